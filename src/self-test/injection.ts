// Both sides of an injected slow-down, and what the gate made of them.
import { posix } from 'node:path';
import type { GateConfig } from '../config/schema.js';
import { topLevelName } from '../measure/definitions.js';
import { keyOf } from '../model/benchmark.js';
import type { Pair } from '../model/pair.js';
import { type Alarm, injectedBudget, type Found, type Quiet, type Seen } from '../model/self-test.js';
import type { BenchmarkResult, Change, SuiteLine, Verdict } from '../model/verdict.js';
import { loopKey, spinEdits, type Edit, type PackageFiles } from './edits.js';
import type { PlannedInjection } from './plan.js';

/** Measures the chosen benchmarks alone, with a budget for their time, whatever theirs is: results compare. */
export function injectionConfig(
  config: GateConfig,
  chosen: readonly PlannedInjection[],
  dirs: ReadonlyMap<string, string>,
): GateConfig {
  const folders = new Set(chosen.map(({ id }) => dirs.get(id.pkg) ?? '.'));
  const names = new Set(chosen.map(({ id }) => topLevelName(id.name)));
  return {
    ...config,
    packages: [...folders].map((dir) => (dir === '.' ? '.' : `./${posix.normalize(dir)}`)),
    bench: `^(${[...names].join('|')})$`,
    rules: [...config.rules, { budgets: { 'sec/op': `+${100 * injectedBudget}%` } }],
  };
}

/** The same spins on both sides, idle in base. */
export function injectionEdits(
  packages: readonly PackageFiles[],
  chosen: readonly PlannedInjection[],
): Pair<readonly Edit[]> {
  const turns = new Map(chosen.map((of) => [loopKey(of.loop), of.turns]));
  return {
    base: packages.flatMap((found) => spinEdits(found)),
    head: packages.flatMap((found) => spinEdits(found, turns)),
  };
}

export function foundIn(verdict: Verdict, chosen: readonly PlannedInjection[]): Found[] {
  const benchmarks = new Map(verdict.benchmarks.map((benchmark) => [keyOf(benchmark.id), benchmark]));
  return chosen.map(({ id, key, aim, injected, secondsPerOperation, spread }) => {
    const seen = seenOf(timeOf(benchmarks.get(key)));
    return { id, aim, injected, secondsPerOperation, spread, seen };
  });
}

/**
 * A time that is called slower, and any other metric over a budget that compares with base. An absolute limit can be
 * exceeded on both sides.
 */
export function quietIn(verdict: Verdict): Quiet {
  const rows = verdict.benchmarks.flatMap(({ id, changes }) => changes.map((change) => ({ id, change })));
  const alarms = rows.filter(({ change }) => isAlarm(change));
  const times = verdict.benchmarks.flatMap((benchmark) => timeOf(benchmark) ?? []);
  return {
    measured: times.filter(({ pairs }) => pairs > 0).length,
    alarms: [
      ...alarms.map(({ id, change }) => ({ id, unit: change.metric.unit, seen: seenOf(change) })),
      ...suiteAlarm(verdict.suite),
    ],
    unproven: times.filter(({ outcome }) => outcome === 'unproven').length,
  };
}

/** All together fail only where a budget is set for them. */
function suiteAlarm(suite: SuiteLine | null): Alarm[] {
  if (suite?.outcome !== 'exceeded') return [];
  const { ratio, p, rounds: pairs, change, outcome } = suite;
  return [{ id: null, unit: 'sec/op', seen: { ratio, p, pairs, stage: 'screen', change, outcome } }];
}

function isAlarm({ metric, change, outcome, budget }: Change): boolean {
  if (metric.unit === 'sec/op' && change === 'regression') return true;
  return outcome === 'exceeded' && budget?.limit.kind !== 'limit';
}

function timeOf(benchmark: BenchmarkResult | undefined): Change | undefined {
  return benchmark?.changes.find(({ metric }) => metric.unit === 'sec/op');
}

function seenOf(change: Change | undefined): Seen {
  if (change === undefined || change.pairs === 0) {
    return { ratio: null, p: null, pairs: 0, stage: null, change: 'unmeasured', outcome: 'unmeasured' };
  }
  const { ratio, p, pairs, stage, outcome } = change;
  return { ratio, p, pairs, stage, change: change.change, outcome };
}
