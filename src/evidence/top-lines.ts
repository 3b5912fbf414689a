// Stacks → the lines, or functions, of the repository that they go through last: where somebody can change something.
import { by } from '../base/order.js';
import type { StackLine } from '../model/goroutines.js';
import type { Frame, StackTable } from '../model/profile.js';
import { isSentinel } from '../model/sentinel.js';
import { repositoryFile, type Modules } from './repository-file.js';

export interface TopLine extends StackLine {
  /** Of each table, in their order, for each operation; in the tables' units. */
  readonly amounts: readonly number[];
}

export interface TopLines {
  /** Largest in the first table first; line 0 where whole functions were asked for. */
  readonly lines: readonly TopLine[];
  readonly totals: readonly number[];
  /** How many more there are. */
  readonly left: number;
}

/** Part of the whole below which a line is not worth one. */
const leastShare = 0.001;

/**
 * A stack belongs to its innermost own frame; where it has none of the repository, to its innermost one, or of lines to who
 * asked for memory there: `runtime.malg`, which makes goroutines, and not the allocator. The tables are of the same processes: bytes and objects, say. `ownOnly` leaves out stacks without own frames: the harness waits as well.
 */
export function topLines(
  tables: readonly StackTable[],
  modules: Modules,
  level: 'line' | 'function',
  most: number,
  ownOnly = false,
): TopLines {
  const found = new Map<string, { line: StackLine; amounts: number[] }>();
  const totals = tables.map(() => 0);
  tables.forEach((table, which) => {
    const known = table.frames.map((frame) => lineOf(frame, modules, level));
    for (let row = 0; row < table.count; row++) {
      const value = table.values[row] ?? 0;
      const line = lineIn(table, row, known, level);
      if (line === null || value === 0 || (ownOnly && !line.own)) continue;
      const key = `${line.function}\n${line.file}:${line.line}`;
      let entry = found.get(key);
      if (entry === undefined) found.set(key, (entry = { line, amounts: tables.map(() => 0) }));
      entry.amounts[which] = (entry.amounts[which] ?? 0) + value;
      totals[which] = (totals[which] ?? 0) + value;
    }
  });
  const [whole = 0] = totals;
  const all = [...found.values()]
    .filter(({ amounts: [first = 0] }) => first >= leastShare * whole && first > 0)
    .sort(
      by(
        ({ amounts: [first = 0] }) => -first,
        ({ line }) => line.file,
        ({ line }) => line.line,
      ),
    );
  return {
    lines: all.slice(0, most).map(({ line, amounts }) => ({ ...line, amounts })),
    totals,
    left: Math.max(0, all.length - most),
  };
}

function lineIn(
  { stack, stackStart }: StackTable,
  row: number,
  known: readonly StackLine[],
  level: 'line' | 'function',
): StackLine | null {
  const frames = stack.subarray(stackStart[row], stackStart[row + 1]);
  // What the sentinels themselves do is not the benchmark's.
  if (frames.some((frame) => isSentinel(known[frame]?.function ?? ''))) return null;
  for (const frame of frames) if (known[frame]?.own === true) return known[frame];
  const asked = frames.find((frame) => !allocator.test(known[frame]?.function ?? ''));
  return known[(level === 'line' ? asked : undefined) ?? frames[0] ?? -1] ?? null;
}

/** runtime/malloc.go, slice.go */
const allocator = /^runtime\.(?:mallocgc|newobject$|newarray$|makeslice|growslice)/;

function lineOf(frame: Frame, modules: Modules, level: 'line' | 'function'): StackLine {
  const own = repositoryFile(frame.file, modules);
  return {
    function: frame.function,
    file: own ?? frame.file,
    line: level === 'line' ? frame.line : 0,
    own: own !== null,
  };
}
