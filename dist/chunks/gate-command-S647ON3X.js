import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
} from "./chunk-3KLRFKWO.js";
import "./chunk-R55A5V2H.js";
import "./chunk-7JTTXYLZ.js";
import "./chunk-YO5A6MEX.js";
import "./chunk-NAZCLG46.js";
import "./chunk-TMYPW3HD.js";
import "./chunk-LWQUWYJB.js";
import "./chunk-3SLNYZIL.js";
import "./chunk-KKF5ZDJ3.js";
import "./chunk-FAZTMGKV.js";
import "./chunk-LYQOOUH3.js";
import "./chunk-OZ2GCOA2.js";
import "./chunk-R6RGPXVF.js";
import "./chunk-WHY2B65P.js";
import "./chunk-M24DDHOQ.js";
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
