// How a time budget is spent: what is given up first, and that what is most important is given up last.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  planConfirm,
  planFocus,
  planGating,
  planMore,
  planRest,
  planScreen,
  type ConfirmWaiting,
} from '../../src/measure/plan.js';
import { layoutsFor, leastConfirmLayouts } from '../../src/measure/schedule.js';

describe('planScreen', () => {
  const costs = { round: 10, layout: 5 };
  const at = (seconds: number, randomise = true) => planScreen(costs, seconds, randomise);

  it('gives up layouts before rounds, and never the first three rounds', () => {
    expect(at(180)).toEqual({ rounds: 12, layouts: 12 });
    expect(at(179)).toEqual({ rounds: 12, layouts: 6 });
    expect(at(149)).toEqual({ rounds: 12, layouts: 1 });
    expect(at(119)).toEqual({ rounds: 8, layouts: 6 });
    expect(at(109)).toEqual({ rounds: 8, layouts: 1 });
    expect(at(79)).toEqual({ rounds: 7, layouts: 1 });
    expect(at(30)).toEqual({ rounds: 3, layouts: 1 });
    expect(at(-5)).toEqual({ rounds: 3, layouts: 1 });
  });

  it('has one layout where the linker has', () => {
    expect(at(1000, false)).toEqual({ rounds: 12, layouts: 1 });
  });

  it('gives up fewer layouts where linking takes long, not rounds', () => {
    expect(planScreen({ round: 1, layout: 60 }, 300, true)).toEqual({ rounds: 12, layouts: 1 });
  });

  it('never plans more for less time, and what it plans fits unless it is the least', () => {
    const seconds = fc.double({ min: 0.001, max: 1000, noNaN: true });
    fc.assert(
      fc.property(seconds, seconds, seconds, seconds, (round, layout, less, more) => {
        const [small, large] = [less, more]
          .sort((a, b) => a - b)
          .map((s) => planScreen({ round, layout }, s, true));
        if (small === undefined || large === undefined) throw new Error('no plan');
        expect(small.rounds).toBeLessThanOrEqual(large.rounds);
        const cost = large.rounds * round + (large.layouts > 1 ? large.layouts * layout : 0);
        expect(cost <= Math.max(less, more) || large.rounds === 3).toBe(true);
      }),
      { seed: 20260102 },
    );
  });
});

const waiting = (count: number, linkSeconds = 0) =>
  Array.from({ length: count }, (_, k) => ({ key: `k${k}`, pkg: `p${k % 2}`, pairSeconds: 1, linkSeconds }));

describe('planFocus', () => {
  it('gives up rounds before benchmarks, and the last benchmarks first', () => {
    const all = waiting(4);
    const keys = all.map(({ key }) => key);
    expect(planFocus(all, 12, 112)).toEqual({ keys, rounds: 28, layouts: 12 });
    expect(planFocus(all, 12, 111)).toEqual({ keys, rounds: 16, layouts: 12 });
    expect(planFocus(all, 12, 63)).toMatchObject({ keys: ['k0', 'k1', 'k2'], rounds: 16 });
    expect(planFocus(all, 12, 3).keys).toEqual([]);
    expect(planFocus([], 12, 3).keys).toEqual([]);
  });

  it('uses fewer layouts where they would have to be linked again', () => {
    const all = waiting(2, 10);
    expect(planFocus(all, 12, 56 + 240)).toMatchObject({ rounds: 28, layouts: 12 });
    expect(planFocus(all, 12, 56 + 239)).toMatchObject({ rounds: 28, layouts: 6 });
    expect(planFocus(all, 12, 56 + 60)).toMatchObject({ rounds: 28, layouts: 3 });
    // Rounds are given up before all pairs are on one layout.
    expect(planFocus(all, 12, 56 + 59)).toMatchObject({ rounds: 16, layouts: 3 });
    expect(planFocus(all, 12, 32 + 59)).toMatchObject({ rounds: 28, layouts: 1 });
    expect(planFocus(all, 12, 55)).toMatchObject({ rounds: 16, layouts: 1 });
  });
});

