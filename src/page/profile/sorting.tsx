// By which column a table is sorted, as the address has it: `cum-head`, and `-cum-head` the other way round.
import type { JSX } from 'preact';

export interface Order {
  readonly id: string;
  /** The least first; of names the last. */
  readonly isReversed: boolean;
}

export function orderOf(sort: string): Order {
  return sort.startsWith('-') ? { id: sort.slice(1), isReversed: true } : { id: sort, isReversed: false };
}

/** Of the column of names, in every table. */
export const byName = 'name';

/** The head of a column, which sorts by it, and the other way round when it does already. */
export function SortHead({
  id,
  name,
  order,
  onSort,
}: {
  readonly id: string;
  readonly name: string;
  readonly order: Order;
  readonly onSort: (sort: string) => void;
}): JSX.Element {
  const isOn = order.id === id;
  const isUp = (id === byName) !== order.isReversed;
  return (
    <th
      scope="col"
      class={id === byName ? 'name' : undefined}
      aria-sort={isOn ? (isUp ? 'ascending' : 'descending') : 'none'}
    >
      <button
        type="button"
        class="sort"
        onClick={() => {
          onSort(isOn && !order.isReversed ? `-${id}` : id);
        }}
      >
        {name}
        {isOn && <span aria-hidden="true">{isUp ? ' \u25b2' : ' \u25bc'}</span>}
      </button>
    </th>
  );
}
