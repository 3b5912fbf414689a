// The text and the JSON of `pprof-gate diff`: like `go tool pprof -top -diff_base`, with both sides beside it.
import type { Pair } from '../../model/pair.js';
import type { ProfileDiff } from '../../profile/diff.js';
import { frameText } from '../../profile/frames.js';
import { delta, topDiffRows } from '../../profile/top.js';
import { visible } from '../escape.js';
import { formatShare, formatValue } from '../format.js';
import { amountOf } from './profile-amount.js';
import {
  operationsWords,
  placeColumn,
  shownWords,
  topColumns,
  totalsWords,
  typeWords,
} from '../words/top-table.js';

export interface DiffTableOptions {
  /** Rows whose |cum| difference is a smaller share of the total are left out and counted. Default 0.005, as pprof. */
  readonly minShare?: number;
  /** At most so many rows. Default: all. */
  readonly rows?: number;
}

/** The table as plain text with a closing newline; names are made safe for a terminal. */
export function renderDiffTable(diff: ProfileDiff, options: DiffTableOptions = {}): string {
  const minShare = options.minShare ?? 0.005;
  const amount = amountOf(diff.type.unit);
  const reference = diff.total.base || diff.total.head;
  const changed = topDiffRows(diff);
  const shown = changed
    .filter(({ cum, flat }) => Math.max(Math.abs(delta(cum)), Math.abs(delta(flat))) >= minShare * reference)
    .slice(0, options.rows ?? changed.length);

  let sum = 0;
  const rows = shown.map(({ frame, flat, cum }) => {
    sum += delta(flat);
    return [
      amount.difference(delta(flat)),
      percent(delta(flat), reference),
      percent(sum, reference),
      amount.difference(delta(cum)),
      percent(delta(cum), reference),
      amount.value(flat.base),
      amount.value(flat.head),
      amount.value(cum.base),
      amount.value(cum.head),
      visible(frameText(frame, diff.by), longestName),
    ];
  });
  const { total, operations } = diff;
  const change = `${amount.difference(delta(total))} (${percent(delta(total), reference)})`;
  return [
    typeWords(visible(diff.type.type), visible(diff.type.unit)),
    ...(operations === null ? [] : [operationsWords(count(operations.base), count(operations.head))]),
    totalsWords(amount.value(total.base), amount.value(total.head), change),
    shownWords(
      shown.length,
      changed.length,
      options.rows === undefined && minShare > 0 ? formatShare(minShare) : null,
    ),
    ...(rows.length === 0 ? [] : aligned([[...topColumns, placeColumn[diff.by]], ...rows])),
    '',
  ].join('\n');
}

/** A Go name with its type arguments, and a path. */
const longestName = 500;

interface Side extends Pair {
  readonly delta: number;
}

/** `pprof-gate diff --json`: every row that differs, in the order of the table, values in the profile's unit. */
export interface DiffJson {
  readonly schema: 'pprof-gate/diff/1';
  readonly type: string;
  readonly unit: string;
  readonly by: ProfileDiff['by'];
  /** When given, all values are per operation. */
  readonly operations: Pair | null;
  readonly total: Side;
  readonly rows: readonly {
    readonly function: string;
    readonly file: string;
    /** Of head, of base where the line is gone; 0 when folded by function. */
    readonly line: number;
    readonly flat: Side;
    readonly cum: Side;
  }[];
}

export function diffJson(diff: ProfileDiff): DiffJson {
  const side = (pair: Pair): Side => ({ base: pair.base, head: pair.head, delta: delta(pair) });
  return {
    schema: 'pprof-gate/diff/1',
    type: diff.type.type,
    unit: diff.type.unit,
    by: diff.by,
    operations: diff.operations,
    total: side(diff.total),
    rows: topDiffRows(diff).map(({ frame, flat, cum }) => ({
      function: frame.function,
      file: frame.file,
      line: frame.line,
      flat: side(flat),
      cum: side(cum),
    })),
  };
}

function count(operations: number): string {
  return formatValue(operations, '', 15);
}

function percent(part: number, whole: number): string {
  if (whole === 0) return part === 0 ? '0%' : '–';
  const share = (100 * part) / whole;
  const text = Math.abs(share).toFixed(2);
  if (Number(text) === 0) return '0%';
  return `${share < 0 ? '−' : '+'}${text}%`;
}

/** Columns to the right, the last one to the left. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns - 1 }, (_, column) =>
    Math.max(...rows.map((row) => Array.from(row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row.map((cell, column) => (column < columns - 1 ? cell.padStart(widths[column] ?? 0) : cell)).join('  '),
  );
}
