// What holds for whole runs of noisy times, whatever their mode and stage. Seeds are fixed, so that a failure repeats.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../../src/base/random.js';
import type { Capture } from '../../src/model/capture.js';
import type { Stage } from '../../src/model/metric.js';
import { budgetModes, type Policy } from '../../src/model/policy.js';
import { outcomes, type Change, type Outcome } from '../../src/model/verdict.js';
import { CaptureBuilder } from '../evidence/capture-builder.js';
import { changeOf, growth, judging, look, policyOf, relative, rule, scattered, verdictOf } from './scene.js';

const runs = { seed: 20260106, numRuns: 30 };
const worseThan = (a: Outcome, b: Outcome): boolean => outcomes.indexOf(a) > outcomes.indexOf(b);

interface Scene {
  readonly seed: number;
  readonly ratio: number;
  readonly scatter: number;
  /** Of benchmarks besides the one that is looked at. */
  readonly others: number;
  readonly focusPairs: number;
  readonly confirmPairs: number;
}

const scenes = fc.record<Scene>({
  seed: fc.nat(9999),
  ratio: fc.double({ min: 0.8, max: 1.25, noNaN: true }),
  scatter: fc.constantFrom(0.002, 0.02, 0.06),
  others: fc.nat(3),
  focusPairs: fc.constantFrom(0, 28),
  confirmPairs: fc.constantFrom(0, 18, 36, 72),
});
const focused = scenes.map((scene) => ({ ...scene, focusPairs: 28, confirmPairs: 36 }));

type Spoil = (
  value: number,
  at: { readonly side: string; readonly stage: Stage; readonly slot: number },
) => number;

function captures(scene: Scene, spoil: Spoil = (value) => value): [Capture, Capture] {
  const random = seededRandom(scene.seed);
  const builders = { base: new CaptureBuilder('base').package(), head: new CaptureBuilder('head').package() };
  const names = [look, ...Array.from({ length: scene.others }, (_, i) => `BenchmarkOther${i}`)];
  for (const name of names) {
    for (const side of ['base', 'head'] as const) {
      const center = 1000 * (side === 'head' && name === look ? scene.ratio : 1);
      for (const [stage, pairs] of [
        ['screen', 12],
        ['focus', scene.focusPairs],
        ['confirm', scene.confirmPairs],
      ] as const) {
        const ns = scattered(center, pairs, random, scene.scatter).map((value, slot) =>
          name === look ? spoil(value, { side, stage, slot }) : value,
        );
        if (pairs > 0) builders[side].runs(name, { 'ns/op': ns }, stage, 12);
      }
    }
  }
  return [builders.base.build(), builders.head.build()];
}

/** The capture of one benchmark under another name, and several of those as one. */
function renamed(capture: Capture, index: number): Capture {
  const name = `BenchmarkN${index}`;
  const records = capture.records.map((of) => {
    const own = 'name' in of && of.name === look ? { ...of, name } : of;
    return own.type === 'run'
      ? { ...own, output: { ...own.output, file: `${index}${own.output.file}` } }
      : own;
  });
  const files = [...capture.files].map(([path, bytes]) => {
    const text = Buffer.from(bytes).toString('latin1').replaceAll(look, name.padEnd(look.length));
    return [`${index}${path}`, Buffer.from(text, 'latin1')] as const;
  });
  return { ...capture, records, files: new Map(files) };
}

function joined(captures: readonly Capture[]): Capture {
  const [first] = captures;
  if (first === undefined) throw new Error('no capture');
  const isShared = (type: string): boolean => ['package', 'end', 'round'].includes(type);
  const records = captures.flatMap((of, index) =>
    index === 0
      ? of.records.filter(({ type }) => type !== 'end')
      : of.records.filter(({ type }) => !isShared(type)),
  );
  const end = first.records.filter(({ type }) => type === 'end');
  return {
    ...first,
    records: [...records, ...end],
    files: new Map(captures.flatMap(({ files }) => [...files])),
  };
}

const policies = fc
  .record({
    mode: fc.constantFrom(...budgetModes),
    limit: fc.constantFrom(relative(0), relative(0.05), relative(0.2), growth(5e-8)),
  })
  .map(({ mode, limit }) =>
    policyOf({
      budgets: [rule('sec/op', limit)],
      judging: { ...judging, mode },
      suite: { max: 0.1, written: '+10%' },
    }),
  );

/** Without what depends on the unit. */
const essence = ({ change, outcome, p, pairs, stage }: Change) => ({ change, outcome, p, pairs, stage });

