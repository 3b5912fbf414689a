// What a file is that cannot be read as a profile: people give texts, traces and pages of servers in the place of one.
import { GateError } from '../base/errors.js';
import { gunzip, isGzip } from '../profile/gzip.js';

/** Facts of a GateError `profile-invalid` (words in report/words/unreadable.ts); null for what may be a damaged profile. */
export function otherContent(
  bytes: Uint8Array,
  fault: GateError,
): { readonly reason: string; readonly [fact: string]: string } | null {
  // More than we are willing to hold: that is what is wrong with it.
  if (/^too-|-too-/.test(String(fault.facts['reason']))) return null;
  const raw = contentOf(bytes);
  if (raw === null) return null;
  if (raw.length === 0) return { reason: 'empty' };
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, longestStart)).toString(
    'latin1',
  );
  if (/^go 1\.\d+ trace\0/.test(start)) return { reason: 'execution-trace' };
  const name = textProfile(start);
  if (name !== null) return { reason: 'text-profile', name };
  if (isText(start)) return { reason: 'text', line: (/^.*/.exec(start.trimStart())?.[0] ?? '').slice(0, 80) };
  // What is damaged is wrong somewhere; what is something else, from its beginning.
  return Number(fault.facts['offset']) < 16 ? { reason: 'other' } : null;
}

/** Enough for the first line. */
const longestStart = 512;
/** Of what is compressed and no profile, this much is opened. */
const mostBytes = 64 << 20;

/** Null where its compression is damaged, or it is very large: then that is to be told. */
function contentOf(bytes: Uint8Array): Uint8Array | null {
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzip(bytes, mostBytes);
  } catch (error) {
    if (error instanceof GateError) return null;
    throw error;
  }
}

/** The name in /debug/pprof/NAME. Source: runtime/pprof/pprof.go, what is written where debug is not 0. */
function textProfile(start: string): string | null {
  const [, named] = /^(\w+) profile: (?:total )?\d+/.exec(start) ?? [];
  if (named !== undefined) return named;
  if (/^goroutine \d+ (?:gp=\S+ )?.*\[.*\]:/.test(start)) return 'goroutine';
  const [, waits] = /^--- (contention|mutex):\n/.exec(start) ?? [];
  return waits === undefined ? null : waits === 'mutex' ? 'mutex' : 'block';
}

/** Nothing in it that only binaries have. */
function isText(start: string): boolean {
  return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(start);
}
