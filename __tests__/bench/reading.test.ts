import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readProcess } from '../../src/bench/reading.js';

const head = 'goos: linux\ngoarch: amd64\npkg: example.com/a\ncpu: Some CPU\n';
const result = (name: string, count = 100, ns = '12.50') =>
  `${name.padEnd(20)}\t${String(count).padStart(8)}\t${ns.padStart(10)} ns/op\t      64 B/op\t       2 allocs/op\n`;
const x = { name: 'BenchmarkX', procs: 2 };
const values = [
  { unit: 'sec/op', value: 12.5 * 1e-9 },
  { unit: 'B/op', value: 64 },
  { unit: 'allocs/op', value: 2 },
];
const ok = { ending: 'ok', problem: null, iterations: 100, values, rejected: [], closed: true, message: '' };

describe('readProcess finds the one result', () => {
  it('of a benchmark that prints nothing', () => {
    expect(readProcess(`${head}BenchmarkX\n${result('BenchmarkX-2')}PASS\n`, x)).toEqual({
      ...ok,
      units: new Map(),
    });
  });

  it('without a suffix on one processor, whatever its name ends with', () => {
    const name = 'BenchmarkX/n-8';
    expect(readProcess(`${name}\n${result(name)}PASS\n`, { name, procs: 1 })).toMatchObject(ok);
    expect(readProcess(`${name}\n${result(name)}PASS\n`, { name: 'BenchmarkX/n', procs: 1 }).ending).toBe(
      'no-result',
    );
    expect(readProcess(`${name}\n${result(name)}PASS\n`, { name: 'BenchmarkX/n', procs: 8 })).toMatchObject(
      ok,
    );
  });

  it('behind text without a newline', () => {
    expect(readProcess(`BenchmarkX\nworkingworking${result('BenchmarkX-2')}PASS\n`, x)).toMatchObject(ok);
    expect(readProcess(`BenchmarkX\na\tb ${result('BenchmarkX-2')}PASS\n`, x)).toMatchObject(ok);
  });

  it.each([
    ['on the same line', 'level=info msg="tick"     100\t12.50 ns/op\t64 B/op\t2 allocs/op\n'],
    [
      'on lines of its own',
      'listening\nstill here\n     100\t     12.50 ns/op\t      64 B/op\t       2 allocs/op\n',
    ],
    ['and begins a name', 'Benchmark of today:     100\t12.50 ns/op\t64 B/op\t2 allocs/op\n'],
  ])('when a goroutine prints between name and numbers: %s', (_, rest) => {
    expect(readProcess(`BenchmarkX\nBenchmarkX-2     \t${rest}PASS\n`, x)).toMatchObject(ok);
  });

  it('with nothing but custom metrics in front of the allocations', () => {
    const line = 'BenchmarkX-2 \t     100\t         9.000 widgets\t       0 B/op\t       0 allocs/op\n';
    expect(readProcess(`${line}PASS\n`, x).values.map((v) => v.unit)).toEqual([
      'widgets',
      'B/op',
      'allocs/op',
    ]);
  });

  it('when TestMain prints before and after', () => {
    const text = `setup: 3 servers\n${head}BenchmarkX\n${result('BenchmarkX-2')}PASS\nteardown: done\n`;
    expect(readProcess(text, x)).toMatchObject(ok);
  });

  it('when text without a newline stands in front of PASS', () => {
    expect(readProcess(`${result('BenchmarkX-2')}byePASS\n`, x)).toMatchObject(ok);
  });

  it('with the directions that Unit lines declare, of which the first holds', () => {
    const units =
      'Unit req/s better=higher assume=exact\nUnit req/s better=lower\nUnit p99-ns/op better=lower\nUnit y better=up\n';
    expect([...readProcess(`${units}${result('BenchmarkX-2')}PASS\n`, x).units]).toEqual([
      ['req/s', 'higher'],
      ['p99-sec/op', 'lower'],
    ]);
  });

  it.each([
    ['prints-v', 'BenchmarkPrintsStdout', 223.8],
    ['prints-v', 'BenchmarkPrintsNoNewline', 97.25],
    ['prints-v', 'BenchmarkPrintsBenchLine', 684.0],
    ['sub-v', 'BenchmarkSub/x|y', 2.4],
    ['sub-v', 'BenchmarkSub/-2', 2.91],
    ['sub-v', 'BenchmarkSub/emoji😀', 4.31],
    ['sub-v', 'Benchmark', 2.5],
    ['testmain', 'BenchmarkX', 3.31],
  ])('in %s: %s', (file, name, ns) => {
    const text = readFileSync(new URL(`../corpus/bench/${file}.txt`, import.meta.url), 'utf8');
    const reading = readProcess(text, { name, procs: 2 });
    expect(reading).toMatchObject({ ending: 'ok', iterations: 100 });
    expect(reading.values[0]).toEqual({ unit: 'sec/op', value: ns * 1e-9 });
  });
});

