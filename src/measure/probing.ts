// What happens around a benchmark, for all of them: goroutines, garbage collection, waiting. In processes of their own
// with sentinels, at two iteration counts, so that what grows with every operation is told from what is there once; and
// at a third where something grows. Nothing is timed here, so that sides and benchmarks run beside each other.
import { largest } from '../base/order.js';
import { keyOf } from '../model/benchmark.js';
import { heapGrows, keepingOf, type Heap } from '../runtime/keeping.js';
import { aboveLeast, stayingOf, type Left } from '../runtime/staying.js';
import { inLanes } from './lanes.js';
import { iterationsFor } from './schedule.js';
import { probeBinary } from './probe/binary.js';
import { runProbe } from './probe/run.js';
import { runStanding } from './probe/standing.js';
import { elapsedMs, sideOf, type Session } from './session.js';
import type { Candidate, TreeSide } from './step.js';

/** Seconds that the longer of the two processes should take, and operations that it need not exceed. */
const probeSeconds = 0.1;
const mostOperations = 5000;
/** Fewest operations of it; and where one takes so many seconds, which is a long time for a handful. */
const leastOfLonger = 8;
const slowSeconds = 0.5;
const leastOfSlow = 4;
/** What a further process may leave behind at most, by what those before it left: it needs memory for it. */
const mostLeft = 100_000;
const mostKeptBytes = 2 ** 30;
/**
 * Where goroutines are read from dumps, which takes a thousand times as long as to count them: operations of the first
 * process, by which the second is sized, those that it need not exceed, and goroutines that it should not.
 */
const fewest = 2;
const mostOfDumped = 500;
const mostDumped = 4000;
/**
 * Goroutines that are dumped of the first process with sentinels, which has the fewest operations: enough for a line of
 * each leak. Of longer ones fewer are (sentinel.go), because the dumps of many leaks would fill a capture.
 */
const mostOfFirst = 10_000;
/** A further process with fewer times as many operations as the longest so far would tell nothing new. */
const leastFurther = 1.5;
/** A leak has four times as many goroutines then; a pool does not. */
const thirdCount = 4;
/** Of a third process where nothing has stayed so far: retention can begin after thousands of operations. */
const timesLong = 8;
/** Processes at the same time: each needs a core, and memory. */
const mostLanes = 4;
/** Part of the time budget that probes may use beyond what is left of it. */
const probeShare = 0.2;

/** How many times as long as it should a process may take, to have as many operations as one of an earlier capture. */
const mostForEarlier = 4;

/**
 * Two iteration counts, both above 1, because Go runs a count of 1 in one call and any other in two. `earlier`: counts of
 * a capture that this one is compared with, in any order, which are taken where they cost no more than that.
 */
export function probeIterations(
  secondsPerOperation: number,
  earlier: readonly number[] = [],
): [number, number] {
  const [first = 0, second = 0] = [...new Set(earlier)].sort((a, b) => a - b);
  const affordable = mostForEarlier * probeSeconds;
  if (first >= 2 && second >= leastOfLonger && second * secondsPerOperation <= affordable)
    return [first, second];
  const least = secondsPerOperation < slowSeconds ? leastOfLonger : leastOfSlow;
  const large = Math.max(least, Math.min(mostOperations, iterationsFor(secondsPerOperation, probeSeconds)));
  return [Math.max(2, Math.floor(large / 4)), large];
}

/** Probes all candidates on all sides until the time is used up; the rest is told as `probe-missing`. */
export async function probe(session: Session): Promise<void> {
  const all = [...session.candidates.values()];
  const budget = session.request.options.timeBudgetMs;
  const until = Math.max(budget, elapsedMs(session)) + budget * probeShare;
  const left: string[] = [];
  let done = 0;
  await inLanes(all, Math.min(mostLanes, session.request.machine.cores), async (candidate) => {
    const { pkg, name } = candidate.benchmark;
    session.ports.log.progress({ phase: 'probe', what: `${pkg} ${name}`, done: done++, total: all.length });
    if (!(await probeOne(session, candidate, until))) left.push(`${pkg} ${name}`);
  });
  if (left.length === 0) return;
  const facts = { count: left.length, benchmarks: left.slice(0, 20) };
  for (const side of session.sides)
    await side.writer.record({ type: 'caveat', code: 'probe-missing', facts });
}

/** What a process left behind. */
export interface Seen extends Left, Heap {
  /** All goroutines at its end were counted, whenever they began, and no bytes. */
  readonly dumped?: true;
}

/** False when the time was used up before there was anything to compare. */
async function probeOne(session: Session, candidate: Candidate, until: number): Promise<boolean> {
  const { secondsPerOperation } = candidate;
  if (elapsedMs(session) > until) return false;
  const dumps = !(await takesSentinels(session, candidate));
  const seen = new Map<TreeSide, Seen[]>(candidate.sides.map((side) => [side, []]));
  const earlier = session.request.probedAt?.get(keyOf(candidate.benchmark));
  const [small, large] = probeIterations(secondsPerOperation, earlier);
  // Each process has one operation more (probeIterations): what cannot end is not begun.
  const leastMs = (small + large + 2) * secondsPerOperation * candidate.sides.length * 1000;
  if (elapsedMs(session) + leastMs > until) return false;
  let most = dumps ? fewest : small;
  for (const isFirst of [true, false]) {
    const before = [...seen.values()].flat();
    if (!isFirst) most = dumps ? dumpable(before, large) : Math.max(2 * small, holding(before, large));
    for (const [side, found] of seen) {
      if (elapsedMs(session) > until) return false;
      const more = await seenAfter(session, candidate, side, most, isFirst ? mostOfFirst : null);
      if (more !== null) found.push(more);
      // One failed process leaves nothing to compare.
      else seen.delete(side);
    }
  }
  for (;;) {
    const next = affordableLook(seen, secondsPerOperation, dumps ? most : mostOperations);
    if (next === null || elapsedMs(session) > until) return true;
    for (const side of next.sides) {
      const more = await seenAfter(session, candidate, side, next.operations);
      if (more === null) return true;
      seen.get(side)?.push(more);
    }
  }
}

