import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { signedRank, signedRankQuantile } from '../../src/stats/signed-rank.js';
import { hodgesLehmann } from '../../src/stats/hodges-lehmann.js';

const golden = [0.012, 0.034, -0.005, 0.021, 0.018, 0.027, -0.011, 0.009, 0.015, 0.03];

/** Small integers, so that ties and zeros are common and every operation is exact. */
const tied = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 10 });

/** P of a sum at least (or at most) as large as the observed one, over all 2ⁿ signs of the observed ranks. */
function byEnumeration(differences: readonly number[]): { greater: number; less: number } {
  const kept = differences.filter((d) => d !== 0);
  const size = kept.map(Math.abs);
  const ranks = size.map(
    (s) => size.filter((t) => t < s).length + (size.filter((t) => t === s).length + 1) / 2,
  );
  const sumOf = (chosen: (i: number) => boolean) => ranks.reduce((sum, r, i) => sum + (chosen(i) ? r : 0), 0);
  const observed = sumOf((i) => (kept[i] ?? 0) > 0);
  let greater = 0;
  let less = 0;
  const all = 2 ** kept.length;
  for (let signs = 0; signs < all; signs++) {
    const sum = sumOf((i) => (signs & (1 << i)) !== 0);
    if (sum >= observed) greater++;
    if (sum <= observed) less++;
  }
  return { greater: greater / all, less: less / all };
}

/** P(W ≥ w) for n untied differences, counted in whole numbers. */
function exactGreater(n: number, w: number): number {
  let ways = [1n];
  for (let r = 1; r <= n; r++) {
    ways = Array.from({ length: ways.length + r }, (_, sum) => (ways[sum] ?? 0n) + (ways[sum - r] ?? 0n));
  }
  const asLarge = ways.slice(w).reduce((a, b) => a + b, 0n);
  return Number((asLarge * 10n ** 12n) >> BigInt(n)) / 1e12;
}

describe('signedRank', () => {
  it('gives the golden vector', () => {
    expect(signedRank(golden, 'greater')).toEqual({ p: 0.0068359375, n: 10, wPlus: 51 });
    expect(signedRank(golden, 'two-sided').p).toBe(0.013671875);
  });

  it('reaches 2^-n and no less when all differences agree', () => {
    for (const n of [1, 5, 14, 60]) {
      const differences = Array.from({ length: n }, (_, i) => i + 1);
      expect(signedRank(differences, 'greater').p).toBe(2 ** -n);
      expect(signedRank(differences, 'less').p).toBeCloseTo(1, 12);
    }
  });

  it('says nothing when nothing differs', () => {
    expect(signedRank([], 'greater')).toEqual({ p: 1, n: 0, wPlus: 0 });
    expect(signedRank([0, 0, 0], 'two-sided')).toEqual({ p: 1, n: 0, wPlus: 0 });
  });

  it('drops zero differences', () => {
    expect(signedRank([...golden, 0, 0], 'greater')).toEqual(signedRank(golden, 'greater'));
  });

  it('refuses what is not finite', () => {
    expect(() => signedRank([1, NaN], 'greater')).toThrow(RangeError);
    expect(() => signedRank([1, Infinity], 'greater')).toThrow(RangeError);
  });

  it('agrees with enumeration of all signs, ties included', () => {
    fc.assert(
      fc.property(tied, (differences) => {
        const truth = byEnumeration(differences);
        expect(signedRank(differences, 'greater').p).toBeCloseTo(truth.greater, 12);
        expect(signedRank(differences, 'less').p).toBeCloseTo(truth.less, 12);
        const both = Math.min(1, 2 * Math.min(truth.greater, truth.less));
        expect(signedRank(differences, 'two-sided').p).toBeCloseTo(both, 12);
      }),
    );
  });

  it('swaps its tails when the sides are swapped, and knows no order and no scale', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 80 }),
        fc.integer(),
        (differences, n) => {
          const negated = differences.map((d) => -d);
          expect(signedRank(negated, 'greater').p).toBe(signedRank(differences, 'less').p);
          expect(signedRank(negated, 'two-sided').p).toBe(signedRank(differences, 'two-sided').p);
          const turned = differences.map((_, i) => differences[(i + Math.abs(n)) % differences.length] ?? 0);
          expect(signedRank(turned, 'greater').wPlus).toBe(signedRank(differences, 'greater').wPlus);
          expect(signedRank(turned, 'greater').p).toBeCloseTo(signedRank(differences, 'greater').p, 12);
          const scaled = differences.map((d) => d * 1024);
          expect(signedRank(scaled, 'greater')).toEqual(signedRank(differences, 'greater'));
        },
      ),
    );
  });

  it('goes over from exact to normal without a step', () => {
    for (const n of [61, 80]) {
      const shifted = Array.from({ length: n }, (_, i) => (i % 3 === 0 ? -1 : 1) * (i + 1));
      const wPlus = shifted.reduce((sum, d) => sum + Math.max(0, d), 0);
      expect(signedRank(shifted, 'greater').p).toBeCloseTo(exactGreater(n, wPlus), 3);
      expect(signedRank(shifted, 'less').p).toBeCloseTo(1 - exactGreater(n, wPlus + 1), 3);
    }
    // 61 agreeing differences are z = 6.79, P(Z > 6.79) = 5.7e-12: not below what a normal tail can say.
    const agreeing = Array.from({ length: 61 }, (_, i) => i + 1);
    expect(signedRank(agreeing, 'greater').p).toBeGreaterThan(1e-12);
    expect(signedRank(agreeing, 'greater').p).toBeLessThan(1e-11);
  });
});

