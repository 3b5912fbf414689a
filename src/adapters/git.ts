// Questions to the user's repository. Nothing here or below writes into it, except for `fetch` (git-fetch.ts)
// and for objects that git itself fetches when something is read that a partial clone lacks.
import { statSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { GateError } from '../base/errors.js';
import type { Exec, Git } from '../ports.js';
import { checkoutCommit } from './commit-files.js';
import { fileError } from './file-error.js';
import { askGit, runGit } from './git-command.js';
import { fetchCommit, isHash } from './git-fetch.js';
import { fileAt } from './git-file.js';
import { checkoutWorkingTree, foldersBelow } from './working-tree.js';

/** Patches larger than this are refused: git writes them to a file, but they are read into memory. */
const largestPatch = 256 << 20;

/** Git by its command line. `exec` must be made with a cleaned environment: GIT_DIR of a hook misleads it. */
export function createGit(exec: Exec): Git {
  const ask = (cwd: string, args: readonly string[], answers?: readonly number[]): Promise<string | null> =>
    askGit(exec, { cwd, args, ...(answers === undefined ? {} : { answers }) });

  const commitOf = (repository: string, ref: string): Promise<string | null> =>
    ask(repository, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], [1, 128]);

  const isShallow = async (repository: string): Promise<boolean> =>
    (await ask(repository, ['rev-parse', '--is-shallow-repository'])) === 'true';

  const resolve = async (repository: string, ref: string): Promise<string> => {
    refuseOption(ref);
    const commit = await commitOf(repository, ref);
    if (commit !== null) return commit;
    const shallow = await isShallow(repository);
    if ((await commitOf(repository, 'HEAD')) === null)
      throw new GateError('ref-unknown', { ref, detail: 'no-commits' });
    const remote = `origin/${ref}`;
    const suggestion = (await commitOf(repository, remote)) === null ? {} : { suggestion: remote };
    throw new GateError('ref-unknown', { ref, detail: 'not-found', shallow, ...suggestion });
  };

  const parentsOf = async (repository: string, commit: string): Promise<readonly string[]> => {
    const sha = await resolve(repository, commit);
    // The commit itself, because a shallow clone takes its last commits for roots.
    const { stdout } = await runGit(exec, {
      cwd: repository,
      args: ['cat-file', 'commit', sha],
      keepBytes: 1 << 20,
    });
    const header = stdout.text.split('\n\n', 1)[0] ?? '';
    return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent);
  };

  return {
    async root(directory) {
      const found = statSync(directory, { throwIfNoEntry: false });
      if (found?.isDirectory() !== true) {
        const reason = found === undefined ? 'no-such-folder' : 'not-a-folder';
        throw new GateError('not-a-repository', { directory, reason });
      }
      const root = await ask(directory, ['rev-parse', '--show-toplevel']);
      if (root === null) throw new GateError('not-a-repository', { directory, reason: 'bare' });
      return root;
    },

    resolve,

    async defaultBranch(repository) {
      const prefix = 'refs/remotes/';
      const remoteHead = await ask(repository, ['symbolic-ref', '--quiet', `${prefix}origin/HEAD`], [1]);
      const configured = await ask(repository, ['config', '--get', 'init.defaultBranch'], [1]);
      const candidates = [
        ...(remoteHead === null ? [] : [remoteHead]),
        ...['refs/remotes/origin/main', 'refs/remotes/origin/master', 'refs/heads/main', 'refs/heads/master'],
        ...(configured === null ? [] : [`refs/heads/${configured}`]),
      ];
      for (const ref of candidates) {
        // origin/HEAD may name a branch that was never fetched.
        if ((await commitOf(repository, ref)) !== null) return ref.replace(/^refs\/(?:remotes|heads)\//, '');
      }
      return null;
    },

    async mergeBase(repository, a, b) {
      const [left, right] = [await resolve(repository, a), await resolve(repository, b)];
      const base = await ask(repository, ['merge-base', left, right], [1]);
      if (base !== null) return base;
      throw new GateError('no-merge-base', { a, b, shallow: await isShallow(repository) });
    },

    async parent(repository, commit) {
      const [parent] = await parentsOf(repository, commit);
      if (parent === undefined) return null;
      if ((await commitOf(repository, parent)) !== null) return parent;
      throw new GateError('ref-unknown', { ref: `${commit}^`, detail: 'not-fetched', shallow: true });
    },

    parents: parentsOf,

    async has(repository, commit) {
      if (!isHash(commit)) throw new GateError('ref-unknown', { ref: commit, detail: 'not-a-name' });
      // --missing keeps a partial clone from fetching the commit only to answer this.
      const args = ['rev-list', '--no-walk', '--missing=print', commit];
      return (await ask(repository, args, [128])) === commit;
    },

    fetch: (repository, commit) => fetchCommit(exec, repository, commit),

    async file(repository, commit, path) {
      return fileAt(exec, repository, await resolve(repository, commit), path);
    },

    async isDirty(repository, except = []) {
      const status = async (...args: readonly string[]): Promise<boolean> => {
        const call = { cwd: repository, timeoutMs: 600_000, keepBytes: 16 << 20 };
        const { stdout } = await runGit(exec, { ...call, args: ['status', '--porcelain', ...args] });
        return stdout.text !== '';
      };
      const folders = await foldersBelow(repository, except);
      if (folders.length === 0) return status('--untracked-files=normal');
      // Only what is untracked there is ours; a change of a tracked file is the user's wherever it is.
      const without = folders.map((folder) => `:(top,exclude,literal)${folder}`);
      return (
        (await status('--untracked-files=no')) ||
        (await status('--untracked-files=normal', '--', ':(top)', ...without))
      );
    },

    async checkoutCommit(repository, commit, target) {
      refuseOption(commit);
      return checkoutCommit(exec, repository, commit, target);
    },

    checkoutWorkingTree: (repository, target, except = []) =>
      checkoutWorkingTree(exec, { repository, target, except }),

    diff: (base, head) => diffFolders(exec, base, head),
  };
}

