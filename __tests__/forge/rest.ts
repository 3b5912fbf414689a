// The REST API: finds the operation, checks request and answer against GitHub's description, does the work.
import { notFound, Refusal, type Answer } from './answer.js';
import { Call, type Surroundings, type Work } from './call.js';
import type { Operation, Route } from './description.js';
import type { Repository, Token } from './nouns.js';
import { actionsOperations } from './operations/actions.js';
import { commentOperations } from './operations/comments.js';
import { pullOperations } from './operations/pulls.js';
import { repositoryOperations } from './operations/repository.js';
import { reviewOperations } from './operations/reviews.js';
import type { Errand, Incoming } from './origin.js';
import { authorize } from './permissions.js';

const works: Readonly<Record<string, Work>> = {
  ...actionsOperations,
  ...commentOperations,
  ...pullOperations,
  ...repositoryOperations,
  ...reviewOperations,
};

export const operationNames: readonly string[] = Object.keys(works).sort();

export interface RestOptions {
  /** Base of the API on its origin: empty, or `/api/v3` as on an Enterprise Server. */
  readonly base: string;
  readonly origin: () => string;
  /** Operations that this server does not have. */
  readonly lacks: ReadonlySet<string>;
}

export function restErrand(around: Surroundings, options: RestOptions, incoming: Incoming): Errand {
  const { method, url } = incoming;
  const path = url.pathname.startsWith(`${options.base}/`) ? url.pathname.slice(options.base.length) : '';
  const route = around.description.route(method, named(around, path));
  if (route === null) {
    const work = () => {
      around.log.violation(`${method} ${url.pathname} is no operation that we use`);
      throw notFound();
    };
    return { operation: 'unknown', work };
  }
  const { operation } = route;
  const lacking = () => {
    throw notFound();
  };
  const work = () => checked(around, operation, () => perform(around, options, route, incoming));
  return {
    operation: operation.operationId,
    work: options.lacks.has(operation.operationId) ? lacking : work,
  };
}

/** `/repositories/7/…`, which GitHub's own Link headers use, as `/repos/owner/name/…`. */
function named({ state }: Surroundings, path: string): string {
  const match = /^\/repositories\/(\d+)(\/.*)?$/.exec(path);
  const found = match && state.repositories.find(({ id }) => id === Number(match[1]));
  return found ? `/repos/${found.owner}/${found.name}${match[2] ?? ''}` : path;
}

/** Answers of ours that GitHub would not give are violations too. */
function checked(around: Surroundings, operation: Operation, work: () => Answer): Answer {
  let answer: Answer;
  try {
    answer = work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer = error.answer();
  }
  if (!Buffer.isBuffer(answer.body)) {
    const errors = around.description.answer(operation, answer.status, answer.body);
    for (const error of errors) around.log.violation(`answer of ${error}`);
  }
  return answer;
}

function perform(around: Surroundings, options: RestOptions, route: Route, incoming: Incoming): Answer {
  const { description, log } = around;
  const { operation } = route;
  const { url, headers } = incoming;
  if (headers['user-agent'] === undefined) {
    log.violation(`${operation.operationId} came without a User-Agent`);
    throw new Refusal(403, 'Request forbidden by administrative rules.');
  }
  const token = tokenOf(around, headers.authorization);
  const path = description.parameters(operation, 'path', route.path);
  const query = description.parameters(operation, 'query', Object.fromEntries(url.searchParams));
  const body = bodyOf(incoming.body);
  const errors = [
    ...path.errors,
    ...query.errors,
    ...(body instanceof Error
      ? [`${operation.operationId}: ${body.message}`]
      : description.body(operation, body)),
  ];
  for (const error of errors) log.violation(error);
  if (errors.length > 0) throw new Refusal(422, `Invalid request.\n\n${errors.join('\n')}`);
  const repository = repositoryOf(around, token, route.path);
  authorize(token, operation.operationId, repository);
  const work = works[operation.operationId];
  if (work === undefined) throw new Error(`${operation.operationId} is not built`);
  const under = url.pathname
    .slice(options.base.length)
    .replace(/^\/(repos\/[^/]+\/[^/]+|repositories\/\d+)/, '');
  const home = `${options.origin()}${options.base}/repositories/${repository.id}${under}`;
  const accept = String(headers.accept ?? '*/*');
  return work(
    new Call(around, token, repository, { ...path.values, ...query.values }, body, url, accept, home),
  );
}

/** `token x` and `Bearer x` are the same to GitHub. */
export function tokenOf({ state }: Pick<Surroundings, 'state'>, authorization: unknown): Token {
  if (typeof authorization !== 'string') throw new Refusal(401, 'Requires authentication');
  const secret = /^(?:bearer|token) (.+)$/i.exec(authorization)?.[1];
  const token = state.tokens.get(secret ?? '');
  if (token === undefined) throw new Refusal(401, 'Bad credentials');
  return token;
}

function repositoryOf(
  { state }: Surroundings,
  token: Token,
  path: Readonly<Record<string, string>>,
): Repository {
  if (path.owner === undefined || path.repo === undefined) return token.repository;
  const wanted = `${path.owner}/${path.repo}`.toLowerCase();
  const found = state.repositories.find(({ owner, name }) => `${owner}/${name}`.toLowerCase() === wanted);
  if (found === undefined) throw notFound();
  return found;
}

/** Undefined where there is none. */
function bodyOf(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return new Error('body is not JSON');
  }
}
