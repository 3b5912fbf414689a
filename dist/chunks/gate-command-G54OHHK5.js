import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  configFor,
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
} from "./chunk-YE4BCIOT.js";
import "./chunk-2CZMSPFY.js";
import "./chunk-HTMFHRCT.js";
import "./chunk-7LGRX2QB.js";
import "./chunk-762MBZH5.js";
import "./chunk-D5RU4TUA.js";
import "./chunk-NAZCLG46.js";
import "./chunk-HRGKHETJ.js";
import "./chunk-6LNVCMHS.js";
import "./chunk-OHK4QSAM.js";
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