/** Control characters and a leading dash are in no valid name (git-check-ref-format(1)). */
function refuseOption(ref: string): void {
  if (ref === '' || ref.startsWith('-') || /[\x00-\x1f\x7f]/.test(ref)) {
    throw new GateError('ref-unknown', { ref, detail: 'not-a-name' });
  }
}

/**
 * `git diff --no-index -U0` of two folders, run where both have short relative names: with folders `base` and
 * `head`, paths read `base/x.go` and `head/x.go`. Written to a file by git, so bytes are as they are.
 */
async function diffFolders(exec: Exec, base: string, head: string): Promise<Uint8Array> {
  const cwd = dirname(base);
  // Git ends with 1 for a missing folder as it does for a difference.
  for (const folder of [base, head]) {
    await stat(folder).catch((error: unknown) => {
      throw fileError(error, folder, 'read');
    });
  }
  const scratch = await mkdtemp(join(cwd, '.diff-'));
  try {
    const patch = join(scratch, 'patch');
    await runGit(exec, {
      cwd,
      args: [
        ...['-c', 'diff.renameLimit=2000'],
        ...['diff', '--no-index', '--no-color', '--no-ext-diff', '--no-textconv', '--no-prefix'],
        ...['-U0', '--inter-hunk-context=0', '-M', '--diff-algorithm=histogram', '-O/dev/null'],
        ...[`--output=${patch}`, '--', relative(cwd, base), relative(cwd, head)],
      ],
      // The folders are in no repository, and one further up has nothing to say about them.
      env: { GIT_CEILING_DIRECTORIES: dirname(cwd) },
      timeoutMs: 600_000,
      answers: [1],
    });
    const { size } = await stat(patch);
    if (size > largestPatch) {
      const facts = { program: 'git', command: 'diff', reason: 'too-much-output', detail: `${size} B` };
      throw new GateError('command-failed', facts);
    }
    return await readFile(patch);
  } finally {
    await rm(scratch, { recursive: true });
  }
}
