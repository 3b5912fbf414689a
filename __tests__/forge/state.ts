// All that the stand-in remembers, and what tests do to it on behalf of people and runners.
import { createHash } from 'node:crypto';
import { movedLine } from './patch.js';
import type {
  Artifact,
  Commit,
  IssueComment,
  Permissions,
  Pull,
  PullFile,
  Repository,
  ReviewComment,
  Revision,
  Run,
  Token,
} from './nouns.js';

export const day = 24 * 3600 * 1000;

export class ForgeState {
  readonly repositories: Repository[] = [];
  readonly pulls: Pull[] = [];
  readonly runs: Run[] = [];
  readonly artifacts: Artifact[] = [];
  readonly tokens = new Map<string, Token>();
  readonly #accounts = new Map<string, number>();
  #lastId = 1000;

  /** `clock` is what new things are dated with. */
  constructor(readonly clock: () => Date) {}

  /** Never the same twice, always rising. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  now(): string {
    return timestamp(this.clock());
  }

  accountId(login: string): number {
    if (login === 'github-actions[bot]') return 41898282;
    const known = this.#accounts.get(login) ?? this.nextId();
    this.#accounts.set(login, known);
    return known;
  }

  addToken(options: {
    repository: Repository;
    permissions: Permissions;
    login?: string;
    secret?: string;
    resolvesThreads?: boolean;
  }): string {
    const { repository, permissions, login = 'github-actions[bot]', resolvesThreads = true } = options;
    const secret = options.secret ?? `ghs_standin${this.nextId()}`;
    this.tokens.set(secret, { secret, login, permissions, repository, resolvesThreads });
    return secret;
  }

  /** A private one unless said otherwise, so that every read needs its permission. */
  addRepository(
    fullName: string,
    options: { private?: boolean; defaultBranch?: string; parent?: Repository } = {},
  ): Repository {
    const [owner = '', name = ''] = fullName.split('/');
    const repository: Repository = {
      id: this.nextId(),
      owner,
      name,
      private: options.private ?? true,
      defaultBranch: options.defaultBranch ?? options.parent?.defaultBranch ?? 'main',
      parent: options.parent ?? null,
      commits: options.parent?.commits ?? new Map<string, Commit>(),
      branches: new Map(options.parent?.branches),
    };
    this.repositories.push(repository);
    return repository;
  }

  /** Public: a token of the parent could not read a private one. */
  addFork(parent: Repository, owner: string): Repository {
    return this.addRepository(`${owner}/${parent.name}`, { private: false, parent });
  }

  /**
   * Adds a commit and lets `branch` point at it. `files` are laid over those of the first parent, null removes
   * one. Without `parents` it follows the branch (a root commit where the branch is new). Without `sha` one is made.
   */
  addCommit(
    repository: Repository,
    commit: {
      sha?: string;
      branch?: string;
      parents?: readonly string[];
      message?: string;
      date?: string;
      files?: Readonly<Record<string, string | Buffer | null>>;
    } = {},
  ): Commit {
    const branch = commit.branch ?? repository.defaultBranch;
    const tip = repository.branches.get(branch);
    const parents = commit.parents ?? (tip === undefined ? [] : [tip]);
    const files = new Map(repository.commits.get(parents[0] ?? '')?.files);
    for (const [path, content] of Object.entries(commit.files ?? {})) {
      if (content === null) files.delete(path);
      else files.set(path, Buffer.from(content));
    }
    const made: Commit = {
      sha: commit.sha ?? shaOf(`${branch} ${this.nextId()}`),
      parents,
      message: commit.message ?? 'Change things',
      date: commit.date ?? this.now(),
      files,
    };
    repository.commits.set(made.sha, made);
    repository.branches.set(branch, made.sha);
    return made;
  }

  /** `count` commits on a branch, oldest first. */
  addCommits(repository: Repository, count: number, branch?: string): Commit[] {
    return Array.from({ length: count }, () =>
      this.addCommit(repository, branch === undefined ? {} : { branch }),
    );
  }

  /** Opens a pull request. `head` names a branch of `from` (of the repository itself by default). */
  addPull(options: {
    repository: Repository;
    head: string;
    files: readonly PullFile[];
    from?: Repository;
    base?: string;
    number?: number;
    title?: string;
    author?: string;
  }): Pull {
    const { repository, head, files, from = repository, base = repository.defaultBranch } = options;
    const numbers = this.pulls.filter((pull) => pull.repository === repository).map(({ number }) => number);
    const pull: Pull = {
      id: this.nextId(),
      number: options.number ?? Math.max(0, ...numbers) + 1,
      title: options.title ?? 'A change',
      author: options.author ?? from.owner,
      state: 'open',
      repository,
      head: { repository: from, owner: from.owner, ref: head },
      base: { ref: base, sha: tipOf(repository, base) },
      revisions: [{ sha: tipOf(from, head), files }],
      comments: [],
      reviews: [],
      reviewComments: [],
      threads: [],
      createdAt: this.now(),
    };
    this.pulls.push(pull);
    return pull;
  }

