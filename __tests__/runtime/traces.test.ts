// GODEBUG=gctrace=1 and inittrace=1, alone, together and within the output of benchmarks.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readGcTrace } from '../../src/runtime/gctrace.js';
import { readInitTrace } from '../../src/runtime/inittrace.js';
import { corpus } from './rendering.js';

const folder = `${corpus}/traces`;
const text = (file: string): string => readFileSync(`${folder}/${file}`, 'utf8');
const files = readdirSync(folder);

describe('every record of the corpus is read', () => {
  it.each(files)('%s', (file) => {
    const lines = text(file).split('\n');
    const cycles = readGcTrace(text(file));
    expect(cycles).toMatchObject({ damaged: 0, cut: 0 });
    expect(cycles.records).toHaveLength(
      lines.filter((line) => line.includes('gc ') && line.includes(' MB goal')).length,
    );
    expect(cycles.records.map(({ number }) => number)).toEqual(cycles.records.map((_, at) => at + 1));
    const inits = readInitTrace(text(file));
    expect(inits).toMatchObject({ damaged: 0, cut: 0 });
    expect(inits.records).toHaveLength(lines.filter((line) => line.startsWith('init ')).length);
  });
});

describe('gctrace', () => {
  it('is read to its last field', () => {
    expect(readGcTrace(text('gctrace-interleaved-go1.26.txt')).records.at(-1)).toEqual({
      number: 7,
      atSeconds: 0.012,
      percent: 4,
      leakCheck: false,
      forced: false,
      clockNanoseconds: { sweepTermination: 54_000, mark: 1_100_000, markTermination: 5_000 },
      cpuNanoseconds: {
        sweepTermination: 100_000,
        assist: 52_000,
        background: 120_000,
        idle: 63_000,
        markTermination: 10_000,
      },
      heapMiB: { start: 9, end: 23, live: 18 },
      goalMiB: 11,
      stacksMiB: 0,
      globalsMiB: 0,
      procs: 2,
    });
    expect(
      readGcTrace(text('gctrace-interleaved-go1.26.txt')).records.filter(({ forced }) => forced),
    ).toHaveLength(3);
  });

  const line =
    'gc 9 @12.345s 100%: 0+12+0 ms clock, 0+0/0/0+0 ms cpu, 3->4->2 MB, 4 MB goal, 1 MB stacks, 2 MB globals, 8 P';

  it('may be of a search for leaked goroutines', () => {
    expect(
      readGcTrace(`${line.replace('%:', '% (checking for goroutine leaks):')} (forced)\r\n`).records,
    ).toMatchObject([
      {
        leakCheck: true,
        forced: true,
        percent: 100,
        atSeconds: 12.345,
        clockNanoseconds: { mark: 12e6 },
        procs: 8,
      },
    ]);
  });

  it('costs a line where something was printed into it, and only that', () => {
    const broken = `${line}\n${line.replace('clock', 'clo log: ck')}\n${line}`;
    expect(readGcTrace(broken)).toMatchObject({ records: { length: 2 }, damaged: 1, cut: 0 });
    expect(readGcTrace(`${'x'.repeat(5000)}${line}\n${line}\n`)).toMatchObject({
      records: { length: 1 },
      damaged: 0,
      cut: 1,
    });
  });
});

describe('inittrace', () => {
  it('is read', () => {
    expect(readInitTrace(text('inittrace-go1.26.txt')).records[8]).toEqual({
      package: 'internal/godebug',
      atNanoseconds: 440_000,
      clockNanoseconds: 150_000,
      bytes: 9360,
      allocations: 145,
    });
  });

  it('costs a line where something was printed into it', () => {
    const line = 'init example.com/x @1.0 ms, 12 ms clock, 5 bytes, 1 allocs';
    expect(readInitTrace(`starting: ${line}\n${line} more\n${line}\nreinit x @1\n`)).toMatchObject({
      records: [{ package: 'example.com/x', clockNanoseconds: 12e6 }, { bytes: 5 }],
      damaged: 1,
    });
  });
});
