// The capture: one folder of raw measurements of one commit, and the seam between measuring and judging.
//
//   manifest.json   header below; `complete` and per-file checksums are written last
//   journal.jsonl   one record a line, appended as each process ends, so that a crash loses nothing
//   bench/*.txt     what the processes of one benchmark printed, one after the other
//   build/*.txt     what `go version -m` tells of each package's test binary
//   probe/*.txt     what the runtime counted before and after a benchmark
//   compiler/*      what the compiler says of escapes and inlining in one source file
//   profiles/*      pprof files · dumps/* goroutine dumps · diff.patch base to head · config.yml in force
//   sources.json    text of the repository's functions that profiles touch (model/source-excerpts.ts)
//
// The schemas are the format: types are inferred from them, readers check against them, and the caps bound
// what a hostile artifact can make us do. Paths are relative, with forward slashes; folders of the machine that
// measured have placeholders instead, such as $HOME (adapters/redactor.ts).
import * as z from 'zod/mini';
import { changedFunctionSchema } from './changed-function.js';
import { count, finite, lineNumber, path, text } from './fields.js';
import { stages } from './metric.js';
import { standingSchema } from './standing-record.js';

export const captureSchemaVersion = 'pprof-gate/capture/1';

export const endings = ['ok', 'failed', 'skipped', 'panicked', 'exited', 'hung', 'no-result'] as const;
/** How the process of one benchmark ended. Only `ok` has values. */
export type Ending = (typeof endings)[number];

export const passes = ['discover', 'calibrate', 'screen', 'focus', 'confirm', 'guard', 'profile'] as const;
/** Which pass of a measurement. */
export type Pass = (typeof passes)[number];

export const probePasses = ['goroutines', 'heap', 'cpu', 'contention'] as const;

export const pairings = ['alternating', 'together'] as const;
export type Pairing = (typeof pairings)[number];

const cutOff = z.object({ by: z.enum(['timeout', 'time-budget']), ms: count() });
/** What ends a process that does not end by itself, and after how many milliseconds. */
export type CutOff = Readonly<z.infer<typeof cutOff>>;

export const manifestSchema = z.object({
  schema: z.literal(captureSchemaVersion),
  /** Version of pprof-gate that wrote it. */
  tool: text(64),
  complete: z.boolean(),
  /** The same on both sides of one gate run: only then do slots pair up. */
  session: text(64),
  seed: count(),
  side: z.enum(['base', 'head', 'single']),
  commit: z.object({
    /** Full hash; null when nothing is committed yet. */
    sha: z.nullable(text(64)),
    /** What the user called it: `v1.2.0`, `origin/main`, `HEAD`. */
    ref: text(512),
    /** Why this commit: asked for, the merge base with `ref`, the parent of head, or the working tree. */
    chosen: z.enum(['given', 'merge-base', 'parent', 'working-tree']),
    /** The working tree has changes that are in no commit. */
    dirty: z.boolean(),
  }),
  startedAt: text(64),
  go: z.object({
    version: text(64),
    goos: text(32),
    goarch: text(32),
    /** Settings that change what is measured: GOAMD64, GOEXPERIMENT, GOFLAGS, CGO_ENABLED, GOGC, GODEBUG, … */
    env: z.record(text(64), text()),
  }),
  machine: z.object({
    cpu: text(256),
    cores: count(),
    os: text(128),
    memoryBytes: count(),
    /** Processes that are timed run on one core. */
    pinned: z.boolean(),
  }),
  options: z.object({
    patterns: z.array(text()),
    bench: text(),
    tags: z.array(text(256)),
    /** GOMAXPROCS of the timed processes. */
    procs: count(),
    /** The halves of a pair run one after the other, or at the same time on two cores. */
    pairs: z._default(z.enum(pairings), 'alternating'),
    timeBudgetMs: count(),
  }),
  /** Where it was recorded, on a forge. */
  origin: z.optional(
    z.object({
      repository: text(256),
      event: text(64),
      actor: text(128),
      /** Why, as the person who started it wrote. */
      reason: text(1024),
      run: count(),
      attempt: count(),
      /** Workflow file, relative to the repository. */
      workflow: text(512),
      suite: text(64),
    }),
  ),
  modules: z.array(z.object({ path: text(1024), dir: z.union([z.literal('.'), path()]) })),
  files: z.array(z.object({ path: path(), bytes: count(), sha256: text(64) })),
});
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

