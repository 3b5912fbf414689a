// Memory that a benchmark does not give back: what grows with the operations is kept for good, as far as anybody saw; a
// cache that is full stops growing. Told apart as goroutines are (staying.ts), by three counts of operations.
import type { HeapUse } from '../model/runtime-use.js';

/** Of one process. */
export interface Heap {
  readonly operations: number;
  /** Bytes of live objects more than before, after collections. May be negative. */
  readonly bytes: number;
}

/** Bytes more from one count to the next that say nothing: what the runtime and the harness keep differs by so much. */
export const leastKeptBytes = 64 << 10;
/** A cache fills at half the speed or slower in the longer stretch. */
const fillingShare = 0.5;

/** Whether memory grew between any two counts next to each other. */
export function heapGrows(runs: readonly Heap[]): boolean {
  const sorted = inOrder(runs);
  return sorted.some((run, index) => index > 0 && isMore(sorted[index - 1] as Heap, run));
}

/** Null of fewer than two counts of operations. `runs` in any order, one of each count. */
export function keepingOf(runs: readonly Heap[]): HeapUse | null {
  const sorted = inOrder(runs);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const [earlier, before] = [sorted.at(-3), sorted.at(-2)];
  if (first === undefined || last === undefined || before === undefined) return null;
  if (before.operations === last.operations) return null;
  const told = { kept: last.bytes, operations: last.operations };
  const still = { ...told, keptPerOperation: 0, after: 0 };
  if (!isMore(before, last)) return { ...still, growth: heapGrows(sorted) ? 'filling' : 'none' };
  const slope = slopeOf(before, last);
  if (earlier === undefined) return { ...told, growth: 'growing', keptPerOperation: slope, after: 0 };
  const earlierSlope = slopeOf(earlier, before);
  // It has only begun, or it was too little to be seen: one stretch does not tell a leak from a buffer that grew once.
  if (!isMore(earlier, before)) {
    const isSteady = earlierSlope >= fillingShare * slope;
    return isSteady
      ? { ...told, growth: 'leak', keptPerOperation: slope, after: 0 }
      : { ...told, growth: 'growing', keptPerOperation: slope, after: before.operations };
  }
  if (slope < fillingShare * earlierSlope) return { ...still, growth: 'filling' };
  const quiet = sorted.findIndex((run, index) => index > 0 && isMore(sorted[index - 1] as Heap, run)) - 1;
  const from = sorted[Math.max(0, quiet)] as Heap;
  const isLate = quiet > 0;
  return {
    ...told,
    growth: 'leak',
    keptPerOperation: slopeOf(isLate ? from : first, last),
    after: isLate ? from.operations : 0,
  };
}

function inOrder(runs: readonly Heap[]): Heap[] {
  return [...runs].sort((a, b) => a.operations - b.operations);
}

function isMore(from: Heap, to: Heap): boolean {
  return to.bytes - from.bytes >= leastKeptBytes;
}

function slopeOf(from: Heap, to: Heap): number {
  return (to.bytes - from.bytes) / (to.operations - from.operations);
}
