// A zip archive that anybody may have made → its files, in memory only.
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { broken, readDirectory, type ZipFile } from './zip-directory.js';

export interface ArchiveLimits {
  readonly entries: number;
  /** Of all files together, inflated. */
  readonly bytes: number;
  /** A file may inflate to this many times its packed size; to `freeBytes` in any case. */
  readonly ratio: number;
  readonly freeBytes: number;
}

/** What a capture of a big module needs and a runner's memory bears. */
export const archiveLimits: ArchiveLimits = {
  entries: 20_000,
  bytes: 512 << 20,
  ratio: 1000,
  freeBytes: 1 << 20,
};

const inflateRaw = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);

/**
 * The files of an artifact by path. Nothing is given unless all is well: see zip-directory.ts for what an archive
 * must be like; `accepts` tells which paths it may hold. The bounds hold while inflating, whatever headers tell.
 * Throws GateError `artifact-invalid` (`name`, `reason`, `entry`).
 */
export async function readArchive(
  name: string,
  zip: Uint8Array,
  accepts: (path: string) => boolean,
  limits: ArchiveLimits = archiveLimits,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const listed = await readDirectory(name, bytes, accepts, limits.entries);
  let total = 0;
  for (const file of listed) {
    const most = Math.max(limits.freeBytes, limits.ratio * file.data.length);
    if (file.bytes > most) throw broken(name, 'ratio', file.path);
    total += file.bytes;
    if (total > limits.bytes) throw broken(name, 'too-large', file.path);
  }
  const files = new Map<string, Uint8Array>();
  for (const file of listed) files.set(file.path, await unpack(name, file));
  return files;
}

async function unpack(name: string, file: ZipFile): Promise<Uint8Array> {
  const bytes = file.deflated ? await inflate(name, file) : file.data;
  // Not imported by its name, which Node before 20.15 does not export.
  if (bytes.length !== file.bytes || zlib.crc32(bytes) !== file.crc32)
    throw broken(name, 'damaged', file.path);
  return bytes;
}

/** Stops as soon as there is more than the headers, which are within the bounds, have told. */
async function inflate(name: string, file: ZipFile): Promise<Uint8Array> {
  try {
    return await inflateRaw(file.data, { maxOutputLength: Math.max(1, file.bytes) });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw broken(name, 'ratio', file.path, error);
    if (code?.startsWith('Z_') === true) throw broken(name, 'damaged', file.path, error);
    throw error;
  }
}
