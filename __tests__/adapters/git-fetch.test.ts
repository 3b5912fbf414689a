// A clone as actions/checkout makes it, a depth-1 merge commit, and how the gate gets its other side.
import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fetchCommit, withoutCredentials } from '../../src/adapters/git-fetch.js';
import type { GateError } from '../../src/base/errors.js';
import type { Command, Exec } from '../../src/ports.js';
import { describeError } from '../../src/report/words/errors.js';
import { commitAll, filesOf, git, makeRepository, snapshot, testedGit, write } from './repository.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const tested = testedGit();
let made = 0;
const fresh = (name = 'repository'): string => join(folder, String(made++), name);
const token = 'AUTHORIZATION: basic c2VjcmV0LXRva2Vu';

interface Origin {
  readonly url: string;
  /** Commits of main, oldest first. */
  readonly main: readonly string[];
  readonly merge: string;
}

/** main with three commits, topic off the second one, and the merge commit of its pull request. */
function makeOrigin(): Origin {
  const source = fresh();
  const first = makeRepository(source, { 'a.go': 'package a\n', 'sub/b.txt': '1\n' });
  write(source, { 'sub/b.txt': '2\n' });
  const second = commitAll(source, 'second');
  git(source, 'checkout', '--quiet', '-b', 'topic');
  write(source, { 'a.go': 'package a\n\nvar X = 1\n' });
  commitAll(source, 'topic');
  git(source, 'checkout', '--quiet', 'main');
  write(source, { 'c.txt': 'c\n' });
  const third = commitAll(source, 'third');
  git(source, 'merge', '--quiet', '--no-ff', '--message=merge', 'topic');
  const merge = git(source, 'rev-parse', 'HEAD');
  git(source, 'reset', '--quiet', '--hard', third);
  const bare = fresh('origin.git');
  git(folder, 'clone', '--quiet', '--bare', source, bare);
  git(bare, 'fetch', '--quiet', source, `${merge}:refs/pull/1/merge`);
  git(bare, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(bare, 'config', 'uploadpack.allowFilter', 'true');
  return { url: `file://${bare}`, main: [first, second, third], merge };
}

/** What actions/checkout does with its defaults, credentials included. */
function checkOutLikeAction({ url, merge }: Origin): string {
  const clone = fresh('with space');
  mkdirSync(clone, { recursive: true });
  git(clone, 'init', '--quiet');
  git(clone, 'remote', 'add', 'origin', url);
  git(clone, 'config', '--local', 'http.https://github.com/.extraheader', token);
  const refspec = `+${merge}:refs/remotes/pull/1/merge`;
  git(clone, 'fetch', '--quiet', '--no-tags', '--depth=1', 'origin', refspec);
  git(clone, 'checkout', '--quiet', '--force', 'refs/remotes/pull/1/merge');
  return clone;
}

/** What a fetch may not change: everything but objects and the list of shallow commits. */
function untouched(clone: string): Map<string, string> {
  const entries = snapshot(clone);
  for (const name of [...entries.keys()]) {
    // The folder .git itself is touched by lock files that come and go.
    if (name === '.git' || name === '.git/shallow' || name.startsWith('.git/objects')) entries.delete(name);
  }
  return entries;
}

describe('the other side of a shallow clone', () => {
  it('comes by parents, fetch, checkout and diff, and leaves everything else as it was', async () => {
    const origin = makeOrigin();
    const clone = checkOutLikeAction(origin);
    write(clone, { 'untracked.txt': 'mine\n', 'a.go': 'package a // changed\n' });
    git(clone, 'stash', '--quiet');
    const before = untouched(clone);

    const [base = ''] = await tested.parents(clone, 'HEAD');
    expect(base).toBe(origin.main[2]);
    expect(await tested.has(clone, base)).toBe(false);
    await tested.fetch(clone, base);
    expect(await tested.has(clone, base)).toBe(true);

    const scratch = fresh('scratch');
    await tested.checkoutCommit(clone, base, join(scratch, 'base'));
    await tested.checkoutCommit(clone, origin.merge, join(scratch, 'head'));
    expect(filesOf(join(scratch, 'base'))).toEqual({
      'a.go': 'package a\n',
      'c.txt': 'c\n',
      'sub/b.txt': '2\n',
    });
    const diff = Buffer.from(await tested.diff(join(scratch, 'base'), join(scratch, 'head'))).toString();
    expect(diff).toContain('+++ head/a.go');
    expect(diff).toContain('+var X = 1');

    expect(untouched(clone)).toEqual(before);
    // Just this commit: its own parent stays where it is.
    expect(await tested.has(clone, origin.main[1] ?? '')).toBe(false);
  });

  it('leaves the credentials of the clone behind', async () => {
    const origin = makeOrigin();
    const clone = checkOutLikeAction(origin);
    const scratch = fresh('scratch');
    await tested.checkoutCommit(clone, 'HEAD', join(scratch, 'base'));
    await tested.checkoutWorkingTree(clone, join(scratch, 'head'));
    const names = readdirSync(scratch, { recursive: true, encoding: 'utf8' });
    expect(names).toContain('head/a.go');
    expect(names.filter((name) => name.split('/').includes('.git'))).toEqual([]);
    const files = names.map((name) => join(scratch, name)).filter((path) => statSync(path).isFile());
    expect(files.filter((path) => readFileSync(path, 'latin1').includes('basic c2Vj'))).toEqual([]);
  });

  it('is no reason to make a whole clone shallow', async () => {
    const origin = makeOrigin();
    const clone = fresh();
    git(folder, 'clone', '--quiet', '--single-branch', origin.url, clone);
    expect(await tested.has(clone, origin.merge)).toBe(false);
    await tested.fetch(clone, origin.merge);
    expect(await tested.has(clone, origin.merge)).toBe(true);
    expect(git(clone, 'rev-parse', '--is-shallow-repository')).toBe('false');
  });
});

describe('parents', () => {
  it('are all that the commit names, fetched or not', async () => {
    const origin = makeOrigin();
    const clone = checkOutLikeAction(origin);
    const topic = git(folder, `--git-dir=${origin.url.slice('file://'.length)}`, 'rev-parse', 'topic');
    expect(await tested.parents(clone, origin.merge)).toEqual([origin.main[2], topic]);
    await tested.fetch(clone, origin.main[0] ?? '');
    expect(await tested.parents(clone, origin.main[0] ?? '')).toEqual([]);
    await expect(tested.parents(clone, 'nothing')).rejects.toMatchObject({ code: 'ref-unknown' });
  });
});

describe('has', () => {
  it('asks no remote, in a partial clone neither', async () => {
    const origin = makeOrigin();
    const clone = fresh();
    git(folder, 'clone', '--quiet', '--filter=tree:0', '--no-checkout', '--depth=1', origin.url, clone);
    git(clone, 'remote', 'set-url', 'origin', `file://${fresh('gone')}`);
    expect(await tested.has(clone, origin.main[2] ?? '')).toBe(true);
    expect(await tested.has(clone, origin.main[1] ?? '')).toBe(false);
    expect(await tested.has(clone, '1'.repeat(40))).toBe(false);
  });

  it('counts files that git fetches by itself when they are checked out', async () => {
    const origin = makeOrigin();
    const clone = fresh();
    git(folder, 'clone', '--quiet', '--filter=blob:none', '--no-checkout', '--depth=1', origin.url, clone);
    const [, , third = ''] = origin.main;
    expect(await tested.has(clone, third)).toBe(true);
    const target = join(fresh('scratch'), 'base');
    await tested.checkoutCommit(clone, third, target);
    expect(filesOf(target)).toMatchObject({ 'c.txt': 'c\n' });
  });

  it('takes full hashes only', async () => {
    const origin = makeOrigin();
    const clone = checkOutLikeAction(origin);
    for (const name of ['HEAD', origin.merge.slice(0, 12), '--all', origin.merge.toUpperCase(), '']) {
      const refused = { code: 'ref-unknown', facts: { ref: name, detail: 'not-a-name' } };
      await expect(tested.has(clone, name)).rejects.toMatchObject(refused);
      await expect(tested.fetch(clone, name)).rejects.toMatchObject(refused);
    }
  });
});

describe('an origin that does not give the commit', () => {
  it('is told with its answer and the line for the workflow', async () => {
    const origin = makeOrigin();
    const clone = checkOutLikeAction(origin);
    const bare = origin.url.slice('file://'.length);
    git(bare, 'config', 'uploadpack.allowAnySHA1InWant', 'false');
    // In the second version of its protocol git serves any object whatever that setting says.
    git(clone, 'config', 'protocol.version', '0');
    const before = untouched(clone);
    const refused = await tested.fetch(clone, origin.main[0] ?? '').catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'ref-unknown',
      facts: {
        ref: origin.main[0],
        detail: 'not-fetched',
        shallow: true,
        reason: 'exit-status',
        output: expect.stringMatching(/^error: Server does not allow request for unadvertised object/),
      },
    });
    const told = describeError(refused as GateError);
    expect(told).toContain('fetch-depth: 0');
    expect(told).toContain('persist-credentials');
    expect(told).toContain('unadvertised object');
    expect(untouched(clone)).toEqual(before);
  });

  it('may have no such commit, be gone, or not be named at all', async () => {
    const origin = makeOrigin();
    const clone = checkOutLikeAction(origin);
    const missing = '1'.repeat(40);
    const answer = async (): Promise<unknown> => {
      const error: unknown = await tested.fetch(clone, missing).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'ref-unknown', facts: { detail: 'not-fetched' } });
      return (error as GateError).facts['output'];
    };
    expect(await answer()).toMatch(/not our ref/);
    git(clone, 'remote', 'set-url', 'origin', `file://${fresh('gone')}`);
    expect(await answer()).toMatch(/^fatal: /);
    git(clone, 'remote', 'remove', 'origin');
    expect(await answer()).toMatch(/^fatal: .*origin/);
  });

  it('cannot hold us up for ever', async () => {
    const commands: Command[] = [];
    const exec: Exec = {
      run(command) {
        commands.push(command);
        const isFetch = command.args.includes('fetch');
        return Promise.resolve({
          code: isFetch ? null : 0,
          signal: isFetch ? 'SIGKILL' : null,
          timedOut: isFetch,
          stdout: { text: isFetch ? '' : 'true\n', dropped: 0 },
          stderr: { text: '', dropped: 0 },
          wallMs: 1,
        });
      },
      stop: () => Promise.resolve(),
    };
    const error: unknown = await fetchCommit(exec, folder, 'a'.repeat(40)).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ facts: { reason: 'timeout', output: '' } });
    expect(describeError(error as GateError)).toContain('in five minutes');
    const fetch = commands.find(({ args }) => args.includes('fetch'));
    expect(fetch).toMatchObject({ timeoutMs: 300_000, env: { GIT_TERMINAL_PROMPT: '0' } });
    expect(fetch?.args).toContain('--depth=1');
  });

  it('shows no credentials', () => {
    expect(withoutCredentials("fatal: unable to access 'https://me:p@ss@host.example/o/r/': 403")).toBe(
      "fatal: unable to access 'https://host.example/o/r/': 403",
    );
    expect(withoutCredentials('fatal: https://host.example/o/r?access_token=abc: no')).toBe(
      'fatal: https://host.example/o/r no',
    );
    expect(withoutCredentials(`=> Send header: ${token}`)).toBe('=> Send header: AUTHORIZATION: ***');
    expect(withoutCredentials('fatal: git@github.com: Permission denied (publickey).')).toBe(
      'fatal: git@github.com: Permission denied (publickey).',
    );
  });
});

