import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  describeAnything,
  describeError,
  errorWords
} from "./chunk-VGSUC4FO.js";
import "./chunk-D5RU4TUA.js";
import "./chunk-2VZNMADP.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-HAWF2SH5.js";
import "./chunk-FA6EQWUK.js";
export {
  describeAnything,
  describeError,
  errorWords
};
