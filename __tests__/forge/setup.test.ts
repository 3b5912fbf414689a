import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startForge } from './forge.js';
import { ancestry, compare } from './history.js';
import { movedLine, rightLines } from './patch.js';
import { lookPatch, startScene } from './scene.js';
import { filesOfDiff, importGit } from './setup.js';
import { ForgeState } from './state.js';

describe('patches', () => {
  it('know the lines of their right side', () => {
    expect(rightLines(lookPatch).map(({ line, text }) => `${line}${text}`)).toEqual([
      '10\tfor i := range n {',
      '11\t\tx := make([]byte, n)',
      '12\t\tuse(x)',
      '13\t\tnext()',
      '14\t}',
    ]);
    const twice =
      '@@ -1,2 +1,1 @@\n-gone\n kept\n@@ -9 +8,2 @@\n-@@ -1 +1 @@\n+@@ -1 +1 @@\n+b\n\\ No newline at end of file';
    expect(rightLines(twice).map(({ line, index }) => [line, index])).toEqual([
      [1, 0],
      [8, 1],
      [9, 1],
    ]);
  });

  it('follow a line to the next diff', () => {
    const shifted = lookPatch.replace('+10,5', '+20,5');
    expect(movedLine(lookPatch, shifted, 12)).toBe(22);
    expect(movedLine(lookPatch, shifted.replace('use(x)', 'use(y)'), 12)).toBeNull();
    expect(movedLine(lookPatch, shifted.replace('use(x)', 'use(y)'), 13)).toBe(23);
    expect(movedLine(lookPatch, null, 12)).toBeNull();
  });

  it('come from what git diff prints', () => {
    const diff = [
      'diff --git a/a.go b/a.go\nnew file mode 100644\n--- /dev/null\n+++ b/a.go\n@@ -0,0 +1 @@\n+package a\n',
      'diff --git a/b.go b/c.go\nsimilarity index 100%\nrename from b.go\nrename to c.go\n',
      'diff --git a/d.go b/d.go\ndeleted file mode 100644\n--- a/d.go\n+++ /dev/null\n@@ -1 +0,0 @@\n-package d\n',
      'diff --git a/x.png b/x.png\nindex 1..2 100644\nBinary files a/x.png and b/x.png differ\n',
    ].join('');
    expect(filesOfDiff(diff)).toEqual([
      { path: 'a.go', status: 'added', patch: '@@ -0,0 +1 @@\n+package a' },
      { path: 'c.go', status: 'renamed', patch: null, previous: 'b.go' },
      { path: 'd.go', status: 'removed', patch: '@@ -1 +0,0 @@\n-package d' },
      { path: 'x.png', status: 'modified', patch: null },
    ]);
  });
});

describe('history', () => {
  it('comes from a real git repository', () => {
    const directory = mkdtempSync(join(tmpdir(), 'history-'));
    const git = (...args: string[]) => execFileSync('git', args, { cwd: directory, encoding: 'utf8' }).trim();
    try {
      git('init', '-q', '-b', 'main');
      git('config', 'user.name', 'T');
      git('config', 'user.email', 't@example.com');
      writeFileSync(join(directory, 'a.go'), 'package a\n');
      writeFileSync(join(directory, 'odd name\n.bin'), Buffer.from([0, 10, 255]));
      git('add', '.');
      git('commit', '-qm', 'one');
      const one = git('rev-parse', 'HEAD');
      git('checkout', '-qb', 'topic');
      writeFileSync(join(directory, 'a.go'), 'package a // two\n');
      git('commit', '-qam', 'two');
      const state = new ForgeState(() => new Date());
      const repository = state.addRepository('o/r');
      importGit(repository, directory);
      const two = repository.commits.get(repository.branches.get('topic') ?? '');
      expect([two?.parents, two?.message, two?.files.get('a.go')?.toString()]).toEqual([
        [one],
        'two',
        'package a // two\n',
      ]);
      expect([...(two?.files.get('odd name\n.bin') ?? [])]).toEqual([0, 10, 255]);
      expect([...repository.branches.keys()]).toEqual(['main', 'topic']);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('orders commits after their children, whatever their dates', () => {
    const state = new ForgeState(() => new Date());
    const repository = state.addRepository('o/r');
    const add = (sha: string, parents: string[], date: string) =>
      state.addCommit(repository, { sha, parents, date });
    add('root', [], '2026-03-01T00:00:00Z');
    add('left', ['root'], '2026-01-01T00:00:00Z');
    add('right', ['root'], '2026-02-01T00:00:00Z');
    const merge = add('merge', ['left', 'right'], '2026-01-01T00:00:00Z');
    expect(ancestry(repository.commits, 'merge').map(({ sha }) => sha)).toEqual([
      'merge',
      'right',
      'left',
      'root',
    ]);
    const other = add('other', ['right'], '2026-02-02T00:00:00Z');
    const compared = compare(repository.commits, other, merge);
    expect([compared?.mergeBase.sha, compared?.behind]).toEqual(['right', 1]);
    expect(compared?.ahead.map(({ sha }) => sha)).toEqual(['left', 'merge']);
  });
});

describe('other servers', () => {
  it('have the addresses of an Enterprise Server', async () => {
    const scene = await startScene({ enterprise: true });
    try {
      expect([new URL(scene.forge.apiUrl).pathname, new URL(scene.forge.graphqlUrl).pathname]).toEqual([
        '/api/v3',
        '/api/graphql',
      ]);
      expect((await scene.call('GET', '~/pulls/7')).at('number')).toBe(7);
      expect((await scene.graphql('{ viewer { login } }')).at('data.viewer.login')).toBe(
        'github-actions[bot]',
      );
      const link = (await scene.call('GET', '~/commits?sha=topic&per_page=1')).headers.get('link');
      expect(link).toContain(
        `<${scene.forge.apiUrl}/repositories/${scene.repository.id}/commits?sha=topic&per_page=1&page=2>`,
      );
      expect(scene.forge.log.violations).toEqual([]);
    } finally {
      await scene.forge.close();
    }
  });

  it('lack what they are said to lack', async () => {
    const scene = await startScene({ lacks: ['graphql', 'actions/list-artifacts-for-repo'] });
    try {
      expect((await scene.graphql('{ viewer { login } }')).status).toBe(404);
      expect((await scene.call('GET', '~/actions/artifacts')).status).toBe(404);
      expect((await scene.call('GET', '~/pulls/7')).status).toBe(200);
      expect(scene.forge.log.violations).toEqual([]);
    } finally {
      await scene.forge.close();
    }
  });

  it('date things as the clock says', async () => {
    const forge = await startForge({ clock: () => new Date('2026-05-01T12:00:00.123Z') });
    try {
      const repository = forge.state.addRepository('o/r');
      expect(forge.state.addCommit(repository).date).toBe('2026-05-01T12:00:00Z');
    } finally {
      await forge.close();
    }
  });
});
