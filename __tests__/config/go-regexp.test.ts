import { describe, expect, it } from '@jest/globals';
import { goRegExp } from '../../src/config/go-regexp.js';

describe('a regular expression of Go', () => {
  it.each([
    ['Render', 'shop.Render', true],
    ['render', 'shop.Render', false],
    ['(?i)render', 'shop.Render', true],
    ['^runtime\\.', 'runtime.mallocgc', true],
    ['^runtime\\.', 'xruntime.mallocgc', false],
    ['\\A\\Qa.(*T)\\E', 'a.(*T).M', true],
    ['\\Qa.b', 'a.b', true],
    ['\\Qa.b', 'axb', false],
    ['M\\z', 'a.(*T).M', true],
    ['M\\z', 'a.(*T).Mz', false],
    ['a\\-b\\/c\\_d', 'a-b/c_d', true],
    ['(?P<x>a)(?:b|c)', 'ac', true],
    ['\\pL\\PN', 'aα', true],
    ['[^/]+$', 'a/b', true],
    ['', 'anything', true],
  ])('%j and %j', (pattern, text, fits) => {
    expect(goRegExp(pattern)?.test(text)).toBe(fits);
  });

  it.each([
    '(',
    ')',
    '[',
    'a**',
    '\\',
    '(?=a)',
    '(?<!a)b',
    '(a)\\1',
    '[[:alpha:]]',
    '\\y',
    '\\p{Greek}',
    '(?P<n>a)(?P<n>b)',
    'a{2,1}',
  ])('%j is refused', (pattern) => {
    expect(goRegExp(pattern)).toBeNull();
  });
});
