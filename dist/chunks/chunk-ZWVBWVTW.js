import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

// src/model/capture-files.ts
var manifestFile = "manifest.json";
var journalFile = "journal.jsonl";
var sourcesFile = "sources.json";
var folders = ["bench", "build", "probe", "compiler", "profiles", "dumps"];
var singles = ["diff.patch", "config.yml", sourcesFile];
var rawEntries = [...folders, ...singles];
var leaf = /^(?!\.{1,2}$)[A-Za-z0-9._=+-]{1,200}$/;
function isCaptureFile(path) {
  const [top = "", name, ...deeper] = path.split("/");
  if (name === void 0) return [manifestFile, journalFile, ...singles].includes(top);
  return folders.includes(top) && leaf.test(name) && deeper.length === 0;
}

// src/adapters/file-start.ts
import { open } from "node:fs/promises";
async function readStart(path, bytes) {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

// src/measure/lanes.ts
async function inLanes(items, lanes, work) {
  const results = [];
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
  return results;
}

export {
  manifestFile,
  journalFile,
  sourcesFile,
  rawEntries,
  isCaptureFile,
  readStart,
  inLanes
};
