// One profile in the sizes that it can have in a page: lightened while its tree is at hand, so that the tree can go.
import { functionSums, type FunctionSums } from '../../flame/exact.js';
import type { CallTree, CalledFunction } from '../../flame/call-tree.js';
import { lighten, sharesOf, totalOf } from '../../flame/lighten.js';
import { columnsOf, exactColumns } from '../../flame/tree-columns.js';
import type { FunctionTable } from './function-table.js';
import type { ProfileColumns, ProfileEntry } from './page-data.js';
import type { ProfileTree } from './profile-trees.js';

/** A profile with at most so many nodes. Functions in the columns are positions in `functions`. */
export interface ProfileSize {
  readonly columns: ProfileColumns;
  readonly functions: readonly CalledFunction[];
  readonly lighter: ProfileEntry['lighter'];
}

/** Functions whose sums are carried beside a lightened tree: so many, and one for so many nodes. */
const mostExact = 5_000;
const nodesOfExact = 4;

/** Makes its sizes; what all of them need is computed once. */
export function sizesOf(tree: CallTree): (most: number) => ProfileSize {
  const share = sharesOf(tree);
  let sums: FunctionSums | null = null;
  return (most) => {
    const { tree: lighter, left, share: largest } = lighten(tree, most, share);
    const functions: CalledFunction[] = [];
    const known = new Map<CalledFunction, number>();
    const enter = (of: CalledFunction): number => {
      const position = known.get(of) ?? functions.push(of) - 1;
      known.set(of, position);
      return position;
    };
    const columns = columnsOf(lighter, enter);
    const told = { functions, lighter: { left, share: largest } };
    if (left === 0) return { columns, ...told };
    sums ??= functionSums(tree, mostExact);
    const exact = heaviest(sums, Math.ceil(most / nodesOfExact));
    return { columns: { ...columns, exact: exactColumns(exact, tree, enter) }, ...told };
  };
}

function heaviest({ function: functions, flat, cum }: FunctionSums, most: number): FunctionSums {
  const first = (of: FunctionSums['flat']): FunctionSums['flat'] =>
    of.map(({ base, head }) => ({ base: base.slice(0, most), head: head.slice(0, most) }));
  return { function: functions.slice(0, most), flat: first(flat), cum: first(cum) };
}

/** As it is stored: functions are positions in the table that all profiles share, and entered there. */
export function sharedColumns({ columns, functions }: ProfileSize, table: FunctionTable): ProfileColumns {
  const at = functions.map(table.position);
  const shared = (positions: readonly number[]): number[] => positions.map((of) => at[of] as number);
  const { frames, exact } = columns;
  return {
    ...columns,
    frames: { ...frames, function: shared(frames.function) },
    ...(exact === undefined ? {} : { exact: { ...exact, function: shared(exact.function) } }),
  };
}

/** What is told of a profile whatever its size. */
export function entryOf(
  { kind, tree, shownFirst, sides, operations, references, grains }: ProfileTree,
  benchmark: number | null,
): Omit<ProfileEntry, 'element' | 'lighter'> {
  return {
    benchmark,
    kind,
    types: tree.types.map((type, position) => ({
      ...type,
      total: totalOf(tree, position),
      reference: references?.[position] ?? totalOf(tree, position),
      grain: grains[position] ?? { base: 0, head: 0 },
    })),
    shownFirst,
    sides,
    operations,
  };
}
