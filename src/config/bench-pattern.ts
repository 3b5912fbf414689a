// What Go would refuse of a pattern for benchmarks, as far as that shows without Go: a slip is then told at once, not
// after both commits were built. Only what is surely wrong; Go has the last word. Sources: src/testing/match.go,
// src/regexp/syntax/parse.go.

export const benchFaults = [
  'group-open',
  'group-unopened',
  'class-open',
  'backslash-last',
  'repeats-nothing',
  'repeats-twice',
] as const;
export type BenchFault = (typeof benchFaults)[number];

/** The first fault of a `-bench` pattern; null when there is none that we know of. */
export function benchFault(pattern: string): BenchFault | null {
  for (const element of elementsOf(pattern)) {
    const fault = faultOf(element);
    if (fault !== null) return fault;
  }
  return null;
}

/** Go compiles each element on its own: slashes and bars outside brackets and parentheses part them. */
function elementsOf(pattern: string): string[] {
  const elements: string[] = [];
  let start = 0;
  let brackets = 0;
  let parentheses = 0;
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i];
    if (character === '\\') i++;
    else if (character === '[') brackets++;
    else if (character === ']') brackets = Math.max(0, brackets - 1);
    else if (character === '(' && brackets === 0) parentheses++;
    else if (character === ')' && brackets === 0) parentheses--;
    else if ((character === '/' || character === '|') && brackets === 0 && parentheses === 0) {
      elements.push(pattern.slice(start, i));
      start = i + 1;
    }
  }
  return [...elements, pattern.slice(start)];
}

/** `(?i)`, `(?i:`, `(?:`, `(?P<name>` and `(?<name>`. */
const specialGroup = /^\(\?(?:[imsU-]+\)|[imsU-]*:|P?<\w+>)/;

function faultOf(element: string): BenchFault | null {
  // Between \Q and \E everything stands for itself.
  if (element.includes('\\Q')) return null;
  let open = 0;
  /** There is something before that * + or ? can repeat. */
  let repeatable = false;
  for (let i = 0; i < element.length; i++) {
    const rest = element.slice(i);
    const repeat = /^[*+?]\??/.exec(rest)?.[0];
    if (repeat !== undefined) {
      if (!repeatable) return 'repeats-nothing';
      if (/^[*+?]/.test(rest.slice(repeat.length))) return 'repeats-twice';
      i += repeat.length - 1;
    } else if (rest.startsWith('(')) {
      const special = specialGroup.exec(rest);
      // Of the other ones Go takes none, or only some of its versions.
      if (special === null && rest.startsWith('(?')) return null;
      const opens = special === null ? '(' : special[0];
      // Flags for what follows are nothing by themselves.
      if (!opens.endsWith(')')) {
        open++;
        repeatable = false;
      }
      i += opens.length - 1;
    } else if (rest.startsWith(')')) {
      if (--open < 0) return 'group-unopened';
      repeatable = true;
    } else if (rest.startsWith('|')) {
      repeatable = false;
    } else if (rest.startsWith('[')) {
      const length = classLength(rest);
      if (length === null) return 'class-open';
      repeatable = true;
      i += length - 1;
    } else {
      if (rest === '\\') return 'backslash-last';
      if (rest.startsWith('\\')) i++;
      repeatable = true;
    }
  }
  return open > 0 ? 'group-open' : null;
}

/** Characters of the class that a text begins with; null when it never closes. A `]` that comes first is one of it. */
function classLength(text: string): number | null {
  const first = text.startsWith('[^') ? 2 : 1;
  for (let i = first; i < text.length; i++) {
    if (text[i] === ']' && i > first) return i + 1;
    if (text[i] === '\\') i++;
    const named = /^\[:[^]*?:\]/.exec(text.slice(i))?.[0];
    if (named !== undefined) i += named.length - 1;
  }
  return null;
}
