// Regular expressions as Go spells them (regexp/syntax), read by the engine that is here. What cannot be said in it is
// refused, never read as something else.

/** Escapes that only Go has: start and end of the text, and classes of one letter. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['A', '^'],
  ['z', '$'],
]);

/**
 * As `regexp.MustCompile` would, but null for what is none, and for what this engine cannot do: `[[:alpha:]]`, flags in
 * the middle. Flags that it begins with, `(?i)`, hold for all of it. Letters of both cases differ without them.
 */
export function goRegExp(text: string): RegExp | null {
  const [start = '', flags = ''] = /^\(\?([ims]+)\)/.exec(text) ?? [];
  const pattern = translated(text.slice(start.length));
  try {
    // With u, an escape that means nothing here is an error and not a letter.
    return pattern === null ? null : new RegExp(pattern, `u${[...new Set(flags)].join('')}`);
  } catch {
    return null;
  }
}

function translated(text: string): string | null {
  let pattern = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '(' && text.startsWith('(?P<', at)) {
      pattern += '(?<';
      at += 3;
      continue;
    }
    // Look-around and the like: this engine has them, Go does not.
    if (character === '(' && /^\(\?(?:[=!]|<[=!])/.test(text.slice(at, at + 4))) return null;
    if (character !== '\\') {
      pattern += character;
      continue;
    }
    const escaped = text[++at];
    if (escaped === undefined) return null;
    if (escaped === 'Q') {
      const end = text.indexOf('\\E', at);
      pattern += Array.from(text.slice(at + 1, end < 0 ? undefined : end), literal).join('');
      at = end < 0 ? text.length : end + 1;
    } else if (/[1-9]/.test(escaped)) {
      return null;
    } else if ((escaped === 'p' || escaped === 'P') && /[A-Z]/.test(text[at + 1] ?? '')) {
      pattern += `\\${escaped}{${text[++at] ?? ''}}`;
    } else {
      pattern += /[!-/:-@[-`{-~]/.test(escaped) ? literal(escaped) : (escapes.get(escaped) ?? `\\${escaped}`);
    }
  }
  return pattern;
}

function literal(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/**
 * The text for a page of profiles, whose expressions are JavaScript's without regard to case; null where it would be
 * read otherwise there.
 */
export function pagePattern(typed: string): string | null {
  const text = typed.replace(/^\(\?i\)/, '');
  const known = text.replace(/\\[!-/:-@[-`{-~bBdDsSwW]|\(\?:/g, '');
  return /\\|\(\?|[\ud800-\udfff]/.test(known) || text !== text.trim() ? null : text;
}
