// Patterns of the configuration, matched in time proportional to pattern times name. Names come from
// benchmarks and may be hostile: regular expressions made from globs, as picomatch makes them, need minutes
// for `*a*a*a*b` on five hundred letters.
//
//   *       any text, also none, also with `/`
//   ?       one character
//   {a,b}   either; may be nested
//   \x      x itself
// Everything else stands for itself: names of sub-benchmarks hold brackets (`Sort/[]int`).

/** One choice of all braces: characters, or a wildcard. */
type Token =
  { readonly is: 'any' } | { readonly is: 'one' } | { readonly is: 'character'; readonly value: string };

const any: Token = { is: 'any' };
const one: Token = { is: 'one' };

/** A pattern ready to match. */
export type Glob = readonly (readonly Token[])[];

/** Braces multiply: `{a,b}{a,b}` are four. */
export const mostAlternatives = 32;
export const longestGlob = 256;

/** Compiles a pattern; null when it is longer or has more alternatives than the limits above. */
export function compileGlob(pattern: string): Glob | null {
  if (pattern.length > longestGlob) return null;
  return expand(Array.from(pattern));
}

/** True when the whole text matches. */
export function matches(glob: Glob, text: string): boolean {
  const characters = Array.from(text);
  return glob.some((tokens) => matchesTokens(tokens, characters));
}

/** Greedy with one point to come back to: after a later `*` an earlier one never needs another length. */
function matchesTokens(tokens: readonly Token[], text: readonly string[]): boolean {
  let t = 0;
  let i = 0;
  let star = -1;
  let starText = 0;
  while (i < text.length) {
    const token = tokens[t];
    if (token?.is === 'any') {
      star = t++;
      starText = i;
    } else if (token?.is === 'one' || (token?.is === 'character' && token.value === text[i])) {
      t++;
      i++;
    } else if (star >= 0) {
      t = star + 1;
      i = ++starText;
    } else {
      return false;
    }
  }
  while (tokens[t]?.is === 'any') t++;
  return t === tokens.length;
}

/** All choices of the braces, as token lists; null when there are too many. */
function expand(pattern: readonly string[]): Token[][] | null {
  let made: Token[][] = [[]];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i] as string;
    const group = character === '{' ? bracesAt(pattern, i) : null;
    let choices: Token[][] | null;
    if (group === null) {
      if (character === '\\' && i + 1 < pattern.length) i++;
      const literal: Token = { is: 'character', value: pattern[i] as string };
      choices = [[character === '*' ? any : character === '?' ? one : literal]];
    } else {
      choices = [];
      for (const alternative of group.alternatives) {
        const expanded = expand(alternative);
        if (expanded === null) return null;
        choices.push(...expanded);
      }
      i = group.end;
    }
    if (made.length * choices.length > mostAlternatives) return null;
    const [only] = choices;
    if (choices.length === 1 && only !== undefined) for (const start of made) start.push(...only);
    else made = made.flatMap((start) => choices.map((end) => [...start, ...end]));
  }
  return made;
}

/** The alternatives of the brace that opens at `start`; null when it never closes or has no comma. */
function bracesAt(
  pattern: readonly string[],
  start: number,
): { readonly alternatives: readonly (readonly string[])[]; readonly end: number } | null {
  const alternatives: string[][] = [];
  let depth = 0;
  let from = start + 1;
  for (let i = start; i < pattern.length; i++) {
    const character = pattern[i];
    if (character === '\\') i++;
    else if (character === '{') depth++;
    else if (character === '}') depth--;
    if ((character === ',' && depth === 1) || (character === '}' && depth === 0)) {
      alternatives.push(pattern.slice(from, i));
      from = i + 1;
    }
    if (character === '}' && depth === 0) return alternatives.length > 1 ? { alternatives, end: i } : null;
  }
  return null;
}
