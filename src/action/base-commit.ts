// The commit to compare with, and that it is here: actions/checkout fetches a single commit unless told more.
import { GateError } from '../base/errors.js';
import type { JobEvent, PullEvent } from '../event.js';
import type { Forge } from '../forge.js';
import type { BaseChoice } from '../commits.js';
import type { Git } from '../ports.js';

export type KnownBase = Extract<BaseChoice, { kind: 'known' | 'commit' }> & { readonly sha: string };

export interface Here {
  readonly git: Pick<Git, 'resolve' | 'parents' | 'mergeBase' | 'has' | 'fetch'>;
  readonly repository: string;
  /** Null where there is no API to ask. */
  readonly forge: Pick<Forge, 'mergeBase' | 'ancestors'> | null;
}

/** A commit with a name that the clone knows it by. */
export interface Named {
  readonly ref: string;
  readonly sha: string;
}

/**
 * The commit that people call so: in the clone, or fetched alone where only GitHub knows the name. Throws GateError
 * ref-unknown.
 */
export async function namedCommit(ref: string, here: Here): Promise<Named> {
  const { git, repository, forge } = here;
  try {
    return { ref, sha: await git.resolve(repository, ref) };
  } catch (error) {
    if (forge === null || !(error instanceof GateError) || error.facts['detail'] !== 'not-found') throw error;
    const sha = await onServer(ref, forge, error);
    await present(sha, here);
    return { ref: sha, sha };
  }
}

/** `otherwise` is thrown where the server cannot be asked: a whole history would do as well. */
async function onServer(ref: string, forge: Pick<Forge, 'ancestors'>, otherwise: GateError): Promise<string> {
  try {
    const [sha] = await forge.ancestors(ref);
    if (sha !== undefined) return sha;
  } catch (error) {
    if (!(error instanceof GateError && error.code === 'forge-failed')) throw error;
    if (!unknown.has(error.facts['reason'])) throw otherwise;
  }
  throw new GateError('ref-unknown', { ref, detail: 'not-on-server' });
}

const unknown: ReadonlySet<unknown> = new Set(['not-found', 'invalid']);

async function present(sha: string, { git, repository }: Here): Promise<void> {
  if (!(await git.has(repository, sha))) await git.fetch(repository, sha);
}

/**
 * Base of a job: the input when there is one, else what the event says. Of a pull request and a merge group it
 * is the merge base with the target, otherwise the parent of `head`. A commit that is not here is fetched alone.
 * Throws GateError ref-unknown or no-merge-base, which name the line of the workflow to change.
 */
export async function baseFor(
  event: JobEvent,
  input: string | null,
  head: string,
  here: Here,
): Promise<KnownBase> {
  if (input !== null) return { kind: 'commit', ...(await namedCommit(input, here)) };
  const known = await eventBase(event, head, here);
  await present(known.sha, here);
  return known;
}

async function eventBase(event: JobEvent, head: string, here: Here): Promise<KnownBase> {
  switch (event.kind) {
    case 'pull-request':
      return {
        kind: 'known',
        chosen: 'merge-base',
        ref: event.baseRef,
        sha: await pullBase(event, head, here),
      };
    case 'merge-group':
      return { kind: 'known', chosen: 'merge-base', ref: 'merge group base', sha: event.baseSha };
    default: {
      const [parent] = await here.git.parents(here.repository, head);
      const ref = `${head.slice(0, 12)}~1`;
      if (parent === undefined) throw new GateError('ref-unknown', { ref, detail: 'no-parent' });
      return { kind: 'known', chosen: 'parent', ref, sha: parent };
    }
  }
}

/** Head of the pull request when `head` is the merge of it that actions/checkout puts here; null for other commits. */
export async function mergedPull(
  pull: PullEvent | null,
  head: string,
  { git, repository }: Pick<Here, 'git' | 'repository'>,
): Promise<string | null> {
  if (pull === null) return null;
  const [, merged] = await git.parents(repository, head);
  return merged === pull.headSha ? merged : null;
}

/**
 * actions/checkout puts the merge of head into the target here: its first parent is the target as it is in what
 * will be measured, so that changes of the target since the pull request began are on both sides. Any other
 * head is compared with its merge base, which the compare API knows without a clone.
 */
async function pullBase(event: PullEvent, head: string, { git, repository, forge }: Here): Promise<string> {
  const [target, merged] = await git.parents(repository, head);
  if (target !== undefined && merged === event.headSha) return target;
  if (forge === null) return git.mergeBase(repository, head, event.baseSha);
  try {
    return await forge.mergeBase(event.baseSha, head);
  } catch (error) {
    if (!(error instanceof GateError && error.code === 'forge-failed')) throw error;
    // A whole history knows it as well; if it is not here, that error says which line to add.
    return git.mergeBase(repository, head, event.baseSha);
  }
}
