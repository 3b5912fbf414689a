// dist/index.js as GitHub's runner starts it: inputs and the event in the environment, command files to write to.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { quickBudget } from './quick.js';
import { createRepository, git, removeFolders, temporaryFolder } from './repository.js';
import { runStep, type Step } from './runner.js';
import { describeWithGo } from './with-go.js';

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
	b.ResetTimer()
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
    const own = { id: 1, full_name: 'owner/repository' };
    step = await runStep({
      workspace: repository,
      event: 'pull_request',
      payload: {
        pull_request: {
          number: 1,
          head: { sha: git(repository, 'rev-parse', 'HEAD').trim(), repo: own },
          base: { sha: base, ref: 'main', repo: own },
        },
      },
      inputs: { 'time-budget': await quickBudget() },
    });
  }, 200_000);
  afterAll(removeFolders);

  it('fails the step, with outputs, a summary and an annotation on the line', () => {
    expect([step.code, step.summary]).toEqual([1, expect.stringContaining('1 benchmark breaks a budget')]);
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
    const pushed = await runStep({
      workspace: repository,
      event: 'push',
      payload: { ref: 'refs/heads/topic', repository: { default_branch: 'main' } },
      inputs: { 'time-budget': await quickBudget(), 'report-only': 'true' },
    });
    expect(pushed.code).toBe(0);
    expect([pushed.outputs.get('passes'), pushed.log]).toEqual([
      'false',
      expect.stringContaining('breaks a budget'),
    ]);
  }, 200_000);

  it('says what is wrong with an event that is no JSON', async () => {
    const cut = await runStep({ workspace: repository, event: 'push', payload: '{"ref":' });
    expect(cut.code).toBe(2);
    expect(cut.log).toMatch(/^::error::.*event\.json, is not JSON/m);
  });

  it('refuses pull_request_target, and says what stopped it as an annotation', async () => {
    const refused = await runStep({
      workspace: repository,
      event: 'pull_request_target',
      payload: { pull_request: { base: { sha: 'x' } } },
    });
    expect(refused.code).toBe(2);
    expect(refused.log).toMatch(/^::error::.*pull_request_target/m);
  });
});
