// One thread of `npm run simulate`: gets a task, gives what came of it.
import { parentPort } from 'node:worker_threads';
import { defaultConfig } from '../../src/config/schema.js';
import { policyOf } from '../../src/config/policy.js';
import { behaviour } from './behaviour.js';
import { isReplay, runBenchstat, runStaged, type Batch } from './models.js';
import { readRecordings, type Recorded } from './recordings.js';
import { stopped, type SideNoise, type Stopped } from './stopping.js';
import type { Procedure } from './table.js';
import type { Counts } from './tally.js';

export type Task = {
  /** Folder of recorded suites. */
  readonly corpus: string;
  /** Of this thread, for binaries. */
  readonly scratch: string;
} & (
  | ({ readonly kind: 'suites'; readonly procedure: Procedure } & Batch)
  | {
      readonly kind: 'stopping';
      readonly noise: SideNoise;
      readonly scatter: number;
      readonly trials: number;
      readonly seed: number;
    }
  | { readonly kind: 'behaviour' }
);

const policy = policyOf(defaultConfig);
let recordings: Recorded[] | null = null;

async function work(task: Task): Promise<Counts | Stopped | string> {
  if (task.kind === 'stopping') return stopped(task.noise, task.scatter, task.trials, task.seed);
  const { corpus, scratch } = task;
  if (task.kind === 'behaviour' || isReplay(task.model)) recordings ??= readRecordings(corpus);
  const means = { recordings: recordings ?? [], scratch };
  if (task.kind === 'behaviour') return behaviour(means);
  const { procedure } = task;
  if (procedure === 'pprof-gate') return runStaged(task, means, policy);
  return runBenchstat(task, means, procedure === 'benchstat' ? 'sequential' : 'alternating');
}

parentPort?.on('message', (task: Task) => {
  // A rejection ends the thread with an error, which the script throws.
  void work(task).then((done) => parentPort?.postMessage(done));
});
