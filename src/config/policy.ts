// Configuration and overrides → what is allowed (Policy) and what is measured (MeasureOptions).
import { toBaseUnit, type Better } from '../base/units.js';
import type { BudgetRule, JudgingRule, Policy } from '../model/policy.js';
import type { Pairing } from '../model/capture.js';
import type { ProfileBudget } from '../model/profile-budget.js';
import { parseDuration } from './duration.js';
import { parseLimit } from './limit.js';
import { directionOf, directions } from './metric-name.js';
import type { BudgetOverride, Overrides } from './overrides.js';
import { readProfileBudget } from './profile-budget.js';
import type { Problem } from './problem.js';
import type { GateConfig } from './schema.js';
import { usageError } from './usage.js';

/**
 * Budgets of metrics that nobody configured. Time may scatter by a few percent; bytes by rounding, because
 * Go divides a total by the operations; allocations are counted. Goroutines that stay for each operation are
 * a leak; how many are created is told, and a budget for whom it matters to.
 */
export const defaultBudgets: Readonly<Record<string, string>> = {
  'sec/op': '+5%',
  'B/op': '+1%',
  'allocs/op': '+0',
  'goroutines-left/op': '+0',
};

/**
 * The policy: default budgets, `budgets`, `rules` in their order, then overrides, in one list of which the
 * last that fits wins (budgetFor).
 * @throws GateError `usage` when an override's budget is wrong.
 */
export function policyOf(config: GateConfig, overrides: Overrides = {}): Policy {
  const units = directions(config.units);
  const everywhere = { package: '*', benchmark: '*' };
  const written = [
    { ...everywhere, budgets: defaultBudgets },
    { ...everywhere, budgets: config.budgets },
    ...config.rules,
  ];
  const configured = written.flatMap((rule) =>
    Object.entries<string | undefined>(rule.budgets ?? {}).flatMap(([metric, limit]) =>
      limit === undefined
        ? []
        : [budgetRule(rule.package ?? '*', rule.benchmark ?? '*', metric, limit, units, unchecked)],
    ),
  );
  const typed = overrides.budgets ?? [];
  const ofProfiles = typed.filter(({ metric }) => isOfProfile(metric, units));
  const ofMetrics = typed.filter(({ metric }) => !isOfProfile(metric, units));
  const wrong =
    ({ metric, limit, from }: BudgetOverride) =>
    ({ code, facts }: Problem): Error =>
      usageError('budget-wrong', { ...facts, option: from, value: `${metric}=${limit}`, code });
  const overridden = ofMetrics.map((of) => budgetRule('*', '*', of.metric, of.limit, units, wrong(of)));
  return {
    budgets: [...configured, ...overridden],
    profile: [
      ...[config, ...config.rules].flatMap((rule) => profileBudgets(rule, unchecked)),
      ...ofProfiles.flatMap((of) => profileBudgets({ profile: { [of.metric]: of.limit } }, wrong(of))),
    ],
    scopes: config.rules.flatMap(({ package: pkg, benchmark }, index) =>
      pkg === undefined && benchmark === undefined
        ? []
        : [{ rule: `rules[${index}]`, pkg: pkg ?? '*', benchmark: benchmark ?? '*' }],
    ),
    units,
    suite: suiteBudget(config['suite-budget']),
    judging: {
      mode: config['budget-mode'],
      minEffect: share(config['min-effect']),
      onUnproven: config['on-unproven'],
    },
    exceptions: config.rules.flatMap(judgingRule),
    onFailed: config['on-failed'],
    onUnmeasured: config['on-unmeasured'],
    onMissingBaseline: config['on-missing-baseline'],
    judgeChangedBenchmarks: config['judge-changed-benchmarks'],
    alpha: config.alpha,
  };
}

/** Of the whole configuration, or of one of its rules. */
function profileBudgets(
  rule: Pick<GateConfig['rules'][number], 'package' | 'benchmark' | 'profile'>,
  errorOf: (problem: Problem) => Error,
): ProfileBudget[] {
  return Object.entries(rule.profile ?? {}).map(([name, text]) => {
    const read = readProfileBudget(name, text);
    if ('code' in read) throw errorOf(read);
    return { pkg: rule.package ?? '*', benchmark: rule.benchmark ?? '*', ...read };
  });
}

/** `alloc_space:encoding/json.*`; a metric that the project declares is its own, whatever its name. */
function isOfProfile(metric: string, units: ReadonlyMap<string, Better>): boolean {
  return metric.includes(':') && !units.has(toBaseUnit(metric).unit);
}

