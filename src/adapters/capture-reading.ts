// A capture folder into memory. It may come from an artifact that anybody has made: everything is bounded and
// checked, and nothing outside of the folder is read.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { GateError } from '../base/errors.js';
import { journalFile, manifestFile } from '../model/capture-files.js';
import type { Capture } from '../model/capture.js';
import { invalid, listCapture, readWhole } from './capture-files.js';
import { assembleCapture, parseManifest } from './capture-parsing.js';
import { fileError } from './file-error.js';

/**
 * Reads and checks a capture. While it is not `complete`, a torn last line of the journal is left out and
 * nothing is compared with checksums. Throws GateError `capture-missing` (`directory`, `reason`) or `capture-invalid`
 * (`directory`, `file`, `reason`, and `line` in the journal).
 */
export async function readCapture(directory: string): Promise<Capture> {
  const sizes = await listOrMissing(directory);
  const read = (file: string): Promise<Buffer> =>
    readWhole(directory, file, sizes.get(file) ?? 0).catch((error: unknown) => {
      throw fileError(error, join(directory, file), 'read');
    });
  const manifest = parseManifest(directory, await read(manifestFile));
  if (!sizes.has(journalFile)) throw invalid(directory, journalFile, 'missing');

  const raw = new Map<string, Uint8Array>();
  for (const path of manifest.complete ? manifest.files.map((file) => file.path) : sizes.keys()) {
    if (path === manifestFile || raw.has(path)) continue;
    if (!sizes.has(path)) throw invalid(directory, path, 'missing');
    raw.set(path, await read(path));
  }
  return assembleCapture(directory, manifest, raw);
}

/** Null when there is no such folder; all else as `readCapture`. */
export async function readCaptureIfThere(directory: string): Promise<Capture | null> {
  try {
    await lstat(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fileError(error, directory, 'read');
  }
  return readCapture(directory);
}

async function listOrMissing(directory: string): Promise<ReadonlyMap<string, number>> {
  let sizes: ReadonlyMap<string, number>;
  try {
    sizes = await listCapture(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      const reason = code === 'ENOENT' ? 'no-such-folder' : 'not-a-folder';
      throw new GateError('capture-missing', { directory, reason }, { cause: error });
    }
    throw fileError(error, directory, 'read');
  }
  if (!sizes.has(manifestFile)) throw new GateError('capture-missing', { directory });
  return sizes;
}
