// What became of lines that a diff replaced or moved, by their text (alike.ts).
import { pairLines, type Comparisons } from './alike.js';
import type { DiffLine, Edit, Place } from './hunk.js';
import type { FileChange } from './parse.js';

/** Lines of a whole diff whose words are looked up; in a larger one no line is found elsewhere. */
const mostLines = 400_000;
/** Lines of one function that are looked at: longer ones are hardly written by hand. */
const longestFunction = 2000;

/** Base line → head line of what one edit replaced. */
export function rewrittenLines(
  { removed = [], added = [] }: FileChange,
  edit: Edit,
  budget: Comparisons,
): Map<number, number> {
  const out = linesFrom(removed, edit.baseLine, edit.baseCount);
  const into = linesFrom(added, edit.headLine, edit.headCount);
  return linesOf(pairLines(textsOf(out), textsOf(into), budget), out, into);
}

/**
 * Where the text of a removed line was added again: in its file, else in another one. Only a text that is there once on
 * either side tells; lines without a word in them never do.
 */
export function wordForWord(
  changes: readonly FileChange[],
): (base: FileChange, baseLine: number) => Place | null {
  const removed = new Map<string, number>();
  const added = new Map<string, Place | null>();
  const keys = (file: string | null, text: string): string[] => {
    const words = text.trim();
    return /\w/.test(words) ? [words, `${words}\n${file ?? ''}`] : [];
  };
  const lines = changes.reduce((sum, of) => sum + (of.removed?.length ?? 0) + (of.added?.length ?? 0), 0);
  if (lines > mostLines) return () => null;
  for (const change of changes) {
    for (const { text } of change.removed ?? [])
      for (const key of keys(change.head, text)) removed.set(key, (removed.get(key) ?? 0) + 1);
    const { head } = change;
    if (head === null) continue;
    for (const { line, text } of change.added ?? [])
      for (const key of keys(head, text)) added.set(key, added.has(key) ? null : { file: head, line });
  }
  return (base, baseLine) => {
    const [line] = linesFrom(base.removed ?? [], baseLine, 1);
    if (line === undefined) return null;
    const [anywhere, inFile] = keys(base.head, line.text).map((key) =>
      removed.get(key) === 1 ? (added.get(key) ?? null) : null,
    );
    return inFile ?? anywhere ?? null;
  };
}

/** Those of ascending lines that are among the `count` lines from `first` on. */
function linesFrom(lines: readonly DiffLine[], first: number, count: number): readonly DiffLine[] {
  let start = 0;
  for (let end = lines.length; start < end;) {
    const middle = (start + end) >>> 1;
    if ((lines[middle] as DiffLine).line < first) start = middle + 1;
    else end = middle;
  }
  let end = start;
  while (end < lines.length && (lines[end] as DiffLine).line < first + count) end++;
  return lines.slice(start, end);
}

/** Base line → head line of a function that was taken out at `from` and put in at `to`, its first lines. */
export function movedLines(
  base: FileChange,
  from: number,
  head: FileChange,
  to: number,
  budget: Comparisons,
): ReadonlyMap<number, number> {
  const [out, into] = [functionAt(base.removed ?? [], from), functionAt(head.added ?? [], to)];
  return linesOf(pairLines(textsOf(out), textsOf(into), budget), out, into);
}

function textsOf(lines: readonly DiffLine[]): string[] {
  return lines.map(({ text }) => text);
}

function linesOf(
  pairs: Int32Array,
  removed: readonly DiffLine[],
  added: readonly DiffLine[],
): Map<number, number> {
  const lines = new Map<number, number>();
  pairs.forEach((pair, i) => {
    const [from, to] = [removed[i], added[pair]];
    if (from !== undefined && to !== undefined) lines.set(from.line, to.line);
  });
  return lines;
}

/** Its lines that the diff holds, from the first one to the brace that gofmt puts at the start of the last. */
function functionAt(lines: readonly DiffLine[], first: number): readonly DiffLine[] {
  const rest = linesFrom(lines, first, longestFunction);
  if (rest[0]?.line !== first) return [];
  const end = rest.findIndex(({ text }) => text.startsWith('}'));
  return end < 0 ? rest : rest.slice(0, end + 1);
}

/**
 * Where code of head was changed, in ascending order: new lines, and a half below the line that follows what was only
 * deleted. Comments and empty lines are no code.
 */
export function touchedPlaces({ edits, removed = [], added = [] }: FileChange): Float64Array {
  const places: number[] = [];
  let [from, to] = [0, 0];
  for (const { headLine, baseCount, headCount } of edits) {
    const fresh = added.slice(to, to + headCount).filter(isCode);
    if (fresh.length > 0) for (const { line } of fresh) places.push(line);
    else if (removed.slice(from, from + baseCount).some(isCode)) places.push(headLine - 0.5);
    from += baseCount;
    to += headCount;
  }
  return Float64Array.from(places);
}

function isCode({ text }: DiffLine): boolean {
  return !/^\s*(?:\/\/|$)/.test(text);
}
