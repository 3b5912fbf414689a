import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  goRegExp
} from "./chunk-KM4LMQYD.js";
import {
  readBench,
  readBudget,
  readChoice,
  readDuration,
  readInteger,
  readPattern,
  readTags,
  readText
} from "./chunk-WHAFOWJB.js";
import {
  usageError
} from "./chunk-VIWSCYF4.js";

// src/config/pattern-fault.ts
var inText = [
  [/(?<!\\)\(\?<?[=!]/, "look-around"],
  [/(?<!\\)(?:\\\\)*\\[1-9]/, "back-reference"],
  [/\[\^?\[:/, "class-name"],
  [/.\(\?[a-zA-Z-]+[:)]/, "late-flags"],
  [/^(?:[^\\]|\\[^])*\\$/, "backslash-last"]
];
var inMessage = [
  [/Unterminated group/, "group-open"],
  [/Unmatched '\)'/, "group-unopened"],
  [/Unterminated character class|Lone quantifier brackets.*\[/, "class-open"],
  [/Nothing to repeat/, "repeats-nothing"],
  [/Lone quantifier brackets|Incomplete quantifier/, "brace"],
  [/numbers out of order/, "repeat-order"],
  [/Range out of order|Invalid character class/, "range-order"],
  [/Invalid property name/, "class-escape"],
  [/escape/i, "escape"],
  [/Duplicate capture group name/, "name-twice"],
  [/group/i, "group"]
];
function patternFault(text) {
  const own = inText.find(([test]) => test.test(text))?.[1];
  if (own !== void 0) return own;
  try {
    new RegExp(text.replace(/^\(\?[ims]+\)/, "").replaceAll("(?P<", "(?<"), "u");
  } catch (error) {
    const message = error instanceof Error ? /: ([^:]*)$/.exec(error.message)?.[1] ?? "" : "";
    return inMessage.find(([test]) => test.test(message))?.[1] ?? null;
  }
  return null;
}

// src/cli/options.ts
var flag = { kind: "flag" };
var optional = (takes, read) => ({ kind: "optional", takes, read });
var required = (takes, read) => ({ kind: "required", takes, read });
var fallback = (takes, read, text) => ({ kind: "fallback", takes, read, fallback: text });
var many = (takes, read) => ({ kind: "many", takes, read });
var readCount = (text, from) => readInteger(text, from, 1);
function oneOf(...choices) {
  return (text, from) => readChoice(text, from, choices);
}
function readRegExp(text, from) {
  const pattern = goRegExp(readText(text, from));
  if (pattern === null) {
    const fault = patternFault(text);
    const facts = { option: from, value: text, expects: "names" };
    throw usageError("value-wrong", fault === null ? facts : { ...facts, fault });
  }
  return Object.assign(pattern, { typed: text });
}
function readPercent(text, from) {
  const [, digits] = /^(\d{1,3}(?:\.\d{1,9})?)%?$/.exec(text) ?? [];
  const percent = digits === void 0 ? NaN : Number(digits);
  if (!(percent <= 100)) throw usageError("value-wrong", { option: from, value: text, expects: "percent" });
  return percent / 100;
}
var globalOptions = {
  help: { kind: "flag", short: "h" },
  version: flag,
  "no-color": flag,
  verbose: flag
};
var repo = { repo: fallback("DIR", readText, ".") };
var config = { config: optional("FILE", readText) };
var budget = { budget: many("METRIC=LIMIT", readBudget) };
var out = { out: optional("DIR", readText) };
var jsonFile = { json: optional("FILE", readText) };
var measuring = {
  bench: optional("REGEXP", readBench),
  tags: optional("TAG,...", readTags),
  "time-budget": optional("DURATION", readDuration),
  seed: optional("N", (text, from) => readInteger(text, from)),
  "no-pin": flag
};
var operations = { "base-ops": optional("N", readCount), "head-ops": optional("N", readCount) };
var viewing = {
  "sample-type": optional("TYPE", readText),
  by: fallback("LEVEL", oneOf("function", "line"), "function"),
  focus: optional("REGEXP", readRegExp),
  ignore: optional("REGEXP", readRegExp),
  hide: optional("REGEXP", readRegExp),
  "no-runtime": flag,
  "min-share": optional("PERCENT", readPercent)
};
var treelike = { callers: flag, depth: optional("N", readCount) };
var packages = { name: "PACKAGES", read: readPattern };
var commands = {
  gate: {
    options: {
      ...repo,
      base: optional("REF", readText),
      head: optional("REF", readText),
      ...config,
      ...budget,
      ...measuring,
      out: fallback("DIR", readText, "pprof-gate"),
      ...jsonFile
    },
    operands: [],
    rest: packages
  },
  record: {
    options: {
      ...repo,
      ref: optional("REF", readText),
      out: required("DIR", readText),
      like: optional("CAPTURE", readText),
      ...config,
      ...measuring
    },
    operands: [],
    rest: packages
  },
  compare: {
    options: { ...config, ...budget, ...out, ...jsonFile },
    operands: ["BASE", "HEAD"],
    rest: null
  },
  report: {
    options: {
      ...config,
      format: fallback("FORMAT", oneOf("terminal", "markdown", "json"), "terminal"),
      ...out,
      ...jsonFile
    },
    operands: ["CAPTURE"],
    rest: null
  },
  why: {
    options: {
      in: fallback("DIR", readText, "pprof-gate"),
      base: optional("CAPTURE", readText),
      head: optional("CAPTURE", readText),
      ...config,
      json: flag
    },
    operands: ["BENCHMARK"],
    rest: null
  },
  diff: {
    options: {
      "sample-type": optional("TYPE", readText),
      by: fallback("LEVEL", oneOf("function", "line"), "function"),
      top: fallback("N", readCount, "30"),
      ...operations,
      json: flag
    },
    operands: ["BASE.pprof", "HEAD.pprof"],
    rest: null
  },
  top: {
    options: {
      ...viewing,
      top: fallback("N", readCount, "30"),
      sort: fallback("COLUMN", oneOf("flat", "cum"), "flat"),
      ...operations,
      json: flag
    },
    operands: ["PROFILE"],
    optional: ["BASE"],
    rest: null
  },
  tree: {
    options: { ...viewing, ...treelike, ...operations, json: flag },
    operands: ["PROFILE"],
    optional: ["BASE"],
    rest: null
  },
  flame: {
    options: { ...viewing, ...treelike, ...operations, out: optional("FILE", readText) },
    operands: ["PROFILE"],
    optional: ["BASE"],
    rest: null
  },
  "self-test": {
    options: {
      ...repo,
      ...config,
      bench: measuring.bench,
      tags: measuring.tags,
      "time-budget": fallback("DURATION", readDuration, "3m"),
      seed: measuring.seed,
      ...out
    },
    operands: [],
    rest: packages
  },
  demo: {
    options: { ...out, keep: flag },
    operands: [],
    rest: null
  },
  init: {
    options: { ...repo, force: flag },
    operands: [],
    rest: null
  }
};
var commandNames = Object.keys(commands);
function isCommand(word) {
  return Object.hasOwn(commands, word);
}
function overridesOf(given, patterns = []) {
  const { bench = null, tags = null, seed = null, budget: budgets = [] } = given;
  const { "time-budget": timeBudgetMs = null, "no-pin": noPin = false } = given;
  return {
    ...patterns.length === 0 ? {} : { packages: patterns },
    ...bench === null ? {} : { bench },
    ...tags === null ? {} : { tags },
    ...timeBudgetMs === null ? {} : { timeBudgetMs },
    ...seed === null ? {} : { seed },
    ...noPin ? { pin: false } : {},
    ...budgets.length === 0 ? {} : { budgets }
  };
}

export {
  globalOptions,
  commands,
  commandNames,
  isCommand,
  overridesOf
};
