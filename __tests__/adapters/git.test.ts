import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { childEnvironment } from '../../src/adapters/environment.js';
import { commitAll, git, makeRepository, testedGit, write } from './repository.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const tested = testedGit();
let made = 0;
const fresh = (name = 'repository'): string => join(folder, String(made++), name);

describe('root', () => {
  it('is the top of the working tree, from any folder in it', async () => {
    const repository = fresh('with space and é');
    makeRepository(repository, { 'sub/deep/x': '' });
    expect(await tested.root(join(repository, 'sub/deep'))).toBe(repository);
  });

  it('says why there is none', async () => {
    const bare = fresh();
    mkdirSync(bare, { recursive: true });
    git(bare, 'init', '--quiet', '--bare');
    const foreign = testedGit({ GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
    const repository = fresh();
    makeRepository(repository);
    const because = (reason: string): object => ({ code: 'not-a-repository', facts: { reason } });
    await expect(tested.root(folder)).rejects.toMatchObject(because('none'));
    await expect(tested.root(bare)).rejects.toMatchObject(because('bare'));
    await expect(tested.root(join(repository, '.git'))).rejects.toMatchObject(because('bare'));
    await expect(tested.root(join(repository, 'a.txt'))).rejects.toMatchObject(because('not-a-folder'));
    await expect(tested.root(join(folder, 'missing'))).rejects.toMatchObject(because('no-such-folder'));
    write(repository, { 'sub/x': '' });
    await expect(foreign.root(join(repository, 'sub'))).rejects.toMatchObject({
      code: 'not-a-repository',
      facts: { directory: repository, reason: 'dubious-ownership' },
    });
    await expect(foreign.resolve(repository, 'HEAD')).rejects.toMatchObject(because('dubious-ownership'));
  });

  it('is not led astray by the variables that git sets for a hook', async () => {
    const [here, there] = [fresh(), fresh()];
    makeRepository(here);
    makeRepository(there);
    const hook = { ...process.env, GIT_DIR: join(there, '.git'), GIT_INDEX_FILE: join(there, '.git/index') };
    expect(await testedGit(childEnvironment(hook).variables).root(here)).toBe(here);
  });

  it('names a missing git', async () => {
    await expect(testedGit({ PATH: '/nowhere' }).root(folder)).rejects.toMatchObject({
      code: 'command-failed',
      facts: { program: 'git', reason: 'not-found' },
    });
  });
});

describe('resolve', () => {
  it('gives the commit of branches, tags, hashes and expressions', async () => {
    const repository = fresh();
    const first = makeRepository(repository);
    const second = commitAll(repository, 'second');
    git(repository, 'tag', '--annotate', '--message=x', 'v1.0.0', first);
    git(repository, 'branch', 'topic', first);
    for (const ref of ['v1.0.0', 'topic', 'HEAD~1', first, first.slice(0, 10), 'refs/heads/topic', 'main^']) {
      expect([ref, await tested.resolve(repository, ref)]).toEqual([ref, first]);
    }
    expect(await tested.resolve(repository, 'main')).toBe(second);
  });

  it('says what is wrong with a name', async () => {
    const repository = fresh();
    makeRepository(repository);
    const clone = fresh();
    git(folder, 'clone', '--quiet', repository, clone);
    git(repository, 'branch', 'topic');
    git(clone, 'fetch', '--quiet');
    const unknown = (facts: object): object => ({ code: 'ref-unknown', facts });
    for (const ref of ['--output=/tmp/x', '-h', '', 'a\nb', 'a\0b']) {
      await expect(tested.resolve(clone, ref)).rejects.toMatchObject(unknown({ ref, detail: 'not-a-name' }));
    }
    await expect(tested.resolve(clone, 'nothing')).rejects.toMatchObject(
      unknown({ detail: 'not-found', shallow: false }),
    );
    await expect(tested.resolve(clone, 'main:a.txt')).rejects.toMatchObject(unknown({ detail: 'not-found' }));
    await expect(tested.resolve(clone, '@{upstream')).rejects.toMatchObject(unknown({ detail: 'not-found' }));
    await expect(tested.resolve(clone, 'topic')).rejects.toMatchObject(
      unknown({ detail: 'not-found', suggestion: 'origin/topic' }),
    );
    const empty = fresh();
    mkdirSync(empty, { recursive: true });
    git(empty, 'init', '--quiet');
    await expect(tested.resolve(empty, 'HEAD')).rejects.toMatchObject(unknown({ detail: 'no-commits' }));
  });
});

describe('defaultBranch', () => {
  it('is what origin says, then the usual names, then what is configured', async () => {
    const origin = fresh();
    makeRepository(origin);
    git(origin, 'branch', '--move', 'trunk');
    const clone = fresh();
    git(folder, 'clone', '--quiet', origin, clone);
    git(clone, 'branch', 'master');
    expect(await tested.defaultBranch(clone)).toBe('origin/trunk');
    git(clone, 'remote', 'remove', 'origin');
    expect(await tested.defaultBranch(clone)).toBe('master');
    git(clone, 'branch', 'main');
    expect(await tested.defaultBranch(clone)).toBe('main');
    git(clone, 'update-ref', 'refs/remotes/origin/master', 'HEAD');
    expect(await tested.defaultBranch(clone)).toBe('origin/master');

    expect(await tested.defaultBranch(origin)).toBeNull();
    git(origin, 'config', 'init.defaultBranch', 'trunk');
    expect(await tested.defaultBranch(origin)).toBe('trunk');
  });

  it('passes over a branch that was never fetched', async () => {
    const repository = fresh();
    makeRepository(repository);
    git(repository, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/gone');
    expect(await tested.defaultBranch(repository)).toBe('main');
  });
});

describe('mergeBase and parent', () => {
  it('find the commit where two branches part, and the first parent', async () => {
    const repository = fresh();
    const first = makeRepository(repository);
    git(repository, 'checkout', '--quiet', '-b', 'topic');
    const topic = commitAll(repository, 'topic');
    git(repository, 'checkout', '--quiet', 'main');
    const main = commitAll(repository, 'main');
    git(repository, 'merge', '--quiet', '--no-ff', '--message=parent 0123', 'topic');
    expect(await tested.mergeBase(repository, 'topic', main)).toBe(first);
    expect(await tested.parent(repository, 'HEAD')).toBe(main);
    expect(await tested.parent(repository, topic)).toBe(first);
    expect(await tested.parent(repository, first)).toBeNull();
  });

  it('say when history was not fetched', async () => {
    const origin = fresh();
    makeRepository(origin);
    git(origin, 'checkout', '--quiet', '-b', 'topic');
    commitAll(origin, 'topic');
    git(origin, 'checkout', '--quiet', 'main');
    commitAll(origin, 'main');
    const clone = fresh();
    git(folder, 'clone', '--quiet', '--depth=1', '--no-single-branch', `file://${origin}`, clone);
    await expect(tested.mergeBase(clone, 'HEAD', 'origin/topic')).rejects.toMatchObject({
      code: 'no-merge-base',
      facts: { a: 'HEAD', b: 'origin/topic', shallow: true },
    });
    await expect(tested.parent(clone, 'HEAD')).rejects.toMatchObject({
      code: 'ref-unknown',
      facts: { detail: 'not-fetched', shallow: true },
    });
    git(origin, 'checkout', '--quiet', '--orphan', 'island');
    commitAll(origin, 'island');
    await expect(tested.mergeBase(origin, 'main', 'island')).rejects.toMatchObject({
      code: 'no-merge-base',
      facts: { shallow: false },
    });
  });
});

it('isDirty sees changed, staged, deleted and new files, and no ignored ones', async () => {
  const repository = fresh();
  makeRepository(repository, { 'a.txt': 'a\n', '.gitignore': 'ignored\n' });
  const dirty = (): Promise<boolean> => tested.isDirty(repository);
  expect(await dirty()).toBe(false);
  write(repository, { ignored: 'x' });
  expect(await dirty()).toBe(false);
  write(repository, { 'new/file': 'x' });
  expect(await dirty()).toBe(true);
  git(repository, 'clean', '--quiet', '-fd');
  write(repository, { 'a.txt': 'b\n' });
  expect(await dirty()).toBe(true);
  git(repository, 'add', 'a.txt');
  expect(await dirty()).toBe(true);
  commitAll(repository, 'b');
  expect(await dirty()).toBe(false);
  git(repository, 'rm', '--quiet', 'a.txt');
  expect(await dirty()).toBe(true);
});

describe('diff', () => {
  const diff = async (base: Record<string, string | Uint8Array>, head: typeof base): Promise<string> => {
    const parent = fresh('scratch with space');
    mkdirSync(join(parent, 'base'), { recursive: true });
    mkdirSync(join(parent, 'head'));
    write(join(parent, 'base'), base);
    write(join(parent, 'head'), head);
    const patch = await tested.diff(join(parent, 'base'), join(parent, 'head'));
    return Buffer.from(patch).toString('latin1');
  };
  const lines = (count: number): string => Array.from({ length: count }, (_, i) => `line ${i}\n`).join('');

  it('is empty for equal folders', async () => {
    expect(await diff({ 'x.go': 'x\n' }, { 'x.go': 'x\n' })).toBe('');
  });

  it('has changed, new, deleted, moved and binary files, without context', async () => {
    const patch = await diff(
      {
        'a b.go': '1\n2\n3\n',
        'gone.go': 'x\n',
        'old/name.go': lines(30),
        'data.bin': Uint8Array.of(0, 1, 2),
      },
      {
        'a b.go': '1\nzwei\n3\n',
        'new.go': 'y',
        'new/name.go': `${lines(30)}end\n`,
        'data.bin': Uint8Array.of(0, 1, 3),
      },
    );
    expect(patch.replace(/^index .*\n/gm, '')).toBe(
      [
        'diff --git base/a b.go head/a b.go',
        '--- base/a b.go\t',
        '+++ head/a b.go\t',
        '@@ -2 +2 @@',
        '-2',
        '+zwei',
        'diff --git base/data.bin head/data.bin',
        'Binary files base/data.bin and head/data.bin differ',
        'diff --git base/gone.go base/gone.go',
        'deleted file mode 100644',
        '--- base/gone.go',
        '+++ /dev/null',
        '@@ -1 +0,0 @@',
        '-x',
        'diff --git base/old/name.go head/new/name.go',
        'similarity index 98%',
        'rename from base/old/name.go',
        'rename to head/new/name.go',
        '--- base/old/name.go',
        '+++ head/new/name.go',
        '@@ -30,0 +31 @@ line 29',
        '+end',
        'diff --git head/new.go head/new.go',
        'new file mode 100644',
        '--- /dev/null',
        '+++ head/new.go',
        '@@ -0,0 +1 @@',
        '+y',
        '\\ No newline at end of file',
        '',
      ].join('\n'),
    );
  });

  it('keeps bytes that are no UTF-8 and quotes odd names', async () => {
    const patch = await diff({}, { 'é\n".go': Uint8Array.of(0x78, 0xff, 10) });
    expect(patch).toContain('+++ "head/\\303\\251\\n\\".go"');
    expect(patch).toContain('\n+x\xff\n');
  });

  it('does not follow what settings and environment ask for', async () => {
    const config = join(folder, 'config');
    const settings = [
      'noprefix = true',
      'context = 5',
      'interHunkContext = 9',
      'external = false',
      'mnemonicPrefix = true',
    ];
    writeFileSync(config, `[diff]\n${settings.join('\n')}\n[color]\nui = always\n`);
    const parent = fresh();
    write(join(parent, 'base'), { x: '1\n2\n3\n4\n5\n' });
    write(join(parent, 'head'), { x: 'a\n2\n3\n4\nb\n' });
    symlinkSync('x', join(parent, 'base/link'));
    symlinkSync('y', join(parent, 'head/link'));
    const odd = testedGit({
      GIT_CONFIG_GLOBAL: config,
      GIT_DIFF_OPTS: '--unified=3',
      GIT_EXTERNAL_DIFF: 'false',
    });
    const [plain, forced] = await Promise.all(
      [tested, odd].map((one) => one.diff(join(parent, 'base'), join(parent, 'head'))),
    );
    expect(Buffer.from(forced ?? []).toString()).toBe(Buffer.from(plain ?? []).toString());
    expect(Buffer.from(plain ?? []).toString()).toContain('@@ -1 +1 @@\n-1\n+a\n@@ -5 +5 @@');
  });

  it('fails when a folder is missing', async () => {
    const parent = fresh();
    mkdirSync(join(parent, 'base'), { recursive: true });
    await expect(tested.diff(join(parent, 'base'), join(parent, 'head'))).rejects.toMatchObject({
      code: 'file-unreadable',
      facts: { path: join(parent, 'head') },
    });
  });
});
