// Failures to order. A fault waits for the nth request of an operation and plays `times` times from there on.
import type { Entry } from './log.js';

export type Play =
  /** This answer instead of the work. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** The work and the true answer, so late. */
  | { readonly delayMs: number }
  /** The work; head and half the body of the answer, then the connection breaks. */
  | 'cut'
  /** The work; whole answer over HTTP, but its JSON ends in the middle. */
  | 'bad-json'
  /** No work, connection reset. */
  | 'reset'
  /** The work, then a reset in place of the answer. */
  | 'lost'
  /** No work and no answer as long as the client waits. */
  | 'slow';

export interface Fault {
  /** Operation as in the log, or `*`. */
  readonly match: string;
  /** From 1, counted from when the fault was added. Default 1. */
  readonly nth?: number;
  /** Default 1. */
  readonly times?: number;
  /** Further condition: `(entry) => entry.query.page === '2'`. Requests that fail it are not counted. */
  readonly where?: (entry: Entry) => boolean;
  readonly do: Play;
}

export class Faults {
  readonly #armed: { readonly fault: Fault; seen: number }[] = [];

  add(fault: Fault): void {
    this.#armed.push({ fault, seen: 0 });
  }

  clear(): void {
    this.#armed.length = 0;
  }

  /** What to do with this request; counts it. The fault added first wins. */
  take(entry: Entry): Play | null {
    let play: Play | null = null;
    for (const armed of this.#armed) {
      const { match, nth = 1, times = 1, where } = armed.fault;
      if (match !== '*' && match !== entry.operation) continue;
      if (where !== undefined && !where(entry)) continue;
      armed.seen += 1;
      if (armed.seen >= nth && armed.seen < nth + times) play ??= armed.fault.do;
    }
    return play;
  }

  /** Faults that never played: a test that orders one and does not get it tests nothing. */
  unplayed(): string[] {
    return this.#armed.filter(({ fault, seen }) => seen < (fault.nth ?? 1)).map(({ fault }) => fault.match);
  }
}

/** Too many content-creating requests; GitHub says it with 403 or 429. */
export function secondaryLimit(status: 403 | 429 = 403, retryAfter = 1): Play {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return { status, headers: { 'retry-after': String(retryAfter) }, body: { message, documentation_url: '' } };
}

/** The hour's requests are used up; `resetAt` in seconds since 1970. */
export function primaryLimit(resetAt: number): Play {
  return {
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(resetAt) },
    body: { message: 'API rate limit exceeded for installation.', documentation_url: '' },
  };
}
