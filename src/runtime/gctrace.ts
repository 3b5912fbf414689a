// The lines of GODEBUG=gctrace=1: one a collection, in this form since Go 1.18 (runtime/mgc.go, gcMarkTermination;
// the documentation is in runtime/extern.go). They go to standard error, often in the middle of a line of output.
import { msPattern as ms, nanosecondsOf, readRecords, type TraceReading } from './trace-records.js';

/** One collection. Times have two digits, so sums of them are as coarse; sizes are whole MiB, rounded down. */
export interface GcCycle {
  readonly number: number;
  /** Since the start of the process, in seconds, to a millisecond. */
  readonly atSeconds: number;
  /** Share of the processors' time since the start that went to the collector, in whole percent. */
  readonly percent: number;
  /** It was one that looks for leaked goroutines (Go 1.26 and later). */
  readonly leakCheck: boolean;
  /** runtime.GC or debug.FreeOSMemory asked for it; testing does before every run of a benchmark. */
  readonly forced: boolean;
  /** Wall time in ns. The world stands still in the first and the last. */
  readonly clockNanoseconds: {
    readonly sweepTermination: number;
    readonly mark: number;
    readonly markTermination: number;
  };
  /** Processor time in ns; `assist` is work that allocating goroutines had to do, `background` dedicated and fractional. */
  readonly cpuNanoseconds: {
    readonly sweepTermination: number;
    readonly assist: number;
    readonly background: number;
    readonly idle: number;
    readonly markTermination: number;
  };
  /** At the start, at the end of marking, and what was alive. */
  readonly heapMiB: { readonly start: number; readonly end: number; readonly live: number };
  readonly goalMiB: number;
  readonly stacksMiB: number;
  readonly globalsMiB: number;
  readonly procs: number;
}

const size = '(\\d{1,9})';
const cycle = new RegExp(
  `gc (\\d{1,10}) @(\\d{1,10}\\.\\d{3})s (\\d{1,3})%( \\(checking for goroutine leaks\\))?: ` +
    `${ms}\\+${ms}\\+${ms} ms clock, ${ms}\\+${ms}/${ms}/${ms}\\+${ms} ms cpu, ` +
    `${size}->${size}->${size} MB, ${size} MB goal, ${size} MB stacks, ${size} MB globals, ${size} P( \\(forced\\))?$`,
);

/** Reads the collections of a text in which anything else may stand as well. Throws nothing. */
export function readGcTrace(text: string): TraceReading<GcCycle> {
  return readRecords(text, /gc \d{1,10} @/, cycleOf);
}

function cycleOf(line: string): GcCycle | null {
  const found = cycle.exec(line);
  if (found === null) return null;
  const number = (group: number): number => Number(found[group]);
  const ns = (group: number): number => nanosecondsOf(found[group]);
  return {
    number: number(1),
    atSeconds: number(2),
    percent: number(3),
    leakCheck: found[4] !== undefined,
    forced: found[20] !== undefined,
    clockNanoseconds: { sweepTermination: ns(5), mark: ns(6), markTermination: ns(7) },
    cpuNanoseconds: {
      sweepTermination: ns(8),
      assist: ns(9),
      background: ns(10),
      idle: ns(11),
      markTermination: ns(12),
    },
    heapMiB: { start: number(13), end: number(14), live: number(15) },
    goalMiB: number(16),
    stacksMiB: number(17),
    globalsMiB: number(18),
    procs: number(19),
  };
}
