// Goroutines that were read from dumps of whole processes: what there is more of with more operations, and no more.
import { describe, expect, it } from '@jest/globals';
import { createdUnit, leftUnit } from '../../src/judge/goroutines.js';
import { keptUnit } from '../../src/judge/heap-kept.js';
import type { BenchmarkResult, Verdict } from '../../src/model/verdict.js';
import { CaptureBuilder, pkg, type Stood } from '../evidence/capture-builder.js';
import { atMost, changeOf, defaultRules, growth, look, policyOf, rule, verdictOf } from './scene.js';

const units = [leftUnit, createdUnit, keptUnit];
const policy = policyOf({ budgets: [...defaultRules, ...units.map((unit) => rule(unit, growth(0)))] });
const because = { code: 'probe-failed', facts: { pkg, reason: 'build', message: 'no' } } as const;

/** Goroutines started at a line of the package, in one state. */
function stacks(count: number, line: number, status: string, from: number): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `goroutine ${from + index} [${status}]:\nexample.com/m/finder.emit(0x1)\n\texample.com/m/finder/emit.go:30 +0x1d\n` +
      `created by example.com/m/finder.Look in goroutine 9\n\texample.com/m/finder/look.go:${line} +0x1d\n\n`,
  ).join('');
}

/** Workers that were there anyway, in other states each time, and so many more. */
function dump(leaked: number, nth: number): string {
  const main =
    'goroutine 1 [IO wait]:\ntesting.(*M).Run(0x1)\n\ttesting/testing.go:2000 +0x1\nmain.main()\n\t_testmain.go:49 +0x9b\n\n';
  const busy = stacks(20, 40, ['select', 'sleep', 'chan receive'][nth % 3] ?? 'select', 9000);
  return `tick\nSIGQUIT: quit\nPC=0x1 m=0 sigcode=0\n\n${main}${busy}${stacks(leaked, 12, 'chan send', 50)}rax 0x1\n`;
}

const leak = (perOperation: number, counts = [125, 500, 2000]): Stood[] =>
  counts.map((iterations, nth) => {
    const left = iterations * perOperation;
    return { iterations, count: 20 + left, dump: dump(left, nth) };
  });
const none = leak(0, [125, 500]);
const five = none.map((stood) => ({ ...stood, count: 25 }));

function captureOf(side: 'base' | 'head', stood: readonly Stood[]) {
  const builder = new CaptureBuilder(side).package().benchmark(look);
  builder.runs(look, { 'ns/op': [100, 100, 100], 'allocs/op': [1, 1, 1] });
  for (const of of stood) builder.standing(look, of);
  return builder
    .record({ type: 'caveat', ...because })
    .end('complete')
    .build();
}

const judged = (base: readonly Stood[], head: readonly Stood[], of = policy): Verdict =>
  verdictOf(captureOf('base', base), captureOf('head', head), of);

function only({ benchmarks: [first] }: Verdict): BenchmarkResult {
  if (first === undefined) throw new Error('no benchmark');
  return first;
}

