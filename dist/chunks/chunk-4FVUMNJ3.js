import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  fitting,
  fittingAll,
  headerLines,
  placeLabels,
  stylesFor
} from "./chunk-CQ762ZPI.js";
import {
  columnsOf,
  padEnd,
  padStart
} from "./chunk-T2AAXIZC.js";
import {
  amountOf,
  atMostWords,
  canBeChance,
  chanceMark,
  chanceWords,
  changeAtMostWords,
  heads,
  noDifference,
  nothingWords,
  otherRowsWords,
  shareText
} from "./chunk-WI643TGD.js";
import {
  by
} from "./chunk-DXTMV53A.js";

// src/flame/top.ts
function topOf(view) {
  if (view.direction !== "callees") throw new RangeError("a table is made of a view by callees");
  const { count, place, depth, flat, cum } = view;
  const rows = view.places.map((_, position) => ({
    place: position,
    flat: { base: 0, head: 0 },
    cum: { base: 0, head: 0 },
    seen: false
  }));
  const above = new Uint32Array(rows.length);
  const path = [];
  for (let node = 1; node < count; node++) {
    for (const left of path.splice(depth[node] - 1)) above[left] = above[left] - 1;
    const at = place[node];
    const row = rows[at];
    row.seen = true;
    row.flat.base += flat.base[node];
    row.flat.head += flat.head[node];
    if (above[at] === 0) {
      row.cum.base += cum.base[node];
      row.cum.head += cum.head[node];
    }
    above[at] = above[at] + 1;
    path.push(at);
  }
  return rows.filter(({ seen }) => seen).map(({ place: at, flat: own, cum: all }) => ({ place: at, flat: own, cum: all }));
}

// src/report/profiles/number-columns.ts
var gap = 2;
function rowsOf(all, names, { rows, width, paint }) {
  const columns = fitting2(all, width === null ? Infinity : width - names.room);
  const widths = columns.map(widthOf);
  const room = width === null ? Infinity : width - numbersWidth(columns);
  const nameOf = names.text(room);
  const lines = Array.from({ length: rows }, (_, row) => {
    const cells = columns.map(({ cells: of, style, isText }, column) => {
      const pad = isText === true ? padEnd : padStart;
      const text = pad(of[row] ?? "", widths[column] ?? 0);
      const how = style?.(row) ?? null;
      return how === null ? text : paint(text, how);
    });
    return [...cells, nameOf(row)].join(" ".repeat(gap)).trimEnd();
  });
  const heads2 = columns.map(
    ({ head, isText }, column) => (isText === true ? padEnd : padStart)(head, widths[column] ?? 0)
  );
  return [
    ...groupLine(columns, widths).map((line) => paint(line, "dim")),
    paint([...heads2, names.head].join(" ".repeat(gap)).trimEnd(), "dim"),
    ...lines
  ];
}
function fitting2(all, room) {
  let columns = all;
  while (numbersWidth(columns) > room) {
    const most = Math.max(...columns.map(({ spare }) => spare));
    if (most === 0) break;
    columns = columns.filter(({ spare }) => spare < most);
  }
  return columns;
}
function widthOf({ head, cells }) {
  return cells.reduce((most, cell) => Math.max(most, columnsOf(cell)), columnsOf(head));
}
function numbersWidth(columns) {
  return columns.reduce((sum, column) => sum + widthOf(column) + gap, 0);
}
function groupLine(columns, widths) {
  if (columns.every(({ group }) => group === void 0)) return [];
  const parts = [];
  for (let from = 0; from < columns.length; ) {
    const { group } = columns[from];
    let to = from + 1;
    let width = widths[from];
    while (to < columns.length && columns[to]?.group === group) width += gap + widths[to++];
    const lead = Math.max(width - columnsOf(group ?? "") - 2, 0);
    const left = Math.floor(lead / 2);
    parts.push(
      group === void 0 ? " ".repeat(width) : `${"\u2500".repeat(left)} ${group} ${"\u2500".repeat(lead - left)}`
    );
    from = to;
  }
  return [parts.join(" ".repeat(gap)).trimEnd()];
}

