// Each method of the forge against the stand-in, which checks requests and answers by GitHub's own description.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createForge, type ForgeOptions } from '../../src/adapters/github/forge.js';
import type { Forge } from '../../src/forge.js';
import { primaryLimit, secondaryLimit } from '../forge/faults.js';
import { startScene, type Scene } from '../forge/scene.js';
import { artifactZip, pullFile } from '../forge/setup.js';
import { digestOf, shaOf } from '../forge/state.js';

let scene: Scene;
let forge: Forge;
let waits: number[];

const connect = (options: Partial<ForgeOptions> = {}): Forge =>
  createForge({
    token: scene.token,
    repository: 'o/r',
    apiUrl: scene.forge.apiUrl,
    graphqlUrl: scene.forge.graphqlUrl,
    clock: {
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    },
    ...options,
  });

beforeEach(async () => {
  scene = await startScene();
  waits = [];
  forge = connect();
});

afterEach(async () => {
  await scene.forge.close();
  expect(scene.forge.log.violations).toEqual([]);
  expect(scene.forge.faults.unplayed()).toEqual([]);
});

const failing = (facts: object) => ({
  code: 'forge-failed',
  facts: expect.objectContaining(facts) as unknown,
});
const asked = (operation: string): number => scene.forge.log.of(operation).length;

describe('who and where', () => {
  it('is the author that our comments will have', async () => {
    const login = await forge.viewer();
    expect(login).toBe('github-actions[bot]');
    expect((await forge.createComment(7, 'x')).author).toBe(login);
    const person = scene.forge.state.addToken({
      repository: scene.repository,
      permissions: {},
      login: 'ada',
    });
    expect(await connect({ token: person }).viewer()).toBe('ada');
  });

  it.each([401, 403, 404])('is the author of workflows where nobody says: %i', async (status) => {
    scene.forge.faults.add({ match: 'graphql/viewer', do: { status, body: { message: 'no' } } });
    expect(await forge.viewer()).toBe('github-actions[bot]');
  });

  it('is not guessed while the server is down', async () => {
    scene.forge.faults.add({ match: 'graphql/viewer', times: 4, do: { status: 502 } });
    await expect(forge.viewer()).rejects.toMatchObject(failing({ reason: 'unavailable', status: 502 }));
  });

  it('is one repository', async () => {
    expect(await forge.repository()).toEqual({ id: scene.repository.id, defaultBranch: 'main' });
  });

  it('is found on an Enterprise Server', async () => {
    await scene.forge.close();
    scene = await startScene({ enterprise: true });
    forge = connect();
    expect(await forge.viewer()).toBe('github-actions[bot]');
    expect((await forge.repository()).id).toBe(scene.repository.id);
  });
});

describe('commits', () => {
  it('have a merge base, also by branch and across forks', async () => {
    const { state } = scene.forge;
    state.addCommit(scene.repository, { branch: 'main' });
    const fork = state.addFork(scene.repository, 'eve');
    const theirs = state.addCommit(fork, { branch: 'feature/x', parents: [scene.base] }).sha;
    expect(await forge.mergeBase('main', scene.head)).toBe(scene.base);
    expect(await forge.mergeBase(scene.base, theirs)).toBe(scene.base);
    expect(await forge.mergeBase('main', 'eve:feature/x')).toBe(scene.base);
    await expect(forge.mergeBase('main', shaOf('nothing'))).rejects.toMatchObject(
      failing({ operation: 'repos/compare-commits-with-basehead', reason: 'not-found' }),
    );
  });

  it('have at most 100 ancestors, themselves first', async () => {
    const commits = scene.forge.state.addCommits(scene.repository, 120).map(({ sha }) => sha);
    expect(await forge.ancestors(commits[119] ?? '')).toEqual(commits.slice(20).reverse());
    expect(await forge.ancestors(scene.head)).toEqual([scene.head, scene.base]);
  });

  it('have files', async () => {
    const files = { '.github/pprof-gate.yml': 'version: 1 # ö\n', 'a/b.json': '{"a": 1}' };
    const { sha } = scene.forge.state.addCommit(scene.repository, { branch: 'config', files });
    expect(await forge.file('.github/pprof-gate.yml', sha, 100)).toBe('version: 1 # ö\n');
    expect(await forge.file('a/b.json', 'config', 100)).toBe('{"a": 1}');
    expect(await forge.file('none.yml', sha, 1)).toBeNull();
    await expect(forge.file('a', sha, 10_000)).rejects.toMatchObject(failing({ reason: 'invalid' }));
    await expect(forge.file('a/b.json', sha, 7)).rejects.toMatchObject(failing({ reason: 'too-large' }));
  });
});

