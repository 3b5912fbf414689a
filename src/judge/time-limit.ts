// Absolute limits of times: about head alone.
import type { Interval, Observation, Stage } from '../model/metric.js';
import type { Limit } from '../model/policy.js';
import type { Caveat, Change } from '../model/verdict.js';
import { median, medianInterval } from '../stats/median.js';
import { limitSide } from './budget.js';
import { tooFew, type TimeContext } from './family.js';
import { confidence, leastForInterval, leastLayouts, mostLayoutEffect } from './procedure.js';
import type { TimeCase } from './time-case.js';

/**
 * An absolute limit is about head alone, so it needs no partner. It is broken when the whole interval of
 * head's median is beyond it; in a paired session, where suspects are picked by looking, only confirming
 * data counts for that. What is new on head is never picked, and has its first data only. On fewer than 6 layouts it
 * has to be beyond by more than where code lies can make.
 */
export function judgeLimit(
  of: TimeCase,
  caveats: readonly Caveat[],
  context: TimeContext,
): Partial<Pick<Change, 'outcome' | 'caveats'>> {
  const limit = of.question.rule?.limit;
  if (limit?.kind !== 'limit') return {};
  const confirming = runsOf(of, ['confirm']);
  const isFresh = confirming.length > 0;
  const runs = isFresh ? confirming : runsOf(of);
  const values = unitsOf(runs);
  if (values.length === 0) return { outcome: 'unmeasured' };
  const interval = medianInterval(values, confidence);
  const side = limitSide(limit, interval);
  if (side === 'within') return { outcome: 'within' };
  const layouts = new Set(runs.map(({ layout }) => layout)).size;
  const isPicked = context.paired && of.question.samples.base !== undefined;
  if (side === 'beyond' && (isFresh || !isPicked)) {
    if (layouts >= leastLayouts || isFarBeyond(limit, interval)) return { outcome: 'exceeded' };
    const facts = { have: layouts, need: leastLayouts };
    return { outcome: 'unproven', caveats: [{ code: 'layout-not-randomised', facts }] };
  }
  if (caveats.length > 0) return { outcome: 'unproven', caveats };
  if (values.length < leastForInterval) {
    const facts = { have: values.length, need: leastForInterval };
    return { outcome: 'unproven', caveats: [{ code: 'too-few-pairs', facts }] };
  }
  const isShort = context.shortOf.focus || context.shortOf.confirm;
  const isSettled = side === 'straddling' && (isFresh || !isPicked) && !isShort;
  const why: Caveat = isSettled ? { code: 'limit-straddled', facts: {} } : tooFew(of, context);
  return { outcome: 'unproven', caveats: [why] };
}

/**
 * True for what the pairs so far do not show to be within an absolute limit: asked of the same interval that is
 * judged, so that nothing is left in doubt for want of a second look.
 */
export function suspectsLimit(of: TimeCase): boolean {
  const limit = of.question.rule?.limit;
  if (limit?.kind !== 'limit' || of.screen === null) return false;
  return limitSide(limit, medianInterval(unitsOf(runsOf(of, ['screen', 'focus'])), confidence)) !== 'within';
}

/** No place of code was seen to make so much of a difference. */
function isFarBeyond(limit: Extract<Limit, { kind: 'limit' }>, interval: Interval): boolean {
  const factor = 1 + mostLayoutEffect;
  const value = limit.op === '<=' ? limit.value * factor : limit.value / factor;
  return limitSide({ ...limit, value }, interval) === 'beyond';
}

function runsOf({ question }: TimeCase, stages?: readonly Stage[]): Observation[] {
  const runs = question.samples.head?.runs ?? [];
  return runs.filter(({ stage }) => stages === undefined || stages.includes(stage));
}

/** Values of head, one per layout where there are enough layouts: those of one layout are not independent. */
function unitsOf(runs: readonly Observation[]): number[] {
  const byLayout = new Map<number, number[]>();
  for (const { layout, value } of runs) byLayout.set(layout, [...(byLayout.get(layout) ?? []), value]);
  return byLayout.size >= leastLayouts ? [...byLayout.values()].map(median) : runs.map(({ value }) => value);
}
