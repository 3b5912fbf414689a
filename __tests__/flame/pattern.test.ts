// Which patterns are tried, and which could keep somebody waiting for ever.
import { describe, expect, it } from '@jest/globals';
import { exactly, functionTest, readingOf } from '../../src/flame/find.js';

describe('a pattern', () => {
  it.each([
    'Check',
    '^runtime\\.',
    'encoding/(json|xml)',
    '^net/http\\.\\(\\*[a-z]+\\)\\.[A-Z].*$',
    'foo.*|bar.*|baz.*|qux.*',
    'foo.*bar.*baz.*',
    '(encoding|fmt)\\..*Read(er)?$',
    '(?:ab)+',
    '(?<name>abc)*',
    '(ab){2}',
    '[(+*]+',
    'a{2,5}b?',
    'x{',
  ])('%s is tried', (pattern) => {
    expect(readingOf(pattern)).toBe('pattern');
  });

  it.each([
    '(([a-z])+)+#',
    '(a+)+$',
    '(a|a)+$',
    '(a|b|ab)*c',
    '(a?)+b',
    '(?:a*){20}',
    '((a|ab)x)*',
    '.*.*.*.*x',
    'a?'.repeat(40),
    '(a|a)'.repeat(30),
    '([a-z]{1,30}){1,30}#',
    `${'a'.repeat(200)}.*`,
  ])('%s is not', (pattern) => {
    expect(readingOf(pattern)).toBe('costly');
    const started = performance.now();
    expect(functionTest(pattern)?.('a'.repeat(500), '')).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each(['(*T)', '(', 'a[', '*'])('%s is text', (pattern) => {
    expect(readingOf(pattern)).toBe('text');
    expect(functionTest(pattern)?.(`x.${pattern}y`, '')).toBe(true);
  });

  it('means a name of any length', () => {
    const name = `main.(*T[...]).${'a'.repeat(450)}`;
    expect(functionTest(exactly(name))?.(name, '')).toBe(true);
    expect(functionTest(exactly(name))?.(`${name}b`, '')).toBe(false);
  });

  it('is found where it would be costly, as the text that it is', () => {
    expect(functionTest('(a+)+')?.('x(a+)+y', '')).toBe(true);
  });
});
