import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);
import {
  _enum,
  _gte,
  _maxLength,
  _regex,
  array,
  boolean,
  discriminatedUnion,
  int,
  literal,
  nullable,
  number,
  object,
  optional,
  record,
  string,
  union
} from "./chunk-CUQV2RAD.js";

// src/model/capture.ts
var text = (max = 4096) => string().check(_maxLength(max));
var count = () => int().check(_gte(0));
var finite = () => number();
var path = () => text(1024).check(_regex(/^(?!\/)(?![^]*(^|\/)\.\.(\/|$))[^\\\0]+$/));
var captureSchemaVersion = "pprof-gate/capture/1";
var endings = ["ok", "failed", "skipped", "panicked", "exited", "hung", "no-result"];
var passes = ["discover", "calibrate", "screen", "confirm", "profile"];
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
    pass: _enum(["screen", "confirm"]),
    /** Joins the two halves of a pair. */
    slot: count(),
    /** Link seed; 0 is the toolchain's own layout. */
    layout: count(),
    /** Ran as the second of its pair. */
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
    kind: _enum(["cpu", "heap", "block", "mutex"]),
    /** -test.benchtime=Nx of the process; two counts per kind give the slope per operation. */
    iterations: count(),
    file: path()
  }),
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
    /** Kept dump or output. */
    file: nullable(path())
  }),
  object({ type: literal("caveat"), code: text(64), facts }),
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

// src/measure/lanes.ts
async function inLanes(items, lanes, work) {
  const results = [];
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
  return results;
}

export {
  captureSchemaVersion,
  manifestSchema,
  recordSchema,
  inLanes
};
