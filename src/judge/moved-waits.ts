// Waiting that only moved: code that was put into another function, or taken back out of one, waits there as it did here.
// Delays scatter too much to be told by being equal (settle.ts), so that all of what a place waited goes along.
import type { WaitFor } from '../model/contention.js';
import type { Pair } from '../model/pair.js';
import { siteIndex } from './blame.js';
import { mostMoves } from './procedure.js';
import type { Row } from './rows.js';
import { isMoveOfLine, lineOf, siteFunction, siteFunctionCaller } from './settle.js';

export type Measure = 'delay' | 'contentions';
export const measures: readonly Measure[] = ['delay', 'contentions'];

/** One stack that waits, by process. */
export interface WaitRow {
  readonly waits: WaitFor;
  readonly row: Pick<Row, 'sites'>;
  readonly values: Pair<Record<Measure, number[]>>;
}

type Likeness = (loss: WaitRow['row'], gain: WaitRow['row']) => boolean;

const likenesses: readonly Likeness[] = [
  (loss, gain) => lineOf(loss) !== null && lineOf(loss) === lineOf(gain),
  (loss, gain) => isEdited(loss, gain) && isMoveOfLine(loss, gain),
  (loss, gain) => isEdited(loss, gain) && siteFunction(loss) === siteFunction(gain),
  // Taken out into a function of its own, or put back.
  (loss, gain) =>
    isEdited(loss, gain) &&
    (siteFunctionCaller(gain) === siteFunction(loss) || siteFunctionCaller(loss) === siteFunction(gain)),
];

/**
 * Gives what stacks waited that head no longer has to those that it has instead, for the same kind of thing; of several
 * each gets its part by what it waits on head. Sums over all rows of a process stay as they are.
 */
export function settleWaits(rows: readonly WaitRow[]): void {
  for (const waits of new Set(rows.map((of) => of.waits))) {
    const ofKind = rows.filter((of) => of.waits === waits);
    let gone = heaviest(ofKind, 'base');
    const fresh = heaviest(ofKind, 'head');
    for (const isAlike of likenesses) {
      gone = gone.filter((loss) => {
        const instead = fresh.filter((gain) => isAlike(loss.row, gain.row));
        if (instead.length === 0) return true;
        move(loss, instead);
        return false;
      });
    }
  }
}

/** Stacks that only that side has. */
function heaviest(rows: readonly WaitRow[], side: 'base' | 'head'): WaitRow[] {
  const other = side === 'base' ? 'head' : 'base';
  return rows
    .filter(({ values }) => sum(values[side].delay) > 0 && values[other].delay.every((of) => of === 0))
    .sort((a, b) => sum(b.values[side].delay) - sum(a.values[side].delay))
    .slice(0, mostMoves);
}

/** What is as it was stays where it is: another line of it that now waits waits anew. */
function isEdited(loss: WaitRow['row'], gain: WaitRow['row']): boolean {
  const [from, to] = [loss.sites[siteIndex(loss.sites)], gain.sites[siteIndex(gain.sites)]];
  return (from !== undefined && (from.changed || from.gone !== null)) || to?.changed === true;
}

function move(loss: WaitRow, instead: readonly WaitRow[]): void {
  const all = instead.reduce((total, { values }) => total + sum(values.head.delay), 0);
  for (const measure of measures) {
    const given = loss.values.base[measure];
    for (const { values } of instead) {
      const part = sum(values.head.delay) / all;
      given.forEach((value, nth) => {
        values.base[measure][nth] = (values.base[measure][nth] ?? 0) + part * value;
      });
    }
    given.fill(0);
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
