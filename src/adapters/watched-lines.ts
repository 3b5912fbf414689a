// Waits for a line in what a child prints, in bounded memory.
import type { Readable } from 'node:stream';

/** Bytes that are kept of a line; of a longer one its last. */
const longestLine = 64 << 10;
const newline = 10;

/** Calls `found` once, at the first whole line that `isIt` is true of. Lines come without their ends. */
export function watchLines(stream: Readable, isIt: (line: string) => boolean, found: () => void): void {
  let begun: Buffer = Buffer.alloc(0);
  const read = (chunk: Buffer): void => {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      const line = lastOf(begun, chunk.subarray(from, end)).toString('utf8');
      begun = Buffer.alloc(0);
      from = end + 1;
      if (!isIt(line.endsWith('\r') ? line.slice(0, -1) : line)) continue;
      stream.off('data', read);
      found();
      return;
    }
    begun = lastOf(begun, chunk.subarray(from));
  };
  stream.on('data', read);
}

function lastOf(begun: Buffer, more: Buffer): Buffer {
  return Buffer.concat([begun, more.subarray(-longestLine)]).subarray(-longestLine);
}
