// dist/index.js as GitHub's runner starts it: inputs and the event in the environment, command files to write to.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { actionInputs } from '../../src/config/action-inputs.js';
import { createRepository, git, removeFolders, temporaryFolder } from './repository.js';
import { describeWithGo } from './with-go.js';

const action = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

interface Step {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly summary: string;
}

/** One step of a job, with the event's payload, in the given workspace. */
async function runStep(
  workspace: string,
  eventName: string,
  payload: object | string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Step> {
  const folder = temporaryFolder();
  const files = {
    GITHUB_OUTPUT: 'output',
    GITHUB_STEP_SUMMARY: 'summary',
    GITHUB_STATE: 'state',
    GITHUB_ENV: 'env',
    GITHUB_PATH: 'path',
  };
  const env: Record<string, string | undefined> = {
    ...process.env,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: folder,
    ACTIONS_RUNTIME_TOKEN: 'runtime-token-value',
    GITHUB_TOKEN: 'github-token-value',
    'INPUT_SECRET-THING': 'input-value',
    NO_COLOR: '1',
  };
  for (const { name, default: value } of actionInputs) {
    env[`INPUT_${name.toUpperCase().replaceAll(' ', '_')}`] = inputs[name] ?? value;
  }
  for (const [name, file] of Object.entries(files)) {
    env[name] = join(folder, file);
    writeFileSync(join(folder, file), '');
  }
  writeFileSync(join(folder, 'event.json'), typeof payload === 'string' ? payload : JSON.stringify(payload));
  const child = spawn(process.execPath, [action], { cwd: workspace, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stdout.on('data', (text: Buffer) => (log += text.toString()));
  child.stderr.on('data', (text: Buffer) => (log += text.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const outputs = new Map<string, string>();
  for (const [, name = '', value = ''] of readFileSync(join(folder, 'output'), 'utf8').matchAll(
    /^([\w-]+)<<(?:\S+)\n([\s\S]*?)\nghadelimiter\S+$/gm,
  )) {
    outputs.set(name, value);
  }
  return { code, log, outputs, summary: readFileSync(join(folder, 'summary'), 'utf8') };
}

describeWithGo('the Action', () => {
  const seen = join(temporaryFolder(), 'environment');
  const files = (size: number) => ({
    'go.mod': 'module example.com/m\n\ngo 1.21\n',
    'm.go': `package m\n\nvar Sink []byte\n\nfunc Work() { Sink = make([]byte, ${size}) }\n`,
    'm_test.go': `package m

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func BenchmarkWork(b *testing.B) {
	if err := os.WriteFile(${JSON.stringify(seen)}, []byte(strings.Join(os.Environ(), "\\n")), 0o600); err != nil {
		b.Fatal(err)
	}
	fmt.Println("::error::not from us")
	for i := 0; i < b.N; i++ {
		Work()
	}
}
`,
  });
  let repository: string;
  let step: Step;
  beforeAll(async () => {
    repository = createRepository(files(64), files(128));
    const base = git(repository, 'rev-parse', 'HEAD~1').trim();
    step = await runStep(
      repository,
      'pull_request',
      { pull_request: { number: 1, base: { sha: base } } },
      { 'time-budget': '30s' },
    );
  }, 200_000);
  afterAll(removeFolders);

  it('fails the step, with outputs, a summary and an annotation on the line', () => {
    expect(step.code).toBe(1);
    expect(Object.fromEntries(step.outputs)).toMatchObject({
      outcome: 'exceeded',
      passes: 'false',
      benchmarks: '1',
      exceeded: '1',
      'report-json': 'pprof-gate/report.json',
    });
    expect(existsSync(join(repository, 'pprof-gate', 'comment.md'))).toBe(true);
    expect(step.summary.split('\n')[0]).toMatch(/1 benchmark breaks a budget/);
    expect(step.log).toMatch(/^::error .*file=m\.go,line=5/m);
  });

  it('never lets what a benchmark prints become a command of the runner', () => {
    expect(step.log).not.toMatch(/^::error::not from us/m);
  });

  it('shows children no inputs, no tokens and none of the runner’s files', () => {
    const environment = readFileSync(seen, 'utf8');
    expect(environment).toContain('PATH=');
    expect(environment).not.toMatch(
      /token-value|input-value|^INPUT_|^ACTIONS_|^GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)=/m,
    );
  });

  it('compares a push with the parent, and can be told to report only', async () => {
    const pushed = await runStep(repository, 'push', {}, { 'time-budget': '30s', 'report-only': 'true' });
    expect(pushed.code).toBe(0);
    expect(pushed.outputs.get('passes')).toBe('false');
  }, 200_000);

  it('says what is wrong with an event that is no JSON', async () => {
    const cut = await runStep(repository, 'push', '{"ref":');
    expect(cut.code).toBe(2);
    expect(cut.log).toMatch(/^::error::.*event\.json, is not JSON/m);
  });

  it('refuses pull_request_target, and says what stopped it as an annotation', async () => {
    const refused = await runStep(repository, 'pull_request_target', {
      pull_request: { base: { sha: 'x' } },
    });
    expect(refused.code).toBe(2);
    expect(refused.log).toMatch(/^::error::.*pull_request_target/m);
  });
});
