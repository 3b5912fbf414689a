import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  decodeProfile
} from "./chunk-E2BDCX2W.js";
import {
  counted,
  grouped
} from "./chunk-YPWJVA27.js";
import {
  gunzip,
  isGzip
} from "./chunk-HQ6MZ4GU.js";
import {
  formatDifference,
  formatDuration,
  formatRatio,
  formatShare,
  formatValue
} from "./chunk-DXTMV53A.js";
import {
  GateError
} from "./chunk-U2SBGQ2O.js";

// src/flame/difference.ts
var stepFrom = [0.02, 1 / 11, 1 / 2, 0.9];
var errors = 3;
function canBeChance(base, head, grain) {
  const [less, more] = [Math.max(base, 0), Math.max(head, 0)];
  return Math.abs(more - less) <= errors * Math.sqrt(less * grain.base + more * grain.head);
}
function stepOf(base, head, grain) {
  const [less, more] = [Math.max(base, 0), Math.max(head, 0)];
  if (canBeChance(base, head, grain)) return 0;
  const share = Math.abs(more - less) / Math.max(less, more);
  const step = stepFrom.filter((from) => share >= from).length;
  return more < less ? -step : step;
}

// src/report/words/profile-views.ts
var phrases = {
  isNew: "new",
  isGone: "gone",
  /** The root of all stacks. */
  all: "all",
  base: "Base",
  head: "Head",
  total: "Total"
};
var heads = {
  flat: "flat",
  flatShare: "flat%",
  cum: "cum",
  cumShare: "cum%",
  base: "base",
  head: "head",
  change: "change",
  share: "%",
  function: { function: "function", line: "line" },
  callees: "function, above what it calls",
  callers: "function, above its callers"
};
var chanceMark = "~";
var chanceWords = `${chanceMark} no more than sampling differs by chance`;
function amountWords(total, samples, durationNanos) {
  const taken = samples === null ? "" : `, ${counted(samples, "sample")}`;
  const time = durationNanos > 0 ? ` in ${formatDuration(durationNanos / 1e6)}` : "";
  return `${total}${taken}${time}`;
}
function sideWords(side, path, amount, change) {
  return `${side} ${path}: ${amount}${change === null ? "" : `; ${change}`}`;
}
function perOperationWords(head) {
  return `Per operation, over ${formatValue(head, "", 15)} operations`;
}
function keptByWords(options, part, share) {
  return `Kept by ${options.join(", ")}: ${part}, ${share} of all`;
}
function nothingWords(filters) {
  return filters.length === 0 ? "No samples" : `No stack is kept by ${filters.join(", ")}`;
}
function recursiveWords(times) {
  return `(${grouped(times)} deep)`;
}
function rowsLikeWords(rows) {
  return `\u22EE ${counted(rows, "more row")} like this`;
}
var noDifference = "No difference";
function otherRowsWords(what) {
  const { light, more, same, least: least2, most, by } = what;
  return [
    ...more > 0 ? [`and ${counted(more, by)} with ${most}`] : [],
    ...light > 0 ? [`and ${counted(light, by)} below ${formatShare(least2)}`] : [],
    ...same > 0 ? [`and ${counted(same, by)} without a difference`] : []
  ];
}
function atMostWords(column, amount) {
  return `${column} ${amount} or less`;
}
function changeAtMostWords(column, amount) {
  return `a change of ${column} by ${amount} or less`;
}
function leftOutWords({
  lighter,
  deeper,
  least: least2,
  depth
}) {
  const words = [
    ...lighter > 0 ? [`${counted(lighter, "call")} below ${formatShare(least2)}`] : [],
    ...deeper > 0 ? [`${counted(deeper, "call")} deeper than ${grouped(depth)}`] : []
  ];
  return words.length === 0 ? [] : [`and ${words.join(", ")}`];
}
function goneWords(calls, amount) {
  return `gone since base, and so without a width: ${counted(calls, "call")} with ${amount}`;
}
var least = formatShare(stepFrom[0]);
var legend = {
  modules: "your modules and others",
  standard: "standard library",
  runtime: "Go runtime",
  less: "less than base",
  more: "more than base",
  same: `less than ${least} apart, or no more than by chance`,
  noneMoved: `No call is ${least} apart, or by more than chance.`,
  moreText: `Percent with a sign: change since base, where it is ${least} and more than chance.`
};
function flameTitle(type, direction) {
  return direction === "callees" ? `Flame graph of ${type}` : `Flame graph of ${type}, callers below callees`;
}
function writtenWords(path) {
  return `Written: ${path}`;
}

// src/cli/profile-file.ts
import { readFile } from "node:fs/promises";

