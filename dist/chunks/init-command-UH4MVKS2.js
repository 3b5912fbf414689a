import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  configPath,
  findModules,
  write
} from "./chunk-Q7SCIYMP.js";
import "./chunk-PDN4OOF3.js";
import {
  configSchemaUrl
} from "./chunk-HNLUZSM6.js";
import "./chunk-LYQOOUH3.js";
import "./chunk-OZ2GCOA2.js";
import {
  initialised,
  keptFile
} from "./chunk-WHY2B65P.js";
import "./chunk-NXB3URTI.js";
import {
  by
} from "./chunk-MTY3MCSE.js";
import {
  exitCodes
} from "./chunk-XLHC22VY.js";
import "./chunk-QCNPSFGW.js";
import "./chunk-FDGYIFXX.js";

// src/cli/init-command.ts
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

// src/report/words/init-files.ts
function configFile(modules, branch) {
  const whose = modules.length === 1 ? modules[0] ?? "" : "this repository";
  return `# yaml-language-server: $schema=${configSchemaUrl}

# What the benchmarks of ${whose} may cost. A pull request is compared with its merge base, a
# working tree with its merge base with ${branch ?? "the default branch"}. Every key is optional.

# How much worse than base a metric may get ("+5%", "+2", "+96B"), or what head may be at most whatever base
# was ("<= 12", "<= 1.5ms", "<= 64KiB"), or "none".
budgets:
  sec/op: "+5%"
  B/op: "+1%"
  allocs/op: "+0"

# Other budgets for some packages or benchmarks. Of those that fit, the last wins.
#rules:
#  - package: "./parse/..."       # a folder, or an import path or its end
#    benchmark: "Look/*"          # a name, and everything below it
#    budgets: { sec/op: "+10%", allocs/op: "<= 12" }

# Metrics of your own (b.ReportMetric): which way is better. With that they can have budgets as well.
#units: { req/s: higher, pages/op: lower }

# What is measured, and for how long.
#packages: ["./..."]
#bench: "."                       # a regular expression, as for go test -bench
#tags: []
#time-budget: 5m                  # more time settles smaller changes
#timeout: 2m                      # of one process of one benchmark

# What a doubt does to the verdict: pass, warn or fail.
#on-unproven: warn                # a time may be over its budget, but the measurements cannot tell
#on-failed: fail                  # a benchmark that runs on base breaks on head
#on-unmeasured: warn              # a metric with a budget could not be measured on both sides
`;
}
function workflowFile(goMod) {
  return `# Measures what a pull request does to the Go benchmarks. Budgets are in .github/pprof-gate.yml.
name: pprof-gate
on: pull_request
permissions:
  contents: read
jobs:
  benchmarks:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v7
        with:
          fetch-depth: 0 # the merge base is measured too
      - uses: actions/setup-go@v7
        with:
          ${goMod === null ? "go-version: stable" : `go-version-file: ${JSON.stringify(goMod)}`}
      - uses: pprof-gate/pprof-gate@v0
`;
}

// src/cli/init.ts
var workflowPath = ".github/workflows/pprof-gate.yml";
function mainModule(modules) {
  const depth = (dir) => dir === "." ? 0 : dir.split("/").length;
  const [main] = [...modules].sort(
    by(
      (module) => depth(module.dir),
      (module) => module.dir
    )
  );
  return main ?? null;
}
function initFiles({ modules, defaultBranch, goVersion }) {
  const main = mainModule(modules);
  const goMod = main === null || goVersion === null ? null : main.dir === "." ? "go.mod" : `${main.dir}/go.mod`;
  return [
    {
      path: configPath,
      text: configFile(
        modules.map((module) => module.path),
        defaultBranch?.replace(/^origin\//, "") ?? null
      )
    },
    { path: workflowPath, text: workflowFile(goMod) }
  ];
}

// src/cli/init-command.ts
async function runInit({ options }, door) {
  const { git, exec } = door.ports;
  const root = await git.root(resolve(door.cwd, options.repo));
  const modules = await findModules(root, exec);
  const main = mainModule(modules);
  const goMod = main === null ? "" : await readFile(join(root, main.dir, "go.mod"), "utf8");
  const goVersion = /^go[ \t]+(\S+)/m.exec(goMod)?.[1] ?? null;
  const files = initFiles({ modules, defaultBranch: await git.defaultBranch(root), goVersion });
  for (const { path, text } of files) {
    const full = join(root, path);
    if (existsSync(full) && !options.force) {
      door.print(keptFile(path));
      continue;
    }
    await mkdir(dirname(full), { recursive: true });
    await write(full, text);
    door.print(initialised(path));
  }
  return exitCodes.passes;
}
export {
  runInit
};
