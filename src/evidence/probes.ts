// Processes with sentinels around a benchmark → what the runtime counted meanwhile, and which goroutines stayed.
import { GateError } from '../base/errors.js';
import { by } from '../base/order.js';
import type { RecordOf } from '../model/capture.js';
import type { Caveat } from '../model/verdict.js';
import { isSentinel } from '../model/sentinel.js';
import { foldProfile } from '../profile/fold.js';
import { counterChange, type CounterChange } from '../runtime/counter-change.js';
import { readCounters } from '../runtime/counters.js';
import { groupGoroutines, type GoroutineGroup } from '../runtime/groups.js';
import { readDumps } from '../runtime/read-dump.js';
import type { ProfileFile } from './benchmark.js';
import { decodeFile } from './profiles.js';

export type ProbeFile = Omit<RecordOf<'probe'>, 'type' | 'pkg' | 'name' | 'procs'>;

/** One process: all between its two sentinels. */
export interface ProbeRun {
  readonly iterations: number;
  readonly change: CounterChange;
  /**
   * Goroutines that are there at the end and were not at the beginning, grouped by where they stand and where they were
   * created, the largest group first. Reads two dumps on each call. Null where there were too many to dump.
   */
  stayed(): readonly GoroutineGroup[] | null;
  /** What the runtime proves of those that stayed. Decodes on each call. */
  leaked(): Leaked;
}

/** What a `goroutineleak` profile tells. A broken one costs the proof alone. */
export interface Leaked {
  /**
   * Goroutines that the runtime proves to be unreachable for ever, by the lines on their stacks (`file:line`); at least so
   * many of those that stayed, because any that were there before may be among them. Null where this version of Go has
   * no such profile, there were too many to dump, or it cannot be read.
   */
  readonly lines: ReadonlyMap<string, number> | null;
  readonly caveats: readonly Caveat[];
}

/**
 * Processes of a pass, fewest iterations first, else as they ran; decodes their counters. Throws GateError
 * `counters-invalid`, and `capture-invalid` when a file is not there.
 */
export function probeRuns(
  wanted: ProbeFile['pass'],
  probes: readonly ProbeFile[],
  profiles: readonly ProfileFile[],
  files: ReadonlyMap<string, Uint8Array>,
): ProbeRun[] {
  const textOf = (file: string): string => {
    const bytes = files.get(file);
    if (bytes === undefined)
      throw new GateError('capture-invalid', { reason: 'probe-file' }, { at: { file } });
    return decoder.decode(bytes);
  };
  return probes
    .filter(({ pass }) => pass === wanted)
    .map(({ iterations, counters, goroutines }) => ({
      iterations,
      change: counterChange(readCounters(textOf(counters.begin)), readCounters(textOf(counters.end))),
      stayed: () =>
        goroutines.begin === null || goroutines.end === null
          ? null
          : stayedBetween(textOf(goroutines.begin), textOf(goroutines.end)),
      leaked: () =>
        goroutines.begin === null || goroutines.end === null
          ? { lines: null, caveats: [] }
          : leakedIn(
              profiles,
              iterations,
              files,
              thereBefore(textOf(goroutines.begin), textOf(goroutines.end)),
            ),
    }))
    .sort(by(({ iterations }) => iterations));
}

const decoder = new TextDecoder();

/** Goroutines keep their ids for life, and ids are never given out twice. The second sentinel is there as well. */
function stayedBetween(begin: string, end: string): GoroutineGroup[] {
  const before = new Set(goroutinesIn(begin).map(({ id }) => id));
  return groupGoroutines(
    goroutinesIn(end).filter(
      ({ id, frames }) => !before.has(id) && !frames.some((of) => isSentinel(of.function)),
    ),
  );
}

/** Of the goroutines at the end those that were there at the beginning, by the lines on their stacks. */
function thereBefore(begin: string, end: string): ReadonlyMap<string, number> {
  const before = new Set(goroutinesIn(begin).map(({ id }) => id));
  const lines = new Map<string, number>();
  for (const { id, frames } of goroutinesIn(end)) {
    if (!before.has(id)) continue;
    for (const line of new Set(frames.map(({ file, line: nth }) => `${file}:${nth}`)))
      lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return lines;
}

function leakedIn(
  profiles: readonly ProfileFile[],
  iterations: number,
  files: ReadonlyMap<string, Uint8Array>,
  before: ReadonlyMap<string, number>,
): Leaked {
  const found = profiles.find((of) => of.kind === 'goroutineleak' && of.iterations === iterations);
  if (found === undefined) return { lines: null, caveats: [] };
  try {
    const { rows } = foldProfile(decodeFile(found.file, files), 'line');
    const lines = new Map<string, number>();
    for (const { frame, cum } of rows) {
      const line = `${frame.file}:${frame.line}`;
      // Functions that share a line can be on the same stacks.
      lines.set(line, Math.max(lines.get(line) ?? 0, cum - (before.get(line) ?? 0)));
    }
    return { lines, caveats: [] };
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== 'profile-invalid') throw error;
    return {
      lines: null,
      caveats: [{ code: 'profile-failed', facts: { ...error.facts, kind: 'goroutineleak' } }],
    };
  }
}

function goroutinesIn(text: string) {
  return readDumps(text).dumps.flatMap(({ goroutines }) => goroutines);
}
