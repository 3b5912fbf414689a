// All stacks of one profile on both sides as one tree of calls, by line: what flame graphs, trees and tables are made of.
import type { Pair, Side } from '../model/pair.js';
import type { Frame, StackTable, ValueType } from '../model/profile.js';
import { ChildTable } from './child-table.js';

/** A function that frames are in. Its name is what it is known by, as in pprof; the file is head's where the sides differ. */
export interface CalledFunction {
  readonly name: string;
  readonly file: string;
}

/** A line of a function. */
export interface TreeFrame {
  /** Position in `functions`. */
  readonly function: number;
  /** The line on each side; 0 where that side has none, or does not say. */
  readonly line: Pair;
}

/** Columns: node 0 is the root, which has no frame; the others come after their parent, callees below callers. */
export interface CallTree {
  readonly types: readonly ValueType[];
  readonly functions: readonly CalledFunction[];
  readonly frames: readonly TreeFrame[];
  /** Nodes, the root included. */
  readonly count: number;
  /** Position of the caller; of the root 0. */
  readonly parent: Uint32Array;
  /** Position in `frames`; of the root 0, without a meaning. */
  readonly frame: Uint32Array;
  /** By sample type: what samples with exactly this stack have, in the unit of the type. */
  readonly flat: readonly Pair<Float64Array>[];
}

/** The line of head that a line of base is; null for one that is not in head any more, undefined where that is not known. */
export type ToHead = (frame: Frame) => number | null | undefined;

/** One sample type of a profile; a side that was not profiled is left out. */
export type TwoTables = Readonly<Partial<Pair<StackTable>>>;

/**
 * Joins stacks by function name and line, where a line of base is the one of head that `toHead` names. Where it knows none:
 * the one as far below the first line of its function, if profiles tell that. Sample types are in the order of `tables`.
 */
export function callTree(tables: readonly TwoTables[], toHead: ToHead = () => undefined): CallTree {
  const builder = new Builder(tables.length);
  const beside = besideFirstLine(tables);
  tables.forEach((pair, type) => {
    if (pair.head !== undefined) builder.add(pair.head, type, 'head', ({ line }) => line);
    if (pair.base !== undefined)
      builder.add(pair.base, type, 'base', (frame) => {
        const line = toHead(frame);
        return line === undefined ? beside(frame) : line;
      });
  });
  return builder.tree(tables.map(({ base, head }) => (head ?? base)?.type ?? { type: '', unit: '' }));
}

/** By the distance to the function's first line, so that code which only moved is the same place. */
function besideFirstLine(tables: readonly TwoTables[]): (frame: Frame) => number {
  const first = new Map<string, number>();
  for (const { head } of tables) {
    for (const frame of head?.frames ?? []) {
      if (frame.startLine > 0) first.set(frame.function, frame.startLine);
    }
  }
  return ({ function: name, line, startLine }) => {
    const start = first.get(name);
    return start === undefined || startLine === 0 ? line : line - startLine + start;
  };
}

interface OpenFrame {
  readonly function: number;
  readonly line: { base: number; head: number };
}

class Builder {
  private readonly functions: CalledFunction[] = [];
  private readonly functionAt = new Map<string, number>();
  private readonly frames: OpenFrame[] = [];
  private readonly frameAt = new Map<string, number>();
  private readonly nodes = new ChildTable();
  private readonly flat: Pair<number[]>[];

  constructor(types: number) {
    this.flat = Array.from({ length: types }, () => ({ base: [], head: [] }));
  }

  add(table: StackTable, type: number, side: Side, lineOf: (frame: Frame) => number | null): void {
    const frames = Uint32Array.from(table.frames, (frame) => this.frame(frame, side, lineOf(frame)));
    const values = (this.flat[type] as Pair<number[]>)[side];
    for (let row = 0; row < table.count; row++) {
      const value = table.values[row] as number;
      if (value === 0) continue;
      let node = 0;
      const leaf = table.stackStart[row] as number;
      for (let at = (table.stackStart[row + 1] as number) - 1; at >= leaf; at--) {
        node = this.nodes.child(node, frames[table.stack[at] as number] as number);
      }
      values[node] = (values[node] ?? 0) + value;
    }
  }

  tree(types: readonly ValueType[]): CallTree {
    const { count } = this.nodes;
    const filled = (values: readonly number[]): Float64Array =>
      Float64Array.from({ length: count }, (_, node) => values[node] ?? 0);
    return {
      types,
      functions: this.functions,
      frames: this.frames,
      count,
      ...this.nodes.columns(),
      flat: this.flat.map(({ base, head }) => ({ base: filled(base), head: filled(head) })),
    };
  }

  private frame(frame: Frame, side: Side, line: number | null): number {
    // The path is none of the key: a dependency that got another version is still the same code.
    const key = line === null ? `${frame.line} ${frame.function}` : `=${line} ${frame.function}`;
    let position = this.frameAt.get(key);
    if (position === undefined) {
      position = this.frames.push({ function: this.function(frame), line: { base: 0, head: 0 } }) - 1;
      this.frameAt.set(key, position);
    }
    (this.frames[position] as OpenFrame).line[side] = frame.line;
    return position;
  }

  /** Head comes first, so that of two files it is head's. */
  private function({ function: name, file }: Frame): number {
    const known = this.functionAt.get(name);
    if (known !== undefined) return known;
    const position = this.functions.push({ name, file }) - 1;
    this.functionAt.set(name, position);
    return position;
  }
}
