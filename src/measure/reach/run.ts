// One test binary built with coverage, and what its benchmarks reach of some packages. Never timed.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { selectTogether, type Selection } from '../../bench/select.js';
import { restMs } from '../allowance.js';
import { invoke } from '../binary.js';
import { buildFlags, packagePattern } from '../build.js';
import type { GoPackage } from '../packages.js';
import { procsOf } from '../pinning.js';
import { readPlainFile } from '../plain-file.js';
import { buildSettings } from '../prepare.js';
import { elapsedMs, fileName, packageDirectory, type Session, type SideState } from '../session.js';
import { linesReached, readBlocks, type Block, type Lines } from './blocks.js';

/** Lines of each wanted file, or why they are not known, as facts of a caveat. */
export type Reached =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Lines> }
  | {
      readonly ok: false;
      readonly reason: 'build' | 'timeout' | 'run' | 'unreadable';
      readonly message: string;
    };

export interface Target {
  readonly found: GoPackage;
  /** Import paths of what is covered: the same for all targets, so that they share what is compiled. */
  readonly covered: readonly string[];
  /** Files that are looked at, as coverage names them. */
  readonly wanted: ReadonlySet<string>;
  /** Whether another run could tell more: false once everything that was asked about is reached. */
  isOpen(files: ReadonlyMap<string, Lines>): boolean;
}

/** Most that a build may take: a large module compiles its packages once more. */
const longestBuildMs = 120_000;
/** Most that is read of one profile: longer than any code needs. */
const mostBytes = 128 << 20;
/** Longest pattern on a command line (measure/unit.ts). */
const mostPatternLength = 24_000;
/**
 * First one operation each, which reaches almost all. What is still not reached then may need more: a buffer that is
 * full after a thousand. So many milliseconds are as long as a timed process.
 */
const benchtimes = ['1x', '20ms'] as const;

type Written = ReadonlyMap<string, readonly Block[]> | Exclude<Reached, { readonly ok: true }>;

/** Builds and runs; once without any benchmark, because what that reaches no benchmark does. */
export async function reach(
  session: Session,
  side: SideState,
  target: Target,
  number: number,
  until: number,
): Promise<Reached> {
  const { found } = target;
  const directory = join(session.request.scratch, 'coverage', `${number}-${fileName(found.pkg)}`);
  await mkdir(directory, { recursive: true });
  const binary = join(directory, 'covered.test');
  const { tags } = buildSettings(session, side);
  const exit = await session.exec.run({
    program: 'go',
    args: [
      ...buildFlags(tags),
      // Counts, so that what ran before the benchmarks can be taken off; atomic, because benchmarks run in parallel.
      ...['-cover', '-covermode=atomic', `-coverpkg=${target.covered.join(',')}`],
      '-o',
      binary,
      packagePattern(found),
    ],
    cwd: join(side.tree.root, found.module.dir),
    env: found.module.env,
    timeoutMs: restMs(elapsedMs(session), until, longestBuildMs),
    keepBytes: 64 << 10,
  });
  if (exit.timedOut) return { ok: false, reason: 'timeout', message: '' };
  if (exit.code !== 0)
    return { ok: false, reason: 'build', message: `${exit.stderr.text}${exit.stdout.text}`.trim() };
  let runs = 0;
  const covered = async (
    selection: Partial<Selection>,
    benchtime: string,
    procs: number,
  ): Promise<Written> => {
    const profile = join(directory, `${runs++}.cover.txt`);
    const call = {
      binary,
      cwd: packageDirectory(side, found.pkg),
      bench: '^$',
      ...selection,
      benchtime,
      procs,
      pin: [],
    };
    const timeoutMs = Math.max(
      leastRunMs,
      Math.min(session.request.options.timeoutMs, until - elapsedMs(session)),
    );
    const ended = await invoke(session.exec, {
      ...call,
      timeoutMs,
      extra: [`-test.coverprofile=${profile}`],
    });
    if (ended.timedOut) return { ok: false, reason: 'timeout', message: '' };
    // A benchmark that fails costs only itself; one that panics or exits leaves no profile.
    const bytes = await readPlainFile(profile, mostBytes);
    const message = ended.stderr.text.trim() || ended.stdout.text.slice(-1000).trim();
    if (bytes === null) return { ok: false, reason: 'run', message };
    return readBlocks(bytes, target.wanted) ?? { ok: false, reason: 'unreadable', message: '' };
  };
  const selections = selectionsOf(session, found);
  const [first] = selections;
  if (first === undefined) return { ok: true, files: new Map() };
  const without = await covered({}, '1x', first.procs);
  if ('ok' in without) return without;
  let files: ReadonlyMap<string, Lines> = new Map();
  for (const benchtime of benchtimes) {
    for (const { selection, procs } of selections) {
      const blocks = await covered(selection, benchtime, procs);
      if ('ok' in blocks) return blocks;
      files = joined(files, without, blocks);
    }
    if (!target.isOpen(files)) break;
  }
  return { ok: true, files };
}

/** However little time is left: a process that is begun must be able to end. */
const leastRunMs = 5000;

function joined(
  files: ReadonlyMap<string, Lines>,
  without: ReadonlyMap<string, readonly Block[]>,
  blocks: ReadonlyMap<string, readonly Block[]>,
): ReadonlyMap<string, Lines> {
  const all = new Map(files);
  for (const [file, ran] of blocks) {
    const lines = linesReached(without.get(file) ?? [], ran);
    const known = all.get(file);
    all.set(
      file,
      known === undefined ? lines : { ...lines, reached: new Set([...known.reached, ...lines.reached]) },
    );
  }
  return all;
}

interface Chosen {
  readonly selection: Partial<Selection>;
  readonly procs: number;
}

/**
 * What ran well so far; else all that was asked for, because of a binary that is the same as on base nothing ran. Where
 * nothing does because everything broke, it breaks here as well, or fails, and then nothing is reached.
 */
function selectionsOf({ candidates, request }: Session, { pkg }: GoPackage): Chosen[] {
  const own = [...candidates.values()].filter(
    ({ benchmark, sides }) => benchmark.pkg === pkg && sides.at(-1) !== 'base',
  );
  const byProcs = new Map<number, string[]>();
  for (const { benchmark } of own)
    byProcs.set(benchmark.procs, [...(byProcs.get(benchmark.procs) ?? []), benchmark.name]);
  if (own.length === 0)
    return [{ selection: { bench: request.options.bench }, procs: procsOf(request, request.options.pin) }];
  return [...byProcs].flatMap(([procs, names]) =>
    inParts(withoutParents(names)).map((some) => ({ selection: selectTogether(some), procs })),
  );
}

/** Go calls `a` for `a/b`, and `a` cannot be asked for together with it. */
function withoutParents(names: readonly string[]): string[] {
  const parents = new Set(
    names.flatMap((name) =>
      name.split('').flatMap((character, at) => (character === '/' ? [name.slice(0, at)] : [])),
    ),
  );
  return names.filter((name) => !parents.has(name));
}

function inParts(names: readonly string[]): string[][] {
  const parts: string[][] = [];
  let length = mostPatternLength;
  for (const name of names) {
    // Escapes and anchors.
    length += 2 * name.length + 8;
    if (length > mostPatternLength) {
      parts.push([]);
      length = 2 * name.length + 8;
    }
    parts.at(-1)?.push(name);
  }
  return parts;
}
