// What hangs takes no more of the time than its share.
import { describe, expect, it } from '@jest/globals';
import { calibrate } from '../../src/measure/calibrate.js';
import { findBenchmarks } from '../../src/measure/found.js';
import { Patience } from '../../src/measure/patience.js';
import { screen } from '../../src/measure/screen.js';
import { elapsedMs } from '../../src/measure/session.js';
import { keyOf } from '../../src/model/benchmark.js';
import { candidate, fakeSession, printedOf, recordsOf, runsOf, type FakeOptions } from './fake-session.js';

const minute = 60_000;

describe('a process', () => {
  const patience = new Patience({ timeoutMs: 2 * minute, timeBudgetMs: 10 * minute });

  it.each([
    ['has its timeout while there is time', 0, 1, 0, 'timeout', 2 * minute],
    ['has more of it for many benchmarks, up to its share', 0, 4, 0, 'time-budget', 2.5 * minute],
    ['has a quarter of what is left', 6 * minute, 1, 0, 'time-budget', minute],
    ['has ten seconds at the least', 11 * minute, 1, 0, 'time-budget', 10_000],
    ['has four times what it usually takes', 11 * minute, 1, 20_000, 'time-budget', 80_000],
    [
      'has no more than its timeout, whatever it usually takes',
      11 * minute,
      1,
      minute,
      'timeout',
      2 * minute,
    ],
  ] as const)('%s', (_, nowMs, benchmarks, usualMs, by, ms) => {
    expect(patience.withProcess(nowMs, benchmarks, usualMs)).toEqual({ by, ms });
  });
});

describe('what is told of a short time', () => {
  const short = async (of: readonly ReturnType<typeof candidate>[], options: FakeOptions) => {
    const fake = await fakeSession(of, { goVersion: 'go1.22.0', ...options });
    await screen(fake.session);
    const { head } = await fake.finish();
    return recordsOf(head, 'caveat').find(({ code }) => code === 'screen-shortened')?.facts;
  };
  const quick = ['B', 'C'].map((name) => candidate(name));

  it('is which benchmarks take most of it, where a few do', async () => {
    const facts = await short([candidate('A', { processSeconds: 2 }), ...quick], {
      timeBudgetMs: minute,
      runMs: ({ names }) => (names.includes('BenchmarkA') ? 2000 : 30),
    });
    expect(facts).toMatchObject({ benchmarks: 3, slow: ['example.com/a BenchmarkA 1'] });
    expect(facts?.['slowShare']).toBeCloseTo(0.97, 2);
    const alike = await short(
      ['A', 'B', 'C'].map((name) => candidate(name, { processSeconds: 1 })),
      { timeBudgetMs: minute, runMs: 1000 },
    );
    expect(alike).toMatchObject({ benchmarks: 3 });
    expect(alike).not.toHaveProperty('slow');
  });

  it('is what was cut off, and how long that took', async () => {
    const facts = await short([candidate('A'), ...quick], {
      timeBudgetMs: 12_000,
      options: { timeoutMs: minute },
      hangs: ({ names, side }) => side === 'head' && names.includes('BenchmarkA'),
    });
    expect(facts).toMatchObject({ lostMs: 10_000, lostTo: ['example.com/a BenchmarkA 1'] });
  });
});

describe('a benchmark that hangs on head', () => {
  const three = ['A', 'B', 'C'].map((name) => candidate(name));
  const options: FakeOptions = { timeBudgetMs: minute, options: { timeoutMs: 2 * minute } };
  const isB = ({ names, side }: { readonly names: readonly string[]; readonly side: string }) =>
    side === 'head' && names.includes('BenchmarkB');

  it('while it is calibrated leaves the others their time, and tells what cut it off', async () => {
    const fake = await fakeSession(three, {
      ...options,
      hangs: isB,
      answer: ({ names, iterations }) => ({ stdout: printedOf(names, iterations || 1000) }),
    });
    const { session } = fake;
    session.candidates.clear();
    const found = new Map(
      three.map(({ benchmark }) => [keyOf(benchmark), { ...benchmark, pinned: true, seconds: 0 }]),
    );
    expect(await calibrate(session, new Map(session.sides.map((side) => [side, found])))).toBe('complete');
    expect(elapsedMs(session)).toBeLessThan(minute / 2);
    expect(await screen(session)).toBe('complete');
    const { head } = await fake.finish();
    expect([runsOf(head, 'screen').length, runsOf(head, 'screen', 'BenchmarkC').length]).toEqual([12, 12]);
    expect(recordsOf(head, 'trouble')).toMatchObject([
      { name: 'BenchmarkB', ending: 'hung', cutOff: { by: 'time-budget' } },
    ]);
    expect(recordsOf(head, 'trouble')[0]?.cutOff?.ms).toBeLessThanOrEqual(minute / 4);
  });

  it('leaves its dump, and says how much of that is missing', async () => {
    const troubles = async (dumpDropped: number) => {
      const fake = await fakeSession(three, { ...options, hangs: isB, dumpDropped });
      await screen(fake.session);
      return recordsOf((await fake.finish()).head, 'trouble');
    };
    expect(await troubles(4096)).toMatchObject([{ name: 'BenchmarkB', dropped: 4096 }]);
    const [whole] = await troubles(0);
    expect(whole?.file).toMatch(/^dumps\/BenchmarkB/);
    expect(whole).not.toHaveProperty('dropped');
  });

  it('while it is timed as well', async () => {
    let from = Infinity;
    const fake = await fakeSession(three, { ...options, hangs: (of) => of.at > from && isB(of) });
    from = 500;
    expect(await screen(fake.session)).toBe('complete');
    const { head } = await fake.finish();
    expect(recordsOf(head, 'trouble')).toMatchObject([{ pass: 'screen', cutOff: { by: 'time-budget' } }]);
    expect(runsOf(head, 'screen', 'BenchmarkC')).toHaveLength(12);
  });

  it('while benchmarks are looked for as well, but not before four times what base took', async () => {
    const fake = await fakeSession(three, {
      ...options,
      options: { timeoutMs: 2 * minute, bench: '^BenchmarkB$' },
      hangs: isB,
      runMs: ({ side }) => (side === 'base' ? 4000 : 30),
      // What only lists names is asked for no benchmark.
      answer: ({ names: [name] }) => ({
        stdout: name === '' ? 'BenchmarkB\n' : printedOf(['BenchmarkB'], 1),
      }),
    });
    const { session } = fake;
    const changed = session.sides.map((side) => {
      const found = side.packages.get('example.com/a');
      if (found === undefined) throw new Error('no package');
      return { side, found: { ...found, testFiles: [] }, data: [] };
    });
    const found = await findBenchmarks(session, changed);
    expect([...found.values()].map(({ size }) => size)).toEqual([1, 0]);
    const { head } = await fake.finish();
    expect(recordsOf(head, 'trouble')).toMatchObject([
      { pass: 'discover', ending: 'hung', cutOff: { by: 'time-budget', ms: 16_000 } },
    ]);
    expect(session.patience.lostFacts()).toMatchObject({ lostTo: ['example.com/a BenchmarkB 1'] });
  });
});
