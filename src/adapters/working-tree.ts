// A copy of the working tree as it is: tracked and new files with their changes, without what is ignored.
import { constants, type Stats } from 'node:fs';
import { copyFile, lstat, mkdir, readlink, realpath, rm, symlink } from 'node:fs/promises';
import { posix, relative, resolve, sep } from 'node:path';
import { inLanes } from '../measure/lanes.js';
import type { CheckoutFacts, Exec } from '../ports.js';
import { bytesOfName, detachedTree, listingBytes } from './commit-files.js';
import { fileError } from './file-error.js';
import { runGit } from './git-command.js';

const lanes = 16;
/** Names of ignored files that are told. */
const mostIgnored = 20;
const slash = Buffer.from('/');

/** A name relative to the tree, as bytes: not every file name is UTF-8. */
interface Entry {
  readonly name: Buffer;
  readonly untracked: boolean;
  /** Left out by a sparse checkout, so its absence does not mean that it was deleted. */
  readonly sparse: boolean;
  /** A submodule, or a repository that is just there. */
  readonly repository: boolean;
}

export interface WorkingTree {
  readonly repository: string;
  /** Folder that the files go to. */
  readonly target: string;
  /** Absolute folders whose untracked files stay behind. */
  readonly except: readonly string[];
}

/**
 * Copies the working tree, submodules and nested repositories with what they hold. Deleted files stay away;
 * files that a sparse checkout leaves out come from the index, because the other side has them as well.
 * `submodules` are those without content.
 */
export async function checkoutWorkingTree(
  exec: Exec,
  { repository, target, except }: WorkingTree,
): Promise<CheckoutFacts> {
  const left = (await foldersBelow(repository, except)).map((folder) => Buffer.from(`${folder}/`));
  const isLeft = ({ name, untracked }: Entry): boolean =>
    untracked && left.some((folder) => name.subarray(0, folder.length).equals(folder));
  const entries = (await list(exec, repository)).filter((entry) => !isLeft(entry));
  await mkdir(target, { recursive: true }).catch((error: unknown) => {
    throw fileError(error, target);
  });
  if (entries.some((entry) => entry.sparse)) await writeIndex(exec, repository, target, entries);
  const submodules: string[] = [];
  const ignored = await ignoredGoFiles(exec, repository);
  const folders = new Folders(repository, target);
  const nested = await inLanes(entries, lanes, async (entry) => {
    const isFolder = (await copyEntry(folders, entry)) === 'folder';
    return isFolder && entry.repository ? [entry.name.toString('utf8')] : [];
  });
  for (const name of nested.flat()) {
    const inner = resolve(repository, name);
    if (!(await exists(resolve(inner, '.git')))) {
      submodules.push(name);
      continue;
    }
    const facts = await checkoutWorkingTree(exec, {
      repository: inner,
      target: resolve(target, name),
      except,
    });
    submodules.push(...facts.submodules.map((sub) => posix.join(name, sub)));
    ignored.push(...facts.ignored.map((file) => posix.join(name, file)));
  }
  return { submodules, ignored: ignored.slice(0, mostIgnored) };
}

/** Those of the folders that exist inside the repository, relative to it; the repository itself is none. */
export async function foldersBelow(repository: string, folders: readonly string[]): Promise<string[]> {
  if (folders.length === 0) return [];
  const root = await realpath(repository);
  const below: string[] = [];
  for (const folder of folders) {
    if (!(await exists(folder))) continue;
    const path = relative(root, await realpath(folder));
    if (path !== '' && path !== '..' && !path.startsWith(`..${sep}`)) below.push(path.split(sep).join('/'));
  }
  return below;
}

/** Folders that the go command does not look into. */
const withoutGo = /(?:^|\/)(?:[._][^/]*|testdata|node_modules)\//;

/** Go files that git ignores: the user's build sees them, ours does not. */
async function ignoredGoFiles(exec: Exec, repository: string): Promise<string[]> {
  const { stdout } = await runGit(exec, {
    cwd: repository,
    args: ['ls-files', '--others', '--ignored', '--exclude-standard', '--', '*.go'],
    timeoutMs: 600_000,
    keepBytes: listingBytes,
  });
  const names = stdout.text.split('\n').filter((printed) => printed !== '');
  return names
    .map((printed) => bytesOfName(printed).toString('utf8'))
    .filter((name) => !withoutGo.test(name))
    .slice(0, mostIgnored);
}

