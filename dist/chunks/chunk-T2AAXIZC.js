import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  visible
} from "./chunk-YPWJVA27.js";

// src/report/columns.ts
function columnsOf(text) {
  let columns = 0;
  for (const character of text) columns += new RegExp("\\p{M}", "u").test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}
var wide = new RegExp("[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6]|\\p{Emoji_Presentation}", "u");
function padEnd(text, columns) {
  return text + " ".repeat(Math.max(columns - columnsOf(text), 0));
}
function padStart(text, columns) {
  return " ".repeat(Math.max(columns - columnsOf(text), 0)) + text;
}
function cut(text, columns) {
  return columnsOf(text) <= columns ? text : visible(text, columns);
}

// src/flame/code.ts
var codeKinds = ["own", "dependency", "standard", "runtime"];
var lighterCalls = "\u2026";
function packageOf(name) {
  const bracket = name.indexOf("[");
  const plain = bracket < 0 ? name : name.slice(0, bracket);
  const slash = plain.lastIndexOf("/");
  const dot = plain.indexOf(".", slash + 1);
  return dot < 0 ? "" : plain.slice(0, dot);
}
function shortName(name) {
  const path = packageOf(name);
  return name.slice(path.lastIndexOf("/") + 1);
}
function isRuntime(name) {
  const path = packageOf(name);
  if (path === "")
    return name !== "" && name !== lighterCalls && !name.startsWith("<") && !name.startsWith("[");
  return /^(?:runtime|internal\/(?:runtime|abi|bytealg|cpu|goarch|chacha8rand|race|msan|asan)|internal\/runtime\/.+|runtime\/internal\/.+)$/.test(
    path
  );
}
function codeKind(name, isOwn) {
  if (isOwn) return "own";
  if (isRuntime(name)) return "runtime";
  const path = packageOf(name);
  const [first = ""] = path.split("/", 1);
  return path === "main" || first.includes(".") ? "dependency" : "standard";
}

// src/flame/child-table.ts
var ChildTable = class {
  count = 1;
  parent = new Uint32Array(1024);
  label = new Uint32Array(1024);
  /** Node at `hash & mask` or at the next free slot; 0 is free, for the root is nobody's child. */
  slots = new Uint32Array(4096);
  /** The child of a node under a label, entered when new. */
  child(node, label) {
    const mask = this.slots.length - 1;
    let slot = hashOf(node, label) & mask;
    for (; this.slots[slot] !== 0; slot = slot + 1 & mask) {
      const found = this.slots[slot];
      if (this.parent[found] === node && this.label[found] === label) return found;
    }
    const made = this.count++;
    if (made >= this.parent.length) {
      this.parent = grown(this.parent);
      this.label = grown(this.label);
    }
    this.parent[made] = node;
    this.label[made] = label;
    this.slots[slot] = made;
    if (2 * this.count > this.slots.length) this.rehash();
    return made;
  }
  /** Columns of exactly the size needed; labels as `frame`. */
  columns() {
    return { parent: this.parent.slice(0, this.count), frame: this.label.slice(0, this.count) };
  }
  rehash() {
    this.slots = new Uint32Array(2 * this.slots.length);
    const mask = this.slots.length - 1;
    for (let node = 1; node < this.count; node++) {
      let slot = hashOf(this.parent[node], this.label[node]) & mask;
      while (this.slots[slot] !== 0) slot = slot + 1 & mask;
      this.slots[slot] = node;
    }
  }
};
function hashOf(node, label) {
  const mixed = Math.imul(node ^ Math.imul(label, 2654435761), 2246822507);
  return (mixed ^ mixed >>> 15) >>> 0;
}
function grown(array) {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}

