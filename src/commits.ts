// Which two commits are compared, and their files in two folders of equal shape.
import { join } from 'node:path';
import { GateError } from './base/errors.js';
import type { Manifest } from './model/capture.js';
import type { Git } from './ports.js';
import type { Tree } from './measure/request.js';

export type Commit = Manifest['commit'];

/** Head: a commit, or the working tree as it is, without what is untracked in the folders `except`. */
export async function chooseHead(
  git: Git,
  repository: string,
  ref: string | null,
  except: readonly string[],
): Promise<Commit> {
  if (ref !== null) return { sha: await git.resolve(repository, ref), ref, chosen: 'given', dirty: false };
  const sha = await git.resolve(repository, 'HEAD');
  return { sha, ref: 'HEAD', chosen: 'working-tree', dirty: await git.isDirty(repository, except) };
}

/** What to compare with. A null `ref` of a merge base is the default branch. */
export type BaseChoice =
  | {
      readonly kind: 'commit';
      readonly ref: string;
      /** Head itself is refused: a slip where a person names it. In a workflow it comes by itself, as at a release. */
      readonly differs?: true;
    }
  | { readonly kind: 'merge-base'; readonly ref: string | null }
  | { readonly kind: 'parent' }
  /** Found out elsewhere, and here in the repository. */
  | {
      readonly kind: 'known';
      readonly sha: string;
      readonly ref: string;
      readonly chosen: 'merge-base' | 'parent';
    };

/**
 * Base as chosen. The merge base is head's parent instead when it is head itself and nothing is uncommitted:
 * comparing a commit with itself answers nothing. Throws GateError ref-unknown or no-merge-base.
 */
export async function chooseBase(
  git: Git,
  repository: string,
  choice: BaseChoice,
  head: Commit,
): Promise<Commit> {
  const headSha = head.sha ?? (await git.resolve(repository, 'HEAD'));
  switch (choice.kind) {
    case 'commit': {
      const sha = await git.resolve(repository, choice.ref);
      if (choice.differs === true && sha === head.sha && !head.dirty)
        throw new GateError('ref-unknown', { ref: choice.ref, detail: 'is-head', sha });
      return { sha, ref: choice.ref, chosen: 'given', dirty: false };
    }
    case 'known':
      return { sha: choice.sha, ref: choice.ref, chosen: choice.chosen, dirty: false };
    case 'parent':
      return parentOf(git, repository, headSha);
    case 'merge-base': {
      const branch = choice.ref ?? (await git.defaultBranch(repository));
      if (branch === null)
        throw new GateError('ref-unknown', { ref: 'default branch', detail: 'no-default-branch' });
      const sha = await git.mergeBase(repository, headSha, branch);
      if (sha === headSha && !head.dirty) return parentOf(git, repository, headSha);
      return { sha, ref: branch, chosen: 'merge-base', dirty: false };
    }
  }
}

async function parentOf(git: Git, repository: string, sha: string): Promise<Commit> {
  const parent = await git.parent(repository, sha);
  const ref = `${sha.slice(0, 12)}~1`;
  if (parent === null) throw new GateError('ref-unknown', { ref, detail: 'no-parent' });
  return { sha: parent, ref, chosen: 'parent', dirty: false };
}

/**
 * Writes a commit's files, or the working tree's, to `scratch/SIDE`. Both sides are copies in folders of equal
 * length: the length of paths and of the environment can move a benchmark, and a benchmark that writes files
 * cannot touch the user's.
 */
export async function checkOut(
  git: Git,
  repository: string,
  commit: Commit,
  side: Tree['side'],
  scratch: string,
  except: readonly string[],
): Promise<Tree> {
  const root = join(scratch, side);
  const facts =
    commit.chosen === 'working-tree'
      ? await git.checkoutWorkingTree(repository, root, except)
      : await git.checkoutCommit(repository, commit.sha ?? '', root);
  return { side, root, commit, submodules: facts.submodules, ignored: facts.ignored };
}
