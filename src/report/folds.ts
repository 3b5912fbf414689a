// The folded parts of the markdown report.
import type { Report } from '../model/report.js';
import type { BenchmarkResult, Change, Status } from '../model/verdict.js';
import { labelOf } from './compose.js';
import { codeBlock, isWhole, htmlCode, htmlOf, markdownOf, plainCell } from './escape.js';
import {
  brokenOf,
  changeCells,
  longestName,
  nameCell,
  listedNames,
  nameWords,
  table,
  type Caps,
  type Section,
} from './section.js';
import { join, own, say, type Sentence } from './sentence.js';
import { timeCells, timesOf } from './times.js';
import {
  commandsFor,
  headings,
  moreLines,
  noCommands,
  moreOf,
  moreRows,
  moreTimes,
  phrases,
  columns,
  timeColumns,
} from './words/headings.js';
import { keptOfReport } from './words/goroutines-left.js';
import { doubtsOfReport, rowText } from './words/lines.js';
import { methodWords } from './words/method.js';
import { decideCommand, reproduceCommands } from './words/reproduce.js';
import { undecided } from './words/unproven.js';
import { statusWords } from './words/verdict.js';

/** Improvements or allowed regressions: the first two in the summary, all in the fold. */
export function movedFold(report: Report, list: 'improved' | 'worse', caps: Caps): Section | null {
  const rows = report.rows[list];
  if (rows.length === 0) return null;
  const heading = headings[list];
  const first = rows.slice(0, 2).map((row) => {
    const { change, unit } = rowText(row);
    const { name } = labelOf(report, row.benchmark.id);
    return `${htmlCode(name, longestName)} ${change} ${htmlOf(foreignUnit(unit))}`;
  });
  const rest = rows.length - Math.min(rows.length, caps.rows);
  const body =
    table(
      columns,
      rows.slice(0, caps.rows).map((row) => changeCells(report, row)),
    ) + (rest > 0 ? `\n\n${moreRows(rest)}` : '');
  const benchmarks = new Set(rows.map((row) => row.benchmark)).size;
  const summary = `${heading} ${benchmarks}: ${first.join(', ')}${rows.length > 2 ? ', …' : ''}`;
  return { heading, items: rows.length, text: fold(summary, body) };
}

/** A unit as it is where it is nothing but letters; else as code. */
export function foreignUnit(unit: string): Sentence {
  return /^[a-zA-Z]+\/[a-z]+$/.test(unit) ? [unit] : say`${unit}`;
}

const apart: readonly Status[] = ['added', 'removed', 'skipped', 'unchanged'];

/** The names of what was not compared. */
export function othersFold(report: Report, caps: Caps): Section | null {
  const lists = apart.flatMap((status) => {
    const found = report.verdict.benchmarks.filter((benchmark) => benchmark.status === status);
    if (found.length === 0) return [];
    const names = found.slice(0, caps.names).map(({ id }) => nameWords(report, id));
    const rest = found.length - names.length;
    return [
      `- ${statusWords[status]} (${found.length}): ${markdownOf(join(names, ', '))}${rest > 0 ? ` and ${moreOf(rest)}` : ''}`,
    ];
  });
  if (lists.length === 0) return null;
  const items = report.verdict.benchmarks.filter(({ status }) => apart.includes(status)).length;
  return { heading: headings.others, items, text: fold(`${headings.others} ${items}`, lists.join('\n')) };
}

/** Goroutines that stay and did not on base. */
export function keptFold(report: Report, caps: Caps): Section | null {
  const kept = keptOfReport(report);
  if (kept.length === 0) return null;
  const lines = kept
    .slice(0, caps.places)
    .map(({ benchmarks, words }) => `- ${markdownOf(say`${listedNames(report, benchmarks, 3)}: ${words}`)}`);
  const rest = kept.length - lines.length;
  if (rest > 0) lines.push(`- ${moreLines(rest)}`);
  return {
    heading: headings.kept,
    items: kept.length,
    text: fold(`${headings.kept} ${kept.length}`, lines.join('\n')),
  };
}

/** Every doubt and gap, with the benchmarks that it is about. */
export function doubtsFold(report: Report, caps: Caps): Section | null {
  const doubts = doubtsOfReport(report);
  if (doubts.length === 0) return null;
  const lines = doubts.slice(0, caps.places).map(({ words, benchmarks }) => {
    return `- ${markdownOf(join([listedNames(report, benchmarks, 3), words], ': '))}`;
  });
  const rest = doubts.length - lines.length;
  if (rest > 0) lines.push(`- ${moreLines(rest)}`);
  return {
    heading: headings.doubts,
    items: doubts.length,
    text: fold(`${headings.doubts} ${doubts.length}`, lines.join('\n')),
  };
}

/** Commands for the benchmarks over budget, and for those that another run could decide. */
export function reproduceFold(report: Report, caps: Caps): Section | null {
  const changes = new Map<BenchmarkResult, Change[]>();
  for (const { benchmark, change } of report.rows.exceeded) {
    const known = changes.get(benchmark);
    if (known === undefined) changes.set(benchmark, [change]);
    else known.push(change);
  }
  for (const benchmark of brokenOf(report)) if (!changes.has(benchmark)) changes.set(benchmark, []);
  const all: readonly { name: Sentence; commands: () => readonly string[] }[] = [
    ...[...changes].map(([benchmark, of]) => ({
      name: nameWords(report, benchmark.id),
      commands: () => reproduceCommands(report, benchmark, of),
    })),
    ...undecided(report.rows.unproven).map((of) => ({
      name: say`${nameWords(report, of.benchmark.id)}, ${own(of.lacksTime ? phrases.toDecide : phrases.toDecideQuietly)}`,
      commands: () => [decideCommand(report, [of])],
    })),
  ];
  if (all.length === 0) return null;
  const shown = all.slice(0, caps.commands);
  const blocks = shown.map(({ name, commands }) => {
    const lines = commands();
    // A command that is cut does something else.
    return lines.every(isWhole)
      ? `${markdownOf(name)}\n${codeBlock(lines, 'sh')}`
      : `${markdownOf(name)}\n\n${noCommands}`;
  });
  const summary = `${headings.reproduce}: ${commandsFor(shown.length, all.length)}`;
  return { heading: headings.reproduce, items: all.length, text: fold(summary, blocks.join('\n\n')) };
}

/** Every time that was measured in pairs, with how sure it is. */
export function timesFold(report: Report, caps: Caps): Section | null {
  const rows = timesOf(report);
  if (rows.length === 0) return null;
  const cells = rows
    .slice(0, caps.rows)
    .map((row) => [nameCell(report, row.benchmark.id), plainCell(row.change.metric.unit), ...timeCells(row)]);
  const rest = rows.length - cells.length;
  const [name, metric] = columns;
  const parts = [table([name, metric, ...timeColumns], cells), phrases.changeNote];
  if (rest > 0) parts.push(moreTimes(rest));
  return {
    heading: headings.times,
    items: rows.length,
    text: fold(`${headings.times} ${rows.length}`, parts.join('\n\n')),
  };
}

/** The schedule and the machine. */
export function methodFold(report: Report): Section {
  const lines = methodWords(report).map((sentence) => `- ${markdownOf(sentence)}`);
  return { heading: headings.method, items: lines.length, text: fold(headings.method, lines.join('\n')) };
}

export function fold(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
