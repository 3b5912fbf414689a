// Whose code the functions of a profile are where no report tells the repository: the module that a command runs in does,
// or else package main and the files below the folder.
import { repositoryFile } from '../../evidence/repository-file.js';
import type { CalledFunction } from '../../flame/call-tree.js';
import { isRuntime, packageOf } from '../../flame/code.js';
import type { OwnCodeBasis } from '../html/page-data.js';

/** Where a command runs. Folders are absolute, with forward slashes. */
export interface Surroundings {
  readonly folder: string;
  /** Of the go.mod in the folder or nearest above it; null without one. */
  readonly module: EnclosingModule | null;
}

export interface EnclosingModule {
  /** Import path. */
  readonly path: string;
  readonly root: string;
}

export interface OwnCode {
  readonly basis: OwnCodeBasis;
  /** What the file of a function of our own is called: in a module relative to it where that is known. Null for others. */
  readonly fileOf: (of: CalledFunction) => string | null;
  /** Path of its file in the module, where the function is of it and that is known; else null. */
  readonly inModule: (of: CalledFunction) => string | null;
}

/** What go test writes as the package main of a test. */
export const testMain = '_testmain.go';

/** Of a version that was downloaded, or copied into the module: code of others, or the module's own at another time. */
const isCopy = /(?:^|\/)vendor\/|@v\d/;

/** By all functions of the profiles, as they name them: of a module that none of them is of, nothing is to be told. */
export function ownCodeOf(functions: readonly CalledFunction[], { folder, module }: Surroundings): OwnCode {
  if (module !== null) {
    const own = ofModule(functions, module);
    if (functions.some((of) => own.fileOf(of) !== null)) return own;
  }
  const own = ofFolder(folder);
  if (functions.some((of) => own.fileOf(of) !== null)) return own;
  return { basis: { by: 'unknown' }, fileOf: () => null, inModule: () => null };
}

function ofModule(functions: readonly CalledFunction[], module: EnclosingModule): OwnCode {
  // A profile may be of a machine on which the module lies elsewhere: its own packages tell where.
  const roots = new Set([module.root]);
  for (const of of functions) {
    const root = rootBy(of, module.path);
    if (root !== null) roots.add(root);
  }
  const inModule = ({ file }: CalledFunction): string | null => {
    for (const root of roots) {
      const path = below(file, root);
      if (path !== null) return path;
    }
    // As -trimpath writes it.
    return repositoryFile(file, [{ path: module.path, dir: '.' }]);
  };
  return {
    basis: { by: 'module', module: module.path },
    fileOf: (of) => inModule(of) ?? (isOf(importPath(of), module.path) ? of.file : null),
    inModule,
  };
}

function ofFolder(folder: string): OwnCode {
  const isBelow = ({ name, file }: CalledFunction): boolean =>
    folder !== '/' && below(file, folder) !== null && !isRuntime(name) && !isOfGo(name, file);
  const isMain = ({ name, file }: CalledFunction): boolean => packageOf(name) === 'main' && file !== testMain;
  return {
    basis: { by: 'folder' },
    fileOf: (of) => (isMain(of) || isBelow(of) ? of.file : null),
    inModule: () => null,
  };
}

/** A file of Go's own tree lies in src below the path of its package. */
function isOfGo(name: string, file: string): boolean {
  const path = packageOf(name);
  return !path.split('/', 1).join('').includes('.') && folderOf(file).endsWith(`/src/${path}`);
}

/** The folder of a module by a function of it: that of its file, without what its package adds. */
function rootBy(of: CalledFunction, module: string): string | null {
  const path = importPath(of);
  if (!isOf(path, module) || !of.file.startsWith('/') || isCopy.test(of.file)) return null;
  const folder = folderOf(of.file);
  // Tests of a package from outside are a package of their own in its folder.
  for (const rest of [path, path.replace(/_test$/, '')].map((text) => text.slice(module.length))) {
    const root = folder.slice(0, folder.length - rest.length);
    if (folder.endsWith(rest) && root !== '') return root;
  }
  return null;
}

function below(file: string, root: string): string | null {
  if (!file.startsWith(`${root}/`)) return null;
  const path = file.slice(root.length + 1);
  return isCopy.test(path) || /(?:^|\/)\.{0,2}(?:\/|$)/.test(path) ? null : path;
}

function isOf(path: string, module: string): boolean {
  return path === module || path.startsWith(`${module}/`);
}

/** In names of functions, dots of a path's last part are escaped. */
function importPath({ name }: CalledFunction): string {
  return packageOf(name).replaceAll('%2e', '.');
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), 0));
}
