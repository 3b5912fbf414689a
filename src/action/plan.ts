// What a job is to do: from the event and the input `mode`, before anything is run.
import type { GateError } from '../base/errors.js';
import type { ActionSettings } from '../config/action-inputs.js';
import { usageError } from '../config/usage.js';
import type { JobEvent, PullEvent, RunEvent } from '../event.js';
import type { RunFacts } from './run.js';

/** Why there are no comments although there is a pull request. */
export type ReadOnlyReason = 'fork' | 'dependabot' | 'no-token' | 'other-forge' | 'forbidden';

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

type Facts = Pick<RunFacts, 'actor' | 'forge'>;

/**
 * Decides. Throws GateError `usage` where mode and event do not go together: a baseline recorded from a pull
 * request would be code that nobody has reviewed yet, and only workflow_run has a finished run to report.
 */
export function planOf(
  event: JobEvent,
  { mode, token }: Pick<ActionSettings, 'mode' | 'token'>,
  facts: Facts,
): Plan {
  if (event.kind === 'push' && event.deleted) return { do: 'nothing', why: 'branch-deleted' };
  const wanted = mode === 'auto' ? modeOf(event) : mode;
  const wrong = (): GateError =>
    usageError('value-wrong', { option: 'input mode', value: mode, expects: `mode-${wanted}` });
  switch (wanted) {
    case 'gate': {
      if (event.kind === 'workflow-run') throw wrong();
      const pull = event.kind === 'pull-request' ? event : null;
      return { do: 'gate', event, pull, readOnly: pull === null ? null : readOnly(pull, token, facts) };
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

function readOnly(pull: PullEvent, token: string, { actor, forge }: Facts): ReadOnlyReason | null {
  if (forge !== 'github') return 'other-forge';
  if (pull.fork) return 'fork';
  if (actor === 'dependabot[bot]') return 'dependabot';
  return token === '' ? 'no-token' : null;
}
