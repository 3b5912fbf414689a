// Profile files of one benchmark → stacks per operation.
import { GateError } from '../base/errors.js';
import type { Profile } from '../model/profile.js';
import { decodeProfile } from '../profile/decode.js';
import { slopePerOperation } from '../profile/slope.js';
import type { PerOperation, ProfileFile } from './benchmark.js';

/** See BenchmarkEvidence.stacks. */
export function perOperation(
  profiles: readonly ProfileFile[],
  files: ReadonlyMap<string, Uint8Array>,
  kind: ProfileFile['kind'],
  sampleType: string,
): PerOperation | null {
  const ofKind = profiles.filter((profile) => profile.kind === kind);
  const [first] = ofKind;
  if (first === undefined) return null;
  let small = first;
  let large = first;
  for (const profile of ofKind) {
    if (profile.iterations < small.iterations) small = profile;
    if (profile.iterations > large.iterations) large = profile;
  }
  const operations = large.iterations - small.iterations;
  if (operations === 0) return null;
  const decoded = decode(large, files);
  return {
    table: slopePerOperation(decode(small, files), decoded, operations, sampleType),
    operations,
    period: decoded.period,
  };
}

function decode(profile: ProfileFile, files: ReadonlyMap<string, Uint8Array>): Profile {
  const bytes = files.get(profile.file);
  if (bytes === undefined) {
    throw new GateError('capture-invalid', { reason: 'profile-file' }, { at: { file: profile.file } });
  }
  return decodeProfile(bytes);
}
