// What a profile has in all, as it is told.
import type { Pair } from '../../model/pair.js';
import { changeText } from '../../report/profiles/profile-amount.js';
import type { ProfileEntry, TypeEntry } from '../../report/html/page-data.js';
import { isRounding } from './bounds.js';

export interface ToldTotal extends Pair {
  readonly change: string;
}

/** What is left of much that was added and taken away again, carried with seven digits. */
function isDust(value: number, whole: number): boolean {
  return Math.abs(value) <= 1e-7 * Math.abs(whole);
}

/** A slope over rounds comes out as slightly less than nothing by chance: then it is nothing, and no change of it is one. */
export function toldTotal({ operations }: Pick<ProfileEntry, 'operations'>, { total }: TypeEntry): ToldTotal {
  if (operations === null || (total.base >= 0 && total.head >= 0))
    return { base: total.base, head: total.head, change: changeText(total) };
  return { base: Math.max(total.base, 0), head: Math.max(total.head, 0), change: '' };
}

/**
 * Numbers of one place on both sides, as they are told. Less than nothing is nothing where it comes of a slope over rounds or
 * of rounding; profiles of differences do have less.
 */
export function toldPair(
  {
    profile,
    type,
  }: { readonly profile: Pick<ProfileEntry, 'operations'>; readonly type: Pick<TypeEntry, 'reference'> },
  { base, head }: Pair,
): Pair {
  const isSlope = profile.operations !== null;
  const told = (value: number, whole: number): number =>
    (value < 0 && (isSlope || isRounding(value, whole))) || (isSlope && isDust(value, whole)) ? 0 : value;
  const [before, after] = [told(base, type.reference.base), told(head, type.reference.head)];
  return { base: isRounding(after - before, Math.max(before, after)) ? after : before, head: after };
}

/** The same of a node of a view. */
export function toldAt(
  of: Parameters<typeof toldPair>[0],
  { base, head }: Pair<Float64Array>,
  node: number,
): Pair {
  return toldPair(of, { base: base[node] ?? 0, head: head[node] ?? 0 });
}

/** Nothing of any type on either side: then there is nothing to look at. */
export function isEmpty(profile: ProfileEntry): boolean {
  return profile.types.every((type) => {
    const { base, head } = toldTotal(profile, type);
    const { reference } = type;
    // A profile of differences may come to nothing in all, and have much in it.
    const isNone = profile.operations !== null || (reference.base === 0 && reference.head === 0);
    return base === 0 && head === 0 && isNone;
  });
}
