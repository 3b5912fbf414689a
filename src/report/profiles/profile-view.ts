// What the tables, trees and flame graphs of one profile, or of two, are made of.
import type { View } from '../../flame/view.js';
import type { Pair } from '../../model/pair.js';
import type { ValueType } from '../../model/profile.js';

/** What a file says of itself. */
export interface ProfileFacts {
  /** As it was typed. */
  readonly path: string;
  /** What shares refer to; per operation where the view is. */
  readonly total: number;
  /** How many samples the values are sums of; null where the profile does not say. */
  readonly samples: number | null;
  /** 0 where it is not known. */
  readonly durationNanos: number;
}

/** `filters`: options that leave stacks out, as they are called. */
export interface ProfileView {
  /** Values per operation where `operations` are given; without a base its base is empty. */
  readonly view: View;
  readonly type: ValueType;
  readonly head: ProfileFacts;
  readonly base: ProfileFacts | null;
  /** Null: as in the files. Without a base only head's counts. */
  readonly operations: Pair | null;
  /** What one sample stands for (profile/grain.ts). */
  readonly grain: Pair;
  readonly filters: readonly string[];
}

/** How a text is made. */
export interface TextOptions {
  readonly color: boolean;
  /** Columns of the terminal; null where there is none, and nothing has to be cut. */
  readonly width: number | null;
}
