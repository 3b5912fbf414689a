// The stacks of two profiles side by side, in head's names and lines.
import { countBelow } from '../base/order.js';
import type { Place } from '../diff/hunk.js';
import type { DiffMap } from '../diff/lines.js';
import type { Pair } from '../model/pair.js';
import type { StackTable } from '../model/profile.js';
import { closureDepth, matchFunctions } from './functions.js';
import type { Modules } from '../evidence/repository-file.js';
import { changedModules, modulePath, siteOf, type Site } from './site.js';

/** What lines of the two sides are to each other. */
export interface World {
  readonly modules: Pair<Modules>;
  readonly diff: DiffMap | null;
}

/** One stack, leaf first, without the harness at its root. Amounts are per operation. */
export interface Row {
  readonly sites: readonly Site[];
  /** The same for the same stack, in rows that were joined with the same Ids. */
  readonly key: string;
  /** Joins stacks that call the same functions, at whatever lines. */
  readonly calls: string;
  base: number;
  head: number;
}

/** Numbers for the names and places in keys. */
export interface Ids {
  readonly names: Map<string, number>;
  readonly places: Map<string, number>;
}

export function newIds(): Ids {
  return { names: new Map(), places: new Map() };
}

/** Rows of both tables; equal stacks are one row. */
export function joinRows(tables: Pair<StackTable>, world: World, ids: Ids = newIds()): Row[] {
  const { baseSites, headSites, modules, functions } = sitesOf(tables, world);
  const rows = new Map<string, Row>();

  const add = (side: 'base' | 'head', sites: readonly Site[]): void => {
    const table = tables[side];
    const calls = sites.map((site) => intern(ids.names, nameKey(site)));
    const keys = sites.map((site) =>
      intern(ids.places, `${nameKey(site)}\n${site.gone ?? ''}${site.line}\n${site.file}`),
    );
    for (let row = 0; row < table.count; row++) {
      const value = table.values[row] ?? 0;
      if (value === 0) continue;
      const stack = [...table.stack.subarray(table.stackStart[row], table.stackStart[row + 1])];
      while (stack.length > 0 && sites[stack.at(-1) ?? 0]?.isHarness === true) stack.pop();
      const key = stack.map((frame) => keys[frame]).join();
      let found = rows.get(key);
      if (found === undefined) {
        found = {
          sites: stack.flatMap((frame) => sites[frame] ?? []),
          key,
          calls: stack.map((frame) => calls[frame]).join(),
          base: 0,
          head: 0,
        };
        rows.set(key, found);
      }
      found[side] += value;
    }
  };
  add('head', headSites);
  const inHead = inHeadBy(functions, headSites, world.diff, modules);
  add('base', baseSites.map(inHead));
  return [...rows.values()];
}

/** What the frames of both tables are, each in its side's own names and lines; those of head as the diff has them. */
export function sitesOf(tables: Pair<StackTable>, world: World) {
  const baseSites = tables.base.frames.map((frame) => siteOf(frame, world.modules.base));
  const plainHeads = tables.head.frames.map((frame) => siteOf(frame, world.modules.head));
  const modules = changedModules(baseSites, plainHeads);
  const headSites = asChanged(plainHeads, world.diff, modules);
  return { baseSites, headSites, modules, functions: matchFunctions(baseSites, headSites, world.diff) };
}

/** What head calls the functions of base that it has under another name. */
export function renamedFunctions(tables: Pair<StackTable>, world: World): ReadonlyMap<string, string> {
  const { functions } = sitesOf(tables, world);
  return new Map([...functions].flatMap(([name, to]) => (to.function === name ? [] : [[name, to.function]])));
}

/** A function of base without a partner must not be taken for one of head that got its name. */
export function nameKey(site: Site): string {
  return site.gone === 'function' ? `${site.function}\nbase` : site.function;
}

function intern(ids: Map<string, number>, key: string): number {
  const id = ids.get(key) ?? ids.size;
  ids.set(key, id);
  return id;
}

function isChanged(site: Site, diff: DiffMap | null, modules: ReadonlySet<string>): boolean {
  if (site.origin === 'own') return diff?.isChanged(site.file, site.line) === true;
  return site.module !== null && modules.has(modulePath(site.module));
}

/** Head's sites with what the diff says of their lines and functions. */
function asChanged(sites: readonly Site[], diff: DiffMap | null, modules: ReadonlySet<string>): Site[] {
  const last = new Map<string, number>();
  for (const { function: name, line } of sites) last.set(name, Math.max(line, last.get(name) ?? 0));
  return sites.map((site) => ({
    ...site,
    changed: isChanged(site, diff, modules),
    touched:
      site.origin === 'own' && site.startLine > 0 && diff !== null
        ? diff.touched(site.file, site.startLine, last.get(site.function) ?? site.line, site.line)
        : null,
  }));
}

/** Gives a site of base as head has it, or marked as gone. */
function inHeadBy(
  functions: ReadonlyMap<string, Site>,
  headSites: readonly Site[],
  diff: DiffMap | null,
  modules: ReadonlySet<string>,
): (site: Site) => Site {
  const isIn = functionsByPlace(headSites);
  return (site) => {
    const to = functions.get(site.function);
    const isOwn = site.origin === 'own' && diff !== null;
    const there = isOwn ? (diff.toHead(site.file, site.line) ?? diff.rewritten(site.file, site.line)) : null;
    if (to === undefined) {
      const changed = site.origin === 'own' ? diff !== null : isChanged(site, diff, modules);
      const became = isOwn ? (there ?? diff.elsewhere(site.file, site.line)) : null;
      return { ...site, gone: 'function', changed, became };
    }
    if (!isOwn) {
      const isKnown = to.startLine > 0 && site.startLine > 0;
      const moved = { ...to, line: isKnown ? to.startLine + site.line - site.startLine : site.line };
      return { ...moved, changed: isChanged(moved, diff, modules) };
    }
    const place = there !== null && isIn(there, to) ? there : inMovedFunction(site, to, diff);
    if (place !== null) return { ...to, ...place, changed: diff.isChanged(place.file, place.line) };
    const became = there ?? diff.elsewhere(site.file, site.line);
    return { ...site, function: to.function, startLine: to.startLine, gone: 'line', changed: true, became };
  };
}

/** Where a line is in a function that was taken out of one place and put in at another; null in one that stayed. */
function inMovedFunction(site: Site, to: Site, diff: DiffMap): Place | null {
  const { file, startLine } = site;
  const start = diff.toHead(file, startLine) ?? diff.rewritten(file, startLine);
  if (start?.file === to.file && start.line === to.startLine) return null;
  return diff.moved({ file, line: startLine }, { file: to.file, line: to.startLine }, site.line);
}

/** Whether a line belongs to a function: no other one that was seen begins between the two. */
function functionsByPlace(sites: readonly Site[]): (place: Place, of: Site) => boolean {
  const starts = new Map<string, number[]>();
  const keyOf = ({ file }: Place, of: Site): string => `${closureDepth(of)} ${file}`;
  for (const site of sites) {
    const key = keyOf(site, site);
    const found = starts.get(key);
    if (found === undefined) starts.set(key, [site.startLine]);
    else found.push(site.startLine);
  }
  for (const [key, lines] of starts)
    starts.set(
      key,
      [...new Set(lines)].sort((a, b) => a - b),
    );
  return (place, of) => {
    if (place.file !== of.file) return false;
    const lines = starts.get(keyOf(place, of)) ?? [];
    const last = lines[countBelow(lines, place.line + 1) - 1];
    return last === undefined || last === of.startLine;
  };
}
