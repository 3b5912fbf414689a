// The part of GitHub's GraphQL schema (as of @octokit/graphql-schema 15.26) that concerns us, and whether a document
// fits it.
import type { Field, GraphqlDocument, Value } from './graphql-document.js';

interface FieldType {
  /** Named type with its `!`; lists as `[Type]`. */
  readonly type: string;
  readonly args?: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, string | FieldType>>;

const paging = { after: 'String', before: 'String', first: 'Int', last: 'Int' };

const types: Readonly<Record<string, Fields>> = {
  query: {
    viewer: 'User!',
    repository: {
      type: 'Repository',
      args: { owner: 'String!', name: 'String!', followRenames: 'Boolean' },
    },
  },
  mutation: {
    resolveReviewThread: { type: 'ResolveReviewThreadPayload', args: { input: 'ResolveReviewThreadInput!' } },
    unresolveReviewThread: {
      type: 'UnresolveReviewThreadPayload',
      args: { input: 'UnresolveReviewThreadInput!' },
    },
  },
  User: { login: 'String!' },
  Actor: { login: 'String!' },
  Repository: { pullRequest: { type: 'PullRequest', args: { number: 'Int!' } } },
  PullRequest: {
    number: 'Int!',
    reviewThreads: { type: 'PullRequestReviewThreadConnection!', args: paging },
  },
  PullRequestReviewThreadConnection: {
    nodes: '[PullRequestReviewThread]',
    pageInfo: 'PageInfo!',
    totalCount: 'Int!',
  },
  PageInfo: {
    endCursor: 'String',
    hasNextPage: 'Boolean!',
    hasPreviousPage: 'Boolean!',
    startCursor: 'String',
  },
  PullRequestReviewThread: {
    comments: { type: 'PullRequestReviewCommentConnection!', args: { ...paging, skip: 'Int' } },
    id: 'ID!',
    isOutdated: 'Boolean!',
    isResolved: 'Boolean!',
    line: 'Int',
    path: 'String!',
    viewerCanResolve: 'Boolean!',
    viewerCanUnresolve: 'Boolean!',
  },
  PullRequestReviewCommentConnection: {
    nodes: '[PullRequestReviewComment]',
    pageInfo: 'PageInfo!',
    totalCount: 'Int!',
  },
  PullRequestReviewComment: {
    author: 'Actor',
    body: 'String!',
    // Deprecated for fullDatabaseId, still answered.
    databaseId: 'Int',
    fullDatabaseId: 'BigInt',
    id: 'ID!',
  },
  ResolveReviewThreadPayload: { clientMutationId: 'String', thread: 'PullRequestReviewThread' },
  UnresolveReviewThreadPayload: { clientMutationId: 'String', thread: 'PullRequestReviewThread' },
};

const inputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ResolveReviewThreadInput: { clientMutationId: 'String', threadId: 'ID!' },
  UnresolveReviewThreadInput: { clientMutationId: 'String', threadId: 'ID!' },
};

const bare = (type: string): string => type.replace(/[[\]!]/g, '');

/** What GitHub would refuse in a document and its variables. */
export function faultsOf(document: GraphqlDocument, values: Readonly<Record<string, unknown>>): string[] {
  const faults: string[] = [];
  const used = new Set<string>();

  function checkFields(type: string, fields: readonly Field[]): void {
    for (const field of fields) {
      const known = types[type]?.[field.name];
      if (known === undefined) {
        faults.push(`Field '${field.name}' doesn't exist on type '${type}'`);
        continue;
      }
      const { type: result, args = {} } = typeof known === 'string' ? { type: known } : known;
      checkArguments(`${type}.${field.name}`, args, field.args);
      const composite = bare(result) in types;
      if (composite && field.fields.length === 0) faults.push(`${type}.${field.name} needs a selection`);
      if (!composite && field.fields.length > 0) faults.push(`${type}.${field.name} has no fields`);
      if (composite) checkFields(bare(result), field.fields);
      if (result.includes('Connection')) checkPage(`${type}.${field.name}`, field.args);
    }
  }

  function checkArguments(
    where: string,
    known: Readonly<Record<string, string>>,
    given: ReadonlyMap<string, Value>,
  ): void {
    for (const [name, value] of given) {
      const type = known[name];
      if (type === undefined) faults.push(`${where} doesn't accept argument '${name}'`);
      else checkValue(`${where}(${name})`, type, value);
    }
    for (const [name, type] of Object.entries(known)) {
      if (type.endsWith('!') && !given.has(name)) faults.push(`${where} misses argument '${name}'`);
    }
  }

  function checkValue(where: string, type: string, value: Value): void {
    if (value.kind === 'variable') {
      used.add(value.name);
      const declared = document.variables.get(value.name);
      if (declared === undefined) faults.push(`Variable $${value.name} is not declared`);
      else if (declared !== type && declared !== `${type}!`) {
        faults.push(`${where}: $${value.name} is ${declared}, not ${type}`);
      }
    } else if (value.kind === 'object') {
      const fields = inputs[bare(type)];
      if (fields === undefined) faults.push(`${where} is ${type}, not an object`);
      else checkArguments(where, fields, value.fields);
    } else if (!literalFits(type, value)) {
      faults.push(`${where} is ${type}, not ${value.kind}`);
    }
  }

  /** GitHub gives no connection without a size, and at most 100 rows. */
  function checkPage(where: string, given: ReadonlyMap<string, Value>): void {
    const size = given.get('first') ?? given.get('last');
    if (size === undefined) faults.push(`${where} needs 'first' or 'last'`);
    const rows = size === undefined ? 1 : valueOf(size, values);
    if (typeof rows !== 'number' || rows < 1 || rows > 100) faults.push(`${where}: 1 to 100 rows`);
  }

  checkFields(document.kind, document.fields);
  for (const [name, type] of document.variables) {
    if (!used.has(name)) faults.push(`Variable $${name} is declared but not used`);
    if (!givenFits(type, values[name]))
      faults.push(`Variable $${name} of type ${type} was provided invalid value`);
  }
  for (const name of Object.keys(values)) {
    if (!document.variables.has(name)) faults.push(`Variable $${name} is given but not declared`);
  }
  return faults;
}

function literalFits(type: string, value: Value): boolean {
  if (value.kind === 'null') return !type.endsWith('!');
  const wanted = { Int: ['int'], String: ['string'], ID: ['string', 'int'], Boolean: ['boolean'] }[
    bare(type)
  ];
  return wanted?.includes(value.kind) ?? false;
}

function givenFits(type: string, value: unknown): boolean {
  if (value === undefined || value === null) return !type.endsWith('!');
  const name = bare(type);
  if (name === 'Int') return Number.isInteger(value);
  if (name === 'Boolean') return typeof value === 'boolean';
  if (name === 'String' || name === 'ID') return typeof value === 'string';
  const fields = inputs[name];
  if (fields === undefined || typeof value !== 'object') return false;
  const given = value as Readonly<Record<string, unknown>>;
  return (
    Object.keys(given).every((key) => key in fields) &&
    Object.entries(fields).every(([key, inner]) => givenFits(inner, given[key]))
  );
}

/** A value with the variables put in. */
export function valueOf(value: Value, values: Readonly<Record<string, unknown>>): unknown {
  switch (value.kind) {
    case 'variable':
      return values[value.name] ?? null;
    case 'null':
      return null;
    case 'object':
      return Object.fromEntries([...value.fields].map(([key, inner]) => [key, valueOf(inner, values)]));
    default:
      return value.value;
  }
}
