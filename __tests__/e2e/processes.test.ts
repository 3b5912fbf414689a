// How benchmarks run: together where starting takes long, on all cores where rules say so, and not judged by time where
// nothing of the program changed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import {
  createRepository,
  metricOf,
  readReport,
  removeFolders,
  runCli,
  temporaryFolder,
  type Files,
} from './repository.js';
import { describeWithGo } from './with-go.js';

afterAll(removeFolders);

const bench = (name: string, body: string): string =>
  `func Benchmark${name}(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\t${body}\n\t}\n}\n`;

interface Run {
  readonly type: string;
  readonly pass: string;
  readonly pkg: string;
  readonly name: string;
  readonly procs: number;
  readonly slot: number;
  readonly startedMs: number;
  readonly ending: string;
}

function journalOf(out: string, side: string): Run[] {
  return readFileSync(join(out, 'capture', side, 'journal.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Run);
}

async function gate(commits: readonly Files[], ...args: string[]): Promise<string> {
  const out = temporaryFolder();
  const repository = createRepository(...commits);
  const result = await runCli([
    'gate',
    '--repo',
    repository,
    '--base',
    'HEAD~1',
    '--head',
    'HEAD',
    '--out',
    out,
    ...args,
  ]);
  if (result.code === null || result.code > 1) throw new Error(result.stderr);
  return out;
}

describeWithGo('processes', () => {
  it('are shared by the benchmarks of a package whose TestMain takes long', async () => {
    const files = (size: number): Files => ({
      'go.mod': 'module example.com/slow\n\ngo 1.21\n',
      's.go': `package slow\n\nvar Sink []byte\n\nfunc Work() { Sink = make([]byte, ${size}) }\n`,
      's_test.go': `package slow

import (
	"fmt"
	"os"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	fmt.Println("set up")
	time.Sleep(time.Second)
	code := m.Run()
	fmt.Println("torn down")
	os.Exit(code)
}

${bench('One', 'Work()')}
${bench('Two', 'Work(); Work()')}
func BenchmarkSub(b *testing.B) {
	for _, name := range []string{"x", "y"} {
		b.Run(name, func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				Work()
			}
		})
	}
}
`,
    });
    const out = await gate([files(64), files(128)], '--time-budget', '60s', '--budget', 'sec/op=none');
    const report = readReport(out);
    for (const [name, bytes] of [
      ['One', 128],
      ['Two', 256],
      ['Sub/x', 128],
      ['Sub/y', 128],
    ] as const) {
      expect(metricOf(report, name, 'B/op')).toMatchObject({
        exact: true,
        change: 'regression',
        base: { center: bytes / 2 },
        head: { center: bytes },
      });
    }
    const runs = journalOf(out, 'head').filter(({ type, pass }) => type === 'run' && pass === 'screen');
    const processes = new Set(runs.map(({ slot, startedMs }) => `${slot} ${startedMs}`));
    expect(processes.size).toBeLessThan(runs.length);
  }, 300_000);

  it('run on all cores where a rule says so, under names that Go prints then', async () => {
    const files = (size: number): Files => ({
      'go.mod': 'module example.com/cores\n\ngo 1.21\n',
      '.github/pprof-gate.yml': "rules:\n  - benchmark: 'Wide*'\n    pin: false\n",
      'c.go': `package cores\n\nvar Sink []byte\n\nfunc Work() { Sink = make([]byte, ${size}) }\n`,
      'c_test.go': `package cores

import (
	"fmt"
	"runtime"
	"testing"
)

${bench('Narrow', 'Work()')}
func BenchmarkWide(b *testing.B) {
	b.Run(fmt.Sprintf("procs=%d", runtime.GOMAXPROCS(0)), func(b *testing.B) {
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				_ = make([]byte, 1<<16)
			}
		})
	})
}

func BenchmarkWide_8(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Work()
	}
}
`,
    });
    const out = await gate([files(64), files(128)], '--time-budget', '60s', '--budget', 'sec/op=none');
    const runs = journalOf(out, 'head').filter(({ type, pass }) => type === 'run' && pass === 'screen');
    const cores = Math.max(...runs.map(({ procs }) => procs));
    expect([...new Set(runs.map(({ name, procs }) => `${name} ${procs}`))].sort()).toEqual([
      'BenchmarkNarrow 1',
      `BenchmarkWide/procs=${cores} ${cores}`,
      `BenchmarkWide_8 ${cores}`,
    ]);
    expect(runs.every(({ ending }) => ending === 'ok')).toBe(true);
    expect(metricOf(readReport(out), 'Wide_8', 'B/op')).toMatchObject({
      change: 'regression',
      head: { center: 128 },
    });
  }, 300_000);

  it('of equal programs in unequal binaries are known as such', async () => {
    const files = (goLine: string, constant: number): Files => ({
      'go.mod': `module example.com/same\n\ngo ${goLine}\n`,
      'a/a.go': 'package a\n\nfunc Work(n int) int { return n * 7 }\n',
      'a/a_test.go': `package a\n\nimport "testing"\n\nvar sink int\n\n${bench('A', 'sink = Work(i)')}`,
      'b/b.go': `package b\n\nfunc Work(n int) int { return n % ${constant} }\n`,
      'b/b_test.go': `package b\n\nimport "testing"\n\nvar sink int\n\n${bench('B', 'sink = Work(i)')}`,
    });
    const out = await gate([files('1.21', 1001), files('1.22', 1003)], '--budget', 'sec/op=none');
    const records = journalOf(out, 'head');
    expect(records.filter(({ type }) => type === 'same-functions').map(({ pkg }) => pkg)).toEqual([
      'example.com/same/a',
    ]);
    expect(
      records.filter(({ type, pkg }) => type === 'package' && pkg === 'example.com/same/a'),
    ).toMatchObject([{ state: 'built' }]);
  }, 300_000);
});
