import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
} from "./chunk-CDR3S6V5.js";
import "./chunk-KF5LAKB4.js";
import "./chunk-TDK6XX4M.js";
import "./chunk-PYVUAWYV.js";
import "./chunk-NAZCLG46.js";
import "./chunk-Y2ICETKL.js";
import "./chunk-XJAAQ52J.js";
import "./chunk-ODK67TNH.js";
import "./chunk-IZPMALD3.js";
import "./chunk-4RBK53CS.js";
import "./chunk-WXQB6UH2.js";
import "./chunk-OZ2GCOA2.js";
import "./chunk-BX42XMLV.js";
import "./chunk-JJO2JQTC.js";
import "./chunk-NXB3URTI.js";
import "./chunk-MTY3MCSE.js";
import "./chunk-XLHC22VY.js";
import "./chunk-CCFAS3G7.js";
import "./chunk-FDGYIFXX.js";
export {
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
};
