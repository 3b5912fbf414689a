// One measurement under way: its trees, their captures, and what is known of them so far.
import { join } from 'node:path';
import { seededRandom, type Random } from '../base/random.js';
import { toolVersion } from '../base/version.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import { captureSchemaVersion, type Manifest, type Pass, type RecordOf } from '../model/capture.js';
import type { CaptureWriter, Machine, Ports, Toolchain } from '../ports.js';
import { meter, type MeteredExec } from './meter.js';
import type { GoPackage } from './packages.js';
import type { Candidate, TreeSide } from './step.js';

/** A checked-out commit to measure. */
export interface Tree {
  readonly side: TreeSide;
  readonly root: string;
  readonly commit: Manifest['commit'];
  readonly submodules: readonly string[];
  /** Go files that git ignores, which are not copied. */
  readonly ignored: readonly string[];
}

export interface MeasureRequest {
  readonly trees: readonly Tree[];
  readonly session: string;
  readonly seed: number;
  /** Where each side's capture goes. */
  readonly captureDirectory: (side: TreeSide) => string;
  /** For binaries and what children write; the caller removes it. */
  readonly scratch: string;
  readonly options: {
    readonly patterns: readonly string[];
    readonly bench: string;
    readonly tags: readonly string[];
    readonly timeBudgetMs: number;
    readonly timeoutMs: number;
    readonly pin: boolean;
  };
  readonly toolchain: Toolchain;
  /** Iterations by benchmark key that an earlier capture used: counts compare only at equal iterations. */
  readonly iterations?: ReadonlyMap<string, number>;
  /** How many times more or less than they would be those may be; left out: whatever they are. */
  readonly iterationsWithin?: number;
  /** What was measured earlier, by import path: packages that are built to the same need not run again. */
  readonly programs?: ReadonlyMap<string, Program>;
  readonly machine: Machine;
  /** Where a baseline is recorded. */
  readonly origin?: NonNullable<Manifest['origin']>;
}

/** Hashes of a test binary and of the data that it can read. */
export type Program = Pick<RecordOf<'package'>, 'binary' | 'data'>;

/** Under what a measurement is made, as its manifest tells it. */
export type Conditions = Pick<Manifest, 'go' | 'machine' | 'options'>;

export function conditionsOf(request: Pick<MeasureRequest, 'toolchain' | 'machine' | 'options'>): Conditions {
  const { toolchain, machine, options } = request;
  return {
    go: toolchain.go,
    machine: {
      cpu: machine.cpu,
      cores: machine.cores,
      os: machine.os,
      memoryBytes: machine.memoryBytes,
      pinned: options.pin && machine.pin !== null,
    },
    options: {
      patterns: [...options.patterns],
      bench: options.bench,
      tags: [...options.tags],
      procs: procsOf(request),
      timeBudgetMs: options.timeBudgetMs,
    },
  };
}

/** One side of a measurement. */
export interface SideState {
  readonly tree: Tree;
  readonly writer: CaptureWriter;
  manifest: Manifest;
  readonly packages: Map<string, GoPackage>;
  /** Binaries by package and layout. */
  readonly binaries: Map<string, string>;
  /** Raw file of each benchmark, by key. */
  readonly benchFiles: Map<string, string>;
  /** Benchmarks whose printed output was cut, told once. */
  readonly truncated: Set<string>;
}

export interface Session {
  readonly request: MeasureRequest;
  readonly ports: Ports;
  readonly exec: MeteredExec;
  readonly random: Random;
  readonly startedAt: number;
  readonly sides: readonly SideState[];
  /** What will be timed, by key. Benchmarks that break are taken out. */
  readonly candidates: Map<string, Candidate>;
}

/** Time since the measurement began, in milliseconds. */
export function elapsedMs(session: Session): number {
  return session.ports.clock.now() - session.startedAt;
}

