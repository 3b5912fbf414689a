// gzip members (RFC 1952) through pako, with a cap on what comes out.
import { Inflate } from 'pako';
import { invalidAt } from './fault.js';

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** No deflate stream grows by more than this factor (zlib.net/zlib_tech.html). */
const maxExpansion = 1032;
const gzipOnly = 15 + 16;

/** The content of all members. Throws GateError `profile-invalid` when cut, corrupt or longer than `maxBytes`. */
export function gunzip(bytes: Uint8Array, maxBytes: number): Uint8Array {
  // The trailer tells the length of the last member: with one chunk of that size nothing is copied. It may
  // lie, so it is a hint only.
  const told = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const length = bytes.length < 18 ? 0 : told.getUint32(bytes.length - 4, true);
  const chunkSize = Math.max(2 ** 16, Math.min(length, bytes.length * maxExpansion, maxBytes) + 64);

  const chunks: Uint8Array[] = [];
  let total = 0;
  let consumed = () => 0;
  const inflate = new Inflate({ windowBits: gzipOnly, chunkSize });
  inflate.onStart = (stream) => {
    consumed = () => stream.next_in;
  };
  inflate.onData = (chunk) => {
    total += chunk.length;
    if (total > maxBytes) {
      throw invalidAt('too-many-bytes', consumed(), { compressed: true, most: maxBytes });
    }
    chunks.push(chunk);
  };
  inflate.onEnd = () => undefined;
  inflate.push(bytes, true);
  if (inflate.err !== 0) {
    const cut = consumed() >= bytes.length;
    throw invalidAt(cut ? 'truncated' : 'gzip-corrupt', consumed(), {
      compressed: true,
      detail: inflate.msg,
    });
  }
  if (chunks.length === 1) return chunks[0] as Uint8Array;
  const all = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
