// GitHub by its API. Operations carry GitHub's own ids.
import * as z from 'zod/mini';
import { GateError } from '../../base/errors.js';
import type { Forge } from '../../forge.js';
import { checkStatus, type AnswerLimits } from './answer.js';
import { createClient, orNull, type ClientOptions, type Request } from './client.js';
import { downloadArtifact } from './download.js';
import { createGraphQL } from './graphql.js';
import { listAll, listCounted, listSome } from './listing.js';
import { failure, Setback, type Reason } from './setback.js';
import {
  artifactPageShape,
  commitShape,
  comparisonShape,
  issueCommentShape,
  pullFileShape,
  pullShape,
  repositoryShape,
  reviewCommentShape,
  workflowRunShape,
} from './shapes.js';

export interface ForgeOptions extends ClientOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly graphqlUrl: string;
  /** For one artifact. */
  readonly downloadMs?: number;
}

/** Author of what a workflow's own token writes. */
const workflowLogin = 'github-actions[bot]';
const downloadMs = 5 * 60_000;
const anonymous: ReadonlySet<unknown> = new Set<Reason>(['forbidden', 'not-found', 'unsupported']);

/** Loads the toolkit with the first request. Throws GateError `forge-failed`
 * (`unusable`) for what is no repository or token. */
