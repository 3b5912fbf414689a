// Amounts for each operation that were counted on both sides, as a Change.
import { isBeyond } from './budget.js';
import { blankChange, summaryOf, type Question } from './change.js';
import type { Caveat, Change } from '../model/verdict.js';

export interface Counted {
  readonly sides: { readonly base?: number; readonly head: number };
  /** Differences up to this are none. */
  readonly slack: number;
}

/** The Change of what was counted; null where neither side has more than what says nothing. */
export function judged(question: Question, { sides: { base, head }, slack }: Counted): Change | null {
  if (head <= slack && (base ?? 0) <= slack) return null;
  const blank = blankChange(question);
  const { rule, incomparable } = question;
  const [before, after] = [summary(base), summary(head)];
  const change: Change = {
    ...blank,
    exact: true,
    summary: { ...(before === null ? {} : { base: before }), ...(after === null ? {} : { head: after }) },
    ratio: null,
  };
  if (rule?.limit.kind === 'limit') {
    const isOver = isBeyond(rule.limit, { base: 0, head: Math.max(0, head - slack) }, 'lower');
    return { ...change, change: moved(base, head, slack), outcome: isOver ? 'exceeded' : 'within' };
  }
  // What is new has nothing to be worse than.
  if (base === undefined) return change;
  if (incomparable.length > 0)
    return { ...change, outcome: rule === null ? 'within' : 'unmeasured', caveats: incomparable };
  const kind = moved(base, head, slack);
  // What may be chance is no part of a breach.
  const surely = Math.max(base, head - slack);
  const isOver =
    kind === 'regression' && rule !== null && isBeyond(rule.limit, { base, head: surely }, 'lower');
  return { ...change, change: kind, outcome: isOver ? 'exceeded' : 'within' };
}

function moved(base: number | undefined, head: number, slack: number): Change['change'] {
  if (base === undefined || Math.abs(head - base) <= slack) return 'none';
  return head > base ? 'regression' : 'improvement';
}

function summary(value: number | undefined): ReturnType<typeof summaryOf> {
  return value === undefined ? null : summaryOf([rounded(value)]);
}

/** Slopes of whole numbers over thousands of operations: what is beyond hundredths, or two digits of less, is chance. */
export function rounded(value: number): number {
  return Math.abs(value) >= 1 ? Math.round(value * 100) / 100 : Number(value.toPrecision(2));
}

/** It grows, and nothing says yet whether that ends. */
export function undecided(change: Change, caveat: Caveat): Change {
  const outcome = change.budget === null ? 'within' : 'unproven';
  return { ...change, change: 'unproven', outcome, caveats: [caveat] };
}
