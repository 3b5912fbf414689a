// Whatever the bytes, the answer is a profile or a GateError; and what is read is written as it was.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ungzip } from 'pako';
import { seededRandom } from '../../src/base/random.js';
import type { Profile } from '../../src/model/profile.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { encodeProfile } from '../../src/profile/encode.js';
import { foldProfile } from '../../src/profile/fold.js';
import { stackTable } from '../../src/profile/stacks.js';
import { mutatedBytes } from '../fuzz/mutation.js';
import { decodeFault, faultOf } from './faults.js';
import { readProfile } from './goldens.js';
import { handmade } from './proto.js';

const folder = '__tests__/corpus/profiles';

/** Reads all of a profile; only our own errors may come out. */
function use(profile: Profile): void {
  profile.sampleTypes.forEach((_, type) => faultOf(() => stackTable(profile, type)));
  for (const by of ['function', 'line', 'relative-line'] as const) faultOf(() => foldProfile(profile, by));
}

describe('damaged profiles', () => {
  const files = [
    'synth-edge-raw.pb',
    'storycgo-go1.21.cpu.pb.gz',
    'pair-head.mutex.pb.gz',
    'synth-edge-ids.pb.gz',
  ];
  it.each(files)('%s', (file) => {
    const bytes = readProfile(folder, file);
    const whole = bytes[0] === 0x1f ? ungzip(bytes) : bytes;
    const random = seededRandom(files.indexOf(file) + 1);
    let read = 0;
    for (let round = 0; round < 300; round++) {
      const damaged = mutatedBytes(whole, random);
      const fault = faultOf(() => {
        const profile = decodeProfile(damaged);
        read++;
        use(profile);
        expect(decodeProfile(encodeProfile(profile, { gzip: true }))).toEqual(profile);
      });
      if (fault !== null) expect(fault['reason']).toEqual(expect.any(String));
    }
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(300);
  });

  it('bits flipped in compressed bytes', () => {
    const bytes = readProfile(folder, 'storycgo-go1.21.cpu.pb.gz');
    const random = seededRandom(7);
    for (let round = 0; round < 200; round++) {
      const damaged = bytes.slice();
      // The ten bytes of the header hold the time and the system, which nobody checks.
      const at = 10 + random.below(bytes.length - 10);
      damaged[at] = (damaged[at] as number) ^ (1 << random.below(8));
      expect(decodeFault(damaged)).not.toBeNull();
    }
  });

  it('any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const fault = decodeFault(bytes);
        if (fault !== null) expect(fault['offset']).toBeLessThanOrEqual(bytes.length);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });
});

/** Profiles as a writer may have them: every index in range, everything else free. */
const profiles: fc.Arbitrary<Profile> = fc
  .record({
    texts: fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 3, maxLength: 12 }),
    types: fc.integer({ min: 1, max: 4 }),
    counts: fc.record({
      functions: fc.integer({ min: 1, max: 6 }),
      locations: fc.integer({ min: 1, max: 8 }),
      samples: fc.integer({ min: 0, max: 10 }),
    }),
    seed: fc.nat(),
    period: fc.maxSafeInteger(),
    timeNanos: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    numbers: fc.array(fc.oneof(fc.maxSafeInteger(), fc.integer()), { minLength: 5, maxLength: 20 }),
    wide: fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { minLength: 3, maxLength: 9 }),
  })
  .map(({ texts, types, counts, seed, period, timeNanos, numbers, wide }): Profile => {
    const random = seededRandom(seed);
    const strings = ['', ...texts];
    const one = <T>(items: readonly T[]): T => items[random.below(items.length)] as T;
    const fill = (length: number, value: () => number) => Array.from({ length }, value);
    const text = () => random.below(strings.length);
    const starts = (count: number, most: number) => {
      let end = 0;
      return Uint32Array.from([0, ...fill(count, () => (end += random.below(most + 1)))]);
    };
    const { functions, locations, samples } = counts;
    const lineStart = starts(locations, 3);
    const stackStart = starts(samples, 20);
    const labelStart = starts(samples, 3);
    const lines = lineStart[locations] as number;
    const labels = labelStart[samples] as number;
    const small = () => Math.trunc(one(numbers)) | 0;
    const base = decodeProfile(handmade());
    return {
      ...base,
      kind: 'unknown',
      sampleTypes: fill(types, text).map((at, i) => ({
        type: `${strings[at] ?? ''}${i}`,
        unit: strings[text()] ?? '',
      })),
      defaultSampleType: random.below(types),
      periodType: { type: 'p', unit: strings[text()] ?? '' },
      period,
      timeNanos,
      durationNanos: one(numbers),
      comments: fill(random.below(3), text).map((at) => strings[at] ?? ''),
      dropFrames: strings[text()] ?? '',
      docUrl: strings[text()] ?? '',
      strings,
      mappings: wide.slice(0, 2).map((start) => ({
        start,
        limit: one(wide),
        offset: one(wide),
        file: strings[text()] ?? '',
        buildId: strings[text()] ?? '',
        hasFunctions: random.next() < 0.5,
        hasFilenames: random.next() < 0.5,
        hasLineNumbers: random.next() < 0.5,
        hasInlineFrames: random.next() < 0.5,
      })),
      functions: {
        count: functions,
        name: Uint32Array.from(fill(functions, text)),
        systemName: Uint32Array.from(fill(functions, text)),
        file: Uint32Array.from(fill(functions, text)),
        startLine: Int32Array.from(fill(functions, small)),
      },
      locations: {
        count: locations,
        address: BigUint64Array.from(Array.from({ length: locations }, () => one(wide))),
        mapping: Int32Array.from(fill(locations, () => random.below(3) - 1)),
        folded: Uint8Array.from(fill(locations, () => random.below(2))),
        lineStart,
        lineFunction: Uint32Array.from(fill(lines, () => random.below(functions))),
        lineNumber: Int32Array.from(fill(lines, small)),
        lineColumn: Int32Array.from(fill(lines, small)),
      },
      samples: {
        count: samples,
        stackStart,
        stack: Uint32Array.from(fill(stackStart[samples] as number, () => random.below(locations))),
        values: Float64Array.from(fill(samples * types, () => one(numbers))),
        labelStart,
        labelKey: Uint32Array.from(fill(labels, text)),
        labelText: Uint32Array.from(fill(labels, text)),
        labelNumber: BigInt64Array.from(Array.from({ length: labels }, () => BigInt.asIntN(64, one(wide)))),
        labelUnit: Uint32Array.from(fill(labels, text)),
      },
    };
  });

describe('encodeProfile', () => {
  it('is undone by decodeProfile', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const again = decodeProfile(encodeProfile(profile, { gzip: true }));
        // Texts that the table did not hold are added behind it.
        expect(again.strings.slice(0, profile.strings.length)).toEqual(profile.strings);
        expect({ ...again, strings: profile.strings }).toEqual(profile);
        expect(decodeProfile(encodeProfile(again, { gzip: true }))).toEqual(again);
      }),
      { seed: 11, numRuns: 100 },
    );
  });
});
