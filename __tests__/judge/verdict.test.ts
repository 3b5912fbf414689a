import { describe, expect, it } from '@jest/globals';
import { readEvidence } from '../../src/evidence/evidence.js';
import type { RuntimeUse } from '../../src/model/runtime-use.js';
import { profileWishes } from '../../src/judge/wishes.js';
import type { Capture, CaptureRecord } from '../../src/model/capture.js';
import type { OnDoubt } from '../../src/model/policy.js';
import type { Verdict } from '../../src/model/verdict.js';
import { CaptureBuilder, pkg } from '../evidence/capture-builder.js';
import {
  changeOf,
  countCaptures,
  growth,
  look,
  policyOf,
  relative,
  repeated,
  rule,
  timeCaptures,
  verdictOf,
} from './scene.js';

const three = { 'allocs/op': repeated(3, 3) };
const five = { 'allocs/op': repeated(5, 3) };

function side(of: 'base' | 'head'): CaptureBuilder {
  return new CaptureBuilder(of).package();
}

function statusOf(verdict: Verdict, name = look): string | undefined {
  return verdict.benchmarks.find(({ id }) => id.name === name)?.status;
}

/** The benchmarks of the second capture are of another package, in which they have the same names. */
function beside(one: Capture, other: Capture, otherPkg: string): Capture {
  const moved = (file: string): string => `server/${file}`;
  return {
    manifest: one.manifest,
    records: [
      ...other.records.flatMap((record): CaptureRecord[] => {
        if (record.type === 'run') {
          const output = { ...record.output, file: moved(record.output.file) };
          return [{ ...record, pkg: otherPkg, output }];
        }
        if (record.type === 'package') return [{ ...record, pkg: otherPkg, dir: 'server' }];
        return record.type === 'benchmark' ? [{ ...record, pkg: otherPkg }] : [];
      }),
      ...one.records,
    ],
    files: new Map([
      ...one.files,
      ...[...other.files].map(([file, bytes]) => {
        const text = new TextDecoder().decode(bytes).replaceAll(pkg, otherPkg);
        return [moved(file), new TextEncoder().encode(text)] as const;
      }),
    ]),
  };
}

describe('benchmarks of one name in two packages', () => {
  const of = (name: 'base' | 'head', values: readonly number[]): Capture =>
    side(name).benchmark(look).runs(look, { 'allocs/op': values }).build();
  // As long as the name it replaces: outputs are found by their offsets.
  const other = 'example.com/m/server';
  const verdict = verdictOf(
    beside(of('base', repeated(3, 12)), of('base', repeated(7, 12)), other),
    beside(of('head', [...repeated(3, 11), 4]), of('head', repeated(8, 12)), other),
  );
  const changeIn = (name: string): Verdict['benchmarks'][number]['changes'][number] | undefined =>
    verdict.benchmarks.find(({ id }) => id.pkg === name)?.changes[0];

  it('stay apart, and all processes of each count', () => {
    expect(verdict.benchmarks.map(({ id, status }) => [id.pkg, id.name, status])).toEqual([
      [pkg, look, 'measured'],
      [other, look, 'measured'],
    ]);
    // The last process alone differs: one sample, or the first of its name, would have been the same.
    expect(changeIn(pkg)).toMatchObject({
      exact: false,
      change: 'none',
      outcome: 'within',
      summary: { base: { n: 12, center: 3 }, head: { n: 12, center: 3 } },
      caveats: [{ code: 'jittering-count', facts: { headLo: 3, headHi: 4 } }],
    });
    expect(changeIn(other)).toMatchObject({
      exact: true,
      change: 'regression',
      outcome: 'exceeded',
      summary: { base: { n: 12, center: 7 }, head: { n: 12, center: 8 } },
    });
  });
});

