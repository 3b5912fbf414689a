// Durations and what is computed from them: they scatter, so they are told apart by randomised adjacent pairs,
// and a change is only called one on pairs that were measured after it was suspected.
import type { Stage } from '../model/metric.js';
import type { Caveat, Change } from '../model/verdict.js';
import { holm } from '../stats/holm.js';
import { median, medianInterval } from '../stats/median.js';
import { isBeyond, limitSide, type ActiveRule } from './budget.js';
import { blankChange, summaries, valuesOf, type Question } from './change.js';
import { judgeStored, type Spreading } from './stored.js';
import { headAt, isSizeable, pairRuns, ratioOf, testPairs, type PairedTest } from './pairs.js';
import {
  confidence,
  leastForInterval,
  leastLayouts,
  screenEffectShare,
  screenImprovementP,
  screenRegressionP,
} from './procedure.js';

export type Direction = 'regression' | 'improvement';

/** What the screen makes of a metric: a reason to look again, never a verdict. */
export function isSuspect(screen: PairedTest, minEffect: number): Direction | null {
  if (!isSizeable(screen, minEffect * screenEffectShare)) return null;
  if (screen.effect.center > 0) return screen.pWorse < screenRegressionP ? 'regression' : null;
  return screen.pBetter < screenImprovementP ? 'improvement' : null;
}

/** A time metric with its tests, before the family is known. */
export interface TimeCase {
  readonly question: Question;
  readonly screen: PairedTest | null;
  readonly confirm: PairedTest | null;
  readonly suspect: Direction | null;
  /** The case whose test decides: another one's for what only mirrors it. */
  readonly testedAs?: TimeCase;
  /** Base is a stored baseline: how much such times vary. */
  readonly spreading?: Spreading;
}

/** `paired`: both captures come from one session, so that slots mean pairs. */
export function timeCase(question: Question, paired: boolean, minEffect: number): TimeCase {
  const { base, head } = question.samples;
  if (!paired || base === undefined || head === undefined) {
    return { question, screen: null, confirm: null, suspect: null };
  }
  const test = (stage: Stage): PairedTest | null =>
    testPairs(pairRuns({ base, head }, stage), question.better);
  const screen = test('screen');
  const directed = question.better !== 'neither' && question.incomparable.length === 0;
  const suspect = directed && screen !== null ? isSuspect(screen, minEffect) : null;
  return { question, screen, confirm: test('confirm'), suspect };
}

/** `B/s` is `sec/op` turned over: read off its own values, with the doubt and the p of the one that is tested. */
export function mirrorOf(of: TimeCase, time: TimeCase): TimeCase {
  return { ...of, suspect: of.question.better === 'neither' ? null : time.suspect, testedAs: time };
}

/** True for a screen that points beyond an absolute limit, which is worth confirming as well. */
export function suspectsLimit({ question, screen }: TimeCase): boolean {
  const limit = question.rule?.limit;
  if (limit?.kind !== 'limit' || screen === null) return false;
  const head = headAt(screen, screen.effect.center, question.better);
  return isBeyond(limit, { base: screen.base, head }, 'neither');
}

/**
 * Holm-adjusted p of every suspect with confirming pairs, by case; both directions are one family. The
 * suspects are chosen on other data than they are tested on, so each is one one-sided hypothesis.
 */
export function confirmedPs(cases: readonly TimeCase[]): Map<TimeCase, number> {
  const family: TimeCase[] = [];
  const ps: number[] = [];
  for (const of of cases) {
    if (of.suspect === null || of.confirm === null) continue;
    family.push(of);
    ps.push(of.suspect === 'regression' ? of.confirm.pWorse : of.confirm.pBetter);
  }
  const adjusted = holm(ps);
  return new Map(family.map((of, index) => [of, adjusted[index] ?? 1]));
}

export interface TimeContext {
  readonly alpha: number;
  readonly minEffect: number;
  /** Suspects with confirming pairs in the whole run. */
  readonly family: number;
  readonly paired: boolean;
  /** The time budget ended before all suspects were confirmed. */
  readonly cutShort: boolean;
}

