// Which packages of a tree have benchmarks, as `go list` tells.
import { readFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { GateError } from '../base/errors.js';
import { by } from '../base/order.js';
import type { Exec } from '../ports.js';
import { findModules, patternsByModule, type GoModule } from './modules.js';

export interface GoPackage {
  readonly pkg: string;
  /** Of the package clause. */
  readonly name: string;
  /** Relative to the tree. */
  readonly dir: string;
  readonly module: GoModule;
  /** Its _test.go files with their text; paths relative to the tree. */
  readonly testFiles: readonly { readonly path: string; readonly text: string }[];
  /** Why the go command cannot load it, if so. */
  readonly problem: string | null;
}

export interface FoundPackages {
  readonly modules: readonly GoModule[];
  /** Those with a benchmark function, sorted by import path. */
  readonly packages: readonly GoPackage[];
  /** Import paths of all that match, with benchmarks or without. */
  readonly matched: readonly string[];
}

interface Listed {
  readonly Dir?: string;
  readonly ImportPath?: string;
  readonly Name?: string;
  readonly TestGoFiles?: readonly string[];
  readonly XTestGoFiles?: readonly string[];
  readonly Error?: { readonly Err?: string };
}

const fields = 'Dir,ImportPath,Name,TestGoFiles,XTestGoFiles,Error';

/** `go list -json` prints objects one after the other, each ending in a line with a lone brace. */
export function parseListed(output: string): Listed[] {
  return output
    .split(/^\}$/m)
    .filter((text) => text.trim() !== '')
    .map((text) => JSON.parse(`${text}}`) as Listed);
}

/**
 * All packages below `root` that match and have a benchmark function, sorted by import path. Throws
 * GateError `no-modules` or `list-failed`.
 */
export async function findPackages(
  root: string,
  patterns: readonly string[],
  tags: readonly string[],
  exec: Exec,
): Promise<FoundPackages> {
  const modules = await findModules(root, exec);
  const wanted = patternsByModule(patterns, modules);
  const packages: GoPackage[] = [];
  const matched: string[] = [];
  for (const module of modules) {
    const modulePatterns = wanted.get(module.dir);
    if (modulePatterns === undefined) continue;
    for (const listed of await list(root, module, modulePatterns, tags, exec)) {
      if (listed.ImportPath !== undefined) matched.push(listed.ImportPath);
      const found = await inspect(root, module, listed);
      if (found !== null) packages.push(found);
    }
  }
  return { modules, packages: packages.sort(by((found) => found.pkg)), matched };
}

async function list(
  root: string,
  module: GoModule,
  patterns: readonly string[],
  tags: readonly string[],
  exec: Exec,
): Promise<Listed[]> {
  const exit = await exec.run({
    program: 'go',
    // -e: a package that cannot be loaded must not hide the others; it is reported with its error.
    args: ['list', '-e', `-json=${fields}`, ...tagFlags(tags), '--', ...patterns],
    cwd: join(root, module.dir),
    env: module.env,
    timeoutMs: 300_000,
    keepBytes: 64 << 20,
  });
  if (exit.code !== 0 || exit.stdout.dropped > 0) {
    throw new GateError('list-failed', { module: module.dir, output: exit.stderr.text.slice(0, 4000) });
  }
  return parseListed(exit.stdout.text);
}

/** Build tags as flags of the go command; none for none, because an empty -tags would override GOFLAGS. */
export function tagFlags(tags: readonly string[]): string[] {
  return tags.length === 0 ? [] : [`-tags=${tags.join(',')}`];
}

async function inspect(root: string, module: GoModule, listed: Listed): Promise<GoPackage | null> {
  if (listed.Dir === undefined || listed.ImportPath === undefined) return null;
  const dir = relative(root, listed.Dir).split(sep).join('/') || '.';
  const names = [...(listed.TestGoFiles ?? []), ...(listed.XTestGoFiles ?? [])];
  const testFiles = await Promise.all(
    names.map(async (name) => ({
      path: posix.join(dir, name),
      text: await readFile(join(listed.Dir ?? root, name), 'utf8'),
    })),
  );
  if (!testFiles.some((file) => /^func\s+Benchmark/m.test(file.text))) return null;
  return {
    pkg: listed.ImportPath,
    name: listed.Name ?? '',
    dir,
    module,
    testFiles,
    problem: listed.Error?.Err ?? null,
  };
}
