// The log of the command, on stderr: stdout belongs to the report.
import { visible } from '../report/escape.js';
import type { Log, Progress } from '../ports.js';
import { progressLine, progressText } from './progress-line.js';
import { pace } from './progress-pace.js';

/** What is used of process.stderr. */
export interface TextStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface TerminalLogOptions {
  readonly stream: TextStream;
  /** NO_COLOR and TERM are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where there is no terminal: a line so often. */
  readonly everyMs?: number;
  /** On a terminal: no redrawing before so much time has gone, because a core may be measuring. */
  readonly redrawMs?: number;
}

export interface ClosableLog extends Log {
  /** Takes the progress line away; nothing is written after it by itself. */
  close(): void;
}

/** Colour only on a terminal, and never with NO_COLOR (no-color.org: set and not empty). */
export function wantsColor(stream: TextStream, env: Readonly<Record<string, string | undefined>>): boolean {
  return isTerminal(stream, env) && (env['NO_COLOR'] ?? '') === '';
}

function isTerminal(stream: TextStream, env: Readonly<Record<string, string | undefined>>): boolean {
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** A single progress line that is redrawn on a terminal, plain lines elsewhere. */
export function createTerminalLog(options: TerminalLogOptions): ClosableLog {
  const { stream, env, everyMs = 30_000, redrawMs = 200 } = options;
  const line = isTerminal(stream, env) ? liveLine(stream, wantsColor(stream, env), redrawMs) : null;
  const lines = pace(everyMs, (state, sameForMs) => {
    stream.write(`${progressText(state, sameForMs)}\n`);
  });
  const print = (text: string): void => {
    line?.clear();
    for (const part of text.split('\n')) stream.write(`${visible(part, 4000)}\n`);
    line?.draw();
  };
  return {
    progress(state) {
      (line ?? lines).progress(state);
    },
    info: print,
    warning: print,
    close() {
      (line ?? lines).close();
    },
  };
}

function liveLine(
  stream: TextStream,
  color: boolean,
  redrawMs: number,
): { progress(state: Progress): void; clear(): void; draw(): void; close(): void } {
  let latest: Progress | undefined;
  let drawn: Progress | undefined;
  let drawnAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const clear = (): void => {
    if (latest !== undefined) stream.write('\r\x1b[2K');
  };
  const draw = (): void => {
    if (latest === undefined) return;
    // One cell less: in the last column some terminals wrap already.
    stream.write(`\r\x1b[2K${progressLine(latest, (stream.columns ?? 80) - 1, color)}`);
    drawn = latest;
    drawnAt = performance.now();
  };
  return {
    clear,
    draw,
    progress(state) {
      latest = state;
      clearTimeout(timer);
      // Now, while nothing runs yet; by the clock only what has been running for long.
      if (drawn?.phase !== state.phase || performance.now() - drawnAt >= redrawMs) draw();
      else timer = setTimeout(draw, longFor * redrawMs).unref();
    },
    close() {
      clearTimeout(timer);
      clear();
      latest = undefined;
      drawn = undefined;
    },
  };
}

/** Redrawing times until the line is drawn while something is being measured. */
const longFor = 5;
