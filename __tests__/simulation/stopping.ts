// Layouts are added while the error is large. The error is computed from the data that decide, so that in principle
// adding them is a choice of the result: how often p and interval are wrong then.
import { hashText, seededRandom, type Random } from '../../src/base/random.js';
import { activeRule } from '../../src/judge/budget.js';
import type { Question } from '../../src/judge/change.js';
import { isOpen } from '../../src/judge/stages.js';
import { timeCase } from '../../src/judge/time-case.js';
import { confirmLayouts, confirmSteps } from '../../src/measure/schedule.js';
import type { Observation } from '../../src/model/metric.js';
import { judging, relative, rule } from '../judge/scene.js';
import { exponential, normal } from './deviates.js';

const metric = { unit: 'sec/op', better: 'lower' } as const;
const budget = activeRule(rule('sec/op', relative(0.05)));

/** ln of one side on one layout, with a scatter of about 1. */
export const sideNoises = {
  normal,
  /** Student's t with three degrees of freedom. */
  'heavy tails': (random: Random) =>
    (0.7 * normal(random)) / Math.sqrt((normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2) / 3),
  spikes: (random: Random) => 0.8 * normal(random) + (random.next() < 0.1 ? exponential(random, 4) : 0),
  'two speeds': (random: Random) => 0.6 * normal(random) + (random.next() < 0.3 ? 3 : 0),
} as const satisfies Record<string, (random: Random) => number>;
export type SideNoise = keyof typeof sideNoises;

/** Of a difference between the sides: about half of the confirmings go on to more layouts. */
export const scatters = [0.03, 0.035, 0.04] as const;
export const levels = [0.05, 0.01, 0.001] as const;

export interface Stopped {
  readonly noise: SideNoise;
  readonly scatter: number;
  readonly trials: number;
  /** Went on to more layouts than the first twelve. */
  readonly wentOn: number;
  /** With p at most that of each level. */
  readonly below: readonly number[];
  /** With an interval around the truth, which is no change. */
  readonly covering: number;
}

/** Confirmings of benchmarks that did not change. */
export function stopped(noise: SideNoise, scatter: number, trials: number, seed: number): Stopped {
  const random = seededRandom(hashText(`${noise} ${scatter} ${seed}`));
  const draw = () => Math.exp((scatter / Math.SQRT2) * sideNoises[noise](random));
  let [wentOn, covering] = [0, 0];
  const below = levels.map(() => 0);
  for (let trial = 0; trial < trials; trial++) {
    const [base, head]: [Observation[], Observation[]] = [[], []];
    const more = (until: number) => {
      for (let slot = base.length; slot < until; slot++) {
        const at = { slot, layout: slot + 1, stage: 'confirm' } as const;
        base.push({ ...at, value: draw() });
        head.push({ ...at, value: draw() });
      }
      const samples = { base: { metric, runs: [...base] }, head: { metric, runs: [...head] } };
      const question: Question = { ...metric, samples, rule: budget, judging, incomparable: [] };
      return timeCase(question, true);
    };
    let of = more(confirmLayouts);
    if (isOpen(of)) wentOn++;
    for (let step = 2; step <= confirmSteps && isOpen(of); step++) of = more(step * confirmLayouts);
    if (of.confirm === null) throw new Error('nothing confirmed');
    const { pWorse, effect } = of.confirm;
    levels.forEach((level, index) => {
      if (pWorse <= level) below[index] = (below[index] ?? 0) + 1;
    });
    if (effect.lo <= 0 && 0 <= effect.hi) covering++;
  }
  return { noise, scatter, trials, wentOn, below, covering };
}