describe('what became of a benchmark', () => {
  const measured = (of: 'base' | 'head'): CaptureBuilder => side(of).benchmark(look).runs(look, three);

  it('is measured, added or removed', () => {
    const base = measured('base').benchmark('BenchmarkOld').build();
    const head = measured('head').benchmark('BenchmarkNew').runs('BenchmarkNew', five).build();
    const verdict = verdictOf(base, head);
    expect(verdict.benchmarks.map(({ id, status }) => [id.name, status])).toEqual([
      [look, 'measured'],
      ['BenchmarkNew', 'added'],
      ['BenchmarkOld', 'removed'],
    ]);
    // What is new is not worse than anything; what is gone cannot be measured any more.
    expect(changeOf(verdict, 'allocs/op', 'BenchmarkNew').outcome).toBe('within');
    expect(verdict.outcome).toBe('unmeasured');
    expect(verdictOf(head, base, policyOf({ onUnmeasured: 'fail' })).exitCode).toBe(3);
    expect(verdictOf(measured('base').build(), head, policyOf({ onUnmeasured: 'fail' })).exitCode).toBe(0);
  });

  it('holds an absolute limit against a new benchmark', () => {
    const budgets = [rule('allocs/op', { kind: 'limit', op: '<=', value: 4 })];
    const head = measured('head').benchmark('BenchmarkNew').runs('BenchmarkNew', five).build();
    expect(verdictOf(measured('base').build(), head, policyOf({ budgets })).outcome).toBe('exceeded');
  });

  it('is unchanged where the whole package is', () => {
    const of = (name: 'base' | 'head'): Capture =>
      new CaptureBuilder(name).package('unchanged').benchmark(look).build();
    const verdict = verdictOf(of('base'), of('head'));
    expect(verdict).toMatchObject({
      outcome: 'within',
      exitCode: 0,
      benchmarks: [{ status: 'unchanged', changes: [] }],
    });
  });

  it.each<[OnDoubt, number, string]>([
    ['fail', 3, 'error'],
    ['warn', 0, 'warning'],
    ['pass', 0, 'note'],
  ])('is broken when head panics: %s gives %d', (onFailed, exitCode, level) => {
    const head = side('head')
      .benchmark(look)
      .run(look, {}, { slot: 0, ending: 'panicked' })
      .trouble(look, 'panicked')
      .build();
    const verdict = verdictOf(measured('base').build(), head, policyOf({ onFailed }));
    expect(statusOf(verdict)).toBe('failed');
    expect(verdict).toMatchObject({ outcome: 'unmeasured', exitCode, passes: exitCode === 0 });
    expect(changeOf(verdict, 'allocs/op')).toMatchObject({ change: 'none', outcome: 'unmeasured' });
    expect(verdict.findings).toEqual([
      {
        rule: 'benchmark-broken',
        key: `benchmark-broken ${pkg} BenchmarkLook 1 head`,
        level,
        benchmark: { pkg, name: look, procs: 1 },
        at: { file: 'finder/look_test.go', line: 9 },
        facts: { side: 'head', ending: 'panicked', message: 'panic: boom' },
      },
    ]);
  });

  it('is hung, and broken even when some of its processes were fine', () => {
    const verdict = verdictOf(measured('base').build(), measured('head').trouble(look, 'hung').build());
    expect([statusOf(verdict), verdict.exitCode]).toEqual(['hung', 3]);
  });

  it('is told with the line that it was at, and with what cut it off', () => {
    const head = measured('head').trouble(look, 'hung', {
      file: 'dumps/look.txt',
      cutOff: { by: 'timeout', ms: 120_000 },
    });
    const capture = head.build();
    const dump = `goroutine 7 [running]:\nexample.com/m/finder.Look()\n\texample.com/m/finder/look.go:41 +0x1\n`;
    const files = new Map([...capture.files, ['dumps/look.txt', Buffer.from(dump)] as const]);
    const modules = [{ path: 'example.com/m', dir: '.' }];
    const { findings } = verdictOf(measured('base').build(), {
      ...capture,
      files,
      manifest: { ...capture.manifest, modules },
    });
    expect(findings).toMatchObject([
      {
        rule: 'benchmark-broken',
        at: { file: 'finder/look.go', line: 41 },
        facts: { stopped: true, cutOffBy: 'timeout', cutOffMs: 120_000 },
      },
    ]);
  });

  it('is not head’s fault when base breaks as well', () => {
    const base = side('base').benchmark(look).trouble(look, 'panicked').build();
    const both = verdictOf(base, side('head').benchmark(look).trouble(look, 'panicked').build());
    expect([statusOf(both), both.exitCode, both.findings[0]?.level]).toEqual(['failed', 0, 'note']);
    expect(both.findings.map(({ facts }) => facts['side'])).toEqual(['both']);
    // Head mends it: it runs now, and what it does cannot be compared.
    const mended = verdictOf(base, measured('head').build());
    expect([statusOf(mended), mended.exitCode, mended.outcome]).toEqual(['added', 0, 'unmeasured']);
    expect(mended.findings).toMatchObject([{ level: 'note', facts: { side: 'base' } }]);
    expect(changeOf(mended, 'allocs/op')).toMatchObject({
      outcome: 'unmeasured',
      summary: { head: { n: 3 } },
    });
    const limit = policyOf({ budgets: [rule('allocs/op', { kind: 'limit', op: '<=', value: 2 })] });
    expect(verdictOf(base, measured('head').build(), limit).outcome).toBe('exceeded');
    const unrun = verdictOf(base, side('head').benchmark(look).build());
    expect([statusOf(unrun), unrun.outcome]).toEqual(['added', 'unmeasured']);
  });

  it('is broken below a benchmark that broke, and in a package that does not build', () => {
    const base = side('base').benchmark('BenchmarkA/x').runs('BenchmarkA/x', three).build();
    const parent = side('head').benchmark('BenchmarkA').trouble('BenchmarkA', 'failed').build();
    expect(statusOf(verdictOf(base, parent), 'BenchmarkA/x')).toBe('failed');
    const unbuilt = new CaptureBuilder('head').package('build-failed', pkg, 'x.go:1:1: undefined: y').build();
    const verdict = verdictOf(base, unbuilt);
    expect([statusOf(verdict, 'BenchmarkA/x'), verdict.exitCode]).toEqual(['failed', 3]);
    expect(verdict.caveats).toEqual([
      { code: 'package-does-not-compile', facts: { side: 'head', pkg, message: 'x.go:1:1: undefined: y' } },
    ]);
    expect(verdict.findings.map(({ benchmark }) => benchmark?.name ?? null)).toEqual(['BenchmarkA/x', null]);
  });

  it('is told once for a package that builds on neither side', () => {
    const of = (name: 'base' | 'head'): Capture =>
      new CaptureBuilder(name).package('build-failed', pkg, `x.go:1:1: ${name}`).build();
    expect(verdictOf(of('base'), of('head')).findings).toEqual([
      {
        rule: 'benchmark-broken',
        key: `benchmark-broken ${pkg} both`,
        level: 'note',
        benchmark: null,
        at: null,
        facts: { side: 'both', pkg, ending: 'failed', message: 'x.go:1:1: head' },
      },
    ]);
  });

  it('is broken when head cannot even list its benchmarks, though none are known', () => {
    const head = side('head').trouble(null, 'exited').build();
    const verdict = verdictOf(side('base').build(), head);
    expect([verdict.exitCode, verdict.caveats[0]?.code]).toEqual([3, 'discovery-partial']);
  });

  it('is skipped: lost when only head skips, nothing when both do', () => {
    const skipping = (of: 'base' | 'head'): Capture =>
      side(of).benchmark(look).trouble(look, 'skipped', { pass: 'discover' }).build();
    const lost = verdictOf(side('base').benchmark(look).build(), skipping('head'));
    expect([statusOf(lost), lost.outcome]).toEqual(['skipped', 'unmeasured']);
    const both = verdictOf(skipping('base'), skipping('head'));
    expect([statusOf(both), both.outcome]).toEqual(['skipped', 'within']);
  });

  it('is not broken by a process that only profiled it', () => {
    const head = measured('head').trouble(look, 'panicked', { pass: 'profile' }).build();
    expect(statusOf(verdictOf(measured('base').build(), head))).toBe('measured');
  });

  it('tells a benchmark that changed, and that a file moved does not matter', () => {
    const of = (name: 'base' | 'head', definition: object): Capture =>
      side(name)
        .benchmark(look, definition)
        .runs(look, name === 'base' ? three : five)
        .build();
    const moved = verdictOf(of('base', {}), of('head', { file: 'other_test.go', line: 70 }));
    expect(moved).toMatchObject({
      outcome: 'exceeded',
      benchmarks: [{ definition: { file: 'other_test.go', line: 70 } }],
    });
    const data = verdictOf(of('base', { data: 'one' }), of('head', { data: 'two' }));
    expect(changeOf(data, 'allocs/op')).toMatchObject({ outcome: 'unmeasured' });
    expect(data.benchmarks[0]?.caveats).toMatchObject([{ code: 'benchmark-data-changed' }]);
  });
});

