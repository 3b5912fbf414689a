// A profile as it is looked at: view, layout, matches and amounts, made anew only where a choice asks for it.
import { useMemo } from 'preact/hooks';
import type { FunctionSum } from '../../flame/exact.js';
import { isRuntime } from '../../flame/code.js';
import type { CallTree } from '../../flame/call-tree.js';
import { functionTest, matchesIn, type Matches } from '../../flame/find.js';
import { viewOf, type FunctionTest, type View } from '../../flame/view.js';
import { layoutOf, type Layout } from '../../flame/weights.js';
import type { PageData, ProfileEntry, TypeEntry } from '../../report/html/page-data.js';
import { amountOf, type AmountText } from '../../report/profiles/profile-amount.js';
import type { Bound } from '../../report/words/page-profile-left.js';
import { boundOf, isEverything } from './bounds.js';
import { widthOf, type Choices } from './choices.js';

/** Everything that the pictures and tables of a profile are made of. */
export interface LookedAt {
  readonly data: PageData;
  readonly profile: ProfileEntry;
  readonly tree: CallTree;
  readonly view: View;
  readonly layout: Layout;
  /** Null where nothing is searched for. */
  readonly matches: Matches | null;
  readonly type: TypeEntry;
  readonly amount: AmountText;
  readonly choices: Choices;
  /** What sums over the tree are. */
  readonly bound: Bound;
  /**
   * What functions have in all stacks, by position; null where nothing was put together, and the tree says it, or where some
   * frames or stacks are left out.
   */
  readonly sums: ReadonlyMap<number, FunctionSum> | null;
  /** Node that is zoomed to, and the one whose details are shown; 0 also where an address names one that is not there. */
  readonly zoom: number;
  readonly selected: number;
}

/** What the element of a profile holds. */
export interface OpenedProfile {
  readonly tree: CallTree;
  /** By sample type what functions have in all; null where nothing was put together. */
  readonly exact: readonly ReadonlyMap<number, FunctionSum>[] | null;
}

export function useLookedAt(
  data: PageData,
  profile: ProfileEntry,
  { tree, exact }: OpenedProfile,
  choices: Choices,
): LookedAt {
  const { type, by, from, isRuntimeHidden, without, focus, ignore, search } = choices;
  const entry = profile.types[type] ?? {
    type: '',
    unit: '',
    total: { base: 0, head: 0 },
    reference: { base: 0, head: 0 },
    grain: { base: 0, head: 0 },
  };
  const view = useMemo(
    () =>
      viewOf(tree, {
        type,
        by,
        direction: from,
        hide: hiddenTest(choices),
        focus: functionTest(focus),
        ignore: functionTest(ignore),
        total: entry.reference,
      }),
    [tree, type, by, from, isRuntimeHidden, without, focus, ignore],
  );
  const width = widthOf(choices);
  const layout = useMemo(() => layoutOf(view, width), [view, width]);
  const matches = useMemo(() => {
    const test = functionTest(search);
    return test === null ? null : matchesIn(view, test);
  }, [view, search]);
  const amount = useMemo(() => amountOf(entry.unit), [entry.unit]);
  const bound = useMemo(() => boundOf(profile, tree, entry, choices), [tree, type, ignore]);
  const sums = isEverything(choices) ? (exact?.[type] ?? null) : null;
  const isThere = (node: number): boolean => node < view.count && (layout.width[node] ?? 0) > 0;
  return {
    ...{ data, profile, tree, view, layout, matches, amount, choices, bound, sums },
    type: entry,
    zoom: isThere(choices.zoom) ? choices.zoom : 0,
    selected: choices.selected < view.count ? choices.selected : 0,
  };
}

/** Frames that are left out of stacks. */
export function hiddenTest({ isRuntimeHidden, without }: Choices): FunctionTest | null {
  const test = functionTest(without);
  if (!isRuntimeHidden) return test;
  return (name, file) => isRuntime(name) || test?.(name, file) === true;
}

/** Name and file of what a node stands for. */
export function calledAt(
  { view, tree }: Pick<LookedAt, 'view' | 'tree'>,
  node: number,
): {
  readonly name: string;
  readonly file: string;
  readonly function: number;
  readonly line: { readonly base: number; readonly head: number };
} {
  const place = view.places[view.place[node] ?? 0];
  const called = tree.functions[place?.function ?? 0];
  return {
    name: called?.name ?? '',
    file: called?.file ?? '',
    function: place?.function ?? 0,
    line: place?.line ?? { base: 0, head: 0 },
  };
}
