// A baseline that was recorded earlier, on whatever machine: what of it can stand beside what is measured now.
import { isTimeUnit } from '../base/units.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import type { RecordOf } from '../model/capture.js';
import type { Observation, Sample } from '../model/metric.js';
import type { BenchmarkEvidence } from './benchmark.js';
import { blockersOf, compatible } from './compatible.js';
import type { Evidence } from './evidence.js';
import { machineHash } from './machine-hash.js';

type Package = RecordOf<'package'>;

/** Built to the same test binary, with the same data to read: one program, whichever commits it comes from. */
export function isSameProgram(one: Package | undefined, other: Package | undefined): boolean {
  if (one === undefined || other === undefined || one.binary === null) return false;
  return one.binary === other.binary && one.data === other.data;
}

export interface WithStored {
  readonly evidence: Evidence;
  /** keyOf of the benchmarks that have stored values. */
  readonly used: readonly string[];
}

/**
 * Base with the stored values of its counts beside its own: more processes of the identical program, on another
 * machine. So what is exact is the same on two machines, and a count that depends on the machine varies instead of
 * looking like a regression. Taken where Go, settings, program and iterations are equal; which commit it was
 * recorded at does not matter then. Times stay base's own.
 */
export function withStored(base: Evidence, stored: Evidence): WithStored {
  const benchmarks = new Map(base.benchmarks);
  const used: string[] = [];
  const comparable = blockersOf(compatible(stored.manifest, base.manifest)).length === 0;
  for (const [key, own] of comparable ? base.benchmarks : []) {
    const other = stored.benchmarks.get(key);
    const { pkg } = own.id;
    if (other === undefined || !isSameProgram(base.packages.get(pkg), stored.packages.get(pkg))) continue;
    const iterations = own.iterations.get('screen') ?? null;
    if (iterations === null || other.iterations.get('screen') !== iterations) continue;
    const samples = pooled(own, other);
    if (samples === null) continue;
    benchmarks.set(key, { ...own, samples });
    used.push(key);
  }
  return { evidence: { ...base, benchmarks }, used };
}

/** Samples with stored values beside their own; null where no metric takes any. */
function pooled(own: BenchmarkEvidence, stored: BenchmarkEvidence): ReadonlyMap<string, Sample> | null {
  const samples = new Map(own.samples);
  let found = false;
  for (const [unit, sample] of own.samples) {
    const runs = (stored.samples.get(unit)?.runs ?? []).filter(({ stage }) => stage === 'screen');
    if (runs.length === 0 || !isCount(unit, sample.runs, runs)) continue;
    samples.set(unit, { ...sample, stored: runs.map(({ value }) => value) });
    found = true;
  }
  return found ? samples : null;
}

/** Go's own counts, and of custom metrics those that vary on neither machine: what varies may well be a time. */
function isCount(unit: string, own: readonly Observation[], stored: readonly Observation[]): boolean {
  if (unit === 'B/op' || unit === 'allocs/op') return true;
  const isConstant = (runs: readonly Observation[]): boolean =>
    runs.every(({ value }) => value === runs[0]?.value);
  return !isTimeUnit(unit) && isConstant(own) && isConstant(stored);
}

/**
 * What earlier recordings of a benchmark measured, a median each: those on the capture's own kind of machine and
 * with its Go version. Only values above zero, because they are compared as ratios.
 */
export function earlierTimes({ history, manifest }: Evidence, id: BenchmarkId, unit: string): number[] {
  const machine = machineHash(manifest);
  return (history.get(keyOf(id)) ?? []).flatMap((recording) => {
    if (recording.machine !== machine || recording.goVersion !== manifest.go.version) return [];
    const value = Object.hasOwn(recording.values, unit) ? recording.values[unit] : undefined;
    return value !== undefined && value > 0 ? [value] : [];
  });
}
