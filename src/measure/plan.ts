// How a time budget is spent, decided before it is: pure. A larger suite degrades in this order: fewer layouts, fewer
// rounds, no second look at what gates nothing, then at the smallest slowdowns.
import {
  emptyRoom,
  fittingRoom,
  leastLayoutsFor,
  mostFor,
  testsOf,
  type Room,
  type Tested,
} from './families.js';
import type { PairCost } from './pace.js';
import {
  confirmLayouts,
  confirmPairsWithoutLayouts,
  fewFocusRounds,
  fewScreenLayouts,
  fewScreenRounds,
  focusRounds,
  leastConfirmLayouts,
  leastFocusLayouts,
  leastPairsPerLayout,
  leastRounds,
  screenLayouts,
  screenRounds,
} from './schedule.js';

export interface ScreenCosts {
  /** Seconds of one round over all benchmarks, guards included. */
  readonly round: number;
  /** Seconds of linking one more layout of all packages, both sides. */
  readonly layout: number;
}

export interface ScreenPlan {
  readonly rounds: number;
  /** 1 is the toolchain's own layout, which needs no link. */
  readonly layouts: number;
}

/** The fullest screen that fits; when nothing does the least, which is run all the same. */
export function planScreen(costs: ScreenCosts, leftSeconds: number, randomise: boolean): ScreenPlan {
  const fewer = Array.from({ length: fewScreenRounds - leastRounds }, (_, k) => fewScreenRounds - 1 - k);
  const layouts = randomise ? [screenLayouts, fewScreenLayouts, 1] : [1];
  const plans = [screenRounds, fewScreenRounds, ...fewer].flatMap((rounds) =>
    layouts.flatMap((count) => (count === 1 || count <= rounds ? [{ rounds, layouts: count }] : [])),
  );
  const fits = (plan: ScreenPlan): boolean => secondsOf(plan, costs) <= leftSeconds;
  return plans.find(fits) ?? { rounds: leastRounds, layouts: 1 };
}

function secondsOf({ rounds, layouts }: ScreenPlan, costs: ScreenCosts): number {
  return rounds * costs.round + (layouts === 1 ? 0 : layouts * costs.layout);
}

/** A benchmark that waits for a second look. */
export interface Waiting extends PairCost {
  readonly key: string;
  readonly pkg: string;
  /** Of linking one layout of its package, both sides; 0 when its binaries are there. */
  readonly linkSeconds: number;
}

export interface FocusPlan {
  readonly keys: readonly string[];
  readonly rounds: number;
  readonly layouts: number;
}

/**
 * `waiting` with the most important first; `layouts` that the screen was on. Fewer layouts before fewer rounds before
 * fewer benchmarks. Without time to link even a few, all pairs are on one layout: then a suspicion can be that
 * layout's, which costs time in the confirming and fails nothing.
 */
export function planFocus(waiting: readonly Waiting[], layouts: number, leftSeconds: number): FocusPlan {
  const counts = [
    ...new Set([layouts, Math.min(layouts, fewScreenLayouts), Math.min(layouts, leastFocusLayouts)]),
  ];
  const plans = [
    ...[focusRounds, fewFocusRounds].flatMap((rounds) => counts.map((count) => ({ rounds, layouts: count }))),
    { rounds: focusRounds, layouts: 1 },
    { rounds: fewFocusRounds, layouts: 1 },
  ];
  for (const plan of plans) {
    const links = plan.layouts === 1 ? 0 : plan.layouts;
    const keys = fitting(waiting, leftSeconds, () => plan.rounds, links);
    if (keys.length === waiting.length) return { keys, ...plan };
  }
  const keys = fitting(waiting, leftSeconds, () => fewFocusRounds, 0);
  return { keys, rounds: fewFocusRounds, layouts: 1 };
}

export interface ConfirmWaiting extends Waiting, Tested {
  readonly pairsPerLayout: number;
  readonly gates: boolean;
}

export interface ConfirmPlan {
  /** What there is time for. */
  readonly keys: readonly string[];
  readonly layouts: number;
  /** Pairs on each layout, where more were wished for. */
  readonly mostPairs: number;
}

/**
 * What gates, by its own number; what gates nothing comes after it and gets what is left. Where there is time for all
 * the layouts are enough for all.
 */
export function planGating(
  waiting: readonly ConfirmWaiting[],
  alpha: number,
  leftSeconds: number,
  randomise: boolean,
): ConfirmPlan {
  const gating = waiting.filter(({ gates }) => gates);
  const layouts = leastLayoutsFor(testsOf(waiting), alpha, confirmLayouts);
  if (randomise && planMore(waiting, layouts, leftSeconds).length === waiting.length)
    return { keys: gating.map(({ key }) => key), layouts, mostPairs: Infinity };
  return planConfirm(gating, alpha, leftSeconds, randomise);
}

