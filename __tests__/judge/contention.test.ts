// Block and mutex profiles of several processes → lines that wait, and whether they wait longer.
import { describe, expect, it } from '@jest/globals';
import { GateError } from '../../src/base/errors.js';
import type { BenchmarkEvidence } from '../../src/evidence/benchmark.js';
import { diffMap } from '../../src/diff/lines.js';
import { parseDiff } from '../../src/diff/parse.js';
import { contentionOf } from '../../src/judge/contention.js';
import { spreadOf, standsOut } from '../../src/judge/spread.js';
import type { ReachingWorld } from '../../src/judge/off-processor.js';
import { withWaiting } from '../../src/judge/waiting.js';
import { waitingFindings } from '../../src/judge/waiting-findings.js';
import type { StackTable } from '../../src/model/profile.js';
import { waitWishes, type Wish } from '../../src/judge/wishes.js';
import { keyOf } from '../../src/model/benchmark.js';
import type { Evidence } from '../../src/evidence/evidence.js';
import type { BenchmarkResult, Verdict } from '../../src/model/verdict.js';
import { mergeStacks } from '../../src/profile/stacks.js';
import { changeBetween, evidenceOf, table } from './stacks.js';

const modules = [{ path: 'example.com/m', dir: '.' }];
const world = { modules: { base: modules, head: modules }, diff: null, changedFunctions: [] };

const lock = (delay: number, line = 41): string =>
  `${delay}: sync.(*Mutex).Lock sync/mutex.go:90@81 < m/f.(*Store).Get example.com/m/f/store.go:${line}@30`;
const unlock = (delay: number, name = 'Put', line = 60): string =>
  `${delay}: sync.(*Mutex).Unlock sync/mutex.go:223@219 < m/f.(*Store).${name} example.com/m/f/store.go:${line}@55`;
const receive = (delay: number, line = 8): string =>
  `${delay}: runtime.chanrecv1 runtime/chan.go:442@441 < m/f.Ask example.com/m/f/ask.go:${line}@5`;

interface Waits {
  /** Nanoseconds for each operation, by process. */
  readonly block?: readonly StackTable[];
  readonly mutex?: readonly StackTable[];
  readonly cpu?: readonly StackTable[];
  readonly rate?: number;
  /** Waits for each operation at each line, by process; one in a hundred operations where it is left out. */
  readonly times?: readonly number[];
}

function sideOf({ block, mutex, cpu, rate, times = [] }: Waits): BenchmarkEvidence {
  const all = { block, mutex, cpu };
  const kinds = (['block', 'mutex', 'cpu'] as const).filter((kind) => all[kind] !== undefined);
  return {
    ...evidenceOf({}),
    profiles: kinds.map((kind) => ({
      kind,
      iterations: 100,
      file: kind,
      ...(rate === undefined ? {} : { rate }),
    })),
    stacks: (kind, type) => {
      const parts = kind === 'block' || kind === 'mutex' || kind === 'cpu' ? all[kind] : undefined;
      if (parts === undefined) return null;
      const values = parts.map((part, nth) =>
        type === 'contentions' ? { ...part, values: part.values.map(() => times[nth] ?? 0.01) } : part,
      );
      const mean = mergeStacks(
        values,
        values.map(() => 1 / values.length),
      );
      return {
        table: mean,
        operations: 100_000,
        period: 1e7,
        ...(values.length > 1 ? { parts: values } : {}),
      };
    },
  };
}

const five = (of: (nth: number) => StackTable): StackTable[] => [0, 1, 2, 3, 4].map(of);

function sitesOf(base: Waits, head: Waits, seconds: number | null = 1e-6) {
  const { contention, caveats } = contentionOf({ base: sideOf(base), head: sideOf(head) }, seconds, 2, world);
  expect(caveats).toEqual([]);
  return (contention?.sites ?? []).map(
    ({ waits, file, line, change, delay }) =>
      `${waits} ${file}:${line} ${Math.round(delay.base.center * 1e9)}>${Math.round(delay.head.center * 1e9)} ${change}`,
  );
}

