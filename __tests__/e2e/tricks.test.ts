// Ways in which a benchmark, a commit or a setting could fool the gate, hang it or cost it the verdict.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { quickBudget } from './quick.js';
import {
  benchmarkOf,
  createRepository,
  git,
  metricOf,
  readReport,
  removeFolders,
  runCli,
  temporaryFolder,
  type Files,
} from './repository.js';
import { describeWithGo } from './with-go.js';

const files = (size: number): Files => ({
  'go.mod': 'module example.com/m\n\ngo 1.21\n',
  'm.go': `package m\n\nvar Sink []byte\n\nfunc Work() { Sink = make([]byte, ${size}) }\n`,
  'm_test.go': test('', 'Work()'),
});
const test = (imports: string, body: string, more = '') => `package m

import (
${imports}	"testing"
)

func BenchmarkWork(b *testing.B) {
	for i := 0; i < b.N; i++ {
		${body}
	}
}
${more}`;

const quick = await quickBudget();

const untimed = ['--budget', 'sec/op=none'];

const gate = async (
  repository: string,
  budget = quick,
  args: readonly string[] = untimed,
  env: Readonly<Record<string, string>> = {},
) => {
  const out = temporaryFolder();
  const commits = ['--base', 'HEAD~1', '--head', 'HEAD', '--out', out];
  const result = await runCli(['gate', '--repo', repository, ...commits, '--time-budget', budget, ...args], {
    env,
  });
  return { ...result, out };
};

afterAll(removeFolders);

describeWithGo('tricks', () => {
  it('sees a TestMain that leaves before the benchmarks, whatever its status', async () => {
    const leaves = 'func TestMain(m *testing.M) { os.Exit(0) }\n';
    const repository = createRepository(files(64), { 'm_test.go': test('\t"os"\n', 'Work()', leaves) });
    const result = await gate(repository);
    expect(result.code).toBe(3);
    expect(benchmarkOf(readReport(result.out), 'Work').status).toBe('failed');
  }, 60_000);

  it('does not believe a benchmark that prints its own result and leaves', async () => {
    const fake = `fmt.Printf("BenchmarkWork \\t%8d\\t 1.0 ns/op\\t 0 B/op\\t 0 allocs/op\\nPASS\\n", b.N)\n\t\tsyscall.Exit(0)`;
    const repository = createRepository(files(64), { 'm_test.go': test('\t"fmt"\n\t"syscall"\n', fake) });
    const result = await gate(repository);
    expect([0, 3]).toContain(result.code);
    expect(result.stderr).not.toMatch(/ENOENT|cannot write/);
    expect(readReport(result.out).outcome).not.toBe('within');
  }, 60_000);

  it('never opens what a link in the repository points to outside of it', async () => {
    const repository = createRepository(files(64));
    symlinkSync('/dev/zero', join(repository, 'data'));
    git(repository, 'add', '--all');
    git(repository, 'commit', '--quiet', '--message=link');
    const result = await gate(repository);
    expect(result.code).toBe(0);
  }, 60_000);

  it('keeps linker flags of GOFLAGS when it links again', async () => {
    const set = { 'v.go': 'package m\n\nvar Version = "unset"\n' };
    const check = test('', 'if Version != "set" {\n\t\t\tb.Fatal(Version)\n\t\t}\n\t\tWork()');
    const repository = createRepository(
      { ...files(64), ...set, 'm_test.go': check },
      { 'm.go': files(64_000)['m.go'] ?? '' },
    );
    const result = await gate(repository, '30s', [], { GOFLAGS: '-ldflags=-X=example.com/m.Version=set' });
    const report = readReport(result.out);
    expect(benchmarkOf(report, 'Work').status).toBe('measured');
    expect(metricOf(report, 'Work', 'sec/op')).toMatchObject({ change: 'regression', outcome: 'exceeded' });
  }, 90_000);

  it('judges absolute limits of benchmarks that are new', async () => {
    const repository = createRepository(
      { ...files(64), 'm_test.go': 'package m\n' },
      { 'm_test.go': test('', 'Work()') },
    );
    const result = await gate(repository, '30s', [...untimed, '--budget', 'allocs/op=<= 0']);
    const report = readReport(result.out);
    expect(result.code).toBe(1);
    expect(benchmarkOf(report, 'Work').status).toBe('added');
    expect(metricOf(report, 'Work', 'allocs/op')).toMatchObject({
      outcome: 'exceeded',
      base: null,
      head: { center: 1 },
    });
  }, 60_000);

  it('never says within of a doubling that there was no time to tell', async () => {
    const sleeps = (seconds: number) => ({
      'm_test.go': test('', 'pause()'),
      'm.go': `package m\n\nimport "time"\n\nfunc pause() { time.Sleep(${seconds} * time.Second) }\n`,
    });
    const repository = createRepository({ ...files(64), ...sleeps(1) }, sleeps(2));
    for (const budget of ['12s', '20s']) {
      const result = await gate(repository, budget, []);
      expect(metricOf(readReport(result.out), 'Work', 'sec/op').outcome).not.toBe('within');
      expect(result.stdout).not.toContain('✓ No benchmark');
    }
  }, 200_000);

  it('says of a misspelt folder or expression that it matches nothing', async () => {
    const repository = createRepository(files(64), files(128));
    const folder = await gate(repository, '30s', [...untimed, './...', './nowhere']);
    expect([folder.code, folder.stderr]).toEqual([3, expect.stringContaining('./nowhere')]);
    const expression = await gate(repository, '30s', ['--bench', '(']);
    expect([expression.code, expression.stderr]).toEqual([2, expect.stringMatching(/regular expression/)]);
  }, 60_000);
});
