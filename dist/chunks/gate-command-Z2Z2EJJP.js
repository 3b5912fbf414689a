import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  configFor,
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
} from "./chunk-MCLSH7PF.js";
import "./chunk-2CZMSPFY.js";
import "./chunk-VYXMEJVV.js";
import "./chunk-G46B25LY.js";
import "./chunk-KFU4ZNPR.js";
import "./chunk-D5RU4TUA.js";
import "./chunk-NAZCLG46.js";
import "./chunk-GFRDAOBE.js";
import "./chunk-MYXH26YP.js";
import "./chunk-VPSIUNHK.js";
import "./chunk-2VZNMADP.js";
import "./chunk-II2RUHGP.js";
import "./chunk-YV2Q2H6I.js";
import "./chunk-K56GMXOP.js";
import "./chunk-65TPQRYV.js";
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
