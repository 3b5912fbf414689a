import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

// src/measure/plain-file.ts
import { constants } from "node:fs";
import { open } from "node:fs/promises";
var noPlainFile = /* @__PURE__ */ new Set(["ENOENT", "ELOOP", "EMLINK", "ENXIO", "ENOTDIR"]);
async function readPlainFile(path, most) {
  const bytes = await readPlain(path, most);
  return typeof bytes === "string" ? null : bytes;
}
async function readPlain(path, most) {
  const handle = await openPlain(path);
  if (handle === null) return "no-plain-file";
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return "no-plain-file";
    if (stats.size > most) return "too-large";
    const parts = [];
    for await (const part of handle.createReadStream({ end: most, autoClose: false }))
      parts.push(part);
    const bytes = Buffer.concat(parts);
    return bytes.length > most ? "too-large" : bytes;
  } finally {
    await handle.close();
  }
}
async function openPlain(path) {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  try {
    return await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    if (noPlainFile.has(error.code ?? "")) return null;
    throw error;
  }
}

export {
  readPlainFile,
  readPlain
};
