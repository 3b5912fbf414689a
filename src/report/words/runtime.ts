// What the runtime did more or less of for each operation: collections, pauses, waiting, and what stays of the heap.
import type { Report } from '../../model/report.js';
import type { HeapUse, Rate, RuntimeMeasure, RuntimeMove } from '../../model/runtime-use.js';
import type { BenchmarkResult } from '../../model/verdict.js';
import { formatExact, formatValue } from '../format.js';
import { shortFunction } from '../places.js';
import { counted, grouped, nothing, own, say, type Sentence } from '../sentence.js';

/** `one every 1,300 operations`, `2.1 for each operation` */
function cyclesWords(perOperation: number): string {
  if (perOperation <= 0) return 'none';
  if (perOperation >= 1) return `${formatExact(perOperation, '', 2)} for each operation`;
  return `one every ${grouped(Math.round(Number((1 / perOperation).toPrecision(2))))} operations`;
}

const seconds = (perOperation: number): string => formatValue(perOperation, 'sec/op', 2);

const measureWords: Readonly<Record<RuntimeMeasure, string>> = {
  'gc-cycles': 'garbage collections',
  'gc-pause': 'pauses for garbage collection',
  'gc-work': 'processor time of garbage collection',
  'gc-assist': 'time spent helping the garbage collector',
  'scheduler-latency': 'time goroutines waited for a processor, added up',
  'mutex-wait': 'time goroutines waited for a mutex, added up',
};

/** An amount of a measure for each operation: `one every 1,300 operations`, `2.1 µs for each operation`. */
export function rateWords(measure: RuntimeMeasure, perOperation: number): string {
  if (measure === 'gc-cycles') return cyclesWords(perOperation);
  return perOperation <= 0 ? 'none' : `${seconds(perOperation)} for each operation`;
}

/** The same of one side; of a single process it is chance, and not told. */
export function sureRateWords(measure: RuntimeMeasure, { perOperation, error }: Rate): string {
  if (error === null) return perOperation <= 0 ? 'none' : 'not known, of a single process';
  return perOperation <= 2 * error ? 'none beyond chance' : rateWords(measure, perOperation);
}

/** What a measure is called. */
export function measureName(measure: RuntimeMeasure): string {
  return measureWords[measure];
}

/** `garbage collections: one every 1,300 operations, on base one every 4,100 operations` */
export function moveWords({ measure, base, head }: RuntimeMove): string {
  return `${measureWords[measure]}: ${rateWords(measure, head)}, on base ${rateWords(measure, base)}`;
}

/** What became of the heap: `64 B of each operation stay (2.4 MiB after 40,000 operations)`. */
export function heapWords({ growth, kept, keptPerOperation, operations, after }: HeapUse): string {
  const all = `${formatValue(Math.max(0, kept), 'B/op')} after ${counted(operations, 'operation')}`;
  switch (growth) {
    case 'none':
      return 'nothing more stays, however many operations there are';
    case 'filling':
      return `memory grows more and more slowly, like a cache that fills (${all})`;
    case 'leak': {
      const late = after === 0 ? '' : `, from somewhere after the first ${counted(after, 'operation')} on`;
      return `${formatValue(keptPerOperation, 'B/op', 2)} of each operation stay${late} (${all})`;
    }
    case 'growing':
      return `more stays with more operations (${all})`;
  }
}

/** What is new about the heap, with the line that allocates it where one is known; null where it is as on base. */
function heapMoved({ runtime, goroutines, changes }: BenchmarkResult): Sentence | null {
  const { base, head } = runtime ?? {};
  if (head === undefined || base === undefined) return null;
  // Goroutines that stay keep their memory, and are told already.
  const growth = goroutines?.head?.growth ?? 'none';
  if (growth !== 'none' && growth !== 'constant' && growth !== goroutines?.base?.growth) return null;
  const kept = changes.find(({ metric }) => metric.unit === 'heap-kept-B/op');
  const isMoved = kept !== undefined && kept.change !== 'none';
  const fills = head.heap.growth === 'filling' && base.heap.growth === 'none';
  if (!isMoved && !fills) return null;
  const [culprit] = kept?.culprits ?? [];
  const line =
    culprit === undefined
      ? nothing
      : say`; allocated at ${`${culprit.file}:${culprit.line}`} in ${shortFunction(culprit.function)}`;
  const before = base.heap.growth === 'none' ? '; none on base' : `; on base ${heapWords(base.heap)}`;
  return say`heap: ${own(heapWords(head.heap))}${line}${own(before)}`;
}

export interface RuntimeChange {
  readonly benchmark: BenchmarkResult;
  readonly words: readonly Sentence[];
}

/** Benchmarks for which the runtime did more or less, in the report's order. */
export function runtimeOfReport({ verdict }: Report): readonly RuntimeChange[] {
  return verdict.benchmarks.flatMap((benchmark) => {
    const heap = heapMoved(benchmark);
    const moves = (benchmark.runtimeMoves ?? []).map((move) => own(moveWords(move)));
    const words = [...moves, ...(heap === null ? [] : [heap])];
    return words.length === 0 ? [] : [{ benchmark, words }];
  });
}
