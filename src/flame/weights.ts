// How wide the nodes of a view are, and where they lie beside each other. Widths add up: those of callees never exceed
// their caller's, whatever signs the values have.
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

export function layoutOf({ count, parent, depth, flat }: View, of: WidthOf): Layout {
  const width = new Float64Array(count);
  for (let node = count - 1; node >= 0; node--) {
    const own = ownWidth(flat.base[node] as number, flat.head[node] as number, of);
    width[node] = (width[node] as number) + own;
    if (node > 0) {
      const above = parent[node] as number;
      width[above] = (width[above] as number) + (width[node] as number);
    }
  }
  const start = new Float64Array(count);
  /** How far the callees of each node reach already. */
  const filled = new Float64Array(count);
  let deepest = 0;
  for (let node = 1; node < count; node++) {
    const above = parent[node] as number;
    start[node] = (start[above] as number) + (filled[above] as number);
    filled[above] = (filled[above] as number) + (width[node] as number);
    if ((width[node] as number) > 0) deepest = Math.max(deepest, depth[node] as number);
  }
  return { width, start, deepest };
}

/** A slope of two profiles can be a little below zero, and has no width then. */
function ownWidth(base: number, head: number, of: WidthOf): number {
  if (of === 'base') return Math.max(base, 0);
  if (of === 'head') return Math.max(head, 0);
  if (of === 'both') return Math.max(base, 0) + Math.max(head, 0);
  return Math.abs(head - base);
}
