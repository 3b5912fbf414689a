import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  configPath
} from "./chunk-U344SZG3.js";
import "./chunk-XHDQZJR5.js";
import {
  findModules,
  writeText
} from "./chunk-A7UNCZR3.js";
import {
  afterInit,
  initialised,
  keptFile
} from "./chunk-RFN4PQKP.js";
import {
  configSchemaUrl
} from "./chunk-77N2HDPT.js";
import "./chunk-XWUAZQJG.js";
import "./chunk-ANBOHQEB.js";
import {
  by
} from "./chunk-DXTMV53A.js";
import "./chunk-3YOJUNEZ.js";
import "./chunk-C52GY2SN.js";
import {
  exitCodes
} from "./chunk-U2SBGQ2O.js";
import "./chunk-FA6EQWUK.js";

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
  goroutines-left/op: "+0"

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
#time-budget: 10m                 # more time settles smaller changes
#timeout: 2m                      # of one process of one benchmark
#mutex-profile-fraction: 1        # one of how many waits for a lock is profiled
#block-profile-rate: 1            # nanoseconds of waiting between two samples

# When a time breaks its budget: estimate (it is proven slower, by an estimate beyond the budget), proven (it
# is proven to be beyond the budget), or strict (as proven; what is not proven to be within is in doubt).
#budget-mode: estimate
#min-effect: "1%"                 # a smaller change of a time is not called one
#suite-budget: "+2%"              # how much slower all benchmarks together may get (geometric mean)

# What a doubt does to the verdict: pass, warn or fail.
#on-unproven: warn                # a time may be over its budget, but the measurements cannot tell
#on-failed: fail                  # a benchmark that runs on base breaks on head
#on-unmeasured: warn              # a metric with a budget could not be measured on both sides
#on-missing-baseline: warn        # baseline auto or artifact, and no run has stored one yet

# What head is compared with on GitHub: paired (the merge base, measured in the same job), artifact (a stored
# baseline alone; then slower is a doubt at most), or auto (paired for time, both for counts).
#baseline: auto
`;
}
function workflowFile(goMod, branch) {
  return `name: pprof-gate
on:
  pull_request: # measured against its base; the check fails when a budget of .github/pprof-gate.yml breaks
  push: { branches: [${JSON.stringify(branch ?? "main")}] } # ${branch === null ? "the default branch, if it has another name put that here: " : ""}records the baseline
  workflow_dispatch: # the same by a button
concurrency: { group: 'pprof-gate-\${{ github.ref }}', cancel-in-progress: "\${{ github.head_ref != '' }}" }
permissions:
  contents: read # checkout, merge base
  actions: read # finds the baseline
  pull-requests: write # comments; without it everything is in the job summary
jobs:
  benchmarks:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@v7
      - uses: actions/setup-go@v7
        with: { ${goMod === null ? "go-version: stable" : `go-version-file: ${JSON.stringify(goMod)}`} }
      - uses: pprof-gate/pprof-gate@v0
`;
}
var reportWorkflowFile = `# Comments on pull requests from forks and Dependabot, whose own run may not. Runs the default branch's
# version of this file, checks nothing out, and reads what the finished run left as data.
name: pprof-gate report
on:
  workflow_run: { workflows: [pprof-gate], types: [completed] }
permissions:
  contents: read # configuration of the base branch
  actions: read # result of the finished run
  pull-requests: write # comments
jobs:
  report:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    steps:
      - uses: pprof-gate/pprof-gate@v0
`;

// src/cli/init.ts
var workflowPath = ".github/workflows/pprof-gate.yml";
var reportWorkflowPath = ".github/workflows/pprof-gate-report.yml";
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
function branchName(defaultBranch) {
  return defaultBranch?.replace(/^origin\//, "") ?? null;
}
function initFiles({ modules, defaultBranch, goVersion }) {
  const main = mainModule(modules);
  const goMod = main === null || goVersion === null ? null : main.dir === "." ? "go.mod" : `${main.dir}/go.mod`;
  const branch = branchName(defaultBranch);
  return [
    {
      path: configPath,
      text: configFile(
        modules.map((module) => module.path),
        branch
      )
    },
    { path: workflowPath, text: workflowFile(goMod, branch) },
    { path: reportWorkflowPath, text: reportWorkflowFile }
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
  const defaultBranch = await git.defaultBranch(root);
  const files = initFiles({ modules, defaultBranch, goVersion });
  for (const { path, text } of files) {
    const full = join(root, path);
    if (existsSync(full) && !options.force) {
      door.print(keptFile(path));
      continue;
    }
    await mkdir(dirname(full), { recursive: true });
    await writeText(full, text);
    door.print(initialised(path));
  }
  for (const line of afterInit(branchName(defaultBranch), options.repo)) door.print(line);
  return exitCodes.passes;
}
export {
  runInit
};
