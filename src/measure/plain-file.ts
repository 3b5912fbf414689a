// A file of a checkout, or one that a child wrote. Both are code of the pull request: in place of a source file or of
// what was asked for there can lie a link to /dev/zero, a folder, or a pipe that nobody writes to.
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Not there; a link; a socket; below what is no folder. */
const noPlainFile: ReadonlySet<string> = new Set(['ENOENT', 'ELOOP', 'EMLINK', 'ENXIO', 'ENOTDIR']);

/** All bytes of a plain file; null for anything else, and for more than `most`. Other errors of the file system pass. */
export async function readPlainFile(path: string, most: number): Promise<Buffer | null> {
  const bytes = await readPlain(path, most);
  return typeof bytes === 'string' ? null : bytes;
}

/** As readPlainFile, and says why there are none. */
export async function readPlain(path: string, most: number): Promise<Buffer | 'no-plain-file' | 'too-large'> {
  const handle = await openPlain(path);
  if (handle === null) return 'no-plain-file';
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return 'no-plain-file';
    if (stats.size > most) return 'too-large';
    // It may still grow, and files of /proc tell no size: never more than one byte too many is read.
    const parts: Buffer[] = [];
    for await (const part of handle.createReadStream({ end: most, autoClose: false }))
      parts.push(part as Buffer);
    const bytes = Buffer.concat(parts);
    return bytes.length > most ? 'too-large' : bytes;
  } finally {
    await handle.close();
  }
}

async function openPlain(path: string): Promise<FileHandle | null> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  try {
    return await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    if (noPlainFile.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