describe('lines that wait', () => {
  it('are told apart by what for, heaviest first', () => {
    const base = {
      block: five((nth) => table(lock(100 + nth), receive(20))),
      mutex: five(() => table(unlock(90))),
    };
    const head = {
      block: five((nth) => table(lock(500 + nth), receive(20))),
      mutex: five(() => table(unlock(480))),
    };
    expect(sitesOf(base, head)).toEqual([
      'lock f/store.go:41 102>502 more',
      'release f/store.go:60 90>480 more',
      'channel-receive f/ask.go:8 20>20 none',
    ]);
  });

  it('are new, or gone', () => {
    const some = { block: five(() => table(lock(500))) };
    const none = { block: five(() => table(receive(20))) };
    expect(sitesOf(none, some)[0]).toBe('lock f/store.go:41 0>500 more');
    expect(sitesOf(some, none)[0]).toBe('lock f/store.go:41 500>0 less');
  });

  it('are one where the diff moved them', () => {
    const diff = diffMap(
      parseDiff(
        'diff --git a/f/store.go b/f/store.go\n--- a/f/store.go\n+++ b/f/store.go\n@@ -31,0 +32,3 @@\n+x\n+x\n+x\n',
        'lines and text of Go',
      ),
    );
    const { contention } = contentionOf(
      {
        base: sideOf({ block: five(() => table(lock(100))) }),
        head: sideOf({ block: five(() => table(lock(100, 44))) }),
      },
      1e-6,
      2,
      { ...world, diff },
    );
    expect(
      contention?.sites.map(({ line, delay: { base, head } }) => [
        line,
        base.center * 1e9,
        head.center * 1e9,
      ]),
    ).toEqual([[44, expect.closeTo(100), expect.closeTo(100)]]);
  });

  it('are not told to change by one process a side, whatever they say', () => {
    const of = (delay: number): Waits => ({ block: [table(lock(delay))] });
    expect(sitesOf(of(10), of(900))).toEqual(['lock f/store.go:41 10>900 none']);
  });

  it('are not told to change where processes of one side differ as much', () => {
    const base = { block: five((nth) => table(lock([100, 900, 50, 400, 100][nth] ?? 0))) };
    const head = { block: five((nth) => table(lock([950, 1500, 910, 1200, 3000][nth] ?? 0))) };
    expect(sitesOf(base, head)).toEqual(['lock f/store.go:41 310>1512 none']);
  });

  it('are told to change by how often they wait where single waits last as the machine pleases', () => {
    // Of a machine with other work: slopes of two processes each, which can be below nothing.
    const delays = [-5000, 21_000, 9000, 2000, 9000];
    const busy = five((nth) => table(lock(delays[nth] ?? 0)));
    const calm = five(() => table(lock(0)));
    const often = [0.46, 0.78, 0.61, 0.7, 0.67];
    const seldom = [0, 0, 0.01, 0, 0];
    const told = (base: Waits, head: Waits, seconds = 1e-4): string | undefined =>
      sitesOf(base, head, seconds)[0]?.split(' ').at(-1);
    expect(told({ block: calm, times: seldom }, { block: busy, times: often })).toBe('more');
    expect(told({ block: busy, times: often }, { block: calm, times: seldom })).toBe('less');
    // As often, once as seldom as on base, or for less than a twentieth of the operation.
    expect(told({ block: calm, times: often }, { block: busy, times: often })).toBe('none');
    expect(told({ block: calm, times: seldom }, { block: busy, times: [...often.slice(1), 0.01] })).toBe(
      'none',
    );
    expect(told({ block: calm, times: seldom }, { block: busy, times: often }, 2e-4)).toBe('none');
    // Oftener, and for less.
    expect(told({ block: busy, times: seldom }, { block: calm, times: often })).toBe('none');
  });

  it('are not told to change by less than a twentieth of the operation, or where that is not known', () => {
    const base = { block: five(() => table(lock(100))) };
    const head = { block: five(() => table(lock(140))) };
    expect(sitesOf(base, head, 1e-6)).toEqual(['lock f/store.go:41 100>140 none']);
    expect(sitesOf(base, head, 1e-7)).toEqual(['lock f/store.go:41 100>140 more']);
    expect(sitesOf(base, head, null)).toEqual(['lock f/store.go:41 100>140 none']);
  });

  it('are at most eight, and the rest is counted', () => {
    const many = table(...Array.from({ length: 12 }, (_, nth) => lock(100 + nth, 31 + nth)), lock(0.5, 99));
    const side = sideOf({ block: five(() => many) });
    const { contention } = contentionOf({ base: side, head: side }, 1e-6, 2, world);
    expect([contention?.sites.length, contention?.left]).toEqual([8, 5]);
    expect(contention?.sites[0]?.line).toBe(42);
  });

  it('are nothing without profiles of both sides', () => {
    const some = sideOf({ block: five(() => table(lock(1))) });
    expect(contentionOf({ base: sideOf({}), head: some }, 1, 2, world)).toEqual({
      contention: null,
      waited: 0,
      caveats: [],
    });
  });

  it('are not compared where they were sampled at different rates', () => {
    const side = (rate?: number): BenchmarkEvidence =>
      sideOf({ block: five(() => table(lock(1))), ...(rate === undefined ? {} : { rate }) });
    expect(contentionOf({ base: side(), head: side(1000) }, 1, 2, world)).toEqual({
      contention: null,
      waited: 0,
      caveats: [{ code: 'profile-rates-differ', facts: { kind: 'block', base: 1, head: 1000 } }],
    });
    expect(contentionOf({ base: side(1000), head: side(1000) }, 1, 2, world).contention).not.toBeNull();
  });
});

