// Changes with a known culprit, measured for real: the line must be right, and nothing else may be blamed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  benchmarkOf,
  createRepository,
  git,
  metricOf,
  readReport,
  removeFolders,
  runCli,
  temporaryFolder,
  type CliResult,
  type Files,
  type ReportJson,
} from '../repository.js';
import { describeWithGo } from '../with-go.js';

const bench = (pkg: string, ...bodies: readonly (readonly [name: string, call: string])[]) => `package ${pkg}

import "testing"

${bodies.map(([name, call]) => `func Benchmark${name}(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\t${call}\n\t}\n}\n`).join('\n')}`;

const base: Files = {
  'go.mod': 'module example.com/stories\n\ngo 1.21\n\nrequire example.com/dep v1.0.0\n',
  'vendor/modules.txt': '# example.com/dep v1.0.0\n## explicit; go 1.21\nexample.com/dep\n',
  'vendor/example.com/dep/go.mod': 'module example.com/dep\n\ngo 1.21\n',
  'vendor/example.com/dep/dep.go': 'package dep\n\nfunc Make() []byte {\n\treturn make([]byte, 64)\n}\n',

  'line/line.go':
    'package line\n\nvar Sink []byte\n\n// Find looks.\nfunc Find() int {\n\tn := 0\n\tfor i := 0; i < 3; i++ {\n\t\tn += i\n\t}\n\treturn n\n}\n',
  'line/line_test.go': bench('line', ['Find', 'Find()']),

  'moved/moved.go':
    'package moved\n\nvar Sink, Other []byte\n\nfunc first() { Sink = make([]byte, 128) }\n\nfunc second() { Other = nil }\n\n// Work works.\nfunc Work() {\n\tfirst()\n\tsecond()\n}\n',
  'moved/moved_test.go': bench('moved', ['Work', 'Work()']),

  'limit/limit.go':
    'package limit\n\nvar Sink []byte\n\nfunc size() int {\n\treturn 1 << 10\n}\n\n// Fill fills.\nfunc Fill() {\n\tSink = make([]byte, size())\n}\n',
  'limit/limit_test.go': bench('limit', ['Fill', 'Fill()']),

  'uses/uses.go':
    'package uses\n\nimport "example.com/dep"\n\nvar Sink []byte\n\n// Use uses.\nfunc Use() {\n\tSink = dep.Make()\n}\n',
  'uses/uses_test.go': bench('uses', ['Use', 'Use()']),

  'std/std.go':
    'package std\n\nimport "strings"\n\nvar Sink []string\n\n// Parts splits.\nfunc Parts() {\n\tSink = strings.Split("a,b", ",")\n}\n',
  'std/std_test.go': bench('std', ['Parts', 'Parts()']),

  'shifted/shifted.go':
    'package shifted\n\nvar Sink []byte\n\n// Work works.\nfunc Work() {\n\tSink = make([]byte, 256)\n}\n',
  'shifted/shifted_test.go': bench('shifted', ['Work', 'Work()']),

  'generic/generic.go':
    'package generic\n\nvar Sink any\n\n// Map maps.\nfunc Map[T any](in []T, f func(T) T) []T {\n\tvar out []T\n\tfor _, v := range in {\n\t\tout = append(out, f(v))\n\t}\n\treturn out\n}\n\n// Work works.\nfunc Work() {\n\tSink = Map([]int64{1, 2, 3, 4}, func(v int64) int64 { return v + 1 })\n}\n',
  'generic/generic_test.go': bench('generic', ['Work', 'Work()']),

  'speed/speed.go':
    'package speed\n\nvar Sink int\n\n// Sum sums.\nfunc Sum() {\n\tfor i := 0; i < 2000; i++ {\n\t\tSink += i * i\n\t}\n}\n',
  'speed/speed_test.go':
    'package speed\n\nimport "testing"\n\nfunc BenchmarkSum(b *testing.B) {\n\tb.SetBytes(2000)\n\tfor i := 0; i < b.N; i++ {\n\t\tSum()\n\t}\n}\n',

  'changed/changed.go': 'package changed\n\nvar Sink []byte\n\nfunc Work() { Sink = make([]byte, 64) }\n',
  'changed/changed_test.go':
    'package changed\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc rounds() int { return 1 }\n\nfunc BenchmarkWork(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tfor j := 0; j < rounds(); j++ {\n\t\t\tWork()\n\t\t}\n\t}\n}\n\nfunc BenchmarkData(b *testing.B) {\n\tdata, err := os.ReadFile("testdata/input.txt")\n\tif err != nil {\n\t\tb.Fatal(err)\n\t}\n\tfor i := 0; i < b.N; i++ {\n\t\tfor range data {\n\t\t\tWork()\n\t\t}\n\t}\n}\n\nfunc BenchmarkSteady(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tWork()\n\t}\n}\n',
  'changed/testdata/input.txt': 'xx',

  'same/same.go': 'package same\n\nvar Sink []byte\n\nfunc Work() { Sink = make([]byte, 64) }\n',
  'same/same_test.go': bench('same', ['Same', 'Work()']),

  'names/names.go': 'package names\n\nvar Sink int\n\nfunc Work() { Sink++ }\n',
  'names/names_test.go': bench('names', ['Gone', 'Work()'], ['Stays', 'Work()']),
};

