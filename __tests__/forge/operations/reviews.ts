// pulls/*: reviews and comments on lines and files.
import { invalid, Refusal } from '../answer.js';
import type { Call, Work } from '../call.js';
import type { Pull, Review, ReviewComment, Revision } from '../nouns.js';
import { rightLines, type RightLine } from '../patch.js';
import { headOf, lineAfter } from '../state.js';
import { checkBody, ownOnly } from './comments.js';

interface Draft {
  readonly path: string;
  readonly body: string;
  readonly line?: number;
  readonly side?: string;
  readonly start_line?: number;
  readonly start_side?: string;
  readonly position?: number;
}

const unresolved = (what: 'Path' | 'Line'): Refusal =>
  new Refusal(422, 'Unprocessable Entity', [`${what} could not be resolved`]);

function revisionOf(pull: Pull, sha: string | undefined): Revision | null {
  return sha === undefined ? headOf(pull) : (pull.revisions.find((one) => one.sha === sha) ?? null);
}

/** The line that a draft is about, in the diff of `revision`. `refuse` makes the error of the operation. */
function lineOf(
  call: Call,
  revision: Revision,
  draft: Draft,
  refuse: (what: 'Path' | 'Line') => Refusal,
): RightLine {
  if (draft.position !== undefined || draft.side === 'LEFT' || draft.start_side === 'LEFT') {
    call.around.log.violation('review comment: position and the left side are not modelled');
  }
  const file = revision.files.find(({ path }) => path === draft.path);
  if (file === undefined) throw refuse('Path');
  const lines = file.patch === null ? [] : rightLines(file.patch);
  const found = lines.find(({ line }) => line === draft.line);
  if (found === undefined) throw refuse('Line');
  if (draft.start_line !== undefined) {
    const start = lines.find(({ line }) => line === draft.start_line);
    if (start?.index !== found.index || start.line >= found.line) throw refuse('Line');
  }
  return found;
}

/** Puts a comment where it belongs, in the present head, and opens its thread. */
function place(
  call: Call,
  pull: Pull,
  review: Review,
  revision: Revision,
  draft: Pick<Draft, 'path' | 'body' | 'start_line'>,
  at: RightLine | null,
): ReviewComment {
  const { state } = call.around;
  let line = at?.line ?? null;
  let commit = revision.sha;
  const later = pull.revisions.slice(pull.revisions.indexOf(revision));
  later.slice(1).forEach((after, i) => {
    const before = later[i];
    if (line === null || before === undefined) return;
    line = lineAfter(draft.path, line, before, after);
    if (line !== null) commit = after.sha;
  });
  const now = state.now();
  const comment: ReviewComment = {
    id: state.nextId(),
    author: call.token.login,
    body: draft.body,
    review: review.id,
    path: draft.path,
    subject: at === null ? 'file' : 'line',
    line,
    startLine: draft.start_line ?? null,
    originalLine: at?.line ?? null,
    commit,
    originalCommit: revision.sha,
    hunk: at?.hunk ?? '',
    answers: null,
    createdAt: now,
    updatedAt: now,
  };
  pull.reviewComments.push(comment);
  pull.threads.push({ id: `PRRT_${state.nextId()}`, resolved: false, comments: [comment.id] });
  return comment;
}

function openReview(call: Call, pull: Pull, body: string, state: Review['state'], commit: string): Review {
  const review: Review = {
    id: call.around.state.nextId(),
    author: call.token.login,
    body,
    state,
    commit,
    submittedAt: call.around.state.now(),
  };
  pull.reviews.push(review);
  return review;
}

const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

