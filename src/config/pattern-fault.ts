// Why a text is no regular expression that we can search with: what Go would say, and what only this engine cannot do.

import type { BenchFault } from './bench-pattern.js';

/** Beside those that Go's `-bench` has too. */
export const patternFaults = [
  'look-around',
  'back-reference',
  'class-name',
  'late-flags',
  'brace',
  'repeat-order',
  'range-order',
  'escape',
  'class-escape',
  'group',
  'name-twice',
] as const;
export type PatternFault = (typeof patternFaults)[number];

/** Tried in this order: what this engine would name otherwise stands first. */
const inText: readonly (readonly [RegExp, PatternFault | BenchFault])[] = [
  [/(?<!\\)\(\?<?[=!]/, 'look-around'],
  [/(?<!\\)(?:\\\\)*\\[1-9]/, 'back-reference'],
  [/\[\^?\[:/, 'class-name'],
  [/.\(\?[a-zA-Z-]+[:)]/, 'late-flags'],
  [/^(?:[^\\]|\\[^])*\\$/, 'backslash-last'],
];

/** Messages of the engine that is here. */
const inMessage: readonly (readonly [RegExp, PatternFault | BenchFault])[] = [
  [/Unterminated group/, 'group-open'],
  [/Unmatched '\)'/, 'group-unopened'],
  [/Unterminated character class|Lone quantifier brackets.*\[/, 'class-open'],
  [/Nothing to repeat/, 'repeats-nothing'],
  [/Lone quantifier brackets|Incomplete quantifier/, 'brace'],
  [/numbers out of order/, 'repeat-order'],
  [/Range out of order|Invalid character class/, 'range-order'],
  [/Invalid property name/, 'class-escape'],
  [/escape/i, 'escape'],
  [/Duplicate capture group name/, 'name-twice'],
  [/group/i, 'group'],
];

/** Of a text that goRegExp (config/go-regexp.ts) refuses; null where nothing can be said. */
export function patternFault(text: string): PatternFault | BenchFault | null {
  const own = inText.find(([test]) => test.test(text))?.[1];
  if (own !== undefined) return own;
  try {
    new RegExp(text.replace(/^\(\?[ims]+\)/, '').replaceAll('(?P<', '(?<'), 'u');
  } catch (error) {
    const message = error instanceof Error ? (/: ([^:]*)$/.exec(error.message)?.[1] ?? '') : '';
    return inMessage.find(([test]) => test.test(message))?.[1] ?? null;
  }
  return null;
}
