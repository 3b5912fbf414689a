import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  ofOption
} from "./chunk-5MIDGPK2.js";
import {
  ProfileShelf,
  htmlOf,
  ownCodeOf,
  sourceFile
} from "./chunk-2M75Q4IW.js";
import {
  TouchedFunctions,
  readExcerpts,
  sourceLimits
} from "./chunk-ECW73SQ2.js";
import {
  readPlainFile
} from "./chunk-VHKGHQTC.js";
import {
  modulePath,
  writeText
} from "./chunk-A7UNCZR3.js";
import {
  pagePattern
} from "./chunk-KM4LMQYD.js";
import "./chunk-ANBOHQEB.js";
import {
  edgeOn,
  grainOf,
  headerLines,
  kindColor,
  onColor,
  operationsOf,
  placeLabels,
  readView,
  stepColor,
  stylesFor
} from "./chunk-CQ762ZPI.js";
import {
  callTree,
  codeKind,
  columnsOf,
  cut,
  padEnd,
  shortName
} from "./chunk-T2AAXIZC.js";
import {
  stackTable
} from "./chunk-QGD5JD54.js";
import {
  usageError
} from "./chunk-VIWSCYF4.js";
import {
  amountOf,
  changeText,
  flameTitle,
  goneWords,
  leftOutWords,
  legend,
  nothingWords,
  ofProfile,
  phrases,
  rowsLikeWords,
  shareText,
  stepOf,
  writtenWords
} from "./chunk-WI643TGD.js";
import {
  referenceTotal,
  sampleTypeIndex
} from "./chunk-E2BDCX2W.js";
import {
  visible,
  xmlText
} from "./chunk-YPWJVA27.js";
import {
  invalidAt
} from "./chunk-HQ6MZ4GU.js";
import "./chunk-DXTMV53A.js";
import "./chunk-3YOJUNEZ.js";
import "./chunk-C52GY2SN.js";
import {
  exitCodes
} from "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";

// src/cli/flame-command.ts
import { extname, resolve as resolve2 } from "node:path";

// src/flame/boxes.ts
function eachBox(view, layout, window, draw) {
  const { zoom, pixels, least } = window;
  const [first, last] = window.rows;
  const { width, start } = layout;
  const whole = width[zoom];
  if (!(whole > 0)) return;
  for (const node of pathTo(view, zoom)) {
    const row = view.depth[node];
    if (row >= first && row <= last) draw({ node, row, x: 0, width: pixels });
  }
  const scale = pixels / whole;
  const left = start[zoom];
  for (let node = zoom + 1; node < view.end[zoom]; ) {
    const row = view.depth[node];
    const across = width[node] * scale;
    if (across < least || row > last) {
      node = view.end[node];
      continue;
    }
    if (row >= first) draw({ node, row, x: (start[node] - left) * scale, width: across });
    node++;
  }
}
function pathTo({ parent }, node) {
  const path = [node];
  for (let at = node; at !== 0; ) {
    at = parent[at];
    path.push(at);
  }
  return path.reverse();
}

// src/flame/weights.ts
function layoutOf(view, of) {
  const { count, parent, depth } = view;
  const wanted = of === "moved" ? movedBelow(view) : wantedOf(view, of);
  const sum = new Float64Array(count);
  for (let node = 1; node < count; node++) {
    const above = parent[node];
    sum[above] = sum[above] + wanted[node];
  }
  const width = new Float64Array(count);
  const start = new Float64Array(count);
  const filled = new Float64Array(count);
  let deepest = 0;
  width[0] = wanted[0];
  for (let node = 1; node < count; node++) {
    const above = parent[node];
    const most = Math.max(sum[above], wanted[above]);
    const across = most > 0 ? wanted[node] * width[above] / most : 0;
    width[node] = across;
    start[node] = start[above] + filled[above];
    filled[above] = filled[above] + across;
    if (across > 0) deepest = Math.max(deepest, depth[node]);
  }
  return { width, start, deepest };
}
function wantedOf({ count, cum }, of) {
  const wanted = new Float64Array(count);
  for (let node = 0; node < count; node++) {
    const [base, head] = [Math.max(cum.base[node], 0), Math.max(cum.head[node], 0)];
    wanted[node] = of === "base" ? base : of === "head" ? head : base + head;
  }
  return wanted;
}
function movedBelow({ count, parent, flat }) {
  const moved = new Float64Array(count);
  for (let node = count - 1; node >= 0; node--) {
    moved[node] = moved[node] + Math.abs(flat.head[node] - flat.base[node]);
    if (node === 0) continue;
    const above = parent[node];
    moved[above] = moved[above] + moved[node];
  }
  return moved;
}

