// Which line of base is which line of head. Everything that the diff does not name is where it was.
import type { Edit } from './hunk.js';
import type { FileChange } from './parse.js';

/** A line in a file of one side; lines count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface DiffMap {
  /** True when the diff adds or replaces this line of head. */
  isChanged(headFile: string, headLine: number): boolean;
  /** Where a line of base is in head; null when it was replaced or deleted. */
  toHead(baseFile: string, baseLine: number): Place | null;
  /** Where a line of head was in base; null when it is new. */
  toBase(headFile: string, headLine: number): Place | null;
  readonly changes: readonly FileChange[];
}

/** Makes the map of a parsed diff. Look-ups are logarithmic in the edits of a file. */
export function diffMap(changes: readonly FileChange[]): DiffMap {
  const byBase = new Map<string, FileChange>();
  const byHead = new Map<string, FileChange>();
  for (const change of changes) {
    // A copy leaves its source where it was: only the change that ends there may move it.
    if (change.base !== null && (change.head === change.base || !byBase.has(change.base))) {
      byBase.set(change.base, change);
    }
    if (change.head !== null) byHead.set(change.head, change);
  }
  return {
    changes,
    isChanged(headFile, headLine) {
      const change = byHead.get(headFile);
      return change !== undefined && shift(change.edits, headLine, headSpan) === null;
    },
    toHead(baseFile, baseLine) {
      const change = byBase.get(baseFile);
      if (change === undefined) return { file: baseFile, line: baseLine };
      if (change.head === null) return null;
      const line = shift(change.edits, baseLine, baseSpan);
      return line === null ? null : { file: change.head, line };
    },
    toBase(headFile, headLine) {
      const change = byHead.get(headFile);
      if (change === undefined) return { file: headFile, line: headLine };
      if (change.base === null) return null;
      const line = shift(change.edits, headLine, headSpan);
      return line === null ? null : { file: change.base, line };
    },
  };
}

interface Span {
  readonly start: number;
  readonly count: number;
  /** First line behind the edit, here and on the other side. */
  readonly end: number;
  readonly otherEnd: number;
}

function baseSpan(edit: Edit): Span {
  const end = edit.baseLine + edit.baseCount;
  return { start: edit.baseLine, count: edit.baseCount, end, otherEnd: edit.headLine + edit.headCount };
}

function headSpan(edit: Edit): Span {
  const end = edit.headLine + edit.headCount;
  return { start: edit.headLine, count: edit.headCount, end, otherEnd: edit.baseLine + edit.baseCount };
}

/** The line's number on the other side, or null inside an edit. */
function shift(edits: readonly Edit[], line: number, spanOf: (edit: Edit) => Span): number | null {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const edit = edits[middle];
    if (edit !== undefined && spanOf(edit).start <= line) low = middle + 1;
    else high = middle;
  }
  const last = edits[low - 1];
  if (last === undefined) return line;
  const { start, count, end, otherEnd } = spanOf(last);
  if (line >= start && line < start + count) return null;
  return line - end + otherEnd;
}
