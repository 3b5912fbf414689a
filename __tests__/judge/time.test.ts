import { describe, expect, it } from '@jest/globals';
import type { Capture } from '../../src/model/capture.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import {
  atMost,
  changeOf,
  cutShort,
  growth,
  look,
  judging,
  policyOf,
  relative,
  repeated,
  rule,
  timeCaptures,
  verdictOf,
} from './scene.js';

/** d = ln(head/base) of the golden vector of the signed-rank test. */
const golden = [0.012, 0.034, -0.005, 0.021, 0.018, 0.027, -0.011, 0.009, 0.015, 0.03];

function fromLogs(logs: readonly number[], stage: 'screen' | 'confirm' = 'screen'): [Capture, Capture] {
  const build = (side: 'base' | 'head', of: (d: number) => number): Capture =>
    new CaptureBuilder(side)
      .benchmark(look)
      .runs(look, { 'ns/op': logs.map(of) }, stage)
      .build();
  return [build('base', () => 1000), build('head', (d) => 1000 * Math.exp(d))];
}

describe('paired time', () => {
  it('gives the golden estimate, interval and p', () => {
    const { ratio, p, pairs, stage } = changeOf(verdictOf(...fromLogs(golden)), 'sec/op');
    expect([ratio?.center, ratio?.lo, ratio?.hi].map((of) => Math.log(of ?? 0))).toEqual([
      expect.closeTo(0.015, 10),
      expect.closeTo(0.0035, 10),
      expect.closeTo(0.0255, 10),
    ]);
    expect(p).toBeCloseTo(2 * 0.0068359375, 12);
    expect([pairs, stage]).toEqual([10, 'screen']);
  });

  it('fails on a confirmed slowdown beyond its budget', () => {
    const verdict = verdictOf(...timeCaptures({ ratio: 1.2 }));
    const change = changeOf(verdict, 'sec/op');
    expect(change).toMatchObject({
      change: 'regression',
      outcome: 'exceeded',
      stage: 'confirm',
      pairs: 36,
      caveats: [{ code: 'profile-missing', facts: { kind: 'cpu' } }],
    });
    expect(change.p).toBeLessThan(0.001);
    expect(change.ratio?.center).toBeCloseTo(1.2, 1);
    expect(verdict.exitCode).toBe(1);
  });

  it('tells a confirmed slowdown inside its budget, and a speed-up', () => {
    expect(changeOf(verdictOf(...timeCaptures({ ratio: 1.03, scatter: 0.005 })), 'sec/op')).toMatchObject({
      change: 'regression',
      outcome: 'within',
    });
    expect(changeOf(verdictOf(...timeCaptures({ ratio: 0.8 })), 'sec/op')).toMatchObject({
      change: 'improvement',
      outcome: 'within',
    });
  });

  it('never fails on what raised the suspicion', () => {
    const verdict = verdictOf(...timeCaptures({ ratio: 3, confirmPairs: 0, scatter: 0.001 }));
    const change = changeOf(verdict, 'sec/op');
    expect(change).toMatchObject({ change: 'unproven', outcome: 'unproven', stage: 'screen' });
    expect(change.caveats).toMatchObject([{ code: 'time-budget-spent' }]);
    expect(verdict).toMatchObject({ passes: true, exitCode: 0 });
    const strict = policyOf({ judging: { ...judging, onUnproven: 'fail' } });
    expect(verdictOf(...timeCaptures({ ratio: 3, confirmPairs: 0 }), strict)).toMatchObject({
      passes: false,
      exitCode: 1,
    });
  });

  it('is not unproven when all that the screen leaves open is inside the budget', () => {
    const change = changeOf(
      verdictOf(...timeCaptures({ ratio: 1.02, scatter: 0.002, confirmPairs: 0 })),
      'sec/op',
    );
    expect(change).toMatchObject({ change: 'unproven', outcome: 'within' });
  });

  it.each([1, 2, 3, 5])('never takes %d pairs that double for a pass', (screenPairs) => {
    const scene = { ratio: 2, scatter: 0.001, screenPairs, confirmPairs: 0 };
    expect(changeOf(verdictOf(...timeCaptures(scene)), 'sec/op')).toMatchObject({
      change: 'unproven',
      outcome: 'unproven',
      caveats: [{ code: 'time-budget-spent' }],
    });
    expect(changeOf(verdictOf(...timeCaptures(scene), policyOf({ budgets: [] })), 'sec/op').outcome).toBe(
      'within',
    );
  });

  it('is a doubt where the screen leaves it open and there was no time to look again', () => {
    // Evenly about none, 20 % to each side: no suspect, and far from ruling out 5 %.
    const logs = (shift: number): number[] =>
      Array.from({ length: 12 }, (_, i) => shift + 0.2 * ((2 * i) / 11 - 1));
    const of = (
      shift: number,
      reason: 'complete' | 'time-budget' | 'interrupted' | 'cut',
      policy = policyOf(),
      isStopped = reason === 'time-budget',
    ) => {
      const [base, head] = fromLogs(logs(shift));
      const records = head.records.filter(({ type }) => type !== 'end');
      if (isStopped) records.push(cutShort(look, 'focus'));
      if (reason !== 'cut') records.push({ type: 'end', reason, elapsedMs: 1, childrenMs: 1 });
      return changeOf(verdictOf(base, { ...head, records }, policy), 'sec/op');
    };
    expect(of(0, 'time-budget')).toMatchObject({
      change: 'unproven',
      outcome: 'unproven',
      caveats: [{ code: 'time-budget-spent', facts: { have: 0 } }],
    });
    expect(of(0, 'complete').outcome).toBe('within');
    // Time ran out for others.
    expect(of(0, 'time-budget', policyOf(), false).outcome).toBe('within');
    for (const reason of ['interrupted', 'cut'] as const) {
      expect(of(0, reason)).toMatchObject({
        outcome: 'unproven',
        caveats: [{ code: 'capture-incomplete', facts: { reason } }],
      });
    }
    expect(of(-0.15, 'time-budget').outcome).toBe('within');
    expect(of(0, 'time-budget', policyOf({ budgets: [rule('sec/op', relative(0.5))] })).outcome).toBe(
      'within',
    );
    expect(of(0, 'time-budget', policyOf({ budgets: [] })).outcome).toBe('within');
  });

  it('says what was too few to be suspicious with', () => {
    const [base, head] = fromLogs([0.001, 0.002]);
    expect(changeOf(verdictOf(base, head), 'sec/op')).toMatchObject({
      outcome: 'unproven',
      caveats: [{ code: 'too-few-pairs', facts: { have: 2, need: 6 } }],
    });
  });

  it('says how many pairs are missing when confirming data are too few to reach alpha', () => {
    const change = changeOf(
      verdictOf(...timeCaptures({ ratio: 1.5, confirmPairs: 5, layouts: 1 })),
      'sec/op',
    );
    expect(change).toMatchObject({ change: 'unproven', outcome: 'unproven' });
    expect(change.caveats).toEqual([{ code: 'too-few-pairs', facts: { have: 5, need: 7 } }]);
  });

  it.each([2, 3, 5])('proves nothing by many pairs on %d layouts', (layouts) => {
    const scene = { ratio: 1.5, scatter: 0.001, confirmPairs: 8 * layouts, layouts };
    expect(changeOf(verdictOf(...timeCaptures(scene)), 'sec/op')).toMatchObject({
      change: 'unproven',
      outcome: 'unproven',
      caveats: [{ code: 'too-few-pairs', facts: { have: layouts, need: 7 } }],
    });
  });

  it('trusts one layout less: said with the change', () => {
    const change = changeOf(
      verdictOf(...timeCaptures({ ratio: 1.5, confirmPairs: 24, layouts: 1 })),
      'sec/op',
    );
    expect(change).toMatchObject({ change: 'regression', outcome: 'exceeded' });
    expect(change.caveats[0]).toEqual({ code: 'layout-not-randomised', facts: { have: 1, need: 6 } });
  });

  it('fails on too few layouts only for what no layout could do', () => {
    const of = (ratio: number, layouts: number) =>
      changeOf(verdictOf(...timeCaptures({ ratio, confirmPairs: 24, layouts, scatter: 0.005 })), 'sec/op');
    expect(of(1.15, 12).outcome).toBe('exceeded');
    expect(of(1.15, 1)).toMatchObject({ change: 'regression', outcome: 'unproven' });
    expect(of(1.15, 1).caveats[0]).toEqual({ code: 'layout-not-randomised', facts: { have: 1, need: 6 } });
    expect(of(1.3, 1).outcome).toBe('exceeded');
  });

  it('takes the median of a layout as one observation', () => {
    // One layout of twelve is slow by 30 %: 3 of 36 pairs, but one observation of twelve.
    const build = (side: 'base' | 'head'): Capture => {
      const builder = new CaptureBuilder(side).benchmark(look).runs(look, {
        'ns/op': repeated(side === 'base' ? 1000 : 1100, 12),
      });
      for (let slot = 0; slot < 36; slot++) {
        const layout = 1 + (slot % 12);
        const slow = side === 'head' && layout === 7 ? 1300 : side === 'head' ? 1001 : 1000;
        builder.run(look, { 'ns/op': slow }, { slot, stage: 'confirm', layout });
      }
      return builder.build();
    };
    const change = changeOf(verdictOf(build('base'), build('head')), 'sec/op');
    expect(change).toMatchObject({ change: 'none', outcome: 'within', pairs: 36 });
    expect(change.ratio?.center).toBeCloseTo(1.001, 6);
  });

  it('settles a suspicion that fresh data do not share', () => {
    const build = (side: 'base' | 'head'): Capture =>
      new CaptureBuilder(side)
        .benchmark(look)
        .runs(look, { 'ns/op': repeated(side === 'base' ? 1000 : 1100, 12) })
        .runs(look, { 'ns/op': repeated(1000, 36) }, 'confirm', 12)
        .build();
    expect(changeOf(verdictOf(build('base'), build('head')), 'sec/op')).toMatchObject({
      change: 'none',
      outcome: 'within',
      ratio: { center: 1 },
    });
  });

  it('settles by the interval of fresh data that are too few to prove anything', () => {
    // Six layouts cannot reach alpha (2^-6 > 0.01); seen all equal, they leave nothing open either.
    const build = (side: 'base' | 'head', fresh: number): Capture =>
      new CaptureBuilder(side)
        .benchmark(look)
        .runs(look, { 'ns/op': repeated(side === 'base' ? 1000 : 1100, 12) })
        .runs(look, { 'ns/op': repeated(fresh, 18) }, 'confirm', 6)
        .build();
    const told = (fresh: number) => changeOf(verdictOf(build('base', 1000), build('head', fresh)), 'sec/op');
    expect(told(1001)).toMatchObject({ change: 'none', outcome: 'within', caveats: [] });
    expect(told(1100)).toMatchObject({ change: 'unproven', outcome: 'unproven' });
  });

  it('corrects for none that only a budget asks for, so that no budget helps another benchmark', () => {
    // Of twelve layouts one disagrees: p .0081, which a second suspect would double.
    const nearly = Array.from({ length: 12 }, (_, i) => (i === 8 ? -1 : 1) * (0.1 + i / 1000));
    const about = (center: number, count: number): number[] =>
      Array.from({ length: count }, (_, i) => center + 0.15 * ((2 * i) / (count - 1) - 1));
    const build = (side: 'base' | 'head'): Capture => {
      const builder = new CaptureBuilder(side).package();
      const runs = (name: string, logs: readonly number[], stage: 'screen' | 'focus' | 'confirm'): unknown =>
        builder.runs(
          name,
          { 'ns/op': logs.map((d) => (side === 'base' ? 1000 : 1000 * Math.exp(d))) },
          stage,
          12,
        );
      runs('BenchmarkOther', repeated(0.1, 12), 'screen');
      runs('BenchmarkOther', nearly, 'confirm');
      runs(look, about(0.02, 12), 'screen');
      runs(look, about(0.02, 28), 'focus');
      runs(look, about(0, 12), 'confirm');
      return builder.build();
    };
    const outcome = (policy = policyOf()) => {
      const { p, outcome: told } = changeOf(
        verdictOf(build('base'), build('head'), policy),
        'sec/op',
        'BenchmarkOther',
      );
      return [p, told];
    };
    const alone = [expect.closeTo(0.0081, 4), 'exceeded'];
    expect(outcome()).toEqual(alone);
    const tight = [...policyOf().budgets, rule('sec/op', relative(0.01), 'Look')];
    expect(outcome(policyOf({ budgets: tight }))).toEqual(alone);
    const exceptions = [{ pkg: '*', benchmark: 'Look', mode: 'strict' as const }];
    expect(outcome(policyOf({ exceptions }))).toEqual(alone);
    expect(outcome(policyOf({ budgets: tight, exceptions }))).toEqual(alone);
  });

  it('corrects for all suspects of the run', () => {
    const names = Array.from({ length: 40 }, (_, i) => `BenchmarkN${i}`);
    const build = (side: 'base' | 'head'): Capture => {
      const builder = new CaptureBuilder(side);
      for (const name of names) {
        builder.runs(name, { 'ns/op': repeated(side === 'base' ? 1000 : 1100, 12) });
        // Ten layouts all slower: p = 2^-10 alone, 40 times that together.
        builder.runs(name, { 'ns/op': repeated(side === 'base' ? 1000 : 1100, 10) }, 'confirm', 10);
      }
      return builder.build();
    };
    const verdict = verdictOf(build('base'), build('head'));
    expect(verdict.outcome).toBe('unproven');
    const change = changeOf(verdict, 'sec/op', 'BenchmarkN0');
    expect(change.p).toBeCloseTo(40 / 1024, 12);
    expect(change.caveats).toEqual([{ code: 'too-few-pairs', facts: { have: 10, need: 12 } }]);
  });
});

