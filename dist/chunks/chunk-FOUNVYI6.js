import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  repositoryFile
} from "./chunk-EKQYMQP5.js";
import {
  codeKind,
  codeKinds,
  lighterCalls,
  preorder
} from "./chunk-SQ56XCVX.js";
import {
  visible
} from "./chunk-YPWJVA27.js";
import {
  gzip
} from "./chunk-HQ6MZ4GU.js";

// src/report/html/packed.ts
function packed(value) {
  return Buffer.from(gzip(new TextEncoder().encode(JSON.stringify(value)), { level: 9 })).toString("base64");
}

// src/report/words/page.ts
var withoutScript = "The tables and pictures of this report are drawn by a script in this file, and scripts are switched off here. The verdict is above; report.json has all numbers.";

// src/report/html/document.ts
function htmlOf({ data, text, elements }, assets, lead) {
  const policy = [
    `default-src 'none'`,
    `script-src '${assets.scriptHash}'`,
    `style-src '${assets.styleHash}'`,
    "img-src data:",
    `base-uri 'none'`,
    `form-action 'none'`
  ].join("; ");
  const [first = "", ...rest] = lead;
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<link rel="icon" href="data:,">',
    `<title>${escaped(data.title)}</title>`,
    `<style>${assets.style}</style>`,
    "</head>",
    "<body>",
    `<div id="page"><main><h1>${escaped(first)}</h1>${rest.map((words) => `<p>${escaped(words)}</p>`).join("")}<noscript><p>${escaped(withoutScript)}</p></noscript></main></div>`,
    ...[...elements].map(([id, columns]) => block(id, columns)),
    block("data", text ?? packed(data)),
    `<script>${assets.script}</script>`,
    "</body>",
    "</html>",
    ""
  ].join("\n");
}
function block(id, text) {
  return `<script type="application/gzip" id="${id}">${text}</script>`;
}
function escaped(text) {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

// src/report/html/function-table.ts
var longest = 500;
var FunctionTable = class {
  /** `modules`: those of the repository; null where nothing tells them. */
  constructor(modules) {
    this.modules = modules;
  }
  modules;
  name = [];
  file = [];
  kind = [];
  /** In the order in which they were entered. */
  known = /* @__PURE__ */ new Map();
  /** Position of a function, entered when new. */
  position = ({ name, file }) => {
    const key = `${name}
${file}`;
    let position = this.known.get(key);
    if (position === void 0) {
      const own = this.modules === null ? null : repositoryFile(file, this.modules);
      this.file.push(visible(own ?? file, longest));
      this.kind.push(codeKinds.indexOf(codeKind(name, own !== null)));
      position = this.name.push(visible(name, longest)) - 1;
      this.known.set(key, position);
    }
    return position;
  };
  get length() {
    return this.name.length;
  }
  /** Characters that those from position `from` on take, packed by themselves: together with others a little less. */
  sizeFrom(from) {
    if (from === this.length) return 0;
    return packed([this.name.slice(from), this.file.slice(from)]).length;
  }
  /** Forgets those that were entered when there were `length` already. */
  truncate(length) {
    const late = [...this.known].slice(length);
    for (const [key] of late) this.known.delete(key);
    for (const column of [this.name, this.file, this.kind]) column.length = length;
  }
  columns() {
    return { name: this.name, file: this.file, kind: this.kind };
  }
};

// src/flame/exact.ts
function functionSums(tree, most) {
  const isOutermost = outermost(tree);
  const share = new Float64Array(tree.functions.length);
  const sums = tree.flat.map(({ base, head }) => ({
    base: sumsOf(tree, base, isOutermost, share),
    head: sumsOf(tree, head, isOutermost, share)
  }));
  const chosen = Array.from(share.keys()).filter((of) => share[of] > 0).sort((a, b) => share[b] - share[a] || a - b).slice(0, most);
  const picked = (values) => chosen.map((of) => values[of]);
  return {
    function: chosen,
    flat: sums.map(({ base, head }) => ({ base: picked(base.flat), head: picked(head.flat) })),
    cum: sums.map(({ base, head }) => ({ base: picked(base.cum), head: picked(head.cum) }))
  };
}
function sumsOf({ count, parent, frame, frames, functions }, values, isOutermost, share) {
  const below = values.slice();
  const [flat, cum] = [new Float64Array(functions.length), new Float64Array(functions.length)];
  let all = 0;
  for (let node = count - 1; node > 0; node--) {
    const [above, of] = [parent[node], frames[frame[node]]?.function ?? 0];
    below[above] = below[above] + below[node];
    flat[of] = flat[of] + values[node];
    if (isOutermost[node] === 1) cum[of] = cum[of] + below[node];
    all += Math.abs(values[node]);
  }
  if (all === 0) return { flat, cum };
  for (let of = 0; of < share.length; of++) {
    const own = Math.max(Math.abs(flat[of]), Math.abs(cum[of])) / all;
    share[of] = Math.max(share[of], own);
  }
  return { flat, cum };
}
function outermost({ count, parent, frame, frames, functions }) {
  const found = new Uint8Array(count);
  const above = new Uint32Array(functions.length);
  const functionOf = (node) => frames[frame[node]]?.function ?? 0;
  const path = [];
  for (const node of preorder(parent, frame, new Float64Array(count).fill(1))) {
    if (node === 0) continue;
    while (path.length > 0 && path.at(-1) !== parent[node]) {
      const of2 = functionOf(path.pop());
      above[of2] = above[of2] - 1;
    }
    const of = functionOf(node);
    if (above[of] === 0) found[node] = 1;
    above[of] = above[of] + 1;
    path.push(node);
  }
  return found;
}

// src/flame/lighten.ts
function lighten(tree, most, share = sharesOf(tree)) {
  const isKept = keptOf(tree, share, most);
  const { frames, functions, count } = tree;
  const lighter = frames.length;
  const parent = [0];
  const frame = [0];
  const shares = [Infinity];
  const target = new Uint32Array(count);
  const lighterOf = /* @__PURE__ */ new Map();
  let left = 0;
  let largest = 0;
  for (let node = 1; node < count; node++) {
    const own = share[node];
    const above = target[tree.parent[node]];
    if (own === 0) continue;
    if (isKept(node)) {
      parent.push(above);
      shares.push(own);
      target[node] = frame.push(tree.frame[node]) - 1;
      continue;
    }
    left++;
    largest = Math.max(largest, own);
    let into = frame[above] === lighter && above !== 0 ? above : lighterOf.get(above);
    if (into === void 0) {
      parent.push(above);
      shares.push(Number.MIN_VALUE);
      into = frame.push(lighter) - 1;
      lighterOf.set(above, into);
    }
    target[node] = into;
  }
  const grown = { parent: Uint32Array.from(parent), frame: Uint32Array.from(frame) };
  const order = preorder(grown.parent, grown.frame, Float64Array.from(shares));
  const flat = tree.flat.map(({ base, head }) => ({
    base: moved(base, target, order),
    head: moved(head, target, order)
  }));
  const at = new Uint32Array(order.length);
  order.forEach((node, position) => at[node] = position);
  return {
    tree: {
      types: tree.types,
      functions: left === 0 ? functions : [...functions, { name: lighterCalls, file: "" }],
      frames: left === 0 ? frames : [...frames, { function: functions.length, line: { base: 0, head: 0 } }],
      count: order.length,
      parent: Uint32Array.from(order, (node) => at[grown.parent[node]]),
      frame: Uint32Array.from(order, (node) => grown.frame[node]),
      flat
    },
    left,
    share: largest
  };
}
function sharesOf({ count, parent, flat }) {
  const share = new Float64Array(count);
  const ofSide = (values) => {
    const sum = values.map(Math.abs);
    for (let node = count - 1; node > 0; node--) {
      const above = parent[node];
      sum[above] = sum[above] + sum[node];
    }
    const all = sum[0];
    if (all === 0) return;
    for (let node = 0; node < count; node++) {
      share[node] = Math.max(share[node], sum[node] / all);
    }
  };
  for (const { base, head } of flat) {
    ofSide(base);
    ofSide(head);
  }
  return share;
}
function keptOf(tree, share, most) {
  const sorted = share.slice(1).filter((of) => of > 0).sort();
  if (sorted.length <= most) return () => true;
  const first = sorted[sorted.length - most - 1];
  let room = most - sorted.filter((of) => of > first).length;
  const isFirst = new Uint8Array(share.length);
  for (const node of room > 0 ? preorder(tree.parent, tree.frame, share) : []) {
    if (room === 0) break;
    if (node === 0 || share[node] !== first) continue;
    isFirst[node] = 1;
    room--;
  }
  return (node) => share[node] > first || isFirst[node] === 1;
}
function moved(values, target, order) {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, node) => {
    const to = target[node];
    sums[to] = sums[to] + value;
  });
  return Float64Array.from(order, (node) => sums[node]);
}
function totalOf({ flat }, type) {
  const sum = (values) => values.reduce((all, value) => all + value, 0);
  const of = flat[type];
  return { base: sum(of.base), head: sum(of.head) };
}

