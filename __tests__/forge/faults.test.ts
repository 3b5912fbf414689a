import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { primaryLimit, secondaryLimit, type Play } from './faults.js';
import { startScene, type Scene } from './scene.js';

let scene: Scene;
beforeEach(async () => {
  scene = await startScene();
});
afterEach(() => scene.forge.close());

const comment = (body: string) => scene.call('POST', '~/issues/7/comments', { body });
const order = (play: Play) => {
  scene.forge.faults.add({ match: 'issues/create-comment', do: play });
};
const bodies = () => scene.pull.comments.map(({ body }) => body);

describe('faults', () => {
  it('play on the nth request, so many times', async () => {
    scene.forge.faults.add({ match: 'issues/create-comment', nth: 2, times: 2, do: { status: 502 } });
    const statuses: number[] = [];
    for (const body of ['1', '2', '3', '4']) statuses.push((await comment(body)).status);
    expect(statuses).toEqual([201, 502, 502, 201]);
    expect(bodies()).toEqual(['1', '4']);
  });

  it('can be for one page only', async () => {
    for (let i = 0; i < 3; i++) scene.forge.state.addComment(scene.pull, 'ann', 'x');
    const where = ({ query }: { query: Readonly<Record<string, string>> }) => query.page === '2';
    scene.forge.faults.add({ match: '*', where, do: { status: 500 } });
    expect((await scene.call('GET', '~/issues/7/comments?per_page=1&page=1')).status).toBe(200);
    expect((await scene.call('GET', '~/issues/7/comments?per_page=1&page=2')).status).toBe(500);
  });

  it('are missed when they never came', async () => {
    scene.forge.faults.add({ match: 'pulls/get', nth: 2, do: 'reset' });
    await scene.call('GET', '~/pulls/7');
    expect(scene.forge.faults.unplayed()).toEqual(['pulls/get']);
  });

  it('reset without work', async () => {
    order('reset');
    await expect(comment('x')).rejects.toThrow('fetch failed');
    expect(bodies()).toEqual([]);
    expect(scene.forge.log.requests.at(-1)).toMatchObject({ status: 0, fault: 'reset' });
  });

  it('lose an answer after the work', async () => {
    order('lost');
    await expect(comment('x')).rejects.toThrow('fetch failed');
    expect(bodies()).toEqual(['x']);
  });

  it('cut an answer in the middle of its body', async () => {
    order('cut');
    await expect(comment('x')).rejects.toThrow('terminated');
    expect(bodies()).toEqual(['x']);
    expect(scene.forge.log.requests.at(-1)?.status).toBe(201);
  });

  it('break the JSON of a whole answer', async () => {
    order('bad-json');
    const reply = await comment('x');
    expect(reply.status).toBe(201);
    expect(() => reply.at('id')).toThrow(SyntaxError);
  });

  it('keep a client waiting', async () => {
    order('slow');
    const given = AbortSignal.timeout(50);
    const url = `${scene.forge.apiUrl}/repos/o/r/issues/7/comments`;
    const init = {
      method: 'POST',
      headers: { authorization: `Bearer ${scene.token}` },
      body: '{"body":"x"}',
    };
    await expect(fetch(url, { ...init, signal: given })).rejects.toThrow('timeout');
    expect(bodies()).toEqual([]);
  });

  it('answer late', async () => {
    order({ delayMs: 5 });
    expect((await comment('x')).status).toBe(201);
  });

  it('are rate limits', async () => {
    order(secondaryLimit());
    order(secondaryLimit(429, 3));
    order(primaryLimit(1_900_000_000));
    const first = await comment('x');
    expect([first.status, first.headers.get('retry-after')]).toEqual([403, '1']);
    expect(first.at('message')).toContain('secondary rate limit');
    // The others were for the first request too: one that came in the meantime counts for all.
    expect(scene.forge.faults.unplayed()).toEqual([]);
    expect((await comment('y')).status).toBe(201);
  });
});

describe('the log', () => {
  it('tells the story in short', async () => {
    await scene.call('GET', '~/issues/7/comments?per_page=1&page=2');
    order('lost');
    await comment('x').catch(() => undefined);
    await scene.call('GET', '/user', undefined, {});
    await scene.graphql('{ viewer { login } }');
    await scene.call('GET', `~/compare/${scene.base}...topic`);
    expect(scene.forge.log.short().split('\n')).toEqual([
      'GET    /repos/o/r/issues/7/comments page 2 → 200',
      'POST   /repos/o/r/issues/7/comments → no answer (fault: lost)',
      'GET    /user without token → 401',
      'POST   graphql/viewer → 200',
      `GET    /repos/o/r/compare/${scene.base.slice(0, 7)}...topic → 200`,
    ]);
    expect(scene.forge.log.writes()).toEqual(['issues/create-comment']);
    expect(scene.forge.log.of('issues/list-comments')).toHaveLength(1);
  });
});
