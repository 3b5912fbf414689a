// Pull requests and reviews.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await startScene();
});
afterEach(() => scene.forge.close());

const violations = () => scene.forge.log.violations;

describe('pull requests', () => {
  it('are given, listed by head and listed by commit', async () => {
    const { state } = scene.forge;
    const fork = state.addFork(scene.repository, 'ann');
    const forked = state.addCommit(fork, { branch: 'own', parents: [scene.base] });
    const theirs = state.addPull({ repository: scene.repository, from: fork, head: 'own', files: [] });
    const numbers = async (path: string) => (await scene.call('GET', path)).at('*.number');
    expect(await numbers('~/pulls')).toEqual([theirs.number, 7]);
    expect(await numbers('~/pulls?head=ann%3Aown')).toEqual([theirs.number]);
    // The upstream repository does not know which of its pull requests a fork's commit is in.
    expect(await numbers(`~/commits/${forked.sha}/pulls`)).toEqual([]);
    expect(await numbers(`/repos/ann/r/commits/${forked.sha}/pulls`)).toEqual([theirs.number]);
    expect(await numbers(`~/commits/${scene.head}/pulls`)).toEqual([7]);
    const reply = await scene.call('GET', '~/pulls/7');
    expect([reply.at('head.sha'), reply.at('base.sha'), reply.at('additions')]).toEqual([
      scene.head,
      scene.base,
      2,
    ]);
    theirs.head = { ...theirs.head, repository: null };
    expect((await scene.call('GET', `~/pulls/${theirs.number}`)).at('head.repo')).toBeNull();
    expect(violations()).toEqual([]);
  });

  it('list the files of their head', async () => {
    const reply = await scene.call('GET', '~/pulls/7/files?per_page=100');
    expect(reply.at('0')).toMatchObject({
      filename: 'look.go',
      status: 'modified',
      additions: 2,
      deletions: 0,
    });
    expect(violations()).toEqual([]);
  });

  it('do not list by a head without owner', async () => {
    await scene.call('GET', '~/pulls?head=own');
    expect(violations()).toEqual(['pulls/list: head own has no owner']);
  });
});

describe('reviews', () => {
  const review = (comments: object[], more: object = {}) =>
    scene.call('POST', '~/pulls/7/reviews', { event: 'COMMENT', commit_id: scene.head, comments, ...more });
  const onLine = (line: number, path = 'look.go') => ({ path, line, side: 'RIGHT', body: `line ${line}` });

  it('comment on added lines and on context', async () => {
    expect((await review([onLine(10), onLine(12)])).status).toBe(200);
    const reply = await scene.call('GET', '~/pulls/7/comments');
    expect(reply.at('*.line')).toEqual([10, 12]);
    expect(reply.at('1.diff_hunk')).toMatch(/\n\+\t\tuse\(x\)$/);
    expect((await scene.call('GET', '~/pulls/7/reviews')).at('*.id')).toHaveLength(1);
    expect(violations()).toEqual([]);
  });

  it.each([
    ['a line before the hunk', () => [onLine(11), onLine(9)], 'Line could not be resolved'],
    ['a line after the hunk', () => [onLine(15)], 'Line could not be resolved'],
    ['a file that is not in the diff', () => [onLine(10, 'other.go')], 'Path could not be resolved'],
    ['a start outside', () => [{ ...onLine(12), start_line: 9 }], 'Line could not be resolved'],
    ['a body too long', () => [onLine(11), { ...onLine(12), body: 'x'.repeat(65_537) }], 'Body is too long'],
  ])('are refused whole for %s', async (_, comments, said) => {
    const reply = await review(comments());
    expect([reply.status, reply.at('errors.0')]).toEqual([422, expect.stringContaining(said)]);
    expect(scene.pull.reviewComments).toEqual([]);
    expect(scene.pull.reviews).toEqual([]);
    expect(violations()).toEqual([]);
  });

  it('are refused for commits that never were a head', async () => {
    const reply = await review([onLine(11)], { commit_id: scene.base });
    expect([reply.status, reply.at('errors')]).toEqual([422, ['commit_id is not part of the pull request']]);
  });

  it('follow their lines through pushes until these change', async () => {
    await review([onLine(11), onLine(12)]);
    const next = scene.forge.state.addCommit(scene.repository, { branch: 'topic' });
    const patch = [
      '@@ -1,0 +1,1 @@',
      '+// first',
      '@@ -10,3 +11,5 @@',
      ' \tfor i := range n {',
      '+\t\tx := pool.Get()',
      '+\t\tuse(x)',
      ' \t\tnext()',
      ' \t}',
    ].join('\n');
    scene.forge.state.pushTo(scene.pull, next.sha, [{ path: 'look.go', status: 'modified', patch }]);
    const reply = await scene.call('GET', '~/pulls/7/comments');
    expect(reply.at('*.line')).toEqual([null, 13]);
    expect(reply.at('*.original_line')).toEqual([11, 12]);
    expect(reply.at('*.commit_id')).toEqual([scene.head, next.sha]);
    expect(violations()).toEqual([]);
  });

  it('of an older head are outdated where their line is gone', async () => {
    const next = scene.forge.state.addCommit(scene.repository, { branch: 'topic' });
    scene.forge.state.pushTo(scene.pull, next.sha, []);
    expect((await review([onLine(11)])).status).toBe(200);
    expect(scene.pull.reviewComments[0]).toMatchObject({ line: null, originalLine: 11, commit: scene.head });
  });

  it('comment on files, answer and update', async () => {
    const about = { path: 'look.go', commit_id: scene.head, body: 'all of it' };
    const file = { ...about, subject_type: 'file' };
    const made = await scene.call('POST', '~/pulls/7/comments', file);
    expect([made.status, made.at('line'), made.at('subject_type')]).toEqual([201, null, 'file']);
    expect((await scene.call('POST', '~/pulls/7/comments', { ...file, path: 'no.go' })).status).toBe(422);
    expect((await scene.call('POST', '~/pulls/7/comments', about)).status).toBe(422);
    const [comment] = scene.pull.reviewComments;
    if (comment === undefined) throw new Error('no comment');
    const reply = scene.forge.state.addReply(scene.pull, comment, 'ann', 'why?');
    expect(reply.answers).toBe(comment.id);
    const updated = await scene.call('PATCH', `~/pulls/comments/${comment.id}`, { body: 'gone' });
    expect(updated.at('body')).toBe('gone');
    expect((await scene.call('GET', '~/pulls/7/comments')).at('1.in_reply_to_id')).toBe(comment.id);
    expect(violations()).toEqual([]);
  });
});
