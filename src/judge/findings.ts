// What to tell about places: lines that allocate, functions that take longer.
import { by } from '../base/order.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import type { GoroutinesLeft } from '../model/goroutine-use.js';
import { profileUnit } from '../model/profile-budget.js';
import type { BenchmarkResult, Change, Culprit, Finding, RuleId } from '../model/verdict.js';

/** No numbers in it: the finding of a re-run has the same key. */
export function key(rule: RuleId, ...parts: readonly string[]): string {
  return [rule, ...parts].join(' ');
}

/** One finding for each broken budget, at the benchmark. */
export function budgetFindings({ id, definition, changes }: BenchmarkResult): Finding[] {
  return changes
    .filter(({ outcome }) => outcome === 'exceeded')
    .map((change) => ({
      rule: budgetRuleOf(change),
      key: key(budgetRuleOf(change), keyOf(id), change.metric.unit),
      level: 'error',
      benchmark: id,
      at: budgetPlaceOf(change) ?? definition,
      facts: {
        unit: change.metric.unit,
        ...(change.summary.base === undefined ? {} : { base: change.summary.base.center }),
        ...(change.summary.head === undefined ? {} : { head: change.summary.head.center }),
        budget: change.budget?.written ?? '',
      },
    }));
}

function budgetRuleOf({ metric }: Change): RuleId {
  return profileUnit(metric.unit) === null ? 'budget-exceeded' : 'profile-budget';
}

/** Of a budget of a profile: the line of ours that most more of it goes through. */
function budgetPlaceOf(change: Change): Finding['at'] {
  const line = budgetRuleOf(change) === 'profile-budget' ? change.culprits.find(({ own }) => own) : undefined;
  return line === undefined ? null : { file: line.file, line: line.line };
}

interface Told {
  readonly id: BenchmarkId;
  readonly change: Change;
  readonly culprit: Culprit;
}

/**
 * One finding for each line and kind (allocation, time) that made something worse, however many benchmarks
 * meet there: the one that breaks a budget by most speaks, and the others are counted.
 */
export function culpritFindings(results: readonly BenchmarkResult[]): Finding[] {
  const places = new Map<string, Told[]>();
  for (const { id, changes } of results) {
    for (const change of changes) {
      if (change.change !== 'regression') continue;
      for (const culprit of change.culprits) {
        // Told whatever became of the time (waiting-findings.ts).
        if (culprit.waiting !== undefined) continue;
        const place = `${ruleOf(culprit)} ${culprit.file} ${culprit.line} ${culprit.function}`;
        places.set(place, [...(places.get(place) ?? []), { id, change, culprit }]);
      }
    }
  }
  return [...places.values()].map((told) => {
    const [first] = told.sort(
      by(
        ({ change }) => (change.outcome === 'exceeded' ? 0 : 1),
        ({ culprit }) => unitOrder.indexOf(culprit.unit),
        ({ culprit }) => culprit.base - culprit.head,
        ({ id }) => keyOf(id),
      ),
    ) as [Told];
    const { id, change, culprit } = first;
    const rule = ruleOf(culprit);
    const others = new Set(told.map((of) => keyOf(of.id))).size - 1;
    return {
      rule,
      key: key(rule, culprit.file, culprit.function),
      level: change.outcome === 'exceeded' ? 'error' : 'note',
      benchmark: id,
      at: culprit.own ? { file: culprit.file, line: culprit.line } : null,
      facts: {
        function: culprit.function,
        file: culprit.file,
        line: culprit.line,
        unit: culprit.unit,
        base: culprit.base,
        head: culprit.head,
        budget: change.budget?.written ?? '',
        ...(culprit.onceIn === undefined ? {} : { onceIn: culprit.onceIn }),
        ...(others > 0 ? { others } : {}),
        ...(culprit.left === undefined ? {} : standingFacts(culprit.left)),
      },
    };
  });
}

function standingFacts({ waits, stands, proven }: GoroutinesLeft): Finding['facts'] {
  return {
    waits,
    ...(stands === null
      ? {}
      : { standsFile: stands.file, standsLine: stands.line, standsIn: stands.function }),
    ...(proven === null ? {} : { proven }),
  };
}

const unitOrder: readonly Culprit['unit'][] = [
  'goroutines-left/op',
  'heap-kept-B/op',
  'allocs/op',
  'B/op',
  'sec/op',
];

function ruleOf({ unit }: Culprit): RuleId {
  if (unit === 'goroutines-left/op') return 'goroutines-left';
  if (unit === 'heap-kept-B/op') return 'heap-kept';
  return unit === 'sec/op' ? 'time-in-function' : 'allocation-on-line';
}
