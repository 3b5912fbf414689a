// Random numbers of other shapes than uniform.
import type { Random } from '../../src/base/random.js';

/** Standard normal (Marsaglia's polar method; the second of each two is thrown away, for simplicity). */
export function normal(random: Random): number {
  for (;;) {
    const x = 2 * random.next() - 1;
    const y = 2 * random.next() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** Exponential with this mean. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random.next());
}

export function between(random: Random, lo: number, hi: number): number {
  return lo + (hi - lo) * random.next();
}
