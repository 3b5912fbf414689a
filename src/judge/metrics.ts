// Which metrics a benchmark has, and which way is better.
import { betterOf, type Better } from '../base/units.js';
import { by, byText } from '../base/order.js';
import type { BenchmarkEvidence } from '../evidence/benchmark.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Pair } from '../model/pair.js';
import type { Policy } from '../model/policy.js';

/** Units that Go itself prints, in the order in which they are told. */
export const goUnits: readonly string[] = ['sec/op', 'B/s', 'B/op', 'allocs/op'];

/** Those of them that no benchmark is without. */
export const everyUnit: readonly string[] = ['sec/op', 'B/op', 'allocs/op'];

/** Units that a side measured: Go's own first, then custom ones by name. */
export function unitsOf(benchmarks: Readonly<Partial<Pair<BenchmarkEvidence>>>): string[] {
  const units = new Set([
    ...(benchmarks.base?.samples.keys() ?? []),
    ...(benchmarks.head?.samples.keys() ?? []),
  ]);
  const rank = (unit: string): number => (goUnits.includes(unit) ? goUnits.indexOf(unit) : goUnits.length);
  return [...units].sort(byText).sort(by(rank));
}

/** The policy's word, else what the benchmark printed (head's word before base's), else what Go's units mean. */
export function directionOf(unit: string, policy: Policy, evidence: Pair<Evidence>): Better {
  return (
    policy.units.get(unit) ??
    evidence.head.directions.get(unit) ??
    evidence.base.directions.get(unit) ??
    betterOf(unit)
  );
}
