// The timed passes, carried out on commands that do nothing: what runs when, on which layout, and what is recorded.
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
  quiet,
  recordsOf,
  runsOf,
  wish,
  type FakeOptions,
} from './fake-session.js';

const two = [candidate('A'), candidate('B', {}, 'example.com/b')];
const keys = two.map(({ benchmark }) => keyOf(benchmark));
const [a = ''] = keys;
const nothing = () => Promise.resolve([]);

/** Screen, focus on all, confirm all. */
async function whole(options: FakeOptions = {}) {
  const fake = await fakeSession(two, options);
  const ends = [
    await screen(fake.session),
    await focus(fake.session, keys, focusAsking(fake.session)),
    await confirm(
      fake.session,
      keys.map((key) => wish(key)),
      0.01,
      nothing,
    ),
  ];
  return { fake, ends, ...(await fake.finish()) };
}

const scheduleOf = (capture: Capture) =>
  recordsOf(capture, 'run').map(({ pass, name, slot, layout, second }) => ({
    pass,
    name,
    slot,
    layout,
    second,
  }));
describe('the passes', () => {
  it('pair both sides on the same layouts, screen and focus on twelve, confirm on twelve others', async () => {
    const { base, head, ends } = await whole();
    expect(ends).toEqual(['complete', 'complete', 'complete']);
    const layouts = { screen: new Set<number>(), focus: new Set<number>(), confirm: new Set<number>() };
    for (const [pass, pairs] of [
      ['screen', 12],
      ['focus', 28],
      ['confirm', 36],
    ] as const) {
      const [ours, theirs] = [runsOf(head, pass), runsOf(base, pass)];
      expect([pass, ours.length]).toEqual([pass, pairs]);
      expect(ours.map(({ slot, layout }) => [slot, layout])).toEqual(
        theirs.map(({ slot, layout }) => [slot, layout]),
      );
      expect(ours.every((run, k) => run.second !== theirs[k]?.second)).toBe(true);
      expect(new Set(ours.map(({ slot }) => slot)).size).toBe(pairs);
      for (const { layout } of ours) layouts[pass].add(layout);
    }
    expect([layouts.screen.size, layouts.screen.has(0)]).toEqual([12, false]);
    expect(layouts.focus).toEqual(layouts.screen);
    expect([...layouts.confirm].filter((layout) => layouts.screen.has(layout))).toEqual([]);
    expect(layouts.confirm.size).toBe(12);
  });

  it('repeat exactly with the same seed, and not with another', async () => {
    const [first, again, other] = [
      await whole({ seed: 7 }),
      await whole({ seed: 7 }),
      await whole({ seed: 8 }),
    ];
    for (const side of ['base', 'head'] as const) {
      expect(scheduleOf(first[side])).toEqual(scheduleOf(again[side]));
      expect(scheduleOf(first[side])).not.toEqual(scheduleOf(other[side]));
    }
    expect(first.fake.processes.map(({ side, names }) => [side, names])).toEqual(
      again.fake.processes.map(({ side, names }) => [side, names]),
    );
  });

  it('link nothing while rounds of the screen run, and each binary once', async () => {
    const fake = await fakeSession(two);
    await screen(fake.session);
    const linked = fake.links.map(({ side, dir, seed }) => `${side} ${dir} ${seed}`);
    expect([linked.length, new Set(linked).size]).toEqual([48, 48]);
    expect(Math.max(...fake.links.map(({ at }) => at))).toBeLessThanOrEqual(
      Math.min(...fake.processes.map(({ at }) => at)),
    );
    await focus(fake.session, keys, focusAsking(fake.session));
    expect(fake.links).toHaveLength(48);
  });

  it('have one layout where the linker has: 24 pairs confirm', async () => {
    const { head, fake } = await whole({ goVersion: 'go1.22.12' });
    expect(fake.links).toEqual([]);
    expect(new Set(recordsOf(head, 'run').map(({ layout }) => layout))).toEqual(new Set([0]));
    expect(runsOf(head, 'confirm')).toHaveLength(24);
    expect(recordsOf(head, 'caveat')).toEqual([]);
  });

  it('tell how far they are, and never more than the whole', async () => {
    const { fake } = await whole();
    expect([...new Set(fake.progress.map(({ phase }) => phase))]).toEqual([
      'link',
      'screen',
      'focus',
      'confirm',
    ]);
    for (const { done, total, leftMs } of fake.progress) {
      expect(done).toBeLessThanOrEqual(total);
      expect(leftMs ?? 0).toBeGreaterThanOrEqual(0);
    }
    expect(
      fake.progress.filter(({ phase }) => phase === 'focus').every(({ suspects }) => suspects === 2),
    ).toBe(true);
  });
});