describe('a pull request', () => {
  const expected = () => ({
    number: 7,
    open: true,
    headSha: scene.head,
    headRepositoryId: scene.repository.id,
    baseRepositoryId: scene.repository.id,
    baseRef: 'main',
    baseSha: scene.base,
  });

  it('is known by its number, its head and its branch', async () => {
    expect(await forge.pull(7)).toEqual(expected());
    expect(await forge.pullsOf('o/r', scene.head)).toEqual([expected()]);
    expect(await forge.pullsFrom('o', 'topic')).toEqual([expected()]);
    expect(await forge.pullsOf('o/r', shaOf('nothing'))).toEqual([]);
    expect(await forge.pullsFrom('eve', 'topic')).toEqual([]);
  });

  it('is not that of a commit which it has moved away from, nor a closed one', async () => {
    const next = scene.forge.state.addCommit(scene.repository, { branch: 'topic' }).sha;
    scene.forge.state.pushTo(scene.pull, next, []);
    expect(await forge.pullsOf('o/r', scene.head)).toEqual([]);
    expect(await forge.pullsOf('o/r', next)).toHaveLength(1);
    scene.pull.state = 'closed';
    expect(await forge.pullsOf('o/r', next)).toEqual([]);
    expect(await forge.pullsFrom('o', 'topic')).toEqual([]);
    expect((await forge.pull(7)).open).toBe(false);
  });

  it('from a fork is known to the fork, and outlives it', async () => {
    const { state } = scene.forge;
    const fork = state.addFork(scene.repository, 'eve');
    const { sha } = state.addCommit(fork, { branch: 'x', parents: [scene.base] });
    const pull = state.addPull({ repository: scene.repository, from: fork, head: 'x', files: [] });
    expect(await forge.pullsOf('o/r', sha)).toEqual([]);
    expect(await forge.pullsOf('eve/r', sha)).toMatchObject([{ headRepositoryId: fork.id }]);
    pull.head = { ...pull.head, repository: null };
    expect((await forge.pull(pull.number)).headRepositoryId).toBeNull();
  });

  it('has files, over all pages', async () => {
    expect(await forge.pullFiles(7)).toEqual([
      { path: 'look.go', status: 'modified', patch: expect.stringMatching(/^@@ -10,3 \+10,5 @@/) as unknown },
    ]);
    const many = Array.from({ length: 150 }, (_, i) => pullFile(`f${i}.go`, null, 'added'));
    scene.forge.state.pushTo(scene.pull, scene.head, many);
    const files = await forge.pullFiles(7);
    expect(files).toHaveLength(150);
    expect(files?.[149]).toEqual({ path: 'f149.go', status: 'added', patch: null });
  });

  it.each([406, 422])('may be too large to have files: %i', async (status) => {
    scene.forge.faults.add({ match: 'pulls/list-files', do: { status, body: { message: 'too large' } } });
    expect(await forge.pullFiles(7)).toBeNull();
  });

  it('does not come from a name that leads elsewhere', async () => {
    await expect(forge.pullsOf('eve/..', scene.head)).rejects.toMatchObject(failing({ reason: 'invalid' }));
    expect(scene.forge.log.requests).toEqual([]);
  });
});

