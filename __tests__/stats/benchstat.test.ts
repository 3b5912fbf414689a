import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseBenchText } from '../../src/bench/parse.js';
import { medianInterval } from '../../src/stats/median.js';
import { rankTest } from '../../src/stats/rank-test.js';

const corpus = new URL('../corpus/benchstat/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, corpus), 'utf8');
const pairs = readdirSync(corpus)
  .filter((file) => file.endsWith('.csv'))
  .map((file) => file.slice(0, -'.csv'.length));

/** Values by `name unit`, in the order measured. */
function samples(file: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const record of parseBenchText(read(file)).records) {
    if (record.kind !== 'result') continue;
    for (const { unit, value } of record.values) {
      const key = `${record.fullName.slice('Benchmark'.length)} ${unit}`;
      found.set(key, [...(found.get(key) ?? []), value]);
    }
  }
  return found;
}

/** Rows of benchstat's CSV as [`name unit`, base centre, ±, head centre, ±, delta, p]. */
function rows(file: string): string[][] {
  let unit = '';
  return read(file)
    .split('\n')
    .map((line) => line.split(','))
    .flatMap(([name = '', ...cells]) => {
      if (name === '' && cells[1] === 'CI') unit = cells[0] ?? '';
      const isRow =
        name !== '' && name !== 'geomean' && cells.length > 3 && (cells[5] ?? '').startsWith('p=');
      return isRow ? [[`${name} ${unit}`, ...cells]] : [];
    });
}

/** Half width as benchstat prints it: the farther bound from the centre, in whole per cent. */
function halfWidth({ center, lo, hi }: { center: number; lo: number; hi: number }): string {
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) return '∞';
  if (center === 0) return '0%';
  return `${Math.max(hi / center - 1, 1 - lo / center)
    .toLocaleString('en', { style: 'percent' })
    .replace(/%$/, '')}%`;
}

const hasTies = (values: readonly number[]) => new Set(values).size < values.length;

describe('the medians, intervals and p values of benchstat', () => {
  it.each(pairs)('%s', (pair) => {
    const base = samples(`${pair}.old.txt`);
    const head = samples(`${pair}.new.txt`);
    for (const [key = '', baseCenter, baseWidth, headCenter, headWidth, , test] of rows(`${pair}.csv`)) {
      const [a, b] = [base.get(key) ?? [], head.get(key) ?? []];
      expect(medianInterval(a, 0.95).center.toPrecision(13)).toBe(Number(baseCenter).toPrecision(13));
      expect(medianInterval(b, 0.95).center.toPrecision(13)).toBe(Number(headCenter).toPrecision(13));
      expect([halfWidth(medianInterval(a, 0.95)), halfWidth(medianInterval(b, 0.95))]).toEqual([
        baseWidth,
        headWidth,
      ]);
      // With ties in samples of different size upstream is wrong (statistics in rank-test.test.ts).
      if (a.length !== b.length && hasTies([...a, ...b])) continue;
      expect(`${key} p=${rankTest(a, b).p.toFixed(3)}`).toBe(`${key} ${test?.split(' ')[0] ?? ''}`);
    }
  });

  it('compares real rows', () => {
    expect(pairs.flatMap((pair) => rows(`${pair}.csv`)).length).toBeGreaterThan(40);
  });
});
