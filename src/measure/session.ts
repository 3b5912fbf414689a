// One measurement under way: its trees, their captures, and what is known of them so far.
import { join } from 'node:path';
import { toolVersion } from '../base/version.js';
import { keyOf, type BenchmarkId } from '../model/benchmark.js';
import {
  captureSchemaVersion,
  type CutOff,
  type Manifest,
  type Pass,
  type RecordOf,
} from '../model/capture.js';
import type { Stage } from '../model/metric.js';
import type { CaptureWriter, Output, Ports } from '../ports.js';
import type { Layouts } from './layouts.js';
import { meter, type MeteredExec } from './meter.js';
import type { Pace } from './pace.js';
import { Patience } from './patience.js';
import { pairingOf } from './pinning.js';
import type { GoPackage } from './packages.js';
import { conditionsOf, type MeasureRequest, type Tree } from './request.js';
import type { Candidate, TreeSide } from './step.js';

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
  /** Binaries with sentinels by package, once asked for; null where none could be built. */
  readonly probed: Map<string, Promise<string | null>>;
  /** Benchmarks whose printed output was cut, told once. */
  readonly truncated: Set<string>;
  /** What broke: benchmarks by key, and packages as a whole; and the package of each. */
  readonly troubled: Map<string, string>;
}

export interface Session {
  readonly request: MeasureRequest;
  readonly ports: Ports;
  readonly exec: MeteredExec;
  readonly startedAt: number;
  readonly sides: readonly SideState[];
  /** What will be timed, by key. Benchmarks that break are taken out. */
  readonly candidates: Map<string, Candidate>;
  readonly layouts: Layouts;
  /** What pairs turn out to cost, by key of their benchmarks. */
  readonly paces: Map<string, Pace>;
  readonly patience: Patience;
  /** Rounds so far, by pass. */
  readonly slots: Map<Stage, number>;
  /** The processor that we run on, once it was looked at. */
  processor: string | null;
  /** When timing began, in milliseconds since the measurement did: building may take long, and has no share in it. */
  timedFromMs: number;
}

/** Time since the measurement began, in milliseconds. */
export function elapsedMs(session: Session): number {
  return session.ports.clock.now() - session.startedAt;
}

/** Seconds of the time budget that are left. */
export function leftSeconds(session: Session): number {
  return (session.request.options.timeBudgetMs - elapsedMs(session)) / 1000;
}

/** Until when a pass may last that shall end with so large a share of the time for timing, as elapsedMs counts. */
export function endOfShare({ request, timedFromMs }: Session, share: number): number {
  return timedFromMs + (request.options.timeBudgetMs - timedFromMs) * share;
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
      probed: new Map(),
      truncated: new Set(),
      troubled: new Map(),
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
    if (request.trees.length > 1 && pairingOf(request) !== options.pairs) {
      await writer.record({ type: 'caveat', code: 'not-together', facts: { cores: machine.cores } });
    }
  }
  return {
    request,
    ports,
    exec: meter(ports.exec, ports.clock, request.toolchain.env),
    startedAt: ports.clock.now(),
    sides,
    candidates: new Map(),
    layouts: { screened: [0], links: new Map(), failures: new Map() },
    paces: new Map(),
    patience: new Patience(options),
    slots: new Map(),
    processor: null,
    timedFromMs: 0,
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
  trouble: Pick<RecordOf<'trouble'>, 'pkg' | 'name' | 'procs' | 'ending' | 'message'> & {
    /** What the process ran under; told where it hung. */
    readonly cutOff: CutOff;
    readonly dump: Output | null;
  },
): Promise<void> {
  const { pkg, name, procs, ending, cutOff } = trouble;
  let file: string | null = null;
  const { text = '', dropped = 0 } = trouble.dump ?? {};
  if (text !== '') {
    file = `dumps/${fileName(name ?? pkg)}-${pass}.txt`;
    await side.writer.append(file, text);
  }
  await side.writer.record({
    type: 'trouble',
    pkg,
    name,
    procs,
    pass,
    ending,
    message: trouble.message.slice(0, 2000),
    ...(ending === 'hung' ? { cutOff } : {}),
    file,
    ...(dropped > 0 ? { dropped } : {}),
  });
  if (ending !== 'skipped') side.troubled.set(name === null ? pkg : keyOf({ pkg, name, procs }), pkg);
  if (name === null) return;
  if (ending === 'hung') session.patience.lose({ pkg, name, procs }, cutOff.ms);
  session.candidates.delete(keyOf({ pkg, name, procs }));
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
