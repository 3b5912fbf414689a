// What base did against itself, and what else went on in the machine.
import { describe, expect, it } from '@jest/globals';
import { seededRandom, type Random } from '../../src/base/random.js';
import type { Capture, CaptureRecord, RecordOf } from '../../src/model/capture.js';
import type { Verdict } from '../../src/model/verdict.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { changeOf, judging, policyOf, repeated, scattered, verdictOf } from './scene.js';

interface Machine {
  readonly seed: number;
  /** Of a pair of base with head, and of base with itself. */
  readonly scatter?: number;
  readonly guardScatter?: number;
  /** What running second costs. */
  readonly order?: number;
  readonly guards?: number;
  readonly ratio?: number;
  readonly records?: readonly CaptureRecord[];
}

const names = Array.from({ length: 10 }, (_, i) => `BenchmarkN${i}`);

/** Ten benchmarks, the first slower by a ratio and confirmed. */
function machine(options: Machine): [Capture, Capture] {
  const { seed, scatter = 0.02, guardScatter = scatter, order = 1, guards = 24, ratio = 1.2 } = options;
  const random: Random = seededRandom(seed);
  const builders = { base: new CaptureBuilder('base').package(), head: new CaptureBuilder('head').package() };
  const one = (center: number, by: number): number => scattered(center, 1, random, by)[0] ?? 0;
  for (const [index, name] of names.entries()) {
    const factor = index === 0 ? ratio : 1;
    for (const [stage, pairs] of [
      ['screen', 12],
      ['confirm', index === 0 ? 36 : 0],
    ] as const) {
      for (let slot = 0; slot < pairs; slot++) {
        const headSecond = random.next() < 0.5;
        for (const side of ['base', 'head'] as const) {
          const second = headSecond === (side === 'head');
          const center = 1000 * (side === 'head' ? factor : 1) * (second ? order : 1);
          const layout = 1 + (slot % 12);
          builders[side].run(name, { 'ns/op': one(center, scatter) }, { slot, stage, second, layout });
        }
      }
    }
  }
  for (let i = 0; i < guards; i++) {
    const of = { slot: i, stage: 'guard' as const };
    const name = names[i % names.length] ?? '';
    builders.base.run(name, { 'ns/op': one(1000, guardScatter) }, { ...of, second: false });
    builders.base.run(name, { 'ns/op': one(1000 * order, guardScatter) }, { ...of, second: true });
  }
  for (const record of options.records ?? []) {
    builders.base.record(record);
    builders.head.record(record);
  }
  return [builders.base.build(), builders.head.build()];
}

const codes = (verdict: Verdict): string[] => verdict.caveats.map(({ code }) => code);

describe('a steady machine', () => {
  it('is believed, and its guards are counted', () => {
    for (let seed = 0; seed < 20; seed++) {
      const verdict = verdictOf(...machine({ seed }));
      expect({ seed, codes: codes(verdict), outcome: verdict.outcome }).toEqual({
        seed,
        codes: [],
        outcome: 'exceeded',
      });
      expect(verdict.timing).toMatchObject({
        screened: 10,
        focused: 0,
        confirmed: 1,
        guards: 24,
        unstable: false,
      });
      // 2.5 errors of twelve pairs of 2.8 %.
      expect(verdict.timing?.floor).toBeGreaterThan(0.01);
      expect(verdict.timing?.floor).toBeLessThan(0.035);
    }
  });

  it('has nothing to tell without pairs', () => {
    const of = (side: 'base' | 'head'): Capture =>
      new CaptureBuilder(side)
        .package()
        .runs('BenchmarkN', { 'allocs/op': repeated(3, 3) })
        .build();
    expect(verdictOf(of('base'), of('head'))).toMatchObject({ timing: null, suite: null });
  });
});

describe('a machine on which running second costs', () => {
  it('still finds what is slower: random order takes it out', () => {
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    const outcomes = [1.015, 1.03, 1 / 1.03].map((order) =>
      seeds.filter((seed) => verdictOf(...machine({ seed, order, guards: 60 })).outcome === 'exceeded'),
    );
    expect(outcomes).toEqual([seeds, seeds, seeds]);
  });
});

