import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  configFor,
  finish,
  foldersBelow,
  runCompare,
  runGate,
  runRecord,
  runReport
} from "./chunk-FL4QS7PK.js";
import "./chunk-5MIDGPK2.js";
import "./chunk-2CZMSPFY.js";
import "./chunk-C4UL5YY3.js";
import "./chunk-2M75Q4IW.js";
import "./chunk-CRR4IZL7.js";
import "./chunk-Z6K5QDTG.js";
import "./chunk-ECW73SQ2.js";
import "./chunk-ZWVBWVTW.js";
import "./chunk-VHKGHQTC.js";
import "./chunk-U344SZG3.js";
import "./chunk-XHDQZJR5.js";
import "./chunk-A7UNCZR3.js";
import "./chunk-RFN4PQKP.js";
import "./chunk-NAZCLG46.js";
import "./chunk-VLC7YONV.js";
import "./chunk-KM4LMQYD.js";
import "./chunk-WHAFOWJB.js";
import "./chunk-77N2HDPT.js";
import "./chunk-XWUAZQJG.js";
import "./chunk-ANBOHQEB.js";
import "./chunk-D6O2RLXN.js";
import "./chunk-T2AAXIZC.js";
import "./chunk-QGD5JD54.js";
import "./chunk-VIWSCYF4.js";
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
  foldersBelow,
  runCompare,
  runGate,
  runRecord,
  runReport
};
