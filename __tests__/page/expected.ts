// What a page should show, worked out in Node from the data that the file carries.
import { eachBox, type Box } from '../../src/flame/boxes.js';
import type { CallTree } from '../../src/flame/call-tree.js';
import { treeOf } from '../../src/flame/tree-columns.js';
import { viewOf, type View, type ViewOptions } from '../../src/flame/view.js';
import { layoutOf, type Layout, type WidthOf } from '../../src/flame/weights.js';
import { leastWidth, rowHeight } from '../../src/page/profile/paint.js';
import type { ProfileColumns, ProfileEntry } from '../../src/report/html/page-data.js';
import type { PageParts } from '../../src/report/html/report-page.js';
import { unpacked } from './report-files.js';
import type { Tab } from './tab.js';

export interface Carried {
  readonly entry: ProfileEntry;
  readonly tree: CallTree;
}

/** A profile as the file carries it. */
export function carriedProfile({ data, elements }: PageParts, position: number): Carried {
  const entry = data.profiles[position];
  const packed = entry === undefined ? undefined : elements.get(entry.element);
  if (entry === undefined || packed === undefined) throw new Error(`no profile ${position}`);
  const columns = unpacked(packed) as ProfileColumns;
  const { name, file } = data.functions;
  const functions = name.map((of, at) => ({ name: of, file: file[at] ?? '' }));
  return { entry, tree: treeOf(columns, functions) };
}

export interface Pictured {
  readonly view: View;
  readonly layout: Layout;
}

export function pictured(
  { tree, entry }: Carried,
  options: Partial<ViewOptions> = {},
  width: WidthOf = 'both',
): Pictured {
  const view = viewOf(tree, { type: entry.shownFirst, by: 'function', direction: 'callees', ...options });
  return { view, layout: layoutOf(view, width) };
}

/** Boxes of a picture so many pixels wide, by node. */
export function boxesOf({ view, layout }: Pictured, pixels: number, zoom = 0): ReadonlyMap<number, Box> {
  const boxes = new Map<number, Box>();
  eachBox(view, layout, { zoom, pixels, rows: [0, 1e9], least: leastWidth }, (box) => {
    boxes.set(box.node, box);
  });
  return boxes;
}

export function nameOf({ view }: Pictured, node: number): string {
  return view.tree.functions[view.places[view.place[node] ?? 0]?.function ?? 0]?.name ?? '';
}

/** The first node of a function, the widest by what both sides have on that way. */
export function nodeOf(of: Pictured, name: string | RegExp): number {
  for (let node = 1; node < of.view.count; node++) {
    const found = nameOf(of, node);
    if (typeof name === 'string' ? found === name : name.test(found)) return node;
  }
  throw new Error(`no ${String(name)}`);
}

/** A box on the screen. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Where the middle of a node's box is in the window, for a picture with the root on top. */
export async function spotOf(tab: Tab, of: Pictured, node: number, zoom = 0): Promise<Spot> {
  const canvas = await canvasOf(tab);
  const box = boxesOf(of, canvas.width, zoom).get(node);
  if (box === undefined) throw new Error(`node ${node} is not in the picture`);
  return {
    x: canvas.left + box.x + box.width / 2,
    y: canvas.top + (box.row + 0.5) * rowHeight - canvas.scrolled,
    width: box.width,
  };
}

export interface CanvasPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Of the box that it is in. */
  readonly scrolled: number;
}

export async function canvasOf(tab: Tab): Promise<CanvasPlace> {
  return tab.page.$eval('canvas', (canvas) => {
    canvas.scrollIntoView({ block: 'nearest' });
    const { left, top, width, height } = canvas.getBoundingClientRect();
    let scrolled = 0;
    for (let at = canvas.parentElement; at !== null && at !== document.body; at = at.parentElement)
      scrolled += at.scrollTop;
    return { left, top, width, height, scrolled };
  });
}
