// Heap profiles of made-up stacks, as Go writes them.
import { encodeProfile } from '../../../src/profile/encode.js';
import type { Profile } from '../../../src/model/profile.js';

/** `function file:line`, the leaf first. */
export type Stack = readonly string[];

const types = ['alloc_objects', 'alloc_space', 'inuse_objects', 'inuse_space'];

/** One object of so many bytes for each stack and operation, none of them in use at the end. */
export function heapProfile(stacks: readonly (readonly [Stack, number])[], operations: number): Uint8Array {
  const strings = [''];
  const known = new Map([['', 0]]);
  const text = (of: string): number => {
    const position = known.get(of) ?? strings.push(of) - 1;
    known.set(of, position);
    return position;
  };
  const functions = new Map<string, number>();
  const [names, files]: [number[], number[]] = [[], []];
  const locations = new Map<string, number>();
  const [ofFunction, lines]: [number[], number[]] = [[], []];
  const location = (frame: string): number => {
    let position = locations.get(frame);
    if (position !== undefined) return position;
    const [name = '', place = ''] = frame.split(' ');
    const [file = '', line = ''] = place.split(':');
    let of = functions.get(name);
    if (of === undefined) {
      of = names.push(text(name)) - 1;
      files.push(text(file));
      functions.set(name, of);
    }
    position = ofFunction.push(of) - 1;
    lines.push(Number(line));
    locations.set(frame, position);
    return position;
  };
  const starts = [0];
  const stack: number[] = [];
  const values: number[] = [];
  for (const [frames, bytes] of stacks) {
    for (const frame of frames) stack.push(location(frame));
    starts.push(stack.length);
    values.push(operations, operations * bytes, 0, 0);
  }
  const zeros = new Uint32Array(starts.length);
  const profile: Profile = {
    kind: 'heap',
    sampleTypes: types.map((type) => ({ type, unit: type.endsWith('space') ? 'bytes' : 'count' })),
    defaultSampleType: 1,
    periodType: { type: 'space', unit: 'bytes' },
    period: 1,
    timeNanos: 0n,
    durationNanos: 0,
    comments: [],
    ...{ dropFrames: '', keepFrames: '', docUrl: '' },
    strings,
    samples: {
      count: stacks.length,
      stackStart: Uint32Array.from(starts),
      stack: Uint32Array.from(stack),
      values: Float64Array.from(values),
      labelStart: zeros,
      ...{ labelKey: new Uint32Array(), labelText: new Uint32Array(), labelUnit: new Uint32Array() },
      labelNumber: new BigInt64Array(),
    },
    locations: {
      count: lines.length,
      address: new BigUint64Array(lines.length),
      mapping: new Int32Array(lines.length).fill(-1),
      folded: new Uint8Array(lines.length),
      lineStart: Uint32Array.from({ length: lines.length + 1 }, (_, at) => at),
      lineFunction: Uint32Array.from(ofFunction),
      lineNumber: Int32Array.from(lines),
      lineColumn: new Int32Array(lines.length),
    },
    functions: {
      count: names.length,
      name: Uint32Array.from(names),
      systemName: Uint32Array.from(names),
      file: Uint32Array.from(files),
      startLine: new Int32Array(names.length),
    },
    mappings: [],
  };
  return encodeProfile(profile, { gzip: true });
}
