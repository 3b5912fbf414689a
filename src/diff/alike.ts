// Which new line a removed one became, told by what stands on them: a diff says only which block of lines replaced
// which. Blocks are untrusted and can have any size, so that only small ones are compared line by line with line.

/** Texts are as like as this, and have a word in common, before one is taken for the other in the order of lines. */
const leastAlike = 0.2;
/** Out of order, more is asked: chance has more to choose from. */
const leastAlikeAnywhere = 0.7;
/** Compared pairs of lines of one block. */
const mostCompared = 20_000;
/** Of a line; what comes behind tells nothing more. */
const mostTokens = 100;
const mostChars = 1000;
/** How much punctuation counts beside a word: nearly every line has some. */
const punctuationWeight = 0.25;
/** How much of likeness it is to begin with the same name: what is assigned to changes less often than what to. */
const targetShare = 0.2;
const keywords = /^(?:return|if|for|func|var|go|defer|case|switch|select|else|type|const)$/;

/** Pairs of lines that may still be compared. */
export interface Comparisons {
  left: number;
}

/** A line in words and marks, each with how often it is there. */
interface Tokens {
  readonly text: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly weight: number;
  /** What it begins with, unless that is a keyword: mostly what is assigned to or called. */
  readonly target: string | null;
}

/**
 * For each removed line the position in `added` of what it became, or -1. Each added line is taken once. In order
 * first, so that all pairs together are as like as can be; then what changed places. Where there would be more to
 * compare than the budget has, or too much for one block, only equal texts are paired.
 */
export function pairLines(
  removed: readonly string[],
  added: readonly string[],
  budget: Comparisons,
): Int32Array {
  const pairs = new Int32Array(removed.length).fill(-1);
  const wanted = removed.length * added.length;
  if (wanted > Math.min(mostCompared, budget.left)) {
    pairEqual(removed, added, pairs);
    return pairs;
  }
  budget.left -= wanted;
  const [from, to] = [removed.map(tokensOf), added.map(tokensOf)];
  const width = to.length;
  const alike = new Float64Array(from.length * width);
  from.forEach((a, i) => {
    to.forEach((b, j) => (alike[i * width + j] = likeness(a, b)));
  });
  pairInOrder(alike, width, pairs);
  pairAnywhere(alike, width, pairs);
  return pairs;
}

/** Equal texts in order of their occurrence, without those that say nothing: braces and empty lines. */
function pairEqual(removed: readonly string[], added: readonly string[], pairs: Int32Array): void {
  const places = new Map<string, number[]>();
  for (let j = added.length - 1; j >= 0; j--) {
    const text = (added[j] as string).trim();
    if (!/\w/.test(text)) continue;
    const found = places.get(text);
    if (found === undefined) places.set(text, [j]);
    else found.push(j);
  }
  removed.forEach((text, i) => (pairs[i] = places.get(text.trim())?.pop() ?? -1));
}

/** The pairs in order whose squared likenesses have the largest sum: one good pair is worth two poor ones. */
function pairInOrder(alike: Float64Array, width: number, pairs: Int32Array): void {
  const rows = pairs.length;
  const best = new Float64Array((rows + 1) * (width + 1));
  const at = (i: number, j: number): number => best[i * (width + 1) + j] as number;
  const paired = (i: number, j: number): number => {
    const of = alike[i * width + j] as number;
    return of < leastAlike ? -1 : of * of + at(i + 1, j + 1);
  };
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      best[i * (width + 1) + j] = Math.max(at(i + 1, j), at(i, j + 1), paired(i, j));
    }
  }
  for (let i = 0, j = 0; i < rows && j < width;) {
    // Sums of equal numbers in another order can differ by a rounding error.
    if (paired(i, j) >= at(i, j) - 1e-9) pairs[i++] = j++;
    else if (at(i, j + 1) >= at(i + 1, j)) j++;
    else i++;
  }
}

function pairAnywhere(alike: Float64Array, width: number, pairs: Int32Array): void {
  const taken = new Set(pairs);
  const candidates: { i: number; j: number; of: number }[] = [];
  pairs.forEach((pair, i) => {
    if (pair !== -1) return;
    for (let j = 0; j < width; j++) {
      const of = alike[i * width + j] as number;
      if (of >= leastAlikeAnywhere && !taken.has(j)) candidates.push({ i, j, of });
    }
  });
  for (const { i, j } of candidates.sort((a, b) => b.of - a.of)) {
    if (pairs[i] !== -1 || taken.has(j)) continue;
    pairs[i] = j;
    taken.add(j);
  }
}

function tokensOf(line: string): Tokens {
  const text = line.slice(0, mostChars).trim();
  const counts = new Map<string, number>();
  let weight = 0;
  const tokens = text.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
  for (const token of tokens.slice(0, mostTokens)) {
    counts.set(token, (counts.get(token) ?? 0) + 1);
    weight += isWord(token) ? 1 : punctuationWeight;
  }
  const [first = ''] = tokens;
  return { text, counts, weight, target: isWord(first) && !keywords.test(first) ? first : null };
}

function isWord(token: string): boolean {
  return /^[\p{L}\p{N}_]/u.test(token);
}

/** How much of what two lines have both have, from 0 to 1 (Dice's coefficient of weighted tokens, mostly). */
function likeness(a: Tokens, b: Tokens): number {
  if (a.weight === 0 || b.weight === 0) return 0;
  if (a.text === b.text) return 1;
  let words = 0;
  let marks = 0;
  for (const [token, count] of a.counts) {
    const both = Math.min(count, b.counts.get(token) ?? 0);
    if (isWord(token)) words += both;
    else marks += both * punctuationWeight;
  }
  if (words === 0) return 0;
  const dice = (2 * (words + marks)) / (a.weight + b.weight);
  return (1 - targetShare) * dice + (a.target !== null && a.target === b.target ? targetShare : 0);
}
