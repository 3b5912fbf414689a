// The observations of one metric, put together by the round that they were taken in.
import { median } from '../../stats/median.js';
import { stages, type Stage } from '../../model/metric.js';
import type { Observations } from '../../report/html/page-data.js';

export interface Round {
  readonly stage: Stage;
  readonly slot: number;
  /** Null where that side has no value. */
  readonly base: number | null;
  readonly head: number | null;
  /** Null of a single one. */
  readonly ranFirst: 'base' | 'head' | null;
  /** Link seed; 0 is the toolchain's own layout. */
  readonly layout: number;
}

/** In the order in which they ran. */
export function roundsOf({ base, head }: Pick<Observations, 'base' | 'head'>): Round[] {
  const found = new Map<string, { -readonly [K in keyof Round]: Round[K] }>();
  for (const [side, columns] of [
    ['base', base],
    ['head', head],
  ] as const) {
    columns.value.forEach((value, position) => {
      const [stage = 0, slot = 0] = [columns.stage[position], columns.slot[position]];
      const key = `${stage} ${slot}`;
      const isSecond = columns.second[position] === 1;
      const other = side === 'base' ? 'head' : 'base';
      const known = found.get(key);
      if (known === undefined) {
        found.set(key, {
          stage: stages[stage] ?? 'screen',
          slot,
          base: side === 'base' ? value : null,
          head: side === 'head' ? value : null,
          ranFirst: null,
          layout: columns.layout[position] ?? 0,
        });
        return;
      }
      known[side] = value;
      known.ranFirst = isSecond ? other : side;
    });
  }
  return [...found.values()].sort(
    (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || a.slot - b.slot,
  );
}

export interface Pairing {
  readonly round: Round;
  readonly ratio: number;
}

export function pairsOf(rounds: readonly Round[]): Pairing[] {
  return rounds.flatMap((round) => {
    const { base, head } = round;
    return base === null || head === null || base <= 0 || head <= 0 ? [] : [{ round, ratio: head / base }];
  });
}

/** The one value that all have; null where they differ, or there is none. */
export function commonValue(values: readonly number[]): number | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

export function middleOf(values: readonly number[]): number {
  return values.length === 0 ? NaN : median(values);
}
