// Goroutines that a benchmark leaves behind: a leak grows with every operation; a pool, a cache and what the benchmark
// itself starts once do not. Told apart by two counts of operations, a third where
// there is growth, and a fourth where that has only begun.

import type { Growth } from '../model/goroutine-use.js';
import { extremesOf } from '../base/order.js';

/** Of one process. */
export interface Left {
  readonly operations: number;
  /** Goroutines more than before, when they had time to end and the garbage was collected. */
  readonly left: number;
}

/** Of processes that were looked at when they ended alone: what the least of them has may have been there anyway. */
export function aboveLeast<T extends Left>(runs: readonly T[]): T[] {
  const [least] = extremesOf(runs.map(({ left }) => left));
  return runs.map((run) => ({ ...run, left: run.left - least }));
}

export interface Staying {
  readonly growth: Growth;
  /** Goroutines left for each operation; 0 unless they grow. */
  readonly perOperation: number;
  /** At the most operations. */
  readonly left: number;
}

/** Goroutines more that growth takes at least: one may just be late. */
const leastMore = 2;
/** And from the second count to the third, which has four times as many operations, to be called a leak. */
const leastProven = 4;
/** A pool fills at half the speed or slower when there are four times as many operations. */
const fillingShare = 0.5;

/** Null of fewer than two counts of operations. `runs` in any order; of more than three the last three decide. */
export function stayingOf(runs: readonly Left[]): Staying | null {
  const sorted = [...runs].sort((a, b) => a.operations - b.operations);
  const [first, second, third] = sorted.slice(-3);
  if (first === undefined || second === undefined || first.operations === second.operations) return null;
  const last = sorted.at(-1) ?? second;
  const grows = second.left - first.left >= leastMore;
  const left = Math.max(0, last.left);
  if (!grows) {
    // Only begun: a further count tells whether it ends.
    if (third !== undefined && third.left - second.left >= leastProven && third.left >= 2 * second.left)
      return { growth: 'growing', perOperation: slope(second, third), left };
    return { growth: left > 0 ? 'constant' : 'none', perOperation: 0, left };
  }
  const before = slope(first, second);
  if (third === undefined) return { growth: 'growing', perOperation: before, left };
  // What does not grow on was late, or idle until something ends it.
  if (third.left - second.left < leastProven && third.left < 2 * second.left)
    return { growth: 'constant', perOperation: 0, left };
  const after = slope(second, third);
  return after < fillingShare * before
    ? { growth: 'filling', perOperation: 0, left }
    : { growth: 'leak', perOperation: slope(first, third), left };
}

function slope(from: Left, to: Left): number {
  return (to.left - from.left) / (to.operations - from.operations);
}
