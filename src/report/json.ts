// report.json: the report for programs. `schemas/report.schema.json` is its description.
import { keyOf } from '../model/benchmark.js';
import type { Because } from '../model/because.js';
import type { Interval } from '../model/metric.js';
import type { GoroutinesLeft, GoroutineUse } from '../model/goroutine-use.js';
import type { Manifest } from '../model/capture.js';
import type { Goroutines, StackLine, Standing } from '../model/goroutines.js';
import type { Report, StoredBaseline } from '../model/report.js';
import { runtimeMeasures, type RuntimeUse } from '../model/runtime-use.js';
import type {
  BenchmarkResult,
  Caveat,
  Change,
  Culprit,
  Finding,
  SuiteLine,
  Summary,
  Timing,
} from '../model/verdict.js';
import { textOf } from './escape.js';
import { becauseWords } from './words/because.js';
import { baselineWords } from './words/baseline.js';
import { caveatWords } from './words/caveats.js';
import { culpritWaiting, waitingJson } from './waiting-json.js';
import { findingWords } from './words/findings.js';
import { standingWords } from './words/goroutines.js';
import { suiteWords } from './words/timing.js';
import { headline } from './words/verdict.js';

export const reportSchemaVersion = 'pprof-gate/report/1';

/**
 * The report as JSON, keys in a fixed order, ending in a newline. JSON has no infinity: the open end of an
 * interval is null. Names are as they came, not escaped.
 */
export function renderJson(report: Report): string {
  return `${JSON.stringify(documentOf(report), null, 2)}\n`;
}

/** The report as plain data, as report.json has it. */
export type ReportDocument = ReturnType<typeof documentOf>;

export function documentOf(report: Report) {
  const { verdict, manifests, counts } = report;
  const { head } = manifests;
  return {
    schema: reportSchemaVersion,
    tool: report.tool,
    outcome: verdict.outcome,
    passes: verdict.passes,
    exitCode: verdict.exitCode,
    headline: headline(report),
    base: { ...commitOf(manifests.base), reason: report.baseReason },
    head: commitOf(head),
    baseline: baselineOf(report),
    go: goOf(head),
    machine: head.machine,
    measurement: {
      paired: manifests.base.session === head.session,
      seed: head.seed,
      startedAt: head.startedAt,
      elapsedMs: report.elapsedMs,
      childrenMs: report.childrenMs,
      alpha: report.alpha,
      pairs: head.options.pairs,
      timeBudgetMs: head.options.timeBudgetMs,
    },
    timing: verdict.timing === null ? null : timingOf(verdict.timing),
    suite: verdict.suite === null ? null : suiteOf(verdict.suite),
    counts,
    benchmarks: verdict.benchmarks.map((benchmark) => benchmarkOf(benchmark)),
    findings: verdict.findings.map(findingOf),
    caveats: verdict.caveats.map(caveatOf),
  };
}

function baselineOf(report: Report) {
  const { baseline } = report;
  if (baseline === null) return null;
  const { mode, found, benchmarks, reason, command } = baseline;
  return {
    mode,
    found: found === null ? null : foundOf(found),
    benchmarks,
    reason,
    command,
    words: textOf(baselineWords(report)),
  };
}

function foundOf({ sha, relation, distance, recordedAt, run, ageMs }: StoredBaseline) {
  return { sha, relation, distance, recordedAt, run, ageMs };
}

function timingOf({ floor, guardScatter, ...of }: Timing) {
  const { screened, focused, confirmed, guards, unstable } = of;
  return {
    screened,
    focused,
    confirmed,
    floor: floor === null ? null : finite(floor),
    guards,
    guardScatter: guardScatter === null ? null : finite(guardScatter),
    unstable,
  };
}

function suiteOf(suite: SuiteLine) {
  const { ratio, p, benchmarks, rounds, layouts, change, budget, outcome } = suite;
  const words = suiteWords(suite);
  return { ratio: intervalOf(ratio), p, benchmarks, rounds, layouts, change, budget, outcome, words };
}

function commitOf({ commit }: Manifest) {
  return { ref: commit.ref, sha: commit.sha, dirty: commit.dirty };
}

function goOf({ go }: Manifest) {
  return { version: go.version, goos: go.goos, goarch: go.goarch };
}

/** A benchmark as report.json has it. */
export function benchmarkOf(benchmark: BenchmarkResult) {
  const { id, status, dir, definition, iterations, changes, caveats, goroutines, runtime } = benchmark;
  const moves = benchmark.runtimeMoves ?? [];
  return {
    package: id.pkg,
    name: id.name,
    procs: id.procs,
    status,
    dir,
    definition: positionOf(definition),
    iterations,
    metrics: changes.map(metricOf),
    caveats: caveats.map(caveatOf),
    goroutines: {
      base: goroutines?.base === undefined ? null : goroutineUseOf(goroutines.base),
      head: goroutines?.head === undefined ? null : goroutineUseOf(goroutines.head),
    },
    runtime: {
      base: runtime?.base === undefined ? null : runtimeUseOf(runtime.base),
      head: runtime?.head === undefined ? null : runtimeUseOf(runtime.head),
      moved: moves.map(({ measure, base, head }) => ({ measure, base, head })),
    },
    waiting: waitingJson(benchmark),
  };
}

