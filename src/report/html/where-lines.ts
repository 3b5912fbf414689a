// Which lines the page names for the whole run: those of the comment, in its order and words, then what findings say of
// others; and what no line can be named for.
import { profiledAs } from '../../model/profile-budget.js';
import type { Report, Row } from '../../model/report.js';
import type { BenchmarkResult, Finding } from '../../model/verdict.js';
import { keyOf, type BenchmarkId } from '../../model/benchmark.js';
import { placeName, placesOf, shortFunction, type Place } from '../places.js';
import { nameWords } from '../section.js';
import { join, named, nothing, own, say } from '../sentence.js';
import { visible } from '../escape.js';
import { findingWords } from '../words/findings.js';
import {
  noLineOfRows,
  placeGoroutines,
  placeNotes,
  placePath,
  placeReasons,
  placeShares,
} from '../words/lines.js';
import { othersToo } from '../words/headings.js';
import { cluesOfRows } from '../words/clues.js';
import { offOfRows } from '../words/waiting.js';
import { line } from '../words/why-lines.js';
import type { CostText, PlaceText, WhereText } from './page-data.js';
import { sectionOf, wordsOf } from './pieces.js';

/** Lines that are carried; the rest is counted. */
const mostPlaces = 300;

/** Told by the table, by a section of its own, or as a share of the row that breaks the budget. */
const elsewhere: readonly Finding['rule'][] = ['budget-exceeded', 'benchmark-broken', 'changed-unmeasured'];

/** Positions are those of the report's benchmarks. */
export function whereLines(report: Report): WhereText {
  const ranks = new Map(report.verdict.benchmarks.map(({ id }, rank) => [keyOf(id), rank]));
  const rankOf = (id: BenchmarkId): number | null => ranks.get(keyOf(id)) ?? null;
  const rows = [...report.rows.exceeded, ...report.rows.unproven];
  const places = placesOf(rows);
  const told = new Set(places.flatMap(toldBy));
  const isOff = new Set(rows.flatMap((row) => (isTime(row) ? [keyOf(row.benchmark.id)] : [])));
  const others = report.verdict.findings.filter(
    (finding) => !elsewhere.includes(finding.rule) && !isTold(finding, told, isOff),
  );
  const ours = places.map((place) => placeText(report, place, rankOf));
  const all = together(ours, findingTexts(others, rankOf));
  const beside = [
    ...offOfRows(rows, (row) => nameWords(report, row.benchmark.id)),
    ...noLineOfRows(report.rows.exceeded, ({ benchmark, change }) =>
      join([nameWords(report, benchmark.id), named(change.metric.unit)], ' '),
    ),
    ...cluesOfRows(report.rows.exceeded, (row) => nameWords(report, row.benchmark.id)),
  ];
  return {
    places: all.slice(0, mostPlaces),
    left: Math.max(0, all.length - mostPlaces),
    beside: sectionOf({ about: 'lines', heading: '', lines: beside.map((words) => line(words)) }).lines,
  };
}

/** A line stands there once: what findings add goes to it. */
function together(ours: readonly PlaceText[], found: readonly PlaceText[]): PlaceText[] {
  const rest = new Map(found.map((text) => [text.place, text]));
  const all = ours.map((text): PlaceText => {
    const more = rest.get(text.place);
    rest.delete(text.place);
    return more === undefined ? text : { ...text, costs: [...text.costs, ...more.costs] };
  });
  return [...all, ...rest.values()];
}

function isTime({ change }: Row): boolean {
  return change.metric.unit === 'sec/op';
}

/** What findings at a line need not say again: by its place, and what is counted there. */
function toldBy({ file, line: at, costs }: Place): string[] {
  return costs.flatMap(({ row, culprit }) => {
    const what = culprit.waiting === undefined ? culprit.unit : waits;
    return [what, row.change.metric.unit].map((unit) => keyAt(file, at, unit));
  });
}

const waits = 'waits';

function keyAt(file: string, at: number, what: string): string {
  return JSON.stringify([file, at, what]);
}

