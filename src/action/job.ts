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

/**
 * Publishes, and never lets that cost the verdict: what GitHub, a file or an artifact fails us in is told, and gives
 * exit code 4, or 0 with `publish-failure: warn`. `verdict`: the exit code that is known already; it wins unless it
 * is 0, also over a bug. Throws when what stops us is not about publishing: an interrupt, or the user's configuration.
 */
export async function publishing(
  job: Job,
  work: () => Promise<void>,
  verdict: number = exitCodes.passes,
): Promise<number> {
  try {
    await work();
    return verdict;
  } catch (error) {
    if (!(error instanceof GateError)) {
      if (verdict === exitCodes.passes) throw error;
      job.console.error(describeAnything(error));
      return verdict;
    }
    if (ofOthers.has(error.code)) throw error;
    const fails = job.settings.publishFailure === 'error';
    if (fails) job.console.error(describeError(error));
    else job.console.warning(describeError(error));
    await addToSummary(paragraph(notPublished(error)), job);
    return verdict === exitCodes.passes && fails ? exitCodes.notPublished : verdict;
  }
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
