// What benchmark text is made of. Source: golang/proposal design/14313-benchmark-format.md.

/** One value of a result: in our base unit, and as it was printed. */
export interface Measurement {
  readonly unit: string;
  readonly value: number;
  readonly printed: { readonly unit: string; readonly value: number };
}

export interface ResultRecord {
  readonly kind: 'result';
  /** From 1. */
  readonly line: number;
  /** As printed, `BenchmarkLook/miss-8`: whether `-8` is a processor count only the caller can know. */
  readonly fullName: string;
  readonly iterations: number;
  readonly values: readonly Measurement[];
  /** `key: value` lines in force here; results between the same lines share one map. */
  readonly config: ReadonlyMap<string, string>;
}

/** One `key=value` of a line `Unit u key=value …`. */
export interface UnitRecord {
  readonly kind: 'unit';
  readonly line: number;
  /** As printed. */
  readonly unit: string;
  readonly key: string;
  readonly value: string;
}

export type SyntaxProblem =
  | 'no-iterations'
  | 'iterations-invalid'
  | 'iterations-out-of-range'
  | 'no-measurements'
  | 'measurement-invalid'
  | 'measurement-out-of-range'
  | 'no-unit'
  | 'unit-line-empty'
  | 'unit-pair-invalid'
  | 'unit-conflict';

/** A line that starts as a result or a unit line and is not one. Costs that line only. */
export interface SyntaxRecord {
  readonly kind: 'syntax-error';
  readonly line: number;
  readonly problem: SyntaxProblem;
}

export type BenchRecord = ResultRecord | UnitRecord | SyntaxRecord;
