import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  ChildTable,
  callTree,
  columnsOf,
  cut,
  isRuntime,
  preorder,
  shortName
} from "./chunk-T2AAXIZC.js";
import {
  plainName,
  stackTable
} from "./chunk-QGD5JD54.js";
import {
  usageError
} from "./chunk-VIWSCYF4.js";
import {
  amountOf,
  amountWords,
  keptByWords,
  ofProfile,
  operationsWords,
  perOperationWords,
  phrases,
  shareText,
  sideWords,
  typeWords
} from "./chunk-WI643TGD.js";
import {
  referenceTotal,
  sampleTypeIndex
} from "./chunk-E2BDCX2W.js";
import {
  visible
} from "./chunk-YPWJVA27.js";
import {
  invalidAt
} from "./chunk-HQ6MZ4GU.js";
import {
  by,
  byText,
  formatRatio,
  formatValue
} from "./chunk-DXTMV53A.js";

// src/cli/profile-view.ts
import { resolve } from "node:path";

// src/flame/view.ts
function viewOf(tree, options) {
  const { places, placeOf } = placesOf(tree, options.by);
  const sieve = sieveOf(tree, options);
  const grow = options.direction === "callees" ? growCallees : growCallers;
  const nodes = new ChildTable();
  const target = grow(tree, placeOf, sieve, nodes);
  const grown = nodes.columns();
  const sums = { base: new Float64Array(nodes.count), head: new Float64Array(nodes.count) };
  const flat = tree.flat[options.type];
  const total = { base: 0, head: 0 };
  for (let node = 0; node < tree.count; node++) {
    const [base, head] = [flat.base[node], flat.head[node]];
    if (base === 0 && head === 0) continue;
    total.base += Math.abs(base);
    total.head += Math.abs(head);
    const at = target[node];
    if (at === nowhere) continue;
    sums.base[at] = sums.base[at] + base;
    sums.head[at] = sums.head[at] + head;
  }
  const { type, by: by2, direction } = options;
  return {
    ...{ tree, type, by: by2, direction, places },
    total: options.total ?? total,
    ...inPreorder(grown, sums, ranksOf(tree, places))
  };
}
var nowhere = 4294967295;
function placesOf(tree, by2) {
  if (by2 === "line") return { places: tree.frames, placeOf: Uint32Array.from(tree.frames.keys()) };
  return {
    places: tree.functions.map((_, position) => ({ function: position, line: { base: 0, head: 0 } })),
    placeOf: Uint32Array.from(tree.frames, (frame) => frame.function)
  };
}
function ranksOf({ functions }, places) {
  const names = functions.map(({ name }, position) => ({ name, position }));
  names.sort((a, b) => byText(a.name, b.name));
  const nameRank = new Uint32Array(functions.length);
  names.forEach(({ position }, rank) => nameRank[position] = rank);
  const sorted = Array.from(places.keys()).sort(
    by(
      (at) => nameRank[places[at]?.function ?? 0],
      (at) => places[at]?.line.head ?? 0,
      (at) => places[at]?.line.base ?? 0
    )
  );
  const ranks = new Uint32Array(places.length);
  sorted.forEach((place, rank) => ranks[place] = rank);
  return ranks;
}
function sieveOf({ functions, frames }, { hide, focus, ignore }) {
  const marks = (test) => {
    const of = Uint8Array.from(functions, ({ name, file }) => test?.(name, file) === true ? 1 : 0);
    return Uint8Array.from(frames, (frame) => of[frame.function]);
  };
  return {
    hidden: marks(hide),
    focus: focus === null || focus === void 0 ? null : marks(focus),
    ignored: marks(ignore)
  };
}
var growCallees = (tree, placeOf, sieve, nodes) => {
  const mapped = new Uint32Array(tree.count);
  const isIn = stacksKept(tree, sieve);
  for (let node = 1; node < tree.count; node++) {
    const frame = tree.frame[node];
    const above = mapped[tree.parent[node]];
    mapped[node] = sieve.hidden[frame] === 1 ? above : nodes.child(above, placeOf[frame]);
  }
  return mapped.map((at, node) => isIn[node] === 1 && (at !== 0 || node === 0) ? at : nowhere);
};
var growCallers = (tree, placeOf, sieve, nodes) => {
  const target = new Uint32Array(tree.count).fill(nowhere);
  const isIn = stacksKept(tree, sieve);
  const hasValue = valuedNodes(tree);
  for (let leaf = 0; leaf < tree.count; leaf++) {
    if (hasValue[leaf] === 0 || isIn[leaf] === 0) continue;
    let at = 0;
    for (let node = leaf; node !== 0; node = tree.parent[node]) {
      const frame = tree.frame[node];
      if (sieve.hidden[frame] === 0) at = nodes.child(at, placeOf[frame]);
    }
    if (at !== 0 || leaf === 0) target[leaf] = at;
  }
  return target;
};
function stacksKept({ count: count2, parent, frame }, { focus, ignored }) {
  const kept = new Uint8Array(count2);
  const isFocused = new Uint8Array(count2);
  const isOut = new Uint8Array(count2);
  kept[0] = focus === null ? 1 : 0;
  for (let node = 1; node < count2; node++) {
    const above = parent[node];
    const of = frame[node];
    isFocused[node] = isFocused[above] | (focus?.[of] ?? 1);
    isOut[node] = isOut[above] | ignored[of];
    kept[node] = isFocused[node] === 1 && isOut[node] === 0 ? 1 : 0;
  }
  return kept;
}
function valuedNodes({ count: count2, flat }) {
  const has = new Uint8Array(count2);
  for (const { base, head } of flat) {
    for (let node = 0; node < count2; node++) if (base[node] !== 0 || head[node] !== 0) has[node] = 1;
  }
  return has;
}
function inPreorder({ parent, frame }, flat, ranks) {
  const count2 = parent.length;
  const cum = { base: flat.base.slice(), head: flat.head.slice() };
  const weight = new Float64Array(count2);
  for (let node = count2 - 1; node >= 0; node--) {
    const own = Math.abs(flat.base[node]) + Math.abs(flat.head[node]);
    weight[node] = weight[node] + own;
    if (node === 0) continue;
    const above = parent[node];
    weight[above] = weight[above] + weight[node];
    cum.base[above] = cum.base[above] + cum.base[node];
    cum.head[above] = cum.head[above] + cum.head[node];
  }
  const order = preorder(
    parent,
    frame.map((place2) => ranks[place2]),
    weight
  );
  const at = new Uint32Array(count2);
  order.forEach((node, position) => at[node] = position);
  const pick = (values) => {
    const picked = new Float64Array(order.length);
    for (let node = 0; node < picked.length; node++) picked[node] = values[order[node]];
    return picked;
  };
  const [parents, place] = [new Uint32Array(order.length), new Uint32Array(order.length)];
  const [depth, end] = [new Uint32Array(order.length), new Uint32Array(order.length)];
  for (let node = 0; node < order.length; node++) {
    const from = order[node];
    const above = at[parent[from]];
    parents[node] = above;
    place[node] = frame[from];
    end[node] = node + 1;
    if (node > 0) depth[node] = depth[above] + 1;
  }
  for (let node = order.length - 1; node > 0; node--) {
    const above = parents[node];
    end[above] = Math.max(end[above], end[node]);
  }
  return {
    count: order.length,
    place,
    parent: parents,
    end,
    depth,
    flat: { base: pick(flat.base), head: pick(flat.head) },
    cum: { base: pick(cum.base), head: pick(cum.head) }
  };
}

