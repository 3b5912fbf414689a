import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
} from "./chunk-44YAOKIG.js";
import "./chunk-SWCFRFGP.js";
import "./chunk-KMJQGV66.js";
import "./chunk-YO5A6MEX.js";
import "./chunk-NAZCLG46.js";
import "./chunk-LDTZRWR3.js";
import "./chunk-TEHGGTJ3.js";
import "./chunk-OZZODDAJ.js";
import "./chunk-KKF5ZDJ3.js";
import "./chunk-FAZTMGKV.js";
import "./chunk-LYQOOUH3.js";
import "./chunk-OZ2GCOA2.js";
import "./chunk-BFQUIIKU.js";
import "./chunk-WHY2B65P.js";
import "./chunk-CUQV2RAD.js";
import "./chunk-L3PTMUN6.js";
import "./chunk-MTY3MCSE.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-NTZZIBR6.js";
import "./chunk-FA6EQWUK.js";
export {
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
};
