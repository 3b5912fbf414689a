import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  pairings,
  shortName
} from "./chunk-XWUAZQJG.js";
import {
  _default,
  _enum,
  _gte,
  _lte,
  _maxLength,
  _minLength,
  _regex,
  array,
  boolean,
  catchall,
  describe,
  int,
  meta,
  number,
  object,
  optional,
  record,
  refine,
  strictObject,
  string
} from "./chunk-ANBOHQEB.js";
import {
  nearest
} from "./chunk-3YOJUNEZ.js";
import {
  betterOf,
  budgetedTypes,
  isTimeUnit,
  toBaseUnit
} from "./chunk-C52GY2SN.js";

// src/config/bench-pattern.ts
function benchFault(pattern) {
  for (const element of elementsOf(pattern)) {
    const fault = faultOf(element);
    if (fault !== null) return fault;
  }
  return null;
}
function elementsOf(pattern) {
  const elements = [];
  let start = 0;
  let brackets = 0;
  let parentheses = 0;
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i];
    if (character === "\\") i++;
    else if (character === "[") brackets++;
    else if (character === "]") brackets = Math.max(0, brackets - 1);
    else if (character === "(" && brackets === 0) parentheses++;
    else if (character === ")" && brackets === 0) parentheses--;
    else if ((character === "/" || character === "|") && brackets === 0 && parentheses === 0) {
      elements.push(pattern.slice(start, i));
      start = i + 1;
    }
  }
  return [...elements, pattern.slice(start)];
}
var specialGroup = /^\(\?(?:[imsU-]+\)|[imsU-]*:|P?<\w+>)/;
function faultOf(element) {
  if (element.includes("\\Q")) return null;
  let open = 0;
  let repeatable = false;
  for (let i = 0; i < element.length; i++) {
    const rest = element.slice(i);
    const repeat = /^[*+?]\??/.exec(rest)?.[0];
    if (repeat !== void 0) {
      if (!repeatable) return "repeats-nothing";
      if (/^[*+?]/.test(rest.slice(repeat.length))) return "repeats-twice";
      i += repeat.length - 1;
    } else if (rest.startsWith("(")) {
      const special = specialGroup.exec(rest);
      if (special === null && rest.startsWith("(?")) return null;
      const opens = special === null ? "(" : special[0];
      if (!opens.endsWith(")")) {
        open++;
        repeatable = false;
      }
      i += opens.length - 1;
    } else if (rest.startsWith(")")) {
      if (--open < 0) return "group-unopened";
      repeatable = true;
    } else if (rest.startsWith("|")) {
      repeatable = false;
    } else if (rest.startsWith("[")) {
      const length = classLength(rest);
      if (length === null) return "class-open";
      repeatable = true;
      i += length - 1;
    } else {
      if (rest === "\\") return "backslash-last";
      if (rest.startsWith("\\")) i++;
      repeatable = true;
    }
  }
  return open > 0 ? "group-open" : null;
}
function classLength(text2) {
  const first = text2.startsWith("[^") ? 2 : 1;
  for (let i = first; i < text2.length; i++) {
    if (text2[i] === "]" && i > first) return i + 1;
    if (text2[i] === "\\") i++;
    const named = /^\[:[^]*?:\]/.exec(text2.slice(i))?.[0];
    if (named !== void 0) i += named.length - 1;
  }
  return null;
}

