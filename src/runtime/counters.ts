// The counter file that a sentinel of the probe writes at its end: one `key value` a line, then one line for each
// of the runtime's metrics, then `end` (measure/probe/sentinel.go). A file that is not whole is refused.
import { countersFault, type CountersReason } from './counters-fault.js';
import { readHistogram, type Histogram } from './histogram.js';

export interface ProbeCounters {
  /** As runtime.Version() has it: `go1.26.8`. */
  readonly version: string;
  readonly maxprocs: number;
  readonly pid: number;
  /** Goroutines when the sentinel began, ... */
  readonly goroutines: number;
  /** ... when their number had settled, ... */
  readonly settled: number;
  /** ... and after a collection, which ends those that a finalizer stops. */
  readonly collected: number;
  /** MemStats.HeapAlloc and HeapObjects after two collections. */
  readonly heapLiveBytes: number;
  readonly heapLiveObjects: number;
  /** Highest of some fresh goroutine ids. */
  readonly goroutineId: number;
  /** By name as in runtime/metrics, unit behind the colon. Versions of Go differ in what they have. */
  readonly metrics: ReadonlyMap<string, number>;
  readonly histograms: ReadonlyMap<string, Histogram>;
}

/** Far above what the probe writes. */
export const countersLimits = { characters: 2 ** 20, metrics: 1000 } as const;

const counts = [
  'maxprocs',
  'pid',
  'goroutines',
  'settled',
  'collected',
  'heap-live-bytes',
  'heap-live-objects',
  'goroutine-id',
] as const;
type Count = (typeof counts)[number];

/**
 * Decodes a counter file. Throws GateError `counters-invalid` with `reason` (counters-fault.ts) and `line`, counted
 * from 1, for anything that is not whole: cut, repeated, unknown, inexact or beyond `countersLimits`.
 */
export function readCounters(text: string): ProbeCounters {
  if (text.length > countersLimits.characters) throw countersFault('too-long', 1);
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.pop() !== 'end') throw countersFault('truncated', lines.length + 1);
  const found = new Map<Count, number>();
  const metrics = new Map<string, number>();
  const histograms = new Map<string, Histogram>();
  let version: string | null = null;
  for (const [index, line] of lines.entries()) {
    const fault = (reason: CountersReason) => countersFault(reason, index + 1);
    const [key = '', name = '', ...rest] = line.split(' ');
    if (key === 'version') {
      if (version !== null) throw fault('repeated');
      // Development versions have more words: `devel go1.28-abc Mon Jan 2`.
      version = line.slice('version '.length);
      if (version === '' || version.length > 200) throw fault('malformed');
    } else if (key === 'metric' || key === 'histogram') {
      if (!/^\/[\w/.-]{1,200}:[\w*/-]{1,50}$/.test(name)) throw fault('malformed');
      if (metrics.has(name) || histograms.has(name)) throw fault('repeated');
      if (metrics.size + histograms.size >= countersLimits.metrics) throw fault('too-many');
      if (key === 'histogram') histograms.set(name, readHistogram(rest, fault));
      else metrics.set(name, metricValue(rest, fault));
    } else {
      const count = counts.find((candidate) => candidate === key);
      if (count === undefined || rest.length > 0) throw fault(count === undefined ? 'unknown' : 'malformed');
      if (found.has(count)) throw fault('repeated');
      found.set(count, wholeNumber(name, fault));
    }
  }
  if (counts.some((count) => !found.has(count)) || version === null)
    throw countersFault('incomplete', lines.length + 1);
  const count = (name: Count): number => found.get(name) as number;
  return {
    version,
    maxprocs: count('maxprocs'),
    pid: count('pid'),
    goroutines: count('goroutines'),
    settled: count('settled'),
    collected: count('collected'),
    heapLiveBytes: count('heap-live-bytes'),
    heapLiveObjects: count('heap-live-objects'),
    goroutineId: count('goroutine-id'),
    metrics,
    histograms,
  };
}

type Fault = (reason: CountersReason) => Error;

export function wholeNumber(text: string, fault: Fault): number {
  if (!/^\d{1,20}$/.test(text)) throw fault('malformed');
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw fault('number-too-large');
  return value;
}

/** A count, or a measure as Go's %g prints it. */
function metricValue(words: readonly string[], fault: Fault): number {
  const [text = '', ...more] = words;
  if (more.length > 0) throw fault('malformed');
  if (/^\d{1,20}$/.test(text)) return wholeNumber(text, fault);
  if (!/^\d{1,20}(?:\.\d{1,20})?(?:e[+-]\d{1,3})?$/.test(text)) throw fault('malformed');
  const value = Number(text);
  if (!Number.isFinite(value)) throw fault('number-too-large');
  return value;
}
