// Differences in words, where sampling alone can be what makes them.
import { canBeChance } from '../../flame/difference.js';
import type { Pair } from '../../model/pair.js';
import { changeText } from '../../report/profiles/profile-amount.js';
import { chanceMark } from '../../report/words/profile-views.js';
import type { LookedAt } from './looked-at.js';

/** Amounts of one place on both sides, as they are told (totals.ts). */
type Of = Pick<LookedAt, 'amount'> & { readonly type: Pick<LookedAt['type'], 'grain'> };

export function isChance({ type }: Pick<Of, 'type'>, { base, head }: Pair): boolean {
  return base !== head && canBeChance(base, head, type.grain);
}

/** `+1.2 µs`, and `~+1.2 µs` where that is no more than sampling differs by. */
export function differenceText(of: Of, told: Pair): string {
  return `${isChance(of, told) ? chanceMark : ''}${of.amount.difference(told.head - told.base)}`;
}

/** `+12 %`, `new`; nothing where it is no more than sampling differs by. */
export function changeBeyondChance(of: Pick<Of, 'type'>, told: Pair): string {
  return isChance(of, told) ? '' : changeText(told);
}
