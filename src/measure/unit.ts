// What is measured as one: a benchmark, or all those of a package that share a process.
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import type { Candidate, TreeSide } from './step.js';

export interface Unit {
  /** The same whoever of those that share it leaves: random numbers are drawn for it. */
  readonly name: string;
  readonly benchmarks: readonly BenchmarkId[];
  readonly sides: readonly TreeSide[];
  readonly iterations: number;
  readonly pinned: boolean;
  /** Wall time of one process. */
  readonly seconds: number;
}

/** More names do not fit on a command line of every system. */
const mostPatternLength = 24_000;

/** Candidates that start alone, and those that share: by package, sides, cores, iterations and company. */
export function unitsOf(candidates: readonly Candidate[]): Unit[] {
  const units: Unit[] = [];
  const sharing = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { benchmark, sides, iterations, startSeconds, unpinned, company } = candidate;
    if (startSeconds === undefined) {
      units.push(unitOf([candidate], keyOf(benchmark)));
      continue;
    }
    const name = company?.name ?? '';
    const key = [benchmark.pkg, benchmark.procs, unpinned ?? false, iterations, name, ...sides].join(' ');
    const list = sharing.get(key);
    if (list === undefined) sharing.set(key, [candidate]);
    else list.push(candidate);
  }
  for (const [key, list] of sharing) {
    const { alone, together } = sharedProcesses(list);
    for (const candidate of alone) units.push(unitOf([candidate], keyOf(candidate.benchmark)));
    for (const [index, some] of together.entries()) units.push(unitOf(some, `${key} ${index}`));
  }
  return units;
}

/**
 * Splits what wants to share into what can: a name that another one continues with a slash (`a` and `a/b`) cannot be
 * asked for together with it.
 */
function sharedProcesses(candidates: readonly Candidate[]): {
  readonly alone: readonly Candidate[];
  readonly together: readonly (readonly Candidate[])[];
} {
  const parents = new Set(candidates.flatMap(({ benchmark }) => parentsOf(benchmark.name)));
  const alone: Candidate[] = [];
  const together: Candidate[][] = [];
  let current: Candidate[] = [];
  let length = 0;
  for (const candidate of candidates) {
    const { name } = candidate.benchmark;
    if (parents.has(name)) {
      alone.push(candidate);
      continue;
    }
    if (current.length > 0 && length + name.length > mostPatternLength) {
      together.push(current);
      current = [];
      length = 0;
    }
    current.push(candidate);
    // Escapes and anchors.
    length += 2 * name.length + 8;
  }
  if (current.length > 0) together.push(current);
  return { alone, together };
}

/** `a/b/c` → `a`, `a/b`. */
function parentsOf(name: string): string[] {
  return name.split('').flatMap((character, at) => (character === '/' ? [name.slice(0, at)] : []));
}

function unitOf(candidates: readonly Candidate[], name: string): Unit {
  const [first] = candidates;
  if (first === undefined) throw new Error('a unit without benchmarks');
  const start = first.startSeconds ?? 0;
  return {
    name,
    benchmarks: candidates.map(({ benchmark }) => benchmark),
    sides: first.sides,
    iterations: first.iterations,
    pinned: first.unpinned !== true,
    seconds: start + candidates.reduce((sum, { processSeconds }) => sum + processSeconds - start, 0),
  };
}

/** Seconds of one pair. */
export function costOf({ seconds, sides, pinned }: Unit, together: boolean): number {
  return together && pinned ? seconds : seconds * sides.length;
}
