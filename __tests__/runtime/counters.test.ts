// The probe's counter files, as written by Go 1.21, 1.26 and 1.27, and what is refused.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { GateError } from '../../src/base/errors.js';
import { counterChange, gcPauses } from '../../src/runtime/counter-change.js';
import { readCounters } from '../../src/runtime/counters.js';
import { histogramChange, histogramSum, readHistogram, type Histogram } from '../../src/runtime/histogram.js';
import { corpus } from './rendering.js';

const text = (file: string): string => readFileSync(`${corpus}/counters/${file}`, 'utf8');
const change = (version: string) =>
  counterChange(readCounters(text(`go${version}.begin.txt`)), readCounters(text(`go${version}.end.txt`)));

function countersFaultOf(work: () => unknown): GateError['facts'] | null {
  try {
    work();
  } catch (error) {
    if (error instanceof GateError && error.code === 'counters-invalid') return error.facts;
    throw error;
  }
  return null;
}

describe('the probe’s counters', () => {
  it.each(['1.21', '1.26', '1.27'])('of Go %s', (version) => {
    const end = readCounters(text(`go${version}.end.txt`));
    expect(end.version).toMatch(`go${version}.`);
    expect(end).toMatchObject({ maxprocs: 2, goroutines: 303 });
    const { goroutines, created, metrics } = change(version);
    // testing tries one iteration before the 300: each leaves one and starts four that end. 40 are the probe's own.
    expect(goroutines).toEqual({ atOnce: 301, settled: 301, left: 301 });
    expect(created.by).toBe(version === '1.21' ? 'ids' : 'counted');
    expect(created.count).toBeGreaterThanOrEqual(301 * 5);
    expect(created.count).toBeLessThan(301 * 5 + 42 + (created.by === 'ids' ? 2 * 16 : 5));
    expect(metrics.get('/gc/heap/allocs:bytes')).toBeGreaterThan(1200 * 10_000);
  });

  it('have pauses under the name of the version', () => {
    for (const version of ['1.21', '1.27']) {
      const pauses = gcPauses(change(version)) ?? [];
      const { count, least, estimate, most } = histogramSum(pauses);
      expect(count).toBe(pauses.reduce((sum, bucket) => sum + bucket.count, 0));
      expect(count).toBeGreaterThan(0);
      expect(least).toBeLessThan(estimate);
      expect(estimate).toBeLessThan(most ?? 0);
    }
    const both = change('1.27');
    expect(gcPauses(both)).toBe(both.histograms.get('/sched/pauses/total/gc:seconds'));
  });

  const good = text('go1.27.end.txt');
  const line = (from: RegExp, to: string): string => good.replace(from, to);

  it.each([
    ['nothing', '', 'truncated', 1],
    ['a cut line', good.slice(0, -1), 'truncated', 22],
    ['a cut file', good.slice(0, good.lastIndexOf('metric')), 'truncated', 20],
    ['a missing line', line(/^settled .*\n/m, ''), 'incomplete', 21],
    ['an unknown line', line(/^settled/m, 'setled'), 'unknown', 5],
    ['a repeated line', line(/^settled .*\n/m, 'pid 1\n'), 'repeated', 5],
    ['a word too many', line(/^pid .*$/m, 'pid 1 2'), 'malformed', 2],
    ['a negative count', line(/^pid .*$/m, 'pid -1'), 'malformed', 2],
    ['a large count', line(/^pid .*$/m, 'pid 9007199254740993'), 'number-too-large', 2],
    ['no number', line(/(allocs:bytes) .*$/m, '$1 NaN'), 'malformed', 11],
    ['a huge number', line(/(allocs:bytes) .*$/m, '$1 1e+999'), 'number-too-large', 11],
    ['a bucket without end', line(/1\.28e-07:(\d+)/, '$1'), 'malformed', 17],
    ['buckets out of order', line(/ (6\.4e-08:1\.28e-07:\d+) (\S+)/, ' $2 $1'), 'malformed', 17],
    ['too much', `${good}${'x'.repeat(2 ** 20)}\n`, 'too-long', 1],
  ])('%s is refused', (_, broken, reason, at) => {
    expect(countersFaultOf(() => readCounters(broken))).toEqual({ reason, line: at });
  });

  it('of two processes, in the wrong order or of other metrics are not subtracted', () => {
    const [begin, end] = [readCounters(text('go1.26.begin.txt')), readCounters(text('go1.26.end.txt'))];
    const other = readCounters(text('go1.27.end.txt'));
    expect(countersFaultOf(() => counterChange(begin, other))).toEqual({ reason: 'other-process' });
    expect(countersFaultOf(() => counterChange(end, begin))).toEqual({ reason: 'counter-fell' });
    const fewer = { ...end, metrics: new Map([...end.metrics].slice(1)) };
    expect(countersFaultOf(() => counterChange(begin, fewer))).toEqual({ reason: 'not-the-same-metrics' });
    expect(countersFaultOf(() => counterChange(fewer, end))).toEqual({ reason: 'not-the-same-metrics' });
    expect(counterChange(begin, { ...end, maxprocs: 7 }).maxprocs).toBe(7);
  });
});

describe('histograms', () => {
  const read = (words: string): Histogram => readHistogram(words.split(' '), (reason) => new Error(reason));

  it('have ends that may be open', () => {
    expect(read('-Inf:0:1 0:6.4e-08:2 2.56e-07:3.2e-07:3 140737.488355328:+Inf:4')).toEqual([
      { lower: -Infinity, upper: 0, count: 1 },
      { lower: 0, upper: 6.4e-8, count: 2 },
      { lower: 2.56e-7, upper: 3.2e-7, count: 3 },
      { lower: 140737.488355328, upper: Infinity, count: 4 },
    ]);
  });

  it('are summed by the middle of buckets, with the range that it may be', () => {
    const sum = histogramSum(read('0:6.4e-08:10 2.56e-07:3.2e-07:5'));
    expect(sum).toMatchObject({ count: 15, openAbove: 0 });
    expect(sum.least).toBeCloseTo(5 * 256e-9, 15);
    expect(sum.estimate).toBeCloseTo(10 * 32e-9 + 5 * 288e-9, 15);
    expect(sum.most).toBeCloseTo(10 * 64e-9 + 5 * 320e-9, 15);
  });

  it('with open ends count those at the end that is there, and say so', () => {
    expect(histogramSum(read('-Inf:0:3'))).toEqual({
      count: 3,
      estimate: 0,
      least: 0,
      most: 0,
      openAbove: 0,
    });
    expect(histogramSum(read('140737.488355328:+Inf:2'))).toEqual({
      count: 2,
      estimate: 2 * 140737.488355328,
      least: 2 * 140737.488355328,
      most: null,
      openAbove: 2,
    });
    expect(histogramSum([])).toEqual({ count: 0, estimate: 0, least: 0, most: 0, openAbove: 0 });
  });

  it('are subtracted bucket by bucket', () => {
    expect(
      histogramChange(
        read('0:6.4e-08:10 6.4e-08:1.28e-07:4'),
        read('0:6.4e-08:10 6.4e-08:1.28e-07:6 1.28e-07:1.92e-07:1'),
      ),
    ).toEqual(read('6.4e-08:1.28e-07:2 1.28e-07:1.92e-07:1'));
    for (const end of ['0:6.4e-08:9', '6.4e-08:1.28e-07:10']) {
      expect(countersFaultOf(() => histogramChange(read('0:6.4e-08:10'), read(end)))).toEqual({
        reason: 'counter-fell',
      });
    }
  });
});