describe('planConfirm', () => {
  const of = (count: number, improvements = 0): ConfirmWaiting[] =>
    waiting(count + improvements, 1).map((wait, k) => ({ ...wait, pairsPerLayout: 3, gates: k < count }));
  // A benchmark is 3 s a layout, its package 1 s.
  it('gives up layouts, then what gates nothing, then the last of what does', () => {
    expect(planConfirm(of(2), 0.01, 96, true)).toMatchObject({
      keys: ['k0', 'k1'],
      layouts: 12,
      mostPairs: Infinity,
    });
    expect(planConfirm(of(2), 0.01, 95, true)).toMatchObject({ keys: ['k0', 'k1'], layouts: 9 });
    expect(planGating(of(2, 2), 0.01, 112, true)).toMatchObject({ keys: ['k0', 'k1'], layouts: 12 });
    expect(planConfirm(of(2), 0.01, 35, true)).toMatchObject({ keys: ['k0'], layouts: 8 });
    expect(planConfirm(of(2), 0.01, 30, true).keys).toEqual([]);
  });

  it('plans what gates by its own number, and more layouts for others only where there is time for all', () => {
    const most = (12 + 1) * 1000;
    expect(planGating(of(1, 60), 0.01, most, true)).toMatchObject({ keys: ['k0'], layouts: 14 });
    // Eight layouts are 24 pairs and 8 links of the first, whatever waits behind it.
    for (const others of [0, 8, 60])
      expect(planGating(of(1, others), 0.01, 8 * 4, true)).toMatchObject({ keys: ['k0'], layouts: 8 });
  });

  it('keeps to the room that there is beside others', () => {
    const room = { there: new Map([['regression', 3]]), most: new Map([['regression', 5]]) };
    expect(planConfirm(of(4), 0.01, 1000, true, room)).toMatchObject({ keys: ['k0', 'k1'], layouts: 12 });
    // Ten layouts are for five tests, and 43 s hold them of one benchmark.
    expect(planConfirm(of(4), 0.01, 43, true, room)).toMatchObject({ keys: ['k0'], layouts: 10 });
    expect(planConfirm(of(4), 0.01, 1000, false, room).keys).toEqual(['k0', 'k1']);
  });

  it('gives up pairs on a layout before what is confirmed', () => {
    const noisy = of(2).map((one) => ({ ...one, pairsPerLayout: 8 }));
    expect(planConfirm(noisy, 0.01, 12 * 18, true)).toMatchObject({ layouts: 12, mostPairs: Infinity });
    expect(planConfirm(noisy, 0.01, 9 * 18, true)).toMatchObject({ layouts: 9, mostPairs: Infinity });
    expect(planConfirm(noisy, 0.01, 9 * 8, true)).toMatchObject({ layouts: 9, mostPairs: 3 });
  });

  it('never has fewer layouts than Holm needs for all that are confirmed', () => {
    for (let seconds = 0; seconds < 3000; seconds += 50) {
      const { keys, layouts } = planConfirm(of(40, 10), 0.01, seconds, true);
      if (keys.length > 0) expect(2 ** -(layouts - 1) * keys.length).toBeLessThanOrEqual(0.01);
    }
  });

  it('confirms as many of very many as any number of layouts allows', () => {
    const counts = fc.integer({ min: 1, max: 60 });
    const seconds = fc.double({ min: 0, max: 2000, noNaN: true });
    fc.assert(
      fc.property(counts, seconds, fc.constantFrom(0.2, 0.01, 0.0001), (count, left, alpha) => {
        const all = of(count);
        const { keys, layouts, mostPairs } = planConfirm(all, alpha, left, true);
        if (keys.length === count) return;
        const most = all.map((_, k) => {
          const enough = layoutsFor(k + 1, alpha, leastConfirmLayouts);
          return Math.min(k + 1, planMore(all, enough, left).length);
        });
        expect([keys.length, mostPairs]).toEqual([Math.max(...most), 3]);
        expect(layouts).toBeGreaterThanOrEqual(layoutsFor(keys.length, alpha, leastConfirmLayouts));
      }),
      { seed: 20260102 },
    );
    expect(planConfirm(of(6000), 0.01, 6000, true).keys).toHaveLength(132);
  });

  it('has 24 pairs each where there is one layout', () => {
    expect(planConfirm(of(3), 0.01, 24 * 2, false)).toMatchObject({ keys: ['k0', 'k1'], layouts: 1 });
  });

  it('adds layouts for what they fit, in its order', () => {
    expect(planMore(of(3), 12, 48 + 36)).toEqual(['k0', 'k2']);
  });
});

describe('benchmarks that share processes', () => {
  const sharing = (group: string) => (wait: ConfirmWaiting) => ({ ...wait, shared: { group, seconds: 10 } });
  const three = waiting(3).map((wait, k) => ({ ...wait, pairsPerLayout: 3 + k, gates: true }));

  it('pay their start once, as often as the one with the most pairs', () => {
    const all = three.map(sharing('g'));
    // Two layouts: 6 + 8 + 10 pairs of a second, and 10 starts.
    expect(planMore(all, 2, 24 + 100)).toEqual(['k0', 'k1', 'k2']);
    expect(planMore(all, 2, 24 + 99)).toEqual(['k0', 'k1']);
    expect(planMore(all.toReversed(), 2, 24 + 100)).toEqual(['k2', 'k1', 'k0']);
    expect(planRest(all, { layouts: 1, pairs: 2 }, 1 + 2 + 3 + 30)).toEqual(['k0', 'k1', 'k2']);
    expect(planRest(all, { layouts: 1, pairs: 2 }, 1 + 2 + 3 + 29)).toEqual(['k0', 'k1']);
  });

  it('pay it for each process', () => {
    const all = three.map((wait, k) => sharing(`g${k % 2}`)(wait));
    expect(planMore(all, 2, 24 + 100 + 80)).toEqual(['k0', 'k1', 'k2']);
    expect(planMore(all, 2, 24 + 100 + 79)).toEqual(['k0', 'k1']);
  });
});

describe('planRest', () => {
  const all = waiting(3, 1).map((wait) => ({ ...wait, pairsPerLayout: 3, gates: true }));

  it('counts what was done of the present layout, and its links once there are pairs', () => {
    // Eight layouts: 24 pairs each, and 8 links of each of two packages.
    expect(planRest(all, { layouts: 8, pairs: 0 }, 88)).toEqual(['k0', 'k1', 'k2']);
    expect(planRest(all, { layouts: 8, pairs: 0 }, 87)).toEqual(['k0', 'k1']);
    expect(planRest(all, { layouts: 8, pairs: 2 }, 88 - 2 - 6)).toEqual(['k0', 'k1', 'k2']);
    expect(planRest(all, { layouts: 8, pairs: 2 }, 88 - 2 - 7)).toEqual(['k0', 'k1']);
  });

  it('leaves the least important', () => {
    expect(planRest(all, { layouts: 1, pairs: 2 }, 1)).toEqual(['k0']);
    expect(planRest(all, { layouts: 1, pairs: 2 }, 0.5)).toEqual([]);
  });
});
