import { describe, expect, it } from '@jest/globals';
import { GateError } from '../../src/base/errors.js';
import { readEvidence } from '../../src/evidence/evidence.js';
import type { BenchmarkEvidence } from '../../src/evidence/benchmark.js';
import type { Capture } from '../../src/model/capture.js';
import { CaptureBuilder, pkg } from './capture-builder.js';

const key = (name: string): string => `${pkg} ${name} 1`;

function only(capture: Capture, name = 'BenchmarkLook'): BenchmarkEvidence {
  const found = readEvidence(capture).benchmarks.get(key(name));
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}

describe('readEvidence', () => {
  it('reads samples in base units, in schedule order, by stage and slot', () => {
    const capture = new CaptureBuilder('base')
      .package()
      .benchmark('BenchmarkLook')
      .run('BenchmarkLook', { 'ns/op': 120, 'allocs/op': 3, 'MB/s': 2 }, { slot: 1 })
      .run('BenchmarkLook', { 'ns/op': 110, 'allocs/op': 3, 'MB/s': 1 }, { slot: 0 })
      .run(
        'BenchmarkLook',
        { 'ns/op': 100, 'allocs/op': 3, 'MB/s': 1 },
        { slot: 0, stage: 'confirm', layout: 5 },
      )
      .build();
    const look = only(capture);
    expect([...look.samples.keys()]).toEqual(['sec/op', 'allocs/op', 'B/s']);
    expect(look.samples.get('sec/op')?.runs).toEqual([
      { value: expect.closeTo(1.2e-7, 12), slot: 1, stage: 'screen', layout: 0 },
      { value: expect.closeTo(1.1e-7, 12), slot: 0, stage: 'screen', layout: 0 },
      { value: expect.closeTo(1e-7, 12), slot: 0, stage: 'confirm', layout: 5 },
    ]);
    expect(look.samples.get('B/s')).toMatchObject({ metric: { unit: 'B/s', better: 'higher' } });
    expect(look.samples.get('B/s')?.runs[0]?.value).toBe(2e6);
    expect(look.dir).toBe('finder');
    expect(look.definition).toMatchObject({ file: 'finder/look_test.go', line: 9 });
  });

  it('gives the iterations of each stage, and null where they differ', () => {
    const capture = new CaptureBuilder('base')
      .run('BenchmarkLook', { 'ns/op': 1 }, { slot: 0, iterations: 100 })
      .run('BenchmarkLook', { 'ns/op': 1 }, { slot: 1, iterations: 100 })
      .run('BenchmarkLook', { 'ns/op': 1 }, { slot: 0, stage: 'confirm', iterations: 100 })
      .run('BenchmarkLook', { 'ns/op': 1 }, { slot: 1, stage: 'confirm', iterations: 200 })
      .build();
    expect([...only(capture).iterations]).toEqual([
      ['screen', 100],
      ['confirm', null],
    ]);
  });

  it('takes nothing from a process that did not end well, whatever it printed', () => {
    const capture = new CaptureBuilder('base')
      .run('BenchmarkLook', { 'ns/op': 1 }, { slot: 0, ending: 'panicked' })
      .trouble('BenchmarkLook', 'panicked')
      .build();
    expect(only(capture).samples.size).toBe(0);
    expect(only(capture).troubles).toMatchObject([
      { pass: 'screen', ending: 'panicked', message: 'panic: boom' },
    ]);
  });

  it('believes the text when the journal calls fine what is not', () => {
    const capture = new CaptureBuilder('base')
      .output('BenchmarkLook', 'BenchmarkLook \t 100\t 5 ns/op\n', { slot: 0 })
      .output('BenchmarkLook', '--- FAIL: BenchmarkLook\n    look_test.go:5: wrong\nFAIL\n', { slot: 1 })
      .build();
    expect(only(capture).samples.size).toBe(0);
    expect(only(capture).troubles.map(({ ending }) => ending)).toEqual(['no-result', 'failed']);
  });

  it('keeps what befell packages apart from what befell benchmarks', () => {
    const evidence = readEvidence(
      new CaptureBuilder('base').trouble(null, 'exited').trouble('BenchmarkLook', 'hung').build(),
    );
    expect(evidence.packageTroubles.get(pkg)).toMatchObject([{ ending: 'exited' }]);
    expect(evidence.benchmarks.get(key('BenchmarkLook'))?.troubles).toMatchObject([{ ending: 'hung' }]);
  });

  it('hands a caveat to the benchmark that it names', () => {
    const evidence = readEvidence(
      new CaptureBuilder('base')
        .benchmark('BenchmarkLook')
        .record({
          type: 'caveat',
          code: 'profile-failed',
          facts: { benchmark: key('BenchmarkLook'), pass: 'cpu' },
        })
        .record({ type: 'caveat', code: 'not-pinned', facts: { os: 'darwin' } })
        .build(),
    );
    expect(evidence.benchmarks.get(key('BenchmarkLook'))?.caveats).toMatchObject([
      { code: 'profile-failed' },
    ]);
    expect(evidence.caveats).toEqual([{ code: 'not-pinned', facts: { os: 'darwin' } }]);
  });

  it.each([
    ['cut', (of: CaptureBuilder) => of.cut()],
    ['interrupted', (of: CaptureBuilder) => of.end('interrupted').build()],
  ])('says that a capture is incomplete: %s', (reason, finish) => {
    expect(readEvidence(finish(new CaptureBuilder('base'))).caveats).toEqual([
      { code: 'capture-incomplete', facts: { reason } },
    ]);
  });

  it('finds directions in Unit lines', () => {
    const text = 'Unit pages better=higher\nBenchmarkLook\nBenchmarkLook \t 100\t 5 ns/op\t 7 pages\nPASS\n';
    const evidence = readEvidence(
      new CaptureBuilder('base').output('BenchmarkLook', text, { slot: 0 }).build(),
    );
    expect(evidence.directions.get('pages')).toBe('higher');
    expect(evidence.benchmarks.get(key('BenchmarkLook'))?.samples.get('pages')?.metric.better).toBe('higher');
  });

  it('is not fooled by names that objects know', () => {
    const capture = new CaptureBuilder('base')
      .benchmark('__proto__')
      .run('__proto__', { 'ns/op': 1 }, { slot: 0 });
    expect([...readEvidence(capture.build()).benchmarks.keys()]).toEqual([key('__proto__')]);
  });

  it('refuses a record that points outside its file, and caveats of another version', () => {
    const outside = new CaptureBuilder('base').run('BenchmarkLook', { 'ns/op': 1 }, { slot: 0 }).build();
    const cut = { ...outside, files: new Map([['bench/BenchmarkLook.txt', new Uint8Array(3)]]) };
    const unknown = new CaptureBuilder('base')
      .record({ type: 'caveat', code: 'of-tomorrow', facts: {} })
      .build();
    for (const capture of [cut, unknown]) {
      const thrown = thrownBy(() => readEvidence(capture));
      expect(thrown).toBeInstanceOf(GateError);
      expect(thrown).toMatchObject({ code: 'capture-invalid' });
    }
  });

  it('carries the diff, or says that there is none', () => {
    expect(readEvidence(new CaptureBuilder('head').build()).diff).toBeNull();
    expect(readEvidence(new CaptureBuilder('head').diff('x').build()).diff).toEqual(
      new TextEncoder().encode('x'),
    );
  });
});

