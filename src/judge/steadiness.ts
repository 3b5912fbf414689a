// Whether times of this run can be believed at all: what base did against itself, what running second costs, and what
// else went on in the machine. None of it looks at which side is slower.
import type { Evidence } from '../evidence/evidence.js';
import { keyOf } from '../model/benchmark.js';
import type { RecordOf } from '../model/capture.js';
import type { Sample } from '../model/metric.js';
import type { Pair } from '../model/pair.js';
import type { Caveat, Change } from '../model/verdict.js';
import { hodgesLehmann } from '../stats/hodges-lehmann.js';
import { median } from '../stats/median.js';
import { signedRank } from '../stats/signed-rank.js';
import type { Case } from './cases.js';
import { effectsOf, pairRuns } from './pairs.js';
import {
  busyTasks,
  confidence,
  leastForInterval,
  leastGuards,
  leastStolenSeconds,
  loadSettlesMs,
  mostOrderEffect,
  mostOrderPairs,
  normalDeviations,
  mostStolenRounds,
  orderP,
  stolenShare,
  unstableScatter,
} from './procedure.js';

export interface Steadiness {
  /** No time is believed: what would fail is unproven instead. */
  readonly unstable: boolean;
  /** Pairs of base with itself. */
  readonly guards: number;
  /** How many times as much they scatter as pairs of base and head do; null of too few. */
  readonly guardScatter: number | null;
  readonly caveats: readonly Caveat[];
}

/** Of a paired run. */
export function steadinessOf({ base, head }: Pair<Evidence>, cases: readonly Case[]): Steadiness {
  const timed = new Map<string, Pair<Sample>>();
  for (const { candidate, questions } of cases) {
    const samples = questions.find(({ unit }) => unit === 'sec/op')?.samples;
    const id = candidate.sides.base?.id;
    if (id === undefined || samples?.base === undefined || samples.head === undefined) continue;
    timed.set(keyOf(id), { base: samples.base, head: samples.head });
  }
  const guards = base.guards.flatMap(({ key, first, second }) =>
    first > 0 && second > 0 ? [{ key, log: Math.log(second / first) }] : [],
  );
  const guardScatter = scatterOfGuards(guards, timed);
  const varies = guardScatter !== null && guardScatter > unstableScatter;
  const rounds = head.rounds.length > 0 ? head.rounds : base.rounds;
  const kept = rounds.filter(({ discarded, pass }) => !discarded && pass !== 'guard');
  // As when a round is measured (measure/rounds.ts): in a short one a tick of the system's count is a large share.
  const spoilt = kept.filter(
    ({ steal, wallMs }) =>
      (steal ?? 0) > stolenShare && ((steal ?? 0) * wallMs) / 1000 > leastStolenSeconds - 1e-6,
  ).length;
  const repeated = rounds.some(({ discarded, pass }) => discarded && pass !== 'guard');
  const isTaken = kept.length >= leastGuards && spoilt > mostStolenRounds * kept.length;
  const hasMoved = [base, head].some(({ caveats }) =>
    caveats.some(({ code }) => code === 'processor-changed'),
  );
  return {
    unstable: varies || isTaken || hasMoved,
    guards: guards.length,
    guardScatter,
    caveats: [
      ...(varies ? [{ code: 'machine-unstable', facts: { pairs: guards.length } } as const] : []),
      ...(isTaken
        ? [
            {
              code: 'machine-unstable',
              facts: {
                share: stolenShare,
                rounds: spoilt,
                of: kept.length,
                ...(repeated ? { repeated } : {}),
              },
            } as const,
          ]
        : []),
      ...orderEffect(guards, timed),
      ...stolen(rounds),
      ...busy(rounds, head.manifest.options),
    ],
  };
}

interface GuardPair {
  readonly key: string;
  readonly log: number;
}

/**
 * Base must not scatter against itself far more than against head. Benchmarks scatter differently, so each is held
 * against its own pairs. That base differs from itself is what running second costs, which random order takes out of
 * every other pair: it is told and decides nothing.
 */
