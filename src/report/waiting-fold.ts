// The folded part on waiting: a heat table of lines, and what processor time goes to, where any of it changed.
import type { Contention, Spread, WaitSite } from '../model/contention.js';
import type { Pair } from '../model/pair.js';
import type { Report } from '../model/report.js';
import type { BenchmarkResult } from '../model/verdict.js';
import { codeCell, markdownOf } from './escape.js';
import { fold } from './folds.js';
import { formatValue } from './format.js';
import { nameWords, table, type Caps, type Section } from './section.js';
import { nothing, type Sentence } from './sentence.js';
import {
  crossedWords,
  lighterLines,
  moreWaiting,
  groupsWords,
  offWords,
  waitColumns,
  waitingHeading,
  waitName,
  waitPlace,
} from './words/waiting.js';

/** Blocks of the longest bar. */
const heat = 8;
const longestPlace = 120;

/** Benchmarks of which anything stands out, in the report's order. */
export function waitingFold(report: Report, caps: Caps): Section | null {
  const told = report.verdict.benchmarks.flatMap((benchmark) => {
    const text = textOf(report, benchmark);
    return text === null ? [] : [text];
  });
  if (told.length === 0) return null;
  const shown = told.slice(0, caps.commands);
  const rest = told.length - shown.length;
  const body = [...shown, ...(rest > 0 ? [moreWaiting(rest)] : [])].join('\n\n');
  return {
    heading: waitingHeading,
    items: told.length,
    text: fold(`${waitingHeading} ${told.length}`, body),
  };
}

function textOf(report: Report, benchmark: BenchmarkResult): string | null {
  const { id, contention, cpuGroups = [], crossed = [], offProcessor } = benchmark;
  const isHeated = contention?.sites.some(({ change }) => change !== 'none') === true;
  const isTold = [...report.rows.exceeded, ...report.rows.unproven].some(
    (row) => row.benchmark === benchmark,
  );
  const lines: Sentence[] = [
    groupsWords(cpuGroups),
    ...(offProcessor === undefined || isTold ? [] : [offWords(offProcessor, nothing)]),
    ...crossed.map(crossedWords),
  ].filter((line) => line.length > 0);
  if (!isHeated && lines.length === 0) return null;
  return [
    markdownOf(nameWords(report, id)),
    ...(isHeated ? [heatTable(contention)] : []),
    ...(lines.length > 0 ? [lines.map((line) => `- ${markdownOf(line)}`).join('\n')] : []),
  ].join('\n\n');
}

function heatTable({ sites, left }: Contention): string {
  const most = Math.max(
    ...sites.map(({ delay }) => delay.head.center),
    ...sites.map(({ delay }) => delay.base.center),
  );
  const rows = sites.map((site) => [
    codeCell(waitPlace(site), longestPlace),
    waitName(site.waits),
    sidesOf(site.delay, 'sec/op', site),
    sidesOf(site.contentions, '', site),
    `\`${bar(site.delay.base.center / most)}\` → \`${bar(site.delay.head.center / most)}\``,
  ]);
  return table(waitColumns, rows) + (left > 0 ? `\n\n${lighterLines(left)}` : '');
}

/** Bold where it stands out; below what slopes of a few processes carry it is nothing. */
function sidesOf({ base, head }: Pair<Spread>, unit: string, { change }: WaitSite): string {
  const text = [base, head].map(({ center }) => formatValue(Math.max(0, center), unit, 2)).join(' → ');
  return change === 'none' || unit === '' ? text : `**${text}**`;
}

/** `████░░░░`: of the heaviest line on either side. */
export function bar(share: number): string {
  const full = Number.isFinite(share) ? Math.min(heat, Math.max(0, Math.round(share * heat))) : 0;
  return '█'.repeat(full) + '░'.repeat(heat - full);
}
