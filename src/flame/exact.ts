// What each function of a whole tree has, to be told beside a tree in which nodes are put together.
import type { Pair } from '../model/pair.js';
import type { CallTree } from './call-tree.js';
import { preorder } from './preorder.js';

/** Columns of functions, the heaviest first. */
export interface FunctionSums {
  /** Position in the tree's functions. */
  readonly function: readonly number[];
  /** By sample type: samples whose leaf it is, as `go tool pprof -top` counts them. */
  readonly flat: readonly Pair<readonly number[]>[];
  /** Samples with it anywhere on the stack; recursion counts once. */
  readonly cum: readonly Pair<readonly number[]>[];
}

/** Of at most so many functions: those with the largest share of any type on either side. */
export function functionSums(tree: CallTree, most: number): FunctionSums {
  const isOutermost = outermost(tree);
  const share = new Float64Array(tree.functions.length);
  const sums = tree.flat.map(({ base, head }) => ({
    base: sumsOf(tree, base, isOutermost, share),
    head: sumsOf(tree, head, isOutermost, share),
  }));
  const chosen = Array.from(share.keys())
    .filter((of) => (share[of] as number) > 0)
    .sort((a, b) => (share[b] as number) - (share[a] as number) || a - b)
    .slice(0, most);
  const picked = (values: Float64Array): number[] => chosen.map((of) => values[of] as number);
  return {
    function: chosen,
    flat: sums.map(({ base, head }) => ({ base: picked(base.flat), head: picked(head.flat) })),
    cum: sums.map(({ base, head }) => ({ base: picked(base.cum), head: picked(head.cum) })),
  };
}

/** What one function has in all stacks of a sample type. */
export interface FunctionSum {
  readonly flat: Pair;
  readonly cum: Pair;
}

/** Sums of one sample type by function. Throws RangeError where columns do not fit together. */
export function sumsByFunction(sums: FunctionSums, type: number): ReadonlyMap<number, FunctionSum> {
  const { function: functions, flat, cum } = sums;
  const [own, all] = [flat[type], cum[type]];
  const isWhole = [own?.base, own?.head, all?.base, all?.head].every(
    (column) => column?.length === functions.length,
  );
  if (own === undefined || all === undefined || !isWhole)
    throw new RangeError('sums of functions differ in length');
  const at = ({ base, head }: Pair<readonly number[]>, row: number): Pair => ({
    base: base[row] as number,
    head: head[row] as number,
  });
  return new Map(functions.map((of, row) => [of, { flat: at(own, row), cum: at(all, row) }]));
}

/** By function; the largest shares go into `share`. */
function sumsOf(
  { count, parent, frame, frames, functions }: CallTree,
  values: Float64Array,
  isOutermost: Uint8Array,
  share: Float64Array,
): { readonly flat: Float64Array; readonly cum: Float64Array } {
  const below = values.slice();
  const [flat, cum] = [new Float64Array(functions.length), new Float64Array(functions.length)];
  let all = 0;
  for (let node = count - 1; node > 0; node--) {
    const [above, of] = [parent[node] as number, frames[frame[node] as number]?.function ?? 0];
    below[above] = (below[above] as number) + (below[node] as number);
    flat[of] = (flat[of] as number) + (values[node] as number);
    if (isOutermost[node] === 1) cum[of] = (cum[of] as number) + (below[node] as number);
    all += Math.abs(values[node] as number);
  }
  if (all === 0) return { flat, cum };
  for (let of = 0; of < share.length; of++) {
    const own = Math.max(Math.abs(flat[of] as number), Math.abs(cum[of] as number)) / all;
    share[of] = Math.max(share[of] as number, own);
  }
  return { flat, cum };
}

/** 1 for nodes whose function is not above them. */
function outermost({ count, parent, frame, frames, functions }: CallTree): Uint8Array {
  const found = new Uint8Array(count);
  const above = new Uint32Array(functions.length);
  const functionOf = (node: number): number => frames[frame[node] as number]?.function ?? 0;
  const path: number[] = [];
  // With the same weight for all, none is left out, and callees follow their caller.
  for (const node of preorder(parent, frame, new Float64Array(count).fill(1))) {
    if (node === 0) continue;
    while (path.length > 0 && path.at(-1) !== parent[node]) {
      const of = functionOf(path.pop() as number);
      above[of] = (above[of] as number) - 1;
    }
    const of = functionOf(node);
    if (above[of] === 0) found[node] = 1;
    above[of] = (above[of] as number) + 1;
    path.push(node);
  }
  return found;
}
