// How git is called: nothing of the user's repository or settings may run a program of its own or write.
import { GateError } from '../base/errors.js';
import type { Exec, Exit } from '../ports.js';

export interface GitCall {
  readonly cwd: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly keepBytes?: number;
  /** Exit statuses that are answers, not failures; 0 is one always. */
  readonly answers?: readonly number[];
}

/** Settings that win over every configuration file. */
const settings: readonly string[] = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.splitIndex=false',
  // Names come as ASCII, so that bytes which are no UTF-8 survive.
  'core.quotePath=true',
  'submodule.recurse=false',
  // A fetch of missing objects would start both in the background.
  'gc.auto=0',
  'maintenance.auto=false',
].flatMap((setting) => ['-c', setting]);

const environment: Readonly<Record<string, string>> = {
  // Messages are matched below.
  LC_ALL: 'C',
  LANGUAGE: '',
  // `git status` would refresh and rewrite the index.
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  // Would add context to diffs whatever the command line says.
  GIT_DIFF_OPTS: '',
};

/**
 * Runs one git command. Throws GateError: `not-a-repository` (facts `directory`, `reason`: `none`, `bare`,
 * `dubious-ownership`, `no-such-folder`) or `command-failed` (`program`, `command`, `reason`, `detail`: what
 * git wrote to stderr).
 */
export async function runGit(exec: Exec, call: GitCall): Promise<Exit> {
  const { cwd, args, answers = [] } = call;
  const exit = await exec.run({
    program: 'git',
    args: [...settings, ...args],
    cwd,
    env: { ...environment, ...call.env },
    timeoutMs: call.timeoutMs ?? 120_000,
    keepBytes: call.keepBytes ?? 64 << 10,
  });
  if (exit.code !== 0) {
    const error = failure(call, exit);
    // Status 128 can mean anything: a repository that git refuses is never an answer.
    const isAnswer = exit.code !== null && answers.includes(exit.code) && error.code !== 'not-a-repository';
    if (!isAnswer) throw error;
  }
  if (exit.stdout.dropped > 0) throw commandFailed(call, 'too-much-output', `${exit.stdout.dropped} B`);
  return exit;
}

/** The first line that git printed, null when it printed none (with a status in `answers`). */
export async function askGit(exec: Exec, call: GitCall): Promise<string | null> {
  const { stdout } = await runGit(exec, call);
  const end = stdout.text.indexOf('\n');
  return end > 0 ? stdout.text.slice(0, end) : null;
}

function failure(call: GitCall, exit: Exit): GateError {
  const detail = exit.stderr.text.trim().slice(-4000);
  const directory = call.cwd;
  if (exit.timedOut) return commandFailed(call, 'timeout', detail);
  if (/dubious ownership|unsafe repository/.test(detail)) {
    // The folder that safe.directory must name, which may lie above ours.
    const owned = /repository (?:at|\()\s*'([^']+)'/.exec(detail)?.[1] ?? directory;
    return new GateError('not-a-repository', { directory: owned, reason: 'dubious-ownership' });
  }
  if (/not a git repository/i.test(detail))
    return new GateError('not-a-repository', { directory, reason: 'none' });
  if (/must be run in a work tree/.test(detail)) {
    return new GateError('not-a-repository', { directory, reason: 'bare' });
  }
  if (/(?:smudge|process|external) filter .*(?:failed|not found)|filter-process.*not found/.test(detail)) {
    return commandFailed(call, 'filter-failed', detail);
  }
  if (/No space left on device|disk quota exceeded/i.test(detail)) {
    return new GateError('disk-full', { path: directory });
  }
  return commandFailed(
    call,
    'exit-status',
    detail === '' ? `status ${exit.code ?? exit.signal ?? '?'}` : detail,
  );
}

function commandFailed(call: GitCall, reason: string, detail: string): GateError {
  // The first word that is no option is the command.
  const command = call.args.find((arg) => !arg.startsWith('-') && !arg.includes('=')) ?? '';
  return new GateError('command-failed', { program: 'git', command, reason, detail });
}
