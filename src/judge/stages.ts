// What each stage makes of one time metric: what goes on to the next, with how many pairs, and when it is precise
// enough. Nothing here fails anything: that takes the confirming data, which no stage before has seen.
import { median } from '../stats/median.js';
import { signedRank } from '../stats/signed-rank.js';
import { allowance } from './budget.js';
import type { Question } from './change.js';
import { asEffect, effectsOf, pairRuns, standardError, type PairedTest } from './pairs.js';
import {
  burstScatter,
  errorShare,
  keepImprovementP,
  keepRegressionP,
  leastForInterval,
  leastPairsPerLayout,
  mostPairsPerLayout,
  normalDeviations,
  openEffectShare,
  openP,
  openSuspectP,
  plainChange,
  plainErrorShare,
  plannedLayouts,
  suspectEffectShare,
  suspectP,
  usualBudget,
} from './procedure.js';

export type Direction = 'regression' | 'improvement';

/** A time metric with the tests of its stages; null where a stage has no pairs. */
export interface Staged {
  readonly question: Question;
  /** Every pair for itself. */
  readonly screen: PairedTest | null;
  /** The pairs of screen and focus together; null without any of the focus. */
  readonly focus: PairedTest | null;
  /** The same by layouts, as it is shown where nothing was confirmed. */
  readonly seen: PairedTest | null;
  /** By layouts. */
  readonly confirm: PairedTest | null;
}

/**
 * What the screen sends to the focus. No size is asked, because the estimate of twelve pairs scatters too much, and no
 * budget: what is never focused on is no suspect, and of those there should be the same whatever their budgets are.
 */
export function keeps(of: Staged): Direction | null {
  return of.screen === null ? null : keptBy(of.screen, of);
}

/**
 * The same of all pairs so far, asked in the middle of the focus: what is dropped then could not become a suspect by much
 * less than a miracle. It only ever drops, and suspects are tested on other data, so that looking costs no alpha.
 */
export function keepsOn(of: Staged): Direction | null {
  const test = of.focus ?? of.screen;
  return test === null ? null : keptBy(test, of);
}

function keptBy(screen: PairedTest, of: Staged): Direction | null {
  if (!isComparable(of)) return null;
  if (screen.pWorse < keepRegressionP || couldExceed(screen, usual(screen, of.question))) return 'regression';
  if (screen.pBetter < keepImprovementP) return 'improvement';
  return isOpenStrictly(of) ? 'regression' : null;
}

/**
 * What is confirmed, and if it cannot be, is unproven. Without pairs of the focus (the time was too short for them)
 * what the screen keeps stays a suspect, if it is large enough to matter. No budget is asked: all suspects are
 * corrected for together, so a budget on one benchmark would change what is said of another.
 */
export function suspectOf(of: Staged): Direction | null {
  const test = of.focus ?? of.screen;
  if (test === null || !isComparable(of)) return null;
  const limits = of.focus === null ? [keepRegressionP, keepImprovementP] : [suspectP, suspectP];
  const [worse = 0, better = 0] = limits;
  const { center } = test.effect;
  const isLarge = Math.abs(center) > asEffect(test, of.question.judging.minEffect * suspectEffectShare);
  if (isLarge && center > 0 && test.pWorse < worse) return 'regression';
  if (of.focus !== null && looksOpen(test, of.question)) return 'regression';
  return isLarge && center < 0 && test.pBetter < better ? 'improvement' : null;
}

/**
 * A strict budget wants proof that head is inside it: what its interval leaves open has to be looked at again, although
 * nothing looks slower.
 */
export function isOpenStrictly(of: Staged): boolean {
  const { question, screen, focus, seen } = of;
  const test = focus ?? screen;
  if (question.judging.mode !== 'strict' || test === null || !isComparable(of)) return false;
  const allowed = allowance(test, question);
  const hi = Math.max(test.effect.hi, seen?.effect.hi ?? -Infinity);
  return allowed !== null && !(hi <= allowed);
}

/** True of what was not confirmed, where the pairs so far do not rule out that it breaks its budget. */
export function isLeftOpen(of: Staged): boolean {
  const test = of.focus ?? of.screen;
  if (test === null || of.confirm !== null || !isComparable(of)) return false;
  return couldExceed(test, worthwhile(test, of.question));
}

