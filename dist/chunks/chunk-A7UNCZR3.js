import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  by
} from "./chunk-DXTMV53A.js";
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

// src/measure/modules.ts
import { readFile, readdir } from "node:fs/promises";
import { join, posix } from "node:path";
var skippedFolder = /^(\.|_)|^(vendor|testdata|node_modules)$/;
async function findModules(root, exec) {
  const dirs = [];
  const works = [];
  const visit = async (dir) => {
    const entries = await readdir(join(root, dir), { withFileTypes: true });
    for (const entry of entries) {
      if (entry.isFile() && entry.name === "go.mod") dirs.push(dir);
      if (entry.isFile() && entry.name === "go.work") works.push(dir);
      if (entry.isDirectory() && !skippedFolder.test(entry.name)) await visit(posix.join(dir, entry.name));
    }
  };
  await visit(".");
  const used = /* @__PURE__ */ new Map();
  for (const work of works) used.set(work, await workspaceModules(root, work, exec));
  const modules = [];
  for (const dir of dirs) {
    const path = modulePath(await readFile(join(root, dir, "go.mod"), "utf8"));
    if (path === null) throw new GateError("list-failed", { module: dir, output: "go.mod names no module" });
    const work = works.filter((folder) => within(dir, folder)).sort((a, b) => b.length - a.length)[0];
    const outside = work !== void 0 && used.get(work)?.has(dir) === false;
    modules.push({ path, dir, env: outside ? { GOWORK: "off" } : {} });
  }
  return modules.sort(by((module) => module.dir));
}
async function workspaceModules(root, dir, exec) {
  const exit = await exec.run({
    program: "go",
    args: ["work", "edit", "-json", "go.work"],
    cwd: join(root, dir),
    timeoutMs: 6e4,
    keepBytes: 1 << 20
  });
  if (exit.code !== 0)
    throw new GateError("list-failed", { module: posix.join(dir, "go.work"), output: exit.stderr.text });
  const work = JSON.parse(exit.stdout.text);
  return new Set((work.Use ?? []).map((use) => posix.join(dir, use.DiskPath)));
}
function modulePath(goMod) {
  const line = /^[ \t]*module[ \t]+(?:"([^"]+)"|`([^`]+)`|([^\s/"`][^\s"`]*))/m.exec(goMod);
  return line?.[1] ?? line?.[2] ?? line?.[3] ?? null;
}
function folderOf(pattern) {
  if (!/^\.\.?(\/|$)/.test(pattern)) return null;
  const folder = pattern.replace(/\/?\.\.\.$/, "");
  return folder.includes("...") ? null : folder;
}
function within(dir, folder) {
  return folder === "." || dir === folder || dir.startsWith(folder + "/");
}
function patternsByModule(patterns, modules) {
  const result = /* @__PURE__ */ new Map();
  const add = (dir, pattern) => {
    const list = result.get(dir) ?? [];
    if (!list.includes(pattern)) list.push(pattern);
    result.set(dir, list);
  };
  const deepest = (fits) => modules.filter(fits).sort((a, b) => b.dir.length - a.dir.length || b.path.length - a.path.length)[0];
  for (const pattern of patterns) {
    const recursive = pattern === "..." || pattern.endsWith("/...");
    const stem = recursive ? pattern.slice(0, -"...".length).replace(/\/$/, "") || "." : pattern;
    const byImportPath = modules.some((module) => stem === module.path || stem.startsWith(module.path + "/"));
    if (byImportPath && !pattern.startsWith(".")) {
      const owner2 = deepest((module) => stem === module.path || stem.startsWith(module.path + "/"));
      if (owner2 !== void 0) add(owner2.dir, pattern);
      continue;
    }
    const folder = posix.normalize(stem).replace(/\/$/, "");
    const owner = deepest((module) => within(folder, module.dir));
    if (owner !== void 0) {
      const inner = owner.dir === "." ? folder : posix.relative(owner.dir, folder) || ".";
      const path = inner === "." ? "." : `./${inner}`;
      add(owner.dir, recursive ? `${path}/...` : path);
    }
    if (!recursive) continue;
    for (const module of modules)
      if (module !== owner && within(module.dir, folder)) add(module.dir, "./...");
  }
  return result;
}

export {
  writeText,
  unwritable,
  findModules,
  modulePath,
  folderOf,
  within,
  patternsByModule
};
