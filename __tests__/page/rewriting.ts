// A real capture under other names: every text in it is changed in the same way wherever it stands, so that it is judged
// as before.
import { decodeProfile } from '../../src/profile/decode.js';
import { encodeProfile } from '../../src/profile/encode.js';
import type { Capture, CaptureRecord } from '../../src/model/capture.js';

type Change = (text: string) => string;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** `more`: what one process printed beside that, `bench/…` alone. */
export function rewritten(capture: Capture, change: Change, more: Change = (text) => text): Capture {
  const files = new Map<string, Uint8Array>();
  const slices = new Map<string, Uint8Array[]>();
  const records = capture.records.map((record): CaptureRecord => {
    const other = deeply(record, change);
    if (record.type !== 'run' || other.type !== 'run') return other;
    // Where what a process printed lies in its file: told by bytes.
    const { file, offset, bytes } = record.output;
    const printed = capture.files.get(file)?.subarray(offset, offset + bytes);
    const piece = encoder.encode(more(change(decoder.decode(printed))));
    const before = slices.get(file) ?? [];
    slices.set(file, [...before, piece]);
    const at = before.reduce((sum, { length }) => sum + length, 0);
    return { ...other, output: { file: change(file), offset: at, bytes: piece.length } };
  });
  for (const [path, bytes] of capture.files) files.set(change(path), changed(path, bytes, change));
  for (const [path, pieces] of slices) files.set(change(path), Buffer.concat(pieces));
  return { manifest: deeply(capture.manifest, change), records, files };
}

function changed(path: string, bytes: Uint8Array, change: Change): Uint8Array {
  if (path.endsWith('.pb.gz')) {
    const profile = decodeProfile(bytes);
    return encodeProfile({ ...profile, strings: profile.strings.map(change) }, { gzip: true });
  }
  const text = decoder.decode(bytes);
  if (path.endsWith('.json')) return encoder.encode(JSON.stringify(deeply(JSON.parse(text), change)));
  if (path.endsWith('.jsonl'))
    return encoder.encode(
      text
        .split('\n')
        .map((line) => (line === '' ? '' : JSON.stringify(deeply(JSON.parse(line), change))))
        .join('\n'),
    );
  return encoder.encode(change(text));
}

/** Plain data with all its texts changed. */
export function deeply<T>(of: T, change: Change): T {
  if (typeof of === 'string') return change(of) as T;
  if (Array.isArray(of)) return of.map((one: unknown) => deeply(one, change)) as T;
  if (typeof of !== 'object' || of === null) return of;
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, deeply(value, change)])) as T;
}