// src/profile/grain.ts
function grainOf(profile, typeIndex) {
  const { kind, period } = profile;
  const type = profile.sampleTypes[typeIndex]?.type ?? "";
  switch (kind) {
    case "cpu":
      return type === "samples" ? 1 : period;
    case "heap":
    case "allocs":
      if (period <= 1) return 0;
      return type.endsWith("_objects") ? period / meanOf(profile, type.replace("objects", "space"), type) : period;
    case "block":
    case "mutex":
      return type === "contentions" ? 1 : meanOf(profile, "delay", "contentions");
    case "goroutine":
    case "goroutineleak":
    case "threadcreate":
    case "unknown":
      return 0;
  }
}
function meanOf(profile, of, by2) {
  const [values, counts] = [sumOf(profile, of), sumOf(profile, by2)];
  return values > 0 && counts > 0 ? values / counts : 1;
}
function sumOf({ samples, sampleTypes }, name) {
  const type = sampleTypes.findIndex((of) => of.type === name);
  if (type < 0) return 0;
  let sum = 0;
  for (let row = 0; row < samples.count; row++)
    sum += samples.values[row * sampleTypes.length + type];
  return sum;
}

// src/cli/profile-view.ts
async function readView({ options, operands: [path], optional: [basePath] }, direction, cwd) {
  const operations = operationsOf(options, basePath !== void 0);
  const head = await ofProfile(
    resolve(cwd, path),
    (profile) => sideOf(profile, path, options["sample-type"] ?? void 0, operations?.head ?? 1)
  );
  const { type } = head.table;
  const base = basePath === void 0 ? null : await ofProfile(resolve(cwd, basePath), (profile) => {
    const side = sideOf(profile, basePath, type.type, operations?.base ?? 1);
    const { unit } = side.table.type;
    if (unit !== type.unit) throw invalidAt("units-differ", 0, { base: unit, head: type.unit });
    return side;
  });
  const tree = callTree([{ head: head.table, ...base === null ? {} : { base: base.table } }]);
  const view = viewOf(tree, { type: 0, by: options.by, direction, ...filtersOf(options) });
  return {
    // The view knows stacks; of a profile of differences, pprof's total is of its base.
    view: { ...view, total: { base: base?.facts.total ?? 0, head: head.facts.total } },
    type,
    head: head.facts,
    base: base?.facts ?? null,
    operations,
    grain: { base: base?.grain ?? 0, head: head.grain },
    // Stacks of nothing but hidden functions go as well.
    filters: ["focus", "ignore", "hide", "no-runtime"].flatMap(
      (name) => options[name] === null || options[name] === false ? [] : [`--${name}`]
    )
  };
}
function sideOf(profile, path, wanted, operations) {
  const type = sampleTypeIndex(profile, wanted);
  const table = stackTable(profile, type);
  return {
    table: operations === 1 ? table : { ...table, values: table.values.map((value) => value / operations) },
    facts: {
      path,
      total: referenceTotal(profile, type) / operations,
      samples: samplesOf(profile),
      durationNanos: profile.durationNanos
    },
    grain: grainOf(profile, type) / operations
  };
}
function samplesOf(profile) {
  return profile.kind === "cpu" ? sumOf(profile, "samples") : null;
}
function operationsOf({ "base-ops": base, "head-ops": head }, hasBase) {
  if (!hasBase) {
    if (base !== null) throw usageError("option-without-base", { option: "--base-ops" });
    return head === null ? null : { base: 1, head };
  }
  if (base === null && head === null) return null;
  if (base !== null && head !== null) return { base, head };
  const [option, other] = base === null ? ["--head-ops", "--base-ops"] : ["--base-ops", "--head-ops"];
  throw usageError("options-go-together", { option, other });
}
function filtersOf(options) {
  const { focus, ignore, hide, "no-runtime": noRuntime } = options;
  const hidden = testOf(hide);
  return {
    focus: testOf(focus),
    ignore: testOf(ignore),
    hide: noRuntime ? (name, file) => isRuntime(name) || hidden?.(name, file) === true : hidden
  };
}
function testOf(pattern) {
  return pattern === null ? null : (name, file) => pattern.test(name) || pattern.test(file);
}

