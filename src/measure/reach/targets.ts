// Which packages hold what changed, and which test binaries have them linked in, as `go list` tells.
import { join, posix, relative, sep } from 'node:path';
import type { Exec } from '../../ports.js';
import { findModules, within, type GoModule } from '../modules.js';
import { parseListed, tagFlags, type GoPackage } from '../packages.js';

/** A package with changed functions that this configuration compiles. */
export interface ChangedPackage {
  readonly pkg: string;
  /** Of a program, which nothing can import: only benchmarks of its own reach it. */
  readonly isMain: boolean;
  /** Its compiled files, relative to the tree: by that path as coverage names them. */
  readonly files: ReadonlyMap<string, string>;
}

/** A module at a time, so that one that cannot be listed hides no other. */
export interface Listing<T> {
  readonly found: readonly T[];
  /** What was asked about in vain, and what the go command said. */
  readonly failed: readonly { readonly pkg: string; readonly message: string }[];
}

/** How the go command is asked about a tree. */
export interface Asking {
  readonly root: string;
  readonly tags: readonly string[];
  readonly exec: Exec;
  /** Milliseconds that an answer may take which is asked for now; null where there is no time any more. */
  readonly timeoutMs: () => number | null;
}

/** The packages in these folders of a tree; those that cannot be loaded are in none of the lists. */
export async function changedPackages(
  asking: Asking,
  dirs: readonly string[],
): Promise<Listing<ChangedPackage>> {
  const { root, exec } = asking;
  const modules = (await findModules(root, exec)).sort((a, b) => b.dir.length - a.dir.length);
  const byModule = new Map<GoModule, string[]>();
  for (const dir of dirs) {
    const module = modules.find((of) => within(dir, of.dir));
    if (module !== undefined) byModule.set(module, [...(byModule.get(module) ?? []), dir]);
  }
  const found: ChangedPackage[] = [];
  const failed: Listing<never>['failed'][number][] = [];
  for (const [module, inside] of byModule) {
    const patterns = inside.map((dir) => `./${posix.relative(module.dir, dir)}`);
    const flags = ['-json=Dir,ImportPath,Name,GoFiles,CgoFiles,Error'];
    const listed = await list(asking, module, flags, patterns);
    if (typeof listed === 'string') failed.push({ pkg: module.path, message: listed });
    else found.push(...listed.flatMap((of) => changedPackage(root, of)));
  }
  return { found, failed };
}

function changedPackage(
  root: string,
  { Dir, ImportPath, Name, GoFiles, CgoFiles, Error: error }: Listed,
): ChangedPackage[] {
  if (Dir === undefined || ImportPath === undefined || error !== undefined) return [];
  const dir = relative(root, Dir).split(sep).join('/') || '.';
  const names = [...(GoFiles ?? []), ...(CgoFiles ?? [])];
  const files = new Map(names.map((name) => [posix.join(dir, name), `${ImportPath}/${name}`]));
  return [{ pkg: ImportPath, isMain: Name === 'main', files }];
}

/** By import path of a package with benchmarks: the import paths of all that its test binary is made of. */
export async function linkedInto(
  asking: Asking,
  packages: readonly GoPackage[],
): Promise<Listing<readonly [pkg: string, parts: ReadonlySet<string>]>> {
  const found: (readonly [string, ReadonlySet<string>])[] = [];
  const failed: Listing<never>['failed'][number][] = [];
  for (const module of new Set(packages.map((of) => of.module))) {
    const inside = packages.filter((of) => of.module === module);
    const patterns = inside.map(({ dir }) => `./${posix.relative(module.dir, dir)}`);
    const listed = await list(asking, module, ['-test', '-json=ImportPath,Deps'], patterns);
    const parts = new Map(
      typeof listed === 'string' ? [] : listed.map(({ ImportPath = '', Deps = [] }) => [ImportPath, Deps]),
    );
    for (const { pkg } of inside) {
      const binary = parts.get(`${pkg}.test`);
      // What is compiled once more for a test is named `path [path.test]`.
      if (binary !== undefined) found.push([pkg, new Set(binary.map((path) => path.replace(/ \[.*$/, '')))]);
      else failed.push({ pkg, message: typeof listed === 'string' ? listed : '' });
    }
  }
  return { found, failed };
}

interface Listed {
  readonly Dir?: string;
  readonly ImportPath?: string;
  readonly Name?: string;
  readonly GoFiles?: readonly string[];
  readonly CgoFiles?: readonly string[];
  readonly Deps?: readonly string[];
  readonly Error?: unknown;
}

/** What stands for what the go command said where there was no time for it. */
const cutOff = 'the time for it was up';

/** What the go command said, where it did not list. */
async function list(
  { root, tags, exec, timeoutMs }: Asking,
  module: GoModule,
  flags: readonly string[],
  patterns: readonly string[],
): Promise<readonly Listed[] | string> {
  const left = timeoutMs();
  if (left === null) return cutOff;
  const exit = await exec.run({
    program: 'go',
    // -e: a folder without Go code for this system must not hide the others.
    args: ['list', '-e', ...flags, ...tagFlags(tags), '--', ...patterns],
    cwd: join(root, module.dir),
    env: module.env,
    timeoutMs: left,
    keepBytes: 64 << 20,
  });
  if (exit.timedOut) return cutOff;
  if (exit.code !== 0 || exit.stdout.dropped > 0) return exit.stderr.text.slice(0, 1000) || 'go list';
  return parseListed(exit.stdout.text);
}
