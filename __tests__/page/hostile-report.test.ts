// A whole report of hostile captures: every name, path, unit, message and line in it is text, on every page.
import * as assets from 'pprof-gate:page';
import { beforeAll, expect, it } from '@jest/globals';
import { htmlOf } from '../../src/report/html/document.js';
import type { PageData } from '../../src/report/html/page-data.js';
import { filterWords } from '../../src/report/words/page-overview.js';
import { hostileCaptures } from './hostile-captures.js';
import { recordedCaptures, recordedReport, reportOfCaptures, type Recorded } from './report-files.js';
import type { PageFile, Tab } from './tab.js';
import { describeInBrowser } from './with-browser.js';

/** Nothing of it has become an element that does anything, nothing hides or turns text, and nothing is endless. */
async function expectText(tab: Tab): Promise<void> {
  const found = await tab.page.evaluate(() => {
    const all = Array.from(document.querySelectorAll('*'));
    const attributes = all.flatMap((element) =>
      element.getAttributeNames().map((name) => [name, element.getAttribute(name) ?? ''] as const),
    );
    return {
      scripts: Array.from(document.scripts, ({ type }) => type).filter((type) => type !== 'application/gzip'),
      others: all
        .filter((element) =>
          element.matches('img, iframe, object, embed, base, b *, form[action], style ~ style'),
        )
        .map(({ outerHTML }) => outerHTML.slice(0, 200)),
      handlers: attributes.filter(([name]) => name.startsWith('on')),
      links: Array.from(document.links, (link) => link.getAttribute('href') ?? ''),
      // What is folded as well, and what only assistive technology or a pointer is told.
      texts: [document.title, document.body.textContent, ...attributes.map(([, value]) => value)],
      shown: document.getElementById('page')?.textContent.length ?? 0,
      longest: attributes.reduce((most, [name, value]) => Math.max(most, name === 'd' ? 0 : value.length), 0),
    };
  });
  expect(found.scripts).toEqual(['']);
  expect([found.others, found.handlers]).toEqual([[], []]);
  for (const link of found.links) expect(link).toMatch(/^(?:#\/|data:,)/);
  for (const text of found.texts)
    expect(/[\u0000-\u0008\u001b\u202a-\u202e\u2066-\u2069\ud800-\udfff]/.exec(text)?.input).toBeUndefined();
  expect(found.shown).toBeLessThan(400_000);
  expect(found.longest).toBeLessThan(10_000);
}

describeInBrowser('chrome', 'a report of hostile captures', (tab) => {
  let recorded: Recorded;
  let plain: Recorded;
  let file: PageFile;
  beforeAll(async () => {
    const captures = await recordedCaptures();
    plain = reportOfCaptures(captures);
    recorded = reportOfCaptures(hostileCaptures(captures));
    file = tab.write('hostile.html', recorded.html);
  }, 120_000);
  const benchmarks = () => recorded.parts.data.report?.benchmarks ?? [];
  const addressOf = (key: string): string => `#/benchmark/${encodeURIComponent(key)}`;

  it('says as much as without these names, and is no larger than a page may be', () => {
    const { data } = recorded.parts;
    expect(recorded.html.length).toBeLessThan(3_000_000);
    // What moved moved by the same: the captures were understood, not thrown away.
    const told = (of: Recorded) =>
      of.report.verdict.benchmarks
        .flatMap(({ changes }) => changes)
        .filter(({ metric }) => /^(?:sec|B|allocs)\/op$/.test(metric.unit))
        .filter(({ summary }) => summary.head !== undefined)
        .map(({ metric, ratio }) => [metric.unit, ratio?.center ?? null]);
    expect(told(recorded)).toEqual(expect.arrayContaining(told(plain)));
    expect(data.profiles).toHaveLength(plain.parts.data.profiles.length);
    expect(data.sources.length).toBe(plain.parts.data.sources.length);
    expect(data.hunks.length).toBe(plain.parts.data.hunks.length);
    expect(data.report?.document.findings.length).toBeGreaterThan(5);
    expect(data.report?.doubts.length).toBeGreaterThan(10);
    expect(benchmarks().some(({ history }) => history.some(({ unit }) => unit.includes('<script>')))).toBe(
      true,
    );
  });

  it('is text in the overview, and can be filtered', async () => {
    await tab.open(file, '', 'main table');
    await expectText(tab);
    const shown = await tab.text('main');
    for (const part of [
      'Check</script><script>alert(3)</script>',
      "Look\\u202e\\u2066'-alert(4)-'",
      'Nearest]]>&lt;b&gt;javascript:alert(5)',
      'Distance\\x01${alert(6)}\\x1b[2J',
      'finder<img/src=x/onerror=alert(2)>.go',
      'x<script>alert(9)</script>\\u202e/op',
      '</script><script>alert(7)</script><img src=x onerror=alert(8)> \\u202e\\ud800\\x00\\n',
    ])
      expect(shown).toContain(part);
    await (await tab.role('combobox', filterWords.unit)).select('x<script>alert(9)</script>\\u202e/op');
    await tab.settled();
    const rows = await tab.page.$$eval('main table tbody tr', (all) => all.length);
    expect(rows).toBe(7);
    await tab.type(filterWords.text, '<script>alert(3)');
    await tab.settled();
    await tab.untilOption('text', '<script>alert(3)');
    expect(await tab.page.$$eval('main table tbody tr', (all) => all.length)).toBe(1);
    await expectText(tab);
    await tab.page.reload();
    await tab.page.waitForSelector('main table');
    await tab.settled();
    expect(await tab.page.$$eval('main table tbody tr', (all) => all.length)).toBe(1);
  });

  it('is text on the page of every benchmark, with all that is folded', async () => {
    expect(benchmarks().length).toBeGreaterThan(8);
    for (const { key, name } of benchmarks()) {
      await tab.open(file, addressOf(key), 'main.benchmark h1');
      await tab.page.$$eval('details', (all) => {
        for (const one of all) one.open = true;
      });
      await tab.settled();
      expect(await tab.text('h1')).toContain(name);
      expect(await tab.page.title()).toContain(name);
      await expectText(tab);
    }
  });

  it('leads from the overview to a benchmark, to its profile and to the lines of a function', async () => {
    const rank = benchmarks().findIndex(({ name }) => name.includes('Check'));
    const key = benchmarks()[rank]?.key ?? '';
    await tab.open(file, '', 'main a');
    await (await tab.page.waitForSelector(`main a[href=${JSON.stringify(addressOf(key))}]`))?.click();
    await tab.page.waitForSelector('main.benchmark');
    await (await tab.page.waitForSelector('main a[href^="#/profile/"]'))?.click();
    await tab.page.waitForSelector('canvas');
    await tab.settled();
    await expectText(tab);
  });

  it('is text in every picture and table of every profile, source and diff included', async () => {
    const seen = { sources: 0, hunks: 0 };
    // Of each benchmark the first, and all of one: the others have the same names.
    const { profiles } = recorded.parts.data;
    const chosen = profiles.flatMap(({ benchmark: of }, at) =>
      of === profiles[0]?.benchmark || of !== profiles[at - 1]?.benchmark ? [at] : [],
    );
    for (const at of chosen) {
      for (const options of ['', 'show=tree', 'show=top', 'by=line&show=tree']) {
        await tab.follow(`#/profile/${at}?${options}`);
        await tab.page.waitForSelector('.top-table, [role=treegrid], canvas, .nothing, main p');
        await expectText(tab);
      }
    }
    for (const at of [0, 4]) {
      for (let node = 1; node < 12; node++) {
        await tab.open(file, `#/profile/${at}?at=${node}`, '.details');
        await expectText(tab);
        seen.sources += (await tab.page.$$('.line-text')).length;
        seen.hunks += (await tab.page.$$('.hunk')).length;
      }
    }
    expect(seen.sources).toBeGreaterThan(20);
    expect(seen.hunks).toBeGreaterThan(2);
  });
});

/** Put behind every text that the page is given, but for those that it decides by. */
const tail = '</script><img src=x onerror=alert(1)>';
/** Of data.report.document: what has only a few values. */
const decided =
  /^(?:schema|status|outcome|change|level|rule|about|better|exact|stage|kind|mode|waits|by|growth|group|measure|code|unit|key|element|side|hunks|chosen|pairs|written|start|from|benchmark)$/;

describeInBrowser('chrome', 'any text that a page is given', (tab) => {
  let file: PageFile;
  let data: PageData;
  beforeAll(async () => {
    const { parts } = await recordedReport();
    const tailed = (of: unknown, key: string): unknown => {
      if (typeof of === 'string') return decided.test(key) ? of : `${of}${tail}`;
      if (Array.isArray(of)) return of.map((one: unknown) => tailed(one, key));
      if (typeof of !== 'object' || of === null) return of;
      return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, tailed(value, name)]));
    };
    data = tailed(parts.data, '') as PageData;
    file = tab.write('tailed.html', htmlOf({ data, elements: parts.elements }, assets, [tail]));
  });

  it('is text, wherever it stands', async () => {
    await tab.open(file, '', 'main table');
    await expectText(tab);
    expect(await tab.text('main')).toContain(tail);
    for (const { key } of data.report?.benchmarks ?? []) {
      await tab.open(file, `#/benchmark/${encodeURIComponent(key)}`, 'main.benchmark');
      await tab.page.$$eval('details', (all) => {
        for (const one of all) one.open = true;
      });
      await tab.settled();
      await expectText(tab);
    }
    for (const at of data.profiles.keys()) {
      await tab.open(file, `#/profile/${at}?show=tree&at=1`, 'main');
      await expectText(tab);
    }
  });
});
