// What one row, place or doubt says, as sentences that markdown and terminal both use.
import type { BenchmarkResult, Caveat, Change, Culprit } from '../../model/verdict.js';
import { keyOf } from '../../model/benchmark.js';
import type { Report, Row } from '../../model/report.js';
import { labelOf } from '../compose.js';
import { formatChange, formatCost, formatLimit, formatSides } from '../format.js';
import { placeName, reasonsOfPlace, shortFunction, withoutPlace, type Cost, type Place } from '../places.js';
import { join, named, nothing, own, say, type Sentence } from '../sentence.js';
import { becauseWords } from './because.js';
import { byWidest, caveatWords } from './caveats.js';
import { elsewhere, noLineFor, onceWords, phrases, runtimeShare } from './headings.js';
import { leftWords } from './goroutines-left.js';
import { modeNote } from './timing.js';
import { releasedWords, waitingNote } from './waiting.js';
import { toldByRows, toldOfBenchmark } from './unproven.js';

/** The numbers of a row, formatted; a missing side is a dash. */
export interface RowText {
  readonly unit: string;
  readonly base: string;
  readonly head: string;
  readonly change: string;
  readonly budget: string;
}

export function rowText({ change }: Row): RowText {
  const { base, head } = formatSides(change);
  const { budget, metric } = change;
  return {
    unit: metric.unit,
    base: base ?? phrases.missing,
    head: head ?? phrases.missing,
    change:
      formatChange(change) ??
      (base === null && head === null ? phrases.missing : base === null ? phrases.nowNew : phrases.nowGone),
    budget:
      budget === null
        ? phrases.noBudget
        : formatLimit(budget.limit, metric.unit, metric.better) + modeNote(budget.mode),
  };
}

/** An amount and what is to be said of it: `+2 allocs/op`, `all of it`. */
export interface Amount {
  readonly text: string;
  readonly note: string;
}

/** What one benchmark pays for a line. */
export interface Share {
  readonly benchmark: Sentence;
  readonly amounts: readonly Amount[];
  /** Its rows that are put down to the line. */
  readonly rows: readonly [Row, ...Row[]];
}

/** Benchmarks whose share of a line is told; amounts of several must never be mixed. */
const mostShares = 2;

/** What a line costs those benchmarks that pay first in the rows, and how many others pay as well. */
export function placeShares(report: Report, place: Place): { shares: readonly Share[]; others: number } {
  const byBenchmark = new Map<string, Cost[]>();
  for (const cost of place.costs) {
    const key = keyOf(cost.row.benchmark.id);
    byBenchmark.set(key, [...(byBenchmark.get(key) ?? []), cost]);
  }
  const all = [...byBenchmark.values()];
  const shares = all.slice(0, mostShares).flatMap((costs) => {
    const [first, ...rest] = costs;
    if (first === undefined) return [];
    return [
      {
        benchmark: say`${labelOf(report, first.row.benchmark.id).name}`,
        amounts: onePerUnit(costs).map(amount),
        rows: [first.row, ...rest.map(({ row }) => row)] as const,
      },
    ];
  });
  return { shares, others: all.length - shares.length };
}

/** Rows of several metrics can name a line by the same bytes. */
function onePerUnit(costs: readonly Cost[]): readonly Cost[] {
  const units = new Map<string, Cost>();
  for (const cost of costs) {
    const known = units.get(cost.culprit.unit);
    // The row in the culprit's own unit knows what share of it the line explains.
    if (known === undefined || cost.row.change.metric.unit === cost.culprit.unit)
      units.set(cost.culprit.unit, cost);
  }
  return [...units.values()];
}

function amount({ row, culprit }: Cost): Amount {
  const delta = culprit.head - culprit.base;
  const perOp = formatCost(delta, culprit.unit, culprit.sampled ? 2 : 3);
  const notes = [
    culprit.sampled ? phrases.sampled : '',
    culprit.onceIn === undefined ? '' : onceWords(culprit.onceIn),
    culprit.waiting === undefined ? '' : waitingNote(culprit.waiting),
    shareOf(row, culprit, delta),
  ].filter((note) => note !== '');
  return { text: perOp, note: notes.join(', ') };
}

/** How much of the row's change the line explains, where both are known in the same unit. */
function shareOf({ change }: Row, { unit, sampled }: Culprit, delta: number): string {
  const { base, head } = change.summary;
  if (base === undefined || head === undefined || unit !== change.metric.unit) return '';
  const whole = head.center - base.center;
  const share = delta / whole;
  if (!Number.isFinite(share) || share <= 0) return '';
  // Samples scatter: what became less elsewhere has to be much to be told.
  if (share > (sampled ? 1.25 : 1.05)) return elsewhere(formatCost(whole - delta, unit, sampled ? 2 : 3));
  if (share >= 0.95) return 'all of it';
  return share < 0.01 ? '' : `${Math.round(share * 100)} % of it`;
}

/** Calls of a path that are told in full. */
export const longestPath = 6;

/** The calls from the benchmark to the line and on to the leaf; of a long path its ends. */
export function placePath(place: Place): Sentence {
  const { path } = place.costs[0].culprit;
  if (path.length < 2) return nothing;
  const calls = path.map((call) => say`${shortFunction(call.function)}`);
  const kept =
    calls.length <= longestPath
      ? calls
      : [...calls.slice(0, 3), own(`${calls.length - 5} calls`), ...calls.slice(-2)];
  return join(kept, ' → ');
}

