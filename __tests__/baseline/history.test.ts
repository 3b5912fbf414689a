import { describe, expect, it } from '@jest/globals';
import { historyOf, mostHistory } from '../../src/baseline/history.js';
import { machineHash } from '../../src/evidence/machine-hash.js';
import { recordSchema, type Capture } from '../../src/model/capture.js';
import { CaptureBuilder, manifestOf } from '../evidence/capture-builder.js';
import { captureOf, sha } from './stored.js';

const origin = {
  repository: 'o/r',
  event: 'push',
  actor: 'a',
  reason: '',
  run: 12,
  attempt: 1,
  workflow: 'w',
  suite: 's',
};

describe('what a baseline inherits', () => {
  it('is nothing without an earlier one', () => {
    expect(historyOf(null, captureOf(sha(2)).build())).toEqual([]);
  });

  it('is what the earlier one measured', () => {
    const previous = captureOf(sha(1), { origin }).build();
    expect(historyOf(previous, captureOf(sha(2)).build())).toEqual([
      {
        type: 'history',
        pkg: 'example.com/m/finder',
        name: 'BenchmarkLook',
        procs: 1,
        sha: sha(1),
        recordedAt: '2026-01-02T03:04:05Z',
        run: 12,
        goVersion: 'go1.26.8',
        machine: machineHash(previous.manifest),
        iterations: 100,
        values: { 'sec/op': expect.closeTo(1.2e-6, 12), 'allocs/op': 3 },
      },
    ]);
  });

  it('is of the screen only, and 0 iterations tell that they were not alike', () => {
    const previous = new CaptureBuilder('single')
      .run('BenchmarkX', { 'allocs/op': 1 }, { slot: 0, iterations: 10 })
      .run('BenchmarkX', { 'allocs/op': 3 }, { slot: 1, iterations: 20 })
      .run('BenchmarkX', { 'allocs/op': 100 }, { slot: 0, stage: 'confirm' });
    const now = new CaptureBuilder('single').run('BenchmarkX', { 'allocs/op': 1 }, { slot: 0 });
    expect(historyOf(previous.build(), now.build())).toMatchObject([
      { iterations: 0, run: 0, values: { 'allocs/op': 2 } },
    ]);
  });

  it('is of the benchmarks that there still are', () => {
    const previous = captureOf(sha(1))
      .runs('BenchmarkGone', { 'ns/op': [1] })
      .build();
    const now = captureOf(sha(2))
      .runs('BenchmarkNew', { 'ns/op': [1] })
      .build();
    expect(historyOf(previous, now).map(({ name }) => name)).toEqual(['BenchmarkLook']);
  });

  it('leaves out a benchmark that gave nothing, but not its history', () => {
    const first = captureOf(sha(1)).build();
    const second = new CaptureBuilder('single', captureOf(sha(2)).build().manifest).trouble(
      'BenchmarkLook',
      'skipped',
    );
    for (const record of historyOf(first, captureOf(sha(2)).build())) second.record(record);
    expect(historyOf(second.build(), captureOf(sha(3)).build()).map((record) => record.sha)).toEqual([
      sha(1),
    ]);
  });

  it('grows from recording to recording, newest last, and is bounded', () => {
    let capture: Capture | null = null;
    for (let run = 1; run <= 40; run++) {
      const next = captureOf(sha(run % 10), { origin: { ...origin, run } });
      for (const record of historyOf(capture, next.build())) {
        expect(recordSchema.safeParse(record).success).toBe(true);
        next.record(record);
      }
      capture = next.build();
    }
    const runs = capture?.records.flatMap((record) => (record.type === 'history' ? [record.run] : []));
    expect(runs).toEqual(Array.from({ length: mostHistory }, (_, index) => 39 - mostHistory + 1 + index));
  });

  it('has no place for units without end', () => {
    const previous = captureOf(sha(1)).runs('BenchmarkUnits', { ['u'.repeat(300)]: [1], __proto__x: [2] });
    const now = captureOf(sha(2)).runs('BenchmarkUnits', { 'ns/op': [1] });
    expect(historyOf(previous.build(), now.build()).at(-1)).toMatchObject({ values: { __proto__x: 2 } });
  });
});

it('the hash of a machine tells machines apart, not what runs on them', () => {
  const { machine } = manifestOf('single');
  const hash = (changes: Partial<typeof machine>): string =>
    machineHash({ ...manifestOf('single'), machine: { ...machine, ...changes } });
  expect(hash({ memoryBytes: 1 })).toBe(hash({}));
  expect(
    new Set([hash({}), hash({ cpu: 'x' }), hash({ cores: 3 }), hash({ os: 'x' }), hash({ pinned: false })])
      .size,
  ).toBe(5);
});
