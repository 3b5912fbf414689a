import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listBenchmarks } from '../../src/bench/discover.js';

const corpus = (file: string) =>
  readFileSync(new URL(`../corpus/bench/${file}.txt`, import.meta.url), 'utf8')
    // What `go test` adds to the output of the binary.
    .replace(/^(exit status \d+|ok  \t.*|FAIL\t.*)\n/gm, '')
    .replace(/FAIL\nFAIL\n$/, 'FAIL\n');
const result = (name: string, count = 1) => `${name}   \t${String(count).padStart(8)}\t        12.5 ns/op\n`;
const listed = (text: string, procs = 2) => {
  const { names, closed } = listBenchmarks(text, procs);
  return [...names.map(({ name, state }) => `${name} ${state}`), closed ? 'closed' : 'open'];
};

describe('listBenchmarks', () => {
  it('lists sub-benchmarks and not what only calls them', () => {
    const { names, closed } = listBenchmarks(corpus('sub-v'), 2);
    expect(closed).toBe(true);
    expect(names.every(({ state }) => state === 'result')).toBe(true);
    expect(names.map(({ name }) => name)).toEqual([
      ...[
        'plain',
        'with_space',
        'a/b',
        'x|y',
        '(p)',
        '[q]',
        'c++',
        'dollar$',
        'été',
        '日本',
        'dup',
        'dup#01',
        '#00',
        'tab_here',
        'back\\slash',
        'n=8-8',
        'key=value',
        'size=1e6',
        '-2',
        'quote"d',
        'new_line',
        'per%cent',
        'Benchmark',
        'emoji😀',
      ].map((sub) => `BenchmarkSub/${sub}`),
      'Benchmark',
      'Benchmark_under',
      'BenchmarkÜmlaut',
    ]);
  });

  it('tells results, failures and skips, and passes over printed results', () => {
    expect(listed(corpus('all-fail-and-skip-v-go121'))).toEqual([
      ...[
        'Plain',
        'PrintsStdout',
        'PrintsNoNewline',
        'PrintsStderr',
        'Logs',
        'StdLog',
        'PrintsBenchLine',
      ].map((name) => `Benchmark${name} result`),
      'BenchmarkSkipped skipped',
      'BenchmarkFails failed',
      'BenchmarkLast result',
      'closed',
    ]);
    const messages = listBenchmarks(corpus('all-fail-and-skip-v-go121'), 2).names.map((n) => n.message);
    expect(messages.filter((m) => m !== '')).toEqual([
      'a_test.go:19: not today',
      'a_test.go:20: wrong result',
    ]);
  });

  it('keeps the one that ran when the output broke off', () => {
    expect(listed(`BenchmarkA\n${result('BenchmarkA-2')}BenchmarkB\nBenchmarkB/x\nprinted\n`)).toEqual([
      'BenchmarkA result',
      'BenchmarkB/x started',
      'open',
    ]);
  });

  it('calls zero iterations a failure: a panic, or runtime.Goexit with PASS after it', () => {
    const zero = 'BenchmarkP-2  \t       0\t               NaN ns/op\n';
    expect(listed(`BenchmarkP\n${zero}BenchmarkZ\n${result('BenchmarkZ-2')}PASS\n`)).toEqual([
      'BenchmarkP failed',
      'BenchmarkZ result',
      'closed',
    ]);
  });

  it('lists a name that others continue when it is a benchmark itself', () => {
    const text = `BenchmarkB\nBenchmarkB/a\n${result('BenchmarkB/a-2')}BenchmarkB/a/b\n${result('BenchmarkB/a/b-2')}PASS\n`;
    expect(listed(text)).toEqual(['BenchmarkB/a result', 'BenchmarkB/a/b result', 'closed']);
  });

  it('lists a parent only when it failed by itself', () => {
    const child = `BenchmarkB\nBenchmarkB/a\n`;
    const inherited = `${child}--- FAIL: BenchmarkB/a\n--- FAIL: BenchmarkB\nFAIL\n`;
    expect(listed(inherited)).toEqual(['BenchmarkB/a failed', 'closed']);
    const own = `${child}${result('BenchmarkB/a-2')}    b_test.go:9: no more\n--- FAIL: BenchmarkB\nFAIL\n`;
    expect(listed(own)).toEqual(['BenchmarkB failed', 'BenchmarkB/a result', 'closed']);
    const skipped = `${child}${result('BenchmarkB/a-2')}--- SKIP: BenchmarkB\nPASS\n`;
    expect(listed(skipped)).toEqual(['BenchmarkB/a result', 'closed']);
  });

  it('tells a name that ends in digits from a processor count by the one asked for', () => {
    const text = (suffix: string) =>
      `BenchmarkN\nBenchmarkN/x-2\n${result(`BenchmarkN/x-2${suffix}`)}BenchmarkN/y\n--- FAIL: BenchmarkN/y${suffix}\nFAIL\n`;
    const expected = ['BenchmarkN/x-2 result', 'BenchmarkN/y failed', 'closed'];
    expect(listed(text(''), 1)).toEqual(expected);
    expect(listed(text('-2'), 2)).toEqual(expected);
  });

  it('finds a name behind text without a newline', () => {
    const text = `dotsBenchmarkB/a\ndots${result('BenchmarkB/a-2')}more BenchmarkB/b\n--- FAIL: BenchmarkB/b-2\nFAIL\n`;
    expect(listed(text)).toEqual(['BenchmarkB/a result', 'BenchmarkB/b failed', 'closed']);
  });

  it('finds a result that other output is printed into', () => {
    expect(listed('BenchmarkA\nBenchmarkA-2  \ttick\n       1\t  12.5 ns/op\nPASS\n')).toEqual([
      'BenchmarkA result',
      'closed',
    ]);
  });

  it('does not list what a benchmark merely prints', () => {
    const printed = `BenchmarkFake\nBenchmarking now\n${result('BenchmarkOther-2')}${result('BenchmarkFake-8')}`;
    expect(listed(`BenchmarkA\n${printed}${result('BenchmarkA-2')}PASS\n`)).toEqual([
      'BenchmarkA result',
      'closed',
    ]);
  });

  it('is closed when TestMain prints after PASS, and not by a PASS that a benchmark prints', () => {
    expect(listed(`BenchmarkA\n${result('BenchmarkA-2')}PASS\nteardown\n`)).toContain('closed');
    expect(listed('BenchmarkA\nPASS\nlast words\n')).toEqual(['BenchmarkA started', 'open']);
    expect(listed('')).toEqual(['open']);
    expect(listed('PASS\n')).toEqual(['closed']);
  });

  it('takes any text, and names each benchmark once', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'BenchmarkA\n',
        'BenchmarkA/b\n',
        result('BenchmarkA/b-2'),
        '--- FAIL: BenchmarkA\n',
        'PASS\n',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const names = listBenchmarks(pieces.join(''), 2).names.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it('does not slow down on hostile output', () => {
    const many = Array.from(
      { length: 20_000 },
      (_, i) => `BenchmarkA${i}\nx BenchmarkB${i}\n${result(`BenchmarkC${i}-2`)}`,
    );
    expect(listBenchmarks(`${many.join('')}PASS\n`, 2).names).toEqual([]);
    expect(listBenchmarks(`${'Benchmark'.repeat(100_000)}\t\n`, 2).names).toEqual([]);
  });
});
