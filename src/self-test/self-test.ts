// Whether the gate can be trusted on this machine and module: silent where nothing changed, firing where something did.
import { join } from 'node:path';
import { hashText } from '../base/random.js';
import { chooseHead } from '../commits.js';
import type { GateConfig } from '../config/schema.js';
import { outcomeOf, type SelfTest } from '../model/self-test.js';
import type { Ports } from '../ports.js';
import { selfTestStages } from '../report/words/self-test.js';
import { compare } from './comparison.js';
import { harmlessEdits } from './edits.js';
import { foundIn, injectionConfig, injectionEdits, quietIn } from './injection.js';
import { look } from './look.js';
import { planInjection } from './plan.js';

export interface SelfTestRequest {
  /** Any folder of the repository. */
  readonly directory: string;
  readonly config: GateConfig;
  /** For all of it. */
  readonly timeBudgetMs: number;
  readonly seed: number | null;
  /** Relative slow-downs to inject, in turns. */
  readonly aims: readonly number[];
  /** Folder that keeps the captures of both runs; null: nothing is kept. */
  readonly out: string | null;
}

/** Shares of the time budget; the rest is for the slow-downs. */
const lookShare = 0.25;
const quietShare = 0.35;
/** However long the rest took. */
const leastInjectedMs = 20_000;

/**
 * Measures edited copies of the working tree; nothing of the user's is touched. Throws GateError as a gate does.
 */
export async function selfTest(request: SelfTestRequest, ports: Ports): Promise<SelfTest> {
  const { timeBudgetMs, aims } = request;
  const { git, clock, log } = ports;
  const begin = clock.now();
  const repository = await git.root(request.directory);
  const head = await chooseHead(git, repository, null, request.out === null ? [] : [request.out]);
  const seed = request.seed ?? hashText(head.sha ?? '');
  const within = (ms: number): GateConfig => ({
    ...request.config,
    'time-budget': `${Math.round(ms)}ms`,
    seed,
  });
  const scratch = await ports.scratch();
  try {
    const out = request.out ?? scratch.directory;
    log.info(selfTestStages.look);
    const lookConfig = within(timeBudgetMs * lookShare);
    const looked = await look({ repository, head, config: lookConfig, seed }, ports);

    log.info(selfTestStages.quiet);
    const quiet = await compare(
      {
        repository,
        head,
        config: within(timeBudgetMs * quietShare),
        edits: (packages) => ({
          base: [],
          head: packages.flatMap((found) => harmlessEdits(found, ['comments', 'functions'], seed)),
        }),
        out: join(out, 'quiet'),
      },
      ports,
    );

    const plan =
      looked.secondsPerTurn === null
        ? planInjection(looked.benchmarks, Infinity, [], seed)
        : planInjection(looked.benchmarks, looked.secondsPerTurn, aims, seed);
    const { chosen } = plan;
    const left = Math.max(leastInjectedMs, timeBudgetMs - (clock.now() - begin));
    if (chosen.length > 0) log.info(selfTestStages.injected);
    const injected =
      chosen.length === 0
        ? null
        : await compare(
            {
              repository,
              head,
              config: injectionConfig(within(left), chosen, looked.dirs),
              edits: (packages) => injectionEdits(packages, chosen),
              keys: new Set(chosen.map(({ key }) => key)),
              out: join(out, 'injected'),
            },
            ports,
          );
    const found = injected === null ? [] : foundIn(injected.verdict, chosen);
    const silence = quietIn(quiet.verdict);
    return {
      outcome: outcomeOf(silence, aims, found),
      quiet: { ...silence, elapsedMs: quiet.elapsedMs },
      aims,
      injected: found,
      injectedMs: injected?.elapsedMs ?? 0,
      left: plan.left,
      seed,
    };
  } finally {
    await scratch.remove();
  }
}
