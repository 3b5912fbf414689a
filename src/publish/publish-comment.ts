// The one comment of a pull request: look, plan, do, and look again where others may have written meanwhile.
import { GateError } from '../base/errors.js';
import type { CommentWhen } from '../config/action-inputs.js';
import type { Forge, IssueComment } from '../forge.js';
import type { Clock } from '../ports.js';
import type { Notice } from '../report/words/publication.js';
import type { RunIdentity } from './marker.js';
import { perform, type Performed } from './perform.js';
import { reconcileComment, type DesiredComment, type Standing } from './reconcile-comment.js';

/** Rounds of looking and writing, the last of looking alone: others write as well, and answers get lost. */
const mostRounds = 4;
const pauseMs = 2000;

export interface CommentRequest {
  readonly pull: number;
  readonly desired: DesiredComment;
  readonly when: CommentWhen;
  readonly viewer: string;
}

export interface CommentPublished {
  readonly comment: {
    /** Null where there is none. */
    readonly url: string | null;
    readonly action: 'created' | 'updated' | 'unchanged' | 'none';
  };
  readonly notices: readonly Notice[];
}

/** After a comment was made it looks once more: two jobs that met settle on one. */
export async function publishComment(
  { pull, desired, when, viewer }: CommentRequest,
  forge: Forge,
  clock: Clock,
): Promise<CommentPublished> {
  let created: IssueComment | null = null;
  let lost: Performed['lost'] = null;
  let action: CommentPublished['comment']['action'] | null = null;
  for (let round = 1; round <= mostRounds; round++) {
    const existing = withCreated(await forge.comments(pull), created);
    const { ops, stays, standing } = reconcileComment(desired, existing, viewer, when);
    const written = (): CommentPublished => ({
      comment: { url: stays?.url ?? null, action: action ?? (stays === null ? 'none' : 'unchanged') },
      notices: noticesOf(standing, desired),
    });
    // Its answer was lost, and there it is.
    if (lost !== null && stays !== null) action ??= 'created';
    if (ops.length === 0) return written();
    if (round === mostRounds) break;
    const performed = await perform(ops, pull, forge);
    created ??= performed.created;
    lost = performed.lost;
    if (created !== null) action = 'created';
    else if (performed.done.some((op) => op.do === 'update-comment')) action ??= 'updated';
    if (lost !== null) await clock.sleep(pauseMs * round);
    else if (performed.created === null && !performed.stale) return written();
  }
  const conflict = { operation: 'issues/update-comment', reason: 'conflict', status: 0 };
  throw lost?.error ?? new GateError('forge-failed', conflict);
}

/** What was made is there, whether the list has it yet or not. */
function withCreated(listed: readonly IssueComment[], created: IssueComment | null): readonly IssueComment[] {
  return created === null || listed.some(({ id }) => id === created.id) ? listed : [...listed, created];
}

export function noticesOf(standing: Standing, { key }: RunIdentity): readonly Notice[] {
  switch (standing.kind) {
    case 'alone':
      return [];
    case 'newer-run':
      return [{ code: 'newer-run', facts: { run: standing.other.run } }];
    case 'shared-key':
      return [{ code: 'shared-key', facts: { key, variant: standing.other.variant } }];
  }
}
