// Lines that allocate once in a run, however many operations it has: set-up before the loop. Go counts it unless the
// timer is reset, divided by the operations; the slope of two profiles, which culprits come from, does not have it.
import type { BenchmarkEvidence, PerOperation } from '../evidence/benchmark.js';
import type { Pair } from '../model/pair.js';
import type { StackTable } from '../model/profile.js';
import type { Culprit } from '../model/verdict.js';
import { allocatingLines, gainOf, settledRows, type AllocationUnit } from './blamed-lines.js';
import { truncatedBytes, unitGapShare } from './procedure.js';
import type { Row, World } from './rows.js';

/**
 * Lines of set-up that explain `missing`, the part of a change per operation that no operation has; none where what they
 * allocate does not add up to it: the profile does not know when the timer ran, so that only the amount proves a line.
 */
export function onceLines(
  unit: Exclude<AllocationUnit, 'heap-kept-B/op'>,
  missing: number,
  profiles: Pair<PerOperation>,
  others: Pair<PerOperation> | null,
  { head: { iterations } }: Pair<BenchmarkEvidence>,
  world: World,
): Culprit[] {
  const operations = iterations.get('screen') ?? null;
  if (operations === null || missing === 0) return [];
  const once = shared(profiles, operations);
  if (once === null) return [];
  const rows = settledRows(once, others === null ? null : shared(others, operations), world);
  // The function of a sub-benchmark and those around it, which are not counted, stand in goroutines of their own.
  for (const some of [...byRoot(rows), rows]) {
    const lines = allocatingLines(some, Math.abs(missing), Math.sign(missing), unit);
    const kept = addingUp(lines, missing, unit);
    if (kept.length > 0) return kept.map((line) => ({ ...line, onceIn: operations }));
  }
  return [];
}

/** Rows that begin in the same function, those with the most first. */
function byRoot(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const root = row.sites.findLast(({ isHarness }) => !isHarness)?.function ?? '';
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [row]);
    else group.push(row);
  }
  return [...groups.values()].sort((a, b) => Math.abs(gainOf(b)) - Math.abs(gainOf(a)));
}

/** Of the lines, largest first, those that make up `missing` together; none where they do not. */
function addingUp(lines: readonly Culprit[], missing: number, unit: AllocationUnit): Culprit[] {
  const sign = Math.sign(missing);
  const tolerance = Math.max(unitGapShare * Math.abs(missing), unit === 'B/op' ? truncatedBytes : 0);
  const kept: Culprit[] = [];
  let left = Math.abs(missing);
  for (const line of lines) {
    const gain = sign * (line.head - line.base);
    // What is larger than all that is missing was not counted.
    if (gain > left + tolerance) continue;
    kept.push(line);
    left -= gain;
  }
  return Math.abs(left) <= tolerance ? kept : [];
}

/** Each operation's part of what both sides have once. */
function shared({ base, head }: Pair<PerOperation>, operations: number): Pair<PerOperation> | null {
  if (base.once === undefined || head.once === undefined) return null;
  const part = (table: StackTable): StackTable => ({
    ...table,
    values: table.values.map((value) => value / operations),
  });
  return { base: { ...base, table: part(base.once()) }, head: { ...head, table: part(head.once()) } };
}