// src/report/profiles/flame-boxes.ts
function flameOf(shown, options, wide2, narrowest2) {
  const { view } = shown;
  const layout = layoutOf(view, "head");
  const whole = layout.width[0];
  const scale = whole > 0 ? wide2 / whole : 0;
  const total = view.total.head;
  const least = Math.max(narrowest2, options.least * total * scale);
  const boxes = [];
  const window = {
    zoom: 0,
    pixels: wide2,
    rows: [0, Math.min(options.depth, layout.deepest)],
    least
  };
  eachBox(view, layout, window, ({ node, row, x, width }) => {
    boxes.push({ node, row, x, width, ...contentOf(shown, node) });
  });
  let [lighter, deeper] = [0, 0];
  for (let node = 1; node < view.count; node++) {
    const width = layout.width[node] * scale;
    if (width > 0 && width < least) lighter++;
    else if (width > 0 && view.depth[node] > options.depth) deeper++;
  }
  return {
    boxes,
    rows: boxes.reduce((most, { row }) => Math.max(most, row + 1), 0),
    lighter,
    least: scale > 0 ? least / scale / total : 0,
    deeper,
    gone: goneOf(shown)
  };
}
function contentOf(shown, node) {
  const { view, base, grain } = shown;
  const position = view.place[node];
  const name = view.tree.functions[view.places[position]?.function ?? -1]?.name ?? "";
  const sides = { base: view.cum.base[node], head: view.cum.head[node] };
  const step = base === null ? 0 : stepOf(sides.base, sides.head, grain);
  const all = { full: phrases.all, medium: phrases.all, short: phrases.all };
  return {
    labels: node === 0 ? all : placeLabels(view, position),
    kind: node === 0 ? null : codeKind(name, false),
    step,
    share: shareText(sides.head, view.total.head),
    change: step === 0 ? "" : changeText(sides)
  };
}
function goneOf({ view }) {
  const { base, head } = view.cum;
  let [calls, value] = [0, 0];
  for (let node = 1; node < view.count; node++) {
    if (head[node] !== 0 || base[node] === 0) continue;
    calls++;
    const above = view.parent[node];
    if (above === 0 || head[above] !== 0) value += base[node];
  }
  return { calls, value };
}
var leastName = 5;
function boxText({ labels, share, change }, columns) {
  const extras = change === "" ? [` ${share}`, ""] : [` ${share} ${change}`, ` ${change}`];
  for (const extra2 of extras) {
    for (const label of [labels.medium, labels.short]) {
      if (columnsOf(label) + columnsOf(extra2) <= columns) return label + extra2;
    }
  }
  const extra = change === "" ? "" : ` ${change}`;
  const room = columns - columnsOf(extra);
  if (room >= leastName) return cut(labels.short, room) + extra;
  return columns < leastName ? "" : cut(labels.short, columns);
}

