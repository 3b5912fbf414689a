// Which lines a change is put down to, from the profiles of both sides per operation.
import { GateError } from '../base/errors.js';
import type { BenchmarkEvidence, PerOperation } from '../evidence/benchmark.js';
import type { Pair } from '../model/pair.js';
import type { Caveat, Change, Culprit } from '../model/verdict.js';
import { blameFunctions, type Blamed } from './blame.js';
import {
  allocatingLines,
  gainOf,
  largest,
  settledRows,
  toldAmount,
  type AllocationUnit,
  type ProfiledUnit,
} from './blamed-lines.js';
import {
  changedLineErrors,
  culpritFloor,
  mostCulprits,
  sampledCulpritShare,
  sampledErrors,
  unitGapShare,
} from './procedure.js';
import { onceLines } from './once.js';
import { joinRows, renamedFunctions, type World } from './rows.js';
import { amountsOf, valuesOf } from './change.js';
import { median } from '../stats/median.js';
import { sampledTime } from './sampled-time.js';
import { sampledSeconds, samplingError } from './sampling.js';
import { settle } from './settle.js';

/** What explains a Change, and what keeps it from being explained. */
export interface Explanation {
  readonly culprits: readonly Culprit[];
  readonly caveats: readonly Caveat[];
}

/** Profile and sample type in which each unit is seen. */
const sources = {
  'B/op': { kind: 'heap', type: 'alloc_space' },
  'allocs/op': { kind: 'heap', type: 'alloc_objects' },
  'sec/op': { kind: 'cpu', type: 'cpu' },
  'heap-kept-B/op': { kind: 'heap', type: 'inuse_space' },
} as const satisfies Readonly<Record<ProfiledUnit, unknown>>;

/** Culprits of a regression or an improvement of allocations, of heap that stays, or of sec/op; nothing for any other Change. */
export function explain(change: Change, benchmarks: Pair<BenchmarkEvidence>, world: World): Explanation {
  const { culprits, caveats } = explained(change, benchmarks, world);
  // Nobody has to look for the line of what got better: it is profiled where there is time.
  const isLack = ({ code }: Caveat): boolean => change.change === 'improvement' && code === 'profile-missing';
  return { culprits, caveats: caveats.filter((caveat) => !isLack(caveat)) };
}

function explained(change: Change, benchmarks: Pair<BenchmarkEvidence>, world: World): Explanation {
  const { unit } = change.metric;
  const amounts = amountsOf(change);
  if (change.change !== 'regression' && change.change !== 'improvement') return nothing;
  if (amounts === null || amounts.base === amounts.head || !isSource(unit)) return nothing;
  try {
    if (unit === 'sec/op') return explainTime(amounts, benchmarks, world);
    const found = explainAllocations(unit, amounts.head - amounts.base, benchmarks, world);
    const { culprits, caveats } = found;
    if (unit !== 'allocs/op' || found.isExplained) return { culprits, caveats };
    // Small objects that share a block are one to the profile, so that its counts are fractions of the truth:
    // their bytes still show where they come from.
    const sign = Math.sign(amounts.head - amounts.base);
    const bytes = explainAllocations('B/op', movedBytes(benchmarks, sign), benchmarks, world, sign);
    return { culprits: bytes.culprits.length > 0 ? bytes.culprits : culprits, caveats };
  } catch (error) {
    // A broken profile costs its culprits, not the verdict.
    if (!(error instanceof GateError) || error.code !== 'profile-invalid') throw error;
    return { culprits: [], caveats: [{ code: 'profile-failed', facts: { ...error.facts, unit } }] };
  }
}

/** Counted bytes per operation; null where they went the other way, or nowhere. */
function movedBytes({ base, head }: Pair<BenchmarkEvidence>, sign: number): number | null {
  const [before, after] = [valuesOf(base.samples.get('B/op')), valuesOf(head.samples.get('B/op'))];
  if (before.length === 0 || after.length === 0) return null;
  const moved = median(after) - median(before);
  return Math.sign(moved) === sign ? moved : null;
}

const nothing: Explanation = { culprits: [], caveats: [] };

function isSource(unit: string): unit is ProfiledUnit {
  return Object.hasOwn(sources, unit);
}

/** The two profiles that show a unit, or what is missing. */
function profilesOf(unit: ProfiledUnit, benchmarks: Pair<BenchmarkEvidence>): Pair<PerOperation> | Caveat {
  const { kind, type } = sources[unit];
  const base = benchmarks.base.stacks(kind, type);
  const head = benchmarks.head.stacks(kind, type);
  if (base !== null && head !== null) return { base, head };
  const missing = [...(base === null ? ['base'] : []), ...(head === null ? ['head'] : [])];
  return { code: 'profile-missing', facts: { kind, sides: missing } };
}

