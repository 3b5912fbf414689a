// What a run allocates once, however many operations it has, is counted with them unless the timer is reset.
import { expect, it } from '@jest/globals';
import { explain } from '../../src/judge/culprit.js';
import type { PerOperation } from '../../src/evidence/benchmark.js';
import { changeBetween, evidenceOf, perOperation, table } from './stacks.js';

const modules = [{ path: 'example.com/m', dir: '.' }];
const world = { modules: { base: modules, head: modules }, diff: null };
const at = (line: number): string => `m/f.setUp example.com/m/f/set.go:${line}@5`;

/** Bytes that each operation has, and those that a call has once; 20 operations in a timed process. */
const allocating = (each: string[], once: string[] | null, operations: number | null = 20) => {
  const of: PerOperation = {
    ...perOperation(table(...each)),
    ...(once === null ? {} : { once: () => table(...once) }),
  };
  return { ...evidenceOf({ alloc_space: of }), iterations: new Map([['screen' as const, operations]]) };
};
const explained = (
  bytes: readonly [number, number],
  base: ReturnType<typeof allocating>,
  head: ReturnType<typeof allocating>,
) => explain(changeBetween('B/op', ...bytes), { base, head }, world);
const gap = [{ code: 'profile-unit-gap' }];

it('is put down to its line, as a part of each operation, and said to be once', () => {
  const found = explained([50, 150], allocating([], [`1000: ${at(7)}`]), allocating([], [`3000: ${at(7)}`]));
  expect(found).toMatchObject({
    culprits: [{ line: 7, base: 50, head: 150, onceIn: 20 }],
    caveats: [],
  });
  const better = explained([150, 50], allocating([], [`3000: ${at(7)}`]), allocating([], [`1000: ${at(7)}`]));
  expect(better.culprits).toMatchObject([{ line: 7, base: 150, head: 50, onceIn: 20 }]);
});

it('stands beside what every operation allocates', () => {
  const found = explained(
    [0, 200],
    allocating([`1: ${at(9)}`], []),
    allocating([`101: ${at(9)}`], [`2000: ${at(7)}`]),
  );
  expect(found.culprits.map(({ line, onceIn }) => [line, onceIn])).toEqual([
    [9, undefined],
    [7, 20],
  ]);
  expect(found.caveats).toEqual([]);
});

it('is named only where what it allocates adds up to what is missing', () => {
  const base = allocating([], [`1000: ${at(7)}`]);
  // More than was counted: while the timer stood.
  expect(explained([50, 150], base, allocating([], [`9000: ${at(7)}`]))).toMatchObject({
    culprits: [],
    caveats: gap,
  });
  // Less than was counted.
  expect(explained([50, 150], base, allocating([], [`2000: ${at(7)}`]))).toMatchObject({
    culprits: [],
    caveats: gap,
  });
  // The other line is of what was not counted.
  const both = explained([50, 150], base, allocating([], [`9000: ${at(8)}`, `3000: ${at(7)}`]));
  expect(both.culprits).toMatchObject([{ line: 7, onceIn: 20 }]);
});

it('is not asked for where it is not known, or how many operations share it', () => {
  const [base, head] = [[`1000: ${at(7)}`], [`3000: ${at(7)}`]];
  expect(explained([50, 150], allocating([], null), allocating([], head)).culprits).toEqual([]);
  expect(explained([50, 150], allocating([], base), allocating([], head, null)).culprits).toEqual([]);
  // Nothing is missing.
  const each = explained([50, 150], allocating([`50: ${at(9)}`], base), allocating([`150: ${at(9)}`], head));
  expect(each.culprits.map(({ line }) => line)).toEqual([9]);
});

it('is no reason where it went the other way', () => {
  // Set-up is gone, and each operation allocates more: only that made it worse.
  const found = explained([50, 80], allocating([], [`1000: ${at(7)}`]), allocating([`80: ${at(9)}`], []));
  expect(found.culprits.map(({ line }) => line)).toEqual([9]);
  const better = explained([80, 50], allocating([`80: ${at(9)}`], []), allocating([], [`1000: ${at(7)}`]));
  expect(better.culprits.map(({ line }) => line)).toEqual([9]);
});

it('is all of set-up together, or one line alone', () => {
  const lines = [7, 8, 11, 12, 13, 14].map((line) => `350: ${at(line)}`);
  // Six lines of 17.5 are the 105 that are missing; each is above a tenth.
  const many = explained([0, 105], allocating([], [`1: ${at(99)}`]), allocating([], lines));
  expect(many.culprits).toHaveLength(5);
  // Two of three would add up, which may be chance.
  const some = [`1600: ${at(7)}`, `900: ${at(8)}`, `300: ${at(11)}`];
  expect(explained([0, 110], allocating([], [`1: ${at(99)}`]), allocating([], some)).culprits).toEqual([]);
});

it('is told by its bytes where objects are too small to be seen', () => {
  const side = (bytes: number, allocs: number, once: number) => {
    const values = (value: number) => ({ runs: [{ value, stage: 'screen' as const, slot: 0, layout: 0 }] });
    return {
      ...evidenceOf({
        alloc_objects: { ...perOperation(table()), once: () => table(`${once / 64}: ${at(7)}`) },
        alloc_space: { ...perOperation(table()), once: () => table(`${once}: ${at(7)}`) },
      }),
      iterations: new Map([['screen' as const, 1]]),
      samples: new Map([
        ['B/op', values(bytes)],
        ['allocs/op', values(allocs)],
      ]),
    };
  };
  const [base, head] = [side(1000, 10, 1000), side(9000, 510, 9000)];
  const { culprits } = explain(changeBetween('allocs/op', 10, 510), { base, head } as never, world);
  expect(culprits).toMatchObject([{ line: 7, unit: 'B/op', base: 1000, head: 9000, onceIn: 1 }]);
});
