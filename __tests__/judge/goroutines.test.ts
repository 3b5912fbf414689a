// Goroutines that stay for each operation are a leak, and told with the line that starts them; pools are not.
import { describe, expect, it } from '@jest/globals';
import { createdUnit, leftUnit } from '../../src/judge/goroutines.js';
import type { BenchmarkResult, Verdict } from '../../src/model/verdict.js';
import { CaptureBuilder, pkg, type Probed } from '../evidence/capture-builder.js';
import { atMost, changeOf, growth, look, policyOf, rule, verdictOf, defaultRules } from './scene.js';

const policy = policyOf({ budgets: [...defaultRules, rule(leftUnit, growth(0))] });

/** Goroutines that wait on a channel, started at a line of the package. */
function stacks(count: number, line = 12, from = 50): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `goroutine ${from + index} [chan send]:\nexample.com/m/finder.emit(0x1)\n\texample.com/m/finder/emit.go:30 +0x1d\n` +
      `created by example.com/m/finder.Look in goroutine 9\n\texample.com/m/finder/look.go:${line} +0x1d\n`,
  ).join('\n');
}

const leak = (perOperation: number, line = 12): Probed[] =>
  [10, 40, 160].map((iterations) => {
    const left = Math.round(iterations * perOperation);
    return { iterations, left, created: 2 * iterations, dump: stacks(left, line) };
  });
const pool = (size: number): Probed[] =>
  [10, 40].map((iterations) => ({ iterations, left: size, created: size, dump: stacks(size) }));
const none = pool(0);

function captureOf(side: 'base' | 'head', probes: readonly Probed[]) {
  const builder = new CaptureBuilder(side).package().benchmark(look);
  builder.runs(look, { 'ns/op': [100, 100, 100], 'allocs/op': [1, 1, 1] });
  for (const probed of probes) builder.probe(look, probed);
  return builder.end('complete').build();
}

function judged(
  base: readonly Probed[],
  head: readonly Probed[],
  of = policy,
  patch: string | null = null,
): Verdict {
  return verdictOf(captureOf('base', base), captureOf('head', head), of, patch);
}

function only({ benchmarks: [first] }: Verdict): BenchmarkResult {
  if (first === undefined) throw new Error('no benchmark');
  return first;
}

const unitsOf = (verdict: Verdict): string[] => only(verdict).changes.map(({ metric }) => metric.unit);