/** True where the pairs do not rule out so large a slowdown. Too few are told as such, for their own sake. */
function couldExceed(test: PairedTest, delta: number): boolean {
  if (test.effects.length < leastForInterval) return false;
  const less = test.effects.map((effect) => effect - delta);
  return signedRank(less, 'less').p > openP;
}

/** Too noisy for a small p, and large enough to break a usual budget. */
function looksOpen(test: PairedTest, question: Question): boolean {
  const delta = usual(test, question);
  return (
    test.effect.center > openEffectShare * delta && test.pWorse < openSuspectP && couldExceed(test, delta)
  );
}

function isComparable({ question }: Staged): boolean {
  return question.better !== 'neither' && question.incomparable.length === 0;
}

/**
 * Pairs on each layout of the confirming, 3 to 8: so many that of the error that `isOpen` allows on twelve layouts the
 * pairs cause half of the variance. Improvements get the least.
 */
export function pairsPerLayout(of: Staged): number {
  const test = of.focus ?? of.screen;
  if (test === null || suspectOf(of) === 'improvement') return leastPairsPerLayout;
  const goal = errorShare * worthwhile(test, of.question);
  // The median of a few normal values has π/2 the variance of their mean.
  const variance = (Math.PI / 2) * pairScatter(of) ** 2;
  const pairs = Math.ceil(variance / ((goal ** 2 * plannedLayouts) / 2));
  return pairs > leastPairsPerLayout ? Math.min(mostPairsPerLayout, pairs) : leastPairsPerLayout;
}

/**
 * True while the confirming data are not precise enough, so that more layouts are worth their time. Asks only how
 * large error and change are, never on which side of a budget the estimate lies: stopping there would be a choice
 * of the result.
 */
export function isOpen({ question, confirm }: Staged): boolean {
  if (confirm === null) return true;
  const { error, goal } = precisionOf(question, confirm);
  return !(error <= goal);
}

/** The standard error of the confirming data, and the one that is precise enough. */
export function precisionOf(
  question: Question,
  confirm: PairedTest,
): { readonly error: number; readonly goal: number } {
  const delta = worthwhile(confirm, question);
  const size = Math.abs(confirm.effect.center);
  const goal = size > plainChange * delta ? size * plainErrorShare : delta * errorShare;
  // The error of the estimate forgives what the mean's does not; the test forgives neither.
  return { error: Math.max(standardError(confirm), meanError(confirm.effects)), goal };
}

/** A burst of noise fell into the focus: decided without looking at signs, so that it favours no side. */
export function isDisturbed({ question }: Staged): boolean {
  const [screen, focus] = (['screen', 'focus'] as const).map((stage) => scatterOf(effects(question, stage)));
  return screen !== undefined && focus !== undefined && screen > 0 && focus > burstScatter * screen;
}

function meanError(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

/** The effect that matters: the budget, never below the smallest effect worth telling. */
function worthwhile(test: PairedTest, question: Question): number {
  const least = asEffect(test, question.judging.minEffect);
  const allowed = allowance(test, question);
  return Math.max(least, allowed !== null && allowed < Infinity ? allowed : asEffect(test, usualBudget));
}

/** The same for whoever has no budget of its own. */
function usual(test: PairedTest, { judging }: Question): number {
  return Math.max(asEffect(test, judging.minEffect), asEffect(test, usualBudget));
}

/** Robust standard deviation of pairs on one layout, from neighbours there; of all pairs where those are too few. */
function pairScatter({ question }: Staged): number {
  const { base, head } = question.samples;
  if (base === undefined || head === undefined) return 0;
  const pairs = pairRuns({ base, head }, 'screen', 'focus');
  const before = new Map<number, number>();
  const all = effectsOf(pairs, question.better);
  const steps = pairs.flatMap(({ layout }, index) => {
    const effect = all[index] ?? 0;
    const earlier = before.get(layout);
    before.set(layout, effect);
    return earlier === undefined ? [] : [Math.abs(effect - earlier) / Math.SQRT2];
  });
  return steps.length >= leastForInterval ? normalDeviations * median(steps) : scatterOf(all);
}

function effects({ samples: { base, head }, better }: Question, stage: 'screen' | 'focus'): number[] {
  if (base === undefined || head === undefined) return [];
  return effectsOf(pairRuns({ base, head }, stage), better);
}

/** Median absolute deviation as a standard deviation; 0 of too few. */
function scatterOf(values: readonly number[]): number {
  if (values.length < leastForInterval) return 0;
  const center = median(values);
  return normalDeviations * median(values.map((value) => Math.abs(value - center)));
}
