// flame: a profile as a flame graph, in the terminal or in a file. Needs no repository and no Go.
import { extname, resolve } from 'node:path';
import { writeText } from '../adapters/text-file.js';
import { exitCodes } from '../base/errors.js';
import { usageError } from '../config/usage.js';
import { visible } from '../report/escape.js';
import { renderFlameSvg } from '../report/profiles/flame-svg.js';
import { renderFlame } from '../report/profiles/flame-text.js';
import { writtenWords } from '../report/words/profile-views.js';
import type { ParsedCommand } from './parse.js';
import { flamePage } from './flame-page.js';
import { ofOption } from './of-option.js';
import { readView, type Screen } from './profile-view.js';

/** Reads, then prints or writes. Gives the exit code. */
export async function runFlame(parsed: ParsedCommand<'flame'>, screen: Screen): Promise<number> {
  const { callers, depth, out, 'min-share': share } = parsed.options;
  if (out !== null && extname(out).toLowerCase() === '.html') {
    await write(out, await flamePage(parsed, screen.cwd), screen);
    return exitCodes.passes;
  }
  if (out !== null) requirePicture(out);
  const shown = await readView(parsed, callers ? 'callers' : 'callees', screen.cwd);
  const options = { least: share ?? 0, depth: depth ?? Infinity };
  if (out === null) screen.print(renderFlame(shown, { ...screen, ...options }));
  else await write(out, renderFlameSvg(shown, options), screen);
  return exitCodes.passes;
}

async function write(out: string, text: string, screen: Screen): Promise<void> {
  await ofOption('--out FILE', writeText(resolve(screen.cwd, out), text));
  screen.print(`${writtenWords(visible(out, 1000))}\n`);
}

/** The end of its name says what is written. */
function requirePicture(out: string): void {
  if (extname(out).toLowerCase() === '.svg') return;
  throw usageError('value-wrong', { option: '--out', value: out, expects: 'picture', command: 'flame' });
}
