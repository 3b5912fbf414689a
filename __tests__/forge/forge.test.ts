// The stand-in itself: what it lets pass and what it refuses.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Description } from './description.js';
import { operationNames } from './rest.js';
import { startScene, type Scene } from './scene.js';
import { artifactZip } from './setup.js';

let scene: Scene;
beforeEach(async () => {
  scene = await startScene();
});
afterEach(() => scene.forge.close());

const violations = () => scene.forge.log.violations;

describe('the description', () => {
  it('has exactly the operations that are built', () => {
    expect(new Description().operations.sort()).toEqual(operationNames);
  });

  it('refuses requests that do not fit', async () => {
    expect((await scene.call('POST', '~/issues/7/comments', { text: 'x' })).status).toBe(422);
    expect((await scene.call('GET', '~/pulls?state=merged')).status).toBe(422);
    expect((await scene.call('GET', '~/pulls/seven')).status).toBe(422);
    expect((await scene.call('GET', '~/pulls?perpage=100')).status).toBe(422);
    expect((await scene.call('POST', '~/issues/7/comments')).status).toBe(422);
    expect((await scene.call('POST', '~/pulls/7/reviews', { event: 'SHOUT' })).status).toBe(422);
    expect(violations()).toEqual([
      "issues/create-comment body: must have required property 'body'",
      'issues/create-comment body: must NOT have additional properties (text)',
      'pulls/list query/state: must be equal to one of the allowed values',
      'pulls/get path/pull_number: must be integer',
      'pulls/list query: must NOT have additional properties (perpage)',
      'issues/create-comment needs a body',
      'pulls/create-review body/event: must be equal to one of the allowed values',
    ]);
    expect(scene.pull.comments).toEqual([]);
  });

  it('refuses what is no operation of ours', async () => {
    expect((await scene.call('DELETE', '~')).status).toBe(404);
    expect(violations()).toEqual(['DELETE /repos/o/r is no operation that we use']);
  });

  it('notices answers of ours that do not fit', async () => {
    scene.forge.state.addComment(scene.pull, 'ann', 3 as unknown as string);
    await scene.call('GET', '~/issues/7/comments');
    expect(violations()).toEqual(['answer of issues/list-comments 200 /0/body: must be string']);
  });
});

describe('tokens', () => {
  it('are needed and known', async () => {
    expect((await scene.call('GET', '~', undefined, {})).status).toBe(401);
    const wrong = await scene.call('GET', '~', undefined, { authorization: 'Bearer x' });
    expect([wrong.status, wrong.at('message')]).toEqual([401, 'Bad credentials']);
  });

  it('may only what their permissions say', async () => {
    const { state } = scene.forge;
    const poor = state.addToken({ repository: scene.repository, permissions: { contents: 'read' } });
    const as = { authorization: `token ${poor}` };
    const refused = await scene.call('POST', '~/issues/7/comments', { body: 'x' }, as);
    expect([refused.status, refused.at('message')]).toEqual([403, 'Resource not accessible by integration']);
    expect((await scene.call('GET', '~/pulls/7', undefined, as)).status).toBe(403);
    expect((await scene.call('GET', '~/actions/artifacts', undefined, as)).status).toBe(403);
    expect((await scene.call('GET', '~/commits', undefined, as)).status).toBe(200);
    expect(violations()).toEqual([]);
  });

  it('read other repositories only when they are public, and write to none', async () => {
    const { state } = scene.forge;
    const fork = state.addFork(scene.repository, 'ann');
    state.addRepository('o/secret');
    expect((await scene.call('GET', '/repos/ann/r')).at('id')).toBe(fork.id);
    expect((await scene.call('GET', '/repos/o/secret')).status).toBe(404);
    const pull = state.addPull({ repository: fork, head: 'topic', files: [] });
    const sent = await scene.call('POST', `/repos/ann/r/issues/${pull.number}/comments`, { body: 'x' });
    expect(sent.status).toBe(403);
  });

  it('of apps are nobody to users/get-authenticated', async () => {
    expect((await scene.call('GET', '/user')).status).toBe(403);
    const ann = scene.forge.state.addToken({ repository: scene.repository, permissions: {}, login: 'ann' });
    const known = await scene.call('GET', '/user', undefined, { authorization: `Bearer ${ann}` });
    expect(known.at('login')).toBe('ann');
    expect(violations()).toEqual([]);
  });
});

