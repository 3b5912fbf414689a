import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWorthALook, planInjection, type Looked } from '../../src/self-test/plan.js';

const turn = 5e-9;
const looked = (name: string, over: Partial<Looked> & { pkg?: string; at?: number } = {}): Looked => ({
  id: { pkg: over.pkg ?? 'm', name, procs: 1 },
  loop: {
    file: 'm_test.go',
    packageName: 'm',
    function: name,
    at: over.at ?? Number(`${name.length}${name.charCodeAt(0)}`),
  },
  seconds: over.seconds ?? [1e-6, 1.01e-6, 0.99e-6],
  roughly: over.roughly ?? 1e-6,
  ...(over.loop === undefined ? {} : { loop: over.loop }),
});
const reasons = (all: readonly Looked[]) =>
  Object.fromEntries(
    planInjection(all, turn, [0.1, 0.05], 1).left.map(({ reason, benchmarks }) => [reason, benchmarks]),
  );

describe('planInjection', () => {
  it('draws by the seed, sizes in turns, as near to the aim as turns allow', () => {
    const four = 'abcd'.split('').map((name) => looked(name, { seconds: [1e-6, 1.01e-6, 0.99e-6] }));
    const { chosen } = planInjection(four, turn, [0.1, 0.05], 1);
    expect(chosen.map(({ aim }) => aim)).toEqual([0.1, 0.05, 0.1, 0.05]);
    for (const { aim, turns, injected, secondsPerOperation } of chosen) {
      expect(turns).toBe(aim === 0.1 ? 20 : 10);
      expect(injected).toBeCloseTo((turns * turn) / secondsPerOperation, 9);
    }
    const orders = Array.from({ length: 20 }, (_, seed) =>
      planInjection(four, turn, [0.1], seed)
        .chosen.map(({ id }) => id.name)
        .join(''),
    );
    expect(new Set(orders).size).toBeGreaterThan(5);
    expect(orders[3]).toBe(
      planInjection(four, turn, [0.1], 3)
        .chosen.map(({ id }) => id.name)
        .join(''),
    );
  });

  it('does not prefer what is steady among those that fit', () => {
    const scattered = (name: string, by: number) =>
      looked(name, { seconds: [1e-6, 1e-6 * (1 + by), 1e-6 * (1 - by)] });
    const many = 'abcdefghijkl'.split('').map((name, index) => scattered(name, 0.001 + 0.004 * index));
    const drawn = Array.from(
      { length: 60 },
      (_, seed) => planInjection(many, turn, [0.1], seed).chosen,
    ).flat();
    // 360 draws of 12: each 30 times, and 360 times the steadiest six if it were by steadiness.
    const steadiest = drawn.filter(({ id }) => id.name <= 'f').length;
    expect(steadiest).toBeGreaterThan(140);
    expect(steadiest).toBeLessThan(220);
  });

  it('gives what scatters more than twice a size a larger one, or none', () => {
    // Robust standard deviations of 4, 15 and 30 %.
    const scattered = (name: string, spread: number) =>
      looked(name, { seconds: [1e-6, 1e-6 * (1 + 0.6745 * spread), 1e-6 * (1 - 0.6745 * spread)] });
    for (let seed = 0; seed < 10; seed++) {
      const all = [scattered('a', 0.04), scattered('b', 0.15), scattered('c', 0.3)];
      const { chosen, left } = planInjection(all, turn, [0.1, 0.05], seed);
      expect(chosen.find(({ id }) => id.name === 'b')?.aim).toBe(0.1);
      expect(chosen).toHaveLength(2);
      expect(left).toEqual([{ reason: 'unsteady', benchmarks: ['c'] }]);
    }
  });

  it('says what a turn really makes of it', () => {
    const [only] = planInjection([looked('a', { seconds: [6e-7] })], 20e-9, [0.06], 1).chosen;
    expect(only?.turns).toBe(2);
    expect(only?.injected).toBeCloseTo(40 / 600, 9);
  });

  it('tells why others are left alone', () => {
    expect(
      reasons([
        looked('a'),
        looked('parallel', { loop: 'parallel' }),
        looked('fast', { seconds: [], roughly: 1e-8 }),
        looked('slow', { seconds: [0.01] }),
        looked('unsteady', { seconds: [1e-6, 2e-6, 5e-7] }),
        looked('unseen', { seconds: [] }),
        looked('broken', { seconds: [], roughly: null as never }),
      ]),
    ).toEqual({
      parallel: ['parallel'],
      'too-fast': ['fast'],
      'too-slow': ['slow'],
      unsteady: ['unsteady'],
      'not-looked-at': ['broken', 'unseen'],
    });
  });

  it('puts one spin into one loop', () => {
    expect(reasons([looked('a', { at: 5 }), looked('b', { at: 5 })])).toEqual({
      'shared-loop': [expect.stringMatching(/^[ab]$/)],
    });
  });

  it('is content with six, in two packages', () => {
    const many = 'abcdefgh'.split('').map((name) => looked(name));
    expect(planInjection(many, turn, [0.1], 1).chosen).toHaveLength(6);
    expect(reasons(many)['not-drawn']).toHaveLength(2);
    const apart = ['x', 'y', 'z'].map((pkg) => looked(pkg, { pkg }));
    expect(reasons(apart)).toEqual({ 'not-drawn': [expect.stringMatching(/^[xyz]$/)] });
  });

  it('does not depend on the order of what it is given', () => {
    const benchmark = fc
      .record({
        name: fc.string({ minLength: 1, maxLength: 3 }),
        scale: fc.double({ min: 0.01, max: 1e5, noNaN: true }),
      })
      .map(({ name, scale }) =>
        looked(name, { seconds: [1, 1.1, 0.8].map((value) => value * scale * 1e-6) }),
      );
    const all = fc.uniqueArray(benchmark, { selector: ({ id }) => id.name });
    const swapped = all.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(swapped, ([one, other]) => {
        const plan = planInjection(one, turn, [0.1, 0.05], 1);
        expect(planInjection(other, turn, [0.1, 0.05], 1).chosen).toEqual(plan.chosen);
        expect(plan.chosen.length + plan.left.flatMap(({ benchmarks }) => benchmarks).length).toBe(
          one.length,
        );
      }),
    );
  });
});

describe('isWorthALook', () => {
  it('goes by what can be injected', () => {
    expect([1e-7, 3e-7, 1e-3, 8e-3, 0.1].map(isWorthALook)).toEqual([false, true, true, true, false]);
  });
});
