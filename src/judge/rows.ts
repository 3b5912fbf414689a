// The stacks of two profiles side by side, in head's names and lines.
import type { DiffMap } from '../diff/lines.js';
import type { Pair } from '../model/pair.js';
import type { StackTable } from '../model/profile.js';
import { matchFunctions } from './functions.js';
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
  /** Joins stacks that call the same functions, at whatever lines. */
  readonly calls: string;
  base: number;
  head: number;
}

/** Rows of both tables; equal stacks are one row. */
export function joinRows(tables: Pair<StackTable>, world: World): Row[] {
  const headSites = tables.head.frames.map((frame) => siteOf(frame, world.modules.head));
  const baseSites = tables.base.frames.map((frame) => siteOf(frame, world.modules.base));
  const modules = changedModules(baseSites, headSites);
  const functions = matchFunctions(baseSites, headSites, world.diff);
  const rows = new Map<string, Row>();
  const names = new Map<string, number>();
  const places = new Map<string, number>();

  const add = (side: 'base' | 'head', sites: readonly Site[]): void => {
    const table = tables[side];
    const calls = sites.map((site) => intern(names, nameKey(site)));
    const keys = sites.map((site) =>
      intern(places, `${nameKey(site)}\n${site.gone ?? ''}${site.line}\n${site.file}`),
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
          calls: stack.map((frame) => calls[frame]).join(),
          base: 0,
          head: 0,
        };
        rows.set(key, found);
      }
      found[side] += value;
    }
  };
  add(
    'head',
    headSites.map((site) => ({ ...site, changed: isChanged(site, world.diff, modules) })),
  );
  add(
    'base',
    baseSites.map((site) => inHead(site, functions.get(site.function), world.diff, modules)),
  );
  return [...rows.values()];
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

/** A site of base as head has it, or marked as gone. */
function inHead(site: Site, to: Site | undefined, diff: DiffMap | null, modules: ReadonlySet<string>): Site {
  if (to === undefined) {
    const changed = site.origin === 'own' ? diff !== null : isChanged(site, diff, modules);
    return { ...site, gone: 'function', changed };
  }
  const moved = {
    ...to,
    line: to.startLine > 0 && site.startLine > 0 ? to.startLine + site.line - site.startLine : site.line,
  };
  if (site.origin !== 'own' || diff === null) return { ...moved, changed: isChanged(moved, diff, modules) };
  const place = diff.toHead(site.file, site.line);
  if (place !== null && place.file === to.file) return { ...to, ...place };
  // In a function that moved elsewhere every line is new to the diff: keep its distance to the first one.
  const isNew = site.line !== site.startLine && diff.toBase(moved.file, moved.line) === null;
  if (isNew && diff.toHead(site.file, site.startLine) === null) return { ...moved, changed: true };
  return { ...site, function: to.function, startLine: to.startLine, gone: 'line', changed: true };
}
