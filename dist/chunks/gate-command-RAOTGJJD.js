import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  configFor,
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
} from "./chunk-72VAC25A.js";
import "./chunk-2CZMSPFY.js";
import "./chunk-5YIDYSPW.js";
import "./chunk-FOUNVYI6.js";
import "./chunk-UW3NPQAU.js";
import "./chunk-Z6K5QDTG.js";
import "./chunk-EKQYMQP5.js";
import "./chunk-GBVWYOO7.js";
import "./chunk-2NYECVW2.js";
import "./chunk-XHDQZJR5.js";
import "./chunk-G7VFI32Y.js";
import "./chunk-RFN4PQKP.js";
import "./chunk-NAZCLG46.js";
import "./chunk-P3OZXB76.js";
import "./chunk-KM4LMQYD.js";
import "./chunk-YKFRP7J7.js";
import "./chunk-ZPHGSR3B.js";
import "./chunk-3H2I4PU7.js";
import "./chunk-D6O2RLXN.js";
import "./chunk-SQ56XCVX.js";
import "./chunk-QGD5JD54.js";
import "./chunk-FRZ35FUR.js";
import "./chunk-E2BDCX2W.js";
import "./chunk-YPWJVA27.js";
import "./chunk-HQ6MZ4GU.js";
import "./chunk-DXTMV53A.js";
import "./chunk-3YOJUNEZ.js";
import "./chunk-C52GY2SN.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";
export {
  configFor,
  finish,
  runCompare,
  runGate,
  runRecord,
  runReport
};