// src/cli/not-a-profile.ts
function otherContent(bytes, fault) {
  if (/^too-|-too-/.test(String(fault.facts["reason"]))) return null;
  const raw = contentOf(bytes);
  if (raw === null) return null;
  if (raw.length === 0) return { reason: "empty" };
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, longestStart)).toString(
    "latin1"
  );
  if (/^go 1\.\d+ trace\0/.test(start)) return { reason: "execution-trace" };
  const name = textProfile(start);
  if (name !== null) return { reason: "text-profile", name };
  if (isText(start)) return { reason: "text", line: (/^.*/.exec(start.trimStart())?.[0] ?? "").slice(0, 80) };
  return Number(fault.facts["offset"]) < 16 ? { reason: "other" } : null;
}
var longestStart = 512;
var mostBytes = 64 << 20;
function contentOf(bytes) {
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzip(bytes, mostBytes);
  } catch (error) {
    if (error instanceof GateError) return null;
    throw error;
  }
}
function textProfile(start) {
  const [, named] = /^(\w+) profile: (?:total )?\d+/.exec(start) ?? [];
  if (named !== void 0) return named;
  if (/^goroutine \d+ (?:gp=\S+ )?.*\[.*\]:/.test(start)) return "goroutine";
  const [, waits] = /^--- (contention|mutex):\n/.exec(start) ?? [];
  return waits === void 0 ? null : waits === "mutex" ? "mutex" : "block";
}
function isText(start) {
  return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(start);
}

// src/cli/profile-file.ts
async function ofProfile(path, use) {
  let bytes;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const detail = error.code ?? "unknown";
    throw new GateError("file-unreadable", { path, detail }, { cause: error });
  }
  let profile;
  try {
    profile = decodeProfile(bytes);
  } catch (error) {
    throw withFile(error, path, error instanceof GateError ? otherContent(bytes, error) ?? {} : {});
  }
  try {
    return use(profile);
  } catch (error) {
    throw withFile(error, path);
  }
}
function withFile(error, path, facts = {}) {
  if (!(error instanceof GateError)) return error;
  return new GateError(error.code, { file: path, ...error.facts, ...facts }, { cause: error });
}

// src/report/profiles/profile-amount.ts
var units = /* @__PURE__ */ new Map([
  ["nanoseconds", ["sec/op", 1e-9]],
  ["microseconds", ["sec/op", 1e-6]],
  ["milliseconds", ["sec/op", 1e-3]],
  ["seconds", ["sec/op", 1]],
  ["bytes", ["B/op", 1]],
  ["kilobytes", ["B/op", 2 ** 10]],
  ["megabytes", ["B/op", 2 ** 20]]
]);
function amountOf(printed) {
  const [unit, factor] = units.get(printed) ?? ["", 1];
  return {
    value: (value) => formatValue(value * factor, unit),
    difference: (value) => formatDifference(value * factor, unit)
  };
}
function shareText(part, whole) {
  if (part === 0) return "0%";
  if (!(whole > 0)) return "\u2013";
  const share = 100 * part / whole;
  const size = Math.abs(share);
  return `${share < 0 ? "\u2212" : ""}${size < 0.05 ? "<0.1" : size.toFixed(1)}%`;
}
function changeText({ base, head }) {
  if (base === head) return "";
  if (base === 0) return phrases.isNew;
  if (head === 0) return phrases.isGone;
  if (base < 0 || head < 0) return "";
  const ratio = head / base;
  return formatRatio({ lo: ratio, center: ratio, hi: ratio });
}

// src/report/words/top-table.ts
var topColumns = [
  "flat",
  "flat%",
  "sum%",
  "cum",
  "cum%",
  "base flat",
  "head flat",
  "base cum",
  "head cum"
];
var placeColumn = { function: "function", line: "line", "relative-line": "line" };
function typeWords(type, unit) {
  return `Type: ${type} (${unit})`;
}
function operationsWords(base, head) {
  return `Per operation: base over ${base}, head over ${head} operations`;
}
function totalsWords(base, head, difference) {
  return `Total: base ${base}, head ${head}, difference ${difference}`;
}
function shownWords(shown, changed, share) {
  if (changed === 0) return "No difference";
  const rows = `Showing ${shown} of ${counted(changed, "changed row")}`;
  return share === null || shown === changed ? rows : `${rows}, left out: cum below ${share} of the total`;
}

export {
  canBeChance,
  stepOf,
  phrases,
  heads,
  chanceMark,
  chanceWords,
  amountWords,
  sideWords,
  perOperationWords,
  keptByWords,
  nothingWords,
  recursiveWords,
  rowsLikeWords,
  noDifference,
  otherRowsWords,
  atMostWords,
  changeAtMostWords,
  leftOutWords,
  goneWords,
  legend,
  flameTitle,
  writtenWords,
  amountOf,
  shareText,
  changeText,
  topColumns,
  placeColumn,
  typeWords,
  operationsWords,
  totalsWords,
  shownWords,
  ofProfile
};
