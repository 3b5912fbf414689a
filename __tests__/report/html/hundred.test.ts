// A hundred benchmarks with large profiles, from their captures to the file: below the limit, what weighs most in full, and
// the same file every time.
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { defaultConfig } from '../../../src/config/schema.js';
import { policyOf } from '../../../src/config/policy.js';
import { readEvidence } from '../../../src/evidence/evidence.js';
import { reportOn, type Captures } from '../../../src/judgement.js';
import type { PageData } from '../../../src/report/html/page-data.js';
import { renderHtml } from '../../../src/report/html/render.js';
import { manyCaptures, nameOf } from './hundred.js';

/** About as much as the page's own code takes. */
const assets = {
  script: 's'.repeat(200_000),
  style: 'p'.repeat(30_000),
  scriptHash: 'sha256-a',
  styleHash: 'sha256-b',
};

function htmlOf(captures: Captures): string {
  const report = reportOn(captures, policyOf(defaultConfig));
  const { base, head } = captures;
  const evidence = { base: readEvidence(base), head: readEvidence(head) };
  return renderHtml({ report, evidence, captures, stored: null }, assets);
}

describe('a report of 100 benchmarks that all got worse, with large profiles', () => {
  let captures: Captures;
  let html: string;
  let data: PageData;
  beforeAll(() => {
    captures = manyCaptures(100, 1500);
    html = htmlOf(captures);
    data = JSON.parse(
      gunzipSync(Buffer.from(/id="data">([^<]*)</.exec(html)?.[1] ?? '', 'base64')).toString(),
    ) as PageData;
  });

  it('is below the limit', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(3_000_000);
    expect(Buffer.byteLength(html)).toBeGreaterThan(1_000_000);
  });

  it('has all benchmarks in full, and a profile of each', () => {
    expect(data.report?.benchmarks).toHaveLength(100);
    expect(
      data.report?.benchmarks.every(({ isFull, observations }) => isFull && observations.length > 0),
    ).toBe(true);
    expect(data.profiles.map(({ benchmark }) => benchmark)).toEqual(
      Array.from({ length: 100 }, (_, at) => at),
    );
    expect(data.profilesLeft).toBe(0);
  });

  it('has those that moved most with most of their frames, and tells of each what is left out', () => {
    // Worst first: the last one was made to grow most.
    expect(data.report?.benchmarks[0]?.name).toBe(nameOf(99).replace('Benchmark', ''));
    const left = data.profiles.map(({ lighter }) => lighter.left);
    const [most = 0, least = 0] = [left.at(-1), left[0]];
    expect(least).toBeLessThan(most);
    // No profile has more than one that weighs more.
    left.forEach((of, at) => {
      if (at > 0) expect(of).toBeGreaterThan(0.8 * (left[at - 1] ?? 0));
    });
    for (const { lighter } of data.profiles) {
      expect(lighter.left > 0).toBe(lighter.share > 0);
      expect(lighter.share).toBeLessThan(0.02);
    }
    // Sums are of all of it, whatever is put together.
    const [{ types } = { types: [] }] = data.profiles;
    const worst = data.report?.document.benchmarks[0]?.metrics.find(({ unit }) => unit === 'allocs/op');
    expect(worst?.head?.center).toBe(100 + 8 * 100);
    expect(types.find(({ type }) => type === 'alloc_objects')?.total).toEqual({ base: 1500, head: 1500 });
  });

  it('is the same file, byte by byte, from the same captures', () => {
    expect(htmlOf(captures)).toBe(html);
  });
});
