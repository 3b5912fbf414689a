// The lines of GODEBUG=inittrace=1: one for each package with work to do at start-up (runtime/proc.go, doInit1).
// Bytes and allocations differ by a few from start to start where maps are filled: take a median of several.
import { msPattern as ms, nanosecondsOf, readRecords, type TraceReading } from './trace-records.js';

export interface PackageInit {
  /** Import path as the linker writes it, `main` for the program. */
  readonly package: string;
  /** When it began, in ns since the start of the runtime; two digits. */
  readonly atNanoseconds: number;
  /** Wall time in ns, two digits. */
  readonly clockNanoseconds: number;
  readonly bytes: number;
  readonly allocations: number;
}

const init = new RegExp(
  String.raw`(?:^|[^\w.])init (\S{1,1000}) @${ms} ms, ${ms} ms clock, (\d{1,15}) bytes, (\d{1,15}) allocs$`,
);

/** Reads the packages of a text in which anything else may stand as well, in the order of the text. Throws nothing. */
export function readInitTrace(text: string): TraceReading<PackageInit> {
  return readRecords(text, /(?:^|[^\w.])init \S+ @\d/, (line) => {
    const found = init.exec(line);
    if (found === null) return null;
    const [, path = '', at, clock, bytes, allocations] = found;
    return {
      package: path,
      atNanoseconds: nanosecondsOf(at),
      clockNanoseconds: nanosecondsOf(clock),
      bytes: Number(bytes),
      allocations: Number(allocations),
    };
  });
}