describe('comments', () => {
  it('are made, listed, changed and deleted', async () => {
    scene.forge.state.addComment(scene.pull, null, 'from a deleted user');
    const made = await forge.createComment(7, 'hello');
    await forge.updateComment(made.id, 'bye');
    expect(await forge.comments(7)).toEqual([
      expect.objectContaining({ author: '', body: 'from a deleted user' }),
      { id: made.id, author: 'github-actions[bot]', body: 'bye', url: made.url },
    ]);
    await forge.deleteComment(made.id);
    expect(await forge.comments(7)).toHaveLength(1);
  });

  it('are listed over all pages, each asked again when torn', async () => {
    for (let i = 0; i < 250; i++) scene.forge.state.addComment(scene.pull, 'ada', `${i}`);
    for (const [page, play] of [
      ['1', 'cut'],
      ['2', 'bad-json'],
      ['3', 'reset'],
    ] as const) {
      scene.forge.faults.add({
        match: 'issues/list-comments',
        where: ({ query }) => query['page'] === page,
        do: play,
      });
    }
    expect((await forge.comments(7)).map(({ body }) => Number(body))).toEqual([...Array(250).keys()]);
    expect(waits).toEqual([500, 500, 500]);
  });

  it.each(['cut', 'bad-json', 'reset'] as const)('that stay torn are no empty list: %s', async (play) => {
    scene.forge.faults.add({ match: 'issues/list-comments', times: 4, do: play });
    await expect(forge.comments(7)).rejects.toMatchObject(failing({ operation: 'issues/list-comments' }));
  });

  it.each(['lost', 'cut'] as const)('may have been made when the answer is lost: %s', async (play) => {
    scene.forge.faults.add({ match: 'issues/create-comment', do: play });
    await expect(forge.createComment(7, 'x')).rejects.toMatchObject(failing({ uncertain: true }));
    expect(asked('issues/create-comment')).toBe(1);
    expect(await forge.comments(7)).toHaveLength(1);
  });

  it.each([
    ['secondary', secondaryLimit(403, 1)],
    ['429', secondaryLimit(429, 1)],
  ])('wait for a limit to pass: %s', async (_, play) => {
    scene.forge.faults.add({ match: 'issues/create-comment', times: 2, do: play });
    await forge.createComment(7, 'x');
    expect(waits).toEqual([1000, 1000]);
    expect(await forge.comments(7)).toHaveLength(1);
  });

  it('do not wait for an hour', async () => {
    const play = primaryLimit(Math.floor(Date.now() / 1000) + 3600);
    scene.forge.faults.add({ match: 'issues/create-comment', do: play });
    await expect(forge.createComment(7, 'x')).rejects.toMatchObject(failing({ reason: 'rate-limited' }));
    expect(waits).toEqual([]);
  });

  it('need a right, and are asked for once without it', async () => {
    const token = scene.forge.state.addToken({
      repository: scene.repository,
      permissions: { 'pull-requests': 'read' },
    });
    await expect(connect({ token }).createComment(7, 'x')).rejects.toMatchObject(
      failing({ reason: 'forbidden', status: 403, detail: 'Resource not accessible by integration' }),
    );
    expect(asked('issues/create-comment')).toBe(1);
  });

  it('are refused when they are too long', async () => {
    await expect(forge.createComment(7, 'x'.repeat(70_000))).rejects.toMatchObject(
      failing({ reason: 'invalid', status: 422, detail: expect.stringContaining('too long') as unknown }),
    );
  });

  it('can be deleted twice when the first answer is lost', async () => {
    const { id } = await forge.createComment(7, 'x');
    scene.forge.faults.add({ match: 'issues/delete-comment', do: 'lost' });
    await forge.deleteComment(id);
    await expect(forge.deleteComment(id)).rejects.toMatchObject(failing({ reason: 'not-found' }));
  });
});

