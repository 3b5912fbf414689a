// What Go's runtime did for each operation of a benchmark, by its own counters.
import type { Growth } from './goroutine-use.js';

export const runtimeMeasures = [
  /** Collections that the runtime began by itself. */
  'gc-cycles',
  /** Seconds in which the world stood still. Of a histogram, so within a quarter. */
  'gc-pause',
  /** Processor seconds of collections, and of that what operations were held up for to help. */
  'gc-work',
  'gc-assist',
  /** Seconds in which goroutines were ready and not yet running. One of eight is counted for all; of a histogram. */
  'scheduler-latency',
  /** Seconds in which goroutines waited for a sync.Mutex or RWMutex. One of eight waits is counted for all. */
  'mutex-wait',
] as const;
export type RuntimeMeasure = (typeof runtimeMeasures)[number];

export interface Rate {
  /** May be slightly below zero, by scatter. */
  readonly perOperation: number;
  /** Standard error, by how processes differ; null where there are too few to know it. */
  readonly error: number | null;
}

/** What stays of the heap, after collections that free all that can be freed. */
export interface HeapUse {
  /** As of goroutines; a heap that stays the same is `none`, whatever it held before. */
  readonly growth: Exclude<Growth, 'constant'>;
  /** Bytes more for each operation; 0 unless it grows. */
  readonly keptPerOperation: number;
  /** Bytes more than before the benchmark, at the most operations. May be slightly below zero. */
  readonly kept: number;
  readonly operations: number;
  /** Operations until which nothing was seen to stay; 0 where it grows from the beginning, or not at all. */
  readonly after: number;
}

export interface RuntimeUse {
  readonly heap: HeapUse;
  /** Operations of the longest process, and how many processes there were of each count. */
  readonly operations: number;
  readonly processes: number;
  /** Without what this version of Go does not count, or too few operations tell. */
  readonly rates: Readonly<Partial<Record<RuntimeMeasure, Rate>>>;
  /** Most in one process: there when the benchmark began, and created until it ended, Go's harness included. Not in Go before 1.26. */
  readonly goroutines?: { readonly there: number; readonly created: number };
}

/** A rate that differs between the sides by more than processes do, and by enough to matter. */
export interface RuntimeMove {
  readonly measure: RuntimeMeasure;
  readonly base: number;
  readonly head: number;
}
