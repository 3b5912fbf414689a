import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  createSystem
} from "./chunk-A66G7LUR.js";
import "./chunk-FSZB5RRS.js";
import "./chunk-KWY2UQWX.js";
import "./chunk-K56GMXOP.js";
import "./chunk-TLNBAIHO.js";
import "./chunk-5QTE2GP4.js";
import "./chunk-L3PTMUN6.js";
import "./chunk-XYIDKA5K.js";
import "./chunk-OZ2GCOA2.js";
import "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";
export {
  createSystem
};
