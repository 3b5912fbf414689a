// When what runs: pure, seeded, testable without Go. The constants come from simulation and live runs on real
// modules; judge/procedure.ts holds those of the decision.
import { by } from '../base/order.js';
import { hashText, seededRandom, type Random } from '../base/random.js';
import { keyOf } from '../model/benchmark.js';
import type { Stage } from '../model/metric.js';
import { costOf, unitsOf, type Unit } from './unit.js';
import type { Candidate, ProfilePass, ProfileStep, RunStep } from './step.js';

/** Aim of a timed process. Shorter is noisier; longer is worse per second of measuring. */
export const observationSeconds = 0.02;
/** Unpinned, the scheduler adds noise that only longer processes average out. */
export const unpinnedObservationSeconds = 0.04;
/** Pairs that everything gets before anything is suspected. */
export const screenRounds = 12;
/** With less time; and without time for all: what counts need to be called exact. */
export const fewScreenRounds = 8;
export const leastRounds = 3;
/** Of what is new and has an absolute limit of its time: the fewest with an interval, one on each layout. */
export const limitRounds = 6;
/** Layouts that the rounds of the screen take turns on, and those of the focus after them; then with less time. */
export const screenLayouts = 12;
export const fewScreenLayouts = 6;
/** The focus links no fewer again: one layout is one observation of where code lies, however many pairs it has. */
export const leastFocusLayouts = 3;
/** More pairs for what the screen keeps; then with less time. */
export const focusRounds = 28;
export const fewFocusRounds = 16;
/** Part of the screen's pairs that are base against base. */
export const guardShare = 0.1;
/**
 * Layouts a suspect is confirmed on; with little time left fewer do: 8 layouts that all agree are p = 0.004. While
 * the standard error asks for it, twice and three times as many.
 */
export const confirmLayouts = 12;
export const leastConfirmLayouts = 8;
export const confirmSteps = 3;
/** Pairs on a layout: the median of three resists one burst of noise. */
export const leastPairsPerLayout = 3;
/** Where the linker cannot randomise (before Go 1.23): pairs on the only layout. */
export const confirmPairsWithoutLayouts = 24;
/** The same where the linker can and a package cannot be linked again: its pairs for each layout of the others. */
export const pairsInsteadOfLayout = confirmPairsWithoutLayouts / confirmLayouts;
/**
 * Shares of the time budget (of what building leaves of it) by the end of which screen and focus shall be through:
 * confirming always finds 30 % left. Only the screen's first rounds may use more.
 */
export const screenShare = 0.5;
export const focusShare = 0.7;
/** A round is not used when the hypervisor took more than this part of it. */
export const mostStolen = 0.1;
/** And at least so many seconds: in a round of one quick pair a single tick of the system's count is a tenth. */
export const leastStolenSeconds = 0.03;
/** A package that starts longer than so many observations shares its processes among benchmarks. */
export const longStart = 3;

/**
 * Layouts that an exact test over so many suspects needs before it can speak at all: when all agree, p is
 * 2^-layouts, and Holm asks the first of them for alpha / suspects. One more, because not all agree.
 */
export function layoutsFor(suspects: number, alpha: number, least: number): number {
  return Math.max(least, Math.ceil(Math.log2(Math.max(1, suspects) / alpha)) + 1);
}

/**
 * Iterations so that one process takes about `seconds`: 1, 2 or 5 times a power of ten, at least 1. Round, because
 * set-up is part of every count, so that only runs of equal iterations compare; and people read them.
 */
export function iterationsFor(secondsPerOperation: number, seconds: number): number {
  if (!(secondsPerOperation > 0)) return 1;
  const exact = Math.max(1, Math.min(1e9, seconds / secondsPerOperation));
  const power = 10 ** Math.floor(Math.log10(exact) + 1e-9);
  const digit = exact / power;
  // Between two round numbers the nearer one by ratio.
  return power * (digit < Math.SQRT2 ? 1 : digit < Math.sqrt(10) ? 2 : digit < Math.sqrt(50) ? 5 : 10);
}

/** Like iterationsFor, but powers of ten only, so that few counts cover all benchmarks of a shared process. */
export function sharedIterationsFor(secondsPerOperation: number, seconds: number): number {
  if (!(secondsPerOperation > 0)) return 1;
  return 10 ** Math.round(Math.log10(Math.max(1, Math.min(1e9, seconds / secondsPerOperation))));
}

/** Random numbers for one part of a schedule: the same for the same seed and name, whatever was drawn for others. */
export function randomFor(seed: number, ...name: readonly (string | number)[]): Random {
  return seededRandom(hashText([seed, ...name].join(' ')));
}

/** Random numbers by what they are for and for which benchmark. */
export type Draws = (what: string, key: string) => Random;

/**
 * For one round. Every benchmark, or shared process, has numbers of its own, so that one that breaks, or is not worth a
 * round, changes neither the order of the others nor which of their sides come first.
 */
export function drawsFor(seed: number, ...round: readonly (string | number)[]): Draws {
  return (what, key) => randomFor(seed, ...round, what, key);
}

/**
 * One round: every candidate once, in random order, its sides as a pair in random order. Random
 * order makes the sign of a difference a fair coin under "nothing changed", whatever the noise is. For each pair
 * another coin: were base first as often as head by force (ABBA), two signs would hang together, and noise that
 * alternates between rounds would pass for a change. What running second costs is measured, and next to nothing.
 */
export function round(
  pass: Stage,
  candidates: readonly Candidate[],
  slot: number,
  layout: number,
  draws: Draws,
): RunStep[][] {
  const pairs = unitsOf(candidates).map(({ name, benchmarks, sides, iterations, pinned }) =>
    draws('sides', name)
      .shuffle(sides)
      .map((side, position) => ({
        do: 'run' as const,
        pass,
        side,
        benchmarks,
        slot,
        layout,
        second: position > 0,
        iterations,
        pinned,
      })),
  );
  return inOrder(pairs, candidates, draws);
}

