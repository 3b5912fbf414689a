// Runs top, tree and flame as the door does, and gives what they print.
import { parseCommand } from '../../src/cli/parse.js';
import type { Screen } from '../../src/cli/profile-view.js';
import { runFlame } from '../../src/cli/flame-command.js';
import { runTop } from '../../src/cli/top-command.js';
import { runTree } from '../../src/cli/tree-command.js';
import { GateError } from '../../src/base/errors.js';
import { describeError } from '../../src/report/words/errors.js';

export interface Seen {
  readonly color?: boolean;
  /** Of the terminal; left out: there is none. */
  readonly width?: number;
}

/** What `pprof-gate WORDS` prints in a folder. */
export async function printed(cwd: string, words: readonly string[], seen: Seen = {}): Promise<string> {
  const parsed = parseCommand(words);
  let text = '';
  const screen: Screen = {
    cwd,
    color: seen.color ?? false,
    width: seen.width ?? null,
    print(more) {
      text += more;
    },
  };
  if (parsed.command === 'top') await runTop(parsed, screen);
  else if (parsed.command === 'tree') await runTree(parsed, screen);
  else if (parsed.command === 'flame') await runFlame(parsed, screen);
  else throw new Error(`not of a profile: ${parsed.command}`);
  return text;
}

/** What people read when it is refused. */
export async function refusal(cwd: string, words: readonly string[]): Promise<string> {
  try {
    await printed(cwd, words);
  } catch (error) {
    if (error instanceof GateError) return describeError(error);
    throw error;
  }
  throw new Error('it was not refused');
}
