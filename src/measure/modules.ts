// Which Go modules a tree holds, and which patterns go to which of them.
import { readFile, readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { by } from '../base/order.js';
import { GateError } from '../base/errors.js';
import type { Exec } from '../ports.js';

export interface GoModule {
  /** Module path of go.mod. */
  readonly path: string;
  /** Relative to the tree, with forward slashes; `.` is its root. */
  readonly dir: string;
  /** Environment of the go command there: modules that a go.work leaves out need it switched off. */
  readonly env: Readonly<Record<string, string>>;
}

/** Folders that the go command itself ignores, and those that hold no code of the repository's own. */
const skippedFolder = /^(\.|_)|^(vendor|testdata|node_modules)$/;

/**
 * All modules below `root`, sorted by folder; none where there is no go.mod. Throws GateError `list-failed` when a
 * go.work cannot be read.
 */
export async function findModules(root: string, exec: Exec): Promise<GoModule[]> {
  const dirs: string[] = [];
  const works: string[] = [];
  const visit = async (dir: string): Promise<void> => {
    const entries = await readdir(join(root, dir), { withFileTypes: true });
    for (const entry of entries) {
      if (entry.isFile() && entry.name === 'go.mod') dirs.push(dir);
      if (entry.isFile() && entry.name === 'go.work') works.push(dir);
      if (entry.isDirectory() && !skippedFolder.test(entry.name)) await visit(posix.join(dir, entry.name));
    }
  };
  await visit('.');

  const used = new Map<string, ReadonlySet<string>>();
  for (const work of works) used.set(work, await workspaceModules(root, work, exec));
  const modules: GoModule[] = [];
  for (const dir of dirs) {
    const path = modulePath(await readFile(join(root, dir, 'go.mod'), 'utf8'));
    if (path === null) throw new GateError('list-failed', { module: dir, output: 'go.mod names no module' });
    const work = works.filter((folder) => within(dir, folder)).sort((a, b) => b.length - a.length)[0];
    const outside = work !== undefined && used.get(work)?.has(dir) === false;
    modules.push({ path, dir, env: outside ? { GOWORK: 'off' } : {} });
  }
  return modules.sort(by((module) => module.dir));
}

async function workspaceModules(root: string, dir: string, exec: Exec): Promise<ReadonlySet<string>> {
  const exit = await exec.run({
    program: 'go',
    args: ['work', 'edit', '-json', 'go.work'],
    cwd: join(root, dir),
    timeoutMs: 60_000,
    keepBytes: 1 << 20,
  });
  if (exit.code !== 0)
    throw new GateError('list-failed', { module: posix.join(dir, 'go.work'), output: exit.stderr.text });
  const work = JSON.parse(exit.stdout.text) as { Use?: { DiskPath: string }[] | null };
  return new Set((work.Use ?? []).map((use) => posix.join(dir, use.DiskPath)));
}

/** The path of the `module` line; quoted forms included (https://go.dev/ref/mod#go-mod-file-module). */
export function modulePath(goMod: string): string | null {
  const line = /^[ \t]*module[ \t]+(?:"([^"]+)"|`([^`]+)`|([^\s/"`][^\s"`]*))/m.exec(goMod);
  return line?.[1] ?? line?.[2] ?? line?.[3] ?? null;
}

/** The folder that a relative pattern is about, `./a/...` → `./a`; null for import paths and wildcards within. */
export function folderOf(pattern: string): string | null {
  if (!/^\.\.?(\/|$)/.test(pattern)) return null;
  const folder = pattern.replace(/\/?\.\.\.$/, '');
  return folder.includes('...') ? null : folder;
}

/** True when `dir` is `folder` or lies below it (both relative, forward slashes). */
export function within(dir: string, folder: string): boolean {
  return folder === '.' || dir === folder || dir.startsWith(folder + '/');
}

/**
 * The patterns of the user, relative to the repository, as `go list` wants them in each module. A folder
 * belongs to the deepest module around it; `...` reaches the modules inside as well.
 */
export function patternsByModule(
  patterns: readonly string[],
  modules: readonly Pick<GoModule, 'path' | 'dir'>[],
): Map<string, string[]> {
  const result = new Map<string, string[]>();
  const add = (dir: string, pattern: string) => {
    const list = result.get(dir) ?? [];
    if (!list.includes(pattern)) list.push(pattern);
    result.set(dir, list);
  };
  const deepest = (fits: (module: Pick<GoModule, 'path' | 'dir'>) => boolean) =>
    modules.filter(fits).sort((a, b) => b.dir.length - a.dir.length || b.path.length - a.path.length)[0];

  for (const pattern of patterns) {
    const recursive = pattern === '...' || pattern.endsWith('/...');
    const stem = recursive ? pattern.slice(0, -'...'.length).replace(/\/$/, '') || '.' : pattern;
    const byImportPath = modules.some((module) => stem === module.path || stem.startsWith(module.path + '/'));
    if (byImportPath && !pattern.startsWith('.')) {
      const owner = deepest((module) => stem === module.path || stem.startsWith(module.path + '/'));
      if (owner !== undefined) add(owner.dir, pattern);
      continue;
    }
    const folder = posix.normalize(stem).replace(/\/$/, '');
    const owner = deepest((module) => within(folder, module.dir));
    if (owner !== undefined) {
      const inner = owner.dir === '.' ? folder : posix.relative(owner.dir, folder) || '.';
      const path = inner === '.' ? '.' : `./${inner}`;
      add(owner.dir, recursive ? `${path}/...` : path);
    }
    if (!recursive) continue;
    for (const module of modules)
      if (module !== owner && within(module.dir, folder)) add(module.dir, './...');
  }
  return result;
}
