// What is confirmed beside others takes no proof from them.
import { describe, expect, it } from '@jest/globals';
import { fittingRoom, leastLayoutsFor, mostFor, roomBeside, testsOf } from '../../src/measure/families.js';

const alpha = 0.01;
const slower = { tests: { regression: 1 } };
const faster = { tests: { improvement: 1 } };

describe('the tests of a run', () => {
  it('are counted by family, each time of a benchmark for itself', () => {
    const tests = testsOf([{}, slower, { tests: { regression: 2, strict: 1 } }, faster, { tests: {} }]);
    expect(Object.fromEntries(tests)).toEqual({ regression: 4, strict: 1, improvement: 1 });
    // Of 0.01 the first of four gets 0.0025, which 9 layouts can be below.
    expect(leastLayoutsFor(tests, alpha)).toBe(10);
    expect(leastLayoutsFor(testsOf([{ tests: {} }]), alpha)).toBe(8);
  });
});

describe('the room beside what was confirmed', () => {
  const gating = (units: number, of: object = slower) => ({ ...of, units, gates: true });

  it('is what the fewest layouts of those that gate can carry', () => {
    const room = roomBeside([gating(12), gating(9), gating(0)], alpha);
    expect(Object.fromEntries(room.there)).toEqual({ regression: 2 });
    expect(Object.fromEntries(room.most)).toEqual({ regression: 5 });
    expect(mostFor(10, alpha)).toBe(5);
    expect(fittingRoom([slower, slower, slower, slower], room)).toHaveLength(3);
  });

  it('asks nothing for what cannot be proven any more, or gates nothing', () => {
    expect(roomBeside([gating(5)], alpha).most.size).toBe(0);
    expect(roomBeside([{ ...slower, units: 8, gates: false }], alpha).most.size).toBe(0);
  });

  it('is apart for each family', () => {
    const room = roomBeside([gating(8)], alpha);
    const three = [faster, faster, faster];
    expect(fittingRoom([slower, ...three, slower], room)).toEqual([slower, ...three]);
    expect(fittingRoom([slower, ...three, slower], room, 2)).toEqual([slower, faster, faster]);
  });
});
