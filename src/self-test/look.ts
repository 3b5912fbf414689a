// A first look at a module: how long its benchmarks take with an idle spin in them, how much they scatter, and how long
// one turn of the spin takes.
import { join } from 'node:path';
import { checkOut, type Commit } from '../commits.js';
import type { GateConfig } from '../config/schema.js';
import { readEvidence } from '../evidence/evidence.js';
import { begin, settingFor } from '../measurement.js';
import { topLevelName } from '../measure/definitions.js';
import { prepare } from '../measure/prepare.js';
import { roundMs, runRound } from '../measure/rounds.js';
import { randomFor } from '../measure/schedule.js';
import { closeSession, elapsedMs, type Session } from '../measure/session.js';
import type { Ports } from '../ports.js';
import { benchmarkLoops, type BenchmarkLoop, type NoLoop } from '../source/benchmark-loops.js';
import { spinEdits } from './edits.js';
import { spinBenchmark, turnsOfBenchmark } from './go-files.js';
import { isWorthALook, undisturbed, type Looked } from './plan.js';
import { packagesIn, write } from './tree.js';

const rounds = 8;
const mostLookedAt = 24;

export interface LookRequest {
  readonly repository: string;
  readonly head: Commit;
  readonly config: GateConfig;
  readonly seed: number;
}

export interface Look {
  readonly benchmarks: readonly Looked[];
  /** Null when no loop of a benchmark is known. */
  readonly secondsPerTurn: number | null;
  /** Folder of each package. */
  readonly dirs: ReadonlyMap<string, string>;
}

export async function look({ repository, head, config, seed }: LookRequest, ports: Ports): Promise<Look> {
  const scratch = await ports.scratch();
  try {
    const tree = await checkOut(ports.git, repository, head, 'single', scratch.directory, []);
    const bench = config.bench === '.' ? '.' : `${config.bench}|^${spinBenchmark}$`;
    const looking: GateConfig = { ...config, bench, seed };
    const setting = await settingFor(tree, looking, ports);
    const packages = await packagesIn(tree.root, setting, ports);
    const loops = new Map(packages.map((found) => [found.pkg, benchmarkLoops(found.testFiles)]));
    await write(
      tree.root,
      packages.flatMap((found) => spinEdits(found)),
    );
    const out = join(scratch.directory, 'look');
    const request = {
      trees: [tree],
      setting,
      config: looking,
      scratch: scratch.directory,
      directory: () => out,
      like: null,
    };
    const session = await begin(request, ports);
    await prepare(session);
    const roughly = new Map(
      [...session.candidates].map(([key, { secondsPerOperation }]) => [key, secondsPerOperation]),
    );
    keepSome(session, loops, seed);
    await time(session);
    await closeSession(session, 'complete');
    const { benchmarks } = readEvidence(await ports.captures.read(out));
    const turns: number[] = [];
    const looked: Looked[] = [];
    for (const [key, { id, samples }] of benchmarks) {
      const seconds = samples.get('sec/op')?.runs.map(({ value }) => value) ?? [];
      if (id.name === spinBenchmark) turns.push(...seconds.map((value) => value / turnsOfBenchmark));
      else looked.push({ id, loop: loopOf(id, loops), seconds, roughly: roughly.get(key) ?? null });
    }
    return {
      benchmarks: looked,
      secondsPerTurn: turns.length === 0 ? null : undisturbed(turns),
      dirs: new Map(packages.map(({ pkg, dir }) => [pkg, dir])),
    };
  } finally {
    await scratch.remove();
  }
}

type Loops = ReadonlyMap<string, ReadonlyMap<string, BenchmarkLoop | NoLoop>>;

function loopOf({ pkg, name }: { pkg: string; name: string }, loops: Loops): BenchmarkLoop | NoLoop {
  return loops.get(pkg)?.get(topLevelName(name)) ?? 'no-loop';
}

/** Takes out what cannot be chosen, and of many any. */
function keepSome(session: Session, loops: Loops, seed: number): void {
  const fitting: string[] = [];
  const spins: string[] = [];
  for (const [key, { benchmark, secondsPerOperation, unpinned }] of session.candidates) {
    if (benchmark.name === spinBenchmark) spins.push(key);
    else if (
      unpinned !== true &&
      typeof loopOf(benchmark, loops) === 'object' &&
      isWorthALook(secondsPerOperation)
    )
      fitting.push(key);
  }
  const some = randomFor(seed, 'look').shuffle(fitting).slice(0, mostLookedAt);
  const kept = new Set([...spins, ...some]);
  for (const key of [...session.candidates.keys()]) if (!kept.has(key)) session.candidates.delete(key);
}

/** A few rounds of what is kept, as long as the time budget lasts. */
export async function time(session: Session): Promise<void> {
  const untilMs = session.request.options.timeBudgetMs;
  for (let nth = 0; nth < rounds; nth++) {
    const candidates = [...session.candidates.values()];
    const end = await runRound(session, {
      pass: 'screen',
      nth,
      keys: [...session.candidates.keys()],
      layout: 0,
      leftMs: Math.min(
        (rounds - nth) * roundMs(session, candidates),
        Math.max(0, untilMs - elapsedMs(session)),
      ),
      at: { done: nth, total: rounds },
      untilMs,
    });
    if (end === 'time-budget') return;
  }
}
