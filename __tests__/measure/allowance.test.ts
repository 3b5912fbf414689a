import { describe, expect, it } from '@jest/globals';
import { lastUntil, profilesUntil, restMs } from '../../src/measure/allowance.js';

const known = (seconds: number, budget = 600) => ({ knownMs: seconds * 1000, timeBudgetMs: budget * 1000 });

describe('once it is known what moved', () => {
  it('profiles may take a quarter of what the run took, and never less than lines take', () => {
    expect(profilesUntil(known(400))).toEqual({ heap: 500_000, cpu: 500_000, contention: 500_000 });
    expect(profilesUntil(known(10))).toEqual({ heap: 70_000, cpu: 30_000, contention: 30_000 });
  });

  it('the compiler and coverage have the rest of 30 %, and something however long profiles took', () => {
    expect(lastUntil(known(400), 450_000, true)).toBe(520_000);
    expect(lastUntil(known(400), 530_000, true)).toBe(540_000);
    expect(lastUntil(known(10), 12_000, true)).toBe(22_000);
  });

  it('parts are of the time budget where all took longer', () => {
    expect(profilesUntil(known(900, 400)).heap).toBe(1_000_000);
    expect(lastUntil(known(900, 400), 900_000, true)).toBe(1_020_000);
  });

  it('coverage alone has little', () => {
    expect(lastUntil(known(400), 400_000, false)).toBe(420_000);
    expect(lastUntil(known(10), 10_000, false)).toBe(20_000);
  });
});

it('leaves a command what is left, and never no limit', () => {
  expect(restMs(10_000, 15_000, 120_000)).toBe(5000);
  expect(restMs(10_000, 500_000, 120_000)).toBe(120_000);
  expect(restMs(16_000, 15_000, 120_000)).toBe(1000);
});
