import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  activeRule,
  amountsOf,
  blankChange,
  blockersOf,
  busyTasks,
  caveatCodes,
  changedLineErrors,
  changedLineShare,
  chosenWords,
  compatible,
  composeReport,
  confidence,
  configPath,
  costsOf,
  cpuGroupErrors,
  cpuGroupShare,
  createdShare,
  culpritFloor,
  culpritShare,
  effectsOf,
  findModules,
  folderOf,
  hashText,
  hodgesLehmann,
  isBeyond,
  isDisturbed,
  isMirror,
  isOpen,
  isSameProgram,
  joinOutcomes,
  judgeAgainstNewest,
  judgeTime,
  keeps,
  keepsOn,
  keptShare,
  leastExact,
  leastExplained,
  leastForInterval,
  leastGoroutines,
  leastGuards,
  leastOfCreated,
  leastPairsPerLayout,
  leastRuntimeShare,
  leastSeparated,
  leastStolenSeconds,
  leastSuiteEffect,
  leastTimedProcesses,
  leastWait,
  leastWaitedShare,
  limitSide,
  loadConfig,
  loadSettlesMs,
  median,
  mirrorOf,
  mostCompiledFiles,
  mostCompiledPackages,
  mostCulprits,
  mostMoves,
  mostOrderEffect,
  mostOrderPairs,
  mostReasons,
  mostStolenRounds,
  mostWaitSites,
  moveTolerance,
  normalDeviations,
  normalQuantile,
  normalTail,
  offProcessorShare,
  orderP,
  pairRuns,
  pairsPerLayout,
  patternsByModule,
  profileSlack,
  proofsOf,
  releasedShare,
  runtimeErrors,
  runtimeMeasures,
  runtimeOpShare,
  sampledCulpritShare,
  sampledErrors,
  seededRandom,
  separationAllocs,
  separationShare,
  signedRank,
  sizesOf,
  slopeInformation,
  smallestOf,
  spreadingOf,
  stolenShare,
  summaries,
  summaryOf,
  suspectP,
  suspectsLimit,
  timeCase,
  truncatedBytes,
  unitGapShare,
  unstableScatter,
  valuesOf,
  waitingErrors,
  waitingShare,
  withStored,
  within
} from "./chunk-PCYWL7IT.js";
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
} from "./chunk-OHK4QSAM.js";
import {
  usageError
} from "./chunk-2VZNMADP.js";
import {
  absoluteTotal,
  decodeProfile,
  foldProfile,
  lineFrame,
  sampleTypeIndex,
  unsymbolizedFrame
} from "./chunk-ERU4TAD7.js";
import {
  editDistance,
  nearest
} from "./chunk-3YOJUNEZ.js";
import {
  inLanes,
  readPlainFile
} from "./chunk-F4UK5CVG.js";
import {
  closureDepth,
  isClosure,
  matchFunctions,
  replacedCaptures,
  selectPatterns,
  selectTogether
} from "./chunk-YMGSN4GT.js";
import {
  captureSchemaVersion,
  keyOf,
  shortName,
  stages
} from "./chunk-FN6R42JC.js";
import {
  invalidAt
} from "./chunk-HQ6MZ4GU.js";
import {
  by,
  byText,
  countBelow,
  extremesOf,
  largest
} from "./chunk-DXTMV53A.js";
import {
  betterOf,
  budgetedTypes,
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
function share(percent) {
  return parseFloat(percent) / 100;
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
import { join } from "node:path";
async function readConfig(path, root) {
  const file = path ?? join(root, configPath);
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
async function configAt(read, folder, named) {
  const places = named !== null ? [{ path: named, anchored: true }] : [
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
import { join as join2, posix, relative, resolve, sep } from "node:path";
async function scopeOf(git, directory, configFile2, overrides) {
  const root = await git.root(directory);
  const here = pathIn(root, directory);
  const anchored = configFile2 === null && existsSync(join2(directory, configPath));
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
  const escapes3 = [];
  const inlining = [];
  const refused = [];
  let skipped = bytes.length > diagnosticLimits.bytes || lines.length > diagnosticLimits.lines + 1 ? 1 : 0;
  for (const line of lines.slice(1, diagnosticLimits.lines + 1)) {
    if (line === "") continue;
    const found = line.length > diagnosticLimits.lineBytes ? null : diagnostic(parsed(line));
    if (found === null) skipped++;
    else if (found.kind === "escape") escapes3.push(found.escape);
    else if (found.kind === "inlining") inlining.push(found.inlining);
    else if (found.kind === "call") refused.push(found.call);
  }
  return {
    pkg: textOf(header["package"]),
    file: textOf(header["file"]),
    goVersion: textOf(header["gc_version"]),
    escapes: escapes3,
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
function textOf(value) {
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
  const at = positionOf(json);
  if (json === null || at === null) return null;
  const message = textOf(json["message"]);
  switch (json["code"]) {
    // The one of values, the other of variables; a version can say either of the same.
    case "escape":
    case "escapes":
      if (!message.endsWith(escapesToHeap)) return { kind: "other" };
      return { kind: "escape", escape: escapeOf(at, message.slice(0, -escapesToHeap.length), json) };
    case "canInlineFunction":
      return { kind: "inlining", inlining: { ...at, refusal: null, cost: costOf(message) } };
    case "cannotInlineFunction":
      return { kind: "inlining", inlining: { ...at, refusal: message, cost: costOf(message) } };
    case "cannotInlineCall":
      return callOf(at, message);
    default:
      return { kind: "other" };
  }
}
function callOf(at, message) {
  const [, cost, callee, budget] = /^cost (\d{1,9}) of (.+) exceeds max caller cost (\d{1,9})$/.exec(message) ?? [];
  if (cost === void 0 || callee === void 0 || budget === void 0) return { kind: "other" };
  return { kind: "call", call: { ...at, callee, cost: Number(cost), budget: Number(budget) } };
}
function costOf(message) {
  const cost = /\bcost:? (\d{1,9})\b/.exec(message)?.[1];
  return cost === void 0 ? null : Number(cost);
}
function escapeOf(at, value, json) {
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
      if (isOfValue) inlinedFrom = { ...position, file: fileOf(textOf(location2?.["uri"])) };
      continue;
    }
    isOfValue = false;
    const step = /^escflow: +from (.*) \(([^()]*)\)$/s.exec(message);
    if (step === null || steps.length >= diagnosticLimits.steps) continue;
    steps.push({ ...position, expression: textOf(step[1]), how: textOf(step[2]) });
  }
  return { ...at, value, steps, inlinedFrom };
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
  const [only2, ...others] = holders;
  return others.length === 0 ? [{ rule: "self-deadlock", ...found, object: only2?.wait.object ?? null }] : [{ rule: "mutual-wait", ...found, objects: distinct(holders) }];
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

// src/model/sentinel.ts
function isSentinel(name) {
  return name.includes(".pprofgate") || name.includes(".BenchmarkPprofgate");
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
  const waits = program.flatMap((waiting) => {
    const { object, kind } = waiting.wait;
    const taker = waiting.goroutine.frames.find(isUser);
    const isLock = kind === "mutex" || kind === "rwmutex-read" || kind === "rwmutex-write";
    return isLock && object !== null && taker !== void 0 && !told.has(waiting.goroutine.id) ? [{ ...waiting, object, taker }] : [];
  });
  if (waits.length === 0 || waits.length > mostWaiters) return [];
  return new LockGraph(program, waits, isUser).facts(dump.whole);
}
function isCycle(fact) {
  return fact.rule === "self-deadlock" || fact.rule === "mutual-wait";
}
var LockGraph = class {
  #waits;
  #isUser;
  #program;
  #crowds = /* @__PURE__ */ new Map();
  constructor(program, waits, isUser) {
    this.#isUser = isUser;
    const frames = [...new Set(program.flatMap(({ goroutine }) => goroutine.frames))].filter(isUser);
    const addresses = new Map(frames.map((frame) => [frame, addressesOf(frame)]));
    const words = Float64Array.from([...addresses.values()].flat()).sort();
    const byWord = new CrowdsBy();
    const byFunction = new CrowdsBy();
    this.#waits = waits.map((wait) => {
      const base = baseOf(wait.object, words);
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
      const own = waiting.goroutine.frames;
      const silent2 = !own.some((frame) => (addresses.get(frame)?.length ?? 0) > 0);
      const crowds = new Set(own.flatMap((frame) => crowdsAt.get(frame) ?? []));
      this.#crowds.set(waiting, crowds);
      for (const crowd of crowds) crowd.add(waiting, silent2);
    }
  }
  facts(whole) {
    const only2 = whole && this.#waits.length === 1 && this.#isAlone(this.#waits[0]);
    const own = new Set(this.#waits.filter((wait) => only2 || this.#holdsItself(wait)));
    const rest2 = this.#waits.filter((wait) => !own.has(wait));
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
      ...[...own].map(({ goroutine, object }) => ({
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
  #closedSet(waits) {
    const outside = /* @__PURE__ */ new Map();
    const leave = (waiting) => {
      for (const crowd of this.#crowds.get(waiting) ?? []) {
        const wanted = outside.get(crowd) ?? new Wanted();
        wanted.add(waiting);
        outside.set(crowd, wanted);
      }
    };
    const isInside = ({ object, knowing, near }) => [knowing, ...near].every((crowd) => crowd === null || outside.get(crowd)?.isOnly(object) !== false);
    let set = new Set(waits);
    this.#program.filter((waiting) => !set.has(waiting)).forEach(leave);
    for (let members = waits; ; ) {
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
  #crossed(waits) {
    const [a, b, ...more] = waits;
    if (a === void 0 || b === void 0 || more.length > 0) return [];
    if (a.taker.function !== b.taker.function || a.base === null || b.base === null || a.base === b.base)
      return [];
    const bases = [a.base, b.base];
    const wereGivenBoth = [a, b].every(({ taker }) => {
      const words = addressesOf(taker);
      return bases.every((base) => words.includes(base));
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
    const [a, b, ...more] = open2;
    if (a === void 0 || b === void 0 || more.length > 0) return [];
    const isThird = (other) => other !== a && other !== b;
    if (open2.some(({ object, near }) => near.some((crowd) => crowd.someOther(object, isThird)))) return [];
    if (a.taker.function === b.taker.function) {
      return a.taker.arguments.length < 2 ? [] : mutualWait(open2, "same-function");
    }
    const alone = this.#waits.length === 2 && packageOf(a.taker.function) === packageOf(b.taker.function);
    return alone ? mutualWait(open2, "only-two-locks") : [];
  }
  #heldWhileWaiting(waits) {
    const byAddress = /* @__PURE__ */ new Map();
    for (const wait of waits) {
      const known3 = byAddress.get(wait.object.address);
      if (known3 === void 0) byAddress.set(wait.object.address, [wait]);
      else known3.push(wait);
    }
    return distinct(waits).flatMap((object) => {
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
function baseOf({ address }, words) {
  const base = words[countBelow(words, address + 1) - 1];
  return base === void 0 || address - base >= largestObject ? null : base;
}
function addressesOf({ arguments: words }) {
  const found = [];
  for (const { value, stale } of words) {
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
  const words = printed.replace(/[{}]/g, "").split(", ");
  return words.flatMap((word2) => {
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
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf("\n", at);
    const stop = next < 0 ? text.length : next;
    if (stop - at > longest) tooLong();
    else yield text.slice(at, text[stop - 1] === "\r" && stop > at ? stop - 1 : stop);
    at = stop + 1;
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
    const words = call.arguments.map(({ value, stale }) => `${value ?? ""}${stale ? "?" : ""}`);
    const key2 = [call.function, words.join(), file, line, native].join("\n");
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

// src/evidence/repository-file.ts
function repositoryFile(file, modules) {
  let best = null;
  for (const { path, dir } of modules) {
    if (path.length <= (best?.length ?? -1) || !file.startsWith(path)) continue;
    const rest2 = /^(?:@v0\.0\.0[^/]*)?\/(.+)$/.exec(file.slice(path.length))?.[1];
    if (rest2 === void 0) continue;
    best = { length: path.length, path: dir === "." ? rest2 : `${dir}/${rest2}` };
  }
  return best === null || /(?:^|\/)vendor\//.test(best.path) ? null : best.path;
}

// src/evidence/standing.ts
var mostIds = 3;
var mostCallers = 5;
var longestName = 1e3;
function standing(all, lines, most, holder = null) {
  const groups = /* @__PURE__ */ new Map();
  for (const waiting of all) {
    const key2 = lines.keyOf(waiting);
    const group = groups.get(key2);
    if (group === void 0) groups.set(key2, [waiting]);
    else group.push(waiting);
  }
  const sorted = [...groups.values()].map((group) => lines.standingOf(group)).sort(
    by(
      ({ at }) => at?.own === true ? 0 : 1,
      ({ count }) => -count,
      ({ ids }) => ids[0] ?? 0
    )
  );
  return {
    count: all.length,
    groups: sorted.slice(0, most),
    groupCount: sorted.length,
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
    const { at, callers } = this.#placeOf(frames);
    const created = createdBy === null ? null : this.#lineOf(createdBy);
    return [wait.kind, ...[at, callers[0], created].map(lineKey)].join("\n");
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
    const own = [];
    for (const frame of frames) {
      const line = this.#lineOf(frame);
      if (/\.(?:go|defer)wrap\d+$/.test(line.function)) continue;
      if (line.own && own.push(line) > mostCallers) break;
    }
    const [at, ...callers] = own;
    if (at !== void 0) return { at, callers };
    const foreign = frames.find((frame) => isModuleCode(frame)) ?? frames.find((frame) => !isRuntime(frame));
    return { at: foreign === void 0 ? null : this.#lineOf(foreign), callers: [] };
  }
  #lineOf(frame) {
    let line = this.#known.get(frame);
    if (line === void 0) {
      const own = frame.file.length > longestName ? null : repositoryFile(frame.file, this.#modules);
      const file = own ?? frame.file.slice(0, longestName);
      line = { function: frame.function.slice(0, longestName), file, line: frame.line, own: own !== null };
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
  const own = program.filter((waiting) => !isHarness(waiting));
  const facts = factsOf(dump);
  const asleep2 = facts.find(({ rule, certainty }) => rule === "all-asleep" && certainty === "proven");
  const lines = new Lines(modules);
  const blocked = blockedOf(facts, program, lines);
  return {
    goroutines: standing(own, lines, mostGroups),
    harness: program.length - own.length,
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
  const lines = [...groups.map(({ at }) => lineKey(at)).sort(), lineKey(holder?.at)];
  return [fact.rule, fact.certainty, why, ...lines].join("\n");
}

// src/runtime/staying.ts
function aboveLeast(runs) {
  const [least] = extremesOf(runs.map(({ left }) => left));
  return runs.map((run2) => ({ ...run2, left: run2.left - least }));
}
var leastMore = 2;
var leastProven = 4;
var fillingShare = 0.5;
function stayingOf(runs) {
  const sorted = [...runs].sort((a, b) => a.operations - b.operations);
  const [first, second, third] = sorted.slice(-3);
  if (first === void 0 || second === void 0 || first.operations === second.operations) return null;
  const last = sorted.at(-1) ?? second;
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

// src/runtime/counters-fault.ts
function countersFault(reason, line) {
  return new GateError("counters-invalid", line === void 0 ? { reason } : { reason, line });
}

// src/runtime/histogram.ts
var mostBuckets = 1e3;
var bound = String.raw`[+-]Inf|-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]\d{1,3})?`;
var bucketWord = new RegExp(`^(${bound}):(${bound}):(\\d{1,20})$`);
function readHistogram(words, fault) {
  if (words.length > mostBuckets) throw fault("too-many");
  const buckets = [];
  for (const word2 of words) {
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
  let [count, estimate, least, most, openAbove] = [0, 0, 0, 0, 0];
  for (const bucket of histogram) {
    const lower = Number.isFinite(bucket.lower) ? bucket.lower : Math.min(bucket.upper, 0);
    const upper = Number.isFinite(bucket.upper) ? bucket.upper : lower;
    if (bucket.upper === Infinity) openAbove += bucket.count;
    count += bucket.count;
    estimate += bucket.count * (lower + upper) / 2;
    least += bucket.count * lower;
    most += bucket.count * upper;
  }
  return { count, estimate, least, most: openAbove > 0 ? null : most, openAbove };
}

// src/runtime/counter-change.ts
var createdMetric = "/sched/goroutines-created:goroutines";
function counterChange(begin2, end) {
  if (begin2.pid !== end.pid || begin2.version !== end.version) throw countersFault("other-process");
  const metrics = changes(begin2.metrics, end.metrics, grown);
  const counted = metrics.get(createdMetric);
  return {
    version: end.version,
    maxprocs: end.maxprocs,
    there: begin2.goroutines,
    goroutines: {
      atOnce: end.goroutines - begin2.goroutines,
      settled: end.settled - begin2.goroutines,
      left: end.collected - begin2.goroutines
    },
    created: counted === void 0 ? { count: grown(begin2.goroutineId, end.goroutineId), by: "ids" } : { count: counted, by: "counted" },
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
  const sorted = inOrder(runs);
  return sorted.some((run2, index) => index > 0 && isMore(sorted[index - 1], run2));
}
function keepingOf(runs) {
  const sorted = inOrder(runs);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const [earlier, before] = [sorted.at(-3), sorted.at(-2)];
  if (first === void 0 || last === void 0 || before === void 0) return null;
  if (before.operations === last.operations) return null;
  const told = { kept: last.bytes, operations: last.operations };
  const still = { ...told, keptPerOperation: 0, after: 0 };
  if (!isMore(before, last)) return { ...still, growth: heapGrows(sorted) ? "filling" : "none" };
  const slope2 = slopeOf(before, last);
  if (earlier === void 0) return { ...told, growth: "growing", keptPerOperation: slope2, after: 0 };
  const earlierSlope = slopeOf(earlier, before);
  if (!isMore(earlier, before)) {
    const isSteady = earlierSlope >= fillingShare2 * slope2;
    return isSteady ? { ...told, growth: "leak", keptPerOperation: slope2, after: 0 } : { ...told, growth: "growing", keptPerOperation: slope2, after: before.operations };
  }
  if (slope2 < fillingShare2 * earlierSlope) return { ...still, growth: "filling" };
  const quiet = sorted.findIndex((run2, index) => index > 0 && isMore(sorted[index - 1], run2)) - 1;
  const from = sorted[Math.max(0, quiet)];
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
  const counted = pairsOf(heavy) ?? pairs;
  const cycles = pairsOf(timed) ?? (counted.operations > pairs.operations ? counted : pairs);
  for (const measure of runtimeMeasures) {
    if (measure === "scheduler-latency" && pairs.operations < leastForLatency) continue;
    const isCount = measure === "gc-cycles";
    const rate = rateOf(isCount ? cycles : pairs, measures[measure], isCount);
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
  const [least, most] = extremesOf(counts2);
  if (!(most > least)) return null;
  const having = (count) => runs.flatMap(({ iterations, change }) => iterations === count ? [change] : []);
  const [short, long] = [having(least), having(most)];
  const all = short.flatMap((change, nth) => {
    const other = long[nth];
    return other === void 0 ? [] : [[change, other]];
  });
  return { operations: most, span: most - least, all };
}
function rateOf({ all, span }, of, isCount) {
  const slopes = [];
  let events = 0;
  for (const [short, long] of all) {
    const [before, after] = [of(short), of(long)];
    if (before === null || after === null) return null;
    slopes.push((after - before) / span);
    events += before + after;
  }
  const count = slopes.length;
  const mean2 = slopes.reduce((sum3, slope2) => sum3 + slope2, 0) / count;
  const squares = slopes.reduce((sum3, slope2) => sum3 + (slope2 - mean2) ** 2, 0);
  const spread = count < 2 ? null : Math.sqrt(squares / (count - 1) / count);
  const chance = isCount ? (1 + countShare * events / count) / Math.sqrt(count) / span : null;
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
  const grown3 = grownOf(whole, modules);
  return grown3 === null ? null : {
    goroutines: grown3,
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
  const counted = {
    by: "sentinels",
    createdPerOperation: Math.max(0, (created.count - first.change.created.count) / span),
    createdError: slack / span
  };
  const { growth, left, perOperation: perOperation2 } = staying;
  if (growth !== "none" && growth !== "constant") {
    const { groups: groups2, caveats: caveats2 } = left === 0 ? noGroups : groupsOf(runs, perOperation2, modules);
    const use2 = { ...counted, growth, left, operations: longest.iterations };
    return { use: { ...use2, leftPerOperation: perOperation2, groups: groups2 }, caveats: caveats2 };
  }
  const still = Math.max(0, goroutines.left);
  const { groups, caveats } = still === 0 ? noGroups : groupsOf(alike2, 0, modules);
  const isStill2 = still > 0 ? "constant" : "none";
  const use = { ...counted, growth: isStill2, operations: last.iterations, left: still };
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
  const once2 = isAlone2 ? Math.max(0, last.run.change.goroutines.left - perOperation2 * iterations) : 0;
  const earlier = new Map(before.map((group) => [keyOf3(group), group.ids.length]));
  const { lines, caveats } = last.run.leaked();
  const provenOf = proofIn(after, lines);
  const groups = after.filter(({ kind }) => kind !== "runtime").slice(0, mostGroups2).map((group) => {
    const count = group.ids.length;
    const more = count - (earlier.get(keyOf3(group)) ?? once2);
    return {
      ...placesOf(group, modules),
      count,
      perOperation: grows ? Math.max(0, more / span) : 0,
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
  return [...last.sites].map(([key2, { group, count }]) => ({ group, more: count - (first.sites.get(key2)?.count ?? 0) })).filter(({ more }) => more > 0).sort(by(({ more }) => -more)).slice(0, mostGroups2).map(({ group, more }) => ({
    ...placesOf(group, modules),
    count: more,
    perOperation: grows ? more / (last.iterations - first.iterations) : 0,
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
function placesOf({ kind, frames, userFrame, createdBy }, modules) {
  const own = frames.find(({ file }) => repositoryFile(file, modules) !== null) ?? userFrame;
  return {
    waits: kind,
    created: createdBy === null ? null : placeOf2(createdBy, modules),
    stands: own === null ? null : placeOf2(own, modules)
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
  const own = repositoryFile(file, modules);
  return { function: name, file: own ?? file, line, own: own !== null };
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
  const ascending = (values) => [...new Set(values)].sort((a, b) => a - b);
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
function metricValue(words, fault) {
  const [text = "", ...more] = words;
  if (more.length > 0) throw fault("malformed");
  if (/^\d{1,20}$/.test(text)) return wholeNumber(text, fault);
  if (!/^\d{1,20}(?:\.\d{1,20})?(?:e[+-]\d{1,3})?$/.test(text)) throw fault("malformed");
  const value = Number(text);
  if (!Number.isFinite(value)) throw fault("number-too-large");
  return value;
}

// src/profile/stack-set.ts
var StackSet = class {
  count = 0;
  starts = new Uint32Array(64);
  items = new Uint32Array(1024);
  hashes = new Uint32Array(64);
  /** Position + 1 at `hash & mask`, or at the next free slot. */
  slots = new Uint32Array(256);
  /** Position of `source[0 … length)`, entered when new. */
  add(source2, length) {
    let hash = 2166136261;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ source2[i], 16777619);
    hash = (hash ^ hash >>> 15) >>> 0;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (; this.slots[slot] !== 0; slot = slot + 1 & mask) {
      const position = this.slots[slot] - 1;
      if (this.hashes[position] === hash && this.equals(position, source2, length)) return position;
    }
    this.slots[slot] = this.count + 1;
    return this.append(source2, length, hash);
  }
  /** Columns of exactly the size needed: sequence i is `items[starts[i] … starts[i+1])`. */
  columns() {
    const end = this.starts[this.count];
    return { starts: this.starts.slice(0, this.count + 1), items: this.items.slice(0, end) };
  }
  equals(position, source2, length) {
    const start = this.starts[position];
    if (this.starts[position + 1] - start !== length) return false;
    for (let i = 0; i < length; i++) if (this.items[start + i] !== source2[i]) return false;
    return true;
  }
  append(source2, length, hash) {
    const position = this.count++;
    const start = this.starts[position];
    if (position + 2 > this.starts.length) {
      this.starts = grown2(this.starts, position + 2);
      this.hashes = grown2(this.hashes, position + 2);
    }
    if (start + length > this.items.length) this.items = grown2(this.items, start + length);
    this.items.set(source2.subarray(0, length), start);
    this.starts[position + 1] = start + length;
    this.hashes[position] = hash;
    if (2 * this.count > this.slots.length) this.rehash();
    return position;
  }
  rehash() {
    this.slots = new Uint32Array(2 * this.slots.length);
    const mask = this.slots.length - 1;
    for (let position = 0; position < this.count; position++) {
      let slot = this.hashes[position] & mask;
      while (this.slots[slot] !== 0) slot = slot + 1 & mask;
      this.slots[slot] = position + 1;
    }
  }
};
function grown2(array, atLeast) {
  const larger = new Uint32Array(Math.max(atLeast, 2 * array.length));
  larger.set(array);
  return larger;
}

// src/profile/stacks.ts
function stackTable(profile2, typeIndex) {
  absoluteTotal(profile2, typeIndex);
  const { samples, locations, sampleTypes } = profile2;
  const builder = new StackTableBuilder(sampleTypes[typeIndex]);
  const frameOf = frameIndexes(profile2, builder);
  let stack = new Uint32Array(256);
  for (let i = 0; i < samples.count; i++) {
    const value = samples.values[i * sampleTypes.length + typeIndex];
    if (value === 0) continue;
    let depth = 0;
    const end = samples.stackStart[i + 1];
    for (let at = samples.stackStart[i]; at < end; at++) {
      const location2 = samples.stack[at];
      const first = locations.lineStart[location2];
      const lines = Math.max(locations.lineStart[location2 + 1] - first, 1);
      if (depth + lines > stack.length) {
        const larger = new Uint32Array(2 * (depth + lines));
        larger.set(stack);
        stack = larger;
      }
      for (let line = first; line < first + lines; line++) stack[depth++] = frameOf(location2, line);
    }
    builder.add(stack, depth, value);
  }
  return builder.table();
}
function mergeStacks(tables, weights = []) {
  const type = tables[0]?.type;
  if (type === void 0) throw new TypeError("mergeStacks needs a table");
  const builder = new StackTableBuilder(type);
  tables.forEach((table, which) => {
    if (table.type.type !== type.type || table.type.unit !== type.unit) {
      throw invalidAt("units-differ", 0, { base: type.type, head: table.type.type });
    }
    const weight = weights[which] ?? 1;
    const frames = Uint32Array.from(table.frames, (frame) => builder.frame(frame, frameKey(frame)));
    const stack = table.stack.map((frame) => frames[frame]);
    for (let i = 0; i < table.count; i++) {
      const start = table.stackStart[i];
      const end = table.stackStart[i + 1];
      builder.add(stack.subarray(start, end), end - start, weight * table.values[i]);
    }
  });
  return builder.table();
}
function frameKey({ function: name, file, line, startLine }) {
  return `${name.length}:${name}${file.length}:${file}${line}:${startLine}`;
}
function frameIndexes(profile2, builder) {
  const { locations } = profile2;
  const ofLine = new Int32Array(locations.lineNumber.length).fill(-1);
  const ofLocation = new Int32Array(locations.count).fill(-1);
  const enter = ({ frame }) => builder.frame(frame, frameKey(frame));
  return (location2, line) => {
    if (locations.lineStart[location2] === locations.lineStart[location2 + 1]) {
      if (ofLocation[location2] === -1)
        ofLocation[location2] = enter(unsymbolizedFrame(profile2, location2, "line"));
      return ofLocation[location2];
    }
    if (ofLine[line] === -1) ofLine[line] = enter(lineFrame(profile2, location2, line, "line"));
    return ofLine[line];
  };
}
var StackTableBuilder = class {
  constructor(type) {
    this.type = type;
  }
  type;
  frames = [];
  frameIndexes = /* @__PURE__ */ new Map();
  stacks = new StackSet();
  values = [];
  frame(frame, key2) {
    let index = this.frameIndexes.get(key2);
    if (index === void 0) {
      index = this.frames.push(frame) - 1;
      this.frameIndexes.set(key2, index);
    }
    return index;
  }
  add(stack, depth, value) {
    const position = this.stacks.add(stack, depth);
    this.values[position] = (this.values[position] ?? 0) + value;
  }
  table() {
    const { starts, items } = this.stacks.columns();
    const kept = this.values.map((_, position) => position).filter((position) => this.values[position] !== 0);
    const stackStart = new Uint32Array(kept.length + 1);
    kept.forEach((position, i) => {
      const length = starts[position + 1] - starts[position];
      stackStart[i + 1] = stackStart[i] + length;
    });
    const stack = new Uint32Array(stackStart[kept.length]);
    const frames = [];
    const renumbered = new Int32Array(this.frames.length).fill(-1);
    kept.forEach((position, i) => {
      let filled = stackStart[i];
      for (let at = starts[position]; at < starts[position + 1]; at++) {
        const frame = items[at];
        if (renumbered[frame] === -1) renumbered[frame] = frames.push(this.frames[frame]) - 1;
        stack[filled++] = renumbered[frame];
      }
    });
    const values = Float64Array.from(kept, (position) => this.values[position]);
    return { type: this.type, frames, count: kept.length, stackStart, stack, values };
  }
};

// src/profile/slope.ts
function slopePerOperation(small, large, operations) {
  if (!(operations > 0)) throw new RangeError(`operations must be above 0, not ${operations}`);
  const difference = mergeStacks([large, small], [1, -1]);
  return { ...difference, values: difference.values.map((value) => value / operations) };
}

// src/evidence/profiles.ts
function perOperation(profiles, decode, kind, sampleType, beside2 = []) {
  const [own, others] = [profiles, beside2].map((all) => all.filter((profile2) => profile2.kind === kind));
  const ends = endsOf(chosenOf(own ?? [], others ?? []));
  if (ends === null) return null;
  const { small, large, span } = ends;
  const isWhole = large.some(({ by: by2 }) => by2 === void 0);
  const most = largest(large.map(({ iterations }) => iterations));
  const tablesOf2 = (all) => all.map((one) => tableOf(one, decode, sampleType));
  const [before, after] = [tablesOf2(small), tablesOf2(large)];
  const table = slopePerOperation(meanOf(before), meanOf(after), span);
  const pairs = Math.min(before.length, after.length);
  const part = (_, nth) => slopePerOperation(before[nth].table, after[nth].table, span);
  return {
    table,
    ...pairs > 1 ? { parts: Array.from({ length: pairs }, part) } : {},
    ...isWhole ? {} : { once: () => besides(meanOf(before), meanOf(after), most - span, most) },
    operations: span * after.length,
    period: after[0]?.period ?? 0
  };
}
var countedCall = "testing.(*B).launch";
function besides(small, large, few, many) {
  const counted = [small, large].map(
    (table) => only(table, ({ function: name }) => name === countedCall, true)
  );
  if (counted.every(({ values }) => values.every((value) => value === 0))) return null;
  return mergeStacks(counted, [many / (many - few), -few / (many - few)]);
}
function meanOf(all) {
  const [first, ...others] = all;
  if (first !== void 0 && others.length === 0) return first.table;
  return mergeStacks(
    all.map(({ table }) => table),
    all.map(() => 1 / all.length)
  );
}
function chosenOf(own, others) {
  for (const isMeant2 of [
    ({ by: by2 }) => by2 === void 0,
    ({ by: by2 }) => by2 !== void 0
  ]) {
    const [mine, theirs] = [own.filter(isMeant2), others.filter(isMeant2)];
    if (!isSlope(mine) || others.length > 0 && !isSlope(theirs)) continue;
    const shared2 = mine.filter(({ iterations }) => theirs.some((of) => of.iterations === iterations));
    return isSlope(shared2) ? shared2 : mine;
  }
  return [];
}
function isSlope(profiles) {
  return profiles.some(({ iterations }) => iterations !== profiles[0]?.iterations);
}
function endsOf(profiles) {
  const most = largest(profiles.map(({ iterations }) => iterations));
  const least = largest(profiles.flatMap(({ iterations }) => iterations < most ? [iterations] : []));
  if (!(least > 0)) return null;
  const having = (count) => profiles.filter(({ iterations }) => iterations === count);
  return { small: having(least), large: having(most), span: most - least };
}
function tableOf(profile2, decode, sampleType) {
  const decoded = decode(profile2.file);
  const table = stackTable(decoded, sampleTypeIndex(decoded, sampleType));
  if (profile2.before === void 0) return { table: ofBenchmark(table, profile2), period: decoded.period };
  const earlier = decode(profile2.before);
  const before = stackTable(earlier, sampleTypeIndex(earlier, sampleType));
  return { table: ofBenchmark(mergeStacks([table, before], [1, -1]), profile2), period: decoded.period };
}
var mainOfTests = "testing.(*M).Run";
function ofBenchmark(table, { by: by2 }) {
  const isOthers = ({ function: name }) => isSentinel(name) || by2 !== void 0 && name === mainOfTests;
  return only(table, isOthers, false);
}
function only(table, isMeant2, having) {
  const meant = table.frames.map(isMeant2);
  if (!having && !meant.includes(true)) return table;
  const values = Float64Array.from(table.values);
  for (let row = 0; row < table.count; row++) {
    const stack = table.stack.subarray(table.stackStart[row], table.stackStart[row + 1]);
    if (stack.some((frame) => meant[frame]) !== having) values[row] = 0;
  }
  return { ...table, values };
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
function probeRuns(wanted, probes, profiles, files) {
  const textOf2 = (file) => {
    const bytes = files.get(file);
    if (bytes === void 0)
      throw new GateError("capture-invalid", { reason: "probe-file" }, { at: { file } });
    return decoder.decode(bytes);
  };
  return probes.filter(({ pass }) => pass === wanted).map(({ iterations, counters, goroutines }) => ({
    iterations,
    change: counterChange(readCounters(textOf2(counters.begin)), readCounters(textOf2(counters.end))),
    stayed: () => goroutines.begin === null || goroutines.end === null ? null : stayedBetween(textOf2(goroutines.begin), textOf2(goroutines.end)),
    leaked: () => goroutines.begin === null || goroutines.end === null ? { lines: null, caveats: [] } : leakedIn(
      profiles,
      iterations,
      files,
      thereBefore(textOf2(goroutines.begin), textOf2(goroutines.end))
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
function leakedIn(profiles, iterations, files, before) {
  const found = profiles.find((of) => of.kind === "goroutineleak" && of.iterations === iterations);
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
  const values = [];
  let end = line.length;
  for (; ; ) {
    const tab = line.lastIndexOf("	", end - 1);
    const value = tab < 0 || tab >= end ? null : printedValue(line.slice(tab + 1, end));
    if (value === null) break;
    values.push(value);
    end = tab;
  }
  const count = /\d+$/.exec(line.slice(Math.max(0, end - 20), end))?.[0];
  if (values.length === 0 || count === void 0) return null;
  return { before: line.slice(0, end - count.length), count, values: values.reverse() };
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
  const { values, rejected } = sift(event.tail.values);
  if (values.length === 0) return { ...noResult("no-values"), rejected };
  return { ...reading, ending: "ok", iterations, values, rejected };
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
  for (let at = line.lastIndexOf(printed); at >= 0; at = at === 0 ? -1 : line.lastIndexOf(printed, at - 1)) {
    let end = at + printed.length;
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
    const apart2 = tail.before === "" || tail.before.endsWith(" ");
    if (!apart2 && expected.iterations === void 0) return { event: null, problem: "ambiguous" };
    candidates.push({ line, kind: "result", tail });
  }
  const [event, ...others] = candidates;
  if (event === void 0) return { event: null, problem: "nothing-printed" };
  return others.length > 0 ? { event: null, problem: "ambiguous" } : { event };
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
  const bare = after.find((line) => line === "PASS" || line === "FAIL");
  return closingLine(bare ?? after.find((line) => closingLine(line) !== null) ?? "");
}
function sift(printed) {
  const values = /* @__PURE__ */ new Map();
  const rejected = [];
  for (const { unit, value, printed: asPrinted } of printed) {
    const reject = (because) => rejected.push({ unit, value: asPrinted.value, because });
    if (!Number.isFinite(value)) reject("not-finite");
    else if (value < 0 && isMagnitude(unit)) reject("negative");
    else if (values.has(unit)) reject("repeated");
    else values.set(unit, value);
  }
  return { values: [...values].map(([unit, value]) => ({ unit, value })), rejected };
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

// src/evidence/stopped-at.ts
var mostBytes2 = 128 << 10;
function stoppedAt(dump, modules) {
  const text = new TextDecoder().decode(dump.subarray(0, mostBytes2));
  let waiting = null;
  for (const block of text.split("\n\n")) {
    const [, state] = /^goroutine \d+ [^\n[]*\[([^\],]*)/m.exec(block) ?? [];
    if (state === void 0) continue;
    const at = ownLine(block, modules);
    if (at === null) continue;
    if (/^(?:running|runnable|syscall)/.test(state)) return at;
    if (block.includes("\ntesting.(*B).runN(")) waiting ??= at;
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
  const gathered = /* @__PURE__ */ new Map();
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
        gather(gathered, record2).definition = record2.definition;
        break;
      case "run":
        gather(gathered, record2).runs.push(record2);
        break;
      case "profile":
        gather(gathered, record2).profiles.push(record2);
        break;
      case "probe":
        gather(gathered, record2).probes.push(record2);
        break;
      case "standing":
        gather(gathered, record2).standing.push(record2);
        break;
      case "compiler":
        compiled.push(record2);
        break;
      case "changed-function":
        changedFunctions3.push(record2);
        break;
      case "trouble":
        if (record2.name === null) append(packageTroubles, record2.pkg, troubleOf(record2));
        else gather(gathered, { ...record2, name: record2.name }).troubles.push(troubleOf(record2));
        break;
      case "caveat": {
        const caveat = readCaveat(record2);
        const about = caveat.facts["benchmark"];
        const benchmark = typeof about === "string" ? gathered.get(about) : void 0;
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
  for (const [key2, of] of gathered) {
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
        const runsOf = (pass) => probeRuns(pass, of.probes, of.profiles, files);
        const profiled = { cpu: runsOf("cpu"), heap: runsOf("heap") };
        const whole = standingRuns(of.standing, files);
        return probedBy(runsOf("goroutines"), profiled, whole, manifest.modules, shared2);
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
    linkMs: new Map([...links].map(([pkg, all]) => [pkg, all.reduce((sum3, ms) => sum3 + ms, 0) / all.length])),
    cutShort,
    changedFunctions: changedFunctions3,
    compiled: compiledFiles(compiled, files),
    diff
  };
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
import { join as join4 } from "node:path";

// src/measure/session.ts
import { join as join3 } from "node:path";

// src/measure/meter.ts
function meter(exec, clock, env) {
  let running = 0;
  let since = 0;
  let busy2 = 0;
  return {
    async run(command) {
      if (running++ === 0) since = clock.now();
      try {
        return await exec.run({ ...command, env: { ...env, ...command.env } });
      } finally {
        if (--running === 0) busy2 += clock.now() - since;
      }
    },
    stop: () => exec.stop(),
    busyMs: () => busy2 + (running > 0 ? clock.now() - since : 0)
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
    const share2 = Math.max(leastMs, timesUsual * usualMs2, (timeBudgetMs - nowMs) * mostShare);
    return share2 < whole ? { by: "time-budget", ms: Math.round(share2) } : { by: "timeout", ms: whole };
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
    return [...this.#lostMs.values()].reduce((sum3, ms) => sum3 + ms, 0);
  }
  /** Facts for what is told of a time budget that was too short: which benchmarks took how much of it for nothing. */
  lostFacts() {
    const lostMs = Math.round(this.lostMs());
    if (lostMs < toldShare * this.#limits.timeBudgetMs) return {};
    const most = [...this.#lostMs].sort(([, a], [, b]) => b - a).slice(0, 3);
    return { lostMs, lostTo: most.map(([key2]) => key2) };
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
function endOfShare({ request, timedFromMs }, share2) {
  return timedFromMs + (request.options.timeBudgetMs - timedFromMs) * share2;
}
async function openSession(request, ports) {
  const { options, machine } = request;
  const sides2 = [];
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
    sides2.push({
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
    sides: sides2,
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
  return join3(side.tree.root, found.dir);
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
  return join4(out, "capture", side);
}
var configFile = "config.yml";
async function settingFor(tree, config, ports) {
  const module = (await findModules(tree.root, ports.exec))[0];
  return {
    options: measureOptions(config),
    toolchain: await ports.toolchain(join4(tree.root, module?.dir ?? ".")),
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
  const folder = join4(scratch, "tmp");
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
function pairLines(removed, added2, budget) {
  const pairs = new Int32Array(removed.length).fill(-1);
  const wanted = removed.length * added2.length;
  if (wanted > Math.min(mostCompared, budget.left)) {
    pairEqual(removed, added2, pairs);
    return pairs;
  }
  budget.left -= wanted;
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
  const at = (i, j) => best[i * (width + 1) + j];
  const paired = (i, j) => {
    const of = alike2[i * width + j];
    return of < leastAlike ? -1 : of * of + at(i + 1, j + 1);
  };
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      best[i * (width + 1) + j] = Math.max(at(i + 1, j), at(i, j + 1), paired(i, j));
    }
  }
  for (let i = 0, j = 0; i < rows && j < width; ) {
    if (paired(i, j) >= at(i, j) - 1e-9) pairs[i++] = j++;
    else if (at(i, j + 1) >= at(i + 1, j)) j++;
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
  let words = 0;
  let marks2 = 0;
  for (const [token, count] of a.counts) {
    const both2 = Math.min(count, b.counts.get(token) ?? 0);
    if (isWord(token)) words += both2;
    else marks2 += both2 * punctuationWeight;
  }
  if (words === 0) return 0;
  const dice = 2 * (words + marks2) / (a.weight + b.weight);
  return (1 - targetShare) * dice + (a.target !== null && a.target === b.target ? targetShare : 0);
}

// src/diff/rewritten.ts
var mostLines = 4e5;
var longestFunction = 2e3;
function rewrittenLines({ removed = [], added: added2 = [] }, edit, budget) {
  const out = linesFrom(removed, edit.baseLine, edit.baseCount);
  const into = linesFrom(added2, edit.headLine, edit.headCount);
  return linesOf(pairLines(textsOf(out), textsOf(into), budget), out, into);
}
function wordForWord(changes2) {
  const removed = /* @__PURE__ */ new Map();
  const added2 = /* @__PURE__ */ new Map();
  const keys = (file, text) => {
    const words = text.trim();
    return /\w/.test(words) ? [words, `${words}
${file ?? ""}`] : [];
  };
  const lines = changes2.reduce((sum3, of) => sum3 + (of.removed?.length ?? 0) + (of.added?.length ?? 0), 0);
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
    const middle = start + end2 >>> 1;
    if (lines[middle].line < first) start = middle + 1;
    else end2 = middle;
  }
  let end = start;
  while (end < lines.length && lines[end].line < first + count) end++;
  return lines.slice(start, end);
}
function movedLines(base, from, head, to, budget) {
  const [out, into] = [functionAt(base.removed ?? [], from), functionAt(head.added ?? [], to)];
  return linesOf(pairLines(textsOf(out), textsOf(into), budget), out, into);
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
  const budget = { left: mostCompared2 };
  const rewritten = /* @__PURE__ */ new Map();
  const touchedIn = /* @__PURE__ */ new Map();
  let again = null;
  const moved2 = /* @__PURE__ */ new Map();
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
      const line = once(rewritten, edit, () => rewrittenLines(change, edit, budget)).get(baseLine);
      return line === void 0 ? null : { file: change.head, line };
    },
    elsewhere(baseFile2, baseLine) {
      const change = byBase.get(baseFile2);
      if (change === void 0) return null;
      again ??= wordForWord(changes2);
      return again(change, baseLine);
    },
    moved(from, to, baseLine) {
      const [base, head] = [byBase.get(from.file), byHead.get(to.file)];
      if (base === void 0 || head === void 0) return null;
      const key2 = `${from.line} ${to.line} ${from.file}
${to.file}`;
      const line = once(moved2, key2, () => movedLines(base, from.line, head, to.line, budget)).get(baseLine);
      return line === void 0 ? null : { file: to.file, line };
    },
    touched(headFile, firstLine2, lastLine2, near) {
      const change = byHead.get(headFile);
      if (change === void 0) return null;
      const places = once(touchedIn, change, () => touchedPlaces(change));
      const upTo = countBelow(places, near + 0.5);
      const before = places[upTo - 1];
      if (before !== void 0 && before >= firstLine2) return Math.ceil(before);
      const behind = places[upTo];
      return behind !== void 0 && behind >= firstLine2 && behind <= lastLine2 ? Math.ceil(behind) : null;
    }
  };
}
function once(made, key2, make) {
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
    const middle = low + high >>> 1;
    const edit = edits[middle];
    if (edit !== void 0 && spanOf2(edit).start <= line) low = middle + 1;
    else high = middle;
  }
  return edits[low - 1] ?? null;
}

// src/diff/hunk.ts
var hunkHeader = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;
function readHunk(header, lines) {
  const found = hunkHeader.exec(header);
  if (found === null) throw invalid(lines, "hunk-header");
  const [, baseStart = "", baseLength = "1", headStart = "", headLength2 = "1"] = found;
  const headCount = Number(headLength2);
  let baseLeft = Number(baseLength);
  let headLeft = headCount;
  let baseLine = Number(baseStart) + (baseLeft === 0 ? 1 : 0);
  let headLine = Number(headStart) + (headLeft === 0 ? 1 : 0);
  const first = headLine;
  const edits = [];
  const removed = [];
  const added2 = [];
  let edit = { baseLine, baseCount: 0, headLine, headCount: 0 };
  const close = () => {
    if (edit.baseCount + edit.headCount > 0) edits.push(edit);
    edit = { baseLine, baseCount: 0, headLine, headCount: 0 };
  };
  while (baseLeft > 0 || headLeft > 0) {
    const line = lines.next();
    if (line === null) throw invalid(lines, "hunk-cut");
    const mark = line[0];
    if (mark === "-") {
      removed.push({ line: baseLine, text: line.slice(1) });
      edit.baseCount++;
      baseLine++;
      baseLeft--;
    } else if (mark === "+") {
      added2.push({ line: headLine, text: line.slice(1) });
      edit.headCount++;
      headLine++;
      headLeft--;
    } else if (mark === " " || mark === void 0) {
      baseLine++;
      headLine++;
      baseLeft--;
      headLeft--;
      close();
    } else if (mark !== "\\") {
      throw invalid(lines, "hunk-body");
    }
    if (baseLeft < 0 || headLeft < 0) throw invalid(lines, "hunk-length");
  }
  close();
  return { headLine: first, headCount, edits, removed, added: added2 };
}
function parseHunks(patch) {
  const lines = linesOf2(patch);
  const hunks = [];
  let end = 0;
  for (let line = lines.next(); line !== null; line = lines.next()) {
    if (line.startsWith("\\")) continue;
    const hunk = readHunk(line, lines);
    if (hunk.headLine < end) throw invalid(lines, "hunk-order");
    end = hunk.headLine + hunk.headCount;
    hunks.push(hunk);
  }
  return hunks;
}
function invalid(lines, reason) {
  return new GateError("capture-invalid", { reason }, { at: { file: "diff.patch", line: lines.number } });
}
function linesOf2(text) {
  let at = 0;
  let number = 0;
  return {
    get number() {
      return number;
    },
    next() {
      if (at >= text.length) return null;
      let end = text.indexOf("\n", at);
      if (end < 0) end = text.length;
      const line = text.slice(at, end);
      at = end + 1;
      number++;
      return line;
    }
  };
}

// src/diff/paths.ts
var knownPrefixes = [
  { base: "a/base/", head: "b/head/" },
  { base: "1/base/", head: "2/head/" },
  { base: "base/", head: "head/" },
  ...["ab", "12", "iw", "ci", "cw", "oc", "ow"].map(([base = "", head = ""]) => ({
    base: `${base}/`,
    head: `${head}/`
  }))
];
function prefixesOf(paths) {
  const fits5 = (prefixes) => paths.every(
    ({ base, head }) => (base === null || base.startsWith(prefixes.base)) && (head === null || head.startsWith(prefixes.head))
  );
  return knownPrefixes.find(fits5) ?? { base: "", head: "" };
}
function readPath(text) {
  if (text.startsWith('"')) return unquote(text).path;
  const tab = text.indexOf("	");
  const path = tab < 0 ? text : text.slice(0, tab);
  return path === "/dev/null" ? null : path;
}
function readHeaderPair(header, longer2) {
  if (header.startsWith('"')) {
    const first = unquote(header);
    const rest2 = header.slice(first.end + 1);
    return { base: first.path, head: rest2.startsWith('"') ? unquote(rest2).path : rest2 };
  }
  const quoted2 = header.indexOf(' "');
  if (quoted2 >= 0 && header.endsWith('"')) {
    return { base: header.slice(0, quoted2), head: unquote(header.slice(quoted2 + 1)).path };
  }
  const split = Math.floor((header.length - 1 + longer2) / 2);
  return { base: header.slice(0, split), head: header.slice(split + 1) };
}
var escapes2 = /* @__PURE__ */ new Map([
  ["a", 7],
  ["b", 8],
  ["t", 9],
  ["n", 10],
  ["v", 11],
  ["f", 12],
  ["r", 13],
  ['"', 34],
  ["\\", 92]
]);
function unquote(text) {
  const bytes = [];
  const encoder = new TextEncoder();
  let at = 1;
  while (at < text.length && text[at] !== '"') {
    if (text[at] !== "\\") {
      const point = text.codePointAt(at) ?? 0;
      const character = String.fromCodePoint(point);
      bytes.push(...encoder.encode(character));
      at += character.length;
      continue;
    }
    const octal = /^[0-3][0-7]{2}/.exec(text.slice(at + 1, at + 4));
    if (octal !== null) {
      bytes.push(Number.parseInt(octal[0], 8));
      at += 4;
    } else {
      const letter = text[at + 1] ?? "\\";
      bytes.push(escapes2.get(letter) ?? letter.charCodeAt(0));
      at += 2;
    }
  }
  return { path: new TextDecoder().decode(Uint8Array.from(bytes)), end: at + 1 };
}

// src/diff/parse.ts
function parseDiff(patch, keep4 = "lines") {
  const lines = linesOf2(typeof patch === "string" ? patch : new TextDecoder().decode(patch));
  const files = [];
  let file;
  for (let line = lines.next(); line !== null; line = lines.next()) {
    if (line.startsWith("diff --git ")) {
      file = {
        header: line.slice("diff --git ".length),
        base: void 0,
        head: void 0,
        from: null,
        to: null,
        created: false,
        deleted: false,
        binary: false,
        edits: [],
        removed: [],
        added: []
      };
      files.push(file);
    } else if (file === void 0) {
      continue;
    } else if (line.startsWith("@@ ")) {
      const { edits, removed, added: added2 } = readHunk(line, lines);
      for (const edit of edits) file.edits.push(edit);
      if (keep4 === "lines" || keep4 === "lines and text of Go" && !isGo(file)) continue;
      for (const each of removed) file.removed.push(each);
      for (const each of added2) file.added.push(each);
    } else {
      readHeaderLine(line, file);
    }
  }
  const named = files.map(nameOf);
  const prefixes = prefixesOf(named);
  return named.map(({ base, head, binary, edits, removed, added: added2 }) => ({
    base: strip(base, prefixes, "base"),
    head: strip(head, prefixes, "head"),
    binary,
    edits,
    ...keep4 === "lines" ? {} : { removed, added: added2 }
  }));
}
function isGo({ base, head }) {
  return base?.endsWith(".go") === true || head?.endsWith(".go") === true;
}
function readHeaderLine(line, file) {
  const after = (prefix) => line.startsWith(prefix) ? line.slice(prefix.length) : null;
  const base = after("--- ");
  const head = after("+++ ");
  const from = after("rename from ") ?? after("copy from ");
  const to = after("rename to ") ?? after("copy to ");
  if (base !== null) file.base = readPath(base);
  else if (head !== null) file.head = readPath(head);
  else if (from !== null) file.from = from;
  else if (to !== null) file.to = to;
  else if (line.startsWith("new file mode ")) file.created = true;
  else if (line.startsWith("deleted file mode ")) file.deleted = true;
  else if (line.startsWith("Binary files ") || line === "GIT binary patch") file.binary = true;
}
function nameOf(file) {
  let { base, head } = file;
  if (base === void 0 || head === void 0) {
    const pair = readHeaderPair(file.header, (file.from?.length ?? 0) - (file.to?.length ?? 0));
    base ??= file.created ? null : pair.base;
    head ??= file.deleted ? null : pair.head;
  }
  return { base, head, binary: file.binary, edits: file.edits, removed: file.removed, added: file.added };
}
function strip(path, prefixes, side) {
  return path === null ? null : path.slice(prefixes[side].length);
}

// src/model/pair.ts
var sides = ["base", "head"];

// src/evidence/alike.ts
function profiledAlike({ base, head }) {
  return {
    ...base === void 0 ? {} : { base: beside(base, head) },
    ...head === void 0 ? {} : { head: beside(head, base) }
  };
}
function beside(own, other) {
  if (other === void 0) return own;
  return { ...own, stacks: (kind, sampleType) => own.stacks(kind, sampleType, other.profiles) };
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
    const sides2 = profiledAlike(known3);
    const broken = brokenSides(idOn, evidence);
    const status = statusOf(idOn, sides2, broken, evidence, comparison);
    const changed = changesOf(sides2);
    const unreached = broken === null ? unreachedOf(status, sides2, evidence, comparison) : null;
    return {
      key: keyOf(id),
      id,
      sides: sides2,
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
  for (const [dir, [from, ...others]] of byDir(base, head)) {
    const [to, ...more] = heads.get(dir) ?? [];
    if (from === void 0 || to === void 0 || others.length + more.length > 0) continue;
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
  const reasons = sides.map((side) => evidence[side].end?.reason ?? "cut");
  if (reasons.includes("time-budget")) return { code: "time-budget-spent", facts: { have: 0 } };
  const reason = reasons.find((of) => of !== "complete");
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
  const own = benchmarks.get(keyOf(id));
  const ofOwn = own?.troubles.find(isBroken);
  if (ofOwn !== void 0) return { side, trouble: ofOwn };
  if ((own?.samples.size ?? 0) > 0) return null;
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

// src/judge/metrics.ts
var goUnits = ["sec/op", "B/s", "B/op", "allocs/op"];
var everyUnit = ["sec/op", "B/op", "allocs/op"];
function unitsOf(benchmarks) {
  const units = /* @__PURE__ */ new Set([
    ...benchmarks.base?.samples.keys() ?? [],
    ...benchmarks.head?.samples.keys() ?? []
  ]);
  const rank = (unit) => goUnits.includes(unit) ? goUnits.indexOf(unit) : goUnits.length;
  return [...units].sort(byText).sort(by(rank));
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
      const own = relation === "stored" && baseId !== void 0 ? { ...paired, spreading: spreadingOf(evidence, baseId, question.unit, question.judging.minEffect) } : paired;
      const tested = isMirror(question.unit, units) ? times.get("sec/op") : void 0;
      if (tested === void 0) family.push(own);
      times.set(question.unit, tested === void 0 ? own : mirrorOf(own, tested));
    }
    return { candidate, questions, times, ask };
  });
  return { cases, comparison, family };
}
function askerOf(candidate, blockers, evidence, policy) {
  const { id, sides: sides2, caveats } = candidate;
  const dir = (sides2.head ?? sides2.base)?.dir ?? ".";
  const changed = caveats.filter(
    ({ code }) => code === "benchmark-source-changed" || code === "benchmark-data-changed"
  );
  const incomparable = candidate.incomparable ? [...changed, ...blockers] : blockers;
  const dataOn = (side) => evidence[side].packages.get(sides2[side]?.id.pkg ?? "")?.data;
  const sameFunctions = evidence.head.sameFunctions.has(id.pkg) && dataOn("base") === dataOn("head");
  const subject = { pkg: id.pkg, dir, name: id.name };
  const judging = judgingFor(policy, subject);
  return (unit) => {
    const [base, head] = [sides2.base?.samples.get(unit), sides2.head?.samples.get(unit)];
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
    const missing5 = rule !== null && (limited === null ? head === void 0 : limited === "unmeasured");
    const have = valuesOf(head).length;
    const few = limited === "unproven" && have < leastExact ? [{ code: "too-few-pairs", facts: { have, need: leastExact } }] : [];
    return { ...change, outcome: missing5 ? "unmeasured" : limited ?? "within", caveats: few };
  }
  const values = alike({ base, head }, iterations);
  const blocked = incomparable.length > 0 ? incomparable : values === null ? [differingIterations(iterations)] : [];
  if (values === null || blocked.length > 0) {
    return { ...change, outcome: limited ?? (rule === null ? "within" : "unmeasured"), caveats: blocked };
  }
  if (better === "neither") {
    const unknown = rule !== null && limited === null;
    const shown = described(change, values);
    const { base: before, head: after } = shown.summary;
    const moved2 = question.directionless !== true && hasMoved(question.unit, values);
    const facts = {
      unit: question.unit,
      ...moved2 && before !== void 0 && after !== void 0 ? { base: before.center, head: after.center } : {}
    };
    return {
      ...shown,
      outcome: unknown ? "unmeasured" : limited ?? "within",
      caveats: unknown || moved2 ? [{ code: "unit-direction-unknown", facts }] : []
    };
  }
  const exact = values.isExact || isExact(values);
  const judged2 = exact ? judgeExact(question, values) : judgeVarying(question, values);
  return {
    ...described(change, values),
    ...held(judged2, question, values),
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
function described(change, values) {
  const base = median(values.base);
  const ratio = median(values.head) / base;
  return {
    ...change,
    summary: summaries((side) => values[side]),
    exact: values.isExact,
    // Varying counts have no interval of a ratio that would mean anything.
    ratio: base > 0 ? { center: ratio, lo: ratio, hi: ratio } : null
  };
}
function judgeExact(question, values) {
  const sides2 = { base: median(values.base), head: median(values.head) };
  const { base, head } = certain(question.unit, sides2);
  const isWorse = question.better === "higher" ? head < base : head > base;
  return {
    change: head === base ? "none" : isWorse ? "regression" : "improvement",
    outcome: isOver(question, sides2) ? "exceeded" : "within",
    caveats: []
  };
}
function certain(unit, { base, head }) {
  if (unit !== "B/op") return { base, head };
  const doubt = Math.min(truncatedBytes, Math.abs(head - base));
  return { base, head: head > base ? head - doubt : head + doubt };
}
function isOver({ unit, rule, better }, sides2) {
  return rule !== null && isBeyond(rule.limit, certain(unit, sides2), better);
}
function hasMoved(unit, values) {
  if (isExact(values)) {
    const { base: base2, head: head2 } = certain(unit, { base: median(values.base), head: median(values.head) });
    return base2 !== head2;
  }
  const [base, head] = [values.base, values.head].map((of) => ({ lo: min(of), hi: max(of) }));
  const gap = Math.max(head.lo - base.hi, base.lo - head.hi);
  return Math.min(values.base.length, values.head.length) >= leastSeparated && gap > floorOf(unit, base.lo);
}
function floorOf(unit, base) {
  if (unit === "allocs/op") return separationAllocs;
  const share2 = separationShare * Math.abs(base);
  return unit === "B/op" ? Math.max(truncatedBytes, share2) : share2;
}
function judgeVarying(question, values) {
  const { better, unit } = question;
  const have = Math.min(values.base.length, values.head.length);
  const varies = !isConstant(values.base) || !isConstant(values.head);
  const caveats = varies ? [jitter(unit, values)] : [];
  const need = varies ? leastSeparated : leastExact;
  if (have < need) caveats.push({ code: "too-few-pairs", facts: { have, need } });
  const sign = better === "higher" ? -1 : 1;
  const [base, head] = [values.base, values.head].map((side) => side.map((value) => sign * value));
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
  const middle = { base: median(values.base), head: median(values.head) };
  const noticeable = !varies || isApart || Math.abs(middle.head - middle.base) > floor;
  const doubt = noticeable && isOver(question, middle);
  return { change: doubt ? "unproven" : "none", outcome: doubt ? "unproven" : "within", caveats };
}
function held(judged2, { unit, better }, values) {
  if (values.reach.length === values.base.length || isConstant(values.reach)) return judged2;
  const { reach: reach2, head } = values;
  const others = judged2.caveats.filter(({ code }) => code !== "jittering-count");
  const caveats = [jitter(unit, values), ...others];
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
  const values = valuesOf(samples.head);
  if (values.length === 0) return "unmeasured";
  const side = limitSide(limit, { lo: min(values), hi: max(values) });
  if (side === "within") return "within";
  return side === "beyond" && values.length >= leastExact ? "exceeded" : "unproven";
}
function min(values) {
  return values.reduce((a, b) => Math.min(a, b));
}
function max(values) {
  return values.reduce((a, b) => Math.max(a, b));
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
  const moved2 = Math.abs(head - base) > moveTolerance * Math.max(base, head);
  if (site < 0 || sites[site]?.changed === true || !moved2) return site;
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
    const base = ofFunction.reduce((sum3, of) => sum3 + of.base, 0);
    const head = ofFunction.reduce((sum3, of) => sum3 + of.head, 0);
    const way = Math.sign(head - base);
    const gain = (of) => way * (of.head - of.base);
    const [most] = ofFunction.sort((a, b) => gain(b) - gain(a));
    const least = most === void 0 ? 0 : changedLineShare * gain(most);
    const changed = ofFunction.find((of) => isInDiff(of.site) && gain(of) >= least && isSeen(of));
    const first = changed ?? most;
    return first === void 0 ? [] : [{ ...first, base, head }];
  });
}
function isInDiff({ origin, changed, gone }) {
  return origin === "own" && changed && gone === null;
}
function gather2(rows, keyOf4) {
  const blamed = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const { sites, base, head } = row;
    const at = blame(row);
    const site = sites[at];
    if (site === void 0) continue;
    const key2 = keyOf4(site);
    const moved2 = Math.abs(head - base);
    const found = blamed.get(key2);
    if (found === void 0) {
      blamed.set(key2, { site, base, head, stack: sites, at, most: moved2 });
      continue;
    }
    found.base += base;
    found.head += head;
    if (moved2 > found.most) Object.assign(found, { stack: sites, at, most: moved2 });
  }
  return [...blamed.values()];
}

// src/profile/names.ts
function plainName(name) {
  let plain = "";
  let at = 0;
  for (; ; ) {
    const open2 = nextArguments(name, at);
    if (open2 < 0) return plain + name.slice(at);
    const close = closingBracket(name, open2);
    if (close < 0) return plain + name.slice(at);
    plain += name.slice(at, open2);
    at = close + 1;
  }
}
function nextArguments(name, from) {
  for (let open2 = name.indexOf("[", from); open2 >= 0; open2 = name.indexOf("[", open2 + 1)) {
    if (name.startsWith("[go.shape.", open2) || name.startsWith("[...]", open2)) return open2;
  }
  return -1;
}
function closingBracket(name, open2) {
  let depth = 0;
  for (let i = open2; i < name.length; i++) {
    const char = name[i];
    if (char === "[") depth++;
    else if (char === "]" && --depth === 0) return i;
    else if (char === '"' || char === "`") {
      i = closingQuote(name, i);
      if (i < 0) return -1;
    }
  }
  return -1;
}
function closingQuote(name, open2) {
  const quote = name[open2];
  for (let i = open2 + 1; i < name.length; i++) {
    if (name[i] === "\\" && quote === '"') i++;
    else if (name[i] === quote) return i;
  }
  return -1;
}

// src/judge/site.ts
function siteOf(frame, modules) {
  const own = repositoryFile(frame.file, modules);
  const name = plainName(frame.function);
  const origin = own !== null ? "own" : originOf(frame.file);
  return {
    function: name,
    file: own ?? frame.file,
    line: frame.line,
    startLine: frame.startLine,
    origin,
    isTest: own?.endsWith("_test.go") === true,
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
  const differing = [...before, ...after].filter((module) => !before.has(module) || !after.has(module));
  return new Set(differing.map(modulePath));
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
    const table = tables[side];
    const calls = sites.map((site) => intern(ids.names, nameKey(site)));
    const keys = sites.map(
      (site) => intern(ids.places, `${nameKey(site)}
${site.gone ?? ""}${site.line}
${site.file}`)
    );
    for (let row = 0; row < table.count; row++) {
      const value = table.values[row] ?? 0;
      if (value === 0) continue;
      const stack = [...table.stack.subarray(table.stackStart[row], table.stackStart[row + 1])];
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
      const moved2 = { ...to, line: isKnown ? to.startLine + site.line - site.startLine : site.line };
      return { ...moved2, changed: isChanged(moved2, diff, modules) };
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
  const keyOf4 = ({ file }, of) => `${closureDepth(of)} ${file}`;
  for (const site of sites) {
    const key2 = keyOf4(site, site);
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
    const lines = starts.get(keyOf4(place, of)) ?? [];
    const last = lines[countBelow(lines, place.line + 1) - 1];
    return last === void 0 || last === of.startLine;
  };
}

// src/judge/settle.ts
function settle(rows, others = []) {
  const inOther = new Map(others.map((row) => [row.key, row]));
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
  for (const keyOf4 of lines) cancel((loss, gain) => isSame2(keyOf4(loss), keyOf4(gain)));
  for (const keyOf4 of lines) for (const group of grouped(rows, keyOf4)) transfer(group, vanished, noRows);
  const likenesses2 = [
    (row) => row.calls,
    (row) => `${functionAt2(row, 0)}
${siteFunction(row)}`,
    siteFunction
  ];
  for (const keyOf4 of likenesses2) cancel((loss, gain) => keyOf4(loss) === keyOf4(gain));
  cancel(isMoveOfLine);
  cancel(isMove);
  for (const keyOf4 of likenesses2) {
    for (const group of grouped(rows, keyOf4)) transfer(group, vanished, appeared);
  }
}
var noRows = /* @__PURE__ */ new Set();
function lineOf(row) {
  return placeAt(row, siteIndex(row.sites));
}
function lineAndLeafOf(row) {
  const at = siteIndex(row.sites);
  const place = placeAt(row, at);
  return place === null ? null : `${place}
${at === 0 ? "" : functionAt2(row, 0)}`;
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
function grouped(rows, keyOf4) {
  const groups = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const key2 = keyOf4(row);
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
    const amount = loss.base - loss.head;
    const found = gains.findIndex((row) => {
      const gained = row.head - row.base;
      return isEqual(gained, amount) && isAlike(loss, row);
    });
    const gain = gains[found];
    if (gain === void 0) continue;
    gain.base += amount;
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
  const at = siteIndex(row.sites);
  return at < 0 || row.sites[at + 1] === void 0 ? null : functionAt2(row, at + 1);
}
function functionAt2({ sites }, index) {
  const site = sites[index];
  return site === void 0 ? "" : nameKey(site);
}

// src/judge/blamed-lines.ts
function settledRows({ base, head }, others, world) {
  const ids = newIds();
  const rows = joinRows({ base: base.table, head: head.table }, world, ids);
  settle(
    rows,
    others === null ? [] : joinRows({ base: others.base.table, head: others.head.table }, world, ids)
  );
  return rows;
}
function gainOf(rows) {
  return rows.reduce((sum3, row) => sum3 + row.head - row.base, 0);
}
function allocatingLines(rows, change, sign, unit) {
  const least = Math.max(culpritShare * change, Math.min(culpritFloor[unit], change / 2));
  return largest2(blameLines(rows), sign, () => least, unit);
}
function largest2(blamed, sign, least, unit) {
  const gain = ({ base, head }) => sign * (head - base);
  return blamed.map(withoutNoise).filter((of) => gain(of) >= least(of)).sort((a, b) => gain(b) - gain(a) || order(a.site, b.site)).map((of) => culprit(of, unit)).filter((of) => gain(of) > 0).slice(0, mostCulprits);
}
function withoutNoise(of) {
  const least = rest * Math.max(of.base, of.head);
  const cleaned = (amount) => amount > least && amount > 0 ? amount : 0;
  return { ...of, base: cleaned(of.base), head: cleaned(of.head) };
}
var rest = 1e-9;
function order(a, b) {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
function culprit({ site, base, head, stack, at }, unit) {
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
    path: unit === "sec/op" ? pathOf(stack.slice(Math.max(at - 1, 0)), Math.min(at, 1)) : pathOf(stack, at)
  };
}
function toldAmount(amount, unit) {
  if (unit === "sec/op") return Number(amount.toPrecision(3));
  return Math.abs(amount) >= 100 ? Math.round(amount) : Math.round(amount * 100) / 100;
}
var pathEnd = 12;
function pathOf(stack, at) {
  const path = [];
  for (let index = stack.length - 1; index >= 0; index--) {
    const site = stack[index];
    const seen = path.findIndex((call) => call.function === site.function && call.line === site.line);
    if (seen >= 0 && !path.slice(seen + 1).includes(stack[at])) path.length = seen;
    path.push(site);
  }
  const kept = path.filter(
    (site, index) => index < pathEnd || index >= path.length - pathEnd || site === stack[at]
  );
  return kept.map(({ function: name, file, line, origin }) => ({
    function: name,
    file,
    line,
    own: origin === "own"
  }));
}

// src/judge/once.ts
function onceLines(unit, missing5, profiles, others, { head: { iterations } }, world) {
  const operations = iterations.get("screen") ?? null;
  const once2 = operations === null || missing5 === 0 ? null : shared(profiles, operations);
  if (once2 === null || operations === null) return [];
  const sign = Math.sign(missing5);
  const rows = settledRows(once2, others === null ? null : shared(others, operations), world);
  const lines = allocatingLines(rows, Math.abs(missing5), sign, unit);
  const tolerance = Math.max(unitGapShare * Math.abs(missing5), unit === "B/op" ? truncatedBytes : 1);
  const isAll = (amount) => Math.abs(Math.abs(missing5) - amount) <= tolerance;
  const alone = lines.filter(({ base, head }) => isAll(sign * (head - base)));
  const named = isAll(sign * gainOf(rows)) ? lines : alone.length === 1 ? alone : [];
  return named.map((line) => ({ ...line, onceIn: operations }));
}
function shared({ base, head }, operations) {
  const [before, after] = [base.once?.() ?? null, head.once?.() ?? null];
  const some = before ?? after;
  if (base.once === void 0 || head.once === void 0 || some === null) return null;
  const part = (table) => ({
    ...table ?? some,
    values: (table ?? some).values.map((value) => table === null ? 0 : value / operations)
  });
  return { base: { ...base, table: part(before) }, head: { ...head, table: part(after) } };
}

// src/judge/sampling.ts
function sampleWorth({ operations, period }) {
  return period / (slopeInformation * operations);
}
function samplingVariance(amount, worth2) {
  return (Math.max(0, amount) / worth2 + 1) * worth2 ** 2;
}
function sampledSeconds({ table }) {
  const nanoseconds2 = table.values.reduce((sum3, value) => sum3 + value, 0);
  return Math.max(0, nanoseconds2) * 1e-9;
}
function samplingError(seconds, profile2) {
  return Math.sqrt(samplingVariance(seconds, sampleWorth(profile2) * 1e-9));
}
function shareVariance(share2, samples) {
  const count = Math.max(1, samples);
  const part = (Math.min(1, Math.max(0, share2)) * count + 1) / (count + 2);
  return part * (1 - part) / count;
}

// src/judge/spread.ts
function spreadOf(values) {
  const n = values.length;
  if (n === 0) return { center: 0, lo: 0, hi: 0, n };
  const center = values.reduce((sum3, value) => sum3 + value, 0) / n;
  const [lo, hi] = extremesOf(values);
  return { center, lo, hi, n };
}
function varianceOfMean(values) {
  const n = values.length;
  if (n < 2) return 0;
  const { center } = spreadOf(values);
  return values.reduce((sum3, value) => sum3 + (value - center) ** 2, 0) / (n - 1) / n;
}
function standsOut(values, { least, errors, sampling = 0 }) {
  const [base, head] = [spreadOf(values.base), spreadOf(values.head)];
  if (base.n < 2 || head.n < 2) return "none";
  const difference = head.center - base.center;
  const variance = Math.max(varianceOfMean(values.base) + varianceOfMean(values.head), sampling);
  if (Math.abs(difference) < least || Math.abs(difference) <= errors * Math.sqrt(variance)) return "none";
  if (head.lo > base.hi) return "more";
  return head.hi < base.lo ? "less" : "none";
}

// src/judge/sampled-time.ts
function sampledTime(rows, seconds, profiles, procs, renamed = /* @__PURE__ */ new Map()) {
  const total = { base: sum(rows, "base"), head: sum(rows, "head") };
  const shared2 = seconds !== null && isAccountedFor(total, seconds) ? seconds : null;
  const factor = shared2 === null ? { base: worth(total, seconds, procs, "base"), head: worth(total, seconds, procs, "head") } : { base: shared2.base / total.base, head: shared2.head / total.head };
  const variance = (amount, side) => {
    const each = sampleWorth(profiles[side]);
    const whole = factor[side] * total[side];
    if (shared2 === null || whole <= 0) return samplingVariance(amount, factor[side] * each);
    return whole ** 2 * shareVariance(amount / whole, total[side] / each);
  };
  const parts = {
    base: (profiles.base.parts ?? []).map((part) => partOf(part, renamed)),
    head: (profiles.head.parts ?? []).map((part) => partOf(part, noNames))
  };
  const spreadOf2 = (side, name) => varianceOfMean(
    parts[side].map(({ below: below2, total: all }) => {
      const value = below2.get(name) ?? 0;
      return shared2 !== null && all > 0 ? value / all * shared2[side] : value * factor[side];
    })
  );
  return {
    rows: rows.map((row) => ({ ...row, base: row.base * factor.base, head: row.head * factor.head })),
    errorOf: (of) => Math.sqrt(
      sides.reduce(
        (all, side) => all + Math.max(variance(of[side], side), spreadOf2(side, of.site.function)),
        0
      )
    )
  };
}
function worth(total, seconds, procs, side) {
  if (seconds === null || total[side] <= 0) return 1e-9;
  return Math.min(1e-9, procs * seconds[side] / total[side]);
}
function isAccountedFor(total, seconds) {
  const seen = { base: total.base * 1e-9 / seconds.base, head: total.head * 1e-9 / seconds.head };
  return Math.min(seen.base, seen.head) >= leastExplained && Math.min(seen.base / seen.head, seen.head / seen.base) >= leastExplained;
}
var noNames = /* @__PURE__ */ new Map();
function sum(rows, side) {
  return rows.reduce((all, row) => all + row[side], 0);
}
function partOf({ frames, count, stackStart, stack, values }, renamed) {
  const names = frames.map((frame) => {
    const name = plainName(frame.function);
    return renamed.get(name) ?? name;
  });
  const below2 = /* @__PURE__ */ new Map();
  let total = 0;
  for (let row = 0; row < count; row++) {
    const value = values[row] ?? 0;
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
  const amounts2 = amountsOf(change);
  if (change.change !== "regression" && change.change !== "improvement") return nothing;
  if (amounts2 === null || amounts2.base === amounts2.head || !isSource(unit)) return nothing;
  try {
    if (unit === "sec/op") return explainTime(amounts2, benchmarks, world);
    const found = explainAllocations(unit, amounts2.head - amounts2.base, benchmarks, world);
    const { culprits, caveats } = found;
    if (unit !== "allocs/op" || found.isExplained) return { culprits, caveats };
    const sign = Math.sign(amounts2.head - amounts2.base);
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
  const moved2 = median(after) - median(before);
  return Math.sign(moved2) === sign ? moved2 : null;
}
var nothing = { culprits: [], caveats: [] };
function isSource(unit) {
  return Object.hasOwn(sources, unit);
}
function profilesOf(unit, benchmarks) {
  const { kind, type } = sources[unit];
  const base = benchmarks.base.stacks(kind, type);
  const head = benchmarks.head.stacks(kind, type);
  if (base !== null && head !== null) return { base, head };
  const missing5 = [...base === null ? ["base"] : [], ...head === null ? ["head"] : []];
  return { code: "profile-missing", facts: { kind, sides: missing5 } };
}
function explainAllocations(unit, moved2, benchmarks, world, sign = Math.sign(moved2 ?? 0)) {
  const profiles = profilesOf(unit, benchmarks);
  if ("code" in profiles) return { culprits: [], caveats: [profiles], isExplained: false };
  const other = unit === "heap-kept-B/op" ? null : profilesOf(unit === "B/op" ? "allocs/op" : "B/op", benchmarks);
  const beside2 = other === null || "code" in other ? null : other;
  const rows = settledRows(profiles, beside2, world);
  const total = gainOf(rows);
  const change = Math.abs(moved2 ?? total);
  const culprits = allocatingLines(rows, change, sign, unit);
  const allowed = Math.max(unitGapShare * change, unit === "allocs/op" ? 1 : 2 * culpritFloor[unit]);
  const isFar = unit !== "heap-kept-B/op" && moved2 !== null && Math.abs(moved2 - total) > allowed;
  const isGap = moved2 !== null && (culprits.length === 0 || isFar);
  if (isGap && unit !== "heap-kept-B/op" && Math.sign(moved2 - total) === sign) {
    const once2 = onceLines(unit, moved2 - total, profiles, beside2, benchmarks, world);
    const named = [...culprits, ...once2].slice(0, mostCulprits);
    if (once2.length > 0) return { culprits: named, caveats: [], isExplained: true };
  }
  return {
    culprits,
    isExplained: culprits.length > 0 && Math.abs((moved2 ?? total) - total) <= unitGapShare * change,
    caveats: isGap ? [{ code: "profile-unit-gap", facts: { unit, explained: toldAmount(total, unit), total: moved2 } }] : []
  };
}
function isUnseen({ base, head }, seconds) {
  const sampled = { base: sampledSeconds(base), head: sampledSeconds(head) };
  const sign = Math.sign(seconds.head - seconds.base);
  const error = Math.hypot(samplingError(sampled.base, base), samplingError(sampled.head, head));
  const most = sign * (sampled.head - sampled.base) + changedLineErrors * error;
  return most < Math.abs(seconds.head - seconds.base) / 2;
}
function explainTime(seconds, benchmarks, world) {
  const profiles = profilesOf("sec/op", benchmarks);
  if ("code" in profiles) return { culprits: [], caveats: [profiles] };
  const { procs } = benchmarks.head.id;
  if (isUnseen(profiles, seconds))
    return { culprits: [], caveats: [{ code: "profile-not-moved", facts: {} }] };
  return { culprits: slowFunctions(profiles, seconds, world, procs), caveats: [] };
}
function allocatingThrough(profiles, others, unit, world) {
  const rows = settledRows(profiles, others, world);
  const gained = gainOf(rows);
  return gained > 0 ? allocatingLines(rows, gained, 1, unit) : [];
}
function slowThrough(profiles, world) {
  return slowFunctions(profiles, null, world, 1).filter(({ base, head }) => head > base);
}
function slowFunctions(profiles, seconds, world, procs) {
  const tables = { base: profiles.base.table, head: profiles.head.table };
  const renamed = renamedFunctions(tables, world);
  const sampled = sampledTime(joinRows(tables, world), seconds, profiles, procs, renamed);
  const change = seconds === null ? gainOf(sampled.rows) : seconds.head - seconds.base;
  settle(sampled.rows);
  const isSeen = (of) => Math.abs(of.head - of.base) > changedLineErrors * sampled.errorOf(of);
  const least = (of) => Math.max(sampledCulpritShare * Math.abs(change), sampledErrors * sampled.errorOf(of));
  return largest2(blameFunctions(sampled.rows, isSeen), Math.sign(change), least, "sec/op");
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
  const escapes3 = newOnes(
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
    escapes: escapes3.map((escape) => ({ ...found(escape), escape })),
    inlining: lostInlining(base, head, before).map((of) => ({ ...found(of.inlining), ...of })),
    refused: refused.map((call) => ({ ...found(call), call }))
  };
}
function functionAt3(functions, line) {
  let [low, high] = [0, functions.length];
  while (low < high) {
    const middle = low + high >>> 1;
    if ((functions[middle]?.line ?? Infinity) <= line) low = middle + 1;
    else high = middle;
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
    for (let at = line; at <= endLine; at++) if (holds(at)) return true;
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
function newOnes(base, head, textOf2, reasonOf) {
  const likenesses2 = [
    (of) => `${of.line ?? "gone"}
${textOf2(of.item)}
${reasonOf(of.item)}`,
    (of) => `${of.line ?? "gone"}
${textOf2(of.item)}`,
    (of) => `${of.in}
${textOf2(of.item)}
${reasonOf(of.item)}`,
    (of) => `${of.in}
${textOf2(of.item)}`
  ];
  let [left, right] = [base, head];
  for (const likeness2 of likenesses2) [left, right] = withoutPairs(left, right, likeness2);
  return right.map(({ item }) => item);
}
function withoutPairs(base, head, keyOf4) {
  const count = /* @__PURE__ */ new Map();
  for (const of of head) count.set(keyOf4(of), (count.get(keyOf4(of)) ?? 0) + 1);
  const met = /* @__PURE__ */ new Map();
  const take = (from, key2) => {
    const left = from.get(key2) ?? 0;
    if (left > 0) from.set(key2, left - 1);
    return left > 0;
  };
  const restOfBase = base.filter((of) => {
    const key2 = keyOf4(of);
    if (!take(count, key2)) return true;
    met.set(key2, (met.get(key2) ?? 0) + 1);
    return false;
  });
  return [restOfBase, head.filter((of) => !take(met, keyOf4(of)))];
}
function onePerPlace(escapes3) {
  const seen = /* @__PURE__ */ new Map();
  for (const escape of escapes3) {
    const { line, column, value, inlinedFrom } = escape;
    const key2 = `${line} ${column} ${inlinedFrom?.file ?? ""} ${inlinedFrom?.line ?? 0} ${inlinedFrom?.column ?? 0} ${value}`;
    if (!seen.has(key2)) seen.set(key2, escape);
  }
  return [...seen.values()];
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
    const escapes3 = new Map(now.diagnostics.escapes.map((of) => [`${of.line} ${of.column}`, of]));
    return { change, escapes: escapes3 };
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
  const escapes3 = escapesFor(culprit3, world);
  const isInliningAsked = culprit3.sampled || escapes3.length === 0 && isReturned(culprit3, world);
  const because = [...escapes3, ...isInliningAsked ? inliningFor(culprit3, world) : []].slice(0, mostReasons);
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
      const onPath = !isInlined || culprit3.path.some((at) => isSame3(at, call));
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
  const seen = /* @__PURE__ */ new Set();
  return told.filter(({ file, line, column, value }) => {
    const key2 = `${file} ${line} ${column} ${value}`;
    return !seen.has(key2) && seen.add(key2);
  });
}
function isReturned({ file, line }, world) {
  const escapes3 = world.compared(file)?.escapes.values() ?? [];
  return [...escapes3].some((of) => of.line === line && of.steps.at(-1)?.how === "return");
}
function isSame3(a, b) {
  return a.file === b.file && a.line === b.line;
}
function filesOf(culprit3) {
  const way = wayTo(culprit3).filter(({ own }) => own);
  return [.../* @__PURE__ */ new Set([culprit3.file, ...way.map(({ file }) => file)])];
}
function wayTo({ path, file, line, function: name }) {
  const at = path.findLastIndex((call) => call.file === file && call.line === line && call.function === name);
  return at < 0 ? path : path.slice(0, at + 1);
}
function escapeOf2(escape, { escapes: escapes3 }, { file, line, column }, inlinedAt) {
  const last = escape.steps.at(-1);
  const isElsewhere = escape.inlinedFrom === null && last !== void 0 && last.line !== line;
  return {
    ...{ kind: "escape", value: valueOf(escape), ...wayOf(escape, escapes3), file, line, column },
    ...isElsewhere ? { leavesAt: last.line } : {},
    inlinedAt
  };
}
function valueOf({ value, inlinedFrom }) {
  const folder = inlinedFrom?.file.split("/").at(-2);
  const [, pkg, name] = /^([\p{L}\p{Nd}_]+)\.([\p{L}\p{Nd}_]+)$/u.exec(value) ?? [];
  return name !== void 0 && pkg === folder ? name : value;
}
function wayOf(escape, escapes3) {
  const last = escape.steps.at(-1);
  if (last === void 0) return { how: "other", callee: null, expression: "", says: "" };
  const { expression, how: says } = last;
  if (says !== "interface-converted") {
    const how = kindOf2(last, escape);
    return { how, callee: how === "argument" ? calleeOf(expression) : null, expression, says };
  }
  const onwards = escapes3.get(`${last.line} ${last.column}`)?.steps.at(-1);
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
      const { refusal, cost, line, column } = inlining;
      const budget = Number(/\bexceeds budget (\d{1,9})$/.exec(refusal ?? "")?.[1] ?? NaN);
      found.push({
        ...{ kind: "inlining", function: call.function, says: refusal ?? "" },
        ...{ cost, budget: Number.isNaN(budget) ? null : budget },
        ...{ file: call.file, line, column }
      });
    }
    for (const { call: refused } of change.refused) {
      if (refused.line !== call.line) continue;
      const { callee, cost, budget, line, column } = refused;
      found.push({ kind: "call", callee, cost, budget, file: call.file, line, column });
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
    nothing: judged2.some(({ candidate: { unreached, sides: sides2 } }) => unreached !== null && isOnBoth(sides2)) && !judged2.some(({ candidate: { sides: sides2 } }) => isMeasured(sides2.base) && isMeasured(sides2.head)),
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
  const line = budgetRuleOf(change) === "profile-budget" ? change.culprits.find(({ own }) => own) : void 0;
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
    const others = new Set(told.map((of) => keyOf(of.id))).size - 1;
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
        ...others > 0 ? { others } : {},
        ...culprit3.left === void 0 ? {} : standingFacts(culprit3.left)
      }
    };
  });
}
function standingFacts({ waits, stands, proven }) {
  return {
    waits,
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
function brokenFinding(candidate, at, policy, diff) {
  const { id, broken, sides: sides2 } = candidate;
  if (broken === null) return [];
  const { side, trouble } = broken;
  const level = side === "head" && wasFine(candidate) ? levels[policy.onFailed] : "note";
  const isOwn = sides2[side === "both" ? "head" : side]?.troubles.includes(trouble) === true;
  const about = { benchmark: id, level, side, key: [keyOf(id), side] };
  return findingsOf(about, isOwn ? trouble : { ...trouble, dump: () => null }, at, diff);
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
      const at = placeOf3(goroutines, diff);
      return {
        rule: "goroutines-blocked",
        key: key("goroutines-blocked", ...about.key, fact.rule, at?.file ?? "", at?.function ?? ""),
        level: levelOf(level, fact),
        benchmark,
        at: at === null ? null : { file: at.file, line: at.line },
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
    ({ at, callers }) => at?.own === true ? [{ at, changed: [at, ...callers].some(isChanged2) }] : []
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
function borneOut(change, seen) {
  const isLimit = change.budget?.limit.kind === "limit";
  if (change.change === "improvement")
    return isMore2(seen.head, seen.base, seen.slack) ? change : { ...change, change: "none" };
  if (change.change !== "regression" || isMore2(seen.base, seen.head, seen.slack)) return change;
  const none2 = { ...change, change: "none", outcome: isLimit ? change.outcome : "within" };
  const longest = mostOf(seen.base);
  return longest >= mostOf(seen.head) || isLimit ? none2 : undecided(change, seen.open(longest));
}
function isMore2(than, of, slack) {
  const longest = mostOf(than);
  const own = of.findLast(({ operations }) => operations <= longest);
  const other = than.find(({ operations }) => operations >= (own?.operations ?? Infinity));
  if (own === void 0 || other === void 0) return false;
  return own.amount - other.amount > slack(Math.max(own.amount, other.amount));
}
function mostOf(amounts2) {
  return amounts2.at(-1)?.operations ?? 0;
}

// src/judge/heap-kept.ts
var keptUnit = "heap-kept-B/op";
function judgeKept({
  runtime: { base, head },
  processes
}, question) {
  if (head === void 0) return null;
  const kept = (of) => Math.max(0, of.heap.keptPerOperation);
  const most = Math.max(kept(head), base === void 0 ? 0 : kept(base));
  const bySlope = judged(question, {
    sides: { head: kept(head), ...base === void 0 ? {} : { base: kept(base) } },
    slack: leastKeptBytes / head.heap.operations + keptShare * most
  });
  const amounts2 = (of) => (of?.heaps ?? []).map(({ operations, bytes }) => ({ operations, amount: bytes }));
  const facts = { kept: head.heap.kept, operations: head.heap.operations };
  const change = bySlope === null || base === void 0 ? bySlope : borneOut(bySlope, {
    base: amounts2(processes.base),
    head: amounts2(processes.head),
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
  const isMore3 = left?.change === "regression" || left?.outcome === "exceeded";
  const culprits = isMore3 && !isOpen2 ? culpritsOf(base, head, world) : [];
  return [
    ...left === null ? [] : [isOpen2 ? undecided(left, growing(head)) : { ...left, culprits }],
    ...created === null ? [] : [{ ...created, culprits: areMost(culprits, created) ? culprits : [] }]
  ];
}
function areMost(culprits, { change, summary: { base, head } }) {
  if (change !== "regression" || head === void 0 || culprits.length === 0) return false;
  const left = culprits.reduce((sum3, culprit3) => sum3 + culprit3.head - culprit3.base, 0);
  return left >= leastOfCreated * (head.center - (base?.center ?? 0));
}
function leftBorneOut(change, base, head, { base: before, head: after }) {
  const amounts2 = (of) => (of?.lefts ?? []).map(({ operations, left }) => ({ operations, amount: left }));
  const share2 = base.growth === "filling" || head.growth === "filling" ? createdShare : 0;
  return borneOut(change, {
    base: amounts2(before),
    head: amounts2(after),
    slack: (amount) => leastGoroutines + share2 * amount,
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
  const at = [created, stands].find((place) => place?.own === true) ?? created ?? stands;
  if (at === null) return [];
  return [
    {
      function: plainName(at.function),
      file: at.file,
      line: at.line,
      unit: leftUnit,
      base: rounded(was),
      head: rounded(group.perOperation),
      own: at.own,
      inDiff: at.own && diff?.isChanged(at.file, at.line) === true,
      sampled: false,
      path: [],
      left: group
    }
  ];
}

// src/evidence/matching.ts
function stacksThrough(table, pattern) {
  const glob = compileGlob(pattern);
  if (glob === null) throw new Error(`pattern was not checked: ${pattern}`);
  const isMeant2 = table.frames.map(({ function: name }) => fitsFunction(glob, name));
  const values = Float64Array.from(table.values);
  for (let row = 0; row < table.count; row++) {
    const stack = table.stack.subarray(table.stackStart[row], table.stackStart[row + 1]);
    if (!stack.some((frame) => isMeant2[frame])) values[row] = 0;
  }
  return { ...table, values };
}
function fitsFunction(glob, name) {
  const plain = plainName(name);
  return matches(glob, plain) || matches(glob, plain.replaceAll("%2e", "."));
}
function totalOf({ values }) {
  return values.reduce((sum3, value) => sum3 + value, 0);
}

// src/stats/student.ts
function studentTail(t, degrees) {
  if (degrees === Infinity) return normalTail(t);
  const angle = Math.atan(Math.abs(t) / Math.sqrt(degrees));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum3 = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 2 : 1; k <= degrees - 3; k += 2) {
    term *= k / (k + 1) * cosine ** 2;
    sum3 += term;
  }
  const central = isOdd ? 2 / Math.PI * (angle + sine * sum3) : sine * sum3;
  return t < 0 ? (1 + central) / 2 : (1 - central) / 2;
}
function studentQuantile(p, degrees) {
  if (degrees < 1) return Infinity;
  let [lo, hi] = [0, 1];
  while (studentTail(hi, degrees) > p && hi < mostQuantile) hi *= 2;
  while (hi - lo > 1e-12 * hi) {
    const middle = (lo + hi) / 2;
    if (studentTail(middle, degrees) > p) lo = middle;
    else hi = middle;
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
  return budgetsOf(candidate, policy).map((budget) => {
    const rule = activeRule({ ...budget, unit: metricOf(budget) });
    const question = { ...ask(metricOf(budget)), better: "lower", rule };
    return judgeOne(budget, question, both2, world, chance);
  });
}
function countCpuBudgets(candidates, policy) {
  return candidates.reduce(
    (all, of) => all + budgetsOf(of, policy).filter(({ type }) => type === "cpu").length,
    0
  );
}
function budgetsOf({ id, status, sides: sides2, broken, unreached }, policy) {
  const { base, head } = sides2;
  const isWhole = broken === null && unreached === null;
  if (head === void 0 || !isWhole || status === "unchanged" || status === "skipped") return [];
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
function judgeOne(budget, question, both2, world, chance) {
  const blank = blankChange(question);
  const { limit } = budget;
  const unmeasured = (caveats) => ({ ...blank, outcome: "unmeasured", caveats });
  try {
    const seen = amountsOf2(budget, both2);
    const needed = limit.kind === "limit" ? ["head"] : sides;
    const missing5 = needed.filter((side) => seen[side] === void 0);
    const { base, head } = seen;
    if (head === void 0 || missing5.length > 0) {
      const { kind } = budgetedTypes[budget.type];
      return unmeasured([
        { code: "profile-missing", facts: { kind, sides: missing5, budget: budget.written } }
      ]);
    }
    const change = { ...blank, ...described2(budget, seen, head), change: "none" };
    const isComparable = question.incomparable.length === 0;
    if (!isComparable && limit.kind !== "limit")
      return { ...change, outcome: "unmeasured", caveats: question.incomparable };
    const moved2 = base === void 0 || !isComparable ? "none" : movedBy(base, head);
    const told = {
      ...change,
      change: moved2,
      culprits: base === void 0 || both2.base === void 0 || moved2 !== "regression" ? [] : culpritsOf2(budget, { base, head }, { base: both2.base, head: both2.head }, world)
    };
    return { ...told, ...outcomeOf(question, isComparable ? seen : { head }, head, moved2, chance) };
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
    return unmeasured([{ code: "profile-failed", facts: { ...error.facts, unit: metricOf(budget) } }]);
  }
}
function amountsOf2(budget, both2) {
  const { kind, unit } = budgetedTypes[budget.type];
  const found = {};
  for (const side of sides) {
    const benchmark = both2[side];
    const profile2 = benchmark?.stacks(kind, budget.type) ?? null;
    if (benchmark === void 0 || profile2 === null) continue;
    const scatter = kind === "cpu" ? 0 : scatterOf(benchmark, unit);
    found[side] = amountOf(budget, profile2, scatter);
  }
  return found;
}
function amountOf(budget, profile2, scatter) {
  const { type, functions, isShare } = budget;
  const valueOf2 = (of) => {
    const amount = Math.max(0, totalOf(stacksThrough(of, functions)));
    const whole2 = totalOf(of);
    if (isShare) return whole2 > 0 ? Math.min(1, amount / whole2) : 0;
    return type === "cpu" ? amount * 1e-9 : amount;
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
  const least = profileSlack[budgetedTypes[type].unit] + scatter;
  const slack = !isShare ? least : whole > 0 ? least / whole : 0;
  return { value, error: 0, slack, sampled: null, isExact: scatter === 0, through };
}
function errorOf(value, isShare, profile2) {
  if (!isShare) return samplingError(value, profile2);
  return Math.sqrt(shareVariance(value, Math.max(0, totalOf(profile2.table)) / sampleWorth(profile2)));
}
function scatterOf({ samples }, unit) {
  const values = (samples.get(unit)?.runs ?? []).map(({ value }) => value);
  const [least, most] = extremesOf(values);
  return values.length === 0 ? 0 : most - least;
}
function described2(budget, seen, head) {
  const { base } = seen;
  return {
    exact: head.isExact && base?.isExact !== false,
    summary: { ...base === void 0 ? {} : { base: summaryOf2(base) }, head: summaryOf2(head) },
    // Parts of a whole differ by points, and a ratio of them would be taken for those.
    ratio: base === void 0 || budget.isShare ? null : ratioOf(base, head)
  };
}
function ratioOf(base, head) {
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
function outcomeOf({ rule }, { base }, head, moved2, chance) {
  const within2 = { outcome: "within", caveats: [] };
  if (rule === null) return within2;
  const isLimit = rule.limit.kind === "limit";
  if (!isLimit && (base === void 0 || moved2 !== "regression")) return within2;
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
function culpritsOf2({ type }, seen, { base, head }, world) {
  const profiles = { base: seen.base.through, head: seen.head.through };
  if (type === "cpu") return slowThrough(profiles, world);
  const otherType = type === "alloc_space" ? "alloc_objects" : "alloc_space";
  const [before, after] = [base.stacks("heap", otherType), head.stacks("heap", otherType)];
  const known3 = before === null || after === null ? null : { base: before, head: after };
  return allocatingThrough(profiles, known3, budgetedTypes[type].unit, world);
}

// src/judge/runtime-moves.ts
function runtimeMoves({ base, head }, changes2) {
  const hasChanged = changes2.some(({ change }) => change === "regression" || change === "improvement");
  if (base === void 0 || head === void 0 || !hasChanged) return [];
  const seconds = secondsOf(changes2);
  return runtimeMeasures.flatMap((measure) => {
    const [before, after] = [base.rates[measure], head.rates[measure]];
    const isTime = measure !== "gc-cycles";
    if (before === void 0 || after === void 0) return [];
    const [baseError, headError] = [before.error, after.error];
    if (baseError === null || headError === null) return [];
    if (isTime && Math.min(base.processes, head.processes) < leastTimedProcesses) return [];
    const rates = { base: Math.max(0, before.perOperation), head: Math.max(0, after.perOperation) };
    const moved2 = Math.abs(rates.head - rates.base);
    const isBeyond2 = moved2 > runtimeErrors * Math.SQRT2 * Math.max(baseError, headError);
    const isMuch = moved2 >= leastRuntimeShare * Math.max(rates.base, rates.head);
    const matters = !isTime || seconds !== null && moved2 >= runtimeOpShare * seconds;
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
    const scatter = scatters.get(key2) ?? scatterOf2(effectsOf(pairRuns(samples, "screen"), "lower"));
    scatters.set(key2, scatter);
    return scatter > 0 ? [Math.abs(log) / scatter] : [];
  });
  return scaled.length < leastGuards ? null : normalDeviations * median(scaled);
}
function scatterOf2(effects) {
  if (effects.length < leastForInterval) return 0;
  const center = median(effects);
  return normalDeviations * median(effects.map((effect) => Math.abs(effect - center)));
}
function orderEffect(guards, timed) {
  const effects = guards.map(({ log }) => log);
  for (const samples of timed.values()) {
    const pairs = pairRuns(samples, "screen").filter(({ base, head }) => base > 0 && head > 0);
    const logs = (side) => pairs.filter(({ second }) => second === side).map(({ base, head }) => Math.log(head / base));
    const [heads, bases] = [logs("head"), logs("base")];
    heads.slice(0, bases.length).forEach((log, index) => effects.push((log - (bases[index] ?? log)) / 2));
  }
  if (effects.length < leastGuards) return [];
  const { center } = location(effects);
  if (Math.abs(center) <= Math.log1p(mostOrderEffect)) return [];
  if (signedRank(effects, "two-sided").p >= orderP) return [];
  return [{ code: "order-effect", facts: { effect: Math.expm1(center) } }];
}
function location(values) {
  const step = Math.ceil(values.length / mostOrderPairs);
  return hodgesLehmann(
    values.filter((_, index) => index % step === 0),
    confidence
  );
}
function stolen(rounds) {
  const discarded = rounds.filter((round2) => round2.discarded);
  if (discarded.length === 0) return [];
  const share2 = discarded.reduce((most, { steal }) => Math.max(most, steal ?? 0), 0);
  return [{ code: "processor-stolen", facts: { share: share2, rounds: discarded.length } }];
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
  const gathered = /* @__PURE__ */ new Map();
  for (const [own, other, side] of [
    [base, head, "base"],
    [head, base, "head"]
  ]) {
    for (const [text, caveat] of own) {
      const both2 = other.has(text) || "side" in caveat.facts;
      const told = both2 ? caveat : { code: caveat.code, facts: { ...caveat.facts, side } };
      gathered.set(JSON.stringify([told.code, told.facts]), told);
    }
  }
  for (const { pkg, side, message } of packages) {
    const code = evidence[side].packages.get(pkg)?.state === "build-failed" ? "package-does-not-compile" : null;
    const told = code === null ? { code: "discovery-partial", facts: { side, packages: [pkg], reason: message } } : { code, facts: { side, pkg, message } };
    gathered.set(JSON.stringify([told.code, told.facts]), told);
  }
  return [...gathered].sort(([a], [b]) => byText(a, b)).map(([, caveat]) => caveat);
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
  const { benchmarks, rounds, units } = unitsOf2(cases);
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
function unitsOf2(cases) {
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
  for (const { layout, sum: sum3, count } of rounds.values()) {
    if (2 * count < benchmarks) continue;
    byLayout.set(layout, [...byLayout.get(layout) ?? [], sum3 / count]);
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
  const confirmed = count("confirm");
  if (screened + confirmed === 0) return null;
  const floors = times.flatMap(({ screen: screen2 }) => screen2 === null ? [] : smallestOf(screen2) ?? []);
  const floor = floors.length === 0 ? null : median(floors);
  return { screened, focused: count("focus"), confirmed, floor, guards, guardScatter, unstable };
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
  const positionOf2 = (frame) => {
    const key2 = JSON.stringify([frame.function, frame.file, frame.line, frame.startLine]);
    const known3 = positions.get(key2);
    if (known3 !== void 0) return known3;
    const position = frames.push(frame) - 1;
    positions.set(key2, position);
    return position;
  };
  return tables.map((table) => {
    const shared2 = Uint32Array.from(table.frames, positionOf2);
    return { ...table, frames, stack: table.stack.map((frame) => shared2[frame] ?? 0) };
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
  const waits = blockLeaves.find(([pattern]) => pattern.test(leaf))?.[1] ?? null;
  if (waits === null || waits === "lock") return waits;
  return names.some((name) => name.startsWith("testing.(*B).")) ? waits : null;
}
function isHarness3(names) {
  const first = names.find((name) => !isBelow(name)) ?? "testing.";
  return first.startsWith("testing.");
}
function isBelow(name) {
  return /^(?:runtime|sync|internal\/sync|internal\/poll|internal\/runtime\/[\w/]+|reflect)\./.test(name);
}
function byWait(kind, table) {
  const plain = table.frames.map((frame) => plainName(frame.function));
  const rows = /* @__PURE__ */ new Map();
  for (let row = 0; row < table.count; row++) {
    const stack = table.stack.subarray(table.stackStart[row], table.stackStart[row + 1]);
    const waits = waitOf2(
      kind,
      Array.from(stack, (frame) => plain[frame] ?? "")
    );
    if (waits === null) continue;
    const known3 = rows.get(waits);
    if (known3 === void 0) rows.set(waits, [row]);
    else known3.push(row);
  }
  return new Map([...rows].map(([waits, of]) => [waits, selected(table, of)]));
}
function selected(table, rows) {
  const stacks = rows.map((row) => table.stack.subarray(table.stackStart[row], table.stackStart[row + 1]));
  const stackStart = new Uint32Array(rows.length + 1);
  stacks.forEach((stack2, at) => stackStart[at + 1] = (stackStart[at] ?? 0) + stack2.length);
  const stack = new Uint32Array(stackStart[rows.length] ?? 0);
  stacks.forEach((of, at) => {
    stack.set(of, stackStart[at]);
  });
  return {
    ...table,
    count: rows.length,
    stackStart,
    stack,
    values: Float64Array.from(rows, (row) => table.values[row] ?? 0)
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
  for (const waits of new Set(rows.map((of) => of.waits))) {
    const ofKind = rows.filter((of) => of.waits === waits);
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
  return rows.filter(({ values }) => sum2(values[side].delay) > 0 && values[other].delay.every((of) => of === 0)).sort((a, b) => sum2(b.values[side].delay) - sum2(a.values[side].delay)).slice(0, mostMoves);
}
function isEdited(loss, gain) {
  const [from, to] = [loss.sites[siteIndex(loss.sites)], gain.sites[siteIndex(gain.sites)]];
  return from !== void 0 && (from.changed || from.gone !== null) || to?.changed === true;
}
function move(loss, instead) {
  const all = instead.reduce((total, { values }) => total + sum2(values.head.delay), 0);
  for (const measure of measures2) {
    const given = loss.values.base[measure];
    for (const { values } of instead) {
      const part = sum2(values.head.delay) / all;
      given.forEach((value, nth) => {
        values.base[measure][nth] = (values.base[measure][nth] ?? 0) + part * value;
      });
    }
    given.fill(0);
  }
}
function sum2(values) {
  return values.reduce((all, value) => all + value, 0);
}

// src/judge/contention.ts
function contentionOf(benchmarks, seconds, procs, world) {
  const found = /* @__PURE__ */ new Map();
  let isKnown = false;
  for (const kind of ["block", "mutex"]) {
    const differing = ratesOf(kind, benchmarks);
    if (differing !== null) return { contention: null, waited: 0, caveats: [differing] };
    const tables = tablesOf(kind, benchmarks);
    if (tables === null) continue;
    isKnown = true;
    gather3(kind, tables, world, found);
  }
  if (!isKnown) return { contention: null, waited: 0, caveats: [] };
  const rows = [...found.values()];
  settleWaits(rows);
  const all = netOfEachOther(sitesOf3(rows), seconds).sort(
    by(
      (site) => -weightOf(site),
      ({ file }) => file,
      ({ line }) => line
    )
  );
  const heaviest2 = all[0] === void 0 ? 0 : weightOf(all[0]);
  const sites = all.filter((site) => weightOf(site) > leastWait * heaviest2).slice(0, mostWaitSites);
  const waited = all.filter(({ waits }) => waits !== "release" && waits !== "runtime").reduce((sum3, { delay }) => sum3 + delay.head.center - delay.base.center, 0);
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
function rateOf2(profiles, kind) {
  const [first] = profiles.filter((of) => of.kind === kind);
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
      for (const waits of /* @__PURE__ */ new Set([...base.keys(), ...head.keys()])) {
        const tables = {
          base: base.get(waits) ?? emptyLike(parts.base, measure),
          head: head.get(waits) ?? emptyLike(parts.head, measure)
        };
        for (const row of joinRows(tables, world, ids)) {
          if (siteIndex(row.sites) < 0) continue;
          const key2 = JSON.stringify([waits, row.key]);
          const known3 = found.get(key2) ?? {
            waits,
            row,
            values: { base: noValues(counts2.base), head: noValues(counts2.head) }
          };
          found.set(key2, known3);
          for (const side of sides) {
            const values = known3.values[side][measure];
            if (nth < counts2[side]) values[nth] = (values[nth] ?? 0) + row[side];
          }
        }
      }
    }
  }
}
function sitesOf3(rows) {
  const found = /* @__PURE__ */ new Map();
  for (const { waits, row, values } of rows) {
    const site = row.sites[siteIndex(row.sites)];
    if (site === void 0 || measures2.every((of) => sides.every((side) => values[side][of].every(isNothing))))
      continue;
    const key2 = JSON.stringify([waits, site.function, site.file, site.line, site.gone]);
    const known3 = found.get(key2);
    found.set(key2, {
      waits,
      site,
      values: known3 === void 0 ? values : { base: added(known3, values, "base"), head: added(known3, values, "head") }
    });
  }
  return [...found.values()];
}
function isNothing(value) {
  return value === 0;
}
function added({ values }, others, side) {
  const of = (measure) => summed([values[side][measure], others[side][measure]]);
  return { delay: of("delay"), contentions: of("contentions") };
}
function summed(all) {
  return (all[0] ?? []).map((_, nth) => all.reduce((sum3, of) => sum3 + (of[nth] ?? 0), 0));
}
function missing() {
  throw new Error("a slope without processes");
}
function noValues(count) {
  return { delay: Array(count).fill(0), contentions: Array(count).fill(0) };
}
function emptyLike(parts, measure) {
  const table = (parts[0] ?? missing())[measure];
  return {
    ...table,
    count: 0,
    stackStart: new Uint32Array(1),
    stack: new Uint32Array(0),
    values: new Float64Array(0)
  };
}
function netOfEachOther(found, seconds) {
  const all = found.map((of) => {
    const amounts2 = { delays: delaysOf(of), contentions: contentionsOf(of) };
    return { ...amounts2, site: siteOfWait(of, amounts2.delays, changeOf(amounts2, seconds)) };
  });
  return all.map(({ site }) => {
    const { waits, change } = site;
    if (change === "none") return site;
    const ofKind = all.filter((of) => of.site.waits === waits);
    const moved2 = ofKind.filter((of) => of.site.change !== "none" || isOnlyOn(change, of.site));
    if (moved2.every((of) => of.site.change === change)) return site;
    const total = (key2) => ({
      base: summed(moved2.map((of) => of[key2].base)),
      head: summed(moved2.map((of) => of[key2].head))
    });
    const together = { delays: total("delays"), contentions: total("contentions") };
    return changeOf(together, seconds) === change ? site : { ...site, change: "none" };
  });
}
function isOnlyOn(change, { gone, delay: { base, head } }) {
  return change === "more" ? gone && base.center > 0 : base.center === 0 && head.center > 0;
}
function changeOf({ delays, contentions }, seconds) {
  if (seconds === null) return "none";
  const least = waitingShare * seconds;
  const longer2 = standsOut(delays, { least, errors: waitingErrors });
  if (longer2 !== "none") return longer2;
  const more = spreadOf(delays.head).center - spreadOf(delays.base).center;
  const isAsMuch = Math.abs(more) >= least;
  const oftener = isAsMuch ? standsOut(contentions, { least: 0, errors: waitingErrors }) : "none";
  return oftener === (more > 0 ? "more" : "less") ? oftener : "none";
}
var nanoseconds = 1e-9;
function delaysOf({ values }) {
  return {
    base: values.base.delay.map((of) => of * nanoseconds),
    head: values.head.delay.map((of) => of * nanoseconds)
  };
}
function contentionsOf({ values }) {
  return { base: values.base.contentions, head: values.head.contentions };
}
function siteOfWait({ waits, site, values }, delays, change) {
  return {
    waits,
    function: site.function,
    file: site.file,
    line: site.line,
    own: site.origin === "own",
    inDiff: site.origin === "own" && site.changed && site.gone === null,
    gone: site.gone !== null,
    delay: { base: spreadOf(delays.base), head: spreadOf(delays.head) },
    contentions: { base: spreadOf(values.base.contentions), head: spreadOf(values.head.contentions) },
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
function cpuGroupSums(table) {
  const names = table.frames.map((frame) => plainName(frame.function));
  const sums = Object.fromEntries(cpuGroupNames.map((name) => [name, 0]));
  for (let row = 0; row < table.count; row++) {
    const stack = table.stack.subarray(table.stackStart[row], table.stackStart[row + 1]);
    sums[cpuGroupOf(Array.from(stack, (frame) => names[frame] ?? ""))] += table.values[row] ?? 0;
  }
  return sums;
}

// src/judge/cpu-groups.ts
function cpuGroupsOf(benchmarks) {
  const base = benchmarks.base.stacks("cpu", "cpu");
  const head = benchmarks.head.stacks("cpu", "cpu");
  if (base === null || head === null) return null;
  const sums = { base: secondsByGroup(base), head: secondsByGroup(head) };
  const profiles = { base, head };
  const total = (side) => cpuGroupNames.reduce((all, name) => all + mean(sums[side].map((of) => of[name])), 0);
  const least = cpuGroupShare * Math.max(total("base"), total("head"));
  return cpuGroupNames.flatMap((group) => {
    const values = { base: sums.base.map((of) => of[group]), head: sums.head.map((of) => of[group]) };
    const time = { base: spreadOf(values.base), head: spreadOf(values.head) };
    if ([...values.base, ...values.head].every((value) => value === 0)) return [];
    const sampling = sides.reduce(
      (all, side) => all + samplingVariance(time[side].center, sampleWorth(profiles[side]) * 1e-9),
      0
    );
    return [{ group, time, change: standsOut(values, { least, errors: cpuGroupErrors, sampling }) }];
  });
}
function secondsByGroup({ parts, table }) {
  return (parts ?? [table]).map((part) => {
    const sums = cpuGroupSums(part);
    return Object.fromEntries(cpuGroupNames.map((name) => [name, sums[name] * 1e-9]));
  });
}
function mean(values) {
  return values.length === 0 ? 0 : values.reduce((sum3, value) => sum3 + value, 0) / values.length;
}

// src/judge/cross-reading.ts
var amounts = {
  "sec/op": "cpu",
  "allocs/op": "allocations",
  "B/op": "bytes"
};
function crossReadings(changes2, contention) {
  const found = /* @__PURE__ */ new Map();
  const add = (name, amount, value) => {
    const known3 = found.get(name) ?? {};
    found.set(name, { ...known3, [amount]: (known3[amount] ?? 0) + value });
  };
  for (const { culprits } of changes2) {
    for (const culprit3 of ownUnits(culprits)) {
      const amount = amounts[culprit3.unit];
      if (amount !== void 0) add(culprit3.function, amount, culprit3.head - culprit3.base);
    }
  }
  for (const site of contention?.sites ?? []) {
    if (isWaiting(site)) add(site.function, "waiting", site.delay.head.center - site.delay.base.center);
  }
  return [...found].filter(([, of]) => Object.keys(of).filter((amount) => amount !== "bytes").length > 1).map(([name, of]) => ({ function: name, ...of })).sort(
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
function isWaiting({ waits, change }) {
  return change !== "none" && waits !== "release" && waits !== "runtime";
}

// src/judge/off-processor.ts
function offProcessor(benchmarks, seconds, waited, world) {
  const off = waited === null ? null : offTheProcessor(benchmarks, seconds);
  if (waited === null || off === null) return null;
  const more = off.head - off.base;
  if (waited >= more / 2) return null;
  const sleep = sleepIn(benchmarks, world);
  return waited < leastWaitedShare * more ? { ...off, sleep } : { base: off.base, head: off.head - waited, mostly: true, sleep };
}
function offTheProcessor(benchmarks, seconds) {
  const change = seconds.head - seconds.base;
  const cpu = { base: benchmarks.base.stacks("cpu", "cpu"), head: benchmarks.head.stacks("cpu", "cpu") };
  const { base, head } = cpu;
  if (base === null || head === null || change <= 0 || benchmarks.head.id.procs !== 1) return null;
  const spent = { base: sampledSeconds(base), head: sampledSeconds(head) };
  const gap = { base: seconds.base - spent.base, head: seconds.head - spent.head };
  const more = gap.head - Math.max(0, gap.base);
  const error = Math.hypot(samplingError(spent.base, base), samplingError(spent.head, head));
  if (more < offProcessorShare * change || more <= cpuGroupErrors * error) return null;
  const before = gap.base > cpuGroupErrors * error ? gap.base : 0;
  return { base: before, head: before + Math.min(more, change) };
}
var callsSleep = /\btime\.Sleep\(/;
function sleepIn({ head }, world) {
  const seen = ownSites(head, world.modules.head);
  const folders = /* @__PURE__ */ new Set([head.dir, ...seen.map(({ file }) => folderOf2(file))]);
  const added2 = (world.diff?.changes ?? []).flatMap(
    ({ head: file, added: lines = [] }) => file === null || !folders.has(folderOf2(file)) ? [] : lines.filter(({ text }) => callsSleep.test(codeOf(text))).flatMap(({ line }) => {
      const name = functionAt4(file, line, seen, world);
      return name === null ? [] : [{ file, line, function: name }];
    })
  );
  const [only2] = added2;
  return only2 === void 0 || added2.length > 1 ? null : only2;
}
function functionAt4(file, line, seen, world) {
  const around = world.changedFunctions.find(
    (of) => of.file === file && of.line <= line && line <= of.endLine
  );
  const site = seen.find((of) => of.file === file && of.line === line);
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
  const seconds = time === void 0 ? null : amountsOf(time);
  try {
    const { contention, waited, caveats } = contentionOf(
      both2,
      seconds === null ? null : Math.max(seconds.base, seconds.head),
      procs,
      world
    );
    const changes2 = result.changes.map(
      (change) => change === time ? { ...change, culprits: [...change.culprits, ...waitingCulprits(change, contention)] } : change
    );
    const cpuGroups = cpuGroupsOf(both2);
    const off = time?.change === "regression" && seconds !== null ? offProcessor(both2, seconds, contention === null ? null : waited, world) : null;
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
function releasedAt({ waits }, { sites }) {
  if (waits !== "lock") return null;
  const grown3 = sites.filter((site) => site.waits === "release").map((site) => ({ site, by: site.delay.head.center - site.delay.base.center })).filter((of) => of.by > 0).sort((a, b) => b.by - a.by);
  const [first] = grown3;
  const all = grown3.reduce((sum3, of) => sum3 + of.by, 0);
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
  const [first, ...others] = told.sort(
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
        ...others.length > 0 ? { others: others.length } : {}
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
    const isMet = inPackage.some(({ subject }) => fits(scope, subject)) || inPackage.some(({ subject, isWhole }) => !isWhole && mayHold(scope, subject)) || hidden.some((subject) => fits(anyName, subject));
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
  const named = new Set(known3.map(({ subject }) => subject.pkg));
  return sides.flatMap(
    (side) => [...evidence[side].packages.values()].filter(({ pkg, state }) => broken.has(pkg) || state !== "no-benchmarks" && !named.has(pkg)).map(({ pkg, dir }) => ({ pkg, dir, name: "" }))
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
    modules: { base: input.base.manifest.modules, head: input.head.manifest.modules },
    diff
  };
  const used = new Set(fitted.used);
  const withReasons = compilerExplainer({ base: input.base, head: input.head }, diff);
  const judged2 = cases.cases.map((of) => {
    const { base, head } = of.candidate.sides;
    const isStored = relation === "stored" ? isMeasured(base) && isMeasured(head) && of.questions.length > 0 : base !== void 0 && head !== void 0 && used.has(keyOf(base.id));
    const unexplained = resultOf(
      of,
      proofs,
      contextOf(of.candidate, context, evidence),
      steadiness,
      world,
      input
    );
    const result = { ...unexplained, changes: unexplained.changes.map(withReasons) };
    return { candidate: of.candidate, result: isStored ? { ...result, stored: true } : result };
  });
  const results = judged2.map(({ result }) => result);
  const packages = brokenPackages(evidence);
  const together = relation === "missing" ? judgeSuite([], policy) : paired ? judgeSuite(asksForTime ? cases.cases : [], policy) : unpairedSuite(policy);
  const isBelieved = steadiness?.unstable !== true;
  const suite = isBelieved ? together.line : null;
  const asBelieved = !isBelieved && together.outcome === "exceeded" ? "unproven" : together.outcome;
  const suiteOutcome = asBelieved === "unproven" && policy.judging.onUnproven === "pass" ? "within" : asBelieved;
  const doubts = doubtsOf(judged2, suiteOutcome, packages, evidence, policy);
  const isBaselineAsked = relation === "missing" || policy.onMissingBaseline === "fail";
  const isIncomplete = doubts.broken || doubts.unmeasured || doubts.nothing || doubts.baseline && isBaselineAsked;
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
  const reasons = sides.map((side) => evidence[side].end?.reason ?? "cut");
  return reasons.find((reason) => reason !== "complete") ?? "complete";
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
  return withWaiting(result, candidate.sides, head.manifest.machine.cores, {
    ...world,
    changedFunctions: head.changedFunctions
  });
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
  const { culprits, caveats } = explain(change, { base, head }, world);
  return {
    ...change,
    culprits: [...change.culprits, ...culprits],
    caveats: [...change.caveats, ...caveats]
  };
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
  const others = records.filter(({ type }) => type !== "baseline");
  return {
    base: {
      manifest: { ...manifest, side: "base", session: "none", modules: [] },
      records: [{ type: "end", reason: "complete", elapsedMs: 0, childrenMs: 0 }],
      files: /* @__PURE__ */ new Map()
    },
    head: {
      ...head,
      records: [...others, { type: "baseline", mode: "artifact", found: null, reason: "none", command: "" }]
    },
    stored: null
  };
}
function configOf(capture) {
  const bytes = capture.files.get(configFile);
  return bytes === void 0 ? null : loadConfig(new TextDecoder().decode(bytes), configFile);
}

// src/gate.ts
import { join as join19 } from "node:path";

// src/commits.ts
import { join as join5 } from "node:path";
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
  const root = join5(scratch, side);
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
      const files = culprits.filter(({ own, waiting }) => own && waiting === void 0).flatMap(({ file, path }) => [file, ...ownFiles(path)]);
      if (files.length === 0) continue;
      const wish = found.get(dir) ?? { files: /* @__PURE__ */ new Set(), rank: 1 };
      for (const file of files) wish.files.add(file);
      found.set(dir, { ...wish, rank: outcome === "exceeded" ? 0 : wish.rank });
    }
  }
  let left = mostCompiledFiles;
  return [...found].sort(
    by(
      ([, { rank }]) => rank,
      ([dir]) => dir
    )
  ).slice(0, mostCompiledPackages).flatMap(([dir, { files }]) => {
    const some = [...files].slice(0, left).map((head) => ({ base: baseFile(head, diff), head }));
    left -= some.length;
    return some.length === 0 ? [] : [{ dir, files: some }];
  });
}
function ownFiles(path) {
  return path.flatMap(({ file, own }) => own ? [file] : []);
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
  return ranked(evidence, policy, (of) => [of.suspect, limitIn(of)]).map(({ key: key2, rank, pairs, tests }) => ({
    key: key2,
    pairsPerLayout: rank < 2 ? pairs : leastPairsPerLayout,
    gates: rank < 2,
    tests
  }));
}
function stillOpen(evidence, policy) {
  const open2 = (of) => of.confirm !== null && isOpen(of) ? [of.suspect === "regression" ? of.suspect : null, limitIn(of)] : [];
  return ranked(evidence, policy, open2).flatMap(({ key: key2, rank }) => rank < 2 ? [key2] : []);
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
function ranked(evidence, policy, reasonsOf) {
  const found = /* @__PURE__ */ new Map();
  for (const { candidate, times } of casesOf(evidence, policy).cases) {
    if (candidate.status !== "measured" || candidate.broken !== null) continue;
    const { key: key2 } = candidate;
    for (const time of times.values()) {
      const reasons = reasonsOf(time).filter((reason) => reason !== null);
      if (reasons.length === 0) continue;
      const before = found.get(key2) ?? none;
      const { suspect, family, testedAs } = time;
      const isTest = suspect !== null && testedAs === void 0;
      found.set(key2, {
        key: key2,
        rank: Math.min(before.rank, ...reasons.map((reason) => rankOf(reason, time))),
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
    const moved2 = changes2.filter(({ change }) => change === "regression" || change === "improvement");
    const has2 = (...units) => moved2.some(({ metric }) => units.includes(metric.unit));
    const mayWait = !isAlone(id, runtime?.base) || !isAlone(id, runtime?.head);
    const passes = [
      ...has2("B/op", "allocs/op", "heap-kept-B/op") ? ["heap"] : [],
      ...has2("sec/op") ? ["cpu"] : [],
      ...has2("sec/op") && mayWait || waitsMore(changes2, runtime) ? ["contention"] : []
    ];
    if (passes.length === 0) return [];
    const heap = has2("heap-kept-B/op") ? runtime?.head?.heap : void 0;
    const late = heap !== void 0 && heap.after > 0 ? { operations: heap.operations } : {};
    const rank = Math.min(2, ...moved2.map(urgency));
    const spare2 = rank === 2 ? { spare: true } : {};
    return [{ wish: { key: keyOf(id), passes, ...late, ...spare2 }, rank }];
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
    const seconds = time === void 0 ? null : amountsOf(time);
    if (looked.has(key2) || base === void 0 || head === void 0 || seconds === null) return [];
    return isOff({ base, head }, seconds) ? [{ key: key2, passes: ["contention"] }] : [];
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
function isOff(benchmarks, seconds) {
  try {
    return offTheProcessor(benchmarks, seconds) !== null;
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
    return false;
  }
}
function waitsMore(changes2, { base, head } = {}) {
  const seconds = changes2.find(({ metric }) => metric.unit === "sec/op")?.summary.head?.center;
  const waits = (of) => of?.rates["mutex-wait"]?.perOperation;
  const [before, after] = [waits(base), waits(head)];
  if (before === void 0 || after === void 0 || seconds === void 0) return false;
  return after > 2 * before && after - before > 2 * waitingShare * seconds;
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
  const share2 = profileShare * Math.min(knownMs, timeBudgetMs);
  const until = (pass) => knownMs + Math.max(leastProfilesMs[pass], share2);
  return { heap: until("heap"), cpu: until("cpu"), contention: until("contention") };
}
function lastUntil({ knownMs, timeBudgetMs }, nowMs, gotWorse) {
  const share2 = gotWorse ? wholeShare : coverageShare;
  return Math.max(knownMs + share2 * Math.min(knownMs, timeBudgetMs), nowMs + leastLastMs);
}
function restMs(nowMs, untilMs, longestMs2) {
  return Math.max(1e3, Math.min(longestMs2, untilMs - nowMs));
}

// src/measure/compiling.ts
import { mkdir as mkdir3, readdir as readdir2 } from "node:fs/promises";
import { devNull } from "node:os";
import { join as join10, posix as posix4 } from "node:path";

// src/source/lexer.ts
var keywords2 = new Set(
  "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var".split(" ")
);
var closingKeywords = /* @__PURE__ */ new Set(["break", "continue", "fallthrough", "return"]);
var closingOperators = /* @__PURE__ */ new Set([")", "]", "}", "++", "--"]);
var nameAt = /[\p{L}_][\p{L}\p{Nd}_]{0,1000}/uy;
var numberAt = /0[xX](?:[\da-fA-F_.]|[pP][+-]?){0,1000}i?|\.?\d(?:[eE][+-]?|[\w.]){0,1000}/y;
var operatorAt = /<<=|>>=|&\^=|\.\.\.|&&|\|\||<-|\+\+|--|:=|<<|>>|&\^|[-=!<>+*/%&|^]=|[^]/uy;
var Lexer = class {
  #text;
  #end;
  #position;
  #line;
  #canEnd = false;
  constructor(text, start = 0, end = text.length, line = 1) {
    this.#text = text;
    this.#position = start;
    this.#end = end;
    this.#line = line;
  }
  /** The next token; `end` again and again after the last one. */
  next() {
    const blank = this.#skipBlank();
    if (blank !== null) return blank;
    const start = this.#position;
    const line = this.#line;
    if (start >= this.#end) return { kind: "end", start, end: start, line, endLine: line };
    const { kind, end } = this.#measure(start);
    this.#position = Math.min(end, this.#end);
    if (kind === "string" && this.#text[start] === "`") this.#line += countNewlines(this.#text, start, end);
    this.#canEnd = this.#closes(kind, start);
    return { kind, start, end: this.#position, line, endLine: this.#line };
  }
  /** Skips white space and comments; gives the semicolon that a newline among them stands for, or a directive. */
  #skipBlank() {
    while (this.#position < this.#end) {
      const char = this.#text[this.#position];
      if (char === "\n") {
        if (this.#canEnd) return this.#semicolon();
        this.#line++;
        this.#position++;
      } else if (char === " " || char === "	" || char === "\r" || char === "\uFEFF") {
        this.#position++;
      } else if (this.#text.startsWith("//", this.#position)) {
        if (this.#canEnd) return this.#semicolon();
        const directive = this.#lineComment();
        if (directive !== null) return directive;
      } else if (this.#text.startsWith("/*", this.#position)) {
        const close = this.#text.indexOf("*/", this.#position + 2);
        const end = close < 0 ? this.#end : Math.min(close + 2, this.#end);
        const newlines = countNewlines(this.#text, this.#position, end);
        if (newlines > 0 && this.#canEnd) return this.#semicolon();
        this.#line += newlines;
        this.#position = end;
      } else {
        return null;
      }
    }
    return this.#canEnd ? this.#semicolon() : null;
  }
  #lineComment() {
    const start = this.#position;
    const newline = this.#text.indexOf("\n", start);
    const end = newline < 0 ? this.#end : Math.min(newline, this.#end);
    this.#position = end;
    if (!this.#text.startsWith("//go:", start)) return null;
    return { kind: "directive", start, end, line: this.#line, endLine: this.#line };
  }
  #semicolon() {
    this.#canEnd = false;
    const at = this.#position;
    return { kind: "semicolon", start: at, end: at, line: this.#line, endLine: this.#line };
  }
  #measure(start) {
    const code = this.#text.charCodeAt(start);
    if (isAsciiLetter(code)) {
      const end = this.#endOfName(start);
      return { kind: keywords2.has(this.#text.slice(start, end)) ? "keyword" : "name", end };
    }
    if (code === 96) {
      const close = this.#text.indexOf("`", start + 1);
      return { kind: "string", end: close < 0 ? this.#end : close + 1 };
    }
    if (code === 34) return { kind: "string", end: endOfQuoted(this.#text, start, this.#end) };
    if (code === 39) return { kind: "rune", end: endOfQuoted(this.#text, start, this.#end) };
    if (code === 59) return { kind: "semicolon", end: start + 1 };
    const next = this.#text.charCodeAt(start + 1);
    if (isDigit(code) || code === 46 && isDigit(next)) {
      return { kind: "number", end: this.#match(numberAt, start) };
    }
    const name = code < 128 ? start : this.#match(nameAt, start);
    if (name > start) return { kind: "name", end: name };
    return { kind: "operator", end: this.#match(operatorAt, start) };
  }
  #endOfName(start) {
    let end = start + 1;
    for (; ; ) {
      const code = this.#text.charCodeAt(end);
      if (isAsciiLetter(code) || isDigit(code)) end++;
      else return code >= 128 ? Math.max(end, this.#match(nameAt, start)) : end;
    }
  }
  /** End of a match at a place; the place itself when there is none. */
  #match(pattern, start) {
    pattern.lastIndex = start;
    return pattern.test(this.#text) ? pattern.lastIndex : start;
  }
  #closes(kind, start) {
    if (kind === "keyword") return closingKeywords.has(this.#text.slice(start, this.#position));
    if (kind === "operator") return closingOperators.has(this.#text.slice(start, this.#position));
    return kind !== "semicolon";
  }
};
function isAsciiLetter(code) {
  return code >= 97 && code <= 122 || code >= 65 && code <= 90 || code === 95;
}
function isDigit(code) {
  return code >= 48 && code <= 57;
}
function countNewlines(text, start, end) {
  let count = 0;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 10) count++;
  return count;
}
function endOfQuoted(text, start, limit) {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 10) return at;
    if (code === 92 && text.charCodeAt(at + 1) !== 10) at++;
  }
  return limit;
}
function normalise(text, start = 0, end = text.length) {
  const lexer = new Lexer(text, start, end);
  const out = [];
  for (let token = lexer.next(); token.kind !== "end"; token = lexer.next()) {
    const written = token.kind === "semicolon" ? ";" : text.slice(token.start, token.end).replaceAll("\r", "");
    const last = out.at(-1);
    if (written === ";" && (last === ";" || last === void 0)) continue;
    const closes = token.kind === "operator" && (written === ")" || written === "]" || written === "}");
    if (closes && (last === ";" || last === ",")) out.pop();
    out.push(token.kind === "directive" ? `${written}
` : written);
  }
  if (out.at(-1) === ";") out.pop();
  return out.join(" ");
}
function stringValue(literal) {
  if (literal.startsWith("`")) return literal.replace(/^`|`$/g, "").replaceAll("\r", "");
  return literal.replace(/^"|"$/g, "").replace(/\\(?:([0-7]{3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/g, unescaped);
}
var simpleEscapes = /* @__PURE__ */ new Map([
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "	"],
  ["v", "\v"],
  ["\\", "\\"],
  ['"', '"'],
  ["'", "'"]
]);
function unescaped(all, ...groups) {
  const [octal, hex, short, long, simple] = groups;
  const digits = hex ?? short ?? long;
  const code = octal !== void 0 ? parseInt(octal, 8) : digits !== void 0 ? parseInt(digits, 16) : null;
  if (code !== null) return code <= 1114111 ? String.fromCodePoint(code) : all;
  return simpleEscapes.get(simple ?? "") ?? all;
}

// src/source/declarations.ts
function declarations(text) {
  return [...scanFile(text).declarations];
}
function functionAt5(text, line) {
  const inside = ({ kind, line: first, endLine }) => (kind === "func" || kind === "method") && first <= line && line <= endLine;
  return declarations(text).find(inside) ?? null;
}
function scanFile(text) {
  return new Scanner(text).file();
}
var maxLiteral = 4096;
var headLength = 1e3;
var Scanner = class {
  #text;
  #lexer;
  #packageName = "";
  #imports = [];
  #declarations = [];
  // Directives since the last declaration.
  #directives = [];
  constructor(text) {
    this.#text = text;
    this.#lexer = new Lexer(text);
  }
  file() {
    for (let token = this.#lexer.next(); token.kind !== "end"; token = this.#lexer.next()) {
      if (token.kind === "directive") this.#directives.push(token);
      else if (token.kind !== "semicolon") this.#topLevel(token);
    }
    return { packageName: this.#packageName, imports: this.#imports, declarations: this.#declarations };
  }
  #topLevel(first) {
    const word2 = first.kind === "keyword" ? this.#written(first) : "";
    if (word2 === "func") this.#function(first);
    else if (word2 === "var" || word2 === "const" || word2 === "type" || word2 === "import")
      this.#specs(word2, first);
    else {
      const { tokens } = this.#statement(this.#lexer.next());
      if (word2 === "package") this.#packageName = this.#written(tokens[0]);
    }
    this.#directives = [];
  }
  #written(token) {
    return token === void 0 ? "" : this.#text.slice(token.start, token.end);
  }
  /** Reads on from a token to the semicolon outside brackets, or the bracket that closes the group around. */
  #statement(first) {
    const tokens = [];
    const identifiers = /* @__PURE__ */ new Set();
    const selectors = /* @__PURE__ */ new Set();
    const literals = [];
    let depth = 0;
    let afterDot = false;
    let last;
    let token = first;
    for (; token.kind !== "end"; token = this.#lexer.next()) {
      if (depth === 0 && token.kind === "semicolon") break;
      if (token.kind === "operator") {
        const bracket = this.#text[token.start] ?? "";
        if ("([{".includes(bracket)) depth++;
        else if (")]}".includes(bracket) && --depth < 0) break;
      }
      if (token.kind === "name") (afterDot ? selectors : identifiers).add(this.#written(token));
      if (token.kind === "string" && token.end - token.start <= maxLiteral) {
        literals.push(stringValue(this.#written(token)));
      }
      afterDot = token.kind === "operator" && this.#written(token) === ".";
      if (tokens.length < headLength) tokens.push(token);
      last = token;
    }
    if (last !== void 0 && tokens.at(-1) !== last) tokens.push(last);
    return { tokens, identifiers, selectors, literals, ended: token };
  }
  #function(first) {
    const statement = this.#statement(this.#lexer.next());
    const { tokens, identifiers, selectors, literals } = statement;
    let at = 0;
    let receiver = null;
    if (this.#written(tokens[0]) === "(") {
      [receiver, at] = this.#receiver(tokens);
    }
    const name = tokens[at];
    if (name?.kind !== "name") return;
    const last = tokens.at(-1) ?? first;
    this.#add({
      kind: receiver === null ? "func" : "method",
      name: this.#written(name),
      receiver,
      line: first.line,
      endLine: last.endLine,
      identifiers,
      selectors,
      literals,
      start: first.start,
      end: last.end
    });
  }
  /** The last name outside square brackets of `(t *T[K, V])`, and the index of the token after it. */
  #receiver(tokens) {
    let depth = 0;
    let square = 0;
    let receiver = "";
    for (const [index, token] of tokens.entries()) {
      const written = this.#written(token);
      if (token.kind === "name" && square === 0) receiver = written;
      if (written === "[") square++;
      if (written === "]") square--;
      if (written === "(") depth++;
      if (written === ")" && --depth === 0) return [receiver, index + 1];
    }
    return [receiver, tokens.length];
  }
  /** A declaration with `var`, `const`, `type` or `import`, alone or as a group in parentheses. */
  #specs(word2, first) {
    const opening = this.#lexer.next();
    if (this.#written(opening) !== "(") {
      this.#spec(word2, this.#statement(opening), first.start);
      return;
    }
    const members = [];
    let counts2 = false;
    let end = opening.end;
    for (let token = this.#lexer.next(); token.kind !== "end"; token = this.#lexer.next()) {
      if (this.#written(token) === ")") {
        end = token.end;
        break;
      }
      if (token.kind === "directive") this.#directives.push(token);
      if (token.kind === "directive" || token.kind === "semicolon") continue;
      const statement = this.#statement(token);
      members.push(...this.#spec(word2, statement, token.start));
      counts2 ||= word2 === "const" && !statement.tokens.some((t) => this.#written(t) === "=");
      counts2 ||= word2 === "const" && statement.identifiers.has("iota");
      this.#directives = [];
      end = statement.ended.end;
      if (this.#written(statement.ended) === ")") break;
    }
    if (counts2) this.#shareGroup(members, first.start, end);
  }
  /** Replaces members of a group by ones that have its whole text: each depends on those before it. */
  #shareGroup(members, start, end) {
    const identifiers = new Set(members.flatMap((member) => [...member.identifiers]));
    const selectors = new Set(members.flatMap((member) => [...member.selectors]));
    const literals = members.flatMap((member) => member.literals);
    const whole = members.map((member) => ({ ...member, identifiers, selectors, literals, start, end }));
    this.#declarations.splice(this.#declarations.length - members.length, members.length, ...whole);
  }
  #spec(word2, statement, start) {
    const { tokens } = statement;
    const first = tokens[0];
    const last = tokens.at(-1);
    if (first === void 0 || last === void 0) return [];
    if (word2 === "import") {
      const path = statement.literals[0];
      const name = first.kind === "string" ? null : this.#written(first);
      if (path !== void 0) this.#imports.push({ name, path });
      return [];
    }
    return this.#names(word2, tokens).map((name) => {
      const identifiers = new Set(statement.identifiers);
      identifiers.delete(name);
      const { selectors, literals } = statement;
      return this.#add({
        kind: word2,
        name,
        receiver: null,
        line: first.line,
        endLine: last.endLine,
        identifiers,
        selectors,
        literals,
        start,
        end: last.end
      });
    });
  }
  /** `a, b` of `a, b = 1, 2`; a type has one name. */
  #names(word2, tokens) {
    const names = [];
    for (let i = 0; tokens[i]?.kind === "name"; i += 2) {
      names.push(this.#written(tokens[i]));
      if (word2 === "type" || this.#written(tokens[i + 1]) !== ",") break;
    }
    return names;
  }
  #add(declaration) {
    const [directive] = this.#directives;
    const embedded = this.#directives.flatMap((token) => embedPatterns(this.#written(token)));
    const added2 = {
      ...declaration,
      literals: [...embedded, ...declaration.literals],
      start: directive?.start ?? declaration.start
    };
    this.#declarations.push(added2);
    return added2;
  }
};
function embedPatterns(directive) {
  const [, patterns] = /^\/\/go:embed\s+(.*)$/.exec(directive.slice(0, maxLiteral).trimEnd()) ?? [];
  return (patterns?.match(/"(?:[^"\\]|\\.)*"|`[^`]*`|\S+/g) ?? []).map(
    (pattern) => /^["`]/.test(pattern) ? stringValue(pattern) : pattern
  );
}

// src/measure/build.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir as mkdir2, rm, stat } from "node:fs/promises";
import { join as join7 } from "node:path";
import { pipeline } from "node:stream/promises";

// src/measure/packages.ts
import { readFile as readFile2 } from "node:fs/promises";
import { join as join6, posix as posix2, relative as relative2, sep as sep2 } from "node:path";
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
    for (const listed of await list(root, module, modulePatterns, tags, exec)) {
      if (listed.ImportPath !== void 0) matched.push(listed.ImportPath);
      const found = await inspect(root, module, listed);
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
    cwd: join6(root, module.dir),
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
async function inspect(root, module, listed) {
  if (listed.Dir === void 0 || listed.ImportPath === void 0) return null;
  const dir = relative2(root, listed.Dir).split(sep2).join("/") || ".";
  const names = [...listed.TestGoFiles ?? [], ...listed.XTestGoFiles ?? []];
  const testFiles = await Promise.all(
    names.map(async (name) => ({
      path: posix2.join(dir, name),
      text: await readFile2(join6(listed.Dir ?? root, name), "utf8")
    }))
  );
  if (!testFiles.some((file) => /^func\s+Benchmark/m.test(file.text))) return null;
  return {
    pkg: listed.ImportPath,
    name: listed.Name ?? "",
    dir,
    module,
    testFiles,
    problem: listed.Error?.Err ?? null
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
  const binary = join7(settings.directory, `${(serial++).toString(36)}.test`);
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
    cwd: join7(root, found.module.dir),
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
import { join as join9 } from "node:path";

// src/measure/budget-functions.ts
import { readFile as readFile3, stat as stat2 } from "node:fs/promises";

// src/measure/function-names.ts
var magic = Buffer.from([241, 255, 255, 255, 0, 0]);
var always = "runtime.main";
var mostBytes3 = 32 << 20;
var mostTables = 64;
function functionNames(file) {
  let at = file.indexOf(magic);
  for (let tried = 0; at >= 0 && tried < mostTables; tried++) {
    const names = namesAt(file, at);
    if (names !== null) return names;
    at = file.indexOf(magic, at + 1);
  }
  return null;
}
function namesAt(file, at) {
  const pointer = file[at + 7];
  if (pointer !== 4 && pointer !== 8 || at + 8 + 5 * pointer > file.length) return null;
  const field2 = (nth) => {
    const offset = at + 8 + nth * pointer;
    return pointer === 8 ? Number(file.readBigUInt64LE(offset)) : file.readUInt32LE(offset);
  };
  const [begin2, end] = [at + field2(3), at + field2(4)];
  if (begin2 >= end || end > file.length || end - begin2 > mostBytes3) return null;
  const table = file.subarray(begin2, end);
  if (!table.includes(`\0${always}\0`) && table.indexOf(`${always}\0`) !== 0) return null;
  return new Set(table.toString("utf8").split("\0"));
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
  const seconds = exit.wallMs / 1e3;
  return { secondsPerOperation: operationSeconds(reading.iterations, seconds), processSeconds: seconds };
}
async function probeShared(session, side, benchmarks, { pinned, startSeconds }) {
  const [first] = benchmarks;
  if (first === void 0) return [];
  const patterns = selectTogether(benchmarks.map(({ name }) => name));
  const { exit } = await run(session, side, { ...first, pinned }, patterns, benchmarks.map(keyOf));
  await side.writer.append(`bench/calibrate-${fileName(first.pkg)}.txt`, exit.stdout.text);
  const readings = benchmarks.map(({ name, procs }) => readProcess(exit.stdout.text, { name, procs }));
  if (readings.some((reading) => endingOf(exit, reading).ending !== "ok")) return null;
  const own = Math.max(0, exit.wallMs / 1e3 - startSeconds) / benchmarks.length;
  return readings.map(({ iterations }) => ({
    secondsPerOperation: operationSeconds(iterations, own),
    processSeconds: startSeconds + own
  }));
}
async function probeStart(session, side, of, longSeconds) {
  const once2 = async () => (await run(session, side, of, { bench: "^$" }, [])).exit.wallMs / 1e3;
  const first = await once2();
  return first > longSeconds ? Math.min(first, await once2()) : first;
}
async function run(session, side, { pkg, procs, pinned }, patterns, keys) {
  const { patience } = session;
  const names = keys.length === 0 ? [pkg] : keys;
  const usualMs2 = names.reduce((sum3, key2) => sum3 + patience.usualMs(key2), 0);
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
function operationSeconds(iterations, seconds) {
  return iterations === null || iterations <= 1 ? seconds : 1.2 * probeSeconds / iterations;
}

// src/measure/unit.ts
var mostPatternLength = 24e3;
function unitsOf3(candidates) {
  const units = [];
  const sharing = /* @__PURE__ */ new Map();
  for (const candidate of candidates) {
    const { benchmark, sides: sides2, iterations, startSeconds, unpinned, company } = candidate;
    if (startSeconds === void 0) {
      units.push(unitOf([candidate], keyOf(benchmark)));
      continue;
    }
    const name = company?.name ?? "";
    const key2 = [benchmark.pkg, benchmark.procs, unpinned ?? false, iterations, name, ...sides2].join(" ");
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
  return name.split("").flatMap((character, at) => character === "/" ? [name.slice(0, at)] : []);
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
    seconds: start + candidates.reduce((sum3, { processSeconds }) => sum3 + processSeconds - start, 0)
  };
}
function costOf2({ seconds, sides: sides2, pinned }, together) {
  return together && pinned ? seconds : seconds * sides2.length;
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
function layoutsFor(suspects, alpha, least) {
  return Math.max(least, Math.ceil(Math.log2(Math.max(1, suspects) / alpha)) + 1);
}
function iterationsFor(secondsPerOperation, seconds) {
  if (!(secondsPerOperation > 0)) return 1;
  const exact = Math.max(1, Math.min(1e9, seconds / secondsPerOperation));
  const power = 10 ** Math.floor(Math.log10(exact) + 1e-9);
  const digit = exact / power;
  return power * (digit < Math.SQRT2 ? 1 : digit < Math.sqrt(10) ? 2 : digit < Math.sqrt(50) ? 5 : 10);
}
function sharedIterationsFor(secondsPerOperation, seconds) {
  if (!(secondsPerOperation > 0)) return 1;
  return 10 ** Math.round(Math.log10(Math.max(1, Math.min(1e9, seconds / secondsPerOperation))));
}
function randomFor(seed, ...name) {
  return seededRandom(hashText([seed, ...name].join(" ")));
}
function drawsFor(seed, ...round2) {
  return (what, key2) => randomFor(seed, ...round2, what, key2);
}
function round(pass, candidates, slot, layout, draws) {
  const pairs = unitsOf3(candidates).map(
    ({ name, benchmarks, sides: sides2, iterations, pinned }) => draws("sides", name).shuffle(sides2).map((side, position) => ({
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
    unitsOf3(candidates).flatMap(
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
      ({ at }) => at,
      ({ key: key2 }) => key2
    )
  ).map(({ pair }) => pair);
}
var quickPairSeconds = 1;
function withGuards(pairs, candidates, nth, seed, draws) {
  const units = unitsOf3(candidates).filter(({ sides: sides2 }) => sides2.length > 1);
  const isDue = (unit) => {
    const from = randomFor(seed, "guards", unit.name).next();
    return Math.floor(from + (nth + 1) * guardShare) > Math.floor(from + nth * guardShare);
  };
  const due = units.filter(isDue);
  const spare2 = units.filter((unit) => costOf2(unit, false) <= quickPairSeconds).map(({ name }) => ({ name, at: draws("spare", name).next() })).sort(by(({ at }) => at));
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
  const { benchmark, secondsPerOperation, sides: sides2, unpinned } = candidate;
  return passes.flatMap(
    (pass) => Array.from(
      { length: profileProcesses[pass] },
      (_, nth) => profileIterations(pass, secondsPerOperation, operations).flatMap(
        (iterations) => sides2.map((side) => ({
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
  const sides2 = sidesOf(session, pkg);
  return sides2.length > 0 && sides2.every((side) => side.binaries.has(binaryKey(pkg, layout)));
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
  let missing5 = 0;
  for (const side of session.sides) {
    for (const key2 of side.binaries.keys()) {
      const { pkg, layout } = ofKey(key2);
      if (layout !== 0) there += await sizeOf(side, pkg);
    }
    for (const pkg of packages) {
      const links = layouts.filter((layout) => layout !== 0 && !side.binaries.has(binaryKey(pkg, layout)));
      missing5 += links.length * await sizeOf(side, pkg);
    }
  }
  return there + missing5 <= mostKept && missing5 <= bavail * bsize / 4;
}
async function linkSeconds(session, packages) {
  const all = [...session.layouts.links.values()];
  const [seconds, bytes] = ["seconds", "bytes"].map(
    (what) => all.reduce((sum4, of) => sum4 + of[what], 0)
  );
  const perByte = bytes > 0 ? seconds / bytes : usualSecondsPerByte;
  let sum3 = 0;
  for (const pkg of packages) {
    const own = session.layouts.links.get(pkg);
    sum3 += own === void 0 ? await bytesOf(session, [pkg]) * perByte : own.seconds / own.binaries * sidesOf(session, pkg).length;
  }
  return sum3;
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
  for (const [index, unit] of unitsOf3(known2(session, keys)).entries()) {
    const [lead] = unit.benchmarks;
    if (lead === void 0) continue;
    if (unit.benchmarks.length === 1) {
      costs.set(keyOf(lead), { pairSeconds: pairSeconds(session, unit) });
      continue;
    }
    for (const candidate of known2(session, unit.benchmarks.map(keyOf))) {
      const key2 = keyOf(candidate.benchmark);
      const { startSeconds = 0, processSeconds } = candidate;
      const secondsOf4 = (seconds) => plannedSeconds(session, { ...unit, seconds }) * (session.paces.get(key2)?.factor ?? 1);
      costs.set(key2, {
        pairSeconds: secondsOf4(Math.max(0, processSeconds - startSeconds)),
        shared: { group: String(index), seconds: secondsOf4(startSeconds) }
      });
    }
  }
  return costs;
}
function notePair(session, benchmarks, ms) {
  const planned = unitsOf3(known2(session, benchmarks.map(keyOf))).reduce(
    (sum3, unit) => sum3 + plannedSeconds(session, unit),
    0
  );
  if (!(planned > 0)) return;
  for (const key2 of benchmarks.map(keyOf)) {
    const { factor, pairs } = session.paces.get(key2) ?? { factor: 0, pairs: 0 };
    const share2 = Math.max(newestShare, 1 / (pairs + 1));
    session.paces.set(key2, {
      factor: factor + share2 * (ms / 1e3 / planned - factor),
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
    [...pieces].map(([name, own]) => {
      const end = own.findLastIndex((line) => line === closing);
      const body = end < 0 ? own : own.slice(0, end);
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
  const middle = Math.ceil(benchmarks.length / 2);
  const isFirst = (benchmark, index) => last === void 0 ? index < middle : benchmark.name !== last;
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
      const again = pair.map((step) => ({ ...step, benchmarks: part }));
      if (await runPair(session, again, untilMs) === "time-budget") return "time-budget";
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
  const seconds = benchmarks.map((of) => session.candidates.get(keyOf(of))?.processSeconds ?? 0);
  return seconds.reduce((sum3, of) => sum3 + of, 0) * 1e3;
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
  const valuesOf2 = ({ ending, values }) => JSON.stringify([ending, values]);
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
  const again = await attempt(session, of, 1);
  return again === "again" ? "complete" : again;
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
    steal: stolen2.length === 0 ? null : Math.max(...stolen2.map(({ share: share2 }) => share2)),
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
function progressAt({ pass, leftMs, at }, index, pairs, what) {
  const ofRound = leftMs / Math.max(1, at.total - at.done);
  return {
    ...at,
    phase: pass,
    what,
    done: at.done * pairs + index,
    total: at.total * pairs,
    leftMs: leftMs - ofRound * (index / pairs)
  };
}
function stolenOf(before, after) {
  return after.processors.flatMap(({ total, stolen: stolen2 }, index) => {
    const from = before.processors[index];
    if (from === void 0 || !(total > from.total)) return [];
    const seconds = Math.max(0, stolen2 - from.stolen);
    return [{ seconds, share: Math.min(1, seconds / (total - from.total)) }];
  });
}
function isTooMuch({ seconds, share: share2 }) {
  return share2 > mostStolen && seconds > leastStolenSeconds2 - 1e-6;
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
  return unitsOf3(candidates).reduce((sum3, unit) => sum3 + pairSeconds(session, unit) * 1e3, 0);
}

// src/measure/waiting.ts
function candidatesOf2(session, keys) {
  return keys.flatMap((key2) => session.candidates.get(key2) ?? []);
}
function packagesOf(candidates) {
  return [...new Set(candidates.map(({ benchmark }) => benchmark.pkg))];
}
async function linkFor(session, packages, layout, untilMs, at) {
  if (layout === 0) return;
  const tell = (pkg) => {
    session.ports.log.progress({ ...at, what: pkg });
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
function isNew(session, { sides: sides2 }) {
  return sides2.length < session.sides.length;
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
      const at = { done: Math.min(nth, total - 1), total };
      await linkFor(session, packages, layout, untilMs, { phase: "screen", ...at });
      const leftMs = untilMs - elapsedMs(session);
      const keys = fitting(session, waiting, leftMs / 1e3);
      if (keys.length === 0) return "time-budget";
      const round2 = { pass: "screen", part: "new", nth, keys, layout, leftMs, at, untilMs };
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
function fitting(session, waiting, seconds) {
  const keys = waiting.map(({ benchmark }) => keyOf(benchmark));
  const quickest = [...pairCosts(session, keys)].sort(by(([, { pairSeconds: pairSeconds2 }]) => pairSeconds2));
  const started = /* @__PURE__ */ new Set();
  let left = seconds;
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
  const { budgetMs, nowMs, lostMs, lostBeforeMs, wanted, calibrated, share: share2, roundMs: roundMs2 } = spent;
  if (roundMs2 === 0 || roundMs2 !== null && nowMs + roundMs2 <= budgetMs) return null;
  const preparedMs = spent.preparedMs - lostBeforeMs;
  const each = calibrated > 0 ? (nowMs - lostMs - preparedMs) / calibrated : 2 * processMs;
  const calibrating = wanted * each;
  const rounds = leastRounds * (1 + guardShare) * (roundMs2 ?? wanted * 2 * processMs);
  const enough = spare * (preparedMs + Math.max(calibrating / share2, calibrating + rounds));
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
    const sides2 = session.sides.filter((side) => found.get(side)?.has(key2) === true);
    return { key: key2, pkg, name, procs: procsOf(session.request, pinned), pinned, sides: sides2 };
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
      const { secondsPerOperation: seconds } = speed;
      const isDoubtful = seconds >= probeSeconds && seconds < sureSeconds && seconds > sidesWithin * quickest;
      const second = isDoubtful ? await probe(this.#session, side, of) : null;
      found.push(second === null ? speed : quickerOf(second, seconds));
    }
    return found;
  }
  /**
   * The quicker of two, where a benchmark looks too slow for the iterations of an earlier capture: noise only makes it
   * look slower, and with other iterations its counts could not be compared.
   */
  async again(of, all, startSeconds) {
    const earlier = this.#session.request.iterations?.get(of.key);
    const seconds = slowest(all);
    const tried = startSeconds === null && of.sides.every((side) => this.#first(side, of) < slowSeconds);
    if (earlier === void 0 || !tried || fits3(this.#session, earlier, seconds, aimOf(of))) return all;
    if (seconds * earlier < aimOf(of)) return all;
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
    for (const { benchmarks } of unitsOf3(alike2)) {
      const all = await probeShared(this.#session, side, benchmarks, { pinned, startSeconds });
      all?.forEach((speed, index) => {
        const benchmark = benchmarks[index];
        if (benchmark !== void 0) speeds.set(keyOf(benchmark), speed);
      });
    }
    this.#shared.set(side, speeds);
  }
};
function quickerOf(speed, seconds) {
  return seconds < speed.secondsPerOperation ? { ...speed, secondsPerOperation: seconds } : speed;
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
  const { key: key2, pkg, name, procs, pinned, sides: sides2 } = of;
  const secondsPerOperation = slowest(speeds);
  const aim = aimOf(of);
  const own = (startSeconds === null ? iterationsFor : sharedIterationsFor)(secondsPerOperation, aim);
  const earlier = session.request.iterations?.get(key2) ?? own;
  const iterations = earlier === own || fits3(session, earlier, secondsPerOperation, aim) ? earlier : own;
  const processSeconds = Math.max(...speeds.map((speed) => speed.processSeconds));
  return {
    benchmark: { pkg, name, procs },
    sides: sides2.map((side) => side.tree.side),
    iterations,
    secondsPerOperation,
    // With the iterations of an earlier capture it takes longer on slower code.
    processSeconds: processSeconds + aim * Math.max(1, iterations / own),
    ...pinned ? {} : { unpinned: true },
    ...startSeconds === null ? {} : { startSeconds }
  };
}
function fits3({ request }, earlier, secondsPerOperation, aim) {
  const within2 = request.iterationsWithin ?? Infinity;
  const seconds = earlier * secondsPerOperation;
  return seconds <= aim * within2 && aim <= seconds * within2;
}

// src/measure/data-files.ts
import { createHash as createHash2 } from "node:crypto";
import { lstat, readdir, readlink, realpath } from "node:fs/promises";
import { join as join8, posix as posix3, sep as sep3 } from "node:path";
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
    const full = join8(this.#root, path);
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
    const entries = await readdir(join8(this.#root, dir), { withFileTypes: true });
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
    const entries = await readdir(join8(this.#root, dir), { withFileTypes: true });
    const there = entries.some((entry) => entry.isDirectory() && entry.name === "testdata");
    return there ? this.#everything(posix3.join(dir, "testdata")) : [];
  }
  async #everything(dir) {
    const entries = await readdir(join8(this.#root, dir), { withFileTypes: true });
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
    const named = elementsOf(literal);
    if (base.length >= 3 ? literal.includes(base) : named.at(-1) === base) return true;
    if (stems.includes(literal)) return true;
    if (/[*?[%]/.test(literal) && matchesEnd(elements, named, listsFolders)) return true;
    return listsFolders && namesFolder(elements, named);
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
  let at = first.length;
  for (const part of rest2) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= stop;
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
  const named = /^v\d+$/.test(last) ? [last, elements.at(-2) ?? ""] : [last];
  return named.flatMap((element) => [element, ...element.split(/[-.]/)]);
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
  const seen = /* @__PURE__ */ new Map();
  const started = /* @__PURE__ */ new Set();
  const hidden = /* @__PURE__ */ new Set();
  let log = "";
  let outcomeLine = -1;
  const announced = (candidates) => candidates.find((name) => started.has(name) || hidden.has(name)) ?? null;
  const settle2 = (name, state, line) => {
    seen.set(name, { state, message: state === "result" ? "" : log });
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
      if (!seen.has(content)) seen.set(content, { state: "started", message: "" });
      return;
    }
    const verdict = verdictLine(content);
    if (verdict !== null) {
      const { raw } = verdict;
      const forms = [raw, withoutProcs(raw, procs) ?? raw];
      const name2 = announced(forms) ?? forms.find((form) => seen.has(form)) ?? null;
      if (name2 !== null) settle2(name2, verdict.verdict, line);
      return;
    }
    const name = announced(namesBeforeTabs(content, procs));
    if (name === null) for (const hiddenName of namesAtEnd(content)) hidden.add(hiddenName);
    else settle2(name, endedWithoutWord(content) ? "failed" : "result", line);
  });
  const closed = isClosed(lines, outcomeLine, started.size > 0);
  const unfinished = closed ? /* @__PURE__ */ new Set() : started;
  return { names: withoutParents(seen, unfinished), closed };
}
function isName(line) {
  return line.length <= maxName && new RegExp("^Benchmark(?!\\p{Ll})\\S*$", "u").test(line);
}
function namesAtEnd(line) {
  const word2 = /\S*$/.exec(line.slice(-maxName))?.[0] ?? "";
  const names = [];
  for (let at = word2.indexOf("Benchmark"); at >= 0 && names.length < 4; at = word2.indexOf("Benchmark", at + 1)) {
    const name = word2.slice(at);
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
function withoutParents(seen, unfinished) {
  const listed = [...seen].filter(([name, { state }]) => state !== "started" || unfinished.has(name));
  const parents = /* @__PURE__ */ new Set();
  const parentsOfFailed = /* @__PURE__ */ new Set();
  for (const [name, { state }] of listed) {
    for (let slash = name.indexOf("/"); slash >= 0; slash = name.indexOf("/", slash + 1)) {
      parents.add(name.slice(0, slash));
      if (state === "failed") parentsOfFailed.add(name.slice(0, slash));
    }
  }
  return listed.flatMap(([name, { state, message }]) => {
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
  const listed = listBenchmarks(exit.stdout.text, setting.procs);
  const whole = exit.stdout.dropped === 0 && !exit.timedOut && listed.closed && (exit.code ?? 2) < 2;
  if (whole) {
    const names = resultsOf(listed.names);
    return { names, seconds: secondsOf2(names, exit, setting.procs), troubles: ended(listed.names, cutOff2) };
  }
  return oneByOne(exec, setting, bench, keep4, { exit, cutOff: cutOff2 });
}
async function invokeNow(exec, { cutOff: cutOff2, ...setting }, bench) {
  const now = cutOff2();
  const call = { ...setting, bench, benchtime: "1x", keepBytes: 2 << 20, timeoutMs: now.ms };
  return { exit: await invoke(exec, call), cutOff: now };
}
function resultsOf(names) {
  return names.filter((listed) => listed.state === "result").map((listed) => listed.name);
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
  const seconds = /* @__PURE__ */ new Map();
  const names = [];
  const troubles = [];
  for (const top of tops) {
    const pattern = `${selectPatterns(top).bench}${deeperLevels(bench)}`;
    const { exit, cutOff: cutOff2 } = await invokeNow(exec, setting, pattern);
    await keep4(exit.stdout.text);
    const listed = listBenchmarks(exit.stdout.text, setting.procs);
    const results = resultsOf(listed.names);
    names.push(...results);
    for (const [name, value] of secondsOf2(results, exit, setting.procs)) seconds.set(name, value);
    troubles.push(...ended(listed.names, cutOff2));
    const { ending, message } = endingOf(exit, { ending: "ok", closed: listed.closed, message: "" });
    const explained3 = listed.closed && exit.code === 1 && listed.names.some((n) => n.state === "failed");
    if (ending === "ok" || explained3) continue;
    const broken = listed.names.filter((n) => n.state === "started").at(-1)?.name ?? top;
    troubles.push({ name: broken, ending, message, cutOff: cutOff2, dump: exit.stderr });
  }
  return { names, seconds, troubles };
}
function secondsOf2(names, exit, procs) {
  const seconds = /* @__PURE__ */ new Map();
  for (const name of names.slice(0, 500)) {
    const printed = readProcess(exit.stdout.text, { name, procs }).values.find(
      ({ unit }) => unit === "sec/op"
    );
    if (printed !== void 0) seconds.set(name, printed.value);
  }
  return seconds;
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
  for (const [index, at] of changed.entries()) {
    session.ports.log.progress({
      phase: "discover",
      what: at.found.pkg,
      done: index,
      total: changed.length
    });
    for (const pinned of settingsOf(session, at)) {
      const discovered = await discoverAs(session, at, pinned);
      troubles += discovered.troubles.length;
      const broken = new Set(discovered.troubles.map((trouble) => trouble.name));
      for (const name of discovered.names) {
        if (broken.has(name)) continue;
        const benchmark = { pkg: at.found.pkg, name, procs: procsOf(session.request, pinned) };
        const seconds = discovered.seconds.get(name) ?? 0;
        found.get(at.side)?.set(keyOf(benchmark), { pkg: at.found.pkg, name, pinned, seconds });
      }
    }
  }
  const nothing2 = [...found.values()].every((benchmarks) => benchmarks.size === 0);
  if (changed.length > 0 && nothing2 && troubles === 0) {
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
  const named = troubles.flatMap(({ name }) => name === null ? [] : [name]);
  for (const name of /* @__PURE__ */ new Set([...names, ...named])) {
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
  const table = sections?.find(({ type }) => type === symbolTable);
  const names = sections?.[table?.link ?? -1];
  if (machine === void 0 || sections === null || table === void 0 || names === void 0) return null;
  const loaded = sections.filter(({ flags }) => (flags & inMemory) !== 0);
  return {
    machine,
    symbols: readSymbols(file, view, table, names),
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
  const [size, count, namesAt2] = [58, 60, 62].map((at) => view.getUint16(at, true));
  if (size < 64 || !(offset + size * count <= file.length)) return null;
  const raw = Array.from({ length: count }, (_, index) => {
    const at = offset + index * size;
    const number = (field2) => Number(view.getBigUint64(at + field2, true));
    return {
      nameAt: view.getUint32(at, true),
      type: view.getUint32(at + 4, true),
      flags: number(8),
      address: number(16),
      offset: number(24),
      size: number(32),
      link: view.getUint32(at + 40, true)
    };
  });
  if (raw.some((s) => s.type !== noBits && !(s.offset + s.size <= file.length))) return null;
  const names = raw[namesAt2];
  if (names === void 0) return null;
  return raw.map(({ nameAt: nameAt2, ...rest2 }) => ({ ...rest2, name: textAt(file, names, nameAt2) }));
}
function readSymbols(file, view, table, names) {
  const symbols = [];
  for (let at = table.offset; at + 24 <= table.offset + table.size; at += 24) {
    const type = view.getUint8(at + 4) & 15;
    const section = view.getUint16(at + 6, true);
    if (section === 0 || type !== functionType && type !== objectType) continue;
    symbols.push({
      name: textAt(file, names, view.getUint32(at, true)),
      isFunction: type === functionType,
      address: Number(view.getBigUint64(at + 8, true)),
      size: Number(view.getBigUint64(at + 16, true))
    });
  }
  return symbols.sort((a, b) => a.address - b.address || a.size - b.size || (a.name < b.name ? -1 : 1));
}
function textAt(file, { offset, size }, at) {
  const begin2 = offset + at;
  const end = file.indexOf(0, begin2);
  return at < size && end >= 0 ? Buffer.from(file.subarray(begin2, end)).toString("latin1") : "";
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
function pieceOf(section, begin2, whole, before) {
  const first = whole.findIndex((byte) => byte !== 0);
  if (first < 0) return null;
  const last = whole.findLastIndex((byte) => byte !== 0);
  const from = Math.max(0, first - (begin2 + first) % word);
  const until = last + word - (begin2 + last) % word;
  return { section, begin: begin2, whole, address: begin2 + from, bytes: whole.subarray(from, until), before };
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
      (symbol) => !aboutBuild.test(symbol.name) && !hidden.some((section) => isIn(section, symbol.address))
    );
    this.unnamed = sections.filter(({ name }) => dataSections.has(name)).flatMap((of) => this.#gapsIn(of));
    this.#byAddress = [...this.unnamed].sort((a, b) => a.begin - b.begin);
  }
  /** Bytes of a symbol; of one that marks a place, such as `go:string.*`, up to the next or its section's end. */
  extent(index) {
    const symbol = this.symbols[index];
    if (symbol === void 0) return 0;
    if (symbol.size > 0 || !marks.has(symbol.name)) return symbol.size;
    const section = this.#executable.sections.find((s) => isIn(s, symbol.address));
    const end = section === void 0 ? symbol.address : section.address + section.size;
    const next = this.symbols.slice(index + 1).find(({ address }) => address > symbol.address)?.address ?? end;
    return Math.min(end, next) - symbol.address;
  }
  #gapsIn(section) {
    const end = section.address + section.size;
    const inside = this.#executable.symbols.filter(({ address }) => isIn(section, address));
    const pieces = [];
    const add = (from, until) => {
      const last = pieces.at(-1);
      const before = last === void 0 ? 0 : last.before + last.bytes.length;
      const whole = until > from ? this.#executable.at(from, until - from) : null;
      const piece = whole === null ? null : pieceOf(section.name, from, whole, before);
      if (piece !== null) pieces.push(piece);
    };
    let covered = section.address;
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
    const section = this.#executable.sections.find((s) => isIn(s, address));
    const { symbols } = this.#executable;
    const symbol = symbols[countUpTo(symbols, (one) => one.address <= address) - 1];
    if (section === void 0 || symbol === void 0) return null;
    const piece = this.#pieceAt(address);
    return piece === null ? { section: section.name, symbol: symbol.name, offset: address - symbol.address } : { section: section.name, symbol: null, offset: piece.before + address - piece.address };
  }
  #pieceAt(address) {
    const found = this.#byAddress[countUpTo(this.#byAddress, ({ begin: begin2 }) => begin2 <= address) - 1];
    return found !== void 0 && address < found.begin + found.whole.length ? found : null;
  }
};
function countUpTo(list3, isBefore) {
  let [low, high] = [0, list3.length];
  while (low < high) {
    const middle = low + high >> 1;
    if (isBefore(list3[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
var dataSections = /* @__PURE__ */ new Set([".data", ".noptrdata", ".rodata"]);
var marks = /* @__PURE__ */ new Set(["go:string.*", "go:funcdesc", "type:*"]);
var aboutLines = /* @__PURE__ */ new Set(["go:func.*"]);
function isIn({ address, size }, at) {
  return at >= address && at < address + size;
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
    const isWhole = inA === 0 && inB === 0 && a.whole.length === b.whole.length;
    const size = Math.min(a.bytes.length - inA, b.bytes.length - inB);
    const [x, y] = isWhole ? [a.whole, b.whole] : [a.bytes.subarray(inA, inA + size), b.bytes.subarray(inB, inB + size)];
    const [base, head] = isWhole ? [a.begin, b.begin] : [a.address + inA, b.address + inB];
    if (!isSameData(x, y, { base, head, theirs, ours })) return false;
    [inA, inB] = isWhole ? [a.bytes.length, b.bytes.length] : [inA + size, inB + size];
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
    const at = [0, 1, 2, 3].map((back) => i - back).find((start) => isSameDistance(start));
    if (at === void 0) return false;
    i = at + 4;
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
    const at = i - i % 4;
    const pair = [at, at - 4].find((start) => isSameAddress(start));
    if (isSameCall(at)) i = at + 4;
    else if (pair !== void 0) i = pair + 8;
    else return false;
  }
  return true;
  function isSameCall(at) {
    if (at + 4 > a.length) return false;
    const [from, to] = [x.getUint32(at, true), y.getUint32(at, true)];
    const isBranch = (word2) => (word2 & 2080374784) === 335544320;
    const distance = (word2) => (word2 << 6 >> 6) * 4;
    if (!isBranch(from) || !isBranch(to) || from >>> 26 !== to >>> 26) return false;
    return isSamePlace(where, where.base + at + distance(from), where.head + at + distance(to));
  }
  function isSameAddress(at) {
    if (at < 0 || at + 8 > a.length) return false;
    const from = arm64Address(x.getUint32(at, true), x.getUint32(at + 4, true), where.base + at);
    const to = arm64Address(y.getUint32(at, true), y.getUint32(at + 4, true), where.head + at);
    return from !== null && to !== null && from.kind === to.kind && isSamePlace(where, from.address, to.address);
  }
}
function arm64Address(page, use, at) {
  if ((page & 2667577344) >>> 0 !== 2415919104) return null;
  const register = page & 31;
  if ((use >>> 5 & 31) !== register) return null;
  const pages = (page >> 5 & 524287) << 2 | page >> 29 & 3;
  const start = Math.floor(at / 4096) * 4096 + (pages << 11 >> 11) * 4096;
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
  const missing5 = patterns.filter((pattern) => {
    const folder = folderOf(pattern);
    return folder !== null && session.sides.every((side) => !existsSync2(join9(side.tree.root, folder)));
  });
  if (missing5.length > 0) throw new GateError("no-packages", { patterns: missing5 });
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
    if (elapsedMs(session) > until) return missing3(session, wishes.length - index);
    for (const side of session.sides) {
      session.ports.log.progress({ phase: "compile", what: wish.dir, done: index, total: wishes.length });
      if (!await compileOne(session, side, wish, index, kept.get(side) ?? /* @__PURE__ */ new Set(), until)) break;
    }
  }
}
async function missing3(session, count) {
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
  const directory = join10(session.request.scratch, "compiler", name, `${index}-${fileName(found.pkg)}`);
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
    cwd: join10(side.tree.root, found.module.dir),
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
function packagesOf2(side, files, named) {
  const folders = [.../* @__PURE__ */ new Set([named.dir, ...files.map((file) => posix4.dirname(file))])];
  return folders.flatMap((dir) => {
    if (dir === named.dir) return [{ pkg: named.pkg, dir: inModule(dir, named.module.dir), isNamed: true }];
    const [module] = side.manifest.modules.filter((of) => within(dir, of.dir)).sort((a, b) => b.dir.length - a.dir.length);
    if (module === void 0) return [];
    const inside = inModule(dir, module.dir) ?? ".";
    const pkg = inside === "." ? module.path : `${module.path}/${inside}`;
    return [{ pkg, dir: inModule(dir, named.module.dir), isNamed: false }];
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
    const path = join10(entry.parentPath, entry.name);
    const header = readDiagnostics(firstLine(await bounded(path)));
    const source2 = header === null ? null : repositoryFile(header.file, side.manifest.modules);
    if (source2 !== null && wanted.has(source2)) found.set(source2, path);
  }
  return found;
}
function firstLine(bytes) {
  const end = bytes.indexOf(10);
  return bytes.subarray(0, end < 0 ? bytes.length : end);
}
async function bounded(path) {
  return await readPlainFile(path, mostBytes4) ?? Buffer.alloc(0);
}
async function keep2(side, pkg, source2, path, number) {
  const lines = keptLines(await bounded(path));
  const text = (await readPlainFile(join10(side.tree.root, source2), mostSourceBytes))?.toString() ?? "";
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
var usual = { regression: 1 };
function testsOf(some, before = /* @__PURE__ */ new Map()) {
  const tests = new Map(before);
  for (const { tests: own = usual } of some) {
    for (const [family, count = 0] of Object.entries(own)) {
      if (count > 0) tests.set(family, (tests.get(family) ?? 0) + count);
    }
  }
  return tests;
}
function mostTests(tests) {
  return Math.max(1, ...tests.values());
}
function leastLayoutsFor(tests, alpha, least = leastConfirmLayouts) {
  return layoutsFor(mostTests(tests), alpha, least);
}
function mostFor(layouts, alpha) {
  return Math.floor(alpha * 2 ** (layouts - 1) * (1 + 1e-9));
}
var emptyRoom = { there: /* @__PURE__ */ new Map(), most: /* @__PURE__ */ new Map() };
function roomBeside(confirmed, alpha) {
  const begun = confirmed.filter(({ units }) => units > 0);
  const there = testsOf(begun);
  const most = /* @__PURE__ */ new Map();
  for (const of of begun.filter(({ gates }) => gates)) {
    const carried = mostFor(of.units + 1, alpha);
    for (const family of testsOf([of]).keys()) {
      if (carried < (there.get(family) ?? 0)) continue;
      most.set(family, Math.min(carried, most.get(family) ?? Infinity));
    }
  }
  return { there, most };
}
function fittingRoom(some, { there, most }, mostOfAll = Infinity) {
  let tests = there;
  return some.filter((one) => {
    const own = [...testsOf([one]).keys()];
    const more = testsOf([one], tests);
    const fits5 = own.every(
      (family) => (more.get(family) ?? 0) <= Math.min(mostOfAll, most.get(family) ?? Infinity)
    );
    if (fits5) tests = more;
    return fits5;
  });
}

// src/measure/plan.ts
function planScreen(costs, leftSeconds2, randomise) {
  const fewer = Array.from({ length: fewScreenRounds - leastRounds }, (_, k) => fewScreenRounds - 1 - k);
  const layouts = randomise ? [screenLayouts, fewScreenLayouts, 1] : [1];
  const plans = [screenRounds, fewScreenRounds, ...fewer].flatMap(
    (rounds) => layouts.flatMap((count) => count === 1 || count <= rounds ? [{ rounds, layouts: count }] : [])
  );
  const fits5 = (plan2) => secondsOf3(plan2, costs) <= leftSeconds2;
  return plans.find(fits5) ?? { rounds: leastRounds, layouts: 1 };
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
  const ways = [
    { least: confirmLayouts, mostPairs: Infinity },
    { least: leastConfirmLayouts, mostPairs: Infinity },
    { least: leastConfirmLayouts, mostPairs: leastPairsPerLayout2 }
  ];
  const tests = testsOf(some, room.there);
  for (const { least, mostPairs } of ways) {
    const layouts = leastLayoutsFor(tests, alpha, least);
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
function withPairs(most) {
  return (of) => ({ ...of, pairsPerLayout: Math.min(most, of.pairsPerLayout) });
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
function fitting2(waiting, leftSeconds2, pairsOf2, links) {
  let left = leftSeconds2;
  const linked = /* @__PURE__ */ new Set();
  const started = /* @__PURE__ */ new Map();
  return waiting.flatMap(({ key: key2, pkg, pairSeconds: pairSeconds2, shared: shared2, linkSeconds: linkSeconds2 }) => {
    const pairs = pairsOf2(key2);
    const before = shared2 === void 0 ? 0 : started.get(shared2.group) ?? 0;
    const starts = Math.max(0, pairs - before) * (shared2?.seconds ?? 0);
    const cost = pairs * pairSeconds2 + starts + (linked.has(pkg) ? 0 : links * linkSeconds2);
    if (cost > left) return [];
    left -= cost;
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
    const { from, until, least } = range;
    const whole = /* @__PURE__ */ new Set();
    this.#wishes = await this.priced(waiting);
    const kept = await this.#makeRoom((this.#layouts ?? [0]).slice(from, until));
    for (let index = from; index < until && this.#wishes.length > 0; index++) {
      await this.#runLayout(index, range);
      if (index + 1 >= least) for (const { key: key2 } of this.#wishes) whole.add(key2);
      if (!kept) await discardLayouts(this.#session, [this.#layouts?.[index] ?? 0]);
    }
    return whole;
  }
  /** True when all these layouts may be kept. Those before are discarded where they are in the way. */
  async #makeRoom(layouts) {
    const session = this.#session;
    if (await fitsDisk(session, this.#packages(), layouts)) return true;
    const others = (this.#layouts ?? []).filter((layout) => !layouts.includes(layout));
    await discardLayouts(session, others);
    return fitsDisk(session, this.#packages(), layouts);
  }
  async #runLayout(index, { from, until, least }) {
    const session = this.#session;
    const untilMs = session.request.options.timeBudgetMs;
    const layout = this.#layouts?.[index] ?? 0;
    const most = Math.max(...this.#wishes.map(({ pairsPerLayout: pairsPerLayout2 }) => pairsPerLayout2));
    const [before, total] = [(index - from) * most, (until - from) * most];
    const at = (pairs) => ({ done: before + pairs, total, suspects: this.#suspects });
    for (let pairs = 0; pairs < most; pairs++) {
      await this.#leave({ layouts: Math.max(1, least - index), pairs });
      if (this.#wishes.length === 0) return;
      if (pairs === 0) {
        await linkFor(session, this.#packages(), layout, untilMs, { phase: "confirm", ...at(0) });
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
        at: at(pairs),
        untilMs
      });
      if (end === "time-budget") this.#wishes = [];
      else for (const key2 of keys) this.#count(key2, layout);
    }
  }
  #count(key2, layout) {
    const session = this.#session;
    const pkg = session.candidates.get(key2)?.benchmark.pkg ?? "";
    const at = isLinked(session, pkg, layout) ? layout : 0;
    const rounds = this.#rounds.get(key2) ?? /* @__PURE__ */ new Map();
    rounds.set(at, (rounds.get(at) ?? 0) + 1);
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
      const cost = costs.get(key2);
      if (cost === void 0) continue;
      const now = { key: key2, pkg, pairsPerLayout: pairsPerLayout2, gates, ...tests && { tests }, ...cost };
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
async function confirm(session, wishes, alpha, stillOpen2) {
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
  const others = wished.filter(({ gates }) => !gates);
  const done = /* @__PURE__ */ new Set();
  const room = () => roomBeside(
    wished.map((of) => ({ ...of, units: passes.unitsOf(of.key) })),
    alpha
  );
  const runFirst = async (some, layouts) => {
    const least = leastLayoutsFor(testsOf(some, room().there), alpha);
    const whole = await passes.run(some, { from: 0, until: layouts, least: Math.min(least, layouts) });
    for (const key2 of whole) done.add(key2);
  };
  const keys = new Set(planned.keys);
  await runFirst(
    gating.filter(({ key: key2 }) => keys.has(key2)),
    planned.layouts
  );
  const missing5 = await passes.fitting(
    gating.filter(({ key: key2 }) => !keys.has(key2)),
    planned.layouts
  );
  const provable = randomise ? mostFor(planned.layouts + 1, alpha) : Infinity;
  await runFirst(fittingRoom(missing5, room(), provable), planned.layouts);
  const open2 = await confirmFurther(session, passes, gating, done, planned.layouts, stillOpen2);
  const rest2 = planConfirm(await passes.priced(others), alpha, leftSeconds(session), randomise, room());
  const chosen = new Set(rest2.keys);
  await runFirst(others.filter(({ key: key2 }) => chosen.has(key2)).map(withPairs(rest2.mostPairs)), rest2.layouts);
  await discardLayouts(session, fresh);
  const short = wished.filter(
    ({ key: key2, pkg }) => (!done.has(key2) || open2.has(key2)) && !passes.isStuck(key2, pkg)
  );
  const isShort = await recordCutShort(
    session,
    "confirm",
    short.map(({ key: key2 }) => key2)
  );
  return isShort ? "time-budget" : "complete";
}
async function confirmFurther(session, passes, gating, done, planned, stillOpen2) {
  let from = planned;
  const cut = /* @__PURE__ */ new Set();
  for (let step = 2; step <= confirmSteps; step++) {
    const until = randomises(session) ? step * confirmLayouts : step;
    if (until <= from) continue;
    const going = gating.filter(({ key: key2 }) => done.has(key2) && !cut.has(key2));
    if (going.length === 0) break;
    const names = new Set(await stillOpen2());
    const open2 = going.filter(({ key: key2 }) => names.has(key2));
    const more = await passes.fitting(open2, until - from);
    const whole = await passes.run(more, { from, until, least: until });
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
    const own = shared2 && { shared: { ...shared2, group: `${gates} ${shared2.group}` } };
    const wished = { ...of, ...own, pairsPerLayout: pairsPerLayout2, gates, ...tests && { tests } };
    return canLink(session, of.pkg) ? wished : { ...wished, ...onOwnLayout };
  });
}

// src/measure/reach/covering.ts
import { join as join13, posix as posix6 } from "node:path";

// src/source/changed-functions.ts
function changedFunctions2(base, head) {
  const known3 = new Set(
    base.flatMap((text) => functionsOf(text).map(({ start, end }) => normalise(text, start, end)))
  );
  return head.map((text) => {
    if (isGenerated2(text)) return [];
    const { packageName } = scanFile(text);
    return functionsOf(text).filter(({ name, receiver }) => receiver !== null || !isUncalled(name, packageName)).filter(({ end }) => text[end - 1] === "}").filter(({ start, end }) => !known3.has(normalise(text, start, end))).map((of) => ({ name: nameOf2(of, text), line: of.line, endLine: of.endLine }));
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
function nameOf2({ name, receiver, start }, text) {
  if (receiver === null) return name;
  const from = text.slice(start).search(/^func\b/m);
  const written = text.slice(start + Math.max(from, 0), start + Math.max(from, 0) + longestReceiver);
  const [before = ""] = written.split(receiver, 1);
  return before.includes("*") ? `(*${receiver}).${name}` : `${receiver}.${name}`;
}
var longestReceiver = 1e3;

// src/measure/reach/run.ts
import { mkdir as mkdir4 } from "node:fs/promises";
import { join as join11 } from "node:path";

// src/measure/reach/blocks.ts
var mostBlocks = 5e5;
var blockLine = /^(\S[^\n]{0,2000}):((\d{1,7})\.\d{1,7},\d{1,7}\.\d{1,7}) \d{1,7} (\d{1,20})$/;
function readBlocks(bytes, wanted) {
  const text = new TextDecoder().decode(bytes);
  const first = text.indexOf("\n");
  if (!/^mode: (?:set|count|atomic)$/.test(text.slice(0, Math.max(first, 0)))) return null;
  const found = /* @__PURE__ */ new Map();
  let kept = 0;
  for (let at = first + 1; at < text.length; ) {
    let end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    const [, file = "", place = "", line, count] = blockLine.exec(text.slice(at, end)) ?? [];
    at = end + 1;
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
  const grown3 = withBenchmarks.filter(({ place, count }) => count > (before.get(place) ?? 0));
  return {
    known: new Set(withBenchmarks.map(({ line }) => line)),
    reached: new Set(grown3.map(({ line }) => line))
  };
}

// src/measure/reach/run.ts
var longestBuildMs = 12e4;
var mostBytes5 = 128 << 20;
var mostPatternLength2 = 24e3;
var benchtimes = ["1x", "20ms"];
async function reach(session, side, target, number, until) {
  const { found } = target;
  const directory = join11(session.request.scratch, "coverage", `${number}-${fileName(found.pkg)}`);
  await mkdir4(directory, { recursive: true });
  const binary = join11(directory, "covered.test");
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
    cwd: join11(side.tree.root, found.module.dir),
    env: found.module.env,
    timeoutMs: restMs(elapsedMs(session), until, longestBuildMs),
    keepBytes: 64 << 10
  });
  if (exit.timedOut) return { ok: false, reason: "timeout", message: "" };
  if (exit.code !== 0)
    return { ok: false, reason: "build", message: `${exit.stderr.text}${exit.stdout.text}`.trim() };
  let runs = 0;
  const covered = async (selection, benchtime, procs) => {
    const profile2 = join11(directory, `${runs++}.cover.txt`);
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
  const own = [...candidates.values()].filter(
    ({ benchmark, sides: sides2 }) => benchmark.pkg === pkg && sides2.at(-1) !== "base"
  );
  const byProcs = /* @__PURE__ */ new Map();
  for (const { benchmark } of own)
    byProcs.set(benchmark.procs, [...byProcs.get(benchmark.procs) ?? [], benchmark.name]);
  if (own.length === 0)
    return [{ selection: { bench: request.options.bench }, procs: procsOf(request, request.options.pin) }];
  return [...byProcs].flatMap(
    ([procs, names]) => inParts(withoutParents2(names)).map((some) => ({ selection: selectTogether(some), procs }))
  );
}
function withoutParents2(names) {
  const parents = new Set(
    names.flatMap(
      (name) => name.split("").flatMap((character, at) => character === "/" ? [name.slice(0, at)] : [])
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
import { join as join12, posix as posix5, relative as relative3, sep as sep4 } from "node:path";
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
    const listed = await list2(asking, module, flags, patterns);
    if (typeof listed === "string") failed2.push({ pkg: module.path, message: listed });
    else found.push(...listed.flatMap((of) => changedPackage(root, of)));
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
    const listed = await list2(asking, module, ["-test", "-json=ImportPath,Deps"], patterns);
    const parts = new Map(
      typeof listed === "string" ? [] : listed.map(({ ImportPath = "", Deps = [] }) => [ImportPath, Deps])
    );
    for (const { pkg } of inside) {
      const binary = parts.get(`${pkg}.test`);
      if (binary !== void 0) found.push([pkg, new Set(binary.map((path) => path.replace(/ \[.*$/, "")))]);
      else failed2.push({ pkg, message: typeof listed === "string" ? listed : "" });
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
    cwd: join12(root, module.dir),
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
  if (meant.length > mostFiles) return missing4(side, "files", meant.length);
  const functions = await functionsOf2(meant, baseRoot, side.tree.root);
  if (functions.length === 0) return;
  if (functions.length > mostFunctions2) return missing4(side, "functions", functions.length);
  session.ports.log.progress({ phase: "cover", what: "", done: 0, total: 1 });
  const { tags } = buildSettings(session, side);
  const dirs = [...new Set(functions.map(({ file }) => posix6.dirname(file)))];
  if (dirs.length > mostPackages) return missing4(side, "packages", dirs.length);
  const asking = {
    root: side.tree.root,
    tags,
    exec: session.exec,
    timeoutMs: () => elapsedMs(session) > until ? null : restMs(elapsedMs(session), until, longestListMs)
  };
  const listed = await changedPackages(asking, dirs);
  const packages = listed.found;
  const linked = await linkedInto(asking, [...side.packages.values()]);
  for (const { pkg, message } of [...listed.failed, ...linked.failed])
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
    const isWhole = isComplete && !into.some(({ found }) => brokenIn.has(found.pkg));
    if (of.isMain && !targets.some(({ found }) => found.pkg === of.pkg)) continue;
    for (const one of functions) {
      const name = of.files.get(one.file);
      if (name === void 0) continue;
      const reached = isReached(one, name, asked2, isWhole);
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
  return (await readPlainFile(join13(root, file), mostSourceBytes2))?.toString() ?? null;
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
  if (late > 0) await missing4(side, "time", late);
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
  for (let at = line; at <= endLine; at++) if (lines.has(at)) return true;
  return false;
}
function recordOf({ file, name, line, endLine }, reached) {
  return { type: "changed-function", file, name: name.slice(0, 512), line, endLine, reached };
}
async function failed({ writer }, pkg, reason, message) {
  const facts = { pkg, reason, message: message.slice(0, 1e3) };
  await writer.record({ type: "caveat", code: "coverage-failed", facts });
}
async function missing4({ writer }, reason, count) {
  await writer.record({ type: "caveat", code: "coverage-missing", facts: { reason, count } });
}

// src/measure/focus.ts
async function focus(session, keys, { onwards, disturbed }) {
  const known3 = keys.filter((key2) => session.candidates.has(key2));
  const first = await focusOnce(session, known3, "focus", onwards);
  const going = new Set(first.going);
  const isWhole = first.end === "complete";
  const again = isWhole && going.size > 0 ? (await disturbed()).filter((key2) => going.has(key2)) : [];
  if (again.length > 0) await focusOnce(session, again, "focus again", () => Promise.resolve(again));
  await discardLayouts(session, session.layouts.screened);
  const chosen = new Set(first.chosen);
  await recordCutShort(
    session,
    "focus",
    known3.filter((key2) => !chosen.has(key2) || !isWhole && going.has(key2))
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
  const missing5 = packages.filter(
    (pkg) => canLink(session, pkg) && screened.some((layout) => layout !== 0 && !isLinked(session, pkg, layout))
  );
  const toLink = plan2.layouts === 1 ? [] : missing5;
  const layouts = toLink.length === 0 ? screened : screened.slice(0, plan2.layouts);
  const kept = toLink.length === 0 || await fitsDisk(session, packages, layouts);
  const at = { total: rounds, suspects: keys.length };
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
    await linkFor(session, linkNow, layout, untilMs, { phase: "focus", ...at, done: nth });
    const perRound = roundMs(session, candidatesOf2(session, going));
    if (elapsedMs(session) + perRound > untilMs) end = "time-budget";
    else {
      end = await runRound(session, {
        pass: "focus",
        part,
        nth,
        at: { ...at, done: nth },
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

// src/measure/probe/binary.ts
import { join as join15 } from "node:path";

// src/measure/probe/overlay.ts
import { mkdir as mkdir5, writeFile } from "node:fs/promises";
import { join as join14 } from "node:path";

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
  const first = outdoing(names, "0", "pprofgate_begin_test.go", (own, other) => own < other);
  const last = outdoing(names, "z", "pprofgate_end_test.go", (own, other) => own > other);
  if (first === null || last === null) return null;
  return [
    { name: first, text: sentinelText(name, beginName) },
    { name: last, text: sentinelText(`${name}_test`, endName) }
  ];
}
function outdoing(names, prefix, rest2, isBeyond2) {
  for (let length = 1; length <= mostPrefix; length++) {
    const own = `${prefix.repeat(length)}_${rest2}`;
    if (names.every((other) => isBeyond2(own, other))) return own;
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
    const path2 = join14(directory, name);
    await writeFile(path2, text);
    replace[join14(root, found.dir, name)] = path2;
  }
  const path = join14(directory, "overlay.json");
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
  const directory = join15(session.request.scratch, "probe", side.tree.side, `${number}-${fileName(pkg)}`);
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
import { join as join16 } from "node:path";

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
  const out = join16(
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
    processes.set(pid, files.set(rest2, join16(out, name)));
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
import { join as join17 } from "node:path";

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
  const directory = join17(session.request.scratch, "standing", whole.side);
  await mkdir7(directory, { recursive: true });
  const pipe = await makeFullPipe(
    session.exec,
    join17(directory, `${stem.split("-", 1)[0] ?? ""}.${iterations}`)
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
  const least = secondsPerOperation < slowSeconds2 ? leastOfLonger : leastOfSlow;
  const large = Math.max(least, Math.min(mostOperations, iterationsFor(secondsPerOperation, probeSeconds2)));
  return [Math.max(2, Math.floor(large / 4)), large];
}
async function probe2(session) {
  const all = [...session.candidates.values()];
  const budget = session.request.options.timeBudgetMs;
  const until = Math.max(budget, elapsedMs(session)) + budget * probeShare;
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
  const seen = new Map(candidate.sides.map((side) => [side, []]));
  const earlier = session.request.probedAt?.get(keyOf(candidate.benchmark));
  const [small, large] = probeIterations(secondsPerOperation, earlier);
  const leastMs2 = (small + large + 2) * secondsPerOperation * candidate.sides.length * 1e3;
  if (elapsedMs(session) + leastMs2 > until) return false;
  let most = dumps ? fewest : small;
  for (const isFirst of [true, false]) {
    const before = [...seen.values()].flat();
    if (!isFirst) most = dumps ? dumpable(before, large) : Math.max(2 * small, holding(before, large));
    for (const [side, found] of seen) {
      if (elapsedMs(session) > until) return false;
      const more = await seenAfter(session, candidate, side, most, isFirst ? mostOfFirst : null);
      if (more !== null) found.push(more);
      else seen.delete(side);
    }
  }
  for (; ; ) {
    const next = affordableLook(seen, secondsPerOperation, dumps ? most : mostOperations);
    if (next === null || elapsedMs(session) > until) return true;
    for (const side of next.sides) {
      const more = await seenAfter(session, candidate, side, next.operations);
      if (more === null) return true;
      seen.get(side)?.push(more);
    }
  }
}
async function takesSentinels(session, { benchmark, sides: sides2 }) {
  for (const side of sides2) {
    if (await probeBinary(session, sideOf(session, side), benchmark.pkg) === null) return false;
  }
  return true;
}
function dumpable(first, large) {
  const perOperation2 = largest(first.map(({ operations, left }) => left / operations));
  return Math.max(8, Math.floor(Math.min(large, mostOfDumped, mostDumped / Math.max(1, perOperation2))));
}
function holding(seen, operations) {
  const room = seen.map(
    (of) => of.operations * Math.min(mostLeft / Math.max(1, of.left), mostKeptBytes / Math.max(1, of.bytes))
  );
  return Math.floor(Math.min(operations, ...room));
}
function affordableLook(seen, secondsPerOperation, atFirst) {
  const next = furtherLook(seen, secondsPerOperation, atFirst);
  if (next === null) return null;
  const all = [...seen.values()].flat();
  const operations = holding(all, next.operations);
  const enough = Math.min(next.operations, leastFurther * largest(all.map((of) => of.operations)));
  return operations < enough ? null : { ...next, operations };
}
function furtherLook(seen, secondsPerOperation, atFirst = mostOperations) {
  const all = [...seen].map(
    ([side, found]) => [side, found.some(({ dumped }) => dumped) ? aboveLeast(found) : found]
  );
  const most = Math.max(...all.flatMap(([, found]) => found.map(({ operations }) => operations)));
  const behind = all.flatMap(([side, found]) => (found.at(-1)?.operations ?? 0) < most ? [side] : []);
  const goroutinesGrow = all.some(([, found]) => stayingOf(found)?.growth === "growing");
  const heapGrowing = all.some(([, found]) => keepingOf(found)?.growth === "growing");
  if (behind.length > 0) {
    const isOpen2 = goroutinesGrow || all.some(([, found]) => heapGrows(found));
    return isOpen2 ? { sides: behind, operations: most } : null;
  }
  const [last] = all.slice(-1);
  if (last === void 0 || last[0] === "base") return null;
  const sides2 = all.map(([side]) => side);
  if (last[1].length > 2) {
    const isOpen2 = (goroutinesGrow || heapGrowing) && last[1].length === 3;
    return isOpen2 ? { sides: sides2, operations: 2 * most } : null;
  }
  if (goroutinesGrow) return { sides: sides2, operations: thirdCount * most };
  const long = Math.min(timesLong * atFirst, iterationsFor(secondsPerOperation, probeSeconds2));
  if (heapGrowing) return { sides: sides2, operations: Math.max(thirdCount * most, long) };
  return long < 2 * most ? null : { sides: [last[0]], operations: long };
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
import { join as join18 } from "node:path";
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
  const directory = join18(session.request.scratch, "profiles", step.side);
  await mkdir8(directory, { recursive: true });
  const kinds2 = kindsOf[pass];
  const paths = kinds2.map((kind) => join18(directory, `${stem}.${kind}.${step.iterations}.${step.nth}.pb.gz`));
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
  const missing5 = kinds2.filter((_, index) => !existsSync3(paths[index] ?? ""));
  if (missing5.length > 0) {
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
  const budget = session.request.options.timeBudgetMs;
  const until = Math.max(budget, elapsedMs(session)) + budget * profileShare2;
  return { heap: until, cpu: until, contention: until };
}
var mostLanes3 = 4;
async function profile(session, wishes, until = untilOfAll(session)) {
  const total = wishes.reduce((sum3, { passes: passes2 }) => sum3 + passes2.length, 0);
  const without = /* @__PURE__ */ new Set();
  const lacking = /* @__PURE__ */ new Set();
  const passes = /* @__PURE__ */ new Set();
  let done = 0;
  const tasks = [false, true].flatMap((spare2) => passOrder.map((pass) => ({ spare: spare2, pass })));
  for (const { spare: spare2, pass } of tasks) {
    const wanted = wishes.filter((wish) => wish.spare === true === spare2 && wish.passes.includes(pass));
    const lanes = pass === "heap" ? Math.min(mostLanes3, session.request.machine.cores) : 1;
    const { timeBudgetMs } = session.request.options;
    const most = spare2 ? Math.min(timeBudgetMs, ...Object.values(until)) : until[pass];
    await inLanes(wanted, lanes, async (wish) => {
      const isDone = await profileOne(session, wish, pass, most, { done: done++, total }, without);
      if (isDone || spare2) return;
      lacking.add(wish.key);
      passes.add(pass);
    });
  }
  if (lacking.size === 0) return;
  const left = wishes.flatMap(({ key: key2 }) => lacking.has(key2) ? [nameOf3(session, key2)] : []);
  const facts = { passes: [...passes], count: left.length, benchmarks: left.slice(0, 20) };
  for (const side of session.sides) {
    await side.writer.record({ type: "caveat", code: "profile-missing", facts });
  }
}
function nameOf3({ candidates }, key2) {
  const found = candidates.get(key2);
  return found === void 0 ? key2 : `${found.benchmark.pkg} ${found.benchmark.name}`;
}
async function profileOne(session, { key: key2, passes, operations = 0 }, pass, until, at, without) {
  const candidate = session.candidates.get(key2);
  if (candidate === void 0) return true;
  if (elapsedMs(session) > until) return false;
  const what = nameOf3(session, key2);
  session.ports.log.progress({ ...at, phase: "profile", what });
  const steps = profileSteps(candidate, [pass], operations);
  const between = without.has(key2) ? "failed" : await profilePass(session, steps, until, isProbed);
  const isFirst = pass === passOrder.find((one) => passes.includes(one));
  if (between === "failed" && isFirst) without.add(key2);
  const ended2 = between === "failed" ? await profilePass(session, steps, until, runProfile) : between;
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
  const budget = session.request.options.timeBudgetMs;
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
    const limit = done < leastRounds ? budget : endOfShare(session, screenShare);
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
      leftMs: Math.min((rounds - done) * perRound, Math.max(0, budget - elapsedMs(session))),
      // A first round over very slow benchmarks can use up everything: what is there is kept and judged.
      untilMs: limit
    });
    if (!kept) await discardLayouts(session, [layout]);
  }
  const newOnes2 = await newcomers.run({ layouts, kept, untilMs: endOfShare(session, screenShare) });
  if (candidates.length === 0) return newOnes2;
  const most = randomise ? screenLayouts : 1;
  if (done < screenRounds || layouts.length < most) {
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
  const most = paired.length > 0 ? screenLayouts : limitRounds;
  const until = endOfShare(session, screenShare);
  const packages = packagesOf([...paired, ...limited]);
  const round2 = guarded * roundMs(session, candidates) / 1e3;
  const planNow = async () => {
    const costs = { round: round2, layout: await linkSeconds(session, packages) };
    const plan2 = planScreen(costs, (until - elapsedMs(session)) / 1e3, randomise);
    return { ...plan2, layouts: Math.min(plan2.layouts, most) };
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
    const seconds = await linkSeconds(session, packages);
    const leftMs = until - elapsedMs(session) - rounds * round2 * 1e3;
    if (linked > 0 && seconds * 1e3 > leftMs) break;
    await link(session, packages, layout, {
      tell: tell(total, (layouts - linked) * seconds * 1e3),
      untilMs: until
    });
    linked++;
  }
  return { rounds, layouts: chosen.slice(0, linked), kept };
}
function whyShort(session, candidates) {
  const keys = candidates.map(({ benchmark }) => keyOf(benchmark));
  const costs = [...pairCosts(session, keys)].sort(by(([, { pairSeconds: pairSeconds2 }]) => -pairSeconds2));
  const secondsOf4 = (some) => some.reduce((sum3, [, { pairSeconds: pairSeconds2 }]) => sum3 + pairSeconds2, 0);
  const all = secondsOf4(costs);
  const count = [1, 2, 3].find((few) => secondsOf4(costs.slice(0, few)) > all / 2) ?? costs.length;
  const [slow, others] = [costs.slice(0, count), costs.slice(count)];
  const isClear = others.length > 0 && secondsOf4(slow) / count > farSlower * secondsOf4(others) / others.length;
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
  const at = (side) => captureDirectory(out, side);
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
        directory: at,
        like: stored?.kept?.capture ?? null,
        budgetFunctions: budgetedFunctions(policy),
        ...alone ? { likeIsBase: true } : { likeWithin: iterationsWithin }
      },
      ports
    );
    if (stored !== null) await keepStored(stored, alone, base, session, out, ports);
    await note(session, stored, request.notes ?? []);
    const diff = await git.diff(join19(scratch.directory, "base"), join19(scratch.directory, "head"));
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
    await closeSession(session, ends.every((end) => end === "complete") ? "complete" : "time-budget");
  } finally {
    await scratch.remove();
  }
  return reportOn(await readCaptures(out, ports), policy, [], request.pullHead);
}
async function tellWhere(session, run2, policy, sofar) {
  const { alone, diff, scratch } = run2;
  const judged2 = judgeNow(await sofar(), policy);
  const moved2 = profileWishes(judged2);
  const gotWorse = moved2.some(({ spare: spare2 }) => spare2 !== true);
  const wishes = withBudgets(moved2, judged2, policy);
  const known3 = { knownMs: elapsedMs(session), timeBudgetMs: session.request.options.timeBudgetMs };
  await profile(session, wishes, profilesUntil(known3));
  let named = null;
  if (gotWorse) {
    const profiled = await sofar();
    const evidence = evidenceOf(profiled);
    named = judgeNow(profiled, policy);
    const again = alone ? [] : longerWishes(named, evidence);
    const more = [...again, ...waitWishes(named, evidence, wishes)];
    await profile(session, more, profilesUntil(known3));
    if (more.length > 0) named = null;
  }
  const until = lastUntil(known3, elapsedMs(session), gotWorse);
  if (wishes.length > 0 && !alone) {
    named ??= judgeNow(await sofar(), policy);
    await compileAgain(session, compilerWishes(named, diffMap(diff)), until);
  }
  await cover(session, join19(scratch, "base"), diff, until);
}
async function lookAgain(session, policy, evidence) {
  const focused = await focus(session, focusOn(await evidence(), policy), {
    onwards: async () => focusOnwards(await evidence(), policy),
    disturbed: async () => focusAgain(await evidence(), policy)
  });
  const wishes = confirmOn(await evidence(), policy);
  const open2 = async () => stillOpen(await evidence(), policy);
  return [focused, await confirm(session, wishes, policy.alpha, open2)];
}
function withModules(captures, session) {
  const known3 = (side) => {
    const { modules } = sideOf(session, side).manifest;
    return { ...captures[side], manifest: { ...captures[side].manifest, modules } };
  };
  return { ...captures, base: known3("base"), head: known3("head") };
}
async function readCaptures(out, { captures }) {
  return {
    base: await captures.read(captureDirectory(out, "base")),
    head: await captures.read(captureDirectory(out, "head")),
    stored: await captures.readIfThere(captureDirectory(out, "baseline"))
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

export {
  policyOf,
  effectiveConfig,
  readConfig,
  scopeOf,
  scopeAt,
  pathIn,
  refuseRoot,
  isSentinel,
  repositoryFile,
  readEvidence,
  chooseHead,
  checkOut,
  diffMap,
  parseHunks,
  parseDiff,
  sameBenchmark,
  sides,
  meter,
  conditionsOf,
  elapsedMs,
  closeSession,
  captureDirectory,
  settingFor,
  begin,
  judgeNow,
  reportOn,
  aloneOf,
  configOf,
  Lexer,
  functionAt5 as functionAt,
  scanFile,
  findPackages,
  randomFor,
  runRound,
  roundMs,
  topLevelName,
  prepare,
  probe2 as probe,
  profile,
  screen,
  gate,
  lookAgain,
  readCaptures,
  evidenceOf
};
