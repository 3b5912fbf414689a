// Draws the boxes of a flame graph that can be seen onto a canvas.
import { codeKinds } from '../../flame/code.js';
import { eachBox, type Box, type Window } from '../../flame/boxes.js';
import { stepOf } from '../../flame/difference.js';
import { shortName } from '../../flame/code.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import { changeBeyondChance } from './differences.js';
import { calledAt, type LookedAt } from './looked-at.js';
import type { Paint, Palette } from './palette.js';
import { toldAt } from './totals.js';

export const rowHeight = 20;
/** Narrower boxes are left out, with what is in them. */
export const leastWidth = 0.4;

export interface Picture {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** How far the picture is scrolled down. */
  readonly top: number;
  /** Rows of the whole picture. */
  readonly rows: number;
  readonly hover: number | null;
}

/** The part of the picture that can be seen; upward the root is in the last row. */
export function windowOf(
  { zoom, choices }: LookedAt,
  { width, height, top, rows }: Omit<Picture, 'context' | 'palette' | 'hover'>,
): Window {
  const [first, last] = [Math.floor(top / rowHeight), Math.floor((top + height) / rowHeight)];
  return {
    zoom,
    pixels: width,
    rows: choices.isUpward ? [rows - 1 - last, rows - 1 - first] : [first, last],
    least: leastWidth,
  };
}

/** Where a row begins, from the top of what is seen. */
function rowTop({ choices }: LookedAt, { top, rows }: Picture, row: number): number {
  return (choices.isUpward ? rows - 1 - row : row) * rowHeight - top;
}

export function paintBoxes(of: LookedAt, picture: Picture): void {
  const { context, palette, width, height } = picture;
  context.clearRect(0, 0, width, height);
  context.font = '12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace';
  context.textBaseline = 'middle';
  const letter = context.measureText('m').width;
  const boxOf = painterOf(of, palette);
  const zoomDepth = of.view.depth[of.zoom] ?? 0;
  eachBox(of.view, of.layout, windowOf(of, picture), (box) => {
    const { fill, text } = boxOf(box.node);
    const y = rowTop(of, picture, box.row);
    const isDim = box.row < zoomDepth || (of.matches !== null && of.matches.isMatch[box.node] === 0);
    context.globalAlpha = isDim ? 0.45 : 1;
    context.fillStyle = fill;
    context.fillRect(box.x, y, Math.max(box.width - 0.5, 0.3), rowHeight - 1);
    // Through a box that is seen through, the page is seen: its own colour of text is read on it.
    context.globalAlpha = isDim ? 0.8 : 1;
    if (box.width > 4 * letter) label(of, context, box, y, letter, isDim ? palette.ring : text);
    context.globalAlpha = 1;
    mark(of, picture, box, y);
  });
}

/** Searched, selected and pointed at are told by lines, not by colour alone. */
function mark(
  { matches, selected }: LookedAt,
  { context, palette, hover }: Picture,
  box: Box,
  y: number,
): void {
  const isSelected = box.node === selected && selected !== 0;
  if (matches?.isMatch[box.node] === 1) {
    context.fillStyle = palette.match;
    context.fillRect(box.x, y + rowHeight - 4, Math.max(box.width - 0.5, 0.3), 3);
  }
  if (!isSelected && box.node !== hover) return;
  context.strokeStyle = palette.ring;
  context.lineWidth = isSelected ? 2 : 1;
  context.strokeRect(box.x + 1, y + 1, Math.max(box.width - 2.5, 0.5), rowHeight - 3);
}

function label(
  of: LookedAt,
  context: CanvasRenderingContext2D,
  { node, x, width }: Box,
  y: number,
  letter: number,
  color: string,
): void {
  const name = nodeText(of, node);
  const room = Math.floor((width - 6) / letter);
  const change = of.choices.sides === 'difference' ? changeOf(of, node) : '';
  // The number where there is room for all of it: a colour is not read by everybody.
  const text = name.length + change.length + 2 <= room ? `${name}  ${change}` : name;
  const cut = text.length <= room ? text : `${text.slice(0, Math.max(room - 1, 1))}\u2026`;
  context.fillStyle = color;
  context.fillText(cut, x + 3, y + rowHeight / 2, width - 5);
}

function changeOf(of: LookedAt, node: number): string {
  return changeBeyondChance(of, toldAt(of, of.view.cum, node));
}

/** As in the picture: the short name, with its line where nodes are lines. */
export function nodeText(of: LookedAt, node: number): string {
  if (node === 0) return words.all;
  const { name, line } = calledAt(of, node);
  const number = line.head || line.base;
  return number === 0 ? shortName(name) : `${shortName(name)}:${number}`;
}

function painterOf(of: LookedAt, palette: Palette): (node: number) => Paint {
  const { view, type, choices, data, tree } = of;
  if (choices.sides === 'difference') {
    return (node) => {
      const step = stepOf(view.cum.base[node] ?? 0, view.cum.head[node] ?? 0, type.grain);
      return palette.steps.get(step) ?? palette.root;
    };
  }
  return (node) => {
    if (node === 0) return palette.root;
    const { function: position } = calledAt(of, node);
    const kind = codeKinds[data.functions.kind[position] ?? 1] ?? 'dependency';
    const shades = palette.kinds.get(kind);
    // The same function has the same shade wherever it is.
    return shades?.[(tree.functions[position]?.name.length ?? 0) % 2] ?? palette.root;
  };
}
