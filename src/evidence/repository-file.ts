// Where code lies in the repository. Built with -trimpath, files of the main modules are named
// `import/path/file.go`.
import type { Manifest } from '../model/capture.js';

export type Modules = Manifest['modules'];

/** Path in the repository, when a main module holds the file. The module with the longest path wins. */
export function repositoryFile(file: string, modules: Modules): string | null {
  let best: { length: number; path: string } | null = null;
  for (const { path, dir } of modules) {
    if (path.length <= (best?.length ?? -1) || !file.startsWith(path)) continue;
    // A module replaced by a folder of the repository carries the version v0.0.0 of its requirement.
    const rest = /^(?:@v0\.0\.0[^/]*)?\/(.+)$/.exec(file.slice(path.length))?.[1];
    if (rest === undefined) continue;
    best = { length: path.length, path: dir === '.' ? rest : `${dir}/${rest}` };
  }
  return best === null || /(?:^|\/)vendor\//.test(best.path) ? null : best.path;
}
