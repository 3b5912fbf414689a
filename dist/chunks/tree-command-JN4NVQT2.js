import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  rowsOf,
  treeJson,
  trimOf
} from "./chunk-4FVUMNJ3.js";
import {
  fitting,
  fittingAll,
  headerLines,
  placeLabels,
  readView,
  stylesFor
} from "./chunk-CQ762ZPI.js";
import "./chunk-T2AAXIZC.js";
import "./chunk-QGD5JD54.js";
import "./chunk-VIWSCYF4.js";
import {
  amountOf,
  canBeChance,
  chanceMark,
  chanceWords,
  changeText,
  heads,
  leftOutWords,
  nothingWords,
  phrases,
  recursiveWords,
  shareText
} from "./chunk-WI643TGD.js";
import "./chunk-E2BDCX2W.js";
import "./chunk-YPWJVA27.js";
import "./chunk-HQ6MZ4GU.js";
import {
  largest
} from "./chunk-DXTMV53A.js";
import "./chunk-3YOJUNEZ.js";
import "./chunk-C52GY2SN.js";
import {
  exitCodes
} from "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";

// src/report/profiles/view-tree.ts
function renderTree(shown, options) {
  const { view } = shown;
  const paint = stylesFor(options.color);
  const trimmed = trimOf(view, options);
  const lines = treeLines(view, trimmed.kept);
  const labels = lines.map(({ node }) => placeLabels(view, view.place[node]));
  const table = rowsOf(
    columnsFor(shown, lines),
    {
      head: heads[view.direction],
      text(room) {
        const taken = largest(lines.map(({ lead }) => lead.length));
        const of = fittingAll(labels, room - taken);
        return (row) => {
          const { lead, node, times } = lines[row];
          if (node === 0) return phrases.all;
          const again = times > 1 ? ` ${recursiveWords(times)}` : "";
          const own = fitting(of(labels[row]), room - lead.length - again.length);
          return paint(lead, "dim") + own + paint(again, "dim");
        };
      },
      room: 34
    },
    { rows: lines.length, width: options.width, paint }
  );
  const isMarked = table.some((line) => line.includes(chanceMark));
  return [
    ...headerLines(shown),
    "",
    ...view.count === 1 ? [nothingWords(shown.filters)] : table,
    ...leftOutWords({ ...trimmed, ...options }).map((line) => paint(line, "dim")),
    ...isMarked ? [paint(chanceWords, "dim")] : [],
    ""
  ].join("\n");
}
function treeLines(view, kept) {
  const { count, parent, end, place, flat, cum } = view;
  const callees = new Uint32Array(count);
  const last = new Uint32Array(count);
  for (let node = 1; node < count; node++) {
    if (kept[node] === 0) continue;
    const above = parent[node];
    callees[above] = callees[above] + 1;
    last[above] = node;
  }
  const lines = [];
  const below = [];
  for (let node = 0; node < count; ) {
    if (kept[node] === 0) {
      node = end[node];
      continue;
    }
    const above = parent[node];
    const before = node === 0 ? "" : below[above];
    const isOnly = node === 0 || callees[above] === 1;
    const own = { base: flat.base[node], head: flat.head[node] };
    const caller = lines.at(-1);
    if (caller !== void 0 && isOnly && above !== 0 && place[above] === place[node]) {
      caller.times++;
      caller.flat.base += own.base;
      caller.flat.head += own.head;
      below[node] = before;
    } else {
      const isLast = last[above] === node;
      lines.push({
        node,
        times: 1,
        flat: own,
        cum: { base: cum.base[node], head: cum.head[node] },
        lead: isOnly ? before : `${before}${isLast ? "\u2514 " : "\u251C "}`
      });
      below[node] = isOnly ? before : `${before}${isLast ? "  " : "\u2502 "}`;
    }
    node++;
  }
  return lines;
}
function blankZero(value, text) {
  return value === 0 ? "" : text(value);
}
function columnsFor(shown, lines) {
  const { view, base } = shown;
  const hasFlat = view.direction === "callees";
  if (base === null) {
    return [
      side(shown, "cum", "head", lines, { head: heads.cum, spare: 0 }),
      share(shown, "cum", lines, { head: heads.cumShare, spare: 0 }),
      ...hasFlat ? [
        side(shown, "flat", "head", lines, { head: heads.flat, spare: 0 }),
        share(shown, "flat", lines, { head: heads.flatShare, spare: 1 })
      ] : []
    ];
  }
  const [cum, flat] = [{ group: heads.cum }, { group: heads.flat }];
  return [
    side(shown, "cum", "base", lines, { ...cum, head: heads.base, spare: 3 }),
    side(shown, "cum", "head", lines, { ...cum, head: heads.head, spare: 0 }),
    share(shown, "cum", lines, { ...cum, head: heads.share, spare: 4 }),
    change(shown, "cum", lines, { ...cum, head: heads.change, spare: 0 }),
    {
      ...change(shown, "cum", lines, { ...cum, head: "", spare: 2 }),
      cells: lines.map((line) => changeText(line.cum))
    },
    ...hasFlat ? [
      side(shown, "flat", "head", lines, { ...flat, head: heads.head, spare: 2 }),
      change(shown, "flat", lines, { ...flat, head: heads.change, spare: 1 })
    ] : []
  ];
}
function side({ type }, of, which, lines, heading) {
  const amount = amountOf(type.unit);
  const text = (value) => of === "flat" && value === 0 ? "" : amount.value(value);
  return { ...heading, cells: lines.map((line) => text(line[of][which])) };
}
function share({ view }, of, lines, heading) {
  const text = (value) => shareText(value, view.total.head);
  return {
    ...heading,
    cells: lines.map((line) => of === "flat" ? blankZero(line.flat.head, text) : text(line.cum.head))
  };
}
function change({ type, grain }, of, lines, heading) {
  const amount = amountOf(type.unit);
  const isChance = lines.map((line) => canBeChance(line[of].base, line[of].head, grain));
  const differences = lines.map((line) => line[of].head - line[of].base);
  return {
    ...heading,
    cells: differences.map(
      (difference, row) => blankZero(difference, () => (isChance[row] === true ? chanceMark : "") + amount.difference(difference))
    ),
    style: (row) => isChance[row] === true ? "dim" : differences[row] > 0 ? "more" : "less"
  };
}

// src/cli/tree-command.ts
var usualShare = { text: 0.01, json: 0 };
async function runTree(parsed, screen) {
  const { json, callers, depth, "min-share": share2 } = parsed.options;
  const shown = await readView(parsed, callers ? "callers" : "callees", screen.cwd);
  const options = { least: share2 ?? usualShare[json ? "json" : "text"], depth: depth ?? Infinity };
  screen.print(
    json ? `${JSON.stringify(treeJson(shown, options), null, 2)}
` : renderTree(shown, { ...screen, ...options })
  );
  return exitCodes.passes;
}
export {
  runTree
};
