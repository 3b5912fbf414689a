// Answers of the go command that no Go at hand gives: a script in its place, run as a real process.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createExec } from '../../src/adapters/exec.js';
import { goFacts, type GoFacts } from '../../src/adapters/toolchain.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
let made = 0;

function askScript(script: string, env: Record<string, string> = {}): Promise<GoFacts> {
  const bin = join(folder, String(made++));
  mkdirSync(bin);
  writeFileSync(join(bin, 'go'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'go'), 0o755);
  const variables = { ...env, PATH: `${bin}:/bin:/usr/bin` };
  return goFacts(createExec({ env: variables }), folder, variables);
}

const answer = (values: Record<string, string>): string => `cat <<'END'\n${JSON.stringify(values)}\nEND`;
const modern = { GOVERSION: 'go1.26.8', GOOS: 'linux', GOARCH: 'arm64', GOROOT: '/go' };

describe('goFacts', () => {
  it('keeps the settings that are set, sorted', async () => {
    const values = {
      ...modern,
      GOARM64: 'v8.0',
      GOAMD64: '',
      GOFLAGS: '-mod=mod',
      GOMOD: '/m/go.mod',
      GOWORK: 'off',
      GOPATH: '/home/me/go:/go',
      GOMODCACHE: '/home/me/go/pkg/mod',
    };
    expect(await askScript(answer(values), { GOGC: '50', GODEBUG: '' })).toEqual({
      go: {
        version: 'go1.26.8',
        goos: 'linux',
        goarch: 'arm64',
        env: { GOARM64: 'v8.0', GOFLAGS: '-mod=mod', GOGC: '50' },
      },
      gomod: '/m/go.mod',
      gowork: null,
      goroot: '/go',
      gopath: ['/home/me/go', '/go'],
      gomodcache: '/home/me/go/pkg/mod',
      gocache: '',
      env: { GOFLAGS: '-mod=mod' },
      removed: [],
    });
  });

  it('overrules unwanted flags that `go env -w` has stored', async () => {
    const facts = await askScript(answer({ ...modern, GOFLAGS: '-race', GOMOD: '/dev/null' }));
    expect(facts).toMatchObject({
      gomod: null,
      env: { GOFLAGS: ' ' },
      removed: [{ flag: '-race', reason: 'slows-code' }],
    });
    expect(facts.go.env).toEqual({});
  });

  it.each(['go1.20.14', 'go1.9', 'devel +a1b2c3 Mon', ''])('refuses %s', async (GOVERSION) => {
    await expect(askScript(answer({ ...modern, GOVERSION }))).rejects.toMatchObject({
      code: 'go-too-old',
      facts: { version: GOVERSION, need: 'go1.21' },
    });
  });

  it.each(['go1.21', 'go1.21rc2', 'go1.30.1', 'devel go1.27-abc Tue Jan 2', 'go1.26.8 X:x'])(
    'takes %s',
    async (GOVERSION) => {
      expect((await askScript(answer({ ...modern, GOVERSION }))).go.version).toBe(GOVERSION);
    },
  );

  it('says which Go a module needs', async () => {
    const message = 'go: go.mod requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)';
    const tooOld = { code: 'go-too-old', facts: { version: 'go1.26.8', need: 'go1.99', detail: message } };
    const complain = `echo '${message}' >&2; exit 1`;
    await expect(askScript(complain)).rejects.toMatchObject(tooOld);
    const inModule = answer({ ...modern, GOMOD: '/m/go.mod' });
    await expect(askScript(`if [ "$1" = list ]; then ${complain}; fi\n${inModule}`)).rejects.toMatchObject(
      tooOld,
    );
  });

  it('passes on what else the go command complains of', async () => {
    await expect(askScript('echo "go: bad go.mod" >&2; exit 1')).rejects.toMatchObject({
      code: 'command-failed',
      facts: { program: 'go', command: 'env', reason: 'exit-status', detail: 'go: bad go.mod' },
    });
  });

  it('says that there is no Go', async () => {
    await expect(goFacts(createExec({ env: { PATH: '/nowhere' } }), folder, {})).rejects.toMatchObject({
      code: 'go-missing',
    });
  });
});