// src/flame/tree-columns.ts
function exactColumns(sums, { functions }, functionAt) {
  const columns = (of) => of.map(({ base, head }) => ({ base: written(base), head: written(head) }));
  return {
    function: sums.function.map((of) => functionAt(functions[of])),
    flat: columns(sums.flat),
    cum: columns(sums.cum)
  };
}
function columnsOf(tree, functionAt) {
  const used = /* @__PURE__ */ new Map();
  const frame = [];
  const deeper = [];
  const depth = new Uint32Array(tree.count);
  for (let node = 1; node < tree.count; node++) {
    const of = tree.frame[node];
    const known = used.get(of) ?? used.size;
    used.set(of, known);
    frame.push(known);
    depth[node] = depth[tree.parent[node]] + 1;
    deeper.push(depth[node] - depth[node - 1]);
  }
  const frames = [...used.keys()].flatMap((of) => tree.frames[of] ?? []);
  return {
    types: tree.types,
    frames: {
      function: frames.map((of) => functionAt(tree.functions[of.function])),
      base: frames.map(({ line }) => line.base),
      head: frames.map(({ line }) => line.head - line.base)
    },
    deeper,
    frame,
    flat: tree.flat.map(({ base, head }) => ({ base: written(base), head: written(head) }))
  };
}
function written(values) {
  return Array.from(values, (value) => Number.isInteger(value) ? value : Number(value.toPrecision(7)));
}

