import { describe, expect, it } from '@jest/globals';
import { benchmarkLoops } from '../../src/source/benchmark-loops.js';
import {
  harmlessEdits,
  loopKey,
  spinEdits,
  type Edit,
  type PackageFiles,
} from '../../src/self-test/edits.js';

const inside = `package p

import "testing"

func BenchmarkA(b *testing.B) {
	for i := 0; i < b.N; i++ {
		work()
	}
}

func BenchmarkB(b *testing.B) {
	for b.Loop() {
		work()
	}
}
`;
const outside = inside.replace('package p', 'package p_test').replaceAll('Benchmark', 'BenchmarkX');
const found: PackageFiles = {
  dir: 'sub',
  pkg: 'm/sub',
  testFiles: [
    { path: 'sub/p_test.go', text: inside },
    { path: 'sub/x_test.go', text: outside },
  ],
};
const textOf = (edits: readonly Edit[], path: string): string => {
  const edit = edits.find((of) => of.path === path);
  if (edit === undefined) throw new Error(`no ${path} in ${edits.map((of) => of.path).join(', ')}`);
  return edit.text;
};

describe('spinEdits', () => {
  const loop = benchmarkLoops(found.testFiles).get('BenchmarkB');
  if (typeof loop !== 'object') throw new Error('no loop');
  const idle = spinEdits(found);
  const spinning = spinEdits(found, new Map([[loopKey(loop), 37]]));

  it('calls a spin first in each loop, and moves no line', () => {
    const text = textOf(idle, 'sub/p_test.go');
    expect(text).toContain('i++ { pprofGateSpin0();\n');
    expect(text).toContain('b.Loop() { pprofGateSpin1();\n');
    expect(text.split('\n')).toHaveLength(inside.split('\n').length);
  });

  it('differs between sides by one constant only', () => {
    const differing = idle.flatMap(({ path, text }, index) => {
      const other = spinning[index]?.text.split('\n') ?? [];
      return text
        .split('\n')
        .flatMap((line, at) => (line === other[at] ? [] : [[path, line.trim(), other[at]?.trim()]]));
    });
    expect(differing).toEqual([
      [
        'sub/pprof_gate_spin_test.go',
        'for i := pprofGateFrom; i < 4096; i++ {',
        'for i := pprofGateFrom; i < 4133; i++ {',
      ],
    ]);
  });

  it('gives the tests beside the package spins of their own, and one benchmark for both', () => {
    expect(textOf(idle, 'sub/pprof_gate_spin_test.go')).toMatch(/^package p\n/);
    expect(textOf(idle, 'sub/pprof_gate_spin1_test.go')).toMatch(/^package p_test\n/);
    expect(idle.filter(({ text }) => text.includes('func BenchmarkPprofGateSpin'))).toHaveLength(1);
  });

  it('leaves a package alone that has no loop', () => {
    const testFiles = [{ path: 'sub/p_test.go', text: 'package p\n' }];
    expect(spinEdits({ ...found, testFiles })).toEqual([]);
  });
});

describe('harmlessEdits', () => {
  it('adds lines in front, and no code', () => {
    const edits = harmlessEdits(found, ['comments'], 1);
    expect(edits.map(({ path }) => path)).toEqual(['sub/p_test.go', 'sub/x_test.go']);
    expect(
      textOf(edits, 'sub/p_test.go')
        .replace(/^\/\/.*\n/gm, '')
        .trimStart(),
    ).toBe(inside);
  });

  it('adds functions that only a test could call, others for another seed', () => {
    const edits = harmlessEdits(found, ['functions'], 1);
    expect(edits.map(({ path }) => path)).toEqual([
      'sub/a_pprof_gate_uncalled.go',
      'sub/pprof_gate_uncalled_test.go',
    ]);
    for (const { text } of edits) expect(text).toMatch(/^package p\n/);
    expect(harmlessEdits(found, ['functions'], 1)).toEqual(edits);
    expect(harmlessEdits(found, ['functions'], 2)).not.toEqual(edits);
  });

  it('finds the name of a package whose tests are all beside it', () => {
    const testFiles = [{ path: 'sub/x_test.go', text: outside }];
    expect(
      textOf(harmlessEdits({ ...found, testFiles }, ['functions'], 1), 'sub/a_pprof_gate_uncalled.go'),
    ).toMatch(/^package p\n/);
  });
});
