import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { bytesOfName } from '../../src/adapters/commit-files.js';
import {
  commitAll,
  filesOf,
  git,
  makeExecutable,
  makeRepository,
  snapshot,
  testedGit,
  write,
} from './repository.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const tested = testedGit();
let made = 0;
const fresh = (name = 'repository'): string => join(folder, String(made++), name);

/** A repository with one of everything, a clean copy of its first commit, and changes on top. */
function makeRich(path: string): string {
  mkdirSync(path, { recursive: true });
  git(path, 'init', '--quiet', '--initial-branch=main');
  write(path, {
    'go.mod': 'module example.com/m\n',
    'sub dir/é "quoted"\n.txt': 'odd\n',
    'crlf.txt': 'one\ntwo\n',
    'tool.sh': '#!/bin/sh\n',
    '.gitattributes': 'crlf.txt eol=crlf\n*.kept ident\n',
    'id.kept': '$Id$\n',
    '.gitignore': 'ignored/\n*.log\n',
    'gone.txt': 'deleted later\n',
    'was-folder/x.txt': 'x\n',
    'was-file': 'file\n',
  });
  makeExecutable(join(path, 'tool.sh'));
  symlinkSync('sub dir', join(path, 'link'));
  symlinkSync('/nowhere', join(path, 'dangling'));
  return commitAll(path, 'first');
}

const richCommit = {
  '.gitattributes': 'crlf.txt eol=crlf\n*.kept ident\n',
  '.gitignore': 'ignored/\n*.log\n',
  'crlf.txt': 'one\r\ntwo\r\n',
  dangling: '-> /nowhere',
  'go.mod': 'module example.com/m\n',
  'gone.txt': 'deleted later\n',
  'id.kept': '$Id: 055c8729cdcc372500a08db659c045e16c4409fb $\n',
  link: '-> sub dir',
  'sub dir/é "quoted"\n.txt': 'odd\n',
  'tool.sh': 'x #!/bin/sh\n',
  'was-file': 'file\n',
  'was-folder/x.txt': 'x\n',
};

/** Staged, unstaged, new, ignored and deleted files, a stash, a branch, a worktree, a hook that must not run. */
function disturb(path: string): void {
  write(path, { 'stashed.txt': 'x\n' });
  git(path, 'stash', '--quiet', '--include-untracked');
  git(path, 'branch', 'topic');
  write(path, {
    'go.mod': 'module example.com/changed\n',
    'staged.txt': 'staged\n',
    'new/file.txt': 'new\n',
    'ignored/big.bin': 'x',
    'x.log': 'x',
  });
  git(path, 'add', 'staged.txt');
  unlinkSync(join(path, 'gone.txt'));
  rmSync(join(path, 'was-folder'), { recursive: true });
  symlinkSync('sub dir', join(path, 'was-folder'));
  unlinkSync(join(path, 'was-file'));
  write(path, { 'was-file/inside.txt': 'inside\n' });
  const hook = join(path, '.git/hooks/post-checkout');
  write(path, { '.git/hooks/post-checkout': '#!/bin/sh\necho ran > "$GIT_DIR/hook-ran"\n' });
  makeExecutable(hook);
  // Times that git would like to refresh in the index.
  write(path, { 'crlf.txt': 'one\r\ntwo\r\n' });
}

