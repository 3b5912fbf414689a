// GitHub behind the port, in memory: as strict about lines in hunks and commits as the real one, and as forgetful
// as a test wants it.
import { GateError } from '../../src/base/errors.js';
import type {
  Forge,
  IssueComment,
  LineComment,
  PullFile,
  PullRequest,
  ReviewComment,
  ReviewThread,
} from '../../src/forge.js';
import type { Clock } from '../../src/ports.js';

export const bot = 'github-actions[bot]';
export const headSha = '9be77d1'.padEnd(40, '0');

/** What goes wrong with one call. `lost`: it was done, but the answer did not come. `unsure`: it was not done. */
export type Fault = 'lost' | 'unsure' | { readonly reason: string };

type Stored<T> = { -readonly [K in keyof T]: T[K] };

export class MemoryForge implements Forge {
  head = headSha;
  open = true;
  login = bot;
  files: PullFile[] | null = [];
  readonly texts = new Map<string, string>();
  readonly issue: Stored<IssueComment>[] = [];
  readonly reviews: Stored<ReviewComment>[] = [];
  readonly resolvedThreads = new Set<number>();
  /** Operations in the order in which they were asked. */
  readonly calls: string[] = [];
  readonly #faults = new Map<string, Fault>();
  readonly #hooks = new Map<string, () => void>();
  #nextId = 100;

  /** The nth call of a method, from 1; `every` for all of them. */
  fail(method: keyof Forge, nth: number | 'every', fault: Fault): this {
    this.#faults.set(`${method} ${nth}`, fault);
    return this;
  }

  /** Somebody else gets in between: before the nth call of a method. */
  before(method: keyof Forge, nth: number, act: () => void): this {
    this.#hooks.set(`${method} ${nth}`, act);
    return this;
  }

  /** Calls that changed something. */
  get writes(): string[] {
    return this.calls.filter((call) => /^(create|update|delete|resolve|unresolve)/.test(call));
  }

  say(body: string, author = bot): Stored<IssueComment> {
    const id = this.#nextId++;
    const comment = { id, author, body, url: `https://github.com/o/r/pull/1#issuecomment-${id}` };
    this.issue.push(comment);
    return comment;
  }

  remark(of: Partial<ReviewComment> & { readonly body: string }): Stored<ReviewComment> {
    const id = this.#nextId++;
    const url = `https://github.com/o/r/pull/1#discussion_r${id}`;
    const rest = { author: bot, path: 'look.go', line: null, onFile: false, answers: null };
    const comment = { id, url, ...rest, ...of };
    this.reviews.push(comment);
    return comment;
  }