/** Null: this version of Go does not count it, or too few operations tell. */
function runtimeUseOf({ heap, operations, processes, rates }: RuntimeUse) {
  const { growth, keptPerOperation, kept, after } = heap;
  return {
    heap: { growth, keptPerOperation, kept, operations: heap.operations, after },
    operations,
    processes,
    rates: Object.fromEntries(
      runtimeMeasures.map((measure) => {
        const rate = rates[measure];
        return [measure, rate === undefined ? null : { perOperation: rate.perOperation, error: rate.error }];
      }),
    ),
  };
}

function goroutineUseOf(of: GoroutineUse) {
  const { growth, operations, left, leftPerOperation, createdPerOperation, createdError, groups } = of;
  return {
    by: of.by,
    growth,
    operations,
    left,
    leftPerOperation,
    createdPerOperation,
    createdError,
    groups: groups === null ? null : groups.map(leftOf),
  };
}

function leftOf({ waits, count, perOperation, created, stands, proven }: GoroutinesLeft) {
  return { waits, count, perOperation, created: placeOf(created), stands: placeOf(stands), proven };
}

function placeOf(place: StackLine | null) {
  return place === null
    ? null
    : { function: place.function, file: place.file, line: place.line, own: place.own };
}

function metricOf(change: Change) {
  const { metric, summary, budget } = change;
  return {
    unit: metric.unit,
    better: metric.better,
    exact: change.exact,
    base: summary.base === undefined ? null : summaryOf(summary.base),
    head: summary.head === undefined ? null : summaryOf(summary.head),
    ratio: change.ratio === null ? null : intervalOf(change.ratio),
    p: change.p,
    pairs: change.pairs,
    layouts: change.layouts,
    stage: change.stage,
    smallest: change.smallest === null ? null : finite(change.smallest),
    change: change.change,
    budget: budget === null ? null : { ...budget.limit, written: budget.written, mode: budget.mode ?? null },
    outcome: change.outcome,
    caveats: change.caveats.map(caveatOf),
    culprits: change.culprits.map(culpritOf),
    ...(change.edited === undefined ? {} : { edited: change.edited }),
  };
}

function intervalOf({ center, lo, hi }: Interval) {
  return { center: finite(center), lo: finite(lo), hi: finite(hi) };
}

function summaryOf(summary: Summary) {
  return { ...intervalOf(summary), n: summary.n };
}

/** JSON.stringify would write null as well, but silently and with a type that lies. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function culpritOf(culprit: Culprit) {
  const { function: name, file, line, base, head, unit, own, inDiff, sampled, left } = culprit;
  const path = culprit.path.map((call) => ({
    function: call.function,
    file: call.file,
    line: call.line,
    own: call.own,
  }));
  const { changedAt, onceIn } = culprit;
  const because = (culprit.because ?? []).map(reasonOf);
  return {
    ...{ function: name, file, line, base, head, unit, own, inDiff, sampled, path },
    left: left === undefined ? null : leftOf(left),
    ...culpritWaiting(culprit),
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(onceIn === undefined ? {} : { onceIn }),
    ...(because.length === 0 ? {} : { because }),
  };
}

/** `kind` first, then where, then the facts of the kind and the sentence. */
function reasonOf(because: Because) {
  const { kind, file, line, column, ...facts } = because;
  return { kind, file, line, column, ...facts, words: textOf(becauseWords(because)) };
}

/** A finding as report.json has it. */
export function findingOf(finding: Finding) {
  const { rule, key, level, benchmark, at, facts, goroutines } = finding;
  return {
    rule,
    key,
    level,
    benchmark: benchmark === null ? null : keyOf(benchmark),
    at: positionOf(at),
    words: textOf(findingWords(finding)),
    facts,
    ...(goroutines === undefined ? {} : { goroutines: goroutinesOf(goroutines) }),
  };
}

function goroutinesOf({ count, groups, groupCount, holder }: Goroutines) {
  return {
    count,
    groupCount,
    groups: groups.map(standingOf),
    holder: holder === null ? null : standingOf(holder),
  };
}

function standingOf(standing: Standing) {
  const { count, ids, wait, minutes, leaked, sleepMs, at, callers, createdAt } = standing;
  const words = textOf(standingWords(standing));
  return { count, ids, wait, minutes, leaked, sleepMs, at, callers, createdAt, words };
}

function caveatOf(caveat: Caveat) {
  return { code: caveat.code, words: textOf(caveatWords(caveat)), facts: caveat.facts };
}

function positionOf(at: Finding['at']) {
  return at === null ? null : { file: at.file, line: at.line ?? null, column: at.column ?? null };
}
