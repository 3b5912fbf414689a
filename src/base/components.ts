// Connected components of a small graph.

/** The sets that a relation joins, in the order of their first members. */
export function components<T>(items: readonly T[], joined: (a: T, b: T) => boolean): T[][] {
  const left = new Set(items);
  const sets: T[][] = [];
  for (const item of items) {
    if (!left.delete(item)) continue;
    const set = [item];
    for (const member of set) {
      for (const other of [...left]) {
        if (joined(member, other)) {
          left.delete(other);
          set.push(other);
        }
      }
    }
    sets.push(set);
  }
  return sets;
}
