// The beginning and the end of a stream, in bounded memory, however much a child prints.
import type { Output } from '../ports.js';

export interface KeptOutput {
  push(chunk: Uint8Array): void;
  output(): Output;
}

const firstCapacity = 4096;
const newline = 10;

/**
 * Keeps `keepBytes` from the start and as many from the end. One buffer: its first half fills once, its second
 * is a ring. Around a gap only whole lines are kept where there are any, so that two halves of different lines
 * cannot read as one.
 */
export function keepOutput(keepBytes: number): KeptOutput {
  const limit = 2 * keepBytes;
  let buffer = Buffer.alloc(0);
  let total = 0;

  const reserve = (size: number): void => {
    if (size <= buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.min(limit, Math.max(size, 2 * buffer.length, firstCapacity)));
    buffer.copy(grown, 0, 0, Math.min(total, limit));
    buffer = grown;
  };

  return {
    push(chunk) {
      let rest = chunk;
      if (total < limit) {
        const taken = Math.min(limit - total, rest.length);
        reserve(total + taken);
        buffer.set(rest.subarray(0, taken), total);
        total += taken;
        rest = rest.subarray(taken);
      }
      if (rest.length === 0 || keepBytes === 0) {
        total += rest.length;
        return;
      }
      total += Math.max(0, rest.length - keepBytes);
      rest = rest.subarray(-keepBytes);
      const at = keepBytes + ((total - keepBytes) % keepBytes);
      const first = Math.min(rest.length, limit - at);
      buffer.set(rest.subarray(0, first), at);
      buffer.set(rest.subarray(first), keepBytes);
      total += rest.length;
    },

    output() {
      if (total <= limit) return { text: buffer.toString('utf8', 0, total), dropped: 0 };
      const seam = keepBytes === 0 ? 0 : keepBytes + ((total - keepBytes) % keepBytes);
      const head = wholeLines(buffer.subarray(0, keepBytes));
      const tail = fromLineStart(Buffer.concat([buffer.subarray(seam), buffer.subarray(keepBytes, seam)]));
      return {
        text: `${head.toString('utf8')}${tail.toString('utf8')}`,
        dropped: total - head.length - tail.length,
      };
    },
  };
}

/** Up to the last newline; all of it when there is none. */
function wholeLines(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(newline);
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}

/** After the first newline; all of it when there is none, or nothing behind it. */
function fromLineStart(bytes: Buffer): Buffer {
  const end = bytes.indexOf(newline);
  return end < 0 || end + 1 === bytes.length ? bytes : bytes.subarray(end + 1);
}
