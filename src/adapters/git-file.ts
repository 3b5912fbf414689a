// The text of one file at a commit, whatever the working tree holds.
import type { Exec } from '../ports.js';
import { runGit } from './git-command.js';

/** Longer files are refused; half of it from each end is what `Command.keepBytes` means. */
const mostBytes = 1 << 20;

/**
 * Null where the commit `sha` has no plain file of this path: a link is not followed, a submodule is not looked
 * into. `path` is relative to the top of the repository, with slashes. Throws GateError `command-failed`,
 * reason `too-much-output`, beyond 1 MB.
 */
export async function fileAt(
  exec: Exec,
  repository: string,
  sha: string,
  path: string,
): Promise<string | null> {
  if (!isInside(path)) return null;
  const listed = await runGit(exec, {
    cwd: repository,
    // Literal, because `*` and `:(top)` would match more; after the dashes no path is an option.
    args: ['--literal-pathspecs', 'ls-tree', '--full-tree', sha, '--', path],
  });
  // One line `MODE blob HASH<tab>NAME`; modes 100644 and 100755 are plain files.
  const blob = /^100\d{3} blob ([0-9a-f]+)\t[^\n]*\n$/.exec(listed.stdout.text)?.[1];
  if (blob === undefined) return null;
  const { stdout } = await runGit(exec, {
    cwd: repository,
    args: ['cat-file', 'blob', blob],
    keepBytes: mostBytes / 2,
  });
  return stdout.text;
}

/** A path as a tree can have it; git itself ends with an error for all others. */
function isInside(path: string): boolean {
  return !path.includes('\0') && path.split('/').every((part) => !['', '.', '..'].includes(part));
}
