import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  describeAnything,
  describeError,
  errorWords
} from "./chunk-WPA5M53L.js";
import "./chunk-PDN4OOF3.js";
import "./chunk-IZPMALD3.js";
import "./chunk-XLHC22VY.js";
import "./chunk-QCNPSFGW.js";
import "./chunk-FDGYIFXX.js";
export {
  describeAnything,
  describeError,
  errorWords
};
