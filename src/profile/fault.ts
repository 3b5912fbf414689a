// Why a profile is refused. A bad binary is rejected whole, with the offset of what is wrong.
import { GateError, type Facts } from '../base/errors.js';

export type ProfileFault =
  | 'empty'
  | 'gzip-corrupt'
  // the file ends too early
  | 'truncated'
  | 'incomplete'
  // not the protobuf of a profile
  | 'malformed'
  | 'wire-type'
  | 'no-sample-types'
  | 'no-string-table'
  | 'first-string-not-empty'
  | 'value-count'
  | 'zero-id'
  | 'duplicate-id'
  | 'unknown-string'
  | 'unknown-mapping'
  | 'unknown-function'
  | 'unknown-location'
  | 'number-too-large'
  // more than we are willing to hold
  | 'too-many-bytes'
  | 'too-many-strings'
  | 'too-many-samples'
  | 'too-many-locations'
  | 'too-many-functions'
  | 'too-many-mappings'
  | 'too-many-labels'
  | 'too-many-sample-types'
  | 'too-many-comments'
  | 'stack-too-deep'
  // read well, and not what was asked for
  | 'no-such-sample-type'
  | 'units-differ'
  | 'sum-too-large';

/**
 * GateError `profile-invalid` with facts `reason` and `offset`: the byte, counted after decompression, at
 * which the fault was seen (in the compressed file for `gzip-corrupt` and where `compressed` is true).
 */
export function invalidAt(
  reason: ProfileFault,
  offset: number,
  facts: Facts = {},
  cause?: unknown,
): GateError {
  return new GateError('profile-invalid', { reason, offset, ...facts }, cause === undefined ? {} : { cause });
}
