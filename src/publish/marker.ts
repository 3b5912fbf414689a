// Hidden markers: how a comment of ours is known again. A marker is the last line of a comment, alone on it, so that
// a quote of it (`> <!-- …`), or a text that merely holds it, is none. Whose the comment is must be asked as well.
//
//   <!-- pprof-gate comment v1 key=… sha=… run=… attempt=… variant=… outcome=… digest=… -->
//   <!-- pprof-gate review v1 key=… sha=… run=… attempt=… variant=… fingerprint=… state=… digest=… -->
import { createHash } from 'node:crypto';
import { keyShape } from '../config/action-inputs.js';
import { outcomes, type Outcome } from '../model/verdict.js';

/** Which measurement something was written for. */
export interface RunIdentity {
  /** Suite: one comment each (config/action-inputs.ts `keyShape`). */
  readonly key: string;
  /** Head of the pull request, full hash. */
  readonly sha: string;
  readonly run: number;
  readonly attempt: number;
  /** What tells the jobs of a matrix apart (publish/variant.ts): 1 to 64 letters, digits and `._-`. */
  readonly variant: string;
}

/** Of the one comment. */
export interface CommentMarker extends RunIdentity {
  readonly outcome: Outcome;
  /** Of the text without the marker: `textDigest`. */
  readonly digest: string;
}

export type ReviewState = 'open' | 'resolved';

/** Of a comment on a line or a file. */
export interface ReviewMarker extends RunIdentity {
  readonly fingerprint: string;
  readonly state: ReviewState;
  readonly digest: string;
}

/** No marker is longer, its line break included. */
export const longestMarker = 512;

const variantShape = /^[A-Za-z0-9._-]{1,64}$/;
const shaShape = /^[0-9a-f]{7,64}$/;
const hash = '[0-9a-f]{16}';
const identity =
  'key=([A-Za-z0-9][A-Za-z0-9._-]{0,63}) sha=([0-9a-f]{7,64}) run=(\\d{1,15}) attempt=(\\d{1,6}) variant=([A-Za-z0-9._-]{1,64})';
const commentShape = new RegExp(
  `^<!-- pprof-gate comment v1 ${identity} outcome=(${outcomes.join('|')}) digest=(${hash}) -->$`,
);
const reviewShape = new RegExp(
  `^<!-- pprof-gate review v1 ${identity} fingerprint=(${hash}) state=(open|resolved) digest=(${hash}) -->$`,
);

/** Sixteen hexadecimal digits of sha256. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Of what a comment says. Servers may store line breaks and the blank end of a text as they like. Which artifact it
 * links says nothing new: two jobs that report one run would write their links over each other without end.
 */
export function textDigest(text: string): string {
  const said = text.replace(/(\/actions\/runs\/)\d+\/artifacts\/\d+/g, '$1artifacts');
  return digestOf(said.replace(/\r\n?/g, '\n').trimEnd());
}

/** What a finding is known by in the next run: no numbers and no lines, so that it stays itself when they move. */
export function fingerprintOf(
  key: string,
  place: { readonly file: string; readonly function: string },
): string {
  return digestOf([key, place.file, place.function].join('\0'));
}

/** A text with its marker as the last line. */
export function markedComment(text: string, marker: Omit<CommentMarker, 'digest'>): string {
  const { outcome } = marker;
  return marked(text, 'comment', marker, `outcome=${outcome}`);
}

export function markedReview(text: string, marker: Omit<ReviewMarker, 'digest'>): string {
  const { fingerprint, state } = marker;
  return marked(text, 'review', marker, `fingerprint=${fingerprint} state=${state}`);
}

function marked(text: string, kind: string, of: RunIdentity, rest: string): string {
  const { key, sha, run, attempt, variant } = of;
  if (!keyShape.test(key) || !shaShape.test(sha) || !variantShape.test(variant)) {
    throw new Error(`not fit for a marker: ${JSON.stringify({ key, sha, variant })}`);
  }
  const fields = `key=${key} sha=${sha} run=${run} attempt=${attempt} variant=${variant} ${rest}`;
  return `${text.trimEnd()}\n\n<!-- pprof-gate ${kind} v1 ${fields} digest=${textDigest(text)} -->\n`;
}

/** The marker of a comment's body; null for a comment that has none. */
export function readCommentMarker(body: string): CommentMarker | null {
  const found = commentShape.exec(lastLine(body));
  if (found === null) return null;
  const [, , , , , , outcome, digest = ''] = found;
  return { ...identityOf(found), outcome: outcome as Outcome, digest };
}

export function readReviewMarker(body: string): ReviewMarker | null {
  const found = reviewShape.exec(lastLine(body));
  if (found === null) return null;
  const [, , , , , , fingerprint = '', state, digest = ''] = found;
  return { ...identityOf(found), fingerprint, state: state as ReviewState, digest };
}

function identityOf([, key = '', sha = '', run, attempt, variant = '']: RegExpExecArray): RunIdentity {
  return { key, sha, run: Number(run), attempt: Number(attempt), variant };
}

/** The body without its marker. */
export function withoutMarker(body: string): string {
  const text = body.trimEnd();
  return text.slice(0, text.length - lastLine(body).length).trimEnd();
}

/** The last line that is not blank; servers may store line breaks as they like. */
function lastLine(body: string): string {
  const text = body.trimEnd();
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}

/** The order of measurements: above 0 when `a` was started after `b`. A re-run comes after what it repeats. */
export function newerBy(a: RunIdentity, b: RunIdentity): number {
  return a.run === b.run ? a.attempt - b.attempt : a.run - b.run;
}

/**
 * What is there is to stay: a run that was started after ours spoke about our commit. One about another commit does
 * not count, as ours is the head. Else whoever gets a bot to repeat a marker that names a far run silences us.
 */
export function outdates(there: RunIdentity, ours: RunIdentity): boolean {
  return there.sha === ours.sha && newerBy(there, ours) > 0;
}

/** Another job of the same run said it: the jobs of a matrix that was given one key. */
export function isSibling(a: RunIdentity, b: RunIdentity): boolean {
  return a.sha === b.sha && newerBy(a, b) === 0 && a.variant !== b.variant;
}

/** The text is the one that its marker was written for, and not words of others around a marker of ours. */
export function isWhole(body: string, { digest }: { readonly digest: string }): boolean {
  return textDigest(withoutMarker(body)) === digest;
}

/** Nobody who measured wrote this: it names a run to come of a commit that is not the head, and its text is no report. */
export function isPlanted(
  body: string,
  marker: RunIdentity & { readonly digest: string },
  ours: RunIdentity,
): boolean {
  return newerBy(marker, ours) > 0 && marker.sha !== ours.sha && !isWhole(body, marker);
}