describe('goroutines from dumps of whole processes', () => {
  it('that leak break the budget at their line, and workers that stand elsewhere each time do not', () => {
    const verdict = judged(none, leak(1));
    expect(changeOf(verdict, leftUnit)).toMatchObject({
      change: 'regression',
      outcome: 'exceeded',
      summary: { base: { center: 0 }, head: { center: 1 } },
      culprits: [{ file: 'finder/look.go', line: 12, base: 0, head: 1, left: { waits: 'channel-send' } }],
    });
    const { goroutines, runtime } = only(verdict);
    expect(goroutines?.head).toMatchObject({
      by: 'dump',
      growth: 'leak',
      operations: 2000,
      left: 1875,
      createdPerOperation: null,
      groups: [{ count: 1875, perOperation: 1, created: { line: 12 }, stands: { line: 30 }, proven: null }],
    });
    expect(goroutines?.base).toMatchObject({ by: 'dump', growth: 'none', left: 0, groups: [] });
    expect(runtime).toEqual({});
  });

  it('that are there once say nothing, however many', () => {
    const verdict = judged(none, five);
    expect(only(verdict).changes.map(({ metric }) => metric.unit)).not.toContain(leftUnit);
    expect(only(verdict).goroutines?.head).toMatchObject({ growth: 'none', left: 0, groups: [] });
  });

  it('leave what dumps do not show unmeasured, where it has a budget', () => {
    const verdict = judged(none, leak(1));
    for (const unit of [createdUnit, keptUnit])
      expect(changeOf(verdict, unit)).toMatchObject({ outcome: 'unmeasured', caveats: [because] });
    const without = policyOf({ budgets: [...defaultRules, rule(leftUnit, growth(0))] });
    const told = only(judged(none, leak(1), without)).changes.map(({ metric }) => metric.unit);
    expect(told).toContain(leftUnit);
    expect(told).not.toContain(createdUnit);
    expect(told).not.toContain(keptUnit);
  });

  it('are unmeasured where there are too few', () => {
    const verdict = judged(none, leak(1).slice(0, 1));
    for (const unit of units)
      expect(changeOf(verdict, unit)).toMatchObject({ outcome: 'unmeasured', caveats: [because] });
    // What head has says enough for a limit.
    const limit = policyOf({ budgets: [rule(leftUnit, atMost(0)), rule(createdUnit, atMost(0))] });
    const limited = judged([], leak(1), limit);
    expect(changeOf(limited, leftUnit).outcome).toBe('exceeded');
    expect(changeOf(limited, createdUnit).outcome).toBe('unmeasured');
  });

  it('are unmeasured where a further process had too many, unless the others tell a leak', () => {
    const facts = { benchmark: `${pkg} ${look} 1`, pass: 'goroutines', by: 'dump', reason: 'too-many' };
    const failed = { type: 'caveat', code: 'probe-failed', facts } as const;
    const head = (stood: readonly Stood[]) => {
      const { records, ...capture } = captureOf('head', stood);
      return { ...capture, records: [...records.slice(0, -1), failed, ...records.slice(-1)] };
    };
    const outcome = (stood: readonly Stood[]) =>
      changeOf(verdictOf(captureOf('base', none), head(stood), policy), leftUnit);
    expect(outcome(none)).toMatchObject({ outcome: 'unmeasured', caveats: [{ facts }] });
    expect(outcome(leak(1)).outcome).toBe('exceeded');
  });

  it('have no lines where dumps were too large, and are counted all the same', () => {
    const [small, ...rest] = leak(1);
    const large = rest.map((stood) => ({ ...stood, dump: null }));
    const verdict = judged(none, [...(small === undefined ? [] : [small]), ...large]);
    expect(changeOf(verdict, leftUnit)).toMatchObject({ outcome: 'exceeded', culprits: [] });
    expect(only(verdict).goroutines?.head).toMatchObject({ growth: 'leak', groups: null });
  });

  it('are compared with a base that was counted between sentinels', () => {
    const base = new CaptureBuilder('base').package().benchmark(look);
    base.runs(look, { 'ns/op': [100, 100, 100], 'allocs/op': [1, 1, 1] });
    for (const iterations of [125, 500]) base.probe(look, { iterations, left: 0, created: iterations });
    const verdict = verdictOf(base.end('complete').build(), captureOf('head', leak(2)), policy);
    expect(changeOf(verdict, leftUnit)).toMatchObject({ outcome: 'exceeded', culprits: [{ head: 2 }] });
    expect(changeOf(verdict, createdUnit)).toMatchObject({ outcome: 'unmeasured', caveats: [because] });
  });

  it('cannot be read from a file that is no dump', () => {
    const broken = leak(1).map((stood) => ({ ...stood, dump: 'goroutine 1 [running]:\n' }));
    expect(() => judged(none, broken)).toThrow(
      expect.objectContaining({ code: 'capture-invalid', facts: { reason: 'standing-file' } }),
    );
  });
});
