// What to measure next, for whoever measures: which benchmarks to focus on after the screen, which to confirm and for
// how long, and which to profile once it is known what moved.
import { by, byText } from '../base/order.js';
import type { Evidence } from '../evidence/evidence.js';
import { keyOf } from '../model/benchmark.js';
import type { Pair } from '../model/pair.js';
import type { Policy } from '../model/policy.js';
import type { Change, Verdict } from '../model/verdict.js';
import { casesOf } from './cases.js';
import { leastPairsPerLayout } from './procedure.js';
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
}

/** Benchmarks that changed, those first that break a budget, then the slower ones. */
export function profileWishes(verdict: Verdict): Wish[] {
  const wishes = verdict.benchmarks.flatMap(({ id, changes }) => {
    const moved = changes.filter(({ change }) => change === 'regression' || change === 'improvement');
    const has = (...units: string[]): boolean => moved.some(({ metric }) => units.includes(metric.unit));
    const passes: Wish['passes'] = [
      ...(has('B/op', 'allocs/op') ? (['heap'] as const) : []),
      ...(has('sec/op') ? (['cpu', 'contention'] as const) : []),
    ];
    return passes.length === 0 ? [] : [{ key: keyOf(id), passes, rank: Math.min(...moved.map(urgency)) }];
  });
  return wishes
    .sort((a, b) => a.rank - b.rank || byText(a.key, b.key))
    .map(({ key, passes }) => ({ key, passes }));
}

function urgency({ outcome, change }: Change): number {
  return outcome === 'exceeded' ? 0 : change === 'regression' ? 1 : 2;
}
