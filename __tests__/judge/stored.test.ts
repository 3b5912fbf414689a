// Times against a stored baseline, counts beside one.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../../src/base/random.js';
import { readEvidence } from '../../src/evidence/evidence.js';
import { spreadOf } from '../../src/judge/stored.js';
import { judge } from '../../src/judge/verdict.js';
import type { Capture, Manifest } from '../../src/model/capture.js';
import type { Policy } from '../../src/model/policy.js';
import { outcomes, type Change, type Outcome, type Verdict } from '../../src/model/verdict.js';
import { CaptureBuilder, manifestOf, pkg } from '../evidence/capture-builder.js';
import {
  atMost,
  changeOf,
  growth,
  look,
  policyOf,
  relative,
  repeated,
  rule,
  scattered,
  verdictOf,
} from './scene.js';

interface Scene {
  readonly base?: readonly number[];
  readonly head: readonly number[];
  /** Medians of earlier recordings, in ns or MB/s. */
  readonly history?: readonly number[];
  readonly unit?: 'ns/op' | 'MB/s';
  readonly baseManifest?: Partial<Manifest>;
  /** Head was measured without looking for a baseline. */
  readonly apart?: boolean;
}

const steady = [990, 1000, 1010, 980, 1020, 1000, 995, 1005, 985, 1015];

function captures(scene: Scene): [Capture, Capture] {
  const { head, base = repeated(1000, 12), history = steady, unit = 'ns/op' } = scene;
  const [recorded, factor] = unit === 'ns/op' ? ['sec/op', 1e-9] : ['B/s', 1e6];
  const stored = new CaptureBuilder('single', { session: 'earlier', ...scene.baseManifest })
    .package()
    .benchmark(look)
    .runs(look, { [unit]: base })
    .history(
      look,
      recorded,
      history.map((value) => value * factor),
    );
  const now = new CaptureBuilder('head')
    .package()
    .benchmark(look)
    .runs(look, { [unit]: head });
  if (scene.apart !== true) now.baseline('artifact');
  return [stored.build(), now.build()];
}

function timeOf(scene: Scene, policy?: Policy): Change {
  return changeOf(verdictOf(...captures(scene), policy), scene.unit === 'MB/s' ? 'B/s' : 'sec/op');
}

/** Without those about profiles, which these captures do not hold. */
const codes = ({ caveats }: Pick<Change, 'caveats'>): string[] =>
  caveats.map(({ code }) => code).filter((code) => code !== 'profile-missing');
const worseThan = (a: Outcome, b: Outcome): boolean => outcomes.indexOf(a) > outcomes.indexOf(b);

describe('a baseline that is only the newest there is', () => {
  const of = (relation: 'newest' | 'ancestor', head: number, budgets?: Policy['budgets']): Change => {
    const counted = (builder: CaptureBuilder, value: number): CaptureBuilder =>
      builder
        .package()
        .benchmark(look)
        .runs(look, { 'allocs/op': repeated(value, 12) });
    const stored = counted(new CaptureBuilder('single', { session: 'earlier' }), 3).build();
    const now = counted(new CaptureBuilder('head'), head).baseline('artifact', { relation, distance: null });
    return changeOf(
      verdictOf(stored, now.build(), policyOf(budgets === undefined ? {} : { budgets })),
      'allocs/op',
    );
  };

  it('leaves what is worse in doubt, names no line, and says why', () => {
    expect(of('ancestor', 5)).toMatchObject({ change: 'regression', outcome: 'exceeded' });
    const change = of('newest', 5);
    expect(change).toMatchObject({ change: 'unproven', outcome: 'unproven', culprits: [] });
    expect(change.caveats).toEqual([{ code: 'stored-newest', facts: { sha: 'b'.repeat(40) } }]);
  });

  it('is within a budget that allows it, and tells what is better', () => {
    const wide = [rule('allocs/op', growth(2))];
    expect(of('newest', 5, wide)).toMatchObject({ change: 'unproven', outcome: 'within' });
    expect(of('newest', 2)).toMatchObject({ change: 'improvement', outcome: 'within' });
    expect(of('newest', 3)).toMatchObject({ change: 'none', outcome: 'within', caveats: [] });
  });

  it('does not soften a limit, which is about head alone', () => {
    expect(of('newest', 5, [rule('allocs/op', atMost(4))])).toMatchObject({ outcome: 'exceeded' });
  });
});

