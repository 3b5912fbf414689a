import { describe, expect, it } from '@jest/globals';
import { activeRule } from '../../src/judge/budget.js';
import type { Question } from '../../src/judge/change.js';
import { isDisturbed, isOpen, keeps, keepsOn, pairsPerLayout, suspectOf } from '../../src/judge/stages.js';
import { timeCase, type TimeCase } from '../../src/judge/time-case.js';
import type { Observation, Stage } from '../../src/model/metric.js';
import type { Judging, Limit } from '../../src/model/policy.js';
import { growth, judging, relative, repeated, rule } from './scene.js';

interface Scene extends Partial<Record<Stage, readonly number[]>> {
  readonly limit?: Limit;
  readonly judging?: Judging;
  readonly better?: Question['better'];
  /** Layouts of each stage, which its pairs take in turns. */
  readonly layouts?: number;
}

/** A time whose pairs have these ln(head/base), base being 1 µs. */
function timed(scene: Scene): TimeCase {
  const { limit = relative(0.05), better = 'lower', layouts = 12 } = scene;
  const runs = (of: (d: number) => number): Observation[] =>
    (['screen', 'focus', 'confirm'] as const).flatMap((stage) =>
      (scene[stage] ?? []).map((d, slot) => ({ value: of(d), slot, stage, layout: 1 + (slot % layouts) })),
    );
  const metric = { unit: 'sec/op', better };
  return timeCase(
    {
      unit: 'sec/op',
      better,
      samples: {
        base: { metric, runs: runs(() => 1e-6) },
        head: { metric, runs: runs((d) => 1e-6 * Math.exp(d)) },
      },
      rule: activeRule(rule('sec/op', limit)),
      judging: scene.judging ?? judging,
      incomparable: [],
    },
    true,
  );
}

/** So many differences with a given number below zero, all of one size class. */
const mixed = (count: number, negative: number, size = 0.02): number[] =>
  Array.from({ length: count }, (_, i) => (i < negative ? -size : size) * (1 + i / 1000));
const alternating = (center: number, scatter: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => center + (Math.floor(i / 12) % 2 === 0 ? scatter : -scatter));

describe('the screen', () => {
  it('keeps slowdowns below p .30 and speed-ups below .10, of whatever size', () => {
    for (let negative = 0; negative <= 12; negative++) {
      for (const size of [0.00001, 0.02]) {
        const of = timed({ screen: mixed(12, negative, size) });
        const { pWorse = 1, pBetter = 1 } = of.screen ?? {};
        expect(keeps(of)).toBe(pWorse < 0.3 ? 'regression' : pBetter < 0.1 ? 'improvement' : null);
      }
    }
    const kept = Array.from({ length: 13 }, (_, negative) => keeps(timed({ screen: mixed(12, negative) })));
    expect(kept.map((of) => of?.[0] ?? '-').join('')).toBe('rrrrrrrr---ii');
  });

  it('is asked again of all pairs in the middle of the focus, and then never drops a suspect', () => {
    const noisy = mixed(12, 6, 0.08);
    const half = (center: number, scatter: number) =>
      timed({ screen: noisy, focus: mixed(14, 7, scatter).map((d) => d + center) });
    expect(keeps(timed({ screen: noisy }))).toBe('regression');
    expect(keepsOn(timed({ screen: noisy }))).toBe('regression');
    expect(keepsOn(half(-0.002, 0.01))).toBeNull();
    expect(keepsOn(half(0.05, 0.01))).toBe('regression');
    for (let negative = 0; negative <= 26; negative++) {
      const all = mixed(26, negative);
      const of = timed({ screen: all.slice(0, 12), focus: all.slice(12) });
      if (suspectOf(of) !== null) expect(keepsOn(of)).toBe(suspectOf(of));
    }
  });

  it('keeps nothing that has no direction or no pairs', () => {
    expect(keeps(timed({ screen: repeated(0.5, 12), better: 'neither' }))).toBeNull();
    expect(keeps(timed({}))).toBeNull();
    expect(keeps(timed({ screen: [0.5] }))).toBeNull();
  });
});

