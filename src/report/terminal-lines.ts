// Below the table of a terminal: what does not run, why there is no answer, what is doubtful, what to type.
import type { Report, Row } from '../model/report.js';
import { labelOf } from './compose.js';
import { isWhole, textOf, visible } from './escape.js';
import { placeName, withoutPlace } from './places.js';
import { join, listed, named, nothing, own, say, type Sentence } from './sentence.js';
import {
  commandsFor,
  headings,
  moreLines,
  noCommand,
  noLineFor,
  phrases,
  rowCount,
} from './words/headings.js';
import { brokenOfReport, type Broken } from './words/broken.js';
import { firstLine } from './words/facts.js';
import { moreGoroutines } from './words/goroutines.js';
import { keptOfReport } from './words/goroutines-left.js';
import { doubtsOfReport } from './words/lines.js';
import { cluesOfRows } from './words/clues.js';
import { offOfRows } from './words/waiting.js';
import { decideCommand, reproduceCommands } from './words/reproduce.js';
import { reasonsOf, undecided, type Undecided } from './words/unproven.js';

/** Most lines of one kind. */
export const mostPlaces = 12;

export type Paint = (text: string, style: keyof typeof styles) => string;
const styles = { '✗': 31, '~': 33, '✓': 32, bold: 1, dim: 2 } as const;

/** Colours, where they are wanted. */
export function painter(color: boolean): Paint {
  return (text, style) => (color ? `\u001b[${styles[style]}m${text}\u001b[0m` : text);
}

/** `finder.Look/miss` */
export function nameWords(report: Report, id: Row['benchmark']['id']): Sentence {
  const { pkg, name } = labelOf(report, id);
  return say`${`${pkg}.${name}`}`;
}

/** Two names, and how many more there are; nothing without any. */
function listedNames(report: Report, ids: readonly Row['benchmark']['id'][]): Sentence {
  return listed(
    ids.map((id) => nameWords(report, id)),
    2,
  );
}

/** Rows over budget that no line explains. */
export function unplacedLines(report: Report): string[] {
  const rows = withoutPlace(report.rows.exceeded).map(
    ({ benchmark, change }) => say`${nameWords(report, benchmark.id)} ${named(change.metric.unit)}`,
  );
  const off = offOfRows(report.rows.exceeded, (row) => nameWords(report, row.benchmark.id)).map(textOf);
  return [
    ...off.flatMap((words) => ['', `${words}.`]),
    ...(rows.length === 0 ? [] : ['', `${textOf(noLineFor(rows))}.`]),
    ...cluesOfRows(report.rows.exceeded, (row) => nameWords(report, row.benchmark.id)).map(
      (words) => `  ${textOf(words)}`,
    ),
  ];
}

/** What to type to see the worst one again; the comment has the commands of the others. */
export function reproduceLines(report: Report, paint: Paint): string[] {
  const [worst] = report.rows.exceeded;
  if (worst === undefined) return [];
  const { benchmark } = worst;
  const changes = report.rows.exceeded.flatMap((row) => (row.benchmark === benchmark ? [row.change] : []));
  const lines = reproduceCommands(report, benchmark, changes);
  const all = new Set(report.rows.exceeded.map((row) => row.benchmark)).size;
  const others = own(all > 1 ? `, ${commandsFor(1, all)}` : '');
  return [
    '',
    textOf(say`${own(headings.reproduce)} ${nameWords(report, benchmark.id)}${others}`),
    ...(lines.every(isWhole) ? lines : [noCommand]).map((line) => paint(`  ${line}`, 'dim')),
  ];
}

/** Most benchmarks that do not run, and those of them whose goroutines are told. */
const mostBroken = 40;
const mostDetailed = 5;

/** Benchmarks and packages that do not run. */
export function brokenLines(report: Report, paint: Paint): string[] {
  const all = brokenOfReport(report);
  const detailed = all.filter(({ blocked, goroutines }) => blocked.length > 0 || goroutines !== null);
  const lines = all.slice(0, mostBroken).flatMap((broken) => {
    const isDetailed = detailed.indexOf(broken) < mostDetailed;
    return [brokenLine(report, broken, paint), ...(isDetailed ? goroutineLines(broken, paint) : [])];
  });
  const [rest, untold] = [all.length - mostBroken, detailed.length - mostDetailed];
  return [
    ...lines,
    ...(rest > 0 ? [`  ${moreLines(rest)}`] : []),
    ...(untold > 0 ? [`  ${moreGoroutines(untold)}`] : []),
  ];
}

