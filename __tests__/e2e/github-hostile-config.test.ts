// A pull request that loosens its own budgets: never in silence, and not at all with `config-from: base`.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { copying, plain } from './finder-module.js';
import { Hosted, outOf, type JobResult } from './hosted.js';
import { quickBudget } from './quick.js';
import { metricOf, readReport, removeFolders, type Files } from './repository.js';
import { describeWithGo } from './with-go.js';

const config = '.github/pprof-gate.yml';
const loosened = 'budgets:\n  sec/op: none\n  B/op: none\n  allocs/op: none\non-unproven: pass\n';

interface Played extends JobResult {
  readonly comment: string;
}

async function play(from: 'head' | 'base', written: string): Promise<Played> {
  const hosted = await Hosted.start(plain);
  try {
    const change: Files = { 'finder.go': copying['finder.go'], [config]: written };
    const pull = hosted.openPull('loosened', change);
    const step = await hosted.pullJob(pull, {
      inputs: { 'config-from': from, 'time-budget': await quickBudget(3) },
    });
    expect(hosted.forge.log.violations).toEqual([]);
    return { ...step, comment: pull.comments[0]?.body ?? '' };
  } finally {
    await hosted.close();
  }
}

describeWithGo('budgets that the pull request loosens', () => {
  let ofHead: Played;
  let ofBase: Played;
  let broken: Played;
  beforeAll(async () => {
    [ofHead, ofBase, broken] = await Promise.all([
      play('head', loosened),
      play('base', loosened),
      play('base', 'budgets: [\n::error::x @octocat'),
    ]);
  }, 120_000);
  afterAll(removeFolders);

  it('decide by default, and the report says which there are', () => {
    expect([ofHead.code, ofHead.log]).toEqual([0, expect.any(String)]);
    for (const text of [ofHead.comment, ofHead.summary]) {
      // Where people see it, not folded away.
      const open = text.split('<details>', 1)[0];
      expect(open).toContain('budgets.allocs/op');
      expect(open).toContain('on-unproven');
    }
  });

  it('do not decide with config-from: base, and are still told', () => {
    expect([ofBase.code, ofBase.log]).toEqual([1, expect.any(String)]);
    expect(ofBase.comment.split('\n', 1)).toEqual(['### ✗ 1 benchmark breaks a budget']);
    expect(metricOf(readReport(outOf(ofBase)), 'Look', 'allocs/op').outcome).toBe('exceeded');
    const open = ofBase.comment.split('<details>', 1)[0];
    expect(open).toContain('budgets.allocs/op');
    expect(open).not.toBe(ofHead.comment.split('<details>', 1)[0]);
  });

  it('nor does a file that is no configuration stop the gate then', () => {
    expect([broken.code, broken.log]).toEqual([1, expect.any(String)]);
    expect(broken.comment.split('<details>', 1)[0]).toContain('configuration');
    expect(broken.comment).not.toContain('octocat');
  });
});
