// A verdict becomes the one report that every renderer reads: sorted, counted, named.
import { by } from '../base/order.js';
import { keyOf, shortName, type BenchmarkId } from '../model/benchmark.js';
import type { Manifest, RecordOf } from '../model/capture.js';
import type { Pair } from '../model/pair.js';
import type { Counts, Label, Report, Row, Rows } from '../model/report.js';
import {
  joinOutcomes,
  outcomes,
  type BenchmarkResult,
  type CaveatCode,
  type Change,
  type Outcome,
  type Status,
  type Verdict,
} from '../model/verdict.js';
import { baselineOf, isWithoutBase } from './baseline.js';

export interface ComposeInput {
  readonly verdict: Verdict;
  readonly manifests: Pair<Manifest>;
  /** Milliseconds, wall time; 0 where the measurement was stopped, so that nobody wrote it down. */
  readonly elapsedMs: number;
  readonly childrenMs: number;
  /** How base was chosen, for people: `merge base with main`. */
  readonly baseReason: string;
  /** Head of the pull request, full hash; left out where nothing but head itself was measured. */
  readonly pullHead?: string | null;
  readonly unchangedPackages: number;
  /** Version of pprof-gate. */
  readonly tool: string;
  /** Chance of one false time alarm in the whole run, from the policy. */
  readonly alpha?: number;
  /** Head's record of looking for a stored baseline (Evidence.baseline); left out: none was looked for. */
  readonly baseline?: RecordOf<'baseline'> | null;
}

/** Composes the report. The order is total, so the order of the verdict's benchmarks changes nothing. */
export function composeReport(input: ComposeInput): Report {
  const ranked = input.verdict.benchmarks.map(rank);
  ranked.sort(
    by(
      (item) => item.severity,
      (item) => -item.worst,
      (item) => keyOf(item.benchmark.id),
    ),
  );
  const benchmarks = ranked.map((item) => item.benchmark);
  const baseline = baselineOf(input.baseline ?? null, input.manifests.head.startedAt, benchmarks);
  return {
    tool: input.tool,
    verdict: { ...input.verdict, benchmarks },
    manifests: input.manifests,
    counts: countAll(
      ranked,
      input.unchangedPackages,
      unreachedIn(input.verdict),
      isWithoutBase({ baseline }),
    ),
    rows: rowsOf(benchmarks),
    labels: labelsOf(benchmarks),
    elapsedMs: input.elapsedMs,
    childrenMs: input.childrenMs,
    baseReason: input.baseReason,
    pullHead: input.pullHead ?? null,
    alpha: input.alpha ?? null,
    baseline,
    typed: [],
  };
}

interface Ranked {
  readonly benchmark: BenchmarkResult;
  readonly outcome: Outcome;
  /** 0 is the worst. */
  readonly severity: number;
  /** How bad the worst change is, for order only. */
  readonly worst: number;
}

/** What a benchmark's status weighs beside its outcome; the outcome of a measured one comes first. */
const severityOfStatus: Readonly<Record<Status, number>> = {
  measured: 5,
  failed: 1,
  hung: 1,
  skipped: 6,
  added: 7,
  removed: 8,
  unchanged: 9,
};
const severityOfOutcome: Readonly<Record<Outcome, number>> = {
  exceeded: 0,
  unproven: 2,
  unmeasured: 3,
  within: 9,
};

function rank(benchmark: BenchmarkResult): Ranked {
  const outcome = joinOutcomes(benchmark.changes.map((change) => change.outcome));
  const changes = [...benchmark.changes].sort(
    by(
      (change) => -outcomes.indexOf(change.outcome),
      (change) => unitRank(change.metric.unit),
      (change) => change.metric.unit,
    ),
  );
  return {
    benchmark: { ...benchmark, changes },
    outcome,
    severity: Math.min(severityOfStatus[benchmark.status], severityOfOutcome[outcome]),
    worst: Math.max(
      ...changes.filter((change) => change.outcome === outcome).map(badness),
      Number.NEGATIVE_INFINITY,
    ),
  };
}

/** Certain metrics before sampled ones, custom units last. */
function unitRank(unit: string): number {
  const index = ['allocs/op', 'B/op', 'sec/op', 'B/s'].indexOf(unit);
  return index < 0 ? 4 : index;
}

/** How much worse head is, on a logarithmic scale; what grew from nothing is worst. */
function badness(change: Change): number {
  if (change.metric.better === 'neither') return 0;
  const { base, head } = change.summary;
  if (base === undefined || head === undefined) return 0;
  if (change.ratio === null) return head.center === base.center ? 0 : Number.MAX_VALUE;
  const log = Math.log(Math.max(change.ratio.center, Number.MIN_VALUE));
  return change.metric.better === 'higher' ? -log : log;
}

