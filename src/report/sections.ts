// The open parts of the markdown report, each whole by itself, so that any of them can be left out.
import { keyOf } from '../model/benchmark.js';
import type { Report } from '../model/report.js';
import type { BenchmarkResult } from '../model/verdict.js';
import { codeSpan, markdownOf } from './escape.js';
import { placesOf, shortFunction, withoutPlace, type Place, placeName } from './places.js';
import { formatRatio } from './format.js';
import {
  boldAmount,
  brokenOf,
  changeCells,
  listedBullets,
  nameCell,
  nameWords,
  table,
  type Caps,
  type Section,
} from './section.js';
import { join, listed, named, nothing, own, say } from './sentence.js';
import {
  columns,
  headings,
  moreLines,
  moreRows,
  noLineFor,
  othersToo,
  phrases,
  rowCount,
} from './words/headings.js';
import { brokenByBenchmark, brokenOfReport } from './words/broken.js';
import { caveatWords } from './words/caveats.js';
import { firstLine } from './words/facts.js';
import * as line from './words/lines.js';
import { allTogether, suiteLimit, suiteUnit } from './words/timing.js';
import { cluesOfRows } from './words/clues.js';
import { offOfRows } from './words/waiting.js';
import { reasonsOf } from './words/unproven.js';

/** What moved: rows that break a budget, benchmarks that do not run, rows that cannot be told. */
export function changesSection(report: Report, caps: Caps): Section | null {
  const { exceeded, unproven } = report.rows;
  const suite = suiteRow(report);
  const broken = brokenOf(report);
  const items = suite.length + exceeded.length + broken.length + unproven.length;
  if (items === 0) return null;
  const reasons = brokenByBenchmark(report);
  const shown = [
    ...suite,
    ...exceeded.slice(0, caps.rows).map((row) => changeCells(report, row)),
    ...broken.slice(0, caps.rows).map((benchmark) => brokenCells(report, benchmark, reasons)),
    ...unproven.slice(0, caps.rows).map((row) => changeCells(report, row)),
  ].slice(0, caps.rows);
  const rest = items - shown.length;
  return {
    heading: headings.changes,
    items,
    text: table(columns, shown) + (rest > 0 ? `\n\n${moreRows(rest)}` : ''),
  };
}

/** All benchmarks together, where they break the budget of the suite. */
function suiteRow({ verdict: { suite } }: Report): readonly string[][] {
  if (suite?.outcome !== 'exceeded') return [];
  const { missing } = phrases;
  const change = boldAmount(formatRatio(suite.ratio));
  return [[allTogether(suite.benchmarks), suiteUnit, missing, missing, change, suiteLimit(suite)]];
}

function brokenCells(
  report: Report,
  { id }: BenchmarkResult,
  reasons: ReadonlyMap<string, string>,
): string[] {
  const { missing, runs, fails } = phrases;
  return [nameCell(report, id), runs, missing, missing, `**${reasons.get(keyOf(id)) ?? fails}**`, missing];
}

/** That the pull request moves its own goalposts is for everybody to see. */
export function configSection(report: Report): Section | null {
  const changes = report.verdict.caveats.filter(({ code }) => code === 'config-changed');
  if (changes.length === 0) return null;
  const lines = changes.map((caveat) => `- ${markdownOf(caveatWords(caveat))}`);
  return section(headings.config, lines.length, lines, lines.length);
}

/** What the benchmarks and packages that do not run printed. */
export function brokenSection(report: Report, caps: Caps): Section | null {
  const broken = brokenOfReport(report);
  if (broken.length === 0) return null;
  const lines = broken
    .slice(0, caps.places)
    .map(({ words, cutOff, message, at, pkg, benchmarks, blocked }) => {
      const names = benchmarks.map((id) => nameWords(report, id));
      const who = pkg === null ? listed(names, 3) : say`${own(phrases.package)} ${pkg}`;
      const where = at === null ? nothing : say` (${placeName({ file: at.file, line: at.line ?? 0 })})`;
      const why = firstLine(message);
      const bullet = `- ${markdownOf(say`${who} ${own(words)}${where}${own(cutOff)}${why === '' ? nothing : say`: ${why}`}`)}`;
      return [bullet, ...blocked.flatMap((of) => listedBullets(of, '  '))].join('\n');
    });
  return section(headings.broken, broken.length, lines, caps.places);
}

/** Where and why: one bullet per source line that a row over budget, or in doubt, is put down to. */
export function whereSection(report: Report, caps: Caps): Section | null {
  const rows = [...report.rows.exceeded, ...report.rows.unproven];
  const places = placesOf(rows);
  const off = offOfRows(rows, (row) => nameWords(report, row.benchmark.id)).slice(0, caps.places);
  const clues = cluesOfRows(report.rows.exceeded, (row) => nameWords(report, row.benchmark.id));
  const items = places.length + off.length + clues.length;
  if (items === 0) return null;
  const unplaced = withoutPlace(report.rows.exceeded).map(
    ({ benchmark, change }) => say`${nameWords(report, benchmark.id)} ${named(change.metric.unit)}`,
  );
  const lines = [
    ...places.slice(0, caps.places).map((place) => placeBullet(report, place)),
    ...off.map((words) => `- ${markdownOf(words)}`),
  ];
  const built = section(headings.where, items - clues.length, lines, caps.places + off.length);
  return unplaced.length === 0
    ? built
    : {
        ...built,
        text: [
          `${built.text}\n\n${markdownOf(noLineFor(unplaced))}.`,
          ...clues.slice(0, caps.places).map((words) => `- ${markdownOf(words)}`),
        ].join('\n'),
      };
}

function placeBullet(report: Report, place: Place): string {
  const notes = line.placeNotes(place);
  const name = `${codeSpan(placeName(place))} in ${codeSpan(shortFunction(place.function))}`;
  const path = markdownOf(line.placePath(place));
  const { shares, others } = line.placeShares(report, place);
  const costs = shares.map(({ benchmark, amounts }) => {
    const told = amounts.map(({ text, note }) => (note === '' ? `**${text}**` : `**${text}** (${note})`));
    return `${told.join(', ')} in ${markdownOf(benchmark)}`;
  });
  return [
    `- ${name}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`,
    ...costs,
    ...(others > 0 ? [othersToo(others)] : []),
    ...[...line.placeGoroutines(place), ...line.placeReasons(place)].map(markdownOf),
    ...(path === '' ? [] : [path]),
  ].join('<br>');
}

/** Rows without an answer, by the reason why. */
export function doubtfulSection(report: Report, list: 'unproven' | 'unmeasured', caps: Caps): Section | null {
  const rows = report.rows[list];
  if (rows.length === 0) return null;
  const reasons = reasonsOf(report, rows);
  const lines = reasons.slice(0, caps.places).map((reason) => {
    const names = reason.rows.map(
      (row) => say`${nameWords(report, row.benchmark.id)} ${named(row.change.metric.unit)}`,
    );
    return `- ${markdownOf(join([listed(names, 3), reason.words], ': '))}`;
  });
  const heading = list === 'unproven' ? headings.cannotTell : headings.unmeasured;
  const built = section(heading, reasons.length, lines, caps.places);
  return {
    ...built,
    items: rows.length,
    text: built.text.replace(`**${heading}**`, `**${heading}** ${rowCount(rows)}`),
  };
}

function section(heading: string, items: number, lines: readonly string[], most: number): Section {
  const rest = items - Math.min(items, most);
  const all = rest > 0 ? [...lines, `- ${moreLines(rest)}`] : lines;
  return { heading, items, text: `**${heading}**\n${all.join('\n')}` };
}
