// A hundred benchmarks with large profiles, from their captures to the file: below the limit, what weighs most in full, and
// the same file every time. In processes of their own: so it is as quick, and as large in memory, as a gate.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PageData } from '../../../src/report/html/page-data.js';
import { discard, temporaryFolder } from '../../e2e/with-go.js';
import { nameOf } from './hundred.js';

const script = fileURLToPath(new URL('../../../scripts/bench-report.mjs', import.meta.url));
const folder = temporaryFolder();
afterAll(() => {
  discard(folder);
});

interface Measured {
  readonly what: string;
  readonly value: number;
  readonly target: number;
}

function made(
  benchmarks: number,
  stacks: number,
  environment: Readonly<Record<string, string>> = {},
): { readonly html: string; readonly measured: readonly Measured[] } {
  const out = join(folder, `${benchmarks}.html`);
  const given = ['--json', '--benchmarks', String(benchmarks), '--stacks', String(stacks), '--out', out];
  const printed = execFileSync(process.execPath, [script, ...given], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return { html: readFileSync(out, 'utf8'), measured: JSON.parse(printed) as Measured[] };
}

describe('a report of 100 benchmarks that all got worse, with large profiles', () => {
  let report: ReturnType<typeof made>;
  let data: PageData;
  beforeAll(() => {
    report = made(100, 1000);
    const block = /id="data">([^<]*)</.exec(report.html)?.[1] ?? '';
    data = JSON.parse(gunzipSync(Buffer.from(block, 'base64')).toString()) as PageData;
  }, 240_000);

  it('is below the limit, and so is the memory that it takes', () => {
    expect(Buffer.byteLength(report.html)).toBeLessThan(3_000_000);
    expect(Buffer.byteLength(report.html)).toBeGreaterThan(1_500_000);
    expect(report.measured.length).toBeGreaterThan(process.platform === 'linux' ? 1 : 0);
    for (const { what, value, target } of report.measured)
      expect([what, value < target]).toEqual([what, true]);
  });

  it('has all benchmarks in full, and a profile of each', () => {
    expect(data.report?.benchmarks).toHaveLength(100);
    for (const { isFull, observations, parts } of data.report?.benchmarks ?? [])
      expect([isFull, observations.length, parts.length > 0]).toEqual([true, 2, true]);
    expect(data.profiles.map(({ benchmark }) => benchmark)).toEqual(
      Array.from({ length: 100 }, (_, at) => at),
    );
    expect(data.profilesLeft).toBe(0);
  });

  it('has all frames of those that moved most, and of the others the heaviest, and says so', () => {
    // Worst first: the last one was made to grow most.
    const names = Array.from({ length: 100 }, (_, at) => nameOf(99 - at).replace('Benchmark', ''));
    expect(data.report?.benchmarks.map(({ name }) => name)).toEqual(names);
    const isWhole = data.profiles.map(({ lighter }) => lighter.left === 0);
    const whole = isWhole.filter((of) => of).length;
    expect(isWhole.indexOf(false)).toBe(whole);
    expect([whole > 5, whole < 95]).toEqual([true, true]);
    for (const { lighter } of data.profiles.slice(whole)) {
      expect(lighter.left).toBeGreaterThan(5_000);
      // What was put together is far less than anybody looks for.
      expect(lighter.share).toBeGreaterThan(0);
      expect(lighter.share).toBeLessThan(0.005);
    }
    // Sums are of all of it, whatever is put together: of so many stacks each allocates one object.
    for (const { types } of data.profiles)
      expect(types.find(({ type }) => type === 'alloc_objects')?.total).toEqual({ base: 1000, head: 1000 });
  });
});

describe('the file', () => {
  it('is the same, byte by byte, wherever and in whatever language it is made', () => {
    const one = made(12, 60, { TZ: 'UTC', LC_ALL: 'C', LANG: 'C' }).html;
    const other = made(12, 60, { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }).html;
    expect(one.length).toBeGreaterThan(100_000);
    expect(other === one).toBe(true);
  }, 60_000);
});
