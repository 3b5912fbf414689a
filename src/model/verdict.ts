// What the judge says. Codes and facts only; the sentences are in report/words/.
import type { Facts, FilePosition } from '../base/errors.js';
import type { Because } from './because.js';
import type { BenchmarkId } from './benchmark.js';
import type { Contention, WaitFor, WaitSite } from './contention.js';
import type { CpuGroup, CrossReading } from './cpu-groups.js';
import type { GoroutinesLeft, GoroutineUse } from './goroutine-use.js';
import type { Goroutines } from './goroutines.js';
import type { OffProcessor } from './off-processor.js';
import type { RuntimeMove, RuntimeUse } from './runtime-use.js';
import type { Interval, Metric, Stage } from './metric.js';
import type { BudgetMode, Limit } from './policy.js';
import type { Pair } from './pair.js';

export const outcomes = ['within', 'unmeasured', 'unproven', 'exceeded'] as const;
/** The four words, from best to worst. A doubt is never a pass in disguise. */
export type Outcome = (typeof outcomes)[number];

/** Join of the lattice: the worst of all; `within` for none. */
export function joinOutcomes(all: Iterable<Outcome>): Outcome {
  let worst = 0;
  for (const outcome of all) worst = Math.max(worst, outcomes.indexOf(outcome));
  return outcomes[worst] ?? 'within';
}

export const caveatCodes = [
  // about one benchmark or metric
  'too-few-pairs',
  'not-paired',
  'time-budget-spent',
  'jittering-count',
  'benchmark-source-changed',
  'benchmark-data-changed',
  'package-renamed',
  'iterations-differ',
  'layout-not-randomised',
  'relink-failed',
  'profile-missing',
  'profile-failed',
  'profile-rates-differ',
  'probe-failed',
  'probe-missing',
  'probe-absent',
  'goroutines-growing',
  'heap-growing',
  'compiler-failed',
  'compiler-missing',
  'coverage-failed',
  'coverage-missing',
  'profile-unit-gap',
  'profile-not-moved',
  'output-truncated',
  'stored-machine-differs',
  'stored-spread-unknown',
  'stored-unproven',
  'stored-widened',
  'same-functions',
  'limit-straddled',
  'samples-too-few',
  'unproven-tolerated',
  'noise-bursts',
  'stored-newest',
  // about the run
  'go-version-differs',
  'machine-differs',
  'flags-differ',
  'not-pinned',
  'not-together',
  'capture-incomplete',
  'discovery-partial',
  'package-does-not-compile',
  'no-modules',
  'ignored-files',
  'submodules-missing',
  'unit-direction-unknown',
  'machine-unstable',
  'order-effect',
  'processor-stolen',
  'processor-changed',
  'processor-busy',
  'screen-shortened',
  'suite-unjudged',
  'time-budget-short',
  'baseline-missing',
  'config-changed',
  'rule-unmatched',
  'functions-unknown',
] as const;
export type CaveatCode = (typeof caveatCodes)[number];

/** Something doubtful or missing: always visible in the report, never only in the log. */
export interface Caveat {
  readonly code: CaveatCode;
  readonly facts: Facts;
}

/** A line that a change is put down to. Amounts are per operation. */
export interface Culprit {
  readonly function: string;
  /** Relative to the repository for our own code, `module@version/file.go` or a standard library path else. */
  readonly file: string;
  /** In head; in base when the line is gone. */
  readonly line: number;
  readonly unit: 'B/op' | 'allocs/op' | 'sec/op' | 'goroutines-left/op' | 'heap-kept-B/op' | 'waiting-sec/op';
  readonly base: number;
  readonly head: number;
  /** The line belongs to the repository (else to a dependency or the standard library). */
  readonly own: boolean;
  /** The line is added or changed in the diff. */
  readonly inDiff: boolean;
  /** Of a line that is not: where the diff changes the function that it is in. */
  readonly changedAt?: number;
  /** From a sampled profile (CPU), so an estimate. */
  readonly sampled: boolean;
  /** Allocated once in a run of so many operations, of each of which it is told as a part. */
  readonly onceIn?: number;
  /** Calls from the benchmark down to the line, then on to the leaf that allocates; of samples, to what it calls. */
  readonly path: readonly Call[];
  /** Of goroutines that stay: what is known of them. */
  readonly left?: GoroutinesLeft;
  /** Of waiting: for what, on how many processors, and the one line that lets go what most of it was for. */
  readonly waiting?: { readonly waits: WaitFor; readonly procs: number; readonly released?: WaitSite };
  /** What the compiler decides otherwise in head, where that explains it; left out where nothing does. */
  readonly because?: readonly Because[];
}

export interface Call {
  readonly function: string;
  readonly file: string;
  readonly line: number;
  readonly own: boolean;
}

/** Centre and interval of one side. `n` counts processes. */
export interface Summary extends Interval {
  readonly n: number;
}

export type ChangeKind = 'regression' | 'improvement' | 'none' | 'unproven';

