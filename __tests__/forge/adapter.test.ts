// Every method of the GitHub adapter fits GitHub's description, and reads what it answers.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createForge } from '../../src/adapters/github/forge.js';
import type { Forge } from '../../src/forge.js';
import { startScene, type Scene } from './scene.js';
import { artifactZip } from './setup.js';

let scene: Scene;
let forge: Forge;
/** What it slept, in place of sleeping. */
let slept: number[];
beforeEach(async () => {
  scene = await startScene();
  slept = [];
  forge = createForge({
    repository: 'o/r',
    token: scene.token,
    apiUrl: scene.forge.apiUrl,
    graphqlUrl: scene.forge.graphqlUrl,
    clock: {
      sleep: (ms) => {
        slept.push(ms);
        return Promise.resolve();
      },
    },
  });
});
afterEach(async () => {
  await scene.forge.close();
});

const violations = () => scene.forge.log.violations;

describe('the adapter', () => {
  it('reads the repository and its history', async () => {
    const { state } = scene.forge;
    const fork = state.addFork(scene.repository, 'ann');
    const own = state.addCommit(fork, { branch: 'own/branch', parents: [scene.head] });
    expect(await forge.viewer()).toBe('github-actions[bot]');
    expect(await forge.repository()).toEqual({ id: scene.repository.id, defaultBranch: 'main' });
    expect(await forge.mergeBase('main', own.sha)).toBe(scene.base);
    expect(await forge.mergeBase('topic', 'ann:own/branch')).toBe(scene.head);
    expect(await forge.ancestors(scene.head)).toEqual([scene.head, scene.base]);
    state.addCommit(scene.repository, { files: { '.github/a b#.yml': 'é\n' } });
    expect(await forge.file('.github/a b#.yml', 'main', 100)).toBe('é\n');
    expect(await forge.file('.github/a b#.yml', scene.base, 100)).toBeNull();
    await expect(forge.file('.github', 'main', 10_000)).rejects.toThrow();
    expect(violations()).toEqual([]);
  });

  it('reads pull requests', async () => {
    const { state } = scene.forge;
    const fork = state.addFork(scene.repository, 'ann');
    const own = state.addCommit(fork, { branch: 'own', parents: [scene.base] });
    const theirs = state.addPull({ repository: scene.repository, from: fork, head: 'own', files: [] });
    expect(await forge.pull(7)).toEqual({
      number: 7,
      open: true,
      headSha: scene.head,
      headRepositoryId: scene.repository.id,
      baseRepositoryId: scene.repository.id,
      baseRef: 'main',
      baseSha: scene.base,
    });
    expect((await forge.pullsOf('ann/r', own.sha)).map(({ number }) => number)).toEqual([theirs.number]);
    expect(await forge.pullsOf('o/r', own.sha)).toEqual([]);
    expect((await forge.pullsFrom('ann', 'own')).map(({ number }) => number)).toEqual([theirs.number]);
    expect(await forge.pullFiles(7)).toMatchObject([{ path: 'look.go', status: 'modified' }]);
    theirs.head = { ...theirs.head, repository: null };
    expect((await forge.pull(theirs.number)).headRepositoryId).toBeNull();
    expect(violations()).toEqual([]);
  });

  it('writes comments and reads all pages of them', async () => {
    for (let i = 0; i < 120; i++) scene.forge.state.addComment(scene.pull, i === 3 ? null : 'ann', `${i}`);
    const made = await forge.createComment(7, 'mine');
    expect(made).toMatchObject({ author: 'github-actions[bot]', body: 'mine' });
    const comments = await forge.comments(7);
    expect(comments).toHaveLength(121);
    expect(comments[3]?.author).toBe('');
    await forge.updateComment(made.id, 'changed');
    expect((await forge.comments(7)).at(-1)?.body).toBe('changed');
    await forge.deleteComment(made.id);
    expect(scene.pull.comments).toHaveLength(120);
    expect(violations()).toEqual([]);
  });

  it('writes reviews, and reads and resolves their threads', async () => {
    await forge.createReview(7, scene.head, '', [{ path: 'look.go', line: 11, body: 'here' }]);
    await forge.createFileComment(7, scene.head, 'look.go', 'somewhere');
    const [onLine, onFile] = await forge.reviewComments(7);
    expect(onLine).toMatchObject({ line: 11, onFile: false, body: 'here', answers: null });
    expect(onFile).toMatchObject({ line: null, onFile: true });
    await forge.updateReviewComment(onLine?.id ?? 0, 'there');
    const [thread] = await forge.threads(7);
    expect(thread).toMatchObject({ resolved: false, comment: onLine?.id });
    await forge.resolveThread(thread?.id ?? '');
    expect(scene.pull.threads[0]?.resolved).toBe(true);
    await forge.unresolveThread(thread?.id ?? '');
    expect(scene.pull.threads[0]?.resolved).toBe(false);
    const next = scene.forge.state.addCommit(scene.repository, { branch: 'topic' });
    scene.forge.state.pushTo(scene.pull, next.sha, []);
    expect((await forge.reviewComments(7))[0]).toMatchObject({ line: null, onFile: false, body: 'there' });
    const outside = forge.createReview(7, next.sha, '', [{ path: 'look.go', line: 11, body: 'here' }]);
    await expect(outside).rejects.toMatchObject({ facts: { reason: 'invalid', status: 422 } });
    expect(violations()).toEqual([]);
  });

  it('reads runs and artifacts, and downloads without the token', async () => {
    const { state } = scene.forge;
    const run = state.addRun({ repository: scene.repository, sha: scene.base, event: 'schedule' });
    const zip = artifactZip({ 'a.txt': 'hello' });
    state.addArtifact({ run, name: 'a', zip });
    state.addArtifact({ run, name: 'b', zip, expired: true });
    expect(await forge.run(run.id)).toMatchObject({ id: run.id, event: 'schedule', headSha: scene.base });
    const [row] = await forge.artifacts('a');
    if (row === undefined) throw new Error('no artifact');
    expect(row).toMatchObject({ name: 'a', bytes: zip.length, run: { id: run.id } });
    expect(await forge.artifactsOfRun(run.id)).toHaveLength(2);
    expect(Buffer.from(await forge.download(row, 1000)).equals(zip)).toBe(true);
    expect(violations()).toEqual([]);
  });

  it('obeys a secondary limit', async () => {
    scene.forge.faults.add({
      match: 'issues/create-comment',
      do: { status: 403, headers: { 'retry-after': '3' }, body: { message: 'secondary rate limit' } },
    });
    await forge.createComment(7, 'x');
    expect(slept).toEqual([3000]);
    expect(scene.pull.comments).toHaveLength(1);
  });

  it('says that a comment may have been made', async () => {
    scene.forge.faults.add({ match: 'issues/create-comment', do: 'lost' });
    await expect(forge.createComment(7, 'x')).rejects.toMatchObject({ facts: { uncertain: true } });
    expect(scene.pull.comments).toHaveLength(1);
  });

  it.each(['cut', 'bad-json', 'reset'] as const)('reads a list again that came %s', async (play) => {
    scene.forge.state.addComment(scene.pull, 'ann', 'x');
    scene.forge.faults.add({ match: 'issues/list-comments', do: play });
    expect(await forge.comments(7)).toHaveLength(1);
    expect(scene.forge.faults.unplayed()).toEqual([]);
  });
});