describe('a change that could have been missed', () => {
  const wide = [0.4, -0.3, 0.2, -0.4, 0.3, -0.1, 0.1, -0.2];
  const confirmed = (logs: readonly number[], screen = 0.1): [Capture, Capture] => {
    const build = (side: 'base' | 'head', of: (d: number) => number): Capture =>
      new CaptureBuilder(side)
        .benchmark(look)
        .runs(look, { 'ns/op': repeated(of(screen), 12) })
        .runs(look, { 'ns/op': logs.map(of) }, 'confirm', logs.length)
        .build();
    return [build('base', () => 1000), build('head', (d) => 1000 * Math.exp(d))];
  };

  it('is told of what was not suspected, which no wide interval makes a doubt', () => {
    const { smallest, ratio, ...change } = changeOf(verdictOf(...fromLogs(wide)), 'sec/op');
    expect(change).toMatchObject({ change: 'none', outcome: 'within', caveats: [] });
    // 2.5 standard errors, of which the interval is 3.92 wide.
    const error = Math.log((ratio?.hi ?? 0) / (ratio?.lo ?? 0)) / 3.92;
    expect(Math.log1p(smallest ?? 0)).toBeCloseTo(2.5 * error, 4);
  });

  it('leaves a suspect unproven where fresh data leave room for it', () => {
    const change = changeOf(verdictOf(...confirmed(wide)), 'sec/op');
    expect(change).toMatchObject({ change: 'unproven', outcome: 'unproven', caveats: [] });
    expect(change.smallest).toBeGreaterThan(0.2);
    // A speed-up that is not one threatens nothing.
    const [base, head] = confirmed(
      wide.map((d) => d - 0.01),
      -0.1,
    );
    expect(changeOf(verdictOf(base, head), 'sec/op')).toMatchObject({ change: 'none', outcome: 'within' });
  });

  it('is not told where nothing is relative', () => {
    const of = (side: 'base' | 'head', values: readonly number[]): Capture =>
      new CaptureBuilder(side).runs(look, { 'ns/op': values }).build();
    const zero = changeOf(
      verdictOf(of('base', repeated(0, 8)), of('head', [1, 0, 2, 0, 1, 0, 0, 0])),
      'sec/op',
    );
    expect(zero.smallest).toBeNull();
    const some = changeOf(
      verdictOf(of('base', repeated(5, 8)), of('head', [9, 2, 7, 0, 8, 4, 6, 3])),
      'sec/op',
    );
    expect(some.smallest).toBeGreaterThan(0.1);
    const few = changeOf(verdictOf(...fromLogs([0.1, -0.1, 0.2])), 'sec/op');
    expect(few.smallest).toBeNull();
  });
});

