// What the runtime did for each operation, from counters of processes of several counts of operations.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { runtimeUseOf } from '../../src/evidence/runtime-use.js';
import { counterChange, type CounterChange } from '../../src/runtime/counter-change.js';
import { readCounters } from '../../src/runtime/counters.js';
import { corpus } from '../runtime/rendering.js';

const cycles = '/gc/cycles/automatic:gc-cycles';
const work = '/cpu/classes/gc/total:cpu-seconds';

const file = (version: string, place: string): string =>
  readFileSync(`${corpus}/counters/go${version}.${place}.txt`, 'utf8');
const real = counterChange(readCounters(file('1.27', 'begin')), readCounters(file('1.27', 'end')));

function counted(
  iterations: number,
  metrics: Readonly<Record<string, number>>,
  heapLiveBytes = 0,
): { iterations: number; change: CounterChange } {
  return {
    iterations,
    change: { ...real, heapLiveBytes, metrics: new Map(Object.entries(metrics)), histograms: new Map() },
  };
}

describe('the use of the runtime', () => {
  it('is null of fewer than two counts of operations', () => {
    expect(runtimeUseOf([], [], [])).toBeNull();
    expect(runtimeUseOf([counted(10, {}), counted(10, {})], [], [])).toBeNull();
  });

  it('is a slope, so that what happens once cancels', () => {
    const use = runtimeUseOf([counted(1000, { [work]: 0.5 }), counted(3000, { [work]: 0.7 })], [], []);
    expect(use).toMatchObject({ operations: 3000, processes: 1 });
    expect(use?.rates['gc-work']?.perOperation).toBeCloseTo(1e-4, 12);
    // One process of each count: nobody knows how much it scatters.
    expect(use?.rates['gc-work']?.error).toBeNull();
  });

  it('leaves out what this version of Go does not count, instead of taking it for nothing', () => {
    const use = runtimeUseOf([counted(1000, { [work]: 0.5 }), counted(3000, { [work]: 0.7 })], [], []);
    expect(Object.keys(use?.rates ?? {})).toEqual(['gc-work']);
    const half = runtimeUseOf([counted(1000, {}), counted(3000, { [work]: 0.7 })], [], []);
    expect(half?.rates).toEqual({});
  });

  it.each(['1.21', '1.26', '1.27'])('has all measures of Go %s', (version) => {
    const [begin, end] = [readCounters(file(version, 'begin')), readCounters(file(version, 'end'))];
    const change = counterChange(begin, end);
    const none = counterChange(begin, begin);
    const use = runtimeUseOf(
      [
        { iterations: 2, change: none },
        { iterations: 3000, change },
      ],
      [],
      [],
    );
    expect(Object.keys(use?.rates ?? {})).toEqual([
      'gc-cycles',
      'gc-pause',
      'gc-work',
      'gc-assist',
      'scheduler-latency',
      'mutex-wait',
    ]);
  });

  it('does not tell waits for a processor of few operations', () => {
    const short = [
      { iterations: 2, change: real },
      { iterations: 900, change: real },
    ];
    expect(runtimeUseOf(short, [], [])?.rates['scheduler-latency']).toBeUndefined();
  });

  it('is a mean over processes that were profiled, with its standard error', () => {
    const timed = [1, 2, 3].flatMap((nth) => [
      counted(1000, { [work]: 0.1 }),
      counted(5000, { [work]: 0.1 + nth * 0.4 }),
    ]);
    const use = runtimeUseOf([counted(2, {}), counted(8, {})], timed, []);
    expect(use).toMatchObject({ operations: 5000, processes: 3 });
    const { perOperation, error } = use?.rates['gc-work'] ?? { perOperation: NaN, error: NaN };
    expect(perOperation).toBeCloseTo(2e-4, 12);
    expect(error).toBeCloseTo(1e-4 / Math.sqrt(3), 12);
  });

  it('has collections of heap profiles, and an error of one and a fiftieth of them', () => {
    const heavy = [counted(1000, { [cycles]: 10 }), counted(5000, { [cycles]: 50 })];
    const use = runtimeUseOf([counted(2, { [cycles]: 0 }), counted(8, { [cycles]: 0 })], [], heavy);
    expect(use?.rates['gc-cycles']?.perOperation).toBeCloseTo(0.01, 12);
    expect(use?.rates['gc-cycles']?.error).toBeCloseTo((1 + 0.02 * 60) / 4000, 12);
  });

  it('has the heap of the processes that only counted', () => {
    const probed = [counted(1250, {}, 125_000), counted(5000, {}, 500_000), counted(40_000, {}, 4_000_000)];
    expect(runtimeUseOf(probed, [], [])?.heap).toEqual({
      growth: 'leak',
      keptPerOperation: 100,
      kept: 4_000_000,
      operations: 40_000,
      after: 0,
    });
  });
});
