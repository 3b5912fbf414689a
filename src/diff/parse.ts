// Unified diff as git writes it → what changed in which file. Source: git-diff(1), "Generating patch text".
// The bytes are untrusted. Header lines that we do not know are skipped; a hunk whose body does not hold the
// lines that its header counts would shift every line after it, so it is refused.
import { GateError } from '../base/errors.js';
import { prefixesOf, readHeaderPair, readPath, type Prefixes } from './paths.js';

/** A block of lines that was replaced. Lines count from 1; a count of 0 on one side means only added or deleted. */
export interface Edit {
  /** First replaced line; with `baseCount` 0 the line before which was inserted. */
  readonly baseLine: number;
  readonly baseCount: number;
  /** First new line; with `headCount` 0 the line before which something was deleted. */
  readonly headLine: number;
  readonly headCount: number;
}

/** One changed file. Paths are relative to the two trees; null where the file does not exist. */
export interface FileChange {
  readonly base: string | null;
  readonly head: string | null;
  readonly binary: boolean;
  /** In order of both sides, never touching each other. */
  readonly edits: readonly Edit[];
}

/** A file under way, with its paths still as git prints them. */
interface OpenFile {
  header: string;
  base: string | null | undefined;
  head: string | null | undefined;
  /** Of `rename` and `copy` lines, which carry no `a/` and `b/`. */
  from: string | null;
  to: string | null;
  created: boolean;
  deleted: boolean;
  binary: boolean;
  edits: Edit[];
}

const hunkHeader = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;

/**
 * Reads a whole diff, with or without context. Prefixes (`a/` `b/`, `base/` `head/` of `git diff --no-index
 * base head`, or both) are removed when every path of the diff carries them. Throws GateError
 * `capture-invalid` with the line where a hunk is cut or malformed.
 */
export function parseDiff(patch: Uint8Array | string): FileChange[] {
  const lines = linesOf(typeof patch === 'string' ? patch : new TextDecoder().decode(patch));
  const files: OpenFile[] = [];
  let file: OpenFile | undefined;
  for (let line = lines.next(); line !== null; line = lines.next()) {
    if (line.startsWith('diff --git ')) {
      file = {
        header: line.slice('diff --git '.length),
        base: undefined,
        head: undefined,
        from: null,
        to: null,
        created: false,
        deleted: false,
        binary: false,
        edits: [],
      };
      files.push(file);
    } else if (file === undefined) {
      continue;
    } else if (line.startsWith('@@ ')) {
      readHunk(line, lines, file.edits);
    } else {
      readHeaderLine(line, file);
    }
  }
  const named = files.map(nameOf);
  const prefixes = prefixesOf(named);
  return named.map(({ base, head, binary, edits }) => ({
    base: strip(base, prefixes, 'base'),
    head: strip(head, prefixes, 'head'),
    binary,
    edits,
  }));
}

function readHeaderLine(line: string, file: OpenFile): void {
  const after = (prefix: string): string | null =>
    line.startsWith(prefix) ? line.slice(prefix.length) : null;
  const base = after('--- ');
  const head = after('+++ ');
  const from = after('rename from ') ?? after('copy from ');
  const to = after('rename to ') ?? after('copy to ');
  if (base !== null) file.base = readPath(base);
  else if (head !== null) file.head = readPath(head);
  else if (from !== null) file.from = from;
  else if (to !== null) file.to = to;
  else if (line.startsWith('new file mode ')) file.created = true;
  else if (line.startsWith('deleted file mode ')) file.deleted = true;
  else if (line.startsWith('Binary files ') || line === 'GIT binary patch') file.binary = true;
}

/** Fills in from the `diff --git` line what no other line said: binary, empty and only renamed files, modes. */
function nameOf(file: OpenFile): {
  base: string | null;
  head: string | null;
  binary: boolean;
  edits: Edit[];
} {
  let { base, head } = file;
  if (base === undefined || head === undefined) {
    const pair = readHeaderPair(file.header, (file.from?.length ?? 0) - (file.to?.length ?? 0));
    base ??= file.created ? null : pair.base;
    head ??= file.deleted ? null : pair.head;
  }
  return { base, head, binary: file.binary, edits: file.edits };
}

function strip(path: string | null, prefixes: Prefixes, side: 'base' | 'head'): string | null {
  return path === null ? null : path.slice(prefixes[side].length);
}

function readHunk(header: string, lines: Lines, edits: Edit[]): void {
  const found = hunkHeader.exec(header);
  if (found === null) throw invalid(lines, 'hunk-header');
  const [, baseStart = '', baseLength = '1', headStart = '', headLength = '1'] = found;
  let baseLeft = Number(baseLength);
  let headLeft = Number(headLength);
  // With a length of 0 git names the line after which the hunk stands.
  let baseLine = Number(baseStart) + (baseLeft === 0 ? 1 : 0);
  let headLine = Number(headStart) + (headLeft === 0 ? 1 : 0);
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
      edit.baseCount++;
      baseLine++;
      baseLeft--;
    } else if (mark === '+') {
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
}

function invalid(lines: Lines, reason: string): GateError {
  return new GateError('capture-invalid', { reason }, { at: { file: 'diff.patch', line: lines.number } });
}

interface Lines {
  /** Number of the line given last. */
  readonly number: number;
  next(): string | null;
}

/** Line by line, without an array of all: a diff of generated code can be huge. */
function linesOf(text: string): Lines {
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
