// What the process of one benchmark says about it. The text is untrusted: benchmarks print in front of their
// line, into it, and lines that look like it. What holds:
//
//   1. Only whole lines in Go's own grammar with exactly this name, and iterations as asked for, count.
//   2. The last of them holds: Go prints a result after the benchmark function has returned for the last time.
//   3. It must be followed by the closing PASS: without it the process died, and the line may be printed by anyone.
//   4. When something was printed between name and numbers, the numbers are taken from the end of a later line,
//      but only if there is exactly one such line and its count is not run into by other digits.
import { isTimeUnit, toBaseUnit, type Better } from '../base/units.js';
import { parseUnitLine } from './parse.js';
import type { Measurement } from './record.js';
import {
  closingLine,
  iterationsOf,
  logLine,
  namedBy,
  printedName,
  resultTail,
  verdictLine,
  wholeLines,
  type ResultTail,
} from './result-line.js';

export interface Expected {
  /** Full name without `-P`. */
  readonly name: string;
  readonly procs: number;
  /** Of -test.benchtime=Nx; results with another count are not this process' own. */
  readonly iterations?: number;
}

/** Why there is no result although the process printed one, or none at all. */
export type ReadingProblem =
  'nothing-printed' | 'zero-iterations' | 'other-iterations' | 'not-closed' | 'ambiguous' | 'no-values';

export interface Rejected {
  readonly unit: string;
  /** As printed. */
  readonly value: number;
  readonly because: 'not-finite' | 'negative' | 'repeated';
}

export interface ProcessReading {
  /** Only `ok` has iterations and values. */
  readonly ending: 'ok' | 'failed' | 'skipped' | 'no-result';
  readonly problem: ReadingProblem | null;
  readonly iterations: number | null;
  /** In base units, one per unit, in the order printed. */
  readonly values: readonly { readonly unit: string; readonly value: number }[];
  /** Values that mean nothing: NaN, infinity, a negative time or count, a second value of a unit. */
  readonly rejected: readonly Rejected[];
  /** Directions that `Unit` lines declare, by base unit; the first line about a unit holds. */
  readonly units: ReadonlyMap<string, Better>;
  /** Go's closing PASS or FAIL came after all that it printed about the benchmark. */
  readonly closed: boolean;
  /** First telling line, at most 1,000 characters; empty when ok. */
  readonly message: string;
}

/** Reads the standard output of `-test.v -test.benchmem` for a single benchmark. */
export function readProcess(stdout: string, expected: Expected): ProcessReading {
  const lines = wholeLines(stdout);
  const found = lastEvent(lines, expected);
  const closing = closingAfter(lines, found.event?.line ?? null);
  const reading = {
    problem: null,
    iterations: null,
    values: [],
    rejected: [],
    units: directionsOf(lines),
    closed: closing !== null,
    message: '',
  } satisfies Omit<ProcessReading, 'ending'>;
  const { event } = found;
  const noResult = (problem: ReadingProblem): ProcessReading => ({
    ...reading,
    ending: 'no-result',
    problem,
    message: lastWords(lines),
  });
  if (event !== null && event.kind !== 'result') {
    return { ...reading, ending: event.kind, message: logBefore(lines, event.line) };
  }
  if (closing === 'FAIL') return { ...reading, ending: 'failed', message: logBefore(lines, lines.length) };
  if (event === null) return noResult(found.problem);
  const iterations = iterationsOf(event.tail);
  if (iterations === 0) return noResult('zero-iterations');
  if (closing === null) return noResult('not-closed');
  const { values, rejected } = sift(event.tail.values);
  if (values.length === 0) return { ...noResult('no-values'), rejected };
  return { ...reading, ending: 'ok', iterations, values, rejected };
}

type Event = { readonly line: number } & (
  { readonly kind: 'result'; readonly tail: ResultTail } | { readonly kind: 'failed' | 'skipped' }
);

type Found =
  | { readonly event: Event }
  | { readonly event: null; readonly problem: 'nothing-printed' | 'other-iterations' | 'ambiguous' };

/** The last thing that Go printed about the benchmark. */
function lastEvent(lines: readonly string[], expected: Expected): Found {
  const printed = printedName(expected.name, expected.procs);
  let event: Event | null = null;
  let otherIterations = false;
  // Line whose result was begun and not finished on it, because something was printed in between.
  let open: number | null = null;
  for (const [line, content] of lines.entries()) {
    const verdict = verdictLine(content);
    if (verdict !== null && concerns(verdict.raw, expected, event !== null)) {
      event = { line, kind: verdict.verdict };
      open = null;
      continue;
    }
    if (headerIn(content, printed) === null) continue;
    const tail = resultTail(content);
    if (tail === null || namedBy(tail)?.endsWith(printed) !== true) {
      open = line;
    } else if (asAsked(tail, expected)) {
      event = { line, kind: 'result', tail };
      open = null;
    } else {
      otherIterations = true;
    }
  }
  if (open !== null) return splitResult(lines, open, printed, expected);
  if (event !== null) return { event };
  return { event: null, problem: otherIterations ? 'other-iterations' : 'nothing-printed' };
}

