// The pull request comment and the job summary. The verdict comes first, then what moved, then where and why;
// the rest is folded. What does not fit goes by whole sections, in a fixed order, and is counted.
import type { Report } from '../model/report.js';
import { linkTo, markdownOf, plainText } from './escape.js';
import * as folds from './folds.js';
import { goroutinesFold } from './goroutines-fold.js';
import { waitingFold } from './waiting-fold.js';
import { runtimeFold } from './runtime-fold.js';
import { pathsFold } from './paths-fold.js';
import * as sections from './sections.js';
import { own, say } from './sentence.js';
import type { Caps, Section } from './section.js';
import { unreachedFold } from './unreached.js';
import { baseWords, besideWords } from './words/baseline.js';
import { countsLine, headings, leftOut, phrases } from './words/headings.js';
import { headWords } from './words/lines.js';
import { suiteWords, timingParts } from './words/timing.js';
import { headline, markOf } from './words/verdict.js';
import { waitingHeading } from './words/waiting.js';

/** Upper bounds of a text. GitHub takes 65,536 characters in a comment and 1 MiB in a summary. */
export interface Limits {
  /** UTF-16 code units. */
  readonly chars: number;
  /** UTF-8. */
  readonly bytes: number;
}

const commentLimits: Limits = { chars: 65_000, bytes: 200_000 };
const commentCaps: Caps = { rows: 30, places: 12, commands: 5, names: 40, trees: 3 };
const summaryLimits: Limits = { chars: 900_000, bytes: 1_000_000 };
const summaryCaps: Caps = { rows: 500, places: 100, commands: 20, names: 500, trees: 20 };

/** What goes first when the text is too long. The headline and the last line always stay. */
const dropOrder: readonly string[] = [
  headings.times,
  headings.method,
  headings.others,
  headings.paths,
  headings.worse,
  headings.improved,
  waitingHeading,
  headings.goroutines,
  headings.unreached,
  headings.runtime,
  headings.kept,
  headings.doubts,
  headings.reproduce,
  headings.unmeasured,
  headings.cannotTell,
  headings.where,
  headings.broken,
  headings.changes,
];

/** Where the report lies as a page: an address that a browser shows, or a file of the machine. */
export type PagePlace = { readonly url: string } | { readonly file: string };

/** The comment of a pull request, within GitHub's limits. `page`: what its last line links; null for none. */
export function renderComment(
  report: Report,
  limits: Partial<Limits> = {},
  page: PagePlace | null = null,
): string {
  return render(report, commentCaps, { ...commentLimits, ...limits }, page);
}

/** The job summary: the same with more rows. */
export function renderSummary(
  report: Report,
  limits: Partial<Limits> = {},
  page: PagePlace | null = null,
): string {
  return render(report, summaryCaps, { ...summaryLimits, ...limits }, page);
}

function render(report: Report, caps: Caps, limits: Limits, page: PagePlace | null): string {
  const open = openSections(report, caps);
  const folded = foldedSections(report, caps);
  const dropped: Section[] = [];
  const texts = (of: readonly Section[]) =>
    of.filter((part) => !dropped.includes(part)).map(({ text }) => text);
  const write = () => {
    const title = `### ${markOf(report)} ${headline(report)}`;
    const { suite } = report.verdict;
    const counts = [countsLine(report.counts), ...(suite === null ? [] : [suiteWords(suite)])].join(' · ');
    const note = dropped.length > 0 ? [leftOut(dropped)] : [];
    const parts =
      open.length === 0
        ? [title, `${counts} · ${footer(report, page)}`, ...texts(folded), ...note]
        : [title, ...texts(open), counts, ...texts(folded), ...note, footer(report, page)];
    return `${parts.join('\n\n')}\n`;
  };
  let text = write();
  for (const heading of dropOrder) {
    if (fits(text, limits)) break;
    const parts = [...open, ...folded].filter((part) => part.heading === heading);
    if (parts.length === 0) continue;
    dropped.push(...parts);
    text = write();
  }
  return text;
}

function fits(text: string, { chars, bytes }: Limits): boolean {
  return text.length <= chars && new TextEncoder().encode(text).length <= bytes;
}

/** What everybody should see, in the order in which it is read. None when all is well. */
function openSections(report: Report, caps: Caps): readonly Section[] {
  return [
    sections.configSection(report),
    sections.changesSection(report, caps),
    sections.brokenSection(report, caps),
    sections.whereSection(report, caps),
    sections.doubtfulSection(report, 'unproven', caps),
    sections.doubtfulSection(report, 'unmeasured', caps),
  ].filter((part) => part !== null);
}

function foldedSections(report: Report, caps: Caps): readonly Section[] {
  return [
    goroutinesFold(report, caps),
    pathsFold(report, caps),
    folds.movedFold(report, 'improved', caps),
    folds.movedFold(report, 'worse', caps),
    folds.othersFold(report, caps),
    unreachedFold(report, caps),
    folds.keptFold(report, caps),
    waitingFold(report, caps),
    runtimeFold(report, caps),
    folds.doubtsFold(report, caps),
    folds.reproduceFold(report, caps),
    folds.timesFold(report, caps),
    folds.methodFold(report),
  ].filter((part) => part !== null);
}

/** Base, head, Go, how it was timed, and where all of it is. */
function footer(report: Report, page: PagePlace | null): string {
  const { head } = report.manifests;
  return [
    markdownOf(baseWords(report)),
    `head ${markdownOf(headWords(report))}`,
    `${plainText(head.go.version)} ${plainText(`${head.go.goos}/${head.go.goarch}`)}`,
    ...timingParts(report),
    markdownOf(besideWords(report)),
    page === null ? '' : pageWords(page),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Nothing of an address that cannot be linked: the words alone would lead nowhere. */
function pageWords(page: PagePlace): string {
  if ('file' in page) return markdownOf(say`${own(phrases.fullReport)} ${page.file}`);
  const link = linkTo(phrases.fullReport, page.url);
  return link === phrases.fullReport ? '' : link;
}
