// Columns of the table of a profile, by the sides that are looked at.
import { byText } from '../../base/order.js';
import type { Pair } from '../../model/pair.js';
import { shareText } from '../../report/profiles/profile-amount.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import { bounded, boundedDifference } from './bounds.js';
import { differenceText } from './differences.js';
import type { LookedAt } from './looked-at.js';
import type { TableRow } from './top-rows.js';

export interface Column {
  /** Known by it in the address. */
  readonly id: string;
  readonly name: string;
  readonly value: (row: TableRow) => number;
  readonly text: (row: TableRow) => string;
}

export function columnsFor(of: LookedAt): Column[] {
  const { amount, choices, view } = of;
  const { sides } = choices;
  const columns = (id: 'flat' | 'cum'): Column[] => {
    const name = words[id];
    const column = (end: string, told: string, value: (pair: Pair) => number): Column => ({
      id: `${id}${end}`,
      name: `${name}${told}`,
      value: (row) => value(row[id]),
      text: (row) => bounded(amount.value(value(row[id])), row.bound),
    });
    if (sides !== 'difference') {
      const own = (pair: Pair): number => pair[sides];
      return [
        column('', '', own),
        {
          id: `${id}-share`,
          name: `${name} %`,
          // A table that is taken along has shares here, not the values once more.
          value: (row) => (view.total[sides] > 0 ? own(row[id]) / view.total[sides] : 0),
          text: (row) => bounded(shareText(own(row[id]), view.total[sides]), row.bound),
        },
      ];
    }
    return [
      column('-base', ` ${words.base}`, ({ base }) => base),
      column('-head', ` ${words.head}`, ({ head }) => head),
      {
        ...column('-difference', ` ${words.difference}`, ({ base, head }) => head - base),
        text: (row) => boundedDifference(differenceText(of, row[id]), row.bound),
      },
    ];
  };
  return [...columns('flat'), ...columns('cum')];
}

/** What has or moved most first; reversed, what least. */
export function sortedRows(rows: readonly TableRow[], column: Column, isReversed: boolean): TableRow[] {
  const size = (row: TableRow): number => {
    const value = column.value(row);
    return column.id.endsWith('-difference') ? Math.abs(value) : value;
  };
  return [...rows].sort((a, b) => (isReversed ? size(a) - size(b) : size(b) - size(a)) || a.place - b.place);
}

export function rowsByName(
  rows: readonly TableRow[],
  name: (row: TableRow) => string,
  isReversed: boolean,
): TableRow[] {
  const named = rows.map((row) => ({ row, name: name(row) }));
  named.sort((a, b) => byText(a.name, b.name) || a.row.place - b.row.place);
  return (isReversed ? named.reverse() : named).map(({ row }) => row);
}
