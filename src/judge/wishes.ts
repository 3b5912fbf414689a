// What to measure next, for whoever measures: which benchmarks to confirm after the screen, and which to
// profile once it is known what moved.
import { by, byText } from '../base/order.js';
import type { Evidence } from '../evidence/evidence.js';
import { keyOf } from '../model/benchmark.js';
import type { Pair } from '../model/pair.js';
import type { Policy } from '../model/policy.js';
import type { Change, Verdict } from '../model/verdict.js';
import { casesOf } from './cases.js';
import { suspectsLimit } from './time.js';

/**
 * Keys of the benchmarks whose time the screen makes suspect, most important first: slowdowns by size, then
 * absolute limits in danger, then speed-ups, which fail nothing.
 */
export function suspects(evidence: Pair<Evidence>, policy: Policy): string[] {
  const found: { readonly key: string; readonly rank: number; readonly size: number }[] = [];
  for (const { candidate, times } of casesOf(evidence, policy).cases) {
    if (candidate.status !== 'measured' || candidate.broken !== null) continue;
    for (const time of times.values()) {
      const rank =
        time.suspect === 'regression' ? 0 : suspectsLimit(time) ? 1 : time.suspect === null ? 3 : 2;
      if (rank < 3) found.push({ key: candidate.key, rank, size: Math.abs(time.screen?.effect.center ?? 0) });
    }
  }
  found.sort(
    by(
      (of) => of.rank,
      (of) => -of.size,
      (of) => of.key,
    ),
  );
  return [...new Set(found.map(({ key }) => key))];
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
