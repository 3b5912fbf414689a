// The boxes that can be seen of a layout: what is narrower than a pixel or out of sight is skipped with all below it.
import type { View } from './view.js';
import type { Layout } from './weights.js';

/** The part of a picture that is drawn. */
export interface Window {
  /** Node that fills the width; its callers are as wide as it. */
  readonly zoom: number;
  /** Pixels across. */
  readonly pixels: number;
  /** First and last row that can be seen, the root's being 0. */
  readonly rows: readonly [first: number, last: number];
  /** Narrower boxes are left out, with all that is in them. In pixels. */
  readonly least: number;
}

export interface Box {
  readonly node: number;
  readonly row: number;
  /** In pixels from the left edge. */
  readonly x: number;
  readonly width: number;
}

/** Calls `draw` with every box in the window, callers first. Takes time by what is seen, not by what there is. */
export function eachBox(view: View, layout: Layout, window: Window, draw: (box: Box) => void): void {
  const { zoom, pixels, least } = window;
  const [first, last] = window.rows;
  const { width, start } = layout;
  const whole = width[zoom] as number;
  if (!(whole > 0)) return;
  for (const node of pathTo(view, zoom)) {
    const row = view.depth[node] as number;
    if (row >= first && row <= last) draw({ node, row, x: 0, width: pixels });
  }
  const scale = pixels / whole;
  const left = start[zoom] as number;
  for (let node = zoom + 1; node < (view.end[zoom] as number);) {
    const row = view.depth[node] as number;
    const across = (width[node] as number) * scale;
    if (across < least || row > last) {
      node = view.end[node] as number;
      continue;
    }
    if (row >= first) draw({ node, row, x: ((start[node] as number) - left) * scale, width: across });
    node++;
  }
}

/** The node at a pixel; null where there is none. */
export function nodeAt(view: View, layout: Layout, window: Window, x: number, row: number): number | null {
  let found: number | null = null;
  const rows = [row, row] as const;
  eachBox(view, layout, { ...window, rows }, (box) => {
    if (x >= box.x && x < box.x + box.width) found = box.node;
  });
  return found;
}

/** From the root to a node, both included. */
export function pathTo({ parent }: Pick<View, 'parent'>, node: number): number[] {
  const path = [node];
  for (let at = node; at !== 0;) {
    at = parent[at] as number;
    path.push(at);
  }
  return path.reverse();
}
