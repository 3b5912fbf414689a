// A call tree as somebody wants to look at it: one sample type, by function or line, from either end of the stacks, and
// only some of them. Every picture and table is made of a view.
import { by as ordered, byText } from '../base/order.js';
import type { Pair } from '../model/pair.js';
import type { CallTree } from './call-tree.js';
import { ChildTable } from './child-table.js';
import { preorder } from './preorder.js';

export interface ViewOptions {
  /** Position of the sample type. */
  readonly type: number;
  readonly by: 'function' | 'line';
  /** `callees`: from the outermost caller down. `callers`: from where samples are, up. */
  readonly direction: 'callees' | 'callers';
  /** Functions that are left out of all stacks; what they have is their caller's. As -hide of pprof: stacks of nothing else go. */
  readonly hide?: FunctionTest | null;
  /** Only stacks with such a function, as -focus of pprof. */
  readonly focus?: FunctionTest | null;
  /** No stacks with such a function, as -ignore of pprof. */
  readonly ignore?: FunctionTest | null;
  /** What shares refer to; left out: the sums of absolute values, as in pprof. */
  readonly total?: Pair;
}

export type FunctionTest = (name: string, file: string) => boolean;

/** What a node stands for: a function, or a line of one. */
export interface Place {
  /** Position in the tree's functions. */
  readonly function: number;
  /** 0 on a side where it is nowhere; both 0 by function. */
  readonly line: Pair;
}

/** Columns in preorder: a node's subtree is `node … end[node])`, children with more of both sides first. Node 0 is the root. */
export interface View {
  readonly tree: CallTree;
  readonly type: number;
  readonly by: ViewOptions['by'];
  readonly direction: ViewOptions['direction'];
  readonly places: readonly Place[];
  readonly count: number;
  /** Position in `places`; of the root 0, without a meaning. */
  readonly place: Uint32Array;
  readonly parent: Uint32Array;
  readonly end: Uint32Array;
  readonly depth: Uint32Array;
  /** Stacks that end here: by callees flat, by callers what the outermost caller has. */
  readonly flat: Pair<Float64Array>;
  readonly cum: Pair<Float64Array>;
  /** What shares refer to: of the whole profile, before any stack was left out. */
  readonly total: Pair;
}

export function viewOf(tree: CallTree, options: ViewOptions): View {
  const { places, placeOf } = placesOf(tree, options.by);
  const sieve = sieveOf(tree, options);
  const grow = options.direction === 'callees' ? growCallees : growCallers;
  const nodes = new ChildTable();
  const target = grow(tree, placeOf, sieve, nodes);
  const grown = nodes.columns();
  const sums = { base: new Float64Array(nodes.count), head: new Float64Array(nodes.count) };
  const flat = tree.flat[options.type] as Pair<Float64Array>;
  const total = { base: 0, head: 0 };
  for (let node = 0; node < tree.count; node++) {
    const [base, head] = [flat.base[node] as number, flat.head[node] as number];
    if (base === 0 && head === 0) continue;
    total.base += Math.abs(base);
    total.head += Math.abs(head);
    const at = target[node] as number;
    if (at === nowhere) continue;
    sums.base[at] = (sums.base[at] as number) + base;
    sums.head[at] = (sums.head[at] as number) + head;
  }
  const { type, by, direction } = options;
  return {
    ...{ tree, type, by, direction, places },
    total: options.total ?? total,
    ...inPreorder(grown, sums, ranksOf(tree, places)),
  };
}

/** In `target`: samples of this stack are left out. */
const nowhere = 0xffffffff;

function placesOf(
  tree: CallTree,
  by: ViewOptions['by'],
): { readonly places: readonly Place[]; readonly placeOf: Uint32Array } {
  if (by === 'line') return { places: tree.frames, placeOf: Uint32Array.from(tree.frames.keys()) };
  return {
    places: tree.functions.map((_, position) => ({ function: position, line: { base: 0, head: 0 } })),
    placeOf: Uint32Array.from(tree.frames, (frame) => frame.function),
  };
}

/** By name, then line: positions in `places` come of the order in which stacks were listed. */
function ranksOf({ functions }: CallTree, places: readonly Place[]): Uint32Array {
  const names = functions.map(({ name }, position) => ({ name, position }));
  names.sort((a, b) => byText(a.name, b.name));
  const nameRank = new Uint32Array(functions.length);
  names.forEach(({ position }, rank) => (nameRank[position] = rank));
  const sorted = Array.from(places.keys()).sort(
    ordered(
      (at) => nameRank[places[at]?.function ?? 0] as number,
      (at) => places[at]?.line.head ?? 0,
      (at) => places[at]?.line.base ?? 0,
    ),
  );
  const ranks = new Uint32Array(places.length);
  sorted.forEach((place, rank) => (ranks[place] = rank));
  return ranks;
}

/** What the options say of each frame. */
interface Sieve {
  readonly hidden: Uint8Array;
  readonly focus: Uint8Array | null;
  readonly ignored: Uint8Array;
}

function sieveOf({ functions, frames }: CallTree, { hide, focus, ignore }: ViewOptions): Sieve {
  const marks = (test: FunctionTest | null | undefined): Uint8Array => {
    const of = Uint8Array.from(functions, ({ name, file }) => (test?.(name, file) === true ? 1 : 0));
    return Uint8Array.from(frames, (frame) => of[frame.function] as number);
  };
  return {
    hidden: marks(hide),
    focus: focus === null || focus === undefined ? null : marks(focus),
    ignored: marks(ignore),
  };
}

