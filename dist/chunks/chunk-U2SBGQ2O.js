import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

// src/base/errors.ts
var configurationCodes = /* @__PURE__ */ new Set([
  "usage",
  "config-missing",
  "config-invalid",
  "capture-missing",
  "capture-invalid",
  "event-unsupported"
]);
var GateError = class extends Error {
  code;
  facts;
  at;
  constructor(code, facts = {}, options = {}) {
    super(`${code} ${JSON.stringify(facts)}`, options.cause === void 0 ? {} : { cause: options.cause });
    this.name = "GateError";
    this.code = code;
    this.facts = facts;
    this.at = options.at;
  }
};
var exitCodes = {
  passes: 0,
  exceeded: 1,
  configuration: 2,
  notMeasured: 3,
  notPublished: 4,
  bug: 70
};
function exitCodeOf(error) {
  if (!(error instanceof GateError)) return exitCodes.bug;
  if (error.code === "forge-failed") return exitCodes.notPublished;
  return configurationCodes.has(error.code) ? exitCodes.configuration : exitCodes.notMeasured;
}

export {
  GateError,
  exitCodes,
  exitCodeOf
};