// src/report/profiles/flame-svg.ts
var wide = 1200;
var margin = 12;
var rowHeight = 19;
var lineHeight = 18;
var narrowest = 0.4;
var fontSize = 12;
var letterWidth = 7.25;
function renderFlameSvg(shown, options) {
  const flame = flameOf(shown, options, wide - 2 * margin, narrowest);
  const title = flameTitle(shown.type.type, shown.view.direction);
  const above = [...headerLines(shown), ...shown.view.count === 1 ? [nothingWords(shown.filters)] : []];
  const below = [
    ...leftOutWords({ ...flame, depth: options.depth }),
    ...flame.gone.calls === 0 ? [] : [goneWords(flame.gone.calls, amountOf(shown.type.unit).value(flame.gone.value))]
  ];
  const top = margin + lineHeight * (1 + above.length) + 6;
  const bottom = top + flame.rows * rowHeight + 8;
  const legendAt = bottom + 6;
  const high = legendAt + lineHeight * (1 + below.length) + margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" role="img" aria-label="${xmlText(title)}">`,
    `<style>${style}</style>`,
    `<rect class="page" width="${wide}" height="${high}"/>`,
    `<text class="title" x="${margin}" y="${margin + 12}">${xmlText(title)}</text>`,
    ...above.map((line, at) => textLine(line, margin + 12 + lineHeight * (at + 1))),
    ...flame.boxes.map((box) => boxElement(shown, box, top)),
    ...legendElements(shown.base !== null, legendAt),
    ...below.map((line, at) => textLine(line, legendAt + 12 + lineHeight * (at + 1))),
    "</svg>",
    ""
  ].join("\n");
}
function textLine(words, y) {
  return `<text class="note" x="${margin}" y="${y}">${xmlText(words)}</text>`;
}
function boxElement(shown, box, top) {
  const { x, width, row } = box;
  const [left, y] = [margin + x, top + row * rowHeight];
  const of = shown.base === null ? box.kind ?? "same" : stepClass(box.step);
  const label = boxText(box, Math.floor((width - 6) / letterWidth));
  const text = label === "" ? "" : `<text x="${short(left + 4)}" y="${y + 13}">${xmlText(label)}</text>`;
  return `<g class="${of}"><title>${xmlText(tooltip(shown, box))}</title><rect x="${short(left)}" y="${y}" width="${short(width)}" height="${rowHeight - 1}"/>${text}</g>`;
}
function tooltip({ view, type, base }, { node, labels, share, change }) {
  const amount = amountOf(type.unit);
  const sides = { base: view.cum.base[node], head: view.cum.head[node] };
  if (base === null) return `${labels.full}
${amount.value(sides.head)}, ${share}`;
  const difference = amount.difference(sides.head - sides.base);
  return [
    labels.full,
    `${phrases.head} ${amount.value(sides.head)}, ${share}`,
    `${phrases.base} ${amount.value(sides.base)}`,
    `${difference}${change === "" ? "" : `, ${change}`}`
  ].join("\n");
}
function stepClass(step) {
  return step === 0 ? "same" : step < 0 ? `less${-step}` : `more${step}`;
}
function legendElements(isDifference, y) {
  const entries = isDifference ? [
    [["less4", "less3", "less2", "less1"], legend.less],
    [["more1", "more2", "more3", "more4"], legend.more],
    [["same"], legend.same]
  ] : [
    [["dependency"], legend.modules],
    [["standard"], legend.standard],
    [["runtime"], legend.runtime]
  ];
  let x = margin;
  return entries.map(([classes, words]) => {
    const swatches = classes.map(
      (of, at2) => `<g class="${of}"><rect x="${x + 16 * at2}" y="${y}" width="16" height="14"/></g>`
    );
    const at = x + 16 * classes.length + 6;
    x = Math.ceil(at + words.length * letterWidth + 24);
    return `${swatches.join("")}<text class="note" x="${at}" y="${y + 12}">${xmlText(words)}</text>`;
  });
}
function short(pixels) {
  return String(Math.round(pixels * 100) / 100);
}
var colors = {
  dependency: ["#a9d8c1;#0b2a1d", "#1f5b45;#e3f5ec"],
  standard: ["#f0e1a1;#2d2503", "#5d5118;#f7efc9"],
  runtime: ["#d3cde3;#211a33", "#453d5c;#e8e3f4"],
  same: ["#e3e5e8;#24272b", "#3a3f46;#dfe2e6"],
  less1: ["#d5e6f5;#0c2237", "#1d3a54;#dcebf8"],
  less2: ["#a5cdea;#0c2237", "#1c527f;#e6f2fc"],
  less3: ["#67abd9;#06182a", "#2173b3;#ffffff"],
  less4: ["#3a8cc8;#03101d", "#4aa3e0;#03101d"],
  more1: ["#fde3c8;#3a2006", "#54361a;#fbe9d6"],
  more2: ["#fcc48d;#3a2006", "#83501c;#fff1e2"],
  more3: ["#f79b45;#2b1602", "#b96a14;#000000"],
  more4: ["#e57a11;#1d0e00", "#f59a3c;#1d0e00"]
};
function rules(which) {
  return Object.entries(colors).map(([name, pair]) => {
    const [fill = "", letters = ""] = pair[which].split(";");
    return `.${name} rect{fill:${fill}}.${name} text{fill:${letters}}`;
  }).join("");
}
var style = [
  `text{font:${fontSize}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre}`,
  "svg{background:#ffffff}.title{font-weight:bold}g rect{stroke-width:.5}g:hover rect{stroke-width:2}",
  `.page{fill:#ffffff}.title,.note{fill:#1f2328}g rect{stroke:#ffffff}g:hover rect{stroke:#1f2328}${rules(0)}`,
  `@media (prefers-color-scheme:dark){svg{background:#14171b}.page{fill:#14171b}.title,.note{fill:#dfe2e6}g rect{stroke:#14171b}g:hover rect{stroke:#ffffff}${rules(1)}}`
].join("");

