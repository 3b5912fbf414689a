// What gctrace and inittrace share: one record a line, on standard error, among and within lines of other output.
import { boundedLines } from './text-lines.js';

export interface TraceReading<T> {
  readonly records: readonly T[];
  /** Lines that begin like a record and are none: something was printed into them. */
  readonly damaged: number;
  /** Records beyond the limit, and lines too long to be one. */
  readonly cut: number;
}

/** Most records of one text. */
export const mostTraceRecords = 100_000;
const longestLine = 4096;

/** Milliseconds as runtime/mgc.go's fmtNSAsMS prints them: two digits, at most three behind the point. */
export const msPattern = String.raw`(\d{1,12}(?:\.\d{1,3})?)`;

/** Whole nanoseconds of printed milliseconds. */
export function nanosecondsOf(milliseconds: string | undefined): number {
  return Math.round(Number(milliseconds) * 1e6);
}

/** `begins` is how a record begins, wherever in the line. Throws nothing. */
export function readRecords<T>(
  text: string,
  begins: RegExp,
  recordOf: (line: string) => T | null,
): TraceReading<T> {
  const records: T[] = [];
  let [damaged, cut] = [0, 0];
  for (const line of boundedLines(text, longestLine, () => cut++)) {
    if (!begins.test(line)) continue;
    const record = recordOf(line);
    if (record === null) damaged++;
    else if (records.length >= mostTraceRecords) cut++;
    else records.push(record);
  }
  return { records, damaged, cut };
}
