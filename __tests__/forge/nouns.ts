// What the stand-in keeps. Tests may read and change all of it; the functions of state.ts keep it consistent.

export type Permission = 'actions' | 'contents' | 'issues' | 'pull-requests';
export type Access = 'read' | 'write';
export type Permissions = Readonly<Partial<Record<Permission, Access>>>;

export interface Token {
  readonly secret: string;
  /** Author of what the token writes. `name[bot]` for an app, as GITHUB_TOKEN is. */
  readonly login: string;
  readonly permissions: Permissions;
  /** The one repository that the token is for; others can be read when they are public. */
  readonly repository: Repository;
  /** Whether it may resolve review threads: not every token that writes comments may. */
  readonly resolvesThreads: boolean;
}

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** ISO 8601. */
  readonly date: string;
  /** All files of the commit by path. */
  readonly files: ReadonlyMap<string, Buffer>;
}

export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly private: boolean;
  defaultBranch: string;
  readonly parent: Repository | null;
  /** Shared with all forks, as GitHub does. */
  readonly commits: Map<string, Commit>;
  /** Name to commit. */
  readonly branches: Map<string, string>;
}

/** One file of a pull request's diff. `patch` has hunks only; null for binary and large files. */
export interface PullFile {
  readonly path: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  readonly patch: string | null;
  readonly previous?: string;
}

/** What a pull request was at one head. */
export interface Revision {
  readonly sha: string;
  readonly files: readonly PullFile[];
}

export interface Pull {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly author: string;
  state: 'open' | 'closed';
  readonly repository: Repository;
  /** Repository null: the fork was deleted. */
  head: { readonly repository: Repository | null; readonly owner: string; readonly ref: string };
  readonly base: { readonly ref: string; sha: string };
  /** At least one; the last is the present head. */
  readonly revisions: Revision[];
  readonly comments: IssueComment[];
  readonly reviews: Review[];
  readonly reviewComments: ReviewComment[];
  readonly threads: Thread[];
  readonly createdAt: string;
}

export interface IssueComment {
  readonly id: number;
  /** Null: deleted user. */
  author: string | null;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Review {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly state: 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED' | 'PENDING';
  readonly commit: string;
  readonly submittedAt: string;
}

export interface ReviewComment {
  readonly id: number;
  author: string | null;
  body: string;
  readonly review: number;
  readonly path: string;
  readonly subject: 'line' | 'file';
  /** In the present head, right side; null when outdated or about the file. */
  line: number | null;
  readonly startLine: number | null;
  readonly originalLine: number | null;
  /** Last head in which its line was part of the diff. */
  commit: string;
  readonly originalCommit: string;
  readonly hunk: string;
  readonly answers: number | null;
  readonly createdAt: string;
  updatedAt: string;
}

export interface Thread {
  /** GraphQL node id. */
  readonly id: string;
  resolved: boolean;
  /** Ids of review comments, first one first. */
  readonly comments: number[];
}

export interface Run {
  readonly id: number;
  readonly repository: Repository;
  readonly headRepository: Repository;
  readonly event: string;
  /** `.github/workflows/bench.yml`. */
  readonly path: string;
  readonly branch: string;
  readonly sha: string;
  status: string;
  conclusion: string | null;
  /** What `Actions.Results` of its runtime tokens names. */
  readonly backend: string;
  readonly createdAt: string;
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly repository: Repository;
  /** Null: the run was deleted. */
  readonly run: Run | null;
  /** Its bytes: a zip, or one file as it is. */
  readonly zip: Buffer;
  /** What a browser is told that they are. */
  readonly contentType: string;
  /** `sha256:…`; null from servers that give none. */
  digest: string | null;
  expired: boolean;
  readonly createdAt: string;
  readonly expiresAt: string;
}
