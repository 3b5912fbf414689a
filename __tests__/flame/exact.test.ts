// Sums by function: of a whole tree, and as they are carried beside one whose light nodes were put together.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { functionSums, sumsByFunction } from '../../src/flame/exact.js';
import { sumsOf, topOf } from '../../src/flame/top.js';
import { viewOf } from '../../src/flame/view.js';
import { someRows, treeOfRows } from './stacks.js';

const seen = { type: 0, by: 'function', direction: 'callees' } as const;

describe('sums by function', () => {
  it('are those of the table', () => {
    fc.assert(
      fc.property(someRows(true), (rows) => {
        const tree = treeOfRows(rows);
        const sums = sumsByFunction(functionSums(tree, 100), 0);
        for (const { place, flat, cum } of topOf(viewOf(tree, seen))) {
          const none = { base: 0, head: 0 };
          expect(sums.get(place) ?? { flat: none, cum: none }).toEqual({ flat, cum });
        }
      }),
    );
  });

  it('are refused where columns differ in length', () => {
    const sums = functionSums(treeOfRows({ head: [['a b', 1]] }), 100);
    expect(sumsByFunction(sums, 0).size).toBe(2);
    expect(() => sumsByFunction(sums, 1)).toThrow(RangeError);
    const cut = sums.cum.map(({ base, head }) => ({ base, head: head.slice(1) }));
    expect(() => sumsByFunction({ ...sums, cum: cut }, 0)).toThrow(RangeError);
  });
});

describe('what one place has in all stacks', () => {
  it('is its row of the table, from either end', () => {
    fc.assert(
      fc.property(someRows(true), fc.constantFrom('function' as const, 'line' as const), (rows, by) => {
        const tree = treeOfRows(rows);
        const up = viewOf(tree, { ...seen, by, direction: 'callers' });
        const down = viewOf(tree, { ...seen, by });
        for (const { place, flat, cum } of topOf(down)) {
          expect(sumsOf(down, place)).toEqual({ flat, cum });
          expect(sumsOf(up, place)).toEqual({ flat, cum });
        }
      }),
    );
  });
});
