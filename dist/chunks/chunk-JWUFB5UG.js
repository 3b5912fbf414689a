import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  captureDirectory,
  configOf,
  effectiveConfig,
  gate,
  median,
  policyOf,
  readConfig,
  readEvidence,
  record,
  refuseRoot,
  renderTerminal,
  reportOn,
  scopeOf
} from "./chunk-IT4IZZ5A.js";
import {
  prepareOutput,
  renderComment,
  renderJson,
  requireFolderOf,
  write,
  writeReports
} from "./chunk-Q7SCIYMP.js";
import {
  overridesOf
} from "./chunk-Z62PGBA4.js";
import {
  defaultConfig,
  shortName
} from "./chunk-HNLUZSM6.js";
import {
  formatValue
} from "./chunk-LYQOOUH3.js";
import {
  nothingRecorded,
  recordedIn,
  reportsIn
} from "./chunk-WHY2B65P.js";
import {
  exitCodes
} from "./chunk-XLHC22VY.js";
import {
  visible
} from "./chunk-QCNPSFGW.js";

// src/cli/gate-command.ts
import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";

// src/report/listing.ts
function renderListing(capture) {
  const evidence = readEvidence(capture);
  const benchmarks = [...evidence.benchmarks.values()];
  const units = ["sec/op", "B/op", "allocs/op"];
  const rows = benchmarks.map(({ id, samples, troubles }) => {
    const values = units.map((unit) => {
      const runs = samples.get(unit)?.runs ?? [];
      return runs.length === 0 ? "-" : formatValue(median(runs.map((run) => run.value)), unit);
    });
    const note = troubles[0] === void 0 ? "" : `${troubles[0].ending} ${troubles[0].message}`.trim();
    const n = Math.max(0, ...[...samples.values()].map((sample) => sample.runs.length));
    return [visible(id.pkg, 80), visible(shortName(id.name), 60), String(n), ...values, visible(note, 80)];
  });
  const table = [["package", "benchmark", "n", ...units, ""], ...rows];
  const widths = (table[0] ?? []).map(
    (_, column) => Math.max(...table.map((row) => (row[column] ?? "").length))
  );
  const lines = table.map(
    (row) => row.map(
      (cell, column) => column < 2 || column === row.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
    ).join("  ").trimEnd()
  );
  const { manifest } = capture;
  const commit = `${(manifest.commit.sha ?? "no commit").slice(0, 12)}${manifest.commit.dirty ? " with changes" : ""}`;
  const head = `${commit}  ${manifest.go.version} ${manifest.go.goos}/${manifest.go.goarch}  seed ${manifest.seed}`;
  return [head, "", ...lines, ""].join("\n");
}

// src/cli/gate-command.ts
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
  const capture = await record({ directory, head: options.ref, config, out, like }, door.ports);
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
  const report = reportOn({ base, head }, policy);
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
  const base = await captures.read(captureDirectory(directory, "base"));
  const head = await captures.read(captureDirectory(directory, "head"));
  const report = reportOn({ base, head }, policyOf(await configFor(head, fileOf(options.config, door))));
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
