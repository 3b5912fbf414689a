import { describe, expect, it } from '@jest/globals';
import { readEvidence } from '../../src/evidence/evidence.js';
import { suspects } from '../../src/judge/wishes.js';
import type { Capture } from '../../src/model/capture.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { atMost, defaultRules, policyOf, repeated, rule } from './scene.js';

describe('suspects', () => {
  it('are slowdowns by size, then limits in danger, then speed-ups', () => {
    const build = (side: 'base' | 'head'): Capture => {
      const builder = new CaptureBuilder(side);
      for (const [name, head] of [
        ['BenchmarkSame', 1000],
        ['BenchmarkFast', 500],
        ['BenchmarkSlow', 1100],
        ['BenchmarkSlower', 1500],
        ['BenchmarkTiny', 1001],
      ] as const) {
        builder.benchmark(name).runs(name, { 'ns/op': repeated(side === 'base' ? 1000 : head, 12) });
      }
      return builder
        .benchmark('BenchmarkOwn', { source: side })
        .runs('BenchmarkOwn', {
          'ns/op': repeated(side === 'base' ? 1000 : 3000, 12),
        })
        .build();
    };
    const budgets = [...defaultRules, rule('sec/op', atMost(5e-7), 'Same')];
    const evidence = { base: readEvidence(build('base')), head: readEvidence(build('head')) };
    const names = suspects(evidence, policyOf({ budgets })).map((key) => key.split(' ')[1]);
    expect(names).toEqual(['BenchmarkSlower', 'BenchmarkSlow', 'BenchmarkSame', 'BenchmarkFast']);
  });
});