describe('readProcess is not taken in by lines that a benchmark prints', () => {
  it('takes the last whole line of the name, because Go prints it last', () => {
    const text = `BenchmarkX\n${result('BenchmarkX-2', 100, '1.000')}PASS\n${result('BenchmarkX-2')}PASS\n`;
    expect(readProcess(text, x)).toMatchObject(ok);
  });

  it('takes only the count that was asked for, when one was', () => {
    const text = `BenchmarkX\n${result('BenchmarkX-2')}${result('BenchmarkX-2', 7)}PASS\n`;
    expect(readProcess(text, { ...x, iterations: 100 })).toMatchObject(ok);
    expect(readProcess(text, x)).toMatchObject({ iterations: 7 });
    expect(readProcess(result('BenchmarkX-2', 7) + 'PASS\n', { ...x, iterations: 100 })).toMatchObject({
      ending: 'no-result',
      problem: 'other-iterations',
    });
  });

  it.each([
    ['a longer name', result('BenchmarkXY-2')],
    ['a shorter name', result('Benchmark-2')],
    ['another processor count', result('BenchmarkX-4')],
    ['no processor count', result('BenchmarkX')],
    ['fields apart by blanks', 'BenchmarkX-2 100 5 ns/op\n'],
    ['a blank too many', 'BenchmarkX-2 \t 100 \t 5 ns/op\n'],
    ['no unit', 'BenchmarkX-2 \t     100\t     5\n'],
    ['no number', 'BenchmarkX-2 \t     100\t     5x ns/op\n'],
    ['no newline', result('BenchmarkX-2').trimEnd()],
  ])('passes over %s', (_, line) => {
    expect(readProcess(`BenchmarkX\n${line}PASS\n`, x)).toMatchObject({ ending: 'no-result', values: [] });
  });

  it('believes no result that no PASS follows: the process died after whoever printed it', () => {
    expect(readProcess(`BenchmarkX\n${result('BenchmarkX-2')}`, x)).toMatchObject({
      ending: 'no-result',
      problem: 'not-closed',
      closed: false,
      iterations: null,
      values: [],
    });
    // A fake after the real PASS leaves open which is which.
    const after = `${result('BenchmarkX-2')}PASS\n${result('BenchmarkX-2', 100, '1.000')}`;
    expect(readProcess(after, x)).toMatchObject({ ending: 'no-result', problem: 'not-closed' });
  });

  it('refuses a split line when two lines could end it', () => {
    const numbers = '     100\t     12.50 ns/op\t      64 B/op\t       2 allocs/op\n';
    expect(readProcess(`BenchmarkX-2 \tfirst\n${numbers}${numbers}PASS\n`, x)).toMatchObject({
      ending: 'no-result',
      problem: 'ambiguous',
    });
  });

  it('refuses a split line when other digits may run into its count', () => {
    const text =
      'BenchmarkX-2 \tstep 2500000000\t     12.50 ns/op\t      64 B/op\t       2 allocs/op\nPASS\n';
    expect(readProcess(text, x).values).toHaveLength(3);
    const glued = text.replace('step 2500000000', 'step2500000000');
    expect(readProcess(glued, x)).toMatchObject({ ending: 'no-result', problem: 'ambiguous' });
    expect(readProcess(glued, { ...x, iterations: 500000000 })).toMatchObject({ ending: 'no-result' });
  });

  it('leaves whole results of others out when it ends a split line', () => {
    const own = '     100\t     12.50 ns/op\t      64 B/op\t       2 allocs/op\n';
    const text = `BenchmarkX-2 \t${result('BenchmarkY-2', 3)}${own}PASS\n`;
    expect(readProcess(text, x)).toMatchObject(ok);
  });
});