describe('guards', () => {
  it('are base against base within the rounds of the screen, and evidence of the machine only', async () => {
    const { base, head } = await whole();
    const guards = recordsOf(base, 'run').filter(({ pass }) => pass === 'guard');
    expect(guards).toHaveLength(24);
    expect(recordsOf(head, 'run').some(({ pass }) => pass === 'guard')).toBe(false);
    const screened = new Map(
      recordsOf(base, 'run').flatMap((run) => (run.pass === 'screen' ? [[run.slot, run.layout]] : [])),
    );
    for (const { slot, layout } of guards) expect(layout).toBe(screened.get(slot));
    expect(readEvidence(base).guards).toHaveLength(12);
    expect(readEvidence(base).benchmarks.get(a)?.samples.get('sec/op')?.runs).toHaveLength(12 + 28 + 36);
  });
});

describe('what a pair is expected to cost', () => {
  it('is learnt from base and head, not from base against base', async () => {
    const fake = await fakeSession([candidate('A')], { runMs: ({ side }) => (side === 'head' ? 300 : 30) });
    await screen(fake.session);
    // Planned were 30 ms each.
    expect(fake.session.paces.get(a)).toEqual({ factor: expect.closeTo(330 / 60), pairs: 12 });
    const { base } = await fake.finish();
    expect(recordsOf(base, 'run').filter(({ pass }) => pass === 'guard')).toHaveLength(24);
  });
});

