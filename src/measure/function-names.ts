// Names of all functions in a Go executable, inlined ones included: the table that the runtime names functions by, in
// files of any system. Source: runtime/symtab.go (pcHeader), the same in Go 1.20 to 1.27.

/** The magic number of Go 1.20 and later, little-endian, and the two zeros behind it. */
const magic = Buffer.from([0xf1, 0xff, 0xff, 0xff, 0, 0]);
/** Every program has it. */
const always = 'runtime.main';

/** Three times what the largest programs have. Code under test may embed what only looks like a table, of any size. */
const mostBytes = 32 << 20;
/** The number stands in the runtime's code as well. */
const mostTables = 64;

/** Null where there is no such table: what is no Go program, or of another time. */
export function functionNames(file: Buffer): ReadonlySet<string> | null {
  let at = file.indexOf(magic);
  for (let tried = 0; at >= 0 && tried < mostTables; tried++) {
    const names = namesAt(file, at);
    if (names !== null) return names;
    at = file.indexOf(magic, at + 1);
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
  if (begin >= end || end > file.length || end - begin > mostBytes) return null;
  const table = file.subarray(begin, end);
  // Looked for before millions of names are made of what is no table.
  if (!table.includes(`\0${always}\0`) && table.indexOf(`${always}\0`) !== 0) return null;
  return new Set(table.toString('utf8').split('\0'));
}
