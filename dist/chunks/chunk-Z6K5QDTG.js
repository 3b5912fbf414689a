import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  join,
  listed,
  nothing,
  own,
  say
} from "./chunk-YPWJVA27.js";

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
  with(key, words2) {
    const value = this.text(key);
    return value === null ? nothing : words2(value);
  }
};
function firstLine(output) {
  return output.split("\n").find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "";
}
function isSide(f) {
  return f.text("side") === "base" || f.text("side") === "head";
}
function sideWords(f) {
  return isSide(f) ? own(` on ${f.text("side") ?? ""}`) : nothing;
}
function withoutScratch(output) {
  return output.replace(
    /\/(?:[^\s:"'()]*\/)?pprof-gate-\w{6}\/(?:base|head|single)(?:\/|\b)/g,
    (path) => path.endsWith("/") ? "" : "."
  );
}

// src/report/words/config-problems.ts
var benchFaults = {
  "group-open": "a ( in it is never closed",
  "group-unopened": "a ) in it closes nothing",
  "class-open": "a [ in it is never closed",
  "backslash-last": "the \\ at its end stands before nothing",
  "repeats-nothing": "a *, + or ? in it has nothing to repeat",
  "repeats-twice": "of the signs *, + and ? two follow each other"
};
function faultWords(f) {
  const fault = f.text("fault") ?? "";
  return Object.hasOwn(benchFaults, fault) ? own(`: ${benchFaults[fault]}`) : nothing;
}
var takes = {
  mapping: "keys with their values below it",
  list: 'a list, such as ["./..."]',
  pattern: 'a package pattern of go test, such as "./..." or "./parse"',
  regexp: 'a regular expression in quotes, such as "Look|Walk"',
  glob: 'a name or a pattern, such as "./finder/..." or "Look/*"',
  tag: "a build tag, such as integration",
  duration: "a duration from 1ms to 24h, such as 90s, 5m or 1h30m",
  switch: "true or false",
  seed: "a whole number, 0 or more",
  sampling: "a whole number from 1 to 1000000000; 1 is every wait",
  limit: 'a limit, such as "+5%", "<= 12" or "none"',
  rules: "a list of rules, each with budgets:",
  rule: "budgets: and, for some packages or benchmarks only, package: or benchmark:",
  direction: "lower, higher or neither",
  probability: "a number from 0.000001 to 0.2, such as 0.01",
  percent: "a percentage below 100%, such as 1%",
  choice: "fail, warn or pass",
  mode: "estimate, proven or strict",
  growth: "a percentage with its sign, such as +2%, or none",
  pairing: "alternating or together",
  baseline: "auto, artifact or paired"
};
var kinds = /* @__PURE__ */ new Map([
  ["nothing", " has no value"],
  ["mapping", " has keys below it"],
  ["list", " is a list"],
  ["empty-list", " is an empty list"],
  ["long-list", " is too long a list"]
]);
var budget = (f) => say`budget "${f.text("text") ?? ""}" for ${f.text("metric") ?? "a metric"}`;
var write = (f) => {
  const choices = f.list("write");
  const explained = choices.length === 2 && choices[0]?.endsWith("%") && !choices[1]?.includes("=");
  const meanings = [" for relative", " for absolute"];
  const quoted = choices.map((text, index) => say`"${text}"${own(explained ? meanings[index] ?? "" : "")}`);
  return say`write ${join(quoted, " or ")}`;
};
var meant = (f) => f.with("nearest", (nearest) => say`; did you mean "${nearest}"?`);
var words = {
  "too-large": (f) => say`the file has ${f.number("bytes") ?? 0} bytes; at most ${f.number("most") ?? 0} are read`,
  yaml: (f) => f.text("yaml") === "MULTIPLE_DOCS" ? own("a second YAML document starts here; keep one") : say`not valid YAML: ${f.text("message") ?? "it cannot be read"}`,
  "quote-it": (f) => {
    const text = f.text("text") ?? "";
    return say`${text} starts with a character that has a meaning in YAML; write "${text}" in quotes`;
  },
  "reference-unknown": (f) => {
    const text = f.text("text") ?? "*";
    return say`${text} is a reference in YAML, and nothing is named ${f.text("name") ?? "so"}; if it is a pattern, write "${text}" in quotes`;
  },
  "too-deep": (f) => say`nested deeper than ${f.number("most") ?? 0} levels`,
  "too-many-values": (f) => say`more than ${f.number("most") ?? 0} values`,
  "duplicate-key": (f) => say`${f.text("key") ?? "this key"} stands here for the second time, first on line ${f.number("line") ?? 0}; keep one`,
  "key-not-text": (f) => say`${f.with("key", (key) => say`"${key}" is `)}not a name that a key can have`,
  "not-a-mapping": () => own("the file must be keys with values, such as budgets: or bench:"),
  "unknown-key": (f) => {
    const unknown = say`unknown key ${f.text("key") ?? ""}${f.with("inside", (inside) => say` in ${inside}`)}`;
    if (f.text("belongs") !== null) return say`${unknown}; metrics belong below budgets:`;
    if (f.text("nearest") !== null) return say`${unknown}${meant(f)}`;
    return say`${unknown}; known are ${listed(f.list("valid"), 30)}`;
  },
  "missing-key": (f) => say`${f.text("key") ?? "a key"} is missing; a rule says what it allows, for example budgets: { sec/op: "+10%" }`,
  "wrong-value": (f) => {
    const is = own(kinds.get(f.text("kind") ?? "") ?? "");
    const value = is.length > 0 ? is : say` is "${f.text("value") ?? ""}"`;
    const expects = takes[f.text("expects") ?? "mapping"];
    const instead = f.with("write", (text) => say`; write ${text}`);
    return say`${f.text("key") ?? "the value"}${value}, but takes ${own(expects)}${instead}${faultWords(f)}`;
  },
  "metric-name": (f) => say`"${f.text("metric") ?? ""}" cannot be a metric: it needs 1 to 128 characters without blanks`,
  "metric-undeclared": (f) => {
    const metric = f.text("metric") ?? "";
    const end = f.text("nearest") === null ? own("; a") : say`${meant(f)} A`;
    return say`Go prints no metric ${metric}${end} metric of your own needs its direction, for example units: { ${metric}: lower }`;
  },
  "metric-twice": (f) => say`${f.text("metric") ?? ""} is the same metric as ${f.text("other") ?? ""} above; keep one`,
  "metric-without-direction": (f) => say`${budget(f)} cannot say what is worse, because units: says neither; declare lower or higher there, or ${write(f)}`,
  "unit-built-in": (f) => say`the direction of ${f.text("metric") ?? ""} is known; units: is for metrics of your own`,
  "limit-without-unit": (f) => say`${budget(f)} has no unit; ${write(f)}`,
  "limit-without-sign": (f) => {
    const [change, bound] = f.list("write");
    if (change === void 0 || bound === void 0) return say`${budget(f)} has no sign; ${write(f)}`;
    return say`${budget(f)} could mean two things; write "${change}" for at most that much worse than base, or "${bound}" for head itself`;
  },
  "limit-wrong-sign": (f) => say`${budget(f)} would demand an improvement, because ${own(f.list("write")[0]?.startsWith("-") === true ? "higher" : "lower")} is better; ${write(f)}`,
  "limit-wrong-bound": (f) => {
    const [better, refused] = f.list("write")[0]?.startsWith(">") === true ? ["higher", "high"] : ["lower", "low"];
    return say`${budget(f)} would refuse values for being too ${own(refused)}, but ${own(better)} is better; ${write(f)}`;
  },
  "limit-wrong-unit": (f) => say`${budget(f)} has a unit that does not fit; ${write(f)}`,
  "limit-operator": (f) => say`${budget(f)} has an operator other than <= and >=; ${write(f)}`,
  "limit-unreadable": (f) => say`${budget(f)} is not a limit; write for example ${join(
    f.list("write").map((text) => say`"${text}"`),
    " or "
  )}`,
  "profile-type": (f) => say`"${f.text("name") ?? ""}" has no sample type that a budget can be about${meant(f)}${own(f.text("nearest") === null ? "; write" : " Write")} ${listed(f.list("have"))} and a colon in front of function names, such as "alloc_space:encoding/json.*"`,
  "profile-functions": (f) => say`the pattern of "${f.text("name") ?? ""}" is too long, or has more than 32 alternatives`
};
function unmatchedRuleWords(f) {
  const scope = join(
    [
      f.with("package", (pkg) => say`package ${pkg}`),
      f.with("benchmark", (benchmark) => say`benchmark ${benchmark}`)
    ],
    ", "
  );
  return say`${f.text("rule") ?? "a rule"} of the configuration${scope.length === 0 ? nothing : say` (${scope})`} matches no benchmark${f.with("nearest", (near) => say`; did you mean ${near}?`)}`;
}
function problemWords(code, facts) {
  return words[code](facts);
}
function configProblemWords({ at, code, facts }) {
  const place = [at.line, at.column].map((number) => number === void 0 ? "" : `:${number}`).join("");
  return say`${at.file}${own(place)}: ${problemWords(code, new FactReader(facts))}`;
}
function configErrorWords(error) {
  return error.problems.map(configProblemWords);
}

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
var counterFaults = {
  "too-long": "they are longer than this tool is willing to hold",
  truncated: "they end too early",
  incomplete: "they end too early",
  malformed: "a line is not in their format",
  repeated: "a counter is there twice",
  unknown: "they have a counter that this version does not know",
  "too-many": "they are more than this tool is willing to hold",
  "number-too-large": "a number is too large to be exact",
  "other-process": "those before and after the benchmark are not of one process",
  "not-the-same-metrics": "those before and after the benchmark are not the same counters",
  "counter-fell": "one that can only grow is lower after the benchmark than before"
};
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
  ["compiler-file", "it is missing, or not as the compiler writes it"],
  ["sources-file", "its excerpts of source text are not as this tool writes them"],
  ["caveat", "it holds a caveat that this version does not know"]
]);
function profileFault(reason) {
  return Object.hasOwn(profileFaults, reason) ? profileFaults[reason] : null;
}
function isUnsuitable(reason) {
  return unsuitable.has(reason);
}
function counterFault(reason) {
  return Object.hasOwn(counterFaults, reason) ? counterFaults[reason] : null;
}
function captureFault(reason) {
  return captureFaults.get(reason) ?? null;
}

export {
  FactReader,
  firstLine,
  isSide,
  sideWords,
  withoutScratch,
  faultWords,
  unmatchedRuleWords,
  problemWords,
  configErrorWords,
  profileFault,
  isUnsuitable,
  counterFault,
  captureFault
};
