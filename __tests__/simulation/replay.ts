// Suites drawn from recorded pairs, with known changes put in. Which half of a recorded pair is called head is a toss
// of a coin, as in a run, so that "nothing changed" is exactly true whatever the noise was.
import { seededRandom, type Random } from '../../src/base/random.js';
import type { Pair } from '../../src/model/pair.js';
import type { Recorded } from './recordings.js';
import type { ProcessRequest, Ran, Source } from './source.js';

/** Pairs that are drawn in a row: noise that lasts longer than a pair stays as long. */
const blockLength = 4;

export interface ReplayOptions {
  readonly seed: number;
  readonly recordings: readonly Recorded[];
  /** How many of the recorded benchmarks make a suite, all of them where there are fewer. */
  readonly benchmarks: number;
  /** ln(head / base) of the first of them. */
  readonly thetas: readonly number[];
}

export interface Replay extends Source {
  /** So many pairs in a row of one benchmark, for a procedure of its own. */
  stretch(benchmark: number, length: number): readonly Pair[];
}

/**
 * Where code moved, the default layout of a recording favours one side in all its pairs: there the coin is tossed once
 * a benchmark, so that the screen is misled as it really was, and each layout of the confirming is drawn and tossed
 * whole. What was not confirmed when it was recorded borrows the layouts of something that was.
 */
export function replayOf({ seed, recordings, benchmarks, thetas }: ReplayOptions): Replay {
  const random = seededRandom(seed);
  const drawn = random.shuffle(recordings).slice(0, benchmarks);
  const donors = recordings.filter(({ layouts }) => layouts.length > 0);
  const truth = drawn.map((_, index) => thetas[index] ?? 0);
  const parts = drawn.map((recorded) => {
    const isTurned = random.next() < 0.5;
    const turn = recorded.isMoved ? () => isTurned : () => random.next() < 0.5;
    const lender = recorded.layouts.length > 0 ? recorded : pick(donors, random);
    const layouts = recorded.isMoved ? layoutsOf(lender?.layouts ?? [], random) : null;
    const pair: Pair = { base: NaN, head: NaN };
    return { early: blocks(recorded.pairs, turn, random), layouts, recorded, turn, pair };
  });
  const changed = (benchmark: number, { base, head }: Pair): Pair => ({
    base,
    head: head * Math.exp(truth[benchmark] ?? 0),
  });
  const part = (benchmark: number) => {
    const found = parts[benchmark];
    if (found === undefined) throw new RangeError(`no benchmark ${benchmark}`);
    return found;
  };
  const processSeconds = drawn.reduce((sum, of) => sum + of.processSeconds, 0) / drawn.length;
  return {
    thetas: truth,
    processSeconds,
    run({ benchmark, side, stage, layout, before }: ProcessRequest): Ran {
      const of = part(benchmark);
      // Both halves of a guard are base: the second one gets head's half, without the change.
      const half = before === side ? (side === 'base' ? 'head' : 'base') : side;
      if (before === null) {
        of.pair = stage === 'confirm' && of.layouts !== null ? of.layouts(layout) : of.early();
      }
      const change = side === 'head' ? Math.exp(truth[benchmark] ?? 0) : 1;
      return { nsPerOp: of.pair[half] * change * 1e9, lasts: processSeconds };
    },
    stolen: () => 0,
    stretch(benchmark, length) {
      const { recorded, turn } = part(benchmark);
      const start = random.below(recorded.pairs.length);
      const isTurned = turn();
      return Array.from({ length }, (_, index) =>
        changed(benchmark, turned(at(recorded.pairs, start + index), isTurned)),
      );
    },
  };
}

/** Draws pairs for ever, some in a row from a random place on; the order is random in each. */
function blocks(pairs: readonly Pair[], turn: () => boolean, random: Random): () => Pair {
  let [start, done] = [0, blockLength];
  return () => {
    if (done === blockLength) [start, done] = [random.below(pairs.length), 0];
    return turned(at(pairs, start + done++), turn());
  };
}

/** A recorded layout for each new link seed, and its pairs in a row from a random place on. */
function layoutsOf(layouts: readonly (readonly Pair[])[], random: Random): (layout: number) => Pair {
  const drawn = new Map<number, () => Pair>();
  return (layout) => {
    let next = drawn.get(layout);
    if (next === undefined) {
      const pairs = pick(layouts, random) ?? [];
      const isTurned = random.next() < 0.5;
      let index = random.below(pairs.length);
      next = () => turned(at(pairs, index++), isTurned);
      drawn.set(layout, next);
    }
    return next();
  };
}

function turned({ base, head }: Pair, isTurned: boolean): Pair {
  return isTurned ? { base: head, head: base } : { base, head };
}

/** Element, as if the end were joined to the start. */
function at<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new RangeError('nothing recorded');
  return value;
}

function pick<T>(values: readonly T[], random: Random): T | undefined {
  return values[random.below(values.length)];
}
