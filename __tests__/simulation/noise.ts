// What a shared machine does to a process: ln of how much slower it runs, as its time goes on.
import type { Random } from '../../src/base/random.js';
import { between, exponential, normal } from './deviates.js';

/** All standard deviations and sizes are of ln(time). */
export interface Noise {
  /** Of every process for itself. */
  readonly own: number;
  /** Lognormal spread of that scale from benchmark to benchmark. */
  readonly spread?: number;
  /** A process in so many has a spike besides, exponential with this mean. */
  readonly spikes?: { readonly chance: number; readonly mean: number };
  /** Ornstein-Uhlenbeck process that all processes share: `tau` seconds to forget. */
  readonly drift?: { readonly sd: number; readonly tau: number };
  /** Two speeds of the machine that it changes between every so many seconds. */
  readonly regime?: { readonly step: number; readonly dwell: number };
  /** Other work, every so many seconds, for between so many; up to twice as slow meanwhile. */
  readonly bursts?: { readonly every: number; readonly lasts: readonly [number, number] };
  /** The system tells how much of the time these bursts took (steal time). */
  readonly isTold?: true;
}

/** The first four are those of the literature's complaints; bursts are what live runs on a small virtual machine showed. */
export const noises = {
  iid5: { own: 0.05 },
  ar: { own: 0.03, drift: { sd: 0.04, tau: 30 } },
  heavy: { own: 0.025, spread: 0.4, spikes: { chance: 0.1, mean: 0.1 }, drift: { sd: 0.03, tau: 30 } },
  regime: {
    own: 0.025,
    spikes: { chance: 0.02, mean: 0.1 },
    drift: { sd: 0.015, tau: 30 },
    regime: { step: 0.08, dwell: 120 },
  },
  bursts: {
    own: 0.02,
    spread: 0.5,
    drift: { sd: 0.01, tau: 30 },
    bursts: { every: 4, lasts: [0.1, 0.5] },
  },
  stolen: { own: 0.02, spread: 0.5, bursts: { every: 30, lasts: [0.5, 4] }, isTold: true },
} as const satisfies Record<string, Noise>;
export type NoiseName = keyof typeof noises;

/** One machine as time passes. Ask it in the order of time. */
export interface Machine {
  /** ln of the slow-down that all processes share from `at` for `seconds`. */
  shared(at: number, seconds: number): number;
  /** ln of what one process adds, with its benchmark's scale. */
  own(scale: number): number;
  /** Seconds that were taken away so far, as far as the system knows of it. */
  readonly stolen: (at: number) => number;
}

export function machineOf(noise: Noise, random: Random): Machine {
  const drift = driftOf(noise, random);
  const regime = regimeOf(noise, random);
  const bursts = burstsOf(noise, random);
  return {
    shared: (at, seconds) => drift(at) + regime(at) + bursts.slower(at, seconds),
    stolen: noise.isTold === true ? bursts.taken : () => 0,
    own: (scale) => {
      const { own, spikes } = noise;
      const spike =
        spikes !== undefined && random.next() < spikes.chance ? exponential(random, spikes.mean) : 0;
      return scale * (own * normal(random) + spike);
    },
  };
}

function driftOf({ drift }: Noise, random: Random): (at: number) => number {
  if (drift === undefined) return () => 0;
  const { sd, tau } = drift;
  let value = sd * normal(random);
  let last = 0;
  return (at) => {
    const kept = Math.exp(-(at - last) / tau);
    value = value * kept + sd * Math.sqrt(1 - kept * kept) * normal(random);
    last = at;
    return value;
  };
}

function regimeOf({ regime }: Noise, random: Random): (at: number) => number {
  if (regime === undefined) return () => 0;
  const { step, dwell } = regime;
  let isSlow = random.next() < 0.5;
  let until = exponential(random, dwell);
  return (at) => {
    while (at > until) {
      isSlow = !isSlow;
      until += exponential(random, dwell);
    }
    return isSlow ? step : 0;
  };
}

interface Burst {
  readonly from: number;
  readonly to: number;
  readonly slower: number;
}

interface Bursts {
  /** ln of how much slower a process from `at` for `seconds` is. */
  slower(at: number, seconds: number): number;
  /** Processor time that all bursts until then took. */
  readonly taken: (at: number) => number;
}

function burstsOf({ bursts }: Noise, random: Random): Bursts {
  if (bursts === undefined) return { slower: () => 0, taken: () => 0 };
  const { every, lasts } = bursts;
  const next = (after: number): Burst => {
    const from = after + exponential(random, every);
    return { from, to: from + between(random, ...lasts), slower: between(random, 0.2, 1) };
  };
  const takenBy = ({ from, to, slower }: Burst, at: number): number =>
    (Math.max(0, Math.min(to, at) - from) * slower) / (1 + slower);
  let coming = [next(0)];
  let gone = 0;
  const look = (at: number, until: number): void => {
    for (const burst of coming) if (burst.to <= at) gone += takenBy(burst, at);
    coming = coming.filter(({ to }) => to > at);
    for (let last = coming.at(-1); last === undefined || last.from < until; last = coming.at(-1)) {
      coming.push(next(last?.to ?? at));
    }
  };
  return {
    slower(at, seconds) {
      look(at, at + seconds);
      let lost = 0;
      for (const { from, to, slower } of coming) {
        lost += slower * Math.max(0, Math.min(to, at + seconds) - Math.max(from, at));
      }
      return Math.log1p(lost / seconds);
    },
    taken(at) {
      look(at, at);
      return coming.reduce((sum, burst) => sum + takenBy(burst, at), gone);
    },
  };
}

/** Scale of a benchmark's own noise. */
export function scaleOf({ spread = 0 }: Noise, random: Random): number {
  return Math.exp(spread * normal(random));
}