describe('a suspect', () => {
  it('is what all pairs of screen and focus point to, each for itself', () => {
    const of = timed({ screen: repeated(0.02, 12), focus: repeated(0.02, 28) });
    expect(of.focus).toMatchObject({ pairs: 40, units: 40 });
    expect(of.suspect).toBe('regression');
    expect(timed({ screen: repeated(-0.02, 12), focus: repeated(-0.02, 28) }).suspect).toBe('improvement');
    // The screen pointed to it; twice as many pairs do not.
    expect(timed({ screen: repeated(0.02, 12), focus: mixed(28, 20) }).suspect).toBeNull();
  });

  it('is larger than half of the smallest effect', () => {
    const of = (size: number, minEffect: number) =>
      timed({
        screen: repeated(size, 12),
        focus: repeated(size, 28),
        judging: { ...judging, minEffect },
      }).suspect;
    expect(of(0.004, 0.01)).toBeNull();
    expect(of(0.006, 0.01)).toBe('regression');
    expect(of(0.006, 0.02)).toBeNull();
  });

  it('remains one without a focus as loosely as the screen keeps it', () => {
    const screen = [0.05, -0.03, 0.04, -0.02, 0.06, -0.04, 0.03, -0.01, 0.02, -0.05, 0.055, 0.01];
    const loose = timed({ screen });
    expect(loose.screen?.pWorse).toBeGreaterThan(0.05);
    expect(suspectOf(loose)).toBe('regression');
    expect(suspectOf(timed({ screen: screen.map((d) => d / 10) }))).toBeNull();
  });
});

describe('pairs on each layout', () => {
  const of = (scatter: number, scene: Scene = {}): number =>
    pairsPerLayout(
      timed({ screen: alternating(0.03, scatter, 12), focus: alternating(0.03, scatter, 28), ...scene }),
    );

  it('are 3 to 8, more for more scatter and a smaller budget', () => {
    expect([0, 0.01, 0.02, 0.025, 0.03, 0.5].map((scatter) => of(scatter))).toEqual([3, 3, 5, 8, 8, 8]);
    expect(of(0.02, { limit: relative(0.1) })).toBe(3);
    expect(of(0.02, { limit: growth(1e-8) })).toBe(8);
  });

  it('do not grow with what only the layouts differ by', () => {
    const layouts = Array.from({ length: 28 }, (_, i) => 0.03 + 0.1 * Math.sin(i % 12));
    expect(pairsPerLayout(timed({ screen: layouts.slice(0, 12), focus: layouts }))).toBe(3);
  });

  it('are the least for improvements', () => {
    expect(of(0.05, { screen: repeated(-0.3, 12), focus: alternating(-0.3, 0.05, 28) })).toBe(3);
  });
});

describe('the confirming', () => {
  const even = (center: number, scatter: number, count = 12): number[] =>
    Array.from({ length: count }, (_, i) => center + scatter * ((2 * i) / (count - 1) - 1));

  it('is open until its error is a fifth of the budget, wherever the estimate lies', () => {
    for (const center of [-0.1, 0, 0.03, 0.05, 0.0501, 0.1]) {
      expect(isOpen(timed({ confirm: even(center, 0.02) }))).toBe(false);
      expect(isOpen(timed({ confirm: even(center, 0.08) }))).toBe(true);
      expect(isOpen(timed({ confirm: even(center, 0.08), limit: relative(0.3) }))).toBe(false);
    }
  });

  it('asks for less precision of what is plain', () => {
    expect(isOpen(timed({ confirm: even(1, 0.15) }))).toBe(false);
    expect(isOpen(timed({ confirm: even(1, 0.3) }))).toBe(true);
  });

  it('is open without data, and with too few for an interval', () => {
    expect(isOpen(timed({ screen: repeated(0.1, 12) }))).toBe(true);
    expect(isOpen(timed({ confirm: repeated(0.1, 5) }))).toBe(true);
    expect(isOpen(timed({ confirm: repeated(0.1, 6) }))).toBe(false);
  });
});

describe('a disturbed focus', () => {
  it('scatters more than three times as the screen does, however its pairs are signed', () => {
    const screen = alternating(0, 0.01, 12).map((d, i) => (i % 2 === 0 ? d : -d));
    const wider = (factor: number) => timed({ screen, focus: [...screen, ...screen].map((d) => factor * d) });
    expect([1, 2.9, 3.1, -3.1].map((factor) => isDisturbed(wider(factor)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
