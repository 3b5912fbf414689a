// What the processor's time of a benchmark goes to: its own code, or what Go's runtime does for it.
import type { Spread } from './contention.js';
import type { Pair } from './pair.js';

export const cpuGroupNames = [
  'code',
  'garbage-collection',
  'allocation',
  'scheduler',
  'channels',
  'locks',
  'system-calls',
  'copying',
  /** Of the runtime, and none of the above. */
  'runtime',
] as const;
export type CpuGroupName = (typeof cpuGroupNames)[number];

/** Processor seconds for each operation, of all threads together. */
export interface CpuGroup {
  readonly group: CpuGroupName;
  readonly time: Pair<Spread>;
  /** Beyond what processes of one side differ by and samples scatter. */
  readonly change: 'more' | 'less' | 'none';
}

/** What changed of one function, as far as it stands out: only what was seen is there. All for each operation. */
export interface CrossReading {
  readonly function: string;
  /** Seconds of the processor, and of waiting. */
  readonly cpu?: number;
  readonly waiting?: number;
  readonly allocations?: number;
  readonly bytes?: number;
}
