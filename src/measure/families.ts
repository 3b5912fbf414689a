// What is corrected for together: how many tests a family has says how many layouts the proof of one of them takes.
import { layoutsFor, leastConfirmLayouts } from './schedule.js';

/** Left out: one test, in the family of slowdowns. */
export interface Tested {
  /** How many of its times are tested, by family. */
  readonly tests?: Readonly<Partial<Record<string, number>>>;
}

/** Tests by family. */
export type Tests = ReadonlyMap<string, number>;

const usual: Required<Tested>['tests'] = { regression: 1 };

export function testsOf(some: Iterable<Tested>, before: Tests = new Map()): Tests {
  const tests = new Map(before);
  for (const { tests: own = usual } of some) {
    for (const [family, count = 0] of Object.entries(own)) {
      if (count > 0) tests.set(family, (tests.get(family) ?? 0) + count);
    }
  }
  return tests;
}

/** Of the largest family; 1 at least, because what is in none wants layouts too. */
export function mostTests(tests: Tests): number {
  return Math.max(1, ...tests.values());
}

/** Layouts without which none of them could be proven, with one to spare. */
export function leastLayoutsFor(tests: Tests, alpha: number, least = leastConfirmLayouts): number {
  return layoutsFor(mostTests(tests), alpha, least);
}

/** The most tests that so many layouts are enough for; the inverse of layoutsFor. */
export function mostFor(layouts: number, alpha: number): number {
  return Math.floor(alpha * 2 ** (layouts - 1) * (1 + 1e-9));
}

/** For what is confirmed beside others. */
export interface Room {
  /** Tests that there are already. */
  readonly there: Tests;
  /** How many a family may have; any number where it is not named. */
  readonly most: Tests;
}

export const emptyRoom: Room = { there: new Map(), most: new Map() };

/** What was confirmed so far. */
export interface Confirmed extends Tested {
  /** Layouts that it has data of, or pairs on the only one; 0 when its turn did not come. */
  readonly units: number;
  /** Its proof is not to be lost to others. */
  readonly gates: boolean;
}

/**
 * The room beside what was confirmed: each test that is added makes the first proofs of its family dearer. So no more
 * than all can be proven with that gate and that can be now, if their layouts all agree.
 */
export function roomBeside(confirmed: readonly Confirmed[], alpha: number): Room {
  const begun = confirmed.filter(({ units }) => units > 0);
  const there = testsOf(begun);
  const most = new Map<string, number>();
  for (const of of begun.filter(({ gates }) => gates)) {
    // No layout to spare is asked for here.
    const carried = mostFor(of.units + 1, alpha);
    for (const family of testsOf([of]).keys()) {
      if (carried < (there.get(family) ?? 0)) continue;
      most.set(family, Math.min(carried, most.get(family) ?? Infinity));
    }
  }
  return { there, most };
}

/** Those of them, in their order, that there is room for; in no family more than `mostOfAll`. */
export function fittingRoom<T extends Tested>(
  some: readonly T[],
  { there, most }: Room,
  mostOfAll = Infinity,
): T[] {
  let tests = there;
  return some.filter((one) => {
    const own = [...testsOf([one]).keys()];
    const more = testsOf([one], tests);
    const fits = own.every(
      (family) => (more.get(family) ?? 0) <= Math.min(mostOfAll, most.get(family) ?? Infinity),
    );
    if (fits) tests = more;
    return fits;
  });
}