describe('readProcess says how it ended', () => {
  it('failed, with the last log as the reason', () => {
    const text =
      'BenchmarkX\n    a_test.go:19: starting\n    a_test.go:20: got 3, want 4\n        and more\n--- FAIL: BenchmarkX\nFAIL\n';
    const failed = { ending: 'failed', closed: true, message: 'a_test.go:20: got 3, want 4', values: [] };
    expect(readProcess(text, x)).toMatchObject(failed);
    expect(readProcess(text.replace('FAIL: BenchmarkX', 'FAIL: BenchmarkX-2'), x)).toMatchObject(failed);
    expect(readProcess(text.replace('--- FAIL', 'working--- FAIL'), x)).toMatchObject(failed);
  });

  it('failed, when a result is there and the run failed all the same', () => {
    const text = `BenchmarkX\nBenchmarkX/a\n${result('BenchmarkX/a-2')}    a_test.go:9: torn down\n--- FAIL: BenchmarkX\nFAIL\n`;
    expect(readProcess(text, { name: 'BenchmarkX/a', procs: 2 })).toMatchObject({
      ending: 'failed',
      values: [],
      message: 'a_test.go:9: torn down',
    });
  });

  it('skipped, by itself or by its parent', () => {
    const text = 'BenchmarkX\n    a_test.go:19: not today\n--- SKIP: BenchmarkX\nPASS\n';
    const skipped = { ending: 'skipped', closed: true, message: 'a_test.go:19: not today' };
    expect(readProcess(text, x)).toMatchObject(skipped);
    expect(readProcess(text, { name: 'BenchmarkX/sub', procs: 2 })).toMatchObject(skipped);
    const after = `BenchmarkX\nBenchmarkX/sub\n${result('BenchmarkX/sub-2')}--- SKIP: BenchmarkX\nPASS\n`;
    expect(readProcess(after, { name: 'BenchmarkX/sub', procs: 2 })).toMatchObject(ok);
  });

  it('without a result: exited, panicked, called Goexit', () => {
    expect(readProcess(`${head}BenchmarkX\nlast words\n`, x)).toMatchObject({
      ending: 'no-result',
      problem: 'nothing-printed',
      closed: false,
      message: 'last words',
    });
    const goexit = 'BenchmarkX\nBenchmarkX-2   \t       0\t               NaN ns/op\nPASS\n';
    expect(readProcess(goexit, x)).toMatchObject({
      ending: 'no-result',
      problem: 'zero-iterations',
      closed: true,
    });
    expect(readProcess(`${head}BenchmarkX\n`, x).message).toBe('');
    expect(readProcess('', x)).toMatchObject({ ending: 'no-result', closed: false, message: '' });
    expect(readProcess('PASS\n', x)).toMatchObject({ ending: 'no-result', closed: true });
  });

  it('closed only by a line of its own when nothing else was printed about it', () => {
    expect(readProcess('BenchmarkX\nall checks PASS\n', x).closed).toBe(false);
    expect(readProcess('BenchmarkX\nPASS\nmore\n', x).closed).toBe(false);
  });
});

describe('readProcess differs on purpose from benchfmt, which would read', () => {
  it.each([
    ['infinity', '      +Inf inf', { unit: 'inf', value: Infinity, because: 'not-finite' }],
    ['NaN', '       NaN nan', { unit: 'nan', value: NaN, because: 'not-finite' }],
    ['a negative time', '    -5.000 p99-ns/op', { unit: 'p99-sec/op', value: -5, because: 'negative' }],
    ['a unit twice', '     5.000 sec/op', { unit: 'sec/op', value: 5, because: 'repeated' }],
  ])('%s as a value', (_, field, rejected) => {
    const line = result('BenchmarkX-2').replace('\t      64 B/op', `\t${field}\t      64 B/op`);
    expect(readProcess(`${line}PASS\n`, x)).toMatchObject({ ...ok, rejected: [rejected] });
  });

  it('nothing at all as a result, when no value is left', () => {
    expect(readProcess('BenchmarkX-2 \t     100\t    -1.000 ns/op\nPASS\n', x)).toMatchObject({
      ending: 'no-result',
      problem: 'no-values',
      rejected: [{ unit: 'sec/op', value: -1, because: 'negative' }],
    });
  });

  it('and not a negative value of a custom unit, which may mean something', () => {
    const line = result('BenchmarkX-2').replace('64 B/op', '-5 drift\t      64 B/op');
    expect(readProcess(`${line}PASS\n`, x).values).toContainEqual({ unit: 'drift', value: -5 });
  });
});

describe('readProcess on any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'BenchmarkX-2',
      'BenchmarkX',
      ' ',
      '\t',
      '\n',
      '     100',
      '12 ns/op',
      '--- FAIL: ',
      '--- SKIP: ',
      'PASS\n',
      'FAIL\n',
      'NaN ns/op',
      'Unit x better=higher\n',
      result('BenchmarkX-2'),
    ),
  );
  it('never throws, and gives values only with ok and PASS', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const reading = readProcess(pieces.join(''), x);
        expect(reading.values.length > 0).toBe(reading.ending === 'ok');
        expect(reading.iterations !== null).toBe(reading.ending === 'ok');
        if (reading.ending === 'ok') expect(reading.closed && pieces.join('').includes('PASS')).toBe(true);
      }),
    );
  });

  it('does not slow down on hostile lines', () => {
    for (const line of ['BenchmarkX-2 ', '\t', ' ', '1\t', 'BenchmarkX-2\t', '--- FAIL: ', ' \t 1 x\t']) {
      expect(readProcess(`${line.repeat(200_000)}\nPASS\n`, x).ending).toBe('no-result');
    }
  });
});
