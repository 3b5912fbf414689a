// What the time budget, suspects and rules make of the timed passes, on commands that do nothing.
import { describe, expect, it } from '@jest/globals';
import { readEvidence } from '../../src/evidence/evidence.js';
import { confirm } from '../../src/measure/confirm.js';
import { focus } from '../../src/measure/focus.js';
import { screen } from '../../src/measure/screen.js';
import { keyOf } from '../../src/model/benchmark.js';
import type { Capture } from '../../src/model/capture.js';
import {
  candidate,
  fakeSession,
  focusAsking,
  printedOf,
  recordsOf,
  runsOf,
  wish,
  type FakeOptions,
} from './fake-session.js';

const two = [candidate('A'), candidate('B', {}, 'example.com/b')];
const keys = two.map(({ benchmark }) => keyOf(benchmark));
const [a = '', b = ''] = keys;
const nothing = () => Promise.resolve([]);

describe('a screen that nothing is made of times of', () => {
  it('is on one layout, links nothing, and does not hold base against itself', async () => {
    const fake = await fakeSession(two);
    await screen(fake.session, { timed: false });
    expect(fake.links).toEqual([]);
    const { base, head } = await fake.finish();
    expect(new Set(recordsOf(base, 'run').map(({ pass }) => pass))).toEqual(new Set(['screen']));
    expect(runsOf(head, 'screen').map(({ layout }) => layout)).toEqual(Array.from({ length: 12 }, () => 0));
    expect(recordsOf(head, 'caveat')).toEqual([]);
  });
});

describe('benchmarks of one process', () => {
  const slow = { startSeconds: 1, processSeconds: 1.03 };
  const three = [candidate('A', slow), candidate('B/x', slow), candidate('B/y', slow)];

  it('run together, and each keeps its own lines', async () => {
    const fake = await fakeSession(three);
    await screen(fake.session);
    expect(fake.processes.every(({ names }) => names.length === 3)).toBe(true);
    const { head } = await fake.finish();
    const runs = recordsOf(head, 'run').filter(({ pass }) => pass === 'screen');
    expect(runs).toHaveLength(36);
    expect(new Set(runs.map(({ output }) => output.file)).size).toBe(3);
    const [first] = runs;
    const file = head.files.get(first?.output.file ?? '');
    const text = Buffer.from(file?.subarray(0, first?.output.bytes) ?? []).toString();
    expect(text).toBe(printedOf([first?.name ?? ''], 100));
    for (const [, { samples, troubles }] of readEvidence(head).benchmarks) {
      expect([samples.get('sec/op')?.runs.length, troubles]).toEqual([12, []]);
    }
  });

  it('run apart when one of them breaks, and only that one leaves', async () => {
    const fake = await fakeSession(three, {
      answer: ({ names }) =>
        names.includes('BenchmarkB/x') ? { code: 2, stdout: 'BenchmarkA\n', stderr: 'panic: x\n' } : {},
    });
    await screen(fake.session);
    const { base, head } = await fake.finish();
    expect([...recordsOf(base, 'trouble'), ...recordsOf(head, 'trouble')]).toMatchObject([
      { name: 'BenchmarkB/x' },
    ]);
    expect(runsOf(head, 'screen')).toHaveLength(12);
    expect(runsOf(head, 'screen', 'BenchmarkB/y')).toHaveLength(12);
    expect([...fake.session.candidates.keys()]).toHaveLength(2);
    expect(fake.processes.at(-1)?.names).toEqual(['BenchmarkA', 'BenchmarkB/y']);
  });

  it('run again without the one that was at it when they died', async () => {
    const fake = await fakeSession(three, {
      answer: ({ names }) =>
        names.includes('BenchmarkB/x')
          ? { code: 2, stdout: 'BenchmarkA\nBenchmarkB\nBenchmarkB/x\n', stderr: 'panic: x\n' }
          : {},
    });
    await screen(fake.session);
    const [first, ...next] = fake.processes.map(({ names }) => names.join(' '));
    const others = 'BenchmarkA BenchmarkB/y';
    expect(first).toBe('BenchmarkA BenchmarkB/x BenchmarkB/y');
    expect(next.slice(0, 4)).toEqual([others, others, 'BenchmarkB/x', others]);
    expect(runsOf((await fake.finish()).head, 'screen', 'BenchmarkB/y')).toHaveLength(12);
  });

  it.each([
    [1, 3],
    [2, 2],
  ])('share on after %s breaks that none of them is to blame for with %s', async (breaks, share) => {
    let broken = 0;
    const fake = await fakeSession(three, {
      answer: ({ names }) => (names.length === 3 && broken++ < breaks ? { code: 2 } : {}),
    });
    await screen(fake.session);
    const { base, head } = await fake.finish();
    expect([...recordsOf(base, 'trouble'), ...recordsOf(head, 'trouble')]).toEqual([]);
    expect(Math.max(...fake.processes.slice(-4).map(({ names }) => names.length))).toBe(share);
    for (const name of ['BenchmarkA', 'BenchmarkB/x', 'BenchmarkB/y'])
      expect(runsOf(head, 'screen', name)).toHaveLength(12);
  });
});