describe('comments', () => {
  it('are made, listed by page, changed and deleted', async () => {
    const made = await scene.call('POST', '~/issues/7/comments', { body: 'one' });
    expect([made.status, made.at('user.login'), made.at('user.type')]).toEqual([
      201,
      'github-actions[bot]',
      'Bot',
    ]);
    for (let i = 0; i < 4; i++) scene.forge.state.addComment(scene.pull, 'ann', `person ${i}`);
    const second = await scene.call('GET', '~/issues/7/comments?per_page=2&page=2');
    expect(second.at('*.body')).toEqual(['person 1', 'person 2']);
    const { id } = scene.repository;
    const link = (page: number, rel: string) =>
      `<${scene.forge.apiUrl}/repositories/${id}/issues/7/comments?per_page=2&page=${page}>; rel="${rel}"`;
    expect(second.headers.get('link')).toBe(
      [link(1, 'prev'), link(3, 'next'), link(3, 'last'), link(1, 'first')].join(', '),
    );
    const followed = await scene.call('GET', `/repositories/${id}/issues/7/comments?per_page=2&page=3`);
    expect(followed.at('*.id')).toHaveLength(1);
    expect((await scene.call('GET', '~/issues/7/comments?per_page=100')).headers.get('link')).toBeNull();
    await scene.call('PATCH', `~/issues/comments/${String(made.at('id'))}`, { body: 'two' });
    expect(scene.pull.comments[0]?.body).toBe('two');
    expect((await scene.call('DELETE', `~/issues/comments/${String(made.at('id'))}`)).status).toBe(204);
    expect(scene.pull.comments).toHaveLength(4);
    expect(violations()).toEqual([]);
  });

  it('give 30 rows unless asked and 100 at most', async () => {
    for (let i = 0; i < 120; i++) scene.forge.state.addComment(scene.pull, null, `${i}`);
    expect((await scene.call('GET', '~/issues/7/comments')).at('*.id')).toHaveLength(30);
    expect((await scene.call('GET', '~/issues/7/comments?per_page=500')).at('*.id')).toHaveLength(100);
  });

  it('have a size limit', async () => {
    expect((await scene.call('POST', '~/issues/7/comments', { body: 'ü'.repeat(65_536) })).status).toBe(201);
    const long = await scene.call('POST', '~/issues/7/comments', { body: 'x'.repeat(65_537) });
    expect([long.status, long.at('errors.0.message')]).toEqual([
      422,
      'Body is too long (maximum is 65536 characters)',
    ]);
    expect((await scene.call('POST', '~/issues/7/comments', { body: ' ' })).status).toBe(422);
    expect(violations()).toEqual([]);
  });

  it('of others are not ours to change', async () => {
    const theirs = scene.forge.state.addComment(scene.pull, 'ann', 'hello');
    await scene.call('PATCH', `~/issues/comments/${theirs.id}`, { body: 'mine' });
    expect(violations()).toEqual(['github-actions[bot] changes a comment of ann']);
  });

  it('are not found under another repository or number', async () => {
    expect((await scene.call('GET', '~/issues/8/comments')).status).toBe(404);
    expect((await scene.call('PATCH', '~/issues/comments/1', { body: 'x' })).status).toBe(404);
  });
});