/** Judges one time metric; `p` is its Holm-adjusted p, or null when it was not confirmed. */
export function judgeTime(of: TimeCase, p: number | null, context: TimeContext): Change {
  const { question, screen, confirm } = of;
  const test = confirm ?? screen;
  const stage: Stage | undefined = confirm !== null ? 'confirm' : screen !== null ? 'screen' : undefined;
  const shown: Change = {
    ...blankChange(question),
    summary: summaries((side) => valuesOf(question.samples[side], stage)),
    ratio: test === null ? null : ratioOf(test, question.better),
    p: p ?? (screen === null ? null : Math.min(1, 2 * Math.min(screen.pWorse, screen.pBetter))),
    pairs: test?.pairs ?? 0,
    stage: stage ?? null,
    ...judgeDifference(of, p, context),
  };
  return question.rule?.limit.kind === 'limit'
    ? { ...shown, ...judgeLimit(of, shown.caveats, context) }
    : shown;
}

type Judged = Pick<Change, 'change' | 'outcome' | 'caveats'> & Partial<Pick<Change, 'ratio'>>;

/** The difference between the sides: what relative and growth budgets are about. */
function judgeDifference(of: TimeCase, p: number | null, context: TimeContext): Judged {
  const { question, suspect, screen, confirm } = of;
  const { rule, better } = question;
  const test = confirm ?? screen;
  const across = acrossRuns(of, context);
  if (across !== null) return across;
  if (test === null || better === 'neither' || question.incomparable.length > 0) {
    // A metric that is new on head has nothing to be worse than.
    const asked = rule !== null && question.samples.base !== undefined;
    return { change: 'none', outcome: asked ? 'unmeasured' : 'within', caveats: whyUnmeasured(of, context) };
  }
  // An end of an interval that the data do not give is beyond whatever a budget allows.
  const beyond = (by: PairedTest, effect: number): boolean =>
    rule !== null &&
    (effect === Infinity ||
      isBeyond(rule.limit, { base: by.base, head: headAt(by, effect, better) }, better));
  const missable = (): Caveat[] =>
    rule !== null && rule.limit.kind !== 'limit' && beyond(test, test.effect.hi)
      ? [wideInterval(of, test, rule)]
      : [];
  if (suspect === null) {
    // Too few pairs to raise a suspicion with: what was not seen was not looked for either.
    const blind = test.units < leastForInterval && rule !== null && rule.limit.kind !== 'limit';
    return blind
      ? {
          change: 'unproven',
          outcome: 'unproven',
          caveats: [tooFewOf(test.units, leastForInterval, context)],
        }
      : { change: 'none', outcome: 'within', caveats: missable() };
  }

  const reachable = confirm !== null && confirm.units >= leastUnits(context);
  if (confirm === null || p === null || !reachable) {
    // Nothing to prove it with: then the whole interval has to be inside the budget, of fresh data where there is
    // enough for an interval, because the screen's was picked for looking bad.
    const fresh = confirm !== null && confirm.units >= leastForInterval;
    const doubt = fresh
      ? beyond(confirm, confirm.effect.hi)
      : beyond(test, test.effect.hi) || (screen !== null && beyond(screen, screen.effect.hi));
    if (fresh && !doubt) return { change: 'none', outcome: 'within', caveats: [] };
    return {
      change: 'unproven',
      outcome: doubt ? 'unproven' : 'within',
      // A speed-up that there was no time to confirm threatens nothing, and needs no warning.
      caveats: doubt || suspect === 'regression' ? [tooFew(confirm, context)] : [],
    };
  }
  const caveats: Caveat[] =
    confirm.layouts < leastLayouts
      ? [{ code: 'layout-not-randomised', facts: { have: confirm.layouts, need: leastLayouts } }]
      : [];
  const sameWay = confirm.effect.center > 0 === (suspect === 'regression');
  const isWorse = beyond(confirm, confirm.effect.center);
  if (p <= context.alpha && sameWay && isSizeable(confirm, context.minEffect)) {
    return { change: suspect, outcome: isWorse ? 'exceeded' : 'within', caveats };
  }
  return isWorse
    ? { change: 'unproven', outcome: 'unproven', caveats }
    : { change: 'none', outcome: 'within', caveats: [...caveats, ...missable()] };
}

