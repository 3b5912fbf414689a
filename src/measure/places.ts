// What lies where in an executable: symbols, and the data between them that have no name.
import type { Executable, ExecutableSymbol, Region } from './executable.js';

/** Sections that tell how the program was made and where its lines are: no instruction reads them as data. */
const aboutProgram = new Set([
  '.gopclntab',
  '.go.buildinfo',
  '.go.fipsinfo',
  '.go.module',
  '.note.go.buildid',
  '.note.gnu.build-id',
]);
/**
 * Symbols of the runtime about the build: what it is called, settings that a go line of go.mod implies, and what the
 * garbage collector knows of where data lie.
 */
const aboutBuild =
  /^(?:runtime\.(?:modinfo|godebugDefault|buildVersion)(?:\.str)?|runtime\.(?:firstmoduledata|findfunctab|gcdata|gcbss)|go:buildid|go:buildinfo.*)$/;

/** Data between two symbols, such as what a slice begins with, constants and tables of jumps. */
export interface Piece {
  readonly section: string;
  readonly begin: number;
  readonly whole: Uint8Array;
  /** Without words of zeros at its ends: what aligns the next symbol can be longer in another program. */
  readonly address: number;
  readonly bytes: Uint8Array;
  /** Of the same section, the bytes that come before these without their zeros. */
  readonly before: number;
}

/** Null for nothing but zeros. */
function pieceOf(section: string, begin: number, whole: Uint8Array, before: number): Piece | null {
  const first = whole.findIndex((byte) => byte !== 0);
  if (first < 0) return null;
  const last = whole.findLastIndex((byte) => byte !== 0);
  const from = Math.max(0, first - ((begin + first) % word));
  const until = last + word - ((begin + last) % word);
  return { section, begin, whole, address: begin + from, bytes: whole.subarray(from, until), before };
}

const word = 8;

/** What lies where in a program. */
export class Places {
  /** By address, without those that only tell of the build. */
  readonly symbols: readonly ExecutableSymbol[];
  /** Data between symbols, by section and address; without what are only zeros. */
  readonly unnamed: readonly Piece[];
  readonly #executable: Executable;
  readonly #byAddress: readonly Piece[];

  constructor(executable: Executable) {
    this.#executable = executable;
    const { symbols, sections } = executable;
    const hidden = sections.filter(({ name }) => aboutProgram.has(name));
    this.symbols = symbols.filter(
      (symbol) => !aboutBuild.test(symbol.name) && !hidden.some((section) => isIn(section, symbol.address)),
    );
    this.unnamed = sections.filter(({ name }) => dataSections.has(name)).flatMap((of) => this.#gapsIn(of));
    this.#byAddress = [...this.unnamed].sort((a, b) => a.begin - b.begin);
  }

  /** Bytes of a symbol; of one that marks a place, such as `go:string.*`, up to the next or its section's end. */
  extent(index: number): number {
    const symbol = this.symbols[index];
    if (symbol === undefined) return 0;
    if (symbol.size > 0 || !marks.has(symbol.name)) return symbol.size;
    const section = this.#executable.sections.find((s) => isIn(s, symbol.address));
    const end = section === undefined ? symbol.address : section.address + section.size;
    const next =
      this.symbols.slice(index + 1).find(({ address }) => address > symbol.address)?.address ?? end;
    return Math.min(end, next) - symbol.address;
  }

  #gapsIn(section: Region): Piece[] {
    const end = section.address + section.size;
    const inside = this.#executable.symbols.filter(({ address }) => isIn(section, address));
    const pieces: Piece[] = [];
    const add = (from: number, until: number): void => {
      const last = pieces.at(-1);
      const before = last === undefined ? 0 : last.before + last.bytes.length;
      const whole = until > from ? this.#executable.at(from, until - from) : null;
      const piece = whole === null ? null : pieceOf(section.name, from, whole, before);
      if (piece !== null) pieces.push(piece);
    };
    let covered = section.address;
    inside.forEach(({ name, address, size }, index) => {
      add(covered, address);
      const stands = size === 0 && (marks.has(name) || aboutLines.has(name));
      const next = stands ? inside.slice(index + 1).find((other) => other.address > address) : undefined;
      covered = Math.max(covered, stands ? (next?.address ?? end) : address + size);
    });
    add(covered, end);
    return pieces;
  }

  /** What is at an address; null outside of the program. */
  of(address: number): Place | null {
    const section = this.#executable.sections.find((s) => isIn(s, address));
    const { symbols } = this.#executable;
    const symbol = symbols[countUpTo(symbols, (one) => one.address <= address) - 1];
    if (section === undefined || symbol === undefined) return null;
    const piece = this.#pieceAt(address);
    return piece === null
      ? { section: section.name, symbol: symbol.name, offset: address - symbol.address }
      : { section: section.name, symbol: null, offset: piece.before + address - piece.address };
  }

  #pieceAt(address: number): Piece | null {
    const found = this.#byAddress[countUpTo(this.#byAddress, ({ begin }) => begin <= address) - 1];
    return found !== undefined && address < found.begin + found.whole.length ? found : null;
  }
}

/** Of a sorted list, how many are on this side of a border. */
function countUpTo<T>(list: readonly T[], isBefore: (item: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(list[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface Place {
  readonly section: string;
  /** The one that it is in, or else the last one before it; null for data without a name. */
  readonly symbol: string | null;
  /** From the beginning of the symbol; of data without a name from that of all of them in the section. */
  readonly offset: number;
}

/** Sections of data that are there when the program starts. */
const dataSections = new Set(['.data', '.noptrdata', '.rodata']);

/** Symbols without a size that stand for all that follows them. */
const marks = new Set(['go:string.*', 'go:funcdesc', 'type:*']);

/** The same, of what tells which line an instruction is of; since Go 1.26 it lies in .gopclntab. */
const aboutLines = new Set(['go:func.*']);

function isIn({ address, size }: Region, at: number): boolean {
  return at >= address && at < address + size;
}
