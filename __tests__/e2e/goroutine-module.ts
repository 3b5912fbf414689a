// Small packages whose benchmarks start goroutines on head: one story each, in all the ways that tests are written.
import type { Files } from './repository.js';

export interface GoroutineStory {
  /** Its package. */
  readonly dir: string;
  /** Without the prefix. */
  readonly benchmark: string;
  /** Left for each operation on head. */
  readonly leak: number;
  readonly growth: 'none' | 'constant' | 'filling' | 'leak';
  /** Left on head however many operations there are; the testing package runs a benchmark once more, for one operation. */
  readonly left?: number;
  /** Statement on the line that is to be named; null where no line is. */
  readonly line: string | null;
  readonly waits?: string;
}

const stop = 'var never = make(chan int)\n';
const started = 'go func() { never <- n }()';

/** A package that starts a goroutine with each call on head. */
function leaking(name: string, more = ''): { base: string; head: string } {
  const source = (statement: string): string =>
    `package ${name}\n\n${stop}\n${more}// Work works.\nfunc Work(n int) int {\n\t${statement}\n\treturn n\n}\n`;
  return { base: source('_ = never'), head: source(started) };
}

/** `extra`: declarations, and the imports that they need. */
function benchmarks(
  clause: string,
  pkg: string | null,
  body: string,
  imports: readonly string[] = [],
): string {
  const all = ['testing', ...imports].map((path) => `\t"${path}"\n`).join('');
  const own = pkg === null ? '' : `\n\t. "example.com/spawn/${pkg}"\n`;
  return `package ${clause}\n\nimport (\n${all}${own})\n\nvar sink int\n\n${body}`;
}

const loop = (name: string, statement = 'sink += Work(i)'): string =>
  `func Benchmark${name}(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\t${statement}\n\t}\n}\n\n`;

const workers = (statement: string): string => `package pool

import "sync"

var (
	once sync.Once
	jobs = make(chan int)
	idle = make(chan int)
	size int
)

// Start makes four workers, once.
func Start(n int) int {
	${statement}
	return n
}

func start() {
	for i := 0; i < 4; i++ {
		go work()
	}
}

func work() {
	for range jobs {
	}
}

`;
const filling = (
  most: number,
): string => `// Grow makes one worker more with each call, as long as there are fewer than that.
func Grow(n int) int {
	if size < ${most} {
		size++
		go work()
	}
	return n
}

// Open makes one worker.
func Open(most int) {
	if most > 0 {
		go wait()
	}
}

func wait() { <-idle }
`;

const ended = (statement: string): string =>
  `\n// Ask asks another goroutine.\nfunc Ask(n int) int {\n\tdone := make(chan int, 1)\n\t${statement}\n\treturn <-done\n}\n`;

const plain = leaking('leak');
const outer = leaking('outer');
const own = leaking('own');
const old = leaking('old');
const command = leaking('main', 'func main() {}\n\n');
const vendored = (statement: string): string =>
  `// Package dep is another module.\npackage dep\n\n${stop}\n// Work works.\nfunc Work(n int) int {\n\t${statement}\n\treturn n\n}\n`;

