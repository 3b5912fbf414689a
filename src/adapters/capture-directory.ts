// The capture as a folder: model/capture.ts is the format. Written as it grows and without the folders of this
// machine (redactor.ts), read with distrust: it may come from an artifact that anybody has made.
import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GateError } from '../base/errors.js';
import { by } from '../base/order.js';
import { isCaptureFile, journalFile, manifestFile, rawEntries, sourcesFile } from '../model/capture-files.js';
import { manifestSchema, recordSchema, type Manifest } from '../model/capture.js';
import type { CaptureStore, CaptureWriter } from '../ports.js';
import { listCapture, sha256Of } from './capture-files.js';
import { parseCapture } from './capture-parsing.js';
import { readCapture, readCaptureIfThere } from './capture-reading.js';
import { readChildFile } from './child-file.js';
import { fileError } from './file-error.js';
import { readStart } from './file-start.js';
import { redactProfile } from './profile-redaction.js';
import { createRedactor, type Redactor } from './redactor.js';

const newManifestFile = `${manifestFile}.new`;
const ourNames: ReadonlySet<string> = new Set([manifestFile, newManifestFile, journalFile, ...rawEntries]);

/** Captures in folders of the file system. Whatever is written to new ones goes through `redactor` first. */
export function createCaptureDirectories(redactor: Redactor = createRedactor()): CaptureStore {
  return {
    wouldReplace,
    create: (directory, manifest) => createCapture(directory, manifest, redactor),
    read: readCapture,
    readIfThere: readCaptureIfThere,
    parse: parseCapture,
    keep: keepCapture,
  };
}

export const captureDirectories: CaptureStore = createCaptureDirectories();

/**
 * Starts a capture. An older capture in `directory` is replaced; a folder that holds anything else is refused
 * with GateError `file-unwritable`, reason `not-a-capture`: this removes files, and only our own.
 */
async function createCapture(
  directory: string,
  manifest: Manifest,
  redactor: Redactor,
): Promise<CaptureWriter> {
  try {
    await mkdir(directory, { recursive: true });
    const replaced = await clear(directory);
    await writeManifest(directory, { ...redactor.json(manifest), complete: false });
    await writeFile(join(directory, journalFile), '', { flag: 'wx' });
    return writer(directory, replaced, redactor);
  } catch (error) {
    throw fileError(error, directory);
  }
}

/**
 * Writes the files of a capture as they are; their names must be those of captures. An older capture is replaced
 * as by createCapture. The manifest first: what a crash leaves is then incomplete by it, and may be cleared.
 */
async function keepCapture(directory: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const strange = [...files.keys()].find((path) => !isCaptureFile(path));
  if (strange !== undefined) throw new Error(`a capture has no place for ${strange}`);
  try {
    await mkdir(directory, { recursive: true });
    await clear(directory);
    for (const [path, bytes] of [...files].sort(by(([path]) => (path === manifestFile ? 0 : 1)))) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), bytes, { flag: 'wx' });
    }
  } catch (error) {
    throw fileError(error, directory);
  }
}

/** As createCapture will find it: true for an older capture, false for nothing; all else is refused. */
async function wouldReplace(directory: string): Promise<boolean> {
  try {
    return (await oldCapture(directory)).length > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw fileError(error, directory);
  }
}

/** True when there was an older capture. */
async function clear(directory: string): Promise<boolean> {
  const names = await oldCapture(directory);
  // The manifest last, so that a crash in between leaves something that may be cleared again.
  for (const name of names.filter((name) => name !== manifestFile)) {
    await rm(join(directory, name), { recursive: true });
  }
  if (names.length > 0) await rm(join(directory, manifestFile));
  return names.length > 0;
}

/** What lies in a folder, all of it of one older capture. */
async function oldCapture(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory);
  const strange = names.find((name) => !ourNames.has(name));
  if (strange === undefined && (names.length === 0 || (await isCapture(directory, names)))) return names;
  throw new GateError('file-unwritable', {
    path: directory,
    reason: 'not-a-capture',
    found: strange ?? names[0] ?? '',
  });
}

