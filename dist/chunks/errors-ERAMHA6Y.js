import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  describeAnything,
  describeError,
  errorWords
} from "./chunk-6QZPFF55.js";
import "./chunk-AUYMWWFS.js";
import "./chunk-KKF5ZDJ3.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-NTZZIBR6.js";
import "./chunk-FA6EQWUK.js";
export {
  describeAnything,
  describeError,
  errorWords
};
