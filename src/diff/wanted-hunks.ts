// Unified diff → the text of its hunks that lie in some lines: what changed in a function that somebody looks at. The
// diff of a capture has no context (adapters/git.ts); one with context is read as well, and keeps it.
import { countBelow } from '../base/order.js';
import type { Side } from '../model/pair.js';
import { linesOf, readHunk, readHunkHeader, type HunkPlace, type Lines } from './hunk.js';
import { parseDiff } from './parse.js';

/** Lines of a file of one side, from 1, the last one included. */
export interface WantedLines {
  readonly side: Side;
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
}

/** A hunk, or of a long one a part. */
export interface DiffHunk extends HunkPart {
  /** Paths in the repository; null where the file does not exist. */
  readonly base: string | null;
  readonly head: string | null;
}

interface HunkPart extends HunkPlace {
  /** In the order of the diff, each with its mark `-`, `+` or ` `, without the end of the line. */
  readonly lines: readonly string[];
}

export interface WantedHunks {
  /** In the order of the diff. */
  readonly hunks: readonly DiffHunk[];
  /** Lines that were wanted, and are not there because it would be too much. */
  readonly left: number;
}

/** Lines of one hunk; of a longer one only those lines are given that were asked for, in parts. */
const mostLines = 400;
/** Of all hunks, in UTF-16 code units, ends of lines included. */
const mostLength = 200 << 10;
/** Of one line besides its mark, as excerpts of sources have it. */
const longestLine = 1000;

/**
 * The hunks that touch any of the lines: that have one of them, or take out something between two of them. Hunks of up
 * to 400 lines are whole. At most 200 Ki code units are given, and 1,000 of a line. Throws GateError `capture-invalid`
 * where a hunk is cut or malformed, be it wanted or not.
 */
export function hunksOf(patch: Uint8Array, wanted: readonly WantedLines[]): WantedHunks {
  const text = new TextDecoder().decode(patch);
  const ranges = rangesOf(wanted);
  // Paths are known only once all of them are read (paths.ts).
  const files = parseDiff(text);
  const hunks: DiffHunk[] = [];
  let [room, left] = [mostLength, 0];
  const lines = linesOf(text);
  let [which, inside] = [-1, false];
  for (let line = lines.next(); line !== null; line = lines.next()) {
    if (line.startsWith('diff --git ')) {
      which++;
      inside = true;
    }
    if (!inside || !line.startsWith('@@ ')) continue;
    const { base = null, head = null } = files[which] ?? {};
    const asked = {
      base: (base === null ? undefined : ranges.base.get(base)) ?? none,
      head: (head === null ? undefined : ranges.head.get(head)) ?? none,
    };
    const recorder = new Recorder(line, lines, asked, room);
    readHunk(line, recorder);
    ({ room } = recorder);
    left += recorder.left;
    for (const part of recorder.parts) hunks.push({ base, head, ...part });
  }
  return { hunks, left };
}

/** Apart, in ascending order. */
interface Ranges {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

type Asked = Readonly<Record<Side, Ranges>>;

const none: Ranges = { starts: [], ends: [] };

/** What was put in between two lines of a range, or taken out there, is in it. */
function isTouched({ baseLine, baseCount, headLine, headCount }: HunkPlace, { base, head }: Asked): boolean {
  const on = (ranges: Ranges, line: number, count: number): boolean =>
    count === 0 ? spans(ranges, line) : overlaps(ranges, line, line + count - 1);
  return on(base, baseLine, baseCount) || on(head, headLine, headCount);
}

function rangesOf(wanted: readonly WantedLines[]): Readonly<Record<Side, ReadonlyMap<string, Ranges>>> {
  const found = { base: new Map<string, WantedLines[]>(), head: new Map<string, WantedLines[]>() };
  for (const of of wanted) found[of.side].set(of.file, [...(found[of.side].get(of.file) ?? []), of]);
  const joined = (all: ReadonlyMap<string, WantedLines[]>): ReadonlyMap<string, Ranges> =>
    new Map([...all].map(([file, of]) => [file, apart(of)]));
  return { base: joined(found.base), head: joined(found.head) };
}

function apart(wanted: readonly WantedLines[]): Ranges {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { line, endLine } of [...wanted].sort((a, b) => a.line - b.line)) {
    const end = ends.at(-1);
    if (end === undefined || line > end) {
      starts.push(line);
      ends.push(endLine);
    } else if (endLine > end) ends[ends.length - 1] = endLine;
  }
  return { starts, ends };
}

