// A folder for temporary files that is gone however we end, short of SIGKILL.
import { chmodSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileError } from './file-error.js';
import type { Scratch } from '../ports.js';

/**
 * Makes `pprof-gate-XXXXXX` in `parent`: RUNNER_TEMP where there is one, because the runner empties it even
 * when we are killed. The path has no symbolic links, since overlays and go list compare paths as text.
 */
export async function createScratch(parent = process.env['RUNNER_TEMP'] ?? tmpdir()): Promise<Scratch> {
  let directory: string;
  try {
    directory = await mkdtemp(join(await realpath(parent), 'pprof-gate-'));
  } catch (error) {
    throw fileError(error, parent);
  }
  const removeNow = (): void => {
    removeTree(directory);
  };
  process.once('exit', removeNow);
  return {
    directory,
    // Synchronous on purpose: nothing else may run while the last traces go, and it is the same code at exit.
    remove() {
      process.off('exit', removeNow);
      removeNow();
      return Promise.resolve();
    },
  };
}

/** Removes a folder with all it holds; what is missing is fine. A Go module cache has folders without write permission. */
export function removeTree(directory: string): void {
  const remove = (): void => {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  try {
    remove();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
    makeWritable(directory);
    remove();
  }
}

function makeWritable(path: string): void {
  if (!lstatSync(path).isDirectory()) return;
  chmodSync(path, 0o700);
  for (const name of readdirSync(path)) makeWritable(join(path, name));
}
