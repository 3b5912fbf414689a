// The gate on two copies of one tree that are edited apart: its own stages, its own judge.
import { checkOut, type Commit } from '../commits.js';
import { policyOf } from '../config/policy.js';
import type { GateConfig } from '../config/schema.js';
import { evidenceOf, lookAgain, readCaptures } from '../gate.js';
import { judgeNow, type Captures } from '../judgement.js';
import { begin, captureDirectory, settingFor } from '../measurement.js';
import { prepare } from '../measure/prepare.js';
import type { GoPackage } from '../measure/packages.js';
import { screen } from '../measure/screen.js';
import { closeSession } from '../measure/session.js';
import type { Pair } from '../model/pair.js';
import type { Verdict } from '../model/verdict.js';
import type { Ports } from '../ports.js';
import type { Edit } from './edits.js';
import { packagesIn, write } from './tree.js';

export interface ComparisonRequest {
  readonly repository: string;
  readonly head: Commit;
  /** What is measured, how long, and how it is judged. */
  readonly config: GateConfig;
  /** Made to the copies. */
  readonly edits: (packages: readonly GoPackage[]) => Pair<readonly Edit[]>;
  /** Benchmarks to time, by key; left out: all. */
  readonly keys?: ReadonlySet<string>;
  /** Folder for the captures. */
  readonly out: string;
}

export interface Comparison {
  readonly verdict: Verdict;
  readonly captures: Captures;
  readonly elapsedMs: number;
}

/** Throws GateError as a gate does. */
export async function compare(request: ComparisonRequest, ports: Ports): Promise<Comparison> {
  const { repository, head, keys, out } = request;
  // A benchmark with a spin in it is another one: that is what is asked about.
  const config: GateConfig = { ...request.config, 'judge-changed-benchmarks': true };
  const policy = policyOf(config);
  const scratch = await ports.scratch();
  const startedAt = ports.clock.now();
  try {
    const base = await checkOut(ports.git, repository, head, 'base', scratch.directory, [out]);
    const changed = await checkOut(ports.git, repository, head, 'head', scratch.directory, [out]);
    const setting = await settingFor(changed, config, ports);
    const edits = request.edits(await packagesIn(base.root, setting, ports));
    await write(base.root, edits.base);
    await write(changed.root, edits.head);
    const session = await begin(
      {
        trees: [base, changed],
        setting,
        config,
        scratch: scratch.directory,
        directory: (side) => captureDirectory(out, side),
        like: null,
      },
      ports,
    );
    const prepared = await prepare(session);
    if (keys !== undefined) {
      for (const key of [...session.candidates.keys()]) if (!keys.has(key)) session.candidates.delete(key);
    }
    const sofar = async () => evidenceOf(await readCaptures(out, ports));
    const ends = [prepared, await screen(session), ...(await lookAgain(session, policy, sofar))];
    await closeSession(session, ends.every((end) => end === 'complete') ? 'complete' : 'time-budget');
  } finally {
    await scratch.remove();
  }
  const captures = await readCaptures(out, ports);
  return { verdict: judgeNow(captures, policy), captures, elapsedMs: ports.clock.now() - startedAt };
}
