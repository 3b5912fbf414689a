// A folder of ours as an artifact of this run.
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { GateError } from '../base/errors.js';
import { uploadByHand } from '../report/words/publication.js';
import { paragraph, type Job } from './job.js';

/** For a step that uploads the folder itself. */
export function nameFolder(name: string, folder: string, { console }: Job): void {
  console.outputs({ artifact: name, 'artifact-path': relative(process.cwd(), folder) });
}

/**
 * Uploads all files of the folder, or says how to where the server takes none from actions; false then. Name and
 * folder are outputs in both cases. `also`: further names for the same files.
 */
export async function uploadFolder(
  name: string,
  folder: string,
  retentionDays: number | null,
  job: Job,
  also: readonly string[] = [],
): Promise<boolean> {
  const { uploads, console } = job;
  nameFolder(name, folder, job);
  try {
    const files = await filesBelow(folder);
    for (const each of [name, ...also]) {
      const { id, bytes } = await uploads.upload(each, folder, files, retentionDays);
      console.debug(`artifact ${each}: id ${id}, ${bytes} bytes`);
    }
    return true;
  } catch (error) {
    if (!(error instanceof GateError && error.facts['reason'] === 'unsupported')) throw error;
    console.notice(uploadByHand(name));
    await console.summary(paragraph(uploadByHand(name)));
    return false;
  }
}

/** All files of a capture, without what git ignores them by. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== '.gitignore')
    .map((entry) => join(entry.parentPath, entry.name));
}
