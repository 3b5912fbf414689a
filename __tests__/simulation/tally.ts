// Counts over suites, added up over workers. Plain numbers only, so that they can be sent between threads.
import type { Interval } from '../../src/base/interval.js';
import type { Change, Verdict } from '../../src/model/verdict.js';
import type { BenchstatVerdict } from './benchstat.js';
import type { StagedRun } from './staged-run.js';

export interface Counts {
  suites: number;
  /** Benchmarks without a change, and what was said of them. */
  same: number;
  saidSlower: number;
  saidFaster: number;
  failed: number;
  unproven: number;
  /** Suites with at least one such. */
  suitesSlower: number;
  suitesFaster: number;
  suitesFailed: number;
  /** Suites whose line of all benchmarks together says slower, or faster. */
  linesSlower: number;
  linesFaster: number;
  /** Suites whose guards called the machine unsteady, so that no time of them failed. */
  unsteady: number;
  /** Suites with rounds that ran again, because too much of the processor was stolen. */
  stolen: number;
  /** Suites in which time ran out. */
  cutShort: number;
  /** Benchmarks with a confirmed interval, and how many of those intervals hold the truth. */
  intervals: number;
  covering: number;
  /** Benchmarks that were made slower, by how much: how many, how many said so, how many failed. */
  changed: Record<string, { all: number; found: number; failed: number; unproven: number }>;
  /** Sum of ln(estimate) over everything. */
  estimates: number;
  focused: number;
  confirmed: number;
  measuringSeconds: number;
  linkingSeconds: number;
}

export function noCounts(): Counts {
  return {
    suites: 0,
    same: 0,
    saidSlower: 0,
    saidFaster: 0,
    failed: 0,
    unproven: 0,
    suitesSlower: 0,
    suitesFaster: 0,
    suitesFailed: 0,
    linesSlower: 0,
    linesFaster: 0,
    unsteady: 0,
    stolen: 0,
    cutShort: 0,
    intervals: 0,
    covering: 0,
    changed: {},
    estimates: 0,
    focused: 0,
    confirmed: 0,
    measuringSeconds: 0,
    linkingSeconds: 0,
  };
}

/** Adds what a run of the product tells besides its benchmarks. */
export function countRun(counts: Counts, run: StagedRun): void {
  const { suite, caveats, timing } = run.verdict;
  if (suite?.change === 'regression') counts.linesSlower++;
  if (suite?.change === 'improvement') counts.linesFaster++;
  const codes = new Set(caveats.map(({ code }) => code));
  if (codes.has('machine-unstable')) counts.unsteady++;
  if (codes.has('processor-stolen')) counts.stolen++;
  if (run.isCutShort) counts.cutShort++;
  for (const { changes } of run.verdict.benchmarks) {
    for (const { ratio } of changes) counts.estimates += Math.log(ratio?.center ?? 1);
  }
  counts.focused += timing?.focused ?? 0;
  counts.confirmed += timing?.confirmed ?? 0;
  counts.measuringSeconds += run.measuringSeconds;
  counts.linkingSeconds += run.linkingSeconds;
}

/** What a procedure says of one benchmark. */
export interface Said {
  readonly change: Change['change'];
  readonly outcome: Change['outcome'];
  /** Of head / base by fresh data. */
  readonly interval: Interval | null;
}

/** By benchmark, in the order of their numbers at the end of their names. */
export function saidOf({ benchmarks }: Verdict): Said[] {
  const said: Said[] = [];
  for (const { id, changes } of benchmarks) {
    const [change] = changes;
    if (change === undefined) throw new Error(`nothing said of ${id.name}`);
    said[Number(id.name.replace('BenchmarkN', ''))] = {
      change: change.change,
      outcome: change.outcome,
      interval: change.stage === 'confirm' ? change.ratio : null,
    };
  }
  return said;
}

export function saidByBenchstat({ slower, muchSlower }: BenchstatVerdict): Said {
  return {
    change: slower ? 'regression' : 'none',
    outcome: muchSlower ? 'exceeded' : 'within',
    interval: null,
  };
}

/** Adds one suite; `thetas` are the truth. */
export function count(counts: Counts, thetas: readonly number[], said: readonly Said[]): void {
  let [slower, faster, failed] = [0, 0, 0];
  thetas.forEach((theta, index) => {
    const of = said[index];
    if (of === undefined) throw new Error(`nothing said of benchmark ${index}`);
    const { change, outcome, interval } = of;
    if (interval !== null) {
      const ratio = Math.exp(theta);
      counts.intervals++;
      if (interval.lo <= ratio && ratio <= interval.hi) counts.covering++;
    }
    if (theta > 0) {
      const name = `+${Math.round(100 * Math.expm1(theta))} %`;
      const seen = (counts.changed[name] ??= { all: 0, found: 0, failed: 0, unproven: 0 });
      seen.all++;
      if (change === 'regression') seen.found++;
      if (outcome === 'exceeded') seen.failed++;
      if (outcome === 'unproven') seen.unproven++;
      return;
    }
    counts.same++;
    if (change === 'regression') slower++;
    if (change === 'improvement') faster++;
    if (outcome === 'exceeded') failed++;
    if (outcome === 'unproven') counts.unproven++;
  });
  counts.suites++;
  counts.saidSlower += slower;
  counts.saidFaster += faster;
  counts.failed += failed;
  if (slower > 0) counts.suitesSlower++;
  if (faster > 0) counts.suitesFaster++;
  if (failed > 0) counts.suitesFailed++;
}

export function addCounts(into: Counts, more: Counts): void {
  for (const key of Object.keys(into) as (keyof Counts)[]) {
    if (key === 'changed') continue;
    into[key] += more[key];
  }
  for (const [name, of] of Object.entries(more.changed)) {
    const found = (into.changed[name] ??= { all: 0, found: 0, failed: 0, unproven: 0 });
    found.all += of.all;
    found.found += of.found;
    found.failed += of.failed;
    found.unproven += of.unproven;
  }
}
