// The files that `init` writes: whole, because a template in pieces cannot be read.
import { configSchemaUrl } from '../../config/schema.js';

/**
 * `.github/pprof-gate.yml`. What is commented out shows defaults and examples; with every `#` before a key
 * removed it is still a valid configuration. `branch` is what a working tree is compared with.
 */
export function configFile(modules: readonly string[], branch: string | null): string {
  const whose = modules.length === 1 ? (modules[0] ?? '') : 'this repository';
  return `# yaml-language-server: $schema=${configSchemaUrl}

# What the benchmarks of ${whose} may cost. A pull request is compared with its merge base, a
# working tree with its merge base with ${branch ?? 'the default branch'}. Every key is optional.

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

/**
 * `.github/workflows/pprof-gate.yml`, at most 20 lines. Without a go.mod that names a version: stable Go.
 * `branch` is the default branch, whose pushes record baselines.
 */
export function workflowFile(goMod: string | null, branch: string | null): string {
  return `name: pprof-gate
on:
  pull_request: # measured against its base; the check fails when a budget of .github/pprof-gate.yml breaks
  push: { branches: [${JSON.stringify(branch ?? 'main')}] } # ${branch === null ? 'the default branch, if it has another name put that here: ' : ''}records the baseline
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
        with: { ${goMod === null ? 'go-version: stable' : `go-version-file: ${JSON.stringify(goMod)}`} }
      - uses: pprof-gate/pprof-gate@v0
`;
}

/** `.github/workflows/pprof-gate-report.yml`: comments for pull requests whose own token may not. */
export const reportWorkflowFile = `# Comments on pull requests from forks and Dependabot, whose own run may not. Runs the default branch's
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