/** One metric of one benchmark, judged. */
export interface Change {
  readonly metric: Metric;
  /** Every process on both sides gave one value per side, so it is compared without statistics. */
  readonly exact: boolean;
  readonly summary: Readonly<Partial<Pair<Summary>>>;
  /** head / base; null where a side is missing or base is zero. */
  readonly ratio: Interval | null;
  /** After Holm where confirmed, else of the screen; null where nothing was tested. */
  readonly p: number | null;
  readonly pairs: number;
  /** Link layouts that the pairs were on; 0 without pairs. */
  readonly layouts: number;
  readonly stage: Stage | null;
  /** Of a time: smallest relative change that this many pairs would have shown, 0.03 for 3 %; null where not tested. */
  readonly smallest: number | null;
  readonly change: ChangeKind;
  /** `mode`: of a time, against a relative or growth budget. */
  readonly budget: { readonly limit: Limit; readonly written: string; readonly mode?: BudgetMode } | null;
  readonly outcome: Outcome;
  readonly caveats: readonly Caveat[];
  readonly culprits: readonly Culprit[];
  /** Of a regression that no line explains, where profiles and diff are there. */
  readonly edited?: Edited;
}

/** What the diff changes of the code that head's profile went through, heaviest first. */
export interface Edited {
  /** `file` in the repository; `line`: of head, on which the diff changes it. */
  readonly functions: readonly { readonly function: string; readonly file: string; readonly line: number }[];
  /** Paths of modules that have another version. */
  readonly modules: readonly string[];
  /** Functions and modules that are not listed. */
  readonly more: number;
}

export const statuses = ['measured', 'unchanged', 'added', 'removed', 'failed', 'hung', 'skipped'] as const;
export type Status = (typeof statuses)[number];

export interface BenchmarkResult {
  readonly id: BenchmarkId;
  readonly status: Status;
  /** Folder of its package in the repository. */
  readonly dir: string;
  readonly definition: FilePosition | null;
  readonly iterations: number | null;
  /** Values of a stored baseline took part. */
  readonly stored?: true;
  readonly changes: readonly Change[];
  readonly caveats: readonly Caveat[];
  /** Of the sides that were probed. */
  readonly goroutines?: Readonly<Partial<Pair<GoroutineUse>>>;
  readonly runtime?: Readonly<Partial<Pair<RuntimeUse>>>;
  /** The following of profiles, where both sides have them. */
  readonly contention?: Contention;
  readonly cpuGroups?: readonly CpuGroup[];
  readonly crossed?: readonly CrossReading[];
  readonly offProcessor?: OffProcessor;
  /** What of it changed, in a benchmark that did; left out: nothing. */
  readonly runtimeMoves?: readonly RuntimeMove[];
}

export const ruleIds = [
  'allocation-on-line',
  'goroutines-left',
  'heap-kept',
  'time-in-function',
  'contention',
  'off-processor',
  'benchmark-broken',
  'goroutines-blocked',
  'budget-exceeded',
  'profile-budget',
  'changed-unmeasured',
] as const;
export type RuleId = (typeof ruleIds)[number];

/** Something to tell about a place. `key` has no numbers in it, so that a re-run finds the same finding. */
export interface Finding {
  readonly rule: RuleId;
  readonly key: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly benchmark: BenchmarkId | null;
  readonly at: FilePosition | null;
  readonly facts: Facts;
  /** Of what hangs or broke: all its goroutines, or those that block each other. Left out where no dump tells. */
  readonly goroutines?: Goroutines;
}

/** All times of a run together. */
export interface SuiteLine {
  /** Geometric mean of head / base over the benchmarks, with its interval by layouts. */
  readonly ratio: Interval;
  /** Exact two-sided p of no change, one hypothesis with its own alpha. */
  readonly p: number;
  readonly benchmarks: number;
  readonly rounds: number;
  /** Link layouts that the rounds were on. */
  readonly layouts: number;
  readonly change: Exclude<ChangeKind, 'unproven'>;
  readonly budget: string | null;
  readonly outcome: Exclude<Outcome, 'unmeasured'>;
}

/** How the times of a run were come by. */
export interface Timing {
  /** Benchmarks with pairs of that stage. */
  readonly screened: number;
  readonly focused: number;
  readonly confirmed: number;
  /** Median over the benchmarks of the smallest relative change that the screen would have shown; null without any. */
  readonly floor: number | null;
  /** Pairs of base with itself. */
  readonly guards: number;
  /** How many times as much those scatter as pairs of base and head do; null of too few. */
  readonly guardScatter: number | null;
  /** Reasons why no time is believed, as caveats of the run tell them. */
  readonly unstable: boolean;
}

export interface Verdict {
  readonly outcome: Outcome;
  /** What the policy makes of the outcome. */
  readonly passes: boolean;
  /** 0, 1 or 3 (base/errors.ts). */
  readonly exitCode: number;
  readonly benchmarks: readonly BenchmarkResult[];
  readonly findings: readonly Finding[];
  readonly caveats: readonly Caveat[];
  /** Null with too few layouts, or fewer than two benchmarks without a budget for all. */
  readonly suite: SuiteLine | null;
  /** Null where nothing was timed in pairs. */
  readonly timing: Timing | null;
}
