// Two captures of one run with given noise, judged: the shortest way from numbers to a verdict.
import { seededRandom, type Random } from '../../src/base/random.js';
import { diffMap } from '../../src/diff/lines.js';
import { parseDiff } from '../../src/diff/parse.js';
import { readEvidence } from '../../src/evidence/evidence.js';
import { judge } from '../../src/judge/verdict.js';
import type { Capture, CaptureRecord } from '../../src/model/capture.js';
import type { BudgetRule, Judging, Limit, Policy } from '../../src/model/policy.js';
import type { Change, Verdict } from '../../src/model/verdict.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';

export const look = 'BenchmarkLook';

export function rule(unit: string, limit: Limit, benchmark = '*'): BudgetRule {
  return { pkg: '*', benchmark, unit, limit, written: JSON.stringify(limit) };
}

export const relative = (max: number): Limit => ({ kind: 'relative', max });
export const growth = (max: number): Limit => ({ kind: 'growth', max });
export const atMost = (value: number): Limit => ({ kind: 'limit', op: '<=', value });

export const defaultRules: readonly BudgetRule[] = [
  rule('sec/op', relative(0.05)),
  rule('B/op', relative(0.01)),
  rule('allocs/op', growth(0)),
];

export const judging: Judging = { mode: 'estimate', minEffect: 0.01, onUnproven: 'warn' };

export function policyOf(changes: Partial<Policy> = {}): Policy {
  return {
    budgets: defaultRules,
    profile: [],
    scopes: [],
    units: new Map(),
    suite: null,
    judging,
    exceptions: [],
    onFailed: 'fail',
    onUnmeasured: 'warn',
    onMissingBaseline: 'warn',
    judgeChangedBenchmarks: false,
    alpha: 0.01,
    ...changes,
  };
}

export function verdictOf(
  base: Capture,
  head: Capture,
  policy = policyOf(),
  patch: string | null = null,
): Verdict {
  const diff = patch === null ? null : diffMap(parseDiff(patch, 'lines and text of Go'));
  return judge({ base: readEvidence(base), head: readEvidence(head), policy, diff });
}

export function changeOf(verdict: Verdict, unit: string, name = look): Change {
  const change = verdict.benchmarks
    .find(({ id }) => id.name === name)
    ?.changes.find(({ metric }) => metric.unit === unit);
  if (change === undefined) throw new Error(`no ${unit} of ${name}`);
  return change;
}

/** Roughly normal, from twelve uniforms. */
function normal(random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.next();
  return sum;
}

/** `count` values about `center`, with so much relative scatter. */
export function scattered(center: number, count: number, random: Random, scatter = 0.02): number[] {
  return Array.from({ length: count }, () => center * Math.exp(scatter * normal(random)));
}

/** There was no time for all that this benchmark was worth. */
export function cutShort(name: string, pass: 'focus' | 'confirm' = 'confirm'): CaptureRecord {
  return { type: 'cut-short', pkg: 'example.com/m/finder', name, procs: 1, pass };
}

export interface TimeScene {
  readonly base?: number;
  readonly ratio: number;
  readonly seed?: number;
  readonly scatter?: number;
  readonly screenPairs?: number;
  /** 0: the time budget was spent before. */
  readonly confirmPairs?: number;
  readonly layouts?: number;
  readonly unit?: string;
}

/** Captures of one benchmark whose time changes by a ratio. */
export function timeCaptures(scene: TimeScene): [Capture, Capture] {
  const {
    base = 1000,
    ratio,
    seed = 1,
    scatter = 0.02,
    screenPairs = 12,
    confirmPairs = 36,
    layouts = 12,
  } = scene;
  const random = seededRandom(seed);
  const unit = scene.unit ?? 'ns/op';
  const [b, h] = [new CaptureBuilder('base').package(), new CaptureBuilder('head').package()];
  for (const [builder, center] of [
    [b, base],
    [h, base * ratio],
  ] as const) {
    builder.benchmark(look);
    builder.runs(look, { [unit]: scattered(center, screenPairs, random, scatter) });
    if (confirmPairs > 0) {
      builder.runs(look, { [unit]: scattered(center, confirmPairs, random, scatter) }, 'confirm', layouts);
    }
  }
  if (confirmPairs === 0) h.record(cutShort(look));
  const reason = confirmPairs > 0 ? 'complete' : 'time-budget';
  return [b.end(reason).build(), h.end(reason).build()];
}

/** Captures of one benchmark that printed these counts, one process each. */
export function countCaptures(
  unit: string,
  base: readonly number[],
  head: readonly number[],
): [Capture, Capture] {
  const of = (side: 'base' | 'head', values: readonly number[]): Capture =>
    new CaptureBuilder(side)
      .package()
      .benchmark(look)
      .runs(look, { [unit]: values })
      .build();
  return [of('base', base), of('head', head)];
}

export function repeated(value: number, times: number): number[] {
  return Array.from({ length: times }, () => value);
}
