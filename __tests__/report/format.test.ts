import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  formatChange,
  formatDifference,
  formatDuration,
  formatLimit,
  formatP,
  formatRatio,
  formatSides,
  formatValue,
} from '../../src/report/format.js';
import { budget, change, growth, relative } from './fixtures.js';

describe('formatValue', () => {
  it.each([
    [1.21e-6, 'sec/op', '1.21 µs'],
    [1.5e-9, 'sec/op', '1.50 ns'],
    [3.12e-10, 'sec/op', '0.312 ns'],
    [999.9e-9, 'sec/op', '1.00 µs'],
    [0.0402, 'p99-sec/op', '40.2 ms'],
    [75, 'sec/op', '75.0 s'],
    [96, 'B/op', '96 B'],
    [1023, 'B/op', '1023 B'],
    [1024, 'B/op', '1.00 KiB'],
    [1234, 'B/op', '1.21 KiB'],
    [5 * 2 ** 30, 'B/op', '5.00 GiB'],
    [8.42e8, 'B/s', '842 MB/s'],
    [12_345, 'allocs/op', '12,345'],
    [12.5, 'allocs/op', '12.5'],
    [0.125, 'hits/op', '0.125'],
    [1.2e-7, 'hits/op', '1.2e-7'],
    [1e20, 'hits/op', '1e+20'],
    [123_456.7, 'hits/op', '123,000'],
    [-3, 'hits/op', '−3'],
    [0, 'allocs/op', '0'],
    [0, 'sec/op', '0'],
    [0, 'heap-kept-B/op', '0 B'],
    [0.01, 'heap-kept-B/op', '0.01 B'],
    [5e-10, 'sec/op', '0.500 ns'],
    [Infinity, 'sec/op', '∞'],
    [NaN, 'sec/op', 'n/a'],
  ])('%d %s is %s', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });

  it('stays short for every finite number', () => {
    fc.assert(
      fc.property(
        fc.double({ noDefaultInfinity: true, noNaN: true }),
        fc.constantFrom('sec/op', 'B/op', 'B/s', 'allocs/op', 'x'),
        (value, unit) => {
          expect(formatValue(value, unit)).toMatch(/^−?[\d,.]+(e[+-]\d+)?( [kKMGTµmn]?i?(s|B|B\/s))?$/);
        },
      ),
    );
  });
});

describe('formatDifference', () => {
  it('has a sign, but for zero', () => {
    expect(formatDifference(2, 'allocs/op')).toBe('+2');
    expect(formatDifference(-96, 'B/op')).toBe('−96 B');
    expect(formatDifference(0, 'allocs/op')).toBe('0');
  });
});

describe('formatRatio', () => {
  it.each([
    [[1.171, 1.184, 1.198], '+18.4 % (17.1 … 19.8)'],
    [[0.99, 1.02, 1.05], '+2 % (−1 … +5)'],
    [[0.85, 0.88, 0.91], '−12 % (−15 … −9)'],
    [[0.9995, 1.0001, 1.0007], '+0.01 % (−0.05 … +0.07)'],
    [[270, 285, 301], '×285 (270 … 301)'],
    [[12, 12, 12], '×12'],
    [[2, 2, 2], '+100 %'],
    [[5 / 3, 5 / 3, 5 / 3], '+66.7 %'],
    [[1.000001, 1.000001, 1.000001], '+0.0001 %'],
    [[1, 1, 1], '0 %'],
    [[0, 0, 0], '−100 %'],
    [[0.0001, 0.0001, 0.0001], '−99.99 %'],
    [[0.00001, 0.00001, 0.00001], '−99.999 %'],
    [[1e-12, 1e-12, 1e-12], '−99.9999 %'],
    [[0.5, 1.1, Infinity], '+10 %'],
  ] as const)('%j is %s', ([lo, center, hi], text) => {
    expect(formatRatio({ lo, center, hi })).toBe(text);
  });
});

describe('formatChange', () => {
  it('never calls growth from nothing 0 %', () => {
    expect(formatChange(change('allocs/op', 0, 3, { budget: relative(0.05) }))).toBe('+3');
    expect(formatChange(change('sec/op', [0, 0, 0], [1e-9, 2e-9, 3e-9]))).toBe('+2.0 ns');
  });

  it('tells counts in their unit, and in percent where the budget is relative', () => {
    expect(formatChange(change('allocs/op', 3, 5, { budget: growth(0) }))).toBe('+2');
    expect(formatChange(change('allocs/op', 3, 5, { budget: relative(0.1) }))).toBe('+66.7 %');
    expect(formatChange(change('B/op', 1000, 1096))).toBe('+96 B');
    expect(formatChange(change('allocs/op', [11, 12, 14], [12, 12.5, 15], { exact: false }))).toBe('+0.5');
  });

  it('has nothing to say of one side', () => {
    expect(formatChange(change('allocs/op', null, 3))).toBeNull();
    expect(formatChange(change('allocs/op', 3, null))).toBeNull();
  });
});

describe('formatSides', () => {
  it('has as many digits as the interval leaves standing, on both sides alike', () => {
    const wide = change('sec/op', [1e-6, 1.2104e-6, 1.4e-6], [1.42e-6, 1.4304e-6, 1.44e-6]);
    expect(formatSides(wide)).toEqual({ base: '1.2 µs', head: '1.4 µs' });
    const narrow = change('sec/op', [1.2103e-6, 1.2104e-6, 1.2105e-6], [1.4303e-6, 1.4304e-6, 1.4305e-6]);
    expect(formatSides(narrow)).toEqual({ base: '1.210 µs', head: '1.430 µs' });
  });

  it('tells exact values apart', () => {
    expect(formatSides(change('B/op', 100_000, 100_016))).toEqual({ base: '97.66 KiB', head: '97.67 KiB' });
    expect(formatSides(change('allocs/op', 1_000_000, 1_000_001))).toEqual({
      base: '1,000,000',
      head: '1,000,001',
    });
  });
});

describe('the rest', () => {
  it('writes budgets in the direction that hurts', () => {
    expect(formatLimit({ kind: 'relative', max: 0.05 }, 'sec/op', 'lower')).toBe('+5 %');
    expect(formatLimit({ kind: 'relative', max: 0.05 }, 'B/s', 'higher')).toBe('−5 %');
    expect(formatLimit({ kind: 'growth', max: 0 }, 'allocs/op', 'lower')).toBe('+0');
    expect(formatLimit({ kind: 'growth', max: 16 }, 'B/op', 'lower')).toBe('+16 B');
    expect(formatLimit({ kind: 'limit', op: '<=', value: 12_288 }, 'B/op', 'lower')).toBe('≤ 12 KiB');
    expect(formatLimit(budget({ kind: 'none' }, 'none')?.limit ?? { kind: 'none' }, 'x', 'lower')).toBe('–');
  });

  it.each([
    [0, '0 ms'],
    [350, '350 ms'],
    [800, '0.8 s'],
    [9970, '10 s'],
    [59_600, '1 min'],
    [252_000, '4 min 12 s'],
    [3_840_000, '1 h 4 min'],
    [7_200_000, '2 h'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it('writes p', () => {
    expect([0.00312, 0.5, 1e-9].map(formatP)).toEqual(['0.0031', '0.5', '< 0.0001']);
  });
});
