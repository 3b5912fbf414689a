// A node in words: its name, place and numbers on both sides.
import type { View } from '../../flame/view.js';
import { changeText, shareText } from '../../report/profiles/profile-amount.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import { calledAt, type LookedAt } from './looked-at.js';

export interface NodeNumber {
  readonly what: string;
  readonly base: string;
  readonly head: string;
  readonly difference: string;
  readonly change: string;
}

/** cum and flat. From the leaves up, a box has no samples of its own: flat is that of its function in all stacks. */
export function numbersOf(of: LookedAt, node: number): NodeNumber[] {
  const { view, amount } = of;
  const row = (
    what: string,
    values: { readonly base: Float64Array; readonly head: Float64Array },
    at: number | null,
  ): NodeNumber => {
    const [base, head] = at === null ? [0, 0] : [values.base[at] ?? 0, values.head[at] ?? 0];
    const share = (value: number, total: number): string =>
      `${amount.value(value)} (${shareText(value, total)})`;
    return {
      what,
      base: share(base, view.total.base),
      head: share(head, view.total.head),
      difference: amount.difference(head - base),
      change: changeText({ base, head }),
    };
  };
  const cum = row(words.cum, view.cum, node);
  if (view.direction === 'callees') return [cum, row(words.flat, view.flat, node)];
  return node === 0 ? [cum] : [cum, row(words.flatOfAll, view.cum, leafOf(view, node))];
}

/** From the leaves up, what a place has of its own is what the node of it that is right below the root has. */
function leafOf({ place, end, count }: View, node: number): number | null {
  for (let leaf = 1; leaf < count; leaf = end[leaf] ?? count) if (place[leaf] === place[node]) return leaf;
  return null;
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
