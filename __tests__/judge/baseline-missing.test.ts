// A stored baseline that was looked for in vain.
import { describe, expect, it } from '@jest/globals';
import type { Capture } from '../../src/model/capture.js';
import type { OnDoubt } from '../../src/model/policy.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { atMost, changeOf, growth, look, policyOf, repeated, rule, verdictOf } from './scene.js';

const printed = { 'ns/op': repeated(1000, 12), 'allocs/op': repeated(5, 12), hits: repeated(1, 12) };
const none = (): Capture => new CaptureBuilder('base', { session: 'none', complete: false }).cut();
const head = (mode: 'auto' | 'artifact'): CaptureBuilder =>
  new CaptureBuilder('head').package().benchmark(look).runs(look, printed).baseline(mode, null);
const base = (): Capture => new CaptureBuilder('base').package().benchmark(look).runs(look, printed).build();

const told = (mode: string, required: boolean): object => ({
  code: 'baseline-missing',
  facts: { mode, reason: 'none', command: 'gh workflow run performance.yml', required },
});

describe('without the baseline that should be base', () => {
  it.each<[OnDoubt, number, object[]]>([
    ['fail', 3, [told('artifact', true)]],
    ['warn', 0, [told('artifact', false)]],
    ['pass', 0, []],
  ])('%s gives %d', (onMissingBaseline, exitCode, caveats) => {
    const policy = policyOf({ onMissingBaseline, onUnmeasured: 'fail' });
    const verdict = verdictOf(none(), head('artifact').build(), policy);
    expect(verdict).toMatchObject({ outcome: 'unmeasured', exitCode, passes: exitCode === 0, caveats });
    // It is neither new nor compared.
    expect(verdict.benchmarks.map(({ status }) => status)).toEqual(['measured']);
    for (const unit of ['sec/op', 'allocs/op']) {
      expect(changeOf(verdict, unit)).toMatchObject({
        change: 'none',
        outcome: 'unmeasured',
        caveats: [{ code: 'baseline-missing', facts: {} }],
        summary: { head: { n: 12 } },
      });
    }
    expect(changeOf(verdict, 'hits').outcome).toBe('within');
  });

  it('holds absolute limits against head', () => {
    const limits = (time: number, allocs: number) =>
      policyOf({ budgets: [rule('sec/op', atMost(time)), rule('allocs/op', atMost(allocs))] });
    const outcome = (time: number, allocs: number) =>
      verdictOf(none(), head('artifact').build(), limits(time, allocs));
    expect(outcome(1e-6, 4)).toMatchObject({ outcome: 'exceeded', exitCode: 1 });
    expect(outcome(0.8e-6, 5)).toMatchObject({ outcome: 'exceeded', exitCode: 1 });
    const held = outcome(1e-6, 5);
    expect(held.exitCode).toBe(0);
    expect(held.benchmarks[0]?.changes.map((change) => change.outcome)).toEqual([
      'within',
      'within',
      'within',
    ]);
  });

  it('still counts what head could not measure', () => {
    const unrun = new CaptureBuilder('head')
      .package()
      .benchmark(look)
      .runs(look, printed)
      .benchmark('BenchmarkLate')
      .baseline('artifact', null)
      .end('time-budget')
      .build();
    const verdict = verdictOf(none(), unrun, policyOf({ onUnmeasured: 'fail' }));
    expect(verdict.exitCode).toBe(3);
    expect(changeOf(verdict, 'sec/op', 'BenchmarkLate').caveats).toMatchObject([
      { code: 'time-budget-spent' },
    ]);
  });

  it('is compared all the same with a base that somebody gives', () => {
    const verdict = verdictOf(base(), head('artifact').build());
    expect([verdict.outcome, verdict.caveats]).toEqual(['within', []]);
  });

  it('is never better for one budget more', () => {
    const capture = head('artifact').build();
    const outcome = (budgets: ReturnType<typeof rule>[]) =>
      verdictOf(none(), capture, policyOf({ budgets })).outcome;
    expect(outcome([])).toBe('unmeasured');
    expect(outcome([rule('allocs/op', growth(0))])).toBe('unmeasured');
    expect(outcome([rule('allocs/op', atMost(1))])).toBe('exceeded');
  });
});

describe('without a baseline beside a base that was measured', () => {
  it.each<[OnDoubt, number, string, object[]]>([
    ['fail', 3, 'unmeasured', [told('auto', true)]],
    ['warn', 0, 'within', [told('auto', false)]],
    ['pass', 0, 'within', []],
  ])('%s gives %d', (onMissingBaseline, exitCode, outcome, caveats) => {
    const verdict = verdictOf(base(), head('auto').build(), policyOf({ onMissingBaseline }));
    expect(verdict).toMatchObject({ exitCode, outcome, caveats });
    expect(changeOf(verdict, 'allocs/op')).toMatchObject({ exact: true, outcome: 'within' });
  });

  it('fails for a broken budget first', () => {
    const budgets = [rule('allocs/op', atMost(1))];
    const policy = policyOf({ onMissingBaseline: 'fail', budgets });
    expect(verdictOf(base(), head('auto').build(), policy).exitCode).toBe(1);
  });
});
