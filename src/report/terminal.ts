// The report for a terminal: the same rows as the comment, aligned, with the verdict as the last line, where
// the eye is when the command ends.
import type { Report, Row } from '../model/report.js';
import type { BenchmarkResult } from '../model/verdict.js';
import { labelOf } from './compose.js';
import { columnsOf, cut, padEnd, padStart } from './columns.js';
import { textOf, visible } from './escape.js';
import { formatRatio } from './format.js';
import { placesOf, shortFunction, type Place, placeName } from './places.js';
import { runtimeLines } from './runtime-fold.js';
import { counted, join, own, say } from './sentence.js';
import {
  brokenLines,
  doubtLines,
  keptLines,
  mostPlaces,
  nameWords,
  painter,
  reasonLines,
  reproduceLines,
  unplacedLines,
  type Paint,
} from './terminal-lines.js';
import { timeCells, timesOf } from './times.js';
import { unreachedLines } from './unreached.js';
import { columns, headings, moreLines, moreRows, othersToo, phrases, timeColumns } from './words/headings.js';
import { baseWords, besideWords } from './words/baseline.js';
import * as line from './words/lines.js';
import { allTogether, suiteLimit, suiteUnit, suiteWords, timingParts } from './words/timing.js';
import { countWords, headline, markOf, outcomeWords, type Mark } from './words/verdict.js';

export interface TerminalOptions {
  readonly color: boolean;
  /** Columns of the terminal; names are shortened to fit. */
  readonly width: number;
  /** Where the report's files lie; with it the exit code is told as well. */
  readonly reportPath?: string;
  /** All times as well. */
  readonly verbose?: boolean;
}

const mostRows = 40;
const leastName = 20;

/** The report as lines with a newline at the end. */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const paint = painter(options.color);
  return [
    opening(report, paint),
    ...blocks(report, options, paint),
    ...ending(report, options, paint),
    '',
  ].join('\n');
}

function opening(report: Report, paint: Paint): string {
  const commits = textOf(say`${baseWords(report)} → head ${line.headWords(report)}`);
  const first = `${paint('pprof-gate', 'bold')}  ${commits}   ${counted(report.counts.benchmarks, 'benchmark')}`;
  const beside = textOf(besideWords(report));
  return beside === '' ? first : `${first}\n            ${paint(beside, 'dim')}`;
}

/** Columns of a row, not yet aligned. */
interface Cells {
  readonly mark: Mark;
  readonly name: string;
  readonly unit: string;
  readonly base: string;
  readonly head: string;
  readonly change: string;
  readonly note: string;
  /** Null where it is about all of them. */
  readonly benchmark: BenchmarkResult | null;
}

function blocks(report: Report, options: TerminalOptions, paint: Paint): string[] {
  const rows = [...report.rows.exceeded, ...report.rows.unproven];
  const cells = [...suiteCells(report), ...rows.slice(0, mostRows).map((row) => cellsOf(report, row))];
  const lines: string[] = [];
  if (cells.length > 0) lines.push('', ...aligned(cells, options.width, paint));
  if (rows.length > mostRows) lines.push(`  ${moreRows(rows.length - mostRows)}`);
  const broken = brokenLines(report, paint);
  if (broken.length > 0) lines.push('', ...broken);
  const places = placesOf(rows.slice(0, mostRows));
  if (places.length > 0) {
    lines.push('', headings.where, ...placeLines(report, places.slice(0, mostPlaces), paint));
    if (places.length > mostPlaces) lines.push(`  ${moreLines(places.length - mostPlaces)}`);
  }
  lines.push(...unplacedLines(report));
  lines.push(...reasonLines(report, 'unproven', paint), ...reasonLines(report, 'unmeasured', paint));
  lines.push(...unreachedLines(report, paint));
  lines.push(...keptLines(report, paint), ...runtimeLines(report, paint));
  lines.push(...doubtLines(report, paint), ...reproduceLines(report, paint));
  if (options.verbose === true) lines.push(...timeLines(report, paint));
  return lines;
}

/** All benchmarks together, where they break the budget of the suite. */
function suiteCells({ verdict: { suite } }: Report): Cells[] {
  if (suite?.outcome !== 'exceeded') return [];
  return [
    {
      mark: '✗',
      name: allTogether(suite.benchmarks),
      unit: suiteUnit,
      base: '',
      head: '',
      change: formatRatio(suite.ratio),
      note: `${phrases.overBudget} ${suiteLimit(suite)}`,
      benchmark: null,
    },
  ];
}

function cellsOf(report: Report, row: Row): Cells {
  const { pkg, name } = labelOf(report, row.benchmark.id);
  const { unit, base, head, change, budget } = line.rowText(row);
  const exceeded = row.change.outcome === 'exceeded';
  return {
    mark: exceeded ? '✗' : '~',
    name: `${visible(pkg, 60)}.${visible(name)}`,
    unit: visible(unit, 30),
    base,
    head,
    change,
    note: exceeded ? `${phrases.overBudget} ${budget}` : `${phrases.cannotTell}, ${phrases.budget} ${budget}`,
    benchmark: row.benchmark,
  };
}

