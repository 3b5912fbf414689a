import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  repositoryFile
} from "./chunk-EKQYMQP5.js";
import {
  codeKind,
  codeKinds,
  preorder
} from "./chunk-YYYU3C2G.js";
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
function htmlOf({ data, elements }, assets, lead) {
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
    ...[...elements].map(([id, text]) => block(id, text)),
    block("data", packed(data)),
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
  columns() {
    return { name: this.name, file: this.file, kind: this.kind };
  }
};

// src/flame/lighten.ts
var lighterCalls = "\u2026";
function lighten(tree, most) {
  const share = sharesOf(tree);
  const least = leastKept(share, most);
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
    if (own >= least) {
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
function leastKept(share, most) {
  const sorted = share.slice(1).filter((of) => of > 0).sort();
  if (sorted.length <= most) return 0;
  const first = sorted[sorted.length - most - 1];
  return sorted.find((of) => of > first) ?? Infinity;
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

// src/report/html/profile-shelf.ts
var nodeLimits = [2e4, 3e3, 500];
var ProfileShelf = class {
  /** `room`: characters of all of them together. `limits`: nodes that are tried, most first. */
  constructor(functions, room, limits = nodeLimits) {
    this.functions = functions;
    this.room = room;
    this.limits = limits;
  }
  functions;
  room;
  limits;
  entries = [];
  /** Packed columns by element id. */
  elements = /* @__PURE__ */ new Map();
  /** Profiles that there was no room for. */
  left = 0;
  /** Characters of those that there was room for. */
  used = 0;
  /** Puts it in with as many nodes as there is room for. */
  add(profile, benchmark) {
    for (const most of this.limits) {
      const lightened = lighten(profile.tree, most);
      const columns = columnsOf(lightened.tree, this.functions.position);
      const text = packed(columns);
      if (this.used + text.length > this.room) continue;
      this.used += text.length;
      const element = `profile-${this.entries.length}`;
      this.elements.set(element, text);
      this.entries.push({
        benchmark,
        kind: profile.kind,
        types: profile.tree.types.map((type, position) => ({
          ...type,
          total: totalOf(profile.tree, position),
          reference: profile.references?.[position] ?? totalOf(profile.tree, position),
          grain: profile.grains[position] ?? { base: 0, head: 0 }
        })),
        shownFirst: profile.shownFirst,
        sides: profile.sides,
        operations: profile.operations,
        lighter: { left: lightened.left, share: lightened.share },
        element
      });
      return;
    }
    this.left++;
  }
};

export {
  packed,
  htmlOf,
  FunctionTable,
  ProfileShelf
};
