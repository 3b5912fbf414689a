// The files of a capture folder: which there are, and what they hold.
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { GateError } from '../base/errors.js';
import { by } from '../base/order.js';
import { journalFile, manifestFile, rawEntries } from '../model/capture-files.js';

/** What a capture may have us read into memory. */
export const captureLimits = {
  totalBytes: 512 << 20,
  files: 200_000,
  depth: 4,
  manifestBytes: 64 << 20,
  /** Parsed JSON takes a multiple of it. */
  journalBytes: 64 << 20,
  lines: 1_000_000,
  lineBytes: 4 << 20,
  /** What is kept of what one process printed: 16 Ki characters (measure/run.ts). */
  outputBytes: 64 << 10,
  /** Processes of one benchmark in one pass: ten times what is ever scheduled. Judging takes the square of it. */
  runs: 1000,
} as const;

export function invalid(
  directory: string,
  file: string,
  reason: string,
  facts: Record<string, string | number> = {},
): GateError {
  return new GateError('capture-invalid', { directory, file, reason, ...facts });
}

/** Throws beyond what may be held in memory. */
export function checkTotals(directory: string, file: string, bytes: number, files: number): void {
  if (bytes > captureLimits.totalBytes || files > captureLimits.files) {
    throw invalid(directory, file, 'too-large', { bytes, files });
  }
}

/**
 * Size of each file by its path, sorted. Throws GateError `capture-invalid` with reason `not-a-file` for
 * links, pipes and the like, and `too-large` beyond the limits. Strange entries at the top are not looked at.
 */
export async function listCapture(directory: string): Promise<ReadonlyMap<string, number>> {
  const sizes: [string, number][] = [];
  let total = 0;
  const visit = async (path: string, depth: number): Promise<void> => {
    const stats = await lstat(join(directory, path));
    if (stats.isDirectory() && depth < captureLimits.depth) {
      for (const name of await readdir(join(directory, path))) await visit(posix.join(path, name), depth + 1);
      return;
    }
    if (!stats.isFile()) throw invalid(directory, path, 'not-a-file');
    total += stats.size;
    sizes.push([path, stats.size]);
    checkTotals(directory, path, total, sizes.length);
  };
  const present = new Set(await readdir(directory));
  // The journal before what it names: a writer that is still at work only makes the rest longer.
  for (const name of [manifestFile, journalFile, ...rawEntries]) if (present.has(name)) await visit(name, 0);
  return new Map(sizes.sort(by(([path]) => path)));
}

/** All bytes of a file that is no link and not longer than it was when it was listed. */
export async function readWhole(directory: string, file: string, bytes: number): Promise<Buffer> {
  if (bytes === 0) return Buffer.alloc(0);
  const handle = await open(join(directory, file), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
    if (bytesRead !== bytes) throw invalid(directory, file, 'size', { bytes: bytesRead, expected: bytes });
    return buffer;
  } finally {
    await handle.close();
  }
}

/** In hex, without holding the file in memory. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