// src/report/profiles/flame-text.ts
var usualWidth = 120;
var namedFrom = 6;
function renderFlame(shown, options) {
  const paint = stylesFor(options.color);
  const wide2 = options.width ?? usualWidth;
  const [across, narrowest2] = options.color ? [wide2, 1] : [wide2 - 1, 2];
  const draw = (depth2) => flameOf(shown, { ...options, depth: depth2 }, across, narrowest2);
  const all = draw(options.depth);
  const named = all.boxes.reduce(
    (most, { row, width }) => width >= namedFrom ? Math.max(most, row) : most,
    0
  );
  const depth = options.depth === Infinity ? named : options.depth;
  const flame = depth === options.depth ? all : draw(depth);
  return [
    ...headerLines(shown),
    "",
    ...shown.view.count === 1 ? [nothingWords(shown.filters)] : pictureLines(flame, wide2, options.color, shown.base !== null, paint),
    ...leftOutWords({ ...flame, depth }).map((line) => paint(line, "dim")),
    ...flame.gone.calls === 0 ? [] : [paint(goneWords(flame.gone.calls, amountOf(shown.type.unit).value(flame.gone.value)), "dim")],
    ...legendLines(flame, shown.base !== null, { ...options, width: wide2 }),
    ""
  ].join("\n");
}
function pictureLines(flame, wide2, color, isDifference, paint) {
  const rows = Array.from({ length: flame.rows }, () => []);
  for (const box of flame.boxes) rows[box.row]?.push(box);
  const names = rows.map(
    (boxes) => JSON.stringify(boxes.flatMap(({ width, labels }) => width >= namedFrom ? [labels.full] : []))
  );
  const lines = [];
  for (let row = 0; row < rows.length; row++) {
    const boxes = rows[row];
    lines.push((color ? coloredRow(boxes, isDifference) : plainRow(boxes, wide2)).trimEnd());
    let same = 0;
    while (names[row + 1 + same] === names[row]) same++;
    if (same < 4) continue;
    lines.push(paint(rowsLikeWords(same - 1), "dim"));
    row += same - 1;
  }
  return lines;
}
function coloredRow(boxes, isDifference) {
  let line = "";
  let at = 0;
  for (const box of boxes) {
    const [from, to] = columnsTaken(box);
    const color = isDifference ? stepColor(box.step) : kindColor(box.kind);
    const columns = to - from - 1;
    const text = columns > 0 ? onColor(padEnd(boxText(box, columns), columns), color) : "";
    line += " ".repeat(Math.max(from - at, 0)) + edgeOn(color) + text;
    at = to;
  }
  return line;
}
function plainRow(boxes, wide2) {
  const cells = Array.from({ length: wide2 }, () => " ");
  for (const box of boxes) {
    const [from, to] = columnsTaken(box);
    const text = boxText(box, to - from - 1);
    const fill = "\xB7".repeat(Math.max(to - from - 1 - columnsOf(text), 0));
    cells[from] = "\u2502";
    cells[to] = "\u2502";
    cells[from + 1] = to - from > 1 ? text + fill : cells[from + 1];
    for (let at = from + 2; at < to; at++) cells[at] = "";
  }
  return cells.join("");
}
function columnsTaken({ x, width }) {
  return [Math.round(x), Math.round(x + width)];
}
function legendLines(flame, isDifference, { color, width }) {
  const isMoved = flame.boxes.some(({ change }) => change !== "");
  if (isDifference && !isMoved) return [legend.noneMoved];
  if (!color) return isDifference ? [legend.moreText] : [];
  const entries = isDifference ? [
    [stepColor(-3), legend.less],
    [stepColor(3), legend.more],
    [stepColor(0), legend.same]
  ] : [
    [kindColor("dependency"), legend.modules],
    [kindColor("standard"), legend.standard],
    [kindColor("runtime"), legend.runtime]
  ];
  const paint = stylesFor(color);
  const texts = entries.map(([of, words]) => `${onColor("  ", of)} ${paint(words, "dim")}`);
  const columns = entries.reduce((sum, [, words]) => sum + words.length + 6, 0);
  return columns <= width ? [texts.join("   ")] : texts;
}

