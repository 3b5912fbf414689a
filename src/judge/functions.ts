// Which function of base is which of head: closures are numbered anew when one is added before them, functions
// move to other files and packages.
import type { DiffMap } from '../diff/lines.js';
import type { Site } from './site.js';

/** Head's site of each matched function, by its name on base. Functions that are only on one side are not in it. */
export function matchFunctions(
  base: readonly Site[],
  head: readonly Site[],
  diff: DiffMap | null,
): ReadonlyMap<string, Site> {
  const bases = byName(base);
  const heads = byName(head);
  const matched = new Map<string, Site>();
  const match = (from: Site, to: Site): void => {
    matched.set(from.function, to);
    bases.delete(from.function);
    heads.delete(to.function);
  };
  matchByPlace(bases, heads, diff, match);
  for (const from of [...bases.values()]) {
    const to = heads.get(from.function);
    if (to !== undefined) match(from, to);
  }
  const shortHeads = unique([...heads.values()]);
  for (const [short, from] of unique([...bases.values()])) {
    const to = shortHeads.get(short);
    if (to !== undefined) match(from, to);
  }
  return matched;
}

function byName(sites: readonly Site[]): Map<string, Site> {
  const functions = new Map<string, Site>();
  for (const site of sites) if (!functions.has(site.function)) functions.set(site.function, site);
  return functions;
}

/** By the line where they begin, which finds closures whatever their number. */
function matchByPlace(
  bases: ReadonlyMap<string, Site>,
  heads: ReadonlyMap<string, Site>,
  diff: DiffMap | null,
  match: (from: Site, to: Site) => void,
): void {
  if (diff === null) return;
  const starts = new Map<string, Site[]>();
  for (const site of heads.values()) {
    const key = startKey(site);
    starts.set(key, [...(starts.get(key) ?? []), site]);
  }
  for (const from of [...bases.values()]) {
    if (from.origin !== 'own' || from.startLine === 0) continue;
    const start = diff.toHead(from.file, from.startLine);
    if (start === null) continue;
    const there = (starts.get(startKey({ file: start.file, startLine: start.line })) ?? []).filter(
      (to) => heads.has(to.function) && closureDepth(to) === closureDepth(from),
    );
    const to =
      there.find((site) => site.function === from.function) ?? (there.length === 1 ? there[0] : undefined);
    if (to !== undefined) match(from, to);
  }
}

function startKey({ file, startLine }: Pick<Site, 'file' | 'startLine'>): string {
  return `${startLine} ${file}`;
}

function closureDepth({ function: name }: Site): number {
  return name.split('.func').length;
}

/** Own functions by their name without the package, those left out whose name occurs twice. */
function unique(sites: readonly Site[]): Map<string, Site> {
  const seen = new Map<string, Site | null>();
  for (const site of sites) {
    if (site.origin !== 'own') continue;
    const short = site.function.replace(/^.*\//, '').replace(/^[^.]*\./, '');
    seen.set(short, seen.has(short) ? null : site);
  }
  return new Map([...seen].flatMap(([short, site]) => (site === null ? [] : [[short, site]])));
}
