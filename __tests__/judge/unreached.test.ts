import { describe, expect, it } from '@jest/globals';
import type { Capture } from '../../src/model/capture.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { atMost, changeOf, look, policyOf, repeated, rule, verdictOf } from './scene.js';

type Side = 'base' | 'head';
const side = (of: Side): CaptureBuilder => new CaptureBuilder(of).package();
const pass = policyOf({ onUnmeasured: 'pass' });
const spent = { code: 'time-budget-spent', facts: { have: 0 } };

describe('a benchmark that never had its turn', () => {
  const first = { 'allocs/op': repeated(3, 3) };
  const late = (of: Side): CaptureBuilder => side(of).runs(look, first).benchmark('BenchmarkLate');
  const lateOf = (verdict: ReturnType<typeof verdictOf>) =>
    verdict.benchmarks.find(({ id }) => id.name === 'BenchmarkLate');

  it('is unmeasured, and says why', () => {
    const verdict = verdictOf(
      late('base').end('time-budget').build(),
      late('head').end('time-budget').build(),
    );
    expect(lateOf(verdict)).toMatchObject({ status: 'skipped', caveats: [spent] });
    expect(lateOf(verdict)?.changes).toMatchObject(
      ['sec/op', 'B/op', 'allocs/op'].map((unit) => ({
        metric: { unit },
        summary: {},
        outcome: 'unmeasured',
        caveats: [spent],
      })),
    );
    expect(verdict).toMatchObject({ outcome: 'unmeasured', exitCode: 0 });
    const strict = policyOf({ onUnmeasured: 'fail' });
    expect(verdictOf(late('base').build(), late('head').build(), strict).exitCode).toBe(3);
  });

  it('tells an interrupted run from a spent budget', () => {
    const verdict = verdictOf(
      late('base').end('interrupted').build(),
      late('head').end('interrupted').build(),
    );
    expect(lateOf(verdict)?.caveats).toEqual([
      { code: 'capture-incomplete', facts: { reason: 'interrupted' } },
    ]);
  });

  it('misses nothing without a budget', () => {
    const free = policyOf({ budgets: [] });
    const verdict = verdictOf(late('base').build(), late('head').build(), free);
    expect([lateOf(verdict)?.changes, verdict.outcome]).toEqual([[], 'within']);
  });

  it.each<[Side]>([['base'], ['head']])('is unmeasured when only %s ran', (ran) => {
    const of = (name: Side): Capture =>
      (name === ran ? late(name).runs('BenchmarkLate', { 'ns/op': [10], 'allocs/op': [3] }) : late(name))
        .end('time-budget')
        .build();
    const verdict = verdictOf(of('base'), of('head'));
    expect(lateOf(verdict)?.status).toBe('measured');
    for (const unit of ['sec/op', 'allocs/op']) {
      expect(changeOf(verdict, unit, 'BenchmarkLate')).toMatchObject({
        outcome: 'unmeasured',
        caveats: [spent],
      });
    }
  });

  it('never passes a run in which nothing was compared, whatever the policy', () => {
    const of = (name: Side): Capture => side(name).benchmark(look).end('time-budget').build();
    expect(verdictOf(of('base'), of('head'), pass)).toMatchObject({
      outcome: 'unmeasured',
      exitCode: 3,
      passes: false,
    });
    expect(verdictOf(of('base'), of('head'), policyOf({ budgets: [] })).exitCode).toBe(3);
    // One benchmark that was compared is something, and so is nothing to compare.
    expect(verdictOf(late('base').build(), late('head').build(), pass).exitCode).toBe(0);
    const same = (name: Side): Capture =>
      new CaptureBuilder(name).package('unchanged').benchmark(look).build();
    expect(verdictOf(same('base'), same('head'), pass).exitCode).toBe(0);
  });
});

