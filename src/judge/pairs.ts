// Base and head processes that ran next to each other, and their differences.
import type { Better } from '../base/units.js';
import type { Interval, Observation, Sample, Stage } from '../model/metric.js';
import type { Pair, Side } from '../model/pair.js';
import { hodgesLehmann } from '../stats/hodges-lehmann.js';
import { median } from '../stats/median.js';
import { signedRank } from '../stats/signed-rank.js';
import { confidence, leastLayouts, logDigits, normalQuantile } from './procedure.js';

export interface PairedRun extends Pair {
  readonly layout: number;
  readonly slot: number;
  /** Which half ran second; null where the capture does not tell. */
  readonly second: Side | null;
}

/** Pairs of stages, in their order and that of their slots; halves without a partner are left out. */
export function pairRuns(samples: Pair<Sample>, ...stages: readonly Stage[]): PairedRun[] {
  return stages.flatMap((stage) => pairsOf(samples, stage));
}

function pairsOf(samples: Pair<Sample>, stage: Stage): PairedRun[] {
  const heads = new Map<number, Observation>();
  for (const run of samples.head.runs) if (run.stage === stage) heads.set(run.slot, run);
  const pairs: PairedRun[] = [];
  for (const run of samples.base.runs) {
    const head = heads.get(run.slot);
    if (run.stage !== stage || head === undefined) continue;
    const second = head.second === true ? 'head' : run.second === true ? 'base' : null;
    pairs.push({ base: run.value, head: head.value, layout: run.layout, slot: run.slot, second });
  }
  return pairs.sort((a, b) => a.slot - b.slot);
}

/** How head differs from base over pairs. Effects are signed so that positive is worse. */
export interface PairedTest {
  /** `log`: effects are ln(head/base), or its negative; `linear`: in the metric's unit, where a value is not positive. */
  readonly scale: 'log' | 'linear';
  /** Pairs, and what of them counts as one observation: themselves or layouts. */
  readonly pairs: number;
  readonly units: number;
  readonly layouts: number;
  /** Effects of the units: what estimate, interval and p are computed from. */
  readonly effects: readonly number[];
  /** Hodges-Lehmann estimate with its interval. */
  readonly effect: Interval;
  /** Exact one-sided signed-rank p that head is worse, and that it is better. */
  readonly pWorse: number;
  readonly pBetter: number;
  /** Median of base over the pairs: what effects are relative to. */
  readonly base: number;
}

/**
 * Null without pairs. From `leastLayouts` on a `layout` is the unit, the median of its pairs: what is shown. Suspicion
 * takes each `pair` for itself. What decides are `drawn-layouts`, however few: a confirming that was cut short has many
 * pairs on its first layouts, which all say the same of where code lies. Only without any draw, on the toolchain's own
 * layout, are pairs all there is.
 */
export function testPairs(
  pairs: readonly PairedRun[],
  better: Better,
  unit: 'drawn-layouts' | 'layout' | 'pair' = 'layout',
): PairedTest | null {
  if (pairs.length === 0) return null;
  const scale = scaleOf(pairs);
  const all = effectsOf(pairs, better);
  const byLayout = new Map<number, number[]>();
  pairs.forEach(({ layout }, index) => {
    const effect = all[index] ?? 0;
    const ofLayout = byLayout.get(layout);
    if (ofLayout === undefined) byLayout.set(layout, [effect]);
    else ofLayout.push(effect);
  });
  const isOwn = byLayout.size === 1 && byLayout.has(0);
  const areLayouts =
    byLayout.size < pairs.length &&
    (unit === 'layout' ? byLayout.size >= leastLayouts : unit === 'drawn-layouts' && !isOwn);
  const effects = areLayouts ? [...byLayout.values()].map(median) : all;
  return {
    scale,
    pairs: pairs.length,
    units: effects.length,
    layouts: byLayout.size,
    effects,
    effect: hodgesLehmann(effects, confidence),
    pWorse: signedRank(effects, 'greater').p,
    pBetter: signedRank(effects, 'less').p,
    base: median(pairs.map(({ base }) => base)),
  };
}

function scaleOf(pairs: readonly PairedRun[]): PairedTest['scale'] {
  return pairs.every(({ base, head }) => base > 0 && head > 0) ? 'log' : 'linear';
}

/** How much worse head is in each pair, on the scale that all of them allow. */
export function effectsOf(pairs: readonly PairedRun[], better: Better): number[] {
  const scale = scaleOf(pairs);
  const sign = better === 'higher' ? -1 : 1;
  return pairs.map(({ base, head }) => {
    const difference =
      scale === 'log' ? Math.round(Math.log(head / base) * logDigits) / logDigits : head - base;
    // `+ 0` keeps -0 out of what is shown.
    return sign * difference + 0;
  });
}

/** The value of head that an effect stands for, against the median of base. */
export function headAt(test: PairedTest, effect: number, better: Better): number {
  const signed = better === 'higher' ? -effect : effect;
  return test.scale === 'log' ? test.base * Math.exp(signed) : test.base + signed;
}

/** True when an effect is at least the relative one, to either side. */
export function isSizeable(test: PairedTest, relative: number): boolean {
  const size = Math.abs(test.effect.center);
  return size > 0 && size >= asEffect(test, relative);
}

/** head / base with its interval; null where there is no ratio. */
export function ratioOf(test: PairedTest, better: Better): Interval | null {
  if (test.scale === 'linear') return null;
  const { center, lo, hi } = test.effect;
  return better === 'higher'
    ? { center: Math.exp(-center), lo: Math.exp(-hi), hi: Math.exp(-lo) }
    : { center: Math.exp(center), lo: Math.exp(lo), hi: Math.exp(hi) };
}

/** A relative change as an effect of the test's scale, positive for `relative` > 0. */
export function asEffect({ scale, base }: PairedTest, relative: number): number {
  return scale === 'log' ? Math.log1p(relative) : relative * Math.abs(base);
}

/**
 * Standard error of the estimate, read off its interval: as robust as that is, so that a burst in one unit does not
 * widen it. Infinite where the interval has no ends.
 */
export function standardError({ effect: { lo, hi } }: PairedTest): number {
  return (hi - lo) / (2 * normalQuantile);
}
