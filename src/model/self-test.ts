// What a self-test found: whether the gate stays silent where nothing changed, and fires where something did.
import type { BenchmarkId } from './benchmark.js';
import type { Interval, Stage } from './metric.js';
import type { Outcome } from './verdict.js';

/** Benchmarks that are left out of the injection, and why. */
export const leftReasons = [
  'no-loop',
  'several-loops',
  'parallel',
  'stops-timer',
  'too-fast',
  'too-slow',
  'unsteady',
  'shared-loop',
  'not-looked-at',
  'not-drawn',
] as const;
export type LeftReason = (typeof leftReasons)[number];

/** What the gate says of the time of one benchmark. */
export interface Seen {
  readonly ratio: Interval | null;
  readonly p: number | null;
  readonly pairs: number;
  readonly stage: Stage | null;
  /** `unmeasured`: it broke, or time ran out before its first pair. */
  readonly change: 'regression' | 'improvement' | 'none' | 'unproven' | 'unmeasured';
  /** What the gate makes of it under its budget. */
  readonly outcome: Outcome;
}

export interface Injection {
  readonly id: BenchmarkId;
  /** Aimed at and, by the calibration, injected: 0.05 for +5 %. */
  readonly aim: number;
  readonly injected: number;
  readonly secondsPerOperation: number;
  /** Robust standard deviation of its values in the look before, relative. */
  readonly spread: number;
}

export interface Found extends Injection {
  readonly seen: Seen;
}

/** Something that the gate said of code that did not change. */
export interface Alarm {
  /** Null: all benchmarks together. */
  readonly id: BenchmarkId | null;
  readonly unit: string;
  readonly seen: Seen;
}

export interface SelfTest {
  readonly outcome: 'passed' | 'failed' | 'undecided';
  readonly quiet: Quiet & { readonly elapsedMs: number };
  /** Relative slow-downs that were to be injected, the most important first. */
  readonly aims: readonly number[];
  readonly injected: readonly Found[];
  readonly injectedMs: number;
  readonly left: readonly { readonly reason: LeftReason; readonly benchmarks: readonly string[] }[];
  readonly seed: number;
}

/** What the gate says of code that did not change. */
export interface Quiet {
  /** Benchmarks with pairs. */
  readonly measured: number;
  readonly alarms: readonly Alarm[];
  readonly unproven: number;
}

/** The budget of whatever gets a slow-down. */
export const injectedBudget = 0.05;

/** Larger than the budget by so much, the gate must fail it; at the budget half of them are beyond. */
export function mustBreak({ aim }: Pick<Injection, 'aim'>): boolean {
  return aim >= 2 * injectedBudget;
}

/** A slow-down well over the budget is found when the gate would have failed; one of its size when it is proven. */
export function isCaught(of: Found): boolean {
  return mustBreak(of) ? of.seen.outcome === 'exceeded' : of.seen.change === 'regression';
}

/** How many of the slow-downs of one size were found, and how many have to be. */
export interface Score {
  readonly aim: number;
  readonly breaks: boolean;
  readonly found: number;
  readonly tried: number;
  readonly needed: number;
}

/** All of what must break the budget; of those at the budget, which noise hides at times, half. */
export function scoresOf(aims: readonly number[], injected: readonly Found[]): Score[] {
  return aims.map((aim) => {
    const here = injected.filter((of) => of.aim === aim);
    const breaks = mustBreak({ aim });
    const tried = here.length;
    return {
      aim,
      breaks,
      found: here.filter(isCaught).length,
      tried,
      needed: breaks ? tried : Math.ceil(tried / 2),
    };
  });
}

/** Undecided: nothing was wrong, but nothing was timed, or nothing slowed down. */
export function outcomeOf(
  { measured, alarms }: Quiet,
  aims: readonly number[],
  injected: readonly Found[],
): SelfTest['outcome'] {
  const misses = scoresOf(aims, injected).some(({ found, needed }) => found < needed);
  if (alarms.length > 0 || misses) return 'failed';
  return measured === 0 || injected.length === 0 ? 'undecided' : 'passed';
}
