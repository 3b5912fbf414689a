// What people and later steps see of a job on GitHub: annotations, summary, outputs. The toolkit writes them, as
// commands on standard output and to the runner's files.
import * as core from '@actions/core';
import { GateError } from '../base/errors.js';
import type { Annotation } from '../report/annotations.js';
import { logLine } from '../report/escape.js';
import { fileError } from './file-error.js';

export interface JobConsole {
  /** Lines of the log, none of which the runner takes for a command. */
  lines(text: string): void;
  annotate(annotation: Annotation): void;
  notice(text: string): void;
  warning(text: string): void;
  error(text: string): void;
  /**
   * Adds to the job summary. GitHub shows nothing at all of more than 1 MiB: callers keep below. Rejects with
   * GateError `disk-full` or `file-unwritable`, as `outputs` throws.
   */
  summary(markdown: string): Promise<void>;
  outputs(values: Readonly<Record<string, string | number | boolean>>): void;
  /** Only with debug logging. */
  debug(text: string): void;
}

/** `leave` ends the group of the log that may be open: annotations stand outside of it. */
export function createJobConsole(leave: () => void): JobConsole {
  const apart = (tell: (text: string) => void) => (text: string) => {
    leave();
    tell(text);
  };
  return {
    lines(text) {
      leave();
      for (const line of text.split('\n')) core.info(logLine(line));
    },
    annotate({ level, message, file, line, title }) {
      const properties = {
        title,
        ...(file === null ? {} : { file }),
        ...(line === null ? {} : { startLine: line }),
      };
      if (level === 'error') core.error(message, properties);
      else core.warning(message, properties);
    },
    notice: apart((text) => {
      core.notice(text);
    }),
    warning: apart((text) => {
      core.warning(text);
    }),
    error: apart((text) => {
      core.error(text);
    }),
    async summary(markdown) {
      const file = process.env['GITHUB_STEP_SUMMARY'] ?? '';
      if (file === '') return;
      try {
        await core.summary.addRaw(markdown, true).write();
      } catch (error) {
        throw unwritable(error, file);
      } finally {
        core.summary.emptyBuffer();
      }
    },
    outputs(values) {
      try {
        for (const [name, value] of Object.entries(values)) core.setOutput(name, value);
      } catch (error) {
        throw unwritable(error, process.env['GITHUB_OUTPUT'] ?? '');
      }
    },
    debug(text) {
      if (core.isDebug()) core.debug(logLine(text));
    },
  };
}

/** The toolkit looks before it writes, and then throws a sentence without a code. */
function unwritable(error: unknown, path: string): unknown {
  const known = fileError(error, path);
  return known instanceof GateError ? known : new GateError('file-unwritable', { path }, { cause: error });
}
