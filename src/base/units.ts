// Units of Go benchmarks: one base unit per quantity, and which direction is better.
// Source: golang/proposal design/14313-benchmark-format.md; golang/perf benchunit.

/** Which direction of a metric is an improvement; 'neither' is reported and never judged by default. */
export type Better = 'lower' | 'higher' | 'neither';

/** A unit as we keep it (`unit`) and what a printed value is multiplied by to be in it. */
export interface BaseUnit {
  readonly unit: string;
  readonly factor: number;
}

/**
 * `ns/op` becomes `sec/op`, `MB/s` becomes `B/s`; `p99-ns/op` becomes `p99-sec/op`. Other units stay as
 * they are printed, because only their author knows what they mean.
 */
export function toBaseUnit(printed: string): BaseUnit {
  if (printed === 'MB/s') return { unit: 'B/s', factor: 1e6 };
  if (printed === 'ns/op') return { unit: 'sec/op', factor: 1e-9 };
  if (printed.endsWith('-ns/op')) return { unit: printed.slice(0, -'ns/op'.length) + 'sec/op', factor: 1e-9 };
  return { unit: printed, factor: 1 };
}

/** Direction of the units Go itself prints; anything else is 'neither' until the config or a Unit line says. */
export function betterOf(unit: string): Better {
  if (unit === 'B/s') return 'higher';
  if (unit === 'sec/op' || unit.endsWith('-sec/op') || unit === 'B/op' || unit === 'allocs/op')
    return 'lower';
  if (unit === 'goroutines-left/op' || unit === 'goroutines-created/op' || unit === 'heap-kept-B/op')
    return 'lower';
  return 'neither';
}

/** True for units that scatter from run to run by nature: durations and what is computed from them. */
export function isTimeUnit(unit: string): boolean {
  return unit === 'B/s' || unit === 'sec/op' || unit.endsWith('-sec/op');
}