/** Go adds `-P` to the name or not; a parent that fails or skips before it called the benchmark speaks for it. */
function concerns(raw: string, { name, procs }: Expected, heardOf: boolean): boolean {
  return raw === name || raw === printedName(name, procs) || (!heardOf && name.startsWith(`${raw}/`));
}

/** Where the last `NAME<pad>\t` of a line ends, or null. */
function headerIn(line: string, printed: string): number | null {
  for (let at = line.lastIndexOf(printed); at >= 0; at = at === 0 ? -1 : line.lastIndexOf(printed, at - 1)) {
    let end = at + printed.length;
    while (line[end] === ' ') end++;
    if (line[end] === '\t') return end + 1;
  }
  return null;
}

function splitResult(lines: readonly string[], open: number, printed: string, expected: Expected): Found {
  const candidates: Event[] = [];
  for (let line = open; line < lines.length; line++) {
    const content = lines[line] ?? '';
    const from = line === open ? (headerIn(content, printed) ?? 0) : 0;
    const tail = resultTail(content.slice(from));
    if (tail === null || namedByOther(tail) || !asAsked(tail, expected)) continue;
    const apart = tail.before === '' || tail.before.endsWith(' ');
    if (!apart && expected.iterations === undefined) return { event: null, problem: 'ambiguous' };
    candidates.push({ line, kind: 'result', tail });
  }
  const [event, ...others] = candidates;
  if (event === undefined) return { event: null, problem: 'nothing-printed' };
  return others.length > 0 ? { event: null, problem: 'ambiguous' } : { event };
}

/** A whole result line of something else, printed by the benchmark. */
function namedByOther(tail: ResultTail): boolean {
  return /Benchmark\S*$/.test(namedBy(tail) ?? '');
}

/** Zero is Go's own word for a benchmark that did not come back, whatever was asked for. */
function asAsked(tail: ResultTail, expected: Expected): boolean {
  const iterations = iterationsOf(tail);
  return expected.iterations === undefined || iterations === expected.iterations || iterations === 0;
}

/** The closing line after an event; when Go said nothing about the benchmark, only a bare last line will do. */
function closingAfter(lines: readonly string[], event: number | null): 'PASS' | 'FAIL' | null {
  if (event === null) {
    const last = lines.findLast((line) => line.trim() !== '');
    return last === 'PASS' || last === 'FAIL' ? last : null;
  }
  // TestMain may print more after it, and what ran on may have printed in front of it.
  const after = lines.slice(event + 1);
  const bare = after.find((line) => line === 'PASS' || line === 'FAIL');
  return closingLine(bare ?? after.find((line) => closingLine(line) !== null) ?? '');
}

function sift(printed: readonly Measurement[]): Pick<ProcessReading, 'values' | 'rejected'> {
  const values = new Map<string, number>();
  const rejected: Rejected[] = [];
  for (const { unit, value, printed: asPrinted } of printed) {
    const reject = (because: Rejected['because']) => rejected.push({ unit, value: asPrinted.value, because });
    if (!Number.isFinite(value)) reject('not-finite');
    else if (value < 0 && isMagnitude(unit)) reject('negative');
    else if (values.has(unit)) reject('repeated');
    else values.set(unit, value);
  }
  return { values: [...values].map(([unit, value]) => ({ unit, value })), rejected };
}

function isMagnitude(unit: string): boolean {
  return isTimeUnit(unit) || unit === 'B/op' || unit === 'allocs/op';
}

function directionsOf(lines: readonly string[]): ReadonlyMap<string, Better> {
  const directions = new Map<string, Better>();
  for (const line of lines) {
    const unitLine = parseUnitLine(line);
    const unit = toBaseUnit(unitLine?.unit ?? '').unit;
    for (const [key, value] of unitLine?.pairs.filter((pair) => pair !== null) ?? []) {
      if (key !== 'better' || directions.has(unit)) continue;
      if (value === 'higher' || value === 'lower') directions.set(unit, value);
    }
  }
  return directions;
}

/** The last logged line before a place: with b.Fatal it is the reason. */
function logBefore(lines: readonly string[], end: number): string {
  for (let line = Math.min(end, lines.length) - 1; line >= 0; line--) {
    const log = logLine(lines[line] ?? '');
    if (log !== null) return log;
  }
  // Without -test.v the reason follows the verdict.
  return logLine(lines[end + 1] ?? '') ?? '';
}

/** The last line that is more than Go's frame: names that start, where it runs, PASS. */
function lastWords(lines: readonly string[]): string {
  const frame = /^(PASS|FAIL|Benchmark\S*|(goos|goarch|pkg|cpu): .*|\s*)$/;
  return (lines.findLast((line) => !frame.test(line.slice(0, 1000))) ?? '').trim().slice(0, 1000);
}
