import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

// src/base/units.ts
function toBaseUnit(printed) {
  if (printed === "MB/s") return { unit: "B/s", factor: 1e6 };
  if (printed === "ns/op") return { unit: "sec/op", factor: 1e-9 };
  if (printed.endsWith("-ns/op")) return { unit: printed.slice(0, -"ns/op".length) + "sec/op", factor: 1e-9 };
  return { unit: printed, factor: 1 };
}
function betterOf(unit) {
  if (unit === "B/s") return "higher";
  if (unit === "sec/op" || unit.endsWith("-sec/op") || unit === "B/op" || unit === "allocs/op")
    return "lower";
  if (unit === "goroutines-left/op" || unit === "goroutines-created/op" || unit === "heap-kept-B/op")
    return "lower";
  return "neither";
}
function isTimeUnit(unit) {
  return unit === "B/s" || unit === "sec/op" || unit.endsWith("-sec/op");
}

// src/model/profile-budget.ts
var budgetedTypes = {
  alloc_space: { unit: "B/op", kind: "heap" },
  alloc_objects: { unit: "allocs/op", kind: "heap" },
  cpu: { unit: "sec/op", kind: "cpu" }
};
function metricOf({
  type,
  functions,
  isShare
}) {
  return `${type}${isShare ? "-share" : ""}:${functions}`;
}
function profileUnit(metric) {
  return metric.startsWith(`${sampleTypeOf(metric) ?? ""}-share:`) ? "share" : profiledAs(metric);
}
function profiledAs(metric) {
  const type = sampleTypeOf(metric);
  return type === null ? null : budgetedTypes[type].unit;
}
function isSampledBudget(metric) {
  return sampleTypeOf(metric) === "cpu";
}
function sampleTypeOf(metric) {
  const [, type = ""] = /^([a-z_]+)(?:-share)?:/.exec(metric) ?? [];
  return Object.hasOwn(budgetedTypes, type) ? type : null;
}

export {
  toBaseUnit,
  betterOf,
  isTimeUnit,
  budgetedTypes,
  metricOf,
  profileUnit,
  profiledAs,
  isSampledBudget
};
