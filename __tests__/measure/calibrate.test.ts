// What is told of a time budget that does not hold the least there is.
import { describe, expect, it } from '@jest/globals';
import { calibrate } from '../../src/measure/calibrate.js';
import { keyOf } from '../../src/model/benchmark.js';
import { candidate, fakeSession, printedOf, recordsOf, type FakeOptions } from './fake-session.js';

const two = [candidate('A'), candidate('B')];

/** Calibrates two benchmarks; gives how it ended and what is told of the time budget. */
async function calibrated(options: FakeOptions, seconds = 0, preparedMs = 0) {
  const fake = await fakeSession(two, options);
  const { session } = fake;
  const wanted = new Map(
    two.map(({ benchmark }) => [keyOf(benchmark), { ...benchmark, pinned: true, seconds }]),
  );
  session.candidates.clear();
  const { clock } = session.ports;
  const now = clock.now.bind(clock);
  // So much time has gone since the session began.
  Object.assign(clock, { now: () => now() + preparedMs });
  const end = await calibrate(session, new Map(session.sides.map((side) => [side, wanted])));
  const { base, head } = await fake.finish();
  const told = [...recordsOf(base, 'caveat'), ...recordsOf(head, 'caveat')];
  return { end, told: told.filter(({ code }) => code === 'time-budget-short') };
}

describe('a time budget', () => {
  it('that holds all is no doubt', async () => {
    expect(await calibrated({})).toEqual({ end: 'complete', told: [] });
  });

  it('that ends before all are calibrated is told with one that would be enough', async () => {
    const { end, told } = await calibrated({ timeBudgetMs: 100 });
    expect(end).toBe('time-budget');
    expect(told).toMatchObject([{ facts: { budgetMs: 100, of: 2, enoughMs: expect.any(Number) } }]);
    const enough = Number(told[0]?.facts['enoughMs']);
    expect(await calibrated({ timeBudgetMs: enough })).toEqual({ end: 'complete', told: [] });
  });

  it('has half of what preparing left of it for calibrating', async () => {
    const short = { timeBudgetMs: 1000 };
    expect(await calibrated(short, 0, 600)).toEqual({ end: 'complete', told: [] });
    expect((await calibrated(short, 0, 900)).end).toBe('time-budget');
    const { told } = await calibrated(short, 0, 1100);
    const enough = Number(told[0]?.facts['enoughMs']);
    expect(await calibrated({ timeBudgetMs: enough }, 0, 1100)).toEqual({ end: 'complete', told: [] });
  });

  it('that does not hold one round over all is told with how long that takes', async () => {
    const { end, told } = await calibrated({ timeBudgetMs: 60_000 }, 30);
    expect(end).toBe('complete');
    const { roundMs, enoughMs } = told[0]?.facts ?? {};
    expect(Number(roundMs)).toBeGreaterThan(60_000);
    expect(Number(enoughMs)).toBeGreaterThan(3 * Number(roundMs));
    expect(await calibrated({ timeBudgetMs: Number(enoughMs) }, 30)).toMatchObject({ told: [] });
  });

  it('that a process ate which had to be cut off is told so, and what would be enough without it', async () => {
    const { end, told } = await calibrated({
      timeBudgetMs: 15_000,
      options: { timeoutMs: 60_000 },
      answer: ({ names }) => ({ stdout: printedOf(names, 1000) }),
      hangs: ({ names, side }) => side === 'head' && names.includes('BenchmarkA'),
    });
    expect(end).toBe('time-budget');
    expect(told).toMatchObject([{ facts: { lostMs: 10_000, lostTo: ['example.com/a BenchmarkA 1'] } }]);
    expect(Number(told[0]?.facts['enoughMs'])).toBeLessThan(15_000);
  });
});