async function isCapture(directory: string, names: readonly string[]): Promise<boolean> {
  if (!names.includes(manifestFile)) return false;
  const start = await readStart(join(directory, manifestFile), 200);
  return /^\{\s*"schema":\s*"pprof-gate\/capture\//.test(start);
}

/** Atomic: a reader sees the old or the new one. */
async function writeManifest(directory: string, manifest: Manifest): Promise<void> {
  const path = join(directory, manifestFile);
  const text = `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;
  await writeFile(join(directory, newManifestFile), text, { flush: true });
  await rename(join(directory, newManifestFile), path);
}

/**
 * Writes are done one after the other, in the order in which they were asked for. Nothing stays open between them:
 * a measurement that fails just stops writing.
 */
function writer(directory: string, replaced: boolean, redactor: Redactor): CaptureWriter {
  const sizes = new Map<string, number>([[journalFile, 0]]);
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(path: string, work: () => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      if (closed) throw new Error(`the capture ${directory} is closed`);
      try {
        return await work();
      } catch (error) {
        throw fileError(error, path);
      }
    });
    // The next write does not depend on this one; its caller hears of the error.
    last = turn.catch(() => undefined);
    return turn;
  };

  // A benchmark can have a secret in its name; a star is nothing that a file in an artifact may be called.
  const fileNamed = (file: string): string => redactor.text(file).replaceAll('***', '---');

  const rawPath = (file: string): string => {
    const [top = ''] = file.split('/', 1);
    const safe = /^[^/\\\0]+(?:\/[^/\\\0]+)*$/.test(file) && !file.split('/').includes('..');
    if (!safe || !rawEntries.includes(top)) throw new Error(`a capture has no place for ${file}`);
    return join(directory, file);
  };

  /** Gives where the bytes lie. */
  const extend = async (file: string, bytes: Uint8Array): Promise<number> => {
    const path = join(directory, file);
    const offset = sizes.get(file) ?? 0;
    if (offset === 0) await mkdir(dirname(path), { recursive: true });
    const handle = await openToAppend(path, !sizes.has(file));
    try {
      const stats = await handle.stat();
      if (!stats.isFile() || stats.size !== offset) throw altered(path);
      await appendWhole(handle, bytes, offset);
    } finally {
      await handle.close();
    }
    sizes.set(file, offset + bytes.length);
    return offset;
  };

  return {
    directory,
    replaced,

    append(named, data) {
      const file = fileNamed(named);
      const path = rawPath(file);
      const bytes = redacted(file, typeof data === 'string' ? Buffer.from(data) : data, redactor);
      return inTurn(path, async () => ({ file, offset: await extend(file, bytes), bytes: bytes.length }));
    },

    adopt(named, from) {
      const file = fileNamed(named);
      const path = rawPath(file);
      return inTurn(path, async () => {
        if (sizes.has(file)) throw new Error(`${file} is in the capture already`);
        const given = await readChildFile(from);
        const isProfile = file.startsWith('profiles/');
        const bytes = isProfile ? await redactProfile(given, redactor) : redactor.bytes(given);
        await extend(file, bytes);
        await rm(from);
        return { file, bytes };
      });
    },

    record(record) {
      // What could not be read back is a bug of ours and must show here.
      const kept = record.type === 'profile' ? { ...record, file: fileNamed(record.file) } : record;
      const line = Buffer.from(`${JSON.stringify(recordSchema.parse(redactor.json(kept)))}\n`);
      return inTurn(join(directory, journalFile), async () => {
        await extend(journalFile, line);
      });
    },

    close(manifest) {
      return inTurn(directory, async () => {
        await flush(join(directory, journalFile));
        closed = true;
        const files = [];
        const listed = await listCapture(directory);
        const changed = [...listed.keys(), ...sizes.keys()].find(
          (path) => path !== manifestFile && listed.get(path) !== sizes.get(path),
        );
        if (changed !== undefined) throw altered(join(directory, changed));
        for (const [path, bytes] of listed) {
          if (path === manifestFile) continue;
          files.push({ path, bytes, sha256: await sha256Of(join(directory, path)) });
        }
        await writeManifest(directory, { ...redactor.json(manifest), complete: true, files });
      });
    },
  };
}

function redacted(file: string, given: Uint8Array, redactor: Redactor): Uint8Array {
  // The patch is the repository's own text, line for line.
  if (file === 'diff.patch') return given;
  // Benchmarks could write into the tree. In JSON \n stands for the end of a line, and its letter would hide that a
  // path begins.
  if (file === sourcesFile)
    return Buffer.from(JSON.stringify(redactor.json(JSON.parse(Buffer.from(given).toString()) as unknown)));
  return redactor.bytes(given);
}

/**
 * The code that is measured runs as the same user and can put a pipe, a link or a shorter file in place of ours:
 * that must neither make the run wait nor pass for a whole capture.
 */
function altered(path: string): GateError {
  return new GateError('file-unwritable', { path, reason: 'altered' });
}

async function openToAppend(path: string, create: boolean): Promise<FileHandle> {
  const { O_WRONLY, O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK } = constants;
  const flags = O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK | (create ? O_CREAT | O_EXCL : 0);
  try {
    return await open(path, flags);
  } catch (error) {
    // There against our knowledge, gone, a link, a pipe that nobody reads.
    const { code } = error as NodeJS.ErrnoException;
    if (['EEXIST', 'ENOENT', 'ELOOP', 'EMLINK', 'ENXIO'].includes(code ?? '')) throw altered(path);
    throw error;
  }
}

async function flush(path: string): Promise<void> {
  const handle = await openToAppend(path, false);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** On a full disk what was written of `bytes` is taken back, so that the file ends with a whole piece. */
async function appendWhole(handle: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  try {
    await handle.appendFile(bytes);
  } catch (error) {
    const { size } = await handle.stat();
    if (size > offset) await handle.truncate(offset);
    throw error;
  }
}