  /**
   * A push to the pull request's branch: `sha` is its new head (a commit that exists), `files` its diff to the base
   * now. Comments whose line was changed become outdated.
   */
  pushTo(pull: Pull, sha: string, files: readonly PullFile[]): void {
    if (!pull.repository.commits.has(sha)) throw new Error(`no commit ${sha}`);
    const before = headOf(pull);
    const after: Revision = { sha, files };
    pull.revisions.push(after);
    pull.head.repository?.branches.set(pull.head.ref, sha);
    for (const comment of pull.reviewComments) {
      if (comment.line === null) continue;
      comment.line = lineAfter(comment.path, comment.line, before, after);
      if (comment.line !== null) comment.commit = sha;
    }
  }

  /** A comment in the conversation, as someone wrote it. */
  addComment(pull: Pull, author: string | null, body: string): IssueComment {
    const now = this.now();
    const comment: IssueComment = { id: this.nextId(), author, body, createdAt: now, updatedAt: now };
    pull.comments.push(comment);
    return comment;
  }

  /** Someone's answer to a review comment. */
  addReply(pull: Pull, to: ReviewComment, author: string, body: string): ReviewComment {
    const thread = pull.threads.find(({ comments }) => comments.includes(to.id));
    const first = pull.reviewComments.find(({ id }) => id === thread?.comments[0]);
    if (thread === undefined || first === undefined) throw new Error(`no thread of comment ${to.id}`);
    const now = this.now();
    const reply = { ...first, id: this.nextId(), author, body, createdAt: now, updatedAt: now };
    const made: ReviewComment = { ...reply, answers: first.id };
    pull.reviewComments.push(made);
    thread.comments.push(made.id);
    return made;
  }

  addRun(options: {
    repository: Repository;
    sha: string;
    event?: string;
    path?: string;
    branch?: string;
    status?: string;
    conclusion?: string | null;
    headRepository?: Repository;
    id?: number;
    createdAt?: string;
  }): Run {
    const id = options.id ?? this.nextId();
    const run: Run = {
      id,
      repository: options.repository,
      headRepository: options.headRepository ?? options.repository,
      event: options.event ?? 'push',
      path: options.path ?? '.github/workflows/pprof-gate.yml',
      branch: options.branch ?? options.repository.defaultBranch,
      sha: options.sha,
      status: options.status ?? 'completed',
      conclusion: options.conclusion === undefined ? 'success' : options.conclusion,
      backend: uuidOf(`run ${id}`),
      createdAt: options.createdAt ?? this.now(),
    };
    this.runs.push(run);
    return run;
  }

  /** An artifact that some run left behind. See `artifactZip` for its bytes. */
  addArtifact(options: {
    run: Run;
    name: string;
    zip: Buffer;
    createdAt?: string;
    expiresAt?: string;
    expired?: boolean;
    digest?: string | null;
    contentType?: string;
  }): Artifact {
    const createdAt = options.createdAt ?? this.now();
    const artifact: Artifact = {
      id: this.nextId(),
      name: options.name,
      repository: options.run.repository,
      run: options.run,
      zip: options.zip,
      contentType: options.contentType ?? 'application/zip',
      digest: options.digest === undefined ? digestOf(options.zip) : options.digest,
      expired: options.expired ?? false,
      createdAt,
      expiresAt: options.expiresAt ?? timestamp(new Date(Date.parse(createdAt) + 90 * day)),
    };
    this.artifacts.push(artifact);
    return artifact;
  }
}

export function headOf(pull: Pull): Revision {
  const head = pull.revisions.at(-1);
  if (head === undefined) throw new Error(`pull request ${pull.number} has no head`);
  return head;
}

export function tipOf(repository: Repository, branch: string): string {
  const sha = repository.branches.get(branch);
  if (sha === undefined) throw new Error(`${repository.owner}/${repository.name} has no branch ${branch}`);
  return sha;
}

/** Where a line of one revision is in the next; null when its text changed or it left the diff. */
export function lineAfter(path: string, line: number, before: Revision, after: Revision): number | null {
  const patchIn = ({ files }: Revision) => files.find((file) => file.path === path)?.patch ?? null;
  const from = patchIn(before);
  return from === null ? null : movedLine(from, patchIn(after), line);
}

/** ISO 8601 to the second, as GitHub writes it. */
export const timestamp = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z');

export const digestOf = (bytes: Buffer): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** A commit hash for a name: 40 hexadecimal digits. */
export const shaOf = (name: string): string => createHash('sha1').update(name).digest('hex');

export function uuidOf(name: string): string {
  const hex = shaOf(name);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
