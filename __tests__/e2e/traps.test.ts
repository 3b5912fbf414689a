// What real modules do to a gate (go-toolchain facts, "traps seen"): each benchmark here misbehaves in its own way,
// and must cost no other benchmark anything.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  benchmarkOf,
  createRepository,
  metricOf,
  readReport,
  removeFolders,
  runCli,
  temporaryFolder,
  type CliResult,
  type ReportJson,
} from './repository.js';
import { describeWithGo } from './with-go.js';

const goMod = 'module example.com/traps\n\ngo 1.21\n';
const sink = 'package traps\n\nvar Sink []byte\n\nvar Count int\n';

/** Benchmarks that behave on base; `head` is put where they go wrong. */
const endings = (head: boolean) => `package traps

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

func BenchmarkFine(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Work()
	}
}

func BenchmarkHangs(b *testing.B) {
	for i := 0; i < b.N; i++ {
		${head ? 'for b.N > 1 { time.Sleep(time.Hour) }' : 'Work()'}
	}
}

func BenchmarkDeadlocks(b *testing.B) {
	for i := 0; i < b.N; i++ {
		${head ? 'if b.N > 1 { select {} }' : 'Work()'}
	}
}

func BenchmarkExits(b *testing.B) {
	${head ? 'if b.N > 1 { os.Exit(0) }' : '_ = os.Args'}
	for i := 0; i < b.N; i++ {
		Work()
	}
}

func BenchmarkPanics(b *testing.B) {
	${head ? 'if b.N > 1 { var m map[string]int; m["x"] = 1 }' : ''}
	for i := 0; i < b.N; i++ {
		Work()
	}
}

func BenchmarkGoexits(b *testing.B) {
	${head ? 'if b.N > 1 { runtime.Goexit() }' : '_ = runtime.NumCPU()'}
	for i := 0; i < b.N; i++ {
		Work()
	}
}

func BenchmarkFatal(b *testing.B) {
	b.Run("bad", func(b *testing.B) {
		${head ? 'b.Fatalf("stop at %d", 7)' : ''}
		for i := 0; i < b.N; i++ {
			Work()
		}
	})
	b.Run("good", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			Work()
		}
	})
}

func BenchmarkSkips(b *testing.B) {
	${head ? 'b.Skip("not on this machine")' : ''}
	for i := 0; i < b.N; i++ {
		Work()
	}
}

func BenchmarkLeavesProfile(b *testing.B) {
	if os.Getenv("PPROFGATE_WANT") == "heap" {
		os.Exit(0)
	}
	for i := 0; i < b.N; i++ {
		Work()
	}
}

func BenchmarkPrints(b *testing.B) {
	fmt.Println("BenchmarkPrints \\t 100 \\t 5 ns/op")
	fmt.Print("no newline")
	for i := 0; i < b.N; i++ {
		Work()
	}
}

func BenchmarkLongLine(b *testing.B) {
	fmt.Println(strings.Repeat("x", 200<<10))
	for i := 0; i < b.N; i++ {
		Work()
	}
}

func BenchmarkX(b *testing.B) {
	for _, name := range []string{"a", "a/b", "2", "-2", "x|y", "(p)", "dup", "dup", ""} {
		b.Run(name, func(b *testing.B) {
			for i := 0; i < b.N; i++ {
				Work()
			}
		})
	}
}

func BenchmarkPollutes(b *testing.B) {
	leaky = true
	for i := 0; i < b.N; i++ {
		Work()
	}
}

func BenchmarkPolluted(b *testing.B) {
	for i := 0; i < b.N; i++ {
		if leaky {
			Sink = make([]byte, 1000)
		}
		Work()
	}
}

var leaky bool

func BenchmarkSleeps(b *testing.B) {
	for i := 0; i < b.N; i++ {
		time.Sleep(time.Millisecond)
	}
}
`;

const work = (allocations: number) => `package traps

// Work allocates ${allocations} times.
func Work() {
${'\tSink = make([]byte, 64)\n'.repeat(allocations)}	Count++
}
`;

describeWithGo('benchmarks that misbehave on head', () => {
  let result: CliResult;
  let report: ReportJson;
  let out: string;
  beforeAll(async () => {
    const common = { 'go.mod': goMod, 'sink.go': sink };
    const repository = createRepository(
      {
        ...common,
        'work.go': work(1),
        'traps_test.go': endings(false),
        '.github/pprof-gate.yml': 'timeout: 4s\n',
      },
      { 'work.go': work(2), 'traps_test.go': endings(true) },
    );
    out = temporaryFolder();
    result = await runCli([
      'gate',
      '--repo',
      repository,
      '--base',
      'HEAD~1',
      '--head',
      'HEAD',
      '--out',
      out,
      '--time-budget',
      '60s',
    ]);
    report = readReport(out);
  }, 400_000);
  afterAll(removeFolders);

  it('judges the others, and fails on the allocation', () => {
    expect(metricOf(report, 'Fine', 'allocs/op')).toMatchObject({
      exact: true,
      change: 'regression',
      outcome: 'exceeded',
      base: { center: 1 },
      head: { center: 2 },
    });
    expect(result.code).toBe(1);
  });

  it('says of each how it ended', () => {
    const statusOf = (name: string) => benchmarkOf(report, name).status;
    expect(statusOf('Hangs')).toBe('hung');
    for (const name of ['Deadlocks', 'Exits', 'Panics', 'Goexits', 'Fatal/bad'])
      expect([name, statusOf(name)]).toEqual([name, 'failed']);
    expect(statusOf('Skips')).toBe('skipped');
    for (const name of ['Fatal/good', 'Prints', 'LongLine', 'Sleeps']) {
      expect([name, statusOf(name)]).toEqual([name, 'measured']);
    }
    expect(result.stdout).toContain('assignment to entry in nil map');
  });

  it('takes a profile of the whole process where one between sentinels fails, and says so', () => {
    const [culprit] = metricOf(report, 'LeavesProfile', 'allocs/op').culprits;
    expect(culprit).toMatchObject({ file: 'work.go', base: 0, head: 1 });
    expect(readFileSync(join(out, 'comment.md'), 'utf8')).toMatch(
      /LeavesProfile`: its allocation profile is of the whole process/,
    );
  });

  it('keeps the goroutine dump of the hung process', () => {
    const dumps = join(out, 'capture', 'head', 'dumps');
    const hung = readdirSync(dumps).filter((name) => name.includes('Hangs'));
    expect(hung.length).toBeGreaterThan(0);
    expect(readFileSync(join(dumps, hung[0] ?? ''), 'utf8')).toContain('BenchmarkHangs');
  });

  it('isolates names that other names continue, and odd ones', () => {
    for (const name of ['X/a/b', 'X/2', 'X/-2', 'X/x|y', 'X/(p)', 'X/dup', 'X/dup#01', 'X/#00']) {
      expect([name, benchmarkOf(report, name).status]).toEqual([name, 'measured']);
    }
  });

  it('runs each benchmark in a process of its own', () => {
    expect(metricOf(report, 'Polluted', 'allocs/op').head?.center).toBe(2);
  });

  it('does not believe printed results', () => {
    expect(metricOf(report, 'Prints', 'sec/op').base?.center).toBeGreaterThan(6e-9);
  });
});
