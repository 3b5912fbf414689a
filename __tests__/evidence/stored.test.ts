import { describe, expect, it } from '@jest/globals';
import { readEvidence, type Evidence } from '../../src/evidence/evidence.js';
import { machineHash } from '../../src/evidence/machine-hash.js';
import { earlierTimes, withStored } from '../../src/evidence/stored.js';
import type { Manifest } from '../../src/model/capture.js';
import { pairRuns } from '../../src/judge/pairs.js';
import { CaptureBuilder, manifestOf, pkg } from './capture-builder.js';

const look = 'BenchmarkLook';
const key = `${pkg} ${look} 1`;
const same = { binary: 'b1', data: 'd1' };
const printed = { 'ns/op': [100, 101, 102], 'allocs/op': [3, 3, 3], 'B/op': [96, 97, 96] };
const elsewhere: Partial<Manifest> = {
  session: 'earlier',
  machine: { cpu: 'Another CPU', cores: 64, os: 'linux', memoryBytes: 1, pinned: true },
};

interface Variant {
  readonly values?: Readonly<Record<string, readonly number[]>>;
  readonly hashes?: typeof same | { binary: null; data: null };
  readonly iterations?: number;
}

function evidence(
  side: 'base' | 'single',
  variant: Variant = {},
  manifest: Partial<Manifest> = {},
): Evidence {
  const { values = printed, hashes = same, iterations = 100 } = variant;
  const builder = new CaptureBuilder(side, side === 'single' ? { ...elsewhere, ...manifest } : manifest);
  builder.package('built', pkg, null, hashes).benchmark(look);
  const length = Math.max(...Object.values(values).map((of) => of.length));
  for (let slot = 0; slot < length; slot++) {
    const of = Object.entries(values).map(([unit, all]) => [unit, all[slot] ?? 0]);
    builder.run(look, Object.fromEntries(of) as Record<string, number>, { slot, iterations });
  }
  return readEvidence(builder.build());
}

const storedValues = (of: Evidence, unit: string): readonly number[] | undefined =>
  of.benchmarks.get(key)?.samples.get(unit)?.stored;

describe('withStored', () => {
  it('puts stored counts beside those of the same program, from whatever machine', () => {
    const stored = evidence('single', { values: { 'ns/op': [5, 5], 'allocs/op': [3, 4], 'B/op': [80, 81] } });
    const { evidence: of, used } = withStored(evidence('base'), stored);
    expect(used).toEqual([key]);
    expect(storedValues(of, 'allocs/op')).toEqual([3, 4]);
    expect(storedValues(of, 'B/op')).toEqual([80, 81]);
    // Base's own values are as they were.
    expect(
      of.benchmarks
        .get(key)
        ?.samples.get('allocs/op')
        ?.runs.map(({ value }) => value),
    ).toEqual([3, 3, 3]);
  });

  it('leaves times and their pairs alone', () => {
    const base = evidence('base');
    const { evidence: of } = withStored(
      base,
      evidence('single', { values: { ...printed, 'ns/op': [1, 2, 3] } }),
    );
    const time = of.benchmarks.get(key)?.samples.get('sec/op');
    expect(time).toEqual(base.benchmarks.get(key)?.samples.get('sec/op'));
    const head = evidence('base').benchmarks.get(key)?.samples.get('allocs/op');
    const allocs = of.benchmarks.get(key)?.samples.get('allocs/op');
    if (head === undefined || allocs === undefined) throw new Error('no sample');
    expect(pairRuns({ base: allocs, head }, 'screen')).toHaveLength(3);
  });

  it.each<[string, Variant, Partial<Manifest>]>([
    ['another binary', { hashes: { binary: 'b2', data: 'd1' } }, {}],
    ['other data', { hashes: { binary: 'b1', data: 'd2' } }, {}],
    ['no hashes', { hashes: { binary: null, data: null } }, {}],
    ['other iterations', { iterations: 200 }, {}],
    ['another Go', {}, { go: { ...manifestOf('base').go, version: 'go1.27.1' } }],
    ['other settings', {}, { options: { ...manifestOf('base').options, procs: 4 } }],
    ['no counts', { values: { 'ns/op': [1, 2] } }, {}],
  ])('does not take %s', (_, variant, manifest) => {
    const base = evidence('base');
    const { evidence: of, used } = withStored(base, evidence('single', variant, manifest));
    expect(used).toEqual([]);
    expect(of.benchmarks).toEqual(base.benchmarks);
  });

  it('does not take two binaries that are not known for equal', () => {
    const unknown = { hashes: { binary: null, data: null } } as const;
    expect(withStored(evidence('base', unknown), evidence('single', unknown)).used).toEqual([]);
  });

  it('takes custom metrics that vary nowhere: what varies may be a time', () => {
    const base = evidence('base', {
      values: { hits: [5, 5], waits: [5, 6], late: [7, 7], 'p99-ns/op': [1, 1] },
    });
    const stored = evidence('single', {
      values: { hits: [4, 4], waits: [5, 5], late: [7, 8], 'p99-ns/op': [1, 1] },
    });
    const { evidence: of } = withStored(base, stored);
    expect(storedValues(of, 'hits')).toEqual([4, 4]);
    for (const unit of ['waits', 'late', 'p99-sec/op']) expect(storedValues(of, unit)).toBeUndefined();
  });
});

describe('earlierTimes', () => {
  const base = (): CaptureBuilder => new CaptureBuilder('base').package().benchmark(look);
  const times = (builder: CaptureBuilder, unit = 'sec/op'): number[] =>
    earlierTimes(readEvidence(builder.build()), { pkg, name: look, procs: 1 }, unit);

  it('gives what was recorded on such a machine with this Go', () => {
    const builder = base()
      .history(look, 'sec/op', [1e-6, 2e-6])
      .history(look, 'sec/op', [3e-6], { machine: 'another' })
      .history(look, 'sec/op', [4e-6], { goVersion: 'go1.25.1' })
      .history(look, 'sec/op', [5e-6], { procs: 4 })
      .history('BenchmarkOther', 'sec/op', [6e-6])
      .history(look, 'B/s', [7])
      .history(look, 'sec/op', [0, -1]);
    expect(times(builder)).toEqual([1e-6, 2e-6]);
    expect(times(builder, 'toString')).toEqual([]);
  });

  it('makes no benchmark of a record of one that is gone', () => {
    const capture = base().history('BenchmarkGone', 'sec/op', [1]).build();
    expect([...readEvidence(capture).benchmarks.keys()]).toEqual([key]);
  });
});

describe('machineHash', () => {
  const { machine } = manifestOf('base');

  it('is the same for the same machine, whatever its memory', () => {
    const other = manifestOf('head', { machine: { ...machine, memoryBytes: 1 } });
    expect(machineHash(other)).toBe(machineHash(manifestOf('base')));
    expect(machineHash(other)).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each([{ cpu: 'x' }, { cores: 3 }, { os: 'darwin' }, { pinned: false }])('tells %j apart', (changes) => {
    const other = manifestOf('base', { machine: { ...machine, ...changes } });
    expect(machineHash(other)).not.toBe(machineHash(manifestOf('base')));
  });
});
