// First pass: where each field of a profile lies, and how much of it there is. The order of fields is free
// (Go writes the string table last, and functions after the locations that name them), so nothing can be
// decoded before all is found; and with the amounts known, columns are allocated once and caps hold early.
import type { ProfileFault } from './fault.js';
import type { ProfileLimits } from './limits.js';
import type { WireReader } from './wire.js';

/** Field numbers of message Profile (google/pprof proto/profile.proto). */
export const field = {
  sampleType: 1,
  sample: 2,
  mapping: 3,
  location: 4,
  function: 5,
  string: 6,
  dropFrames: 7,
  keepFrames: 8,
  timeNanos: 9,
  durationNanos: 10,
  periodType: 11,
  period: 12,
  comment: 13,
  defaultSampleType: 14,
  docUrl: 15,
} as const;
type FieldName = keyof typeof field;

const messages: ReadonlySet<number> = new Set([
  field.sampleType,
  field.sample,
  field.mapping,
  field.location,
  field.function,
  field.string,
  field.periodType,
]);

export interface Survey {
  /** Offsets just behind the tag, in file order. A field that is there once at most has its last offset only. */
  at(name: FieldName): readonly number[];
  /** Location ids in all samples. */
  readonly stackLength: number;
  readonly labels: number;
  /** Lines in all locations. */
  readonly lines: number;
}

const lengthDelimited = 2;

/** Walks the whole profile; throws GateError `profile-invalid` where it is no protobuf or breaks a cap. */
export function survey(wire: WireReader, limits: ProfileLimits): Survey {
  const found: number[][] = Array.from({ length: field.docUrl + 1 }, () => []);
  const caps = new Map<number, readonly [most: number, fault: ProfileFault]>([
    [field.sampleType, [limits.sampleTypes, 'too-many-sample-types']],
    [field.sample, [limits.samples, 'too-many-samples']],
    [field.mapping, [limits.mappings, 'too-many-mappings']],
    [field.location, [limits.locations, 'too-many-locations']],
    [field.function, [limits.functions, 'too-many-functions']],
    [field.string, [limits.strings, 'too-many-strings']],
    [field.comment, [limits.comments, 'too-many-comments']],
  ]);
  const counts = { stackLength: 0, labels: 0, lines: 0 };

  const note = (number: number): void => {
    const offsets = found[number] as number[];
    const cap = caps.get(number);
    if (cap === undefined) offsets.length = 0;
    else if (offsets.length >= cap[0]) wire.fail(cap[1], { most: cap[0] });
    offsets.push(wire.pos);
  };

  while (wire.pos < wire.len) {
    const tag = wire.tag();
    const number = tag >>> 3;
    const type = tag & 7;
    if (number === 0 || number > field.docUrl) {
      wire.skipUnknown(tag, field.docUrl);
    } else if (messages.has(number)) {
      if (type !== lengthDelimited) wire.fail('wire-type', { field: number });
      note(number);
      const end = wire.open(wire.len);
      if (number === field.sample) countSample(wire, end, counts, limits);
      else if (number === field.location) countLines(wire, end, counts);
      wire.pos = end;
    } else if (type === 0) {
      note(number);
      wire.skip();
    } else if (number === field.comment && type === lengthDelimited) {
      const end = wire.open(wire.len);
      while (wire.pos < end) {
        note(number);
        wire.skip();
      }
      wire.close(end);
    } else {
      wire.fail('wire-type', { field: number });
    }
  }
  return { at: (name) => found[field[name]] as number[], ...counts };
}

/** Inside a sample only amounts are of interest; values are checked when they are read. */
function countSample(
  wire: WireReader,
  end: number,
  counts: { stackLength: number; labels: number },
  limits: ProfileLimits,
): void {
  const buf = wire.buf;
  let depth = 0;
  while (wire.pos < end) {
    const tag = wire.tag();
    if (tag === 0x0a) {
      const stop = wire.open(end);
      // Each varint has one byte without the continuation bit: its last.
      for (let i = wire.pos; i < stop; i++) if ((buf[i] as number) < 128) depth++;
      wire.pos = stop;
    } else {
      if (tag === 0x08) depth++;
      else if (tag === 0x1a) counts.labels++;
      wire.skipType(tag & 7, 0, tag >>> 3);
    }
  }
  wire.close(end);
  if (depth > limits.depth) wire.fail('stack-too-deep', { most: limits.depth });
  if (counts.labels > limits.labels) wire.fail('too-many-labels', { most: limits.labels });
  counts.stackLength += depth;
}

function countLines(wire: WireReader, end: number, counts: { lines: number }): void {
  while (wire.pos < end) {
    const tag = wire.tag();
    if (tag === 0x22) counts.lines++;
    wire.skipType(tag & 7, 0, tag >>> 3);
  }
  wire.close(end);
}
