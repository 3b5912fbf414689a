// The GraphQL API: whose token it is, review threads of a pull request, and resolving them.
import type { Answer } from './answer.js';
import { parseGraphql, type Field, type GraphqlDocument } from './graphql-document.js';
import { faultsOf, valueOf } from './graphql-schema.js';
import type { ForgeLog } from './log.js';
import type { Pull, Repository, Thread, Token } from './nouns.js';
import type { Errand, Incoming } from './origin.js';
import { tokenOf } from './rest.js';
import type { ForgeState } from './state.js';

type Values = Readonly<Record<string, unknown>>;

/** An object whose fields are values, or functions of their arguments. */
interface Node {
  readonly [field: string]: unknown;
}

interface Question {
  readonly document: GraphqlDocument;
  readonly values: Values;
}

/** GraphQL says with 200 that something went wrong. */
class FieldError extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

const forbidden = (): FieldError => new FieldError('FORBIDDEN', 'Resource not accessible by integration');

export class GraphqlApi {
  constructor(
    readonly state: ForgeState,
    readonly log: ForgeLog,
    /** As forges without GraphQL: 404 for everything. */
    readonly absent: boolean,
  ) {}

  errand(incoming: Incoming): Errand {
    if (this.absent) {
      return { operation: 'graphql', work: () => ({ status: 404, body: { message: 'Not Found' } }) };
    }
    const question = questionOf(incoming);
    if (typeof question === 'string') {
      const work = (): Answer => this.#refuse([question]);
      return { operation: 'unknown', work };
    }
    const operation = `graphql/${subjectOf(question.document.fields)}`;
    return { operation, work: () => this.#perform(question, incoming) };
  }

  #refuse(faults: readonly string[]): Answer {
    for (const fault of faults) this.log.violation(`graphql: ${fault}`);
    return { status: 200, body: { errors: faults.map((message) => ({ message })) } };
  }

  #perform({ document, values }: Question, incoming: Incoming): Answer {
    const token = tokenOf(this, incoming.headers.authorization);
    const faults = faultsOf(document, values);
    if (faults.length > 0) return this.#refuse(faults);
    const root: Node = document.kind === 'query' ? this.#query(token) : this.#mutation(token);
    const errors: object[] = [];
    const data = Object.fromEntries<unknown>(
      document.fields.map((field) => {
        try {
          return [field.name, select(root, field, values)];
        } catch (error) {
          if (!(error instanceof FieldError)) throw error;
          errors.push({ type: error.type, path: [field.name], message: error.message });
          return [field.name, null];
        }
      }),
    );
    return { status: 200, body: { data, ...(errors.length > 0 && { errors }) } };
  }

  #query(token: Token): Node {
    return {
      viewer: { login: token.login },
      repository: ({ owner, name }: Values) => {
        const wanted = `${String(owner)}/${String(name)}`;
        const found = this.state.repositories.find((one) => `${one.owner}/${one.name}` === wanted);
        if (found === undefined || (found.private && found !== token.repository)) {
          throw new FieldError('NOT_FOUND', `Could not resolve to a Repository with the name '${wanted}'.`);
        }
        return this.#repository(found, token);
      },
    };
  }

  #repository(repository: Repository, token: Token): Node {
    return {
      pullRequest: ({ number }: Values) => {
        if (repository.private && token.permissions['pull-requests'] === undefined) throw forbidden();
        const pull = this.state.pulls.find((one) => one.repository === repository && one.number === number);
        if (pull === undefined) {
          throw new FieldError(
            'NOT_FOUND',
            `Could not resolve to a PullRequest with the number of ${String(number)}.`,
          );
        }
        return {
          number: pull.number,
          reviewThreads: (args: Values) =>
            connection(
              pull.threads.map((thread) => threadNode(pull, thread, token)),
              args,
            ),
        };
      },
    };
  }

  #mutation(token: Token): Node {
    const settle =
      (resolved: boolean) =>
      ({ input }: Values): Node => {
        const { threadId, clientMutationId = null } = input as Values;
        for (const pull of this.state.pulls) {
          const thread = pull.threads.find(({ id }) => id === threadId);
          if (thread === undefined) continue;
          const may = token.resolvesThreads && token.permissions['pull-requests'] === 'write';
          if (!may || pull.repository !== token.repository) throw forbidden();
          thread.resolved = resolved;
          return { clientMutationId, thread: threadNode(pull, thread, token) };
        }
        throw new FieldError(
          'NOT_FOUND',
          `Could not resolve to a node with the global id of '${String(threadId)}'`,
        );
      };
    return { resolveReviewThread: settle(true), unresolveReviewThread: settle(false) };
  }
}