describe('what time cannot be compared', () => {
  const elsewhere = (capture: Capture): Capture => ({
    ...capture,
    manifest: { ...capture.manifest, session: 'two' },
  });

  it('is what was not measured in turns', () => {
    const [base, head] = timeCaptures({ ratio: 2 });
    const verdict = verdictOf(base, elsewhere(head));
    expect(changeOf(verdict, 'sec/op')).toMatchObject({
      change: 'none',
      outcome: 'unmeasured',
      ratio: null,
      p: null,
      caveats: [{ code: 'not-paired' }],
    });
    expect(verdict.caveats).toMatchObject([{ code: 'not-paired' }]);
    expect(verdict.exitCode).toBe(0);
    expect(verdictOf(base, elsewhere(head), policyOf({ onUnmeasured: 'fail' })).exitCode).toBe(3);
    expect(changeOf(verdictOf(base, elsewhere(head), policyOf({ budgets: [] })), 'sec/op').outcome).toBe(
      'within',
    );
  });

  it('is what changed itself, unless the policy says so', () => {
    const build = (side: 'base' | 'head', source: string): Capture =>
      new CaptureBuilder(side)
        .benchmark(look, { source })
        .runs(look, { 'ns/op': repeated(side === 'base' ? 1000 : 2000, 12) })
        .runs(look, { 'ns/op': repeated(side === 'base' ? 1000 : 2000, 36) }, 'confirm', 12)
        .build();
    const captures = [build('base', 'one'), build('head', 'two')] as const;
    const verdict = verdictOf(...captures);
    expect(changeOf(verdict, 'sec/op')).toMatchObject({ change: 'none', outcome: 'unmeasured' });
    expect(changeOf(verdict, 'sec/op').caveats).toMatchObject([{ code: 'benchmark-source-changed' }]);
    expect(verdict.benchmarks[0]?.caveats).toMatchObject([{ code: 'benchmark-source-changed' }]);
    expect(
      changeOf(verdictOf(...captures, policyOf({ judgeChangedBenchmarks: true })), 'sec/op').outcome,
    ).toBe('exceeded');
    const limit = policyOf({ budgets: [rule('sec/op', atMost(1.5e-6))] });
    expect(changeOf(verdictOf(...captures, limit), 'sec/op').outcome).toBe('exceeded');
  });
});

