// Lines that allocate once in a run, however many operations it has: set-up before the loop. Go counts it unless the
// timer is reset, divided by the operations; the slope of two profiles, which culprits come from, does not have it.
import type { BenchmarkEvidence, PerOperation } from '../evidence/benchmark.js';
import type { Pair } from '../model/pair.js';
import type { StackTable } from '../model/profile.js';
import type { Culprit } from '../model/verdict.js';
import { allocatingLines, gainOf, settledRows, type AllocationUnit } from './blamed-lines.js';
import { truncatedBytes, unitGapShare } from './procedure.js';
import type { World } from './rows.js';

/**
 * Lines of set-up that explain `missing`, the part of a change per operation that no operation has; none where what they
 * allocate does not add up to it: the profile does not know when the timer ran, so that only the amount proves a line.
 * It is that of all of them together, or of one alone where the others were not counted.
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
  const once = operations === null || missing === 0 ? null : shared(profiles, operations);
  if (once === null || operations === null) return [];
  const sign = Math.sign(missing);
  const rows = settledRows(once, others === null ? null : shared(others, operations), world);
  const lines = allocatingLines(rows, Math.abs(missing), sign, unit);
  // Go prints whole numbers: what is missing is known no better.
  const tolerance = Math.max(unitGapShare * Math.abs(missing), unit === 'B/op' ? truncatedBytes : 1);
  const isAll = (amount: number): boolean => Math.abs(Math.abs(missing) - amount) <= tolerance;
  const alone = lines.filter(({ base, head }) => isAll(sign * (head - base)));
  const named = isAll(sign * gainOf(rows)) ? lines : alone.length === 1 ? alone : [];
  return named.map((line) => ({ ...line, onceIn: operations }));
}

/** Each operation's part of what both sides have once. */
function shared({ base, head }: Pair<PerOperation>, operations: number): Pair<PerOperation> | null {
  const [before, after] = [base.once?.() ?? null, head.once?.() ?? null];
  // What only one side has at all is still a change.
  const some = before ?? after;
  if (base.once === undefined || head.once === undefined || some === null) return null;
  const part = (table: StackTable | null): StackTable => ({
    ...(table ?? some),
    values: (table ?? some).values.map((value) => (table === null ? 0 : value / operations)),
  });
  return { base: { ...base, table: part(before) }, head: { ...head, table: part(after) } };
}
