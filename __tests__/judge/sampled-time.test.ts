// CPU samples as seconds per operation, and how sure they are: by how many there are, and by how processes differ.
import { describe, expect, it } from '@jest/globals';
import type { PerOperation } from '../../src/evidence/benchmark.js';
import { explain } from '../../src/judge/culprit.js';
import { joinRows, renamedFunctions } from '../../src/judge/rows.js';
import { sampledTime, type SampledTime } from '../../src/judge/sampled-time.js';
import type { StackTable } from '../../src/model/profile.js';
import { mergeStacks } from '../../src/profile/stacks.js';
import { changeBetween, evidenceOf, table } from './stacks.js';

const modules = [{ path: 'example.com/m', dir: '.' }];
const world = { modules: { base: modules, head: modules }, diff: null };
const look = (nanoseconds: number): string => `${nanoseconds}: m/f.Look example.com/m/f/look.go:41@30`;
const find = (nanoseconds: number): string => `${nanoseconds}: m/f.Find example.com/m/f/find.go:9@5`;

/** A hundred samples a second over a second of operations of 1000 ns. */
const period = 1e7;
const operations = 1e6;

/** A profile that is the mean of its processes. */
function profileOf(...parts: readonly StackTable[]): PerOperation {
  const mean = mergeStacks(
    parts,
    parts.map(() => 1 / parts.length),
  );
  return { table: mean, operations, period, ...(parts.length > 1 ? { parts } : {}) };
}

function sampled(
  base: PerOperation,
  head: PerOperation,
  seconds: readonly [number, number],
  procs = 1,
): SampledTime {
  const tables = { base: base.table, head: head.table };
  return sampledTime(
    joinRows(tables, world),
    { base: seconds[0], head: seconds[1] },
    { base, head },
    procs,
    renamedFunctions(tables, world),
  );
}

const amounts = ({ rows }: SampledTime): Record<string, number[]> =>
  Object.fromEntries(
    rows.map(({ sites: [leaf], base, head }) => [
      leaf?.function ?? '',
      [base, head].map((seconds) => Math.round(seconds * 1e12) / 1e3),
    ]),
  );

const at = (name: string, base: number, head: number) => ({ site: { function: name }, base, head });

describe('seconds per operation', () => {
  it('are shares of the measured time where samples account for it', () => {
    const base = profileOf(table(look(600), find(400)));
    const head = profileOf(table(look(800), find(400)));
    // The profiled processes were a tenth slower than the timed ones.
    expect(amounts(sampled(base, head, [900e-9, 1080e-9]))).toEqual({
      'm/f.Look': [540, 720],
      'm/f.Find': [360, 360],
    });
  });

  it.each([
    ['it waits on both sides', 5e-6, 6e-6],
    ['it waits on head alone', 1e-6, 9e-6],
    ['it waited on base alone', 9e-6, 1.3e-6],
  ])('are what was sampled where %s', (_, baseSeconds, headSeconds) => {
    const base = profileOf(table(look(600), find(400)));
    const head = profileOf(table(look(900), find(400)));
    expect(amounts(sampled(base, head, [baseSeconds, headSeconds]))).toEqual({
      'm/f.Look': [600, 900],
      'm/f.Find': [400, 400],
    });
  });

  it('are no more than the clock allows, for as many processors as there are', () => {
    // The profiled processes had a map that had grown by then, or a machine with other work.
    const base = profileOf(table(look(600), find(400)));
    const head = profileOf(table(look(3000), find(1000)));
    const clock = [1.5e-6, 2e-6] as const;
    expect(amounts(sampled(base, head, clock))).toEqual({ 'm/f.Look': [600, 1500], 'm/f.Find': [400, 500] });
    expect(amounts(sampled(base, head, clock, 2))).toEqual({
      'm/f.Look': [600, 3000],
      'm/f.Find': [400, 1000],
    });
  });

  it('are shares where it runs on two cores on both sides', () => {
    const base = profileOf(table(look(2000)));
    const head = profileOf(table(look(3000)));
    expect(amounts(sampled(base, head, [1e-6, 1.5e-6]))).toEqual({ 'm/f.Look': [1000, 1500] });
  });

  it.each([
    ['no sample on base', [], [look(1000)]],
    ['no sample on head', [look(1000)], []],
  ])('are finite with %s', (_, base, head) => {
    const of = sampled(profileOf(table(...base)), profileOf(table(...head)), [1e-6, 1e-6]);
    expect(of.rows.every((row) => Number.isFinite(row.base) && Number.isFinite(row.head))).toBe(true);
    expect(of.errorOf(at('m/f.Look', 0, 1e-6))).toBeGreaterThan(0);
  });
});

