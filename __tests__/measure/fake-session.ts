// A session over two trees whose commands are a function, on a clock that only commands move.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createCaptureDirectories } from '../../src/adapters/capture-directory.js';
import { printedName } from '../../src/bench/result-line.js';
import type { GoPackage } from '../../src/measure/packages.js';
import type { MeasureRequest } from '../../src/measure/request.js';
import { binaryKey, closeSession, openSession, type Session } from '../../src/measure/session.js';
import type { FocusQuestions } from '../../src/measure/focus.js';
import type { Candidate } from '../../src/measure/step.js';
import { keyOf } from '../../src/model/benchmark.js';
import type { Capture, CaptureRecord, RecordOf } from '../../src/model/capture.js';
import type { Command, Exit, Load, Ports, Progress } from '../../src/ports.js';
import { temporaryFolder } from '../adapters/temporary.js';

const folder = temporaryFolder();
let made = 0;

/** One timed process, as its command says. */
export interface Process {
  readonly side: string;
  readonly binary: string;
  readonly names: readonly string[];
  readonly iterations: number;
  readonly pin: string;
  readonly at: number;
}

export interface Fake {
  readonly session: Session;
  readonly processes: Process[];
  /** Seeds that were linked, by package folder and side. */
  readonly links: {
    readonly side: string;
    readonly dir: string;
    readonly seed: number;
    readonly at: number;
  }[];
  readonly progress: Progress[];
  finish(): Promise<{ readonly base: Capture; readonly head: Capture }>;
}

export interface FakeOptions {
  readonly seed?: number;
  readonly timeBudgetMs?: number;
  readonly goVersion?: string;
  readonly options?: Partial<MeasureRequest['options']>;
  readonly machine?: Partial<MeasureRequest['machine']>;
  readonly budgetFunctions?: readonly string[];
  readonly linkMs?: number | ((dir: string) => number);
  readonly runMs?: number | ((process: Process) => number);
  /** What a process prints and how it ends, when not as usual. */
  readonly answer?: (process: Process) => Partial<Pick<Exit, 'code'>> & { stdout?: string; stderr?: string };
  /** True for processes that never end by themselves. */
  readonly hangs?: (process: Process) => boolean;
  /** Bytes that are missing in the middle of what they print when they are cut off. */
  readonly dumpDropped?: number;
  /** True for links that fail. */
  readonly cannotLink?: (dir: string, seed: number) => boolean;
  readonly load?: (nth: number, pins: readonly (readonly string[])[]) => Load;
}

export const quiet: Load = { processors: [{ total: 0, stolen: 0 }], tasks: 1, cpu: 'cpu' };

const names = (bench: string): string[] =>
  bench.split('|').map((part) =>
    part
      .split('/')
      .map((element) => element.slice(1, -1))
      .join('/'),
  );

/** What Go prints of benchmarks that all go well. */
export function printedOf(of: readonly string[], iterations: number, procs = 1): string {
  const lines = of.map((name) => {
    const printed = printedName(name, procs);
    return `${name}\n${printed} \t${String(iterations).padStart(8)}\t       5.0 ns/op\t       0 B/op\t       0 allocs/op`;
  });
  return `goos: linux\n${lines.join('\n')}\nPASS\n`;
}