describe('a benchmark that is new on head', () => {
  const base = side('base')
    .runs('BenchmarkOld', { 'ns/op': repeated(10, 3) })
    .build();
  const head = (ns: readonly number[]): Capture =>
    side('head')
      .runs('BenchmarkOld', { 'ns/op': repeated(10, 3) })
      .benchmark(look)
      .runs(look, { 'ns/op': ns, 'allocs/op': ns.map(() => 5) })
      .build();
  const limits = policyOf({ budgets: [rule('sec/op', atMost(1e-6)), rule('allocs/op', atMost(9))] });

  it('has its time held against a limit by its first values', () => {
    const over = changeOf(
      verdictOf(base, head([1300, 1310, 1290, 1305, 1295, 1302, 1301]), limits),
      'sec/op',
    );
    expect(over).toMatchObject({
      change: 'none',
      outcome: 'exceeded',
      summary: { head: { n: 7 } },
      caveats: [],
    });
    // As much as the place of code can make, on one layout.
    const near = [1150, 1160, 1140, 1155, 1145, 1152, 1151];
    expect(changeOf(verdictOf(base, head(near), limits), 'sec/op')).toMatchObject({
      outcome: 'unproven',
      caveats: [{ code: 'layout-not-randomised', facts: { have: 1, need: 6 } }],
    });
    // There are no pairs to tell more about, so the reason is said.
    const around = [950, 1060, 940, 1055, 945, 1052, 1051];
    expect(changeOf(verdictOf(base, head(around), limits), 'sec/op')).toMatchObject({
      outcome: 'unproven',
      pairs: 0,
      caveats: [{ code: 'limit-straddled', facts: {} }],
    });
    const under = changeOf(verdictOf(base, head([700, 710, 690, 705, 695, 702, 701]), limits), 'sec/op');
    expect(under).toMatchObject({ outcome: 'within', caveats: [] });
  });

  it('cannot be told by too few of them', () => {
    const verdict = verdictOf(base, head([1200, 1210]), limits);
    expect(changeOf(verdict, 'sec/op')).toMatchObject({
      outcome: 'unproven',
      caveats: [{ code: 'too-few-pairs', facts: { have: 2, need: 6 } }],
    });
    const counts = policyOf({ budgets: [rule('allocs/op', atMost(4))] });
    expect(changeOf(verdictOf(base, head([1200, 1210]), counts), 'allocs/op')).toMatchObject({
      outcome: 'unproven',
      caveats: [{ code: 'too-few-pairs', facts: { have: 2, need: 3 } }],
    });
  });

  it('is not judged by relative budgets', () => {
    const verdict = verdictOf(base, head([1200, 1210]));
    for (const unit of ['sec/op', 'allocs/op']) {
      expect(changeOf(verdict, unit)).toMatchObject({
        outcome: 'within',
        caveats: [],
        summary: { head: { n: 2 } },
      });
    }
  });

  it('is unmeasured under a limit when it was not run, and has nothing to miss under other budgets', () => {
    const unrun = side('head')
      .runs('BenchmarkOld', { 'ns/op': repeated(10, 3) })
      .benchmark(look)
      .build();
    const verdict = verdictOf(base, unrun, limits);
    expect(changeOf(verdict, 'sec/op')).toMatchObject({
      outcome: 'unmeasured',
      caveats: [{ code: 'too-few-pairs' }],
    });
    const [added] = verdictOf(base, unrun).benchmarks;
    expect(added).toMatchObject({ status: 'added', changes: [] });
  });
});

describe('a package with another import path', () => {
  const renamed = (capture: Capture, to: string): Capture => ({
    ...capture,
    records: capture.records.map((record) => ('pkg' in record ? { ...record, pkg: to } : record)),
  });
  const of = (name: Side, allocs: number): Capture =>
    side(name)
      .benchmark(look)
      .runs(look, { 'allocs/op': repeated(allocs, 3) })
      .build();
  const to = 'example.com/n/v2/finder';

  it('is compared with the one in its folder', () => {
    const verdict = verdictOf(of('base', 3), renamed(of('head', 5), to));
    expect(verdict.benchmarks).toMatchObject([
      {
        id: { pkg: to },
        status: 'measured',
        changes: [{ outcome: 'exceeded' }],
        caveats: [{ code: 'package-renamed', facts: { base: 'example.com/m/finder', head: to } }],
      },
    ]);
  });

  it('is found where it broke', () => {
    const broken = side('head').benchmark(look).trouble(look, 'panicked').build();
    const verdict = verdictOf(of('base', 3), renamed(broken, to));
    expect([verdict.benchmarks[0]?.status, verdict.exitCode]).toEqual(['failed', 3]);
  });

  it('is another one where base’s path is still there', () => {
    const head = renamed(of('head', 5), to);
    const both = { ...head, records: [...head.records, ...side('head').build().records] };
    expect(verdictOf(of('base', 3), both).benchmarks.map(({ status }) => status)).toEqual([
      'removed',
      'added',
    ]);
  });
});
