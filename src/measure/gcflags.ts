// Flags that have the compiler write down what it decides, beside those that the user gave it.
import { goFlagValues } from './build.js';

/** A package that is compiled, as patterns of the go command see it. */
export interface FlaggedPackage {
  readonly pkg: string;
  /** Relative to where the go command runs, `.` or `a/b`; null where it lies outside. */
  readonly dir: string | null;
  /** Named on the command line: what flags without a pattern are for. */
  readonly isNamed: boolean;
}

/**
 * `-gcflags` for packages whose decisions shall be written to `directory`, an absolute path. One on the command line
 * takes the place of those in GOFLAGS, so these come along: for the other packages as they are, for ours joined, because
 * of several that fit a package the last holds (cmd/go/internal/load/flag.go).
 */
export function gcFlags(packages: readonly FlaggedPackage[], directory: string, goFlags: string): string[] {
  const given = goFlagValues(goFlags, 'gcflags');
  return [
    ...given.map((value) => `-gcflags=${value}`),
    ...packages.map((of) => {
      const flags = [...givenFor(of, given), quoted(`-json=0,${directory}`)];
      return `-gcflags=${of.pkg}=${flags.join(' ')}`;
    }),
  ];
}

/** What the last fitting one of the given values says, as it is written. */
function givenFor(of: FlaggedPackage, given: readonly string[]): string[] {
  let flags = '';
  for (const value of given) {
    const text = value.trim();
    const equals = text.startsWith('-') || text === '' ? -1 : text.indexOf('=');
    const isMeant = equals < 0 ? of.isNamed : fits(of, text.slice(0, equals).trim());
    if (isMeant) flags = text.slice(equals + 1).trim();
  }
  return flags === '' ? [] : [flags];
}

/** `go help packages`: `all`, import paths and folders, `...` for anything; `a/...` fits `a` as well. */
function fits({ pkg, dir }: FlaggedPackage, pattern: string): boolean {
  if (pattern === 'all') return true;
  const isFolder = /^\.\.?(?:\/|$)/.test(pattern);
  if (isFolder && (dir === null || pattern.startsWith('..'))) return false;
  const text = isFolder ? (dir ?? '') : pkg;
  const wanted = isFolder ? pattern.replace(/^\.\/?/, '') || '.' : pattern;
  const source = wanted
    .split('...')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
    .replace(/\/\.\*$/, '(?:/.*)?');
  return new RegExp(`^${source}$`, 's').test(text) || (isFolder && wanted === '...');
}

/** Flags are split at blanks, but for quoted ones. */
function quoted(flag: string): string {
  return flag.includes("'") ? `"${flag}"` : `'${flag}'`;
}
