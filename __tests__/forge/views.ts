// State → GitHub's JSON. Only what the stand-in knows is written here; the description fills in the rest.
import type { Description } from './description.js';
import type {
  Artifact,
  Commit,
  IssueComment,
  Pull,
  PullFile,
  Repository,
  Review,
  ReviewComment,
  Run,
} from './nouns.js';
import { countChanges } from './patch.js';
import { headOf, shaOf, type ForgeState } from './state.js';

type Json = Record<string, unknown>;

const web = 'https://github.com';

export class Views {
  constructor(
    readonly description: Description,
    readonly state: ForgeState,
    /** Base of API addresses. */
    readonly api: string,
  ) {}

  user(login: string): Json {
    const bot = login.endsWith('[bot]');
    return this.description.fill('simple-user', {
      login,
      id: this.state.accountId(login),
      type: bot ? 'Bot' : 'User',
      url: `${this.api}/users/${encodeURIComponent(login)}`,
      html_url: bot ? `${web}/apps/${login.slice(0, -'[bot]'.length)}` : `${web}/${login}`,
    });
  }

  userOrNull(login: string | null): Json | null {
    return login === null ? null : this.user(login);
  }

  repository(repository: Repository, schema = 'minimal-repository'): Json {
    const name = `${repository.owner}/${repository.name}`;
    return this.description.fill(schema, {
      id: repository.id,
      name: repository.name,
      full_name: name,
      owner: this.user(repository.owner),
      private: repository.private,
      fork: repository.parent !== null,
      default_branch: repository.defaultBranch,
      url: `${this.api}/repos/${name}`,
      html_url: `${web}/${name}`,
    });
  }

  commit(repository: Repository, commit: Commit): Json {
    const own = `${repository.owner}/${repository.name}`;
    const person = { name: repository.owner, email: `${repository.owner}@example.com`, date: commit.date };
    const tree = { sha: shaOf(`tree ${commit.sha}`), url: this.api };
    const inner = { message: commit.message, author: person, committer: person, tree, comment_count: 0 };
    return this.description.fill('commit', {
      sha: commit.sha,
      url: `${this.api}/repos/${own}/commits/${commit.sha}`,
      html_url: `${web}/${own}/commit/${commit.sha}`,
      commit: { url: `${this.api}/repos/${own}/git/commits/${commit.sha}`, ...inner },
      parents: commit.parents.map((sha) => ({ sha, url: `${this.api}/repos/${own}/commits/${sha}` })),
    });
  }

  pull(pull: Pull, schema: 'pull-request' | 'pull-request-simple' = 'pull-request-simple'): Json {
    const own = `${pull.repository.owner}/${pull.repository.name}`;
    const side = (owner: string, repository: Repository | null, ref: string, sha: string) => ({
      label: `${owner}:${ref}`,
      ref,
      sha,
      repo: repository && this.repository(repository, 'repository'),
      user: this.user(owner),
    });
    const changes = headOf(pull).files.map(({ patch }) => countChanges(patch));
    const sum = (of: (change: { additions: number; deletions: number }) => number) =>
      changes.reduce((total, change) => total + of(change), 0);
    const details = {
      additions: sum(({ additions }) => additions),
      deletions: sum(({ deletions }) => deletions),
      changed_files: changes.length,
      commits: pull.revisions.length,
      comments: pull.comments.length,
      review_comments: pull.reviewComments.length,
      mergeable: true,
      mergeable_state: 'clean',
    };
    return this.description.fill(schema, {
      id: pull.id,
      number: pull.number,
      title: pull.title,
      state: pull.state,
      user: this.user(pull.author),
      url: `${this.api}/repos/${own}/pulls/${pull.number}`,
      html_url: `${web}/${own}/pull/${pull.number}`,
      head: side(pull.head.owner, pull.head.repository, pull.head.ref, headOf(pull).sha),
      base: side(pull.repository.owner, pull.repository, pull.base.ref, pull.base.sha),
      created_at: pull.createdAt,
      author_association: 'CONTRIBUTOR',
      ...(schema === 'pull-request' && details),
    });
  }

