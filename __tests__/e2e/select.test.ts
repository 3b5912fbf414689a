import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { listBenchmarks } from '../../src/bench/discover.js';
import { readProcess } from '../../src/bench/reading.js';
import { selectPatterns } from '../../src/bench/select.js';
import { describeWithGo, discard, moduleFrom, run } from './with-go.js';

describeWithGo('selectPatterns in a real test binary', () => {
  let folder = '';
  const bench = (pattern: string, skip: string, procs: number, times: number) =>
    run(
      join(folder, 'odd.test'),
      [
        `-test.bench=${pattern}`,
        `-test.skip=${skip}`,
        `-test.cpu=${procs}`,
        `-test.benchtime=${times}x`,
        '-test.run=^$',
        '-test.v',
        '-test.benchmem',
      ],
      folder,
    );

  beforeAll(() => {
    folder = moduleFrom('odd-names');
    run('go', ['test', '-c', '-vet=off', '-o', 'odd.test', '.'], folder);
  }, 300_000);
  afterAll(() => {
    discard(folder);
  });

  it.each([1, 2])(
    'runs exactly the one asked for, whatever its name, with -test.cpu=%d',
    (procs) => {
      const all = listBenchmarks(bench('.', '', procs, 1), procs);
      expect(all.closed).toBe(true);
      expect(all.names.every(({ state }) => state === 'result')).toBe(true);
      expect(all.names.length).toBeGreaterThan(80);
      for (const { name } of all.names) {
        const { bench: pattern, skip } = selectPatterns(name);
        const text = bench(pattern, skip, procs, 3);
        expect([name, ...listBenchmarks(text, procs).names.map((n) => n.name)]).toEqual([name, name]);
        expect(text.match(/ ns\/op|NaN/g) ?? []).toHaveLength(1);
        const reading = readProcess(text, { name, procs, iterations: 3 });
        expect([name, reading.ending, reading.iterations, reading.closed]).toEqual([name, 'ok', 3, true]);
      }
    },
    300_000,
  );
});
