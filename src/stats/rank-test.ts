// Mann-Whitney's rank test for two samples that are not paired. With ties and samples of different size the
// permutation distribution is not symmetric, so both tails are summed: benchstat doubles one and is then wrong.
import { normalTail } from './normal.js';
import { at, rank, requireFinite } from './ranks.js';

export interface RankTest {
  /** Two-sided. */
  readonly p: number;
  /** Mann-Whitney U of the first sample: pairs in which it is the larger, ties counting half. */
  readonly u: number;
}

/** Exact as benchstat's: both samples up to 50, or 25 with ties; beyond normal with tie and continuity correction. */
export function rankTest(a: readonly number[], b: readonly number[]): RankTest {
  if (a.length === 0 || b.length === 0) throw new RangeError('empty sample');
  requireFinite(a);
  requireFinite(b);
  const { doubled, ties } = rank([...a, ...b]);
  let doubledU = -a.length * (a.length + 1);
  for (let i = 0; i < a.length; i++) doubledU += at(doubled, i);
  const limit = ties === 0 ? 50 : 25;
  const exact = a.length <= limit && b.length <= limit;
  const p = exact ? exactP(doubled, a.length, doubledU) : normalP(a.length, b.length, ties, doubledU / 2);
  return { p, u: doubledU / 2 };
}

function exactP(ranks: Int32Array, n: number, doubledU: number): number {
  const product = n * (ranks.length - n);
  const far = Math.abs(doubledU - product);
  const ways = subsetSums(ranks, n);
  let all = 0;
  let asFar = 0;
  for (let u = 0; u <= 2 * product; u++) {
    const count = at(ways, u + n * (n + 1));
    all += count;
    if (Math.abs(u - product) >= far) asFar += count;
  }
  return asFar / all;
}

/** How many choices of n of the ranks have each sum. */
function subsetSums(ranks: Int32Array, n: number): Float64Array {
  // Doubled U runs from 0 to 2nm, the sum of doubled ranks from n(n+1) on.
  const top = n * (n + 1) + 2 * n * (ranks.length - n);
  const rows = Array.from({ length: n + 1 }, () => new Float64Array(top + 1));
  const row = (size: number): Float64Array => rows[size] as Float64Array;
  row(0)[0] = 1;
  let seen = 0;
  for (const r of ranks) {
    seen++;
    for (let size = Math.min(n, seen); size > 0; size--) {
      const into = row(size);
      const from = row(size - 1);
      for (let sum = r; sum <= top; sum++) into[sum] = at(into, sum) + at(from, sum - r);
    }
  }
  return row(n);
}

function normalP(n: number, m: number, ties: number, u: number): number {
  const all = n + m;
  const deviation = Math.sqrt(((n * m) / 12) * (all + 1 - ties / (all * (all - 1))));
  if (deviation === 0) return 1;
  const far = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5);
  return Math.min(1, 2 * normalTail(far / deviation));
}
