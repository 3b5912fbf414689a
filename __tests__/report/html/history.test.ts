// A metric over earlier recordings: in which order, of which machines, and what is no part of it.
import { describe, expect, it } from '@jest/globals';
import type { BenchmarkEvidence } from '../../../src/evidence/benchmark.js';
import { readEvidence, type Evidence } from '../../../src/evidence/evidence.js';
import { machineHash } from '../../../src/evidence/machine-hash.js';
import { keyOf } from '../../../src/model/benchmark.js';
import type { Manifest, RecordOf } from '../../../src/model/capture.js';
import type { Sample, Stage } from '../../../src/model/metric.js';
import { historyLines, mostPoints } from '../../../src/report/html/history-lines.js';
import { CaptureBuilder } from '../../evidence/capture-builder.js';
import { benchmark, change, manifest } from '../fixtures.js';

const measured = benchmark('Look', [change('sec/op', 1e-6, 2e-6), change('allocs/op', 3, 5)]);
const key = keyOf(measured.id);
const here = machineHash(manifest('head'));

type Values = Readonly<Record<string, readonly (readonly [stage: Stage, value: number])[]>>;

function samplesOf(values: Values): ReadonlyMap<string, Sample> {
  return new Map(
    Object.entries(values).map(([unit, runs]) => [
      unit,
      {
        metric: { unit, better: 'lower' as const },
        runs: runs.map(([stage, value], slot) => ({ value, slot, stage, layout: 0 })),
      },
    ]),
  );
}

function evidence(
  of: Partial<Manifest>,
  values: Values,
  earlier: readonly RecordOf<'history'>[] = [],
): Evidence {
  const { id, dir } = measured;
  const own = { id, dir, samples: samplesOf(values) } as BenchmarkEvidence;
  return {
    ...readEvidence(new CaptureBuilder('head').build()),
    manifest: manifest('head', of),
    benchmarks: new Map([[key, own]]),
    history: new Map([[key, earlier]]),
  };
}

function recorded(
  day: number,
  values: Readonly<Record<string, number>>,
  rest: Partial<RecordOf<'history'>> = {},
) {
  const { pkg, name, procs } = measured.id;
  return {
    ...{ type: 'history' as const, pkg, name, procs, iterations: 100, goVersion: 'go1.26.7', machine: here },
    ...{ sha: String(day).repeat(40), recordedAt: `2026-11-0${day}T00:00:00Z`, run: 100 + day, values },
    ...rest,
  };
}

const commit = (sha: string, dirty = false): Manifest['commit'] => ({
  ...{ sha: sha.repeat(40), ref: 'main', chosen: 'given', dirty },
});
const stored = (earlier: readonly RecordOf<'history'>[], values: Values = {}): Evidence =>
  evidence(
    {
      commit: commit('b'),
      startedAt: '2026-11-08T00:00:00Z',
      origin: { run: 108 } as NonNullable<Manifest['origin']>,
    },
    values,
    earlier,
  );
const look = (value: number): Values => ({ 'sec/op': [['screen', value]] });
const head = evidence({ commit: commit('c'), startedAt: '2026-11-09T00:00:00Z' }, look(4));

describe('a history', () => {
  it('has what the baseline carries along, then the baseline, then head', () => {
    const before = stored([recorded(1, { 'sec/op': 1 }), recorded(2, { 'sec/op': 2 })], look(3));
    const [line, ...others] = historyLines(measured, before, head);
    expect(others).toEqual([]);
    expect(line?.unit).toBe('sec/op');
    expect(line?.points.map(({ sha, value, run, go }) => [sha[0], value, run, go])).toEqual([
      ['1', 1, 101, 'go1.26.7'],
      ['2', 2, 102, 'go1.26.7'],
      ['b', 3, 108, 'go1.26.8'],
      ['c', 4, 0, 'go1.26.8'],
    ]);
    expect(line?.left).toBe(0);
  });

  it('numbers machines in the order in which they come, in each line anew', () => {
    const other = recorded(1, { 'sec/op': 1, 'allocs/op': 7 }, { machine: 'f'.repeat(16) });
    const third = recorded(2, { 'sec/op': 2 }, { machine: '0'.repeat(16) });
    const own = recorded(3, { 'sec/op': 3, 'allocs/op': 7 });
    const lines = historyLines(measured, stored([other, third, own]), head);
    expect(lines.map(({ unit, points }) => [unit, points.map(({ machine }) => machine)])).toEqual([
      ['sec/op', [0, 1, 2, 2]],
      ['allocs/op', [0, 1]],
    ]);
  });

  it('takes medians of the first look, which earlier recordings have as well', () => {
    const values: Values = {
      'sec/op': [
        ['screen', 5],
        ['screen', 7],
        ['screen', 100],
        ['focus', 1],
        ['confirm', 1],
      ],
    };
    const [line] = historyLines(measured, stored([recorded(1, { 'sec/op': 1 })], values), head);
    expect(line?.points.map(({ value }) => value)).toEqual([1, 7, 4]);
  });

  it('names no commit of a working tree', () => {
    const tree = evidence({ commit: commit('c', true) }, look(4));
    const [line] = historyLines(measured, stored([recorded(1, { 'sec/op': 1 })]), tree);
    expect(line?.points.map(({ sha }) => sha.length)).toEqual([40, 0]);
  });

  it('shows foreign text as text', () => {
    const odd = recorded(1, { 'sec/op': 1 }, { sha: 'a\u202eb', goVersion: 'go\u0007' });
    const [line] = historyLines(measured, stored([odd]), head);
    expect(line?.points[0]).toMatchObject({ sha: 'a\\u202eb', go: 'go\\x07' });
  });
});

describe('no history', () => {
  it('is there without a baseline, or one that has the benchmark', () => {
    expect(historyLines(measured, null, head)).toEqual([]);
    const without = {
      ...stored([recorded(1, { 'sec/op': 1 })]),
      benchmarks: new Map<string, BenchmarkEvidence>(),
    };
    expect(historyLines(measured, without, head)).toEqual([]);
  });

  it('is there of a metric with one value, or that was not compared', () => {
    const before = stored([
      recorded(1, { 'sec/op': 1, 'allocs/op': 3, 'MB/s': 1 }),
      recorded(2, { 'MB/s': 2 }),
    ]);
    expect(historyLines(measured, before, head).map(({ unit }) => unit)).toEqual(['sec/op']);
  });
});

it('leaves out the oldest of very many, and counts them', () => {
  const many = Array.from({ length: mostPoints + 4 }, (_, at) => recorded(1, { 'sec/op': at }));
  const [line] = historyLines(measured, stored(many), head);
  expect(line?.left).toBe(5);
  expect(line?.points).toHaveLength(mostPoints);
  expect(line?.points[0]?.value).toBe(5);
  expect(line?.points.at(-1)?.value).toBe(4);
});