describe('commits', () => {
  it('compare to their merge base', async () => {
    const { state } = scene.forge;
    const main = state.addCommit(scene.repository, { branch: 'main' });
    const fork = state.addFork(scene.repository, 'ann');
    const forked = state.addCommit(fork, { branch: 'own', parents: [scene.head] });
    const reply = await scene.call('GET', `~/compare/${main.sha}...ann%3Aown`);
    expect(reply.status).toBe(200);
    expect([
      reply.at('merge_base_commit.sha'),
      reply.at('status'),
      reply.at('ahead_by'),
      reply.at('behind_by'),
    ]).toEqual([scene.base, 'diverged', 2, 1]);
    expect(reply.at('commits.*.sha')).toEqual([scene.head, forked.sha]);
    const same = await scene.call('GET', `~/compare/main...${main.sha}`);
    expect([same.at('status'), same.at('ahead_by')]).toEqual(['identical', 0]);
    expect((await scene.call('GET', '~/compare/topic...main~1')).status).toBe(404);
    expect(violations()).toEqual([]);
  });

  it('find the nearest base of two that merged', async () => {
    const { state } = scene.forge;
    const merged = state.addCommit(scene.repository, { branch: 'main', parents: [scene.base, scene.head] });
    const after = state.addCommit(scene.repository, { branch: 'topic', parents: [scene.head] });
    const reply = await scene.call('GET', `~/compare/${merged.sha}...${after.sha}`);
    expect(reply.at('merge_base_commit.sha')).toBe(scene.head);
  });

  it('without a common ancestor do not compare', async () => {
    const alone = scene.forge.state.addCommit(scene.repository, { branch: 'alone', parents: [] });
    const reply = await scene.call('GET', `~/compare/main...${alone.sha}`);
    expect([reply.status, reply.at('message')]).toEqual([
      404,
      `No common ancestor between main and ${alone.sha}.`,
    ]);
  });

  it('are listed backwards', async () => {
    const reply = await scene.call('GET', `~/commits?sha=${scene.head}&per_page=100`);
    expect(reply.at('*.sha')).toEqual([scene.head, scene.base]);
    expect((await scene.call('GET', '~/commits?sha=none')).status).toBe(404);
    expect(violations()).toEqual([]);
  });

  it('have files', async () => {
    const reply = await scene.call('GET', `~/contents/look.go?ref=${scene.base}`);
    expect(Buffer.from(String(reply.at('content')), 'base64').toString()).toBe('package look\n');
    const raw = await scene.call('GET', '~/contents/look.go', undefined, {
      authorization: `Bearer ${scene.token}`,
      accept: 'application/vnd.github.raw+json',
    });
    expect(raw.status).toBe(200);
    scene.forge.state.addCommit(scene.repository, { files: { '.github/pprof-gate.yml': 'version: 1\n' } });
    expect((await scene.call('GET', '~/contents/.github%2Fpprof-gate.yml')).status).toBe(200);
    expect((await scene.call('GET', '~/contents/.github')).at('0.name')).toBe('pprof-gate.yml');
    expect((await scene.call('GET', `~/contents/.github?ref=${scene.base}`)).status).toBe(404);
    expect(violations()).toEqual([]);
  });
});

describe('artifacts', () => {
  it('come through a signed address that refuses our token', async () => {
    const { state } = scene.forge;
    const run = state.addRun({ repository: scene.repository, sha: scene.base });
    const zip = artifactZip({ 'a.txt': 'hello' });
    const { id } = state.addArtifact({ run, name: 'baseline', zip });
    state.addArtifact({ run, name: 'other', zip });
    const list = await scene.call('GET', '~/actions/artifacts?name=baseline&per_page=100');
    expect([list.at('total_count'), list.at('artifacts.0.workflow_run.head_sha')]).toEqual([1, scene.base]);
    expect((await scene.call('GET', `~/actions/runs/${run.id}/artifacts`)).at('total_count')).toBe(2);
    expect((await scene.call('GET', `~/actions/artifacts/${id}`)).at('name')).toBe('baseline');
    expect((await scene.call('GET', `~/actions/runs/${run.id}`)).at('event')).toBe('push');
    const redirect = await scene.call('GET', `~/actions/artifacts/${id}/zip`);
    const location = redirect.headers.get('location') ?? '';
    expect([redirect.status, new URL(location).origin]).toEqual([302, scene.forge.blobsUrl]);
    const given = await fetch(location);
    expect(Buffer.from(await given.arrayBuffer()).equals(zip)).toBe(true);
    expect(violations()).toEqual([]);

    const greedy = await fetch(location, { headers: { authorization: `Bearer ${scene.token}` } });
    expect(greedy.status).toBe(400);
    expect((await fetch(location.replace(/sig=.*/, 'sig=x'))).status).toBe(403);
    expect(violations()).toHaveLength(2);
  });

  it('expire', async () => {
    const { state } = scene.forge;
    const run = state.addRun({ repository: scene.repository, sha: scene.base });
    const { id } = state.addArtifact({ run, name: 'old', zip: artifactZip({}), expired: true });
    expect((await scene.call('GET', `~/actions/artifacts/${id}/zip`)).status).toBe(410);
  });

  it('of public repositories still need actions: read to be fetched', async () => {
    const { state } = scene.forge;
    const open = state.addRepository('o/open', { private: false });
    const sha = state.addCommit(open).sha;
    const { id } = state.addArtifact({
      run: state.addRun({ repository: open, sha }),
      name: 'a',
      zip: artifactZip({}),
    });
    const as = { authorization: `Bearer ${state.addToken({ repository: open, permissions: {} })}` };
    expect((await scene.call('GET', `/repos/o/open/actions/artifacts/${id}`, undefined, as)).status).toBe(
      200,
    );
    expect((await scene.call('GET', `/repos/o/open/actions/artifacts/${id}/zip`, undefined, as)).status).toBe(
      403,
    );
  });
});
