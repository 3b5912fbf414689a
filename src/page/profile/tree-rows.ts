// The rows of a call tree that are open, in the order in which they are read.
import type { View } from '../../flame/view.js';
import type { Layout } from '../../flame/weights.js';

export interface TreeRow {
  readonly node: number;
  readonly level: number;
  readonly isOpen: boolean;
  readonly hasChildren: boolean;
  /** Among those of the same caller, from 1, and how many these are. */
  readonly nth: number;
  readonly of: number;
}

/** Orders those of one caller. */
export type NodeOrder = (a: number, b: number) => number;

/** Rows below the root, heaviest first unless ordered otherwise; what has no width is left out. */
export function openRows(
  view: View,
  layout: Layout,
  isOpen: (node: number) => boolean,
  order?: NodeOrder,
): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (node: number, level: number): void => {
    const children = childrenOf(view, layout, node, order);
    children.forEach((child, at) => {
      const has = childrenOf(view, layout, child).length > 0;
      const open = has && isOpen(child);
      rows.push({ node: child, level, isOpen: open, hasChildren: has, nth: at + 1, of: children.length });
      if (open) add(child, level + 1);
    });
  };
  add(0, 1);
  return rows;
}

export function childrenOf({ end }: View, { width }: Layout, node: number, order?: NodeOrder): number[] {
  const children: number[] = [];
  for (let child = node + 1; child < (end[node] ?? 0); child = end[child] ?? 0) {
    if ((width[child] ?? 0) > 0) children.push(child);
  }
  return children.sort((a, b) => order?.(a, b) || (width[b] ?? 0) - (width[a] ?? 0) || a - b);
}

/** Levels that are opened at most by themselves: behind them somebody has to want to go on. */
const deepest = 40;

/** Nodes that are open at first: the way along which most goes, and whatever has a fifth of the whole. */
export function firstOpen(view: View, layout: Layout): ReadonlySet<number> {
  const open = new Set<number>();
  const whole = layout.width[0] ?? 0;
  for (let node = 1; node < view.count; node++) {
    if ((view.depth[node] ?? 0) > deepest) continue;
    if ((layout.width[node] ?? 0) >= 0.2 * whole) open.add(node);
  }
  return open;
}
