// What the runtime did more or less of, in words.
import { describe, expect, it } from '@jest/globals';
import type { HeapUse, RuntimeUse } from '../../src/model/runtime-use.js';
import { textOf } from '../../src/report/escape.js';
import { heapWords, moveWords, runtimeOfReport, sureRateWords } from '../../src/report/words/runtime.js';
import type { BenchmarkResult } from '../../src/model/verdict.js';
import { changeBetween } from '../judge/stacks.js';

const still: HeapUse = { growth: 'none', keptPerOperation: 0, kept: 400, operations: 5000, after: 0 };
const leak: HeapUse = { growth: 'leak', keptPerOperation: 130, kept: 5.2e6, operations: 40_000, after: 0 };
const use = (heap: HeapUse): RuntimeUse => ({ heap, operations: 5000, processes: 1, rates: {} });

describe('what the runtime did', () => {
  it.each([
    ['gc-cycles', 0, 1 / 4100, 'garbage collections: one every 4,100 operations, on base none'],
    [
      'gc-cycles',
      1 / 1300,
      2.14,
      'garbage collections: 2.1 for each operation, on base one every 1,300 operations',
    ],
    [
      'gc-assist',
      1e-8,
      2.13e-7,
      'time spent helping the garbage collector: 210 ns for each operation, on base 10 ns for each operation',
    ],
    [
      'mutex-wait',
      0,
      1e-6,
      'time goroutines waited for a mutex, added up: 1.0 µs for each operation, on base none',
    ],
  ] as const)('%s', (measure, base, head, words) => {
    expect(moveWords({ measure, base, head })).toBe(words);
  });

  it('is told as sure as it is', () => {
    expect(sureRateWords('gc-pause', { perOperation: 3e-9, error: null })).toBe(
      'not known, of a single process',
    );
    expect(sureRateWords('gc-pause', { perOperation: 3e-9, error: 2e-9 })).toBe('none beyond chance');
    expect(sureRateWords('gc-pause', { perOperation: 3e-9, error: 1e-9 })).toBe('3.0 ns for each operation');
    expect(sureRateWords('gc-pause', { perOperation: 0, error: null })).toBe('none');
  });

  it.each([
    [still, 'nothing more stays, however many operations there are'],
    [leak, '130 B of each operation stay (4.96 MiB after 40,000 operations)'],
    [
      { ...leak, after: 5000 },
      '130 B of each operation stay, from somewhere after the first 5,000 operations on (4.96 MiB after 40,000 operations)',
    ],
    [
      { ...leak, growth: 'filling' as const },
      'memory grows more and more slowly, like a cache that fills (4.96 MiB after 40,000 operations)',
    ],
    [
      { ...leak, growth: 'growing' as const },
      'more stays with more operations (4.96 MiB after 40,000 operations)',
    ],
  ])('to the heap: %#', (heap, words) => {
    expect(heapWords(heap)).toBe(words);
  });

  const told = (base: HeapUse, head: HeapUse, changes: BenchmarkResult['changes'] = []): string[] => {
    const benchmark = { runtime: { base: use(base), head: use(head) }, changes, runtimeMoves: [] };
    const report = { verdict: { benchmarks: [benchmark] } } as unknown as Parameters<
      typeof runtimeOfReport
    >[0];
    return runtimeOfReport(report).flatMap(({ words }) => words.map(textOf));
  };

  it('is not told of what is as on base', () => {
    expect(told(still, still)).toEqual([]);
    expect(told(leak, leak, [{ ...changeBetween('heap-kept-B/op', 130, 130), change: 'none' }])).toEqual([]);
  });

  it('names the line of what stays', () => {
    const change = changeBetween('heap-kept-B/op', 0, 130);
    const culprit = {
      function: 'a.com/x.Remember',
      file: 'x/remember.go',
      line: 12,
      unit: 'heap-kept-B/op' as const,
      base: 0,
      head: 130,
      own: true,
      inDiff: true,
      sampled: false,
      path: [],
    };
    expect(told(still, leak, [{ ...change, culprits: [culprit] }])).toEqual([
      'heap: 130 B of each operation stay (4.96 MiB after 40,000 operations); allocated at x/remember.go:12 in x.Remember; none on base',
    ]);
  });

  it('is not told of the heap where goroutines stay that base did not have', () => {
    const growing = (growth: string) => ({ growth, left: 9 });
    const of = (base: string, head: string): number => {
      const goroutines = { base: growing(base), head: growing(head) };
      const filling: HeapUse = { ...leak, growth: 'filling' };
      const benchmark = { runtime: { base: use(still), head: use(filling) }, goroutines, changes: [] };
      const report = { verdict: { benchmarks: [benchmark] } } as unknown as Parameters<
        typeof runtimeOfReport
      >[0];
      return runtimeOfReport(report).length;
    };
    expect(['leak', 'filling', 'growing'].map((growth) => of('none', growth))).toEqual([0, 0, 0]);
    expect([of('none', 'constant'), of('leak', 'leak'), of('leak', 'none')]).toEqual([1, 1, 1]);
  });

  it('tells of a cache that fills now', () => {
    expect(told(still, { ...leak, growth: 'filling' })).toHaveLength(1);
    expect(told({ ...leak, growth: 'filling' }, { ...leak, growth: 'filling' })).toEqual([]);
  });
});
