import { describe, expect, it } from '@jest/globals';
import { readEvidence } from '../../src/evidence/evidence.js';
import { confirmOn, focusAgain, focusOn, stillOpen } from '../../src/judge/wishes.js';
import type { Capture } from '../../src/model/capture.js';
import type { Stage } from '../../src/model/metric.js';
import type { Policy } from '../../src/model/policy.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { atMost, defaultRules, judging, policyOf, repeated, rule } from './scene.js';

/** d = ln(head/base) of the pairs of each stage, spread over twelve layouts. */
type Logs = Readonly<Partial<Record<Stage, readonly number[]>>>;

function evidenceOf(benchmarks: Readonly<Record<string, Logs>>) {
  const build = (side: 'base' | 'head'): Capture => {
    const builder = new CaptureBuilder(side).package();
    for (const [name, logs] of Object.entries(benchmarks)) {
      builder.benchmark(name, name.endsWith('Own') ? { source: side } : {});
      for (const stage of ['screen', 'focus', 'confirm'] as const) {
        const values = (logs[stage] ?? []).map((d) => (side === 'base' ? 1000 : 1000 * Math.exp(d)));
        if (values.length > 0) builder.runs(name, { 'ns/op': values }, stage, 12);
      }
    }
    return builder.build();
  };
  return { base: readEvidence(build('base')), head: readEvidence(build('head')) };
}

const around = (center: number, scatter: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => center + scatter * (((i * 7) % 11) / 5 - 1));
const names = (keys: readonly string[]): string[] => keys.map((key) => key.split(' ')[1] ?? '');
const withLimit = policyOf({ budgets: [...defaultRules, rule('sec/op', atMost(5e-7), 'Same')] });

describe('what the screen makes worth more pairs', () => {
  it('are slowdowns by size, then limits in danger, then speed-ups', () => {
    const evidence = evidenceOf({
      BenchmarkSame: { screen: repeated(0, 12) },
      BenchmarkFast: { screen: repeated(-0.5, 12) },
      BenchmarkSlow: { screen: repeated(0.1, 12) },
      BenchmarkSlower: { screen: repeated(0.4, 12) },
      // Of no size that matters: only the confirming asks for one.
      BenchmarkTiny: { screen: repeated(0.001, 12) },
      BenchmarkCalm: { screen: repeated(0, 12) },
      BenchmarkOwn: { screen: repeated(1, 12) },
    });
    expect(names(focusOn(evidence, withLimit))).toEqual([
      'BenchmarkSlower',
      'BenchmarkSlow',
      'BenchmarkTiny',
      'BenchmarkSame',
      'BenchmarkFast',
    ]);
  });

  it('is focused on again when a burst fell into it, whichever side it hit', () => {
    const screen = around(0.02, 0.01, 12);
    const calm = around(0.02, 0.02, 28);
    const burst = calm.map((d, i) => (i % 2 === 0 ? d + 0.2 : d - 0.2));
    const evidence = evidenceOf({
      BenchmarkCalm: { screen, focus: calm },
      BenchmarkBurst: { screen, focus: burst },
      BenchmarkMirrored: { screen, focus: burst.map((d) => 0.04 - d) },
    });
    expect(names(focusAgain(evidence, withLimit))).toEqual(['BenchmarkMirrored', 'BenchmarkBurst']);
  });
});