// src/report/profiles/view-top.ts
var barWidth = 10;
function sortedRows({ view, base }, sort) {
  const size = base === null ? (of) => Math.abs(of.head) : (of) => Math.abs(of.head - of.base);
  const other = sort === "flat" ? "cum" : "flat";
  return topOf(view).filter(({ flat, cum }) => size(flat) !== 0 || size(cum) !== 0).map((row) => ({
    row,
    first: -size(row[sort]),
    then: -size(row[other]),
    name: placeLabels(view, row.place).full
  })).sort(
    by(
      ({ first }) => first,
      ({ then }) => then,
      ({ name }) => name
    )
  ).map(({ row }) => row);
}
function renderTop(shown, options) {
  const { view, base, type } = shown;
  const all = sortedRows(shown, options.sort);
  const heavy = all.filter((row) => weight(shown, row) >= options.least);
  const rows = heavy.slice(0, options.rows);
  const next = heavy[rows.length];
  const paint = stylesFor(options.color);
  const amount = amountOf(type.unit);
  const atMost = (of) => base === null ? atMostWords(heads[options.sort], amount.value(of.head)) : changeAtMostWords(heads[options.sort], amount.value(Math.abs(of.head - of.base)));
  const labels = rows.map(({ place }) => placeLabels(view, place));
  const table = rowsOf(
    base === null ? oneSide(shown, rows) : twoSides(shown, rows),
    {
      head: heads.function[view.by],
      text(room) {
        const of = fittingAll(labels, room);
        return (row) => fitting(of(labels[row]), room);
      },
      room: 30
    },
    { rows: rows.length, width: options.width, paint }
  );
  const isMarked = table.some((line) => line.includes(chanceMark));
  return [
    ...headerLines(shown),
    "",
    ...rows.length > 0 ? table : [base === null ? nothingWords(shown.filters) : noDifference],
    ...otherRowsWords({
      more: heavy.length - rows.length,
      most: next === void 0 ? "" : atMost(next[options.sort]),
      light: all.length - heavy.length,
      least: options.least,
      same: base === null ? 0 : topOf(view).length - all.length,
      by: view.by
    }).map((line) => paint(line, "dim")),
    ...isMarked ? [paint(chanceWords, "dim")] : [],
    ""
  ].join("\n");
}
function weight({ view, base }, { flat, cum }) {
  const whole = base === null ? view.total.head : view.total.base || view.total.head;
  const size = base === null ? (of) => Math.abs(of.head) : (of) => Math.abs(of.head - of.base);
  return whole > 0 ? Math.max(size(flat), size(cum)) / whole : 0;
}
function oneSide({ view, type }, rows) {
  const amount = amountOf(type.unit);
  const total = view.total.head;
  const bar = "bar";
  const widest = rows.reduce((most, { cum, flat }) => Math.max(most, cum.head, flat.head), 0);
  return [
    { head: heads.flat, spare: 0, cells: rows.map(({ flat }) => amount.value(flat.head)) },
    { head: heads.flatShare, spare: 0, cells: rows.map(({ flat }) => shareText(flat.head, total)) },
    { head: heads.cum, spare: 0, cells: rows.map(({ cum }) => amount.value(cum.head)) },
    { head: heads.cumShare, spare: 0, cells: rows.map(({ cum }) => shareText(cum.head, total)) },
    {
      head: "",
      spare: 1,
      cells: rows.map(({ flat, cum }) => barText(flat.head / widest, cum.head / widest)),
      style: () => bar,
      isText: true
    }
  ];
}
var eighths = ["", "\u258F", "\u258E", "\u258D", "\u258C", "\u258B", "\u258A", "\u2589", "\u2588"];
function barText(flat, cum) {
  const steps = Math.round(Math.min(Math.max(flat, 0), 1) * barWidth * 8);
  const full = Math.floor(steps / 8);
  const bar = "\u2588".repeat(full) + eighths[steps % 8];
  const reach = Math.round(Math.min(Math.max(cum, 0), 1) * barWidth);
  return bar + "\xB7".repeat(Math.max(reach - Array.from(bar).length, 0));
}
function twoSides(shown, rows) {
  return [...sideColumns(shown, "flat", rows), ...sideColumns(shown, "cum", rows)];
}
function sideColumns({ view, type, grain }, of, rows) {
  const amount = amountOf(type.unit);
  const total = view.total.base || view.total.head;
  const group = heads[of];
  const isChance = rows.map((row) => canBeChance(row[of].base, row[of].head, grain));
  const differences = rows.map((row) => row[of].head - row[of].base);
  const style = (row) => {
    const difference = differences[row];
    if (isChance[row] === true) return "dim";
    return difference > 0 ? "more" : difference < 0 ? "less" : null;
  };
  return [
    { group, head: heads.base, spare: 2, cells: rows.map((row) => amount.value(row[of].base)) },
    { group, head: heads.head, spare: 0, cells: rows.map((row) => amount.value(row[of].head)) },
    {
      group,
      head: heads.change,
      spare: 0,
      cells: differences.map(
        (difference, row) => (isChance[row] === true && difference !== 0 ? chanceMark : "") + amount.difference(difference)
      ),
      style
    },
    {
      group,
      head: heads.share,
      spare: 3,
      cells: differences.map((difference) => signed(difference, total)),
      style
    }
  ];
}
function signed(part, whole) {
  return part > 0 ? `+${shareText(part, whole)}` : shareText(part, whole);
}

