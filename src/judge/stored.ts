// Times against a baseline of another day. Nothing is proven across runs: on shared machines identical code differs
// from one to the next far more than within one. What can be said is how far a difference lies outside the usual
// scatter of earlier recordings on such a machine, and then it is doubted at most, never failed.
import type { Better } from '../base/units.js';
import { earlierTimes } from '../evidence/stored.js';
import { machineHash } from '../evidence/machine-hash.js';
import type { Evidence } from '../evidence/evidence.js';
import type { BenchmarkId } from '../model/benchmark.js';
import type { Sample } from '../model/metric.js';
import type { Pair } from '../model/pair.js';
import type { Caveat, Change } from '../model/verdict.js';
import { median } from '../stats/median.js';
import { isBeyond, type ActiveRule } from './budget.js';
import { valuesOf } from './change.js';
import { leastRecordings, normalDeviations, spreadDeviations } from './procedure.js';

/** How much the median of a benchmark's time varies from one recording to the next. */
export interface Spread {
  /** Three robust standard deviations of ln(median), never below the smallest effect worth telling. */
  readonly size: number;
  readonly recordings: number;
}

/** The spread that a comparison across runs needs, or why there is none. */
export type Spreading = { readonly spread: Spread } | { readonly unknown: Caveat };

export function spreadingOf(
  { base, head }: Pair<Evidence>,
  id: BenchmarkId,
  unit: string,
  minEffect: number,
): Spreading {
  if (machineHash(base.manifest) !== machineHash(head.manifest)) {
    const facts = { base: base.manifest.machine.cpu, head: head.manifest.machine.cpu };
    return { unknown: { code: 'stored-machine-differs', facts } };
  }
  const times = earlierTimes(base, id, unit);
  const have = times.length;
  if (have < leastRecordings) {
    return { unknown: { code: 'stored-spread-unknown', facts: { have, need: leastRecordings } } };
  }
  return { spread: spreadOf(times, minEffect) };
}

/**
 * Source: median absolute deviation from the median, on the logarithmic scale, so that sec/op and B/s say the same.
 * Recordings that never vary still leave the smallest effect. Throws RangeError on none.
 */
export function spreadOf(times: readonly number[], minEffect: number): Spread {
  const logs = times.map(Math.log);
  const center = median(logs);
  const deviation = normalDeviations * median(logs.map((log) => Math.abs(log - center)));
  return { size: Math.max(spreadDeviations * deviation, Math.log1p(minEffect)), recordings: times.length };
}

export type StoredJudgement = Pick<Change, 'change' | 'outcome' | 'caveats' | 'ratio'>;

/**
 * Head's median against base's. Doubted when it breaks the budget and lies outside the spread: the budget is as
 * wide as the wider of both. The interval of the ratio is ratio × e^∓spread: 1 lies in it exactly when the
 * difference may be chance; it says nothing about how precisely today's median is known. Throws RangeError on no
 * values.
 */
export function judgeStored(
  samples: Pair<Sample>,
  { unit, better, rule }: { unit: string; better: Better; rule: ActiveRule | null },
  { size, recordings }: Spread,
): StoredJudgement {
  const budget = rule === null || rule.limit.kind === 'limit' ? null : rule;
  const medians = { base: median(valuesOf(samples.base)), head: median(valuesOf(samples.head)) };
  const effect = effectOf(medians, better);
  // As tolerant of rounding as budgets are.
  const isOutside = Math.abs(effect) > size * (1 + 1e-9);
  const facts = {
    unit,
    recordings,
    spread: Math.expm1(size),
    ...(budget === null ? {} : { budget: budget.written }),
  };
  const ratio = ratioOf(medians, size);
  if (isOutside && budget !== null && isBeyond(budget.limit, medians, better)) {
    const z = (spreadDeviations * effect) / size;
    const told = Number.isFinite(z) ? { ...facts, z } : facts;
    const caveat: Caveat = { code: 'stored-unproven', facts: told };
    return { change: 'unproven', outcome: 'unproven', ratio, caveats: [caveat] };
  }
  const change = !isOutside ? 'none' : effect > 0 ? 'regression' : 'improvement';
  const isTold = budget !== null || change !== 'none';
  return {
    change,
    outcome: 'within',
    ratio,
    caveats: isTold ? [{ code: 'stored-widened', facts }] : [],
  };
}

/**
 * Against a baseline that is only the newest there is, whose commit head does not come from: what is worse may be what
 * others changed in between, so it is doubted at most, and no line is blamed. A limit is about head alone.
 */
export function judgeAgainstNewest(change: Change, { baseline }: Evidence): Change {
  const found = baseline?.mode === 'artifact' ? baseline.found : null;
  const isOfOthers = found?.relation === 'newest' && change.change === 'regression';
  if (!isOfOthers || change.budget?.limit.kind === 'limit') return change;
  return {
    ...change,
    change: 'unproven',
    outcome: change.outcome === 'exceeded' ? 'unproven' : change.outcome,
    caveats: [...change.caveats, { code: 'stored-newest', facts: { sha: found.sha } }],
  };
}

/** ln(head / base), positive when worse; infinite where one side is zero. */
function effectOf({ base, head }: Pair, better: Better): number {
  const sign = better === 'higher' ? -1 : 1;
  if (base > 0 && head > 0) return sign * Math.log(head / base);
  return head === base ? 0 : sign * (head > base ? Infinity : -Infinity);
}

function ratioOf({ base, head }: Pair, size: number): Change['ratio'] {
  if (base <= 0 || head < 0) return null;
  const center = head / base;
  return { center, lo: center * Math.exp(-size), hi: center * Math.exp(size) };
}
