import { describe, expect, it } from '@jest/globals';
import type { Capture } from '../../src/model/capture.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import {
  atMost,
  changeOf,
  countCaptures,
  growth,
  look,
  policyOf,
  relative,
  repeated,
  rule,
  verdictOf,
} from './scene.js';

const varying = [5, 6, 5, 7, 5, 6, 5, 5, 6, 5, 5, 6];

describe('counts that never vary', () => {
  it('calls 0 to 3 allocations a regression, without a ratio', () => {
    const verdict = verdictOf(...countCaptures('allocs/op', repeated(0, 12), repeated(3, 12)));
    expect(changeOf(verdict, 'allocs/op')).toMatchObject({
      exact: true,
      change: 'regression',
      outcome: 'exceeded',
      ratio: null,
      p: null,
      summary: { base: { center: 0, lo: 0, hi: 0, n: 12 }, head: { center: 3, lo: 3, hi: 3, n: 12 } },
    });
    expect(verdict).toMatchObject({ outcome: 'exceeded', passes: false, exitCode: 1 });
  });

  it('breaks a relative budget from zero as well', () => {
    const captures = countCaptures('allocs/op', repeated(0, 3), repeated(1, 3));
    const policy = policyOf({ budgets: [rule('allocs/op', relative(0.5))] });
    expect(verdictOf(...captures, policy).outcome).toBe('exceeded');
  });

  it('tells an improvement, and nothing where nothing moved', () => {
    expect(
      changeOf(verdictOf(...countCaptures('B/op', repeated(96, 3), repeated(64, 3))), 'B/op'),
    ).toMatchObject({
      change: 'improvement',
      outcome: 'within',
      ratio: { center: 64 / 96, lo: 64 / 96, hi: 64 / 96 },
    });
    expect(
      changeOf(verdictOf(...countCaptures('B/op', repeated(96, 3), repeated(96, 3))), 'B/op'),
    ).toMatchObject({
      change: 'none',
      exact: true,
    });
  });

  it.each([
    [100, 105, relative(0.05), 'within'],
    [100, 106, relative(0.05), 'exceeded'],
    [1000, 1010, relative(0.01), 'within'],
    [3, 5, growth(2), 'within'],
    [3, 6, growth(2), 'exceeded'],
    [20, 12, atMost(12), 'within'],
    [12, 13, atMost(12), 'exceeded'],
    [3, 4, { kind: 'none' } as const, 'within'],
  ])('holds %d to %d against %j: %s', (base, head, limit, outcome) => {
    const policy = policyOf({ budgets: [rule('allocs/op', limit)] });
    const change = changeOf(
      verdictOf(...countCaptures('allocs/op', repeated(base, 3), repeated(head, 3)), policy),
      'allocs/op',
    );
    expect(change.outcome).toBe(outcome);
  });

  it('makes nothing of a byte that cutting off fractions may be, whatever the budget', () => {
    const of = (unit: string, base: number, head: number, budget = growth(0)) => {
      const captures = countCaptures(unit, repeated(base, 3), repeated(head, 3));
      const { change, outcome } = changeOf(
        verdictOf(...captures, policyOf({ budgets: [rule(unit, budget)] })),
        unit,
      );
      return `${change} ${outcome}`;
    };
    // 99.9 bytes and 100.1 are printed as 99 and 100; 8 and 9 are a relative change of 12 %.
    expect([of('B/op', 99, 100), of('B/op', 0, 1), of('B/op', 8, 9, relative(0.01))]).toEqual(
      repeated(0, 3).map(() => 'none within'),
    );
    expect([of('B/op', 100, 99), of('B/op', 100, 98)]).toEqual(['none within', 'improvement within']);
    expect([of('B/op', 99, 101), of('B/op', 0, 2), of('B/op', 8, 16)]).toEqual(
      repeated(0, 3).map(() => 'regression exceeded'),
    );
    expect([of('B/op', 100, 197, growth(96)), of('B/op', 100, 198, growth(96))]).toEqual([
      'regression within',
      'regression exceeded',
    ]);
    // One allocation is one, and a bound on head is about what Go prints.
    expect([of('allocs/op', 3, 4), of('B/op', 8, 9, atMost(8))]).toEqual([
      'regression exceeded',
      'none exceeded',
    ]);
  });

  it('does not tell small blocks apart that vary by a byte', () => {
    const base = [8, ...repeated(9, 11)];
    expect(
      changeOf(verdictOf(...countCaptures('B/op', base, [10, ...repeated(11, 11)])), 'B/op').outcome,
    ).toBe('exceeded');
    const near = verdictOf(...countCaptures('B/op', repeated(9, 12), [10, 10, ...repeated(11, 10)]));
    expect(changeOf(near, 'B/op').change).not.toBe('regression');
  });

  it('does not decide from a single process', () => {
    const change = changeOf(verdictOf(...countCaptures('allocs/op', [3], [5])), 'allocs/op');
    expect(change).toMatchObject({ exact: false, change: 'unproven', outcome: 'unproven' });
    expect(change.caveats).toEqual([{ code: 'too-few-pairs', facts: { have: 1, need: 3 } }]);
  });

  it('judges a custom metric by the direction that the policy gives', () => {
    const captures = countCaptures('hits', repeated(10, 3), repeated(8, 3));
    const budgets = [rule('hits', relative(0.1))];
    const higher = policyOf({ budgets, units: new Map([['hits', 'higher']]) });
    expect(changeOf(verdictOf(...captures, higher), 'hits')).toMatchObject({
      change: 'regression',
      outcome: 'exceeded',
    });
    const lower = policyOf({ budgets, units: new Map([['hits', 'lower']]) });
    expect(changeOf(verdictOf(...captures, lower), 'hits')).toMatchObject({
      change: 'improvement',
      outcome: 'within',
    });
    const unknown = changeOf(verdictOf(...captures, policyOf({ budgets })), 'hits');
    expect(unknown).toMatchObject({
      change: 'none',
      outcome: 'unmeasured',
      caveats: [{ code: 'unit-direction-unknown' }],
    });
    expect(changeOf(verdictOf(...captures), 'hits')).toMatchObject({
      change: 'none',
      outcome: 'within',
      caveats: [{ code: 'unit-direction-unknown', facts: { unit: 'hits', base: 10, head: 8 } }],
    });
    const said = policyOf({ units: new Map([['hits', 'neither']]) });
    expect(changeOf(verdictOf(...captures, said), 'hits').caveats).toEqual([]);
  });
});

