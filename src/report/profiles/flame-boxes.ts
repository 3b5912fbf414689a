// What a flame graph is drawn of, whatever it is drawn on: boxes with their place, their share and what moved.
import { eachBox } from '../../flame/boxes.js';
import { codeKind, type CodeKind } from '../../flame/code.js';
import { stepOf, type Step } from '../../flame/difference.js';
import { layoutOf } from '../../flame/weights.js';
import { columnsOf, cut } from '../columns.js';
import { placeLabels, type PlaceLabels } from './place-label.js';
import { changeText, shareText } from './profile-amount.js';
import type { ProfileView } from './profile-view.js';
import { phrases } from '../words/profile-views.js';

export interface FlameOptions {
  /** Calls with a smaller share of head's total are left out; 0 to 1. */
  readonly least: number;
  /** Deeper ones are left out; the root is at 0. */
  readonly depth: number;
}

export interface FlameBox {
  readonly node: number;
  readonly row: number;
  /** In the unit of the picture's width. */
  readonly x: number;
  readonly width: number;
  readonly labels: PlaceLabels;
  /** Null of the root. */
  readonly kind: CodeKind | null;
  /** 0 without a base. */
  readonly step: Step;
  /** `12.3%` of head's total. */
  readonly share: string;
  /** `+12 %`; empty where there is no step. */
  readonly change: string;
}

export interface Flame {
  readonly boxes: readonly FlameBox[];
  /** Rows that have a box. */
  readonly rows: number;
  /** Calls that are too light, or narrower than can be drawn, and the share below which they are. */
  readonly lighter: number;
  readonly least: number;
  readonly deeper: number;
  /** Calls that only base has, and what they have there. */
  readonly gone: { readonly calls: number; readonly value: number };
}

/** Boxes of a view in a picture so wide; narrower ones than `narrowest` are not drawn, nor what is in them. */
export function flameOf(shown: ProfileView, options: FlameOptions, wide: number, narrowest: number): Flame {
  const { view } = shown;
  const layout = layoutOf(view, 'head');
  const whole = layout.width[0] as number;
  const scale = whole > 0 ? wide / whole : 0;
  const total = view.total.head;
  const least = Math.max(narrowest, options.least * total * scale);
  const boxes: FlameBox[] = [];
  const window = {
    zoom: 0,
    pixels: wide,
    rows: [0, Math.min(options.depth, layout.deepest)] as const,
    least,
  };
  eachBox(view, layout, window, ({ node, row, x, width }) => {
    boxes.push({ node, row, x, width, ...contentOf(shown, node) });
  });
  let [lighter, deeper] = [0, 0];
  for (let node = 1; node < view.count; node++) {
    const width = (layout.width[node] as number) * scale;
    if (width > 0 && width < least) lighter++;
    else if (width > 0 && (view.depth[node] as number) > options.depth) deeper++;
  }
  return {
    boxes,
    rows: boxes.reduce((most, { row }) => Math.max(most, row + 1), 0),
    lighter,
    least: scale > 0 ? least / scale / total : 0,
    deeper,
    gone: goneOf(shown),
  };
}

function contentOf(shown: ProfileView, node: number): Omit<FlameBox, 'node' | 'row' | 'x' | 'width'> {
  const { view, base, grain } = shown;
  const position = view.place[node] as number;
  const name = view.tree.functions[view.places[position]?.function ?? -1]?.name ?? '';
  const sides = { base: view.cum.base[node] as number, head: view.cum.head[node] as number };
  const step = base === null ? 0 : stepOf(sides.base, sides.head, grain);
  const all = { full: phrases.all, medium: phrases.all, short: phrases.all };
  return {
    labels: node === 0 ? all : placeLabels(view, position),
    kind: node === 0 ? null : codeKind(name, false),
    step,
    share: shareText(sides.head, view.total.head),
    change: step === 0 ? '' : changeText(sides),
  };
}

/** Each call that head has no more is counted, and what the outermost of them had in base. */
function goneOf({ view }: ProfileView): Flame['gone'] {
  const { base, head } = view.cum;
  let [calls, value] = [0, 0];
  for (let node = 1; node < view.count; node++) {
    if (head[node] !== 0 || base[node] === 0) continue;
    calls++;
    const above = view.parent[node] as number;
    if (above === 0 || head[above] !== 0) value += base[node] as number;
  }
  return { calls, value };
}

/** Shortest part of a name that tells something, in columns. */
const leastName = 5;

/** As much as fits into so many columns: what moved before the share, the name before both; a part of it; nothing. */
export function boxText({ labels, share, change }: FlameBox, columns: number): string {
  const extras = change === '' ? [` ${share}`, ''] : [` ${share} ${change}`, ` ${change}`];
  for (const extra of extras) {
    for (const label of [labels.medium, labels.short]) {
      if (columnsOf(label) + columnsOf(extra) <= columns) return label + extra;
    }
  }
  const extra = change === '' ? '' : ` ${change}`;
  const room = columns - columnsOf(extra);
  if (room >= leastName) return cut(labels.short, room) + extra;
  return columns < leastName ? '' : cut(labels.short, columns);
}
