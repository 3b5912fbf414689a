import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  configFor,
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
} from "./chunk-NKNGHQI3.js";
import "./chunk-2CZMSPFY.js";
import "./chunk-SR6KVL77.js";
import "./chunk-2TVW5VZQ.js";
import "./chunk-PCYWL7IT.js";
import "./chunk-D5RU4TUA.js";
import "./chunk-NAZCLG46.js";
import "./chunk-HRGKHETJ.js";
import "./chunk-6LNVCMHS.js";
import "./chunk-OHK4QSAM.js";
import "./chunk-2VZNMADP.js";
import "./chunk-ERU4TAD7.js";
import "./chunk-3YOJUNEZ.js";
import "./chunk-F4UK5CVG.js";
import "./chunk-YMGSN4GT.js";
import "./chunk-FN6R42JC.js";
import "./chunk-HQ6MZ4GU.js";
import "./chunk-DXTMV53A.js";
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