/** What its goroutines wait for, or until when; nothing of other places. */
export function placeGoroutines(place: Place): readonly Sentence[] {
  return place.costs
    .flatMap(({ row, culprit: { left, waiting } }) => [
      ...(left === undefined ? [] : [join([leftWords(left), ofRuntime(row)], '; ')]),
      ...(waiting === undefined ? [] : [releasedWords(waiting)]),
    ])
    .filter((words) => words.length > 0)
    .slice(0, 1);
}

/** Counts that have in them what the runtime allocates for each goroutine: no line of ours does that. */
const heldByRuntime: readonly string[] = ['B/op', 'heap-kept-B/op'];

/** Where the rest of what a benchmark allocates more, or keeps, is: each goroutine that stays has its own. */
function ofRuntime({ benchmark }: Row): Sentence {
  const more = benchmark.changes.flatMap(({ metric: { unit }, change }) =>
    change === 'regression' && heldByRuntime.includes(unit) ? [unit] : [],
  );
  return more.length === 0 ? nothing : own(runtimeShare(more));
}

/** Why it costs more, as far as the compiler can tell; the line is told where it is another than the place's. */
export function placeReasons(place: Place): readonly Sentence[] {
  return reasonsOfPlace(place).map((because) => {
    const isHere = because.file === place.file && because.line === place.line;
    const isFunction = because.kind === 'inlining';
    return isHere || isFunction
      ? becauseWords(because)
      : say`${becauseWords(because)} (${placeName(because)})`;
  });
}

/** Whose line it is, and what the diff has to do with it. */
export function placeNotes({ inDiff, changedAt, own: isOwn }: Place): readonly string[] {
  return [
    ...(inDiff ? [phrases.lineOfDiff] : []),
    ...(changedAt === undefined ? [] : [`the diff changes this function at line ${changedAt}`]),
    ...(isOwn ? [] : [phrases.foreignLine]),
  ];
}

/** That no line explains some of the rows; nothing where one does, or they were spent off the processor. */
export function noLineOfRows(rows: readonly Row[], nameOf: (row: Row) => Sentence): readonly Sentence[] {
  const unplaced = withoutPlace(rows).map(nameOf);
  return unplaced.length === 0 ? [] : [noLineFor(unplaced)];
}

/** `sec/op` 1.21 µs → 1.43 µs, +18.4 % (17.1 … 19.8), budget +5 % */
export function rowWords(row: Row): Sentence {
  const { unit, base, head, change, budget } = rowText(row);
  return say`${named(unit)} ${own(`${base} → ${head}, ${change}, ${phrases.budget} ${budget}`)}`;
}

/** A doubt with the benchmarks that it is about; equal ones are told once. */
export interface Doubt {
  readonly words: Sentence;
  /** Empty when it is about the whole run. */
  readonly benchmarks: readonly BenchmarkResult['id'][];
}

/**
 * Caveats of the report: of the run first, then those that most benchmarks share. Without what rows without an answer
 * say of themselves.
 */
export function doubtsOfReport(report: Report): readonly Doubt[] {
  const isTold = ({ outcome }: Change) => outcome === 'unproven' || outcome === 'unmeasured';
  const run = gathered(report.verdict.caveats.map((caveat) => ({ caveat, id: null })));
  const single = gathered(
    report.verdict.benchmarks.flatMap((benchmark) => {
      const { id, caveats, changes } = benchmark;
      const told = toldOfBenchmark(benchmark);
      return (
        [
          ...caveats.filter((caveat) => !told.includes(caveat)),
          ...changes.filter((change) => !isTold(change)).flatMap((change) => change.caveats),
        ]
          // The headline says it of all of them, and the policy whether it is a doubt.
          .filter(({ code }) => code !== 'baseline-missing')
          .map((caveat) => ({ caveat, id }))
      );
    }),
  );
  const told = toldByRows(report);
  const ofRun = new Set(run.map(({ words }) => JSON.stringify(words)));
  return [
    ...run.filter(({ words }) => !told.has(JSON.stringify(words))),
    ...single.filter(({ words }) => !ofRun.has(JSON.stringify(words))),
  ];
}

function gathered(
  all: readonly { readonly caveat: Caveat; readonly id: BenchmarkResult['id'] | null }[],
): Doubt[] {
  const found = new Map<string, { words: Sentence; ids: Map<string, BenchmarkResult['id']> }>();
  const shared = byWidest(all.map(({ caveat }) => caveat));
  for (const { caveat, id } of all) {
    const words = caveatWords(shared(caveat));
    const key = JSON.stringify(words);
    let doubt = found.get(key);
    if (doubt === undefined) found.set(key, (doubt = { words, ids: new Map() }));
    if (id !== null) doubt.ids.set(keyOf(id), id);
  }
  return [...found.values()]
    .map(({ words, ids }) => ({ words, benchmarks: [...ids.values()] }))
    .sort((a, b) => b.benchmarks.length - a.benchmarks.length);
}

/** `995e825, merged as 33f25a7`: GitHub measures a pull request as the merge that nobody sees. */
export function headWords({ manifests: { head }, pullHead }: Report): Sentence {
  const { sha, dirty } = head.commit;
  const isMerge = pullHead !== null && sha !== null && !dirty && sha !== pullHead;
  return isMerge ? say`${pullHead.slice(0, 7)}, merged as ${sha.slice(0, 7)}` : commitWords(head);
}

/** `3f2a1c0`, or what the user called it. */
export function commitWords({ commit }: Report['manifests']['base']): Sentence {
  const sha = commit.sha === null ? null : commit.sha.slice(0, 7);
  if (commit.dirty)
    return sha === null ? own(phrases.workingTree) : say`${own(phrases.workingTree)} on ${sha}`;
  return sha === null ? say`${commit.ref}` : say`${sha}`;
}
