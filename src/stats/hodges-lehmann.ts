// The Hodges-Lehmann estimate: the centre that the signed-rank test would reject last.
// Source: Hodges & Lehmann 1963; interval by inversion of the test, as R's wilcox.test.
import type { Interval } from '../base/interval.js';
import { at, requireFinite } from './ranks.js';
import { signedRankQuantile } from './signed-rank.js';

/**
 * Median of the Walsh averages (dᵢ+dⱼ)/2, i ≤ j, zeros included, and the interval that covers the true centre
 * with at least `confidence`. Too few differences for it (below 6 for 95 %): both bounds are infinite.
 * Quadratic in the number of differences. Throws RangeError on none.
 */
export function hodgesLehmann(differences: readonly number[], confidence: number): Interval {
  requireFinite(differences);
  const n = differences.length;
  if (n === 0) throw new RangeError('no differences');
  const walsh = walshAverages(differences);
  const half = walsh.length / 2;
  const center = (at(walsh, Math.ceil(half) - 1) + at(walsh, Math.floor(half))) / 2;
  const k = signedRankQuantile((1 - confidence) / 2, n);
  if (k < 1) return { center, lo: -Infinity, hi: Infinity };
  return { center, lo: at(walsh, k - 1), hi: at(walsh, walsh.length - k) };
}

function walshAverages(differences: readonly number[]): Float64Array {
  const n = differences.length;
  const averages = new Float64Array((n * (n + 1)) / 2);
  let next = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) averages[next++] = (at(differences, i) + at(differences, j)) / 2;
  }
  return averages.sort();
}