describe('file', () => {
  const repository = fresh();
  const sha = makeRepository(repository, {
    '.github/pprof-gate.yml': 'budgets: []\n',
    'a*': 'star\n',
    ab: 'ab\n',
    '-x': 'dash\n',
    ':(top)y': 'magic\n',
    'née/ü.txt': 'ü\n',
    empty: '',
    big: 'x'.repeat((1 << 20) + 1),
    full: 'x'.repeat(1 << 20),
  });

  it('is read at the commit, by its exact name', async () => {
    write(repository, { ab: 'changed\n' });
    expect(await tested.file(repository, sha, '.github/pprof-gate.yml')).toBe('budgets: []\n');
    expect(await tested.file(repository, 'HEAD', 'ab')).toBe('ab\n');
    expect(await tested.file(repository, sha, 'a*')).toBe('star\n');
    expect(await tested.file(repository, sha, '-x')).toBe('dash\n');
    expect(await tested.file(repository, sha, ':(top)y')).toBe('magic\n');
    expect(await tested.file(repository, sha, 'née/ü.txt')).toBe('ü\n');
    expect(await tested.file(repository, sha, 'empty')).toBe('');
    expect((await tested.file(repository, sha, 'full'))?.length).toBe(1 << 20);
  });

  it('is null where there is none', async () => {
    const linked = fresh();
    makeRepository(linked, { target: 'x\n' });
    git(linked, 'update-index', '--add', '--cacheinfo', `120000,${hashOf(linked, 'target')},link`);
    git(linked, 'update-index', '--add', '--cacheinfo', `160000,${sha},module`);
    git(linked, 'commit', '--quiet', '--message=linked');
    for (const path of ['link', 'module', 'module/x', 'missing', 'target/x']) {
      expect([path, await tested.file(linked, 'HEAD', path)]).toEqual([path, null]);
    }
    for (const path of [
      '',
      '.',
      '..',
      '../repository/ab',
      '/etc/passwd',
      '.github',
      '.github/',
      'a\0b',
      './ab',
    ]) {
      expect([path, await tested.file(repository, sha, path)]).toEqual([path, null]);
    }
  });

  it('is refused beyond 1 MB, and at a commit that is not there', async () => {
    await expect(tested.file(repository, sha, 'big')).rejects.toMatchObject({
      code: 'command-failed',
      facts: { reason: 'too-much-output' },
    });
    await expect(tested.file(repository, '1'.repeat(40), 'ab')).rejects.toMatchObject({
      code: 'ref-unknown',
    });
  });
});

function hashOf(repository: string, path: string): string {
  return git(repository, 'rev-parse', `HEAD:${path}`);
}
