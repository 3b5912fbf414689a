// All times of a run together.
import { describe, expect, it } from '@jest/globals';
import { seededRandom, type Random } from '../../src/base/random.js';
import type { Capture } from '../../src/model/capture.js';
import type { BudgetMode, Policy } from '../../src/model/policy.js';
import type { Verdict } from '../../src/model/verdict.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { judging, policyOf, relative, repeated, rule, scattered, verdictOf } from './scene.js';

interface Suite {
  readonly ratio: number;
  readonly random: Random;
  readonly benchmarks?: number;
  readonly rounds?: number;
  readonly scatter?: number;
  /** That the rounds take turns on, and how much each of them moves all benchmarks. */
  readonly layouts?: number;
  readonly moved?: number;
}

/** Every benchmark by the same ratio; head's source changed where a name says so. */
function suite(of: Suite): [Capture, Capture] {
  const { ratio, random, benchmarks = 100, rounds = 12, scatter = 0.05, layouts = 12, moved = 0 } = of;
  const builders = { base: new CaptureBuilder('base').package(), head: new CaptureBuilder('head').package() };
  const shifts = scattered(1, layouts, random, moved);
  for (let i = 0; i < benchmarks; i++) {
    for (const side of ['base', 'head'] as const) {
      const center = (100 + i) * (side === 'head' ? ratio : 1);
      const values = scattered(center, rounds, random, scatter).map(
        (value, slot) => value * (side === 'head' ? (shifts[slot % layouts] ?? 1) : 1),
      );
      builders[side].runs(`BenchmarkN${i}`, { 'ns/op': values }, 'screen', layouts);
    }
  }
  return [builders.base.build(), builders.head.build()];
}

const budget = (max: number) => policyOf({ budgets: [], suite: { max, written: `+${100 * max}%` } });