describe('waiting that moved', () => {
  const extracted = (delay: number): string =>
    `${delay}: sync.(*Mutex).Lock sync/mutex.go:90@81 < m/f.(*Store).lock example.com/m/f/store.go:81@80 < m/f.(*Store).Get example.com/m/f/store.go:41@30`;
  const patch = `diff --git a/f/store.go b/f/store.go
--- a/f/store.go
+++ b/f/store.go
@@ -41 +41 @@
-\ts.mu.Lock()
+\ts.lock()
@@ -78,0 +79,4 @@
+
+func (s *Store) lock() {
+\ts.mu.Lock()
+}
`;
  const diff = diffMap(parseDiff(patch, 'lines and text of Go'));
  const blocked = (of: (nth: number) => StackTable): Waits => ({ block: five(of) });
  const before = blocked((nth) => table(lock(500 + 9 * nth)));
  const after = (delay: number): Waits => blocked((nth) => table(extracted(delay + 7 * nth)));
  const sitesWith = (base: Waits, head: Waits, of: typeof diff | null = diff) =>
    contentionOf({ base: sideOf(base), head: sideOf(head) }, 1e-6, 2, {
      ...world,
      diff: of,
    }).contention?.sites.map(
      ({ line, change, delay, contentions }) =>
        `${line} ${Math.round(delay.base.center * 1e9)}>${Math.round(delay.head.center * 1e9)} ${contentions.base.center}>${contentions.head.center} ${change}`,
    );

  it('to a function of its own is no new waiting, and back is none', () => {
    expect(sitesWith(before, after(470))).toEqual(['81 518>484 0.01>0.01 none']);
    const back = diffMap(
      parseDiff(
        `diff --git a/f/store.go b/f/store.go\n--- a/f/store.go\n+++ b/f/store.go\n@@ -41 +41 @@\n-\ts.lock()\n+\ts.mu.Lock()\n`,
        'lines and text of Go',
      ),
    );
    expect(sitesWith(after(470), before, back)).toEqual(['41 484>518 0.01>0.01 none']);
  });

  it('and grew is told by what it grew', () => {
    expect(sitesWith(before, after(900))).toEqual(['81 518>914 0.01>0.01 more']);
  });

  it('and is not known where to is told as it was measured, and as no change', () => {
    expect(sitesWith(before, after(470), null)).toEqual(['41 518>0 0.01>0 none', '81 0>484 0>0.01 none']);
    expect(sitesWith(before, after(900), null)).toEqual(['81 0>914 0>0.01 more', '41 518>0 0.01>0 none']);
    expect(sitesWith(after(900), before, null)).toEqual(['41 914>518 0.01>0.01 less']);
  });

  it('is none of another kind', () => {
    const asks = blocked((nth) => table(receive(500 + 9 * nth)));
    expect(sitesWith(asks, after(470))).toEqual(['8 518>0 0.01>0 less', '81 0>484 0>0.01 more']);
  });

  it('is none of a line that stays as it was', () => {
    const there = blocked((nth) => table(lock(500 + 9 * nth, 60)));
    expect(sitesWith(before, there, null)).toEqual(['41 518>0 0.01>0 none', '60 0>518 0>0.01 none']);
    const stays = blocked((nth) => table(lock(500 + 9 * nth), lock(300 + nth, 60)));
    const both = blocked((nth) => table(lock(500 + 9 * nth), lock(300 + nth, 60), lock(700 + nth, 66)));
    expect(sitesWith(stays, both, null)).toEqual([
      '66 0>702 0>0.01 more',
      '41 518>518 0.01>0.01 none',
      '60 302>302 0.01>0.01 none',
    ]);
  });
});