describe('focus', () => {
  it('is repeated once, of what was disturbed', async () => {
    const fake = await fakeSession(two);
    await screen(fake.session);
    let asked = 0;
    await focus(
      fake.session,
      keys,
      focusAsking(fake.session, {
        disturbed: () => {
          asked++;
          return Promise.resolve([b]);
        },
      }),
    );
    const { head } = await fake.finish();
    expect(asked).toBe(1);
    expect([runsOf(head, 'focus').length, runsOf(head, 'focus', 'BenchmarkB').length]).toEqual([28, 56]);
  });

  it('goes on halfway with what is still worth it, and ends where nothing is', async () => {
    const fake = await fakeSession(two);
    await screen(fake.session);
    const asked: number[] = [];
    const onwards = () => {
      asked.push(fake.processes.length);
      return Promise.resolve([b]);
    };
    const before = fake.processes.length;
    expect(await focus(fake.session, keys, focusAsking(fake.session, { onwards }))).toBe('complete');
    expect(asked).toEqual([before + 2 * 2 * 14]);
    const { head } = await fake.finish();
    expect([runsOf(head, 'focus').length, runsOf(head, 'focus', 'BenchmarkB').length]).toEqual([14, 28]);
    const other = await fakeSession(two);
    await screen(other.session);
    expect(await focus(other.session, keys, focusAsking(other.session, { onwards: nothing }))).toBe(
      'complete',
    );
    expect(runsOf((await other.finish()).head, 'focus', 'BenchmarkB')).toHaveLength(14);
  });

  it('is not repeated of what was left halfway', async () => {
    const fake = await fakeSession(two);
    await screen(fake.session);
    const questions = { onwards: () => Promise.resolve([b]), disturbed: () => Promise.resolve([a, b]) };
    await focus(fake.session, keys, focusAsking(fake.session, questions));
    const { head } = await fake.finish();
    expect([runsOf(head, 'focus').length, runsOf(head, 'focus', 'BenchmarkB').length]).toEqual([14, 56]);
  });

  it('draws its repeat anew, even of fewer rounds', async () => {
    const fake = await fakeSession(two, { timeBudgetMs: 16_600 });
    await screen(fake.session);
    const disturbed = () => Promise.resolve([b]);
    await focus(fake.session, keys, focusAsking(fake.session, { disturbed }));
    const { head } = await fake.finish();
    const coins = runsOf(head, 'focus', 'BenchmarkB').map(({ second }) => second);
    expect(coins).toHaveLength(28 + 16);
    for (let from = 0; from < 17; from++)
      expect(coins.slice(28, 40)).not.toEqual(coins.slice(from, from + 12));
  });

  it('leaves what does not fit, the last first', async () => {
    const fake = await fakeSession(two, { timeBudgetMs: 5000 });
    await screen(fake.session);
    expect(await focus(fake.session, [b, a], focusAsking(fake.session))).toBe('time-budget');
    const { head } = await fake.finish();
    expect(runsOf(head, 'focus')).toEqual([]);
    expect(runsOf(head, 'focus', 'BenchmarkB')).toHaveLength(16);
    expect(recordsOf(head, 'cut-short')).toMatchObject([{ name: 'BenchmarkA' }]);
  });

  it.each([
    ['before it is halfway', 12, ['BenchmarkA', 'BenchmarkB']],
    // Of A all is known that was asked.
    ['after it', 16, ['BenchmarkB']],
  ])('tells what it was still at when time was up %s', async (_, rounds, names) => {
    let from = Infinity;
    const fake = await fakeSession(two, {
      timeBudgetMs: 60_000,
      runMs: ({ at }) => (at > from + rounds * 120 ? 10_000 : 30),
    });
    await screen(fake.session);
    from = fake.session.ports.clock.now();
    const onwards = () => Promise.resolve([b]);
    expect(await focus(fake.session, keys, focusAsking(fake.session, { onwards }))).toBe('time-budget');
    const { head } = await fake.finish();
    expect(recordsOf(head, 'cut-short').map(({ name }) => name)).toEqual(names);
  });

  it('tells nothing of what broke', async () => {
    let from = Infinity;
    const fake = await fakeSession(two, {
      timeBudgetMs: 60_000,
      runMs: ({ at }) => (at > from + 500 ? 10_000 : 30),
      answer: ({ names, at }) => (names[0] === 'BenchmarkA' && at > from ? { code: 2 } : {}),
    });
    await screen(fake.session);
    from = fake.session.ports.clock.now();
    expect(await focus(fake.session, keys, focusAsking(fake.session))).toBe('time-budget');
    const { head } = await fake.finish();
    expect(recordsOf(head, 'cut-short').map(({ name }) => name)).toEqual(['BenchmarkB']);
  });
});