describe('a time against a stored baseline', () => {
  it('is doubted beyond budget and spread, and no more than that', () => {
    const change = timeOf({ head: repeated(1300, 12) });
    expect(change).toMatchObject({ change: 'unproven', outcome: 'unproven', p: null, stage: null, pairs: 0 });
    // Median deviation 10 of 1000: three robust standard deviations are about 4.5 %.
    expect(change.caveats).toMatchObject([
      {
        code: 'stored-unproven',
        facts: { unit: 'sec/op', recordings: 10, budget: '{"kind":"relative","max":0.05}' },
      },
    ]);
    const { spread, z } = change.caveats[0]?.facts ?? {};
    expect(spread).toBeCloseTo(Math.exp(3 * 1.4826 * 0.01) - 1, 3);
    expect(z).toBeCloseTo(Math.log(1.3) / (1.4826 * 0.01), 1);
    const verdict = verdictOf(...captures({ head: repeated(9000, 12) }), policyOf());
    expect(verdict).toMatchObject({ outcome: 'unproven', exitCode: 0 });
    expect(verdict.findings).toEqual([]);
    expect(verdict.benchmarks[0]).toMatchObject({ status: 'measured', stored: true });
  });

  it('shows the spread as the interval of its ratio: 1 is in it exactly when the difference may be chance', () => {
    for (const factor of [0.9, 0.95, 0.97, 1, 1.03, 1.046, 1.05, 1.2]) {
      const { ratio, change } = timeOf({ head: repeated(1000 * factor, 12) });
      expect(ratio?.center).toBeCloseTo(factor, 9);
      const mayBeChance = (ratio?.lo ?? 0) <= 1 && 1 <= (ratio?.hi ?? 0);
      expect([factor, change === 'none']).toEqual([factor, mayBeChance]);
    }
  });

  it('widens the budget to the spread', () => {
    const noisy = [800, 1250, 900, 1100, 1000, 700, 1300, 1000, 850, 1150];
    const change = timeOf({ head: repeated(1300, 12), history: noisy });
    expect([change.change, change.outcome, codes(change)]).toEqual(['none', 'within', ['stored-widened']]);
    // The budget is the wider one here.
    expect(
      timeOf({ head: repeated(1300, 12) }, policyOf({ budgets: [rule('sec/op', relative(0.5))] })),
    ).toMatchObject({
      change: 'regression',
      outcome: 'within',
    });
  });

  it('widens budgets in units as well', () => {
    const budgets = [rule('sec/op', growth(10e-9))];
    expect(timeOf({ head: repeated(1030, 12) }, policyOf({ budgets })).outcome).toBe('within');
    expect(timeOf({ head: repeated(1060, 12) }, policyOf({ budgets })).outcome).toBe('unproven');
  });

  it('tells an improvement from beyond the spread on', () => {
    expect(timeOf({ head: repeated(900, 12) })).toMatchObject({ change: 'improvement', outcome: 'within' });
    expect(timeOf({ head: repeated(980, 12) })).toMatchObject({ change: 'none', outcome: 'within' });
    const silent = timeOf({ head: repeated(980, 12) }, policyOf({ budgets: [] }));
    expect([silent.outcome, silent.caveats]).toEqual(['within', []]);
  });

  it('says the same of B/s, the other way round', () => {
    const history = steady.map((value) => 1e6 / value);
    const budgets = [rule('B/s', relative(0.05))];
    const of = (head: number): Change =>
      timeOf(
        { head: repeated(head, 12), base: repeated(1000, 12), history, unit: 'MB/s' },
        policyOf({ budgets }),
      );
    expect(of(700).outcome).toBe('unproven');
    expect(of(1300)).toMatchObject({ change: 'improvement', outcome: 'within' });
    expect(of(990)).toMatchObject({ change: 'none', outcome: 'within' });
  });

  it('takes recordings that never varied for as exact as the smallest effect', () => {
    const history = repeated(1000, 10);
    const tight = policyOf({ budgets: [rule('sec/op', relative(0))] });
    expect(timeOf({ head: repeated(1009, 12), history }, tight)).toMatchObject({
      outcome: 'within',
      change: 'none',
    });
    expect(timeOf({ head: repeated(1010, 12), history }, tight).outcome).toBe('within');
    expect(timeOf({ head: repeated(1011, 12), history }, tight).outcome).toBe('unproven');
  });

  it('knows no spread from fewer than ten recordings', () => {
    const change = timeOf({ head: repeated(1000, 12), history: steady.slice(1) });
    expect(change).toMatchObject({ outcome: 'unmeasured', ratio: null });
    expect(change.caveats).toEqual([{ code: 'stored-spread-unknown', facts: { have: 9, need: 10 } }]);
  });

  it('is not compared across machines, Go versions or settings', () => {
    const { machine, go } = manifestOf('base');
    const head = repeated(1000, 12);
    const other = timeOf({ head, baseManifest: { machine: { ...machine, cpu: 'Another' } } });
    expect([other.outcome, codes(other)]).toEqual(['unmeasured', ['stored-machine-differs']]);
    expect(other.caveats[0]?.facts).toEqual({ base: 'Another', head: 'Some CPU' });
    const version = timeOf({ head, baseManifest: { go: { ...go, version: 'go1.25.1' } } });
    expect([version.outcome, codes(version)]).toEqual(['unmeasured', ['go-version-differs']]);
  });

  it('is not compared by the median of two values', () => {
    const change = timeOf({ head: [1000, 5000] });
    expect([change.outcome, codes(change)]).toEqual(['unmeasured', ['too-few-pairs']]);
    expect(change.caveats[0]?.facts).toEqual({ have: 2, need: 6 });
  });

  it('divides by no zero', () => {
    const zero = timeOf({ base: repeated(0, 12), head: repeated(5, 12) });
    expect([zero.outcome, zero.ratio]).toEqual(['unproven', null]);
    expect(zero.caveats[0]?.facts).not.toHaveProperty('z');
    expect(timeOf({ base: repeated(0, 12), head: repeated(0, 12) })).toMatchObject({ outcome: 'within' });
    expect(timeOf({ head: repeated(0, 12) })).toMatchObject({ change: 'improvement', ratio: { center: 0 } });
  });

  it('keeps absolute limits, which are about head alone', () => {
    const budgets = [rule('sec/op', atMost(1100e-9))];
    expect(timeOf({ head: repeated(1400, 12) }, policyOf({ budgets })).outcome).toBe('exceeded');
    expect(timeOf({ head: repeated(1050, 12) }, policyOf({ budgets })).outcome).toBe('within');
    const { machine } = manifestOf('base');
    const baseManifest = { machine: { ...machine, cores: 64 } };
    expect(timeOf({ head: repeated(1400, 12), baseManifest }, policyOf({ budgets })).outcome).toBe(
      'exceeded',
    );
  });

  it('serves any two captures whose base knows its spread, and leaves others apart', () => {
    expect(timeOf({ head: repeated(1300, 12), apart: true }).outcome).toBe('unproven');
    const plain = captures({ head: repeated(1300, 12), history: [], apart: true });
    expect(codes(changeOf(verdictOf(...plain), 'sec/op'))).toEqual(['not-paired']);
    expect(verdictOf(...plain).caveats).toEqual([{ code: 'not-paired', facts: {} }]);
    expect(verdictOf(...captures({ head: repeated(1300, 12) })).caveats).toEqual([]);
  });

  it('does not doubt the same program', () => {
    const of = (side: 'single' | 'head', allocs: number): CaptureBuilder =>
      new CaptureBuilder(side, side === 'single' ? { session: 'earlier' } : {})
        .package('built', pkg, null, { binary: 'b', data: 'd' })
        .benchmark(look)
        .runs(look, { 'ns/op': repeated(1000 * allocs, 12), 'allocs/op': repeated(allocs, 12) });
    const base = of('single', 1).history(look, 'sec/op', steady).build();
    const verdict = verdictOf(base, of('head', 2).baseline('artifact').build());
    expect(verdict).toMatchObject({ outcome: 'within', benchmarks: [{ status: 'unchanged', changes: [] }] });
    // The same binary under other settings is not the same program running.
    const go = { ...manifestOf('head').go, env: { GOAMD64: 'v1', GOGC: '50' } };
    const tuned = new CaptureBuilder('head', { go })
      .package('built', pkg, null, { binary: 'b', data: 'd' })
      .benchmark(look)
      .runs(look, { 'allocs/op': repeated(2, 12) })
      .baseline('artifact')
      .build();
    expect(verdictOf(base, tuned)).toMatchObject({
      outcome: 'unmeasured',
      benchmarks: [{ status: 'measured' }],
    });
    // Two captures that somebody chose to compare are compared.
    expect(verdictOf(base, of('head', 2).build()).outcome).toBe('exceeded');
  });
});

