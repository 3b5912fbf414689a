// Histograms of runtime/metrics as the probe prints them: `lower:upper:count`, buckets without a count left out.
import { countersFault, type CountersReason } from './counters-fault.js';

export interface Bucket {
  /** -Infinity when open below. */
  readonly lower: number;
  /** Infinity when open above. */
  readonly upper: number;
  readonly count: number;
}

/** Buckets with a count, ascending. */
export type Histogram = readonly Bucket[];

export interface HistogramSum {
  readonly count: number;
  /** As if all were in the middle of their buckets; those of open buckets at its one end. */
  readonly estimate: number;
  /** As if all were at the lower ends. */
  readonly least: number;
  /** As if all were at the upper ends; null when some are in the bucket that has none. */
  readonly most: number | null;
  /** How many are in the open bucket at the top, and so may be any amount more than `estimate` takes them for. */
  readonly openAbove: number;
}

/** Most buckets of one histogram; Go's have 160 for times. */
const mostBuckets = 1000;

const bound = String.raw`[+-]Inf|-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]\d{1,3})?`;
const bucketWord = new RegExp(`^(${bound}):(${bound}):(\\d{1,20})$`);

/** Reads `lower:upper:count` words, ascending. Throws what `fault` makes. */
export function readHistogram(words: readonly string[], fault: (reason: CountersReason) => Error): Histogram {
  if (words.length > mostBuckets) throw fault('too-many');
  const buckets: Bucket[] = [];
  for (const word of words) {
    const found = bucketWord.exec(word);
    if (found === null) throw fault('malformed');
    const [lower, upper] = [boundOf(found[1]), boundOf(found[2])];
    const count = Number(found[3]);
    if (!Number.isSafeInteger(count)) throw fault('number-too-large');
    const before = buckets.at(-1)?.upper ?? -Infinity;
    if (lower < before || !(upper > lower) || count === 0) throw fault('malformed');
    buckets.push({ lower, upper, count });
  }
  return buckets;
}

/** As Go's %g prints it. */
function boundOf(text = ''): number {
  return text.endsWith('Inf') ? (text.startsWith('-') ? -Infinity : Infinity) : Number(text);
}

/**
 * What was added between two readings of one process. Throws GateError `counters-invalid`, reason `counter-fell`,
 * when a bucket has lost counts.
 */
export function histogramChange(begin: Histogram, end: Histogram): Histogram {
  const before = new Map(begin.map(({ upper, count }) => [upper, count]));
  const change = end.map((bucket) => {
    const count = bucket.count - (before.get(bucket.upper) ?? 0);
    before.delete(bucket.upper);
    if (count < 0) throw countersFault('counter-fell');
    return { ...bucket, count };
  });
  if (before.size > 0) throw countersFault('counter-fell');
  return change.filter(({ count }) => count > 0);
}

/** The sum of what a histogram has counted, in its unit, as far as its buckets tell. */
export function histogramSum(histogram: Histogram): HistogramSum {
  let [count, estimate, least, most, openAbove] = [0, 0, 0, 0, 0];
  for (const bucket of histogram) {
    const lower = Number.isFinite(bucket.lower) ? bucket.lower : Math.min(bucket.upper, 0);
    const upper = Number.isFinite(bucket.upper) ? bucket.upper : lower;
    if (bucket.upper === Infinity) openAbove += bucket.count;
    count += bucket.count;
    estimate += (bucket.count * (lower + upper)) / 2;
    least += bucket.count * lower;
    most += bucket.count * upper;
  }
  return { count, estimate, least, most: openAbove > 0 ? null : most, openAbove };
}
