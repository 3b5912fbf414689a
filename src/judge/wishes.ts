// What to measure next, for whoever measures: which benchmarks to focus on after the screen, which to confirm and for
// how long, and which to profile once it is known what moved.
import { GateError } from '../base/errors.js';
import { by, byText, largest } from '../base/order.js';
import { profiledAlike } from '../evidence/alike.js';
import { profileBudgetsFor } from '../config/profile-budget.js';
import type { BenchmarkEvidence } from '../evidence/benchmark.js';
import type { Evidence } from '../evidence/evidence.js';
import { sameBenchmark } from '../evidence/same-benchmark.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import type { Pair } from '../model/pair.js';
import type { Policy } from '../model/policy.js';
import { budgetedTypes } from '../model/profile-budget.js';
import type { RuntimeUse } from '../model/runtime-use.js';
import type { BenchmarkResult, Change, Verdict } from '../model/verdict.js';
import { casesOf } from './cases.js';
import { offTheProcessor } from './off-processor.js';
import { amountsOf } from './change.js';
import { leastPairsPerLayout, waitingShare } from './procedure.js';
import { isDisturbed, isOpen, keeps, keepsOn, pairsPerLayout, type Direction } from './stages.js';
import type { Family, TimeCase } from './time-case.js';
import { suspectsLimit } from './time-limit.js';

/** Benchmarks whose pairs of the screen are worth more of them, by key, most important first. */
export function focusOn(evidence: Pair<Evidence>, policy: Policy): string[] {
  return ranked(evidence, policy, (of) => [keeps(of), limitIn(of)]).map(({ key }) => key);
}

/** Those of them that are still worth it in the middle of the focus. */
export function focusOnwards(evidence: Pair<Evidence>, policy: Policy): string[] {
  return ranked(evidence, policy, (of) => [keepsOn(of), limitIn(of)]).map(({ key }) => key);
}

/** Those of them whose focus was hit by a burst of noise, so that it should be repeated, once. */
export function focusAgain(evidence: Pair<Evidence>, policy: Policy): string[] {
  return ranked(evidence, policy, (of) => (isDisturbed(of) ? [keepsOn(of), limitIn(of)] : [])).map(
    ({ key }) => key,
  );
}

export interface ConfirmWish {
  readonly key: string;
  readonly pairsPerLayout: number;
  /** It can break a budget: of the others only the report would know more. */
  readonly gates: boolean;
  /** How many of its times are tested, by family: what is corrected for together. */
  readonly tests: Readonly<Partial<Record<Family, number>>>;
}

/** Benchmarks to confirm, by key: slowdowns and limits in danger by size, then what gates nothing. */
export function confirmOn(evidence: Pair<Evidence>, policy: Policy): ConfirmWish[] {
  return ranked(evidence, policy, (of) => [of.suspect, limitIn(of)]).map(({ key, rank, pairs, tests }) => ({
    key,
    pairsPerLayout: rank < 2 ? pairs : leastPairsPerLayout,
    gates: rank < 2,
    tests,
  }));
}

/**
 * Benchmarks with confirming data that could break a budget and are not precise yet, by key. For absolute limits as
 * well: their interval is that of head over the same layouts.
 */
export function stillOpen(evidence: Pair<Evidence>, policy: Policy): string[] {
  const open = (of: TimeCase): readonly (Reason | null)[] =>
    of.confirm !== null && isOpen(of) ? [of.suspect === 'regression' ? of.suspect : null, limitIn(of)] : [];
  return ranked(evidence, policy, open).flatMap(({ key, rank }) => (rank < 2 ? [key] : []));
}

type Reason = Direction | 'limit';

function limitIn(of: TimeCase): Reason | null {
  return suspectsLimit(of) ? 'limit' : null;
}

/** Slowdowns of what has a budget, limits in danger, other slowdowns, speed-ups. */
function rankOf(reason: Reason, { question: { rule, sameFunctions } }: TimeCase): number {
  if (reason === 'limit') return 1;
  if (reason === 'improvement') return 3;
  return rule !== null && rule.limit.kind !== 'limit' && sameFunctions !== true ? 0 : 2;
}

interface Ranked {
  readonly key: string;
  readonly rank: number;
  readonly size: number;
  readonly pairs: number;
  readonly tests: ConfirmWish['tests'];
}

