// What the team allows: budgets and how doubts count. Made by config/, read by judge/.
import type { Better } from '../base/units.js';
import type { ProfileBudget } from './profile-budget.js';

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

export const budgetModes = ['estimate', 'proven', 'strict'] as const;
/**
 * Who bears the burden of proof about a relative or growth budget of a time. `estimate`: fails when a change is
 * proven and its estimate is beyond the budget. `proven`: fails only when it is proven that the change is beyond the
 * budget. `strict`: passes only when it is proven that it is not; what is neither is unproven.
 */
export type BudgetMode = (typeof budgetModes)[number];

/** How times of a benchmark are judged. */
export interface Judging {
  readonly mode: BudgetMode;
  /** Smallest relative change of a time that is called a change. */
  readonly minEffect: number;
  /** A suspect that the confirming data could not settle. */
  readonly onUnproven: OnDoubt;
}

/** Judging of some benchmarks. For each part of it the last rule that fits and sets it wins. */
export interface JudgingRule extends Partial<Judging> {
  readonly pkg: string;
  readonly benchmark: string;
}

/** A rule of the configuration that is about some benchmarks only, whatever it says of them. */
export interface RuleScope {
  /** As problems of the configuration name it: `rules[2]`. */
  readonly rule: string;
  readonly pkg: string;
  readonly benchmark: string;
}

export interface Policy {
  readonly budgets: readonly BudgetRule[];
  /** On what profiles say of functions; later ones win (config/profile-budget.ts). */
  readonly profile: readonly ProfileBudget[];
  /** In the order of the file. */
  readonly scopes: readonly RuleScope[];
  /** How much slower all benchmarks together may get (geometric mean), 0.02 for +2 %; null: told, never failed. */
  readonly suite: { readonly max: number; readonly written: string } | null;
  /** For all benchmarks; `exceptions` for some (config/judging-for.ts). */
  readonly judging: Judging;
  readonly exceptions: readonly JudgingRule[];
  /** Directions of custom units. */
  readonly units: ReadonlyMap<string, Better>;
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
}
