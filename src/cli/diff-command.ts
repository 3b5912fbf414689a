// diff: two profiles of any kind, as `go tool pprof -top -diff_base` compares them. Needs no repository and no Go.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { GateError, exitCodes } from '../base/errors.js';
import { decodeProfile } from '../profile/decode.js';
import { diffFolds } from '../profile/diff.js';
import { foldProfile, type Fold } from '../profile/fold.js';
import type { Granularity } from '../profile/frames.js';
import { diffJson, renderDiffTable } from '../report/top-table.js';
import type { ParsedCommand } from './parse.js';

/** Reads, compares and prints; nothing else of the product is loaded for it. */
export async function runDiff(
  { options, operands }: ParsedCommand<'diff'>,
  cwd: string,
  print: (text: string) => void,
): Promise<number> {
  // By line means relative to the function's first line, so that code which only moved still matches.
  const by = options.by === 'line' ? 'relative-line' : 'function';
  // One profile in memory at a time: folded, it is small.
  const head = await foldFile(resolve(cwd, operands[1]), by, options['sample-type'] ?? undefined);
  const base = await foldFile(resolve(cwd, operands[0]), by, head.type.type);
  const [baseOps, headOps] = [options['base-ops'], options['head-ops']];
  const operations = baseOps === null || headOps === null ? undefined : { base: baseOps, head: headOps };
  const diff = diffFolds({ base, head }, operations);
  print(
    options.json
      ? `${JSON.stringify(diffJson(diff), null, 2)}\n`
      : renderDiffTable(diff, { rows: options.top }),
  );
  return exitCodes.passes;
}

/** What is wrong with a profile, or with what was asked of it, is told with its file. */
async function foldFile(path: string, by: Granularity, type?: string): Promise<Fold> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new GateError('file-unreadable', { path, detail }, { cause: error });
  }
  try {
    return foldProfile(decodeProfile(bytes), by, type);
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    throw new GateError(error.code, { file: path, ...error.facts }, { cause: error });
  }
}
