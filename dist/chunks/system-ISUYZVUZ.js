import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  createSystem
} from "./chunk-OQIEFPOV.js";
import "./chunk-FSZB5RRS.js";
import "./chunk-KWY2UQWX.js";
import "./chunk-F4UK5CVG.js";
import "./chunk-6UXMN7RP.js";
import "./chunk-FN6R42JC.js";
import "./chunk-L3PTMUN6.js";
import "./chunk-JTF545IP.js";
import "./chunk-C52GY2SN.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";
export {
  createSystem
};
