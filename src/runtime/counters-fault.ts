// Why the probe's counters are refused.
import { GateError } from '../base/errors.js';

export type CountersReason =
  // the file
  | 'too-long'
  | 'truncated'
  | 'incomplete'
  | 'malformed'
  | 'repeated'
  | 'unknown'
  | 'too-many'
  | 'number-too-large'
  // two of them, which are not of one process, or not in this order
  | 'other-process'
  | 'not-the-same-metrics'
  | 'counter-fell';

/** GateError `counters-invalid` with facts `reason` and, of a file, the `line` from 1 at which the fault was seen. */
export function countersFault(reason: CountersReason, line?: number): GateError {
  return new GateError('counters-invalid', line === undefined ? { reason } : { reason, line });
}
