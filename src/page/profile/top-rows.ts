// Rows of the table of a profile: sums over the tree, and those of whole functions where these are carried beside it.
import { useMemo } from 'preact/hooks';
import { lighterCalls } from '../../flame/code.js';
import { functionTest } from '../../flame/find.js';
import { topOf, type TopRow } from '../../flame/top.js';
import { viewOf } from '../../flame/view.js';
import type { Pair } from '../../model/pair.js';
import type { Bound } from '../../report/words/page-profile-left.js';
import { isRounding } from './bounds.js';
import { hiddenTest, type LookedAt } from './looked-at.js';
import { toldPair } from './totals.js';

export interface TableRow extends TopRow {
  /** What its numbers are. */
  readonly bound: Bound;
  /** False: all of its frames were put together, so no picture has any of them. */
  readonly isPictured: boolean;
}

/** Rows that have something, or that the search means. flat and cum are of stacks from their outermost caller. */
export function useRows(of: LookedAt): readonly TableRow[] {
  const { tree, view, choices, sums } = of;
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
    const counted = topOf(down).map((row) => ({ ...row, bound: of.bound, isPictured: true }));
    const rows = sums === null || by === 'line' ? counted : withSums(of, counted);
    const test = functionTest(search);
    return rows
      .map((row) => ({ ...row, flat: toldPair(of, row.flat), cum: toldPair(of, row.cum) }))
      .filter(({ place, flat, cum }) => {
        // What only the other side has, or none.
        const shown = sides === 'difference' ? (['base', 'head'] as const) : [sides];
        if (shown.every((side) => flat[side] === 0 && cum[side] === 0)) return false;
        const called = tree.functions[down.places[place]?.function ?? 0];
        return test === null || (called !== undefined && test(called.name, called.file));
      });
  }, [tree, view, sums, search, sides]);
}

/** By function, places are functions. What is in none of the rows is told in one of its own, so that flat adds up. */
function withSums({ sums, tree, view }: LookedAt, counted: readonly TableRow[]): TableRow[] {
  const lighter = tree.functions.findIndex(({ name }) => name === lighterCalls);
  const pictured = new Set(counted.map(({ place }) => place));
  const named = counted
    .filter(({ place }) => place !== lighter)
    .map((row): TableRow => {
      const sum = sums?.get(row.place);
      return sum === undefined ? row : { ...row, ...sum, bound: 'whole' };
    });
  const others = [...(sums ?? [])]
    .filter(([place]) => !pictured.has(place))
    .map(([place, sum]): TableRow => ({ place, ...sum, bound: 'whole', isPictured: false }));
  const rows = [...named, ...others];
  const rest: Pair = {
    base: (view.cum.base[0] ?? 0) - total(rows, 'base'),
    head: (view.cum.head[0] ?? 0) - total(rows, 'head'),
  };
  const isNone = isRounding(rest.base, view.total.base) && isRounding(rest.head, view.total.head);
  if (isNone || lighter < 0) return rows;
  return [...rows, { place: lighter, flat: rest, cum: rest, bound: 'whole', isPictured: true }];
}

function total(rows: readonly TableRow[], side: 'base' | 'head'): number {
  return rows.reduce((sum, { flat }) => sum + flat[side], 0);
}
