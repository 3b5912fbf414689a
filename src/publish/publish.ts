// A report becomes one comment and comments on lines. Nothing is written on a pull request that is closed or whose
// head is no longer what was measured; what GitHub forbids is a result, because a fork is nothing else.
import { GateError } from '../base/errors.js';
import type { CommentWhen } from '../config/action-inputs.js';
import type { Forge } from '../forge.js';
import type { Report } from '../model/report.js';
import type { Clock } from '../ports.js';
import { linkTo, markdownOf } from '../report/escape.js';
import { own } from '../report/sentence.js';
import { linesNote, runName, sourceNote, type LinesTold, type Notice } from '../report/words/publication.js';
import { commentText, hasNews } from './desired.js';
import type { RunIdentity } from './marker.js';
import { reasonOf } from './perform.js';
import { headMoved, noticesOf, publishComment, type CommentPublished } from './publish-comment.js';
import { nothingDone, nothingTold, publishReviews, type ReviewRequest } from './publish-reviews.js';
import { standingOf, type DesiredComment, type Standing } from './reconcile-comment.js';

export interface PublishRequest {
  readonly pull: number;
  /** Of the run that measured; `sha` is the head of the pull request that it measured, not the merge commit. */
  readonly run: RunIdentity;
  readonly report: Report;
  /** `diff.patch` of the head's capture, base to what was measured; null when it has none. */
  readonly patch: Uint8Array | null;
  readonly comment: CommentWhen;
  readonly reviewComments: boolean;
  /** Where a report from an artifact was measured; null when this job measured it. */
  readonly source: { readonly run: number; readonly url: string } | null;
  /** Address of the report as a page; null where it was not uploaded. */
  readonly page: string | null;
}

export interface Published {
  readonly comment: CommentPublished['comment'];
  readonly notices: readonly Notice[];
  /** What GitHub said to a token that may not write here: the result has to go the way that those of forks go. */
  readonly forbidden: GateError | null;
  /** What GitHub failed at although the one comment is what it should be: for the caller to throw. */
  readonly failed: GateError | null;
}

/** Publishes. Throws GateError `forge-failed` when GitHub fails at the comment otherwise than by forbidding. */
export async function publish(request: PublishRequest, forge: Forge, clock: Clock): Promise<Published> {
  try {
    return await publishAll(request, forge, clock);
  } catch (error) {
    if (!(error instanceof GateError) || reasonOf(error) !== 'forbidden') throw error;
    return { ...silent([]), forbidden: error };
  }
}

async function publishAll(request: PublishRequest, forge: Forge, clock: Clock): Promise<Published> {
  const { run, report } = request;
  if (request.comment === 'never' && !request.reviewComments) return silent([]);
  const pull = await forge.pull(request.pull);
  if (!pull.open) return silent([{ code: 'pull-closed', facts: {} }]);
  if (pull.headSha !== run.sha) return silent([headMoved(run, pull.headSha)]);
  const viewer = await forge.viewer();
  const comments = await forge.comments(request.pull);
  const standing = standingOf(run, comments, viewer);
  if (standing.kind === 'newer-run') return silent(noticesOf(standing, run));

  const reviews = request.reviewComments
    ? await publishReviews(reviewRequest(request, viewer, standing), forge, clock)
    : nothingDone;
  if (reviews.headMoved) return silent([{ code: 'head-moved', facts: { measured: run.sha } }]);
  if (request.comment === 'never') {
    const { forbidden, failed } = reviews;
    // Who may not write at all is told so by the caller.
    const notices = forbidden === null ? reviews.notices : [];
    return { ...silent(notices), forbidden, failed };
  }
  const page = request.page === null ? null : { url: request.page };
  const desired: DesiredComment = {
    ...run,
    outcome: report.verdict.outcome,
    text: commentText(report, notesOf(request, reviews.told), page),
    fails: !report.verdict.passes,
    news: hasNews(report),
  };
  const written = await publishComment(
    { pull: request.pull, desired, when: request.comment, viewer },
    forge,
    clock,
  );
  return {
    comment: written.comment,
    notices: [...reviews.notices, ...written.notices],
    forbidden: null,
    failed: reviews.failed,
  };
}

function reviewRequest(
  { pull, run, report, patch }: PublishRequest,
  viewer: string,
  standing: Standing,
): ReviewRequest {
  // What was measured is the head itself, so that its lines are where they are.
  const isHead = report.manifests.head.commit.sha === run.sha;
  return {
    pull,
    run,
    report,
    viewer,
    patch: isHead ? null : patch,
    isShared: standing.kind === 'shared-key',
  };
}

function silent(notices: readonly Notice[]): Published {
  return {
    comment: { url: null, action: 'none' },
    notices,
    forbidden: null,
    failed: null,
  };
}

function notesOf({ source, reviewComments }: PublishRequest, told: LinesTold): readonly string[] {
  const lines = linesNote(reviewComments ? told : nothingTold);
  const from = source === null ? [] : [sourceNote(own(linkTo(runName(source.run), source.url)))];
  return [lines, ...from].filter((note) => note.length > 0).map(markdownOf);
}