describe('signedRankQuantile', () => {
  it('gives the table of golden ranks at 95 % and 90 %', () => {
    const table = [6, 8, 10, 12, 16, 20, 28, 40].map((n) => [
      n,
      signedRankQuantile(0.025, n),
      signedRankQuantile(0.05, n),
    ]);
    expect(table).toEqual([
      [6, 1, 3],
      [8, 4, 6],
      [10, 9, 11],
      [12, 14, 18],
      [16, 30, 36],
      [20, 53, 61],
      [28, 117, 131],
      [40, 265, 287],
    ]);
  });

  it('grows on across the limit of the exact distribution', () => {
    const quantiles = [58, 59, 60, 61, 62, 63].map((n) => signedRankQuantile(0.025, n));
    const steps = quantiles.slice(1).map((q, i) => q - (quantiles[i] ?? 0));
    for (const step of steps) expect(Math.abs(step - 23)).toBeLessThanOrEqual(3);
  });
});

describe('hodgesLehmann', () => {
  it('gives the golden vector', () => {
    const { center, lo, hi } = hodgesLehmann(golden, 0.95);
    expect([center, lo, hi].map((x) => Number(x.toPrecision(12)))).toEqual([0.015, 0.0035, 0.0255]);
  });

  it('has no bounds when there are too few differences for the confidence', () => {
    expect(hodgesLehmann([1, 2, 3, 4, 5], 0.95)).toEqual({ center: 3, lo: -Infinity, hi: Infinity });
    expect(hodgesLehmann([1, 2, 3, 4, 5, 6], 0.95)).toEqual({ center: 3.5, lo: 1, hi: 6 });
    expect(hodgesLehmann([1, 2, 3, 4, 5], 0.9)).toEqual({ center: 3, lo: 1, hi: 5 });
    expect(hodgesLehmann([7], 0.95)).toEqual({ center: 7, lo: -Infinity, hi: Infinity });
    expect(() => hodgesLehmann([], 0.95)).toThrow(RangeError);
  });

  it('holds its centre, and moves and turns with the differences', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 40 }), (d) => {
        const here = hodgesLehmann(d, 0.95);
        expect(here.lo).toBeLessThanOrEqual(here.center);
        expect(here.hi).toBeGreaterThanOrEqual(here.center);
        const moved = hodgesLehmann(
          d.map((x) => x + 1000),
          0.95,
        );
        expect(moved).toEqual({ center: here.center + 1000, lo: here.lo + 1000, hi: here.hi + 1000 });
        const turned = hodgesLehmann(
          d.map((x) => 0 - x),
          0.95,
        );
        expect(turned).toEqual({ center: 0 - here.center, lo: 0 - here.hi, hi: 0 - here.lo });
      }),
    );
  });

  it('excludes zero exactly when the test does, where nothing is tied', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: -2000, max: 2000 }), {
      minLength: 6,
      maxLength: 16,
      selector: Math.abs,
    });
    fc.assert(
      fc.property(distinct, (d) => {
        fc.pre(!d.includes(0));
        const { lo, hi } = hodgesLehmann(d, 0.95);
        const rejected = signedRank(d, 'two-sided').p < 0.05;
        // Walsh averages of exactly zero are boundary cases of the closed interval.
        fc.pre(lo !== 0 && hi !== 0);
        expect(lo > 0 || hi < 0).toBe(rejected);
      }),
    );
  });
});
