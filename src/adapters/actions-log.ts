// The log of a job on GitHub: a group per phase. Whatever is printed is first made unable to be a workflow
// command or to match a problem matcher: names and messages come from the pull request.
import { endGroup, info, startGroup, warning } from '@actions/core';
import { logLine } from '../report/escape.js';
import { phaseWords } from '../report/words/progress.js';
import type { Progress } from '../ports.js';
import { progressText } from './progress-line.js';
import { pace } from './progress-pace.js';
import type { ClosableLog } from './terminal-log.js';

/** Writes through @actions/core to stdout, which the runner reads. `close` ends the last group. */
export function createActionsLog(everyMs = 30_000): ClosableLog {
  let phase: Progress['phase'] | undefined;
  const lines = pace(everyMs, (state, sameForMs) => {
    info(logLine(progressText(state, sameForMs)));
  });
  const leave = (): void => {
    if (phase !== undefined) endGroup();
    phase = undefined;
  };
  return {
    progress(state) {
      if (state.phase !== phase) {
        leave();
        phase = state.phase;
        startGroup(phaseWords[phase]);
      }
      lines.progress(state);
    },
    info(text) {
      for (const line of text.split('\n')) info(logLine(line));
    },
    warning(text) {
      // One annotation, which may have several lines.
      warning(text.split('\n').map(logLine).join('\n'));
    },
    close() {
      lines.close();
      leave();
    },
  };
}