describe('nothing is written into the repository', () => {
  const settings = [
    ['core.fsmonitor', 'touch fsmonitor-ran; false'],
    ['core.splitIndex', 'true'],
    ['core.untrackedCache', 'true'],
  ];

  it.each([
    ['plain', 'repository', false],
    ['with odd characters in its path', 'it\'s a:repo "é"', false],
    ['a linked worktree', 'repository', true],
  ])('%s', async (_, name, linked) => {
    const main = fresh(name);
    const commit = makeRich(main);
    let repository = main;
    if (linked) {
      repository = join(dirname(main), 'linked tree');
      git(main, 'worktree', 'add', '--quiet', '-b', 'linked', repository, commit);
      rmSync(join(repository, 'gone.txt'));
      write(repository, { 'new.txt': 'new\n' });
    } else {
      disturb(main);
      git(main, 'worktree', 'add', '--quiet', join(dirname(main), 'other'), 'topic');
    }
    for (const [key = '', value = ''] of settings) git(main, 'config', key, value);
    const before = [snapshot(main), snapshot(repository)];
    const target = fresh('scratch');

    expect(await tested.root(repository)).toBe(repository);
    await tested.resolve(repository, 'main');
    await tested.defaultBranch(repository);
    await tested.mergeBase(repository, 'HEAD', commit);
    await tested.parent(repository, commit);
    expect(await tested.isDirty(repository)).toBe(true);
    await tested.checkoutCommit(repository, commit, join(target, 'base'));
    await tested.checkoutWorkingTree(repository, join(target, 'head'));
    await tested.diff(join(target, 'base'), join(target, 'head'));

    expect([snapshot(main), snapshot(repository)]).toEqual(before);
    expect(filesOf(join(target, 'base'))).toEqual(richCommit);
    // Nothing but the two trees: indexes and objects are gone.
    expect(readdirSync(target).sort()).toEqual(['base', 'head']);
  });
});

describe('checkoutWorkingTree', () => {
  it('has changed, staged and new files, no ignored and no deleted ones', async () => {
    const repository = fresh();
    makeRich(repository);
    disturb(repository);
    const target = fresh('head');
    expect(await tested.checkoutWorkingTree(repository, target)).toEqual({
      submodules: [],
      ignored: [],
    });
    const deleted = new Set(['gone.txt', 'was-folder/x.txt', 'was-file']);
    const kept = Object.fromEntries(Object.entries(richCommit).filter(([name]) => !deleted.has(name)));
    expect(filesOf(target)).toEqual({
      ...kept,
      'go.mod': 'module example.com/changed\n',
      'id.kept': '$Id$\n',
      'new/file.txt': 'new\n',
      'staged.txt': 'staged\n',
      'was-file/inside.txt': 'inside\n',
      'was-folder': '-> sub dir',
    });
  });

  it('copies names that are no UTF-8', async () => {
    const repository = fresh();
    makeRepository(repository);
    const name = Buffer.concat([Buffer.from(`${repository}/`), Buffer.of(0x66, 0xff, 0x2e, 0x67)]);
    writeFileSync(name, 'bytes\n');
    const target = fresh();
    await tested.checkoutWorkingTree(repository, target);
    const names = readdirSync(target, { encoding: 'buffer' }).map((entry) => entry.toString('latin1'));
    expect(names.sort()).toEqual(['a.txt', 'f\xff.g']);
  });

  it('takes each file of a merge conflict once', async () => {
    const repository = fresh();
    makeRepository(repository);
    git(repository, 'checkout', '--quiet', '-b', 'topic');
    write(repository, { 'a.txt': 'topic\n' });
    commitAll(repository, 'topic');
    git(repository, 'checkout', '--quiet', 'main');
    write(repository, { 'a.txt': 'main\n' });
    commitAll(repository, 'main');
    expect(() => git(repository, 'merge', 'topic')).toThrow();
    const target = fresh();
    await tested.checkoutWorkingTree(repository, target);
    expect(filesOf(target)).toEqual(filesOf(repository));
  });

  it('fills in what a sparse checkout leaves out', async () => {
    const repository = fresh();
    const files = { 'in/a': 'a\n', 'in/b': 'b\n', 'in/c': 'c\n', 'out/d': 'd\n', top: 't\n' };
    const commit = makeRepository(repository, files);
    git(repository, 'sparse-checkout', 'set', 'in');
    expect(existsSync(join(repository, 'out/d'))).toBe(false);
    write(repository, { 'in/a': 'changed\n' });
    unlinkSync(join(repository, 'in/b'));
    const before = snapshot(repository);
    const [head, base] = [fresh(), fresh()];
    await tested.checkoutWorkingTree(repository, head);
    await tested.checkoutCommit(repository, commit, base);
    expect(filesOf(head)).toEqual({ 'in/a': 'changed\n', 'in/c': 'c\n', 'out/d': 'd\n', top: 't\n' });
    expect(filesOf(base)).toEqual(files);
    expect(snapshot(repository)).toEqual(before);
  });

  it('works before the first commit', async () => {
    const repository = fresh();
    mkdirSync(repository, { recursive: true });
    git(repository, 'init', '--quiet');
    write(repository, { 'x.go': 'package x\n' });
    const target = fresh();
    await tested.checkoutWorkingTree(repository, target);
    expect(filesOf(target)).toEqual({ 'x.go': 'package x\n' });
  });
});

