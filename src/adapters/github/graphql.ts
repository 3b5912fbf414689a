// What REST does not have: who we are, and the threads of review comments.
import * as z from 'zod/mini';
import type { ReviewThread } from '../../forge.js';
import { checkStatus, readJson, waitOf } from './answer.js';
import type { Client } from './client.js';
import { failure, Setback, type Reason } from './setback.js';

type Ask = <T>(
  operation: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  data: z.ZodMiniType<T>,
) => Promise<T>;

/** Pages of 100 threads. */
const mostPages = 30;

const text = z.string().check(z.maxLength(1024));
const viewerShape = z.object({ viewer: z.object({ login: text }) });

/** A BigInt, which comes as text: ids have outgrown the 32 bits of `databaseId`. */
const databaseId = z.nullable(z.union([z.int(), z.string().check(z.regex(/^\d{1,15}$/))]));

const threadsShape = z.object({
  repository: z.object({
    pullRequest: z.object({
      reviewThreads: z.object({
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.nullable(text) }),
        nodes: z.array(
          z.object({
            id: text,
            isResolved: z.boolean(),
            comments: z.object({ nodes: z.array(z.nullable(z.object({ fullDatabaseId: databaseId }))) }),
          }),
        ),
      }),
    }),
  }),
});

/** Errors come with status 200. */
const errorShape = z.object({
  type: z.nullish(z.string()),
  message: z.catch(z.string(), ''),
  extensions: z.catch(z.nullish(z.object({ code: z.nullish(z.string()) })), null),
});
const errorsShape = z.object({ errors: z.nullish(z.array(errorShape)) });

const threadsQuery = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { id isResolved comments(first: 1) { nodes { fullDatabaseId } } }
      }
    }
  }
}`;

export interface GraphQL {
  /** Login of the token's owner; for tokens of apps with `[bot]` at its end, as REST names authors. */
  viewer(): Promise<string>;
  threads(owner: string, name: string, pull: number): Promise<readonly ReviewThread[]>;
  settleThread(id: string, mutation: 'resolveReviewThread' | 'unresolveReviewThread'): Promise<void>;
}

/** All that is asked here may be asked twice. Rejects with GateError `forge-failed`. */
export function createGraphQL(client: Client, url: string): GraphQL {
  const ask: Ask = (operation, query, variables, data) => {
    const parameters = { query, variables };
    return client.send({ operation, route: `POST ${url}`, parameters, repeatable: true }, (answer) => {
      checkStatus(answer);
      const { errors } = readJson(errorsShape, answer);
      if (errors?.[0] !== undefined) throw setbackOf(errors[0], waitOf(answer.headers));
      return readJson(z.object({ data }), answer).data;
    });
  };

  return {
    async viewer() {
      const { viewer } = await ask('graphql/viewer', 'query { viewer { login } }', {}, viewerShape);
      return viewer.login;
    },

    async threads(owner, name, number) {
      const threads: ReviewThread[] = [];
      const read = (after: string | null) =>
        ask('graphql/review-threads', threadsQuery, { owner, name, number, after }, threadsShape);
      let after: string | null = null;
      for (let page = 1; page <= mostPages; page += 1) {
        const { repository }: z.infer<typeof threadsShape> = await read(after);
        const { nodes, pageInfo } = repository.pullRequest.reviewThreads;
        for (const { id, isResolved, comments } of nodes) {
          const first = comments.nodes[0]?.fullDatabaseId ?? null;
          threads.push({ id, resolved: isResolved, comment: first === null ? null : Number(first) });
        }
        if (!pageInfo.hasNextPage) return threads;
        after = pageInfo.endCursor;
      }
      throw failure('graphql/review-threads', new Setback('too-large', 200), true);
    },

    async settleThread(id, mutation) {
      const query = `mutation ($id: ID!) { ${mutation}(input: { threadId: $id }) { thread { id } } }`;
      const done = z.object({ [mutation]: z.object({ thread: z.object({ id: text }) }) });
      await ask(`graphql/${mutation}`, query, { id }, done);
    },
  };
}

const reasons: ReadonlyMap<string, Reason> = new Map<string, Reason>([
  ['FORBIDDEN', 'forbidden'],
  ['INSUFFICIENT_SCOPES', 'forbidden'],
  ['NOT_FOUND', 'not-found'],
  ['RATE_LIMITED', 'rate-limited'],
  ['RATE_LIMIT', 'rate-limited'],
  ['SERVICE_UNAVAILABLE', 'unavailable'],
  ['INTERNAL', 'unavailable'],
  // An older server that lacks a field.
  ['undefinedField', 'unsupported'],
]);

/** One without a type is the server's own trouble. */
function setbackOf(error: z.infer<typeof errorShape>, waitMs: number | null): Setback {
  const kind = error.type ?? error.extensions?.code;
  const reason = kind ? (reasons.get(kind) ?? 'invalid') : 'unavailable';
  return new Setback(reason, 200, { detail: error.message, waitMs });
}
