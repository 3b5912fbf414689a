// CPU samples → seconds per operation. A profile of a second holds a hundred samples: their number scatters by a
// tenth, but how they are shared out is known better, and how long an operation takes is known from timing.
import type { PerOperation } from '../evidence/benchmark.js';
import { sides, type Pair } from '../model/pair.js';
import { leastExplained, slopeInformation } from './procedure.js';
import type { Row } from './rows.js';

export interface SampledTime {
  /** Seconds per operation. */
  readonly rows: Row[];
  /** Standard error of the difference between the sides of some of these rows. */
  errorOf(amounts: Pair): number;
}

/**
 * Rows in nanoseconds per operation → seconds. Where the samples account for the measured time on both sides
 * alike, a row is its share of that time. Where they do not (the benchmark waits, or runs on several cores), it
 * is what was sampled.
 */
export function sampledTime(rows: readonly Row[], seconds: Pair, profiles: Pair<PerOperation>): SampledTime {
  const total = { base: sum(rows, 'base'), head: sum(rows, 'head') };
  const seen = { base: (total.base * 1e-9) / seconds.base, head: (total.head * 1e-9) / seconds.head };
  const isShare =
    Math.min(seen.base, seen.head) >= leastExplained &&
    Math.min(seen.base / seen.head, seen.head / seen.base) >= leastExplained;
  const factor = isShare
    ? { base: seconds.base / total.base, head: seconds.head / total.head }
    : { base: 1e-9, head: 1e-9 };
  const variance = (amount: number, side: 'base' | 'head'): number => {
    const { operations, period } = profiles[side];
    const samples = Math.max(1, (slopeInformation * total[side] * operations) / period);
    const whole = factor[side] * total[side];
    if (whole <= 0) return 0;
    // One sample is added to each part, so that none and all are not taken for certain.
    const share = (Math.min(1, Math.max(0, amount / whole)) * samples + 1) / (samples + 2);
    return (whole ** 2 * share * (isShare ? 1 - share : 1)) / samples;
  };
  return {
    rows: rows.map((row) => ({ ...row, base: row.base * factor.base, head: row.head * factor.head })),
    errorOf: (amounts) => Math.sqrt(sides.reduce((all, side) => all + variance(amounts[side], side), 0)),
  };
}

function sum(rows: readonly Row[], side: 'base' | 'head'): number {
  return rows.reduce((all, row) => all + row[side], 0);
}