// src/config/glob.ts
var any = { is: "any" };
var one = { is: "one" };
var mostAlternatives = 32;
var longestGlob = 256;
function compileGlob(pattern) {
  if (pattern.length > longestGlob) return null;
  return expand(Array.from(pattern));
}
function matches(glob2, text2) {
  const characters = Array.from(text2);
  return glob2.some((tokens) => matchesTokens(tokens, characters));
}
function matchesTokens(tokens, text2) {
  let t = 0;
  let i = 0;
  let star = -1;
  let starText = 0;
  while (i < text2.length) {
    const token = tokens[t];
    if (token?.is === "any") {
      star = t++;
      starText = i;
    } else if (token?.is === "one" || token?.is === "character" && token.value === text2[i]) {
      t++;
      i++;
    } else if (star >= 0) {
      t = star + 1;
      i = ++starText;
    } else {
      return false;
    }
  }
  while (tokens[t]?.is === "any") t++;
  return t === tokens.length;
}
function expand(pattern) {
  let made = [[]];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i];
    const group = character === "{" ? bracesAt(pattern, i) : null;
    let choices;
    if (group === null) {
      if (character === "\\" && i + 1 < pattern.length) i++;
      const literal = { is: "character", value: pattern[i] };
      choices = [[character === "*" ? any : character === "?" ? one : literal]];
    } else {
      choices = [];
      for (const alternative of group.alternatives) {
        const expanded = expand(alternative);
        if (expanded === null) return null;
        choices.push(...expanded);
      }
      i = group.end;
    }
    if (made.length * choices.length > mostAlternatives) return null;
    const [only] = choices;
    if (choices.length === 1 && only !== void 0) for (const start of made) start.push(...only);
    else made = made.flatMap((start) => choices.map((end) => [...start, ...end]));
  }
  return made;
}
function bracesAt(pattern, start) {
  const alternatives = [];
  let depth = 0;
  let from = start + 1;
  for (let i = start; i < pattern.length; i++) {
    const character = pattern[i];
    if (character === "\\") i++;
    else if (character === "{") depth++;
    else if (character === "}") depth--;
    if (character === "," && depth === 1 || character === "}" && depth === 0) {
      alternatives.push(pattern.slice(from, i));
      from = i + 1;
    }
    if (character === "}" && depth === 0) return alternatives.length > 1 ? { alternatives, end: i } : null;
  }
  return null;
}

// src/config/budget-for.ts
function budgetFor(policy, subject, unit) {
  return policy.budgets.findLast((rule2) => rule2.unit === unit && fits(rule2, subject)) ?? null;
}
function asksForTimes({ budgets: budgets2, suite }) {
  const times2 = budgets2.filter(({ unit }) => isTimeUnit(unit));
  return suite !== null || times2.some(({ unit, limit: limit2 }, index) => {
    const isOverruled = times2.slice(index + 1).some((later) => later.unit === unit && isForAll(later));
    return limit2.kind !== "none" && !isOverruled;
  });
}
function isForAll({ pkg, benchmark }) {
  return pkg === "*" && benchmark === "*";
}
function hasTimeLimit(policy, subject) {
  return policy.budgets.some(
    ({ unit, limit: limit2 }) => limit2.kind === "limit" && isTimeUnit(unit) && isLimit(policy, subject, unit)
  );
}
function isLimit(policy, subject, unit) {
  return budgetFor(policy, subject, unit)?.limit.kind === "limit";
}
function fits(rule2, subject) {
  const compiled = compiledOf(rule2);
  const place = compiled.isFolder ? subject.dir === "." ? "." : `./${subject.dir}` : subject.pkg;
  return compiled.pkg.some((glob2) => matches(glob2, place)) && compiled.benchmark.some((glob2) => matches(glob2, shortName(subject.name)) || matches(glob2, subject.name));
}
var compiledRules = /* @__PURE__ */ new WeakMap();
function compiledOf(rule2) {
  const known = compiledRules.get(rule2);
  if (known !== void 0) return known;
  const compiled = {
    isFolder: isFolderPattern(rule2.pkg),
    pkg: compileAll(packageGlobs(rule2.pkg)),
    benchmark: compileAll([rule2.benchmark, `${rule2.benchmark}/*`])
  };
  compiledRules.set(rule2, compiled);
  return compiled;
}
function compileAll(patterns) {
  return patterns.map((pattern) => {
    const glob2 = compileGlob(pattern);
    if (glob2 === null) throw new Error(`pattern was not checked: ${pattern}`);
    return glob2;
  });
}
function isGlob(pattern) {
  return pattern !== "" && [...packageGlobs(pattern), `${pattern}/*`].every((glob2) => compileGlob(glob2) !== null);
}
function isFolderPattern(pattern) {
  return pattern === "." || pattern.startsWith("./");
}
function packageGlobs(pattern) {
  const isFolder = isFolderPattern(pattern);
  const trimmed = pattern.replace(/(?<=.)\/$/, "");
  const tree = trimmed.endsWith("/...") ? trimmed.slice(0, -"/...".length) : null;
  const globs = (tree === null ? [trimmed] : [tree, `${tree}/*`]).map((glob2) => glob2.replaceAll("...", "*"));
  return isFolder ? globs : globs.flatMap((glob2) => [glob2, `*/${glob2}`]);
}

