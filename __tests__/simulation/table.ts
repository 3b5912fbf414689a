// Counts as the table that is published.
import { levels, type Stopped } from './stopping.js';
import type { Counts } from './tally.js';

/** `benchstat`: base's suite, then head's; the other takes turns. */
export type Procedure = 'pprof-gate' | 'benchstat' | 'benchstat, alternating';

/** What one procedure did in the suites of one model: without any change, with one of each size, with all changed. */
export interface Result {
  readonly model: string;
  readonly procedure: Procedure;
  readonly same: Counts;
  readonly changed: Counts;
  /** Every benchmark 1 % slower. */
  readonly everywhere: Counts;
}

const sizes = [2, 3, 5, 8, 10].map((percent) => `+${percent} %`);

const header = [
  'model',
  'procedure',
  'A/A suites',
  'says slower',
  'a suite',
  'fails',
  'a suite',
  'unproven',
  ...sizes,
  'suite line',
  'all +1 %',
  'unsteady',
  'no time',
  'minutes',
];

/** Markdown. */
export function renderTable(results: readonly Result[]): string {
  return markdown(header, results.map(rowOf), 2);
}

function rowOf({ model, procedure, same, changed, everywhere }: Result): string[] {
  const isOurs = procedure === 'pprof-gate';
  return [
    model,
    procedure,
    String(same.suites),
    chance(same.suitesSlower, same.suites),
    each(same.saidSlower, same.suites),
    chance(same.suitesFailed, same.suites),
    each(same.failed, same.suites),
    isOurs ? `${percent(same.unproven / same.same, 2)} %` : '',
    ...sizes.map((size) => {
      const { all = 0, found = 0, failed = 0 } = changed.changed[size] ?? {};
      return all === 0 ? '' : `${percent(found / all, 0)} (${percent(failed / all, 0)})`;
    }),
    isOurs ? `${percent((same.linesSlower + same.linesFaster) / same.suites, 1)} %` : '',
    isOurs ? `${percent(everywhere.linesSlower / everywhere.suites, 0)} %` : '',
    isOurs ? `${percent(same.unsteady / same.suites, 1)} %` : '',
    isOurs ? `${percent(same.cutShort / same.suites, 0)} %` : '',
    isOurs ? `${minutes(same)} + ${links(same)}` : minutes(same),
  ];
}

/** What adding layouts does to p and interval, with Monte-Carlo errors. */
export function renderStopping(results: readonly Stopped[]): string {
  const head = [
    'noise',
    'scatter',
    'trials',
    'went on',
    ...levels.map((level) => `p ≤ ${level}`),
    '95 % interval',
  ];
  return markdown(
    head,
    results.map(({ noise, scatter, trials, wentOn, below, covering }) => [
      noise,
      `${percent(scatter, 1)} %`,
      String(trials),
      `${percent(wentOn / trials, 0)} %`,
      ...below.map((count) => share(count, trials, 2)),
      share(covering, trials, 1),
    ]),
    1,
  );
}

function share(some: number, of: number, digits: number): string {
  const part = some / of;
  return `${percent(part, digits)} ± ${percent(Math.sqrt((part * (1 - part)) / of), digits)} %`;
}

function markdown(head: readonly string[], rows: readonly string[][], words: number): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const [first = '', ...lines] = all.map((row) =>
    line(
      row.map((cell, column) =>
        column < words ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      ),
    ),
  );
  const rule = widths.map((width, column) =>
    column < words ? `:${'-'.repeat(width - 1)}` : `${'-'.repeat(width - 1)}:`,
  );
  return [first, line(rule), ...lines].join('\n');
}

/** With its Monte-Carlo standard error; three over n where nothing happened, which 95 % bounds it by. */
function chance(some: number, of: number): string {
  return some === 0 ? `0 (< ${percent(3 / of, 1)}) %` : share(some, of, 1);
}

function each(some: number, of: number): string {
  return (some / of).toFixed(some / of < 1 ? 3 : 1);
}

function percent(share: number, digits: number): string {
  return (100 * share).toFixed(digits);
}

function minutes({ measuringSeconds, suites }: Counts): string {
  return (measuringSeconds / suites / 60).toFixed(1);
}

function links({ linkingSeconds, suites }: Counts): string {
  return (linkingSeconds / suites / 60).toFixed(1);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
