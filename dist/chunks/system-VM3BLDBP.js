import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  createSystem
} from "./chunk-UJXJXDXM.js";
import "./chunk-EOVDALEK.js";
import "./chunk-KWY2UQWX.js";
import "./chunk-K56GMXOP.js";
import "./chunk-TLNBAIHO.js";
import "./chunk-ILEENEHV.js";
import "./chunk-UMLWYNIA.js";
import "./chunk-XYIDKA5K.js";
import "./chunk-OZ2GCOA2.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";
export {
  createSystem
};
