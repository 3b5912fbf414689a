// A file from one place to another, over devices too.
import { copyFile, rename, rm, stat } from 'node:fs/promises';

/** Gives its size in bytes. */
export async function moveFile(from: string, to: string): Promise<number> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    try {
      await copyFile(from, to);
    } catch (broken) {
      await rm(to, { force: true });
      throw broken;
    }
    await rm(from);
  }
  return (await stat(to)).size;
}