const head: Files = {
  'go.mod': (base['go.mod'] ?? '').replace('v1.0.0', 'v1.1.0'),
  'vendor/modules.txt': (base['vendor/modules.txt'] ?? '').replace('v1.0.0', 'v1.1.0'),
  'vendor/example.com/dep/dep.go':
    'package dep\n\nfunc Make() []byte {\n\tbuf := make([]byte, 64)\n\treturn append([]byte("prefix of some length: "), buf...)\n}\n',
  'line/line.go': (base['line/line.go'] ?? '').replace(
    '\t\tn += i\n',
    '\t\tn += i\n\t\tSink = make([]byte, 32)\n',
  ),
  'moved/moved.go': (base['moved/moved.go'] ?? '')
    .replace('{ Sink = make([]byte, 128) }', '{ Sink = nil }')
    .replace('{ Other = nil }', '{ Other = make([]byte, 128) }'),
  'limit/limit.go': (base['limit/limit.go'] ?? '').replace('1 << 10', '1 << 12'),
  'std/std.go': (base['std/std.go'] ?? '').replace('"a,b"', '"a,b,c,d,e,f,g,h"'),
  'shifted/shifted.go': (base['shifted/shifted.go'] ?? '').replace(
    '// Work',
    '// A comment.\n// And another.\n\n// Work',
  ),
  'generic/generic.go': (base['generic/generic.go'] ?? '').replace('{1, 2, 3, 4}', '{1, 2, 3, 4, 5}'),
  'speed/speed.go': (base['speed/speed.go'] ?? '').replace('i < 2000', 'i < 3000'),
  'changed/changed_test.go': (base['changed/changed_test.go'] ?? '').replace(
    'int { return 1 }',
    'int { return 3 }',
  ),
  'changed/testdata/input.txt': 'xxxxx',
  'names/names_test.go': bench('names', ['Stays', 'Work()'], ['New', 'Work()']),
};

