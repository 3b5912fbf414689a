// How the processor's time of an operation is shared out between a benchmark's code and what Go's runtime does for it.
import type { BenchmarkEvidence, PerOperation } from '../evidence/benchmark.js';
import { cpuGroupNames, type CpuGroup } from '../model/cpu-groups.js';
import { sides, type Pair } from '../model/pair.js';
import { cpuGroupSums } from '../profile/cpu-groups.js';
import { cpuGroupErrors, cpuGroupShare } from './procedure.js';
import { sampleWorth, samplingVariance } from './sampling.js';
import { spreadOf, standsOut } from './spread.js';

/** Null where one side has no CPU profile. Throws GateError `profile-invalid`. */
export function cpuGroupsOf(benchmarks: Pair<BenchmarkEvidence>): readonly CpuGroup[] | null {
  const base = benchmarks.base.stacks('cpu', 'cpu');
  const head = benchmarks.head.stacks('cpu', 'cpu');
  if (base === null || head === null) return null;
  const sums = { base: secondsByGroup(base), head: secondsByGroup(head) };
  const profiles = { base, head };
  const total = (side: 'base' | 'head'): number =>
    cpuGroupNames.reduce((all, name) => all + mean(sums[side].map((of) => of[name])), 0);
  const least = cpuGroupShare * Math.max(total('base'), total('head'));
  return cpuGroupNames.flatMap((group) => {
    const values = { base: sums.base.map((of) => of[group]), head: sums.head.map((of) => of[group]) };
    const time = { base: spreadOf(values.base), head: spreadOf(values.head) };
    if ([...values.base, ...values.head].every((value) => value === 0)) return [];
    const sampling = sides.reduce(
      (all, side) => all + samplingVariance(time[side].center, sampleWorth(profiles[side]) * 1e-9),
      0,
    );
    return [{ group, time, change: standsOut(values, { least, errors: cpuGroupErrors, sampling }) }];
  });
}

function secondsByGroup({ parts, table }: PerOperation) {
  return (parts ?? [table]).map((part) => {
    const sums = cpuGroupSums(part);
    return Object.fromEntries(cpuGroupNames.map((name) => [name, sums[name] * 1e-9])) as typeof sums;
  });
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
