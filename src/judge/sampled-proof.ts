// When sampled time is proven to be more than a budget allows. Samples alone scatter by a known amount, processes by one
// that three of them on each side know badly; and of many budgets some look broken by chance.
import { studentQuantile } from '../stats/student.js';

/** A sampled amount of one side. */
export interface SampledAmount {
  /** Standard error by the number of samples alone, more than 0. */
  readonly sampling: number;
  /** Standard error of the mean as processes differ; 0 of fewer than two. */
  readonly spread: number;
  readonly processes: number;
}

export interface Chance {
  /** Of any breach by mistake. */
  readonly alpha: number;
  /** Budgets on sampled time of the whole run, which share it. */
  readonly tests: number;
}

/**
 * How far head − weight · base must be beyond a limit, for breaches by mistake to be as rare as `chance` says
 * (Bonferroni). By samples alone that is a quantile of the normal distribution; where processes differ by more, they are
 * taken for overdispersed counts (quasi-Poisson), and it is one of Student's t with the degrees of freedom of the
 * processes of both sides. Infinity where no side has two: nobody knows how those scatter.
 */
export function proofMargin(
  head: SampledAmount,
  base: SampledAmount | null,
  weight: number,
  { alpha, tests }: Chance,
): number {
  const both = base === null ? [head] : [base, head];
  const degrees = both.reduce((all, of) => all + freedom(of), 0);
  if (degrees === 0) return Infinity;
  const p = Math.min(0.5, alpha / Math.max(1, tests));
  const dispersion =
    both.reduce((all, of) => all + freedom(of) * (of.spread / of.sampling) ** 2, 0) / degrees;
  const error = Math.hypot(head.sampling, weight * (base?.sampling ?? 0));
  return error * Math.max(studentQuantile(p, Infinity), studentQuantile(p, degrees) * Math.sqrt(dispersion));
}

function freedom({ processes }: SampledAmount): number {
  return Math.max(0, processes - 1);
}
