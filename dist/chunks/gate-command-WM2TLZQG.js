import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
} from "./chunk-WENJG2R3.js";
import "./chunk-2CZMSPFY.js";
import "./chunk-DQXR2PBQ.js";
import "./chunk-GQ6T6VSA.js";
import "./chunk-ACDFI5WP.js";
import "./chunk-AUYMWWFS.js";
import "./chunk-NAZCLG46.js";
import "./chunk-PGQJQJYG.js";
import "./chunk-6QQAWIJH.js";
import "./chunk-IPCL5J2U.js";
import "./chunk-KKF5ZDJ3.js";
import "./chunk-JT3MOM2C.js";
import "./chunk-YV2Q2H6I.js";
import "./chunk-K56GMXOP.js";
import "./chunk-TLNBAIHO.js";
import "./chunk-ILEENEHV.js";
import "./chunk-UMLWYNIA.js";
import "./chunk-XYIDKA5K.js";
import "./chunk-OZ2GCOA2.js";
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
