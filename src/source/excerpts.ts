// A source file → the lines of its functions, each of which is one excerpt. Any text is accepted: generated, of another
// language, not the one that was compiled.
import { countBelow } from '../base/order.js';
import { sourceLimits } from '../model/source-excerpts.js';
import { scanFile } from './declarations.js';

/** Lines from 1, the last one included. */
export interface Span {
  readonly line: number;
  readonly endLine: number;
}

export interface Excerpt {
  /** Number of the first line, from 1. */
  readonly line: number;
  /** As the file has them, but for `\r` at the end, NUL, and what is beyond the longest line that is kept. */
  readonly lines: readonly string[];
}

/** Around lines that no declaration holds: of assembler, of a grammar. */
const around = 8;

/** A file that excerpts are taken from. None of them overlap. */
export class ExcerptSource {
  readonly #lines: readonly string[];
  readonly #functions: readonly Span[];
  readonly #others: readonly Span[];
  readonly #sampled: readonly number[];
  /** What excerpts stand for, which is more than they hold where a function is too long. */
  readonly #taken: Span[] = [];

  /** `sampled`: all lines with samples, ascending; they decide which part of a long function is shown. */
  constructor(file: string, text: string, sampled: readonly number[]) {
    this.#lines = linesOf(text);
    const found = file.endsWith('.go') ? scanFile(text).declarations : [];
    const isFunction = (kind: string): boolean => kind === 'func' || kind === 'method';
    this.#functions = found.filter(({ kind }) => isFunction(kind));
    // A closure of a package's variable.
    this.#others = found.filter(({ kind }) => kind === 'var');
    this.#sampled = sampled;
  }

  /** The line was taken with an earlier excerpt, or left out of it because its function is too long. */
  has(line: number): boolean {
    return this.#taken.some((of) => of.line <= line && line <= of.endLine);
  }

  /** A function, or a variable with closures in it, is declared around the line. */
  declares(line: number): boolean {
    return this.#declared(line) !== undefined;
  }

  /** The excerpt that the line belongs to; null where the file is not so long. The line is in none that was taken. */
  excerptAt(line: number): { readonly span: Span; readonly excerpt: Excerpt } | null {
    const last = Math.min(this.#lines.length, sourceLimits.lastLine);
    if (line > last) return null;
    const declared = this.#declared(line);
    let { line: from, endLine: to } = declared ?? this.#around(line);
    from = Math.max(from, 1);
    to = Math.min(to, last);
    // What is around a line ends where a function begins, which has an excerpt of its own.
    const others =
      declared === undefined ? [...this.#taken, ...this.#functions, ...this.#others] : this.#taken;
    for (const of of others) {
      if (of.endLine < line) from = Math.max(from, of.endLine + 1);
      if (of.line > line) to = Math.min(to, of.line - 1);
    }
    const span = { line: from, endLine: to };
    const shown = this.#partOf(span, line);
    const lines = this.#lines.slice(shown.line - 1, shown.endLine).map(written);
    return { span, excerpt: { line: shown.line, lines } };
  }

  take(span: Span): void {
    this.#taken.push(span);
  }

  #declared(line: number): Span | undefined {
    return holding(this.#functions, line) ?? holding(this.#others, line);
  }

  /** With the lines after it whose surroundings follow on. */
  #around(line: number): Span {
    let endLine = line + around;
    for (let at = countBelow(this.#sampled, line); at < this.#sampled.length; at++) {
      const next = this.#sampled[at] ?? 0;
      if (next > endLine + around + 1 || next >= line + sourceLimits.lines / 2) break;
      endLine = Math.max(endLine, next + around);
    }
    return { line: line - around, endLine };
  }

  /** Of a function that is too long, the part with the most lines that have samples, in its middle. */
  #partOf(span: Span, line: number): Span {
    const { lines: most } = sourceLimits;
    if (span.endLine - span.line < most) return span;
    const sampled = this.#sampled.filter((at) => at >= span.line && at <= span.endLine);
    let [first, last, best] = [line, line, 0];
    for (const [index, at] of sampled.entries()) {
      const end = countBelow(sampled, at + most);
      if (end - index <= best) continue;
      best = end - index;
      [first, last] = [at, sampled[end - 1] ?? at];
    }
    const before = Math.floor((most - (last - first + 1)) / 2);
    const from = Math.min(Math.max(first - before, span.line), span.endLine - most + 1);
    return { line: from, endLine: from + most - 1 };
  }
}

/** Declarations follow each other, but for those that share a line. */
function holding(declared: readonly Span[], line: number): Span | undefined {
  return declared.find((of) => of.line <= line && line <= of.endLine);
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function written(line: string): string {
  const plain = (line.endsWith('\r') ? line.slice(0, -1) : line).replaceAll('\0', '\ufffd');
  return shortened(plain);
}

/** At most so many code units as of one line are kept, and no half of a character. */
export function shortened(line: string): string {
  const { lineLength } = sourceLimits;
  if (line.length <= lineLength) return line;
  const isSplit = (line.codePointAt(lineLength - 1) ?? 0) > 0xffff;
  return line.slice(0, isSplit ? lineLength - 1 : lineLength);
}