// src/cli/flame-page.ts
import { resolve } from "node:path";

// src/report/html/profile-page.ts
var mostNodes = 2e5;
var longestModule = 100;
function profilePage(title, profile, start = {}, code = null) {
  return profilesPage(title, [profile], start, [mostNodes], Infinity, code);
}
function profilesPage(title, profiles, start, limits, room = Infinity, code = null) {
  const shelf = new ProfileShelf(code === null ? null : code.own.fileOf, limits, Infinity);
  for (const profile of profiles) shelf.add(profile, null);
  const { entries, elements, functions, left } = shelf.pack(room);
  return {
    data: {
      schema: "pprof-gate/page/1",
      title,
      start,
      report: null,
      functions,
      profiles: entries,
      sources: code?.sources ?? [],
      hunks: [],
      profilesLeft: left,
      sourcesLeft: {
        functions: code?.left ?? 0,
        unread: code?.unread ?? 0,
        ...{ benchmarks: 0, lines: 0, isDamaged: false }
      },
      ownCode: basisOf(code)
    },
    elements
  };
}
function basisOf(code) {
  const basis = code?.own.basis ?? { by: "unknown" };
  return basis.by === "module" ? { ...basis, module: visible(basis.module, longestModule) } : basis;
}

// src/report/words/page-profile.ts
function profilePageTitle(head, base) {
  return base === null ? head : `${base} \u2192 ${head}`;
}
var profilePageTotals = "A flame graph, a call tree and a table of this profile.";

