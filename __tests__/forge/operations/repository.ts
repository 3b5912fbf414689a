// repos/*: what is in a repository, commits and files.
import { notFound, Refusal } from '../answer.js';
import type { Call, Work } from '../call.js';
import { ancestry, commitAt, compare, comparedCommit } from '../history.js';
import { shaOf } from '../state.js';

const get: Work = ({ around, repository }) => ({
  status: 200,
  body: around.views.repository(repository, 'full-repository'),
});

const compareCommits: Work = (call) => {
  const { around, repository } = call;
  const [base, head, more] = (call.text('basehead') ?? '').split('...');
  if (base === undefined || head === undefined || more !== undefined) throw notFound();
  const from = comparedCommit(around.state, repository, base);
  const to = comparedCommit(around.state, repository, head);
  const compared = compare(repository.commits, from, to);
  if (compared === null) throw new Refusal(404, `No common ancestor between ${base} and ${head}.`);
  const { mergeBase, ahead, behind } = compared;
  const apart = behind === 0 ? 'ahead' : 'diverged';
  return call.page(
    ahead,
    (commit) => around.views.commit(repository, commit),
    (commits, total) =>
      around.description.fill('commit-comparison', {
        base_commit: around.views.commit(repository, from),
        merge_base_commit: around.views.commit(repository, mergeBase),
        status: ahead.length > 0 ? apart : behind > 0 ? 'behind' : 'identical',
        ahead_by: total,
        behind_by: behind,
        total_commits: total,
        commits,
      }),
  );
};

const listCommits: Work = (call) => {
  const { around, repository } = call;
  for (const filter of ['path', 'author', 'committer', 'since', 'until']) {
    if (call.text(filter) !== undefined)
      around.log.violation(`repos/list-commits: ${filter} is not modelled`);
  }
  const start = commitAt(repository, call.text('sha') ?? repository.defaultBranch);
  if (start === null) throw notFound();
  const commits = ancestry(repository.commits, start.sha);
  return call.page(commits, (commit) => around.views.commit(repository, commit));
};

const getContent: Work = (call) => {
  const { repository } = call;
  const path = call.text('path') ?? '';
  const commit = commitAt(repository, call.text('ref') ?? repository.defaultBranch);
  if (commit === null) throw new Refusal(404, `No commit found for the ref ${call.text('ref') ?? ''}`);
  const file = commit.files.get(path);
  if (file === undefined) return directory(call, path, [...commit.files]);
  if (call.accept.includes('raw')) {
    return { status: 200, headers: { 'content-type': `${call.accept}; charset=utf-8` }, body: file };
  }
  // Between 1 and 100 MB the JSON comes without the content.
  const small = file.length <= 1024 * 1024;
  const content = small ? file.toString('base64').replace(/.{60}/g, '$&\n') : '';
  const body = { ...entry(call, path, 'file', file.length), encoding: small ? 'base64' : 'none', content };
  return { status: 200, body: call.around.description.fill('content-file', body) };
};

function entry(call: Call, path: string, type: 'dir' | 'file', size: number): Record<string, unknown> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { type, size, name, path, sha: shaOf(path), url: `${call.around.views.api}/${path}` };
}

function directory(call: Call, path: string, files: readonly (readonly [string, Buffer])[]) {
  const inside = files.filter(([name]) => name.startsWith(`${path}/`));
  if (inside.length === 0) throw notFound();
  const links = { self: '', git: null, html: null };
  const rows = new Map<string, Record<string, unknown>>();
  for (const [name, bytes] of inside) {
    const child = name.slice(path.length + 1).split('/')[0] ?? '';
    const whole = `${path}/${child}`;
    const row = entry(call, whole, whole === name ? 'file' : 'dir', whole === name ? bytes.length : 0);
    rows.set(child, { ...row, git_url: null, html_url: null, download_url: null, _links: links });
  }
  return { status: 200, body: [...rows.values()] };
}

/**
 * Pull requests from this repository's branches that have, or had, the commit as head. For a fork these are ours
 * upstream, and ours does not list them.
 */
const pullsOfCommit: Work = (call) => {
  const { around, repository } = call;
  const sha = call.text('commit_sha') ?? '';
  if (!repository.commits.has(sha)) throw new Refusal(422, `No commit found for SHA: ${sha}`);
  const pulls = around.state.pulls.filter(
    ({ head, revisions }) => head.repository === repository && revisions.some((one) => one.sha === sha),
  );
  return call.page(pulls, (pull) => around.views.pull(pull));
};

export const repositoryOperations: Readonly<Record<string, Work>> = {
  'repos/get': get,
  'repos/compare-commits-with-basehead': compareCommits,
  'repos/list-commits': listCommits,
  'repos/get-content': getContent,
  'repos/list-pull-requests-associated-with-commit': pullsOfCommit,
};
