import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../src/base/random.js';
import {
  iterationsFor,
  layoutsFor,
  layoutSeeds,
  profileIterations,
  profileSteps,
  round,
  screenRounds,
} from '../../src/measure/schedule.js';
import type { Candidate } from '../../src/measure/step.js';

const candidates: Candidate[] = Array.from({ length: 20 }, (_, i) => ({
  benchmark: { pkg: 'example.com/p', name: `BenchmarkN${i}`, procs: 1 },
  sides: ['base', 'head'],
  iterations: 100 + i,
  secondsPerOperation: 1e-6,
  processSeconds: 0.03,
}));
const rounds = (seed: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: 50 }, (_, slot) => round('screen', candidates, slot, 0, random));
};

describe('round', () => {
  it('keeps the halves of a pair next to each other, with the same iterations, slot and layout', () => {
    for (const pairs of rounds(1)) {
      expect(pairs).toHaveLength(candidates.length);
      for (const pair of pairs) {
        const [first, second] = pair;
        expect(pair).toHaveLength(2);
        expect(second?.benchmark).toBe(first?.benchmark);
        expect(second?.iterations).toBe(first?.iterations);
        expect([first?.slot, first?.layout]).toEqual([second?.slot, second?.layout]);
        expect([first?.second, second?.second]).toEqual([false, true]);
        expect(new Set([first?.side, second?.side])).toEqual(new Set(['base', 'head']));
      }
      expect(new Set(pairs.map(([step]) => step?.benchmark)).size).toBe(candidates.length);
    }
  });

  it('runs on head alone what is new there', () => {
    const added = [{ ...(candidates[0] as Candidate), sides: ['head' as const] }];
    expect(round('screen', added, 3, 0, seededRandom(1))).toMatchObject([[{ side: 'head', second: false }]]);
  });

  it('draws the order of sides and of benchmarks by chance, the same for the same seed', () => {
    expect(rounds(7)).toEqual(rounds(7));
    expect(rounds(7)).not.toEqual(rounds(8));
    const firsts = rounds(7).flatMap((pairs) => pairs.map(([first]) => first));
    const baseFirst = firsts.filter((step) => step?.side === 'base').length;
    // 1,000 fair coins: 500 with a standard deviation of 16.
    expect(Math.abs(baseFirst - 500)).toBeLessThan(80);
    const leaders = new Set(rounds(7).map((pairs) => pairs[0]?.[0]?.benchmark.name));
    expect(leaders.size).toBeGreaterThan(10);
  });

  it('screens with enough pairs for the exact test to speak', () => {
    expect(2 ** -screenRounds).toBeLessThan(0.001);
  });
});

describe('iterationsFor', () => {
  it('fills the time, and never asks for none or for endless work', () => {
    expect(iterationsFor(1e-6, 0.02)).toBe(20_000);
    expect(iterationsFor(3, 0.02)).toBe(1);
    expect([0.9, 1.3, 1.5, 3, 4, 6, 8, 12].map((n) => iterationsFor(1e-3, n * 1e-3))).toEqual([
      1, 1, 2, 2, 5, 5, 10, 10,
    ]);
    expect(iterationsFor(1e-15, 0.02)).toBe(1e9);
    expect(iterationsFor(0, 0.02)).toBe(1);
    expect(iterationsFor(Number.NaN, 0.02)).toBe(1);
  });
});

describe('layoutsFor', () => {
  it('gives enough layouts for Holm to reach alpha, and never fewer than asked for', () => {
    expect(layoutsFor(1, 0.01, 8)).toBe(8);
    expect(layoutsFor(0, 0.01, 12)).toBe(12);
    for (const suspects of [1, 5, 20, 100, 1000]) {
      expect(2 ** -(layoutsFor(suspects, 0.01, 8) - 1) * suspects).toBeLessThanOrEqual(0.01);
    }
  });
});

describe('layoutSeeds', () => {
  it('gives distinct seeds above 0', () => {
    const seeds = layoutSeeds(200, seededRandom(3));
    expect(new Set(seeds).size).toBe(200);
    expect(Math.min(...seeds)).toBeGreaterThan(0);
    expect(Math.max(...seeds)).toBeLessThan(2 ** 31);
  });
});

describe('profileIterations', () => {
  it('gives two counts above 1, the larger by far where the benchmark is fast', () => {
    for (const seconds of [1e-9, 1e-6, 1e-3, 0.1, 10]) {
      for (const pass of ['heap', 'cpu', 'contention'] as const) {
        const [small, large] = profileIterations(pass, seconds);
        expect(small).toBeGreaterThanOrEqual(2);
        expect(large).toBeGreaterThan(small);
      }
    }
    expect(profileIterations('heap', 1e-6)).toEqual([5000, 20_000]);
    expect(profileIterations('cpu', 10)).toEqual([2, 4]);
  });

  it('plans both counts on both sides of every pass', () => {
    const steps = profileSteps(candidates[0] as Candidate, ['heap', 'cpu']);
    expect(steps.map((step) => `${step.pass} ${step.side} ${step.iterations}`)).toEqual([
      'heap base 5000',
      'heap head 5000',
      'heap base 20000',
      'heap head 20000',
      'cpu base 250000',
      'cpu head 250000',
      'cpu base 1000000',
      'cpu head 1000000',
    ]);
  });
});
