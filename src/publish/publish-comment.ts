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

/**
 * What it would write over and the head of the pull request are read directly before, and what became of it is
 * looked at after: two jobs that met settle on one comment, and the run of the newer commit mends what an older one
 * wrote meanwhile. GitHub has no conditional update. So a run that stands still between reading and writing, for
 * longer than the newer one looks, leaves the older report until something is measured again.
 */
export async function publishComment(
  { pull, desired, when, viewer }: CommentRequest,
  forge: Forge,
  clock: Clock,
): Promise<CommentPublished> {
  let created: IssueComment | null = null;
  let lost: Performed['lost'] = null;
  let action: CommentPublished['comment']['action'] | null = null;
  /** Whom we met, also when what they wrote has become ours since. */
  let met: Standing = { kind: 'alone' };
  for (let round = 1; round <= mostRounds; round++) {
    const existing = withCreated(await forge.comments(pull), created);
    const listed = reconcileComment(desired, existing, viewer, when);
    const over = listed.ops.find((op) => op.do === 'update-comment');
    const { ops, stays, standing } =
      over === undefined
        ? listed
        : reconcileComment(desired, await asItIs(existing, over.id, forge), viewer, when);
    if (standing.kind !== 'alone') met = standing;
    const written = (notices = noticesOf(met, desired)): CommentPublished => ({
      comment: { url: stays?.url ?? null, action: action ?? (stays === null ? 'none' : 'unchanged') },
      notices,
    });
    // Its answer was lost, and there it is.
    if (lost !== null && stays !== null) action ??= 'created';
    if (ops.length > 0 || action !== null) {
      const { headSha } = await forge.pull(pull);
      if (headSha !== desired.sha) return written([headMoved(desired, headSha, action !== null)]);
    }
    if (ops.length === 0) return written();
    if (round === mostRounds) break;
    const performed = await perform(ops, pull, forge);
    const updated = performed.done.some((op) => op.do === 'update-comment');
    created ??= performed.created;
    lost = performed.lost;
    if (created !== null) action = 'created';
    else if (updated) action ??= 'updated';
    if (lost !== null) await clock.sleep(pauseMs * round);
    else if (performed.created === null && !updated) return written();
  }
  const conflict = { operation: 'issues/update-comment', reason: 'conflict', status: 0 };
  throw lost?.error ?? new GateError('forge-failed', conflict);
}

/** What was made is there, whether the list has it yet or not. */
function withCreated(listed: readonly IssueComment[], created: IssueComment | null): readonly IssueComment[] {
  return created === null || listed.some(({ id }) => id === created.id) ? listed : [...listed, created];
}

/** The list, with one comment as it is now: lists lag behind what was written. */
async function asItIs(
  listed: readonly IssueComment[],
  id: number,
  forge: Forge,
): Promise<readonly IssueComment[]> {
  const now = await forge.comment(id);
  return listed.flatMap((comment) => (comment.id !== id ? [comment] : now === null ? [] : [now]));
}

/** `written`: too late not to. */
export function headMoved({ sha }: RunIdentity, now: string, written = false): Notice {
  return { code: 'head-moved', facts: { measured: sha, now, ...(written ? { written } : {}) } };
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