describeWithGo('stories with a known culprit', () => {
  let result: CliResult;
  let report: ReportJson;
  let out: string;
  let repository: string;
  beforeAll(async () => {
    repository = createRepository(base, head);
    out = temporaryFolder();
    const args = ['gate', '--repo', repository, '--base', 'HEAD~1', '--head', 'HEAD', '--out', out];
    result = await runCli([...args, '--time-budget', '80s']);
    report = readReport(out);
  }, 600_000);
  afterAll(removeFolders);

  const places = (name: string, unit: string, pkg?: string) => {
    const benchmark = pkg === undefined ? benchmarkOf(report, name) : inPackage(pkg, name);
    const metric = benchmark.metrics.find((candidate) => candidate.unit === unit);
    return (metric?.culprits ?? []).map((culprit) => `${culprit.file}:${culprit.line}`);
  };
  const inPackage = (pkg: string, name: string) => {
    const found = report.benchmarks.find(
      (b) => b.package.endsWith(`/${pkg}`) && b.name === `Benchmark${name}`,
    );
    if (found === undefined) throw new Error(`no ${pkg} ${name}`);
    return found;
  };
  const metric = (pkg: string, name: string, unit: string) => {
    const found = inPackage(pkg, name).metrics.find((candidate) => candidate.unit === unit);
    if (found === undefined) throw new Error(`no ${unit} of ${pkg} ${name}`);
    return found;
  };

  it('fails with status 1 and says so in the first line', () => {
    expect(result.code).toBe(1);
    expect(readFileSync(join(out, 'comment.md'), 'utf8').split('\n')[0]).toMatch(/break/);
  });

  it('names the line that allocates, from zero', () => {
    expect(metricOf(report, 'Find', 'allocs/op')).toMatchObject({
      exact: true,
      change: 'regression',
      outcome: 'exceeded',
      base: { center: 0 },
      head: { center: 3 },
    });
    expect(places('Find', 'allocs/op')).toEqual(['line/line.go:10']);
  });

  it('does not call a moved allocation a change', () => {
    for (const unit of ['allocs/op', 'B/op']) expect(metric('moved', 'Work', unit).change).toBe('none');
    expect(places('Work', 'B/op', 'moved')).toEqual([]);
  });

  it('prefers the changed line on the path to the old line that allocates more', () => {
    expect(metricOf(report, 'Fill', 'B/op')).toMatchObject({ change: 'regression', outcome: 'exceeded' });
    expect(places('Fill', 'B/op')[0]).toMatch(/^limit\/limit\.go:(6|11)$/);
  });

  it('names the line of a dependency when only that changed', () => {
    expect(metricOf(report, 'Use', 'allocs/op').change).not.toBe('improvement');
    expect(metricOf(report, 'Use', 'B/op')).toMatchObject({ change: 'regression', outcome: 'exceeded' });
    expect(places('Use', 'B/op')[0]).toMatch(/^example\.com\/dep@v1\.1\.0\/dep\.go:5$/);
  });

  it('walks up from the standard library to our line', () => {
    expect(places('Parts', 'B/op')).toEqual(['std/std.go:9']);
  });

  it('sees no change where lines only shifted', () => {
    expect(inPackage('shifted', 'Work').metrics.map((m) => m.outcome)).toEqual([
      'within',
      'within',
      'within',
    ]);
    expect(places('Work', 'B/op', 'shifted')).toEqual([]);
  });

  it('names lines in generic functions without their type arguments', () => {
    const [culprit] = metric('generic', 'Work', 'B/op').culprits;
    expect(culprit?.file).toBe('generic/generic.go');
    expect(culprit?.function).not.toContain('[');
  });

  it('sees +50 % of time, and the loss of throughput', () => {
    expect(metricOf(report, 'Sum', 'sec/op')).toMatchObject({ change: 'regression', outcome: 'exceeded' });
    expect(metricOf(report, 'Sum', 'B/s')).toMatchObject({ change: 'regression' });
  });

  it('does not judge a benchmark that itself changed, nor one whose data did', () => {
    for (const [name, code] of [
      ['Work', 'benchmark-source-changed'],
      ['Data', 'benchmark-data-changed'],
    ] as const) {
      expect(metric('changed', name, 'allocs/op').outcome).toBe('unmeasured');
      expect(JSON.stringify(inPackage('changed', name))).toContain(code);
    }
    expect(metric('changed', 'Steady', 'allocs/op').outcome).toBe('within');
  });

  it('tells unchanged packages, new and removed benchmarks', () => {
    expect(inPackage('same', 'Same').status).toBe('unchanged');
    expect(inPackage('names', 'New').status).toBe('added');
    expect(inPackage('names', 'Gone').status).toBe('removed');
    expect(inPackage('names', 'Stays').status).toBe('measured');
  });

  it('gives the same verdict from the captures alone', async () => {
    const again = temporaryFolder();
    const captures = [join(out, 'capture', 'base'), join(out, 'capture', 'head')];
    const compared = await runCli(['compare', ...captures, '--out', again], {
      env: { PATH: '/nonexistent' },
    });
    expect(compared.code).toBe(1);
    expect(readReport(again)).toEqual(report);
    expect(readFileSync(join(again, 'comment.md'), 'utf8')).toBe(
      readFileSync(join(out, 'comment.md'), 'utf8'),
    );
  });

  it('leaves the repository as it was', () => {
    expect(git(repository, 'status', '--porcelain')).toBe('');
    expect(git(repository, 'worktree', 'list').trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(repository, 'pprof-gate'))).toBe(false);
  });
});
