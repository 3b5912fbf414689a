import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  context,
  getOctokit
} from "./chunk-AWUQARPI.js";
import "./chunk-TRLRU2LP.js";
import "./chunk-FA6EQWUK.js";
export {
  context,
  getOctokit
};