// src/report/html/profile-sizes.ts
var mostExact = 5e3;
var nodesOfExact = 4;
function sizesOf(tree) {
  const share = sharesOf(tree);
  let sums = null;
  return (most) => {
    const { tree: lighter, left, share: largest } = lighten(tree, most, share);
    const functions = [];
    const known = /* @__PURE__ */ new Map();
    const enter = (of) => {
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
function heaviest({ function: functions, flat, cum }, most) {
  const first = (of) => of.map(({ base, head }) => ({ base: base.slice(0, most), head: head.slice(0, most) }));
  return { function: functions.slice(0, most), flat: first(flat), cum: first(cum) };
}
function sharedColumns({ columns, functions }, table) {
  const at = functions.map(table.position);
  const shared = (positions) => positions.map((of) => at[of]);
  const { frames, exact } = columns;
  return {
    ...columns,
    frames: { ...frames, function: shared(frames.function) },
    ...exact === void 0 ? {} : { exact: { ...exact, function: shared(exact.function) } }
  };
}
function entryOf({ kind, tree, shownFirst, sides, operations, references, grains }, benchmark) {
  return {
    benchmark,
    kind,
    types: tree.types.map((type, position) => ({
      ...type,
      total: totalOf(tree, position),
      reference: references?.[position] ?? totalOf(tree, position),
      grain: grains[position] ?? { base: 0, head: 0 }
    })),
    shownFirst,
    sides,
    operations
  };
}

// src/report/html/profile-shelf.ts
var nodeLimits = [500, 3e3, 2e4];
var mostHeld = 4e5;
var leastShrunk = 0.6;
var ProfileShelf = class {
  /** `limits`: nodes of the sizes that there are, smallest first. `mostNodes`: of all profiles in one of them. */
  constructor(modules, limits = nodeLimits, mostNodes = mostHeld) {
    this.modules = modules;
    this.limits = limits;
    this.mostNodes = mostNodes;
    this.held = limits.map(() => 0);
  }
  modules;
  limits;
  mostNodes;
  all = [];
  /** Nodes by size. */
  held;
  dropped = 0;
  /** Takes it in, those first that are worth most. The tree is not kept. */
  add(profile, benchmark) {
    const sizes = [];
    const sizeOf = sizesOf(profile.tree);
    for (const [which, most] of this.limits.entries()) {
      const nodes = Math.min(profile.tree.count, most);
      if (this.held[which] + nodes > this.mostNodes || sizes.at(-1)?.lighter.left === 0) break;
      const size = sizeOf(most);
      this.held[which] = this.held[which] + size.columns.deeper.length;
      sizes.push(size);
    }
    if (sizes.length === 0) this.dropped++;
    else this.all.push({ entry: entryOf(profile, benchmark), sizes });
  }
  /**
   * Packs as many as there is room for: first every profile in its smallest size, then those that came first in larger
   * ones. `room`: characters of all of them together, the functions that they name included.
   */
  pack(room) {
    const functions = new FunctionTable(this.modules);
    const placed = [];
    let used = 0;
    let least = 0;
    const fitted = (size, free) => {
      const before = functions.length;
      const text = packed(sharedColumns(size, functions));
      const needed = text.length + functions.sizeFrom(before);
      least = least === 0 ? needed : Math.min(least, needed);
      if (needed > free) {
        functions.truncate(before);
        return null;
      }
      used += needed;
      return text;
    };
    for (const held of this.all) {
      const [size] = held.sizes;
      if (size === void 0 || room - used < least) continue;
      const text = fitted(size, room - used);
      if (text !== null) placed.push({ held, size, text });
    }
    for (let which = 1; which < this.limits.length; which++) {
      for (const of of placed) {
        const size = of.held.sizes[which];
        if (size === void 0) continue;
        const free = room - used + of.text.length;
        if (nodesOf(size) * (of.text.length / nodesOf(of.size)) * leastShrunk > free) continue;
        const text = fitted(size, free);
        if (text === null) continue;
        used -= of.text.length;
        [of.size, of.text] = [size, text];
      }
    }
    const left = this.dropped + this.all.length - placed.length;
    return { ...listed(placed), functions: functions.columns(), left, used };
  }
};
function listed(placed) {
  const inOrder = [...placed].sort((a, b) => (a.held.entry.benchmark ?? 0) - (b.held.entry.benchmark ?? 0));
  const elements = /* @__PURE__ */ new Map();
  const entries = inOrder.map(({ held, size, text }, position) => {
    const element = `profile-${position}`;
    elements.set(element, text);
    return { ...held.entry, lighter: size.lighter, element };
  });
  return { entries, elements };
}
function nodesOf({ columns }) {
  return columns.deeper.length + 1;
}

export {
  packed,
  htmlOf,
  ProfileShelf
};
