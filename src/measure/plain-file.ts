// A file of a checkout, or one that a child wrote. Both are code of the pull request: in place of a source file or of
// what was asked for there can lie a link to /dev/zero, a folder, or a pipe that nobody writes to.
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Not there; a link; a socket; below what is no folder. */
const noPlainFile: ReadonlySet<string> = new Set(['ENOENT', 'ELOOP', 'EMLINK', 'ENXIO', 'ENOTDIR']);

/** All bytes of a plain file; null for anything else, and for more than `most`. Other errors of the file system pass. */
export async function readPlainFile(path: string, most: number): Promise<Buffer | null> {
  const handle = await openPlain(path);
  if (handle === null) return null;
  try {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size > most) return null;
    // It may still grow, and files of /proc tell no size: never more than one byte too many is read.
    const parts: Buffer[] = [];
    for await (const part of handle.createReadStream({ end: most, autoClose: false }))
      parts.push(part as Buffer);
    const bytes = Buffer.concat(parts);
    return bytes.length > most ? null : bytes;
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
