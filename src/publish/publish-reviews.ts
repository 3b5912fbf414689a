// The review comments of a pull request: read what is there, plan, do. What the API does not let us do costs the
// comments on lines, never the one comment.
import { GateError } from '../base/errors.js';
import type { Forge, ReviewThread } from '../forge.js';
import type { Report } from '../model/report.js';
import type { Clock } from '../ports.js';
import type { ReviewPlace } from '../report/stuck-places.js';
import { placeName } from '../report/places.js';
import type { LinesTold, Notice } from '../report/words/publication.js';
import { desiredReviews, isConclusive, worsePlaces, type DesiredReview } from './desired.js';
import { locate } from './locate.js';
import { readReviewMarker, type RunIdentity } from './marker.js';
import type { Op, ReviewOp } from './operation.js';
import { perform, reasonOf, type Performed } from './perform.js';
import { isOfOther, knownReviews, reconcileReviews, type ReviewPlan } from './reconcile-reviews.js';

export interface ReviewRequest {
  readonly pull: number;
  readonly run: RunIdentity;
  readonly report: Report;
  /** Unified diff from base to what was measured; null when lines cannot have moved, or nobody knows. */
  readonly patch: Uint8Array | null;
  readonly viewer: string;
  /** Another job of this run has spoken: what this one does not see need not be gone. */
  readonly isShared: boolean;
}

export interface ReviewsPublished {
  readonly told: LinesTold;
  readonly notices: readonly Notice[];
  /** Nothing more may be written: what was measured is no longer the head. */
  readonly headMoved: boolean;
  /** What GitHub said to a token that may not comment on lines. */
  readonly forbidden: GateError | null;
  /** What GitHub failed at: to be thrown once the one comment is written. */
  readonly failed: GateError | null;
}

/** How often something that may have been made is looked for before it is given up. */
const mostTries = 3;
const pauseMs = 2000;
/** Worst places that are looked up in the diff; a report with more has one cause. */
const mostPlaces = 100;

export const nothingTold: LinesTold = {
  lines: 0,
  files: 0,
  outside: [],
  leftOut: [],
  refused: [],
  unsure: [],
};
export const nothingDone: ReviewsPublished = {
  told: nothingTold,
  notices: [],
  headMoved: false,
  forbidden: null,
  failed: null,
};

/**
 * Throws GateError `forge-failed` when GitHub takes no more requests. What else it fails at, forbids or cannot do is
 * a result, because it must not cost the one comment.
 */
export async function publishReviews(
  request: ReviewRequest,
  forge: Forge,
  clock: Clock,
): Promise<ReviewsPublished> {
  const places = worsePlaces(request.report);
  try {
    return await publishLines(request, places, forge, clock);
  } catch (error) {
    const reason = reasonOf(error);
    if (!(error instanceof GateError) || reason === null || reason === 'rate-limited') throw error;
    const names = places.map(placeName);
    if (reason !== 'forbidden' && reason !== 'unsupported') {
      return { ...nothingDone, told: { ...nothingTold, unsure: names }, failed: error };
    }
    const notice: Notice =
      reason === 'forbidden'
        ? { code: 'reviews-forbidden', facts: { detail: error.facts['detail'] ?? '' } }
        : { code: 'reviews-unsupported', facts: { operation: error.facts['operation'] ?? '' } };
    const told = { ...nothingTold, leftOut: names };
    return { ...nothingDone, told, notices: [notice], forbidden: reason === 'forbidden' ? error : null };
  }
}

async function publishLines(
  request: ReviewRequest,
  places: readonly ReviewPlace[],
  forge: Forge,
  clock: Clock,
): Promise<ReviewsPublished> {
  const { pull, run, report, patch, isShared } = request;
  const files = places.length === 0 ? [] : await forge.pullFiles(pull);
  // Without a diff there is nowhere to put anything.
  const looked = files === null ? [] : places.slice(0, mostPlaces);
  const lines = await locate(looked, files ?? [], patch, run.sha, forge);
  const desired = desiredReviews(report, run.key, lines);
  const mayResolve = !isShared && isConclusive(report) && files !== null;
  const { plan, refused, headMoved } = await settle(request, desired, mayResolve, forge, clock);
  if (headMoved) return { ...nothingDone, headMoved };

  const told = whatIsTold(desired, plan, refused, {
    outside: lines.filter(({ placement }) => placement.kind === 'none').map(({ place }) => placeName(place)),
    unseen: places.slice(looked.length).map(placeName),
  });
  const notices: readonly Notice[] = [
    ...(files === null ? [{ code: 'diff-too-large' as const, facts: {} }] : []),
    ...(told.refused.length === 0
      ? []
      : [{ code: 'lines-refused' as const, facts: { places: told.refused } }]),
  ];
  return { ...nothingDone, told, notices };
}

