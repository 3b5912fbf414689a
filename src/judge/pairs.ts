// Base and head processes that ran next to each other, and their differences.
import type { Better } from '../base/units.js';
import type { Interval, Sample, Stage } from '../model/metric.js';
import type { Pair } from '../model/pair.js';
import { hodgesLehmann } from '../stats/hodges-lehmann.js';
import { median } from '../stats/median.js';
import { signedRank } from '../stats/signed-rank.js';
import { confidence, leastLayouts, logDigits } from './procedure.js';

export interface PairedRun extends Pair {
  readonly layout: number;
}

/** Pairs of one stage in the order of their slots; halves without a partner are left out. */
export function pairRuns(samples: Pair<Sample>, stage: Stage): PairedRun[] {
  const heads = new Map<number, number>();
  for (const run of samples.head.runs) if (run.stage === stage) heads.set(run.slot, run.value);
  const pairs: (PairedRun & { slot: number })[] = [];
  for (const run of samples.base.runs) {
    const head = heads.get(run.slot);
    if (run.stage !== stage || head === undefined) continue;
    pairs.push({ base: run.value, head, layout: run.layout, slot: run.slot });
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
  /** Hodges-Lehmann estimate with its interval. */
  readonly effect: Interval;
  /** Exact one-sided signed-rank p that head is worse, and that it is better. */
  readonly pWorse: number;
  readonly pBetter: number;
  /** Median of base over the pairs: what effects are relative to. */
  readonly base: number;
}

/** Null without pairs. */
export function testPairs(pairs: readonly PairedRun[], better: Better): PairedTest | null {
  if (pairs.length === 0) return null;
  const scale = pairs.every(({ base, head }) => base > 0 && head > 0) ? 'log' : 'linear';
  const sign = better === 'higher' ? -1 : 1;
  const byLayout = new Map<number, number[]>();
  const all: number[] = [];
  for (const { base, head, layout } of pairs) {
    const difference =
      scale === 'log' ? Math.round(Math.log(head / base) * logDigits) / logDigits : head - base;
    // `+ 0` keeps -0 out of what is shown.
    const effect = sign * difference + 0;
    all.push(effect);
    const ofLayout = byLayout.get(layout);
    if (ofLayout === undefined) byLayout.set(layout, [effect]);
    else ofLayout.push(effect);
  }
  const units = byLayout.size >= leastLayouts ? [...byLayout.values()].map(median) : all;
  return {
    scale,
    pairs: pairs.length,
    units: units.length,
    layouts: byLayout.size,
    effect: hodgesLehmann(units, confidence),
    pWorse: signedRank(units, 'greater').p,
    pBetter: signedRank(units, 'less').p,
    base: median(pairs.map(({ base }) => base)),
  };
}

/** The value of head that an effect stands for, against the median of base. */
export function headAt(test: PairedTest, effect: number, better: Better): number {
  const signed = better === 'higher' ? -effect : effect;
  return test.scale === 'log' ? test.base * Math.exp(signed) : test.base + signed;
}

/** True when an effect is at least the relative one, to either side. */
export function isSizeable(test: PairedTest, relative: number): boolean {
  const size = Math.abs(test.effect.center);
  return size > 0 && size >= (test.scale === 'log' ? Math.log1p(relative) : relative * Math.abs(test.base));
}

/** head / base with its interval; null where there is no ratio. */
export function ratioOf(test: PairedTest, better: Better): Interval | null {
  if (test.scale === 'linear') return null;
  const { center, lo, hi } = test.effect;
  return better === 'higher'
    ? { center: Math.exp(-center), lo: Math.exp(-hi), hi: Math.exp(-lo) }
    : { center: Math.exp(center), lo: Math.exp(lo), hi: Math.exp(hi) };
}
