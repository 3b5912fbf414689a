// The source lines that a page of profiles carries: of functions of the module that the command runs in, from its folder
// and nowhere else.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TouchedFunctions } from '../evidence/touched-functions.js';
import { shortName } from '../flame/code.js';
import { readExcerpts } from '../measure/source-files.js';
import type { Frame, StackTable } from '../model/profile.js';
import { sourceLimits } from '../model/source-excerpts.js';
import { sourceFile } from '../report/html/source-texts.js';
import type { KnownCode } from '../report/html/profile-page.js';
import type { EnclosingModule, OwnCode } from '../report/profiles/own-code.js';

/** A profile names files as it likes, and the page may be handed on: nothing but source of Go, and of what it is made of. */
const isSource = /\.(?:go|s|y)$/;

/**
 * Lines of head's profile, as many as a capture keeps (model/source-excerpts.ts). `taken`: when the profile was, in
 * nanoseconds since 1970; 0 where it does not tell.
 */
export async function sourcesOf(
  tables: readonly StackTable[],
  own: OwnCode,
  module: EnclosingModule | null,
  taken: bigint,
): Promise<Omit<KnownCode, 'own'>> {
  if (module === null || own.basis.by !== 'module') return { sources: [], left: 0, unread: 0 };
  const touched = new TouchedFunctions([{ path: module.path, dir: '.' }]);
  const named = new Map<string, Named[]>();
  for (const table of tables) {
    const frames = table.frames.map((frame): Frame => {
      const path = own.inModule({ name: frame.function, file: frame.file });
      if (path === null || !isSource.test(path)) return { ...frame, file: '' };
      const name = declaredName(frame.function);
      if (name !== null && frame.startLine > 0) {
        const known = named.get(path) ?? [];
        known.push({ name, line: frame.line, startLine: frame.startLine });
        named.set(path, known);
      }
      return { ...frame, file: `${module.path}/${path}` };
    });
    touched.addTable({ ...table, frames });
  }
  const { files, left, unread } = await readExcerpts(module.root, touched.list());
  let moved = 0;
  const sources: KnownCode['sources'][number][] = [];
  for (const { file, excerpts } of files) {
    const read = excerpts.map(({ line, text }) => ({ line, lines: text.split('\n') }));
    const same = read.filter((of) => isAsProfiled(of, named.get(file) ?? []));
    moved += read.length - same.length;
    if (same.length === 0) continue;
    const isNewer = taken > 0n && (await writtenAt(join(module.root, file))) > taken;
    sources.push({ ...sourceFile('head', file, same), ...(isNewer ? { isNewer: true } : {}) });
  }
  return { sources, left, unread: unread + moved };
}

/** A line of a function that its source names. */
interface Named {
  readonly name: string;
  readonly line: number;
  readonly startLine: number;
}

/** Null for closures and for what the compiler makes. */
function declaredName(name: string): string | null {
  const [, found] = /^[^.]+\.(?:\(\*?\w+(?:\[.*\])?\)\.|\w+\.)?(\w+)(?:\[.*\])?$/.exec(shortName(name)) ?? [];
  return found === undefined || /^(?:func\d+|init|gowrap\d+|deferwrap\d+|\d+)$/.test(found) ? null : found;
}

/** A function with lines here begins where the profile has it: else the file was changed, and has other lines now. */
function isAsProfiled(
  { line, lines }: { readonly line: number; readonly lines: readonly string[] },
  named: readonly Named[],
): boolean {
  // Of a function that is too long its middle is here.
  if (lines.length >= sourceLimits.lines) return true;
  const here = named.filter((of) => of.line >= line && of.line < line + lines.length);
  return (
    here.length === 0 ||
    here.some(({ name, startLine }) =>
      new RegExp(`^func\\b.*\\b${name}\\b`).test(lines[startLine - line] ?? ''),
    )
  );
}

/** Nanoseconds since 1970; 0 where that cannot be told. */
async function writtenAt(path: string): Promise<bigint> {
  return stat(path, { bigint: true }).then(
    ({ mtimeNs }) => mtimeNs,
    () => 0n,
  );
}