const benchmarkId = { pkg: text(1024), name: text(16384), procs: count() };
/** Where in a raw file a process' output lies, in bytes. */
const slice = z.object({ file: path(), offset: count(), bytes: count() });
const facts = z.record(text(64), z.union([text(16384), finite(), z.boolean(), z.array(text(1024))]));

export const recordSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('package'),
    pkg: text(1024),
    /** Folder of the package, relative to the repository. */
    dir: z.union([z.literal('.'), path()]),
    module: text(1024),
    state: z.enum(['built', 'unchanged', 'no-benchmarks', 'build-failed']),
    /** sha256 of the test binary, and of the non-Go files that its benchmarks can read. */
    binary: z.nullable(text(64)),
    data: z.nullable(text(64)),
    /** First lines of the compiler's output when the build failed. */
    message: z.nullable(text(16384)),
  }),
  z.object({
    type: z.literal('benchmark'),
    ...benchmarkId,
    definition: z.nullable(
      z.object({
        /** Relative to the repository. */
        file: path(),
        line: count(),
        endLine: count(),
        /** Hash of the benchmark function and the test code it uses, comments and layout aside. */
        source: text(64),
        /** Hash of the data files that this code names. */
        data: text(64),
      }),
    ),
  }),
  z.object({
    type: z.literal('run'),
    ...benchmarkId,
    /** `guard`: both halves of the pair are base, so that they show what the machine does by itself. */
    pass: z.enum([...stages, 'guard']),
    /** Round of its pass; joins the two halves of a pair. */
    slot: count(),
    /** Link seed; 0 is the toolchain's own layout. */
    layout: count(),
    /** Ran as the second of its pair; of pairs at the same time, on the second of the two cores. */
    second: z.boolean(),
    iterations: count(),
    startedMs: count(),
    wallMs: finite(),
    ending: z.enum(endings),
    output: slice,
  }),
  z.object({
    type: z.literal('profile'),
    ...benchmarkId,
    kind: z.enum(['cpu', 'heap', 'block', 'mutex', 'goroutineleak']),
    /** -test.benchtime=Nx of the process; two counts per kind give the slope per operation. */
    iterations: count(),
    file: path(),
    /** Sentinels around the benchmark, so that nothing before or after it is in it; else flags of the whole process. */
    by: z.optional(z.literal('sentinels')),
    /** What the process had gathered before the benchmark began, to be taken off; left out where the file begins with it. */
    before: z.optional(path()),
    /** Of a block profile nanoseconds between two samples, of a mutex profile one of how many is in it; left out: all. */
    rate: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000_000))),
  }),
  z.object({
    /** A process with sentinels around the benchmark: what the runtime counted before and after. */
    type: z.literal('probe'),
    ...benchmarkId,
    pass: z.enum(probePasses),
    iterations: count(),
    counters: z.object({ begin: path(), end: path() }),
    /** Goroutine dumps; null where there were too many. */
    goroutines: z.object({ begin: z.nullable(path()), end: z.nullable(path()) }),
  }),
  standingSchema,
  z.object({
    /** What the compiler decided about one source file, in a package whose benchmarks got worse. */
    type: z.literal('compiler'),
    pkg: text(1024),
    /** The source file, relative to the repository. */
    source: path(),
    /** Lines of the compiler's -json=0 about escapes and inlining, its header first. */
    file: path(),
    /** Functions and methods that the source declares, `Fill`, `Index.Look`, in their order. */
    functions: z
      .array(z.object({ name: text(512), line: lineNumber(), endLine: lineNumber() }))
      .check(z.maxLength(10_000)),
  }),
  changedFunctionSchema,
  z.object({
    type: z.literal('trouble'),
    pkg: text(1024),
    /** Null when a whole package is meant. */
    name: z.nullable(text(16384)),
    procs: count(),
    pass: z.enum(passes),
    ending: z.enum(endings),
    /** First telling line of what the process printed. */
    message: text(16384),
    /** Of one that hung: which setting cut it off, and after how long. */
    cutOff: z.optional(cutOff),
    /** Kept dump or output. */
    file: z.nullable(path()),
    /** Bytes of it that are missing in its middle, because a process printed more than we keep. */
    dropped: z.optional(count()),
  }),
  z.object({ type: z.literal('caveat'), code: text(64), facts }),
  z.object({
    /** In every capture of the run: how a round went, whatever was measured in it. */
    type: z.literal('round'),
    pass: z.enum([...stages, 'guard']),
    slot: count(),
    startedMs: count(),
    wallMs: finite(),
    /** Part of the time of the processors that were timed on that the hypervisor took, 0 to 1; null where the system does not tell. */
    steal: z.nullable(finite()),
    /** Tasks that were running or waiting at its end, our own among them; null where the system does not tell. */
    load: z.nullable(finite()),
    /** Its values are not used: too much was stolen. It was run again, decided before anything was looked at. */
    discarded: z.boolean(),
  }),
  z.object({
    /** A binary of this side was linked in a layout. */
    type: z.literal('link'),
    pkg: text(1024),
    layout: count(),
    /** Its share of the time, where others were linked beside it. */
    wallMs: finite(),
  }),
  z.object({
    /** In head's capture: there was no time for all the pairs that the focus, or the confirming, wished for. */
    type: z.literal('cut-short'),
    ...benchmarkId,
    pass: z.enum(['focus', 'confirm']),
  }),
  z.object({
    /** In head's capture: all functions of a package's two binaries are equal, addresses aside. */
    type: z.literal('same-functions'),
    pkg: text(1024),
  }),
  z.object({
    /** In the head capture of a gate that looked for a stored baseline: what it found. */
    type: z.literal('baseline'),
    mode: z.enum(['auto', 'artifact']),
    found: z.nullable(
      z.object({
        sha: text(64),
        /** To the merge base: itself, a commit before it, or just the newest there is. */
        relation: z.enum(['merge-base', 'ancestor', 'newest']),
        /** Commits between it and the merge base; null where that is not known. */
        distance: z.nullable(count()),
        recordedAt: text(64),
        run: count(),
      }),
    ),
    /** Why there is none; empty when there is one. */
    reason: text(64),
    /** Command that makes one. */
    command: text(1024),
  }),
  z.object({
    /** One earlier recording of a benchmark, carried along by baselines: how much it varies from run to run. */
    type: z.literal('history'),
    ...benchmarkId,
    sha: text(64),
    recordedAt: text(64),
    run: count(),
    goVersion: text(64),
    /** Of what the machine is: only times of equal ones can be compared. */
    machine: text(64),
    iterations: count(),
    /** Median of each unit's values. */
    values: z.record(text(256), finite()),
  }),
  z.object({
    type: z.literal('end'),
    reason: z.enum(['complete', 'time-budget', 'interrupted']),
    elapsedMs: count(),
    /** Part of elapsedMs that was spent in children: go build, benchmark processes. */
    childrenMs: count(),
  }),
]);
export type CaptureRecord = Readonly<z.infer<typeof recordSchema>>;
export type RecordOf<T extends CaptureRecord['type']> = Extract<CaptureRecord, { type: T }>;

/** A capture read into memory: checked manifest and records, raw files by path. */
export interface Capture {
  readonly manifest: Manifest;
  readonly records: readonly CaptureRecord[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}
