// Real profiles against what `go tool pprof` says of them. PPROFGATE_CORPUS adds a larger corpus.
import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { Profile } from '../../src/model/profile.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { diffProfiles } from '../../src/profile/diff.js';
import { encodeProfile } from '../../src/profile/encode.js';
import { foldProfile } from '../../src/profile/fold.js';
import { frameText } from '../../src/profile/frames.js';
import { delta, topDiffRows, topRows } from '../../src/profile/top.js';
import { profileFiles, readGoldens, readProfile, type Golden } from './goldens.js';

const larger = process.env['PPROFGATE_CORPUS'];
const folders = ['__tests__/corpus/profiles', ...(larger === undefined ? [] : [join(larger, 'profiles')])];

function answer(golden: Golden, read: (file: string) => Profile): { total: number; rows: string[] } {
  const profile = read(golden.profile);
  if (golden.base === null) {
    const fold = foldProfile(profile, golden.by, golden.type);
    const rows = topRows(fold).map((row) => `${row.flat} ${row.cum} ${frameText(row.frame, golden.by)}`);
    return { total: fold.total, rows };
  }
  const diff = diffProfiles(read(golden.base), profile, { by: golden.by, type: golden.type });
  const rows = topDiffRows(diff).map(
    ({ frame, flat, cum }) => `${delta(flat)} ${delta(cum)} ${frameText(frame, golden.by)}`,
  );
  return { total: diff.total.base || diff.total.head, rows };
}

describe.each(folders)('%s', (folder) => {
  const cache = new Map<string, Profile>();
  const read = (file: string): Profile => {
    let profile = cache.get(file);
    if (profile === undefined) cache.set(file, (profile = decodeProfile(readProfile(folder, file))));
    return profile;
  };
  const goldens = readGoldens(folder);

  it('has goldens', () => {
    expect(goldens.length).toBeGreaterThan(100);
    expect(goldens.some(({ base }) => base !== null)).toBe(true);
  });

  it.each(goldens.map((golden) => [golden.file, golden] as const))('%s', (_, golden) => {
    const { total, rows } = answer(golden, read);
    expect(total).toBe(golden.total);
    // Rows of equal flat come in another order, so a golden of the first rows is looked up in all of ours.
    if (golden.head) expect(new Set(rows)).toEqual(new Set([...rows, ...golden.rows]));
    else expect(rows.sort()).toEqual([...golden.rows].sort());
  });

  it.each(profileFiles(folder))('%s is the same after encoding', (file) => {
    const profile = read(file);
    expect(decodeProfile(encodeProfile(profile))).toEqual(profile);
    expect(decodeProfile(encodeProfile(profile, { gzip: true }))).toEqual(profile);
  });

  it.each(profileFiles(folder))('%s: the roots hold all that the leaves have', (file) => {
    const profile = read(file);
    const { stackStart, values, count } = profile.samples;
    const types = profile.sampleTypes.length;
    profile.sampleTypes.forEach(({ type }, t) => {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        if (stackStart[i] !== stackStart[i + 1]) sum += values[i * types + t] as number;
      }
      const flat = foldProfile(profile, 'line', type).rows.reduce((all, row) => all + row.flat, 0);
      expect(flat).toBe(sum);
    });
  });
});

describe('kinds', () => {
  const kinds = [
    ['flate-go1.21.cpu.pb.gz', 'cpu'],
    ['legacy-go1.26.heap.pb.gz', 'heap'],
    ['legacy-go1.26.allocs.pb.gz', 'allocs'],
    ['pair-head.heap.pb.gz', 'allocs'],
    ['pair-base.block.pb.gz', 'block'],
    ['pair-base.mutex.pb.gz', 'mutex'],
    ['shop-go1.21.mutex.pb.gz', 'mutex'],
    ['flate-go1.21.mutex.pb.gz', 'unknown'],
    ['leakdump-go1.26.goroutine.pb.gz', 'goroutine'],
    ['leak-go1.27.goroutineleak.pb.gz', 'goroutineleak'],
    ['legacy-go1.26.threadcreate.pb.gz', 'threadcreate'],
  ] as const;
  it.each(kinds)('%s is %s', (file, kind) => {
    expect(decodeProfile(readProfile('__tests__/corpus/profiles', file)).kind).toBe(kind);
  });
});
