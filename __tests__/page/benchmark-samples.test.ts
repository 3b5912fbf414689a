// A benchmark's page says of which samples its numbers are, where they meet, and where its commands are typed.
import { beforeAll, expect, it } from '@jest/globals';
import * as assets from 'pprof-gate:page';
import { htmlOf } from '../../src/report/html/document.js';
import type { HistoryLine, PageData, ReportPage } from '../../src/report/html/page-data.js';
import { phrases } from '../../src/report/words/headings.js';
import {
  benchmarkWords,
  commandNote,
  earlierLeft,
  historyColumns,
  metricSamples,
  sampleWords,
} from '../../src/report/words/page-benchmark.js';
import { recordedReport } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

describeInBrowser('chrome', 'a benchmark', (tab) => {
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
  const addressOf = (rank: number): string =>
    `#/benchmark/${encodeURIComponent(report.benchmarks[rank]?.key ?? '')}`;
  /** The text of the part under a heading. */
  const partOf = (heading: string): Promise<string> =>
    tab.page.$$eval(
      'main section',
      (all, name) =>
        all.find((section) => section.querySelector('h2')?.textContent === name)?.textContent ?? '',
      heading,
    );

  it('says so below its table, by its lines, profiles, goroutines and counters', async () => {
    await tab.open(file, addressOf(0), 'main h2');
    const units = report.document.benchmarks[0]?.metrics.map(({ unit }) => unit) ?? [];
    expect(units).toContain('heap-kept-B/op');
    const text = await tab.text('main');
    expect(text).toContain(`${phrases.changeNote} ${metricSamples(units)}`);
    const lines = report.benchmarks[0]?.parts.find(({ about }) => about === 'lines')?.heading ?? '';
    expect(await partOf(lines)).toContain(sampleWords.lines);
    expect(await partOf(benchmarkWords.profiles)).toContain(sampleWords.profiles);
    expect(await partOf(benchmarkWords.runtime)).toContain(sampleWords.runtime);
    expect(await partOf(benchmarkWords.commands)).toContain(commandNote('captures', false));
  });

  it('says nothing of pairs where nothing was compared', async () => {
    const rank = report.document.benchmarks.findIndex(({ status }) => status === 'unchanged');
    await tab.open(file, addressOf(rank), 'main h1');
    expect(await tab.text('main')).not.toContain(phrases.changeNote);
  });

  it('tells runs of its history, and how much of it is left out', async () => {
    const point = (run: number): HistoryLine['points'][number] => ({
      ...{ sha: 'a'.repeat(40), recordedAt: '2026-11-01', run, go: 'go1.26.8', machine: 0, value: 1e-6 },
    });
    const history = [{ unit: 'sec/op', left: 7, points: [point(4711), point(0)] }];
    const benchmarks = report.benchmarks.map((of, rank) => (rank === 0 ? { ...of, history } : of));
    const changed = { ...data, report: { ...report, benchmarks } };
    await tab.open(
      tab.write('history.html', htmlOf({ data: changed, elements }, assets, [])),
      addressOf(0),
      'main h2',
    );
    const text = await partOf(benchmarkWords.history);
    expect(text).toContain(earlierLeft(7));
    await tab.page.$$eval('main details', (all) => {
      for (const of of all) of.open = true;
    });
    await tab.settled();
    const table = await partOf(benchmarkWords.history);
    expect(table).toContain(historyColumns.run);
    expect(table).toContain('4711');
  });
});
