// What we read of GitHub's answers, checked and made into the nouns of forge.ts. Unknown keys are left out.
// Source: GitHub's OpenAPI description, version 2022-11-28.
import * as z from 'zod/mini';
import type {
  ArtifactRow,
  IssueComment,
  PullFile,
  PullRequest,
  ReviewComment,
  WorkflowRun,
} from '../../forge.js';

const text = (most: number) => z.string().check(z.maxLength(most));
const name = text(1024);
const address = text(8192);
/** GitHub's own limit is a quarter of it. */
const markdown = text(1 << 20);
const id = z.int().check(z.nonnegative());
const sha = z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));

/** Null for deleted users. */
const user = z.nullish(z.object({ login: name }));

export const repositoryShape = z.pipe(
  z.object({ id, default_branch: name }),
  z.transform((raw) => ({ id: raw.id, defaultBranch: raw.default_branch })),
);

export const comparisonShape = z.object({ merge_base_commit: z.object({ sha }) });

export const commitShape = z.object({ sha });

export const pullShape = z.pipe(
  z.object({
    number: id,
    state: text(64),
    head: z.object({ sha, repo: z.nullish(z.object({ id })) }),
    base: z.object({ sha, ref: name, repo: z.object({ id }) }),
  }),
  z.transform(({ number, state, head, base }): PullRequest => ({
    number,
    open: state === 'open',
    headSha: head.sha,
    headRepositoryId: head.repo?.id ?? null,
    baseRepositoryId: base.repo.id,
    baseRef: base.ref,
    baseSha: base.sha,
  })),
);

export const pullFileShape = z.pipe(
  z.object({ filename: text(8192), status: text(64), patch: z.nullish(text(16 << 20)) }),
  z.transform((raw): PullFile => ({ path: raw.filename, status: raw.status, patch: raw.patch ?? null })),
);

export const issueCommentShape = z.pipe(
  z.object({ id, user, body: z.nullish(markdown), html_url: address }),
  z.transform((raw): IssueComment => ({
    id: raw.id,
    author: raw.user?.login ?? '',
    body: raw.body ?? '',
    url: raw.html_url,
  })),
);

export const reviewCommentShape = z.pipe(
  z.object({
    id,
    user,
    body: markdown,
    html_url: address,
    path: text(8192),
    // Null when outdated, which the description does not say.
    line: z.nullish(id),
    side: z.nullish(text(64)),
    subject_type: z.nullish(text(64)),
    in_reply_to_id: z.nullish(id),
  }),
  z.transform((raw): ReviewComment => {
    const onFile = raw.subject_type === 'file';
    return {
      id: raw.id,
      author: raw.user?.login ?? '',
      body: raw.body,
      url: raw.html_url,
      path: raw.path,
      line: onFile || raw.side === 'LEFT' ? null : (raw.line ?? null),
      onFile,
      answers: raw.in_reply_to_id ?? null,
    };
  }),
);

export const workflowRunShape = z.pipe(
  z.object({
    id,
    event: name,
    path: address,
    status: z.nullish(text(64)),
    conclusion: z.nullish(text(64)),
    head_sha: sha,
    head_branch: z.nullish(name),
    html_url: address,
  }),
  z.transform((raw): WorkflowRun => ({
    id: raw.id,
    event: raw.event,
    path: raw.path.split('@', 1)[0] ?? '',
    status: raw.status ?? '',
    conclusion: raw.conclusion ?? null,
    headSha: raw.head_sha,
    headBranch: raw.head_branch ?? '',
    url: raw.html_url,
  })),
);

const artifactRunShape = z.object({
  id,
  head_branch: name,
  head_sha: sha,
  repository_id: id,
  head_repository_id: id,
});

const artifactShape = z.pipe(
  z.object({
    id,
    name,
    size_in_bytes: id,
    expired: z.boolean(),
    digest: z.nullish(text(256)),
    created_at: z.nullish(text(64)),
    // A run of which something is not said is as good as none: nobody could tell whose it was.
    workflow_run: z.catch(z.nullish(artifactRunShape), null),
  }),
  z.transform((raw): ArtifactRow => ({
    id: raw.id,
    name: raw.name,
    bytes: raw.size_in_bytes,
    expired: raw.expired,
    digest: raw.digest ?? null,
    createdAt: raw.created_at ?? '',
    run: raw.workflow_run
      ? {
          id: raw.workflow_run.id,
          headBranch: raw.workflow_run.head_branch,
          headSha: raw.workflow_run.head_sha,
          repositoryId: raw.workflow_run.repository_id,
          headRepositoryId: raw.workflow_run.head_repository_id,
        }
      : null,
  })),
);

export const artifactPageShape = z.pipe(
  z.object({ total_count: id, artifacts: z.array(artifactShape).check(z.maxLength(100)) }),
  z.transform((raw) => ({ rows: raw.artifacts, total: raw.total_count })),
);
