// The whole evidence for one benchmark: what is told, and what to type to see it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readEvidence } from '../../src/evidence/evidence.js';
import { aloneOf, reportOn, type Captures } from '../../src/judgement.js';
import { findBenchmarks } from '../../src/report/find-benchmark.js';
import { renderWhy, renderWhyJson } from '../../src/report/terminal-why.js';
import { whyOf, type Why } from '../../src/report/why.js';
import { growthWords } from '../../src/report/words/goroutines-left.js';
import { severalWords } from '../../src/report/words/why.js';
import { CaptureBuilder, type Probed } from '../evidence/capture-builder.js';
import { allocationProfile, leakProfile } from '../judge/kept-profile.js';
import { look, policyOf } from '../judge/scene.js';

const policy = policyOf({});
const leaking =
  'goroutine 50 [chan send]:\nexample.com/m/finder.emit(0x1)\n\texample.com/m/finder/emit.go:30 +0x1d\ncreated by example.com/m/finder.Look in goroutine 9\n\texample.com/m/finder/look.go:12 +0x1d\n';

function captureOf(
  side: 'base' | 'head' | 'single',
  isWorse: boolean,
  more: (builder: CaptureBuilder) => void = () => undefined,
) {
  const builder = new CaptureBuilder(side).package().benchmark(look).benchmark('BenchmarkLookup');
  const allocs = isWorse ? 3 : 1;
  builder.runs(look, { 'ns/op': [100, 101, 102], 'allocs/op': [allocs, allocs, allocs] });
  builder.runs('BenchmarkLookup', { 'ns/op': [100, 101, 102], 'allocs/op': [1, 1, 1] });
  const counts = [1250, 5000, 40_000];
  for (const iterations of counts) {
    const probed: Probed = {
      iterations,
      left: isWorse ? 1 : 0,
      heap: isWorse ? 130 * iterations : 0,
      dump: isWorse ? leaking : '',
      metrics: { '/gc/cycles/automatic:gc-cycles': iterations / 250 },
    };
    builder.probe(look, probed);
  }
  for (const iterations of [100, 1100])
    builder.profile(
      look,
      'heap',
      iterations,
      allocationProfile(iterations * (isWorse ? 130 : 0), iterations * 500),
    );
  more(builder);
  return builder.end('complete').build();
}

const gate: Captures = { base: captureOf('base', false), head: captureOf('head', true), stored: null };
const folders = { base: 'out/capture/base', head: "it's/head" };

function whyIn(captures: Captures, isAlone: boolean): Why {
  const report = reportOn(captures, policy);
  const [benchmark] = findBenchmarks(report, look).meant;
  if (benchmark === undefined) throw new Error('no benchmark');
  const evidence = { base: readEvidence(captures.base), head: readEvidence(captures.head) };
  return whyOf({ report, benchmark, evidence, captures, isAlone });
}

