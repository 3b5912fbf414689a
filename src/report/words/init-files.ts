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

/** `.github/workflows/pprof-gate.yml`, at most 20 lines. Without a go.mod that names a version: stable Go. */
export function workflowFile(goMod: string | null): string {
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
          ${goMod === null ? 'go-version: stable' : `go-version-file: ${JSON.stringify(goMod)}`}
      - uses: pprof-gate/pprof-gate@v0
`;
}
