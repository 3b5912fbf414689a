import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../src/base/random.js';
import {
  drawsFor,
  iterationsFor,
  layoutsFor,
  layoutSeeds,
  profileIterations,
  profileSteps,
  randomFor,
  round,
  screenRounds,
  sharedIterationsFor,
  withGuards,
} from '../../src/measure/schedule.js';
import type { Candidate, RunStep } from '../../src/measure/step.js';
import { candidate } from './fake-session.js';

const candidates: Candidate[] = Array.from({ length: 20 }, (_, i) => ({
  benchmark: { pkg: 'example.com/p', name: `BenchmarkN${i}`, procs: 1 },
  sides: ['base', 'head'],
  iterations: 100 + i,
  secondsPerOperation: 1e-6,
  processSeconds: 0.03,
}));
const rounds = (seed: number, of: readonly Candidate[] = candidates) =>
  Array.from({ length: 50 }, (_, slot) => round('screen', of, slot, 0, drawsFor(seed, slot)));
const nameOf = ([step]: readonly RunStep[]) => step?.benchmarks[0]?.name ?? '';

describe('round', () => {
  it('keeps the halves of a pair next to each other, with the same iterations, slot and layout', () => {
    for (const pairs of rounds(1)) {
      expect(pairs).toHaveLength(candidates.length);
      for (const pair of pairs) {
        const [first, second] = pair;
        expect(pair).toHaveLength(2);
        expect(second?.benchmarks).toBe(first?.benchmarks);
        expect(second?.iterations).toBe(first?.iterations);
        expect([first?.slot, first?.layout]).toEqual([second?.slot, second?.layout]);
        expect([first?.second, second?.second]).toEqual([false, true]);
        expect(new Set([first?.side, second?.side])).toEqual(new Set(['base', 'head']));
      }
      expect(new Set(pairs.map(([step]) => step?.benchmarks[0])).size).toBe(candidates.length);
    }
  });

  it('runs on head alone what is new there', () => {
    const added = [{ ...(candidates[0] as Candidate), sides: ['head' as const] }];
    expect(round('screen', added, 3, 0, drawsFor(1))).toMatchObject([[{ side: 'head', second: false }]]);
  });

  it('draws the order of sides and of benchmarks by chance, the same for the same seed', () => {
    expect(rounds(7)).toEqual(rounds(7));
    expect(rounds(7)).not.toEqual(rounds(8));
    const firsts = rounds(7).flatMap((pairs) => pairs.map(([first]) => first));
    const baseFirst = firsts.filter((step) => step?.side === 'base').length;
    // 1,000 fair coins: 500 with a standard deviation of 16.
    expect(Math.abs(baseFirst - 500)).toBeLessThan(80);
    const leaders = new Set(rounds(7).map((pairs) => pairs[0]?.[0]?.benchmarks[0]?.name));
    expect(leaders.size).toBeGreaterThan(10);
  });

  it('leaves everything of the others as it was when one benchmark is gone', () => {
    const without = rounds(7, candidates.slice(1));
    expect(without).toEqual(rounds(7).map((pairs) => pairs.filter((pair) => nameOf(pair) !== 'BenchmarkN0')));
  });

  it('draws the sides of a round whatever those of the round before were', () => {
    const isBaseFirst = rounds(7).map(
      (pairs) => new Map(pairs.map((pair) => [nameOf(pair), pair[0]?.side === 'base'])),
    );
    const same = isBaseFirst
      .slice(1)
      .flatMap((now, k) => [...now].map(([name, isFirst]) => isFirst === isBaseFirst[k]?.get(name)));
    // 980 coins: 490 with a standard deviation of 16.
    expect(Math.abs(same.filter(Boolean).length - 490)).toBeLessThan(80);
  });

  it('screens with enough pairs for the exact test to speak', () => {
    expect(2 ** -screenRounds).toBeLessThan(0.001);
  });
});

describe('a round of benchmarks that share processes', () => {
  const shared = (name: string, iterations: number): Candidate => ({
    benchmark: { pkg: 'example.com/slow', name, procs: 1 },
    sides: ['base', 'head'],
    iterations,
    secondsPerOperation: 1e-6,
    processSeconds: 1.03,
    startSeconds: 1,
  });
  const all = [shared('BenchmarkA/x', 100), shared('BenchmarkB', 100), shared('BenchmarkC', 1000)];
  const namesOf = (of: readonly Candidate[]): string[] =>
    round('screen', of, 0, 0, drawsFor(1))
      .map(([step]) => (step?.benchmarks ?? []).map(({ name }) => name).join(' '))
      .sort();

  it('has one pair for all with equal iterations', () => {
    expect(namesOf(all)).toEqual(['BenchmarkA/x BenchmarkB', 'BenchmarkC']);
  });

  it('keeps a name apart that another one continues: no pattern has both', () => {
    expect(namesOf([...all, shared('BenchmarkA', 100)])).toEqual([
      'BenchmarkA',
      'BenchmarkA/x BenchmarkB',
      'BenchmarkC',
    ]);
  });

  it('fits the command line', () => {
    const many = Array.from({ length: 2000 }, (_, k) => shared(`Benchmark${'x'.repeat(100)}${k}`, 100));
    const pairs = round('screen', many, 0, 0, drawsFor(1));
    expect(pairs.flatMap(([step]) => step?.benchmarks ?? [])).toHaveLength(2000);
    for (const [step] of pairs) {
      expect((step?.benchmarks ?? []).map(({ name }) => name).join('').length).toBeLessThan(30_000);
    }
  });
});

