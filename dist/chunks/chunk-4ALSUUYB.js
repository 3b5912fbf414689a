import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  activeRule,
  blankChange,
  blockersOf,
  busyTasks,
  caveatCodes,
  chosenWords,
  compatible,
  composeReport,
  confidence,
  configPath,
  costsOf,
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
  leastExact,
  leastExplained,
  leastForInterval,
  leastGuards,
  leastPairsPerLayout,
  leastSeparated,
  leastStolenSeconds,
  leastSuiteEffect,
  limitSide,
  loadConfig,
  loadSettlesMs,
  median,
  mirrorOf,
  mostCulprits,
  mostMoves,
  mostOrderEffect,
  mostOrderPairs,
  mostStolenRounds,
  moveTolerance,
  normalDeviations,
  orderP,
  pairRuns,
  pairsPerLayout,
  patternsByModule,
  proofsOf,
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
  suspectP,
  suspectsLimit,
  timeCase,
  truncatedBytes,
  unitGapShare,
  unstableScatter,
  valuesOf,
  withStored
} from "./chunk-M4W7WOCE.js";
import {
  toolVersion
} from "./chunk-NAZCLG46.js";
import {
  budgetFor,
  defaultConfig,
  directionOf,
  directions,
  fits,
  hasTimeLimit,
  parseDuration,
  parseLimit
} from "./chunk-O7CU54FW.js";
import {
  usageError
} from "./chunk-KKF5ZDJ3.js";
import {
  absoluteTotal,
  decodeProfile,
  lineFrame,
  sampleTypeIndex,
  unsymbolizedFrame
} from "./chunk-C55SKBQG.js";
import {
  nearest
} from "./chunk-YV2Q2H6I.js";
import {
  inLanes
} from "./chunk-K56GMXOP.js";
import {
  replacedCaptures,
  selectPatterns,
  selectTogether
} from "./chunk-TLNBAIHO.js";
import {
  captureSchemaVersion,
  keyOf,
  shortName,
  stages
} from "./chunk-5QTE2GP4.js";
import {
  invalidAt
} from "./chunk-L3PTMUN6.js";
import {
  by,
  byText
} from "./chunk-XYIDKA5K.js";
import {
  betterOf,
  isTimeUnit,
  toBaseUnit
} from "./chunk-OZ2GCOA2.js";
import {
  GateError,
  exitCodes
} from "./chunk-U2SBGQ2O.js";