describe('submodules', () => {
  it('are listed where they are missing and copied where they are present', async () => {
    const inner = fresh('inner');
    makeRepository(inner, { 'i.txt': 'committed\n', '.gitignore': '*.log\n' });
    const repository = fresh();
    makeRepository(repository);
    for (const name of ['third party/one', 'two']) {
      git(repository, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, name);
    }
    const commit = commitAll(repository, 'submodules');
    git(repository, 'submodule', '--quiet', 'deinit', '--force', 'two');
    write(repository, { 'third party/one/i.txt': 'changed\n', 'third party/one/x.log': 'x' });
    makeRepository(join(repository, 'nested'), { 'n.txt': 'n\n' });
    git(repository, 'config', 'submodule.recurse', 'true');
    const before = snapshot(repository);

    const [base, head] = [fresh(), fresh()];
    expect(await tested.checkoutCommit(repository, commit, base)).toEqual({
      submodules: ['third party/one', 'two'],
      ignored: [],
    });
    expect(filesOf(base)).toEqual({ '.gitmodules': expect.any(String), 'a.txt': 'a\n' });
    expect(await tested.checkoutWorkingTree(repository, head)).toEqual({
      submodules: ['two'],
      ignored: [],
    });
    expect(filesOf(head)).toEqual({
      '.gitmodules': expect.any(String),
      'a.txt': 'a\n',
      'nested/n.txt': 'n\n',
      'third party/one/.gitignore': '*.log\n',
      'third party/one/i.txt': 'changed\n',
    });
    expect(snapshot(repository)).toEqual(before);
  });
});

describe('checkoutCommit', () => {
  it('of a partial clone fetches elsewhere what is missing', async () => {
    const origin = fresh();
    const commit = makeRepository(origin, { 'a.txt': 'first\n', 'b/c.txt': 'c\n' });
    write(origin, { 'a.txt': 'second\n' });
    commitAll(origin, 'second');
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const clone = fresh();
    git(folder, 'clone', '--quiet', '--filter=blob:none', `file://${origin}`, clone);
    expect(git(clone, 'rev-list', '--objects', '--all', '--missing=print')).toMatch(/^\?/m);
    const before = snapshot(clone);
    const target = fresh();
    await tested.checkoutCommit(clone, commit, target);
    expect(filesOf(target)).toEqual({ 'a.txt': 'first\n', 'b/c.txt': 'c\n' });
    expect(snapshot(clone)).toEqual(before);
  });

  it('of a shallow and of a bare repository', async () => {
    const origin = fresh();
    makeRepository(origin);
    const commit = commitAll(origin, 'second');
    const shallow = fresh();
    git(folder, 'clone', '--quiet', '--depth=1', `file://${origin}`, shallow);
    const bare = fresh();
    git(folder, 'clone', '--quiet', '--bare', origin, bare);
    for (const repository of [shallow, bare]) {
      const target = fresh();
      await tested.checkoutCommit(repository, commit, target);
      expect(filesOf(target)).toEqual({ 'a.txt': 'a\n' });
    }
  });

  it('runs filters, and says so when a required one is missing', async () => {
    const repository = fresh();
    const commit = makeRepository(repository, {
      '.gitattributes': '*.dat filter=big\n',
      'x.dat': 'pointer\n',
    });
    git(repository, 'config', 'filter.big.smudge', 'tr a-z A-Z');
    const target = fresh();
    await tested.checkoutCommit(repository, commit, target);
    expect(readFileSync(join(target, 'x.dat'), 'utf8')).toBe('POINTER\n');

    git(repository, 'config', 'filter.big.required', 'true');
    for (const [key, program] of [
      ['smudge', 'no-such-filter smudge -- %f'],
      ['process', 'no-such-filter filter-process'],
    ]) {
      git(repository, 'config', `filter.big.${key ?? ''}`, program ?? '');
      await expect(tested.checkoutCommit(repository, commit, fresh())).rejects.toMatchObject({
        code: 'command-failed',
        facts: { program: 'git', reason: 'filter-failed', detail: expect.stringContaining('no-such-filter') },
      });
    }
  });

  it('refuses what is no commit, and leaves no folder of its own', async () => {
    const repository = fresh();
    makeRepository(repository);
    await expect(tested.checkoutCommit(repository, '--help', fresh())).rejects.toMatchObject({
      code: 'ref-unknown',
    });
    const target = fresh();
    await expect(tested.checkoutCommit(repository, 'f'.repeat(40), target)).rejects.toMatchObject({
      code: 'command-failed',
      facts: { command: 'read-tree' },
    });
    expect(readdirSync(dirname(target))).toEqual(['repository']);
  });
});

