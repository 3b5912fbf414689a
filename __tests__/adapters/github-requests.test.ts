import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { targetOf } from '../../src/adapters/github/download.js';
import { GateError } from '../../src/base/errors.js';
import type { ArtifactRow } from '../../src/forge.js';
import {
  bytes,
  cut,
  deserted,
  forgeOn,
  json,
  redirect,
  refuse,
  reset,
  scriptedServer,
  silence,
  type Play,
} from './github-server.js';

async function factsOf(promise: Promise<unknown>): Promise<GateError['facts']> {
  const error: unknown = await promise.then(
    () => 'nothing was thrown',
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GateError)) throw new Error(`no GateError: ${String(error)}`);
  expect(error.code).toBe('forge-failed');
  return error.facts;
}

const comment = (id: number, author: string | null = 'me') => ({
  id,
  user: author === null ? null : { login: author },
  body: `body ${id}`,
  html_url: `https://github.com/o/r/pull/1#issuecomment-${id}`,
  unknown: { ignored: true },
});
const comments = (from: number, count: number) => Array.from({ length: count }, (_, i) => comment(from + i));

describe('a request', () => {
  it('carries the token, the version of the API and our name', async () => {
    const server = await scriptedServer(json({ id: 7, default_branch: 'trunk' }));
    const { forge } = forgeOn(server.url);
    expect(await forge.repository()).toEqual({ id: 7, defaultBranch: 'trunk' });
    expect(server.seen).toMatchObject([
      {
        method: 'GET',
        url: '/repos/o/r',
        headers: { authorization: 'token secret', 'x-github-api-version': '2022-11-28' },
      },
    ]);
    expect(server.seen[0]?.headers['user-agent']).toMatch(/^pprof-gate /);
  });

  it('carries no authorization without a token', async () => {
    const server = await scriptedServer(json({ id: 7, default_branch: 'trunk' }));
    await forgeOn(server.url, { token: '' }).forge.repository();
    expect(server.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it('never shows what can be no token', () => {
    const of = (): unknown => forgeOn('http://127.0.0.1:9', { token: 'line\nline' });
    expect(of).toThrow(/^forge-failed (?!.*line)/);
    expect(of).toThrow(/"reason":"unusable"/);
  });

  it('is traced with every try', async () => {
    const server = await scriptedServer(refuse(502, 'bad'), json({ id: 7, default_branch: 'trunk' }));
    const lines: string[] = [];
    await forgeOn(server.url, { trace: (line) => lines.push(line) }).forge.repository();
    expect(lines).toEqual([
      'GET /repos/o/r 502',
      'repos/get unavailable bad, again in 500 ms',
      'GET /repos/o/r 200',
    ]);
  });

  it.each(['o', 'o/r/x', '../r', 'o/..', 'o/r?x', ''])(
    'cannot leave the repository by the name %p',
    (name) => {
      expect(() => forgeOn('http://127.0.0.1:9', { repository: name })).toThrow(GateError);
    },
  );
});

describe('trouble', () => {
  const good = json({ id: 7, default_branch: 'trunk' });
  const outcome = async (...plays: Play[]) => {
    const server = await scriptedServer(...plays);
    const { forge, waits } = forgeOn(server.url, { limits: { timeoutMs: 300, mostBytes: 10_000 } });
    const facts = await forge.repository().then(
      () => 'done' as const,
      (error: unknown) => factsOf(Promise.reject(error as Error)),
    );
    return { facts, waits, asked: server.seen.length };
  };

  it.each([
    ['5xx', refuse(503, '')],
    ['a reset', reset],
    ['a cut body', cut],
    ['silence', silence],
    ['bad JSON', bytes(Buffer.from('{"id": 7, "default_'), { 'content-type': 'application/json' })],
    ['an empty body', bytes(Buffer.alloc(0))],
    ['JSON of another shape', json({ id: '7', default_branch: 'trunk' })],
  ])('of passing kind is asked again: %s', async (_, play) => {
    expect(await outcome(play, play, good)).toEqual({ facts: 'done', waits: [500, 1000], asked: 3 });
  });

  it.each([
    ['5xx', refuse(503, 'Down'), { reason: 'unavailable', status: 503, detail: 'Down' }],
    ['a reset', reset, { reason: 'unavailable', status: 0 }],
    ['a cut body', cut, { reason: 'torn', status: 200 }],
    ['silence', silence, { reason: 'unavailable', status: 0, detail: 'timeout' }],
    [
      'another shape',
      json({ id: 1, default_branch: 2 }),
      { reason: 'torn', status: 200, detail: 'default_branch' },
    ],
  ])('that stays is told: %s', async (_, play, facts) => {
    const found = await outcome(play);
    expect(found).toMatchObject({ facts: { operation: 'repos/get', ...facts }, asked: 4 });
    expect(found.facts).not.toHaveProperty('uncertain');
  });

  it.each([
    [403, 'forbidden'],
    [404, 'not-found'],
    [410, 'gone'],
    [422, 'invalid'],
  ])('%i is not asked again', async (status, reason) => {
    expect(await outcome(refuse(status, 'No\nway'))).toEqual({
      facts: { operation: 'repos/get', reason, status, detail: 'No' },
      waits: [],
      asked: 1,
    });
  });

  it('of limits waits as long as the server says', async () => {
    const slowDown = refuse(429, 'slow down', { 'retry-after': '1' });
    expect(await outcome(slowDown, good)).toEqual({ facts: 'done', waits: [1000], asked: 2 });
  });

  it('of limits that last longer is given up', async () => {
    const spent = refuse(403, 'limit', { 'retry-after': '3600' });
    expect(await outcome(spent)).toMatchObject({ facts: { reason: 'rate-limited', status: 403 }, asked: 1 });
  });

  it('costs 90 s of waiting at most', async () => {
    const slowDown = refuse(403, 'You have exceeded a secondary rate limit');
    expect(await outcome(slowDown)).toMatchObject({
      waits: [60_000],
      asked: 2,
      facts: { reason: 'rate-limited' },
    });
  });

  it('with too much of an answer ends at once', async () => {
    const bomb = bytes(gzipSync(Buffer.alloc(1 << 20)), { 'content-encoding': 'gzip' });
    expect(await outcome(bomb)).toMatchObject({ facts: { reason: 'too-large' }, asked: 1 });
  });

  it('with no server at all is asked again', async () => {
    const { forge, waits } = forgeOn(await deserted());
    expect(await factsOf(forge.createComment(1, 'x'))).toEqual({
      operation: 'issues/create-comment',
      reason: 'unavailable',
      status: 0,
      detail: 'ECONNREFUSED',
    });
    expect(waits).toHaveLength(3);
  });
});

describe('what makes something', () => {
  it.each([
    ['reset', reset, 'unavailable'],
    ['cut', cut, 'torn'],
    ['502', refuse(502, ''), 'unavailable'],
    ['another shape', json({ id: 1 }, 201), 'torn'],
  ])('is not repeated when the answer was lost: %s', async (_, play, reason) => {
    const server = await scriptedServer(play);
    const facts = await factsOf(forgeOn(server.url).forge.createComment(1, 'x'));
    expect(facts).toMatchObject({ reason, uncertain: true });
    expect(server.seen).toHaveLength(1);
  });

  it('is repeated when a limit kept it from being made', async () => {
    const server = await scriptedServer(refuse(403, '', { 'retry-after': '1' }), json(comment(5), 201));
    const { forge, waits } = forgeOn(server.url);
    expect(await forge.createComment(1, 'x')).toMatchObject({ id: 5, author: 'me' });
    expect(waits).toEqual([1000]);
  });
});

describe('what changes something', () => {
  it('may be repeated', async () => {
    const server = await scriptedServer(reset, json(comment(5)));
    await forgeOn(server.url).forge.updateComment(5, 'new');
    expect(server.seen.map((seen) => [seen.method, seen.body])).toEqual([
      ['PATCH', '{"body":"new"}'],
      ['PATCH', '{"body":"new"}'],
    ]);
  });

  it('counts as deleted what is gone after a lost answer, and only then', async () => {
    const lost = await scriptedServer(reset, refuse(404, 'Not Found'));
    await forgeOn(lost.url).forge.deleteComment(5);
    const missing = await scriptedServer(refuse(404, 'Not Found'));
    expect(await factsOf(forgeOn(missing.url).forge.deleteComment(5))).toMatchObject({ reason: 'not-found' });
  });
});

describe('a list', () => {
  const pages =
    (...sizes: number[]): Play =>
    (response, { url }) => {
      const page = Number(new URL(url, 'http://x').searchParams.get('page'));
      json(comments(page * 1000, sizes[page - 1] ?? 0))(response, { url } as never);
    };

  it('is read page by page until a short one', async () => {
    const server = await scriptedServer(pages(100, 100, 3));
    const found = await forgeOn(server.url).forge.comments(1);
    expect(found).toHaveLength(203);
    expect(found.at(-1)).toEqual({
      id: 3002,
      author: 'me',
      body: 'body 3002',
      url: 'https://github.com/o/r/pull/1#issuecomment-3002',
    });
    expect(server.seen.map(({ url }) => url)).toEqual(
      [1, 2, 3].map((page) => `/repos/o/r/issues/1/comments?per_page=100&page=${page}`),
    );
  });

  it('goes on after a short page that names a next one, at our own address', async () => {
    const next = { link: '<http://127.0.0.1:1/elsewhere?page=2>; rel="next"' };
    const server = await scriptedServer(json(comments(1, 2), 200, next), json(comments(9, 1)));
    expect(await forgeOn(server.url).forge.comments(1)).toHaveLength(3);
    expect(server.seen[1]?.url).toContain('page=2');
  });

  it('ends with a full page that names no next one', async () => {
    const server = await scriptedServer(
      json(comments(1, 100), 200, { link: '<http://x/?page=1>; rel="first"' }),
    );
    expect(await forgeOn(server.url).forge.comments(1)).toHaveLength(100);
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ['reset', reset],
    ['cut', cut],
    ['empty', bytes(Buffer.alloc(0), { 'content-type': 'application/json' })],
    ['bad JSON', bytes(Buffer.from('[{"id": 1'), { 'content-type': 'application/json' })],
    ['an object', json({ message: 'ok' })],
    ['null', json(null)],
  ])('with a torn page is no shorter list: %s', async (_, play) => {
    const server = await scriptedServer(json(comments(1, 100)), play);
    const facts = await factsOf(forgeOn(server.url).forge.comments(1));
    expect(['torn', 'unavailable']).toContain(facts['reason']);
    const passing = await scriptedServer(json(comments(1, 100)), play, json(comments(200, 1)));
    expect(await forgeOn(passing.url).forge.comments(1)).toHaveLength(101);
  });

  it('that does not end is refused', async () => {
    const server = await scriptedServer(json(comments(1, 100)));
    expect(await factsOf(forgeOn(server.url).forge.comments(1))).toMatchObject({ reason: 'too-large' });
    expect(server.seen).toHaveLength(30);
  });

  it('keeps names of objects as plain text', async () => {
    const odd = { ...comment(1), body: '__proto__', user: { login: 'constructor' } };
    const server = await scriptedServer(
      json([JSON.parse(`{"__proto__": {"id": 9}, ${JSON.stringify(odd).slice(1)}`)]),
    );
    expect(await forgeOn(server.url).forge.comments(1)).toMatchObject([{ id: 1, author: 'constructor' }]);
  });
});

describe('artifacts', () => {
  const row = (id: number, more: object = {}) => ({
    id,
    name: 'base',
    size_in_bytes: 10,
    expired: false,
    created_at: '2026-11-21T00:00:00Z',
    ...more,
  });

  it('are counted: a list that lacks rows is read again, then refused', async () => {
    const server = await scriptedServer(json({ total_count: 2, artifacts: [row(1)] }));
    expect(await factsOf(forgeOn(server.url).forge.artifacts('base'))).toMatchObject({ reason: 'torn' });
    expect(server.seen).toHaveLength(3);
    const mended = await scriptedServer(
      json({ total_count: 2, artifacts: [row(1)] }),
      json({ total_count: 2, artifacts: [row(1), row(2)] }),
    );
    expect(await forgeOn(mended.url).forge.artifacts('base')).toHaveLength(2);
  });

  it('have no run when something of it is not said', async () => {
    const run = {
      id: 1,
      head_branch: 'main',
      head_sha: 'a'.repeat(40),
      repository_id: 1,
      head_repository_id: 1,
    };
    const rows = [
      row(1, { workflow_run: run }),
      row(2, { workflow_run: { ...run, head_repository_id: undefined } }),
      row(3, { workflow_run: null }),
      row(4, { workflow_run: run, name: 'other' }),
    ];
    const server = await scriptedServer(json({ total_count: 4, artifacts: rows }));
    const found = await forgeOn(server.url).forge.artifacts('base');
    expect(found.map(({ id, run: of }) => [id, of?.headRepositoryId ?? null])).toEqual([
      [1, 1],
      [2, null],
      [3, null],
    ]);
    expect(server.seen[0]?.url).toBe('/repos/o/r/actions/artifacts?name=base&per_page=100&page=1');
  });
});

describe('a download', () => {
  const zip = Buffer.from('PK, or so');
  const digest = `sha256:${createHash('sha256').update(zip).digest('hex')}`;
  const artifact = (more: Partial<ArtifactRow> = {}): ArtifactRow => ({
    id: 4,
    name: 'base',
    bytes: zip.length,
    expired: false,
    digest,
    createdAt: '',
    run: null,
    ...more,
  });
  const get = async (storage: Play[], row = artifact(), most = 1000) => {
    const second = await scriptedServer(...storage);
    const first = await scriptedServer(redirect(`${second.url}/blob?sig=s`));
    const { forge } = forgeOn(first.url);
    return { first, second, done: forge.download(row, most) };
  };

  it('comes from the second origin, where our token never goes', async () => {
    const { first, second, done } = await get([bytes(zip)]);
    expect(Buffer.from(await done)).toEqual(zip);
    expect(first.seen[0]).toMatchObject({ url: '/repos/o/r/actions/artifacts/4/zip' });
    expect(first.seen[0]?.headers).toHaveProperty('authorization');
    expect(second.seen[0]?.url).toBe('/blob?sig=s');
    expect(second.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it('leaves the token out also when the address is on the API itself', async () => {
    const server = await scriptedServer(redirect('/blob'), bytes(zip));
    await forgeOn(server.url).forge.download(artifact(), 1000);
    expect(server.seen.map(({ url, headers }) => [url, 'authorization' in headers])).toEqual([
      ['/repos/o/r/actions/artifacts/4/zip', true],
      ['/blob', false],
    ]);
  });

  it('follows three more redirects and no fourth', async () => {
    const turn = redirect('/next');
    const { done } = await get([turn, turn, turn, bytes(zip)]);
    expect(await done).toHaveLength(zip.length);
    const { done: endless } = await get([turn]);
    expect(await factsOf(endless)).toMatchObject({ reason: 'invalid', detail: 'redirects' });
  });

  it.each(['file:///etc/passwd', 'ftp://x/', 'data:,x', 'http://', ''])(
    'does not go to %p',
    async (location) => {
      const server = await scriptedServer(redirect(location));
      expect(await factsOf(forgeOn(server.url).forge.download(artifact(), 1000))).toMatchObject({
        operation: 'actions/download-artifact',
        reason: 'invalid',
        detail: 'location',
      });
    },
  );

  it('does not leave HTTPS', () => {
    const target = (location: string, from: string) => targetOf(location, new URL(from))?.href ?? null;
    expect(target('http://b/', 'https://a/')).toBeNull();
    expect(target('https://b/', 'https://a/')).toBe('https://b/');
    expect(target('https://b/', 'http://a/')).toBe('https://b/');
    expect(target('/c', 'https://a/b')).toBe('https://a/c');
  });

  it('is refused when the bytes are others', async () => {
    const { done } = await get([bytes(Buffer.from('PK, or not'))]);
    expect(await factsOf(done)).toMatchObject({ reason: 'digest' });
    const { done: unknown } = await get([bytes(zip)], artifact({ digest: 'md5:1' }));
    expect(await factsOf(unknown)).toMatchObject({ reason: 'digest' });
    const { done: none } = await get([bytes(Buffer.from('any'))], artifact({ digest: null }));
    expect(await none).toHaveLength(3);
  });

  it('ends at the cap, with or without a length', async () => {
    const endless: Play = (response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 16)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    for (const play of [bytes(Buffer.alloc(2000)), endless]) {
      const { done, first } = await get([play], artifact({ digest: null }));
      expect(await factsOf(done)).toMatchObject({ reason: 'too-large' });
      expect(first.seen).toHaveLength(1);
    }
  });

  it('of what has expired is gone', async () => {
    const server = await scriptedServer(refuse(410, 'Artifact has expired'));
    const { forge } = forgeOn(server.url);
    expect(await factsOf(forge.download(artifact(), 1000))).toMatchObject({ reason: 'gone', status: 410 });
    expect(await factsOf(forge.download(artifact({ expired: true }), 1000))).toMatchObject({
      reason: 'gone',
    });
    expect(server.seen).toHaveLength(1);
    const { done } = await get([refuse(404, 'BlobNotFound')]);
    expect(await factsOf(done)).toMatchObject({ reason: 'gone', status: 404 });
  });

  it.each([
    ['a cut', cut],
    ['a reset', reset],
    ['an old signature', refuse(403, '')],
    ['5xx', refuse(500, '')],
  ])('begins anew after %s', async (_, play) => {
    const { done, first } = await get([play, bytes(zip)]);
    expect(await done).toHaveLength(zip.length);
    expect(first.seen).toHaveLength(2);
  });

  it('is traced without the signature', async () => {
    const storage = await scriptedServer(bytes(zip));
    const server = await scriptedServer(redirect(`${storage.url}/blob?sig=s`));
    const lines: string[] = [];
    await forgeOn(server.url, { trace: (line) => lines.push(line) }).forge.download(artifact(), 1000);
    expect(lines).toEqual(['GET /repos/o/r/actions/artifacts/4/zip 302', `GET ${storage.url}/blob 200`]);
  });
});
