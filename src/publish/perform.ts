// Does what a plan says, one request after the other: GitHub asks for that. Decides nothing but what a refusal means.
import { GateError } from '../base/errors.js';
import type { Forge, IssueComment } from '../forge.js';
import type { Op } from './operation.js';

export interface Performed {
  /** Operations that were carried out, and those that somebody else had done: removed what we wanted to change. */
  readonly done: readonly Op[];
  /** New comments that GitHub does not take (`invalid`), though the head is what it was. */
  readonly refused: readonly Op[];
  readonly created: IssueComment | null;
  /** An operation that ended it early because its answer was lost: look whether it happened before repeating it. */
  readonly lost: { readonly op: Op; readonly error: GateError } | null;
  /** Ended early because what was to be said is about another commit than the head. */
  readonly headMoved: boolean;
}

/** What went wrong, as forge.ts tells it; null for anything that GitHub did not say. */
export function reasonOf(error: unknown): string | null {
  if (!(error instanceof GateError) || error.code !== 'forge-failed') return null;
  return String(error.facts['reason'] ?? '');
}

/** Throws GateError `forge-failed` for whatever is not told in `Performed`. */
export async function perform(ops: readonly Op[], pull: number, forge: Forge): Promise<Performed> {
  const done: Op[] = [];
  const refused: Op[] = [];
  let created: IssueComment | null = null;
  let looked = false;
  const ended = (early: Partial<Pick<Performed, 'lost' | 'headMoved'>> = {}): Performed => {
    return { done, refused, created, lost: null, headMoved: false, ...early };
  };
  for (const op of ops) {
    try {
      created = (await carryOut(op, pull, forge)) ?? created;
      done.push(op);
    } catch (error) {
      const reason = reasonOf(error);
      if (!(error instanceof GateError) || reason === null) throw error;
      if (creates(op) && error.facts['uncertain'] === true) return ended({ lost: { op, error } });
      if (placesComments(op) && reason === 'invalid') {
        // A line that is no longer in the diff. The head is read once, whatever else is refused.
        if (!looked && (await forge.pull(pull)).headSha !== op.commit) return ended({ headMoved: true });
        looked = true;
        refused.push(op);
      } else if (changes(op) && (reason === 'not-found' || reason === 'gone')) done.push(op);
      // A thread that the token may not resolve stays as it is: the text says it.
      else if (!(isThread(op) && threadReasons.has(reason))) throw error;
    }
  }
  return ended();
}

async function carryOut(op: Op, pull: number, forge: Forge): Promise<IssueComment | null> {
  switch (op.do) {
    case 'create-comment':
      return forge.createComment(pull, op.body);
    case 'update-comment':
      await forge.updateComment(op.id, op.body);
      return null;
    case 'delete-comment':
      await forge.deleteComment(op.id);
      return null;
    case 'create-review':
      await forge.createReview(pull, op.commit, '', op.comments);
      return null;
    case 'create-file-comment':
      await forge.createFileComment(pull, op.commit, op.path, op.body);
      return null;
    case 'update-review-comment':
      await forge.updateReviewComment(op.id, op.body);
      return null;
    case 'resolve-thread':
      await forge.resolveThread(op.thread);
      return null;
    case 'unresolve-thread':
      await forge.unresolveThread(op.thread);
      return null;
  }
}

type Placing = Extract<Op, { readonly commit: string }>;

function placesComments(op: Op): op is Placing {
  return op.do === 'create-review' || op.do === 'create-file-comment';
}

function creates(op: Op): boolean {
  return op.do === 'create-comment' || placesComments(op);
}

function changes(op: Op): boolean {
  return op.do === 'update-comment' || op.do === 'delete-comment' || op.do === 'update-review-comment';
}

function isThread(op: Op): boolean {
  return op.do === 'resolve-thread' || op.do === 'unresolve-thread';
}

/** Answers of servers and tokens that do not let a thread be resolved. */
const threadReasons: ReadonlySet<string> = new Set([
  'forbidden',
  'not-found',
  'gone',
  'invalid',
  'conflict',
  'unsupported',
]);
