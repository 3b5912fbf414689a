// What a measurement does, as data: the schedule makes steps, run.ts carries them out without thinking.
import type { BenchmarkId } from '../model/benchmark.js';
import type { Stage } from '../model/metric.js';

/** A tree is one checked-out commit: `base` and `head` of a gate, or the `single` one that is recorded. */
export type TreeSide = 'base' | 'head' | 'single';

export interface BuildStep {
  readonly do: 'build';
  readonly side: TreeSide;
  readonly pkg: string;
  /** Link seed; 0 is the toolchain's own layout. */
  readonly layout: number;
}

/** One timed process. */
export interface RunStep {
  readonly do: 'run';
  /** `guard`: both halves of the pair are base. */
  readonly pass: Stage | 'guard';
  readonly side: TreeSide;
  /** Usually one; those of a package that takes long to start share a process, in this order. */
  readonly benchmarks: readonly BenchmarkId[];
  readonly slot: number;
  readonly layout: number;
  /** Runs as the second of its pair; of pairs at the same time, on the second of the two cores. */
  readonly second: boolean;
  readonly iterations: number;
  /** Kept on one core. */
  readonly pinned: boolean;
}

export type ProfilePass = 'heap' | 'cpu' | 'contention';

export interface ProfileStep {
  readonly do: 'profile';
  readonly side: TreeSide;
  readonly benchmark: BenchmarkId;
  readonly pass: ProfilePass;
  readonly iterations: number;
  /** Of several processes of one kind and count. */
  readonly nth: number;
  /** Kept on one core. */
  readonly pinned: boolean;
  /** Arguments that pin it to a core of its own, where it runs beside its other side. */
  readonly pin?: readonly string[];
}

/** One process with sentinels around a benchmark (probe/). */
export interface ProbeStep extends Omit<ProfileStep, 'do' | 'pass'> {
  readonly do: 'probe';
  readonly pass: ProfilePass | 'goroutines';
  /** Goroutines at its end that are dumped; of more nothing is but their number. Left out: sentinel.go knows. */
  readonly mostDumped?: number;
}

export type Step = BuildStep | RunStep | ProfileStep | ProbeStep;

/** Why a pass ended. */
export type PassEnd = 'complete' | 'time-budget';

/** What the schedule needs to know of a benchmark. */
export interface Candidate {
  readonly benchmark: BenchmarkId;
  /** Where it runs: on both sides of a gate, or on head alone when it is new there. */
  readonly sides: readonly TreeSide[];
  /** Iterations of a timed process, the same on both sides. */
  readonly iterations: number;
  /** Of the slower side. */
  readonly secondsPerOperation: number;
  /** Wall time of one timed process of its own, start and set-up included; of the slower side. */
  readonly processSeconds: number;
  /** Runs on all cores, as its rules say. */
  readonly unpinned?: true;
  /**
   * What of processSeconds its package takes before any benchmark begins; only where that is so much that
   * benchmarks with equal iterations share a process.
   */
  readonly startSeconds?: number;
  /** Shares processes with those of the same name only; left out: ''. `broke`: one of them did, and nobody was to blame. */
  readonly company?: { readonly name: string; readonly broke: boolean };
}