// src/config/policy.ts
var defaultBudgets = {
  "sec/op": "+5%",
  "B/op": "+1%",
  "allocs/op": "+0"
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
  const overridden = (overrides.budgets ?? []).map(
    ({ metric, limit, from }) => budgetRule(
      "*",
      "*",
      metric,
      limit,
      units,
      ({ code, facts }) => usageError("budget-wrong", { ...facts, option: from, value: `${metric}=${limit}`, code })
    )
  );
  return {
    budgets: [...configured, ...overridden],
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
function budgetRule(pkg, benchmark, metric, text, units, errorOf) {
  const better = directionOf(metric, units);
  if (typeof better === "object") throw errorOf(better);
  const read = parseLimit(text, metric, better);
  if ("code" in read) throw errorOf(read);
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
  const rules = (overrides.budgets ?? []).map(({ metric, limit }) => ({ budgets: { [metric]: limit } }));
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

// src/profile/stack-set.ts
var StackSet = class {
  count = 0;
  starts = new Uint32Array(64);
  items = new Uint32Array(1024);
  hashes = new Uint32Array(64);
  /** Position + 1 at `hash & mask`, or at the next free slot. */
  slots = new Uint32Array(256);
  /** Position of `source[0 … length)`, entered when new. */
  add(source, length) {
    let hash = 2166136261;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ source[i], 16777619);
    hash = (hash ^ hash >>> 15) >>> 0;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (; this.slots[slot] !== 0; slot = slot + 1 & mask) {
      const position = this.slots[slot] - 1;
      if (this.hashes[position] === hash && this.equals(position, source, length)) return position;
    }
    this.slots[slot] = this.count + 1;
    return this.append(source, length, hash);
  }
  /** Columns of exactly the size needed: sequence i is `items[starts[i] … starts[i+1])`. */
  columns() {
    const end = this.starts[this.count];
    return { starts: this.starts.slice(0, this.count + 1), items: this.items.slice(0, end) };
  }
  equals(position, source, length) {
    const start = this.starts[position];
    if (this.starts[position + 1] - start !== length) return false;
    for (let i = 0; i < length; i++) if (this.items[start + i] !== source[i]) return false;
    return true;
  }
  append(source, length, hash) {
    const position = this.count++;
    const start = this.starts[position];
    if (position + 2 > this.starts.length) {
      this.starts = grown(this.starts, position + 2);
      this.hashes = grown(this.hashes, position + 2);
    }
    if (start + length > this.items.length) this.items = grown(this.items, start + length);
    this.items.set(source.subarray(0, length), start);
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
function grown(array, atLeast) {
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
function slopePerOperation(small, large, operations, type) {
  if (!(operations > 0)) throw new RangeError(`operations must be above 0, not ${operations}`);
  const tables = [large, small].map((profile2) => stackTable(profile2, sampleTypeIndex(profile2, type)));
  const difference = mergeStacks(tables, [1, -1]);
  return { ...difference, values: difference.values.map((value) => value / operations) };
}

// src/evidence/profiles.ts
function perOperation(profiles, files, kind, sampleType) {
  const ofKind = profiles.filter((profile2) => profile2.kind === kind);
  const [first] = ofKind;
  if (first === void 0) return null;
  let small = first;
  let large = first;
  for (const profile2 of ofKind) {
    if (profile2.iterations < small.iterations) small = profile2;
    if (profile2.iterations > large.iterations) large = profile2;
  }
  const operations = large.iterations - small.iterations;
  if (operations === 0) return null;
  const decoded = decode(large, files);
  return {
    table: slopePerOperation(decode(small, files), decoded, operations, sampleType),
    operations,
    period: decoded.period
  };
}
function decode(profile2, files) {
  const bytes = files.get(profile2.file);
  if (bytes === void 0) {
    throw new GateError("capture-invalid", { reason: "profile-file" }, { at: { file: profile2.file } });
  }
  return decodeProfile(bytes);
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
  let open = null;
  for (const [line, content] of lines.entries()) {
    const verdict = verdictLine(content);
    if (verdict !== null && concerns(verdict.raw, expected, event !== null)) {
      event = { line, kind: verdict.verdict };
      open = null;
      continue;
    }
    if (headerIn(content, printed) === null) continue;
    const tail = resultTail(content);
    if (tail === null || namedBy(tail)?.endsWith(printed) !== true) {
      open = line;
    } else if (asAsked(tail, expected)) {
      event = { line, kind: "result", tail };
      open = null;
    } else {
      otherIterations = true;
    }
  }
  if (open !== null) return splitResult(lines, open, printed, expected);
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
function splitResult(lines, open, printed, expected) {
  const candidates = [];
  for (let line = open; line < lines.length; line++) {
    const content = lines[line] ?? "";
    const from = line === open ? headerIn(content, printed) ?? 0 : 0;
    const tail = resultTail(content.slice(from));
    if (tail === null || namedByOther(tail) || !asAsked(tail, expected)) continue;
    const apart = tail.before === "" || tail.before.endsWith(" ");
    if (!apart && expected.iterations === void 0) return { event: null, problem: "ambiguous" };
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
      const list2 = observations.get(unit);
      if (list2 === void 0) observations.set(unit, [observation]);
      else list2.push(observation);
    }
  }
  const samples = /* @__PURE__ */ new Map();
  for (const [unit, list2] of observations) {
    samples.set(unit, { metric: { unit, better: directions2.get(unit) ?? betterOf(unit) }, runs: list2 });
  }
  return { samples, iterations, troubles, guards: [...guards].flatMap(guardOf(keyOf(id))) };
}
function guardOf(key2) {
  return ([slot, { layout, first, second }]) => first === void 0 || second === void 0 ? [] : [{ key: key2, slot, layout, first, second }];
}
var decoder = new TextDecoder();
function outputOf(run2, files) {
  const { file, offset, bytes } = run2.output;
  const content = files.get(file);
  if (content === void 0 || offset + bytes > content.length) {
    throw new GateError("capture-invalid", { reason: "output-slice", offset, bytes }, { at: { file } });
  }
  return decoder.decode(content.subarray(offset, offset + bytes));
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

// src/evidence/stopped-at.ts
var mostBytes = 128 << 10;
function stoppedAt(dump, modules) {
  const text = new TextDecoder().decode(dump.subarray(0, mostBytes));
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
      stacks: (kind, sampleType) => perOperation(of.profiles, files, kind, sampleType)
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
    linkMs: new Map([...links].map(([pkg, all]) => [pkg, all.reduce((sum2, ms) => sum2 + ms, 0) / all.length])),
    cutShort,
    diff
  };
}
function troubleReader({ manifest, files }) {
  const read = /* @__PURE__ */ new Map();
  return ({ pass, ending, message, file, cutOff }) => {
    const dump = files.get(file ?? "");
    if (file !== null && dump !== void 0 && !read.has(file))
      read.set(file, stoppedAt(dump, manifest.modules));
    return { pass, ending, message, file, cutOff, at: read.get(file ?? "") ?? null };
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
    found = { id, definition: null, runs: [], troubles: [], profiles: [], caveats: [] };
    all.set(key2, found);
  }
  return found;
}
function append(lists, key2, item) {
  const list2 = lists.get(key2);
  if (list2 === void 0) lists.set(key2, [item]);
  else list2.push(item);
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
    return [...this.#lostMs.values()].reduce((sum2, ms) => sum2 + ms, 0);
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
function pairingOf({ machine, options }) {
  return options.pairs === "together" && machine.pins !== null ? "together" : "alternating";
}
function pinsOf(request, steps) {
  const { pin, pins } = request.machine;
  if (pin === null || !steps.every(({ pinned }) => pinned)) return [];
  return pins !== null && pairingOf(request) === "together" ? pins : [pin];
}

// src/measure/session.ts
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
      truncated: /* @__PURE__ */ new Set()
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
  const { pkg, name, procs, ending, cutOff } = trouble;
  let file = null;
  if (trouble.dump !== "") {
    file = `dumps/${fileName(name ?? pkg)}-${pass}.txt`;
    await side.writer.append(file, trouble.dump);
  }
  await side.writer.record({
    type: "trouble",
    pkg,
    name,
    procs,
    pass,
    ending,
    message: trouble.message.slice(0, 2e3),
    ...ending === "hung" ? { cutOff } : {},
    file
  });
  if (name === null) return;
  if (ending === "hung") session.patience.lose({ pkg, name, procs }, cutOff.ms);
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
  const { trees, setting, config, scratch, like, likeWithin, likeIsBase, origin } = measurement2;
  const { toolchain } = setting;
  const options = measureOptions(config);
  const seed = options.seed ?? hashText(trees.map((tree) => tree.commit.sha ?? "").join(" "));
  const session = await openSession(
    {
      trees,
      session: `${ports.clock.date()} ${seed.toString(16)}`,
      seed,
      captureDirectory: measurement2.directory,
      scratch,
      ...setting,
      ...like === null ? {} : { iterations: iterationsOf2(like) },
      ...likeWithin === void 0 ? {} : { iterationsWithin: likeWithin },
      ...like === null || likeIsBase !== true ? {} : { programs: readEvidence(like).packages },
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
function iterationsOf2(capture) {
  const found = /* @__PURE__ */ new Map();
  for (const [key2, { iterations }] of readEvidence(capture).benchmarks) {
    const screened = iterations.get("screen");
    if (typeof screened === "number") found.set(key2, screened);
  }
  return found;
}
async function temporaryFolders(scratch) {
  const folder = join4(scratch, "tmp");
  await mkdir(folder, { recursive: true });
  return { TMPDIR: folder, GOTMPDIR: folder };
}

// src/diff/lines.ts
function diffMap(changes) {
  const byBase = /* @__PURE__ */ new Map();
  const byHead = /* @__PURE__ */ new Map();
  for (const change of changes) {
    if (change.base !== null && (change.head === change.base || !byBase.has(change.base))) {
      byBase.set(change.base, change);
    }
    if (change.head !== null) byHead.set(change.head, change);
  }
  return {
    changes,
    isChanged(headFile, headLine) {
      const change = byHead.get(headFile);
      return change !== void 0 && shift(change.edits, headLine, headSpan) === null;
    },
    toHead(baseFile, baseLine) {
      const change = byBase.get(baseFile);
      if (change === void 0) return { file: baseFile, line: baseLine };
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
    }
  };
}
function baseSpan(edit) {
  const end = edit.baseLine + edit.baseCount;
  return { start: edit.baseLine, count: edit.baseCount, end, otherEnd: edit.headLine + edit.headCount };
}
function headSpan(edit) {
  const end = edit.headLine + edit.headCount;
  return { start: edit.headLine, count: edit.headCount, end, otherEnd: edit.baseLine + edit.baseCount };
}
function shift(edits, line, spanOf) {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = low + high >>> 1;
    const edit = edits[middle];
    if (edit !== void 0 && spanOf(edit).start <= line) low = middle + 1;
    else high = middle;
  }
  const last = edits[low - 1];
  if (last === void 0) return line;
  const { start, count, end, otherEnd } = spanOf(last);
  if (line >= start && line < start + count) return null;
  return line - end + otherEnd;
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
  const added = [];
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
      edit.baseCount++;
      baseLine++;
      baseLeft--;
    } else if (mark === "+") {
      added.push({ line: headLine, text: line.slice(1) });
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
  return { headLine: first, headCount, edits, added };
}
function parseHunks(patch) {
  const lines = linesOf(patch);
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
function linesOf(text) {
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
  const fits4 = (prefixes) => paths.every(
    ({ base, head }) => (base === null || base.startsWith(prefixes.base)) && (head === null || head.startsWith(prefixes.head))
  );
  return knownPrefixes.find(fits4) ?? { base: "", head: "" };
}
function readPath(text) {
  if (text.startsWith('"')) return unquote(text).path;
  const tab = text.indexOf("	");
  const path = tab < 0 ? text : text.slice(0, tab);
  return path === "/dev/null" ? null : path;
}
function readHeaderPair(header, longer) {
  if (header.startsWith('"')) {
    const first = unquote(header);
    const rest2 = header.slice(first.end + 1);
    return { base: first.path, head: rest2.startsWith('"') ? unquote(rest2).path : rest2 };
  }
  const quoted = header.indexOf(' "');
  if (quoted >= 0 && header.endsWith('"')) {
    return { base: header.slice(0, quoted), head: unquote(header.slice(quoted + 1)).path };
  }
  const split = Math.floor((header.length - 1 + longer) / 2);
  return { base: header.slice(0, split), head: header.slice(split + 1) };
}
var escapes = /* @__PURE__ */ new Map([
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
      bytes.push(escapes.get(letter) ?? letter.charCodeAt(0));
      at += 2;
    }
  }
  return { path: new TextDecoder().decode(Uint8Array.from(bytes)), end: at + 1 };
}

// src/diff/parse.ts
function parseDiff(patch, keep2 = "lines") {
  const lines = linesOf(typeof patch === "string" ? patch : new TextDecoder().decode(patch));
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
        added: []
      };
      files.push(file);
    } else if (file === void 0) {
      continue;
    } else if (line.startsWith("@@ ")) {
      const { edits, added } = readHunk(line, lines);
      for (const edit of edits) file.edits.push(edit);
      if (keep2 === "lines and text") for (const each of added) file.added.push(each);
    } else {
      readHeaderLine(line, file);
    }
  }
  const named = files.map(nameOf);
  const prefixes = prefixesOf(named);
  return named.map(({ base, head, binary, edits, added }) => ({
    base: strip(base, prefixes, "base"),
    head: strip(head, prefixes, "head"),
    binary,
    edits,
    ...keep2 === "lines and text" ? { added } : {}
  }));
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
  return { base, head, binary: file.binary, edits: file.edits, added: file.added };
}
function strip(path, prefixes, side) {
  return path === null ? null : path.slice(prefixes[side].length);
}

// src/model/pair.ts
var sides = ["base", "head"];

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
    const sides2 = { ...base === void 0 ? {} : { base }, ...head === void 0 ? {} : { head } };
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
      if (state === "build-failed") broken.push({ pkg, side, message: message ?? "" });
    }
    for (const [pkg, troubles] of packageTroubles) {
      const trouble = troubles.find(isBroken);
      if (trouble !== void 0 && packages.get(pkg)?.state !== "build-failed") {
        broken.push({ pkg, side, message: trouble.message });
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
  const isAlone = head.baseline?.mode === "artifact";
  if (isAlone && head.baseline.found === null && base.benchmarks.size === 0) return "missing";
  if (base.manifest.session === head.manifest.session) return "paired";
  return isAlone || base.history.size > 0 ? "stored" : "apart";
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
    const questions = questionsOf(candidate, blockers, evidence, policy);
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
    return { candidate, questions, times };
  });
  return { cases, comparison, family };
}
function questionsOf(candidate, blockers, evidence, policy) {
  const { id, sides: sides2, caveats } = candidate;
  if (candidate.status === "unchanged") return [];
  const dir = (sides2.head ?? sides2.base)?.dir ?? ".";
  const changed = caveats.filter(
    ({ code }) => code === "benchmark-source-changed" || code === "benchmark-data-changed"
  );
  const incomparable = candidate.incomparable ? [...changed, ...blockers] : blockers;
  const dataOn = (side) => evidence[side].packages.get(sides2[side]?.id.pkg ?? "")?.data;
  const sameFunctions = evidence.head.sameFunctions.has(id.pkg) && dataOn("base") === dataOn("head");
  const subject = { pkg: id.pkg, dir, name: id.name };
  const judging = judgingFor(policy, subject);
  const ruleOf2 = (unit) => activeRule(budgetFor(policy, subject, unit));
  const measured = unitsOf(sides2);
  const units = measured.length > 0 || candidate.unreached === null ? measured : missed(candidate, ruleOf2);
  return units.map((unit) => {
    const [base, head] = [sides2.base?.samples.get(unit), sides2.head?.samples.get(unit)];
    return {
      unit,
      better: directionOf2(unit, policy, evidence),
      ...policy.units.get(unit) === "neither" ? { directionless: true } : {},
      samples: { ...base === void 0 ? {} : { base }, ...head === void 0 ? {} : { head } },
      rule: ruleOf2(unit),
      judging,
      ...sameFunctions ? { sameFunctions: true } : {},
      incomparable
    };
  });
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
    const missing2 = rule !== null && (limited === null ? head === void 0 : limited === "unmeasured");
    const have = valuesOf(head).length;
    const few = limited === "unproven" && have < leastExact ? [{ code: "too-few-pairs", facts: { have, need: leastExact } }] : [];
    return { ...change, outcome: missing2 ? "unmeasured" : limited ?? "within", caveats: few };
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
    const moved = question.directionless !== true && hasMoved(question.unit, values);
    const facts = {
      unit: question.unit,
      ...moved && before !== void 0 && after !== void 0 ? { base: before.center, head: after.center } : {}
    };
    return {
      ...shown,
      outcome: unknown ? "unmeasured" : limited ?? "within",
      caveats: unknown || moved ? [{ code: "unit-direction-unknown", facts }] : []
    };
  }
  const exact = values.isExact || isExact(values);
  const judged = exact ? judgeExact(question, values) : judgeVarying(question, values);
  return {
    ...described(change, values),
    ...held(judged, question, values),
    ...limited === null ? {} : { outcome: limited }
  };
}
function alike(samples, iterations) {
  const counts = /* @__PURE__ */ new Map();
  for (const stage of stages) {
    const count = iterations.base.get(stage) ?? null;
    if (count === null || iterations.head.get(stage) !== count) continue;
    counts.set(count, [...counts.get(count) ?? [], stage]);
  }
  const [stages2] = counts.values();
  if (stages2 === void 0) return null;
  const pool = (sample) => stages2.flatMap((stage) => valuesOf(sample, stage));
  const [base, head] = [pool(samples.base), pool(samples.head)];
  if (base.length === 0 || head.length === 0) return null;
  const reach = [...base, ...stages2.includes("screen") ? samples.base.stored ?? [] : []];
  return { base, head, reach, isExact: isExact({ base: reach, head }) };
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
function held(judged, { unit, better }, values) {
  if (values.reach.length === values.base.length || isConstant(values.reach)) return judged;
  const { reach, head } = values;
  const others = judged.caveats.filter(({ code }) => code !== "jittering-count");
  const caveats = [jitter(unit, values), ...others];
  const isAbove = min(head) > max(reach);
  const isBelow = max(head) < min(reach);
  const isBeyond2 = judged.change === "regression" === (better === "lower") ? isAbove : isBelow;
  if (judged.change === "none" || judged.change === "unproven" || isBeyond2) return { ...judged, caveats };
  return judged.outcome === "exceeded" ? { change: "unproven", outcome: "unproven", caveats } : { change: "none", outcome: judged.outcome, caveats };
}
function jitter(unit, { base, reach, head }) {
  const facts = { unit, baseLo: min(reach), baseHi: max(reach), headLo: min(head), headHi: max(head) };
  return { code: "jittering-count", facts: reach.length > base.length ? { ...facts, stored: true } : facts };
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
  const moved = Math.abs(head - base) > moveTolerance * Math.max(base, head);
  if (site < 0 || sites[site]?.changed === true || !moved) return site;
  const above = sites.findIndex((frame, index) => index > site && isProject(frame) && frame.changed);
  if (above >= 0) return above;
  const below = sites.findIndex(
    (frame, index) => index < site && frame.origin === "dependency" && frame.changed
  );
  return below >= 0 ? below : site;
}
function blameLines(rows) {
  return gather2(rows, ({ function: name, file, line, gone }) => `${name}
${file}
${line}
${gone ?? ""}`);
}
function blameFunctions(rows) {
  const lines = blameLines(rows);
  const functions = /* @__PURE__ */ new Map();
  for (const of of lines) {
    const key2 = `${of.site.function}
${of.site.gone === "function" ? "base" : ""}`;
    functions.set(key2, [...functions.get(key2) ?? [], of]);
  }
  return [...functions.values()].flatMap((ofFunction) => {
    const base = ofFunction.reduce((sum2, of) => sum2 + of.base, 0);
    const head = ofFunction.reduce((sum2, of) => sum2 + of.head, 0);
    const way = Math.sign(head - base);
    const [first] = ofFunction.sort((a, b) => way * (b.head - b.base - (a.head - a.base)));
    return first === void 0 ? [] : [{ ...first, base, head }];
  });
}
function gather2(rows, keyOf2) {
  const blamed = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const { sites, base, head } = row;
    const at = blame(row);
    const site = sites[at];
    if (site === void 0) continue;
    const key2 = keyOf2(site);
    const moved = Math.abs(head - base);
    const found = blamed.get(key2);
    if (found === void 0) {
      blamed.set(key2, { site, base, head, stack: sites, at, most: moved });
      continue;
    }
    found.base += base;
    found.head += head;
    if (moved > found.most) Object.assign(found, { stack: sites, at, most: moved });
  }
  return [...blamed.values()];
}

// src/judge/functions.ts
function matchFunctions(base, head, diff) {
  const bases = byName(base);
  const heads = byName(head);
  const matched = /* @__PURE__ */ new Map();
  const match = (from, to) => {
    matched.set(from.function, to);
    bases.delete(from.function);
    heads.delete(to.function);
  };
  matchByPlace(bases, heads, diff, match);
  for (const from of [...bases.values()]) {
    const to = heads.get(from.function);
    if (to !== void 0) match(from, to);
  }
  const shortHeads = unique([...heads.values()]);
  for (const [short, from] of unique([...bases.values()])) {
    const to = shortHeads.get(short);
    if (to !== void 0) match(from, to);
  }
  return matched;
}
function byName(sites) {
  const functions = /* @__PURE__ */ new Map();
  for (const site of sites) if (!functions.has(site.function)) functions.set(site.function, site);
  return functions;
}
function matchByPlace(bases, heads, diff, match) {
  if (diff === null) return;
  const starts = /* @__PURE__ */ new Map();
  for (const site of heads.values()) {
    const key2 = startKey(site);
    starts.set(key2, [...starts.get(key2) ?? [], site]);
  }
  for (const from of [...bases.values()]) {
    if (from.origin !== "own" || from.startLine === 0) continue;
    const start = diff.toHead(from.file, from.startLine);
    if (start === null) continue;
    const there = (starts.get(startKey({ file: start.file, startLine: start.line })) ?? []).filter(
      (to2) => heads.has(to2.function) && closureDepth(to2) === closureDepth(from)
    );
    const to = there.find((site) => site.function === from.function) ?? (there.length === 1 ? there[0] : void 0);
    if (to !== void 0) match(from, to);
  }
}
function startKey({ file, startLine }) {
  return `${startLine} ${file}`;
}
function closureDepth({ function: name }) {
  return name.split(".func").length;
}
function unique(sites) {
  const seen = /* @__PURE__ */ new Map();
  for (const site of sites) {
    if (site.origin !== "own") continue;
    const short = site.function.replace(/^.*\//, "").replace(/^[^.]*\./, "");
    seen.set(short, seen.has(short) ? null : site);
  }
  return new Map([...seen].flatMap(([short, site]) => site === null ? [] : [[short, site]]));
}

// src/profile/names.ts
function plainName(name) {
  let plain = "";
  let at = 0;
  for (; ; ) {
    const open = nextArguments(name, at);
    if (open < 0) return plain + name.slice(at);
    const close = closingBracket(name, open);
    if (close < 0) return plain + name.slice(at);
    plain += name.slice(at, open);
    at = close + 1;
  }
}
function nextArguments(name, from) {
  for (let open = name.indexOf("[", from); open >= 0; open = name.indexOf("[", open + 1)) {
    if (name.startsWith("[go.shape.", open) || name.startsWith("[...]", open)) return open;
  }
  return -1;
}
function closingBracket(name, open) {
  let depth = 0;
  for (let i = open; i < name.length; i++) {
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
function closingQuote(name, open) {
  const quote = name[open];
  for (let i = open + 1; i < name.length; i++) {
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
    isHarness: origin === "standard" && isHarness(name, frame.file),
    module: origin === "dependency" ? moduleOf(frame.file) : null,
    changed: false,
    gone: null
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
function isHarness(name, file) {
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
function joinRows(tables, world) {
  const headSites = tables.head.frames.map((frame) => siteOf(frame, world.modules.head));
  const baseSites = tables.base.frames.map((frame) => siteOf(frame, world.modules.base));
  const modules = changedModules(baseSites, headSites);
  const functions = matchFunctions(baseSites, headSites, world.diff);
  const rows = /* @__PURE__ */ new Map();
  const names = /* @__PURE__ */ new Map();
  const places = /* @__PURE__ */ new Map();
  const add = (side, sites) => {
    const table = tables[side];
    const calls = sites.map((site) => intern(names, nameKey(site)));
    const keys = sites.map(
      (site) => intern(places, `${nameKey(site)}
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
          calls: stack.map((frame) => calls[frame]).join(),
          base: 0,
          head: 0
        };
        rows.set(key2, found);
      }
      found[side] += value;
    }
  };
  add(
    "head",
    headSites.map((site) => ({ ...site, changed: isChanged(site, world.diff, modules) }))
  );
  add(
    "base",
    baseSites.map((site) => inHead(site, functions.get(site.function), world.diff, modules))
  );
  return [...rows.values()];
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
function inHead(site, to, diff, modules) {
  if (to === void 0) {
    const changed = site.origin === "own" ? diff !== null : isChanged(site, diff, modules);
    return { ...site, gone: "function", changed };
  }
  const moved = {
    ...to,
    line: to.startLine > 0 && site.startLine > 0 ? to.startLine + site.line - site.startLine : site.line
  };
  if (site.origin !== "own" || diff === null) return { ...moved, changed: isChanged(moved, diff, modules) };
  const place = diff.toHead(site.file, site.line);
  if (place !== null && place.file === to.file) return { ...to, ...place };
  const isNew2 = site.line !== site.startLine && diff.toBase(moved.file, moved.line) === null;
  if (isNew2 && diff.toHead(site.file, site.startLine) === null) return { ...moved, changed: true };
  return { ...site, function: to.function, startLine: to.startLine, gone: "line", changed: true };
}

// src/judge/sampled-time.ts
function sampledTime(rows, seconds, profiles) {
  const total = { base: sum(rows, "base"), head: sum(rows, "head") };
  const seen = { base: total.base * 1e-9 / seconds.base, head: total.head * 1e-9 / seconds.head };
  const isShare = Math.min(seen.base, seen.head) >= leastExplained && Math.min(seen.base / seen.head, seen.head / seen.base) >= leastExplained;
  const factor = isShare ? { base: seconds.base / total.base, head: seconds.head / total.head } : { base: 1e-9, head: 1e-9 };
  const variance = (amount, side) => {
    const { operations, period } = profiles[side];
    const samples = Math.max(1, slopeInformation * total[side] * operations / period);
    const whole = factor[side] * total[side];
    if (whole <= 0) return 0;
    const share2 = (Math.min(1, Math.max(0, amount / whole)) * samples + 1) / (samples + 2);
    return whole ** 2 * share2 * (isShare ? 1 - share2 : 1) / samples;
  };
  return {
    rows: rows.map((row) => ({ ...row, base: row.base * factor.base, head: row.head * factor.head })),
    errorOf: (amounts) => Math.sqrt(sides.reduce((all, side) => all + variance(amounts[side], side), 0))
  };
}
function sum(rows, side) {
  return rows.reduce((all, row) => all + row[side], 0);
}

// src/judge/settle.ts
function settle(rows) {
  const vanished = new Set(rows.filter(({ head }) => head === 0));
  const appeared = new Set(rows.filter(({ base }) => base === 0));
  const likenesses = [
    (row) => row.calls,
    (row) => `${functionAt(row, 0)}
${siteFunction(row)}`,
    siteFunction
  ];
  for (const keyOf2 of likenesses)
    cancelEqual(vanished, appeared, (loss, gain) => keyOf2(loss) === keyOf2(gain));
  cancelEqual(vanished, appeared, isMove);
  for (const keyOf2 of likenesses) {
    for (const group of grouped(rows, keyOf2)) transfer(group, vanished, appeared);
  }
}
function grouped(rows, keyOf2) {
  const groups = /* @__PURE__ */ new Map();
  for (const row of rows) {
    const key2 = keyOf2(row);
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
      return Math.abs(gained - amount) <= moveTolerance * Math.max(gained, amount) && isAlike(loss, row);
    });
    const gain = gains[found];
    if (gain === void 0) continue;
    gain.base += amount;
    loss.base = loss.head;
    gains.splice(found, 1);
  }
}
function isMove(loss, gain) {
  const [from, to] = [siteIndex(loss.sites), siteIndex(gain.sites)];
  if (from < 0 || to < 0) return false;
  const callers = [functionAt(loss, from + 1), functionAt(gain, to + 1)];
  return (
    // The same library function is called from elsewhere.
    from > 0 && to > 0 && functionAt(loss, 0) === functionAt(gain, 0) || callers[0] === callers[1] || // Taken out into a function of its own, or put back.
    callers[1] === siteFunction(loss) || callers[0] === siteFunction(gain)
  );
}
function siteFunction(row) {
  return functionAt(row, siteIndex(row.sites));
}
function functionAt({ sites }, index) {
  const site = sites[index];
  return site === void 0 ? "" : nameKey(site);
}

// src/judge/culprit.ts
var sources = {
  "B/op": { kind: "heap", type: "alloc_space" },
  "allocs/op": { kind: "heap", type: "alloc_objects" },
  "sec/op": { kind: "cpu", type: "cpu" }
};
function explain(change, benchmarks, world) {
  const { unit } = change.metric;
  const amounts = amountsOf(change);
  if (change.change !== "regression" && change.change !== "improvement") return nothing;
  if (amounts === null || amounts.base === amounts.head || !isSource(unit)) return nothing;
  try {
    if (unit === "sec/op") return explainTime(amounts, benchmarks, world);
    const found = explainAllocations(unit, amounts.head - amounts.base, benchmarks, world);
    const { culprits, caveats } = found;
    if (unit === "B/op" || found.isExplained) return { culprits, caveats };
    const bytes = explainAllocations("B/op", null, benchmarks, world, Math.sign(amounts.head - amounts.base));
    return { culprits: bytes.culprits.length > 0 ? bytes.culprits : culprits, caveats };
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
    return { culprits: [], caveats: [{ code: "profile-failed", facts: { ...error.facts, unit } }] };
  }
}
var nothing = { culprits: [], caveats: [] };
function isSource(unit) {
  return Object.hasOwn(sources, unit);
}
function amountsOf({ summary: { base, head }, ratio }) {
  if (base === void 0 || head === void 0) return null;
  return { base: base.center, head: ratio === null ? head.center : base.center * ratio.center };
}
function profilesOf(unit, benchmarks) {
  const { kind, type } = sources[unit];
  const base = benchmarks.base.stacks(kind, type);
  const head = benchmarks.head.stacks(kind, type);
  if (base !== null && head !== null) return { base, head };
  const missing2 = [...base === null ? ["base"] : [], ...head === null ? ["head"] : []];
  return { code: "profile-missing", facts: { kind, sides: missing2 } };
}
function explainAllocations(unit, moved, benchmarks, world, sign = Math.sign(moved ?? 0)) {
  const profiles = profilesOf(unit, benchmarks);
  if ("code" in profiles) return { culprits: [], caveats: [profiles], isExplained: false };
  const rows = joinRows({ base: profiles.base.table, head: profiles.head.table }, world);
  const total = rows.reduce((sum2, row) => sum2 + row.head - row.base, 0);
  settle(rows);
  const change = Math.abs(moved ?? total);
  const least = Math.max(culpritShare * change, Math.min(culpritFloor[unit], change / 2));
  const culprits = largest(blameLines(rows), sign, () => least, unit);
  const allowed = Math.max(unitGapShare * change, unit === "B/op" ? 2 * culpritFloor[unit] : 1);
  const isGap = moved !== null && (culprits.length === 0 || Math.abs(moved - total) > allowed);
  return {
    culprits,
    isExplained: culprits.length > 0 && Math.abs((moved ?? total) - total) <= unitGapShare * change,
    caveats: isGap ? [{ code: "profile-unit-gap", facts: { unit, explained: rounded(total, unit), total: moved } }] : []
  };
}
function explainTime(seconds, benchmarks, world) {
  const profiles = profilesOf("sec/op", benchmarks);
  if ("code" in profiles) return { culprits: [], caveats: [profiles] };
  const sampled = sampledTime(
    joinRows({ base: profiles.base.table, head: profiles.head.table }, world),
    seconds,
    profiles
  );
  settle(sampled.rows);
  const change = seconds.head - seconds.base;
  const least = (of) => Math.max(sampledCulpritShare * Math.abs(change), sampledErrors * sampled.errorOf(of));
  return { culprits: largest(blameFunctions(sampled.rows), Math.sign(change), least, "sec/op"), caveats: [] };
}
function largest(blamed, sign, least, unit) {
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
  return {
    function: site.function,
    file: site.file,
    line: site.line,
    unit,
    base: rounded(base, unit),
    head: rounded(head, unit),
    own: site.origin === "own",
    inDiff: site.changed && site.origin === "own",
    sampled: unit === "sec/op",
    path: pathOf(stack, at)
  };
}
function rounded(amount, unit) {
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
function doubtsOf(judged, suite, packages, evidence, policy) {
  const { base, head } = evidence;
  const ranOnBase = (pkg) => {
    const state = base.packages.get(pkg)?.state;
    return state === "built" || state === "unchanged";
  };
  return {
    broken: judged.some(({ candidate }) => candidate.broken?.side === "head" && wasFine(candidate)) || packages.some(({ pkg, side }) => side === "head" && ranOnBase(pkg)),
    unmeasured: suite === "unmeasured" || judged.some(
      ({ candidate, result }) => result.changes.some(({ outcome }) => outcome === "unmeasured") && !isBaseless(candidate) || isLost(candidate, policy)
    ) || packages.some(({ pkg, side }) => side === "base" && head.packages.get(pkg)?.state === "built"),
    nothing: judged.some(({ candidate: { unreached, sides: sides2 } }) => unreached !== null && isOnBoth(sides2)) && !judged.some(({ candidate: { sides: sides2 } }) => isMeasured(sides2.base) && isMeasured(sides2.head)),
    baseline: isBaselineMissing(evidence),
    unproven: suite === "unproven" && policy.judging.onUnproven === "fail" || judged.some(
      ({ result: { id, dir, changes } }) => changes.some(({ outcome }) => outcome === "unproven") && judgingFor(policy, { pkg: id.pkg, dir, name: id.name }).onUnproven === "fail"
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
function budgetFindings({ id, definition, changes }) {
  return changes.filter(({ outcome }) => outcome === "exceeded").map((change) => ({
    rule: "budget-exceeded",
    key: key("budget-exceeded", keyOf(id), change.metric.unit),
    level: "error",
    benchmark: id,
    at: definition,
    facts: {
      unit: change.metric.unit,
      ...change.summary.base === void 0 ? {} : { base: change.summary.base.center },
      ...change.summary.head === void 0 ? {} : { head: change.summary.head.center },
      budget: change.budget?.written ?? ""
    }
  }));
}
function culpritFindings(results) {
  const places = /* @__PURE__ */ new Map();
  for (const { id, changes } of results) {
    for (const change of changes) {
      if (change.change !== "regression") continue;
      for (const culprit2 of change.culprits) {
        const place = `${ruleOf(culprit2)} ${culprit2.file} ${culprit2.line} ${culprit2.function}`;
        places.set(place, [...places.get(place) ?? [], { id, change, culprit: culprit2 }]);
      }
    }
  }
  return [...places.values()].map((told) => {
    const [first] = told.sort(
      by(
        ({ change: change2 }) => change2.outcome === "exceeded" ? 0 : 1,
        ({ culprit: culprit3 }) => unitOrder.indexOf(culprit3.unit),
        ({ culprit: culprit3 }) => culprit3.base - culprit3.head,
        ({ id: id2 }) => keyOf(id2)
      )
    );
    const { id, change, culprit: culprit2 } = first;
    const rule = ruleOf(culprit2);
    const others = new Set(told.map((of) => keyOf(of.id))).size - 1;
    return {
      rule,
      key: key(rule, culprit2.file, culprit2.function),
      level: change.outcome === "exceeded" ? "error" : "note",
      benchmark: id,
      at: culprit2.own ? { file: culprit2.file, line: culprit2.line } : null,
      facts: {
        function: culprit2.function,
        file: culprit2.file,
        line: culprit2.line,
        unit: culprit2.unit,
        base: culprit2.base,
        head: culprit2.head,
        budget: change.budget?.written ?? "",
        ...others > 0 ? { others } : {}
      }
    };
  });
}
var unitOrder = ["allocs/op", "B/op", "sec/op"];
function ruleOf({ unit }) {
  return unit === "sec/op" ? "time-in-function" : "allocation-on-line";
}
var levels = { fail: "error", warn: "warning", pass: "note" };
function brokenFinding(candidate, at, policy) {
  const { id, broken } = candidate;
  if (broken === null) return [];
  const { side, trouble } = broken;
  const { ending, message, cutOff, at: stopped = null } = trouble;
  return [
    {
      rule: "benchmark-broken",
      key: key("benchmark-broken", keyOf(id), side),
      level: side === "head" && wasFine(candidate) ? levels[policy.onFailed] : "note",
      benchmark: id,
      at: stopped ?? at,
      facts: {
        ...{ side, ending, message },
        ...stopped === null ? {} : { stopped: true },
        ...cutOff === void 0 ? {} : { cutOffBy: cutOff.by, cutOffMs: cutOff.ms }
      }
    }
  ];
}
function brokenPackageFindings(packages, policy) {
  const broken = /* @__PURE__ */ new Map();
  for (const of of packages) {
    const other = broken.get(of.pkg);
    const { message } = of.side === "head" || other === void 0 ? of : other;
    broken.set(of.pkg, { pkg: of.pkg, side: other === void 0 ? of.side : "both", message });
  }
  return [...broken.values()].map(({ pkg, side, message }) => ({
    rule: "benchmark-broken",
    key: key("benchmark-broken", pkg, side),
    level: side === "head" ? levels[policy.onFailed] : "note",
    benchmark: null,
    at: null,
    facts: { side, pkg, ending: "failed", message }
  }));
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
    const scatter = scatters.get(key2) ?? scatterOf(effectsOf(pairRuns(samples, "screen"), "lower"));
    scatters.set(key2, scatter);
    return scatter > 0 ? [Math.abs(log) / scatter] : [];
  });
  return scaled.length < leastGuards ? null : normalDeviations * median(scaled);
}
function scatterOf(effects) {
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
  for (const { layout, sum: sum2, count } of rounds.values()) {
    if (2 * count < benchmarks) continue;
    byLayout.set(layout, [...byLayout.get(layout) ?? [], sum2 / count]);
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

// src/judge/unmatched-rules.ts
function unmatchedRules(evidence, { scopes }) {
  if (scopes.length === 0 || sides.some((side) => isPartial(evidence[side]))) return [];
  const known2 = sides.flatMap((side) => subjectsOf(evidence[side]));
  const hidden = hiddenPackages(evidence, known2);
  return scopes.flatMap((scope) => {
    const anyName = { ...scope, benchmark: "*" };
    const inPackage = known2.filter(({ subject }) => fits(anyName, subject));
    const isMet = inPackage.some(({ subject }) => fits(scope, subject)) || inPackage.some(({ subject, isWhole }) => !isWhole && mayHold(scope, subject)) || hidden.some((subject) => fits(anyName, subject));
    if (isMet) return [];
    const near = inPackage.length > 0 ? nearestBenchmark(scope, inPackage) : nearestPackage(scope.pkg, known2);
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
function hiddenPackages(evidence, known2) {
  const broken = new Set(brokenPackages(evidence).map(({ pkg }) => pkg));
  const named = new Set(known2.map(({ subject }) => subject.pkg));
  return sides.flatMap(
    (side) => [...evidence[side].packages.values()].filter(({ pkg, state }) => broken.has(pkg) || state !== "no-benchmarks" && !named.has(pkg)).map(({ pkg, dir }) => ({ pkg, dir, name: "" }))
  );
}
function mayHold({ benchmark }, { name }) {
  const plain = /^[^*?{\\]*/.exec(benchmark)?.[0] ?? "";
  if (plain === benchmark && !plain.includes("/")) return false;
  const [top = "", ...below] = plain.split("/");
  return [shortName(name), name].some((text) => below.length > 0 ? text === top : text.startsWith(top));
}
function nearestBenchmark({ benchmark }, known2) {
  const names = known2.map(({ subject }) => shortName(subject.name));
  const tops = names.map((name) => name.split("/", 1)[0] ?? name);
  return nearest(shortName(withoutStars(benchmark)), [...tops, ...names]);
}
function nearestPackage(pattern, known2) {
  const isFolder = pattern.startsWith(".");
  const places = known2.map(
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
  const steadiness = paired ? steadinessOf(evidence, cases.cases) : null;
  const context = {
    alpha: policy.alpha,
    sizes: sizesOf(proofs),
    paired,
    ended: endOf(evidence),
    shortOf: { focus: false, confirm: false }
  };
  const world = {
    modules: { base: input.base.manifest.modules, head: input.head.manifest.modules },
    diff
  };
  const used = new Set(fitted.used);
  const judged = cases.cases.map((of) => {
    const { base, head } = of.candidate.sides;
    const isStored = relation === "stored" ? isMeasured(base) && isMeasured(head) && of.questions.length > 0 : base !== void 0 && head !== void 0 && used.has(keyOf(base.id));
    const result = resultOf(
      of,
      proofs,
      contextOf(of.candidate, context, evidence),
      steadiness,
      world,
      input.head
    );
    return { candidate: of.candidate, result: isStored ? { ...result, stored: true } : result };
  });
  const results = judged.map(({ result }) => result);
  const packages = brokenPackages(evidence);
  const together = relation === "missing" ? judgeSuite([], policy) : paired ? judgeSuite(cases.cases, policy) : unpairedSuite(policy);
  const isBelieved = steadiness?.unstable !== true;
  const suite = isBelieved ? together.line : null;
  const asBelieved = !isBelieved && together.outcome === "exceeded" ? "unproven" : together.outcome;
  const suiteOutcome = asBelieved === "unproven" && policy.judging.onUnproven === "pass" ? "within" : asBelieved;
  const doubts = doubtsOf(judged, suiteOutcome, packages, evidence, policy);
  const isBaselineAsked = relation === "missing" || policy.onMissingBaseline === "fail";
  const isIncomplete = doubts.broken || doubts.unmeasured || doubts.nothing || doubts.baseline && isBaselineAsked;
  const outcome = joinOutcomes([
    ...results.flatMap(({ changes }) => changes.map((change) => change.outcome)),
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
      ...judged.flatMap(({ candidate, result }) => brokenFinding(candidate, result.definition, policy)),
      ...brokenPackageFindings(packages, policy)
    ],
    caveats: [
      ...cases.comparison.differences,
      ...runCaveats(relation === "missing" ? withoutCaveats(evidence) : evidence, packages),
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
function resultOf(of, proofs, context, steadiness, world, head) {
  const { candidate } = of;
  const { id, status, caveats } = candidate;
  const side = candidate.sides.head ?? candidate.sides.base;
  const definition = side?.definition ?? null;
  return {
    id,
    status,
    dir: side?.dir ?? ".",
    definition: definition === null ? null : { file: definition.file, line: definition.line },
    iterations: side?.iterations.get("screen") ?? side?.iterations.get("confirm") ?? null,
    changes: changesOf2(of, proofs, context, steadiness).map((change) => judgeAgainstNewest(change, head)).map((change) => tolerated(change, of.questions[0]?.judging)).map((change) => withCulprits(change, candidate, world)),
    caveats
  };
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
    if (time === void 0) return missing(judgeCount(question, iterations), candidate);
    const change = judgeTime(time, proofs.get(time) ?? null, context);
    return missing(steadiness?.unstable === true ? disbelieved(change) : change, candidate);
  });
}
function missing(change, { broken, unreached, status }) {
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
  return { ...change, culprits, caveats: [...change.caveats, ...caveats] };
}
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

// src/judgement.ts
function judgeNow({ base, head, stored }, policy) {
  const patch = head.files.get("diff.patch");
  return judge({
    base: readEvidence(base),
    head: readEvidence(head),
    stored: stored === null ? null : readEvidence(stored),
    policy,
    diff: patch === void 0 ? null : diffMap(parseDiff(patch))
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
    alpha: policy.alpha,
    baseline: evidence.baseline,
    tool: toolVersion
  });
}
function configOf(capture) {
  const bytes = capture.files.get(configFile);
  return bytes === void 0 ? null : loadConfig(new TextDecoder().decode(bytes), configFile);
}

// src/gate.ts
import { join as join11 } from "node:path";

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
  const open = (of) => of.confirm !== null && isOpen(of) ? [of.suspect === "regression" ? of.suspect : null, limitIn(of)] : [];
  return ranked(evidence, policy, open).flatMap(({ key: key2, rank }) => rank < 2 ? [key2] : []);
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
  const wishes = verdict.benchmarks.flatMap(({ id, changes }) => {
    const moved = changes.filter(({ change }) => change === "regression" || change === "improvement");
    const has = (...units) => moved.some(({ metric }) => units.includes(metric.unit));
    const passes = [
      ...has("B/op", "allocs/op") ? ["heap"] : [],
      ...has("sec/op") ? ["cpu", "contention"] : []
    ];
    return passes.length === 0 ? [] : [{ key: keyOf(id), passes, rank: Math.min(...moved.map(urgency)) }];
  });
  return wishes.sort((a, b) => a.rank - b.rank || byText(a.key, b.key)).map(({ key: key2, passes }) => ({ key: key2, passes }));
}
function urgency({ outcome, change }) {
  return outcome === "exceeded" ? 0 : change === "regression" ? 1 : 2;
}

// src/measure/layouts.ts
import { stat as stat3, statfs } from "node:fs/promises";

// src/measure/build.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir as mkdir2, rm, stat } from "node:fs/promises";
import { join as join7 } from "node:path";
import { pipeline } from "node:stream/promises";

// src/measure/packages.ts
import { readFile as readFile2 } from "node:fs/promises";
import { join as join6, posix as posix2, relative as relative2, sep as sep2 } from "node:path";
var fields = "Dir,ImportPath,TestGoFiles,XTestGoFiles,Error";
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
  return { pkg: listed.ImportPath, dir, module, testFiles, problem: listed.Error?.Err ?? null };
}

// src/measure/build.ts
function goMinor(version) {
  const match = /go1\.(\d+)/.exec(version);
  return match === null ? Number.POSITIVE_INFINITY : Number(match[1]);
}
function canRandomiseLayout(goVersion) {
  return goMinor(goVersion) >= 23;
}
function linkFlags(layout, goVersion, goFlags = "") {
  if (layout === 0) return [];
  const flags = [...ldflagsOf(goFlags), "-w", `-randlayout=${layout}`];
  if (goMinor(goVersion) >= 25) flags.push("-funcalign=64");
  return [`-ldflags=${flags.join(" ")}`];
}
function ldflagsOf(goFlags) {
  const entries = [...goFlags.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? "");
  return entries.flatMap((entry) => /^--?ldflags=(.*)$/s.exec(entry)?.[1] ?? []).slice(-1);
}
var serial = 0;
async function build(root, found, layout, settings, exec) {
  await mkdir2(settings.directory, { recursive: true });
  const binary = join7(settings.directory, `${(serial++).toString(36)}.test`);
  const exit = await exec.run({
    program: "go",
    args: [
      "test",
      "-c",
      // go vet refuses real modules, and has no say in how fast they are.
      "-vet=off",
      "-trimpath",
      "-buildvcs=false",
      ...tagFlags(settings.tags),
      ...linkFlags(layout, settings.goVersion, settings.goFlags),
      "-o",
      binary,
      `./${found.dir === found.module.dir ? "" : relativeDir(found)}`
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

// src/measure/prepare.ts
import { existsSync as existsSync2 } from "node:fs";
import { join as join9 } from "node:path";

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
    env: { GOMAXPROCS: String(call.procs) },
    isBenchmark: true,
    timeoutMs: call.timeoutMs,
    keepBytes: call.keepBytes ?? 256 << 10
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

// src/measure/probe.ts
var probeSeconds = 0.01;
async function probe(session, side, of) {
  const { pkg, name, procs } = of;
  const { exit, cutOff } = await run(session, side, of, selectPatterns(name), [keyOf(of)]);
  await side.writer.append(`bench/calibrate-${fileName(pkg)}.txt`, exit.stdout.text);
  const reading = readProcess(exit.stdout.text, { name, procs });
  const { ending, message } = endingOf(exit, reading);
  if (ending !== "ok") {
    const dump = exit.stderr.text;
    await recordTrouble(session, side, "calibrate", {
      ...{ pkg, name, procs, ending, message, cutOff, dump }
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
  const once = async () => (await run(session, side, of, { bench: "^$" }, [])).exit.wallMs / 1e3;
  const first = await once();
  return first > longSeconds ? Math.min(first, await once()) : first;
}
async function run(session, side, { pkg, procs, pinned }, patterns, keys) {
  const { patience } = session;
  const names = keys.length === 0 ? [pkg] : keys;
  const usualMs2 = names.reduce((sum2, key2) => sum2 + patience.usualMs(key2), 0);
  const cutOff = patience.withProcess(elapsedMs(session), keys.length, usualMs2);
  const exit = await invoke(session.exec, {
    binary: binaryOf(side, pkg, 0),
    cwd: packageDirectory(side, pkg),
    ...patterns,
    benchtime: `${probeSeconds * 1e3}ms`,
    procs,
    pin: pinOf(session.request, pinned),
    timeoutMs: cutOff.ms,
    keepBytes: Math.min(64, Math.max(1, keys.length)) * (16 << 10)
  });
  for (const name of names) patience.note(name, exit);
  return { exit, cutOff };
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
    const list2 = sharing.get(key2);
    if (list2 === void 0) sharing.set(key2, [candidate]);
    else list2.push(candidate);
  }
  for (const [key2, list2] of sharing) {
    const { alone, together } = sharedProcesses(list2);
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
    seconds: start + candidates.reduce((sum2, { processSeconds }) => sum2 + processSeconds - start, 0)
  };
}
function costOf({ seconds, sides: sides2, pinned }, together) {
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
  return inOrder(pairs, candidates, draws);
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
function inOrder(pairs, candidates, draws) {
  const nameOf2 = namesOf(candidates);
  const placed = pairs.flatMap((pair) => {
    const [first] = pair;
    if (first === void 0) return [];
    const key2 = nameOf2(first);
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
  const spare2 = units.filter((unit) => costOf(unit, false) <= quickPairSeconds).map(({ name }) => ({ name, at: draws("spare", name).next() })).sort(by(({ at }) => at));
  const names = new Set((due.length > 0 ? due : spare2.slice(0, 1)).map(({ name }) => name));
  const nameOf2 = namesOf(candidates);
  const guards = pairs.flatMap(([first, second]) => {
    if (first === void 0 || second === void 0 || !names.has(nameOf2(first))) return [];
    const half = { ...first, pass: "guard", side: "base" };
    return [[half, { ...half, second: true }]];
  });
  return inOrder([...pairs, ...guards], candidates, draws);
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
  // At a rate of 1 every allocation costs a stack walk: 6 to 30 times the time.
  heap: 0.02,
  // 100 samples a second.
  cpu: 1,
  contention: 0.2
};
var leastProfileIterations = 64;
function profileIterations(pass, secondsPerOperation) {
  const aim = iterationsFor(secondsPerOperation, profileSeconds[pass]);
  const affordable = iterationsFor(secondsPerOperation, 0.5);
  const large = Math.max(aim, Math.min(leastProfileIterations, affordable), 4);
  return [Math.max(2, Math.floor(large / 4)), large];
}
function profileSteps(candidate, passes) {
  return passes.flatMap(
    (pass) => profileIterations(pass, candidate.secondsPerOperation).flatMap(
      (iterations) => candidate.sides.map((side) => ({
        do: "profile",
        side,
        benchmark: candidate.benchmark,
        pass,
        iterations,
        pinned: candidate.unpinned !== true
      }))
    )
  );
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
  for (const [index, unit] of unitsOf3(known(session, keys)).entries()) {
    const [lead] = unit.benchmarks;
    if (lead === void 0) continue;
    if (unit.benchmarks.length === 1) {
      costs.set(keyOf(lead), { pairSeconds: pairSeconds(session, unit) });
      continue;
    }
    for (const candidate of known(session, unit.benchmarks.map(keyOf))) {
      const key2 = keyOf(candidate.benchmark);
      const { startSeconds = 0, processSeconds } = candidate;
      const secondsOf3 = (seconds) => plannedSeconds(session, { ...unit, seconds }) * (session.paces.get(key2)?.factor ?? 1);
      costs.set(key2, {
        pairSeconds: secondsOf3(Math.max(0, processSeconds - startSeconds)),
        shared: { group: String(index), seconds: secondsOf3(startSeconds) }
      });
    }
  }
  return costs;
}
function notePair(session, benchmarks, ms) {
  const planned = unitsOf3(known(session, benchmarks.map(keyOf))).reduce(
    (sum2, unit) => sum2 + plannedSeconds(session, unit),
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
  return costOf(unit, pairingOf(request) === "together");
}
function known(session, keys) {
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
function partsOf(benchmarks, stdout) {
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
    const parts = partsOf(benchmarks, halves[broken]?.exit.stdout.text ?? "");
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
  const cutOff = session.patience.withProcess(startedMs, count, usualMs(session, step));
  const exit = await invoke(session.exec, {
    binary: binaryOf(side, first.pkg, step.layout),
    cwd: packageDirectory(side, first.pkg),
    ...selectTogether(step.benchmarks.map(({ name }) => name)),
    benchtime: `${step.iterations}x`,
    procs: first.procs,
    pin,
    timeoutMs: cutOff.ms,
    keepBytes: Math.min(16, count) * (128 << 10)
  });
  return { step, startedMs, cutOff, exit };
}
function usualMs(session, { benchmarks }) {
  const seconds = benchmarks.map((of) => session.candidates.get(keyOf(of))?.processSeconds ?? 0);
  return seconds.reduce((sum2, of) => sum2 + of, 0) * 1e3;
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
    const text = alone || isSame(readProcess(piece, expected), whole) ? piece : stdout.text;
    return { benchmark, text, ...endingOf(exit, whole) };
  });
}
function isSame(a, b) {
  const valuesOf2 = ({ ending, values }) => JSON.stringify([ending, values]);
  return valuesOf2(a) === valuesOf2(b);
}
async function keep(session, half, printed) {
  const { step, startedMs, cutOff, exit } = half;
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
    cutOff,
    dump: exit.stderr.text
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
  const guarded2 = pairs.some(([first]) => first?.pass === "guard");
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
    if (discarded && guarded2) await writer.record({ ...facts, pass: "guard" });
  }
  return discarded ? "again" : end;
}
function plan(session, { pass, part = pass, nth, layout }, candidates, slot, repeat) {
  const { seed } = session.request;
  const draws = drawsFor(seed, part, nth, repeat);
  const pairs = round(pass, candidates, slot, layout, draws);
  const all = pass === "screen" ? withGuards(pairs, candidates, nth, seed, draws) : pairs;
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
  return unitsOf3(candidates).reduce((sum2, unit) => sum2 + pairSeconds(session, unit) * 1e3, 0);
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
  return quickest.flatMap(([key2, { pairSeconds: pairSeconds2, shared }]) => {
    const start = shared === void 0 || started.has(shared.group) ? 0 : shared.seconds;
    if (pairSeconds2 + start > left) return [];
    left -= pairSeconds2 + start;
    if (shared !== void 0) started.add(shared.group);
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
    const sure = await speeds.again(of, all, startSeconds);
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
    const known2 = this.#starts.get(of.pkg);
    if (known2 !== void 0) return known2;
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
    if (first >= slowSeconds) {
      return { secondsPerOperation: first, processSeconds: first + (startSeconds ?? 0) };
    }
    if (startSeconds !== null) {
      await this.#probeShared(side, of, startSeconds);
      const speed = this.#shared.get(side)?.get(of.key);
      if (speed !== void 0) return speed;
    }
    return probe(this.#session, side, of);
  }
  /**
   * The quicker of two, where a benchmark looks too slow for the iterations of an earlier capture: noise only makes it
   * look slower, and with other iterations its counts could not be compared.
   */
  async again(of, all, startSeconds) {
    const earlier = this.#session.request.iterations?.get(of.key);
    const seconds = slowest(all);
    const tried = startSeconds === null && of.sides.every((side) => this.#first(side, of) < slowSeconds);
    if (earlier === void 0 || !tried || fits2(this.#session, earlier, seconds, aimOf(of))) return all;
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
  const iterations = earlier === own || fits2(session, earlier, secondsPerOperation, aim) ? earlier : own;
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
function fits2({ request }, earlier, secondsPerOperation, aim) {
  const within = request.iterationsWithin ?? Infinity;
  const seconds = earlier * secondsPerOperation;
  return seconds <= aim * within && aim <= seconds * within;
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
  return fixed.flat().join("").length >= 3 && end.every((element, i) => fits3(element, fixed[i] ?? []));
}
function fixedParts(pattern, globs) {
  const verbs = pattern.replace(/%[-+# 0]*[\d.]*[a-zA-Z]/g, "\0");
  return (globs ? verbs.replace(/[*?]|\[[^\]]*\]/g, "\0") : verbs).split("\0");
}
function fits3(text, fixed) {
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

// src/source/lexer.ts
var keywords = new Set(
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
      return { kind: keywords.has(this.#text.slice(start, end)) ? "keyword" : "name", end };
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
function functionAt2(text, line) {
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
    let counts = false;
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
      counts ||= word2 === "const" && !statement.tokens.some((t) => this.#written(t) === "=");
      counts ||= word2 === "const" && statement.identifiers.has("iota");
      this.#directives = [];
      end = statement.ended.end;
      if (this.#written(statement.ended) === ")") break;
    }
    if (counts) this.#shareGroup(members, first.start, end);
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
    const added = {
      ...declaration,
      literals: [...embedded, ...declaration.literals],
      start: directive?.start ?? declaration.start
    };
    this.#declarations.push(added);
    return added;
  }
};
function embedPatterns(directive) {
  const [, patterns] = /^\/\/go:embed\s+(.*)$/.exec(directive.slice(0, maxLiteral).trimEnd()) ?? [];
  return (patterns?.match(/"(?:[^"\\]|\\.)*"|`[^`]*`|\S+/g) ?? []).map(
    (pattern) => /^["`]/.test(pattern) ? stringValue(pattern) : pattern
  );
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
  const always = [...packages.values()].flatMap((home) => home.always);
  const made = /* @__PURE__ */ new Map();
  const found = /* @__PURE__ */ new Map();
  for (const benchmark of benchmarks) {
    const closure = closureOf([benchmark, ...always], packages);
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
    for (const part of partsOf2(node, made)) parts.add(part);
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
function partsOf2(node, made) {
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
async function discover(exec, setting, bench, keep2) {
  const { exit, cutOff } = await invokeNow(exec, setting, bench);
  await keep2(exit.stdout.text);
  const invalid2 = /^testing: invalid regexp .*$/m.exec(exit.stderr.text)?.[0];
  if (invalid2 !== void 0)
    throw new GateError("config-invalid", { message: invalid2.replace("-test.bench", "bench") });
  const listed = listBenchmarks(exit.stdout.text, setting.procs);
  const whole = exit.stdout.dropped === 0 && !exit.timedOut && listed.closed && (exit.code ?? 2) < 2;
  if (whole) {
    const names = resultsOf(listed.names);
    return { names, seconds: secondsOf(names, exit, setting.procs), troubles: ended(listed.names, cutOff) };
  }
  return oneByOne(exec, setting, bench, keep2, { exit, cutOff });
}
async function invokeNow(exec, { cutOff, ...setting }, bench) {
  const now = cutOff();
  const call = { ...setting, bench, benchtime: "1x", keepBytes: 2 << 20, timeoutMs: now.ms };
  return { exit: await invoke(exec, call), cutOff: now };
}
function resultsOf(names) {
  return names.filter((listed) => listed.state === "result").map((listed) => listed.name);
}
function ended(names, cutOff) {
  return names.flatMap(
    ({ name, state, message }) => state === "skipped" || state === "failed" ? [{ name, ending: state, message, cutOff, dump: "" }] : []
  );
}
async function oneByOne(exec, setting, bench, keep2, whole) {
  const tops = await topLevel(exec, setting, bench);
  if ("ending" in tops) return { names: [], seconds: /* @__PURE__ */ new Map(), troubles: [tops] };
  if (tops.length === 0) {
    const { ending, message } = endingOf(whole.exit, { ending: "no-result", closed: false, message: "" });
    return {
      names: [],
      seconds: /* @__PURE__ */ new Map(),
      troubles: [{ name: null, ending, message, cutOff: whole.cutOff, dump: whole.exit.stderr.text }]
    };
  }
  const seconds = /* @__PURE__ */ new Map();
  const names = [];
  const troubles = [];
  for (const top of tops) {
    const pattern = `${selectPatterns(top).bench}${deeperLevels(bench)}`;
    const { exit, cutOff } = await invokeNow(exec, setting, pattern);
    await keep2(exit.stdout.text);
    const listed = listBenchmarks(exit.stdout.text, setting.procs);
    const results = resultsOf(listed.names);
    names.push(...results);
    for (const [name, value] of secondsOf(results, exit, setting.procs)) seconds.set(name, value);
    troubles.push(...ended(listed.names, cutOff));
    const { ending, message } = endingOf(exit, { ending: "ok", closed: listed.closed, message: "" });
    const explained = listed.closed && exit.code === 1 && listed.names.some((n) => n.state === "failed");
    if (ending === "ok" || explained) continue;
    const broken = listed.names.filter((n) => n.state === "started").at(-1)?.name ?? top;
    troubles.push({ name: broken, ending, message, cutOff, dump: exit.stderr.text });
  }
  return { names, seconds, troubles };
}
function secondsOf(names, exit, procs) {
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
  const cutOff = cutOffNow();
  const command = commandOf({ ...call, bench: "^$", benchtime: "1x", timeoutMs: cutOff.ms });
  const exit = await exec.run({ ...command, args: [...command.args, `-test.list=${topPattern(bench)}`] });
  const names = exit.stdout.text.split("\n").filter((line) => /^Benchmark[^\s/]*$/.test(line));
  if (exit.code === 0 && !exit.timedOut) return names;
  const { ending, message } = endingOf(exit, { ending: "no-result", closed: true, message: "" });
  return { name: null, ending, message, cutOff, dump: exit.stderr.text };
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
import { readFile as readFile3, stat as stat2 } from "node:fs/promises";

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
  const [size, count, namesAt] = [58, 60, 62].map((at) => view.getUint16(at, true));
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
  const names = raw[namesAt];
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
function countUpTo(list2, isBefore) {
  let [low, high] = [0, list2.length];
  while (low < high) {
    const middle = low + high >> 1;
    if (isBefore(list2[middle])) low = middle + 1;
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
var largestBytes = 64 << 20;
async function recordSameFunctions(session, changed) {
  const [base, head] = session.sides;
  if (base === void 0 || head === void 0) return;
  const ofHead = new Map(changed.flatMap((of) => of.side === head ? [[of.found.pkg, of]] : []));
  for (const { side, found, data } of changed) {
    const { pkg } = found;
    const other = ofHead.get(pkg);
    if (side !== base || other === void 0 || hashOfFiles(other.data) !== hashOfFiles(data)) continue;
    const [a, b] = [base, head].map(({ binaries }) => binaries.get(binaryKey(pkg, 0)));
    if (a === void 0 || b === void 0 || !await isSame2(a, b)) continue;
    await head.writer.record({ type: "same-functions", pkg });
  }
}
async function isSame2(base, head) {
  const sizes = await Promise.all([stat2(base), stat2(head)]);
  if (sizes.some(({ size }) => size > largestBytes)) return false;
  const [a, b] = [readExecutable(await readFile3(base)), readExecutable(await readFile3(head))];
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
  const missing2 = patterns.filter((pattern) => {
    const folder = folderOf(pattern);
    return folder !== null && session.sides.every((side) => !existsSync2(join9(side.tree.root, folder)));
  });
  if (missing2.length > 0) throw new GateError("no-packages", { patterns: missing2 });
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
    const list2 = failures.get(side) ?? [];
    list2.push({ pkg: found.pkg, message: built.message });
    failures.set(side, list2);
    await recordPackage(side, found, "build-failed", null, built.message);
  });
  const dead = session.sides.filter(
    (side) => side.packages.size > 0 && (failures.get(side)?.length ?? 0) === side.packages.size
  );
  if (dead.includes(leading(session))) {
    const failed = dead.flatMap((side) => failures.get(side) ?? []);
    throw new GateError("does-not-compile", {
      side: dead.length > 1 ? "both" : leading(session).tree.side,
      packages: [...new Set(failed.map((failure) => failure.pkg))],
      output: failed.map((failure) => failure.message).join("\n").slice(0, 4e3),
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

// src/measure/layouts.ts
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
  let missing2 = 0;
  for (const side of session.sides) {
    for (const key2 of side.binaries.keys()) {
      const { pkg, layout } = ofKey(key2);
      if (layout !== 0) there += await sizeOf(side, pkg);
    }
    for (const pkg of packages) {
      const links = layouts.filter((layout) => layout !== 0 && !side.binaries.has(binaryKey(pkg, layout)));
      missing2 += links.length * await sizeOf(side, pkg);
    }
  }
  return there + missing2 <= mostKept && missing2 <= bavail * bsize / 4;
}
async function linkSeconds(session, packages) {
  const all = [...session.layouts.links.values()];
  const [seconds, bytes] = ["seconds", "bytes"].map(
    (what) => all.reduce((sum3, of) => sum3 + of[what], 0)
  );
  const perByte = bytes > 0 ? seconds / bytes : usualSecondsPerByte;
  let sum2 = 0;
  for (const pkg of packages) {
    const own = session.layouts.links.get(pkg);
    sum2 += own === void 0 ? await bytesOf(session, [pkg]) * perByte : own.seconds / own.binaries * sidesOf(session, pkg).length;
  }
  return sum2;
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
    const fits4 = own.every(
      (family) => (more.get(family) ?? 0) <= Math.min(mostOfAll, most.get(family) ?? Infinity)
    );
    if (fits4) tests = more;
    return fits4;
  });
}

// src/measure/plan.ts
function planScreen(costs, leftSeconds2, randomise) {
  const fewer = Array.from({ length: fewScreenRounds - leastRounds }, (_, k) => fewScreenRounds - 1 - k);
  const layouts = randomise ? [screenLayouts, fewScreenLayouts, 1] : [1];
  const plans = [screenRounds, fewScreenRounds, ...fewer].flatMap(
    (rounds) => layouts.flatMap((count) => count === 1 || count <= rounds ? [{ rounds, layouts: count }] : [])
  );
  const fits4 = (plan2) => secondsOf2(plan2, costs) <= leftSeconds2;
  return plans.find(fits4) ?? { rounds: leastRounds, layouts: 1 };
}
function secondsOf2({ rounds, layouts }, costs) {
  return rounds * costs.round + (layouts === 1 ? 0 : layouts * costs.layout);
}
function planFocus(waiting, layouts, leftSeconds2) {
  const counts = [
    .../* @__PURE__ */ new Set([layouts, Math.min(layouts, fewScreenLayouts), Math.min(layouts, leastFocusLayouts)])
  ];
  const plans = [
    ...[focusRounds, fewFocusRounds].flatMap((rounds) => counts.map((count) => ({ rounds, layouts: count }))),
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
function fitting2(waiting, leftSeconds2, pairsOf, links) {
  let left = leftSeconds2;
  const linked = /* @__PURE__ */ new Set();
  const started = /* @__PURE__ */ new Map();
  return waiting.flatMap(({ key: key2, pkg, pairSeconds: pairSeconds2, shared, linkSeconds: linkSeconds2 }) => {
    const pairs = pairsOf(key2);
    const before = shared === void 0 ? 0 : started.get(shared.group) ?? 0;
    const starts = Math.max(0, pairs - before) * (shared?.seconds ?? 0);
    const cost = pairs * pairSeconds2 + starts + (linked.has(pkg) ? 0 : links * linkSeconds2);
    if (cost > left) return [];
    left -= cost;
    linked.add(pkg);
    if (shared !== void 0) started.set(shared.group, Math.max(before, pairs));
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
  const missing2 = await passes.fitting(
    gating.filter(({ key: key2 }) => !keys.has(key2)),
    planned.layouts
  );
  const provable = randomise ? mostFor(planned.layouts + 1, alpha) : Infinity;
  await runFirst(fittingRoom(missing2, room(), provable), planned.layouts);
  const open = await confirmFurther(session, passes, gating, done, planned.layouts, stillOpen2);
  const rest2 = planConfirm(await passes.priced(others), alpha, leftSeconds(session), randomise, room());
  const chosen = new Set(rest2.keys);
  await runFirst(others.filter(({ key: key2 }) => chosen.has(key2)).map(withPairs(rest2.mostPairs)), rest2.layouts);
  await discardLayouts(session, fresh);
  const short = wished.filter(
    ({ key: key2, pkg }) => (!done.has(key2) || open.has(key2)) && !passes.isStuck(key2, pkg)
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
    const open = going.filter(({ key: key2 }) => names.has(key2));
    const more = await passes.fitting(open, until - from);
    const whole = await passes.run(more, { from, until, least: until });
    for (const { key: key2 } of open) if (!whole.has(key2)) cut.add(key2);
    if (whole.size === 0) break;
    from = until;
  }
  return cut;
}
async function confirmWaiting(session, wishes) {
  const known2 = wishes.filter(({ key: key2 }) => session.candidates.has(key2));
  const waiting = await waitingFor(
    session,
    known2.map(({ key: key2 }) => key2),
    []
  );
  return waiting.map(({ shared, ...of }, index) => {
    const { pairsPerLayout: pairsPerLayout2 = leastPairsPerLayout2, gates = true, tests } = known2[index] ?? {};
    const own = shared && { shared: { ...shared, group: `${gates} ${shared.group}` } };
    const wished = { ...of, ...own, pairsPerLayout: pairsPerLayout2, gates, ...tests && { tests } };
    return canLink(session, of.pkg) ? wished : { ...wished, ...onOwnLayout };
  });
}

// src/measure/focus.ts
async function focus(session, keys, { onwards, disturbed }) {
  const known2 = keys.filter((key2) => session.candidates.has(key2));
  const first = await focusOnce(session, known2, "focus", onwards);
  const going = new Set(first.going);
  const isWhole = first.end === "complete";
  const again = isWhole && going.size > 0 ? (await disturbed()).filter((key2) => going.has(key2)) : [];
  if (again.length > 0) await focusOnce(session, again, "focus again", () => Promise.resolve(again));
  await discardLayouts(session, session.layouts.screened);
  const chosen = new Set(first.chosen);
  await recordCutShort(
    session,
    "focus",
    known2.filter((key2) => !chosen.has(key2) || !isWhole && going.has(key2))
  );
  return chosen.size < known2.length ? "time-budget" : first.end;
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
  const missing2 = packages.filter(
    (pkg) => canLink(session, pkg) && screened.some((layout) => layout !== 0 && !isLinked(session, pkg, layout))
  );
  const toLink = plan2.layouts === 1 ? [] : missing2;
  const layouts = toLink.length === 0 ? screened : screened.slice(0, plan2.layouts);
  const kept = toLink.length === 0 || await fitsDisk(session, packages, layouts);
  const at = { total: rounds, suspects: keys.length };
  let end = "complete";
  let going = chosen;
  for (let nth = 0; nth < rounds && end === "complete"; nth++) {
    if (nth === Math.floor(rounds / 2)) {
      const worth = new Set(await onwards());
      going = chosen.filter((key2) => worth.has(key2));
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

// src/measure/run.ts
import { existsSync as existsSync3 } from "node:fs";
import { mkdir as mkdir3 } from "node:fs/promises";
import { join as join10 } from "node:path";
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
  const directory = join10(session.request.scratch, "profiles", step.side);
  await mkdir3(directory, { recursive: true });
  const kinds = kindsOf[pass];
  const paths = kinds.map((kind) => join10(directory, `${stem}.${kind}.${step.iterations}.pb.gz`));
  const contended = pass === "contention";
  const expected = contended ? { ...benchmark, procs: session.request.machine.cores } : benchmark;
  const exit = await invoke(session.exec, {
    binary: binaryOf(side, benchmark.pkg, 0),
    cwd: packageDirectory(side, benchmark.pkg),
    ...selectPatterns(benchmark.name),
    benchtime: `${step.iterations}x`,
    procs: expected.procs,
    pin: contended ? [] : pinOf(session.request, step.pinned),
    timeoutMs: session.request.options.timeoutMs,
    extra: [
      ...kinds.map((kind, index) => `-test.${flagOf[kind]}=${paths[index] ?? ""}`),
      // At the default rate a benchmark that allocates 64 KB would show an eighth of a sample.
      ...pass === "heap" ? ["-test.memprofilerate=1"] : [],
      ...contended ? ["-test.blockprofilerate=1", "-test.mutexprofilefraction=1"] : []
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
  const missing2 = kinds.filter((_, index) => !existsSync3(paths[index] ?? ""));
  if (missing2.length > 0) {
    await side.writer.record({
      type: "caveat",
      code: "profile-failed",
      facts: { benchmark: keyOf(benchmark), pass, ending: "exited", message: "" }
    });
    return false;
  }
  for (const [index, kind] of kinds.entries()) {
    const file = `profiles/${stem}.${kind}.${step.iterations}.pb.gz`;
    try {
      await side.writer.adopt(file, paths[index] ?? "");
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== "profile-invalid") throw error;
      const facts = { benchmark: keyOf(benchmark), pass, kind, ...error.facts };
      await side.writer.record({ type: "caveat", code: "profile-failed", facts });
      return false;
    }
    await side.writer.record({ type: "profile", ...benchmark, kind, iterations: step.iterations, file });
  }
  return true;
}

// src/measure/profiling.ts
var profileShare = 0.25;
async function profile(session, wishes) {
  const budget = session.request.options.timeBudgetMs;
  const until = Math.max(budget, elapsedMs(session)) + budget * profileShare;
  for (const [index, wish] of wishes.entries()) {
    if (await profileOne(session, wish, until, { done: index, total: wishes.length })) continue;
    const left = wishes.slice(index).map(({ key: key2 }) => key2);
    const facts = { count: left.length, benchmarks: left.slice(0, 20) };
    for (const side of session.sides) {
      await side.writer.record({ type: "caveat", code: "profile-missing", facts });
    }
    return;
  }
}
async function profileOne(session, { key: key2, passes }, until, at) {
  const candidate = session.candidates.get(key2);
  if (candidate === void 0) return true;
  for (const pass of passes) {
    for (const step of profileSteps(candidate, [pass])) {
      if (elapsedMs(session) > until) return false;
      const what = `${candidate.benchmark.pkg} ${candidate.benchmark.name}`;
      session.ports.log.progress({ ...at, phase: "profile", what });
      if (!await runProfile(session, step)) break;
    }
  }
  return true;
}

// src/measure/screen.ts
async function screen(session, newcomers = new Newcomers(session)) {
  const budget = session.request.options.timeBudgetMs;
  if (session.candidates.size === 0) return "complete";
  session.timedFromMs = elapsedMs(session);
  const candidates = pairedIn(session);
  const linked = await linkForScreen(session, candidates, newcomers.limited());
  const { rounds, layouts, kept } = linked;
  session.layouts.screened = layouts;
  const packages = packagesOf(candidates);
  let done = 0;
  let end = "complete";
  for (; done < rounds && end === "complete"; done++) {
    const now = pairedIn(session);
    if (now.length === 0) break;
    const perRound = guarded(roundMs(session, now));
    const limit = done < leastRounds ? budget : endOfShare(session, screenShare);
    if (done > 0 && elapsedMs(session) + perRound > limit) break;
    const layout = layouts[done % layouts.length] ?? 0;
    if (!kept) await linkFor(session, packages, layout, limit, { phase: "screen", done, total: rounds });
    end = await runRound(session, {
      pass: "screen",
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
  const newOnes = await newcomers.run({ layouts, kept, untilMs: endOfShare(session, screenShare) });
  if (candidates.length === 0) return newOnes;
  const most = randomises(session) ? screenLayouts : 1;
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
async function linkForScreen(session, paired, limited) {
  const candidates = paired.length > 0 ? paired : limited;
  if (candidates.length === 0) return { rounds: 0, layouts: [0], kept: true };
  const most = paired.length > 0 ? screenLayouts : limitRounds;
  const until = endOfShare(session, screenShare);
  const packages = packagesOf([...paired, ...limited]);
  const randomise = randomises(session);
  const round2 = guarded(roundMs(session, candidates)) / 1e3;
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
  const secondsOf3 = (some) => some.reduce((sum2, [, { pairSeconds: pairSeconds2 }]) => sum2 + pairSeconds2, 0);
  const all = secondsOf3(costs);
  const count = [1, 2, 3].find((few) => secondsOf3(costs.slice(0, few)) > all / 2) ?? costs.length;
  const [slow, others] = [costs.slice(0, count), costs.slice(count)];
  const isClear = others.length > 0 && secondsOf3(slow) / count > farSlower * secondsOf3(others) / others.length;
  return {
    benchmarks: candidates.length,
    ...isClear ? { slow: slow.map(([key2]) => key2), slowShare: secondsOf3(slow) / all } : {},
    ...session.patience.lostFacts()
  };
}
var farSlower = 3;
function guarded(ms) {
  return ms * (1 + guardShare);
}

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
        ...alone ? { likeIsBase: true } : { likeWithin: iterationsWithin }
      },
      ports
    );
    if (stored !== null) await keepStored(stored, alone, base, session, out, ports);
    await note(session, stored, request.notes ?? []);
    const diff = await git.diff(join11(scratch.directory, "base"), join11(scratch.directory, "head"));
    for (const side of session.sides) await side.writer.append("diff.patch", diff);
    const sofar = async () => readCaptures(out, ports);
    const prepared = await prepare(session);
    const newcomers = new Newcomers(session, (subject) => hasTimeLimit(policy, subject));
    const screened = await screen(session, newcomers);
    const ends = [
      prepared,
      screened,
      ...alone ? [] : await lookAgain(session, policy, async () => evidenceOf(await sofar())),
      await newcomers.run({ layouts: [0], kept: true, untilMs: session.request.options.timeBudgetMs })
    ];
    await profile(session, profileWishes(judgeNow(await sofar(), policy)));
    await closeSession(session, ends.every((end) => end === "complete") ? "complete" : "time-budget");
  } finally {
    await scratch.remove();
  }
  return reportOn(await readCaptures(out, ports), policy, [], request.pullHead);
}
async function lookAgain(session, policy, evidence) {
  const focused = await focus(session, focusOn(await evidence(), policy), {
    onwards: async () => focusOnwards(await evidence(), policy),
    disturbed: async () => focusAgain(await evidence(), policy)
  });
  const wishes = confirmOn(await evidence(), policy);
  const open = async () => stillOpen(await evidence(), policy);
  return [focused, await confirm(session, wishes, policy.alpha, open)];
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
  readEvidence,
  chooseHead,
  checkOut,
  parseHunks,
  parseDiff,
  meter,
  conditionsOf,
  elapsedMs,
  closeSession,
  captureDirectory,
  settingFor,
  begin,
  judgeNow,
  reportOn,
  configOf,
  findPackages,
  randomFor,
  runRound,
  roundMs,
  Lexer,
  functionAt2 as functionAt,
  scanFile,
  topLevelName,
  prepare,
  profile,
  screen,
  gate,
  lookAgain,
  readCaptures,
  evidenceOf
};