describe('budgets of time', () => {
  it.each([
    [growth(1e-7), 'exceeded'],
    [growth(1e-6), 'within'],
    [relative(0.1), 'exceeded'],
    [relative(0.4), 'within'],
    [atMost(1.1e-6), 'exceeded'],
    [atMost(1.5e-6), 'within'],
    [{ kind: 'limit', op: '>=', value: 2e-6 } as const, 'exceeded'],
  ])('of 1 µs to 1.2 µs: %j is %s', (limit, outcome) => {
    const policy = policyOf({ budgets: [rule('sec/op', limit)] });
    expect(changeOf(verdictOf(...timeCaptures({ ratio: 1.2 }), policy), 'sec/op').outcome).toBe(outcome);
  });

  it('leaves a limit open that head straddles, and one that only the screen breaks', () => {
    const straddled = policyOf({ budgets: [rule('sec/op', atMost(1e-6))] });
    expect(changeOf(verdictOf(...timeCaptures({ ratio: 1 }), straddled), 'sec/op').outcome).toBe('unproven');
    const broken = policyOf({ budgets: [rule('sec/op', atMost(5e-7))] });
    const change = changeOf(verdictOf(...timeCaptures({ ratio: 1, confirmPairs: 0 }), broken), 'sec/op');
    expect(change).toMatchObject({ outcome: 'unproven', caveats: [{ code: 'time-budget-spent' }] });
  });

  it('judges a limit on independent captures by head alone', () => {
    const [base, head] = timeCaptures({ ratio: 1, confirmPairs: 0 });
    const other = { ...head, manifest: { ...head.manifest, session: 'two' } };
    const policy = policyOf({ budgets: [rule('sec/op', atMost(5e-7))] });
    expect(changeOf(verdictOf(base, other, policy), 'sec/op').outcome).toBe('exceeded');
  });
});

describe('values that have no logarithm', () => {
  it('are compared by difference', () => {
    const build = (side: 'base' | 'head', value: number): Capture =>
      new CaptureBuilder(side)
        .runs(look, { 'ns/op': repeated(value, 12) })
        .runs(look, { 'ns/op': repeated(value, 36) }, 'confirm', 12)
        .build();
    const worse = changeOf(verdictOf(build('base', 0), build('head', 5)), 'sec/op');
    expect(worse).toMatchObject({ change: 'regression', outcome: 'exceeded', ratio: null });
    const same = changeOf(verdictOf(build('base', 0), build('head', 0)), 'sec/op');
    expect(same).toMatchObject({ change: 'none', outcome: 'within', p: 1 });
  });
});
