// The profiles of the demo's recording as trees: all of their sample types, those first that are shown first.
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { captureDirectories } from '../../src/adapters/capture-directory.js';
import { readEvidence } from '../../src/evidence/evidence.js';
import { slopeInformation } from '../../src/judge/procedure.js';
import { profileTrees, type ProfileTree } from '../../src/report/html/profile-trees.js';
import { sides } from '../../src/model/pair.js';

async function recordedTrees(): Promise<ProfileTree[]> {
  const read = async (side: string) =>
    readEvidence(
      await captureDirectories.read(
        fileURLToPath(new URL(`../../demo/recording/capture/${side}`, import.meta.url)),
      ),
    );
  const [base, head] = [await read('base'), await read('head')];
  return [...head.benchmarks].flatMap(([key, of]) => {
    const before = base.benchmarks.get(key);
    return profileTrees({ head: of, ...(before === undefined ? {} : { base: before }) }, undefined);
  });
}

const expected: Readonly<Record<string, readonly string[]>> = {
  heap: ['alloc_space', 'alloc_objects', 'inuse_space', 'inuse_objects'],
  cpu: ['cpu', 'samples'],
  block: ['delay', 'contentions'],
  mutex: ['delay', 'contentions'],
};

it('of every kind has all that its files have', async () => {
  const trees = await recordedTrees();
  expect(new Set(trees.map(({ kind }) => kind))).toEqual(new Set(Object.keys(expected)));
  for (const { kind, tree, shownFirst } of trees) {
    expect(tree.types.map(({ type }) => type)).toEqual(expected[kind]);
    expect(shownFirst).toBe(0);
  }
});

it('of processor time is the number of samples times what one stands for', async () => {
  const cpu = (await recordedTrees()).filter(({ kind }) => kind === 'cpu');
  expect(cpu.length).toBeGreaterThan(3);
  for (const { tree, grains, operations } of cpu) {
    const [time, samples] = tree.flat;
    for (const side of sides) {
      // What one sample scatters by is more than itself, because samples were subtracted.
      const ofOne = slopeInformation * (operations?.[side] ?? 0);
      const period = (grains[0]?.[side] ?? 0) * ofOne;
      expect(period).toBeGreaterThan(1e5);
      // One sample of them.
      expect((grains[1]?.[side] ?? 0) * ofOne).toBeCloseTo(1, 9);
      const counted = samples?.[side] ?? [];
      for (const [node, value] of (time?.[side] ?? []).entries())
        expect(Math.abs(value - (counted[node] ?? NaN) * period)).toBeLessThan(1e-6 * period);
    }
  }
});
