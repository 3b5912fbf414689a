// What each line of a function has: flat and cum on both sides, as `go tool pprof -list` counts them.
import type { CallTree } from '../../flame/call-tree.js';
import type { Pair } from '../../model/pair.js';
import type { LookedAt } from './looked-at.js';
import { toldPair } from './totals.js';

export interface LineNumbers {
  readonly line: Pair;
  readonly flat: Pair;
  readonly cum: Pair;
}

/**
 * Of all stacks of the sample type, whatever is hidden or focused: by line of head, those that only base has in between.
 * Straight from the tree, which is by line already: a zoom waits for it.
 */
export function lineNumbersOf(
  of: Pick<LookedAt, 'tree' | 'choices' | 'profile' | 'type'>,
  position: number,
): LineNumbers[] {
  const { tree, choices } = of;
  const { frames, frame, parent, count, flat } = tree;
  const own = flat[choices.type];
  if (own === undefined) return [];
  const [base, head] = [below(tree, own.base), below(tree, own.head)];
  const [inBase, inHead] = [below(tree, own.base.map(Math.abs)), below(tree, own.head.map(Math.abs))];
  const rows = new Map<number, { flat: Mutable; cum: Mutable }>();
  for (let node = 1; node < count; node++) {
    const at = frame[node] ?? 0;
    if (frames[at]?.function !== position || (inBase[node] === 0 && inHead[node] === 0)) continue;
    const row = rows.get(at) ?? { flat: { base: 0, head: 0 }, cum: { base: 0, head: 0 } };
    rows.set(at, row);
    row.flat.base += own.base[node] ?? 0;
    row.flat.head += own.head[node] ?? 0;
    // Recursion counts once.
    let above = parent[node] ?? 0;
    while (above !== 0 && frame[above] !== at) above = parent[above] ?? 0;
    if (above !== 0) continue;
    row.cum.base += base[node] ?? 0;
    row.cum.head += head[node] ?? 0;
  }
  return [...rows]
    .map(([at, { flat: leaf, cum }]) => ({
      line: frames[at]?.line ?? { base: 0, head: 0 },
      flat: toldPair(of, leaf),
      cum: toldPair(of, cum),
    }))
    .sort((a, b) => (a.line.head || a.line.base) - (b.line.head || b.line.base));
}

interface Mutable {
  base: number;
  head: number;
}

/** Of each node with all below it. */
function below({ count, parent }: CallTree, values: Float64Array): Float64Array {
  const sums = values.slice();
  for (let node = count - 1; node > 0; node--) {
    const above = parent[node] ?? 0;
    sums[above] = (sums[above] ?? 0) + (sums[node] ?? 0);
  }
  return sums;
}
