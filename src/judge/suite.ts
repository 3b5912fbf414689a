// All times of a run together. Noise of single benchmarks averages out, so that +1 % everywhere is seen where no
// benchmark alone would show it.
import type { Policy } from '../model/policy.js';
import type { Caveat, Finding, Outcome, SuiteLine } from '../model/verdict.js';
import { hodgesLehmann } from '../stats/hodges-lehmann.js';
import { median } from '../stats/median.js';
import { signedRank } from '../stats/signed-rank.js';
import type { Case } from './cases.js';
import { pairRuns } from './pairs.js';
import { confidence, leastForInterval, leastSuiteEffect, suspectP } from './procedure.js';

export interface SuiteJudgement {
  /** Null where there is nothing to say: no pairs, or too few layouts for an interval. */
  readonly line: SuiteLine | null;
  readonly outcome: Outcome;
  readonly caveats: readonly Caveat[];
}

const silent: SuiteJudgement = { line: null, outcome: 'within', caveats: [] };

/** A budget for all together, and nothing that could answer it: `reason` is `not-paired`, `few-layouts` or `not-proven`. */
function unanswered(line: SuiteLine | null, outcome: Outcome, facts: Caveat['facts']): SuiteJudgement {
  return { line, outcome, caveats: [{ code: 'suite-unjudged', facts }] };
}

/** Without pairs: only asked for where a budget was set for all together. */
export function unpairedSuite({ suite }: Policy): SuiteJudgement {
  return suite === null ? silent : unanswered(null, 'unmeasured', { reason: 'not-paired' });
}

/**
 * A round of the screen is the mean of ln(head / base) over the benchmarks that ran in it as pairs, and the unit is a
 * layout, the median of its rounds: code that moved shifts all benchmarks of a layout at once. Nobody picked anything by
 * these data before, and it is one hypothesis with an alpha of its own. Left out is what cannot be put down to code:
 * benchmarks that changed themselves, and packages whose functions are the same.
 */
export function judgeSuite(cases: readonly Case[], { alpha, suite, judging }: Policy): SuiteJudgement {
  const { benchmarks, rounds, units } = unitsOf(cases);
  // Of a single one its own line says all.
  if (benchmarks === 0 || (benchmarks === 1 && suite === null)) return silent;
  // So many that all agree are a two-sided p of alpha.
  const need = Math.max(leastForInterval, Math.ceil(Math.log2(2 / alpha)));
  const few = { reason: 'few-layouts', have: units.length, need };
  if (units.length < leastForInterval) return suite === null ? silent : unanswered(null, 'unproven', few);
  const { center, lo, hi } = hodgesLehmann(units, confidence);
  const { p } = signedRank(units, 'two-sided');
  const isBeyond = (log: number): boolean =>
    suite !== null && Math.expm1(log) > suite.max + 1e-9 * (1 + suite.max);
  const isChange = p <= alpha && Math.abs(center) >= Math.log1p(leastSuiteEffect);
  const isFew = units.length < need && isBeyond(hi);
  const isExceeded = !isFew && p <= alpha && isBeyond(center) && isProven(units, { alpha, suite, judging });
  // As of a single one: what looks beyond the budget by more than noise does is no pass for want of a proof.
  const isSuspect = isBeyond(center) && p / 2 < suspectP;
  const isOpen = !isExceeded && (isFew || isSuspect || (judging.mode === 'strict' && isBeyond(hi)));
  const outcome = isExceeded ? 'exceeded' : isOpen ? 'unproven' : 'within';
  const line: SuiteLine = {
    ratio: { center: Math.exp(center), lo: Math.exp(lo), hi: Math.exp(hi) },
    p,
    benchmarks,
    rounds,
    layouts: units.length,
    change: !isChange ? 'none' : center > 0 ? 'regression' : 'improvement',
    budget: suite?.written ?? null,
    outcome,
  };
  if (isOpen) return unanswered(line, outcome, isFew ? few : { reason: 'not-proven' });
  return { line, outcome, caveats: [] };
}

/** True unless the mode asks for proof that it is more than the budget, and there is none: one-sided, with the same alpha. */
function isProven(
  units: readonly number[],
  { alpha, suite, judging }: Pick<Policy, 'alpha' | 'suite' | 'judging'>,
): boolean {
  if (judging.mode === 'estimate' || suite === null) return true;
  const allowed = Math.log1p(suite.max);
  return (
    signedRank(
      units.map((unit) => unit - allowed),
      'greater',
    ).p <= alpha
  );
}

interface Units {
  readonly benchmarks: number;
  readonly rounds: number;
  /** Logarithms, one for each layout. */
  readonly units: readonly number[];
}

function unitsOf(cases: readonly Case[]): Units {
  const rounds = new Map<number, { layout: number; sum: number; count: number }>();
  let benchmarks = 0;
  for (const of of cases) {
    const logs = logsOf(of);
    if (logs.length > 0) benchmarks++;
    for (const { slot, layout, log } of logs) {
      // A package that could not be linked runs in its own layout: of the others' is the round.
      const round = rounds.get(slot) ?? { layout: 0, sum: 0, count: 0 };
      rounds.set(slot, {
        layout: Math.max(round.layout, layout),
        sum: round.sum + log,
        count: round.count + 1,
      });
    }
  }
  const byLayout = new Map<number, number[]>();
  let used = 0;
  for (const { layout, sum, count } of rounds.values()) {
    // A mean over less than half of the benchmarks is one of others.
    if (2 * count < benchmarks) continue;
    byLayout.set(layout, [...(byLayout.get(layout) ?? []), sum / count]);
    used++;
  }
  return { benchmarks, rounds: used, units: [...byLayout.values()].map(median) };
}

interface PairLog {
  readonly slot: number;
  readonly layout: number;
  readonly log: number;
}

function logsOf({ candidate, questions }: Case): PairLog[] {
  const question = questions.find(({ unit }) => unit === 'sec/op');
  if (question === undefined || candidate.status !== 'measured' || candidate.broken !== null) return [];
  const { samples, better, incomparable, sameFunctions } = question;
  const { base, head } = samples;
  const hasChanged = candidate.caveats.some(
    ({ code }) => code === 'benchmark-source-changed' || code === 'benchmark-data-changed',
  );
  if (base === undefined || head === undefined || better !== 'lower') return [];
  if (incomparable.length > 0 || hasChanged || sameFunctions === true) return [];
  return pairRuns({ base, head }, 'screen').flatMap((pair) =>
    pair.base > 0 && pair.head > 0
      ? [{ slot: pair.slot, layout: pair.layout, log: Math.log(pair.head / pair.base) }]
      : [],
  );
}

/** Nowhere in particular: it is about all benchmarks. */
export function suiteFindings(line: SuiteLine | null): Finding[] {
  if (line?.outcome !== 'exceeded') return [];
  return [
    {
      rule: 'budget-exceeded',
      key: 'budget-exceeded suite sec/op',
      level: 'error',
      benchmark: null,
      at: null,
      facts: {
        unit: 'sec/op',
        ratio: line.ratio.center,
        benchmarks: line.benchmarks,
        budget: line.budget ?? '',
      },
    },
  ];
}