export function createForge(options: ForgeOptions): Forge {
  const apiUrl = options.apiUrl.replace(/\/+$/, '');
  const client = createClient({ ...options, apiUrl });
  const graphql = createGraphQL(client, options.graphqlUrl);
  const here = placeOf(options.repository, 'unusable');

  /** A request about our repository. */
  const ask = (operation: string, route: string, parameters: Record<string, unknown> = {}): Request => {
    const [method = '', path = ''] = route.split(' ', 2);
    return {
      operation,
      route: `${method} /repos/{owner}/{repo}${path}`,
      parameters: { ...here, ...parameters },
    };
  };
  /** For answers of which only the status matters. */
  const tell = (request: Request): Promise<void> => client.send(request, checkStatus);

  return {
    async viewer() {
      try {
        return await graphql.viewer();
      } catch (error) {
        // Tokens may be refused the question, and servers may lack GraphQL. The token that is likely there is
        // the workflow's, whose name GitHub documents.
        if (error instanceof GateError && anonymous.has(error.facts['reason'])) return workflowLogin;
        throw error;
      }
    },

    repository: () => client.get(ask('repos/get', 'GET '), repositoryShape),

    async mergeBase(base, head) {
      // One commit a page: only the merge base is wanted.
      const parameters = { basehead: `${base}...${head}`, per_page: 1 };
      const request = ask('repos/compare-commits-with-basehead', 'GET /compare/{basehead}', parameters);
      return (await client.get(request, comparisonShape)).merge_base_commit.sha;
    },

    async ancestors(sha) {
      const request = ask('repos/list-commits', 'GET /commits', { sha, per_page: 100 });
      const commits = await client.get(request, z.array(commitShape).check(z.maxLength(100)));
      return commits.map((commit) => commit.sha);
    },

    file(path, ref, mostBytes) {
      const request: Request = {
        ...ask('repos/get-content', 'GET /contents/{path}', { path, ref }),
        accept: 'application/vnd.github.raw+json',
        limits: { mostBytes },
      };
      const read = client.send(request, (answer) => {
        checkStatus(answer);
        // A folder comes as a list in JSON, whatever was asked for.
        const type = answer.headers.get('content-type') ?? '';
        if (/^application\/json\b/i.test(type)) throw new Setback('invalid', answer.status, { detail: path });
        return new TextDecoder().decode(answer.body);
      });
      return orNull([404], read);
    },

    pull: (number) =>
      client.get(ask('pulls/get', 'GET /pulls/{pull_number}', { pull_number: number }), pullShape),

    async pullsOf(repository, headSha) {
      const parameters = { ...placeOf(repository, 'invalid'), commit_sha: headSha };
      const request = ask(
        'repos/list-pull-requests-associated-with-commit',
        'GET /commits/{commit_sha}/pulls',
        parameters,
      );
      // 422: the repository has no such commit.
      const pulls = (await orNull([422], listAll(client, request, pullShape))) ?? [];
      // It also lists those that merely contain the commit.
      return pulls.filter((pull) => pull.open && pull.headSha === headSha);
    },

    async pullsFrom(owner, branch) {
      const request = ask('pulls/list', 'GET /pulls', { state: 'open', head: `${owner}:${branch}` });
      return (await listAll(client, request, pullShape)).filter((pull) => pull.open);
    },

    async pullFiles(number) {
      const request = ask('pulls/list-files', 'GET /pulls/{pull_number}/files', { pull_number: number });
      // GitHub gives no more than 3000 files; those that it gives are right.
      return (await orNull([406, 422], listSome(client, request, pullFileShape)))?.rows ?? null;
    },

    comments(pull) {
      const route = 'GET /issues/{issue_number}/comments';
      return listAll(client, ask('issues/list-comments', route, { issue_number: pull }), issueCommentShape);
    },

    comment(id) {
      const route = 'GET /issues/comments/{comment_id}';
      const request = ask('issues/get-comment', route, { comment_id: id });
      return orNull([404, 410], client.get(request, issueCommentShape));
    },

    createComment(pull, body) {
      const route = 'POST /issues/{issue_number}/comments';
      return client.get(ask('issues/create-comment', route, { issue_number: pull, body }), issueCommentShape);
    },

    updateComment(id, body) {
      const route = 'PATCH /issues/comments/{comment_id}';
      return tell(ask('issues/update-comment', route, { comment_id: id, body }));
    },

    deleteComment(id) {
      const request = ask('issues/delete-comment', 'DELETE /issues/comments/{comment_id}', {
        comment_id: id,
      });
      return client.send(request, (answer, again) => {
        // Gone because of us, only that we were not told.
        if (!(again && answer.status === 404)) checkStatus(answer);
      });
    },

    reviewComments(pull) {
      const route = 'GET /pulls/{pull_number}/comments';
      return listAll(
        client,
        ask('pulls/list-review-comments', route, { pull_number: pull }),
        reviewCommentShape,
      );
    },

    createReview(pull, commit, body, comments) {
      return tell(
        ask('pulls/create-review', 'POST /pulls/{pull_number}/reviews', {
          pull_number: pull,
          commit_id: commit,
          event: 'COMMENT',
          ...(body === '' ? {} : { body }),
          comments: comments.map((comment) => ({
            path: comment.path,
            line: comment.line,
            side: 'RIGHT',
            body: comment.body,
          })),
        }),
      );
    },

    createFileComment(pull, commit, path, body) {
      return tell(
        ask('pulls/create-review-comment', 'POST /pulls/{pull_number}/comments', {
          pull_number: pull,
          commit_id: commit,
          path,
          body,
          subject_type: 'file',
        }),
      );
    },

    updateReviewComment(id, body) {
      const route = 'PATCH /pulls/comments/{comment_id}';
      return tell(ask('pulls/update-review-comment', route, { comment_id: id, body }));
    },

    threads: (pull) => graphql.threads(here.owner, here.repo, pull),
    resolveThread: (id) => graphql.settleThread(id, 'resolveReviewThread'),
    unresolveThread: (id) => graphql.settleThread(id, 'unresolveReviewThread'),

    run: (id) =>
      client.get(
        ask('actions/get-workflow-run', 'GET /actions/runs/{run_id}', { run_id: id }),
        workflowRunShape,
      ),

    async artifacts(name) {
      const request = ask('actions/list-artifacts-for-repo', 'GET /actions/artifacts', { name });
      // Of more than 3000, those that GitHub names first.
      return (await listCounted(client, request, artifactPageShape)).rows.filter((row) => row.name === name);
    },

    async artifactsOfRun(run) {
      const route = 'GET /actions/runs/{run_id}/artifacts';
      const request = ask('actions/list-workflow-run-artifacts', route, { run_id: run });
      return (await listCounted(client, request, artifactPageShape)).rows;
    },

    download(artifact, mostBytes) {
      const route = 'GET /actions/artifacts/{artifact_id}/{archive_format}';
      const request = ask('actions/download-artifact', route, {
        artifact_id: artifact.id,
        archive_format: 'zip',
      });
      const limits: AnswerLimits = { mostBytes, timeoutMs: options.downloadMs ?? downloadMs };
      return downloadArtifact(client, apiUrl, { ...request, limits }, artifact);
    },
  };
}

/** Names come from events too: one like `..` would lead to another place of the API. */
function placeOf(repository: string, otherwise: Reason): { readonly owner: string; readonly repo: string } {
  const [owner = '', repo = '', ...rest] = repository.split('/');
  const fits = (part: string) => /^[\w.-]{1,100}$/.test(part) && !/^\.+$/.test(part);
  if (rest.length === 0 && fits(owner) && fits(repo)) return { owner, repo };
  throw failure('repos/get', new Setback(otherwise, 0, { detail: repository }), true);
}
