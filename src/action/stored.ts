// The stored baseline of a gate's base, found by GitHub's API.
import { posix } from 'node:path';
import { findBaseline, type FoundBaseline, type MissingBaseline } from '../baseline/find.js';
import { baselineName } from '../baseline/name.js';
import { GateError } from '../base/errors.js';
import type { GateConfig } from '../config/schema.js';
import type { Forge } from '../forge.js';
import type { GateRequest, StoredBaseline } from '../gate.js';
import type { Conditions } from '../measure/request.js';
import { ghCommand } from '../report/words/publication.js';
import type { Job } from './job.js';

/** How a gate looks; null with `baseline: paired`, and where there is no API to ask. */
export function storedLookup(
  job: Job,
  config: GateConfig,
  repository: string,
): NonNullable<GateRequest['findStored']> | null {
  const { forge, ports } = job;
  const mode = config.baseline;
  if (mode === 'paired') return null;
  if (forge === null) {
    // Nowhere to look: alone, head would have nothing to be compared with, and that has to be told.
    return mode === 'auto' ? null : () => Promise.resolve(missing(mode, 'unsupported', job));
  }
  return async (base, conditions): Promise<StoredBaseline> => {
    const answer = await lookFor(base.sha ?? '', conditions, job, forge);
    if (answer.found === null) return missing(mode, answer.reason, job);
    const { sha } = answer.found;
    // Its files tell which lines differ; where they cannot be had, those of base do.
    if (mode === 'artifact' && !(await ports.git.has(repository, sha))) {
      await ports.git.fetch(repository, sha).catch((error: unknown) => {
        if (!(error instanceof GateError && error.code === 'ref-unknown')) throw error;
        job.console.debug(`the commit of the baseline was not fetched: ${String(error)}`);
      });
    }
    return { record: { mode, found: answer.found, reason: '', command: '' }, kept: answer };
  };
}

function missing(mode: 'auto' | 'artifact', reason: string, job: Job): StoredBaseline {
  const command = ofArtifacts.has(reason) ? ghCommand(posix.basename(recordingWorkflow(job))) : '';
  return { record: { mode, found: null, reason, command }, kept: null };
}

/** Another recording would help. Where GitHub does not let us look, it would not be seen either. */
const ofArtifacts: ReadonlySet<string> = new Set(['none', 'expired', 'unsuitable', 'unreadable']);

/** The best baseline of a commit under these conditions; what was passed over goes to the debug log. */
export async function lookFor(
  sha: string,
  conditions: Conditions,
  job: Job,
  forge: Forge,
): Promise<FoundBaseline | MissingBaseline> {
  const name = baselineName(job.settings.key, conditions);
  const workflow = recordingWorkflow(job);
  const answer = await findBaseline({ name, workflow, mergeBase: sha }, forge, job.ports.captures);
  for (const { artifact, run, sha: of, reason, detail } of answer.trace) {
    job.console.debug(
      `baseline ${name}: artifact ${artifact} of run ${run ?? '?'} (${of ?? '?'}) passed over: ${reason} ${detail}`,
    );
  }
  job.console.debug(
    answer.found === null
      ? `baseline ${name}: ${answer.reason}`
      : `baseline ${name}: run ${answer.found.run}, ${answer.found.relation} ${answer.found.sha}`,
  );
  return answer;
}

function recordingWorkflow({ settings, run }: Job): string {
  return settings.baselineWorkflow ?? run.workflow;
}
