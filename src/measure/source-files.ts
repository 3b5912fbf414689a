// The text of functions out of a tree: reads the files that a list names, and keeps what there is room for.
import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { by } from '../base/order.js';
import type { TouchedFunction } from '../evidence/touched-functions.js';
import { sourceLimits, sourcesSchemaVersion, type SourcesFile } from '../model/source-excerpts.js';
import { ExcerptSource, type Excerpt } from '../source/excerpts.js';
import { readPlainFile } from './plain-file.js';

/** Most that is read of one file. */
const mostBytes = 4 << 20;
/** Functions of a list that are looked at: closures are several of one excerpt. */
const mostLooks = 4000;

/**
 * Excerpts of the functions, first come first served; what finds no room is left out, and smaller ones after it may
 * still find some. `isLate`: asked before each, true when there is no time for more. A file that cannot be read is
 * counted, and no reason to fail.
 */
export async function readExcerpts(
  root: string,
  functions: readonly TouchedFunction[],
  isLate: () => boolean = () => false,
): Promise<Pick<SourcesFile, 'files' | 'left' | 'unread'>> {
  const sampled = linesByFile(functions);
  const sources = new Map<string, ExcerptSource | null>();
  const kept = new Map<string, Excerpt[]>();
  let [count, length, left, unread] = [0, 0, 0, 0];
  const open = async (file: string): Promise<ExcerptSource | null> => {
    let source = sources.get(file);
    if (source === undefined) {
      const text = await textOf(root, file);
      source = text === null ? null : new ExcerptSource(file, text, sampled.get(file) ?? []);
      sources.set(file, source);
    }
    return source;
  };
  /** Of one function, what of it is not in an excerpt yet. */
  const keep = (
    source: ExcerptSource,
    { file, startLine, lines }: TouchedFunction,
  ): 'kept' | 'left' | 'unread' => {
    let ended: 'kept' | 'unread' = 'unread';
    for (const line of startLine > 0 && source.declares(startLine) ? [startLine] : lines) {
      const found = source.has(line) ? 'there' : source.excerptAt(line);
      if (found === null) continue;
      ended = 'kept';
      if (found === 'there') continue;
      const size = textLength(found.excerpt);
      if (count >= sourceLimits.excerpts || length + size > sourceLimits.length) return 'left';
      count++;
      length += size;
      source.take(found.span);
      kept.set(file, [...(kept.get(file) ?? []), found.excerpt]);
    }
    return ended;
  };
  for (const [index, one] of functions.entries()) {
    const isOver = index >= mostLooks || count >= sourceLimits.excerpts || isLate();
    // Of an outer function that is kept, a closure needs no more room.
    const source = isOver ? sources.get(one.file) : await open(one.file);
    const ended = source === undefined ? 'left' : source === null ? 'unread' : keep(source, one);
    if (ended === 'left') left++;
    if (ended === 'unread') unread++;
  }
  const files = [...kept].sort(by(([file]) => file)).map(([file, excerpts]) => ({
    file,
    excerpts: excerpts
      .sort(by(({ line }) => line))
      .map(({ line, lines }) => ({ line, text: lines.join('\n') })),
  }));
  return { files, left, unread };
}

/** The file of a capture, as it is written. */
export function sourcesText(found: Omit<SourcesFile, 'schema'>): string {
  return JSON.stringify({ schema: sourcesSchemaVersion, ...found });
}

function textLength({ lines }: Excerpt): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

function linesByFile(functions: readonly TouchedFunction[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, Set<number>>();
  for (const { file, lines } of functions) {
    const all = found.get(file) ?? new Set();
    for (const line of lines) all.add(line);
    found.set(file, all);
  }
  return new Map([...found].map(([file, lines]) => [file, [...lines].sort((a, b) => a - b)]));
}

/** Null for what is no plain file, too large, not to be read, or outside of the tree by a link on the way. */
async function textOf(root: string, file: string): Promise<string | null> {
  try {
    const path = await realpath(join(root, file));
    if (!path.startsWith((await realpath(root)) + sep)) return null;
    return (await readPlainFile(path, mostBytes))?.toString() ?? null;
  } catch (error) {
    // Only of the file system: its name is too long, say.
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return null;
  }
}
