// The commit graph: what compare and list commits answer from.
import { notFound } from './answer.js';
import type { Commit, Repository } from './nouns.js';
import type { ForgeState } from './state.js';

/** A branch, `refs/heads/branch`, a full commit hash or one shortened to 7 or more digits. */
export function commitAt(repository: Repository, ref: string): Commit | null {
  const branch = repository.branches.get(ref.replace(/^(refs\/)?heads\//, ''));
  const exact = repository.commits.get(branch ?? ref);
  if (exact !== undefined || !/^[0-9a-f]{7,40}$/.test(ref)) return exact ?? null;
  const matches = [...repository.commits.values()].filter(({ sha }) => sha.startsWith(ref));
  return matches.length === 1 ? (matches[0] ?? null) : null;
}

/** One end of `base...head`: `ref`, `owner:ref` or `owner:repository:ref`, forks of one network included. */
export function comparedCommit(state: ForgeState, repository: Repository, end: string): Commit {
  const [first = '', second, third] = end.split(':');
  const network = state.repositories.filter(({ commits }) => commits === repository.commits);
  const home =
    second === undefined
      ? repository
      : network.find(({ owner, name }) => owner === first && (third === undefined || name === second));
  const commit = home === undefined ? null : commitAt(home, third ?? second ?? first);
  if (commit === null) throw notFound();
  return commit;
}

/** A commit and all it follows, newest first, parents after children. */
export function ancestry(commits: ReadonlyMap<string, Commit>, sha: string): Commit[] {
  const reached = new Map<string, Commit>();
  const open = [sha];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const commit = commits.get(next);
    if (commit === undefined || reached.has(next)) continue;
    reached.set(next, commit);
    open.push(...commit.parents);
  }
  const children = new Map([...reached.keys()].map((key) => [key, 0]));
  for (const { parents } of reached.values()) {
    for (const parent of parents) children.set(parent, (children.get(parent) ?? 0) + 1);
  }
  const out: Commit[] = [];
  const ready = [...reached.values()].filter((commit) => children.get(commit.sha) === 0);
  for (;;) {
    ready.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    const commit = ready.pop();
    if (commit === undefined) return out;
    out.push(commit);
    for (const parent of commit.parents) {
      const left = (children.get(parent) ?? 0) - 1;
      children.set(parent, left);
      const known = reached.get(parent);
      if (left === 0 && known !== undefined) ready.push(known);
    }
  }
}

export interface Comparison {
  readonly mergeBase: Commit;
  /** Of head, not of base; oldest first. */
  readonly ahead: readonly Commit[];
  readonly behind: number;
}

/** Null when the two have nothing in common. */
export function compare(commits: ReadonlyMap<string, Commit>, base: Commit, head: Commit): Comparison | null {
  const ofBase = ancestry(commits, base.sha);
  const ofHead = ancestry(commits, head.sha);
  const inBase = new Set(ofBase);
  const inHead = new Set(ofHead);
  // In topological order, so the first common one follows from no other.
  const mergeBase = ofHead.find((commit) => inBase.has(commit));
  if (mergeBase === undefined) return null;
  return {
    mergeBase,
    ahead: ofHead.filter((commit) => !inBase.has(commit)).reverse(),
    behind: ofBase.filter((commit) => !inHead.has(commit)).length,
  };
}