function isTold(
  { rule, at, facts, benchmark }: Finding,
  told: ReadonlySet<string>,
  isOff: ReadonlySet<string>,
): boolean {
  // Told of the benchmark's time, wherever it stands.
  if (rule === 'off-processor') return benchmark !== null && isOff.has(keyOf(benchmark));
  if (at === null) return true;
  return told.has(keyAt(at.file, at.line ?? 0, rule === 'contention' ? waits : String(facts['unit'] ?? '')));
}

type RankOf = (id: BenchmarkId) => number | null;

function placeText(report: Report, place: Place, rankOf: RankOf): PlaceText {
  const { shares } = placeShares(report, place);
  const shown = new Set(shares.map(({ rows: [row] }) => row.benchmark));
  const others = new Set(place.costs.map(({ row }) => row.benchmark).filter((of) => !shown.has(of)));
  const notes = placeNotes(place);
  const path = placePath(place);
  return {
    place: visible(placeName(place)),
    about: wordsOf(
      say`in ${shortFunction(place.function)}${own(notes.length === 0 ? '' : ` (${notes.join(', ')})`)}`,
    ),
    level: place.costs.some(({ row }) => row.change.outcome === 'exceeded') ? 'error' : 'warning',
    isBlocked: false,
    costs: shares.map(({ amounts, rows: [{ benchmark }] }): CostText => {
      const words = amounts.map(({ text, note }) => (note === '' ? text : `${text} (${note})`)).join(', ');
      return { words: [words], benchmark: rankOf(benchmark.id), shown: shownOf(place, benchmark) };
    }),
    others: [...others].flatMap(({ id }) => rankOf(id) ?? []),
    below: [...placeGoroutines(place), ...placeReasons(place), ...(path.length === 0 ? [] : [path])].map(
      wordsOf,
    ),
  };
}

/** What profiles of the benchmark can show of it, each unit once. */
function shownOf({ costs }: Place, benchmark: BenchmarkResult): CostText['shown'] {
  const found = new Map<string, CostText['shown'][number]>();
  for (const { row, culprit } of costs) {
    if (row.benchmark !== benchmark || found.has(culprit.unit)) continue;
    const { unit } = culprit;
    found.set(unit, { function: visible(culprit.function, 500), unit: visible(unit) });
  }
  return [...found.values()];
}

/** Each line once, the worst first, and else in their order. */
function findingTexts(findings: readonly Finding[], rankOf: RankOf): PlaceText[] {
  const byPlace = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { at } = finding;
    const place = at === null ? '' : placeName({ file: at.file, line: at.line ?? 0 });
    byPlace.set(place, [...(byPlace.get(place) ?? []), finding]);
  }
  const texts = [...byPlace].map(([place, of]): PlaceText => {
    const level = levels.find((one) => of.some((finding) => finding.level === one)) ?? 'note';
    return {
      place: visible(place),
      about: [],
      level,
      // Goroutines of what does not run stand there, which is no budget.
      isBlocked: of.every(({ rule }) => rule === 'goroutines-blocked'),
      costs: of.map((finding) => findingText(finding, rankOf)),
      others: [],
      below: [],
    };
  });
  return levels.flatMap((level) => texts.filter((text) => text.level === level));
}

const levels: readonly Finding['level'][] = ['error', 'warning', 'note'];

/** Facts that its sentence goes without: other benchmarks are counted behind it, its budget is in the table. */
const besideIt: readonly string[] = ['budget', 'others'];

/** Its benchmark is named beside it. */
function findingText(finding: Finding, rankOf: RankOf): CostText {
  const { rule, benchmark, facts } = finding;
  const rank = benchmark === null ? null : rankOf(benchmark);
  const unit = rule === 'contention' ? 'waiting-sec/op' : String(facts['unit'] ?? '');
  const name = String(facts['function'] ?? '');
  const rest = Object.fromEntries(Object.entries(facts).filter(([fact]) => !besideIt.includes(fact)));
  const { others } = facts;
  const words = findingWords({ ...finding, benchmark: rank === null ? benchmark : null, facts: rest });
  const more = typeof others === 'number' ? say`, ${own(othersToo(others))}` : nothing;
  return {
    words: wordsOf(say`${words}${more}`),
    benchmark: rank,
    shown: name === '' ? [] : [{ function: visible(name, 500), unit: visible(profiledAs(unit) ?? unit) }],
  };
}
