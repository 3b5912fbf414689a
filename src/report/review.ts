// A comment on a line of a pull request: what it costs, in which benchmark, through which call, and how to see it.
import type { Report } from '../model/report.js';
import { codeBlock, isWhole, markdownOf } from './escape.js';
import type { Place } from './places.js';
import { nameWords } from './section.js';
import { join, own, say, type Sentence } from './sentence.js';
import { noCommands, phrases } from './words/headings.js';
import { placePath, placeShares, rowWords, type Share } from './words/lines.js';
import { reproduceCommands } from './words/reproduce.js';
import { moreLines, othersPay, resolvedWords, reviewPhrases, standsWords } from './words/review.js';

/** A line that made something worse, seen from where its comment stands. */
export interface ReviewedPlace {
  readonly place: Place;
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
  return [...told, ...more, commands(report, first.place)].join('\n\n') + '\n';
}

function costs(report: Report, { place, at }: ReviewedPlace): string {
  const { shares, others } = placeShares(report, place);
  const path = placePath(place);
  return [
    ...shares.map((share) => shareText(report, share, standsWords(place, at))),
    ...(others > 0 ? [othersPay(others)] : []),
    ...(path.length === 0 ? [] : [`${reviewPhrases.through} ${markdownOf(path)}`]),
  ].join('\n\n');
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

/** For the benchmark that pays most. */
function commands(report: Report, place: Place): string {
  const [{ row }] = place.costs;
  const { benchmark } = row;
  const changes = place.costs
    .filter((cost) => cost.row.benchmark === benchmark)
    .map(({ row: { change } }) => ({
      ...change,
      culprits: change.culprits.filter((culprit) => culprit.function === place.function),
    }));
  const lines = reproduceCommands(report, benchmark, changes);
  // A command that is cut does something else.
  const shown = lines.every(isWhole) ? codeBlock(lines, 'sh') : noCommands;
  return `<details><summary>${reviewPhrases.seeIt}</summary>\n\n${shown}\n\n</details>`;
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
