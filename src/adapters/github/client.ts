// Requests to GitHub's API. Octokit writes them: address, headers, our token, the way through a proxy. We send
// them, because what it does with answers loses tears: a cut body becomes '' and a bad one its text, both with
// status 200, and its `paginate` drops such pages.
import type * as z from 'zod/mini';
import { GateError } from '../../base/errors.js';
import type { Clock } from '../../ports.js';
import { exchange, readJson, type Answer, type AnswerLimits, type Fetch } from './answer.js';
import { failure, longestWaitMs, retryDelay, Setback } from './setback.js';

export interface Request {
  /** GitHub's operation id, for errors: `issues/create-comment`. */
  readonly operation: string;
  /** `POST /repos/{owner}/{repo}/issues/{issue_number}/comments`, or with a whole address. */
  readonly route: string;
  /** For the places in the route; what is left goes into the query or the JSON body. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Media type instead of GitHub's JSON. */
  readonly accept?: string;
  /** Asking twice does no harm. By default everything but POST. */
  readonly repeatable?: boolean;
  /** `manual` gives redirects as answers instead of following them. */
  readonly redirect?: 'manual' | 'follow';
  readonly limits?: Partial<AnswerLimits>;
}

/**
 * Makes a value of an answer, or throws Setback. `again`: an earlier try may have been carried out, though its
 * answer was lost.
 */
export type Read<T> = (answer: Answer, again: boolean) => T | Promise<T>;

export interface Client {
  /** Sends, and sends again as `retryDelay` says. Throws GateError `forge-failed`. */
  send<T>(request: Request, read: Read<T>): Promise<T>;
  /** `send` for a JSON answer. */
  get<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T>;
  /** GET of an address outside of the API, once: without our token, redirects not followed. Throws Setback. */
  fetchForeign(url: URL, limits: AnswerLimits): Promise<Answer>;
}

export interface ClientOptions {
  /** Empty: nothing is sent as authorization. */
  readonly token: string;
  /** `https://api.github.com`, without a slash at its end. */
  readonly apiUrl: string;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Gets `GET /repos/… 200` for each exchange. What servers say is in it: to be escaped like all foreign text. */
  readonly trace?: ((line: string) => void) | undefined;
  readonly limits?: Partial<AnswerLimits> | undefined;
}

/** 100 comments of the greatest length are some 25 MB. */
const usualLimits: AnswerLimits = { mostBytes: 64 << 20, timeoutMs: 30_000 };

interface Written {
  readonly url: string;
  readonly init: RequestInit;
}

/**
 * Nothing is loaded before the first request: most commands make none. Throws GateError `forge-failed`
 * (`unusable`) for what can be no token.
 */
export function createClient(options: ClientOptions): Client {
  const { token, apiUrl, clock, trace } = options;
  // Said here without it: fetch would show it in its own error.
  if (/[^\x21-\x7e]/.test(token)) throw failure('authorization', new Setback('unusable', 0), true);

  const load = async () => {
    const { getOctokit } = await import('@actions/github');
    // It refuses to start without a token; `write` takes this one out again.
    return getOctokit(token === '' ? 'none' : token, { baseUrl: apiUrl, userAgent: 'pprof-gate' });
  };
  let loaded: ReturnType<typeof load> | undefined;
  const octokit = () => (loaded ??= load());

  /** The toolkit's own fetch, which knows the proxies of the environment. */
  const transport = async () => (await octokit()).request.endpoint.DEFAULTS.request?.fetch as Fetch;

  const write = async ({ route, parameters, accept, redirect = 'follow' }: Request): Promise<Written> => {
    let written: Written | undefined;
    const keep = (url: string, init: RequestInit): Promise<Response> => {
      written = { url, init };
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    const { request } = await octokit();
    await request(route, {
      ...parameters,
      headers: { 'x-github-api-version': '2022-11-28', ...(accept === undefined ? {} : { accept }) },
      request: { fetch: keep },
    });
    if (written === undefined) throw new Error('octokit wrote no request');
    const headers = new Headers(written.init.headers);
    if (token === '') headers.delete('authorization');
    return { url: written.url, init: { ...written.init, headers, redirect } };
  };

  return {
    async send(request, read) {
      const { operation, repeatable = !request.route.startsWith('POST ') } = request;
      const limits = { ...usualLimits, ...options.limits, ...request.limits };
      const { url, init } = await write(request);
      const fetch = await transport();
      const { pathname, search } = new URL(url);
      let again = false;
      let waitedMs = 0;
      for (let attempt = 1; ; attempt += 1) {
        try {
          const answer = await exchange(fetch, url, init, limits);
          trace?.(`${init.method ?? 'GET'} ${pathname}${search} ${answer.status}`);
          return await read(answer, again);
        } catch (error) {
          if (!(error instanceof Setback)) throw error;
          const delay = retryDelay(attempt, error, repeatable);
          const last = delay === null || waitedMs + delay > longestWaitMs;
          const why = `${error.reason} ${error.detail}`.trimEnd();
          trace?.(`${operation} ${why}, ${last ? 'given up' : `again in ${delay} ms`}`);
          if (last) throw failure(operation, error, repeatable);
          again ||= error.mayBeDone;
          waitedMs += delay;
          await clock.sleep(delay);
        }
      }
    },

    get(request, schema) {
      return this.send(request, (answer) => readJson(schema, answer));
    },

    async fetchForeign(url, limits) {
      const answer = await exchange(await transport(), url.href, { redirect: 'manual' }, limits);
      // Without its query, which may be a signature.
      trace?.(`GET ${url.origin}${url.pathname} ${answer.status}`);
      return answer;
    },
  };
}

/** Null where the server said one of these statuses. */
export async function orNull<T>(statuses: readonly number[], asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GateError && statuses.includes(Number(error.facts['status']))) return null;
    throw error;
  }
}
