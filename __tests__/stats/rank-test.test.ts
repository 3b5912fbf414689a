import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalTail } from '../../src/stats/normal.js';
import { rankTest } from '../../src/stats/rank-test.js';

const range = (n: number, from: number, step = 1) => Array.from({ length: n }, (_, i) => from + i * step);

/** P(|U - nm/2| ≥ observed) over all ways to choose the first sample from both. */
function byEnumeration(a: readonly number[], b: readonly number[]): number {
  const all = [...a, ...b];
  const u = (chosen: readonly number[], others: readonly number[]) =>
    chosen.reduce((sum, x) => sum + others.reduce((wins, y) => wins + (x > y ? 1 : x === y ? 0.5 : 0), 0), 0);
  const half = (a.length * b.length) / 2;
  const observed = Math.abs(u(a, b) - half);
  let asFar = 0;
  let ways = 0;
  for (let subset = 0; subset < 2 ** all.length; subset++) {
    const chosen = all.filter((_, i) => (subset & (1 << i)) !== 0);
    if (chosen.length !== a.length) continue;
    ways++;
    const others = all.filter((_, i) => (subset & (1 << i)) === 0);
    if (Math.abs(u(chosen, others) - half) >= observed) asFar++;
  }
  return asFar / ways;
}

describe('rankTest', () => {
  it.each([
    ['apart', range(6, 1), range(6, 7), 0, 0.00216450216450216],
    ['interleaved', range(6, 1, 2), range(6, 2, 2), 15, 0.699134199134199],
    ['shifted', range(10, 1), range(10, 4.5), 21, 0.0288055597653121],
    ['tied', [1, 1, 2, 2, 3], [2, 3, 3, 4, 4], 3, 0.0793650793650794],
    ['nearly equal', range(6, 10, 0), [10, 10, 10, 10, 10, 11], 15, 1],
    ['normal, large', range(51, 0), range(51, 10.5), 820, 0.00131585366679113],
    ['normal, tied', [...range(25, 0), 0], [...range(25, 3), 3], 263.5, 0.175404728461276],
  ])('gives the golden p of upstream: %s', (_, a, b, u, p) => {
    const test = rankTest(a, b);
    expect(Math.min(test.u, a.length * b.length - test.u)).toBe(u);
    expect(test.p).toBeCloseTo(p, 13);
  });

  it('reaches the smallest p of n against n', () => {
    const smallest = [3, 4, 5, 6, 7, 8].map((n) => rankTest(range(n, 0), range(n, 100)).p.toPrecision(3));
    expect(smallest).toEqual(['0.100', '0.0286', '0.00794', '0.00216', '0.000583', '0.000155']);
  });

  it('is right, and the same both ways, where upstream is not: ties in samples of different size', () => {
    expect(rankTest([1, 0, 1, 1, 1], [0]).p).toBeCloseTo(byEnumeration([1, 0, 1, 1, 1], [0]), 12);
    expect(rankTest([0], [1, 0, 1, 1, 1]).p).toBe(rankTest([1, 0, 1, 1, 1], [0]).p);
  });

  it('agrees with enumeration', () => {
    const sample = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        expect(rankTest(a, b).p).toBeCloseTo(byEnumeration(a, b), 12);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same p with the sides swapped, scaled, shifted and reversed', () => {
    const sample = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const { p, u } = rankTest(a, b);
        expect(rankTest(b, a).p).toBeCloseTo(p, 12);
        expect(rankTest(b, a).u).toBe(a.length * b.length - u);
        const map = (values: number[]) => values.map((x) => x * 8 + 3).reverse();
        expect(rankTest(map(a), map(b)).p).toBe(p);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('says nothing about samples that are all equal', () => {
    expect(rankTest([5, 5, 5], [5, 5]).p).toBe(1);
    expect(rankTest(range(60, 5, 0), range(60, 5, 0)).p).toBe(1);
    expect(() => rankTest([], [1])).toThrow(RangeError);
  });
});

describe('normalTail', () => {
  it.each([
    [0, 0.5],
    [1, 0.158655253931457],
    [-1, 0.841344746068543],
    [1.959963984540054, 0.025],
    [2.999, 0.0013543365337271066],
    [3.001, 0.0013454728250849683],
    [6, 9.86587645037698e-10],
    [10, 7.61985302416053e-24],
  ])('of %d', (z, p) => {
    expect(normalTail(z) / p).toBeCloseTo(1, 9);
  });
});
