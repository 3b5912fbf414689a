import { describe, expect, it } from '@jest/globals';
import type { Capture } from '../../src/model/capture.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import {
  changeOf,
  defaultRules,
  look,
  policyOf,
  relative,
  repeated,
  rule,
  timeCaptures,
  verdictOf,
} from './scene.js';

describe('throughput', () => {
  const build = (side: 'base' | 'head', nanos: number, megabytes: number): Capture =>
    new CaptureBuilder(side)
      .benchmark(look)
      .runs(look, { 'ns/op': repeated(nanos, 12), 'MB/s': repeated(megabytes, 12) })
      .runs(look, { 'ns/op': repeated(nanos, 36), 'MB/s': repeated(megabytes, 36) }, 'confirm', 12)
      .build();
  const budgets = [...defaultRules, rule('B/s', relative(0.05))];

  it('is worse when it falls, and better when it rises', () => {
    const slower = verdictOf(build('base', 1000, 100), build('head', 2000, 50), policyOf({ budgets }));
    expect(changeOf(slower, 'B/s')).toMatchObject({
      change: 'regression',
      outcome: 'exceeded',
      ratio: { center: expect.closeTo(0.5, 12) },
    });
    const faster = verdictOf(build('base', 2000, 50), build('head', 1000, 100), policyOf({ budgets }));
    expect(changeOf(faster, 'B/s')).toMatchObject({
      change: 'improvement',
      outcome: 'within',
      ratio: { center: expect.closeTo(2, 12) },
    });
  });

  it('has the p of the time that it mirrors and is judged by a budget of its own only', () => {
    const verdict = verdictOf(build('base', 1000, 100), build('head', 2000, 50));
    expect(changeOf(verdict, 'B/s')).toMatchObject({ change: 'regression', budget: null, outcome: 'within' });
    expect(changeOf(verdict, 'B/s').p).toBe(changeOf(verdict, 'sec/op').p);
    expect(changeOf(verdict, 'sec/op').p).toBe(2 ** -12);
  });

  it('is tested itself where there is no time', () => {
    const [base, head] = timeCaptures({ ratio: 0.5, unit: 'MB/s' });
    expect(changeOf(verdictOf(base, head, policyOf({ budgets })), 'B/s')).toMatchObject({
      change: 'regression',
      outcome: 'exceeded',
    });
  });
});
