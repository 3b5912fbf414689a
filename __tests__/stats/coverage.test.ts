// How often intervals cover the truth, over many seeded samples of noise of three kinds.
import { describe, expect, it } from '@jest/globals';
import { seededRandom, type Random } from '../../src/base/random.js';
import { hodgesLehmann } from '../../src/stats/hodges-lehmann.js';
import { medianInterval } from '../../src/stats/median.js';

const seed = 20260105;
const samples = 3000;
/** Standard deviations of a share of that many samples that chance is allowed. */
const slack = 3.5;

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
const noises: Readonly<Record<string, (random: Random) => number>> = {
  normal,
  'of bursts': (random) => normal(random) + (random.next() < 0.1 ? 30 * (random.next() - 0.5) : 0),
  'of two modes': (random) => 0.2 * normal(random) + (random.next() < 0.5 ? 3 : -3),
};

/** Share of samples whose interval holds zero, which is the centre of all three. */
function coverage(
  n: number,
  noise: (random: Random) => number,
  intervalOf: (values: readonly number[]) => { readonly lo: number; readonly hi: number },
): number {
  const random = seededRandom(seed + n);
  let covered = 0;
  for (let i = 0; i < samples; i++) {
    const { lo, hi } = intervalOf(Array.from({ length: n }, () => noise(random)));
    if (lo <= 0 && hi >= 0) covered++;
  }
  return covered / samples;
}

const least = (confidence: number): number =>
  confidence - slack * Math.sqrt((confidence * (1 - confidence)) / samples);

describe.each(Object.entries(noises))('in noise that is %s, seed 20260105', (_name, noise) => {
  it.each([6, 8, 12, 24, 40])('the interval of the estimate holds the truth, n = %d', (n) => {
    for (const confidence of [0.95, 0.9]) {
      const share = coverage(n, noise, (values) => hodgesLehmann(values, confidence));
      expect(share).toBeGreaterThanOrEqual(least(confidence));
      // And not by being endless: the next narrower one would hold less than was asked for.
      if (n >= 12) expect(share).toBeLessThan(confidence + 0.03);
    }
  });

  it.each([6, 9, 20, 31])('the interval of the median holds it, n = %d', (n) => {
    const share = coverage(n, noise, (values) => medianInterval(values, 0.95));
    expect(share).toBeGreaterThanOrEqual(least(0.95));
    expect(share).toBeLessThan(0.995);
  });
});
