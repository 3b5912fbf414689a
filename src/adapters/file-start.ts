// Whose file it is, told by its first bytes.
import { open } from 'node:fs/promises';

/** The first bytes of a file as text. Errors of the file system pass unchanged. */
export async function readStart(path: string, bytes: number): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
