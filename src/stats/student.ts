// Student's t for few degrees of freedom: what a standard deviation of a handful of values is worth.
import { normalTail } from './normal.js';

/**
 * P(T > t) for whole degrees of freedom from 1 on, by the finite sums of Abramowitz and Stegun, Handbook of Mathematical
 * Functions, 26.7.3 and 26.7.4. Infinitely many are the normal distribution.
 */
export function studentTail(t: number, degrees: number): number {
  if (degrees === Infinity) return normalTail(t);
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 2 : 1; k <= degrees - 3; k += 2) {
    term *= (k / (k + 1)) * cosine ** 2;
    sum += term;
  }
  const central = isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
  return t < 0 ? (1 + central) / 2 : (1 - central) / 2;
}

/** The t that is exceeded with probability p, 0 < p ≤ 1/2; Infinity without a degree of freedom. To twelve digits. */
export function studentQuantile(p: number, degrees: number): number {
  if (degrees < 1) return Infinity;
  let [lo, hi] = [0, 1];
  while (studentTail(hi, degrees) > p && hi < mostQuantile) hi *= 2;
  while (hi - lo > 1e-12 * hi) {
    const middle = (lo + hi) / 2;
    if (studentTail(middle, degrees) > p) lo = middle;
    else hi = middle;
  }
  return hi;
}

/** Beyond it tails are smaller than what 1 − central area can tell apart. */
const mostQuantile = 1e7;