// src/report/profiles/place-label.ts
var longestName = 500;
function placeLabels({ tree, places }, position) {
  const place = places[position];
  const { name = "", file = "" } = tree.functions[place?.function ?? -1] ?? {};
  const line = place === void 0 ? 0 : place.line.head || place.line.base;
  const safe = (text) => visible(text, longestName);
  if (name === "") {
    const [long, brief] = [withLine(file, line), withLine(baseName(file), line)];
    return { full: safe(long), medium: safe(brief), short: safe(brief) };
  }
  const plain = plainName(shortName(name));
  if (line === 0) return { full: safe(name), medium: safe(shortName(name)), short: safe(plain) };
  return {
    full: safe(`${name} ${withLine(file, line)}`),
    medium: safe(`${plain} ${withLine(baseName(file), line)}`),
    short: safe(withLine(plain, line))
  };
}
function fittingAll(all, room) {
  const fits = all.every(({ full }) => columnsOf(full) <= room);
  return fits ? (labels) => labels : (labels) => ({ ...labels, full: labels.medium });
}
function fitting({ full, medium, short }, columns) {
  return [full, medium, short].find((text) => columnsOf(text) <= columns) ?? cut(short, Math.max(columns, 1));
}
function withLine(text, line) {
  return line === 0 ? text : `${text}:${line}`;
}
function baseName(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}

