import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  _default,
  _enum,
  _gte,
  _lte,
  _maxLength,
  array,
  boolean,
  count,
  discriminatedUnion,
  finite,
  int,
  lineNumber,
  literal,
  nullable,
  object,
  optional,
  path,
  record,
  text,
  union
} from "./chunk-ANBOHQEB.js";

// src/model/benchmark.ts
function keyOf(id) {
  return `${id.pkg} ${id.name} ${id.procs}`;
}
function shortName(name) {
  return name.startsWith("Benchmark") && name.length > "Benchmark".length ? name.slice("Benchmark".length) : name;
}

// src/model/changed-function.ts
var changedFunctionSchema = object({
  /** In head's capture: a function that is not, token for token, one of base. */
  type: literal("changed-function"),
  /** Relative to the repository. */
  file: path(),
  /** Without the package: `Fill`, `(*Parser).reset`. */
  name: text(512),
  line: lineNumber(),
  endLine: lineNumber(),
  /** A benchmark that ran got into it; false: none of them did. What is not known has no record. */
  reached: boolean()
});

// src/model/metric.ts
var stages = ["screen", "focus", "confirm"];

// src/model/standing-record.ts
var standingSchema = object({
  type: literal("standing"),
  pkg: text(1024),
  name: text(16384),
  procs: count(),
  iterations: count(),
  /** Goroutines of the program, its first aside. */
  count: count(),
  /** The dump of them; null where it was too large to keep. */
  file: nullable(path())
});

