// Which function of base is which of head: closures are numbered anew when one is added before them, functions
// move to other files and packages.
import type { Place } from '../diff/hunk.js';
import type { DiffMap } from '../diff/lines.js';
import type { Site } from './site.js';

/** Head's site of each matched function, by its name on base. Functions that are only on one side are not in it. */
export function matchFunctions(
  base: readonly Site[],
  head: readonly Site[],
  diff: DiffMap | null,
): ReadonlyMap<string, Site> {
  const bases = byName(base);
  const outer = new Map(bases);
  const heads = byName(head);
  const matched = new Map<string, Site>();
  const match = (from: Site, to: Site): void => {
    matched.set(from.function, to);
    bases.delete(from.function);
    heads.delete(to.function);
  };
  const matchByName = (isMeant: (of: Site) => boolean): void => {
    for (const from of [...bases.values()]) {
      const to = heads.get(from.function);
      if (to !== undefined && isMeant(from)) match(from, to);
    }
  };
  if (diff !== null) {
    matchByPlace(bases, heads, match, ({ file, startLine }) => diff.toHead(file, startLine));
    // The number of a closure says less than the text of its line, the name of a function more.
    matchByName((of) => !isClosure(of));
    matchByPlace(bases, heads, match, ({ file, startLine }) => diff.rewritten(file, startLine));
    matchByPlace(bases, heads, match, (of) => {
      const [from, to] = [outer.get(outerName(of)), matched.get(outerName(of))];
      return from === undefined || to === undefined || !isClosure(of)
        ? null
        : diff.moved(placeOf(from), placeOf(to), of.startLine);
    });
  }
  matchByName(() => true);
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

/** By the line where they begin, which finds closures whatever their number. `startOf`: where head has that line. */
function matchByPlace(
  bases: ReadonlyMap<string, Site>,
  heads: ReadonlyMap<string, Site>,
  match: (from: Site, to: Site) => void,
  startOf: (of: Site) => Place | null,
): void {
  const starts = new Map<string, Site[]>();
  for (const site of heads.values()) {
    const key = startKey(site);
    starts.set(key, [...(starts.get(key) ?? []), site]);
  }
  for (const from of [...bases.values()]) {
    if (from.origin !== 'own' || from.startLine === 0) continue;
    const start = startOf(from);
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

function placeOf({ file, startLine }: Site): Place {
  return { file, line: startLine };
}

/** How many functions it is written in: `Look.func1.2` is a closure in a closure of `Look`. */
export function closureDepth({ function: name }: Pick<Site, 'function'>): number {
  return name.match(/\.(?:func|gowrap|deferwrap)?\d+(?![^.-])|-range\d+/g)?.length ?? 0;
}

/** Also what the compiler writes for `go`, `defer` and loops over functions: `Look.gowrap1`, `Look-range1`. */
export function isClosure(of: Pick<Site, 'function'>): boolean {
  return closureDepth(of) > 0;
}

/** The function that a closure is written in, `Look` of `Look.func1.2`; of others their own name. */
export function outerName({ function: name }: Pick<Site, 'function'>): string {
  return name.replace(/(?:\.(?:func|gowrap|deferwrap)|-range)\d.*$/s, '');
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
