// Two profiles side by side: what `go tool pprof -top -diff_base` subtracts, kept as pairs.
import type { Pair } from '../model/pair.js';
import type { Frame, Profile, ValueType } from '../model/profile.js';
import { invalidAt } from './fault.js';
import { foldProfile, type Fold, type FoldRow } from './fold.js';
import type { Granularity } from './frames.js';

export interface DiffRow {
  /** Of head; of base when the place is gone. */
  readonly frame: Frame;
  readonly flat: Pair;
  readonly cum: Pair;
}

export interface ProfileDiff {
  readonly by: Granularity;
  readonly type: ValueType;
  /** Null: absolute values. Otherwise every value is divided by its side's operations. */
  readonly operations: Pair | null;
  /** Sums of absolute values. Percentages refer to base, or to head when base is empty. */
  readonly total: Pair;
  /** Every place with a sample on either side, unsorted (see top.ts). */
  readonly rows: readonly DiffRow[];
}

export interface DiffOptions {
  readonly by?: Granularity;
  /** Sample type by name; by default the one that the head profile shows by default. */
  readonly type?: string;
  /** Operations that each side ran: the diff is then per operation. Above 0. */
  readonly operations?: Pair;
}

export function diffProfiles(base: Profile, head: Profile, options: DiffOptions = {}): ProfileDiff {
  const by = options.by ?? 'function';
  const headFold = foldProfile(head, by, options.type);
  return diffFolds({ base: foldProfile(base, by, headFold.type.type), head: headFold }, options.operations);
}

/**
 * Joins two folds of the same granularity and sample type. With folds instead of profiles, only one profile
 * has to be in memory at a time. Throws GateError `profile-invalid`, reason `units-differ`.
 */
export function diffFolds(folds: Pair<Fold>, operations?: Pair): ProfileDiff {
  const { base, head } = folds;
  if (base.type.unit !== head.type.unit || base.type.type !== head.type.type) {
    throw invalidAt('units-differ', 0, { base: unitText(base.type), head: unitText(head.type) });
  }
  const per = operations ?? { base: 1, head: 1 };
  const left = new Map<string, FoldRow>(base.rows.map((row) => [row.key, row]));
  const rows: DiffRow[] = [];
  const pair = (frame: Frame, before: FoldRow | undefined, after: FoldRow | undefined): DiffRow => ({
    frame,
    flat: { base: (before?.flat ?? 0) / per.base, head: (after?.flat ?? 0) / per.head },
    cum: { base: (before?.cum ?? 0) / per.base, head: (after?.cum ?? 0) / per.head },
  });
  for (const row of head.rows) {
    rows.push(pair(row.frame, left.get(row.key), row));
    left.delete(row.key);
  }
  for (const row of left.values()) rows.push(pair(row.frame, row, undefined));
  return {
    by: head.by,
    type: head.type,
    operations: operations ?? null,
    total: { base: base.total / per.base, head: head.total / per.head },
    rows,
  };
}

const unitText = ({ type, unit }: ValueType) => `${type}/${unit}`;
