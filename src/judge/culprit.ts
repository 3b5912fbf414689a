// Which lines a change is put down to, from the profiles of both sides per operation.
import { GateError } from '../base/errors.js';
import type { BenchmarkEvidence, PerOperation } from '../evidence/benchmark.js';
import type { Pair } from '../model/pair.js';
import type { Call, Caveat, Change, Culprit } from '../model/verdict.js';
import { blameFunctions, blameLines, type Blamed } from './blame.js';
import {
  culpritFloor,
  culpritShare,
  mostCulprits,
  sampledCulpritShare,
  sampledErrors,
  unitGapShare,
} from './procedure.js';
import { joinRows, type World } from './rows.js';
import { settle } from './settle.js';
import type { Site } from './site.js';

/** What explains a Change, and what keeps it from being explained. */
export interface Explanation {
  readonly culprits: readonly Culprit[];
  readonly caveats: readonly Caveat[];
}

type Unit = Culprit['unit'];

/** Where each unit is seen: profile, sample type, and how much of the unit one of its values is. */
const sources = {
  'B/op': { kind: 'heap', type: 'alloc_space', factor: 1 },
  'allocs/op': { kind: 'heap', type: 'alloc_objects', factor: 1 },
  'sec/op': { kind: 'cpu', type: 'cpu', factor: 1e-9 },
} as const;

/** Culprits of a regression or an improvement of B/op, allocs/op or sec/op; nothing for any other Change. */
export function explain(change: Change, benchmarks: Pair<BenchmarkEvidence>, world: World): Explanation {
  const { unit } = change.metric;
  const moved = amountOf(change);
  if ((change.change !== 'regression' && change.change !== 'improvement') || moved === 0 || !isSource(unit)) {
    return { culprits: [], caveats: [] };
  }
  try {
    const found = explainUnit(unit, moved, benchmarks, world);
    if (found.culprits.length > 0 || unit !== 'allocs/op') return found;
    // Small objects that share a block are one to the profile: their bytes still show where they come from.
    const bytes = explainUnit('B/op', null, benchmarks, world, Math.sign(moved));
    return { culprits: bytes.culprits, caveats: found.caveats };
  } catch (error) {
    // A broken profile costs its culprits, not the verdict.
    if (!(error instanceof GateError) || error.code !== 'profile-invalid') throw error;
    return { culprits: [], caveats: [{ code: 'profile-failed', facts: { ...error.facts, unit } }] };
  }
}

function isSource(unit: string): unit is Unit {
  return Object.hasOwn(sources, unit);
}

/** Head minus base in the metric's unit, as judged: over pairs it is the ratio that counts. */
function amountOf({ summary, ratio }: Change): number {
  const { base, head } = summary;
  if (base === undefined || head === undefined) return 0;
  return ratio === null ? head.center - base.center : base.center * (ratio.center - 1);
}

/** `moved` is the metric's change; null when the profile's own total stands for it, going the way of `sign`. */
function explainUnit(
  unit: Unit,
  moved: number | null,
  benchmarks: Pair<BenchmarkEvidence>,
  world: World,
  sign = Math.sign(moved ?? 0),
): Explanation {
  const { kind, type, factor } = sources[unit];
  const base = benchmarks.base.stacks(kind, type);
  const head = benchmarks.head.stacks(kind, type);
  if (base === null || head === null) {
    const sides = [...(base === null ? ['base'] : []), ...(head === null ? ['head'] : [])];
    return { culprits: [], caveats: [{ code: 'profile-missing', facts: { kind, sides } }] };
  }
  const rows = joinRows({ base: base.table, head: head.table }, world);
  const total = factor * rows.reduce((sum, row) => sum + row.head - row.base, 0);
  settle(rows);
  const sampled = unit === 'sec/op';
  const blamed = (sampled ? blameFunctions(rows) : blameLines(rows)).map((of) => ({
    ...of,
    base: of.base * factor,
    head: of.head * factor,
  }));
  const share = (sampled ? sampledCulpritShare : culpritShare) * Math.abs(moved ?? total);
  const culprits = blamed
    .filter((of) => {
      const amount = sign * (of.head - of.base);
      const floor = sampled ? noise(of, { base, head }) : culpritFloor[unit];
      return amount >= Math.max(share, floor) && amount > 0;
    })
    .sort((a, b) => sign * (b.head - b.base - (a.head - a.base)) || order(a.site, b.site))
    .slice(0, mostCulprits)
    .map((of) => culprit(of, unit));
  return { culprits, caveats: moved === null || sampled ? [] : gap(unit, moved, total) };
}

/** What sampling alone could make of a function's difference: events are counted, so their variance is their number. */
function noise(of: Blamed, sides: Pair<PerOperation>): number {
  const variance = (seconds: number, { operations, period }: PerOperation): number => {
    const perSample = (period * 1e-9) / operations;
    return Math.max(1, seconds / perSample) * perSample ** 2;
  };
  return sampledErrors * Math.sqrt(variance(of.base, sides.base) + variance(of.head, sides.head));
}

/** The profile sees a change of another size than the metric: small objects share blocks, pools hide others. */
function gap(unit: 'B/op' | 'allocs/op', metric: number, profile: number): Caveat[] {
  // Printed counts are cut to whole numbers on both sides.
  const allowed = Math.max(unitGapShare * Math.abs(metric), unit === 'B/op' ? 2 * culpritFloor[unit] : 1);
  if (Math.abs(metric - profile) <= allowed) return [];
  return [{ code: 'profile-unit-gap', facts: { unit, explained: rounded(profile, unit), total: metric } }];
}

function order(a: Site, b: Site): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}

function culprit({ site, base, head, stack, at }: Blamed, unit: Unit): Culprit {
  return {
    function: site.function,
    file: site.file,
    line: site.line,
    unit,
    base: rounded(Math.max(0, base), unit),
    head: rounded(Math.max(0, head), unit),
    own: site.origin === 'own',
    inDiff: site.changed && site.origin === 'own',
    sampled: unit === 'sec/op',
    path: pathOf(stack, at),
  };
}

/** Whole numbers from 100 on, hundredths below; sampled seconds to three digits. */
function rounded(amount: number, unit: Unit): number {
  if (unit === 'sec/op') return Number(amount.toPrecision(3));
  return Math.abs(amount) >= 100 ? Math.round(amount) : Math.round(amount * 100) / 100;
}

/** Calls kept at each end of a long path. */
const pathEnd = 12;

/** From the benchmark down to the leaf. A recursion is told once; the middle of what is still long is left out. */
function pathOf(stack: readonly Site[], at: number): Call[] {
  const path: Site[] = [];
  for (let index = stack.length - 1; index >= 0; index--) {
    const site = stack[index] as Site;
    const seen = path.findIndex((call) => call.function === site.function && call.line === site.line);
    // Back to the first time this place was reached, unless the culprit itself would be cut off.
    if (seen >= 0 && !path.slice(seen + 1).includes(stack[at] as Site)) path.length = seen;
    path.push(site);
  }
  const kept = path.filter(
    (site, index) => index < pathEnd || index >= path.length - pathEnd || site === stack[at],
  );
  return kept.map(({ function: name, file, line, origin }) => ({
    function: name,
    file,
    line,
    own: origin === 'own',
  }));
}
