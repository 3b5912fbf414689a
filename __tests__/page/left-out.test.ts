// A report that is more than a file may hold: what was left out is told where somebody would look for it.
import * as assets from 'pprof-gate:page';
import { beforeAll, expect, it } from '@jest/globals';
import { htmlOf } from '../../src/report/html/document.js';
import type { PageParts } from '../../src/report/html/report-page.js';
import { reportPage } from '../../src/report/html/report-page.js';
import { benchmarkWords } from '../../src/report/words/page-benchmark.js';
import { putTogetherWords } from '../../src/report/words/page-profile-left.js';
import { profilesLeftWords } from '../../src/report/words/page.js';
import { benchmark, change, fine } from '../report/fixtures.js';
import { inputOf, manyStacks } from '../report/html/synthetic.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const { numbersOnly, noProfiles } = benchmarkWords;

describeInBrowser('chrome', 'a report without room for all', (tab) => {
  let file: PageFile;
  let parts: PageParts;
  beforeAll(() => {
    // Names of which nothing is like another one take what room there is.
    const hostile = (seed: number) => (at: number) =>
      Array.from({ length: 30 }, (_, part) => ((seed * 977 + at * 31 + part * 7919) ** 3).toString(36)).join(
        '',
      );
    const worse = benchmark('Worse', [change('allocs/op', 1, 2, { change: 'regression' })]);
    const tables = new Map(
      [0, 1, 2, 305].map((at) => [at, () => manyStacks(3_000, at, hostile(at))] as const),
    );
    parts = reportPage(inputOf([worse, ...fine(309)], tables), 250_000);
    file = tab.write('left-out.html', htmlOf(parts, assets, ['left out']));
  });
  const pages = () => parts.data.report?.benchmarks ?? [];
  const open = (rank: number): Promise<void> =>
    tab.open(file, `#/benchmark/${encodeURIComponent(pages()[rank]?.key ?? '')}`, 'main.benchmark');

  it('says how many profiles are missing, in the overview and where they would be', async () => {
    const { profiles, profilesLeft } = parts.data;
    expect(profilesLeft).toBeGreaterThan(0);
    expect(profiles.length + profilesLeft).toBe(4);
    await tab.open(file, '', 'main table');
    expect(await tab.text('.profiles-left')).toBe(profilesLeftWords(profilesLeft));
    const without = [0, 1, 2, 305].find((rank) => profiles.every(({ benchmark: of }) => of !== rank)) ?? -1;
    await open(without);
    const said = await tab.text('main');
    expect(said).toContain(noProfiles);
    expect(said).toContain(profilesLeftWords(profilesLeft));
  });

  it('has the numbers of every benchmark, and says of which it has no more', async () => {
    expect(pages()).toHaveLength(310);
    const ranks = [0, 29, 30, 99, 100, 299, 300, 309];
    expect(ranks.some((rank) => pages()[rank]?.isFull === false)).toBe(true);
    for (const rank of ranks) {
      await open(rank);
      const said = await tab.text('main');
      expect([rank, said.includes(numbersOnly)]).toEqual([rank, pages()[rank]?.isFull === false]);
      for (const { unit, base, head } of pages()[rank]?.rows ?? [])
        for (const text of [unit, base, head]) expect(said).toContain(text);
    }
  });

  it('says how much of a profile is put together', async () => {
    const at = parts.data.profiles.findIndex(({ lighter }) => lighter.left > 0);
    const { lighter } = parts.data.profiles[at] ?? { lighter: { left: 0, share: 0 } };
    await tab.open(file, `#/profile/${at}`);
    expect(await tab.text('.totals')).toContain(putTogetherWords(lighter.left, '').split(' of at most')[0]);
  });

  it('can still be walked through: rows in parts, the last of them found by its name', async () => {
    await tab.open(file, '', 'main table');
    const rows = (): Promise<number> => tab.page.$$eval('main table tbody tr', (all) => all.length);
    const first = await rows();
    expect(first).toBeLessThan(310);
    await (await tab.page.$('button.more'))?.click();
    await tab.settled();
    expect(await rows()).toBeGreaterThan(first);
    await tab.open(file, '#/?text=Fine%2F308', 'main table');
    expect(await rows()).toBe(3);
  });
});