// src/model/capture.ts
var captureSchemaVersion = "pprof-gate/capture/1";
var endings = ["ok", "failed", "skipped", "panicked", "exited", "hung", "no-result"];
var passes = ["discover", "calibrate", "screen", "focus", "confirm", "guard", "profile"];
var probePasses = ["goroutines", "heap", "cpu", "contention"];
var pairings = ["alternating", "together"];
var cutOff = object({ by: _enum(["timeout", "time-budget"]), ms: count() });
var manifestSchema = object({
  schema: literal(captureSchemaVersion),
  /** Version of pprof-gate that wrote it. */
  tool: text(64),
  complete: boolean(),
  /** The same on both sides of one gate run: only then do slots pair up. */
  session: text(64),
  seed: count(),
  side: _enum(["base", "head", "single"]),
  commit: object({
    /** Full hash; null when nothing is committed yet. */
    sha: nullable(text(64)),
    /** What the user called it: `v1.2.0`, `origin/main`, `HEAD`. */
    ref: text(512),
    /** Why this commit: asked for, the merge base with `ref`, the parent of head, or the working tree. */
    chosen: _enum(["given", "merge-base", "parent", "working-tree"]),
    /** The working tree has changes that are in no commit. */
    dirty: boolean()
  }),
  startedAt: text(64),
  go: object({
    version: text(64),
    goos: text(32),
    goarch: text(32),
    /** Settings that change what is measured: GOAMD64, GOEXPERIMENT, GOFLAGS, CGO_ENABLED, GOGC, GODEBUG, … */
    env: record(text(64), text())
  }),
  machine: object({
    cpu: text(256),
    cores: count(),
    os: text(128),
    memoryBytes: count(),
    /** Processes that are timed run on one core. */
    pinned: boolean()
  }),
  options: object({
    patterns: array(text()),
    bench: text(),
    tags: array(text(256)),
    /** GOMAXPROCS of the timed processes. */
    procs: count(),
    /** The halves of a pair run one after the other, or at the same time on two cores. */
    pairs: _default(_enum(pairings), "alternating"),
    timeBudgetMs: count()
  }),
  /** Where it was recorded, on a forge. */
  origin: optional(
    object({
      repository: text(256),
      event: text(64),
      actor: text(128),
      /** Why, as the person who started it wrote. */
      reason: text(1024),
      run: count(),
      attempt: count(),
      /** Workflow file, relative to the repository. */
      workflow: text(512),
      suite: text(64)
    })
  ),
  modules: array(object({ path: text(1024), dir: union([literal("."), path()]) })),
  files: array(object({ path: path(), bytes: count(), sha256: text(64) }))
});
var benchmarkId = { pkg: text(1024), name: text(16384), procs: count() };
var slice = object({ file: path(), offset: count(), bytes: count() });
var facts = record(text(64), union([text(16384), finite(), boolean(), array(text(1024))]));
var recordSchema = discriminatedUnion("type", [
  object({
    type: literal("package"),
    pkg: text(1024),
    /** Folder of the package, relative to the repository. */
    dir: union([literal("."), path()]),
    module: text(1024),
    state: _enum(["built", "unchanged", "no-benchmarks", "build-failed"]),
    /** sha256 of the test binary, and of the non-Go files that its benchmarks can read. */
    binary: nullable(text(64)),
    data: nullable(text(64)),
    /** First lines of the compiler's output when the build failed. */
    message: nullable(text(16384))
  }),
  object({
    type: literal("benchmark"),
    ...benchmarkId,
    definition: nullable(
      object({
        /** Relative to the repository. */
        file: path(),
        line: count(),
        endLine: count(),
        /** Hash of the benchmark function and the test code it uses, comments and layout aside. */
        source: text(64),
        /** Hash of the data files that this code names. */
        data: text(64)
      })
    )
  }),
  object({
    type: literal("run"),
    ...benchmarkId,
    /** `guard`: both halves of the pair are base, so that they show what the machine does by itself. */
    pass: _enum([...stages, "guard"]),
    /** Round of its pass; joins the two halves of a pair. */
    slot: count(),
    /** Link seed; 0 is the toolchain's own layout. */
    layout: count(),
    /** Ran as the second of its pair; of pairs at the same time, on the second of the two cores. */
    second: boolean(),
    iterations: count(),
    startedMs: count(),
    wallMs: finite(),
    ending: _enum(endings),
    output: slice
  }),
  object({
    type: literal("profile"),
    ...benchmarkId,
    kind: _enum(["cpu", "heap", "block", "mutex", "goroutineleak"]),
    /** -test.benchtime=Nx of the process; two counts per kind give the slope per operation. */
    iterations: count(),
    file: path(),
    /** Sentinels around the benchmark, so that nothing before or after it is in it; else flags of the whole process. */
    by: optional(literal("sentinels")),
    /** What the process had gathered before the benchmark began, to be taken off; left out where the file begins with it. */
    before: optional(path()),
    /** Of a block profile nanoseconds between two samples, of a mutex profile one of how many is in it; left out: all. */
    rate: optional(int().check(_gte(1), _lte(1e9)))
  }),
  object({
    /** A process with sentinels around the benchmark: what the runtime counted before and after. */
    type: literal("probe"),
    ...benchmarkId,
    pass: _enum(probePasses),
    iterations: count(),
    counters: object({ begin: path(), end: path() }),
    /** Goroutine dumps; null where there were too many. */
    goroutines: object({ begin: nullable(path()), end: nullable(path()) })
  }),
  standingSchema,
  object({
    /** What the compiler decided about one source file, in a package whose benchmarks got worse. */
    type: literal("compiler"),
    pkg: text(1024),
    /** The source file, relative to the repository. */
    source: path(),
    /** Lines of the compiler's -json=0 about escapes and inlining, its header first. */
    file: path(),
    /** Functions and methods that the source declares, `Fill`, `Index.Look`, in their order. */
    functions: array(object({ name: text(512), line: lineNumber(), endLine: lineNumber() })).check(_maxLength(1e4))
  }),
  changedFunctionSchema,
  object({
    type: literal("trouble"),
    pkg: text(1024),
    /** Null when a whole package is meant. */
    name: nullable(text(16384)),
    procs: count(),
    pass: _enum(passes),
    ending: _enum(endings),
    /** First telling line of what the process printed. */
    message: text(16384),
    /** Of one that hung: which setting cut it off, and after how long. */
    cutOff: optional(cutOff),
    /** Kept dump or output. */
    file: nullable(path()),
    /** Bytes of it that are missing in its middle, because a process printed more than we keep. */
    dropped: optional(count())
  }),
  object({ type: literal("caveat"), code: text(64), facts }),
  object({
    /** In every capture of the run: how a round went, whatever was measured in it. */
    type: literal("round"),
    pass: _enum([...stages, "guard"]),
    slot: count(),
    startedMs: count(),
    wallMs: finite(),
    /** Part of the time of the processors that were timed on that the hypervisor took, 0 to 1; null where the system does not tell. */
    steal: nullable(finite()),
    /** Tasks that were running or waiting at its end, our own among them; null where the system does not tell. */
    load: nullable(finite()),
    /** Its values are not used: too much was stolen. It was run again, decided before anything was looked at. */
    discarded: boolean()
  }),
  object({
    /** A binary of this side was linked in a layout. */
    type: literal("link"),
    pkg: text(1024),
    layout: count(),
    /** Its share of the time, where others were linked beside it. */
    wallMs: finite()
  }),
  object({
    /** In head's capture: there was no time for all the pairs that the focus, or the confirming, wished for. */
    type: literal("cut-short"),
    ...benchmarkId,
    pass: _enum(["focus", "confirm"])
  }),
  object({
    /** In head's capture: all functions of a package's two binaries are equal, addresses aside. */
    type: literal("same-functions"),
    pkg: text(1024)
  }),
  object({
    /** In the head capture of a gate that looked for a stored baseline: what it found. */
    type: literal("baseline"),
    mode: _enum(["auto", "artifact"]),
    found: nullable(
      object({
        sha: text(64),
        /** To the merge base: itself, a commit before it, or just the newest there is. */
        relation: _enum(["merge-base", "ancestor", "newest"]),
        /** Commits between it and the merge base; null where that is not known. */
        distance: nullable(count()),
        recordedAt: text(64),
        run: count()
      })
    ),
    /** Why there is none; empty when there is one. */
    reason: text(64),
    /** Command that makes one. */
    command: text(1024)
  }),
  object({
    /** One earlier recording of a benchmark, carried along by baselines: how much it varies from run to run. */
    type: literal("history"),
    ...benchmarkId,
    sha: text(64),
    recordedAt: text(64),
    run: count(),
    goVersion: text(64),
    /** Of what the machine is: only times of equal ones can be compared. */
    machine: text(64),
    iterations: count(),
    /** Median of each unit's values. */
    values: record(text(256), finite())
  }),
  object({
    type: literal("end"),
    reason: _enum(["complete", "time-budget", "interrupted"]),
    elapsedMs: count(),
    /** Part of elapsedMs that was spent in children: go build, benchmark processes. */
    childrenMs: count()
  })
]);

export {
  keyOf,
  shortName,
  stages,
  captureSchemaVersion,
  pairings,
  manifestSchema,
  recordSchema
};
