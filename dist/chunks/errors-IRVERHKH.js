import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  describeAnything,
  describeError,
  errorWords
} from "./chunk-PZ2ZVHPA.js";
import "./chunk-Z6K5QDTG.js";
import "./chunk-XHDQZJR5.js";
import "./chunk-FRZ35FUR.js";
import "./chunk-YPWJVA27.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";
export {
  describeAnything,
  describeError,
  errorWords
};
