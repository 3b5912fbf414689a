// A file that a child wrote. What runs there is code of the pull request: in place of a profile it can leave a
// link to a file of the user's, a pipe that nobody writes to, a file that grows for ever, or nothing.
import { readPlain } from '../measure/plain-file.js';
import { invalidAt } from '../profile/fault.js';
import { profileLimits } from '../profile/limits.js';
import { fileError } from './file-error.js';

/**
 * All bytes of a plain file. Throws GateError `profile-invalid` for anything else, when there is none, and beyond the
 * size of profiles: `most` bytes. Throws `file-unreadable` where the system says no.
 */
export async function readChildFile(path: string, most = profileLimits.bytes): Promise<Buffer> {
  const bytes = await readPlain(path, most).catch((error: unknown) => {
    throw fileError(error, path, 'read');
  });
  if (bytes === 'no-plain-file') throw invalidAt('malformed', 0);
  if (bytes === 'too-large') throw invalidAt('too-many-bytes', most, { most });
  return bytes;
}
