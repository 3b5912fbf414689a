// Whether amounts of a few processes of each side differ by more than processes of one side do.
import type { Spread } from '../model/contention.js';
import type { Pair } from '../model/pair.js';
import { extremesOf } from '../base/order.js';

/** Mean, least and most of one amount for each process; zeros without any. */
export function spreadOf(values: readonly number[]): Spread {
  const n = values.length;
  if (n === 0) return { center: 0, lo: 0, hi: 0, n };
  const center = values.reduce((sum, value) => sum + value, 0) / n;
  const [lo, hi] = extremesOf(values);
  return { center, lo, hi, n };
}

/** Variance of the mean of those processes; 0 of fewer than two, which say nothing of how they scatter. */
export function varianceOfMean(values: readonly number[]): number {
  const n = values.length;
  if (n < 2) return 0;
  const { center } = spreadOf(values);
  return values.reduce((sum, value) => sum + (value - center) ** 2, 0) / (n - 1) / n;
}

/** What a difference must come up to. */
export interface Bar {
  /** Smallest difference of the means. */
  readonly least: number;
  /** In standard errors. */
  readonly errors: number;
  /** Variance of the difference that samples have by their number alone. */
  readonly sampling?: number;
}

/**
 * Whether all processes of one side are beyond all of the other, and the means as far apart as the bar asks. Of a side
 * with a single process nobody knows how it scatters: never.
 */
export function standsOut(
  values: Pair<readonly number[]>,
  { least, errors, sampling = 0 }: Bar,
): 'more' | 'less' | 'none' {
  const [base, head] = [spreadOf(values.base), spreadOf(values.head)];
  if (base.n < 2 || head.n < 2) return 'none';
  const difference = head.center - base.center;
  const variance = Math.max(varianceOfMean(values.base) + varianceOfMean(values.head), sampling);
  if (Math.abs(difference) < least || Math.abs(difference) <= errors * Math.sqrt(variance)) return 'none';
  if (head.lo > base.hi) return 'more';
  return head.hi < base.lo ? 'less' : 'none';
}