/** `moved` is the metric's change; null when the profile's own total stands for it, going the way of `sign`. */
function explainAllocations(
  unit: AllocationUnit,
  moved: number | null,
  benchmarks: Pair<BenchmarkEvidence>,
  world: World,
  sign = Math.sign(moved ?? 0),
): Explanation & { readonly isExplained: boolean } {
  const profiles = profilesOf(unit, benchmarks);
  if ('code' in profiles) return { culprits: [], caveats: [profiles], isExplained: false };
  const other =
    unit === 'heap-kept-B/op' ? null : profilesOf(unit === 'B/op' ? 'allocs/op' : 'B/op', benchmarks);
  const beside = other === null || 'code' in other ? null : other;
  const rows = settledRows(profiles, beside, world);
  const total = gainOf(rows);
  const change = Math.abs(moved ?? total);
  const culprits = allocatingLines(rows, change, sign, unit);
  const allowed = Math.max(unitGapShare * change, unit === 'allocs/op' ? 1 : 2 * culpritFloor[unit]);
  // Printed counts are cut to whole numbers on both sides, so that a small gap means nothing.
  // What stays of the heap is known less well than what the profile has of it.
  const isFar = unit !== 'heap-kept-B/op' && moved !== null && Math.abs(moved - total) > allowed;
  const isGap = moved !== null && (culprits.length === 0 || isFar);
  // What set-up has less of is no reason for more.
  if (isGap && unit !== 'heap-kept-B/op' && Math.sign(moved - total) === sign) {
    const once = onceLines(unit, moved - total, profiles, beside, benchmarks, world);
    const named = [...culprits, ...once].slice(0, mostCulprits);
    if (once.length > 0) return { culprits: named, caveats: [], isExplained: true };
  }
  return {
    culprits,
    isExplained: culprits.length > 0 && Math.abs((moved ?? total) - total) <= unitGapShare * change,
    caveats: isGap
      ? [{ code: 'profile-unit-gap', facts: { unit, explained: toldAmount(total, unit), total: moved } }]
      : [],
  };
}

/**
 * The samples themselves did not move by half as much, and not by chance: then no function took the time, and shares of it
 * would name one all the same. It is waited for, or what made the difference is how the timed binary lies in memory.
 */
function isUnseen({ base, head }: Pair<PerOperation>, seconds: Pair): boolean {
  const sampled = { base: sampledSeconds(base), head: sampledSeconds(head) };
  const sign = Math.sign(seconds.head - seconds.base);
  const error = Math.hypot(samplingError(sampled.base, base), samplingError(sampled.head, head));
  const most = sign * (sampled.head - sampled.base) + changedLineErrors * error;
  return most < Math.abs(seconds.head - seconds.base) / 2;
}

function explainTime(seconds: Pair, benchmarks: Pair<BenchmarkEvidence>, world: World): Explanation {
  const profiles = profilesOf('sec/op', benchmarks);
  if ('code' in profiles) return { culprits: [], caveats: [profiles] };
  const { procs } = benchmarks.head.id;
  if (isUnseen(profiles, seconds))
    return { culprits: [], caveats: [{ code: 'profile-not-moved', facts: {} }] };
  return { culprits: slowFunctions(profiles, seconds, world, procs), caveats: [] };
}

/**
 * The lines that more is allocated on, of the rows that go through the functions of a budget. `others`: the same stacks
 * in the other unit, where that was profiled.
 */
export function allocatingThrough(
  profiles: Pair<PerOperation>,
  others: Pair<PerOperation> | null,
  unit: 'B/op' | 'allocs/op',
  world: World,
): Culprit[] {
  const rows = settledRows(profiles, others, world);
  const gained = gainOf(rows);
  return gained > 0 ? allocatingLines(rows, gained, 1, unit) : [];
}

/** Functions that take longer, of samples that go through the functions of a budget: they are no more than a part of the time. */
export function slowThrough(profiles: Pair<PerOperation>, world: World): Culprit[] {
  return slowFunctions(profiles, null, world, 1).filter(({ base, head }) => head > base);
}

/** `seconds`: of an operation; null where the samples are only a part of it, and their sum stands for it. */
function slowFunctions(
  profiles: Pair<PerOperation>,
  seconds: Pair | null,
  world: World,
  procs: number,
): Culprit[] {
  const tables = { base: profiles.base.table, head: profiles.head.table };
  const renamed = renamedFunctions(tables, world);
  const sampled = sampledTime(joinRows(tables, world), seconds, profiles, procs, renamed);
  const change = seconds === null ? gainOf(sampled.rows) : seconds.head - seconds.base;
  settle(sampled.rows);
  const isSeen = (of: Blamed): boolean =>
    Math.abs(of.head - of.base) > changedLineErrors * sampled.errorOf(of);
  const least = (of: Blamed): number =>
    Math.max(sampledCulpritShare * Math.abs(change), sampledErrors * sampled.errorOf(of));
  return largest(blameFunctions(sampled.rows, isSeen), Math.sign(change), least, 'sec/op');
}
