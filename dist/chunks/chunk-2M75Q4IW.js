import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  linesOf,
  parseDiff,
  readHunk,
  readHunkHeader,
  repositoryFile,
  sides
} from "./chunk-ECW73SQ2.js";
import {
  codeKind,
  codeKinds,
  isRuntime,
  lighterCalls,
  packageOf,
  preorder
} from "./chunk-T2AAXIZC.js";
import {
  visible
} from "./chunk-YPWJVA27.js";
import {
  gzip
} from "./chunk-HQ6MZ4GU.js";
import {
  countBelow
} from "./chunk-DXTMV53A.js";
import {
  GateError
} from "./chunk-U2SBGQ2O.js";

// src/report/html/packed.ts
function packed(value) {
  return Buffer.from(gzip(new TextEncoder().encode(JSON.stringify(value)), { level: 9 })).toString("base64");
}

// src/report/words/page.ts
var withoutScript = "The tables and pictures of this report are drawn by a script in this file, and scripts are switched off here. The verdict is above; report.json has all numbers.";
var withoutScriptProfile = "The tables and pictures of this profile are drawn by a script in this file, and scripts are switched off here. pprof-gate top and tree show the same in a terminal.";

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
    `<div id="page"><main><h1>${escaped(first)}</h1>${rest.map((words) => `<p>${escaped(words)}</p>`).join("")}<noscript><p>${escaped(data.report === null ? withoutScriptProfile : withoutScript)}</p></noscript></main></div>`,
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

// src/report/profiles/own-code.ts
var testMain = "_testmain.go";
var isCopy = /(?:^|\/)vendor\/|@v\d/;
function ownCodeOf(functions, { folder, module }) {
  if (module !== null) {
    const own2 = ofModule(functions, module);
    if (functions.some((of) => own2.fileOf(of) !== null)) return own2;
  }
  const own = ofFolder(folder);
  if (functions.some((of) => own.fileOf(of) !== null)) return own;
  return { basis: { by: "unknown" }, fileOf: () => null, inModule: () => null };
}
function ofModule(functions, module) {
  const roots = /* @__PURE__ */ new Set([module.root]);
  for (const of of functions) {
    const root = rootBy(of, module.path);
    if (root !== null) roots.add(root);
  }
  const inModule = ({ file }) => {
    for (const root of roots) {
      const path = below(file, root);
      if (path !== null) return path;
    }
    return repositoryFile(file, [{ path: module.path, dir: "." }]);
  };
  return {
    basis: { by: "module", module: module.path },
    fileOf: (of) => inModule(of) ?? (isOf(importPath(of), module.path) ? of.file : null),
    inModule
  };
}
function ofFolder(folder) {
  const isBelow = ({ name, file }) => folder !== "/" && below(file, folder) !== null && !isRuntime(name) && !isOfGo(name, file);
  const isMain = ({ name, file }) => packageOf(name) === "main" && file !== testMain;
  return {
    basis: { by: "folder" },
    fileOf: (of) => isMain(of) || isBelow(of) ? of.file : null,
    inModule: () => null
  };
}
function isOfGo(name, file) {
  const path = packageOf(name);
  return !path.split("/", 1).join("").includes(".") && folderOf(file).endsWith(`/src/${path}`);
}
function rootBy(of, module) {
  const path = importPath(of);
  if (!isOf(path, module) || !of.file.startsWith("/") || isCopy.test(of.file)) return null;
  const folder = folderOf(of.file);
  for (const rest of [path, path.replace(/_test$/, "")].map((text) => text.slice(module.length))) {
    const root = folder.slice(0, folder.length - rest.length);
    if (folder.endsWith(rest) && root !== "") return root;
  }
  return null;
}
function below(file, root) {
  if (!file.startsWith(`${root}/`)) return null;
  const path = file.slice(root.length + 1);
  return isCopy.test(path) || /(?:^|\/)\.{0,2}(?:\/|$)/.test(path) ? null : path;
}
function isOf(path, module) {
  return path === module || path.startsWith(`${module}/`);
}
function importPath({ name }) {
  return packageOf(name).replaceAll("%2e", ".");
}
function folderOf(file) {
  return file.slice(0, Math.max(file.lastIndexOf("/"), 0));
}

