// Budgets on what profiles say of functions: what a package may allocate, or what part of the time is garbage collection.
import type { Limit } from './policy.js';

/** Sample types of Go's profiles that a budget can be about: what its amounts per operation are in, and whose profile it is. */
export const budgetedTypes = {
  alloc_space: { unit: 'B/op', kind: 'heap' },
  alloc_objects: { unit: 'allocs/op', kind: 'heap' },
  cpu: { unit: 'sec/op', kind: 'cpu' },
} as const;
export type BudgetedType = keyof typeof budgetedTypes;

/** One line of `profile:`. Of those with the same name that fit a benchmark the last wins. */
export interface ProfileBudget {
  readonly pkg: string;
  readonly benchmark: string;
  /** As it is written: `alloc_space:encoding/json.*`. */
  readonly name: string;
  readonly type: BudgetedType;
  /** Over function names with their package (config/glob.ts). */
  readonly functions: string;
  /** Of a part of the whole profile, 0.05 for 5 %; else of amounts per operation. */
  readonly isShare: boolean;
  readonly limit: Limit;
  readonly written: string;
}

/** What its metric is called: `alloc_space:encoding/json.*`, and of a part `cpu-share:runtime.gc*`. */
export function metricOf({
  type,
  functions,
  isShare,
}: Pick<ProfileBudget, 'type' | 'functions' | 'isShare'>): string {
  return `${type}${isShare ? '-share' : ''}:${functions}`;
}

type Unit = (typeof budgetedTypes)[BudgetedType]['unit'];

/** What the values of such a metric are in; null for any other metric. */
export function profileUnit(metric: string): Unit | 'share' | null {
  return metric.startsWith(`${sampleTypeOf(metric) ?? ''}-share:`) ? 'share' : profiledAs(metric);
}

/** The unit of Go's benchmarks whose profile shows such a metric; null for any other metric. */
export function profiledAs(metric: string): Unit | null {
  const type = sampleTypeOf(metric);
  return type === null ? null : budgetedTypes[type].unit;
}

/** Is of a budget on processor time, whose samples are a matter of chance. */
export function isSampledBudget(metric: string): boolean {
  return sampleTypeOf(metric) === 'cpu';
}

function sampleTypeOf(metric: string): BudgetedType | null {
  const [, type = ''] = /^([a-z_]+)(?:-share)?:/.exec(metric) ?? [];
  return Object.hasOwn(budgetedTypes, type) ? (type as BudgetedType) : null;
}