interface Settled {
  readonly plan: ReviewPlan;
  readonly refused: readonly Op[];
  readonly headMoved: boolean;
}

/** Plans and performs; where an answer was lost it looks what became of the request, and plans anew. */
async function settle(
  { pull, run, viewer }: ReviewRequest,
  desired: readonly DesiredReview[],
  mayResolve: boolean,
  forge: Forge,
  clock: Clock,
): Promise<Settled> {
  let lost: Performed['lost'] = null;
  for (let tries = 1; ; tries++) {
    const existing = await forge.reviewComments(pull);
    const known = knownReviews(run, existing, viewer);
    const threads = known.length === 0 ? [] : await threadsOf(pull, forge);
    const isAlone = !known.some(({ marker }) => isOfOther(marker, run));
    const plan = reconcileReviews({
      ...{ run, desired, existing, threads, viewer },
      mayResolve: mayResolve && isAlone,
    });
    if (lost !== null && wants(plan.ops, lost.op) && tries > mostTries) throw lost.error;
    const performed = await perform(plan.ops, pull, forge);
    lost = performed.lost;
    if (lost === null) return { plan, refused: performed.refused, headMoved: performed.headMoved };
    // Lists lag behind what was written.
    await clock.sleep(pauseMs * tries);
  }
}

/** Some of what the operation was to make is still to be made. */
function wants(ops: readonly ReviewOp[], lost: Op): boolean {
  const open = new Set(ops.flatMap(slotsOf));
  return slotsOf(lost).some((slot) => open.has(slot));
}

/** Best effort: many tokens may not see threads, and some servers have none. */
async function threadsOf(pull: number, forge: Forge): Promise<readonly ReviewThread[] | null> {
  try {
    return await forge.threads(pull);
  } catch (error) {
    if (['forbidden', 'unsupported', 'not-found', 'invalid'].includes(reasonOf(error) ?? '')) return null;
    throw error;
  }
}

function whatIsTold(
  desired: readonly DesiredReview[],
  plan: ReviewPlan,
  refusedOps: readonly Op[],
  { outside, unseen }: { readonly outside: readonly string[]; readonly unseen: readonly string[] },
): LinesTold {
  const refusedSlots = new Set(refusedOps.flatMap(slotsOf));
  const leftOut = new Set(plan.leftOut);
  const asked = desired.filter((review) => !leftOut.has(review));
  const isRefused = ({ fingerprint, line }: DesiredReview) => refusedSlots.has(slotOf(fingerprint, line));
  const there = asked.filter((review) => !isRefused(review));
  const names = (reviews: readonly DesiredReview[]) =>
    reviews.flatMap((review) => review.places.map(placeName));
  return {
    lines: there.filter(({ line }) => line !== null).length,
    files: there.filter(({ line }) => line === null).length,
    outside,
    leftOut: [...names(plan.leftOut), ...unseen],
    refused: names(asked.filter(isRefused)),
    unsure: [],
  };
}

/** A comment to be, as one text: its fingerprint knows the file and the function. */
function slotOf(fingerprint: string, line: number | null): string {
  return `${fingerprint} ${String(line)}`;
}

/** The new comments of an operation. */
function slotsOf(op: Op): readonly string[] {
  const slot = (body: string, line: number | null) => slotOf(readReviewMarker(body)?.fingerprint ?? '', line);
  if (op.do === 'create-review') return op.comments.map(({ body, line }) => slot(body, line));
  return op.do === 'create-file-comment' ? [slot(op.body, null)] : [];
}
