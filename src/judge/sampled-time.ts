// CPU samples → seconds per operation. A profile of a second holds a hundred samples: their number scatters by a
// tenth, but how they are shared out is known better, and how long an operation takes is known from timing.
import type { PerOperation } from '../evidence/benchmark.js';
import { sides, type Pair } from '../model/pair.js';
import { leastExplained } from './procedure.js';
import { sampleWorth, samplingVariance, shareVariance } from './sampling.js';
import { varianceOfMean } from './spread.js';
import { plainName } from '../profile/names.js';
import type { StackTable } from '../model/profile.js';
import type { Row } from './rows.js';
import type { Site } from './site.js';

/** Amounts of some rows, in seconds per operation, and the function that they are put down to. */
export interface SampledPlace extends Pair {
  readonly site: Pick<Site, 'function'>;
}

export interface SampledTime {
  /** Seconds per operation. */
  readonly rows: Row[];
  /** Standard error of the difference between the sides of what is blamed on a place. */
  errorOf(of: SampledPlace): number;
}

/**
 * Rows in nanoseconds per operation → seconds. Where the samples account for the measured time on both sides
 * alike, a row is its share of that time. Where they do not (the benchmark waits, or runs on several cores), it
 * is what was sampled, at most what the clock allows; as where the time was not measured, or the rows are only a part of
 * it (`seconds` null). `procs`: processors that the benchmark is timed on. `renamed`: what head calls functions of base.
 */
export function sampledTime(
  rows: readonly Row[],
  seconds: Pair | null,
  profiles: Pair<PerOperation>,
  procs: number,
  renamed: Renamed = new Map(),
): SampledTime {
  const total = { base: sum(rows, 'base'), head: sum(rows, 'head') };
  const shared = seconds !== null && isAccountedFor(total, seconds) ? seconds : null;
  const factor =
    shared === null
      ? { base: worth(total, seconds, procs, 'base'), head: worth(total, seconds, procs, 'head') }
      : { base: shared.base / total.base, head: shared.head / total.head };
  const variance = (amount: number, side: 'base' | 'head'): number => {
    const each = sampleWorth(profiles[side]);
    const whole = factor[side] * total[side];
    if (shared === null || whole <= 0) return samplingVariance(amount, factor[side] * each);
    return whole ** 2 * shareVariance(amount / whole, total[side] / each);
  };
  const parts = {
    base: (profiles.base.parts ?? []).map((part) => partOf(part, renamed)),
    head: (profiles.head.parts ?? []).map((part) => partOf(part, noNames)),
  };
  /**
   * How far the mean over processes is uncertain by how they differ; of shares, by how those do: a process that is slow
   * as a whole says nothing of how its time is shared out. Of three it says little by itself: it only ever adds.
   */
  const spreadOf = (side: 'base' | 'head', name: string): number =>
    varianceOfMean(
      parts[side].map(({ below, total: all }) => {
        const value = below.get(name) ?? 0;
        return shared !== null && all > 0 ? (value / all) * shared[side] : value * factor[side];
      }),
    );
  return {
    rows: rows.map((row) => ({ ...row, base: row.base * factor.base, head: row.head * factor.head })),
    errorOf: (of) =>
      Math.sqrt(
        sides.reduce(
          (all, side) => all + Math.max(variance(of[side], side), spreadOf(side, of.site.function)),
          0,
        ),
      ),
  };
}

/**
 * Seconds that a sampled nanosecond stands for: as many processors as there are cannot work for longer than an operation
 * takes. Where they seem to, the profile saw another number of operations, or a slower machine, than the clock did.
 */
function worth(total: Pair, seconds: Pair | null, procs: number, side: 'base' | 'head'): number {
  if (seconds === null || total[side] <= 0) return 1e-9;
  return Math.min(1e-9, (procs * seconds[side]) / total[side]);
}

/** Nanoseconds of the samples, and seconds by the clock. */
function isAccountedFor(total: Pair, seconds: Pair): boolean {
  const seen = { base: (total.base * 1e-9) / seconds.base, head: (total.head * 1e-9) / seconds.head };
  return (
    Math.min(seen.base, seen.head) >= leastExplained &&
    Math.min(seen.base / seen.head, seen.head / seen.base) >= leastExplained
  );
}

type Renamed = ReadonlyMap<string, string>;
const noNames: Renamed = new Map();

function sum(rows: readonly Row[], side: 'base' | 'head'): number {
  return rows.reduce((all, row) => all + row[side], 0);
}

interface Part {
  /** What is below each function, by its plain name as head has it. */
  readonly below: ReadonlyMap<string, number>;
  readonly total: number;
}

function partOf({ frames, count, stackStart, stack, values }: StackTable, renamed: Renamed): Part {
  const names = frames.map((frame) => {
    const name = plainName(frame.function);
    return renamed.get(name) ?? name;
  });
  const below = new Map<string, number>();
  let total = 0;
  for (let row = 0; row < count; row++) {
    const value = values[row] ?? 0;
    total += value;
    const onStack = new Set<string>();
    for (const frame of stack.subarray(stackStart[row], stackStart[row + 1])) onStack.add(names[frame] ?? '');
    for (const name of onStack) below.set(name, (below.get(name) ?? 0) + value);
  }
  return { below, total };
}
