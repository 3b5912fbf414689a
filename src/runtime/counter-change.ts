// What happened between the two sentinels of one process.
import { countersFault } from './counters-fault.js';
import type { ProbeCounters } from './counters.js';
import { histogramChange, type Histogram } from './histogram.js';

export interface CounterChange {
  readonly version: string;
  /** At the end: the benchmark may have set it. */
  readonly maxprocs: number;
  /** Goroutines that were there when it began. */
  readonly there: number;
  /** More goroutines than before: at once, when settled, and after a collection. May be negative. */
  readonly goroutines: { readonly atOnce: number; readonly settled: number; readonly left: number };
  /**
   * Goroutines created. `counted`: by the runtime, from Go 1.26 on. Else from ids, which are handed out 16 at a
   * time to each processor: off by up to 16 for each.
   */
  readonly created: { readonly count: number; readonly by: 'counted' | 'ids' };
  /** More of the heap alive after collections than before. May be negative. */
  readonly heapLiveBytes: number;
  readonly heapLiveObjects: number;
  /** By name, of those that only grow. */
  readonly metrics: ReadonlyMap<string, number>;
  readonly histograms: ReadonlyMap<string, Histogram>;
}

const createdMetric = '/sched/goroutines-created:goroutines';

/**
 * End less begin. Throws GateError `counters-invalid`: `other-process` when they are not of one process,
 * `not-the-same-metrics`, or `counter-fell` when they are in the wrong order.
 */
export function counterChange(begin: ProbeCounters, end: ProbeCounters): CounterChange {
  if (begin.pid !== end.pid || begin.version !== end.version) throw countersFault('other-process');
  const metrics = changes(begin.metrics, end.metrics, grown);
  const counted = metrics.get(createdMetric);
  return {
    version: end.version,
    maxprocs: end.maxprocs,
    there: begin.goroutines,
    goroutines: {
      atOnce: end.goroutines - begin.goroutines,
      settled: end.settled - begin.goroutines,
      left: end.collected - begin.goroutines,
    },
    created:
      counted === undefined
        ? { count: grown(begin.goroutineId, end.goroutineId), by: 'ids' }
        : { count: counted, by: 'counted' },
    heapLiveBytes: end.heapLiveBytes - begin.heapLiveBytes,
    heapLiveObjects: end.heapLiveObjects - begin.heapLiveObjects,
    metrics,
    histograms: changes(begin.histograms, end.histograms, histogramChange),
  };
}

/** Pauses of the collector: under this name from Go 1.22 on, before it under the older one; null under neither. */
export function gcPauses({ histograms }: CounterChange): Histogram | null {
  return histograms.get('/sched/pauses/total/gc:seconds') ?? histograms.get('/gc/pauses:seconds') ?? null;
}

function grown(begin: number, end: number): number {
  if (end < begin) throw countersFault('counter-fell');
  return end - begin;
}

function changes<T, C>(
  begin: ReadonlyMap<string, T>,
  end: ReadonlyMap<string, T>,
  change: (begin: T, end: T) => C,
): Map<string, C> {
  const found = new Map<string, C>();
  for (const [name, value] of end) {
    const before = begin.get(name);
    if (before === undefined) throw countersFault('not-the-same-metrics');
    found.set(name, change(before, value));
  }
  if (begin.size !== end.size) throw countersFault('not-the-same-metrics');
  return found;
}