function suiteBudget(written: string | undefined): Policy['suite'] {
  return written === undefined || written === 'none' ? null : { max: share(written), written };
}

/** `2.5%` or `+2.5%` → 0.025. */
function share(percent: string): number {
  return parseFloat(percent) / 100;
}

function judgingRule(rule: GateConfig['rules'][number]): JudgingRule[] {
  const { 'budget-mode': mode, 'min-effect': minEffect, 'on-unproven': onUnproven } = rule;
  if (mode === undefined && minEffect === undefined && onUnproven === undefined) return [];
  return [
    {
      pkg: rule.package ?? '*',
      benchmark: rule.benchmark ?? '*',
      ...(mode === undefined ? {} : { mode }),
      ...(minEffect === undefined ? {} : { minEffect: share(minEffect) }),
      ...(onUnproven === undefined ? {} : { onUnproven }),
    },
  ];
}

function budgetRule(
  pkg: string,
  benchmark: string,
  metric: string,
  text: string,
  units: ReadonlyMap<string, Better>,
  errorOf: (problem: Problem) => Error,
): BudgetRule {
  const better = directionOf(metric, units);
  if (typeof better === 'object') throw errorOf(better);
  const read = parseLimit(text, metric, better);
  if ('code' in read) throw errorOf(read);
  return { pkg, benchmark, unit: toBaseUnit(metric).unit, ...read };
}

/** A configuration comes from loadConfig, which has read every limit already. */
function unchecked({ code, facts }: Problem): Error {
  return new Error(`configuration was not checked: ${code} ${JSON.stringify(facts)}`);
}

export interface MeasureOptions {
  /** Package patterns of `go test`, relative to the repository. */
  readonly patterns: readonly string[];
  /** Regular expression of `go test -bench`. */
  readonly bench: string;
  readonly tags: readonly string[];
  readonly timeBudgetMs: number;
  /** Of one process of one benchmark. */
  readonly timeoutMs: number;
  readonly pin: boolean;
  /** Rules about some benchmarks; the last that fits wins (config/budget-for.ts). */
  readonly pins: readonly { readonly pkg: string; readonly benchmark: string; readonly pin: boolean }[];
  readonly pairs: Pairing;
  /** Of block profiles nanoseconds between two samples, of mutex profiles one of how many waits is in them. */
  readonly rates: { readonly block: number; readonly mutex: number };
  /** Null: derived from the commits. */
  readonly seed: number | null;
}

/** Overrides win key by key; a list replaces the configured list. */
export function measureOptions(config: GateConfig, overrides: Overrides = {}): MeasureOptions {
  const packages = overrides.packages ?? [];
  return {
    patterns: packages.length > 0 ? packages : config.packages,
    bench: overrides.bench ?? config.bench,
    tags: overrides.tags ?? config.tags,
    timeBudgetMs: overrides.timeBudgetMs ?? checkedDuration(config['time-budget']),
    timeoutMs: checkedDuration(config.timeout),
    pin: overrides.pin ?? config.pin,
    pins: config.rules.flatMap(({ package: pkg = '*', benchmark = '*', pin }) =>
      pin === undefined ? [] : [{ pkg, benchmark, pin }],
    ),
    pairs: config.pairs,
    rates: { block: config['block-profile-rate'], mutex: config['mutex-profile-fraction'] },
    seed: overrides.seed ?? config.seed ?? null,
  };
}

/** The schema has read it already. */
function checkedDuration(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds === null) throw new Error(`configuration was not checked: ${text}`);
  return milliseconds;
}

/**
 * The configuration with the overrides in it, as one that could have been written: what a capture keeps, so
 * that it can be judged again. Durations and seeds come out in the form that loadConfig reads.
 * @throws GateError `usage` when an override's budget is wrong.
 */
export function effectiveConfig(config: GateConfig, overrides: Overrides = {}): GateConfig {
  policyOf(config, overrides);
  const options = measureOptions(config, overrides);
  const units = directions(config.units);
  // A rule each: two of them may name one metric by two names.
  const rules = (overrides.budgets ?? []).map(({ metric, limit }) =>
    isOfProfile(metric, units) ? { profile: { [metric]: limit } } : { budgets: { [metric]: limit } },
  );
  return {
    ...config,
    packages: [...options.patterns],
    bench: options.bench,
    tags: [...options.tags],
    'time-budget': `${options.timeBudgetMs}ms`,
    pin: options.pin,
    baseline: overrides.baseline ?? config.baseline,
    ...(options.seed === null ? {} : { seed: options.seed }),
    rules: [...config.rules, ...rules],
  };
}
