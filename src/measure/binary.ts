// How a Go test binary is started, and what its end means.
import type { Ending } from '../model/capture.js';
import type { Command, Exec, Exit } from '../ports.js';

export interface Invocation {
  readonly binary: string;
  /** Go tests run in the folder of their package. */
  readonly cwd: string;
  /** -test.bench, and -test.skip where sub-benchmarks must be kept out. */
  readonly bench: string;
  readonly skip?: string;
  /** `100x` or `10ms`. */
  readonly benchtime: string;
  readonly procs: number;
  /** Program and arguments in front that pin the process, or none. */
  readonly pin: readonly string[];
  readonly timeoutMs: number;
  readonly keepBytes?: number;
  readonly extra?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly quitAfter?: Command['quitAfter'];
}

/** The child process of an invocation. */
export function commandOf(call: Invocation): Command {
  const flags = [
    '-test.run=^$',
    `-test.bench=${call.bench}`,
    ...(call.skip === undefined ? [] : [`-test.skip=${call.skip}`]),
    `-test.benchtime=${call.benchtime}`,
    '-test.benchmem',
    // The whole result line comes last, after what the benchmark printed.
    '-test.v',
    `-test.cpu=${call.procs}`,
    '-test.count=1',
    // Go's own time limit does not cover benchmarks; the watchdog is ours.
    '-test.timeout=0',
    // os.Exit(0) in a benchmark must not look like success.
    '-test.paniconexit0',
    ...(call.extra ?? []),
  ];
  const [program, ...args] = [...call.pin, call.binary, ...flags];
  return {
    program: program ?? call.binary,
    args,
    cwd: call.cwd,
    env: { ...call.env, GOMAXPROCS: String(call.procs) },
    isBenchmark: true,
    timeoutMs: call.timeoutMs,
    keepBytes: call.keepBytes ?? 256 << 10,
    ...(call.quitAfter === undefined ? {} : { quitAfter: call.quitAfter }),
  };
}

export function invoke(exec: Exec, call: Invocation): Promise<Exit> {
  return exec.run(commandOf(call));
}

/** The part of a benchmark's printed output that decides how it ended; see bench/reading.ts. */
export interface Read {
  readonly ending: 'ok' | 'failed' | 'skipped' | 'no-result';
  /** The closing PASS or FAIL was there. */
  readonly closed: boolean;
  readonly message: string;
}

/**
 * What became of a benchmark's process. Status 0 alone proves nothing: os.Exit(0) and runtime.Goexit end with
 * it too. `message` is the first telling line that the process printed, empty when there is none.
 */
export function endingOf(exit: Exit, read: Read): { ending: Ending; message: string } {
  if (exit.timedOut) return { ending: 'hung', message: '' };
  const printed = `${exit.stderr.text}\n${exit.stdout.text}`;
  const crash = /^(?:panic: .*|fatal error: .*|unexpected fault address .*)$/m.exec(printed)?.[0];
  if (crash !== undefined && exit.code !== 0) {
    const exited = crash.includes('unexpected call to os.Exit(0)');
    return { ending: exited ? 'exited' : 'panicked', message: crash };
  }
  if (read.ending === 'failed') return { ending: 'failed', message: read.message };
  if (exit.code !== 0 || !read.closed) {
    const last = lastLine(exit.stderr.text) ?? lastLine(exit.stdout.text) ?? '';
    const how = exit.code === null ? `signal ${exit.signal ?? '?'}` : `exit status ${exit.code}`;
    return { ending: 'exited', message: last === '' ? how : `${how}: ${last}` };
  }
  return { ending: read.ending, message: read.message };
}

function lastLine(text: string): string | undefined {
  return text.trimEnd().split('\n').at(-1);
}
