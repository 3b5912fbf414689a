// The normal distribution, to full double precision: approximations with seven digits would show in p values.

/** P(Z > z) for a standard normal Z. */
export function normalTail(z: number): number {
  const x = Math.abs(z);
  const upper = x < 3 ? 0.5 - centralArea(x) : farTail(x);
  return z < 0 ? 1 - upper : upper;
}

/** P(0 < Z < x) by the series x + x³/3 + x⁵/(3·5) + …, all of whose terms are positive. */
function centralArea(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 3; term > sum * 1e-17; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return sum * density(x);
}

/** P(Z > x) for large x by Laplace's continued fraction, from the inside out. */
function farTail(x: number): number {
  let fraction = x;
  for (let k = 200; k > 0; k--) fraction = x + k / fraction;
  return density(x) / fraction;
}

function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}
