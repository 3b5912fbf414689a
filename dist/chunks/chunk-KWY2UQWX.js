import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  GateError
} from "./chunk-U2SBGQ2O.js";

// src/adapters/file-error.ts
var full = /* @__PURE__ */ new Set(["ENOSPC", "EDQUOT"]);
var refused = /* @__PURE__ */ new Set([
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOENT",
  "ENOTDIR",
  "EISDIR",
  "ENAMETOOLONG",
  "EIO",
  "ELOOP"
]);
function fileError(error, path, doing = "write") {
  const code = error?.code ?? "";
  if (full.has(code)) return new GateError("disk-full", { path }, { cause: error });
  if (!refused.has(code)) return error;
  return new GateError(
    doing === "read" ? "file-unreadable" : "file-unwritable",
    { path, detail: code },
    { cause: error }
  );
}

export {
  fileError
};
