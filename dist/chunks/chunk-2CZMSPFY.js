import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

// src/cli/door.ts
import { relative } from "node:path";
function pathFor(path, cwd) {
  const near = relative(cwd, path);
  return near.length < path.length && !near.startsWith("../../") ? near || "." : path;
}

export {
  pathFor
};
