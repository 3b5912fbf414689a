// Median and its interval from order statistics, the summary that benchstat prints.
import type { Interval } from '../base/interval.js';
import { at, requireFinite } from './ranks.js';

/** Throws RangeError on an empty sample. */
export function median(values: readonly number[]): number {
  return middle(sorted(values));
}

/** Sample quantile of type R8 (Hyndman & Fan 1996): position 1/3 + q(n + 1/3), linear between neighbours. */
export function quantile(values: readonly number[], q: number): number {
  const ordered = sorted(values);
  const position = 1 / 3 + q * (ordered.length + 1 / 3);
  const below = Math.floor(position);
  if (below < 1) return at(ordered, 0);
  if (below >= ordered.length) return at(ordered, ordered.length - 1);
  const left = at(ordered, below - 1);
  return left + (position - below) * (at(ordered, below) - left);
}

/** The median between two order statistics that cover it with at least `confidence`; infinite where n is too small. */
export function medianInterval(values: readonly number[], confidence: number): Interval {
  const ordered = sorted(values);
  const { lo, hi } = medianRanks(ordered.length, confidence);
  return {
    center: middle(ordered),
    lo: lo < 1 ? -Infinity : at(ordered, lo - 1),
    hi: hi > ordered.length ? Infinity : at(ordered, hi - 1),
  };
}

export interface MedianRanks {
  /** Order statistics that bound the interval, from 1; 0 and n + 1 stand for infinity. */
  readonly lo: number;
  readonly hi: number;
  /** What the interval covers: at least what was asked for. */
  readonly confidence: number;
}

/**
 * Of n values, as many lie below the true median as a fair coin shows heads. Starting at the likeliest count
 * the likelier neighbour is added, the left one of equals, until the sum is enough. Exact for every n;
 * benchstat changes to a normal approximation above 30.
 */
export function medianRanks(n: number, confidence: number): MedianRanks {
  const mode = Math.max(0, Math.ceil((n + 1) / 2) - 1);
  let covered = coinChance(n, mode);
  let lo = mode;
  let hi = mode + 1;
  // Ratios of neighbouring binomial terms, so that no factorial overflows.
  let left = (covered * mode) / (n - mode + 1);
  let right = (covered * (n - mode)) / (mode + 1);
  while (covered < confidence && (left > 0 || right > 0)) {
    if (left >= right * (1 - 1e-12)) {
      covered += left;
      lo--;
      left *= lo / (n - lo + 1);
    } else {
      covered += right;
      right *= (n - hi) / (hi + 1);
      hi++;
    }
  }
  return { lo, hi, confidence: covered };
}

/** C(n, k) / 2ⁿ; factors are interleaved so that nothing overflows on the way. */
function coinChance(n: number, k: number): number {
  let chance = 1;
  let halvings = n;
  for (let i = 1; i <= k; i++) {
    chance *= (n - k + i) / i;
    while (chance > 1 && halvings > 0) {
      chance /= 2;
      halvings--;
    }
  }
  return chance * 2 ** -halvings;
}

function sorted(values: readonly number[]): Float64Array {
  if (values.length === 0) throw new RangeError('empty sample');
  requireFinite(values);
  return Float64Array.from(values).sort();
}

/** What `quantile` gives for 1/2, without the rounding of its thirds. */
function middle(ordered: Float64Array): number {
  const half = ordered.length / 2;
  return (at(ordered, Math.ceil(half - 0.5)) + at(ordered, Math.floor(half - 0.5))) / 2;
}
