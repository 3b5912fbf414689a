// The texts of a profile, changed in place: nothing is decoded that is not text, so that a profile which the
// decoder would refuse comes out just as broken.
import { invalidAt } from './fault.js';
import { gunzip, isGzip } from './gzip.js';
import { profileLimits } from './limits.js';
import { survey, type Survey } from './survey.js';
import { asGateError, WireReader } from './wire.js';

/** What else a string of the table is, beside the names of functions, files and labels. */
export type StringUse = 'mapping-file' | 'build-id' | 'comment' | 'text';

/** UTF-8, or whatever the profile holds. The same object, or an equal one, when it is to stay. */
export type Rewrite = (text: Uint8Array, use: StringUse) => Uint8Array;

/**
 * A profile, not compressed, with each string as `rewrite` gives it; null when none changes. A string has one
 * use: the one that comes first in StringUse, but a name of sample types is always `text`. Throws GateError
 * `profile-invalid` for what is no protobuf of a profile.
 */
export function rewriteStrings(bytes: Uint8Array, rewrite: Rewrite): Uint8Array | null {
  if (bytes.length === 0) throw invalidAt('empty', 0);
  const raw = isGzip(bytes) ? gunzip(bytes, profileLimits.bytes) : bytes;
  if (raw.length > profileLimits.bytes)
    throw invalidAt('too-many-bytes', profileLimits.bytes, { most: profileLimits.bytes });
  const wire = new WireReader(new Uint8Array(raw.buffer, raw.byteOffset, raw.length));
  try {
    const found = survey(wire, profileLimits);
    if (found.at('string').length === 0) wire.fail('no-string-table');
    return rewritten(wire, found, usesOf(wire, found), rewrite);
  } catch (error) {
    throw asGateError(error, wire.pos);
  }
}

function rewritten(
  wire: WireReader,
  found: Survey,
  uses: ReadonlyMap<number, StringUse>,
  rewrite: Rewrite,
): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let kept = 0;
  for (const [index, offset] of found.at('string').entries()) {
    wire.pos = offset;
    const end = wire.open(wire.len);
    const text = wire.buf.subarray(wire.pos, end);
    const written = rewrite(text, uses.get(index) ?? 'text');
    if (equal(written, text)) continue;
    pieces.push(wire.buf.subarray(kept, offset), varint(written.length), written);
    kept = end;
  }
  if (pieces.length === 0) return null;
  pieces.push(wire.buf.subarray(kept));
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** By string index. Go's writers share the index of equal strings: later entries here win. */
function usesOf(wire: WireReader, found: Survey): Map<number, StringUse> {
  const uses = new Map<number, StringUse>();
  wire.stringCount = found.at('string').length;
  for (const offset of found.at('comment')) {
    wire.pos = offset;
    uses.set(wire.stringIndex(), 'comment');
  }
  const stringFields = (offset: number, use: (tag: number) => StringUse | null): void => {
    wire.pos = offset;
    const end = wire.open(wire.len);
    while (wire.pos < end) {
      const tag = wire.tag();
      const role = use(tag);
      if (role === null) wire.skipType(tag & 7, 0, tag >>> 3);
      else uses.set(wire.stringIndex(), role);
    }
    wire.close(end);
  };
  const mappings = found.at('mapping');
  for (const offset of mappings) stringFields(offset, (tag) => (tag === 0x30 ? 'build-id' : null));
  for (const offset of mappings) stringFields(offset, (tag) => (tag === 0x28 ? 'mapping-file' : null));
  for (const offset of [...found.at('sampleType'), ...found.at('periodType')])
    stringFields(offset, (tag) => (tag === 0x08 || tag === 0x10 ? 'text' : null));
  // The empty string, which stands for all that is absent.
  uses.set(0, 'text');
  return uses;
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a === b || (a.length === b.length && a.every((byte, at) => byte === b[at]));
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Uint8Array.from([...bytes, rest]);
}
