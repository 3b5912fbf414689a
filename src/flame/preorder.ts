// The order in which trees are drawn and written: a node, then all below it, heavier callees first.

/**
 * Nodes above zero weight behind their parents, the root (node 0) first. Parents must have as much weight as their
 * children; labels make the order of equal ones total, so that it does not depend on how the tree was grown.
 */
export function preorder(parent: Uint32Array, label: Uint32Array, weight: Float64Array): Uint32Array {
  const kept: number[] = [];
  for (let node = 1; node < parent.length; node++) if ((weight[node] as number) > 0) kept.push(node);
  // Lightest first, as each is put before those that its parent has already.
  kept.sort(
    (a, b) =>
      (weight[a] as number) - (weight[b] as number) || (label[b] as number) - (label[a] as number) || b - a,
  );
  const firstChild = new Uint32Array(parent.length);
  const next = new Uint32Array(parent.length);
  for (const node of kept) {
    const above = parent[node] as number;
    next[node] = firstChild[above] as number;
    firstChild[above] = node;
  }
  const order = new Uint32Array(kept.length + 1);
  let filled = 1;
  let node = firstChild[0] as number;
  while (node !== 0) {
    order[filled++] = node;
    let following = firstChild[node] as number;
    while (following === 0 && node !== 0) {
      following = next[node] as number;
      node = parent[node] as number;
    }
    node = following;
  }
  return order;
}
