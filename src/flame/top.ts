// The table of a view: flat and cum of each place, as `go tool pprof -top` counts them.
import type { Pair } from '../model/pair.js';
import type { View } from './view.js';

export interface TopRow {
  /** Position in the view's places. */
  readonly place: number;
  /** Samples whose leaf is here. */
  readonly flat: Pair;
  /** Samples with this place anywhere on the stack; recursion counts once. */
  readonly cum: Pair;
}

/** Every place of a view by callees, unsorted. */
export function topOf(view: View): TopRow[] {
  if (view.direction !== 'callees') throw new RangeError('a table is made of a view by callees');
  const { count, place, depth, flat, cum } = view;
  const rows = view.places.map((_, position) => ({
    place: position,
    flat: { base: 0, head: 0 },
    cum: { base: 0, head: 0 },
    seen: false,
  }));
  /** On the way to the node: how often each place is, and the places themselves. */
  const above = new Uint32Array(rows.length);
  const path: number[] = [];
  for (let node = 1; node < count; node++) {
    for (const left of path.splice((depth[node] as number) - 1)) above[left] = (above[left] as number) - 1;
    const at = place[node] as number;
    const row = rows[at] as (typeof rows)[number];
    row.seen = true;
    row.flat.base += flat.base[node] as number;
    row.flat.head += flat.head[node] as number;
    if (above[at] === 0) {
      row.cum.base += cum.base[node] as number;
      row.cum.head += cum.head[node] as number;
    }
    above[at] = (above[at] as number) + 1;
    path.push(at);
  }
  return rows
    .filter(({ seen }) => seen)
    .map(({ place: at, flat: own, cum: all }) => ({ place: at, flat: own, cum: all }));
}

/** What one place has in all stacks of a view, from whichever end: the row of the table, without making the table. */
export function sumsOf(view: View, wanted: number): Pick<TopRow, 'flat' | 'cum'> {
  const { count, place, end, cum, direction } = view;
  // From the leaves up, what is right below the root is where samples are.
  const flat = direction === 'callees' ? view.flat : cum;
  const [own, all] = [
    { base: 0, head: 0 },
    { base: 0, head: 0 },
  ];
  let covered = 0;
  for (let node = 1; node < count; node++) {
    if (place[node] !== wanted) continue;
    if (direction === 'callees' || view.depth[node] === 1) {
      own.base += flat.base[node] as number;
      own.head += flat.head[node] as number;
    }
    if (node < covered) continue;
    covered = end[node] as number;
    all.base += cum.base[node] as number;
    all.head += cum.head[node] as number;
  }
  return { flat: own, cum: all };
}