/** On all its sides: they are compared at the same counts. */
async function takesSentinels(session: Session, { benchmark, sides }: Candidate): Promise<boolean> {
  for (const side of sides) {
    if ((await probeBinary(session, sideOf(session, side), benchmark.pkg)) === null) return false;
  }
  return true;
}

/** Operations of the second process of each side that is dumped. `large`: of one that is not. */
export function dumpable(first: readonly Seen[], large: number): number {
  const perOperation = largest(first.map(({ operations, left }) => left / operations));
  return Math.max(8, Math.floor(Math.min(large, mostOfDumped, mostDumped / Math.max(1, perOperation))));
}

/** So many operations, or as many fewer as leave no more behind than there is room for. */
export function holding(seen: readonly Seen[], operations: number): number {
  const room = seen.map(
    (of) => of.operations * Math.min(mostLeft / Math.max(1, of.left), mostKeptBytes / Math.max(1, of.bytes)),
  );
  return Math.floor(Math.min(operations, ...room));
}

/** A further look with no more operations than there is room for; none where that is hardly more than there were. */
export function affordableLook(
  seen: ReadonlyMap<TreeSide, readonly Seen[]>,
  secondsPerOperation: number,
  atFirst?: number,
): ReturnType<typeof furtherLook> {
  const next = furtherLook(seen, secondsPerOperation, atFirst);
  if (next === null) return null;
  const all = [...seen.values()].flat();
  const operations = holding(all, next.operations);
  const enough = Math.min(next.operations, leastFurther * largest(all.map((of) => of.operations)));
  return operations < enough ? null : { ...next, operations };
}

/**
 * Operations of a further process, and the sides that need it; null where there is nothing more to learn. What grows is
 * looked at once more, with four times as many operations, and at last with twice as many of these, on both sides, because
 * they are compared at the same counts. What does not grow is asked of head alone whether it begins to, later.
 */
export function furtherLook(
  seen: ReadonlyMap<TreeSide, readonly Seen[]>,
  secondsPerOperation: number,
  atFirst = mostOperations,
): { readonly sides: readonly TreeSide[]; readonly operations: number } | null {
  const all = [...seen].map(
    ([side, found]) => [side, found.some(({ dumped }) => dumped) ? aboveLeast(found) : found] as const,
  );
  const most = Math.max(...all.flatMap(([, found]) => found.map(({ operations }) => operations)));
  const behind = all.flatMap(([side, found]) => ((found.at(-1)?.operations ?? 0) < most ? [side] : []));
  const goroutinesGrow = all.some(([, found]) => stayingOf(found)?.growth === 'growing');
  const heapGrowing = all.some(([, found]) => keepingOf(found)?.growth === 'growing');
  if (behind.length > 0) {
    const isOpen = goroutinesGrow || all.some(([, found]) => heapGrows(found));
    return isOpen ? { sides: behind, operations: most } : null;
  }
  const [last] = all.slice(-1);
  // Of base alone nothing is asked: there is nothing to compare it with.
  if (last === undefined || last[0] === 'base') return null;
  const sides = all.map(([side]) => side);
  if (last[1].length > 2) {
    const isOpen = (goroutinesGrow || heapGrowing) && last[1].length === 3;
    return isOpen ? { sides, operations: 2 * most } : null;
  }
  if (goroutinesGrow) return { sides, operations: thirdCount * most };
  const long = Math.min(timesLong * atFirst, iterationsFor(secondsPerOperation, probeSeconds));
  if (heapGrowing) return { sides, operations: Math.max(thirdCount * most, long) };
  return long < 2 * most ? null : { sides: [last[0]], operations: long };
}

/** What is left after so many operations; null when the process gave nothing to rely on. */
async function seenAfter(
  session: Session,
  { benchmark, unpinned, processSeconds }: Candidate,
  side: TreeSide,
  operations: number,
  dumped: number | null = null,
): Promise<Seen | null> {
  const of = { side, benchmark, iterations: operations };
  const probed = await runProbe(session, {
    ...of,
    do: 'probe',
    pass: 'goroutines',
    nth: 0,
    pinned: unpinned !== true,
    ...(dumped === null ? {} : { mostDumped: dumped }),
  });
  if (probed?.ok === true) return { operations, left: probed.left, bytes: probed.bytes };
  const stood = probed ?? (await runStanding(session, { ...of, processSeconds }));
  if (stood.ok) return { operations, left: stood.count, bytes: 0, dumped: true };
  await sideOf(session, side).writer.record({ type: 'caveat', code: 'probe-failed', facts: stood.why });
  return null;
}
