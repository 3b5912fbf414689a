import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  exitCodeOfSignal,
  onCrash,
  onInterrupt,
  settled
} from "./chunk-LUIF4JQ6.js";
import "./chunk-XLHC22VY.js";
import "./chunk-FDGYIFXX.js";
export {
  exitCodeOfSignal,
  onCrash,
  onInterrupt,
  settled
};
