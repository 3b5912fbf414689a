import { describe, expect, it } from '@jest/globals';
import type { StackTable } from '../../src/model/profile.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { foldProfile } from '../../src/profile/fold.js';
import { sampleTypeIndex } from '../../src/profile/sample-type.js';
import { slopePerOperation } from '../../src/profile/slope.js';
import { mergeStacks, stackTable } from '../../src/profile/stacks.js';
import { faultOf } from './faults.js';
import { profileFiles, readProfile } from './goldens.js';
import { handmade, sample, type Proto } from './proto.js';

const folder = '__tests__/corpus/profiles';

/** `leaf < caller < root` → value. */
function text(table: StackTable): Record<string, number> {
  const rows = Array.from({ length: table.count }, (_, i) => {
    const frames = table.stack.subarray(table.stackStart[i], table.stackStart[i + 1]);
    const names = Array.from(
      frames,
      (at) => `${table.frames[at]?.function ?? ''}:${table.frames[at]?.line ?? 0}`,
    );
    return [names.join(' < '), table.values[i] as number] as const;
  });
  return Object.fromEntries(rows);
}

/** Location 3 is at another address and inlines `work` into `main`. */
const inlined = (p: Proto) =>
  p
    .message(4, (m) => m.number(1, 1).message(4, (l) => l.number(1, 1).number(2, 12)))
    .message(4, (m) => m.number(1, 2).message(4, (l) => l.number(1, 2).number(2, 3)))
    .message(4, (m) =>
      m
        .number(1, 3)
        .message(4, (l) => l.number(1, 1).number(2, 12))
        .message(4, (l) => l.number(1, 2).number(2, 3)),
    );

const profileOf = (...samples: (readonly [stack: readonly number[], value: number])[]) =>
  decodeProfile(
    handmade({
      locations: inlined,
      samples: (p) => {
        for (const [stack, value] of samples) sample(stack, [1, value])(p);
      },
    }),
  );

describe('stackTable', () => {
  it('expands inlined calls and merges equal stacks', () => {
    const table = stackTable(profileOf([[1, 2], 10], [[3], 5], [[2], 1], [[], 7]), 1);
    expect(text(table)).toEqual({ 'work:12 < main:3': 15, 'main:3': 1, '': 7 });
    expect(table.type).toEqual({ type: 'cpu', unit: 'nanoseconds' });
  });

  it('leaves out what sums up to nothing', () => {
    const table = stackTable(profileOf([[1, 2], 10], [[3], -10], [[2], 4], [[1], 0]), 1);
    expect(text(table)).toEqual({ 'main:3': 4 });
    expect(table.frames.map(({ function: name }) => name)).toEqual(['main']);
  });

  it('names what has no symbols by its binary', () => {
    const profile = decodeProfile(readProfile(folder, 'synth-edge-nosymbols.pb.gz'));
    expect(stackTable(profile, 1).frames).toEqual([
      { function: '[synth.test]', file: '', line: 0, startLine: 0 },
    ]);
  });

  it.each(profileFiles(folder))('has the flat values of the fold: %s', (file) => {
    const profile = decodeProfile(readProfile(folder, file));
    const table = stackTable(profile, profile.defaultSampleType);
    const flat = new Map<string, number>();
    for (let i = 0; i < table.count; i++) {
      const leaf = table.stackStart[i] as number;
      if (leaf === table.stackStart[i + 1]) continue;
      const {
        function: name,
        file: path,
        line,
      } = table.frames[table.stack[leaf] as number] ?? { function: '' };
      const key = `${name} ${path ?? ''}:${line ?? 0}`;
      flat.set(key, (flat.get(key) ?? 0) + (table.values[i] as number));
    }
    const rows = foldProfile(profile, 'line').rows.filter((row) => row.flat !== 0);
    const want = rows.map(
      ({ frame, flat: value }) => [`${frame.function} ${frame.file}:${frame.line}`, value] as const,
    );
    const got = [...flat].filter(([, value]) => value !== 0);
    expect(new Map(got)).toEqual(new Map(want));
  });
});

describe('mergeStacks', () => {
  const a = stackTable(profileOf([[1, 2], 10], [[2], 1]), 1);
  const b = stackTable(profileOf([[2], 2], [[1], 8]), 1);

  it('adds by frames, not by position', () => {
    expect(text(mergeStacks([a, b]))).toEqual({ 'work:12 < main:3': 10, 'main:3': 3, 'work:12': 8 });
  });

  it('scales', () => {
    expect(text(mergeStacks([a, b], [2, -1]))).toEqual({ 'work:12 < main:3': 20, 'work:12': -8 });
  });

  it('is nothing for a table minus itself, and the table for one', () => {
    expect(mergeStacks([a, a], [1, -1]).count).toBe(0);
    expect(mergeStacks([a])).toEqual(a);
  });

  it('refuses another type', () => {
    const samples = stackTable(profileOf([[1], 1]), 0);
    expect(faultOf(() => mergeStacks([a, samples]))).toMatchObject({ reason: 'units-differ' });
  });

  it('keeps thousands of stacks apart', () => {
    const stacks = Array.from({ length: 5000 }, (_, i) => {
      const bits = Array.from({ length: 13 }, (_, bit) => 1 + ((i >> bit) & 1));
      return [bits, i + 1] as const;
    });
    const table = stackTable(profileOf(...stacks), 1);
    expect([...table.values]).toEqual(stacks.map(([, value]) => value));
    expect(table.stack.length).toBe(5000 * 13);
  });
});

describe('slopePerOperation', () => {
  it('cancels set-up and divides the rest', () => {
    const small = profileOf([[1, 2], 110], [[2], 1000]);
    const large = profileOf([[2], 999], [[1, 2], 1010]);
    expect(text(slopePerOperation(stackTable(small, 1), stackTable(large, 1), 9))).toEqual({
      'work:12 < main:3': 100,
      'main:3': -1 / 9,
    });
  });

  it('refuses two types, and no operations', () => {
    const profile = profileOf([[1], 1]);
    const [samples, time] = [stackTable(profile, 0), stackTable(profile, 1)];
    expect(faultOf(() => slopePerOperation(samples, time, 1))).toMatchObject({ reason: 'units-differ' });
    expect(sampleTypeIndex(profile)).toBe(1);
    expect(() => slopePerOperation(time, time, 0)).toThrow(RangeError);
  });
});
