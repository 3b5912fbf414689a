// Durations and what is computed from them: they scatter, so they are told apart by randomised adjacent pairs,
// and a change is only called one on pairs that were measured after it was suspected.
import type { Stage } from '../model/metric.js';
import type { Caveat, Change } from '../model/verdict.js';
import { isBeyond } from './budget.js';
import { blankChange, summaries, valuesOf, type Question } from './change.js';
import { leastUnits, stillOpen, tooFew, tooFewOf, type Proof, type TimeContext } from './family.js';
import { asEffect, headAt, isSizeable, ratioOf, standardError, type PairedTest } from './pairs.js';
import { leastForInterval, leastLayouts, mostLayoutEffect, smallestErrors } from './procedure.js';
import { isLeftOpen, type Direction } from './stages.js';
import { burstCaveats } from './bursts.js';
import { judgeStored } from './stored.js';
import type { TimeCase } from './time-case.js';
import { judgeLimit } from './time-limit.js';

/** Judges one time metric; `proof` is its part in the family, or null when it was not confirmed. */
export function judgeTime(of: TimeCase, proof: Proof | null, context: TimeContext): Change {
  const { question, screen, confirm } = of;
  const test = shownOf(of);
  const stages = stagesShown(of);
  const shown: Change = {
    ...blankChange(question),
    summary: summaries((side) => stages.flatMap((stage) => valuesOf(question.samples[side], stage))),
    ratio: test === null ? null : ratioOf(test, question.better),
    p: proof?.change ?? (test === null ? null : twoSided(test)),
    pairs: test?.pairs ?? 0,
    layouts: test?.layouts ?? 0,
    stage: confirm !== null ? 'confirm' : of.focus !== null ? 'focus' : screen !== null ? 'screen' : null,
    smallest: test === null ? null : smallestOf(test),
    ...judgeDifference(of, test, proof, context),
  };
  const limited =
    question.rule?.limit.kind === 'limit' ? { ...shown, ...judgeLimit(of, shown.caveats, context) } : shown;
  const judged = excused(limited, question);
  const bursts = question.unit === 'sec/op' && test !== null ? burstCaveats(question.samples) : [];
  return bursts.length === 0 ? judged : { ...judged, caveats: [...judged.caveats, ...bursts] };
}

/** Where no function differs, a difference of time is not the code's: data lie elsewhere. */
function excused(change: Change, { sameFunctions }: Question): Change {
  const isSilent = change.change === 'none' && change.outcome === 'within';
  if (sameFunctions !== true || isSilent || change.outcome === 'unmeasured') return change;
  return {
    ...change,
    outcome: 'within',
    caveats: [{ code: 'same-functions', facts: {} }, ...change.caveats],
  };
}

/** What people are shown: of what is confirmed nothing that was seen before, because suspects were picked by that. */
function shownOf({ screen, seen, confirm }: TimeCase): PairedTest | null {
  return confirm ?? seen ?? screen;
}

/** Undefined stands for whatever there is: no stage has pairs. */
function stagesShown({ screen, focus, confirm }: TimeCase): readonly (Stage | undefined)[] {
  if (confirm !== null) return ['confirm'];
  if (focus !== null) return ['screen', 'focus'];
  return [screen === null ? undefined : 'screen'];
}

function twoSided({ pWorse, pBetter }: PairedTest): number {
  return Math.min(1, 2 * Math.min(pWorse, pBetter));
}

/** The smallest relative change that would have been seen; null where the data do not say, or nothing is relative. */
export function smallestOf(test: PairedTest): number | null {
  const size = smallestErrors * standardError(test);
  const share = test.scale === 'log' ? Math.expm1(size) : size / Math.abs(test.base);
  return Number.isFinite(share) ? share : null;
}

export type Judged = Pick<Change, 'change' | 'outcome' | 'caveats'> & Partial<Pick<Change, 'ratio'>>;

