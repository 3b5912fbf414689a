// The one composed report that every renderer reads. Data only: no sentence, no markup.
import type { Manifest, RecordOf } from './capture.js';
import type { Pair } from './pair.js';
import type { BenchmarkResult, Change, Verdict } from './verdict.js';

export interface Report {
  /** Version of pprof-gate that composed it. */
  readonly tool: string;
  /** Its benchmarks and their changes are sorted, worst first. */
  readonly verdict: Verdict;
  /** Headers of the two captures. */
  readonly manifests: Pair<Manifest>;
  readonly counts: Counts;
  readonly rows: Rows;
  /** What to call a benchmark where people read, by `keyOf(id)`. */
  readonly labels: ReadonlyMap<string, Label>;
  /** Wall time of the measurement and the part of it spent in children, in milliseconds. */
  readonly elapsedMs: number;
  readonly childrenMs: number;
  /** How base was chosen, for people: `merge base with main`. */
  readonly baseReason: string;
  /** Head of the pull request that was measured merged into its target, full hash; null: head is what it says. */
  readonly pullHead: string | null;
  /** Chance of one false time alarm in the whole run; null when composed without it. */
  readonly alpha: number | null;
  /** The stored baseline that was looked for; null when none was. */
  readonly baseline: Baseline | null;
  /** Options that the run was started with and that its capture does not hold; empty where only that is known. */
  readonly typed: readonly string[];
}

/** What became of looking for a stored baseline. */
export interface Baseline {
  /** `auto`: beside a base measured again, for counts. `artifact`: it is base. */
  readonly mode: 'auto' | 'artifact';
  readonly found: StoredBaseline | null;
  /** Benchmarks in which its values took part. */
  readonly benchmarks: number;
  /** Why there is none, as a code; empty when there is one. */
  readonly reason: string;
  /** Command that makes one. */
  readonly command: string;
}

export type StoredBaseline = NonNullable<RecordOf<'baseline'>['found']> & {
  /** Between its recording and the start of head's measurement; null where that cannot be told. */
  readonly ageMs: number | null;
};

/** The shortest name that is still unambiguous in this report. */
export interface Label {
  /** Folder of the package, or the last part of its import path for the root of a repository. */
  readonly pkg: string;
  /** `Look/miss`, with `-P` only where the same benchmark ran on several GOMAXPROCS. */
  readonly name: string;
}

/** One metric of one benchmark. */
export interface Row {
  readonly benchmark: BenchmarkResult;
  readonly change: Change;
}

/** What deserves a line, in the order of the verdict. A change is in at most one list. */
export interface Rows {
  readonly exceeded: readonly Row[];
  readonly unproven: readonly Row[];
  readonly unmeasured: readonly Row[];
  readonly improved: readonly Row[];
  /** Regressions that no budget forbids. */
  readonly worse: readonly Row[];
}

/**
 * Benchmarks by what became of them. Those from exceeded to unchanged add up to `benchmarks`; the rest
 * overlap with them.
 */
export interface Counts {
  readonly benchmarks: number;
  readonly exceeded: number;
  readonly unproven: number;
  readonly unmeasured: number;
  readonly within: number;
  /** Failed or hung. */
  readonly broken: number;
  readonly added: number;
  readonly removed: number;
  readonly skipped: number;
  readonly unchanged: number;
  /** Measured on both sides. */
  readonly measured: number;
  /** With at least one improvement. */
  readonly improved: number;
  /** Their own source or data changed. */
  readonly changed: number;
  /** Functions that changed and that no benchmark that ran reaches. */
  readonly unreached: number;
  /** Packages skipped because nothing changed. */
  readonly unchangedPackages: number;
}
