import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseGraphql } from './graphql-document.js';
import { startScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await startScene();
});
afterEach(() => scene.forge.close());

const violations = () => scene.forge.log.violations;

const threads = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 2, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { id isResolved isOutdated comments(first: 1) { nodes { databaseId author { login } } } }
      }
    }
  }
}`;
const here = { owner: 'o', name: 'r', number: 7 };
const resolve =
  'mutation($id: ID!) { resolveReviewThread(input: {threadId: $id}) { thread { id isResolved } } }';
const list = 'data.repository.pullRequest.reviewThreads';

async function review(...lines: number[]): Promise<void> {
  const comments = lines.map((line) => ({ path: 'look.go', line, body: 'x' }));
  await scene.call('POST', '~/pulls/7/reviews', { event: 'COMMENT', comments });
}

describe('GraphQL', () => {
  it('says whose token it is', async () => {
    const reply = await scene.graphql('{ viewer { login } }');
    expect(reply.at('data.viewer.login')).toBe('github-actions[bot]');
    expect((await scene.graphql('{ viewer { login } }', {}, 'wrong')).status).toBe(401);
    expect(violations()).toEqual([]);
  });

  it('pages through review threads', async () => {
    await review(10, 11, 12);
    const first = await scene.graphql(threads, here);
    expect(first.at(`${list}.nodes.*.comments.nodes.0.databaseId`)).toEqual(
      scene.pull.reviewComments.slice(0, 2).map(({ id }) => id),
    );
    // Apps have no suffix here.
    expect(first.at(`${list}.nodes.0.comments.nodes.0.author.login`)).toBe('github-actions');
    expect(first.at(`${list}.pageInfo.hasNextPage`)).toBe(true);
    const after = first.at(`${list}.pageInfo.endCursor`);
    const second = await scene.graphql(threads, { ...here, after });
    expect(second.at(`${list}.nodes.*.id`)).toEqual([scene.pull.threads[2]?.id]);
    expect(second.at(`${list}.pageInfo.hasNextPage`)).toBe(false);
    expect(scene.forge.log.of('graphql/reviewThreads')).toHaveLength(2);
    expect(violations()).toEqual([]);
  });

  it('resolves and reopens threads', async () => {
    await review(11);
    const [thread] = scene.pull.threads;
    const reply = await scene.graphql(resolve, { id: thread?.id });
    expect(reply.at('data.resolveReviewThread.thread.isResolved')).toBe(true);
    expect(thread?.resolved).toBe(true);
    await scene.graphql(resolve.replace('resolveR', 'unresolveR'), { id: thread?.id });
    expect(thread?.resolved).toBe(false);
    expect(scene.forge.log.writes().slice(1)).toEqual([
      'graphql/resolveReviewThread',
      'graphql/unresolveReviewThread',
    ]);
    const unknown = await scene.graphql(resolve, { id: 'PRRT_none' });
    expect(unknown.at('errors.0.type')).toBe('NOT_FOUND');
    expect(violations()).toEqual([]);
  });

  it('refuses tokens that may not resolve', async () => {
    await review(11);
    const { repository, forge, pull } = scene;
    const permissions = { 'pull-requests': 'write' } as const;
    const poor = forge.state.addToken({ repository, permissions, resolvesThreads: false });
    const reply = await scene.graphql(resolve, { id: pull.threads[0]?.id }, poor);
    expect([reply.status, reply.at('errors.0.type'), reply.at('data.resolveReviewThread')]).toEqual([
      200,
      'FORBIDDEN',
      null,
    ]);
    expect(pull.threads[0]?.resolved).toBe(false);
    const blind = forge.state.addToken({ repository, permissions: {} });
    expect((await scene.graphql(threads, here, blind)).at('errors.0.type')).toBe('FORBIDDEN');
    expect(violations()).toEqual([]);
  });

  it('does not find what is not there', async () => {
    expect((await scene.graphql(threads, { ...here, number: 8 })).at('errors.0.type')).toBe('NOT_FOUND');
    expect((await scene.graphql(threads, { ...here, name: 'x' })).at('errors.0.type')).toBe('NOT_FOUND');
  });

  it.each([
    ['a field', '{ viewer { name } }', {}, "Field 'name' doesn't exist on type 'User'"],
    ['a missing selection', '{ viewer }', {}, 'query.viewer needs a selection'],
    ['a leaf selected', '{ viewer { login { x } } }', {}, 'User.login has no fields'],
    [
      'a missing argument',
      '{ repository(owner: "o") { pullRequest(number: 1) { number } } }',
      {},
      "misses argument 'name'",
    ],
    ['an unknown argument', '{ viewer(x: 1) { login } }', {}, "doesn't accept argument 'x'"],
    ['a literal of another type', threads.replace('first: 2', 'first: "2"'), here, 'is Int, not string'],
    ['no page size', threads.replace('first: 2, ', ''), here, "needs 'first' or 'last'"],
    ['a page too large', threads.replace('first: 2', 'first: 101'), here, '1 to 100 rows'],
    [
      'a variable of another type',
      resolve.replace('$id: ID!', '$id: String!'),
      { id: 'x' },
      '$id is String!, not ID!',
    ],
    [
      'a variable that may be null',
      resolve.replace('$id: ID!', '$id: ID'),
      { id: 'x' },
      '$id is ID, not ID!',
    ],
    ['a missing variable', resolve, {}, 'Variable $id of type ID! was provided invalid value'],
    ['a number as ID', resolve, { id: 3 }, 'Variable $id of type ID! was provided invalid value'],
    ['a variable too many', '{ viewer { login } }', { x: 1 }, 'Variable $x is given but not declared'],
    ['an unused variable', 'query($x: Int) { viewer { login } }', {}, 'Variable $x is declared but not used'],
    ['bad syntax', '{ viewer { login }', {}, 'expected a name, got the end'],
    ['an alias', '{ me: viewer { login } }', {}, 'aliases and directives are not modelled'],
    ['a fragment', '{ viewer { ...F } }', {}, 'expected a name, got ...'],
  ])('refuses %s', async (_, query, variables, fault) => {
    const reply = await scene.graphql(query, variables);
    expect(reply.at('errors.0.message')).toContain(fault);
    expect(violations()[0]).toContain(fault);
  });

  it('takes whole input objects', async () => {
    await review(11);
    const query =
      'mutation($input: ResolveReviewThreadInput!) { resolveReviewThread(input: $input) { thread { id } } }';
    const id = scene.pull.threads[0]?.id;
    expect(
      (await scene.graphql(query, { input: { threadId: id } })).at('data.resolveReviewThread.thread.id'),
    ).toBe(id);
    expect(violations()).toEqual([]);
    await scene.graphql(query, { input: { thread: id } });
    expect(violations()).toHaveLength(1);
  });
});

describe('the reader of documents', () => {
  it('reads names, comments, strings and commas', () => {
    const document = parseGraphql(
      '# why\nquery Name($a: Int!, $b: String) { f(x: $a, y: "q\\"", z: null) { g, h } }',
    );
    expect([...document.variables]).toEqual([
      ['a', 'Int!'],
      ['b', 'String'],
    ]);
    const [field] = document.fields;
    expect(field?.args.get('y')).toEqual({ kind: 'string', value: 'q"' });
    expect(field?.fields.map(({ name }) => name)).toEqual(['g', 'h']);
  });
});
