// The time budget holds whatever things turn out to cost, and what it leaves open is told.
import { truncateSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { confirm } from '../../src/measure/confirm.js';
import { focus } from '../../src/measure/focus.js';
import { profile } from '../../src/measure/profiling.js';
import { layoutsFor, leastConfirmLayouts } from '../../src/measure/schedule.js';
import { screen } from '../../src/measure/screen.js';
import { elapsedMs } from '../../src/measure/session.js';
import { keyOf } from '../../src/model/benchmark.js';
import type { Capture } from '../../src/model/capture.js';
import {
  candidate,
  fakeSession,
  focusAsking,
  quiet,
  recordsOf,
  runsOf,
  wish,
  type FakeOptions,
} from './fake-session.js';

const budgetMs = 60_000;
const plannedMs = 30;
const linkMs = 100;
const ten = Array.from({ length: 10 }, (_, k) => candidate(`N${k}`, {}, `example.com/p${k % 2}`));
const names = ten.map(({ benchmark }) => benchmark.name);
const keys = ten.map(({ benchmark }) => keyOf(benchmark));
const wishes = keys.map((key) => wish(key));
const nothing = () => Promise.resolve([]);

/** Both passes that look again; `open` are those that ask for more layouts. */
async function whole(options: FakeOptions, open: () => Promise<readonly string[]> = nothing) {
  const fake = await fakeSession(ten, { timeBudgetMs: budgetMs, linkMs, runMs: plannedMs, ...options });
  const screened = await screen(fake.session);
  const focused = await focus(fake.session, keys, focusAsking(fake.session));
  const focusedMs = elapsedMs(fake.session);
  const confirmed = await confirm(fake.session, wishes, 0.01, open);
  const tookMs = elapsedMs(fake.session);
  return { fake, ends: { screened, focused, confirmed }, focusedMs, tookMs, ...(await fake.finish()) };
}

const layoutsOf = (capture: Capture, name: string) =>
  new Set(runsOf(capture, 'confirm', name).map(({ layout }) => layout)).size;
const cutShort = (capture: Capture) => recordsOf(capture, 'cut-short').map(({ name }) => name);

/** What was not told to be cut short came as far as a proof needs that is one of so many. */
function expectTold(head: Capture) {
  const cut = cutShort(head);
  const whole = names.filter((name) => !cut.includes(name));
  const enough = layoutsFor(whole.length, 0.01, leastConfirmLayouts);
  for (const name of whole) expect(layoutsOf(head, name)).toBeGreaterThanOrEqual(enough);
  return cut;
}

describe('a measurement with a time budget', () => {
  it('takes what it planned where that is right, and leaves nothing', async () => {
    const { head, ends, tookMs } = await whole({});
    expect(ends).toEqual({ screened: 'complete', focused: 'complete', confirmed: 'complete' });
    expect(tookMs).toBeLessThanOrEqual(budgetMs);
    expect(expectTold(head)).toEqual([]);
  });

  it.each([
    ['processes that take twice as long', 2, 1],
    ['processes that take ten times as long', 10, 1],
    ['links that take ten times as long', 1, 10],
    ['everything that takes ten times as long', 10, 10],
  ])('keeps to it with %s', async (_, slower, slowerLinks) => {
    const { head, ends, tookMs, focusedMs } = await whole({
      runMs: slower * plannedMs,
      linkMs: slowerLinks * linkMs,
    });
    // What runs when time is up is finished: a pair, or two links.
    const last = 2 * Math.max(slower * plannedMs, slowerLinks * linkMs);
    expect(focusedMs).toBeLessThanOrEqual(0.7 * budgetMs + last);
    expect(tookMs).toBeLessThanOrEqual(budgetMs + last);
    const cut = expectTold(head);
    expect(ends.confirmed).toBe(cut.length > 0 ? 'time-budget' : 'complete');
    // The most important are confirmed all the same, unless 30 % of the time does not hold one of them.
    if (slower === 1 || slowerLinks === 1) expect(cut).not.toContain('BenchmarkN0');
    if (slower === 10) expect(cut.length).toBeGreaterThan(0);
  });

  it.each([2, 10])(
    'keeps to it when processes become %s times slower while suspects are confirmed',
    async (slower) => {
      let from = Infinity;
      const fake = await fakeSession(ten, {
        timeBudgetMs: budgetMs,
        linkMs,
        runMs: ({ at }) => (at >= from ? slower * plannedMs : plannedMs),
      });
      await screen(fake.session);
      await focus(fake.session, keys, focusAsking(fake.session));
      from = elapsedMs(fake.session);
      const end = await confirm(fake.session, wishes, 0.01, nothing);
      expect(elapsedMs(fake.session)).toBeLessThanOrEqual(budgetMs + 2 * slower * plannedMs);
      const { head } = await fake.finish();
      const cut = expectTold(head);
      expect([end, cut.length > 0]).toEqual(['time-budget', true]);
      // Finished is worth more than begun: the last of the order make way for the first.
      expect(layoutsOf(head, 'BenchmarkN0')).toBeGreaterThanOrEqual(leastConfirmLayouts);
      const left = new Set(cut);
      expect(names.filter((name) => !left.has(name))).toEqual(names.slice(0, names.length - cut.length));
    },
  );

  it('keeps to it when all rounds are stolen and run again', async () => {
    let stolen = 0;
    const { tookMs, focusedMs } = await whole({
      load: (nth) => {
        if (nth % 2 === 1) stolen += 50;
        return { ...quiet, processors: [{ total: nth * 100, stolen }] };
      },
      timeBudgetMs: budgetMs / 2,
    });
    expect(focusedMs).toBeLessThanOrEqual((0.7 * budgetMs) / 2 + 2 * plannedMs);
    expect(tookMs).toBeLessThanOrEqual(budgetMs / 2 + 2 * plannedMs);
  });

  it('keeps a stolen round that there is no time to run again', async () => {
    const fake = await fakeSession(ten.slice(0, 1), {
      timeBudgetMs: 1000,
      runMs: 200,
      load: (nth) => ({ ...quiet, processors: [{ total: nth * 100, stolen: nth * 50 }] }),
    });
    await screen(fake.session);
    const { head } = await fake.finish();
    expect(recordsOf(head, 'round').at(-1)).toMatchObject({ discarded: false, steal: 0.5 });
  });

  it('tells of what is open when there is no time for more layouts, and only then', async () => {
    const open = () => Promise.resolve(keys.slice(0, 3));
    const short = await whole({}, open);
    expect(short.ends.confirmed).toBe('time-budget');
    const cut = cutShort(short.head);
    expect(cut.length).toBeGreaterThan(0);
    expect(cut).toEqual(names.slice(3 - cut.length, 3));
    // Noise is what is left then, and time would not help.
    const long = await whole({ timeBudgetMs: 600_000 }, open);
    expect([long.ends.confirmed, cutShort(long.head), layoutsOf(long.head, 'BenchmarkN0')]).toEqual([
      'complete',
      [],
      36,
    ]);
  });
});

describe('benchmarks of a package that takes two seconds to start', () => {
  const slow = ten.map(({ benchmark: { name } }) =>
    candidate(name.replace('Benchmark', ''), { startSeconds: 2, processSeconds: 2.03 }),
  );
  const sharing = slow.map(({ benchmark }) => keyOf(benchmark));
  /** Together 2.3 s a process: 12, 28 and 36 rounds of 4.6 s are 350 s. */
  const run = async (timeBudgetMs: number, slower = 1) => {
    const fake = await fakeSession(slow, {
      timeBudgetMs,
      linkMs,
      runMs: ({ names: { length } }) => slower * (2000 + length * plannedMs),
    });
    await screen(fake.session);
    const focused = await focus(fake.session, sharing, focusAsking(fake.session));
    const wishes = sharing.map((key) => wish(key));
    const confirmed = await confirm(fake.session, wishes, 0.01, nothing);
    return { tookMs: elapsedMs(fake.session), ends: [focused, confirmed], ...(await fake.finish()) };
  };

  it('start together, so that there is time for all of them', async () => {
    const { head, tookMs, ends } = await run(600_000);
    expect(ends).toEqual(['complete', 'complete']);
    expect(tookMs).toBeLessThanOrEqual(600_000);
    for (const name of names) {
      expect([runsOf(head, 'focus', name).length, runsOf(head, 'confirm', name).length]).toEqual([28, 36]);
    }
  });

  it.each([1, 2, 10])('keep to the budget when they take %s times as long', async (slower) => {
    const { head, tookMs, ends } = await run(300_000, slower);
    expect(tookMs).toBeLessThanOrEqual(300_000 + slower * 4600);
    expect(ends[1]).toBe(cutShort(head).length > 0 ? 'time-budget' : 'complete');
    expectTold(head);
  });
});

describe('a process of fifty benchmarks that breaks', () => {
  const startMs = 10_000;
  const fifty = Array.from({ length: 50 }, (_, k) =>
    candidate(`N${k}`, { processSeconds: 10.03, startSeconds: 10 }),
  );
  const pairMs = 2 * (startMs + 50 * plannedMs);
  const run = async (timeBudgetMs: number, breaks: (nth: number, names: readonly string[]) => boolean) => {
    let nth = 0;
    const fake = await fakeSession(fifty, {
      timeBudgetMs,
      runMs: (process) => startMs + process.names.length * plannedMs,
      answer: (process) => (breaks(nth++, process.names) ? { code: 2, stderr: 'panic: flaky' } : {}),
    });
    await screen(fake.session);
    return { fake, tookMs: elapsedMs(fake.session), ...(await fake.finish()) };
  };

  it('once costs two pairs of its halves, and all share on', async () => {
    const { fake, head, tookMs } = await run(10 * budgetMs, (nth) => nth === 2);
    expect(tookMs).toBeLessThanOrEqual(5 * budgetMs);
    expect(fake.processes.filter(({ names: { length } }) => length < 50)).toHaveLength(4);
    expect(fake.session.candidates.size).toBe(50);
    expect(fake.processes.at(-1)?.names).toHaveLength(50);
    for (const name of ['BenchmarkN0', 'BenchmarkN49'])
      expect(runsOf(head, 'screen', name).length).toBeGreaterThanOrEqual(3);
  });

  it('whenever it is shared ends with the time, wherever that is up', async () => {
    const { fake, tookMs } = await run(2 * budgetMs, (_, names) => names.length > 1);
    expect(tookMs).toBeLessThanOrEqual(2 * budgetMs + pairMs);
    expect(fake.session.candidates.size).toBe(50);
  });
});

describe('time that is left when what was planned is confirmed', () => {
  it('adds no more than the layouts can prove', async () => {
    const six = Array.from({ length: 6 }, (_, k) => candidate(`N${k}`, {}, `example.com/p${k}`));
    const fake = await fakeSession(six, { timeBudgetMs: 110_000, linkMs });
    // Binaries of 100 MB should take 12 s a layout to link, which leaves time for one.
    for (const { binaries } of fake.session.sides)
      for (const binary of binaries.values()) truncateSync(binary, 100e6);
    const suspects = six.map(({ benchmark }) => wish(keyOf(benchmark)));
    expect(await confirm(fake.session, suspects, 0.01, nothing)).toBe('time-budget');
    expect(elapsedMs(fake.session)).toBeLessThan(20_000);
    const { head } = await fake.finish();
    const layouts = six.map(({ benchmark: { name } }) => layoutsOf(head, name));
    // Nine that agree are p = 0.00195: enough where Holm asks the first of five for 0.002, not of six for 0.0017.
    expect(layouts).toEqual([9, 9, 9, 9, 9, 0]);
    expect(cutShort(head)).toEqual(['BenchmarkN5']);
  });
});

describe('what gates nothing', () => {
  const [first, ...others] = [
    candidate('A', { processSeconds: 1 }),
    ...Array.from({ length: 8 }, (_, k) => candidate(`O${k}`)),
  ] as const;
  const otherNames = others.map(({ benchmark: { name } }) => name);
  /** A process of A takes 1.4 s and not 1. */
  const run = async (timeBudgetMs: number, tests?: Readonly<Record<string, number>>) => {
    const fake = await fakeSession([first, ...others], {
      timeBudgetMs,
      runMs: ({ names: [name] }) => (name === 'BenchmarkA' ? 1400 : plannedMs),
      linkMs: 50,
    });
    const wishes = [
      wish(keyOf(first.benchmark)),
      ...others.map(({ benchmark }) => ({ ...wish(keyOf(benchmark), false), ...(tests && { tests }) })),
    ];
    await confirm(fake.session, wishes, 0.01, nothing);
    const tookMs = elapsedMs(fake.session);
    const { head } = await fake.finish();
    const added = otherNames.filter((name) => layoutsOf(head, name) > 0);
    return { tookMs, added, cut: cutShort(head), gating: layoutsOf(head, 'BenchmarkA') };
  };

  it.each([80_000, 90_000, 95_000, 100_000])(
    'takes neither time nor proof from what does, with %s ms',
    async (timeBudgetMs) => {
      const { tookMs, added, cut, gating } = await run(timeBudgetMs);
      expect(tookMs).toBeLessThanOrEqual(timeBudgetMs + 2800);
      expect(gating).toBeGreaterThanOrEqual(leastConfirmLayouts);
      // All layouts agree, and Holm asks the first of all slowdowns for alpha by their number.
      expect(2 ** -gating * (1 + added.length)).toBeLessThanOrEqual(0.01);
      expect(cut).toEqual(otherNames.filter((name) => !added.includes(name)));
    },
  );

  it('is as many as there is time for where it is corrected for apart', async () => {
    const [together, apart] = [await run(75_000), await run(75_000, { improvement: 1 })];
    expect([together.gating, apart.gating]).toEqual([8, 8]);
    // 2 ** -8 is enough for the first of two.
    expect(together.added).toEqual(otherNames.slice(0, 1));
    expect(apart.added.length).toBeGreaterThan(1);
  });
});

describe('profiles', () => {
  const until = (ms: number) => ({ heap: ms, cpu: ms, contention: ms });
  it('take a quarter of the budget beyond it, and what is running then', async () => {
    const fake = await fakeSession(ten, { timeBudgetMs: 10_000, runMs: 700, machine: { cores: 1 } });
    await profile(
      fake.session,
      keys.map((key) => ({ key, passes: ['heap', 'cpu', 'contention'] as const })),
    );
    expect(elapsedMs(fake.session)).toBeLessThanOrEqual(12_500 + 700);
    const { head } = await fake.finish();
    const missing = recordsOf(head, 'caveat').filter(({ code }) => code === 'profile-missing');
    // Heap profiles come first, one try with sentinels and one without: there is time for nine, and for no other pass.
    const heaps = fake.processes.flatMap(({ names }) =>
      names.filter((name) => name.startsWith('BenchmarkN')),
    );
    expect(new Set(heaps)).toEqual(new Set(names.slice(0, 9)));
    expect(missing).toMatchObject([
      {
        facts: {
          passes: ['heap', 'cpu', 'contention'],
          count: 10,
          benchmarks: ten.map(({ benchmark: { pkg, name } }) => `${pkg} ${name}`),
        },
      },
    ]);
  });

  it('end with the time that they are given, however much is left of the budget, and it is told', async () => {
    const lacking = async (pass: 'heap' | 'cpu') => {
      const fake = await fakeSession(ten, { timeBudgetMs: 600_000, runMs: 700, machine: { cores: 1 } });
      const wishes = keys.map((key) => ({ key, passes: [pass] }));
      await profile(fake.session, wishes, until(elapsedMs(fake.session) + 3000));
      const { head } = await fake.finish();
      return recordsOf(head, 'caveat').filter(({ code }) => code === 'profile-missing').length;
    };
    expect([await lacking('heap'), await lacking('cpu')]).toEqual([1, 1]);
  });

  it('of what got better end when all others do, however much is left of the budget', async () => {
    const fake = await fakeSession(ten, { timeBudgetMs: 600_000, runMs: 700, machine: { cores: 1 } });
    const wishes = keys.map((key) => ({ key, passes: ['heap'] as const, spare: true as const }));
    await profile(fake.session, wishes, until(elapsedMs(fake.session) + 3000));
    const { head } = await fake.finish();
    expect(fake.processes.length).toBeLessThan(10);
    // Nobody has to look for the line of what got better.
    expect(recordsOf(head, 'caveat').filter(({ code }) => code === 'profile-missing')).toEqual([]);
  });

  it('of the processor are taken of both sides at the same time where each has a core', async () => {
    const pins = async (own: readonly [readonly string[], readonly string[]] | null) => {
      const fake = await fakeSession(ten.slice(0, 1), { machine: { pins: own } });
      await profile(
        fake.session,
        keys.slice(0, 1).map((key) => ({ key, passes: ['cpu'] as const })),
      );
      return fake.processes.map(({ side, pin }) => `${side} ${pin}`);
    };
    const each = [
      ['pin', '2'],
      ['pin', '3'],
    ] as const;
    // These leave no profiles: the first try is the last, with sentinels and without.
    expect(new Set(await pins(each))).toEqual(new Set(['base pin 2', 'head pin 3']));
    expect(new Set(await pins(null))).toEqual(new Set(['base pin 3']));
  });
});
