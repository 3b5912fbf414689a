// One HTTP exchange whose answer came whole, and what its status says.
import * as z from 'zod/mini';
import { Setback, type Reason } from './setback.js';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

export interface AnswerLimits {
  /** Of answers with a good status. */
  readonly mostBytes: number;
  /** For the whole exchange. */
  readonly timeoutMs: number;
}

const mostErrorBytes = 1 << 20;

/** Codes of Node and undici for connections that never stood. */
const neverConnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Sends a request and reads all of its answer, whatever the status. Throws Setback: `unavailable` without an
 * answer, `torn` when it ended early, `too-large` past `mostBytes` (counted after decompression).
 */
export async function exchange(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  { mostBytes, timeoutMs }: AnswerLimits,
): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { ...init, signal }).catch((cause: unknown) => {
    const detail = codeOf(cause);
    throw new Setback('unavailable', 0, { detail, unsent: neverConnected.has(detail), cause });
  });
  const { status, headers } = response;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    // Leaving the loop by a throw closes the connection.
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > (response.ok ? mostBytes : mostErrorBytes)) throw new Setback('too-large', status);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof Setback) throw cause;
    throw new Setback('torn', status, { detail: codeOf(cause), cause });
  }
  return { status, headers, body: Buffer.concat(chunks, bytes) };
}

/** `ECONNRESET` and the like: fetch wraps the error that tells it. Empty when none does. */
function codeOf(error: unknown): string {
  let cause = error;
  while (typeof cause === 'object' && cause !== null) {
    if ('name' in cause && cause.name === 'TimeoutError') return 'timeout';
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    cause = 'cause' in cause ? cause.cause : null;
  }
  return '';
}

/** The value in a JSON answer, checked. Throws Setback: `torn` when a good status has a bad body. */
export function readJson<T>(schema: z.ZodMiniType<T>, answer: Answer): T {
  checkStatus(answer);
  const checked = schema.safeParse(jsonOf(answer));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new Setback('torn', answer.status, { detail: issue?.path.map(String).join('.') ?? '' });
}

/** Throws Setback unless the status is a good one. */
export function checkStatus(answer: Answer): void {
  if (answer.status < 200 || answer.status > 299) throw refusalOf(answer);
}

/** Undefined, which is no JSON value, for anything else. */
function jsonOf({ body }: Answer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const reasons: ReadonlyMap<number, Reason> = new Map<number, Reason>([
  [401, 'forbidden'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [405, 'unsupported'],
  [408, 'unavailable'],
  [409, 'conflict'],
  [410, 'gone'],
  [429, 'rate-limited'],
  [451, 'forbidden'],
  [501, 'unsupported'],
]);

export function reasonOf(status: number): Reason {
  return reasons.get(status) ?? (status >= 500 ? 'unavailable' : 'invalid');
}

/** What an answer without a good status means. */
export function refusalOf(answer: Answer): Setback {
  const { status, headers } = answer;
  const { message, error } = complaintOf(answer);
  const limited =
    status === 403 &&
    (headers.has('retry-after') ||
      headers.get('x-ratelimit-remaining') === '0' ||
      /secondary rate limit|abuse detection/i.test(message));
  return new Setback(limited ? 'rate-limited' : reasonOf(status), status, {
    detail: error === '' ? message : `${message}: ${error}`,
    waitMs: waitOf(headers),
  });
}

/** Milliseconds until the time that the headers name; null when they name none. */
export function waitOf(headers: Headers): number | null {
  const after = headers.get('retry-after');
  if (after !== null && /^\d{1,9}$/.test(after)) return Number(after) * 1000;
  if (headers.get('x-ratelimit-remaining') !== '0') return null;
  // By the server's own clock: ours may differ.
  const wait = Number(headers.get('x-ratelimit-reset')) * 1000 - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

const text = z.catch(z.string(), '');
const complaintSchema = z.object({
  message: text,
  // Either texts or objects, of which only some have a message.
  errors: z.catch(z.array(z.union([z.string(), z.object({ message: text })])), []),
});

/** Message and first single error. Empty for what is not GitHub's JSON, such as a page of a proxy. */
function complaintOf(answer: Answer): { readonly message: string; readonly error: string } {
  const checked = complaintSchema.safeParse(jsonOf(answer));
  if (!checked.success) return { message: '', error: '' };
  const [first = ''] = checked.data.errors;
  return { message: checked.data.message, error: typeof first === 'string' ? first : first.message };
}
