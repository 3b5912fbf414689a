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

  it('is a count that the profile sees a part of: no fraction of an object is told', () => {
    const of = (objects: number, bytes: number) =>
      evidenceOf({
        alloc_objects: perOperation(table(`${objects}: ${lookAt(41)}`)),
        alloc_space: perOperation(table(`${bytes}: ${lookAt(41)}`)),
      });
    const half = explain(changeBetween('allocs/op', 1, 2), { base: of(1, 8), head: of(1.5, 16) }, world);
    expect(half.culprits).toMatchObject([{ line: 41, unit: 'B/op', base: 8, head: 16 }]);
    const whole = explain(changeBetween('allocs/op', 1, 2), { base: of(1, 8), head: of(1.98, 16) }, world);
    expect(whole.culprits).toMatchObject([{ line: 41, unit: 'allocs/op', base: 1, head: 1.98 }]);
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
  /** Nanoseconds per operation at 100 samples a second: a sample is 1e7 ns by the operations. */
  const cpu = (operations: number, ...stacks: string[]) =>
    evidenceOf({ cpu: perOperation(table(...stacks), operations, 1e7) });
  const slower = { ...changeBetween('sec/op', 1e-6, 1.5e-6), ratio: { center: 1.5, lo: 1.4, hi: 1.6 } };
  const other = 'm/f.Other example.com/m/f/other.go:7@5';

  it('is told by function, at the line that gained most, as a share of the measured time', () => {
    // A fifth of the time is lost on the way to the profile, on both sides: shares hold.
    const base = cpu(
      1e6,
      `480: runtime.mallocgc runtime/malloc.go:9@5 < ${lookAt(41)}`,
      `240: ${lookAt(42)}`,
      `80: ${other}`,
    );
    const head = cpu(
      1e6,
      `480: runtime.mallocgc runtime/malloc.go:9@5 < ${lookAt(41)}`,
      `640: ${lookAt(42)}`,
      `80: ${other}`,
    );
    const { culprits, caveats } = explain(slower, { base, head }, world);
    expect(culprits).toMatchObject([
      { function: 'm/f.Look', line: 42, unit: 'sec/op', base: 9e-7, head: 1.4e-6, sampled: true },
    ]);
    expect([culprits.length, caveats]).toEqual([1, []]);
  });

  it('needs few samples where nearly all are in one function, and many where they are shared', () => {
    const alone = (nanos: number) => cpu(5e5, `${nanos}: ${lookAt(42)}`, `20: ${other}`);
    expect(explain(slower, { base: alone(980), head: alone(1480) }, world).culprits).toHaveLength(1);
    const half = (nanos: number) => cpu(2e5, `${nanos}: ${lookAt(42)}`, `500: ${other}`);
    expect(explain(slower, { base: half(500), head: half(1000) }, world).culprits).toEqual([]);
    const more = (nanos: number) => cpu(5e6, `${nanos}: ${lookAt(42)}`, `500: ${other}`);
    expect(explain(slower, { base: more(500), head: more(1000) }, world).culprits).toMatchObject([
      { line: 42 },
    ]);
  });

  it('is not the processor where the benchmark waits', () => {
    const waiting = (nanos: number) => cpu(1e8, `${nanos}: ${lookAt(42)}`);
    expect(explain(slower, { base: waiting(20), head: waiting(30) }, world).culprits).toEqual([]);
  });

  it('is no line’s where the samples of both sides are alike', () => {
    // 1 µs → 1.5 µs by the clock; both profiles have a microsecond of the same function.
    const same = (nanos: number) => cpu(1e8, `${nanos}: ${lookAt(42)}`, `20: ${other}`);
    const { culprits, caveats } = explain(slower, { base: same(980), head: same(990) }, world);
    expect([culprits, caveats]).toEqual([[], [{ code: 'profile-not-moved', facts: {} }]]);
    // Half of it is enough.
    expect(explain(slower, { base: same(980), head: same(1300) }, world).culprits).toMatchObject([
      { line: 42 },
    ]);
  });

  it('is nobody’s in the collector', () => {
    const gc = (nanos: number) =>
      cpu(
        1e6,
        `${nanos}: runtime.scanobject runtime/mgc.go:9@5 < runtime.gcBgMarkWorker runtime/mgc.go:99@90.`,
      );
    expect(explain(slower, { base: gc(1000), head: gc(1500) }, world).culprits).toEqual([]);
  });
});

describe('a change smaller than the floor', () => {
  it('is still put down to its line', () => {
    const world = { modules: { base: modules, head: modules }, diff: null };
    const of = (...stacks: string[]) => evidenceOf({ alloc_space: perOperation(table(...stacks)) });
    const sides = { base: of(`16: ${lookAt(40)}`), head: of(`16: ${lookAt(40)}`, `4: ${lookAt(41)}`) };
    expect(explain(changeBetween('B/op', 16, 20), sides, world).culprits).toMatchObject([
      { line: 41, base: 0, head: 4 },
    ]);
  });
});

describe('a line that is less than nothing on one side', () => {
  const world = { modules: { base: modules, head: modules }, diff: null };
  const of = (...stacks: string[]) => evidenceOf({ alloc_space: perOperation(table(...stacks)) });
  const culprits = (base: readonly string[], head: readonly string[], change: readonly [number, number]) =>
    explain(changeBetween('B/op', ...change), { base: of(...base), head: of(...head) }, world).culprits;

  it('is named for what it costs, not for what is missing on the other', () => {
    const noisy = `-40: m/f.Other example.com/m/f/other.go:7@5`;
    expect(culprits([`64: ${lookAt(40)}`, noisy], [`128: ${lookAt(40)}`], [64, 128])).toMatchObject([
      { function: 'm/f.Look', base: 64, head: 128 },
    ]);
  });

  it('is not named for a difference that is rounded away, and has no rest of a sum for an amount', () => {
    expect(culprits([`2000.1: ${lookAt(40)}`], [`2000.4: ${lookAt(40)}`], [2000, 2000.3])).toEqual([]);
    const time = (of: number) =>
      evidenceOf({
        cpu: perOperation(table(`${of}: ${lookAt(40)}`, `9: m/f.Other example.com/m/f/other.go:7@5`), 1e9, 1),
      });
    const slower = { ...changeBetween('sec/op', 9e-9, 18e-9), ratio: { center: 2, lo: 1.9, hi: 2.1 } };
    expect(explain(slower, { base: time(1e-15), head: time(9) }, world).culprits).toMatchObject([
      { line: 40, base: 0, head: 9e-9 },
    ]);
  });
});
