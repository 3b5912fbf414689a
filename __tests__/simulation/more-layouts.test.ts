// A short `npm run simulate -- --stopping`.
import { describe, expect, it } from '@jest/globals';
import { levels, scatters, sideNoises, stopped, type SideNoise } from './stopping.js';

const trials = 3000;
const seed = 1;
/** Standard errors of a share: passed by chance once in 300,000 times. */
const errors = 4.5;

function most(chance: number): number {
  return chance + errors * Math.sqrt((chance * (1 - chance)) / trials);
}

describe(`more layouts, seed ${seed}`, () => {
  it.each(Object.keys(sideNoises) as SideNoise[])('leave p and interval what they say: %s', (noise) => {
    const { wentOn, below, covering } = stopped(noise, scatters[1], trials, seed);
    expect(wentOn / trials).toBeGreaterThan(0.1);
    // 0.11 at the first level when what is not significant goes on and what is stops.
    levels.forEach((level, index) => {
      expect((below[index] ?? 0) / trials).toBeLessThan(most(level));
    });
    expect(1 - covering / trials).toBeLessThan(most(0.05));
  });
});
