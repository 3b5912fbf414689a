// Repositories as they come: several modules, workspaces, build tags, cgo, TestMain, package main, counts that
// vary; and baselines recorded on their own.
import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { quickBudget } from './quick.js';
import {
  benchmarkOf,
  createRepository,
  metricOf,
  readReport,
  removeFolders,
  runCli,
  temporaryFolder,
  type Files,
  type ReportJson,
} from './repository.js';
import { describeWithGo } from './with-go.js';

const module = (path: string) => `module ${path}\n\ngo 1.21\n`;
const work = (pkg: string, size: number) =>
  `package ${pkg}\n\nvar Sink []byte\n\nfunc Work() { Sink = make([]byte, ${size}) }\n`;
const bench = (pkg: string, name: string, call = 'Work()', head = '') =>
  `${head}package ${pkg}\n\nimport "testing"\n\nfunc Benchmark${name}(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\t${call}\n\t}\n}\n`;

const commits = ['--base', 'HEAD~1', '--head', 'HEAD'];
// Nothing here is about times.
const quick = ['--time-budget', await quickBudget()];
const gate = async (
  repository: string,
  ...args: string[]
): Promise<{ report: ReportJson; code: number | null }> => {
  const out = temporaryFolder();
  const budget = args.includes('--time-budget') ? [] : quick;
  const result = await runCli([
    'gate',
    '--repo',
    repository,
    ...commits,
    '--budget',
    'sec/op=none',
    ...budget,
    '--out',
    out,
    ...args,
  ]);
  if (result.code === null || result.code > 1) throw new Error(result.stderr);
  return { report: readReport(out), code: result.code };
};
const hasCompiler = spawnSync('gcc', ['--version']).status === 0;

afterAll(removeFolders);

describeWithGo('repository layouts', () => {
  it('measures several modules without one at the root', async () => {
    const modules = (size: number): Files => ({
      'services/a/go.mod': module('example.com/a'),
      'services/a/a.go': work('a', size),
      'services/a/a_test.go': bench('a', 'A'),
      'b/go.mod': module('example.com/b'),
      'b/b.go': work('b', size),
      'b/b_test.go': bench('b', 'B'),
    });
    const repository = createRepository(modules(64), modules(128));
    const { report } = await gate(repository);
    expect(report.benchmarks.map((b) => [b.package, b.status])).toEqual(
      expect.arrayContaining([
        ['example.com/a', 'measured'],
        ['example.com/b', 'measured'],
      ]),
    );
    expect(metricOf(report, 'A', 'B/op').culprits[0]).toMatchObject({ file: 'services/a/a.go', line: 5 });
    const one = await gate(repository, './b/...');
    expect(one.report.benchmarks.map((b) => b.name)).toEqual(['BenchmarkB']);
  }, 200_000);

  it('measures a workspace, and a module that it leaves out', async () => {
    const workspace = (size: number): Files => ({
      'go.work': 'go 1.21\n\nuse (\n\t./lib\n\t./app\n)\n',
      'lib/go.mod': module('example.com/lib'),
      'lib/lib.go': work('lib', size),
      'lib/lib_test.go': bench('lib', 'Lib'),
      'app/go.mod': module('example.com/app'),
      'app/app.go': 'package app\n\nimport "example.com/lib"\n\nfunc Run() { lib.Work() }\n',
      'app/app_test.go': bench('app', 'App', 'Run()'),
      'out/go.mod': module('example.com/out'),
      'out/out.go': work('out', size),
      'out/out_test.go': bench('out', 'Out'),
    });
    const { report } = await gate(createRepository(workspace(64), workspace(128)));
    for (const name of ['Lib', 'App', 'Out'])
      expect(metricOf(report, name, 'B/op').change).toBe('regression');
    expect(metricOf(report, 'App', 'B/op').culprits[0]).toMatchObject({ file: 'lib/lib.go', line: 5 });
  }, 200_000);

  it('measures with the module file that GOFLAGS names', async () => {
    const files = (size: number): Files => ({
      'go.mod': module('example.com/m'),
      'go.test.mod': `${module('example.com/m')}
require example.com/only v0.0.0

replace example.com/only => ./only
`,
      'only/go.mod': module('example.com/only'),
      'only/only.go': work('only', size),
      'm.go': 'package m\n',
      'm_test.go': bench('m', 'WithModfile', 'only.Work()').replace(
        'import "testing"',
        'import (\n\t"testing"\n\n\t"example.com/only"\n)',
      ),
    });
    const repository = createRepository(files(64), files(128));
    const out = temporaryFolder();
    await runCli(['gate', '--repo', repository, ...commits, ...quick, '--out', out, '.'], {
      cwd: repository,
      env: { GOFLAGS: '-modfile=go.test.mod' },
    });
    const metric = metricOf(readReport(out), 'WithModfile', 'B/op');
    expect(metric).toMatchObject({ change: 'regression', outcome: 'exceeded' });
    expect(metric.culprits[0]).toMatchObject({ file: 'only/only.go', line: 5 });
  }, 200_000);

  it('measures a module inside a module', async () => {
    const nested = (size: number): Files => ({
      'go.mod': module('example.com/outer'),
      'o.go': work('outer', size),
      'o_test.go': bench('outer', 'Outer'),
      'tools/go.mod': module('example.com/outer/tools'),
      'tools/t.go': work('tools', size),
      'tools/t_test.go': bench('tools', 'Inner'),
    });
    const { report } = await gate(createRepository(nested(64), nested(128)));
    expect(metricOf(report, 'Outer', 'B/op').culprits[0]?.file).toBe('o.go');
    expect(metricOf(report, 'Inner', 'B/op').culprits[0]?.file).toBe('tools/t.go');
  }, 200_000);
});

