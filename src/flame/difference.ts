// How much a node differs between base and head, in steps that colours are given to.
import type { Pair } from '../model/pair.js';

/** From all gone to all new; 0 is no difference that could be told from chance. */
export const steps = [-4, -3, -2, -1, 0, 1, 2, 3, 4] as const;
export type Step = (typeof steps)[number];

/**
 * Differences, as shares of the larger side, from which on a step is reached: growths by 2 and 10 %, to double and to ten
 * times as much, and what undoes these.
 */
export const stepFrom = [0.02, 1 / 11, 1 / 2, 0.9] as const;

/** Standard errors of a sampled value below which it is left grey: of a thousand boxes about three pass by chance. */
const errors = 3;

/**
 * Whether so much of a difference comes by chance alone. `grain`: what one sample stands for on each side, in the unit of
 * the values (per operation where these are); a sampled value v then varies by the square root of v times the grain. 0 for
 * what is counted.
 */
export function canBeChance(base: number, head: number, grain: Pair): boolean {
  const [less, more] = [Math.max(base, 0), Math.max(head, 0)];
  return Math.abs(more - less) <= errors * Math.sqrt(less * grain.base + more * grain.head);
}

/** The step of a node; `grain` as canBeChance takes it. */
export function stepOf(base: number, head: number, grain: Pair): Step {
  const [less, more] = [Math.max(base, 0), Math.max(head, 0)];
  if (canBeChance(base, head, grain)) return 0;
  const share = Math.abs(more - less) / Math.max(less, more);
  const step = stepFrom.filter((from) => share >= from).length;
  return (more < less ? -step : step) as Step;
}
