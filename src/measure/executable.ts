// A Go executable as Linux and its relatives have it: sections and symbols of a 64-bit little-endian ELF file. Sources:
// the System V ABI, chapters 4 and 5; elf(5). The file is one that we built, yet nothing is read outside of it.

export interface Region {
  readonly name: string;
  readonly address: number;
  readonly size: number;
}

export interface ExecutableSymbol extends Region {
  readonly isFunction: boolean;
}

export interface Executable {
  readonly machine: 'amd64' | 'arm64';
  /** Defined symbols by address, then name. */
  readonly symbols: readonly ExecutableSymbol[];
  /** Sections that are in memory when it runs. */
  readonly sections: readonly Region[];
  /** Bytes that lie at an address; null where they are not all in one section of the file. */
  at(address: number, size: number): Uint8Array | null;
}

const machines: Readonly<Record<number, Executable['machine']>> = { 62: 'amd64', 183: 'arm64' };
const symbolTable = 2;
const noBits = 8;
const inMemory = 2;
const functionType = 2;
const objectType = 1;

interface Section extends Region {
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly link: number;
}

/** Null for anything else than such a file with its symbols. */
export function readExecutable(file: Uint8Array): Executable | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  // 0x7f E L F, 64 bits, little-endian.
  if (file.length < 64 || view.getUint32(0) !== 0x7f454c46 || view.getUint16(4) !== 0x0201) return null;
  const machine = machines[view.getUint16(18, true)];
  const sections = readSections(file, view);
  const table = sections?.find(({ type }) => type === symbolTable);
  const names = sections?.[table?.link ?? -1];
  if (machine === undefined || sections === null || table === undefined || names === undefined) return null;
  const loaded = sections.filter(({ flags }) => (flags & inMemory) !== 0);
  return {
    machine,
    symbols: readSymbols(file, view, table, names),
    sections: loaded,
    at(address, size) {
      const of = loaded.find((s) => address >= s.address && address + size <= s.address + s.size);
      if (of === undefined || of.type === noBits) return null;
      const begin = of.offset + (address - of.address);
      return file.subarray(begin, begin + size);
    },
  };
}

function readSections(file: Uint8Array, view: DataView): Section[] | null {
  const offset = Number(view.getBigUint64(40, true));
  const [size, count, namesAt] = [58, 60, 62].map((at) => view.getUint16(at, true)) as [
    number,
    number,
    number,
  ];
  if (size < 64 || !(offset + size * count <= file.length)) return null;
  const raw = Array.from({ length: count }, (_, index) => {
    const at = offset + index * size;
    const number = (field: number): number => Number(view.getBigUint64(at + field, true));
    return {
      nameAt: view.getUint32(at, true),
      type: view.getUint32(at + 4, true),
      flags: number(8),
      address: number(16),
      offset: number(24),
      size: number(32),
      link: view.getUint32(at + 40, true),
    };
  });
  if (raw.some((s) => s.type !== noBits && !(s.offset + s.size <= file.length))) return null;
  const names = raw[namesAt];
  if (names === undefined) return null;
  return raw.map(({ nameAt, ...rest }) => ({ ...rest, name: textAt(file, names, nameAt) }));
}

function readSymbols(
  file: Uint8Array,
  view: DataView,
  table: Section,
  names: Pick<Section, 'offset' | 'size'>,
) {
  const symbols: ExecutableSymbol[] = [];
  for (let at = table.offset; at + 24 <= table.offset + table.size; at += 24) {
    const type = view.getUint8(at + 4) & 15;
    const section = view.getUint16(at + 6, true);
    if (section === 0 || (type !== functionType && type !== objectType)) continue;
    symbols.push({
      name: textAt(file, names, view.getUint32(at, true)),
      isFunction: type === functionType,
      address: Number(view.getBigUint64(at + 8, true)),
      size: Number(view.getBigUint64(at + 16, true)),
    });
  }
  return symbols.sort((a, b) => a.address - b.address || a.size - b.size || (a.name < b.name ? -1 : 1));
}

function textAt(file: Uint8Array, { offset, size }: Pick<Section, 'offset' | 'size'>, at: number): string {
  const begin = offset + at;
  const end = file.indexOf(0, begin);
  return at < size && end >= 0 ? Buffer.from(file.subarray(begin, end)).toString('latin1') : '';
}
