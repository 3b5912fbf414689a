// The world of a simulated gate, as the ports that it sees: a clock that only processes and links move, processes whose
// times come from a source, captures in memory. Binaries are files: whether a layout is linked, and how large it is, is
// asked of the disk.
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { GoPackage } from '../../src/measure/packages.js';
import { binaryKey, openSession, type Session } from '../../src/measure/session.js';
import type { Candidate } from '../../src/measure/step.js';
import { keyOf, type BenchmarkId } from '../../src/model/benchmark.js';
import type { Manifest } from '../../src/model/capture.js';
import type { Stage } from '../../src/model/metric.js';
import { sides, type Side } from '../../src/model/pair.js';
import type { CaptureWriter, Command, Exit, Load, Ports } from '../../src/ports.js';
import { manifestOf } from '../evidence/capture-builder.js';
import type { Source } from './source.js';

/** Wall seconds of linking one side of a package, two at once, as recorded for ordinary packages. */
const linkSeconds = 0.3;
const iterations = 1000;
/** Of a binary: only for what a link is expected to cost before the first one. */
const binaryBytes = 1000;

export interface VirtualOptions {
  readonly seed: number;
  /** Packages that the benchmarks are spread over. */
  readonly packages: number;
  readonly timeBudgetMs: number;
  /** For binaries; left as it was. */
  readonly scratch: string;
  readonly writerOf: (manifest: Manifest) => CaptureWriter;
}

export interface VirtualSession {
  readonly session: Session;
  /** Virtual seconds so far. */
  readonly spent: { readonly measuring: number; readonly linking: number };
}

/** A session that is built and calibrated, so that its timed passes can begin. */
export async function virtualSession(source: Source, options: VirtualOptions): Promise<VirtualSession> {
  const { seed, packages, timeBudgetMs, scratch, writerOf } = options;
  await mkdir(scratch, { recursive: true });
  const machine = new VirtualMachine(source);
  const { toolchain, trees, conditions } = requestOf(scratch);
  const session = await openSession(
    {
      ...conditions,
      trees,
      toolchain,
      session: 'one',
      seed,
      captureDirectory: (side) => side,
      scratch,
      options: { ...conditions.options, timeBudgetMs },
    },
    machine.ports(writerOf),
  );
  for (const index of source.thetas.keys()) {
    const id = { pkg: `example.com/m/p${index % packages}`, name: `BenchmarkN${index}`, procs: 1 };
    session.candidates.set(keyOf(id), candidateOf(id, source.processSeconds));
    for (const side of session.sides) {
      const dir = id.pkg.slice(id.pkg.lastIndexOf('/') + 1);
      if (side.packages.has(id.pkg)) continue;
      const module = { path: 'example.com/m', dir: '.', env: {} };
      side.packages.set(id.pkg, { pkg: id.pkg, dir, module } as unknown as GoPackage);
      const binary = join(scratch, `${dir}-${side.tree.side}.test`);
      await writeFile(binary, new Uint8Array(binaryBytes));
      side.binaries.set(binaryKey(id.pkg, 0), binary);
      machine.linked(binary, side.tree.side as Side, 0);
    }
  }
  return { session, spent: machine.spent };
}

function requestOf(scratch: string) {
  const { go, commit, options, machine } = manifestOf('head');
  return {
    toolchain: { go, env: {} },
    trees: sides.map((side) => ({
      side,
      root: join(scratch, side),
      commit,
      submodules: [],
      ignored: [],
    })),
    conditions: {
      machine: { ...machine, pin: ['pin'], pins: null },
      options: { ...options, timeoutMs: 60_000, pin: true, pins: [] },
    },
  };
}

function candidateOf(benchmark: BenchmarkId, processSeconds: number): Candidate {
  return { benchmark, sides: [...sides], iterations, secondsPerOperation: 2e-5, processSeconds };
}

class VirtualMachine {
  readonly spent = { measuring: 0, linking: 0 };
  readonly #source: Source;
  readonly #binaries = new Map<string, { side: Side; layout: number }>();
  #stage: Stage = 'screen';
  /** The half of a pair that waits for the other. */
  #half: { benchmark: number; side: Side } | null = null;

  constructor(source: Source) {
    this.#source = source;
  }

  ports(writerOf: VirtualOptions['writerOf']): Ports {
    const unused = (what: string) => () => {
      throw new Error(`${what}: nothing of this is simulated`);
    };
    return {
      exec: { run: (command) => this.#run(command), stop: () => Promise.resolve() },
      clock: { now: () => this.#now() * 1000, date: () => '2026-01-02T03:04:05Z', sleep: unused('sleep') },
      load: () => Promise.resolve(this.#load()),
      log: {
        progress: ({ phase }) => {
          if (phase === 'screen' || phase === 'focus' || phase === 'confirm') this.#stage = phase;
        },
        info: () => undefined,
        warning: unused('warning'),
      },
      captures: {
        create: (_, manifest) => Promise.resolve(writerOf(manifest)),
        read: unused('read'),
        readIfThere: unused('read'),
        parse: unused('parse'),
        keep: unused('keep'),
        wouldReplace: unused('wouldReplace'),
      },
      git: {} as Ports['git'],
      toolchain: unused('toolchain'),
      machine: unused('machine'),
      scratch: unused('scratch'),
    };
  }

  linked(binary: string, side: Side, layout: number): void {
    this.#binaries.set(binary, { side, layout });
  }

  #now(): number {
    return this.spent.measuring + this.spent.linking;
  }

  #load(): Load {
    const at = this.#now();
    return { processors: [{ total: at, stolen: this.#source.stolen(at) }], tasks: 1, cpu: 'one' };
  }

  async #run({ program, args, cwd }: Command): Promise<Exit> {
    return program === 'go' ? this.#link(args, cwd) : this.#time(args);
  }

  async #link(args: readonly string[], cwd: string): Promise<Exit> {
    const layout = Number(/-randlayout=(\d+)/.exec(args.join(' '))?.[1]);
    const binary = args[args.indexOf('-o') + 1] ?? '';
    await writeFile(binary, '');
    this.linked(binary, basename(cwd) as Side, layout);
    this.spent.linking += linkSeconds;
    return exit('', linkSeconds);
  }

  /** `pin BINARY -test.bench=^BenchmarkN7$ …` */
  #time([binary = '', ...flags]: readonly string[]): Exit {
    const at = this.#binaries.get(binary);
    const name = flags.find((flag) => flag.startsWith('-test.bench='))?.slice('-test.bench=^'.length, -1);
    if (at === undefined || name === undefined) throw new Error(`what is ${binary} ${flags.join(' ')}`);
    const benchmark = Number(name.slice('BenchmarkN'.length));
    const before = this.#half?.benchmark === benchmark ? this.#half.side : null;
    this.#half = before === null ? { benchmark, side: at.side } : null;
    const { nsPerOp, lasts } = this.#source.run({
      benchmark,
      ...at,
      stage: this.#stage,
      before,
      at: this.#now(),
    });
    this.spent.measuring += lasts;
    return exit(`${name}\n${name} \t${iterations}\t${nsPerOp} ns/op\nPASS\n`, lasts);
  }
}

function exit(text: string, seconds: number): Exit {
  return {
    code: 0,
    signal: null,
    timedOut: false,
    stdout: { text, dropped: 0 },
    stderr: { text: '', dropped: 0 },
    wallMs: seconds * 1000,
  };
}
