// Tables as text: for a terminal or an issue, and as CSV for a spreadsheet.

import { largest } from '../../base/order.js';

export type Cell = string | number;

/** Columns to the right, the last one to the left, as `go tool pprof -top` has them. */
export function asText(rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => row.map(String));
  const widths = (texts[0] ?? []).map((_, column) => largest(texts.map((row) => row[column]?.length ?? 0)));
  return texts
    .map((row) =>
      row
        .map((cell, column) => (column === row.length - 1 ? cell : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/** Of a fraction seven digits, which are what the page carries: more would be rounding. */
function numberText(of: number): string {
  return String(Number.isInteger(of) ? of : Number(of.toPrecision(7)));
}

/** RFC 4180. What a spreadsheet would take for a formula gets a mark in front of it; a share of nothing is left empty. */
export function asCsv(rows: readonly (readonly Cell[])[]): string {
  const cell = (of: Cell): string => {
    if (typeof of === 'number') return Number.isFinite(of) ? numberText(of) : '';
    const text = /^[=+\-@\t\r]/.test(of) ? `'${of}` : of;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(cell).join(',')).join('\r\n');
}
