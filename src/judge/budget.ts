// Whether a change is more than a budget allows.
import type { Better } from '../base/units.js';
import type { Interval } from '../model/metric.js';
import type { Pair } from '../model/pair.js';
import type { BudgetMode, BudgetRule, Limit } from '../model/policy.js';
import type { Change } from '../model/verdict.js';

/** A budget that asks for something. `none` rules are as good as no rule. */
export type ActiveRule = BudgetRule & { readonly limit: Exclude<Limit, { kind: 'none' }> };

export function activeRule(rule: BudgetRule | null): ActiveRule | null {
  return rule === null || rule.limit.kind === 'none' ? null : (rule as ActiveRule);
}

/** The budget as a Change carries it; `mode` for a time. */
export function budgetOf(rule: ActiveRule | null, mode: BudgetMode | null): Change['budget'] {
  if (rule === null) return null;
  const { limit, written } = rule;
  return limit.kind === 'limit' || mode === null ? { limit, written } : { limit, written, mode };
}

/**
 * `a` is more than `b` by more than rounding: 105 is not above 100 + 5 %, whatever binary fractions say. What is
 * infinite has no rounding, and is more than anything finite.
 */
function isMore(a: number, b: number, scale: number): boolean {
  return Number.isFinite(scale) ? a - b > 1e-9 * Math.abs(scale) : a > b;
}

/**
 * True when going from base to head breaks the limit. With a base of zero any worsening breaks a relative one.
 * A metric of no direction can only break an absolute limit.
 */
export function isBeyond(limit: ActiveRule['limit'], { base, head }: Pair, better: Better): boolean {
  if (limit.kind === 'limit') {
    const [more, less] = limit.op === '<=' ? [head, limit.value] : [limit.value, head];
    return isMore(more, less, limit.value);
  }
  if (better === 'neither') return false;
  const worse = better === 'higher' ? base - head : head - base;
  const allowed = limit.kind === 'relative' ? limit.max * Math.abs(base) : limit.max;
  return isMore(worse, allowed, Math.max(Math.abs(base), Math.abs(head)));
}

/** How much worse, as an effect of the test, a relative or growth budget lets head be; null without such a budget. */
export function allowance(
  { scale, base }: { readonly scale: 'log' | 'linear'; readonly base: number },
  { rule, better }: { readonly rule: ActiveRule | null; readonly better: Better },
): number | null {
  if (rule === null || rule.limit.kind === 'limit' || better === 'neither') return null;
  const amount = rule.limit.kind === 'relative' ? rule.limit.max * Math.abs(base) : rule.limit.max;
  if (scale === 'linear') return amount;
  if (better === 'lower') return Math.log1p(amount / base);
  return amount < base ? -Math.log1p(-amount / base) : Infinity;
}

/** Where an interval of head lies against an absolute limit. */
export function limitSide(
  limit: Extract<Limit, { kind: 'limit' }>,
  { lo, hi }: Pick<Interval, 'lo' | 'hi'>,
): 'within' | 'straddling' | 'beyond' {
  const [nearest, farthest] = limit.op === '<=' ? [lo, hi] : [hi, lo];
  if (isBeyond(limit, { base: 0, head: nearest }, 'neither')) return 'beyond';
  return isBeyond(limit, { base: 0, head: farthest }, 'neither') ? 'straddling' : 'within';
}
