// A pipe that holds all it can: whoever writes to it waits, for as long as nobody reads.
import { constants, writeSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GateError } from '../../base/errors.js';
import type { Exec } from '../../ports.js';

/** A pipe that holds more is not one of the systems that we know: 64 KB is usual, 1 MB what users may ask for. */
const mostBytes = 16 << 20;

export interface FullPipe {
  readonly path: string;
  /** Null: it is ready. Else why there is none. */
  readonly failure: string | null;
  /** Removes it. Who waits in it fails. */
  close(): Promise<void>;
}

/** Makes one at `path`, in a folder that exists. What keeps it from being made is told, not thrown. */
export async function makeFullPipe(exec: Exec, path: string): Promise<FullPipe> {
  const failed = (failure: string): FullPipe => ({ path, failure, close: () => Promise.resolve() });
  const problem = await makePipe(exec, path);
  if (problem !== null) return failed(problem);
  const { O_RDWR, O_NONBLOCK, O_NOFOLLOW } = constants;
  // For reading too, so that opening does not wait for a reader.
  const handle = await open(path, O_RDWR | O_NONBLOCK | O_NOFOLLOW);
  const close = async (): Promise<void> => {
    await handle.close();
    await rm(path, { force: true });
  };
  if (!(await handle.stat()).isFIFO() || !fill(handle.fd)) {
    await close();
    return failed('not a pipe that fills up');
  }
  return { path, failure: null, close };
}

/** Null when it is there. */
async function makePipe(exec: Exec, path: string): Promise<string | null> {
  try {
    const command = { program: 'mkfifo', args: ['-m', '600', path], cwd: dirname(path) };
    const { code, stderr } = await exec.run({ ...command, timeoutMs: 10_000, keepBytes: 4096 });
    return code === 0 ? null : stderr.text.slice(0, 1000) || 'mkfifo failed';
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== 'command-failed') throw error;
    return `mkfifo: ${String(error.facts['detail'] ?? '')}`;
  }
}

/** By pages, then by bytes: room for less than a page takes the first bytes of a profile. */
function fill(descriptor: number): boolean {
  let written = 0;
  for (const size of [4096, 1]) {
    const bytes = Buffer.alloc(size);
    try {
      while (written <= mostBytes) written += writeSync(descriptor, bytes);
      return false;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
  return true;
}
