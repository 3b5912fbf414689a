import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileGlob, longestGlob, matches, mostAlternatives } from '../../src/config/glob.js';

function matching(pattern: string, text: string): boolean {
  const glob = compileGlob(pattern);
  if (glob === null) throw new Error(`does not compile: ${pattern}`);
  return matches(glob, text);
}

describe('a glob', () => {
  it.each([
    ['*', ''],
    ['*', 'a/b'],
    ['Look/*', 'Look/a/b'],
    ['Look/*', 'Look/'],
    ['*/miss', 'Look/x/miss'],
    ['a*b*c', 'aXbYbZc'],
    ['a**c', 'abc'],
    ['?', '😀'],
    ['Look/?', 'Look/x'],
    ['{Look,Walk}/a', 'Walk/a'],
    ['{Look,Walk{,Fast}}/a', 'WalkFast/a'],
    ['{a,b}{c,d}', 'bd'],
    ['Sort/[]int', 'Sort/[]int'],
    ['Sort/[a-z]', 'Sort/[a-z]'],
    ['a.b+c(d)|e^f$', 'a.b+c(d)|e^f$'],
    ['x{1_2}', 'x{1_2}'],
    ['x{a,b', 'x{a,b'],
    ['a\\*b', 'a*b'],
    ['\\{a,b\\}', '{a,b}'],
    ['a\\', 'a\\'],
    ['#01', '#01'],
    ['!a', '!a'],
  ])('%s matches %s', (pattern, text) => {
    expect(matching(pattern, text)).toBe(true);
  });

  it.each([
    ['Look', 'Look/a'],
    ['Look/*', 'Looks/a'],
    ['Look/?', 'Look/xy'],
    ['a*b*c', 'acb'],
    ['{Look,Walk}', 'LookWalk'],
    ['a\\*b', 'axb'],
    ['Sort/[a-z]', 'Sort/b'],
    ['a.c', 'abc'],
    ['', 'a'],
    ['look', 'Look'],
  ])('%s does not match %s', (pattern, text) => {
    expect(matching(pattern, text)).toBe(false);
  });

  it('refuses what multiplies without bound', () => {
    expect(compileGlob('{a,b}'.repeat(5))).toHaveLength(mostAlternatives);
    expect(compileGlob('{a,b}'.repeat(6))).toBeNull();
    expect(compileGlob(`{${'a,'.repeat(mostAlternatives)}b}`)).toBeNull();
    expect(compileGlob('a'.repeat(longestGlob))).not.toBeNull();
    expect(compileGlob('a'.repeat(longestGlob + 1))).toBeNull();
  });

  it('is not slowed down by a name that makes a backtracking matcher try everything', () => {
    expect(matching('*a*a*a*a*a*a*a*b', 'a'.repeat(16_384))).toBe(false);
    expect(matching('{*a,*b}*a*a*a*a*b', `${'ab'.repeat(8000)}c`)).toBe(false);
  });

  it('agrees with a regular expression on small names', () => {
    const letter = fc.constantFrom('a', 'b', '/');
    const pattern = fc.array(fc.constantFrom('a', 'b', '/', '*', '?'), { maxLength: 7 });
    fc.assert(
      fc.property(pattern, fc.string({ unit: letter, maxLength: 9 }), (parts, text) => {
        const source = parts.map((part) => (part === '*' ? '.*' : part === '?' ? '.' : part)).join('');
        expect(matching(parts.join(''), text)).toBe(new RegExp(`^${source}$`).test(text));
      }),
      { numRuns: 500 },
    );
  });

  it('matches any text by that text with its signs escaped', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (text) => {
        expect(matching(text.replace(/[*?{},\\]/g, '\\$&'), text)).toBe(true);
      }),
    );
  });
});
