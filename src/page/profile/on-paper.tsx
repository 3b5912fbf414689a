// The profile on paper: all of the picture, since nobody can scroll it there, and what was chosen, since controls are not
// printed. Made when somebody prints.
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { eachBox } from '../../flame/boxes.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import type { Choices } from './choices.js';
import type { LookedAt } from './looked-at.js';
import { leastWidth, paintBoxes, rowHeight } from './paint.js';
import { paletteOf } from './palette.js';

/** True from the moment somebody prints until that is done: what is drawn in between is on the paper. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const before = (): void => {
      setPrinting(true);
    };
    const after = (): void => {
      setPrinting(false);
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinting;
}

/** Pixels across, and as many again for each on paper. */
const across = 1000;
const dense = 2;
/** Rows of one piece, which a sheet holds; and pieces at most. */
const rowsOfPiece = 45;
const mostPieces = 6;

export function PaperFlame({ of }: { readonly of: LookedAt }): JSX.Element {
  const rows = rowsOf(of);
  const pieces = Math.min(Math.ceil(rows / rowsOfPiece), mostPieces);
  const left = Math.max(0, rows - mostPieces * rowsOfPiece);
  return (
    <div class="paper">
      {Array.from({ length: pieces }, (_, piece) => (
        <Piece key={piece} of={of} rows={rows} first={piece * rowsOfPiece} />
      ))}
      {left > 0 && <p>{words.rowsLeft(left)}</p>}
    </div>
  );
}

/** Down to the deepest row that has a box which can be seen. */
function rowsOf({ view, layout, zoom }: LookedAt): number {
  let last = 0;
  eachBox(view, layout, { zoom, pixels: across, rows: [0, Infinity], least: leastWidth }, ({ row }) => {
    last = Math.max(last, row);
  });
  return last + 1;
}

function Piece({
  of,
  rows,
  first,
}: {
  readonly of: LookedAt;
  readonly rows: number;
  readonly first: number;
}): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const height = Math.min(rowsOfPiece, rows - first) * rowHeight;
  // At once: no frame is drawn any more before the paper is.
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    if (element === null || context === null) return;
    context.setTransform(dense, 0, 0, dense, 0, 0);
    const seen = { width: across, height, top: first * rowHeight, rows, hover: null };
    paintBoxes(of, { context, palette: paletteOf(element), ...seen });
  });
  return (
    <canvas
      ref={canvas}
      width={across * dense}
      height={height * dense}
      role="img"
      aria-label={words.flameGraph}
    />
  );
}

/** What is not as it is by itself. */
export function PaperChoices({ choices }: { readonly choices: Choices }): JSX.Element | null {
  const { sides, width, from, by, isRuntimeHidden, without, focus, ignore } = choices;
  const told: readonly [string, string][] = [
    [words.sides, sides === 'difference' ? '' : words[sides]],
    [words.width, sides === 'difference' && width === 'moved' ? words.widthMoved : ''],
    [words.from, from === 'callers' ? words.fromCallers : ''],
    [words.by, by === 'line' ? words.line : ''],
    [words.without, [isRuntimeHidden ? words.runtime : '', without].filter((of) => of !== '').join(', ')],
    [words.focus, focus],
    [words.ignore, ignore],
  ];
  const chosen = told.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
  return chosen.length === 0 ? null : <p class="paper-only">{chosen.join('; ')}.</p>;
}