describeWithGo('packages of every kind', () => {
  let report: ReportJson;
  beforeAll(async () => {
    const files = (size: number): Files => ({
      'go.mod': module('example.com/kinds'),
      'tagged/t.go': work('tagged', size),
      'tagged/t_test.go': bench('tagged', 'Tagged', 'Work()', '//go:build special\n\n'),
      'cmd/tool/main.go': `package main\n\nvar Sink []byte\n\nfunc Work() { Sink = make([]byte, ${size}) }\n\nfunc main() { Work() }\n`,
      'cmd/tool/main_test.go': bench('main', 'Main'),
      'external/e.go': work('external', size),
      'external/e_test.go': bench('external_test', 'External', 'external.Work()').replace(
        'import "testing"',
        'import (\n\t"testing"\n\n\t"example.com/kinds/external"\n)',
      ),
      'testmain/m.go': work('testmain', size),
      'testmain/m_test.go': `${bench('testmain', 'InTestMain').replace('import "testing"', 'import (\n\t"fmt"\n\t"os"\n\t"testing"\n)')}
func TestMain(m *testing.M) {
	fmt.Println("set up")
	code := m.Run()
	fmt.Println("torn down")
	os.Exit(code)
}
`,
      'vary/v.go': `package vary

import "sync"

var pool = sync.Pool{New: func() any { return make([]byte, ${size}) }}

var n int

// Work allocates now and then, another number of times in each process.
func Work() {
	b := pool.Get().([]byte)
	n++
	if n%(50+len(stamp)) != 0 {
		pool.Put(b)
	}
}
`,
      'vary/stamp.go':
        'package vary\n\nimport (\n\t"os"\n\t"strings"\n)\n\nvar stamp = strings.Repeat("x", os.Getpid()%40)\n',
      'vary/v_test.go': bench('vary', 'Vary'),
      ...(hasCompiler
        ? {
            'cgo/c.go': `package cgo\n\n/*\nstatic int twice(int n) { return 2 * n; }\n*/\nimport "C"\n\nvar Sink []byte\n\nfunc Work() {\n\tC.twice(2)\n\tSink = make([]byte, ${size})\n}\n`,
            'cgo/c_test.go': bench('cgo', 'Cgo'),
          }
        : {}),
    });
    const repository = createRepository(files(64), files(128));
    ({ report } = await gate(repository, '--tags', 'special', '--time-budget', '70s'));
  }, 400_000);

  it.each(['Tagged', 'Main', 'External', 'InTestMain', ...(hasCompiler ? ['Cgo'] : [])])(
    'measures %s and names its line',
    (name) => {
      expect(metricOf(report, name, 'B/op')).toMatchObject({
        exact: true,
        base: { center: 64 },
        head: { center: 128 },
      });
      expect(metricOf(report, name, 'B/op').culprits[0]?.file).not.toMatch(/_test\.go$/);
      expect(metricOf(report, name, 'allocs/op').outcome).toBe('within');
      expect(benchmarkOf(report, name)).toMatchObject({ goroutines: { head: { by: 'sentinels' } } });
    },
  );

  it('never calls a count exact that varies from process to process', () => {
    expect(benchmarkOf(report, 'Vary').status).toBe('measured');
    expect(metricOf(report, 'Vary', 'B/op').exact).toBe(false);
  });
});

