// How wide the nodes of a view are, and where they lie beside each other. Callees are never wider than their caller,
// whatever signs the values have.
import type { View } from './view.js';

/**
 * `base`, `head`: what that side has. `both`: the sum of both sides, so that what went is as wide as it was. `moved`: how
 * much it differs between the sides, added up over the stacks.
 */
export type WidthOf = 'base' | 'head' | 'both' | 'moved';

export interface Layout {
  /** In the unit of the values, never below 0; of the root all. */
  readonly width: Float64Array;
  /** Where each node begins, the root at 0. */
  readonly start: Float64Array;
  /** Depth of the deepest node that has a width; of a lone root 0. */
  readonly deepest: number;
}

export function layoutOf(view: View, of: WidthOf): Layout {
  const { count, parent, depth } = view;
  const wanted = of === 'moved' ? movedBelow(view) : wantedOf(view, of);
  /** What all callees of a node want together. */
  const sum = new Float64Array(count);
  for (let node = 1; node < count; node++) {
    const above = parent[node] as number;
    sum[above] = (sum[above] as number) + (wanted[node] as number);
  }
  const width = new Float64Array(count);
  const start = new Float64Array(count);
  /** How far the callees of each node reach already. */
  const filled = new Float64Array(count);
  let deepest = 0;
  width[0] = wanted[0] as number;
  for (let node = 1; node < count; node++) {
    const above = parent[node] as number;
    // Callees want more than their caller has where others among them are below zero: then all get a part of it.
    const most = Math.max(sum[above] as number, wanted[above] as number);
    const across = most > 0 ? ((wanted[node] as number) * (width[above] as number)) / most : 0;
    width[node] = across;
    start[node] = (start[above] as number) + (filled[above] as number);
    filled[above] = (filled[above] as number) + across;
    if (across > 0) deepest = Math.max(deepest, depth[node] as number);
  }
  return { width, start, deepest };
}

/** By what nodes have in all: a slope of two profiles can be a little below zero, and has no width then. */
function wantedOf({ count, cum }: View, of: 'base' | 'head' | 'both'): Float64Array {
  const wanted = new Float64Array(count);
  for (let node = 0; node < count; node++) {
    const [base, head] = [Math.max(cum.base[node] as number, 0), Math.max(cum.head[node] as number, 0)];
    wanted[node] = of === 'base' ? base : of === 'head' ? head : base + head;
  }
  return wanted;
}

/** What went in one stack and came in another does not cancel. */
function movedBelow({ count, parent, flat }: View): Float64Array {
  const moved = new Float64Array(count);
  for (let node = count - 1; node >= 0; node--) {
    moved[node] =
      (moved[node] as number) + Math.abs((flat.head[node] as number) - (flat.base[node] as number));
    if (node === 0) continue;
    const above = parent[node] as number;
    moved[above] = (moved[above] as number) + (moved[node] as number);
  }
  return moved;
}