/** The judgement against a stored baseline; null where that is not what base is, or cannot be. */
function acrossRuns({ question, spreading }: TimeCase, context: TimeContext): Judged | null {
  const { base, head } = question.samples;
  if (spreading === undefined || 'unknown' in spreading || base === undefined || head === undefined)
    return null;
  const { rule, better, incomparable } = question;
  if (better === 'neither' || incomparable.length > 0) return null;
  // The spread is one of medians over whole recordings, which the median of a few values is not.
  const have = Math.min(base.runs.length, head.runs.length);
  if (have < leastForInterval) {
    const outcome = rule === null ? 'within' : 'unmeasured';
    return { change: 'none', outcome, caveats: [tooFewOf(have, leastForInterval, context)] };
  }
  return judgeStored({ base, head }, question, spreading.spread);
}

/** No change is seen, but the interval leaves room for one that the budget forbids. */
function wideInterval({ question }: TimeCase, test: PairedTest, { written }: ActiveRule): Caveat {
  const { unit, better } = question;
  const { hi } = test.effect;
  const reach =
    test.scale === 'log'
      ? { hi: headAt(test, hi, better) / test.base }
      : { amount: better === 'higher' ? -hi : hi };
  return { code: 'wide-interval', facts: { unit, ...reach, budget: written } };
}

function whyUnmeasured({ question, spreading }: TimeCase, context: TimeContext): readonly Caveat[] {
  const { samples, better, rule, unit } = question;
  if (samples.base === undefined) return [];
  if (question.incomparable.length > 0) return question.incomparable;
  if (samples.head === undefined) return [];
  if (spreading !== undefined && 'unknown' in spreading) return [spreading.unknown];
  if (!context.paired && spreading === undefined) return [{ code: 'not-paired', facts: {} }];
  if (better === 'neither') return rule === null ? [] : [{ code: 'unit-direction-unknown', facts: { unit } }];
  return [tooFewOf(0, 1, context)];
}

/** Units that a confirm needs for a p of alpha and for an interval with both ends. */
function leastUnits({ alpha, family }: TimeContext): number {
  return Math.max(leastForInterval, Math.ceil(Math.log2(Math.max(1, family) / alpha)));
}

function tooFew(confirm: PairedTest | null, context: TimeContext): Caveat {
  return tooFewOf(confirm?.units ?? 0, leastUnits(context), context);
}

function tooFewOf(have: number, need: number, { cutShort }: TimeContext): Caveat {
  return { code: cutShort ? 'time-budget-spent' : 'too-few-pairs', facts: { have, need } };
}

/**
 * An absolute limit is about head alone, so it needs no partner. It is broken when the whole interval of
 * head's median is beyond it; in a paired session, where suspects are picked by looking, only confirming
 * data counts for that. What is new on head is never picked, and has its first data only.
 */
function judgeLimit(of: TimeCase, caveats: readonly Caveat[], context: TimeContext): Partial<Judged> {
  const limit = of.question.rule?.limit;
  if (limit?.kind !== 'limit') return {};
  const fresh = valuesOf(of.question.samples.head, 'confirm').length > 0;
  const values = headUnits(of, fresh ? 'confirm' : undefined);
  if (values.length === 0) return { outcome: 'unmeasured' };
  const side = limitSide(limit, medianInterval(values, confidence));
  if (side === 'within') return { outcome: 'within' };
  const picked = context.paired && of.question.samples.base !== undefined;
  if (side === 'beyond' && (fresh || !picked)) return { outcome: 'exceeded' };
  const few: Caveat =
    values.length < leastForInterval
      ? { code: 'too-few-pairs', facts: { have: values.length, need: leastForInterval } }
      : tooFew(of.confirm, context);
  const settled = side === 'straddling' && values.length >= leastForInterval;
  return { outcome: 'unproven', caveats: settled || caveats.length > 0 ? caveats : [few] };
}

/** Values of head, one per layout where there are enough layouts: those of one layout are not independent. */
function headUnits({ question }: TimeCase, stage: Stage | undefined): number[] {
  const byLayout = new Map<number, number[]>();
  const all: number[] = [];
  for (const run of question.samples.head?.runs ?? []) {
    if (stage !== undefined && run.stage !== stage) continue;
    all.push(run.value);
    byLayout.set(run.layout, [...(byLayout.get(run.layout) ?? []), run.value]);
  }
  return byLayout.size >= leastLayouts ? [...byLayout.values()].map(median) : all;
}

/** True for the unit whose Change is read off another one's: `B/s` beside `sec/op`. */
export function isMirror(unit: string, units: readonly string[]): boolean {
  return unit === 'B/s' && units.includes('sec/op');
}
