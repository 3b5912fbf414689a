// A capture folder into memory. It may come from an artifact that anybody has made: everything is bounded and
// checked, and nothing outside of the folder is read.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type * as z from 'zod/mini';
import { GateError } from '../base/errors.js';
import {
  captureSchemaVersion,
  manifestSchema,
  recordSchema,
  type Capture,
  type CaptureRecord,
  type Manifest,
} from '../model/capture.js';
import {
  captureLimits,
  invalid,
  journalFile,
  listCapture,
  manifestFile,
  readWhole,
} from './capture-files.js';
import { fileError } from './file-error.js';

/**
 * Reads and checks a capture. While it is not `complete`, a torn last line of the journal is left out and
 * nothing is compared with checksums. Throws GateError `capture-missing` (`directory`) or `capture-invalid`
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

  const expected = new Map(manifest.files.map((file) => [file.path, file]));
  const files = new Map<string, Uint8Array>();
  let journal: Buffer = Buffer.alloc(0);
  for (const path of manifest.complete ? expected.keys() : sizes.keys()) {
    if (path === manifestFile) continue;
    if (!sizes.has(path)) throw invalid(directory, path, 'missing');
    const bytes = await read(path);
    const sum = expected.get(path);
    if (manifest.complete && (sum?.bytes !== bytes.length || sum.sha256 !== sha256(bytes))) {
      throw invalid(directory, path, 'checksum');
    }
    if (path === journalFile) journal = bytes;
    else files.set(path, bytes);
  }
  if (manifest.complete && !expected.has(journalFile)) throw invalid(directory, journalFile, 'checksum');

  const records = parseJournal(directory, journal, manifest.complete);
  checkReferences(directory, records, files);
  return { manifest, records, files };
}

async function listOrMissing(directory: string): Promise<ReadonlyMap<string, number>> {
  let sizes: ReadonlyMap<string, number>;
  try {
    sizes = await listCapture(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new GateError('capture-missing', { directory }, { cause: error });
    throw fileError(error, directory, 'read');
  }
  if (!sizes.has(manifestFile)) throw new GateError('capture-missing', { directory });
  return sizes;
}

function parseManifest(directory: string, bytes: Buffer): Manifest {
  const json = parseJson(bytes.toString('utf8'));
  if (json === undefined) throw invalid(directory, manifestFile, 'not-json');
  const found = typeof json === 'object' && json !== null && 'schema' in json ? json.schema : undefined;
  if (
    typeof found === 'string' &&
    found !== captureSchemaVersion &&
    found.startsWith('pprof-gate/capture/')
  ) {
    throw invalid(directory, manifestFile, 'version', {
      found: found.slice(0, 64),
      expected: captureSchemaVersion,
    });
  }
  const checked = manifestSchema.safeParse(json);
  if (!checked.success)
    throw invalid(directory, manifestFile, 'schema', { detail: firstIssue(checked.error) });
  return checked.data;
}

function parseJournal(directory: string, journal: Buffer, complete: boolean): CaptureRecord[] {
  const records: CaptureRecord[] = [];
  let start = 0;
  while (start < journal.length) {
    const line = records.length + 1;
    const end = journal.indexOf(10, start);
    if (end < 0 && !complete) break;
    const stop = end < 0 ? journal.length : end;
    if (stop - start > captureLimits.lineBytes)
      throw invalid(directory, journalFile, 'line-too-long', { line });
    if (line > captureLimits.lines) throw invalid(directory, journalFile, 'too-many-lines', { line });
    const json = parseJson(journal.toString('utf8', start, stop));
    if (json === undefined) throw invalid(directory, journalFile, 'not-json', { line });
    const checked = recordSchema.safeParse(json);
    if (!checked.success) {
      throw invalid(directory, journalFile, 'schema', { line, detail: firstIssue(checked.error) });
    }
    records.push(checked.data);
    start = stop + 1;
  }
  return records;
}

/** A record comes after the bytes that it names, so they are there also in a capture that was cut short. */
function checkReferences(
  directory: string,
  records: readonly CaptureRecord[],
  files: ReadonlyMap<string, Uint8Array>,
): void {
  for (const [index, record] of records.entries()) {
    const line = index + 1;
    if (record.type === 'run') {
      const { file, offset, bytes } = record.output;
      if (offset + bytes > (files.get(file)?.length ?? -1)) throw invalid(directory, file, 'cut', { line });
    } else if (record.type === 'profile' || record.type === 'trouble') {
      if (record.file !== null && !files.has(record.file))
        throw invalid(directory, record.file, 'missing', { line });
    }
  }
}

/** Undefined is no JSON value. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** `commit.sha: Too long`, bounded because keys come from the file. */
function firstIssue(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`.slice(0, 300);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
