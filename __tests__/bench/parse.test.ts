import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { nameParts } from '../../src/bench/name.js';
import { maxConfigKeys, parseBenchText } from '../../src/bench/parse.js';
import type { BenchRecord, Measurement, SyntaxProblem } from '../../src/bench/record.js';
import { readTestJson } from '../../src/bench/test-json.js';

const corpus = new URL('../corpus/bench/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, corpus), 'utf8');
const names = readdirSync(corpus)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))
  .sort();

interface Golden {
  readonly error?: string;
  readonly records: readonly unknown[];
}
const golden = (name: string) => JSON.parse(read(`${name}.json`)) as Golden;
const isStream = (name: string) => readdirSync(corpus).includes(`${name}.text`);
const streamText = (name: string) => [...readTestJson(read(`${name}.txt`)).packages.values()].join('');
const textOf = (name: string) => (isStream(name) ? streamText(name) : read(`${name}.txt`));

const messages: Readonly<Record<SyntaxProblem, string>> = {
  'no-iterations': 'missing iteration count',
  'iterations-invalid': 'parsing iteration count: invalid syntax',
  'iterations-out-of-range': 'parsing iteration count: value out of range',
  'no-measurements': 'missing measurements',
  'measurement-invalid': 'parsing measurement: invalid syntax',
  'measurement-out-of-range': 'parsing measurement: value out of range',
  'no-unit': 'missing units',
  'unit-line-empty': 'missing unit',
  'unit-pair-invalid': 'expected key=value',
  'unit-conflict': 'metadata better of unit requests/sec already set to higher',
};

const printable = (x: number) => (Number.isFinite(x) ? x : x > 0 ? '+Inf' : x < 0 ? '-Inf' : 'NaN');

/** benchfmt keeps the printed unit of a value that scaling leaves as it is (0, Inf): see the differences below. */
function goldenValue({ unit, value, printed }: Measurement): unknown {
  if (value === printed.value) return { value: printable(value), unit: printed.unit };
  return { value: printable(value), unit, origValue: printable(printed.value), origUnit: printed.unit };
}

/** A record as benchgolden writes it: without what Go leaves out when it is empty or zero. */
function goldenRecord(record: BenchRecord): unknown {
  if (record.kind === 'unit') {
    const { kind, line, unit, key, value } = record;
    return { kind, line, unit, key, val: value };
  }
  if (record.kind === 'syntax-error') {
    return { kind: record.kind, line: record.line, message: messages[record.problem] };
  }
  const fullName = record.fullName.slice('Benchmark'.length);
  const { base, parts } = nameParts(record.fullName);
  return {
    kind: record.kind,
    line: record.line,
    ...(fullName === '' ? {} : { fullName }),
    ...(base === '' ? {} : { base }),
    ...(parts.length === 0 ? {} : { parts }),
    ...(record.iterations === 0 ? {} : { iters: record.iterations }),
    values: record.values.map(goldenValue),
    ...(record.config.size === 0
      ? {}
      : { config: [...record.config].map(([key, value]) => ({ key, value, file: true })) }),
  };
}

const recordsOf = (text: string) => parseBenchText(text).records.map(goldenRecord);

describe('parseBenchText reads the corpus as benchfmt does', () => {
  it.each(names.filter((name) => name !== 'hand-long-line'))('%s', (name) => {
    const expected = golden(name);
    expect(expected.error).toBeUndefined();
    expect(recordsOf(textOf(name))).toEqual(expected.records);
  });

  it('has the whole corpus', () => {
    expect(names.length).toBeGreaterThanOrEqual(55);
  });
});