// src/config/duration.ts
var milliseconds = /* @__PURE__ */ new Map([
  ["ns", 1e-6],
  ["us", 1e-3],
  ["\xB5s", 1e-3],
  // U+00B5 micro sign
  ["\u03BCs", 1e-3],
  // U+03BC Greek letter mu
  ["ms", 1],
  ["s", 1e3],
  ["m", 6e4],
  ["h", 36e5]
]);
var number2 = String.raw`(?:\d+(?:\.\d*)?|\.\d+)`;
var part = String.raw`(${number2})(ns|us|µs|μs|ms|s|m|h)`;
var durationShape = new RegExp(`^(?:${number2}(?:ns|us|\xB5s|\u03BCs|ms|s|m|h))+$`);
var longestDurationMs = 24 * 36e5;
function parseDuration(text2) {
  if (text2.length > 64 || !durationShape.test(text2)) return null;
  let total = 0;
  for (const [, amount2, unit = ""] of text2.matchAll(new RegExp(part, "g"))) {
    total += Number(amount2) * (milliseconds.get(unit) ?? NaN);
  }
  const whole = Math.round(total);
  return whole >= 1 && whole <= longestDurationMs ? whole : null;
}

// src/config/limit.ts
var longest = 64;
var amount = String.raw`\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?`;
var parts = new RegExp(String.raw`^([+-]|[<>=≤≥]{1,2})? ?(${amount})(?: ?([^\s\d]\S*))?$`);
var limitShape = new RegExp(String.raw`^(?:none|off|(?:[+−-]|<=|>=) ?${amount}(?: ?[^\s\d]\S*)?)$`);
var times = /* @__PURE__ */ new Map([
  ["ns", 1],
  ["us", 1e3],
  ["\xB5s", 1e3],
  ["\u03BCs", 1e3],
  ["ms", 1e6],
  ["s", 1e9]
]);
var bytes = /* @__PURE__ */ new Map([
  ["B", 1],
  ["KB", 1e3],
  ["kB", 1e3],
  ["MB", 1e6],
  ["GB", 1e9],
  ["KiB", 2 ** 10],
  ["MiB", 2 ** 20],
  ["GiB", 2 ** 30]
]);
var rates = new Map([...bytes].map(([unit, size]) => [`${unit}/s`, size]));
var none = /* @__PURE__ */ new Map();
function scaleOf(metric2) {
  const { unit } = toBaseUnit(metric2);
  if (unit === "sec/op" || unit.endsWith("-sec/op")) {
    return { sizes: times, factor: 1e-9, plain: metric2.endsWith("ns/op") ? "ns" : null, usual: "ns" };
  }
  if (unit === "B/s") {
    return { sizes: rates, factor: 1, plain: metric2 === "MB/s" ? "MB/s" : null, usual: "MB/s" };
  }
  if (/(^|-)(B|bytes)(\/op)?$/.test(unit)) return { sizes: bytes, factor: 1, plain: "", usual: "B" };
  return { sizes: none, factor: 1, plain: "", usual: "" };
}
function parseLimit(text2, metric2, better) {
  const line = text2.replace("\u2212", "-");
  if (line === "none" || line === "off") return { limit: { kind: "none" }, written: "none" };
  const scale = scaleOf(metric2);
  const worse = better === "higher" ? "-" : "+";
  const bound = better === "higher" ? ">= " : "<= ";
  const problem = (code, ...write) => ({
    code,
    facts: { metric: metric2, text: line.slice(0, longest), write }
  });
  const [, operator = "", digits = "", unit = ""] = (line.length > longest ? null : parts.exec(line)) ?? [];
  const number3 = Number(digits);
  if (digits === "" || !Number.isFinite(number3 * 1e12)) {
    return problem("limit-unreadable", `${worse}5%`, `${bound}100${scale.usual}`, "none");
  }
  if (/^(percent|pct)$/i.test(unit)) return problem("limit-wrong-unit", `${worse}${digits}%`);
  const isKnown = typeof sizeOf(number3, unit, metric2, scale) !== "string";
  const usual = `${digits}${unit === "" ? scale.plain ?? scale.usual : isKnown ? unit : scale.usual}`;
  if (operator === "") {
    if (unit === "%") return problem("limit-without-sign", `${worse}${digits}%`);
    return problem("limit-without-sign", `${worse}${usual}`, `${bound}${usual}`);
  }
  if (operator !== "+" && operator !== "-") {
    const right = better === "neither" && /[>≥]/.test(operator) ? ">= " : bound;
    if (operator !== "<=" && operator !== ">=") return problem("limit-operator", `${right}${usual}`);
    if (`${operator} ` !== right) return problem("limit-wrong-bound", `${right}${usual}`);
    const write = `${operator} ${digits}${scale.usual}`;
    if (unit === "%") return problem("limit-wrong-unit", `${worse}${digits}%`, write);
    const size2 = sizeOf(number3, unit, metric2, scale);
    if (typeof size2 === "string") return problem(size2, write);
    const value = number3 * size2.size * scale.factor;
    return { limit: { kind: "limit", op: operator, value }, written: `${operator} ${digits}${size2.unit}` };
  }
  if (better === "neither") {
    return problem("metric-without-direction", `<= ${unit === "%" ? digits + scale.usual : usual}`);
  }
  if (operator !== worse && number3 !== 0) return problem("limit-wrong-sign", `${worse}${digits}${unit}`);
  if (unit === "%") {
    return { limit: { kind: "relative", max: number3 / 100 }, written: `${operator}${digits}%` };
  }
  const size = sizeOf(number3, unit, metric2, scale);
  if (typeof size === "string") {
    return problem(size, `${operator}${digits}%`, `${operator}${digits}${scale.usual}`);
  }
  const max = number3 * size.size * scale.factor;
  return { limit: { kind: "growth", max }, written: `${operator}${digits}${size.unit}` };
}
function sizeOf(number3, unit, metric2, { sizes, plain }) {
  const short = sizes.size === 0 && unit === metric2 ? "" : unit.replace(/\/op$/, "");
  if (short === "") {
    if (number3 === 0) return { size: 0, unit: "" };
    return plain === null ? "limit-without-unit" : { size: sizes.get(plain) ?? 1, unit: plain };
  }
  const size = sizes.get(short);
  return size === void 0 ? "limit-wrong-unit" : { size, unit: short };
}