describe('standing out', () => {
  const bar = { least: 0, errors: 3 };
  it('takes that all of one side are beyond all of the other', () => {
    expect(standsOut({ base: [1, 2, 3], head: [10, 11, 12] }, bar)).toBe('more');
    expect(standsOut({ base: [10, 11, 12], head: [1, 2, 3] }, bar)).toBe('less');
    expect(standsOut({ base: [1, 2, 10.5], head: [10, 11, 12] }, bar)).toBe('none');
    expect(standsOut({ base: [1, 1, 1], head: [1, 1, 1] }, bar)).toBe('none');
  });
  it('takes more than what samples scatter by', () => {
    expect(standsOut({ base: [1, 2, 3], head: [10, 11, 12] }, { ...bar, sampling: 16 })).toBe('none');
  });
  it('has a mean with the least and the most', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ center: 2, lo: 1, hi: 3, n: 3 });
    expect(spreadOf([])).toEqual({ center: 0, lo: 0, hi: 0, n: 0 });
  });
});

describe('a time that got worse', () => {
  const result = (head: number, kind: 'regression' | 'none' = 'regression'): BenchmarkResult => ({
    id: { pkg: 'm/f', name: 'BenchmarkGet', procs: 1 },
    status: 'measured',
    dir: 'f',
    definition: { file: 'f/f_test.go', line: 8 },
    iterations: 100,
    changes: [{ ...changeBetween('sec/op', 1e-6, head), change: kind }],
    caveats: [],
  });
  const waits = (held: number, others: readonly string[] = []) => ({
    base: sideOf({ block: five(() => table(lock(10))), mutex: five(() => table(unlock(9), ...others)) }),
    head: sideOf({ block: five(() => table(lock(900))), mutex: five(() => table(unlock(held), ...others)) }),
  });

  it('has the line that waits among its culprits, and the line that most of it is held until', () => {
    const told = withWaiting(result(2e-6), waits(880), 4, world);
    const [culprit] = told.changes[0]?.culprits ?? [];
    expect(culprit).toMatchObject({
      ...{ function: 'm/f.(*Store).Get', file: 'f/store.go', line: 41, unit: 'waiting-sec/op' },
      ...{ base: 1e-8, head: 9e-7, own: true, sampled: false },
      waiting: { waits: 'lock', procs: 4, released: { file: 'f/store.go', line: 60 } },
    });
    expect(waitingFindings([told])).toMatchObject([
      {
        rule: 'contention',
        key: 'contention lock f/store.go m/f.(*Store).Get',
        level: 'note',
        at: { file: 'f/store.go', line: 41 },
        facts: { waits: 'lock', procs: 4, releasedFile: 'f/store.go', releasedLine: 60, timesHead: 0.01 },
      },
    ]);
  });

  it('names no line that unlocks where there are two', () => {
    const base = waits(9).base;
    const head = sideOf({
      block: five(() => table(lock(900))),
      mutex: five(() => table(unlock(400), unlock(480, 'Drop', 70))),
    });
    const told = withWaiting(result(2e-6), { base, head }, 4, world);
    expect(told.changes[0]?.culprits[0]?.waiting).toEqual({ waits: 'lock', procs: 4 });
  });

  it('is told once for benchmarks that wait at the same line, by the one that waits longest', () => {
    const one = withWaiting(result(2e-6), waits(880), 4, world);
    const other = { ...one, id: { ...one.id, name: 'BenchmarkPut' } };
    expect(waitingFindings([one, other])).toMatchObject([{ facts: { others: 1 } }]);
  });

  it('has a finding and no culprit where the time is not known to be worse', () => {
    const told = withWaiting(result(1e-6, 'none'), waits(880), 4, world);
    expect(told.changes[0]?.culprits).toEqual([]);
    expect(waitingFindings([told])).toHaveLength(1);
  });

  it('costs a caveat, and no verdict, where a profile is broken', () => {
    const { base, head } = waits(880);
    const broken: BenchmarkEvidence = {
      ...head,
      stacks: () => {
        throw new GateError('profile-invalid', { reason: 'truncated' });
      },
    };
    const told = withWaiting(result(2e-6), { base, head: broken }, 4, world);
    expect(told.caveats).toEqual([
      { code: 'profile-failed', facts: { reason: 'truncated', unit: 'sec/op' } },
    ]);
    expect(told.changes).toEqual(result(2e-6).changes);
  });

  it('says of rates that differ', () => {
    const { base, head } = waits(880);
    const other = { ...head, profiles: head.profiles.map((of) => ({ ...of, rate: 7 })) };
    expect(withWaiting(result(2e-6), { base, head: other }, 4, world).caveats).toMatchObject([
      { code: 'profile-rates-differ' },
    ]);
  });
});

