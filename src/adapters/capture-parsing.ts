// The bytes of a capture → its records, whether they came from a folder or from an archive. Anybody may have made
// them: everything is bounded and checked.
import { createHash } from 'node:crypto';
import type * as z from 'zod/mini';
import { GateError } from '../base/errors.js';
import { keyOf } from '../model/benchmark.js';
import { isCaptureFile, journalFile, manifestFile } from '../model/capture-files.js';
import {
  captureSchemaVersion,
  manifestSchema,
  recordSchema,
  type Capture,
  type CaptureRecord,
  type Manifest,
} from '../model/capture.js';
import { captureLimits, checkTotals, invalid } from './capture-files.js';

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * A capture in memory. Throws GateError `capture-missing` (`directory`: the name) or `capture-invalid` as a folder
 * would, and for files with other names than captures have (`name`) or that the manifest does not list (`unlisted`).
 */
export function parseCapture(name: string, files: Files): Capture {
  const header = files.get(manifestFile);
  if (header === undefined) throw new GateError('capture-missing', { directory: name });
  let total = 0;
  for (const [path, bytes] of files) {
    if (!isCaptureFile(path)) throw invalid(name, path, 'name');
    total += bytes.length;
    checkTotals(name, path, total, files.size);
  }
  const manifest = parseManifest(name, header);
  const raw = new Map(files);
  raw.delete(manifestFile);
  if (manifest.complete) {
    const listed = new Set(manifest.files.map(({ path }) => path));
    for (const path of raw.keys()) if (!listed.has(path)) throw invalid(name, path, 'unlisted');
  }
  return assembleCapture(name, manifest, raw);
}

/**
 * Puts a capture together from its manifest and all files beside it. What a complete one lists must be there with
 * the size and checksum that it tells; of one that is not, a torn last line of the journal is left out.
 */
export function assembleCapture(directory: string, manifest: Manifest, raw: Files): Capture {
  if (manifest.complete) checkSums(directory, manifest, raw);
  const journal = raw.get(journalFile);
  if (journal === undefined) throw invalid(directory, journalFile, 'missing');
  const files = new Map(raw);
  files.delete(journalFile);
  const records = parseJournal(
    directory,
    Buffer.from(journal.buffer, journal.byteOffset, journal.length),
    manifest.complete,
  );
  checkReferences(directory, records, files);
  return { manifest, records, files };
}

function checkSums(directory: string, manifest: Manifest, raw: Files): void {
  const listed = new Set<string>();
  for (const { path, bytes, sha256 } of manifest.files) {
    if (path === manifestFile) continue;
    if (listed.has(path)) throw invalid(directory, manifestFile, 'schema', { detail: 'files: twice' });
    const content = raw.get(path);
    if (content === undefined) throw invalid(directory, path, 'missing');
    if (content.length !== bytes || sha256Hex(content) !== sha256) throw invalid(directory, path, 'checksum');
    listed.add(path);
  }
  if (!listed.has(journalFile)) throw invalid(directory, journalFile, 'checksum');
}

/** Throws GateError capture-invalid. */
export function parseManifest(directory: string, bytes: Uint8Array): Manifest {
  if (bytes.length > captureLimits.manifestBytes)
    throw invalid(directory, manifestFile, 'too-large', { bytes: bytes.length });
  const json = parseJson(new TextDecoder().decode(bytes));
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
  if (journal.length > captureLimits.journalBytes)
    throw invalid(directory, journalFile, 'too-large', { bytes: journal.length });
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

/**
 * A record comes after the bytes that it names, so they are there also in a capture that was cut short. No two
 * records name the same bytes: little data that is read a thousand times over takes hours to read.
 */
function checkReferences(directory: string, records: readonly CaptureRecord[], files: Files): void {
  const processes = new Map<string, number>();
  const ends = new Map<string, number>();
  const read = new Set<string>();
  for (const [index, record] of records.entries()) {
    const line = index + 1;
    if (record.type === 'run') {
      const { file, offset, bytes } = record.output;
      if (offset + bytes > (files.get(file)?.length ?? -1)) throw invalid(directory, file, 'cut', { line });
      if (bytes > captureLimits.outputBytes) throw invalid(directory, file, 'too-large', { line, bytes });
      if (offset < (ends.get(file) ?? 0))
        throw invalid(directory, file, 'schema', { line, detail: 'output: twice' });
      ends.set(file, offset + bytes);
    }
    const named = fileOf(record);
    if (named !== null && !files.has(named)) throw invalid(directory, named, 'missing', { line });
    for (const file of readFrom(record)) {
      if (read.has(file)) throw invalid(directory, file, 'schema', { line, detail: `${record.type}: twice` });
      read.add(file);
    }
    const pass = passOf(record);
    if (pass === null) continue;
    const count = (processes.get(pass) ?? 0) + 1;
    if (count > captureLimits.runs) throw invalid(directory, journalFile, 'too-large', { line });
    processes.set(pass, count);
  }
}

/** The file that a record is about. */
function fileOf(record: CaptureRecord): string | null {
  const { type } = record;
  return type === 'profile' || type === 'compiler' || type === 'trouble' || type === 'standing'
    ? record.file
    : null;
}

/** Whole files that judging reads for a record. */
function readFrom(record: CaptureRecord): string[] {
  if (record.type === 'compiler') return [record.file];
  if (record.type === 'standing') return record.file === null ? [] : [record.file];
  if (record.type === 'profile') return [record.file, record.before].filter((file) => file !== undefined);
  if (record.type !== 'probe') return [];
  const { counters, goroutines } = record;
  return [counters.begin, counters.end, goroutines.begin, goroutines.end].filter((file) => file !== null);
}

/** What the processes of one benchmark are counted by; null of what is none. */
function passOf(record: CaptureRecord): string | null {
  if (record.type === 'profile') return `profile ${record.kind} ${keyOf(record)}`;
  if (record.type === 'standing') return `standing ${keyOf(record)}`;
  return record.type === 'run' || record.type === 'probe'
    ? `${record.type} ${record.pass} ${keyOf(record)}`
    : null;
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

function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
