import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  foldProfile
} from "./chunk-D6O2RLXN.js";
import {
  amountOf,
  ofProfile,
  operationsWords,
  placeColumn,
  shownWords,
  topColumns,
  totalsWords,
  typeWords
} from "./chunk-WI643TGD.js";
import {
  frameText
} from "./chunk-E2BDCX2W.js";
import {
  visible
} from "./chunk-YPWJVA27.js";
import {
  invalidAt
} from "./chunk-HQ6MZ4GU.js";
import {
  by,
  formatShare,
  formatValue
} from "./chunk-DXTMV53A.js";
import "./chunk-3YOJUNEZ.js";
import "./chunk-C52GY2SN.js";
import {
  exitCodes
} from "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";

// src/cli/diff-command.ts
import { resolve } from "node:path";

// src/profile/diff.ts
function diffFolds(folds, operations) {
  const { base, head } = folds;
  if (base.type.unit !== head.type.unit || base.type.type !== head.type.type) {
    throw invalidAt("units-differ", 0, { base: unitText(base.type), head: unitText(head.type) });
  }
  const per = operations ?? { base: 1, head: 1 };
  const left = new Map(base.rows.map((row) => [row.key, row]));
  const rows = [];
  const pair = (frame, before, after) => ({
    frame,
    flat: { base: (before?.flat ?? 0) / per.base, head: (after?.flat ?? 0) / per.head },
    cum: { base: (before?.cum ?? 0) / per.base, head: (after?.cum ?? 0) / per.head }
  });
  for (const row of head.rows) {
    rows.push(pair(row.frame, left.get(row.key), row));
    left.delete(row.key);
  }
  for (const row of left.values()) rows.push(pair(row.frame, row, void 0));
  return {
    by: head.by,
    type: head.type,
    operations: operations ?? null,
    total: { base: base.total / per.base, head: head.total / per.head },
    rows
  };
}
var unitText = ({ type, unit }) => `${type}/${unit}`;

// src/profile/top.ts
function topDiffRows(diff) {
  return sorted(
    diff.rows,
    diff.by,
    ({ flat }) => delta(flat),
    ({ cum }) => delta(cum)
  );
}
function delta({ base, head }) {
  return head - base;
}
function sorted(rows, granularity, flat, cum) {
  return rows.filter((row) => flat(row) !== 0 || cum(row) !== 0).map((row) => ({
    row,
    flat: -Math.abs(flat(row)),
    cum: -Math.abs(cum(row)),
    name: frameText(row.frame, granularity)
  })).sort(
    by(
      (item) => item.flat,
      (item) => item.cum,
      (item) => item.name
    )
  ).map(({ row }) => row);
}

// src/report/profiles/top-table.ts
function renderDiffTable(diff, options = {}) {
  const minShare = options.minShare ?? 5e-3;
  const amount = amountOf(diff.type.unit);
  const reference = diff.total.base || diff.total.head;
  const changed = topDiffRows(diff);
  const shown = changed.filter(({ cum, flat }) => Math.max(Math.abs(delta(cum)), Math.abs(delta(flat))) >= minShare * reference).slice(0, options.rows ?? changed.length);
  let sum = 0;
  const rows = shown.map(({ frame, flat, cum }) => {
    sum += delta(flat);
    return [
      amount.difference(delta(flat)),
      percent(delta(flat), reference),
      percent(sum, reference),
      amount.difference(delta(cum)),
      percent(delta(cum), reference),
      amount.value(flat.base),
      amount.value(flat.head),
      amount.value(cum.base),
      amount.value(cum.head),
      visible(frameText(frame, diff.by), longestName)
    ];
  });
  const { total, operations } = diff;
  const change = `${amount.difference(delta(total))} (${percent(delta(total), reference)})`;
  return [
    typeWords(visible(diff.type.type), visible(diff.type.unit)),
    ...operations === null ? [] : [operationsWords(count(operations.base), count(operations.head))],
    totalsWords(amount.value(total.base), amount.value(total.head), change),
    shownWords(
      shown.length,
      changed.length,
      options.rows === void 0 && minShare > 0 ? formatShare(minShare) : null
    ),
    ...rows.length === 0 ? [] : aligned([[...topColumns, placeColumn[diff.by]], ...rows]),
    ""
  ].join("\n");
}
var longestName = 500;
function diffJson(diff) {
  const side = (pair) => ({ base: pair.base, head: pair.head, delta: delta(pair) });
  return {
    schema: "pprof-gate/diff/1",
    type: diff.type.type,
    unit: diff.type.unit,
    by: diff.by,
    operations: diff.operations,
    total: side(diff.total),
    rows: topDiffRows(diff).map(({ frame, flat, cum }) => ({
      function: frame.function,
      file: frame.file,
      line: frame.line,
      flat: side(flat),
      cum: side(cum)
    }))
  };
}
function count(operations) {
  return formatValue(operations, "", 15);
}
function percent(part, whole) {
  if (whole === 0) return part === 0 ? "0%" : "\u2013";
  const share = 100 * part / whole;
  const text = Math.abs(share).toFixed(2);
  if (Number(text) === 0) return "0%";
  return `${share < 0 ? "\u2212" : "+"}${text}%`;
}
function aligned(rows) {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from(
    { length: columns - 1 },
    (_, column) => Math.max(...rows.map((row) => Array.from(row[column] ?? "").length))
  );
  return rows.map(
    (row) => row.map((cell, column) => column < columns - 1 ? cell.padStart(widths[column] ?? 0) : cell).join("  ")
  );
}

// src/cli/diff-command.ts
async function runDiff({ options, operands }, cwd, print) {
  const by2 = options.by === "line" ? "relative-line" : "function";
  const type = options["sample-type"] ?? void 0;
  const head = await ofProfile(resolve(cwd, operands[1]), (profile) => foldProfile(profile, by2, type));
  const base = await ofProfile(
    resolve(cwd, operands[0]),
    (profile) => foldProfile(profile, by2, head.type.type)
  );
  const [baseOps, headOps] = [options["base-ops"], options["head-ops"]];
  const operations = baseOps === null || headOps === null ? void 0 : { base: baseOps, head: headOps };
  const diff = diffFolds({ base, head }, operations);
  print(
    options.json ? `${JSON.stringify(diffJson(diff), null, 2)}
` : renderDiffTable(diff, { rows: options.top })
  );
  return exitCodes.passes;
}
export {
  runDiff
};
