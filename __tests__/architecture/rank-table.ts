// The table of ranks in src/README.md: the document is the rule.

/** A row of the table. Entries are paths below src/, folders with a slash at their end. */
export interface Rank {
  readonly rank: number;
  readonly entries: readonly string[];
}

/** Reads rows such as `| 3 | `bench/` | … |`. */
export function ranksOf(tour: string): Rank[] {
  const rows = [...tour.matchAll(/^\|\s*(\d+)\s*\|([^|]*)\|/gm)];
  return rows.map(([, rank, names = '']) => ({
    rank: Number(rank),
    entries: [...names.matchAll(/`([^`]+)`/g)].map(([, entry = '']) => entry),
  }));
}

/** The row of a file below src/, by its longest entry. */
export function rankOf(ranks: readonly Rank[], file: string): Rank | undefined {
  const holds = (entry: string) => (entry.endsWith('/') ? file.startsWith(entry) : file === entry);
  const length = (rank: Rank) => Math.max(-1, ...rank.entries.filter(holds).map((entry) => entry.length));
  return ranks.filter((rank) => length(rank) > 0).sort((a, b) => length(b) - length(a))[0];
}
