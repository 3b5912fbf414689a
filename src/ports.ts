// Every interface to the world. Rank 7: what lies above may do IO, what lies below is synchronous and pure.
import type { Capture, CaptureRecord, Manifest } from './model/capture.js';

/** A child process. Never through a shell. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Added to the cleaned environment of ours (tokens and runner variables removed). */
  readonly env?: Readonly<Record<string, string>>;
  /** Code of the pull request itself: it does not get what only git and the go command need to fetch things. */
  readonly isBenchmark?: true;
  /**
   * Asked of each whole line of standard output, without its end: SIGQUIT so many milliseconds after the first that it is
   * true of, and after 5 s more SIGKILL to the whole process group. Of a line longer than 64 KB its last part is asked.
   */
  readonly quitAfter?: { readonly line: (line: string) => boolean; readonly ms: number };
  /** After this SIGQUIT, 5 s later SIGKILL, to the whole process group. 0: no limit. */
  readonly timeoutMs: number;
  /** Kept of each stream: this many bytes from its start and as many from its end. */
  readonly keepBytes: number;
}

/** What a stream held. When `dropped` is above 0, `text` has a gap of so many bytes in its middle. */
export interface Output {
  readonly text: string;
  readonly dropped: number;
}

export interface Exit {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly wallMs: number;
}

export interface Exec {
  /**
   * Resolves however the child ends. Rejects with GateError: `command-failed` or `go-missing` if it cannot be
   * started, `interrupted` once `stop` was called, because half a result would read as a broken benchmark.
   */
  run(command: Command): Promise<Exit>;
  /** Kills all running children with their process groups, and waits for them. Later runs are refused. */
  stop(): Promise<void>;
}

/** What the user sees while work goes on. Facts only; the door turns them into lines. */
export interface Progress {
  readonly phase:
    | 'prepare'
    | 'build'
    | 'discover'
    | 'calibrate'
    | 'link'
    | 'screen'
    | 'focus'
    | 'confirm'
    | 'probe'
    | 'profile'
    | 'compile'
    | 'cover'
    | 'judge';
  /** What runs now: a package or a benchmark. */
  readonly what: string;
  readonly done: number;
  readonly total: number;
  readonly suspects?: number;
  /** Milliseconds until the phase should be done, when it can be told. */
  readonly leftMs?: number;
}

export interface Log {
  progress(state: Progress): void;
  /** A line that stays. Untrusted text in it is escaped by the log. */
  info(line: string): void;
  warning(line: string): void;
}

export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** ISO 8601, for headers. */
  date(): string;
  sleep(ms: number): Promise<void>;
}

/**
 * Writes one capture as it grows. Folders of this machine in whatever it is given (diff.patch aside) become
 * placeholders, so that a capture can be shown to anybody.
 */
export interface CaptureWriter {
  readonly directory: string;
  /** There was an older capture in its place. */
  readonly replaced: boolean;
  /** Appends to a raw file; gives where it lies. */
  append(file: string, data: Uint8Array | string): Promise<{ file: string; offset: number; bytes: number }>;
  /**
   * Takes over a file that a child wrote; gives its name in the capture and what is kept of it. Throws GateError `profile-invalid` when it is a profile that cannot be
   * read, and keeps nothing of it: what it tells of the machine could not be taken out.
   */
  adopt(file: string, from: string): Promise<{ file: string; bytes: Uint8Array }>;
  record(record: CaptureRecord): Promise<void>;
  /** Writes checksums and `complete`. */
  close(manifest: Manifest): Promise<void>;
}

export interface CaptureStore {
  /**
   * True when an older capture lies there, which `create` replaces. Throws GateError `file-unwritable`, reason
   * `not-a-capture`, where anything else does: so nobody measures for minutes to hear of it.
   */
  wouldReplace(directory: string): Promise<boolean>;
  create(directory: string, manifest: Manifest): Promise<CaptureWriter>;
  /** Throws GateError capture-missing or capture-invalid. */
  read(directory: string): Promise<Capture>;
  /** Null when there is no such folder; all else as `read`. */
  readIfThere(directory: string): Promise<Capture | null>;
  /**
   * A capture that came in memory, by path of its files. `name` is for errors. Throws GateError capture-missing
   * or capture-invalid.
   */
  parse(name: string, files: ReadonlyMap<string, Uint8Array>): Capture;
  /** Writes such files to a folder as they are; replaces an older capture there. */
  keep(directory: string, files: ReadonlyMap<string, Uint8Array>): Promise<void>;
}

