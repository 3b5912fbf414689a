import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
} from "./chunk-B6FW3TSW.js";
import "./chunk-2CZMSPFY.js";
import "./chunk-CH3X43HF.js";
import "./chunk-4ALSUUYB.js";
import "./chunk-M4W7WOCE.js";
import "./chunk-AUYMWWFS.js";
import "./chunk-NAZCLG46.js";
import "./chunk-E72RDFP3.js";
import "./chunk-PUW4MIFL.js";
import "./chunk-O7CU54FW.js";
import "./chunk-KKF5ZDJ3.js";
import "./chunk-C55SKBQG.js";
import "./chunk-YV2Q2H6I.js";
import "./chunk-K56GMXOP.js";
import "./chunk-TLNBAIHO.js";
import "./chunk-5QTE2GP4.js";
import "./chunk-L3PTMUN6.js";
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
