// Our standard output and standard error. Whoever reads them may stop early, and the disk that they go to may be full:
// that ends no measurement and changes no verdict.
import { GateError } from '../base/errors.js';
import { fileError } from './file-error.js';
import type { TextStream } from './terminal-log.js';

/** What is used of process.stdout and process.stderr. */
export interface StandardStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string, done?: (error?: Error | null) => void): unknown;
  on(event: 'error', listen: (error: Error) => void): unknown;
}

export interface Output {
  /** Nothing more is written once a write has failed. */
  write(text: string): void;
  /**
   * When all of it is written, or nobody reads any more: `| head` has read enough. Rejects with GateError `disk-full`
   * or `file-unwritable`, fact `stream`.
   */
  written(): Promise<void>;
}

/** Standard output: the report. */
export function standardOutput(stream: StandardStream): Output {
  endureLoss(stream);
  let failure: unknown = null;
  let last = Promise.resolve();
  const writeNow = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const done = (error: unknown): void => {
        failure ??= error ?? null;
        resolve();
      };
      try {
        stream.write(text, done);
      } catch (error) {
        // Early versions of Node 20 throw it where a file is written.
        done(error);
      }
    });
  return {
    write(text) {
      if (failure === null) last = writeNow(text);
    },
    async written() {
      await last;
      if (failure !== null && !isClosed(failure, stream)) throw unwritable(failure);
    },
  };
}

/** Standard error: a line of progress or of an error that nobody can read any more is lost, and nothing else. */
export function standardError(stream: StandardStream): TextStream {
  endureLoss(stream);
  return {
    get isTTY() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns ?? 80;
    },
    write(text) {
      try {
        stream.write(text);
      } catch {
        // As above; and this is where it would be told.
      }
    },
  };
}

/** A failed write is told to who wrote; without this it would end the process as a bug. */
export function endureLoss(stream: Pick<StandardStream, 'on'>): void {
  stream.on('error', () => undefined);
}

/** The reader went away. A terminal that does tells us by SIGHUP. */
function isClosed(error: unknown, stream: StandardStream): boolean {
  return stream.isTTY === true || ['EPIPE', 'ECONNRESET'].includes(codeOf(error));
}

function unwritable(error: unknown): GateError {
  const known = fileError(error, 'stdout');
  const code = known instanceof GateError ? known.code : 'file-unwritable';
  return new GateError(code, { stream: 'stdout', detail: codeOf(error) }, { cause: error });
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | null)?.code ?? 'unknown';
}
