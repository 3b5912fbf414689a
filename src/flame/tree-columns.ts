// A call tree as columns of plain numbers: how the report carries it to the page.
import type { Pair } from '../model/pair.js';
import type { ValueType } from '../model/profile.js';
import type { CallTree, CalledFunction } from './call-tree.js';
import type { FunctionSums } from './exact.js';

/** Numbers only, so that JSON and gzip make little of it. Functions are in a table that several trees share. */
export interface TreeColumns {
  readonly types: readonly ValueType[];
  readonly frames: {
    /** Position in the shared table. */
    readonly function: readonly number[];
    readonly base: readonly number[];
    /** The line of head less that of base: nearly always small. */
    readonly head: readonly number[];
  };
  /** Nodes behind the root in preorder: how much deeper than the node before. */
  readonly deeper: readonly number[];
  readonly frame: readonly number[];
  /** By sample type, of each node, the root included. Seven digits where they are no whole numbers. */
  readonly flat: readonly Pair<readonly number[]>[];
}

/**
 * What functions have in the whole tree, where columns are of one whose lighter nodes were put together: by function and
 * without any choice of stacks, this is what a table is to say. Columns of as many functions, the heaviest first;
 * `function` is the position in the shared table. Those that are not named here have less than the lightest of them.
 */
export type ExactColumns = FunctionSums;

/** Numbers as they are stored; `functionAt` as for columnsOf. */
export function exactColumns(
  sums: FunctionSums,
  { functions }: Pick<CallTree, 'functions'>,
  functionAt: (of: CalledFunction) => number,
): ExactColumns {
  const columns = (of: FunctionSums['flat']): FunctionSums['flat'] =>
    of.map(({ base, head }) => ({ base: written(base), head: written(head) }));
  return {
    function: sums.function.map((of) => functionAt(functions[of] as CalledFunction)),
    flat: columns(sums.flat),
    cum: columns(sums.cum),
  };
}

/** `tree` in preorder, as lighten gives it. `functionAt`: enters a function into the shared table. */
export function columnsOf(tree: CallTree, functionAt: (of: CalledFunction) => number): TreeColumns {
  const used = new Map<number, number>();
  const frame: number[] = [];
  const deeper: number[] = [];
  const depth = new Uint32Array(tree.count);
  for (let node = 1; node < tree.count; node++) {
    const of = tree.frame[node] as number;
    const known = used.get(of) ?? used.size;
    used.set(of, known);
    frame.push(known);
    depth[node] = (depth[tree.parent[node] as number] as number) + 1;
    deeper.push((depth[node] as number) - (depth[node - 1] as number));
  }
  const frames = [...used.keys()].flatMap((of) => tree.frames[of] ?? []);
  return {
    types: tree.types,
    frames: {
      function: frames.map((of) => functionAt(tree.functions[of.function] as CalledFunction)),
      base: frames.map(({ line }) => line.base),
      head: frames.map(({ line }) => line.head - line.base),
    },
    deeper,
    frame,
    flat: tree.flat.map(({ base, head }) => ({ base: written(base), head: written(head) })),
  };
}

function written(values: Iterable<number>): number[] {
  return Array.from(values, (value) => (Number.isInteger(value) ? value : Number(value.toPrecision(7))));
}

/** The tree of columns that columnsOf wrote. Throws RangeError where they do not fit together. */
export function treeOf(columns: TreeColumns, functions: readonly CalledFunction[]): CallTree {
  const { frames, deeper, frame, flat, types } = columns;
  const count = deeper.length + 1;
  const parent = new Uint32Array(count);
  const path = [0];
  let depth = 0;
  for (let node = 1; node < count; node++) {
    depth += deeper[node - 1] as number;
    if (!Number.isInteger(depth) || depth < 1 || depth > path.length)
      throw new RangeError(`node ${node} is at depth ${depth}`);
    parent[node] = path[depth - 1] as number;
    path.length = depth;
    path.push(node);
  }
  checkFit(columns, functions.length, count);
  return {
    types,
    functions,
    frames: frames.function.map((of, position) => {
      const base = frames.base[position] ?? 0;
      return { function: of, line: { base, head: base + (frames.head[position] ?? 0) } };
    }),
    count,
    parent,
    frame: withRoot(frame),
    flat: flat.map(({ base, head }) => ({ base: Float64Array.from(base), head: Float64Array.from(head) })),
  };
}

function withRoot(frame: readonly number[]): Uint32Array {
  const all = new Uint32Array(frame.length + 1);
  all.set(frame, 1);
  return all;
}

/** Positions that lead nowhere would be met much later, as numbers that are missing. */
function checkFit({ frames, frame, flat, types }: TreeColumns, functions: number, count: number): void {
  const lengths = [
    [frame.length, count - 1],
    [frames.base.length, frames.function.length],
    [frames.head.length, frames.function.length],
    [flat.length, types.length],
    ...flat.flatMap(({ base, head }) => [
      [base.length, count],
      [head.length, count],
    ]),
  ];
  if (lengths.some(([is, should]) => is !== should))
    throw new RangeError('columns of a tree differ in length');
  const isWithin = (position: number, length: number): boolean =>
    Number.isInteger(position) && position >= 0 && position < length;
  if (!frame.every((of) => isWithin(of, frames.function.length)))
    throw new RangeError('a node is of a frame that is not there');
  if (!frames.function.every((of) => isWithin(of, functions)))
    throw new RangeError('a frame is in a function that is not there');
}