describe('times that have no budget anywhere', () => {
  const none = policyOf({ budgets: [rule('sec/op', { kind: 'none' }), rule('allocs/op', growth(0))] });

  it('are no worse off with fewer pairs', () => {
    const [base, head] = timeCaptures({ ratio: 1, confirmPairs: 0 });
    const record: CaptureRecord = {
      type: 'caveat',
      code: 'screen-shortened',
      facts: { rounds: 8, of: 12, layouts: 1, benchmarks: 1 },
    };
    const short = { ...head, records: [...head.records, record] };
    const codes = (verdict: Verdict): string[] => verdict.caveats.map(({ code }) => code);
    expect(codes(verdictOf(base, short))).toContain('screen-shortened');
    expect(codes(verdictOf(base, short, none))).not.toContain('screen-shortened');
  });

  it('are shown and not judged', () => {
    const verdict = verdictOf(...timeCaptures({ ratio: 2, confirmPairs: 0 }), none);
    expect(verdict).toMatchObject({ outcome: 'within', suite: null, timing: null, caveats: [] });
    const change = changeOf(verdict, 'sec/op');
    expect(change).toMatchObject({ change: 'none', outcome: 'within', p: null, stage: null, caveats: [] });
    expect(change.ratio?.center).toBeCloseTo(2, 1);
  });

  it('are judged where they were measured as if they had', () => {
    expect(changeOf(verdictOf(...timeCaptures({ ratio: 2 }), none), 'sec/op').change).toBe('regression');
  });
});

