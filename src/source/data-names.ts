// Which data files test code names. Paths are put together at run time, so this is a reading of the literals.
import type { Definition } from './definitions.js';

/** Names that read a whole folder. */
const listing: readonly string[] = [
  ...['Glob', 'ReadDir', 'Readdir', 'Readdirnames', 'WalkDir', 'Walk', 'DirFS', 'CopyFS', 'embed'],
];

/**
 * Whether the code's literals name a data file (path with forward slashes, from any folder above the file): its
 * name, its name without extension as a whole literal, a pattern (`testdata/*.json`, `input%d.txt`), or a folder
 * above it when the code reads folders.
 */
export function namesDataFile(
  { literals, identifiers }: Pick<Definition, 'literals' | 'identifiers'>,
  path: string,
): boolean {
  const elements = path.split('/');
  const base = elements.at(-1) ?? '';
  const stems = stemsOf(base);
  const listsFolders = listing.some((name) => identifiers.has(name));
  return literals.some((literal) => {
    if (literal.length > 4096 || literal.includes('\n')) return false;
    const named = elementsOf(literal);
    if (base.length >= 3 ? literal.includes(base) : named.at(-1) === base) return true;
    if (stems.includes(literal)) return true;
    if (/[*?[%]/.test(literal) && matchesEnd(elements, named, listsFolders)) return true;
    return listsFolders && namesFolder(elements, named);
  });
}

/** `code.json.gz` → code.json, code: those long enough to mean it. */
function stemsOf(base: string): string[] {
  const stems = [base.replace(/\.[^.]*$/, ''), base.replace(/\..*$/, '')];
  return stems.filter((stem) => stem.length >= 3);
}

/** `../testdata/` → testdata. */
function elementsOf(literal: string): string[] {
  return literal.split('/').filter((element) => element !== '' && element !== '.' && element !== '..');
}

function namesFolder(path: readonly string[], folder: readonly string[]): boolean {
  if (folder.length === 0) return false;
  return path.some(
    (_, start) =>
      start + folder.length < path.length && folder.every((element, i) => element === path[start + i]),
  );
}

/** Whether the last elements of a path fit a glob, or a format whose verbs stand for any text. */
function matchesEnd(path: readonly string[], pattern: readonly string[], globs: boolean): boolean {
  if (pattern.length === 0 || pattern.length > path.length) return false;
  const end = path.slice(-pattern.length);
  const fixed = pattern.map((element) => fixedParts(element, globs));
  // What is nearly all wildcard says nothing.
  return fixed.flat().join('').length >= 3 && end.every((element, i) => fits(element, fixed[i] ?? []));
}

/** The texts between wildcards. */
function fixedParts(pattern: string, globs: boolean): string[] {
  const verbs = pattern.replace(/%[-+# 0]*[\d.]*[a-zA-Z]/g, '\0');
  return (globs ? verbs.replace(/[*?]|\[[^\]]*\]/g, '\0') : verbs).split('\0');
}

function fits(text: string, fixed: readonly string[]): boolean {
  const [first = '', ...rest] = fixed;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  const stop = text.length - last.length;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= stop;
}