/** A range has a line from `first` to `last`. */
function overlaps({ starts, ends }: Ranges, first: number, last: number): boolean {
  const end = ends[countBelow(starts, last + 1) - 1];
  return end !== undefined && end >= first;
}

/** A range goes on from the line before to this one. */
function spans({ starts, ends }: Ranges, line: number): boolean {
  const end = ends[countBelow(starts, line) - 1];
  return end !== undefined && end >= line;
}

interface OpenPart {
  readonly baseLine: number;
  readonly headLine: number;
  baseCount: number;
  headCount: number;
  readonly lines: string[];
}

/** Passes on the lines of a hunk's body, and keeps those that are wanted. */
class Recorder implements Lines {
  readonly parts: OpenPart[] = [];
  /** Wanted lines that are not in the parts. */
  left = 0;
  /** Code units that are free still. */
  room: number;
  readonly #lines: Lines;
  readonly #isWanted: (isBase: boolean, isHead: boolean) => boolean;
  #baseLine: number;
  #headLine: number;
  /** That the line before went into; null where that was not wanted. */
  #open: OpenPart | null = null;

  constructor(header: string, lines: Lines, asked: Asked, room: number) {
    this.#lines = lines;
    this.room = room;
    // What is no header is refused by who reads the hunk.
    const place = readHunkHeader(header) ?? { baseLine: 1, baseCount: 0, headLine: 1, headCount: 0 };
    [this.#baseLine, this.#headLine] = [place.baseLine, place.headLine];
    const isWhole = isTouched(place, asked);
    this.#isWanted =
      place.baseCount + place.headCount <= mostLines
        ? () => isWhole
        : (isBase, isHead) =>
            (isBase && overlaps(asked.base, this.#baseLine, this.#baseLine)) ||
            (isHead && overlaps(asked.head, this.#headLine, this.#headLine));
  }

  get number(): number {
    return this.#lines.number;
  }

  next(): string | null {
    const line = this.#lines.next();
    // `\ No newline at end of file`
    if (line === null || line.startsWith('\\')) return line;
    const isBase = !line.startsWith('+');
    const isHead = !line.startsWith('-');
    if (this.#isWanted(isBase, isHead)) this.#keep(line, isBase, isHead);
    else this.#open = null;
    if (isBase) this.#baseLine++;
    if (isHead) this.#headLine++;
    return line;
  }

  #keep(line: string, isBase: boolean, isHead: boolean): void {
    // Some tools strip the blank that marks an empty context line.
    const kept = line === '' ? ' ' : line.slice(0, longestLine + 1);
    // Nothing after the first that finds no room: what is given of a hunk follows on.
    if (kept.length >= this.room) this.room = 0;
    if (this.room === 0 || (this.#open?.lines.length ?? 0) >= mostLines) {
      this.left++;
      return;
    }
    if (this.#open === null) {
      const [baseLine, headLine] = [this.#baseLine, this.#headLine];
      this.#open = { baseLine, baseCount: 0, headLine, headCount: 0, lines: [] };
      this.parts.push(this.#open);
    }
    this.room -= kept.length + 1;
    this.#open.lines.push(kept);
    if (isBase) this.#open.baseCount++;
    if (isHead) this.#open.headCount++;
  }
}
