// What a capture says of one benchmark.
import type { FilePosition } from '../base/errors.js';
import type { BenchmarkId } from '../model/benchmark.js';
import type { CutOff, Ending, Pass, RecordOf } from '../model/capture.js';
import type { GoroutineUse } from '../model/goroutine-use.js';
import type { RuntimeUse } from '../model/runtime-use.js';
import type { Heap } from '../runtime/keeping.js';
import type { Left } from '../runtime/staying.js';
import type { Sample, Stage } from '../model/metric.js';
import type { StackTable } from '../model/profile.js';
import type { Caveat } from '../model/verdict.js';
import type { DumpEvidence } from './dump-evidence.js';

export interface BenchmarkEvidence {
  readonly id: BenchmarkId;
  /** Folder of its package, relative to the repository. */
  readonly dir: string;
  readonly definition: RecordOf<'benchmark'>['definition'];
  /** By unit; only what processes printed that ended well. */
  readonly samples: ReadonlyMap<string, Sample>;
  /** Iterations of each stage's processes; null where they were not all alike. */
  readonly iterations: ReadonlyMap<Stage, number | null>;
  /** Median wall milliseconds of its timed processes; left out where none ended well. */
  readonly processMs?: number;
  readonly troubles: readonly Trouble[];
  readonly caveats: readonly Caveat[];
  readonly profiles: readonly ProfileFile[];
  /**
   * Stacks of a sample type per operation, from the two largest iteration counts of that kind, so that what happens once
   * cancels. `beside`: profiles of the other side, to be compared with: those that were taken in the same way are
   * chosen, at the same counts where there are two. Computed on each call. Null without two counts; throws GateError
   * `profile-invalid`.
   */
  stacks(kind: ProfileFile['kind'], sampleType: string, beside?: readonly ProfileFile[]): PerOperation | null;
  /**
   * What the runtime counted around it, or its goroutines alone where no sentinels could be put there; null where too few
   * processes ended well. `shared`: operations that processes of both sides were counted over (probedAt); what is compared
   * is of these. Decodes on each call. Throws GateError `counters-invalid`.
   */
  probed(shared?: ReadonlySet<number>): Probed | null;
  /** Operations of each process that was counted. */
  readonly probedAt: readonly number[];
}

/** From processes with sentinels, by all of them; else from dumps of whole processes. */
export interface Probed {
  readonly goroutines: GoroutineUse;
  /** Null without sentinels. */
  readonly runtime: RuntimeUse | null;
  /** What each process left, fewest operations first; no heaps without sentinels. */
  readonly lefts: readonly Left[];
  readonly heaps: readonly Heap[];
  /** Operations that one of the two processes of goroutines created has more than the other. */
  readonly createdOver: number;
  /** Why no goroutine that stays is proven to be leaked, where that could not be read. */
  readonly caveats: readonly Caveat[];
}

export type ProfileFile = Pick<
  RecordOf<'profile'>,
  'kind' | 'iterations' | 'file' | 'by' | 'before' | 'rate'
>;

export interface PerOperation {
  readonly table: StackTable;
  /** The same of each pair of processes alone, where there are several. */
  readonly parts?: readonly StackTable[];
  /**
   * What the call of the benchmark's function that is counted has besides its operations, in its own goroutine: set-up and
   * tear-down, whether or not the timer runs. Null where none is seen, as with b.Loop, which counts none; left out where
   * the profile is of a whole process. Computed on each call.
   */
  readonly once?: () => StackTable | null;
  /** Operations that the table is an average over. */
  readonly operations: number;
  /** Of the profile: nanoseconds between two CPU samples, bytes between two heap samples. */
  readonly period: number;
}

/** A process that did not end well. */
export interface Trouble {
  readonly pass: Pass;
  readonly ending: Ending;
  readonly message: string;
  readonly file: string | null;
  /** Of one that hung. */
  readonly cutOff?: CutOff | undefined;
  /** Where it was in the repository's code, as far as what it printed tells. */
  readonly at?: FilePosition | null;
  /** What its goroutines did, read at the first call; null where it left no dump. */
  readonly dump?: () => DumpEvidence | null;
}