describe('where parseBenchText differs from benchfmt on purpose', () => {
  it('reads on after a line over 64 KiB', () => {
    const expected = golden('hand-long-line');
    expect(expected.error).toContain('token too long');
    const records = recordsOf(textOf('hand-long-line'));
    expect(records.slice(0, expected.records.length)).toEqual(expected.records);
    expect(records.slice(expected.records.length)).toMatchObject([
      { line: 3, iters: 10 },
      { line: 4, fullName: 'After-8', values: [{ origValue: 6 }] },
    ]);
  });

  it('gives 0 and infinity in the base unit as well', () => {
    const text = 'BenchmarkA 1 0 ns/op +Inf MB/s\n';
    expect(parseBenchText(text).records).toMatchObject([
      {
        values: [
          { unit: 'sec/op', value: 0 },
          { unit: 'B/s', value: Infinity },
        ],
      },
    ]);
  });

  it('leaves scaled units alone that Go does not print', () => {
    const text = 'BenchmarkA 1 5 wait-ns 6 MB/req 7 p50-ns/op\n';
    expect(parseBenchText(text).records).toMatchObject([
      { values: [{ unit: 'wait-ns', value: 5 }, { unit: 'MB/req', value: 6 }, { unit: 'p50-sec/op' }] },
    ]);
  });

  it('does not read hexadecimal floats', () => {
    expect(parseBenchText('BenchmarkA 1 0x1p4 ns/op\n').records).toMatchObject([
      { problem: 'measurement-invalid' },
    ]);
  });

  it('stops taking new keys when a program prints too many, and still reads results', () => {
    const keys = Array.from({ length: maxConfigKeys + 10 }, (_, i) => `key${i}: v\n`).join('');
    const [result] = parseBenchText(`${keys}key0: changed\nBenchmarkA 1 5 ns/op\n`).records;
    if (result?.kind !== 'result') throw new Error('no result');
    expect(result.config.size).toBe(maxConfigKeys);
    expect(result.config.get('key0')).toBe('changed');
  });
});

describe('parseBenchText', () => {
  it('keeps the configuration of each result', () => {
    const text = '__proto__: not lower case\npkg: a\nBenchmarkA 1 5 ns/op\npkg: b\nBenchmarkA 1 5 ns/op\n';
    const configs = parseBenchText(text).records.map((r) => (r.kind === 'result' ? [...r.config] : []));
    expect(configs).toEqual([[['pkg', 'a']], [['pkg', 'b']]]);
  });

  it('treats keys from outside as data', () => {
    const [record] = parseBenchText('constructor: x\nBenchmarkA 1 5 ns/op\n').records;
    expect(record).toMatchObject({ config: new Map([['constructor', 'x']]) });
  });

  it.each([
    ['BenchmarkA ', 'no-iterations'],
    ['BenchmarkA 1', 'no-measurements'],
    ['BenchmarkA 1 1e999 ns/op', 'measurement-out-of-range'],
    ['BenchmarkA 1 __ ns/op', 'measurement-invalid'],
    ['BenchmarkA 9223372036854775808 1 ns/op', 'iterations-out-of-range'],
    ['Unit', 'unit-line-empty'],
    ['Unit x =y', 'unit-pair-invalid'],
  ])('%s is %s', (line, problem) => {
    expect(parseBenchText(line).records).toEqual([{ kind: 'syntax-error', line: 1, problem }]);
  });

  it('reads lines of megabytes, in proportion and without running out of stack', () => {
    const size = 1 << 20;
    for (const piece of ['a', 'é', '1', 'a=b ', '1 x ', '\t', 'Benchmark']) {
      for (const start of ['', 'Benchmark', 'BenchmarkA 1 ', 'Unit x ']) {
        const text = `${start}${piece.repeat(size / piece.length)}\nBenchmarkZ 1 5 ns/op\n`;
        expect(parseBenchText(text).records.at(-1)).toMatchObject({ fullName: 'BenchmarkZ' });
      }
    }
    expect(parseBenchText(`${'é'.repeat(16 << 20)}: x\n`).records).toEqual([]);
  }, 60_000);
});

describe('readTestJson', () => {
  it.each(names.filter(isStream))('joins the output of %s', (name) => {
    expect(streamText(name)).toBe(read(`${name}.text`));
  });

  it('keeps compiler output and foreign lines apart', () => {
    const { packages, builds, other } = readTestJson(
      `${read('build-error-json.txt')}{"not": json\nwarning\n`,
    );
    expect([...packages.keys()]).toEqual(['example.com/traps/b']);
    expect(builds.get('example.com/traps/b')).toContain('syntax error: unexpected {');
    expect(other).toEqual(['{"not": json', 'warning']);
  });
});
