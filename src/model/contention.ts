// Where a benchmark waits for locks, channels and goroutines, and what that is for each operation on both sides.
import type { Interval } from './metric.js';
import type { Pair } from './pair.js';

/** What a goroutine waits for, or of `release` what it lets others go on with. */
export const waitsFor = [
  /** A sync.Mutex, RWMutex or Once (block profile: where it waits). */
  'lock',
  /** Others waited for the lock that is let go here (mutex profile: where it is unlocked). */
  'release',
  'channel-send',
  'channel-receive',
  'select',
  'wait-group',
  'condition',
  /** A lock inside Go's runtime (mutex profiles from Go 1.22 on). */
  'runtime',
] as const;
export type WaitFor = (typeof waitsFor)[number];

/** Mean over the processes of one side, with the least and the most of them, for each operation. Slopes: what is nothing can come out as slightly less. */
export interface Spread extends Interval {
  /** Pairs of processes. */
  readonly n: number;
}

/** One line that waits, in head's names and lines where head has it. */
export interface WaitSite {
  readonly waits: WaitFor;
  readonly function: string;
  readonly file: string;
  readonly line: number;
  /** The line belongs to the repository. */
  readonly own: boolean;
  readonly inDiff: boolean;
  /** Head no longer has it. */
  readonly gone: boolean;
  /** Seconds of all goroutines together for each operation, so that it can be more than the operation takes. */
  readonly delay: Pair<Spread>;
  /** Times that a goroutine waited. */
  readonly contentions: Pair<Spread>;
  /** Beyond what processes of one side differ by, large beside the operation, and not made up for by other lines. */
  readonly change: 'more' | 'less' | 'none';
}

/** Heaviest first. */
export interface Contention {
  readonly sites: readonly WaitSite[];
  /** Sites beyond those that are kept. */
  readonly left: number;
  /** GOMAXPROCS of the processes: timed ones run on one core, these on all. */
  readonly procs: number;
}
