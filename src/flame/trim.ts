// The nodes of a view that are worth a line: not too light, not too deep.
import type { View } from './view.js';

export interface Trimmed {
  /** 1 for nodes that stay; the root always does, and so do the callers of one that stays. */
  readonly kept: Uint8Array;
  /** Nodes that go because they are too light, or are below such a one. */
  readonly lighter: number;
  /** Nodes that are heavy enough, but too deep. */
  readonly deeper: number;
}

/** `least`: share of the total of either side, 0 to 1. `depth`: of the deepest node, the root's being 0. */
export function trimOf(
  view: View,
  { least, depth }: { readonly least: number; readonly depth: number },
): Trimmed {
  const { count, parent } = view;
  const isHeavy = new Uint8Array(count);
  // Callees that cancel each other out can be heavier than their caller.
  for (let node = count - 1; node > 0; node--) {
    if (isHeavy[node] === 0 && shareOf(view, node) < least) continue;
    isHeavy[node] = 1;
    isHeavy[parent[node] as number] = 1;
  }
  isHeavy[0] = 1;
  let [lighter, deeper] = [0, 0];
  const kept = isHeavy.map((heavy, node) => {
    if (heavy === 0) lighter++;
    else if ((view.depth[node] as number) > depth) deeper++;
    else return 1;
    return 0;
  });
  return { kept, lighter, deeper };
}

/** Of the total of its side, the larger of both; values below zero by their size. */
export function shareOf({ cum, total }: Pick<View, 'cum' | 'total'>, node: number): number {
  const of = (value: number, whole: number): number => (whole > 0 ? Math.abs(value) / whole : 0);
  return Math.max(of(cum.base[node] as number, total.base), of(cum.head[node] as number, total.head));
}
