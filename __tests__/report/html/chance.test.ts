// What a page calls chance: profiles per operation are those of many operations less those of few, and both scatter.
import { describe, expect, it } from '@jest/globals';
import { seededRandom, type Random } from '../../../src/base/random.js';
import type { BenchmarkEvidence } from '../../../src/evidence/benchmark.js';
import { canBeChance } from '../../../src/flame/difference.js';
import { differenceText, changeBeyondChance } from '../../../src/page/profile/differences.js';
import { profileTrees } from '../../../src/report/html/profile-trees.js';
import { amountOf } from '../../../src/report/profiles/profile-amount.js';
import { evidenceOf, perOperation, table } from '../../judge/stacks.js';

const seed = 20261122;
const period = 1e7;
const [many, few] = [100_000, 25_000];

/** Events that are counted, with that mean. */
function counted(mean: number, random: Random): number {
  let [count, product] = [0, random.next()];
  while (product > Math.exp(-mean)) [count, product] = [count + 1, product * random.next()];
  return count;
}

/** A side whose functions have so many samples in the longer run, and as many for each operation in the shorter one. */
function sideOf(means: readonly number[], random: Random): BenchmarkEvidence {
  const operations = many - few;
  const stacks = means.map((mean, at) => {
    const samples = counted(mean, random) - counted((mean * few) / many, random);
    return `${(samples * period) / operations}: m/f.F${at} example.com/m/f.go:${at + 1}@1`;
  });
  return {
    ...evidenceOf({ cpu: perOperation(table(...stacks), operations, period) }),
    profiles: [{ kind: 'cpu' }] as unknown as BenchmarkEvidence['profiles'],
  };
}

describe(`chance, seed ${seed}`, () => {
  it.each([20, 60, 200])('is what differs where nothing changed, at %d samples', (mean) => {
    const random = seededRandom(seed + mean);
    const means = Array.from({ length: 2000 }, () => mean);
    const [profile] = profileTrees({ base: sideOf(means, random), head: sideOf(means, random) }, undefined);
    if (profile === undefined) throw new Error('no profile');
    const [grain] = profile.grains;
    const { flat } = profile.tree;
    const of = flat[0];
    if (grain === undefined || of === undefined) throw new Error('no values');
    let passed = 0;
    for (let node = 1; node < profile.tree.count; node++) {
      const [base, head] = [of.base[node] ?? 0, of.head[node] ?? 0];
      if (base !== head && !canBeChance(base, head, grain)) passed++;
    }
    // Three standard errors: three in a thousand, and what so few cases vary by.
    expect(passed).toBeLessThanOrEqual(14);
    // Half as much again would be far from it.
    expect(grain.head).toBeGreaterThan(period / (many - few));
  });

  it('is marked in words, and has no change', () => {
    const amount = amountOf('nanoseconds');
    const of = { amount, type: { grain: { base: 100, head: 100 } } };
    expect(differenceText(of, { base: 1000, head: 1500 })).toBe(`~${amount.difference(500)}`);
    expect(changeBeyondChance(of, { base: 1000, head: 1500 })).toBe('');
    expect(differenceText(of, { base: 1000, head: 5000 })).toBe(amount.difference(4000));
    expect(changeBeyondChance(of, { base: 1000, head: 5000 })).toBe('+400 %');
    expect(differenceText(of, { base: 0, head: 0 })).toBe(amount.difference(0));
  });

  it('is nowhere in what is counted', () => {
    const of = { amount: amountOf('bytes'), type: { grain: { base: 0, head: 0 } } };
    expect(changeBeyondChance(of, { base: 1000, head: 1001 })).toBe('+0.1 %');
  });
});
