import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  createSystem
} from "./chunk-KNBWWNKM.js";
import "./chunk-FSZB5RRS.js";
import "./chunk-BFQUIIKU.js";
import "./chunk-WHY2B65P.js";
import "./chunk-CUQV2RAD.js";
import "./chunk-L3PTMUN6.js";
import "./chunk-MTY3MCSE.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";
export {
  createSystem
};
