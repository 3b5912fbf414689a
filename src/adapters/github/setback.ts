// Why a request did not succeed, and when it may be sent again. Pure.
// Source: docs.github.com, "Rate limits for the REST API" and "Best practices for using the REST API".
import { GateError } from '../../base/errors.js';

export type Reason =
  | 'forbidden'
  | 'not-found'
  | 'gone'
  | 'conflict'
  | 'invalid'
  | 'rate-limited'
  | 'unavailable'
  | 'torn'
  | 'too-large'
  | 'digest'
  | 'unsupported'
  | 'unusable';

interface Circumstances {
  /** First line of what the server said, or the code of the network's error. Kept to 300 characters. */
  readonly detail?: string;
  /** What the server asks us to wait, in ms; null when it does not say. */
  readonly waitMs?: number | null;
  /** No connection came about, so that the server can have done nothing. */
  readonly unsent?: boolean;
  readonly cause?: unknown;
}

/** One request that did not succeed. Stays in this folder: callers get the GateError of `failure`. */
export class Setback extends Error {
  readonly reason: Reason;
  /** HTTP status, 0 where there was no answer. */
  readonly status: number;
  readonly detail: string;
  readonly waitMs: number | null;
  readonly unsent: boolean;

  constructor(reason: Reason, status: number, circumstances: Circumstances = {}) {
    const { detail = '', waitMs = null, unsent = false, cause } = circumstances;
    super(`${reason} ${status}`, cause === undefined ? {} : { cause });
    this.name = 'Setback';
    this.reason = reason;
    this.status = status;
    this.detail = (detail.trim().split(/[\r\n\u2028\u2029]/, 1)[0] ?? '').slice(0, 300);
    this.waitMs = waitMs;
    this.unsent = unsent;
  }

  /** True when the server may have done what was asked although we do not know its answer. */
  get mayBeDone(): boolean {
    return !this.unsent && unclear.has(this.reason);
  }
}

const unclear: ReadonlySet<Reason> = new Set<Reason>(['unavailable', 'torn', 'too-large']);
const passing: ReadonlySet<Reason> = new Set<Reason>(['unavailable', 'torn']);

const backoffMs = [500, 1000, 2000];
/** What GitHub wants after a limit that names no time. */
const unnamedWaitMs = 60_000;
const longestAskedMs = 60_000;
/** Of all waits for one request. */
export const longestWaitMs = 90_000;

/**
 * Milliseconds until the next try after the `attempt`-th (from 1) had a setback; null when that was the last.
 * A request that is not `repeatable` makes something: it is sent again only if the server surely did nothing.
 */
export function retryDelay(attempt: number, setback: Setback, repeatable: boolean): number | null {
  const backoff = backoffMs[attempt - 1];
  if (backoff === undefined) return null;
  const limited = setback.reason === 'rate-limited';
  if (!limited && !(passing.has(setback.reason) && (repeatable || setback.unsent))) return null;
  const asked = setback.waitMs ?? (limited ? unnamedWaitMs : 0);
  return asked <= longestAskedMs ? Math.max(asked, backoff) : null;
}

/** What callers of the forge see. Facts: `operation`, `reason`, `status`, `detail`, `uncertain`. */
export function failure(operation: string, setback: Setback, repeatable: boolean): GateError {
  const { reason, status, detail } = setback;
  return new GateError(
    'forge-failed',
    {
      operation,
      reason,
      status,
      ...(detail === '' ? {} : { detail }),
      ...(!repeatable && setback.mayBeDone ? { uncertain: true } : {}),
    },
    { cause: setback },
  );
}
