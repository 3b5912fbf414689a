// What the YAML parser refuses, in the words of somebody who writes budgets.
import type { YAMLError } from 'yaml';
import type { Problem } from './problem.js';

/** Levels of a configuration; three are enough for all it can say. */
export const deepest = 16;

export interface SyntaxProblem extends Problem {
  readonly offset: number;
}

/** One problem a line: one slip makes several errors on its line, and the first says it best. */
export function syntaxProblems(source: string, errors: readonly YAMLError[]): SyntaxProblem[] {
  const lines = new Map<number, SyntaxProblem>();
  for (const error of errors) {
    const [offset] = error.pos;
    const start = source.lastIndexOf('\n', Math.max(offset - 1, 0)) + 1;
    // The parser's way to say that its stack is full; what follows is noise.
    if (error.code === 'RESOURCE_EXHAUSTION') return [{ code: 'too-deep', facts: { most: deepest }, offset }];
    if (lines.has(start)) continue;
    const bare = valueThatNeedsQuotes(source, start);
    lines.set(
      start,
      bare === null
        ? { code: 'yaml', facts: { yaml: error.code, message: error.message }, offset }
        : { code: 'quote-it', facts: { text: bare.text }, offset: bare.offset },
    );
  }
  return [...lines.values()];
}

/**
 * What people forget to quote: a value that starts like an operator of a limit or a glob and is YAML syntax
 * (`>= 100MB/s` starts a block of text, `*` a reference, `%`, `@` and a backtick are reserved).
 */
function valueThatNeedsQuotes(source: string, start: number): { text: string; offset: number } | null {
  const end = source.indexOf('\n', start);
  const line = source.slice(start, end < 0 ? source.length : end);
  const found = /^[^"'#]*?[:-] +([>*%@`][^\s"'{}[\]|>+-][^"'{}[\]#]{0,100}|[*%@`])\s*(?:#.*)?$/.exec(
    line.slice(0, 500),
  );
  const text = found?.[1]?.trim();
  return text === undefined ? null : { text, offset: start + line.indexOf(text, line.search(/[:-] /)) };
}