describe('confirm', () => {
  const confirmed = async (
    wishes: readonly ReturnType<typeof wish>[],
    open: () => Promise<string[]>,
    options: FakeOptions = {},
  ) => {
    const fake = await fakeSession(two, options);
    const end = await confirm(fake.session, wishes, 0.01, open);
    return { fake, end, ...(await fake.finish()) };
  };
  const layoutsOf = (capture: Capture, name: string) =>
    new Set(runsOf(capture, 'confirm', name).map(({ layout }) => layout)).size;

  it('goes on to 24 and 36 layouts with what is open, then stops', async () => {
    const { head, end } = await confirmed([wish(a), wish(b, true, 5)], () => Promise.resolve([b]));
    expect([layoutsOf(head, 'BenchmarkA'), layoutsOf(head, 'BenchmarkB')]).toEqual([12, 36]);
    expect([runsOf(head, 'confirm').length, runsOf(head, 'confirm', 'BenchmarkB').length]).toEqual([36, 180]);
    expect(end).toBe('complete');
  });

  it('asks what is open before each step, and of nothing else', async () => {
    const answers = [[a, b], [b]];
    const { head } = await confirmed([wish(a), wish(b)], () => Promise.resolve(answers.shift() ?? []));
    expect([layoutsOf(head, 'BenchmarkA'), layoutsOf(head, 'BenchmarkB')]).toEqual([24, 36]);
    expect(answers).toEqual([]);
  });

  it('comes to what gates nothing last, on no more than the first layouts', async () => {
    const { base, head } = await confirmed([wish(a), wish(b, false)], () => Promise.resolve([a, b]));
    expect([layoutsOf(head, 'BenchmarkA'), layoutsOf(head, 'BenchmarkB')]).toEqual([36, 12]);
    const last = Math.max(...runsOf(base, 'confirm').map(({ startedMs }) => startedMs));
    expect(
      Math.min(...runsOf(base, 'confirm', 'BenchmarkB').map(({ startedMs }) => startedMs)),
    ).toBeGreaterThan(last);
  });

  it('leaves what the time does not hold, and says so', async () => {
    const { head, end } = await confirmed([wish(a), wish(b)], nothing, { timeBudgetMs: 3000, linkMs: 1 });
    expect([end, runsOf(head, 'confirm').length, runsOf(head, 'confirm', 'BenchmarkB').length]).toEqual([
      'time-budget',
      27,
      0,
    ]);
  });

  it('has enough layouts for Holm over many', async () => {
    const many = Array.from({ length: 100 }, (_, k) => candidate(`N${k}`));
    const fake = await fakeSession(many);
    await confirm(
      fake.session,
      many.map(({ benchmark }) => wish(keyOf(benchmark))),
      0.01,
      nothing,
    );
    const { head } = await fake.finish();
    expect(2 ** -layoutsOf(head, 'BenchmarkN0') * 100).toBeLessThanOrEqual(0.01);
  });
});

