// Which functions of the repository profiles touch, and how much.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { GateError } from '../../src/base/errors.js';
import type { BenchmarkEvidence, PerOperation, ProfileFile } from '../../src/evidence/benchmark.js';
import { readEvidence } from '../../src/evidence/evidence.js';
import { TouchedFunctions } from '../../src/evidence/touched-functions.js';
import { evidenceOf, table } from '../judge/stacks.js';
import { CaptureBuilder } from './capture-builder.js';

const modules = [
  { path: 'example.com/m', dir: '.' },
  { path: 'example.com/m/tools', dir: 'cmd/tools' },
];

function touched(tables: Record<string, PerOperation>, kind: ProfileFile['kind'] = 'heap') {
  const benchmark: BenchmarkEvidence = {
    ...evidenceOf(tables),
    profiles: [{ kind, iterations: 1, file: 'profiles/x' }],
  };
  const found = new TouchedFunctions(modules);
  found.add(benchmark);
  return found.list();
}

const of = (...stacks: string[]): PerOperation => ({ table: table(...stacks), operations: 1, period: 1 });

describe('touched functions', () => {
  it('are those of the main modules, by the largest part that goes through them', () => {
    const a = 'm/f.A example.com/m/f/a.go:12@10';
    const b = 'm/f.(*B).C.func1 example.com/m/f/b.go:7@6';
    const tools = 'm/tools.T example.com/m/tools/t.go:3@2';
    expect(
      touched({
        alloc_space: of(
          `60: runtime.x runtime/x.go:1@1 < ${a}`,
          `30: ${b} < m/f.A example.com/m/f/a.go:15@10`,
          `10: ${tools}`,
        ),
      }),
    ).toEqual([
      { file: 'f/f_test.go', startLine: 8, lines: [9], share: 1 },
      { file: 'f/a.go', startLine: 10, lines: [12, 15], share: 0.9 },
      { file: 'f/b.go', startLine: 6, lines: [7], share: 0.3 },
      { file: 'cmd/tools/t.go', startLine: 2, lines: [3], share: 0.1 },
    ]);
  });

  it.each([
    ['a vendored package', 'v.V example.com/m/vendor/example.com/v/v.go:1@1'],
    ['another module', 'n.N example.com/n/n.go:1@1'],
    ['the standard library', 'strings.Fields strings/strings.go:1@1'],
    ['the sentinels', 'm/f.pprofgateCounters example.com/m/f/0_pprofgate_begin_test.go:1@1'],
    ['what leads out of the repository', 'm.E example.com/m/../../etc/passwd:1@1'],
    ['what is no path', 'm.E example.com/m/a\\b.go:1@1'],
  ])('are none of %s', (_, frame) => {
    const files = touched({ alloc_space: of(`1: ${frame}`) }).map(({ file }) => file);
    expect(files).toEqual(['f/f_test.go']);
  });

  it('count once in a stack, and only what is worth showing', () => {
    const again = 'm/f.R example.com/m/f/r.go:5@4 < m/f.R example.com/m/f/r.go:6@4';
    const found = touched({
      alloc_space: of(
        `990: ${again}`,
        '6: m/f.Some example.com/m/f/s.go:2@1',
        '4: m/f.Few example.com/m/f/w.go:2@1',
      ),
    });
    expect(found).toMatchObject([
      { file: 'f/f_test.go' },
      { share: 0.99, lines: [5, 6] },
      { file: 'f/s.go' },
    ]);
  });

  it('have the largest part of all sample types, and of what happens once', () => {
    const a = 'm/f.A example.com/m/f/a.go:2@1';
    const b = 'm/f.B example.com/m/f/b.go:2@1';
    const found = touched({
      alloc_space: {
        ...of(`99: ${a}`, `1: ${b}`),
        once: () => table('1: m/f.Open example.com/m/f/o.go:2@1'),
      },
      inuse_objects: of(`1: ${a}`, `1: ${b}`),
    });
    expect(found.map(({ file, share }) => [file, share])).toEqual([
      ['f/f_test.go', 1],
      ['f/o.go', 1],
      ['f/a.go', 0.99],
      ['f/b.go', 0.5],
    ]);
  });

  it('leave out what a slope has below zero', () => {
    const found = touched({
      alloc_space: of('10: m/f.A example.com/m/f/a.go:2@1', '-5: m/f.B example.com/m/f/b.go:2@1'),
    });
    expect(found.map(({ file, share }) => [file, share])).toEqual([
      ['f/a.go', 1],
      ['f/f_test.go', 1],
    ]);
    expect(touched({ alloc_space: of('-5: m/f.B example.com/m/f/b.go:2@1') })).toEqual([]);
  });

  it('know no lines where the profile tells none', () => {
    const found = touched({ delay: of('1: m/f.A example.com/m/f/a.go:0@0.') }, 'block');
    expect(found).toEqual([{ file: 'f/a.go', startLine: 0, lines: [], share: 1 }]);
  });

  it('are of the profiles that can be read', () => {
    const benchmark: BenchmarkEvidence = {
      ...evidenceOf({}),
      profiles: [{ kind: 'heap', iterations: 1, file: 'profiles/x' }],
      stacks: (_, type) => {
        if (type === 'alloc_space') throw new GateError('profile-invalid', { reason: 'truncated' });
        return of('1: m/f.A example.com/m/f/a.go:2@1.');
      },
    };
    const found = new TouchedFunctions(modules);
    found.add(benchmark);
    expect(found.list().map(({ file }) => file)).toEqual(['f/a.go']);
    const bug = {
      ...benchmark,
      stacks: () => {
        throw new TypeError('bug');
      },
    };
    expect(() => {
      found.add(bug);
    }).toThrow(TypeError);
  });
});

it('real profiles touch what was profiled', () => {
  const builder = new CaptureBuilder('base', { modules: [{ path: 'example.com/stories', dir: '.' }] });
  builder.package().benchmark('BenchmarkA');
  for (const [iterations, side] of [
    [1000, 'base'],
    [2000, 'head'],
  ] as const)
    for (const kind of ['heap', 'cpu'] as const)
      builder.profile(
        'BenchmarkA',
        kind,
        iterations,
        new Uint8Array(
          readFileSync(new URL(`../corpus/profiles/pair-${side}.${kind}.pb.gz`, import.meta.url)),
        ),
      );
  const { benchmarks, manifest } = readEvidence(builder.build());
  const found = new TouchedFunctions(manifest.modules);
  for (const benchmark of benchmarks.values()) found.add(benchmark);
  const list = found.list();
  expect(new Set(list.map(({ file }) => file))).toEqual(new Set(['shop/shop.go', 'shop/shop_test.go']));
  for (const { share, lines, startLine } of list) {
    expect(share).toBeGreaterThanOrEqual(0.005);
    expect(share).toBeLessThanOrEqual(1);
    expect(lines[0]).toBeGreaterThanOrEqual(startLine);
  }
});
