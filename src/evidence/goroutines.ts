// Processes of a benchmark → what it does with goroutines: with sentinels around it, else as they were when it was done.
import { by } from '../base/order.js';
import type { GoroutineGroup } from '../runtime/groups.js';
import type { GoroutineUse, GoroutinesLeft } from '../model/goroutine-use.js';
import type { Caveat } from '../model/verdict.js';
import { aboveLeast, stayingOf, type Left } from '../runtime/staying.js';
import type { Probed } from './benchmark.js';
import type { StandingRun } from './left-standing.js';
import type { ProbeRun } from './probes.js';
import { repositoryFile, type Modules } from './repository-file.js';
import { runtimeUseOf } from './runtime-use.js';

/** Groups that are told; the rest is in the count. */
const mostGroups = 8;
/** Ids of goroutines are given out in batches of so many, and there is one batch for each processor. */
const idBatch = 16;

/**
 * By all processes of one side that counted only, and those that were profiled while they did; else by whole processes;
 * null of fewer than two counts of operations. `shared`: operations that both sides have processes of. Throws GateError
 * `counters-invalid`.
 */
export function probedBy(
  runs: readonly ProbeRun[],
  profiled: { readonly cpu: readonly ProbeRun[]; readonly heap: readonly ProbeRun[] },
  whole: readonly StandingRun[],
  modules: Modules,
  shared: ReadonlySet<number> | null = null,
): Probed | null {
  const both = shared === null ? [] : runs.filter(({ iterations }) => shared.has(iterations));
  // A longer process of one side alone only tells whether something grows late.
  const alike = new Set(both.map(({ iterations }) => iterations)).size < 2 ? runs : both;
  const goroutines = goroutinesOf(runs, alike, modules);
  const runtime = runtimeUseOf(runs, profiled.cpu, profiled.heap, alike);
  if (goroutines !== null && runtime !== null) {
    return {
      goroutines: goroutines.use,
      runtime,
      lefts: leftsOf(runs),
      heaps: runs.map(({ iterations, change }) => ({ operations: iterations, bytes: change.heapLiveBytes })),
      createdOver: spanOf(alike),
      caveats: goroutines.caveats,
    };
  }
  const grown = grownOf(whole, modules);
  return grown === null
    ? null
    : {
        goroutines: grown,
        runtime: null,
        lefts: standingLefts(whole),
        heaps: [],
        createdOver: 0,
        caveats: [],
      };
}

function leftsOf(runs: readonly ProbeRun[]): Left[] {
  return runs.map(({ iterations, change }) => ({ operations: iterations, left: change.goroutines.left }));
}

function standingLefts(whole: readonly StandingRun[]): Left[] {
  return aboveLeast(whole.map(({ iterations, count }) => ({ operations: iterations, left: count })));
}

function spanOf(runs: readonly ProbeRun[]): number {
  return (runs.at(-1)?.iterations ?? 0) - (runs[0]?.iterations ?? 0);
}

/** What comes with more operations: of the rest it is not known whether it was there before the benchmark. */
function grownOf(whole: readonly StandingRun[], modules: Modules): GoroutineUse | null {
  const staying = stayingOf(standingLefts(whole));
  const last = whole.at(-1);
  if (staying === null || last === undefined) return null;
  const { growth, left, perOperation } = staying;
  const told = {
    by: 'dump',
    operations: last.iterations,
    leftPerOperation: perOperation,
    createdPerOperation: null,
    createdError: 0,
  } as const;
  if (growth === 'none' || growth === 'constant') return { ...told, growth: 'none', left: 0, groups: [] };
  return { ...told, growth, left, groups: moreGroups(whole, perOperation > 0, modules) };
}

/** Whether they grow by all processes; what was created, and what is left without growth, by those `alike` alone. */
function goroutinesOf(
  runs: readonly ProbeRun[],
  alike: readonly ProbeRun[],
  modules: Modules,
): { readonly use: GoroutineUse; readonly caveats: readonly Caveat[] } | null {
  const staying = stayingOf(leftsOf(runs));
  const [first, last, longest] = [alike[0], alike.at(-1), runs.at(-1)];
  if (staying === null || first === undefined || last === undefined || longest === undefined) return null;
  const span = spanOf(alike);
  const { created, goroutines } = last.change;
  const slack = created.by === 'counted' ? 0 : idBatch * last.change.maxprocs;
  const counted = {
    by: 'sentinels',
    createdPerOperation: Math.max(0, (created.count - first.change.created.count) / span),
    createdError: slack / span,
  } as const;
  const { growth, left, perOperation } = staying;
  if (growth !== 'none' && growth !== 'constant') {
    const { groups, caveats } = left === 0 ? noGroups : groupsOf(runs, perOperation, modules);
    const use = { ...counted, growth, left, operations: longest.iterations };
    return { use: { ...use, leftPerOperation: perOperation, groups }, caveats };
  }
  const still = Math.max(0, goroutines.left);
  const { groups, caveats } = still === 0 ? noGroups : groupsOf(alike, 0, modules);
  const isStill = still > 0 ? 'constant' : 'none';
  const use = { ...counted, growth: isStill, operations: last.iterations, left: still } as const;
  return { use: { ...use, leftPerOperation: 0, groups }, caveats };
}

interface Groups {
  /** Null where there were too many goroutines to dump. */
  readonly groups: readonly GoroutinesLeft[] | null;
  /** Why nothing of them is proven. */
  readonly caveats: readonly Caveat[];
}

