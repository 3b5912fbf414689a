// What a GitHub event says about which commits to compare.
// Source: https://docs.github.com/actions/reference/events-that-trigger-workflows
import { GateError } from './base/errors.js';
import type { BaseChoice } from './commits.js';

/** What we look at of an event's payload; it is GitHub's own, and still only read where it has the right shape. */
export interface EventPayload {
  readonly pull_request?: unknown;
  readonly merge_group?: unknown;
}

/**
 * The commit to compare with: the input, else the merge base with the target of a pull request or merge group,
 * else the parent. Throws GateError `event-unsupported` for pull_request_target, which would run the code of
 * strangers with the rights of the repository.
 */
export function baseOf(eventName: string, payload: EventPayload, input: string | null): BaseChoice {
  if (eventName === 'pull_request_target') throw new GateError('event-unsupported', { event: eventName });
  if (input !== null) return { kind: 'commit', ref: input };
  const against = textAt(payload.pull_request, 'base', 'sha') ?? textAt(payload.merge_group, 'base_sha');
  return against === null ? { kind: 'parent' } : { kind: 'merge-base', ref: against };
}

function textAt(value: unknown, ...path: readonly string[]): string | null {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return null;
    at = (at as Record<string, unknown>)[name];
  }
  return typeof at === 'string' && at !== '' ? at : null;
}
