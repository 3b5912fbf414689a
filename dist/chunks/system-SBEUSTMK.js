import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  createSystem
} from "./chunk-LLU57GAN.js";
import "./chunk-BX42XMLV.js";
import "./chunk-WHY2B65P.js";
import "./chunk-NXB3URTI.js";
import "./chunk-MTY3MCSE.js";
import "./chunk-XLHC22VY.js";
import "./chunk-FDGYIFXX.js";
export {
  createSystem
};
