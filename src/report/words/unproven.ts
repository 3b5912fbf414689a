// Why rows have no answer: the reason, what could have been seen, and what would decide.
import { mostLayouts, mostPairsOnOneLayout } from '../../judge/procedure.js';
import { keyOf } from '../../model/benchmark.js';
import type { Report, Row } from '../../model/report.js';
import type { BenchmarkResult, Caveat, CaveatCode, Change } from '../../model/verdict.js';
import { formatShare } from '../format.js';
import { join, nothing, own, type Sentence } from '../sentence.js';
import { byWidest, caveatWords } from './caveats.js';

/** A reason and the rows that it is about, in their order. */
export interface Reason {
  readonly words: Sentence;
  readonly rows: readonly Row[];
}

/** Most caveats told of a row. */
const mostCaveats = 3;

/** The reasons of rows without an answer; equal ones are told once. */
export function reasonsOf(report: Report, rows: readonly Row[]): readonly Reason[] {
  const shared = byWidest(rows.flatMap(caveatsOf));
  const reasons = new Map<string, { why: Sentence; rows: Row[] }>();
  for (const row of rows) {
    const why = reasonOf(report, row, shared);
    const key = JSON.stringify([why, remedyOf(report, row)]);
    const known = reasons.get(key);
    if (known === undefined) reasons.set(key, { why, rows: [row] });
    else known.rows.push(row);
  }
  return [...reasons.values()].map(({ why, rows: of }) => {
    const [first] = of;
    const remedy = first === undefined ? nothing : remedyOf(report, first);
    return {
      words: join([why, instabilityOf(report) === null ? seen(of) : nothing, remedy], '; '),
      rows: of,
    };
  });
}

/** Caveats of the run that make all times doubtful, however well each one was measured. */
const unstableCodes: readonly CaveatCode[] = ['machine-unstable', 'processor-changed'];

/** Why the run's times are not believed; null where they are. */
export function instabilityOf({ verdict }: Report): Caveat | null {
  if (verdict.timing?.unstable !== true) return null;
  return verdict.caveats.find(({ code }) => unstableCodes.includes(code)) ?? null;
}

/** Told by the rows without an answer, so that the list of doubts need not. */
export function toldByRows(report: Report): ReadonlySet<string> {
  const rows = [...report.rows.unproven, ...report.rows.unmeasured];
  const unstable = instabilityOf(report);
  return new Set(
    [
      ...rows.flatMap((row) => row.change.caveats.slice(0, mostCaveats)),
      ...(unstable !== null && report.rows.unproven.some(isTimed) ? [unstable] : []),
    ].map((caveat) => JSON.stringify(caveatWords(caveat))),
  );
}

/** It was measured in pairs. */
export function isTimed({ change }: Row): boolean {
  return change.pairs > 0;
}

function caveatsOf({ benchmark, change }: Row): readonly Caveat[] {
  return isToldByBenchmark(change) ? benchmark.caveats : change.caveats;
}

/** Why it has no answer is what its benchmark says of itself. */
function isToldByBenchmark({ caveats, pairs }: Change): boolean {
  return caveats.length === 0 && pairs === 0;
}

/** What the rows of a benchmark without an answer say of it, so that the list of doubts need not. */
export function toldOfBenchmark({ changes, caveats }: BenchmarkResult): readonly Caveat[] {
  const isTold = changes.some(
    (change) =>
      (change.outcome === 'unproven' || change.outcome === 'unmeasured') && isToldByBenchmark(change),
  );
  return isTold ? caveats.slice(0, mostCaveats) : [];
}

function reasonOf(report: Report, row: Row, shared: (caveat: Caveat) => Caveat): Sentence {
  const unstable = isTimed(row) ? instabilityOf(report) : null;
  if (unstable !== null) return caveatWords(unstable);
  const caveats = caveatsOf(row)
    .slice(0, mostCaveats)
    .map((caveat) => caveatWords(shared(caveat)));
  return join([...(isTimed(row) && !isShort(row) ? [own(unsettled(row))] : []), ...caveats], '; ');
}

/** Of a row that was not short of time or pairs. */
function unsettled({ change }: Row): string {
  const mode = change.budget?.mode;
  if (mode === 'strict') return 'nothing proves that it is within the budget, as budget-mode strict asks';
  if (mode === 'proven' && change.change === 'regression')
    return 'it got worse, but nothing proves that it is beyond the budget, as budget-mode proven asks';
  return change.stage === 'confirm' ? 'measuring it afresh did not settle it' : 'it was not measured afresh';
}

/** `a change of 3 % or more would have been seen`. */
function seen(rows: readonly Row[]): Sentence {
  const all = rows.filter(isTimed).flatMap(({ change }) => change.smallest ?? []);
  if (all.length === 0) return nothing;
  const most = formatShare(all.reduce((a, b) => Math.max(a, b)));
  const least = formatShare(all.reduce((a, b) => Math.min(a, b)));
  const best = least === most ? '' : `, of ${least} in the quietest`;
  return own(`a change of ${most} or more would have been seen${best}`);
}

function remedyOf(report: Report, row: Row): Sentence {
  if (row.change.outcome !== 'unproven' || !isTimed(row)) return nothing;
  if (instabilityOf(report) !== null) return own('run it again on a quieter machine');
  // Those say themselves what would decide; and what was not measured afresh lacks more than quiet.
  if (row.change.stage !== 'confirm' || isShort(row) || !isExhausted(row)) return nothing;
  return own('a quieter machine would decide, more time would not');
}

/** All the layouts, or pairs on the only one, that are ever measured. */
function isExhausted({ change: { layouts, pairs } }: Row): boolean {
  return layouts >= mostLayouts || (layouts === 1 && pairs >= mostPairsOnOneLayout);
}

function isShort({ change }: Row): boolean {
  return change.caveats.some(({ code }) => code === 'time-budget-spent' || code === 'too-few-pairs');
}

/** A benchmark that another run could decide, and whether it was time that lacked. */
export interface Undecided {
  readonly benchmark: BenchmarkResult;
  readonly lacksTime: boolean;
}

/** Of some rows without an answer, each benchmark once. */
export function undecided(rows: readonly Row[]): readonly Undecided[] {
  const found = new Map<string, Undecided>();
  for (const row of rows) {
    const { benchmark, change } = row;
    const lacksTime = change.caveats.some(({ code }) => code === 'time-budget-spent');
    const key = keyOf(benchmark.id);
    if (change.outcome !== 'unproven' || found.has(key)) continue;
    if (isTimed(row) || lacksTime) found.set(key, { benchmark, lacksTime });
  }
  return [...found.values()];
}
