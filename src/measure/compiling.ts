// What the compiler decides in packages that got worse: they are compiled once more on each side, in the way that the
// benchmarks are built, and with the compiler writing down what escapes and what it inlines.
import { mkdir, readdir } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join, posix } from 'node:path';
import { keptLines, readDiagnostics } from '../compiler/diagnostics.js';
import { repositoryFile } from '../evidence/repository-file.js';
import type { Pair, Side } from '../model/pair.js';
import { scanFile } from '../source/declarations.js';
import { restMs } from './allowance.js';
import { buildFlags, packagePattern } from './build.js';
import { gcFlags, type FlaggedPackage } from './gcflags.js';
import { within } from './modules.js';
import type { GoPackage } from './packages.js';
import { readPlainFile } from './plain-file.js';
import { buildSettings } from './prepare.js';
import { elapsedMs, fileName, type Session, type SideState } from './session.js';

/** A package of benchmarks, and the source files that are asked about; by folder and path in the repository. */
export interface CompilationWish {
  readonly dir: string;
  readonly files: readonly Pair<string>[];
}

/** Most that one command may take: a large module compiles no more than a few packages again. */
const longestMs = 120_000;
/** Most that is kept of one source file, and read of one. */
const mostBytes = 8 << 20;
const mostSourceBytes = 4 << 20;
/** As the format of captures has it. */
const mostFunctions = 10_000;
const mostLines = 1_000_000;
/** Files that a package's compilation may have written. */
const mostWritten = 5000;

/**
 * Compiles in the order of the wishes until the time is used up, in milliseconds of the session, and cuts off what then
 * still runs; what is left is told as `compiler-missing`.
 */
export async function compileAgain(
  session: Session,
  wishes: readonly CompilationWish[],
  until: number,
): Promise<void> {
  const kept = new Map<SideState, Set<string>>(session.sides.map((side) => [side, new Set()]));
  for (const [index, wish] of wishes.entries()) {
    if (elapsedMs(session) > until) return missing(session, wishes.length - index);
    // Both sides or none: one alone tells nothing.
    for (const side of session.sides) {
      session.ports.log.progress({ phase: 'compile', what: wish.dir, done: index, total: wishes.length });
      if (!(await compileOne(session, side, wish, index, kept.get(side) ?? new Set(), until))) break;
    }
  }
}

async function missing(session: Session, count: number): Promise<void> {
  for (const { writer } of session.sides)
    await writer.record({ type: 'caveat', code: 'compiler-missing', facts: { count } });
}

/** False when there is nothing to compare: that is recorded as `compiler-failed`, and only costs the reasons. */
async function compileOne(
  session: Session,
  side: SideState,
  { dir, files }: CompilationWish,
  index: number,
  kept: Set<string>,
  until: number,
): Promise<boolean> {
  const found = [...side.packages.values()].find((of) => of.dir === dir);
  const name: Side = side.tree.side === 'base' ? 'base' : 'head';
  const wanted = files.map((pair) => pair[name]).filter((file) => isPlain(file) && !kept.has(file));
  if (found === undefined || wanted.length === 0) return true;
  const fail = async (reason: string, message: string): Promise<false> => {
    const facts = { pkg: found.pkg, reason, message: message.slice(0, 1000) };
    await side.writer.record({ type: 'caveat', code: 'compiler-failed', facts });
    return false;
  };
  const { goFlags, tags } = buildSettings(session, side);
  // A fresh folder each time: what the compiler writes beside its output is not in the build cache.
  const directory = join(session.request.scratch, 'compiler', name, `${index}-${fileName(found.pkg)}`);
  await mkdir(directory, { recursive: true });
  const exit = await session.exec.run({
    program: 'go',
    args: [
      ...buildFlags(tags),
      ...gcFlags(packagesOf(side, wanted, found), directory, goFlags),
      '-o',
      devNull,
      packagePattern(found),
    ],
    cwd: join(side.tree.root, found.module.dir),
    env: found.module.env,
    timeoutMs: restMs(elapsedMs(session), until, longestMs),
    keepBytes: 64 << 10,
  });
  if (exit.timedOut) return fail('timeout', '');
  if (exit.code !== 0) return fail('build', `${exit.stderr.text}${exit.stdout.text}`.trim());
  const written = await writtenFor(new Set(wanted), directory, side);
  for (const [source, path] of written) {
    if (await keep(side, found.pkg, source, path, kept.size)) kept.add(source);
  }
  return wanted.some((source) => kept.has(source)) ? true : fail('nothing-written', '');
}

/** Profiles name the files, and a benchmark can write what it likes there. */
function isPlain(file: string): boolean {
  return /^[^\s='"\\]+$/u.test(file) && !file.split('/').includes('..') && !file.startsWith('/');
}

/** Packages that hold the files, by the modules that they lie in. */
function packagesOf(side: SideState, files: readonly string[], named: GoPackage): FlaggedPackage[] {
  const folders = [...new Set([named.dir, ...files.map((file) => posix.dirname(file))])];
  return folders.flatMap((dir): FlaggedPackage[] => {
    if (dir === named.dir) return [{ pkg: named.pkg, dir: inModule(dir, named.module.dir), isNamed: true }];
    const [module] = side.manifest.modules
      .filter((of) => within(dir, of.dir))
      .sort((a, b) => b.dir.length - a.dir.length);
    if (module === undefined) return [];
    const inside = inModule(dir, module.dir) ?? '.';
    const pkg = inside === '.' ? module.path : `${module.path}/${inside}`;
    return [{ pkg, dir: inModule(dir, named.module.dir), isNamed: false }];
  });
}

function inModule(dir: string, module: string): string | null {
  if (!within(dir, module)) return null;
  return posix.relative(module, dir) || '.';
}

/** Of what the compiler wrote, one file for each source that was asked about. */
async function writtenFor(
  wanted: ReadonlySet<string>,
  directory: string,
  side: SideState,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries.slice(0, mostWritten)) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const header = readDiagnostics(firstLine(await bounded(path)));
    const source = header === null ? null : repositoryFile(header.file, side.manifest.modules);
    if (source !== null && wanted.has(source)) found.set(source, path);
  }
  return found;
}

function firstLine(bytes: Buffer): Buffer {
  const end = bytes.indexOf(10);
  return bytes.subarray(0, end < 0 ? bytes.length : end);
}

/** Empty where it is longer, or no longer there. */
async function bounded(path: string): Promise<Buffer> {
  return (await readPlainFile(path, mostBytes)) ?? Buffer.alloc(0);
}

/** False for what is too large to keep, or to look at, and for links. */
async function keep(
  side: SideState,
  pkg: string,
  source: string,
  path: string,
  number: number,
): Promise<boolean> {
  const lines = keptLines(await bounded(path));
  const text = (await readPlainFile(join(side.tree.root, source), mostSourceBytes))?.toString() ?? '';
  if (lines.trim() === '' || text === '') return false;
  const functions = scanFile(text).declarations.flatMap(({ kind, name, receiver, line, endLine }) =>
    kind === 'func' || kind === 'method'
      ? [{ name: (receiver === null ? name : `${receiver}.${name}`).slice(0, 512), line, endLine }]
      : [],
  );
  if (functions.length > mostFunctions || functions.some(({ endLine }) => endLine > mostLines)) return false;
  const file = `compiler/${String(number + 1).padStart(4, '0')}-${fileName(source)}.jsonl`;
  await side.writer.append(file, lines);
  await side.writer.record({ type: 'compiler', pkg, source, file, functions });
  return true;
}
