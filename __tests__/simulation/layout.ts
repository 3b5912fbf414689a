// What the place of code in memory does to a benchmark: a reproducible difference that no repetition removes.
import { hashText, seededRandom, type Random } from '../../src/base/random.js';
import type { Side } from '../../src/model/pair.js';
import { between, normal } from './deviates.js';

/**
 * `none`: places do not matter. `shared`: the functions are the same on both sides, so that a link seed gives both the
 * same places. `own`: functions were added, so that it does not.
 */
export type LayoutModel = 'none' | 'shared' | 'own';

/** How much a benchmark depends on places; all are of ln(time). */
export interface Sensitivity {
  /** Standard deviation from layout to layout of one side. */
  readonly sd: number;
  /** Chance of a layout in which a hot loop straddles a line, and what it costs then. */
  readonly slowChance: number;
  readonly slow: number;
}

/**
 * As harsh as live runs showed: four in ten benchmarks have differences that scatter by 4.5 to 9 % between layouts (so
 * each side by a √2 less), and a few know two speeds 16 % apart.
 */
export function sensitivityOf(random: Random): Sensitivity {
  const isSensitive = random.next() < 0.4;
  const sd = (isSensitive ? between(random, 0.045, 0.09) : 0.005) / Math.SQRT2;
  return { sd, slowChance: random.next() < 0.02 ? 0.3 : 0, slow: 0.16 };
}

/** ln of the effect of a layout on one side of a benchmark; the same whenever it is asked. */
export function layoutEffect(
  model: LayoutModel,
  { sd, slowChance, slow }: Sensitivity,
  place: { readonly seed: number; readonly benchmark: number; readonly side: Side; readonly layout: number },
): number {
  if (model === 'none') return 0;
  const side = model === 'own' ? place.side : 'both';
  const random = seededRandom(hashText(`${place.seed} ${place.benchmark} ${side} ${place.layout}`));
  return sd * normal(random) + (random.next() < slowChance ? slow : 0);
}
