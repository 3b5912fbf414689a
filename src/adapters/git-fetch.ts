// One commit from the remote: on a runner the clone has only what the event names. What is added are objects,
// and an entry in the list of shallow commits; no ref, tag, FETCH_HEAD, index or file of the user's changes.
import { GateError } from '../base/errors.js';
import type { Exec } from '../ports.js';
import { askGit, runGit } from './git-command.js';

const fetchTimeoutMs = 300_000;

/** Settings of the clone that would make a fetch touch more than we ask for. */
const quiet = ['fetch.writeCommitGraph=false', 'remote.origin.followRemoteHEAD=never'].flatMap((setting) => [
  '-c',
  setting,
]);
const onlyThis = [
  ...['--no-tags', '--no-prune', '--no-write-fetch-head', '--no-auto-gc', '--no-recurse-submodules'],
  '--no-progress',
];

/**
 * Fetches `commit`, a full hash, from `origin` with the credentials that the clone has. In a shallow clone
 * without its history; in a whole one with what is missing of it, because a depth would make it shallow.
 * Throws GateError `ref-unknown`: `not-a-name`, or `not-fetched` with `reason` (`exit-status`, `timeout`) and
 * `output`, what git said last.
 */
export async function fetchCommit(exec: Exec, repository: string, commit: string): Promise<void> {
  if (!isHash(commit)) throw new GateError('ref-unknown', { ref: commit, detail: 'not-a-name' });
  const isShallow =
    (await askGit(exec, { cwd: repository, args: ['rev-parse', '--is-shallow-repository'] })) === 'true';
  const depth = isShallow ? ['--depth=1'] : [];
  try {
    await runGit(exec, {
      cwd: repository,
      args: [...quiet, 'fetch', ...onlyThis, ...depth, 'origin', commit],
      timeoutMs: fetchTimeoutMs,
    });
  } catch (error) {
    if (!(error instanceof GateError) || error.code !== 'command-failed') throw error;
    const { reason = '', detail = '' } = error.facts;
    const output = lastWords(String(detail));
    const facts = { ref: commit, detail: 'not-fetched', shallow: isShallow, reason, output };
    // Without the cause: it holds what git printed as it was, and a stack of it could be shown.
    throw new GateError('ref-unknown', facts);
  }
}

/** SHA-1 or SHA-256, nothing shorter: a name would be looked up on the remote. */
export function isHash(commit: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit);
}

/** What git adds whatever went wrong. */
const advice =
  /^(?:fatal: Could not read from remote repository\.|fatal: the remote end hung up.*|Please make sure you have the correct access rights|and the repository exists\.|)$/;

/** What went wrong, in the last line that tells it. */
function lastWords(printed: string): string {
  const lines = printed.split(/\r?\n/).filter((line) => !advice.test(line.trim()));
  const line = lines.findLast((text) => /^(?:fatal|error): /.test(text)) ?? lines.at(-1) ?? '';
  return withoutCredentials(line).slice(0, 1000);
}

/** A line of git's without user and query of addresses, and without the values of headers (GIT_CURL_VERBOSE). */
export function withoutCredentials(line: string): string {
  return line
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^/\s'"]*@/gi, '$1')
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s'"?]*)\?[^\s'"]*/gi, '$1')
    .replace(/((?:authorization|cookie|token|extraheader)['"]?\s*[:=]\s*).*/gi, '$1***');
}