describe('time off the processor', () => {
  const look = (of: number): string => `${of}: m/f.Look example.com/m/f/look.go:41@30`;
  const patch = (...texts: readonly string[]): string =>
    `diff --git a/f/look.go b/f/look.go\n--- a/f/look.go\n+++ b/f/look.go\n@@ -40,0 +41,${texts.length} @@\n${texts.map((text) => `+${text}\n`).join('')}`;
  const around = (reached: boolean) => ({
    type: 'changed-function' as const,
    file: 'f/look.go',
    name: 'Look',
    line: 30,
    endLine: 44,
    reached,
  });
  const told = (
    head: number,
    cpu: number,
    waited: number,
    text: string | null = '\ttime.Sleep(time.Millisecond)',
    changedFunctions: ReachingWorld['changedFunctions'] = [around(true)],
    lines = 1,
  ) => {
    const side = (nanoseconds: number, delay: number): BenchmarkEvidence =>
      sideOf({
        block: five(() =>
          table(
            ...(delay === 0
              ? [receive(0.001)]
              : Array.from({ length: lines }, (_, nth) => receive(delay, 8 + nth))),
          ),
        ),
        cpu: [table(look(nanoseconds)), table(look(nanoseconds)), table(look(nanoseconds))],
      });
    const diff =
      text === null ? null : diffMap(parseDiff(patch(...text.split('\n')), 'lines and text of Go'));
    return withWaiting(
      {
        id: { pkg: 'm/f', name: 'BenchmarkLook', procs: 1 },
        status: 'measured',
        dir: 'f',
        definition: { file: 'f/f_test.go', line: 8 },
        iterations: 100,
        changes: [changeBetween('sec/op', 1e-5, head)],
        caveats: [],
      },
      { base: side(10_000, 0), head: side(cpu, waited) },
      2,
      { ...world, diff, changedFunctions },
    );
  };

  it('is the gap between the clock and the processor, likely by the sleep that the diff adds', () => {
    const { offProcessor, ...result } = told(1e-3, 11_000, 0);
    expect(offProcessor?.base).toBe(0);
    expect(offProcessor?.head).toBeCloseTo(0.000989, 6);
    expect(offProcessor?.sleep).toEqual({ file: 'f/look.go', line: 41, function: 'Look' });
    expect(
      waitingFindings([{ ...result, offProcessor: offProcessor ?? { base: 0, head: 0, sleep: null } }]),
    ).toMatchObject([{ rule: 'off-processor', level: 'note', at: { file: 'f/look.go', line: 41 } }]);
  });

  it('is not told where the processor worked, or something was waited for', () => {
    expect(told(1e-3, 900_000, 0).offProcessor).toBeUndefined();
    expect(told(1e-3, 11_000, 900_000).offProcessor).toBeUndefined();
    expect(told(9e-6, 1_000, 0).offProcessor).toBeUndefined();
  });

  it('is what remains where something was waited for, at lines that are not kept as well', () => {
    const off = (waited: number, lines = 1) => {
      const { offProcessor } = told(1e-3, 11_000, waited, null, [], lines);
      return [Math.round((offProcessor?.head ?? 0) * 1e6), offProcessor?.mostly];
    };
    expect(off(90_000)).toEqual([989, undefined]);
    expect(off(110_000)).toEqual([879, true]);
    // None of sixteen lines waits for much.
    expect(off(9_000, 16)).toEqual([845, true]);
    expect(off(40_000, 16)).toEqual([0, undefined]);
    const some = told(1e-3, 11_000, 300_000);
    expect(waitingFindings([some]).filter(({ rule }) => rule === 'off-processor')).toMatchObject([
      { facts: { mostly: true } },
    ]);
  });

  it.each([
    ['there is no diff', null],
    ['none is added', '\tn++'],
    ['two are', '\ttime.Sleep(a)\n\ttime.Sleep(b)'],
    ['it stands in a comment', '\tn++ // time.Sleep(a)'],
    ['it stands in quotes', '\tn := "time.Sleep(a)"'],
    ['it stands in a comment of its own', '\t/* time.Sleep(a) */ n++'],
  ])('names no line where %s', (_, text) => {
    expect(told(1e-3, 11_000, 0, text).offProcessor?.sleep).toBeNull();
  });

  it('is worth a look at what is waited for, where that was not looked at', () => {
    const id = { pkg: 'm/f', name: 'BenchmarkLook', procs: 1 };
    const wished = (head: number, cpu: number, before: readonly Wish[] = []): readonly Wish[] => {
      const side = (nanoseconds: number) =>
        ({
          benchmarks: new Map([
            [keyOf(id), { ...sideOf({ cpu: [1, 2, 3].map(() => table(look(nanoseconds))) }), id }],
          ]),
        }) as unknown as Evidence;
      const benchmarks = [{ id, changes: [changeBetween('sec/op', 1e-5, head)] }];
      return waitWishes(
        { benchmarks } as unknown as Verdict,
        { base: side(10_000), head: side(cpu) },
        before,
      );
    };
    const wish: Wish = { key: keyOf(id), passes: ['contention'] };
    expect(wished(1e-3, 11_000)).toEqual([wish]);
    expect(wished(1e-3, 900_000)).toEqual([]);
    expect(wished(1e-3, 11_000, [wish])).toEqual([]);
    expect(wished(1e-3, 11_000, [{ ...wish, passes: ['cpu'] }])).toEqual([wish]);
  });

  it('names a line of a function that benchmarks get into, or that was seen on it', () => {
    const elsewhere = '\tn++\n\tn++\n\ttime.Sleep(a)';
    const sleepOf = (...known: ReachingWorld['changedFunctions']) =>
      told(1e-3, 11_000, 0, elsewhere, known).offProcessor?.sleep;
    expect(sleepOf(around(true))).toMatchObject({ file: 'f/look.go', line: 43 });
    expect(sleepOf(around(false))).toBeNull();
    expect(sleepOf({ ...around(true), line: 50, endLine: 60 })).toBeNull();
    expect(sleepOf()).toBeNull();
    expect(told(1e-3, 11_000, 0, '\ttime.Sleep(a)', []).offProcessor?.sleep).toEqual({
      file: 'f/look.go',
      line: 41,
      function: 'm/f.Look',
    });
  });
});
