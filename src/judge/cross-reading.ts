// What changed of one function by all that was looked at: the processor, waiting, allocations.
import { by } from '../base/order.js';
import type { Contention, WaitSite } from '../model/contention.js';
import type { CrossReading } from '../model/cpu-groups.js';
import type { Change, Culprit } from '../model/verdict.js';
import { mostCulprits } from './procedure.js';

type Amount = Exclude<keyof CrossReading, 'function'>;

const amounts: Readonly<Partial<Record<Culprit['unit'], Amount>>> = {
  'sec/op': 'cpu',
  'allocs/op': 'allocations',
  'B/op': 'bytes',
};

/**
 * Functions of which at least two of these changed, as far as each stands out by itself: what was not seen to change is
 * left out, not zero. Worst first by processor and waiting together, then by allocations.
 */
export function crossReadings(
  changes: readonly Change[],
  contention: Contention | null,
): readonly CrossReading[] {
  const found = new Map<string, Partial<Record<Amount, number>>>();
  const add = (name: string, amount: Amount, value: number): void => {
    const known = found.get(name) ?? {};
    found.set(name, { ...known, [amount]: (known[amount] ?? 0) + value });
  };
  for (const { culprits } of changes) {
    for (const culprit of ownUnits(culprits)) {
      const amount = amounts[culprit.unit];
      if (amount !== undefined) add(culprit.function, amount, culprit.head - culprit.base);
    }
  }
  for (const site of contention?.sites ?? []) {
    if (isWaiting(site)) add(site.function, 'waiting', site.delay.head.center - site.delay.base.center);
  }
  return [...found]
    .filter(([, of]) => Object.keys(of).filter((amount) => amount !== 'bytes').length > 1)
    .map(([name, of]) => ({ function: name, ...of }))
    .sort(
      by(
        (of) => -((of.cpu ?? 0) + (of.waiting ?? 0)),
        (of) => -(of.allocations ?? 0),
        (of) => of.function,
      ),
    )
    .slice(0, mostCulprits);
}

/** Rows of two metrics can name a line by the same bytes. */
function ownUnits(culprits: readonly Culprit[]): readonly Culprit[] {
  return [...new Map(culprits.map((of) => [`${of.unit} ${of.file} ${of.line} ${of.function}`, of])).values()];
}

/** Where goroutines wait; what `release` has is the same time, seen from the one that holds the lock. */
export function isWaiting({ waits, change }: WaitSite): boolean {
  return change !== 'none' && waits !== 'release' && waits !== 'runtime';
}
