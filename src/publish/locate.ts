// Looks places up in the diff of a pull request, and in a file's text where the diff alone does not say.
import { GateError } from '../base/errors.js';
import { parseHunks, type Hunk } from '../diff/hunk.js';
import { parseDiff } from '../diff/parse.js';
import type { Forge, PullFile } from '../forge.js';
import type { ReviewPlace } from '../report/stuck-places.js';
import { placedLine, type Diffs, type PlacedLine } from './desired.js';
import type { ChangedFile } from './placement.js';

/** A longer file is no source that people read. */
const mostSourceBytes = 2 * 2 ** 20;

/**
 * Where each place goes. `patch`: the diff from base to what was measured, null when no line can have moved; `sha`:
 * the head of the pull request. Each file is read at most once, and only where the diff leaves a question.
 */
export async function locate(
  places: readonly ReviewPlace[],
  files: readonly PullFile[],
  patch: Uint8Array | null,
  sha: string,
  forge: Forge,
): Promise<readonly PlacedLine[]> {
  const measured = patch === null || places.length === 0 ? null : parseDiff(patch, 'lines and text');
  const diffs: Diffs = { files: changedFiles(files), measured };
  const texts = new Map<string, string | null>();
  const placed: PlacedLine[] = [];
  for (const place of places) {
    const line = placedLine(place, diffs, null);
    if (!line.wantsText) {
      placed.push(line);
      continue;
    }
    let text = texts.get(place.file);
    if (text === undefined) {
      text = await forge.file(place.file, sha, mostSourceBytes);
      texts.set(place.file, text);
    }
    placed.push(placedLine(place, diffs, text));
  }
  return placed;
}

/** Files of the diff that head has, by path. */
function changedFiles(files: readonly PullFile[]): ReadonlyMap<string, ChangedFile> {
  return new Map(
    files
      .filter(({ status }) => status !== 'removed')
      .map(({ path, patch }) => [path, { path, hunks: patch === null ? null : hunksOf(patch) }]),
  );
}

/** A patch that is cut or odd names no line for certain: then the file is all that can be commented on. */
function hunksOf(patch: string): readonly Hunk[] | null {
  try {
    return parseHunks(patch);
  } catch (error) {
    if (error instanceof GateError && error.code === 'capture-invalid') return null;
    throw error;
  }
}
