// A node in words: its name, place and numbers on both sides.
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

/** cum, and flat where stacks are seen from their callers. */
export function numbersOf(of: LookedAt, node: number): NodeNumber[] {
  const { view, amount } = of;
  const row = (
    what: string,
    values: { readonly base: Float64Array; readonly head: Float64Array },
  ): NodeNumber => {
    const [base, head] = [values.base[node] ?? 0, values.head[node] ?? 0];
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
  return [row(words.cum, view.cum), ...(view.direction === 'callees' ? [row(words.flat, view.flat)] : [])];
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
