import { describe, expect, it } from '@jest/globals';
import { GateError } from '../../src/base/errors.js';
import { explain } from '../../src/judge/culprit.js';
import { changeBetween, evidenceOf, perOperation, table } from './stacks.js';

const modules = [{ path: 'example.com/m', dir: '.' }];
const lookAt = (line: number): string => `m/f.Look example.com/m/f/look.go:${line}@30`;

describe('what cannot be explained', () => {
  const world = { modules: { base: modules, head: modules }, diff: null };

  it('is a change without profiles, and one with a broken profile', () => {
    const with64 = evidenceOf({ alloc_space: perOperation(table(`64: ${lookAt(41)}`)) });
    expect(explain(changeBetween('B/op', 64, 96), { base: with64, head: evidenceOf({}) }, world)).toEqual({
      culprits: [],
      caveats: [{ code: 'profile-missing', facts: { kind: 'heap', sides: ['head'] } }],
    });
    const broken = {
      ...with64,
      stacks: () => {
        throw new GateError('profile-invalid', { offset: 7 });
      },
    };
    expect(explain(changeBetween('B/op', 64, 96), { base: with64, head: broken }, world).caveats).toEqual([
      { code: 'profile-failed', facts: { offset: 7, unit: 'B/op' } },
    ]);
  });

  it('is a count that the profile does not see: bytes say where', () => {
    const of = (objects: number, bytes: number) =>
      evidenceOf({
        alloc_objects: perOperation(table(`${objects}: ${lookAt(41)}`)),
        alloc_space: perOperation(table(`${bytes}: ${lookAt(41)}`)),
      });
    const found = explain(changeBetween('allocs/op', 1, 3), { base: of(1, 8), head: of(1, 24) }, world);
    expect(found.culprits).toMatchObject([{ line: 41, unit: 'B/op', base: 8, head: 24 }]);
    expect(found.caveats).toEqual([
      { code: 'profile-unit-gap', facts: { unit: 'allocs/op', explained: 0, total: 2 } },
    ]);
  });

  it('is no change', () => {
    const none = { ...changeBetween('B/op', 64, 96), change: 'none' as const };
    expect(explain(none, { base: evidenceOf({}), head: evidenceOf({}) }, world)).toEqual({
      culprits: [],
      caveats: [],
    });
  });
});

describe('where the time goes', () => {
  const world = { modules: { base: modules, head: modules }, diff: null };
  /** Nanoseconds per operation at 100 samples a second over 1e6 operations: a sample is 10 ns. */
  const cpu = (...stacks: string[]) => evidenceOf({ cpu: perOperation(table(...stacks), 1e6, 1e7) });
  const slower = { ...changeBetween('sec/op', 1e-6, 1.5e-6), ratio: { center: 1.5, lo: 1.4, hi: 1.6 } };

  it('is told by function, at the line that gained most, as sampled', () => {
    const base = cpu(`600: runtime.mallocgc runtime/malloc.go:9@5 < ${lookAt(41)}`, `300: ${lookAt(42)}`);
    const head = cpu(`650: runtime.mallocgc runtime/malloc.go:9@5 < ${lookAt(41)}`, `750: ${lookAt(42)}`);
    expect(explain(slower, { base, head }, world).culprits).toMatchObject([
      { function: 'm/f.Look', line: 42, unit: 'sec/op', base: 9e-7, head: 1.4e-6, sampled: true },
    ]);
  });

  it('is not told from a handful of samples', () => {
    const few = (nanos: number) =>
      evidenceOf({ cpu: perOperation(table(`${nanos}: ${lookAt(42)}`), 1e5, 1e7) });
    // 10 and 15 samples: nothing to tell apart.
    expect(explain(slower, { base: few(1000), head: few(1500) }, world).culprits).toEqual([]);
  });

  it('is nobody’s in the collector', () => {
    const gc = (nanos: number) =>
      cpu(`${nanos}: runtime.scanobject runtime/mgc.go:9@5 < runtime.gcBgMarkWorker runtime/mgc.go:99@90.`);
    expect(explain(slower, { base: gc(1000), head: gc(9000) }, world).culprits).toEqual([]);
  });
});
