import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  captureDirectory,
  configOf,
  effectiveConfig,
  gate,
  policyOf,
  readCaptures,
  readConfig,
  readEvidence,
  record,
  refuseRoot,
  renderListing,
  renderTerminal,
  reportOn,
  scopeOf
} from "./chunk-SWCFRFGP.js";
import {
  prepareOutput,
  renderComment,
  renderJson,
  requireFolderOf,
  write,
  writeReports
} from "./chunk-KMJQGV66.js";
import {
  overridesOf
} from "./chunk-LDTZRWR3.js";
import {
  defaultConfig
} from "./chunk-OZZODDAJ.js";
import {
  nothingRecorded,
  recordedIn,
  reportsIn
} from "./chunk-WHY2B65P.js";
import {
  exitCodes
} from "./chunk-U2SBGQ2O.js";

// src/cli/gate-command.ts
import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
async function runGate({ options, rest }, door) {
  const directory = resolve(door.cwd, options.repo);
  const { config, root } = await scopeOf(
    door.ports.git,
    directory,
    fileOf(options.config, door),
    overridesOf(options, rest)
  );
  const out = resolve(door.cwd, options.out);
  refuseRoot(out, root, "--out");
  const json = await jsonFile(options.json, door);
  await prepareOutput(out);
  const base = options.base === null ? { kind: "merge-base", ref: null } : { kind: "commit", ref: options.base };
  const report = await gate({ directory, base, head: options.head, config, out }, door.ports);
  return finish(report, out, json, door);
}
async function runRecord({ options, rest }, door) {
  const directory = resolve(door.cwd, options.repo);
  const { config, root } = await scopeOf(
    door.ports.git,
    directory,
    fileOf(options.config, door),
    overridesOf(options, rest)
  );
  const out = resolve(door.cwd, options.out);
  refuseRoot(out, root, "--out");
  const like = options.like === null ? null : await door.ports.captures.read(resolve(door.cwd, options.like));
  const recorded = await record({ directory, head: options.ref, config, out, like }, door.ports);
  if (recorded === null) throw new Error("what was asked for is wanted");
  const { capture } = recorded;
  door.print(renderListing(capture));
  door.print(recordedIn(pathFor(out, door)));
  const measured = [...readEvidence(capture).benchmarks.values()].some(({ samples }) => samples.size > 0);
  if (measured) return exitCodes.passes;
  door.print(nothingRecorded);
  return exitCodes.notMeasured;
}
async function runCompare({ options, operands }, door) {
  const json = await jsonFile(options.json, door);
  const base = await door.ports.captures.read(resolve(door.cwd, operands[0]));
  const head = await door.ports.captures.read(resolve(door.cwd, operands[1]));
  const config = await configFor(head, fileOf(options.config, door));
  const policy = policyOf(effectiveConfig(config, { budgets: options.budget }));
  const report = reportOn({ base, head, stored: null }, policy);
  return finish(report, options.out === null ? null : resolve(door.cwd, options.out), json, door);
}
async function runReport({ options, operands }, door) {
  const directory = resolve(door.cwd, operands[0]);
  const { captures } = door.ports;
  if (!existsSync(captureDirectory(directory, "head"))) {
    door.print(renderListing(await captures.read(directory)));
    return exitCodes.passes;
  }
  const json = await jsonFile(options.json, door);
  const all = await readCaptures(directory, door.ports);
  const report = reportOn(all, policyOf(await configFor(all.head, fileOf(options.config, door))));
  const out = options.out === null ? null : resolve(door.cwd, options.out);
  if (options.format === "terminal") return finish(report, out, json, door);
  door.print(options.format === "json" ? renderJson(report) : renderComment(report));
  if (out !== null) await writeReports(out, report);
  if (json !== null) await write(json, renderJson(report));
  return report.verdict.exitCode;
}
async function configFor(capture, file) {
  return file === null ? configOf(capture) ?? defaultConfig : readConfig(file, ".");
}
async function finish(report, out, json, door) {
  door.print(renderTerminal(report, { color: door.color, width: door.width }));
  if (out !== null) {
    await writeReports(out, report);
    door.print(
      reportsIn(
        pathFor(join(out, "comment.md"), door),
        pathFor(join(out, "report.json"), door),
        report.verdict.exitCode
      )
    );
  }
  if (json !== null) await write(json, renderJson(report));
  return report.verdict.exitCode;
}
async function jsonFile(path, door) {
  const file = fileOf(path, door);
  if (file !== null) await requireFolderOf(file);
  return file;
}
function fileOf(path, door) {
  return path === null ? null : resolve(door.cwd, path);
}
function pathFor(path, door) {
  const near = relative(door.cwd, path);
  return near.length < path.length && !near.startsWith("../../") ? near || "." : path;
}

export {
  runGate,
  runRecord,
  runCompare,
  runReport,
  finish
};
