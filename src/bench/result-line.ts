// The lines that Go's testing package prints itself under -test.v, by their exact grammar, so that text which a
// benchmark prints is not taken for them. Source: src/testing/benchmark.go, processBench and BenchmarkResult.String:
//
//   NAME[-P]<pad>\t%8d\t<value> <unit>[\t<value> <unit>]…\n     name and rest are two writes
//   --- FAIL: NAME[-P]\n    --- SKIP: NAME\n    PASS\n    FAIL\n
import { measurement } from './parse.js';
import { parseCount, parseMeasurement } from './number.js';
import type { Measurement } from './record.js';

/** How Go prints a benchmark that ran on `procs` processors. */
export function printedName(name: string, procs: number): string {
  return procs === 1 ? name : `${name}-${procs}`;
}

/** What ends a result line: iterations and values. */
export interface ResultTail {
  /** All in front of the digits of the count: name, padding, tab; or what else was printed there. */
  readonly before: string;
  /** As printed: digits that other text runs into would read as another number. */
  readonly count: string;
  readonly values: readonly Measurement[];
}

/** The numbers at the end of a line, whatever is printed in front of them; null when there are none. */
export function resultTail(line: string): ResultTail | null {
  const values: Measurement[] = [];
  let end = line.length;
  for (;;) {
    const tab = line.lastIndexOf('\t', end - 1);
    const value = tab < 0 || tab >= end ? null : printedValue(line.slice(tab + 1, end));
    if (value === null) break;
    values.push(value);
    end = tab;
  }
  const count = /\d+$/.exec(line.slice(Math.max(0, end - 20), end))?.[0];
  if (values.length === 0 || count === undefined) return null;
  return { before: line.slice(0, end - count.length), count, values: values.reverse() };
}

/** `   97.25 ns/op`: Go prints one space before the unit, and no unit has one in it. */
function printedValue(text: string): Measurement | null {
  const fields = text.trimStart().split(' ');
  const [number, unit] = fields;
  if (fields.length !== 2 || number === undefined || unit === undefined || unit === '') return null;
  const value = parseMeasurement(number);
  return typeof value === 'string' ? null : measurement(value, unit);
}

export function iterationsOf(tail: ResultTail): number {
  const count = parseCount(tail.count);
  return typeof count === 'number' ? count : NaN;
}

/** The text up to the padding of the name when nothing is printed between name and numbers, else null. */
export function namedBy(tail: ResultTail): string | null {
  const padded = /^(.*?) *\t *$/s.exec(tail.before.slice(-maxLine));
  return padded?.[1] ?? null;
}

/** Names are far shorter; what is longer in front of a result is printed text, of which the end suffices. */
const maxLine = 1 << 16;

/** `raw` of `--- FAIL: raw` or `--- SKIP: raw` at the end of a line, after whatever was printed in front. */
export function verdictLine(line: string): { verdict: 'failed' | 'skipped'; raw: string } | null {
  const found = /--- (FAIL|SKIP): (\S+)$/.exec(line.slice(-maxLine));
  if (found === null) return null;
  return { verdict: found[1] === 'FAIL' ? 'failed' : 'skipped', raw: found[2] ?? '' };
}

/** Go's last line. Text that ended without a newline may stand in front of it. */
export function closingLine(line: string): 'PASS' | 'FAIL' | null {
  return line.endsWith('PASS') ? 'PASS' : line.endsWith('FAIL') ? 'FAIL' : null;
}

/** `    file_test.go:12: text`, as b.Log, b.Error and b.Fatal print it: its text with the place. */
export function logLine(line: string): string | null {
  return /^ {4}(\S+\.go:\d+: .*)$/.exec(line.slice(0, 1000))?.[1] ?? null;
}

/** Lines that were printed whole; a cut last one could be any number. */
export function wholeLines(text: string): string[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}
