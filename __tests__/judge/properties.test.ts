// What holds for all captures. Seeds are fixed, so that a failure repeats.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom, type Random } from '../../src/base/random.js';
import { activeRule } from '../../src/judge/budget.js';
import { testPairs, type PairedRun } from '../../src/judge/pairs.js';
import { proofsOf, sizesOf } from '../../src/judge/family.js';
import { judgeTime } from '../../src/judge/time.js';
import { timeCase } from '../../src/judge/time-case.js';
import type { Capture } from '../../src/model/capture.js';
import type { Observation, Sample, Stage } from '../../src/model/metric.js';
import { outcomes, type Outcome } from '../../src/model/verdict.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import {
  atMost,
  changeOf,
  countCaptures,
  growth,
  look,
  judging,
  policyOf,
  relative,
  repeated,
  rule,
  scattered,
  timeCaptures,
  verdictOf,
} from './scene.js';

const runs = { seed: 20260102, numRuns: 60 };
const worseThan = (a: Outcome, b: Outcome): boolean => outcomes.indexOf(a) > outcomes.indexOf(b);
const pairs = fc.array(
  fc.record({
    base: fc.double({ min: 1, max: 1000, noNaN: true }),
    head: fc.double({ min: 1, max: 1000, noNaN: true }),
    layout: fc.nat(8),
    slot: fc.nat(99),
    second: fc.constant(null),
  }),
  { minLength: 1, maxLength: 24 },
);
const counts = fc.array(fc.nat(9), { minLength: 1, maxLength: 14 });

describe('a paired test', () => {
  const swap = (of: readonly PairedRun[]): PairedRun[] =>
    of.map(({ base, head, ...rest }) => ({ base: head, head: base, ...rest }));

  it('mirrors when the sides are swapped, and when the direction is', () => {
    fc.assert(
      fc.property(pairs, (of) => {
        const straight = testPairs(of, 'lower');
        for (const mirrored of [testPairs(swap(of), 'lower'), testPairs(of, 'higher')]) {
          expect(mirrored?.pWorse).toBeCloseTo(straight?.pBetter ?? NaN, 9);
          expect(mirrored?.effect.center).toBeCloseTo(-(straight?.effect.center ?? NaN), 9);
          if (Number.isFinite(straight?.effect.lo)) {
            expect(mirrored?.effect.hi).toBeCloseTo(-(straight?.effect.lo ?? NaN), 9);
          }
        }
      }),
      runs,
    );
  });

  it('does not depend on the unit', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: -9, max: 9 }), (of, exponent) => {
        const scaled = of.map((pair) => ({
          ...pair,
          base: pair.base * 10 ** exponent,
          head: pair.head * 10 ** exponent,
        }));
        const [one, other] = [testPairs(of, 'lower'), testPairs(scaled, 'lower')];
        expect(other?.pWorse).toBe(one?.pWorse);
        expect(other?.effect.center).toBeCloseTo(one?.effect.center ?? NaN, 9);
      }),
      runs,
    );
  });
});

