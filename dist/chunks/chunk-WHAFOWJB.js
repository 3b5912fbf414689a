import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  benchFault,
  parseDuration,
  patternShape,
  suggestion,
  tagShape
} from "./chunk-77N2HDPT.js";
import {
  usageError
} from "./chunk-VIWSCYF4.js";
import {
  nearest
} from "./chunk-3YOJUNEZ.js";

// src/config/overrides.ts
function typedOptions(config, { budgets = [], pin }) {
  return [
    ...config === null ? [] : ["--config", config],
    ...budgets.flatMap(({ metric, limit }) => ["--budget", `${metric}=${limit}`]),
    ...pin === false ? ["--no-pin"] : []
  ];
}
function readBudget(text, from) {
  const [, metric, limit] = /^\s*([^\s=]{1,128}?)\s*=\s*(\S.{0,80}?)\s*$/.exec(text.slice(0, 300)) ?? [];
  if (metric === void 0 || limit === void 0 || /[<>]$/.test(metric)) {
    throw usageError("value-wrong", { option: from, value: text, expects: "budget" });
  }
  return { metric, limit, from };
}
function readDuration(text, from) {
  const milliseconds = parseDuration(text);
  if (milliseconds === null) {
    const near = suggestion("duration", text);
    throw usageError("value-wrong", {
      option: from,
      value: text,
      expects: "duration",
      ...near === null ? {} : { nearest: near }
    });
  }
  return milliseconds;
}
function readInteger(text, from, least = 0) {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(number) || number < least) {
    throw usageError("value-wrong", { option: from, value: text, expects: least > 0 ? "count" : "integer" });
  }
  return number;
}
function readTags(text, from) {
  const tags = text.split(/[\s,]+/).filter((tag) => tag !== "");
  const wrong = tags.find((tag) => !tagShape.test(tag));
  if (wrong !== void 0) throw usageError("value-wrong", { option: from, value: wrong, expects: "tag" });
  return tags;
}
function readPattern(text, from) {
  if (!patternShape.test(text))
    throw usageError("value-wrong", { option: from, value: text, expects: "pattern" });
  return text;
}
function readChoice(text, from, choices) {
  const found = choices.find((choice) => choice === text);
  if (found !== void 0) return found;
  const near = nearest(text, choices);
  throw usageError("value-wrong", {
    option: from,
    value: text,
    expects: "choice",
    choices,
    ...near === null ? {} : { nearest: near }
  });
}
function readText(text, from) {
  if (text === "" || text.includes("\0"))
    throw usageError("value-wrong", { option: from, value: text, expects: "text" });
  return text;
}
function readBench(text, from) {
  const fault = benchFault(readText(text, from));
  if (fault === null) return text;
  throw usageError("value-wrong", { option: from, value: text, expects: "regexp", fault });
}
function readSwitch(text, from) {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  const near = suggestion("switch", text);
  throw usageError("value-wrong", {
    option: from,
    value: text,
    expects: "switch",
    ...near === null ? {} : { nearest: near }
  });
}

export {
  typedOptions,
  readBudget,
  readDuration,
  readInteger,
  readTags,
  readPattern,
  readChoice,
  readText,
  readBench,
  readSwitch
};
