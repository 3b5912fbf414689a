// A pprof profile as columns (struct of arrays): an object per sample makes decoders slow.
// Source: google/pprof proto/profile.proto.

export const profileKinds = [
  'cpu',
  'heap',
  'allocs',
  'goroutine',
  'goroutineleak',
  'block',
  'mutex',
  'threadcreate',
  'unknown',
] as const;
export type ProfileKind = (typeof profileKinds)[number];

export interface ValueType {
  readonly type: string;
  readonly unit: string;
}

/**
 * One decoded profile. All indexes are dense positions, not the ids of the file; strings are indexes into
 * `strings`, of which the first is always empty.
 */
export interface Profile {
  readonly kind: ProfileKind;
  /** At least one. */
  readonly sampleTypes: readonly ValueType[];
  /** Index into sampleTypes of the type that `go tool pprof` shows by default; the last one if the file names none. */
  readonly defaultSampleType: number;
  readonly periodType: ValueType | null;
  readonly period: number;
  /** Nanoseconds since 1970, 0 if unknown. Beyond 2^53, hence a bigint. */
  readonly timeNanos: bigint;
  readonly durationNanos: number;
  readonly comments: readonly string[];
  readonly dropFrames: string;
  readonly keepFrames: string;
  readonly docUrl: string;
  readonly strings: readonly string[];
  readonly samples: SampleColumns;
  readonly locations: LocationColumns;
  readonly functions: FunctionColumns;
  readonly mappings: readonly Mapping[];
}

/** Stacks are leaf first: sample i's locations are `stack[stackStart[i] … stackStart[i+1])`. */
export interface SampleColumns {
  readonly count: number;
  readonly stackStart: Uint32Array;
  readonly stack: Uint32Array;
  /** Row-major: value of type t of sample i is `values[i * sampleTypes.length + t]`. Exact integers. */
  readonly values: Float64Array;
  /** Labels of sample i: `labelStart[i] … labelStart[i+1])` of the label columns. */
  readonly labelStart: Uint32Array;
  readonly labelKey: Uint32Array;
  /** String index of the value, 0 for a numeric label. */
  readonly labelText: Uint32Array;
  /** 0 for a text label. Other tools keep 64-bit trace ids here. */
  readonly labelNumber: BigInt64Array;
  readonly labelUnit: Uint32Array;
}

/** Inlined calls: location i's lines are `lineStart[i] … lineStart[i+1])`, innermost (callee) first. */
export interface LocationColumns {
  readonly count: number;
  /** Addresses exceed 2^53. */
  readonly address: BigUint64Array;
  /** Position in `mappings`, or -1. */
  readonly mapping: Int32Array;
  readonly folded: Uint8Array;
  readonly lineStart: Uint32Array;
  /** Position in `functions`. */
  readonly lineFunction: Uint32Array;
  readonly lineNumber: Int32Array;
  readonly lineColumn: Int32Array;
}

export interface FunctionColumns {
  readonly count: number;
  readonly name: Uint32Array;
  readonly systemName: Uint32Array;
  readonly file: Uint32Array;
  readonly startLine: Int32Array;
}

export interface Mapping {
  readonly start: bigint;
  readonly limit: bigint;
  readonly offset: bigint;
  readonly file: string;
  readonly buildId: string;
  readonly hasFunctions: boolean;
  readonly hasFilenames: boolean;
  readonly hasLineNumbers: boolean;
  readonly hasInlineFrames: boolean;
}

/** A place in code as a profile names it. With -trimpath, `file` is `module@version/dir/file.go`. */
export interface Frame {
  readonly function: string;
  readonly file: string;
  /** 0 when folded by function. */
  readonly line: number;
  /** First line of the function, 0 when the profile does not say (before Go 1.20). */
  readonly startLine: number;
}

/**
 * The stacks of one sample type, inlined calls expanded: what culprits and flame graphs read. Stack i is
 * `stack[stackStart[i] … stackStart[i+1])`, leaf first, indexes into `frames`. Equal stacks are one row.
 */
export interface StackTable {
  readonly type: ValueType;
  readonly frames: readonly Frame[];
  readonly count: number;
  readonly stackStart: Uint32Array;
  readonly stack: Uint32Array;
  /** In the sample type's unit; per operation when it comes from profile/slope.ts. */
  readonly values: Float64Array;
}
