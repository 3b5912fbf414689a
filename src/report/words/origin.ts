// Who had a capture recorded, and why.
import type { Manifest } from '../../model/capture.js';
import { join, named, nothing, own, say, type Sentence } from '../sentence.js';

/** `recorded by octocat on workflow_dispatch, run 123, attempt 2: before the release`. */
export function originWords({
  actor,
  event,
  run,
  attempt,
  reason,
}: NonNullable<Manifest['origin']>): Sentence {
  const parts = [
    actor === '' ? own('recorded') : say`recorded by ${named(actor)}`,
    event === '' ? nothing : say`on ${named(event)}`,
  ];
  const times = attempt > 1 ? `, attempt ${attempt}` : '';
  return say`${join(parts, ' ')}${own(`, run ${run}${times}`)}${reason === '' ? nothing : say`: ${reason}`}`;
}
