// A file that a child wrote. What runs there is code of the pull request: in place of a profile it can leave a
// link to a file of the user's, or a pipe that nobody writes to.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { invalidAt } from '../profile/fault.js';
import { profileLimits } from '../profile/limits.js';
import { fileError } from './file-error.js';

/** All bytes of a plain file. Throws GateError `profile-invalid` for anything else, and beyond the size of profiles. */
export async function readChildFile(path: string): Promise<Buffer> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    // A link, and a socket.
    if (code === 'ELOOP' || code === 'EMLINK' || code === 'ENXIO') throw invalidAt('malformed', 0, {}, error);
    throw fileError(error, path, 'read');
  });
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw invalidAt('malformed', 0);
    const most = profileLimits.bytes;
    if (stats.size > most) throw invalidAt('too-many-bytes', most, { most });
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
