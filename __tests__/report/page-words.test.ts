// Words of the page that say of which samples a number is, where a line is, and where a command is typed.
import { describe, expect, it } from '@jest/globals';
import { textOf } from '../../src/report/escape.js';
import { findingWords } from '../../src/report/words/findings.js';
import { commandNote, goroutineSamples, metricSamples } from '../../src/report/words/page-benchmark.js';
import { placesOf } from '../../src/report/places.js';
import { placeGoroutines } from '../../src/report/words/lines.js';
import { waitPlace } from '../../src/report/words/waiting.js';
import { benchmark, change, culprit, finding, story } from './fixtures.js';

describe('of which samples metrics are', () => {
  it.each([
    [['sec/op', 'B/op'], 'Measured in processes that run the benchmark without a profiler.'],
    [
      ['sec/op', 'goroutines-left/op', 'goroutines-created/op', 'heap-kept-B/op'],
      'Measured in processes that run the benchmark without a profiler; goroutines-left/op, goroutines-created/op and heap-kept-B/op in others, which count goroutines and the heap.',
    ],
    [
      ['heap-kept-B/op', 'alloc_space:encoding/json.*', 'cpu-share:runtime.gc*'],
      'Measured in processes that run the benchmark without a profiler; heap-kept-B/op in others, which count goroutines and the heap; what profiles count in others, under a profiler.',
    ],
  ])('%j', (units, words) => {
    expect(metricSamples(units)).toBe(words);
  });

  it('is told of goroutines by how they were counted', () => {
    expect(goroutineSamples(false)).toContain('without a profiler');
    expect(goroutineSamples(true)).toContain('dumps of whole processes');
  });
});

it('commands on captures are typed where those are, others in the repository', () => {
  const notes = [
    commandNote('captures', true),
    commandNote('captures', false),
    commandNote('again', true),
    commandNote('open', false),
  ];
  expect(notes[0]).toContain('where pprof-gate was started');
  expect(notes[1]).toContain('artifact');
  expect(notes.slice(2).every((note) => note.includes('root of the repository'))).toBe(true);
});

describe('a line that waits', () => {
  const site = (base: number, head: number, rest: { gone?: boolean; inDiff?: boolean } = {}) => {
    const of = (center: number) => ({ center, lo: center, hi: center, n: 5 });
    const contentions = { base: of(base), head: of(head) };
    return waitPlace({ file: 'store.go', line: 12, gone: false, inDiff: false, contentions, ...rest });
  };

  it.each([
    [site(1, 1), 'store.go:12'],
    [site(1, 0), 'store.go:12'],
    [site(1, 0, { gone: true, inDiff: true }), 'store.go:12 on base'],
    [site(1, 0, { inDiff: true }), 'store.go:12 as on base'],
    [site(1, 0.5, { inDiff: true }), 'store.go:12'],
    [site(0, 1, { inDiff: true }), 'store.go:12'],
    [site(0, 0, { inDiff: true }), 'store.go:12'],
  ])('%s is %s', (told, words) => {
    expect(told).toBe(words);
  });
});

describe('a budget in a finding', () => {
  it.each([
    ['<= 150', '≤ 150'],
    ['>= 2.5GB/s', '≥ 2.5 GB/s'],
    ['+25%', '+25 %'],
    ['+0', '+0'],
    ['+64KiB', '+64 KiB'],
    ['-5%', '-5 %'],
  ])('%s is written as in tables: %s', (budget, words) => {
    const told = findingWords(finding({ rule: 'budget-exceeded', facts: { unit: 'x', budget } }));
    expect(textOf(told)).toBe(`x (budget ${words})`);
  });
});

describe('what the runtime keeps of goroutines that stay', () => {
  const [walk] = story().rows.exceeded.filter(
    ({ change: { metric } }) => metric.unit === 'goroutines-left/op',
  );
  const leak = walk?.change.culprits[0]?.left;
  const told = (...others: ReturnType<typeof change>[]): string => {
    const leaked = change('goroutines-left/op', 0, 1, {
      culprits: [culprit('goroutines-left/op', 0, 1, leak === undefined ? {} : { left: leak })],
    });
    const of = benchmark('Walk', [leaked, ...others]);
    const [place] = placesOf([{ benchmark: of, change: leaked }]);
    return place === undefined
      ? ''
      : placeGoroutines(place)
          .map((words) => textOf(words))
          .join();
  };

  it('is told where bytes got more as well', () => {
    const more = (unit: string) => change(unit, 0, 600, { change: 'regression' });
    expect(told(more('heap-kept-B/op'))).toMatch(
      /; what Go's runtime keeps of each is in heap-kept-B\/op as well$/,
    );
    expect(told(more('B/op'), more('heap-kept-B/op'))).toMatch(/ is in B\/op and heap-kept-B\/op as well$/);
  });

  it('is not told where they did not', () => {
    expect(told()).toMatch(/^each waits to send/);
    expect(told(change('B/op', 600, 600), change('allocs/op', 1, 2, { change: 'regression' }))).not.toContain(
      'runtime keeps',
    );
  });
});
