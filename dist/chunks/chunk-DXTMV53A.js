import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  isTimeUnit,
  profileUnit
} from "./chunk-C52GY2SN.js";

// src/base/order.ts
function byText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
function countBelow(numbers, least) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = low + high >>> 1;
    if (numbers[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
function by(...keys) {
  return (a, b) => {
    for (const key of keys) {
      const left = key(a);
      const right = key(b);
      if (left < right) return -1;
      if (left > right) return 1;
    }
    return 0;
  };
}
function largest(values) {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
function extremesOf(values) {
  return values.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity]
  );
}

// src/report/format.ts
var minus = "\u2212";
var timeScales = [
  { from: 1, name: "s" },
  { from: 1e-3, name: "ms" },
  { from: 1e-6, name: "\xB5s" },
  { from: 1e-9, name: "ns" }
];
var byteScales = [
  { from: 2 ** 40, name: "TiB" },
  { from: 2 ** 30, name: "GiB" },
  { from: 2 ** 20, name: "MiB" },
  { from: 2 ** 10, name: "KiB" },
  { from: 1, name: "B" }
];
var rateScales = [
  { from: 1e12, name: "TB/s" },
  { from: 1e9, name: "GB/s" },
  { from: 1e6, name: "MB/s" },
  { from: 1e3, name: "kB/s" },
  { from: 1, name: "B/s" }
];
function scalesOf(metric) {
  const unit = profileUnit(metric) ?? metric;
  if (unit === "B/s") return rateScales;
  if (unit === "sec/op" || unit.endsWith("-sec/op")) return timeScales;
  if (unit === "B/op" || unit.endsWith("-B/op")) return byteScales;
  return null;
}
function formatValue(value, unit, digits = 3) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "n/a" : signed(value, "\u221E", "");
  if (profileUnit(unit) === "share") return formatShare(value);
  const scales = scalesOf(unit);
  if (scales === null) return signed(value, plainNumber(Math.abs(value), digits), "");
  if (value === 0) return scales === byteScales ? "0 B" : "0";
  const size = Math.max(Math.abs(value), Math.abs(round(value, digits)));
  const scale = scales.find(({ from }) => size >= from) ?? scales.at(-1);
  if (scale === void 0) throw new Error("no scale");
  const scaled = Math.abs(value) / scale.from;
  const whole = Number.isInteger(scaled) && scale.name === "B";
  const number = whole ? String(scaled) : measured(scaled, digits);
  return signed(value, `${scaled < 1 && scale.name === "B" ? trimmed(number) : number} ${scale.name}`, "");
}
function formatExact(value, unit, digits = 3) {
  const [number = "", ...scale] = formatValue(value, unit, digits).split(" ");
  return [number.includes(".") ? trimmed(number) : number, ...scale].join(" ");
}
function formatDifference(value, unit, digits = 3) {
  const text = formatValue(Math.abs(value), unit, digits);
  const told = profileUnit(unit) === "share" ? text.replace("%", "points") : text;
  return signed(value, told, value === 0 ? "" : "+");
}
function measured(value, digits) {
  return value >= 1e15 || value < 1e-4 ? trimmed(value.toExponential(digits - 1)) : fixed(value, digits);
}
function formatCost(value, unit, digits = 3) {
  const text = formatDifference(value, unit, digits);
  if (unit === "heap-kept-B/op") return `${text}/op kept`;
  if (unit === "waiting-sec/op") return `${text}/op of waiting`;
  if (unit === "goroutines-left/op")
    return `${text} ${Math.abs(value) === 1 ? "goroutine" : "goroutines"}/op left behind`;
  return unit === "allocs/op" ? `${text} allocs/op` : `${text}/op`;
}
function plainNumber(value, digits) {
  if (Number.isInteger(value) && value < 1e15) return grouped(String(value));
  if (value >= 1e15 || value < 1e-4) return trimmed(value.toExponential(digits - 1));
  const [whole = "0", fraction] = fixed(value, digits).split(".");
  return fraction === void 0 ? grouped(whole) : trimmed(`${grouped(whole)}.${fraction}`);
}
function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}
function fixed(value, digits) {
  const rounded = round(value, digits);
  const decimals = rounded === 0 ? 0 : digits - 1 - Math.floor(Math.log10(Math.abs(rounded)));
  return rounded.toFixed(Math.min(Math.max(decimals, 0), 20));
}
function round(value, digits) {
  return Number(value.toPrecision(digits));
}
function trimmed(number) {
  return number.replace(/(\.\d*?)0+(?=e|$)/, "$1").replace(/\.(?=e|$)/, "");
}
function signed(value, text, plus) {
  return value < 0 ? minus + text : plus + text;
}
function digitsOf(interval, unit) {
  const half = (interval.hi - interval.lo) / 2;
  if (!Number.isFinite(half) || half <= 0 || interval.center === 0) return 3;
  const carried = Math.ceil(-Math.log10(half / Math.abs(interval.center))) + 1;
  return Math.min(Math.max(carried, scalesOf(unit) === null ? 3 : 2), 4);
}
function formatSides(change) {
  const { unit } = change.metric;
  const { base, head } = change.summary;
  const side = (summary, digits) => summary === void 0 ? null : formatValue(summary.center, unit, digits);
  if (!change.exact) {
    const digits = Math.min(
      ...[base, head].flatMap((of) => of === void 0 ? [] : [digitsOf(of, unit)]),
      4
    );
    return { base: side(base, digits), head: side(head, digits) };
  }
  let texts = { base: side(base, 3), head: side(head, 3) };
  const differ = base !== void 0 && head !== void 0 && base.center !== head.center;
  for (let digits = 4; differ && texts.base === texts.head && digits <= 6; digits++) {
    texts = { base: side(base, digits), head: side(head, digits) };
  }
  return texts;
}
function formatChange(change) {
  const { base, head } = change.summary;
  if (base === void 0 || head === void 0) return null;
  const relative = change.budget?.limit.kind === "relative";
  const { ratio, metric } = change;
  const counted = ratio === null || !isTimeUnit(metric.unit) && ratio.hi <= ratio.lo;
  if (ratio === null || counted && !relative) {
    const digits = change.exact ? 3 : Math.min(digitsOf(base, metric.unit), digitsOf(head, metric.unit));
    return formatDifference(head.center - base.center, metric.unit, digits);
  }
  return formatRatio(ratio);
}
function formatRatio(ratio) {
  const known = Number.isFinite(ratio.lo) && Number.isFinite(ratio.hi) && ratio.hi > ratio.lo;
  if (ratio.center >= 10) {
    const range = known ? ` (${factor(ratio.lo)} \u2026 ${factor(ratio.hi)})` : "";
    return `\xD7${factor(ratio.center)}${range}`;
  }
  const center = (ratio.center - 1) * 100;
  if (!known) return `${percent(center, null, true)} %`;
  const lo = (ratio.lo - 1) * 100;
  const hi = (ratio.hi - 1) * 100;
  const decimals = decimalsOf((hi - lo) / 2);
  const plus = lo < 0;
  return `${percent(center, decimals, true)} % (${percent(lo, decimals, plus)} \u2026 ${percent(hi, decimals, plus)})`;
}
function factor(ratio) {
  return plainNumber(round(ratio, 3), 3);
}
function decimalsOf(half) {
  return Math.min(Math.max(-Math.floor(Math.log10(half / 2)), 0), 2);
}
function percent(value, decimals, plus) {
  const size = Math.abs(value);
  let text = decimals === null ? trimmed(plainNumber(round(size, 3), 3)) : size.toFixed(decimals);
  if (value < 0 && value > -100) {
    for (let more = 1; Number(text) === 100 && more <= 4; more++) text = size.toFixed(more);
    if (Number(text) === 100) text = "99.9999";
  }
  return signed(Number(text) === 0 ? 0 : value, text, plus && Number(text) !== 0 ? "+" : "");
}
function formatLimit(limit, unit, better) {
  const sign = better === "higher" ? minus : "+";
  switch (limit.kind) {
    case "relative":
      return `${sign}${plainNumber(round(limit.max * 100, 3), 3)} %`;
    case "growth":
      return sign + (limit.max === 0 ? "0" : formatExact(limit.max, unit));
    case "limit":
      return `${limit.op === "<=" ? "\u2264" : "\u2265"} ${formatExact(limit.value, unit)}`;
    case "none":
      return "\u2013";
  }
}
function formatDuration(ms) {
  if (ms < 500) return `${Math.round(ms)} ms`;
  if (ms < 9950) return `${trimmed((ms / 1e3).toFixed(1))} s`;
  const seconds = Math.round(ms / 1e3);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
function typedDuration(ms) {
  const whole = Math.ceil(ms / 1e3);
  return whole % 60 === 0 ? `${whole / 60}m` : `${whole}s`;
}
function formatP(p) {
  return p < 1e-4 ? "< 0.0001" : `${round(p, 2)}`;
}
function formatShare(fraction) {
  return `${plainNumber(round(fraction * 100, 2), 2)} %`;
}

export {
  byText,
  countBelow,
  by,
  largest,
  extremesOf,
  formatValue,
  formatExact,
  formatDifference,
  formatCost,
  formatSides,
  formatChange,
  formatRatio,
  formatLimit,
  formatDuration,
  typedDuration,
  formatP,
  formatShare
};
