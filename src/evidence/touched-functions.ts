// Profiles → the functions of the repository that they touch, as a list of places whose text is wanted.
import { GateError } from '../base/errors.js';
import { by } from '../base/order.js';
import type { StackTable } from '../model/profile.js';
import { isSentinel } from '../model/sentinel.js';
import { isSourcePath } from '../model/source-excerpts.js';
import type { BenchmarkEvidence, ProfileFile } from './benchmark.js';
import { repositoryFile, type Modules } from './repository-file.js';

/** A function as profiles name it: a closure is one of its own. */
export interface TouchedFunction {
  /** Path in the repository. */
  readonly file: string;
  /** First line, from 1; 0 where profiles do not tell it. */
  readonly startLine: number;
  /**
   * Lines with samples, ascending, from 1; none where profiles tell no line. Not all of them need be the function's: Go
   * can put down a line of an inlined function to the file of its caller.
   */
  readonly lines: readonly number[];
  /** Largest part of a profile that goes through it, 0 to 1. */
  readonly share: number;
}

/** Below it nobody looks for a function in a flame graph. */
const leastShare = 0.005;
/** Lines that are kept of one function. */
const mostLines = 2000;

/** What is shown of each kind of profile. */
const sampleTypes: Readonly<Record<ProfileFile['kind'], readonly string[]>> = {
  heap: ['alloc_space', 'alloc_objects', 'inuse_space', 'inuse_objects'],
  cpu: ['cpu'],
  block: ['delay', 'contentions'],
  mutex: ['delay', 'contentions'],
  goroutineleak: ['goroutineleak'],
};

interface Touched {
  readonly file: string;
  readonly startLine: number;
  readonly lines: Set<number>;
  share: number;
}

/** Gathers them one benchmark after the other: decoding is what takes time. */
export class TouchedFunctions {
  readonly #modules: Modules;
  readonly #found = new Map<string, Touched>();
  /** By file as profiles name it. */
  readonly #files = new Map<string, string | null>();

  constructor(modules: Modules) {
    this.#modules = modules;
  }

  /** Adds what a benchmark's profiles show of its operations, and of what it does besides. */
  add(benchmark: BenchmarkEvidence): void {
    for (const kind of new Set(benchmark.profiles.map((profile) => profile.kind))) {
      for (const type of sampleTypes[kind]) {
        const shown = readable(() => {
          const found = benchmark.stacks(kind, type);
          return found === null ? [] : [found.table, found.once?.() ?? null];
        });
        for (const table of shown) if (table !== null) this.addTable(table);
      }
    }
  }

  /** Those with a share worth showing, the largest first. */
  list(): readonly TouchedFunction[] {
    return [...this.#found.values()]
      .map((of) => ({ ...of, lines: [...of.lines].sort((a, b) => a - b) }))
      .sort(
        by(
          ({ share }) => -share,
          ({ file }) => file,
          ({ startLine, lines }) => (startLine > 0 ? startLine : (lines[0] ?? 0)),
        ),
      );
  }

  /** Adds what one table shows. */
  addTable(table: StackTable): void {
    const ids = new Map<string, number>();
    const idOf = table.frames.map(({ function: name, file, startLine }) => {
      const own = isSentinel(name) ? null : this.#own(file);
      if (own === null) return -1;
      const key = `${startLine} ${name}\n${own}`;
      const id = ids.get(key) ?? ids.size;
      ids.set(key, id);
      return id;
    });
    const sums = new Float64Array(ids.size);
    const lastRow = new Int32Array(ids.size).fill(-1);
    const isUsed = new Uint8Array(idOf.length);
    let total = 0;
    for (let row = 0; row < table.count; row++) {
      // A slope of two profiles can be below zero, and has no part of the whole then.
      const value = table.values[row] ?? 0;
      if (!(value > 0)) continue;
      total += value;
      for (const frame of table.stack.subarray(table.stackStart[row], table.stackStart[row + 1])) {
        const id = idOf[frame] ?? -1;
        isUsed[frame] = 1;
        // Once in a stack, however often it calls itself.
        if (id < 0 || lastRow[id] === row) continue;
        lastRow[id] = row;
        sums[id] = (sums[id] ?? 0) + value;
      }
    }
    const keys = [...ids.keys()];
    table.frames.forEach(({ file, line, startLine }, frame) => {
      const id = idOf[frame] ?? -1;
      const share = (sums[id] ?? 0) / total;
      if (isUsed[frame] === 0 || !(share >= leastShare)) return;
      const found = this.#touched(keys[id] ?? '', this.#own(file) ?? '', startLine);
      found.share = Math.max(found.share, share);
      if (line > 0 && found.lines.size < mostLines) found.lines.add(line);
    });
  }

  #touched(key: string, file: string, startLine: number): Touched {
    let found = this.#found.get(key);
    if (found === undefined)
      this.#found.set(key, (found = { file, startLine: Math.max(startLine, 0), lines: new Set(), share: 0 }));
    return found;
  }

  #own(file: string): string | null {
    let own = this.#files.get(file);
    if (own === undefined) {
      own = repositoryFile(file, this.#modules);
      // The benchmark's own process wrote the profile, with whatever names it likes.
      if (own !== null && !isSourcePath(own)) own = null;
      this.#files.set(file, own);
    }
    return own;
  }
}

/** None of a profile that is broken: it shows nothing either, which is told where it would. */
function readable(tables: () => readonly (StackTable | null)[]): readonly (StackTable | null)[] {
  try {
    return tables();
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== 'profile-invalid') throw error;
    return [];
  }
}
