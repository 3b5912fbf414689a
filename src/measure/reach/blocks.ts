// A coverage profile as a test binary writes it: a line `mode: atomic`, then one for each block of statements,
// `import/path/file.go:3.14,5.2 1 0`. Source: golang.org/x/tools/cover, and internal/coverage/cformat of Go. The
// benchmark runs in the process that writes it, so its bytes are untrusted.

/** A block of statements of one file. Lines count from 1. */
export interface Block {
  /** `3.14,5.2`: the same in every profile of a binary. */
  readonly place: string;
  readonly line: number;
  readonly count: number;
}

/** Blocks that are kept at most; a function has a handful. */
const mostBlocks = 500_000;
const blockLine = /^(\S[^\n]{0,2000}):((\d{1,7})\.\d{1,7},\d{1,7}\.\d{1,7}) \d{1,7} (\d{1,20})$/;

/**
 * The blocks of the files that are wanted, by file as the profile names it. Null for what is no such profile: a line of
 * another form, or more blocks than any code has.
 */
export function readBlocks(bytes: Uint8Array, wanted: ReadonlySet<string>): Map<string, Block[]> | null {
  const text = new TextDecoder().decode(bytes);
  const first = text.indexOf('\n');
  if (!/^mode: (?:set|count|atomic)$/.test(text.slice(0, Math.max(first, 0)))) return null;
  const found = new Map<string, Block[]>();
  let kept = 0;
  for (let at = first + 1; at < text.length;) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const [, file = '', place = '', line, count] = blockLine.exec(text.slice(at, end)) ?? [];
    at = end + 1;
    if (file === '') return null;
    if (!wanted.has(file)) continue;
    if (++kept > mostBlocks) return null;
    const block = { place, line: Number(line), count: Number(count) };
    const blocks = found.get(file);
    if (blocks === undefined) found.set(file, [block]);
    else blocks.push(block);
  }
  return found;
}

/** Lines at which a file's blocks begin: all of them, and those that ran more often than without any benchmark. */
export interface Lines {
  readonly known: ReadonlySet<number>;
  readonly reached: ReadonlySet<number>;
}

/** What runs before the first benchmark, an `init` or a TestMain, is in both profiles and reached by none. */
export function linesReached(without: readonly Block[], withBenchmarks: readonly Block[]): Lines {
  const before = new Map(without.map(({ place, count }) => [place, count]));
  const grown = withBenchmarks.filter(({ place, count }) => count > (before.get(place) ?? 0));
  return {
    known: new Set(withBenchmarks.map(({ line }) => line)),
    reached: new Set(grown.map(({ line }) => line)),
  };
}
