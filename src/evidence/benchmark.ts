// What a capture says of one benchmark.
import type { FilePosition } from '../base/errors.js';
import type { BenchmarkId } from '../model/benchmark.js';
import type { CutOff, Ending, Pass, RecordOf } from '../model/capture.js';
import type { Sample, Stage } from '../model/metric.js';
import type { StackTable } from '../model/profile.js';
import type { Caveat } from '../model/verdict.js';

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
   * Stacks of a sample type per operation, from the smallest and the largest iteration count of that kind, so
   * that what happens once cancels. Decodes on each call. Null without two counts; throws GateError
   * `profile-invalid`.
   */
  stacks(kind: ProfileFile['kind'], sampleType: string): PerOperation | null;
}

export type ProfileFile = Pick<RecordOf<'profile'>, 'kind' | 'iterations' | 'file'>;

export interface PerOperation {
  readonly table: StackTable;
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
}
