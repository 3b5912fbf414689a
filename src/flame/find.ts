// Functions by what somebody types, and the share of a profile that runs through them.
import { isCostly, patternOf } from './pattern.js';
import type { FunctionTest, View } from './view.js';

/**
 * A regular expression over name and file, as pprof takes them, without regard to case; text that is none, or could
 * take for ever, is looked for as it is. Null for nothing but blanks.
 */
export function functionTest(typed: string): FunctionTest | null {
  const text = typed.trim();
  if (text === '') return null;
  const pattern = readingOf(text) === 'pattern' ? patternOf(text) : null;
  if (pattern !== null) return (name, file) => pattern.test(name) || pattern.test(file);
  const plain = text.toLowerCase();
  return (name, file) => name.toLowerCase().includes(plain) || file.toLowerCase().includes(plain);
}

/** How typed text is taken: `text` is no regular expression, `costly` one that could take for ever. */
export type Reading = 'pattern' | 'text' | 'costly';

export function readingOf(typed: string): Reading {
  const text = typed.trim();
  if (patternOf(text) === null) return 'text';
  return isCostly(text) ? 'costly' : 'pattern';
}

/** What means this function and no other. */
export function exactly(name: string): string {
  return `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
}

export interface Matches {
  /** 1 for nodes whose function is meant. */
  readonly isMatch: Uint8Array;
  readonly nodes: number;
  /** What stacks with such a function have, each counted once, on each side. */
  readonly base: number;
  readonly head: number;
}

export function matchesIn(view: View, test: FunctionTest): Matches {
  const { tree, places, place, count, end, cum } = view;
  const isMeant = places.map(({ function: of }) => {
    const called = tree.functions[of];
    return called !== undefined && test(called.name, called.file);
  });
  const isMatch = new Uint8Array(count);
  let [nodes, base, head, covered] = [0, 0, 0, 0];
  for (let node = 1; node < count; node++) {
    if (isMeant[place[node] as number] !== true) continue;
    isMatch[node] = 1;
    nodes++;
    if (node < covered) continue;
    covered = end[node] as number;
    base += cum.base[node] as number;
    head += cum.head[node] as number;
  }
  return { isMatch, nodes, base, head };
}