// src/config/metric-name.ts
var builtInMetrics = [
  ...["sec/op", "B/op", "allocs/op", "B/s", "ns/op", "MB/s"],
  ...["goroutines-left/op", "goroutines-created/op", "heap-kept-B/op"]
];
var metricShape = /^\S{1,128}$/;
function isBuiltIn(metric2) {
  return builtInMetrics.includes(metric2);
}
function directionOf(metric2, units) {
  const { unit } = toBaseUnit(metric2);
  const declared = units.get(unit);
  if (declared !== void 0) return declared;
  const known = betterOf(unit);
  if (known !== "neither") return known;
  const near = nearest(metric2, [...builtInMetrics, ...units.keys()]);
  return { code: "metric-undeclared", facts: { metric: metric2, ...near === null ? {} : { nearest: near } } };
}
function directions(units) {
  return new Map(Object.entries(units).map(([printed, better]) => [toBaseUnit(printed).unit, better]));
}

// src/config/profile-budget.ts
var share = /^<= ?(\d{1,3}(?:\.\d{1,6})?) ?%$/;
function readProfileBudget(name, text2) {
  const functions = profileFunctions(name);
  if ("code" in functions) return functions;
  const [, percent] = share.exec(text2) ?? [];
  if (percent !== void 0) {
    const value = Number(percent) / 100;
    return {
      name,
      ...functions,
      isShare: true,
      limit: { kind: "limit", op: "<=", value },
      written: `<= ${percent}%`
    };
  }
  const read = parseLimit(text2, budgetedTypes[functions.type].unit, "lower");
  if ("code" in read) return { ...read, facts: { ...read.facts, metric: name } };
  return { name, ...functions, isShare: false, ...read };
}
function profileFunctions(name) {
  const have = Object.keys(budgetedTypes);
  const [, type = "", functions = ""] = /^([^:\s]*):(\S+)$/.exec(name) ?? [];
  if (!Object.hasOwn(budgetedTypes, type)) {
    const near = nearest(type === "" ? name : type, have);
    const facts = { name: name.slice(0, 200), have, ...near === null ? {} : { nearest: near } };
    return { code: "profile-type", facts };
  }
  if (compileGlob(functions) === null)
    return { code: "profile-functions", facts: { name: name.slice(0, 200) } };
  return { type, functions };
}
function profileBudgetsFor({ profile: profile2 }, subject) {
  const found = /* @__PURE__ */ new Map();
  for (const budget of profile2) if (fits(budget, subject)) found.set(budget.name, budget);
  return [...found.values()].filter(({ limit: limit2 }) => limit2.kind !== "none");
}
function budgetedFunctions({ profile: profile2 }) {
  const held = profile2.filter(({ limit: limit2 }) => limit2.kind !== "none");
  return [...new Set(held.map(({ functions }) => functions))];
}

