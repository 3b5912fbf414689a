// What to tell about places: lines that allocate, functions that take longer, benchmarks that broke.
import { by } from '../base/order.js';
import type { FilePosition } from '../base/errors.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import type { Side } from '../model/pair.js';
import type { OnDoubt, Policy } from '../model/policy.js';
import type { BenchmarkResult, Change, Culprit, Finding, RuleId } from '../model/verdict.js';
import { wasFine, type BrokenPackage, type Candidate } from './benchmarks.js';

/** No numbers in it: the finding of a re-run has the same key. */
function key(rule: RuleId, ...parts: readonly string[]): string {
  return [rule, ...parts].join(' ');
}

/** One finding for each broken budget, at the benchmark. */
export function budgetFindings({ id, definition, changes }: BenchmarkResult): Finding[] {
  return changes
    .filter(({ outcome }) => outcome === 'exceeded')
    .map((change) => ({
      rule: 'budget-exceeded',
      key: key('budget-exceeded', keyOf(id), change.metric.unit),
      level: 'error',
      benchmark: id,
      at: definition,
      facts: {
        unit: change.metric.unit,
        ...(change.summary.base === undefined ? {} : { base: change.summary.base.center }),
        ...(change.summary.head === undefined ? {} : { head: change.summary.head.center }),
        budget: change.budget?.written ?? '',
      },
    }));
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
        ...(others > 0 ? { others } : {}),
      },
    };
  });
}

const unitOrder: readonly Culprit['unit'][] = ['allocs/op', 'B/op', 'sec/op'];

function ruleOf({ unit }: Culprit): RuleId {
  return unit === 'sec/op' ? 'time-in-function' : 'allocation-on-line';
}

const levels: Readonly<Record<OnDoubt, Finding['level']>> = { fail: 'error', warn: 'warning', pass: 'note' };

/** A benchmark that does not run to its end. What is broken on base already is nobody's fault here. */
export function brokenFinding(candidate: Candidate, at: FilePosition | null, policy: Policy): Finding[] {
  const { id, broken } = candidate;
  if (broken === null) return [];
  const { side, trouble } = broken;
  const { ending, message, cutOff, at: stopped = null } = trouble;
  return [
    {
      rule: 'benchmark-broken',
      key: key('benchmark-broken', keyOf(id), side),
      level: side === 'head' && wasFine(candidate) ? levels[policy.onFailed] : 'note',
      benchmark: id,
      at: stopped ?? at,
      facts: {
        ...{ side, ending, message },
        ...(stopped === null ? {} : { stopped: true }),
        ...(cutOff === undefined ? {} : { cutOffBy: cutOff.by, cutOffMs: cutOff.ms }),
      },
    },
  ];
}

/** The same for packages as a whole; one finding where both sides break, with what head says. */
export function brokenPackageFindings(packages: readonly BrokenPackage[], policy: Policy): Finding[] {
  const broken = new Map<string, Omit<BrokenPackage, 'side'> & { readonly side: Side | 'both' }>();
  for (const of of packages) {
    const other = broken.get(of.pkg);
    const { message } = of.side === 'head' || other === undefined ? of : other;
    broken.set(of.pkg, { pkg: of.pkg, side: other === undefined ? of.side : 'both', message });
  }
  return [...broken.values()].map(({ pkg, side, message }) => ({
    rule: 'benchmark-broken',
    key: key('benchmark-broken', pkg, side),
    level: side === 'head' ? levels[policy.onFailed] : 'note',
    benchmark: null,
    at: null,
    facts: { side, pkg, ending: 'failed', message },
  }));
}