describe('reviews', () => {
  const line = (number: number) => ({ path: 'look.go', line: number, body: `on ${number}` });

  it('put comments on lines and files', async () => {
    await forge.createReview(7, scene.head, '', [line(11), line(14)]);
    await forge.createFileComment(7, scene.head, 'look.go', 'on the file');
    const comments = await forge.reviewComments(7);
    expect(comments).toMatchObject([
      {
        author: 'github-actions[bot]',
        path: 'look.go',
        line: 11,
        body: 'on 11',
        onFile: false,
        answers: null,
      },
      { line: 14, onFile: false },
      { line: null, body: 'on the file', onFile: true },
    ]);
    expect(scene.pull.reviews.map(({ state, body }) => [state, body])).toContainEqual(['COMMENTED', '']);
    await forge.updateReviewComment(comments[0]?.id ?? 0, 'new');
    expect((await forge.reviewComments(7))[0]?.body).toBe('new');
  });

  it('are refused as a whole for one line outside of the diff', async () => {
    await expect(forge.createReview(7, scene.head, 'x', [line(11), line(99)])).rejects.toMatchObject(
      failing({
        reason: 'invalid',
        status: 422,
        detail: expect.stringContaining('Line could not be resolved') as unknown,
      }),
    );
    expect(await forge.reviewComments(7)).toEqual([]);
    expect(asked('pulls/create-review')).toBe(1);
  });

  it('may have been made when the answer is lost', async () => {
    scene.forge.faults.add({ match: 'pulls/create-review', do: 'lost' });
    await expect(forge.createReview(7, scene.head, '', [line(11)])).rejects.toMatchObject(
      failing({ uncertain: true }),
    );
    expect(await forge.reviewComments(7)).toHaveLength(1);
  });

  it('lose their lines, and are answered', async () => {
    await forge.createReview(7, scene.head, '', [line(11)]);
    const [first] = scene.pull.reviewComments;
    if (first === undefined) throw new Error('no comment');
    scene.forge.state.addReply(scene.pull, first, 'ada', 'why?');
    const next = scene.forge.state.addCommit(scene.repository, { branch: 'topic' }).sha;
    scene.forge.state.pushTo(scene.pull, next, [pullFile('look.go', '@@ -1,1 +1,1 @@\n-a\n+b')]);
    expect(await forge.reviewComments(7)).toMatchObject([
      { id: first.id, line: null, onFile: false, answers: null },
      { author: 'ada', answers: first.id },
    ]);
  });

  it('have threads that can be resolved and opened again', async () => {
    await forge.createReview(7, scene.head, '', [line(11), line(12)]);
    const ids = scene.pull.reviewComments.map(({ id }) => id);
    const before = await forge.threads(7);
    expect(before.map(({ comment, resolved }) => [comment, resolved])).toEqual(ids.map((id) => [id, false]));
    const [{ id } = { id: '' }] = before;
    await forge.resolveThread(id);
    expect((await forge.threads(7)).map(({ resolved }) => resolved)).toEqual([true, false]);
    await forge.unresolveThread(id);
    expect((await forge.threads(7)).map(({ resolved }) => resolved)).toEqual([false, false]);
  });

  it('have threads over all pages', async () => {
    const patch = ['@@ -0,0 +1,130 @@', ...Array.from({ length: 130 }, (_, i) => `+${i}`)].join('\n');
    const next = scene.forge.state.addCommit(scene.repository, { branch: 'topic' }).sha;
    scene.forge.state.pushTo(scene.pull, next, [pullFile('look.go', patch, 'added')]);
    await forge.createReview(
      7,
      next,
      '',
      Array.from({ length: 130 }, (_, i) => line(i + 1)),
    );
    expect(await forge.threads(7)).toHaveLength(130);
    expect(await forge.reviewComments(7)).toHaveLength(130);
  });

  it('have threads that not every token may resolve', async () => {
    await forge.createReview(7, scene.head, '', [line(11)]);
    const token = scene.forge.state.addToken({
      repository: scene.repository,
      permissions: { 'pull-requests': 'write' },
      resolvesThreads: false,
    });
    const [thread] = await forge.threads(7);
    await expect(connect({ token }).resolveThread(thread?.id ?? '')).rejects.toMatchObject(
      failing({ operation: 'graphql/resolveReviewThread', reason: 'forbidden', status: 200 }),
    );
    await expect(forge.threads(8)).rejects.toMatchObject(failing({ reason: 'not-found' }));
  });

  it('lose no thread to a torn answer', async () => {
    await forge.createReview(7, scene.head, '', [line(11)]);
    scene.forge.faults.add({ match: 'graphql/reviewThreads', do: 'bad-json' });
    expect(await forge.threads(7)).toHaveLength(1);
  });
});

