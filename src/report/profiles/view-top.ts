// The text and the JSON of `pprof-gate top`.
import { canBeChance } from '../../flame/difference.js';
import { topOf, type TopRow } from '../../flame/top.js';
import { by } from '../../base/order.js';
import type { Pair } from '../../model/pair.js';
import { rowsOf, type NumberColumn } from './number-columns.js';
import { fitting, fittingAll, placeLabels, type PlaceLabels } from './place-label.js';
import { amountOf, shareText } from './profile-amount.js';
import { headerLines } from './profile-header.js';
import { stylesFor, type Style } from './profile-paint.js';
import type { ProfileView, TextOptions } from './profile-view.js';
import {
  atMostWords,
  chanceMark,
  chanceWords,
  changeAtMostWords,
  heads,
  noDifference,
  nothingWords,
  otherRowsWords,
} from '../words/profile-views.js';

export interface TopOptions extends TextOptions {
  readonly rows: number;
  readonly sort: 'flat' | 'cum';
  /** Rows with a smaller share of flat and cum are left out; 0 to 1. */
  readonly least: number;
}

const barWidth = 10;

/** Rows in the order of the table, with a base those that differ. */
export function sortedRows({ view, base }: ProfileView, sort: 'flat' | 'cum'): TopRow[] {
  const size = base === null ? (of: Pair) => Math.abs(of.head) : (of: Pair) => Math.abs(of.head - of.base);
  const other = sort === 'flat' ? 'cum' : 'flat';
  return topOf(view)
    .filter(({ flat, cum }) => size(flat) !== 0 || size(cum) !== 0)
    .map((row) => ({
      row,
      first: -size(row[sort]),
      then: -size(row[other]),
      name: placeLabels(view, row.place).full,
    }))
    .sort(
      by(
        ({ first }) => first,
        ({ then }) => then,
        ({ name }) => name,
      ),
    )
    .map(({ row }) => row);
}

/** A table with a closing newline; names are made safe for a terminal. */
export function renderTop(shown: ProfileView, options: TopOptions): string {
  const { view, base, type } = shown;
  const all = sortedRows(shown, options.sort);
  const heavy = all.filter((row) => weight(shown, row) >= options.least);
  const rows = heavy.slice(0, options.rows);
  const next = heavy[rows.length];
  const paint = stylesFor(options.color);
  const amount = amountOf(type.unit);
  const atMost = (of: Pair): string =>
    base === null
      ? atMostWords(heads[options.sort], amount.value(of.head))
      : changeAtMostWords(heads[options.sort], amount.value(Math.abs(of.head - of.base)));
  const labels = rows.map(({ place }) => placeLabels(view, place));
  const table = rowsOf(
    base === null ? oneSide(shown, rows) : twoSides(shown, rows),
    {
      head: heads.function[view.by],
      text(room) {
        const of = fittingAll(labels, room);
        return (row) => fitting(of(labels[row] as PlaceLabels), room);
      },
      room: 30,
    },
    { rows: rows.length, width: options.width, paint },
  );
  const isMarked = table.some((line) => line.includes(chanceMark));
  return [
    ...headerLines(shown),
    '',
    ...(rows.length > 0 ? table : [base === null ? nothingWords(shown.filters) : noDifference]),
    ...otherRowsWords({
      more: heavy.length - rows.length,
      most: next === undefined ? '' : atMost(next[options.sort]),
      light: all.length - heavy.length,
      least: options.least,
      same: base === null ? 0 : topOf(view).length - all.length,
      by: view.by,
    }).map((line) => paint(line, 'dim')),
    ...(isMarked ? [paint(chanceWords, 'dim')] : []),
    '',
  ].join('\n');
}

/** The larger share of flat and cum, of what the table shows of them. */
function weight({ view, base }: ProfileView, { flat, cum }: TopRow): number {
  const whole = base === null ? view.total.head : view.total.base || view.total.head;
  const size = base === null ? (of: Pair) => Math.abs(of.head) : (of: Pair) => Math.abs(of.head - of.base);
  return whole > 0 ? Math.max(size(flat), size(cum)) / whole : 0;
}

function oneSide({ view, type }: ProfileView, rows: readonly TopRow[]): NumberColumn[] {
  const amount = amountOf(type.unit);
  const total = view.total.head;
  const bar: Style = 'bar';
  const widest = rows.reduce((most, { cum, flat }) => Math.max(most, cum.head, flat.head), 0);
  return [
    { head: heads.flat, spare: 0, cells: rows.map(({ flat }) => amount.value(flat.head)) },
    { head: heads.flatShare, spare: 0, cells: rows.map(({ flat }) => shareText(flat.head, total)) },
    { head: heads.cum, spare: 0, cells: rows.map(({ cum }) => amount.value(cum.head)) },
    { head: heads.cumShare, spare: 0, cells: rows.map(({ cum }) => shareText(cum.head, total)) },
    {
      head: '',
      spare: 1,
      cells: rows.map(({ flat, cum }) => barText(flat.head / widest, cum.head / widest)),
      style: () => bar,
      isText: true,
    },
  ];
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'] as const;

/** Flat as a bar, and dots to where cum reaches; shares of the whole width. */
function barText(flat: number, cum: number): string {
  const steps = Math.round(Math.min(Math.max(flat, 0), 1) * barWidth * 8);
  const full = Math.floor(steps / 8);
  const bar = '█'.repeat(full) + (eighths[steps % 8] as string);
  const reach = Math.round(Math.min(Math.max(cum, 0), 1) * barWidth);
  return bar + '·'.repeat(Math.max(reach - Array.from(bar).length, 0));
}

function twoSides(shown: ProfileView, rows: readonly TopRow[]): NumberColumn[] {
  return [...sideColumns(shown, 'flat', rows), ...sideColumns(shown, 'cum', rows)];
}

function sideColumns(
  { view, type, grain }: ProfileView,
  of: 'flat' | 'cum',
  rows: readonly TopRow[],
): NumberColumn[] {
  const amount = amountOf(type.unit);
  const total = view.total.base || view.total.head;
  const group = heads[of];
  const isChance = rows.map((row) => canBeChance(row[of].base, row[of].head, grain));
  const differences = rows.map((row) => row[of].head - row[of].base);
  const style = (row: number): Style | null => {
    const difference = differences[row] as number;
    if (isChance[row] === true) return 'dim';
    return difference > 0 ? 'more' : difference < 0 ? 'less' : null;
  };
  return [
    { group, head: heads.base, spare: 2, cells: rows.map((row) => amount.value(row[of].base)) },
    { group, head: heads.head, spare: 0, cells: rows.map((row) => amount.value(row[of].head)) },
    {
      group,
      head: heads.change,
      spare: 0,
      cells: differences.map(
        (difference, row) =>
          (isChance[row] === true && difference !== 0 ? chanceMark : '') + amount.difference(difference),
      ),
      style,
    },
    {
      group,
      head: heads.share,
      spare: 3,
      cells: differences.map((difference) => signed(difference, total)),
      style,
    },
  ];
}

function signed(part: number, whole: number): string {
  return part > 0 ? `+${shareText(part, whole)}` : shareText(part, whole);
}
