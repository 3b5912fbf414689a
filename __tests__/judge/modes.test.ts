// Who bears the burden of proof.
import { describe, expect, it } from '@jest/globals';
import type { Capture } from '../../src/model/capture.js';
import type { BudgetMode, Policy } from '../../src/model/policy.js';
import type { Verdict } from '../../src/model/verdict.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import {
  atMost,
  changeOf,
  growth,
  judging,
  look,
  policyOf,
  relative,
  repeated,
  rule,
  verdictOf,
} from './scene.js';

/** Screen and confirming pairs with these ln(head/base); the latter one a layout. */
function captures(
  confirm: readonly number[],
  screen = repeated(0.08, 12),
  unit = 'ns/op',
  focus: readonly number[] = [],
): [Capture, Capture] {
  const build = (side: 'base' | 'head'): Capture => {
    const value = (d: number): number => (side === 'base' ? 1000 : 1000 * Math.exp(unit === 'MB/s' ? -d : d));
    const builder = new CaptureBuilder(side).package().benchmark(look);
    builder.runs(look, { [unit]: screen.map(value) }, 'screen', focus.length > 0 ? 12 : undefined);
    if (focus.length > 0) builder.runs(look, { [unit]: focus.map(value) }, 'focus', 12);
    if (confirm.length > 0) builder.runs(look, { [unit]: confirm.map(value) }, 'confirm', confirm.length);
    return builder.build();
  };
  return [build('base'), build('head')];
}

/** Twelve evenly about a centre. */
const about = (center: number, half: number): number[] =>
  Array.from({ length: 12 }, (_, i) => center + half * ((2 * i) / 11 - 1));

const in_ = (mode: BudgetMode, changes: Partial<Policy> = {}): Policy =>
  policyOf({ judging: { ...judging, mode }, ...changes });
const told = (of: readonly [Capture, Capture], policy: Policy, unit = 'sec/op') => {
  const { change, outcome } = changeOf(verdictOf(...of, policy), unit);
  return `${change} ${outcome}`;
};

describe('a budget of 5 %', () => {
  // Centre, half width of the effects; what each mode says.
  it.each([
    ['far beyond it', about(0.2, 0.02), 'regression exceeded', 'regression exceeded', 'regression exceeded'],
    [
      'just beyond it',
      about(0.055, 0.04),
      'regression exceeded',
      'regression unproven',
      'regression unproven',
    ],
    ['just below it', about(0.045, 0.03), 'regression within', 'regression within', 'regression unproven'],
    ['proven below it', about(0.02, 0.01), 'regression within', 'regression within', 'regression within'],
    ['no change, wide', about(0, 0.15), 'unproven unproven', 'unproven unproven', 'unproven unproven'],
    ['no change, rather wide', about(0, 0.06), 'none within', 'none within', 'none within'],
  ])('and a change %s', (_name, confirm, estimate, proven, strict) => {
    const of = captures(confirm);
    expect([told(of, in_('estimate')), told(of, in_('proven')), told(of, in_('strict'))]).toEqual([
      estimate,
      proven,
      strict,
    ]);
  });

  it('is strict about what was never suspected', () => {
    const wide = captures([], about(-0.01, 0.2));
    const calm = captures([], about(0, 0.03));
    expect([told(wide, in_('estimate')), told(calm, in_('estimate'))]).toEqual([
      'none within',
      'none within',
    ]);
    expect([told(wide, in_('strict')), told(calm, in_('strict'))]).toEqual([
      'unproven unproven',
      'none within',
    ]);
    // Fresh data settle it.
    expect(told(captures(about(0, 0.03), about(-0.01, 0.2)), in_('strict'))).toBe('none within');
  });
});

