// The captures of a gate that could not comment itself, as one artifact: `base/…`, `head/…` and, where a stored
// baseline took part, `baseline/…`. It was made by code that nobody has reviewed: only what is measured is taken
// from it, nothing of what it says about commits or pull requests.
import { GateError } from '../base/errors.js';
import { isCaptureFile, journalFile } from '../model/capture-files.js';
import type { Capture } from '../model/capture.js';
import type { CaptureStore } from '../ports.js';
import { readArchive } from './archive.js';
import { broken } from './zip-directory.js';

export interface GateResult {
  /** Measured beside head, or a stored baseline in its place. */
  readonly base: Capture;
  readonly head: Capture;
  /** A stored baseline beside a base of the same run. */
  readonly stored: Capture | null;
}

const sideOf = { base: ['base', 'single'], head: ['head'], baseline: ['single'] } as const;
type Folder = keyof typeof sideOf;
const folders: readonly string[] = Object.keys(sideOf);

/** Of the three journals together. Parsed, they can take twenty times as much. */
const mostJournalBytes = 64 << 20;

/**
 * Reads such an artifact. Throws GateError `artifact-invalid`, and `capture-missing` or `capture-invalid` with the
 * artifact's name and folder as `directory`, also for a capture of the wrong side.
 */
export async function readResult(
  name: string,
  zip: Uint8Array,
  captures: Pick<CaptureStore, 'parse'>,
): Promise<GateResult> {
  const byFolder = new Map<string, Map<string, Uint8Array>>(folders.map((folder) => [folder, new Map()]));
  let journals = 0;
  for (const [path, bytes] of await readArchive(name, zip, isResultFile)) {
    const [folder, file] = split(path);
    byFolder.get(folder)?.set(file, bytes);
    journals += file === journalFile ? bytes.length : 0;
    if (journals > mostJournalBytes) throw broken(name, 'too-large', path);
  }
  const parse = (folder: Folder): Capture => {
    const directory = `${name}/${folder}`;
    const capture = captures.parse(directory, byFolder.get(folder) ?? new Map<string, Uint8Array>());
    const sides: readonly string[] = sideOf[folder];
    if (sides.includes(capture.manifest.side)) return capture;
    const detail = `side: ${capture.manifest.side}`;
    throw new GateError('capture-invalid', { directory, file: 'manifest.json', reason: 'schema', detail });
  };
  const base = parse('base');
  const head = parse('head');
  return { base, head, stored: byFolder.get('baseline')?.size === 0 ? null : parse('baseline') };
}

function isResultFile(path: string): boolean {
  const [folder, file] = split(path);
  return folders.includes(folder) && isCaptureFile(file);
}

function split(path: string): [folder: string, file: string] {
  const slash = path.indexOf('/');
  return [path.slice(0, slash), path.slice(slash + 1)];
}
