// top: a profile as a table, as `go tool pprof -top` has it. Needs no repository and no Go.
import { exitCodes } from '../base/errors.js';
import { topJson } from '../report/profiles/view-json.js';
import { renderTop } from '../report/profiles/view-top.js';
import type { ParsedCommand } from './parse.js';
import { readView, type Screen } from './profile-view.js';

/** Reads and prints; nothing else of the product is loaded for it. Gives the exit code. */
export async function runTop(parsed: ParsedCommand<'top'>, screen: Screen): Promise<number> {
  const { json, sort, top, 'min-share': least } = parsed.options;
  const shown = await readView(parsed, 'callees', screen.cwd);
  screen.print(
    json
      ? `${JSON.stringify(topJson(shown, sort), null, 2)}\n`
      : renderTop(shown, { ...screen, rows: top, sort, least: least ?? 0 }),
  );
  return exitCodes.passes;
}
