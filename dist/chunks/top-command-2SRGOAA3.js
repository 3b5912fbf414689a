import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  renderTop,
  topJson
} from "./chunk-4FVUMNJ3.js";
import {
  readView
} from "./chunk-CQ762ZPI.js";
import "./chunk-T2AAXIZC.js";
import "./chunk-QGD5JD54.js";
import "./chunk-VIWSCYF4.js";
import "./chunk-WI643TGD.js";
import "./chunk-E2BDCX2W.js";
import "./chunk-YPWJVA27.js";
import "./chunk-HQ6MZ4GU.js";
import "./chunk-DXTMV53A.js";
import "./chunk-3YOJUNEZ.js";
import "./chunk-C52GY2SN.js";
import {
  exitCodes
} from "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";

// src/cli/top-command.ts
async function runTop(parsed, screen) {
  const { json, sort, top, "min-share": least } = parsed.options;
  const shown = await readView(parsed, "callees", screen.cwd);
  screen.print(
    json ? `${JSON.stringify(topJson(shown, sort), null, 2)}
` : renderTop(shown, { ...screen, rows: top, sort, least: least ?? 0 })
  );
  return exitCodes.passes;
}
export {
  runTop
};