// src/model/policy.ts
var budgetModes = ["estimate", "proven", "strict"];

// src/config/schema.ts
var text = (max) => string().check(_minLength(1), _maxLength(max));
var patternShape = /^(?![-/\\])[^\s\0\\]+$/;
var tagShape = /^[\p{L}\p{N}_.]+$/u;
var percentShape = /^\d{1,2}(?:\.\d{1,6})?%$/;
var suiteShape = /^(?:none|\+\d{1,3}(?:\.\d{1,6})?%)$/;
var duration = () => text(64).check(
  _regex(durationShape),
  refine((value) => parseDuration(value) !== null)
);
var sampling = () => int().check(_gte(1), _lte(1e9));
var onDoubt = () => _enum(["fail", "warn", "pass"]);
var metric = string().check(_regex(metricShape));
var glob = (description) => optional(text(200).check(refine(isGlob), describe(description)));
var limit = (description) => optional(string().check(_regex(limitShape), describe(description)));
var anyLimit = 'At most this much worse than base ("+5%", "+2", "+96B"), or a bound on head ("<= 12", ">= 100MB/s"), or "none".';
var budgets = (description) => catchall(
  object({
    "sec/op": limit('Time of one operation: "+5%", "+5ns", "<= 1.5ms" or "none".'),
    "B/op": limit('Bytes allocated by one operation: "+1%", "+96B", "<= 64KiB" or "none".'),
    "allocs/op": limit('Allocations of one operation: "+0", "+2", "<= 12" or "none".'),
    "goroutines-left/op": limit(
      'Goroutines left behind by each operation: "+0" or "none". As many however many operations there are is only told.'
    ),
    "goroutines-created/op": limit('Goroutines that one operation starts: "+0", "<= 4" or "none".'),
    "heap-kept-B/op": limit('Heap that stays for each operation: "+0", "+1KiB" or "none".'),
    "B/s": limit('Throughput (b.SetBytes), higher is better: "-5%", ">= 100MB/s" or "none".')
  }),
  string().check(_regex(limitShape), describe(anyLimit))
).check(describe(description));
var budgetMode = () => _enum(budgetModes).check(
  describe(
    "estimate: a time fails when its change is proven and the estimate is beyond the budget. proven: when it is proven to be beyond the budget. strict: passes only when it is proven not to be."
  )
);
var minEffect = () => string().check(_regex(percentShape), describe("Smallest change of a time that is called a change."));
var onUnproven = () => onDoubt().check(
  describe(
    "A time may be over its budget, but the measurements cannot tell. warn: it passes, and the headline says so. pass: it counts as within its budget, and is told among the doubts."
  )
);
var profile = (description) => record(
  text(200).check(refine((name) => !("code" in profileFunctions(name)))),
  string().check(
    _regex(limitShape),
    describe(
      'At most this much worse than base per operation ("+5%", "+2", "+96B"), a bound on head ("<= 12"), a bound on its part of the whole profile ("<= 5%"), or "none".'
    )
  )
).check(describe(description));
var settings = {
  budgets: optional(budgets("Limits for these benchmarks only; they win over earlier ones.")),
  profile: optional(profile("Limits on profiles of these benchmarks only; they win over earlier ones.")),
  "budget-mode": optional(budgetMode()),
  "min-effect": optional(minEffect()),
  "on-unproven": optional(onUnproven()),
  pin: optional(
    boolean().check(describe("false: these run on all cores, which takes far more time for the same precision."))
  )
};
var scopedRule = strictObject({
  package: glob(
    'Packages: a folder as go test reads it ("./finder/..."), or an import path or its end ("internal/*"). All when left out.'
  ),
  benchmark: glob(
    'Benchmarks and what is below them, with or without the Benchmark prefix: "Look", "Look/*", "*large*". All when left out.'
  ),
  ...settings
});
var rule = scopedRule.check(
  refine((of) => Object.keys(settings).some((key) => Object.hasOwn(of, key))),
  meta({ anyOf: Object.keys(settings).map((key) => ({ required: [key] })) })
);
var ruleKeys = Object.keys(scopedRule.shape);
var configSchema = strictObject({
  packages: _default(array(text(4096).check(_regex(patternShape))).check(_minLength(1), _maxLength(256)), [
    "./..."
  ]).check(describe("Packages whose benchmarks run, as patterns of go test relative to the repository.")),
  bench: _default(text(4096).check(refine((pattern) => benchFault(pattern) === null)), ".").check(describe("Which benchmarks run: a regular expression as for go test -bench.")),
  tags: _default(array(text(256).check(_regex(tagShape))).check(_maxLength(64)), []).check(describe("Build tags, as for go test -tags.")),
  "time-budget": _default(duration(), "10m").check(describe("How long measuring may take. More time settles smaller changes.")),
  timeout: _default(duration(), "2m").check(describe("How long one process of one benchmark may run before it counts as hung.")),
  pin: _default(boolean(), true).check(
    describe("Timed processes run on one core with GOMAXPROCS=1, so that they disturb each other less.")
  ),
  pairs: _default(_enum(pairings), "alternating").check(
    describe(
      "alternating: the two processes of a pair run one after the other. together: at the same time on two cores, which are swapped at random."
    )
  ),
  "mutex-profile-fraction": _default(sampling(), 1).check(describe("One of how many waits for a lock the mutex profile has. 1: all of them.")),
  "block-profile-rate": _default(sampling(), 1).check(describe("Nanoseconds between two samples of waiting in the block profile. 1: every wait.")),
  seed: optional(
    int().check(
      _gte(0),
      describe("Repeats the random order of a run. Left out: derived from the two commits.")
    )
  ),
  budgets: _default(
    budgets(
      'How much worse than base a metric may get. Metrics left out keep their default: sec/op "+5%", B/op "+1%", allocs/op "+0", goroutines-left/op "+0".'
    ),
    {}
  ),
  profile: _default(
    profile(
      'What functions may cost, by a sample type (alloc_space, alloc_objects, cpu) and a pattern over their names with the package: {"alloc_space:encoding/json.*": "+0"}. What they call counts as theirs. Each benchmark is profiled for it in every run.'
    ),
    {}
  ),
  rules: _default(array(rule).check(_maxLength(1e3)), []).check(describe("Budgets for some packages or benchmarks. Of the rules that fit, the last wins.")),
  units: _default(record(metric, _enum(["lower", "higher", "neither"])), {}).check(describe("Direction of metrics of your own (b.ReportMetric): which way is better.")),
  alpha: _default(number().check(_gte(1e-6), _lte(0.2)), 0.01).check(describe("Chance of one false alarm about time in a whole run.")),
  "budget-mode": _default(budgetMode(), "estimate"),
  "min-effect": _default(minEffect(), "1%"),
  "on-unproven": _default(onUnproven(), "warn"),
  "suite-budget": optional(
    string().check(
      _regex(suiteShape),
      describe(
        'How much slower all benchmarks together may get, as a geometric mean: "+2%". none, or left out: it is told, and fails nothing.'
      )
    )
  ),
  "on-failed": _default(onDoubt(), "fail").check(describe("A benchmark runs on base and panics, exits, hangs or fails on head.")),
  "on-unmeasured": _default(onDoubt(), "warn").check(describe("A metric with a budget could not be measured on both sides.")),
  baseline: _default(_enum(["auto", "artifact", "paired"]), "auto").check(
    describe(
      "What head is compared with on GitHub. paired: the merge base, measured again in this job. artifact: the stored baseline alone, without measuring base. auto: measured again for time, with a stored baseline beside it for counts."
    )
  ),
  "on-missing-baseline": _default(onDoubt(), "warn").check(describe("There is no stored baseline to compare with (baseline: auto or artifact).")),
  "judge-changed-benchmarks": _default(boolean(), false).check(describe("Judge relative budgets although the benchmark itself or its data changed."))
});
var configSchemaUrl = "https://raw.githubusercontent.com/pprof-gate/pprof-gate/v0/schemas/pprof-gate.schema.json";
var defaultConfig = configSchema.parse({});

