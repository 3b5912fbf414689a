// Rows of a terminal with numbers to the left and a name to the right, in as many columns as there is room for.
import { columnsOf, padEnd, padStart } from '../columns.js';
import type { Painter, Style } from './profile-paint.js';

export interface NumberColumn {
  readonly head: string;
  /** Columns of one group stand beside each other, with its name above them. */
  readonly group?: string;
  /** What is left out first where room is short; 0 stays. */
  readonly spare: number;
  readonly cells: readonly string[];
  readonly style?: (row: number) => Style | null;
  readonly isText?: boolean;
}

export interface Names {
  readonly head: string;
  /** Gives the name of a row in at most so many columns. */
  readonly text: (room: number) => (row: number) => string;
  /** Columns that names should have at least. */
  readonly room: number;
}

const gap = 2;

/** A head and the rows; `width` null: of any width. */
export function rowsOf(
  all: readonly NumberColumn[],
  names: Names,
  { rows, width, paint }: { readonly rows: number; readonly width: number | null; readonly paint: Painter },
): string[] {
  const columns = fitting(all, width === null ? Infinity : width - names.room);
  const widths = columns.map(widthOf);
  const room = width === null ? Infinity : width - numbersWidth(columns);
  const nameOf = names.text(room);
  const lines = Array.from({ length: rows }, (_, row) => {
    const cells = columns.map(({ cells: of, style, isText }, column) => {
      const pad = isText === true ? padEnd : padStart;
      const text = pad(of[row] ?? '', widths[column] ?? 0);
      const how = style?.(row) ?? null;
      return how === null ? text : paint(text, how);
    });
    return [...cells, nameOf(row)].join(' '.repeat(gap)).trimEnd();
  });
  const heads = columns.map(({ head, isText }, column) =>
    (isText === true ? padEnd : padStart)(head, widths[column] ?? 0),
  );
  return [
    ...groupLine(columns, widths).map((line) => paint(line, 'dim')),
    paint([...heads, names.head].join(' '.repeat(gap)).trimEnd(), 'dim'),
    ...lines,
  ];
}

function fitting(all: readonly NumberColumn[], room: number): readonly NumberColumn[] {
  let columns = all;
  while (numbersWidth(columns) > room) {
    const most = Math.max(...columns.map(({ spare }) => spare));
    if (most === 0) break;
    columns = columns.filter(({ spare }) => spare < most);
  }
  return columns;
}

function widthOf({ head, cells }: NumberColumn): number {
  return cells.reduce((most, cell) => Math.max(most, columnsOf(cell)), columnsOf(head));
}

function numbersWidth(columns: readonly NumberColumn[]): number {
  return columns.reduce((sum, column) => sum + widthOf(column) + gap, 0);
}

/** `── flat ──` above the columns of a group; no line without groups. */
function groupLine(columns: readonly NumberColumn[], widths: readonly number[]): string[] {
  if (columns.every(({ group }) => group === undefined)) return [];
  const parts: string[] = [];
  for (let from = 0; from < columns.length;) {
    const { group } = columns[from] as NumberColumn;
    let to = from + 1;
    let width = widths[from] as number;
    while (to < columns.length && columns[to]?.group === group) width += gap + (widths[to++] as number);
    const lead = Math.max(width - columnsOf(group ?? '') - 2, 0);
    const left = Math.floor(lead / 2);
    parts.push(
      group === undefined ? ' '.repeat(width) : `${'─'.repeat(left)} ${group} ${'─'.repeat(lead - left)}`,
    );
    from = to;
  }
  return [parts.join(' '.repeat(gap)).trimEnd()];
}
