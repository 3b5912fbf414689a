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
  return "neither";
}
function isTimeUnit(unit) {
  return unit === "B/s" || unit === "sec/op" || unit.endsWith("-sec/op");
}

export {
  toBaseUnit,
  betterOf,
  isTimeUnit
};
