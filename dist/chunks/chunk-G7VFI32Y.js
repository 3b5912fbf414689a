import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  GateError
} from "./chunk-U2SBGQ2O.js";

// src/adapters/text-file.ts
import { writeFile } from "node:fs/promises";
async function writeText(path, text) {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw unwritable(path, error);
  }
}
function unwritable(path, error) {
  const code = error.code ?? "unknown";
  if (code === "ENOSPC" || code === "EDQUOT") return new GateError("disk-full", { path }, { cause: error });
  return new GateError("file-unwritable", { path, detail: code }, { cause: error });
}

export {
  writeText,
  unwritable
};