describe('a machine on which base scatters against itself', () => {
  const unstable = { seed: 1, guardScatter: 0.2, guards: 24 };

  it('makes what would fail unproven, told once', () => {
    const verdict = verdictOf(...machine(unstable));
    expect(verdict.caveats[0]).toEqual({ code: 'machine-unstable', facts: { pairs: 24 } });
    expect(verdict.timing?.guardScatter).toBeGreaterThan(3);
    expect(verdict).toMatchObject({ outcome: 'unproven', exitCode: 0, findings: [], suite: null });
    expect(verdict.timing?.unstable).toBe(true);
    expect(changeOf(verdict, 'sec/op', 'BenchmarkN0')).toMatchObject({
      change: 'unproven',
      outcome: 'unproven',
    });
    const others = verdict.benchmarks
      .slice(1)
      .flatMap(({ changes }) => changes.map(({ outcome }) => outcome));
    expect(others).toContain('within');
    expect(others).not.toContain('exceeded');
    const strict = policyOf({ judging: { ...judging, onUnproven: 'fail' } });
    expect(verdictOf(...machine(unstable), strict).exitCode).toBe(1);
  });

  it('is no proof that a strict budget is kept', () => {
    const strict = policyOf({ judging: { ...judging, mode: 'strict' } });
    const of = (options: Partial<Machine>) =>
      verdictOf(...machine({ ...unstable, ratio: 1, scatter: 0.005, ...options }), strict);
    const outcomes = (verdict: Verdict) =>
      new Set(verdict.benchmarks.flatMap(({ changes }) => changes.map(({ outcome }) => outcome)));
    expect(outcomes(of({ guardScatter: 0.005 }))).toEqual(new Set(['within']));
    expect(outcomes(of({}))).toEqual(new Set(['unproven']));
  });

  it('makes no speed-up one', () => {
    const verdict = verdictOf(...machine({ ...unstable, ratio: 0.7 }));
    expect(changeOf(verdict, 'sec/op', 'BenchmarkN0')).toMatchObject({
      change: 'unproven',
      outcome: 'within',
    });
  });

  it('lets no broken budget of all together pass in silence', () => {
    const policy = policyOf({ budgets: [], suite: { max: 0, written: '+0%' } });
    const build = (side: 'base' | 'head'): CaptureBuilder => {
      const builder = new CaptureBuilder(side).package();
      const random = seededRandom(side === 'head' ? 1 : 2);
      for (const name of names) {
        const values = scattered(side === 'head' ? 1100 : 1000, 12, random, 0.01);
        builder.runs(name, { 'ns/op': values }, 'screen', 12);
      }
      return builder;
    };
    const guarded = build('base');
    for (let slot = 0; slot < 12; slot++) {
      guarded.run('BenchmarkN1', { 'ns/op': 1000 + slot }, { slot, stage: 'guard' });
      guarded.run(
        'BenchmarkN1',
        { 'ns/op': slot % 2 === 0 ? 1500 : 700 },
        { slot, stage: 'guard', second: true },
      );
    }
    expect(verdictOf(build('base').build(), build('head').build(), policy).outcome).toBe('exceeded');
    expect(verdictOf(guarded.build(), build('head').build(), policy)).toMatchObject({
      outcome: 'unproven',
      suite: null,
    });
  });

  it('is not found in few pairs, nor in one that jumped', () => {
    const few = verdictOf(...machine({ ...unstable, guards: 11 }));
    expect([codes(few), few.timing?.guardScatter]).toEqual([[], null]);
    const [base, head] = machine({ seed: 2 });
    const builder = new CaptureBuilder('base').run(
      'BenchmarkN0',
      { 'ns/op': 1e6 },
      { slot: 99, stage: 'guard' },
    );
    const far = builder.run('BenchmarkN0', { 'ns/op': 1 }, { slot: 99, stage: 'guard', second: true }).cut();
    const files = new Map([
      ...base.files,
      ...[...far.files].map(([name, bytes]) => [`x${name}`, bytes] as const),
    ]);
    const moved = far.records.map((of) =>
      of.type === 'run' ? { ...of, output: { ...of.output, file: `x${of.output.file}` } } : of,
    );
    const verdict = verdictOf({ ...base, files, records: [...base.records, ...moved] }, head);
    expect(verdict.timing?.guards).toBe(25);
    expect(codes(verdict)).toEqual([]);
  });
});

describe('scatter of base against itself', () => {
  it('is too much when it is more than three times what head does', () => {
    const of = (factor: number) =>
      verdictOf(...machine({ seed: 4, guards: 60, guardScatter: 0.02 * factor }));
    expect(of(6).caveats[0]).toEqual({ code: 'machine-unstable', facts: { pairs: 60 } });
    expect(of(6).outcome).toBe('unproven');
    expect(codes(of(1.5))).toEqual([]);
  });
});

