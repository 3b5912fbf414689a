import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  createSystem
} from "./chunk-XJ4DZ7TA.js";
import "./chunk-FSZB5RRS.js";
import "./chunk-ZWVBWVTW.js";
import "./chunk-VHKGHQTC.js";
import "./chunk-RFN4PQKP.js";
import "./chunk-KWY2UQWX.js";
import "./chunk-XWUAZQJG.js";
import "./chunk-ANBOHQEB.js";
import "./chunk-HQ6MZ4GU.js";
import "./chunk-DXTMV53A.js";
import "./chunk-C52GY2SN.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";
export {
  createSystem
};