describe('what is confirmed', () => {
  it('are suspects after the focus, with what gates before what does not', () => {
    const focused = (center: number, scatter = 0.02): Logs => ({
      screen: around(center, scatter, 12),
      focus: around(center, scatter, 28),
    });
    const evidence = evidenceOf({
      BenchmarkSlow: focused(0.05),
      BenchmarkNoisy: focused(0.06, 0.1),
      BenchmarkCalm: { screen: around(0.03, 0.01, 12), focus: around(-0.01, 0.01, 28) },
      BenchmarkFree: focused(0.3, 0.1),
      BenchmarkSame: focused(0),
      BenchmarkFast: focused(-0.2, 0.1),
      // The time did not suffice to focus on it.
      BenchmarkUnfocused: { screen: around(0.04, 0.02, 12) },
    });
    const budgets = [...withLimit.budgets, rule('sec/op', { kind: 'none' }, 'Free')];
    const wishes = confirmOn(evidence, policyOf({ budgets }));
    expect(wishes.map(({ key, ...of }) => ({ name: names([key])[0], ...of }))).toEqual([
      { name: 'BenchmarkNoisy', pairsPerLayout: 8, gates: true, tests: { regression: 1 } },
      { name: 'BenchmarkSlow', pairsPerLayout: 3, gates: true, tests: { regression: 1 } },
      { name: 'BenchmarkUnfocused', pairsPerLayout: 3, gates: true, tests: { regression: 1 } },
      { name: 'BenchmarkSame', pairsPerLayout: 3, gates: true, tests: {} },
      { name: 'BenchmarkFree', pairsPerLayout: 3, gates: false, tests: { regression: 1 } },
      { name: 'BenchmarkFast', pairsPerLayout: 3, gates: false, tests: { improvement: 1 } },
    ]);
  });

  it('goes by the first of several reasons: a slowdown beyond a limit gates, whatever else it is', () => {
    const evidence = evidenceOf({
      BenchmarkSlower: { screen: around(0.5, 0.02, 12), focus: around(0.5, 0.02, 28) },
      BenchmarkFaster: { screen: around(-0.05, 0.02, 12), focus: around(-0.05, 0.02, 28) },
    });
    // Head is at 1.65 and at 0.95 µs.
    const limit = policyOf({ budgets: [rule('sec/op', atMost(0.9e-6))] });
    expect(confirmOn(evidence, limit).map(({ key, gates }) => [...names([key]), gates])).toEqual([
      ['BenchmarkSlower', true],
      ['BenchmarkFaster', true],
    ]);
  });

  it('is whatever is not shown to be within a limit, by the interval that is judged', () => {
    const near = around(-0.02, 0.06, 12);
    const evidence = evidenceOf({
      BenchmarkNear: { screen: near },
      BenchmarkFar: { screen: around(-0.2, 0.06, 12) },
    });
    const limit = policyOf({ budgets: [rule('sec/op', atMost(1e-6))] });
    expect(names(focusOn(evidence, limit))).toContain('BenchmarkNear');
    expect(confirmOn(evidence, limit)).toMatchObject([
      { key: expect.stringContaining('Near'), gates: true },
      { key: expect.stringContaining('Far'), gates: false },
    ]);
    const confirmed = evidenceOf({ BenchmarkNear: { screen: near, confirm: around(-0.02, 0.2, 12) } });
    expect(names(stillOpen(confirmed, limit))).toEqual(['BenchmarkNear']);
  });

  it('goes on where the error is large, for slowdowns that a budget is about', () => {
    const screen = repeated(0.1, 12);
    const evidence = evidenceOf({
      BenchmarkSettled: { screen, confirm: around(0.06, 0.02, 36) },
      BenchmarkWide: { screen, confirm: around(0.06, 0.2, 12) },
      BenchmarkWideAndCalm: { screen, confirm: around(0, 0.2, 12) },
      BenchmarkFree: { screen, confirm: around(0.06, 0.2, 12) },
      BenchmarkFast: { screen: repeated(-0.1, 12), confirm: around(-0.06, 0.2, 12) },
      BenchmarkUntouched: { screen },
    });
    const budgets = [...defaultRules, rule('sec/op', { kind: 'none' }, 'Free')];
    expect(names(stillOpen(evidence, policyOf({ budgets })))).toEqual([
      'BenchmarkWide',
      'BenchmarkWideAndCalm',
    ]);
  });
});

describe('a budget', () => {
  it('does not choose who is focused on', () => {
    const screen = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [
        `BenchmarkN${i}`,
        { screen: around((i - 5) / 100, 0.02 * i, 12) },
      ]),
    );
    const evidence = evidenceOf(screen);
    const of = (max: number) =>
      names(focusOn(evidence, policyOf({ budgets: [rule('sec/op', { kind: 'relative', max })] })));
    expect(of(0.05).length).toBeGreaterThan(2);
    expect(of(0.05).length).toBeLessThan(9);
    expect(of(0.02)).toEqual(of(0.05));
    expect(of(0.5)).toEqual(of(0.05));
  });
});

describe('a strict budget', () => {
  const strict: Policy = policyOf({ judging: { ...judging, mode: 'strict' } });
  // No slowdown at all, but room for one beyond 5 %.
  const wide = around(-0.02, 0.3, 12);

  it('has looked at again what its interval leaves open', () => {
    const evidence = evidenceOf({
      BenchmarkWide: { screen: wide },
      BenchmarkCalm: { screen: around(0, 0.01, 12) },
    });
    // What the screen cannot rule out to be large is looked at again in any mode, but confirmed in this one only.
    expect(names(focusOn(evidence, policyOf()))).toEqual(['BenchmarkWide']);
    expect(confirmOn(evidence, policyOf())).toEqual([]);
    expect(names(focusOn(evidence, strict))).toEqual(['BenchmarkWide']);
    expect(names(confirmOn(evidence, strict).map(({ key }) => key))).toEqual(['BenchmarkWide']);
  });
});
