// The way through a flame graph by keys: along the calls with the arrows, as in a tree.
import type { LookedAt } from './looked-at.js';

export type KeyStep = { readonly pick: number } | { readonly zoom: number };

/** Where a key leads from the node whose details are shown; null for keys that mean nothing here. */
export function nodeByKey(of: LookedAt, key: string): KeyStep | null {
  const { view, selected, zoom, choices } = of;
  const [deeper, back] = choices.isUpward ? ['ArrowUp', 'ArrowDown'] : ['ArrowDown', 'ArrowUp'];
  switch (key) {
    case deeper:
      return pickOf(widest(of, selected === 0 ? zoom : selected));
    case back:
      return selected === 0 ? null : { pick: view.parent[selected] ?? 0 };
    case 'ArrowRight':
      return pickOf(beside(of, 1));
    case 'ArrowLeft':
      return pickOf(beside(of, -1));
    case 'Enter':
    case ' ':
      return { zoom: selected };
    case 'Escape':
    case 'Home':
      return { zoom: 0 };
    case 'Backspace':
      return zoom === 0 ? null : { zoom: view.parent[zoom] ?? 0 };
    default:
      return null;
  }
}

function pickOf(node: number | null): KeyStep | null {
  return node === null ? null : { pick: node };
}

/** The first callee with a width: they are sorted by what both sides have. */
function widest({ view, layout }: LookedAt, node: number): number | null {
  for (let child = node + 1; child < (view.end[node] ?? 0); child = view.end[child] ?? 0) {
    if ((layout.width[child] ?? 0) > 0) return child;
  }
  return null;
}

/** The next or the last one of the same caller. */
function beside(of: LookedAt, by: 1 | -1): number | null {
  const { view, layout, selected } = of;
  if (selected === 0) return null;
  const parent = view.parent[selected] ?? 0;
  let before: number | null = null;
  for (let child = parent + 1; child < (view.end[parent] ?? 0); child = view.end[child] ?? 0) {
    if ((layout.width[child] ?? 0) === 0) continue;
    if (by === -1 && child === selected) return before;
    if (by === 1 && before === selected) return child;
    before = child;
  }
  return null;
}
