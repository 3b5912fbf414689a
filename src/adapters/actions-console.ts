// What people and later steps see of a job on GitHub: annotations, summary, outputs. The toolkit writes them, as
// commands on standard output and to the runner's files.
import * as core from '@actions/core';
import type { Annotation } from '../report/annotations.js';
import { logLine } from '../report/escape.js';

export interface JobConsole {
  /** Lines of the log, none of which the runner takes for a command. */
  lines(text: string): void;
  annotate(annotation: Annotation): void;
  notice(text: string): void;
  warning(text: string): void;
  error(text: string): void;
  /** Adds to the job summary. GitHub shows nothing at all of more than 1 MiB: callers keep below. */
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
      if (process.env['GITHUB_STEP_SUMMARY'] === undefined) return;
      await core.summary.addRaw(markdown, true).write();
    },
    outputs(values) {
      for (const [name, value] of Object.entries(values)) core.setOutput(name, value);
    },
    debug(text) {
      if (core.isDebug()) core.debug(logLine(text));
    },
  };
}