export interface Git {
  /** Throws GateError not-a-repository. */
  root(directory: string): Promise<string>;
  /** Full commit hash; GateError ref-unknown with the reason and what to do. */
  resolve(repository: string, ref: string): Promise<string>;
  /** Default branch as `origin/main`, `main`, …; null when there is none. */
  defaultBranch(repository: string): Promise<string | null>;
  /** GateError no-merge-base, which says when the clone is shallow. */
  mergeBase(repository: string, a: string, b: string): Promise<string>;
  /** First parent; null for a root commit. */
  parent(repository: string, commit: string): Promise<string | null>;
  /** All parents as the commit names them, whether they were fetched or not. */
  parents(repository: string, commit: string): Promise<readonly string[]>;
  /**
   * True when the commit, a full hash, is here: so are its files then, or git fetches them by itself when they
   * are checked out (a partial clone). Asks no remote.
   */
  has(repository: string, commit: string): Promise<boolean>;
  /**
   * Fetches just one commit, a full hash, from the remote `origin`, with the credentials that the clone has. For
   * runners only: objects are added to the repository. GateError `ref-unknown` with detail `not-fetched`.
   */
  fetch(repository: string, commit: string): Promise<void>;
  /** Text of a file at a commit, at most 1 MB; null when it is not there, or is a link or a submodule. */
  file(repository: string, commit: string, path: string): Promise<string | null>;
  /**
   * True when tracked files differ from HEAD or untracked ones exist that are not ignored, those in the folders
   * `except` (absolute) aside.
   */
  isDirty(repository: string, except?: readonly string[]): Promise<boolean>;
  /** Writes the files of a commit to an empty folder; touches nothing in the repository. */
  checkoutCommit(repository: string, commit: string, target: string): Promise<CheckoutFacts>;
  /**
   * Copies tracked and untracked, not ignored files of the working tree, without untracked ones in the folders
   * `except` (absolute): what we write there ourselves is no part of what is measured.
   */
  checkoutWorkingTree(repository: string, target: string, except?: readonly string[]): Promise<CheckoutFacts>;
  /** Unified diff without context between two folders, paths relative to them. */
  diff(base: string, head: string): Promise<Uint8Array>;
}

export interface CheckoutFacts {
  /** Submodules without content in the target, as paths in it. */
  readonly submodules: readonly string[];
  /** Go files of the working tree that git ignores, so that they are not in the target; at most twenty. */
  readonly ignored: readonly string[];
}

/** Facts about this machine. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly os: string;
  readonly memoryBytes: number;
  /** Program and arguments that pin a child to one core, null where the system has none. */
  readonly pin: readonly string[] | null;
  /** The same for each of two cores, for pairs at the same time; null where there are no two. */
  readonly pins: readonly [readonly string[], readonly string[]] | null;
}

/** What the system tells of its processors at a moment; null where it does not. */
export interface Load {
  /**
   * Of each processor that was asked about, or of all together where none was: seconds since some moment, and what of
   * them the hypervisor took. Empty where the system does not tell.
   */
  readonly processors: readonly { readonly total: number; readonly stolen: number }[];
  /** Tasks that run or wait to run, averaged over the last minute. */
  readonly tasks: number | null;
  /** Model and the like of the processor that we run on; another one later means that we were moved. */
  readonly cpu: string;
}

/** A Go toolchain as some folder gets it. */
export interface Toolchain {
  /** As captures tell it: without folders of this machine. */
  readonly go: Manifest['go'];
  /** To be added to the environment of every child, so that both sides use this toolchain and these flags. */
  readonly env: Readonly<Record<string, string>>;
}

/** A folder for temporary files that is removed on every way out. */
export interface Scratch {
  readonly directory: string;
  remove(): Promise<void>;
}

export interface Ports {
  readonly exec: Exec;
  readonly git: Git;
  readonly captures: CaptureStore;
  readonly clock: Clock;
  readonly log: Log;
  /** The toolchain that a folder gets. Throws GateError go-missing or go-too-old. */
  toolchain(directory: string): Promise<Toolchain>;
  machine(): Promise<Machine>;
  /** `pins`: those of Machine that processes are run with; none: they run anywhere. */
  load(pins: readonly (readonly string[])[]): Promise<Load>;
  scratch(): Promise<Scratch>;
}
