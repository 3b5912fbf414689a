// How long a gate may go on once it is known what moved: for profiles, the compiler and coverage. Parts are of what the
// run took until then; what it took beyond its time budget gives no more time. All times are milliseconds of the session.
import type { ProfilePass } from './step.js';

const profileShare = 0.25;
/** A short run has its lines as well: those of allocations, of which each takes less than a second, of a whole suite. */
const leastProfilesMs: Readonly<Record<ProfilePass, number>> = {
  heap: 60_000,
  cpu: 20_000,
  contention: 20_000,
};
/** Of all of it, where something got worse; else there is coverage alone. */
const wholeShare = 0.3;
const coverageShare = 0.05;
/** The compiler and coverage have as much for themselves, however long profiles took. */
const leastLastMs = 10_000;

/** When it was known what moved, and how long a measurement may take before. */
export interface Known {
  readonly knownMs: number;
  readonly timeBudgetMs: number;
}

export type ProfilesUntil = Readonly<Record<ProfilePass, number>>;

/** Until when profiles of each pass may begin. */
export function profilesUntil({ knownMs, timeBudgetMs }: Known): ProfilesUntil {
  const share = profileShare * Math.min(knownMs, timeBudgetMs);
  const until = (pass: ProfilePass): number => knownMs + Math.max(leastProfilesMs[pass], share);
  return { heap: until('heap'), cpu: until('cpu'), contention: until('contention') };
}

/** Until when the compiler and coverage may take, which begin now. */
export function lastUntil({ knownMs, timeBudgetMs }: Known, nowMs: number, gotWorse: boolean): number {
  const share = gotWorse ? wholeShare : coverageShare;
  return Math.max(knownMs + share * Math.min(knownMs, timeBudgetMs), nowMs + leastLastMs);
}

/** What a command may take that begins now and has to end then; never nothing, which would be no limit. */
export function restMs(nowMs: number, untilMs: number, longestMs: number): number {
  return Math.max(1000, Math.min(longestMs, untilMs - nowMs));
}