function scatterOfGuards(
  guards: readonly GuardPair[],
  timed: ReadonlyMap<string, Pair<Sample>>,
): number | null {
  const scatters = new Map<string, number>();
  const scaled = guards.flatMap(({ key, log }) => {
    const samples = timed.get(key);
    if (samples === undefined) return [];
    const scatter = scatters.get(key) ?? scatterOf(effectsOf(pairRuns(samples, 'screen'), 'lower'));
    scatters.set(key, scatter);
    return scatter > 0 ? [Math.abs(log) / scatter] : [];
  });
  return scaled.length < leastGuards ? null : normalDeviations * median(scaled);
}

/** Robust standard deviation of a pair; 0 of too few. */
function scatterOf(effects: readonly number[]): number {
  if (effects.length < leastForInterval) return 0;
  const center = median(effects);
  return normalDeviations * median(effects.map((effect) => Math.abs(effect - center)));
}

/**
 * What running second costs. A pair in which head did, beside one of the same benchmark in which base did: half of
 * their difference is the order's, whatever the benchmark's change is. With them what base cost against itself.
 */
function orderEffect(guards: readonly GuardPair[], timed: ReadonlyMap<string, Pair<Sample>>): Caveat[] {
  const effects = guards.map(({ log }) => log);
  for (const samples of timed.values()) {
    const pairs = pairRuns(samples, 'screen').filter(({ base, head }) => base > 0 && head > 0);
    const logs = (side: 'base' | 'head'): number[] =>
      pairs.filter(({ second }) => second === side).map(({ base, head }) => Math.log(head / base));
    const [heads, bases] = [logs('head'), logs('base')];
    heads.slice(0, bases.length).forEach((log, index) => effects.push((log - (bases[index] ?? log)) / 2));
  }
  if (effects.length < leastGuards) return [];
  const { center } = location(effects);
  if (Math.abs(center) <= Math.log1p(mostOrderEffect)) return [];
  if (signedRank(effects, 'two-sided').p >= orderP) return [];
  return [{ code: 'order-effect', facts: { effect: Math.expm1(center) } }];
}

/** Hodges-Lehmann estimate of evenly spread ones where there are very many. */
function location(values: readonly number[]): { readonly center: number } {
  const step = Math.ceil(values.length / mostOrderPairs);
  return hodgesLehmann(
    values.filter((_, index) => index % step === 0),
    confidence,
  );
}

function stolen(rounds: readonly RecordOf<'round'>[]): Caveat[] {
  const discarded = rounds.filter((round) => round.discarded);
  if (discarded.length === 0) return [];
  const share = discarded.reduce((most, { steal }) => Math.max(most, steal ?? 0), 0);
  return [{ code: 'processor-stolen', facts: { share, rounds: discarded.length } }];
}

/** Tasks beside our own. The system's average reaches back before the first round, to builds of ours. */
function busy(
  rounds: readonly RecordOf<'round'>[],
  { procs, pairs }: Evidence['manifest']['options'],
): Caveat[] {
  const from = rounds.reduce((first, { startedMs }) => Math.min(first, startedMs), Infinity) + loadSettlesMs;
  const loads = rounds.flatMap(({ load, startedMs }) => (load === null || startedMs < from ? [] : [load]));
  if (loads.length === 0) return [];
  const tasks = median(loads) - procs * (pairs === 'together' ? 2 : 1);
  return tasks > busyTasks ? [{ code: 'processor-busy', facts: { tasks } }] : [];
}

/** A time of a run that is not believed: it neither fails nor passes for a change, nor for a proof of none. */
export function disbelieved(change: Change): Change {
  if (change.budget?.mode === 'strict' && change.pairs > 0 && change.outcome === 'within')
    return { ...change, change: 'unproven', outcome: 'unproven' };
  if (change.change !== 'regression' && change.change !== 'improvement' && change.outcome !== 'exceeded') {
    return change;
  }
  const threatens = change.outcome === 'exceeded' || change.change === 'regression';
  const outcome = threatens && change.budget !== null ? 'unproven' : change.outcome;
  return { ...change, change: 'unproven', outcome };
}
