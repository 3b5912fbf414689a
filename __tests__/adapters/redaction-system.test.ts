// The wiring: which folders the adapters learn by themselves.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createSystem } from '../../src/adapters/system.js';
import { captureSchemaVersion, type Manifest } from '../../src/model/capture.js';
import { gitEnv, makeRepository } from './repository.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();

/** A go command that knows nothing but its settings. */
function scriptedGo(values: Readonly<Record<string, string>>): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'go'), `#!/bin/sh\ncat <<'END'\n${JSON.stringify(values)}\nEND\n`);
  chmodSync(join(bin, 'go'), 0o755);
  return bin;
}

describe('the captures of a system', () => {
  it('name neither runner, workspace, home, Go, caches nor our own copies', async () => {
    const at = (name: string): string => join(folder, 'a-long-name-to-tell', name);
    const repository = at('work');
    makeRepository(repository);
    const bin = scriptedGo({
      GOVERSION: 'go1.26.8',
      GOOS: 'linux',
      GOARCH: 'amd64',
      GOROOT: at('goroot'),
      GOPATH: `${at('gopath')}:${at('second')}`,
      GOMODCACHE: at('gopath/pkg/mod'),
      GOCACHE: at('cache'),
      GOFLAGS: `-modfile=${at('home')}/x.mod`,
    });
    const env = {
      ...gitEnv,
      PATH: `${bin}:/bin:/usr/bin`,
      HOME: at('home'),
      GITHUB_WORKSPACE: at('workspace'),
    };
    const system = createSystem(
      { ...env, RUNNER_TEMP: at('temp') },
      { progress: () => undefined, info: () => undefined, warning: () => undefined },
    );
    const { ports } = system;
    const scratch = await ports.scratch();
    try {
      const { go, env: children } = await ports.toolchain(folder);
      expect(await ports.git.root(repository)).toBe(repository);
      // Told without folders, and given to children as it is.
      expect(go.env).toEqual({ GOFLAGS: '-modfile=$HOME/x.mod' });
      expect(children['GOFLAGS']).toBe(`-modfile=${at('home')}/x.mod`);

      const manifest: Manifest = {
        schema: captureSchemaVersion,
        tool: '0.1.0',
        complete: false,
        session: 's',
        seed: 1,
        side: 'head',
        commit: { sha: null, ref: 'HEAD', chosen: 'working-tree', dirty: true },
        startedAt: '2026-01-02T03:04:05.000Z',
        go,
        machine: { cpu: 'c', cores: 2, os: 'o', memoryBytes: 1, pinned: true },
        options: {
          patterns: ['./...'],
          bench: '.',
          tags: [],
          procs: 1,
          pairs: 'alternating',
          timeBudgetMs: 1000,
        },
        modules: [],
        files: [],
      };
      const out = join(folder, 'out');
      const writer = await ports.captures.create(out, manifest);
      expect(system.captures()).toEqual({ measured: [], empty: [out] });
      const { directory } = scratch;
      const told = [
        [`${repository}/a.go`, '$WORKSPACE/a.go'],
        [at('workspace/a.go'), '$WORKSPACE/a.go'],
        [at('home/.netrc'), '$HOME/.netrc'],
        [at('temp/x'), '$TMP/x'],
        [at('goroot/src/fmt'), '$GOROOT/src/fmt'],
        [at('gopath/pkg/mod/x@v1'), '$GOMODCACHE/x@v1'],
        [at('gopath/bin'), '$GOPATH/bin'],
        [at('second/bin'), '$GOPATH/bin'],
        [at('cache/00'), '$GOCACHE/00'],
        [`${directory}/base/p/a.go`, 'p/a.go'],
        [`${directory}/head/p/a.go`, 'p/a.go'],
        [`${directory}/single`, '.'],
        [`${directory}/tmp/BenchmarkX1/001`, '$TMP/BenchmarkX1/001'],
        [`${directory}/bin/head/0.test`, '$TMP/bin/head/0.test'],
      ];
      await writer.append('bench/0001.txt', told.map(([path]) => path).join('\n'));
      await writer.close(manifest);
      expect(readFileSync(join(out, 'bench/0001.txt'), 'utf8')).toBe(told.map(([, name]) => name).join('\n'));
    } finally {
      await scratch.remove();
      await system.stop();
    }
  });
});
