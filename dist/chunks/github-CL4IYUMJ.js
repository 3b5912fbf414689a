import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  context,
  getOctokit
} from "./chunk-VHDMN2ZB.js";
import "./chunk-2YXPMFVC.js";
import "./chunk-FA6EQWUK.js";
export {
  context,
  getOctokit
};
