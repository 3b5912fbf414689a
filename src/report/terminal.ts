// The report for a terminal: the same rows as the comment, aligned, with the verdict as the last line, where
// the eye is when the command ends.
import type { Report, Row } from '../model/report.js';
import { labelOf } from './compose.js';
import { textOf, visible } from './escape.js';
import { placesOf, shortFunction, type Place } from './places.js';
import { counted, join, listed, own, say, type Sentence } from './sentence.js';
import { headings, moreLines, moreRows, othersToo, phrases } from './words/headings.js';
import { baseWords, besideWords } from './words/baseline.js';
import { brokenOfReport } from './words/broken.js';
import { firstLine } from './words/facts.js';
import * as line from './words/lines.js';
import { countWords, headline, markOf, outcomeWords, type Mark } from './words/verdict.js';

export interface TerminalOptions {
  readonly color: boolean;
  /** Columns of the terminal; names are shortened to fit. */
  readonly width: number;
  /** Where the report's files lie; with it the exit code is told as well. */
  readonly reportPath?: string;
}

const mostRows = 40;
const mostPlaces = 12;
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

type Paint = (text: string, style: keyof typeof styles) => string;
const styles = { '✗': 31, '~': 33, '✓': 32, bold: 1, dim: 2 } as const;

function painter(color: boolean): Paint {
  return (text, style) => (color ? `\u001b[${styles[style]}m${text}\u001b[0m` : text);
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
  readonly row: Row;
}

function blocks(report: Report, options: TerminalOptions, paint: Paint): string[] {
  const rows = [...report.rows.exceeded, ...report.rows.unproven];
  const cells = rows.slice(0, mostRows).map((row) => cellsOf(report, row));
  const lines: string[] = [];
  if (cells.length > 0) lines.push('', ...aligned(cells, options.width, paint));
  if (rows.length > mostRows) lines.push(`  ${moreRows(rows.length - mostRows)}`);
  const broken = brokenLines(report, paint);
  if (broken.length > 0) lines.push('', ...broken.slice(0, mostRows));
  if (broken.length > mostRows) lines.push(`  ${moreLines(broken.length - mostRows)}`);
  const places = placesOf(rows.slice(0, mostRows));
  if (places.length > 0) {
    lines.push('', headings.where, ...placeLines(report, places.slice(0, mostPlaces), paint));
    if (places.length > mostPlaces) lines.push(`  ${moreLines(places.length - mostPlaces)}`);
  }
  lines.push(...doubtLines(report, paint));
  return lines;
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
    row,
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
    const again = above !== undefined && above.row.benchmark === row.row.benchmark && above.mark === row.mark;
    const lead = again
      ? ' '.repeat(names + 2)
      : `${paint(row.mark, row.mark)} ${padEnd(cut(row.name, names), names)}`;
    const numbers = `${padStart(row.base, columns.base)} → ${padStart(row.head, columns.head)}`;
    const change = paint(padEnd(row.change, columns.change), row.mark);
    return `${lead}  ${padEnd(row.unit, columns.unit)}  ${numbers}  ${change}  ${row.note}`;
  });
}

function placeLines(report: Report, places: readonly Place[], paint: Paint): string[] {
  return places.flatMap((place) => {
    const notes = [place.inDiff ? phrases.lineOfDiff : '', place.own ? '' : phrases.foreignLine];
    const told = notes
      .filter((note) => note !== '')
      .map((note) => `, ${note}`)
      .join('');
    const { shares, others } = line.placeShares(report, place);
    const costs = shares.map(({ benchmark, amounts }) => {
      const each = amounts.map(({ text, note }) => (note === '' ? text : `${text} (${note})`));
      return `      ${textOf(say`${own(each.join(', '))} in ${benchmark}`)}`;
    });
    const path = textOf(line.placePath(place));
    return [
      `  ${textOf(say`${line.placeName(place)}  ${shortFunction(place.function)}`)}${told}`,
      ...costs,
      ...(others > 0 ? [`      ${othersToo(others)}`] : []),
      ...(path === '' ? [] : [paint(`      ${path}`, 'dim')]),
    ];
  });
}

function brokenLines(report: Report, paint: Paint): string[] {
  return brokenOfReport(report).flatMap(({ baseOnly, words, message, pkg, benchmarks }) => {
    const mark = baseOnly ? '~' : '✗';
    const names = benchmarks.map((id) => nameWords(report, id));
    const who = pkg === null ? listed(names, 3) : say`${own(phrases.package)} ${pkg}`;
    const why = firstLine(message);
    return [
      `${paint(mark, mark)} ${textOf(say`${who} ${own(words)}`)}${why === '' ? '' : `: ${visible(why, 300)}`}`,
    ];
  });
}

/** Why rows cannot be told or were not measured, and doubts about the run. */
function doubtLines(report: Report, paint: Paint): string[] {
  const doubts = line.doubtsOfReport(report, 'nothing told');
  if (doubts.length === 0) return [];
  const lines = doubts.slice(0, mostPlaces).map(({ words, benchmarks }) => {
    const names = listed(
      benchmarks.map((id) => nameWords(report, id)),
      2,
    );
    return `  ${textOf(join([names, words], ': '))}`;
  });
  const rest = doubts.length - lines.length;
  return ['', paint(headings.doubts, 'bold'), ...lines, ...(rest > 0 ? [`  ${moreLines(rest)}`] : [])];
}

function nameWords(report: Report, id: Row['benchmark']['id']): Sentence {
  const { pkg, name } = labelOf(report, id);
  return say`${`${pkg}.${name}`}`;
}

function ending(report: Report, { reportPath }: TerminalOptions, paint: Paint): string[] {
  const mark = markOf(report);
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
    [
      `${paint(mark, mark)} ${paint(headline(report), 'bold')}`,
      ...(reportPath === undefined
        ? []
        : [`${phrases.report} ${visible(reportPath, 300)}`, `${phrases.exit} ${report.verdict.exitCode}`]),
    ].join('   '),
  ];
}

/** Cells of a terminal that a text takes: two for East Asian wide characters and emoji, none for marks. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += /\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(columns - columnsOf(text), 0));
}

function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(columns - columnsOf(text), 0)) + text;
}

/** Shortened in its middle to so many columns. */
function cut(text: string, columns: number): string {
  return columnsOf(text) <= columns ? text : visible(text, columns);
}
