// Lines of the diff that likely put benchmarks to sleep, for comments on lines.
import type { OffProcessor } from '../model/off-processor.js';
import type { Row } from '../model/report.js';
import { offProcessorRows } from './places.js';

/** A line with a call of time.Sleep, and what it likely costs, worst first. */
export interface AsleepPlace {
  readonly function: string;
  readonly file: string;
  readonly line: number;
  readonly asleep: readonly [Asleep, ...Asleep[]];
}

export interface Asleep {
  readonly row: Row;
  readonly off: OffProcessor;
}

/** In the order of the rows: those that break a budget come first in a report. */
export function asleepPlaces(rows: readonly Row[]): readonly AsleepPlace[] {
  const places = new Map<string, AsleepPlace>();
  for (const row of offProcessorRows(rows)) {
    const { offProcessor: off } = row.benchmark;
    if (row.change.change !== 'regression' || off === undefined || off.sleep === null) continue;
    const { file, line, function: name } = off.sleep;
    const key = JSON.stringify([file, line]);
    const known = places.get(key);
    const asleep = { row, off };
    places.set(key, {
      ...{ function: name, file, line },
      asleep: known === undefined ? [asleep] : [...known.asleep, asleep],
    });
  }
  return [...places.values()];
}
