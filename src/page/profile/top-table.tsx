// The table of a profile: every function or line with flat and cum, sorted by any column.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import {
  boundCells,
  boundColumn,
  tableBoundWords,
  type Bound,
} from '../../report/words/page-profile-left.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import { CopyButtons } from './copy-buttons.js';
import type { LookedAt } from './looked-at.js';
import { byName, orderOf, SortHead, type Order } from './sorting.js';
import { columnsFor, rowsByName, sortedRows, type Column } from './top-columns.js';
import { useRows, type TableRow } from './top-rows.js';

/** Rows that are shown at first, and more at each press. */
const step = 100;

export function TopTable({
  of,
  first: mostFirst = step,
  onPlace,
  onSort,
}: {
  readonly of: LookedAt;
  /** Rows that are shown at first. */
  readonly first?: number;
  /** `place`: position in the view's places. */
  readonly onPlace: (place: number) => void;
  readonly onSort: (sort: string) => void;
}): JSX.Element {
  const { tree, choices } = of;
  const columns = columnsFor(of);
  const first = choices.sides === 'difference' ? 'flat-difference' : 'flat';
  const [most, setMost] = useState(mostFirst);
  const asked = orderOf(choices.sort);
  const isKnown = asked.id === byName || columns.some(({ id }) => id === asked.id);
  const order: Order = isKnown ? asked : { id: first, isReversed: false };
  const column = columns.find(({ id }) => id === order.id);
  const rows = useRows(of);
  const name = (row: TableRow): string => nameOf(of, row);
  const heading = choices.by === 'line' ? words.line : words.function;
  const sorted = useMemo(
    () =>
      column === undefined
        ? rowsByName(rows, name, order.isReversed)
        : sortedRows(rows, column, order.isReversed),
    [rows, column?.id, order.isReversed],
  );
  const shown = sorted.slice(0, most);
  const isBounded = rows.some(({ bound }) => bound !== 'whole');
  const told = of.profile.lighter.left === 0 ? null : tableBound(rows);
  // As go tool pprof -top has them; where plain numbers are not all of it, a column says so.
  const table = (
    cell: (column: Column, row: TableRow) => string | number,
    hasBounds: boolean,
  ): (string | number)[][] => [
    [...columns.map((one) => one.name), ...(hasBounds ? [boundColumn] : []), heading],
    ...sorted.map((row) => [
      ...columns.map((one) => cell(one, row)),
      ...(hasBounds ? [boundCells[row.bound]] : []),
      name(row),
    ]),
  ];
  return (
    <div class="top-table">
      <p class="bar">
        <span>{words.rows(shown.length, rows.length)}</span>
        <CopyButtons
          shown={() => table((one, row) => one.text(row), false)}
          exact={() => table((one, row) => one.value(row), isBounded)}
        />
      </p>
      {told !== null && <p class="quiet">{tableBoundWords[told]}</p>}
      <div class="scroll" tabIndex={0} role="region" aria-label={words.topTable}>
        <table>
          <caption class="offscreen">
            {words.topTable}: {tree.types[choices.type]?.type}
          </caption>
          <thead>
            <tr>
              <SortHead id={byName} name={heading} order={order} onSort={onSort} />
              {columns.map((one) => (
                <SortHead key={one.id} id={one.id} name={one.name} order={order} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.place}>
                <th scope="row" class="name">
                  {row.isPictured ? (
                    <button
                      type="button"
                      class="link"
                      title={words.showInFlame}
                      onClick={() => {
                        onPlace(row.place);
                      }}
                    >
                      {name(row)}
                    </button>
                  ) : (
                    <span class="link">{name(row)}</span>
                  )}
                </th>
                {columns.map((one) => (
                  <td key={one.id} class="number">
                    {one.text(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <button
          type="button"
          onClick={() => {
            setMost(most + 5 * step);
          }}
        >
          {words.showMore(rows.length - shown.length)}
        </button>
      )}
    </div>
  );
}

/** What there is to say of all rows. */
function tableBound(rows: readonly TableRow[]): keyof typeof tableBoundWords {
  const bounds = new Set<Bound>(rows.map(({ bound }) => bound));
  if (!bounds.has('about') && !bounds.has('least')) return 'whole';
  return bounds.has('whole') ? 'some' : bounds.has('about') ? 'about' : 'least';
}

function nameOf({ view, tree }: LookedAt, { place }: TableRow): string {
  const of = view.places[place];
  const called = tree.functions[of?.function ?? 0];
  const line = of === undefined ? 0 : of.line.head || of.line.base;
  return line === 0 ? (called?.name ?? '') : `${called?.name ?? ''} ${called?.file ?? ''}:${line}`;
}
