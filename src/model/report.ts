// The one composed report that every renderer reads.
import type { Manifest } from './capture.js';
import type { Pair } from './pair.js';
import type { Verdict } from './verdict.js';

export interface Report {
  /** Version of pprof-gate that composed it. */
  readonly tool: string;
  readonly verdict: Verdict;
  /** Headers of the two captures. */
  readonly manifests: Pair<Manifest>;
  readonly counts: Counts;
  /** Wall time of the measurement and the part of it spent in children, in milliseconds. */
  readonly elapsedMs: number;
  readonly childrenMs: number;
  /** How base was chosen, for people: `merge base with main`. */
  readonly baseReason: string;
}

/** Benchmarks by what became of them; packages skipped because nothing changed. */
export interface Counts {
  readonly benchmarks: number;
  readonly measured: number;
  readonly exceeded: number;
  readonly unproven: number;
  readonly unmeasured: number;
  readonly within: number;
  readonly improved: number;
  readonly added: number;
  readonly removed: number;
  readonly broken: number;
  readonly skipped: number;
  readonly unchanged: number;
  readonly unchangedPackages: number;
}
