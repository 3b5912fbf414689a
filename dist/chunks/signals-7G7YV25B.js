import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  exitCodeOfSignal,
  onInterrupt
} from "./chunk-GFNVC7E3.js";
import "./chunk-FDGYIFXX.js";
export {
  exitCodeOfSignal,
  onInterrupt
};
