import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  exitCodeOfSignal,
  onCrash,
  onInterrupt,
  settled
} from "./chunk-JWDSQTBT.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";
export {
  exitCodeOfSignal,
  onCrash,
  onInterrupt,
  settled
};
