// A made-up machine with a suite of benchmarks on it.
import { seededRandom } from '../../src/base/random.js';
import type { Side } from '../../src/model/pair.js';
import { layoutEffect, sensitivityOf, type LayoutModel, type Sensitivity } from './layout.js';
import { machineOf, scaleOf, type Noise } from './noise.js';
import type { ProcessRequest, Ran, Source } from './source.js';

export interface WorldOptions {
  readonly seed: number;
  readonly noise: Noise;
  readonly layouts: LayoutModel;
  readonly benchmarks: number;
  /** ln(head / base) of the first benchmarks; the others do not change. */
  readonly thetas: readonly number[];
  /** Measured by one process, without its overhead. */
  readonly seconds: number;
}

/** Starting a process and ending it, as recorded: 4 to 6 ms. */
export const overheadSeconds = 0.005;

export interface World extends Source {
  /** What one process prints, in ns/op. */
  observe(benchmark: number, side: Side, layout: number, at: number): number;
}

interface Made {
  readonly secondsPerOperation: number;
  readonly scale: number;
  readonly sensitivity: Sensitivity;
}

export function worldOf(options: WorldOptions): World {
  const { seed, noise, layouts, benchmarks, seconds } = options;
  const random = seededRandom(seed);
  const made: Made[] = Array.from({ length: benchmarks }, () => ({
    secondsPerOperation: 10 ** (-8 + 5 * random.next()),
    scale: scaleOf(noise, random),
    sensitivity: sensitivityOf(random),
  }));
  const thetas = made.map((_, index) => options.thetas[index] ?? 0);
  const machine = machineOf(noise, random);
  const places = new Map<string, number>();
  const placed = (benchmark: number, side: Side, layout: number): number => {
    if (layouts === 'none') return 0;
    const key = `${benchmark} ${side} ${layout}`;
    let effect = places.get(key);
    if (effect === undefined) {
      effect = layoutEffect(layouts, sensitivity(benchmark), { seed, benchmark, side, layout });
      places.set(key, effect);
    }
    return effect;
  };
  const of = (benchmark: number): Made => {
    const found = made[benchmark];
    if (found === undefined) throw new RangeError(`no benchmark ${benchmark}`);
    return found;
  };
  const sensitivity = (benchmark: number): Sensitivity => of(benchmark).sensitivity;

  const observe = (benchmark: number, side: Side, layout: number, at: number): number => {
    const { secondsPerOperation, scale } = of(benchmark);
    const ln =
      (side === 'head' ? (thetas[benchmark] ?? 0) : 0) +
      placed(benchmark, side, layout) +
      machine.shared(at, seconds) +
      machine.own(scale);
    return asPrinted(secondsPerOperation * Math.exp(ln));
  };
  const run = ({ benchmark, side, layout, at }: ProcessRequest): Ran => {
    const nsPerOp = observe(benchmark, side, layout, at);
    const slower = nsPerOp / (of(benchmark).secondsPerOperation * 1e9);
    return { nsPerOp, lasts: overheadSeconds + seconds * slower };
  };
  const processSeconds = seconds + overheadSeconds;
  return { thetas, processSeconds, observe, run, stolen: machine.stolen };
}

/** Go prints ns/op with four digits below 1000 and whole above, so that values tie. */
function asPrinted(seconds: number): number {
  const ns = seconds * 1e9;
  if (ns >= 1000) return Math.round(ns);
  const digits = ns >= 100 ? 10 : ns >= 10 ? 100 : 1000;
  return Math.round(ns * digits) / digits;
}
