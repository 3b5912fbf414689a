// diff: two profiles of any kind, as `go tool pprof -top -diff_base` compares them. Needs no repository and no Go.
import { resolve } from 'node:path';
import { exitCodes } from '../base/errors.js';
import { diffFolds } from '../profile/diff.js';
import { foldProfile } from '../profile/fold.js';
import { diffJson, renderDiffTable } from '../report/profiles/top-table.js';
import type { ParsedCommand } from './parse.js';
import { ofProfile } from './profile-file.js';

/** Reads, compares and prints; nothing else of the product is loaded for it. */
export async function runDiff(
  { options, operands }: ParsedCommand<'diff'>,
  cwd: string,
  print: (text: string) => void,
): Promise<number> {
  // By line means relative to the function's first line, so that code which only moved still matches.
  const by = options.by === 'line' ? 'relative-line' : 'function';
  // One profile in memory at a time: folded, it is small.
  const type = options['sample-type'] ?? undefined;
  const head = await ofProfile(resolve(cwd, operands[1]), (profile) => foldProfile(profile, by, type));
  const base = await ofProfile(resolve(cwd, operands[0]), (profile) =>
    foldProfile(profile, by, head.type.type),
  );
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
