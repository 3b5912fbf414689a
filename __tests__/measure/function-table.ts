// The table of functions in a Go executable, written by hand.

/** As a program of 32 bits has it, or of 64, behind a stray magic number. */
export function functionTable(names: readonly string[], pointer: 4 | 8 = 4): Buffer {
  const magic = [0xf1, 0xff, 0xff, 0xff, 0, 0, 1, pointer];
  const text = Buffer.from(`${names.join('\0')}\0`);
  const header = Buffer.alloc(8 + 8 * pointer);
  Buffer.from(magic).copy(header);
  // The upper half of a wide field stays zero.
  header.writeUInt32LE(header.length, 8 + 3 * pointer);
  header.writeUInt32LE(header.length + text.length, 8 + 4 * pointer);
  return Buffer.concat([Buffer.from([7, ...magic, ...magic]), header, text]);
}