// src/config/suggestion.ts
function suggestion(expects, value) {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return null;
  const text2 = String(value).trim();
  switch (expects) {
    case "duration":
      return durationFrom(text2);
    case "percent":
      return percentFrom(text2);
    case "switch":
      return /^(yes|y|on|true|1)$/i.test(text2) ? "true" : /^(no|n|off|false|0)$/i.test(text2) ? "false" : null;
    case "choice":
      return nearest(text2, ["fail", "warn", "pass"]);
    case "mode":
      return nearest(text2, budgetModes);
    case "growth": {
      const percent = percentFrom(text2);
      return percent === null ? null : `+${percent}`;
    }
    case "pairing":
      return nearest(text2, pairings);
    case "baseline":
      return nearest(text2, ["auto", "artifact", "paired"]);
    case "direction":
      return nearest(text2, ["lower", "higher", "neither"]);
    case "list":
      return /^[^\s,"'\\]{1,200}$/.test(text2) ? `["${text2}"]` : null;
    default:
      return null;
  }
}
function durationFrom(text2) {
  const short = text2.slice(0, 64).toLowerCase().replace(/\s+/g, "").replace(/min(ute)?s?/g, "m").replace(/sec(ond)?s?/g, "s").replace(/h(ou)?rs?|hour/g, "h");
  const withUnit = /^\d+(\.\d+)?$/.test(short) ? `${short}s` : short;
  return parseDuration(withUnit) === null ? null : withUnit;
}
function percentFrom(text2) {
  if (!/^\+?\d{1,3}(\.\d{1,6})?\s*%?$/.test(text2)) return null;
  const number3 = parseFloat(text2);
  const percent = number3 < 1 && !text2.endsWith("%") ? number3 * 100 : number3;
  return percent < 100 ? `${Number(percent.toPrecision(6))}%` : null;
}

export {
  benchFault,
  parseDuration,
  compileGlob,
  matches,
  budgetFor,
  asksForTimes,
  hasTimeLimit,
  fits,
  parseLimit,
  metricShape,
  isBuiltIn,
  directionOf,
  directions,
  readProfileBudget,
  profileFunctions,
  profileBudgetsFor,
  budgetedFunctions,
  patternShape,
  tagShape,
  ruleKeys,
  configSchema,
  configSchemaUrl,
  defaultConfig,
  suggestion
};
