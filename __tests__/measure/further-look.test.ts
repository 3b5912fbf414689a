// How many operations a benchmark is looked at once more with, from what stayed so far.
import { describe, expect, it } from '@jest/globals';
import {
  affordableLook,
  dumpable,
  furtherLook,
  holding,
  probeIterations,
  type Seen,
} from '../../src/measure/probing.js';
import type { TreeSide } from '../../src/measure/step.js';

const quick = 1e-7;
const slow = 0.05;
const seen = (...all: readonly (readonly [operations: number, left: number, bytes: number])[]): Seen[] =>
  all.map(([operations, left, bytes]) => ({ operations, left, bytes }));
const still = seen([1250, 0, 500], [5000, 0, 600]);
const keeps = seen([1250, 0, 125_000], [5000, 0, 500_000]);
const leaks = seen([1250, 1250, 500], [5000, 5000, 600]);
const look = (base: Seen[], head: Seen[], seconds = quick) =>
  furtherLook(
    new Map<TreeSide, Seen[]>([
      ['base', base],
      ['head', head],
    ]),
    seconds,
  );

describe('a further look', () => {
  it('begins with as many operations as there is time for', () => {
    expect(probeIterations(quick)).toEqual([1250, 5000]);
    expect(probeIterations(slow)).toEqual([2, 8]);
    expect(probeIterations(10)).toEqual([2, 4]);
    // Of an earlier capture, unless they take much longer here, or are too few to tell.
    expect(probeIterations(quick, [8000, 2000, 500, 500])).toEqual([500, 2000]);
    expect(probeIterations(1e-4, [1000, 4000])).toEqual([1000, 4000]);
    expect(probeIterations(2e-4, [1000, 4000])).toEqual(probeIterations(2e-4));
    expect(probeIterations(quick, [5000])).toEqual([1250, 5000]);
    expect(probeIterations(quick, [1, 5000])).toEqual([1250, 5000]);
  });

  it('asks head alone whether anything stays later on', () => {
    expect(look(still, still)).toEqual({ sides: ['head'], operations: 40_000 });
    expect(look(still, [...still, ...seen([40_000, 0, 700])])).toBeNull();
    // 0.1 s hold 10,000 operations.
    expect(look(still, still, 1e-5)).toEqual({ sides: ['head'], operations: 10_000 });
  });

  it('is none where an operation takes too long', () => {
    const few = seen([2, 0, 0], [8, 0, 0]);
    expect(look(few, few, slow)).toBeNull();
  });

  it('asks base as well, where head began to keep something', () => {
    const late = [...still, ...seen([40_000, 0, 2_000_000])];
    expect(look(still, late)).toEqual({ sides: ['base'], operations: 40_000 });
    const both = [...still, ...seen([40_000, 0, 700])];
    expect(look(both, late)).toEqual({ sides: ['base', 'head'], operations: 80_000 });
    expect(look([...both, ...seen([80_000, 0, 800])], [...late, ...seen([80_000, 0, 4_000_000])])).toBeNull();
  });

  it('asks both where one keeps more from the beginning', () => {
    expect(look(still, keeps)).toEqual({ sides: ['base', 'head'], operations: 40_000 });
    expect(look(keeps, still)).toEqual({ sides: ['base', 'head'], operations: 40_000 });
    const few = seen([2, 0, 200_000], [8, 0, 800_000]);
    expect(look(few, few, slow)).toEqual({ sides: ['base', 'head'], operations: 32 });
  });

  it('has four times as many goroutines at most, which cost more than bytes', () => {
    expect(look(still, leaks)).toEqual({ sides: ['base', 'head'], operations: 20_000 });
    const third = [...leaks, ...seen([20_000, 20_000, 700])];
    expect(look([...still, ...seen([20_000, 0, 700])], third)).toBeNull();
  });

  it('asks less of what is read from dumps, and takes what all have for what was there anyway', () => {
    const dumped = (...all: readonly (readonly [number, number])[]): Seen[] =>
      all.map(([operations, left]) => ({ operations, left, bytes: 0, dumped: true }));
    const both = (base: Seen[], head: Seen[]) =>
      furtherLook(
        new Map<TreeSide, Seen[]>([
          ['base', base],
          ['head', head],
        ]),
        quick,
        500,
      );
    const busy = dumped([125, 10], [500, 10]);
    expect(both(busy, busy)).toEqual({ sides: ['head'], operations: 4000 });
    expect(both(busy, dumped([125, 135], [500, 510]))).toEqual({ sides: ['base', 'head'], operations: 2000 });
    // Four more than ten would be late ones; they are four more than none.
    expect(both(busy, dumped([125, 10], [500, 10], [4000, 14]))).toEqual({
      sides: ['base'],
      operations: 4000,
    });
  });

  it('is sized by how many goroutines there are to dump', () => {
    const first = (...all: readonly number[]): Seen[] =>
      all.map((left) => ({ operations: 2, left, bytes: 0 }));
    expect(dumpable(first(0, 3), 5000)).toBe(500);
    expect(dumpable(first(0, 3), 60)).toBe(60);
    expect(dumpable(first(0, 90), 5000)).toBe(88);
    expect(dumpable(first(90, 9000), 5000)).toBe(8);
    expect(dumpable([], 5000)).toBe(500);
  });

  it('leaves no more behind than there is room for', () => {
    const gibibyte = 2 ** 30;
    expect(holding(still, 40_000)).toBe(40_000);
    // 20 goroutines for each operation, a megabyte for each.
    expect(holding(seen([1250, 25_000, 0]), 5000)).toBe(5000);
    expect(holding(seen([1250, 25_000, 0]), 20_000)).toBe(5000);
    expect(holding(seen([250, 0, gibibyte / 4], [1000, 0, gibibyte]), 4000)).toBe(1000);
    const sidesOf = (head: Seen[]) =>
      new Map<TreeSide, Seen[]>([
        ['base', seen([250, 0, 0], [1000, 0, 0])],
        ['head', head],
      ]);
    const large = sidesOf(seen([250, 0, gibibyte / 4], [1000, 0, gibibyte]));
    expect(furtherLook(large, 1e-4)).toEqual({ sides: ['base', 'head'], operations: 4000 });
    expect(affordableLook(large, 1e-4)).toBeNull();
    const half = sidesOf(seen([250, 0, gibibyte / 8], [1000, 0, gibibyte / 2]));
    expect(affordableLook(half, 1e-4)).toEqual({ sides: ['base', 'head'], operations: 2000 });
    const little = sidesOf(seen([250, 0, 250_000], [1000, 0, 1_000_000]));
    expect(affordableLook(little, 1e-4)).toEqual(furtherLook(little, 1e-4));
  });

  it('is none where head told nothing', () => {
    expect(furtherLook(new Map<TreeSide, Seen[]>([['base', still]]), quick)).toBeNull();
  });

  it('is none without a side that told anything', () => {
    expect(furtherLook(new Map(), quick)).toBeNull();
  });
});