describe('running second', () => {
  it('is told when it costs more than 1 %, whatever base and head differ by', () => {
    const of = (order: number) =>
      verdictOf(...machine({ seed: 5, order, guards: 0, scatter: 0.005 })).caveats.filter(
        ({ code }) => code === 'order-effect',
      );
    expect(of(1.02)).toEqual([{ code: 'order-effect', facts: { effect: expect.closeTo(0.02, 2) } }]);
    expect(of(1 / 1.02)).toEqual([{ code: 'order-effect', facts: { effect: expect.closeTo(-0.02, 2) } }]);
    expect(of(1.004)).toEqual([]);
  });
});

describe('what else went on', () => {
  const round = (slot: number, changes: Partial<RecordOf<'round'>>): CaptureRecord => ({
    type: 'round',
    pass: 'screen',
    slot,
    startedMs: 1000 * slot,
    wallMs: 1000,
    steal: 0,
    load: 1,
    discarded: false,
    ...changes,
  });
  const told = (...records: readonly CaptureRecord[]) => verdictOf(...machine({ seed: 6, records })).caveats;

  it('is told of rounds that were stolen', () => {
    const caveats = told(
      round(100, { steal: 0.3, discarded: true }),
      round(101, { steal: 0.2, discarded: true }),
      round(102, { steal: 0.05 }),
    );
    expect(caveats).toEqual([{ code: 'processor-stolen', facts: { share: 0.3, rounds: 2 } }]);
  });

  it('makes the run unstable when too many rounds count although they were stolen', () => {
    const rounds = (spoilt: number): CaptureRecord[] =>
      Array.from({ length: 24 }, (_, k) => [
        ...(k < spoilt ? [round(100 + 2 * k, { steal: 0.4, discarded: true })] : []),
        round(101 + 2 * k, { steal: k < spoilt ? 0.3 : 0.02 }),
      ]).flat();
    const of = (spoilt: number) => verdictOf(...machine({ seed: 6, records: rounds(spoilt) }));
    expect(of(6)).toMatchObject({ outcome: 'exceeded', timing: { unstable: false } });
    expect(of(7)).toMatchObject({ outcome: 'unproven', exitCode: 0, timing: { unstable: true } });
    expect(of(7).caveats[0]).toEqual({
      code: 'machine-unstable',
      facts: { share: 0.1, rounds: 7, of: 24, repeated: true },
    });
  });

  it('makes no run unstable by single ticks of the count in short rounds', () => {
    // 10 ms of 60 ms in every third round: 5.5 % of all.
    const ticks = (wallMs: number): CaptureRecord[] =>
      Array.from({ length: 48 }, (_, k) => round(100 + k, { steal: k % 3 === 0 ? 1 / 6 : 0, wallMs }));
    const of = (wallMs: number) => verdictOf(...machine({ seed: 6, records: ticks(wallMs) }));
    expect(of(60)).toMatchObject({ outcome: 'exceeded', timing: { unstable: false } });
    expect(of(600)).toMatchObject({ outcome: 'unproven', timing: { unstable: true } });
    expect(of(600).caveats[0]?.facts).not.toHaveProperty('repeated');
  });

  it('is told of other tasks, once our builds are out of the average', () => {
    const loads = (late: number): CaptureRecord[] =>
      Array.from({ length: 120 }, (_, slot) => round(slot, { load: slot < 60 ? 4 : late }));
    expect(told(...loads(3))).toEqual([{ code: 'processor-busy', facts: { tasks: 2 } }]);
    expect(told(...loads(1.2))).toEqual([]);
    expect(told(...loads(3).slice(0, 50))).toEqual([]);
    expect(told(round(0, { load: null, steal: null }), round(90, { load: null }))).toEqual([]);
  });

  it('makes the run unstable when it was another processor', () => {
    const moved: CaptureRecord = { type: 'caveat', code: 'processor-changed', facts: { from: 'A', to: 'B' } };
    const verdict = verdictOf(...machine({ seed: 6, records: [moved] }));
    expect(verdict).toMatchObject({
      outcome: 'unproven',
      timing: { unstable: true },
      caveats: [{ code: 'processor-changed' }],
    });
  });

  it('is told of benchmarks whose processes it hit in bursts', () => {
    const of = (hits: number) => {
      const build = (side: 'base' | 'head'): Capture =>
        new CaptureBuilder(side)
          .package()
          .runs('BenchmarkN', {
            'ns/op': repeated(1000, 20).map((ns, i) => (side === 'base' && i < hits ? 1300 : ns)),
          })
          .build();
      return changeOf(verdictOf(build('base'), build('head')), 'sec/op', 'BenchmarkN').caveats;
    };
    expect(of(5)).toEqual([]);
    expect(of(6)).toContainEqual({ code: 'noise-bursts', facts: { share: 0.3 } });
  });
});