describe('goroutines of a benchmark', () => {
  it('that leak with each operation break the budget, at the line that starts them', () => {
    const verdict = judged(none, leak(1));
    expect(changeOf(verdict, leftUnit)).toMatchObject({
      change: 'regression',
      outcome: 'exceeded',
      summary: { base: { center: 0 }, head: { center: 1 } },
      culprits: [
        {
          function: 'example.com/m/finder.Look',
          file: 'finder/look.go',
          line: 12,
          own: true,
          unit: leftUnit,
          base: 0,
          head: 1,
          left: {
            waits: 'channel-send',
            count: 160,
            stands: { file: 'finder/emit.go', line: 30, own: true },
          },
        },
      ],
    });
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({
        rule: 'goroutines-left',
        level: 'error',
        at: { file: 'finder/look.go', line: 12 },
        facts: expect.objectContaining({
          waits: 'channel-send',
          standsFile: 'finder/emit.go',
          standsLine: 30,
        }),
      }),
    );
  });

  it('that leaked before are no news, wherever the line is now', () => {
    const patch = [
      'diff --git a/finder/look.go b/finder/look.go',
      '--- a/finder/look.go',
      '+++ b/finder/look.go',
      '@@ -1,0 +2,3 @@',
      '+// one',
      '+// two',
      '+// three',
      '',
    ].join('\n');
    const verdict = judged(leak(1, 12), leak(1, 15), policy, patch);
    expect(changeOf(verdict, leftUnit)).toMatchObject({ change: 'none', outcome: 'within', culprits: [] });
  });

  it('of two places are told apart, and only the new one is blamed', () => {
    const both = [10, 40, 160].map((iterations) => ({
      iterations,
      left: 2 * iterations,
      dump: `${stacks(iterations, 12)}\n${stacks(iterations, 20, 5000)}`,
    }));
    const { culprits } = changeOf(judged(leak(1), both), leftUnit);
    expect(culprits.map(({ line, base, head }) => [line, base, head])).toEqual([[20, 0, 1]]);
  });

  it('of a pool are kept and fail nothing', () => {
    const verdict = judged(none, pool(4));
    expect(unitsOf(verdict)).not.toContain(leftUnit);
    expect(only(verdict).goroutines?.head).toMatchObject({
      growth: 'constant',
      left: 4,
      leftPerOperation: 0,
    });
    expect(verdict.findings).toEqual([]);
  });

  it('that grow without a third count are unproven, and said so', () => {
    const change = changeOf(judged(none, leak(1).slice(0, 2)), leftUnit);
    expect(change).toMatchObject({ change: 'unproven', outcome: 'unproven', culprits: [] });
    expect(change.caveats).toEqual([{ code: 'goroutines-growing', facts: { left: 40, operations: 40 } }]);
  });

  it('that are too many to dump are judged without a line', () => {
    const counted = leak(1).map(({ iterations, left }) => ({ iterations, left }));
    expect(changeOf(judged(none, counted), leftUnit)).toMatchObject({ outcome: 'exceeded', culprits: [] });
    const some = leak(1).map((of) => (of.iterations === 160 ? { iterations: 160, left: 160 } : of));
    expect(changeOf(judged(none, some), leftUnit).culprits).toMatchObject([
      { line: 12, head: 1, left: { count: 40 } },
    ]);
  });

  it('are counted as they are created, and judged where there is a budget', () => {
    expect(changeOf(judged(none, leak(1)), createdUnit)).toMatchObject({
      change: 'regression',
      outcome: 'within',
      summary: { head: { center: 2 } },
    });
    const linesOf = (verdict: ReturnType<typeof judged>, unit: string) =>
      changeOf(verdict, unit).culprits.map(({ line }) => line);
    expect(linesOf(judged(none, leak(2)), leftUnit)).toEqual([12]);
    expect(linesOf(judged(none, leak(2)), createdUnit)).toEqual([12]);
    // Half of them end, and nothing tells where those were started.
    expect(linesOf(judged(none, leak(1)), createdUnit)).toEqual([]);
    const strict = policyOf({ budgets: [...policy.budgets, rule(createdUnit, growth(0))] });
    expect(changeOf(judged(none, leak(1), strict), createdUnit).outcome).toBe('exceeded');
    const limited = policyOf({ budgets: [...policy.budgets, rule(createdUnit, atMost(2))] });
    expect(changeOf(judged(none, leak(1), limited), createdUnit).outcome).toBe('within');
    const less = policyOf({ budgets: [...policy.budgets, rule(createdUnit, atMost(1))] });
    expect(changeOf(judged(none, leak(1), less), createdUnit).outcome).toBe('exceeded');
  });

  it('that stay less often are an improvement', () => {
    expect(changeOf(judged(leak(1), none), leftUnit)).toMatchObject({
      change: 'improvement',
      outcome: 'within',
    });
  });

  it('are not judged where base was not probed, and an absolute limit is', () => {
    const open = changeOf(judged([], leak(1)), leftUnit);
    expect(open).toMatchObject({ change: 'none', outcome: 'unmeasured', culprits: [] });
    expect(open.caveats).toEqual([{ code: 'probe-absent', facts: { side: 'base' } }]);
    expect(judged([], leak(1), { ...policy, onUnmeasured: 'fail' }).exitCode).toBe(3);
    expect(changeOf(judged(none, []), leftUnit)).toMatchObject({
      outcome: 'unmeasured',
      caveats: [{ code: 'probe-absent', facts: { side: 'head' } }],
    });
    expect(unitsOf(judged([], []))).not.toContain(leftUnit);
    expect(changeOf(judged([], leak(1), policyOf()), leftUnit)).toMatchObject({
      change: 'none',
      culprits: [],
    });
    const limited = policyOf({ budgets: [...defaultRules, rule(leftUnit, atMost(0))] });
    expect(changeOf(judged([], leak(1), limited), leftUnit).outcome).toBe('exceeded');
  });

  it.each([
    ['a package that takes no sentinels', { code: 'probe-failed', facts: { pkg, reason: 'file-order' } }],
    [
      'a process that ended early',
      {
        code: 'probe-failed',
        facts: { benchmark: `${pkg} ${look} 1`, pass: 'goroutines', ending: 'exited' },
      },
    ],
    ['too little time', { code: 'probe-missing', facts: { count: 1, benchmarks: [] } }],
  ])('that could not be counted are unmeasured where they have a budget: %s', (_, caveat) => {
    const record = { type: 'caveat', ...caveat } as const;
    const without = (side: 'base' | 'head') =>
      new CaptureBuilder(side)
        .package()
        .benchmark(look)
        .runs(look, { 'ns/op': [100, 100, 100], 'allocs/op': [1, 1, 1] })
        .record(record)
        .build();
    for (const base of [captureOf('base', none), without('base')]) {
      const verdict = verdictOf(base, without('head'), policy);
      expect(changeOf(verdict, leftUnit)).toMatchObject({ outcome: 'unmeasured', caveats: [caveat] });
      expect(unitsOf(verdict)).not.toContain(createdUnit);
    }
    expect(
      verdictOf(captureOf('base', none), without('head'), { ...policy, onUnmeasured: 'fail' }).exitCode,
    ).toBe(3);
    expect(unitsOf(verdictOf(captureOf('base', none), without('head'), policyOf()))).not.toContain(leftUnit);
    const limit = policyOf({ budgets: [rule(leftUnit, atMost(0))] });
    expect(changeOf(verdictOf(without('base'), captureOf('head', leak(1)), limit), leftUnit).outcome).toBe(
      'exceeded',
    );
  });

  it('are counted although a process that profiles broke', () => {
    const facts = { benchmark: `${pkg} ${look} 1`, pass: 'heap', ending: 'exited' };
    const head = new CaptureBuilder('head')
      .package()
      .benchmark(look)
      .runs(look, { 'ns/op': [100, 100, 100], 'allocs/op': [1, 1, 1] })
      .record({ type: 'caveat', code: 'probe-failed', facts })
      .build();
    expect(unitsOf(verdictOf(captureOf('base', []), head, policy))).not.toContain(leftUnit);
    const { caveats } = changeOf(verdictOf(captureOf('base', none), head, policy), leftUnit);
    expect(caveats).toEqual([{ code: 'probe-absent', facts: { side: 'head' } }]);
  });

  it('are over an amount only by what is no chance', () => {
    const created = (count: number): Probed[] =>
      [10, 40].map((iterations) => ({ iterations, left: 0, created: count * iterations }));
    const allowed = policyOf({ budgets: [rule(createdUnit, growth(1))] });
    expect(changeOf(judged(created(2), created(3.05), allowed), createdUnit).outcome).toBe('within');
    expect(changeOf(judged(created(2), created(4), allowed), createdUnit).outcome).toBe('exceeded');
  });

  it('that were written by something else cost what they would have told', () => {
    const head = new CaptureBuilder('head').package().benchmark(look);
    head.runs(look, { 'ns/op': [100, 100, 100], 'allocs/op': [1, 1, 1] });
    for (const probed of leak(1)) head.probe(look, probed);
    const capture = head.end('complete').build();
    const files = new Map(capture.files);
    files.set(`probe/${look}.goroutines.40.end.counters.txt`, new TextEncoder().encode('version x\n'));
    const verdict = verdictOf(captureOf('base', none), { ...capture, files }, policy);
    expect(changeOf(verdict, leftUnit)).toMatchObject({ outcome: 'unmeasured' });
    expect(only(verdict).caveats).toMatchObject([{ code: 'probe-failed', facts: { side: 'head' } }]);
  });
});
