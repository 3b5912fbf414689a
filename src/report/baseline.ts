// What the report knows of a stored baseline.
import { timestampMs } from '../base/timestamp.js';
import type { RecordOf } from '../model/capture.js';
import type { Baseline, Report } from '../model/report.js';
import type { BenchmarkResult } from '../model/verdict.js';

/** From head's record of it. `startedAt`: when head was measured, ISO 8601. Null where none was looked for. */
export function baselineOf(
  record: RecordOf<'baseline'> | null,
  startedAt: string,
  benchmarks: readonly BenchmarkResult[],
): Baseline | null {
  if (record === null) return null;
  const { mode, found, reason, command } = record;
  return {
    mode,
    found: found === null ? null : { ...found, ageMs: ageMs(found.recordedAt, startedAt) },
    benchmarks: benchmarks.filter(({ stored }) => stored === true).length,
    reason,
    command,
  };
}

function ageMs(from: string, to: string): number | null {
  const [start, end] = [timestampMs(from), timestampMs(to)];
  return start === null || end === null || end < start ? null : end - start;
}

/** True where a stored baseline was to be base, and there is none: head was compared with nothing. */
export function isWithoutBase({ baseline }: Pick<Report, 'baseline'>): boolean {
  return baseline !== null && baseline.mode === 'artifact' && baseline.found === null;
}
