// diff: two profiles of any kind, as `go tool pprof -top -diff_base` compares them. Needs no repository and no Go.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { GateError, exitCodes } from '../base/errors.js';
import type { Profile } from '../model/profile.js';
import { decodeProfile } from '../profile/decode.js';
import { diffProfiles } from '../profile/diff.js';
import { diffJson, renderDiffTable } from '../report/top-table.js';
import type { ParsedCommand } from './parse.js';

/** Reads, compares and prints; nothing else of the product is loaded for it. */
export async function runDiff(
  { options, operands }: ParsedCommand<'diff'>,
  cwd: string,
  print: (text: string) => void,
): Promise<number> {
  const base = await readProfile(resolve(cwd, operands[0]));
  const head = await readProfile(resolve(cwd, operands[1]));
  const operations =
    options['base-ops'] === null || options['head-ops'] === null
      ? {}
      : { operations: { base: options['base-ops'], head: options['head-ops'] } };
  const type = options['sample-type'] === null ? {} : { type: options['sample-type'] };
  const diff = diffProfiles(base, head, { by: options.by, ...type, ...operations });
  print(
    options.json
      ? `${JSON.stringify(diffJson(diff), null, 2)}\n`
      : renderDiffTable(diff, { rows: options.top }),
  );
  return exitCodes.passes;
}

async function readProfile(path: string): Promise<Profile> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new GateError('file-unreadable', { path, detail }, { cause: error });
  }
  try {
    return decodeProfile(bytes);
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    throw new GateError(error.code, { file: path, ...error.facts }, { cause: error });
  }
}
