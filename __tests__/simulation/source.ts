// Where a simulated suite gets its times from: a made-up machine, or one that was recorded.
import type { Stage } from '../../src/model/metric.js';
import type { Side } from '../../src/model/pair.js';

/** A process that is started. Asked in the order of time. */
export interface ProcessRequest {
  readonly benchmark: number;
  /** Of its binary; both halves of a guard are base. */
  readonly side: Side;
  readonly stage: Stage;
  /** Link seed. */
  readonly layout: number;
  /** The other half of its pair ran just before it, of the same side in a guard. */
  readonly before: Side | null;
  /** Virtual seconds since the start. */
  readonly at: number;
}

export interface Ran {
  readonly nsPerOp: number;
  /** Wall seconds of the process. */
  readonly lasts: number;
}

/** A suite of benchmarks whose truth is known. */
export interface Source {
  /** ln(head / base) of each benchmark. */
  readonly thetas: readonly number[];
  /** Wall seconds of a process when nothing disturbs it: what a calibration says. */
  readonly processSeconds: number;
  run(process: ProcessRequest): Ran;
  /** Seconds that the hypervisor took until then, as the system counts them. */
  readonly stolen: (at: number) => number;
}
