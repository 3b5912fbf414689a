// Two profiles of one benchmark at two iteration counts: their difference per operation, free of set-up.
import type { StackTable } from '../model/profile.js';
import { mergeStacks } from './stacks.js';

/**
 * (large - small) / operations, joined by frame sequence. `operations` is the difference of the two iteration counts,
 * above 0. Values may be slightly negative: what set-up does differs from run to run. Throws GateError
 * `profile-invalid` when the two are of different sample types.
 */
export function slopePerOperation(small: StackTable, large: StackTable, operations: number): StackTable {
  if (!(operations > 0)) throw new RangeError(`operations must be above 0, not ${operations}`);
  const difference = mergeStacks([large, small], [1, -1]);
  return { ...difference, values: difference.values.map((value) => value / operations) };
}