describe('what is told of the run itself', () => {
  const round = (slot: number, discarded: boolean) =>
    ({
      type: 'round',
      pass: 'screen',
      slot,
      startedMs: slot,
      wallMs: 1,
      steal: 0.2,
      load: 1,
      discarded,
    }) as const;

  it('keeps base against base apart from what is judged, and leaves halves out', () => {
    const { guards, benchmarks } = readEvidence(
      new CaptureBuilder('base')
        .run('BenchmarkLook', { 'ns/op': 100 }, { slot: 0 })
        .run('BenchmarkLook', { 'ns/op': 120 }, { slot: 0, stage: 'guard', second: true, layout: 4 })
        .run('BenchmarkLook', { 'ns/op': 110 }, { slot: 0, stage: 'guard', layout: 4 })
        .run('BenchmarkLook', { 'ns/op': 110 }, { slot: 1, stage: 'guard' })
        .build(),
    );
    expect(guards).toEqual([
      {
        key: `${pkg} BenchmarkLook 1`,
        slot: 0,
        layout: 4,
        first: expect.closeTo(1.1e-7, 12),
        second: expect.closeTo(1.2e-7, 12),
      },
    ]);
    expect(benchmarks.get(`${pkg} BenchmarkLook 1`)?.samples.get('sec/op')?.runs).toHaveLength(1);
  });

  it('uses nothing of a round that was discarded, and tells which half of a pair ran second', () => {
    const { benchmarks, rounds } = readEvidence(
      new CaptureBuilder('base')
        .run('BenchmarkLook', { 'ns/op': 100 }, { slot: 0 })
        .run('BenchmarkLook', { 'ns/op': 200 }, { slot: 1, second: true })
        .run('BenchmarkLook', { 'ns/op': 300 }, { slot: 0, stage: 'focus' })
        .record(round(0, true))
        .record(round(1, false))
        .build(),
    );
    const runs = benchmarks.get(`${pkg} BenchmarkLook 1`)?.samples.get('sec/op')?.runs;
    expect(runs?.map(({ stage, slot, second }) => [stage, slot, second])).toEqual([
      ['screen', 1, true],
      ['focus', 0, undefined],
    ]);
    expect(rounds.map(({ discarded }) => discarded)).toEqual([true, false]);
  });

  it('knows the packages whose functions are the same', () => {
    const head = new CaptureBuilder('head').record({ type: 'same-functions', pkg }).build();
    expect([...readEvidence(head).sameFunctions]).toEqual([pkg]);
  });
});
