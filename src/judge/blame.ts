// Which frame of a stack a change is put down to.
import type { Pair } from '../model/pair.js';
import { changedLineShare, moveTolerance } from './procedure.js';
import type { Row } from './rows.js';
import type { Site } from './site.js';

/** Code of the project that is not there to measure it. */
function isProject(site: Site): boolean {
  return site.origin === 'own' && !site.isTest;
}

/**
 * The frame of the project nearest to the leaf; -1 when the stack is the runtime's alone. Without one, that of
 * a dependency; without one, that of the benchmark itself.
 */
export function siteIndex(sites: readonly Site[]): number {
  const first = (holds: (site: Site) => boolean): number => sites.findIndex(holds);
  const project = first(isProject);
  if (project >= 0) return project;
  const dependency = first((site) => site.origin === 'dependency');
  return dependency >= 0 ? dependency : first((site) => site.origin === 'own');
}

/**
 * Position of the frame to name, or -1. A line of the diff comes before an unchanged one: where an old line
 * allocates more, a changed line above asked it to, unless the diff changes a function nearer to the leaf elsewhere.
 * Where nothing of the project on the stack changed and a dependency below it did, it is the dependency's line. A
 * stack that did not move stays where it is.
 */
export function blame({ sites, base, head }: Row): number {
  const site = siteIndex(sites);
  const moved = Math.abs(head - base) > moveTolerance * Math.max(base, head);
  if (site < 0 || sites[site]?.changed === true || !moved) return site;
  const above = sites.findIndex(
    (frame, index) => index >= site && isProject(frame) && (frame.changed || frame.touched !== null),
  );
  if (above >= 0) return sites[above]?.changed === true ? above : site;
  const below = sites.findIndex(
    (frame, index) => index < site && frame.origin === 'dependency' && frame.changed,
  );
  return below >= 0 ? below : site;
}

/** A place with what the rows blamed on it amount to per operation. */
export interface Blamed {
  readonly site: Site;
  readonly base: number;
  readonly head: number;
  /** The stack that moved most, leaf first, and where the site is in it. */
  readonly stack: readonly Site[];
  readonly at: number;
}

/** Adds up rows by the line they are blamed on; rows that are nobody's are left out. */
export function blameLines(rows: readonly Row[]): Blamed[] {
  return gather(rows, ({ function: name, file, line, gone }) => `${name}\n${file}\n${line}\n${gone ?? ''}`);
}

/**
 * Adds up rows by function, for samples too few to tell lines apart. The site is a line of the diff where samples on
 * it moved by more than chance moves them (`isSeen`), and by about as much as on any other; else the line that moved most.
 */
export function blameFunctions(rows: readonly Row[], isSeen: (of: Blamed) => boolean): Blamed[] {
  const lines = blameLines(rows);
  const functions = new Map<string, Blamed[]>();
  for (const of of lines) {
    const key = `${of.site.function}\n${of.site.gone === 'function' ? 'base' : ''}`;
    functions.set(key, [...(functions.get(key) ?? []), of]);
  }
  return [...functions.values()].flatMap((ofFunction) => {
    const base = ofFunction.reduce((sum, of) => sum + of.base, 0);
    const head = ofFunction.reduce((sum, of) => sum + of.head, 0);
    const way = Math.sign(head - base);
    const gain = (of: Pair): number => way * (of.head - of.base);
    const [most] = ofFunction.sort((a, b) => gain(b) - gain(a));
    const least = most === undefined ? 0 : changedLineShare * gain(most);
    const changed = ofFunction.find((of) => isInDiff(of.site) && gain(of) >= least && isSeen(of));
    const first = changed ?? most;
    return first === undefined ? [] : [{ ...first, base, head }];
  });
}

function isInDiff({ origin, changed, gone }: Site): boolean {
  return origin === 'own' && changed && gone === null;
}

function gather(rows: readonly Row[], keyOf: (site: Site) => string): Blamed[] {
  const blamed = new Map<string, { -readonly [K in keyof Blamed]: Blamed[K] } & { most: number }>();
  for (const row of rows) {
    const { sites, base, head } = row;
    const at = blame(row);
    const site = sites[at];
    if (site === undefined) continue;
    const key = keyOf(site);
    const moved = Math.abs(head - base);
    const found = blamed.get(key);
    if (found === undefined) {
      blamed.set(key, { site, base, head, stack: sites, at, most: moved });
      continue;
    }
    found.base += base;
    found.head += head;
    if (moved > found.most) Object.assign(found, { stack: sites, at, most: moved });
  }
  return [...blamed.values()];
}