describe('the time budget', () => {
  it('shortens the screen, and says to what', async () => {
    const fake = await fakeSession(two, { timeBudgetMs: 9600 });
    await screen(fake.session);
    const { head } = await fake.finish();
    const [told] = recordsOf(head, 'caveat');
    expect(told).toMatchObject({ code: 'screen-shortened', facts: { rounds: 12, of: 12, layouts: 6 } });
    expect(new Set(runsOf(head, 'screen').map(({ layout }) => layout)).size).toBe(6);
  });

  it('lets three rounds be run whatever they cost, and no more than the budget', async () => {
    const slow = two.map((of) => ({ ...of, processSeconds: 1 }));
    const few = await fakeSession(slow, { timeBudgetMs: 14_000, runMs: 1000 });
    expect(await screen(few.session)).toBe('time-budget');
    expect(runsOf((await few.finish()).head, 'screen')).toHaveLength(3);
    const none = await fakeSession(slow, { timeBudgetMs: 3000, runMs: 1000 });
    expect(await screen(none.session)).toBe('time-budget');
    expect(none.processes.length).toBeLessThan(6);
  });
});

describe('pairs at the same time', () => {
  const pins = [
    ['pin', '2'],
    ['pin', '3'],
  ] as const;

  it('run on two cores, which halves get at random', async () => {
    const fake = await fakeSession([...two, candidate('C', { unpinned: true })], {
      options: { pairs: 'together' },
      machine: { pins },
    });
    await screen(fake.session);
    const { base, head } = await fake.finish();
    expect(head.manifest.options.pairs).toBe('together');
    const ofC = fake.processes.filter(({ names }) => names[0] === 'BenchmarkC');
    expect(new Set(ofC.map(({ pin }) => pin))).toEqual(new Set(['']));
    const pinsOfHead = fake.processes.flatMap(({ side, names, pin }) =>
      side === 'head' && names[0] === 'BenchmarkA' ? [pin] : [],
    );
    expect(new Set(pinsOfHead)).toEqual(new Set(['pin 2', 'pin 3']));
    // The second of the cores is what `second` tells.
    expect(runsOf(head, 'screen').map(({ second }) => (second ? 'pin 3' : 'pin 2'))).toEqual(pinsOfHead);
    expect(recordsOf(base, 'caveat')).toEqual([]);
  });

  it('run in turns where there are no two cores, and say so', async () => {
    const fake = await fakeSession(two, { options: { pairs: 'together' } });
    await screen(fake.session);
    const { head } = await fake.finish();
    expect(head.manifest.options.pairs).toBe('alternating');
    expect(recordsOf(head, 'caveat')).toMatchObject([{ code: 'not-together', facts: { cores: 4 } }]);
  });
});
