// Callers and callees of a place over the whole view, as `go tool pprof -peek` has them.
import type { View } from '../../flame/view.js';

export interface Neighbour {
  /** Position in the view's places. */
  readonly place: number;
  readonly base: number;
  readonly head: number;
}

/** Towards the root and away from it, those with most of both sides first. Of what calls itself, the outer call counts. */
export function neighboursOf(
  { count, place, parent, end, cum }: View,
  wanted: number,
): { readonly above: readonly Neighbour[]; readonly below: readonly Neighbour[] } {
  const above = new Map<number, Neighbour>();
  const below = new Map<number, Neighbour>();
  const add = (into: Map<number, Neighbour>, at: number, node: number): void => {
    const { base, head } = into.get(at) ?? { base: 0, head: 0 };
    into.set(at, { place: at, base: base + (cum.base[node] ?? 0), head: head + (cum.head[node] ?? 0) });
  };
  let covered = 0;
  for (let node = 1; node < count; node++) {
    if (place[node] !== wanted) continue;
    for (let child = node + 1; child < (end[node] ?? 0); child = end[child] ?? 0) {
      if (place[child] !== wanted) add(below, place[child] ?? 0, child);
    }
    if (node < covered) continue;
    covered = end[node] ?? 0;
    const caller = parent[node] ?? 0;
    if (caller !== 0) add(above, place[caller] ?? 0, node);
  }
  return { above: sorted(above), below: sorted(below) };
}

function sorted(all: ReadonlyMap<number, Neighbour>): Neighbour[] {
  return [...all.values()].sort((a, b) => b.base + b.head - a.base - a.head || a.place - b.place);
}