// src/cli/enclosing-module.ts
import { realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
var mostBytes = 1 << 20;
async function enclosingModule(folder) {
  const temporary = await realpath(tmpdir()).catch(() => tmpdir());
  for (let root = folder; ; root = dirname(root)) {
    const text = root === temporary ? null : await textOf(join(root, "go.mod"));
    if (text !== null) {
      const path = modulePath(text);
      return path === null ? null : { path, root };
    }
    if (dirname(root) === root) return null;
  }
}
async function textOf(path) {
  try {
    return (await readPlainFile(path, mostBytes))?.toString() ?? null;
  } catch (error) {
    if (error.syscall === void 0) throw error;
    return null;
  }
}

// src/cli/flame-sources.ts
import { stat } from "node:fs/promises";
import { join as join2 } from "node:path";
var isSource = /\.(?:go|s|y)$/;
async function sourcesOf(tables, own, module, taken) {
  if (module === null || own.basis.by !== "module") return { sources: [], left: 0, unread: 0 };
  const touched = new TouchedFunctions([{ path: module.path, dir: "." }]);
  const named = /* @__PURE__ */ new Map();
  for (const table of tables) {
    const frames = table.frames.map((frame) => {
      const path = own.inModule({ name: frame.function, file: frame.file });
      if (path === null || !isSource.test(path)) return { ...frame, file: "" };
      const name = declaredName(frame.function);
      if (name !== null && frame.startLine > 0) {
        const known = named.get(path) ?? [];
        known.push({ name, line: frame.line, startLine: frame.startLine });
        named.set(path, known);
      }
      return { ...frame, file: `${module.path}/${path}` };
    });
    touched.addTable({ ...table, frames });
  }
  const { files, left, unread } = await readExcerpts(module.root, touched.list());
  let moved = 0;
  const sources = [];
  for (const { file, excerpts } of files) {
    const read = excerpts.map(({ line, text }) => ({ line, lines: text.split("\n") }));
    const same = read.filter((of) => isAsProfiled(of, named.get(file) ?? []));
    moved += read.length - same.length;
    if (same.length === 0) continue;
    const isNewer = taken > 0n && await writtenAt(join2(module.root, file)) > taken;
    sources.push({ ...sourceFile("head", file, same), ...isNewer ? { isNewer: true } : {} });
  }
  return { sources, left, unread: unread + moved };
}
function declaredName(name) {
  const [, found] = /^[^.]+\.(?:\(\*?\w+(?:\[.*\])?\)\.|\w+\.)?(\w+)(?:\[.*\])?$/.exec(shortName(name)) ?? [];
  return found === void 0 || /^(?:func\d+|init|gowrap\d+|deferwrap\d+|\d+)$/.test(found) ? null : found;
}
function isAsProfiled({ line, lines }, named) {
  if (lines.length >= sourceLimits.lines) return true;
  const here = named.filter((of) => of.line >= line && of.line < line + lines.length);
  return here.length === 0 || here.some(
    ({ name, startLine }) => new RegExp(`^func\\b.*\\b${name}\\b`).test(lines[startLine - line] ?? "")
  );
}
async function writtenAt(path) {
  return stat(path, { bigint: true }).then(
    ({ mtimeNs }) => mtimeNs,
    () => 0n
  );
}

// src/cli/flame-page.ts
var longestPath = 70;
var nothing = { reference: 0, grain: 0 };
async function flamePage({ options, operands: [path], optional: [basePath] }, cwd) {
  const start = startOf(options);
  const operations = operationsOf(options, basePath !== void 0);
  const head = await ofProfile(
    resolve(cwd, path),
    (profile) => fileOf(profile, operations?.head ?? 1, options["sample-type"] ?? void 0)
  );
  const base = basePath === void 0 ? null : await ofProfile(resolve(cwd, basePath), (profile) => {
    const type = profile.sampleTypes[sampleTypeIndex(profile, head.shownFirst.type)];
    const { unit } = head.shownFirst;
    if (type?.unit !== unit) throw invalidAt("units-differ", 0, { base: type?.unit ?? "", head: unit });
    return fileOf(profile, operations?.base ?? 1, head.shownFirst.type);
  });
  const sameIn = ({ table: { type } }) => base?.types.find(({ table }) => table.type.type === type.type && table.type.unit === type.unit);
  const pairs = head.types.map((of2) => ({ head: of2, base: sameIn(of2) })).filter((pair) => base === null || pair.base !== void 0);
  const tables = pairs.map((pair) => ({
    head: pair.head.table,
    ...pair.base === void 0 ? {} : { base: pair.base.table }
  }));
  const of = (name) => pairs.map((pair) => ({ base: (pair.base ?? nothing)[name], head: pair.head[name] }));
  const all = tables.flatMap((pair) => [pair.head, ...pair.base === void 0 ? [] : [pair.base]]);
  const module = await enclosingModule(cwd);
  const own = ownCodeOf(calledIn(all), { folder: cwd, module });
  const heads = tables.map((pair) => pair.head);
  const code = { own, ...await sourcesOf(heads, own, module, head.timeNanos) };
  const title = profilePageTitle(
    visible(path, longestPath),
    basePath === void 0 ? null : visible(basePath, longestPath)
  );
  const parts = profilePage(
    title,
    {
      kind: head.kind,
      tree: callTree(tables),
      sides: { base: base !== null, head: true },
      operations,
      shownFirst: Math.max(
        tables.findIndex(({ head: { type } }) => type.type === head.shownFirst.type),
        0
      ),
      grains: of("grain"),
      references: of("reference")
    },
    start,
    code
  );
  return htmlOf(parts, await import("./pprof-gate_page-FBSCZCWI.js"), [title, profilePageTotals]);
}
function calledIn(tables) {
  const called = /* @__PURE__ */ new Map();
  for (const { frames } of tables) {
    for (const { function: name, file } of frames) called.set(`${name}
${file}`, { name, file });
  }
  return [...called.values()];
}
function fileOf(profile, operations, wanted) {
  return {
    kind: profile.kind,
    timeNanos: profile.timeNanos,
    shownFirst: profile.sampleTypes[sampleTypeIndex(profile, wanted)] ?? { type: "", unit: "" },
    types: profile.sampleTypes.map((_, type) => {
      const table = stackTable(profile, type);
      return {
        table: { ...table, values: table.values.map((value) => value / operations) },
        reference: referenceTotal(profile, type) / operations,
        grain: grainOf(profile, type) / operations
      };
    })
  };
}
function startOf(options) {
  const { by, callers } = options;
  for (const name of ["min-share", "depth"])
    if (options[name] !== null) throw usageError("option-not-of-page", { option: `--${name}` });
  const start = {};
  if (by === "line") start["by"] = "line";
  if (callers) start["from"] = "callers";
  if (options["no-runtime"]) start["hide"] = "runtime";
  const named = { focus: "focus", ignore: "ignore", hide: "without" };
  for (const name of ["focus", "ignore", "hide"]) {
    const typed = options[name]?.typed;
    if (typed === void 0) continue;
    const text = pagePattern(typed);
    if (text === null) throw usageError("pattern-not-of-page", { option: `--${name}`, value: typed });
    start[named[name]] = text;
  }
  return start;
}

// src/cli/flame-command.ts
async function runFlame(parsed, screen) {
  const { callers, depth, out, "min-share": share } = parsed.options;
  if (out !== null && extname(out).toLowerCase() === ".html") {
    await write(out, await flamePage(parsed, screen.cwd), screen);
    return exitCodes.passes;
  }
  if (out !== null) requirePicture(out);
  const shown = await readView(parsed, callers ? "callers" : "callees", screen.cwd);
  const options = { least: share ?? 0, depth: depth ?? Infinity };
  if (out === null) screen.print(renderFlame(shown, { ...screen, ...options }));
  else await write(out, renderFlameSvg(shown, options), screen);
  return exitCodes.passes;
}
async function write(out, text, screen) {
  await ofOption("--out FILE", writeText(resolve2(screen.cwd, out), text));
  screen.print(`${writtenWords(visible(out, 1e3))}
`);
}
function requirePicture(out) {
  if (extname(out).toLowerCase() === ".svg") return;
  throw usageError("value-wrong", { option: "--out", value: out, expects: "picture", command: "flame" });
}
export {
  runFlame
};
