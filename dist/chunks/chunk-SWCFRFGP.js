import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  baseWords,
  besideWords,
  brokenOfReport,
  caveatCodes,
  caveatWords,
  chosenWords,
  composeReport,
  configPath,
  countWords,
  doubtsOfReport,
  findModules,
  folderOf,
  headWords,
  headings,
  headline,
  joinOutcomes,
  labelOf,
  loadConfig,
  markOf,
  moreLines,
  moreRows,
  originWords,
  othersToo,
  outcomeWords,
  patternsByModule,
  phrases,
  placeName,
  placePath,
  placeShares,
  placesOf,
  rowText,
  selectPatterns,
  shortFunction
} from "./chunk-KMJQGV66.js";
import {
  firstLine
} from "./chunk-YO5A6MEX.js";
import {
  toolVersion
} from "./chunk-NAZCLG46.js";
import {
  budgetFor,
  defaultConfig,
  directionOf,
  directions,
  parseDuration,
  parseLimit
} from "./chunk-OZZODDAJ.js";
import {
  usageError
} from "./chunk-KKF5ZDJ3.js";
import {
  absoluteTotal,
  decodeProfile,
  lineFrame,
  sampleTypeIndex,
  unsymbolizedFrame
} from "./chunk-FAZTMGKV.js";
import {
  formatValue
} from "./chunk-LYQOOUH3.js";
import {
  betterOf,
  isTimeUnit,
  toBaseUnit
} from "./chunk-OZ2GCOA2.js";
import {
  captureSchemaVersion,
  inLanes
} from "./chunk-BFQUIIKU.js";
import {
  keyOf,
  shortName
} from "./chunk-CUQV2RAD.js";
import {
  invalidAt
} from "./chunk-L3PTMUN6.js";
import {
  by,
  byText
} from "./chunk-MTY3MCSE.js";
import {
  GateError,
  exitCodes
} from "./chunk-U2SBGQ2O.js";
import {
  counted,
  join,
  listed,
  own,
  say,
  textOf,
  visible
} from "./chunk-NTZZIBR6.js";

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
    (rule) => Object.entries(rule.budgets).flatMap(
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
    units,
    onUnproven: config["on-unproven"],
    onFailed: config["on-failed"],
    onUnmeasured: config["on-unmeasured"],
    onMissingBaseline: config["on-missing-baseline"],
    judgeChangedBenchmarks: config["judge-changed-benchmarks"],
    alpha: config.alpha,
    minEffect: parseFloat(config["min-effect"]) / 100
  };
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
    for (let at2 = samples.stackStart[i]; at2 < end; at2++) {
      const location = samples.stack[at2];
      const first = locations.lineStart[location];
      const lines = Math.max(locations.lineStart[location + 1] - first, 1);
      if (depth + lines > stack.length) {
        const larger = new Uint32Array(2 * (depth + lines));
        larger.set(stack);
        stack = larger;
      }
      for (let line = first; line < first + lines; line++) stack[depth++] = frameOf(location, line);
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
  return (location, line) => {
    if (locations.lineStart[location] === locations.lineStart[location + 1]) {
      if (ofLocation[location] === -1)
        ofLocation[location] = enter(unsymbolizedFrame(profile2, location, "line"));
      return ofLocation[location];
    }
    if (ofLine[line] === -1) ofLine[line] = enter(lineFrame(profile2, location, line, "line"));
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
      for (let at2 = starts[position]; at2 < starts[position + 1]; at2++) {
        const frame = items[at2];
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
  const [word, unit, ...pairs] = fieldsOf(line);
  if (word !== "Unit") return null;
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
  for (let at2 = line.lastIndexOf(printed); at2 >= 0; at2 = at2 === 0 ? -1 : line.lastIndexOf(printed, at2 - 1)) {
    let end = at2 + printed.length;
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
  for (const run of runs) {
    if (run.ending !== "ok") continue;
    const reading = readProcess(outputOf(run, files), { ...id, iterations: run.iterations });
    if (reading.ending !== "ok") {
      troubles.push({
        pass: run.pass,
        ending: reading.ending,
        message: reading.message,
        file: run.output.file
      });
      continue;
    }
    for (const [unit, better] of reading.units) directions2.set(unit, better);
    const earlier = iterations.get(run.pass);
    iterations.set(run.pass, earlier === void 0 || earlier === run.iterations ? run.iterations : null);
    for (const { unit, value } of reading.values) {
      const observation = { value, slot: run.slot, stage: run.pass, layout: run.layout };
      const list2 = observations.get(unit);
      if (list2 === void 0) observations.set(unit, [observation]);
      else list2.push(observation);
    }
  }
  const samples = /* @__PURE__ */ new Map();
  for (const [unit, list2] of observations) {
    samples.set(unit, { metric: { unit, better: directions2.get(unit) ?? betterOf(unit) }, runs: list2 });
  }
  return { samples, iterations, troubles };
}
var decoder = new TextDecoder();
function outputOf(run, files) {
  const { file, offset, bytes } = run.output;
  const content = files.get(file);
  if (content === void 0 || offset + bytes > content.length) {
    throw new GateError("capture-invalid", { reason: "output-slice", offset, bytes }, { at: { file } });
  }
  return decoder.decode(content.subarray(offset, offset + bytes));
}

// src/evidence/evidence.ts
function readEvidence(capture) {
  const { manifest, records, files } = capture;
  const packages = /* @__PURE__ */ new Map();
  const packageTroubles = /* @__PURE__ */ new Map();
  const gathered = /* @__PURE__ */ new Map();
  const caveats = [];
  const history = /* @__PURE__ */ new Map();
  let baseline = null;
  let end = null;
  for (const record3 of records) {
    switch (record3.type) {
      case "package":
        packages.set(record3.pkg, record3);
        break;
      case "benchmark":
        gather(gathered, record3).definition = record3.definition;
        break;
      case "run":
        gather(gathered, record3).runs.push(record3);
        break;
      case "profile":
        gather(gathered, record3).profiles.push(record3);
        break;
      case "trouble":
        if (record3.name === null) append(packageTroubles, record3.pkg, record3);
        else gather(gathered, { ...record3, name: record3.name }).troubles.push(record3);
        break;
      case "caveat": {
        const caveat = readCaveat(record3);
        const about = caveat.facts["benchmark"];
        const benchmark = typeof about === "string" ? gathered.get(about) : void 0;
        (benchmark?.caveats ?? caveats).push(caveat);
        break;
      }
      case "baseline":
        baseline = record3;
        break;
      case "history":
        append(history, keyOf(record3), record3);
        break;
      case "end":
        end = record3;
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
  for (const [key2, of] of gathered) {
    const read = readRuns(of.id, of.runs, files, directions2);
    benchmarks.set(key2, {
      id: of.id,
      dir: packages.get(of.id.pkg)?.dir ?? ".",
      definition: of.definition,
      samples: read.samples,
      iterations: read.iterations,
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
    diff
  };
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
function readCaveat(record3) {
  if (!knownCodes.has(record3.code))
    throw new GateError("capture-invalid", { reason: "caveat", code: record3.code });
  return { code: record3.code, facts: record3.facts };
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
  const word = () => {
    const t = (a + b | 0) + counter | 0;
    counter = counter + 1 | 0;
    a = b ^ b >>> 9;
    b = c + (c << 3) | 0;
    c = c << 21 | c >>> 11;
    c = c + t | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) word();
  const next = () => word() / 2 ** 32;
  const below = (bound) => Math.floor(next() * bound);
  return {
    next,
    below,
    shuffle(items) {
      const copy = [...items];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = below(i + 1);
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
  let busy = 0;
  return {
    async run(command) {
      if (running++ === 0) since = clock.now();
      try {
        return await exec.run({ ...command, env: { ...env, ...command.env } });
      } finally {
        if (--running === 0) busy += clock.now() - since;
      }
    },
    stop: () => exec.stop(),
    busyMs: () => busy + (running > 0 ? clock.now() - since : 0)
  };
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
      procs: procsOf(request),
      timeBudgetMs: options.timeBudgetMs
    }
  };
}
function elapsedMs(session) {
  return session.ports.clock.now() - session.startedAt;
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
  }
  return {
    request,
    ports,
    exec: meter(ports.exec, ports.clock, request.toolchain.env),
    random: seededRandom(request.seed),
    startedAt: ports.clock.now(),
    sides: sides2,
    candidates: /* @__PURE__ */ new Map()
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
function procsOf(request) {
  return request.options.pin ? 1 : request.machine.cores;
}
function pinOf(session) {
  return session.request.options.pin ? session.request.machine.pin ?? [] : [];
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
  const procs = procsOf(session.request);
  let file = null;
  if (trouble.dump !== "") {
    file = `dumps/${fileName(trouble.name ?? trouble.pkg)}-${pass}.txt`;
    await side.writer.append(file, trouble.dump);
  }
  await side.writer.record({
    type: "trouble",
    pkg: trouble.pkg,
    name: trouble.name,
    procs,
    pass,
    ending: trouble.ending,
    message: trouble.message.slice(0, 2e3),
    file
  });
  if (trouble.name !== null) {
    session.candidates.delete(keyOf({ pkg: trouble.pkg, name: trouble.name, procs }));
  }
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
  const folder = join5(scratch, "tmp");
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
    const middle2 = low + high >>> 1;
    const edit = edits[middle2];
    if (edit !== void 0 && spanOf(edit).start <= line) low = middle2 + 1;
    else high = middle2;
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
  let at2 = 0;
  let number = 0;
  return {
    get number() {
      return number;
    },
    next() {
      if (at2 >= text.length) return null;
      let end = text.indexOf("\n", at2);
      if (end < 0) end = text.length;
      const line = text.slice(at2, end);
      at2 = end + 1;
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
  const fits2 = (prefixes) => paths.every(
    ({ base, head }) => (base === null || base.startsWith(prefixes.base)) && (head === null || head.startsWith(prefixes.head))
  );
  return knownPrefixes.find(fits2) ?? { base: "", head: "" };
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
    const rest = header.slice(first.end + 1);
    return { base: first.path, head: rest.startsWith('"') ? unquote(rest).path : rest };
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
  let at2 = 1;
  while (at2 < text.length && text[at2] !== '"') {
    if (text[at2] !== "\\") {
      const point = text.codePointAt(at2) ?? 0;
      const character = String.fromCodePoint(point);
      bytes.push(...encoder.encode(character));
      at2 += character.length;
      continue;
    }
    const octal = /^[0-3][0-7]{2}/.exec(text.slice(at2 + 1, at2 + 4));
    if (octal !== null) {
      bytes.push(Number.parseInt(octal[0], 8));
      at2 += 4;
    } else {
      const letter = text[at2 + 1] ?? "\\";
      bytes.push(escapes.get(letter) ?? letter.charCodeAt(0));
      at2 += 2;
    }
  }
  return { path: new TextDecoder().decode(Uint8Array.from(bytes)), end: at2 + 1 };
}

// src/diff/parse.ts
function parseDiff(patch, keep = "lines") {
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
      if (keep === "lines and text") for (const each of added) file.added.push(each);
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
    ...keep === "lines and text" ? { added } : {}
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
  return side?.troubles.some(({ ending: ending2 }) => ending2 === "skipped") === true;
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
  const record3 = packages.get(id.pkg);
  if (record3?.state !== "build-failed") return null;
  return { side, trouble: { pass: "discover", ending: "failed", message: record3.message ?? "", file: null } };
}
function isBroken({ ending: ending2, pass }) {
  return ending2 !== "ok" && ending2 !== "skipped" && pass !== "profile";
}
function isBaseless({ unreached }) {
  return unreached?.code === "baseline-missing";
}
function wasFine({ sides: { base } }) {
  return base !== void 0 && base.troubles.every(({ ending: ending2 }) => ending2 === "ok");
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

// src/judge/budget.ts
function activeRule(rule) {
  return rule === null || rule.limit.kind === "none" ? null : rule;
}
function budgetOf(rule) {
  return rule === null ? null : { limit: rule.limit, written: rule.written };
}
function isMore(a, b, scale) {
  return Number.isFinite(scale) ? a - b > 1e-9 * Math.abs(scale) : a > b;
}
function isBeyond(limit, { base, head }, better) {
  if (limit.kind === "limit") {
    const [more, less] = limit.op === "<=" ? [head, limit.value] : [limit.value, head];
    return isMore(more, less, limit.value);
  }
  if (better === "neither") return false;
  const worse = better === "higher" ? base - head : head - base;
  const allowed = limit.kind === "relative" ? limit.max * Math.abs(base) : limit.max;
  return isMore(worse, allowed, Math.max(Math.abs(base), Math.abs(head)));
}
function limitSide(limit, { lo, hi }) {
  const [nearest, farthest] = limit.op === "<=" ? [lo, hi] : [hi, lo];
  if (isBeyond(limit, { base: 0, head: nearest }, "neither")) return "beyond";
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
  const rank2 = (unit) => goUnits.includes(unit) ? goUnits.indexOf(unit) : goUnits.length;
  return [...units].sort(byText).sort(by(rank2));
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

// src/stats/ranks.ts
function rank(values) {
  const order2 = Uint32Array.from(values.keys());
  order2.sort((a, b) => at(values, a) - at(values, b));
  const doubled = new Int32Array(values.length);
  let ties = 0;
  for (let start = 0, end = 0; start < order2.length; start = end) {
    const value = at(values, at(order2, start));
    while (end < order2.length && at(values, at(order2, end)) === value) end++;
    for (let i = start; i < end; i++) doubled[at(order2, i)] = start + 1 + end;
    const tied = end - start;
    ties += tied ** 3 - tied;
  }
  return { doubled, ties };
}
function at(values, index) {
  const value = values[index];
  if (value === void 0) throw new RangeError(`no element ${index} in ${values.length}`);
  return value;
}
function requireFinite(values) {
  for (const value of values) {
    if (!Number.isFinite(value)) throw new RangeError(`not a finite number in a sample: ${value}`);
  }
}

// src/stats/median.ts
function median(values) {
  return middle(sorted(values));
}
function medianInterval(values, confidence2) {
  const ordered = sorted(values);
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
function sorted(values) {
  if (values.length === 0) throw new RangeError("empty sample");
  requireFinite(values);
  return Float64Array.from(values).sort();
}
function middle(ordered) {
  const half = ordered.length / 2;
  return (at(ordered, Math.ceil(half - 0.5)) + at(ordered, Math.floor(half - 0.5))) / 2;
}

// src/judge/procedure.ts
var screenRegressionP = 0.15;
var screenImprovementP = 0.05;
var screenEffectShare = 0.5;
var leastLayouts = 6;
var confidence = 0.95;
var leastForInterval = 6;
var leastExact = 3;
var leastSeparated = 8;
var separationAllocs = 1;
var separationShare = 5e-3;
var leastRecordings = 10;
var spreadDeviations = 3;
var normalDeviations = 1.4826;
var logDigits = 1e14;
var mostCulprits = 5;
var culpritShare = 0.1;
var sampledCulpritShare = 0.2;
var culpritFloor = { "allocs/op": 0.5, "B/op": 8 };
var sampledErrors = 3;
var slopeInformation = 0.6;
var leastExplained = 0.5;
var moveTolerance = 0.02;
var mostMoves = 500;
var unitGapShare = 0.2;

// src/judge/change.ts
function blankChange({ unit, better, rule }) {
  return {
    metric: { unit, better },
    exact: false,
    summary: {},
    ratio: null,
    p: null,
    pairs: 0,
    stage: null,
    change: "none",
    budget: budgetOf(rule),
    outcome: "within",
    caveats: [],
    culprits: []
  };
}
function valuesOf(sample, stage) {
  if (sample === void 0) return [];
  const runs = stage === void 0 ? sample.runs : sample.runs.filter((run) => run.stage === stage);
  return runs.map((run) => run.value);
}
function summaryOf(values) {
  const [first] = values;
  if (first === void 0) return null;
  const constant = values.every((value) => value === first);
  const interval = constant ? { center: first, lo: first, hi: first } : medianInterval(values, confidence);
  return { ...interval, n: values.length };
}
function summaries(valuesOfSide) {
  const base = summaryOf(valuesOfSide("base"));
  const head = summaryOf(valuesOfSide("head"));
  return { ...base === null ? {} : { base }, ...head === null ? {} : { head } };
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
  const budget = rule === null || rule.limit.kind === "limit" ? null : rule;
  const medians = { base: median(valuesOf(samples.base)), head: median(valuesOf(samples.head)) };
  const effect = effectOf(medians, better);
  const isOutside = Math.abs(effect) > size * (1 + 1e-9);
  const facts = {
    unit,
    recordings,
    spread: Math.expm1(size),
    ...budget === null ? {} : { budget: budget.written }
  };
  const ratio = ratioOf(medians, size);
  if (isOutside && budget !== null && isBeyond(budget.limit, medians, better)) {
    const z = spreadDeviations * effect / size;
    const told = Number.isFinite(z) ? { ...facts, z } : facts;
    const caveat = { code: "stored-unproven", facts: told };
    return { change: "unproven", outcome: "unproven", ratio, caveats: [caveat] };
  }
  const change = !isOutside ? "none" : effect > 0 ? "regression" : "improvement";
  const isTold = budget !== null || change !== "none";
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
  const adjusted = new Array(ps.length).fill(1);
  let worst = 0;
  ascending.forEach(({ p, index }, done) => {
    worst = Math.max(worst, Math.min(1, p * (ps.length - done)));
    adjusted[index] = worst;
  });
  return adjusted;
}

// src/stats/normal.ts
function normalTail(z) {
  const x = Math.abs(z);
  const upper = x < 3 ? 0.5 - centralArea(x) : farTail(x);
  return z < 0 ? 1 - upper : upper;
}
function centralArea(x) {
  let term = x;
  let sum2 = x;
  for (let k = 3; term > sum2 * 1e-17; k += 2) {
    term *= x * x / k;
    sum2 += term;
  }
  return sum2 * density(x);
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
  const tails = n <= exactLimit ? exactTails(doubled, positive) : normalTails(n, ties, positive / 2);
  return { p: choose(tails, alternative), n, wPlus: positive / 2 };
}
function choose({ greater, less }, alternative) {
  if (alternative === "greater") return greater;
  if (alternative === "less") return less;
  return Math.min(1, 2 * Math.min(greater, less));
}
function exactTails(doubledRanks, observed) {
  const chance = signedSums(doubledRanks);
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
function normalTails(n, ties, wPlus) {
  const { mean, deviation } = moments(n, ties);
  return {
    greater: normalTail((wPlus - mean - 0.5) / deviation),
    less: normalTail((mean - wPlus - 0.5) / deviation)
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
    const chance = signedSums(Int32Array.from({ length: n }, (_, i) => i + 1));
    let below = 0;
    for (let w = 0; w < chance.length; w++) {
      below += at(chance, w);
      if (below >= p) return w;
    }
    return chance.length - 1;
  }
  const { mean, deviation } = moments(n, 0);
  let lo = 0;
  let hi = n * (n + 1) / 2;
  while (lo < hi) {
    const middle2 = Math.floor((lo + hi) / 2);
    if (normalTail((mean - middle2 - 0.5) / deviation) >= p) hi = middle2;
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
function pairRuns(samples, stage) {
  const heads = /* @__PURE__ */ new Map();
  for (const run of samples.head.runs) if (run.stage === stage) heads.set(run.slot, run.value);
  const pairs = [];
  for (const run of samples.base.runs) {
    const head = heads.get(run.slot);
    if (run.stage !== stage || head === void 0) continue;
    pairs.push({ base: run.value, head, layout: run.layout, slot: run.slot });
  }
  return pairs.sort((a, b) => a.slot - b.slot);
}
function testPairs(pairs, better) {
  if (pairs.length === 0) return null;
  const scale = pairs.every(({ base, head }) => base > 0 && head > 0) ? "log" : "linear";
  const sign = better === "higher" ? -1 : 1;
  const byLayout = /* @__PURE__ */ new Map();
  const all = [];
  for (const { base, head, layout } of pairs) {
    const difference = scale === "log" ? Math.round(Math.log(head / base) * logDigits) / logDigits : head - base;
    const effect = sign * difference + 0;
    all.push(effect);
    const ofLayout = byLayout.get(layout);
    if (ofLayout === void 0) byLayout.set(layout, [effect]);
    else ofLayout.push(effect);
  }
  const units = byLayout.size >= leastLayouts ? [...byLayout.values()].map(median) : all;
  return {
    scale,
    pairs: pairs.length,
    units: units.length,
    layouts: byLayout.size,
    effect: hodgesLehmann(units, confidence),
    pWorse: signedRank(units, "greater").p,
    pBetter: signedRank(units, "less").p,
    base: median(pairs.map(({ base }) => base))
  };
}
function headAt(test, effect, better) {
  const signed = better === "higher" ? -effect : effect;
  return test.scale === "log" ? test.base * Math.exp(signed) : test.base + signed;
}
function isSizeable(test, relative3) {
  const size = Math.abs(test.effect.center);
  return size > 0 && size >= (test.scale === "log" ? Math.log1p(relative3) : relative3 * Math.abs(test.base));
}
function ratioOf2(test, better) {
  if (test.scale === "linear") return null;
  const { center, lo, hi } = test.effect;
  return better === "higher" ? { center: Math.exp(-center), lo: Math.exp(-hi), hi: Math.exp(-lo) } : { center: Math.exp(center), lo: Math.exp(lo), hi: Math.exp(hi) };
}

// src/judge/time.ts
function isSuspect(screen2, minEffect) {
  if (!isSizeable(screen2, minEffect * screenEffectShare)) return null;
  if (screen2.effect.center > 0) return screen2.pWorse < screenRegressionP ? "regression" : null;
  return screen2.pBetter < screenImprovementP ? "improvement" : null;
}
function timeCase(question, paired, minEffect) {
  const { base, head } = question.samples;
  if (!paired || base === void 0 || head === void 0) {
    return { question, screen: null, confirm: null, suspect: null };
  }
  const test = (stage) => testPairs(pairRuns({ base, head }, stage), question.better);
  const screen2 = test("screen");
  const directed = question.better !== "neither" && question.incomparable.length === 0;
  const suspect = directed && screen2 !== null ? isSuspect(screen2, minEffect) : null;
  return { question, screen: screen2, confirm: test("confirm"), suspect };
}
function mirrorOf(of, time) {
  return { ...of, suspect: of.question.better === "neither" ? null : time.suspect, testedAs: time };
}
function suspectsLimit({ question, screen: screen2 }) {
  const limit = question.rule?.limit;
  if (limit?.kind !== "limit" || screen2 === null) return false;
  const head = headAt(screen2, screen2.effect.center, question.better);
  return isBeyond(limit, { base: screen2.base, head }, "neither");
}
function confirmedPs(cases) {
  const family = [];
  const ps = [];
  for (const of of cases) {
    if (of.suspect === null || of.confirm === null) continue;
    family.push(of);
    ps.push(of.suspect === "regression" ? of.confirm.pWorse : of.confirm.pBetter);
  }
  const adjusted = holm(ps);
  return new Map(family.map((of, index) => [of, adjusted[index] ?? 1]));
}
function judgeTime(of, p, context) {
  const { question, screen: screen2, confirm: confirm2 } = of;
  const test = confirm2 ?? screen2;
  const stage = confirm2 !== null ? "confirm" : screen2 !== null ? "screen" : void 0;
  const shown = {
    ...blankChange(question),
    summary: summaries((side) => valuesOf(question.samples[side], stage)),
    ratio: test === null ? null : ratioOf2(test, question.better),
    p: p ?? (screen2 === null ? null : Math.min(1, 2 * Math.min(screen2.pWorse, screen2.pBetter))),
    pairs: test?.pairs ?? 0,
    stage: stage ?? null,
    ...judgeDifference(of, p, context)
  };
  return question.rule?.limit.kind === "limit" ? { ...shown, ...judgeLimit(of, shown.caveats, context) } : shown;
}
function judgeDifference(of, p, context) {
  const { question, suspect, screen: screen2, confirm: confirm2 } = of;
  const { rule, better } = question;
  const test = confirm2 ?? screen2;
  const across = acrossRuns(of, context);
  if (across !== null) return across;
  if (test === null || better === "neither" || question.incomparable.length > 0) {
    const asked = rule !== null && question.samples.base !== void 0;
    return { change: "none", outcome: asked ? "unmeasured" : "within", caveats: whyUnmeasured(of, context) };
  }
  const beyond = (by2, effect) => rule !== null && (effect === Infinity || isBeyond(rule.limit, { base: by2.base, head: headAt(by2, effect, better) }, better));
  const missable = () => rule !== null && rule.limit.kind !== "limit" && beyond(test, test.effect.hi) ? [wideInterval(of, test, rule)] : [];
  if (suspect === null) {
    const blind = test.units < leastForInterval && rule !== null && rule.limit.kind !== "limit";
    return blind ? {
      change: "unproven",
      outcome: "unproven",
      caveats: [tooFewOf(test.units, leastForInterval, context)]
    } : { change: "none", outcome: "within", caveats: missable() };
  }
  const reachable = confirm2 !== null && confirm2.units >= leastUnits(context);
  if (confirm2 === null || p === null || !reachable) {
    const fresh = confirm2 !== null && confirm2.units >= leastForInterval;
    const doubt = fresh ? beyond(confirm2, confirm2.effect.hi) : beyond(test, test.effect.hi) || screen2 !== null && beyond(screen2, screen2.effect.hi);
    if (fresh && !doubt) return { change: "none", outcome: "within", caveats: [] };
    return {
      change: "unproven",
      outcome: doubt ? "unproven" : "within",
      // A speed-up that there was no time to confirm threatens nothing, and needs no warning.
      caveats: doubt || suspect === "regression" ? [tooFew(confirm2, context)] : []
    };
  }
  const caveats = confirm2.layouts < leastLayouts ? [{ code: "layout-not-randomised", facts: { have: confirm2.layouts, need: leastLayouts } }] : [];
  const sameWay = confirm2.effect.center > 0 === (suspect === "regression");
  const isWorse = beyond(confirm2, confirm2.effect.center);
  if (p <= context.alpha && sameWay && isSizeable(confirm2, context.minEffect)) {
    return { change: suspect, outcome: isWorse ? "exceeded" : "within", caveats };
  }
  return isWorse ? { change: "unproven", outcome: "unproven", caveats } : { change: "none", outcome: "within", caveats: [...caveats, ...missable()] };
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
    return { change: "none", outcome, caveats: [tooFewOf(have, leastForInterval, context)] };
  }
  return judgeStored({ base, head }, question, spreading.spread);
}
function wideInterval({ question }, test, { written }) {
  const { unit, better } = question;
  const { hi } = test.effect;
  const reach = test.scale === "log" ? { hi: headAt(test, hi, better) / test.base } : { amount: better === "higher" ? -hi : hi };
  return { code: "wide-interval", facts: { unit, ...reach, budget: written } };
}
function whyUnmeasured({ question, spreading }, context) {
  const { samples, better, rule, unit } = question;
  if (samples.base === void 0) return [];
  if (question.incomparable.length > 0) return question.incomparable;
  if (samples.head === void 0) return [];
  if (spreading !== void 0 && "unknown" in spreading) return [spreading.unknown];
  if (!context.paired && spreading === void 0) return [{ code: "not-paired", facts: {} }];
  if (better === "neither") return rule === null ? [] : [{ code: "unit-direction-unknown", facts: { unit } }];
  return [tooFewOf(0, 1, context)];
}
function leastUnits({ alpha, family }) {
  return Math.max(leastForInterval, Math.ceil(Math.log2(Math.max(1, family) / alpha)));
}
function tooFew(confirm2, context) {
  return tooFewOf(confirm2?.units ?? 0, leastUnits(context), context);
}
function tooFewOf(have, need, { cutShort }) {
  return { code: cutShort ? "time-budget-spent" : "too-few-pairs", facts: { have, need } };
}
function judgeLimit(of, caveats, context) {
  const limit = of.question.rule?.limit;
  if (limit?.kind !== "limit") return {};
  const fresh = valuesOf(of.question.samples.head, "confirm").length > 0;
  const values = headUnits(of, fresh ? "confirm" : void 0);
  if (values.length === 0) return { outcome: "unmeasured" };
  const side = limitSide(limit, medianInterval(values, confidence));
  if (side === "within") return { outcome: "within" };
  const picked = context.paired && of.question.samples.base !== void 0;
  if (side === "beyond" && (fresh || !picked)) return { outcome: "exceeded" };
  const few = values.length < leastForInterval ? { code: "too-few-pairs", facts: { have: values.length, need: leastForInterval } } : tooFew(of.confirm, context);
  const settled = side === "straddling" && values.length >= leastForInterval;
  return { outcome: "unproven", caveats: settled || caveats.length > 0 ? caveats : [few] };
}
function headUnits({ question }, stage) {
  const byLayout = /* @__PURE__ */ new Map();
  const all = [];
  for (const run of question.samples.head?.runs ?? []) {
    if (stage !== void 0 && run.stage !== stage) continue;
    all.push(run.value);
    byLayout.set(run.layout, [...byLayout.get(run.layout) ?? [], run.value]);
  }
  return byLayout.size >= leastLayouts ? [...byLayout.values()].map(median) : all;
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
    const questions = questionsOf(candidate, blockers, evidence, policy);
    const baseId = candidate.sides.base?.id;
    const units = questions.map(({ unit }) => unit);
    const times = /* @__PURE__ */ new Map();
    for (const question of questions) {
      if (!isTimeUnit(question.unit)) continue;
      const paired = timeCase(question, relation === "paired", policy.minEffect);
      const own2 = relation === "stored" && baseId !== void 0 ? { ...paired, spreading: spreadingOf(evidence, baseId, question.unit, policy.minEffect) } : paired;
      const tested = isMirror(question.unit, units) ? times.get("sec/op") : void 0;
      if (tested === void 0) family.push(own2);
      times.set(question.unit, tested === void 0 ? own2 : mirrorOf(own2, tested));
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
  const ruleOf2 = (unit) => activeRule(budgetFor(policy, { pkg: id.pkg, dir, name: id.name }, unit));
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
  for (const stage of ["screen", "confirm"]) {
    const count = iterations.base.get(stage) ?? null;
    if (count === null || iterations.head.get(stage) !== count) continue;
    counts.set(count, [...counts.get(count) ?? [], stage]);
  }
  const [stages] = counts.values();
  if (stages === void 0) return null;
  const pool = (sample) => stages.flatMap((stage) => valuesOf(sample, stage));
  const [base, head] = [pool(samples.base), pool(samples.head)];
  if (base.length === 0 || head.length === 0) return null;
  const reach = [...base, ...stages.includes("screen") ? samples.base.stored ?? [] : []];
  return { base, head, reach, isExact: isExact({ base: reach, head }) };
}
function differingIterations(iterations) {
  const of = (side) => side.get("screen") ?? side.get("confirm") ?? 0;
  return { code: "iterations-differ", facts: { base: of(iterations.base), head: of(iterations.head) } };
}
function isConstant([first, ...rest]) {
  return rest.every((value) => value === first);
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
function judgeExact({ better, rule }, values) {
  const base = median(values.base);
  const head = median(values.head);
  const exceeded = rule !== null && isBeyond(rule.limit, { base, head }, better);
  const isWorse = better === "higher" ? head < base : head > base;
  return {
    change: head === base ? "none" : isWorse ? "regression" : "improvement",
    outcome: exceeded ? "exceeded" : "within",
    caveats: []
  };
}
function hasMoved(unit, values) {
  if (isExact(values)) return values.base[0] !== values.head[0];
  const [base, head] = [values.base, values.head].map((of) => ({ lo: min(of), hi: max(of) }));
  const gap = Math.max(head.lo - base.hi, base.lo - head.hi);
  return Math.min(values.base.length, values.head.length) >= leastSeparated && gap > floorOf(unit, base.lo);
}
function floorOf(unit, base) {
  return unit === "allocs/op" ? separationAllocs : separationShare * Math.abs(base);
}
function judgeVarying(question, values) {
  const { better, rule, unit } = question;
  const have = Math.min(values.base.length, values.head.length);
  const varies = !isConstant(values.base) || !isConstant(values.head);
  const beyond = (pair) => rule !== null && isBeyond(rule.limit, pair, better);
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
    return { change: "regression", outcome: beyond(atBest) ? "exceeded" : "within", caveats };
  }
  if (told && max(head) < bestBase) return { change: "improvement", outcome: "within", caveats };
  const middle2 = { base: median(values.base), head: median(values.head) };
  const noticeable = !varies || isApart || Math.abs(middle2.head - middle2.base) > floor;
  const doubt = noticeable && beyond(middle2);
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
    const at2 = blame(row);
    const site = sites[at2];
    if (site === void 0) continue;
    const key2 = keyOf2(site);
    const moved = Math.abs(head - base);
    const found = blamed.get(key2);
    if (found === void 0) {
      blamed.set(key2, { site, base, head, stack: sites, at: at2, most: moved });
      continue;
    }
    found.base += base;
    found.head += head;
    if (moved > found.most) Object.assign(found, { stack: sites, at: at2, most: moved });
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
  let at2 = 0;
  for (; ; ) {
    const open = nextArguments(name, at2);
    if (open < 0) return plain + name.slice(at2);
    const close = closingBracket(name, open);
    if (close < 0) return plain + name.slice(at2);
    plain += name.slice(at2, open);
    at2 = close + 1;
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
    isHarness: origin === "standard" && isHarness(name, frame.file),
    module: origin === "dependency" ? moduleOf(frame.file) : null,
    changed: false,
    gone: null
  };
}
function repositoryFile(file, modules) {
  let best = null;
  for (const { path, dir } of modules) {
    if (path.length <= (best?.length ?? -1) || !file.startsWith(path)) continue;
    const rest = /^(?:@v0\.0\.0[^/]*)?\/(.+)$/.exec(file.slice(path.length))?.[1];
    if (rest === void 0) continue;
    best = { length: path.length, path: dir === "." ? rest : `${dir}/${rest}` };
  }
  return best === null || /(?:^|\/)vendor\//.test(best.path) ? null : best.path;
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
  const differing2 = [...before, ...after].filter((module) => !before.has(module) || !after.has(module));
  return new Set(differing2.map(modulePath));
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
  const isNew = site.line !== site.startLine && diff.toBase(moved.file, moved.line) === null;
  if (isNew && diff.toHead(site.file, site.startLine) === null) return { ...moved, changed: true };
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
    const share = (Math.min(1, Math.max(0, amount / whole)) * samples + 1) / (samples + 2);
    return whole ** 2 * share * (isShare ? 1 - share : 1) / samples;
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
      const spare = loss.base - loss.head;
      const wanted = gain.head - gain.base;
      if (spare <= wanted) {
        gain.base += spare;
        loss.base = loss.head;
      } else {
        gain.base = gain.head;
        loss.base -= wanted;
      }
      if (spare >= wanted) next++;
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
  return blamed.filter((of) => gain(of) > 0 && gain(of) >= least(of)).sort((a, b) => gain(b) - gain(a) || order(a.site, b.site)).slice(0, mostCulprits).map((of) => culprit(of, unit));
}
function order(a, b) {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
function culprit({ site, base, head, stack, at: at2 }, unit) {
  return {
    function: site.function,
    file: site.file,
    line: site.line,
    unit,
    base: rounded(Math.max(0, base), unit),
    head: rounded(Math.max(0, head), unit),
    own: site.origin === "own",
    inDiff: site.changed && site.origin === "own",
    sampled: unit === "sec/op",
    path: pathOf(stack, at2)
  };
}
function rounded(amount, unit) {
  if (unit === "sec/op") return Number(amount.toPrecision(3));
  return Math.abs(amount) >= 100 ? Math.round(amount) : Math.round(amount * 100) / 100;
}
var pathEnd = 12;
function pathOf(stack, at2) {
  const path = [];
  for (let index = stack.length - 1; index >= 0; index--) {
    const site = stack[index];
    const seen = path.findIndex((call) => call.function === site.function && call.line === site.line);
    if (seen >= 0 && !path.slice(seen + 1).includes(stack[at2])) path.length = seen;
    path.push(site);
  }
  const kept = path.filter(
    (site, index) => index < pathEnd || index >= path.length - pathEnd || site === stack[at2]
  );
  return kept.map(({ function: name, file, line, origin }) => ({
    function: name,
    file,
    line,
    own: origin === "own"
  }));
}

// src/judge/doubts.ts
function doubtsOf(judged, packages, evidence, policy) {
  const { base, head } = evidence;
  const ranOnBase = (pkg) => {
    const state = base.packages.get(pkg)?.state;
    return state === "built" || state === "unchanged";
  };
  return {
    broken: judged.some(({ candidate }) => candidate.broken?.side === "head" && wasFine(candidate)) || packages.some(({ pkg, side }) => side === "head" && ranOnBase(pkg)),
    unmeasured: judged.some(
      ({ candidate, result }) => result.changes.some(({ outcome }) => outcome === "unmeasured") && !isBaseless(candidate) || isLost(candidate, policy)
    ) || packages.some(({ pkg, side }) => side === "base" && head.packages.get(pkg)?.state === "built"),
    nothing: judged.some(({ candidate: { unreached, sides: sides2 } }) => unreached !== null && isOnBoth(sides2)) && !judged.some(({ candidate: { sides: sides2 } }) => isMeasured(sides2.base) && isMeasured(sides2.head)),
    baseline: isBaselineMissing(evidence)
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
  if (outcome === "unproven" && policy.onUnproven === "fail") return exitCodes.exceeded;
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
function brokenFinding(candidate, at2, policy) {
  const { id, broken } = candidate;
  if (broken === null) return [];
  const { side, trouble } = broken;
  return [
    {
      rule: "benchmark-broken",
      key: key("benchmark-broken", keyOf(id), side),
      level: side === "head" && wasFine(candidate) ? levels[policy.onFailed] : "note",
      benchmark: id,
      at: at2,
      facts: { side, ending: trouble.ending, message: trouble.message }
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

// src/judge/verdict.ts
function judge(input) {
  const { policy, diff, stored = null } = input;
  const fitted = stored === null ? { evidence: input.base, used: [] } : withStored(input.base, stored);
  const evidence = { base: fitted.evidence, head: input.head };
  const cases = casesOf(evidence, policy);
  const ps = confirmedPs(cases.family);
  const { relation } = cases.comparison;
  const context = {
    alpha: policy.alpha,
    minEffect: policy.minEffect,
    family: ps.size,
    paired: relation === "paired",
    cutShort: sides.some((side) => evidence[side].end?.reason === "time-budget")
  };
  const world = {
    modules: { base: input.base.manifest.modules, head: input.head.manifest.modules },
    diff
  };
  const used = new Set(fitted.used);
  const judged = cases.cases.map((of) => {
    const { base, head } = of.candidate.sides;
    const isStored = relation === "stored" ? isMeasured(base) && isMeasured(head) && of.questions.length > 0 : base !== void 0 && head !== void 0 && used.has(keyOf(base.id));
    const result = resultOf(of, ps, context, world, input.head);
    return { candidate: of.candidate, result: isStored ? { ...result, stored: true } : result };
  });
  const results = judged.map(({ result }) => result);
  const packages = brokenPackages(evidence);
  const doubts = doubtsOf(judged, packages, evidence, policy);
  const isBaselineAsked = relation === "missing" || policy.onMissingBaseline === "fail";
  const isIncomplete = doubts.broken || doubts.unmeasured || doubts.nothing || doubts.baseline && isBaselineAsked;
  const outcome = joinOutcomes([
    ...results.flatMap(({ changes }) => changes.map((change) => change.outcome)),
    ...isIncomplete ? ["unmeasured"] : []
  ]);
  const exitCode = exitCodeOf(outcome, doubts, policy);
  return {
    outcome,
    passes: exitCode === exitCodes.passes,
    exitCode,
    benchmarks: results,
    findings: [
      ...results.flatMap(budgetFindings),
      ...culpritFindings(results),
      ...judged.flatMap(({ candidate, result }) => brokenFinding(candidate, result.definition, policy)),
      ...brokenPackageFindings(packages, policy)
    ],
    caveats: [
      ...cases.comparison.differences,
      ...runCaveats(relation === "missing" ? withoutCaveats(evidence) : evidence, packages),
      ...doubts.baseline ? missingCaveats(input.head, policy) : []
    ]
  };
}
function resultOf(of, ps, context, world, head) {
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
    changes: changesOf2(of, ps, context).map((change) => judgeAgainstNewest(change, head)).map((change) => withCulprits(change, candidate, world)),
    caveats
  };
}
var noIterations = /* @__PURE__ */ new Map();
function changesOf2({ candidate, questions, times }, ps, context) {
  const { base, head } = candidate.sides;
  const iterations = {
    base: base?.iterations ?? noIterations,
    head: head?.iterations ?? noIterations
  };
  return questions.map((question) => {
    const time = times.get(question.unit);
    const change = time === void 0 || !isTimeUnit(question.unit) ? judgeCount(question, iterations) : judgeTime(time, ps.get(time.testedAs ?? time) ?? null, context);
    return missing(change, candidate);
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
  for (const [own2, other, side] of [
    [base, head, "base"],
    [head, base, "head"]
  ]) {
    for (const [text, caveat] of own2) {
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
import { join as join12 } from "node:path";

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
    case "commit":
      return {
        sha: await git.resolve(repository, choice.ref),
        ref: choice.ref,
        chosen: "given",
        dirty: false
      };
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

// src/judge/wishes.ts
function suspects(evidence, policy) {
  const found = [];
  for (const { candidate, times } of casesOf(evidence, policy).cases) {
    if (candidate.status !== "measured" || candidate.broken !== null) continue;
    for (const time of times.values()) {
      const rank2 = time.suspect === "regression" ? 0 : suspectsLimit(time) ? 1 : time.suspect === null ? 3 : 2;
      if (rank2 < 3) found.push({ key: candidate.key, rank: rank2, size: Math.abs(time.screen?.effect.center ?? 0) });
    }
  }
  found.sort(
    by(
      (of) => of.rank,
      (of) => -of.size,
      (of) => of.key
    )
  );
  return [...new Set(found.map(({ key: key2 }) => key2))];
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

// src/measure/prepare.ts
import { existsSync as existsSync2 } from "node:fs";
import { join as join10 } from "node:path";

// src/measure/build.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir as mkdir2, rm, stat } from "node:fs/promises";
import { join as join8 } from "node:path";
import { pipeline } from "node:stream/promises";

// src/measure/packages.ts
import { readFile as readFile2 } from "node:fs/promises";
import { join as join7, posix as posix2, relative as relative2, sep as sep2 } from "node:path";
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
  return { pkg: listed2.ImportPath, dir, module, testFiles, problem: listed2.Error?.Err ?? null };
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
  const flags = [...ldflagsOf(goFlags), `-randlayout=${layout}`];
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
  const binary = join8(settings.directory, `${(serial++).toString(36)}.test`);
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
  const blocks2 = blocksOf(exit.stdout.text, binaries);
  for (const [index, pkg] of built.entries()) {
    const file = `build/${String(index + 1).padStart(4, "0")}-${fileName(pkg)}.txt`;
    const block = blocks2.get(binaries[index] ?? "") ?? ` ${exit.stderr.text.trimEnd()}
`;
    await side.writer.append(file, `${pkg}:${block}`);
  }
}
function blocksOf(printed, binaries) {
  const blocks2 = /* @__PURE__ */ new Map();
  let current = "";
  for (const line of printed.split("\n")) {
    const next = line.startsWith("	") ? void 0 : binaries.find((path) => line.startsWith(`${path}: `));
    if (next !== void 0) blocks2.set(current = next, `${line.slice(next.length + 1)}
`);
    else if (line.startsWith("	")) blocks2.set(current, `${blocks2.get(current) ?? ""}${line}
`);
  }
  return blocks2;
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

// src/measure/schedule.ts
var observationSeconds = 0.02;
var unpinnedObservationSeconds = 0.04;
var screenRounds = 12;
var leastRounds = 3;
var confirmLayouts = 12;
var leastConfirmLayouts = 8;
function layoutsFor(suspects2, alpha, least) {
  return Math.max(least, Math.ceil(Math.log2(Math.max(1, suspects2) / alpha)) + 1);
}
var pairsPerLayout = 3;
var confirmPairsWithoutLayouts = 24;
var screenShare = 0.6;
function iterationsFor(secondsPerOperation, seconds) {
  if (!(secondsPerOperation > 0)) return 1;
  const exact = Math.max(1, Math.min(1e9, seconds / secondsPerOperation));
  const power = 10 ** Math.floor(Math.log10(exact) + 1e-9);
  const digit = exact / power;
  return power * (digit < Math.SQRT2 ? 1 : digit < Math.sqrt(10) ? 2 : digit < Math.sqrt(50) ? 5 : 10);
}
function roundCost(candidates) {
  return candidates.reduce((sum2, candidate) => sum2 + candidate.processSeconds * candidate.sides.length, 0);
}
function round(pass, candidates, slot, layout, random) {
  return random.shuffle(candidates).map(
    (candidate) => random.shuffle(candidate.sides).map((side, position) => ({
      do: "run",
      pass,
      side,
      benchmark: candidate.benchmark,
      slot,
      layout,
      second: position > 0,
      iterations: candidate.iterations
    }))
  );
}
function layoutSeeds(count, random) {
  const seeds = /* @__PURE__ */ new Set();
  while (seeds.size < count) seeds.add(1 + random.below(2 ** 31 - 2));
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
        iterations
      }))
    )
  );
}

// src/measure/calibrate.ts
var probeSeconds = 0.01;
var slowSeconds = 0.03;
var calibrateShare = 0.5;
async function calibrate(session, found) {
  const wanted = wantedBenchmarks(session, found);
  const procs = procsOf(session.request);
  const { pin, timeBudgetMs } = session.request.options;
  const aim = pin ? observationSeconds : unpinnedObservationSeconds;
  for (const [index, { key: key2, pkg, name, sides: sides2 }] of wanted.entries()) {
    if (elapsedMs(session) > timeBudgetMs * calibrateShare) return "time-budget";
    session.ports.log.progress({
      phase: "calibrate",
      what: `${pkg} ${name}`,
      done: index,
      total: wanted.length
    });
    const speeds = [];
    for (const side of sides2) {
      const first = found.get(side)?.get(key2)?.seconds ?? 0;
      const speed = first >= slowSeconds ? { secondsPerOperation: first, processSeconds: first } : await probe(session, side, pkg, name);
      if (speed === null) break;
      speeds.push(speed);
    }
    if (speeds.length < sides2.length) continue;
    const secondsPerOperation = Math.max(...speeds.map((speed) => speed.secondsPerOperation));
    const own2 = iterationsFor(secondsPerOperation, aim);
    const iterations = chosenIterations(session, key2, own2);
    session.candidates.set(key2, {
      benchmark: { pkg, name, procs },
      sides: sides2.map((side) => side.tree.side),
      iterations,
      secondsPerOperation,
      // With the iterations of an earlier capture it takes longer on slower code.
      processSeconds: Math.max(...speeds.map((speed) => speed.processSeconds)) + aim * Math.max(1, iterations / own2)
    });
  }
  return "complete";
}
function chosenIterations({ request }, key2, aim) {
  const earlier = request.iterations?.get(key2);
  if (earlier === void 0) return aim;
  const within = request.iterationsWithin ?? Infinity;
  return earlier <= aim * within && aim <= earlier * within ? earlier : aim;
}
function wantedBenchmarks(session, found) {
  const leading2 = session.sides.at(-1);
  const wanted = [...(leading2 && found.get(leading2)) ?? []].map(([key2, { pkg, name }]) => {
    const sides2 = session.sides.filter((side) => found.get(side)?.has(key2) === true);
    return { key: key2, pkg, name, sides: sides2 };
  });
  return wanted.sort((a, b) => b.sides.length - a.sides.length);
}
async function probe(session, side, pkg, name) {
  const procs = procsOf(session.request);
  const exit = await invoke(session.exec, {
    binary: binaryOf(side, pkg, 0),
    cwd: packageDirectory(side, pkg),
    ...selectPatterns(name),
    benchtime: `${probeSeconds * 1e3}ms`,
    procs,
    pin: pinOf(session),
    timeoutMs: session.request.options.timeoutMs,
    keepBytes: 16 << 10
  });
  await side.writer.append(`bench/calibrate-${fileName(pkg)}.txt`, exit.stdout.text);
  const reading = readProcess(exit.stdout.text, { name, procs });
  const { ending: ending2, message } = endingOf(exit, reading);
  if (ending2 !== "ok") {
    await recordTrouble(session, side, "calibrate", { pkg, name, ending: ending2, message, dump: exit.stderr.text });
    return null;
  }
  const iterations = reading.iterations ?? 1;
  const processSeconds = exit.wallMs / 1e3;
  const secondsPerOperation = iterations > 1 ? 1.2 * probeSeconds / iterations : processSeconds;
  return { secondsPerOperation, processSeconds };
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
async function targetOf(link) {
  try {
    return await realpath(link);
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
  return fixed.flat().join("").length >= 3 && end.every((element, i) => fits(element, fixed[i] ?? []));
}
function fixedParts(pattern, globs) {
  const verbs = pattern.replace(/%[-+# 0]*[\d.]*[a-zA-Z]/g, "\0");
  return (globs ? verbs.replace(/[*?]|\[[^\]]*\]/g, "\0") : verbs).split("\0");
}
function fits(text, fixed) {
  const [first = "", ...rest] = fixed;
  const last = rest.pop();
  if (last === void 0) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  const stop = text.length - last.length;
  let at2 = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at2);
    if (found < 0) return false;
    at2 = found + part.length;
  }
  return at2 <= stop;
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
    const at2 = this.#position;
    return { kind: "semicolon", start: at2, end: at2, line: this.#line, endLine: this.#line };
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
  for (let at2 = start; at2 < end; at2++) if (text.charCodeAt(at2) === 10) count++;
  return count;
}
function endOfQuoted(text, start, limit) {
  const quote = text.charCodeAt(start);
  for (let at2 = start + 1; at2 < limit; at2++) {
    const code = text.charCodeAt(at2);
    if (code === quote) return at2 + 1;
    if (code === 10) return at2;
    if (code === 92 && text.charCodeAt(at2 + 1) !== 10) at2++;
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
    const word = first.kind === "keyword" ? this.#written(first) : "";
    if (word === "func") this.#function(first);
    else if (word === "var" || word === "const" || word === "type" || word === "import")
      this.#specs(word, first);
    else {
      const { tokens } = this.#statement(this.#lexer.next());
      if (word === "package") this.#packageName = this.#written(tokens[0]);
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
    let at2 = 0;
    let receiver = null;
    if (this.#written(tokens[0]) === "(") {
      [receiver, at2] = this.#receiver(tokens);
    }
    const name = tokens[at2];
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
  #specs(word, first) {
    const opening2 = this.#lexer.next();
    if (this.#written(opening2) !== "(") {
      this.#spec(word, this.#statement(opening2), first.start);
      return;
    }
    const members = [];
    let counts = false;
    let end = opening2.end;
    for (let token = this.#lexer.next(); token.kind !== "end"; token = this.#lexer.next()) {
      if (this.#written(token) === ")") {
        end = token.end;
        break;
      }
      if (token.kind === "directive") this.#directives.push(token);
      if (token.kind === "directive" || token.kind === "semicolon") continue;
      const statement = this.#statement(token);
      members.push(...this.#spec(word, statement, token.start));
      counts ||= word === "const" && !statement.tokens.some((t) => this.#written(t) === "=");
      counts ||= word === "const" && statement.identifiers.has("iota");
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
  #spec(word, statement, start) {
    const { tokens } = statement;
    const first = tokens[0];
    const last = tokens.at(-1);
    if (first === void 0 || last === void 0) return [];
    if (word === "import") {
      const path = statement.literals[0];
      const name = first.kind === "string" ? null : this.#written(first);
      if (path !== void 0) this.#imports.push({ name, path });
      return [];
    }
    return this.#names(word, tokens).map((name) => {
      const identifiers = new Set(statement.identifiers);
      identifiers.delete(name);
      const { selectors, literals } = statement;
      return this.#add({
        kind: word,
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
  #names(word, tokens) {
    const names = [];
    for (let i = 0; tokens[i]?.kind === "name"; i += 2) {
      names.push(this.#written(tokens[i]));
      if (word === "type" || this.#written(tokens[i + 1]) !== ",") break;
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
    for (const part of partsOf(node, made)) parts.add(part);
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
function partsOf(node, made) {
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
  const word = /\S*$/.exec(line.slice(-maxName))?.[0] ?? "";
  const names = [];
  for (let at2 = word.indexOf("Benchmark"); at2 >= 0 && names.length < 4; at2 = word.indexOf("Benchmark", at2 + 1)) {
    const name = word.slice(at2);
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
  const listed2 = [...seen].filter(([name, { state }]) => state !== "started" || unfinished.has(name));
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
async function discover(exec, setting, bench, keep) {
  const call = { ...setting, bench, benchtime: "1x", keepBytes: 2 << 20 };
  const exit = await invoke(exec, call);
  await keep(exit.stdout.text);
  const invalid2 = /^testing: invalid regexp .*$/m.exec(exit.stderr.text)?.[0];
  if (invalid2 !== void 0)
    throw new GateError("config-invalid", { message: invalid2.replace("-test.bench", "bench") });
  const listed2 = listBenchmarks(exit.stdout.text, setting.procs);
  const whole = exit.stdout.dropped === 0 && !exit.timedOut && listed2.closed && (exit.code ?? 2) < 2;
  if (whole) {
    const names = resultsOf(listed2.names);
    return { names, seconds: secondsOf(names, exit, setting.procs), troubles: ended(listed2.names) };
  }
  return oneByOne(exec, setting, bench, keep, exit);
}
function resultsOf(names) {
  return names.filter((listed2) => listed2.state === "result").map((listed2) => listed2.name);
}
function ended(names) {
  return names.flatMap(
    ({ name, state, message }) => state === "skipped" || state === "failed" ? [{ name, ending: state, message, dump: "" }] : []
  );
}
async function oneByOne(exec, setting, bench, keep, whole) {
  const tops = await topLevel(exec, setting, bench);
  if ("ending" in tops) return { names: [], seconds: /* @__PURE__ */ new Map(), troubles: [tops] };
  if (tops.length === 0) {
    const { ending: ending2, message } = endingOf(whole, { ending: "no-result", closed: false, message: "" });
    return {
      names: [],
      seconds: /* @__PURE__ */ new Map(),
      troubles: [{ name: null, ending: ending2, message, dump: whole.stderr.text }]
    };
  }
  const seconds = /* @__PURE__ */ new Map();
  const names = [];
  const troubles = [];
  for (const top of tops) {
    const pattern = `${selectPatterns(top).bench}${deeperLevels(bench)}`;
    const exit = await invoke(exec, { ...setting, bench: pattern, benchtime: "1x", keepBytes: 2 << 20 });
    await keep(exit.stdout.text);
    const listed2 = listBenchmarks(exit.stdout.text, setting.procs);
    const results = resultsOf(listed2.names);
    names.push(...results);
    for (const [name, value] of secondsOf(results, exit, setting.procs)) seconds.set(name, value);
    troubles.push(...ended(listed2.names));
    const { ending: ending2, message } = endingOf(exit, { ending: "ok", closed: listed2.closed, message: "" });
    const explained = listed2.closed && exit.code === 1 && listed2.names.some((n) => n.state === "failed");
    if (ending2 === "ok" || explained) continue;
    const broken = listed2.names.filter((n) => n.state === "started").at(-1)?.name ?? top;
    troubles.push({ name: broken, ending: ending2, message, dump: exit.stderr.text });
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
  const command = commandOf({ ...setting, bench: "^$", benchtime: "1x" });
  const exit = await exec.run({ ...command, args: [...command.args, `-test.list=${topPattern(bench)}`] });
  const names = exit.stdout.text.split("\n").filter((line) => /^Benchmark[^\s/]*$/.test(line));
  if (exit.code === 0 && !exit.timedOut) return names;
  const { ending: ending2, message } = endingOf(exit, { ending: "no-result", closed: true, message: "" });
  return { name: null, ending: ending2, message, dump: exit.stderr.text };
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

// src/measure/prepare.ts
var buildLanes = 2;
async function prepare(session) {
  await locate(session);
  const hashes = await buildAll(session);
  for (const side of session.sides) await keepBuildInformation(session, side);
  const changed = await recordPackages(session, hashes);
  const found = await discoverAll(session, changed);
  return calibrate(session, found);
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
    side.manifest = { ...side.manifest, modules: modules.map(({ path, dir }) => ({ path, dir })) };
    for (const found of packages) side.packages.set(found.pkg, found);
    for (const pkg of matched) all.add(pkg);
  }
  const head = leading(session);
  const missing2 = patterns.filter((pattern) => {
    const folder = folderOf(pattern);
    return folder !== null && session.sides.every((side) => !existsSync2(join10(side.tree.root, folder)));
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
      procs: procsOf(session.request),
      definition
    });
  }
}
async function discoverAll(session, changed) {
  const procs = procsOf(session.request);
  const result = new Map(
    session.sides.map((side) => [side, /* @__PURE__ */ new Map()])
  );
  let troubles = 0;
  for (const [index, { side, found, data }] of changed.entries()) {
    session.ports.log.progress({ phase: "discover", what: found.pkg, done: index, total: changed.length });
    const discovered = await discover(
      session.exec,
      {
        binary: binaryOf(side, found.pkg, 0),
        cwd: packageDirectory(side, found.pkg),
        procs,
        pin: pinOf(session),
        // All benchmarks of the package run once in this process.
        timeoutMs: session.request.options.timeoutMs * Math.min(5, Math.max(1, definitionsOf(found, data).size))
      },
      session.request.options.bench,
      async (stdout) => {
        await side.writer.append(`bench/discover-${fileName(found.pkg)}.txt`, stdout);
      }
    );
    const definitions = definitionsOf(found, data);
    const names = /* @__PURE__ */ new Set([
      ...discovered.names,
      ...discovered.troubles.flatMap((trouble) => trouble.name === null ? [] : [trouble.name])
    ]);
    for (const name of names) {
      const definition = definitions.get(topLevelName(name)) ?? null;
      await side.writer.record({ type: "benchmark", pkg: found.pkg, name, procs, definition });
    }
    for (const trouble of discovered.troubles) {
      troubles++;
      await recordTrouble(session, side, "discover", { pkg: found.pkg, ...trouble });
    }
    const broken = new Set(discovered.troubles.map((trouble) => trouble.name));
    for (const name of discovered.names) {
      if (broken.has(name)) continue;
      const seconds = discovered.seconds.get(name) ?? 0;
      result.get(side)?.set(keyOf({ pkg: found.pkg, name, procs }), { pkg: found.pkg, name, seconds });
    }
  }
  const nothing2 = session.sides.every((side) => (result.get(side)?.size ?? 0) === 0);
  if (changed.length > 0 && nothing2 && troubles === 0) {
    throw new GateError("no-benchmarks", {
      bench: session.request.options.bench,
      packages: [...leading(session).packages.keys()]
    });
  }
  return result;
}

// src/measure/run.ts
import { existsSync as existsSync3 } from "node:fs";
import { mkdir as mkdir3 } from "node:fs/promises";
import { join as join11 } from "node:path";
async function runTimed(session, step) {
  const side = sideOf(session, step.side);
  const { benchmark } = step;
  const startedMs = Math.round(elapsedMs(session));
  const exit = await invoke(session.exec, {
    binary: binaryOf(side, benchmark.pkg, step.layout),
    cwd: packageDirectory(side, benchmark.pkg),
    ...selectPatterns(benchmark.name),
    benchtime: `${step.iterations}x`,
    procs: benchmark.procs,
    pin: pinOf(session),
    timeoutMs: session.request.options.timeoutMs,
    keepBytes: 128 << 10
  });
  const reading = readProcess(exit.stdout.text, { ...benchmark, iterations: step.iterations });
  const { ending: ending2, message } = endingOf(exit, reading);
  const output = await side.writer.append(benchFile(side, benchmark), exit.stdout.text.slice(-printedKept));
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
    ending: ending2,
    output
  });
  if (exit.stdout.dropped > 0) await tellTruncated(side, benchmark, exit.stdout.dropped);
  if (ending2 === "ok") return true;
  await recordTrouble(session, side, step.pass, {
    pkg: benchmark.pkg,
    name: benchmark.name,
    ending: ending2,
    message,
    dump: exit.stderr.text
  });
  return false;
}
var printedKept = 16 << 10;
async function tellTruncated(side, benchmark, bytes) {
  const key2 = keyOf(benchmark);
  if (side.truncated.has(key2)) return;
  side.truncated.add(key2);
  const facts = { benchmark: key2, side: side.tree.side, bytes };
  await side.writer.record({ type: "caveat", code: "output-truncated", facts });
}
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
  const directory = join11(session.request.scratch, "profiles", step.side);
  await mkdir3(directory, { recursive: true });
  const kinds = kindsOf[pass];
  const paths = kinds.map((kind) => join11(directory, `${stem}.${kind}.${step.iterations}.pb.gz`));
  const contended = pass === "contention";
  const expected = contended ? { ...benchmark, procs: session.request.machine.cores } : benchmark;
  const exit = await invoke(session.exec, {
    binary: binaryOf(side, benchmark.pkg, 0),
    cwd: packageDirectory(side, benchmark.pkg),
    ...selectPatterns(benchmark.name),
    benchtime: `${step.iterations}x`,
    procs: expected.procs,
    pin: contended ? [] : pinOf(session),
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
  const { ending: ending2, message } = endingOf(exit, reading);
  if (ending2 !== "ok") {
    await side.writer.record({
      type: "caveat",
      code: "profile-failed",
      facts: { benchmark: keyOf(benchmark), pass, ending: ending2, message: message.slice(0, 1e3) }
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
    const candidate = session.candidates.get(wish.key);
    if (candidate === void 0) continue;
    if (elapsedMs(session) > until) {
      const left = wishes.slice(index).map((w) => w.key);
      for (const side of session.sides) {
        await side.writer.record({
          type: "caveat",
          code: "profile-missing",
          facts: { count: left.length, benchmarks: left.slice(0, 20) }
        });
      }
      return;
    }
    for (const pass of wish.passes) {
      for (const step of profileSteps(candidate, [pass])) {
        session.ports.log.progress({
          phase: "profile",
          what: `${candidate.benchmark.pkg} ${candidate.benchmark.name}`,
          done: index,
          total: wishes.length
        });
        if (!await runProfile(session, step)) break;
      }
    }
  }
}

// src/measure/timing.ts
async function screen(session) {
  const budget = session.request.options.timeBudgetMs;
  for (let slot = 0; slot < screenRounds; slot++) {
    const candidates = [...session.candidates.values()];
    if (candidates.length === 0) return "complete";
    const perRound = roundCost(candidates) * 1e3;
    const used = elapsedMs(session);
    const limit = slot < leastRounds ? budget : budget * screenShare;
    if (slot > 0 && used + perRound > limit) return "time-budget";
    const steps = round("screen", candidates, slot, 0, session.random);
    const leftMs = (screenRounds - slot) * perRound;
    const at2 = { phase: "screen", round: slot, rounds: screenRounds, leftMs };
    if (await runSteps(session, steps, at2) === "time-budget") return "time-budget";
  }
  return "complete";
}
async function confirm(session, suspectKeys, alpha) {
  const random = session.random;
  const randomise = canRandomiseLayout(session.request.toolchain.go.version);
  const perLayout = randomise ? pairsPerLayout : confirmPairsWithoutLayouts;
  const { count, affordable } = randomise ? affordableLayouts(session, suspectKeys, alpha) : { count: 1, affordable: withinBudget(session, suspectKeys, perLayout, 0) };
  const layouts = randomise ? layoutSeeds(count, random) : [0];
  const rounds = layouts.length * perLayout;
  let waiting = affordable;
  let slot = 0;
  for (const [index, layout] of layouts.entries()) {
    const suspects2 = candidatesOf2(session, waiting);
    if (suspects2.length === 0) break;
    const packages = new Set(suspects2.map(({ benchmark }) => benchmark.pkg));
    const at2 = { index, total: layouts.length, suspects: suspects2.length };
    const linked = layout === 0 ? packages : await linkAll(session, packages, layout, at2);
    waiting = suspects2.flatMap(({ benchmark }) => linked.has(benchmark.pkg) ? [keyOf(benchmark)] : []);
    const candidates = candidatesOf2(session, waiting);
    for (let k = 0; k < perLayout; k++, slot++) {
      const leftMs = (rounds - slot) * roundCost(candidates) * 1e3;
      const pairs = round("confirm", candidates, slot, layout, random);
      const of = { phase: "confirm", round: slot, rounds, leftMs, suspects: candidates.length };
      await runSteps(session, pairs, of);
    }
    if (layout !== 0) await discardAll(session, packages, layout);
  }
  return affordable.length < suspectKeys.length ? "time-budget" : "complete";
}
function candidatesOf2(session, keys) {
  return keys.flatMap((key2) => session.candidates.get(key2) ?? []);
}
var linkSeconds = 0.8;
function affordableLayouts(session, keys, alpha) {
  const on = (count) => withinBudget(session, keys, count * pairsPerLayout, count);
  const many = layoutsFor(keys.length, alpha, confirmLayouts);
  const all = on(many);
  if (all.length === keys.length) return { count: many, affordable: all };
  const few = layoutsFor(keys.length, alpha, leastConfirmLayouts);
  const fewer = on(few);
  return fewer.length > all.length ? { count: few, affordable: fewer } : { count: many, affordable: all };
}
function withinBudget(session, keys, pairs, layouts) {
  let left = (session.request.options.timeBudgetMs - elapsedMs(session)) / 1e3;
  const chosen = [];
  const packages = /* @__PURE__ */ new Set();
  for (const key2 of keys) {
    const candidate = session.candidates.get(key2);
    if (candidate === void 0) continue;
    const links = packages.has(candidate.benchmark.pkg) ? 0 : layouts * linkSeconds;
    const cost = roundCost([candidate]) * pairs + links;
    if (cost > left) continue;
    left -= cost;
    packages.add(candidate.benchmark.pkg);
    chosen.push(key2);
  }
  return chosen;
}
async function linkAll(session, packages, layout, at2) {
  const linked = new Set(packages);
  for (const pkg of packages) {
    const { index: done, ...rest } = at2;
    session.ports.log.progress({ phase: "confirm", what: `linking ${pkg}`, done, ...rest });
    await Promise.all(
      session.sides.map(async (side) => {
        const found = side.packages.get(pkg);
        if (found === void 0) throw new Error(`no package ${pkg}`);
        const built = await build(side.tree.root, found, layout, buildSettings(session, side), session.exec);
        if (built.ok) {
          side.binaries.set(binaryKey(pkg, layout), built.binary);
          return;
        }
        linked.delete(pkg);
        const facts = { pkg, side: side.tree.side, message: built.message.slice(0, 1e3) };
        await side.writer.record({ type: "caveat", code: "relink-failed", facts });
      })
    );
  }
  return linked;
}
async function discardAll(session, packages, layout) {
  for (const side of session.sides) {
    for (const pkg of packages) {
      const binary = side.binaries.get(binaryKey(pkg, layout));
      if (binary !== void 0) await discard(binary);
      side.binaries.delete(binaryKey(pkg, layout));
    }
  }
}
async function runSteps(session, pairs, at2) {
  const { phase, round: nth, rounds, leftMs, ...rest } = at2;
  const budget = session.request.options.timeBudgetMs;
  for (const [index, pair] of pairs.entries()) {
    const [first] = pair;
    if (first === void 0 || !session.candidates.has(keyOf(first.benchmark))) continue;
    if (phase === "screen" && elapsedMs(session) > budget) return "time-budget";
    const expected = leftMs - leftMs / (rounds - nth) * (index / pairs.length);
    session.ports.log.progress({
      phase,
      what: `${first.benchmark.pkg} ${first.benchmark.name}`,
      done: nth * pairs.length + index,
      total: rounds * pairs.length,
      leftMs: phase === "screen" ? Math.min(expected, Math.max(0, budget - elapsedMs(session))) : expected,
      ...rest
    });
    for (const step of pair) if (!await runTimed(session, step)) break;
  }
  return "complete";
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
  const at2 = (side) => captureDirectory(out, side);
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
        directory: at2,
        like: stored?.kept?.capture ?? null,
        ...alone ? { likeIsBase: true } : { likeWithin: iterationsWithin }
      },
      ports
    );
    if (stored !== null) await keepStored(stored, alone, base, session, out, ports);
    await note(session, stored, request.notes ?? []);
    const diff = await git.diff(join12(scratch.directory, "base"), join12(scratch.directory, "head"));
    for (const side of session.sides) await side.writer.append("diff.patch", diff);
    const sofar = async () => readCaptures(out, ports);
    const prepared = await prepare(session);
    const screened = await screen(session);
    const confirmed = alone ? "complete" : await confirm(session, suspects(evidenceOf(await sofar()), policy), policy.alpha);
    await profile(session, profileWishes(judgeNow(await sofar(), policy)));
    const complete = [prepared, screened, confirmed].every((end) => end === "complete");
    await closeSession(session, complete ? "complete" : "time-budget");
  } finally {
    await scratch.remove();
  }
  return reportOn(await readCaptures(out, ports), policy, [], request.pullHead);
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

// src/record.ts
async function record2(request, ports) {
  const { config, out } = request;
  const repository = await ports.git.root(request.directory);
  const head = await chooseHead(ports.git, repository, request.head, [out]);
  const scratch = await ports.scratch();
  try {
    const tree = await checkOut(ports.git, repository, head, "single", scratch.directory, [out]);
    const setting = await settingFor(tree, config, ports);
    const conditions = conditionsOf(setting);
    if (request.isWanted !== void 0 && !await request.isWanted(head.sha, conditions)) return null;
    const { like, origin } = request;
    const session = await begin(
      {
        trees: [tree],
        setting,
        config,
        scratch: scratch.directory,
        directory: () => out,
        like,
        ...origin === void 0 ? {} : { origin }
      },
      ports
    );
    const prepared = await prepare(session);
    const screened = await screen(session);
    const passes = ["heap", "cpu", "contention"];
    await profile(
      session,
      [...session.candidates.keys()].map((key2) => ({ key: key2, passes }))
    );
    await inherit(session, out, request, ports);
    await closeSession(session, prepared === "complete" ? screened : prepared);
    return { capture: await ports.captures.read(out), conditions };
  } finally {
    await scratch.remove();
  }
}
async function inherit(session, out, { inherited }, { captures }) {
  if (inherited === void 0) return;
  const records = inherited(await captures.read(out));
  for (const side of session.sides) for (const record3 of records) await side.writer.record(record3);
}

// src/report/listing.ts
function renderListing(capture) {
  const evidence = readEvidence(capture);
  const benchmarks = [...evidence.benchmarks.values()];
  const units = ["sec/op", "B/op", "allocs/op"];
  const rows = benchmarks.map(({ id, samples, troubles }) => {
    const values = units.map((unit) => {
      const runs = samples.get(unit)?.runs ?? [];
      return runs.length === 0 ? "-" : formatValue(median(runs.map((run) => run.value)), unit);
    });
    const note2 = troubles[0] === void 0 ? "" : `${troubles[0].ending} ${troubles[0].message}`.trim();
    const n = Math.max(0, ...[...samples.values()].map((sample) => sample.runs.length));
    return [visible(id.pkg, 80), visible(shortName(id.name), 60), String(n), ...values, visible(note2, 80)];
  });
  const table = [["package", "benchmark", "n", ...units, ""], ...rows];
  const widths = (table[0] ?? []).map(
    (_, column) => Math.max(...table.map((row) => (row[column] ?? "").length))
  );
  const lines = table.map(
    (row) => row.map(
      (cell, column) => column < 2 || column === row.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
    ).join("  ").trimEnd()
  );
  const { manifest } = capture;
  const commit = `${(manifest.commit.sha ?? "no commit").slice(0, 12)}${manifest.commit.dirty ? " with changes" : ""}`;
  const head = `${commit}  ${manifest.go.version} ${manifest.go.goos}/${manifest.go.goarch}  seed ${manifest.seed}`;
  const { origin } = manifest;
  const by2 = origin === void 0 ? [] : [textOf(originWords(origin))];
  const doubts = evidence.caveats.map((caveat) => textOf(caveatWords(caveat)));
  return [head, ...by2, "", ...lines, ...doubts.length > 0 ? ["", ...doubts] : [], ""].join("\n");
}

// src/report/terminal.ts
var mostRows = 40;
var mostPlaces = 12;
var leastName = 20;
function renderTerminal(report, options) {
  const paint = painter(options.color);
  return [
    opening(report, paint),
    ...blocks(report, options, paint),
    ...ending(report, options, paint),
    ""
  ].join("\n");
}
var styles = { "\u2717": 31, "~": 33, "\u2713": 32, bold: 1, dim: 2 };
function painter(color) {
  return (text, style) => color ? `\x1B[${styles[style]}m${text}\x1B[0m` : text;
}
function opening(report, paint) {
  const commits = textOf(say`${baseWords(report)} → head ${headWords(report)}`);
  const first = `${paint("pprof-gate", "bold")}  ${commits}   ${counted(report.counts.benchmarks, "benchmark")}`;
  const beside = textOf(besideWords(report));
  return beside === "" ? first : `${first}
            ${paint(beside, "dim")}`;
}
function blocks(report, options, paint) {
  const rows = [...report.rows.exceeded, ...report.rows.unproven];
  const cells = rows.slice(0, mostRows).map((row) => cellsOf(report, row));
  const lines = [];
  if (cells.length > 0) lines.push("", ...aligned(cells, options.width, paint));
  if (rows.length > mostRows) lines.push(`  ${moreRows(rows.length - mostRows)}`);
  const broken = brokenLines(report, paint);
  if (broken.length > 0) lines.push("", ...broken.slice(0, mostRows));
  if (broken.length > mostRows) lines.push(`  ${moreLines(broken.length - mostRows)}`);
  const places = placesOf(rows.slice(0, mostRows));
  if (places.length > 0) {
    lines.push("", headings.where, ...placeLines(report, places.slice(0, mostPlaces), paint));
    if (places.length > mostPlaces) lines.push(`  ${moreLines(places.length - mostPlaces)}`);
  }
  lines.push(...doubtLines(report, paint));
  return lines;
}
function cellsOf(report, row) {
  const { pkg, name } = labelOf(report, row.benchmark.id);
  const { unit, base, head, change, budget } = rowText(row);
  const exceeded = row.change.outcome === "exceeded";
  return {
    mark: exceeded ? "\u2717" : "~",
    name: `${visible(pkg, 60)}.${visible(name)}`,
    unit: visible(unit, 30),
    base,
    head,
    change,
    note: exceeded ? `${phrases.overBudget} ${budget}` : `${phrases.cannotTell}, ${phrases.budget} ${budget}`,
    row
  };
}
function aligned(rows, width, paint) {
  const widest = (of) => rows.reduce((most, row) => Math.max(most, columnsOf(of(row))), 0);
  const columns = {
    unit: widest((row) => row.unit),
    base: widest((row) => row.base),
    head: widest((row) => row.head),
    change: widest((row) => row.change),
    note: widest((row) => row.note)
  };
  const others = Object.values(columns).reduce((sum2, column) => sum2 + column, 0) + "\u2717 ".length + 5 * 2 + 1;
  const names = Math.min(
    widest((row) => row.name),
    Math.max(width - others, leastName)
  );
  return rows.map((row, index) => {
    const above = rows[index - 1];
    const again = above !== void 0 && above.row.benchmark === row.row.benchmark && above.mark === row.mark;
    const lead = again ? " ".repeat(names + 2) : `${paint(row.mark, row.mark)} ${padEnd(cut(row.name, names), names)}`;
    const numbers = `${padStart(row.base, columns.base)} \u2192 ${padStart(row.head, columns.head)}`;
    const change = paint(padEnd(row.change, columns.change), row.mark);
    return `${lead}  ${padEnd(row.unit, columns.unit)}  ${numbers}  ${change}  ${row.note}`;
  });
}
function placeLines(report, places, paint) {
  return places.flatMap((place) => {
    const notes = [place.inDiff ? phrases.lineOfDiff : "", place.own ? "" : phrases.foreignLine];
    const told = notes.filter((note2) => note2 !== "").map((note2) => `, ${note2}`).join("");
    const { shares, others } = placeShares(report, place);
    const costs = shares.map(({ benchmark, amounts }) => {
      const each = amounts.map(({ text, note: note2 }) => note2 === "" ? text : `${text} (${note2})`);
      return `      ${textOf(say`${own(each.join(", "))} in ${benchmark}`)}`;
    });
    const path = textOf(placePath(place));
    return [
      `  ${textOf(say`${placeName(place)}  ${shortFunction(place.function)}`)}${told}`,
      ...costs,
      ...others > 0 ? [`      ${othersToo(others)}`] : [],
      ...path === "" ? [] : [paint(`      ${path}`, "dim")]
    ];
  });
}
function brokenLines(report, paint) {
  return brokenOfReport(report).flatMap(({ baseOnly, words, message, pkg, benchmarks }) => {
    const mark = baseOnly ? "~" : "\u2717";
    const names = benchmarks.map((id) => nameWords(report, id));
    const who = pkg === null ? listed(names, 3) : say`${own(phrases.package)} ${pkg}`;
    const why = firstLine(message);
    return [
      `${paint(mark, mark)} ${textOf(say`${who} ${own(words)}`)}${why === "" ? "" : `: ${visible(why, 300)}`}`
    ];
  });
}
function doubtLines(report, paint) {
  const doubts = doubtsOfReport(report, "nothing told");
  if (doubts.length === 0) return [];
  const lines = doubts.slice(0, mostPlaces).map(({ words, benchmarks }) => {
    const names = listed(
      benchmarks.map((id) => nameWords(report, id)),
      2
    );
    return `  ${textOf(join([names, words], ": "))}`;
  });
  const rest = doubts.length - lines.length;
  return ["", paint(headings.doubts, "bold"), ...lines, ...rest > 0 ? [`  ${moreLines(rest)}`] : []];
}
function nameWords(report, id) {
  const { pkg, name } = labelOf(report, id);
  return say`${`${pkg}.${name}`}`;
}
function ending(report, { reportPath }, paint) {
  const mark = markOf(report);
  const improved = report.rows.improved.slice(0, 3).map((row) => {
    const { unit, change } = rowText(row);
    return say`${nameWords(report, row.benchmark.id)} ${own(change)} ${unit}`;
  });
  const rest = report.rows.improved.length - improved.length;
  return [
    "",
    ...improved.length > 0 ? [
      `${paint("\u2713", "\u2713")} ${headings.improved} ${report.counts.improved}: ${textOf(join(improved, ", "))}${rest > 0 ? ", \u2026" : ""}`
    ] : [],
    `  ${countWords(report.counts).join(" \xB7 ") || outcomeWords.within}`,
    [
      `${paint(mark, mark)} ${paint(headline(report), "bold")}`,
      ...reportPath === void 0 ? [] : [`${phrases.report} ${visible(reportPath, 300)}`, `${phrases.exit} ${report.verdict.exitCode}`]
    ].join("   ")
  ];
}
function columnsOf(text) {
  let columns = 0;
  for (const character of text) columns += new RegExp("\\p{M}", "u").test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}
var wide = new RegExp("[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6]|\\p{Emoji_Presentation}", "u");
function padEnd(text, columns) {
  return text + " ".repeat(Math.max(columns - columnsOf(text), 0));
}
function padStart(text, columns) {
  return " ".repeat(Math.max(columns - columnsOf(text), 0)) + text;
}
function cut(text, columns) {
  return columnsOf(text) <= columns ? text : visible(text, columns);
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
  flagsOf,
  machineHash,
  median,
  parseHunks,
  parseDiff,
  captureDirectory,
  reportOn,
  configOf,
  functionAt2 as functionAt,
  gate,
  readCaptures,
  record2 as record,
  renderListing,
  renderTerminal
};
