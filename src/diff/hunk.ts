// One hunk of a unified diff, header and body: the grammar that whole diffs and single patches share. The bytes
// are untrusted: a body that does not hold the lines which its header counts is refused.
import { GateError } from '../base/errors.js';

/** A block of lines that was replaced. Lines count from 1; a count of 0 on one side means only added or deleted. */
export interface Edit {
  /** First replaced line; with `baseCount` 0 the line before which was inserted. */
  readonly baseLine: number;
  readonly baseCount: number;
  /** First new line; with `headCount` 0 the line before which something was deleted. */
  readonly headLine: number;
  readonly headCount: number;
}

/** A line that one side has and the other has not, as it is written there, without the end of the line. */
export interface DiffLine {
  readonly line: number;
  readonly text: string;
}

/** A line in a file of one side; lines count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface Hunk {
  /** First line on head's side and how many there are, context included. */
  readonly headLine: number;
  readonly headCount: number;
  /** In order of both sides, never touching each other. */
  readonly edits: readonly Edit[];
  readonly removed: readonly DiffLine[];
  readonly added: readonly DiffLine[];
}

const hunkHeader = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;

/** What a header tells of both sides, context included. */
export interface HunkPlace {
  /** First line; with a count of 0 the line before which the hunk stands. */
  readonly baseLine: number;
  readonly baseCount: number;
  readonly headLine: number;
  readonly headCount: number;
}

/** Null for what is no header of a hunk. */
export function readHunkHeader(header: string): HunkPlace | null {
  const found = hunkHeader.exec(header);
  if (found === null) return null;
  const [, baseStart = '', baseLength = '1', headStart = '', headLength = '1'] = found;
  const [baseCount, headCount] = [Number(baseLength), Number(headLength)];
  // With a length of 0 git names the line after which the hunk stands.
  return {
    baseLine: Number(baseStart) + (baseCount === 0 ? 1 : 0),
    baseCount,
    headLine: Number(headStart) + (headCount === 0 ? 1 : 0),
    headCount,
  };
}

/** Reads the body that follows a header. Throws GateError `capture-invalid` where it is cut or malformed. */
export function readHunk(header: string, lines: Lines): Hunk {
  const place = readHunkHeader(header);
  if (place === null) throw invalid(lines, 'hunk-header');
  let { baseLine, headLine, baseCount: baseLeft, headCount: headLeft } = place;
  const edits: Edit[] = [];
  const removed: DiffLine[] = [];
  const added: DiffLine[] = [];
  let edit = { baseLine, baseCount: 0, headLine, headCount: 0 };
  const close = (): void => {
    if (edit.baseCount + edit.headCount > 0) edits.push(edit);
    edit = { baseLine, baseCount: 0, headLine, headCount: 0 };
  };
  while (baseLeft > 0 || headLeft > 0) {
    const line = lines.next();
    if (line === null) throw invalid(lines, 'hunk-cut');
    const mark = line[0];
    if (mark === '-') {
      removed.push({ line: baseLine, text: line.slice(1) });
      edit.baseCount++;
      baseLine++;
      baseLeft--;
    } else if (mark === '+') {
      added.push({ line: headLine, text: line.slice(1) });
      edit.headCount++;
      headLine++;
      headLeft--;
    } else if (mark === ' ' || mark === undefined) {
      // Some tools strip the blank that marks an empty context line.
      baseLine++;
      headLine++;
      baseLeft--;
      headLeft--;
      close();
    } else if (mark !== '\\') {
      throw invalid(lines, 'hunk-body');
    }
    if (baseLeft < 0 || headLeft < 0) throw invalid(lines, 'hunk-length');
  }
  close();
  return { headLine: place.headLine, headCount: place.headCount, edits, removed, added };
}

/**
 * The hunks of one file without its header, as GitHub gives them. Throws GateError `capture-invalid` for anything
 * else in it, and for hunks that do not follow each other.
 */
export function parseHunks(patch: string): Hunk[] {
  const lines = linesOf(patch);
  const hunks: Hunk[] = [];
  let end = 0;
  for (let line = lines.next(); line !== null; line = lines.next()) {
    // `\ No newline at end of file`
    if (line.startsWith('\\')) continue;
    const hunk = readHunk(line, lines);
    if (hunk.headLine < end) throw invalid(lines, 'hunk-order');
    end = hunk.headLine + hunk.headCount;
    hunks.push(hunk);
  }
  return hunks;
}

function invalid(lines: Lines, reason: string): GateError {
  return new GateError('capture-invalid', { reason }, { at: { file: 'diff.patch', line: lines.number } });
}

export interface Lines {
  /** Number of the line given last. */
  readonly number: number;
  next(): string | null;
}

/** Line by line, without an array of all: a diff of generated code can be huge. */
export function linesOf(text: string): Lines {
  let at = 0;
  let number = 0;
  return {
    get number() {
      return number;
    },
    next() {
      if (at >= text.length) return null;
      let end = text.indexOf('\n', at);
      if (end < 0) end = text.length;
      const line = text.slice(at, end);
      at = end + 1;
      number++;
      return line;
    },
  };
}
