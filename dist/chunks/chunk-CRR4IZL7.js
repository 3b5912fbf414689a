import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  FactReader,
  firstLine,
  isSide,
  profileFault,
  sideWords,
  unmatchedRuleWords
} from "./chunk-Z6K5QDTG.js";
import {
  TouchedFunctions,
  isSentinel,
  normalise,
  parseDiff,
  readExcerpts,
  repositoryFile,
  scanFile,
  sides,
  sourceLimits,
  sourcesSchema,
  sourcesText
} from "./chunk-ECW73SQ2.js";
import {
  inLanes,
  journalFile,
  readStart,
  sourcesFile
} from "./chunk-ZWVBWVTW.js";
import {
  readPlainFile
} from "./chunk-VHKGHQTC.js";
import {
  configPath,
  loadConfig
} from "./chunk-U344SZG3.js";
import {
  findModules,
  folderOf,
  patternsByModule,
  unwritable,
  within,
  writeText
} from "./chunk-A7UNCZR3.js";
import {
  closureDepth,
  decideCommand,
  isClosure,
  matchFunctions,
  offProcessorRows,
  placeName,
  placesOf,
  reasonsOfPlace,
  replacedCaptures,
  reproduceCommands,
  selectPatterns,
  selectTogether,
  shortFunction,
  withoutPlace
} from "./chunk-RFN4PQKP.js";
import {
  toolVersion
} from "./chunk-NAZCLG46.js";
import {
  asksForTimes,
  budgetFor,
  budgetedFunctions,
  compileGlob,
  defaultConfig,
  directionOf,
  directions,
  fits,
  hasTimeLimit,
  matches,
  parseDuration,
  parseLimit,
  profileBudgetsFor,
  readProfileBudget
} from "./chunk-77N2HDPT.js";
import {
  captureSchemaVersion,
  keyOf,
  shortName,
  stages
} from "./chunk-XWUAZQJG.js";
import {
  foldProfile
} from "./chunk-D6O2RLXN.js";
import {
  mergeStacks,
  plainName,
  stackTable
} from "./chunk-QGD5JD54.js";
import {
  usageError
} from "./chunk-VIWSCYF4.js";
import {
  decodeProfile,
  sampleTypeIndex
} from "./chunk-E2BDCX2W.js";
import {
  codeBlock,
  codeCell,
  codeSpan,
  counted,
  grouped,
  htmlCode,
  htmlOf,
  isWhole,
  join,
  linkTo,
  listed,
  markdownOf,
  named,
  nothing,
  own,
  plainCell,
  plainText,
  say,
  textOf,
  visible
} from "./chunk-YPWJVA27.js";
import {
  by,
  byText,
  countBelow,
  extremesOf,
  formatChange,
  formatCost,
  formatDifference,
  formatDuration,
  formatExact,
  formatLimit,
  formatP,
  formatRatio,
  formatShare,
  formatSides,
  formatValue,
  largest,
  typedDuration
} from "./chunk-DXTMV53A.js";
import {
  editDistance,
  nearest
} from "./chunk-3YOJUNEZ.js";
import {
  betterOf,
  budgetedTypes,
  isSampledBudget,
  isTimeUnit,
  metricOf,
  profileUnit,
  toBaseUnit
} from "./chunk-C52GY2SN.js";
import {
  GateError,
  exitCodes
} from "./chunk-U2SBGQ2O.js";

// src/config/policy.ts
var defaultBudgets = {
  "sec/op": "+5%",
  "B/op": "+1%",
  "allocs/op": "+0",
  "goroutines-left/op": "+0"
};
function policyOf(config, overrides = {}) {
  const units = directions(config.units);
  const everywhere = { package: "*", benchmark: "*" };
  const written = [
    { ...everywhere, budgets: defaultBudgets },
    { ...everywhere, budgets: config.budgets },
    ...config.rules
  ];
  const configured = written.flatMap(
    (rule) => Object.entries(rule.budgets ?? {}).flatMap(
      ([metric, limit]) => limit === void 0 ? [] : [budgetRule(rule.package ?? "*", rule.benchmark ?? "*", metric, limit, units, unchecked)]
    )
  );
  const typed = overrides.budgets ?? [];
  const ofProfiles = typed.filter(({ metric }) => isOfProfile(metric, units));
  const ofMetrics = typed.filter(({ metric }) => !isOfProfile(metric, units));
  const wrong = ({ metric, limit, from }) => ({ code, facts }) => usageError("budget-wrong", { ...facts, option: from, value: `${metric}=${limit}`, code });
  const overridden = ofMetrics.map((of) => budgetRule("*", "*", of.metric, of.limit, units, wrong(of)));
  return {
    budgets: [...configured, ...overridden],
    profile: [
      ...[config, ...config.rules].flatMap((rule) => profileBudgets(rule, unchecked)),
      ...ofProfiles.flatMap((of) => profileBudgets({ profile: { [of.metric]: of.limit } }, wrong(of)))
    ],
    scopes: config.rules.flatMap(
      ({ package: pkg, benchmark }, index) => pkg === void 0 && benchmark === void 0 ? [] : [{ rule: `rules[${index}]`, pkg: pkg ?? "*", benchmark: benchmark ?? "*" }]
    ),
    units,
    suite: suiteBudget(config["suite-budget"]),
    judging: {
      mode: config["budget-mode"],
      minEffect: share(config["min-effect"]),
      onUnproven: config["on-unproven"]
    },
    exceptions: config.rules.flatMap(judgingRule),
    onFailed: config["on-failed"],
    onUnmeasured: config["on-unmeasured"],
    onMissingBaseline: config["on-missing-baseline"],
    judgeChangedBenchmarks: config["judge-changed-benchmarks"],
    alpha: config.alpha
  };
}
function profileBudgets(rule, errorOf2) {
  return Object.entries(rule.profile ?? {}).map(([name, text]) => {
    const read = readProfileBudget(name, text);
    if ("code" in read) throw errorOf2(read);
    return { pkg: rule.package ?? "*", benchmark: rule.benchmark ?? "*", ...read };
  });
}
function isOfProfile(metric, units) {
  return metric.includes(":") && !units.has(toBaseUnit(metric).unit);
}
function suiteBudget(written) {
  return written === void 0 || written === "none" ? null : { max: share(written), written };
}
function share(percent2) {
  return parseFloat(percent2) / 100;
}
function judgingRule(rule) {
  const { "budget-mode": mode, "min-effect": minEffect, "on-unproven": onUnproven } = rule;
  if (mode === void 0 && minEffect === void 0 && onUnproven === void 0) return [];
  return [
    {
      pkg: rule.package ?? "*",
      benchmark: rule.benchmark ?? "*",
      ...mode === void 0 ? {} : { mode },
      ...minEffect === void 0 ? {} : { minEffect: share(minEffect) },
      ...onUnproven === void 0 ? {} : { onUnproven }
    }
  ];
}
function budgetRule(pkg, benchmark, metric, text, units, errorOf2) {
  const better = directionOf(metric, units);
  if (typeof better === "object") throw errorOf2(better);
  const read = parseLimit(text, metric, better);
  if ("code" in read) throw errorOf2(read);
  return { pkg, benchmark, unit: toBaseUnit(metric).unit, ...read };
}
function unchecked({ code, facts }) {
  return new Error(`configuration was not checked: ${code} ${JSON.stringify(facts)}`);
}
function measureOptions(config, overrides = {}) {
  const packages = overrides.packages ?? [];
  return {
    patterns: packages.length > 0 ? packages : config.packages,
    bench: overrides.bench ?? config.bench,
    tags: overrides.tags ?? config.tags,
    timeBudgetMs: overrides.timeBudgetMs ?? checkedDuration(config["time-budget"]),
    timeoutMs: checkedDuration(config.timeout),
    pin: overrides.pin ?? config.pin,
    pins: config.rules.flatMap(
      ({ package: pkg = "*", benchmark = "*", pin }) => pin === void 0 ? [] : [{ pkg, benchmark, pin }]
    ),
    pairs: config.pairs,
    rates: { block: config["block-profile-rate"], mutex: config["mutex-profile-fraction"] },
    seed: overrides.seed ?? config.seed ?? null
  };
}
function checkedDuration(text) {
  const milliseconds = parseDuration(text);
  if (milliseconds === null) throw new Error(`configuration was not checked: ${text}`);
  return milliseconds;
}
function effectiveConfig(config, overrides = {}) {
  policyOf(config, overrides);
  const options = measureOptions(config, overrides);
  const units = directions(config.units);
  const rules = (overrides.budgets ?? []).map(
    ({ metric, limit }) => isOfProfile(metric, units) ? { profile: { [metric]: limit } } : { budgets: { [metric]: limit } }
  );
  return {
    ...config,
    packages: [...options.patterns],
    bench: options.bench,
    tags: [...options.tags],
    "time-budget": `${options.timeBudgetMs}ms`,
    pin: options.pin,
    baseline: overrides.baseline ?? config.baseline,
    ...options.seed === null ? {} : { seed: options.seed },
    rules: [...config.rules, ...rules]
  };
}

// src/settings.ts
import { readFile } from "node:fs/promises";
import { join as join2 } from "node:path";
async function readConfig(path, root) {
  const file = path ?? join2(root, configPath);
  let text;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const code = error.code ?? "unknown";
    if (code !== "ENOENT")
      throw new GateError("file-unreadable", { path: file, detail: code }, { cause: error });
    if (path === null) return defaultConfig;
    throw new GateError("config-missing", { file }, { cause: error });
  }
  return loadConfig(text, path ?? configPath);
}
async function configAt(read, folder, named2) {
  const places = named2 !== null ? [{ path: named2, anchored: true }] : [
    ...folder === "" ? [] : [{ path: `${folder}/${configPath}`, anchored: true }],
    { path: configPath, anchored: false }
  ];
  for (const { path, anchored } of places) {
    const text = await read(path);
    if (text !== null) return { config: loadConfig(text, path), anchored };
  }
  return { config: defaultConfig, anchored: false };
}

// src/scope.ts
import { existsSync, realpathSync } from "node:fs";
import { join as join3, posix, relative, resolve, sep } from "node:path";
async function scopeOf(git, directory, configFile2, overrides) {
  const root = await git.root(directory);
  const here = pathIn(root, directory);
  const anchored = configFile2 === null && existsSync(join3(directory, configPath));
  const config = await readConfig(configFile2, anchored ? directory : root);
  const patterns = anchored || configFile2 !== null ? anchor(config.packages, here) : config.packages;
  const typed = overrides.packages === void 0 ? {} : { packages: anchor(overrides.packages, here) };
  return {
    root,
    directory,
    config: effectiveConfig({ ...config, packages: [...patterns] }, { ...overrides, ...typed })
  };
}
async function scopeAt(read, folder, configFile2, overrides) {
  const { config, anchored } = await configAt(read, folder, configFile2);
  const packages = anchored ? anchor(config.packages, folder) : config.packages;
  const typed = overrides.packages === void 0 ? {} : { packages: anchor(overrides.packages, folder) };
  return effectiveConfig({ ...config, packages: [...packages] }, { ...overrides, ...typed });
}
function pathIn(root, path) {
  return relative(root, resolve(path)).split(sep).join("/");
}
function refuseRoot(out, root, option) {
  if (!existsSync(out) || realpathSync(out) !== realpathSync(root)) return;
  throw usageError("value-wrong", { option, value: out, expects: "folder" });
}
function anchor(patterns, folder) {
  if (folder === "") return [...patterns];
  return patterns.map(
    (pattern) => /^\.\.?(\/|$)/.test(pattern) ? `./${posix.join(folder, pattern)}` : pattern
  );
}

// src/model/verdict.ts
var outcomes = ["within", "unmeasured", "unproven", "exceeded"];
function joinOutcomes(all) {
  let worst = 0;
  for (const outcome of all) worst = Math.max(worst, outcomes.indexOf(outcome));
  return outcomes[worst] ?? "within";
}
var caveatCodes = [
  // about one benchmark or metric
  "too-few-pairs",
  "not-paired",
  "time-budget-spent",
  "jittering-count",
  "benchmark-source-changed",
  "benchmark-data-changed",
  "package-renamed",
  "iterations-differ",
  "layout-not-randomised",
  "relink-failed",
  "profile-missing",
  "profile-failed",
  "profile-rates-differ",
  "probe-failed",
  "probe-missing",
  "probe-absent",
  "goroutines-growing",
  "heap-growing",
  "compiler-failed",
  "compiler-missing",
  "coverage-failed",
  "coverage-missing",
  "profile-unit-gap",
  "profile-not-moved",
  "output-truncated",
  "stored-machine-differs",
  "stored-spread-unknown",
  "stored-unproven",
  "stored-widened",
  "same-functions",
  "limit-straddled",
  "samples-too-few",
  "unproven-tolerated",
  "noise-bursts",
  "stored-newest",
  // about the run
  "go-version-differs",
  "machine-differs",
  "flags-differ",
  "not-pinned",
  "not-together",
  "capture-incomplete",
  "discovery-partial",
  "package-does-not-compile",
  "no-modules",
  "ignored-files",
  "submodules-missing",
  "unit-direction-unknown",
  "machine-unstable",
  "order-effect",
  "processor-stolen",
  "processor-changed",
  "processor-busy",
  "screen-shortened",
  "suite-unjudged",
  "time-budget-short",
  "baseline-missing",
  "config-changed",
  "rule-unmatched",
  "functions-unknown"
];
var ruleIds = [
  "allocation-on-line",
  "goroutines-left",
  "heap-kept",
  "time-in-function",
  "contention",
  "off-processor",
  "benchmark-broken",
  "goroutines-blocked",
  "budget-exceeded",
  "profile-budget",
  "changed-unmeasured"
];

// src/stats/ranks.ts
function rank(values2) {
  const order2 = Uint32Array.from(values2.keys());
  order2.sort((a, b) => at(values2, a) - at(values2, b));
  const doubled = new Int32Array(values2.length);
  let ties = 0;
  for (let start = 0, end = 0; start < order2.length; start = end) {
    const value = at(values2, at(order2, start));
    while (end < order2.length && at(values2, at(order2, end)) === value) end++;
    for (let i = start; i < end; i++) doubled[at(order2, i)] = start + 1 + end;
    const tied = end - start;
    ties += tied ** 3 - tied;
  }
  return { doubled, ties };
}
function at(values2, index) {
  const value = values2[index];
  if (value === void 0) throw new RangeError(`no element ${index} in ${values2.length}`);
  return value;
}
function requireFinite(values2) {
  for (const value of values2) {
    if (!Number.isFinite(value)) throw new RangeError(`not a finite number in a sample: ${value}`);
  }
}

// src/stats/median.ts
function median(values2) {
  return middle(sorted(values2));
}
function quantile(values2, q) {
  const ordered = sorted(values2);
  const position = 1 / 3 + q * (ordered.length + 1 / 3);
  const below2 = Math.floor(position);
  if (below2 < 1) return at(ordered, 0);
  if (below2 >= ordered.length) return at(ordered, ordered.length - 1);
  const left = at(ordered, below2 - 1);
  return left + (position - below2) * (at(ordered, below2) - left);
}
function medianInterval(values2, confidence2) {
  const ordered = sorted(values2);
  const { lo, hi } = medianRanks(ordered.length, confidence2);
  return {
    center: middle(ordered),
    lo: lo < 1 ? -Infinity : at(ordered, lo - 1),
    hi: hi > ordered.length ? Infinity : at(ordered, hi - 1)
  };
}
function medianRanks(n, confidence2) {
  const mode = Math.max(0, Math.ceil((n + 1) / 2) - 1);
  let covered = coinChance(n, mode);
  let lo = mode;
  let hi = mode + 1;
  let left = covered * mode / (n - mode + 1);
  let right = covered * (n - mode) / (mode + 1);
  while (covered < confidence2 && (left > 0 || right > 0)) {
    if (left >= right * (1 - 1e-12)) {
      covered += left;
      lo--;
      left *= lo / (n - lo + 1);
    } else {
      covered += right;
      right *= (n - hi) / (hi + 1);
      hi++;
    }
  }
  return { lo, hi, confidence: covered };
}
function coinChance(n, k) {
  let chance = 1;
  let halvings = n;
  for (let i = 1; i <= k; i++) {
    chance *= (n - k + i) / i;
    while (chance > 1 && halvings > 0) {
      chance /= 2;
      halvings--;
    }
  }
  return chance * 2 ** -halvings;
}
function sorted(values2) {
  if (values2.length === 0) throw new RangeError("empty sample");
  requireFinite(values2);
  return Float64Array.from(values2).sort();
}
function middle(ordered) {
  const half = ordered.length / 2;
  return (at(ordered, Math.ceil(half - 0.5)) + at(ordered, Math.floor(half - 0.5))) / 2;
}

// src/compiler/diagnostics.ts
var diagnosticLimits = {
  bytes: 64 << 20,
  lines: 5e5,
  lineBytes: 256 << 10,
  /** Of texts that are kept, in characters. */
  text: 400,
  steps: 40
};
function readDiagnostics(bytes) {
  const text = new TextDecoder().decode(bytes.subarray(0, diagnosticLimits.bytes));
  const lines = text.split("\n", diagnosticLimits.lines + 2);
  const header = parsed(lines[0] ?? "");
  if (header === null || header["version"] !== 0) return null;
  const escapes2 = [];
  const inlining = [];
  const refused = [];
  let skipped = bytes.length > diagnosticLimits.bytes || lines.length > diagnosticLimits.lines + 1 ? 1 : 0;
  for (const line of lines.slice(1, diagnosticLimits.lines + 1)) {
    if (line === "") continue;
    const found = line.length > diagnosticLimits.lineBytes ? null : diagnostic(parsed(line));
    if (found === null) skipped++;
    else if (found.kind === "escape") escapes2.push(found.escape);
    else if (found.kind === "inlining") inlining.push(found.inlining);
    else if (found.kind === "call") refused.push(found.call);
  }
  return {
    pkg: textOf2(header["package"]),
    file: textOf2(header["file"]),
    goVersion: textOf2(header["gc_version"]),
    escapes: escapes2,
    inlining,
    refused,
    skipped
  };
}
function parsed(line) {
  try {
    return objectOf(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
function objectOf(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}
function textOf2(value) {
  return typeof value === "string" ? value.slice(0, diagnosticLimits.text) : "";
}
function keptLines(bytes) {
  const lines = new TextDecoder().decode(bytes.subarray(0, diagnosticLimits.bytes)).split("\n");
  const kept = lines.filter(
    (line, index) => index === 0 || /"code":"(?:escapes?|can(?:not)?Inline(?:Function|Call))"/.test(line) && !line.endsWith('"message":""}')
  );
  return `${kept.join("\n")}
`;
}
function positionOf(of) {
  const start = objectOf(objectOf(of?.["range"])?.["start"]);
  const [line, column] = [start?.["line"], start?.["character"]];
  return Number.isSafeInteger(line) && Number.isSafeInteger(column) ? { line, column } : null;
}
var escapesToHeap = " escapes to heap";
function diagnostic(json) {
  const at3 = positionOf(json);
  if (json === null || at3 === null) return null;
  const message = textOf2(json["message"]);
  switch (json["code"]) {
    // The one of values, the other of variables; a version can say either of the same.
    case "escape":
    case "escapes":
      if (!message.endsWith(escapesToHeap)) return { kind: "other" };
      return { kind: "escape", escape: escapeOf(at3, message.slice(0, -escapesToHeap.length), json) };
    case "canInlineFunction":
      return { kind: "inlining", inlining: { ...at3, refusal: null, cost: costOf(message) } };
    case "cannotInlineFunction":
      return { kind: "inlining", inlining: { ...at3, refusal: message, cost: costOf(message) } };
    case "cannotInlineCall":
      return callOf(at3, message);
    default:
      return { kind: "other" };
  }
}
function callOf(at3, message) {
  const [, cost2, callee, budget2] = /^cost (\d{1,9}) of (.+) exceeds max caller cost (\d{1,9})$/.exec(message) ?? [];
  if (cost2 === void 0 || callee === void 0 || budget2 === void 0) return { kind: "other" };
  return { kind: "call", call: { ...at3, callee, cost: Number(cost2), budget: Number(budget2) } };
}
function costOf(message) {
  const cost2 = /\bcost:? (\d{1,9})\b/.exec(message)?.[1];
  return cost2 === void 0 ? null : Number(cost2);
}
function escapeOf(at3, value, json) {
  const related = Array.isArray(json["relatedInformation"]) ? json["relatedInformation"] : [];
  const steps = [];
  let inlinedFrom = null;
  let isOfValue = true;
  for (const entry of related) {
    const of = objectOf(entry);
    const location2 = objectOf(of?.["location"]);
    const position = positionOf(location2);
    if (of === null || position === null) continue;
    const message = typeof of["message"] === "string" ? of["message"] : "";
    if (message === "inlineLoc") {
      if (isOfValue) inlinedFrom = { ...position, file: fileOf(textOf2(location2?.["uri"])) };
      continue;
    }
    isOfValue = false;
    const step = /^escflow: +from (.*) \(([^()]*)\)$/s.exec(message);
    if (step === null || steps.length >= diagnosticLimits.steps) continue;
    steps.push({ ...position, expression: textOf2(step[1]), how: textOf2(step[2]) });
  }
  return { ...at3, value, steps, inlinedFrom };
}
function fileOf(uri) {
  return uri.startsWith("file://") ? uri.slice("file://".length) : uri;
}

// src/evidence/compiled.ts
function compiledFiles(records, files) {
  const bySource = new Map(records.map((record2) => [record2.source, record2]));
  const known3 = /* @__PURE__ */ new Map();
  return (source2) => {
    let found = known3.get(source2);
    if (found === void 0) {
      const record2 = bySource.get(source2);
      found = record2 === void 0 ? null : compiledFile(record2, files);
      known3.set(source2, found);
    }
    return found;
  };
}
function compiledFile({ file, functions }, files) {
  const bytes = files.get(file);
  const diagnostics = bytes === void 0 ? null : readDiagnostics(bytes);
  if (diagnostics === null)
    throw new GateError("capture-invalid", { reason: "compiler-file" }, { at: { file } });
  return { diagnostics, functions: apart(functions, file) };
}
function apart(functions, file) {
  let end = 0;
  for (const { line, endLine } of functions) {
    if (line < end || endLine < line)
      throw new GateError("capture-invalid", { reason: "compiler-file" }, { at: { file } });
    end = endLine;
  }
  return functions;
}

// src/base/components.ts
function components(items, joined2) {
  const left = new Set(items);
  const sets = [];
  for (const item of items) {
    if (!left.delete(item)) continue;
    const set = [item];
    for (const member of set) {
      for (const other of [...left]) {
        if (joined2(member, other)) {
          left.delete(other);
          set.push(other);
        }
      }
    }
    sets.push(set);
  }
  return sets;
}

// src/runtime/crowd.ts
var Wanted = class {
  /** Undefined of nobody; null of one that waits for nothing that its stack shows. */
  #first;
  #differs = false;
  add({ wait: { object } }) {
    if (this.#first === void 0) this.#first = object;
    else if (!isSame(this.#first, object)) this.#differs = true;
  }
  /** Whether there is nobody who does not wait for `object`. */
  isOnly(object) {
    return !this.#differs && (this.#first === void 0 || isSame(this.#first, object));
  }
};
var Crowd = class {
  #members = /* @__PURE__ */ new Set();
  #silent = [];
  #wanted = new Wanted();
  /** `silent`: no address is in its user code, so which objects it is about cannot be known. */
  add(waiting, silent2) {
    this.#members.add(waiting);
    this.#wanted.add(waiting);
    if (silent2) this.#silent.push(waiting);
  }
  has(waiting) {
    return this.#members.has(waiting);
  }
  /** Whether all wait for `object`: none of them is its holder. */
  waitsFor(object) {
    return this.#wanted.isOnly(object);
  }
  /** Whether one that does not wait for `object` satisfies a condition; the first that does ends the search. */
  someOther(object, takes) {
    return someOther(this.#members, object, takes);
  }
  /** The same among the silent ones. */
  someSilentOther(object, takes) {
    return someOther(this.#silent, object, takes);
  }
  /** The one that does not wait for `object`; null when there is none, or more than one. */
  onlyOther(object) {
    let found = null;
    const isSecond = (waiting) => {
      const second = found !== null;
      found = waiting;
      return second;
    };
    return this.someOther(object, isSecond) ? null : found;
  }
};
function someOther(among, object, takes) {
  for (const waiting of among) {
    if (!isSame(waiting.wait.object, object) && takes(waiting)) return true;
  }
  return false;
}
function isSame(a, b) {
  return a !== null && b !== null && a.address === b.address && a.kind === b.kind;
}

// src/runtime/sync-object.ts
function waitedFor(kind, frames) {
  const word2 = (...names) => {
    const argument = frames.find(({ function: name }) => names.includes(name))?.arguments[0];
    return argument === void 0 || argument.stale || argument.value === 0 ? null : argument.value;
  };
  const found = (of, address, offset = 0) => address === null ? null : { kind: of, address: address - offset };
  const semaphore = () => word2("runtime.semacquire1");
  const mutex = () => word2("sync.(*Mutex).lockSlow", "internal/sync.(*Mutex).lockSlow");
  switch (kind) {
    case "mutex":
      return found("mutex", mutex()) ?? found("mutex", semaphore(), 4);
    case "once":
      return found("once", mutex(), 4) ?? found("once", semaphore(), 8);
    case "rwmutex-write":
      return isAtMutex(frames) ? found("rwmutex", mutex()) ?? found("rwmutex", semaphore(), 4) : found("rwmutex", semaphore(), 8);
    case "rwmutex-read":
      return found("rwmutex", semaphore(), 12);
    case "waitgroup":
      return found("waitgroup", word2("sync.(*WaitGroup).Wait")) ?? found("waitgroup", semaphore(), 8);
    case "cond":
      return found("cond", word2("sync.runtime_notifyListWait"));
    case "channel-receive":
      return found("channel", word2("runtime.chanrecv"));
    case "channel-send":
      return found("channel", word2("runtime.chansend"));
    default:
      return null;
  }
}
function isAtMutex(frames) {
  return frames.some(({ function: name }) => name.endsWith("sync.(*Mutex).lockSlow"));
}

// src/runtime/wait.ts
var byStatus = new Map([
  ["chan receive", "channel-receive"],
  ["chan send", "channel-send"],
  ["chan receive (nil chan)", "nil-channel-receive"],
  ["chan send (nil chan)", "nil-channel-send"],
  ["select", "select"],
  ["select (no cases)", "select-no-cases"],
  ["sync.RWMutex.RLock", "rwmutex-read"],
  ["sync.RWMutex.Lock", "rwmutex-write"],
  ["sync.WaitGroup.Wait", "waitgroup"],
  ["sync.Cond.Wait", "cond"],
  ["sleep", "sleep"],
  ["IO wait", "io"],
  ["syscall", "syscall"],
  ["running", "running"],
  ["copystack", "running"],
  ["runnable", "runnable"],
  ["preempted", "runnable"],
  ["coroutine", "coroutine"],
  ["synctest.Run", "synctest"],
  ["synctest.Wait", "synctest"],
  ...[
    "GC assist marking",
    "GC assist wait",
    "GC mark termination",
    "GC weak to strong wait",
    "garbage collection",
    "garbage collection scan",
    "wait for GC cycle",
    "stopping the world",
    "flushing proc caches"
  ].map((status) => [status, "gc"]),
  ...[
    "idle",
    "dead",
    "force gc (idle)",
    "GC sweep wait",
    "GC scavenge wait",
    "GC worker (idle)",
    "GC worker (active)",
    "GOMAXPROCS updater (idle)",
    "finalizer wait",
    "cleanup wait",
    "trace reader (blocked)",
    "trace goroutine status",
    "trace proc status",
    "page trace flush",
    "waiting for cgo callback"
  ].map((status) => [status, "runtime"])
]);
function waitOf(goroutine) {
  const kind = kindOf(goroutine);
  return {
    kind,
    object: waitedFor(kind, goroutine.frames),
    sleepNanoseconds: sleepOf(kind, goroutine.frames)
  };
}
function kindOf(goroutine) {
  const { status, frames } = goroutine;
  if (servesRuntime(goroutine)) return "runtime";
  if (status === "sync.Mutex.Lock") return mutexKind(frames);
  return byStatus.get(status) ?? (status === "semacquire" ? semaphoreKind(frames) : "other");
}
function servesRuntime({ id, createdBy, frames }) {
  if (id === 0) return true;
  const isOwn = (name) => name.startsWith("runtime.") || name === "time.Sleep";
  return createdBy?.function.startsWith("runtime.") === true && frames.every((frame) => isOwn(frame.function));
}
var below = /^(?:runtime\.|(?:(?:internal\/)?sync|internal\/poll)\.runtime_|(?:internal\/)?sync\.\(\*Mutex\)\.)/;
function mutexKind(frames) {
  const caller = frames.find(({ function: name }) => !below.test(name))?.function;
  if (caller === "sync.(*Once).doSlow") return "once";
  return caller === "sync.(*RWMutex).Lock" ? "rwmutex-write" : "mutex";
}
function semaphoreKind(frames) {
  const caller = frames.find(({ function: name }) => !below.test(name))?.function ?? "";
  if (caller === "sync.(*WaitGroup).Wait") return "waitgroup";
  if (caller === "sync.(*RWMutex).RLock") return "rwmutex-read";
  if (caller === "sync.(*RWMutex).Lock") return "rwmutex-write";
  if (caller.startsWith("internal/poll.(*fdMutex).") || caller.startsWith("internal/poll.(*FD)."))
    return "io";
  return frames.some(({ function: name }) => name.endsWith("sync.(*Mutex).lockSlow")) ? mutexKind(frames) : "other";
}
function sleepOf(kind, frames) {
  if (kind !== "sleep") return null;
  const argument = frames.find(({ function: name }) => name === "time.Sleep")?.arguments[0];
  return argument === void 0 || argument.stale ? null : argument.value;
}

// src/runtime/proofs.ts
function programOf({ goroutines, cause }) {
  const all = goroutines.map((goroutine) => ({ goroutine, wait: waitOf(goroutine) }));
  const writer = cause?.kind === "profile" ? goroutines[0] : void 0;
  return all.filter(({ goroutine, wait }) => wait.kind !== "runtime" && goroutine !== writer);
}
var idsOf = (waiting) => [...new Set(waiting.map(({ goroutine }) => goroutine.id))].sort((a, b) => a - b);
var active = /* @__PURE__ */ new Set(["running", "runnable", "syscall", "gc"]);
function isStill(dump, program) {
  if (!dump.whole) return false;
  if (program.some(({ goroutine, wait }) => active.has(wait.kind) || goroutine.partial)) return false;
  const kind = dump.cause?.kind;
  return kind === "all-asleep" || kind === "profile" || program.every(({ goroutine }) => goroutine.minutes >= 1);
}
function provenFacts(dump) {
  const program = programOf(dump);
  const still = isStill(dump, program);
  return [
    ...asleep(dump, program),
    ...neverWakes(program),
    ...onceDeadlock(dump, program, still),
    ...behindWriters(dump, program)
  ];
}
function asleep({ cause }, program) {
  if (cause?.kind === "all-asleep" || cause?.kind === "main-exited") {
    const certainty = program.some(({ wait }) => active.has(wait.kind)) ? "likely" : "proven";
    return [{ rule: "all-asleep", of: "process", certainty, goroutines: idsOf(program) }];
  }
  if (cause?.kind !== "bubble-asleep") return [];
  const bubbles = new Set(program.flatMap(({ goroutine }) => goroutine.bubble ?? []));
  const inside = program.filter(({ goroutine, wait }) => goroutine.bubble !== null && !active.has(wait.kind));
  if (inside.length === 0) return [];
  return [
    {
      rule: "all-asleep",
      of: "bubble",
      certainty: bubbles.size === 1 ? "proven" : "likely",
      goroutines: idsOf(inside)
    }
  ];
}
function neverWakes(program) {
  const fact = (because, takes) => {
    const goroutines = idsOf(program.filter(takes));
    return goroutines.length === 0 ? [] : [{ rule: "never-wakes", certainty: "proven", because, goroutines }];
  };
  return [
    ...["nil-channel-receive", "nil-channel-send", "select-no-cases"].flatMap(
      (kind) => fact(kind, ({ wait }) => wait.kind === kind)
    ),
    ...fact("leaked", ({ goroutine }) => goroutine.leaked)
  ];
}
function onceDeadlock({ goroutines }, program, still) {
  const inside = goroutines.filter(isInOnce);
  const holders = program.filter(({ goroutine, wait }) => wait.kind === "once" && isInOnce(goroutine));
  if (holders.length === 0 || holders.length < inside.length) return [];
  const found = {
    certainty: still ? "proven" : "likely",
    goroutines: idsOf(holders),
    evidence: "once-frames"
  };
  const [only2, ...others2] = holders;
  return others2.length === 0 ? [{ rule: "self-deadlock", ...found, object: only2?.wait.object ?? null }] : [{ rule: "mutual-wait", ...found, objects: distinct(holders) }];
}
function isInOnce({ frames }) {
  const unwound = frames.findIndex(
    ({ function: name }) => /^(?:panic|runtime\.(?:gopanic|Goexit))$/.test(name)
  );
  return frames.some(({ function: name }, index) => {
    const callee = frames[index - 1]?.function ?? "";
    return name === "sync.(*Once).doSlow" && index > 0 && (unwound < 0 || index < unwound) && !/(?:^|\/)sync\./.test(callee);
  });
}
function distinct(waiting) {
  const objects = new Map(
    waiting.flatMap(({ wait: { object } }) => object === null ? [] : [[object.address, object]])
  );
  return [...objects.values()].sort((a, b) => a.address - b.address);
}
var mostLocks = 50;
function behindWriters(dump, program) {
  const isAtRwMutex = ({ wait: { kind } }) => kind === "rwmutex-write" || kind === "rwmutex-read";
  const isPending = ({ goroutine, wait }) => wait.kind === "rwmutex-write" && !isAtMutex(goroutine.frames);
  const writers = program.filter(isPending);
  const waiting = program.filter((other) => !isPending(other) && isAtRwMutex(other));
  const byAddress = /* @__PURE__ */ new Map();
  for (const one of waiting) {
    const address = one.wait.object?.address;
    const known3 = byAddress.get(address);
    if (known3 === void 0) byAddress.set(address, [one]);
    else known3.push(one);
  }
  const locks = new Map(writers.map((writer) => [writer.wait.object?.address, writer]));
  const facts = [...locks.values()].flatMap((writer) => {
    const object = writer.wait.object;
    const behind = object !== null ? byAddress.get(object.address) ?? [] : writers.length === 1 ? waiting : [];
    if (behind.length === 0) return [];
    const long = [writer, ...behind].every(({ goroutine }) => goroutine.minutes >= 1);
    const oneMoment = dump.cause?.kind === "profile" || dump.cause?.kind === "all-asleep";
    const certainty = object !== null && (oneMoment || long) ? "proven" : "likely";
    return [
      { rule: "behind-writer", certainty, goroutines: idsOf(behind), writer: writer.goroutine.id, object }
    ];
  });
  return facts.slice(0, mostLocks);
}

// src/runtime/user-code.ts
var standardRoots = new Set(
  "archive bufio bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime simd slices sort strconv strings structs sync syscall testing text time unicode unique unsafe vendor weak".split(" ")
);
function packageOf(name) {
  if (name === "panic") return "runtime";
  const plain = name.slice(0, /[[(]/.exec(name)?.index ?? name.length);
  const slash = plain.lastIndexOf("/");
  const dot = plain.indexOf(".", slash + 1);
  return (dot < 0 ? plain : plain.slice(0, dot)).replace(
    /%([\da-f]{2})/g,
    (_, code) => String.fromCharCode(parseInt(code, 16))
  );
}
function isModuleCode({ function: name, file, native }) {
  if (native || isGenerated(file) || isSentinel(name)) return false;
  const [root = ""] = packageOf(name).split("/");
  return !standardRoots.has(root);
}
function isGenerated(file) {
  const name = file.slice(file.lastIndexOf("/") + 1);
  return name === "_testmain.go" || name === "_cgo_gotypes.go";
}
function firstUserFrame(frames, isUser = isModuleCode) {
  return frames.find((frame) => isUser(frame)) ?? null;
}

// src/runtime/lock-waits.ts
var waitsForOthers = /* @__PURE__ */ new Set(["waitgroup", "channel-receive", "select"]);
var largestObject = 4096;
var mostWaiters = 1e3;
function likelyFacts(dump, isUser, known3) {
  const program = programOf(dump);
  const told = new Set(known3.flatMap((fact) => isCycle(fact) ? fact.goroutines : []));
  const waits2 = program.flatMap((waiting) => {
    const { object, kind } = waiting.wait;
    const taker = waiting.goroutine.frames.find(isUser);
    const isLock = kind === "mutex" || kind === "rwmutex-read" || kind === "rwmutex-write";
    return isLock && object !== null && taker !== void 0 && !told.has(waiting.goroutine.id) ? [{ ...waiting, object, taker }] : [];
  });
  if (waits2.length === 0 || waits2.length > mostWaiters) return [];
  return new LockGraph(program, waits2, isUser).facts(dump.whole);
}
function isCycle(fact) {
  return fact.rule === "self-deadlock" || fact.rule === "mutual-wait";
}
var LockGraph = class {
  #waits;
  #isUser;
  #program;
  #crowds = /* @__PURE__ */ new Map();
  constructor(program, waits2, isUser) {
    this.#isUser = isUser;
    const frames = [...new Set(program.flatMap(({ goroutine }) => goroutine.frames))].filter(isUser);
    const addresses = new Map(frames.map((frame) => [frame, addressesOf(frame)]));
    const words3 = Float64Array.from([...addresses.values()].flat()).sort();
    const byWord = new CrowdsBy();
    const byFunction = new CrowdsBy();
    this.#waits = waits2.map((wait) => {
      const base = baseOf(wait.object, words3);
      const receiver = receiverOf(wait.taker.function);
      const near = receiver === null ? [wait.taker.function] : [wait.taker.function, receiver];
      return {
        ...wait,
        base,
        knowing: base === null ? null : byWord.make(base),
        near: near.map((name) => byFunction.make(name))
      };
    });
    const waitOf3 = new Map(this.#waits.map((wait) => [wait.goroutine, wait]));
    this.#program = program.map((plain) => waitOf3.get(plain.goroutine) ?? plain);
    const crowdsAt = /* @__PURE__ */ new Map();
    for (const [frame, known3] of addresses) {
      const names = [frame.function, receiverOf(frame.function) ?? frame.function];
      const crowds = [...byFunction.find(names), ...byWord.find(known3)];
      if (crowds.length > 0) crowdsAt.set(frame, crowds);
    }
    for (const waiting of this.#program) {
      const own2 = waiting.goroutine.frames;
      const silent2 = !own2.some((frame) => (addresses.get(frame)?.length ?? 0) > 0);
      const crowds = new Set(own2.flatMap((frame) => crowdsAt.get(frame) ?? []));
      this.#crowds.set(waiting, crowds);
      for (const crowd of crowds) crowd.add(waiting, silent2);
    }
  }
  facts(whole) {
    const only2 = whole && this.#waits.length === 1 && this.#isAlone(this.#waits[0]);
    const own2 = new Set(this.#waits.filter((wait) => only2 || this.#holdsItself(wait)));
    const rest2 = this.#waits.filter((wait) => !own2.has(wait));
    const closed = this.#closedSet(rest2);
    const byAddress = components(
      [...closed],
      (a, b) => b.knowing?.has(a) === true || a.knowing?.has(b) === true
    );
    const open2 = rest2.filter((wait) => !closed.has(wait));
    const crossed = this.#crossed(open2);
    const inPair = new Set(crossed.flat());
    const left = open2.filter((wait) => !inPair.has(wait));
    const cycles = [
      ...byAddress.flatMap((set) => mutualWait(set, "addresses")),
      ...crossed.flatMap((pair) => mutualWait(pair, "crossed"))
    ];
    return [
      ...[...own2].map(({ goroutine, object }) => ({
        rule: "self-deadlock",
        certainty: "likely",
        goroutines: [goroutine.id],
        object,
        evidence: only2 ? "alone" : "addresses"
      })),
      ...cycles,
      ...this.#withoutAddresses(left.filter((wait) => !hasHolders(wait))),
      ...this.#heldWhileWaiting(left)
    ];
  }
  /** Whether nobody else has user code to come back to; the goroutine that runs the tests waits for this one. */
  #isAlone({ goroutine }) {
    return this.#program.every(
      ({ goroutine: { frames } }) => frames === goroutine.frames || !frames.some(this.#isUser) || frames.some(({ function: name }) => name === "testing.(*M).Run")
    );
  }
  /** A method that took the lock has called another one that wants it: the object is known further out, to nobody else. */
  #holdsItself(wait) {
    const { goroutine, object, taker, base } = wait;
    const receiver = receiverOf(taker.function);
    if (base === null || receiver === null) return false;
    const outer = goroutine.frames.slice(goroutine.frames.indexOf(taker) + 1);
    const knows = outer.some(
      (frame) => firstWord(frame) === base && receiverOf(frame.function) === receiver && this.#isUser(frame)
    );
    return knows && !hasHolders(wait) && wait.near.every((crowd) => crowd.waitsFor(object));
  }
  /** The largest set of waits in which every lock is known to a member, and to nobody outside. */
  #closedSet(waits2) {
    const outside = /* @__PURE__ */ new Map();
    const leave = (waiting) => {
      for (const crowd of this.#crowds.get(waiting) ?? []) {
        const wanted = outside.get(crowd) ?? new Wanted();
        wanted.add(waiting);
        outside.set(crowd, wanted);
      }
    };
    const isInside = ({ object, knowing, near }) => [knowing, ...near].every((crowd) => crowd === null || outside.get(crowd)?.isOnly(object) !== false);
    let set = new Set(waits2);
    this.#program.filter((waiting) => !set.has(waiting)).forEach(leave);
    for (let members = waits2; ; ) {
      const kept = members.filter((wait) => hasHolders(wait) && isInside(wait));
      if (kept.length === members.length) return new Set(members);
      set = new Set(kept);
      members.filter((wait) => !set.has(wait)).forEach(leave);
      members = kept;
    }
  }
  /**
   * Two in one function that both were given the same two values, each at the lock of another: from one account to the
   * other and back. Who gave them the values knows them as well, and may only wait for what is no lock.
   */
  #crossed(waits2) {
    const [a, b, ...more2] = waits2;
    if (a === void 0 || b === void 0 || more2.length > 0) return [];
    if (a.taker.function !== b.taker.function || a.base === null || b.base === null || a.base === b.base)
      return [];
    const bases = [a.base, b.base];
    const wereGivenBoth = [a, b].every(({ taker }) => {
      const words3 = addressesOf(taker);
      return bases.every((base) => words3.includes(base));
    });
    const isThird = (other) => other !== a && other !== b;
    const mayHold2 = (other) => isThird(other) && !waitsForOthers.has(other.wait.kind);
    const hasOthers = [a, b].some(
      ({ object, near, knowing }) => near.some((crowd) => crowd.someOther(object, isThird)) || knowing?.someOther(object, mayHold2) === true
    );
    return wereGivenBoth && !hasOthers ? [[a, b]] : [];
  }
  /**
   * Two waits for locks that no stack has an address of: global ones, or addresses are gone. More than two, or in a
   * function that is given less than two things, are as well left behind one by one, each at a lock of its own.
   */
  #withoutAddresses(open2) {
    const [a, b, ...more2] = open2;
    if (a === void 0 || b === void 0 || more2.length > 0) return [];
    const isThird = (other) => other !== a && other !== b;
    if (open2.some(({ object, near }) => near.some((crowd) => crowd.someOther(object, isThird)))) return [];
    if (a.taker.function === b.taker.function) {
      return a.taker.arguments.length < 2 ? [] : mutualWait(open2, "same-function");
    }
    const alone = this.#waits.length === 2 && packageOf(a.taker.function) === packageOf(b.taker.function);
    return alone ? mutualWait(open2, "only-two-locks") : [];
  }
  #heldWhileWaiting(waits2) {
    const byAddress = /* @__PURE__ */ new Map();
    for (const wait of waits2) {
      const known3 = byAddress.get(wait.object.address);
      if (known3 === void 0) byAddress.set(wait.object.address, [wait]);
      else known3.push(wait);
    }
    return distinct(waits2).flatMap((object) => {
      const waiting = byAddress.get(object.address) ?? [];
      const holder = waiting[0]?.knowing?.onlyOther(object) ?? null;
      if (holder === null) return [];
      const isHidden = (other) => other !== holder;
      const hidden = waiting.some(
        (wait) => wait.near.some((crowd) => crowd.someSilentOther(wait.object, isHidden))
      );
      if (hidden) return [];
      return [
        {
          rule: "held-while-waiting",
          certainty: "likely",
          goroutines: idsOf(waiting),
          holder: holder.goroutine.id,
          object,
          evidence: "addresses"
        }
      ];
    });
  }
};
var CrowdsBy = class {
  #crowds = /* @__PURE__ */ new Map();
  make(key2) {
    const crowd = this.#crowds.get(key2) ?? new Crowd();
    this.#crowds.set(key2, crowd);
    return crowd;
  }
  find(keys) {
    return keys.flatMap((key2) => this.#crowds.get(key2) ?? []);
  }
};
function hasHolders({ knowing, object }) {
  return knowing?.waitsFor(object) === false;
}
function baseOf({ address }, words3) {
  const base = words3[countBelow(words3, address + 1) - 1];
  return base === void 0 || address - base >= largestObject ? null : base;
}
function addressesOf({ arguments: words3 }) {
  const found = [];
  for (const { value, stale } of words3) {
    if (value !== null && !stale && value >= 4096) found.push(value);
  }
  return found;
}
function mutualWait(set, evidence) {
  const objects = distinct(set);
  if (objects.length < 2) return [];
  return [{ rule: "mutual-wait", certainty: "likely", goroutines: idsOf(set), objects, evidence }];
}
function receiverOf(name) {
  return /^.*\.\(\*[^()]+\)(?=\.)/.exec(name)?.[0] ?? null;
}
function firstWord({ arguments: [first] }) {
  return first === void 0 || first.stale ? null : first.value;
}

// src/runtime/facts.ts
function factsOf(dump, isUser = isModuleCode) {
  const proven = provenFacts(dump);
  return [...proven, ...likelyFacts(dump, isUser, proven)];
}

// src/runtime/dump.ts
var dumpLimits = {
  characters: 64 * 2 ** 20,
  goroutines: 1e5,
  frames: 256,
  line: 8192
};

// src/runtime/dump-lines.ts
var headerLine = /^goroutine (\d{1,15})(?: gp=0x[\da-f]+ m=(?:nil|\d+ mp=0x[\da-f]+))? \[((?:[^\]"]|"(?:[^"\\]|\\.)*")*)\](?: \{(.*)\})?:$/;
function headerOf(line, midLine) {
  if (!line.endsWith(":")) return null;
  const start = line.indexOf("goroutine ");
  if (start < 0 || start > 0 && !midLine) return null;
  const found = headerLine.exec(line.slice(start));
  if (found === null) return null;
  const [, id = "", bracket = "", behind] = found;
  const inside = bracket.endsWith("}") ? bracket.indexOf(" labels:{") : -1;
  const [status = "", ...flags] = (inside < 0 ? bracket : bracket.slice(0, inside)).split(", ");
  const numberIn = (pattern) => {
    const value = flags.map((flag) => pattern.exec(flag)?.[1]).find((digits) => digits !== void 0);
    return value === void 0 ? null : Number(value);
  };
  return {
    id: Number(id),
    status: status.replace(/(?: \((?:leaked|scan|durable|synctest)\))+$/, ""),
    minutes: numberIn(/^(\d{1,12}) minutes$/) ?? 0,
    leaked: status.includes(" (leaked)"),
    lockedToThread: flags.includes("locked to thread"),
    bubble: numberIn(/^synctest (?:bubble|group) (\d{1,15})$/),
    labels: labelsOf(behind ?? (inside < 0 ? "" : bracket.slice(inside + " labels:{".length, -1)))
  };
}
function labelsOf(text) {
  const pair = /("(?:[^"\\]|\\.)*"|[\w./]*): ("(?:[^"\\]|\\.)*"|[\w./]*)(?:, |$)/y;
  const labels = [];
  for (let found = pair.exec(text); found !== null && found[0] !== ""; found = pair.exec(text)) {
    labels.push([unquoted(found[1] ?? ""), unquoted(found[2] ?? "")]);
  }
  return labels;
}
var escapes = new Map([..."n\nt	r\r".matchAll(/(.)(.)/gs)].map(([, letter, char]) => [letter, char]));
function unquoted(text) {
  if (!text.startsWith('"')) return text;
  return text.slice(1, -1).replace(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/g,
    (_, x, u, long, char) => {
      if (char !== void 0) return escapes.get(char) ?? char;
      const code = parseInt(String(x ?? u ?? long), 16);
      return code > 1114111 ? "\uFFFD" : String.fromCodePoint(code);
    }
  );
}
function callOf2(line) {
  const open2 = line.lastIndexOf("(");
  if (open2 <= 0 || !line.endsWith(")") || line.startsWith("	")) return null;
  const printed = line.slice(open2 + 1, -1);
  const name = line.slice(0, open2);
  if (!/^[\da-fx?_{}., ]*$/.test(printed) || !(name.includes(".") || name === "panic")) return null;
  return { function: name, arguments: printed === "..." ? [] : wordsOf(printed) };
}
function wordsOf(printed) {
  const words3 = printed.replace(/[{}]/g, "").split(", ");
  return words3.flatMap((word2) => {
    if (word2 === "") return [];
    const value = /^0x[\da-f]{1,16}\??$/.test(word2) ? parseInt(word2, 16) : NaN;
    return [{ value: Number.isSafeInteger(value) ? value : null, stale: word2.endsWith("?") }];
  });
}
var goPlace = /^\t(.+):(\d{1,9})(?: \+0x[\da-f]+)?(?: fp=0x[\da-f]+ sp=0x[\da-f]+ pc=0x[\da-f]+)?$/;
function placeOf(line) {
  const go = goPlace.exec(line);
  if (go !== null) return { file: go[1] ?? "", line: Number(go[2]), native: false };
  const native = /^\t(?:(.+):(\d{1,9}) )?pc=0x[\da-f]+$/.exec(line);
  return native === null ? null : { file: native[1] ?? "", line: Number(native[2] ?? 0), native: true };
}
function creatorOf(line) {
  const found = /^created by (.+?)(?: in goroutine (\d{1,15}))?$/.exec(line);
  return found === null ? null : { function: found[1] ?? "", goroutine: found[2] === void 0 ? null : Number(found[2]) };
}
var longestText = 1e3;
function causeOf(line) {
  const fatal = /fatal error: (.+)$/.exec(line)?.[1];
  if (fatal !== void 0) {
    const text = fatal.slice(0, longestText);
    if (text === "all goroutines are asleep - deadlock!") return { kind: "all-asleep", text };
    if (text === "no goroutines (main called runtime.Goexit) - deadlock!")
      return { kind: "main-exited", text };
    return { kind: /^deadlock: all goroutines in bubble/.test(text) ? "bubble-asleep" : "fatal", text };
  }
  const panic = /(?:^|\t)panic: (.*)$/.exec(line)?.[1];
  if (panic !== void 0) {
    const asleep2 = /^deadlock: (?:all goroutines in bubble|main bubble goroutine has exited)/.test(panic);
    return { kind: asleep2 ? "bubble-asleep" : "panic", text: panic.slice(0, longestText) };
  }
  const signal2 = /(SIG[A-Z]{2,8}: .{1,100})$/.exec(line)?.[1];
  return signal2 === void 0 ? null : { kind: "signal", text: signal2 };
}
function isRegister(line) {
  return /^(?:rip|eip|pc|cs|lr|rflags|pstate|cpsr)\s+0x[\da-f]+(?:\t|$)/.test(line);
}
function isElision(line) {
  return /^\.\.\.(?:\d+|additional) frames elided\.\.\.$/.test(line);
}

// src/runtime/text-lines.ts
function* boundedLines(text, longest, tooLong) {
  for (let at3 = 0; at3 < text.length; ) {
    const next = text.indexOf("\n", at3);
    const stop = next < 0 ? text.length : next;
    if (stop - at3 > longest) tooLong();
    else yield text.slice(at3, text[stop - 1] === "\r" && stop > at3 ? stop - 1 : stop);
    at3 = stop + 1;
  }
}

// src/runtime/read-dump.ts
var mostLinesBehindCause = 100;
function readDumps(text, limits = {}) {
  const reader = new DumpReader({ ...dumpLimits, ...limits });
  return reader.read(text);
}
var DumpReader = class {
  #limits;
  #cut = { characters: 0, goroutines: 0, frames: 0, lines: 0 };
  #dumps = [];
  /** Equal frames are one object: thousands of goroutines stand at the same lines. */
  #frames = /* @__PURE__ */ new Map();
  #kept = 0;
  #goroutines = [];
  #ids = /* @__PURE__ */ new Set();
  #cause = null;
  #registers = false;
  /** A cause read, and the lines since: it holds only if a goroutine follows. */
  #pending = null;
  #current = null;
  /** First line of a frame, whose second is awaited. */
  #call = null;
  #creator = null;
  constructor(limits) {
    this.#limits = limits;
  }
  read(text) {
    const end = Math.min(text.length, this.#limits.characters);
    this.#cut.characters = text.length - end;
    const read = end === text.length ? text : text.slice(0, end);
    for (const line of boundedLines(read, this.#limits.line, () => this.#cut.lines++)) this.#line(line);
    this.#finish(end === text.length && text.endsWith("\n"));
    const cut = { ...this.#cut };
    return { dumps: this.#dumps, cut };
  }
  #line(line) {
    const header = headerOf(line, this.#goroutines.length > 0);
    if (header !== null) {
      this.#begin(header);
      return;
    }
    const cause = causeOf(line);
    if (cause !== null) {
      if (this.#pending === null) this.#pending = { cause, lines: 0 };
      return;
    }
    if (this.#pending !== null && ++this.#pending.lines > mostLinesBehindCause) this.#pending = null;
    if (line === "") return;
    if (line === "runtime stack:" || line.startsWith("[originating from goroutine ")) {
      this.#current = null;
      return;
    }
    if (isRegister(line)) {
      this.#registers = true;
      return;
    }
    if (this.#current !== null) this.#stackLine(this.#current, line);
  }
  #begin(header) {
    this.#call = this.#creator = this.#current = null;
    if (this.#pending !== null || header.id !== 0 && this.#ids.has(header.id)) this.#finish(true);
    if (this.#pending !== null) this.#cause = this.#pending.cause;
    this.#pending = null;
    this.#ids.add(header.id);
    if (this.#kept >= this.#limits.goroutines) {
      this.#cut.goroutines++;
      return;
    }
    this.#kept++;
    this.#current = { ...header, frames: [], partial: false, createdBy: null };
    this.#goroutines.push(this.#current);
  }
  #stackLine(goroutine, line) {
    if (isElision(line) || line === "	goroutine running on other thread; stack unavailable") {
      goroutine.partial = true;
      return;
    }
    if (goroutine.createdBy !== null) return;
    if (line.startsWith("	")) {
      this.#placeLine(goroutine, line);
      return;
    }
    const creator = creatorOf(line);
    if (creator !== null) this.#creator = creator;
    else if (/^non-Go function at pc=0x[\da-f]+$/.test(line)) {
      this.#push(goroutine, { function: "non-Go function", arguments: [] }, "", 0, true);
    } else if (callOf2(line) !== null || this.#call === null) this.#call = line;
  }
  #placeLine(goroutine, line) {
    const place = placeOf(line);
    if (place === null) return;
    if (this.#creator !== null) {
      goroutine.createdBy = { ...this.#creator, file: place.file, line: place.line };
      this.#creator = null;
      return;
    }
    const printed = this.#call;
    this.#call = null;
    if (printed === null) return;
    const call = callOf2(printed) ?? (place.native ? { function: printed, arguments: [] } : null);
    if (call !== null) this.#push(goroutine, call, place.file, place.line, place.native);
  }
  #push(goroutine, call, file, line, native) {
    if (goroutine.frames.length >= this.#limits.frames) {
      this.#cut.frames++;
      goroutine.partial = true;
      return;
    }
    const words3 = call.arguments.map(({ value, stale }) => `${value ?? ""}${stale ? "?" : ""}`);
    const key2 = [call.function, words3.join(), file, line, native].join("\n");
    let frame = this.#frames.get(key2);
    if (frame === void 0) {
      frame = { function: call.function, file, line, arguments: call.arguments, native };
      this.#frames.set(key2, frame);
    }
    goroutine.frames.push(frame);
  }
  /** `ended`: what follows, or the end of the text, does not cut a line. */
  #finish(ended2) {
    const goroutines = this.#goroutines;
    const [first] = goroutines;
    if (first !== void 0) {
      const cause = this.#cause ?? (isSnapshot(first) ? { kind: "profile" } : null);
      const cut = !ended2 || this.#cut.goroutines + this.#cut.lines > 0;
      const whole = !cut && endsWell(cause, goroutines, this.#registers);
      this.#dumps.push({ cause, goroutines, whole });
    }
    this.#goroutines = [];
    this.#ids = /* @__PURE__ */ new Set();
    this.#cause = null;
    this.#registers = false;
  }
};
function isSnapshot({ frames }) {
  return frames.some(
    ({ function: name }) => name === "runtime/pprof.writeGoroutineStacks" || name === "runtime.Stack"
  );
}
function endsWell(cause, goroutines, registers) {
  if (cause === null) return false;
  if (cause.kind === "signal") return registers;
  if ((cause.kind === "panic" || cause.kind === "fatal") && goroutines.length === 1) return false;
  const last = goroutines.at(-1);
  return last !== void 0 && (last.createdBy !== null || last.id === 1 && last.frames.at(-1)?.function === "main.main");
}

// src/evidence/standing.ts
var mostIds = 3;
var mostCallers = 5;
var longestName = 1e3;
function standing(all, lines, most2, holder = null) {
  const groups = /* @__PURE__ */ new Map();
  for (const waiting of all) {
    const key2 = lines.keyOf(waiting);
    const group = groups.get(key2);
    if (group === void 0) groups.set(key2, [waiting]);
    else group.push(waiting);
  }
  const sorted3 = [...groups.values()].map((group) => lines.standingOf(group)).sort(
    by(
      ({ at: at3 }) => at3?.own === true ? 0 : 1,
      ({ count }) => -count,
      ({ ids }) => ids[0] ?? 0
    )
  );
  return {
    count: all.length,
    groups: sorted3.slice(0, most2),
    groupCount: sorted3.length,
    holder: holder === null ? null : lines.standingOf([holder])
  };
}
var Lines = class {
  #modules;
  #places = /* @__PURE__ */ new Map();
  /** Frames are shared by the goroutines that stand at one line. */
  #known = /* @__PURE__ */ new Map();
  constructor(modules) {
    this.#modules = modules;
  }
  keyOf({ goroutine: { frames, createdBy }, wait }) {
    const { at: at3, callers } = this.#placeOf(frames);
    const created = createdBy === null ? null : this.#lineOf(createdBy);
    return [wait.kind, ...[at3, callers[0], created].map(lineKey)].join("\n");
  }
  standingOf(group) {
    const [{ goroutine, wait }] = group;
    const sleeps = group.flatMap(({ wait: { sleepNanoseconds } }) => sleepNanoseconds ?? []);
    const ids = group.map((of) => of.goroutine.id).sort((a, b) => a - b);
    return {
      count: group.length,
      ids: ids.slice(0, mostIds),
      wait: wait.kind,
      minutes: largest(group.map((of) => of.goroutine.minutes)),
      leaked: group.filter((of) => of.goroutine.leaked).length,
      sleepMs: sleeps.length === 0 ? null : largest(sleeps) / 1e6,
      ...this.#placeOf(goroutine.frames),
      createdAt: goroutine.createdBy === null ? null : this.#lineOf(goroutine.createdBy)
    };
  }
  #placeOf(frames) {
    const place = this.#places.get(frames) ?? this.#findPlace(frames);
    this.#places.set(frames, place);
    return place;
  }
  #findPlace(frames) {
    const own2 = [];
    for (const frame of frames) {
      const line = this.#lineOf(frame);
      if (/\.(?:go|defer)wrap\d+$/.test(line.function)) continue;
      if (line.own && own2.push(line) > mostCallers) break;
    }
    const [at3, ...callers] = own2;
    if (at3 !== void 0) return { at: at3, callers };
    const foreign = frames.find((frame) => isModuleCode(frame)) ?? frames.find((frame) => !isRuntime(frame));
    return { at: foreign === void 0 ? null : this.#lineOf(foreign), callers: [] };
  }
  #lineOf(frame) {
    let line = this.#known.get(frame);
    if (line === void 0) {
      const own2 = frame.file.length > longestName ? null : repositoryFile(frame.file, this.#modules);
      const file = own2 ?? frame.file.slice(0, longestName);
      line = { function: frame.function.slice(0, longestName), file, line: frame.line, own: own2 !== null };
      this.#known.set(frame, line);
    }
    return line;
  }
};
function lineKey(line) {
  return line === null || line === void 0 ? "" : `${line.function}	${line.file}:${line.line}`;
}
function isRuntime({ function: name, native }) {
  return native || /^(?:runtime|(?:internal\/)?sync|internal\/(?:runtime\/\w+|poll))\./.test(name);
}

// src/evidence/dump-evidence.ts
var mostBytes = 8 << 20;
var mostGoroutines = 2e4;
var mostGroups = 20;
var mostBlocked = 5;
var mostGroupsOfBlocked = 5;
function dumpEvidence(bytes, modules, cut) {
  const text = new TextDecoder().decode(bytes.subarray(0, mostBytes));
  const found = readDumps(text, { goroutines: mostGoroutines }).dumps.findLast(isEnding);
  if (found === void 0) return null;
  const dump = { ...found, whole: found.whole && !cut && bytes.length <= mostBytes };
  const program = programOf(dump);
  const own2 = program.filter((waiting) => !isHarness(waiting));
  const facts = factsOf(dump);
  const asleep2 = facts.find(({ rule, certainty }) => rule === "all-asleep" && certainty === "proven");
  const lines = new Lines(modules);
  const blocked = blockedOf(facts, program, lines);
  return {
    goroutines: standing(own2, lines, mostGroups),
    harness: program.length - own2.length,
    whole: dump.whole,
    asleep: asleep2?.rule === "all-asleep" ? asleep2.of : null,
    blocked: blocked.slice(0, mostBlocked),
    blockedLeftOut: Math.max(0, blocked.length - mostBlocked)
  };
}
function isEnding({ cause }) {
  return cause !== null && cause.kind !== "profile";
}
function isHarness({ goroutine: { frames } }) {
  const first = frames.find((frame) => harness.test(frame.function) || isModuleCode(frame));
  return first !== void 0 && harness.test(first.function);
}
var harness = /^testing\.(?:\(\*[BT]\)\.(?:[rR]un|doBench|launch)|\(\*M\)\.|run(?:Benchmarks|Tests|Examples)\b)/;
function blockedOf(facts, program, lines) {
  const byId = new Map(program.map((waiting) => [waiting.goroutine.id, waiting]));
  const kept = /* @__PURE__ */ new Map();
  for (const fact of facts) {
    if (fact.rule === "all-asleep") continue;
    const waiting = fact.goroutines.flatMap((id) => byId.get(id) ?? []);
    const holder = byId.get(holderOf(fact) ?? -1) ?? null;
    const goroutines = standing(waiting, lines, mostGroupsOfBlocked, holder);
    const key2 = keyOf2(fact, goroutines);
    const known3 = kept.get(key2);
    kept.set(
      key2,
      known3 === void 0 ? { fact, goroutines, alike: 0 } : { ...known3, alike: known3.alike + 1 }
    );
  }
  return [...kept.values()];
}
function holderOf(fact) {
  if (fact.rule === "behind-writer") return fact.writer;
  return fact.rule === "held-while-waiting" ? fact.holder : null;
}
function keyOf2(fact, { groups, holder }) {
  const why = "evidence" in fact ? fact.evidence : "because" in fact ? fact.because : "";
  const lines = [...groups.map(({ at: at3 }) => lineKey(at3)).sort(), lineKey(holder?.at)];
  return [fact.rule, fact.certainty, why, ...lines].join("\n");
}

// src/runtime/staying.ts
function aboveLeast(runs) {
  const [least2] = extremesOf(runs.map(({ left }) => left));
  return runs.map((run2) => ({ ...run2, left: run2.left - least2 }));
}
var leastMore = 2;
var leastProven = 4;
var fillingShare = 0.5;
function stayingOf(runs) {
  const sorted3 = [...runs].sort((a, b) => a.operations - b.operations);
  const [first, second, third] = sorted3.slice(-3);
  if (first === void 0 || second === void 0 || first.operations === second.operations) return null;
  const last = sorted3.at(-1) ?? second;
  const grows = second.left - first.left >= leastMore;
  const left = Math.max(0, last.left);
  if (!grows) {
    if (third !== void 0 && third.left - second.left >= leastProven && third.left >= 2 * second.left)
      return { growth: "growing", perOperation: slope(second, third), left };
    return { growth: left > 0 ? "constant" : "none", perOperation: 0, left };
  }
  const before = slope(first, second);
  if (third === void 0) return { growth: "growing", perOperation: before, left };
  if (third.left - second.left < leastProven && third.left < 2 * second.left)
    return { growth: "constant", perOperation: 0, left };
  const after = slope(second, third);
  return after < fillingShare * before ? { growth: "filling", perOperation: 0, left } : { growth: "leak", perOperation: slope(first, third), left };
}
function slope(from, to) {
  return (to.left - from.left) / (to.operations - from.operations);
}

// src/model/runtime-use.ts
var runtimeMeasures = [
  /** Collections that the runtime began by itself. */
  "gc-cycles",
  /** Seconds in which the world stood still. Of a histogram, so within a quarter. */
  "gc-pause",
  /** Processor seconds of collections, and of that what operations were held up for to help. */
  "gc-work",
  "gc-assist",
  /** Seconds in which goroutines were ready and not yet running. One of eight is counted for all; of a histogram. */
  "scheduler-latency",
  /** Seconds in which goroutines waited for a sync.Mutex or RWMutex. One of eight waits is counted for all. */
  "mutex-wait"
];

// src/runtime/counters-fault.ts
function countersFault(reason, line) {
  return new GateError("counters-invalid", line === void 0 ? { reason } : { reason, line });
}

// src/runtime/histogram.ts
var mostBuckets = 1e3;
var bound = String.raw`[+-]Inf|-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]\d{1,3})?`;
var bucketWord = new RegExp(`^(${bound}):(${bound}):(\\d{1,20})$`);
function readHistogram(words3, fault) {
  if (words3.length > mostBuckets) throw fault("too-many");
  const buckets = [];
  for (const word2 of words3) {
    const found = bucketWord.exec(word2);
    if (found === null) throw fault("malformed");
    const [lower, upper] = [boundOf(found[1]), boundOf(found[2])];
    const count = Number(found[3]);
    if (!Number.isSafeInteger(count)) throw fault("number-too-large");
    const before = buckets.at(-1)?.upper ?? -Infinity;
    if (lower < before || !(upper > lower) || count === 0) throw fault("malformed");
    buckets.push({ lower, upper, count });
  }
  return buckets;
}
function boundOf(text = "") {
  return text.endsWith("Inf") ? text.startsWith("-") ? -Infinity : Infinity : Number(text);
}
function histogramChange(begin2, end) {
  const before = new Map(begin2.map(({ upper, count }) => [upper, count]));
  const change = end.map((bucket) => {
    const count = bucket.count - (before.get(bucket.upper) ?? 0);
    before.delete(bucket.upper);
    if (count < 0) throw countersFault("counter-fell");
    return { ...bucket, count };
  });
  if (before.size > 0) throw countersFault("counter-fell");
  return change.filter(({ count }) => count > 0);
}
function histogramSum(histogram) {
  let [count, estimate, least2, most2, openAbove] = [0, 0, 0, 0, 0];
  for (const bucket of histogram) {
    const lower = Number.isFinite(bucket.lower) ? bucket.lower : Math.min(bucket.upper, 0);
    const upper = Number.isFinite(bucket.upper) ? bucket.upper : lower;
    if (bucket.upper === Infinity) openAbove += bucket.count;
    count += bucket.count;
    estimate += bucket.count * (lower + upper) / 2;
    least2 += bucket.count * lower;
    most2 += bucket.count * upper;
  }
  return { count, estimate, least: least2, most: openAbove > 0 ? null : most2, openAbove };
}

// src/runtime/counter-change.ts
var createdMetric = "/sched/goroutines-created:goroutines";
function counterChange(begin2, end) {
  if (begin2.pid !== end.pid || begin2.version !== end.version) throw countersFault("other-process");
  const metrics = changes(begin2.metrics, end.metrics, grown);
  const counted2 = metrics.get(createdMetric);
  return {
    version: end.version,
    maxprocs: end.maxprocs,
    there: begin2.goroutines,
    goroutines: {
      atOnce: end.goroutines - begin2.goroutines,
      settled: end.settled - begin2.goroutines,
      left: end.collected - begin2.goroutines
    },
    created: counted2 === void 0 ? { count: grown(begin2.goroutineId, end.goroutineId), by: "ids" } : { count: counted2, by: "counted" },
    heapLiveBytes: end.heapLiveBytes - begin2.heapLiveBytes,
    heapLiveObjects: end.heapLiveObjects - begin2.heapLiveObjects,
    metrics,
    histograms: changes(begin2.histograms, end.histograms, histogramChange)
  };
}
function gcPauses({ histograms }) {
  return histograms.get("/sched/pauses/total/gc:seconds") ?? histograms.get("/gc/pauses:seconds") ?? null;
}
function grown(begin2, end) {
  if (end < begin2) throw countersFault("counter-fell");
  return end - begin2;
}
function changes(begin2, end, change) {
  const found = /* @__PURE__ */ new Map();
  for (const [name, value] of end) {
    const before = begin2.get(name);
    if (before === void 0) throw countersFault("not-the-same-metrics");
    found.set(name, change(before, value));
  }
  if (begin2.size !== end.size) throw countersFault("not-the-same-metrics");
  return found;
}

// src/runtime/keeping.ts
var leastKeptBytes = 64 << 10;
var fillingShare2 = 0.5;
function heapGrows(runs) {
  const sorted3 = inOrder(runs);
  return sorted3.some((run2, index) => index > 0 && isMore(sorted3[index - 1], run2));
}
function keepingOf(runs) {
  const sorted3 = inOrder(runs);
  const [first, last] = [sorted3[0], sorted3.at(-1)];
  const [earlier, before] = [sorted3.at(-3), sorted3.at(-2)];
  if (first === void 0 || last === void 0 || before === void 0) return null;
  if (before.operations === last.operations) return null;
  const told = { kept: last.bytes, operations: last.operations };
  const still = { ...told, keptPerOperation: 0, after: 0 };
  if (!isMore(before, last)) return { ...still, growth: heapGrows(sorted3) ? "filling" : "none" };
  const slope2 = slopeOf(before, last);
  if (earlier === void 0) return { ...told, growth: "growing", keptPerOperation: slope2, after: 0 };
  const earlierSlope = slopeOf(earlier, before);
  if (!isMore(earlier, before)) {
    const isSteady = earlierSlope >= fillingShare2 * slope2;
    return isSteady ? { ...told, growth: "leak", keptPerOperation: slope2, after: 0 } : { ...told, growth: "growing", keptPerOperation: slope2, after: before.operations };
  }
  if (slope2 < fillingShare2 * earlierSlope) return { ...still, growth: "filling" };
  const quiet = sorted3.findIndex((run2, index) => index > 0 && isMore(sorted3[index - 1], run2)) - 1;
  const from = sorted3[Math.max(0, quiet)];
  const isLate = quiet > 0;
  return {
    ...told,
    growth: "leak",
    keptPerOperation: slopeOf(isLate ? from : first, last),
    after: isLate ? from.operations : 0
  };
}
function inOrder(runs) {
  return [...runs].sort((a, b) => a.operations - b.operations);
}
function isMore(from, to) {
  return to.bytes - from.bytes >= leastKeptBytes;
}
function slopeOf(from, to) {
  return (to.bytes - from.bytes) / (to.operations - from.operations);
}

// src/evidence/runtime-use.ts
var leastForLatency = 1e3;
var countShare = 0.02;
var measures = {
  "gc-cycles": ({ metrics }) => metrics.get("/gc/cycles/automatic:gc-cycles") ?? null,
  "gc-pause": (change) => {
    const pauses = gcPauses(change);
    return pauses === null ? null : histogramSum(pauses).estimate;
  },
  "gc-work": ({ metrics }) => metrics.get("/cpu/classes/gc/total:cpu-seconds") ?? null,
  "gc-assist": ({ metrics }) => metrics.get("/cpu/classes/gc/mark/assist:cpu-seconds") ?? null,
  "scheduler-latency": ({ histograms }) => {
    const latencies = histograms.get("/sched/latencies:seconds");
    return latencies === void 0 ? null : histogramSum(latencies).estimate;
  },
  "mutex-wait": ({ metrics }) => metrics.get("/sync/mutex/wait/total:seconds") ?? null
};
function runtimeUseOf(probed, timed, heavy, alike2 = probed) {
  const heap = keepingOf(
    probed.map(({ iterations, change }) => ({ operations: iterations, bytes: change.heapLiveBytes }))
  );
  const pairs = pairsOf(timed) ?? pairsOf(alike2);
  if (heap === null || pairs === null) return null;
  const rates = {};
  const counted2 = pairsOf(heavy) ?? pairs;
  const cycles = pairsOf(timed) ?? (counted2.operations > pairs.operations ? counted2 : pairs);
  for (const measure of runtimeMeasures) {
    if (measure === "scheduler-latency" && pairs.operations < leastForLatency) continue;
    const isCount2 = measure === "gc-cycles";
    const rate = rateOf(isCount2 ? cycles : pairs, measures[measure], isCount2);
    if (rate !== null) rates[measure] = rate;
  }
  const goroutines = goroutinesOf(probed);
  return {
    heap,
    operations: pairs.operations,
    processes: pairs.all.length,
    rates,
    ...goroutines === null ? {} : { goroutines }
  };
}
var idGoroutines = 40;
function goroutinesOf(probed) {
  const changes2 = probed.map(({ change }) => change);
  if (changes2.some(({ created: created2 }) => created2.by !== "counted")) return null;
  const [, there] = extremesOf(changes2.map((change) => change.there));
  const [, created] = extremesOf(changes2.map((change) => change.created.count - idGoroutines));
  return { there, created };
}
function pairsOf(runs) {
  const counts2 = runs.map(({ iterations }) => iterations);
  const [least2, most2] = extremesOf(counts2);
  if (!(most2 > least2)) return null;
  const having = (count) => runs.flatMap(({ iterations, change }) => iterations === count ? [change] : []);
  const [short, long] = [having(least2), having(most2)];
  const all = short.flatMap((change, nth) => {
    const other = long[nth];
    return other === void 0 ? [] : [[change, other]];
  });
  return { operations: most2, span: most2 - least2, all };
}
function rateOf({ all, span }, of, isCount2) {
  const slopes = [];
  let events = 0;
  for (const [short, long] of all) {
    const [before, after] = [of(short), of(long)];
    if (before === null || after === null) return null;
    slopes.push((after - before) / span);
    events += before + after;
  }
  const count = slopes.length;
  const mean2 = slopes.reduce((sum4, slope2) => sum4 + slope2, 0) / count;
  const squares = slopes.reduce((sum4, slope2) => sum4 + (slope2 - mean2) ** 2, 0);
  const spread = count < 2 ? null : Math.sqrt(squares / (count - 1) / count);
  const chance = isCount2 ? (1 + countShare * events / count) / Math.sqrt(count) / span : null;
  const error = spread === null || chance === null ? spread ?? chance : Math.max(spread, chance);
  return { perOperation: mean2, error };
}

// src/evidence/goroutines.ts
var mostGroups2 = 8;
var idBatch = 16;
function probedBy(runs, profiled, whole, modules, shared2 = null) {
  const both2 = shared2 === null ? [] : runs.filter(({ iterations }) => shared2.has(iterations));
  const alike2 = new Set(both2.map(({ iterations }) => iterations)).size < 2 ? runs : both2;
  const goroutines = goroutinesOf2(runs, alike2, modules);
  const runtime = runtimeUseOf(runs, profiled.cpu, profiled.heap, alike2);
  if (goroutines !== null && runtime !== null) {
    return {
      goroutines: goroutines.use,
      runtime,
      lefts: leftsOf(runs),
      heaps: runs.map(({ iterations, change }) => ({ operations: iterations, bytes: change.heapLiveBytes })),
      createdOver: spanOf(alike2),
      caveats: goroutines.caveats
    };
  }
  const grown2 = grownOf(whole, modules);
  return grown2 === null ? null : {
    goroutines: grown2,
    runtime: null,
    lefts: standingLefts(whole),
    heaps: [],
    createdOver: 0,
    caveats: []
  };
}
function leftsOf(runs) {
  return runs.map(({ iterations, change }) => ({ operations: iterations, left: change.goroutines.left }));
}
function standingLefts(whole) {
  return aboveLeast(whole.map(({ iterations, count }) => ({ operations: iterations, left: count })));
}
function spanOf(runs) {
  return (runs.at(-1)?.iterations ?? 0) - (runs[0]?.iterations ?? 0);
}
function grownOf(whole, modules) {
  const staying = stayingOf(standingLefts(whole));
  const last = whole.at(-1);
  if (staying === null || last === void 0) return null;
  const { growth, left, perOperation: perOperation2 } = staying;
  const told = {
    by: "dump",
    operations: last.iterations,
    leftPerOperation: perOperation2,
    createdPerOperation: null,
    createdError: 0
  };
  if (growth === "none" || growth === "constant") return { ...told, growth: "none", left: 0, groups: [] };
  return { ...told, growth, left, groups: moreGroups(whole, perOperation2 > 0, modules) };
}
function goroutinesOf2(runs, alike2, modules) {
  const staying = stayingOf(leftsOf(runs));
  const [first, last, longest] = [alike2[0], alike2.at(-1), runs.at(-1)];
  if (staying === null || first === void 0 || last === void 0 || longest === void 0) return null;
  const span = spanOf(alike2);
  const { created, goroutines } = last.change;
  const slack = created.by === "counted" ? 0 : idBatch * last.change.maxprocs;
  const counted2 = {
    by: "sentinels",
    createdPerOperation: Math.max(0, (created.count - first.change.created.count) / span),
    createdError: slack / span
  };
  const { growth, left, perOperation: perOperation2 } = staying;
  if (growth !== "none" && growth !== "constant") {
    const { groups: groups2, caveats: caveats2 } = left === 0 ? noGroups : groupsOf(runs, perOperation2, modules);
    const use2 = { ...counted2, growth, left, operations: longest.iterations };
    return { use: { ...use2, leftPerOperation: perOperation2, groups: groups2 }, caveats: caveats2 };
  }
  const still = Math.max(0, goroutines.left);
  const { groups, caveats } = still === 0 ? noGroups : groupsOf(alike2, 0, modules);
  const isStill2 = still > 0 ? "constant" : "none";
  const use = { ...counted2, growth: isStill2, operations: last.iterations, left: still };
  return { use: { ...use, leftPerOperation: 0, groups }, caveats };
}
var noGroups = { groups: [], caveats: [] };
function groupsOf(runs, perOperation2, modules) {
  const dumped = runs.flatMap((run2) => {
    const stayed = run2.stayed();
    return stayed === null ? [] : [{ run: run2, stayed }];
  });
  const [first, last] = [dumped[0], dumped.at(-1)];
  if (first === void 0 || last === void 0) return { groups: null, caveats: [] };
  const grows = perOperation2 > 0;
  const isAlone2 = first === last;
  const [before, after] = [grows && !isAlone2 ? first.stayed : [], last.stayed];
  const { iterations } = last.run;
  const span = iterations - (isAlone2 ? 0 : first.run.iterations);
  const once4 = isAlone2 ? Math.max(0, last.run.change.goroutines.left - perOperation2 * iterations) : 0;
  const earlier = new Map(before.map((group) => [keyOf3(group), group.ids.length]));
  const { lines, caveats } = last.run.leaked();
  const provenOf = proofIn(after, lines);
  const groups = after.filter(({ kind }) => kind !== "runtime").slice(0, mostGroups2).map((group) => {
    const count = group.ids.length;
    const more2 = count - (earlier.get(keyOf3(group)) ?? once4);
    return {
      ...placesOf2(group, modules),
      count,
      perOperation: grows ? Math.max(0, more2 / span) : 0,
      proven: provenOf(group)
    };
  });
  return { groups, caveats };
}
function moreGroups(whole, grows, modules) {
  const dumped = whole.flatMap((run2) => {
    const groups = run2.stood();
    return groups === null ? [] : [{ iterations: run2.iterations, sites: sitesOf(groups) }];
  });
  const [first, last] = [dumped[0], dumped.at(-1)];
  if (first === void 0 || last === void 0 || first === last) return null;
  return [...last.sites].map(([key2, { group, count }]) => ({ group, more: count - (first.sites.get(key2)?.count ?? 0) })).filter(({ more: more2 }) => more2 > 0).sort(by(({ more: more2 }) => -more2)).slice(0, mostGroups2).map(({ group, more: more2 }) => ({
    ...placesOf2(group, modules),
    count: more2,
    perOperation: grows ? more2 / (last.iterations - first.iterations) : 0,
    proven: null
  }));
}
function sitesOf(groups) {
  const sites = /* @__PURE__ */ new Map();
  for (const group of groups) {
    const key2 = placeKey(group.createdBy ?? group.userFrame);
    const known3 = sites.get(key2) ?? { group, count: 0 };
    sites.set(key2, { ...known3, count: known3.count + group.ids.length });
  }
  return sites;
}
function placesOf2({ kind, frames, userFrame, createdBy }, modules) {
  const own2 = frames.find(({ file }) => repositoryFile(file, modules) !== null) ?? userFrame;
  return {
    waits: kind,
    created: createdBy === null ? null : placeOf2(createdBy, modules),
    stands: own2 === null ? null : placeOf2(own2, modules)
  };
}
function proofIn(groups, leaked) {
  const all = /* @__PURE__ */ new Map();
  for (const { frames, ids } of groups) {
    for (const line of new Set(frames.map(placeKey))) {
      const sofar = all.get(line) ?? { groups: 0, count: 0 };
      all.set(line, { groups: sofar.groups + 1, count: sofar.count + ids.length });
    }
  }
  return ({ userFrame, ids }) => {
    if (leaked === null || userFrame === null) return null;
    const line = placeKey(userFrame);
    const proven = leaked.get(line) ?? 0;
    const there = all.get(line);
    if (there === void 0 || proven >= there.count) return Math.min(ids.length, proven);
    return there.groups === 1 || proven === 0 ? proven : null;
  };
}
function keyOf3({ kind, createdBy, userFrame }) {
  return [kind, placeKey(createdBy), placeKey(userFrame)].join("\n");
}
function placeKey(place) {
  return place === null ? "" : `${place.file}:${place.line}`;
}
function placeOf2({ function: name, file, line }, modules) {
  const own2 = repositoryFile(file, modules);
  return { function: name, file: own2 ?? file, line, own: own2 !== null };
}

// src/runtime/groups.ts
function groupGoroutines(goroutines, isUser) {
  const members = /* @__PURE__ */ new Map();
  for (const goroutine of goroutines) {
    const wait = waitOf(goroutine);
    const { createdBy, frames } = goroutine;
    const created = createdBy === null ? "" : placeKey2(createdBy);
    const key2 = [wait.kind, goroutine.partial, created, ...frames.map(placeKey2)].join("\n");
    const group = members.get(key2);
    if (group === void 0) members.set(key2, [{ goroutine, wait }]);
    else group.push({ goroutine, wait });
  }
  return [...members.values()].map((group) => groupOf(group, isUser)).sort(
    by(
      ({ ids }) => -ids.length,
      ({ minutes }) => -minutes,
      ({ ids }) => ids[0] ?? 0
    )
  );
}
function groupOf(members, isUser) {
  const { goroutine: first, wait } = members[0];
  const { createdBy } = first;
  const ascending = (values2) => [...new Set(values2)].sort((a, b) => a - b);
  const sleeps = members.flatMap(({ wait: { sleepNanoseconds } }) => sleepNanoseconds ?? []);
  return {
    kind: wait.kind,
    frames: first.frames,
    partial: first.partial,
    createdBy: createdBy === null ? null : { function: createdBy.function, file: createdBy.file, line: createdBy.line },
    userFrame: firstUserFrame(first.frames, isUser),
    ids: members.map(({ goroutine }) => goroutine.id).sort((a, b) => a - b),
    minutes: largest(members.map(({ goroutine }) => goroutine.minutes)),
    leaked: members.filter(({ goroutine }) => goroutine.leaked).length,
    objects: ascending(members.flatMap(({ wait: { object } }) => object?.address ?? [])),
    sleepNanoseconds: sleeps.length === 0 ? null : largest(sleeps)
  };
}
function placeKey2({ function: name, file, line }) {
  return `${name}	${file}:${line}`;
}

// src/runtime/left-standing.ts
var signal = "SIGQUIT: quit";
function standingIn(printed) {
  const from = printed.lastIndexOf(signal);
  if (from < 0) return null;
  const text = printed.slice(from);
  const { dumps, cut } = readDumps(text);
  const dump = dumps.findLast(({ cause }) => cause?.kind === "signal");
  if (dump === void 0) return null;
  const goroutines = programOf(dump).map(({ goroutine }) => goroutine).filter(({ id }) => id !== 1);
  return { text, goroutines, whole: cut.characters + cut.goroutines === 0 };
}

// src/evidence/left-standing.ts
function standingRuns(records, files) {
  const runs = /* @__PURE__ */ new Map();
  for (const { iterations, count, file } of records) {
    if (runs.has(iterations)) continue;
    runs.set(iterations, { iterations, count, stood: () => file === null ? null : groupsIn(file, files) });
  }
  return [...runs.values()].sort(by(({ iterations }) => iterations));
}
function groupsIn(file, files) {
  const found = standingIn(new TextDecoder().decode(files.get(file)));
  if (found === null) throw new GateError("capture-invalid", { reason: "standing-file" }, { at: { file } });
  return groupGoroutines(found.goroutines);
}

// src/runtime/counters.ts
var countersLimits = { characters: 2 ** 20, metrics: 1e3 };
var counts = [
  "maxprocs",
  "pid",
  "goroutines",
  "settled",
  "collected",
  "heap-live-bytes",
  "heap-live-objects",
  "goroutine-id"
];
function readCounters(text) {
  if (text.length > countersLimits.characters) throw countersFault("too-long", 1);
  const lines = text.split("\n");
  if (lines.pop() !== "" || lines.pop() !== "end") throw countersFault("truncated", lines.length + 1);
  const found = /* @__PURE__ */ new Map();
  const metrics = /* @__PURE__ */ new Map();
  const histograms = /* @__PURE__ */ new Map();
  let version = null;
  for (const [index, line] of lines.entries()) {
    const fault = (reason) => countersFault(reason, index + 1);
    const [key2 = "", name = "", ...rest2] = line.split(" ");
    if (key2 === "version") {
      if (version !== null) throw fault("repeated");
      version = line.slice("version ".length);
      if (version === "" || version.length > 200) throw fault("malformed");
    } else if (key2 === "metric" || key2 === "histogram") {
      if (!/^\/[\w/.-]{1,200}:[\w*/-]{1,50}$/.test(name)) throw fault("malformed");
      if (metrics.has(name) || histograms.has(name)) throw fault("repeated");
      if (metrics.size + histograms.size >= countersLimits.metrics) throw fault("too-many");
      if (key2 === "histogram") histograms.set(name, readHistogram(rest2, fault));
      else metrics.set(name, metricValue(rest2, fault));
    } else {
      const count2 = counts.find((candidate) => candidate === key2);
      if (count2 === void 0 || rest2.length > 0) throw fault(count2 === void 0 ? "unknown" : "malformed");
      if (found.has(count2)) throw fault("repeated");
      found.set(count2, wholeNumber(name, fault));
    }
  }
  if (counts.some((count2) => !found.has(count2)) || version === null)
    throw countersFault("incomplete", lines.length + 1);
  const count = (name) => found.get(name);
  return {
    version,
    maxprocs: count("maxprocs"),
    pid: count("pid"),
    goroutines: count("goroutines"),
    settled: count("settled"),
    collected: count("collected"),
    heapLiveBytes: count("heap-live-bytes"),
    heapLiveObjects: count("heap-live-objects"),
    goroutineId: count("goroutine-id"),
    metrics,
    histograms
  };
}
function wholeNumber(text, fault) {
  if (!/^\d{1,20}$/.test(text)) throw fault("malformed");
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw fault("number-too-large");
  return value;
}
function metricValue(words3, fault) {
  const [text = "", ...more2] = words3;
  if (more2.length > 0) throw fault("malformed");
  if (/^\d{1,20}$/.test(text)) return wholeNumber(text, fault);
  if (!/^\d{1,20}(?:\.\d{1,20})?(?:e[+-]\d{1,3})?$/.test(text)) throw fault("malformed");
  const value = Number(text);
  if (!Number.isFinite(value)) throw fault("number-too-large");
  return value;
}

// src/profile/slope.ts
function slopePerOperation(small, large, operations) {
  if (!(operations > 0)) throw new RangeError(`operations must be above 0, not ${operations}`);
  const difference = mergeStacks([large, small], [1, -1]);
  return { ...difference, values: difference.values.map((value) => value / operations) };
}

// src/evidence/profiles.ts
function perOperation(profiles3, decode, kind, sampleType, beside2 = []) {
  const [own2, others2] = [profiles3, beside2].map((all) => all.filter((profile2) => profile2.kind === kind));
  const ends = endsOf(chosenOf(own2 ?? [], others2 ?? []));
  if (ends === null) return null;
  const { small, large, span } = ends;
  const isWhole2 = large.some(({ by: by2 }) => by2 === void 0);
  const most2 = largest(large.map(({ iterations }) => iterations));
  const tablesOf2 = (all) => all.map((one) => tableOf(one, decode, sampleType));
  const [before, after] = [tablesOf2(small), tablesOf2(large)];
  const table2 = slopePerOperation(meanOf(before), meanOf(after), span);
  const pairs = Math.min(before.length, after.length);
  const part = (_, nth) => slopePerOperation(before[nth].table, after[nth].table, span);
  return {
    table: table2,
    ...pairs > 1 ? { parts: Array.from({ length: pairs }, part) } : {},
    ...isWhole2 ? {} : { once: () => besides(meanOf(before), meanOf(after), most2 - span, most2) },
    operations: span * after.length,
    period: after[0]?.period ?? 0
  };
}
var countedCall = "testing.(*B).launch";
function besides(small, large, few, many2) {
  const counted2 = [small, large].map(
    (table2) => only(table2, ({ function: name }) => name === countedCall, true)
  );
  if (counted2.every(({ values: values2 }) => values2.every((value) => value === 0))) return null;
  return mergeStacks(counted2, [many2 / (many2 - few), -few / (many2 - few)]);
}
function meanOf(all) {
  const [first, ...others2] = all;
  if (first !== void 0 && others2.length === 0) return first.table;
  return mergeStacks(
    all.map(({ table: table2 }) => table2),
    all.map(() => 1 / all.length)
  );
}
function chosenOf(own2, others2) {
  for (const isMeant2 of [
    ({ by: by2 }) => by2 === void 0,
    ({ by: by2 }) => by2 !== void 0
  ]) {
    const [mine, theirs] = [own2.filter(isMeant2), others2.filter(isMeant2)];
    if (!isSlope(mine) || others2.length > 0 && !isSlope(theirs)) continue;
    const shared2 = mine.filter(({ iterations }) => theirs.some((of) => of.iterations === iterations));
    return isSlope(shared2) ? shared2 : mine;
  }
  return [];
}
function isSlope(profiles3) {
  return profiles3.some(({ iterations }) => iterations !== profiles3[0]?.iterations);
}
function endsOf(profiles3) {
  const most2 = largest(profiles3.map(({ iterations }) => iterations));
  const least2 = largest(profiles3.flatMap(({ iterations }) => iterations < most2 ? [iterations] : []));
  if (!(least2 > 0)) return null;
  const having = (count) => profiles3.filter(({ iterations }) => iterations === count);
  return { small: having(least2), large: having(most2), span: most2 - least2 };
}
function tableOf(profile2, decode, sampleType) {
  const decoded = decode(profile2.file);
  const table2 = stackTable(decoded, sampleTypeIndex(decoded, sampleType));
  if (profile2.before === void 0) return { table: ofBenchmark(table2, profile2), period: decoded.period };
  const earlier = decode(profile2.before);
  const before = stackTable(earlier, sampleTypeIndex(earlier, sampleType));
  return { table: ofBenchmark(mergeStacks([table2, before], [1, -1]), profile2), period: decoded.period };
}
var mainOfTests = "testing.(*M).Run";
function ofBenchmark(table2, { by: by2 }) {
  const isOthers = ({ function: name }) => isSentinel(name) || by2 !== void 0 && name === mainOfTests;
  return only(table2, isOthers, false);
}
function only(table2, isMeant2, having) {
  const meant = table2.frames.map(isMeant2);
  if (!having && !meant.includes(true)) return table2;
  const values2 = Float64Array.from(table2.values);
  for (let row = 0; row < table2.count; row++) {
    const stack = table2.stack.subarray(table2.stackStart[row], table2.stackStart[row + 1]);
    if (stack.some((frame) => meant[frame]) !== having) values2[row] = 0;
  }
  return { ...table2, values: values2 };
}
var mostKeptSamples = 1e6;
function decoderOf(files) {
  let current = "";
  let known3 = /* @__PURE__ */ new Map();
  let kept = 0;
  return (owner) => (file) => {
    if (owner !== current) {
      current = owner;
      known3 = /* @__PURE__ */ new Map();
      kept = 0;
    }
    const found = known3.get(file);
    if (found !== void 0) return found;
    const profile2 = decodeFile(file, files);
    const { count } = profile2.samples;
    if (kept + count <= mostKeptSamples) {
      known3.set(file, profile2);
      kept += count;
    }
    return profile2;
  };
}
function decodeFile(file, files) {
  const bytes = files.get(file);
  if (bytes === void 0)
    throw new GateError("capture-invalid", { reason: "profile-file" }, { at: { file } });
  return decodeProfile(bytes);
}

// src/evidence/probes.ts
function probeRuns(wanted, probes, profiles3, files) {
  const textOf4 = (file) => {
    const bytes = files.get(file);
    if (bytes === void 0)
      throw new GateError("capture-invalid", { reason: "probe-file" }, { at: { file } });
    return decoder.decode(bytes);
  };
  return probes.filter(({ pass }) => pass === wanted).map(({ iterations, counters, goroutines }) => ({
    iterations,
    change: counterChange(readCounters(textOf4(counters.begin)), readCounters(textOf4(counters.end))),
    stayed: () => goroutines.begin === null || goroutines.end === null ? null : stayedBetween(textOf4(goroutines.begin), textOf4(goroutines.end)),
    leaked: () => goroutines.begin === null || goroutines.end === null ? { lines: null, caveats: [] } : leakedIn(
      profiles3,
      iterations,
      files,
      thereBefore(textOf4(goroutines.begin), textOf4(goroutines.end))
    )
  })).sort(by(({ iterations }) => iterations));
}
var decoder = new TextDecoder();
function stayedBetween(begin2, end) {
  const before = new Set(goroutinesIn(begin2).map(({ id }) => id));
  return groupGoroutines(
    goroutinesIn(end).filter(
      ({ id, frames }) => !before.has(id) && !frames.some((of) => isSentinel(of.function))
    )
  );
}
function thereBefore(begin2, end) {
  const before = new Set(goroutinesIn(begin2).map(({ id }) => id));
  const lines = /* @__PURE__ */ new Map();
  for (const { id, frames } of goroutinesIn(end)) {
    if (!before.has(id)) continue;
    for (const line of new Set(frames.map(({ file, line: nth }) => `${file}:${nth}`)))
      lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return lines;
}
function leakedIn(profiles3, iterations, files, before) {
  const found = profiles3.find((of) => of.kind === "goroutineleak" && of.iterations === iterations);
  if (found === void 0) return { lines: null, caveats: [] };
  try {
    const { rows } = foldProfile(decodeFile(found.file, files), "line");
    const lines = /* @__PURE__ */ new Map();
    for (const { frame, cum } of rows) {
      const line = `${frame.file}:${frame.line}`;
      lines.set(line, Math.max(lines.get(line) ?? 0, cum - (before.get(line) ?? 0)));
    }
    return { lines, caveats: [] };
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
    return {
      lines: null,
      caveats: [{ code: "profile-failed", facts: { ...error.facts, kind: "goroutineleak" } }]
    };
  }
}
function goroutinesIn(text) {
  return readDumps(text).dumps.flatMap(({ goroutines }) => goroutines);
}

// src/bench/number.ts
var goSpace = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
var field = new RegExp(`[^${goSpace}]+`, "g");
function fieldsOf(line) {
  return line.match(field) ?? [];
}
var maxInt64 = 2n ** 63n - 1n;
function parseCount(text) {
  if (!/^[+-]?\d+$/.test(text)) return "invalid";
  if (text.length > 20) return "out-of-range";
  const value = BigInt(text.replace("+", ""));
  return value > maxInt64 || value < -maxInt64 - 1n ? "out-of-range" : Number(value);
}
function parseMeasurement(text) {
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return NaN;
  if (!/^[+-]?([\d_]+(\.[\d_]*)?|\.[\d_]+)(e[+-]?\d[\d_]*)?$/i.test(text)) return "invalid";
  const digits = text.replaceAll("_", "");
  if (!/^[+-]?\.?\d/.test(digits)) return "invalid";
  const value = Number(digits);
  return Number.isFinite(value) ? value : "out-of-range";
}

// src/bench/parse.ts
function measurement(value, unit) {
  const base = toBaseUnit(unit);
  return { unit: base.unit, value: value * base.factor, printed: { unit, value } };
}
function parseUnitLine(line) {
  if (!line.startsWith("Unit")) return null;
  const [word2, unit, ...pairs] = fieldsOf(line);
  if (word2 !== "Unit") return null;
  return {
    unit: unit ?? null,
    pairs: pairs.map((pair) => {
      const equals = pair.indexOf("=");
      return equals <= 0 ? null : [pair.slice(0, equals), pair.slice(equals + 1)];
    })
  };
}
var keyLine = new RegExp(`^(\\p{Ll}[^${goSpace}\\p{Lu}:]{0,1000}):`, "u");

// src/bench/result-line.ts
function printedName(name, procs) {
  return procs === 1 ? name : `${name}-${procs}`;
}
function resultTail(line) {
  const values2 = [];
  let end = line.length;
  for (; ; ) {
    const tab = line.lastIndexOf("	", end - 1);
    const value = tab < 0 || tab >= end ? null : printedValue(line.slice(tab + 1, end));
    if (value === null) break;
    values2.push(value);
    end = tab;
  }
  const count = /\d+$/.exec(line.slice(Math.max(0, end - 20), end))?.[0];
  if (values2.length === 0 || count === void 0) return null;
  return { before: line.slice(0, end - count.length), count, values: values2.reverse() };
}
function printedValue(text) {
  const fields2 = text.trimStart().split(" ");
  const [number, unit] = fields2;
  if (fields2.length !== 2 || number === void 0 || unit === void 0 || unit === "") return null;
  const value = parseMeasurement(number);
  return typeof value === "string" ? null : measurement(value, unit);
}
function iterationsOf(tail) {
  const count = parseCount(tail.count);
  return typeof count === "number" ? count : NaN;
}
function namedBy(tail) {
  const padded = /^(.*?) *\t *$/s.exec(tail.before.slice(-maxLine));
  return padded?.[1] ?? null;
}
var maxLine = 1 << 16;
function verdictLine(line) {
  const found = /--- (FAIL|SKIP): (\S+)$/.exec(line.slice(-maxLine));
  if (found === null) return null;
  return { verdict: found[1] === "FAIL" ? "failed" : "skipped", raw: found[2] ?? "" };
}
function closingLine(line) {
  return line.endsWith("PASS") ? "PASS" : line.endsWith("FAIL") ? "FAIL" : null;
}
function logLine(line) {
  return /^ {4}(\S+\.go:\d+: .*)$/.exec(line.slice(0, 1e3))?.[1] ?? null;
}
function wholeLines(text) {
  return text.split("\n").slice(0, -1).map((line) => line.endsWith("\r") ? line.slice(0, -1) : line);
}

// src/bench/reading.ts
function readProcess(stdout, expected) {
  const lines = wholeLines(stdout);
  const found = lastEvent(lines, expected);
  const closing = closingAfter(lines, found.event?.line ?? null);
  const reading = {
    problem: null,
    iterations: null,
    values: [],
    rejected: [],
    units: directionsOf(lines),
    closed: closing !== null,
    message: ""
  };
  const { event } = found;
  const noResult = (problem) => ({
    ...reading,
    ending: "no-result",
    problem,
    message: lastWords(lines)
  });
  if (event !== null && event.kind !== "result") {
    return { ...reading, ending: event.kind, message: logBefore(lines, event.line) };
  }
  if (closing === "FAIL") return { ...reading, ending: "failed", message: logBefore(lines, lines.length) };
  if (event === null) return noResult(found.problem);
  const iterations = iterationsOf(event.tail);
  if (iterations === 0) return noResult("zero-iterations");
  if (closing === null) return noResult("not-closed");
  const { values: values2, rejected } = sift(event.tail.values);
  if (values2.length === 0) return { ...noResult("no-values"), rejected };
  return { ...reading, ending: "ok", iterations, values: values2, rejected };
}
function lastEvent(lines, expected) {
  const printed = printedName(expected.name, expected.procs);
  let event = null;
  let otherIterations = false;
  let open2 = null;
  for (const [line, content] of lines.entries()) {
    const verdict = verdictLine(content);
    if (verdict !== null && concerns(verdict.raw, expected, event !== null)) {
      event = { line, kind: verdict.verdict };
      open2 = null;
      continue;
    }
    if (headerIn(content, printed) === null) continue;
    const tail = resultTail(content);
    if (tail === null || namedBy(tail)?.endsWith(printed) !== true) {
      open2 = line;
    } else if (asAsked(tail, expected)) {
      event = { line, kind: "result", tail };
      open2 = null;
    } else {
      otherIterations = true;
    }
  }
  if (open2 !== null) return splitResult(lines, open2, printed, expected);
  if (event !== null) return { event };
  return { event: null, problem: otherIterations ? "other-iterations" : "nothing-printed" };
}
function concerns(raw, { name, procs }, heardOf) {
  return raw === name || raw === printedName(name, procs) || !heardOf && name.startsWith(`${raw}/`);
}
function headerIn(line, printed) {
  for (let at3 = line.lastIndexOf(printed); at3 >= 0; at3 = at3 === 0 ? -1 : line.lastIndexOf(printed, at3 - 1)) {
    let end = at3 + printed.length;
    while (line[end] === " ") end++;
    if (line[end] === "	") return end + 1;
  }
  return null;
}
function splitResult(lines, open2, printed, expected) {
  const candidates = [];
  for (let line = open2; line < lines.length; line++) {
    const content = lines[line] ?? "";
    const from = line === open2 ? headerIn(content, printed) ?? 0 : 0;
    const tail = resultTail(content.slice(from));
    if (tail === null || namedByOther(tail) || !asAsked(tail, expected)) continue;
    const apart3 = tail.before === "" || tail.before.endsWith(" ");
    if (!apart3 && expected.iterations === void 0) return { event: null, problem: "ambiguous" };
    candidates.push({ line, kind: "result", tail });
  }
  const [event, ...others2] = candidates;
  if (event === void 0) return { event: null, problem: "nothing-printed" };
  return others2.length > 0 ? { event: null, problem: "ambiguous" } : { event };
}
function namedByOther(tail) {
  return /Benchmark\S*$/.test(namedBy(tail) ?? "");
}
function asAsked(tail, expected) {
  const iterations = iterationsOf(tail);
  return expected.iterations === void 0 || iterations === expected.iterations || iterations === 0;
}
function closingAfter(lines, event) {
  if (event === null) {
    const last = lines.findLast((line) => line.trim() !== "");
    return last === "PASS" || last === "FAIL" ? last : null;
  }
  const after = lines.slice(event + 1);
  const bare2 = after.find((line) => line === "PASS" || line === "FAIL");
  return closingLine(bare2 ?? after.find((line) => closingLine(line) !== null) ?? "");
}
function sift(printed) {
  const values2 = /* @__PURE__ */ new Map();
  const rejected = [];
  for (const { unit, value, printed: asPrinted } of printed) {
    const reject = (because) => rejected.push({ unit, value: asPrinted.value, because });
    if (!Number.isFinite(value)) reject("not-finite");
    else if (value < 0 && isMagnitude(unit)) reject("negative");
    else if (values2.has(unit)) reject("repeated");
    else values2.set(unit, value);
  }
  return { values: [...values2].map(([unit, value]) => ({ unit, value })), rejected };
}
function isMagnitude(unit) {
  return isTimeUnit(unit) || unit === "B/op" || unit === "allocs/op";
}
function directionsOf(lines) {
  const directions2 = /* @__PURE__ */ new Map();
  for (const line of lines) {
    const unitLine = parseUnitLine(line);
    const unit = toBaseUnit(unitLine?.unit ?? "").unit;
    for (const [key2, value] of unitLine?.pairs.filter((pair) => pair !== null) ?? []) {
      if (key2 !== "better" || directions2.has(unit)) continue;
      if (value === "higher" || value === "lower") directions2.set(unit, value);
    }
  }
  return directions2;
}
function logBefore(lines, end) {
  for (let line = Math.min(end, lines.length) - 1; line >= 0; line--) {
    const log = logLine(lines[line] ?? "");
    if (log !== null) return log;
  }
  return logLine(lines[end + 1] ?? "") ?? "";
}
function lastWords(lines) {
  const frame = /^(PASS|FAIL|Benchmark\S*|(goos|goarch|pkg|cpu): .*|\s*)$/;
  return (lines.findLast((line) => !frame.test(line.slice(0, 1e3))) ?? "").trim().slice(0, 1e3);
}

// src/evidence/runs.ts
function readRuns(id, runs, files, directions2) {
  const observations = /* @__PURE__ */ new Map();
  const iterations = /* @__PURE__ */ new Map();
  const troubles = [];
  const guards = /* @__PURE__ */ new Map();
  for (const run2 of runs) {
    if (run2.ending !== "ok") continue;
    const reading = readProcess(outputOf(run2, files), { ...id, iterations: run2.iterations });
    if (reading.ending !== "ok") {
      troubles.push({
        pass: run2.pass,
        ending: reading.ending,
        message: reading.message,
        file: run2.output.file
      });
      continue;
    }
    if (run2.pass === "guard") {
      const time = reading.values.find(({ unit }) => unit === "sec/op")?.value;
      if (time === void 0) continue;
      const of = guards.get(run2.slot) ?? { layout: run2.layout };
      guards.set(run2.slot, { ...of, [run2.second ? "second" : "first"]: time });
      continue;
    }
    for (const [unit, better] of reading.units) directions2.set(unit, better);
    const earlier = iterations.get(run2.pass);
    iterations.set(run2.pass, earlier === void 0 || earlier === run2.iterations ? run2.iterations : null);
    for (const { unit, value } of reading.values) {
      const observation = {
        value,
        slot: run2.slot,
        stage: run2.pass,
        layout: run2.layout,
        ...run2.second ? { second: true } : {}
      };
      const list3 = observations.get(unit);
      if (list3 === void 0) observations.set(unit, [observation]);
      else list3.push(observation);
    }
  }
  const samples = /* @__PURE__ */ new Map();
  for (const [unit, list3] of observations) {
    samples.set(unit, { metric: { unit, better: directions2.get(unit) ?? betterOf(unit) }, runs: list3 });
  }
  return { samples, iterations, troubles, guards: [...guards].flatMap(guardOf(keyOf(id))) };
}
function guardOf(key2) {
  return ([slot, { layout, first, second }]) => first === void 0 || second === void 0 ? [] : [{ key: key2, slot, layout, first, second }];
}
var decoder2 = new TextDecoder();
function outputOf(run2, files) {
  const { file, offset, bytes } = run2.output;
  const content = files.get(file);
  if (content === void 0 || offset + bytes > content.length) {
    throw new GateError("capture-invalid", { reason: "output-slice", offset, bytes }, { at: { file } });
  }
  return decoder2.decode(content.subarray(offset, offset + bytes));
}

// src/evidence/sources.ts
function readSources(bytes) {
  const { files, left, unread, benchmarksLeft } = parsed2(bytes);
  const byFile = /* @__PURE__ */ new Map();
  let [count, length] = [0, 0];
  for (const { file, excerpts } of files) {
    if (byFile.has(file)) throw invalid(`twice: ${file}`);
    let end = 0;
    const read = excerpts.map(({ line, text }) => {
      const lines = text.split("\n");
      const endLine = line + lines.length - 1;
      if (line <= end || endLine > sourceLimits.lastLine) throw invalid(`order of lines: ${file}`);
      if (lines.length > sourceLimits.lines) throw invalid(`too many lines: ${file}`);
      if (lines.some((one) => one.length > sourceLimits.lineLength)) throw invalid(`a long line: ${file}`);
      end = endLine;
      count++;
      length += text.length;
      return { line, endLine, lines };
    });
    byFile.set(file, read);
  }
  if (count > sourceLimits.excerpts || length > sourceLimits.length) throw invalid("too much text");
  const starts = new Map([...byFile].map(([file, of]) => [file, of.map(({ line }) => line)]));
  return {
    files: [...byFile.keys()],
    of: (file) => byFile.get(file) ?? [],
    at(file, line) {
      const found = byFile.get(file)?.[countBelow(starts.get(file) ?? [], line + 1) - 1];
      return found !== void 0 && line <= found.endLine ? found : null;
    },
    left,
    unread,
    benchmarksLeft
  };
}
function parsed2(bytes) {
  if (bytes.length > sourceLimits.bytes) throw invalid("too long");
  let json;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid("no JSON");
    throw error;
  }
  const checked = sourcesSchema.safeParse(json);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw invalid(`${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? ""}`);
}
function invalid(detail) {
  return new GateError(
    "capture-invalid",
    { reason: "sources-file", detail: detail.slice(0, 300) },
    { at: { file: sourcesFile } }
  );
}

// src/evidence/stopped-at.ts
var mostBytes2 = 128 << 10;
function stoppedAt(dump, modules) {
  const text = new TextDecoder().decode(dump.subarray(0, mostBytes2));
  let waiting = null;
  for (const block of text.split("\n\n")) {
    const [, state] = /^goroutine \d+ [^\n[]*\[([^\],]*)/m.exec(block) ?? [];
    if (state === void 0) continue;
    const at3 = ownLine(block, modules);
    if (at3 === null) continue;
    if (/^(?:running|runnable|syscall)/.test(state)) return at3;
    if (block.includes("\ntesting.(*B).runN(")) waiting ??= at3;
  }
  return waiting;
}
function ownLine(block, modules) {
  for (const line of block.split("\n")) {
    if (line.startsWith("testing.(*B).") || line.startsWith("created by ")) return null;
    const [, path = "", number] = /^\t([^\n]{1,1000}\.go):(\d{1,9})(?: |$)/.exec(line) ?? [];
    const file = number === void 0 ? null : repositoryFile(path, modules);
    if (file !== null) return { file, line: Number(number) };
  }
  return null;
}

// src/evidence/evidence.ts
function readEvidence(capture) {
  const { manifest, records, files } = capture;
  const packages = /* @__PURE__ */ new Map();
  const packageTroubles = /* @__PURE__ */ new Map();
  const gathered2 = /* @__PURE__ */ new Map();
  const caveats = [];
  const history = /* @__PURE__ */ new Map();
  const rounds = [];
  const sameFunctions = /* @__PURE__ */ new Set();
  const links = /* @__PURE__ */ new Map();
  const troubleOf = troubleReader(capture);
  const compiled = [];
  const changedFunctions3 = [];
  const cutShort = { focus: /* @__PURE__ */ new Set(), confirm: /* @__PURE__ */ new Set() };
  let baseline = null;
  let end = null;
  for (const record2 of records) {
    switch (record2.type) {
      case "package":
        packages.set(record2.pkg, record2);
        break;
      case "benchmark":
        gather(gathered2, record2).definition = record2.definition;
        break;
      case "run":
        gather(gathered2, record2).runs.push(record2);
        break;
      case "profile":
        gather(gathered2, record2).profiles.push(record2);
        break;
      case "probe":
        gather(gathered2, record2).probes.push(record2);
        break;
      case "standing":
        gather(gathered2, record2).standing.push(record2);
        break;
      case "compiler":
        compiled.push(record2);
        break;
      case "changed-function":
        changedFunctions3.push(record2);
        break;
      case "trouble":
        if (record2.name === null) append(packageTroubles, record2.pkg, troubleOf(record2));
        else gather(gathered2, { ...record2, name: record2.name }).troubles.push(troubleOf(record2));
        break;
      case "caveat": {
        const caveat = readCaveat(record2);
        const about = caveat.facts["benchmark"];
        const benchmark = typeof about === "string" ? gathered2.get(about) : void 0;
        (benchmark?.caveats ?? caveats).push(caveat);
        break;
      }
      case "round":
        rounds.push(record2);
        break;
      case "same-functions":
        sameFunctions.add(record2.pkg);
        break;
      case "link":
        append(links, record2.pkg, record2.wallMs);
        break;
      case "cut-short":
        cutShort[record2.pass].add(keyOf(record2));
        break;
      case "baseline":
        baseline = record2;
        break;
      case "history":
        append(history, keyOf(record2), record2);
        break;
      case "end":
        end = record2;
        break;
    }
  }
  if (!manifest.complete || end === null || end.reason === "interrupted") {
    caveats.push({
      code: "capture-incomplete",
      facts: { reason: end?.reason === "interrupted" ? "interrupted" : "cut" }
    });
  }
  const directions2 = /* @__PURE__ */ new Map();
  const benchmarks = /* @__PURE__ */ new Map();
  const decoding = decoderOf(files);
  const guards = [];
  const discarded = new Set(rounds.filter((round2) => round2.discarded).map(roundKey));
  for (const [key2, of] of gathered2) {
    const runs = of.runs.filter((run2) => !discarded.has(roundKey(run2)));
    const read = readRuns(of.id, runs, files, directions2);
    const timed = runs.flatMap(
      ({ ending, pass, wallMs }) => ending === "ok" && pass !== "guard" ? [wallMs] : []
    );
    guards.push(...read.guards);
    benchmarks.set(key2, {
      id: of.id,
      dir: packages.get(of.id.pkg)?.dir ?? ".",
      definition: of.definition,
      samples: read.samples,
      iterations: read.iterations,
      ...timed.length === 0 ? {} : { processMs: median(timed) },
      troubles: [...of.troubles, ...read.troubles],
      caveats: of.caveats,
      profiles: of.profiles,
      stacks: (kind, sampleType, beside2) => perOperation(of.profiles, decoding(key2), kind, sampleType, beside2),
      probedAt: [
        ...of.probes.flatMap(({ pass, iterations }) => pass === "goroutines" ? [iterations] : []),
        ...of.standing.map(({ iterations }) => iterations)
      ],
      probed: (shared2) => {
        const runsOf2 = (pass) => probeRuns(pass, of.probes, of.profiles, files);
        const profiled = { cpu: runsOf2("cpu"), heap: runsOf2("heap") };
        const whole = standingRuns(of.standing, files);
        return probedBy(runsOf2("goroutines"), profiled, whole, manifest.modules, shared2);
      }
    });
  }
  const diff = files.get("diff.patch") ?? null;
  return {
    manifest,
    packages,
    benchmarks,
    directions: directions2,
    packageTroubles,
    end,
    caveats,
    baseline,
    history,
    rounds,
    guards,
    sameFunctions,
    linkMs: new Map([...links].map(([pkg, all]) => [pkg, all.reduce((sum4, ms) => sum4 + ms, 0) / all.length])),
    cutShort,
    changedFunctions: changedFunctions3,
    compiled: compiledFiles(compiled, files),
    diff,
    sources: once(files.get(sourcesFile))
  };
}
function once(bytes) {
  let found;
  return () => found ??= bytes === void 0 ? null : readSources(bytes);
}
function troubleReader({ manifest, files }) {
  const { modules } = manifest;
  const read = /* @__PURE__ */ new Map();
  return ({ pass, ending, message, file, cutOff: cutOff2, dropped = 0 }) => {
    const bytes = files.get(file ?? "");
    if (file !== null && bytes !== void 0 && !read.has(file)) {
      let found;
      const dump = () => found === void 0 ? found = dumpEvidence(bytes, modules, dropped > 0) : found;
      read.set(file, { at: stoppedAt(bytes, modules), dump });
    }
    return { pass, ending, message, file, cutOff: cutOff2, at: null, ...read.get(file ?? "") };
  };
}
function roundKey({ pass, slot }) {
  return `${pass} ${slot}`;
}
function gather(all, { pkg, name, procs }) {
  const id = { pkg, name, procs };
  const key2 = keyOf(id);
  let found = all.get(key2);
  if (found === void 0) {
    found = {
      id,
      definition: null,
      runs: [],
      troubles: [],
      profiles: [],
      probes: [],
      standing: [],
      caveats: []
    };
    all.set(key2, found);
  }
  return found;
}
function append(lists, key2, item) {
  const list3 = lists.get(key2);
  if (list3 === void 0) lists.set(key2, [item]);
  else list3.push(item);
}
var knownCodes = new Set(caveatCodes);
function readCaveat(record2) {
  if (!knownCodes.has(record2.code))
    throw new GateError("capture-invalid", { reason: "caveat", code: record2.code });
  return { code: record2.code, facts: record2.facts };
}

// src/measurement.ts
import { mkdir } from "node:fs/promises";
import { join as join5 } from "node:path";

// src/base/random.ts
function seededRandom(seed) {
  let a = seed >>> 0;
  let b = Math.floor(seed / 2 ** 32) >>> 0;
  let c = 2654435769;
  let counter = 1;
  const word2 = () => {
    const t = (a + b | 0) + counter | 0;
    counter = counter + 1 | 0;
    a = b ^ b >>> 9;
    b = c + (c << 3) | 0;
    c = c << 21 | c >>> 11;
    c = c + t | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) word2();
  const next = () => word2() / 2 ** 32;
  const below2 = (bound2) => Math.floor(next() * bound2);
  return {
    next,
    below: below2,
    shuffle(items) {
      const copy = [...items];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = below2(i + 1);
        const held2 = copy[i];
        copy[i] = copy[j];
        copy[j] = held2;
      }
      return copy;
    }
  };
}
function hashText(text) {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 16777619);
  }
  return hash >>> 0;
}

// src/measure/session.ts
import { join as join4 } from "node:path";

// src/measure/meter.ts
function meter(exec, clock, env) {
  let running = 0;
  let since = 0;
  let busy3 = 0;
  return {
    async run(command) {
      if (running++ === 0) since = clock.now();
      try {
        return await exec.run({ ...command, env: { ...env, ...command.env } });
      } finally {
        if (--running === 0) busy3 += clock.now() - since;
      }
    },
    stop: () => exec.stop(),
    busyMs: () => busy3 + (running > 0 ? clock.now() - since : 0)
  };
}

// src/measure/patience.ts
var mostShare = 1 / 4;
var leastMs = 1e4;
var timesUsual = 4;
var mostTimeouts = 5;
var toldShare = 0.1;
var Patience = class {
  #limits;
  #usualMs = /* @__PURE__ */ new Map();
  #lostMs = /* @__PURE__ */ new Map();
  constructor(limits) {
    this.#limits = limits;
  }
  /**
   * For a process of so many benchmarks that begins `nowMs` after the measurement did. `usualMs` is what it should
   * take, where that is known.
   */
  withProcess(nowMs, benchmarks, usualMs2) {
    const { timeoutMs, timeBudgetMs } = this.#limits;
    const whole = timeoutMs * Math.min(mostTimeouts, Math.max(1, benchmarks));
    const share3 = Math.max(leastMs, timesUsual * usualMs2, (timeBudgetMs - nowMs) * mostShare);
    return share3 < whole ? { by: "time-budget", ms: Math.round(share3) } : { by: "timeout", ms: whole };
  }
  /** The longest that processes of this name took and ended by themselves; 0 where there was none. */
  usualMs(name) {
    return this.#usualMs.get(name) ?? 0;
  }
  note(name, { timedOut, wallMs }) {
    if (!timedOut) this.#usualMs.set(name, Math.max(wallMs, this.usualMs(name)));
  }
  /** A process was cut off for the sake of this benchmark after so much time. */
  lose(benchmark, ms) {
    const key2 = keyOf(benchmark);
    this.#lostMs.set(key2, ms + (this.#lostMs.get(key2) ?? 0));
  }
  /** All that processes took that were cut off. */
  lostMs() {
    return [...this.#lostMs.values()].reduce((sum4, ms) => sum4 + ms, 0);
  }
  /** Facts for what is told of a time budget that was too short: which benchmarks took how much of it for nothing. */
  lostFacts() {
    const lostMs = Math.round(this.lostMs());
    if (lostMs < toldShare * this.#limits.timeBudgetMs) return {};
    const most2 = [...this.#lostMs].sort(([, a], [, b]) => b - a).slice(0, 3);
    return { lostMs, lostTo: most2.map(([key2]) => key2) };
  }
};

// src/measure/pinning.ts
function isPinned({ options }, subject) {
  return options.pins.findLast((rule) => fits(rule, subject))?.pin ?? options.pin;
}
function procsOf({ machine }, pinned) {
  return pinned ? 1 : machine.cores;
}
function pinOf({ machine }, pinned) {
  return pinned ? machine.pin ?? [] : [];
}
function profilePin(request, step) {
  return step.pass === "cpu" ? step.pin ?? pinOf(request, step.pinned) : [];
}
function pairingOf({ machine, options }) {
  return options.pairs === "together" && machine.pins !== null ? "together" : "alternating";
}
function pinsOf(request, steps) {
  const { pin, pins } = request.machine;
  if (pin === null || !steps.every(({ pinned }) => pinned)) return [];
  return pins !== null && pairingOf(request) === "together" ? pins : [pin];
}

// src/measure/request.ts
function conditionsOf(request) {
  const { toolchain, machine, options } = request;
  return {
    go: toolchain.go,
    machine: {
      cpu: machine.cpu,
      cores: machine.cores,
      os: machine.os,
      memoryBytes: machine.memoryBytes,
      pinned: options.pin && machine.pin !== null
    },
    options: {
      patterns: [...options.patterns],
      bench: options.bench,
      tags: [...options.tags],
      procs: procsOf(request, options.pin),
      pairs: pairingOf(request),
      timeBudgetMs: options.timeBudgetMs
    }
  };
}

// src/measure/session.ts
function elapsedMs(session) {
  return session.ports.clock.now() - session.startedAt;
}
function leftSeconds(session) {
  return (session.request.options.timeBudgetMs - elapsedMs(session)) / 1e3;
}
function endOfShare({ request, timedFromMs }, share3) {
  return timedFromMs + (request.options.timeBudgetMs - timedFromMs) * share3;
}
async function openSession(request, ports) {
  const { options, machine } = request;
  const sides3 = [];
  for (const tree of request.trees) {
    const manifest = {
      schema: captureSchemaVersion,
      tool: toolVersion,
      complete: false,
      session: request.session,
      seed: request.seed,
      side: tree.side,
      commit: tree.commit,
      startedAt: ports.clock.date(),
      ...conditionsOf(request),
      ...request.origin === void 0 ? {} : { origin: request.origin },
      modules: [],
      files: []
    };
    const writer = await ports.captures.create(request.captureDirectory(tree.side), manifest);
    sides3.push({
      tree,
      writer,
      manifest,
      packages: /* @__PURE__ */ new Map(),
      binaries: /* @__PURE__ */ new Map(),
      benchFiles: /* @__PURE__ */ new Map(),
      probed: /* @__PURE__ */ new Map(),
      truncated: /* @__PURE__ */ new Set(),
      troubled: /* @__PURE__ */ new Map()
    });
    if (tree.submodules.length > 0) {
      await writer.record({
        type: "caveat",
        code: "submodules-missing",
        facts: { paths: [...tree.submodules] }
      });
    }
    if (tree.ignored.length > 0) {
      await writer.record({ type: "caveat", code: "ignored-files", facts: { files: [...tree.ignored] } });
    }
    if (options.pin && machine.pin === null) {
      await writer.record({ type: "caveat", code: "not-pinned", facts: { os: machine.os } });
    }
    if (request.trees.length > 1 && pairingOf(request) !== options.pairs) {
      await writer.record({ type: "caveat", code: "not-together", facts: { cores: machine.cores } });
    }
  }
  return {
    request,
    ports,
    exec: meter(ports.exec, ports.clock, request.toolchain.env),
    startedAt: ports.clock.now(),
    sides: sides3,
    candidates: /* @__PURE__ */ new Map(),
    layouts: { screened: [0], links: /* @__PURE__ */ new Map(), failures: /* @__PURE__ */ new Map() },
    paces: /* @__PURE__ */ new Map(),
    patience: new Patience(options),
    slots: /* @__PURE__ */ new Map(),
    processor: null,
    timedFromMs: 0
  };
}
async function closeSession(session, reason) {
  for (const side of session.sides) {
    await side.writer.record({
      type: "end",
      reason,
      elapsedMs: Math.round(elapsedMs(session)),
      childrenMs: Math.round(session.exec.busyMs())
    });
    await side.writer.close(side.manifest);
  }
}
function sideOf(session, side) {
  const found = session.sides.find((state) => state.tree.side === side);
  if (found === void 0) throw new Error(`no tree for side ${side}`);
  return found;
}
function packageDirectory(side, pkg) {
  const found = side.packages.get(pkg);
  if (found === void 0) throw new Error(`no package ${pkg} on ${side.tree.side}`);
  return join4(side.tree.root, found.dir);
}
function binaryOf(side, pkg, layout) {
  const binary = side.binaries.get(binaryKey(pkg, layout));
  if (binary === void 0)
    throw new Error(`${pkg} was not built for ${side.tree.side} with layout ${layout}`);
  return binary;
}
function binaryKey(pkg, layout) {
  return `${pkg} ${layout}`;
}
async function recordTrouble(session, side, pass, trouble) {
  const { pkg, name, procs, ending, cutOff: cutOff2 } = trouble;
  let file = null;
  const { text = "", dropped = 0 } = trouble.dump ?? {};
  if (text !== "") {
    file = `dumps/${fileName(name ?? pkg)}-${pass}.txt`;
    await side.writer.append(file, text);
  }
  await side.writer.record({
    type: "trouble",
    pkg,
    name,
    procs,
    pass,
    ending,
    message: trouble.message.slice(0, 2e3),
    ...ending === "hung" ? { cutOff: cutOff2 } : {},
    file,
    ...dropped > 0 ? { dropped } : {}
  });
  if (ending !== "skipped") side.troubled.set(name === null ? pkg : keyOf({ pkg, name, procs }), pkg);
  if (name === null) return;
  if (ending === "hung") session.patience.lose({ pkg, name, procs }, cutOff2.ms);
  session.candidates.delete(keyOf({ pkg, name, procs }));
}
function fileName(text) {
  return text.replace(/[^A-Za-z0-9._=+-]+/g, "-").replace(/^[-.]+/, "").slice(-80) || "x";
}
function benchFile(side, id) {
  const key2 = keyOf(id);
  let file = side.benchFiles.get(key2);
  if (file === void 0) {
    file = `bench/${String(side.benchFiles.size + 1).padStart(4, "0")}-${fileName(id.name)}.txt`;
    side.benchFiles.set(key2, file);
  }
  return file;
}

// src/measurement.ts
function captureDirectory(out, side) {
  return join5(out, "capture", side);
}
var configFile = "config.yml";
async function settingFor(tree, config, ports) {
  const module = (await findModules(tree.root, ports.exec))[0];
  return {
    options: measureOptions(config),
    toolchain: await ports.toolchain(join5(tree.root, module?.dir ?? ".")),
    machine: await ports.machine()
  };
}
async function begin(measurement2, ports) {
  const { trees, setting, config, scratch, like, likeWithin, likeIsBase, budgetFunctions, origin } = measurement2;
  const { toolchain } = setting;
  const options = measureOptions(config);
  const seed = options.seed ?? hashText(trees.map((tree) => tree.commit.sha ?? "").join(" "));
  const earlier = like === null ? null : readEvidence(like);
  const session = await openSession(
    {
      trees,
      session: `${ports.clock.date()} ${seed.toString(16)}`,
      seed,
      captureDirectory: measurement2.directory,
      scratch,
      ...setting,
      ...earlier === null ? {} : { iterations: iterationsOf2(earlier), probedAt: probedAt(earlier) },
      ...likeWithin === void 0 ? {} : { iterationsWithin: likeWithin },
      ...earlier === null || likeIsBase !== true ? {} : { programs: earlier.packages },
      ...budgetFunctions === void 0 ? {} : { budgetFunctions },
      ...origin === void 0 ? {} : { origin },
      toolchain: { ...toolchain, env: { ...toolchain.env, ...await temporaryFolders(scratch) } }
    },
    ports
  );
  const replaced = session.sides.flatMap(({ writer }) => writer.replaced ? [writer.directory] : []);
  if (replaced.length > 0) ports.log.info(replacedCaptures(replaced));
  for (const side of session.sides) await side.writer.append(configFile, JSON.stringify(config, null, 2));
  return session;
}
function iterationsOf2({ benchmarks }) {
  const found = /* @__PURE__ */ new Map();
  for (const [key2, { iterations }] of benchmarks) {
    const screened = iterations.get("screen");
    if (typeof screened === "number") found.set(key2, screened);
  }
  return found;
}
function probedAt({ benchmarks }) {
  return new Map([...benchmarks].map(([key2, of]) => [key2, of.probedAt]));
}
async function temporaryFolders(scratch) {
  const folder = join5(scratch, "tmp");
  await mkdir(folder, { recursive: true });
  return { TMPDIR: folder, GOTMPDIR: folder };
}

// src/diff/alike.ts
var leastAlike = 0.2;
var leastAlikeAnywhere = 0.7;
var mostCompared = 2e4;
var mostTokens = 100;
var mostChars = 1e3;
var punctuationWeight = 0.25;
var targetShare = 0.2;
var keywords = /^(?:return|if|for|func|var|go|defer|case|switch|select|else|type|const)$/;
function pairLines(removed, added2, budget2) {
  const pairs = new Int32Array(removed.length).fill(-1);
  const wanted = removed.length * added2.length;
  if (wanted > Math.min(mostCompared, budget2.left)) {
    pairEqual(removed, added2, pairs);
    return pairs;
  }
  budget2.left -= wanted;
  const [from, to] = [removed.map(tokensOf), added2.map(tokensOf)];
  const width = to.length;
  const alike2 = new Float64Array(from.length * width);
  from.forEach((a, i) => {
    to.forEach((b, j) => alike2[i * width + j] = likeness(a, b));
  });
  pairInOrder(alike2, width, pairs);
  pairAnywhere(alike2, width, pairs);
  return pairs;
}
function pairEqual(removed, added2, pairs) {
  const places = /* @__PURE__ */ new Map();
  for (let j = added2.length - 1; j >= 0; j--) {
    const text = added2[j].trim();
    if (!/\w/.test(text)) continue;
    const found = places.get(text);
    if (found === void 0) places.set(text, [j]);
    else found.push(j);
  }
  removed.forEach((text, i) => pairs[i] = places.get(text.trim())?.pop() ?? -1);
}
function pairInOrder(alike2, width, pairs) {
  const rows = pairs.length;
  const best = new Float64Array((rows + 1) * (width + 1));
  const at3 = (i, j) => best[i * (width + 1) + j];
  const paired = (i, j) => {
    const of = alike2[i * width + j];
    return of < leastAlike ? -1 : of * of + at3(i + 1, j + 1);
  };
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      best[i * (width + 1) + j] = Math.max(at3(i + 1, j), at3(i, j + 1), paired(i, j));
    }
  }
  for (let i = 0, j = 0; i < rows && j < width; ) {
    if (paired(i, j) >= at3(i, j) - 1e-9) pairs[i++] = j++;
    else if (at3(i, j + 1) >= at3(i + 1, j)) j++;
    else i++;
  }
}
function pairAnywhere(alike2, width, pairs) {
  const taken = new Set(pairs);
  const candidates = [];
  pairs.forEach((pair, i) => {
    if (pair !== -1) return;
    for (let j = 0; j < width; j++) {
      const of = alike2[i * width + j];
      if (of >= leastAlikeAnywhere && !taken.has(j)) candidates.push({ i, j, of });
    }
  });
  for (const { i, j } of candidates.sort((a, b) => b.of - a.of)) {
    if (pairs[i] !== -1 || taken.has(j)) continue;
    pairs[i] = j;
    taken.add(j);
  }
}
function tokensOf(line) {
  const text = line.slice(0, mostChars).trim();
  const counts2 = /* @__PURE__ */ new Map();
  let weight = 0;
  const tokens = text.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
  for (const token of tokens.slice(0, mostTokens)) {
    counts2.set(token, (counts2.get(token) ?? 0) + 1);
    weight += isWord(token) ? 1 : punctuationWeight;
  }
  const [first = ""] = tokens;
  return { text, counts: counts2, weight, target: isWord(first) && !keywords.test(first) ? first : null };
}
function isWord(token) {
  return /^[\p{L}\p{N}_]/u.test(token);
}
function likeness(a, b) {
  if (a.weight === 0 || b.weight === 0) return 0;
  if (a.text === b.text) return 1;
  let words3 = 0;
  let marks2 = 0;
  for (const [token, count] of a.counts) {
    const both2 = Math.min(count, b.counts.get(token) ?? 0);
    if (isWord(token)) words3 += both2;
    else marks2 += both2 * punctuationWeight;
  }
  if (words3 === 0) return 0;
  const dice = 2 * (words3 + marks2) / (a.weight + b.weight);
  return (1 - targetShare) * dice + (a.target !== null && a.target === b.target ? targetShare : 0);
}

// src/diff/rewritten.ts
var mostLines = 4e5;
var longestFunction = 2e3;
function rewrittenLines({ removed = [], added: added2 = [] }, edit, budget2) {
  const out = linesFrom(removed, edit.baseLine, edit.baseCount);
  const into = linesFrom(added2, edit.headLine, edit.headCount);
  return linesOf(pairLines(textsOf(out), textsOf(into), budget2), out, into);
}
function wordForWord(changes2) {
  const removed = /* @__PURE__ */ new Map();
  const added2 = /* @__PURE__ */ new Map();
  const keys = (file, text) => {
    const words3 = text.trim();
    return /\w/.test(words3) ? [words3, `${words3}
${file ?? ""}`] : [];
  };
  const lines = changes2.reduce((sum4, of) => sum4 + (of.removed?.length ?? 0) + (of.added?.length ?? 0), 0);
  if (lines > mostLines) return () => null;
  for (const change of changes2) {
    for (const { text } of change.removed ?? [])
      for (const key2 of keys(change.head, text)) removed.set(key2, (removed.get(key2) ?? 0) + 1);
    const { head } = change;
    if (head === null) continue;
    for (const { line, text } of change.added ?? [])
      for (const key2 of keys(head, text)) added2.set(key2, added2.has(key2) ? null : { file: head, line });
  }
  return (base, baseLine) => {
    const [line] = linesFrom(base.removed ?? [], baseLine, 1);
    if (line === void 0) return null;
    const [anywhere, inFile] = keys(base.head, line.text).map(
      (key2) => removed.get(key2) === 1 ? added2.get(key2) ?? null : null
    );
    return inFile ?? anywhere ?? null;
  };
}
function linesFrom(lines, first, count) {
  let start = 0;
  for (let end2 = lines.length; start < end2; ) {
    const middle2 = start + end2 >>> 1;
    if (lines[middle2].line < first) start = middle2 + 1;
    else end2 = middle2;
  }
  let end = start;
  while (end < lines.length && lines[end].line < first + count) end++;
  return lines.slice(start, end);
}
function movedLines(base, from, head, to, budget2) {
  const [out, into] = [functionAt(base.removed ?? [], from), functionAt(head.added ?? [], to)];
  return linesOf(pairLines(textsOf(out), textsOf(into), budget2), out, into);
}
function textsOf(lines) {
  return lines.map(({ text }) => text);
}
function linesOf(pairs, removed, added2) {
  const lines = /* @__PURE__ */ new Map();
  pairs.forEach((pair, i) => {
    const [from, to] = [removed[i], added2[pair]];
    if (from !== void 0 && to !== void 0) lines.set(from.line, to.line);
  });
  return lines;
}
function functionAt(lines, first) {
  const rest2 = linesFrom(lines, first, longestFunction);
  if (rest2[0]?.line !== first) return [];
  const end = rest2.findIndex(({ text }) => text.startsWith("}"));
  return end < 0 ? rest2 : rest2.slice(0, end + 1);
}
function touchedPlaces({ edits, removed = [], added: added2 = [] }) {
  const places = [];
  let [from, to] = [0, 0];
  for (const { headLine, baseCount, headCount } of edits) {
    const fresh = added2.slice(to, to + headCount).filter(isCode);
    if (fresh.length > 0) for (const { line } of fresh) places.push(line);
    else if (removed.slice(from, from + baseCount).some(isCode)) places.push(headLine - 0.5);
    from += baseCount;
    to += headCount;
  }
  return Float64Array.from(places);
}
function isCode({ text }) {
  return !/^\s*(?:\/\/|$)/.test(text);
}

// src/diff/lines.ts
var mostCompared2 = 4e6;
function diffMap(changes2) {
  const byBase = /* @__PURE__ */ new Map();
  const byHead = /* @__PURE__ */ new Map();
  for (const change of changes2) {
    if (change.base !== null && (change.head === change.base || !byBase.has(change.base))) {
      byBase.set(change.base, change);
    }
    if (change.head !== null) byHead.set(change.head, change);
  }
  const budget2 = { left: mostCompared2 };
  const rewritten = /* @__PURE__ */ new Map();
  const touchedIn = /* @__PURE__ */ new Map();
  let again2 = null;
  const moved3 = /* @__PURE__ */ new Map();
  return {
    changes: changes2,
    isChanged(headFile, headLine) {
      const change = byHead.get(headFile);
      return change !== void 0 && shift(change.edits, headLine, headSpan) === null;
    },
    toHead(baseFile2, baseLine) {
      const change = byBase.get(baseFile2);
      if (change === void 0) return { file: baseFile2, line: baseLine };
      if (change.head === null) return null;
      const line = shift(change.edits, baseLine, baseSpan);
      return line === null ? null : { file: change.head, line };
    },
    toBase(headFile, headLine) {
      const change = byHead.get(headFile);
      if (change === void 0) return { file: headFile, line: headLine };
      if (change.base === null) return null;
      const line = shift(change.edits, headLine, headSpan);
      return line === null ? null : { file: change.base, line };
    },
    rewritten(baseFile2, baseLine) {
      const change = byBase.get(baseFile2);
      const edit = change === void 0 ? null : lastFrom(change.edits, baseLine, baseSpan);
      if (change === void 0 || change.head === null || edit === null) return null;
      const line = once2(rewritten, edit, () => rewrittenLines(change, edit, budget2)).get(baseLine);
      return line === void 0 ? null : { file: change.head, line };
    },
    elsewhere(baseFile2, baseLine) {
      const change = byBase.get(baseFile2);
      if (change === void 0) return null;
      again2 ??= wordForWord(changes2);
      return again2(change, baseLine);
    },
    moved(from, to, baseLine) {
      const [base, head] = [byBase.get(from.file), byHead.get(to.file)];
      if (base === void 0 || head === void 0) return null;
      const key2 = `${from.line} ${to.line} ${from.file}
${to.file}`;
      const line = once2(moved3, key2, () => movedLines(base, from.line, head, to.line, budget2)).get(baseLine);
      return line === void 0 ? null : { file: to.file, line };
    },
    touched(headFile, firstLine3, lastLine2, near) {
      const change = byHead.get(headFile);
      if (change === void 0) return null;
      const places = once2(touchedIn, change, () => touchedPlaces(change));
      const upTo = countBelow(places, near + 0.5);
      const before = places[upTo - 1];
      if (before !== void 0 && before >= firstLine3) return Math.ceil(before);
      const behind = places[upTo];
      return behind !== void 0 && behind >= firstLine3 && behind <= lastLine2 ? Math.ceil(behind) : null;
    }
  };
}
function once2(made, key2, make) {
  let value = made.get(key2);
  if (value === void 0) {
    value = make();
    made.set(key2, value);
  }
  return value;
}
function baseSpan(edit) {
  const end = edit.baseLine + edit.baseCount;
  return { start: edit.baseLine, count: edit.baseCount, end, otherEnd: edit.headLine + edit.headCount };
}
function headSpan(edit) {
  const end = edit.headLine + edit.headCount;
  return { start: edit.headLine, count: edit.headCount, end, otherEnd: edit.baseLine + edit.baseCount };
}
function shift(edits, line, spanOf2) {
  const last = lastFrom(edits, line, spanOf2);
  if (last === null) return line;
  const { start, count, end, otherEnd } = spanOf2(last);
  if (line >= start && line < start + count) return null;
  return line - end + otherEnd;
}
function lastFrom(edits, line, spanOf2) {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle2 = low + high >>> 1;
    const edit = edits[middle2];
    if (edit !== void 0 && spanOf2(edit).start <= line) low = middle2 + 1;
    else high = middle2;
  }
  return edits[low - 1] ?? null;
}

// src/evidence/compatible.ts
function compatible(base, head) {
  const caveats = [];
  if (base.session !== head.session) caveats.push({ code: "not-paired", facts: {} });
  if (base.go.version !== head.go.version) {
    caveats.push({ code: "go-version-differs", facts: { base: base.go.version, head: head.go.version } });
  }
  const machine = differing(machineOf(base), machineOf(head));
  if (machine.length > 0) {
    caveats.push({
      code: "machine-differs",
      facts: { settings: machine, base: base.machine.cpu, head: head.machine.cpu }
    });
  }
  const flags = differing(flagsOf(base), flagsOf(head));
  if (flags.length > 0) caveats.push({ code: "flags-differ", facts: { settings: flags } });
  return caveats;
}
function blockersOf(differences) {
  return differences.filter(({ code }) => code === "go-version-differs" || code === "flags-differ");
}
function machineOf({ machine }) {
  return /* @__PURE__ */ new Map([
    ["cpu", machine.cpu],
    ["cores", String(machine.cores)],
    ["os", machine.os],
    ["pinned", String(machine.pinned)]
  ]);
}
function flagsOf({ go, options }) {
  return new Map([
    ...Object.entries(go.env),
    ["GOOS", go.goos],
    ["GOARCH", go.goarch],
    ["tags", [...options.tags].sort(byText).join(",")],
    ["GOMAXPROCS", String(options.procs)]
  ]);
}
function differing(base, head) {
  const names = /* @__PURE__ */ new Set([...base.keys(), ...head.keys()]);
  return [...names].filter((name) => (base.get(name) ?? "") !== (head.get(name) ?? "")).sort(byText);
}

// src/evidence/machine-hash.ts
function machineHash({ machine }) {
  const text = JSON.stringify([machine.cpu, machine.cores, machine.os, machine.pinned]);
  return [text, `again ${text}`].map((of) => hashText(of).toString(16).padStart(8, "0")).join("");
}

// src/evidence/stored.ts
function isSameProgram(one, other) {
  if (one === void 0 || other === void 0 || one.binary === null) return false;
  return one.binary === other.binary && one.data === other.data;
}
function withStored(base, stored) {
  const benchmarks = new Map(base.benchmarks);
  const used = [];
  const comparable = blockersOf(compatible(stored.manifest, base.manifest)).length === 0;
  for (const [key2, own2] of comparable ? base.benchmarks : []) {
    const other = stored.benchmarks.get(key2);
    const { pkg } = own2.id;
    if (other === void 0 || !isSameProgram(base.packages.get(pkg), stored.packages.get(pkg))) continue;
    const iterations = own2.iterations.get("screen") ?? null;
    if (iterations === null || other.iterations.get("screen") !== iterations) continue;
    const samples = pooled(own2, other);
    if (samples === null) continue;
    benchmarks.set(key2, { ...own2, samples });
    used.push(key2);
  }
  return { evidence: { ...base, benchmarks }, used };
}
function pooled(own2, stored) {
  const samples = new Map(own2.samples);
  let found = false;
  for (const [unit, sample] of own2.samples) {
    const runs = (stored.samples.get(unit)?.runs ?? []).filter(({ stage }) => stage === "screen");
    if (runs.length === 0 || !isCount(unit, sample.runs, runs)) continue;
    samples.set(unit, { ...sample, stored: runs.map(({ value }) => value) });
    found = true;
  }
  return found ? samples : null;
}
function isCount(unit, own2, stored) {
  if (unit === "B/op" || unit === "allocs/op") return true;
  const isConstant2 = (runs) => runs.every(({ value }) => value === runs[0]?.value);
  return !isTimeUnit(unit) && isConstant2(own2) && isConstant2(stored);
}
function earlierTimes({ history, manifest }, id, unit) {
  const machine = machineHash(manifest);
  return (history.get(keyOf(id)) ?? []).flatMap((recording) => {
    if (recording.machine !== machine || recording.goVersion !== manifest.go.version) return [];
    const value = Object.hasOwn(recording.values, unit) ? recording.values[unit] : void 0;
    return value !== void 0 && value > 0 ? [value] : [];
  });
}

// src/evidence/alike.ts
function profiledAlike({ base, head }) {
  return {
    ...base === void 0 ? {} : { base: beside(base, head) },
    ...head === void 0 ? {} : { head: beside(head, base) }
  };
}
function beside(own2, other) {
  if (other === void 0) return own2;
  return { ...own2, stacks: (kind, sampleType) => own2.stacks(kind, sampleType, other.profiles) };
}

// src/judge/benchmarks.ts
function candidatesOf(evidence, comparison, policy) {
  const renamed = renamedPackages(evidence);
  const ids = /* @__PURE__ */ new Map();
  for (const { id } of evidence.base.benchmarks.values()) {
    const head = { ...id, pkg: renamed.get(id.pkg) ?? id.pkg };
    ids.set(keyOf(head), { base: id, head });
  }
  for (const { id } of evidence.head.benchmarks.values()) {
    const key2 = keyOf(id);
    if (!ids.has(key2)) ids.set(key2, { base: id, head: id });
  }
  return [...ids.values()].sort(
    by(
      ({ head }) => head.pkg,
      ({ head }) => head.name,
      ({ head }) => head.procs
    )
  ).map((idOn) => {
    const id = idOn.head;
    const base = evidence.base.benchmarks.get(keyOf(idOn.base));
    const head = evidence.head.benchmarks.get(keyOf(id));
    const known3 = { ...base === void 0 ? {} : { base }, ...head === void 0 ? {} : { head } };
    const sides3 = profiledAlike(known3);
    const broken = brokenSides(idOn, evidence);
    const status = statusOf(idOn, sides3, broken, evidence, comparison);
    const changed = changesOf(sides3);
    const unreached = broken === null ? unreachedOf(status, sides3, evidence, comparison) : null;
    return {
      key: keyOf(id),
      id,
      sides: sides3,
      status,
      broken,
      unreached,
      caveats: [
        ...base?.caveats ?? [],
        ...head?.caveats ?? [],
        ...base !== void 0 && head !== void 0 && idOn.base.pkg !== id.pkg ? [{ code: "package-renamed", facts: { base: idOn.base.pkg, head: id.pkg } }] : [],
        ...unreached === null ? [] : [unreached],
        ...changed
      ],
      incomparable: changed.length > 0 && !policy.judgeChangedBenchmarks
    };
  });
}
function renamedPackages({ base, head }) {
  const byDir = (side, other) => {
    const dirs = /* @__PURE__ */ new Map();
    for (const { pkg, dir } of side.packages.values()) {
      if (!other.packages.has(pkg)) dirs.set(dir, [...dirs.get(dir) ?? [], pkg]);
    }
    return dirs;
  };
  const heads = byDir(head, base);
  const renamed = /* @__PURE__ */ new Map();
  for (const [dir, [from, ...others2]] of byDir(base, head)) {
    const [to, ...more2] = heads.get(dir) ?? [];
    if (from === void 0 || to === void 0 || others2.length + more2.length > 0) continue;
    renamed.set(from, to);
  }
  return renamed;
}
function isMeasured(side) {
  return (side?.samples.size ?? 0) > 0;
}
function statusOf(idOn, { base, head }, broken, evidence, comparison) {
  if (broken !== null && broken.side !== "base") return broken.trouble.ending === "hung" ? "hung" : "failed";
  const skipped = (side) => !isMeasured(side) && skips(side);
  if (skipped(base) || skipped(head)) return "skipped";
  if (isUnchanged(idOn, evidence, comparison)) return "unchanged";
  if (head === void 0) return "removed";
  if (comparison.relation === "missing") return "measured";
  if (base === void 0 || broken !== null && !isMeasured(base)) return "added";
  return isMeasured(base) || isMeasured(head) ? "measured" : "skipped";
}
function isUnchanged(idOn, { base, head }, comparison) {
  const packages = { base: base.packages.get(idOn.base.pkg), head: head.packages.get(idOn.head.pkg) };
  if (packages.base?.state === "unchanged" && packages.head?.state === "unchanged") return true;
  if (head.baseline?.mode !== "artifact" || comparison.relation !== "stored") return false;
  return comparison.blockers.length === 0 && isSameProgram(packages.base, packages.head);
}
function unreachedOf(status, { base, head }, evidence, { relation }) {
  if (relation === "missing" && isMeasured(head)) return { code: "baseline-missing", facts: {} };
  const isMissing = status === "added" ? !isMeasured(head) : (status === "measured" || status === "skipped" && !skips(base) && !skips(head)) && !(isMeasured(base) && isMeasured(head));
  if (!isMissing) return null;
  const reasons3 = sides.map((side) => evidence[side].end?.reason ?? "cut");
  if (reasons3.includes("time-budget")) return { code: "time-budget-spent", facts: { have: 0 } };
  const reason = reasons3.find((of) => of !== "complete");
  return reason === void 0 ? { code: "too-few-pairs", facts: { have: 0 } } : { code: "capture-incomplete", facts: { reason } };
}
function skips(side) {
  return side?.troubles.some(({ ending }) => ending === "skipped") === true;
}
function brokenSides(idOn, evidence) {
  const head = brokenOn("head", idOn.head, evidence);
  const base = brokenOn("base", idOn.base, evidence);
  return head !== null && base !== null ? { side: "both", trouble: head.trouble } : head ?? base;
}
function brokenOn(side, id, evidence) {
  const { benchmarks, packages, packageTroubles } = evidence[side];
  const own2 = benchmarks.get(keyOf(id));
  const ofOwn = own2?.troubles.find(isBroken);
  if (ofOwn !== void 0) return { side, trouble: ofOwn };
  if ((own2?.samples.size ?? 0) > 0) return null;
  for (let slash = id.name.lastIndexOf("/"); slash > 0; slash = id.name.lastIndexOf("/", slash - 1)) {
    const above = benchmarks.get(keyOf({ ...id, name: id.name.slice(0, slash) }));
    const trouble = above?.troubles.find(isBroken);
    if (trouble !== void 0) return { side, trouble };
  }
  const ofPackage = packageTroubles.get(id.pkg)?.find(isBroken);
  if (ofPackage !== void 0) return { side, trouble: ofPackage };
  const record2 = packages.get(id.pkg);
  if (record2?.state !== "build-failed") return null;
  return { side, trouble: { pass: "discover", ending: "failed", message: record2.message ?? "", file: null } };
}
function isBroken({ ending, pass }) {
  return ending !== "ok" && ending !== "skipped" && pass !== "profile";
}
function isBaseless({ unreached }) {
  return unreached?.code === "baseline-missing";
}
function wasFine({ sides: { base } }) {
  return base !== void 0 && base.troubles.every(({ ending }) => ending === "ok");
}
function changesOf({ base, head }) {
  const before = base?.definition;
  const after = head?.definition;
  if (before === null || before === void 0 || after === null || after === void 0) return [];
  const caveats = [];
  if (before.source !== after.source) {
    caveats.push({ code: "benchmark-source-changed", facts: { file: after.file, line: after.line } });
  }
  if (before.data !== after.data) {
    caveats.push({ code: "benchmark-data-changed", facts: { file: after.file, line: after.line } });
  }
  return caveats;
}
function brokenPackages(evidence) {
  const broken = [];
  for (const side of ["base", "head"]) {
    const { packages, packageTroubles } = evidence[side];
    for (const { pkg, state, message } of packages.values()) {
      if (state === "build-failed") broken.push({ pkg, side, message: message ?? "", trouble: null });
    }
    for (const [pkg, troubles] of packageTroubles) {
      const trouble = troubles.find(isBroken);
      if (trouble !== void 0 && packages.get(pkg)?.state !== "build-failed") {
        broken.push({ pkg, side, message: trouble.message, trouble });
      }
    }
  }
  return broken.sort(
    by(
      (of) => of.pkg,
      (of) => of.side
    )
  );
}

// src/config/judging-for.ts
function judgingFor(policy, subject) {
  const fitting3 = policy.exceptions.filter((rule) => fits(rule, subject));
  return {
    mode: fitting3.findLast(({ mode }) => mode !== void 0)?.mode ?? policy.judging.mode,
    minEffect: fitting3.findLast(({ minEffect }) => minEffect !== void 0)?.minEffect ?? policy.judging.minEffect,
    onUnproven: fitting3.findLast(({ onUnproven }) => onUnproven !== void 0)?.onUnproven ?? policy.judging.onUnproven
  };
}

// src/judge/budget.ts
function activeRule(rule) {
  return rule === null || rule.limit.kind === "none" ? null : rule;
}
function budgetOf(rule, mode) {
  if (rule === null) return null;
  const { limit, written } = rule;
  return limit.kind === "limit" || mode === null ? { limit, written } : { limit, written, mode };
}
function isMore2(a, b, scale) {
  return Number.isFinite(scale) ? a - b > 1e-9 * Math.abs(scale) : a > b;
}
function isBeyond(limit, { base, head }, better) {
  if (limit.kind === "limit") {
    const [more2, less] = limit.op === "<=" ? [head, limit.value] : [limit.value, head];
    return isMore2(more2, less, limit.value);
  }
  if (better === "neither") return false;
  const worse = better === "higher" ? base - head : head - base;
  const allowed = limit.kind === "relative" ? limit.max * Math.abs(base) : limit.max;
  return isMore2(worse, allowed, Math.max(Math.abs(base), Math.abs(head)));
}
function allowance({ scale, base }, { rule, better }) {
  if (rule === null || rule.limit.kind === "limit" || better === "neither") return null;
  const amount2 = rule.limit.kind === "relative" ? rule.limit.max * Math.abs(base) : rule.limit.max;
  if (scale === "linear") return amount2;
  if (better === "lower") return Math.log1p(amount2 / base);
  return amount2 < base ? -Math.log1p(-amount2 / base) : Infinity;
}
function limitSide(limit, { lo, hi }) {
  const [nearest2, farthest] = limit.op === "<=" ? [lo, hi] : [hi, lo];
  if (isBeyond(limit, { base: 0, head: nearest2 }, "neither")) return "beyond";
  return isBeyond(limit, { base: 0, head: farthest }, "neither") ? "straddling" : "within";
}

// src/judge/metrics.ts
var goUnits = ["sec/op", "B/s", "B/op", "allocs/op"];
var everyUnit = ["sec/op", "B/op", "allocs/op"];
function unitsOf(benchmarks) {
  const units = /* @__PURE__ */ new Set([
    ...benchmarks.base?.samples.keys() ?? [],
    ...benchmarks.head?.samples.keys() ?? []
  ]);
  const rank3 = (unit) => goUnits.includes(unit) ? goUnits.indexOf(unit) : goUnits.length;
  return [...units].sort(byText).sort(by(rank3));
}
function directionOf2(unit, policy, evidence) {
  return policy.units.get(unit) ?? evidence.head.directions.get(unit) ?? evidence.base.directions.get(unit) ?? betterOf(unit);
}

// src/judge/relation.ts
function relationOf({ base, head }) {
  const isAlone2 = head.baseline?.mode === "artifact";
  if (isAlone2 && head.baseline.found === null && base.benchmarks.size === 0) return "missing";
  if (base.manifest.session === head.manifest.session) return "paired";
  return isAlone2 || base.history.size > 0 ? "stored" : "apart";
}
function comparisonOf(evidence) {
  const relation = relationOf(evidence);
  const all = relation === "missing" ? [] : compatible(evidence.base.manifest, evidence.head.manifest);
  const differences = relation === "stored" ? all.filter(({ code }) => code !== "not-paired") : all;
  return { relation, differences, blockers: blockersOf(differences) };
}
function isBaselineMissing({ base, head }) {
  const { baseline } = head;
  if (baseline === null || baseline.found !== null) return false;
  return baseline.mode === "auto" || base.benchmarks.size === 0;
}

// src/judge/procedure.ts
var keepRegressionP = 0.3;
var keepImprovementP = 0.1;
var suspectP = 0.05;
var openP = 0.05;
var openSuspectP = 0.15;
var openEffectShare = 0.5;
var suspectEffectShare = 0.5;
var leastPairsPerLayout = 3;
var mostPairsPerLayout = 8;
var plannedLayouts = 12;
var mostLayouts = 36;
var mostPairsOnOneLayout = 72;
var errorShare = 1 / 5;
var plainChange = 4;
var plainErrorShare = 1 / 20;
var usualBudget = 0.05;
var burstScatter = 3;
var smallestErrors = 2.5;
var leastLayouts = 6;
var mostLayoutEffect = 0.2;
var confidence = 0.95;
var normalQuantile = 1.959964;
var leastForInterval = 6;
var leastSuiteEffect = 2e-3;
var unstableScatter = 3;
var leastGuards = 12;
var stolenShare = 0.1;
var mostStolenRounds = 0.25;
var leastStolenSeconds = 0.03;
var mostOrderEffect = 0.01;
var orderP = 1e-3;
var mostOrderPairs = 400;
var busyTasks = 0.5;
var loadSettlesMs = 6e4;
var burstFactor = 1.25;
var mostBursts = 0.25;
var leastForBursts = 12;
var leastExact = 3;
var leastSeparated = 8;
var separationAllocs = 1;
var separationShare = 5e-3;
var truncatedBytes = 1;
var leastRecordings = 10;
var spreadDeviations = 3;
var normalDeviations = 1.4826;
var logDigits = 1e14;
var mostCulprits = 5;
var mostEdited = 3;
var mostReasons = 3;
var mostCompiledPackages = 8;
var mostCompiledFiles = 40;
var culpritShare = 0.1;
var sampledCulpritShare = 0.2;
var culpritFloor = { "allocs/op": 0.5, "B/op": 8, "heap-kept-B/op": 8 };
var sampledErrors = 3;
var changedLineShare = 1 / 3;
var changedLineErrors = 2;
var waitingErrors = 3;
var cpuGroupErrors = 4;
var waitingShare = 0.05;
var releasedShare = 0.8;
var leastWait = 0.01;
var cpuGroupShare = 0.05;
var offProcessorShare = 0.6;
var leastWaitedShare = 0.1;
var mostWaitSites = 8;
var slopeInformation = 0.6;
var leastExplained = 0.5;
var moveTolerance = 0.02;
var mostMoves = 500;
var profileSlack = { "allocs/op": 0.1, "B/op": 2 };
var unitGapShare = 0.2;
var leastGoroutines = 3;
var createdShare = 0.02;
var leastOfCreated = 0.8;
var keptShare = 0.02;
var runtimeErrors = 5;
var leastRuntimeShare = 0.1;
var runtimeOpShare = 0.01;
var leastTimedProcesses = 3;

// src/judge/change.ts
function blankChange({ unit, better, rule, judging }) {
  return {
    metric: { unit, better },
    exact: false,
    summary: {},
    ratio: null,
    p: null,
    pairs: 0,
    layouts: 0,
    stage: null,
    smallest: null,
    change: "none",
    budget: budgetOf(rule, isTimeUnit(unit) ? judging.mode : null),
    outcome: "within",
    caveats: [],
    culprits: []
  };
}
function valuesOf(sample, stage) {
  if (sample === void 0) return [];
  const runs = stage === void 0 ? sample.runs : sample.runs.filter((run2) => run2.stage === stage);
  return runs.map((run2) => run2.value);
}
function summaryOf(values2) {
  const [first] = values2;
  if (first === void 0) return null;
  const constant = values2.every((value) => value === first);
  const interval = constant ? { center: first, lo: first, hi: first } : medianInterval(values2, confidence);
  return { ...interval, n: values2.length };
}
function summaries(valuesOfSide) {
  const base = summaryOf(valuesOfSide("base"));
  const head = summaryOf(valuesOfSide("head"));
  return { ...base === null ? {} : { base }, ...head === null ? {} : { head } };
}
function amountsOf({
  summary: { base, head },
  ratio
}) {
  if (base === void 0 || head === void 0) return null;
  return { base: base.center, head: ratio === null ? head.center : base.center * ratio.center };
}

// src/judge/stored.ts
function spreadingOf({ base, head }, id, unit, minEffect) {
  if (machineHash(base.manifest) !== machineHash(head.manifest)) {
    const facts = { base: base.manifest.machine.cpu, head: head.manifest.machine.cpu };
    return { unknown: { code: "stored-machine-differs", facts } };
  }
  const times = earlierTimes(base, id, unit);
  const have = times.length;
  if (have < leastRecordings) {
    return { unknown: { code: "stored-spread-unknown", facts: { have, need: leastRecordings } } };
  }
  return { spread: spreadOf(times, minEffect) };
}
function spreadOf(times, minEffect) {
  const logs = times.map(Math.log);
  const center = median(logs);
  const deviation = normalDeviations * median(logs.map((log) => Math.abs(log - center)));
  return { size: Math.max(spreadDeviations * deviation, Math.log1p(minEffect)), recordings: times.length };
}
function judgeStored(samples, { unit, better, rule }, { size, recordings }) {
  const budget2 = rule === null || rule.limit.kind === "limit" ? null : rule;
  const medians = { base: median(valuesOf(samples.base)), head: median(valuesOf(samples.head)) };
  const effect = effectOf(medians, better);
  const isOutside = Math.abs(effect) > size * (1 + 1e-9);
  const facts = {
    unit,
    recordings,
    spread: Math.expm1(size),
    ...budget2 === null ? {} : { budget: budget2.written }
  };
  const ratio = ratioOf(medians, size);
  if (isOutside && budget2 !== null && isBeyond(budget2.limit, medians, better)) {
    const z = spreadDeviations * effect / size;
    const told = Number.isFinite(z) ? { ...facts, z } : facts;
    const caveat = { code: "stored-unproven", facts: told };
    return { change: "unproven", outcome: "unproven", ratio, caveats: [caveat] };
  }
  const change = !isOutside ? "none" : effect > 0 ? "regression" : "improvement";
  const isTold = budget2 !== null || change !== "none";
  return {
    change,
    outcome: "within",
    ratio,
    caveats: isTold ? [{ code: "stored-widened", facts }] : []
  };
}
function judgeAgainstNewest(change, { baseline }) {
  const found = baseline?.mode === "artifact" ? baseline.found : null;
  const isOfOthers = found?.relation === "newest" && change.change === "regression";
  if (!isOfOthers || change.budget?.limit.kind === "limit") return change;
  return {
    ...change,
    change: "unproven",
    outcome: change.outcome === "exceeded" ? "unproven" : change.outcome,
    caveats: [...change.caveats, { code: "stored-newest", facts: { sha: found.sha } }]
  };
}
function effectOf({ base, head }, better) {
  const sign = better === "higher" ? -1 : 1;
  if (base > 0 && head > 0) return sign * Math.log(head / base);
  return head === base ? 0 : sign * (head > base ? Infinity : -Infinity);
}
function ratioOf({ base, head }, size) {
  if (base <= 0 || head < 0) return null;
  const center = head / base;
  return { center, lo: center * Math.exp(-size), hi: center * Math.exp(size) };
}

// src/stats/holm.ts
function holm(ps) {
  const ascending = ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted2 = new Array(ps.length).fill(1);
  let worst = 0;
  ascending.forEach(({ p, index }, done) => {
    worst = Math.max(worst, Math.min(1, p * (ps.length - done)));
    adjusted2[index] = worst;
  });
  return adjusted2;
}

// src/stats/normal.ts
function normalTail(z) {
  const x = Math.abs(z);
  const upper = x < 3 ? 0.5 - centralArea(x) : farTail(x);
  return z < 0 ? 1 - upper : upper;
}
function centralArea(x) {
  let term = x;
  let sum4 = x;
  for (let k = 3; term > sum4 * 1e-17; k += 2) {
    term *= x * x / k;
    sum4 += term;
  }
  return sum4 * density(x);
}
function farTail(x) {
  let fraction = x;
  for (let k = 200; k > 0; k--) fraction = x + k / fraction;
  return density(x) / fraction;
}
function density(x) {
  return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
}

// src/stats/signed-rank.ts
var exactLimit = 60;
function signedRank(differences, alternative) {
  requireFinite(differences);
  const kept = differences.filter((d) => d !== 0);
  const n = kept.length;
  if (n === 0) return { p: 1, n, wPlus: 0 };
  const { doubled, ties } = rank(kept.map(Math.abs));
  let positive = 0;
  for (let i = 0; i < n; i++) if (at(kept, i) > 0) positive += at(doubled, i);
  return { p: choose(tailsOf(doubled, ties, positive), alternative), n, wPlus: positive / 2 };
}
function choose({ greater, less }, alternative) {
  if (alternative === "greater") return greater;
  if (alternative === "less") return less;
  return Math.min(1, 2 * Math.min(greater, less));
}
function tailsOf(doubledRanks, ties, positive) {
  const n = doubledRanks.length;
  if (n > exactLimit) return normalTails(n, ties, positive / 2);
  return ties === 0 ? exactTails(untied(n), positive / 2) : exactTails(signedSums(doubledRanks), positive);
}
function exactTails(chance, observed) {
  let less = 0;
  for (let w = 0; w <= observed; w++) less += at(chance, w);
  let greater = 0;
  for (let w = chance.length - 1; w >= observed; w--) greater += at(chance, w);
  return { greater, less };
}
function signedSums(ranks) {
  const chance = new Float64Array(ranks.reduce((a, b) => a + b, 0) + 1);
  chance[0] = 1;
  let top = 0;
  for (const r of ranks) {
    top += r;
    for (let w = top; w >= 0; w--) chance[w] = (at(chance, w) + (w >= r ? at(chance, w - r) : 0)) / 2;
  }
  return chance;
}
var untiedSums = /* @__PURE__ */ new Map();
function untied(n) {
  let chance = untiedSums.get(n);
  if (chance === void 0) {
    chance = signedSums(Int32Array.from({ length: n }, (_, i) => i + 1));
    untiedSums.set(n, chance);
  }
  return chance;
}
function normalTails(n, ties, wPlus) {
  const { mean: mean2, deviation } = moments(n, ties);
  return {
    greater: normalTail((wPlus - mean2 - 0.5) / deviation),
    less: normalTail((mean2 - wPlus - 0.5) / deviation)
  };
}
function moments(n, ties) {
  return {
    mean: n * (n + 1) / 4,
    deviation: Math.sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties / 48)
  };
}
function signedRankQuantile(p, n) {
  if (n <= exactLimit) {
    const chance = untied(n);
    let below2 = 0;
    for (let w = 0; w < chance.length; w++) {
      below2 += at(chance, w);
      if (below2 >= p) return w;
    }
    return chance.length - 1;
  }
  const { mean: mean2, deviation } = moments(n, 0);
  let lo = 0;
  let hi = n * (n + 1) / 2;
  while (lo < hi) {
    const middle2 = Math.floor((lo + hi) / 2);
    if (normalTail((mean2 - middle2 - 0.5) / deviation) >= p) hi = middle2;
    else lo = middle2 + 1;
  }
  return lo;
}

// src/stats/hodges-lehmann.ts
function hodgesLehmann(differences, confidence2) {
  requireFinite(differences);
  const n = differences.length;
  if (n === 0) throw new RangeError("no differences");
  const walsh = walshAverages(differences);
  const half = walsh.length / 2;
  const center = (at(walsh, Math.ceil(half) - 1) + at(walsh, Math.floor(half))) / 2;
  const k = signedRankQuantile((1 - confidence2) / 2, n);
  if (k < 1) return { center, lo: -Infinity, hi: Infinity };
  return { center, lo: at(walsh, k - 1), hi: at(walsh, walsh.length - k) };
}
function walshAverages(differences) {
  const n = differences.length;
  const averages = new Float64Array(n * (n + 1) / 2);
  let next = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) averages[next++] = (at(differences, i) + at(differences, j)) / 2;
  }
  return averages.sort();
}

// src/judge/pairs.ts
function pairRuns(samples, ...stages2) {
  return stages2.flatMap((stage) => pairsOf2(samples, stage));
}
function pairsOf2(samples, stage) {
  const heads = /* @__PURE__ */ new Map();
  for (const run2 of samples.head.runs) if (run2.stage === stage) heads.set(run2.slot, run2);
  const pairs = [];
  for (const run2 of samples.base.runs) {
    const head = heads.get(run2.slot);
    if (run2.stage !== stage || head === void 0) continue;
    const second = head.second === true ? "head" : run2.second === true ? "base" : null;
    pairs.push({ base: run2.value, head: head.value, layout: run2.layout, slot: run2.slot, second });
  }
  return pairs.sort((a, b) => a.slot - b.slot);
}
function testPairs(pairs, better, unit = "layout") {
  if (pairs.length === 0) return null;
  const scale = scaleOf(pairs);
  const all = effectsOf(pairs, better);
  const byLayout = /* @__PURE__ */ new Map();
  pairs.forEach(({ layout }, index) => {
    const effect = all[index] ?? 0;
    const ofLayout = byLayout.get(layout);
    if (ofLayout === void 0) byLayout.set(layout, [effect]);
    else ofLayout.push(effect);
  });
  const isOwn = byLayout.size === 1 && byLayout.has(0);
  const areLayouts = byLayout.size < pairs.length && (unit === "layout" ? byLayout.size >= leastLayouts : unit === "drawn-layouts" && !isOwn);
  const effects2 = areLayouts ? [...byLayout.values()].map(median) : all;
  return {
    scale,
    pairs: pairs.length,
    units: effects2.length,
    layouts: byLayout.size,
    effects: effects2,
    effect: hodgesLehmann(effects2, confidence),
    pWorse: signedRank(effects2, "greater").p,
    pBetter: signedRank(effects2, "less").p,
    base: median(pairs.map(({ base }) => base))
  };
}
function scaleOf(pairs) {
  return pairs.every(({ base, head }) => base > 0 && head > 0) ? "log" : "linear";
}
function effectsOf(pairs, better) {
  const scale = scaleOf(pairs);
  const sign = better === "higher" ? -1 : 1;
  return pairs.map(({ base, head }) => {
    const difference = scale === "log" ? Math.round(Math.log(head / base) * logDigits) / logDigits : head - base;
    return sign * difference + 0;
  });
}
function headAt(test, effect, better) {
  const signed = better === "higher" ? -effect : effect;
  return test.scale === "log" ? test.base * Math.exp(signed) : test.base + signed;
}
function isSizeable(test, relative4) {
  const size = Math.abs(test.effect.center);
  return size > 0 && size >= asEffect(test, relative4);
}
function ratioOf2(test, better) {
  if (test.scale === "linear") return null;
  const { center, lo, hi } = test.effect;
  return better === "higher" ? { center: Math.exp(-center), lo: Math.exp(-hi), hi: Math.exp(-lo) } : { center: Math.exp(center), lo: Math.exp(lo), hi: Math.exp(hi) };
}
function asEffect({ scale, base }, relative4) {
  return scale === "log" ? Math.log1p(relative4) : relative4 * Math.abs(base);
}
function standardError({ effect: { lo, hi } }) {
  return (hi - lo) / (2 * normalQuantile);
}

// src/judge/stages.ts
function keeps(of) {
  return of.screen === null ? null : keptBy(of.screen, of);
}
function keepsOn(of) {
  const test = of.focus ?? of.screen;
  return test === null ? null : keptBy(test, of);
}
function keptBy(screen2, of) {
  if (!isComparable(of)) return null;
  if (screen2.pWorse < keepRegressionP || couldExceed(screen2, usual(screen2, of.question))) return "regression";
  if (screen2.pBetter < keepImprovementP) return "improvement";
  return isOpenStrictly(of) ? "regression" : null;
}
function suspectOf(of) {
  const test = of.focus ?? of.screen;
  if (test === null || !isComparable(of)) return null;
  const limits = of.focus === null ? [keepRegressionP, keepImprovementP] : [suspectP, suspectP];
  const [worse = 0, better = 0] = limits;
  const { center } = test.effect;
  const isLarge = Math.abs(center) > asEffect(test, of.question.judging.minEffect * suspectEffectShare);
  if (isLarge && center > 0 && test.pWorse < worse) return "regression";
  if (of.focus !== null && looksOpen(test, of.question)) return "regression";
  return isLarge && center < 0 && test.pBetter < better ? "improvement" : null;
}
function isOpenStrictly(of) {
  const { question, screen: screen2, focus: focus2, seen: seen2 } = of;
  const test = focus2 ?? screen2;
  if (question.judging.mode !== "strict" || test === null || !isComparable(of)) return false;
  const allowed = allowance(test, question);
  const hi = Math.max(test.effect.hi, seen2?.effect.hi ?? -Infinity);
  return allowed !== null && !(hi <= allowed);
}
function isLeftOpen(of) {
  const test = of.focus ?? of.screen;
  if (test === null || of.confirm !== null || !isComparable(of)) return false;
  return couldExceed(test, worthwhile(test, of.question));
}
function couldExceed(test, delta) {
  if (test.effects.length < leastForInterval) return false;
  const less = test.effects.map((effect) => effect - delta);
  return signedRank(less, "less").p > openP;
}
function looksOpen(test, question) {
  const delta = usual(test, question);
  return test.effect.center > openEffectShare * delta && test.pWorse < openSuspectP && couldExceed(test, delta);
}
function isComparable({ question }) {
  return question.better !== "neither" && question.incomparable.length === 0;
}
function pairsPerLayout(of) {
  const test = of.focus ?? of.screen;
  if (test === null || suspectOf(of) === "improvement") return leastPairsPerLayout;
  const goal = errorShare * worthwhile(test, of.question);
  const variance = Math.PI / 2 * pairScatter(of) ** 2;
  const pairs = Math.ceil(variance / (goal ** 2 * plannedLayouts / 2));
  return pairs > leastPairsPerLayout ? Math.min(mostPairsPerLayout, pairs) : leastPairsPerLayout;
}
function isOpen({ question, confirm: confirm2 }) {
  if (confirm2 === null) return true;
  const { error, goal } = precisionOf(question, confirm2);
  return !(error <= goal);
}
function precisionOf(question, confirm2) {
  const delta = worthwhile(confirm2, question);
  const size = Math.abs(confirm2.effect.center);
  const goal = size > plainChange * delta ? size * plainErrorShare : delta * errorShare;
  return { error: Math.max(standardError(confirm2), meanError(confirm2.effects)), goal };
}
function isDisturbed({ question }) {
  const [screen2, focus2] = ["screen", "focus"].map((stage) => scatterOf(effects(question, stage)));
  return screen2 !== void 0 && focus2 !== void 0 && screen2 > 0 && focus2 > burstScatter * screen2;
}
function meanError(values2) {
  const mean2 = values2.reduce((sum4, value) => sum4 + value, 0) / values2.length;
  const squares = values2.reduce((sum4, value) => sum4 + (value - mean2) ** 2, 0);
  return Math.sqrt(squares / (values2.length - 1) / values2.length);
}
function worthwhile(test, question) {
  const least2 = asEffect(test, question.judging.minEffect);
  const allowed = allowance(test, question);
  return Math.max(least2, allowed !== null && allowed < Infinity ? allowed : asEffect(test, usualBudget));
}
function usual(test, { judging }) {
  return Math.max(asEffect(test, judging.minEffect), asEffect(test, usualBudget));
}
function pairScatter({ question }) {
  const { base, head } = question.samples;
  if (base === void 0 || head === void 0) return 0;
  const pairs = pairRuns({ base, head }, "screen", "focus");
  const before = /* @__PURE__ */ new Map();
  const all = effectsOf(pairs, question.better);
  const steps = pairs.flatMap(({ layout }, index) => {
    const effect = all[index] ?? 0;
    const earlier = before.get(layout);
    before.set(layout, effect);
    return earlier === void 0 ? [] : [Math.abs(effect - earlier) / Math.SQRT2];
  });
  return steps.length >= leastForInterval ? normalDeviations * median(steps) : scatterOf(all);
}
function effects({ samples: { base, head }, better }, stage) {
  if (base === void 0 || head === void 0) return [];
  return effectsOf(pairRuns({ base, head }, stage), better);
}
function scatterOf(values2) {
  if (values2.length < leastForInterval) return 0;
  const center = median(values2);
  return normalDeviations * median(values2.map((value) => Math.abs(value - center)));
}

// src/judge/more-time.ts
function costsOf({ sides: { base, head } }, evidence) {
  const [first, second] = [base?.processMs, head?.processMs];
  if (base === void 0 || head === void 0 || first === void 0 || second === void 0) return null;
  const together = evidence.head.manifest.options.pairs === "together";
  const links = [evidence.base.linkMs.get(base.id.pkg), evidence.head.linkMs.get(head.id.pkg)];
  return {
    pair: (together ? Math.max(first, second) : first + second) / 1e3,
    link: links.includes(void 0) ? null : links.reduce((sum4, ms) => sum4 + (ms ?? 0), 0) / 1e3
  };
}
function moreTime(of, least2, { pair, link: link2 }) {
  const { confirm: confirm2 } = of;
  if (link2 === null && ((confirm2 ?? of.screen)?.layouts ?? 0) > 1) return null;
  const have = confirm2?.units ?? 0;
  const most2 = link2 === null ? mostPairsOnOneLayout : mostLayouts;
  const { error, goal } = confirm2 === null ? { error: Infinity, goal: 1 } : precisionOf(of.question, confirm2);
  const planned = link2 === null ? most2 / (mostLayouts / plannedLayouts) : plannedLayouts;
  const wanted = Number.isFinite(error) ? Math.ceil(have * (error / goal) ** 2) : planned;
  const need = Math.min(most2, Math.max(least2, wanted));
  if (least2 > most2 || need <= have) return null;
  const unitSeconds = link2 === null ? pair : pairsPerLayout(of) * pair + link2;
  const minutes = (need - have) * unitSeconds / 60;
  if (!(minutes > 0 && Number.isFinite(minutes))) return null;
  return { have, need, minutes, ...wanted > most2 ? { unsure: true } : {} };
}

// src/judge/time-case.ts
var families = ["regression", "improvement", "same-functions", "strict"];
function timeCase(question, paired) {
  const { base, head } = question.samples;
  if (!paired || base === void 0 || head === void 0) {
    const none2 = { screen: null, focus: null, seen: null, confirm: null };
    return { question, ...none2, suspect: null, family: "regression" };
  }
  const samples = { base, head };
  const [first, second] = [pairRuns(samples, "screen"), pairRuns(samples, "focus")];
  const staged = {
    question,
    screen: testPairs(first, question.better, "pair"),
    focus: second.length === 0 ? null : testPairs([...first, ...second], question.better, "pair"),
    seen: second.length === 0 ? null : testPairs([...first, ...second], question.better),
    confirm: testPairs(pairRuns(samples, "confirm"), question.better, "drawn-layouts")
  };
  const suspect = suspectOf(staged);
  if (suspect === null && isOpenStrictly(staged))
    return { ...staged, suspect: "regression", family: "strict" };
  const isExcused = suspect === "regression" && question.sameFunctions === true;
  return { ...staged, suspect, family: isExcused ? "same-functions" : suspect ?? "regression" };
}
function mirrorOf(of, time) {
  const { better, judging } = of.question;
  if (better === "neither") return { ...of, suspect: null, testedAs: time };
  const { suspect, family } = time;
  if (suspect !== null) return { ...of, suspect, family, testedAs: time };
  const isAsked = judging.mode === "strict" && of.suspect === "regression";
  return isAsked ? { ...of, family: "strict" } : { ...of, suspect: null, testedAs: time };
}

// src/judge/family.ts
function proofsOf(cases) {
  const proofs = /* @__PURE__ */ new Map();
  for (const family of families) {
    const all = cases.filter((of) => of.suspect !== null && of.family === family && of.confirm !== null);
    const tested = all.filter(({ testedAs }) => testedAs === void 0);
    const changes2 = adjusted(tested, pOf);
    const budgets = adjusted(
      all.filter((of) => of.testedAs === void 0 || asksForProof(of)),
      (of) => of.suspect === "regression" && asksForProof(of) ? pBeyondBudget(of) : pOf(of)
    );
    for (const of of all) {
      const change = changes2.get(of.testedAs ?? of);
      if (change !== void 0) proofs.set(of, { change, budget: budgets.get(of) ?? change });
    }
  }
  return proofs;
}
function adjusted(cases, pOfCase) {
  const ps = holm(cases.map(pOfCase));
  return new Map(cases.map((of, index) => [of, ps[index] ?? 1]));
}
function pOf({ confirm: confirm2, suspect }) {
  return (suspect === "regression" ? confirm2?.pWorse : confirm2?.pBetter) ?? 1;
}
function asksForProof({ question: { rule, judging } }) {
  return judging.mode !== "estimate" && rule !== null && rule.limit.kind !== "limit";
}
function pBeyondBudget({ question, confirm: confirm2 }) {
  if (confirm2 === null) return 1;
  const allowed = allowance(confirm2, question);
  if (allowed === null || !Number.isFinite(allowed)) return 1;
  return signedRank(
    confirm2.effects.map((effect) => effect - allowed),
    "greater"
  ).p;
}
function sizesOf(proofs) {
  const sizes = /* @__PURE__ */ new Map();
  for (const { family, testedAs } of proofs.keys())
    if (testedAs === void 0) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  return sizes;
}
function leastUnits({ family }, { alpha, sizes }) {
  const tests = Math.max(1, sizes.get(family) ?? 0);
  return Math.max(leastForInterval, Math.ceil(Math.log2(tests / alpha)));
}
function tooFew(of, context) {
  const { shortOf, ended: ended2, costs } = context;
  const need = leastUnits(of, context);
  const isShort2 = shortOf.confirm || of.confirm === null && shortOf.focus;
  const why = isShort2 ? "time-budget" : ended2 === "time-budget" ? "complete" : ended2;
  const caveat = tooFewOf(of.confirm?.units ?? 0, need, why);
  const more2 = isShort2 && costs !== void 0 ? moreTime(of, need, costs) : null;
  return more2 === null ? caveat : { ...caveat, facts: { ...caveat.facts, minutes: more2.minutes, ...sureness(more2) } };
}
function sureness({ unsure }) {
  return unsure === void 0 ? {} : { unsure };
}
function stillOpen(of, context) {
  if (!context.shortOf.confirm || context.costs === void 0) return [];
  const more2 = moreTime(of, leastUnits(of, context), context.costs);
  return more2 === null ? [] : [
    {
      code: "time-budget-spent",
      facts: { have: more2.have, need: more2.need, minutes: more2.minutes, ...sureness(more2) }
    }
  ];
}
function tooFewOf(have, need, ended2) {
  if (ended2 === "interrupted" || ended2 === "cut")
    return { code: "capture-incomplete", facts: { reason: ended2 } };
  return { code: ended2 === "complete" ? "too-few-pairs" : "time-budget-spent", facts: { have, need } };
}

// src/judge/bursts.ts
function burstCaveats({ base, head }) {
  const shares = [base, head].map((sample) => {
    const values2 = (sample?.runs ?? []).map(({ value }) => value);
    if (values2.length < leastForBursts) return 0;
    const quick = quantile(values2, 0.25);
    return values2.filter((value) => value > burstFactor * quick).length / values2.length;
  });
  const share3 = Math.max(...shares);
  return share3 > mostBursts ? [{ code: "noise-bursts", facts: { share: share3 } }] : [];
}

// src/judge/time-limit.ts
function judgeLimit(of, caveats, context) {
  const limit = of.question.rule?.limit;
  if (limit?.kind !== "limit") return {};
  const confirming = runsOf(of, ["confirm"]);
  const isFresh = confirming.length > 0;
  const runs = isFresh ? confirming : runsOf(of);
  const values2 = unitsOf2(runs);
  if (values2.length === 0) return { outcome: "unmeasured" };
  const interval = medianInterval(values2, confidence);
  const side = limitSide(limit, interval);
  if (side === "within") return { outcome: "within" };
  const layouts = new Set(runs.map(({ layout }) => layout)).size;
  const isPicked = context.paired && of.question.samples.base !== void 0;
  if (side === "beyond" && (isFresh || !isPicked)) {
    if (layouts >= leastLayouts || isFarBeyond(limit, interval)) return { outcome: "exceeded" };
    const facts = { have: layouts, need: leastLayouts };
    return { outcome: "unproven", caveats: [{ code: "layout-not-randomised", facts }] };
  }
  if (caveats.length > 0) return { outcome: "unproven", caveats };
  if (values2.length < leastForInterval) {
    const facts = { have: values2.length, need: leastForInterval };
    return { outcome: "unproven", caveats: [{ code: "too-few-pairs", facts }] };
  }
  const isShort2 = context.shortOf.focus || context.shortOf.confirm;
  const isSettled = side === "straddling" && (isFresh || !isPicked) && !isShort2;
  const why = isSettled ? { code: "limit-straddled", facts: {} } : tooFew(of, context);
  return { outcome: "unproven", caveats: [why] };
}
function suspectsLimit(of) {
  const limit = of.question.rule?.limit;
  if (limit?.kind !== "limit" || of.screen === null) return false;
  return limitSide(limit, medianInterval(unitsOf2(runsOf(of, ["screen", "focus"])), confidence)) !== "within";
}
function isFarBeyond(limit, interval) {
  const factor = 1 + mostLayoutEffect;
  const value = limit.op === "<=" ? limit.value * factor : limit.value / factor;
  return limitSide({ ...limit, value }, interval) === "beyond";
}
function runsOf({ question }, stages2) {
  const runs = question.samples.head?.runs ?? [];
  return runs.filter(({ stage }) => stages2 === void 0 || stages2.includes(stage));
}
function unitsOf2(runs) {
  const byLayout = /* @__PURE__ */ new Map();
  for (const { layout, value } of runs) byLayout.set(layout, [...byLayout.get(layout) ?? [], value]);
  return byLayout.size >= leastLayouts ? [...byLayout.values()].map(median) : runs.map(({ value }) => value);
}

// src/judge/time.ts
function judgeTime(of, proof, context) {
  const { question, screen: screen2, confirm: confirm2 } = of;
  const test = shownOf(of);
  const stages2 = stagesShown(of);
  const shown = {
    ...blankChange(question),
    summary: summaries((side) => stages2.flatMap((stage) => valuesOf(question.samples[side], stage))),
    ratio: test === null ? null : ratioOf2(test, question.better),
    p: proof?.change ?? (test === null ? null : twoSided(test)),
    pairs: test?.pairs ?? 0,
    layouts: test?.layouts ?? 0,
    stage: confirm2 !== null ? "confirm" : of.focus !== null ? "focus" : screen2 !== null ? "screen" : null,
    smallest: test === null ? null : smallestOf(test),
    ...judgeDifference(of, test, proof, context)
  };
  const limited = question.rule?.limit.kind === "limit" ? { ...shown, ...judgeLimit(of, shown.caveats, context) } : shown;
  const judged2 = excused(limited, question);
  const bursts = question.unit === "sec/op" && test !== null ? burstCaveats(question.samples) : [];
  return bursts.length === 0 ? judged2 : { ...judged2, caveats: [...judged2.caveats, ...bursts] };
}
function excused(change, { sameFunctions }) {
  const isSilent = change.change === "none" && change.outcome === "within";
  if (sameFunctions !== true || isSilent || change.outcome === "unmeasured") return change;
  return {
    ...change,
    outcome: "within",
    caveats: [{ code: "same-functions", facts: {} }, ...change.caveats]
  };
}
function shownOf({ screen: screen2, seen: seen2, confirm: confirm2 }) {
  return confirm2 ?? seen2 ?? screen2;
}
function stagesShown({ screen: screen2, focus: focus2, confirm: confirm2 }) {
  if (confirm2 !== null) return ["confirm"];
  if (focus2 !== null) return ["screen", "focus"];
  return [screen2 === null ? void 0 : "screen"];
}
function twoSided({ pWorse, pBetter }) {
  return Math.min(1, 2 * Math.min(pWorse, pBetter));
}
function smallestOf(test) {
  const size = smallestErrors * standardError(test);
  const share3 = test.scale === "log" ? Math.expm1(size) : size / Math.abs(test.base);
  return Number.isFinite(share3) ? share3 : null;
}
function judgeDifference(of, test, proof, context) {
  const { question, suspect, confirm: confirm2 } = of;
  const { rule, better } = question;
  const across = acrossRuns(of, context);
  if (across !== null) return across;
  if (test === null || better === "neither" || question.incomparable.length > 0) {
    const asked2 = rule !== null && question.samples.base !== void 0;
    return { change: "none", outcome: asked2 ? "unmeasured" : "within", caveats: whyUnmeasured(of, context) };
  }
  if (suspect === null) {
    if (rule === null || rule.limit.kind === "limit") return nothingSeen;
    if (test.units < leastForInterval) return unproven(tooFewOf(test.units, leastForInterval, context.ended));
    const isShort2 = context.shortOf.focus || context.ended === "interrupted" || context.ended === "cut";
    return isShort2 && isLeftOpen(of) ? unproven(tooFew(of, context)) : nothingSeen;
  }
  const isReachable = confirm2 !== null && confirm2.units >= leastUnits(of, context);
  if (confirm2 === null || proof === null || !isReachable) {
    const isFresh = confirm2 !== null && confirm2.units >= leastForInterval;
    const isDoubtful = isBeyondBudget(test, test.effect.hi, question);
    if (isFresh && !isDoubtful) return nothingSeen;
    if (isDoubtful) return unproven(tooFew(of, context));
    const caveats = suspect === "regression" ? [tooFew(of, context)] : [];
    return { change: "unproven", outcome: "within", caveats };
  }
  const judged2 = confirmed(question, suspect, confirm2, proof, context);
  return judged2.outcome === "unproven" ? { ...judged2, caveats: [...judged2.caveats, ...stillOpen(of, context)] } : judged2;
}
var nothingSeen = { change: "none", outcome: "within", caveats: [] };
function unproven(...caveats) {
  return { change: "unproven", outcome: "unproven", caveats };
}
function isBeyondBudget(test, effect, { rule, better, judging }) {
  if (rule === null) return false;
  if (effect === Infinity) return true;
  const isSmall = judging.mode !== "strict" && effect < asEffect(test, judging.minEffect);
  if (isSmall && rule.limit.kind !== "limit") return false;
  return isBeyond(rule.limit, { base: test.base, head: headAt(test, effect, better) }, better);
}
function confirmed(question, suspect, confirm2, proof, { alpha }) {
  const { mode, minEffect } = question.judging;
  const caveats = confirm2.layouts < leastLayouts ? [{ code: "layout-not-randomised", facts: { have: confirm2.layouts, need: leastLayouts } }] : [];
  const isWorse = isBeyondBudget(confirm2, confirm2.effect.center, question);
  const mayBeWorse = isBeyondBudget(confirm2, confirm2.effect.hi, question);
  const isStrict = mode === "strict" && question.rule?.limit.kind !== "limit";
  const isCode2 = confirm2.layouts >= leastLayouts || confirm2.effect.lo > asEffect(confirm2, mostLayoutEffect);
  const isSameWay = confirm2.effect.center > 0 === (suspect === "regression");
  if (proof.change <= alpha && isSameWay && isSizeable(confirm2, minEffect)) {
    const isExceeded = isWorse && isCode2 && (mode === "estimate" || proof.budget <= alpha);
    const isDoubtful = isWorse || isStrict && mayBeWorse;
    return {
      change: suspect,
      outcome: isExceeded ? "exceeded" : isDoubtful ? "unproven" : "within",
      caveats
    };
  }
  return isWorse || mayBeWorse && (isStrict || suspect === "regression") ? unproven(...caveats) : { change: "none", outcome: "within", caveats };
}
function acrossRuns({ question, spreading }, context) {
  const { base, head } = question.samples;
  if (spreading === void 0 || "unknown" in spreading || base === void 0 || head === void 0)
    return null;
  const { rule, better, incomparable } = question;
  if (better === "neither" || incomparable.length > 0) return null;
  const have = Math.min(base.runs.length, head.runs.length);
  if (have < leastForInterval) {
    const outcome = rule === null ? "within" : "unmeasured";
    return { change: "none", outcome, caveats: [tooFewOf(have, leastForInterval, context.ended)] };
  }
  return judgeStored({ base, head }, question, spreading.spread);
}
function whyUnmeasured({ question, spreading }, context) {
  const { samples, better, rule, unit } = question;
  if (samples.base === void 0) return [];
  if (question.incomparable.length > 0) return question.incomparable;
  if (samples.head === void 0) return [];
  if (spreading !== void 0 && "unknown" in spreading) return [spreading.unknown];
  if (!context.paired && spreading === void 0) return [{ code: "not-paired", facts: {} }];
  if (better === "neither") return rule === null ? [] : [{ code: "unit-direction-unknown", facts: { unit } }];
  return [tooFewOf(0, 1, context.ended)];
}
function isMirror(unit, units) {
  return unit === "B/s" && units.includes("sec/op");
}

// src/judge/cases.ts
function casesOf(evidence, policy) {
  const comparison = comparisonOf(evidence);
  const { relation, blockers } = comparison;
  const family = [];
  const cases = candidatesOf(evidence, comparison, policy).map((candidate) => {
    const ask = askerOf(candidate, blockers, evidence, policy);
    const questions = unitsToJudge(candidate, ask).map(ask);
    const baseId = candidate.sides.base?.id;
    const units = questions.map(({ unit }) => unit);
    const times = /* @__PURE__ */ new Map();
    for (const question of questions) {
      if (!isTimeUnit(question.unit)) continue;
      const paired = timeCase(question, relation === "paired");
      const own2 = relation === "stored" && baseId !== void 0 ? { ...paired, spreading: spreadingOf(evidence, baseId, question.unit, question.judging.minEffect) } : paired;
      const tested = isMirror(question.unit, units) ? times.get("sec/op") : void 0;
      if (tested === void 0) family.push(own2);
      times.set(question.unit, tested === void 0 ? own2 : mirrorOf(own2, tested));
    }
    return { candidate, questions, times, ask };
  });
  return { cases, comparison, family };
}
function askerOf(candidate, blockers, evidence, policy) {
  const { id, sides: sides3, caveats } = candidate;
  const dir = (sides3.head ?? sides3.base)?.dir ?? ".";
  const changed = caveats.filter(
    ({ code }) => code === "benchmark-source-changed" || code === "benchmark-data-changed"
  );
  const incomparable = candidate.incomparable ? [...changed, ...blockers] : blockers;
  const dataOn = (side) => evidence[side].packages.get(sides3[side]?.id.pkg ?? "")?.data;
  const sameFunctions = evidence.head.sameFunctions.has(id.pkg) && dataOn("base") === dataOn("head");
  const subject = { pkg: id.pkg, dir, name: id.name };
  const judging = judgingFor(policy, subject);
  return (unit) => {
    const [base, head] = [sides3.base?.samples.get(unit), sides3.head?.samples.get(unit)];
    return {
      unit,
      better: directionOf2(unit, policy, evidence),
      ...policy.units.get(unit) === "neither" ? { directionless: true } : {},
      samples: { ...base === void 0 ? {} : { base }, ...head === void 0 ? {} : { head } },
      rule: activeRule(budgetFor(policy, subject, unit)),
      judging,
      ...sameFunctions ? { sameFunctions: true } : {},
      incomparable
    };
  };
}
function unitsToJudge(candidate, ask) {
  if (candidate.status === "unchanged") return [];
  const measured = unitsOf(candidate.sides);
  if (measured.length > 0 || candidate.unreached === null) return measured;
  return missed(candidate, (unit) => ask(unit).rule);
}
function missed({ status }, ruleOf2) {
  return everyUnit.filter((unit) => {
    const rule = ruleOf2(unit);
    return rule !== null && (status !== "added" || rule.limit.kind === "limit");
  });
}

// src/judge/count.ts
function judgeCount(question, iterations) {
  const { samples, rule, better, incomparable } = question;
  const change = { ...blankChange(question), summary: summaries((side) => valuesOf(samples[side])) };
  const limited = limitOutcome(question);
  const { base, head } = samples;
  if (base === void 0 || head === void 0) {
    const missing6 = rule !== null && (limited === null ? head === void 0 : limited === "unmeasured");
    const have = valuesOf(head).length;
    const few = limited === "unproven" && have < leastExact ? [{ code: "too-few-pairs", facts: { have, need: leastExact } }] : [];
    return { ...change, outcome: missing6 ? "unmeasured" : limited ?? "within", caveats: few };
  }
  const values2 = alike({ base, head }, iterations);
  const blocked = incomparable.length > 0 ? incomparable : values2 === null ? [differingIterations(iterations)] : [];
  if (values2 === null || blocked.length > 0) {
    return { ...change, outcome: limited ?? (rule === null ? "within" : "unmeasured"), caveats: blocked };
  }
  if (better === "neither") {
    const unknown = rule !== null && limited === null;
    const shown = described(change, values2);
    const { base: before, head: after } = shown.summary;
    const moved3 = question.directionless !== true && hasMoved(question.unit, values2);
    const facts = {
      unit: question.unit,
      ...moved3 && before !== void 0 && after !== void 0 ? { base: before.center, head: after.center } : {}
    };
    return {
      ...shown,
      outcome: unknown ? "unmeasured" : limited ?? "within",
      caveats: unknown || moved3 ? [{ code: "unit-direction-unknown", facts }] : []
    };
  }
  const exact = values2.isExact || isExact(values2);
  const judged2 = exact ? judgeExact(question, values2) : judgeVarying(question, values2);
  return {
    ...described(change, values2),
    ...held(judged2, question, values2),
    ...limited === null ? {} : { outcome: limited }
  };
}
function alike(samples, iterations) {
  const counts2 = /* @__PURE__ */ new Map();
  for (const stage of stages) {
    const count = iterations.base.get(stage) ?? null;
    if (count === null || iterations.head.get(stage) !== count) continue;
    counts2.set(count, [...counts2.get(count) ?? [], stage]);
  }
  const [stages2] = counts2.values();
  if (stages2 === void 0) return null;
  const pool = (sample) => stages2.flatMap((stage) => valuesOf(sample, stage));
  const [base, head] = [pool(samples.base), pool(samples.head)];
  if (base.length === 0 || head.length === 0) return null;
  const reach2 = [...base, ...stages2.includes("screen") ? samples.base.stored ?? [] : []];
  return { base, head, reach: reach2, isExact: isExact({ base: reach2, head }) };
}
function differingIterations(iterations) {
  const of = (side) => side.get("screen") ?? side.get("confirm") ?? 0;
  return { code: "iterations-differ", facts: { base: of(iterations.base), head: of(iterations.head) } };
}
function isConstant([first, ...rest2]) {
  return rest2.every((value) => value === first);
}
function isExact({ base, head }) {
  return Math.min(base.length, head.length) >= leastExact && isConstant(base) && isConstant(head);
}
function described(change, values2) {
  const base = median(values2.base);
  const ratio = median(values2.head) / base;
  return {
    ...change,
    summary: summaries((side) => values2[side]),
    exact: values2.isExact,
    // Varying counts have no interval of a ratio that would mean anything.
    ratio: base > 0 ? { center: ratio, lo: ratio, hi: ratio } : null
  };
}
function judgeExact(question, values2) {
  const sides3 = { base: median(values2.base), head: median(values2.head) };
  const { base, head } = certain(question.unit, sides3);
  const isWorse = question.better === "higher" ? head < base : head > base;
  return {
    change: head === base ? "none" : isWorse ? "regression" : "improvement",
    outcome: isOver(question, sides3) ? "exceeded" : "within",
    caveats: []
  };
}
function certain(unit, { base, head }) {
  if (unit !== "B/op") return { base, head };
  const doubt = Math.min(truncatedBytes, Math.abs(head - base));
  return { base, head: head > base ? head - doubt : head + doubt };
}
function isOver({ unit, rule, better }, sides3) {
  return rule !== null && isBeyond(rule.limit, certain(unit, sides3), better);
}
function hasMoved(unit, values2) {
  if (isExact(values2)) {
    const { base: base2, head: head2 } = certain(unit, { base: median(values2.base), head: median(values2.head) });
    return base2 !== head2;
  }
  const [base, head] = [values2.base, values2.head].map((of) => ({ lo: min(of), hi: max(of) }));
  const gap = Math.max(head.lo - base.hi, base.lo - head.hi);
  return Math.min(values2.base.length, values2.head.length) >= leastSeparated && gap > floorOf(unit, base.lo);
}
function floorOf(unit, base) {
  if (unit === "allocs/op") return separationAllocs;
  const share3 = separationShare * Math.abs(base);
  return unit === "B/op" ? Math.max(truncatedBytes, share3) : share3;
}
function judgeVarying(question, values2) {
  const { better, unit } = question;
  const have = Math.min(values2.base.length, values2.head.length);
  const varies = !isConstant(values2.base) || !isConstant(values2.head);
  const caveats = varies ? [jitter(unit, values2)] : [];
  const need = varies ? leastSeparated : leastExact;
  if (have < need) caveats.push({ code: "too-few-pairs", facts: { have, need } });
  const sign = better === "higher" ? -1 : 1;
  const [base, head] = [values2.base, values2.head].map((side) => side.map((value) => sign * value));
  const bestBase = min(base);
  const bestHead = min(head);
  const floor = floorOf(unit, bestBase);
  const atBest = { base: sign * bestBase, head: sign * bestHead };
  const isApart = bestHead > max(base);
  const told = have >= leastSeparated && varies && Math.abs(bestHead - bestBase) > floor;
  if (told && isApart) {
    return { change: "regression", outcome: isOver(question, atBest) ? "exceeded" : "within", caveats };
  }
  if (told && max(head) < bestBase) return { change: "improvement", outcome: "within", caveats };
  const middle2 = { base: median(values2.base), head: median(values2.head) };
  const noticeable = !varies || isApart || Math.abs(middle2.head - middle2.base) > floor;
  const doubt = noticeable && isOver(question, middle2);
  return { change: doubt ? "unproven" : "none", outcome: doubt ? "unproven" : "within", caveats };
}
function held(judged2, { unit, better }, values2) {
  if (values2.reach.length === values2.base.length || isConstant(values2.reach)) return judged2;
  const { reach: reach2, head } = values2;
  const others2 = judged2.caveats.filter(({ code }) => code !== "jittering-count");
  const caveats = [jitter(unit, values2), ...others2];
  const isAbove = min(head) > max(reach2);
  const isBelow2 = max(head) < min(reach2);
  const isBeyond2 = judged2.change === "regression" === (better === "lower") ? isAbove : isBelow2;
  if (judged2.change === "none" || judged2.change === "unproven" || isBeyond2) return { ...judged2, caveats };
  return judged2.outcome === "exceeded" ? { change: "unproven", outcome: "unproven", caveats } : { change: "none", outcome: judged2.outcome, caveats };
}
function jitter(unit, { base, reach: reach2, head }) {
  const facts = { unit, baseLo: min(reach2), baseHi: max(reach2), headLo: min(head), headHi: max(head) };
  return { code: "jittering-count", facts: reach2.length > base.length ? { ...facts, stored: true } : facts };
}
function limitOutcome({ rule, samples }) {
  const limit = rule?.limit;
  if (limit?.kind !== "limit") return null;
  const values2 = valuesOf(samples.head);
  if (values2.length === 0) return "unmeasured";
  const side = limitSide(limit, { lo: min(values2), hi: max(values2) });
  if (side === "within") return "within";
  return side === "beyond" && values2.length >= leastExact ? "exceeded" : "unproven";
}
function min(values2) {
  return values2.reduce((a, b) => Math.min(a, b));
}
function max(values2) {
  return values2.reduce((a, b) => Math.max(a, b));
}

// src/judge/blame.ts
function isProject(site) {
  return site.origin === "own" && !site.isTest;
}
function siteIndex(sites) {
  const first = (holds) => sites.findIndex(holds);
  const project = first(isProject);
  if (project >= 0) return project;
  const dependency = first((site) => site.origin === "dependency");
  return dependency >= 0 ? dependency : first((site) => site.origin === "own");
}
function blame({ sites, base, head }) {
  const site = siteIndex(sites);
  const moved3 = Math.abs(head - base) > moveTolerance * Math.max(base, head);
  if (site < 0 || sites[site]?.changed === true || !moved3) return site;
  const above = sites.findIndex(
    (frame, index) => index >= site && isProject(frame) && (frame.changed || frame.touched !== null)
  );
  if (above >= 0) return sites[above]?.changed === true ? above : site;
  const below2 = sites.findIndex(
    (frame, index) => index < site && frame.origin === "dependency" && frame.changed
  );
  return below2 >= 0 ? below2 : site;
}
function blameLines(rows) {
  return gather2(rows, ({ function: name, file, line, gone }) => `${name}
${file}
${line}
${gone ?? ""}`);
}
function blameFunctions(rows, isSeen) {
  const lines = blameLines(rows);
  const functions = /* @__PURE__ */ new Map();
  for (const of of lines) {
    const key2 = `${of.site.function}
${of.site.gone === "function" ? "base" : ""}`;
    functions.set(key2, [...functions.get(key2) ?? [], of]);
  }
  return [...functions.values()].flatMap((ofFunction) => {
    const base = ofFunction.reduce((sum4, of) => sum4 + of.base, 0);
    const head = ofFunction.reduce((sum4, of) => sum4 + of.head, 0);
    const way = Math.sign(head - base);
    const gain = (of) => way * (of.head - of.base);
    const [most2] = ofFunction.sort((a, b) => gain(b) - gain(a));
    const least2 = most2 === void 0 ? 0 : changedLineShare * gain(most2);
    const changed = ofFunction.find((of) => isInDiff(of.site) && gain(of) >= least2 && isSeen(of));
    const first = changed ?? most2;
    return first === void 0 ? [] : [{ ...first, base, head }];
  });
}
function isInDiff({ origin, changed, gone }) {
  return origin === "own" && changed && gone === null;
}
function gather2(rows, keyOf6) {
  const blamed = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const { sites, base, head } = row;
    const at3 = blame(row);
    const site = sites[at3];
    if (site === void 0) continue;
    const key2 = keyOf6(site);
    const moved3 = Math.abs(head - base);
    const found = blamed.get(key2);
    if (found === void 0) {
      blamed.set(key2, { site, base, head, stack: sites, at: at3, most: moved3 });
      continue;
    }
    found.base += base;
    found.head += head;
    if (moved3 > found.most) Object.assign(found, { stack: sites, at: at3, most: moved3 });
  }
  return [...blamed.values()];
}

// src/judge/site.ts
function siteOf(frame, modules) {
  const own2 = repositoryFile(frame.file, modules);
  const name = plainName(frame.function);
  const origin = own2 !== null ? "own" : originOf(frame.file);
  return {
    function: name,
    file: own2 ?? frame.file,
    line: frame.line,
    startLine: frame.startLine,
    origin,
    isTest: own2?.endsWith("_test.go") === true,
    isHarness: isSentinel(name) || origin === "standard" && isHarness2(name, frame.file),
    module: origin === "dependency" ? moduleOf(frame.file) : null,
    changed: false,
    touched: null,
    gone: null,
    became: null
  };
}
function originOf(file) {
  if (file.includes("@")) return "dependency";
  const vendored = file.split("/vendor/")[1] ?? file;
  const [first = ""] = vendored.split("/");
  return first.includes(".") && vendored.includes("/") ? "dependency" : "standard";
}
function moduleOf(file) {
  return /^[^@]+@[^/]+/.exec(file)?.[0] ?? null;
}
function isHarness2(name, file) {
  return file.startsWith("testing/") || file === "_testmain.go" || name === "main.main" || name.startsWith("runtime.") || name.startsWith("internal/runtime/");
}
function changedModules(base, head) {
  const versions = (sites) => new Set(sites.flatMap(({ module }) => module === null ? [] : [module]));
  const [before, after] = [versions(base), versions(head)];
  const differing2 = [...before, ...after].filter((module) => !before.has(module) || !after.has(module));
  return new Set(differing2.map(modulePath));
}
function modulePath(module) {
  return module.slice(0, module.indexOf("@"));
}

// src/judge/rows.ts
function newIds() {
  return { names: /* @__PURE__ */ new Map(), places: /* @__PURE__ */ new Map() };
}
function joinRows(tables, world, ids = newIds()) {
  const { baseSites, headSites, modules, functions } = sitesOf2(tables, world);
  const rows = /* @__PURE__ */ new Map();
  const add = (side, sites) => {
    const table2 = tables[side];
    const calls = sites.map((site) => intern(ids.names, nameKey(site)));
    const keys = sites.map(
      (site) => intern(ids.places, `${nameKey(site)}
${site.gone ?? ""}${site.line}
${site.file}`)
    );
    for (let row = 0; row < table2.count; row++) {
      const value = table2.values[row] ?? 0;
      if (value === 0) continue;
      const stack = [...table2.stack.subarray(table2.stackStart[row], table2.stackStart[row + 1])];
      while (stack.length > 0 && sites[stack.at(-1) ?? 0]?.isHarness === true) stack.pop();
      const key2 = stack.map((frame) => keys[frame]).join();
      let found = rows.get(key2);
      if (found === void 0) {
        found = {
          sites: stack.flatMap((frame) => sites[frame] ?? []),
          key: key2,
          calls: stack.map((frame) => calls[frame]).join(),
          base: 0,
          head: 0
        };
        rows.set(key2, found);
      }
      found[side] += value;
    }
  };
  add("head", headSites);
  const inHead2 = inHeadBy(functions, headSites, world.diff, modules);
  add("base", baseSites.map(inHead2));
  return [...rows.values()];
}
function sitesOf2(tables, world) {
  const baseSites = tables.base.frames.map((frame) => siteOf(frame, world.modules.base));
  const plainHeads = tables.head.frames.map((frame) => siteOf(frame, world.modules.head));
  const modules = changedModules(baseSites, plainHeads);
  const headSites = asChanged(plainHeads, world.diff, modules);
  return { baseSites, headSites, modules, functions: matchFunctions(baseSites, headSites, world.diff) };
}
function renamedFunctions(tables, world) {
  const { functions } = sitesOf2(tables, world);
  return new Map([...functions].flatMap(([name, to]) => to.function === name ? [] : [[name, to.function]]));
}
function nameKey(site) {
  return site.gone === "function" ? `${site.function}
base` : site.function;
}
function intern(ids, key2) {
  const id = ids.get(key2) ?? ids.size;
  ids.set(key2, id);
  return id;
}
function isChanged(site, diff, modules) {
  if (site.origin === "own") return diff?.isChanged(site.file, site.line) === true;
  return site.module !== null && modules.has(modulePath(site.module));
}
function asChanged(sites, diff, modules) {
  const last = /* @__PURE__ */ new Map();
  for (const { function: name, line } of sites) last.set(name, Math.max(line, last.get(name) ?? 0));
  return sites.map((site) => ({
    ...site,
    changed: isChanged(site, diff, modules),
    touched: site.origin === "own" && site.startLine > 0 && diff !== null ? diff.touched(site.file, site.startLine, last.get(site.function) ?? site.line, site.line) : null
  }));
}
function inHeadBy(functions, headSites, diff, modules) {
  const isIn2 = functionsByPlace(headSites);
  return (site) => {
    const to = functions.get(site.function);
    const isOwn = site.origin === "own" && diff !== null;
    const there = isOwn ? diff.toHead(site.file, site.line) ?? diff.rewritten(site.file, site.line) : null;
    if (to === void 0) {
      const changed = site.origin === "own" ? diff !== null : isChanged(site, diff, modules);
      const became2 = isOwn ? there ?? diff.elsewhere(site.file, site.line) : null;
      return { ...site, gone: "function", changed, became: became2 };
    }
    if (!isOwn) {
      const isKnown = to.startLine > 0 && site.startLine > 0;
      const moved3 = { ...to, line: isKnown ? to.startLine + site.line - site.startLine : site.line };
      return { ...moved3, changed: isChanged(moved3, diff, modules) };
    }
    const place = there !== null && isIn2(there, to) ? there : inMovedFunction(site, to, diff);
    if (place !== null) return { ...to, ...place, changed: diff.isChanged(place.file, place.line) };
    const became = there ?? diff.elsewhere(site.file, site.line);
    return { ...site, function: to.function, startLine: to.startLine, gone: "line", changed: true, became };
  };
}
function inMovedFunction(site, to, diff) {
  const { file, startLine } = site;
  const start = diff.toHead(file, startLine) ?? diff.rewritten(file, startLine);
  if (start?.file === to.file && start.line === to.startLine) return null;
  return diff.moved({ file, line: startLine }, { file: to.file, line: to.startLine }, site.line);
}
function functionsByPlace(sites) {
  const starts = /* @__PURE__ */ new Map();
  const keyOf6 = ({ file }, of) => `${closureDepth(of)} ${file}`;
  for (const site of sites) {
    const key2 = keyOf6(site, site);
    const found = starts.get(key2);
    if (found === void 0) starts.set(key2, [site.startLine]);
    else found.push(site.startLine);
  }
  for (const [key2, lines] of starts)
    starts.set(
      key2,
      [...new Set(lines)].sort((a, b) => a - b)
    );
  return (place, of) => {
    if (place.file !== of.file) return false;
    const lines = starts.get(keyOf6(place, of)) ?? [];
    const last = lines[countBelow(lines, place.line + 1) - 1];
    return last === void 0 || last === of.startLine;
  };
}

// src/judge/settle.ts
function settle(rows, others2 = []) {
  const inOther = new Map(others2.map((row) => [row.key, row]));
  const isLikest = (loss, gain) => {
    const [from, to] = [inOther.get(loss.key)?.base, inOther.get(gain.key)?.head];
    return from !== void 0 && to !== void 0 && isEqual(from, to);
  };
  const vanished = new Set(rows.filter(({ head }) => head === 0));
  const appeared = new Set(rows.filter(({ base }) => base === 0));
  const lines = [(row) => withCalls(lineOf(row), row), lineAndLeafOf, lineOf];
  const cancel = (isAlike) => {
    cancelEqual(vanished, appeared, (loss, gain) => isLikest(loss, gain) && isAlike(loss, gain));
    cancelEqual(vanished, appeared, isAlike);
  };
  for (const keyOf6 of lines) cancel((loss, gain) => isSame2(keyOf6(loss), keyOf6(gain)));
  for (const keyOf6 of lines) for (const group of grouped2(rows, keyOf6)) transfer(group, vanished, noRows);
  const likenesses2 = [
    (row) => row.calls,
    (row) => `${functionAt2(row, 0)}
${siteFunction(row)}`,
    siteFunction
  ];
  for (const keyOf6 of likenesses2) cancel((loss, gain) => keyOf6(loss) === keyOf6(gain));
  cancel(isMoveOfLine);
  cancel(isMove);
  for (const keyOf6 of likenesses2) {
    for (const group of grouped2(rows, keyOf6)) transfer(group, vanished, appeared);
  }
}
var noRows = /* @__PURE__ */ new Set();
function lineOf(row) {
  return placeAt(row, siteIndex(row.sites));
}
function lineAndLeafOf(row) {
  const at3 = siteIndex(row.sites);
  const place = placeAt(row, at3);
  return place === null ? null : `${place}
${at3 === 0 ? "" : functionAt2(row, 0)}`;
}
function placeAt({ sites }, index) {
  const site = sites[index];
  const place = site?.gone === null ? site : site?.became;
  return place === null || place === void 0 ? null : `${place.file}
${place.line}`;
}
function withCalls(line, { calls }) {
  return line === null ? null : `${line}
${calls}`;
}
function isSame2(a, b) {
  return a !== null && a === b;
}
function grouped2(rows, keyOf6) {
  const groups = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const key2 = keyOf6(row);
    if (key2 === null) continue;
    const group = groups.get(key2);
    if (group === void 0) groups.set(key2, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
function transfer(group, vanished, appeared) {
  const gains = group.filter((row) => row.head > row.base).sort(byGain);
  const successor = gains.find((row) => appeared.has(row));
  let next = 0;
  for (const loss of group) {
    if (loss.head >= loss.base) continue;
    for (let gain = gains[next]; gain !== void 0 && loss.base > loss.head; gain = gains[next]) {
      const spare2 = loss.base - loss.head;
      const wanted = gain.head - gain.base;
      if (spare2 <= wanted) {
        gain.base += spare2;
        loss.base = loss.head;
      } else {
        gain.base = gain.head;
        loss.base -= wanted;
      }
      if (spare2 >= wanted) next++;
    }
    if (successor !== void 0 && vanished.has(loss)) {
      successor.base += loss.base - loss.head;
      loss.base = loss.head;
    }
  }
}
function byGain(a, b) {
  return b.head - b.base - (a.head - a.base);
}
function cancelEqual(vanished, appeared, isAlike) {
  const gains = [...appeared].filter((row) => row.head > row.base).sort(byGain).slice(0, mostMoves);
  const losses = [...vanished].filter((row) => row.base > row.head).sort((a, b) => -byGain(a, b)).slice(0, mostMoves);
  for (const loss of losses) {
    const amount2 = loss.base - loss.head;
    const found = gains.findIndex((row) => {
      const gained = row.head - row.base;
      return isEqual(gained, amount2) && isAlike(loss, row);
    });
    const gain = gains[found];
    if (gain === void 0) continue;
    gain.base += amount2;
    loss.base = loss.head;
    gains.splice(found, 1);
  }
}
function isEqual(a, b) {
  return Math.abs(a - b) <= moveTolerance * Math.max(a, b);
}
function isMoveOfLine(loss, gain) {
  const [from, to] = [siteIndex(loss.sites), siteIndex(gain.sites)];
  return isSame2(placeAt(loss, from + 1), placeAt(gain, to)) || isSame2(placeAt(loss, from), placeAt(gain, to + 1));
}
function isMove(loss, gain) {
  const [from, to] = [siteIndex(loss.sites), siteIndex(gain.sites)];
  if (from < 0 || to < 0) return false;
  const callers = [functionAt2(loss, from + 1), functionAt2(gain, to + 1)];
  return (
    // The same library function is called from elsewhere.
    from > 0 && to > 0 && functionAt2(loss, 0) === functionAt2(gain, 0) || callers[0] === callers[1] || // Taken out into a function of its own, or put back.
    callers[1] === siteFunction(loss) || callers[0] === siteFunction(gain)
  );
}
function siteFunction(row) {
  return functionAt2(row, siteIndex(row.sites));
}
function siteFunctionCaller(row) {
  const at3 = siteIndex(row.sites);
  return at3 < 0 || row.sites[at3 + 1] === void 0 ? null : functionAt2(row, at3 + 1);
}
function functionAt2({ sites }, index) {
  const site = sites[index];
  return site === void 0 ? "" : nameKey(site);
}

// src/judge/blamed-lines.ts
function settledRows({ base, head }, others2, world) {
  const ids = newIds();
  const rows = joinRows({ base: base.table, head: head.table }, world, ids);
  settle(
    rows,
    others2 === null ? [] : joinRows({ base: others2.base.table, head: others2.head.table }, world, ids)
  );
  return rows;
}
function gainOf(rows) {
  return rows.reduce((sum4, row) => sum4 + row.head - row.base, 0);
}
function allocatingLines(rows, change, sign, unit) {
  const least2 = Math.max(culpritShare * change, Math.min(culpritFloor[unit], change / 2));
  return largest2(blameLines(rows), sign, () => least2, unit);
}
function largest2(blamed, sign, least2, unit) {
  const gain = ({ base, head }) => sign * (head - base);
  return blamed.map(withoutNoise).filter((of) => gain(of) >= least2(of)).sort((a, b) => gain(b) - gain(a) || order(a.site, b.site)).map((of) => culprit(of, unit)).filter((of) => gain(of) > 0).slice(0, mostCulprits);
}
function withoutNoise(of) {
  const least2 = rest * Math.max(of.base, of.head);
  const cleaned = (amount2) => amount2 > least2 && amount2 > 0 ? amount2 : 0;
  return { ...of, base: cleaned(of.base), head: cleaned(of.head) };
}
var rest = 1e-9;
function order(a, b) {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
function culprit({ site, base, head, stack, at: at3 }, unit) {
  const inDiff = site.changed && site.origin === "own";
  return {
    function: site.function,
    file: site.file,
    line: site.line,
    unit,
    base: toldAmount(base, unit),
    head: toldAmount(head, unit),
    own: site.origin === "own",
    inDiff,
    ...inDiff || site.touched === null ? {} : { changedAt: site.touched },
    sampled: unit === "sec/op",
    // Which of the many places below a line a sample falls on is chance: what the line calls is not.
    path: unit === "sec/op" ? pathOf(stack.slice(Math.max(at3 - 1, 0)), Math.min(at3, 1)) : pathOf(stack, at3)
  };
}
function toldAmount(amount2, unit) {
  if (unit === "sec/op") return Number(amount2.toPrecision(3));
  return Math.abs(amount2) >= 100 ? Math.round(amount2) : Math.round(amount2 * 100) / 100;
}
var pathEnd = 12;
function pathOf(stack, at3) {
  const path = [];
  for (let index = stack.length - 1; index >= 0; index--) {
    const site = stack[index];
    const seen2 = path.findIndex((call) => call.function === site.function && call.line === site.line);
    if (seen2 >= 0 && !path.slice(seen2 + 1).includes(stack[at3])) path.length = seen2;
    path.push(site);
  }
  const kept = path.filter(
    (site, index) => index < pathEnd || index >= path.length - pathEnd || site === stack[at3]
  );
  return kept.map(({ function: name, file, line, origin }) => ({
    function: name,
    file,
    line,
    own: origin === "own"
  }));
}

// src/judge/once.ts
function onceLines(unit, missing6, profiles3, others2, { head: { iterations } }, world) {
  const operations = iterations.get("screen") ?? null;
  const once4 = operations === null || missing6 === 0 ? null : shared(profiles3, operations);
  if (once4 === null || operations === null) return [];
  const sign = Math.sign(missing6);
  const rows = settledRows(once4, others2 === null ? null : shared(others2, operations), world);
  const lines = allocatingLines(rows, Math.abs(missing6), sign, unit);
  const tolerance = Math.max(unitGapShare * Math.abs(missing6), unit === "B/op" ? truncatedBytes : 1);
  const isAll = (amount2) => Math.abs(Math.abs(missing6) - amount2) <= tolerance;
  const alone = lines.filter(({ base, head }) => isAll(sign * (head - base)));
  const named2 = isAll(sign * gainOf(rows)) ? lines : alone.length === 1 ? alone : [];
  return named2.map((line) => ({ ...line, onceIn: operations }));
}
function shared({ base, head }, operations) {
  const [before, after] = [base.once?.() ?? null, head.once?.() ?? null];
  const some = before ?? after;
  if (base.once === void 0 || head.once === void 0 || some === null) return null;
  const part = (table2) => ({
    ...table2 ?? some,
    values: (table2 ?? some).values.map((value) => table2 === null ? 0 : value / operations)
  });
  return { base: { ...base, table: part(before) }, head: { ...head, table: part(after) } };
}

// src/judge/sampling.ts
function sampleWorth({ operations, period }) {
  return period / (slopeInformation * operations);
}
function samplingVariance(amount2, worth2) {
  return (Math.max(0, amount2) / worth2 + 1) * worth2 ** 2;
}
function sampledSeconds({ table: table2 }) {
  const nanoseconds2 = table2.values.reduce((sum4, value) => sum4 + value, 0);
  return Math.max(0, nanoseconds2) * 1e-9;
}
function samplingError(seconds2, profile2) {
  return Math.sqrt(samplingVariance(seconds2, sampleWorth(profile2) * 1e-9));
}
function shareVariance(share3, samples) {
  const count = Math.max(1, samples);
  const part = (Math.min(1, Math.max(0, share3)) * count + 1) / (count + 2);
  return part * (1 - part) / count;
}

// src/judge/spread.ts
function spreadOf2(values2) {
  const n = values2.length;
  if (n === 0) return { center: 0, lo: 0, hi: 0, n };
  const center = values2.reduce((sum4, value) => sum4 + value, 0) / n;
  const [lo, hi] = extremesOf(values2);
  return { center, lo, hi, n };
}
function varianceOfMean(values2) {
  const n = values2.length;
  if (n < 2) return 0;
  const { center } = spreadOf2(values2);
  return values2.reduce((sum4, value) => sum4 + (value - center) ** 2, 0) / (n - 1) / n;
}
function standsOut(values2, { least: least2, errors, sampling = 0 }) {
  const [base, head] = [spreadOf2(values2.base), spreadOf2(values2.head)];
  if (base.n < 2 || head.n < 2) return "none";
  const difference = head.center - base.center;
  const variance = Math.max(varianceOfMean(values2.base) + varianceOfMean(values2.head), sampling);
  if (Math.abs(difference) < least2 || Math.abs(difference) <= errors * Math.sqrt(variance)) return "none";
  if (head.lo > base.hi) return "more";
  return head.hi < base.lo ? "less" : "none";
}

// src/judge/sampled-time.ts
function sampledTime(rows, seconds2, profiles3, procs, renamed = /* @__PURE__ */ new Map()) {
  const total = { base: sum(rows, "base"), head: sum(rows, "head") };
  const shared2 = seconds2 !== null && isAccountedFor(total, seconds2) ? seconds2 : null;
  const factor = shared2 === null ? { base: worth(total, seconds2, procs, "base"), head: worth(total, seconds2, procs, "head") } : { base: shared2.base / total.base, head: shared2.head / total.head };
  const variance = (amount2, side) => {
    const each = sampleWorth(profiles3[side]);
    const whole = factor[side] * total[side];
    if (shared2 === null || whole <= 0) return samplingVariance(amount2, factor[side] * each);
    return whole ** 2 * shareVariance(amount2 / whole, total[side] / each);
  };
  const parts = {
    base: (profiles3.base.parts ?? []).map((part) => partOf(part, renamed)),
    head: (profiles3.head.parts ?? []).map((part) => partOf(part, noNames))
  };
  const spreadOf4 = (side, name) => varianceOfMean(
    parts[side].map(({ below: below2, total: all }) => {
      const value = below2.get(name) ?? 0;
      return shared2 !== null && all > 0 ? value / all * shared2[side] : value * factor[side];
    })
  );
  return {
    rows: rows.map((row) => ({ ...row, base: row.base * factor.base, head: row.head * factor.head })),
    errorOf: (of) => Math.sqrt(
      sides.reduce(
        (all, side) => all + Math.max(variance(of[side], side), spreadOf4(side, of.site.function)),
        0
      )
    )
  };
}
function worth(total, seconds2, procs, side) {
  if (seconds2 === null || total[side] <= 0) return 1e-9;
  return Math.min(1e-9, procs * seconds2[side] / total[side]);
}
function isAccountedFor(total, seconds2) {
  const seen2 = { base: total.base * 1e-9 / seconds2.base, head: total.head * 1e-9 / seconds2.head };
  return Math.min(seen2.base, seen2.head) >= leastExplained && Math.min(seen2.base / seen2.head, seen2.head / seen2.base) >= leastExplained;
}
var noNames = /* @__PURE__ */ new Map();
function sum(rows, side) {
  return rows.reduce((all, row) => all + row[side], 0);
}
function partOf({ frames, count, stackStart, stack, values: values2 }, renamed) {
  const names = frames.map((frame) => {
    const name = plainName(frame.function);
    return renamed.get(name) ?? name;
  });
  const below2 = /* @__PURE__ */ new Map();
  let total = 0;
  for (let row = 0; row < count; row++) {
    const value = values2[row] ?? 0;
    total += value;
    const onStack = /* @__PURE__ */ new Set();
    for (const frame of stack.subarray(stackStart[row], stackStart[row + 1])) onStack.add(names[frame] ?? "");
    for (const name of onStack) below2.set(name, (below2.get(name) ?? 0) + value);
  }
  return { below: below2, total };
}

// src/judge/culprit.ts
var sources = {
  "B/op": { kind: "heap", type: "alloc_space" },
  "allocs/op": { kind: "heap", type: "alloc_objects" },
  "sec/op": { kind: "cpu", type: "cpu" },
  "heap-kept-B/op": { kind: "heap", type: "inuse_space" }
};
function explain(change, benchmarks, world) {
  const { culprits, caveats } = explained(change, benchmarks, world);
  const isLack = ({ code }) => change.change === "improvement" && code === "profile-missing";
  return { culprits, caveats: caveats.filter((caveat) => !isLack(caveat)) };
}
function explained(change, benchmarks, world) {
  const { unit } = change.metric;
  const amounts3 = amountsOf(change);
  if (change.change !== "regression" && change.change !== "improvement") return nothing2;
  if (amounts3 === null || amounts3.base === amounts3.head || !isSource(unit)) return nothing2;
  try {
    if (unit === "sec/op") return explainTime(amounts3, benchmarks, world);
    const found = explainAllocations(unit, amounts3.head - amounts3.base, benchmarks, world);
    const { culprits, caveats } = found;
    if (unit !== "allocs/op" || found.isExplained) return { culprits, caveats };
    const sign = Math.sign(amounts3.head - amounts3.base);
    const bytes = explainAllocations("B/op", movedBytes(benchmarks, sign), benchmarks, world, sign);
    return { culprits: bytes.culprits.length > 0 ? bytes.culprits : culprits, caveats };
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
    return { culprits: [], caveats: [{ code: "profile-failed", facts: { ...error.facts, unit } }] };
  }
}
function movedBytes({ base, head }, sign) {
  const [before, after] = [valuesOf(base.samples.get("B/op")), valuesOf(head.samples.get("B/op"))];
  if (before.length === 0 || after.length === 0) return null;
  const moved3 = median(after) - median(before);
  return Math.sign(moved3) === sign ? moved3 : null;
}
var nothing2 = { culprits: [], caveats: [] };
function isSource(unit) {
  return Object.hasOwn(sources, unit);
}
function profilesOf(unit, benchmarks) {
  const { kind, type } = sources[unit];
  const base = benchmarks.base.stacks(kind, type);
  const head = benchmarks.head.stacks(kind, type);
  if (base !== null && head !== null) return { base, head };
  const missing6 = [...base === null ? ["base"] : [], ...head === null ? ["head"] : []];
  return { code: "profile-missing", facts: { kind, sides: missing6 } };
}
function explainAllocations(unit, moved3, benchmarks, world, sign = Math.sign(moved3 ?? 0)) {
  const profiles3 = profilesOf(unit, benchmarks);
  if ("code" in profiles3) return { culprits: [], caveats: [profiles3], isExplained: false };
  const other = unit === "heap-kept-B/op" ? null : profilesOf(unit === "B/op" ? "allocs/op" : "B/op", benchmarks);
  const beside2 = other === null || "code" in other ? null : other;
  const rows = settledRows(profiles3, beside2, world);
  const total = gainOf(rows);
  const change = Math.abs(moved3 ?? total);
  const culprits = allocatingLines(rows, change, sign, unit);
  const allowed = Math.max(unitGapShare * change, unit === "allocs/op" ? 1 : 2 * culpritFloor[unit]);
  const isFar = unit !== "heap-kept-B/op" && moved3 !== null && Math.abs(moved3 - total) > allowed;
  const isGap = moved3 !== null && (culprits.length === 0 || isFar);
  if (isGap && unit !== "heap-kept-B/op" && Math.sign(moved3 - total) === sign) {
    const once4 = onceLines(unit, moved3 - total, profiles3, beside2, benchmarks, world);
    const named2 = [...culprits, ...once4].slice(0, mostCulprits);
    if (once4.length > 0) return { culprits: named2, caveats: [], isExplained: true };
  }
  return {
    culprits,
    isExplained: culprits.length > 0 && Math.abs((moved3 ?? total) - total) <= unitGapShare * change,
    caveats: isGap ? [{ code: "profile-unit-gap", facts: { unit, explained: toldAmount(total, unit), total: moved3 } }] : []
  };
}
function isUnseen({ base, head }, seconds2) {
  const sampled = { base: sampledSeconds(base), head: sampledSeconds(head) };
  const sign = Math.sign(seconds2.head - seconds2.base);
  const error = Math.hypot(samplingError(sampled.base, base), samplingError(sampled.head, head));
  const most2 = sign * (sampled.head - sampled.base) + changedLineErrors * error;
  return most2 < Math.abs(seconds2.head - seconds2.base) / 2;
}
function explainTime(seconds2, benchmarks, world) {
  const profiles3 = profilesOf("sec/op", benchmarks);
  if ("code" in profiles3) return { culprits: [], caveats: [profiles3] };
  const { procs } = benchmarks.head.id;
  if (isUnseen(profiles3, seconds2))
    return { culprits: [], caveats: [{ code: "profile-not-moved", facts: {} }] };
  return { culprits: slowFunctions(profiles3, seconds2, world, procs), caveats: [] };
}
function allocatingThrough(profiles3, others2, unit, world) {
  const rows = settledRows(profiles3, others2, world);
  const gained = gainOf(rows);
  return gained > 0 ? allocatingLines(rows, gained, 1, unit) : [];
}
function slowThrough(profiles3, world) {
  return slowFunctions(profiles3, null, world, 1).filter(({ base, head }) => head > base);
}
function slowFunctions(profiles3, seconds2, world, procs) {
  const tables = { base: profiles3.base.table, head: profiles3.head.table };
  const renamed = renamedFunctions(tables, world);
  const sampled = sampledTime(joinRows(tables, world), seconds2, profiles3, procs, renamed);
  const change = seconds2 === null ? gainOf(sampled.rows) : seconds2.head - seconds2.base;
  settle(sampled.rows);
  const isSeen = (of) => Math.abs(of.head - of.base) > changedLineErrors * sampled.errorOf(of);
  const least2 = (of) => Math.max(sampledCulpritShare * Math.abs(change), sampledErrors * sampled.errorOf(of));
  return largest2(blameFunctions(sampled.rows, isSeen), Math.sign(change), least2, "sec/op");
}

// src/judge/edited.ts
var profiles = {
  "sec/op": { kind: "cpu", type: "cpu" },
  "B/op": { kind: "heap", type: "alloc_space" },
  "allocs/op": { kind: "heap", type: "alloc_objects" }
};
function editedIn(unit, { base, head }, world) {
  if (world.diff === null || !isProfiled(unit)) return null;
  const { kind, type } = profiles[unit];
  try {
    const [before, after] = [base.stacks(kind, type), head.stacks(kind, type)];
    return before === null || after === null ? null : editedOf({ base: before.table, head: after.table }, world);
  } catch (error) {
    if (error instanceof GateError && error.code === "profile-invalid") return null;
    throw error;
  }
}
function isProfiled(unit) {
  return Object.hasOwn(profiles, unit);
}
function editedOf(tables, world) {
  const { baseSites, headSites } = sitesOf2(tables, world);
  const before = new Set(baseSites.map(({ module }) => module === null ? "" : modulePath(module)));
  const edited = new Map(world.changedFunctions.map((of) => [startOf(of.file, of.line), of]));
  const edits = headSites.map((site) => editOf(site, before, edited, world.diff));
  const { head } = tables;
  const found = /* @__PURE__ */ new Map();
  for (let row = 0; row < head.count; row++) {
    const onStack = /* @__PURE__ */ new Set();
    for (const frame of head.stack.subarray(head.stackStart[row], head.stackStart[row + 1])) {
      const edit = edits[frame];
      if (edit === void 0 || edit === null) continue;
      const name = edit.site.module ?? edit.site.function;
      const known3 = found.get(name) ?? { edit, amount: 0 };
      if (edit.site.changed && !known3.edit.site.changed) known3.edit = edit;
      if (!onStack.has(name)) known3.amount += head.values[row] ?? 0;
      onStack.add(name);
      found.set(name, known3);
    }
  }
  if (found.size === 0 && world.changedFunctions.length === 0) return null;
  const byAmount = [...found.values()].sort((a, b) => b.amount - a.amount).map(({ edit }) => edit);
  const told = byAmount.slice(0, mostEdited);
  return {
    functions: told.flatMap(
      ({ site: { module, function: name, file }, line }) => module === null ? [{ function: name, file, line }] : []
    ),
    modules: told.flatMap(({ site: { module } }) => module === null ? [] : [modulePath(module)]),
    more: byAmount.length - told.length
  };
}
function editOf(site, before, edited, diff) {
  const { origin, module, isHarness: isHarness5, changed, file, line, startLine } = site;
  if (isHarness5) return null;
  if (origin !== "own")
    return module !== null && changed && before.has(modulePath(module)) ? { site, line } : null;
  if (changed) return { site, line };
  if (site.touched !== null) return { site, line: site.touched };
  const around = edited.get(startOf(file, startLine));
  if (around === void 0) return null;
  return { site, line: diff?.touched(file, around.line, around.endLine, line) ?? around.line };
}
function startOf(file, line) {
  return `${line}
${file}`;
}

// src/compiler/compare.ts
function compareCompiled(base, head, lines) {
  const before = matchFunctions2(base.functions, head.functions, lines);
  const changed = changedFunctions(base, head, before, lines);
  const found = ({ line }) => {
    const of = functionAt3(head.functions, line);
    return { function: of, inChanged: of !== null && changed.has(of) || lines.isChanged(line) };
  };
  const keyOfBase = (line) => {
    const of = functionAt3(base.functions, line);
    const now = of === null ? null : before.get(of) ?? null;
    return now === null ? `gone ${of?.name ?? ""}` : `${now.line}`;
  };
  const keyOfHead = (line) => `${functionAt3(head.functions, line)?.line ?? "gone "}`;
  const onBase = (items) => items.map((item) => ({ item, line: lines.toHead(item.line), in: keyOfBase(item.line) }));
  const inHead2 = (items) => items.map((item) => ({ item, line: item.line, in: keyOfHead(item.line) }));
  const escapes2 = newOnes(
    onBase(onePerPlace(base.diagnostics.escapes)),
    inHead2(onePerPlace(head.diagnostics.escapes)),
    ({ value }) => value,
    lastStep
  );
  const refused = newOnes(
    onBase(base.diagnostics.refused),
    inHead2(head.diagnostics.refused),
    ({ callee }) => callee,
    () => ""
  );
  return {
    escapes: escapes2.map((escape) => ({ ...found(escape), escape })),
    inlining: lostInlining(base, head, before).map((of) => ({ ...found(of.inlining), ...of })),
    refused: refused.map((call) => ({ ...found(call), call }))
  };
}
function functionAt3(functions, line) {
  let [low, high] = [0, functions.length];
  while (low < high) {
    const middle2 = low + high >>> 1;
    if ((functions[middle2]?.line ?? Infinity) <= line) low = middle2 + 1;
    else high = middle2;
  }
  const last = functions[low - 1];
  return last !== void 0 && line <= last.endLine ? last : null;
}
function matchFunctions2(base, head, lines) {
  const byLine = new Map(head.map((of) => [of.line, of]));
  const byName = /* @__PURE__ */ new Map();
  for (const of of head) byName.set(of.name, byName.has(of.name) ? null : of);
  const matched = /* @__PURE__ */ new Map();
  const taken = /* @__PURE__ */ new Set();
  const match = (from, to) => {
    if (to === null || to === void 0 || taken.has(to)) return;
    matched.set(from, to);
    taken.add(to);
  };
  for (const from of base) match(from, byLine.get(lines.toHead(from.line) ?? 0));
  for (const from of base) if (!matched.has(from)) match(from, byName.get(from.name));
  return matched;
}
function changedFunctions(base, head, matched, lines) {
  const any = ({ line, endLine }, holds) => {
    for (let at3 = line; at3 <= endLine; at3++) if (holds(at3)) return true;
    return false;
  };
  const changed = new Set(head.functions.filter((of) => any(of, (line) => lines.isChanged(line))));
  for (const of of base.functions) {
    const now = matched.get(of);
    if (now !== void 0 && any(of, (line) => lines.toHead(line) === null)) changed.add(now);
  }
  const known3 = new Set(matched.values());
  for (const of of head.functions) if (!known3.has(of)) changed.add(of);
  return changed;
}
function newOnes(base, head, textOf4, reasonOf4) {
  const likenesses2 = [
    (of) => `${of.line ?? "gone"}
${textOf4(of.item)}
${reasonOf4(of.item)}`,
    (of) => `${of.line ?? "gone"}
${textOf4(of.item)}`,
    (of) => `${of.in}
${textOf4(of.item)}
${reasonOf4(of.item)}`,
    (of) => `${of.in}
${textOf4(of.item)}`
  ];
  let [left, right] = [base, head];
  for (const likeness2 of likenesses2) [left, right] = withoutPairs(left, right, likeness2);
  return right.map(({ item }) => item);
}
function withoutPairs(base, head, keyOf6) {
  const count = /* @__PURE__ */ new Map();
  for (const of of head) count.set(keyOf6(of), (count.get(keyOf6(of)) ?? 0) + 1);
  const met = /* @__PURE__ */ new Map();
  const take = (from, key2) => {
    const left = from.get(key2) ?? 0;
    if (left > 0) from.set(key2, left - 1);
    return left > 0;
  };
  const restOfBase = base.filter((of) => {
    const key2 = keyOf6(of);
    if (!take(count, key2)) return true;
    met.set(key2, (met.get(key2) ?? 0) + 1);
    return false;
  });
  return [restOfBase, head.filter((of) => !take(met, keyOf6(of)))];
}
function onePerPlace(escapes2) {
  const seen2 = /* @__PURE__ */ new Map();
  for (const escape of escapes2) {
    const { line, column, value, inlinedFrom } = escape;
    const key2 = `${line} ${column} ${inlinedFrom?.file ?? ""} ${inlinedFrom?.line ?? 0} ${inlinedFrom?.column ?? 0} ${value}`;
    if (!seen2.has(key2)) seen2.set(key2, escape);
  }
  return [...seen2.values()];
}
function lastStep({ steps }) {
  const last = steps.at(-1);
  return last === void 0 ? "" : `${last.how} ${calleeOf(last.expression) ?? last.expression}`;
}
function calleeOf(expression) {
  const callee = /^((?:\(\*?[\w.\[\],/ ]+\)\.)?[\p{L}_][\p{L}\p{Nd}_.]*)(?:\[[^()]*\])?\(.*\)$/su.exec(
    expression
  )?.[1];
  return callee === void 0 || callee.length > 100 ? null : callee;
}
function lostInlining(base, head, matched) {
  const [before, after] = [ofFunctions(base), ofFunctions(head)];
  const inOrder3 = [...matched].sort(by(([, { line }]) => line));
  return inOrder3.flatMap(([from, to]) => {
    const were = before.get(from) ?? [];
    const refused = after.get(to)?.find(({ refusal }) => refusal !== null);
    if (were.length === 0 || refused === void 0) return [];
    return were.some(({ refusal }) => refusal !== null) ? [] : [{ function: to, inlining: refused }];
  });
}
function ofFunctions({
  functions,
  diagnostics
}) {
  const found = /* @__PURE__ */ new Map();
  for (const inlining of diagnostics.inlining) {
    const of = functionAt3(functions, inlining.line);
    if (of === null) continue;
    const [first] = found.get(of) ?? [];
    const order2 = first === void 0 ? -1 : inlining.line - first.line || inlining.column - first.column;
    if (order2 < 0) found.set(of, [inlining]);
    else if (order2 === 0) found.get(of)?.push(inlining);
  }
  return found;
}

// src/judge/escapes.ts
function compilerExplainer(evidence, diff) {
  const world = worldOf(evidence, diff);
  return (change) => {
    if (world === null || change.change !== "regression") return change;
    return { ...change, culprits: change.culprits.map((culprit3) => explained2(culprit3, world)) };
  };
}
function worldOf({ base, head }, diff) {
  if (diff === null || base.manifest.go.version !== head.manifest.go.version) return null;
  const known3 = /* @__PURE__ */ new Map();
  const compare = (file) => {
    const now = head.compiled(file);
    const was = baseFile(file, diff);
    const before = base.compiled(was);
    if (now === null || before === null) return null;
    const change = compareCompiled(before, now, {
      toHead: (line) => {
        const place = diff.toHead(was, line);
        return place?.file === file ? place.line : null;
      },
      isChanged: (line) => diff.isChanged(file, line)
    });
    const escapes2 = new Map(now.diagnostics.escapes.map((of) => [`${of.line} ${of.column}`, of]));
    return { change, escapes: escapes2 };
  };
  return {
    compared: (file) => {
      let found = known3.get(file);
      if (found === void 0) known3.set(file, found = compare(file));
      return found;
    },
    fileOf: (name) => repositoryFile(name, head.manifest.modules)
  };
}
function baseFile(file, diff) {
  return diff.changes.find(({ head }) => head === file)?.base ?? file;
}
function explained2(culprit3, world) {
  if (!culprit3.own || culprit3.waiting !== void 0 || culprit3.left !== void 0) return culprit3;
  const escapes2 = escapesFor(culprit3, world);
  const isInliningAsked = culprit3.sampled || escapes2.length === 0 && isReturned(culprit3, world);
  const because = [...escapes2, ...isInliningAsked ? inliningFor(culprit3, world) : []].slice(0, mostReasons);
  return because.length === 0 ? culprit3 : { ...culprit3, because };
}
function escapesFor(culprit3, world) {
  const here = { file: culprit3.file, line: culprit3.line };
  const onLine = [];
  const through = [];
  for (const file of filesOf(culprit3)) {
    const compared = world.compared(file);
    if (compared === null) continue;
    for (const { escape, inChanged, function: of } of compared.change.escapes) {
      const { inlinedFrom } = escape;
      const valueFile = inlinedFrom === null ? file : world.fileOf(inlinedFrom.file);
      const { line, column } = inlinedFrom ?? escape;
      const value = { file: valueFile, line, column };
      const call = { file, line: escape.line };
      const isInlined = inlinedFrom !== null;
      const onPath = !isInlined || culprit3.path.some((at3) => isSame3(at3, call));
      const place = valueFile === null ? { ...call, column: escape.column } : { ...value, file: valueFile };
      const because = escapeOf2(escape, compared, place, valueFile !== null && isInlined ? call : null);
      if (onPath && (isSame3(here, value) || isSame3(here, call))) onLine.push(because);
      else if (!isInlined && inChanged && file === culprit3.file && of !== null) {
        const isInside = of.line <= culprit3.line && culprit3.line <= of.endLine;
        const passes = escape.steps.some(({ line: line2 }) => line2 === culprit3.line);
        if (isInside && (passes || culprit3.sampled)) through.push(because);
      }
    }
  }
  const told = (onLine.length > 0 ? onLine : through).sort(
    by(
      ({ inlinedAt }) => inlinedAt === null ? 0 : 1,
      ({ line }) => line,
      ({ column }) => column
    )
  );
  const seen2 = /* @__PURE__ */ new Set();
  return told.filter(({ file, line, column, value }) => {
    const key2 = `${file} ${line} ${column} ${value}`;
    return !seen2.has(key2) && seen2.add(key2);
  });
}
function isReturned({ file, line }, world) {
  const escapes2 = world.compared(file)?.escapes.values() ?? [];
  return [...escapes2].some((of) => of.line === line && of.steps.at(-1)?.how === "return");
}
function isSame3(a, b) {
  return a.file === b.file && a.line === b.line;
}
function filesOf(culprit3) {
  const way = wayTo(culprit3).filter(({ own: own2 }) => own2);
  return [.../* @__PURE__ */ new Set([culprit3.file, ...way.map(({ file }) => file)])];
}
function wayTo({ path, file, line, function: name }) {
  const at3 = path.findLastIndex((call) => call.file === file && call.line === line && call.function === name);
  return at3 < 0 ? path : path.slice(0, at3 + 1);
}
function escapeOf2(escape, { escapes: escapes2 }, { file, line, column }, inlinedAt) {
  const last = escape.steps.at(-1);
  const isElsewhere = escape.inlinedFrom === null && last !== void 0 && last.line !== line;
  return {
    ...{ kind: "escape", value: valueOf(escape), ...wayOf(escape, escapes2), file, line, column },
    ...isElsewhere ? { leavesAt: last.line } : {},
    inlinedAt
  };
}
function valueOf({ value, inlinedFrom }) {
  const folder = inlinedFrom?.file.split("/").at(-2);
  const [, pkg, name] = /^([\p{L}\p{Nd}_]+)\.([\p{L}\p{Nd}_]+)$/u.exec(value) ?? [];
  return name !== void 0 && pkg === folder ? name : value;
}
function wayOf(escape, escapes2) {
  const last = escape.steps.at(-1);
  if (last === void 0) return { how: "other", callee: null, expression: "", says: "" };
  const { expression, how: says } = last;
  if (says !== "interface-converted") {
    const how = kindOf2(last, escape);
    return { how, callee: how === "argument" ? calleeOf(expression) : null, expression, says };
  }
  const onwards = escapes2.get(`${last.line} ${last.column}`)?.steps.at(-1);
  const callee = onwards?.how === "call parameter" ? calleeOf(onwards.expression) : null;
  return {
    how: "interface",
    callee,
    expression: callee === null ? expression : onwards?.expression ?? "",
    says
  };
}
var kinds = /* @__PURE__ */ new Map([
  ["call parameter", "argument"],
  ["captured by a closure", "closure"],
  ["return", "returned"],
  ["send", "sent"],
  ["assign", "stored"],
  ["assign-pair", "stored"],
  ["map literal key", "stored"],
  ["map literal value", "stored"],
  ["slice-literal-element", "stored"],
  ["too large for stack", "too-large"],
  ["non-constant size", "unknown-size"]
]);
function kindOf2({ how }, { steps }) {
  if (how === "reference" && steps.some((step) => step.how === "captured by a closure")) return "closure";
  return kinds.get(how) ?? "other";
}
function inliningFor(culprit3, world) {
  const found = [];
  for (const call of [...wayTo(culprit3)].reverse()) {
    if (!call.own || call.file.endsWith("_test.go")) continue;
    const change = world.compared(call.file)?.change;
    if (change === void 0) continue;
    for (const { function: of, inlining } of change.inlining) {
      if (functionAt3([of], call.line) === null || isClosure(call)) continue;
      const { refusal, cost: cost2, line, column } = inlining;
      const budget2 = Number(/\bexceeds budget (\d{1,9})$/.exec(refusal ?? "")?.[1] ?? NaN);
      found.push({
        ...{ kind: "inlining", function: call.function, says: refusal ?? "" },
        ...{ cost: cost2, budget: Number.isNaN(budget2) ? null : budget2 },
        ...{ file: call.file, line, column }
      });
    }
    for (const { call: refused } of change.refused) {
      if (refused.line !== call.line) continue;
      const { callee, cost: cost2, budget: budget2, line, column } = refused;
      found.push({ kind: "call", callee, cost: cost2, budget: budget2, file: call.file, line, column });
    }
  }
  return found;
}

// src/judge/doubts.ts
function tolerated(change, judging) {
  const isTolerated = change.outcome === "unproven" && judging?.onUnproven === "pass";
  if (!isTolerated) return change;
  const { metric, smallest } = change;
  const facts = { unit: metric.unit, ...smallest === null ? {} : { smallest } };
  return {
    ...change,
    outcome: "within",
    caveats: [{ code: "unproven-tolerated", facts }, ...change.caveats]
  };
}
function doubtsOf(judged2, suite, packages, evidence, policy) {
  const { base, head } = evidence;
  const ranOnBase = (pkg) => {
    const state = base.packages.get(pkg)?.state;
    return state === "built" || state === "unchanged";
  };
  return {
    broken: judged2.some(({ candidate }) => candidate.broken?.side === "head" && wasFine(candidate)) || packages.some(({ pkg, side }) => side === "head" && ranOnBase(pkg)),
    unmeasured: suite === "unmeasured" || judged2.some(
      ({ candidate, result }) => result.changes.some(({ outcome }) => outcome === "unmeasured") && !isBaseless(candidate) || isLost(candidate, policy)
    ) || packages.some(({ pkg, side }) => side === "base" && head.packages.get(pkg)?.state === "built"),
    nothing: judged2.some(({ candidate: { unreached, sides: sides3 } }) => unreached !== null && isOnBoth(sides3)) && !judged2.some(({ candidate: { sides: sides3 } }) => isMeasured(sides3.base) && isMeasured(sides3.head)),
    baseline: isBaselineMissing(evidence),
    unproven: suite === "unproven" && policy.judging.onUnproven === "fail" || judged2.some(
      ({ result: { id, dir, changes: changes2 } }) => changes2.some(({ outcome }) => outcome === "unproven") && judgingFor(policy, { pkg: id.pkg, dir, name: id.name }).onUnproven === "fail"
    )
  };
}
function isOnBoth({ base, head }) {
  return base !== void 0 && head !== void 0;
}
function isLost({ id, status, broken, sides: { base, head } }, policy) {
  const isGone = broken === null ? status === "removed" || status === "skipped" && base !== void 0 && !skips(base) : broken.side === "base" && head !== void 0 && !isMeasured(head) && !skips(head);
  if (!isGone) return false;
  const subject = { pkg: id.pkg, dir: (head ?? base)?.dir ?? ".", name: id.name };
  return goUnits.some((unit) => activeRule(budgetFor(policy, subject, unit)) !== null);
}
function exitCodeOf(outcome, doubts, policy) {
  if (outcome === "exceeded") return exitCodes.exceeded;
  if (doubts.unproven) return exitCodes.exceeded;
  if (doubts.nothing) return exitCodes.notMeasured;
  if (doubts.broken && policy.onFailed === "fail") return exitCodes.notMeasured;
  if (doubts.baseline && policy.onMissingBaseline === "fail") return exitCodes.notMeasured;
  if (doubts.unmeasured && policy.onUnmeasured === "fail") return exitCodes.notMeasured;
  return exitCodes.passes;
}

// src/judge/findings.ts
function key(rule, ...parts) {
  return [rule, ...parts].join(" ");
}
function budgetFindings({ id, definition, changes: changes2 }) {
  return changes2.filter(({ outcome }) => outcome === "exceeded").map((change) => ({
    rule: budgetRuleOf(change),
    key: key(budgetRuleOf(change), keyOf(id), change.metric.unit),
    level: "error",
    benchmark: id,
    at: budgetPlaceOf(change) ?? definition,
    facts: {
      unit: change.metric.unit,
      ...change.summary.base === void 0 ? {} : { base: change.summary.base.center },
      ...change.summary.head === void 0 ? {} : { head: change.summary.head.center },
      budget: change.budget?.written ?? ""
    }
  }));
}
function budgetRuleOf({ metric }) {
  return profileUnit(metric.unit) === null ? "budget-exceeded" : "profile-budget";
}
function budgetPlaceOf(change) {
  const line = budgetRuleOf(change) === "profile-budget" ? change.culprits.find(({ own: own2 }) => own2) : void 0;
  return line === void 0 ? null : { file: line.file, line: line.line };
}
function culpritFindings(results) {
  const places = /* @__PURE__ */ new Map();
  for (const { id, changes: changes2 } of results) {
    for (const change of changes2) {
      if (change.change !== "regression") continue;
      for (const culprit3 of change.culprits) {
        if (culprit3.waiting !== void 0) continue;
        const place = `${ruleOf(culprit3)} ${culprit3.file} ${culprit3.line} ${culprit3.function}`;
        places.set(place, [...places.get(place) ?? [], { id, change, culprit: culprit3 }]);
      }
    }
  }
  return [...places.values()].map((told) => {
    const [first] = told.sort(
      by(
        ({ change: change2 }) => change2.outcome === "exceeded" ? 0 : 1,
        ({ culprit: culprit4 }) => unitOrder.indexOf(culprit4.unit),
        ({ culprit: culprit4 }) => culprit4.base - culprit4.head,
        ({ id: id2 }) => keyOf(id2)
      )
    );
    const { id, change, culprit: culprit3 } = first;
    const rule = ruleOf(culprit3);
    const others2 = new Set(told.map((of) => keyOf(of.id))).size - 1;
    return {
      rule,
      key: key(rule, culprit3.file, culprit3.function),
      level: change.outcome === "exceeded" ? "error" : "note",
      benchmark: id,
      at: culprit3.own ? { file: culprit3.file, line: culprit3.line } : null,
      facts: {
        function: culprit3.function,
        file: culprit3.file,
        line: culprit3.line,
        unit: culprit3.unit,
        base: culprit3.base,
        head: culprit3.head,
        budget: change.budget?.written ?? "",
        ...culprit3.onceIn === void 0 ? {} : { onceIn: culprit3.onceIn },
        ...others2 > 0 ? { others: others2 } : {},
        ...culprit3.left === void 0 ? {} : standingFacts(culprit3.left)
      }
    };
  });
}
function standingFacts({ waits: waits2, stands, proven }) {
  return {
    waits: waits2,
    ...stands === null ? {} : { standsFile: stands.file, standsLine: stands.line, standsIn: stands.function },
    ...proven === null ? {} : { proven }
  };
}
var unitOrder = [
  "goroutines-left/op",
  "heap-kept-B/op",
  "allocs/op",
  "B/op",
  "sec/op"
];
function ruleOf({ unit }) {
  if (unit === "goroutines-left/op") return "goroutines-left";
  if (unit === "heap-kept-B/op") return "heap-kept";
  return unit === "sec/op" ? "time-in-function" : "allocation-on-line";
}

// src/judge/broken.ts
var levels = { fail: "error", warn: "warning", pass: "note" };
function brokenFinding(candidate, at3, policy, diff) {
  const { id, broken, sides: sides3 } = candidate;
  if (broken === null) return [];
  const { side, trouble } = broken;
  const level = side === "head" && wasFine(candidate) ? levels[policy.onFailed] : "note";
  const isOwn = sides3[side === "both" ? "head" : side]?.troubles.includes(trouble) === true;
  const about = { benchmark: id, level, side, key: [keyOf(id), side] };
  return findingsOf(about, isOwn ? trouble : { ...trouble, dump: () => null }, at3, diff);
}
function brokenPackageFindings(packages, policy, diff) {
  const broken = /* @__PURE__ */ new Map();
  for (const of of packages) {
    const other = broken.get(of.pkg);
    const { message, trouble } = of.side === "head" || other === void 0 ? of : other;
    broken.set(of.pkg, { pkg: of.pkg, side: other === void 0 ? of.side : "both", message, trouble });
  }
  return [...broken.values()].flatMap(({ pkg, side, message, trouble }) => {
    const level = side === "head" ? levels[policy.onFailed] : "note";
    const about = { benchmark: null, level, side, pkg, key: [pkg, side] };
    return findingsOf(about, trouble ?? { ending: "failed", message }, null, diff);
  });
}
function findingsOf(about, trouble, definition, diff) {
  const { benchmark, level, side, pkg } = about;
  const { ending, message, cutOff: cutOff2 } = trouble;
  const facts = { side, ...pkg === void 0 ? {} : { pkg }, ending };
  const dump = side === "base" ? null : trouble.dump?.() ?? null;
  const stopped = trouble.at ?? (benchmark === null ? mainOf(dump) : null);
  return [
    {
      rule: "benchmark-broken",
      key: key("benchmark-broken", ...about.key),
      level,
      benchmark,
      at: stopped ?? definition,
      facts: {
        ...facts,
        message,
        ...stopped === null ? {} : { stopped: true },
        ...cutOff2 === void 0 ? {} : { cutOffBy: cutOff2.by, cutOffMs: cutOff2.ms },
        ...dumpFacts(dump)
      },
      ...goroutinesOf3(dump, ending)
    },
    ...(dump?.blocked ?? []).map(({ fact, goroutines, alike: alike2 }) => {
      const at3 = placeOf3(goroutines, diff);
      return {
        rule: "goroutines-blocked",
        key: key("goroutines-blocked", ...about.key, fact.rule, at3?.file ?? "", at3?.function ?? ""),
        level: levelOf(level, fact),
        benchmark,
        at: at3 === null ? null : { file: at3.file, line: at3.line },
        facts: { ...facts, ...blockedFacts(fact), ...alike2 > 0 ? { alike: alike2 } : {} },
        goroutines
      };
    })
  ];
}
function mainOf(dump) {
  const main = dump?.goroutines.groups.find(({ ids }) => ids[0] === 1)?.at;
  return main?.own === true ? { file: main.file, line: main.line } : null;
}
function dumpFacts(dump) {
  if (dump === null) return {};
  const { asleep: asleep2, harness: harness3, whole, blockedLeftOut } = dump;
  return {
    ...asleep2 === null ? {} : { asleep: asleep2 },
    ...harness3 > 0 ? { harness: harness3 } : {},
    ...whole ? {} : { dumpCut: true },
    ...blockedLeftOut > 0 ? { blockedLeftOut } : {}
  };
}
function goroutinesOf3(dump, ending) {
  if (dump === null || dump.goroutines.count === 0) return {};
  const isWaiting2 = ending === "hung" || dump.asleep !== null || dump.goroutines.count > 1;
  return isWaiting2 ? { goroutines: dump.goroutines } : {};
}
function levelOf(level, { certainty }) {
  return level === "error" && certainty === "likely" ? "warning" : level;
}
function blockedFacts(fact) {
  const { rule, certainty } = fact;
  return {
    ...{ block: rule, certainty },
    ..."evidence" in fact ? { evidence: fact.evidence } : {},
    ..."because" in fact ? { because: fact.because } : {}
  };
}
function placeOf3({ groups }, diff) {
  const isChanged2 = (line) => line.own && diff?.isChanged(line.file, line.line) === true;
  const lines = groups.flatMap(
    ({ at: at3, callers }) => at3?.own === true ? [{ at: at3, changed: [at3, ...callers].some(isChanged2) }] : []
  );
  return lines.sort(by(({ changed }) => changed ? 0 : 1))[0]?.at ?? null;
}

// src/judge/counted.ts
function judged(question, { sides: { base, head }, slack }) {
  if (head <= slack && (base ?? 0) <= slack) return null;
  const blank = blankChange(question);
  const { rule, incomparable } = question;
  const [before, after] = [summary(base), summary(head)];
  const change = {
    ...blank,
    exact: true,
    summary: { ...before === null ? {} : { base: before }, ...after === null ? {} : { head: after } },
    ratio: null
  };
  if (rule?.limit.kind === "limit") {
    const isOver3 = isBeyond(rule.limit, { base: 0, head: Math.max(0, head - slack) }, "lower");
    return { ...change, change: moved(base, head, slack), outcome: isOver3 ? "exceeded" : "within" };
  }
  if (base === void 0) return change;
  if (incomparable.length > 0)
    return { ...change, outcome: rule === null ? "within" : "unmeasured", caveats: incomparable };
  const kind = moved(base, head, slack);
  const surely = Math.max(base, head - slack);
  const isOver2 = kind === "regression" && rule !== null && isBeyond(rule.limit, { base, head: surely }, "lower");
  return { ...change, change: kind, outcome: isOver2 ? "exceeded" : "within" };
}
function moved(base, head, slack) {
  if (base === void 0 || Math.abs(head - base) <= slack) return "none";
  return head > base ? "regression" : "improvement";
}
function summary(value) {
  return value === void 0 ? null : summaryOf([rounded(value)]);
}
function rounded(value) {
  return Math.abs(value) >= 1 ? Math.round(value * 100) / 100 : Number(value.toPrecision(2));
}
function undecided(change, caveat) {
  const outcome = change.budget === null ? "within" : "unproven";
  return { ...change, change: "unproven", outcome, caveats: [caveat] };
}

// src/judge/same-operations.ts
function borneOut(change, seen2) {
  const isLimit = change.budget?.limit.kind === "limit";
  if (change.change === "improvement")
    return isMore3(seen2.head, seen2.base, seen2.slack) ? change : { ...change, change: "none" };
  if (change.change !== "regression" || isMore3(seen2.base, seen2.head, seen2.slack)) return change;
  const none2 = { ...change, change: "none", outcome: isLimit ? change.outcome : "within" };
  const longest = mostOf(seen2.base);
  return longest >= mostOf(seen2.head) || isLimit ? none2 : undecided(change, seen2.open(longest));
}
function isMore3(than, of, slack) {
  const longest = mostOf(than);
  const own2 = of.findLast(({ operations }) => operations <= longest);
  const other = than.find(({ operations }) => operations >= (own2?.operations ?? Infinity));
  if (own2 === void 0 || other === void 0) return false;
  return own2.amount - other.amount > slack(Math.max(own2.amount, other.amount));
}
function mostOf(amounts3) {
  return amounts3.at(-1)?.operations ?? 0;
}

// src/judge/heap-kept.ts
var keptUnit = "heap-kept-B/op";
function judgeKept({
  runtime: { base, head },
  processes
}, question) {
  if (head === void 0) return null;
  const kept = (of) => Math.max(0, of.heap.keptPerOperation);
  const most2 = Math.max(kept(head), base === void 0 ? 0 : kept(base));
  const bySlope = judged(question, {
    sides: { head: kept(head), ...base === void 0 ? {} : { base: kept(base) } },
    slack: leastKeptBytes / head.heap.operations + keptShare * most2
  });
  const amounts3 = (of) => (of?.heaps ?? []).map(({ operations, bytes }) => ({ operations, amount: bytes }));
  const facts = { kept: head.heap.kept, operations: head.heap.operations };
  const change = bySlope === null || base === void 0 ? bySlope : borneOut(bySlope, {
    base: amounts3(processes.base),
    head: amounts3(processes.head),
    slack: (bytes) => leastKeptBytes + keptShare * bytes,
    open: (longest) => ({ code: "heap-growing", facts: { ...facts, base: longest } })
  });
  const isOpen2 = head.heap.growth === "growing" && change?.change === "regression";
  return isOpen2 ? undecided(change, {
    code: "heap-growing",
    facts
  }) : change;
}

// src/judge/goroutines.ts
var leftUnit = "goroutines-left/op";
var createdUnit = "goroutines-created/op";
function probedOn(benchmarks) {
  const found = {};
  const caveats = [];
  const shared2 = sharedCounts(benchmarks);
  for (const side of sides) {
    try {
      const probed = benchmarks[side]?.probed(shared2) ?? null;
      if (probed === null) continue;
      found[side] = probed;
      caveats.push(...probed.caveats.map(({ code, facts }) => ({ code, facts: { ...facts, side } })));
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== "counters-invalid") throw error;
      caveats.push({ code: "probe-failed", facts: { ...error.facts, side } });
    }
  }
  const { base, head } = found;
  return {
    goroutines: known(base?.goroutines, head?.goroutines),
    runtime: known(base?.runtime, head?.runtime),
    processes: known(base, head),
    caveats
  };
}
function sharedCounts({
  base,
  head
}) {
  if (base === void 0 || head === void 0) return void 0;
  return new Set(base.probedAt.filter((operations) => head.probedAt.includes(operations)));
}
function known(base, head) {
  const isThere = (of) => of !== null && of !== void 0;
  return { ...isThere(base) ? { base } : {}, ...isThere(head) ? { head } : {} };
}
function probeGaps({ goroutines, runtime, caveats }, benchmarks, evidence) {
  return sides.flatMap((side) => {
    const id = benchmarks[side]?.id;
    const failed2 = benchmarks[side]?.caveats.find(
      ({ code, facts }) => code === "probe-failed" && facts["pass"] === countingPass
    );
    const use = goroutines[side];
    const isOpen2 = use === void 0 || use.by === "dump" && use.growth === "none" && failed2 !== void 0;
    const units = [
      ...isOpen2 ? [leftUnit] : [],
      ...createdOf(use) === void 0 ? [createdUnit] : [],
      ...runtime[side] === void 0 ? [keptUnit] : []
    ];
    if (id === void 0 || units.length === 0) return [];
    const ofAll = evidence[side].caveats;
    const caveat = caveats.find(({ code, facts }) => code === "probe-failed" && facts["side"] === side) ?? failed2 ?? ofAll.find(({ code, facts }) => code === "probe-failed" && facts["pkg"] === id.pkg) ?? ofAll.find(({ code }) => code === "probe-missing") ?? (goroutines[side === "base" ? "head" : "base"] === void 0 ? void 0 : { code: "probe-absent", facts: { side } });
    return caveat === void 0 ? [] : [{ side, units, caveat }];
  });
}
function createdOf(use) {
  return use?.createdPerOperation ?? void 0;
}
var countingPass = "goroutines";
function judgeProbed(probed, ask, world, gaps) {
  const kept = judgeKept(probed, ask(keptUnit));
  const changes2 = [...judgeGoroutines(probed, ask, world), ...kept === null ? [] : [kept]];
  const lacking = [leftUnit, createdUnit, keptUnit].map(ask).flatMap((of) => {
    const { unit, rule } = of;
    const gap = gaps.find(
      (one) => one.units.includes(unit) && (one.side === "head" || rule?.limit.kind !== "limit")
    );
    if (rule === null || gap === void 0) return [];
    return [{ ...blankChange(of), outcome: "unmeasured", caveats: [gap.caveat] }];
  });
  const units = new Set(lacking.map(({ metric }) => metric.unit));
  return [...changes2.filter(({ metric }) => !units.has(metric.unit)), ...lacking];
}
function judgeGoroutines({ goroutines: { base, head }, processes }, ask, world) {
  if (head === void 0) return [];
  const bySlope = judged(ask(leftUnit), {
    sides: { head: head.leftPerOperation, ...base === void 0 ? {} : { base: base.leftPerOperation } },
    slack: leastGoroutines / head.operations
  });
  const left = bySlope === null || base === void 0 ? bySlope : leftBorneOut(bySlope, base, head, processes);
  const created = judgeCreated(base, head, ask(createdUnit), processes);
  const isOpen2 = head.growth === "growing" && left?.change === "regression";
  const isMore4 = left?.change === "regression" || left?.outcome === "exceeded";
  const culprits = isMore4 && !isOpen2 ? culpritsOf(base, head, world) : [];
  return [
    ...left === null ? [] : [isOpen2 ? undecided(left, growing(head)) : { ...left, culprits }],
    ...created === null ? [] : [{ ...created, culprits: areMost(culprits, created) ? culprits : [] }]
  ];
}
function areMost(culprits, { change, summary: { base, head } }) {
  if (change !== "regression" || head === void 0 || culprits.length === 0) return false;
  const left = culprits.reduce((sum4, culprit3) => sum4 + culprit3.head - culprit3.base, 0);
  return left >= leastOfCreated * (head.center - (base?.center ?? 0));
}
function leftBorneOut(change, base, head, { base: before, head: after }) {
  const amounts3 = (of) => (of?.lefts ?? []).map(({ operations, left }) => ({ operations, amount: left }));
  const share3 = base.growth === "filling" || head.growth === "filling" ? createdShare : 0;
  return borneOut(change, {
    base: amounts3(before),
    head: amounts3(after),
    slack: (amount2) => leastGoroutines + share3 * amount2,
    open: (longest) => ({ ...growing(head), facts: { ...growing(head).facts, base: longest } })
  });
}
function growing({ left, operations }) {
  return { code: "goroutines-growing", facts: { left, operations } };
}
function judgeCreated(base, head, question, processes) {
  const [before, after] = [createdOf(base), createdOf(head)];
  if (after === void 0) return null;
  const spans = [processes.base, processes.head].flatMap((of) => of?.createdOver ?? []);
  const chance = leastGoroutines / Math.min(...spans.filter((span) => span > 0), head.operations);
  return judged(question, {
    sides: { head: after, ...before === void 0 ? {} : { base: before } },
    slack: Math.max(head.createdError, base?.createdError ?? 0, chance) + createdShare * after
  });
}
function culpritsOf(base, head, world) {
  const before = (base?.groups ?? []).map((group) => ({ group, place: inHead(group, world) }));
  const taken = /* @__PURE__ */ new Set();
  const partner = (of) => {
    const isSame6 = ({ group, place }, exactly) => !taken.has(group) && group.created?.function === of.created?.function && (!exactly || place?.file === of.created?.file && place?.line === of.created?.line);
    const found = before.find((entry) => isSame6(entry, true)) ?? before.find((entry) => isSame6(entry, false));
    if (found !== void 0) taken.add(found.group);
    return found?.group;
  };
  return (head.groups ?? []).filter(({ perOperation: perOperation2 }) => perOperation2 > 0).map((group) => ({ group, was: partner(group)?.perOperation ?? 0 })).filter(({ group, was }) => (group.perOperation - was) * head.operations > leastGoroutines).slice(0, mostCulprits).flatMap(({ group, was }) => culprit2(group, was, world));
}
function inHead({ created }, { diff }) {
  if (created === null) return null;
  return created.own && diff !== null ? diff.toHead(created.file, created.line) : created;
}
function culprit2(group, was, { diff }) {
  const { created, stands } = group;
  const at3 = [created, stands].find((place) => place?.own === true) ?? created ?? stands;
  if (at3 === null) return [];
  return [
    {
      function: plainName(at3.function),
      file: at3.file,
      line: at3.line,
      unit: leftUnit,
      base: rounded(was),
      head: rounded(group.perOperation),
      own: at3.own,
      inDiff: at3.own && diff?.isChanged(at3.file, at3.line) === true,
      sampled: false,
      path: [],
      left: group
    }
  ];
}

// src/evidence/matching.ts
function stacksThrough(table2, pattern) {
  const glob = compileGlob(pattern);
  if (glob === null) throw new Error(`pattern was not checked: ${pattern}`);
  const isMeant2 = table2.frames.map(({ function: name }) => fitsFunction(glob, name));
  const values2 = Float64Array.from(table2.values);
  for (let row = 0; row < table2.count; row++) {
    const stack = table2.stack.subarray(table2.stackStart[row], table2.stackStart[row + 1]);
    if (!stack.some((frame) => isMeant2[frame])) values2[row] = 0;
  }
  return { ...table2, values: values2 };
}
function fitsFunction(glob, name) {
  const plain = plainName(name);
  return matches(glob, plain) || matches(glob, plain.replaceAll("%2e", "."));
}
function totalOf({ values: values2 }) {
  return values2.reduce((sum4, value) => sum4 + value, 0);
}

// src/stats/student.ts
function studentTail(t, degrees) {
  if (degrees === Infinity) return normalTail(t);
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum4 = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 2 : 1; k <= degrees - 3; k += 2) {
    term *= k / (k + 1) * cosine ** 2;
    sum4 += term;
  }
  const central = isOdd ? 2 / Math.PI * (angle + sine * sum4) : sine * sum4;
  return t < 0 ? (1 + central) / 2 : (1 - central) / 2;
}
function studentQuantile(p, degrees) {
  if (degrees < 1) return Infinity;
  let [lo, hi] = [0, 1];
  while (studentTail(hi, degrees) > p && hi < mostQuantile) hi *= 2;
  while (hi - lo > 1e-12 * hi) {
    const middle2 = (lo + hi) / 2;
    if (studentTail(middle2, degrees) > p) lo = middle2;
    else hi = middle2;
  }
  return hi;
}
var mostQuantile = 1e7;

// src/judge/sampled-proof.ts
function proofMargin(head, base, weight, { alpha, tests }) {
  const both2 = base === null ? [head] : [base, head];
  const degrees = both2.reduce((all, of) => all + freedom(of), 0);
  if (degrees === 0) return Infinity;
  const p = Math.min(0.5, alpha / Math.max(1, tests));
  const dispersion = both2.reduce((all, of) => all + freedom(of) * (of.spread / of.sampling) ** 2, 0) / degrees;
  const error = Math.hypot(head.sampling, weight * (base?.sampling ?? 0));
  return error * Math.max(studentQuantile(p, Infinity), studentQuantile(p, degrees) * Math.sqrt(dispersion));
}
function freedom({ processes }) {
  return Math.max(0, processes - 1);
}

// src/judge/profile-budgets.ts
function judgeProfiles(candidate, policy, ask, world, cpuBudgets) {
  const { base, head } = candidate.sides;
  if (head === void 0) return [];
  const both2 = {
    ...base === void 0 ? {} : { base: decodedOnce(base) },
    head: decodedOnce(head)
  };
  const chance = { alpha: policy.alpha, tests: cpuBudgets };
  return budgetsOf(candidate, policy).map((budget2) => {
    const rule = activeRule({ ...budget2, unit: metricOf(budget2) });
    const question = { ...ask(metricOf(budget2)), better: "lower", rule };
    return judgeOne(budget2, question, both2, world, chance);
  });
}
function countCpuBudgets(candidates, policy) {
  return candidates.reduce(
    (all, of) => all + budgetsOf(of, policy).filter(({ type }) => type === "cpu").length,
    0
  );
}
function budgetsOf({ id, status, sides: sides3, broken, unreached }, policy) {
  const { base, head } = sides3;
  const isWhole2 = broken === null && unreached === null;
  if (head === void 0 || !isWhole2 || status === "unchanged" || status === "skipped") return [];
  return profileBudgetsFor(policy, { pkg: id.pkg, dir: head.dir, name: id.name }).filter(
    ({ limit }) => base !== void 0 || limit.kind === "limit"
  );
}
function decodedOnce(benchmark) {
  const known3 = /* @__PURE__ */ new Map();
  return {
    ...benchmark,
    stacks(kind, sampleType) {
      const key2 = `${kind} ${sampleType}`;
      const found = known3.get(key2) ?? benchmark.stacks(kind, sampleType);
      known3.set(key2, found);
      return found;
    }
  };
}
function judgeOne(budget2, question, both2, world, chance) {
  const blank = blankChange(question);
  const { limit } = budget2;
  const unmeasured = (caveats) => ({ ...blank, outcome: "unmeasured", caveats });
  try {
    const seen2 = amountsOf2(budget2, both2);
    const needed = limit.kind === "limit" ? ["head"] : sides;
    const missing6 = needed.filter((side) => seen2[side] === void 0);
    const { base, head } = seen2;
    if (head === void 0 || missing6.length > 0) {
      const { kind } = budgetedTypes[budget2.type];
      return unmeasured([
        { code: "profile-missing", facts: { kind, sides: missing6, budget: budget2.written } }
      ]);
    }
    const change = { ...blank, ...described2(budget2, seen2, head), change: "none" };
    const isComparable2 = question.incomparable.length === 0;
    if (!isComparable2 && limit.kind !== "limit")
      return { ...change, outcome: "unmeasured", caveats: question.incomparable };
    const moved3 = base === void 0 || !isComparable2 ? "none" : movedBy(base, head);
    const told = {
      ...change,
      change: moved3,
      culprits: base === void 0 || both2.base === void 0 || moved3 !== "regression" ? [] : culpritsOf2(budget2, { base, head }, { base: both2.base, head: both2.head }, world)
    };
    return { ...told, ...outcomeOf(question, isComparable2 ? seen2 : { head }, head, moved3, chance) };
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
    return unmeasured([{ code: "profile-failed", facts: { ...error.facts, unit: metricOf(budget2) } }]);
  }
}
function amountsOf2(budget2, both2) {
  const { kind, unit } = budgetedTypes[budget2.type];
  const found = {};
  for (const side of sides) {
    const benchmark = both2[side];
    const profile2 = benchmark?.stacks(kind, budget2.type) ?? null;
    if (benchmark === void 0 || profile2 === null) continue;
    const scatter2 = kind === "cpu" ? 0 : scatterOf2(benchmark, unit);
    found[side] = amountOf(budget2, profile2, scatter2);
  }
  return found;
}
function amountOf(budget2, profile2, scatter2) {
  const { type, functions, isShare } = budget2;
  const valueOf2 = (of) => {
    const amount2 = Math.max(0, totalOf(stacksThrough(of, functions)));
    const whole2 = totalOf(of);
    if (isShare) return whole2 > 0 ? Math.min(1, amount2 / whole2) : 0;
    return type === "cpu" ? amount2 * 1e-9 : amount2;
  };
  const value = valueOf2(profile2.table);
  const through = {
    ...profile2,
    table: stacksThrough(profile2.table, functions),
    parts: (profile2.parts ?? []).map((part) => stacksThrough(part, functions))
  };
  if (type === "cpu") {
    const parts = (profile2.parts ?? []).map(valueOf2);
    const sampled = {
      sampling: errorOf(value, isShare, profile2),
      spread: Math.sqrt(varianceOfMean(parts)),
      processes: parts.length
    };
    const error = Math.max(sampled.sampling, sampled.spread);
    return { value, error, slack: sampledErrors * error, sampled, isExact: false, through };
  }
  const whole = totalOf(profile2.table);
  const least2 = profileSlack[budgetedTypes[type].unit] + scatter2;
  const slack = !isShare ? least2 : whole > 0 ? least2 / whole : 0;
  return { value, error: 0, slack, sampled: null, isExact: scatter2 === 0, through };
}
function errorOf(value, isShare, profile2) {
  if (!isShare) return samplingError(value, profile2);
  return Math.sqrt(shareVariance(value, Math.max(0, totalOf(profile2.table)) / sampleWorth(profile2)));
}
function scatterOf2({ samples }, unit) {
  const values2 = (samples.get(unit)?.runs ?? []).map(({ value }) => value);
  const [least2, most2] = extremesOf(values2);
  return values2.length === 0 ? 0 : most2 - least2;
}
function described2(budget2, seen2, head) {
  const { base } = seen2;
  return {
    exact: head.isExact && base?.isExact !== false,
    summary: { ...base === void 0 ? {} : { base: summaryOf2(base) }, head: summaryOf2(head) },
    // Parts of a whole differ by points, and a ratio of them would be taken for those.
    ratio: base === void 0 || budget2.isShare ? null : ratioOf3(base, head)
  };
}
function ratioOf3(base, head) {
  if (base.value <= 0) return null;
  const center = head.value / base.value;
  const off = center * normalQuantile * Math.hypot(base.error / base.value, head.value > 0 ? head.error / head.value : 0);
  return { center, lo: Math.max(0, center - off), hi: center + off };
}
function summaryOf2({ value, error }) {
  const off = normalQuantile * error;
  return {
    center: sixDigits(value),
    lo: sixDigits(Math.max(0, value - off)),
    hi: sixDigits(value + off),
    n: 1
  };
}
function sixDigits(value) {
  return Number(value.toPrecision(6));
}
function movedBy(base, head) {
  if (Math.abs(head.value - base.value) <= slackOf(base, head)) return "none";
  return head.value > base.value ? "regression" : "improvement";
}
function slackOf(base, head) {
  return head.sampled !== null ? Math.hypot(base.slack, head.slack) : Math.max(base.slack, head.slack);
}
function outcomeOf({ rule }, { base }, head, moved3, chance) {
  const within2 = { outcome: "within", caveats: [] };
  if (rule === null) return within2;
  const isLimit = rule.limit.kind === "limit";
  if (!isLimit && (base === void 0 || moved3 !== "regression")) return within2;
  const isOver2 = (value) => isBeyond(rule.limit, { base: isLimit ? 0 : base?.value ?? 0, head: value }, "lower");
  if (head.sampled === null) {
    const slack = isLimit || base === void 0 ? head.slack : slackOf(base, head);
    return isOver2(head.value - slack) ? { outcome: "exceeded", caveats: [] } : within2;
  }
  if (!isOver2(head.value)) return within2;
  const weight = rule.limit.kind === "relative" ? 1 + rule.limit.max : isLimit ? 0 : 1;
  const margin = proofMargin(head.sampled, base?.sampled ?? null, weight, chance);
  if (isOver2(head.value - margin)) return { outcome: "exceeded", caveats: [] };
  return { outcome: "unproven", caveats: [{ code: "samples-too-few", facts: {} }] };
}
function culpritsOf2({ type }, seen2, { base, head }, world) {
  const profiles3 = { base: seen2.base.through, head: seen2.head.through };
  if (type === "cpu") return slowThrough(profiles3, world);
  const otherType = type === "alloc_space" ? "alloc_objects" : "alloc_space";
  const [before, after] = [base.stacks("heap", otherType), head.stacks("heap", otherType)];
  const known3 = before === null || after === null ? null : { base: before, head: after };
  return allocatingThrough(profiles3, known3, budgetedTypes[type].unit, world);
}

// src/judge/runtime-moves.ts
function runtimeMoves({ base, head }, changes2) {
  const hasChanged = changes2.some(({ change }) => change === "regression" || change === "improvement");
  if (base === void 0 || head === void 0 || !hasChanged) return [];
  const seconds2 = secondsOf(changes2);
  return runtimeMeasures.flatMap((measure) => {
    const [before, after] = [base.rates[measure], head.rates[measure]];
    const isTime = measure !== "gc-cycles";
    if (before === void 0 || after === void 0) return [];
    const [baseError, headError] = [before.error, after.error];
    if (baseError === null || headError === null) return [];
    if (isTime && Math.min(base.processes, head.processes) < leastTimedProcesses) return [];
    const rates = { base: Math.max(0, before.perOperation), head: Math.max(0, after.perOperation) };
    const moved3 = Math.abs(rates.head - rates.base);
    const isBeyond2 = moved3 > runtimeErrors * Math.SQRT2 * Math.max(baseError, headError);
    const isMuch = moved3 >= leastRuntimeShare * Math.max(rates.base, rates.head);
    const matters = !isTime || seconds2 !== null && moved3 >= runtimeOpShare * seconds2;
    return isBeyond2 && isMuch && matters ? [{ measure, ...rates }] : [];
  });
}
function secondsOf(changes2) {
  const { base, head } = changes2.find(({ metric }) => metric.unit === "sec/op")?.summary ?? {};
  return base === void 0 || head === void 0 ? null : Math.max(base.center, head.center);
}

// src/judge/steadiness.ts
function steadinessOf({ base, head }, cases) {
  const timed = /* @__PURE__ */ new Map();
  for (const { candidate, questions } of cases) {
    const samples = questions.find(({ unit }) => unit === "sec/op")?.samples;
    const id = candidate.sides.base?.id;
    if (id === void 0 || samples?.base === void 0 || samples.head === void 0) continue;
    timed.set(keyOf(id), { base: samples.base, head: samples.head });
  }
  const guards = base.guards.flatMap(
    ({ key: key2, first, second }) => first > 0 && second > 0 ? [{ key: key2, log: Math.log(second / first) }] : []
  );
  const guardScatter = scatterOfGuards(guards, timed);
  const varies = guardScatter !== null && guardScatter > unstableScatter;
  const rounds = head.rounds.length > 0 ? head.rounds : base.rounds;
  const kept = rounds.filter(({ discarded, pass }) => !discarded && pass !== "guard");
  const spoilt = kept.filter(
    ({ steal, wallMs }) => (steal ?? 0) > stolenShare && (steal ?? 0) * wallMs / 1e3 > leastStolenSeconds - 1e-6
  ).length;
  const repeated = rounds.some(({ discarded, pass }) => discarded && pass !== "guard");
  const isTaken = kept.length >= leastGuards && spoilt > mostStolenRounds * kept.length;
  const hasMoved2 = [base, head].some(
    ({ caveats }) => caveats.some(({ code }) => code === "processor-changed")
  );
  return {
    unstable: varies || isTaken || hasMoved2,
    guards: guards.length,
    guardScatter,
    caveats: [
      ...varies ? [{ code: "machine-unstable", facts: { pairs: guards.length } }] : [],
      ...isTaken ? [
        {
          code: "machine-unstable",
          facts: {
            share: stolenShare,
            rounds: spoilt,
            of: kept.length,
            ...repeated ? { repeated } : {}
          }
        }
      ] : [],
      ...orderEffect(guards, timed),
      ...stolen(rounds),
      ...busy(rounds, head.manifest.options)
    ]
  };
}
function scatterOfGuards(guards, timed) {
  const scatters = /* @__PURE__ */ new Map();
  const scaled = guards.flatMap(({ key: key2, log }) => {
    const samples = timed.get(key2);
    if (samples === void 0) return [];
    const scatter2 = scatters.get(key2) ?? scatterOf3(effectsOf(pairRuns(samples, "screen"), "lower"));
    scatters.set(key2, scatter2);
    return scatter2 > 0 ? [Math.abs(log) / scatter2] : [];
  });
  return scaled.length < leastGuards ? null : normalDeviations * median(scaled);
}
function scatterOf3(effects2) {
  if (effects2.length < leastForInterval) return 0;
  const center = median(effects2);
  return normalDeviations * median(effects2.map((effect) => Math.abs(effect - center)));
}
function orderEffect(guards, timed) {
  const effects2 = guards.map(({ log }) => log);
  for (const samples of timed.values()) {
    const pairs = pairRuns(samples, "screen").filter(({ base, head }) => base > 0 && head > 0);
    const logs = (side) => pairs.filter(({ second }) => second === side).map(({ base, head }) => Math.log(head / base));
    const [heads, bases] = [logs("head"), logs("base")];
    heads.slice(0, bases.length).forEach((log, index) => effects2.push((log - (bases[index] ?? log)) / 2));
  }
  if (effects2.length < leastGuards) return [];
  const { center } = location(effects2);
  if (Math.abs(center) <= Math.log1p(mostOrderEffect)) return [];
  if (signedRank(effects2, "two-sided").p >= orderP) return [];
  return [{ code: "order-effect", facts: { effect: Math.expm1(center) } }];
}
function location(values2) {
  const step = Math.ceil(values2.length / mostOrderPairs);
  return hodgesLehmann(
    values2.filter((_, index) => index % step === 0),
    confidence
  );
}
function stolen(rounds) {
  const discarded = rounds.filter((round2) => round2.discarded);
  if (discarded.length === 0) return [];
  const share3 = discarded.reduce((most2, { steal }) => Math.max(most2, steal ?? 0), 0);
  return [{ code: "processor-stolen", facts: { share: share3, rounds: discarded.length } }];
}
function busy(rounds, { procs, pairs }) {
  const from = rounds.reduce((first, { startedMs }) => Math.min(first, startedMs), Infinity) + loadSettlesMs;
  const loads = rounds.flatMap(({ load, startedMs }) => load === null || startedMs < from ? [] : [load]);
  if (loads.length === 0) return [];
  const tasks = median(loads) - procs * (pairs === "together" ? 2 : 1);
  return tasks > busyTasks ? [{ code: "processor-busy", facts: { tasks } }] : [];
}
function disbelieved(change) {
  if (change.budget?.mode === "strict" && change.pairs > 0 && change.outcome === "within")
    return { ...change, change: "unproven", outcome: "unproven" };
  if (change.change !== "regression" && change.change !== "improvement" && change.outcome !== "exceeded") {
    return change;
  }
  const threatens = change.outcome === "exceeded" || change.change === "regression";
  const outcome = threatens && change.budget !== null ? "unproven" : change.outcome;
  return { ...change, change: "unproven", outcome };
}

// src/judge/run-caveats.ts
function withoutCaveats({ base, head }) {
  return { base: { ...base, caveats: [] }, head };
}
function missingCaveats({ baseline }, { onMissingBaseline }) {
  if (baseline === null || onMissingBaseline === "pass") return [];
  const { mode, reason, command } = baseline;
  const required = onMissingBaseline === "fail";
  return [{ code: "baseline-missing", facts: { mode, reason, command, required } }];
}
function runCaveats(evidence, packages) {
  const texts = (caveats) => new Map(caveats.map((caveat) => [JSON.stringify([caveat.code, caveat.facts]), caveat]));
  const [base, head] = [texts(evidence.base.caveats), texts(evidence.head.caveats)];
  const gathered2 = /* @__PURE__ */ new Map();
  for (const [own2, other, side] of [
    [base, head, "base"],
    [head, base, "head"]
  ]) {
    for (const [text, caveat] of own2) {
      const both2 = other.has(text) || "side" in caveat.facts;
      const told = both2 ? caveat : { code: caveat.code, facts: { ...caveat.facts, side } };
      gathered2.set(JSON.stringify([told.code, told.facts]), told);
    }
  }
  for (const { pkg, side, message } of packages) {
    const code = evidence[side].packages.get(pkg)?.state === "build-failed" ? "package-does-not-compile" : null;
    const told = code === null ? { code: "discovery-partial", facts: { side, packages: [pkg], reason: message } } : { code, facts: { side, pkg, message } };
    gathered2.set(JSON.stringify([told.code, told.facts]), told);
  }
  return [...gathered2].sort(([a], [b]) => byText(a, b)).map(([, caveat]) => caveat);
}

// src/judge/suite.ts
var silent = { line: null, outcome: "within", caveats: [] };
function unanswered(line, outcome, facts) {
  return { line, outcome, caveats: [{ code: "suite-unjudged", facts }] };
}
function unpairedSuite({ suite }) {
  return suite === null ? silent : unanswered(null, "unmeasured", { reason: "not-paired" });
}
function judgeSuite(cases, { alpha, suite, judging }) {
  const { benchmarks, rounds, units } = unitsOf3(cases);
  if (benchmarks === 0 || benchmarks === 1 && suite === null) return silent;
  const need = Math.max(leastForInterval, Math.ceil(Math.log2(2 / alpha)));
  const few = { reason: "few-layouts", have: units.length, need };
  if (units.length < leastForInterval) return suite === null ? silent : unanswered(null, "unproven", few);
  const { center, lo, hi } = hodgesLehmann(units, confidence);
  const { p } = signedRank(units, "two-sided");
  const isBeyond2 = (log) => suite !== null && Math.expm1(log) > suite.max + 1e-9 * (1 + suite.max);
  const isChange = p <= alpha && Math.abs(center) >= Math.log1p(leastSuiteEffect);
  const isFew = units.length < need && isBeyond2(hi);
  const isExceeded = !isFew && p <= alpha && isBeyond2(center) && isProven(units, { alpha, suite, judging });
  const isSuspect = isBeyond2(center) && p / 2 < suspectP;
  const isOpen2 = !isExceeded && (isFew || isSuspect || judging.mode === "strict" && isBeyond2(hi));
  const outcome = isExceeded ? "exceeded" : isOpen2 ? "unproven" : "within";
  const line = {
    ratio: { center: Math.exp(center), lo: Math.exp(lo), hi: Math.exp(hi) },
    p,
    benchmarks,
    rounds,
    layouts: units.length,
    change: !isChange ? "none" : center > 0 ? "regression" : "improvement",
    budget: suite?.written ?? null,
    outcome
  };
  if (isOpen2) return unanswered(line, outcome, isFew ? few : { reason: "not-proven" });
  return { line, outcome, caveats: [] };
}
function isProven(units, { alpha, suite, judging }) {
  if (judging.mode === "estimate" || suite === null) return true;
  const allowed = Math.log1p(suite.max);
  return signedRank(
    units.map((unit) => unit - allowed),
    "greater"
  ).p <= alpha;
}
function unitsOf3(cases) {
  const rounds = /* @__PURE__ */ new Map();
  let benchmarks = 0;
  for (const of of cases) {
    const logs = logsOf(of);
    if (logs.length > 0) benchmarks++;
    for (const { slot, layout, log } of logs) {
      const round2 = rounds.get(slot) ?? { layout: 0, sum: 0, count: 0 };
      rounds.set(slot, {
        layout: Math.max(round2.layout, layout),
        sum: round2.sum + log,
        count: round2.count + 1
      });
    }
  }
  const byLayout = /* @__PURE__ */ new Map();
  let used = 0;
  for (const { layout, sum: sum4, count } of rounds.values()) {
    if (2 * count < benchmarks) continue;
    byLayout.set(layout, [...byLayout.get(layout) ?? [], sum4 / count]);
    used++;
  }
  return { benchmarks, rounds: used, units: [...byLayout.values()].map(median) };
}
function logsOf({ candidate, questions }) {
  const question = questions.find(({ unit }) => unit === "sec/op");
  if (question === void 0 || candidate.status !== "measured" || candidate.broken !== null) return [];
  const { samples, better, incomparable, sameFunctions } = question;
  const { base, head } = samples;
  const hasChanged = candidate.caveats.some(
    ({ code }) => code === "benchmark-source-changed" || code === "benchmark-data-changed"
  );
  if (base === void 0 || head === void 0 || better !== "lower") return [];
  if (incomparable.length > 0 || hasChanged || sameFunctions === true) return [];
  return pairRuns({ base, head }, "screen").flatMap(
    (pair) => pair.base > 0 && pair.head > 0 ? [{ slot: pair.slot, layout: pair.layout, log: Math.log(pair.head / pair.base) }] : []
  );
}
function suiteFindings(line) {
  if (line?.outcome !== "exceeded") return [];
  return [
    {
      rule: "budget-exceeded",
      key: "budget-exceeded suite sec/op",
      level: "error",
      benchmark: null,
      at: null,
      facts: {
        unit: "sec/op",
        ratio: line.ratio.center,
        benchmarks: line.benchmarks,
        budget: line.budget ?? ""
      }
    }
  ];
}

// src/judge/timing.ts
function timingOf(cases, { guards, guardScatter, unstable }) {
  const times = cases.filter(({ question }) => question.unit === "sec/op");
  const count = (stage) => times.filter((of) => of[stage] !== null).length;
  const screened = count("screen");
  const confirmed2 = count("confirm");
  if (screened + confirmed2 === 0) return null;
  const floors = times.flatMap(({ screen: screen2 }) => screen2 === null ? [] : smallestOf(screen2) ?? []);
  const floor = floors.length === 0 ? null : median(floors);
  return { screened, focused: count("focus"), confirmed: confirmed2, floor, guards, guardScatter, unstable };
}

// src/judge/unmeasured.ts
function unmeasuredFindings({ changedFunctions: changedFunctions3 }) {
  return changedFunctions3.filter(({ reached }) => !reached).sort(
    by(
      ({ file }) => file,
      ({ line }) => line
    )
  ).map(({ file, line, name }) => ({
    rule: "changed-unmeasured",
    key: key("changed-unmeasured", file, name),
    level: "note",
    benchmark: null,
    at: { file, line },
    facts: { function: name }
  }));
}

// src/profile/frame-list.ts
function onOneFrameList(tables) {
  const frames = [];
  const positions = /* @__PURE__ */ new Map();
  const positionOf3 = (frame) => {
    const key2 = JSON.stringify([frame.function, frame.file, frame.line, frame.startLine]);
    const known3 = positions.get(key2);
    if (known3 !== void 0) return known3;
    const position = frames.push(frame) - 1;
    positions.set(key2, position);
    return position;
  };
  return tables.map((table2) => {
    const shared2 = Uint32Array.from(table2.frames, positionOf3);
    return { ...table2, frames, stack: table2.stack.map((frame) => shared2[frame] ?? 0) };
  });
}

// src/profile/waits.ts
var blockLeaves = [
  [/^(?:runtime\.chansend\d*|reflect\.chansend\d*)$/, "channel-send"],
  [/^(?:runtime\.chanrecv\d*|reflect\.chanrecv)$/, "channel-receive"],
  [/^(?:runtime\.selectgo|reflect\.rselect)$/, "select"],
  [/^sync\.\(\*WaitGroup\)\.Wait$/, "wait-group"],
  [/^sync\.(?:\(\*Cond\)\.Wait|runtime_notifyListWait)$/, "condition"],
  [
    /^(?:internal\/)?sync\.(?:\(\*(?:RW)?Mutex\)\.\w+|\(\*Once\)\.\w+|runtime_Semacquire\w*)$|^internal\/poll\.runtime_Semacquire$/,
    "lock"
  ]
];
var runtimeLock = /^runtime\.(?:unlock\w*|_LostContendedRuntimeLock)$/;
function waitOf2(kind, names) {
  const [leaf = ""] = names;
  if (isHarness3(names) || names.some(isSentinel)) return null;
  if (kind === "mutex") return runtimeLock.test(leaf) ? "runtime" : "release";
  const waits2 = blockLeaves.find(([pattern]) => pattern.test(leaf))?.[1] ?? null;
  if (waits2 === null || waits2 === "lock") return waits2;
  return names.some((name) => name.startsWith("testing.(*B).")) ? waits2 : null;
}
function isHarness3(names) {
  const first = names.find((name) => !isBelow(name)) ?? "testing.";
  return first.startsWith("testing.");
}
function isBelow(name) {
  return /^(?:runtime|sync|internal\/sync|internal\/poll|internal\/runtime\/[\w/]+|reflect)\./.test(name);
}
function byWait(kind, table2) {
  const plain = table2.frames.map((frame) => plainName(frame.function));
  const rows = /* @__PURE__ */ new Map();
  for (let row = 0; row < table2.count; row++) {
    const stack = table2.stack.subarray(table2.stackStart[row], table2.stackStart[row + 1]);
    const waits2 = waitOf2(
      kind,
      Array.from(stack, (frame) => plain[frame] ?? "")
    );
    if (waits2 === null) continue;
    const known3 = rows.get(waits2);
    if (known3 === void 0) rows.set(waits2, [row]);
    else known3.push(row);
  }
  return new Map([...rows].map(([waits2, of]) => [waits2, selected(table2, of)]));
}
function selected(table2, rows) {
  const stacks = rows.map((row) => table2.stack.subarray(table2.stackStart[row], table2.stackStart[row + 1]));
  const stackStart = new Uint32Array(rows.length + 1);
  stacks.forEach((stack2, at3) => stackStart[at3 + 1] = (stackStart[at3] ?? 0) + stack2.length);
  const stack = new Uint32Array(stackStart[rows.length] ?? 0);
  stacks.forEach((of, at3) => {
    stack.set(of, stackStart[at3]);
  });
  return {
    ...table2,
    count: rows.length,
    stackStart,
    stack,
    values: Float64Array.from(rows, (row) => table2.values[row] ?? 0)
  };
}

// src/judge/moved-waits.ts
var measures2 = ["delay", "contentions"];
var likenesses = [
  (loss, gain) => lineOf(loss) !== null && lineOf(loss) === lineOf(gain),
  (loss, gain) => isEdited(loss, gain) && isMoveOfLine(loss, gain),
  (loss, gain) => isEdited(loss, gain) && siteFunction(loss) === siteFunction(gain),
  // Taken out into a function of its own, or put back.
  (loss, gain) => isEdited(loss, gain) && (siteFunctionCaller(gain) === siteFunction(loss) || siteFunctionCaller(loss) === siteFunction(gain))
];
function settleWaits(rows) {
  for (const waits2 of new Set(rows.map((of) => of.waits))) {
    const ofKind = rows.filter((of) => of.waits === waits2);
    let gone = heaviest(ofKind, "base");
    const fresh = heaviest(ofKind, "head");
    for (const isAlike of likenesses) {
      gone = gone.filter((loss) => {
        const instead = fresh.filter((gain) => isAlike(loss.row, gain.row));
        if (instead.length === 0) return true;
        move(loss, instead);
        return false;
      });
    }
  }
}
function heaviest(rows, side) {
  const other = side === "base" ? "head" : "base";
  return rows.filter(({ values: values2 }) => sum2(values2[side].delay) > 0 && values2[other].delay.every((of) => of === 0)).sort((a, b) => sum2(b.values[side].delay) - sum2(a.values[side].delay)).slice(0, mostMoves);
}
function isEdited(loss, gain) {
  const [from, to] = [loss.sites[siteIndex(loss.sites)], gain.sites[siteIndex(gain.sites)]];
  return from !== void 0 && (from.changed || from.gone !== null) || to?.changed === true;
}
function move(loss, instead) {
  const all = instead.reduce((total, { values: values2 }) => total + sum2(values2.head.delay), 0);
  for (const measure of measures2) {
    const given = loss.values.base[measure];
    for (const { values: values2 } of instead) {
      const part = sum2(values2.head.delay) / all;
      given.forEach((value, nth) => {
        values2.base[measure][nth] = (values2.base[measure][nth] ?? 0) + part * value;
      });
    }
    given.fill(0);
  }
}
function sum2(values2) {
  return values2.reduce((all, value) => all + value, 0);
}

// src/judge/contention.ts
function contentionOf(benchmarks, seconds2, procs, world) {
  const found = /* @__PURE__ */ new Map();
  let isKnown = false;
  for (const kind of ["block", "mutex"]) {
    const differing2 = ratesOf(kind, benchmarks);
    if (differing2 !== null) return { contention: null, waited: 0, caveats: [differing2] };
    const tables = tablesOf(kind, benchmarks);
    if (tables === null) continue;
    isKnown = true;
    gather3(kind, tables, world, found);
  }
  if (!isKnown) return { contention: null, waited: 0, caveats: [] };
  const rows = [...found.values()];
  settleWaits(rows);
  const all = netOfEachOther(sitesOf3(rows), seconds2).sort(
    by(
      (site) => -weightOf(site),
      ({ file }) => file,
      ({ line }) => line
    )
  );
  const heaviest2 = all[0] === void 0 ? 0 : weightOf(all[0]);
  const sites = all.filter((site) => weightOf(site) > leastWait * heaviest2).slice(0, mostWaitSites);
  const waited = all.filter(({ waits: waits2 }) => waits2 !== "release" && waits2 !== "runtime").reduce((sum4, { delay }) => sum4 + delay.head.center - delay.base.center, 0);
  return { contention: { sites, left: all.length - sites.length, procs }, waited, caveats: [] };
}
function weightOf({ delay: { base, head } }) {
  return Math.max(base.center, head.center);
}
function ratesOf(kind, benchmarks) {
  const rates = sides.map((side) => rateOf2(benchmarks[side].profiles, kind));
  const [base = null, head = null] = rates;
  if (base === null || head === null || base === head) return null;
  return { code: "profile-rates-differ", facts: { kind, base, head } };
}
function rateOf2(profiles3, kind) {
  const [first] = profiles3.filter((of) => of.kind === kind);
  return first === void 0 ? null : first.rate ?? 1;
}
function tablesOf(kind, benchmarks) {
  const of = sides.flatMap((side) => measures2.map((measure) => benchmarks[side].stacks(kind, measure)));
  const [baseDelay, baseCount, headDelay, headCount] = of.map(partsOf);
  if (!baseDelay || !baseCount || !headDelay || !headCount) return null;
  const paired = (delay, count) => {
    const shared2 = onOneFrameList([...delay, ...count]);
    return delay.flatMap((_, nth) => {
      const [one, other] = [shared2[nth], shared2[delay.length + nth]];
      return one === void 0 || other === void 0 ? [] : [{ delay: one, contentions: other }];
    });
  };
  return { base: paired(baseDelay, baseCount), head: paired(headDelay, headCount) };
}
function partsOf(of) {
  return of === null ? null : of.parts ?? [of.table];
}
function gather3(kind, parts, world, found) {
  const counts2 = { base: parts.base.length, head: parts.head.length };
  const ids = newIds();
  for (let nth = 0; nth < Math.max(counts2.base, counts2.head); nth++) {
    for (const measure of measures2) {
      const [base, head] = sides.map((side) => {
        const list3 = parts[side];
        return byWait(kind, (list3[nth] ?? list3[0] ?? missing())[measure]);
      });
      for (const waits2 of /* @__PURE__ */ new Set([...base.keys(), ...head.keys()])) {
        const tables = {
          base: base.get(waits2) ?? emptyLike(parts.base, measure),
          head: head.get(waits2) ?? emptyLike(parts.head, measure)
        };
        for (const row of joinRows(tables, world, ids)) {
          if (siteIndex(row.sites) < 0) continue;
          const key2 = JSON.stringify([waits2, row.key]);
          const known3 = found.get(key2) ?? {
            waits: waits2,
            row,
            values: { base: noValues(counts2.base), head: noValues(counts2.head) }
          };
          found.set(key2, known3);
          for (const side of sides) {
            const values2 = known3.values[side][measure];
            if (nth < counts2[side]) values2[nth] = (values2[nth] ?? 0) + row[side];
          }
        }
      }
    }
  }
}
function sitesOf3(rows) {
  const found = /* @__PURE__ */ new Map();
  for (const { waits: waits2, row, values: values2 } of rows) {
    const site = row.sites[siteIndex(row.sites)];
    if (site === void 0 || measures2.every((of) => sides.every((side) => values2[side][of].every(isNothing))))
      continue;
    const key2 = JSON.stringify([waits2, site.function, site.file, site.line, site.gone]);
    const known3 = found.get(key2);
    found.set(key2, {
      waits: waits2,
      site,
      values: known3 === void 0 ? values2 : { base: added(known3, values2, "base"), head: added(known3, values2, "head") }
    });
  }
  return [...found.values()];
}
function isNothing(value) {
  return value === 0;
}
function added({ values: values2 }, others2, side) {
  const of = (measure) => summed([values2[side][measure], others2[side][measure]]);
  return { delay: of("delay"), contentions: of("contentions") };
}
function summed(all) {
  return (all[0] ?? []).map((_, nth) => all.reduce((sum4, of) => sum4 + (of[nth] ?? 0), 0));
}
function missing() {
  throw new Error("a slope without processes");
}
function noValues(count) {
  return { delay: Array(count).fill(0), contentions: Array(count).fill(0) };
}
function emptyLike(parts, measure) {
  const table2 = (parts[0] ?? missing())[measure];
  return {
    ...table2,
    count: 0,
    stackStart: new Uint32Array(1),
    stack: new Uint32Array(0),
    values: new Float64Array(0)
  };
}
function netOfEachOther(found, seconds2) {
  const all = found.map((of) => {
    const amounts3 = { delays: delaysOf(of), contentions: contentionsOf(of) };
    return { ...amounts3, site: siteOfWait(of, amounts3.delays, changeOf(amounts3, seconds2)) };
  });
  return all.map(({ site }) => {
    const { waits: waits2, change } = site;
    if (change === "none") return site;
    const ofKind = all.filter((of) => of.site.waits === waits2);
    const moved3 = ofKind.filter((of) => of.site.change !== "none" || isOnlyOn(change, of.site));
    if (moved3.every((of) => of.site.change === change)) return site;
    const total = (key2) => ({
      base: summed(moved3.map((of) => of[key2].base)),
      head: summed(moved3.map((of) => of[key2].head))
    });
    const together = { delays: total("delays"), contentions: total("contentions") };
    return changeOf(together, seconds2) === change ? site : { ...site, change: "none" };
  });
}
function isOnlyOn(change, { gone, delay: { base, head } }) {
  return change === "more" ? gone && base.center > 0 : base.center === 0 && head.center > 0;
}
function changeOf({ delays, contentions }, seconds2) {
  if (seconds2 === null) return "none";
  const least2 = waitingShare * seconds2;
  const longer2 = standsOut(delays, { least: least2, errors: waitingErrors });
  if (longer2 !== "none") return longer2;
  const more2 = spreadOf2(delays.head).center - spreadOf2(delays.base).center;
  const isAsMuch = Math.abs(more2) >= least2;
  const oftener = isAsMuch ? standsOut(contentions, { least: 0, errors: waitingErrors }) : "none";
  return oftener === (more2 > 0 ? "more" : "less") ? oftener : "none";
}
var nanoseconds = 1e-9;
function delaysOf({ values: values2 }) {
  return {
    base: values2.base.delay.map((of) => of * nanoseconds),
    head: values2.head.delay.map((of) => of * nanoseconds)
  };
}
function contentionsOf({ values: values2 }) {
  return { base: values2.base.contentions, head: values2.head.contentions };
}
function siteOfWait({ waits: waits2, site, values: values2 }, delays, change) {
  return {
    waits: waits2,
    function: site.function,
    file: site.file,
    line: site.line,
    own: site.origin === "own",
    inDiff: site.origin === "own" && site.changed && site.gone === null,
    gone: site.gone !== null,
    delay: { base: spreadOf2(delays.base), head: spreadOf2(delays.head) },
    contentions: { base: spreadOf2(values2.base.contentions), head: spreadOf2(values2.head.contentions) },
    change
  };
}

// src/model/cpu-groups.ts
var cpuGroupNames = [
  "code",
  "garbage-collection",
  "allocation",
  "scheduler",
  "channels",
  "locks",
  "system-calls",
  "copying",
  /** Of the runtime, and none of the above. */
  "runtime"
];

// src/profile/cpu-groups.ts
var collector = /^runtime\.(?:gcBgMarkWorker|gcAssistAlloc|gcDrain|gcStart|gcMark|gcSweep|GC$|bgsweep|bgscavenge|sweepone|deductSweepCredit|deductAssistCredit|markroot|scanobject|scanObject|scanstack|scanblock|greyobject|tryDeferToSpanScan|scanSpan|wbBufFlush|gcWriteBarrier|gcParkAssist|\(\*sweepLocked\)\.sweep|\(\*pageAlloc\)\.scavenge|\(\*scavengerState\)|\(\*gcWork\)|_GC$)|^gcWriteBarrier$/;
var served = [
  // runtime/malloc.go, slice.go, string.go, mcache.go
  [
    "allocation",
    /^runtime\.(?:mallocgc|newobject|newarray|makeslice|growslice|rawstring|rawbyteslice|rawruneslice|persistentalloc|\(\*mcache\)|\(\*mcentral\)|\(\*mheap\))/
  ],
  // runtime/chan.go, select.go; linked by name into reflect
  [
    "channels",
    /^runtime\.(?:chansend|chanrecv|closechan|selectgo|selectnb)|^reflect\.(?:chansend|chanrecv|chanclose|rselect)/
  ],
  // sync/*.go, internal/sync/*.go (from 1.24); runtime/sema.go, linked by name into them
  [
    "locks",
    /^(?:internal\/)?sync\.(?:\(\*(?:RWMutex|Mutex|WaitGroup|Cond)\)|\(\*Once\)\.doSlow|runtime_)|^internal\/poll\.(?:runtime_Sem|\(\*fdMutex\))/
  ],
  // syscall/*.go, internal/runtime/syscall (…/linux from 1.26); runtime/proc.go entersyscall; runtime/sys_darwin.go
  [
    "system-calls",
    /^syscall\.(?:Syscall|RawSyscall|syscall|rawSyscall|rawVforkSyscall|runtime_(?:enter|exit)syscall)|^internal\/runtime\/syscall[./]|^runtime\/internal\/syscall\.|^runtime\.(?:entersyscall|exitsyscall|reentersyscall|libcCall|stdcall)/
  ],
  // runtime/proc.go, time.go (linked by name as time.Sleep), lock_*.go, netpoll*.go
  [
    "scheduler",
    /^runtime\.(?:schedule|findRunnable|park_m|gosched|Gosched|goschedImpl|gopreempt|preemptPark|gopark|goready|ready|newproc|goexit[01]|gdestroy|sysmon|mstart|startm|stopm|wakep|handoffp|execute|runqgrab|goyield|timeSleep|resetForSleep|mcall|netpoll|retake|injectglist|\(\*timers\)|\(\*timer\)|checkTimers)|^time\.Sleep$|^gogo$/
  ],
  // runtime/memmove_*.s, memclr_*.s, mbarrier.go, duff_*.s
  [
    "copying",
    /^runtime\.(?:memmove|memclr|typedmemmove|typedmemclr|typedslicecopy|slicecopy|bulkBarrier|duffcopy|duffzero|wbMove|wbZero)/
  ]
];
var serving = /^(?:_|runtime|runtime\/internal\/[\w/]+|internal\/[\w/]+|sync|sync\/atomic|math\/bits|syscall|time|reflect)\.|^\w+$/;
function cpuGroupOf(names) {
  let group = null;
  for (const name of names) {
    if (collector.test(name)) return "garbage-collection";
    if (!serving.test(name)) return group ?? "code";
    group = served.find(([, pattern]) => pattern.test(name))?.[0] ?? group;
  }
  return group ?? (names.some((name) => /^(?:runtime|internal\/runtime)\b/.test(name)) ? "runtime" : "code");
}
function cpuGroupSums(table2) {
  const names = table2.frames.map((frame) => plainName(frame.function));
  const sums = Object.fromEntries(cpuGroupNames.map((name) => [name, 0]));
  for (let row = 0; row < table2.count; row++) {
    const stack = table2.stack.subarray(table2.stackStart[row], table2.stackStart[row + 1]);
    sums[cpuGroupOf(Array.from(stack, (frame) => names[frame] ?? ""))] += table2.values[row] ?? 0;
  }
  return sums;
}

// src/judge/cpu-groups.ts
function cpuGroupsOf(benchmarks) {
  const base = benchmarks.base.stacks("cpu", "cpu");
  const head = benchmarks.head.stacks("cpu", "cpu");
  if (base === null || head === null) return null;
  const sums = { base: secondsByGroup(base), head: secondsByGroup(head) };
  const profiles3 = { base, head };
  const total = (side) => cpuGroupNames.reduce((all, name) => all + mean(sums[side].map((of) => of[name])), 0);
  const least2 = cpuGroupShare * Math.max(total("base"), total("head"));
  return cpuGroupNames.flatMap((group) => {
    const values2 = { base: sums.base.map((of) => of[group]), head: sums.head.map((of) => of[group]) };
    const time = { base: spreadOf2(values2.base), head: spreadOf2(values2.head) };
    if ([...values2.base, ...values2.head].every((value) => value === 0)) return [];
    const sampling = sides.reduce(
      (all, side) => all + samplingVariance(time[side].center, sampleWorth(profiles3[side]) * 1e-9),
      0
    );
    return [{ group, time, change: standsOut(values2, { least: least2, errors: cpuGroupErrors, sampling }) }];
  });
}
function secondsByGroup({ parts, table: table2 }) {
  return (parts ?? [table2]).map((part) => {
    const sums = cpuGroupSums(part);
    return Object.fromEntries(cpuGroupNames.map((name) => [name, sums[name] * 1e-9]));
  });
}
function mean(values2) {
  return values2.length === 0 ? 0 : values2.reduce((sum4, value) => sum4 + value, 0) / values2.length;
}

// src/judge/cross-reading.ts
var amounts = {
  "sec/op": "cpu",
  "allocs/op": "allocations",
  "B/op": "bytes"
};
function crossReadings(changes2, contention) {
  const found = /* @__PURE__ */ new Map();
  const add = (name, amount2, value) => {
    const known3 = found.get(name) ?? {};
    found.set(name, { ...known3, [amount2]: (known3[amount2] ?? 0) + value });
  };
  for (const { culprits } of changes2) {
    for (const culprit3 of ownUnits(culprits)) {
      const amount2 = amounts[culprit3.unit];
      if (amount2 !== void 0) add(culprit3.function, amount2, culprit3.head - culprit3.base);
    }
  }
  for (const site of contention?.sites ?? []) {
    if (isWaiting(site)) add(site.function, "waiting", site.delay.head.center - site.delay.base.center);
  }
  return [...found].filter(([, of]) => Object.keys(of).filter((amount2) => amount2 !== "bytes").length > 1).map(([name, of]) => ({ function: name, ...of })).sort(
    by(
      (of) => -((of.cpu ?? 0) + (of.waiting ?? 0)),
      (of) => -(of.allocations ?? 0),
      (of) => of.function
    )
  ).slice(0, mostCulprits);
}
function ownUnits(culprits) {
  return [...new Map(culprits.map((of) => [`${of.unit} ${of.file} ${of.line} ${of.function}`, of])).values()];
}
function isWaiting({ waits: waits2, change }) {
  return change !== "none" && waits2 !== "release" && waits2 !== "runtime";
}

// src/judge/off-processor.ts
function offProcessor(benchmarks, seconds2, waited, world) {
  const off = waited === null ? null : offTheProcessor(benchmarks, seconds2);
  if (waited === null || off === null) return null;
  const more2 = off.head - off.base;
  if (waited >= more2 / 2) return null;
  const sleep = sleepIn(benchmarks, world);
  return waited < leastWaitedShare * more2 ? { ...off, sleep } : { base: off.base, head: off.head - waited, mostly: true, sleep };
}
function offTheProcessor(benchmarks, seconds2) {
  const change = seconds2.head - seconds2.base;
  const cpu = { base: benchmarks.base.stacks("cpu", "cpu"), head: benchmarks.head.stacks("cpu", "cpu") };
  const { base, head } = cpu;
  if (base === null || head === null || change <= 0 || benchmarks.head.id.procs !== 1) return null;
  const spent = { base: sampledSeconds(base), head: sampledSeconds(head) };
  const gap = { base: seconds2.base - spent.base, head: seconds2.head - spent.head };
  const more2 = gap.head - Math.max(0, gap.base);
  const error = Math.hypot(samplingError(spent.base, base), samplingError(spent.head, head));
  if (more2 < offProcessorShare * change || more2 <= cpuGroupErrors * error) return null;
  const before = gap.base > cpuGroupErrors * error ? gap.base : 0;
  return { base: before, head: before + Math.min(more2, change) };
}
var callsSleep = /\btime\.Sleep\(/;
function sleepIn({ head }, world) {
  const seen2 = ownSites(head, world.modules.head);
  const folders = /* @__PURE__ */ new Set([head.dir, ...seen2.map(({ file }) => folderOf2(file))]);
  const added2 = (world.diff?.changes ?? []).flatMap(
    ({ head: file, added: lines = [] }) => file === null || !folders.has(folderOf2(file)) ? [] : lines.filter(({ text }) => callsSleep.test(codeOf(text))).flatMap(({ line }) => {
      const name = functionAt4(file, line, seen2, world);
      return name === null ? [] : [{ file, line, function: name }];
    })
  );
  const [only2] = added2;
  return only2 === void 0 || added2.length > 1 ? null : only2;
}
function functionAt4(file, line, seen2, world) {
  const around = world.changedFunctions.find(
    (of) => of.file === file && of.line <= line && line <= of.endLine
  );
  const site = seen2.find((of) => of.file === file && of.line === line);
  if (site === void 0 && around?.reached !== true) return null;
  return around?.name ?? site?.function ?? null;
}
function codeOf(text) {
  return text.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '""').replace(/\/\*.*?(?:\*\/|$)/g, " ").replace(/\/\/.*$/, "");
}
function ownSites(benchmark, modules) {
  return ["cpu", "block"].flatMap((kind) => benchmark.stacks(kind, kind === "cpu" ? "cpu" : "delay")?.table.frames ?? []).map((frame) => siteOf(frame, modules)).filter(({ origin }) => origin === "own");
}
function folderOf2(file) {
  const end = file.lastIndexOf("/");
  return end < 0 ? "." : file.slice(0, end);
}

// src/judge/waiting.ts
var waitingUnit = "waiting-sec/op";
function withWaiting(result, benchmarks, procs, world) {
  const { base, head } = benchmarks;
  if (base === void 0 || head === void 0 || result.status !== "measured") return result;
  const both2 = { base, head };
  const time = result.changes.find(({ metric }) => metric.unit === "sec/op");
  const seconds2 = time === void 0 ? null : amountsOf(time);
  try {
    const { contention, waited, caveats } = contentionOf(
      both2,
      seconds2 === null ? null : Math.max(seconds2.base, seconds2.head),
      procs,
      world
    );
    const changes2 = result.changes.map(
      (change) => change === time ? { ...change, culprits: [...change.culprits, ...waitingCulprits(change, contention)] } : change
    );
    const cpuGroups = cpuGroupsOf(both2);
    const off = time?.change === "regression" && seconds2 !== null ? offProcessor(both2, seconds2, contention === null ? null : waited, world) : null;
    const crossed = crossReadings(changes2, contention);
    return {
      ...result,
      changes: changes2,
      caveats: [...result.caveats, ...caveats],
      ...contention === null ? {} : { contention },
      ...cpuGroups === null ? {} : { cpuGroups },
      ...crossed.length === 0 ? {} : { crossed },
      ...off === null ? {} : { offProcessor: off }
    };
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
    const caveat = { code: "profile-failed", facts: { ...error.facts, unit: "sec/op" } };
    return { ...result, caveats: [...result.caveats, caveat] };
  }
}
function waitingCulprits({ change }, contention) {
  if (change !== "regression" || contention === null) return [];
  return contention.sites.filter((site) => site.change === "more" && isWaiting(site) && !site.gone).slice(0, mostCulprits).map((site) => {
    const released = releasedAt(site, contention);
    return {
      function: site.function,
      file: site.file,
      line: site.line,
      unit: waitingUnit,
      base: Number(site.delay.base.center.toPrecision(3)),
      head: Number(site.delay.head.center.toPrecision(3)),
      own: site.own,
      inDiff: site.inDiff,
      sampled: false,
      path: [],
      waiting: { waits: site.waits, procs: contention.procs, ...released === null ? {} : { released } }
    };
  });
}
function releasedAt({ waits: waits2 }, { sites }) {
  if (waits2 !== "lock") return null;
  const grown2 = sites.filter((site) => site.waits === "release").map((site) => ({ site, by: site.delay.head.center - site.delay.base.center })).filter((of) => of.by > 0).sort((a, b) => b.by - a.by);
  const [first] = grown2;
  const all = grown2.reduce((sum4, of) => sum4 + of.by, 0);
  return first !== void 0 && first.by >= releasedShare * all ? first.site : null;
}

// src/judge/waiting-findings.ts
function waitingFindings(results) {
  const places = /* @__PURE__ */ new Map();
  for (const benchmark of results) {
    const { contention } = benchmark;
    if (contention === void 0) continue;
    for (const site of contention.sites) {
      if (site.change !== "more" || !isWaiting(site) || site.gone) continue;
      const place = JSON.stringify([site.waits, site.file, site.line, site.function]);
      places.set(place, [...places.get(place) ?? [], { benchmark, contention, site }]);
    }
  }
  return [...[...places.values()].flatMap(longer), ...results.flatMap(offFinding)];
}
function longer(told) {
  const [first, ...others2] = told.sort(
    by(
      ({ site: { delay } }) => delay.base.center - delay.head.center,
      ({ benchmark: benchmark2 }) => keyOf(benchmark2.id)
    )
  );
  if (first === void 0) return [];
  const { benchmark, contention, site } = first;
  const released = releasedAt(site, contention);
  return [
    {
      rule: "contention",
      key: key("contention", site.waits, site.file, site.function),
      level: "note",
      benchmark: benchmark.id,
      at: site.own ? { file: site.file, line: site.line } : null,
      facts: {
        function: site.function,
        file: site.file,
        line: site.line,
        waits: site.waits,
        base: site.delay.base.center,
        head: site.delay.head.center,
        timesBase: site.contentions.base.center,
        timesHead: site.contentions.head.center,
        procs: contention.procs,
        ...released === null ? {} : { releasedFile: released.file, releasedLine: released.line, releasedIn: released.function },
        ...others2.length > 0 ? { others: others2.length } : {}
      }
    }
  ];
}
function offFinding({ id, definition, offProcessor: offProcessor2 }) {
  if (offProcessor2 === void 0) return [];
  const { base, head, mostly, sleep } = offProcessor2;
  return [
    {
      rule: "off-processor",
      key: key("off-processor", keyOf(id), ...sleep === null ? [] : [sleep.file]),
      level: "note",
      benchmark: id,
      at: sleep ?? definition,
      facts: {
        base,
        head,
        ...mostly === true ? { mostly } : {},
        ...sleep === null ? {} : { sleepFile: sleep.file, sleepLine: sleep.line }
      }
    }
  ];
}

// src/judge/unmatched-rules.ts
function unmatchedRules(evidence, { scopes }) {
  if (scopes.length === 0 || sides.some((side) => isPartial(evidence[side]))) return [];
  const known3 = sides.flatMap((side) => subjectsOf(evidence[side]));
  const hidden = hiddenPackages(evidence, known3);
  return scopes.flatMap((scope) => {
    const anyName = { ...scope, benchmark: "*" };
    const inPackage = known3.filter(({ subject }) => fits(anyName, subject));
    const isMet = inPackage.some(({ subject }) => fits(scope, subject)) || inPackage.some(({ subject, isWhole: isWhole2 }) => !isWhole2 && mayHold(scope, subject)) || hidden.some((subject) => fits(anyName, subject));
    if (isMet) return [];
    const near = inPackage.length > 0 ? nearestBenchmark(scope, inPackage) : nearestPackage(scope.pkg, known3);
    const facts = {
      rule: scope.rule,
      ...scope.pkg === "*" ? {} : { package: scope.pkg },
      ...scope.benchmark === "*" ? {} : { benchmark: scope.benchmark },
      ...near === null ? {} : { nearest: near }
    };
    return [{ code: "rule-unmatched", facts }];
  });
}
function isPartial({ manifest: { options }, end }) {
  const isAll = options.bench === "." && options.patterns.join(" ") === "./...";
  return !isAll || end === null || end.reason === "interrupted";
}
function subjectsOf({ benchmarks, packages }) {
  return [...benchmarks.values()].map((of) => ({
    subject: { pkg: of.id.pkg, dir: of.dir, name: of.id.name },
    isWhole: isMeasured(of) && packages.get(of.id.pkg)?.state !== "unchanged"
  }));
}
function hiddenPackages(evidence, known3) {
  const broken = new Set(brokenPackages(evidence).map(({ pkg }) => pkg));
  const named2 = new Set(known3.map(({ subject }) => subject.pkg));
  return sides.flatMap(
    (side) => [...evidence[side].packages.values()].filter(({ pkg, state }) => broken.has(pkg) || state !== "no-benchmarks" && !named2.has(pkg)).map(({ pkg, dir }) => ({ pkg, dir, name: "" }))
  );
}
function mayHold({ benchmark }, { name }) {
  const plain = /^[^*?{\\]*/.exec(benchmark)?.[0] ?? "";
  if (plain === benchmark && !plain.includes("/")) return false;
  const [top = "", ...below2] = plain.split("/");
  return [shortName(name), name].some((text) => below2.length > 0 ? text === top : text.startsWith(top));
}
function nearestBenchmark({ benchmark }, known3) {
  const names = known3.map(({ subject }) => shortName(subject.name));
  const tops = names.map((name) => name.split("/", 1)[0] ?? name);
  return nearest(shortName(withoutStars(benchmark)), [...tops, ...names]);
}
function nearestPackage(pattern, known3) {
  const isFolder = pattern.startsWith(".");
  const places = known3.map(
    ({ subject: { pkg, dir } }) => isFolder ? `./${dir}` : pattern.includes("/") ? pkg : lastPart(pkg)
  );
  const near = nearest(lastPart(withoutStars(pattern)), places.map(lastPart));
  return places.find((place) => lastPart(place) === near) ?? null;
}
function lastPart(path) {
  return path.split("/").at(-1) ?? path;
}
function withoutStars(pattern) {
  return pattern.replace(/(?:\/?(?:\*|\.\.\.))+$/, "");
}

// src/judge/verdict.ts
function judge(input) {
  const { policy, diff, stored = null } = input;
  const fitted = stored === null ? { evidence: input.base, used: [] } : withStored(input.base, stored);
  const evidence = { base: fitted.evidence, head: input.head };
  const cases = casesOf(evidence, policy);
  const proofs = proofsOf(cases.cases.flatMap(({ times }) => [...times.values()]));
  const { relation } = cases.comparison;
  const paired = relation === "paired";
  const asksForTime = asksForTimes(policy) || wasLookedAgain(cases.cases);
  const steadiness = paired && asksForTime ? steadinessOf(evidence, cases.cases) : null;
  const context = {
    alpha: policy.alpha,
    sizes: sizesOf(proofs),
    paired,
    ended: endOf(evidence),
    shortOf: { focus: false, confirm: false },
    asksForTime,
    cpuBudgets: countCpuBudgets(
      cases.cases.map(({ candidate }) => candidate),
      policy
    )
  };
  const world = {
    changedFunctions: input.head.changedFunctions,
    modules: { base: input.base.manifest.modules, head: input.head.manifest.modules },
    diff
  };
  const used = new Set(fitted.used);
  const withReasons = compilerExplainer({ base: input.base, head: input.head }, diff);
  const judged2 = cases.cases.map((of) => {
    const { base, head } = of.candidate.sides;
    const isStored2 = relation === "stored" ? isMeasured(base) && isMeasured(head) && of.questions.length > 0 : base !== void 0 && head !== void 0 && used.has(keyOf(base.id));
    const unexplained = resultOf(
      of,
      proofs,
      contextOf(of.candidate, context, evidence),
      steadiness,
      world,
      input
    );
    const result = { ...unexplained, changes: unexplained.changes.map(withReasons) };
    return { candidate: of.candidate, result: isStored2 ? { ...result, stored: true } : result };
  });
  const results = judged2.map(({ result }) => result);
  const packages = brokenPackages(evidence);
  const together = relation === "missing" ? judgeSuite([], policy) : paired ? judgeSuite(asksForTime ? cases.cases : [], policy) : unpairedSuite(policy);
  const isBelieved = steadiness?.unstable !== true;
  const suite = isBelieved ? together.line : null;
  const asBelieved = !isBelieved && together.outcome === "exceeded" ? "unproven" : together.outcome;
  const suiteOutcome = asBelieved === "unproven" && policy.judging.onUnproven === "pass" ? "within" : asBelieved;
  const doubts = doubtsOf(judged2, suiteOutcome, packages, evidence, policy);
  const isBaselineAsked2 = relation === "missing" || policy.onMissingBaseline === "fail";
  const isIncomplete = doubts.broken || doubts.unmeasured || doubts.nothing || doubts.baseline && isBaselineAsked2;
  const outcome = joinOutcomes([
    ...results.flatMap(({ changes: changes2 }) => changes2.map((change) => change.outcome)),
    ...isIncomplete ? ["unmeasured"] : [],
    suiteOutcome
  ]);
  const exitCode = exitCodeOf(outcome, doubts, policy);
  return {
    outcome,
    passes: exitCode === exitCodes.passes,
    exitCode,
    benchmarks: results,
    findings: [
      ...results.flatMap(budgetFindings),
      ...suiteFindings(suite),
      ...culpritFindings(results),
      ...waitingFindings(results),
      ...judged2.flatMap(({ candidate, result }) => brokenFinding(candidate, result.definition, policy, diff)),
      ...brokenPackageFindings(packages, policy, diff),
      ...unmeasuredFindings(input.head)
    ],
    caveats: [
      ...cases.comparison.differences,
      // Where no time is judged, pairs that lack are no loss.
      ...runCaveats(relation === "missing" ? withoutCaveats(evidence) : evidence, packages).filter(
        ({ code }) => asksForTime || code !== "screen-shortened"
      ),
      ...steadiness?.caveats ?? [],
      ...together.caveats,
      ...doubts.baseline ? missingCaveats(input.head, policy) : [],
      ...unmatchedRules({ base: input.base, head: input.head }, policy)
    ],
    suite,
    timing: steadiness === null ? null : timingOf(cases.family, steadiness)
  };
}
function contextOf(candidate, run2, evidence) {
  const costs = costsOf(candidate, evidence);
  const { focus: focus2, confirm: confirm2 } = evidence.head.cutShort;
  const shortOf = { focus: focus2.has(candidate.key), confirm: confirm2.has(candidate.key) };
  return { ...run2, shortOf, ...costs === null ? {} : { costs } };
}
function endOf(evidence) {
  const reasons3 = sides.map((side) => evidence[side].end?.reason ?? "cut");
  return reasons3.find((reason) => reason !== "complete") ?? "complete";
}
function resultOf(of, proofs, context, steadiness, world, { base, head, policy }) {
  const { candidate } = of;
  const { id, status, caveats } = candidate;
  const side = candidate.sides.head ?? candidate.sides.base;
  const definition = side?.definition ?? null;
  const probed = probedOn(status === "unchanged" ? {} : candidate.sides);
  const judged2 = [
    ...changesOf2(of, proofs, context, steadiness),
    ...judgeProbed(
      probed,
      of.ask,
      world,
      status === "measured" ? probeGaps(probed, candidate.sides, { base, head }) : []
    ),
    ...judgeProfiles(candidate, policy, of.ask, world, context.cpuBudgets)
  ];
  const result = {
    id,
    status,
    dir: side?.dir ?? ".",
    definition: definition === null ? null : { file: definition.file, line: definition.line },
    iterations: side?.iterations.get("screen") ?? side?.iterations.get("confirm") ?? null,
    changes: judged2.map((change) => judgeAgainstNewest(change, head)).map((change) => tolerated(change, of.questions[0]?.judging)).map((change) => withCulprits(change, candidate, world)),
    caveats: [...caveats, ...probed.caveats],
    goroutines: probed.goroutines,
    runtime: probed.runtime,
    runtimeMoves: runtimeMoves(probed.runtime, judged2)
  };
  return withWaiting(result, candidate.sides, head.manifest.machine.cores, world);
}
var noIterations = /* @__PURE__ */ new Map();
function changesOf2({ candidate, questions, times }, proofs, context, steadiness) {
  const { base, head } = candidate.sides;
  const iterations = {
    base: base?.iterations ?? noIterations,
    head: head?.iterations ?? noIterations
  };
  return questions.map((question) => {
    const time = times.get(question.unit);
    if (time === void 0) return missing2(judgeCount(question, iterations), candidate);
    const change = judgeTime(time, proofs.get(time) ?? null, context);
    if (!context.asksForTime) return unasked(change);
    return missing2(steadiness?.unstable === true ? disbelieved(change) : change, candidate);
  });
}
function wasLookedAgain(cases) {
  return cases.some(
    ({ times }) => [...times.values()].some(({ focus: focus2, confirm: confirm2 }) => focus2 !== null || confirm2 !== null)
  );
}
function unasked(change) {
  return { ...change, p: null, smallest: null, stage: null, change: "none", outcome: "within", caveats: [] };
}
function missing2(change, { broken, unreached, status }) {
  if (broken === null && unreached === null) return change;
  const isLimit = change.budget?.limit.kind === "limit";
  const told = unreached === null || change.budget === null ? [] : [unreached];
  if (broken === null || broken.side === "base") {
    if (isLimit && change.outcome === "unmeasured") return { ...change, change: "none", caveats: told };
    if (isLimit) return { ...change, change: "none" };
    if (broken === null && status === "added") return change;
  }
  const outcome = change.budget === null ? "within" : "unmeasured";
  return { ...change, change: "none", outcome, caveats: told.length > 0 ? told : change.caveats };
}
function withCulprits(change, { sides: { base, head } }, world) {
  if (base === void 0 || head === void 0) return change;
  const explained3 = explain(change, { base, head }, world);
  const culprits = [...change.culprits, ...explained3.culprits];
  const isOpen2 = change.change === "regression" && culprits.length === 0;
  const edited = isOpen2 ? editedIn(change.metric.unit, { base, head }, world) : null;
  return {
    ...change,
    culprits,
    caveats: [...change.caveats, ...explained3.caveats],
    ...edited === null ? {} : { edited }
  };
}

// src/base/timestamp.ts
var shape = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;
function timestampMs(iso) {
  const parts = shape.exec(iso);
  if (parts === null) return null;
  const at3 = (index) => Number(parts[index] ?? 0);
  const [year, month, day, hour2, minute, second] = [at3(1), at3(2), at3(3), at3(4), at3(5), at3(6)];
  const [offsetHours, offsetMinutes] = [at3(9), at3(10)];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hour2 > 23 || minute > 59 || second > 59 || offsetHours > 23 || offsetMinutes > 59) return null;
  const fraction = Math.floor(Number(`0.${parts[7] ?? 0}`) * 1e3);
  const offset = (parts[8] === "-" ? -1 : 1) * (offsetHours * 60 + offsetMinutes);
  const minutes = (daysSince1970(year, month, day) * 24 + hour2) * 60 + minute - offset;
  return (minutes * 60 + second) * 1e3 + fraction;
}
function isLeap(year) {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
var monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function daysInMonth(year, month) {
  return month === 2 && isLeap(year) ? 29 : monthDays[month - 1] ?? 0;
}
function daysSince1970(year, month, day) {
  const before = year - 1;
  const leaps = (of) => Math.floor(of / 4) - Math.floor(of / 100) + Math.floor(of / 400);
  let days = (year - 1970) * 365 + leaps(before) - leaps(1969) + day - 1;
  for (let of = 1; of < month; of++) days += daysInMonth(year, of);
  return days;
}

// src/report/baseline.ts
function baselineOf(record2, startedAt, benchmarks) {
  if (record2 === null) return null;
  const { mode, found, reason, command } = record2;
  return {
    mode,
    found: found === null ? null : { ...found, ageMs: ageMs(found.recordedAt, startedAt) },
    benchmarks: benchmarks.filter(({ stored }) => stored === true).length,
    reason,
    command
  };
}
function ageMs(from, to) {
  const [start, end] = [timestampMs(from), timestampMs(to)];
  return start === null || end === null || end < start ? null : end - start;
}
function isWithoutBase({ baseline }) {
  return baseline !== null && baseline.mode === "artifact" && baseline.found === null;
}

// src/report/compose.ts
function composeReport(input) {
  const ranked2 = input.verdict.benchmarks.map(rank2);
  ranked2.sort(
    by(
      (item) => item.severity,
      (item) => -item.worst,
      (item) => keyOf(item.benchmark.id)
    )
  );
  const benchmarks = ranked2.map((item) => item.benchmark);
  const baseline = baselineOf(input.baseline ?? null, input.manifests.head.startedAt, benchmarks);
  return {
    tool: input.tool,
    verdict: { ...input.verdict, benchmarks },
    manifests: input.manifests,
    counts: countAll(
      ranked2,
      input.unchangedPackages,
      unreachedIn(input.verdict),
      isWithoutBase({ baseline })
    ),
    rows: rowsOf(benchmarks),
    labels: labelsOf2(benchmarks),
    elapsedMs: input.elapsedMs,
    childrenMs: input.childrenMs,
    baseReason: input.baseReason,
    pullHead: input.pullHead ?? null,
    alpha: input.alpha ?? null,
    baseline,
    typed: []
  };
}
var severityOfStatus = {
  measured: 5,
  failed: 1,
  hung: 1,
  skipped: 6,
  added: 7,
  removed: 8,
  unchanged: 9
};
var severityOfOutcome = {
  exceeded: 0,
  unproven: 2,
  unmeasured: 3,
  within: 9
};
function rank2(benchmark) {
  const outcome = joinOutcomes(benchmark.changes.map((change) => change.outcome));
  const changes2 = [...benchmark.changes].sort(
    by(
      (change) => -outcomes.indexOf(change.outcome),
      (change) => unitRank(change.metric.unit),
      (change) => change.metric.unit
    )
  );
  return {
    benchmark: { ...benchmark, changes: changes2 },
    outcome,
    severity: Math.min(severityOfStatus[benchmark.status], severityOfOutcome[outcome]),
    worst: Math.max(
      ...changes2.filter((change) => change.outcome === outcome).map(badness),
      Number.NEGATIVE_INFINITY
    )
  };
}
function unitRank(unit) {
  const index = ["allocs/op", "B/op", "sec/op", "B/s"].indexOf(unit);
  return index < 0 ? 4 : index;
}
function badness(change) {
  if (change.metric.better === "neither") return 0;
  const { base, head } = change.summary;
  if (base === void 0 || head === void 0) return 0;
  if (change.ratio === null) return head.center === base.center ? 0 : Number.MAX_VALUE;
  const log = Math.log(Math.max(change.ratio.center, Number.MIN_VALUE));
  return change.metric.better === "higher" ? -log : log;
}
function rowsOf(benchmarks) {
  const rows = {
    exceeded: [],
    unproven: [],
    unmeasured: [],
    improved: [],
    worse: []
  };
  for (const benchmark of benchmarks) {
    for (const change of benchmark.changes) {
      const list3 = listOf(change);
      if (list3 !== null) rows[list3].push({ benchmark, change });
    }
  }
  rows.improved.sort(by(({ change }) => badness(change)));
  rows.worse.sort(by(({ change }) => -badness(change)));
  return rows;
}
function listOf(change) {
  if (change.outcome !== "within") return change.outcome;
  if (change.change === "improvement") return "improved";
  return change.change === "regression" ? "worse" : null;
}
function unreachedIn({ findings }) {
  return findings.filter(({ rule }) => rule === "changed-unmeasured").length;
}
function countAll(ranked2, unchangedPackages, unreached, withoutBase2) {
  const count = (matches2) => ranked2.filter(matches2).length;
  const fates = /* @__PURE__ */ new Map();
  for (const item of ranked2) fates.set(fateOf(item), (fates.get(fateOf(item)) ?? 0) + 1);
  const fate = (wanted) => fates.get(wanted) ?? 0;
  return {
    benchmarks: ranked2.length,
    exceeded: fate("exceeded"),
    unproven: fate("unproven"),
    unmeasured: fate("unmeasured"),
    within: fate("within"),
    broken: fate("broken"),
    added: fate("added"),
    removed: fate("removed"),
    skipped: fate("skipped"),
    unchanged: fate("unchanged"),
    measured: withoutBase2 ? 0 : count(({ benchmark }) => benchmark.status === "measured"),
    improved: count(({ benchmark }) => benchmark.changes.some((change) => listOf(change) === "improved")),
    changed: count(({ benchmark }) => benchmark.caveats.some(({ code }) => changeCodes.has(code))),
    unreached,
    unchangedPackages
  };
}
var changeCodes = /* @__PURE__ */ new Set([
  "benchmark-source-changed",
  "benchmark-data-changed"
]);
function fateOf({ benchmark: { status }, outcome }) {
  if (status === "failed" || status === "hung") return "broken";
  return outcome === "within" && status !== "measured" ? status : outcome;
}
function labelsOf2(benchmarks) {
  const packages = /* @__PURE__ */ new Map();
  const procs = /* @__PURE__ */ new Map();
  for (const { id, dir } of benchmarks) {
    packages.set(id.pkg, dir === "." || dir === "" ? lastPart2(id.pkg) : dir);
    const known3 = procs.get(bare(id));
    if (known3 === void 0) procs.set(bare(id), /* @__PURE__ */ new Set([id.procs]));
    else known3.add(id.procs);
  }
  const uses = /* @__PURE__ */ new Map();
  for (const name of packages.values()) uses.set(name, (uses.get(name) ?? 0) + 1);
  const labels = /* @__PURE__ */ new Map();
  for (const { id } of benchmarks) {
    const short = packages.get(id.pkg) ?? id.pkg;
    const several = (procs.get(bare(id))?.size ?? 1) > 1;
    labels.set(keyOf(id), {
      pkg: uses.get(short) === 1 ? short : id.pkg,
      name: several ? `${shortName(id.name)}-${id.procs}` : shortName(id.name)
    });
  }
  return labels;
}
function bare(id) {
  return `${id.pkg} ${id.name}`;
}
function lastPart2(pkg) {
  return pkg.replace(/\/v\d+$/, "").split("/").at(-1) ?? pkg;
}
function labelOf(report, id) {
  return report.labels.get(keyOf(id)) ?? { pkg: id.pkg, name: shortName(id.name) };
}

// src/report/words/chosen.ts
function chosenWords({ chosen, ref }) {
  switch (chosen) {
    case "given":
      return "";
    case "merge-base":
      return `merge base with ${ref}`;
    case "parent":
      return "parent of head";
    case "working-tree":
      return "working tree";
  }
}
var missing3 = /* @__PURE__ */ new Map([
  ["none", "none with this Go version, platform and settings"],
  ["expired", "those that were recorded have expired"],
  ["unsuitable", "nothing that the default branch recorded fits"],
  ["unreadable", "what was recorded cannot be read"],
  ["forbidden", "the job lacks the permission actions: read"],
  ["not-found", "the token of the job sees none"],
  ["rate-limited", "GitHub refused to be asked more often"],
  ["unavailable", "GitHub could not be asked"],
  ["torn", "GitHub could not be asked"],
  ["unusable", "GitHub could not be asked"],
  ["unsupported", "this server keeps none"]
]);
function historyAnewWords(reason) {
  return textOf(
    say`The baseline before this one was not found: ${missingWords(reason)}. So the history of its times starts anew, and baseline: artifact compares no times until there are enough recordings again.`
  );
}
function missingWords(reason) {
  const words3 = missing3.get(reason);
  return words3 === void 0 ? say`${reason}` : own(words3);
}

// src/judgement.ts
function judgeNow({ base, head, stored }, policy) {
  const patch = head.files.get("diff.patch");
  return judge({
    base: readEvidence(base),
    head: readEvidence(head),
    stored: stored === null ? null : readEvidence(stored),
    policy,
    diff: patch === void 0 ? null : diffMap(parseDiff(patch, "lines and text of Go"))
  });
}
function reportOn(captures, policy, notes = [], pullHead = null) {
  const { base, head } = captures;
  const evidence = readEvidence(head);
  const verdict = judgeNow(captures, policy);
  return composeReport({
    verdict: { ...verdict, caveats: [...notes, ...verdict.caveats] },
    manifests: { base: base.manifest, head: head.manifest },
    elapsedMs: evidence.end?.elapsedMs ?? 0,
    childrenMs: evidence.end?.childrenMs ?? 0,
    baseReason: chosenWords(base.manifest.commit),
    pullHead,
    unchangedPackages: [...evidence.packages.values()].filter(({ state }) => state === "unchanged").length,
    ...asksForTimes(policy) || verdict.timing !== null ? { alpha: policy.alpha } : {},
    baseline: evidence.baseline,
    tool: toolVersion
  });
}
function aloneOf(head) {
  const { manifest, records } = head;
  const others2 = records.filter(({ type }) => type !== "baseline");
  return {
    base: {
      manifest: { ...manifest, side: "base", session: "none", modules: [] },
      records: [{ type: "end", reason: "complete", elapsedMs: 0, childrenMs: 0 }],
      files: /* @__PURE__ */ new Map()
    },
    head: {
      ...head,
      records: [...others2, { type: "baseline", mode: "artifact", found: null, reason: "none", command: "" }]
    },
    stored: null
  };
}
function configOf(capture) {
  const bytes = capture.files.get(configFile);
  return bytes === void 0 ? null : loadConfig(new TextDecoder().decode(bytes), configFile);
}

// src/gate.ts
import { dirname as dirname2, join as join20 } from "node:path";

// src/commits.ts
import { join as join6 } from "node:path";
async function chooseHead(git, repository, ref, except) {
  if (ref !== null) return { sha: await git.resolve(repository, ref), ref, chosen: "given", dirty: false };
  const sha = await git.resolve(repository, "HEAD");
  return { sha, ref: "HEAD", chosen: "working-tree", dirty: await git.isDirty(repository, except) };
}
async function chooseBase(git, repository, choice, head) {
  const headSha = head.sha ?? await git.resolve(repository, "HEAD");
  switch (choice.kind) {
    case "commit": {
      const sha = await git.resolve(repository, choice.ref);
      if (choice.differs === true && sha === head.sha && !head.dirty)
        throw new GateError("ref-unknown", { ref: choice.ref, detail: "is-head", sha });
      return { sha, ref: choice.ref, chosen: "given", dirty: false };
    }
    case "known":
      return { sha: choice.sha, ref: choice.ref, chosen: choice.chosen, dirty: false };
    case "parent":
      return parentOf(git, repository, headSha);
    case "merge-base": {
      const branch = choice.ref ?? await git.defaultBranch(repository);
      if (branch === null)
        throw new GateError("ref-unknown", { ref: "default branch", detail: "no-default-branch" });
      const sha = await git.mergeBase(repository, headSha, branch);
      if (sha === headSha && !head.dirty) return parentOf(git, repository, headSha);
      return { sha, ref: branch, chosen: "merge-base", dirty: false };
    }
  }
}
async function parentOf(git, repository, sha) {
  const parent = await git.parent(repository, sha);
  const ref = `${sha.slice(0, 12)}~1`;
  if (parent === null) throw new GateError("ref-unknown", { ref, detail: "no-parent" });
  return { sha: parent, ref, chosen: "parent", dirty: false };
}
async function checkOut(git, repository, commit, side, scratch, except) {
  const root = join6(scratch, side);
  const facts = commit.chosen === "working-tree" ? await git.checkoutWorkingTree(repository, root, except) : await git.checkoutCommit(repository, commit.sha ?? "", root);
  return { side, root, commit, submodules: facts.submodules, ignored: facts.ignored };
}

// src/judge/compiler-wishes.ts
function compilerWishes({ benchmarks }, diff) {
  if (diff === null) return [];
  const found = /* @__PURE__ */ new Map();
  for (const { dir, changes: changes2 } of benchmarks) {
    for (const { change, outcome, culprits } of changes2) {
      if (change !== "regression") continue;
      const files = culprits.filter(({ own: own2, waiting }) => own2 && waiting === void 0).flatMap(({ file, path }) => [file, ...ownFiles(path)]);
      if (files.length === 0) continue;
      const wish = found.get(dir) ?? { files: /* @__PURE__ */ new Set(), rank: 1 };
      for (const file of files) wish.files.add(file);
      found.set(dir, { ...wish, rank: outcome === "exceeded" ? 0 : wish.rank });
    }
  }
  let left = mostCompiledFiles;
  return [...found].sort(
    by(
      ([, { rank: rank3 }]) => rank3,
      ([dir]) => dir
    )
  ).slice(0, mostCompiledPackages).flatMap(([dir, { files }]) => {
    const some = [...files].slice(0, left).map((head) => ({ base: baseFile(head, diff), head }));
    left -= some.length;
    return some.length === 0 ? [] : [{ dir, files: some }];
  });
}
function ownFiles(path) {
  return path.flatMap(({ file, own: own2 }) => own2 ? [file] : []);
}

// src/evidence/same-benchmark.ts
function sameBenchmark({ benchmarks }, { id, dir }) {
  return benchmarks.get(keyOf(id)) ?? [...benchmarks.values()].find(
    (of) => of.dir === dir && of.id.name === id.name && of.id.procs === id.procs
  );
}

// src/judge/wishes.ts
function focusOn(evidence, policy) {
  return ranked(evidence, policy, (of) => [keeps(of), limitIn(of)]).map(({ key: key2 }) => key2);
}
function focusOnwards(evidence, policy) {
  return ranked(evidence, policy, (of) => [keepsOn(of), limitIn(of)]).map(({ key: key2 }) => key2);
}
function focusAgain(evidence, policy) {
  return ranked(evidence, policy, (of) => isDisturbed(of) ? [keepsOn(of), limitIn(of)] : []).map(
    ({ key: key2 }) => key2
  );
}
function confirmOn(evidence, policy) {
  return ranked(evidence, policy, (of) => [of.suspect, limitIn(of)]).map(({ key: key2, rank: rank3, pairs, tests }) => ({
    key: key2,
    pairsPerLayout: rank3 < 2 ? pairs : leastPairsPerLayout,
    gates: rank3 < 2,
    tests
  }));
}
function stillOpen2(evidence, policy) {
  const open2 = (of) => of.confirm !== null && isOpen(of) ? [of.suspect === "regression" ? of.suspect : null, limitIn(of)] : [];
  return ranked(evidence, policy, open2).flatMap(({ key: key2, rank: rank3 }) => rank3 < 2 ? [key2] : []);
}
function limitIn(of) {
  return suspectsLimit(of) ? "limit" : null;
}
function rankOf(reason, { question: { rule, sameFunctions } }) {
  if (reason === "limit") return 1;
  if (reason === "improvement") return 3;
  return rule !== null && rule.limit.kind !== "limit" && sameFunctions !== true ? 0 : 2;
}
var none = { rank: Infinity, size: 0, pairs: 0, tests: {} };
function ranked(evidence, policy, reasonsOf2) {
  const found = /* @__PURE__ */ new Map();
  for (const { candidate, times } of casesOf(evidence, policy).cases) {
    if (candidate.status !== "measured" || candidate.broken !== null) continue;
    const { key: key2 } = candidate;
    for (const time of times.values()) {
      const reasons3 = reasonsOf2(time).filter((reason) => reason !== null);
      if (reasons3.length === 0) continue;
      const before = found.get(key2) ?? none;
      const { suspect, family, testedAs } = time;
      const isTest = suspect !== null && testedAs === void 0;
      found.set(key2, {
        key: key2,
        rank: Math.min(before.rank, ...reasons3.map((reason) => rankOf(reason, time))),
        size: Math.max(before.size, Math.abs((time.focus ?? time.screen)?.effect.center ?? 0)),
        pairs: Math.max(before.pairs, pairsPerLayout(time)),
        tests: isTest ? { ...before.tests, [family]: (before.tests[family] ?? 0) + 1 } : before.tests
      });
    }
  }
  return [...found.values()].sort(
    by(
      (of) => of.rank,
      (of) => -of.size,
      (of) => of.key
    )
  );
}
function profileWishes(verdict) {
  const wishes = verdict.benchmarks.flatMap(({ id, changes: changes2, runtime }) => {
    const moved3 = changes2.filter(({ change }) => change === "regression" || change === "improvement");
    const has2 = (...units) => moved3.some(({ metric }) => units.includes(metric.unit));
    const mayWait = !isAlone(id, runtime?.base) || !isAlone(id, runtime?.head);
    const passes = [
      ...has2("B/op", "allocs/op", "heap-kept-B/op") ? ["heap"] : [],
      ...has2("sec/op") ? ["cpu"] : [],
      ...has2("sec/op") && mayWait || waitsMore(changes2, runtime) ? ["contention"] : []
    ];
    if (passes.length === 0) return [];
    const heap = has2("heap-kept-B/op") ? runtime?.head?.heap : void 0;
    const late = heap !== void 0 && heap.after > 0 ? { operations: heap.operations } : {};
    const rank3 = Math.min(2, ...moved3.map(urgency));
    const spare2 = rank3 === 2 ? { spare: true } : {};
    return [{ wish: { key: keyOf(id), passes, ...late, ...spare2 }, rank: rank3 }];
  });
  return wishes.sort((a, b) => a.rank - b.rank || byText(a.wish.key, b.wish.key)).map(({ wish }) => wish);
}
var harness2 = { there: 2, created: 3 };
function isAlone({ name }, use) {
  const { goroutines } = use ?? {};
  if (goroutines === void 0) return false;
  const levels2 = name.split("/").length - 1;
  return goroutines.there <= harness2.there && goroutines.created <= harness2.created + levels2;
}
function waitWishes({ benchmarks }, evidence, wished) {
  const looked = new Set(wished.flatMap(({ key: key2, passes }) => passes.includes("contention") ? [key2] : []));
  return benchmarks.flatMap((benchmark) => {
    const { id, changes: changes2 } = benchmark;
    const key2 = keyOf(id);
    const [before, after] = [
      sameBenchmark(evidence.base, benchmark),
      sameBenchmark(evidence.head, benchmark)
    ];
    const { base, head } = profiledAlike({
      ...before === void 0 ? {} : { base: before },
      ...after === void 0 ? {} : { head: after }
    });
    const time = changes2.find(({ metric, change }) => metric.unit === "sec/op" && change === "regression");
    const seconds2 = time === void 0 ? null : amountsOf(time);
    if (looked.has(key2) || base === void 0 || head === void 0 || seconds2 === null) return [];
    return isOff({ base, head }, seconds2) ? [{ key: key2, passes: ["contention"] }] : [];
  });
}
var longerProfile = 4;
function longerWishes({ benchmarks }, { head }) {
  return benchmarks.flatMap(({ id, iterations, changes: changes2 }) => {
    const key2 = keyOf(id);
    const heaps = head.benchmarks.get(key2)?.profiles.filter(({ kind }) => kind === "heap") ?? [];
    const profiled = largest(heaps.map((of) => of.iterations));
    if (iterations === null || heaps.length === 0 || iterations <= profiled) return [];
    if (!changes2.some(isUnseen2)) return [];
    return [{ key: key2, passes: ["heap"], operations: longerProfile * iterations }];
  });
}
function isUnseen2({ metric: { unit }, change, culprits, caveats }) {
  const isGap = caveats.some(({ code }) => code === "profile-unit-gap");
  if (change !== "regression" || !isGap) return false;
  return unit === "B/op" || unit === "allocs/op" && culprits.length === 0;
}
function isOff(benchmarks, seconds2) {
  try {
    return offTheProcessor(benchmarks, seconds2) !== null;
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
    return false;
  }
}
function waitsMore(changes2, { base, head } = {}) {
  const seconds2 = changes2.find(({ metric }) => metric.unit === "sec/op")?.summary.head?.center;
  const waits2 = (of) => of?.rates["mutex-wait"]?.perOperation;
  const [before, after] = [waits2(base), waits2(head)];
  if (before === void 0 || after === void 0 || seconds2 === void 0) return false;
  return after > 2 * before && after - before > 2 * waitingShare * seconds2;
}
function urgency({ outcome, change }) {
  return outcome === "exceeded" ? 0 : change === "regression" ? 1 : 2;
}
function withBudgets(wishes, { benchmarks }, policy) {
  const all = new Map(wishes.map((wish) => [wish.key, wish]));
  for (const { id, dir, status } of benchmarks) {
    if (status !== "measured" && status !== "added") continue;
    const budgets = profileBudgetsFor(policy, { pkg: id.pkg, dir, name: id.name });
    const kinds2 = budgets.map(({ type }) => budgetedTypes[type].kind);
    if (kinds2.length === 0) continue;
    const key2 = keyOf(id);
    const { passes = [], operations } = all.get(key2) ?? {};
    const late = operations === void 0 ? {} : { operations };
    all.set(key2, { key: key2, passes: [.../* @__PURE__ */ new Set([...passes, ...kinds2])], ...late });
  }
  return [...all.values()];
}

// src/measure/allowance.ts
var profileShare = 0.25;
var leastProfilesMs = {
  heap: 6e4,
  cpu: 2e4,
  contention: 2e4
};
var wholeShare = 0.3;
var coverageShare = 0.05;
var leastLastMs = 1e4;
function profilesUntil({ knownMs, timeBudgetMs }) {
  const share3 = profileShare * Math.min(knownMs, timeBudgetMs);
  const until = (pass) => knownMs + Math.max(leastProfilesMs[pass], share3);
  return { heap: until("heap"), cpu: until("cpu"), contention: until("contention") };
}
function lastUntil({ knownMs, timeBudgetMs }, nowMs, gotWorse) {
  const share3 = gotWorse ? wholeShare : coverageShare;
  return Math.max(knownMs + share3 * Math.min(knownMs, timeBudgetMs), nowMs + leastLastMs);
}
function restMs(nowMs, untilMs, longestMs3) {
  return Math.max(1e3, Math.min(longestMs3, untilMs - nowMs));
}

// src/measure/compiling.ts
import { mkdir as mkdir3, readdir as readdir2 } from "node:fs/promises";
import { devNull } from "node:os";
import { join as join11, posix as posix4 } from "node:path";

// src/measure/build.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir as mkdir2, rm, stat } from "node:fs/promises";
import { join as join8 } from "node:path";
import { pipeline } from "node:stream/promises";

// src/measure/packages.ts
import { readFile as readFile2 } from "node:fs/promises";
import { join as join7, posix as posix2, relative as relative2, sep as sep2 } from "node:path";
var fields = "Dir,ImportPath,Name,TestGoFiles,XTestGoFiles,Error";
function parseListed(output) {
  return output.split(/^\}$/m).filter((text) => text.trim() !== "").map((text) => JSON.parse(`${text}}`));
}
async function findPackages(root, patterns, tags, exec) {
  const modules = await findModules(root, exec);
  const wanted = patternsByModule(patterns, modules);
  const packages = [];
  const matched = [];
  for (const module of modules) {
    const modulePatterns = wanted.get(module.dir);
    if (modulePatterns === void 0) continue;
    for (const listed2 of await list(root, module, modulePatterns, tags, exec)) {
      if (listed2.ImportPath !== void 0) matched.push(listed2.ImportPath);
      const found = await inspect(root, module, listed2);
      if (found !== null) packages.push(found);
    }
  }
  return { modules, packages: packages.sort(by((found) => found.pkg)), matched };
}
async function list(root, module, patterns, tags, exec) {
  const exit = await exec.run({
    program: "go",
    // -e: a package that cannot be loaded must not hide the others; it is reported with its error.
    args: ["list", "-e", `-json=${fields}`, ...tagFlags(tags), "--", ...patterns],
    cwd: join7(root, module.dir),
    env: module.env,
    timeoutMs: 3e5,
    keepBytes: 64 << 20
  });
  if (exit.code !== 0 || exit.stdout.dropped > 0) {
    throw new GateError("list-failed", { module: module.dir, output: exit.stderr.text.slice(0, 4e3) });
  }
  return parseListed(exit.stdout.text);
}
function tagFlags(tags) {
  return tags.length === 0 ? [] : [`-tags=${tags.join(",")}`];
}
async function inspect(root, module, listed2) {
  if (listed2.Dir === void 0 || listed2.ImportPath === void 0) return null;
  const dir = relative2(root, listed2.Dir).split(sep2).join("/") || ".";
  const names = [...listed2.TestGoFiles ?? [], ...listed2.XTestGoFiles ?? []];
  const testFiles = await Promise.all(
    names.map(async (name) => ({
      path: posix2.join(dir, name),
      text: await readFile2(join7(listed2.Dir ?? root, name), "utf8")
    }))
  );
  if (!testFiles.some((file) => /^func\s+Benchmark/m.test(file.text))) return null;
  return {
    pkg: listed2.ImportPath,
    name: listed2.Name ?? "",
    dir,
    module,
    testFiles,
    problem: listed2.Error?.Err ?? null
  };
}

// src/measure/build.ts
function buildFlags(tags) {
  return ["test", "-c", "-vet=off", "-trimpath", "-buildvcs=false", ...tagFlags(tags)];
}
function packagePattern(found) {
  return `./${found.dir === found.module.dir ? "" : relativeDir(found)}`;
}
function goMinor(version) {
  const match = /go1\.(\d+)/.exec(version);
  return match === null ? Number.POSITIVE_INFINITY : Number(match[1]);
}
function canRandomiseLayout(goVersion) {
  return goMinor(goVersion) >= 23;
}
function linkFlags(layout, goVersion, goFlags = "") {
  if (layout === 0) return [];
  const flags = [...goFlagValues(goFlags, "ldflags").slice(-1), "-w", `-randlayout=${layout}`];
  if (goMinor(goVersion) >= 25) flags.push("-funcalign=64");
  return [`-ldflags=${flags.join(" ")}`];
}
function goFlagValues(goFlags, flag) {
  const entries = [...goFlags.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? "");
  return entries.flatMap((entry) => {
    const [, name, value] = /^--?(\w+)=(.*)$/s.exec(entry) ?? [];
    return name === flag && value !== void 0 ? [value] : [];
  });
}
var serial = 0;
async function build(root, found, layout, settings, exec) {
  await mkdir2(settings.directory, { recursive: true });
  const binary = join8(settings.directory, `${(serial++).toString(36)}.test`);
  const exit = await exec.run({
    program: "go",
    args: [
      ...buildFlags(settings.tags),
      ...settings.overlay === void 0 ? [] : [`-overlay=${settings.overlay}`],
      ...linkFlags(layout, settings.goVersion, settings.goFlags),
      "-o",
      binary,
      packagePattern(found)
    ],
    cwd: join8(root, found.module.dir),
    env: found.module.env,
    timeoutMs: 18e5,
    keepBytes: 64 << 10
  });
  if (exit.code === 0 && await exists(binary)) return { ok: true, binary };
  const output = `${exit.stderr.text}${exit.stdout.text}`.trim();
  if (/no space left on device/i.test(output)) throw new GateError("disk-full", { path: settings.directory });
  if (exit.timedOut) {
    throw new GateError("command-failed", {
      program: "go",
      command: "test -c",
      reason: "timeout",
      detail: found.pkg
    });
  }
  return { ok: false, message: output === "" ? `go test -c ended with ${exit.code ?? exit.signal}` : output };
}
function relativeDir(found) {
  return found.module.dir === "." ? found.dir : found.dir.slice(found.module.dir.length + 1);
}
async function exists(path) {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}
async function discard(binary) {
  await rm(binary, { force: true });
}
async function hashFile(path) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

// src/measure/gcflags.ts
function gcFlags(packages, directory, goFlags) {
  const given = goFlagValues(goFlags, "gcflags");
  return [
    ...given.map((value) => `-gcflags=${value}`),
    ...packages.map((of) => {
      const flags = [...givenFor(of, given), quoted(`-json=0,${directory}`)];
      return `-gcflags=${of.pkg}=${flags.join(" ")}`;
    })
  ];
}
function givenFor(of, given) {
  let flags = "";
  for (const value of given) {
    const text = value.trim();
    const equals = text.startsWith("-") || text === "" ? -1 : text.indexOf("=");
    const isMeant2 = equals < 0 ? of.isNamed : fits2(of, text.slice(0, equals).trim());
    if (isMeant2) flags = text.slice(equals + 1).trim();
  }
  return flags === "" ? [] : [flags];
}
function fits2({ pkg, dir }, pattern) {
  if (pattern === "all") return true;
  const isFolder = /^\.\.?(?:\/|$)/.test(pattern);
  if (isFolder && (dir === null || pattern.startsWith(".."))) return false;
  const text = isFolder ? dir ?? "" : pkg;
  const wanted = isFolder ? pattern.replace(/^\.\/?/, "") || "." : pattern;
  const source2 = wanted.split("...").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*").replace(/\/\.\*$/, "(?:/.*)?");
  return new RegExp(`^${source2}$`, "s").test(text) || isFolder && wanted === "...";
}
function quoted(flag) {
  return flag.includes("'") ? `"${flag}"` : `'${flag}'`;
}

// src/measure/prepare.ts
import { existsSync as existsSync2 } from "node:fs";
import { join as join10 } from "node:path";

// src/measure/budget-functions.ts
import { readFile as readFile3, stat as stat2 } from "node:fs/promises";

// src/measure/function-names.ts
var magic = Buffer.from([241, 255, 255, 255, 0, 0]);
var always = "runtime.main";
var mostBytes3 = 32 << 20;
var mostTables = 64;
function functionNames(file) {
  let at3 = file.indexOf(magic);
  for (let tried = 0; at3 >= 0 && tried < mostTables; tried++) {
    const names = namesAt(file, at3);
    if (names !== null) return names;
    at3 = file.indexOf(magic, at3 + 1);
  }
  return null;
}
function namesAt(file, at3) {
  const pointer = file[at3 + 7];
  if (pointer !== 4 && pointer !== 8 || at3 + 8 + 5 * pointer > file.length) return null;
  const field2 = (nth) => {
    const offset = at3 + 8 + nth * pointer;
    return pointer === 8 ? Number(file.readBigUInt64LE(offset)) : file.readUInt32LE(offset);
  };
  const [begin2, end] = [at3 + field2(3), at3 + field2(4)];
  if (begin2 >= end || end > file.length || end - begin2 > mostBytes3) return null;
  const table2 = file.subarray(begin2, end);
  if (!table2.includes(`\0${always}\0`) && table2.indexOf(`${always}\0`) !== 0) return null;
  return new Set(table2.toString("utf8").split("\0"));
}

// src/measure/budget-functions.ts
var largestBytes = 256 << 20;
async function recordUnknownFunctions(session) {
  const head = session.sides.at(-1);
  let open2 = session.request.budgetFunctions ?? [];
  if (head === void 0 || open2.length === 0) return;
  const all = /* @__PURE__ */ new Set();
  for (const pkg of head.packages.keys()) {
    const binary = head.binaries.get(binaryKey(pkg, 0));
    if (binary === void 0 || (await stat2(binary)).size > largestBytes) return;
    const names = functionNames(await readFile3(binary));
    if (names === null) return;
    open2 = open2.filter((pattern) => !fitsAny(pattern, names));
    if (open2.length === 0) return;
    for (const name of names) all.add(name);
  }
  for (const pattern of open2) {
    const near = nearestFunctions(pattern, all);
    const facts = { pattern, ...near === null ? {} : { nearest: near } };
    await head.writer.record({ type: "caveat", code: "functions-unknown", facts });
  }
}
function fitsAny(pattern, names) {
  const glob = compileGlob(pattern);
  if (glob === null) throw new Error(`pattern was not checked: ${pattern}`);
  for (const name of names) if (fitsFunction(glob, name)) return true;
  return false;
}
function nearestFunctions(pattern, names) {
  const [, pkg] = /^([^*?{\\]+)\.\*$/.exec(pattern) ?? [];
  if (pkg === void 0) return nearPath(pattern, new Set(Array.from(names, plainName)));
  const near = nearPath(pkg, new Set(Array.from(names, packageOf2)));
  return near === null ? null : `${near}.*`;
}
function nearPath(path, candidates) {
  const near = nearest(path, candidates);
  const allowed = Math.max(1, Math.floor((path.length - path.lastIndexOf("/") - 1) / 3));
  return near !== null && editDistance(path, near) <= allowed ? near : null;
}
function packageOf2(name) {
  const dot = name.indexOf(".", name.lastIndexOf("/", name.search(/[([]|$/)) + 1);
  return dot < 0 ? name : name.slice(0, dot).replaceAll("%2e", ".");
}

// src/measure/build-information.ts
async function keepBuildInformation(session, side) {
  const built = [...side.packages.keys()].filter((pkg) => side.binaries.has(binaryKey(pkg, 0)));
  if (built.length === 0) return;
  const binaries = built.map((pkg) => binaryOf(side, pkg, 0));
  const exit = await session.exec.run({
    program: "go",
    args: ["version", "-m", ...binaries],
    cwd: session.request.scratch,
    timeoutMs: 12e4,
    keepBytes: 64 << 20
  });
  const blocks = blocksOf(exit.stdout.text, binaries);
  for (const [index, pkg] of built.entries()) {
    const file = `build/${String(index + 1).padStart(4, "0")}-${fileName(pkg)}.txt`;
    const block = blocks.get(binaries[index] ?? "") ?? ` ${exit.stderr.text.trimEnd()}
`;
    await side.writer.append(file, `${pkg}:${block}`);
  }
}
function blocksOf(printed, binaries) {
  const blocks = /* @__PURE__ */ new Map();
  let current = "";
  for (const line of printed.split("\n")) {
    const next = line.startsWith("	") ? void 0 : binaries.find((path) => line.startsWith(`${path}: `));
    if (next !== void 0) blocks.set(current = next, `${line.slice(next.length + 1)}
`);
    else if (line.startsWith("	")) blocks.set(current, `${blocks.get(current) ?? ""}${line}
`);
  }
  return blocks;
}

// src/measure/binary.ts
function commandOf(call) {
  const flags = [
    "-test.run=^$",
    `-test.bench=${call.bench}`,
    ...call.skip === void 0 ? [] : [`-test.skip=${call.skip}`],
    `-test.benchtime=${call.benchtime}`,
    "-test.benchmem",
    // The whole result line comes last, after what the benchmark printed.
    "-test.v",
    `-test.cpu=${call.procs}`,
    "-test.count=1",
    // Go's own time limit does not cover benchmarks; the watchdog is ours.
    "-test.timeout=0",
    // os.Exit(0) in a benchmark must not look like success.
    "-test.paniconexit0",
    ...call.extra ?? []
  ];
  const [program, ...args] = [...call.pin, call.binary, ...flags];
  return {
    program: program ?? call.binary,
    args,
    cwd: call.cwd,
    env: { ...call.env, GOMAXPROCS: String(call.procs) },
    isBenchmark: true,
    timeoutMs: call.timeoutMs,
    keepBytes: call.keepBytes ?? 256 << 10,
    ...call.quitAfter === void 0 ? {} : { quitAfter: call.quitAfter }
  };
}
function invoke(exec, call) {
  return exec.run(commandOf(call));
}
function endingOf(exit, read) {
  if (exit.timedOut) return { ending: "hung", message: "" };
  const printed = `${exit.stderr.text}
${exit.stdout.text}`;
  const crash = /^(?:panic: .*|fatal error: .*|unexpected fault address .*)$/m.exec(printed)?.[0];
  if (crash !== void 0 && exit.code !== 0) {
    const exited = crash.includes("unexpected call to os.Exit(0)");
    return { ending: exited ? "exited" : "panicked", message: crash };
  }
  if (read.ending === "failed") return { ending: "failed", message: read.message };
  if (exit.code !== 0 || !read.closed) {
    const last = lastLine(exit.stderr.text) ?? lastLine(exit.stdout.text) ?? "";
    const how = exit.code === null ? `signal ${exit.signal ?? "?"}` : `exit status ${exit.code}`;
    return { ending: "exited", message: last === "" ? how : `${how}: ${last}` };
  }
  return { ending: read.ending, message: read.message };
}
function lastLine(text) {
  return text.trimEnd().split("\n").at(-1);
}

// src/measure/speed.ts
var probeSeconds = 0.01;
async function probe(session, side, of) {
  const { pkg, name, procs } = of;
  const { exit, cutOff: cutOff2 } = await run(session, side, of, selectPatterns(name), [keyOf(of)]);
  await side.writer.append(`bench/calibrate-${fileName(pkg)}.txt`, exit.stdout.text);
  const reading = readProcess(exit.stdout.text, { name, procs });
  const { ending, message } = endingOf(exit, reading);
  if (ending !== "ok") {
    const dump = exit.stderr;
    await recordTrouble(session, side, "calibrate", {
      ...{ pkg, name, procs, ending, message, cutOff: cutOff2, dump }
    });
    return null;
  }
  const seconds2 = exit.wallMs / 1e3;
  return { secondsPerOperation: operationSeconds(reading.iterations, seconds2), processSeconds: seconds2 };
}
async function probeShared(session, side, benchmarks, { pinned, startSeconds }) {
  const [first] = benchmarks;
  if (first === void 0) return [];
  const patterns = selectTogether(benchmarks.map(({ name }) => name));
  const { exit } = await run(session, side, { ...first, pinned }, patterns, benchmarks.map(keyOf));
  await side.writer.append(`bench/calibrate-${fileName(first.pkg)}.txt`, exit.stdout.text);
  const readings = benchmarks.map(({ name, procs }) => readProcess(exit.stdout.text, { name, procs }));
  if (readings.some((reading) => endingOf(exit, reading).ending !== "ok")) return null;
  const own2 = Math.max(0, exit.wallMs / 1e3 - startSeconds) / benchmarks.length;
  return readings.map(({ iterations }) => ({
    secondsPerOperation: operationSeconds(iterations, own2),
    processSeconds: startSeconds + own2
  }));
}
async function probeStart(session, side, of, longSeconds) {
  const once4 = async () => (await run(session, side, of, { bench: "^$" }, [])).exit.wallMs / 1e3;
  const first = await once4();
  return first > longSeconds ? Math.min(first, await once4()) : first;
}
async function run(session, side, { pkg, procs, pinned }, patterns, keys) {
  const { patience } = session;
  const names = keys.length === 0 ? [pkg] : keys;
  const usualMs2 = names.reduce((sum4, key2) => sum4 + patience.usualMs(key2), 0);
  const cutOff2 = patience.withProcess(elapsedMs(session), keys.length, usualMs2);
  const exit = await invoke(session.exec, {
    binary: binaryOf(side, pkg, 0),
    cwd: packageDirectory(side, pkg),
    ...patterns,
    benchtime: `${probeSeconds * 1e3}ms`,
    procs,
    pin: pinOf(session.request, pinned),
    timeoutMs: cutOff2.ms,
    keepBytes: Math.min(64, Math.max(1, keys.length)) * (16 << 10)
  });
  for (const name of names) patience.note(name, exit);
  return { exit, cutOff: cutOff2 };
}
function operationSeconds(iterations, seconds2) {
  return iterations === null || iterations <= 1 ? seconds2 : 1.2 * probeSeconds / iterations;
}

// src/measure/unit.ts
var mostPatternLength = 24e3;
function unitsOf4(candidates) {
  const units = [];
  const sharing = /* @__PURE__ */ new Map();
  for (const candidate of candidates) {
    const { benchmark, sides: sides3, iterations, startSeconds, unpinned, company } = candidate;
    if (startSeconds === void 0) {
      units.push(unitOf([candidate], keyOf(benchmark)));
      continue;
    }
    const name = company?.name ?? "";
    const key2 = [benchmark.pkg, benchmark.procs, unpinned ?? false, iterations, name, ...sides3].join(" ");
    const list3 = sharing.get(key2);
    if (list3 === void 0) sharing.set(key2, [candidate]);
    else list3.push(candidate);
  }
  for (const [key2, list3] of sharing) {
    const { alone, together } = sharedProcesses(list3);
    for (const candidate of alone) units.push(unitOf([candidate], keyOf(candidate.benchmark)));
    for (const [index, some] of together.entries()) units.push(unitOf(some, `${key2} ${index}`));
  }
  return units;
}
function sharedProcesses(candidates) {
  const parents = new Set(candidates.flatMap(({ benchmark }) => parentsOf(benchmark.name)));
  const alone = [];
  const together = [];
  let current = [];
  let length = 0;
  for (const candidate of candidates) {
    const { name } = candidate.benchmark;
    if (parents.has(name)) {
      alone.push(candidate);
      continue;
    }
    if (current.length > 0 && length + name.length > mostPatternLength) {
      together.push(current);
      current = [];
      length = 0;
    }
    current.push(candidate);
    length += 2 * name.length + 8;
  }
  if (current.length > 0) together.push(current);
  return { alone, together };
}
function parentsOf(name) {
  return name.split("").flatMap((character, at3) => character === "/" ? [name.slice(0, at3)] : []);
}
function unitOf(candidates, name) {
  const [first] = candidates;
  if (first === void 0) throw new Error("a unit without benchmarks");
  const start = first.startSeconds ?? 0;
  return {
    name,
    benchmarks: candidates.map(({ benchmark }) => benchmark),
    sides: first.sides,
    iterations: first.iterations,
    pinned: first.unpinned !== true,
    seconds: start + candidates.reduce((sum4, { processSeconds }) => sum4 + processSeconds - start, 0)
  };
}
function costOf2({ seconds: seconds2, sides: sides3, pinned }, together) {
  return together && pinned ? seconds2 : seconds2 * sides3.length;
}

// src/measure/schedule.ts
var observationSeconds = 0.02;
var unpinnedObservationSeconds = 0.04;
var screenRounds = 12;
var fewScreenRounds = 8;
var leastRounds = 3;
var limitRounds = 6;
var screenLayouts = 12;
var fewScreenLayouts = 6;
var leastFocusLayouts = 3;
var focusRounds = 28;
var fewFocusRounds = 16;
var guardShare = 0.1;
var confirmLayouts = 12;
var leastConfirmLayouts = 8;
var confirmSteps = 3;
var leastPairsPerLayout2 = 3;
var confirmPairsWithoutLayouts = 24;
var pairsInsteadOfLayout = confirmPairsWithoutLayouts / confirmLayouts;
var screenShare = 0.5;
var focusShare = 0.7;
var mostStolen = 0.1;
var leastStolenSeconds2 = 0.03;
var longStart = 3;
function layoutsFor(suspects, alpha, least2) {
  return Math.max(least2, Math.ceil(Math.log2(Math.max(1, suspects) / alpha)) + 1);
}
function iterationsFor(secondsPerOperation, seconds2) {
  if (!(secondsPerOperation > 0)) return 1;
  const exact = Math.max(1, Math.min(1e9, seconds2 / secondsPerOperation));
  const power = 10 ** Math.floor(Math.log10(exact) + 1e-9);
  const digit = exact / power;
  return power * (digit < Math.SQRT2 ? 1 : digit < Math.sqrt(10) ? 2 : digit < Math.sqrt(50) ? 5 : 10);
}
function sharedIterationsFor(secondsPerOperation, seconds2) {
  if (!(secondsPerOperation > 0)) return 1;
  return 10 ** Math.round(Math.log10(Math.max(1, Math.min(1e9, seconds2 / secondsPerOperation))));
}
function randomFor(seed, ...name) {
  return seededRandom(hashText([seed, ...name].join(" ")));
}
function drawsFor(seed, ...round2) {
  return (what, key2) => randomFor(seed, ...round2, what, key2);
}
function round(pass, candidates, slot, layout, draws) {
  const pairs = unitsOf4(candidates).map(
    ({ name, benchmarks, sides: sides3, iterations, pinned }) => draws("sides", name).shuffle(sides3).map((side, position) => ({
      do: "run",
      pass,
      side,
      benchmarks,
      slot,
      layout,
      second: position > 0,
      iterations,
      pinned
    }))
  );
  return inOrder2(pairs, candidates, draws);
}
function namesOf(candidates) {
  const names = new Map(
    unitsOf4(candidates).flatMap(
      ({ name, benchmarks: [first] }) => first === void 0 ? [] : [[keyOf(first), name]]
    )
  );
  return ({ benchmarks: [first] }) => {
    const name = first && names.get(keyOf(first));
    if (name === void 0) throw new Error("a pair of no unit");
    return name;
  };
}
function inOrder2(pairs, candidates, draws) {
  const nameOf4 = namesOf(candidates);
  const placed = pairs.flatMap((pair) => {
    const [first] = pair;
    if (first === void 0) return [];
    const key2 = nameOf4(first);
    return [{ pair, key: key2, at: draws(first.pass === "guard" ? "guard" : "turn", key2).next() }];
  });
  return placed.sort(
    by(
      ({ at: at3 }) => at3,
      ({ key: key2 }) => key2
    )
  ).map(({ pair }) => pair);
}
var quickPairSeconds = 1;
function withGuards(pairs, candidates, nth, seed, draws) {
  const units = unitsOf4(candidates).filter(({ sides: sides3 }) => sides3.length > 1);
  const isDue = (unit) => {
    const from = randomFor(seed, "guards", unit.name).next();
    return Math.floor(from + (nth + 1) * guardShare) > Math.floor(from + nth * guardShare);
  };
  const due = units.filter(isDue);
  const spare2 = units.filter((unit) => costOf2(unit, false) <= quickPairSeconds).map(({ name }) => ({ name, at: draws("spare", name).next() })).sort(by(({ at: at3 }) => at3));
  const names = new Set((due.length > 0 ? due : spare2.slice(0, 1)).map(({ name }) => name));
  const nameOf4 = namesOf(candidates);
  const guards = pairs.flatMap(([first, second]) => {
    if (first === void 0 || second === void 0 || !names.has(nameOf4(first))) return [];
    const half = { ...first, pass: "guard", side: "base" };
    return [[half, { ...half, second: true }]];
  });
  return inOrder2([...pairs, ...guards], candidates, draws);
}
function layoutSeeds(count, random, except = []) {
  const seeds = /* @__PURE__ */ new Set();
  const taken = new Set(except);
  while (seeds.size < count) {
    const seed = 1 + random.below(2 ** 31 - 2);
    if (!taken.has(seed)) seeds.add(seed);
  }
  return [...seeds];
}
var profileSeconds = {
  // At a rate of 1 every allocation is counted, so that few operations tell; and costs a stack walk: 6 to 30 times the time.
  heap: 5e-3,
  // 100 samples a second.
  cpu: 0.33,
  contention: 0.12
};
var profileProcesses = { heap: 1, cpu: 3, contention: 5 };
var leastProfileIterations = 64;
var leastIterationsSeconds = 0.5;
var mostHeapSeconds = 0.1;
function profileIterations(pass, secondsPerOperation, operations = 0) {
  const wanted = pass === "heap" ? Math.min(operations, iterationsFor(secondsPerOperation, mostHeapSeconds)) : 0;
  const aim = Math.max(wanted, iterationsFor(secondsPerOperation, profileSeconds[pass]));
  const affordable = iterationsFor(secondsPerOperation, leastIterationsSeconds);
  const large = Math.max(aim, Math.min(leastProfileIterations, affordable), 4);
  return [Math.max(2, Math.floor(large / 4)), large];
}
function profileSteps(candidate, passes, operations = 0) {
  const { benchmark, secondsPerOperation, sides: sides3, unpinned } = candidate;
  return passes.flatMap(
    (pass) => Array.from(
      { length: profileProcesses[pass] },
      (_, nth) => profileIterations(pass, secondsPerOperation, operations).flatMap(
        (iterations) => sides3.map((side) => ({
          do: "profile",
          side,
          benchmark,
          pass,
          iterations,
          nth,
          pinned: unpinned !== true
        }))
      )
    ).flat()
  );
}

// src/measure/layouts.ts
import { stat as stat3, statfs } from "node:fs/promises";
var linkLanes = 2;
var mostKept = 2 ** 31;
var mostFailures = 2;
var usualSecondsPerByte = 0.6 / 1e7;
function randomises(session) {
  return canRandomiseLayout(session.request.toolchain.go.version);
}
async function link(session, packages, layout, { tell, untilMs = Infinity }) {
  const jobs = [...packages].flatMap(
    (pkg) => !canLink(session, pkg) ? [] : sidesOf(session, pkg).flatMap(
      (side) => side.binaries.has(binaryKey(pkg, layout)) ? [] : [{ pkg, side }]
    )
  );
  await inLanes(jobs, linkLanes, async ({ pkg, side }) => {
    if (elapsedMs(session) > untilMs) return;
    tell(pkg);
    const begin2 = elapsedMs(session);
    if (!await linkOne(session, side, pkg, layout)) return;
    const wallMs = Math.max(0, elapsedMs(session) - begin2);
    await noteLink(session, side, pkg, { layout, wallMs, lanes: Math.min(linkLanes, jobs.length) });
  });
}
async function noteLink(session, side, pkg, { layout, wallMs, lanes }) {
  const bytes = await sizeOf(side, pkg);
  const { links } = session.layouts;
  const sofar = links.get(pkg) ?? { binaries: 0, seconds: 0, bytes: 0 };
  links.set(pkg, {
    binaries: sofar.binaries + 1,
    seconds: sofar.seconds + wallMs / 1e3 / lanes,
    bytes: sofar.bytes + bytes
  });
  await side.writer.record({ type: "link", pkg, layout, wallMs: wallMs / lanes });
}
async function linkOne(session, side, pkg, layout) {
  const found = side.packages.get(pkg);
  if (found === void 0) throw new Error(`no package ${pkg}`);
  const built = await build(side.tree.root, found, layout, buildSettings(session, side), session.exec);
  if (built.ok) {
    side.binaries.set(binaryKey(pkg, layout), built.binary);
    return true;
  }
  const { failures } = session.layouts;
  const before = failures.get(pkg) ?? 0;
  failures.set(pkg, before + 1);
  if (before > 0) return false;
  const facts = { pkg, side: side.tree.side, message: built.message.slice(0, 1e3) };
  await side.writer.record({ type: "caveat", code: "relink-failed", facts });
  return false;
}
function canLink(session, pkg) {
  return (session.layouts.failures.get(pkg) ?? 0) < mostFailures;
}
function sidesOf(session, pkg) {
  return session.sides.filter((side) => side.binaries.has(binaryKey(pkg, 0)));
}
function isLinked(session, pkg, layout) {
  const sides3 = sidesOf(session, pkg);
  return sides3.length > 0 && sides3.every((side) => side.binaries.has(binaryKey(pkg, layout)));
}
async function discardLayouts(session, layouts) {
  const gone = new Set(layouts.filter((layout) => layout !== 0));
  for (const side of session.sides) {
    for (const [key2, binary] of [...side.binaries]) {
      if (!gone.has(ofKey(key2).layout)) continue;
      await discard(binary);
      side.binaries.delete(key2);
    }
  }
}
async function fitsDisk(session, packages, layouts) {
  const { bavail, bsize } = await statfs(session.request.scratch);
  let there = 0;
  let missing6 = 0;
  for (const side of session.sides) {
    for (const key2 of side.binaries.keys()) {
      const { pkg, layout } = ofKey(key2);
      if (layout !== 0) there += await sizeOf(side, pkg);
    }
    for (const pkg of packages) {
      const links = layouts.filter((layout) => layout !== 0 && !side.binaries.has(binaryKey(pkg, layout)));
      missing6 += links.length * await sizeOf(side, pkg);
    }
  }
  return there + missing6 <= mostKept && missing6 <= bavail * bsize / 4;
}
async function linkSeconds(session, packages) {
  const all = [...session.layouts.links.values()];
  const [seconds2, bytes] = ["seconds", "bytes"].map(
    (what) => all.reduce((sum5, of) => sum5 + of[what], 0)
  );
  const perByte = bytes > 0 ? seconds2 / bytes : usualSecondsPerByte;
  let sum4 = 0;
  for (const pkg of packages) {
    const own2 = session.layouts.links.get(pkg);
    sum4 += own2 === void 0 ? await bytesOf(session, [pkg]) * perByte : own2.seconds / own2.binaries * sidesOf(session, pkg).length;
  }
  return sum4;
}
async function bytesOf(session, packages) {
  let bytes = 0;
  for (const pkg of packages) for (const side of sidesOf(session, pkg)) bytes += await sizeOf(side, pkg);
  return bytes;
}
function ofKey(key2) {
  const space = key2.lastIndexOf(" ");
  return { pkg: key2.slice(0, space), layout: Number(key2.slice(space + 1)) };
}
async function sizeOf(side, pkg) {
  const binary = side.binaries.get(binaryKey(pkg, 0));
  return binary === void 0 ? 0 : (await stat3(binary)).size;
}

// src/measure/pace.ts
var newestShare = 1 / 4;
function pairSeconds(session, unit) {
  const [lead] = unit.benchmarks;
  const factor = lead === void 0 ? 1 : session.paces.get(keyOf(lead))?.factor ?? 1;
  return plannedSeconds(session, unit) * factor;
}
function pairCosts(session, keys) {
  const costs = /* @__PURE__ */ new Map();
  for (const [index, unit] of unitsOf4(known2(session, keys)).entries()) {
    const [lead] = unit.benchmarks;
    if (lead === void 0) continue;
    if (unit.benchmarks.length === 1) {
      costs.set(keyOf(lead), { pairSeconds: pairSeconds(session, unit) });
      continue;
    }
    for (const candidate of known2(session, unit.benchmarks.map(keyOf))) {
      const key2 = keyOf(candidate.benchmark);
      const { startSeconds = 0, processSeconds } = candidate;
      const secondsOf4 = (seconds2) => plannedSeconds(session, { ...unit, seconds: seconds2 }) * (session.paces.get(key2)?.factor ?? 1);
      costs.set(key2, {
        pairSeconds: secondsOf4(Math.max(0, processSeconds - startSeconds)),
        shared: { group: String(index), seconds: secondsOf4(startSeconds) }
      });
    }
  }
  return costs;
}
function notePair(session, benchmarks, ms) {
  const planned = unitsOf4(known2(session, benchmarks.map(keyOf))).reduce(
    (sum4, unit) => sum4 + plannedSeconds(session, unit),
    0
  );
  if (!(planned > 0)) return;
  for (const key2 of benchmarks.map(keyOf)) {
    const { factor, pairs } = session.paces.get(key2) ?? { factor: 0, pairs: 0 };
    const share3 = Math.max(newestShare, 1 / (pairs + 1));
    session.paces.set(key2, {
      factor: factor + share3 * (ms / 1e3 / planned - factor),
      pairs: pairs + 1
    });
  }
}
function plannedSeconds({ request }, unit) {
  return costOf2(unit, pairingOf(request) === "together");
}
function known2(session, keys) {
  return keys.flatMap((key2) => session.candidates.get(key2) ?? []);
}

// src/bench/split.ts
var aboutAll = /^(?:[a-z][^\sA-Z:]*: |Unit )/;
var mostAboutAll = 1024;
function splitProcess(stdout, names) {
  const pieces = new Map(names.map((name) => [name, []]));
  const lines = stdout.split("\n");
  const general = [];
  let current;
  for (const line of lines) {
    const piece = pieces.get(line);
    if (piece !== void 0) current = piece;
    else if (new RegExp("^Benchmark(?!\\p{Ll})\\S*$", "u").test(line)) current = null;
    if (current !== void 0) current?.push(line);
    else if (aboutAll.test(line)) general.push(line);
  }
  const closing = lines.findLast((line) => closingLine(line) !== null);
  const head = general.join("\n").slice(0, mostAboutAll);
  return new Map(
    [...pieces].map(([name, own2]) => {
      const end = own2.findLastIndex((line) => line === closing);
      const body = end < 0 ? own2 : own2.slice(0, end);
      const text = [...head === "" ? [] : [head], ...body, ...closing === void 0 ? [] : [closing]];
      return [name, `${text.join("\n")}
`];
    })
  );
}

// src/measure/company.ts
function partsOf2(benchmarks, stdout) {
  const lines = stdout.split("\n");
  const isClosed2 = lines.some((line) => closingLine(line) !== null);
  const names = new Set(benchmarks.map(({ name }) => name));
  const last = isClosed2 ? void 0 : lines.findLast((line) => names.has(line));
  const middle2 = Math.ceil(benchmarks.length / 2);
  const isFirst = (benchmark, index) => last === void 0 ? index < middle2 : benchmark.name !== last;
  return [benchmarks.filter(isFirst), benchmarks.filter((one, index) => !isFirst(one, index))];
}
function noteBreak(session, parts) {
  const { candidates } = session;
  const keys = parts.map((part) => part.map(keyOf));
  if (keys.flat().some((key2) => !candidates.has(key2))) return;
  const isSecond = keys.flat().every((key2) => candidates.get(key2)?.company?.broke === true);
  for (const [index, part] of keys.entries()) {
    for (const key2 of part) {
      const candidate = candidates.get(key2);
      if (candidate === void 0) continue;
      const name = candidate.company?.name ?? "";
      const company = isSecond ? { name: `${name}${index}`, broke: false } : { name, broke: true };
      candidates.set(key2, { ...candidate, company });
    }
  }
}

// src/measure/pair.ts
async function runPair(session, pair, untilMs = Infinity) {
  const halves = await runHalves(session, pair);
  const printed = halves.map(readHalf);
  const broken = printed.findIndex((half) => half.some(({ ending }) => ending !== "ok"));
  const benchmarks = pair[0]?.benchmarks ?? [];
  if (benchmarks.length > 1 && broken >= 0) {
    const parts = partsOf2(benchmarks, halves[broken]?.exit.stdout.text ?? "");
    for (const part of parts) {
      if (elapsedMs(session) > untilMs) return "time-budget";
      const again2 = pair.map((step) => ({ ...step, benchmarks: part }));
      if (await runPair(session, again2, untilMs) === "time-budget") return "time-budget";
    }
    noteBreak(session, parts);
    return "complete";
  }
  for (const [index, half] of halves.entries()) {
    for (const result of printed[index] ?? []) await keep(session, half, result);
  }
  return "complete";
}
async function runHalves(session, pair) {
  const { request } = session;
  const cores = request.machine.pins;
  if (pairingOf(request) === "together" && cores !== null && pair.length > 1 && pair[0]?.pinned === true) {
    return Promise.all(pair.map((step, index) => runHalf(session, step, cores[index] ?? [])));
  }
  const halves = [];
  for (const step of pair) {
    const half = await runHalf(session, step, pinOf(request, step.pinned));
    halves.push(half);
    if (half.exit.code !== 0) break;
  }
  return halves;
}
async function runHalf(session, step, pin) {
  const side = sideOf(session, step.side);
  const [first] = step.benchmarks;
  if (first === void 0) throw new Error("a step without benchmarks");
  const startedMs = Math.round(elapsedMs(session));
  const count = step.benchmarks.length;
  const cutOff2 = session.patience.withProcess(startedMs, count, usualMs(session, step));
  const exit = await invoke(session.exec, {
    binary: binaryOf(side, first.pkg, step.layout),
    cwd: packageDirectory(side, first.pkg),
    ...selectTogether(step.benchmarks.map(({ name }) => name)),
    benchtime: `${step.iterations}x`,
    procs: first.procs,
    pin,
    timeoutMs: cutOff2.ms,
    keepBytes: Math.min(16, count) * (128 << 10)
  });
  return { step, startedMs, cutOff: cutOff2, exit };
}
function usualMs(session, { benchmarks }) {
  const seconds2 = benchmarks.map((of) => session.candidates.get(keyOf(of))?.processSeconds ?? 0);
  return seconds2.reduce((sum4, of) => sum4 + of, 0) * 1e3;
}
function readHalf({ step, exit }) {
  const { stdout } = exit;
  const alone = step.benchmarks.length === 1;
  const pieces = alone ? null : splitProcess(
    stdout.text,
    step.benchmarks.map(({ name }) => name)
  );
  return step.benchmarks.map((benchmark) => {
    const expected = { ...benchmark, iterations: step.iterations };
    const whole = readProcess(stdout.text, expected);
    const piece = pieces?.get(benchmark.name) ?? stdout.text;
    const text = alone || isSame4(readProcess(piece, expected), whole) ? piece : stdout.text;
    return { benchmark, text, ...endingOf(exit, whole) };
  });
}
function isSame4(a, b) {
  const valuesOf2 = ({ ending, values: values2 }) => JSON.stringify([ending, values2]);
  return valuesOf2(a) === valuesOf2(b);
}
async function keep(session, half, printed) {
  const { step, startedMs, cutOff: cutOff2, exit } = half;
  const { benchmark, ending, message } = printed;
  const side = sideOf(session, step.side);
  const output = await side.writer.append(benchFile(side, benchmark), printed.text.slice(-printedKept));
  await side.writer.record({
    type: "run",
    ...benchmark,
    pass: step.pass,
    slot: step.slot,
    layout: step.layout,
    second: step.second,
    iterations: step.iterations,
    startedMs,
    wallMs: exit.wallMs,
    ending,
    output
  });
  if (exit.stdout.dropped > 0) await tellTruncated(side, benchmark, exit.stdout.dropped);
  if (ending === "ok") return;
  await recordTrouble(session, side, step.pass, {
    ...benchmark,
    ending,
    message,
    cutOff: cutOff2,
    dump: exit.stderr
  });
}
var printedKept = 16 << 10;
async function tellTruncated(side, benchmark, bytes) {
  const key2 = keyOf(benchmark);
  if (side.truncated.has(key2)) return;
  side.truncated.add(key2);
  const facts = { benchmark: key2, side: side.tree.side, bytes };
  await side.writer.record({ type: "caveat", code: "output-truncated", facts });
}

// src/measure/rounds.ts
async function runRound(session, of) {
  const stolen2 = await attempt(session, of, 0);
  if (stolen2 !== "again") return stolen2;
  const again2 = await attempt(session, of, 1);
  return again2 === "again" ? "complete" : again2;
}
async function attempt(session, of, nth) {
  const candidates = of.keys.flatMap((key2) => session.candidates.get(key2) ?? []);
  const slot = session.slots.get(of.pass) ?? 0;
  session.slots.set(of.pass, slot + 1);
  const pairs = plan(session, of, candidates, slot, nth);
  const startedMs = Math.round(elapsedMs(session));
  const pins = pinsOf(session.request, pairs.flat());
  const before = await session.ports.load(pins);
  const end = await runPairs(session, pairs, of);
  const after = await session.ports.load(pins);
  await watchProcessor(session, before, after);
  const stolen2 = stolenOf(before, after);
  const wallMs = Math.max(0, elapsedMs(session) - startedMs);
  const hasTime = elapsedMs(session) + wallMs <= (of.untilMs ?? Infinity);
  const discarded = nth === 0 && hasTime && end === "complete" && stolen2.some(isTooMuch);
  const hasGuards = pairs.some(([first]) => first?.pass === "guard");
  const facts = {
    type: "round",
    slot,
    startedMs,
    wallMs,
    steal: stolen2.length === 0 ? null : Math.max(...stolen2.map(({ share: share3 }) => share3)),
    load: after.tasks,
    discarded
  };
  for (const { writer } of session.sides) {
    await writer.record({ ...facts, pass: of.pass });
    if (discarded && hasGuards) await writer.record({ ...facts, pass: "guard" });
  }
  return discarded ? "again" : end;
}
function plan(session, { pass, part = pass, nth, layout, guarded = false }, candidates, slot, repeat) {
  const { seed } = session.request;
  const draws = drawsFor(seed, part, nth, repeat);
  const pairs = round(pass, candidates, slot, layout, draws);
  const all = guarded ? withGuards(pairs, candidates, nth, seed, draws) : pairs;
  const layoutOf = (step) => isLinked(session, step.benchmarks[0]?.pkg ?? "", layout) ? layout : 0;
  return all.map((pair) => pair.map((step) => ({ ...step, layout: layoutOf(step) })));
}
async function runPairs(session, pairs, of) {
  for (const [index, pair] of pairs.entries()) {
    const [first] = pair;
    const benchmarks = first?.benchmarks.filter((benchmark) => session.candidates.has(keyOf(benchmark))) ?? [];
    const [lead] = benchmarks;
    if (lead === void 0) continue;
    if (of.untilMs !== void 0 && elapsedMs(session) > of.untilMs) return "time-budget";
    session.ports.log.progress(progressAt(of, index, pairs.length, `${lead.pkg} ${lead.name}`));
    const begin2 = elapsedMs(session);
    const end = await runPair(
      session,
      pair.map((step) => ({ ...step, benchmarks })),
      of.untilMs
    );
    if (end === "time-budget") return end;
    if (first?.pass !== "guard") notePair(session, benchmarks, elapsedMs(session) - begin2);
  }
  return "complete";
}
function progressAt({ pass, leftMs, at: at3 }, index, pairs, what) {
  const ofRound = leftMs / Math.max(1, at3.total - at3.done);
  return {
    ...at3,
    phase: pass,
    what,
    done: at3.done * pairs + index,
    total: at3.total * pairs,
    leftMs: leftMs - ofRound * (index / pairs)
  };
}
function stolenOf(before, after) {
  return after.processors.flatMap(({ total, stolen: stolen2 }, index) => {
    const from = before.processors[index];
    if (from === void 0 || !(total > from.total)) return [];
    const seconds2 = Math.max(0, stolen2 - from.stolen);
    return [{ seconds: seconds2, share: Math.min(1, seconds2 / (total - from.total)) }];
  });
}
function isTooMuch({ seconds: seconds2, share: share3 }) {
  return share3 > mostStolen && seconds2 > leastStolenSeconds2 - 1e-6;
}
async function watchProcessor(session, ...loads) {
  for (const { cpu } of loads) {
    const from = session.processor;
    session.processor = cpu;
    if (from === null || from === cpu) continue;
    const facts = { from: from.slice(0, 256), to: cpu.slice(0, 256) };
    await session.sides.at(-1)?.writer.record({ type: "caveat", code: "processor-changed", facts });
  }
}
function roundMs(session, candidates) {
  return unitsOf4(candidates).reduce((sum4, unit) => sum4 + pairSeconds(session, unit) * 1e3, 0);
}

// src/measure/waiting.ts
function candidatesOf2(session, keys) {
  return keys.flatMap((key2) => session.candidates.get(key2) ?? []);
}
function packagesOf(candidates) {
  return [...new Set(candidates.map(({ benchmark }) => benchmark.pkg))];
}
async function linkFor(session, packages, layout, untilMs, at3) {
  if (layout === 0) return;
  const tell = (pkg) => {
    session.ports.log.progress({ ...at3, what: pkg });
  };
  await link(session, packages, layout, { tell, untilMs });
}
async function waitingFor(session, keys, layouts) {
  const waiting = [];
  const costs = pairCosts(session, keys);
  for (const candidate of candidatesOf2(session, keys)) {
    const { pkg } = candidate.benchmark;
    const isThere = layouts.length > 0 && (!canLink(session, pkg) || layouts.every((layout) => layout === 0 || isLinked(session, pkg, layout)));
    const key2 = keyOf(candidate.benchmark);
    waiting.push({
      key: key2,
      pkg,
      ...costs.get(key2) ?? { pairSeconds: 0 },
      linkSeconds: isThere ? 0 : await linkSeconds(session, [pkg])
    });
  }
  return waiting;
}

// src/measure/newcomers.ts
function isNew(session, { sides: sides3 }) {
  return sides3.length < session.sides.length;
}
var Newcomers = class {
  #session;
  #isLimited;
  /** By key. */
  #rounds = /* @__PURE__ */ new Map();
  #nth = 0;
  /** `isLimited`: an absolute limit applies to a time of it. */
  constructor(session, isLimited = () => false) {
    this.#session = session;
    this.#isLimited = isLimited;
  }
  /** Those whose times are judged, which takes several layouts. */
  limited() {
    return this.#all().filter((candidate) => this.#roundsFor(candidate) > leastRounds);
  }
  /** What they still need, the quickest first, as far as there is time. */
  async run({ layouts, kept, untilMs }) {
    const session = this.#session;
    const total = Math.max(leastRounds, ...this.#all().map((candidate) => this.#roundsFor(candidate)));
    for (; ; ) {
      const waiting = this.#all().filter(
        (candidate) => this.#roundsOf(candidate) < this.#roundsFor(candidate)
      );
      if (waiting.length === 0) return "complete";
      const nth = this.#nth++;
      const layout = layouts[nth % layouts.length] ?? 0;
      const limited = new Set(this.limited());
      const packages = packagesOf(waiting.filter((candidate) => limited.has(candidate)));
      const at3 = { done: Math.min(nth, total - 1), total };
      await linkFor(session, packages, layout, untilMs, { phase: "screen", ...at3 });
      const leftMs = untilMs - elapsedMs(session);
      const keys = fitting(session, waiting, leftMs / 1e3);
      if (keys.length === 0) return "time-budget";
      const round2 = { pass: "screen", part: "new", nth, keys, layout, leftMs, at: at3, untilMs };
      const end = await runRound(session, round2);
      for (const key2 of keys) this.#rounds.set(key2, (this.#rounds.get(key2) ?? 0) + 1);
      if (!kept) await discardLayouts(session, [layout]);
      if (end !== "complete") return end;
    }
  }
  #all() {
    return [...this.#session.candidates.values()].filter((candidate) => isNew(this.#session, candidate));
  }
  #roundsOf({ benchmark }) {
    return this.#rounds.get(keyOf(benchmark)) ?? 0;
  }
  #roundsFor({ benchmark: { pkg, name } }) {
    const dir = this.#session.sides.at(-1)?.packages.get(pkg)?.dir ?? ".";
    return this.#isLimited({ pkg, dir, name }) ? limitRounds : leastRounds;
  }
};
function fitting(session, waiting, seconds2) {
  const keys = waiting.map(({ benchmark }) => keyOf(benchmark));
  const quickest = [...pairCosts(session, keys)].sort(by(([, { pairSeconds: pairSeconds2 }]) => pairSeconds2));
  const started = /* @__PURE__ */ new Set();
  let left = seconds2;
  return quickest.flatMap(([key2, { pairSeconds: pairSeconds2, shared: shared2 }]) => {
    const start = shared2 === void 0 || started.has(shared2.group) ? 0 : shared2.seconds;
    if (pairSeconds2 + start > left) return [];
    left -= pairSeconds2 + start;
    if (shared2 !== void 0) started.add(shared2.group);
    return [key2];
  });
}

// src/measure/short-budget.ts
var processMs = 100;
var spare = 1.5;
function shortBudget(spent) {
  const { budgetMs, nowMs, lostMs, lostBeforeMs, wanted, calibrated, share: share3, roundMs: roundMs2 } = spent;
  if (roundMs2 === 0 || roundMs2 !== null && nowMs + roundMs2 <= budgetMs) return null;
  const preparedMs = spent.preparedMs - lostBeforeMs;
  const each = calibrated > 0 ? (nowMs - lostMs - preparedMs) / calibrated : 2 * processMs;
  const calibrating = wanted * each;
  const rounds = leastRounds * (1 + guardShare) * (roundMs2 ?? wanted * 2 * processMs);
  const enough = spare * (preparedMs + Math.max(calibrating / share3, calibrating + rounds));
  return {
    budgetMs,
    of: wanted,
    enoughMs: Math.ceil(enough / 1e3) * 1e3,
    ...roundMs2 === null ? {} : { roundMs: Math.round(roundMs2) }
  };
}

// src/measure/calibrate.ts
var slowSeconds = 0.03;
var sureSeconds = 0.5;
var sidesWithin = 3;
var calibrateShare = 0.5;
async function calibrate(session, found) {
  const wanted = wantedBenchmarks(session, found);
  const { timeBudgetMs } = session.request.options;
  const speeds = new Speeds(session, found, wanted);
  const preparedMs = elapsedMs(session);
  const lostBeforeMs = session.patience.lostMs();
  const untilMs = preparedMs + (timeBudgetMs - preparedMs) * calibrateShare;
  const tellIfShort = async (calibrated, round2) => {
    const nowMs = elapsedMs(session);
    const lost = { lostMs: session.patience.lostMs(), lostBeforeMs };
    const spent = { budgetMs: timeBudgetMs, preparedMs, nowMs, ...lost, wanted: wanted.length, calibrated };
    const facts = shortBudget({ ...spent, share: calibrateShare, roundMs: round2 });
    if (facts === null) return;
    Object.assign(facts, session.patience.lostFacts());
    await session.sides.at(-1)?.writer.record({ type: "caveat", code: "time-budget-short", facts });
  };
  for (const [index, of] of wanted.entries()) {
    if (elapsedMs(session) > untilMs) {
      await tellIfShort(index, null);
      return "time-budget";
    }
    session.ports.log.progress({
      phase: "calibrate",
      what: `${of.pkg} ${of.name}`,
      done: index,
      total: wanted.length
    });
    const startSeconds = await speeds.start(of);
    const all = [];
    for (const side of of.sides) {
      const speed = await speeds.on(side, of, startSeconds);
      if (speed === null) break;
      all.push(speed);
    }
    if (all.length < of.sides.length) continue;
    const sure = await speeds.again(of, await speeds.agreed(of, all, startSeconds), startSeconds);
    session.candidates.set(of.key, candidateOf(session, of, sure, startSeconds));
  }
  await tellIfShort(wanted.length, roundMs(session, firstToTime(session)));
  return "complete";
}
function firstToTime(session) {
  const all = [...session.candidates.values()];
  const paired = all.filter((candidate) => !isNew(session, candidate));
  return paired.length > 0 ? paired : all;
}
function wantedBenchmarks(session, found) {
  const leading2 = session.sides.at(-1);
  const wanted = [...(leading2 && found.get(leading2)) ?? []].map(([key2, { pkg, name, pinned }]) => {
    const sides3 = session.sides.filter((side) => found.get(side)?.has(key2) === true);
    return { key: key2, pkg, name, procs: procsOf(session.request, pinned), pinned, sides: sides3 };
  });
  return wanted.sort((a, b) => b.sides.length - a.sides.length);
}
var Speeds = class {
  #session;
  #found;
  #wanted;
  #starts = /* @__PURE__ */ new Map();
  #shared = /* @__PURE__ */ new Map();
  #probed = /* @__PURE__ */ new Set();
  constructor(session, found, wanted) {
    this.#session = session;
    this.#found = found;
    this.#wanted = wanted;
  }
  /** Seconds before the first benchmark of a package begins, on the slower side; null where that is nothing much. */
  async start(of) {
    const known3 = this.#starts.get(of.pkg);
    if (known3 !== void 0) return known3;
    const long = longStart * observationSeconds;
    let slowest2 = 0;
    for (const side of of.sides) slowest2 = Math.max(slowest2, await probeStart(this.#session, side, of, long));
    const start = slowest2 > long ? slowest2 : null;
    this.#starts.set(of.pkg, start);
    return start;
  }
  /** Null when the benchmark broke: that is recorded. */
  async on(side, of, startSeconds) {
    const first = this.#first(side, of);
    if (first >= (startSeconds === null ? sureSeconds : slowSeconds)) {
      return { secondsPerOperation: first, processSeconds: first + (startSeconds ?? 0) };
    }
    if (startSeconds !== null) {
      await this.#probeShared(side, of, startSeconds);
      const speed2 = this.#shared.get(side)?.get(of.key);
      if (speed2 !== void 0) return speed2;
    }
    const speed = await probe(this.#session, side, of);
    const hasRunOnce = speed !== null && speed.secondsPerOperation >= probeSeconds;
    return hasRunOnce && first > 0 ? quickerOf(speed, first) : speed;
  }
  /** The quicker of two where one side alone looks slow: noise only makes it look slower, and few iterations say little. */
  async agreed(of, all, startSeconds) {
    if (startSeconds !== null) return all;
    const [quickest] = extremesOf(all.map(({ secondsPerOperation }) => secondsPerOperation));
    const found = [];
    for (const [index, side] of of.sides.entries()) {
      const speed = all[index];
      if (speed === void 0) return all;
      const { secondsPerOperation: seconds2 } = speed;
      const isDoubtful = seconds2 >= probeSeconds && seconds2 < sureSeconds && seconds2 > sidesWithin * quickest;
      const second = isDoubtful ? await probe(this.#session, side, of) : null;
      found.push(second === null ? speed : quickerOf(second, seconds2));
    }
    return found;
  }
  /**
   * The quicker of two, where a benchmark looks too slow for the iterations of an earlier capture: noise only makes it
   * look slower, and with other iterations its counts could not be compared.
   */
  async again(of, all, startSeconds) {
    const earlier = this.#session.request.iterations?.get(of.key);
    const seconds2 = slowest(all);
    const tried = startSeconds === null && of.sides.every((side) => this.#first(side, of) < slowSeconds);
    if (earlier === void 0 || !tried || fits3(this.#session, earlier, seconds2, aimOf(of))) return all;
    if (seconds2 * earlier < aimOf(of)) return all;
    const quicker = [];
    for (const [index, side] of of.sides.entries()) {
      const first = all[index];
      const second = await probe(this.#session, side, of);
      if (first === void 0 || second === null) return all;
      quicker.push(second.secondsPerOperation < first.secondsPerOperation ? second : first);
    }
    return quicker;
  }
  /** Seconds of the first operation, as discovery saw it. */
  #first(side, { key: key2 }) {
    return this.#found.get(side)?.get(key2)?.seconds ?? 0;
  }
  /** All that can share a process with it, once. */
  async #probeShared(side, { pkg, pinned }, startSeconds) {
    const mark = `${side.tree.side} ${pkg} ${pinned}`;
    if (this.#probed.has(mark)) return;
    this.#probed.add(mark);
    const members = this.#wanted.filter(
      (of) => of.pkg === pkg && of.pinned === pinned && of.sides.includes(side) && this.#first(side, of) < slowSeconds
    );
    const alike2 = members.map((of) => sharer(of, side));
    const speeds = this.#shared.get(side) ?? /* @__PURE__ */ new Map();
    for (const { benchmarks } of unitsOf4(alike2)) {
      const all = await probeShared(this.#session, side, benchmarks, { pinned, startSeconds });
      all?.forEach((speed, index) => {
        const benchmark = benchmarks[index];
        if (benchmark !== void 0) speeds.set(keyOf(benchmark), speed);
      });
    }
    this.#shared.set(side, speeds);
  }
};
function quickerOf(speed, seconds2) {
  return seconds2 < speed.secondsPerOperation ? { ...speed, secondsPerOperation: seconds2 } : speed;
}
function sharer({ pkg, name, procs }, side) {
  return {
    benchmark: { pkg, name, procs },
    sides: [side.tree.side],
    iterations: 1,
    secondsPerOperation: 0,
    processSeconds: 0,
    startSeconds: 0
  };
}
var aimOf = ({ pinned }) => pinned ? observationSeconds : unpinnedObservationSeconds;
var slowest = (speeds) => Math.max(...speeds.map(({ secondsPerOperation }) => secondsPerOperation));
function candidateOf(session, of, speeds, startSeconds) {
  const { key: key2, pkg, name, procs, pinned, sides: sides3 } = of;
  const secondsPerOperation = slowest(speeds);
  const aim = aimOf(of);
  const own2 = (startSeconds === null ? iterationsFor : sharedIterationsFor)(secondsPerOperation, aim);
  const earlier = session.request.iterations?.get(key2) ?? own2;
  const iterations = earlier === own2 || fits3(session, earlier, secondsPerOperation, aim) ? earlier : own2;
  const processSeconds = Math.max(...speeds.map((speed) => speed.processSeconds));
  return {
    benchmark: { pkg, name, procs },
    sides: sides3.map((side) => side.tree.side),
    iterations,
    secondsPerOperation,
    // With the iterations of an earlier capture it takes longer on slower code.
    processSeconds: processSeconds + aim * Math.max(1, iterations / own2),
    ...pinned ? {} : { unpinned: true },
    ...startSeconds === null ? {} : { startSeconds }
  };
}
function fits3({ request }, earlier, secondsPerOperation, aim) {
  const within2 = request.iterationsWithin ?? Infinity;
  const seconds2 = earlier * secondsPerOperation;
  return seconds2 <= aim * within2 && aim <= seconds2 * within2;
}

// src/measure/data-files.ts
import { createHash as createHash2 } from "node:crypto";
import { lstat, readdir, readlink, realpath } from "node:fs/promises";
import { join as join9, posix as posix3, sep as sep3 } from "node:path";
var DataFiles = class {
  #root;
  #hashes = /* @__PURE__ */ new Map();
  #listings = /* @__PURE__ */ new Map();
  constructor(root) {
    this.#root = root;
  }
  /**
   * Data files that a package's benchmarks are likely to read: files that are not Go code in its folder and
   * in the folders below that hold no Go package, and the testdata folders beside it and above it in its module,
   * which packages share. Sorted by path.
   */
  async of(packageDir, moduleDir) {
    const near = await this.#list(packageDir, "package");
    const paths = new Set(near);
    for (let dir = packageDir; dir !== moduleDir && dir !== "."; ) {
      dir = posix3.dirname(dir);
      for (const path of await this.#list(dir, "testdata")) paths.add(path);
    }
    return Promise.all([...paths].sort(byText).map(async (path) => ({ path, hash: await this.#hash(path) })));
  }
  #hash(path) {
    let hash = this.#hashes.get(path);
    if (hash === void 0) this.#hashes.set(path, hash = this.#read(path));
    return hash;
  }
  async #read(path) {
    const full = join9(this.#root, path);
    const facts = await lstat(full);
    if (facts.isFile()) return hashFile(full);
    if (!facts.isSymbolicLink()) return "special";
    const text = await readlink(full);
    const target = await targetOf(full);
    const inside = target?.startsWith(await realpath(this.#root) + sep3) === true;
    if (target === null || !inside || !(await lstat(target)).isFile()) return `link:${text}`;
    return `link:${text}:${await hashFile(target)}`;
  }
  #list(dir, what) {
    const key2 = `${what} ${dir}`;
    let listing2 = this.#listings.get(key2);
    if (listing2 === void 0) {
      listing2 = what === "package" ? this.#near(dir, true) : this.#testdata(dir);
      this.#listings.set(key2, listing2);
    }
    return listing2;
  }
  async #near(dir, top) {
    const entries = await readdir(join9(this.#root, dir), { withFileTypes: true });
    if (!top && entries.some((entry) => entry.isFile() && /\.go$|^go\.mod$/.test(entry.name))) return [];
    const found = [];
    for (const entry of entries) {
      const path = posix3.join(dir, entry.name);
      if (entry.isDirectory()) {
        if (entry.name.startsWith(".") || entry.name === "node_modules" || entry.name === "vendor") continue;
        found.push(
          ...entry.name === "testdata" ? await this.#everything(path) : await this.#near(path, false)
        );
      } else if (!/\.go$|^go\.(mod|sum|work)$/.test(entry.name) && !entry.name.startsWith(".")) {
        found.push(path);
      }
    }
    return found;
  }
  async #testdata(dir) {
    const entries = await readdir(join9(this.#root, dir), { withFileTypes: true });
    const there = entries.some((entry) => entry.isDirectory() && entry.name === "testdata");
    return there ? this.#everything(posix3.join(dir, "testdata")) : [];
  }
  async #everything(dir) {
    const entries = await readdir(join9(this.#root, dir), { withFileTypes: true });
    const found = [];
    for (const entry of entries) {
      const path = posix3.join(dir, entry.name);
      if (entry.isDirectory()) found.push(...await this.#everything(path));
      else found.push(path);
    }
    return found;
  }
};
async function targetOf(link2) {
  try {
    return await realpath(link2);
  } catch (error) {
    const { code } = error;
    if (code === "ENOENT" || code === "ELOOP" || code === "ENOTDIR") return null;
    throw error;
  }
}
function hashOfFiles(files) {
  const hash = createHash2("sha256");
  for (const file of [...files].sort((a, b) => byText(a.path, b.path)))
    hash.update(`${file.path}\0${file.hash}\0`);
  return hash.digest("hex");
}

// src/measure/definitions.ts
import { createHash as createHash3 } from "node:crypto";

// src/source/data-names.ts
var listing = [
  ...["Glob", "ReadDir", "Readdir", "Readdirnames", "WalkDir", "Walk", "DirFS", "CopyFS", "embed"]
];
function namesDataFile({ literals, identifiers }, path) {
  const elements = path.split("/");
  const base = elements.at(-1) ?? "";
  const stems = stemsOf(base);
  const listsFolders = listing.some((name) => identifiers.has(name));
  return literals.some((literal) => {
    if (literal.length > 4096 || literal.includes("\n")) return false;
    const named2 = elementsOf(literal);
    if (base.length >= 3 ? literal.includes(base) : named2.at(-1) === base) return true;
    if (stems.includes(literal)) return true;
    if (/[*?[%]/.test(literal) && matchesEnd(elements, named2, listsFolders)) return true;
    return listsFolders && namesFolder(elements, named2);
  });
}
function stemsOf(base) {
  const stems = [base.replace(/\.[^.]*$/, ""), base.replace(/\..*$/, "")];
  return stems.filter((stem) => stem.length >= 3);
}
function elementsOf(literal) {
  return literal.split("/").filter((element) => element !== "" && element !== "." && element !== "..");
}
function namesFolder(path, folder) {
  if (folder.length === 0) return false;
  return path.some(
    (_, start) => start + folder.length < path.length && folder.every((element, i) => element === path[start + i])
  );
}
function matchesEnd(path, pattern, globs) {
  if (pattern.length === 0 || pattern.length > path.length) return false;
  const end = path.slice(-pattern.length);
  const fixed = pattern.map((element) => fixedParts(element, globs));
  return fixed.flat().join("").length >= 3 && end.every((element, i) => fits4(element, fixed[i] ?? []));
}
function fixedParts(pattern, globs) {
  const verbs = pattern.replace(/%[-+# 0]*[\d.]*[a-zA-Z]/g, "\0");
  return (globs ? verbs.replace(/[*?]|\[[^\]]*\]/g, "\0") : verbs).split("\0");
}
function fits4(text, fixed) {
  const [first = "", ...rest2] = fixed;
  const last = rest2.pop();
  if (last === void 0) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  const stop = text.length - last.length;
  let at3 = first.length;
  for (const part of rest2) {
    const found = text.indexOf(part, at3);
    if (found < 0) return false;
    at3 = found + part.length;
  }
  return at3 <= stop;
}

// src/source/definitions.ts
function benchmarkDefinitions(files) {
  const packages = /* @__PURE__ */ new Map();
  const benchmarks = [];
  for (const { path, text } of files) {
    const scanned = scanFile(text);
    const home = packages.get(scanned.packageName) ?? new TestPackage();
    packages.set(scanned.packageName, home);
    for (const declaration of scanned.declarations) {
      const node = { declaration, path, text, scanned };
      home.add(node);
      if (isBenchmark(declaration)) benchmarks.push(node);
    }
  }
  const always2 = [...packages.values()].flatMap((home) => home.always);
  const made = /* @__PURE__ */ new Map();
  const found = /* @__PURE__ */ new Map();
  for (const benchmark of benchmarks) {
    const closure = closureOf([benchmark, ...always2], packages);
    const definition = describe(benchmark, closure, made);
    const other = found.get(benchmark.declaration.name);
    found.set(benchmark.declaration.name, other === void 0 ? definition : both(other, definition));
  }
  return found;
}
var TestPackage = class {
  #named = /* @__PURE__ */ new Map();
  #methods = /* @__PURE__ */ new Map();
  /** What runs before every benchmark. */
  always = [];
  add(node) {
    const { kind, name, receiver } = node.declaration;
    if (receiver !== null) append2(this.#methods, receiver, node);
    else if (kind === "func" && (name === "init" || name === "TestMain")) this.always.push(node);
    else if (name !== "_") append2(this.#named, name, node);
  }
  /** Declarations of a name: several where build tags choose. A type brings its methods, which nothing may name. */
  of(name) {
    return [...this.#named.get(name) ?? [], ...this.#methods.get(name) ?? []];
  }
};
function append2(to, key2, node) {
  const held2 = to.get(key2);
  if (held2 === void 0) to.set(key2, [node]);
  else held2.push(node);
}
function isBenchmark({ kind, name }) {
  return kind === "func" && new RegExp("^Benchmark(?!\\p{Ll})", "u").test(name);
}
function closureOf(roots, packages) {
  const closure = new Set(roots);
  for (const { declaration, scanned } of closure) {
    const { packageName } = scanned;
    const home = packages.get(packageName);
    for (const name of declaration.identifiers) home?.of(name).forEach((node) => closure.add(node));
    const internal = packageName.endsWith("_test") ? packages.get(packageName.slice(0, -"_test".length)) : void 0;
    for (const name of internal === void 0 ? [] : declaration.selectors) {
      internal?.of(name).forEach((node) => closure.add(node));
    }
  }
  return closure;
}
function describe(benchmark, closure, made) {
  const parts = /* @__PURE__ */ new Set();
  const literals = /* @__PURE__ */ new Set();
  const identifiers = /* @__PURE__ */ new Set();
  for (const node of closure) {
    const { declaration } = node;
    for (const part of partsOf3(node, made)) parts.add(part);
    declaration.literals.forEach((literal) => literals.add(literal));
    declaration.identifiers.forEach((name) => identifiers.add(name));
    declaration.selectors.forEach((name) => identifiers.add(name));
  }
  return {
    file: benchmark.path,
    line: benchmark.declaration.line,
    endLine: benchmark.declaration.endLine,
    sourceText: [...parts].sort(byText).join("\n"),
    literals: [...literals],
    identifiers
  };
}
function partsOf3(node, made) {
  let parts = made.get(node);
  if (parts === void 0) {
    const { kind, start, end } = node.declaration;
    parts = [`${kind}: ${normalise(node.text, start, end)}`, ...importsOf(node)];
    made.set(node, parts);
  }
  return parts;
}
function importsOf({ declaration, scanned }) {
  return scanned.imports.filter(({ name, path }) => {
    if (name === "_" || name === ".") return true;
    if (name !== null) return declaration.identifiers.has(name);
    return suggestedNames(path).some((suggested) => declaration.identifiers.has(suggested));
  }).map(({ name, path }) => `import: ${name ?? ""} ${path}`);
}
function suggestedNames(path) {
  const elements = path.split("/");
  const last = elements.at(-1) ?? "";
  const named2 = /^v\d+$/.test(last) ? [last, elements.at(-2) ?? ""] : [last];
  return named2.flatMap((element) => [element, ...element.split(/[-.]/)]);
}
function both(first, second) {
  return {
    ...first,
    sourceText: `${first.sourceText}
${second.sourceText}`,
    literals: [.../* @__PURE__ */ new Set([...first.literals, ...second.literals])],
    identifiers: /* @__PURE__ */ new Set([...first.identifiers, ...second.identifiers])
  };
}

// src/measure/definitions.ts
function definitionsOf(found, data) {
  const recorded = /* @__PURE__ */ new Map();
  for (const [name, definition] of benchmarkDefinitions(found.testFiles)) {
    recorded.set(name, record(definition, data));
  }
  return recorded;
}
function record(definition, data) {
  return {
    file: definition.file,
    line: definition.line,
    endLine: definition.endLine,
    source: createHash3("sha256").update(definition.sourceText).digest("hex").slice(0, 32),
    data: hashOfFiles(data.filter((file) => namesDataFile(definition, file.path))).slice(0, 32)
  };
}
function topLevelName(name) {
  const slash = name.indexOf("/");
  return slash < 0 ? name : name.slice(0, slash);
}

// src/bench/discover.ts
var maxName = 16384;
function listBenchmarks(stdout, procs) {
  const lines = wholeLines(stdout);
  const seen2 = /* @__PURE__ */ new Map();
  const started = /* @__PURE__ */ new Set();
  const hidden = /* @__PURE__ */ new Set();
  let log = "";
  let outcomeLine = -1;
  const announced = (candidates) => candidates.find((name) => started.has(name) || hidden.has(name)) ?? null;
  const settle2 = (name, state, line) => {
    seen2.set(name, { state, message: state === "result" ? "" : log });
    started.clear();
    hidden.clear();
    log = "";
    outcomeLine = line;
  };
  lines.forEach((content, line) => {
    log = logLine(content) ?? log;
    if (!content.includes("Benchmark")) return;
    if (isName(content)) {
      started.add(content);
      if (!seen2.has(content)) seen2.set(content, { state: "started", message: "" });
      return;
    }
    const verdict = verdictLine(content);
    if (verdict !== null) {
      const { raw } = verdict;
      const forms = [raw, withoutProcs(raw, procs) ?? raw];
      const name2 = announced(forms) ?? forms.find((form) => seen2.has(form)) ?? null;
      if (name2 !== null) settle2(name2, verdict.verdict, line);
      return;
    }
    const name = announced(namesBeforeTabs(content, procs));
    if (name === null) for (const hiddenName of namesAtEnd(content)) hidden.add(hiddenName);
    else settle2(name, endedWithoutWord(content) ? "failed" : "result", line);
  });
  const closed = isClosed(lines, outcomeLine, started.size > 0);
  const unfinished = closed ? /* @__PURE__ */ new Set() : started;
  return { names: withoutParents(seen2, unfinished), closed };
}
function isName(line) {
  return line.length <= maxName && new RegExp("^Benchmark(?!\\p{Ll})\\S*$", "u").test(line);
}
function namesAtEnd(line) {
  const word2 = /\S*$/.exec(line.slice(-maxName))?.[0] ?? "";
  const names = [];
  for (let at3 = word2.indexOf("Benchmark"); at3 >= 0 && names.length < 4; at3 = word2.indexOf("Benchmark", at3 + 1)) {
    const name = word2.slice(at3);
    if (isName(name)) names.push(name);
  }
  return names;
}
function namesBeforeTabs(line, procs) {
  const names = [];
  for (let tab = line.indexOf("	"), tabs = 0; tab >= 0 && tabs < 8; tab = line.indexOf("	", tab + 1), tabs++) {
    names.push(...namesAtEnd(withoutProcs(line.slice(0, tab).trimEnd(), procs) ?? ""));
  }
  return names;
}
function endedWithoutWord(line) {
  const tail = resultTail(line);
  return tail !== null && iterationsOf(tail) === 0;
}
function withoutProcs(printed, procs) {
  const suffix = printedName("", procs);
  return printed.endsWith(suffix) ? printed.slice(0, printed.length - suffix.length) : null;
}
function isClosed(lines, outcomeLine, underWay) {
  const last = lines.findLast((line) => line.trim() !== "");
  if (last !== void 0 && closingLine(last) !== null) return true;
  return !underWay && lines.some((line, i) => i > outcomeLine && closingLine(line) !== null);
}
function withoutParents(seen2, unfinished) {
  const listed2 = [...seen2].filter(([name, { state }]) => state !== "started" || unfinished.has(name));
  const parents = /* @__PURE__ */ new Set();
  const parentsOfFailed = /* @__PURE__ */ new Set();
  for (const [name, { state }] of listed2) {
    for (let slash = name.indexOf("/"); slash >= 0; slash = name.indexOf("/", slash + 1)) {
      parents.add(name.slice(0, slash));
      if (state === "failed") parentsOfFailed.add(name.slice(0, slash));
    }
  }
  return listed2.flatMap(([name, { state, message }]) => {
    if (state !== "result" && parents.has(name)) {
      if (state !== "failed" || parentsOfFailed.has(name)) return [];
    }
    return [{ name, state, message }];
  });
}

// src/measure/discover.ts
async function discover(exec, setting, bench, keep4) {
  const { exit, cutOff: cutOff2 } = await invokeNow(exec, setting, bench);
  await keep4(exit.stdout.text);
  const invalid2 = /^testing: invalid regexp .*$/m.exec(exit.stderr.text)?.[0];
  if (invalid2 !== void 0)
    throw new GateError("config-invalid", { message: invalid2.replace("-test.bench", "bench") });
  const listed2 = listBenchmarks(exit.stdout.text, setting.procs);
  const whole = exit.stdout.dropped === 0 && !exit.timedOut && listed2.closed && (exit.code ?? 2) < 2;
  if (whole) {
    const names = resultsOf(listed2.names);
    return { names, seconds: secondsOf2(names, exit, setting.procs), troubles: ended(listed2.names, cutOff2) };
  }
  return oneByOne(exec, setting, bench, keep4, { exit, cutOff: cutOff2 });
}
async function invokeNow(exec, { cutOff: cutOff2, ...setting }, bench) {
  const now = cutOff2();
  const call = { ...setting, bench, benchtime: "1x", keepBytes: 2 << 20, timeoutMs: now.ms };
  return { exit: await invoke(exec, call), cutOff: now };
}
function resultsOf(names) {
  return names.filter((listed2) => listed2.state === "result").map((listed2) => listed2.name);
}
function ended(names, cutOff2) {
  return names.flatMap(
    ({ name, state, message }) => state === "skipped" || state === "failed" ? [{ name, ending: state, message, cutOff: cutOff2, dump: null }] : []
  );
}
async function oneByOne(exec, setting, bench, keep4, whole) {
  const tops = await topLevel(exec, setting, bench);
  if ("ending" in tops) return { names: [], seconds: /* @__PURE__ */ new Map(), troubles: [tops] };
  if (tops.length === 0) {
    const { ending, message } = endingOf(whole.exit, { ending: "no-result", closed: false, message: "" });
    return {
      names: [],
      seconds: /* @__PURE__ */ new Map(),
      troubles: [{ name: null, ending, message, cutOff: whole.cutOff, dump: whole.exit.stderr }]
    };
  }
  const seconds2 = /* @__PURE__ */ new Map();
  const names = [];
  const troubles = [];
  for (const top of tops) {
    const pattern = `${selectPatterns(top).bench}${deeperLevels(bench)}`;
    const { exit, cutOff: cutOff2 } = await invokeNow(exec, setting, pattern);
    await keep4(exit.stdout.text);
    const listed2 = listBenchmarks(exit.stdout.text, setting.procs);
    const results = resultsOf(listed2.names);
    names.push(...results);
    for (const [name, value] of secondsOf2(results, exit, setting.procs)) seconds2.set(name, value);
    troubles.push(...ended(listed2.names, cutOff2));
    const { ending, message } = endingOf(exit, { ending: "ok", closed: listed2.closed, message: "" });
    const explained3 = listed2.closed && exit.code === 1 && listed2.names.some((n) => n.state === "failed");
    if (ending === "ok" || explained3) continue;
    const broken = listed2.names.filter((n) => n.state === "started").at(-1)?.name ?? top;
    troubles.push({ name: broken, ending, message, cutOff: cutOff2, dump: exit.stderr });
  }
  return { names, seconds: seconds2, troubles };
}
function secondsOf2(names, exit, procs) {
  const seconds2 = /* @__PURE__ */ new Map();
  for (const name of names.slice(0, 500)) {
    const printed = readProcess(exit.stdout.text, { name, procs }).values.find(
      ({ unit }) => unit === "sec/op"
    );
    if (printed !== void 0) seconds2.set(name, printed.value);
  }
  return seconds2;
}
async function topLevel(exec, setting, bench) {
  const { cutOff: cutOffNow, ...call } = setting;
  const cutOff2 = cutOffNow();
  const command = commandOf({ ...call, bench: "^$", benchtime: "1x", timeoutMs: cutOff2.ms });
  const exit = await exec.run({ ...command, args: [...command.args, `-test.list=${topPattern(bench)}`] });
  const names = exit.stdout.text.split("\n").filter((line) => /^Benchmark[^\s/]*$/.test(line));
  if (exit.code === 0 && !exit.timedOut) return names;
  const { ending, message } = endingOf(exit, { ending: "no-result", closed: true, message: "" });
  return { name: null, ending, message, cutOff: cutOff2, dump: exit.stderr };
}
function topPattern(bench) {
  const levels2 = splitLevels(bench);
  return levels2 === null ? "Benchmark" : levels2[0] ?? ".";
}
function deeperLevels(bench) {
  const levels2 = splitLevels(bench);
  return levels2 === null || levels2.length < 2 ? "" : `/${levels2.slice(1).join("/")}`;
}
function splitLevels(bench) {
  const levels2 = [];
  let level = "";
  let depth = 0;
  let alternatives = false;
  for (let i = 0; i < bench.length; i++) {
    const char = bench.charAt(i);
    if (char === "\\") {
      level += char + bench.charAt(++i);
      continue;
    }
    if (char === "(" || char === "[") depth++;
    if (char === ")" || char === "]") depth--;
    if (char === "|" && depth === 0) alternatives = true;
    if (char === "/" && depth === 0) {
      levels2.push(level);
      level = "";
    } else {
      level += char;
    }
  }
  levels2.push(level);
  return alternatives && levels2.length > 1 ? null : levels2;
}

// src/measure/found.ts
async function findBenchmarks(session, changed) {
  const found = new Map(session.sides.map((side) => [side, /* @__PURE__ */ new Map()]));
  let troubles = 0;
  for (const [index, at3] of changed.entries()) {
    session.ports.log.progress({
      phase: "discover",
      what: at3.found.pkg,
      done: index,
      total: changed.length
    });
    for (const pinned of settingsOf(session, at3)) {
      const discovered = await discoverAs(session, at3, pinned);
      troubles += discovered.troubles.length;
      const broken = new Set(discovered.troubles.map((trouble) => trouble.name));
      for (const name of discovered.names) {
        if (broken.has(name)) continue;
        const benchmark = { pkg: at3.found.pkg, name, procs: procsOf(session.request, pinned) };
        const seconds2 = discovered.seconds.get(name) ?? 0;
        found.get(at3.side)?.set(keyOf(benchmark), { pkg: at3.found.pkg, name, pinned, seconds: seconds2 });
      }
    }
  }
  const nothing3 = [...found.values()].every((benchmarks) => benchmarks.size === 0);
  if (changed.length > 0 && nothing3 && troubles === 0) {
    throw new GateError("no-benchmarks", {
      bench: session.request.options.bench,
      packages: [...session.sides.at(-1)?.packages.keys() ?? []]
    });
  }
  return found;
}
function settingsOf({ request }, { found }) {
  const { pin, pins } = request.options;
  const rules = pins.filter(({ pkg }) => fits({ pkg, benchmark: "*" }, { ...found, name: "" }));
  const settings = /* @__PURE__ */ new Set([pin]);
  for (const rule of rules) {
    if (rule.benchmark === "*") settings.clear();
    settings.add(rule.pin);
  }
  return [...settings].sort((a, b) => Number(b) - Number(a));
}
async function discoverAs(session, { side, found, data }, pinned) {
  const { request } = session;
  const procs = procsOf(request, pinned);
  const definitions = definitionsOf(found, data);
  const { patience } = session;
  const beginMs = elapsedMs(session);
  const discovered = await discover(
    session.exec,
    {
      binary: binaryOf(side, found.pkg, 0),
      cwd: packageDirectory(side, found.pkg),
      procs,
      pin: pinOf(request, pinned),
      // All benchmarks of the package run once in the first process; base's comes before head's.
      cutOff: () => patience.withProcess(elapsedMs(session), definitions.size, patience.usualMs(found.pkg))
    },
    request.options.bench,
    async (stdout) => {
      await side.writer.append(`bench/discover-${fileName(found.pkg)}.txt`, stdout);
    }
  );
  patience.note(found.pkg, {
    timedOut: discovered.troubles.some(({ ending }) => ending === "hung"),
    wallMs: elapsedMs(session) - beginMs
  });
  const belongs = (name) => isPinned(request, { ...found, name }) === pinned;
  const names = discovered.names.filter(belongs);
  const troubles = discovered.troubles.filter(({ name }) => name === null || belongs(name));
  const named2 = troubles.flatMap(({ name }) => name === null ? [] : [name]);
  for (const name of /* @__PURE__ */ new Set([...names, ...named2])) {
    const definition = definitions.get(topLevelName(name)) ?? null;
    await side.writer.record({ type: "benchmark", pkg: found.pkg, name, procs, definition });
  }
  for (const trouble of troubles) {
    await recordTrouble(session, side, "discover", { pkg: found.pkg, procs, ...trouble });
  }
  return { names, troubles, seconds: discovered.seconds };
}

// src/measure/same-functions.ts
import { readFile as readFile4, stat as stat4 } from "node:fs/promises";

// src/measure/executable.ts
var machines = { 62: "amd64", 183: "arm64" };
var symbolTable = 2;
var noBits = 8;
var inMemory = 2;
var functionType = 2;
var objectType = 1;
function readExecutable(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 64 || view.getUint32(0) !== 2135247942 || view.getUint16(4) !== 513) return null;
  const machine = machines[view.getUint16(18, true)];
  const sections = readSections(file, view);
  const table2 = sections?.find(({ type }) => type === symbolTable);
  const names = sections?.[table2?.link ?? -1];
  if (machine === void 0 || sections === null || table2 === void 0 || names === void 0) return null;
  const loaded = sections.filter(({ flags }) => (flags & inMemory) !== 0);
  return {
    machine,
    symbols: readSymbols(file, view, table2, names),
    sections: loaded,
    at(address, size) {
      const of = loaded.find((s) => address >= s.address && address + size <= s.address + s.size);
      if (of === void 0 || of.type === noBits) return null;
      const begin2 = of.offset + (address - of.address);
      return file.subarray(begin2, begin2 + size);
    }
  };
}
function readSections(file, view) {
  const offset = Number(view.getBigUint64(40, true));
  const [size, count, namesAt2] = [58, 60, 62].map((at3) => view.getUint16(at3, true));
  if (size < 64 || !(offset + size * count <= file.length)) return null;
  const raw = Array.from({ length: count }, (_, index) => {
    const at3 = offset + index * size;
    const number = (field2) => Number(view.getBigUint64(at3 + field2, true));
    return {
      nameAt: view.getUint32(at3, true),
      type: view.getUint32(at3 + 4, true),
      flags: number(8),
      address: number(16),
      offset: number(24),
      size: number(32),
      link: view.getUint32(at3 + 40, true)
    };
  });
  if (raw.some((s) => s.type !== noBits && !(s.offset + s.size <= file.length))) return null;
  const names = raw[namesAt2];
  if (names === void 0) return null;
  return raw.map(({ nameAt, ...rest2 }) => ({ ...rest2, name: textAt(file, names, nameAt) }));
}
function readSymbols(file, view, table2, names) {
  const symbols = [];
  for (let at3 = table2.offset; at3 + 24 <= table2.offset + table2.size; at3 += 24) {
    const type = view.getUint8(at3 + 4) & 15;
    const section2 = view.getUint16(at3 + 6, true);
    if (section2 === 0 || type !== functionType && type !== objectType) continue;
    symbols.push({
      name: textAt(file, names, view.getUint32(at3, true)),
      isFunction: type === functionType,
      address: Number(view.getBigUint64(at3 + 8, true)),
      size: Number(view.getBigUint64(at3 + 16, true))
    });
  }
  return symbols.sort((a, b) => a.address - b.address || a.size - b.size || (a.name < b.name ? -1 : 1));
}
function textAt(file, { offset, size }, at3) {
  const begin2 = offset + at3;
  const end = file.indexOf(0, begin2);
  return at3 < size && end >= 0 ? Buffer.from(file.subarray(begin2, end)).toString("latin1") : "";
}

// src/measure/places.ts
var aboutProgram = /* @__PURE__ */ new Set([
  ".gopclntab",
  ".go.buildinfo",
  ".go.fipsinfo",
  ".go.module",
  ".note.go.buildid",
  ".note.gnu.build-id"
]);
var aboutBuild = /^(?:runtime\.(?:modinfo|godebugDefault|buildVersion)(?:\.str)?|runtime\.(?:firstmoduledata|findfunctab|gcdata|gcbss)|go:buildid|go:buildinfo.*)$/;
function pieceOf(section2, begin2, whole, before) {
  const first = whole.findIndex((byte) => byte !== 0);
  if (first < 0) return null;
  const last = whole.findLastIndex((byte) => byte !== 0);
  const from = Math.max(0, first - (begin2 + first) % word);
  const until = last + word - (begin2 + last) % word;
  return { section: section2, begin: begin2, whole, address: begin2 + from, bytes: whole.subarray(from, until), before };
}
var word = 8;
var Places = class {
  /** By address, without those that only tell of the build. */
  symbols;
  /** Data between symbols, by section and address; without what are only zeros. */
  unnamed;
  #executable;
  #byAddress;
  constructor(executable) {
    this.#executable = executable;
    const { symbols, sections } = executable;
    const hidden = sections.filter(({ name }) => aboutProgram.has(name));
    this.symbols = symbols.filter(
      (symbol) => !aboutBuild.test(symbol.name) && !hidden.some((section2) => isIn(section2, symbol.address))
    );
    this.unnamed = sections.filter(({ name }) => dataSections.has(name)).flatMap((of) => this.#gapsIn(of));
    this.#byAddress = [...this.unnamed].sort((a, b) => a.begin - b.begin);
  }
  /** Bytes of a symbol; of one that marks a place, such as `go:string.*`, up to the next or its section's end. */
  extent(index) {
    const symbol = this.symbols[index];
    if (symbol === void 0) return 0;
    if (symbol.size > 0 || !marks.has(symbol.name)) return symbol.size;
    const section2 = this.#executable.sections.find((s) => isIn(s, symbol.address));
    const end = section2 === void 0 ? symbol.address : section2.address + section2.size;
    const next = this.symbols.slice(index + 1).find(({ address }) => address > symbol.address)?.address ?? end;
    return Math.min(end, next) - symbol.address;
  }
  #gapsIn(section2) {
    const end = section2.address + section2.size;
    const inside = this.#executable.symbols.filter(({ address }) => isIn(section2, address));
    const pieces = [];
    const add = (from, until) => {
      const last = pieces.at(-1);
      const before = last === void 0 ? 0 : last.before + last.bytes.length;
      const whole = until > from ? this.#executable.at(from, until - from) : null;
      const piece = whole === null ? null : pieceOf(section2.name, from, whole, before);
      if (piece !== null) pieces.push(piece);
    };
    let covered = section2.address;
    inside.forEach(({ name, address, size }, index) => {
      add(covered, address);
      const stands = size === 0 && (marks.has(name) || aboutLines.has(name));
      const next = stands ? inside.slice(index + 1).find((other) => other.address > address) : void 0;
      covered = Math.max(covered, stands ? next?.address ?? end : address + size);
    });
    add(covered, end);
    return pieces;
  }
  /** What is at an address; null outside of the program. */
  of(address) {
    const section2 = this.#executable.sections.find((s) => isIn(s, address));
    const { symbols } = this.#executable;
    const symbol = symbols[countUpTo(symbols, (one) => one.address <= address) - 1];
    if (section2 === void 0 || symbol === void 0) return null;
    const piece = this.#pieceAt(address);
    return piece === null ? { section: section2.name, symbol: symbol.name, offset: address - symbol.address } : { section: section2.name, symbol: null, offset: piece.before + address - piece.address };
  }
  #pieceAt(address) {
    const found = this.#byAddress[countUpTo(this.#byAddress, ({ begin: begin2 }) => begin2 <= address) - 1];
    return found !== void 0 && address < found.begin + found.whole.length ? found : null;
  }
};
function countUpTo(list3, isBefore) {
  let [low, high] = [0, list3.length];
  while (low < high) {
    const middle2 = low + high >> 1;
    if (isBefore(list3[middle2])) low = middle2 + 1;
    else high = middle2;
  }
  return low;
}
var dataSections = /* @__PURE__ */ new Set([".data", ".noptrdata", ".rodata"]);
var marks = /* @__PURE__ */ new Set(["go:string.*", "go:funcdesc", "type:*"]);
var aboutLines = /* @__PURE__ */ new Set(["go:func.*"]);
function isIn({ address, size }, at3) {
  return at3 >= address && at3 < address + size;
}

// src/measure/machine-code.ts
function isSameProgram2(base, head) {
  if (base.machine !== head.machine) return false;
  const [theirs, ours] = [new Places(base), new Places(head)];
  if (theirs.symbols.length !== ours.symbols.length) return false;
  const pairs = theirs.symbols.map(
    (symbol, index) => [symbol, ours.symbols[index]]
  );
  return pairs.every(([a, b]) => a.name === b.name && a.size === b.size && a.isFunction === b.isFunction) && pairs.every(([symbol, other], index) => {
    const a = base.at(symbol.address, theirs.extent(index));
    const b = head.at(other.address, ours.extent(index));
    if (a === null || b === null) return a === b;
    if (a.length !== b.length) return false;
    const where = { base: symbol.address, head: other.address, theirs, ours };
    if (!symbol.isFunction) return isSameData(a, b, where);
    return base.machine === "amd64" ? isSameAmd64(a, b, where) : isSameArm64(a, b, where);
  }) && isSameUnnamed(theirs, ours);
}
function isSameUnnamed(theirs, ours) {
  let [i, j, inA, inB] = [0, 0, 0, 0];
  for (; ; ) {
    const [a, b] = [theirs.unnamed[i], ours.unnamed[j]];
    if (a === void 0 || b === void 0) return a === b;
    if (a.section !== b.section) return false;
    const isWhole2 = inA === 0 && inB === 0 && a.whole.length === b.whole.length;
    const size = Math.min(a.bytes.length - inA, b.bytes.length - inB);
    const [x, y] = isWhole2 ? [a.whole, b.whole] : [a.bytes.subarray(inA, inA + size), b.bytes.subarray(inB, inB + size)];
    const [base, head] = isWhole2 ? [a.begin, b.begin] : [a.address + inA, b.address + inB];
    if (!isSameData(x, y, { base, head, theirs, ours })) return false;
    [inA, inB] = isWhole2 ? [a.bytes.length, b.bytes.length] : [inA + size, inB + size];
    if (inA >= a.bytes.length) [i, inA] = [i + 1, 0];
    if (inB >= b.bytes.length) [j, inB] = [j + 1, 0];
  }
}
function isSamePlace({ theirs, ours }, base, head) {
  const [a, b] = [theirs.of(base), ours.of(head)];
  return a !== null && b !== null && a.section === b.section && a.symbol === b.symbol && a.offset === b.offset;
}
function isSameData(a, b, where) {
  const [x, y] = [viewOf(a), viewOf(b)];
  for (let i = firstDifference(a, b, 0); i < a.length; i = firstDifference(a, b, i)) {
    const word2 = i - (where.base + i) % 8;
    if (word2 < 0 || word2 + 8 > a.length) return false;
    const [from, to] = [x.getBigUint64(word2, true), y.getBigUint64(word2, true)];
    if (!isSamePlace(where, Number(from), Number(to))) return false;
    i = word2 + 8;
  }
  return true;
}
function isSameAmd64(a, b, where) {
  const [x, y] = [viewOf(a), viewOf(b)];
  for (let i = firstDifference(a, b, 0); i < a.length; i = firstDifference(a, b, i)) {
    const at3 = [0, 1, 2, 3].map((back) => i - back).find((start) => isSameDistance(start));
    if (at3 === void 0) return false;
    i = at3 + 4;
  }
  return true;
  function isSameDistance(start) {
    if (start < 0 || start + 4 > a.length) return false;
    const [from, to] = [x.getInt32(start, true), y.getInt32(start, true)];
    return [0, 1, 2, 4].some((constant) => {
      const end = start + 4 + constant;
      return isSamePlace(where, where.base + end + from, where.head + end + to);
    });
  }
}
function isSameArm64(a, b, where) {
  const [x, y] = [viewOf(a), viewOf(b)];
  for (let i = firstDifference(a, b, 0); i < a.length; i = firstDifference(a, b, i)) {
    const at3 = i - i % 4;
    const pair = [at3, at3 - 4].find((start) => isSameAddress(start));
    if (isSameCall(at3)) i = at3 + 4;
    else if (pair !== void 0) i = pair + 8;
    else return false;
  }
  return true;
  function isSameCall(at3) {
    if (at3 + 4 > a.length) return false;
    const [from, to] = [x.getUint32(at3, true), y.getUint32(at3, true)];
    const isBranch = (word2) => (word2 & 2080374784) === 335544320;
    const distance = (word2) => (word2 << 6 >> 6) * 4;
    if (!isBranch(from) || !isBranch(to) || from >>> 26 !== to >>> 26) return false;
    return isSamePlace(where, where.base + at3 + distance(from), where.head + at3 + distance(to));
  }
  function isSameAddress(at3) {
    if (at3 < 0 || at3 + 8 > a.length) return false;
    const from = arm64Address(x.getUint32(at3, true), x.getUint32(at3 + 4, true), where.base + at3);
    const to = arm64Address(y.getUint32(at3, true), y.getUint32(at3 + 4, true), where.head + at3);
    return from !== null && to !== null && from.kind === to.kind && isSamePlace(where, from.address, to.address);
  }
}
function arm64Address(page, use, at3) {
  if ((page & 2667577344) >>> 0 !== 2415919104) return null;
  const register = page & 31;
  if ((use >>> 5 & 31) !== register) return null;
  const pages = (page >> 5 & 524287) << 2 | page >> 29 & 3;
  const start = Math.floor(at3 / 4096) * 4096 + (pages << 11 >> 11) * 4096;
  const isAdd = (use & 4290772992) >>> 0 === 2432696320;
  const isMemory = (use & 989855744) === 956301312;
  if (!isAdd && !isMemory) return null;
  const bits = use >>> 30;
  const scale = isAdd ? 0 : bits === 0 && (use & 75497472) === 75497472 ? 4 : bits;
  const offset = (use >>> 10 & 4095) << scale;
  return { address: start + offset, kind: `${register} ${(use & ~(4095 << 10)) >>> 0}` };
}
function firstDifference(a, b, from) {
  let i = from;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}
function viewOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

// src/measure/same-functions.ts
var largestBytes2 = 64 << 20;
async function recordSameFunctions(session, changed) {
  const [base, head] = session.sides;
  if (base === void 0 || head === void 0) return;
  const ofHead = new Map(changed.flatMap((of) => of.side === head ? [[of.found.pkg, of]] : []));
  for (const { side, found, data } of changed) {
    const { pkg } = found;
    const other = ofHead.get(pkg);
    if (side !== base || other === void 0 || hashOfFiles(other.data) !== hashOfFiles(data)) continue;
    const [a, b] = [base, head].map(({ binaries }) => binaries.get(binaryKey(pkg, 0)));
    if (a === void 0 || b === void 0 || !await isSame5(a, b)) continue;
    await head.writer.record({ type: "same-functions", pkg });
  }
}
async function isSame5(base, head) {
  const sizes = await Promise.all([stat4(base), stat4(head)]);
  if (sizes.some(({ size }) => size > largestBytes2)) return false;
  const [a, b] = [readExecutable(await readFile4(base)), readExecutable(await readFile4(head))];
  return a !== null && b !== null && isSameProgram2(a, b);
}

// src/measure/prepare.ts
var buildLanes = 2;
async function prepare(session) {
  await locate(session);
  const hashes = await buildAll(session);
  for (const side of session.sides) await keepBuildInformation(session, side);
  const changed = await recordPackages(session, hashes);
  await recordSameFunctions(session, changed);
  await recordUnknownFunctions(session);
  return calibrate(session, await findBenchmarks(session, changed));
}
function leading(session) {
  return session.sides.at(-1);
}
async function locate(session) {
  const { patterns, tags, bench } = session.request.options;
  const all = /* @__PURE__ */ new Set();
  for (const side of session.sides) {
    session.ports.log.progress({ phase: "prepare", what: side.tree.side, done: 0, total: 1 });
    const { modules, packages, matched } = await findPackages(side.tree.root, patterns, tags, session.exec);
    if (modules.length === 0) await side.writer.record({ type: "caveat", code: "no-modules", facts: {} });
    side.manifest = { ...side.manifest, modules: modules.map(({ path, dir }) => ({ path, dir })) };
    for (const found of packages) side.packages.set(found.pkg, found);
    for (const pkg of matched) all.add(pkg);
  }
  const head = leading(session);
  const missing6 = patterns.filter((pattern) => {
    const folder = folderOf(pattern);
    return folder !== null && session.sides.every((side) => !existsSync2(join10(side.tree.root, folder)));
  });
  if (missing6.length > 0) throw new GateError("no-packages", { patterns: missing6 });
  if (head.manifest.modules.length === 0) throw new GateError("no-modules", { side: head.tree.side });
  if (session.sides.every((side) => side.packages.size === 0)) {
    if (all.size === 0) throw new GateError("no-packages", { patterns: [...patterns] });
    throw new GateError("no-benchmarks", { bench, packages: [...all] });
  }
}
async function buildAll(session) {
  const jobs = session.sides.flatMap((side) => [...side.packages.values()].map((found) => ({ side, found })));
  const dataFiles = new Map(session.sides.map((side) => [side, new DataFiles(side.tree.root)]));
  const hashes = new Map(session.sides.map((side) => [side, /* @__PURE__ */ new Map()]));
  const failures = /* @__PURE__ */ new Map();
  let done = 0;
  await inLanes(jobs, buildLanes, async ({ side, found }) => {
    session.ports.log.progress({ phase: "build", what: found.pkg, done, total: jobs.length });
    const built = await build(side.tree.root, found, 0, buildSettings(session, side), session.exec);
    done++;
    if (built.ok) {
      side.binaries.set(binaryKey(found.pkg, 0), built.binary);
      const data = await dataFiles.get(side)?.of(found.dir, found.module.dir) ?? [];
      hashes.get(side)?.set(found.pkg, { binary: await hashFile(built.binary), data });
      return;
    }
    const list3 = failures.get(side) ?? [];
    list3.push({ pkg: found.pkg, message: built.message });
    failures.set(side, list3);
    await recordPackage(side, found, "build-failed", null, built.message);
  });
  const dead = session.sides.filter(
    (side) => side.packages.size > 0 && (failures.get(side)?.length ?? 0) === side.packages.size
  );
  if (dead.includes(leading(session))) {
    const failed2 = dead.flatMap((side) => failures.get(side) ?? []);
    throw new GateError("does-not-compile", {
      side: dead.length > 1 ? "both" : leading(session).tree.side,
      packages: [...new Set(failed2.map((failure) => failure.pkg))],
      output: failed2.map((failure) => failure.message).join("\n").slice(0, 4e3),
      ignored: [...leading(session).tree.ignored]
    });
  }
  return hashes;
}
function buildSettings(session, side) {
  return {
    tags: session.request.options.tags,
    goVersion: session.request.toolchain.go.version,
    // As the children get them; those of `go` are told without folders of this machine.
    goFlags: session.request.toolchain.env["GOFLAGS"] ?? "",
    directory: `${session.request.scratch}/bin/${side.tree.side}`
  };
}
async function recordPackage(side, found, state, hashes, message) {
  await side.writer.record({
    type: "package",
    pkg: found.pkg,
    dir: found.dir,
    module: found.module.path,
    state,
    binary: hashes?.binary ?? null,
    data: hashes === null ? null : hashOfFiles(hashes.data),
    message: message === null ? null : message.slice(0, 4e3)
  });
}
async function recordPackages(session, all) {
  const changed = [];
  const { programs } = session.request;
  for (const side of session.sides) {
    for (const [pkg, hashes] of all.get(side) ?? []) {
      const found = side.packages.get(pkg);
      const earlier = programs?.get(pkg);
      if (earlier?.binary === hashes.binary && earlier.data === hashOfFiles(hashes.data)) {
        await recordPackage(side, found, "unchanged", hashes, null);
        continue;
      }
      const equal = session.sides.length === 2 && session.sides.every((other) => {
        const theirs = all.get(other)?.get(pkg);
        return theirs?.binary === hashes.binary && hashOfFiles(theirs.data) === hashOfFiles(hashes.data);
      });
      await recordPackage(side, found, equal ? "unchanged" : "built", hashes, null);
      if (!equal) changed.push({ side, found, data: hashes.data });
      else await recordUnchanged(session, side, found, hashes.data);
    }
  }
  return changed;
}
async function recordUnchanged(session, side, found, data) {
  for (const [name, definition] of definitionsOf(found, data)) {
    await side.writer.record({
      type: "benchmark",
      pkg: found.pkg,
      name,
      procs: procsOf(session.request, isPinned(session.request, { ...found, name })),
      definition
    });
  }
}

// src/measure/compiling.ts
var longestMs = 12e4;
var mostBytes4 = 8 << 20;
var mostSourceBytes = 4 << 20;
var mostFunctions = 1e4;
var mostLines2 = 1e6;
var mostWritten = 5e3;
async function compileAgain(session, wishes, until) {
  const kept = new Map(session.sides.map((side) => [side, /* @__PURE__ */ new Set()]));
  for (const [index, wish] of wishes.entries()) {
    if (elapsedMs(session) > until) return missing4(session, wishes.length - index);
    for (const side of session.sides) {
      session.ports.log.progress({ phase: "compile", what: wish.dir, done: index, total: wishes.length });
      if (!await compileOne(session, side, wish, index, kept.get(side) ?? /* @__PURE__ */ new Set(), until)) break;
    }
  }
}
async function missing4(session, count) {
  for (const { writer } of session.sides)
    await writer.record({ type: "caveat", code: "compiler-missing", facts: { count } });
}
async function compileOne(session, side, { dir, files }, index, kept, until) {
  const found = [...side.packages.values()].find((of) => of.dir === dir);
  const name = side.tree.side === "base" ? "base" : "head";
  const wanted = files.map((pair) => pair[name]).filter((file) => isPlain(file) && !kept.has(file));
  if (found === void 0 || wanted.length === 0) return true;
  const fail = async (reason, message) => {
    const facts = { pkg: found.pkg, reason, message: message.slice(0, 1e3) };
    await side.writer.record({ type: "caveat", code: "compiler-failed", facts });
    return false;
  };
  const { goFlags, tags } = buildSettings(session, side);
  const directory = join11(session.request.scratch, "compiler", name, `${index}-${fileName(found.pkg)}`);
  await mkdir3(directory, { recursive: true });
  const exit = await session.exec.run({
    program: "go",
    args: [
      ...buildFlags(tags),
      ...gcFlags(packagesOf2(side, wanted, found), directory, goFlags),
      "-o",
      devNull,
      packagePattern(found)
    ],
    cwd: join11(side.tree.root, found.module.dir),
    env: found.module.env,
    timeoutMs: restMs(elapsedMs(session), until, longestMs),
    keepBytes: 64 << 10
  });
  if (exit.timedOut) return fail("timeout", "");
  if (exit.code !== 0) return fail("build", `${exit.stderr.text}${exit.stdout.text}`.trim());
  const written = await writtenFor(new Set(wanted), directory, side);
  for (const [source2, path] of written) {
    if (await keep2(side, found.pkg, source2, path, kept.size)) kept.add(source2);
  }
  return wanted.some((source2) => kept.has(source2)) ? true : fail("nothing-written", "");
}
function isPlain(file) {
  return /^[^\s='"\\]+$/u.test(file) && !file.split("/").includes("..") && !file.startsWith("/");
}
function packagesOf2(side, files, named2) {
  const folders = [.../* @__PURE__ */ new Set([named2.dir, ...files.map((file) => posix4.dirname(file))])];
  return folders.flatMap((dir) => {
    if (dir === named2.dir) return [{ pkg: named2.pkg, dir: inModule(dir, named2.module.dir), isNamed: true }];
    const [module] = side.manifest.modules.filter((of) => within(dir, of.dir)).sort((a, b) => b.dir.length - a.dir.length);
    if (module === void 0) return [];
    const inside = inModule(dir, module.dir) ?? ".";
    const pkg = inside === "." ? module.path : `${module.path}/${inside}`;
    return [{ pkg, dir: inModule(dir, named2.module.dir), isNamed: false }];
  });
}
function inModule(dir, module) {
  if (!within(dir, module)) return null;
  return posix4.relative(module, dir) || ".";
}
async function writtenFor(wanted, directory, side) {
  const found = /* @__PURE__ */ new Map();
  const entries = await readdir2(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries.slice(0, mostWritten)) {
    if (!entry.isFile()) continue;
    const path = join11(entry.parentPath, entry.name);
    const header = readDiagnostics(firstLine2(await bounded(path)));
    const source2 = header === null ? null : repositoryFile(header.file, side.manifest.modules);
    if (source2 !== null && wanted.has(source2)) found.set(source2, path);
  }
  return found;
}
function firstLine2(bytes) {
  const end = bytes.indexOf(10);
  return bytes.subarray(0, end < 0 ? bytes.length : end);
}
async function bounded(path) {
  return await readPlainFile(path, mostBytes4) ?? Buffer.alloc(0);
}
async function keep2(side, pkg, source2, path, number) {
  const lines = keptLines(await bounded(path));
  const text = (await readPlainFile(join11(side.tree.root, source2), mostSourceBytes))?.toString() ?? "";
  if (lines.trim() === "" || text === "") return false;
  const functions = scanFile(text).declarations.flatMap(
    ({ kind, name, receiver, line, endLine }) => kind === "func" || kind === "method" ? [{ name: (receiver === null ? name : `${receiver}.${name}`).slice(0, 512), line, endLine }] : []
  );
  if (functions.length > mostFunctions || functions.some(({ endLine }) => endLine > mostLines2)) return false;
  const file = `compiler/${String(number + 1).padStart(4, "0")}-${fileName(source2)}.jsonl`;
  await side.writer.append(file, lines);
  await side.writer.record({ type: "compiler", pkg, source: source2, file, functions });
  return true;
}

// src/measure/families.ts
var usual2 = { regression: 1 };
function testsOf(some, before = /* @__PURE__ */ new Map()) {
  const tests = new Map(before);
  for (const { tests: own2 = usual2 } of some) {
    for (const [family, count = 0] of Object.entries(own2)) {
      if (count > 0) tests.set(family, (tests.get(family) ?? 0) + count);
    }
  }
  return tests;
}
function mostTests(tests) {
  return Math.max(1, ...tests.values());
}
function leastLayoutsFor(tests, alpha, least2 = leastConfirmLayouts) {
  return layoutsFor(mostTests(tests), alpha, least2);
}
function mostFor(layouts, alpha) {
  return Math.floor(alpha * 2 ** (layouts - 1) * (1 + 1e-9));
}
var emptyRoom = { there: /* @__PURE__ */ new Map(), most: /* @__PURE__ */ new Map() };
function roomBeside(confirmed2, alpha) {
  const begun = confirmed2.filter(({ units }) => units > 0);
  const there = testsOf(begun);
  const most2 = /* @__PURE__ */ new Map();
  for (const of of begun.filter(({ gates }) => gates)) {
    const carried = mostFor(of.units + 1, alpha);
    for (const family of testsOf([of]).keys()) {
      if (carried < (there.get(family) ?? 0)) continue;
      most2.set(family, Math.min(carried, most2.get(family) ?? Infinity));
    }
  }
  return { there, most: most2 };
}
function fittingRoom(some, { there, most: most2 }, mostOfAll2 = Infinity) {
  let tests = there;
  return some.filter((one) => {
    const own2 = [...testsOf([one]).keys()];
    const more2 = testsOf([one], tests);
    const fits6 = own2.every(
      (family) => (more2.get(family) ?? 0) <= Math.min(mostOfAll2, most2.get(family) ?? Infinity)
    );
    if (fits6) tests = more2;
    return fits6;
  });
}

// src/measure/plan.ts
function planScreen(costs, leftSeconds2, randomise) {
  const fewer = Array.from({ length: fewScreenRounds - leastRounds }, (_, k) => fewScreenRounds - 1 - k);
  const layouts = randomise ? [screenLayouts, fewScreenLayouts, 1] : [1];
  const plans = [screenRounds, fewScreenRounds, ...fewer].flatMap(
    (rounds) => layouts.flatMap((count) => count === 1 || count <= rounds ? [{ rounds, layouts: count }] : [])
  );
  const fits6 = (plan2) => secondsOf3(plan2, costs) <= leftSeconds2;
  return plans.find(fits6) ?? { rounds: leastRounds, layouts: 1 };
}
function secondsOf3({ rounds, layouts }, costs) {
  return rounds * costs.round + (layouts === 1 ? 0 : layouts * costs.layout);
}
function planFocus(waiting, layouts, leftSeconds2) {
  const counts2 = [
    .../* @__PURE__ */ new Set([layouts, Math.min(layouts, fewScreenLayouts), Math.min(layouts, leastFocusLayouts)])
  ];
  const plans = [
    ...[focusRounds, fewFocusRounds].flatMap((rounds) => counts2.map((count) => ({ rounds, layouts: count }))),
    { rounds: focusRounds, layouts: 1 },
    { rounds: fewFocusRounds, layouts: 1 }
  ];
  for (const plan2 of plans) {
    const links = plan2.layouts === 1 ? 0 : plan2.layouts;
    const keys2 = fitting2(waiting, leftSeconds2, () => plan2.rounds, links);
    if (keys2.length === waiting.length) return { keys: keys2, ...plan2 };
  }
  const keys = fitting2(waiting, leftSeconds2, () => fewFocusRounds, 0);
  return { keys, rounds: fewFocusRounds, layouts: 1 };
}
function planGating(waiting, alpha, leftSeconds2, randomise) {
  const gating = waiting.filter(({ gates }) => gates);
  const layouts = leastLayoutsFor(testsOf(waiting), alpha, confirmLayouts);
  if (randomise && planMore(waiting, layouts, leftSeconds2).length === waiting.length)
    return { keys: gating.map(({ key: key2 }) => key2), layouts, mostPairs: Infinity };
  return planConfirm(gating, alpha, leftSeconds2, randomise);
}
function planConfirm(waiting, alpha, leftSeconds2, randomise, room = emptyRoom) {
  const some = fittingRoom(waiting, room);
  if (!randomise) {
    const keys = fitting2(some, leftSeconds2, () => confirmPairsWithoutLayouts, 0);
    return { keys, layouts: 1, mostPairs: Infinity };
  }
  const ways2 = [
    { least: confirmLayouts, mostPairs: Infinity },
    { least: leastConfirmLayouts, mostPairs: Infinity },
    { least: leastConfirmLayouts, mostPairs: leastPairsPerLayout2 }
  ];
  const tests = testsOf(some, room.there);
  for (const { least: least2, mostPairs } of ways2) {
    const layouts = leastLayoutsFor(tests, alpha, least2);
    const keys = planMore(some.map(withPairs(mostPairs)), layouts, leftSeconds2);
    if (keys.length === some.length) return { keys, layouts, mostPairs };
  }
  return planSome(waiting.map(withPairs(leastPairsPerLayout2)), alpha, leftSeconds2, room);
}
function planSome(few, alpha, leftSeconds2, room) {
  const mostPairs = leastPairsPerLayout2;
  const first = leastLayoutsFor(room.there, alpha);
  const last = leastLayoutsFor(testsOf(few, room.there), alpha);
  let best = { keys: [], layouts: first, mostPairs };
  for (let layouts = first; layouts <= last; layouts++) {
    const inTime = new Set(planMore(few, layouts, leftSeconds2));
    const some = few.filter(({ key: key2 }) => inTime.has(key2));
    const keys = fittingRoom(some, room, mostFor(layouts, alpha)).map(({ key: key2 }) => key2);
    if (keys.length > 0 && keys.length >= best.keys.length) best = { keys, layouts, mostPairs };
  }
  return best;
}
function withPairs(most2) {
  return (of) => ({ ...of, pairsPerLayout: Math.min(most2, of.pairsPerLayout) });
}
function planMore(waiting, layouts, leftSeconds2) {
  const pairs = new Map(waiting.map(({ key: key2, pairsPerLayout: pairsPerLayout2 }) => [key2, layouts * pairsPerLayout2]));
  return fitting2(waiting, leftSeconds2, (key2) => pairs.get(key2) ?? 0, layouts);
}
function planRest(waiting, { layouts, pairs }, leftSeconds2) {
  const left = new Map(
    waiting.map(({ key: key2, pairsPerLayout: pairsPerLayout2 }) => [
      key2,
      layouts * pairsPerLayout2 - Math.min(pairs, pairsPerLayout2)
    ])
  );
  return fitting2(waiting, leftSeconds2, (key2) => left.get(key2) ?? 0, pairs > 0 ? layouts - 1 : layouts);
}
function fitting2(waiting, leftSeconds2, pairsOf3, links) {
  let left = leftSeconds2;
  const linked = /* @__PURE__ */ new Set();
  const started = /* @__PURE__ */ new Map();
  return waiting.flatMap(({ key: key2, pkg, pairSeconds: pairSeconds2, shared: shared2, linkSeconds: linkSeconds2 }) => {
    const pairs = pairsOf3(key2);
    const before = shared2 === void 0 ? 0 : started.get(shared2.group) ?? 0;
    const starts = Math.max(0, pairs - before) * (shared2?.seconds ?? 0);
    const cost2 = pairs * pairSeconds2 + starts + (linked.has(pkg) ? 0 : links * linkSeconds2);
    if (cost2 > left) return [];
    left -= cost2;
    linked.add(pkg);
    if (shared2 !== void 0) started.set(shared2.group, Math.max(before, pairs));
    return [key2];
  });
}

// src/measure/confirming.ts
var onOwnLayout = { pairsPerLayout: pairsInsteadOfLayout, linkSeconds: 0 };
var Confirming = class {
  #session;
  #layouts;
  #suspects;
  /** What is gone on with, most important first. */
  #wishes = [];
  /** Rounds that each has data of, by layout. */
  #rounds = /* @__PURE__ */ new Map();
  /** `layouts`: null where the linker has one only. */
  constructor(session, layouts, suspects) {
    this.#session = session;
    this.#layouts = layouts;
    this.#suspects = suspects;
  }
  /** What the judge counts of one: layouts, or pairs where all are on the toolchain's own. */
  unitsOf(key2) {
    const rounds = this.#rounds.get(key2);
    return rounds?.get(0) ?? rounds?.size ?? 0;
  }
  /** True of what cannot be linked any more and has data of layouts that could: too few of them prove nothing. */
  isStuck(key2, pkg) {
    const isDrawn = [...this.#rounds.get(key2)?.keys() ?? []].some((layout) => layout !== 0);
    return isDrawn && !canLink(this.#session, pkg);
  }
  /** Those of them, in their order, for which there is time on so many more layouts. */
  async fitting(some, layouts) {
    const keys = new Set(planMore(await this.priced(some), layouts, leftSeconds(this.#session)));
    return some.filter(({ key: key2 }) => keys.has(key2));
  }
  /**
   * Runs all of them on the layouts of a range. When the rest of the time does not hold what they still need, the
   * least important are left: one that is finished is worth more than two that were begun. Gives those that came as
   * far as `least`.
   */
  async run(waiting, range) {
    const { from, until, least: least2 } = range;
    const whole = /* @__PURE__ */ new Set();
    this.#wishes = await this.priced(waiting);
    const kept = await this.#makeRoom((this.#layouts ?? [0]).slice(from, until));
    for (let index = from; index < until && this.#wishes.length > 0; index++) {
      await this.#runLayout(index, range);
      if (index + 1 >= least2) for (const { key: key2 } of this.#wishes) whole.add(key2);
      if (!kept) await discardLayouts(this.#session, [this.#layouts?.[index] ?? 0]);
    }
    return whole;
  }
  /** True when all these layouts may be kept. Those before are discarded where they are in the way. */
  async #makeRoom(layouts) {
    const session = this.#session;
    if (await fitsDisk(session, this.#packages(), layouts)) return true;
    const others2 = (this.#layouts ?? []).filter((layout) => !layouts.includes(layout));
    await discardLayouts(session, others2);
    return fitsDisk(session, this.#packages(), layouts);
  }
  async #runLayout(index, { from, until, least: least2 }) {
    const session = this.#session;
    const untilMs = session.request.options.timeBudgetMs;
    const layout = this.#layouts?.[index] ?? 0;
    const most2 = Math.max(...this.#wishes.map(({ pairsPerLayout: pairsPerLayout2 }) => pairsPerLayout2));
    const [before, total] = [(index - from) * most2, (until - from) * most2];
    const at3 = (pairs) => ({ done: before + pairs, total, suspects: this.#suspects });
    for (let pairs = 0; pairs < most2; pairs++) {
      await this.#leave({ layouts: Math.max(1, least2 - index), pairs });
      if (this.#wishes.length === 0) return;
      if (pairs === 0) {
        await linkFor(session, this.#packages(), layout, untilMs, { phase: "confirm", ...at3(0) });
        this.#wishes = this.#wishes.filter(({ key: key2, pkg }) => !this.isStuck(key2, pkg));
      }
      const keys = this.#wishes.flatMap(
        ({ key: key2, pkg, pairsPerLayout: pairsPerLayout2 }) => pairsPerLayout2 > pairs && (layout === 0 || isLinked(session, pkg, layout) || !canLink(session, pkg)) ? [key2] : []
      );
      if (keys.length === 0) continue;
      const expectedMs = (total - before - pairs) * roundMs(session, candidatesOf2(session, keys));
      const end = await runRound(session, {
        pass: "confirm",
        part: `confirm ${index}`,
        nth: pairs,
        keys,
        layout,
        leftMs: Math.min(expectedMs, Math.max(0, leftSeconds(session) * 1e3)),
        at: at3(pairs),
        untilMs
      });
      if (end === "time-budget") this.#wishes = [];
      else for (const key2 of keys) this.#count(key2, layout);
    }
  }
  #count(key2, layout) {
    const session = this.#session;
    const pkg = session.candidates.get(key2)?.benchmark.pkg ?? "";
    const at3 = isLinked(session, pkg, layout) ? layout : 0;
    const rounds = this.#rounds.get(key2) ?? /* @__PURE__ */ new Map();
    rounds.set(at3, (rounds.get(at3) ?? 0) + 1);
    this.#rounds.set(key2, rounds);
  }
  /** Leaves what there is no time for any more. */
  async #leave(done) {
    this.#wishes = await this.priced(this.#wishes);
    const keys = new Set(planRest(this.#wishes, done, leftSeconds(this.#session)));
    this.#wishes = this.#wishes.filter(({ key: key2 }) => keys.has(key2));
  }
  /** With what pairs and links cost by now. Without other layouts the only one gets the pairs of all. */
  async priced(some) {
    const session = this.#session;
    const priced = [];
    const costs = pairCosts(
      session,
      some.map(({ key: key2 }) => key2)
    );
    for (const { key: key2, pkg, pairsPerLayout: pairsPerLayout2, gates, tests } of some) {
      const cost2 = costs.get(key2);
      if (cost2 === void 0) continue;
      const now = { key: key2, pkg, pairsPerLayout: pairsPerLayout2, gates, ...tests && { tests }, ...cost2 };
      if (this.#layouts === null)
        priced.push({ ...now, pairsPerLayout: confirmPairsWithoutLayouts, linkSeconds: 0 });
      else if (canLink(session, pkg)) priced.push({ ...now, linkSeconds: await linkSeconds(session, [pkg]) });
      else priced.push({ ...now, ...onOwnLayout });
    }
    return priced;
  }
  #packages() {
    return [...new Set(this.#wishes.map(({ pkg }) => pkg))];
  }
};

// src/measure/cut-short.ts
async function recordCutShort(session, pass, keys) {
  let any = false;
  for (const key2 of keys) {
    const candidate = session.candidates.get(key2);
    if (candidate === void 0) continue;
    any = true;
    const { pkg, name, procs } = candidate.benchmark;
    await session.sides.at(-1)?.writer.record({ type: "cut-short", pkg, name, procs, pass });
  }
  return any;
}

// src/measure/confirm.ts
async function confirm(session, wishes, alpha, stillOpen3) {
  if (wishes.length === 0) return "complete";
  const { seed } = session.request;
  const randomise = randomises(session);
  const wished = await confirmWaiting(session, wishes);
  const planned = planGating(wished, alpha, leftSeconds(session), randomise);
  const fresh = layoutSeeds(
    leastLayoutsFor(testsOf(wished), alpha, confirmSteps * confirmLayouts),
    randomFor(seed, "confirm layouts"),
    session.layouts.screened
  );
  const passes = new Confirming(session, randomise ? fresh : null, wishes.length);
  const gating = wished.filter(({ gates }) => gates).map(withPairs(planned.mostPairs));
  const others2 = wished.filter(({ gates }) => !gates);
  const done = /* @__PURE__ */ new Set();
  const room = () => roomBeside(
    wished.map((of) => ({ ...of, units: passes.unitsOf(of.key) })),
    alpha
  );
  const runFirst = async (some, layouts) => {
    const least2 = leastLayoutsFor(testsOf(some, room().there), alpha);
    const whole = await passes.run(some, { from: 0, until: layouts, least: Math.min(least2, layouts) });
    for (const key2 of whole) done.add(key2);
  };
  const keys = new Set(planned.keys);
  await runFirst(
    gating.filter(({ key: key2 }) => keys.has(key2)),
    planned.layouts
  );
  const missing6 = await passes.fitting(
    gating.filter(({ key: key2 }) => !keys.has(key2)),
    planned.layouts
  );
  const provable = randomise ? mostFor(planned.layouts + 1, alpha) : Infinity;
  await runFirst(fittingRoom(missing6, room(), provable), planned.layouts);
  const open2 = await confirmFurther(session, passes, gating, done, planned.layouts, stillOpen3);
  const rest2 = planConfirm(await passes.priced(others2), alpha, leftSeconds(session), randomise, room());
  const chosen = new Set(rest2.keys);
  await runFirst(others2.filter(({ key: key2 }) => chosen.has(key2)).map(withPairs(rest2.mostPairs)), rest2.layouts);
  await discardLayouts(session, fresh);
  const short = wished.filter(
    ({ key: key2, pkg }) => (!done.has(key2) || open2.has(key2)) && !passes.isStuck(key2, pkg)
  );
  const isShort2 = await recordCutShort(
    session,
    "confirm",
    short.map(({ key: key2 }) => key2)
  );
  return isShort2 ? "time-budget" : "complete";
}
async function confirmFurther(session, passes, gating, done, planned, stillOpen3) {
  let from = planned;
  const cut = /* @__PURE__ */ new Set();
  for (let step = 2; step <= confirmSteps; step++) {
    const until = randomises(session) ? step * confirmLayouts : step;
    if (until <= from) continue;
    const going = gating.filter(({ key: key2 }) => done.has(key2) && !cut.has(key2));
    if (going.length === 0) break;
    const names = new Set(await stillOpen3());
    const open2 = going.filter(({ key: key2 }) => names.has(key2));
    const more2 = await passes.fitting(open2, until - from);
    const whole = await passes.run(more2, { from, until, least: until });
    for (const { key: key2 } of open2) if (!whole.has(key2)) cut.add(key2);
    if (whole.size === 0) break;
    from = until;
  }
  return cut;
}
async function confirmWaiting(session, wishes) {
  const known3 = wishes.filter(({ key: key2 }) => session.candidates.has(key2));
  const waiting = await waitingFor(
    session,
    known3.map(({ key: key2 }) => key2),
    []
  );
  return waiting.map(({ shared: shared2, ...of }, index) => {
    const { pairsPerLayout: pairsPerLayout2 = leastPairsPerLayout2, gates = true, tests } = known3[index] ?? {};
    const own2 = shared2 && { shared: { ...shared2, group: `${gates} ${shared2.group}` } };
    const wished = { ...of, ...own2, pairsPerLayout: pairsPerLayout2, gates, ...tests && { tests } };
    return canLink(session, of.pkg) ? wished : { ...wished, ...onOwnLayout };
  });
}

// src/measure/reach/covering.ts
import { join as join14, posix as posix6 } from "node:path";

// src/source/changed-functions.ts
function changedFunctions2(base, head) {
  const known3 = new Set(
    base.flatMap((text) => functionsOf(text).map(({ start, end }) => normalise(text, start, end)))
  );
  return head.map((text) => {
    if (isGenerated2(text)) return [];
    const { packageName } = scanFile(text);
    return functionsOf(text).filter(({ name, receiver }) => receiver !== null || !isUncalled(name, packageName)).filter(({ end }) => text[end - 1] === "}").filter(({ start, end }) => !known3.has(normalise(text, start, end))).map((of) => ({ name: nameOf(of, text), line: of.line, endLine: of.endLine }));
  });
}
function functionsOf(text) {
  return scanFile(text).declarations.filter(({ kind }) => kind === "func" || kind === "method");
}
function isUncalled(name, packageName) {
  return name === "init" || name === "_" || name === "main" && packageName === "main";
}
function isGenerated2(text) {
  const head = text.slice(0, /^package\b/m.exec(text)?.index ?? text.length);
  return /^\/\/ Code generated .* DO NOT EDIT\.\r?$/m.test(head);
}
function nameOf({ name, receiver, start }, text) {
  if (receiver === null) return name;
  const from = text.slice(start).search(/^func\b/m);
  const written = text.slice(start + Math.max(from, 0), start + Math.max(from, 0) + longestReceiver);
  const [before = ""] = written.split(receiver, 1);
  return before.includes("*") ? `(*${receiver}).${name}` : `${receiver}.${name}`;
}
var longestReceiver = 1e3;

// src/measure/reach/run.ts
import { mkdir as mkdir4 } from "node:fs/promises";
import { join as join12 } from "node:path";

// src/measure/reach/blocks.ts
var mostBlocks = 5e5;
var blockLine = /^(\S[^\n]{0,2000}):((\d{1,7})\.\d{1,7},\d{1,7}\.\d{1,7}) \d{1,7} (\d{1,20})$/;
function readBlocks(bytes, wanted) {
  const text = new TextDecoder().decode(bytes);
  const first = text.indexOf("\n");
  if (!/^mode: (?:set|count|atomic)$/.test(text.slice(0, Math.max(first, 0)))) return null;
  const found = /* @__PURE__ */ new Map();
  let kept = 0;
  for (let at3 = first + 1; at3 < text.length; ) {
    let end = text.indexOf("\n", at3);
    if (end < 0) end = text.length;
    const [, file = "", place = "", line, count] = blockLine.exec(text.slice(at3, end)) ?? [];
    at3 = end + 1;
    if (file === "") return null;
    if (!wanted.has(file)) continue;
    if (++kept > mostBlocks) return null;
    const block = { place, line: Number(line), count: Number(count) };
    const blocks = found.get(file);
    if (blocks === void 0) found.set(file, [block]);
    else blocks.push(block);
  }
  return found;
}
function linesReached(without, withBenchmarks) {
  const before = new Map(without.map(({ place, count }) => [place, count]));
  const grown2 = withBenchmarks.filter(({ place, count }) => count > (before.get(place) ?? 0));
  return {
    known: new Set(withBenchmarks.map(({ line }) => line)),
    reached: new Set(grown2.map(({ line }) => line))
  };
}

// src/measure/reach/run.ts
var longestBuildMs = 12e4;
var mostBytes5 = 128 << 20;
var mostPatternLength2 = 24e3;
var benchtimes = ["1x", "20ms"];
async function reach(session, side, target, number, until) {
  const { found } = target;
  const directory = join12(session.request.scratch, "coverage", `${number}-${fileName(found.pkg)}`);
  await mkdir4(directory, { recursive: true });
  const binary = join12(directory, "covered.test");
  const { tags } = buildSettings(session, side);
  const exit = await session.exec.run({
    program: "go",
    args: [
      ...buildFlags(tags),
      // Counts, so that what ran before the benchmarks can be taken off; atomic, because benchmarks run in parallel.
      ...["-cover", "-covermode=atomic", `-coverpkg=${target.covered.join(",")}`],
      "-o",
      binary,
      packagePattern(found)
    ],
    cwd: join12(side.tree.root, found.module.dir),
    env: found.module.env,
    timeoutMs: restMs(elapsedMs(session), until, longestBuildMs),
    keepBytes: 64 << 10
  });
  if (exit.timedOut) return { ok: false, reason: "timeout", message: "" };
  if (exit.code !== 0)
    return { ok: false, reason: "build", message: `${exit.stderr.text}${exit.stdout.text}`.trim() };
  let runs = 0;
  const covered = async (selection, benchtime, procs) => {
    const profile2 = join12(directory, `${runs++}.cover.txt`);
    const call = {
      binary,
      cwd: packageDirectory(side, found.pkg),
      bench: "^$",
      ...selection,
      benchtime,
      procs,
      pin: []
    };
    const timeoutMs = Math.max(
      leastRunMs,
      Math.min(session.request.options.timeoutMs, until - elapsedMs(session))
    );
    const ended2 = await invoke(session.exec, {
      ...call,
      timeoutMs,
      extra: [`-test.coverprofile=${profile2}`]
    });
    if (ended2.timedOut) return { ok: false, reason: "timeout", message: "" };
    const bytes = await readPlainFile(profile2, mostBytes5);
    const message = ended2.stderr.text.trim() || ended2.stdout.text.slice(-1e3).trim();
    if (bytes === null) return { ok: false, reason: "run", message };
    return readBlocks(bytes, target.wanted) ?? { ok: false, reason: "unreadable", message: "" };
  };
  const selections = selectionsOf(session, found);
  const [first] = selections;
  if (first === void 0) return { ok: true, files: /* @__PURE__ */ new Map() };
  const without = await covered({}, "1x", first.procs);
  if ("ok" in without) return without;
  let files = /* @__PURE__ */ new Map();
  for (const benchtime of benchtimes) {
    for (const { selection, procs } of selections) {
      const blocks = await covered(selection, benchtime, procs);
      if ("ok" in blocks) return blocks;
      files = joined(files, without, blocks);
    }
    if (!target.isOpen(files)) break;
  }
  return { ok: true, files };
}
var leastRunMs = 5e3;
function joined(files, without, blocks) {
  const all = new Map(files);
  for (const [file, ran] of blocks) {
    const lines = linesReached(without.get(file) ?? [], ran);
    const known3 = all.get(file);
    all.set(
      file,
      known3 === void 0 ? lines : { ...lines, reached: /* @__PURE__ */ new Set([...known3.reached, ...lines.reached]) }
    );
  }
  return all;
}
function selectionsOf({ candidates, request }, { pkg }) {
  const own2 = [...candidates.values()].filter(
    ({ benchmark, sides: sides3 }) => benchmark.pkg === pkg && sides3.at(-1) !== "base"
  );
  const byProcs = /* @__PURE__ */ new Map();
  for (const { benchmark } of own2)
    byProcs.set(benchmark.procs, [...byProcs.get(benchmark.procs) ?? [], benchmark.name]);
  if (own2.length === 0)
    return [{ selection: { bench: request.options.bench }, procs: procsOf(request, request.options.pin) }];
  return [...byProcs].flatMap(
    ([procs, names]) => inParts(withoutParents2(names)).map((some) => ({ selection: selectTogether(some), procs }))
  );
}
function withoutParents2(names) {
  const parents = new Set(
    names.flatMap(
      (name) => name.split("").flatMap((character, at3) => character === "/" ? [name.slice(0, at3)] : [])
    )
  );
  return names.filter((name) => !parents.has(name));
}
function inParts(names) {
  const parts = [];
  let length = mostPatternLength2;
  for (const name of names) {
    length += 2 * name.length + 8;
    if (length > mostPatternLength2) {
      parts.push([]);
      length = 2 * name.length + 8;
    }
    parts.at(-1)?.push(name);
  }
  return parts;
}

// src/measure/reach/targets.ts
import { join as join13, posix as posix5, relative as relative3, sep as sep4 } from "node:path";
async function changedPackages(asking, dirs) {
  const { root, exec } = asking;
  const modules = (await findModules(root, exec)).sort((a, b) => b.dir.length - a.dir.length);
  const byModule = /* @__PURE__ */ new Map();
  for (const dir of dirs) {
    const module = modules.find((of) => within(dir, of.dir));
    if (module !== void 0) byModule.set(module, [...byModule.get(module) ?? [], dir]);
  }
  const found = [];
  const failed2 = [];
  for (const [module, inside] of byModule) {
    const patterns = inside.map((dir) => `./${posix5.relative(module.dir, dir)}`);
    const flags = ["-json=Dir,ImportPath,Name,GoFiles,CgoFiles,Error"];
    const listed2 = await list2(asking, module, flags, patterns);
    if (typeof listed2 === "string") failed2.push({ pkg: module.path, message: listed2 });
    else found.push(...listed2.flatMap((of) => changedPackage(root, of)));
  }
  return { found, failed: failed2 };
}
function changedPackage(root, { Dir, ImportPath, Name, GoFiles, CgoFiles, Error: error }) {
  if (Dir === void 0 || ImportPath === void 0 || error !== void 0) return [];
  const dir = relative3(root, Dir).split(sep4).join("/") || ".";
  const names = [...GoFiles ?? [], ...CgoFiles ?? []];
  const files = new Map(names.map((name) => [posix5.join(dir, name), `${ImportPath}/${name}`]));
  return [{ pkg: ImportPath, isMain: Name === "main", files }];
}
async function linkedInto(asking, packages) {
  const found = [];
  const failed2 = [];
  for (const module of new Set(packages.map((of) => of.module))) {
    const inside = packages.filter((of) => of.module === module);
    const patterns = inside.map(({ dir }) => `./${posix5.relative(module.dir, dir)}`);
    const listed2 = await list2(asking, module, ["-test", "-json=ImportPath,Deps"], patterns);
    const parts = new Map(
      typeof listed2 === "string" ? [] : listed2.map(({ ImportPath = "", Deps = [] }) => [ImportPath, Deps])
    );
    for (const { pkg } of inside) {
      const binary = parts.get(`${pkg}.test`);
      if (binary !== void 0) found.push([pkg, new Set(binary.map((path) => path.replace(/ \[.*$/, "")))]);
      else failed2.push({ pkg, message: typeof listed2 === "string" ? listed2 : "" });
    }
  }
  return { found, failed: failed2 };
}
var cutOff = "the time for it was up";
async function list2({ root, tags, exec, timeoutMs }, module, flags, patterns) {
  const left = timeoutMs();
  if (left === null) return cutOff;
  const exit = await exec.run({
    program: "go",
    // -e: a folder without Go code for this system must not hide the others.
    args: ["list", "-e", ...flags, ...tagFlags(tags), "--", ...patterns],
    cwd: join13(root, module.dir),
    env: module.env,
    timeoutMs: left,
    keepBytes: 64 << 20
  });
  if (exit.timedOut) return cutOff;
  if (exit.code !== 0 || exit.stdout.dropped > 0) return exit.stderr.text.slice(0, 1e3) || "go list";
  return parseListed(exit.stdout.text);
}

// src/measure/reach/covering.ts
var longestListMs = 6e4;
var mostLanes = 2;
var mostFiles = 2e3;
var mostPackages = 400;
var mostFunctions2 = 5e3;
var mostSourceBytes2 = 4 << 20;
var mostLines3 = 1e6;
async function cover(session, baseRoot, changes2, until) {
  const side = session.sides.at(-1);
  if (side === void 0) return;
  const meant = changes2.filter((of) => isMeant(of.base) || isMeant(of.head));
  if (meant.length > mostFiles) return missing5(side, "files", meant.length);
  const functions = await functionsOf2(meant, baseRoot, side.tree.root);
  if (functions.length === 0) return;
  if (functions.length > mostFunctions2) return missing5(side, "functions", functions.length);
  session.ports.log.progress({ phase: "cover", what: "", done: 0, total: 1 });
  const { tags } = buildSettings(session, side);
  const dirs = [...new Set(functions.map(({ file }) => posix6.dirname(file)))];
  if (dirs.length > mostPackages) return missing5(side, "packages", dirs.length);
  const asking = {
    root: side.tree.root,
    tags,
    exec: session.exec,
    timeoutMs: () => elapsedMs(session) > until ? null : restMs(elapsedMs(session), until, longestListMs)
  };
  const listed2 = await changedPackages(asking, dirs);
  const packages = listed2.found;
  const linked = await linkedInto(asking, [...side.packages.values()]);
  for (const { pkg, message } of [...listed2.failed, ...linked.failed])
    await failed(side, pkg, "list", message);
  const targets = linked.found.flatMap(([pkg, parts]) => {
    const found = side.packages.get(pkg);
    const inside = packages.filter((of) => parts.has(of.pkg));
    return found === void 0 || inside.length === 0 ? [] : [{ found, inside }];
  });
  const results = await reachAll(session, side, targets, packages, functions, until);
  const before = session.sides.length > 1 ? session.sides[0]?.troubled : void 0;
  const brokenIn = new Set(
    [...side.troubled].flatMap(([what, pkg]) => before?.has(what) === true ? [] : [pkg])
  );
  const isComplete = linked.failed.length === 0;
  for (const of of packages) {
    const into = targets.filter(({ inside }) => inside.includes(of));
    const asked2 = into.map(({ found }) => results.get(found));
    const isWhole2 = isComplete && !into.some(({ found }) => brokenIn.has(found.pkg));
    if (of.isMain && !targets.some(({ found }) => found.pkg === of.pkg)) continue;
    for (const one of functions) {
      const name = of.files.get(one.file);
      if (name === void 0) continue;
      const reached = isReached(one, name, asked2, isWhole2);
      if (reached !== null) await side.writer.record(recordOf(one, reached));
    }
  }
}
function isMeant(file) {
  return file !== null && /(?<!_test)\.go$/.test(file) && !/(?:^|\/)(?:vendor|testdata|[._][^/]*)(?:\/|$)/.test(file);
}
async function functionsOf2(changes2, baseRoot, headRoot) {
  const before = [];
  const after = [];
  for (const { base, head } of changes2) {
    const [was, is] = [await source(baseRoot, base), await source(headRoot, head)];
    if (was !== null) before.push(was);
    if (head !== null && is !== null && (was !== null || !isMeant(base)))
      after.push({ file: head, text: is });
  }
  const found = changedFunctions2(
    before,
    after.map(({ text }) => text)
  );
  return after.flatMap(
    ({ file }, index) => (found[index] ?? []).filter(({ endLine }) => endLine <= mostLines3).map((of) => ({ ...of, file }))
  );
}
async function source(root, file) {
  if (!isMeant(file)) return null;
  return (await readPlainFile(join14(root, file), mostSourceBytes2))?.toString() ?? null;
}
async function reachAll(session, side, targets, packages, functions, until) {
  const covered = packages.map(({ pkg }) => pkg);
  const results = /* @__PURE__ */ new Map();
  let [done, late] = [0, 0];
  await inLanes(targets, Math.min(mostLanes, session.request.machine.cores), async ({ found, inside }) => {
    const number = done++;
    if (!side.binaries.has(binaryKey(found.pkg, 0))) return;
    if (elapsedMs(session) > until) {
      late++;
      return;
    }
    session.ports.log.progress({ phase: "cover", what: found.pkg, done: number, total: targets.length });
    const names = new Map(inside.flatMap(({ files }) => [...files]));
    const asked2 = functions.flatMap((one) => {
      const name = names.get(one.file);
      return name === void 0 ? [] : [{ one, name }];
    });
    const target = {
      found,
      covered,
      wanted: new Set(asked2.map(({ name }) => name)),
      isOpen: (files) => asked2.some(({ one, name }) => !has(files.get(name)?.reached, one))
    };
    const result = await reach(session, side, target, number, until);
    results.set(found, result);
    if (!result.ok) await failed(side, found.pkg, result.reason, result.message);
  });
  if (late > 0) await missing5(side, "time", late);
  return results;
}
function isReached(one, name, asked2, isComplete) {
  const looked = asked2.flatMap((of) => of?.ok === true ? [of.files.get(name)] : []);
  if (looked.some((lines) => has(lines?.reached, one))) return true;
  if (!isComplete || asked2.some((of) => of?.ok !== true)) return null;
  return asked2.length === 0 || looked.some((lines) => has(lines?.known, one)) ? false : null;
}
function has(lines, { line, endLine }) {
  if (lines === void 0) return false;
  for (let at3 = line; at3 <= endLine; at3++) if (lines.has(at3)) return true;
  return false;
}
function recordOf({ file, name, line, endLine }, reached) {
  return { type: "changed-function", file, name: name.slice(0, 512), line, endLine, reached };
}
async function failed({ writer }, pkg, reason, message) {
  const facts = { pkg, reason, message: message.slice(0, 1e3) };
  await writer.record({ type: "caveat", code: "coverage-failed", facts });
}
async function missing5({ writer }, reason, count) {
  await writer.record({ type: "caveat", code: "coverage-missing", facts: { reason, count } });
}

// src/measure/focus.ts
async function focus(session, keys, { onwards, disturbed }) {
  const known3 = keys.filter((key2) => session.candidates.has(key2));
  const first = await focusOnce(session, known3, "focus", onwards);
  const going = new Set(first.going);
  const isWhole2 = first.end === "complete";
  const again2 = isWhole2 && going.size > 0 ? (await disturbed()).filter((key2) => going.has(key2)) : [];
  if (again2.length > 0) await focusOnce(session, again2, "focus again", () => Promise.resolve(again2));
  await discardLayouts(session, session.layouts.screened);
  const chosen = new Set(first.chosen);
  await recordCutShort(
    session,
    "focus",
    known3.filter((key2) => !chosen.has(key2) || !isWhole2 && going.has(key2))
  );
  return chosen.size < known3.length ? "time-budget" : first.end;
}
async function focusOnce(session, keys, part, onwards) {
  const { screened } = session.layouts;
  const untilMs = endOfShare(session, focusShare);
  const waiting = await waitingFor(session, keys, screened);
  const plan2 = planFocus(waiting, screened.length, (untilMs - elapsedMs(session)) / 1e3);
  const { keys: chosen, rounds } = plan2;
  const candidates = candidatesOf2(session, chosen);
  if (candidates.length === 0) return { chosen, going: [], end: "complete" };
  const packages = packagesOf(candidates);
  const missing6 = packages.filter(
    (pkg) => canLink(session, pkg) && screened.some((layout) => layout !== 0 && !isLinked(session, pkg, layout))
  );
  const toLink = plan2.layouts === 1 ? [] : missing6;
  const layouts = toLink.length === 0 ? screened : screened.slice(0, plan2.layouts);
  const kept = toLink.length === 0 || await fitsDisk(session, packages, layouts);
  const at3 = { total: rounds, suspects: keys.length };
  let end = "complete";
  let going = chosen;
  for (let nth = 0; nth < rounds && end === "complete"; nth++) {
    if (nth === Math.floor(rounds / 2)) {
      const worth2 = new Set(await onwards());
      going = chosen.filter((key2) => worth2.has(key2));
      if (going.length === 0) break;
    }
    const turn = kept ? nth % layouts.length : Math.floor(nth * layouts.length / rounds);
    const layout = layouts[turn] ?? 0;
    const stillThere = new Set(packagesOf(candidatesOf2(session, going)));
    const linkNow = toLink.filter((pkg) => stillThere.has(pkg));
    await linkFor(session, linkNow, layout, untilMs, { phase: "focus", ...at3, done: nth });
    const perRound = roundMs(session, candidatesOf2(session, going));
    if (elapsedMs(session) + perRound > untilMs) end = "time-budget";
    else {
      end = await runRound(session, {
        pass: "focus",
        part,
        nth,
        at: { ...at3, done: nth },
        keys: going,
        layout,
        leftMs: Math.min((rounds - nth) * perRound, untilMs - elapsedMs(session)),
        untilMs
      });
    }
    const isLast = Math.floor((nth + 1) * layouts.length / rounds) > turn;
    if (!kept && isLast) await discardLayouts(session, [layout]);
  }
  return { chosen, going, end };
}

// src/measure/keep-sources.ts
var longestMs2 = 1e4;
async function keepSources(session) {
  const until = elapsedMs(session) + longestMs2;
  const isLate = () => elapsedMs(session) > until;
  for (const { tree, writer, manifest } of session.sides) {
    const capture = await session.ports.captures.read(writer.directory);
    const { modules } = manifest;
    const { benchmarks } = readEvidence({ ...capture, manifest: { ...capture.manifest, modules } });
    const profiled = [...benchmarks.values()].filter(({ profiles: profiles3 }) => profiles3.length > 0);
    if (profiled.length === 0) continue;
    const touched = new TouchedFunctions(modules);
    let benchmarksLeft = 0;
    for (const benchmark of profiled) {
      if (isLate()) benchmarksLeft++;
      else touched.add(benchmark);
    }
    const found = await readExcerpts(tree.root, touched.list(), isLate);
    await writer.append(sourcesFile, sourcesText({ ...found, benchmarksLeft }));
  }
}

// src/measure/probe/binary.ts
import { join as join16 } from "node:path";

// src/measure/probe/overlay.ts
import { mkdir as mkdir5, writeFile } from "node:fs/promises";
import { join as join15 } from "node:path";

// src/measure/probe/sentinel.go
var sentinel_default = `// Code generated by pprof-gate. DO NOT EDIT.
// This file is in the build overlay of one measurement only; it is never written into a checkout.

package sentinel

import (
	pprofgateFmt "fmt"
	pprofgateOS "os"
	pprofgateRuntime "runtime"
	pprofgateMetrics "runtime/metrics"
	pprofgatePprof "runtime/pprof"
	pprofgateStrconv "strconv"
	pprofgateStrings "strings"
	pprofgateTesting "testing"
	pprofgateTime "time"
)

// Read at start-up, because code under test may clear or change the environment.
var (
	pprofgateFolder = pprofgateOS.Getenv("PPROFGATE_OUT")
	pprofgateWanted = "," + pprofgateOS.Getenv("PPROFGATE_WANT") + ","
	pprofgateDumped = pprofgateNumber("PPROFGATE_DUMPED", 2000)
	pprofgateRates  = [2]int{pprofgateNumber("PPROFGATE_BLOCK_RATE", 1), pprofgateNumber("PPROFGATE_MUTEX_FRACTION", 1)}
)

// BenchmarkPprofgateSentinel stands before or after the benchmark that is looked into: a process is asked for
// begin, target, end, and the harness runs the internal test package before the external one, files by name. It
// skips, so that it is called once, however many iterations are asked for, and prints no result. Both sentinels are
// this file; they share no memory, only files named by process and place.
func BenchmarkPprofgateSentinel(b *pprofgateTesting.B) {
	if pprofgateFolder == "" {
		b.SkipNow()
	}
	isBegin := pprofgateStrings.HasSuffix(b.Name(), "Begin")
	place := "end"
	if isBegin {
		place = "begin"
	} else {
		// First of all, so that nothing below is in it.
		pprofgatePprof.StopCPUProfile()
	}
	counters := pprofgateCounters()
	fail := func(err error) {
		if err != nil {
			b.Fatal("pprofgate: ", err)
		}
	}
	create := func(name string) *pprofgateOS.File {
		path := pprofgateFmt.Sprintf("%s/%d.%s.%s", pprofgateFolder, pprofgateOS.Getpid(), place, name)
		// Fails where anything lies already: code under test may have put a link or a pipe there.
		file, err := pprofgateOS.OpenFile(path, pprofgateOS.O_WRONLY|pprofgateOS.O_CREATE|pprofgateOS.O_EXCL, 0600)
		fail(err)
		return file
	}
	profile := func(kind string, debug int, name string) {
		if p := pprofgatePprof.Lookup(kind); p != nil {
			file := create(name)
			fail(p.WriteTo(file, debug))
			fail(file.Close())
		}
	}
	wants := func(what string) bool { return pprofgateStrings.Contains(pprofgateWanted, ","+what+",") }

	running := pprofgateRuntime.NumGoroutine()
	settled, collected := running, running
	// What samples times has all that it wants; goroutines that stay would only be waited for.
	if !isBegin && (wants("goroutine") || wants("heap")) {
		floor := pprofgateNumber("PPROFGATE_FLOOR", 0)
		settled = pprofgateSettle(floor)
		collected = settled
		if settled > floor {
			// Goroutines that a finalizer or a cleanup ends need a collection.
			pprofgateRuntime.GC()
			collected = pprofgateSettle(floor)
		}
	}
	if wants("goroutine") && collected <= pprofgateDumped {
		// What the goroutine profile writes in the only form with the places where goroutines were created; a dump that
		// does not fit would tell of some of them only.
		stacks := make([]byte, 4<<20)
		if size := pprofgateRuntime.Stack(stacks, true); size < len(stacks) {
			file := create("goroutine.txt")
			_, err := file.Write(stacks[:size])
			fail(err)
			fail(file.Close())
		}
	}
	memory := pprofgateCollect()
	if wants("heap") {
		profile("allocs", 0, "heap.pb.gz")
	}
	if wants("block") {
		profile("block", 0, "block.pb.gz")
	}
	if wants("mutex") {
		profile("mutex", 0, "mutex.pb.gz")
	}
	late := pprofgateRead([]string{
		// These move with a collection only.
		"/cpu/classes/gc/mark/assist:cpu-seconds",
		"/cpu/classes/gc/total:cpu-seconds",
	})
	if !isBegin && wants("goroutineleak") {
		// In Go 1.27, and as an experiment in 1.26. Collects garbage, so it comes last.
		profile("goroutineleak", 0, "goroutineleak.pb.gz")
	}
	if isBegin {
		fail(pprofgateOS.Setenv("PPROFGATE_FLOOR", pprofgateStrconv.Itoa(running)))
		if wants("block") {
			pprofgateRuntime.SetBlockProfileRate(pprofgateRates[0])
		}
		if wants("mutex") {
			pprofgateRuntime.SetMutexProfileFraction(pprofgateRates[1])
		}
		if wants("cpu") {
			fail(pprofgatePprof.StartCPUProfile(create("cpu.pb.gz")))
		}
		// Once more, after our own work.
		counters = pprofgateCounters()
	}

	file := create("counters.txt")
	_, err := pprofgateFmt.Fprintf(file, "version %s\\npid %d\\nmaxprocs %d\\ngoroutines %d\\nsettled %d\\ncollected %d\\nheap-live-bytes %d\\nheap-live-objects %d\\n%s%send\\n",
		pprofgateRuntime.Version(), pprofgateOS.Getpid(), pprofgateRuntime.GOMAXPROCS(0), running, settled, collected,
		memory.HeapAlloc, memory.HeapObjects, counters, late)
	fail(err)
	fail(file.Close())
	b.SkipNow()
}

// pprofgateCollect returns what is alive. The first collection publishes the allocation profile, and the second frees
// what pools and finalizers let go; these run meanwhile, and can be many.
func pprofgateCollect() (memory pprofgateRuntime.MemStats) {
	for i, before := 0, uint64(0); i < 20; i++ {
		pprofgateRuntime.GC()
		pprofgateRuntime.ReadMemStats(&memory)
		if i > 0 && memory.HeapAlloc+4096 >= before {
			break
		}
		before = memory.HeapAlloc
		pprofgateTime.Sleep(2 * pprofgateTime.Millisecond)
	}
	return memory
}

// pprofgateCounters reads every counter once. Names that a version of Go does not know are left out.
func pprofgateCounters() string {
	// Ids of goroutines are given out in order, in batches for each processor: the highest of more than two batches
	// counts those created so far, where the counter of Go 1.26 is missing.
	highest := 0
	before := pprofgateRuntime.NumGoroutine()
	for i := 0; i < 40; i++ {
		ids := make(chan int)
		go func() {
			var stack [64]byte
			fields := pprofgateStrings.Fields(string(stack[:pprofgateRuntime.Stack(stack[:], false)]))
			id, _ := pprofgateStrconv.Atoi(fields[1])
			ids <- id
		}()
		if id := <-ids; id > highest {
			highest = id
		}
	}
	// The last of them may have sent and not ended yet, and be taken for one of the benchmark's.
	for poll := 0; poll < 2000 && pprofgateRuntime.NumGoroutine() > before; poll++ {
		pprofgateTime.Sleep(100 * pprofgateTime.Microsecond)
	}
	return pprofgateFmt.Sprintf("goroutine-id %d\\n", highest) + pprofgateRead([]string{
		"/sched/goroutines-created:goroutines",
		"/gc/heap/allocs:bytes",
		"/gc/heap/allocs:objects",
		"/gc/heap/tiny/allocs:objects",
		"/gc/cycles/automatic:gc-cycles",
		"/gc/cycles/forced:gc-cycles",
		"/sync/mutex/wait/total:seconds",
		"/sched/latencies:seconds",
		"/gc/pauses:seconds",
		"/sched/pauses/total/gc:seconds",
	})
}

func pprofgateRead(names []string) string {
	samples := make([]pprofgateMetrics.Sample, len(names))
	for i, name := range names {
		samples[i].Name = name
	}
	pprofgateMetrics.Read(samples)
	var text pprofgateStrings.Builder
	for _, sample := range samples {
		switch value := sample.Value; value.Kind() {
		case pprofgateMetrics.KindUint64:
			pprofgateFmt.Fprintf(&text, "metric %s %d\\n", sample.Name, value.Uint64())
		case pprofgateMetrics.KindFloat64:
			pprofgateFmt.Fprintf(&text, "metric %s %g\\n", sample.Name, value.Float64())
		case pprofgateMetrics.KindFloat64Histogram:
			histogram := value.Float64Histogram()
			pprofgateFmt.Fprintf(&text, "histogram %s", sample.Name)
			for i, count := range histogram.Counts {
				if count != 0 {
					pprofgateFmt.Fprintf(&text, " %g:%g:%d", histogram.Buckets[i], histogram.Buckets[i+1], count)
				}
			}
			text.WriteString("\\n")
		}
	}
	return text.String()
}

// pprofgateSettle returns when so few goroutines are left, or as many for 200 ms, or after 3 s.
func pprofgateSettle(floor int) int {
	count := pprofgateRuntime.NumGoroutine()
	for poll, same := 0, 0; count > floor && poll < 300 && same < 20; poll++ {
		pprofgateTime.Sleep(10 * pprofgateTime.Millisecond)
		now := pprofgateRuntime.NumGoroutine()
		if now == count {
			same++
		} else {
			same = 0
		}
		count = now
	}
	return count
}

func pprofgateNumber(name string, otherwise int) int {
	if number, err := pprofgateStrconv.Atoi(pprofgateOS.Getenv(name)); err == nil {
		return number
	}
	return otherwise
}
`;

// src/measure/probe/overlay.ts
var beginName = "BenchmarkPprofgateBegin";
var endName = "BenchmarkPprofgateEnd";
var mostPrefix = 8;
function sentinelFiles({
  testFiles,
  name
}) {
  const names = testFiles.map(({ path }) => path.slice(path.lastIndexOf("/") + 1));
  const first = outdoing(names, "0", "pprofgate_begin_test.go", (own2, other) => own2 < other);
  const last = outdoing(names, "z", "pprofgate_end_test.go", (own2, other) => own2 > other);
  if (first === null || last === null) return null;
  return [
    { name: first, text: sentinelText(name, beginName) },
    { name: last, text: sentinelText(`${name}_test`, endName) }
  ];
}
function outdoing(names, prefix, rest2, isBeyond2) {
  for (let length = 1; length <= mostPrefix; length++) {
    const own2 = `${prefix.repeat(length)}_${rest2}`;
    if (names.every((other) => isBeyond2(own2, other))) return own2;
  }
  return null;
}
function sentinelText(clause, name) {
  return sentinel_default.replace("package sentinel", `package ${clause}`).replaceAll("BenchmarkPprofgateSentinel", name);
}
async function writeOverlay(root, found, files, directory) {
  await mkdir5(directory, { recursive: true });
  const replace = {};
  for (const { name, text } of files) {
    const path2 = join15(directory, name);
    await writeFile(path2, text);
    replace[join15(root, found.dir, name)] = path2;
  }
  const path = join15(directory, "overlay.json");
  await writeFile(path, JSON.stringify({ Replace: replace }));
  return path;
}

// src/measure/probe/binary.ts
function probeBinary(session, side, pkg) {
  const known3 = side.probed.get(pkg);
  if (known3 !== void 0) return known3;
  const binary = buildProbe(session, side, pkg, side.probed.size);
  side.probed.set(pkg, binary);
  return binary;
}
async function buildProbe(session, side, pkg, number) {
  const found = side.packages.get(pkg);
  if (found === void 0) throw new Error(`no package ${pkg} on ${side.tree.side}`);
  const files = sentinelFiles(found);
  if (files === null) return refuse(side, pkg, "file-order", "");
  const settings = buildSettings(session, side);
  const directory = join16(session.request.scratch, "probe", side.tree.side, `${number}-${fileName(pkg)}`);
  const overlay = await writeOverlay(side.tree.root, found, files, directory);
  session.ports.log.progress({ phase: "probe", what: pkg, done: 0, total: 1 });
  const built = await build(side.tree.root, found, 0, { ...settings, directory, overlay }, session.exec);
  return built.ok ? built.binary : refuse(side, pkg, "build", built.message);
}
async function refuse(side, pkg, reason, message) {
  const facts = { pkg, reason, message: message.slice(0, 1e3) };
  await side.writer.record({ type: "caveat", code: "probe-failed", facts });
  return null;
}

// src/measure/probe/run.ts
import { mkdir as mkdir6, readdir as readdir3, rm as rm2 } from "node:fs/promises";
import { join as join17 } from "node:path";

// src/measure/rates.ts
var everyWait = { block: 1, mutex: 1 };
function ratedAs(kind, rates) {
  return (kind === "block" || kind === "mutex") && rates[kind] !== 1 ? { rate: rates[kind] } : {};
}

// src/measure/probe/run.ts
var asked = {
  goroutines: { wants: "goroutine,goroutineleak" },
  // At the default rate a benchmark that allocates 64 KB would show an eighth of a sample.
  heap: { wants: "heap", flags: ["-test.memprofilerate=1"] },
  cpu: { wants: "cpu" },
  contention: { wants: "block,mutex" }
};
async function runProbe(session, step) {
  const side = sideOf(session, step.side);
  const { benchmark, pass, iterations, mostDumped: mostDumped2 } = step;
  const binary = await probeBinary(session, side, benchmark.pkg);
  if (binary === null) return null;
  const stem = fileName(benchFile(side, benchmark).replace(/^bench\/|\.txt$/g, ""));
  const number = stem.split("-", 1)[0] ?? "";
  const out = join17(
    session.request.scratch,
    "probe",
    step.side,
    `${number}.${pass}.${iterations}.${step.nth}`
  );
  await rm2(out, { recursive: true, force: true });
  await mkdir6(out, { recursive: true });
  const { rates = everyWait } = session.request.options;
  const contended = pass === "contention";
  const expected = contended ? { ...benchmark, procs: session.request.machine.cores } : benchmark;
  const exit = await invoke(session.exec, {
    binary,
    cwd: packageDirectory(side, benchmark.pkg),
    ...selectTogether([beginName, benchmark.name, endName]),
    benchtime: `${iterations}x`,
    procs: expected.procs,
    pin: profilePin(session.request, step),
    timeoutMs: session.request.options.timeoutMs,
    extra: asked[pass].flags ?? [],
    env: {
      PPROFGATE_OUT: out,
      PPROFGATE_WANT: asked[pass].wants,
      ...mostDumped2 === void 0 ? {} : { PPROFGATE_DUMPED: String(mostDumped2) },
      PPROFGATE_BLOCK_RATE: String(rates.block),
      PPROFGATE_MUTEX_FRACTION: String(rates.mutex)
    }
  });
  await side.writer.append(`bench/${stem}.probed.txt`, exit.stdout.text.slice(-printedKept));
  const reading = readProcess(exit.stdout.text, { ...expected, iterations });
  const { ending, message } = endingOf(exit, reading);
  const files = await filesOf2(out);
  if (ending !== "ok" || files === null) {
    const why = ending === "ok" ? "exited" : ending;
    return {
      ok: false,
      why: { benchmark: keyOf(benchmark), pass, ending: why, message: message.slice(0, 1e3) }
    };
  }
  return keep3(side, step, stem, out, files, rates);
}
async function filesOf2(out) {
  const processes = /* @__PURE__ */ new Map();
  for (const name of await readdir3(out)) {
    const [, pid = "", rest2 = ""] = /^(\d+)\.((?:begin|end)\.[a-z]+(?:\.pb\.gz|\.txt))$/.exec(name) ?? [];
    if (pid === "") continue;
    const files = processes.get(pid) ?? /* @__PURE__ */ new Map();
    processes.set(pid, files.set(rest2, join17(out, name)));
  }
  const [whole, another] = [...processes.values()].filter(
    (files) => files.has("begin.counters.txt") && files.has("end.counters.txt")
  );
  return another === void 0 ? whole ?? null : null;
}
var profileKinds = ["heap", "cpu", "block", "mutex", "goroutineleak"];
async function keep3({ writer }, { benchmark, pass, iterations, nth }, stem, out, files, rates) {
  const adopt = async (folder, written) => {
    const from = files.get(written);
    if (from === void 0) throw new Error(`${out} has no ${written}`);
    return writer.adopt(
      `${folder}/${stem}.${pass}.${iterations}${nth > 0 ? `.${nth}` : ""}.${written}`,
      from
    );
  };
  const adoptIfThere = async (folder, written) => files.has(written) ? (await adopt(folder, written)).file : null;
  try {
    const [begin2, end] = [
      await adopt("probe", "begin.counters.txt"),
      await adopt("probe", "end.counters.txt")
    ];
    const [before, after] = [begin2, end].map(({ bytes }) => readCounters(new TextDecoder().decode(bytes)));
    if (before === void 0 || after === void 0) throw new Error("two counters");
    const { goroutines, heapLiveBytes } = counterChange(before, after);
    await writer.record({
      type: "probe",
      ...benchmark,
      pass,
      iterations,
      counters: { begin: begin2.file, end: end.file },
      goroutines: {
        begin: await adoptIfThere("dumps", "begin.goroutine.txt"),
        end: await adoptIfThere("dumps", "end.goroutine.txt")
      }
    });
    for (const kind of profileKinds) {
      const recorded = kind === "cpu" ? "begin" : "end";
      const file = await adoptIfThere("profiles", `${recorded}.${kind}.pb.gz`);
      if (file === null) continue;
      const earlier = recorded === "end" ? await adoptIfThere("profiles", `begin.${kind}.pb.gz`) : null;
      await writer.record({
        type: "profile",
        ...benchmark,
        kind,
        iterations,
        file,
        by: "sentinels",
        ...ratedAs(kind, rates),
        ...earlier === null ? {} : { before: earlier }
      });
    }
    return { ok: true, left: goroutines.left, bytes: heapLiveBytes };
  } catch (error) {
    const isBroken2 = error instanceof GateError && (error.code === "profile-invalid" || error.code === "counters-invalid");
    if (!isBroken2) throw error;
    return { ok: false, why: { benchmark: keyOf(benchmark), pass, ...error.facts } };
  }
}

// src/measure/probe/standing.ts
import { mkdir as mkdir7 } from "node:fs/promises";
import { join as join18 } from "node:path";

// src/measure/probe/full-pipe.ts
import { constants, writeSync } from "node:fs";
import { open, rm as rm3 } from "node:fs/promises";
import { dirname } from "node:path";
var mostBytes6 = 16 << 20;
async function makeFullPipe(exec, path) {
  const failed2 = (failure) => ({ path, failure, close: () => Promise.resolve() });
  const problem = await makePipe(exec, path);
  if (problem !== null) return failed2(problem);
  const { O_RDWR, O_NONBLOCK, O_NOFOLLOW } = constants;
  const handle = await open(path, O_RDWR | O_NONBLOCK | O_NOFOLLOW);
  const close = async () => {
    await handle.close();
    await rm3(path, { force: true });
  };
  if (!(await handle.stat()).isFIFO() || !fill(handle.fd)) {
    await close();
    return failed2("not a pipe that fills up");
  }
  return { path, failure: null, close };
}
async function makePipe(exec, path) {
  try {
    const command = { program: "mkfifo", args: ["-m", "600", path], cwd: dirname(path) };
    const { code, stderr } = await exec.run({ ...command, timeoutMs: 1e4, keepBytes: 4096 });
    return code === 0 ? null : stderr.text.slice(0, 1e3) || "mkfifo failed";
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== "command-failed") throw error;
    return `mkfifo: ${String(error.facts["detail"] ?? "")}`;
  }
}
function fill(descriptor) {
  let written = 0;
  for (const size of [4096, 1]) {
    const bytes = Buffer.alloc(size);
    try {
      while (written <= mostBytes6) written += writeSync(descriptor, bytes);
      return false;
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
  return true;
}

// src/measure/probe/standing.ts
var settleMs = 100;
var readBytes = 8 << 20;
var keptDump = 2 << 20;
var longerMs = 3e4;
var timesUsual2 = 10;
async function runStanding(session, whole) {
  const { benchmark, iterations } = whole;
  const side = sideOf(session, whole.side);
  const stem = fileName(benchFile(side, benchmark).replace(/^bench\/|\.txt$/g, ""));
  const failed2 = (facts) => ({
    ok: false,
    why: { benchmark: keyOf(benchmark), pass: "goroutines", by: "dump", ...facts }
  });
  const directory = join18(session.request.scratch, "standing", whole.side);
  await mkdir7(directory, { recursive: true });
  const pipe = await makeFullPipe(
    session.exec,
    join18(directory, `${stem.split("-", 1)[0] ?? ""}.${iterations}`)
  );
  if (pipe.failure !== null) return failed2({ reason: "no-pipe", message: pipe.failure });
  const expected = { ...benchmark, iterations };
  const { timeoutMs } = session.request.options;
  let exit;
  try {
    exit = await invoke(session.exec, {
      binary: binaryOf(side, benchmark.pkg, 0),
      cwd: packageDirectory(side, benchmark.pkg),
      ...selectPatterns(benchmark.name),
      benchtime: `${iterations}x`,
      procs: benchmark.procs,
      pin: [],
      timeoutMs: Math.min(
        timeoutMs > 0 ? timeoutMs : Infinity,
        longerMs + timesUsual2 * 1e3 * whole.processSeconds
      ),
      keepBytes: readBytes,
      extra: [`-test.memprofile=${pipe.path}`],
      // The user's own setting may print less.
      env: { GOTRACEBACK: "all" },
      quitAfter: { line: untilClosed(expected), ms: settleMs }
    });
  } finally {
    await pipe.close();
  }
  await side.writer.append(`bench/${stem}.standing.txt`, exit.stdout.text.slice(-printedKept));
  const reading = readProcess(exit.stdout.text, expected);
  if (reading.ending !== "ok" || !reading.closed) {
    const { ending, message } = endingOf(exit, reading);
    return failed2({ ending, message: message.slice(0, 1e3) });
  }
  const standing2 = standingIn(exit.stderr.text);
  if (standing2 === null) return failed2({ reason: "no-dump", message: "" });
  if (!standing2.whole || exit.stderr.dropped > 0 || exit.code === null)
    return failed2({ reason: "too-many", message: "" });
  const { text, goroutines } = standing2;
  const file = `dumps/${stem}.standing.${iterations}.txt`;
  await side.writer.record({
    type: "standing",
    ...benchmark,
    iterations,
    count: goroutines.length,
    file: text.length > keptDump ? null : (await side.writer.append(file, text)).file
  });
  return { ok: true, count: goroutines.length };
}
function untilClosed({ iterations }) {
  let isOver2 = false;
  return (line) => {
    const tail = resultTail(line);
    isOver2 ||= verdictLine(line) !== null || tail !== null && iterationsOf(tail) === iterations;
    return isOver2 && closingLine(line) !== null;
  };
}

// src/measure/probing.ts
var probeSeconds2 = 0.1;
var mostOperations = 5e3;
var leastOfLonger = 8;
var slowSeconds2 = 0.5;
var leastOfSlow = 4;
var mostLeft = 1e5;
var mostKeptBytes = 2 ** 30;
var fewest = 2;
var mostOfDumped = 500;
var mostDumped = 4e3;
var mostOfFirst = 1e4;
var leastFurther = 1.5;
var thirdCount = 4;
var timesLong = 8;
var mostLanes2 = 4;
var probeShare = 0.2;
var mostForEarlier = 4;
function probeIterations(secondsPerOperation, earlier = []) {
  const [first = 0, second = 0] = [...new Set(earlier)].sort((a, b) => a - b);
  const affordable = mostForEarlier * probeSeconds2;
  if (first >= 2 && second >= leastOfLonger && second * secondsPerOperation <= affordable)
    return [first, second];
  const least2 = secondsPerOperation < slowSeconds2 ? leastOfLonger : leastOfSlow;
  const large = Math.max(least2, Math.min(mostOperations, iterationsFor(secondsPerOperation, probeSeconds2)));
  return [Math.max(2, Math.floor(large / 4)), large];
}
async function probe2(session) {
  const all = [...session.candidates.values()];
  const budget2 = session.request.options.timeBudgetMs;
  const until = Math.max(budget2, elapsedMs(session)) + budget2 * probeShare;
  const left = [];
  let done = 0;
  await inLanes(all, Math.min(mostLanes2, session.request.machine.cores), async (candidate) => {
    const { pkg, name } = candidate.benchmark;
    session.ports.log.progress({ phase: "probe", what: `${pkg} ${name}`, done: done++, total: all.length });
    if (!await probeOne(session, candidate, until)) left.push(`${pkg} ${name}`);
  });
  if (left.length === 0) return;
  const facts = { count: left.length, benchmarks: left.slice(0, 20) };
  for (const side of session.sides)
    await side.writer.record({ type: "caveat", code: "probe-missing", facts });
}
async function probeOne(session, candidate, until) {
  const { secondsPerOperation } = candidate;
  if (elapsedMs(session) > until) return false;
  const dumps = !await takesSentinels(session, candidate);
  const seen2 = new Map(candidate.sides.map((side) => [side, []]));
  const earlier = session.request.probedAt?.get(keyOf(candidate.benchmark));
  const [small, large] = probeIterations(secondsPerOperation, earlier);
  const leastMs2 = (small + large + 2) * secondsPerOperation * candidate.sides.length * 1e3;
  if (elapsedMs(session) + leastMs2 > until) return false;
  let most2 = dumps ? fewest : small;
  for (const isFirst of [true, false]) {
    const before = [...seen2.values()].flat();
    if (!isFirst) most2 = dumps ? dumpable(before, large) : Math.max(2 * small, holding(before, large));
    for (const [side, found] of seen2) {
      if (elapsedMs(session) > until) return false;
      const more2 = await seenAfter(session, candidate, side, most2, isFirst ? mostOfFirst : null);
      if (more2 !== null) found.push(more2);
      else seen2.delete(side);
    }
  }
  for (; ; ) {
    const next = affordableLook(seen2, secondsPerOperation, dumps ? most2 : mostOperations);
    if (next === null || elapsedMs(session) > until) return true;
    for (const side of next.sides) {
      const more2 = await seenAfter(session, candidate, side, next.operations);
      if (more2 === null) return true;
      seen2.get(side)?.push(more2);
    }
  }
}
async function takesSentinels(session, { benchmark, sides: sides3 }) {
  for (const side of sides3) {
    if (await probeBinary(session, sideOf(session, side), benchmark.pkg) === null) return false;
  }
  return true;
}
function dumpable(first, large) {
  const perOperation2 = largest(first.map(({ operations, left }) => left / operations));
  return Math.max(8, Math.floor(Math.min(large, mostOfDumped, mostDumped / Math.max(1, perOperation2))));
}
function holding(seen2, operations) {
  const room = seen2.map(
    (of) => of.operations * Math.min(mostLeft / Math.max(1, of.left), mostKeptBytes / Math.max(1, of.bytes))
  );
  return Math.floor(Math.min(operations, ...room));
}
function affordableLook(seen2, secondsPerOperation, atFirst) {
  const next = furtherLook(seen2, secondsPerOperation, atFirst);
  if (next === null) return null;
  const all = [...seen2.values()].flat();
  const operations = holding(all, next.operations);
  const enough = Math.min(next.operations, leastFurther * largest(all.map((of) => of.operations)));
  return operations < enough ? null : { ...next, operations };
}
function furtherLook(seen2, secondsPerOperation, atFirst = mostOperations) {
  const all = [...seen2].map(
    ([side, found]) => [side, found.some(({ dumped }) => dumped) ? aboveLeast(found) : found]
  );
  const most2 = Math.max(...all.flatMap(([, found]) => found.map(({ operations }) => operations)));
  const behind = all.flatMap(([side, found]) => (found.at(-1)?.operations ?? 0) < most2 ? [side] : []);
  const goroutinesGrow = all.some(([, found]) => stayingOf(found)?.growth === "growing");
  const heapGrowing = all.some(([, found]) => keepingOf(found)?.growth === "growing");
  if (behind.length > 0) {
    const isOpen2 = goroutinesGrow || all.some(([, found]) => heapGrows(found));
    return isOpen2 ? { sides: behind, operations: most2 } : null;
  }
  const [last] = all.slice(-1);
  if (last === void 0 || last[0] === "base") return null;
  const sides3 = all.map(([side]) => side);
  if (last[1].length > 2) {
    const isOpen2 = (goroutinesGrow || heapGrowing) && last[1].length === 3;
    return isOpen2 ? { sides: sides3, operations: 2 * most2 } : null;
  }
  if (goroutinesGrow) return { sides: sides3, operations: thirdCount * most2 };
  const long = Math.min(timesLong * atFirst, iterationsFor(secondsPerOperation, probeSeconds2));
  if (heapGrowing) return { sides: sides3, operations: Math.max(thirdCount * most2, long) };
  return long < 2 * most2 ? null : { sides: [last[0]], operations: long };
}
async function seenAfter(session, { benchmark, unpinned, processSeconds }, side, operations, dumped = null) {
  const of = { side, benchmark, iterations: operations };
  const probed = await runProbe(session, {
    ...of,
    do: "probe",
    pass: "goroutines",
    nth: 0,
    pinned: unpinned !== true,
    ...dumped === null ? {} : { mostDumped: dumped }
  });
  if (probed?.ok === true) return { operations, left: probed.left, bytes: probed.bytes };
  const stood = probed ?? await runStanding(session, { ...of, processSeconds });
  if (stood.ok) return { operations, left: stood.count, bytes: 0, dumped: true };
  await sideOf(session, side).writer.record({ type: "caveat", code: "probe-failed", facts: stood.why });
  return null;
}

// src/measure/run.ts
import { existsSync as existsSync3 } from "node:fs";
import { mkdir as mkdir8 } from "node:fs/promises";
import { join as join19 } from "node:path";
var flagOf = {
  heap: "memprofile",
  cpu: "cpuprofile",
  block: "blockprofile",
  mutex: "mutexprofile"
};
var kindsOf = {
  heap: ["heap"],
  cpu: ["cpu"],
  contention: ["block", "mutex"]
};
async function runProfile(session, step) {
  const side = sideOf(session, step.side);
  const { benchmark, pass } = step;
  const stem = fileName(benchFile(side, benchmark).replace(/^bench\/|\.txt$/g, ""));
  const directory = join19(session.request.scratch, "profiles", step.side);
  await mkdir8(directory, { recursive: true });
  const kinds2 = kindsOf[pass];
  const paths = kinds2.map((kind) => join19(directory, `${stem}.${kind}.${step.iterations}.${step.nth}.pb.gz`));
  const { rates = everyWait } = session.request.options;
  const contended = pass === "contention";
  const expected = contended ? { ...benchmark, procs: session.request.machine.cores } : benchmark;
  const exit = await invoke(session.exec, {
    binary: binaryOf(side, benchmark.pkg, 0),
    cwd: packageDirectory(side, benchmark.pkg),
    ...selectPatterns(benchmark.name),
    benchtime: `${step.iterations}x`,
    procs: expected.procs,
    pin: profilePin(session.request, step),
    timeoutMs: session.request.options.timeoutMs,
    extra: [
      ...kinds2.map((kind, index) => `-test.${flagOf[kind]}=${paths[index] ?? ""}`),
      // At the default rate a benchmark that allocates 64 KB would show an eighth of a sample.
      ...pass === "heap" ? ["-test.memprofilerate=1"] : [],
      ...contended ? [`-test.blockprofilerate=${rates.block}`, `-test.mutexprofilefraction=${rates.mutex}`] : []
    ]
  });
  await side.writer.append(`bench/${stem}.profiled.txt`, exit.stdout.text.slice(-printedKept));
  const reading = readProcess(exit.stdout.text, { ...expected, iterations: step.iterations });
  const { ending, message } = endingOf(exit, reading);
  if (ending !== "ok") {
    await side.writer.record({
      type: "caveat",
      code: "profile-failed",
      facts: { benchmark: keyOf(benchmark), pass, ending, message: message.slice(0, 1e3) }
    });
    return false;
  }
  const missing6 = kinds2.filter((_, index) => !existsSync3(paths[index] ?? ""));
  if (missing6.length > 0) {
    await side.writer.record({
      type: "caveat",
      code: "profile-failed",
      facts: { benchmark: keyOf(benchmark), pass, ending: "exited", message: "" }
    });
    return false;
  }
  for (const [index, kind] of kinds2.entries()) {
    const file = `profiles/${stem}.${kind}.${step.iterations}${step.nth > 0 ? `.${step.nth}` : ""}.pb.gz`;
    try {
      await side.writer.adopt(file, paths[index] ?? "");
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
      const facts = { benchmark: keyOf(benchmark), pass, kind, ...error.facts };
      await side.writer.record({ type: "caveat", code: "profile-failed", facts });
      return false;
    }
    const { iterations } = step;
    await side.writer.record({
      type: "profile",
      ...benchmark,
      kind,
      iterations,
      file,
      ...ratedAs(kind, rates)
    });
  }
  return true;
}

// src/measure/profiling.ts
var profileShare2 = 0.25;
var passOrder = ["heap", "cpu", "contention"];
function untilOfAll(session) {
  const budget2 = session.request.options.timeBudgetMs;
  const until = Math.max(budget2, elapsedMs(session)) + budget2 * profileShare2;
  return { heap: until, cpu: until, contention: until };
}
var mostLanes3 = 4;
async function profile(session, wishes, until = untilOfAll(session)) {
  const total = wishes.reduce((sum4, { passes: passes2 }) => sum4 + passes2.length, 0);
  const without = /* @__PURE__ */ new Set();
  const lacking = /* @__PURE__ */ new Set();
  const passes = /* @__PURE__ */ new Set();
  let done = 0;
  const tasks = [false, true].flatMap((spare2) => passOrder.map((pass) => ({ spare: spare2, pass })));
  for (const { spare: spare2, pass } of tasks) {
    const wanted = wishes.filter((wish) => wish.spare === true === spare2 && wish.passes.includes(pass));
    const lanes = pass === "heap" ? Math.min(mostLanes3, session.request.machine.cores) : 1;
    const { timeBudgetMs } = session.request.options;
    const most2 = spare2 ? Math.min(timeBudgetMs, ...Object.values(until)) : until[pass];
    await inLanes(wanted, lanes, async (wish) => {
      const isDone = await profileOne(session, wish, pass, most2, { done: done++, total }, without);
      if (isDone || spare2) return;
      lacking.add(wish.key);
      passes.add(pass);
    });
  }
  if (lacking.size === 0) return;
  const left = wishes.flatMap(({ key: key2 }) => lacking.has(key2) ? [nameOf2(session, key2)] : []);
  const facts = { passes: [...passes], count: left.length, benchmarks: left.slice(0, 20) };
  for (const side of session.sides) {
    await side.writer.record({ type: "caveat", code: "profile-missing", facts });
  }
}
function nameOf2({ candidates }, key2) {
  const found = candidates.get(key2);
  return found === void 0 ? key2 : `${found.benchmark.pkg} ${found.benchmark.name}`;
}
async function profileOne(session, { key: key2, passes, operations = 0 }, pass, until, at3, without) {
  const candidate = session.candidates.get(key2);
  if (candidate === void 0) return true;
  if (elapsedMs(session) > until) return false;
  const what = nameOf2(session, key2);
  session.ports.log.progress({ ...at3, phase: "profile", what });
  const steps = profileSteps(candidate, [pass], operations);
  const between2 = without.has(key2) ? "failed" : await profilePass(session, steps, until, isProbed);
  const isFirst = pass === passOrder.find((one) => passes.includes(one));
  if (between2 === "failed" && isFirst) without.add(key2);
  const ended2 = between2 === "failed" ? await profilePass(session, steps, until, runProfile) : between2;
  return ended2 !== "time-budget";
}
async function isProbed(session, step) {
  const probed = await runProbe(session, { ...step, do: "probe" });
  if (probed?.ok === false)
    await sideOf(session, step.side).writer.record({
      type: "caveat",
      code: "probe-failed",
      facts: probed.why
    });
  return probed?.ok === true;
}
async function profilePass(session, steps, until, run2) {
  for (const together of atOnce(session, steps)) {
    if (elapsedMs(session) > until) return "time-budget";
    const done = await Promise.all(together.map((step) => run2(session, step)));
    if (done.includes(false)) return "failed";
  }
  return "complete";
}
function atOnce({ request: { machine } }, steps) {
  const { pins } = machine;
  const groups = [];
  for (const step of steps) {
    const last = groups.at(-1);
    const [other] = last ?? [];
    const isBeside = pins !== null && step.pass === "cpu" && step.pinned && last?.length === 1 && other?.side !== step.side;
    if (isBeside) last.push(step);
    else groups.push([step]);
  }
  return groups.map(
    (group) => pins === null || group.length < 2 ? group : group.map((step, index) => ({ ...step, pin: pins[(step.nth + index) % pins.length] ?? [] }))
  );
}

// src/measure/screen.ts
async function screen(session, { newcomers = new Newcomers(session), timed = true } = {}) {
  const budget2 = session.request.options.timeBudgetMs;
  if (session.candidates.size === 0) return "complete";
  session.timedFromMs = elapsedMs(session);
  const candidates = pairedIn(session);
  const randomise = timed && randomises(session);
  const guarded = timed ? 1 + guardShare : 1;
  const linked = await linkForScreen(session, candidates, newcomers.limited(), { randomise, guarded });
  const { rounds, layouts, kept } = linked;
  session.layouts.screened = layouts;
  const packages = packagesOf(candidates);
  let done = 0;
  let end = "complete";
  for (; done < rounds && end === "complete"; done++) {
    const now = pairedIn(session);
    if (now.length === 0) break;
    const perRound = guarded * roundMs(session, now);
    const limit = done < leastRounds ? budget2 : endOfShare(session, screenShare);
    if (done > 0 && elapsedMs(session) + perRound > limit) break;
    const layout = layouts[done % layouts.length] ?? 0;
    if (!kept) await linkFor(session, packages, layout, limit, { phase: "screen", done, total: rounds });
    end = await runRound(session, {
      pass: "screen",
      guarded: timed,
      nth: done,
      at: { done, total: rounds },
      keys: now.map(({ benchmark }) => keyOf(benchmark)),
      layout,
      leftMs: Math.min((rounds - done) * perRound, Math.max(0, budget2 - elapsedMs(session))),
      // A first round over very slow benchmarks can use up everything: what is there is kept and judged.
      untilMs: limit
    });
    if (!kept) await discardLayouts(session, [layout]);
  }
  const newOnes2 = await newcomers.run({ layouts, kept, untilMs: endOfShare(session, screenShare) });
  if (candidates.length === 0) return newOnes2;
  const most2 = randomise ? screenLayouts : 1;
  if (done < screenRounds || layouts.length < most2) {
    const facts = {
      rounds: done,
      of: screenRounds,
      layouts: Math.min(layouts.length, done),
      ...whyShort(session, candidates)
    };
    const nothingLeft = pairedIn(session).length === 0;
    if (!nothingLeft) {
      await session.sides.at(-1)?.writer.record({ type: "caveat", code: "screen-shortened", facts });
    }
  }
  return done < screenRounds && pairedIn(session).length > 0 ? "time-budget" : end;
}
function pairedIn(session) {
  return [...session.candidates.values()].filter((candidate) => !isNew(session, candidate));
}
async function linkForScreen(session, paired, limited, { randomise, guarded }) {
  const candidates = paired.length > 0 ? paired : limited;
  if (candidates.length === 0) return { rounds: 0, layouts: [0], kept: true };
  const most2 = paired.length > 0 ? screenLayouts : limitRounds;
  const until = endOfShare(session, screenShare);
  const packages = packagesOf([...paired, ...limited]);
  const round2 = guarded * roundMs(session, candidates) / 1e3;
  const planNow = async () => {
    const costs = { round: round2, layout: await linkSeconds(session, packages) };
    const plan2 = planScreen(costs, (until - elapsedMs(session)) / 1e3, randomise);
    return { ...plan2, layouts: Math.min(plan2.layouts, most2) };
  };
  const first = await planNow();
  if (first.layouts === 1) return { rounds: first.rounds, layouts: [0], kept: true };
  const seeds = layoutSeeds(screenLayouts, randomFor(session.request.seed, "screen layouts"));
  const [seed = 0] = seeds;
  let links = 0;
  const tell = (total2, leftMs) => (pkg) => {
    session.ports.log.progress({ phase: "link", what: pkg, done: links++, total: total2, leftMs });
  };
  const total = first.layouts * packages.length * session.sides.length;
  const expected = first.layouts * await linkSeconds(session, packages) * 1e3;
  await link(session, packages.slice(0, 1), seed, { tell: tell(total, expected) });
  const { rounds, layouts } = await planNow();
  if (layouts === 1) return { rounds, layouts: [0], kept: true };
  const chosen = seeds.slice(0, layouts);
  const kept = await fitsDisk(session, packages, chosen);
  if (!kept) return { rounds, layouts: chosen, kept };
  let linked = 0;
  for (const layout of chosen) {
    const seconds2 = await linkSeconds(session, packages);
    const leftMs = until - elapsedMs(session) - rounds * round2 * 1e3;
    if (linked > 0 && seconds2 * 1e3 > leftMs) break;
    await link(session, packages, layout, {
      tell: tell(total, (layouts - linked) * seconds2 * 1e3),
      untilMs: until
    });
    linked++;
  }
  return { rounds, layouts: chosen.slice(0, linked), kept };
}
function whyShort(session, candidates) {
  const keys = candidates.map(({ benchmark }) => keyOf(benchmark));
  const costs = [...pairCosts(session, keys)].sort(by(([, { pairSeconds: pairSeconds2 }]) => -pairSeconds2));
  const secondsOf4 = (some) => some.reduce((sum4, [, { pairSeconds: pairSeconds2 }]) => sum4 + pairSeconds2, 0);
  const all = secondsOf4(costs);
  const count = [1, 2, 3].find((few) => secondsOf4(costs.slice(0, few)) > all / 2) ?? costs.length;
  const [slow, others2] = [costs.slice(0, count), costs.slice(count)];
  const isClear = others2.length > 0 && secondsOf4(slow) / count > farSlower * secondsOf4(others2) / others2.length;
  return {
    benchmarks: candidates.length,
    ...isClear ? { slow: slow.map(([key2]) => key2), slowShare: secondsOf4(slow) / all } : {},
    ...session.patience.lostFacts()
  };
}
var farSlower = 3;

// src/gate.ts
var iterationsWithin = 4;
async function gate(request, ports) {
  const { git } = ports;
  const { config, out } = request;
  const policy = policyOf(config);
  const repository = await git.root(request.directory);
  const head = await chooseHead(git, repository, request.head, [out]);
  const base = await chooseBase(git, repository, request.base, head);
  const scratch = await ports.scratch();
  const at3 = (side) => captureDirectory(out, side);
  try {
    const headTree = await checkOut(git, repository, head, "head", scratch.directory, [out]);
    const setting = await settingFor(headTree, config, ports);
    const stored = await request.findStored?.(base, conditionsOf(setting)) ?? null;
    const alone = stored?.record.mode === "artifact";
    const since = alone ? await storedCommit(stored, base, repository, ports) : base;
    const baseTree = await checkOut(git, repository, since, "base", scratch.directory, [out]);
    const session = await begin(
      {
        trees: alone ? [headTree] : [baseTree, headTree],
        setting,
        config,
        scratch: scratch.directory,
        directory: at3,
        like: stored?.kept?.capture ?? null,
        budgetFunctions: budgetedFunctions(policy),
        ...alone ? { likeIsBase: true } : { likeWithin: iterationsWithin }
      },
      ports
    );
    if (stored !== null) await keepStored(stored, alone, base, session, out, ports);
    await note(session, stored, request.notes ?? []);
    const diff = await git.diff(join20(scratch.directory, "base"), join20(scratch.directory, "head"));
    for (const side of session.sides) await side.writer.append("diff.patch", diff);
    const sofar = async () => {
      const captures = await readCaptures(out, ports);
      return alone ? captures : withModules(captures, session);
    };
    const prepared = await prepare(session);
    const newcomers = new Newcomers(session, (subject) => hasTimeLimit(policy, subject));
    const timed = asksForTimes(policy);
    const screened = await screen(session, { newcomers, timed });
    const ends = [
      prepared,
      screened,
      ...alone || !timed ? [] : await lookAgain(session, policy, async () => evidenceOf(await sofar())),
      await newcomers.run({ layouts: [0], kept: true, untilMs: session.request.options.timeBudgetMs })
    ];
    await probe2(session);
    await tellWhere(session, { alone, diff: parseDiff(diff), scratch: scratch.directory }, policy, sofar);
    await keepSources(session);
    await closeSession(session, ends.every((end) => end === "complete") ? "complete" : "time-budget");
  } finally {
    await scratch.remove();
  }
  return reportOn(await readCaptures(out, ports), policy, [], request.pullHead);
}
async function tellWhere(session, run2, policy, sofar) {
  const { alone, diff, scratch } = run2;
  const judged2 = judgeNow(await sofar(), policy);
  const moved3 = profileWishes(judged2);
  const gotWorse = moved3.some(({ spare: spare2 }) => spare2 !== true);
  const wishes = withBudgets(moved3, judged2, policy);
  const known3 = { knownMs: elapsedMs(session), timeBudgetMs: session.request.options.timeBudgetMs };
  await profile(session, wishes, profilesUntil(known3));
  let named2 = null;
  if (gotWorse) {
    const profiled = await sofar();
    const evidence = evidenceOf(profiled);
    named2 = judgeNow(profiled, policy);
    const again2 = alone ? [] : longerWishes(named2, evidence);
    const more2 = [...again2, ...waitWishes(named2, evidence, wishes)];
    await profile(session, more2, profilesUntil(known3));
    if (more2.length > 0) named2 = null;
  }
  const until = lastUntil(known3, elapsedMs(session), gotWorse);
  if (wishes.length > 0 && !alone) {
    named2 ??= judgeNow(await sofar(), policy);
    await compileAgain(session, compilerWishes(named2, diffMap(diff)), until);
  }
  await cover(session, join20(scratch, "base"), diff, until);
}
async function lookAgain(session, policy, evidence) {
  const focused = await focus(session, focusOn(await evidence(), policy), {
    onwards: async () => focusOnwards(await evidence(), policy),
    disturbed: async () => focusAgain(await evidence(), policy)
  });
  const wishes = confirmOn(await evidence(), policy);
  const open2 = async () => stillOpen2(await evidence(), policy);
  return [focused, await confirm(session, wishes, policy.alpha, open2)];
}
function withModules(captures, session) {
  const known3 = (side) => {
    const { modules } = sideOf(session, side).manifest;
    return { ...captures[side], manifest: { ...captures[side].manifest, modules } };
  };
  return { ...captures, base: known3("base"), head: known3("head") };
}
async function readCaptures(out, ports) {
  return readPair(dirname2(captureDirectory(out, "head")), ports);
}
async function readPair(folder, { captures }) {
  return {
    base: await captures.read(join20(folder, "base")),
    head: await captures.read(join20(folder, "head")),
    stored: await captures.readIfThere(join20(folder, "baseline"))
  };
}
function evidenceOf({ base, head }) {
  return { base: readEvidence(base), head: readEvidence(head) };
}
async function storedCommit(stored, base, repository, { git }) {
  const sha = stored.record.found?.sha ?? null;
  if (sha === null || sha === base.sha || !await git.has(repository, sha)) return base;
  return { ...base, sha };
}
async function keepStored({ kept }, alone, base, session, out, { captures, clock }) {
  if (kept !== null) return captures.keep(captureDirectory(out, alone ? "base" : "baseline"), kept.files);
  if (!alone) return;
  const [head] = session.sides;
  if (head === void 0) throw new Error("a gate measures head");
  const manifest = { ...head.manifest, side: "base", session: "none", commit: base, modules: [] };
  const writer = await captures.create(captureDirectory(out, "base"), {
    ...manifest,
    startedAt: clock.date()
  });
  await writer.record({ type: "end", reason: "complete", elapsedMs: 0, childrenMs: 0 });
  await writer.close(manifest);
}
async function note(session, stored, caveats) {
  const head = session.sides.at(-1);
  if (stored !== null) await head?.writer.record({ type: "baseline", ...stored.record });
  for (const { code, facts } of caveats) {
    await head?.writer.record({ type: "caveat", code, facts: writable(facts) });
  }
}
function writable(facts) {
  return Object.fromEntries(
    Object.entries(facts).map(([key2, value]) => [key2, typeof value === "object" ? [...value] : value])
  );
}

// src/report/words/because.ts
var ways = {
  interface: ({ callee, expression }) => callee === null ? say`converted to an interface (${expression})` : say`passed to an interface parameter of ${callee}`,
  argument: ({ callee, expression }) => callee === null ? say`passed on (${expression})` : say`passed to ${callee}`,
  closure: () => own("captured by a closure"),
  returned: () => own("returned"),
  sent: ({ expression }) => say`sent to a channel (${expression})`,
  stored: ({ expression }) => say`stored (${expression})`,
  "too-large": () => own("too large for the stack"),
  "unknown-size": () => own("its size is not known when it is compiled"),
  other: ({ says, expression }) => says === "" ? own("the compiler does not say why") : say`the compiler says ${says} (${expression})`
};
var values = /* @__PURE__ */ new Map([
  ["func literal", "the function literal"],
  ["... argument", "the slice of the variadic arguments"]
]);
var refusals = /* @__PURE__ */ new Map([
  ["unhandled op DEFER", "it defers a call"],
  ["unhandled op GO", "it starts a goroutine"],
  ["unhandled op SELECT", "it has a select"],
  ["call to recover", "it calls recover"],
  ["marked go:noinline", "it is marked go:noinline"],
  ["recursive", "it is recursive"]
]);
function becauseWords(because) {
  switch (because.kind) {
    case "escape": {
      const { value, inlinedAt } = because;
      const name = values.get(value);
      const where = inlinedAt === null ? [] : say`, as inlined at ${`${inlinedAt.file}:${inlinedAt.line}`}`;
      const why = because.says === "spill" ? [] : say`: ${ways[because.how](because)}`;
      const at3 = because.leavesAt === void 0 ? [] : own(` on line ${because.leavesAt}`);
      return say`${name === void 0 ? say`${value}` : own(name)} now escapes to the heap${why}${at3}${where}`;
    }
    case "inlining":
      return say`${shortFunction(because.function)} is no longer inlined: ${refusalWords(because)}`;
    case "call": {
      const { callee, cost: cost2, budget: budget2 } = because;
      return say`the call of ${shortFunction(callee)} is no longer inlined: cost ${cost2} exceeds ${budget2}, the most for this caller`;
    }
  }
}
function refusalWords({ says, cost: cost2, budget: budget2 }) {
  if (cost2 !== null && budget2 !== null) return say`cost ${cost2} exceeds the compiler's budget of ${budget2}`;
  const words3 = refusals.get(says);
  return words3 === void 0 ? say`the compiler says ${says}` : own(words3);
}

// src/report/words/guards.ts
function percent(f, key2) {
  const value = f.number(key2);
  return value === null ? "" : ` ${formatShare(Math.abs(value))}`;
}
function busy2(f) {
  const tasks = Math.round(f.number("tasks") ?? 0);
  if (tasks === 0) return "other tasks ran";
  return `about ${counted(tasks, "other task")} ran`;
}
function instability(f) {
  const [rounds, of] = [f.number("rounds"), f.number("of")];
  if (rounds !== null && of !== null)
    return `other machines on this host took more than${percent(f, "share")} of the processor in ${grouped(rounds)} of ${counted(of, "round")}${f.is("repeated") ? ", also when rounds were repeated" : ""}, so no time can be believed now`;
  const pairs = f.number("pairs");
  const where = pairs === null ? "" : ` in ${counted(pairs, "pair")}`;
  return `base scattered more against itself${where} than it may against head, so on this machine no time can be believed now`;
}
function benchmarkNames(keys) {
  return listed(
    keys.map((key2) => {
      const [pkg = "", name = ""] = key2.split(" ");
      return named(`${pkg.slice(pkg.lastIndexOf("/") + 1)} ${shortName(name)}`.trim());
    }),
    3
  );
}
function lostTime(f) {
  const lost = f.number("lostMs");
  if (lost === null) return nothing;
  return say`${benchmarkNames(f.list("lostTo"))}${own(` did not end and took ${formatDuration(lost)}`)}`;
}
function largerBudget(enoughMs) {
  const which = enoughMs === null ? "a larger time-budget" : `a time-budget of ${typedDuration(enoughMs)}`;
  return `${which} should be enough for a first look at all; deciding about times takes more`;
}
var guardWords = {
  "same-functions": () => own(
    "every function of the package is the same machine code on both sides, so a difference of time comes from where data lies in memory, and breaks no budget"
  ),
  "limit-straddled": () => own("its values lie on both sides of the limit"),
  "samples-too-few": () => own(
    "it is over the limit by less than so many samples can prove; a budget on more of the time, or fewer such budgets, would tell"
  ),
  "unproven-tolerated": (f) => {
    const smallest = percent(f, "smallest");
    const seen2 = smallest === "" ? "" : `; a change of${smallest} or more would have been seen`;
    return say`${f.text("unit") ?? "a metric"} may break its budget, which nothing settled${own(seen2)}; on-unproven: pass lets it`;
  },
  "noise-bursts": (f) => {
    const share3 = percent(f, "share");
    const who = share3 === "" ? "some processes" : `up to${share3} of the processes`;
    return own(
      `noise came in bursts: ${who} took at least a quarter longer than the quick ones of their benchmark`
    );
  },
  "machine-unstable": (f) => own(instability(f)),
  "order-effect": (f) => {
    const how = (f.number("effect") ?? 0) < 0 ? "less" : "longer";
    return own(
      `the second process of a pair took${percent(f, "effect")} ${how}; which side is second is random, so neither gains by it`
    );
  },
  "processor-stolen": (f) => {
    const rounds = f.number("rounds");
    const when = rounds === null ? "some rounds" : counted(rounds, "round");
    const share3 = percent(f, "share");
    return own(
      `other machines on this host took${share3 === "" ? " much" : ` up to${share3}`} of the processor in ${when}, whose values are not used`
    );
  },
  "processor-changed": (f) => say`the processor changed while times were measured${f.with("from", (from) => say`, from ${from}${f.with("to", (to) => say` to ${to}`)}`)}, so no time can be believed`,
  "processor-busy": (f) => own(`${busy2(f)} beside the benchmarks, so times scatter more`),
  "time-budget-short": (f) => {
    const of = f.number("of");
    const all = of === null ? "the benchmarks" : counted(of, "benchmark");
    const [budget2, round2, enough] = [f.number("budgetMs"), f.number("roundMs"), f.number("enoughMs")];
    const whole = budget2 === null ? "" : ` of ${formatDuration(budget2)}`;
    const lost = lostTime(f);
    if (lost.length > 0) {
      const without = budget2 !== null && enough !== null && enough <= budget2;
      const what2 = without ? "without that the time-budget should be enough" : largerBudget(enough);
      return say`${lost}${own(` of the time budget${whole}, which left too little to measure ${all}; ${what2}`)}`;
    }
    const what = round2 === null ? `building and finding ${all} left too little of the time budget${whole} to measure all of them` : `one round over ${all} takes about ${formatDuration(round2)}, more than is left of the time budget${whole}`;
    return own(`${what}; ${largerBudget(enough)}`);
  },
  "screen-shortened": (f) => {
    const rounds = f.number("rounds");
    const of = f.number("of");
    const layouts = f.number("layouts");
    const parts = [
      rounds === null || rounds === of ? "" : ` of ${counted(rounds, "pair")}${of === null ? "" : ` instead of ${of}`}`,
      layouts === null ? "" : ` on ${counted(layouts, "code layout")}`
    ];
    const look = `each got a first look${parts.join("")} only; a larger time-budget sees smaller changes`;
    const lost = lostTime(f);
    if (lost.length > 0) return say`${lost}${own(` of the time budget: ${look}`)}`;
    const slow = f.list("slow");
    const benchmarks = f.number("benchmarks");
    const all = benchmarks === null ? "the benchmarks" : counted(benchmarks, "benchmark");
    const whole = `the time budget does not hold a full first look at ${all}`;
    if (slow.length === 0) return own(`${whole}: ${look}`);
    const verb = slow.length === 1 ? "takes" : "take";
    return say`${own(`${whole}, where `)}${benchmarkNames(slow)}${own(` ${verb}${percent(f, "slowShare") || " most"} of the time of a round: ${look}`)}`;
  },
  "suite-unjudged": (f) => {
    if (f.text("reason") === "not-paired")
      return own(
        "suite-budget is not judged: base and head were not measured in turns on one machine, so all benchmarks together are not compared"
      );
    if (f.text("reason") === "not-proven")
      return own(
        "all benchmarks together may be slower than suite-budget allows, and the measurements do not prove it"
      );
    const [have, need] = [f.number("have"), f.number("need")];
    const few = have === null || need === null ? "" : ` only ${grouped(have)} of ${counted(need, "code layout")} measured,`;
    return own(
      `suite-budget is not judged:${few} so what all benchmarks together do can come from where code lies in memory`
    );
  }
};

// src/report/words/coverage.ts
var reasons = /* @__PURE__ */ new Map([
  ["list", "the go command does not list it"],
  ["build", "it does not build with coverage"],
  ["timeout", "it took too long"],
  ["run", "its benchmarks did not run to the end with coverage"],
  ["unreadable", "what was written of it cannot be read"]
]);
var coverageWords = {
  "coverage-failed": (f) => {
    const why = reasons.get(f.text("reason") ?? "");
    const because = f.with("message", (message) => say`: ${firstLine(message)}`);
    const who = f.text("pkg");
    return say`which changed functions the benchmarks of ${who === null ? own("a package") : say`package ${who}`} reach is not known${own(why === void 0 ? "" : `, because ${why}`)}${because}`;
  },
  "coverage-missing": (f) => {
    const [reason, count] = [f.text("reason"), f.number("count")];
    const lead = "which changed functions benchmarks reach was not looked at";
    if (reason === "time" || count === null)
      return own(
        `${lead}${count === null ? "" : ` in ${counted(count, "package")}`}: the time budget was spent`
      );
    const of = reason === "files" ? "file" : reason === "packages" ? "package" : "function";
    return own(`${lead}: ${counted(count, `changed ${of}`)} are too many`);
  }
};
var unreachedLead = "New or changed functions that no benchmark that ran reaches:";

// src/report/words/verdict.ts
function markOf({ verdict, counts: counts2 }) {
  if (!verdict.passes) return "\u2717";
  return verdict.outcome === "within" && counts2.broken === 0 ? "\u2713" : "~";
}
function headline(report) {
  const { counts: counts2, verdict } = report;
  const facts = [...hardFacts(counts2), ...suiteFacts(verdict)];
  const alone = isWithoutBase(report);
  if (facts.length > 0) {
    const all = [...facts, ...alone ? ["with no baseline to compare with"] : []].join(", ");
    return capital(all) + (verdict.passes ? "; that does not fail the gate" : "");
  }
  if (alone) return withoutBase(report);
  if (verdict.outcome === "exceeded") {
    return `A budget is broken${verdict.passes ? "; that does not fail the gate" : ""}`;
  }
  const asked2 = isBaselineAsked(verdict);
  if (!asked2 && nothingMeasured(counts2) && !(verdict.passes && verdict.outcome === "within")) {
    const why = countWords({ ...counts2, unmeasured: 0, changed: 0 }).join(", ");
    const all = `Nothing could be measured${why === "" ? "" : ` (${why})`}`;
    return verdict.passes ? `${all}; that does not fail the gate` : all;
  }
  const doubts = asked2 ? [...softFacts(counts2, "within"), noBaseline] : softFacts(counts2, verdict.outcome);
  if (doubts.length === 0) return calm(counts2);
  return verdict.passes ? `No benchmark is known to break a budget; ${doubts.join(", ")}` : `${capital(doubts.join(", "))}, and the policy does not let that pass`;
}
var noBaseline = "there is no stored baseline";
function isBaselineAsked({ caveats }) {
  return caveats.some(({ code, facts }) => code === "baseline-missing" && facts["required"] === true);
}
function withoutBase({ verdict, counts: counts2 }) {
  const all = "There is no baseline to compare with";
  const doubt = counts2.unproven > 0 ? `, and ${softFacts({ ...counts2, unmeasured: 0 }, "unproven").join(", ")}` : "";
  if (!verdict.passes) return `${all}${doubt}, and the policy does not let that pass`;
  if (doubt !== "") return all + doubt;
  const changes2 = verdict.benchmarks.flatMap((benchmark) => benchmark.changes);
  const isLimited = changes2.some(({ budget: budget2 }) => budget2?.limit.kind === "limit");
  return isLimited ? `${all}; no absolute limit is broken` : `${all}; that does not fail the gate`;
}
function nothingMeasured({ measured, unchanged, unchangedPackages }) {
  return measured + unchanged + unchangedPackages === 0;
}
function hardFacts({ benchmarks, exceeded, broken }) {
  const facts = [];
  const of = benchmarks > 1 ? ` of ${counted(benchmarks, "benchmark")}` : "";
  const first = (count) => of === "" ? counted(count, "benchmark") : `${grouped(count)}${of}`;
  if (exceeded > 0) facts.push(`${first(exceeded)} ${exceeded === 1 ? "breaks" : "break"} a budget`);
  if (broken > 0) {
    const verb = broken === 1 ? "does not run" : "do not run";
    facts.push(`${exceeded > 0 ? grouped(broken) : first(broken)} ${verb} to the end`);
  }
  return facts;
}
function suiteFacts({ suite }) {
  return suite?.outcome === "exceeded" ? ["all benchmarks together break the budget of the suite"] : [];
}
function softFacts({ benchmarks, unproven: unproven2, unmeasured, removed }, outcome) {
  const all = grouped(benchmarks);
  const facts = [];
  if (unproven2 > 0) facts.push(`cannot tell for ${grouped(unproven2)} of ${all}`);
  if (unmeasured > 0) facts.push(`${grouped(unmeasured)} of ${all} not fully measured`);
  if (facts.length > 0) return facts;
  if (outcome === "unproven") return ["cannot tell for all benchmarks together"];
  if (outcome === "within") return [];
  return removed > 0 ? [`${counted(removed, "benchmark")} with a budget gone from head`] : ["not everything could be measured"];
}
function calm(counts2) {
  if (counts2.measured > 0) return "No benchmark breaks a budget";
  if (counts2.unchanged > 0 || counts2.unchangedPackages > 0) {
    return "Nothing to compare: the code of the benchmarks is identical";
  }
  return counts2.benchmarks === 0 ? "No benchmark was measured" : "No benchmark is on both sides to compare";
}
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
var endings = {
  ok: "ran to its end",
  failed: "fails",
  skipped: "skips itself",
  panicked: "panics",
  exited: "ends the process",
  hung: "hangs",
  "no-result": "prints no result"
};
function endingWords(ending) {
  return Object.hasOwn(endings, ending) ? endings[ending] : null;
}
function countWords(counts2) {
  const parts = [
    [counts2.within, "within budget"],
    [counts2.improved, "improved"],
    [counts2.exceeded, "over budget"],
    [counts2.unproven, "cannot tell"],
    [counts2.unmeasured, "not fully measured"],
    [counts2.broken, "broken"],
    [counts2.added, "new"],
    [counts2.removed, "removed"],
    [counts2.skipped, "skipped"],
    [counts2.unchanged, "with identical code"],
    [counts2.changed, counts2.changed === 1 ? "is itself changed" : "are themselves changed"]
  ];
  return [
    ...parts.filter(([count]) => count > 0).map(([count, text]) => `${grouped(count)} ${text}`),
    ...counts2.unchangedPackages > 0 ? [`${counted(counts2.unchangedPackages, "package")} identical, skipped`] : [],
    ...counts2.unreached > 0 ? [`${counted(counts2.unreached, "changed function")} not measured`] : []
  ];
}
var statusWords = {
  measured: "Measured",
  unchanged: "Identical code",
  added: "New or mended on head, nothing to compare with",
  removed: "Gone from head",
  failed: "Fails",
  hung: "Hangs",
  skipped: "Skipped, not compared"
};
var outcomeWords = {
  within: "within budget",
  unmeasured: "not measured",
  unproven: "cannot tell",
  exceeded: "over budget"
};

// src/report/words/probes.ts
var profiles2 = /* @__PURE__ */ new Map([
  ["heap", "allocation profile is"],
  ["cpu", "CPU profile is"],
  ["contention", "block and mutex profiles are"]
]);
var undumped = /* @__PURE__ */ new Map([
  ["no-pipe", "this system has no pipe that its process could wait in"],
  ["no-dump", "its process left none"],
  ["too-many", "there are too many of them"]
]);
function openWords(f, otherwise) {
  const base = f.number("base");
  return base === null ? otherwise : `whether it does on base too is not known, which was only run up to ${counted(base, "operation")}`;
}
var probeWords = {
  "probe-failed": (f) => {
    const because = f.with("message", (message) => say`: ${firstLine(message)}`);
    const pkg = f.text("pkg");
    if (pkg !== null) {
      const why2 = f.text("reason") === "file-order" ? "the names of its test files leave no room before and after" : "it does not compile with them";
      return say`the two benchmarks that pprof-gate puts around those of package ${pkg} cannot be built in, because ${own(why2)}${because}; so its profiles are of whole processes, goroutines left behind are read from dumps, and goroutines created, heap kept and garbage collection are not measured`;
    }
    if (f.text("by") === "dump") {
      const ending2 = endingWords(f.text("ending") ?? "");
      const why2 = ending2 === null ? undumped.get(f.text("reason") ?? "") ?? "" : `the benchmark ${ending2}`;
      return say`its goroutines are not told from dumps either${own(why2 === "" ? "" : `, because ${why2}`)}${because}`;
    }
    const ending = endingWords(f.text("ending") ?? "");
    const profiled = profiles2.get(f.text("pass") ?? "");
    const unreadable = profiled === void 0 ? "what was counted" : "what it wrote";
    const why = ending === null ? `${unreadable} cannot be read` : `the benchmark ${ending} while it is looked into`;
    return profiled === void 0 ? say`goroutines, heap kept and garbage collection are not measured, because ${own(why)}${because}` : say`${own(`its ${profiled} of the whole process, also before and after the benchmark`)}, because ${own(why)}${because}`;
  },
  "probe-missing": (f) => {
    const count = f.number("count");
    const who = count === null ? "some benchmarks" : counted(count, "benchmark");
    return say`the time budget was spent before goroutines, heap kept and garbage collection of ${own(who)} were measured${f.list("benchmarks").length > 0 ? say` (${listed(f.list("benchmarks"), 3)})` : nothing}`;
  },
  "probe-absent": (f) => say`goroutines, heap kept and garbage collection were not measured when ${own(f.text("side") === "head" ? "head" : "base")} was recorded, so that there is nothing to compare with; a new recording has them`,
  "goroutines-growing": (f) => {
    const [left, operations] = [f.number("left"), f.number("operations")];
    const all = left === null || operations === null ? "" : ` (${counted(left, "goroutine")} left after ${counted(operations, "operation")})`;
    return own(
      `goroutines grow with the operations${all}; ${openWords(f, "whether that ends, as a pool that fills does, is not known: there was no longer run")}`
    );
  },
  "heap-growing": (f) => {
    const [kept, operations] = [f.number("kept"), f.number("operations")];
    const all = kept === null || operations === null ? "" : ` (${formatValue(kept, "B/op")} more after ${counted(operations, "operation")})`;
    return own(
      `the heap grows with the operations${all}; ${openWords(f, "whether that ends, as a cache that fills does, is not known: there was no longer run")}`
    );
  }
};

// src/model/contention.ts
var waitsFor = [
  /** A sync.Mutex, RWMutex or Once (block profile: where it waits). */
  "lock",
  /** Others waited for the lock that is let go here (mutex profile: where it is unlocked). */
  "release",
  "channel-send",
  "channel-receive",
  "select",
  "wait-group",
  "condition",
  /** A lock inside Go's runtime (mutex profiles from Go 1.22 on). */
  "runtime"
];

// src/report/words/headings.ts
var columns = ["benchmark", "metric", "base", "head", "change", "budget"];
var timeColumns = [
  "base",
  "head",
  "change",
  "pairs on layouts",
  "decided on",
  "p",
  "visible from"
];
var headings = {
  changes: "Changes",
  where: "Where",
  paths: "Paths",
  cannotTell: "Cannot tell",
  broken: "Does not run",
  config: "Configuration",
  unmeasured: "Not measured",
  improved: "Improved",
  worse: "Worse, within budget",
  counts: "Counts",
  kept: "Goroutines left behind",
  unreached: "Changed, not measured",
  runtime: "Garbage collection, scheduler and heap",
  others: "Not compared",
  doubts: "Doubts and gaps",
  goroutines: "Goroutines of what does not run",
  reproduce: "Reproduce",
  times: "Times",
  method: "How this was measured"
};
var phrases = {
  lineOfDiff: "line of the diff",
  foreignLine: "not in this repository",
  sampled: "sampled by function",
  noBudget: "none",
  missing: "\u2013",
  allOfIt: "all of it",
  workingTree: "working tree",
  overBudget: "over budget",
  budget: "budget",
  cannotTell: "cannot tell",
  nowNew: "new",
  nowGone: "gone",
  runs: "run",
  fails: "fails",
  package: "package",
  report: "report:",
  fullReport: "full report",
  exit: "exit",
  changeNote: "Base and head are medians of each side; the change is estimated over pairs that ran next to each other, so it is not their ratio.",
  toDecide: "to decide",
  toDecideQuietly: "to decide on a quieter machine"
};
function rowCount(rows) {
  const benchmarks = new Set(rows.map(({ benchmark }) => benchmark)).size;
  return benchmarks === rows.length ? grouped(rows.length) : `${counted(rows.length, "metric")} of ${counted(benchmarks, "benchmark")}`;
}
function moreRows(count) {
  return `${counted(count, "more row")}, worst first; all are in report.json`;
}
function moreTimes(count) {
  return `${counted(count, "more row")}, looked at less closely; all are in report.json`;
}
function moreLines(count) {
  return `${counted(count, "more line")} in report.json`;
}
function leftOut(sections) {
  const names = sections.map(({ heading, items }) => `${heading} (${counted(items, "entry", "entries")})`);
  return `Left out to keep this short: ${names.join(", ")}; all of it is in report.json.`;
}
function noLineFor(rows) {
  return join([own("No line can be named for"), listed(rows, 3)], " ");
}
function commandsFor(shown, all) {
  return shown === all ? counted(all, "benchmark") : `the worst ${shown} of ${counted(all, "benchmark")}`;
}
function countsLine(counts2) {
  return [counted(counts2.benchmarks, "benchmark"), ...countWords(counts2)].join(" \xB7 ");
}
var noCommands = "The name is too long or too odd for a command here: take it from `report.json` for `go test -bench`.";
var noCommand = "its name is too long or too odd for a command here, and is in report.json";
function moreOf(count) {
  return `${grouped(count)} more`;
}
function elsewhere(amount2) {
  return `${amount2} elsewhere`;
}
function othersToo(count) {
  return `and in ${count} more`;
}
function runtimeShare(units) {
  return `what Go's runtime keeps of each is in ${units.join(" and ")} as well`;
}
function onceWords(operations) {
  return `once in a run of ${counted(operations, "operation")}`;
}

// src/report/words/waiting.ts
var waitingHeading = "Waiting and processor time";
var waitColumns = ["line", "waits", "delay per op", "times per op", "heat"];
var waitingFor2 = {
  lock: "for a lock",
  release: "for a lock that is held until here",
  "channel-send": "to send on a channel",
  "channel-receive": "to receive from a channel",
  select: "in a select",
  "wait-group": "for a WaitGroup",
  condition: "for a Cond",
  runtime: "for a lock of Go's runtime"
};
function waitName(waits2) {
  return waits2 === "release" ? "makes others wait until it unlocks" : waitingFor2[waits2];
}
function waitPlace(site) {
  const { base, head } = site.contentions;
  const isBefore = site.inDiff && base.center > 0 && head.center <= 0;
  return `${placeName(site)}${site.gone ? " on base" : isBefore ? " as on base" : ""}`;
}
function coresWords(procs) {
  return procs > 0 ? `, on ${counted(procs, "core")}` : "";
}
function waitingNote({ waits: waits2, procs }) {
  return `${waitingFor2[waits2]}${coresWords(procs)}`;
}
function releasedWords({ released }) {
  return released === void 0 ? nothing : untilWords(released.file, released.line, released.function);
}
function untilWords(file, line, name) {
  return say`most waiting for locks ends where ${`${file}:${line}`} in ${shortFunction(name)} unlocks`;
}
function contentionWords(f, name) {
  const kind = waitsFor.find((of) => of === f.text("waits")) ?? "lock";
  const [base, head] = [f.number("base"), f.number("head")];
  const [file, line, releasedIn] = [f.text("releasedFile"), f.number("releasedLine"), f.text("releasedIn")];
  const others2 = f.number("others");
  const lead = join(
    [
      own(base === null || head === null ? "more" : `${formatDifference(head - base, "sec/op")}/op`),
      own(`of waiting ${waitingFor2[kind]}`),
      own(
        base === null || head === null ? "" : `(${amounts2(base, head)}${coresWords(f.number("procs") ?? 0)})`
      ),
      f.with("function", (of) => say`in ${shortFunction(of)}`),
      name.length === 0 ? nothing : say`for ${name}`,
      own(others2 === null ? "" : `and ${counted(others2, "more benchmark")}`)
    ],
    " "
  );
  return file === null || line === null || releasedIn === null ? lead : say`${lead}; ${untilWords(file, line, releasedIn)}`;
}
function amounts2(base, head) {
  return `${formatValue(base, "sec/op")} \u2192 ${formatValue(head, "sec/op")}`;
}
function offProcessorWords(f, name) {
  const [base, head] = [f.number("base"), f.number("head")];
  const [file, line] = [f.text("sleepFile"), f.number("sleepLine")];
  const sleep = file === null || line === null ? null : { file, line };
  const mostly = f.is("mostly") ? { mostly: true } : {};
  return offWords({ base: base ?? 0, head: head ?? 0, ...mostly, sleep }, name);
}
function offWords({ base, head, mostly, sleep }, name) {
  const whose2 = name.length === 0 ? nothing : say` for ${name}`;
  const amount2 = say`${own(`${formatDifference(head - base, "sec/op", 2)}/op`)} off-CPU${whose2}`;
  const nothingElse = nothingWaited(mostly);
  return sleep === null ? say`${amount2}: a sleep, or input and output; ${own(nothingElse)}` : say`${`${sleep.file}:${sleep.line}`} (${own(phrases.lineOfDiff)}): ${amount2}, likely this time.Sleep; ${own(nothingElse)}`;
}
function nothingWaited(mostly) {
  const none2 = "no lock, channel or goroutine accounts for it";
  return mostly === true ? `for the most part ${none2}` : none2;
}
function asleepWords({ base, head, mostly }, where, name) {
  const amount2 = `${formatDifference(head - base, "sec/op", 2)}/op`;
  return say`${own(`**${amount2}** off-CPU`)}, likely time.Sleep ${where} in benchmark ${name}: ${own(nothingWaited(mostly))}.`;
}
function offOfRows(rows, nameOf4) {
  return offProcessorRows(rows).flatMap((row) => {
    const { offProcessor: offProcessor2 } = row.benchmark;
    return offProcessor2 === void 0 ? [] : [offWords(offProcessor2, nameOf4(row))];
  });
}
var groupNames = {
  code: "code and libraries",
  "garbage-collection": "garbage collection",
  allocation: "allocating memory",
  scheduler: "scheduling goroutines",
  channels: "channels",
  locks: "locks",
  "system-calls": "system calls",
  copying: "copying and clearing memory",
  runtime: "other work of Go's runtime"
};
function groupsWords(groups) {
  const told = groups.filter(({ change }) => change !== "none");
  if (told.length === 0) return nothing;
  const words3 = told.map(({ group, time: { base, head } }) => {
    const [before, after] = [Math.max(0, base.center), Math.max(0, head.center)];
    return `${groupNames[group]} ${formatValue(before, "sec/op", 2)} \u2192 ${formatValue(after, "sec/op", 2)}`;
  });
  return own(`Processor time per operation (sampled): ${words3.join(", ")}`);
}
function crossedWords({ function: name, cpu, waiting, allocations, bytes }) {
  const parts = [
    cpu === void 0 ? "" : `${formatDifference(cpu, "sec/op", 2)} of processor time`,
    waiting === void 0 ? "" : `${formatDifference(waiting, "sec/op", 2)} of waiting`,
    allocations === void 0 ? "" : `${formatDifference(allocations, "allocs/op")} ${Math.abs(allocations) === 1 ? "alloc" : "allocs"}`,
    bytes === void 0 ? "" : formatDifference(bytes, "B/op")
  ].filter((part) => part !== "");
  return say`${shortFunction(name)}: ${own(parts.join(", "))} per operation`;
}
function ratesWords(f) {
  const setting = f.text("kind") === "mutex" ? "mutex-profile-fraction" : "block-profile-rate";
  return own(
    `waiting is not compared: ${setting} was ${f.number("base") ?? "?"} on base and is ${f.number("head") ?? "?"} on head`
  );
}
function lighterLines(count) {
  return `${counted(count, "more line")} ${count === 1 ? "waits" : "wait"} for less`;
}
function moreWaiting(count) {
  return `${counted(count, "more benchmark")} in report.json`;
}

// src/report/words/profile-caveats.ts
function passNames(passes) {
  const names = passes.flatMap((pass) => profileNames.get(pass) ?? []);
  const [last, ...before] = [...names].reverse();
  if (last === void 0) return "all profiles";
  return `all ${before.length === 0 ? last : `${before.reverse().join(", ")} and ${last}`} profiles`;
}
var profileNames = /* @__PURE__ */ new Map([
  ["heap", ["allocation"]],
  ["cpu", ["CPU"]],
  ["contention", ["block", "mutex"]]
]);
function profileName(kind) {
  const name = kindNames.get(kind);
  return name === void 0 ? "" : `${name} `;
}
var kindNames = /* @__PURE__ */ new Map([
  ["heap", "allocation"],
  ["cpu", "CPU"],
  ["block", "block"],
  ["mutex", "mutex"]
]);
function sidesWords(sides3) {
  const known3 = sides3.filter((side) => side === "base" || side === "head");
  return known3.length === 0 ? "" : ` of ${known3.join(" and ")}`;
}
var profileWords = {
  "profile-missing": (f) => {
    const count = f.number("count");
    if (count === null)
      return say`no ${own(profileName(f.text("kind") ?? ""))}profile${own(sidesWords(f.list("sides")))}, ${f.text("budget") === null ? own("so no line can be named") : own("so the budget is not judged")}`;
    const who = f.list("benchmarks");
    return say`the time budget was spent before ${own(passNames(f.list("passes")))} of ${own(counted(count, "benchmark"))}${who.length > 0 ? say` (${listed(who, 3)})` : nothing} were made`;
  },
  "profile-failed": (f) => {
    const ending = endingWords(f.text("ending") ?? "");
    const fault = profileFault(f.text("reason") ?? "");
    const what = fault === null ? "was not made" : `cannot be read: ${fault}`;
    return say`${f.text("kind") ?? f.text("pass") ?? own("a")} profile${f.with("benchmark", (benchmark) => say` of ${benchmark}`)}${sideWords(f)} ${own(what)}${ending === null ? nothing : own(`: the benchmark ${ending}`)}${f.with("message", (message) => say` (${message})`)}`;
  },
  "profile-rates-differ": ratesWords,
  "profile-not-moved": () => own(
    "CPU profiles do not show this change, so no line is named: it waits, or the timed binaries lie otherwise in memory"
  ),
  "profile-unit-gap": (f) => {
    const unit = f.text("unit");
    const explained3 = f.number("explained");
    const total = f.number("total");
    const amounts3 = unit !== null && explained3 !== null && total !== null ? own(`${formatValue(explained3, unit)} of ${formatValue(total, unit)}`) : own("only a part");
    const why = explained3 !== null && total !== null && explained3 > total ? "; profiles also have what is allocated while the timer stands, and after the last operation" : "; small objects that share a block are not all in Go's heap profile, nor is all that a run allocates once put down to a line";
    return say`the lines found account for ${amounts3} per operation${unit === null ? nothing : say` (${unit})`}${own(why)}`;
  }
};

// src/report/words/caveats.ts
function share2(f) {
  const have = f.number("have");
  const need = f.number("need");
  if (have === null) return own("too few measurements");
  return own(
    need === null ? `only ${counted(have, "measurement")}` : `${have} of ${counted(need, "measurement")}`
  );
}
function more(f) {
  const minutes = f.number("minutes");
  if (minutes === null) return own("a larger time-budget would decide");
  const decides = f.is("unsure") ? "may" : "would";
  return own(`about ${counted(Math.ceil(minutes), "more minute")} per benchmark ${decides} decide`);
}
function moved2(f) {
  const base = f.number("base");
  const head = f.number("head");
  if (base === null || head === null) return nothing;
  return own(
    ` (it went from ${formatValue(base, f.text("unit") ?? "")} to ${formatValue(head, f.text("unit") ?? "")})`
  );
}
var again = own("baseline: auto measures base again and decides");
function scatter(f) {
  const spread = f.number("spread");
  const recordings = f.number("recordings");
  if (spread === null || recordings === null) return "";
  return `up to ${formatShare(spread)} over ${counted(recordings, "recording")}`;
}
var words = {
  ...guardWords,
  ...probeWords,
  ...coverageWords,
  "too-few-pairs": (f) => f.number("have") === null ? own("too few measurements to decide") : f.number("have") === 0 && f.number("need") !== null ? own("it could not be measured afresh") : say`${share2(f)}, too few to decide`,
  "not-paired": () => own("base and head were not measured in turns on one machine, so their times are not compared"),
  "time-budget-spent": (f) => f.number("have") === 0 ? f.number("need") === null ? own("the time budget was spent before its turn; a larger time-budget would measure it") : say`the time budget was spent before it could be measured afresh; ${more(f)}` : say`the time budget was spent at ${share2(f)}; ${more(f)}`,
  "jittering-count": (f) => {
    const range = (side) => [f.number(`${side}Lo`), f.number(`${side}Hi`)];
    const told = ["base", "head"].flatMap((side) => {
      const [lo, hi] = range(side);
      if (lo === null || hi === null) return [];
      return [
        lo === hi ? `${side} always ${formatValue(lo, "")}` : `${side} ${formatValue(lo, "")} to ${formatValue(hi, "")}`
      ];
    });
    return say`${f.text("unit") ?? own("the count")}${own(` varies from run to run${f.is("stored") ? " or from machine to machine" : ""}${told.length > 0 ? `: ${told.join(", ")}` : ""}`)}`;
  },
  "benchmark-source-changed": () => own("the benchmark itself changed; relative budgets do not judge it unless the configuration says so"),
  "benchmark-data-changed": (f) => say`the data that the benchmark reads changed${f.list("files").length > 0 ? say` (${listed(f.list("files"))})` : nothing}; relative budgets do not judge it unless the configuration says so`,
  "package-renamed": (f) => say`compared with ${f.text("base") ?? own("the package")}${own(" in the same folder on base")}${f.with("head", (head) => say`, which is ${head} on head`)}`,
  "iterations-differ": (f) => say`base and head ran different numbers of iterations${f.number("base") !== null && f.number("head") !== null ? own(` (${formatValue(f.number("base") ?? 0, "")} and ${formatValue(f.number("head") ?? 0, "")})`) : nothing}, so set-up weighs differently; record --like uses the counts of an earlier capture`,
  "relink-failed": (f) => say`package ${f.text("pkg") ?? "?"} could not be linked again with another layout, so its times are confirmed on one${f.with("message", (message) => say`: ${message}`)}`,
  "layout-not-randomised": (f) => {
    const have = f.number("have");
    const need = f.number("need");
    const why = have !== null && need !== null ? own(`only ${have} of ${counted(need, "code layout")} measured`) : say`${f.text("version") ?? "this Go"} cannot link code in another order`;
    return say`${why}: a small change of time can come from where code lies in memory`;
  },
  ...profileWords,
  "output-truncated": (f) => {
    const bytes = f.number("bytes");
    return say`the output${sideWords(f)} was too long${bytes === null ? nothing : own(`: ${formatValue(bytes, "B/op")}`)}; its middle was dropped`;
  },
  "stored-machine-differs": (f) => say`the stored baseline is of another machine${f.with("base", (base) => say` (${base}${f.with("head", (head) => say`, here ${head}`)})`)}, so times are not compared; ${again}`,
  "stored-spread-unknown": (f) => {
    const have = f.number("have");
    const need = f.number("need");
    const known3 = have === null || need === null ? "is not known yet" : `is only known from ${counted(need, "recording")} on such a machine (${have} so far)`;
    return say`not compared, because how much this time varies from run to run ${own(known3)}; ${again}`;
  },
  "stored-unproven": (f) => {
    const z = f.number("z");
    const told = [scatter(f), z === null ? "" : `z ${Math.abs(z).toFixed(1)}`].filter((text) => text !== "");
    return say`beyond what is usual from run to run${own(told.length === 0 ? "" : ` (${told.join(", ")})`)}, but times of different runs prove nothing; ${again}`;
  },
  "stored-widened": (f) => {
    const told = scatter(f);
    return own(
      `compared with a time of another run, so what is usual between runs is not told as a difference${told === "" ? "" : ` (${told})`}`
    );
  },
  "stored-newest": (f) => say`the stored baseline${f.with("sha", (sha) => say` is of ${sha.slice(0, 7)}, which`)} is none of the last 100 commits before base, so what is worse may be what others changed; ${again}`,
  "go-version-differs": (f) => say`base and head were built by different Go versions${f.with("base", (base) => say`: ${base}${f.with("head", (head) => say` and ${head}`)}`)}`,
  "machine-differs": (f) => say`base and head ran on different machines${f.list("settings").length > 0 ? say` (${listed(f.list("settings"))})` : nothing}${f.text("base") !== f.text("head") ? f.with("base", (base) => say`: ${base}${f.with("head", (head) => say` and ${head}`)}`) : nothing}`,
  "flags-differ": (f) => say`base and head ran with different settings${f.list("settings").length > 0 ? say`: ${listed(f.list("settings"))}` : nothing}`,
  "not-pinned": (f) => say`processes cannot be kept on one core${f.with("os", (os) => say` on ${os}`)}, so times scatter more`,
  "not-together": () => own("there are no two cores to keep the halves of a pair on, so they ran one after the other"),
  "capture-incomplete": (f) => {
    const reason = f.text("reason");
    const why = reason === "interrupted" ? "it was interrupted" : reason === "time-budget" ? "its time ran out" : "it was stopped before its end";
    return say`the measurement${sideWords(f)} is not complete: ${own(why)}`;
  },
  "discovery-partial": (f) => say`not every benchmark${sideWords(f)} could be found${f.list("packages").length > 0 ? say` in ${listed(f.list("packages"))}` : nothing}${f.with("reason", (reason) => say`: ${reason}`)}`,
  "package-does-not-compile": (f) => say`${f.text("pkg") ?? own("a package")} does not compile${sideWords(f)}${f.with("message", (message) => say`: ${firstLine(message)}`)}`,
  "no-modules": (f) => say`there is no go.mod${sideWords(f)}, so nothing could be measured there`,
  "compiler-failed": (f) => {
    const why = f.text("reason") === "timeout" ? own(": it took too long") : nothing;
    return say`what the compiler decided about ${f.with("pkg", (pkg) => say`package ${pkg}`)}${f.text("pkg") === null ? own("a package") : nothing}${sideWords(f)} is not known${why}${f.with("message", (message) => say`: ${firstLine(message)}`)}`;
  },
  "compiler-missing": (f) => say`no time was left to ask the compiler about ${own(f.number("count") === null ? "some packages" : counted(f.number("count") ?? 0, "package"))}`,
  "ignored-files": (f) => say`${f.list("files").length > 0 ? listed(f.list("files")) : own("some files")} ${own(f.list("files").length === 1 ? "is" : "are")} ignored by git, so ${own(f.list("files").length === 1 ? "it was" : "they were")} not there`,
  "submodules-missing": (f) => say`${own(f.list("paths").length === 1 ? "the submodule" : "the submodules")}${f.list("paths").length > 0 ? say` ${listed(f.list("paths"))}` : nothing} ${own(f.list("paths").length === 1 ? "is" : "are")} not checked out`,
  "unit-direction-unknown": (f) => say`nobody said whether more ${f.text("unit") ?? own("of a custom unit")} is better or worse${moved2(f)}; say it with units: in .github/pprof-gate.yml`,
  "baseline-missing": (f) => {
    const why = f.with("reason", (reason) => say`: ${missingWords(reason)}`);
    const make = f.with("command", (command) => say`; ${command} makes one`);
    const what = f.text("mode") === "auto" ? "beside the base measured here" : "to compare with";
    const asked2 = f.is("required") ? "; on-missing-baseline: fail asks for one" : "";
    return say`there is no stored baseline ${own(what)}${why}${make}${own(asked2)}`;
  },
  "config-changed": (f) => {
    const keys = f.list("keys");
    const told = keys.length === 0 ? nothing : say` (${listed(keys.map(named))})`;
    if (f.text("from") === "base")
      return say`this pull request changes the configuration${told}, which is ignored: config-from is base`;
    const areBudgets = keys.length > 0 && keys.every((key2) => /^(budgets|rules)(\.|$)/.test(key2));
    return say`this pull request changes its own ${own(areBudgets ? "budgets" : "configuration")}${told}`;
  },
  "rule-unmatched": unmatchedRuleWords,
  "functions-unknown": (f) => say`no function of these tests is named ${f.text("pattern") ?? own("as a budget on profiles says")}, so that its budget holds whatever happens${f.with("nearest", (near) => say`; did you mean ${near}?`)}`
};
function byWidest(all) {
  const widest = /* @__PURE__ */ new Map();
  for (const caveat of all) {
    const known3 = widest.get(caveat.code);
    if (known3 === void 0 || widthOf(caveat) > widthOf(known3)) widest.set(caveat.code, caveat);
  }
  return (caveat) => areShared.has(caveat.code) ? widest.get(caveat.code) ?? caveat : caveat;
}
var areShared = /* @__PURE__ */ new Set(["stored-widened", "noise-bursts"]);
function widthOf({ facts: { spread, share: share3 } }) {
  if (typeof spread === "number") return spread;
  return typeof share3 === "number" ? share3 : 0;
}
function caveatWords(caveat) {
  return words[caveat.code](new FactReader(caveat.facts));
}

// src/report/words/goroutines.ts
var mostBlocked2 = 3;
var mostOfBlocked = 3;
var mostOfAll = 5;
function blockedWords({ facts, goroutines }) {
  const f = new FactReader(facts);
  const what = join([own(blockedLead(f, goroutines)), own(reasonOf(f))], " ");
  const lead = join([what, own(alikeWords(f))], ", ");
  if (goroutines === void 0) return { lead, items: [] };
  const { groups, holder } = goroutines;
  const shown = groups.slice(0, mostOfBlocked);
  return {
    lead,
    items: [
      ...shown.map((standing2) => standingWords(standing2)),
      ...restWords(goroutines, shown, goroutines.groupCount - shown.length),
      ...holder === null ? [] : [standingWords(holder)]
    ]
  };
}
function blockedLead(f, goroutines) {
  const likely = f.text("certainty") === "proven" ? "" : "likely ";
  const [first] = goroutines?.groups ?? [];
  const isAlone2 = f.text("block") === "self-deadlock";
  const one = goroutines === void 0 ? isAlone2 : goroutines.count === 1;
  const some = isAlone2 ? "a goroutine" : "goroutines";
  const who = goroutines === void 0 ? some : one && first ? nameOf3(first) : many(goroutines.count);
  const holder = goroutines?.holder ?? null;
  const other = holder === null ? "another goroutine" : nameOf3(holder);
  const wait = one ? "waits" : "wait";
  switch (f.text("block")) {
    case "mutual-wait":
      return `${who} ${likely}block each other`;
    case "self-deadlock": {
      const left = f.text("evidence") === "alone" ? ", or that was left locked" : "";
      const what = first?.wait === "once" ? `sync.Once that it ${likely}runs` : `lock that it ${likely}holds`;
      return `${who} ${wait} for a ${what} itself${left}`;
    }
    case "never-wakes":
      return `${who} ${wait} for ever`;
    case "behind-writer":
      return `${who} ${likely}${wait} behind ${other}, which waits to write-lock the same sync.RWMutex`;
    case "held-while-waiting":
      return `${who} ${wait} for a lock that ${other} ${likely}holds`;
    default:
      return `${who} ${one ? "is" : "are"} ${likely}blocked`;
  }
}
var reasons2 = /* @__PURE__ */ new Map([
  ["self-deadlock once-frames", "it alone runs the function of a sync.Once, and waits for one"],
  ["self-deadlock alone", "no other goroutine is left that could unlock it"],
  ["self-deadlock addresses", "a caller works on the value with the lock, and no other goroutine does"],
  ["mutual-wait once-frames", "all that run the function of a sync.Once wait for one"],
  ["mutual-wait addresses", "each works on the value whose lock another waits for"],
  ["mutual-wait same-function", "both stand in one function, each at a lock of its own"],
  ["mutual-wait crossed", "both stand in one function with both values, each at the lock of another one"],
  ["mutual-wait only-two-locks", "nobody waits for any other lock"],
  ["held-while-waiting addresses", "of all goroutines it alone works on the value with the lock"],
  ["never-wakes nil-channel-receive", "nobody can send on a nil channel"],
  ["never-wakes nil-channel-send", "nobody can receive from a nil channel"],
  ["never-wakes select-no-cases", "a select without cases waits for nothing"],
  ["never-wakes leaked", "Go found that nothing that runs can reach what is waited for"]
]);
function reasonOf(f) {
  const reason = reasons2.get(`${f.text("block") ?? ""} ${f.text("evidence") ?? f.text("because") ?? ""}`);
  return reason === void 0 ? "" : `(${reason})`;
}
function alikeWords(f) {
  const alike2 = f.number("alike");
  return alike2 === null ? "" : `and ${counted(alike2, "more case")} at the same lines`;
}
function goroutinesWords({ facts, goroutines }, told) {
  if (goroutines === void 0) return null;
  const known3 = new Map(
    told.flatMap(({ groups, holder }) => [...groups, ...holder === null ? [] : [holder]]).map(withKey)
  );
  const isTold = (standing2) => (known3.get(keyOf4(standing2))?.count ?? 0) >= standing2.count;
  const left = goroutines.groups.filter((standing2) => !isTold(standing2));
  const toldHere = goroutines.groups.filter(isTold);
  const count = goroutines.count - sum3(toldHere);
  if (count <= 0) return null;
  const shown = left.slice(0, mostOfAll);
  const f = new FactReader(facts);
  const state = stateOf(f, count === 1);
  const isPlain2 = goroutines.count === 1 && state === "";
  const lead = own(
    isPlain2 ? "" : (toldHere.length === 0 ? many(count) : counted(count, "more goroutine")) + state
  );
  const rest2 = goroutines.groupCount - toldHere.length - shown.length;
  const others2 = { ...goroutines, count };
  return {
    lead,
    items: [...shown.map((standing2) => standingWords(standing2)), ...restWords(others2, shown, rest2)]
  };
}
function stateOf(f, one) {
  const asleep2 = f.text("asleep");
  if (asleep2 === "process") return `, ${one ? "which" : "none of which"} can ${one ? "never" : "ever"} go on`;
  const bubble = asleep2 === "bubble" ? ", those of a synctest bubble can never go on" : "";
  return `${bubble}${f.is("dumpCut") ? ", in the part of the dump that was kept" : ""}`;
}
function withKey(standing2) {
  return [keyOf4(standing2), standing2];
}
function keyOf4({ wait, at: at3, callers, createdAt }) {
  return JSON.stringify([wait, at3, callers[0] ?? null, createdAt]);
}
function sum3(groups) {
  return groups.reduce((all, { count }) => all + count, 0);
}
function many(count) {
  return counted(count, "goroutine");
}
function restWords({ count }, shown, groups) {
  return groups <= 0 ? [] : [own(`and ${many(count - sum3(shown))} in ${counted(groups, "more group")}`)];
}
function moreBlocked(count) {
  return `and ${counted(count, "more place")} where goroutines are blocked`;
}
function moreGoroutines(count) {
  return `what the goroutines of ${counted(count, "more benchmark")} do is in report.json`;
}
function standsThere({ at: at3, goroutines }) {
  const there = goroutines?.groups.find((of) => of.at?.file === at3?.file && of.at?.line === at3?.line);
  return there === void 0 || at3 === null ? nothing : own(`${nameOf3(there)} ${doingOf(there)} there`);
}
function standingWords(standing2) {
  const { at: at3, callers, createdAt, minutes, leaked, count } = standing2;
  const [caller] = callers;
  const since = minutes === 0 ? "" : `, for ${count === 1 ? "" : "up to "}${formatDuration(minutes * 6e4)}`;
  const lost = leaked === 0 ? "" : count === leaked ? ", leaked" : `, ${leaked} of them leaked`;
  return [
    ...own(`${nameOf3(standing2)} ${doingOf(standing2)}`),
    ...at3 === null ? nothing : say` in ${lineWords(at3)}`,
    ...own(since + lost),
    ...caller === void 0 ? nothing : say`, called by ${lineWords(caller)}`,
    ...createdAt === null || isHarness4(createdAt) ? nothing : say`, created in ${lineWords(createdAt)}`
  ];
}
function nameOf3({ count, ids, createdAt }) {
  const [id] = ids;
  if (count !== 1 || id === void 0) return many(count);
  return createdAt !== null && isHarness4(createdAt) ? `goroutine ${id} (the benchmark)` : `goroutine ${id}`;
}
function isHarness4({ function: name }) {
  return /^testing\.\(\*B\)\.(?:run1|doBench|launch)/.test(name);
}
function lineWords(line) {
  return say`${shortFunction(line.function)} (${placeName(line)})`;
}
function doingOf({ wait, count, sleepMs }) {
  const sleep = sleepMs === null ? "" : ` (time.Sleep of ${durationOf(sleepMs)})`;
  return doingWords(wait, count) + sleep;
}
function doingWords(wait, count) {
  const [one, several] = doings[wait];
  return count === 1 ? one : several;
}
function durationOf(ms) {
  return ms < 1 ? formatExact(ms / 1e3, "sec/op") : formatDuration(ms);
}
var waits = (what) => [`waits ${what}`, `wait ${what}`];
var doings = {
  "channel-receive": waits("to receive from a channel"),
  "channel-send": waits("to send on a channel"),
  "nil-channel-receive": waits("to receive from a nil channel"),
  "nil-channel-send": waits("to send on a nil channel"),
  select: waits("in a select"),
  "select-no-cases": waits("in a select without cases"),
  mutex: waits("for a mutex"),
  "rwmutex-read": waits("to read-lock a sync.RWMutex"),
  "rwmutex-write": waits("to write-lock a sync.RWMutex"),
  once: waits("for a sync.Once"),
  waitgroup: waits("for a sync.WaitGroup"),
  cond: waits("for a sync.Cond"),
  sleep: ["sleeps", "sleep"],
  io: waits("for input or output"),
  syscall: ["is in a system call", "are in a system call"],
  coroutine: waits("for a coroutine"),
  synctest: waits("for a synctest bubble"),
  gc: waits("for the garbage collector"),
  running: ["runs", "run"],
  runnable: ["is ready to run", "are ready to run"],
  runtime: ["serves the runtime", "serve the runtime"],
  other: ["waits", "wait"]
};

// src/report/words/goroutines-left.ts
function at2({ file, line }) {
  return say`${`${file}:${line}`}`;
}
function standingWords2({ waits: kind, stands }) {
  const where = stands === null ? nothing : say` at ${at2(stands)} in ${shortFunction(stands.function)}`;
  return say`each ${own(doingWords(kind, 1))}${where}`;
}
function provenWords({ proven, count }) {
  if (proven === null || proven === 0) return nothing;
  return own(
    `; by Go's goroutineleak profile ${proven === count ? `all ${grouped(count)}` : `${grouped(proven)} of ${grouped(count)}`} can never go on`
  );
}
function leftWords(left) {
  return say`${standingWords2(left)}${provenWords(left)}`;
}
function growthWords({ by: by2, growth, left, operations, leftPerOperation }) {
  const all = `${by2 === "dump" ? "at least " : ""}${grouped(left)} after ${counted(operations, "operation")}`;
  switch (growth) {
    case "none":
      return by2 === "dump" ? "no more with more operations" : "none left behind";
    case "constant":
      return `${counted(left, "goroutine")} left behind, however many operations there are`;
    case "filling":
      return `goroutines are left behind, fewer with each operation (${all})`;
    case "leak":
      return `${formatValue(leftPerOperation, "")} ${leftPerOperation === 1 ? "goroutine" : "goroutines"} left behind by each operation (${all})`;
    case "growing":
      return `more goroutines with more operations (${all})`;
  }
}
function isFree({ by: by2, growth }) {
  return by2 === "sentinels" && growth === "none";
}
function keptWords({ goroutines }) {
  const { base, head } = goroutines ?? {};
  if (head === void 0 || head.growth === "none") return null;
  if (base?.growth === head.growth && (head.growth === "leak" || base.left === head.left)) return null;
  const before = base === void 0 ? "" : isFree(base) ? ", none on base" : `; on base ${growthWords(base)}`;
  const [group] = head.groups ?? [];
  if (group === void 0) return own(growthWords(head) + before);
  const { created } = group;
  const started = created === null ? nothing : say`; started at ${at2(created)} in ${shortFunction(created.function)}`;
  return say`${own(growthWords(head) + before)}${started}; ${leftWords(group)}`;
}
function keptOfReport({ verdict, rows }) {
  const told = new Set(
    rows.exceeded.flatMap(
      ({ benchmark, change }) => change.culprits.some(({ left }) => left !== void 0) ? [benchmark] : []
    )
  );
  const found = /* @__PURE__ */ new Map();
  for (const benchmark of verdict.benchmarks) {
    const words3 = keptWords(benchmark);
    if (words3 === null) continue;
    const key2 = JSON.stringify(words3);
    const known3 = found.get(key2);
    const rank3 = told.has(benchmark) ? 1 : 0;
    if (known3 === void 0) found.set(key2, { benchmarks: [benchmark.id], words: words3, rank: rank3 });
    else {
      known3.benchmarks.push(benchmark.id);
      known3.rank = Math.min(known3.rank, rank3);
    }
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank);
}

// src/report/words/timing.ts
var stageWords = {
  screen: "first look",
  focus: "second look",
  confirm: "fresh data"
};
function modeNote(mode) {
  return mode === void 0 || mode === "estimate" ? "" : ` (${mode})`;
}
function timingParts({ verdict: { timing }, elapsedMs: elapsedMs2 }) {
  const wall = elapsedMs2 > 0 ? [formatDuration(elapsedMs2)] : [];
  if (timing === null) return wall;
  const { screened, focused, confirmed: confirmed2, floor } = timing;
  const timed = [
    ...screened > 0 ? [`${counted(screened, "benchmark")} timed`] : [],
    ...focused > 0 ? [`${grouped(focused)} looked at again`] : [],
    ...confirmed2 > 0 ? [`${grouped(confirmed2)} measured afresh`] : []
  ];
  return [
    ...timed.length > 0 ? [timed.join(", ")] : [],
    ...wall,
    ...floor === null ? [] : [`noise floor \xB1${formatShare(floor)}`]
  ];
}
function allTogether(benchmarks) {
  return `all ${grouped(benchmarks)} together`;
}
var suiteUnit = "sec/op";
function suiteLimit({ budget: budget2 }) {
  const max2 = budget2 === null ? NaN : parseFloat(budget2) / 100;
  return Number.isNaN(max2) ? phrases.noBudget : formatLimit({ kind: "relative", max: max2 }, suiteUnit, "lower");
}
function suiteWords(suite) {
  const means = { regression: ", slower", improvement: ", faster", none: "" }[suite.change];
  const budget2 = suite.budget === null ? "" : `, budget ${suiteLimit(suite)}`;
  return `${allTogether(suite.benchmarks)} ${suiteUnit} ${formatRatio(suite.ratio)}${means}${budget2}`;
}

// src/report/words/unproven.ts
var mostCaveats = 3;
function reasonsOf(report, rows) {
  const shared2 = byWidest(rows.flatMap(caveatsOf));
  const reasons3 = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const why = reasonOf2(report, row, shared2);
    const key2 = JSON.stringify([why, remedyOf(report, row)]);
    const known3 = reasons3.get(key2);
    if (known3 === void 0) reasons3.set(key2, { why, rows: [row] });
    else known3.rows.push(row);
  }
  return [...reasons3.values()].map(({ why, rows: of }) => {
    const [first] = of;
    const remedy = first === void 0 ? nothing : remedyOf(report, first);
    return {
      words: join([why, instabilityOf(report) === null ? seen(of) : nothing, remedy], "; "),
      rows: of
    };
  });
}
var unstableCodes = ["machine-unstable", "processor-changed"];
function instabilityOf({ verdict }) {
  if (verdict.timing?.unstable !== true) return null;
  return verdict.caveats.find(({ code }) => unstableCodes.includes(code)) ?? null;
}
function toldByRows(report) {
  const rows = [...report.rows.unproven, ...report.rows.unmeasured];
  const unstable = instabilityOf(report);
  return new Set(
    [
      ...rows.flatMap((row) => row.change.caveats.slice(0, mostCaveats)),
      ...unstable !== null && report.rows.unproven.some(isTimed) ? [unstable] : []
    ].map((caveat) => JSON.stringify(caveatWords(caveat)))
  );
}
function isTimed({ change }) {
  return change.pairs > 0;
}
function caveatsOf({ benchmark, change }) {
  return isToldByBenchmark(change) ? benchmark.caveats : change.caveats;
}
function isToldByBenchmark({ caveats, pairs }) {
  return caveats.length === 0 && pairs === 0;
}
function toldOfBenchmark({ changes: changes2, caveats }) {
  const isTold = changes2.some(
    (change) => (change.outcome === "unproven" || change.outcome === "unmeasured") && isToldByBenchmark(change)
  );
  return isTold ? caveats.slice(0, mostCaveats) : [];
}
function reasonOf2(report, row, shared2) {
  const unstable = isTimed(row) ? instabilityOf(report) : null;
  if (unstable !== null) return caveatWords(unstable);
  const caveats = caveatsOf(row).slice(0, mostCaveats).map((caveat) => caveatWords(shared2(caveat)));
  return join([...isTimed(row) && !isShort(row) ? [own(unsettled(row))] : [], ...caveats], "; ");
}
function unsettled({ change }) {
  const mode = change.budget?.mode;
  if (mode === "strict") return "nothing proves that it is within the budget, as budget-mode strict asks";
  if (mode === "proven" && change.change === "regression")
    return "it got worse, but nothing proves that it is beyond the budget, as budget-mode proven asks";
  return change.stage === "confirm" ? "measuring it afresh did not settle it" : "it was not measured afresh";
}
function seen(rows) {
  const all = rows.filter(isTimed).flatMap(({ change }) => change.smallest ?? []);
  if (all.length === 0) return nothing;
  const most2 = formatShare(all.reduce((a, b) => Math.max(a, b)));
  const least2 = formatShare(all.reduce((a, b) => Math.min(a, b)));
  const best = least2 === most2 ? "" : `, of ${least2} in the quietest`;
  return own(`a change of ${most2} or more would have been seen${best}`);
}
function remedyOf(report, row) {
  if (row.change.outcome !== "unproven" || !isTimed(row)) return nothing;
  if (instabilityOf(report) !== null) return own("run it again on a quieter machine");
  if (row.change.stage !== "confirm" || isShort(row) || !isExhausted(row)) return nothing;
  return own("a quieter machine would decide, more time would not");
}
function isExhausted({ change: { layouts, pairs } }) {
  return layouts >= mostLayouts || layouts === 1 && pairs >= mostPairsOnOneLayout;
}
function isShort({ change }) {
  return change.caveats.some(({ code }) => code === "time-budget-spent" || code === "too-few-pairs");
}
function undecided2(rows) {
  const found = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const { benchmark, change } = row;
    const lacksTime = change.caveats.some(({ code }) => code === "time-budget-spent");
    const key2 = keyOf(benchmark.id);
    if (change.outcome !== "unproven" || found.has(key2)) continue;
    if (isTimed(row) || lacksTime) found.set(key2, { benchmark, lacksTime });
  }
  return [...found.values()];
}

// src/report/words/lines.ts
function rowText({ change }) {
  const { base, head } = formatSides(change);
  const { budget: budget2, metric } = change;
  return {
    unit: metric.unit,
    base: base ?? phrases.missing,
    head: head ?? phrases.missing,
    change: formatChange(change) ?? (base === null && head === null ? phrases.missing : base === null ? phrases.nowNew : phrases.nowGone),
    budget: budget2 === null ? phrases.noBudget : formatLimit(budget2.limit, metric.unit, metric.better) + modeNote(budget2.mode)
  };
}
var mostShares = 2;
function placeShares(report, place) {
  const byBenchmark = /* @__PURE__ */ new Map();
  for (const cost2 of place.costs) {
    const key2 = keyOf(cost2.row.benchmark.id);
    byBenchmark.set(key2, [...byBenchmark.get(key2) ?? [], cost2]);
  }
  const all = [...byBenchmark.values()];
  const shares = all.slice(0, mostShares).flatMap((costs) => {
    const [first, ...rest2] = costs;
    if (first === void 0) return [];
    return [
      {
        benchmark: say`${labelOf(report, first.row.benchmark.id).name}`,
        amounts: onePerUnit(costs).map(amount),
        rows: [first.row, ...rest2.map(({ row }) => row)]
      }
    ];
  });
  return { shares, others: all.length - shares.length };
}
function onePerUnit(costs) {
  const units = /* @__PURE__ */ new Map();
  for (const cost2 of costs) {
    const known3 = units.get(cost2.culprit.unit);
    if (known3 === void 0 || cost2.row.change.metric.unit === cost2.culprit.unit)
      units.set(cost2.culprit.unit, cost2);
  }
  return [...units.values()];
}
function amount({ row, culprit: culprit3 }) {
  const delta = culprit3.head - culprit3.base;
  const perOp = formatCost(delta, culprit3.unit, culprit3.sampled ? 2 : 3);
  const notes = [
    culprit3.sampled ? phrases.sampled : "",
    culprit3.onceIn === void 0 ? "" : onceWords(culprit3.onceIn),
    culprit3.waiting === void 0 ? "" : waitingNote(culprit3.waiting),
    shareOf(row, culprit3, delta)
  ].filter((note2) => note2 !== "");
  return { text: perOp, note: notes.join(", ") };
}
function shareOf({ change }, { unit, sampled }, delta) {
  const { base, head } = change.summary;
  if (base === void 0 || head === void 0 || unit !== change.metric.unit) return "";
  const whole = head.center - base.center;
  const share3 = delta / whole;
  if (!Number.isFinite(share3) || share3 <= 0) return "";
  if (share3 > (sampled ? 1.25 : 1.05)) return elsewhere(formatCost(whole - delta, unit, sampled ? 2 : 3));
  if (share3 >= 0.95) return "all of it";
  return share3 < 0.01 ? "" : `${Math.round(share3 * 100)} % of it`;
}
var longestPath = 6;
function placePath(place) {
  const { path } = place.costs[0].culprit;
  if (path.length < 2) return nothing;
  const calls = path.map((call) => say`${shortFunction(call.function)}`);
  const kept = calls.length <= longestPath ? calls : [...calls.slice(0, 3), own(`${calls.length - 5} calls`), ...calls.slice(-2)];
  return join(kept, " \u2192 ");
}
function placeGoroutines(place) {
  return place.costs.flatMap(({ row, culprit: { left, waiting } }) => [
    ...left === void 0 ? [] : [join([leftWords(left), ofRuntime(row)], "; ")],
    ...waiting === void 0 ? [] : [releasedWords(waiting)]
  ]).filter((words3) => words3.length > 0).slice(0, 1);
}
var heldByRuntime = ["B/op", "heap-kept-B/op"];
function ofRuntime({ benchmark }) {
  const more2 = benchmark.changes.flatMap(
    ({ metric: { unit }, change }) => change === "regression" && heldByRuntime.includes(unit) ? [unit] : []
  );
  return more2.length === 0 ? nothing : own(runtimeShare(more2));
}
function placeReasons(place) {
  return reasonsOfPlace(place).map((because) => {
    const isHere = because.file === place.file && because.line === place.line;
    const isFunction = because.kind === "inlining";
    return isHere || isFunction ? becauseWords(because) : say`${becauseWords(because)} (${placeName(because)})`;
  });
}
function placeNotes({ inDiff, changedAt, own: isOwn }) {
  return [
    ...inDiff ? [phrases.lineOfDiff] : [],
    ...changedAt === void 0 ? [] : [`the diff changes this function at line ${changedAt}`],
    ...isOwn ? [] : [phrases.foreignLine]
  ];
}
function noLineOfRows(rows, nameOf4) {
  const unplaced = withoutPlace(rows).map(nameOf4);
  return unplaced.length === 0 ? [] : [noLineFor(unplaced)];
}
function rowWords(row) {
  const { unit, base, head, change, budget: budget2 } = rowText(row);
  return say`${named(unit)} ${own(`${base} \u2192 ${head}, ${change}, ${phrases.budget} ${budget2}`)}`;
}
function doubtsOfReport(report) {
  const isTold = ({ outcome }) => outcome === "unproven" || outcome === "unmeasured";
  const run2 = gathered(report.verdict.caveats.map((caveat) => ({ caveat, id: null })));
  const single = gathered(
    report.verdict.benchmarks.flatMap((benchmark) => {
      const { id, caveats, changes: changes2 } = benchmark;
      const told2 = toldOfBenchmark(benchmark);
      return [
        ...caveats.filter((caveat) => !told2.includes(caveat)),
        ...changes2.filter((change) => !isTold(change)).flatMap((change) => change.caveats)
      ].filter(({ code }) => code !== "baseline-missing").map((caveat) => ({ caveat, id }));
    })
  );
  const told = toldByRows(report);
  const ofRun = new Set(run2.map(({ words: words3 }) => JSON.stringify(words3)));
  return [
    ...run2.filter(({ words: words3 }) => !told.has(JSON.stringify(words3))),
    ...single.filter(({ words: words3 }) => !ofRun.has(JSON.stringify(words3)))
  ];
}
function gathered(all) {
  const found = /* @__PURE__ */ new Map();
  const shared2 = byWidest(all.map(({ caveat }) => caveat));
  for (const { caveat, id } of all) {
    const words3 = caveatWords(shared2(caveat));
    const key2 = JSON.stringify(words3);
    let doubt = found.get(key2);
    if (doubt === void 0) found.set(key2, doubt = { words: words3, ids: /* @__PURE__ */ new Map() });
    if (id !== null) doubt.ids.set(keyOf(id), id);
  }
  return [...found.values()].map(({ words: words3, ids }) => ({ words: words3, benchmarks: [...ids.values()] })).sort((a, b) => b.benchmarks.length - a.benchmarks.length);
}
function headWords({ manifests: { head }, pullHead }) {
  const { sha, dirty } = head.commit;
  const isMerge = pullHead !== null && sha !== null && !dirty && sha !== pullHead;
  return isMerge ? say`${pullHead.slice(0, 7)}, merged as ${sha.slice(0, 7)}` : commitWords(head);
}
function commitWords({ commit }) {
  const sha = commit.sha === null ? null : commit.sha.slice(0, 7);
  if (commit.dirty)
    return sha === null ? own(phrases.workingTree) : say`${own(phrases.workingTree)} on ${sha}`;
  return sha === null ? say`${commit.ref}` : say`${sha}`;
}

// src/report/words/baseline.ts
var hour = 36e5;
function ageWords(ms) {
  if (ms === null) return null;
  if (ms < hour) return "less than an hour old";
  const hours = Math.floor(ms / hour);
  return hours < 48 ? `${counted(hours, "hour")} old` : `${counted(Math.floor(hours / 24), "day")} old`;
}
function withAge(words3, { ageMs: ageMs2 }) {
  const age = ageWords(ageMs2);
  return age === null ? words3 : [...words3, `, ${age}`];
}
function placeWords({ relation, distance }) {
  if (relation === "merge-base") return "the merge base";
  if (relation === "newest") return "the newest there is, no ancestor of head";
  return distance === null ? "an ancestor of the merge base" : `${counted(distance, "commit")} before the merge base`;
}
function baseWords(report) {
  const { baseline, manifests } = report;
  if (isWithoutBase(report)) return own("no baseline");
  const base = say`base ${commitWords(manifests.base)}`;
  const found = baseline?.mode === "artifact" ? baseline.found : null;
  const why = found === null ? reasonWords(report.baseReason) : withAge(own(`baseline artifact of run ${found.run}, ${placeWords(found)}`), found);
  return why.length === 0 ? base : say`${base} (${why})`;
}
function reasonWords(text) {
  return text === "" ? nothing : named(text);
}
function besideWords({ baseline, counts: counts2 }) {
  const found = baseline?.mode === "auto" ? baseline.found : null;
  if (baseline === null || found === null || counts2.measured === 0) return nothing;
  const artifact = withAge(
    found.relation === "merge-base" ? own("the baseline artifact of the merge base") : say`the baseline artifact of ${found.sha.slice(0, 7)}, ${own(placeWords(found))}`,
    found
  );
  if (baseline.benchmarks === 0)
    return say`${artifact}, took no part: other programs, or other numbers of iterations`;
  const of = baseline.benchmarks === counts2.measured ? "" : ` of ${counted(baseline.benchmarks, "benchmark")}`;
  return say`counts${own(of)} also from ${artifact}`;
}
function baselineWords(report) {
  const { baseline } = report;
  if (baseline === null) return nothing;
  const { found, reason } = baseline;
  if (found === null) return say`no stored baseline: ${missingWords(reason)}`;
  return baseline.mode === "artifact" ? baseWords(report) : besideWords(report);
}

// src/report/waiting-json.ts
function waitingJson({ contention, cpuGroups, crossed = [], offProcessor: offProcessor2 }) {
  if (contention === void 0 && cpuGroups === void 0 && crossed.length === 0) return null;
  return {
    contention: contention === void 0 ? null : contentionOf2(contention),
    processor: cpuGroups === void 0 ? null : cpuGroups.map(groupOf2),
    crossed: crossed.map((of) => ({ ...of })),
    offProcessor: offProcessor2 === void 0 ? null : {
      base: offProcessor2.base,
      head: offProcessor2.head,
      sleep: offProcessor2.sleep === null ? null : { ...offProcessor2.sleep }
    }
  };
}
function contentionOf2({ sites, left, procs }) {
  return { procs, left, sites: sites.map(siteOf2) };
}
function siteOf2({
  waits: waits2,
  function: name,
  file,
  line,
  own: own2,
  inDiff,
  gone,
  delay,
  contentions,
  change
}) {
  return {
    ...{ waits: waits2, function: name, file, line, own: own2, inDiff, gone, change },
    delay: pairOf(delay),
    contentions: pairOf(contentions)
  };
}
function groupOf2({ group, time, change }) {
  return { group, change, time: pairOf(time) };
}
function pairOf({ base, head }) {
  return { base: spreadOf3(base), head: spreadOf3(head) };
}
function spreadOf3({ center, lo, hi, n }) {
  return { center, lo, hi, n };
}
function culpritWaiting({ waiting }) {
  if (waiting === void 0) return {};
  const { waits: waits2, procs, released } = waiting;
  return {
    waiting: {
      waits: waits2,
      procs,
      released: released === void 0 ? null : { function: released.function, file: released.file, line: released.line, own: released.own }
    }
  };
}

// src/model/goroutines.ts
var waitKinds = [
  "channel-receive",
  "channel-send",
  "nil-channel-receive",
  "nil-channel-send",
  "select",
  "select-no-cases",
  "mutex",
  "rwmutex-read",
  "rwmutex-write",
  "once",
  "waitgroup",
  "cond",
  "sleep",
  "io",
  "syscall",
  "coroutine",
  "synctest",
  "gc",
  "running",
  "runnable",
  /** A thread without work, or a goroutine that serves the runtime. */
  "runtime",
  "other"
];

// src/model/subject.ts
function subjectOf({ benchmark, facts }) {
  return benchmark === null ? `package ${String(facts["pkg"] ?? "")}` : keyOf(benchmark);
}

// src/report/words/broken.ts
function brokenOfReport(report) {
  const found = /* @__PURE__ */ new Map();
  const blockedBy = blockedFindings(report);
  for (const finding of report.verdict.findings) {
    const { rule, facts, at: at3, benchmark } = finding;
    if (rule !== "benchmark-broken") continue;
    const f = new FactReader(facts);
    const words3 = brokenWords(f);
    const cutOff2 = cutOffWords(f);
    const stopped = f.is("stopped");
    const message = f.text("message") ?? "";
    const pkg = benchmark === null ? f.text("pkg") : null;
    const baseOnly = f.text("side") === "base";
    const whose2 = blockedBy.get(subjectOf(finding)) ?? [];
    const stand = [finding, ...whose2].map(standKey);
    const key2 = JSON.stringify([
      words3,
      cutOff2,
      message,
      pkg,
      stand,
      ...stopped ? [at3?.file, at3?.line] : []
    ]);
    let broken = found.get(key2);
    if (broken === void 0) {
      const blocked = blockedOf2(whose2, f.number("blockedLeftOut") ?? 0);
      const goroutines = goroutinesWords(
        finding,
        whose2.flatMap((of2) => of2.goroutines ?? [])
      );
      const of = { baseOnly, words: words3, cutOff: cutOff2, message, at: at3, stopped, pkg, blocked, goroutines };
      found.set(key2, broken = { ...of, benchmarks: [] });
    }
    if (benchmark !== null) broken.benchmarks.push(benchmark);
  }
  const said = new Set(
    [...found.values()].flatMap(({ pkg, message }) => pkg === null ? [] : [JSON.stringify([pkg, message])])
  );
  return [...found.values()].filter(
    ({ pkg, message, benchmarks }) => pkg !== null || !benchmarks.every((id) => said.has(JSON.stringify([id.pkg, message])))
  );
}
function blockedFindings({ verdict }) {
  const found = /* @__PURE__ */ new Map();
  for (const finding of verdict.findings) {
    if (finding.rule !== "goroutines-blocked") continue;
    const subject = subjectOf(finding);
    const known3 = found.get(subject);
    if (known3 === void 0) found.set(subject, [finding]);
    else known3.push(finding);
  }
  return found;
}
function blockedOf2(findings, leftOut2) {
  const shown = findings.slice(0, mostBlocked2).map(blockedWords);
  const more2 = findings.length - shown.length + leftOut2;
  return more2 === 0 ? shown : [...shown, { lead: own(moreBlocked(more2)), items: [] }];
}
function standKey({ facts, goroutines }) {
  return [facts["block"], goroutines?.groups.map(({ wait, at: at3, count }) => [wait, at3, count])];
}
function brokenWords(f) {
  const side = f.text("side");
  const isSlow = f.text("cutOffBy") === "time-budget" && f.text("ending") === "hung";
  const ended2 = f.text("asleep") === "process" ? "deadlocks" : endingWords(f.text("ending") ?? "");
  const verb = isSlow ? "takes too long" : ended2 ?? phrases.fails;
  if (side === "both") return `${verb} on both sides`;
  return isSide(f) ? `${verb} on ${side ?? ""}` : verb;
}
function cutOffWords(f) {
  const [by2, ms] = [f.text("cutOffBy"), f.number("cutOffMs")];
  if (ms === null) return "";
  const after = `: cut off after ${formatDuration(ms)}`;
  if (by2 === "timeout") return `${after}, by timeout`;
  return by2 === "time-budget" ? `${after}, its share of what was left of time-budget, before timeout` : after;
}
function brokenByBenchmark(report) {
  const words3 = /* @__PURE__ */ new Map();
  for (const { rule, facts, benchmark } of report.verdict.findings) {
    if (rule !== "benchmark-broken" || benchmark === null) continue;
    const key2 = keyOf(benchmark);
    if (!words3.has(key2)) words3.set(key2, brokenWords(new FactReader(facts)));
  }
  return words3;
}

// src/report/words/findings.ts
var words2 = {
  "allocation-on-line": (f, name) => {
    const unit = f.text("unit") === "B/op" ? "B/op" : "allocs/op";
    return phrase([
      own(cost(f, unit)),
      own(sides2(f, unit)),
      inFunction(f),
      forBenchmark(name),
      once3(f),
      others(f),
      budget(f)
    ]);
  },
  "goroutines-left": (f, name) => {
    const kind = waitKinds.find((of) => of === f.text("waits"));
    const [file, line] = [f.text("standsFile"), f.number("standsLine")];
    const where = file === null || line === null ? nothing : say` at ${`${file}:${line}`}`;
    const lead = phrase([
      own(cost(f, "goroutines-left/op")),
      own(sides2(f, "goroutines-left/op")),
      inFunction(f),
      forBenchmark(name),
      others(f),
      budget(f)
    ]);
    return kind === void 0 ? lead : say`${lead}: each ${own(doingWords(kind, 1))}${where}`;
  },
  "heap-kept": (f, name) => phrase([
    own(cost(f, "heap-kept-B/op")),
    own(sides2(f, "heap-kept-B/op")),
    own("of what is allocated"),
    inFunction(f),
    forBenchmark(name),
    others(f),
    budget(f)
  ]),
  "time-in-function": (f, name) => phrase([
    own(cost(f, "sec/op")),
    own(sides2(f, "sec/op")),
    own(`(${phrases.sampled})`),
    inFunction(f),
    forBenchmark(name),
    others(f),
    budget(f)
  ]),
  contention: contentionWords,
  "off-processor": offProcessorWords,
  "benchmark-broken": (f, name, finding) => {
    const who = whose(f, name);
    const why = firstLine(f.text("message") ?? "");
    const what = phrase([who, own(brokenWords(f) + cutOffWords(f))]);
    const told = why === "" ? what : say`${what}: ${why}`;
    return join([told, standsThere(finding)], "; ");
  },
  "goroutines-blocked": (f, name, finding) => {
    const { lead, items } = blockedWords(finding);
    const who = whose(f, name);
    const told = who.length === 0 ? lead : say`in ${who}, ${lead}`;
    return join([told, join(items, "; ")], ": ");
  },
  "budget-exceeded": (f, name) => {
    const unit = f.text("unit");
    const numbers = unit === null ? "" : sides2(f, unit);
    const all = f.number("benchmarks");
    const ratio = f.number("ratio");
    return phrase([
      own(all === null ? "" : allTogether(all)),
      unit === null ? own(phrases.overBudget) : named(unit),
      own(ratio === null ? numbers : formatRatio({ center: ratio, lo: ratio, hi: ratio })),
      forBenchmark(name),
      budget(f)
    ]);
  },
  "profile-budget": (f, name) => {
    const unit = f.text("unit");
    return phrase([
      unit === null ? own("a profile") : say`${unit}`,
      own(unit === null ? "" : sides2(f, unit)),
      forBenchmark(name),
      budget(f)
    ]);
  },
  "changed-unmeasured": (f) => say`${f.text("function") ?? own("a function")} is new or changed, and no benchmark that ran reaches it`
};
function whose(f, name) {
  return name.length > 0 ? name : f.with("pkg", (pkg) => say`${own(phrases.package)} ${pkg}`);
}
function phrase(parts) {
  return join(parts, " ");
}
function cost(f, unit) {
  const base = f.number("base");
  const head = f.number("head");
  return base === null || head === null ? `more ${unit}` : formatCost(head - base, unit);
}
function sides2(f, unit) {
  const base = f.number("base");
  const head = f.number("head");
  return base === null || head === null ? "" : `(${formatValue(base, unit)} \u2192 ${formatValue(head, unit)})`;
}
function inFunction(f) {
  return f.with("function", (name) => say`in ${shortFunction(name)}`);
}
function forBenchmark(name) {
  return name.length === 0 ? nothing : say`for ${name}`;
}
function once3(f) {
  const operations = f.number("onceIn");
  return operations === null ? nothing : own(`(${onceWords(operations)})`);
}
function others(f) {
  const count = f.number("others");
  return count === null ? nothing : own(`and ${counted(count, "more benchmark")}`);
}
function budget(f) {
  return f.with("budget", (written) => say`(budget ${limitOfText(written)})`);
}
function limitOfText(written) {
  return written.replace(/^<=/, "\u2264").replace(/^>=/, "\u2265").replace(/(\d)(?=[%a-zµ])/iu, "$1 ");
}
function findingWords(finding) {
  const name = finding.benchmark === null ? nothing : say`${shortName(finding.benchmark.name)}`;
  return words2[finding.rule](new FactReader(finding.facts), name, finding);
}

// src/report/json.ts
var reportSchemaVersion = "pprof-gate/report/1";
function renderJson(report) {
  return `${JSON.stringify(documentOf(report), null, 2)}
`;
}
function documentOf(report) {
  const { verdict, manifests, counts: counts2 } = report;
  const { head } = manifests;
  return {
    schema: reportSchemaVersion,
    tool: report.tool,
    outcome: verdict.outcome,
    passes: verdict.passes,
    exitCode: verdict.exitCode,
    headline: headline(report),
    base: { ...commitOf(manifests.base), reason: report.baseReason },
    head: commitOf(head),
    baseline: baselineOf2(report),
    go: goOf(head),
    machine: head.machine,
    measurement: {
      paired: manifests.base.session === head.session,
      seed: head.seed,
      startedAt: head.startedAt,
      elapsedMs: report.elapsedMs,
      childrenMs: report.childrenMs,
      alpha: report.alpha,
      pairs: head.options.pairs,
      timeBudgetMs: head.options.timeBudgetMs
    },
    timing: verdict.timing === null ? null : timingOf2(verdict.timing),
    suite: verdict.suite === null ? null : suiteOf(verdict.suite),
    counts: counts2,
    benchmarks: verdict.benchmarks.map((benchmark) => benchmarkOf(benchmark)),
    findings: verdict.findings.map(findingOf),
    caveats: verdict.caveats.map(caveatOf)
  };
}
function baselineOf2(report) {
  const { baseline } = report;
  if (baseline === null) return null;
  const { mode, found, benchmarks, reason, command } = baseline;
  return {
    mode,
    found: found === null ? null : foundOf(found),
    benchmarks,
    reason,
    command,
    words: textOf(baselineWords(report))
  };
}
function foundOf({ sha, relation, distance, recordedAt, run: run2, ageMs: ageMs2 }) {
  return { sha, relation, distance, recordedAt, run: run2, ageMs: ageMs2 };
}
function timingOf2({ floor, guardScatter, ...of }) {
  const { screened, focused, confirmed: confirmed2, guards, unstable } = of;
  return {
    screened,
    focused,
    confirmed: confirmed2,
    floor: floor === null ? null : finite(floor),
    guards,
    guardScatter: guardScatter === null ? null : finite(guardScatter),
    unstable
  };
}
function suiteOf(suite) {
  const { ratio, p, benchmarks, rounds, layouts, change, budget: budget2, outcome } = suite;
  const words3 = suiteWords(suite);
  return { ratio: intervalOf(ratio), p, benchmarks, rounds, layouts, change, budget: budget2, outcome, words: words3 };
}
function commitOf({ commit }) {
  return { ref: commit.ref, sha: commit.sha, dirty: commit.dirty };
}
function goOf({ go }) {
  return { version: go.version, goos: go.goos, goarch: go.goarch };
}
function benchmarkOf(benchmark) {
  const { id, status, dir, definition, iterations, changes: changes2, caveats, goroutines, runtime } = benchmark;
  const moves = benchmark.runtimeMoves ?? [];
  return {
    package: id.pkg,
    name: id.name,
    procs: id.procs,
    status,
    dir,
    definition: positionOf2(definition),
    iterations,
    metrics: changes2.map(metricOf2),
    caveats: caveats.map(caveatOf),
    goroutines: {
      base: goroutines?.base === void 0 ? null : goroutineUseOf(goroutines.base),
      head: goroutines?.head === void 0 ? null : goroutineUseOf(goroutines.head)
    },
    runtime: {
      base: runtime?.base === void 0 ? null : runtimeUseOf2(runtime.base),
      head: runtime?.head === void 0 ? null : runtimeUseOf2(runtime.head),
      moved: moves.map(({ measure, base, head }) => ({ measure, base, head }))
    },
    waiting: waitingJson(benchmark)
  };
}
function runtimeUseOf2({ heap, operations, processes, rates }) {
  const { growth, keptPerOperation, kept, after } = heap;
  return {
    heap: { growth, keptPerOperation, kept, operations: heap.operations, after },
    operations,
    processes,
    rates: Object.fromEntries(
      runtimeMeasures.map((measure) => {
        const rate = rates[measure];
        return [measure, rate === void 0 ? null : { perOperation: rate.perOperation, error: rate.error }];
      })
    )
  };
}
function goroutineUseOf(of) {
  const { growth, operations, left, leftPerOperation, createdPerOperation, createdError, groups } = of;
  return {
    by: of.by,
    growth,
    operations,
    left,
    leftPerOperation,
    createdPerOperation,
    createdError,
    groups: groups === null ? null : groups.map(leftOf)
  };
}
function leftOf({ waits: waits2, count, perOperation: perOperation2, created, stands, proven }) {
  return { waits: waits2, count, perOperation: perOperation2, created: placeOf4(created), stands: placeOf4(stands), proven };
}
function placeOf4(place) {
  return place === null ? null : { function: place.function, file: place.file, line: place.line, own: place.own };
}
function metricOf2(change) {
  const { metric, summary: summary2, budget: budget2 } = change;
  return {
    unit: metric.unit,
    better: metric.better,
    exact: change.exact,
    base: summary2.base === void 0 ? null : summaryOf3(summary2.base),
    head: summary2.head === void 0 ? null : summaryOf3(summary2.head),
    ratio: change.ratio === null ? null : intervalOf(change.ratio),
    p: change.p,
    pairs: change.pairs,
    layouts: change.layouts,
    stage: change.stage,
    smallest: change.smallest === null ? null : finite(change.smallest),
    change: change.change,
    budget: budget2 === null ? null : { ...budget2.limit, written: budget2.written, mode: budget2.mode ?? null },
    outcome: change.outcome,
    caveats: change.caveats.map(caveatOf),
    culprits: change.culprits.map(culpritOf),
    ...change.edited === void 0 ? {} : { edited: change.edited }
  };
}
function intervalOf({ center, lo, hi }) {
  return { center: finite(center), lo: finite(lo), hi: finite(hi) };
}
function summaryOf3(summary2) {
  return { ...intervalOf(summary2), n: summary2.n };
}
function finite(value) {
  return Number.isFinite(value) ? value : null;
}
function culpritOf(culprit3) {
  const { function: name, file, line, base, head, unit, own: own2, inDiff, sampled, left } = culprit3;
  const path = culprit3.path.map((call) => ({
    function: call.function,
    file: call.file,
    line: call.line,
    own: call.own
  }));
  const { changedAt, onceIn } = culprit3;
  const because = (culprit3.because ?? []).map(reasonOf3);
  return {
    ...{ function: name, file, line, base, head, unit, own: own2, inDiff, sampled, path },
    left: left === void 0 ? null : leftOf(left),
    ...culpritWaiting(culprit3),
    ...changedAt === void 0 ? {} : { changedAt },
    ...onceIn === void 0 ? {} : { onceIn },
    ...because.length === 0 ? {} : { because }
  };
}
function reasonOf3(because) {
  const { kind, file, line, column, ...facts } = because;
  return { kind, file, line, column, ...facts, words: textOf(becauseWords(because)) };
}
function findingOf(finding) {
  const { rule, key: key2, level, benchmark, at: at3, facts, goroutines } = finding;
  return {
    rule,
    key: key2,
    level,
    benchmark: benchmark === null ? null : keyOf(benchmark),
    at: positionOf2(at3),
    words: textOf(findingWords(finding)),
    facts,
    ...goroutines === void 0 ? {} : { goroutines: goroutinesOf4(goroutines) }
  };
}
function goroutinesOf4({ count, groups, groupCount, holder }) {
  return {
    count,
    groupCount,
    groups: groups.map(standingOf),
    holder: holder === null ? null : standingOf(holder)
  };
}
function standingOf(standing2) {
  const { count, ids, wait, minutes, leaked, sleepMs, at: at3, callers, createdAt } = standing2;
  const words3 = textOf(standingWords(standing2));
  return { count, ids, wait, minutes, leaked, sleepMs, at: at3, callers, createdAt, words: words3 };
}
function caveatOf(caveat) {
  return { code: caveat.code, words: textOf(caveatWords(caveat)), facts: caveat.facts };
}
function positionOf2(at3) {
  return at3 === null ? null : { file: at3.file, line: at3.line ?? null, column: at3.column ?? null };
}

// src/report/words/clues.ts
function cluesOfRows(rows, nameOf4) {
  const told = /* @__PURE__ */ new Set();
  return withoutPlace(rows).flatMap((row) => {
    const { change, benchmark } = row;
    const groups = change.metric.unit === "sec/op" ? groupsWords(benchmark.cpuGroups ?? []) : nothing;
    const edited = change.edited === void 0 ? nothing : editedWords(change.edited);
    return [edited, groups].flatMap((words3) => {
      if (words3.length === 0) return [];
      const clue = say`${nameOf4(row)}: ${words3}`;
      const text = JSON.stringify(clue);
      if (told.has(text)) return [];
      told.add(text);
      return [clue];
    });
  });
}
function editedWords({ functions, modules, more: more2 }) {
  const names = [
    ...functions.map(({ function: name, file, line }) => say`${shortFunction(name)} (${`${file}:${line}`})`),
    ...modules.map((path) => say`${own("the version of ")}${path}`)
  ];
  if (more2 > 0) return nothing;
  if (names.length === 0) return own("the diff changes no function that is seen in its profile");
  return say`${own("the diff changes ")}${join(names, ", ")}, seen in its profile`;
}

// src/report/terminal-lines.ts
var mostPlaces = 12;
var styles = { "\u2717": 31, "~": 33, "\u2713": 32, bold: 1, dim: 2 };
function painter(color) {
  return (text, style) => color ? `\x1B[${styles[style]}m${text}\x1B[0m` : text;
}
function nameWords(report, id) {
  const { pkg, name } = labelOf(report, id);
  return say`${`${pkg}.${name}`}`;
}
function listedNames(report, ids) {
  return listed(
    ids.map((id) => nameWords(report, id)),
    2
  );
}
function unplacedLines(report) {
  const rows = withoutPlace(report.rows.exceeded).map(
    ({ benchmark, change }) => say`${nameWords(report, benchmark.id)} ${named(change.metric.unit)}`
  );
  const off = offOfRows(report.rows.exceeded, (row) => nameWords(report, row.benchmark.id)).map(textOf);
  return [
    ...off.flatMap((words3) => ["", `${words3}.`]),
    ...rows.length === 0 ? [] : ["", `${textOf(noLineFor(rows))}.`],
    ...cluesOfRows(report.rows.exceeded, (row) => nameWords(report, row.benchmark.id)).map(
      (words3) => `  ${textOf(words3)}`
    )
  ];
}
function reproduceLines(report, paint) {
  const [worst] = report.rows.exceeded;
  if (worst === void 0) return [];
  const { benchmark } = worst;
  const changes2 = report.rows.exceeded.flatMap((row) => row.benchmark === benchmark ? [row.change] : []);
  const lines = reproduceCommands(report, benchmark, changes2);
  const all = new Set(report.rows.exceeded.map((row) => row.benchmark)).size;
  const others2 = own(all > 1 ? `, ${commandsFor(1, all)}` : "");
  return [
    "",
    textOf(say`${own(headings.reproduce)} ${nameWords(report, benchmark.id)}${others2}`),
    ...(lines.every(isWhole) ? lines : [noCommand]).map((line) => paint(`  ${line}`, "dim"))
  ];
}
var mostBroken = 40;
var mostDetailed = 5;
function brokenLines(report, paint) {
  const all = brokenOfReport(report);
  const detailed = all.filter(({ blocked, goroutines }) => blocked.length > 0 || goroutines !== null);
  const lines = all.slice(0, mostBroken).flatMap((broken) => {
    const isDetailed = detailed.indexOf(broken) < mostDetailed;
    return [brokenLine(report, broken, paint), ...isDetailed ? goroutineLines(broken, paint) : []];
  });
  const [rest2, untold] = [all.length - mostBroken, detailed.length - mostDetailed];
  return [
    ...lines,
    ...rest2 > 0 ? [`  ${moreLines(rest2)}`] : [],
    ...untold > 0 ? [`  ${moreGoroutines(untold)}`] : []
  ];
}
function brokenLine(report, broken, paint) {
  const { baseOnly, words: words3, cutOff: cutOff2, message, at: at3, stopped, pkg, benchmarks } = broken;
  const mark = baseOnly ? "~" : "\u2717";
  const names = benchmarks.map((id) => nameWords(report, id));
  const who = pkg === null ? listed(names, 3) : say`${own(phrases.package)} ${pkg}`;
  const where = stopped && at3 !== null ? say` (${placeName({ file: at3.file, line: at3.line ?? 0 })})` : nothing;
  const why = firstLine(message);
  return `${paint(mark, mark)} ${textOf(say`${who} ${own(words3)}${where}${own(cutOff2)}`)}${why === "" ? "" : `: ${visible(why, 300)}`}`;
}
function goroutineLines({ blocked, goroutines }, paint) {
  const told = [...blocked, ...goroutines === null ? [] : [goroutines]];
  return told.flatMap(({ lead, items }) => {
    if (lead.length === 0) return items.map((item) => paint(`      ${textOf(item)}`, "dim"));
    const heading = `      ${textOf(lead)}${items.length > 0 ? ":" : ""}`;
    return [heading, ...items.map((item) => paint(`        ${textOf(item)}`, "dim"))];
  });
}
function reasonLines(report, list3, paint) {
  const rows = report.rows[list3];
  if (rows.length === 0) return [];
  const reasons3 = reasonsOf(report, rows);
  const lines = reasons3.slice(0, mostPlaces).flatMap(({ words: words3, rows: of }) => {
    const names = listed(
      of.map((row) => say`${nameWords(report, row.benchmark.id)} ${row.change.metric.unit}`),
      2
    );
    const [first, ...others2] = undecided2(of);
    const command = first === void 0 ? [] : [decideLine(report, [first, ...others2])];
    return [
      `  ${textOf(join([names, words3], ": "))}`,
      ...command.map((line) => paint(`      ${line}`, "dim"))
    ];
  });
  if (reasons3.length > mostPlaces) lines.push(`  ${moreLines(reasons3.length - mostPlaces)}`);
  const heading = list3 === "unproven" ? headings.cannotTell : headings.unmeasured;
  return ["", `${paint(heading, "bold")} ${rowCount(rows)}`, ...lines];
}
function decideLine(report, all) {
  const commands = [all, ...all.map((one) => [one])].map((of) => decideCommand(report, of));
  return commands.find(isWhole) ?? noCommand;
}
function keptLines2(report, paint) {
  const kept = keptOfReport(report);
  if (kept.length === 0) return [];
  const lines = kept.slice(0, mostPlaces).map(({ benchmarks, words: words3 }) => `  ${textOf(say`${listedNames(report, benchmarks)}: ${words3}`)}`);
  const rest2 = kept.length - lines.length;
  return ["", paint(headings.kept, "bold"), ...lines, ...rest2 > 0 ? [`  ${moreLines(rest2)}`] : []];
}
function doubtLines(report, paint) {
  const doubts = doubtsOfReport(report);
  if (doubts.length === 0) return [];
  const lines = doubts.slice(0, mostPlaces).map(({ words: words3, benchmarks }) => {
    return `  ${textOf(join([listedNames(report, benchmarks), words3], ": "))}`;
  });
  const rest2 = doubts.length - lines.length;
  return ["", paint(headings.doubts, "bold"), ...lines, ...rest2 > 0 ? [`  ${moreLines(rest2)}`] : []];
}

// node_modules/markdown-table/index.js
function defaultStringLength(value) {
  return value.length;
}
function markdownTable(table2, options) {
  const settings = options || {};
  const align = (settings.align || []).concat();
  const stringLength = settings.stringLength || defaultStringLength;
  const alignments = [];
  const cellMatrix = [];
  const sizeMatrix = [];
  const longestCellByColumn = [];
  let mostCellsPerRow = 0;
  let rowIndex = -1;
  while (++rowIndex < table2.length) {
    const row2 = [];
    const sizes2 = [];
    let columnIndex2 = -1;
    if (table2[rowIndex].length > mostCellsPerRow) {
      mostCellsPerRow = table2[rowIndex].length;
    }
    while (++columnIndex2 < table2[rowIndex].length) {
      const cell = serialize(table2[rowIndex][columnIndex2]);
      if (settings.alignDelimiters !== false) {
        const size = stringLength(cell);
        sizes2[columnIndex2] = size;
        if (longestCellByColumn[columnIndex2] === void 0 || size > longestCellByColumn[columnIndex2]) {
          longestCellByColumn[columnIndex2] = size;
        }
      }
      row2.push(cell);
    }
    cellMatrix[rowIndex] = row2;
    sizeMatrix[rowIndex] = sizes2;
  }
  let columnIndex = -1;
  if (typeof align === "object" && "length" in align) {
    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = toAlignment(align[columnIndex]);
    }
  } else {
    const code = toAlignment(align);
    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = code;
    }
  }
  columnIndex = -1;
  const row = [];
  const sizes = [];
  while (++columnIndex < mostCellsPerRow) {
    const code = alignments[columnIndex];
    let before = "";
    let after = "";
    if (code === 99) {
      before = ":";
      after = ":";
    } else if (code === 108) {
      before = ":";
    } else if (code === 114) {
      after = ":";
    }
    let size = settings.alignDelimiters === false ? 1 : Math.max(
      1,
      longestCellByColumn[columnIndex] - before.length - after.length
    );
    const cell = before + "-".repeat(size) + after;
    if (settings.alignDelimiters !== false) {
      size = before.length + size + after.length;
      if (size > longestCellByColumn[columnIndex]) {
        longestCellByColumn[columnIndex] = size;
      }
      sizes[columnIndex] = size;
    }
    row[columnIndex] = cell;
  }
  cellMatrix.splice(1, 0, row);
  sizeMatrix.splice(1, 0, sizes);
  rowIndex = -1;
  const lines = [];
  while (++rowIndex < cellMatrix.length) {
    const row2 = cellMatrix[rowIndex];
    const sizes2 = sizeMatrix[rowIndex];
    const cellsInRow = settings.fillRows === false ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length) : mostCellsPerRow;
    columnIndex = -1;
    const line = [];
    while (++columnIndex < cellsInRow) {
      const cell = row2[columnIndex] || "";
      let before = "";
      let after = "";
      if (settings.alignDelimiters !== false) {
        const size = longestCellByColumn[columnIndex] - (sizes2[columnIndex] || 0);
        const code = alignments[columnIndex];
        if (code === 114) {
          before = " ".repeat(size);
        } else if (code === 99) {
          const half = size / 2;
          if (size % 2) {
            before = " ".repeat(half + 0.5);
            after = " ".repeat(half - 0.5);
          } else {
            before = " ".repeat(half);
            after = before;
          }
        } else {
          after = " ".repeat(size);
        }
      }
      if (settings.delimiterStart !== false && !columnIndex) {
        line.push("|");
      }
      if (settings.padding !== false && // Don’t add the opening space if we’re not aligning and the cell is
      // empty: there will be a closing space.
      !(settings.alignDelimiters === false && cell === "") && (settings.delimiterStart !== false || columnIndex)) {
        line.push(" ");
      }
      if (settings.alignDelimiters !== false) {
        line.push(before);
      }
      line.push(cell);
      if (settings.alignDelimiters !== false) {
        line.push(after);
      }
      if (settings.padding !== false) {
        line.push(" ");
      }
      if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) {
        line.push("|");
      }
    }
    lines.push(
      settings.delimiterEnd === false ? line.join("").replace(/ +$/, "") : line.join("")
    );
  }
  return lines.join("\n");
}
function serialize(value) {
  return value === null || value === void 0 ? "" : String(value);
}
function toAlignment(value) {
  const code = typeof value === "string" ? value.codePointAt(0) : 0;
  return code === 67 || code === 99 ? 99 : code === 76 || code === 108 ? 108 : code === 82 || code === 114 ? 114 : 0;
}

// src/report/section.ts
var longestName2 = 80;
function table(head, rows) {
  const align = head.map((_, column) => column < 2 ? "l" : "r");
  return markdownTable([head, ...rows], { align, alignDelimiters: false });
}
function nameCell(report, id) {
  const { pkg, name } = labelOf(report, id);
  return `${plainCell(pkg)} ${codeCell(name, longestName2)}`;
}
function nameWords2(report, id) {
  const { pkg, name } = labelOf(report, id);
  return say`${named(pkg)} ${name}`;
}
function listedNames2(report, ids, most2) {
  return listed(
    ids.map((id) => nameWords2(report, id)),
    most2
  );
}
function changeCells(report, row) {
  const text = rowText(row);
  return [
    nameCell(report, row.benchmark.id),
    plainCell(text.unit),
    text.base,
    text.head,
    changeCell(row.change, text.change),
    text.budget
  ];
}
function changeCell({ outcome }, text) {
  if (outcome === "unproven") return `${text}, ${phrases.cannotTell}`;
  return outcome === "exceeded" ? boldAmount(text) : text;
}
function boldAmount(text) {
  return text.replace(/^[^(]*[^( ]/, (amount2) => `**${amount2}**`);
}
function listedBullets({ lead, items }, indent) {
  const bullets = (of, by2) => of.map((item) => `${by2}- ${markdownOf(item)}`);
  if (lead.length === 0) return bullets(items, indent);
  return [`${indent}- ${markdownOf(lead)}${items.length > 0 ? ":" : ""}`, ...bullets(items, `${indent}  `)];
}
function brokenOf(report) {
  return report.verdict.benchmarks.filter(({ status }) => status === "failed" || status === "hung");
}

// src/report/times.ts
function timesOf({ verdict }) {
  const rows = verdict.benchmarks.flatMap((benchmark) => {
    const units = benchmark.changes.map(({ metric }) => metric.unit);
    return benchmark.changes.filter(({ pairs, metric }) => pairs > 0 && !isMirror(metric.unit, units)).map((change) => ({ benchmark, change }));
  });
  const closeness = ({ change: { stage } }) => stage === null ? -1 : stages.indexOf(stage);
  return rows.sort((a, b) => closeness(b) - closeness(a));
}
function timeCells(row) {
  const { pairs, layouts, stage, p, smallest } = row.change;
  const { base, head, change } = rowText(row);
  const { missing: missing6 } = phrases;
  return [
    base,
    head,
    change,
    `${pairs} on ${layouts}`,
    stage === null ? missing6 : stageWords[stage],
    p === null ? missing6 : formatP(p),
    smallest === null ? missing6 : formatShare(smallest)
  ];
}

// src/report/words/origin.ts
function originWords({
  actor,
  event,
  run: run2,
  attempt: attempt2,
  reason
}) {
  const parts = [
    actor === "" ? own("recorded") : say`recorded by ${named(actor)}`,
    event === "" ? nothing : say`on ${named(event)}`
  ];
  const times = attempt2 > 1 ? `, attempt ${attempt2}` : "";
  return say`${join(parts, " ")}${own(`, run ${run2}${times}`)}${reason === "" ? nothing : say`: ${reason}`}`;
}

// src/report/words/method.ts
function methodWords(report) {
  const { base, head } = report.manifests;
  const { machine, go, options } = head;
  const sentences = [];
  if (base.session === head.session) {
    sentences.push(...pairedWords(report));
  } else if (!isWithoutBase(report)) {
    sentences.push(
      own(
        isStored(report) ? storedTimes : "Two captures that were recorded apart: only what is exact is compared."
      )
    );
  }
  sentences.push(
    own("Counts that were the same in every process of a side are exact, and compared without statistics.")
  );
  sentences.push(...storedWords(report), ...sampledWords(report.verdict));
  const iterations = report.verdict.benchmarks.flatMap(({ iterations: count }) => count ?? []);
  sentences.push(
    say`${own(machine.pinned ? "Pinned to one core" : "Not pinned to a core")}, GOMAXPROCS ${options.procs}${iterations.length === 0 ? own("") : own(`, ${between(least(iterations), most(iterations), "iteration")} per process`)}; seed ${own(String(head.seed))}.`
  );
  const cores = counted(machine.cores, "core");
  sentences.push(
    say`${named(go.version)} ${named(`${go.goos}/${go.goarch}`)} on ${machine.cpu}, ${own(cores)}, ${machine.os}.`
  );
  sentences.push(
    report.elapsedMs > 0 ? say`pprof-gate ${named(report.tool)}: ${own(formatDuration(report.elapsedMs))}, of which ${own(formatDuration(report.childrenMs))} in builds and benchmarks.` : say`pprof-gate ${named(report.tool)}.`
  );
  return sentences;
}
function pairedWords({ verdict, manifests, alpha }) {
  const { suite, timing } = verdict;
  const pairs = verdict.benchmarks.flatMap(
    ({ changes: changes2 }) => changes2.flatMap((change) => change.pairs > 0 ? [change.pairs] : [])
  );
  const range = pairs.length === 0 ? "" : `, ${between(least(pairs), most(pairs), "pair")} per benchmark`;
  const turns = manifests.head.options.pairs === "together" ? "base and head at the same time on two cores, which of them on which at random" : "base and head in turns, in random order";
  if (alpha === null) {
    return [
      own(
        `No time has a budget, so times are shown and not judged: ${turns}, on one code layout, each benchmark in a process of its own${range}.`
      )
    ];
  }
  const sentences = [
    `Times: ${turns}, each benchmark in a process of its own without a profiler${range}; exact signed-rank test, Hodges-Lehmann estimate with its 95 % interval.`
  ];
  if (timing !== null && timing.confirmed > 0)
    sentences.push(
      `What looked different is measured afresh, on other code layouts where Go can link them: only that can break a budget for the time of a benchmark that is on both sides. Base, head, change and p of a time with "${stageWords.confirm}" are of it alone; such a p is adjusted for all that were measured afresh (Holm).`
    );
  sentences.push(
    `Chance that any time of the whole run breaks a relative budget by mistake: about ${formatShare(alpha)} at most${strictNote(verdict)}${sampledNote(verdict)}; the same for all together.`
  );
  if (timing !== null && timing.floor !== null)
    sentences.push(
      `Noise floor: on this machine the first look shows a change of ${formatShare(timing.floor)} or more in half of the benchmarks; "${timeColumns.at(-1) ?? ""}" is that of each time.`
    );
  if (timing !== null && timing.guards > 0)
    sentences.push(
      `Base was held against itself in ${counted(timing.guards, "pair")}, ${guardsWords(timing)}.`
    );
  if (suite !== null) {
    const limit = suite.budget === null ? "" : `, budget ${suiteLimit(suite)}`;
    sentences.push(
      `All ${counted(suite.benchmarks, "benchmark")} together: geometric mean of the times over ${counted(suite.rounds, "round")} on ${counted(suite.layouts, "code layout")}, with the interval between layouts, p ${formatP(suite.p)}${limit}.`
    );
  }
  return sentences.map(own);
}
function strictNote({ benchmarks }) {
  const isStrict = benchmarks.some(({ changes: changes2 }) => changes2.some(({ budget: budget2 }) => budget2?.mode === "strict"));
  return isStrict ? ", as much again for what only budget-mode strict asks for" : "";
}
function sampledNote(verdict) {
  return sampledBudgets(verdict) === 0 ? "" : ", as much again for budgets on CPU profiles";
}
function sampledWords(verdict) {
  const count = sampledBudgets(verdict);
  if (count === 0) return [];
  return [
    own(
      `CPU profiles, ${counted(count, "budget")}: a breach must be beyond its limit by more than chance makes of so many samples (normal distribution), of processes where they differ by more than samples do (Student's t), and of so many budgets (Bonferroni).`
    )
  ];
}
function sampledBudgets({ benchmarks }) {
  return benchmarks.reduce(
    (all, { changes: changes2 }) => all + changes2.filter(({ metric, budget: budget2 }) => budget2 !== null && isSampledBudget(metric.unit)).length,
    0
  );
}
function guardsWords({ guardScatter }) {
  if (guardScatter === null) return "too few to say anything";
  return `which scatter ${guardScatter.toFixed(1)} times as much as those of base and head`;
}
var storedTimes = "Times: the median of head against that of a stored baseline, which ran at another time. A difference is told from three robust standard deviations of earlier recordings on such a machine, and then it is a doubt at most; intervals show these deviations.";
function isStored({ baseline, verdict }) {
  return baseline?.mode === "artifact" || verdict.benchmarks.some(({ stored }) => stored === true);
}
function storedWords({ baseline, manifests }) {
  if (baseline === null || baseline.found === null) return [];
  const { origin } = manifests.base;
  if (baseline.mode === "artifact")
    return origin === void 0 ? [] : [say`The baseline was ${originWords(origin)}.`];
  if (baseline.benchmarks === 0) return [];
  return [
    own(
      `Counts of ${counted(baseline.benchmarks, "benchmark")}: the stored baseline of run ${baseline.found.run} ran the same program, so a change has to lie beyond its values as well, and is exact where both agree.`
    )
  ];
}
function between(lo, hi, one) {
  return lo === hi ? counted(lo, one) : `${grouped(lo)} to ${counted(hi, one)}`;
}
function least(values2) {
  return values2.reduce((a, b) => Math.min(a, b));
}
function most(values2) {
  return values2.reduce((a, b) => Math.max(a, b));
}

// src/report/folds.ts
function movedFold(report, list3, caps) {
  const rows = report.rows[list3];
  if (rows.length === 0) return null;
  const heading = headings[list3];
  const first = rows.slice(0, 2).map((row) => {
    const { change, unit } = rowText(row);
    const { name } = labelOf(report, row.benchmark.id);
    return `${htmlCode(name, longestName2)} ${change} ${htmlOf(foreignUnit(unit))}`;
  });
  const rest2 = rows.length - Math.min(rows.length, caps.rows);
  const body = table(
    columns,
    rows.slice(0, caps.rows).map((row) => changeCells(report, row))
  ) + (rest2 > 0 ? `

${moreRows(rest2)}` : "");
  const benchmarks = new Set(rows.map((row) => row.benchmark)).size;
  const summary2 = `${heading} ${benchmarks}: ${first.join(", ")}${rows.length > 2 ? ", \u2026" : ""}`;
  return { heading, items: rows.length, text: fold(summary2, body) };
}
function foreignUnit(unit) {
  return /^[a-zA-Z]+\/[a-z]+$/.test(unit) ? [unit] : say`${unit}`;
}
var apart2 = ["added", "removed", "skipped", "unchanged"];
function othersFold(report, caps) {
  const lists = apart2.flatMap((status) => {
    const found = report.verdict.benchmarks.filter((benchmark) => benchmark.status === status);
    if (found.length === 0) return [];
    const names = found.slice(0, caps.names).map(({ id }) => nameWords2(report, id));
    const rest2 = found.length - names.length;
    return [
      `- ${statusWords[status]} (${found.length}): ${markdownOf(join(names, ", "))}${rest2 > 0 ? ` and ${moreOf(rest2)}` : ""}`
    ];
  });
  if (lists.length === 0) return null;
  const items = report.verdict.benchmarks.filter(({ status }) => apart2.includes(status)).length;
  return { heading: headings.others, items, text: fold(`${headings.others} ${items}`, lists.join("\n")) };
}
function keptFold(report, caps) {
  const kept = keptOfReport(report);
  if (kept.length === 0) return null;
  const lines = kept.slice(0, caps.places).map(({ benchmarks, words: words3 }) => `- ${markdownOf(say`${listedNames2(report, benchmarks, 3)}: ${words3}`)}`);
  const rest2 = kept.length - lines.length;
  if (rest2 > 0) lines.push(`- ${moreLines(rest2)}`);
  return {
    heading: headings.kept,
    items: kept.length,
    text: fold(`${headings.kept} ${kept.length}`, lines.join("\n"))
  };
}
function doubtsFold(report, caps) {
  const doubts = doubtsOfReport(report);
  if (doubts.length === 0) return null;
  const lines = doubts.slice(0, caps.places).map(({ words: words3, benchmarks }) => {
    return `- ${markdownOf(join([listedNames2(report, benchmarks, 3), words3], ": "))}`;
  });
  const rest2 = doubts.length - lines.length;
  if (rest2 > 0) lines.push(`- ${moreLines(rest2)}`);
  return {
    heading: headings.doubts,
    items: doubts.length,
    text: fold(`${headings.doubts} ${doubts.length}`, lines.join("\n"))
  };
}
function reproduceFold(report, caps) {
  const changes2 = /* @__PURE__ */ new Map();
  for (const { benchmark, change } of report.rows.exceeded) {
    const known3 = changes2.get(benchmark);
    if (known3 === void 0) changes2.set(benchmark, [change]);
    else known3.push(change);
  }
  for (const benchmark of brokenOf(report)) if (!changes2.has(benchmark)) changes2.set(benchmark, []);
  const all = [
    ...[...changes2].map(([benchmark, of]) => ({
      name: nameWords2(report, benchmark.id),
      commands: () => reproduceCommands(report, benchmark, of)
    })),
    ...undecided2(report.rows.unproven).map((of) => ({
      name: say`${nameWords2(report, of.benchmark.id)}, ${own(of.lacksTime ? phrases.toDecide : phrases.toDecideQuietly)}`,
      commands: () => [decideCommand(report, [of])]
    }))
  ];
  if (all.length === 0) return null;
  const shown = all.slice(0, caps.commands);
  const blocks = shown.map(({ name, commands }) => {
    const lines = commands();
    return lines.every(isWhole) ? `${markdownOf(name)}
${codeBlock(lines, "sh")}` : `${markdownOf(name)}

${noCommands}`;
  });
  const summary2 = `${headings.reproduce}: ${commandsFor(shown.length, all.length)}`;
  return { heading: headings.reproduce, items: all.length, text: fold(summary2, blocks.join("\n\n")) };
}
function timesFold(report, caps) {
  const rows = timesOf(report);
  if (rows.length === 0) return null;
  const cells = rows.slice(0, caps.rows).map((row) => [nameCell(report, row.benchmark.id), plainCell(row.change.metric.unit), ...timeCells(row)]);
  const rest2 = rows.length - cells.length;
  const [name, metric] = columns;
  const parts = [table([name, metric, ...timeColumns], cells), phrases.changeNote];
  if (rest2 > 0) parts.push(moreTimes(rest2));
  return {
    heading: headings.times,
    items: rows.length,
    text: fold(`${headings.times} ${rows.length}`, parts.join("\n\n"))
  };
}
function methodFold(report) {
  const lines = methodWords(report).map((sentence) => `- ${markdownOf(sentence)}`);
  return { heading: headings.method, items: lines.length, text: fold(headings.method, lines.join("\n")) };
}
function fold(summary2, body) {
  return `<details><summary>${summary2}</summary>

${body}

</details>`;
}

// src/report/goroutines-fold.ts
function goroutinesFold(report, caps) {
  const told = brokenOfReport(report).flatMap(
    ({ pkg, benchmarks, goroutines }) => goroutines === null ? [] : [{ pkg, benchmarks, goroutines }]
  );
  if (told.length === 0) return null;
  const lines = told.slice(0, caps.places).flatMap(({ pkg, benchmarks, goroutines }) => {
    const names = benchmarks.map((id) => nameWords2(report, id));
    const who = pkg === null ? listed(names, 3) : say`${own(phrases.package)} ${pkg}`;
    return [`- ${markdownOf(who)}`, ...listedBullets(goroutines, "  ")];
  });
  const rest2 = told.length - Math.min(told.length, caps.places);
  if (rest2 > 0) lines.push(`- ${moreLines(rest2)}`);
  return {
    heading: headings.goroutines,
    items: told.length,
    text: fold(`${headings.goroutines} ${told.length}`, lines.join("\n"))
  };
}

// src/report/waiting-fold.ts
var heat = 8;
var longestPlace = 120;
function waitingFold(report, caps) {
  const told = report.verdict.benchmarks.flatMap((benchmark) => {
    const text = textOf3(report, benchmark);
    return text === null ? [] : [text];
  });
  if (told.length === 0) return null;
  const shown = told.slice(0, caps.commands);
  const rest2 = told.length - shown.length;
  const body = [...shown, ...rest2 > 0 ? [moreWaiting(rest2)] : []].join("\n\n");
  return {
    heading: waitingHeading,
    items: told.length,
    text: fold(`${waitingHeading} ${told.length}`, body)
  };
}
function textOf3(report, benchmark) {
  const { id, contention, cpuGroups = [], crossed = [], offProcessor: offProcessor2 } = benchmark;
  const isHeated = contention?.sites.some(({ change }) => change !== "none") === true;
  const isTold = [...report.rows.exceeded, ...report.rows.unproven].some(
    (row) => row.benchmark === benchmark
  );
  const lines = [
    groupsWords(cpuGroups),
    ...offProcessor2 === void 0 || isTold ? [] : [offWords(offProcessor2, nothing)],
    ...crossed.map(crossedWords)
  ].filter((line) => line.length > 0);
  if (!isHeated && lines.length === 0) return null;
  return [
    markdownOf(nameWords2(report, id)),
    ...isHeated ? [heatTable(contention)] : [],
    ...lines.length > 0 ? [lines.map((line) => `- ${markdownOf(line)}`).join("\n")] : []
  ].join("\n\n");
}
function heatTable({ sites, left }) {
  const most2 = Math.max(
    ...sites.map(({ delay }) => delay.head.center),
    ...sites.map(({ delay }) => delay.base.center)
  );
  const rows = sites.map((site) => [
    codeCell(waitPlace(site), longestPlace),
    waitName(site.waits),
    sidesOf2(site.delay, "sec/op", site),
    sidesOf2(site.contentions, "", site),
    `\`${bar(site.delay.base.center / most2)}\` \u2192 \`${bar(site.delay.head.center / most2)}\``
  ]);
  return table(waitColumns, rows) + (left > 0 ? `

${lighterLines(left)}` : "");
}
function sidesOf2({ base, head }, unit, { change }) {
  const text = [base, head].map(({ center }) => formatValue(Math.max(0, center), unit, 2)).join(" \u2192 ");
  return change === "none" || unit === "" ? text : `**${text}**`;
}
function bar(share3) {
  const full = Number.isFinite(share3) ? Math.min(heat, Math.max(0, Math.round(share3 * heat))) : 0;
  return "\u2588".repeat(full) + "\u2591".repeat(heat - full);
}

// src/report/words/runtime.ts
function cyclesWords(perOperation2) {
  if (perOperation2 <= 0) return "none";
  if (perOperation2 >= 1) return `${formatExact(perOperation2, "", 2)} for each operation`;
  return `one every ${grouped(Math.round(Number((1 / perOperation2).toPrecision(2))))} operations`;
}
var seconds = (perOperation2) => formatValue(perOperation2, "sec/op", 2);
var measureWords = {
  "gc-cycles": "garbage collections",
  "gc-pause": "pauses for garbage collection",
  "gc-work": "processor time of garbage collection",
  "gc-assist": "time spent helping the garbage collector",
  "scheduler-latency": "time goroutines waited for a processor, added up",
  "mutex-wait": "time goroutines waited for a mutex, added up"
};
function rateWords(measure, perOperation2) {
  if (measure === "gc-cycles") return cyclesWords(perOperation2);
  return perOperation2 <= 0 ? "none" : `${seconds(perOperation2)} for each operation`;
}
function sureRateWords(measure, { perOperation: perOperation2, error }) {
  if (error === null) return perOperation2 <= 0 ? "none" : "not known, of a single process";
  return perOperation2 <= 2 * error ? "none beyond chance" : rateWords(measure, perOperation2);
}
function measureName(measure) {
  return measureWords[measure];
}
function moveWords({ measure, base, head }) {
  return `${measureWords[measure]}: ${rateWords(measure, head)}, on base ${rateWords(measure, base)}`;
}
function heapWords({ growth, kept, keptPerOperation, operations, after }) {
  const all = `${formatValue(Math.max(0, kept), "B/op")} after ${counted(operations, "operation")}`;
  switch (growth) {
    case "none":
      return "nothing more stays, however many operations there are";
    case "filling":
      return `memory grows more and more slowly, like a cache that fills (${all})`;
    case "leak": {
      const late = after === 0 ? "" : `, from somewhere after the first ${counted(after, "operation")} on`;
      return `${formatValue(keptPerOperation, "B/op", 2)} of each operation stay${late} (${all})`;
    }
    case "growing":
      return `more stays with more operations (${all})`;
  }
}
function heapMoved({ runtime, goroutines, changes: changes2 }) {
  const { base, head } = runtime ?? {};
  if (head === void 0 || base === void 0) return null;
  const growth = goroutines?.head?.growth ?? "none";
  if (growth !== "none" && growth !== "constant" && growth !== goroutines?.base?.growth) return null;
  const kept = changes2.find(({ metric }) => metric.unit === "heap-kept-B/op");
  const isMoved = kept !== void 0 && kept.change !== "none";
  const fills = head.heap.growth === "filling" && base.heap.growth === "none";
  if (!isMoved && !fills) return null;
  const [culprit3] = kept?.culprits ?? [];
  const line = culprit3 === void 0 ? nothing : say`; allocated at ${`${culprit3.file}:${culprit3.line}`} in ${shortFunction(culprit3.function)}`;
  const before = base.heap.growth === "none" ? "; none on base" : `; on base ${heapWords(base.heap)}`;
  return say`heap: ${own(heapWords(head.heap))}${line}${own(before)}`;
}
function runtimeOfReport({ verdict }) {
  return verdict.benchmarks.flatMap((benchmark) => {
    const heap = heapMoved(benchmark);
    const moves = (benchmark.runtimeMoves ?? []).map((move2) => own(moveWords(move2)));
    const words3 = [...moves, ...heap === null ? [] : [heap]];
    return words3.length === 0 ? [] : [{ benchmark, words: words3 }];
  });
}

// src/report/runtime-fold.ts
function runtimeFold(report, caps) {
  const all = runtimeOfReport(report);
  if (all.length === 0) return null;
  const lines = all.slice(0, caps.places).map(
    ({ benchmark, words: words3 }) => `- ${markdownOf(say`${nameWords2(report, benchmark.id)}: ${join(words3, "; ")}`)}`
  );
  const rest2 = all.length - lines.length;
  if (rest2 > 0) lines.push(`- ${moreLines(rest2)}`);
  return {
    heading: headings.runtime,
    items: all.length,
    text: fold(`${headings.runtime} ${all.length}`, lines.join("\n"))
  };
}
function runtimeLines(report, paint) {
  const all = runtimeOfReport(report);
  if (all.length === 0) return [];
  const lines = all.slice(0, mostPlaces).flatMap(({ benchmark, words: words3 }) => {
    return [
      `  ${textOf(nameWords(report, benchmark.id))}`,
      ...words3.map((sentence) => `      ${textOf(sentence)}`)
    ];
  });
  const rest2 = all.length - Math.min(all.length, mostPlaces);
  return ["", paint(headings.runtime, "bold"), ...lines, ...rest2 > 0 ? [`  ${moreLines(rest2)}`] : []];
}

// src/report/words/paths.ts
function callsBetween(count) {
  return counted(count, "call");
}
var elsewhereLine = "elsewhere";
function moreBranches(count) {
  return `and ${counted(count, "more line")}`;
}
function moreTrees(count) {
  return `Paths of ${counted(count, "more benchmark")} are in report.json.`;
}

// src/report/path-tree.ts
function pathTree(culprits, mostLines5) {
  const roots = /* @__PURE__ */ new Map();
  for (const { path, base, head } of culprits) {
    let level = roots;
    for (const { label, own: own2 } of stepsOf(path)) {
      const node = level.get(label) ?? { label, own: own2, delta: 0, children: /* @__PURE__ */ new Map() };
      level.set(label, node);
      node.delta += head - base;
      level = node.children;
    }
  }
  const all = sorted2(roots).flatMap((root) => linesOf2(root, 0, Infinity));
  const kept = new Set(
    [...all.keys()].sort(
      by(
        (index) => -(all[index]?.weight ?? 0),
        (index) => index
      )
    ).slice(0, all.length > mostLines5 ? mostLines5 - 1 : mostLines5)
  );
  return {
    lines: all.filter((_, index) => kept.has(index)),
    leftOut: all.length - kept.size,
    delta: [...roots.values()].reduce((sum4, { delta }) => sum4 + delta, 0)
  };
}
function stepsOf(path) {
  const steps = path.map((call, index) => {
    const name = visible(shortFunction(call.function), longestName2);
    const caller = path[index - 1];
    return { label: caller?.own === true ? `${siteOf3(caller)} \u2192 ${name}` : name, own: call.own };
  });
  const last = path.at(-1);
  return last?.own === true ? [...steps, { label: siteOf3(last), own: true }] : steps;
}
function siteOf3({ file, line }) {
  return visible(placeName({ file: file.slice(file.lastIndexOf("/") + 1), line }), longestName2);
}
function linesOf2(node, depth, most2) {
  const run2 = runFrom(node);
  const weight = Math.min(most2, Math.abs(node.delta));
  const texts = node.own ? shortened(run2, 3, 2) : [shortened(run2, 1, 1).join(" \u2192 ")];
  const lines = texts.map((label, index) => ({ depth: depth + index, label, delta: node.delta, weight }));
  const last = run2.at(-1) ?? node;
  return [
    ...lines,
    ...sorted2(last.children).flatMap((child) => linesOf2(child, depth + lines.length, weight))
  ];
}
function runFrom(node) {
  const run2 = [node];
  for (let last = node; ; ) {
    const [next, ...others2] = last.children.values();
    if (next === void 0 || others2.length > 0 || next.own !== node.own || next.delta !== node.delta)
      return run2;
    run2.push(next);
    last = next;
  }
}
function shortened(run2, first, last) {
  const labels = run2.map(({ label }) => label);
  const between2 = labels.length - first - last;
  if (between2 <= 1) return labels;
  return [...labels.slice(0, first), callsBetween(between2), ...labels.slice(-last)];
}
function sorted2(nodes) {
  return [...nodes.values()].sort(
    by(
      ({ delta }) => -Math.abs(delta),
      ({ label }) => label
    )
  );
}

// src/report/paths-fold.ts
var mostLines4 = 12;
var barWidth = 10;
function pathsFold(report, caps) {
  const rows = rowsWithTree(report);
  if (rows.length === 0) return null;
  const shown = rows.slice(0, caps.trees);
  const rest2 = rows.length - shown.length;
  const first = rows.slice(0, 2).map(({ benchmark, change }) => {
    const { name } = labelOf(report, benchmark.id);
    return `${htmlCode(name, longestName2)} ${htmlOf(foreignUnit(change.metric.unit))}`;
  });
  const summary2 = `${headings.paths} ${rows.length}: ${first.join(", ")}${rows.length > 2 ? ", \u2026" : ""}`;
  const body = [...shown.map((row) => treeText(report, row)), ...rest2 > 0 ? [moreTrees(rest2)] : []];
  return { heading: headings.paths, items: rows.length, text: fold(summary2, body.join("\n\n")) };
}
function rowsWithTree({ rows }) {
  const byBenchmark = /* @__PURE__ */ new Map();
  for (const row of [...rows.exceeded, ...rows.improved])
    byBenchmark.set(row.benchmark, [...byBenchmark.get(row.benchmark) ?? [], row]);
  const drawn2 = /* @__PURE__ */ new Set();
  return [...byBenchmark.values()].flatMap((all) => {
    const fresh = all.filter((row2) => drawable(row2).some((culprit3) => !drawn2.has(keyOf5(culprit3))));
    const row = fresh.find((of) => drawable(of).length > 1) ?? fresh.find((of) => drawable(of).some(({ path }) => path.length > longestPath));
    if (row === void 0) return [];
    for (const culprit3 of drawable(row)) drawn2.add(keyOf5(culprit3));
    return [row];
  });
}
function drawable({ change: { culprits } }) {
  const found = culprits.filter(({ path }) => path.length > 0);
  return found.filter(({ unit }) => unit === found[0]?.unit);
}
function keyOf5({ file, line, function: name }) {
  return JSON.stringify([file, line, name]);
}
function treeText(report, row) {
  const { unit, base, head, change } = rowText(row);
  const sampled = drawable(row).some((culprit3) => culprit3.sampled) ? `, ${phrases.sampled}` : "";
  const title = say`${nameWords2(report, row.benchmark.id)} ${named(unit)} ${own(`${base} \u2192 ${head}, ${change}${sampled}`)}`;
  return `${markdownOf(title)}
${codeBlock(drawn(row))}`;
}
function drawn(row) {
  const culprits = drawable(row);
  const tree = pathTree(culprits, mostLines4);
  const isSampled = culprits.some(({ sampled }) => sampled);
  const unit = culprits[0]?.unit ?? row.change.metric.unit;
  const whole = wholeOf(row, unit);
  const rest2 = whole === null ? 0 : whole - tree.delta;
  const isTold = Math.abs(rest2) > (isSampled ? 0.25 : 0.05) * Math.abs(whole ?? 0);
  const lines = [
    ...tree.lines.map(({ depth, label, delta }) => ({ delta, label: "  ".repeat(depth) + label })),
    ...tree.leftOut > 0 ? [{ delta: null, label: moreBranches(tree.leftOut) }] : [],
    ...isTold ? [{ delta: rest2, label: elsewhereLine }] : []
  ];
  const amounts3 = lines.map(
    ({ delta }) => delta === null ? "" : formatDifference(delta, unit, isSampled ? 2 : 3)
  );
  const largest3 = Math.max(...lines.map(({ delta }) => Math.abs(delta ?? 0)), Math.abs(whole ?? 0));
  const width = Math.max(...amounts3.map(({ length }) => length));
  return lines.map(({ delta, label }, index) => {
    const drawnBar = delta === null ? "" : bar2(delta, largest3);
    return `${drawnBar.padEnd(barWidth)} ${(amounts3[index] ?? "").padStart(width)}  ${label}`;
  });
}
function wholeOf({ change: { summary: summary2, metric } }, unit) {
  const { base, head } = summary2;
  return base === void 0 || head === void 0 || unit !== metric.unit ? null : head.center - base.center;
}
function bar2(delta, largest3) {
  const cells = largest3 > 0 ? Math.round(barWidth * Math.abs(delta) / largest3) : 0;
  return delta < 0 ? "\u2591".repeat(Math.max(cells, 1)) : cells === 0 ? "\u258F" : "\u2588".repeat(cells);
}

// src/report/sections.ts
function changesSection(report, caps) {
  const { exceeded, unproven: unproven2 } = report.rows;
  const suite = suiteRow(report);
  const broken = brokenOf(report);
  const items = suite.length + exceeded.length + broken.length + unproven2.length;
  if (items === 0) return null;
  const reasons3 = brokenByBenchmark(report);
  const shown = [
    ...suite,
    ...exceeded.slice(0, caps.rows).map((row) => changeCells(report, row)),
    ...broken.slice(0, caps.rows).map((benchmark) => brokenCells(report, benchmark, reasons3)),
    ...unproven2.slice(0, caps.rows).map((row) => changeCells(report, row))
  ].slice(0, caps.rows);
  const rest2 = items - shown.length;
  return {
    heading: headings.changes,
    items,
    text: table(columns, shown) + (rest2 > 0 ? `

${moreRows(rest2)}` : "")
  };
}
function suiteRow({ verdict: { suite } }) {
  if (suite?.outcome !== "exceeded") return [];
  const { missing: missing6 } = phrases;
  const change = boldAmount(formatRatio(suite.ratio));
  return [[allTogether(suite.benchmarks), suiteUnit, missing6, missing6, change, suiteLimit(suite)]];
}
function brokenCells(report, { id }, reasons3) {
  const { missing: missing6, runs, fails } = phrases;
  return [nameCell(report, id), runs, missing6, missing6, `**${reasons3.get(keyOf(id)) ?? fails}**`, missing6];
}
function configSection(report) {
  const changes2 = report.verdict.caveats.filter(({ code }) => code === "config-changed");
  if (changes2.length === 0) return null;
  const lines = changes2.map((caveat) => `- ${markdownOf(caveatWords(caveat))}`);
  return section(headings.config, lines.length, lines, lines.length);
}
function brokenSection(report, caps) {
  const broken = brokenOfReport(report);
  if (broken.length === 0) return null;
  const lines = broken.slice(0, caps.places).map(({ words: words3, cutOff: cutOff2, message, at: at3, pkg, benchmarks, blocked }) => {
    const names = benchmarks.map((id) => nameWords2(report, id));
    const who = pkg === null ? listed(names, 3) : say`${own(phrases.package)} ${pkg}`;
    const where = at3 === null ? nothing : say` (${placeName({ file: at3.file, line: at3.line ?? 0 })})`;
    const why = firstLine(message);
    const bullet = `- ${markdownOf(say`${who} ${own(words3)}${where}${own(cutOff2)}${why === "" ? nothing : say`: ${why}`}`)}`;
    return [bullet, ...blocked.flatMap((of) => listedBullets(of, "  "))].join("\n");
  });
  return section(headings.broken, broken.length, lines, caps.places);
}
function whereSection(report, caps) {
  const rows = [...report.rows.exceeded, ...report.rows.unproven];
  const places = placesOf(rows);
  const off = offOfRows(rows, (row) => nameWords2(report, row.benchmark.id)).slice(0, caps.places);
  const clues = cluesOfRows(report.rows.exceeded, (row) => nameWords2(report, row.benchmark.id));
  const items = places.length + off.length + clues.length;
  if (items === 0) return null;
  const unplaced = withoutPlace(report.rows.exceeded).map(
    ({ benchmark, change }) => say`${nameWords2(report, benchmark.id)} ${named(change.metric.unit)}`
  );
  const lines = [
    ...places.slice(0, caps.places).map((place) => placeBullet(report, place)),
    ...off.map((words3) => `- ${markdownOf(words3)}`)
  ];
  const built = section(headings.where, items - clues.length, lines, caps.places + off.length);
  return unplaced.length === 0 ? built : {
    ...built,
    text: [
      `${built.text}

${markdownOf(noLineFor(unplaced))}.`,
      ...clues.slice(0, caps.places).map((words3) => `- ${markdownOf(words3)}`)
    ].join("\n")
  };
}
function placeBullet(report, place) {
  const notes = placeNotes(place);
  const name = `${codeSpan(placeName(place))} in ${codeSpan(shortFunction(place.function))}`;
  const path = markdownOf(placePath(place));
  const { shares, others: others2 } = placeShares(report, place);
  const costs = shares.map(({ benchmark, amounts: amounts3 }) => {
    const told = amounts3.map(({ text, note: note2 }) => note2 === "" ? `**${text}**` : `**${text}** (${note2})`);
    return `${told.join(", ")} in ${markdownOf(benchmark)}`;
  });
  return [
    `- ${name}${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`,
    ...costs,
    ...others2 > 0 ? [othersToo(others2)] : [],
    ...[...placeGoroutines(place), ...placeReasons(place)].map(markdownOf),
    ...path === "" ? [] : [path]
  ].join("<br>");
}
function doubtfulSection(report, list3, caps) {
  const rows = report.rows[list3];
  if (rows.length === 0) return null;
  const reasons3 = reasonsOf(report, rows);
  const lines = reasons3.slice(0, caps.places).map((reason) => {
    const names = reason.rows.map(
      (row) => say`${nameWords2(report, row.benchmark.id)} ${named(row.change.metric.unit)}`
    );
    return `- ${markdownOf(join([listed(names, 3), reason.words], ": "))}`;
  });
  const heading = list3 === "unproven" ? headings.cannotTell : headings.unmeasured;
  const built = section(heading, reasons3.length, lines, caps.places);
  return {
    ...built,
    items: rows.length,
    text: built.text.replace(`**${heading}**`, `**${heading}** ${rowCount(rows)}`)
  };
}
function section(heading, items, lines, most2) {
  const rest2 = items - Math.min(items, most2);
  const all = rest2 > 0 ? [...lines, `- ${moreLines(rest2)}`] : lines;
  return { heading, items, text: `**${heading}**
${all.join("\n")}` };
}

// src/report/unreached.ts
function unreachedFold(report, caps) {
  const unreached = unreachedOfReport(report);
  if (unreached.length === 0) return null;
  const lines = unreached.slice(0, caps.names).map(({ place, name }) => `- ${markdownOf(say`${place} ${name}`)}`);
  const rest2 = unreached.length - lines.length;
  if (rest2 > 0) lines.push(`- ${moreLines(rest2)}`);
  return {
    heading: headings.unreached,
    items: unreached.length,
    text: fold(`${headings.unreached} ${unreached.length}`, `${unreachedLead}

${lines.join("\n")}`)
  };
}
function unreachedLines(report, paint) {
  const unreached = unreachedOfReport(report);
  if (unreached.length === 0) return [];
  const lines = unreached.slice(0, mostPlaces).map(({ place, name }) => `  ${textOf(say`${place}  ${name}`)}`);
  const rest2 = unreached.length - lines.length;
  const more2 = rest2 > 0 ? [`  ${moreLines(rest2)}`] : [];
  return ["", `${paint(headings.unreached, "bold")} ${unreached.length}`, ...lines, ...more2];
}
function unreachedOfReport({ verdict }) {
  return verdict.findings.flatMap(
    ({ rule, at: at3, facts }) => rule === "changed-unmeasured" && at3 !== null ? [
      {
        place: say`${placeName({ file: at3.file, line: at3.line ?? 0 })}`,
        name: String(facts["function"] ?? "")
      }
    ] : []
  );
}

// src/report/markdown.ts
var commentLimits = { chars: 65e3, bytes: 2e5 };
var commentCaps = { rows: 30, places: 12, commands: 5, names: 40, trees: 3 };
var summaryLimits = { chars: 9e5, bytes: 1e6 };
var summaryCaps = { rows: 500, places: 100, commands: 20, names: 500, trees: 20 };
var dropOrder = [
  headings.times,
  headings.method,
  headings.others,
  headings.paths,
  headings.worse,
  headings.improved,
  waitingHeading,
  headings.goroutines,
  headings.unreached,
  headings.runtime,
  headings.kept,
  headings.doubts,
  headings.reproduce,
  headings.unmeasured,
  headings.cannotTell,
  headings.where,
  headings.broken,
  headings.changes
];
function renderComment(report, limits = {}, page = null) {
  return render(report, commentCaps, { ...commentLimits, ...limits }, page);
}
function renderSummary(report, limits = {}, page = null) {
  return render(report, summaryCaps, { ...summaryLimits, ...limits }, page);
}
function render(report, caps, limits, page) {
  const open2 = openSections(report, caps);
  const folded = foldedSections(report, caps);
  const dropped = [];
  const texts = (of) => of.filter((part) => !dropped.includes(part)).map(({ text: text2 }) => text2);
  const write = () => {
    const title = `### ${markOf(report)} ${headline(report)}`;
    const { suite } = report.verdict;
    const counts2 = [countsLine(report.counts), ...suite === null ? [] : [suiteWords(suite)]].join(" \xB7 ");
    const note2 = dropped.length > 0 ? [leftOut(dropped)] : [];
    const parts = open2.length === 0 ? [title, `${counts2} \xB7 ${footer(report, page)}`, ...texts(folded), ...note2] : [title, ...texts(open2), counts2, ...texts(folded), ...note2, footer(report, page)];
    return `${parts.join("\n\n")}
`;
  };
  let text = write();
  for (const heading of dropOrder) {
    if (fits5(text, limits)) break;
    const parts = [...open2, ...folded].filter((part) => part.heading === heading);
    if (parts.length === 0) continue;
    dropped.push(...parts);
    text = write();
  }
  return text;
}
function fits5(text, { chars, bytes }) {
  return text.length <= chars && new TextEncoder().encode(text).length <= bytes;
}
function openSections(report, caps) {
  return [
    configSection(report),
    changesSection(report, caps),
    brokenSection(report, caps),
    whereSection(report, caps),
    doubtfulSection(report, "unproven", caps),
    doubtfulSection(report, "unmeasured", caps)
  ].filter((part) => part !== null);
}
function foldedSections(report, caps) {
  return [
    goroutinesFold(report, caps),
    pathsFold(report, caps),
    movedFold(report, "improved", caps),
    movedFold(report, "worse", caps),
    othersFold(report, caps),
    unreachedFold(report, caps),
    keptFold(report, caps),
    waitingFold(report, caps),
    runtimeFold(report, caps),
    doubtsFold(report, caps),
    reproduceFold(report, caps),
    timesFold(report, caps),
    methodFold(report)
  ].filter((part) => part !== null);
}
function footer(report, page) {
  const { head } = report.manifests;
  return [
    markdownOf(baseWords(report)),
    `head ${markdownOf(headWords(report))}`,
    `${plainText(head.go.version)} ${plainText(`${head.go.goos}/${head.go.goarch}`)}`,
    ...timingParts(report),
    markdownOf(besideWords(report)),
    page === null ? "" : pageWords(page)
  ].filter((part) => part !== "").join(" \xB7 ");
}
function pageWords(page) {
  if ("file" in page) return markdownOf(say`${own(phrases.fullReport)} ${page.file}`);
  const link2 = linkTo(phrases.fullReport, page.url);
  return link2 === phrases.fullReport ? "" : link2;
}

// src/outputs.ts
import { constants as constants2, statSync } from "node:fs";
import { access, mkdir as mkdir9, readdir as readdir4, rm as rm4, writeFile as writeFile2 } from "node:fs/promises";
import { basename, dirname as dirname3, join as join21 } from "node:path";
function filesIn(out) {
  return {
    comment: join21(out, "comment.md"),
    summary: join21(out, "summary.md"),
    json: join21(out, "report.json"),
    html: join21(out, "report.html")
  };
}
function reportPaths({ comment, summary: summary2, json, html }) {
  return [comment, summary2, json, html];
}
async function writeReports(out, report, page) {
  const files = filesIn(out);
  await makeOwnFolder(out);
  await writeText(files.comment, renderComment(report));
  await writeText(files.summary, renderSummary(report));
  await writeText(files.json, renderJson(report));
  await writeText(files.html, await page());
  return files;
}
async function writePage(out, name, html) {
  await makeOwnFolder(out);
  const path = join21(out, name);
  await writeText(path, html);
  return path;
}
async function makeOwnFolder(out) {
  if (await makeFolder(out)) await ignore(out, ["*"]);
}
var ourFiles = [
  "/.gitignore",
  "/capture/",
  "/comment.md",
  "/summary.md",
  "/report.json",
  "/report.html"
];
var captureFolders = ["base", "head", "single", "baseline"];
async function requireOurs(out, captures) {
  const refuse2 = (path, names2, isStrange) => {
    const found = names2.find(isStrange);
    if (found !== void 0) throw new GateError("file-unwritable", { path, reason: "not-a-capture", found });
  };
  const names = await namesIn(out);
  refuse2(out, names, (name) => name === journalFile);
  const inside = join21(out, "capture");
  refuse2(inside, await namesIn(inside), (name) => name !== ".gitignore" && !captureFolders.includes(name));
  let isOurs = false;
  for (const folder of captureFolders) {
    if (await captures.wouldReplace(join21(inside, folder))) isOurs = true;
  }
  const files = filesIn(out);
  if (isOurs || names.includes(basename(files.json)) && await isReport(files.json)) return;
  refuse2(out, names, (name) => reportPaths(files).includes(join21(out, name)));
}
async function namesIn(folder) {
  try {
    return await readdir4(folder);
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw unwritable(folder, error);
  }
}
async function isReport(path) {
  try {
    return /^\{\s*"schema":\s*"pprof-gate\/report\//.test(await readStart(path, 200));
  } catch (error) {
    throw unwritable(path, error);
  }
}
async function prepareOutput(out, captures) {
  await requireOurs(out, captures);
  const made = await makeFolder(out);
  await ignore(out, made ? ["*"] : ourFiles);
  const capture = join21(out, "capture");
  await makeFolder(capture);
  await ignore(capture, ["*"]);
  await remove(join21(capture, "baseline"));
  for (const path of reportPaths(filesIn(out))) await remove(path);
}
async function remove(path) {
  await rm4(path, { force: true, recursive: true }).catch((error) => {
    throw unwritable(path, error);
  });
}
async function makeFolder(folder) {
  try {
    return await mkdir9(folder, { recursive: true }) !== void 0;
  } catch (error) {
    throw unwritable(folder, error);
  }
}
async function ignore(folder, patterns) {
  const path = join21(folder, ".gitignore");
  try {
    await writeFile2(path, `${patterns.join("\n")}
`, { flag: "wx" });
  } catch (error) {
    if (error.code !== "EEXIST") throw unwritable(path, error);
  }
}
async function requireFolderOf(path) {
  try {
    await access(`${dirname3(path)}/`, constants2.W_OK);
  } catch (error) {
    throw unwritable(path, error);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  throw new GateError("file-unwritable", { path, detail: "EISDIR" });
}

export {
  policyOf,
  effectiveConfig,
  readConfig,
  scopeOf,
  scopeAt,
  pathIn,
  refuseRoot,
  outcomes,
  ruleIds,
  median,
  quantile,
  runtimeMeasures,
  readEvidence,
  chooseHead,
  checkOut,
  diffMap,
  sameBenchmark,
  flagsOf,
  seededRandom,
  hashText,
  machineHash,
  sampleWorth,
  meter,
  conditionsOf,
  elapsedMs,
  closeSession,
  captureDirectory,
  settingFor,
  begin,
  labelOf,
  historyAnewWords,
  judgeNow,
  reportOn,
  aloneOf,
  configOf,
  findPackages,
  randomFor,
  runRound,
  roundMs,
  topLevelName,
  prepare,
  keepSources,
  probe2 as probe,
  profile,
  screen,
  gate,
  lookAgain,
  readCaptures,
  readPair,
  evidenceOf,
  markOf,
  headline,
  countWords,
  statusWords,
  outcomeWords,
  columns,
  timeColumns,
  headings,
  phrases,
  moreRows,
  moreLines,
  countsLine,
  noCommands,
  noCommand,
  othersToo,
  waitName,
  waitPlace,
  offWords,
  asleepWords,
  offOfRows,
  groupsWords,
  crossedWords,
  lighterLines,
  caveatWords,
  blockedWords,
  goroutinesWords,
  leftWords,
  growthWords,
  keptOfReport,
  stageWords,
  timingParts,
  allTogether,
  suiteUnit,
  suiteLimit,
  suiteWords,
  reasonsOf,
  undecided2 as undecided,
  rowText,
  placeShares,
  placePath,
  placeGoroutines,
  placeReasons,
  placeNotes,
  noLineOfRows,
  rowWords,
  doubtsOfReport,
  headWords,
  commitWords,
  baseWords,
  besideWords,
  subjectOf,
  brokenOfReport,
  brokenWords,
  cutOffWords,
  findingWords,
  renderJson,
  documentOf,
  benchmarkOf,
  findingOf,
  nameWords2 as nameWords,
  listedNames2 as listedNames,
  listedBullets,
  timesOf,
  timeCells,
  originWords,
  methodWords,
  cluesOfRows,
  mostPlaces,
  painter,
  nameWords as nameWords2,
  unplacedLines,
  reproduceLines,
  brokenLines,
  reasonLines,
  keptLines2 as keptLines,
  doubtLines,
  sureRateWords,
  measureName,
  heapWords,
  runtimeOfReport,
  runtimeLines,
  unreachedLines,
  renderComment,
  renderSummary,
  writeReports,
  writePage,
  prepareOutput,
  requireFolderOf
};