describe('counts that vary', () => {
  it('are never exact, and overlapping ones are no change', () => {
    const change = changeOf(
      verdictOf(...countCaptures('allocs/op', varying, [...varying].reverse())),
      'allocs/op',
    );
    expect(change).toMatchObject({ exact: false, change: 'none', outcome: 'within' });
    expect(change.caveats).toEqual([
      { code: 'jittering-count', facts: { unit: 'allocs/op', baseLo: 5, baseHi: 7, headLo: 5, headHi: 7 } },
    ]);
  });

  it('are told apart only when no value of one side reaches the other', () => {
    const higher = varying.map((value) => value + 3);
    expect(changeOf(verdictOf(...countCaptures('allocs/op', varying, higher)), 'allocs/op')).toMatchObject({
      change: 'regression',
      outcome: 'exceeded',
    });
    expect(changeOf(verdictOf(...countCaptures('allocs/op', higher, varying)), 'allocs/op')).toMatchObject({
      change: 'improvement',
      outcome: 'within',
    });
    const flickering = [...repeated(5, 5), ...repeated(6, 7)];
    expect(
      changeOf(verdictOf(...countCaptures('allocs/op', varying, flickering)), 'allocs/op'),
    ).toMatchObject({
      change: 'none',
      outcome: 'within',
    });
    const touching = varying.map((value) => value + 2);
    expect(changeOf(verdictOf(...countCaptures('allocs/op', varying, touching)), 'allocs/op')).toMatchObject({
      change: 'unproven',
      outcome: 'unproven',
    });
  });

  it('need eight processes a side, and more than one allocation or half a percent', () => {
    const few = verdictOf(...countCaptures('allocs/op', [5, 6, 5, 6, 5, 6, 5], [15, 16, 15, 16, 15, 16, 15]));
    expect(changeOf(few, 'allocs/op')).toMatchObject({ change: 'unproven', outcome: 'unproven' });
    const slight = verdictOf(
      ...countCaptures('B/op', [1000, ...repeated(1001, 11)], [1003, ...repeated(1004, 11)]),
    );
    expect(changeOf(slight, 'B/op')).toMatchObject({ change: 'none', outcome: 'within' });
    const oneMore = verdictOf(...countCaptures('allocs/op', repeated(5, 12), [6, 7, ...repeated(6, 10)]));
    expect(changeOf(oneMore, 'allocs/op')).toMatchObject({ change: 'unproven', outcome: 'unproven' });
  });

  it('mirrors where more is better', () => {
    const policy = policyOf({ budgets: [rule('hits', relative(0.1))], units: new Map([['hits', 'higher']]) });
    const lower = varying.map((value) => value - 4);
    const change = changeOf(verdictOf(...countCaptures('hits', varying, lower), policy), 'hits');
    expect(change).toMatchObject({ change: 'regression', outcome: 'exceeded' });
  });

  it('can straddle an absolute limit', () => {
    const policy = policyOf({ budgets: [rule('allocs/op', atMost(6))] });
    const outcome = (head: number[]): string =>
      changeOf(verdictOf(...countCaptures('allocs/op', varying, head), policy), 'allocs/op').outcome;
    expect(outcome(varying)).toBe('unproven');
    expect(outcome(varying.map((value) => value + 4))).toBe('exceeded');
    expect(outcome(varying.map((value) => value - 2))).toBe('within');
  });
});

