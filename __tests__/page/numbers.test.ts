// Numbers in the page, read back from its text, against report.json and against what go tool pprof makes of the same profiles. Nothing
// here is formatted by the functions that the page formats with: a fault of theirs would be on both sides, and so on none.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { renderJson } from '../../src/report/json.js';
import { tableWords } from '../../src/report/words/page-overview.js';
import { pprofTop } from '../cli/pprof.js';
import { itWithGo } from '../with-go.js';
import { recordedReport } from './report-files.js';
import {
  faultsOf,
  faultsOfChange,
  faultsOfRatio,
  familyOf,
  type Interval,
  type Metric,
} from './shown-numbers.js';
import type { PageFile, Tab } from './tab.js';
import { describeInBrowser } from './with-browser.js';

/** As much of report.json as is read here. */
interface Document {
  readonly benchmarks: readonly {
    readonly package: string;
    readonly name: string;
    readonly procs: number | null;
    readonly status: string;
    readonly metrics: readonly Metric[];
  }[];
  readonly suite: { readonly ratio: Interval; readonly benchmarks: number };
}

const { columns } = tableWords;

/** Rows of a table of changes, each with its cells by the name of their column, and the key of its benchmark. */
async function changes(tab: Tab): Promise<{ key: string | null; cells: Record<string, string> }[]> {
  const rows = await tab.page.$$eval('table.changes', (tables) => {
    const texts = (row: HTMLTableRowElement): string[] =>
      Array.from(row.cells, ({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    return tables.flatMap(({ tHead, tBodies, tFoot }) =>
      [...tBodies, ...(tFoot === null ? [] : [tFoot])].flatMap((body) =>
        Array.from(body.rows, (row) => ({
          link: row.querySelector('a')?.getAttribute('href') ?? null,
          names: Array.from(tHead?.rows ?? []).flatMap(texts),
          texts: texts(row),
        })),
      ),
    );
  });
  const links = new Map<string, string>();
  return rows.map(({ link, names, texts }) => {
    const cells = Object.fromEntries(texts.map((text, at) => [nameOf(names[at]), text]));
    // The name of a benchmark leads to its page in the first of its rows.
    const name = cells[columns.benchmark] ?? '';
    if (link !== null) links.set(name, decodeURIComponent(link.replace(/^#\/benchmark\/|\?.*$/g, '')));
    return { key: links.get(name) ?? null, cells };
  });
}

/** The head of a column may have more in it than its name: that of the plot has an axis. */
function nameOf(head = ''): string {
  const named = Object.values(columns).filter((name) => head.startsWith(name));
  return named.sort((a, b) => b.length - a.length)[0] ?? head;
}

function faultsOfMetric(what: string, cells: Readonly<Record<string, string>>, metric: Metric): string[] {
  const { [columns.base]: base = '', [columns.head]: head = '', [columns.change]: change = '' } = cells;
  return [
    ...faultsOf(`${what}, base`, base, familyOf(metric.unit), metric.base.center),
    ...faultsOf(`${what}, head`, head, familyOf(metric.unit), metric.head.center),
    ...faultsOfChange(`${what}, change`, change, metric),
  ];
}

const profiles = (side: 'base' | 'head'): string =>
  fileURLToPath(new URL(`../../demo/recording/capture/${side}/profiles`, import.meta.url));

/** flat and cum of one function. */
type Numbers = readonly [flat: number, cum: number];

/** Stacks of what measures, and of Go's harness between two benchmarks. */
const notTheBenchmark = String.raw`-ignore=\.pprofgate|\.BenchmarkPprofgate|^testing\.\(\*M\)\.Run$`;

/**
 * What a function has for each operation: the mean of all processes with the most operations, less that of those with the fewest, by
 * the operations between. Each process less what it had when the benchmark began, where that was written as well.
 */
function perOperation(
  side: 'base' | 'head',
  file: string,
  { kind, type, unit }: Sampled,
): Map<string, Numbers> {
  const folder = profiles(side);
  const found = readdirSync(folder).flatMap((name) => {
    const parts = /^(.*)\.(heap|cpu|contention)\.(\d+)(?:\.\d+)?\.(begin|end)\.(\w+)\.pb\.gz$/.exec(name);
    return parts?.[1] === file && parts[5] === kind ? [{ name, count: Number(parts[3]), at: parts[4] }] : [];
  });
  const hasEnds = found.some(({ at }) => at === 'end');
  const counts = [...new Set(found.map(({ count }) => count))].sort((a, b) => a - b);
  const [few = 0, many = 0] = counts;
  expect(counts).toHaveLength(2);
  const sums = new Map<string, Numbers>();
  for (const [count, sign] of [
    [few, -1],
    [many, 1],
  ] as const) {
    const of = found.filter((one) => one.count === count);
    const at = (end: string): string[] =>
      of.filter((one) => one.at === end).map(({ name }) => `${folder}/${name}`);
    const sources = at(hasEnds ? 'end' : 'begin');
    const before = hasEnds ? at('begin').map((path) => `-base=${path}`) : [];
    expect(hasEnds ? before.length : sources.length).toBe(sources.length);
    const [last = '', ...others] = sources.map((path) => path.slice(folder.length + 1)).reverse();
    const { rows } = pprofTop(
      folder,
      last,
      { type, unit },
      notTheBenchmark,
      ...before,
      ...others.map((name) => `${folder}/${name}`),
    );
    for (const row of rows) {
      const [, flat = '', cum = '', name = ''] = /^(\S+) (\S+) (.*)$/.exec(row) ?? [];
      const [flatYet, cumYet] = sums.get(name) ?? [0, 0];
      const by = sign / sources.length / (many - few);
      sums.set(name, [flatYet + Number(flat) * by, cumYet + Number(cum) * by]);
    }
  }
  return sums;
}

interface Sampled {
  readonly kind: string;
  readonly type: string;
  readonly unit: 'bytes' | 'nanoseconds' | 'count';
}

const sampled: readonly Sampled[] = [
  { kind: 'heap', type: 'alloc_space', unit: 'bytes' },
  { kind: 'heap', type: 'alloc_objects', unit: 'count' },
  { kind: 'heap', type: 'inuse_space', unit: 'bytes' },
  { kind: 'heap', type: 'inuse_objects', unit: 'count' },
  { kind: 'cpu', type: 'cpu', unit: 'nanoseconds' },
  { kind: 'cpu', type: 'samples', unit: 'count' },
  { kind: 'mutex', type: 'delay', unit: 'nanoseconds' },
  { kind: 'mutex', type: 'contentions', unit: 'count' },
];

const profiled = { key: 'example.com/cmdfind/finder BenchmarkCheck 1', file: '0001-BenchmarkCheck' };

const known = new Map<string, ReadonlyMap<string, Numbers>>();

/** perOperation, asked once: the go command takes its time. */
function pprofOf(side: 'base' | 'head', type: Sampled): ReadonlyMap<string, Numbers> {
  const key = `${side} ${type.type}`;
  const found = known.get(key) ?? perOperation(side, profiled.file, type);
  known.set(key, found);
  return found;
}

const sides = ['base', 'head'] as const;
const inBaseUnit = ({ unit }: Sampled, value: number): number =>
  unit === 'nanoseconds' ? value * 1e-9 : value;
const totalOf = (of: ReadonlyMap<string, Numbers>): number =>
  [...of.values()].reduce((sum, [flat]) => sum + flat, 0);

describeInBrowser('chrome', 'numbers of the page', (tab) => {
  let file: PageFile;
  let document: Document;
  beforeAll(async () => {
    const { html, report } = await recordedReport();
    file = tab.write('report.html', html);
    document = JSON.parse(renderJson(report)) as Document;
  });
  const measured = (): { key: string; metrics: readonly Metric[] }[] =>
    document.benchmarks.map((of) => ({
      key: `${of.package} ${of.name} ${of.procs}`,
      metrics: of.metrics,
    }));

  it('in the overview are those of report.json, in every row', async () => {
    await tab.open(file, '', 'table.changes');
    const left = await changes(tab);
    const faults: string[] = [];
    for (const { key, metrics } of measured()) {
      // One without a metric has a row that names none.
      for (const metric of metrics.length === 0 ? [null] : metrics) {
        const at = left.findIndex(
          (row) => row.key === key && row.cells[columns.metric] === (metric?.unit ?? ''),
        );
        const [row] = at < 0 ? [] : left.splice(at, 1);
        if (row === undefined) faults.push(`no row of ${key} ${metric?.unit}`);
        else if (metric !== null) faults.push(...faultsOfMetric(`${key} ${metric.unit}`, row.cells, metric));
        else
          expect(row.cells).toMatchObject({
            [columns.base]: '–',
            [columns.head]: '–',
            [columns.change]: '–',
          });
      }
    }
    const [suite, ...others] = left;
    expect(others).toEqual([]);
    expect(suite?.cells[columns.benchmark]).toBe(`All ${document.suite.benchmarks} together`);
    faults.push(...faultsOfRatio('all together', suite?.cells[columns.change] ?? '', document.suite.ratio));
    expect(faults).toEqual([]);
    expect(measured().flatMap(({ metrics }) => metrics).length).toBeGreaterThan(20);
    expect(document.benchmarks.filter(({ status }) => status !== 'measured')).toHaveLength(1);
  });

  it('in the table of every benchmark are those of report.json', async () => {
    const faults: string[] = [];
    for (const { key, metrics } of measured()) {
      await tab.open(file, `#/benchmark/${encodeURIComponent(key)}`, 'h1');
      const rows = await changes(tab);
      expect(rows.map(({ cells }) => cells[columns.metric])).toEqual(metrics.map(({ unit }) => unit));
      faults.push(
        ...metrics.flatMap((metric, at) =>
          faultsOfMetric(`${key} ${metric.unit}`, rows[at]?.cells ?? {}, metric),
        ),
      );
    }
    expect(faults).toEqual([]);
  });

  describe('of a profile', () => {
    const openList = (): Promise<void> =>
      tab.open(file, `#/benchmark/${encodeURIComponent(profiled.key)}`, 'a[href^="#/profile/"]');
    /** Rows of the list of profiles, by sample type. */
    const listed = async (): Promise<Map<string, { link: string; cells: string[] }>> => {
      await openList();
      const rows = await tab.page.$$eval('table.data tr:has(a[href^="#/profile/"])', (all) =>
        all.map((row) => ({
          link: Array.from(row.querySelectorAll('a'), (a) => a.getAttribute('href') ?? '').at(-1) ?? '',
          cells: Array.from(row.cells, ({ textContent }) => textContent.trim()),
        })),
      );
      return new Map(rows.map((row) => [row.cells[1] ?? '', row]));
    };

    itWithGo('are in total those of go tool pprof', async () => {
      const rows = await listed();
      expect([...rows.keys()]).toEqual(sampled.map(({ type }) => type));
      const faults = sampled.flatMap((type) =>
        sides.flatMap((side, at) => {
          const total = Math.max(totalOf(pprofOf(side, type)), 0);
          const text = rows.get(type.type)?.cells[2 + at] ?? '';
          return faultsOf(`${type.type}, ${side}`, text, familyOf(type.unit), inBaseUnit(type, total));
        }),
      );
      expect(faults).toEqual([]);
    });

    const looked = sampled.filter(({ type }) => ['alloc_space', 'alloc_objects', 'cpu'].includes(type));
    itWithGo.each(sides.flatMap((side) => looked.map((type) => ({ ...type, side }))))(
      'are those of go tool pprof, function by function: $type of $side',
      async ({ side, ...type }) => {
        const [path = ''] = (await listed()).get(type.type)?.link.split('?') ?? [];
        await tab.open(file, `${path}?show=top&type=${type.type}&sides=${side}`, '.top-table');
        const theirs = pprofOf(side, type);
        const total = totalOf(theirs);
        const faults: string[] = [];
        const family = familyOf(type.unit);
        const seen = new Set<string>();
        for (const [name = '', ...texts] of await tab.cells('.top-table')) {
          seen.add(name);
          // A difference that comes out below nothing is told as nothing.
          const numbers = (theirs.get(name) ?? [NaN, NaN]).map((value) => Math.max(value, 0));
          numbers.forEach((value, nth) => {
            const what = `${nth === 0 ? 'flat' : 'cum'} of ${name}`;
            faults.push(...faultsOf(what, texts[2 * nth] ?? '', family, inBaseUnit(type, value)));
            const share = texts[2 * nth + 1] ?? '';
            if (share !== '<0.1%')
              faults.push(...faultsOf(`${what}, share`, share, 'percent', value / total));
            else if (!(value > 0 && value / total < 0.001)) faults.push(`${what}, share: ${share}`);
          });
        }
        expect(faults).toEqual([]);
        const named = [...theirs]
          .filter(([, [flat, cum]]) => flat > 1e-9 || cum > 1e-9)
          .map(([name]) => name);
        expect([...seen].sort()).toEqual(named.sort());
        for (const method of ['Check', 'Look', ...(side === 'head' ? ['scan'] : [])])
          expect(named).toContain(`example.com/cmdfind/finder.(*Finder).${method}`);
      },
    );
  });
});
