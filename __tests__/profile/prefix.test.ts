// Every strict prefix of a profile is refused, with the offset of what is missing.
import { describe, expect, it } from '@jest/globals';
import { gzip, ungzip } from 'pako';
import { decodeProfile } from '../../src/profile/decode.js';
import { encodeProfile } from '../../src/profile/encode.js';
import { decodeFault } from './faults.js';
import { readProfile } from './goldens.js';
import { handmade, type Proto } from './proto.js';

const folder = '__tests__/corpus/profiles';

const other = {
  samples: (p: Proto) => p.message(2, (m) => m.packed(1, [1, 2]).packed(2, [1])),
  functions: (p: Proto) =>
    p
      .message(5, (m) => m.number(1, 1).number(2, 3).number(4, 5))
      .message(5, (m) => m.number(1, 2).number(2, 4).number(4, 5)),
};

/** The lengths at which a cut profile is taken for whole. */
function accepted(bytes: Uint8Array): number[] {
  expect(decodeFault(bytes)).toBeNull();
  const lengths: number[] = [];
  for (let length = 0; length < bytes.length; length++) {
    const fault = decodeFault(bytes.subarray(0, length));
    if (fault === null) lengths.push(length);
    else if (!((fault['offset'] as number) <= length)) throw new Error(`no offset at ${length}`);
  }
  return lengths;
}

describe('a cut profile', () => {
  // Small ones, of each writer: Go's runtime puts strings last, google/pprof puts the period behind them.
  it.each(['flate-go1.21.mutex.pb.gz', 'flate-go1.21.block.pb.gz', 'storycgo-go1.21.cpu.pb.gz'])(
    '%s, compressed and not',
    (file) => {
      const bytes = readProfile(folder, file);
      expect(accepted(bytes)).toEqual([]);
      expect(accepted(ungzip(bytes))).toEqual([]);
    },
  );

  it('synth-edge-raw.pb', () => {
    expect(accepted(readProfile(folder, 'synth-edge-raw.pb'))).toEqual([]);
  });

  it('of our own writing', () => {
    const profile = decodeProfile(readProfile(folder, 'storycgo-go1.26.cpu.pb.gz'));
    expect(accepted(encodeProfile(profile))).toEqual([]);
  });

  it('in several members', () => {
    const bytes = handmade();
    const members = [bytes.subarray(0, 30), bytes.subarray(30, 70), bytes.subarray(70)].map((part) =>
      gzip(part),
    );
    expect(accepted(Buffer.concat(members))).toEqual([]);
  });

  it.each([
    ['pair-diff.heap.pb.gz', 60],
    ['pair-minus.cpu.pb.gz', 60],
  ])('%s, which google/pprof wrote, in its last bytes', (file, bytes) => {
    const raw = ungzip(readProfile(folder, file));
    for (let missing = 1; missing <= bytes; missing++) {
      expect(decodeFault(raw.subarray(0, -missing))).not.toBeNull();
    }
  });

  it('of another tool, raw and without its last field, may pass', () => {
    const types = (p: Proto) => p.message(1, (m) => m.number(1, 1).number(2, 2));
    const bytes = handmade({ types, strings: ['', 'wall', 'count', 'work', 'main', 'main.go'], ...other });
    expect(decodeFault(bytes)).toBeNull();
  });
});
