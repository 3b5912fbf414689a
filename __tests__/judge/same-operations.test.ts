// What stays of goroutines and the heap is compared at operations that both sides were run for.
import { describe, expect, it } from '@jest/globals';
import { createdUnit, leftUnit } from '../../src/judge/goroutines.js';
import { keptUnit } from '../../src/judge/heap-kept.js';
import type { BenchmarkResult, Verdict } from '../../src/model/verdict.js';
import { CaptureBuilder, type Probed } from '../evidence/capture-builder.js';
import { atMost, changeOf, growth, look, policyOf, rule, verdictOf } from './scene.js';

const policy = policyOf({
  budgets: [rule(leftUnit, growth(0)), rule(createdUnit, growth(0)), rule(keptUnit, growth(0))],
});
type Count = readonly [operations: number, left: number, more?: Partial<Probed>];

function judged(base: readonly Count[], head: readonly Count[], of = policy): Verdict {
  const captureOf = (side: 'base' | 'head', counts: readonly Count[]) => {
    const builder = new CaptureBuilder(side).package().benchmark(look);
    builder.runs(look, { 'ns/op': [100, 100, 100], 'allocs/op': [1, 1, 1] });
    for (const [iterations, left, more] of counts) builder.probe(look, { iterations, left, ...more });
    return builder.end('complete').build();
  };
  return verdictOf(captureOf('base', base), captureOf('head', head), of);
}

function only({ benchmarks: [first] }: Verdict): BenchmarkResult {
  if (first === undefined) throw new Error('no benchmark');
  return first;
}
const unitsOf = (verdict: Verdict): string[] => only(verdict).changes.map(({ metric }) => metric.unit);
const still: readonly Count[] = [
  [1250, 0],
  [5000, 0],
];

describe('a longer process of head alone', () => {
  it('says nothing of what is there once, or is created', () => {
    const verdict = judged(still, [...still, [40_000, 3, { created: 60 }]]);
    expect(only(verdict).goroutines?.head).toMatchObject({ growth: 'none', left: 0, operations: 5000 });
    expect(unitsOf(verdict)).not.toContain(createdUnit);
    expect(unitsOf(verdict)).not.toContain(leftUnit);
  });

  it('tells growth that begins late, which stays open where base was not run as long', () => {
    const late: readonly Count[] = [...still, [40_000, 40], [80_000, 80]];
    const base: readonly Count[] = [...still, [40_000, 0], [80_000, 0]];
    expect(changeOf(judged(base, late), leftUnit)).toMatchObject({
      change: 'regression',
      outcome: 'exceeded',
    });
    const open = changeOf(judged(still, late), leftUnit);
    expect(open).toMatchObject({ change: 'unproven', outcome: 'unproven', culprits: [] });
    expect(open.caveats).toEqual([
      { code: 'goroutines-growing', facts: { left: 80, operations: 80_000, base: 5000 } },
    ]);
    const limited = policyOf({ budgets: [rule(leftUnit, atMost(0))] });
    expect(changeOf(judged(still, late, limited), leftUnit).outcome).toBe('exceeded');
  });

  it('tells heap that is kept late in the same way', () => {
    const bytes = (counts: readonly (readonly [number, number])[]): Count[] =>
      counts.map(([operations, heap]) => [operations, 0, { heap }]);
    const late = bytes([
      [1250, 0],
      [5000, 0],
      [40_000, 4_000_000],
      [80_000, 9_000_000],
    ]);
    const open = changeOf(judged(still, late), keptUnit);
    expect(open).toMatchObject({ change: 'unproven', outcome: 'unproven' });
    expect(open.caveats).toMatchObject([{ code: 'heap-growing', facts: { base: 5000 } }]);
  });
});

describe('code that fills a pool at about the speed that makes it a leak', () => {
  const filling: readonly Count[] = [
    [1250, 600],
    [5000, 2400],
    [20_000, 2400 + 3500],
  ];
  const leaking: readonly Count[] = [
    [1250, 600],
    [5000, 2400],
    [20_000, 2400 + 3620],
  ];

  it('is no change where it lies on either side of it', () => {
    const verdict = judged(filling, leaking);
    expect(only(verdict).goroutines).toMatchObject({ base: { growth: 'filling' }, head: { growth: 'leak' } });
    expect(changeOf(verdict, leftUnit)).toMatchObject({ change: 'none', outcome: 'within', culprits: [] });
    expect(changeOf(judged(leaking, filling), leftUnit)).toMatchObject({ change: 'none', outcome: 'within' });
  });

  it('is one where as many operations leave more', () => {
    const more: readonly Count[] = [
      [1250, 1250],
      [5000, 5000],
      [20_000, 20_000],
    ];
    expect(changeOf(judged(filling, more), leftUnit)).toMatchObject({
      change: 'regression',
      outcome: 'exceeded',
    });
    // At other operations than base: held against those of base that are no fewer.
    const other: readonly Count[] = [
      [1000, 1000],
      [4000, 4000],
      [16_000, 16_000],
    ];
    expect(changeOf(judged(filling, other), leftUnit).outcome).toBe('exceeded');
  });

  it('is told of the heap in the same way', () => {
    const kept = (last: number): Count[] => [
      [1250, 0, { heap: 2_000_000 }],
      [5000, 0, { heap: 8_000_000 }],
      [20_000, 0, { heap: last }],
    ];
    const [below, above] = [kept(19_900_000), kept(20_100_000)];
    expect(only(judged(below, above)).runtime).toMatchObject({
      base: { heap: { growth: 'filling' } },
      head: { heap: { growth: 'leak' } },
    });
    expect(changeOf(judged(below, above), keptUnit)).toMatchObject({ change: 'none', outcome: 'within' });
    expect(changeOf(judged(below, kept(40_000_000)), keptUnit).outcome).toBe('exceeded');
  });
});