// src/flame/trim.ts
function trimOf(view, { least, depth }) {
  const { count, parent } = view;
  const isHeavy = new Uint8Array(count);
  for (let node = count - 1; node > 0; node--) {
    if (isHeavy[node] === 0 && shareOf(view, node) < least) continue;
    isHeavy[node] = 1;
    isHeavy[parent[node]] = 1;
  }
  isHeavy[0] = 1;
  let [lighter, deeper] = [0, 0];
  const kept = isHeavy.map((heavy, node) => {
    if (heavy === 0) lighter++;
    else if (view.depth[node] > depth) deeper++;
    else return 1;
    return 0;
  });
  return { kept, lighter, deeper };
}
function shareOf({ cum, total }, node) {
  const of = (value, whole) => whole > 0 ? Math.abs(value) / whole : 0;
  return Math.max(of(cum.base[node], total.base), of(cum.head[node], total.head));
}

// src/report/profiles/view-json.ts
function topJson(shown, sort) {
  return {
    schema: "pprof-gate/top/1",
    ...opening(shown),
    rows: sortedRows(shown, sort).map(({ place, flat, cum }) => ({
      ...placeJson(shown.view, place),
      flat: valueJson(shown, flat),
      cum: valueJson(shown, cum)
    }))
  };
}
function treeJson(shown, options) {
  const { view } = shown;
  const { kept, lighter, deeper } = trimOf(view, options);
  const nodes = Array.from(kept.keys()).filter((node) => node > 0 && kept[node] === 1);
  const at = (values, node) => valueJson(shown, { base: values.base[node], head: values.head[node] });
  return {
    schema: "pprof-gate/tree/1",
    ...opening(shown),
    direction: view.direction,
    nodes: nodes.map((node) => ({
      depth: view.depth[node],
      ...placeJson(view, view.place[node]),
      flat: at(view.flat, node),
      cum: at(view.cum, node)
    })),
    left: { lighter, deeper }
  };
}
function opening(shown) {
  const { view, type, base, head, operations } = shown;
  const file = ({ path, samples, durationNanos }) => ({ path, samples, durationNanos });
  return {
    type: type.type,
    unit: type.unit,
    by: view.by,
    operations: operations === null || base !== null ? operations : { head: operations.head },
    total: valueJson(shown, view.total),
    shown: valueJson(shown, { base: view.cum.base[0], head: view.cum.head[0] }),
    head: file(head),
    base: base === null ? null : file(base)
  };
}
function placeJson({ tree, places }, position) {
  const place = places[position];
  const { name = "", file = "" } = tree.functions[place?.function ?? -1] ?? {};
  return { function: name, file, line: place === void 0 ? 0 : place.line.head || place.line.base };
}
function valueJson({ base }, value) {
  return base === null ? { head: value.head } : { base: value.base, head: value.head, delta: value.head - value.base };
}

export {
  trimOf,
  rowsOf,
  renderTop,
  topJson,
  treeJson
};