const noGroups: Groups = { groups: [], caveats: [] };

/**
 * From the longest process that was dumped: a leak can leave too many to. `perOperation`: of all of them, 0 unless they
 * grow. Where one process alone was dumped, those that are there once may be in any group, and are taken off each.
 */
function groupsOf(runs: readonly ProbeRun[], perOperation: number, modules: Modules): Groups {
  const dumped = runs.flatMap((run) => {
    const stayed = run.stayed();
    return stayed === null ? [] : [{ run, stayed }];
  });
  const [first, last] = [dumped[0], dumped.at(-1)];
  if (first === undefined || last === undefined) return { groups: null, caveats: [] };
  const grows = perOperation > 0;
  const isAlone = first === last;
  const [before, after] = [grows && !isAlone ? first.stayed : [], last.stayed];
  const { iterations } = last.run;
  const span = iterations - (isAlone ? 0 : first.run.iterations);
  const once = isAlone ? Math.max(0, last.run.change.goroutines.left - perOperation * iterations) : 0;
  const earlier = new Map(before.map((group) => [keyOf(group), group.ids.length]));
  const { lines, caveats } = last.run.leaked();
  const provenOf = proofIn(after, lines);
  const groups = after
    .filter(({ kind }) => kind !== 'runtime')
    .slice(0, mostGroups)
    .map((group) => {
      const count = group.ids.length;
      const more = count - (earlier.get(keyOf(group)) ?? once);
      return {
        ...placesOf(group, modules),
        count,
        perOperation: grows ? Math.max(0, more / span) : 0,
        proven: provenOf(group),
      };
    });
  return { groups, caveats };
}

/** Of those that there are more of in the longest process than in the shortest, most first. */
function moreGroups(
  whole: readonly StandingRun[],
  grows: boolean,
  modules: Modules,
): GoroutinesLeft[] | null {
  const dumped = whole.flatMap((run) => {
    const groups = run.stood();
    return groups === null ? [] : [{ iterations: run.iterations, sites: sitesOf(groups) }];
  });
  const [first, last] = [dumped[0], dumped.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  return [...last.sites]
    .map(([key, { group, count }]) => ({ group, more: count - (first.sites.get(key)?.count ?? 0) }))
    .filter(({ more }) => more > 0)
    .sort(by(({ more }) => -more))
    .slice(0, mostGroups)
    .map(({ group, more }) => ({
      ...placesOf(group, modules),
      count: more,
      perOperation: grows ? more / (last.iterations - first.iterations) : 0,
      proven: null,
    }));
}

/**
 * By where they were created alone, with the largest group of each: workers that were there anyway stand elsewhere in each
 * process.
 */
function sitesOf(
  groups: readonly GoroutineGroup[],
): ReadonlyMap<string, { readonly group: GoroutineGroup; readonly count: number }> {
  const sites = new Map<string, { readonly group: GoroutineGroup; readonly count: number }>();
  for (const group of groups) {
    const key = placeKey(group.createdBy ?? group.userFrame);
    const known = sites.get(key) ?? { group, count: 0 };
    sites.set(key, { ...known, count: known.count + group.ids.length });
  }
  return sites;
}

function placesOf(
  { kind, frames, userFrame, createdBy }: GoroutineGroup,
  modules: Modules,
): Pick<GoroutinesLeft, 'waits' | 'created' | 'stands'> {
  const own = frames.find(({ file }) => repositoryFile(file, modules) !== null) ?? userFrame;
  return {
    waits: kind,
    created: createdBy === null ? null : placeOf(createdBy, modules),
    stands: own === null ? null : placeOf(own, modules),
  };
}

/**
 * How many of a group the runtime proves to be leaked; null where that is not known. It tells by line alone, and one line
 * can be on the stacks of several groups: then all of them or none are said to be.
 */
function proofIn(
  groups: readonly GoroutineGroup[],
  leaked: ReadonlyMap<string, number> | null,
): (group: GoroutineGroup) => number | null {
  const all = new Map<string, { groups: number; count: number }>();
  for (const { frames, ids } of groups) {
    for (const line of new Set(frames.map(placeKey))) {
      const sofar = all.get(line) ?? { groups: 0, count: 0 };
      all.set(line, { groups: sofar.groups + 1, count: sofar.count + ids.length });
    }
  }
  return ({ userFrame, ids }) => {
    if (leaked === null || userFrame === null) return null;
    const line = placeKey(userFrame);
    const proven = leaked.get(line) ?? 0;
    const there = all.get(line);
    if (there === undefined || proven >= there.count) return Math.min(ids.length, proven);
    return there.groups === 1 || proven === 0 ? proven : null;
  };
}

function keyOf({ kind, createdBy, userFrame }: GoroutineGroup): string {
  return [kind, placeKey(createdBy), placeKey(userFrame)].join('\n');
}

function placeKey(place: { readonly file: string; readonly line: number } | null): string {
  return place === null ? '' : `${place.file}:${place.line}`;
}

interface Named {
  readonly function: string;
  readonly file: string;
  readonly line: number;
}

function placeOf(
  { function: name, file, line }: Named,
  modules: Modules,
): NonNullable<GoroutinesLeft['created']> {
  const own = repositoryFile(file, modules);
  return { function: name, file: own ?? file, line, own: own !== null };
}
