// How many iterations a timed process gets beside an earlier capture, whose counts can only be compared at its own.
import { describe, expect, it } from '@jest/globals';
import { calibrate } from '../../src/measure/calibrate.js';
import { keyOf } from '../../src/model/benchmark.js';
import { candidate, fakeSession, printedOf } from './fake-session.js';

const one = candidate('A');
const key = keyOf(one.benchmark);

/** Iterations that Go got done in the 10 ms of one process after the other, on each side. */
type Done = Readonly<Record<'base' | 'head', readonly number[]>>;

/** `first`: seconds of the operation that discovery saw on each side. */
async function chosen(
  done: Done,
  earlier: number | null,
  within?: number,
  first: Readonly<Record<'base' | 'head', number>> = { base: 1e-6, head: 1e-6 },
) {
  const looked = { base: 0, head: 0 };
  const fake = await fakeSession([one], {
    runMs: 12,
    answer: ({ side, names }) => {
      if (side !== 'base' && side !== 'head') throw new Error(side);
      // The process that shows how long a start takes runs none.
      if (names[0] === '') return {};
      const all = done[side];
      return { stdout: printedOf(names, all[Math.min(looked[side]++, all.length - 1)] ?? 0) };
    },
  });
  const { session } = fake;
  session.candidates.clear();
  Object.assign(session.request, {
    ...(earlier === null ? {} : { iterations: new Map([[key, earlier]]) }),
    ...(within === undefined ? {} : { iterationsWithin: within }),
  });
  const found = session.sides.map((side) => {
    const seconds = side.tree.side === 'base' ? first.base : first.head;
    return [side, new Map([[key, { ...one.benchmark, pinned: true, seconds }]])] as const;
  });
  await calibrate(session, new Map(found));
  return { iterations: session.candidates.get(key)?.iterations, looked };
}

// 12 ms / 12,000: 1 µs an operation, so 20,000 in 20 ms.
const steady: Done = { base: [12_000], head: [12_000] };

describe('iterations', () => {
  it('are of the slower side', async () => {
    expect(await chosen(steady, null)).toEqual({ iterations: 20_000, looked: { base: 1, head: 1 } });
    expect((await chosen({ base: [12_000], head: [6000] }, null)).iterations).toBe(10_000);
  });

  it('are those of a quick operation where discovery met noise', async () => {
    const noisy = { base: 0.05, head: 0.2 };
    expect(await chosen(steady, null, undefined, noisy)).toEqual({
      iterations: 20_000,
      looked: { base: 1, head: 1 },
    });
  });

  it('are those of a quick operation where the look at one side met noise', async () => {
    // One iteration in 12 ms: an operation of 12 ms, or one that was kept from running.
    const once: Done = { base: [12_000], head: [1, 12_000] };
    expect(await chosen(once, null)).toEqual({ iterations: 20_000, looked: { base: 1, head: 1 } });
    const unknown = { base: 1e-6, head: 0 };
    expect(await chosen(once, null, undefined, unknown)).toEqual({
      iterations: 20_000,
      looked: { base: 1, head: 2 },
    });
  });

  it('are few of an operation that is slow whoever looks, and nobody looks again at one that is very slow', async () => {
    const slow: Done = { base: [1], head: [1] };
    const some = { base: 0.04, head: 0.04 };
    expect(await chosen(slow, null, undefined, some)).toEqual({
      iterations: 2,
      looked: { base: 1, head: 1 },
    });
    const very = { base: 0.6, head: 0.6 };
    expect(await chosen(slow, null, undefined, very)).toEqual({
      iterations: 1,
      looked: { base: 0, head: 0 },
    });
  });

  it.each([
    [80_000, 80_000],
    [5000, 5000],
    [100_000, 20_000],
    [2000, 20_000],
  ])('of an earlier capture, %d, are taken where a process takes 5 to 80 ms', async (earlier, taken) => {
    expect((await chosen(steady, earlier, 4)).iterations).toBe(taken);
    expect((await chosen(steady, earlier)).iterations).toBe(earlier);
  });

  it('are looked at twice before those of an earlier capture look too many', async () => {
    const disturbed: Done = { base: [12_000], head: [6000, 10_000] };
    expect(await chosen(disturbed, 50_000, 4)).toEqual({ iterations: 50_000, looked: { base: 2, head: 2 } });
    expect((await chosen({ base: [12_000], head: [6000] }, 50_000, 4)).iterations).toBe(10_000);
    // Nothing makes code look quicker than it is.
    expect((await chosen({ base: [60_000], head: [60_000] }, 5000, 4)).looked).toEqual({ base: 1, head: 1 });
  });
});
