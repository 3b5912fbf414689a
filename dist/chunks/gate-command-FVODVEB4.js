import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
} from "./chunk-JWUFB5UG.js";
import "./chunk-IT4IZZ5A.js";
import "./chunk-Q7SCIYMP.js";
import "./chunk-PDN4OOF3.js";
import "./chunk-NAZCLG46.js";
import "./chunk-Z62PGBA4.js";
import "./chunk-DYMIWRZ5.js";
import "./chunk-HNLUZSM6.js";
import "./chunk-IZPMALD3.js";
import "./chunk-4RBK53CS.js";
import "./chunk-LYQOOUH3.js";
import "./chunk-OZ2GCOA2.js";
import "./chunk-BX42XMLV.js";
import "./chunk-WHY2B65P.js";
import "./chunk-NXB3URTI.js";
import "./chunk-MTY3MCSE.js";
import "./chunk-XLHC22VY.js";
import "./chunk-QCNPSFGW.js";
import "./chunk-FDGYIFXX.js";
export {
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
};