function aligned(rows: readonly Cells[], width: number, paint: Paint): string[] {
  const widest = (of: (row: Cells) => string) =>
    rows.reduce((most, row) => Math.max(most, columnsOf(of(row))), 0);
  const columns = {
    unit: widest((row) => row.unit),
    base: widest((row) => row.base),
    head: widest((row) => row.head),
    change: widest((row) => row.change),
    note: widest((row) => row.note),
  };
  const others = Object.values(columns).reduce((sum, column) => sum + column, 0) + '✗ '.length + 5 * 2 + 1;
  const names = Math.min(
    widest((row) => row.name),
    Math.max(width - others, leastName),
  );
  return rows.map((row, index) => {
    const above = rows[index - 1];
    const again =
      above !== undefined &&
      above.benchmark !== null &&
      above.benchmark === row.benchmark &&
      above.mark === row.mark;
    const lead = again
      ? ' '.repeat(names + 2)
      : `${paint(row.mark, row.mark)} ${padEnd(cut(row.name, names), names)}`;
    const numbers =
      row.benchmark === null
        ? padEnd('', columns.base + columns.head + 3)
        : `${padStart(row.base, columns.base)} → ${padStart(row.head, columns.head)}`;
    const change = paint(padEnd(row.change, columns.change), row.mark);
    return `${lead}  ${padEnd(row.unit, columns.unit)}  ${numbers}  ${change}  ${row.note}`;
  });
}

function placeLines(report: Report, places: readonly Place[], paint: Paint): string[] {
  return places.flatMap((place) => {
    const told = line
      .placeNotes(place)
      .map((note) => `, ${note}`)
      .join('');
    const { shares, others } = line.placeShares(report, place);
    const costs = shares.map(({ benchmark, amounts }) => {
      const each = amounts.map(({ text, note }) => (note === '' ? text : `${text} (${note})`));
      return `      ${textOf(say`${own(each.join(', '))} in ${benchmark}`)}`;
    });
    const path = textOf(line.placePath(place));
    return [
      `  ${textOf(say`${placeName(place)}  ${shortFunction(place.function)}`)}${told}`,
      ...costs,
      ...(others > 0 ? [`      ${othersToo(others)}`] : []),
      ...[...line.placeGoroutines(place), ...line.placeReasons(place)].map(
        (words) => `      ${textOf(words)}`,
      ),
      ...(path === '' ? [] : [paint(`      ${path}`, 'dim')]),
    ];
  });
}

/** Every time that was measured in pairs, aligned. */
function timeLines(report: Report, paint: Paint): string[] {
  const rows = timesOf(report);
  if (rows.length === 0) return [];
  const texts = [
    [columns[0], columns[1], ...timeColumns],
    ...rows.map((row) => {
      const { pkg, name } = labelOf(report, row.benchmark.id);
      return [
        `${visible(pkg, 60)}.${visible(name, 60)}`,
        visible(row.change.metric.unit, 30),
        ...timeCells(row),
      ];
    }),
  ];
  const widths = texts[0]?.map((_, column) => Math.max(...texts.map((of) => columnsOf(of[column] ?? ''))));
  const pad = (text: string, column: number): string =>
    (column < 2 ? padEnd : padStart)(text, widths?.[column] ?? 0);
  return ['', paint(headings.times, 'bold'), ...texts.map((of) => `  ${of.map(pad).join('  ')}`.trimEnd())];
}

function ending(report: Report, { reportPath }: TerminalOptions, paint: Paint): string[] {
  const mark = markOf(report);
  const { suite } = report.verdict;
  const improved = report.rows.improved.slice(0, 3).map((row) => {
    const { unit, change } = line.rowText(row);
    return say`${nameWords(report, row.benchmark.id)} ${own(change)} ${unit}`;
  });
  const rest = report.rows.improved.length - improved.length;
  return [
    '',
    ...(improved.length > 0
      ? [
          `${paint('✓', '✓')} ${headings.improved} ${report.counts.improved}: ${textOf(join(improved, ', '))}${rest > 0 ? ', …' : ''}`,
        ]
      : []),
    `  ${countWords(report.counts).join(' · ') || outcomeWords.within}`,
    `  ${[...(suite === null ? [] : [suiteWords(suite)]), ...timingParts(report)].join(' · ')}`,
    [
      `${paint(mark, mark)} ${paint(headline(report), 'bold')}`,
      ...(reportPath === undefined
        ? []
        : [`${phrases.report} ${visible(reportPath, 300)}`, `${phrases.exit} ${report.verdict.exitCode}`]),
    ].join('   '),
  ];
}
