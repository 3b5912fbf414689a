// What a benchmark does with goroutines: how many it creates, and which of them stay.
import type { StackLine, WaitKind } from './goroutines.js';
export const growths = ['none', 'constant', 'filling', 'leak', 'growing'] as const;
/**
 * `none`: nothing stays. `constant`: as many whatever the number of operations is. `filling`: more, but fewer and fewer
 * for each further operation. `leak`: more with each. `growing`: more, and no third count that could tell the two apart.
 */
export type Growth = (typeof growths)[number];

/** Goroutines that came from the same place and stand at the same place. */
export interface GoroutinesLeft {
  readonly waits: WaitKind;
  /** At the most operations after which they could be dumped. */
  readonly count: number;
  /** For each operation; 0 unless they grow. */
  readonly perOperation: number;
  /** The `go` statement, with the function that it is in; null where the dump does not tell. */
  readonly created: StackLine | null;
  /** Where they stand: the innermost line of the repository, else of anybody's module. */
  readonly stands: StackLine | null;
  /** How many of `count` the runtime's own leak profile proves to be unreachable; null where Go has none. */
  readonly proven: number | null;
}

/** What one side does with goroutines. */
export interface GoroutineUse {
  /**
   * `sentinels`: counted before and after the benchmark. `dump`: read from dumps of whole processes, as the benchmark was
   * done, where the package takes no sentinels. Nothing was counted before it then, so that what is there once is not
   * told from what was there anyway: `constant` is never said, and all counts are of what came with more operations.
   */
  readonly by: 'sentinels' | 'dump';
  readonly growth: Growth;
  /** Operations of the longest process, and how many goroutines were left after it; of dumps at least so many. */
  readonly operations: number;
  readonly left: number;
  readonly leftPerOperation: number;
  /** Null where it was not counted. */
  readonly createdPerOperation: number | null;
  /** What createdPerOperation may be off by: up to Go 1.25 the runtime does not count. */
  readonly createdError: number;
  /** The largest first; null where there were too many to dump, or to keep the dump of. */
  readonly groups: readonly GoroutinesLeft[] | null;
}