describe('what makes counts comparable', () => {
  const of = (side: 'base' | 'head', allocs: number, iterations: number, changes = {}): Capture => {
    const builder = new CaptureBuilder(side, changes).package().benchmark(look);
    for (let slot = 0; slot < 3; slot++) builder.run(look, { 'allocs/op': allocs }, { slot, iterations });
    return builder.build();
  };

  it('is the number of iterations', () => {
    const change = changeOf(verdictOf(of('base', 3, 100), of('head', 5, 200)), 'allocs/op');
    expect(change).toMatchObject({ change: 'none', outcome: 'unmeasured' });
    expect(change.caveats).toEqual([{ code: 'iterations-differ', facts: { base: 100, head: 200 } }]);
  });

  it('is not the session or the machine', () => {
    const elsewhere = {
      session: 'two',
      machine: { cpu: 'Other', cores: 8, os: 'linux', memoryBytes: 1, pinned: false },
    };
    const change = changeOf(verdictOf(of('base', 3, 100), of('head', 5, 100, elsewhere)), 'allocs/op');
    expect(change).toMatchObject({ exact: true, change: 'regression', outcome: 'exceeded' });
  });

  it('is the Go version and the flags, but an absolute limit holds without', () => {
    const go = { version: 'go1.27.1', goos: 'linux', goarch: 'amd64', env: { GOAMD64: 'v1' } };
    const captures = [of('base', 3, 100), of('head', 5, 100, { go })] as const;
    const change = changeOf(verdictOf(...captures), 'allocs/op');
    expect(change).toMatchObject({ outcome: 'unmeasured', caveats: [{ code: 'go-version-differs' }] });
    const policy = policyOf({ budgets: [rule('allocs/op', atMost(4))] });
    expect(changeOf(verdictOf(...captures, policy), 'allocs/op').outcome).toBe('exceeded');
  });

  it('pools the stages that ran alike', () => {
    const builder = (side: 'base' | 'head', confirm: number): Capture =>
      new CaptureBuilder(side)
        .package()
        .benchmark(look)
        .runs(look, { 'allocs/op': repeated(3, 3) })
        .runs(look, { 'allocs/op': repeated(confirm, 3) }, 'confirm')
        .build();
    expect(changeOf(verdictOf(builder('base', 3), builder('head', 4)), 'allocs/op')).toMatchObject({
      exact: false,
    });
    expect(changeOf(verdictOf(builder('base', 3), builder('head', 3)), 'allocs/op').summary.base?.n).toBe(6);
  });
});