describe('the numbers of a shared process', () => {
  const shared = ['A', 'B', 'C', 'D'].map((name) =>
    candidate(name, { processSeconds: 1.03, startSeconds: 1 }),
  );
  const others = Array.from({ length: 5 }, (_, k) => candidate(`N${k}`, {}, 'example.com/b'));
  /** Order, sides and guards of some rounds, by package. */
  const drawn = (of: readonly Candidate[]): string[] =>
    Array.from({ length: 50 }, (_, nth) => {
      const draws = drawsFor(7, 'screen', nth);
      return withGuards(round('screen', of, nth, 0, draws), of, nth, 7, draws)
        .map((pair) =>
          pair.map(({ pass, side, benchmarks: [first] }) => `${first?.pkg} ${pass} ${side}`).join(),
        )
        .join('\n');
    });

  it('are the same whichever of its benchmarks are gone, down to the last', () => {
    const all = drawn([...shared, ...others]);
    expect(drawn([...shared.slice(1), ...others])).toEqual(all);
    expect(drawn([...shared.slice(0, 2), ...others])).toEqual(all);
    expect(drawn([...shared.slice(3), ...others])).toEqual(all);
    expect(drawn([...shared.slice(3), ...others.slice(1)])).not.toEqual(all);
  });
});

describe('withGuards', () => {
  const guardsIn = (of: readonly Candidate[], nth: number, seed = 1) => {
    const draws = drawsFor(seed, nth);
    const pairs = round('screen', of, nth, 7, draws);
    const all = withGuards(pairs, of, nth, seed, draws);
    expect(all.filter(([step]) => step?.pass === 'screen')).toHaveLength(pairs.length);
    return all.filter(([step]) => step?.pass === 'guard');
  };

  it('adds base against base of a tenth, each benchmark once in ten rounds', () => {
    const many = Array.from({ length: 200 }, (_, k) => ({
      ...(candidates[0] as Candidate),
      benchmark: { pkg: 'example.com/p', name: `BenchmarkN${k}`, procs: 1 },
    }));
    const seen = Array.from({ length: 10 }, (_, nth) => guardsIn(many, nth));
    expect(new Set(seen.flat().map(nameOf)).size).toBe(200);
    expect(seen.flat()).toHaveLength(200);
    // 20 of 200, with a standard deviation of 4.
    for (const { length } of seen) expect(Math.abs(length - 20)).toBeLessThan(20);
    for (const [first, second] of seen.flat()) {
      expect(first).toMatchObject({ side: 'base', second: false, layout: 7 });
      expect(second).toEqual({ ...first, second: true });
    }
  });

  it('has those of the others as they were when one benchmark is gone', () => {
    for (let nth = 0; nth < 30; nth++) {
      const all = guardsIn(candidates, nth).map(nameOf);
      const others = guardsIn(candidates.slice(1), nth).map(nameOf);
      if (all.some((name) => name !== 'BenchmarkN0')) {
        expect(others).toEqual(all.filter((name) => name !== 'BenchmarkN0'));
      }
    }
  });

  it('has one in every round of a small suite, unless that takes long', () => {
    const few = candidates.slice(0, 3);
    for (let nth = 0; nth < 12; nth++) expect(guardsIn(few, nth).length).toBeGreaterThan(0);
    const slow = few.map((candidate) => ({ ...candidate, processSeconds: 3 }));
    const seen = Array.from({ length: 20 }, (_, nth) => guardsIn(slow, nth)).flat();
    expect(seen).toHaveLength(6);
  });

  it('has none of what is on one side only', () => {
    expect(
      guardsIn(
        candidates.map((of) => ({ ...of, sides: ['head'] })),
        3,
      ),
    ).toEqual([]);
  });
});

describe('randomFor', () => {
  it('gives each part of a schedule its own numbers, again and again', () => {
    const draw = (...name: (string | number)[]) => randomFor(5, ...name).next();
    expect(draw('screen', 3)).toBe(draw('screen', 3));
    expect(new Set([draw('screen', 3), draw('screen', 4), draw('focus', 3), draw('screen', 3, 1)]).size).toBe(
      4,
    );
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

describe('sharedIterationsFor', () => {
  it('has powers of ten only', () => {
    expect([1e-9, 3e-7, 1e-6, 9e-6, 1e-3, 5, 0].map((s) => sharedIterationsFor(s, 0.02))).toEqual([
      1e7, 1e5, 1e4, 1e3, 10, 1, 1,
    ]);
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

  it('leaves out what was used before', () => {
    const before = layoutSeeds(12, seededRandom(3));
    const fresh = layoutSeeds(36, seededRandom(3), before);
    expect(new Set([...before, ...fresh]).size).toBe(48);
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
    expect(profileIterations('heap', 1e-6)).toEqual([1250, 5000]);
    expect(profileIterations('heap', 5e-3)).toEqual([16, 64]);
    expect(profileIterations('cpu', 10)).toEqual([2, 4]);
  });

  it('plans both counts on both sides of every pass', () => {
    const steps = profileSteps(candidates[0] as Candidate, ['heap', 'cpu']);
    const [few, many] = profileIterations('cpu', 1e-6);
    expect(steps.map((step) => `${step.pass} ${step.nth} ${step.side} ${step.iterations}`)).toEqual([
      'heap 0 base 1250',
      'heap 0 head 1250',
      'heap 0 base 5000',
      'heap 0 head 5000',
      ...[0, 1, 2].flatMap((nth) =>
        [few, many].flatMap((count) => [`cpu ${nth} base ${count}`, `cpu ${nth} head ${count}`]),
      ),
    ]);
  });
});
