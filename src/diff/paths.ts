// Paths in a git diff: quoting and prefixes. Source: git-diff(1), core.quotePath in git-config(1).

/** What stands before every path of one side. */
export interface Prefixes {
  readonly base: string;
  readonly head: string;
}

/** Longest first. `1/` and `2/` come from diff.mnemonicPrefix with --no-index, `i/` `w/` `c/` `o/` without. */
const knownPrefixes: readonly Prefixes[] = [
  { base: 'a/base/', head: 'b/head/' },
  { base: '1/base/', head: '2/head/' },
  { base: 'base/', head: 'head/' },
  ...['ab', '12', 'iw', 'ci', 'cw', 'oc', 'ow'].map(([base = '', head = '']) => ({
    base: `${base}/`,
    head: `${head}/`,
  })),
];

/** The first known prefixes that all paths carry: a single path can look prefixed by chance, all of them hardly. */
export function prefixesOf(paths: readonly { base: string | null; head: string | null }[]): Prefixes {
  const fits = (prefixes: Prefixes): boolean =>
    paths.every(
      ({ base, head }) =>
        (base === null || base.startsWith(prefixes.base)) &&
        (head === null || head.startsWith(prefixes.head)),
    );
  return knownPrefixes.find(fits) ?? { base: '', head: '' };
}

/** One path of a `---`, `+++` or `rename` line; null for /dev/null. */
export function readPath(text: string): string | null {
  if (text.startsWith('"')) return unquote(text).path;
  // git ends a name that holds a space with a tab; other tools put a date behind it.
  const tab = text.indexOf('\t');
  const path = tab < 0 ? text : text.slice(0, tab);
  return path === '/dev/null' ? null : path;
}

/**
 * Both paths of a `diff --git` line. Unquoted names may hold spaces, but all prefixes have one length, so
 * the line splits where the base path is `longer` characters longer than the head path (0 unless renamed).
 * With `--no-index` a created or deleted file stands there twice under the prefix of its own side; the caller
 * drops the other one.
 */
export function readHeaderPair(header: string, longer: number): { base: string; head: string } {
  if (header.startsWith('"')) {
    const first = unquote(header);
    const rest = header.slice(first.end + 1);
    return { base: first.path, head: rest.startsWith('"') ? unquote(rest).path : rest };
  }
  const quoted = header.indexOf(' "');
  if (quoted >= 0 && header.endsWith('"')) {
    return { base: header.slice(0, quoted), head: unquote(header.slice(quoted + 1)).path };
  }
  const split = Math.floor((header.length - 1 + longer) / 2);
  return { base: header.slice(0, split), head: header.slice(split + 1) };
}

const escapes: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['b', 8],
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
  ['"', 34],
  ['\\', 92],
]);

/** A C-quoted name: octal escapes are bytes of UTF-8. `end` is behind the closing quote. */
function unquote(text: string): { path: string; end: number } {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  let at = 1;
  while (at < text.length && text[at] !== '"') {
    if (text[at] !== '\\') {
      const point = text.codePointAt(at) ?? 0;
      const character = String.fromCodePoint(point);
      bytes.push(...encoder.encode(character));
      at += character.length;
      continue;
    }
    const octal = /^[0-3][0-7]{2}/.exec(text.slice(at + 1, at + 4));
    if (octal !== null) {
      bytes.push(Number.parseInt(octal[0], 8));
      at += 4;
    } else {
      const letter = text[at + 1] ?? '\\';
      bytes.push(escapes.get(letter) ?? letter.charCodeAt(0));
      at += 2;
    }
  }
  return { path: new TextDecoder().decode(Uint8Array.from(bytes)), end: at + 1 };
}
