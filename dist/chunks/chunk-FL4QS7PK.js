import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  ofOption
} from "./chunk-5MIDGPK2.js";
import {
  pathFor
} from "./chunk-2CZMSPFY.js";
import {
  pageOf,
  record,
  renderListing,
  renderTerminal
} from "./chunk-C4UL5YY3.js";
import {
  captureDirectory,
  configOf,
  effectiveConfig,
  gate,
  policyOf,
  prepareOutput,
  readCaptures,
  readConfig,
  readEvidence,
  readPair,
  refuseRoot,
  renderComment,
  renderJson,
  reportOn,
  requireFolderOf,
  scopeOf,
  writeReports
} from "./chunk-CRR4IZL7.js";
import {
  manifestFile
} from "./chunk-ZWVBWVTW.js";
import {
  writeText
} from "./chunk-A7UNCZR3.js";
import {
  nothingRecorded,
  recordedIn,
  reportsIn
} from "./chunk-RFN4PQKP.js";
import {
  commands,
  overridesOf
} from "./chunk-VLC7YONV.js";
import {
  typedOptions
} from "./chunk-WHAFOWJB.js";
import {
  defaultConfig
} from "./chunk-77N2HDPT.js";
import {
  usageError
} from "./chunk-VIWSCYF4.js";
import {
  exitCodes
} from "./chunk-U2SBGQ2O.js";

// src/cli/gate-command.ts
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
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
  await prepareOutput(out, door.ports.captures);
  const base = options.base === null ? { kind: "merge-base", ref: null } : { kind: "commit", ref: options.base, differs: true };
  const report = await gate({ directory, base, head: options.head, config, out }, door.ports);
  const repo = pathFor(root, door.cwd);
  const typed = [
    ...repo === "." ? [] : ["--repo", repo],
    ...typedOptions(options.config, overridesOf(options)),
    ...options.out === commands.gate.options.out.fallback ? [] : ["--out", options.out]
  ];
  const told = { ...report, typed };
  return finish(
    told,
    out,
    json,
    door,
    async () => pageOf(told, await readCaptures(out, door.ports), foldersBelow(out, door))
  );
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
  await door.ports.captures.wouldReplace(out);
  const like = options.like === null ? null : await door.ports.captures.read(resolve(door.cwd, options.like));
  const recorded = await record({ directory, head: options.ref, config, out, like }, door.ports);
  if (recorded === null) throw new Error("what was asked for is wanted");
  const { capture } = recorded;
  door.print(renderListing(capture));
  const place = pathFor(out, door.cwd);
  const measured = [...readEvidence(capture).benchmarks.values()].some(({ samples }) => samples.size > 0);
  if (!measured) {
    door.print(nothingRecorded(place));
    return exitCodes.notMeasured;
  }
  const again = options.like !== null && resolve(door.cwd, options.like) === out;
  for (const line of recordedIn(place, again ? null : options.like)) door.print(line);
  return exitCodes.passes;
}
async function runCompare({ options, operands }, door) {
  const json = await jsonFile(options.json, door);
  const base = await door.ports.captures.read(resolve(door.cwd, operands[0]));
  const head = await door.ports.captures.read(resolve(door.cwd, operands[1]));
  const config = await configFor(head, fileOf(options.config, door));
  const policy = policyOf(effectiveConfig(config, { budgets: options.budget }));
  const captures = { base, head, stored: null };
  const near = (path) => pathFor(resolve(door.cwd, path), door.cwd);
  const folders = { base: near(operands[0]), head: near(operands[1]) };
  const report = reportOn(captures, policy);
  const out = options.out === null ? null : resolve(door.cwd, options.out);
  return finish(report, out, json, door, () => pageOf(report, captures, folders));
}
async function runReport({ options, operands }, door) {
  const directory = resolve(door.cwd, operands[0]);
  const { captures } = door.ports;
  const pair = pairIn(directory);
  if (pair === null) {
    const listing = renderListing(await captures.read(directory));
    const { format, out: out2, json: json2, config } = options;
    const given = { "--out": out2, "--json": json2, "--config": config };
    const unused = Object.entries(given).find(([, value]) => value !== null)?.[0];
    const option = unused ?? (format === "terminal" ? null : `--format ${format}`);
    if (option !== null)
      throw usageError("option-of-two-captures", { option, value: operands[0], command: "report" });
    door.print(listing);
    return exitCodes.passes;
  }
  const json = await jsonFile(options.json, door);
  const all = await readPair(pair, door.ports);
  const report = reportOn(all, policyOf(await configFor(all.head, fileOf(options.config, door))));
  const out = options.out === null ? null : resolve(door.cwd, options.out);
  const page = () => pageOf(report, all, foldersIn(pair, door));
  if (options.format === "terminal") return finish(report, out, json, door, page);
  door.print(options.format === "json" ? renderJson(report) : renderComment(report));
  if (out !== null) await writeReports(out, report, page);
  if (json !== null) await writeJson(json, report);
  return report.verdict.exitCode;
}
function pairIn(directory) {
  const inside = captureDirectory(directory, "head");
  if (existsSync(inside)) return dirname(inside);
  return existsSync(join(directory, "head", manifestFile)) ? directory : null;
}
function foldersBelow(out, door) {
  return foldersIn(dirname(captureDirectory(out, "head")), door);
}
function foldersIn(captures, door) {
  const of = (side) => pathFor(join(captures, side), door.cwd);
  return { base: of("base"), head: of("head") };
}
async function configFor(capture, file) {
  return file === null ? configOf(capture) ?? defaultConfig : readConfig(file, ".");
}
async function finish(report, out, json, door, page) {
  const { color, width, verbose } = door;
  door.print(renderTerminal(report, { color, width, verbose }));
  if (out !== null) {
    const files = await writeReports(out, report, page);
    door.print(
      reportsIn(pathFor(files.html, door.cwd), pathFor(files.json, door.cwd), report.verdict.exitCode)
    );
  }
  if (json !== null) await writeJson(json, report);
  return report.verdict.exitCode;
}
async function writeJson(path, report) {
  await ofOption("--json FILE", writeText(path, renderJson(report)));
}
async function jsonFile(path, door) {
  const file = fileOf(path, door);
  if (file !== null) await ofOption("--json FILE", requireFolderOf(file));
  return file;
}
function fileOf(path, door) {
  return path === null ? null : resolve(door.cwd, path);
}

export {
  runGate,
  runRecord,
  runCompare,
  runReport,
  foldersBelow,
  configFor,
  finish
};
