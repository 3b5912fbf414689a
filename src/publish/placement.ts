// Where a source line goes in the diff of a pull request. GitHub takes comments on lines of the right side that are
// in a hunk, context included, and refuses a whole review for one line that is not.
//
// What was measured may be the merge of the pull request with its target, where lines can be shifted against the
// head of the pull request: the two diffs of the file say by how much.
import type { DiffLine, Edit, Hunk } from '../diff/hunk.js';
import { functionAt } from '../source/declarations.js';

export type Placement =
  | { readonly kind: 'line'; readonly path: string; readonly line: number }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'none' };

/** A file of the pull request's diff. */
export interface ChangedFile {
  readonly path: string;
  /** Null: GitHub gave none, or none that can be read. */
  readonly hunks: readonly Hunk[] | null;
}

/** What our own diff, base to what was measured, says of the same file. */
export interface MeasuredFile {
  readonly edits: readonly Edit[];
  readonly added: readonly DiffLine[];
}

export interface PlacementQuestion {
  /** A line of the measured head. */
  readonly line: number;
  /** Null: the file is not in the diff. */
  readonly file: ChangedFile | null;
  /** Null: no line can have moved, because what was measured is the head itself, or nobody knows better. */
  readonly measured: MeasuredFile | null;
  /** Text of the file in the head of the pull request; null when it was not asked for or is not there. */
  readonly text: string | null;
}

export interface Placed {
  readonly placement: Placement;
  /** The line's number in the head of the pull request; null when that cannot be told. */
  readonly line: number | null;
  /** The text of the file could give a better answer. */
  readonly wantsText: boolean;
}

/**
 * The line itself when it is in a hunk, else the nearest line in a hunk of the same function, else the file, else
 * nowhere.
 */
export function placementOf({ line: measuredLine, file, measured, text }: PlacementQuestion): Placed {
  if (file === null) return { placement: { kind: 'none' }, line: null, wantsText: false };
  const { path, hunks } = file;
  if (hunks === null || hunks.length === 0) {
    const line = measured === null ? measuredLine : null;
    return { placement: { kind: 'file', path }, line, wantsText: false };
  }
  const line = headLine(measuredLine, measured, hunks, text);
  if (line !== null && hunks.some((hunk) => holds(hunk, line))) {
    return { placement: { kind: 'line', path, line }, line, wantsText: false };
  }
  const near = line === null || text === null ? null : nearestOfFunction(text, line, hunks);
  return {
    placement: near === null ? { kind: 'file', path } : { kind: 'line', path, line: near },
    line,
    wantsText: text === null,
  };
}

function holds({ headLine, headCount }: Hunk, line: number): boolean {
  return headLine <= line && line < headLine + headCount;
}

/** The number that a measured line has in the head of the pull request; null when it cannot be told. */
function headLine(
  line: number,
  measured: MeasuredFile | null,
  hunks: readonly Hunk[],
  text: string | null,
): number | null {
  if (measured === null) return line;
  const edits = hunks.flatMap((hunk) => hunk.edits);
  if (sameLines(measured.edits, edits)) return line;
  const ours = measured.added;
  const theirs = hunks.flatMap((hunk) => hunk.added);
  if (ours.length === 0) return null;
  if (sameTexts(ours, theirs)) return line + shiftNear(line, ours, theirs);
  // Two diffs may tell one change in two ways. Where every line of ours stands at its own number in the head of
  // the pull request, nothing moved.
  const all = text?.split('\n') ?? [];
  return ours.every((of) => withoutReturn(all[of.line - 1] ?? null) === withoutReturn(of.text)) ? line : null;
}

/** The same blocks at the same lines of head. */
function sameLines(ours: readonly Edit[], theirs: readonly Edit[]): boolean {
  return (
    ours.length === theirs.length &&
    ours.every(
      (edit, k) =>
        edit.headLine === theirs[k]?.headLine &&
        edit.headCount === theirs[k].headCount &&
        edit.baseCount === theirs[k].baseCount,
    )
  );
}

function sameTexts(ours: readonly DiffLine[], theirs: readonly DiffLine[]): boolean {
  return (
    ours.length === theirs.length &&
    ours.every(({ text }, k) => withoutReturn(text) === withoutReturn(theirs[k]?.text ?? null))
  );
}

function withoutReturn(text: string | null): string | null {
  return text?.replace(/\r$/, '') ?? null;
}

/** By how much the added line nearest to this one is shifted. */
function shiftNear(line: number, ours: readonly DiffLine[], theirs: readonly DiffLine[]): number {
  let nearest = Infinity;
  let shift = 0;
  for (const [k, of] of ours.entries()) {
    const distance = Math.abs(of.line - line);
    if (distance >= nearest) continue;
    nearest = distance;
    shift = (theirs[k]?.line ?? of.line) - of.line;
  }
  return shift;
}

/** The line of the same function that is in a hunk and nearest; the one above of two. */
function nearestOfFunction(text: string, line: number, hunks: readonly Hunk[]): number | null {
  const extent = functionAt(text, line);
  if (extent === null) return null;
  let best: number | null = null;
  for (const { headLine: start, headCount } of hunks) {
    const first = Math.max(start, extent.line);
    const last = Math.min(start + headCount - 1, extent.endLine);
    if (first > last) continue;
    const near = Math.min(Math.max(line, first), last);
    if (best === null || Math.abs(near - line) < Math.abs(best - line)) best = near;
  }
  return best;
}