// src/report/profiles/profile-header.ts
function headerLines(shown) {
  const { type, head, base, operations, view, filters } = shown;
  const amount = amountOf(type.unit);
  const sideAmount = ({ total, samples, durationNanos }) => amountWords(amount.value(total), samples, durationNanos);
  const root = view.cum.head[0];
  return [
    typeWords(visible(type.type), visible(type.unit)),
    ...base === null ? [`${phrases.total}: ${sideAmount(head)}`] : [
      sideWords(phrases.base, visible(base.path), sideAmount(base), null),
      sideWords(phrases.head, visible(head.path), sideAmount(head), totalChange(base, head, type.unit))
    ],
    ...operations === null ? [] : [
      base === null ? perOperationWords(operations.head) : operationsWords(count(operations.base), count(operations.head))
    ],
    ...filters.length === 0 ? [] : [keptByWords(filters, amount.value(root), shareText(root, view.total.head))]
  ];
}
function totalChange(base, head, unit) {
  if (base.total === head.total) return null;
  const difference = amountOf(unit).difference(head.total - base.total);
  if (base.total === 0) return difference;
  const ratio = head.total / base.total;
  return `${difference} (${formatRatio({ lo: ratio, center: ratio, hi: ratio })})`;
}
function count(operations) {
  return formatValue(operations, "", 15);
}

// src/report/profiles/profile-paint.ts
var styles = {
  bold: "1",
  dim: "2",
  more: "38;5;208",
  less: "38;5;39",
  bar: "38;5;73"
};
function stylesFor(color) {
  return (text, style) => color ? `\x1B[${styles[style]}m${text}\x1B[0m` : text;
}
var kindColors = {
  own: 151,
  dependency: 151,
  standard: 229,
  runtime: 189
};
var lessColors = [153, 117, 75, 39];
var moreColors = [223, 216, 209, 208];
var plainColor = 253;
function kindColor(kind) {
  return kind === null ? plainColor : kindColors[kind];
}
function stepColor(step) {
  if (step === 0) return plainColor;
  return (step < 0 ? lessColors : moreColors)[Math.abs(step) - 1];
}
function onColor(text, color) {
  return `\x1B[48;5;${color}m\x1B[38;5;16m${text}\x1B[0m`;
}
function edgeOn(color) {
  return `\x1B[48;5;${color}m\x1B[38;5;244m\u258F\x1B[0m`;
}

export {
  placeLabels,
  fittingAll,
  fitting,
  headerLines,
  stylesFor,
  kindColor,
  stepColor,
  onColor,
  edgeOn,
  grainOf,
  readView,
  operationsOf
};
