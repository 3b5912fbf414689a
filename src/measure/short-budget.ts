// What is told of a time budget that does not hold the least there is: which would.
import { guardShare, leastRounds } from './schedule.js';

/** A process that does next to nothing, and what each benchmark is probed with before it is timed. */
const processMs = 100;
/** Machines are not equally fast twice. */
const spare = 1.5;

/** What is known when the time is gone. */
export interface Spent {
  readonly budgetMs: number;
  /** When calibrating began. */
  readonly preparedMs: number;
  readonly nowMs: number;
  /** Of the time until then, and of that until calibrating began: what processes took that were cut off. */
  readonly lostMs: number;
  readonly lostBeforeMs: number;
  /** Benchmarks, and how many of them were calibrated. */
  readonly wanted: number;
  readonly calibrated: number;
  /** Part of what is left of the budget when calibrating begins, by the end of which they have to be. */
  readonly share: number;
  /** Expected of one round over all; null before all are calibrated, 0 when there is nothing to time. */
  readonly roundMs: number | null;
}

/**
 * Facts of the caveat `time-budget-short`; null when a round over all benchmarks still fits. What would be enough is
 * an estimate: all calibrated in their share of it, and the fewest rounds that the screen is content with. What never
 * ended is not counted.
 */
export function shortBudget(spent: Spent): Readonly<Record<string, number>> | null {
  const { budgetMs, nowMs, lostMs, lostBeforeMs, wanted, calibrated, share, roundMs } = spent;
  if (roundMs === 0 || (roundMs !== null && nowMs + roundMs <= budgetMs)) return null;
  const preparedMs = spent.preparedMs - lostBeforeMs;
  const each = calibrated > 0 ? (nowMs - lostMs - preparedMs) / calibrated : 2 * processMs;
  const calibrating = wanted * each;
  const rounds = leastRounds * (1 + guardShare) * (roundMs ?? wanted * 2 * processMs);
  const enough = spare * (preparedMs + Math.max(calibrating / share, calibrating + rounds));
  return {
    budgetMs,
    of: wanted,
    enoughMs: Math.ceil(enough / 1000) * 1000,
    ...(roundMs === null ? {} : { roundMs: Math.round(roundMs) }),
  };
}