// src/flame/call-tree.ts
function callTree(tables, toHead = () => void 0) {
  const builder = new Builder(tables.length);
  const beside = besideFirstLine(tables);
  tables.forEach((pair, type) => {
    if (pair.head !== void 0) builder.add(pair.head, type, "head", ({ line }) => line);
    if (pair.base !== void 0)
      builder.add(pair.base, type, "base", (frame) => {
        const line = toHead(frame);
        return line === void 0 ? beside(frame) : line;
      });
  });
  return builder.tree(tables.map(({ base, head }) => (head ?? base)?.type ?? { type: "", unit: "" }));
}
function besideFirstLine(tables) {
  const first = /* @__PURE__ */ new Map();
  for (const { head } of tables) {
    for (const frame of head?.frames ?? []) {
      if (frame.startLine > 0) first.set(frame.function, frame.startLine);
    }
  }
  return ({ function: name, line, startLine }) => {
    const start = first.get(name);
    return start === void 0 || startLine === 0 ? line : line - startLine + start;
  };
}
var Builder = class {
  functions = [];
  functionAt = /* @__PURE__ */ new Map();
  frames = [];
  frameAt = /* @__PURE__ */ new Map();
  nodes = new ChildTable();
  flat;
  constructor(types) {
    this.flat = Array.from({ length: types }, () => ({ base: [], head: [] }));
  }
  add(table, type, side, lineOf) {
    const frames = Uint32Array.from(table.frames, (frame) => this.frame(frame, side, lineOf(frame)));
    const values = this.flat[type][side];
    for (let row = 0; row < table.count; row++) {
      const value = table.values[row];
      if (value === 0) continue;
      let node = 0;
      const leaf = table.stackStart[row];
      for (let at = table.stackStart[row + 1] - 1; at >= leaf; at--) {
        node = this.nodes.child(node, frames[table.stack[at]]);
      }
      values[node] = (values[node] ?? 0) + value;
    }
  }
  tree(types) {
    const { count } = this.nodes;
    const filled = (values) => Float64Array.from({ length: count }, (_, node) => values[node] ?? 0);
    return {
      types,
      functions: this.functions,
      frames: this.frames,
      count,
      ...this.nodes.columns(),
      flat: this.flat.map(({ base, head }) => ({ base: filled(base), head: filled(head) }))
    };
  }
  frame(frame, side, line) {
    const key = line === null ? `${frame.line} ${frame.function}` : `=${line} ${frame.function}`;
    let position = this.frameAt.get(key);
    if (position === void 0) {
      position = this.frames.push({ function: this.function(frame), line: { base: 0, head: 0 } }) - 1;
      this.frameAt.set(key, position);
    }
    this.frames[position].line[side] = frame.line;
    return position;
  }
  /** Head comes first, so that of two files it is head's. */
  function({ function: name, file }) {
    const known = this.functionAt.get(name);
    if (known !== void 0) return known;
    const position = this.functions.push({ name, file }) - 1;
    this.functionAt.set(name, position);
    return position;
  }
};

// src/flame/preorder.ts
function preorder(parent, label, weight) {
  const kept = [];
  for (let node2 = 1; node2 < parent.length; node2++) if (weight[node2] > 0) kept.push(node2);
  kept.sort(
    (a, b) => weight[a] - weight[b] || label[b] - label[a] || b - a
  );
  const firstChild = new Uint32Array(parent.length);
  const next = new Uint32Array(parent.length);
  for (const node2 of kept) {
    const above = parent[node2];
    next[node2] = firstChild[above];
    firstChild[above] = node2;
  }
  const order = new Uint32Array(kept.length + 1);
  let filled = 1;
  let node = firstChild[0];
  while (node !== 0) {
    order[filled++] = node;
    let following = firstChild[node];
    while (following === 0 && node !== 0) {
      following = next[node];
      node = parent[node];
    }
    node = following;
  }
  return order;
}

export {
  columnsOf,
  padEnd,
  padStart,
  cut,
  codeKinds,
  lighterCalls,
  packageOf,
  shortName,
  isRuntime,
  codeKind,
  ChildTable,
  callTree,
  preorder
};