describe('the error of a change', () => {
  const even = (): StackTable => table(look(500), find(500));

  it('is that of the number of samples where there is one process', () => {
    const of = sampled(profileOf(even()), profileOf(even()), [1e-6, 1e-6]);
    // 60 of 100 samples carry information: a half of them scatters by 1 / (2 √60) of the whole, on both sides.
    expect(of.errorOf(at('m/f.Look', 500e-9, 500e-9)) * 1e9).toBeCloseTo(
      Math.SQRT2 * (1000 / 2 / Math.sqrt(60)),
      3,
    );
  });

  it('is smaller with four times as many samples, by half', () => {
    const errorWith = (times: number): number => {
      const profile = { ...profileOf(even()), operations: operations * times };
      return sampled(profile, profile, [1e-6, 1e-6]).errorOf(at('m/f.Look', 500e-9, 500e-9));
    };
    expect(errorWith(1) / errorWith(4)).toBeCloseTo(2, 6);
  });

  it('does not take none, or all, for certain', () => {
    const of = sampled(profileOf(table(find(1000))), profileOf(table(find(1000))), [1e-6, 1e-6]);
    expect(of.errorOf(at('m/f.Look', 0, 0))).toBeGreaterThan(10e-9);
    expect(of.errorOf(at('m/f.Find', 1e-6, 1e-6))).toBeGreaterThan(10e-9);
  });

  it('counts samples one by one where they are no shares', () => {
    const profile = profileOf(table(look(100)));
    const of = sampled(profile, profile, [1e-6, 1e-6]);
    // Ten samples, of which six carry information.
    const samples = slope(100);
    expect(of.errorOf(at('m/f.Look', 100e-9, 100e-9)) * 1e9).toBeCloseTo(
      (Math.SQRT2 * 100 * Math.sqrt(samples + 1)) / samples,
      3,
    );
  });

  it('grows with how processes differ', () => {
    const alike = profileOf(even(), even(), even());
    const unlike = profileOf(table(look(200), find(800)), even(), table(look(800), find(200)));
    const error = (profile: PerOperation): number =>
      sampled(profile, profile, [1e-6, 1e-6]).errorOf(at('m/f.Look', 500e-9, 500e-9));
    // 300 ns of standard deviation over three, on both sides.
    expect(error(unlike) * 1e9).toBeCloseTo(Math.SQRT2 * (300 / Math.sqrt(3)), 3);
    expect(error(alike)).toBeLessThan(error(unlike) / 2);
  });

  it('is never less than that of the samples, however alike three processes are', () => {
    const one = profileOf(even());
    const three = profileOf(even(), even(), even());
    const error = (profile: PerOperation): number =>
      sampled(profile, profile, [1e-6, 1e-6]).errorOf(at('m/f.Look', 500e-9, 500e-9));
    expect(error(three)).toBe(error(one));
  });

  it('is not that of a process which was slow as a whole', () => {
    const slow = profileOf(even(), table(look(1500), find(1500)), even());
    const error = sampled(slow, slow, [1e-6, 1e-6]).errorOf(at('m/f.Look', 500e-9, 500e-9));
    expect(error).toBeLessThan(100e-9);
  });

  it('is of the whole function, and of what it calls, once in a recursion', () => {
    const deep = (of: number): string =>
      `${of}: m/f.Find example.com/m/f/find.go:9@5 < m/f.Look example.com/m/f/look.go:50@30 < m/f.Look example.com/m/f/look.go:51@30`;
    const unlike = profileOf(table(deep(200), find(800)), table(deep(800), find(200)));
    const error = sampled(unlike, unlike, [1e-6, 1e-6]).errorOf(at('m/f.Look', 500e-9, 500e-9));
    expect(error * 1e9).toBeCloseTo((Math.SQRT2 * (Math.sqrt(2) * 300)) / Math.SQRT2, 3);
  });

  it('knows the processes of base by the name that head gave the function', () => {
    const old = (of: number): string => `${of}: m/f.(*Index).Seek example.com/m/f/look.go:41@30`;
    const renamed = (of: number): string => `${of}: m/g.(*Index).Seek example.com/m/g/look.go:41@30`;
    const base = profileOf(table(old(200), find(800)), table(old(800), find(200)));
    const head = profileOf(table(renamed(500), find(500)));
    const of = sampled(base, head, [1e-6, 1e-6]);
    const plain = sampled(head, head, [1e-6, 1e-6]);
    expect(of.errorOf(at('m/g.(*Index).Seek', 500e-9, 500e-9))).toBeGreaterThan(
      3 * plain.errorOf(at('m/g.(*Index).Seek', 500e-9, 500e-9)),
    );
  });
});

/** Samples of so many nanoseconds that carry information. */
function slope(nanoseconds: number): number {
  return (0.6 * nanoseconds * operations) / period;
}

describe('a function is named', () => {
  const named = (base: PerOperation, head: PerOperation, seconds: readonly [number, number]): string[] => {
    const sides = { base: evidenceOf({ cpu: base }), head: evidenceOf({ cpu: head }) };
    return explain(changeBetween('sec/op', ...seconds), sides, world).culprits.map(
      (of) => `${of.function} ${of.base}>${of.head}`,
    );
  };
  const rare = (of: PerOperation): PerOperation => ({ ...of, operations: operations / 10 });

  it('when its change stands out', () => {
    const base = profileOf(table(look(500), find(500)));
    const head = profileOf(table(look(1500), find(500)));
    expect(named(base, head, [1e-6, 2e-6])).toEqual(['m/f.Look 5e-7>0.0000015']);
  });

  it('and not when so few samples could have come about by chance', () => {
    const base = rare(profileOf(table(look(500), find(500))));
    const head = rare(profileOf(table(look(800), find(500))));
    expect(named(base, head, [1e-6, 1.3e-6])).toEqual([]);
  });

  it('and not when processes of one side differ as much', () => {
    const base = profileOf(table(look(500), find(500)));
    const steady = profileOf(...[1400, 1500, 1600].map((of) => table(look(of), find(500))));
    const wild = profileOf(...[100, 100, 4300].map((of) => table(look(of), find(500))));
    expect(named(base, steady, [1e-6, 2e-6])).toEqual(['m/f.Look 5e-7>0.0000015']);
    expect(named(base, wild, [1e-6, 2e-6])).toEqual([]);
  });

  it('and not for less than a fifth of the change', () => {
    const many = (of: PerOperation): PerOperation => ({ ...of, operations: operations * 1000 });
    const base = many(profileOf(table(look(500), find(500))));
    const head = many(profileOf(table(look(1400), find(600))));
    expect(named(base, head, [1e-6, 2e-6])).toEqual(['m/f.Look 5e-7>0.0000014']);
  });
});
