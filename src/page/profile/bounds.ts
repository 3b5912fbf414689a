// How far numbers of a profile can be trusted whose lightest frames were put together to save room: they are in the picture as
// one frame without a name, and count for none of their functions.
import type { CallTree } from '../../flame/call-tree.js';
import { boundMarks, type Bound } from '../../report/words/page-profile-left.js';
import type { ProfileEntry, TypeEntry } from '../../report/html/page-data.js';
import type { Choices } from './choices.js';

/**
 * Of sums over the tree. `whole`: nothing was put together. `least`: what was can only add to them. `about`: it could also
 * take away, as it holds stacks that are ignored, or values below zero.
 */
export function boundOf(
  { lighter }: Pick<ProfileEntry, 'lighter'>,
  { flat }: CallTree,
  { reference }: Pick<TypeEntry, 'reference'>,
  { type, ignore }: Choices,
): Bound {
  if (lighter.left === 0) return 'whole';
  const own = flat[type];
  const isBelow = (values: Float64Array | undefined, whole: number): boolean =>
    values?.some((value) => value < 0 && !isRounding(value, whole)) === true;
  const isSigned = isBelow(own?.base, reference.base) || isBelow(own?.head, reference.head);
  return ignore.trim() !== '' || isSigned ? 'about' : 'least';
}

/** All frames of all stacks are looked at. */
export function isEverything({ isRuntimeHidden, without, focus, ignore }: Choices): boolean {
  return !isRuntimeHidden && [without, focus, ignore].every((of) => of.trim() === '');
}

/** Values are carried with seven digits: sums of them can be off by so much of the whole. */
const rounding = 1e-6;

export function isRounding(value: number, whole: number): boolean {
  return Math.abs(value) <= rounding * Math.abs(whole);
}

/** A number of a side, with what it is. */
export function bounded(text: string, bound: Bound): string {
  return `${boundMarks[bound]}${text}`;
}

/** The difference of two numbers that are at least so much can be off either way. */
export function boundedDifference(text: string, bound: Bound): string {
  return `${boundMarks[bound === 'least' ? 'about' : bound]}${text}`;
}
