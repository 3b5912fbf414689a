import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  describeAnything,
  describeError,
  errorWords
} from "./chunk-DMPFN73V.js";
import "./chunk-Z6K5QDTG.js";
import "./chunk-XHDQZJR5.js";
import "./chunk-VIWSCYF4.js";
import "./chunk-YPWJVA27.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";
export {
  describeAnything,
  describeError,
  errorWords
};
