// Processes with sentinels around a benchmark → what the runtime did for each operation.
import { runtimeMeasures, type Rate, type RuntimeMeasure, type RuntimeUse } from '../model/runtime-use.js';
import { gcPauses, type CounterChange } from '../runtime/counter-change.js';
import { histogramSum } from '../runtime/histogram.js';
import { keepingOf } from '../runtime/keeping.js';
import { extremesOf } from '../base/order.js';
import type { ProbeRun } from './probes.js';

/** Each collection that the harness asks for makes thousands of short waits: below this they are most of what there is. */
const leastForLatency = 1000;

/** Collections follow from what is allocated: processes differ by one that was about to begin, and by this part of all. */
const countShare = 0.02;

type Counted = Pick<ProbeRun, 'iterations' | 'change'>;

/** What a process counted, from its change; null where its Go does not count it. */
const measures: Readonly<Record<RuntimeMeasure, (change: CounterChange) => number | null>> = {
  'gc-cycles': ({ metrics }) => metrics.get('/gc/cycles/automatic:gc-cycles') ?? null,
  'gc-pause': (change) => {
    const pauses = gcPauses(change);
    return pauses === null ? null : histogramSum(pauses).estimate;
  },
  'gc-work': ({ metrics }) => metrics.get('/cpu/classes/gc/total:cpu-seconds') ?? null,
  'gc-assist': ({ metrics }) => metrics.get('/cpu/classes/gc/mark/assist:cpu-seconds') ?? null,
  'scheduler-latency': ({ histograms }) => {
    const latencies = histograms.get('/sched/latencies:seconds');
    return latencies === undefined ? null : histogramSum(latencies).estimate;
  },
  'mutex-wait': ({ metrics }) => metrics.get('/sync/mutex/wait/total:seconds') ?? null,
};

/**
 * `probed`: processes that only counted, one of each count of operations, for what stays of the heap. `timed`: several of
 * two counts, as long as those of a cpu profile, in the order in which they ran; where there are none, `alike` stand in: those
 * of `probed` that the other side has as well.
 * `heavy`: those of a heap profile, which are slow and collect no less, where they have more operations. Null of fewer than two counts.
 */
export function runtimeUseOf(
  probed: readonly Counted[],
  timed: readonly Counted[],
  heavy: readonly Counted[],
  alike = probed,
): RuntimeUse | null {
  const heap = keepingOf(
    probed.map(({ iterations, change }) => ({ operations: iterations, bytes: change.heapLiveBytes })),
  );
  const pairs = pairsOf(timed) ?? pairsOf(alike);
  if (heap === null || pairs === null) return null;
  const rates: Partial<Record<RuntimeMeasure, Rate>> = {};
  const counted = pairsOf(heavy) ?? pairs;
  const cycles = pairsOf(timed) ?? (counted.operations > pairs.operations ? counted : pairs);
  for (const measure of runtimeMeasures) {
    if (measure === 'scheduler-latency' && pairs.operations < leastForLatency) continue;
    const isCount = measure === 'gc-cycles';
    const rate = rateOf(isCount ? cycles : pairs, measures[measure], isCount);
    if (rate !== null) rates[measure] = rate;
  }
  const goroutines = goroutinesOf(probed);
  return {
    heap,
    operations: pairs.operations,
    processes: pairs.all.length,
    rates,
    ...(goroutines === null ? {} : { goroutines }),
  };
}

/** Goroutines that a sentinel creates to learn their ids (sentinel.go). */
const idGoroutines = 40;

function goroutinesOf(probed: readonly Counted[]): NonNullable<RuntimeUse['goroutines']> | null {
  const changes = probed.map(({ change }) => change);
  if (changes.some(({ created }) => created.by !== 'counted')) return null;
  const [, there] = extremesOf(changes.map((change) => change.there));
  const [, created] = extremesOf(changes.map((change) => change.created.count - idGoroutines));
  return { there, created };
}

interface Pairs {
  /** Of the longer ones. */
  readonly operations: number;
  readonly span: number;
  readonly all: readonly (readonly [short: CounterChange, long: CounterChange])[];
}

/** The shortest with the longest, in their order; null where all have as many operations. */
function pairsOf(runs: readonly Counted[]): Pairs | null {
  const counts = runs.map(({ iterations }) => iterations);
  const [least, most] = extremesOf(counts);
  if (!(most > least)) return null;
  const having = (count: number): CounterChange[] =>
    runs.flatMap(({ iterations, change }) => (iterations === count ? [change] : []));
  const [short, long] = [having(least), having(most)];
  const all = short.flatMap((change, nth) => {
    const other = long[nth];
    return other === undefined ? [] : [[change, other] as const];
  });
  return { operations: most, span: most - least, all };
}

/** Null where a process did not count it. `isCount`: of collections. */
function rateOf(
  { all, span }: Pairs,
  of: (change: CounterChange) => number | null,
  isCount: boolean,
): Rate | null {
  const slopes: number[] = [];
  let events = 0;
  for (const [short, long] of all) {
    const [before, after] = [of(short), of(long)];
    if (before === null || after === null) return null;
    slopes.push((after - before) / span);
    events += before + after;
  }
  const count = slopes.length;
  const mean = slopes.reduce((sum, slope) => sum + slope, 0) / count;
  const squares = slopes.reduce((sum, slope) => sum + (slope - mean) ** 2, 0);
  const spread = count < 2 ? null : Math.sqrt(squares / (count - 1) / count);
  const chance = isCount ? (1 + (countShare * events) / count) / Math.sqrt(count) / span : null;
  const error = spread === null || chance === null ? (spread ?? chance) : Math.max(spread, chance);
  return { perOperation: mean, error };
}