function brokenLine(report: Report, broken: Broken, paint: Paint): string {
  const { baseOnly, words, cutOff, message, at, stopped, pkg, benchmarks } = broken;
  const mark = baseOnly ? '~' : '✗';
  const names = benchmarks.map((id) => nameWords(report, id));
  const who = pkg === null ? listed(names, 3) : say`${own(phrases.package)} ${pkg}`;
  const where =
    stopped && at !== null ? say` (${placeName({ file: at.file, line: at.line ?? 0 })})` : nothing;
  const why = firstLine(message);
  return `${paint(mark, mark)} ${textOf(say`${who} ${own(words)}${where}${own(cutOff)}`)}${why === '' ? '' : `: ${visible(why, 300)}`}`;
}

/** Who blocks whom, then what the others do. */
function goroutineLines({ blocked, goroutines }: Broken, paint: Paint): string[] {
  const told = [...blocked, ...(goroutines === null ? [] : [goroutines])];
  return told.flatMap(({ lead, items }) => {
    if (lead.length === 0) return items.map((item) => paint(`      ${textOf(item)}`, 'dim'));
    const heading = `      ${textOf(lead)}${items.length > 0 ? ':' : ''}`;
    return [heading, ...items.map((item) => paint(`        ${textOf(item)}`, 'dim'))];
  });
}

/** Why rows have no answer, and for each reason what to type to get one. */
export function reasonLines(report: Report, list: 'unproven' | 'unmeasured', paint: Paint): string[] {
  const rows = report.rows[list];
  if (rows.length === 0) return [];
  const reasons = reasonsOf(report, rows);
  const lines = reasons.slice(0, mostPlaces).flatMap(({ words, rows: of }) => {
    const names = listed(
      of.map((row) => say`${nameWords(report, row.benchmark.id)} ${row.change.metric.unit}`),
      2,
    );
    const [first, ...others] = undecided(of);
    const command = first === undefined ? [] : [decideLine(report, [first, ...others])];
    return [
      `  ${textOf(join([names, words], ': '))}`,
      ...command.map((line) => paint(`      ${line}`, 'dim')),
    ];
  });
  if (reasons.length > mostPlaces) lines.push(`  ${moreLines(reasons.length - mostPlaces)}`);
  const heading = list === 'unproven' ? headings.cannotTell : headings.unmeasured;
  return ['', `${paint(heading, 'bold')} ${rowCount(rows)}`, ...lines];
}

/** A command for all of them, or else for the first that it fits; one that is cut does something else. */
function decideLine(report: Report, all: readonly [Undecided, ...Undecided[]]): string {
  const commands = [all, ...all.map((one) => [one] as const)].map((of) => decideCommand(report, of));
  return commands.find(isWhole) ?? noCommand;
}

/** Goroutines that stay and did not on base. */
export function keptLines(report: Report, paint: Paint): string[] {
  const kept = keptOfReport(report);
  if (kept.length === 0) return [];
  const lines = kept
    .slice(0, mostPlaces)
    .map(({ benchmarks, words }) => `  ${textOf(say`${listedNames(report, benchmarks)}: ${words}`)}`);
  const rest = kept.length - lines.length;
  return ['', paint(headings.kept, 'bold'), ...lines, ...(rest > 0 ? [`  ${moreLines(rest)}`] : [])];
}

/** Doubts about the run, and about rows that have an answer. */
export function doubtLines(report: Report, paint: Paint): string[] {
  const doubts = doubtsOfReport(report);
  if (doubts.length === 0) return [];
  const lines = doubts.slice(0, mostPlaces).map(({ words, benchmarks }) => {
    return `  ${textOf(join([listedNames(report, benchmarks), words], ': '))}`;
  });
  const rest = doubts.length - lines.length;
  return ['', paint(headings.doubts, 'bold'), ...lines, ...(rest > 0 ? [`  ${moreLines(rest)}`] : [])];
}