describe('runs and artifacts', () => {
  const zip = artifactZip({ 'capture.json': '{}' });
  const addRun = () => scene.forge.state.addRun({ repository: scene.repository, sha: scene.base });

  it('are found', async () => {
    const run = addRun();
    const artifact = scene.forge.state.addArtifact({
      run,
      name: 'base',
      zip,
      createdAt: '2026-11-21T00:00:00Z',
    });
    scene.forge.state.addArtifact({ run, name: 'other', zip });
    expect(await forge.run(run.id)).toMatchObject({
      id: run.id,
      event: 'push',
      path: '.github/workflows/pprof-gate.yml',
      status: 'completed',
      conclusion: 'success',
      headSha: scene.base,
      headBranch: 'main',
    });
    const row = {
      id: artifact.id,
      name: 'base',
      bytes: zip.length,
      expired: false,
      digest: digestOf(zip),
      createdAt: '2026-11-21T00:00:00Z',
      run: {
        id: run.id,
        headBranch: 'main',
        headSha: scene.base,
        repositoryId: scene.repository.id,
        headRepositoryId: scene.repository.id,
      },
    };
    expect(await forge.artifacts('base')).toEqual([row]);
    expect((await forge.artifactsOfRun(run.id)).map(({ name }) => name).sort()).toEqual(['base', 'other']);
    expect(await forge.artifacts('none')).toEqual([]);
  });

  it('are found over all pages', async () => {
    const run = addRun();
    for (let i = 0; i < 101; i++) scene.forge.state.addArtifact({ run, name: 'base', zip });
    expect(await forge.artifacts('base')).toHaveLength(101);
    expect(asked('actions/list-artifacts-for-repo')).toBe(2);
  });

  it('are downloaded from the store, which never sees our token', async () => {
    scene.forge.state.addArtifact({ run: addRun(), name: 'base', zip });
    const [row] = await forge.artifacts('base');
    if (row === undefined) throw new Error('no artifact');
    scene.forge.faults.add({ match: 'blobs/get', do: 'cut' });
    expect(Buffer.from(await forge.download(row, 10_000))).toEqual(zip);
    const path = scene.forge.log.requests
      .slice(1)
      .map(({ operation, authorized }) => [operation, authorized]);
    expect(path).toEqual([
      ['actions/download-artifact', true],
      ['blobs/get', false],
      ['actions/download-artifact', true],
      ['blobs/get', false],
    ]);
    await expect(forge.download(row, zip.length - 1)).rejects.toMatchObject(failing({ reason: 'too-large' }));
    await expect(
      forge.download({ ...row, digest: digestOf(Buffer.from('x')) }, 10_000),
    ).rejects.toMatchObject(failing({ reason: 'digest' }));
  });

  it('are gone once they expired', async () => {
    const artifact = scene.forge.state.addArtifact({ run: addRun(), name: 'base', zip });
    const [row] = await forge.artifacts('base');
    if (row === undefined) throw new Error('no artifact');
    artifact.expired = true;
    await expect(forge.download(row, 10_000)).rejects.toMatchObject(failing({ reason: 'gone', status: 410 }));
  });
});
