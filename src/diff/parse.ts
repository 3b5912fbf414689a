// Unified diff as git writes it → what changed in which file. Source: git-diff(1), "Generating patch text".
// The bytes are untrusted. Header lines that we do not know are skipped; a hunk whose body does not hold the
// lines that its header counts would shift every line after it, so it is refused.
import { linesOf, readHunk, type DiffLine, type Edit } from './hunk.js';
import { prefixesOf, readHeaderPair, readPath, type Prefixes } from './paths.js';

/** One changed file. Paths are relative to the two trees; null where the file does not exist. */
export interface FileChange {
  readonly base: string | null;
  readonly head: string | null;
  readonly binary: boolean;
  /** In order of both sides, never touching each other. */
  readonly edits: readonly Edit[];
  /** Lines of base that head has not, and of head that base has not. Only where their text was asked for. */
  readonly removed?: readonly DiffLine[];
  readonly added?: readonly DiffLine[];
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
  readonly edits: Edit[];
  readonly removed: DiffLine[];
  readonly added: DiffLine[];
}

/** Whose text is kept: a diff of generated code can be huge. */
export type Keep = 'lines' | 'lines and text' | 'lines and text of Go';

/**
 * Reads a whole diff, with or without context. Prefixes (`a/` `b/`, `base/` `head/` of `git diff --no-index
 * base head`, or both) are removed when every path of the diff carries them. Throws GateError
 * `capture-invalid` with the line where a hunk is cut or malformed.
 */
export function parseDiff(patch: Uint8Array | string, keep: Keep = 'lines'): FileChange[] {
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
        removed: [],
        added: [],
      };
      files.push(file);
    } else if (file === undefined) {
      continue;
    } else if (line.startsWith('@@ ')) {
      const { edits, removed, added } = readHunk(line, lines);
      for (const edit of edits) file.edits.push(edit);
      if (keep === 'lines' || (keep === 'lines and text of Go' && !isGo(file))) continue;
      for (const each of removed) file.removed.push(each);
      for (const each of added) file.added.push(each);
    } else {
      readHeaderLine(line, file);
    }
  }
  const named = files.map(nameOf);
  const prefixes = prefixesOf(named);
  return named.map(({ base, head, binary, edits, removed, added }) => ({
    base: strip(base, prefixes, 'base'),
    head: strip(head, prefixes, 'head'),
    binary,
    edits,
    ...(keep === 'lines' ? {} : { removed, added }),
  }));
}

function isGo({ base, head }: OpenFile): boolean {
  return base?.endsWith('.go') === true || head?.endsWith('.go') === true;
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
  removed: DiffLine[];
  added: DiffLine[];
} {
  let { base, head } = file;
  if (base === undefined || head === undefined) {
    const pair = readHeaderPair(file.header, (file.from?.length ?? 0) - (file.to?.length ?? 0));
    base ??= file.created ? null : pair.base;
    head ??= file.deleted ? null : pair.head;
  }
  return { base, head, binary: file.binary, edits: file.edits, removed: file.removed, added: file.added };
}

function strip(path: string | null, prefixes: Prefixes, side: 'base' | 'head'): string | null {
  return path === null ? null : path.slice(prefixes[side].length);
}
