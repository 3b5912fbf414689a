import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  describeAnything,
  describeError,
  errorWords
} from "./chunk-JC5SN4EC.js";
import "./chunk-PYVUAWYV.js";
import "./chunk-IZPMALD3.js";
import "./chunk-XLHC22VY.js";
import "./chunk-CCFAS3G7.js";
import "./chunk-FDGYIFXX.js";
export {
  describeAnything,
  describeError,
  errorWords
};
