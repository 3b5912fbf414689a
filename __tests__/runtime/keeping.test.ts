// Memory that stays with each operation is kept for good; a cache that is full stops growing.
import { describe, expect, it } from '@jest/globals';
import { heapGrows, keepingOf } from '../../src/runtime/keeping.js';

const runs = (...all: readonly (readonly [operations: number, bytes: number])[]) =>
  all.map(([operations, bytes]) => ({ operations, bytes }));
const of = (...all: readonly (readonly [number, number])[]) => keepingOf(runs(...all));

describe('memory that stays', () => {
  it.each([
    // Live bytes as the sentinels counted them on Go 1.26.
    ['a map that grows with each', of([1250, 162_600], [5000, 648_400], [20_000, 2_593_000]), 'leak', 130, 0],
    ['a slice that grows', of([1250, 181_500], [5000, 716_300], [20_000, 2_782_000]), 'leak', 139, 0],
    ['a map of 512', of([1250, 74_190], [5000, 74_260], [20_000, 74_130]), 'none', 0, 0],
    ['a map of 10,000', of([1250, 162_600], [5000, 648_600], [20_000, 1_296_000]), 'filling', 0, 0],
    ['a map that was full early', of([1250, 162_600], [5000, 648_600], [40_000, 648_900]), 'filling', 0, 0],
    ['garbage', of([1250, 696], [5000, 488], [20_000, 744]), 'none', 0, 0],
    ['less than before', of([1250, -90_000], [5000, -120_000]), 'none', 0, 0],
    // Begins after 5000 operations.
    ['growth that has begun', of([1250, 376], [5000, 680], [40_000, 2_191_000]), 'growing', 63, 5000],
    [
      'growth that began late and goes on',
      of([1250, 376], [5000, 680], [40_000, 4_500_000], [80_000, 9_500_000]),
      'leak',
      127,
      5000,
    ],
    [
      'a buffer that grew once, late',
      of([1250, 0], [5000, 0], [40_000, 262_144], [80_000, 262_144]),
      'filling',
      0,
      0,
    ],
    [
      'ten bytes of each, too little at first',
      of([1250, 12_500], [5000, 50_000], [40_000, 400_000]),
      'leak',
      10,
      0,
    ],
    ['growth without a third count', of([2, 200_000], [8, 800_000]), 'growing', 100_000, 0],
  ])('%s', (_name, use, growth, perOperation, after) => {
    expect(use).toMatchObject({ growth, after });
    expect(Math.round(use?.keptPerOperation ?? NaN)).toBe(perOperation);
  });

  it('says how much, at the most operations', () => {
    expect(of([5000, 700_000], [20_000, 2_782_000], [1250, 181_500])).toMatchObject({
      kept: 2_782_000,
      operations: 20_000,
    });
  });

  it('needs two counts', () => {
    expect(of([100, 1])).toBeNull();
    expect(of([100, 1], [100, 500_000])).toBeNull();
  });

  it('grows between any two counts', () => {
    expect(heapGrows(runs([1, 0], [2, 65_535]))).toBe(false);
    expect(heapGrows(runs([1, 0], [2, 65_536]))).toBe(true);
    expect(heapGrows(runs([4, 65_000], [1, 0], [2, 70_000]))).toBe(true);
    expect(heapGrows([])).toBe(false);
  });
});
