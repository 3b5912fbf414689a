// Goroutines in the repository's own lines: what each does, where, since when, and where it was created.
import { by, largest } from '../base/order.js';
import type { Goroutines, StackLine, Standing } from '../model/goroutines.js';
import type { CreationSite, StackFrame } from '../runtime/dump.js';
import type { Waiting } from '../runtime/proofs.js';
import { isModuleCode } from '../runtime/user-code.js';
import { repositoryFile, type Modules } from './repository-file.js';

const mostIds = 3;
const mostCallers = 5;
/** Code units of a name or a path; those of people are shorter. */
const longestName = 1000;

/**
 * Groups by what they do, at which line, called and created from which. `most`: groups that are kept. `lines`: of the
 * dump, for all that is asked of it.
 */
export function standing(
  all: readonly Waiting[],
  lines: Lines,
  most: number,
  holder: Waiting | null = null,
): Goroutines {
  const groups = new Map<string, Waiting[]>();
  for (const waiting of all) {
    const key = lines.keyOf(waiting);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [waiting]);
    else group.push(waiting);
  }
  const sorted = [...groups.values()]
    .map((group) => lines.standingOf(group))
    .sort(
      by(
        ({ at }) => (at?.own === true ? 0 : 1),
        ({ count }) => -count,
        ({ ids }) => ids[0] ?? 0,
      ),
    );
  return {
    count: all.length,
    groups: sorted.slice(0, most),
    groupCount: sorted.length,
    holder: holder === null ? null : lines.standingOf([holder]),
  };
}

interface Place {
  readonly at: StackLine | null;
  readonly callers: readonly StackLine[];
}

/** Where goroutines stand in the repository. Each is looked up once: one may hold the locks of a thousand others. */
export class Lines {
  readonly #modules: Modules;
  readonly #places = new Map<readonly StackFrame[], Place>();
  /** Frames are shared by the goroutines that stand at one line. */
  readonly #known = new Map<StackFrame | CreationSite, StackLine>();

  constructor(modules: Modules) {
    this.#modules = modules;
  }

  keyOf({ goroutine: { frames, createdBy }, wait }: Waiting): string {
    const { at, callers } = this.#placeOf(frames);
    const created = createdBy === null ? null : this.#lineOf(createdBy);
    return [wait.kind, ...[at, callers[0], created].map(lineKey)].join('\n');
  }

  standingOf(group: readonly Waiting[]): Standing {
    const [{ goroutine, wait }] = group as readonly [Waiting, ...Waiting[]];
    const sleeps = group.flatMap(({ wait: { sleepNanoseconds } }) => sleepNanoseconds ?? []);
    const ids = group.map((of) => of.goroutine.id).sort((a, b) => a - b);
    return {
      count: group.length,
      ids: ids.slice(0, mostIds),
      wait: wait.kind,
      minutes: largest(group.map((of) => of.goroutine.minutes)),
      leaked: group.filter((of) => of.goroutine.leaked).length,
      sleepMs: sleeps.length === 0 ? null : largest(sleeps) / 1e6,
      ...this.#placeOf(goroutine.frames),
      createdAt: goroutine.createdBy === null ? null : this.#lineOf(goroutine.createdBy),
    };
  }

  #placeOf(frames: readonly StackFrame[]): Place {
    const place = this.#places.get(frames) ?? this.#findPlace(frames);
    this.#places.set(frames, place);
    return place;
  }

  #findPlace(frames: readonly StackFrame[]): Place {
    const own: StackLine[] = [];
    for (const frame of frames) {
      const line = this.#lineOf(frame);
      // What the compiler puts around a call in a go or defer statement.
      if (/\.(?:go|defer)wrap\d+$/.test(line.function)) continue;
      if (line.own && own.push(line) > mostCallers) break;
    }
    const [at, ...callers] = own;
    if (at !== undefined) return { at, callers };
    const foreign = frames.find((frame) => isModuleCode(frame)) ?? frames.find((frame) => !isRuntime(frame));
    return { at: foreign === undefined ? null : this.#lineOf(foreign), callers: [] };
  }

  #lineOf(frame: StackFrame | CreationSite): StackLine {
    let line = this.#known.get(frame);
    if (line === undefined) {
      const own = frame.file.length > longestName ? null : repositoryFile(frame.file, this.#modules);
      const file = own ?? frame.file.slice(0, longestName);
      line = { function: frame.function.slice(0, longestName), file, line: frame.line, own: own !== null };
      this.#known.set(frame, line);
    }
    return line;
  }
}

/** A line as text, for comparing. */
export function lineKey(line: StackLine | null | undefined): string {
  return line === null || line === undefined ? '' : `${line.function}\t${line.file}:${line.line}`;
}

/** What every wait has on top of its stack. */
function isRuntime({ function: name, native }: StackFrame): boolean {
  return native || /^(?:runtime|(?:internal\/)?sync|internal\/(?:runtime\/\w+|poll))\./.test(name);
}
