// Culprits of many rows, gathered by the line they name: a reader wants a line once, with all it costs.
import { by } from '../base/order.js';
import type { Row } from '../model/report.js';
import type { Culprit } from '../model/verdict.js';

/** What one metric of one benchmark pays for a line. */
export interface Cost {
  readonly row: Row;
  readonly culprit: Culprit;
}

/** A source line and what is put down to it, worst first. */
export interface Place {
  readonly function: string;
  readonly file: string;
  readonly line: number;
  readonly own: boolean;
  readonly inDiff: boolean;
  readonly costs: readonly [Cost, ...Cost[]];
}

/**
 * Lines in the order in which a reviewer should look: of the diff, of our own code, then of others; what is
 * counted before what is sampled; then in the order of the rows.
 */
export function placesOf(rows: readonly Row[]): readonly Place[] {
  const found = new Map<string, { place: Culprit; costs: [Cost, ...Cost[]]; first: number }>();
  let position = 0;
  for (const row of rows) {
    for (const culprit of row.change.culprits) {
      const key = `${culprit.file}\0${culprit.line}\0${culprit.function}`;
      const known = found.get(key);
      if (known === undefined) {
        found.set(key, { place: culprit, costs: [{ row, culprit }], first: position++ });
      } else known.costs.push({ row, culprit });
    }
  }
  return [...found.values()]
    .sort(
      by(
        ({ place }) => (place.inDiff ? 0 : place.own ? 1 : 2),
        ({ costs }) => (costs.every(({ culprit }) => culprit.sampled) ? 1 : 0),
        ({ first }) => first,
      ),
    )
    .map(({ place, costs }) => ({
      function: place.function,
      file: place.file,
      line: place.line,
      own: place.own,
      inDiff: place.inDiff,
      costs,
    }));
}

/** Rows that no line explains. */
export function withoutPlace(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => row.change.culprits.length === 0);
}

/** `github.com/x/finder.(*Index).Look[go.shape.int]` → `finder.(*Index).Look[…]`. */
export function shortFunction(name: string): string {
  const bracket = name.indexOf('[');
  const head = bracket < 0 ? name : name.slice(0, bracket);
  // A type argument can hold slashes and a method can follow it: F[a/b.T].func1.
  const tail = bracket < 0 ? '' : name.endsWith(']') ? '[…]' : `[…]${name.slice(name.lastIndexOf(']') + 1)}`;
  return head.slice(head.lastIndexOf('/') + 1) + tail;
}
