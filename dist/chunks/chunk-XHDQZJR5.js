import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  GateError
} from "./chunk-U2SBGQ2O.js";

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
  "limit-wrong-bound",
  "limit-wrong-unit",
  "limit-operator",
  "limit-unreadable",
  "profile-type",
  "profile-functions"
];
var ConfigError = class extends GateError {
  problems;
  constructor(problems) {
    const [first] = problems;
    super("config-invalid", { problems: problems.length, first: first.code }, { at: first.at });
    this.problems = problems;
  }
};

export {
  configProblemCodes,
  ConfigError
};
