import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { median, medianInterval, medianRanks, quantile } from '../../src/stats/median.js';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('median', () => {
  it('is the middle value, or halfway between the two middle ones', () => {
    expect(median([3])).toBe(3);
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow(RangeError);
    expect(() => median([1, NaN])).toThrow(RangeError);
  });

  it('leaves its sample in the order it was taken in', () => {
    const sample = [3, 1, 2];
    median(sample);
    expect(sample).toEqual([3, 1, 2]);
  });

  it('is the R8 quantile at one half', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 50 }), (values) => {
        expect(quantile(values, 0.5)).toBeCloseTo(median(values), 4);
      }),
    );
  });
});

describe('quantile', () => {
  it('is of type R8', () => {
    // R: quantile(1:10, c(.1, .25, .9), type = 8)
    expect([0.1, 0.25, 0.9].map((q) => Number(quantile(upTo(10), q).toFixed(6)))).toEqual([
      1.366667, 2.916667, 9.633333,
    ]);
    expect([quantile(upTo(10), 0), quantile(upTo(10), 1)]).toEqual([1, 10]);
  });
});

describe('medianInterval', () => {
  it('gives the ranks that benchstat gives, and its confidence where that is exact (n up to 30)', () => {
    const table = [5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 31, 40].map((n) => {
      const { lo, hi, confidence } = medianRanks(n, 0.95);
      return [n, lo, hi, Math.floor(confidence * 1e4 + 0.5) / 1e4];
    });
    expect(table).toEqual([
      [5, 0, 5, 0.9688],
      [6, 1, 6, 0.9688],
      [7, 1, 7, 0.9844],
      [8, 1, 7, 0.9609],
      [9, 2, 8, 0.9609],
      [10, 2, 9, 0.9785],
      [12, 3, 10, 0.9614],
      [15, 4, 12, 0.9648],
      [20, 6, 15, 0.9586],
      [30, 10, 21, 0.9572],
      [31, 10, 22, 0.9706],
      [40, 14, 27, 0.9615],
    ]);
  });

  it('bounds the median by values of the sample, or by nothing when n is too small', () => {
    expect(medianInterval(upTo(5), 0.95)).toEqual({ center: 3, lo: -Infinity, hi: 5 });
    expect(medianInterval([6, 5, 4, 3, 2, 1], 0.95)).toEqual({ center: 3.5, lo: 1, hi: 6 });
    expect(medianInterval([2], 0.95)).toEqual({ center: 2, lo: -Infinity, hi: Infinity });
  });

  it('covers at least what was asked for, for samples of any size', () => {
    for (const n of [1, 2, 3, 61, 500, 5000]) {
      const { lo, hi, confidence } = medianRanks(n, 0.95);
      expect(confidence).toBeGreaterThanOrEqual(0.95);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(lo).toBeGreaterThanOrEqual(0);
      expect(hi).toBeLessThanOrEqual(n + 1);
    }
    // 1.96 standard deviations of a fair coin around the middle.
    expect(medianRanks(5000, 0.95)).toMatchObject({ lo: 2431, hi: 2570 });
  });
});
