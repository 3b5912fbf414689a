// Measured values, in the order in which they were taken.
import type { Better } from '../base/units.js';

export type { Interval } from '../base/interval.js';

export interface Metric {
  /** Base unit: sec/op, B/op, allocs/op, B/s, or a custom unit as printed. */
  readonly unit: string;
  readonly better: Better;
}

export const stages = ['screen', 'focus', 'confirm'] as const;
/** Which part of the schedule a process belongs to. A failure is only decided on `confirm` data. */
export type Stage = (typeof stages)[number];

/**
 * One value of one process. `slot` joins the two halves of a pair: unique per benchmark and stage, and the same for
 * all that ran in one round.
 */
export interface Observation {
  readonly value: number;
  readonly slot: number;
  readonly stage: Stage;
  /** Link seed of the binary (-randlayout); 0 is the toolchain's own layout. */
  readonly layout: number;
  /** Ran as the second of its pair. */
  readonly second?: true;
}

/** All values of one metric on one side, in schedule order; never sorted in place. */
export interface Sample {
  readonly metric: Metric;
  readonly runs: readonly Observation[];
  /** Values of the same program in an earlier recording, at the screen's iterations: in no pair, ever. */
  readonly stored?: readonly number[];
}
