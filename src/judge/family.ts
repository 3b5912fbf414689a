// Families of tests: suspects of a run are corrected for together, and in it is what a proof takes.
import type { Caveat } from '../model/verdict.js';
import { holm } from '../stats/holm.js';
import { signedRank } from '../stats/signed-rank.js';
import { allowance } from './budget.js';
import { moreTime, type Costs, type MoreTime } from './more-time.js';
import { leastForInterval } from './procedure.js';
import { families, type Family, type TimeCase } from './time-case.js';

/** Holm-adjusted p of one suspect, each of one-sided tests of fresh data. */
export interface Proof {
  /** That there is a change in the suspected direction. */
  readonly change: number;
  /** That it is larger than the budget, where the mode asks for that proof; else as `change`. */
  readonly budget: number;
}

/**
 * Proofs of every suspect with confirming pairs, by case. Suspects are chosen on other data than they are tested on,
 * so each is one one-sided hypothesis. Slowdowns are one family, which is what `alpha` is promised for. What only
 * mirrors another case has its p, but may have a budget of its own to be proven broken.
 */
export function proofsOf(cases: readonly TimeCase[]): Map<TimeCase, Proof> {
  const proofs = new Map<TimeCase, Proof>();
  for (const family of families) {
    const all = cases.filter((of) => of.suspect !== null && of.family === family && of.confirm !== null);
    const tested = all.filter(({ testedAs }) => testedAs === undefined);
    const changes = adjusted(tested, pOf);
    const budgets = adjusted(
      all.filter((of) => of.testedAs === undefined || asksForProof(of)),
      (of) => (of.suspect === 'regression' && asksForProof(of) ? pBeyondBudget(of) : pOf(of)),
    );
    for (const of of all) {
      const change = changes.get(of.testedAs ?? of);
      if (change !== undefined) proofs.set(of, { change, budget: budgets.get(of) ?? change });
    }
  }
  return proofs;
}

function adjusted(cases: readonly TimeCase[], pOfCase: (of: TimeCase) => number): Map<TimeCase, number> {
  const ps = holm(cases.map(pOfCase));
  return new Map(cases.map((of, index) => [of, ps[index] ?? 1]));
}

function pOf({ confirm, suspect }: TimeCase): number {
  return (suspect === 'regression' ? confirm?.pWorse : confirm?.pBetter) ?? 1;
}

function asksForProof({ question: { rule, judging } }: TimeCase): boolean {
  return judging.mode !== 'estimate' && rule !== null && rule.limit.kind !== 'limit';
}

/** One-sided p of no more than the budget: the same test, of effects that start where the budget ends. */
function pBeyondBudget({ question, confirm }: TimeCase): number {
  if (confirm === null) return 1;
  const allowed = allowance(confirm, question);
  if (allowed === null || !Number.isFinite(allowed)) return 1;
  return signedRank(
    confirm.effects.map((effect) => effect - allowed),
    'greater',
  ).p;
}

export type RunEnd = 'complete' | 'time-budget' | 'interrupted' | 'cut';

export interface TimeContext {
  readonly alpha: number;
  /** Suspects with confirming pairs in the whole run. */
  readonly sizes: ReadonlyMap<Family, number>;
  readonly paired: boolean;
  /** How measuring ended; `cut`: the capture does not say. */
  readonly ended: RunEnd;
  /** Time ran out for a second look at this benchmark, and for confirming it as it should be. */
  readonly shortOf: Readonly<Record<'focus' | 'confirm', boolean>>;
  /** What more of it would cost; left out where the captures do not tell. */
  readonly costs?: Costs;
}

/** How many hypotheses each family of such proofs has. */
export function sizesOf(proofs: ReadonlyMap<TimeCase, Proof>): TimeContext['sizes'] {
  const sizes = new Map<Family, number>();
  for (const { family, testedAs } of proofs.keys())
    if (testedAs === undefined) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  return sizes;
}

/** Units that a confirm needs for a p of alpha and for an interval with both ends. */
export function leastUnits({ family }: TimeCase, { alpha, sizes }: TimeContext): number {
  const tests = Math.max(1, sizes.get(family) ?? 0);
  return Math.max(leastForInterval, Math.ceil(Math.log2(tests / alpha)));
}

/** Why there is not enough of a confirming, or none. */
export function tooFew(of: TimeCase, context: TimeContext): Caveat {
  const { shortOf, ended, costs } = context;
  const need = leastUnits(of, context);
  const isShort = shortOf.confirm || (of.confirm === null && shortOf.focus);
  // That time ran out for others is no reason.
  const why = isShort ? 'time-budget' : ended === 'time-budget' ? 'complete' : ended;
  const caveat = tooFewOf(of.confirm?.units ?? 0, need, why);
  // More time mends only what time cut short.
  const more = isShort && costs !== undefined ? moreTime(of, need, costs) : null;
  return more === null
    ? caveat
    : { ...caveat, facts: { ...caveat.facts, minutes: more.minutes, ...sureness(more) } };
}

/** Facts are plain values. */
function sureness({ unsure }: MoreTime): Caveat['facts'] {
  return unsure === undefined ? {} : { unsure };
}

/** What time left open of a confirming that has enough for a proof, and is not precise; nothing where time would not help. */
export function stillOpen(of: TimeCase, context: TimeContext): Caveat[] {
  if (!context.shortOf.confirm || context.costs === undefined) return [];
  const more = moreTime(of, leastUnits(of, context), context.costs);
  return more === null
    ? []
    : [
        {
          code: 'time-budget-spent',
          facts: { have: more.have, need: more.need, minutes: more.minutes, ...sureness(more) },
        },
      ];
}

export function tooFewOf(have: number, need: number, ended: RunEnd): Caveat {
  if (ended === 'interrupted' || ended === 'cut')
    return { code: 'capture-incomplete', facts: { reason: ended } };
  return { code: ended === 'complete' ? 'too-few-pairs' : 'time-budget-spent', facts: { have, need } };
}
