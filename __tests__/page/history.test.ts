// A report with a baseline that carries recordings: the picture and the table of each metric are the recorded values.
import { beforeAll, expect, it } from '@jest/globals';
import { machineHash } from '../../src/evidence/machine-hash.js';
import type { Capture, RecordOf } from '../../src/model/capture.js';
import { formatValue } from '../../src/report/format.js';
import {
  benchmarkWords as words,
  historyColumns,
  historyDescription,
  machineName,
  plotName,
} from '../../src/report/words/page-benchmark.js';
import { median } from '../../src/stats/median.js';
import { violations } from './axe.js';
import { recordedCaptures, reportOfCaptures, type Recorded } from './report-files.js';
import type { PageFile } from './tab.js';
import { describeInBrowser } from './with-browser.js';

const name = 'BenchmarkCheck';

interface Told {
  readonly sha: string;
  readonly at: string;
  readonly go: string;
  readonly machine: string;
  /** Of the workflow; 0 for what was measured besides. */
  readonly run: number;
  readonly values: Readonly<Record<string, number>>;
}

const sha = (digit: number): string => String(digit).repeat(40);
const own = 'own';
const other = 'other';

/** The oldest first; the third of another machine, the fourth of nothing that was committed. */
const earlier: readonly Told[] = [
  {
    sha: sha(1),
    at: '2026-03-01T01:02:03Z',
    go: 'go1.25.1',
    machine: own,
    run: 7,
    values: { 'sec/op': 20e-6 },
  },
  {
    ...{ sha: sha(2), at: '2026-04-01T01:02:03Z', go: 'go1.26.8', machine: own, run: 8 },
    values: { 'sec/op': 24e-6, 'allocs/op': 110 },
  },
  {
    ...{ sha: sha(3), at: '2026-05-01T01:02:03Z', go: 'go1.26.8', machine: other, run: 9 },
    values: { 'sec/op': 55e-6, 'allocs/op': 111 },
  },
  {
    ...{ sha: '', at: '2026-06-01T01:02:03Z', go: 'go1.26.8', machine: own, run: 0 },
    values: { 'sec/op': 31e-6, 'allocs/op': 250, 'only-then/op': 4 },
  },
];