function threadNode(pull: Pull, thread: Thread, token: Token): Node {
  const comments = thread.comments.flatMap((id) =>
    pull.reviewComments.filter((comment) => comment.id === id),
  );
  const [first] = comments;
  return {
    id: thread.id,
    isResolved: thread.resolved,
    isOutdated: first?.subject === 'line' && first.line === null,
    line: first?.line ?? null,
    path: first?.path ?? '',
    viewerCanResolve: token.resolvesThreads && !thread.resolved,
    viewerCanUnresolve: token.resolvesThreads && thread.resolved,
    comments: (args: Values) =>
      connection(
        comments.map(({ id, author, body }) => ({
          id: `PRRC_${id}`,
          databaseId: id,
          fullDatabaseId: String(id),
          body,
          // GraphQL names apps without the suffix that REST gives them.
          author: author === null ? null : { login: author.replace(/\[bot\]$/, '') },
        })),
        args,
      ),
  };
}

/** Forwards with first and after, backwards with last and before. */
function connection(rows: readonly Node[], args: Values): Node {
  const cursor = (index: number) => Buffer.from(`cursor:${index}`).toString('base64');
  const indexOf = (value: unknown, absent: number) =>
    typeof value === 'string' ? rows.findIndex((_, i) => cursor(i) === value) : absent;
  const from = indexOf(args.after, -1) + 1;
  const to = indexOf(args.before, rows.length);
  const { first, last } = args;
  const start = typeof first === 'number' || typeof last !== 'number' ? from : Math.max(from, to - last);
  const end = typeof first === 'number' ? Math.min(to, from + first) : to;
  const nodes = rows.slice(start, end);
  return {
    nodes,
    totalCount: rows.length,
    pageInfo: {
      hasNextPage: end < rows.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length === 0 ? null : cursor(start),
      endCursor: nodes.length === 0 ? null : cursor(end - 1),
    },
  };
}

function select(node: Node, field: Field, values: Values): unknown {
  const own = node[field.name];
  const args = Object.fromEntries([...field.args].map(([name, value]) => [name, valueOf(value, values)]));
  const result = typeof own === 'function' ? (own as (args: Values) => unknown)(args) : own;
  return field.fields.length === 0 ? result : shaped(result, field.fields, values);
}

function shaped(value: unknown, fields: readonly Field[], values: Values): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((item) => shaped(item, fields, values));
  return Object.fromEntries(fields.map((field) => [field.name, select(value as Node, field, values)]));
}

/** A text where it is none. */
function questionOf({ method, body }: Incoming): Question | string {
  if (method !== 'POST') return `${method} instead of POST`;
  try {
    const { query, variables } = JSON.parse(body.toString('utf8')) as { query?: unknown; variables?: Values };
    if (typeof query !== 'string') return 'no query';
    return { document: parseGraphql(query), values: variables ?? {} };
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}

/** What the log calls a document: its root field, or the list that a question for a repository is about. */
function subjectOf(fields: readonly Field[]): string {
  const [root] = fields;
  if (root?.name !== 'repository') return root?.name ?? '';
  return root.fields[0]?.fields[0]?.name ?? 'repository';
}