// src/report/html/function-table.ts
var longest = 500;
var FunctionTable = class {
  name = [];
  file = [];
  kind = [];
  /** In the order in which they were entered. */
  known = /* @__PURE__ */ new Map();
  own;
  constructor(whose) {
    this.own = typeof whose === "function" ? whose : ({ file }) => whose === null ? null : repositoryFile(file, whose);
  }
  /** Position of a function, entered when new. */
  position = ({ name, file }) => {
    const key = `${name}
${file}`;
    let position = this.known.get(key);
    if (position === void 0) {
      const own = this.own({ name, file });
      this.file.push(visible(own ?? file, longest));
      this.kind.push(codeKinds.indexOf(file === testMain ? "standard" : codeKind(name, own !== null)));
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
  const below2 = values.slice();
  const [flat, cum] = [new Float64Array(functions.length), new Float64Array(functions.length)];
  let all = 0;
  for (let node = count - 1; node > 0; node--) {
    const [above, of] = [parent[node], frames[frame[node]]?.function ?? 0];
    below2[above] = below2[above] + below2[node];
    flat[of] = flat[of] + values[node];
    if (isOutermost[node] === 1) cum[of] = cum[of] + below2[node];
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
function entryOf({ kind, tree, shownFirst, sides: sides2, operations, references, grains }, benchmark) {
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
    sides: sides2,
    operations
  };
}

// src/report/html/profile-shelf.ts
var nodeLimits = [500, 3e3, 2e4];
var mostHeld = 4e5;
var leastShrunk = 0.6;
var ProfileShelf = class {
  /** `limits`: nodes of the sizes that there are, smallest first. `mostNodes`: of all profiles in one of them. */
  constructor(whose, limits = nodeLimits, mostNodes = mostHeld) {
    this.whose = whose;
    this.limits = limits;
    this.mostNodes = mostNodes;
    this.held = limits.map(() => 0);
  }
  whose;
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
    const functions = new FunctionTable(this.whose);
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

// src/diff/wanted-hunks.ts
var mostLines = 400;
var mostLength = 200 << 10;
var longestLine = 1e3;
function hunksOf(patch, wanted) {
  const text = new TextDecoder().decode(patch);
  const ranges = rangesOf(wanted);
  const files = parseDiff(text);
  const hunks = [];
  let [room, left] = [mostLength, 0];
  const lines = linesOf(text);
  let [which, inside] = [-1, false];
  for (let line = lines.next(); line !== null; line = lines.next()) {
    if (line.startsWith("diff --git ")) {
      which++;
      inside = true;
    }
    if (!inside || !line.startsWith("@@ ")) continue;
    const { base = null, head = null } = files[which] ?? {};
    const asked = {
      base: (base === null ? void 0 : ranges.base.get(base)) ?? none,
      head: (head === null ? void 0 : ranges.head.get(head)) ?? none
    };
    const recorder = new Recorder(line, lines, asked, room);
    readHunk(line, recorder);
    ({ room } = recorder);
    left += recorder.left;
    for (const part of recorder.parts) hunks.push({ base, head, ...part });
  }
  return { hunks, left };
}
var none = { starts: [], ends: [] };
function isTouched({ baseLine, baseCount, headLine, headCount }, { base, head }) {
  const on = (ranges, line, count) => count === 0 ? spans(ranges, line) : overlaps(ranges, line, line + count - 1);
  return on(base, baseLine, baseCount) || on(head, headLine, headCount);
}
function rangesOf(wanted) {
  const found = { base: /* @__PURE__ */ new Map(), head: /* @__PURE__ */ new Map() };
  for (const of of wanted) found[of.side].set(of.file, [...found[of.side].get(of.file) ?? [], of]);
  const joined = (all) => new Map([...all].map(([file, of]) => [file, apart(of)]));
  return { base: joined(found.base), head: joined(found.head) };
}
function apart(wanted) {
  const starts = [];
  const ends = [];
  for (const { line, endLine } of [...wanted].sort((a, b) => a.line - b.line)) {
    const end = ends.at(-1);
    if (end === void 0 || line > end) {
      starts.push(line);
      ends.push(endLine);
    } else if (endLine > end) ends[ends.length - 1] = endLine;
  }
  return { starts, ends };
}
function overlaps({ starts, ends }, first, last) {
  const end = ends[countBelow(starts, last + 1) - 1];
  return end !== void 0 && end >= first;
}
function spans({ starts, ends }, line) {
  const end = ends[countBelow(starts, line) - 1];
  return end !== void 0 && end >= line;
}
var Recorder = class {
  parts = [];
  /** Wanted lines that are not in the parts. */
  left = 0;
  /** Code units that are free still. */
  room;
  #lines;
  #isWanted;
  #baseLine;
  #headLine;
  /** That the line before went into; null where that was not wanted. */
  #open = null;
  constructor(header, lines, asked, room) {
    this.#lines = lines;
    this.room = room;
    const place = readHunkHeader(header) ?? { baseLine: 1, baseCount: 0, headLine: 1, headCount: 0 };
    [this.#baseLine, this.#headLine] = [place.baseLine, place.headLine];
    const isWhole = isTouched(place, asked);
    this.#isWanted = place.baseCount + place.headCount <= mostLines ? () => isWhole : (isBase, isHead) => isBase && overlaps(asked.base, this.#baseLine, this.#baseLine) || isHead && overlaps(asked.head, this.#headLine, this.#headLine);
  }
  get number() {
    return this.#lines.number;
  }
  next() {
    const line = this.#lines.next();
    if (line === null || line.startsWith("\\")) return line;
    const isBase = !line.startsWith("+");
    const isHead = !line.startsWith("-");
    if (this.#isWanted(isBase, isHead)) this.#keep(line, isBase, isHead);
    else this.#open = null;
    if (isBase) this.#baseLine++;
    if (isHead) this.#headLine++;
    return line;
  }
  #keep(line, isBase, isHead) {
    const kept = line === "" ? " " : line.slice(0, longestLine + 1);
    if (kept.length >= this.room) this.room = 0;
    if (this.room === 0 || (this.#open?.lines.length ?? 0) >= mostLines) {
      this.left++;
      return;
    }
    if (this.#open === null) {
      const [baseLine, headLine] = [this.#baseLine, this.#headLine];
      this.#open = { baseLine, baseCount: 0, headLine, headCount: 0, lines: [] };
      this.parts.push(this.#open);
    }
    this.room -= kept.length + 1;
    this.#open.lines.push(kept);
    if (isBase) this.#open.baseCount++;
    if (isHead) this.#open.headCount++;
  }
};

// src/report/html/source-texts.ts
var longest2 = 1e3;
function sourceTexts(evidence) {
  let isDamaged = false;
  const orNone = (read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== "capture-invalid") throw error;
      isDamaged = true;
      return null;
    }
  };
  const known = {
    base: orNone(() => evidence.base.sources()),
    head: orNone(() => evidence.head.sources())
  };
  const wanted = [];
  const sources = sides.flatMap(
    (side) => (known[side]?.files ?? []).flatMap((file) => {
      const inHead = new Set(side === "head" ? [] : textsIn(known.head, file));
      const excerpts = (known[side]?.of(file) ?? []).filter(({ lines }) => !inHead.has(lines.join("\n")));
      wanted.push(...excerpts.map(({ line, endLine }) => ({ side, file, line, endLine })));
      if (excerpts.length === 0) return [];
      return [sourceFile(side, file, excerpts)];
    })
  );
  const { diff } = evidence.head;
  const found = diff === null || wanted.length === 0 ? null : orNone(() => hunksOf(diff, wanted));
  const sum = (of) => (known.base?.[of] ?? 0) + (known.head?.[of] ?? 0);
  return {
    sources,
    hunks: (found?.hunks ?? []).map(hunkText),
    sourcesLeft: {
      functions: sum("left"),
      unread: sum("unread"),
      benchmarks: sum("benchmarksLeft"),
      lines: found?.left ?? 0,
      isDamaged
    }
  };
}
function sourceFile(side, file, excerpts) {
  return {
    side,
    file: visible(file, longest2),
    excerpts: excerpts.map(({ line, lines }) => ({ line, text: lines.map(shownLine).join("\n") }))
  };
}
function hunkText({
  base,
  head,
  baseLine,
  baseCount,
  headLine,
  headCount,
  lines
}) {
  return {
    file: visible(head ?? base ?? "", longest2),
    ...{ baseLine, baseCount, headLine, headCount },
    lines: lines.map(shownLine)
  };
}
function shortened({ sources, hunks, sourcesLeft }, most) {
  const inRoom = (all, lengthOf) => {
    let used = 0;
    return new Set(
      all.filter((of) => {
        const isKept = used + lengthOf(of) <= most;
        if (isKept) used += lengthOf(of);
        return isKept;
      })
    );
  };
  const lengthOfFile = ({ excerpts }) => excerpts.reduce((sum, { text }) => sum + text.length, 0);
  const headFirst = [...sides].reverse().flatMap((side) => sources.filter((of) => of.side === side));
  const files = inRoom(headFirst, lengthOfFile);
  const kept = inRoom(hunks, ({ lines: lines2 }) => lines2.reduce((sum, line) => sum + line.length, 0));
  const gone = sources.filter((of) => !files.has(of)).reduce((sum, { excerpts }) => sum + excerpts.length, 0);
  const lines = hunks.filter((of) => !kept.has(of)).reduce((sum, of) => sum + of.lines.length, 0);
  return {
    sources: sources.filter((of) => files.has(of)),
    hunks: hunks.filter((of) => kept.has(of)),
    sourcesLeft: {
      ...sourcesLeft,
      functions: sourcesLeft.functions + gone,
      lines: sourcesLeft.lines + lines
    }
  };
}
function textsIn(sources, file) {
  return (sources?.of(file) ?? []).map(({ lines }) => lines.join("\n"));
}
function shownLine(line) {
  return line.split("	").map((part) => visible(part, longest2)).join("	");
}

export {
  packed,
  htmlOf,
  ownCodeOf,
  ProfileShelf,
  sourceTexts,
  sourceFile,
  shortened
};
