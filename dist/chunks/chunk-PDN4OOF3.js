import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  GateError
} from "./chunk-XLHC22VY.js";
import {
  nothing
} from "./chunk-QCNPSFGW.js";

// src/config/problem.ts
var configProblemCodes = [
  // the file as YAML
  "too-large",
  "yaml",
  "quote-it",
  "reference-unknown",
  "too-deep",
  "too-many-values",
  "duplicate-key",
  "key-not-text",
  // its keys and values
  "not-a-mapping",
  "unknown-key",
  "missing-key",
  "wrong-value",
  // metrics and limits
  "metric-name",
  "metric-undeclared",
  "metric-twice",
  "metric-without-direction",
  "unit-built-in",
  "limit-without-unit",
  "limit-without-sign",
  "limit-wrong-sign",
  "limit-wrong-unit",
  "limit-operator",
  "limit-unreadable"
];
var ConfigError = class extends GateError {
  problems;
  constructor(problems) {
    const [first] = problems;
    super("config-invalid", { problems: problems.length, first: first.code }, { at: first.at });
    this.problems = problems;
  }
};

// src/report/words/facts.ts
var FactReader = class {
  facts;
  constructor(facts) {
    this.facts = facts;
  }
  /** The fact as text; null when it is missing or empty. */
  text(key) {
    const value = Object.hasOwn(this.facts, key) ? this.facts[key] : void 0;
    if (value === void 0 || value === "") return null;
    return typeof value === "object" ? value.join(", ") || null : String(value);
  }
  number(key) {
    const value = Object.hasOwn(this.facts, key) ? this.facts[key] : void 0;
    return typeof value === "number" && Number.isFinite(value) ? value : null;
  }
  list(key) {
    const value = Object.hasOwn(this.facts, key) ? this.facts[key] : void 0;
    if (value === void 0 || value === "") return [];
    return typeof value === "object" ? value : [String(value)];
  }
  is(key) {
    return Object.hasOwn(this.facts, key) && this.facts[key] === true;
  }
  /** Words around a fact, nothing without it. */
  with(key, words) {
    const value = this.text(key);
    return value === null ? nothing : words(value);
  }
};
function firstLine(output) {
  return output.split("\n").find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "";
}
function isSide(f) {
  return f.text("side") === "base" || f.text("side") === "head";
}
function withoutScratch(output) {
  return output.replace(
    /\/(?:[^\s:"'()]*\/)?pprof-gate-\w{6}\/(?:base|head|single)(?:\/|\b)/g,
    (path) => path.endsWith("/") ? "" : "."
  );
}

export {
  configProblemCodes,
  ConfigError,
  FactReader,
  firstLine,
  isSide,
  withoutScratch
};
