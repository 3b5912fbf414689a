// The JSON of `pprof-gate top` and `pprof-gate tree`: values as the profile has them, in its unit.
import { trimOf } from '../../flame/trim.js';
import type { View } from '../../flame/view.js';
import type { Pair } from '../../model/pair.js';
import type { ProfileFacts, ProfileView } from './profile-view.js';
import { sortedRows } from './view-top.js';

/** A value; with a base that of both sides, and head less base. */
export type ValueJson =
  { readonly head: number } | { readonly base: number; readonly head: number; readonly delta: number };

export interface PlaceJson {
  readonly function: string;
  readonly file: string;
  /** Of head, of base where the line is gone; 0 by function. */
  readonly line: number;
}

/** What both documents begin with. */
export interface ViewJson {
  readonly type: string;
  readonly unit: string;
  readonly by: View['by'];
  /** When given, all values are per operation. */
  readonly operations: Partial<Pair> | null;
  /** What shares refer to: of the whole profile, whatever is left out. */
  readonly total: ValueJson;
  /** What the stacks have that are left by --focus and --ignore. */
  readonly shown: ValueJson;
  readonly head: Omit<ProfileFacts, 'total'>;
  readonly base: Omit<ProfileFacts, 'total'> | null;
}

/** `pprof-gate top --json`: every row that the table can have, in its order. */
export interface TopJson extends ViewJson {
  readonly schema: 'pprof-gate/top/1';
  readonly rows: readonly (PlaceJson & { readonly flat: ValueJson; readonly cum: ValueJson })[];
}

/** `pprof-gate tree --json`: calls in the order of the tree, each behind its caller; `depth` of the root is 0. */
export interface TreeJson extends ViewJson {
  readonly schema: 'pprof-gate/tree/1';
  readonly direction: View['direction'];
  readonly nodes: readonly (PlaceJson & {
    readonly depth: number;
    /** By callers: of the stacks whose outermost caller this is. */
    readonly flat: ValueJson;
    readonly cum: ValueJson;
  })[];
  /** Calls that are not in `nodes`. */
  readonly left: { readonly lighter: number; readonly deeper: number };
}

/** The document of a table. */
export function topJson(shown: ProfileView, sort: 'flat' | 'cum'): TopJson {
  return {
    schema: 'pprof-gate/top/1',
    ...opening(shown),
    rows: sortedRows(shown, sort).map(({ place, flat, cum }) => ({
      ...placeJson(shown.view, place),
      flat: valueJson(shown, flat),
      cum: valueJson(shown, cum),
    })),
  };
}

/** The document of a tree; `least` and `depth` as for its text. */
export function treeJson(
  shown: ProfileView,
  options: { readonly least: number; readonly depth: number },
): TreeJson {
  const { view } = shown;
  const { kept, lighter, deeper } = trimOf(view, options);
  const nodes = Array.from(kept.keys()).filter((node) => node > 0 && kept[node] === 1);
  const at = (values: Pair<Float64Array>, node: number): ValueJson =>
    valueJson(shown, { base: values.base[node] as number, head: values.head[node] as number });
  return {
    schema: 'pprof-gate/tree/1',
    ...opening(shown),
    direction: view.direction,
    nodes: nodes.map((node) => ({
      depth: view.depth[node] as number,
      ...placeJson(view, view.place[node] as number),
      flat: at(view.flat, node),
      cum: at(view.cum, node),
    })),
    left: { lighter, deeper },
  };
}

function opening(shown: ProfileView): ViewJson {
  const { view, type, base, head, operations } = shown;
  const file = ({ path, samples, durationNanos }: ProfileFacts) => ({ path, samples, durationNanos });
  return {
    type: type.type,
    unit: type.unit,
    by: view.by,
    operations: operations === null || base !== null ? operations : { head: operations.head },
    total: valueJson(shown, view.total),
    shown: valueJson(shown, { base: view.cum.base[0] as number, head: view.cum.head[0] as number }),
    head: file(head),
    base: base === null ? null : file(base),
  };
}

function placeJson({ tree, places }: View, position: number): PlaceJson {
  const place = places[position];
  const { name = '', file = '' } = tree.functions[place?.function ?? -1] ?? {};
  return { function: name, file, line: place === undefined ? 0 : place.line.head || place.line.base };
}

function valueJson({ base }: ProfileView, value: Pair): ValueJson {
  return base === null
    ? { head: value.head }
    : { base: value.base, head: value.head, delta: value.head - value.base };
}