const createReview: Work = (call) => {
  const pull = call.pull();
  const given = (call.body ?? {}) as {
    commit_id?: string;
    body?: string;
    event?: keyof typeof states;
    comments?: readonly Draft[];
  };
  const { body = '', event, comments = [] } = given;
  const revision = revisionOf(pull, given.commit_id);
  if (revision === null) {
    throw new Refusal(422, 'Unprocessable Entity', ['commit_id is not part of the pull request']);
  }
  if (body === '' && (event === 'REQUEST_CHANGES' || (event === 'COMMENT' && comments.length === 0))) {
    throw new Refusal(422, 'Unprocessable Entity', ['Body is required']);
  }
  // All or nothing: everything is checked before anything is kept.
  if (body !== '') checkReviewBody(body);
  for (const draft of comments) checkReviewBody(draft.body);
  const lines = comments.map((draft) => lineOf(call, revision, draft, unresolved));
  const review = openReview(call, pull, body, event === undefined ? 'PENDING' : states[event], revision.sha);
  comments.forEach((draft, i) => place(call, pull, review, revision, draft, lines[i] ?? null));
  return { status: 200, body: call.around.views.review(pull, review) };
};

/** As `checkBody`, in the shape of errors that reviews have: plain strings. */
function checkReviewBody(body: string): void {
  try {
    checkBody('PullRequestReview', body);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = (error.errors ?? []) as readonly { message: string }[];
    throw new Refusal(
      422,
      'Unprocessable Entity',
      said.map(({ message }) => message),
    );
  }
}

const createReviewComment: Work = (call) => {
  const pull = call.pull();
  const draft = call.body as Draft & { commit_id: string; subject_type?: string; in_reply_to?: number };
  const { state, views } = call.around;
  const resource = 'PullRequestReviewComment';
  const revision = revisionOf(pull, draft.commit_id);
  if (revision === null) throw invalid(resource, 'commit_id', 'commit_id is not part of the pull request');
  checkBody(resource, draft.body);
  if (draft.in_reply_to !== undefined) {
    const to = pull.reviewComments.find(({ id }) => id === draft.in_reply_to);
    if (to === undefined) throw invalid(resource, 'in_reply_to', 'in_reply_to is unknown');
    const reply = state.addReply(pull, to, call.token.login, draft.body);
    return { status: 201, body: views.reviewComment(pull, reply) };
  }
  const refuse = (what: 'Path' | 'Line') => {
    const field = `pull_request_review_thread.${what.toLowerCase()}`;
    return invalid(resource, field, `${field} must be part of the diff`);
  };
  let line: RightLine | null = null;
  if (draft.subject_type !== 'file') line = lineOf(call, revision, draft, refuse);
  else if (!revision.files.some(({ path }) => path === draft.path)) throw refuse('Path');
  const review = openReview(call, pull, '', 'COMMENTED', revision.sha);
  const comment = place(call, pull, review, revision, draft, line);
  return { status: 201, body: views.reviewComment(pull, comment) };
};

const updateReviewComment: Work = (call) => {
  const { pull, comment } = call.reviewComment();
  const { body } = call.body as { body: string };
  ownOnly(call, comment.author);
  checkBody('PullRequestReviewComment', body);
  comment.body = body;
  comment.updatedAt = call.around.state.now();
  return { status: 200, body: call.around.views.reviewComment(pull, comment) };
};

const listReviewComments: Work = (call) => {
  const pull = call.pull();
  for (const filter of ['since', 'direction']) {
    if (call.text(filter) !== undefined) {
      call.around.log.violation(`pulls/list-review-comments: ${filter} is not modelled`);
    }
  }
  return call.page(pull.reviewComments, (comment) => call.around.views.reviewComment(pull, comment));
};

const listReviews: Work = (call) => {
  const pull = call.pull();
  return call.page(pull.reviews, (review) => call.around.views.review(pull, review));
};

export const reviewOperations: Readonly<Record<string, Work>> = {
  'pulls/create-review': createReview,
  'pulls/create-review-comment': createReviewComment,
  'pulls/update-review-comment': updateReviewComment,
  'pulls/list-review-comments': listReviewComments,
  'pulls/list-reviews': listReviews,
};
