// A flame graph for a terminal: the root on top, callees below, as wide as what they have.
import { columnsOf, padEnd } from '../columns.js';
import { boxText, flameOf, type Flame, type FlameBox, type FlameOptions } from './flame-boxes.js';
import { amountOf } from './profile-amount.js';
import { headerLines } from './profile-header.js';
import { edgeOn, kindColor, onColor, stepColor, stylesFor, type Painter } from './profile-paint.js';
import type { ProfileView, TextOptions } from './profile-view.js';
import { goneWords, leftOutWords, legend, nothingWords, rowsLikeWords } from '../words/profile-views.js';

/** Columns where there is no terminal. */
const usualWidth = 120;

/** Boxes as wide as this have a name that tells something. */
const namedFrom = 6;

/** A picture with a closing newline; names are made safe for a terminal. */
export function renderFlame(shown: ProfileView, options: FlameOptions & TextOptions): string {
  const paint = stylesFor(options.color);
  const wide = options.width ?? usualWidth;
  // Without colours a bar is where a box begins, and one more ends the last.
  const [across, narrowest] = options.color ? [wide, 1] : [wide - 1, 2];
  const draw = (depth: number): Flame => flameOf(shown, { ...options, depth }, across, narrowest);
  // What is below the last name are slivers: nobody could tell what they are.
  const all = draw(options.depth);
  const named = all.boxes.reduce(
    (most, { row, width }) => (width >= namedFrom ? Math.max(most, row) : most),
    0,
  );
  const depth = options.depth === Infinity ? named : options.depth;
  const flame = depth === options.depth ? all : draw(depth);
  return [
    ...headerLines(shown),
    '',
    ...(shown.view.count === 1
      ? [nothingWords(shown.filters)]
      : pictureLines(flame, wide, options.color, shown.base !== null, paint)),
    ...leftOutWords({ ...flame, depth }).map((line) => paint(line, 'dim')),
    ...(flame.gone.calls === 0
      ? []
      : [paint(goneWords(flame.gone.calls, amountOf(shown.type.unit).value(flame.gone.value)), 'dim')]),
    ...legendLines(flame, shown.base !== null, { ...options, width: wide }),
    '',
  ].join('\n');
}

/** Of rows with the same names only the first and the last are drawn: a function that calls itself fills screens. */
function pictureLines(
  flame: Flame,
  wide: number,
  color: boolean,
  isDifference: boolean,
  paint: Painter,
): string[] {
  const rows: FlameBox[][] = Array.from({ length: flame.rows }, () => []);
  for (const box of flame.boxes) rows[box.row]?.push(box);
  const names = rows.map((boxes) =>
    JSON.stringify(boxes.flatMap(({ width, labels }) => (width >= namedFrom ? [labels.full] : []))),
  );
  const lines: string[] = [];
  for (let row = 0; row < rows.length; row++) {
    const boxes = rows[row] as FlameBox[];
    lines.push((color ? coloredRow(boxes, isDifference) : plainRow(boxes, wide)).trimEnd());
    let same = 0;
    while (names[row + 1 + same] === names[row]) same++;
    if (same < 4) continue;
    lines.push(paint(rowsLikeWords(same - 1), 'dim'));
    row += same - 1;
  }
  return lines;
}

/** Each box has an edge to its left, and ends where the next one begins. */
function coloredRow(boxes: readonly FlameBox[], isDifference: boolean): string {
  let line = '';
  let at = 0;
  for (const box of boxes) {
    const [from, to] = columnsTaken(box);
    const color = isDifference ? stepColor(box.step) : kindColor(box.kind);
    const columns = to - from - 1;
    const text = columns > 0 ? onColor(padEnd(boxText(box, columns), columns), color) : '';
    line += ' '.repeat(Math.max(from - at, 0)) + edgeOn(color) + text;
    at = to;
  }
  return line;
}

/** `│name 45%····│`: dots are a box, blanks are none. */
function plainRow(boxes: readonly FlameBox[], wide: number): string {
  const cells = Array.from({ length: wide }, () => ' ');
  for (const box of boxes) {
    const [from, to] = columnsTaken(box);
    const text = boxText(box, to - from - 1);
    const fill = '·'.repeat(Math.max(to - from - 1 - columnsOf(text), 0));
    cells[from] = '│';
    cells[to] = '│';
    // Wide letters take the place of the cell behind them.
    cells[from + 1] = to - from > 1 ? text + fill : (cells[from + 1] as string);
    for (let at = from + 2; at < to; at++) cells[at] = '';
  }
  return cells.join('');
}

function columnsTaken({ x, width }: FlameBox): readonly [from: number, to: number] {
  return [Math.round(x), Math.round(x + width)];
}

function legendLines(
  flame: Flame,
  isDifference: boolean,
  { color, width }: { readonly color: boolean; readonly width: number },
): string[] {
  const isMoved = flame.boxes.some(({ change }) => change !== '');
  if (isDifference && !isMoved) return [legend.noneMoved];
  if (!color) return isDifference ? [legend.moreText] : [];
  const entries: readonly (readonly [color: number, words: string])[] = isDifference
    ? [
        [stepColor(-3), legend.less],
        [stepColor(3), legend.more],
        [stepColor(0), legend.same],
      ]
    : [
        [kindColor('dependency'), legend.modules],
        [kindColor('standard'), legend.standard],
        [kindColor('runtime'), legend.runtime],
      ];
  const paint = stylesFor(color);
  const texts = entries.map(([of, words]) => `${onColor('  ', of)} ${paint(words, 'dim')}`);
  const columns = entries.reduce((sum, [, words]) => sum + words.length + 6, 0);
  return columns <= width ? [texts.join('   ')] : texts;
}
