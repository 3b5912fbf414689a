// self-test: whether the gate can be trusted here. From parsed options to what it found, and an exit code.
import { resolve } from 'node:path';
import { exitCodes } from '../base/errors.js';
import type { SelfTest } from '../model/self-test.js';
import { prepareOutput } from '../outputs.js';
import { renderSelfTest } from '../report/self-test.js';
import { refuseRoot, scopeOf } from '../scope.js';
import { selfTest } from '../self-test/self-test.js';
import type { Door } from './door.js';
import { overridesOf } from './options.js';
import type { ParsedCommand } from './parse.js';

/** What a team would want to be seen, and half of it. */
const aims = [0.1, 0.05] as const;

const exits: Readonly<Record<SelfTest['outcome'], number>> = {
  passed: exitCodes.passes,
  failed: exitCodes.exceeded,
  undecided: exitCodes.notMeasured,
};

export async function runSelfTest(
  { options, rest }: ParsedCommand<'self-test'>,
  door: Door,
): Promise<number> {
  const directory = resolve(door.cwd, options.repo);
  const file = options.config === null ? null : resolve(door.cwd, options.config);
  const { config, root } = await scopeOf(door.ports.git, directory, file, overridesOf(options, rest));
  const out = options.out === null ? null : resolve(door.cwd, options.out);
  if (out !== null) {
    refuseRoot(out, root, '--out');
    await prepareOutput(out, door.ports.captures);
  }
  const found = await selfTest(
    { directory, config, timeBudgetMs: options['time-budget'], seed: options.seed, aims, out },
    door.ports,
  );
  door.print(renderSelfTest(found));
  return exits[found.outcome];
}
