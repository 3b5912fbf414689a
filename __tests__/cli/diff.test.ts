import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { GateError } from '../../src/base/errors.js';
import { runDiff } from '../../src/cli/diff-command.js';
import { parseCommand } from '../../src/cli/parse.js';
import { describeError } from '../../src/report/words/errors.js';

const profiles = join(import.meta.dirname, '../corpus/profiles');

/** What people read when diff is refused. */
async function refusal(...words: string[]): Promise<string> {
  const parsed = parseCommand(['diff', ...words]);
  if (parsed.command !== 'diff') throw new Error('not a diff');
  try {
    await runDiff(parsed, profiles, () => undefined);
  } catch (error) {
    if (error instanceof GateError) return describeError(error);
    throw error;
  }
  throw new Error('it was not refused');
}

describe('a sample type that a profile does not have', () => {
  const files = ['flate-go1.21.block.pb.gz', 'flate-go1.21.block.pb.gz'];

  it('is told with the file, the types that there are and the nearest', async () => {
    expect(await refusal('--sample-type', 'delays', ...files)).toBe(
      `pprof-gate: ${join(profiles, 'flate-go1.21.block.pb.gz')} has no sample type delays; it has contentions, delay\n` +
        'Did you mean delay? Choose another --sample-type, or another profile.',
    );
    expect(await refusal('--sample-type', 'nope', ...files)).not.toContain('Did you mean');
  });

  it('is told of base when head has it', async () => {
    expect(await refusal('flate-go1.21.cpu.pb.gz', 'flate-go1.21.block.pb.gz')).toContain(
      `${join(profiles, 'flate-go1.21.cpu.pb.gz')} has no sample type delay; it has samples, cpu`,
    );
  });
});