export async function fakeSession(candidates: readonly Candidate[], fake: FakeOptions = {}): Promise<Fake> {
  const scratch = join(folder, String(made++));
  const captures = createCaptureDirectories();
  let now = 0;
  let looked = 0;
  const processes: Process[] = [];
  const links: Fake['links'] = [];
  const progress: Progress[] = [];
  const exit = (
    of: Partial<Pick<Exit, 'code'>> & { stdout?: string; stderr?: string },
    wallMs: number,
  ): Exit => ({
    code: of.code ?? 0,
    signal: null,
    timedOut: false,
    stdout: { text: of.stdout ?? '', dropped: 0 },
    stderr: { text: of.stderr ?? '', dropped: 0 },
    wallMs,
  });
  const run = ({ program, args, cwd, env, timeoutMs }: Command): Exit => {
    const side = /\/(base|head)(?:\/|$)/.exec(cwd.slice(scratch.length))?.[1] ?? '?';
    if (program === 'go') {
      const seed = Number(/-randlayout=(\d+)/.exec(args.join(' '))?.[1] ?? 0);
      const dir = args.at(-1)?.replace('./', '') ?? '';
      const { linkMs = 100 } = fake;
      now += typeof linkMs === 'number' ? linkMs : linkMs(dir);
      if (fake.cannotLink?.(dir, seed) === true) return exit({ code: 1, stderr: 'link: failed' }, 1);
      links.push({ side, dir, seed, at: now });
      const out = args[args.indexOf('-o') + 1] ?? '';
      mkdirSync(dirname(out), { recursive: true });
      writeFileSync(out, Buffer.alloc(1000));
      return exit({}, 1);
    }
    const all = [program, ...args];
    const flag = (name: string): string =>
      all.find((arg) => arg.startsWith(`-test.${name}=`))?.split('=')[1] ?? '';
    const bench = all.find((arg) => arg.startsWith('-test.bench='))?.slice('-test.bench='.length) ?? '';
    const process: Process = {
      side,
      binary: all.find((arg) => arg.endsWith('.test')) ?? '',
      names: names(bench),
      iterations: Number(flag('benchtime').replace('x', '')),
      pin: all
        .slice(
          0,
          all.findIndex((arg) => arg.endsWith('.test')),
        )
        .join(' '),
      at: now,
    };
    processes.push(process);
    if (fake.hangs?.(process) === true) {
      now += timeoutMs;
      const stderr = { text: 'SIGQUIT: quit\n', dropped: fake.dumpDropped ?? 0 };
      return { ...exit({ code: 2 }, timeoutMs), stderr, timedOut: true };
    }
    const { runMs = 30 } = fake;
    const wallMs = typeof runMs === 'number' ? runMs : runMs(process);
    now += wallMs;
    const usual = printedOf(process.names, process.iterations, Number(env?.['GOMAXPROCS'] ?? 1));
    return exit({ stdout: usual, ...fake.answer?.(process) }, wallMs);
  };
  const ports = {
    exec: { run: (command: Command) => Promise.resolve(run(command)), stop: () => Promise.resolve() },
    captures,
    clock: { now: () => now, date: () => '2026-01-02T03:04:05.000Z', sleep: () => Promise.resolve() },
    log: {
      progress: (state: Progress) => progress.push(state),
      info: () => undefined,
      warning: () => undefined,
    },
    load: (pins: readonly (readonly string[])[]) => Promise.resolve(fake.load?.(looked++, pins) ?? quiet),
  } as unknown as Ports;
  const session = await openSession(
    {
      trees: (['base', 'head'] as const).map((side) => ({
        side,
        root: join(scratch, side),
        commit: { sha: 'a'.repeat(40), ref: 'HEAD', chosen: 'given', dirty: false },
        submodules: [],
        ignored: [],
      })),
      session: 's',
      seed: fake.seed ?? 1,
      captureDirectory: (side) => join(scratch, 'captures', side),
      scratch,
      options: {
        patterns: ['./...'],
        bench: '.',
        tags: [],
        timeBudgetMs: fake.timeBudgetMs ?? 600_000,
        timeoutMs: 1000,
        pin: true,
        pins: [],
        pairs: 'alternating',
        ...fake.options,
      },
      budgetFunctions: fake.budgetFunctions ?? [],
      toolchain: {
        go: { version: fake.goVersion ?? 'go1.26.8', goos: 'linux', goarch: 'amd64', env: {} },
        env: {},
      },
      machine: {
        cpu: 'c',
        cores: 4,
        os: 'o',
        memoryBytes: 1,
        pin: ['pin', '3'],
        pins: null,
        ...fake.machine,
      },
    },
    ports,
  );
  for (const candidate of candidates) {
    session.candidates.set(keyOf(candidate.benchmark), candidate);
    const { pkg } = candidate.benchmark;
    const dir = pkg.slice(pkg.lastIndexOf('/') + 1);
    for (const side of session.sides) {
      if (!candidate.sides.includes(side.tree.side)) continue;
      const binary = join(scratch, `${dir}-${side.tree.side}.test`);
      writeFileSync(binary, Buffer.alloc(1000));
      const module = { path: 'example.com', dir: '.', env: {} };
      side.packages.set(pkg, { pkg, dir, module, name: dir, testFiles: [] } as unknown as GoPackage);
      side.binaries.set(binaryKey(pkg, 0), binary);
    }
  }
  return {
    session,
    processes,
    links,
    progress,
    async finish() {
      await closeSession(session, 'complete');
      const [base, head] = await Promise.all(
        (['base', 'head'] as const).map((side) => captures.read(join(scratch, 'captures', side))),
      );
      if (base === undefined || head === undefined) throw new Error('no captures');
      return { base, head };
    },
  };
}

export function candidate(name: string, more: Partial<Candidate> = {}, pkg = 'example.com/a'): Candidate {
  return {
    benchmark: { pkg, name: `Benchmark${name}`, procs: 1 },
    sides: ['base', 'head'],
    iterations: 100,
    secondsPerOperation: 1e-6,
    processSeconds: 0.03,
    ...more,
  };
}

export function recordsOf<T extends CaptureRecord['type']>({ records }: Capture, type: T): RecordOf<T>[] {
  return records.filter((record): record is RecordOf<T> => record.type === type);
}

export function runsOf(capture: Capture, pass: string, name = 'BenchmarkA'): RecordOf<'run'>[] {
  return recordsOf(capture, 'run').filter((run) => run.pass === pass && run.name === name);
}

export function wish(key: string, gates = true, pairsPerLayout = 3) {
  return { key, gates, pairsPerLayout };
}

/** A focus that goes on with all that it began, and repeats nothing, unless told otherwise. */
export function focusAsking(session: Session, changes: Partial<FocusQuestions> = {}): FocusQuestions {
  return {
    onwards: () => Promise.resolve([...session.candidates.keys()]),
    disturbed: () => Promise.resolve([]),
    ...changes,
  };
}