/** Creates the captures; from here on everything measured is kept. */
export async function openSession(request: MeasureRequest, ports: Ports): Promise<Session> {
  const { options, machine } = request;
  const sides: SideState[] = [];
  for (const tree of request.trees) {
    const manifest: Manifest = {
      schema: captureSchemaVersion,
      tool: toolVersion,
      complete: false,
      session: request.session,
      seed: request.seed,
      side: tree.side,
      commit: tree.commit,
      startedAt: ports.clock.date(),
      ...conditionsOf(request),
      ...(request.origin === undefined ? {} : { origin: request.origin }),
      modules: [],
      files: [],
    };
    const writer = await ports.captures.create(request.captureDirectory(tree.side), manifest);
    sides.push({
      tree,
      writer,
      manifest,
      packages: new Map(),
      binaries: new Map(),
      benchFiles: new Map(),
      truncated: new Set(),
    });
    if (tree.submodules.length > 0) {
      await writer.record({
        type: 'caveat',
        code: 'submodules-missing',
        facts: { paths: [...tree.submodules] },
      });
    }
    if (tree.ignored.length > 0) {
      await writer.record({ type: 'caveat', code: 'ignored-files', facts: { files: [...tree.ignored] } });
    }
    if (options.pin && machine.pin === null) {
      await writer.record({ type: 'caveat', code: 'not-pinned', facts: { os: machine.os } });
    }
  }
  return {
    request,
    ports,
    exec: meter(ports.exec, ports.clock, request.toolchain.env),
    random: seededRandom(request.seed),
    startedAt: ports.clock.now(),
    sides,
    candidates: new Map(),
  };
}

/** Ends both captures: checksums are written, and the reason why measuring stopped. */
export async function closeSession(
  session: Session,
  reason: 'complete' | 'time-budget' | 'interrupted',
): Promise<void> {
  for (const side of session.sides) {
    await side.writer.record({
      type: 'end',
      reason,
      elapsedMs: Math.round(elapsedMs(session)),
      childrenMs: Math.round(session.exec.busyMs()),
    });
    await side.writer.close(side.manifest);
  }
}

/** GOMAXPROCS of timed processes. */
export function procsOf(request: Pick<MeasureRequest, 'machine' | 'options'>): number {
  return request.options.pin ? 1 : request.machine.cores;
}

/** Arguments in front of a timed process. */
export function pinOf(session: Session): readonly string[] {
  return session.request.options.pin ? (session.request.machine.pin ?? []) : [];
}

export function sideOf(session: Session, side: TreeSide): SideState {
  const found = session.sides.find((state) => state.tree.side === side);
  if (found === undefined) throw new Error(`no tree for side ${side}`);
  return found;
}

export function packageDirectory(side: SideState, pkg: string): string {
  const found = side.packages.get(pkg);
  if (found === undefined) throw new Error(`no package ${pkg} on ${side.tree.side}`);
  return join(side.tree.root, found.dir);
}

/** The test binary of a package on one side. */
export function binaryOf(side: SideState, pkg: string, layout: number): string {
  const binary = side.binaries.get(binaryKey(pkg, layout));
  if (binary === undefined)
    throw new Error(`${pkg} was not built for ${side.tree.side} with layout ${layout}`);
  return binary;
}

export function binaryKey(pkg: string, layout: number): string {
  return `${pkg} ${layout}`;
}

/** Keeps what a broken benchmark printed, tells of it, and takes it out of the schedule. */
export async function recordTrouble(
  session: Session,
  side: SideState,
  pass: Pass,
  trouble: {
    readonly pkg: string;
    readonly name: string | null;
    readonly ending: 'ok' | 'failed' | 'skipped' | 'panicked' | 'exited' | 'hung' | 'no-result';
    readonly message: string;
    readonly dump: string;
  },
): Promise<void> {
  const procs = procsOf(session.request);
  let file: string | null = null;
  if (trouble.dump !== '') {
    file = `dumps/${fileName(trouble.name ?? trouble.pkg)}-${pass}.txt`;
    await side.writer.append(file, trouble.dump);
  }
  await side.writer.record({
    type: 'trouble',
    pkg: trouble.pkg,
    name: trouble.name,
    procs,
    pass,
    ending: trouble.ending,
    message: trouble.message.slice(0, 2000),
    file,
  });
  if (trouble.name !== null) {
    session.candidates.delete(keyOf({ pkg: trouble.pkg, name: trouble.name, procs }));
  }
}

/** A name for a file: short, safe everywhere, still telling. */
export function fileName(text: string): string {
  return (
    text
      .replace(/[^A-Za-z0-9._=+-]+/g, '-')
      .replace(/^[-.]+/, '')
      .slice(-80) || 'x'
  );
}

/** Raw file of a benchmark's printed output on one side. Numbered, because names can be alike once made safe. */
export function benchFile(side: SideState, id: BenchmarkId): string {
  const key = keyOf(id);
  let file = side.benchFiles.get(key);
  if (file === undefined) {
    file = `bench/${String(side.benchFiles.size + 1).padStart(4, '0')}-${fileName(id.name)}.txt`;
    side.benchFiles.set(key, file);
  }
  return file;
}