/** The difference between the sides: what relative and growth budgets are about. */
function judgeDifference(
  of: TimeCase,
  test: PairedTest | null,
  proof: Proof | null,
  context: TimeContext,
): Judged {
  const { question, suspect, confirm } = of;
  const { rule, better } = question;
  const across = acrossRuns(of, context);
  if (across !== null) return across;
  if (test === null || better === 'neither' || question.incomparable.length > 0) {
    // A metric that is new on head has nothing to be worse than.
    const asked = rule !== null && question.samples.base !== undefined;
    return { change: 'none', outcome: asked ? 'unmeasured' : 'within', caveats: whyUnmeasured(of, context) };
  }
  if (suspect === null) {
    if (rule === null || rule.limit.kind === 'limit') return nothingSeen;
    // Too few pairs to raise a suspicion with: what was not seen was not looked for either.
    if (test.units < leastForInterval) return unproven(tooFewOf(test.units, leastForInterval, context.ended));
    // It was worth more looks than there was time for.
    const isShort = context.shortOf.focus || context.ended === 'interrupted' || context.ended === 'cut';
    return isShort && isLeftOpen(of) ? unproven(tooFew(of, context)) : nothingSeen;
  }
  const isReachable = confirm !== null && confirm.units >= leastUnits(of, context);
  if (confirm === null || proof === null || !isReachable) {
    // Nothing to prove it with: then the whole interval has to be inside the budget.
    const isFresh = confirm !== null && confirm.units >= leastForInterval;
    const isDoubtful = isBeyondBudget(test, test.effect.hi, question);
    if (isFresh && !isDoubtful) return nothingSeen;
    if (isDoubtful) return unproven(tooFew(of, context));
    // A speed-up that there was no time to confirm threatens nothing, and needs no warning.
    const caveats = suspect === 'regression' ? [tooFew(of, context)] : [];
    return { change: 'unproven', outcome: 'within', caveats };
  }
  const judged = confirmed(question, suspect, confirm, proof, context);
  return judged.outcome === 'unproven'
    ? { ...judged, caveats: [...judged.caveats, ...stillOpen(of, context)] }
    : judged;
}

const nothingSeen: Judged = { change: 'none', outcome: 'within', caveats: [] };

function unproven(...caveats: readonly Caveat[]): Judged {
  return { change: 'unproven', outcome: 'unproven', caveats };
}

/**
 * An end of an interval that the data do not give is beyond whatever a budget allows. What is too small to be called a
 * change breaks no budget of changes, unless the budget asks for proof of the contrary.
 */
function isBeyondBudget(test: PairedTest, effect: number, { rule, better, judging }: Question): boolean {
  if (rule === null) return false;
  if (effect === Infinity) return true;
  const isSmall = judging.mode !== 'strict' && effect < asEffect(test, judging.minEffect);
  if (isSmall && rule.limit.kind !== 'limit') return false;
  return isBeyond(rule.limit, { base: test.base, head: headAt(test, effect, better) }, better);
}

/** A suspect with as many fresh data as a proof takes. */
function confirmed(
  question: Question,
  suspect: Direction,
  confirm: PairedTest,
  proof: Proof,
  { alpha }: TimeContext,
): Judged {
  const { mode, minEffect } = question.judging;
  const caveats: Caveat[] =
    confirm.layouts < leastLayouts
      ? [{ code: 'layout-not-randomised', facts: { have: confirm.layouts, need: leastLayouts } }]
      : [];
  const isWorse = isBeyondBudget(confirm, confirm.effect.center, question);
  const mayBeWorse = isBeyondBudget(confirm, confirm.effect.hi, question);
  const isStrict = mode === 'strict' && question.rule?.limit.kind !== 'limit';
  // Where code lies may make as much of a difference, and on one layout nothing tells that apart.
  const isCode = confirm.layouts >= leastLayouts || confirm.effect.lo > asEffect(confirm, mostLayoutEffect);
  const isSameWay = confirm.effect.center > 0 === (suspect === 'regression');
  if (proof.change <= alpha && isSameWay && isSizeable(confirm, minEffect)) {
    const isExceeded = isWorse && isCode && (mode === 'estimate' || proof.budget <= alpha);
    const isDoubtful = isWorse || (isStrict && mayBeWorse);
    return {
      change: suspect,
      outcome: isExceeded ? 'exceeded' : isDoubtful ? 'unproven' : 'within',
      caveats,
    };
  }
  // What looked slower and may be is no pass; what looked faster has to look slower now.
  return isWorse || (mayBeWorse && (isStrict || suspect === 'regression'))
    ? unproven(...caveats)
    : { change: 'none', outcome: 'within', caveats };
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
    return { change: 'none', outcome, caveats: [tooFewOf(have, leastForInterval, context.ended)] };
  }
  return judgeStored({ base, head }, question, spreading.spread);
}

function whyUnmeasured({ question, spreading }: TimeCase, context: TimeContext): readonly Caveat[] {
  const { samples, better, rule, unit } = question;
  if (samples.base === undefined) return [];
  if (question.incomparable.length > 0) return question.incomparable;
  if (samples.head === undefined) return [];
  if (spreading !== undefined && 'unknown' in spreading) return [spreading.unknown];
  if (!context.paired && spreading === undefined) return [{ code: 'not-paired', facts: {} }];
  if (better === 'neither') return rule === null ? [] : [{ code: 'unit-direction-unknown', facts: { unit } }];
  return [tooFewOf(0, 1, context.ended)];
}

/** True for the unit whose Change is read off another one's: `B/s` beside `sec/op`. */
export function isMirror(unit: string, units: readonly string[]): boolean {
  return unit === 'B/s' && units.includes('sec/op');
}