function rowsOf(benchmarks: readonly BenchmarkResult[]): Rows {
  const rows: Record<keyof Rows, Row[]> = {
    exceeded: [],
    unproven: [],
    unmeasured: [],
    improved: [],
    worse: [],
  };
  for (const benchmark of benchmarks) {
    for (const change of benchmark.changes) {
      const list = listOf(change);
      if (list !== null) rows[list].push({ benchmark, change });
    }
  }
  // Nothing broke in these, so what moved most comes first, whichever benchmark it is in. Sorting is stable.
  rows.improved.sort(by(({ change }) => badness(change)));
  rows.worse.sort(by(({ change }) => -badness(change)));
  return rows;
}

function listOf(change: Change): keyof Rows | null {
  if (change.outcome !== 'within') return change.outcome;
  if (change.change === 'improvement') return 'improved';
  return change.change === 'regression' ? 'worse' : null;
}

function unreachedIn({ findings }: Verdict): number {
  return findings.filter(({ rule }) => rule === 'changed-unmeasured').length;
}

function countAll(
  ranked: readonly Ranked[],
  unchangedPackages: number,
  unreached: number,
  withoutBase: boolean,
): Counts {
  const count = (matches: (item: Ranked) => boolean) => ranked.filter(matches).length;
  const fates = new Map<Fate, number>();
  for (const item of ranked) fates.set(fateOf(item), (fates.get(fateOf(item)) ?? 0) + 1);
  const fate = (wanted: Fate) => fates.get(wanted) ?? 0;
  return {
    benchmarks: ranked.length,
    exceeded: fate('exceeded'),
    unproven: fate('unproven'),
    unmeasured: fate('unmeasured'),
    within: fate('within'),
    broken: fate('broken'),
    added: fate('added'),
    removed: fate('removed'),
    skipped: fate('skipped'),
    unchanged: fate('unchanged'),
    measured: withoutBase ? 0 : count(({ benchmark }) => benchmark.status === 'measured'),
    improved: count(({ benchmark }) => benchmark.changes.some((change) => listOf(change) === 'improved')),
    changed: count(({ benchmark }) => benchmark.caveats.some(({ code }) => changeCodes.has(code))),
    unreached,
    unchangedPackages,
  };
}

/** The one thing that became of a benchmark. */
type Fate = Outcome | 'broken' | Exclude<Status, 'measured' | 'failed' | 'hung'>;

const changeCodes: ReadonlySet<CaveatCode> = new Set<CaveatCode>([
  'benchmark-source-changed',
  'benchmark-data-changed',
]);

function fateOf({ benchmark: { status }, outcome }: Ranked): Fate {
  if (status === 'failed' || status === 'hung') return 'broken';
  return outcome === 'within' && status !== 'measured' ? status : outcome;
}

function labelsOf(benchmarks: readonly BenchmarkResult[]): ReadonlyMap<string, Label> {
  const packages = new Map<string, string>();
  const procs = new Map<string, Set<number>>();
  for (const { id, dir } of benchmarks) {
    packages.set(id.pkg, dir === '.' || dir === '' ? lastPart(id.pkg) : dir);
    const known = procs.get(bare(id));
    if (known === undefined) procs.set(bare(id), new Set([id.procs]));
    else known.add(id.procs);
  }
  const uses = new Map<string, number>();
  for (const name of packages.values()) uses.set(name, (uses.get(name) ?? 0) + 1);
  const labels = new Map<string, Label>();
  for (const { id } of benchmarks) {
    const short = packages.get(id.pkg) ?? id.pkg;
    const several = (procs.get(bare(id))?.size ?? 1) > 1;
    labels.set(keyOf(id), {
      pkg: uses.get(short) === 1 ? short : id.pkg,
      name: several ? `${shortName(id.name)}-${id.procs}` : shortName(id.name),
    });
  }
  return labels;
}

function bare(id: BenchmarkId): string {
  return `${id.pkg} ${id.name}`;
}

/** `github.com/x/finder/v2` → `finder`. */
function lastPart(pkg: string): string {
  return (
    pkg
      .replace(/\/v\d+$/, '')
      .split('/')
      .at(-1) ?? pkg
  );
}

/** The label of a benchmark of this report. */
export function labelOf(report: Report, id: BenchmarkId): Label {
  return report.labels.get(keyOf(id)) ?? { pkg: id.pkg, name: shortName(id.name) };
}
