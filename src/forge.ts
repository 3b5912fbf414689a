// GitHub, or what speaks its API, as far as we use it. Answers are untrusted: an adapter gives them only after
// their shape was checked, and lists only when every page came whole. All methods retry what may be asked twice
// (bounded, `retry-after` obeyed) and then throw GateError `forge-failed` with facts
//
//   operation  what was asked, as GitHub's operation id: `issues/create-comment`
//   reason     forbidden | not-found | gone | conflict | invalid | rate-limited | unavailable | torn | too-large |
//              digest | unsupported | unusable (the token or the name of the repository can be none: nothing was asked)
//   status     HTTP status, 0 where there was no answer
//   detail     first line of what the server said
//   uncertain  true: a request that makes something was sent and its answer was lost, so look before repeating it

export interface PullRequest {
  readonly number: number;
  readonly open: boolean;
  readonly headSha: string;
  /** Null when the fork was deleted. */
  readonly headRepositoryId: number | null;
  readonly baseRepositoryId: number;
  readonly baseRef: string;
  readonly baseSha: string;
}

/** Comment in the conversation of a pull request. */
export interface IssueComment {
  readonly id: number;
  /** Login; empty for a deleted user. */
  readonly author: string;
  readonly body: string;
  readonly url: string;
}

/** Comment on a line or a file of a pull request. */
export interface ReviewComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  readonly url: string;
  readonly path: string;
  /** In the present head, right side; null when outdated or about the file. */
  readonly line: number | null;
  readonly onFile: boolean;
  /** Comment that this answers. */
  readonly answers: number | null;
}

/** A line comment to be made, on the right side. */
export interface LineComment {
  readonly path: string;
  readonly line: number;
  readonly body: string;
}

export interface ReviewThread {
  /** GraphQL node id. */
  readonly id: string;
  readonly resolved: boolean;
  /** Its first comment; null when that was deleted. */
  readonly comment: number | null;
}

/** One file of a pull request's diff. */
export interface PullFile {
  readonly path: string;
  readonly status: string;
  /** Hunks without file headers; null when GitHub gives none (binary or large). */
  readonly patch: string | null;
}

export interface ArtifactRow {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  readonly expired: boolean;
  /** `sha256:…` of the zip; null from servers that give none. */
  readonly digest: string | null;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Null when the run is gone. */
  readonly run: {
    readonly id: number;
    readonly headBranch: string;
    readonly headSha: string;
    readonly repositoryId: number;
    readonly headRepositoryId: number;
  } | null;
}

export interface WorkflowRun {
  readonly id: number;
  readonly event: string;
  /** Workflow file relative to the repository, without what follows an `@`. */
  readonly path: string;
  readonly status: string;
  /** Null while it runs. */
  readonly conclusion: string | null;
  readonly headSha: string;
  readonly headBranch: string;
  readonly url: string;
}

/** One repository's API. */
export interface Forge {
  /** Login that our comments have. `github-actions[bot]` where the server does not say. */
  viewer(): Promise<string>;
  repository(): Promise<{ readonly id: number; readonly defaultBranch: string }>;
  /** Merge base of two commits or branches; `owner:branch` for forks. */
  mergeBase(base: string, head: string): Promise<string>;
  /** Up to 100 commits from `sha` backwards, itself first. */
  ancestors(sha: string): Promise<readonly string[]>;
  /** A text file at a commit or branch; null when it is not there. At most `maxBytes`. */
  file(path: string, ref: string, maxBytes: number): Promise<string | null>;

  pull(number: number): Promise<PullRequest>;
  /** Open pull requests that have this commit as head, as the repository `owner/name` knows them. */
  pullsOf(repository: string, headSha: string): Promise<readonly PullRequest[]>;
  /** Open pull requests of ours from `owner:branch`. */
  pullsFrom(owner: string, branch: string): Promise<readonly PullRequest[]>;
  /** Null when the diff is too large for GitHub to give it. */
  pullFiles(number: number): Promise<readonly PullFile[] | null>;

  comments(pull: number): Promise<readonly IssueComment[]>;
  /** As it is now; null when it is not there any more. */
  comment(id: number): Promise<IssueComment | null>;
  createComment(pull: number, body: string): Promise<IssueComment>;
  updateComment(id: number, body: string): Promise<void>;
  deleteComment(id: number): Promise<void>;

  reviewComments(pull: number): Promise<readonly ReviewComment[]>;
  /** One review with event COMMENT. GitHub takes all comments or none (`invalid`). */
  createReview(pull: number, commit: string, body: string, comments: readonly LineComment[]): Promise<void>;
  createFileComment(pull: number, commit: string, path: string, body: string): Promise<void>;
  updateReviewComment(id: number, body: string): Promise<void>;
  /** Best effort of tokens: `forbidden` is usual. */
  threads(pull: number): Promise<readonly ReviewThread[]>;
  resolveThread(id: string): Promise<void>;
  unresolveThread(id: string): Promise<void>;

  run(id: number): Promise<WorkflowRun>;
  /** Artifacts of the repository with this name. */
  artifacts(name: string): Promise<readonly ArtifactRow[]>;
  artifactsOfRun(run: number): Promise<readonly ArtifactRow[]>;
  /** The zip: our token stays with the API, at most `maxBytes`, digest checked where there is one. */
  download(artifact: ArtifactRow, maxBytes: number): Promise<Uint8Array>;
}

/** What the runner lets us keep. Only actions get the token for it, not `run:` steps. */
export interface ArtifactUploads {
  /**
   * Uploads files of a folder as one artifact. Rejects with GateError `forge-failed`: `unsupported` where the
   * official client has no server to talk to, `conflict` when the run has one of that name already.
   */
  upload(
    name: string,
    directory: string,
    /** Absolute paths below `directory`. */
    files: readonly string[],
    /** Null: as the repository is set. */
    retentionDays: number | null,
  ): Promise<Uploaded>;
  /**
   * Uploads one file as it is, which a browser can show, where a zip would have to be unpacked first. The name is that
   * of the artifact and of the file in it; what follows its last dot says what it is. Rejects as `upload` does, with
   * `invalid` also where the server takes no such artifacts, and with `unavailable` after two minutes.
   */
  uploadFile(name: string, file: string, retentionDays: number | null): Promise<Uploaded>;
}

export interface Uploaded {
  readonly id: number;
  readonly bytes: number;
}
