// flame: a profile as a flame graph, in the terminal or in a file. Needs no repository and no Go.
import { extname, resolve } from 'node:path';
import { writeText } from '../adapters/text-file.js';
import { exitCodes } from '../base/errors.js';
import { usageError } from '../config/usage.js';
import { visible } from '../report/escape.js';
import { renderFlameSvg } from '../report/flame-svg.js';
import { renderFlame } from '../report/flame-text.js';
import { writtenWords } from '../report/words/profile-views.js';
import type { ParsedCommand } from './parse.js';
import { readView, type Screen } from './profile-view.js';

/** Reads, then prints or writes. Gives the exit code. */
export async function runFlame(parsed: ParsedCommand<'flame'>, screen: Screen): Promise<number> {
  const { callers, depth, out, 'min-share': share } = parsed.options;
  const draw = out === null ? null : pictureFor(out);
  const shown = await readView(parsed, callers ? 'callers' : 'callees', screen.cwd);
  const options = { least: share ?? 0, depth: depth ?? Infinity };
  if (out === null || draw === null) {
    screen.print(renderFlame(shown, { ...screen, ...options }));
  } else {
    await writeText(resolve(screen.cwd, out), draw(shown, options));
    screen.print(`${writtenWords(visible(out, 1000))}\n`);
  }
  return exitCodes.passes;
}

/** What draws a file, by the end of its name. The page that is to come, for .html, is one more line here. */
function pictureFor(out: string): typeof renderFlameSvg {
  const extension = extname(out).toLowerCase();
  if (extension === '.svg') return renderFlameSvg;
  const expects = extension === '.html' ? 'no-html-yet' : 'picture';
  throw usageError('value-wrong', { option: '--out', value: out, expects, command: 'flame' });
}
