// The one comment of a pull request and suite, as it is and as it should be, makes what is to be done. Pure; the
// order of the listing changes nothing, and once it is done there is nothing left to do.
import { by } from '../base/order.js';
import type { CommentWhen } from '../config/action-inputs.js';
import type { IssueComment } from '../forge.js';
import { outcomes, type Outcome } from '../model/verdict.js';
import {
  isPlanted,
  isSibling,
  isWhole,
  markedComment,
  newerBy,
  outdates,
  readCommentMarker,
  textDigest,
  type CommentMarker,
  type RunIdentity,
} from './marker.js';
import type { CommentOp } from './operation.js';

export interface DesiredComment extends RunIdentity {
  readonly outcome: Outcome;
  /** Without marker. */
  readonly text: string;
  /** The gate fails. */
  readonly fails: boolean;
  /** Something moved. */
  readonly news: boolean;
}

/** Who spoke before us: a run that was started after ours, another job of our run with our key, or neither. */
export type Standing =
  { readonly kind: 'newer-run' | 'shared-key'; readonly other: RunIdentity } | { readonly kind: 'alone' };

export interface CommentPlan {
  readonly ops: readonly CommentOp[];
  /** The comment that stays; null when there is none yet. */
  readonly stays: IssueComment | null;
  readonly standing: Standing;
}

interface Known {
  readonly comment: IssueComment;
  readonly marker: CommentMarker;
}

/**
 * Comments of ours for this suite, oldest first: by marker and by author, as anybody can quote a marker. Other
 * workflows write with our name and repeat what they are told, so one whose text is not what its marker was written
 * for counts only when there is no better one: people may have edited ours.
 */
function knownComments(
  run: RunIdentity,
  existing: readonly IssueComment[],
  viewer: string,
): readonly Known[] {
  const known = existing
    .flatMap((comment) => {
      const marker = comment.author === viewer ? readCommentMarker(comment.body) : null;
      const isOurs = marker?.key === run.key && !isPlanted(comment.body, marker, run);
      return isOurs ? [{ comment, marker }] : [];
    })
    .sort(by(({ comment }) => comment.id));
  const whole = known.filter(({ comment, marker }) => isWhole(comment.body, marker));
  return whole.length > 0 ? whole : known.slice(0, 1);
}

export function standingOf(run: RunIdentity, existing: readonly IssueComment[], viewer: string): Standing {
  const markers = knownComments(run, existing, viewer).map(({ marker }) => marker);
  const newer = markers.find((marker) => outdates(marker, run));
  if (newer !== undefined) return { kind: 'newer-run', other: newer };
  const sibling = markers.find((marker) => isSibling(marker, run));
  return sibling === undefined ? { kind: 'alone' } : { kind: 'shared-key', other: sibling };
}

/**
 * What has to be done for the comment. `when` decides whether one is made; one that is there is kept up to date but
 * with `never`. Of several (two jobs met) the oldest stays and gets what counts: the newest run, in it the worst
 * outcome, then the variant that sorts first.
 */
export function reconcileComment(
  desired: DesiredComment,
  existing: readonly IssueComment[],
  viewer: string,
  when: CommentWhen,
): CommentPlan {
  const known = knownComments(desired, existing, viewer);
  const standing = standingOf(desired, existing, viewer);
  const [oldest, ...doubles] = known;
  if (when === 'never') return { ops: [], stays: oldest?.comment ?? null, standing };
  const body = markedComment(desired.text, desired);
  if (oldest === undefined) {
    const wanted = when === 'always' || (when === 'on-change' ? desired.news : desired.fails);
    return { ops: wanted ? [{ do: 'create-comment', body }] : [], stays: null, standing };
  }
  const best = known.filter(({ marker }) => comesFirst(marker, desired)).sort(byRank)[0];
  const same = oldest.marker.digest === textDigest(desired.text) && oldest.marker.sha === desired.sha;
  const wants = best === undefined ? (same ? null : body) : best === oldest ? null : best.comment.body;
  return {
    ops: [
      ...(wants === null ? [] : [{ do: 'update-comment' as const, id: oldest.comment.id, body: wants }]),
      ...doubles.map(({ comment }) => ({ do: 'delete-comment' as const, id: comment.id })),
    ],
    stays: oldest.comment,
    standing,
  };
}

const rank = ({ outcome }: { readonly outcome: Outcome }) => outcomes.indexOf(outcome);

/** Whether what is there counts more than what we have to say. */
function comesFirst(there: CommentMarker, ours: DesiredComment): boolean {
  if (!isSibling(there, ours)) return outdates(there, ours);
  return rank(there) === rank(ours) ? there.variant < ours.variant : rank(there) > rank(ours);
}

/** What counts most first. */
function byRank(a: Known, b: Known): number {
  return (
    newerBy(b.marker, a.marker) ||
    rank(b.marker) - rank(a.marker) ||
    by<Known>(
      ({ marker }) => marker.variant,
      ({ comment }) => comment.id,
    )(a, b)
  );
}