it('bytesOfName reads what git quotes', () => {
  const names: [string, string][] = [
    ['plain name.go', 'plain name.go'],
    ['"tab\\there"', 'tab\there'],
    ['"\\"q\\" \\\\ \\a\\b\\n\\v\\f\\r"', '"q" \\ \x07\b\n\v\f\r'],
    ['"\\303\\251\\377"', '\xc3\xa9\xff'],
    ['"\\\\303"', '\\303'],
  ];
  for (const [printed, bytes] of names) expect(bytesOfName(printed).toString('latin1')).toBe(bytes);
});

describe('a working tree with the output of an earlier run in it', () => {
  const repository = fresh();
  const out = join(repository, 'docs/out');
  const clean = { 'a.txt': 'a\n', 'docs/out/kept.txt': 'tracked\n', 'docs/output.txt': 'x\n' };

  it('is neither dirty for it nor copied with it, and tracked files there stay', async () => {
    makeRepository(repository, clean);
    write(repository, { 'docs/out/comment.md': 'ours', 'docs/out/capture/base/manifest.json': '{}' });
    expect(await tested.isDirty(repository)).toBe(true);
    expect(await tested.isDirty(repository, [out])).toBe(false);
    const target = fresh('head');
    await tested.checkoutWorkingTree(repository, target, [out, fresh('nowhere')]);
    expect(filesOf(target)).toEqual(clean);
  });

  it('is dirty for what changed there and is tracked, and for what is new elsewhere', async () => {
    write(repository, { 'docs/new.txt': 'new' });
    expect(await tested.isDirty(repository, [out])).toBe(true);
    unlinkSync(join(repository, 'docs/new.txt'));
    expect(await tested.isDirty(repository, [out])).toBe(false);
    write(repository, { 'docs/out/kept.txt': 'changed' });
    expect(await tested.isDirty(repository, [out])).toBe(true);
  });

  it('is copied whole when the folder is no part of it, or all of it', async () => {
    const target = fresh('head');
    await tested.checkoutWorkingTree(repository, target, [repository, folder]);
    expect(Object.keys(filesOf(target))).toContain('docs/out/comment.md');
  });
});

it('checkoutWorkingTree tells the Go files that git ignores, where go looks for them, and only so many', async () => {
  const repository = fresh();
  makeRepository(repository, { '.gitignore': 'gen*.go\n/vendor/\n', 'a.go': 'package a\n' });
  write(repository, {
    'gen.go': 'package a\n',
    'é/gen é.go': 'package e\n',
    'vendor/x/x.go': 'package x\n',
    '.cache/gen.go': '',
    'x/testdata/gen.go': '',
    'gen.txt': '',
    'new.go': 'package a\n',
  });
  const { ignored } = await tested.checkoutWorkingTree(repository, fresh('head'));
  expect([...ignored].sort()).toEqual(['gen.go', 'vendor/x/x.go', 'é/gen é.go']);
  write(repository, Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`gen${i}.go`, ''])));
  expect((await tested.checkoutWorkingTree(repository, fresh('head'))).ignored).toHaveLength(20);
});
