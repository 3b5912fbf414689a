// Wilcoxon's signed-rank test on differences of pairs. Exact up to 60 differences, ties included: the null
// distribution is that of the observed mid-ranks with random signs. Source: Wilcoxon 1945; Pratt & Gibbons 1981.
import { normalTail } from './normal.js';
import { at, rank, requireFinite } from './ranks.js';

export type Alternative = 'greater' | 'less' | 'two-sided';

/** Up to so many non-zero differences the p value is exact, beyond it is normal with continuity correction. */
export const exactLimit = 60;

export interface SignedRank {
  readonly p: number;
  /** Differences that are not zero: the only ones the test uses. */
  readonly n: number;
  /** Sum of the mid-ranks of the positive differences. */
  readonly wPlus: number;
}

/** Tests whether differences centre above zero (`greater`), below, or either; p is 1 when all are zero. */
export function signedRank(differences: readonly number[], alternative: Alternative): SignedRank {
  requireFinite(differences);
  const kept = differences.filter((d) => d !== 0);
  const n = kept.length;
  if (n === 0) return { p: 1, n, wPlus: 0 };
  const { doubled, ties } = rank(kept.map(Math.abs));
  let positive = 0;
  for (let i = 0; i < n; i++) if (at(kept, i) > 0) positive += at(doubled, i);
  return { p: choose(tailsOf(doubled, ties, positive), alternative), n, wPlus: positive / 2 };
}

interface Tails {
  readonly greater: number;
  readonly less: number;
}

function choose({ greater, less }: Tails, alternative: Alternative): number {
  if (alternative === 'greater') return greater;
  if (alternative === 'less') return less;
  return Math.min(1, 2 * Math.min(greater, less));
}

function tailsOf(doubledRanks: Int32Array, ties: number, positive: number): Tails {
  const n = doubledRanks.length;
  if (n > exactLimit) return normalTails(n, ties, positive / 2);
  return ties === 0 ? exactTails(untied(n), positive / 2) : exactTails(signedSums(doubledRanks), positive);
}

function exactTails(chance: Float64Array, observed: number): Tails {
  let less = 0;
  for (let w = 0; w <= observed; w++) less += at(chance, w);
  // Summed from its own end: 1 - less would lose the small tails that decide.
  let greater = 0;
  for (let w = chance.length - 1; w >= observed; w--) greater += at(chance, w);
  return { greater, less };
}

/** Probability of each sum when every rank counts or not by the toss of a coin (convolution). */
function signedSums(ranks: Int32Array): Float64Array {
  const chance = new Float64Array(ranks.reduce((a, b) => a + b, 0) + 1);
  chance[0] = 1;
  let top = 0;
  for (const r of ranks) {
    top += r;
    for (let w = top; w >= 0; w--) chance[w] = (at(chance, w) + (w >= r ? at(chance, w - r) : 0)) / 2;
  }
  return chance;
}

const untiedSums = new Map<number, Float64Array>();

/** Probability of each sum of the ranks 1 to n, which is all there is to know of n untied differences. */
function untied(n: number): Float64Array {
  let chance = untiedSums.get(n);
  if (chance === undefined) {
    chance = signedSums(Int32Array.from({ length: n }, (_, i) => i + 1));
    untiedSums.set(n, chance);
  }
  return chance;
}

function normalTails(n: number, ties: number, wPlus: number): Tails {
  const { mean, deviation } = moments(n, ties);
  return {
    greater: normalTail((wPlus - mean - 0.5) / deviation),
    less: normalTail((mean - wPlus - 0.5) / deviation),
  };
}

function moments(n: number, ties: number): { mean: number; deviation: number } {
  return {
    mean: (n * (n + 1)) / 4,
    deviation: Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48),
  };
}

/** Smallest w with P(W ≤ w) ≥ p for n untied differences, as R's qsignrank; normal beyond `exactLimit`. */
export function signedRankQuantile(p: number, n: number): number {
  if (n <= exactLimit) {
    const chance = untied(n);
    let below = 0;
    for (let w = 0; w < chance.length; w++) {
      below += at(chance, w);
      if (below >= p) return w;
    }
    return chance.length - 1;
  }
  const { mean, deviation } = moments(n, 0);
  let lo = 0;
  let hi = (n * (n + 1)) / 2;
  while (lo < hi) {
    const middle = Math.floor((lo + hi) / 2);
    if (normalTail((mean - middle - 0.5) / deviation) >= p) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}