/** What the numbers of a pair are drawn for: its unit. */
function namesOf(candidates: readonly Candidate[]): (step: RunStep) => string {
  const names = new Map(
    unitsOf(candidates).flatMap(({ name, benchmarks: [first] }) =>
      first === undefined ? [] : [[keyOf(first), name]],
    ),
  );
  return ({ benchmarks: [first] }) => {
    const name = first && names.get(keyOf(first));
    if (name === undefined) throw new Error('a pair of no unit');
    return name;
  };
}

function inOrder(pairs: readonly RunStep[][], candidates: readonly Candidate[], draws: Draws): RunStep[][] {
  const nameOf = namesOf(candidates);
  const placed = pairs.flatMap((pair) => {
    const [first] = pair;
    if (first === undefined) return [];
    const key = nameOf(first);
    return [{ pair, key, at: draws(first.pass === 'guard' ? 'guard' : 'turn', key).next() }];
  });
  return placed
    .sort(
      by(
        ({ at }) => at,
        ({ key }) => key,
      ),
    )
    .map(({ pair }) => pair);
}

/** A pair of longer than this is not run just to have a guard in every round. */
const quickPairSeconds = 1;

/**
 * The round with guards among it: base against base of a tenth of its benchmarks. Each has its turn once in ten
 * rounds, from one on that is drawn for it. At least one a round where that costs little, because few say nothing.
 * Only what has a pair has a guard.
 */
export function withGuards(
  pairs: readonly RunStep[][],
  candidates: readonly Candidate[],
  nth: number,
  seed: number,
  draws: Draws,
): RunStep[][] {
  const units = unitsOf(candidates).filter(({ sides }) => sides.length > 1);
  const isDue = (unit: Unit): boolean => {
    const from = randomFor(seed, 'guards', unit.name).next();
    return Math.floor(from + (nth + 1) * guardShare) > Math.floor(from + nth * guardShare);
  };
  const due = units.filter(isDue);
  const spare = units
    .filter((unit) => costOf(unit, false) <= quickPairSeconds)
    .map(({ name }) => ({ name, at: draws('spare', name).next() }))
    .sort(by(({ at }) => at));
  const names = new Set((due.length > 0 ? due : spare.slice(0, 1)).map(({ name }) => name));
  const nameOf = namesOf(candidates);
  const guards = pairs.flatMap(([first, second]) => {
    if (first === undefined || second === undefined || !names.has(nameOf(first))) return [];
    const half = { ...first, pass: 'guard', side: 'base' } as const;
    return [[half, { ...half, second: true }]];
  });
  return inOrder([...pairs, ...guards], candidates, draws);
}

/** Link seeds: above 0, distinct, none of `except`; both sides get the same. */
export function layoutSeeds(count: number, random: Random, except: readonly number[] = []): number[] {
  const seeds = new Set<number>();
  const taken = new Set(except);
  while (seeds.size < count) {
    const seed = 1 + random.below(2 ** 31 - 2);
    if (!taken.has(seed)) seeds.add(seed);
  }
  return [...seeds];
}

/** Seconds of unprofiled work that a profile process should hold; its two counts give a slope per operation. */
const profileSeconds: Readonly<Record<ProfilePass, number>> = {
  // At a rate of 1 every allocation is counted, so that few operations tell; and costs a stack walk: 6 to 30 times the time.
  heap: 0.005,
  // 100 samples a second.
  cpu: 0.33,
  contention: 0.12,
};
/** Processes of each count: where time goes differs from one to the next by more than samples scatter. */
const profileProcesses: Readonly<Record<ProfilePass, number>> = { heap: 1, cpu: 3, contention: 5 };
/** Enough operations that work on first use and pools do not hide in the slope; as far as they take no longer than this. */
const leastProfileIterations = 64;
const leastIterationsSeconds = 0.5;

/** Of unprofiled work that a heap profile holds at most, however many operations are asked for. */
const mostHeapSeconds = 0.1;

/**
 * Two iteration counts of a profile pass: the difference cancels what happens once (set-up, harness). Both are
 * above 1, because Go runs a count of 1 in one call and any other in two. `operations`: of a heap profile, how many the
 * longer should have, because something only happens after so many.
 */
export function profileIterations(
  pass: ProfilePass,
  secondsPerOperation: number,
  operations = 0,
): [number, number] {
  const wanted =
    pass === 'heap' ? Math.min(operations, iterationsFor(secondsPerOperation, mostHeapSeconds)) : 0;
  const aim = Math.max(wanted, iterationsFor(secondsPerOperation, profileSeconds[pass]));
  const affordable = iterationsFor(secondsPerOperation, leastIterationsSeconds);
  const large = Math.max(aim, Math.min(leastProfileIterations, affordable), 4);
  return [Math.max(2, Math.floor(large / 4)), large];
}

/** Profile processes of one benchmark: for each pass both counts, sides next to each other, all of it as often as it takes. */
export function profileSteps(
  candidate: Candidate,
  passes: readonly ProfilePass[],
  operations = 0,
): ProfileStep[] {
  const { benchmark, secondsPerOperation, sides, unpinned } = candidate;
  return passes.flatMap((pass) =>
    Array.from({ length: profileProcesses[pass] }, (_, nth) =>
      profileIterations(pass, secondsPerOperation, operations).flatMap((iterations) =>
        sides.map((side) => ({
          do: 'profile' as const,
          side,
          benchmark,
          pass,
          iterations,
          nth,
          pinned: unpinned !== true,
        })),
      ),
    ).flat(),
  );
}
