import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  createSystem
} from "./chunk-RPHONP66.js";
import "./chunk-F4UK5CVG.js";
import "./chunk-YMGSN4GT.js";
import "./chunk-FSZB5RRS.js";
import "./chunk-KWY2UQWX.js";
import "./chunk-FN6R42JC.js";
import "./chunk-HQ6MZ4GU.js";
import "./chunk-DXTMV53A.js";
import "./chunk-C52GY2SN.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";
export {
  createSystem
};