const none: Omit<Ranked, 'key'> = { rank: Infinity, size: 0, pairs: 0, tests: {} };

/** Benchmarks of which any time has a reason, by the first of their ranks, then the largest of their changes. */
function ranked(
  evidence: Pair<Evidence>,
  policy: Policy,
  reasonsOf: (of: TimeCase) => readonly (Reason | null)[],
): Ranked[] {
  const found = new Map<string, Ranked>();
  for (const { candidate, times } of casesOf(evidence, policy).cases) {
    if (candidate.status !== 'measured' || candidate.broken !== null) continue;
    const { key } = candidate;
    for (const time of times.values()) {
      const reasons = reasonsOf(time).filter((reason) => reason !== null);
      if (reasons.length === 0) continue;
      const before = found.get(key) ?? none;
      const { suspect, family, testedAs } = time;
      // What only mirrors another one is no test of its own, and a limit needs none.
      const isTest = suspect !== null && testedAs === undefined;
      found.set(key, {
        key,
        rank: Math.min(before.rank, ...reasons.map((reason) => rankOf(reason, time))),
        size: Math.max(before.size, Math.abs((time.focus ?? time.screen)?.effect.center ?? 0)),
        pairs: Math.max(before.pairs, pairsPerLayout(time)),
        tests: isTest ? { ...before.tests, [family]: (before.tests[family] ?? 0) + 1 } : before.tests,
      });
    }
  }
  return [...found.values()].sort(
    by(
      (of) => of.rank,
      (of) => -of.size,
      (of) => of.key,
    ),
  );
}

/** What to profile of a benchmark: allocations where counts moved, processor and locks where time did. */
export interface Wish {
  readonly key: string;
  readonly passes: readonly ('heap' | 'cpu' | 'contention')[];
  /** Operations of its longer heap profile, where something only happens after thousands of them. */
  readonly operations?: number;
  /** Nothing got worse: when there is time for it, and no loss without. */
  readonly spare?: true;
}

/**
 * Benchmarks that changed, those first that break a budget, then the slower ones. Not what waits where nothing of the
 * benchmark's own runs beside it: waitWishes says when that is worth a look all the same.
 */
export function profileWishes(verdict: Verdict): Wish[] {
  const wishes = verdict.benchmarks.flatMap(({ id, changes, runtime }) => {
    const moved = changes.filter(({ change }) => change === 'regression' || change === 'improvement');
    const has = (...units: string[]): boolean => moved.some(({ metric }) => units.includes(metric.unit));
    const mayWait = !isAlone(id, runtime?.base) || !isAlone(id, runtime?.head);
    const passes: Wish['passes'] = [
      ...(has('B/op', 'allocs/op', 'heap-kept-B/op') ? (['heap'] as const) : []),
      ...(has('sec/op') ? (['cpu'] as const) : []),
      ...((has('sec/op') && mayWait) || waitsMore(changes, runtime) ? (['contention'] as const) : []),
    ];
    if (passes.length === 0) return [];
    const heap = has('heap-kept-B/op') ? runtime?.head?.heap : undefined;
    const late = heap !== undefined && heap.after > 0 ? { operations: heap.operations } : {};
    const rank = Math.min(2, ...moved.map(urgency));
    const spare = rank === 2 ? ({ spare: true } as const) : {};
    return [{ wish: { key: keyOf(id), passes, ...late, ...spare }, rank }];
  });
  return wishes.sort((a, b) => a.rank - b.rank || byText(a.wish.key, b.wish.key)).map(({ wish }) => wish);
}

/** Of a process of Go's harness: when a benchmark begins, and created for it, and for each level of sub-benchmarks. */
const harness = { there: 2, created: 3 };

/** No goroutine but the harness's was there or was created, so that there is nobody to wait for. */
function isAlone({ name }: BenchmarkId, use: RuntimeUse | undefined): boolean {
  const { goroutines } = use ?? {};
  if (goroutines === undefined) return false;
  const levels = name.split('/').length - 1;
  return goroutines.there <= harness.there && goroutines.created <= harness.created + levels;
}