type Grow = (tree: CallTree, placeOf: Uint32Array, sieve: Sieve, nodes: ChildTable) => Uint32Array;

/** For each node of the tree the node of the view that its stack ends at. */
const growCallees: Grow = (tree, placeOf, sieve, nodes) => {
  const mapped = new Uint32Array(tree.count);
  const isIn = stacksKept(tree, sieve);
  for (let node = 1; node < tree.count; node++) {
    const frame = tree.frame[node] as number;
    const above = mapped[tree.parent[node] as number] as number;
    mapped[node] = sieve.hidden[frame] === 1 ? above : nodes.child(above, placeOf[frame] as number);
  }
  return mapped.map((at, node) => (isIn[node] === 1 && (at !== 0 || node === 0) ? at : nowhere));
};

const growCallers: Grow = (tree, placeOf, sieve, nodes) => {
  const target = new Uint32Array(tree.count).fill(nowhere);
  const isIn = stacksKept(tree, sieve);
  const hasValue = valuedNodes(tree);
  for (let leaf = 0; leaf < tree.count; leaf++) {
    if (hasValue[leaf] === 0 || isIn[leaf] === 0) continue;
    let at = 0;
    for (let node = leaf; node !== 0; node = tree.parent[node] as number) {
      const frame = tree.frame[node] as number;
      if (sieve.hidden[frame] === 0) at = nodes.child(at, placeOf[frame] as number);
    }
    if (at !== 0 || leaf === 0) target[leaf] = at;
  }
  return target;
};

/** 1 for nodes whose stack is looked at. */
function stacksKept({ count, parent, frame }: CallTree, { focus, ignored }: Sieve): Uint8Array {
  const kept = new Uint8Array(count);
  const isFocused = new Uint8Array(count);
  const isOut = new Uint8Array(count);
  kept[0] = focus === null ? 1 : 0;
  for (let node = 1; node < count; node++) {
    const above = parent[node] as number;
    const of = frame[node] as number;
    isFocused[node] = (isFocused[above] as number) | (focus?.[of] ?? 1);
    isOut[node] = (isOut[above] as number) | (ignored[of] as number);
    kept[node] = isFocused[node] === 1 && isOut[node] === 0 ? 1 : 0;
  }
  return kept;
}

function valuedNodes({ count, flat }: CallTree): Uint8Array {
  const has = new Uint8Array(count);
  for (const { base, head } of flat) {
    for (let node = 0; node < count; node++) if (base[node] !== 0 || head[node] !== 0) has[node] = 1;
  }
  return has;
}

type Ordered = Pick<View, 'count' | 'place' | 'parent' | 'end' | 'depth' | 'flat' | 'cum'>;

/** Sums up, leaves out what nobody has any of, and puts children behind their parents, heaviest first. */
function inPreorder(
  { parent, frame }: { readonly parent: Uint32Array; readonly frame: Uint32Array },
  flat: Pair<Float64Array>,
  ranks: Uint32Array,
): Ordered {
  const count = parent.length;
  const cum = { base: flat.base.slice(), head: flat.head.slice() };
  /** What is below or at the node on either side, so that what cancels is not lost. */
  const weight = new Float64Array(count);
  for (let node = count - 1; node >= 0; node--) {
    const own = Math.abs(flat.base[node] as number) + Math.abs(flat.head[node] as number);
    weight[node] = (weight[node] as number) + own;
    if (node === 0) continue;
    const above = parent[node] as number;
    weight[above] = (weight[above] as number) + (weight[node] as number);
    cum.base[above] = (cum.base[above] as number) + (cum.base[node] as number);
    cum.head[above] = (cum.head[above] as number) + (cum.head[node] as number);
  }
  const order = preorder(
    parent,
    frame.map((place) => ranks[place] as number),
    weight,
  );
  const at = new Uint32Array(count);
  order.forEach((node, position) => (at[node] = position));
  // Loops, as typed arrays are slow to make by a function of each element: this is what a first picture waits for.
  const pick = (values: Float64Array): Float64Array => {
    const picked = new Float64Array(order.length);
    for (let node = 0; node < picked.length; node++) picked[node] = values[order[node] as number] as number;
    return picked;
  };
  const [parents, place] = [new Uint32Array(order.length), new Uint32Array(order.length)];
  const [depth, end] = [new Uint32Array(order.length), new Uint32Array(order.length)];
  for (let node = 0; node < order.length; node++) {
    const from = order[node] as number;
    const above = at[parent[from] as number] as number;
    parents[node] = above;
    place[node] = frame[from] as number;
    end[node] = node + 1;
    if (node > 0) depth[node] = (depth[above] as number) + 1;
  }
  for (let node = order.length - 1; node > 0; node--) {
    const above = parents[node] as number;
    end[above] = Math.max(end[above] as number, end[node] as number);
  }
  return {
    count: order.length,
    place,
    parent: parents,
    end,
    depth,
    flat: { base: pick(flat.base), head: pick(flat.head) },
    cum: { base: pick(cum.base), head: pick(cum.head) },
  };
}
