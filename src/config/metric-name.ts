// Names of metrics as people write them: `ns/op` and `MB/s` are as good as `sec/op` and `B/s`.
import { betterOf, toBaseUnit, type Better } from '../base/units.js';
import { nearest } from '../base/nearest.js';
import type { Problem } from './problem.js';

/** What Go prints, by the names that Go and benchstat give it, and what the sentinels around a benchmark count. */
export const builtInMetrics = [
  ...['sec/op', 'B/op', 'allocs/op', 'B/s', 'ns/op', 'MB/s'],
  ...['goroutines-left/op', 'goroutines-created/op', 'heap-kept-B/op'],
] as const;

/** A unit of Go benchmark output has no blanks; the length is a bound, not a rule. */
export const metricShape = /^\S{1,128}$/;

/** True for what needs no declaration, under either name. */
export function isBuiltIn(metric: string): boolean {
  return (builtInMetrics as readonly string[]).includes(metric);
}

/**
 * Direction of a metric as written. A metric of the project's own must be declared, so that a slip
 * (`alloc/op`) is not taken for a metric that never turns up; one that ends in `-ns/op` is a time.
 */
export function directionOf(metric: string, units: ReadonlyMap<string, Better>): Better | Problem {
  const { unit } = toBaseUnit(metric);
  const declared = units.get(unit);
  if (declared !== undefined) return declared;
  const known = betterOf(unit);
  if (known !== 'neither') return known;
  const near = nearest(metric, [...builtInMetrics, ...units.keys()]);
  return { code: 'metric-undeclared', facts: { metric, ...(near === null ? {} : { nearest: near }) } };
}

/** `units` of a configuration by base unit: `p99-ns/op` is kept as `p99-sec/op`. */
export function directions(units: Readonly<Record<string, Better>>): Map<string, Better> {
  return new Map(Object.entries(units).map(([printed, better]) => [toBaseUnit(printed).unit, better]));
}
