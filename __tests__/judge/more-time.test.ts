// What the time cut short: told for those that it did, with how much more would settle them.
import { describe, expect, it } from '@jest/globals';
import { mostLayouts, mostPairsOnOneLayout } from '../../src/judge/procedure.js';
import { confirmLayouts, confirmPairsWithoutLayouts, confirmSteps } from '../../src/measure/schedule.js';
import type { Capture, CaptureRecord } from '../../src/model/capture.js';
import type { Change } from '../../src/model/verdict.js';
import { pkg } from '../evidence/capture-builder.js';
import { changeOf, look, timeCaptures, verdictOf, type TimeScene } from './scene.js';

const cutShort = (name: string): CaptureRecord => ({
  type: 'cut-short',
  pkg,
  name,
  procs: 1,
  pass: 'confirm',
});

interface Costly {
  readonly cut?: readonly string[];
  readonly linkMs?: number | null;
  readonly slower?: number;
}

/** Processes of 20 ms, and links of a side of so many; `cut` is who was cut short. */
function judged(scene: TimeScene, { cut = [look], linkMs = 300, slower = 1 }: Costly = {}): Change {
  const [base, head] = timeCaptures(scene).map((capture): Capture => {
    const records = capture.records.map((record) =>
      record.type === 'run' ? { ...record, wallMs: record.wallMs * slower } : record,
    );
    const links: CaptureRecord[] = linkMs === null ? [] : [{ type: 'link', pkg, layout: 7, wallMs: linkMs }];
    return { ...capture, records: [...records, ...links] };
  });
  if (base === undefined || head === undefined) throw new Error('no captures');
  const records = head.records.filter(({ type }) => type !== 'cut-short');
  return changeOf(verdictOf(base, { ...head, records: [...records, ...cut.map(cutShort)] }), 'sec/op');
}

/** Suspected, and too noisy to settle on twelve layouts. */
const open: TimeScene = { ratio: 1.06, scatter: 0.05, seed: 4 };

function moreOf({ outcome, caveats }: Change) {
  expect(outcome).toBe('unproven');
  return caveats.find(({ code }) => code === 'time-budget-spent')?.facts as
    Record<'have' | 'need' | 'minutes', number> | undefined;
}

describe('a suspect that the time left open', () => {
  it('is told how many layouts would do, and what they cost', () => {
    const more = moreOf(judged(open));
    if (more === undefined) throw new Error('not told');
    const { have, need, minutes } = more;
    expect(have).toBe(12);
    expect(need).toBeGreaterThan(12);
    expect(need).toBeLessThanOrEqual(mostLayouts);
    const perLayout = (minutes * 60) / (need - have);
    // 3 to 8 pairs of 40 ms, and a link of both sides.
    const pairs = (perLayout - 0.6) / 0.04;
    expect([3, 4, 5, 6, 7, 8].some((whole) => Math.abs(pairs - whole) < 1e-6)).toBe(true);
    const slower = moreOf(judged(open, { linkMs: 3000, slower: 10 }));
    expect(slower?.minutes).toBeCloseTo(10 * minutes);
  });

  it('is told what is measured at most where even that may not be enough', () => {
    const facts = moreOf(judged({ ...open, ratio: 1.3, scatter: 0.5, seed: 6 }));
    expect(facts).toMatchObject({ need: 36, unsure: true, minutes: expect.any(Number) });
    expect(moreOf(judged(open))).not.toHaveProperty('unsure');
  });

  it('is not told of time where others were cut short', () => {
    expect(moreOf(judged(open, { cut: ['BenchmarkOther'] }))).toBeUndefined();
    expect(moreOf(judged(open, { cut: [] }))).toBeUndefined();
  });

  it('is told nothing of minutes where nobody says what layouts cost', () => {
    expect(moreOf(judged(open, { linkMs: null }))).toBeUndefined();
  });

  it('needs pairs only where there is one layout', () => {
    const facts = moreOf(judged({ ...open, confirmPairs: 0 }, { linkMs: null }));
    expect(facts?.minutes).toBeCloseTo((24 * 0.04) / 60);
  });
});

describe('a suspect without any confirming', () => {
  const never: TimeScene = { ratio: 1.2, confirmPairs: 0 };

  it('is told what all of it takes', () => {
    const facts = moreOf(judged(never));
    expect(facts).toMatchObject({ have: 0, need: 7 });
    // Twelve layouts, three pairs each.
    expect((facts?.minutes ?? 0) * 60).toBeGreaterThanOrEqual(12 * (3 * 0.04 + 0.6) - 1e-9);
  });

  it('lacked something else than time when only others were cut short', () => {
    expect(judged(never, { cut: ['BenchmarkOther'] }).caveats).toEqual([
      { code: 'too-few-pairs', facts: { have: 0, need: 7 } },
    ]);
  });
});

it('knows where the schedule ends', () => {
  expect(mostLayouts).toBe(confirmSteps * confirmLayouts);
  expect(mostPairsOnOneLayout).toBe(confirmSteps * confirmPairsWithoutLayouts);
});
