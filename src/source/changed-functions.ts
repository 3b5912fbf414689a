// Which functions of head are not, token for token, functions of base: what a change wrote or rewrote.
import { scanFile, type Declaration } from './declarations.js';
import { normalise } from './lexer.js';

export interface ChangedFunction {
  /** As Go's tools write it, without the package: `Fill`, `(*Parser).reset`, `Point.Add`. */
  readonly name: string;
  /** First and last line, from 1. */
  readonly line: number;
  readonly endLine: number;
}

/**
 * Functions and methods of each text of `head` that no text of `base` has: new ones, and those whose code changed, be it
 * by a directive. What only moved, even to another file, is as it was; comments and layout are no code. `init`, and
 * `main` of a program, are left out, because no benchmark calls them; so are generated files, and what is written in
 * assembler.
 */
export function changedFunctions(base: readonly string[], head: readonly string[]): ChangedFunction[][] {
  const known = new Set(
    base.flatMap((text) => functionsOf(text).map(({ start, end }) => normalise(text, start, end))),
  );
  return head.map((text) => {
    if (isGenerated(text)) return [];
    const { packageName } = scanFile(text);
    return functionsOf(text)
      .filter(({ name, receiver }) => receiver !== null || !isUncalled(name, packageName))
      .filter(({ end }) => text[end - 1] === '}')
      .filter(({ start, end }) => !known.has(normalise(text, start, end)))
      .map((of) => ({ name: nameOf(of, text), line: of.line, endLine: of.endLine }));
  });
}

function functionsOf(text: string): Declaration[] {
  return scanFile(text).declarations.filter(({ kind }) => kind === 'func' || kind === 'method');
}

function isUncalled(name: string, packageName: string): boolean {
  return name === 'init' || name === '_' || (name === 'main' && packageName === 'main');
}

/** `go help generate`: a whole line, before the package clause. */
function isGenerated(text: string): boolean {
  const head = text.slice(0, /^package\b/m.exec(text)?.index ?? text.length);
  return /^\/\/ Code generated .* DO NOT EDIT\.\r?$/m.test(head);
}

function nameOf({ name, receiver, start }: Declaration, text: string): string {
  if (receiver === null) return name;
  const from = text.slice(start).search(/^func\b/m);
  const written = text.slice(start + Math.max(from, 0), start + Math.max(from, 0) + longestReceiver);
  const [before = ''] = written.split(receiver, 1);
  return before.includes('*') ? `(*${receiver}).${name}` : `${receiver}.${name}`;
}

const longestReceiver = 1000;
