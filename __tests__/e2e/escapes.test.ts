// What the compiler decides otherwise, asked of the real one: values that are on the heap now and functions that are
// no longer inlined, told beneath the line that they explain.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
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
import { describeWithGo } from './with-go.js';

const source = (side: 'base' | 'head'): string =>
  readFileSync(new URL(`../corpus/compiler/story/${side}.go.txt`, import.meta.url), 'utf8');

const names = ['Format', 'Capture', 'Local', 'Borrow', 'Picked', 'Kept'] as const;
const calls: Readonly<Record<(typeof names)[number], string>> = {
  Format: 'Format(io.Discard, i)',
  Capture: 'Capture(i)',
  Local: 'Local(i)',
  Borrow: 'Borrow(io.Discard, i)',
  Picked: 'Picked(i)',
  Kept: 'Kept(i)',
};

const tests = `package esc_test

import (
	"io"
	"testing"

	. "example.com/esc"
)

var result int

// Takes so long that an allocation more is no change of time: then only the heap is profiled.
//
//go:noinline
func work(n int) int {
	for i := 0; i < 40000; i++ {
		n ^= i
	}
	return n
}

${names.map((name) => `func Benchmark${name}(b *testing.B) {\n\tfor i := 0; i < b.N; i++ {\n\t\tresult += work(i) + ${calls[name]}\n\t}\n}\n`).join('\n')}`;

/** Its culprit lies in a package, and a module, without benchmarks. */
const kept =
  'package esc\n\nimport "example.com/esc/inner/store"\n\n// Kept keeps.\nfunc Kept(n int) int {\n\treturn store.Keep(n)\n}\n';
const store = (statement: string): string =>
  `package store\n\ntype entry struct{ n int }\n\nvar last *entry\n\n//go:noinline\nfunc Keep(n int) int {\n\te := entry{n}\n\t${statement}\n\treturn e.n\n}\n`;

const base: Files = {
  'go.mod':
    'module example.com/esc\n\ngo 1.21\n\nrequire example.com/esc/inner v0.0.0\n\nreplace example.com/esc/inner => ./inner\n',
  'esc.go': source('base'),
  'kept.go': kept,
  'esc_test.go': tests,
  'inner/go.mod': 'module example.com/esc/inner\n\ngo 1.21\n',
  'inner/inner.go':
    'package inner\n\n// Fill fills.\nfunc Fill(b []byte) int {\n\tn := 0\n\tfor i := range b {\n\t\tb[i] = byte(i)\n\t\tn += i\n\t}\n\treturn n\n}\n',
  'inner/store/store.go': store('last = nil'),
};
const head: Files = { 'esc.go': source('head'), 'inner/store/store.go': store('last = &e') };

afterAll(removeFolders);

describeWithGo('a gate that finds allocations', () => {
  let repository = '';
  let out = '';
  let result: CliResult;
  let report: ReportJson;

  beforeAll(async () => {
    repository = createRepository(base, head);
    out = join(temporaryFolder(), 'out');
    // GOFLAGS with flags for the compiler: they are part of what is measured, so they stay.
    const env = { GOFLAGS: '-buildvcs=false -gcflags=all=-d=ssa/check/on=0' };
    const args = ['gate', '--repo', repository, '--base', 'HEAD~1', '--head', 'HEAD', '--out', out];
    result = await runCli([...args, '--time-budget', '40s', '--budget', 'sec/op=none'], { env });
    report = readReport(out);
  }, 600_000);

  const reasonsOf = (name: string): string[] =>
    metricOf(report, name, 'allocs/op').culprits.flatMap(({ line, because = [] }) =>
      because.map(({ words }) => `${line}: ${words}`),
    );
  const line = (text: string): number =>
    source('head')
      .split('\n')
      .findIndex((of) => of.includes(text)) + 1;

  it('ends as it would without', () => {
    expect([result.code, report.caveats.filter(({ code }) => code.startsWith('compiler'))]).toEqual([1, []]);
  });

  it('says why each line allocates', () => {
    expect(reasonsOf('Format').sort()).toEqual([
      `${line('var buf')}: buf now escapes to the heap: passed to an interface parameter of fmt.Fprintf on line ${line('fmt.Fprintf')}`,
      `${line('fmt.Fprintf')}: buf[:] now escapes to the heap: passed to fmt.Fprintf`,
    ]);
    // What it captures is so small that blocks are shared, and the profile may not see it.
    expect(reasonsOf('Capture')).toContain(
      `${line('add := func')}: the function literal now escapes to the heap: stored (hook = add) on line ${line('hook = add')}`,
    );
    expect(reasonsOf('Local')).toEqual([
      `${line('p := point{n, n}')}: esc.makePoint is no longer inlined: cost 101 exceeds the compiler's budget of 80`,
    ]);
    expect(reasonsOf('Picked')).toEqual([
      `${line('func pick') + 1}: p now escapes to the heap: returned on line ${line('func pick') + 2}`,
    ]);
    expect(reasonsOf('Borrow')).toEqual([
      `${line('func fresh')}: new([32]byte) now escapes to the heap: passed to w.Write, as inlined at esc.go:${line('b := fresh()')}`,
    ]);
  });

  it('finds the one in another module of the repository, in a package without benchmarks', () => {
    expect(reasonsOf('Kept')).toEqual(['9: e now escapes to the heap: stored (last = &e) on line 10']);
  });

  it('tells people beneath the line', () => {
    expect(result.stdout).toContain(
      `      buf now escapes to the heap: passed to an interface parameter of fmt.Fprintf on line ${line('fmt.Fprintf')}\n`,
    );
    expect(readFileSync(join(out, 'comment.md'), 'utf8')).toContain(
      `<br>\`buf\` now escapes to the heap: passed to an interface parameter of \`fmt.Fprintf\` on line ${line('fmt.Fprintf')}<br>`,
    );
  });

  it('says the same when it is read again from the captures', async () => {
    const again = join(temporaryFolder(), 'again');
    await runCli(['report', out, '--out', again]);
    const culprits = (of: ReportJson) =>
      of.benchmarks.map(({ metrics }) => metrics.map((metric) => metric.culprits));
    expect(culprits(readReport(again))).toEqual(culprits(report));
  });

  it('compiles nothing where nothing got worse', async () => {
    const same = createRepository(base, { 'esc.go': `${source('base')}\nfunc unused() {}\n` });
    const other = join(temporaryFolder(), 'out');
    rmSync(other, { recursive: true, force: true });
    const args = ['gate', '--repo', same, '--base', 'HEAD~1', '--head', 'HEAD', '--out', other];
    await runCli([...args, '--time-budget', '5s', '--bench', 'Picked']);
    expect(readdirSync(join(other, 'capture/head'))).not.toContain('compiler');
  }, 120_000);
});
