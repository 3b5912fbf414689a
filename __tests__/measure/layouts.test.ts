// What links cost, in seconds and on the disk.
import { truncateSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { confirm } from '../../src/measure/confirm.js';
import { fitsDisk, link, linkSeconds } from '../../src/measure/layouts.js';
import type { Session } from '../../src/measure/session.js';
import { keyOf } from '../../src/model/benchmark.js';
import { candidate, fakeSession, recordsOf, runsOf, wish } from './fake-session.js';

const two = [candidate('A'), candidate('B', {}, 'example.com/b')];
const keys = two.map(({ benchmark }) => keyOf(benchmark));
const nothing = () => Promise.resolve([]);

describe('linking', () => {
  it('is expected to take what it took of each package, and of others what their bytes would', async () => {
    const three = [...two, candidate('C', {}, 'example.com/c')];
    const { session } = await fakeSession(three, { linkMs: (dir) => (dir === 'a' ? 100 : 1900) });
    const seconds = (name: string) => linkSeconds(session, [`example.com/${name}`]);
    const guess = await seconds('a');
    for (const pkg of ['example.com/a', 'example.com/b'])
      await link(session, [pkg], 1, { tell: () => undefined });
    const [ofA, ofB, ofC] = [await seconds('a'), await seconds('b'), await seconds('c')];
    expect(ofA).toBeGreaterThan(guess);
    // Two lanes on one clock that does not know of lanes: each sees some of the other.
    expect(ofB / ofA).toBeGreaterThan(10);
    expect(ofC).toBeCloseTo((ofA + ofB) / 2);
    expect(await linkSeconds(session, ['example.com/a', 'example.com/b'])).toBeCloseTo(ofA + ofB);
  });
});

describe('a package that cannot be linked again', () => {
  it('is confirmed on the one layout that is there, step by step beside the others', async () => {
    const fake = await fakeSession(two, { cannotLink: (dir) => dir === 'b' });
    const wishes = keys.map((key) => wish(key, true, 8));
    expect(await confirm(fake.session, wishes, 0.01, () => Promise.resolve(keys))).toBe('complete');
    const { head } = await fake.finish();
    const own = runsOf(head, 'confirm', 'BenchmarkB');
    // 24, 48 and 72, where others have 12, 24 and 36 layouts.
    expect([own.length, new Set(own.map(({ layout }) => layout)).size]).toEqual([72, 1]);
    expect(runsOf(head, 'confirm')).toHaveLength(8 * 36);
    expect(recordsOf(head, 'cut-short')).toEqual([]);
  });

  it('has no pairs of that one among those of others, and time is not what lacked', async () => {
    const seeds = new Set<number>();
    const fake = await fakeSession(two, {
      cannotLink: (dir, seed) => dir === 'b' && seeds.add(seed).size > 4,
    });
    await confirm(
      fake.session,
      keys.map((key) => wish(key)),
      0.01,
      nothing,
    );
    const { head } = await fake.finish();
    const layouts = runsOf(head, 'confirm', 'BenchmarkB').map(({ layout }) => layout);
    expect([layouts.length, new Set(layouts).size, layouts.includes(0)]).toEqual([12, 4, false]);
    expect(recordsOf(head, 'cut-short')).toEqual([]);
  });

  it('is confirmed before what is less important', async () => {
    const fake = await fakeSession(two, { cannotLink: (dir) => dir === 'b', timeBudgetMs: 2600, linkMs: 1 });
    const wishes = [...keys].reverse().map((key) => wish(key));
    expect(await confirm(fake.session, wishes, 0.01, nothing)).toBe('time-budget');
    const { head } = await fake.finish();
    // Nine layouts were planned: two pairs instead of each.
    expect(runsOf(head, 'confirm', 'BenchmarkB')).toHaveLength(18);
    expect(recordsOf(head, 'cut-short').map(({ name }) => name)).toEqual(['BenchmarkA']);
  });
});

describe('binaries on the disk', () => {
  const bytes = 80e6;
  const enlarge = ({ sides }: Session): void => {
    for (const { binaries } of sides) for (const binary of binaries.values()) truncateSync(binary, bytes);
  };
  /** Those of other layouts than the toolchain's own. */
  const linkedIn = ({ sides }: Session): number =>
    sides.reduce(
      (sum, { binaries }) => sum + [...binaries.keys()].filter((key) => !key.endsWith(' 0')).length,
      0,
    );

  it('are never more than 2 GiB, those of earlier layouts and of other packages included', async () => {
    let most = 0;
    const fake = await fakeSession(two, {
      linkMs: () => {
        most = Math.max(most, linkedIn(fake.session) + 1);
        return 100;
      },
    });
    enlarge(fake.session);
    const wishes = two.map(({ benchmark }, index) => wish(keyOf(benchmark), index === 0));
    // A on 36 layouts, then B on 12: twelve of one package are 1.9 GB.
    const open = () => Promise.resolve(wishes.map(({ key }) => key));
    expect(await confirm(fake.session, wishes, 0.01, open)).toBe('complete');
    expect(most * bytes).toBeLessThanOrEqual(2 ** 31);
    expect(linkedIn(fake.session)).toBe(0);
  });

  it('are counted once: what lies there needs no more', async () => {
    const { session } = await fakeSession(two);
    const layouts = [1, 2, 3];
    for (const layout of layouts) await link(session, ['example.com/a'], layout, { tell: () => undefined });
    for (const { binaries } of session.sides) {
      for (const [key, binary] of binaries) truncateSync(binary, key === 'example.com/b 0' ? 1 : 350e6);
    }
    expect(await fitsDisk(session, ['example.com/a'], layouts)).toBe(true);
    expect(await fitsDisk(session, ['example.com/a'], [...layouts, 4])).toBe(false);
    expect(await fitsDisk(session, ['example.com/b'], [4, 5])).toBe(true);
  });
});
