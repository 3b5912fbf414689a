// One process of several benchmarks, taken apart.
import { describe, expect, it } from '@jest/globals';
import { readProcess } from '../../src/bench/reading.js';
import { selectTogether } from '../../src/bench/select.js';
import { splitProcess } from '../../src/bench/split.js';

const lines = (...all: string[]): string => `${all.join('\n')}\n`;
const result = (name: string, ns: number): string => `${name} \t     100\t${ns} ns/op`;

describe('splitProcess', () => {
  it('gives each its lines between what is about all and the closing word', () => {
    const stdout = lines(
      'set up',
      'goos: linux',
      'Unit x/op better=higher',
      'BenchmarkA',
      'BenchmarkA/x',
      'hello from x',
      result('BenchmarkA/x', 5),
      'BenchmarkB',
      result('BenchmarkB', 7),
      'PASS',
      'torn down',
    );
    const pieces = splitProcess(stdout, ['BenchmarkA/x', 'BenchmarkB']);
    expect([...pieces]).toEqual([
      [
        'BenchmarkA/x',
        lines(
          'goos: linux',
          'Unit x/op better=higher',
          'BenchmarkA/x',
          'hello from x',
          result('BenchmarkA/x', 5),
          'PASS',
        ),
      ],
      [
        'BenchmarkB',
        lines('goos: linux', 'Unit x/op better=higher', 'BenchmarkB', result('BenchmarkB', 7), 'PASS'),
      ],
    ]);
    for (const [name, text] of pieces) {
      const expected = { name, procs: 1, iterations: 100 };
      expect(readProcess(text, expected)).toMatchObject({
        ending: 'ok',
        values: readProcess(stdout, expected).values,
      });
    }
  });

  it('closes nothing that was not closed', () => {
    const stdout = lines('BenchmarkA', result('BenchmarkA', 5), 'BenchmarkB');
    for (const [name, text] of splitProcess(stdout, ['BenchmarkA', 'BenchmarkB'])) {
      expect(readProcess(text, { name, procs: 1 }).ending).toBe('no-result');
    }
  });
});

describe('selectTogether', () => {
  it('joins alternatives', () => {
    expect(selectTogether(['BenchmarkA/x|y', 'BenchmarkB'])).toEqual({
      bench: '^BenchmarkA$/^x\\|y$|^BenchmarkB$',
      skip: '^BenchmarkA$/^x\\|y$/|^BenchmarkB$/',
    });
  });
});