describe('rounds', () => {
  const stealing = (rounds: readonly number[]): NonNullable<FakeOptions['load']> => {
    let stolen = 0;
    return (nth) => {
      // Looked at before and after each round.
      if (nth % 2 === 1 && rounds.includes((nth - 1) / 2)) stolen += 20;
      return { ...quiet, processors: [{ total: nth * 100, stolen }] };
    };
  };

  it('tell in both captures how the machine was', async () => {
    const { base, head } = await whole();
    const told = recordsOf(head, 'round');
    expect(told).toEqual(recordsOf(base, 'round'));
    expect(told).toHaveLength(12 + 28 + 36);
    expect(told[0]).toMatchObject({ pass: 'screen', slot: 0, load: 1, discarded: false });
    expect(told.every(({ wallMs }) => wallMs > 0)).toBe(true);
  });

  it('run once more when too much was stolen, with other slots and the same layout', async () => {
    const { base, head } = await whole({ load: stealing([3, 20]) });
    const told = recordsOf(head, 'round');
    expect(told.filter(({ discarded }) => discarded).map(({ pass, slot }) => [pass, slot])).toEqual([
      ['screen', 3],
      ['guard', 3],
      ['focus', 7],
    ]);
    const [spoiled, again] = runsOf(head, 'screen').slice(3, 5);
    expect(again).toMatchObject({ slot: 4, layout: spoiled?.layout });
    // What was discarded is as if it had not been: all other values count.
    const evidence = readEvidence(head).benchmarks.get(a)?.samples.get('sec/op')?.runs ?? [];
    expect(evidence.filter(({ stage }) => stage === 'screen').map(({ slot }) => slot)).toEqual([
      0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(readEvidence(base).guards).toHaveLength(12);
  });

  it('are kept the second time, whatever was stolen', async () => {
    const { head } = await whole({ load: stealing([3, 4, 5]) });
    const told = recordsOf(head, 'round').filter(({ pass }) => pass === 'screen');
    expect(told.filter(({ discarded }) => discarded).map(({ slot }) => slot)).toEqual([3, 5]);
    expect(told.filter(({ steal }) => (steal ?? 0) > 0.1).map(({ slot }) => slot)).toEqual([3, 4, 5]);
  });

  it('count one tick for nothing, however short they are, and three for stolen', async () => {
    // Rounds of 60 ms on one core, as /proc/stat has them.
    const ticks = (each: number): FakeOptions => ({
      load: (nth) => ({ ...quiet, processors: [{ total: nth * 0.06, stolen: nth * each * 0.01 }] }),
    });
    const [one, three] = [await whole(ticks(1)), await whole(ticks(3))];
    const told = recordsOf(one.head, 'round');
    expect(told).toHaveLength(12 + 28 + 36);
    expect(told[0]).toMatchObject({ steal: expect.closeTo(1 / 6), discarded: false });
    expect(recordsOf(three.head, 'round')[0]).toMatchObject({ steal: expect.closeTo(0.5), discarded: true });
  });

  it('ask about the cores that are timed on, and believe the worse', async () => {
    const asked = new Set<string>();
    const pins = [
      ['pin', '2'],
      ['pin', '3'],
    ] as const;
    const of = (pinned: boolean): FakeOptions => ({
      options: { pairs: 'together' },
      machine: { pins },
      load: (nth, now) => {
        asked.add(`${pinned} ${now.flat().join(' ')}`);
        // A fifth of the second core, nothing of the first.
        return {
          ...quiet,
          processors: [0, 0.2].map((share) => ({ total: nth * 100, stolen: nth * 100 * share })),
        };
      },
    });
    const [fixed, free] = [
      await fakeSession(two, of(true)),
      await fakeSession([candidate('A'), candidate('B', { unpinned: true })], of(false)),
    ];
    await screen(fixed.session);
    await screen(free.session);
    expect([...asked]).toEqual(['true pin 2 pin 3', 'false ']);
    expect(recordsOf((await fixed.finish()).head, 'round')[0]).toMatchObject({ steal: 0.2, discarded: true });
  });

  it('tell when the processor became another one', async () => {
    const { head } = await whole({ load: (nth) => ({ ...quiet, cpu: nth < 30 ? 'old' : 'new' }) });
    expect(recordsOf(head, 'caveat')).toMatchObject([
      { code: 'processor-changed', facts: { from: 'old', to: 'new' } },
    ]);
  });

  it('go on where the system tells nothing', async () => {
    const { head } = await whole({ load: () => ({ processors: [], tasks: null, cpu: '' }) });
    expect(recordsOf(head, 'round')[0]).toMatchObject({ steal: null, load: null, discarded: false });
  });
});

describe('what breaks', () => {
  it('leaves the schedule; the others go on', async () => {
    const { head, ends } = await whole({
      answer: ({ names, side, at }) =>
        names[0] === 'BenchmarkA' && side === 'head' && at > 5500
          ? { code: 2, stdout: '', stderr: 'panic: no\n' }
          : {},
    });
    expect(recordsOf(head, 'trouble')).toMatchObject([
      { name: 'BenchmarkA', ending: 'panicked', message: 'panic: no' },
    ]);
    expect(runsOf(head, 'confirm', 'BenchmarkB')).toHaveLength(36);
    expect(runsOf(head, 'confirm')).toEqual([]);
    expect(ends).toEqual(['complete', 'complete', 'complete']);
  });

  it('in linking costs the layouts of all passes: 24 pairs on the one that is there confirm', async () => {
    const { base, head, ends } = await whole({ cannotLink: (dir) => dir === 'b' });
    const caveats = [...recordsOf(base, 'caveat'), ...recordsOf(head, 'caveat')];
    expect(caveats).toMatchObject([
      { code: 'relink-failed', facts: { pkg: 'example.com/b', message: 'link: failed' } },
    ]);
    expect(new Set(runsOf(head, 'screen', 'BenchmarkB').map(({ layout }) => layout))).toEqual(new Set([0]));
    expect(new Set(runsOf(head, 'screen').map(({ layout }) => layout)).size).toBe(12);
    expect(runsOf(head, 'focus', 'BenchmarkB')).toHaveLength(28);
    expect(runsOf(head, 'confirm', 'BenchmarkB').map(({ layout }) => layout)).toEqual(Array(24).fill(0));
    expect(runsOf(head, 'confirm')).toHaveLength(36);
    expect(ends).toEqual(['complete', 'complete', 'complete']);
  });
});
