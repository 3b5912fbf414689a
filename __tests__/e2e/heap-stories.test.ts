// What benchmarks keep of the heap on head, by real Go: memory that grows with the operations is told with its line,
// also where that begins late; caches that are full, pools, finalizers and garbage are not.
import { readFileSync } from 'node:fs';
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
  type Files,
  type ReportJson,
} from './repository.js';
import { describeWithGo, run } from './with-go.js';

const bodies: Readonly<Record<string, readonly [base: string, head: string]>> = {
  // Kept for good.
  Cached: [
    'out = make([]byte, 64)',
    'b, ok := cache[n]\n\tif !ok {\n\t\tb = make([]byte, 64)\n\t\tcache[n] = b\n\t}',
  ],
  Slice: ['out = make([]byte, 100)', 'out = make([]byte, 100)\n\tlog = append(log, out)'],
  Late: [
    'calls++\n\tout = make([]byte, 64)',
    'calls++\n\tout = make([]byte, 64)\n\tif calls > 5000 {\n\t\tlate[calls] = out\n\t}',
  ],
  // Not.
  Bounded: ['out = make([]byte, 64)', 'slots[n%len(slots)] = make([]byte, 64)'],
  Wide: ['out = make([]byte, 64)', 'wide[n%10000] = make([]byte, 64)'],
  Garbage: ['out = make([]byte, 4000)', 'out = make([]byte, 120000)'],
  Pooled: [
    'out = make([]byte, 64)',
    'b := pool.Get().(*[]byte)\n\tout = append((*b)[:0], make([]byte, 70)...)\n\t*b = out\n\tpool.Put(b)',
  ],
  Opened: [
    'out = make([]byte, 64)',
    'f, _ := os.Open(os.DevNull)\n\tsink = f\n\tif n%64 == 0 {\n\t\truntime.GC()\n\t}',
  ],
};
const names = Object.keys(bodies);

const source = (side: 0 | 1): string => `package heap

import (
	"os"
	"runtime"
	"sync"
)

var (
	cache = map[int][]byte{}
	slots [512][]byte
	wide  = map[int][]byte{}
	log   [][]byte
	late  = map[int][]byte{}
	calls int
	out   []byte
	sink  *os.File
	pool  = sync.Pool{New: func() any { return new([]byte) }}
)

var _ = runtime.GC

${names.map((name) => `func ${name}(n int) int {\n\t${bodies[name]?.[side] ?? ''}\n\treturn n\n}\n`).join('\n')}`;

const base: Files = {
  'go.mod': 'module example.com/heap\n\ngo 1.21\n',
  'heap.go': source(0),
  'heap_test.go': `package heap

import "testing"

var result int

${names.map((name) => `func Benchmark${name}(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tresult += ${name}(i)\n\t}\n}\n`).join('\n')}`,
  '.github/pprof-gate.yml':
    'budgets:\n  sec/op: none\n  B/op: none\n  allocs/op: none\n  heap-kept-B/op: "+0"\n',
};

interface Use {
  readonly heap: { readonly growth: string; readonly after: number; readonly operations: number };
}

