// Whole processes of a benchmark that takes no sentinels → the goroutines that were there when it was done.
import { GateError } from '../base/errors.js';
import { by } from '../base/order.js';
import type { RecordOf } from '../model/capture.js';
import { groupGoroutines, type GoroutineGroup } from '../runtime/groups.js';
import { standingIn } from '../runtime/left-standing.js';

export type StandingFile = Omit<RecordOf<'standing'>, 'type' | 'pkg' | 'name' | 'procs'>;

/** One process. */
export interface StandingRun {
  readonly iterations: number;
  readonly count: number;
  /** Of all that were there. Reads a dump on each call. Null where it was too large to keep. */
  stood(): readonly GoroutineGroup[] | null;
}

/** One of each count of operations, fewest first. Throws GateError `capture-invalid` when a file is not there, or no dump. */
export function standingRuns(
  records: readonly StandingFile[],
  files: ReadonlyMap<string, Uint8Array>,
): StandingRun[] {
  const runs = new Map<number, StandingRun>();
  for (const { iterations, count, file } of records) {
    if (runs.has(iterations)) continue;
    runs.set(iterations, { iterations, count, stood: () => (file === null ? null : groupsIn(file, files)) });
  }
  return [...runs.values()].sort(by(({ iterations }) => iterations));
}

function groupsIn(file: string, files: ReadonlyMap<string, Uint8Array>): GoroutineGroup[] {
  const found = standingIn(new TextDecoder().decode(files.get(file)));
  if (found === null) throw new GateError('capture-invalid', { reason: 'standing-file' }, { at: { file } });
  return groupGoroutines(found.goroutines);
}
