// The lines that the overview names, on the recorded report: with links to their benchmarks and to what shows them.
import { beforeAll, expect, it } from '@jest/globals';
import * as assets from 'pprof-gate:page';
import { htmlOf } from '../../src/report/html/document.js';
import type { PageData, ReportPage } from '../../src/report/html/page-data.js';
import { othersToo, phrases } from '../../src/report/words/headings.js';
import { byUnit } from '../../src/report/words/page-overview.js';
import { pageWords } from '../../src/report/words/page.js';
import { violations } from './axe.js';
import { recordedReport } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

describeInBrowser('chrome', 'where', (tab) => {
  let file: PageFile;
  let data: PageData;
  let report: ReportPage;
  let elements: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const { html, parts } = await recordedReport();
    file = tab.write('report.html', html);
    ({ data } = parts);
    elements = new Map([...parts.elements].filter(([id]) => id !== 'data'));
    if (data.report === null) throw new Error('no report');
    ({ report } = data);
  });
  interface Link {
    readonly text: string;
    readonly to: string;
  }
  /** Per line: its text, and the links in it. */
  const places = (): Promise<{ text: string; links: Link[] }[]> =>
    tab.page.$$eval('.places > li', (all) =>
      all.map((item) => ({
        text: item.textContent.replace(/\s+/g, ' '),
        links: Array.from(item.querySelectorAll('a'), (link) => ({
          text: link.textContent,
          to: link.getAttribute('href') ?? '',
        })),
      })),
    );
  const benchmarkLink = (rank: number): Link => {
    const of = report.benchmarks[rank];
    return { text: of?.name ?? '', to: `#/benchmark/${encodeURIComponent(of?.key ?? '')}` };
  };

  it('tells each line with every benchmark that pays for it', async () => {
    await tab.open(file, '', '.places');
    const shown = await places();
    expect(shown).toHaveLength(report.where.places.length);
    for (const [at, { place, costs, others }] of report.where.places.entries()) {
      const { text = '', links = [] } = shown[at] ?? {};
      expect(text).toContain(place);
      for (const { words, benchmark } of costs) {
        expect(text).toContain(words.map((of) => (typeof of === 'string' ? of : of.code)).join(''));
        if (benchmark !== null) expect(links).toContainEqual(benchmarkLink(benchmark));
      }
      if (others.length > 0) expect(text).toContain(othersToo(others.length));
      for (const rank of others) expect(links).toContainEqual(benchmarkLink(rank));
    }
    expect(shown.some(({ text }) => text.includes('elsewhere'))).toBe(true);
  });

  it('leads to the profile of each count', async () => {
    await tab.open(file, '', '.places');
    const [first] = await places();
    const profiles = (first?.links ?? []).filter(({ to }) => to.startsWith('#/profile/'));
    const texts = profiles.map(({ text }) => text);
    expect(texts.slice(0, 3)).toEqual([pageWords.inFlameGraph, byUnit('B/op'), byUnit('sec/op')]);
    const kinds = profiles.slice(0, 3).map(({ to }) => {
      const [, at = ''] = /^#\/profile\/(\d+)/.exec(to) ?? [];
      return [data.profiles[Number(at)]?.kind, /type=(\w+)/.exec(to)?.[1] ?? ''];
    });
    expect(kinds).toEqual([
      ['heap', 'alloc_objects'],
      ['heap', ''],
      ['cpu', ''],
    ]);
  });

  it('leads from heap that stays to what is in use', async () => {
    await tab.open(file, '', '.places');
    const kept = (await places()).find(({ text }) => text.includes(' kept '));
    const link = kept?.links.find(({ text }) => text === pageWords.inFlameGraph);
    expect(link?.to).toMatch(/type=inuse_space/);
    await tab.open(file, link?.to ?? '');
    expect(await tab.text('.found')).toMatch(/^[1-9]\d* frames? found: /);
  });

  it('says that changes of time are no ratios', async () => {
    await tab.open(file, '', '.places');
    expect(await tab.text('main')).toContain(phrases.changeNote);
  });

  it('says of what no line can be named for', async () => {
    const beside = [{ words: ['No line can be named for ', { code: 'x.Look' }], below: [] }];
    const without = { ...report, where: { places: [], left: 0, beside } };
    const html = htmlOf({ data: { ...data, report: without }, elements }, assets, []);
    await tab.open(tab.write('without.html', html), '', 'main table');
    expect(await tab.text('main')).toContain('No line can be named for x.Look');
  });

  it('has no fault that the checker finds', async () => {
    await tab.open(file, '', '.places');
    expect(await violations(tab)).toEqual([]);
  });
});
