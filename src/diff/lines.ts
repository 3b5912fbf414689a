// Which line of base is which line of head. Everything that the diff does not name is where it was.
import { countBelow } from '../base/order.js';
import type { Edit, Place } from './hunk.js';
import type { FileChange } from './parse.js';
import { movedLines, rewrittenLines, touchedPlaces, wordForWord } from './rewritten.js';

export interface DiffMap {
  /** True when the diff adds or replaces this line of head. */
  isChanged(headFile: string, headLine: number): boolean;
  /** Where a line of base is in head; null when it was replaced or deleted. */
  toHead(baseFile: string, baseLine: number): Place | null;
  /** Where a line of head was in base; null when it is new. */
  toBase(headFile: string, headLine: number): Place | null;
  /** The line that a replaced line of base became: of those in its place, the one whose text is like it. Null without. */
  rewritten(baseFile: string, baseLine: number): Place | null;
  /** Where else a line of base that is gone was put in again, word for word; null where that is nowhere or not certain. */
  elsewhere(baseFile: string, baseLine: number): Place | null;
  /**
   * The same for a line of a function that was taken out of one place and put in at another, both of which are given
   * by the function's first line.
   */
  moved(from: Place, to: Place, baseLine: number): Place | null;
  /**
   * Where the diff changed code of head from one line to another, comments left out: the last such line up to `near`,
   * else the first behind it; null without any. Where it only deleted code, the line that follows.
   */
  touched(headFile: string, firstLine: number, lastLine: number, near: number): number | null;
  readonly changes: readonly FileChange[];
}

/** Pairs of lines that are compared at most, some seconds' worth; a diff written by people takes some thousands. */
const mostCompared = 4_000_000;

/**
 * Makes the map of a parsed diff. Look-ups are logarithmic in the edits of a file; lines are compared by text once, the
 * first time that something is asked of their file or function. Without text (parse.ts, Keep) none is like another.
 */
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
  const budget = { left: mostCompared };
  const rewritten = new Map<Edit, ReadonlyMap<number, number>>();
  const touchedIn = new Map<FileChange, Float64Array>();
  let again: ReturnType<typeof wordForWord> | null = null;
  const moved = new Map<string, ReadonlyMap<number, number>>();
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
    rewritten(baseFile, baseLine) {
      const change = byBase.get(baseFile);
      const edit = change === undefined ? null : lastFrom(change.edits, baseLine, baseSpan);
      if (change === undefined || change.head === null || edit === null) return null;
      const line = once(rewritten, edit, () => rewrittenLines(change, edit, budget)).get(baseLine);
      return line === undefined ? null : { file: change.head, line };
    },
    elsewhere(baseFile, baseLine) {
      const change = byBase.get(baseFile);
      if (change === undefined) return null;
      again ??= wordForWord(changes);
      return again(change, baseLine);
    },
    moved(from, to, baseLine) {
      const [base, head] = [byBase.get(from.file), byHead.get(to.file)];
      if (base === undefined || head === undefined) return null;
      const key = `${from.line} ${to.line} ${from.file}\n${to.file}`;
      const line = once(moved, key, () => movedLines(base, from.line, head, to.line, budget)).get(baseLine);
      return line === undefined ? null : { file: to.file, line };
    },
    touched(headFile, firstLine, lastLine, near) {
      const change = byHead.get(headFile);
      if (change === undefined) return null;
      const places = once(touchedIn, change, () => touchedPlaces(change));
      const upTo = countBelow(places, near + 0.5);
      const before = places[upTo - 1];
      if (before !== undefined && before >= firstLine) return Math.ceil(before);
      const behind = places[upTo];
      return behind !== undefined && behind >= firstLine && behind <= lastLine ? Math.ceil(behind) : null;
    },
  };
}

function once<Key, Value>(made: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = made.get(key);
  if (value === undefined) {
    value = make();
    made.set(key, value);
  }
  return value;
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
  const last = lastFrom(edits, line, spanOf);
  if (last === null) return line;
  const { start, count, end, otherEnd } = spanOf(last);
  if (line >= start && line < start + count) return null;
  return line - end + otherEnd;
}

/** The last edit that begins at this line or before. */
function lastFrom(edits: readonly Edit[], line: number, spanOf: (edit: Edit) => Span): Edit | null {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const edit = edits[middle];
    if (edit !== undefined && spanOf(edit).start <= line) low = middle + 1;
    else high = middle;
  }
  return edits[low - 1] ?? null;
}