describeWithGo('baselines', () => {
  it('compares two captures recorded apart: counts exactly, time not at all', async () => {
    const files = (size: number): Files => ({
      'go.mod': module('example.com/m'),
      'm.go': work('m', size),
      'm_test.go': bench('m', 'Work'),
    });
    const repository = createRepository(files(64), files(256));
    const [base, head, out] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    for (const [ref, folder, like] of [
      ['HEAD~1', base, []],
      ['HEAD', head, ['--like', base]],
    ] as const) {
      const recorded = await runCli([
        'record',
        '--repo',
        repository,
        '--ref',
        ref,
        '--out',
        folder,
        ...like,
        '--time-budget',
        '60s',
      ]);
      expect([recorded.code, recorded.stdout]).toEqual([0, expect.stringContaining('Work')]);
      const [before, after] = [basename(base), basename(head)];
      const next =
        like.length === 0
          ? `--like \\S*${before} --out OTHER\nThen compare the two: pprof-gate compare \\S*${before} OTHER\n`
          : `\nNext: pprof-gate compare \\S*${before} \\S*${after}\n`;
      expect(recorded.stdout).toMatch(new RegExp(next));
      expect(recorded.stdout).toMatch(/Times of two recordings are not: for them pprof-gate gate [^\n]*\n$/);
    }
    const compared = await runCli(['compare', base, head, '--out', out]);
    const report = readReport(out);
    expect(compared.code).toBe(1);
    expect(metricOf(report, 'Work', 'B/op')).toMatchObject({
      exact: true,
      change: 'regression',
      outcome: 'exceeded',
    });
    expect(metricOf(report, 'Work', 'B/op').culprits[0]).toMatchObject({ file: 'm.go', line: 5 });
    expect(metricOf(report, 'Work', 'sec/op').outcome).toBe('unmeasured');
    const shown = await runCli(['report', join(head)]);
    expect([shown.code, shown.stdout]).toEqual([0, expect.stringMatching(/Work\s+12\s/)]);
  }, 200_000);
});

describe('commands without Go', () => {
  it('prints help and version', async () => {
    expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const command of ['gate', 'record', 'compare', 'report', 'diff', 'demo', 'init']) {
      const help = await runCli([command, '--help']);
      expect([help.code, help.stdout]).toEqual([0, expect.stringContaining(`pprof-gate ${command}`)]);
    }
  });

  it('writes a configuration and a workflow, and keeps what is there', async () => {
    const repository = createRepository({ 'go.mod': module('example.com/m') });
    const first = await runCli(['init'], { cwd: repository });
    expect([first.code, first.stdout]).toEqual([0, expect.stringMatching(/wrote .*pprof-gate\.yml/)]);
    const second = await runCli(['init'], { cwd: repository });
    expect(second.stdout).toMatch(/kept/);
    for (const { stdout } of [first, second]) {
      expect(stdout).toMatch(
        /\nNext: commit these files[^\n]*\nTheir first push to main records the first baseline;[^\n]*\nTo try it here first: pprof-gate gate\n$/,
      );
    }
  });
});