  async #ask<T>(method: keyof Forge, act: () => T): Promise<T> {
    await Promise.resolve();
    this.calls.push(method);
    const nth = this.calls.filter((call) => call === method).length;
    this.#hooks.get(`${method} ${nth}`)?.();
    const fault = this.#faults.get(`${method} ${nth}`) ?? this.#faults.get(`${method} every`);
    if (fault === undefined) return act();
    if (typeof fault === 'object') throw failed(method, fault.reason);
    if (fault === 'lost') act();
    throw failed(method, 'unavailable', true);
  }

  viewer = () => this.#ask('viewer', () => this.login);
  file = (path: string) => this.#ask('file', () => this.texts.get(path) ?? null);
  pull = (number: number): Promise<PullRequest> =>
    this.#ask('pull', () => ({
      number,
      open: this.open,
      headSha: this.head,
      headRepositoryId: 1,
      baseRepositoryId: 1,
      baseRef: 'main',
      baseSha: '3f2a1c0'.padEnd(40, '0'),
    }));
  pullFiles = () => this.#ask('pullFiles', () => this.files);
  comments = () => this.#ask('comments', () => this.issue.map((comment) => ({ ...comment })));
  comment = (id: number) =>
    this.#ask('comment', () => {
      const one = this.issue.find((of) => of.id === id);
      return one === undefined ? null : { ...one };
    });
  createComment = (_: number, body: string) =>
    this.#ask('createComment', () => ({ ...this.say(accepted(body), this.login) }));
  updateComment = (id: number, body: string) =>
    this.#ask('updateComment', () => {
      found(this.issue, id, 'updateComment').body = accepted(body);
    });
  deleteComment = (id: number) =>
    this.#ask('deleteComment', () => {
      this.issue.splice(this.issue.indexOf(found(this.issue, id, 'deleteComment')), 1);
    });
  reviewComments = () => this.#ask('reviewComments', () => this.reviews.map((comment) => ({ ...comment })));
  createReview = (_: number, commit: string, _body: string, comments: readonly LineComment[]) =>
    this.#ask('createReview', () => {
      const isFine = ({ path, line }: LineComment) => this.#linesOf(path)?.has(line) === true;
      if (commit !== this.head || comments.length === 0 || !comments.every(isFine))
        throw failed('createReview', 'invalid');
      for (const comment of comments)
        this.remark({ ...comment, body: accepted(comment.body), author: this.login });
    });
  createFileComment = (_: number, commit: string, path: string, body: string) =>
    this.#ask('createFileComment', () => {
      if (commit !== this.head || this.#linesOf(path) === null) throw failed('createFileComment', 'invalid');
      this.remark({ path, onFile: true, body: accepted(body), author: this.login });
    });
  updateReviewComment = (id: number, body: string) =>
    this.#ask('updateReviewComment', () => {
      found(this.reviews, id, 'updateReviewComment').body = accepted(body);
    });
  threads = () =>
    this.#ask('threads', () =>
      this.reviews
        .filter(({ answers }) => answers === null)
        .map(({ id }): ReviewThread => ({
          id: `T${id}`,
          resolved: this.resolvedThreads.has(id),
          comment: id,
        })),
    );
  resolveThread = (id: string) =>
    this.#ask('resolveThread', () => {
      this.resolvedThreads.add(Number(id.slice(1)));
    });
  unresolveThread = (id: string) =>
    this.#ask('unresolveThread', () => {
      this.resolvedThreads.delete(Number(id.slice(1)));
    });

  /** Right-side lines in a hunk, by a reading of its own; null for a file that is not in the diff. */
  #linesOf(path: string): ReadonlySet<number> | null {
    const file = this.files?.find((of) => of.path === path);
    if (file === undefined) return null;
    const lines = new Set<number>();
    let line = 0;
    for (const row of (file.patch ?? '').split('\n')) {
      const start = /^@@ -\S+ \+(\d+)/.exec(row)?.[1];
      if (start !== undefined) line = Number(start);
      else if (row.startsWith('+') || row.startsWith(' ')) lines.add(line++);
    }
    return lines;
  }

  repository = unused;
  mergeBase = unused;
  ancestors = unused;
  pullsOf = unused;
  pullsFrom = unused;
  run = unused;
  artifacts = unused;
  artifactsOfRun = unused;
  download = unused;
}

function unused(): Promise<never> {
  return Promise.reject(new Error('publishing does not ask that'));
}

function found<T extends { readonly id: number }>(all: readonly T[], id: number, method: string): T {
  const one = all.find((of) => of.id === id);
  if (one === undefined) throw failed(method, 'not-found');
  return one;
}

function accepted(body: string): string {
  if (body.length > 65_536 || body.trim() === '') throw failed('body', 'invalid');
  return body;
}

export function failed(operation: string, reason: string, uncertain = false): GateError {
  return new GateError('forge-failed', { operation, reason, status: 0, ...(uncertain ? { uncertain } : {}) });
}

/** A clock that only moves when somebody sleeps. */
export function stillClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => 0,
    date: () => '2026-11-21T10:00:00Z',
    sleep: (ms) => {
      slept.push(ms);
      return Promise.resolve();
    },
  };
}
