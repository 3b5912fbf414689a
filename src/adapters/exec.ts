// Children through node:child_process: a process group each, bounded output, never a shell.
import { spawn, type ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { GateError } from '../base/errors.js';
import type { Command, Exec, Exit } from '../ports.js';
import { withDumps } from './dump-settings.js';
import { withoutFetching } from './fetch-settings.js';
import { keepOutput } from './kept-output.js';
import { watchLines } from './watched-lines.js';

export interface ExecOptions {
  /** The environment of every child, before `Command.env` is added: made by environment.ts. */
  readonly env: Readonly<Record<string, string>>;
  /** From SIGQUIT to SIGKILL: time for Go to write the dump of all goroutines. */
  readonly quitMs?: number;
  /** From SIGINT to SIGKILL in `stop`: less than the 7.5 s that GitHub's runner leaves. */
  readonly stopMs?: number;
  /** How long a pipe may stay open after its child has ended: a process that left the group can hold it. */
  readonly drainMs?: number;
}

interface Running {
  readonly pid: number;
  readonly ended: Promise<void>;
}

/** setTimeout fires at once for anything longer. */
const longestTimeout = 2 ** 31 - 1;

/**
 * Runs children in process groups of their own, so that Ctrl-C in a terminal reaches only us and whatever a
 * child has started ends with it. `run` rejects with GateError `go-missing` or `command-failed` (facts
 * `program`, `cwd`, `reason`, `detail`) when the child cannot be started, and with `interrupted` once `stop`
 * was called: half a result would read as a benchmark that broke.
 */
export function createExec(options: ExecOptions): Exec {
  const { quitMs = 5000, stopMs = 2000, drainMs = 250 } = options;
  const running = new Set<Running>();
  let stopped: Promise<void> | undefined;

  const killAll = (): void => {
    for (const { pid } of running) signalGroup(pid, 'SIGKILL');
  };
  const enter = (child: Running): void => {
    // Our own exit ends the children too, whichever way it comes about.
    if (running.size === 0) process.on('exit', killAll);
    running.add(child);
  };
  const leave = (child: Running): void => {
    running.delete(child);
    if (running.size === 0) process.off('exit', killAll);
  };

  const follow = (child: ChildProcess, pid: number, command: Command, begin: number): Promise<Exit> => {
    const stdout = keepOutput(command.keepBytes);
    const stderr = keepOutput(command.keepBytes);
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout.push(chunk);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr.push(chunk);
    });

    let timedOut = false;
    let hasEnded = false;
    let killTimer: NodeJS.Timeout | undefined;
    const quit = (): void => {
      // Only the leader: the children of a benchmark must not die before its dump shows who waits for them.
      signal(pid, 'SIGQUIT');
      killTimer = setTimeout(() => {
        signalGroup(pid, 'SIGKILL');
      }, quitMs);
    };
    const expire = (): void => {
      timedOut = true;
      quit();
    };
    let quitTimer =
      command.timeoutMs > 0 ? setTimeout(expire, Math.min(command.timeoutMs, longestTimeout)) : undefined;
    const { quitAfter } = command;
    if (quitAfter !== undefined && child.stdout !== null) {
      watchLines(child.stdout, quitAfter.line, () => {
        if (timedOut || hasEnded) return;
        clearTimeout(quitTimer);
        quitTimer = setTimeout(quit, quitAfter.ms);
      });
    }

    return new Promise((settle) => {
      child.once('exit', (code, ending) => {
        const wallMs = performance.now() - begin;
        hasEnded = true;
        clearTimeout(quitTimer);
        clearTimeout(killTimer);
        signalGroup(pid, 'SIGKILL');
        const drainTimer = setTimeout(() => {
          // One more turn of the event loop reads what a pipe still holds, also when we were late ourselves.
          setImmediate(() => {
            child.stdout?.destroy();
            child.stderr?.destroy();
          });
        }, drainMs);
        child.once('close', () => {
          clearTimeout(drainTimer);
          settle({
            code,
            signal: ending,
            timedOut,
            stdout: stdout.output(),
            stderr: stderr.output(),
            wallMs,
          });
        });
      });
    });
  };

  return {
    async run(command) {
      if (stopped !== undefined) throw new GateError('interrupted', { program: command.program });
      const begin = performance.now();
      const child = start(command, options.env);
      // Without a pid it did not start; the reason comes as an event.
      if (child.pid === undefined) throw await startFailure(child, command);
      const { pid } = child;
      const exit = follow(child, pid, command, begin);
      const entry: Running = { pid, ended: exit.then(() => undefined) };
      enter(entry);
      const result = await exit;
      leave(entry);
      // `stop` may have been called meanwhile, which the compiler cannot know.
      if ((stopped as Promise<void> | undefined) !== undefined) {
        throw new GateError('interrupted', { program: command.program });
      }
      return result;
    },

    stop() {
      stopped ??= (async () => {
        const all = Promise.all([...running].map((child) => child.ended));
        // SIGINT, because the go command removes its temporary folders on it.
        for (const { pid } of running) signalGroup(pid, 'SIGINT');
        const timer = setTimeout(killAll, stopMs);
        await all;
        clearTimeout(timer);
      })();
      return stopped;
    },
  };
}

function start(command: Command, env: Readonly<Record<string, string>>): ChildProcess {
  const cwd = resolve(command.cwd);
  try {
    return spawn(command.program, command.args, {
      cwd,
      // PWD as os/exec of Go sets it: a stale one from our own environment would name another folder.
      env: {
        ...(command.isBenchmark === true ? withDumps(withoutFetching(env)) : env),
        ...command.env,
        PWD: cwd,
      },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    throw notStarted(command, error);
  }
}

function startFailure(child: ChildProcess, command: Command): Promise<GateError> {
  return new Promise((settle) => {
    child.once('error', (error) => {
      settle(notStarted(command, error));
    });
  });
}

function notStarted(command: Command, cause: unknown): GateError {
  const { program, cwd } = command;
  const detail = (cause as NodeJS.ErrnoException).code ?? String(cause);
  if (detail === 'ENOENT' || detail === 'ENOTDIR') {
    // The same code for a missing program and a missing folder.
    if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
      return new GateError('command-failed', { program, cwd, reason: 'no-such-folder', detail }, { cause });
    }
    if (basename(program) === 'go') return new GateError('go-missing', {}, { cause });
    return new GateError('command-failed', { program, cwd, reason: 'not-found', detail }, { cause });
  }
  return new GateError('command-failed', { program, cwd, reason: 'not-started', detail }, { cause });
}

function signalGroup(leader: number, name: NodeJS.Signals): void {
  signal(-leader, name);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    // Gone already; macOS says EPERM of a group that has only zombies left.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