async function list(exec: Exec, repository: string): Promise<Entry[]> {
  const { stdout } = await runGit(exec, {
    cwd: repository,
    args: ['ls-files', '-t', '--stage', '--cached', '--others', '--exclude-standard'],
    timeoutMs: 600_000,
    keepBytes: listingBytes,
  });
  // Lines `TAG MODE HASH STAGE<tab>NAME`, of new files only `? NAME`. A name with a tab would be quoted.
  const line = /^(\S) (?:(\d{6}) [0-9a-f]+ \d\t)?(.*)$/gm;
  const entries = new Map<string, Entry>();
  for (const [, tag, mode, printed = ''] of stdout.text.matchAll(line)) {
    const name = bytesOfName(printed);
    const isNested = name.at(-1) === slash[0];
    // A file in a merge conflict is there once per stage.
    entries.set(printed, {
      name: isNested ? name.subarray(0, -1) : name,
      untracked: tag === '?',
      sparse: tag === 'S',
      repository: isNested || mode === '160000',
    });
  }
  return [...entries.values()];
}

/** Writes what a sparse checkout leaves out, through a copy of the index. */
async function writeIndex(
  exec: Exec,
  repository: string,
  target: string,
  entries: readonly Entry[],
): Promise<void> {
  const path = await runGit(exec, { cwd: repository, args: ['rev-parse', '--git-path', 'index'] });
  const tree = await detachedTree(exec, repository, target);
  try {
    await copyFile(resolve(repository, path.stdout.text.trimEnd()), tree.index);
    await tree.run(['checkout-index', '--all', '--quiet', '--ignore-skip-worktree-bits']);
  } finally {
    await tree.remove();
  }
  // All files came; those that are not sparse are copied from the tree, if they still exist there.
  const others = entries.filter((entry) => !entry.sparse);
  await inLanes(others, lanes, (entry) => rm(below(target, entry.name), { recursive: true, force: true }));
}

function below(root: string, name: Buffer): Buffer {
  return Buffer.concat([Buffer.from(root), slash, name]);
}

/** Folders that were looked at and made already, by name in latin1 (one character a byte). */
class Folders {
  readonly #known = new Map<string, Promise<boolean>>();

  constructor(
    readonly source: string,
    readonly target: string,
  ) {}

  /** Makes the folder of a file. False when it is gone, or is a link now: then the file is deleted, as git sees it. */
  parentOf(name: Buffer): Promise<boolean> {
    const end = name.lastIndexOf('/');
    if (end < 0) return Promise.resolve(true);
    const folder = name.subarray(0, end);
    const key = folder.toString('latin1');
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.#make(folder);
      this.#known.set(key, known);
    }
    return known;
  }

  async #make(folder: Buffer): Promise<boolean> {
    if (!(await this.parentOf(folder))) return false;
    const stats = await statOf(below(this.source, folder));
    if (stats?.isDirectory() !== true) return false;
    await mkdir(below(this.target, folder), { recursive: true });
    return true;
  }
}

async function copyEntry(folders: Folders, entry: Entry): Promise<'file' | 'folder' | 'deleted'> {
  const { name } = entry;
  const from = below(folders.source, name);
  const to = below(folders.target, name);
  try {
    if (!(await folders.parentOf(name))) return 'deleted';
    const stats = await statOf(from);
    if (stats === null) return 'deleted';
    if (stats.isDirectory()) {
      await mkdir(to, { recursive: true });
      return 'folder';
    }
    if (stats.isSymbolicLink()) await symlink(await readlink(from, 'buffer'), to);
    else await copyFile(from, to, constants.COPYFILE_FICLONE);
    return 'file';
  } catch (error) {
    throw fileError(error, from.toString('utf8'), codeOf(error) === 'EACCES' ? 'read' : 'write');
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

async function statOf(path: string | Buffer): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return (await statOf(path)) !== null;
}
