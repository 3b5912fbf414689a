import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  GateError
} from "./chunk-U2SBGQ2O.js";
import {
  nothing
} from "./chunk-NTZZIBR6.js";

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

// src/report/words/faults.ts
var tooMany = (what) => `it has more ${what} than this tool is willing to hold`;
var profileFaults = {
  empty: "it is empty",
  "gzip-corrupt": "its compression is damaged",
  truncated: "it ends too early",
  incomplete: "it ends too early",
  malformed: "it is not a pprof protobuf",
  "wire-type": "a field has the wrong type",
  "no-sample-types": "it names no sample type",
  "no-string-table": "it has no string table",
  "first-string-not-empty": "its first string is not empty",
  "value-count": "a sample has another number of values than there are sample types",
  "zero-id": "an id is zero",
  "duplicate-id": "an id is used twice",
  "unknown-string": "it refers to a string that is not there",
  "unknown-mapping": "it refers to a mapping that is not there",
  "unknown-function": "it refers to a function that is not there",
  "unknown-location": "it refers to a location that is not there",
  "number-too-large": "a number is too large to be exact",
  "too-many-bytes": "it is larger than this tool is willing to hold",
  "too-many-strings": tooMany("strings"),
  "too-many-samples": tooMany("samples"),
  "too-many-locations": tooMany("locations"),
  "too-many-functions": tooMany("functions"),
  "too-many-mappings": tooMany("mappings"),
  "too-many-labels": tooMany("labels"),
  "too-many-sample-types": tooMany("sample types"),
  "too-many-comments": tooMany("comments"),
  "stack-too-deep": "a stack is too deep",
  "no-such-sample-type": "it has no such sample type",
  "units-differ": "its units differ from those of the other profile",
  "sum-too-large": "a sum is too large to be exact"
};
var unsuitable = /* @__PURE__ */ new Set([
  "no-such-sample-type",
  "units-differ",
  "sum-too-large"
]);
var captureFaults = /* @__PURE__ */ new Map([
  ["not-json", "it is not JSON"],
  ["not-a-file", "it is not a plain file"],
  ["too-large", "it is larger than a capture may be"],
  ["line-too-long", "a line is longer than a capture may have"],
  ["too-many-lines", "it has more lines than a capture may have"],
  ["missing", "it is missing"],
  ["size", "its size changed while it was read"],
  ["name", "no capture has a file of that name"],
  ["unlisted", "the manifest does not list it"],
  ["checksum", "it is not the file that the manifest describes"],
  ["cut", "it is shorter than the journal says"],
  ["version", "it was written by another version of pprof-gate"],
  ["schema", "it does not follow the format"],
  ["output-slice", "it is shorter than the journal says"],
  ["profile-file", "it is missing"],
  ["caveat", "it holds a caveat that this version does not know"]
]);
function profileFault(reason) {
  return Object.hasOwn(profileFaults, reason) ? profileFaults[reason] : null;
}
function isUnsuitable(reason) {
  return unsuitable.has(reason);
}
function captureFault(reason) {
  return captureFaults.get(reason) ?? null;
}

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
  profileFault,
  isUnsuitable,
  captureFault,
  FactReader,
  firstLine,
  isSide,
  withoutScratch
};
