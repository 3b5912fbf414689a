// Culprits of many rows, gathered by the line they name: a reader wants a line once, with all it costs.
import { by } from '../base/order.js';
import { outerName } from '../judge/functions.js';
import type { Because } from '../model/because.js';
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
  /** Of a line that is not in the diff: where that changes its function. */
  readonly changedAt?: number;
  readonly costs: readonly [Cost, ...Cost[]];
}

/**
 * Lines in the order in which a reviewer should look: of the diff, of our own code, then of others; what is counted
 * before what is sampled; then in the order of the rows. A line stands there once, also where both a closure on it and
 * the function around it cost something.
 */
export function placesOf(rows: readonly Row[]): readonly Place[] {
  const found = new Map<string, { place: Culprit; costs: [Cost, ...Cost[]]; first: number }>();
  let position = 0;
  for (const row of rows) {
    for (const culprit of row.change.culprits) {
      const outer = outerName(culprit);
      const key = `${culprit.file}\0${culprit.line}\0${outer}`;
      const known = found.get(key);
      if (known === undefined) {
        found.set(key, { place: culprit, costs: [{ row, culprit }], first: position++ });
        continue;
      }
      known.costs.push({ row, culprit });
      if (known.place.function !== culprit.function) known.place = { ...known.place, function: outer };
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
      ...(place.changedAt === undefined ? {} : { changedAt: place.changedAt }),
      costs,
    }));
}

/** What the compiler decides otherwise at a place, each thing once. */
export function reasonsOfPlace({ costs }: Pick<Place, 'costs'>): readonly Because[] {
  const all = costs.flatMap(({ culprit }) => culprit.because ?? []);
  return [...new Map(all.map((because) => [JSON.stringify(because), because])).values()].slice(
    0,
    mostReasons,
  );
}

/** Several metrics of several benchmarks can be at a place, each with reasons of its own. */
const mostReasons = 4;

/** Rows that no line explains, and that were not spent off the processor either. */
export function withoutPlace(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => row.change.culprits.length === 0 && !isOff(row));
}

/** Times that were spent off the processor, for the most part. */
export function offProcessorRows(rows: readonly Row[]): readonly Row[] {
  return rows.filter(isOff);
}

function isOff({ benchmark, change }: Row): boolean {
  return benchmark.offProcessor !== undefined && change.metric.unit === 'sec/op';
}

/** `look.go:41` */
export function placeName({ file, line }: Pick<Place, 'file' | 'line'>): string {
  return line > 0 ? `${file}:${line}` : file;
}

/** `github.com/x/finder.(*Index).Look[go.shape.int]` → `finder.(*Index).Look[…]`. */
export function shortFunction(name: string): string {
  const bracket = name.indexOf('[');
  const head = bracket < 0 ? name : name.slice(0, bracket);
  // A type argument can hold slashes and a method can follow it: F[a/b.T].func1.
  const tail = bracket < 0 ? '' : name.endsWith(']') ? '[…]' : `[…]${name.slice(name.lastIndexOf(']') + 1)}`;
  return head.slice(head.lastIndexOf('/') + 1) + tail;
}