describe('the verdict', () => {
  it('never passes in silence without a base', () => {
    const head = side('head').benchmark(look).runs(look, three).build();
    const verdict = verdictOf(new CaptureBuilder('base').cut(), head);
    expect(statusOf(verdict)).toBe('added');
    expect(verdict.caveats).toEqual([{ code: 'capture-incomplete', facts: { reason: 'cut', side: 'base' } }]);
  });

  it('puts the worst outcome over all', () => {
    const [base, head] = countCaptures('allocs/op', repeated(3, 3), repeated(5, 3));
    expect(verdictOf(base, head, policyOf({ onFailed: 'fail' }))).toMatchObject({
      outcome: 'exceeded',
      exitCode: 1,
    });
    expect(verdictOf(base, head, policyOf({ budgets: [] }))).toMatchObject({
      outcome: 'within',
      exitCode: 0,
    });
  });

  it('tells what both sides have once, and the side of what one has', () => {
    const of = (name: 'base' | 'head', paths: string[]): Capture =>
      side(name)
        .record({ type: 'caveat', code: 'not-pinned', facts: { os: 'darwin' } })
        .record({ type: 'caveat', code: 'submodules-missing', facts: { paths } })
        .build();
    expect(verdictOf(of('base', ['a']), of('head', ['b'])).caveats).toEqual([
      { code: 'not-pinned', facts: { os: 'darwin' } },
      { code: 'submodules-missing', facts: { paths: ['a'], side: 'base' } },
      { code: 'submodules-missing', facts: { paths: ['b'], side: 'head' } },
    ]);
  });

  it('finds a broken budget at its benchmark, with a key that no number is in', () => {
    const one = verdictOf(...countCaptures('allocs/op', repeated(3, 3), repeated(5, 3)));
    const other = verdictOf(...countCaptures('allocs/op', repeated(30, 3), repeated(77, 3)));
    expect(one.findings).toMatchObject([
      {
        rule: 'budget-exceeded',
        level: 'error',
        at: { file: 'finder/look_test.go', line: 9 },
        facts: { unit: 'allocs/op', base: 3, head: 5 },
      },
    ]);
    expect(other.findings[0]?.key).toBe(one.findings[0]?.key);
  });

  it('wishes for profiles of what moved, what breaks a budget first', () => {
    const of = (name: 'base' | 'head'): Capture => {
      const head = name === 'head';
      return side(name)
        .runs('BenchmarkBetter', { 'B/op': repeated(head ? 64 : 96, 3) })
        .runs('BenchmarkSame', { 'B/op': repeated(96, 3) })
        .runs('BenchmarkWorse', { 'allocs/op': repeated(head ? 5 : 3, 3) })
        .build();
    };
    expect(profileWishes(verdictOf(of('base'), of('head')))).toEqual([
      { key: `${pkg} BenchmarkWorse 1`, passes: ['heap'] },
      { key: `${pkg} BenchmarkBetter 1`, passes: ['heap'], spare: true },
    ]);
    expect(profileWishes(verdictOf(...timeCaptures({ ratio: 1.5 })))).toMatchObject([
      { passes: ['cpu', 'contention'] },
    ]);
  });

  it('wishes for block and mutex profiles where the runtime counted more waiting for locks', () => {
    const still = verdictOf(...timeCaptures({ ratio: 1 }));
    const waiting = (base: number, head: number) => {
      const seconds = still.benchmarks[0]?.changes.find(({ metric }) => metric.unit === 'sec/op')?.summary
        .head;
      const use = (mutexWait: number): RuntimeUse => ({
        heap: { growth: 'none', keptPerOperation: 0, kept: 0, operations: 5000, after: 0 },
        operations: 5000,
        processes: 1,
        rates: { 'mutex-wait': { perOperation: mutexWait * (seconds?.center ?? 0), error: null } },
      });
      const runtime = { base: use(base), head: use(head) };
      return profileWishes({ ...still, benchmarks: still.benchmarks.map((of) => ({ ...of, runtime })) });
    };
    expect(waiting(0, 0.05)).toEqual([]);
    expect(waiting(0.3, 0.5)).toEqual([]);
    expect(waiting(0, 0.5)).toMatchObject([{ passes: ['contention'] }]);
  });

  it.each([
    ['Look', 2, 3, false],
    ['Look', 2, 5, true],
    ['Look', 3, 3, true],
    ['Look/a/b', 2, 5, false],
    ['Look/a/b', 2, 6, true],
  ])(
    'wishes for them of slower code where goroutines run beside it: %s %i %i',
    (name, there, created, wished) => {
      const slower = verdictOf(...timeCaptures({ ratio: 1.5 }));
      const use: RuntimeUse = {
        heap: { growth: 'none', keptPerOperation: 0, kept: 0, operations: 5000, after: 0 },
        operations: 5000,
        processes: 1,
        rates: {},
        goroutines: { there, created },
      };
      const quiet = { ...use, goroutines: { there: 2, created: 3 } };
      for (const runtime of [
        { base: use, head: quiet },
        { base: quiet, head: use },
      ]) {
        const benchmarks = slower.benchmarks.map((of) => ({ ...of, id: { ...of.id, name }, runtime }));
        expect(profileWishes({ ...slower, benchmarks })).toMatchObject([
          { passes: wished ? ['cpu', 'contention'] : ['cpu'] },
        ]);
      }
    },
  );

  it('gives the metrics in one order, whatever was printed', () => {
    const values = {
      zebra: [1, 1, 1],
      'allocs/op': [3, 3, 3],
      apple: [1, 1, 1],
      'B/op': [9, 9, 9],
      'MB/s': [5, 5, 5],
      'ns/op': [7, 7, 7],
    };
    const of = (name: 'base' | 'head'): Capture => side(name).runs(look, values).build();
    const units = verdictOf(of('base'), of('head')).benchmarks[0]?.changes.map(({ metric }) => metric.unit);
    expect(units).toEqual(['sec/op', 'B/s', 'B/op', 'allocs/op', 'apple', 'zebra']);
  });

  it('is pure: the same evidence, the same verdict', () => {
    const [base, head] = timeCaptures({ ratio: 1.2 });
    expect(verdictOf(base, head)).toEqual(verdictOf(base, head));
    expect(readEvidence(base)).toMatchObject({ manifest: base.manifest });
  });

  it('judges ten thousand benchmarks of four metrics', () => {
    const count = 10_000;
    const of = (name: 'base' | 'head'): Capture => {
      const builder = side(name);
      for (let i = 0; i < count; i++) {
        for (let slot = 0; slot < 3; slot++) {
          const allocs = name === 'head' && i % 1000 === 0 ? 4 : 3;
          builder.run(
            `BenchmarkN/${i}`,
            { 'ns/op': 1000 + slot, 'MB/s': 5, 'B/op': 96, 'allocs/op': allocs },
            { slot },
          );
        }
      }
      return builder.build();
    };
    const verdict = verdictOf(
      of('base'),
      of('head'),
      policyOf({ budgets: [rule('allocs/op', relative(0))] }),
    );
    expect(verdict.benchmarks).toHaveLength(count);
    expect(verdict.benchmarks.reduce((sum, { changes }) => sum + changes.length, 0)).toBe(4 * count);
    expect(verdict.findings).toHaveLength(count / 1000);
  });
});
