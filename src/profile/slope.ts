// Two profiles of one benchmark at two iteration counts: their difference per operation, free of set-up.
import type { Profile, StackTable } from '../model/profile.js';
import { sampleTypeIndex } from './sample-type.js';
import { mergeStacks, stackTable } from './stacks.js';

/**
 * (large - small) / operations for sample type `type` (for example `alloc_space`), joined by frame sequence.
 * `operations` is the difference of the two iteration counts, above 0. Values may be slightly negative: what
 * set-up does differs from run to run. Throws GateError `profile-invalid` when a profile has no such type.
 */
export function slopePerOperation(
  small: Profile,
  large: Profile,
  operations: number,
  type: string,
): StackTable {
  if (!(operations > 0)) throw new RangeError(`operations must be above 0, not ${operations}`);
  const tables = [large, small].map((profile) => stackTable(profile, sampleTypeIndex(profile, type)));
  const difference = mergeStacks(tables, [1, -1]);
  return { ...difference, values: difference.values.map((value) => value / operations) };
}
