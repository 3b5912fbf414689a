// A call tree with its lightest nodes put together, so that it fits where it is to be sent.
import type { Pair } from '../model/pair.js';
import type { CallTree } from './call-tree.js';
import { lighterCalls } from './code.js';
import { preorder } from './preorder.js';

export interface Lightened {
  /** In preorder, the heaviest callees first; sums of every type are what they were. */
  readonly tree: CallTree;
  /** Nodes that were put together with others. */
  readonly left: number;
  /** Largest share that one of them has of any type on either side; 0 where none was. */
  readonly share: number;
}

/**
 * Keeps at most so many nodes, those with the largest share of any type on either side, and with them their callers. Of
 * those with the same share the first in preorder. What is kept of few is kept of more. `share`: of sharesOf, for
 * who asks for several sizes.
 */
export function lighten(tree: CallTree, most: number, share = sharesOf(tree)): Lightened {
  const isKept = keptOf(tree, share, most);
  const { frames, functions, count } = tree;
  const lighter = frames.length;
  const parent: number[] = [0];
  const frame: number[] = [0];
  const shares: number[] = [Infinity];
  const target = new Uint32Array(count);
  const lighterOf = new Map<number, number>();
  let left = 0;
  let largest = 0;
  for (let node = 1; node < count; node++) {
    const own = share[node] as number;
    const above = target[tree.parent[node] as number] as number;
    if (own === 0) continue;
    if (isKept(node)) {
      parent.push(above);
      shares.push(own);
      target[node] = frame.push(tree.frame[node] as number) - 1;
      continue;
    }
    left++;
    largest = Math.max(largest, own);
    // Below one that went already, it is in the same place.
    let into = frame[above] === lighter && above !== 0 ? above : lighterOf.get(above);
    if (into === undefined) {
      parent.push(above);
      // Behind all others of the same caller.
      shares.push(Number.MIN_VALUE);
      into = frame.push(lighter) - 1;
      lighterOf.set(above, into);
    }
    target[node] = into;
  }
  const grown = { parent: Uint32Array.from(parent), frame: Uint32Array.from(frame) };
  const order = preorder(grown.parent, grown.frame, Float64Array.from(shares));
  const flat = tree.flat.map(({ base, head }) => ({
    base: moved(base, target, order),
    head: moved(head, target, order),
  }));
  const at = new Uint32Array(order.length);
  order.forEach((node, position) => (at[node] = position));
  return {
    tree: {
      types: tree.types,
      functions: left === 0 ? functions : [...functions, { name: lighterCalls, file: '' }],
      frames: left === 0 ? frames : [...frames, { function: functions.length, line: { base: 0, head: 0 } }],
      count: order.length,
      parent: Uint32Array.from(order, (node) => at[grown.parent[node] as number] as number),
      frame: Uint32Array.from(order, (node) => grown.frame[node] as number),
      flat,
    },
    left,
    share: largest,
  };
}

/** Of each node with all below it, the largest over types and sides. Sums of absolute values: nothing cancels. */
export function sharesOf({ count, parent, flat }: CallTree): Float64Array {
  const share = new Float64Array(count);
  const ofSide = (values: Float64Array): void => {
    const sum = values.map(Math.abs);
    for (let node = count - 1; node > 0; node--) {
      const above = parent[node] as number;
      sum[above] = (sum[above] as number) + (sum[node] as number);
    }
    const all = sum[0] as number;
    if (all === 0) return;
    for (let node = 0; node < count; node++) {
      share[node] = Math.max(share[node] as number, (sum[node] as number) / all);
    }
  };
  for (const { base, head } of flat) {
    ofSide(base);
    ofSide(head);
  }
  return share;
}

function keptOf(tree: CallTree, share: Float64Array, most: number): (node: number) => boolean {
  const sorted = share
    .slice(1)
    .filter((of) => of > 0)
    .sort();
  if (sorted.length <= most) return () => true;
  // The largest that not all nodes have a place of.
  const first = sorted[sorted.length - most - 1] as number;
  let room = most - sorted.filter((of) => of > first).length;
  const isFirst = new Uint8Array(share.length);
  // Callers come before their callees, so none of these is kept without those above it.
  for (const node of room > 0 ? preorder(tree.parent, tree.frame, share) : []) {
    if (room === 0) break;
    if (node === 0 || share[node] !== first) continue;
    isFirst[node] = 1;
    room--;
  }
  return (node) => (share[node] as number) > first || isFirst[node] === 1;
}

function moved(values: Float64Array, target: Uint32Array, order: Uint32Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, node) => {
    const to = target[node] as number;
    sums[to] = (sums[to] as number) + value;
  });
  return Float64Array.from(order, (node) => sums[node] as number);
}

/** Sums of a type on both sides. */
export function totalOf({ flat }: CallTree, type: number): Pair {
  const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
  const of = flat[type] as Pair<Float64Array>;
  return { base: sum(of.base), head: sum(of.head) };
}
