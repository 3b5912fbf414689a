import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  GateError
} from "./chunk-U2SBGQ2O.js";

// src/config/usage.ts
var usageProblems = [
  "unknown-command",
  "option-before-command",
  "unknown-option",
  "value-missing",
  "value-unwanted",
  "value-wrong",
  "option-twice",
  "option-required",
  "options-go-together",
  "option-without-base",
  "option-not-of-page",
  "pattern-not-of-page",
  "option-of-two-captures",
  "operand-missing",
  "operand-unwanted",
  "benchmark-unknown",
  "budget-wrong"
];
function usageError(problem, facts) {
  return new GateError("usage", { problem, ...facts });
}

export {
  usageProblems,
  usageError
};
