// A node in words: its name, place and numbers on both sides.
import { shareText } from '../../report/profiles/profile-amount.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import type { Pair } from '../../model/pair.js';
import { sumsOf } from '../../flame/top.js';
import { bounded, boundedDifference } from './bounds.js';
import type { Bound } from '../../report/words/page-profile-left.js';
import { changeBeyondChance, differenceText } from './differences.js';
import { calledAt, type LookedAt } from './looked-at.js';
import { toldAt, toldPair } from './totals.js';

export interface NodeNumber {
  readonly what: string;
  readonly base: string;
  readonly head: string;
  readonly difference: string;
  readonly change: string;
}

/** cum and flat. From the leaves up, a box has no samples of its own: flat is that of its function in all stacks. */
export function numbersOf(of: LookedAt, node: number): NodeNumber[] {
  const { view } = of;
  const cum = numberOf(of, words.cum, toldAt(of, view.cum, node), 'whole');
  if (view.direction === 'callees')
    return [cum, numberOf(of, words.flat, toldAt(of, view.flat, node), 'whole')];
  if (node === 0) return [cum];
  const { flat, bound } = inAllStacks(of, node);
  return [cum, numberOf(of, words.flatOfAll, flat, bound)];
}

/** flat and cum of its function, or line, wherever that is: as in the table. */
export function allNumbersOf(of: LookedAt, node: number): NodeNumber[] {
  const { flat, cum, bound } = inAllStacks(of, node);
  return [numberOf(of, words.cum, cum, bound), numberOf(of, words.flat, flat, bound)];
}

function inAllStacks(
  of: LookedAt,
  node: number,
): { readonly flat: Pair; readonly cum: Pair; readonly bound: Bound } {
  const place = of.view.place[node] ?? 0;
  // By function, places are functions.
  const sum = of.view.by === 'function' ? of.sums?.get(place) : undefined;
  const { flat, cum } = sum ?? sumsOf(of.view, place);
  return {
    flat: toldPair(of, flat),
    cum: toldPair(of, cum),
    bound: sum === undefined ? of.bound : 'whole',
  };
}

function numberOf(of: LookedAt, what: string, told: Pair, bound: Bound): NodeNumber {
  const { view, amount } = of;
  const { base, head } = told;
  const share = (value: number, total: number): string =>
    bounded(`${amount.value(value)} (${shareText(value, total)})`, bound);
  return {
    what,
    base: share(base, view.total.base),
    head: share(head, view.total.head),
    difference: boundedDifference(differenceText(of, told), bound),
    change: changeBeyondChance(of, told),
  };
}

export function placeText(of: LookedAt, node: number): string {
  const { file, line } = calledAt(of, node);
  if (line.head !== 0) return `${file}:${line.head}`;
  return line.base === 0 ? file : `${file}:${line.base} ${words.onlyBase}`;
}

/** All of it in one sentence, for those who hear it. */
export function nodeSentence(of: LookedAt, node: number): string {
  const { name } = calledAt(of, node);
  const { sides } = of.choices;
  const told = numbersOf(of, node).map(({ what, base, head, change }) => {
    if (sides === 'base') return `${what} ${base}`;
    if (sides === 'head') return `${what} ${head}`;
    return `${what} ${base} → ${head}${change === '' ? '' : `, ${change}`}`;
  });
  return `${name}: ${told.join('; ')}`;
}