describe('spreadOf', () => {
  const times = fc.array(fc.double({ min: 1e-9, max: 10, noNaN: true }), { minLength: 1, maxLength: 30 });

  it('does not depend on the unit, nor on whether it is a time or a rate', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: -9, max: 9 }), (of, exponent) => {
        const { size } = spreadOf(of, 0.01);
        const close = (other: readonly number[]): void => {
          expect(spreadOf(other, 0.01).size).toBeCloseTo(size, 9);
        };
        close(of.map((value) => value * 10 ** exponent));
        close(of.map((value) => 1 / value));
      }),
      { seed: 20260103, numRuns: 100 },
    );
  });
});

describe('verdicts against a stored baseline', () => {
  const scene = fc.record({
    factor: fc.double({ min: 0.5, max: 2, noNaN: true }),
    seed: fc.nat(9999),
    recordings: fc.integer({ min: 0, max: 20 }),
    values: fc.integer({ min: 1, max: 12 }),
    scatter: fc.constantFrom(0, 0.01, 0.1),
  });
  const built = (of: {
    factor: number;
    seed: number;
    recordings: number;
    values: number;
    scatter: number;
  }): Scene => {
    const random = seededRandom(of.seed);
    return {
      head: scattered(1000 * of.factor, of.values, random, 0.02),
      base: scattered(1000, 12, random, 0.02),
      history: scattered(1000, of.recordings, random, of.scatter),
    };
  };
  const limits = [
    relative(0),
    relative(0.05),
    relative(0.5),
    growth(0),
    growth(1e-7),
    atMost(9e-7),
    atMost(2e-6),
  ];
  const runs = { seed: 20260104, numRuns: 200 };

  it('never fail for a time that is compared, and tell why when they do not pass it', () => {
    fc.assert(
      fc.property(scene, fc.constantFrom(...limits.filter(({ kind }) => kind !== 'limit')), (of, limit) => {
        const change = timeOf(built(of), policyOf({ budgets: [rule('sec/op', limit)] }));
        expect(change.outcome).not.toBe('exceeded');
        expect(change).toMatchObject({ p: null, stage: null, pairs: 0 });
        expect(codes(change).length).toBe(1);
      }),
      runs,
    );
  });

  it('are never better for one budget more', () => {
    fc.assert(
      fc.property(scene, fc.constantFrom(...limits), (of, limit) => {
        const both = captures(built(of));
        const without = verdictOf(...both, policyOf({ budgets: [] }));
        const withOne = verdictOf(...both, policyOf({ budgets: [rule('sec/op', limit)] }));
        expect(without.outcome).toBe('within');
        expect(worseThan(without.outcome, withOne.outcome)).toBe(false);
      }),
      runs,
    );
  });

  it('do not depend on the unit', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: -6, max: 6 }), (of, exponent) => {
        const one = built(of);
        const scaled = (values: readonly number[] = []): number[] =>
          values.map((value) => value * 10 ** exponent);
        const other = { head: scaled(one.head), base: scaled(one.base), history: scaled(one.history) };
        const [a, b] = [timeOf(one), timeOf(other)];
        expect([b.change, b.outcome, codes(b)]).toEqual([a.change, a.outcome, codes(a)]);
      }),
      runs,
    );
  });
});

