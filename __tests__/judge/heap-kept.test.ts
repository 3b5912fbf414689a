// Memory that stays for each operation is told where it is new, judged where there is a budget; caches are not.
import { describe, expect, it } from '@jest/globals';
import { keptUnit } from '../../src/judge/heap-kept.js';
import { profileWishes } from '../../src/judge/wishes.js';
import type { Verdict } from '../../src/model/verdict.js';
import { CaptureBuilder, type Probed } from '../evidence/capture-builder.js';
import { allocationProfile } from './kept-profile.js';
import { changeOf, defaultRules, growth, look, policyOf, rule, verdictOf } from './scene.js';

const policy = policyOf({ budgets: [...defaultRules, rule(keptUnit, growth(0))] });

const probes = (bytes: (operations: number) => number, counts = [1250, 5000, 40_000]): Probed[] =>
  counts.map((iterations) => ({ iterations, left: 0, heap: Math.round(bytes(iterations)) }));
const nothing = probes(() => 400, [1250, 5000]);
const nothingLate = probes(() => 400, [1250, 5000, 40_000, 80_000]);
const cache = probes((operations) => 130 * operations);
const bounded = probes((operations) => 130 * Math.min(operations, 10_000));
const late = probes((operations) => 130 * Math.max(0, operations - 5000), [1250, 5000, 40_000, 80_000]);

function captureOf(side: 'base' | 'head', probed: readonly Probed[], kept: number | null = null) {
  const builder = new CaptureBuilder(side).package().benchmark(look);
  builder.runs(look, { 'ns/op': [100, 100, 100], 'allocs/op': [1, 1, 1] });
  for (const of of probed) builder.probe(look, of);
  if (kept !== null) {
    for (const iterations of [100, 1100])
      builder.profile(look, 'heap', iterations, allocationProfile(iterations * kept, iterations * 500));
  }
  return builder.end('complete').build();
}

const judged = (base: readonly Probed[], head: readonly Probed[], of = policy): Verdict =>
  verdictOf(captureOf('base', base), captureOf('head', head), of);
const unitsOf = ({ benchmarks }: Verdict): string[] =>
  benchmarks.flatMap(({ changes }) => changes.map(({ metric }) => metric.unit));

describe('memory that stays', () => {
  it('breaks a budget where there is one', () => {
    expect(changeOf(judged(nothing, cache), keptUnit)).toMatchObject({
      change: 'regression',
      outcome: 'exceeded',
      exact: true,
      summary: { base: { center: 0 }, head: { center: 130 } },
    });
  });

  it('is told without one', () => {
    const change = changeOf(judged(nothing, cache, policyOf({ budgets: defaultRules })), keptUnit);
    expect(change).toMatchObject({ change: 'regression', outcome: 'within', budget: null });
  });

  it('has the line that allocates it, which is not the one that allocates most', () => {
    const verdict = verdictOf(captureOf('base', nothing, 0), captureOf('head', cache, 130), policy);
    expect(changeOf(verdict, keptUnit).culprits).toMatchObject([
      { file: 'finder/look.go', line: 12, unit: keptUnit, base: 0, head: 130 },
    ]);
    expect(verdict.findings).toContainEqual(
      expect.objectContaining({
        rule: 'heap-kept',
        level: 'error',
        at: { file: 'finder/look.go', line: 12 },
      }),
    );
  });

  it('is no news where base keeps as much', () => {
    const change = changeOf(
      judged(
        cache,
        probes((operations) => 131 * operations),
      ),
      keptUnit,
    );
    expect(change).toMatchObject({ change: 'none', outcome: 'within' });
  });

  it('is an improvement where it is gone', () => {
    expect(changeOf(judged(cache, nothing), keptUnit).change).toBe('improvement');
  });

  it.each([
    ['a cache that fills', bounded],
    ['nothing', nothing],
    ['what the runtime itself keeps', probes((operations) => operations * 1.5)],
  ])('is not told of %s', (_name, head) => {
    expect(unitsOf(judged(nothing, head))).not.toContain(keptUnit);
    expect(judged(nothing, head).findings).toEqual([]);
  });

  it('that begins after thousands of operations is told, and profiled with as many', () => {
    const verdict = judged(nothingLate, late);
    expect(changeOf(verdict, keptUnit)).toMatchObject({ change: 'regression', outcome: 'exceeded' });
    expect(profileWishes(verdict)).toMatchObject([{ passes: ['heap'], operations: 80_000 }]);
    expect(profileWishes(judged(nothing, cache))[0]?.operations).toBeUndefined();
  });

  it('that has only begun is unproven, and said so', () => {
    const change = changeOf(judged(nothingLate.slice(0, 3), late.slice(0, 3)), keptUnit);
    expect(change).toMatchObject({ change: 'unproven', outcome: 'unproven', culprits: [] });
    expect(change.caveats).toEqual([
      { code: 'heap-growing', facts: { kept: 130 * 35_000, operations: 40_000 } },
    ]);
  });
});
