// Packages that take no sentinels around their benchmarks: their goroutines are read from dumps of whole processes, by
// real Go. A leak is told with its line; what is there once, and what was there anyway, is no regression.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  createRepository,
  readReport,
  removeFolders,
  runCli,
  temporaryFolder,
  type CliResult,
  type Files,
  type ReportJson,
} from './repository.js';
import { describeWithGo } from './with-go.js';

const leak = 'go func() { never <- n }()';
const start = 'once.Do(start)';

/** `statements`: what a leak and a pool do with each call. */
const source = (pkg: string, [leaks, pools]: readonly [string, string]): string => `package ${pkg}

import "sync"

var (
	once  sync.Once
	never = make(chan int)
	jobs  = make(chan int)
)

func Leak(n int) int {
	${leaks}
	return n
}

func Pool(n int) int {
	${pools}
	return n
}

func Ask(n int) int {
	done := make(chan int, 1)
	go func() { done <- n }()
	return <-done
}

func start() {
	for i := 0; i < 4; i++ {
		go func() {
			for range jobs {
			}
		}()
	}
}
`;
const before = ['_ = never', '_ = start'] as const;
const after = [leak, start] as const;

const loop = (name: string, statement: string): string =>
  `func Benchmark${name}(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\t${statement}\n\t}\n}\n\n`;

/** `more`: what keeps the sentinels out, if its file does not. */
const tests = (pkg: string, more = ''): string => `package ${pkg}

import (
	"fmt"
	"os"
	"testing"
	"time"
)

var sink int
${more}
func TestMain(m *testing.M) {
	for i := 0; i < 3; i++ {
		go func() {
			for range time.Tick(time.Millisecond) {
				fmt.Fprint(os.Stderr, "tick\\nPASS\\n")
			}
		}()
	}
	os.Exit(m.Run())
}

${loop('Leak', 'sink += Leak(i)')}${loop('Pool', 'sink += Pool(i)')}${loop('Ended', 'sink += Ask(i)')}func BenchmarkSub(b *testing.B) {
	b.Run("loud", func(b *testing.B) {
		fmt.Println("PASS")
		for i := 0; i < b.N; i++ {
			sink += Leak(i)
		}
		fmt.Print("100\\n")
	})
}

func BenchmarkParallel(b *testing.B) {
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			Leak(1)
		}
	})
}
`;

const clash = '\nfunc pprofgateRead() {}\n\nvar _ = pprofgateRead\n';
const base: Files = {
  'go.mod': 'module example.com/fall\n\ngo 1.21\n',
  '.github/pprof-gate.yml': [
    'budgets:',
    '  sec/op: none',
    '  B/op: none',
    '  allocs/op: none',
    '  goroutines-left/op: "+0"',
    '',
  ].join('\n'),
  'clash/clash.go': source('clash', before),
  'clash/clash_test.go': tests('clash', clash),
  'order/order.go': source('order', before),
  // Nothing that go takes comes before it in byte order, whatever number of zeros it begins with.
  'order/00000000_a_test.go': tests('order'),
  'half/half.go': source('half', before),
  'half/half_test.go': tests('half'),
};
const head: Files = {
  'clash/clash.go': source('clash', after),
  'order/order.go': source('order', after),
  'half/half.go': source('half', after),
  'half/half_test.go': tests('half', clash),
};
const leaking = ['BenchmarkLeak', 'BenchmarkSub/loud', 'BenchmarkParallel'];
const packages = ['clash', 'order', 'half'];

describeWithGo('goroutines without sentinels', () => {
  let out = '';
  let result: CliResult;
  let report: ReportJson;

  beforeAll(async () => {
    const repository = createRepository(base, head);
    out = join(temporaryFolder(), 'out');
    const args = ['gate', '--repo', repository, '--base', 'HEAD~1', '--head', 'HEAD', '--out', out];
    result = await runCli([...args, '--time-budget', '60s']);
    report = readReport(out);
  }, 600_000);
  afterAll(removeFolders);

  const cases = packages.flatMap((dir) => leaking.map((name) => [dir, name] as const));

  it.each(cases)('%s: %s leaks at its line', (dir, name) => {
    const of = report.benchmarks.find(
      (one) => one.package === `example.com/fall/${dir}` && one.name === name,
    );
    expect(of).toMatchObject({
      goroutines: {
        base: { growth: 'none', by: dir === 'half' ? 'sentinels' : 'dump' },
        head: { growth: 'leak', by: 'dump', createdPerOperation: null },
      },
      runtime: { head: null },
    });
    const metric = of?.metrics.find(({ unit }) => unit === 'goroutines-left/op');
    expect(metric).toMatchObject({ change: 'regression', outcome: 'exceeded', head: { center: 1 } });
    const line =
      source(dir, after)
        .split('\n')
        .findIndex((text) => text.includes(leak)) + 1;
    expect(metric?.culprits).toMatchObject([
      { file: `${dir}/${dir}.go`, line, base: 0, head: 1, left: { waits: 'channel-send' } },
    ]);
  });

  it('tells nothing of what is there once, or ends', () => {
    expect(result.code).toBe(1);
    const quiet = report.benchmarks.filter(({ name }) => /Pool|Ended/.test(name));
    expect(quiet).toHaveLength(2 * packages.length);
    for (const { metrics, ...of } of quiet) {
      expect(of).toMatchObject({ goroutines: { head: { growth: 'none', left: 0, groups: [] } } });
      expect(metrics.map(({ unit }) => unit)).not.toContain('goroutines-left/op');
    }
    expect(report.findings.filter(({ rule }) => rule === 'goroutines-left')).toHaveLength(packages.length);
  });

  it('says why, and what is not measured', () => {
    const comment = readFileSync(join(out, 'comment.md'), 'utf8').replaceAll('`', '');
    expect(comment).toContain(
      'the two benchmarks that pprof-gate puts around those of package example.com/fall/order cannot be built in, because the names of its test files leave no room before and after; so its profiles are of whole processes, goroutines left behind are read from dumps',
    );
    expect(comment).toMatch(
      /example\.com\/fall\/clash cannot be built in, because it does not compile with them: .*pprofgateRead/,
    );
    expect(comment).toMatch(
      /1 goroutine left behind by each operation \(at least [\d,]+ after [\d,]+ operations\)/,
    );
  });

  it('shows them by why, with a dump', async () => {
    const { stdout, code } = await runCli(['why', '--in', out, 'clash.Leak']);
    expect(code).toBe(0);
    expect(stdout).toContain('read from dumps of whole processes, which show no created ones');
    expect(stdout).toMatch(/^ {2}grep '\^created by' \S*head\/dumps\/\S*Leak\S*standing/m);
  });
});
