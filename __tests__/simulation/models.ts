// The worlds of the table by name, and suites in them.
import { hashText } from '../../src/base/random.js';
import { observationSeconds } from '../../src/measure/schedule.js';
import type { Policy } from '../../src/model/policy.js';
import {
  benchstatCount,
  benchstatReplay,
  benchstatSeconds,
  benchstatSuite,
  type BenchstatOrder,
} from './benchstat.js';
import type { LayoutModel } from './layout.js';
import { noises, type NoiseName } from './noise.js';
import type { Recorded } from './recordings.js';
import { replayOf, type Replay } from './replay.js';
import { stagedRun } from './staged-run.js';
import { count, countRun, noCounts, saidByBenchstat, saidOf, type Counts } from './tally.js';
import { worldOf, type World } from './world.js';

export interface Model {
  readonly noise: NoiseName;
  readonly layouts: LayoutModel;
  /** Where it is not the default of `time-budget`. */
  readonly budgetSeconds?: number;
}

const usualBudgetSeconds = 600;

const untold = ['iid5', 'ar', 'heavy', 'regime', 'bursts'] as const;
/** By name: `iid5`, `iid5-moved` where functions were added, `bursts-shared` where they are the same. */
export const models: ReadonlyMap<string, Model> = new Map<string, Model>([
  ...untold.map((noise) => [noise, { noise, layouts: 'none' }] as const),
  ...untold.map((noise) => [`${noise}-moved`, { noise, layouts: 'own' }] as const),
  ['bursts-shared', { noise: 'bursts', layouts: 'shared' }],
  ['bursts-hurried', { noise: 'bursts', layouts: 'own', budgetSeconds: 120 }],
  ['stolen', { noise: 'stolen', layouts: 'own' }],
]);

/** Not made up: drawn from recordings of live runs. */
export const replays: readonly string[] = ['replay', 'replay-moved'];

export const modelNames: readonly string[] = [...models.keys(), ...replays];

export function isReplay(model: string): boolean {
  return replays.includes(model);
}

/** Changes of the suites that have some: one benchmark each. */
export const injected = [0.02, 0.03, 0.05, 0.08, 0.1].map(Math.log1p);

/** All of them a little. */
export const everywhere = Array.from({ length: 100 }, () => Math.log1p(0.01));

export interface SuiteSize {
  readonly benchmarks: number;
  readonly packages: number;
}

export const usualSize: SuiteSize = { benchmarks: 100, packages: 5 };

/** Suites `from` to below `to` of a model; the same seed gives the same suites, however they are divided. */
export interface Batch {
  readonly model: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** ln(head / base) of the first benchmarks. */
  readonly thetas: readonly number[];
  readonly size: SuiteSize;
}

/** What suites need besides: recordings, for models that draw from them; a folder for binaries. */
export interface Means {
  readonly recordings: readonly Recorded[];
  readonly scratch: string;
}

function seedOf({ model, seed }: Batch, suite: number): number {
  return hashText(`${model} ${seed} ${suite}`);
}

function worldIn(batch: Batch, suite: number, seconds: number): World {
  const model = models.get(batch.model);
  if (model === undefined) throw new Error(`no model ${batch.model}`);
  const { thetas, size } = batch;
  const noise = noises[model.noise];
  const seed = seedOf(batch, suite);
  return worldOf({ seed, noise, layouts: model.layouts, benchmarks: size.benchmarks, thetas, seconds });
}

function replayIn(batch: Batch, suite: number, recordings: readonly Recorded[]): Replay {
  const isMoved = batch.model === 'replay-moved';
  const { thetas, size } = batch;
  return replayOf({
    seed: seedOf(batch, suite),
    recordings: recordings.filter((of) => of.isMoved === isMoved),
    benchmarks: size.benchmarks,
    thetas,
  });
}

/** The product's procedure. */
export async function runStaged(
  batch: Batch,
  { recordings, scratch }: Means,
  policy: Policy,
): Promise<Counts> {
  const counts = noCounts();
  const timeBudgetMs = 1000 * (models.get(batch.model)?.budgetSeconds ?? usualBudgetSeconds);
  const { packages } = batch.size;
  for (let suite = batch.from; suite < batch.to; suite++) {
    const source = isReplay(batch.model)
      ? replayIn(batch, suite, recordings)
      : worldIn(batch, suite, observationSeconds);
    const seed = seedOf(batch, suite);
    const run = await stagedRun(source, { seed, policy, packages, timeBudgetMs, scratch });
    count(counts, source.thetas, saidOf(run.verdict));
    countRun(counts, run);
  }
  return counts;
}

/** benchstat's rule, over other processes of the same suites. */
export function runBenchstat(
  batch: Batch,
  { recordings }: Pick<Means, 'recordings'>,
  order: BenchstatOrder,
): Counts {
  const counts = noCounts();
  for (let suite = batch.from; suite < batch.to; suite++) {
    const [thetas, verdicts] = isReplay(batch.model)
      ? benchstatReplay(replayIn(batch, suite, recordings), order)
      : benchstatSuite(worldIn(batch, suite, benchstatSeconds), order);
    count(counts, thetas, verdicts.map(saidByBenchstat));
    counts.measuringSeconds += thetas.length * 2 * benchstatCount * benchstatSeconds;
  }
  return counts;
}
