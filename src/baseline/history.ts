// What a baseline hands on to the next one: how much each benchmark varied from run to run.
import { machineHash } from '../evidence/machine-hash.js';
import { readEvidence } from '../evidence/evidence.js';
import type { BenchmarkEvidence } from '../evidence/benchmark.js';
import type { Capture, Manifest, RecordOf } from '../model/capture.js';
import { median } from '../stats/median.js';

/** Recordings of one benchmark that are carried along. */
export const mostHistory = 30;

/**
 * What `now` inherits: the history of the previous baseline and what that one measured itself, for the benchmarks
 * that `now` has too; the newest last, at most `mostHistory` of each.
 */
export function historyOf(previous: Capture | null, now: Capture): RecordOf<'history'>[] {
  if (previous === null) return [];
  const before = readEvidence(previous);
  const records: RecordOf<'history'>[] = [];
  for (const key of readEvidence(now).benchmarks.keys()) {
    const measured = before.benchmarks.get(key);
    const own = measured === undefined ? null : recordOf(measured, before.manifest);
    const all = [...(before.history.get(key) ?? []), ...(own === null ? [] : [own])];
    records.push(...all.slice(-mostHistory));
  }
  return records;
}

/** Null for a benchmark that gave no values. */
function recordOf(measured: BenchmarkEvidence, manifest: Manifest): RecordOf<'history'> | null {
  const values = mediansOf(measured);
  if (values.length === 0) return null;
  return {
    type: 'history',
    ...measured.id,
    sha: manifest.commit.sha ?? '',
    recordedAt: manifest.startedAt,
    run: manifest.origin?.run ?? 0,
    goVersion: manifest.go.version,
    machine: machineHash(manifest),
    // Processes with unlike counts have no number in common.
    iterations: measured.iterations.get('screen') ?? 0,
    values: Object.fromEntries(values),
  };
}

/** Median of each unit's screen values. A record has no place for longer units, nor for more than finite numbers. */
function mediansOf({ samples }: BenchmarkEvidence): [unit: string, value: number][] {
  return [...samples].flatMap(([unit, { runs }]) => {
    const values = runs.filter(({ stage }) => stage === 'screen').map(({ value }) => value);
    if (values.length === 0 || unit.length > 256) return [];
    const middle = median(values);
    return Number.isFinite(middle) ? [[unit, middle]] : [];
  });
}
