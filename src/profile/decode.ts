// pprof bytes → columns. Format: google/pprof proto/profile.proto, gzip or not. What Go writes:
// runtime/pprof/{proto,protobuf,protomem}.go.
import type { Profile, ValueType } from '../model/profile.js';
import { invalidAt } from './fault.js';
import { gunzip, isGzip } from './gzip.js';
import { kindOf } from './kind.js';
import { profileLimits, type ProfileLimits } from './limits.js';
import { readSamples } from './samples.js';
import { survey, type Survey } from './survey.js';
import { readFunctions, readLocations, readMappings, readStrings, readValueType } from './tables.js';
import { asGateError, WireReader } from './wire.js';

/**
 * Decodes one profile. Throws GateError `profile-invalid` with `reason` and `offset` (see fault.ts) for
 * anything that is not whole: cut, corrupt, inconsistent, inexact or beyond `limits`.
 */
export function decodeProfile(bytes: Uint8Array, limits: Partial<ProfileLimits> = {}): Profile {
  const caps = { ...profileLimits, ...limits };
  if (bytes.length === 0) throw invalidAt('empty', 0);
  const compressed = isGzip(bytes);
  if (!compressed && bytes.length > caps.bytes)
    throw invalidAt('too-many-bytes', caps.bytes, { most: caps.bytes });
  const raw = compressed ? gunzip(bytes, caps.bytes) : bytes;
  // A Buffer has slower accessors here than the plain view, and a type of its own in hot loops.
  const wire = new WireReader(new Uint8Array(raw.buffer, raw.byteOffset, raw.length));
  try {
    const found = survey(wire, caps);
    const profile = read(wire, found);
    if (!compressed) checkWhole(wire, found, profile);
    return profile;
  } catch (error) {
    throw asGateError(error, wire.pos);
  }
}

function read(wire: WireReader, found: Survey): Profile {
  const text = (name: 'dropFrames' | 'keepFrames' | 'docUrl' | 'defaultSampleType') =>
    last(wire, found.at(name), () => strings[wire.stringIndex()] as string, '');
  const number = (name: 'durationNanos' | 'period') => last(wire, found.at(name), () => wire.int(), 0);

  const strings = readStrings(wire, found);
  const sampleTypes = found
    .at('sampleType')
    .map((offset): ValueType => readValueType(wire, offset, strings) ?? { type: '', unit: '' });
  if (sampleTypes.length === 0) wire.fail('no-sample-types');
  const periodAt = found.at('periodType')[0];
  const periodType = periodAt === undefined ? null : readValueType(wire, periodAt, strings);
  const named = text('defaultSampleType');
  const position = named === '' ? -1 : sampleTypes.findIndex(({ type }) => type === named);
  const defaultSampleType = position < 0 ? sampleTypes.length - 1 : position;

  const { mappings, ids: mappingIds } = readMappings(wire, found, strings);
  const { functions, ids: functionIds } = readFunctions(wire, found);
  const { locations, ids: locationIds } = readLocations(wire, found, mappingIds, functionIds);
  const samples = readSamples(wire, found, sampleTypes.length, locationIds);
  return {
    kind: kindOf({ sampleTypes, periodType, defaultSampleType, samples, locations, functions, strings }),
    sampleTypes,
    defaultSampleType,
    periodType,
    period: number('period'),
    timeNanos: last(wire, found.at('timeNanos'), () => wire.signed64(), 0n),
    durationNanos: number('durationNanos'),
    comments: found.at('comment').map((offset) => {
      wire.pos = offset;
      return strings[wire.stringIndex()] as string;
    }),
    dropFrames: text('dropFrames'),
    keepFrames: text('keepFrames'),
    docUrl: text('docUrl'),
    strings,
    samples,
    locations,
    functions,
    mappings,
  };
}

function last<T>(wire: WireReader, offsets: readonly number[], read: () => T, missing: T): T {
  const offset = offsets.at(-1);
  if (offset === undefined) return missing;
  wire.pos = offset;
  return read();
}

/**
 * Protobuf has no end mark: a raw profile that is cut between two fields still parses. The habits of Go's two
 * writers show the cut. Both add a string to the table when it is used, so the last one is used, and write the
 * table behind all that uses it. In the runtime's profiles that is the end; google/pprof goes on with the
 * period, comments, and always a default sample type. Raw profiles of another order or kind may lack their
 * last fields unseen; compressed ones never, for gzip has a checksum.
 */
function checkWhole(wire: WireReader, found: Survey, profile: Profile): void {
  const need = (there: boolean, missing: string): void => {
    if (!there) throw invalidAt('incomplete', wire.len, { missing });
  };
  const lastOf = (name: Parameters<Survey['at']>[0]) => found.at(name).at(-1) ?? 0;
  need(wire.highestString === profile.strings.length - 1, 'use of the last string');
  const before = Math.max(
    ...(['sampleType', 'sample', 'mapping', 'location', 'function'] as const).map(lastOf),
  );
  if (profile.kind === 'unknown' || lastOf('string') < before) return;
  need(lastOf('periodType') > 0, 'period_type');
  need(lastOf('period') > 0, 'period');
  need(lastOf('period') < lastOf('string') || lastOf('defaultSampleType') > 0, 'default_sample_type');
}
