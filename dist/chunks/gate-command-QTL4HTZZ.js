import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  configFor,
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
} from "./chunk-LVXXO5Q5.js";
import "./chunk-2CZMSPFY.js";
import "./chunk-ZUR4PY3G.js";
import "./chunk-6ODZ6ZR5.js";
import "./chunk-VB5WB22Z.js";
import "./chunk-D5RU4TUA.js";
import "./chunk-NAZCLG46.js";
import "./chunk-DDGEPRS7.js";
import "./chunk-FG6GOSGQ.js";
import "./chunk-EHCTHMRH.js";
import "./chunk-2VZNMADP.js";
import "./chunk-AFELHI5U.js";
import "./chunk-3YOJUNEZ.js";
import "./chunk-F4UK5CVG.js";
import "./chunk-6UXMN7RP.js";
import "./chunk-FN6R42JC.js";
import "./chunk-L3PTMUN6.js";
import "./chunk-JTF545IP.js";
import "./chunk-C52GY2SN.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-HAWF2SH5.js";
import "./chunk-FA6EQWUK.js";
export {
  configFor,
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
};
