// Text files that we write: what fails is told with its path.
import { writeFile } from 'node:fs/promises';
import { GateError } from '../base/errors.js';

/** Writes a text file. Throws GateError `disk-full` or `file-unwritable`. */
export async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** The GateError of a failed write. */
export function unwritable(path: string, error: unknown): GateError {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new GateError('disk-full', { path }, { cause: error });
  return new GateError('file-unwritable', { path, detail: code }, { cause: error });
}
