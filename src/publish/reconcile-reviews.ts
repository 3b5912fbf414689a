// Comments on lines and files, as they are and as they should be, make what is to be done. Pure; the order of the
// listing changes nothing, and once it is done there is nothing left to do. Nothing is ever deleted, and what others
// wrote is never touched.
import { by } from '../base/order.js';
import type { LineComment, ReviewComment, ReviewThread } from '../forge.js';
import { renderResolved } from '../report/review.js';
import type { DesiredReview } from './desired.js';
import {
  isPlanted,
  markedReview,
  outdates,
  readReviewMarker,
  textDigest,
  withoutMarker,
  type ReviewMarker,
  type RunIdentity,
} from './marker.js';
import type { ReviewOp } from './operation.js';

export interface ReviewQuestion {
  readonly run: RunIdentity;
  /** Worst first. */
  readonly desired: readonly DesiredReview[];
  readonly existing: readonly ReviewComment[];
  /** Null where the token may not see them. */
  readonly threads: readonly ReviewThread[] | null;
  readonly viewer: string;
  /** What is not desired is gone, and not just unseen. */
  readonly mayResolve: boolean;
}

export interface ReviewPlan {
  readonly ops: readonly ReviewOp[];
  /** Desired, but not among the worst ten, and without a comment that is there already. */
  readonly leftOut: readonly DesiredReview[];
}

/** Most comments that one push adds. */
export const mostReviews = 10;

interface Known {
  readonly comment: ReviewComment;
  readonly marker: ReviewMarker;
}

/** Comments of ours for this suite, oldest first; answers of ours are none. */
export function knownReviews(
  run: RunIdentity,
  existing: readonly ReviewComment[],
  viewer: string,
): readonly { readonly comment: ReviewComment; readonly marker: ReviewMarker }[] {
  return existing
    .flatMap((comment) => {
      const isOurs = comment.author === viewer && comment.answers === null;
      const marker = isOurs ? readReviewMarker(comment.body) : null;
      return marker?.key === run.key && !isPlanted(comment.body, marker, run) ? [{ comment, marker }] : [];
    })
    .sort(by(({ comment }) => comment.id));
}

/**
 * Another job with our key found it in the same commit: a platform that we are not, say. That we do not see it does
 * not make it gone.
 */
export function isOfOther(marker: RunIdentity, run: RunIdentity): boolean {
  return marker.sha === run.sha && marker.variant !== run.variant;
}

/**
 * What has to be done for the comments. One is found again by its fingerprint and the line where it stands now; in a
 * re-run of the same commit also on another line of the same function, because samples scatter.
 */
export function reconcileReviews(question: ReviewQuestion): ReviewPlan {
  const { run, desired, existing, threads, viewer, mayResolve } = question;
  const known = knownReviews(run, existing, viewer);
  const free = new Set(known);
  const take = (fits: (of: Known) => boolean): Known | null => {
    for (const of of free) {
      if (!fits(of)) continue;
      free.delete(of);
      return of;
    }
    return null;
  };
  const threadOf = threadsByComment(threads);
  const ops: ReviewOp[] = [];

  const unmatched: { readonly review: DesiredReview; readonly index: number }[] = [];
  for (const [index, review] of desired.entries()) {
    const found = take((of) => isSame(of, review) && standsAt(of.comment, review.line));
    if (found === null) unmatched.push({ review, index });
    else ops.push(...kept(found, review, review.text, run, threadOf));
  }
  const fresh: DesiredReview[] = [];
  const leftOut: DesiredReview[] = [];
  for (const { review, index } of unmatched) {
    const found = take(
      (of) =>
        isSame(of, review) && isLive(of.comment) && of.marker.state === 'open' && of.marker.sha === run.sha,
    );
    if (found !== null) ops.push(...kept(found, review, review.textBeside, run, threadOf));
    else (index < mostReviews ? fresh : leftOut).push(review);
  }

  const moved = new Set(fresh.map(({ fingerprint }) => fingerprint));
  for (const of of free) {
    const { marker } = of;
    const hasMoved = moved.has(marker.fingerprint);
    if (marker.state === 'resolved' || outdates(marker, run) || isOfOther(marker, run)) continue;
    if (mayResolve || (hasMoved && !isLive(of.comment))) {
      ops.push(...resolved(of, hasMoved ? 'moved' : 'gone', run, threadOf));
    }
  }
  return { ops: [...created(fresh, run), ...ops], leftOut };
}

function isSame({ comment, marker }: Known, review: DesiredReview): boolean {
  return marker.fingerprint === review.fingerprint && comment.path === review.path;
}

function isLive({ line, onFile }: ReviewComment): boolean {
  return onFile || line !== null;
}

function standsAt({ line, onFile }: ReviewComment, at: number | null): boolean {
  return at === null ? onFile : !onFile && line === at;
}

/** New comments: those on lines in one review, those on files one by one. */
function created(fresh: readonly DesiredReview[], run: RunIdentity): readonly ReviewOp[] {
  const commit = run.sha;
  const bodyOf = ({ text, fingerprint }: DesiredReview) =>
    markedReview(text, { ...run, fingerprint, state: 'open' });
  const comments: readonly LineComment[] = fresh.flatMap((review) =>
    review.line === null ? [] : [{ path: review.path, line: review.line, body: bodyOf(review) }],
  );
  return [
    ...(comments.length === 0 ? [] : [{ do: 'create-review' as const, commit, comments }]),
    ...fresh
      .filter(({ line }) => line === null)
      .map((review) => ({
        do: 'create-file-comment' as const,
        commit,
        path: review.path,
        body: bodyOf(review),
      })),
  ];
}

/**
 * A comment that stays: its text becomes what is known now, its marker the commit that it was found in last. One that
 * people resolved themselves stays resolved.
 */
function kept(
  { comment, marker }: Known,
  { fingerprint }: DesiredReview,
  text: string,
  run: RunIdentity,
  threadOf: ReadonlyMap<number, ReviewThread>,
): readonly ReviewOp[] {
  if (outdates(marker, run)) return [];
  if (marker.state === 'open' && marker.sha === run.sha && marker.digest === textDigest(text)) return [];
  const body = markedReview(text, { ...run, fingerprint, state: 'open' });
  const thread = threadOf.get(comment.id);
  const reopens = marker.state === 'resolved' && thread?.resolved === true;
  return [
    { do: 'update-review-comment', id: comment.id, body, state: 'open' },
    ...(reopens ? [{ do: 'unresolve-thread' as const, thread: thread.id }] : []),
  ];
}

function resolved(
  { comment, marker }: Known,
  why: 'gone' | 'moved',
  run: RunIdentity,
  threadOf: ReadonlyMap<number, ReviewThread>,
): readonly ReviewOp[] {
  const text = renderResolved(withoutMarker(comment.body), why, run.sha);
  const body = markedReview(text, { ...run, fingerprint: marker.fingerprint, state: 'resolved' });
  const thread = threadOf.get(comment.id);
  return [
    { do: 'update-review-comment', id: comment.id, body, state: 'resolved' },
    ...(thread?.resolved === false ? [{ do: 'resolve-thread' as const, thread: thread.id }] : []),
  ];
}

function threadsByComment(threads: readonly ReviewThread[] | null): ReadonlyMap<number, ReviewThread> {
  return new Map(
    (threads ?? []).flatMap((thread) => (thread.comment === null ? [] : [[thread.comment, thread]])),
  );
}