describe('a change below min-effect', () => {
  const of = (
    center: number,
    half: number,
    budget: number,
    minEffect: number,
    mode: BudgetMode = 'estimate',
  ) =>
    told(
      captures(about(center, half)),
      policyOf({ budgets: [rule('sec/op', relative(budget))], judging: { ...judging, mode, minEffect } }),
    );

  it('breaks no budget, and is no doubt: nothing would ever settle it', () => {
    expect(of(0.006, 0.001, 0, 0.01)).toBe('none within');
    expect(of(0.0078, 0.0003, 0.005, 0.01)).toBe('none within');
    expect(of(0.077, 0.001, 0.05, 0.1)).toBe('none within');
    expect(of(0.006, 0.001, 0, 0.01, 'proven')).toBe('none within');
  });

  it('is a doubt where it may be larger, or where a strict budget asks for proof', () => {
    expect(of(0.006, 0.02, 0, 0.01)).toBe('unproven unproven');
    expect(of(0.006, 0.001, 0, 0.01, 'strict')).toBe('unproven unproven');
  });
});

describe('a proof of exceeding', () => {
  it.each([
    ['growth', growth(50e-9), 'ns/op', 'sec/op'],
    ['growth of a rate', growth(50e6), 'MB/s', 'B/s'],
    ['part of a rate', relative(0.05), 'MB/s', 'B/s'],
  ])('is asked for a budget of %s', (_name, limit, unit, base) => {
    const budgets = [rule(base, limit)];
    const of = (center: number) => captures(about(center, 0.04), undefined, unit);
    expect(told(of(0.056), in_('estimate', { budgets }), base)).toBe('regression exceeded');
    expect(told(of(0.056), in_('proven', { budgets }), base)).toBe('regression unproven');
    expect(told(of(0.12), in_('proven', { budgets }), base)).toBe('regression exceeded');
  });

  it('is corrected for all suspects, as the change is', () => {
    // Each of ten layouts is beyond the budget: 2^-10 alone, and too much for forty.
    const build = (side: 'base' | 'head', count: number): Capture => {
      const builder = new CaptureBuilder(side).package();
      for (let i = 0; i < count; i++) {
        const value = side === 'base' ? 1000 : 1070;
        builder.runs(`BenchmarkN${i}`, { 'ns/op': repeated(value, 12) });
        builder.runs(`BenchmarkN${i}`, { 'ns/op': repeated(value, i === 0 ? 10 : 20) }, 'confirm', 20);
      }
      return builder.build();
    };
    const of = (count: number): Verdict =>
      verdictOf(build('base', count), build('head', count), in_('proven'));
    expect(changeOf(of(1), 'sec/op', 'BenchmarkN0').outcome).toBe('exceeded');
    expect(changeOf(of(40), 'sec/op', 'BenchmarkN0').outcome).toBe('unproven');
    expect(changeOf(of(40), 'sec/op', 'BenchmarkN1').outcome).toBe('exceeded');
  });
});

describe('a strict rate', () => {
  it('is tested itself where nothing is said of the time that it mirrors', () => {
    const build = (side: 'base' | 'head'): Capture => {
      const builder = new CaptureBuilder(side).package().benchmark(look);
      const values = (logs: readonly number[], unit: 'ns/op' | 'MB/s') =>
        logs.map((d) => 1000 * Math.exp(side === 'base' ? 0 : unit === 'ns/op' ? d : -d));
      for (const [stage, logs] of [
        ['screen', about(0.002, 0.1)],
        ['confirm', about(0, 0.02)],
      ] as const) {
        const printed = { 'ns/op': values(logs, 'ns/op'), 'MB/s': values(logs, 'MB/s') };
        builder.runs(look, printed, stage, 12);
      }
      return builder.build();
    };
    const budgets = [rule('B/s', relative(0.05))];
    const of = [build('base'), build('head')] as const;
    expect(changeOf(verdictOf(...of, in_('strict', { budgets })), 'B/s')).toMatchObject({
      outcome: 'within',
      stage: 'confirm',
      caveats: [],
    });
  });
});

