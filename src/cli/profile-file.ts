// Profiles from files, one in memory at a time. What is wrong with one is told with its file.
import { readFile } from 'node:fs/promises';
import { GateError, type Facts } from '../base/errors.js';
import type { Profile } from '../model/profile.js';
import { decodeProfile } from '../profile/decode.js';
import { otherContent } from './not-a-profile.js';

/** What `use` makes of the profile at a path. Throws GateError `file-unreadable` or `profile-invalid`. */
export async function ofProfile<T>(path: string, use: (profile: Profile) => T): Promise<T> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new GateError('file-unreadable', { path, detail }, { cause: error });
  }
  let profile: Profile;
  try {
    profile = decodeProfile(bytes);
  } catch (error) {
    throw withFile(error, path, error instanceof GateError ? (otherContent(bytes, error) ?? {}) : {});
  }
  try {
    return use(profile);
  } catch (error) {
    throw withFile(error, path);
  }
}

function withFile(error: unknown, path: string, facts: Facts = {}): unknown {
  if (!(error instanceof GateError)) return error;
  return new GateError(error.code, { file: path, ...error.facts, ...facts }, { cause: error });
}