export const base: Files = {
  'go.mod': 'module example.com/spawn\n\ngo 1.21\n\nrequire example.com/dep v1.0.0\n',
  'vendor/modules.txt': '# example.com/dep v1.0.0\n## explicit; go 1.21\nexample.com/dep\n',
  'vendor/example.com/dep/dep.go': vendored('_ = never'),
  '.github/pprof-gate.yml': 'budgets:\n  sec/op: none\n  B/op: none\n  allocs/op: none\n',
  'leak/leak.go': plain.base,
  'leak/leak_test.go': benchmarks(
    'leak',
    null,
    `${loop('Plain')}func BenchmarkSub(b *testing.B) {
	b.Run("one", func(b *testing.B) {
		for i := 0; i < b.N; i++ {
			sink += Work(i)
		}
	})
}

func BenchmarkParallel(b *testing.B) {
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			Work(1)
		}
	})
}
`,
  ),
  'leak/loop_test.go': `//go:build go1.24

package leak

import "testing"

func BenchmarkLoop(b *testing.B) {
	for b.Loop() {
		Work(1)
	}
}
`,
  'outer/outer.go': outer.base,
  'outer/outer_test.go': benchmarks('outer_test', 'outer', loop('Outer')),
  'own/own.go': own.base,
  'own/own_test.go': benchmarks(
    'own',
    null,
    `func TestMain(m *testing.M) {\n\tbusy := make(chan int)\n\tgo func() { <-busy }()\n\tcode := m.Run()\n\tclose(busy)\n\tos.Exit(code)\n}\n\n${loop('Own')}`,
    ['os'],
  ),
  // Of a module that may only use what Go 1.11 had.
  'old/go.mod': 'module example.com/spawn/old\n\ngo 1.11\n',
  'old/old.go': old.base,
  'old/old_test.go': benchmarks('old', null, loop('Old')),
  'command/main.go': command.base,
  'command/main_test.go': benchmarks('main', null, loop('Command')),
  'foreign/foreign_test.go': `package foreign\n\nimport (\n\t"testing"\n\n\t"example.com/dep"\n)\n\nvar sink int\n\n${loop('Foreign', 'sink += dep.Work(i)')}`,
  'pool/pool.go': workers('_ = start') + filling(0) + ended('done <- n'),
  'pool/pool_test.go': benchmarks(
    'pool',
    null,
    `${loop('Constant', 'sink += Start(i)')}${loop('Filling', 'sink += Grow(i)')}${loop('Ended', 'sink += Ask(i)')}func BenchmarkEachRun(b *testing.B) {\n\tOpen(limit)\n\tfor i := 0; i < b.N; i++ {\n\t\tsink += i\n\t}\n}\n`,
  ),
  'pool/limit.go': 'package pool\n\nconst limit = 0\n',
  'tagged/tagged.go': '//go:build special\n\n' + leaking('tagged').base,
  'tagged/tagged_test.go': '//go:build special\n\n' + benchmarks('tagged', null, loop('Tagged')),
};

export const head: Files = {
  'vendor/example.com/dep/dep.go': vendored(started),
  'leak/leak.go': plain.head,
  'outer/outer.go': outer.head,
  'own/own.go': own.head,
  'old/old.go': old.head,
  'command/main.go': command.head,
  'pool/pool.go': workers('once.Do(start)') + filling(8000) + ended('go func() { done <- n }()'),
  'pool/limit.go': 'package pool\n\nconst limit = 1\n',
  'tagged/tagged.go': '//go:build special\n\n' + leaking('tagged').head,
};

const leak = { leak: 1, growth: 'leak', line: started, waits: 'channel-send' } as const;

export const stories: readonly GoroutineStory[] = [
  { dir: 'leak', benchmark: 'Plain', ...leak },
  { dir: 'leak', benchmark: 'Sub/one', ...leak },
  { dir: 'leak', benchmark: 'Parallel', ...leak },
  { dir: 'outer', benchmark: 'Outer', ...leak },
  { dir: 'own', benchmark: 'Own', ...leak },
  { dir: 'command', benchmark: 'Command', ...leak },
  { dir: 'old', benchmark: 'Old', ...leak },
  { dir: 'tagged', benchmark: 'Tagged', ...leak },
  { dir: 'foreign', benchmark: 'Foreign', ...leak },
  { dir: 'pool', benchmark: 'Constant', leak: 0, growth: 'constant', left: 4, line: null },
  { dir: 'pool', benchmark: 'Filling', leak: 0, growth: 'filling', line: null },
  { dir: 'pool', benchmark: 'EachRun', leak: 0, growth: 'constant', left: 2, line: null },
  { dir: 'pool', benchmark: 'Ended', leak: 0, growth: 'none', line: null },
];

/** Needs Go 1.24. */
export const loopStory: GoroutineStory = { dir: 'leak', benchmark: 'Loop', ...leak };
