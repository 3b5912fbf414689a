// Bursts: something else had the core for a part of a second, and processes of a benchmark took up to twice as long.
import type { Sample } from '../model/metric.js';
import type { Pair } from '../model/pair.js';
import type { Caveat } from '../model/verdict.js';
import { quantile } from '../stats/median.js';
import { burstFactor, leastForBursts, mostBursts } from './procedure.js';

/** Told of a benchmark much of whose time was noise in bursts. */
export function burstCaveats({ base, head }: Readonly<Partial<Pair<Sample>>>): Caveat[] {
  const shares = [base, head].map((sample) => {
    const values = (sample?.runs ?? []).map(({ value }) => value);
    if (values.length < leastForBursts) return 0;
    const quick = quantile(values, 0.25);
    return values.filter((value) => value > burstFactor * quick).length / values.length;
  });
  const share = Math.max(...shares);
  return share > mostBursts ? [{ code: 'noise-bursts', facts: { share } }] : [];
}
