// What a measurement does, as data: the schedule makes steps, run.ts carries them out without thinking.
import type { BenchmarkId } from '../model/benchmark.js';

/** A tree is one checked-out commit: `base` and `head` of a gate, or the `single` one that is recorded. */
export type TreeSide = 'base' | 'head' | 'single';

export interface BuildStep {
  readonly do: 'build';
  readonly side: TreeSide;
  readonly pkg: string;
  /** Link seed; 0 is the toolchain's own layout. */
  readonly layout: number;
}

export interface RunStep {
  readonly do: 'run';
  readonly pass: 'screen' | 'confirm';
  readonly side: TreeSide;
  readonly benchmark: BenchmarkId;
  readonly slot: number;
  readonly layout: number;
  /** Runs as the second of its pair. */
  readonly second: boolean;
  readonly iterations: number;
}

export type ProfilePass = 'heap' | 'cpu' | 'contention';

export interface ProfileStep {
  readonly do: 'profile';
  readonly side: TreeSide;
  readonly benchmark: BenchmarkId;
  readonly pass: ProfilePass;
  readonly iterations: number;
}

export type Step = BuildStep | RunStep | ProfileStep;

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
  /** Wall time of one timed process, start and set-up included; of the slower side. */
  readonly processSeconds: number;
}
