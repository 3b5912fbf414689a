// Names of commits that people give, in clones that hold a single one.
import { describe, expect, it } from '@jest/globals';
import { mergedPull, namedCommit, type Here } from '../../src/action/base-commit.js';
import { GateError } from '../../src/base/errors.js';

const here = '1'.repeat(40);
const there = '2'.repeat(40);

/** A clone with `here` as HEAD, and a server that knows v1 as `there` unless it answers with a reason. */
function scene(reason: string | null = null) {
  const fetched: string[] = [];
  const where: Here = {
    repository: '/clone',
    git: {
      resolve: (_, ref) =>
        ref === 'HEAD'
          ? Promise.resolve(here)
          : Promise.reject(
              new GateError('ref-unknown', {
                ref,
                detail: ref.startsWith('-') ? 'not-a-name' : 'not-found',
                shallow: true,
              }),
            ),
      parents: () => Promise.resolve([]),
      mergeBase: () => Promise.resolve(here),
      has: () => Promise.resolve(false),
      fetch: (_, commit) => Promise.resolve(void fetched.push(commit)),
    },
    forge: {
      mergeBase: () => Promise.resolve(here),
      ancestors: () =>
        reason === null
          ? Promise.resolve([there, here])
          : Promise.reject(new GateError('forge-failed', { reason })),
    },
  };
  return { where, fetched };
}

const failure = (ref: string, where: Here): Promise<unknown> =>
  namedCommit(ref, where).then(
    () => null,
    (error: unknown) => (error instanceof GateError ? [error.code, error.facts['detail']] : error),
  );

describe('the head of a pull request', () => {
  const pull = {
    kind: 'pull-request',
    number: 7,
    headSha: there,
    baseSha: here,
    baseRef: 'main',
    fork: false,
  } as const;
  const of = (...parents: string[]) => {
    const { where } = scene();
    return { ...where, git: { ...where.git, parents: () => Promise.resolve(parents) } };
  };

  it('is told beside the merge that was measured', async () => {
    expect(await mergedPull(pull, '3'.repeat(40), of(here, there))).toBe(there);
  });

  it('is not told of other commits', async () => {
    expect(await mergedPull(pull, there, of(here))).toBeNull();
    expect(await mergedPull(pull, '3'.repeat(40), of(there, here))).toBeNull();
    expect(await mergedPull(null, '3'.repeat(40), of(here, there))).toBeNull();
  });
});

describe('a commit by its name', () => {
  it('is that of the clone', async () => {
    const { where, fetched } = scene();
    expect(await namedCommit('HEAD', where)).toEqual({ ref: 'HEAD', sha: here });
    expect(fetched).toEqual([]);
  });

  it('is fetched alone where only the server knows it, and called by its hash then', async () => {
    const { where, fetched } = scene();
    expect(await namedCommit('v1', where)).toEqual({ ref: there, sha: there });
    expect(fetched).toEqual([there]);
  });

  it('is unknown when the server does not know it either', async () => {
    for (const reason of ['not-found', 'invalid'])
      expect(await failure('v9', scene(reason).where)).toEqual(['ref-unknown', 'not-on-server']);
  });

  it('would be in a whole clone, for all that is known when the server cannot be asked', async () => {
    expect(await failure('v1', scene('unavailable').where)).toEqual(['ref-unknown', 'not-found']);
    expect(await failure('v1', { ...scene().where, forge: null })).toEqual(['ref-unknown', 'not-found']);
  });

  it('is never asked for by what is no name', async () => {
    expect(await failure('--upload-pack=x', scene().where)).toEqual(['ref-unknown', 'not-a-name']);
  });
});