describeInBrowser('chrome', 'the history', (tab) => {
  let recorded: Recorded;
  let file: PageFile;
  let address: string;
  /** What each metric should show: the recordings, the baseline, head. */
  const expected = new Map<string, Told[]>();
  beforeAll(async () => {
    const { base, head } = await recordedCaptures();
    const machine = machineHash(base.manifest);
    const id = base.records.find(
      (record): record is RecordOf<'benchmark'> => record.type === 'benchmark' && record.name === name,
    );
    if (id === undefined) throw new Error(`no ${name}`);
    const stored: Capture = {
      ...base,
      manifest: {
        ...base.manifest,
        session: 'earlier',
        startedAt: '2026-07-01T01:02:03Z',
        commit: { ...base.manifest.commit, sha: sha(9) },
      },
      records: [
        ...base.records,
        ...earlier.map((of): RecordOf<'history'> => ({
          ...{
            type: 'history',
            pkg: id.pkg,
            name,
            procs: id.procs,
            sha: of.sha,
            recordedAt: of.at,
            run: of.run,
          },
          ...{ goVersion: of.go, machine: of.machine === own ? machine : of.machine, iterations: 500 },
          values: of.values,
        })),
      ],
    };
    recorded = reportOfCaptures({ base, head, stored });
    file = tab.write('history.html', recorded.html);
    const page = recorded.parts.data.report?.benchmarks.find(({ name: of }) => of === 'Check');
    address = `#/benchmark/${encodeURIComponent(page?.key ?? '')}`;
    const measured = (side: 'base' | 'head'): Readonly<Record<string, number>> => {
      const of = [...recorded.evidence[side].benchmarks.values()].find(
        ({ id: known }) => known.name === name,
      );
      return Object.fromEntries(
        [...(of?.samples ?? [])].map(([unit, { runs }]) => [
          unit,
          median(runs.filter(({ stage }) => stage === 'screen').map(({ value }) => value)),
        ]),
      );
    };
    const all: Told[] = [
      ...earlier,
      {
        ...{ sha: sha(9), at: '2026-07-01T01:02:03Z', go: 'go1.26.8', machine: own, run: 0 },
        values: measured('base'),
      },
      {
        sha: head.manifest.commit.sha ?? '',
        ...{ at: head.manifest.startedAt, go: 'go1.26.8', machine: own, run: 0, values: measured('head') },
      },
    ];
    for (const unit of ['sec/op', 'allocs/op', 'B/op'])
      expected.set(
        unit,
        all.filter(({ values }) => Object.hasOwn(values, unit)),
      );
  });
  const text = (value: number, unit: string): string => formatValue(value, unit, 4);
  /** The section of a metric under the history's heading. */
  const sectionOf = (unit: string): string =>
    `::-p-xpath(//section[h2[.="${words.history}"]]/section[h3[.="${unit}"]])`;

  it('has every metric that was recorded twice, and no other', async () => {
    await tab.open(file, address, 'main.benchmark');
    const units = await tab.page.$$eval(
      '::-p-xpath(//section[h2[.="Over earlier recordings"]]/section/h3)',
      (all) => all.map(({ textContent }) => textContent),
    );
    expect([...units].sort()).toEqual([...expected.keys()].sort());
    expect(expected.get('sec/op')).toHaveLength(6);
    expect(expected.get('allocs/op')).toHaveLength(5);
    expect(expected.get('B/op')).toHaveLength(2);
  });

  it('has the points in the file', () => {
    const page = recorded.parts.data.report?.benchmarks.find(({ name: of }) => of === 'Check');
    for (const [unit, points] of expected) {
      const line = page?.history.find((of) => of.unit === unit);
      expect(line?.points.map(({ sha: of, recordedAt, go, value }) => [of, recordedAt, go, value])).toEqual(
        points.map((of) => [of.sha, of.at, of.go, of.values[unit]]),
      );
      expect(line?.points.map((of) => of.machine)).toEqual(points.map((of) => (of.machine === own ? 0 : 1)));
    }
    const others = recorded.parts.data.report?.benchmarks.filter(({ name: of }) => of !== 'Check') ?? [];
    // Those of the others are base and head.
    for (const { history } of others) for (const { points } of history) expect(points).toHaveLength(2);
  });

  it.each(['sec/op', 'allocs/op', 'B/op'])('shows each value of %s where its height says', async (unit) => {
    await tab.open(file, address, 'main.benchmark');
    const points = expected.get(unit) ?? [];
    const section = await tab.page.waitForSelector(sectionOf(unit));
    const drawn = await section?.$eval('svg', (svg) => {
      const starts = (selector: string): [number, number][] =>
        Array.from(svg.querySelectorAll(selector)).flatMap((path) =>
          Array.from(
            (path.getAttribute('d') ?? '').matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g),
            ([, x, y]): [number, number] => [Number(x), Number(y)],
          ),
        );
      return {
        label: svg.getAttribute('aria-label'),
        line: starts('.history-line'),
        others: starts('.base .earlier'),
        own: starts('.base .dot:not(.earlier)'),
        head: starts('.head .dot'),
        names: Array.from(svg.querySelectorAll(':scope > text'), ({ textContent }) => textContent),
      };
    });
    if (drawn === undefined) throw new Error('no plot');
    const [first, last] = [points[0]?.values[unit] ?? NaN, points.at(-1)?.values[unit] ?? NaN];
    expect(drawn.label).toBe(
      `${plotName(words.history, unit)}. ${historyDescription(points.length, text(first, unit), text(last, unit))}`,
    );
    const ours = points.filter(({ machine }) => machine === own);
    const theirs = points.filter(({ machine }) => machine !== own);
    expect([drawn.line.length, drawn.others.length]).toEqual([ours.length, theirs.length]);
    expect([drawn.own.length, drawn.head.length]).toEqual([ours.length - 1, 1]);
    // A dot begins at its left end, the diamond of head at its upper one.
    const dots = [
      ...drawn.own.map(([x, y], at) => ({ x: x + 4, y, value: ours[at]?.values[unit] ?? NaN })),
      ...drawn.others.map(([x, y], at) => ({ x: x + 4, y, value: theirs[at]?.values[unit] ?? NaN })),
      ...drawn.head.map(([x, y]) => ({ x, y: y + 5, value: last })),
    ].sort((a, b) => a.x - b.x);
    expect(dots.map(({ value }) => value)).toEqual(points.map(({ values }) => values[unit]));
    // Evenly apart, and as high as a straight or logarithmic axis has them.
    const step = ((dots.at(-1)?.x ?? 0) - (dots[0]?.x ?? 0)) / (dots.length - 1);
    dots.forEach(({ x }, at) => {
      expect(Math.abs(x - (dots[0]?.x ?? 0) - at * step)).toBeLessThan(0.3);
    });
    const values = dots.map(({ value }) => value);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const axis = least > 0 && most / least > 3 ? Math.log : (value: number): number => value;
    const [low, high] = [dots.find(({ value }) => value === least), dots.find(({ value }) => value === most)];
    expect((low?.y ?? 0) - (high?.y ?? 0)).toBeGreaterThan(80);
    for (const { value, y } of dots) {
      const part = (axis(value) - axis(least)) / (axis(most) - axis(least));
      expect(Math.abs(y - ((low?.y ?? 0) + part * ((high?.y ?? 0) - (low?.y ?? 0))))).toBeLessThan(0.3);
    }
    // The line joins what our own machine measured.
    drawn.line.forEach(([x, y], at) => {
      const dot = dots.filter(({ value }) => ours.some(({ values: of }) => of[unit] === value))[at];
      expect(Math.abs(x - (dot?.x ?? 0)) + Math.abs(y - (dot?.y ?? 0))).toBeLessThan(0.3);
    });
    expect(drawn.names.at(-1)).toBe(points.at(-1)?.sha.slice(0, 7));
    for (const label of drawn.names)
      expect([historyColumns.tree, ...points.map(({ sha: of }) => of.slice(0, 7))]).toContain(label);
    // Told only where it is so.
    const said = await section?.evaluate(({ textContent }) => textContent);
    expect(said?.includes(words.otherMachines)).toBe(theirs.length > 0);
  });

  it.each(['sec/op', 'allocs/op'])('has a table of %s behind the plot', async (unit) => {
    await tab.open(file, address, 'main.benchmark');
    const section = await tab.page.waitForSelector(sectionOf(unit));
    await (await section?.$('summary'))?.click();
    await tab.settled();
    const rows = await section?.$$eval('tbody tr', (all) =>
      all.map((row) => [
        ...Array.from(row.cells, ({ textContent }) => textContent),
        row.querySelector('code')?.title ?? '',
      ]),
    );
    expect(rows).toEqual(
      (expected.get(unit) ?? []).map(({ sha: of, at, go, machine, run, values }) => [
        at,
        of === '' ? historyColumns.tree : of.slice(0, 7),
        text(values[unit] ?? NaN, unit),
        go,
        machineName(machine === own ? 0 : 1),
        run === 0 ? '–' : String(run),
        of,
      ]),
    );
    expect(await violations(tab)).toEqual([]);
  });

  it('fits on a phone, where fewer commits are named', async () => {
    const before = tab.page.viewport();
    await tab.page.setViewport({ width: 360, height: 740, deviceScaleFactor: 2, isMobile: true });
    await tab.open(file, address, 'main.benchmark');
    const section = await tab.page.waitForSelector(sectionOf('sec/op'));
    const names = await section?.$$eval('svg > text', (all) =>
      all.map((of) => of.getBoundingClientRect().toJSON() as DOMRect),
    );
    expect(names?.length).toBeGreaterThan(0);
    expect(names?.length).toBeLessThan(6);
    for (const [at, of] of (names ?? []).entries())
      expect(of.left).toBeGreaterThanOrEqual(at === 0 ? 0 : (names?.[at - 1]?.right ?? 0));
    expect(
      await tab.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0);
    await tab.page.setViewport(before);
  });
});
