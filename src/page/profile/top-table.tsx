// The table of a profile: every function or line with flat and cum, sorted by any column.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { functionTest } from '../../flame/find.js';
import { topOf, type TopRow } from '../../flame/top.js';
import { viewOf } from '../../flame/view.js';
import { profilePageWords as words } from '../../report/words/page-profile.js';
import { CopyButtons } from './copy-buttons.js';
import { hiddenTest, type LookedAt } from './looked-at.js';
import { byName, orderOf, SortHead, type Order } from './sorting.js';
import { columnsFor, rowsByName, sortedRows, type Column } from './top-columns.js';

/** Rows that are shown at first, and more at each press. */
const step = 100;

export function TopTable({
  of,
  onPlace,
  onSort,
}: {
  readonly of: LookedAt;
  /** `place`: position in the view's places. */
  readonly onPlace: (place: number) => void;
  readonly onSort: (sort: string) => void;
}): JSX.Element {
  const { tree, choices } = of;
  const columns = columnsFor(of);
  const first = choices.sides === 'difference' ? 'flat-difference' : 'flat';
  const [most, setMost] = useState(step);
  const asked = orderOf(choices.sort);
  const isKnown = asked.id === byName || columns.some(({ id }) => id === asked.id);
  const order: Order = isKnown ? asked : { id: first, isReversed: false };
  const column = columns.find(({ id }) => id === order.id);
  const rows = useRows(of);
  const name = (row: TopRow): string => nameOf(of, row);
  const heading = choices.by === 'line' ? words.line : words.function;
  const sorted = useMemo(
    () =>
      column === undefined
        ? rowsByName(rows, name, order.isReversed)
        : sortedRows(rows, column, order.isReversed),
    [rows, column?.id, order.isReversed],
  );
  const shown = sorted.slice(0, most);
  const table = (cell: (column: Column, row: TopRow) => string | number): (string | number)[][] => [
    // As go tool pprof -top has them.
    [...columns.map((one) => one.name), heading],
    ...sorted.map((row) => [...columns.map((one) => cell(one, row)), name(row)]),
  ];
  return (
    <div class="top-table">
      <p class="bar">
        <span>{words.rows(shown.length, rows.length)}</span>
        <CopyButtons
          shown={() => table((one, row) => one.text(row))}
          exact={() => table((one, row) => one.value(row))}
        />
      </p>
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

/** Rows that have something, or that the search means. flat and cum are of stacks from their outermost caller. */
function useRows({ tree, view, choices }: LookedAt): TopRow[] {
  const { type, by, sides, focus, ignore, search } = choices;
  return useMemo(() => {
    const down =
      view.direction === 'callees'
        ? view
        : viewOf(tree, {
            ...{ type, by, direction: 'callees' as const, hide: hiddenTest(choices), total: view.total },
            focus: functionTest(focus),
            ignore: functionTest(ignore),
          });
    const test = functionTest(search);
    return topOf(down).filter(({ place, flat, cum }) => {
      // What only the other side has.
      if (sides !== 'difference' && flat[sides] === 0 && cum[sides] === 0) return false;
      const called = tree.functions[down.places[place]?.function ?? 0];
      return test === null || (called !== undefined && test(called.name, called.file));
    });
  }, [tree, view, search, sides]);
}

function nameOf({ view, tree }: LookedAt, { place }: TopRow): string {
  const of = view.places[place];
  const called = tree.functions[of?.function ?? 0];
  const line = of === undefined ? 0 : of.line.head || of.line.base;
  return line === 0 ? (called?.name ?? '') : `${called?.name ?? ''} ${called?.file ?? ''}:${line}`;
}