describe('why', () => {
  const text = renderWhy(whyIn(gate, false), { color: false, folders });

  it('begins with the benchmark and its commits', () => {
    expect(text.split('\n')[0]).toBe(
      'BenchmarkLook in example.com/m/finder (finder/look_test.go:9), base bbbbbbb, head aaaaaaa',
    );
  });

  it.each([
    ['numbers', '  allocs/op 1 → 3, +2, budget +0: over budget\n'],
    ['the line of what stays', 'finder/look.go:12 in finder.Look: +130 B/op, +130 B/op kept (all of it)'],
    ['lines that allocate', '  500 B in 50 objects: finder/look.go:20 in finder.Look\n'],
    ['and those that allocate less', '  130 B in 13 objects: finder/look.go:12 in finder.Look\n'],
    [
      'goroutines with their lines',
      '1 started at finder/look.go:12 in finder.Look; each waits to send on a channel',
    ],
    ['collections', 'garbage collections: one every 250 operations'],
    ['the heap', '      heap: 130 B of each operation stay (4.96 MiB after 40,000 operations)'],
  ])('tells %s', (_what, words) => {
    expect(text).toContain(words);
  });

  it('gives commands with the files of the capture, safe for a shell', () => {
    const file = "'it'\\''s/head/profiles/BenchmarkLook.heap.1100.pb.gz'";
    expect(text).toContain(`  go tool pprof -sample_index=alloc_space -top ${file}\n`);
    expect(text).toContain(
      `  go tool pprof -sample_index=inuse_space -list='finder\\.Look$' -trim_path=example.com/m ${file}\n`,
    );
    expect(text).toContain(
      `  go tool pprof -sample_index=alloc_space -top -diff_base=out/capture/base/profiles/BenchmarkLook.heap.1100.pb.gz ${file}\n`,
    );
    expect(text).toContain(
      "  grep '^created by' 'it'\\''s/head/dumps/BenchmarkLook.goroutines.40000.end.goroutine.txt' | sort | uniq -c | sort -rn\n",
    );
    expect(text).toContain("  go test -run='^$' -bench='^BenchmarkLook$' -benchtime=100x");
  });

  it('has nothing to type for a side that leaves nothing behind', () => {
    expect(text).not.toContain('out/capture/base/dumps');
  });

  it('does not tell what is not counted', () => {
    expect(text).not.toContain('time goroutines waited for a mutex');
    expect(text).not.toContain('processor time of garbage collection');
  });

  it('of one capture compares nothing', () => {
    const alone = renderWhy(whyIn(aloneOf(captureOf('single', true)), true), {
      color: false,
      folders: { head: 'rec' },
    });
    expect(alone).toContain('  allocs/op 3 in 3 processes\n');
    expect(alone).toContain('  500 B in 50 objects: finder/look.go:20 in finder.Look\n');
    expect(alone).toContain('go tool pprof -sample_index=alloc_space -top rec/profiles/');
    expect(alone).not.toMatch(/diff_base|→|budget|What changed|base/);
  });

  it('is JSON as well', () => {
    const json = JSON.parse(renderWhyJson(whyIn(gate, false), folders)) as Record<string, unknown>;
    expect(json).toMatchObject({
      schema: 'pprof-gate/why/1',
      alone: false,
      side: 'head',
      benchmark: { name: look },
      lines: {
        allocations: { lines: [{ file: 'finder/look.go', line: 20, amounts: [500, 50] }, { line: 12 }] },
      },
    });
    expect(json['findings']).toContainEqual(expect.objectContaining({ rule: 'heap-kept' }));
  });

  it('keeps its schema, of two commits and of one', () => {
    const schemaOf = (name: string): object =>
      JSON.parse(
        readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8'),
      ) as object;
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, schemas: [schemaOf('report')] });
    const validate = ajv.compile(schemaOf('why'));
    for (const why of [whyIn(gate, false), whyIn(aloneOf(captureOf('single', true)), true)]) {
      const json = JSON.parse(renderWhyJson(why, folders)) as Record<string, unknown>;
      validate(json);
      expect(validate.errors).toBeNull();
      expect(validate({ ...json, lines: { allocations: {} } })).toBe(false);
    }
  });

  it('says how to decide what is open, and nothing of that where all is decided', () => {
    const head = (name: string): Captures['head'] =>
      new CaptureBuilder('head')
        .package()
        .benchmark(name)
        .runs(name, { 'ns/op': [100, 101, 102] })
        .end('time-budget')
        .build();
    const base = new CaptureBuilder('base')
      .package()
      .benchmark(look)
      .runs(look, { 'ns/op': [100, 101, 102] });
    const open = whyIn({ base: base.end('time-budget').build(), head: head(look), stored: null }, false);
    expect(open.benchmark.changes.map(({ outcome }) => outcome)).toContain('unproven');
    const told = renderWhy(open, { color: false, folders });
    expect(told).toMatch(
      /Decide what is open\n {2}pprof-gate gate --base \w+ --head \w+ --bench '\^BenchmarkLook\$' /,
    );
    const alone = whyIn(aloneOf(captureOf('single', true)), true);
    expect(renderWhy(alone, { color: false, folders })).not.toContain('Decide what is open');
  });
});

describe('what to type', () => {
  const leakFile = 'rec/profiles/BenchmarkLook.goroutineleak.40000.pb.gz';
  const told = (bytes: Uint8Array, isWorse = true): string => {
    const single = captureOf('single', isWorse, (builder) => {
      builder.profile(look, 'goroutineleak', 40_000, bytes);
    });
    const folder = { head: 'rec' };
    return renderWhy(whyIn(aloneOf(single), true), { color: false, folders: folder });
  };

  it('shows the stacks of goroutines that are proven to be leaked', () => {
    expect(told(leakProfile(1, 30))).toContain(`\n  go tool pprof -lines -traces ${leakFile}\n`);
    // Nothing is left behind, nothing is proven, or it cannot be read.
    expect(told(leakProfile(1, 30), false)).not.toContain('-traces');
    expect(told(leakProfile(0, 30))).not.toContain('-traces');
    const damaged = told(Uint8Array.of(1, 2, 3));
    expect(damaged).not.toContain('-traces');
    expect(damaged).toContain('goroutineleak profile on head cannot be read: it is not a pprof protobuf\n');
    expect(damaged).toContain("grep '^created by'");
  });

  const trouble = (
    name: string | null,
    file: string | null,
    changes: Parameters<CaptureBuilder['trouble']>[2] = {},
  ): string => {
    const builder = new CaptureBuilder('head').package().benchmark('BenchmarkOther');
    if (name !== null) builder.benchmark(look);
    const head = builder.trouble(name, 'hung', { file, ...changes });
    const captures = { base: captureOf('base', false), head: head.build(), stored: null };
    return renderWhy(whyIn(captures, false), { color: false, folders });
  };
  const dump = 'dumps/BenchmarkLook-screen.txt';

  it('shows the dump of what hung, and of what it is in', () => {
    const heading = 'See it in what was measured; in the folder of the module the lists show its sources\n';
    const command = `  less 'it'\\''s/head/${dump}'\n`;
    expect(trouble(look, dump)).toContain(heading);
    expect(trouble(look, dump)).toContain(command);
    expect(trouble(null, dump)).toContain(command);
  });

  it('shows none of another one, of a profile, or where none was kept', () => {
    expect(trouble(look, null)).not.toContain('less ');
    expect(trouble('BenchmarkOther', dump)).not.toContain('less ');
    expect(trouble(look, dump, { pass: 'profile' })).not.toContain('less ');
  });
});

