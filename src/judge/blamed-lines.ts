// Rows of both sides' profiles → the lines that moved, as they are told.
import type { PerOperation } from '../evidence/benchmark.js';
import type { Pair } from '../model/pair.js';
import type { Call, Culprit } from '../model/verdict.js';
import { blameLines, type Blamed } from './blame.js';
import { culpritFloor, culpritShare, mostCulprits } from './procedure.js';
import { joinRows, newIds, type Row, type World } from './rows.js';
import { settle } from './settle.js';
import type { Site } from './site.js';

/** Units that a profile shows the lines of. */
export type ProfiledUnit = 'B/op' | 'allocs/op' | 'sec/op' | 'heap-kept-B/op';
export type AllocationUnit = Exclude<ProfiledUnit, 'sec/op'>;

/** Stacks of both sides, without what only moved. */
export function settledRows(
  { base, head }: Pair<PerOperation>,
  others: Pair<PerOperation> | null,
  world: World,
): Row[] {
  const ids = newIds();
  const rows = joinRows({ base: base.table, head: head.table }, world, ids);
  settle(
    rows,
    others === null ? [] : joinRows({ base: others.base.table, head: others.head.table }, world, ids),
  );
  return rows;
}

export function gainOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.head - row.base, 0);
}

/** `change`: of all, without its sign. */
export function allocatingLines(
  rows: readonly Row[],
  change: number,
  sign: number,
  unit: AllocationUnit,
): Culprit[] {
  // Where all of the change is smaller than the floor, half of it is enough.
  const least = Math.max(culpritShare * change, Math.min(culpritFloor[unit], change / 2));
  return largest(blameLines(rows), sign, () => least, unit);
}

/** What moved by at least `least` the way of `sign`, and as it is told by more than nothing; the largest first. */
export function largest(
  blamed: readonly Blamed[],
  sign: number,
  least: (of: Blamed) => number,
  unit: ProfiledUnit,
): Culprit[] {
  const gain = ({ base, head }: Pair): number => sign * (head - base);
  return blamed
    .map(withoutNoise)
    .filter((of) => gain(of) >= least(of))
    .sort((a, b) => gain(b) - gain(a) || order(a.site, b.site))
    .map((of) => culprit(of, unit))
    .filter((of) => gain(of) > 0)
    .slice(0, mostCulprits);
}

/** An amount is the difference of two profiles, so that nothing can come out as less than that, or as a rounding error. */
function withoutNoise(of: Blamed): Blamed {
  const least = rest * Math.max(of.base, of.head);
  const cleaned = (amount: number): number => (amount > least && amount > 0 ? amount : 0);
  return { ...of, base: cleaned(of.base), head: cleaned(of.head) };
}

/** What sums of floating-point numbers leave of nothing, as a part of the other side. */
const rest = 1e-9;

function order(a: Site, b: Site): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}

function culprit({ site, base, head, stack, at }: Blamed, unit: ProfiledUnit): Culprit {
  const inDiff = site.changed && site.origin === 'own';
  return {
    function: site.function,
    file: site.file,
    line: site.line,
    unit,
    base: toldAmount(base, unit),
    head: toldAmount(head, unit),
    own: site.origin === 'own',
    inDiff,
    ...(inDiff || site.touched === null ? {} : { changedAt: site.touched }),
    sampled: unit === 'sec/op',
    // Which of the many places below a line a sample falls on is chance: what the line calls is not.
    path: unit === 'sec/op' ? pathOf(stack.slice(Math.max(at - 1, 0)), Math.min(at, 1)) : pathOf(stack, at),
  };
}

/** Whole numbers from 100 on, hundredths below; sampled seconds to three digits. */
export function toldAmount(amount: number, unit: ProfiledUnit): number {
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
