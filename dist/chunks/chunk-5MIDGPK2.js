import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  GateError
} from "./chunk-U2SBGQ2O.js";

// src/cli/of-option.ts
async function ofOption(option, work) {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    throw new GateError(error.code, { ...error.facts, option }, { cause: error });
  }
}

export {
  ofOption
};
