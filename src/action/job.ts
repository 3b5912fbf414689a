// What every mode of the Action works with.
import { resolve } from 'node:path';
import type { JobConsole } from '../adapters/actions-console.js';
import { GateError, exitCodes } from '../base/errors.js';
import type { ActionSettings } from '../config/action-inputs.js';
import type { ArtifactUploads, Forge } from '../forge.js';
import type { Ports } from '../ports.js';
import { describeError } from '../report/words/errors.js';
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

/**
 * Publishes, and never lets that cost the verdict: what GitHub fails at is told, and gives exit code 4, or 0 with
 * `publish-failure: warn`.
 */
export async function publishing(job: Job, work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return exitCodes.passes;
  } catch (error) {
    if (!(error instanceof GateError && error.code === 'forge-failed')) throw error;
    const words = describeError(error);
    const fails = job.settings.publishFailure === 'error';
    if (fails) job.console.error(words);
    else job.console.warning(words);
    await job.console.summary(paragraph(notPublished(error)));
    return fails ? exitCodes.notPublished : exitCodes.passes;
  }
}

/** A text of ours below what is in the job summary already. */
export function paragraph(text: string): string {
  return `\n${text}\n`;
}