describe('counts beside a stored baseline', () => {
  const same = { binary: 'b', data: 'd' };
  const of = (side: 'base' | 'head', values: readonly number[], unit = 'allocs/op'): Capture =>
    new CaptureBuilder(side)
      .package('built', pkg, null, side === 'base' ? same : { binary: 'h', data: 'd' })
      .benchmark(look)
      .runs(look, { [unit]: values, 'ns/op': repeated(1000, values.length) })
      .build();
  const stored = (values: readonly number[], unit = 'allocs/op'): Capture =>
    new CaptureBuilder('single', {
      session: 'earlier',
      machine: { ...manifestOf('base').machine, cpu: 'Other' },
    })
      .package('built', pkg, null, same)
      .benchmark(look)
      .runs(look, { [unit]: values, 'ns/op': repeated(1, values.length) })
      .build();
  const judged = (base: Capture, head: Capture, baseline: Capture, policy = policyOf()): Verdict =>
    judge({
      base: readEvidence(base),
      head: readEvidence(head),
      stored: readEvidence(baseline),
      policy,
      diff: null,
    });

  it('are exact when they are the same on two machines', () => {
    const verdict = judged(of('base', [3, 3, 3]), of('head', [5, 5, 5]), stored(repeated(3, 12)));
    const change = changeOf(verdict, 'allocs/op');
    expect([change.exact, change.outcome, codes(change)]).toEqual([true, 'exceeded', []]);
    expect(verdict.benchmarks[0]?.stored).toBe(true);
    // Its own two would not be enough.
    const few = judged(of('base', [3, 3]), of('head', [3, 3, 3]), stored(repeated(3, 12)));
    expect(changeOf(few, 'allocs/op')).toMatchObject({ exact: true, change: 'none', caveats: [] });
  });

  it('are no regression as far as the same program went elsewhere', () => {
    const change = changeOf(
      judged(of('base', [3, 3, 3]), of('head', [4, 4, 4]), stored([3, 3, 4])),
      'allocs/op',
    );
    expect(change).toMatchObject({ exact: false, change: 'unproven', outcome: 'unproven' });
    expect(change.caveats).toEqual([
      {
        code: 'jittering-count',
        facts: { unit: 'allocs/op', baseLo: 3, baseHi: 4, headLo: 4, headHi: 4, stored: true },
      },
    ]);
  });

  it('are one beyond that', () => {
    const change = changeOf(
      judged(of('base', [3, 3, 3]), of('head', [5, 5, 5]), stored([3, 3, 4])),
      'allocs/op',
    );
    expect(change).toMatchObject({ exact: false, change: 'regression', outcome: 'exceeded' });
    expect(codes(change)).toEqual(['jittering-count']);
  });

  it('are measured by base as it ran here, however different they are elsewhere', () => {
    const verdict = judged(
      of('base', repeated(100, 12), 'B/op'),
      of('head', repeated(100, 12), 'B/op'),
      stored(repeated(80, 12), 'B/op'),
    );
    expect(changeOf(verdict, 'B/op')).toMatchObject({
      change: 'none',
      outcome: 'within',
      exact: false,
      summary: { base: { center: 100, n: 12 } },
    });
  });

  it('take no part in stages that ran other iterations', () => {
    const both = (side: 'base' | 'head', screened: number, allocs: number): Capture => {
      const builder = new CaptureBuilder(side)
        .package('built', pkg, null, side === 'base' ? same : { binary: 'h', data: 'd' })
        .benchmark(look);
      for (let slot = 0; slot < 3; slot++) {
        builder.run(look, { 'allocs/op': allocs }, { slot, iterations: screened });
        builder.run(look, { 'allocs/op': allocs }, { slot, stage: 'confirm', iterations: 50 });
      }
      return builder.build();
    };
    const verdict = judged(both('base', 100, 3), both('head', 200, 4), stored([3, 4, 4]));
    const change = changeOf(verdict, 'allocs/op');
    expect([change.exact, change.outcome, codes(change)]).toEqual([true, 'exceeded', []]);
  });

  it('are no improvement within what the same program did elsewhere', () => {
    const change = changeOf(
      judged(of('base', [5, 5, 5]), of('head', [4, 4, 4]), stored([5, 4, 5])),
      'allocs/op',
    );
    expect([change.change, change.outcome]).toEqual(['none', 'within']);
    const better = changeOf(
      judged(of('base', [5, 5, 5]), of('head', [3, 3, 3]), stored([5, 4, 5])),
      'allocs/op',
    );
    expect(better.change).toBe('improvement');
  });

  it('mirror where more is better', () => {
    const units = new Map([['hits', 'higher' as const]]);
    const policy = policyOf({ units, budgets: [rule('hits', growth(0))] });
    const outcome = (head: number, elsewhere: number): Outcome =>
      changeOf(
        judged(
          of('base', repeated(9, 3), 'hits'),
          of('head', repeated(head, 3), 'hits'),
          stored(repeated(elsewhere, 3), 'hits'),
          policy,
        ),
        'hits',
      ).outcome;
    expect([outcome(7, 8), outcome(8, 8), outcome(7, 10), outcome(9, 8)]).toEqual([
      'exceeded',
      'unproven',
      'exceeded',
      'within',
    ]);
  });

  it('leave times as they are, and never make a verdict worse', () => {
    const counts = fc.array(fc.nat(9), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, counts, counts, (base, head, elsewhere) => {
        const [b, h] = [of('base', base), of('head', head)];
        const [alone, beside] = [verdictOf(b, h), judged(b, h, stored(elsewhere))];
        expect(changeOf(beside, 'sec/op')).toEqual(changeOf(alone, 'sec/op'));
        const [one, other] = [changeOf(alone, 'allocs/op'), changeOf(beside, 'allocs/op')];
        // A constant base of one or two becomes exact with the stored ones: only then is more known than without.
        if (one.outcome !== 'unproven') expect(worseThan(other.outcome, one.outcome)).toBe(false);
        if (one.outcome === 'exceeded') expect(other.outcome).not.toBe('within');
      }),
      { seed: 20260105, numRuns: 300 },
    );
  });
});
