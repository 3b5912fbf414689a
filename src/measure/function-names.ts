// Names of all functions in a Go executable, inlined ones included: the table that the runtime names functions by, in
// files of any system. Source: runtime/symtab.go (pcHeader), the same in Go 1.20 to 1.27.

/** The magic number of Go 1.20 and later, little-endian, and the two zeros behind it. */
const magic = Buffer.from([0xf1, 0xff, 0xff, 0xff, 0, 0]);
/** Every program has it. */
const always = 'runtime.main';

/** Null where there is no such table: what is no Go program, or of another time. */
export function functionNames(file: Buffer): ReadonlySet<string> | null {
  for (let at = file.indexOf(magic); at >= 0; at = file.indexOf(magic, at + 1)) {
    const names = namesAt(file, at);
    // The number stands in the runtime's code as well.
    if (names?.has(always) === true) return names;
  }
  return null;
}

/** Sizes of an instruction and a pointer, then fields as wide as a pointer: the fourth and the fifth bound the names. */
function namesAt(file: Buffer, at: number): ReadonlySet<string> | null {
  const pointer = file[at + 7];
  if ((pointer !== 4 && pointer !== 8) || at + 8 + 5 * pointer > file.length) return null;
  const field = (nth: number): number => {
    const offset = at + 8 + nth * pointer;
    return pointer === 8 ? Number(file.readBigUInt64LE(offset)) : file.readUInt32LE(offset);
  };
  const [begin, end] = [at + field(3), at + field(4)];
  if (begin >= end || end > file.length) return null;
  return new Set(file.toString('utf8', begin, end).split('\0'));
}
