import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance, nearest } from '../../src/base/nearest.js';

describe('nearest', () => {
  it.each([
    ['bsae', ['head', 'base'], 'base'],
    ['timeBudget', ['timeout', 'time-budget'], 'time-budget'],
    ['time_budget', ['timeout', 'time-budget'], 'time-budget'],
    ['benchmarks', ['bench', 'base'], 'bench'],
    ['alloc/op', ['sec/op', 'B/op', 'allocs/op'], 'allocs/op'],
    ['b/op', ['sec/op', 'B/op'], 'B/op'],
    ['warning', ['fail', 'warn', 'pass'], 'warn'],
  ])('takes %s of %j for %s', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  it.each([
    ['x', ['a', 'b']],
    ['colour', ['base', 'head']],
    ['', ['base']],
    ['--', ['base']],
    ['b'.repeat(65), ['base']],
  ])('finds nothing for %j', (word, candidates) => {
    expect(nearest(word, candidates)).toBeNull();
  });

  it('prefers the nearer candidate, then the first', () => {
    expect(nearest('head', ['heads', 'head'])).toBe('head');
    expect(nearest('hea', ['heat', 'head'])).toBe('heat');
  });
});

describe('editDistance', () => {
  it('counts a swap of neighbours as one', () => {
    expect(editDistance('bsae', 'base')).toBe(1);
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
  });

  it('is symmetric, and zero only between equals', () => {
    const word = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