  pullFile(pull: Pull, file: PullFile): Json {
    const { additions, deletions } = countChanges(file.patch);
    const own = `${pull.repository.owner}/${pull.repository.name}`;
    return this.description.fill('diff-entry', {
      sha: shaOf(`${file.path} ${file.patch ?? ''}`),
      filename: file.path,
      status: file.status,
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `${web}/${own}/blob/${headOf(pull).sha}/${file.path}`,
      ...(file.patch !== null && { patch: file.patch }),
      ...(file.previous !== undefined && { previous_filename: file.previous }),
    });
  }

  issueComment(pull: Pull, comment: IssueComment): Json {
    const own = `${pull.repository.owner}/${pull.repository.name}`;
    return this.description.fill('issue-comment', {
      id: comment.id,
      user: this.userOrNull(comment.author),
      body: comment.body,
      url: `${this.api}/repos/${own}/issues/comments/${comment.id}`,
      html_url: `${web}/${own}/pull/${pull.number}#issuecomment-${comment.id}`,
      issue_url: `${this.api}/repos/${own}/issues/${pull.number}`,
      created_at: comment.createdAt,
      updated_at: comment.updatedAt,
      author_association: 'NONE',
    });
  }

  review(pull: Pull, review: Review): Json {
    const own = `${pull.repository.owner}/${pull.repository.name}`;
    return this.description.fill('pull-request-review', {
      id: review.id,
      user: this.user(review.author),
      body: review.body,
      state: review.state,
      commit_id: review.commit,
      submitted_at: review.submittedAt,
      html_url: `${web}/${own}/pull/${pull.number}#pullrequestreview-${review.id}`,
      author_association: 'NONE',
    });
  }

  reviewComment(pull: Pull, comment: ReviewComment): Json {
    const own = `${pull.repository.owner}/${pull.repository.name}`;
    return this.description.fill('pull-request-review-comment', {
      id: comment.id,
      user: this.userOrNull(comment.author),
      body: comment.body,
      path: comment.path,
      subject_type: comment.subject,
      line: comment.line,
      original_line: comment.originalLine,
      start_line: comment.line === null ? null : comment.startLine,
      original_start_line: comment.startLine,
      side: 'RIGHT',
      commit_id: comment.commit,
      original_commit_id: comment.originalCommit,
      diff_hunk: comment.hunk,
      pull_request_review_id: comment.review,
      ...(comment.answers !== null && { in_reply_to_id: comment.answers }),
      url: `${this.api}/repos/${own}/pulls/comments/${comment.id}`,
      html_url: `${web}/${own}/pull/${pull.number}#discussion_r${comment.id}`,
      created_at: comment.createdAt,
      updated_at: comment.updatedAt,
      author_association: 'NONE',
    });
  }

  run(run: Run): Json {
    const own = `${run.repository.owner}/${run.repository.name}`;
    return this.description.fill('workflow-run', {
      id: run.id,
      event: run.event,
      path: run.path,
      name: 'pprof-gate',
      display_title: 'A run',
      run_number: 1,
      run_attempt: 1,
      status: run.status,
      conclusion: run.conclusion,
      head_branch: run.branch,
      head_sha: run.sha,
      repository: this.repository(run.repository),
      head_repository: this.repository(run.headRepository),
      // GitHub leaves this empty for runs of forks.
      pull_requests: [],
      url: `${this.api}/repos/${own}/actions/runs/${run.id}`,
      html_url: `${web}/${own}/actions/runs/${run.id}`,
      created_at: run.createdAt,
      updated_at: run.createdAt,
    });
  }

  artifact(artifact: Artifact): Json {
    const { repository, run } = artifact;
    const url = `${this.api}/repos/${repository.owner}/${repository.name}/actions/artifacts/${artifact.id}`;
    return this.description.fill('artifact', {
      id: artifact.id,
      name: artifact.name,
      size_in_bytes: artifact.zip.length,
      url,
      archive_download_url: `${url}/zip`,
      expired: artifact.expired,
      digest: artifact.digest,
      created_at: artifact.createdAt,
      updated_at: artifact.createdAt,
      expires_at: artifact.expiresAt,
      workflow_run: run && {
        id: run.id,
        repository_id: run.repository.id,
        head_repository_id: run.headRepository.id,
        head_branch: run.branch,
        head_sha: run.sha,
      },
    });
  }
}