/**
 * Confirming of all in one run on enough layouts for Holm at `alpha`, beside what there is; else on fewer; else with
 * fewer pairs on each; else of what fits, in its order.
 */
export function planConfirm(
  waiting: readonly ConfirmWaiting[],
  alpha: number,
  leftSeconds: number,
  randomise: boolean,
  room: Room = emptyRoom,
): ConfirmPlan {
  const some = fittingRoom(waiting, room);
  if (!randomise) {
    const keys = fitting(some, leftSeconds, () => confirmPairsWithoutLayouts, 0);
    return { keys, layouts: 1, mostPairs: Infinity };
  }
  const ways = [
    { least: confirmLayouts, mostPairs: Infinity },
    { least: leastConfirmLayouts, mostPairs: Infinity },
    { least: leastConfirmLayouts, mostPairs: leastPairsPerLayout },
  ];
  const tests = testsOf(some, room.there);
  for (const { least, mostPairs } of ways) {
    const layouts = leastLayoutsFor(tests, alpha, least);
    const keys = planMore(some.map(withPairs(mostPairs)), layouts, leftSeconds);
    if (keys.length === some.length) return { keys, layouts, mostPairs };
  }
  return planSome(waiting.map(withPairs(leastPairsPerLayout)), alpha, leftSeconds, room);
}

/**
 * As many as fit. Fewer suspects need fewer layouts, so that perhaps one more fits: each number of layouts is tried
 * with as many suspects as it is enough for. Twice as many need one more, so that there are not many numbers.
 */
function planSome(
  few: readonly ConfirmWaiting[],
  alpha: number,
  leftSeconds: number,
  room: Room,
): ConfirmPlan {
  const mostPairs = leastPairsPerLayout;
  const first = leastLayoutsFor(room.there, alpha);
  const last = leastLayoutsFor(testsOf(few, room.there), alpha);
  let best: ConfirmPlan = { keys: [], layouts: first, mostPairs };
  for (let layouts = first; layouts <= last; layouts++) {
    const inTime = new Set(planMore(few, layouts, leftSeconds));
    const some = few.filter(({ key }) => inTime.has(key));
    const keys = fittingRoom(some, room, mostFor(layouts, alpha)).map(({ key }) => key);
    if (keys.length > 0 && keys.length >= best.keys.length) best = { keys, layouts, mostPairs };
  }
  return best;
}

/** With at most so many pairs on each layout. */
export function withPairs(most: number): (of: ConfirmWaiting) => ConfirmWaiting {
  return (of) => ({ ...of, pairsPerLayout: Math.min(most, of.pairsPerLayout) });
}

/** Those of them, in their order, for which the time left holds so many more layouts. */
export function planMore(waiting: readonly ConfirmWaiting[], layouts: number, leftSeconds: number): string[] {
  const pairs = new Map(waiting.map(({ key, pairsPerLayout }) => [key, layouts * pairsPerLayout]));
  return fitting(waiting, leftSeconds, (key) => pairs.get(key) ?? 0, layouts);
}

/**
 * What of those that are being confirmed is gone on with, in their order: those for which the time left holds what
 * they still need. `pairs` of the present layout, which is linked once there are any, are done.
 */
export function planRest(
  waiting: readonly ConfirmWaiting[],
  { layouts, pairs }: { readonly layouts: number; readonly pairs: number },
  leftSeconds: number,
): string[] {
  const left = new Map(
    waiting.map(({ key, pairsPerLayout }) => [
      key,
      layouts * pairsPerLayout - Math.min(pairs, pairsPerLayout),
    ]),
  );
  return fitting(waiting, leftSeconds, (key) => left.get(key) ?? 0, pairs > 0 ? layouts - 1 : layouts);
}

/** In their order as many as fit. Links are paid once for each package, starts once for those that share them. */
function fitting(
  waiting: readonly Waiting[],
  leftSeconds: number,
  pairsOf: (key: string) => number,
  links: number,
): string[] {
  let left = leftSeconds;
  const linked = new Set<string>();
  const started = new Map<string, number>();
  return waiting.flatMap(({ key, pkg, pairSeconds, shared, linkSeconds }) => {
    const pairs = pairsOf(key);
    const before = shared === undefined ? 0 : (started.get(shared.group) ?? 0);
    const starts = Math.max(0, pairs - before) * (shared?.seconds ?? 0);
    const cost = pairs * pairSeconds + starts + (linked.has(pkg) ? 0 : links * linkSeconds);
    if (cost > left) return [];
    left -= cost;
    linked.add(pkg);
    if (shared !== undefined) started.set(shared.group, Math.max(before, pairs));
    return [key];
  });
}
