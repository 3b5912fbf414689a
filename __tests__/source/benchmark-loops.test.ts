import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { benchmarkLoops, insertAt } from '../../src/source/benchmark-loops.js';

const loopsOf = (...texts: readonly string[]) =>
  benchmarkLoops(texts.map((text, index) => ({ path: `f${index}_test.go`, text })));
/** The text from where a statement would stand to the end of that line. */
const behind = (text: string, name = 'BenchmarkX'): string => {
  const loop = loopsOf(text).get(name);
  if (typeof loop !== 'object') return String(loop);
  return text.slice(loop.at).split('\n')[0] ?? '';
};
const bench = (body: string) =>
  `package p\n\nimport "testing"\n\nfunc BenchmarkX(b *testing.B) {\n${body}\n}\n`;

describe('benchmarkLoops', () => {
  it.each([
    'for i := 0; i < b.N; i++ { // in',
    'for range b.N { // in',
    'for i := range b.N { // in',
    'for b.Loop() { // in',
    'for   n:=0 ;n<b.N;n ++{ // in',
    'b.Run("a", func(bb *testing.B) { for i := 0; i < bb.N; i++ { // in\n } })\n{',
  ])('finds %j', (head) => {
    expect(behind(bench(`\tx := 1\n\t${head}\n\t\twork(x)\n\t}`))).toBe(' // in');
  });

  it.each([
    ['no-loop', 'for i := 0; i < b.N; i += 10 {\n}'],
    ['no-loop', 'for i := 0; i < n; i++ {\n}'],
    ['no-loop', '// for b.Loop() {\n_ = "for b.Loop() {"'],
    ['no-loop', 'for i := 1; i < b.N; i++ {\n}'],
    ['several-loops', 'for range b.N {\n}\nfor range b.N {\n}'],
    ['parallel', 'b.RunParallel(func(pb *testing.PB) {\nfor pb.Next() {\n}\n})'],
    ['stops-timer', 'for b.Loop() {\nb.StopTimer()\nb.StartTimer()\n}'],
  ])('says %s of %j', (why, body) => {
    expect(loopsOf(bench(body)).get('BenchmarkX')).toBe(why);
  });

  it('follows a benchmark into the helper that has its loop, also in another file of the package', () => {
    const text = bench('\tbenchmarkSize(b, 10)');
    const helper =
      'package p\n\nfunc benchmarkSize(b *testing.B, n int) {\n\tfor b.Loop() {\n\t\twork(n)\n\t}\n}\n';
    expect(loopsOf(text, helper).get('BenchmarkX')).toMatchObject({
      file: 'f1_test.go',
      function: 'benchmarkSize',
    });
    expect(loopsOf(text, helper.replace('package p', 'package p_test')).get('BenchmarkX')).toBe('no-loop');
    expect(loopsOf(text, helper.replace('work(n)', 'b.StopTimer()')).get('BenchmarkX')).toBe('stops-timer');
  });

  it('takes what go test takes for a benchmark', () => {
    const loop = '(b *testing.B) { for b.Loop() { work() } }';
    const text = `package p\nfunc Benchmark${loop}\nfunc Benchmark_x${loop}\nfunc Benchmarkx${loop}\nfunc (t T) BenchmarkM${loop}\n`;
    expect([...loopsOf(text).keys()]).toEqual(['Benchmark', 'Benchmark_x']);
  });

  it('accepts any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const loop of loopsOf(bench(text)).values()) {
          if (typeof loop === 'object') expect(loop.at).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('insertAt', () => {
  it('puts statements where they were asked for, and moves no line', () => {
    expect(
      insertAt('a{b\n}c{d}', [
        { at: 7, code: 'y()' },
        { at: 2, code: 'x()' },
      ]),
    ).toBe('a{ x();b\n}c{ y();d}');
    expect(insertAt('abc', [])).toBe('abc');
  });
});
