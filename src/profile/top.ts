// The order of `go tool pprof -top`, save that rows of equal flat come by cum (pprof: by name), which puts
// callers of much before callers of little.
import { by } from '../base/order.js';
import type { Pair } from '../model/pair.js';
import type { DiffRow, ProfileDiff } from './diff.js';
import type { Fold, FoldRow } from './fold.js';
import { frameText, type Granularity } from './frames.js';

/** Rows with a value, largest |flat| first, then largest |cum|, then by name. */
export function topRows(fold: Fold): FoldRow[] {
  return sorted(
    fold.rows,
    fold.by,
    ({ flat }) => flat,
    ({ cum }) => cum,
  );
}

/** The same for the differences; rows without any are left out, as pprof does. */
export function topDiffRows(diff: ProfileDiff): DiffRow[] {
  return sorted(
    diff.rows,
    diff.by,
    ({ flat }) => delta(flat),
    ({ cum }) => delta(cum),
  );
}

/** head - base. */
export function delta({ base, head }: Pair): number {
  return head - base;
}

function sorted<Row extends Pick<FoldRow, 'frame'>>(
  rows: readonly Row[],
  granularity: Granularity,
  flat: (row: Row) => number,
  cum: (row: Row) => number,
): Row[] {
  return rows
    .filter((row) => flat(row) !== 0 || cum(row) !== 0)
    .map((row) => ({
      row,
      flat: -Math.abs(flat(row)),
      cum: -Math.abs(cum(row)),
      name: frameText(row.frame, granularity),
    }))
    .sort(
      by(
        (item) => item.flat,
        (item) => item.cum,
        (item) => item.name,
      ),
    )
    .map(({ row }) => row);
}
