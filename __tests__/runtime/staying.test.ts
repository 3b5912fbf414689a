// A leak grows with every operation; a pool, and what is started once, do not.
import { describe, expect, it } from '@jest/globals';
import { aboveLeast, stayingOf } from '../../src/runtime/staying.js';

const of = (...runs: readonly (readonly [operations: number, left: number])[]) =>
  stayingOf(runs.map(([operations, left]) => ({ operations, left })));

describe('goroutines left behind', () => {
  it.each([
    // As the probe counted them on real benchmarks.
    ['a leak for each operation', of([100, 101], [300, 301], [1200, 1201]), 'leak', 1],
    ['a leak for every fourth', of([100, 25], [400, 100], [1600, 400]), 'leak', 0.25],
    ['three for each', of([2, 6], [8, 24], [32, 96]), 'leak', 3],
    ['a pool of four', of([100, 4], [300, 4]), 'constant', 0],
    ['a pool that fills up to 64', of([10, 11], [30, 31], [120, 64]), 'filling', 0],
    ['one for each call of the function', of([100, 2], [300, 2]), 'constant', 0],
    ['one that was late to end', of([100, 0], [300, 1]), 'constant', 0],
    ['some that are idle for a while', of([1250, 3], [5000, 6], [20000, 7]), 'constant', 0],
    ['none', of([100, 0], [300, 0]), 'none', 0],
    ['some that base had started and that ended', of([100, -1], [300, -1]), 'none', 0],
    ['growth that only began in the third', of([1250, 0], [5000, 0], [40000, 35000]), 'growing', 1],
    [
      'growth that went on in the fourth',
      of([1250, 0], [5000, 0], [40000, 10], [80000, 20]),
      'leak',
      20 / 75000,
    ],
    ['growth that ended in the fourth', of([1250, 0], [5000, 0], [40000, 64], [80000, 64]), 'constant', 0],
    ['growth that begins in the fourth', of([1250, 0], [5000, 0], [40000, 0], [80000, 40]), 'growing', 0.001],
    ['one that is late in the third', of([1250, 0], [5000, 0], [40000, 3]), 'constant', 0],
    ['growth without a third look', of([100, 101], [300, 301]), 'growing', 1],
  ])('%s', (_name, staying, growth, perOperation) => {
    expect(staying).toMatchObject({ growth, perOperation });
  });

  it('are told from those that were there anyway by the least of the processes', () => {
    const runs = [10, 13, 10].map((left, nth) => ({ operations: nth, left, more: true }));
    expect(aboveLeast(runs)).toEqual([0, 3, 0].map((left, nth) => ({ operations: nth, left, more: true })));
    expect(aboveLeast([])).toEqual([]);
  });

  it('say how many there are', () => {
    expect(of([100, 4], [300, 4])?.left).toBe(4);
    expect(of([100, -1], [300, -1])?.left).toBe(0);
  });

  it('come in any order, and need two counts', () => {
    expect(of([1200, 1201], [100, 101], [300, 301])).toEqual(of([100, 101], [300, 301], [1200, 1201]));
    expect(of([100, 5])).toBeNull();
    expect(of([100, 5], [100, 6])).toBeNull();
  });
});
