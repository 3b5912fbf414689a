// A comment on a line of a pull request: what it costs, in which benchmark, through which call, and how to see it.
import { keyOf } from '../model/benchmark.js';
import type { Report } from '../model/report.js';
import type { AsleepPlace } from './asleep-places.js';
import { codeBlock, isWhole, markdownOf } from './escape.js';
import type { Place } from './places.js';
import { stuckText } from './review-stuck.js';
import { nameWords } from './section.js';
import { capitalised, join, own, say, type Sentence } from './sentence.js';
import type { ReviewPlace, StuckPlace } from './stuck-places.js';
import { noCommands, phrases } from './words/headings.js';
import {
  placeGoroutines,
  placePath,
  placeReasons,
  placeShares,
  rowWords,
  type Share,
} from './words/lines.js';
import { reproduceCommands } from './words/reproduce.js';
import { asleepWords } from './words/waiting.js';
import {
  changesFunction,
  moreLines,
  othersPay,
  resolvedWords,
  reviewPhrases,
  standsWords,
} from './words/review.js';

/** A line that made something worse, seen from where its comment stands. */
export interface ReviewedPlace {
  readonly place: ReviewPlace;
  /** `here`: the comment's own line. A line of the same file; null: which one cannot be told. */
  readonly at: 'here' | number | null;
}

/** Most lines that one comment tells, and about how long it may get by them: GitHub takes 65,536 characters. */
const mostPlaces = 10;
const mostChars = 30_000;

/**
 * The body of a review comment, without marker. Several places, worst first, are those that one comment has to speak
 * for; where they are too many the rest is counted.
 */
export function renderReview(report: Report, reviewed: readonly [ReviewedPlace, ...ReviewedPlace[]]): string {
  const [first, ...others] = reviewed;
  const told = [costs(report, first)];
  let chars = told.join('').length;
  for (const of of others.slice(0, mostPlaces - 1)) {
    const text = costs(report, of);
    chars += text.length;
    if (chars > mostChars) break;
    told.push(text);
  }
  const rest = reviewed.length - told.length;
  const more = rest === 0 ? [] : [moreLines(rest)];
  return [...told, ...more, ...commands(report, first.place)].join('\n\n') + '\n';
}

function costs(report: Report, { place, at }: ReviewedPlace): string {
  if (isStuck(place)) return stuckText(report, place, standsWords(place, at));
  if (isAsleep(place)) return asleepText(report, place, standsWords(place, at));
  const { shares, others } = placeShares(report, place);
  const path = placePath(place);
  return [
    ...shares.map((share) => shareText(report, share, standsWords(place, at))),
    ...(others > 0 ? [othersPay(others)] : []),
    ...placeGoroutines(place).map((words) => `${markdownOf(capitalised(words))}.`),
    ...(place.changedAt === undefined ? [] : [changesFunction(place.changedAt)]),
    ...(path.length === 0 ? [] : [`${reviewPhrases.through} ${markdownOf(path)}`]),
    ...reasonsText(place),
  ].join('\n\n');
}

/** What the compiler has to say to it, as a paragraph of its own. */
function reasonsText(place: Place): string[] {
  const reasons = placeReasons(place).map(markdownOf);
  return reasons.length === 0 ? [] : [`${reviewPhrases.compiler} ${reasons.join('; ')}.`];
}

/** `**+2 allocs/op** on this line in benchmark finder Look/miss:` and the rows that it is a part of. */
function shareText(report: Report, { amounts, rows }: Share, where: Sentence): string {
  const told = amounts.map(({ text, note }) => own(note === '' ? `**${text}**` : `**${text}** (${note})`));
  const name = nameWords(report, rows[0].benchmark.id);
  const moved = rows.map((row) =>
    row.change.outcome === 'unproven' ? say`${rowWords(row)}, ${own(phrases.cannotTell)}` : rowWords(row),
  );
  const lead = say`${join(told, ', ')} ${where} in benchmark ${name}:`;
  return [markdownOf(lead), ...moved.map((words) => `- ${markdownOf(words)}`)].join('\n');
}

/** What the clock has and the processor has not. */
function asleepText(
  report: Report,
  { asleep: [{ row, off }, ...others] }: AsleepPlace,
  where: Sentence,
): string {
  const lead = asleepWords(off, where, nameWords(report, row.benchmark.id));
  return [
    `${markdownOf(lead)}\n- ${markdownOf(rowWords(row))}`,
    ...(others.length > 0 ? [othersPay(others.length)] : []),
  ].join('\n\n');
}

function isAsleep(place: ReviewPlace): place is AsleepPlace {
  return 'asleep' in place;
}

function isStuck(place: ReviewPlace): place is StuckPlace {
  return 'findings' in place;
}

/** For the benchmark that pays most, or hangs first. */
function commands(report: Report, place: ReviewPlace): readonly string[] {
  if (isAsleep(place)) {
    const { benchmark, change } = place.asleep[0].row;
    return [folded(reproduceCommands(report, benchmark, [change]))];
  }
  if (!isStuck(place)) return [folded(costCommands(report, place))];
  const [{ benchmark, facts }] = place.findings;
  const found = report.verdict.benchmarks.find(
    ({ id }) => benchmark !== null && keyOf(id) === keyOf(benchmark),
  );
  // A package that hangs before it comes to its benchmarks has no command of its own.
  if (found === undefined) return [];
  return [folded(reproduceCommands(report, found, []), facts['ending'] === 'hung' ? reviewPhrases.quit : '')];
}

function costCommands(report: Report, place: Place): readonly string[] {
  const [{ row }] = place.costs;
  const { benchmark } = row;
  const changes = place.costs
    .filter((cost) => cost.row.benchmark === benchmark)
    .map(({ row: { change } }) => ({
      ...change,
      culprits: change.culprits.filter(({ file, line }) => file === place.file && line === place.line),
    }));
  return reproduceCommands(report, benchmark, changes);
}

function folded(lines: readonly string[], note = ''): string {
  // A command that is cut does something else.
  const shown = lines.every(isWhole) ? codeBlock(lines, 'sh') : noCommands;
  const text = note === '' ? shown : `${shown}\n\n${note}`;
  return `<details><summary>${reviewPhrases.seeIt}</summary>\n\n${text}\n\n</details>`;
}

/** Longest first line that is repeated when a comment is resolved; ours are shorter. */
const longestLead = 2000;

/** What stands in a comment's place once its finding is gone: why, and what it said, struck out. */
export function renderResolved(text: string, why: 'gone' | 'moved', sha: string): string {
  const [lead = ''] = text.split('\n', 1);
  const said = lead.replaceAll('~', '').replace(/:?\s*$/, '');
  const struck = said === '' || said.length > longestLead ? [] : [`~~${said}~~`];
  return [markdownOf(resolvedWords(why, sha)), ...struck].join('\n\n') + '\n';
}
