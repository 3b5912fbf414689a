// Profiles from files, one in memory at a time. What is wrong with one is told with its file.
import { readFile } from 'node:fs/promises';
import { GateError } from '../base/errors.js';
import type { Profile } from '../model/profile.js';
import { decodeProfile } from '../profile/decode.js';

/** What `use` makes of the profile at a path. Throws GateError `file-unreadable` or `profile-invalid`. */
export async function ofProfile<T>(path: string, use: (profile: Profile) => T): Promise<T> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new GateError('file-unreadable', { path, detail }, { cause: error });
  }
  try {
    return use(decodeProfile(bytes));
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    throw new GateError(error.code, { file: path, ...error.facts }, { cause: error });
  }
}