describeWithGo('the heap of benchmarks', () => {
  let result: CliResult;
  let report: ReportJson;
  let out = '';
  let repository = '';

  beforeAll(async () => {
    repository = createRepository(base, { 'heap.go': source(1) });
    out = join(temporaryFolder(), 'out');
    const args = ['gate', '--repo', repository, '--base', 'HEAD~1', '--head', 'HEAD', '--out', out];
    result = await runCli([...args, '--time-budget', '40s']);
    report = readReport(out);
  }, 600_000);
  afterAll(removeFolders);

  const heapOf = (name: string): Use['heap'] => {
    const { runtime } = benchmarkOf(report, name) as unknown as { runtime: { head: Use } };
    return runtime.head.heap;
  };
  const linesOf = (name: string): string[] =>
    metricOf(report, name, 'heap-kept-B/op').culprits.map(
      ({ line }) => source(1).split('\n')[line - 1]?.trim() ?? '',
    );

  it.each([
    // A value for each operation, and the map or slice that holds it.
    ['Cached', ['b = make([]byte, 64)', 'cache[n] = b'], 120, 150],
    ['Slice', ['log = append(log, out)', 'out = make([]byte, 100)'], 130, 180],
    ['Late', ['late[calls] = out', 'out = make([]byte, 64)'], 100, 180],
  ] as const)('%s keeps something for each operation', (name, lines, least, most) => {
    const metric = metricOf(report, name, 'heap-kept-B/op');
    expect(metric).toMatchObject({ change: 'regression', outcome: 'exceeded', base: { center: 0 } });
    expect(metric.head?.center).toBeGreaterThan(least);
    expect(metric.head?.center).toBeLessThan(most);
    expect(linesOf(name).sort()).toEqual(lines);
    expect(heapOf(name).growth).toBe('leak');
  });

  it('tells that it began late', () => {
    expect(heapOf('Late').after).toBe(5000);
    expect(heapOf('Cached').after).toBe(0);
    expect(result.stdout).toContain('from somewhere after the first 5,000 operations on');
  });

  it.each(['Bounded', 'Wide', 'Garbage', 'Pooled', 'Opened'])('%s keeps nothing', (name) => {
    expect(benchmarkOf(report, name).metrics.map(({ unit }) => unit)).not.toContain('heap-kept-B/op');
    expect(heapOf(name).growth).toBe(name === 'Wide' ? 'filling' : 'none');
  });

  it('fails for those that keep something alone', () => {
    expect(result.code).toBe(1);
    const found = report.findings.filter(({ rule }) => rule === 'heap-kept' || rule === 'budget-exceeded');
    const benchmarks = new Set(
      found.map((finding) => (finding as unknown as { benchmark: string }).benchmark),
    );
    expect([...benchmarks].sort()).toEqual(
      ['Cached', 'Late', 'Slice'].map((name) => `example.com/heap Benchmark${name} 1`),
    );
    const comment = readFileSync(join(out, 'comment.md'), 'utf8');
    expect(comment).toContain('go tool pprof -sample_index=inuse_space -list=');
  });

  it('tells of collections that are more frequent', () => {
    const { runtime } = benchmarkOf(report, 'Garbage') as unknown as {
      runtime: { moved: readonly { measure: string; base: number; head: number }[] };
    };
    const cycles = runtime.moved.find(({ measure }) => measure === 'gc-cycles');
    // 30 times as many bytes.
    expect((cycles?.head ?? 0) / (cycles?.base ?? 0)).toBeGreaterThan(8);
    expect(result.stdout).toMatch(/garbage collections: one every \d+ operations, on base one every [\d,]+/);
  });

  it('shows all of it to who asks why', async () => {
    const why = await runCli(['why', '--in', out, 'heap.Late'], { cwd: repository });
    expect(why.code).toBe(0);
    expect(why.stdout).toContain('from somewhere after the first 5,000 operations on');
    expect(why.stdout).toMatch(/go tool pprof -sample_index=inuse_space -list='heap\\\.Late\$'/);
    const commands = why.stdout.match(/go tool pprof .* \S*capture\S*$/gm) ?? [];
    expect(commands.length).toBeGreaterThan(1);
    const shown = commands.map((command) => run('sh', ['-c', command], repository));
    expect(shown.join('\n')).toMatch(/^ROUTINE =+ example\.com\/heap\.Late in [^]*late\[calls\] = out$/m);
    const list = await runCli(['why', '--in', out, '*']);
    expect([list.code, list.stdout]).toEqual([2, expect.stringContaining('  heap.Cached\n')]);
    const none = await runCli(['why', '--in', out, 'Chached']);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('near it: Cached')]);
  });
});
