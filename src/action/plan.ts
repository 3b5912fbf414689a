// What a job is to do: from the event and the input `mode`, before anything is run.
import type { GateError } from '../base/errors.js';
import type { ActionSettings } from '../config/action-inputs.js';
import { usageError } from '../config/usage.js';
import type { JobEvent, PullEvent, RunEvent } from '../event.js';

/** Why comments on a pull request are not even tried. */
export type ReadOnlyReason = 'fork' | 'no-token';

export type Plan =
  | {
      readonly do: 'gate';
      readonly event: JobEvent;
      /** Null: no pull request to tell. */
      readonly pull: PullEvent | null;
      /** Null: comments may be tried. */
      readonly readOnly: ReadOnlyReason | null;
    }
  | { readonly do: 'record'; readonly event: JobEvent }
  | { readonly do: 'report'; readonly event: RunEvent }
  | { readonly do: 'nothing'; readonly why: 'branch-deleted' | 'run-without-pull-request' };

/**
 * Decides. Throws GateError `usage` where mode and event do not go together: a baseline recorded from a pull
 * request would be code that nobody has reviewed yet, and only workflow_run has a finished run to report.
 */
export function planOf(event: JobEvent, { mode, token }: Pick<ActionSettings, 'mode' | 'token'>): Plan {
  if (event.kind === 'push' && event.deleted) return { do: 'nothing', why: 'branch-deleted' };
  const wanted = mode === 'auto' ? modeOf(event) : mode;
  const wrong = (): GateError =>
    usageError('value-wrong', { option: 'input mode', value: mode, expects: `mode-${wanted}` });
  switch (wanted) {
    case 'gate': {
      if (event.kind === 'workflow-run') throw wrong();
      const pull = event.kind === 'pull-request' ? event : null;
      return { do: 'gate', event, pull, readOnly: pull === null ? null : readOnly(pull, token) };
    }
    case 'record':
      if (event.kind === 'pull-request' || event.kind === 'merge-group' || event.kind === 'workflow-run')
        throw wrong();
      return { do: 'record', event };
    case 'report':
      if (event.kind !== 'workflow-run') throw wrong();
      // A push or a schedule has nobody to comment to.
      return event.event === 'pull_request'
        ? { do: 'report', event }
        : { do: 'nothing', why: 'run-without-pull-request' };
  }
}

function modeOf(event: JobEvent): 'gate' | 'record' | 'report' {
  switch (event.kind) {
    case 'push':
      return event.toDefaultBranch ? 'record' : 'gate';
    case 'schedule':
    case 'dispatch':
      return 'record';
    case 'workflow-run':
      return 'report';
    case 'pull-request':
    case 'merge-group':
    case 'other':
      return 'gate';
  }
}

/** Runs that Dependabot starts may write where the workflow says so: that is found out by trying. */
function readOnly(pull: PullEvent, token: string): ReadOnlyReason | null {
  if (pull.fork) return 'fork';
  return token === '' ? 'no-token' : null;
}
