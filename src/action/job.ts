// What every mode of the Action works with.
import { resolve } from 'node:path';
import type { JobConsole } from '../adapters/actions-console.js';
import { GateError, exitCodes, type ErrorCode } from '../base/errors.js';
import type { ActionSettings } from '../config/action-inputs.js';
import type { ArtifactUploads, Forge } from '../forge.js';
import type { Ports } from '../ports.js';
import { describeAnything, describeError } from '../report/words/errors.js';
import { notPublished } from '../report/words/publication.js';
import type { RunFacts } from './run.js';

export interface Job {
  readonly settings: ActionSettings;
  readonly run: RunFacts;
  readonly ports: Ports;
  /** Null where there is no API that we know. */
  readonly forge: Forge | null;
  readonly uploads: ArtifactUploads;
  readonly console: JobConsole;
}

/** The folder that the job works in, and that of its captures and reports. */
export function foldersOf({ settings }: Job): { readonly directory: string; readonly out: string } {
  const directory = resolve(settings.workingDirectory);
  return { directory, out: resolve(directory, settings.out) };
}

/** Something that is published. */
export type Work = () => Promise<void>;

/**
 * Publishes, and never lets that cost the verdict: what GitHub, a file or an artifact fails us in is told, and gives
 * exit code 4, or 0 with `publish-failure: warn`. `verdict`: the exit code that is known already; it wins unless it
 * is 0, also over a bug. Of several works each is done, whatever became of those before, and then it is told what
 * failed. Throws when what stops us is not about publishing: an interrupt, or the user's configuration.
 */
export async function publishing(
  job: Job,
  work: Work | readonly Work[],
  verdict: number = exitCodes.passes,
): Promise<number> {
  const failed = await failuresOf(typeof work === 'function' ? [work] : work);
  let code = verdict;
  for (const error of failed) code = await told(error, code, job);
  return code;
}

/** Does each of the works and gives what failed; what is not about publishing ends it. */
export async function failuresOf(works: readonly Work[]): Promise<readonly Error[]> {
  const failed: Error[] = [];
  for (const work of works) {
    try {
      await work();
    } catch (error) {
      if (error instanceof GateError && ofOthers.has(error.code)) throw error;
      failed.push(error instanceof Error ? error : new Error(String(error)));
    }
  }
  return failed;
}

async function told(error: Error, verdict: number, job: Job): Promise<number> {
  if (!(error instanceof GateError)) {
    if (verdict === exitCodes.passes) throw error;
    job.console.error(describeAnything(error));
    return verdict;
  }
  const fails = job.settings.publishFailure === 'error';
  if (fails) job.console.error(describeError(error));
  else job.console.warning(describeError(error));
  await addToSummary(paragraph(notPublished(error)), job);
  return verdict === exitCodes.passes && fails ? exitCodes.notPublished : verdict;
}

const ofOthers: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'interrupted',
  'usage',
  'config-missing',
  'config-invalid',
]);

/** Where the summary cannot be written that is no reason to end: it may be what is told here. */
async function addToSummary(text: string, { console }: Job): Promise<void> {
  try {
    await console.summary(text);
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    console.warning(describeError(error));
  }
}

/** A text of ours below what is in the job summary already. */
export function paragraph(text: string): string {
  return `\n${text}\n`;
}
