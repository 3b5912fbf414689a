// What the team allows: budgets and how doubts count. Made by config/, read by judge/.
import type { Better } from '../base/units.js';

/**
 * `relative` 0.05: at most 5 % worse than base. `growth` 2: at most 2 base units worse than base (`+0` is
 * `growth` 0). `limit`: an absolute bound on head, whatever base was. `none`: not judged.
 */
export type Limit =
  | { readonly kind: 'relative'; readonly max: number }
  | { readonly kind: 'growth'; readonly max: number }
  | { readonly kind: 'limit'; readonly op: '<=' | '>='; readonly value: number }
  | { readonly kind: 'none' };

/** One line of the budgets. Later ones win. What the patterns mean is in config/budget-for.ts. */
export interface BudgetRule {
  readonly pkg: string;
  readonly benchmark: string;
  readonly unit: string;
  readonly limit: Limit;
  /** As the user wrote it, for the report: `+5%`. */
  readonly written: string;
}

export type OnDoubt = 'pass' | 'warn' | 'fail';

export interface Policy {
  readonly budgets: readonly BudgetRule[];
  /** Directions of custom units. */
  readonly units: ReadonlyMap<string, Better>;
  /** A suspect that the confirming data could not settle. */
  readonly onUnproven: OnDoubt;
  /** A benchmark that runs on base and panics, exits, hangs or fails on head. */
  readonly onFailed: OnDoubt;
  /** A metric with a budget that could not be measured on both sides. */
  readonly onUnmeasured: OnDoubt;
  /** A stored baseline was looked for, and there is none. */
  readonly onMissingBaseline: OnDoubt;
  /** Judge relative budgets although the benchmark itself or its data changed. */
  readonly judgeChangedBenchmarks: boolean;
  /** Chance of one false time alarm in a whole run (Holm over what is confirmed). */
  readonly alpha: number;
  /** Smallest relative change of a time that is called a change. */
  readonly minEffect: number;
}