describe('a judged time', () => {
  it('does not depend on the unit', () => {
    fc.assert(
      fc.property(
        scenes,
        fc.integer({ min: -2, max: 6 }),
        fc.constantFrom(...budgetModes),
        (scene, exponent, mode) => {
          const policy = policyOf({ judging: { ...judging, mode } });
          const of = (factor: number): Change =>
            changeOf(verdictOf(...captures(scene, (value) => value * factor), policy), 'sec/op');
          expect(essence(of(2 ** exponent))).toEqual(essence(of(1)));
        },
      ),
      runs,
    );
  });

  it('mirrors when the sides are swapped', () => {
    fc.assert(
      fc.property(focused, (scene) => {
        const [base, head] = captures(scene);
        const free = policyOf({ budgets: [] });
        const there = changeOf(verdictOf(base, head, free), 'sec/op');
        const back = changeOf(verdictOf(head, base, free), 'sec/op');
        const mirror = {
          regression: 'improvement',
          improvement: 'regression',
          none: 'none',
          unproven: 'unproven',
        };
        expect(back.change).toBe(mirror[there.change]);
        expect(back.p).toBeCloseTo(there.p ?? NaN, 9);
        expect(back.ratio?.center).toBeCloseTo(1 / (there.ratio?.center ?? NaN), 9);
        expect(back.smallest).toBeCloseTo(there.smallest ?? NaN, 9);
      }),
      runs,
    );
  });

  it('is never better for a budget, of whatever mode', () => {
    fc.assert(
      fc.property(scenes, policies, (scene, policy) => {
        const of = captures(scene);
        const without = verdictOf(...of, { ...policy, budgets: [], suite: null });
        const alone = verdictOf(...of, { ...policy, suite: null });
        const all = verdictOf(...of, policy);
        expect(worseThan(without.outcome, alone.outcome)).toBe(false);
        expect(worseThan(alone.outcome, all.outcome)).toBe(false);
        expect(changeOf(without, 'sec/op').outcome).toBe('within');
      }),
      runs,
    );
  });

  it('does not let a budget on one benchmark change what is said of another', () => {
    fc.assert(
      fc.property(
        fc.array(scenes, { minLength: 2, maxLength: 4 }),
        fc.constantFrom(relative(0), relative(0.01), relative(0.2), growth(5e-8)),
        fc.constantFrom(...budgetModes),
        (several, limit, mode) => {
          const all = several.map((scene) => captures({ ...scene, others: 0 }));
          const named = all.map(
            ([base, head], index) => [renamed(base, index), renamed(head, index)] as const,
          );
          const of = [joined(named.map(([base]) => base)), joined(named.map(([, head]) => head))] as const;
          const policy = policyOf();
          const tight: Policy = {
            ...policy,
            budgets: [...policy.budgets, rule('sec/op', limit, 'N0')],
            exceptions: [{ pkg: '*', benchmark: 'N0', mode }],
          };
          for (let index = 1; index < several.length; index++) {
            const told = (by: Policy) =>
              essence(changeOf(verdictOf(...of, by), 'sec/op', `BenchmarkN${index}`));
            expect(told(tight)).toEqual(told(policy));
          }
        },
      ),
      { ...runs, numRuns: 60 },
    );
  });

  it('fails less readily the more proof is asked for', () => {
    const fails = (scene: Scene, changes: Partial<Policy['judging']>): boolean =>
      verdictOf(...captures(scene), policyOf({ judging: { ...judging, ...changes } })).outcome === 'exceeded';
    fc.assert(
      fc.property(scenes, (scene) => {
        const usual = fails(scene, {});
        if (fails(scene, { mode: 'proven' }) || fails(scene, { minEffect: 0.2 })) expect(usual).toBe(true);
      }),
      { ...runs, numRuns: 40 },
    );
  });

  it('passes strictly only what passes otherwise', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const outcome = (mode: Policy['judging']['mode']): Outcome =>
          changeOf(verdictOf(...captures(scene), policyOf({ judging: { ...judging, mode } })), 'sec/op')
            .outcome;
        if (outcome('strict') === 'within') expect(outcome('estimate')).toBe('within');
      }),
      { ...runs, numRuns: 40 },
    );
  });

  it('never fails for what one process did, on either side, up or down, in whatever stage', () => {
    const outlier = fc.record({
      side: fc.constantFrom('base', 'head'),
      stage: fc.constantFrom<Stage>('screen', 'focus', 'confirm'),
      slot: fc.nat(35),
      factor: fc.constantFrom(1000, 0.001, 2, 0.5),
    });
    fc.assert(
      fc.property(scenes, outlier, policies, (scene, { factor, ...place }, policy) => {
        const unchanged = { ...scene, ratio: 1 };
        fc.pre(verdictOf(...captures(unchanged), policy).outcome !== 'exceeded');
        const spoilt = captures(unchanged, (value, { side, stage, slot }) =>
          side === place.side && stage === place.stage && slot === place.slot ? value * factor : value,
        );
        expect(verdictOf(...spoilt, policy).outcome).not.toBe('exceeded');
      }),
      { ...runs, numRuns: 100 },
    );
  });
});
