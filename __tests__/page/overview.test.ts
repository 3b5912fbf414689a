// The recorded report's overview and benchmarks: every number that report.json has, and only the rows that are asked for.
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ReportPage } from '../../src/report/html/page-data.js';
import { filterWords, rowKindWords, tableWords } from '../../src/report/words/page-overview.js';
import { violations } from './axe.js';
import { recordedReport } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const { columns } = tableWords;

describeInBrowser('chrome', 'an overview', (tab) => {
  let file: PageFile;
  let report: ReportPage;
  beforeAll(async () => {
    const { html, parts } = await recordedReport();
    file = tab.write('report.html', html);
    if (parts.data.report === null) throw new Error('no report');
    ({ report } = parts.data);
  });
  /** Of the table of changes, row by row, each cell under the name of its column. */
  const rows = (): Promise<Record<string, string>[]> =>
    tab.page.$$eval(
      'main table',
      (tables, change, outcome) => {
        const texts = (row: HTMLTableRowElement | undefined): string[] =>
          Array.from(row?.cells ?? [], ({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
        const table = tables.find(({ tHead }) => {
          const names = texts(tHead?.rows[0]);
          return names.includes(change) && names.includes(outcome);
        });
        const names = texts(table?.tHead?.rows[0]);
        return Array.from(table?.tBodies[0]?.rows ?? [], (row) =>
          Object.fromEntries(texts(row).map((text, at) => [names[at] ?? '', text])),
        );
      },
      columns.change,
      columns.outcome,
    );
  /** What the comment and report.json tell of each metric. */
  const told = (): Record<string, string>[] =>
    report.benchmarks.flatMap(({ pkg, name, rows: of }) =>
      of.map(({ unit, base, head, change, budget }) => ({
        [columns.benchmark]: `${pkg} ${name}`,
        [columns.metric]: unit,
        [columns.base]: base,
        [columns.head]: head,
        [columns.change]: change,
        budget,
      })),
    );
  const select = async (name: string, value: string): Promise<void> => {
    await (await tab.role('combobox', name)).select(value);
    await tab.settled();
  };

  it('lists every benchmark with base, head and change of every metric', async () => {
    await tab.open(file, '', 'main table');
    const shown = await rows();
    expect(told().length).toBeGreaterThan(15);
    for (const { budget = '', ...row } of told()) {
      const found = shown.find(
        (of) =>
          of[columns.benchmark] === row[columns.benchmark] && of[columns.metric] === row[columns.metric],
      );
      expect(found).toMatchObject(row);
      expect(found?.[columns.budget]).toContain(budget);
    }
    const names = new Set(shown.map((of) => of[columns.benchmark]));
    expect(names).toEqual(new Set(report.benchmarks.map(({ pkg, name }) => `${pkg} ${name}`)));
    // What breaks a budget comes first.
    expect(shown[0]?.[columns.outcome]).toBe(rowKindWords.exceeded);
  });

  it('is narrowed by metric, outcome and name, all of them in the link', async () => {
    await tab.open(file, '', 'main table');
    const all = (await rows()).length;
    await select(filterWords.unit, 'allocs/op');
    await tab.untilOption('unit', 'allocs/op');
    const ofUnit = await rows();
    expect(ofUnit).toHaveLength(told().filter((row) => row[columns.metric] === 'allocs/op').length);
    expect(new Set(ofUnit.map((row) => row[columns.metric]))).toEqual(new Set(['allocs/op']));
    await select(filterWords.outcome, 'exceeded');
    await tab.untilOption('outcome', 'exceeded');
    const exceeded = await rows();
    expect(exceeded).toEqual(ofUnit.filter((row) => row[columns.outcome] === rowKindWords.exceeded));
    expect(exceeded.length).toBeGreaterThan(1);
    expect(exceeded.length).toBeLessThan(ofUnit.length);
    await tab.type(filterWords.text, 'look miss');
    await tab.untilOption('text', 'look miss');
    const [one, ...others] = await rows();
    expect(others).toEqual([]);
    expect(one?.[columns.benchmark]).toMatch(/Look\/miss$/);
    await tab.page.reload();
    await tab.page.waitForSelector('main table');
    await tab.settled();
    expect(await rows()).toEqual([one]);
    await (await tab.role('button', filterWords.clear)).click();
    await tab.settled();
    expect(await rows()).toHaveLength(all);
    expect(await tab.hash()).not.toMatch(/unit|outcome|text/);
    await tab.type(filterWords.text, 'no benchmark has this name');
    await tab.untilOption('text', 'no benchmark has this name');
    expect(await tab.text('main')).toContain(filterWords.none);
  });

  it('shows each metric of a benchmark on its own page', async () => {
    for (const { key, pkg, name, rows: of } of report.benchmarks) {
      await tab.open(file, `#/benchmark/${encodeURIComponent(key)}`, 'main h1');
      expect(await tab.text('h1')).toContain(name);
      expect(await tab.page.title()).toContain(`${pkg} ${name}`);
      const shown = await rows();
      for (const { unit, base, head, change } of of) {
        expect(shown).toContainEqual(
          expect.objectContaining({
            [columns.metric]: unit,
            [columns.base]: base,
            [columns.head]: head,
            [columns.change]: change,
          }),
        );
      }
    }
  });

  describe.each(['light', 'dark'] as const)('for everybody, %s', (value) => {
    const open = async (hash: string): Promise<void> => {
      await tab.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      await tab.open(file, hash, 'main h1');
    };
    it('has nothing that axe minds', async () => {
      await open('');
      expect(await violations(tab)).toEqual([]);
      for (const { key } of report.benchmarks.slice(0, 3)) {
        await open(`#/benchmark/${encodeURIComponent(key)}`);
        expect(await violations(tab)).toEqual([]);
      }
    });
  });

  it('fits on a phone', async () => {
    const before = tab.page.viewport();
    await tab.page.setViewport({
      width: 360,
      height: 740,
      deviceScaleFactor: 3,
      isMobile: true,
      hasTouch: true,
    });
    for (const hash of ['', `#/benchmark/${encodeURIComponent(report.benchmarks[0]?.key ?? '')}`]) {
      await tab.open(file, hash, 'main h1');
      expect(
        await tab.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0);
    }
    await tab.page.setViewport(before);
  });
});
