// Growth is told by slopes, and whether it ends by a threshold: code that lies near it is a leak in one run and filling in
// the next. So what head has more for each operation has to be there as well: more of it after as many operations.
import type { Caveat, Change } from '../model/verdict.js';
import { undecided } from './counted.js';

/** What a process had more at its end than before; of one side those with fewest operations first. */
export interface Amount {
  readonly operations: number;
  readonly amount: number;
}

export interface SameOperations {
  readonly base: readonly Amount[];
  readonly head: readonly Amount[];
  /** What two runs of the same code may differ by, of the larger amount there. */
  readonly slack: (amount: number) => number;
  /** Why it stays open where base was not run as long as head; `base`: operations of its longest process. */
  readonly open: (base: number) => Caveat;
}

/** A Change by slopes, as far as amounts bear it out. Limits are about head alone, and keep their outcome. */
export function borneOut(change: Change, seen: SameOperations): Change {
  const isLimit = change.budget?.limit.kind === 'limit';
  if (change.change === 'improvement')
    return isMore(seen.head, seen.base, seen.slack) ? change : { ...change, change: 'none' };
  if (change.change !== 'regression' || isMore(seen.base, seen.head, seen.slack)) return change;
  const none: Change = { ...change, change: 'none', outcome: isLimit ? change.outcome : 'within' };
  const longest = mostOf(seen.base);
  return longest >= mostOf(seen.head) || isLimit ? none : undecided(change, seen.open(longest));
}

/**
 * Amounts do not fall with the operations: so where counts differ, one side's process with no more operations is held
 * against the other's with no fewer.
 */
function isMore(than: readonly Amount[], of: readonly Amount[], slack: (amount: number) => number): boolean {
  const longest = mostOf(than);
  const own = of.findLast(({ operations }) => operations <= longest);
  const other = than.find(({ operations }) => operations >= (own?.operations ?? Infinity));
  if (own === undefined || other === undefined) return false;
  return own.amount - other.amount > slack(Math.max(own.amount, other.amount));
}

function mostOf(amounts: readonly Amount[]): number {
  return amounts.at(-1)?.operations ?? 0;
}