/** Benchmarks that got slower, by more than the processor was seen to work for, and of which waiting was not looked at. */
export function waitWishes(
  { benchmarks }: Verdict,
  evidence: Pair<Evidence>,
  wished: readonly Wish[],
): Wish[] {
  const looked = new Set(wished.flatMap(({ key, passes }) => (passes.includes('contention') ? [key] : [])));
  return benchmarks.flatMap((benchmark) => {
    const { id, changes } = benchmark;
    const key = keyOf(id);
    const [before, after] = [
      sameBenchmark(evidence.base, benchmark),
      sameBenchmark(evidence.head, benchmark),
    ];
    const { base, head } = profiledAlike({
      ...(before === undefined ? {} : { base: before }),
      ...(after === undefined ? {} : { head: after }),
    });
    const time = changes.find(({ metric, change }) => metric.unit === 'sec/op' && change === 'regression');
    const seconds = time === undefined ? null : amountsOf(time);
    if (looked.has(key) || base === undefined || head === undefined || seconds === null) return [];
    return isOff({ base, head }, seconds) ? [{ key, passes: ['contention'] }] : [];
  });
}

/**
 * Operations of a second heap profile, for each of a timed process. Its shorter half then has as many as that process,
 * which was long enough to see the allocations (measure/schedule.ts: a quarter of the longer).
 */
const longerProfile = 4;

/**
 * Benchmarks that allocate more, on lines that their profiles do not show, though the timed processes had so many more
 * operations that it may only happen after some. They are asked for their heap once more.
 */
export function longerWishes({ benchmarks }: Verdict, { head }: Pick<Pair<Evidence>, 'head'>): Wish[] {
  return benchmarks.flatMap(({ id, iterations, changes }): Wish[] => {
    const key = keyOf(id);
    const heaps = head.benchmarks.get(key)?.profiles.filter(({ kind }) => kind === 'heap') ?? [];
    const profiled = largest(heaps.map((of) => of.iterations));
    if (iterations === null || heaps.length === 0 || iterations <= profiled) return [];
    if (!changes.some(isUnseen)) return [];
    return [{ key, passes: ['heap'], operations: longerProfile * iterations }];
  });
}

/** What was counted is in no profile. Of counts alone, objects that share a block are not either, and need no second look. */
function isUnseen({ metric: { unit }, change, culprits, caveats }: Change): boolean {
  const isGap = caveats.some(({ code }) => code === 'profile-unit-gap');
  if (change !== 'regression' || !isGap) return false;
  return unit === 'B/op' || (unit === 'allocs/op' && culprits.length === 0);
}

function isOff(benchmarks: Pair<BenchmarkEvidence>, seconds: Pair): boolean {
  try {
    return offTheProcessor(benchmarks, seconds) !== null;
  } catch (error) {
    // The verdict says of a broken profile what it costs.
    if (!(error instanceof GateError) || error.code !== 'profile-invalid') throw error;
    return false;
  }
}

/** The runtime counted more waiting for locks, by enough of the operation to be looked into; one of eight waits is in it. */
function waitsMore(
  changes: readonly Change[],
  { base, head }: NonNullable<BenchmarkResult['runtime']> = {},
): boolean {
  const seconds = changes.find(({ metric }) => metric.unit === 'sec/op')?.summary.head?.center;
  const waits = (of: RuntimeUse | undefined): number | undefined => of?.rates['mutex-wait']?.perOperation;
  const [before, after] = [waits(base), waits(head)];
  if (before === undefined || after === undefined || seconds === undefined) return false;
  return after > 2 * before && after - before > 2 * waitingShare * seconds;
}

function urgency({ outcome, change }: Change): number {
  return outcome === 'exceeded' ? 0 : change === 'regression' ? 1 : 2;
}

/** The wishes, and after them what else budgets need: they judge what did not change as well. */
export function withBudgets(wishes: readonly Wish[], { benchmarks }: Verdict, policy: Policy): Wish[] {
  const all = new Map(wishes.map((wish) => [wish.key, wish]));
  for (const { id, dir, status } of benchmarks) {
    if (status !== 'measured' && status !== 'added') continue;
    const budgets = profileBudgetsFor(policy, { pkg: id.pkg, dir, name: id.name });
    const kinds = budgets.map(({ type }) => budgetedTypes[type].kind);
    if (kinds.length === 0) continue;
    const key = keyOf(id);
    const { passes = [], operations } = all.get(key) ?? {};
    const late = operations === undefined ? {} : { operations };
    all.set(key, { key, passes: [...new Set([...passes, ...kinds])], ...late });
  }
  return [...all.values()];
}
