import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);

// src/evidence/repository-file.ts
function repositoryFile(file, modules) {
  let best = null;
  for (const { path, dir } of modules) {
    if (path.length <= (best?.length ?? -1) || !file.startsWith(path)) continue;
    const rest = /^(?:@v0\.0\.0[^/]*)?\/(.+)$/.exec(file.slice(path.length))?.[1];
    if (rest === void 0) continue;
    best = { length: path.length, path: dir === "." ? rest : `${dir}/${rest}` };
  }
  return best === null || /(?:^|\/)vendor\//.test(best.path) ? null : best.path;
}

export {
  repositoryFile
};
