// Which benchmarks get a slow-down, and of how many turns of the spin.
import { by, byText } from '../base/order.js';
import { randomFor } from '../measure/schedule.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import { leftReasons, type Injection, type LeftReason, type SelfTest } from '../model/self-test.js';
import type { BenchmarkLoop, NoLoop } from '../source/benchmark-loops.js';
import { median, quantile } from '../stats/median.js';
import { loopKey } from './edits.js';

/** A benchmark as a first look shows it. */
export interface Looked {
  readonly id: BenchmarkId;
  readonly loop: BenchmarkLoop | NoLoop;
  /** Of its processes; empty when it was not timed. */
  readonly seconds: readonly number[];
  /** Of one operation, roughly, where it was only calibrated. */
  readonly roughly: number | null;
}

export interface PlannedInjection extends Injection {
  readonly key: string;
  readonly loop: BenchmarkLoop;
  readonly turns: number;
}

export interface InjectionPlan {
  readonly chosen: readonly PlannedInjection[];
  readonly left: SelfTest['left'];
}

/** Fewer turns than a handful cannot be made to fit a size; slower ones take too long to find. */
const fastest = 500e-9;
const slowest = 5e-3;
/**
 * A benchmark may scatter by so many times its slow-down, from process to process. The longest confirming (36 layouts of
 * 8 pairs) then has a standard error of a fifth of it; beyond, a miss would say that the machine is noisy, not that the
 * gate is blind.
 */
const mostSpreads = 2;
const mostChosen = 6;
/** Each package is linked again and again for its suspects. */
const mostPackages = 2;

/** Seconds of one operation that a first look is worth: it is rough, so the bounds are wider. */
export function isWorthALook(roughly: number): boolean {
  return roughly > fastest / 2 && roughly < slowest * 2;
}

/**
 * A few of those that fit, drawn by the seed: the steadiest would show what the gate finds there, not here. Sizes take
 * turns, among those that a benchmark is steady enough for. `aims` are relative, 0.1 for +10 %, the most important
 * first; `secondsPerTurn` is the spin's, measured beside them.
 */
export function planInjection(
  looked: readonly Looked[],
  secondsPerTurn: number,
  aims: readonly number[],
  seed: number,
): InjectionPlan {
  const left = new Map<LeftReason, string[]>();
  const leave = (reason: LeftReason, { id }: Looked): void => {
    const list = left.get(reason);
    if (list === undefined) left.set(reason, [id.name]);
    else list.push(id.name);
  };
  const chosen: PlannedInjection[] = [];
  const rated = looked.map((of) => ({ ...of, ...centreOf(of.seconds) })).sort(by(({ id }) => keyOf(id)));
  for (const of of randomFor(seed, 'injection').shuffle(rated)) {
    const { id, loop, spread, secondsPerOperation } = of;
    const aim = nextAim(
      aims.filter((size) => spread <= mostSpreads * size),
      chosen,
    );
    const reason = unfit(of);
    const packages = new Set([...chosen.map((other) => other.id.pkg), id.pkg]);
    if (typeof loop === 'string') leave(loop, of);
    else if (reason !== null) leave(reason, of);
    else if (aim === null) leave('unsteady', of);
    else if (chosen.some((other) => loopKey(other.loop) === loopKey(loop))) leave('shared-loop', of);
    else if (chosen.length === mostChosen || packages.size > mostPackages) leave('not-drawn', of);
    else {
      const turns = Math.max(1, Math.round((aim * secondsPerOperation) / secondsPerTurn));
      const injected = (turns * secondsPerTurn) / secondsPerOperation;
      chosen.push({ id, key: keyOf(id), loop, aim, injected, turns, secondsPerOperation, spread });
    }
  }
  const reasons = leftReasons.filter((reason) => left.has(reason));
  return {
    chosen,
    left: reasons.map((reason) => ({ reason, benchmarks: [...(left.get(reason) ?? [])].sort(byText) })),
  };
}

/** The first of those that had the fewest turns; null when there are none. */
function nextAim(aims: readonly number[], chosen: readonly PlannedInjection[]): number | null {
  const turnsOf = (aim: number): number => chosen.filter((other) => other.aim === aim).length;
  return aims.reduce<number | null>(
    (best, aim) => (best === null || turnsOf(aim) < turnsOf(best) ? aim : best),
    null,
  );
}

interface Centre {
  readonly secondsPerOperation: number;
  readonly spread: number;
}

function centreOf(seconds: readonly number[]): Centre {
  if (seconds.length === 0) return { secondsPerOperation: NaN, spread: Infinity };
  const centre = median(seconds);
  const distances = seconds.map((value) => Math.abs(value - centre));
  // Of a normal distribution, the median distance is 0.6745 standard deviations.
  return { secondsPerOperation: undisturbed(seconds), spread: median(distances) / 0.6745 / centre };
}

/** Noise only ever slows: the lower quartile is nearer to what an operation takes when nobody disturbs it. */
export function undisturbed(seconds: readonly number[]): number {
  return quantile(seconds, 0.25);
}

function unfit(of: Looked & Centre): LeftReason | null {
  const seconds = of.seconds.length === 0 ? of.roughly : of.secondsPerOperation;
  if (seconds === null) return 'not-looked-at';
  if (seconds < fastest) return 'too-fast';
  if (seconds > slowest) return 'too-slow';
  return of.seconds.length === 0 ? 'not-looked-at' : null;
}