describe('a mode', () => {
  it('holds for the benchmarks that a rule names', () => {
    const exceptions = [{ pkg: '*', benchmark: 'Look', mode: 'proven' as const }];
    expect(told(captures(about(0.055, 0.04)), policyOf({ exceptions }))).toBe('regression unproven');
    const others = [{ pkg: '*', benchmark: 'Other', mode: 'proven' as const }];
    expect(told(captures(about(0.055, 0.04)), policyOf({ exceptions: others }))).toBe('regression exceeded');
  });

  it('comes with what its doubts count as', () => {
    const exit = (policy: Policy) => verdictOf(...captures(about(0.055, 0.04)), policy).exitCode;
    expect(exit(in_('proven'))).toBe(0);
    const exceptions = [{ pkg: '*', benchmark: 'Look', onUnproven: 'fail' as const }];
    expect(exit(in_('proven', { exceptions }))).toBe(1);
    const others = [{ pkg: '*', benchmark: 'Other', onUnproven: 'fail' as const }];
    expect(exit(in_('proven', { exceptions: others }))).toBe(0);
  });

  it('may let its doubts pass: they are told, and weigh nothing', () => {
    const tolerant = policyOf({ judging: { ...judging, mode: 'proven', onUnproven: 'pass' } });
    const verdict = verdictOf(...captures(about(0.055, 0.04)), tolerant);
    expect(verdict).toMatchObject({ outcome: 'within', exitCode: 0 });
    expect(changeOf(verdict, 'sec/op')).toMatchObject({ change: 'regression', outcome: 'within' });
    const open = verdictOf(...captures(about(0, 0.15)), tolerant);
    expect(changeOf(open, 'sec/op')).toMatchObject({
      change: 'unproven',
      outcome: 'within',
      caveats: [{ code: 'unproven-tolerated', facts: { unit: 'sec/op', smallest: expect.any(Number) } }],
    });
  });
});

describe('a strict budget of what was not confirmed', () => {
  it('is held against the interval that is shown', () => {
    // Layouts differ, and pairs on one of them do not: by themselves they look surer than they are.
    const layouts = [0.11, -0.08, 0.09, -0.02, 0.05, -0.09, 0.1, 0.01, -0.06, 0.08, -0.04, -0.03];
    const at = (count: number) => Array.from({ length: count }, (_, i) => layouts[i % 12] ?? 0);
    const [base, head] = captures([], at(12), 'ns/op', at(28));
    const change = changeOf(verdictOf(base, head, in_('strict')), 'sec/op');
    expect(change.ratio?.hi).toBeGreaterThan(1.05);
    expect(change).toMatchObject({ outcome: 'unproven', stage: 'focus' });
  });
});

describe('the same functions on both sides', () => {
  it('make a difference of time nobody’s: shown, and no failure', () => {
    const [base, head] = captures(about(0.2, 0.02));
    const same = {
      ...head,
      records: [...head.records, { type: 'same-functions' as const, pkg: 'example.com/m/finder' }],
    };
    const verdict = verdictOf(base, same);
    expect(changeOf(verdict, 'sec/op')).toMatchObject({
      change: 'regression',
      outcome: 'within',
      caveats: [{ code: 'same-functions' }, { code: 'profile-missing' }],
    });
    expect(verdict).toMatchObject({ outcome: 'within', exitCode: 0, findings: [] });
    // An absolute limit is about head, which is base here.
    const limit = policyOf({ budgets: [rule('sec/op', atMost(1.05e-6))] });
    expect(verdictOf(base, head, limit).outcome).toBe('exceeded');
    expect(changeOf(verdictOf(base, same, limit), 'sec/op')).toMatchObject({
      outcome: 'within',
      caveats: [{ code: 'same-functions' }, { code: 'profile-missing' }],
    });
    // Equal functions do other work on other data.
    const records = same.records.map((record) =>
      record.type === 'package' ? { ...record, data: 'other' } : record,
    );
    expect(verdictOf(base, { ...same, records }, limit).outcome).toBe('exceeded');
    // Where nothing differs there is nothing to tell.
    const quiet = captures([], repeated(0, 12));
    expect(
      changeOf(
        verdictOf(quiet[0], { ...quiet[1], records: [...quiet[1].records, ...same.records.slice(-1)] }),
        'sec/op',
      ).caveats,
    ).toEqual([]);
  });
});
