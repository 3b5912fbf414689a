// What one profile may hold. The numbers are far above what Go writes: they bound memory, not users.

export interface ProfileLimits {
  /** After decompression. */
  readonly bytes: number;
  readonly samples: number;
  readonly locations: number;
  readonly functions: number;
  readonly mappings: number;
  readonly strings: number;
  readonly labels: number;
  readonly sampleTypes: number;
  readonly comments: number;
  /** Locations of one sample. Go records 128 at most. */
  readonly depth: number;
}

export const profileLimits: ProfileLimits = {
  bytes: 256 * 2 ** 20,
  samples: 4_000_000,
  locations: 1_000_000,
  functions: 1_000_000,
  mappings: 100_000,
  strings: 1_000_000,
  labels: 16_000_000,
  sampleTypes: 64,
  comments: 10_000,
  depth: 10_000,
};
