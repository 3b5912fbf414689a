// The files of a commit in an empty folder, with a repository that never learns of it: no worktree, its own
// index, its own place for objects. Attributes, line ends and filters act as in any checkout.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { CheckoutFacts, Exec } from '../ports.js';
import { fileError } from './file-error.js';
import { runGit, type GitCall } from './git-command.js';

const checkoutTimeoutMs = 1_800_000;
/** Of a listing: some 2 million names. */
export const listingBytes = 128 << 20;

/** Git calls for `target` as work tree of `repository` that leave the repository's own files alone. */
export interface DetachedTree {
  readonly index: string;
  run(args: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

/** Makes `target` and, beside it, a folder for index and objects: the caller removes that one. */
export async function detachedTree(exec: Exec, repository: string, target: string): Promise<DetachedTree> {
  const beside = await makeFolders(target);
  const paths = await runGit(exec, {
    cwd: repository,
    args: ['rev-parse', '--absolute-git-dir', '--git-path', 'objects'],
  });
  const [gitDir = '', objects = ''] = paths.stdout.text.split('\n');
  const index = join(beside, 'index');
  const call: Omit<GitCall, 'args'> = {
    cwd: target,
    env: {
      GIT_INDEX_FILE: index,
      // A partial clone fetches what it lacks: that must not land in the user's repository either.
      GIT_OBJECT_DIRECTORY: join(beside, 'objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: quoteForList(resolve(repository, objects)),
    },
    timeoutMs: checkoutTimeoutMs,
    keepBytes: listingBytes,
  };
  return {
    index,
    async run(args) {
      const where = [`--git-dir=${gitDir}`, `--work-tree=${target}`, '-c', 'core.sparseCheckout=false'];
      return (await runGit(exec, { ...call, args: [...where, ...args] })).stdout.text;
    },
    remove: () => rm(beside, { recursive: true, force: true }),
  };
}

async function makeFolders(target: string): Promise<string> {
  try {
    await mkdir(target, { recursive: true });
    const beside = await mkdtemp(join(dirname(target), '.git-'));
    await mkdir(join(beside, 'objects'));
    return beside;
  } catch (error) {
    throw fileError(error, target);
  }
}

/**
 * Writes the files of `commit` to `target`. Submodules stay empty folders and are listed. Throws GateError
 * `command-failed` with reason `filter-failed` when a required filter (git-lfs) is not installed.
 */
export async function checkoutCommit(
  exec: Exec,
  repository: string,
  commit: string,
  target: string,
): Promise<CheckoutFacts> {
  const tree = await detachedTree(exec, repository, target);
  try {
    await tree.run(['read-tree', '-m', '-u', '--no-recurse-submodules', commit]);
    // Lines `MODE HASH STAGE<tab>NAME`; 160000 is the mode of a submodule.
    const staged = await tree.run(['ls-files', '--stage']);
    const submodules = [...staged.matchAll(/^160000 \S+ \d\t(.*)$/gm)].map(([, name = '']) =>
      bytesOfName(name).toString('utf8'),
    );
    return { submodules, ignored: [] };
  } finally {
    await tree.remove();
  }
}

/** An element of a path list; git reads quotes there since 2.11, and a colon would split the path. */
function quoteForList(path: string): string {
  return /^"|:/.test(path) ? `"${path.replace(/["\\]/g, '\\$&')}"` : path;
}

const escapes: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['b', 8],
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
]);

/** The bytes of a name as git prints it with core.quotePath: ASCII as it is, else C-quoted with octal bytes. */
export function bytesOfName(printed: string): Buffer {
  if (!printed.startsWith('"')) return Buffer.from(printed, 'latin1');
  const plain = printed.slice(1, -1).replace(/\\([0-7]{3}|.)/g, (_, escaped: string) => {
    if (escaped.length === 3) return String.fromCharCode(parseInt(escaped, 8));
    const control = escapes.get(escaped);
    return control === undefined ? escaped : String.fromCharCode(control);
  });
  return Buffer.from(plain, 'latin1');
}