describe('the suite line', () => {
  it('sees +1 % everywhere, which no benchmark shows, and -1 %', () => {
    let seen = 0;
    const seeds = Array.from({ length: 10 }, (_, index) => 100 + index);
    for (const seed of seeds) {
      const random = seededRandom(seed);
      const { suite: line } = verdictOf(...suite({ ratio: 1.01, random }), policyOf());
      if (line?.change === 'regression') seen++;
      expect(line?.ratio.center).toBeGreaterThan(1.002);
      expect(line?.ratio.center).toBeLessThan(1.018);
      expect(verdictOf(...suite({ ratio: 0.99, random })).suite?.change).not.toBe('regression');
    }
    // A round is 100 pairs of 7 %, so the estimate's error is .2 % and 1 % is five of them.
    expect({ seeds, seen }).toEqual({ seeds, seen: 10 });
  });

  it('is silent when nothing changed, as often as alpha says', () => {
    let alarms = 0;
    const random = seededRandom(7);
    for (let i = 0; i < 300; i++) {
      const line = verdictOf(...suite({ ratio: 1, random, benchmarks: 3 }), policyOf({ alpha: 0.05 })).suite;
      if ((line?.p ?? 1) <= 0.05) alarms++;
    }
    // 15 are expected; 28 is 3.4 standard deviations more.
    expect(alarms).toBeLessThanOrEqual(28);
    expect(alarms).toBeGreaterThan(3);
  });

  it('fails where its budget is broken, with a finding and the exit code', () => {
    const captures = suite({ ratio: 1.04, random: seededRandom(1), benchmarks: 40, scatter: 0.02 });
    const broken = verdictOf(...captures, budget(0.02));
    expect(broken).toMatchObject({ outcome: 'exceeded', passes: false, exitCode: 1 });
    expect(broken.suite).toMatchObject({
      change: 'regression',
      outcome: 'exceeded',
      budget: '+2%',
      benchmarks: 40,
      rounds: 12,
    });
    expect(broken.findings).toMatchObject([
      {
        rule: 'budget-exceeded',
        level: 'error',
        benchmark: null,
        at: null,
        facts: { budget: '+2%', benchmarks: 40 },
      },
    ]);
    expect(verdictOf(...captures, budget(0.06))).toMatchObject({
      outcome: 'within',
      suite: { change: 'regression', outcome: 'within' },
    });
    const told = verdictOf(...captures, policyOf({ budgets: [rule('sec/op', relative(9))] }));
    expect(told).toMatchObject({
      outcome: 'within',
      exitCode: 0,
      suite: { change: 'regression', budget: null },
    });
  });

  it('asks for a proof, not for an estimate alone', () => {
    const captures = suite({ ratio: 1.03, random: seededRandom(4), benchmarks: 2, scatter: 0.2 });
    expect(verdictOf(...captures, budget(0))).toMatchObject({ outcome: 'within', suite: { change: 'none' } });
  });

  it('is no pass where it looks beyond the budget and is not proven to be', () => {
    const captures = suite({ ratio: 1.025, random: seededRandom(13), benchmarks: 10, scatter: 0.08 });
    const of = (max: number, changes: Partial<Policy> = {}) =>
      verdictOf(...captures, { ...budget(max), ...changes });
    const { suite: line } = of(0.01);
    // Between the p of a suspicion and alpha.
    expect(line?.p).toBeGreaterThan(0.01);
    expect(line?.p).toBeLessThan(0.1);
    expect(line?.ratio.center).toBeGreaterThan(1.01);
    expect(of(0.01)).toMatchObject({
      outcome: 'unproven',
      exitCode: 0,
      caveats: [{ code: 'suite-unjudged', facts: { reason: 'not-proven' } }],
    });
    const fails = { judging: { ...judging, onUnproven: 'fail' } } as const;
    expect(of(0.01, fails)).toMatchObject({ outcome: 'unproven', exitCode: 1 });
    const center = line?.ratio.center ?? NaN;
    const above = center - 1 + 0.002;
    expect(of(above).outcome).toBe('within');
    expect(of(above, { judging: { ...judging, mode: 'strict' } }).outcome).toBe('unproven');
  });

  it('has to be proven to be beyond where the mode asks for that', () => {
    const captures = suite({ ratio: 1.03, random: seededRandom(4), benchmarks: 40, scatter: 0.02 });
    const of = (max: number, mode: BudgetMode) =>
      verdictOf(...captures, { ...budget(max), judging: { ...judging, mode } }).suite?.outcome;
    const center = of(0.01, 'estimate') && verdictOf(...captures, budget(0.01)).suite?.ratio.center;
    const nearly = (center || NaN) - 1 - 0.0005;
    expect([of(nearly, 'estimate'), of(nearly, 'proven')]).toEqual(['exceeded', 'unproven']);
    expect(of(0.01, 'proven')).toBe('exceeded');
  });

  it('shrugs off what one process did', () => {
    for (const factor of [1000, 0.001]) {
      const build = (side: 'base' | 'head'): Capture => {
        const builder = new CaptureBuilder(side).package();
        for (let i = 0; i < 5; i++) {
          const values = repeated(1000, 12).map((ns, slot) =>
            side === 'head' && i === 2 && slot === 4 ? ns * factor : ns,
          );
          builder.runs(`BenchmarkN${i}`, { 'ns/op': values }, 'screen', 12);
        }
        return builder.build();
      };
      expect(verdictOf(build('base'), build('head'), budget(0)).outcome).toBe('within');
    }
  });

  it('is about code alone', () => {
    const build = (side: 'base' | 'head', changed: number): Capture => {
      const builder = new CaptureBuilder(side).package();
      for (let i = 0; i < 4; i++) {
        const own = i < changed;
        builder.benchmark(`BenchmarkN${i}`, { source: own ? side : 's' });
        const values = repeated(side === 'head' && own ? 2000 : 1000, 12);
        builder.runs(`BenchmarkN${i}`, { 'ns/op': values }, 'screen', 12);
      }
      return builder.build();
    };
    const line = (changed: number): Verdict['suite'] =>
      verdictOf(build('base', changed), build('head', changed)).suite;
    expect(line(0)).toMatchObject({ benchmarks: 4, change: 'none' });
    expect(line(2)).toMatchObject({ benchmarks: 2, change: 'none' });
    expect(line(3)).toBeNull();
    const base = build('base', 0);
    const head = build('head', 0);
    const same = { type: 'same-functions' as const, pkg: 'example.com/m/finder' };
    expect(verdictOf(base, { ...head, records: [...head.records, same] }).suite).toBeNull();
  });

  it('takes a layout as one observation, because it moves all benchmarks at once', () => {
    const alarms = (layouts: number): number => {
      const random = seededRandom(11);
      let count = 0;
      for (let i = 0; i < 100; i++) {
        const captures = suite({
          ratio: 1,
          random,
          benchmarks: 5,
          scatter: 0.01,
          layouts,
          moved: 0.03,
          rounds: 24,
        });
        if ((verdictOf(...captures).suite?.change ?? 'none') !== 'none') count++;
      }
      return count;
    };
    // One is expected with an alpha of 1 %; with rounds as observations it would be more than half.
    expect(alarms(8)).toBeLessThanOrEqual(5);
    expect(alarms(12)).toBeLessThanOrEqual(5);
  });

  it('needs layouts', () => {
    const of = (layouts: number, policy = policyOf()) =>
      verdictOf(...suite({ ratio: 1, random: seededRandom(2), benchmarks: 3, layouts }), policy);
    expect(of(1).suite).toBeNull();
    expect(of(5).suite).toBeNull();
    expect(of(6).suite).toMatchObject({ rounds: 12, layouts: 6 });
    expect(of(1).caveats).toEqual([]);
  });

  it('lets no budget of its own pass in silence where it cannot answer', () => {
    const few = (have: number) => ({
      code: 'suite-unjudged',
      facts: { reason: 'few-layouts', have, need: 8 },
    });
    const of = (ratio: number, layouts: number, onUnproven = judging.onUnproven) =>
      verdictOf(...suite({ ratio, random: seededRandom(2), benchmarks: 3, layouts, scatter: 0.002 }), {
        ...budget(0.02),
        judging: { ...judging, onUnproven },
      });
    expect(of(1.5, 1)).toMatchObject({ outcome: 'unproven', exitCode: 0, suite: null, caveats: [few(1)] });
    expect(of(1.5, 7)).toMatchObject({
      outcome: 'unproven',
      suite: { outcome: 'unproven' },
      caveats: [few(7)],
    });
    expect(of(1.5, 8)).toMatchObject({ outcome: 'exceeded', caveats: [] });
    // Its interval is inside the budget: then seven do.
    expect(of(1, 7)).toMatchObject({ outcome: 'within', caveats: [] });
    expect(of(1.5, 7, 'fail').exitCode).toBe(1);
    expect(of(1.5, 7, 'pass')).toMatchObject({ outcome: 'within', caveats: [few(7)] });
    const [base, head] = suite({ ratio: 1, random: seededRandom(2), benchmarks: 3 });
    const apart = { ...head, manifest: { ...head.manifest, session: 'another' } };
    const policy = { ...budget(0.02), onUnmeasured: 'fail' as const };
    expect(verdictOf(base, apart, policy)).toMatchObject({
      outcome: 'unmeasured',
      exitCode: 3,
      caveats: expect.arrayContaining([{ code: 'suite-unjudged', facts: { reason: 'not-paired' } }]),
    });
  });

  it('is about one benchmark where only its own budget asks', () => {
    const captures = suite({ ratio: 1.5, random: seededRandom(1), benchmarks: 1, scatter: 0.01 });
    expect(verdictOf(...captures).suite).toBeNull();
    expect(verdictOf(...captures, budget(0.02)).outcome).toBe('exceeded');
  });
});