describe('a verdict', () => {
  it('mirrors on exact counts when the sides are swapped', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), (base, head) => {
        const change = (a: number, b: number) =>
          changeOf(verdictOf(...countCaptures('allocs/op', repeated(a, 3), repeated(b, 3))), 'allocs/op')
            .change;
        const mirror = {
          regression: 'improvement',
          improvement: 'regression',
          none: 'none',
          unproven: 'unproven',
        };
        expect(change(head, base)).toBe(mirror[change(base, head)]);
      }),
      runs,
    );
  });

  it('mirrors on confirmed times when the sides are swapped', () => {
    const [base, head] = timeCaptures({ ratio: 1.3, seed: 5 });
    const [back] = [verdictOf(head, base)];
    expect(changeOf(verdictOf(base, head), 'sec/op').change).toBe('regression');
    expect(changeOf(back, 'sec/op').change).toBe('improvement');
  });

  it('does not depend on the order of the benchmarks', () => {
    const names = ['BenchmarkC', 'BenchmarkA', 'BenchmarkB/x', 'BenchmarkB'];
    const random = seededRandom(3);
    const values = new Map(
      names.map((name) => [name, { base: scattered(1000, 12, random), head: scattered(1200, 12, random) }]),
    );
    const build = (side: 'base' | 'head', order: readonly string[]): Capture => {
      const builder = new CaptureBuilder(side).package();
      for (const name of order) {
        const ns = values.get(name)?.[side] ?? [];
        builder
          .runs(name, { 'ns/op': ns, 'allocs/op': repeated(side === 'base' ? 3 : 4, 12) })
          .runs(name, { 'ns/op': ns }, 'confirm', 12);
      }
      return builder.build();
    };
    const expected = verdictOf(build('base', names), build('head', names));
    for (let i = 0; i < 5; i++) {
      expect(verdictOf(build('base', random.shuffle(names)), build('head', random.shuffle(names)))).toEqual(
        expected,
      );
    }
  });

  it('is never better for one budget more', () => {
    const limits = [relative(0), relative(0.05), relative(0.5), growth(0), growth(2), atMost(3), atMost(6)];
    fc.assert(
      fc.property(counts, counts, fc.constantFrom(...limits), (base, head, limit) => {
        const captures = countCaptures('allocs/op', base, head);
        const without = verdictOf(...captures, policyOf({ budgets: [] }));
        const withOne = verdictOf(...captures, policyOf({ budgets: [rule('allocs/op', limit)] }));
        expect(worseThan(without.outcome, withOne.outcome)).toBe(false);
        expect(changeOf(without, 'allocs/op').outcome).toBe('within');
      }),
      runs,
    );
  });

  it('is never worse for a wider budget', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.double({ min: 0.9, max: 1.3, noNaN: true }), (seed, ratio) => {
        const captures = timeCaptures({ ratio, seed });
        const outcome = (max: number): Outcome =>
          verdictOf(...captures, policyOf({ budgets: [rule('sec/op', relative(max))] })).outcome;
        expect(worseThan(outcome(0.2), outcome(0.05))).toBe(false);
      }),
      { ...runs, numRuns: 30 },
    );
  });

  it('never fails for a single outlier, however large', () => {
    fc.assert(
      fc.property(
        fc.nat(35),
        fc.constantFrom('ns/op', 'allocs/op'),
        fc.integer({ min: 2, max: 1000 }),
        (slot, unit, factor) => {
          const build = (side: 'base' | 'head'): Capture => {
            const of = (length: number): number[] =>
              repeated(1000, length).map((value, index) =>
                side === 'head' && index === slot % length ? value * factor : value,
              );
            return new CaptureBuilder(side)
              .package()
              .runs(look, { [unit]: of(12) })
              .runs(look, { [unit]: of(36) }, 'confirm', 12)
              .build();
          };
          expect(verdictOf(build('base'), build('head')).outcome).not.toBe('exceeded');
        },
      ),
      runs,
    );
  });

  it('leaves no time within a budget whose interval has no end', () => {
    const limits = [relative(0), relative(0.05), relative(0.5), relative(5), growth(1e-9), growth(1)];
    fc.assert(
      fc.property(
        fc.record({
          ratio: fc.double({ min: 0.5, max: 3, noNaN: true }),
          seed: fc.nat(999),
          screenPairs: fc.integer({ min: 1, max: 8 }),
          confirmPairs: fc.nat(8),
          layouts: fc.integer({ min: 1, max: 8 }),
          unit: fc.constantFrom('ns/op', 'MB/s'),
        }),
        fc.constantFrom(...limits),
        fc.constantFrom(0.01, 0.2),
        (scene, limit, alpha) => {
          const unit = scene.unit === 'MB/s' ? 'B/s' : 'sec/op';
          const policy = policyOf({ budgets: [rule(unit, limit)], alpha });
          const { ratio, outcome, caveats } = changeOf(verdictOf(...timeCaptures(scene), policy), unit);
          const isOpen = unit === 'B/s' ? ratio?.lo === 0 : ratio?.hi === Infinity;
          if (!isOpen) return;
          expect(outcome).not.toBe('within');
          expect(caveats).not.toEqual([]);
        },
      ),
      { ...runs, numRuns: 300 },
    );
  });

  it('alarms no more than it promises when nothing changed', () => {
    // 400 runs of 10 benchmarks at alpha .05 for the whole run, any change of 1 % counted: 20 alarms expected at most.
    const alpha = 0.05;
    let alarms = 0;
    for (let seed = 0; seed < 400; seed++) {
      const random = seededRandom(1000 + seed);
      const sample = (): Sample => ({
        metric: { unit: 'sec/op', better: 'lower' },
        runs: observations(random),
      });
      const cases = Array.from({ length: 10 }, () => {
        const samples = { base: sample(), head: sample() };
        const budget = activeRule(rule('sec/op', relative(0)));
        return timeCase(
          { unit: 'sec/op', better: 'lower', samples, rule: budget, judging, incomparable: [] },
          true,
        );
      });
      const proofs = proofsOf(cases);
      const context = {
        alpha,
        sizes: sizesOf(proofs),
        paired: true,
        ended: 'complete' as const,
        shortOf: { focus: false, confirm: false },
      };
      if (cases.some((of) => judgeTime(of, proofs.get(of) ?? null, context).outcome === 'exceeded')) alarms++;
    }
    // Three standard deviations above 20 is 33: more would mean that the family is not held.
    expect(alarms).toBeLessThanOrEqual(33);
    expect(alarms).toBeGreaterThan(0);
  });
});

function observations(random: Random): Observation[] {
  const of = (stage: Stage, count: number): Observation[] =>
    scattered(1000, count, random, 0.05).map((value, slot) => ({ value, slot, stage, layout: slot % 12 }));
  return [...of('screen', 12).map((run) => ({ ...run, layout: 0 })), ...of('confirm', 36)];
}