describe('why of profiles that cannot be read', () => {
  const contention = ['block', 'mutex'] as const;
  const real = (kind: 'block' | 'mutex') =>
    new Uint8Array(readFileSync(new URL(`../corpus/profiles/pair-base.${kind}.pb.gz`, import.meta.url)));
  const junk = Uint8Array.of(1, 2, 3);
  const having = (side: 'base' | 'head' | 'single', bytes: (kind: 'block' | 'mutex') => Uint8Array) =>
    captureOf(side, side !== 'base', (builder) => {
      for (const kind of contention)
        for (const iterations of [100, 1100]) builder.profile(look, kind, iterations, bytes(kind));
    });
  const unread = (text: string) => text.split('\n').filter((line) => line.includes('cannot be read'));

  it('leaves out what they would tell, and says so once', () => {
    const why = whyIn({ base: having('base', real), head: having('head', () => junk), stored: null }, false);
    expect(why.benchmark.caveats).toMatchObject([{ code: 'profile-failed' }]);
    expect(Object.keys(why.lines)).toEqual(['allocations', 'kept']);
    const told = renderWhy(why, { color: false, folders });
    expect(unread(told)).toEqual([
      '  block profile on head cannot be read: it is not a pprof protobuf',
      '  mutex profile on head cannot be read: it is not a pprof protobuf',
    ]);
    expect(told).toContain('  500 B in 50 objects: finder/look.go:20 in finder.Look\n');
    expect(told).not.toContain('block.1100');
    expect(renderWhyJson(why, folders)).toContain('"block profile on head cannot be read: ');
  });

  it('names no side of one capture', () => {
    const alone = whyIn(aloneOf(having('single', () => junk)), true);
    expect(unread(renderWhy(alone, { color: false, folders }))).toEqual([
      '  block profile cannot be read: it is not a pprof protobuf',
      '  mutex profile cannot be read: it is not a pprof protobuf',
    ]);
  });

  it('keeps what the benchmark tells of others', () => {
    const why = whyIn({ base: having('base', () => junk), head: having('head', real), stored: null }, false);
    expect(unread(renderWhy(why, { color: false, folders }))).toEqual([
      '  a profile cannot be read: it is not a pprof protobuf',
    ]);
  });

  it('passes other errors on', () => {
    const { files, ...head } = having('head', real);
    const gone = new Map(files);
    gone.delete(`profiles/${look}.block.100.pb.gz`);
    const captures = { base: having('base', () => junk), head: { ...head, files: gone }, stored: null };
    expect(() => whyIn(captures, false)).toThrow(expect.objectContaining({ code: 'capture-invalid' }));
  });
});

describe('a benchmark is meant', () => {
  const report = reportOn(gate, policy);
  const meant = (wanted: string): string[] =>
    findBenchmarks(report, wanted).meant.map(({ id }) => id.name.replace('Benchmark', ''));

  it.each([
    // A whole name wins, though it is a part of another.
    ['Look', ['Look']],
    ['BenchmarkLook', ['Look']],
    ['finder.Look', ['Look']],
    ['example.com/m/finder.BenchmarkLook', ['Look']],
    ['lookup', ['Lookup']],
    ['kup', ['Lookup']],
    ['Look*', ['Look', 'Lookup']],
    ['Lo?k', ['Look']],
    ['finder', ['Look', 'Lookup']],
    ['', []],
    ['{', []],
    ['Lokup', []],
  ])('by %s', (wanted, names) => {
    expect(meant(wanted).sort()).toEqual(names);
  });

  it('or one near it is told', () => {
    expect(findBenchmarks(report, 'Lokup').near[0]).toBe('Lookup');
    expect(findBenchmarks(report, 'BenchmarkLokup').near[0]).toBe('Lookup');
    expect(findBenchmarks(report, 'Zebra').near).toEqual([]);
  });
});

it('counts goroutines that stay, and benchmarks that match', () => {
  const leak = { growth: 'leak', left: 40, operations: 40, leftPerOperation: 1 } as Parameters<
    typeof growthWords
  >[0];
  expect(growthWords(leak)).toBe('1 goroutine left behind by each operation (40 after 40 operations)');
  expect(growthWords({ ...leak, leftPerOperation: 2, left: 80 })).toBe(
    '2 goroutines left behind by each operation (80 after 40 operations)',
  );
  // Of dumps only what came with more operations is known.
  const dumped = { ...leak, by: 'dump' as const };
  expect(growthWords(dumped)).toBe(
    '1 goroutine left behind by each operation (at least 40 after 40 operations)',
  );
  expect(growthWords({ ...dumped, growth: 'none' })).toBe('no more with more operations');
  expect(severalWords(12)).toBe('12 benchmarks match; take one of these names:');
});
