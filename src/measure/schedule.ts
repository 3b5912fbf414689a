// When what runs: pure, seeded, testable without Go. The constants come from simulation and live runs on real
// modules; judge/procedure.ts holds those of the decision.
import type { Random } from '../base/random.js';
import type { Candidate, ProfilePass, ProfileStep, RunStep } from './step.js';

/** Aim of a timed process. Shorter is noisier; longer is worse per second of measuring. */
export const observationSeconds = 0.02;
/** Unpinned, the scheduler adds noise that only longer processes average out. */
export const unpinnedObservationSeconds = 0.04;
/** Pairs that everything gets before anything is suspected. */
export const screenRounds = 12;
/** Without a budget for all rounds: what counts need to be called exact. */
export const leastRounds = 3;
/**
 * Layouts a suspect is confirmed on, and pairs on each: the median of three resists one burst of noise. With
 * little time left fewer do: 8 layouts that all agree are p = 0.004.
 */
export const confirmLayouts = 12;
export const leastConfirmLayouts = 8;

/**
 * Layouts that an exact test over so many suspects needs before it can speak at all: when all agree, p is
 * 2^-layouts, and Holm asks the first of them for alpha / suspects. One more, because not all agree.
 */
export function layoutsFor(suspects: number, alpha: number, least: number): number {
  return Math.max(least, Math.ceil(Math.log2(Math.max(1, suspects) / alpha)) + 1);
}
export const pairsPerLayout = 3;
/** Where the linker cannot randomise (before Go 1.23): pairs on the only layout. */
export const confirmPairsWithoutLayouts = 24;
/** Share of the time budget that screening may use, so that confirming always finds some left. */
export const screenShare = 0.6;

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

/** Expected seconds of one round over all candidates. */
export function roundCost(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, candidate) => sum + candidate.processSeconds * candidate.sides.length, 0);
}

/**
 * One round: every candidate once, in random order, its sides as a pair in random order. Random
 * order makes the sign of a difference a fair coin under "nothing changed", whatever the noise is.
 */
export function round(
  pass: 'screen' | 'confirm',
  candidates: readonly Candidate[],
  slot: number,
  layout: number,
  random: Random,
): RunStep[][] {
  return random.shuffle(candidates).map((candidate) =>
    random.shuffle(candidate.sides).map((side, position) => ({
      do: 'run' as const,
      pass,
      side,
      benchmark: candidate.benchmark,
      slot,
      layout,
      second: position > 0,
      iterations: candidate.iterations,
    })),
  );
}

/** Link seeds of the confirming binaries: fresh, never 0, the same on both sides. */
export function layoutSeeds(count: number, random: Random): number[] {
  const seeds = new Set<number>();
  while (seeds.size < count) seeds.add(1 + random.below(2 ** 31 - 2));
  return [...seeds];
}

/** Seconds of unprofiled work that a profile process should hold; its two counts give a slope per operation. */
const profileSeconds: Readonly<Record<ProfilePass, number>> = {
  // At a rate of 1 every allocation costs a stack walk: 6 to 30 times the time.
  heap: 0.02,
  // 100 samples a second.
  cpu: 1,
  contention: 0.2,
};
/** Enough operations that work on first use and pools do not hide in the slope. */
const leastProfileIterations = 64;

/**
 * Two iteration counts of a profile pass: the difference cancels what happens once (set-up, harness). Both are
 * above 1, because Go runs a count of 1 in one call and any other in two.
 */
export function profileIterations(pass: ProfilePass, secondsPerOperation: number): [number, number] {
  const aim = iterationsFor(secondsPerOperation, profileSeconds[pass]);
  const affordable = iterationsFor(secondsPerOperation, 0.5);
  const large = Math.max(aim, Math.min(leastProfileIterations, affordable), 4);
  return [Math.max(2, Math.floor(large / 4)), large];
}

/** Profile processes of one benchmark: for each pass both counts, sides next to each other. */
export function profileSteps(candidate: Candidate, passes: readonly ProfilePass[]): ProfileStep[] {
  return passes.flatMap((pass) =>
    profileIterations(pass, candidate.secondsPerOperation).flatMap((iterations) =>
      candidate.sides.map((side) => ({
        do: 'profile' as const,
        side,
        benchmark: candidate.benchmark,
        pass,
        iterations,
      })),
    ),
  );
}
