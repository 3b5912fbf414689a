// tree: the calls of a profile as indented text. Needs no repository and no Go.
import { exitCodes } from '../base/errors.js';
import { treeJson } from '../report/profiles/view-json.js';
import { renderTree } from '../report/profiles/view-tree.js';
import type { ParsedCommand } from './parse.js';
import { readView, type Screen } from './profile-view.js';

/** What can be read: more lines than a few screens nobody does. JSON is for programs, and has all. */
const usualShare = { text: 0.01, json: 0 } as const;

/** Reads and prints. Gives the exit code. */
export async function runTree(parsed: ParsedCommand<'tree'>, screen: Screen): Promise<number> {
  const { json, callers, depth, 'min-share': share } = parsed.options;
  const shown = await readView(parsed, callers ? 'callers' : 'callees', screen.cwd);
  const options = { least: share ?? usualShare[json ? 'json' : 'text'], depth: depth ?? Infinity };
  screen.print(
    json
      ? `${JSON.stringify(treeJson(shown, options), null, 2)}\n`
      : renderTree(shown, { ...screen, ...options }),
  );
  return exitCodes.passes;
}
