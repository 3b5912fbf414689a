// Heap profiles in columns, written by hand.
import type { Profile } from '../../src/model/profile.js';

/** `leaf caller … root` by bytes of `alloc_space`: each function is a location with one line. */
export function profileOfStacks(rows: Readonly<Record<string, number>>): Profile {
  const strings = ['', 'alloc_space', 'bytes', 'space', 'm.go'];
  const firstName = strings.length;
  const positions = new Map<string, number>();
  const stack: number[] = [];
  const starts = [0];
  for (const text of Object.keys(rows)) {
    for (const name of text.split(' ')) {
      const position = positions.get(name) ?? positions.size;
      if (position === positions.size) {
        positions.set(name, position);
        strings.push(name);
      }
      stack.push(position);
    }
    starts.push(stack.length);
  }
  const count = positions.size;
  const zeros = () => new Uint32Array(count);
  const none = new Uint32Array(0);
  const rowCount = starts.length - 1;
  return {
    kind: 'heap',
    sampleTypes: [{ type: 'alloc_space', unit: 'bytes' }],
    defaultSampleType: 0,
    periodType: { type: 'space', unit: 'bytes' },
    period: 1,
    timeNanos: 0n,
    durationNanos: 0,
    comments: [],
    dropFrames: '',
    keepFrames: '',
    docUrl: '',
    strings,
    samples: {
      count: rowCount,
      stackStart: Uint32Array.from(starts),
      stack: Uint32Array.from(stack),
      values: Float64Array.from(Object.values(rows)),
      labelStart: new Uint32Array(rowCount + 1),
      labelKey: none,
      labelText: none,
      labelNumber: new BigInt64Array(0),
      labelUnit: none,
    },
    locations: {
      count,
      address: BigUint64Array.from({ length: count }, (_, at) => BigInt(at + 1)),
      mapping: new Int32Array(count).fill(-1),
      folded: new Uint8Array(count),
      lineStart: Uint32Array.from({ length: count + 1 }, (_, at) => at),
      lineFunction: Uint32Array.from({ length: count }, (_, at) => at),
      lineNumber: new Int32Array(count).fill(1),
      lineColumn: new Int32Array(count),
    },
    functions: {
      count,
      name: Uint32Array.from({ length: count }, (_, at) => firstName + at),
      systemName: zeros(),
      file: zeros().fill(firstName - 1),
      startLine: new Int32Array(count),
    },
    mappings: [],
  };
}
