// Whether two executables hold the same program: equal functions and equal data, wherever they lie. Code names what it
// uses by distance (amd64) or by page (arm64), so bytes that differ may only differ in where the same symbol is.
import type { Executable, ExecutableSymbol } from './executable.js';
import { Places } from './places.js';

/** True when all functions and all data of two programs are equal, addresses and line numbers aside. */
export function isSameProgram(base: Executable, head: Executable): boolean {
  if (base.machine !== head.machine) return false;
  const [theirs, ours] = [new Places(base), new Places(head)];
  if (theirs.symbols.length !== ours.symbols.length) return false;
  const pairs = theirs.symbols.map(
    (symbol, index) => [symbol, ours.symbols[index] as ExecutableSymbol] as const,
  );
  // Names and sizes first: that tells most programs apart at once.
  return (
    pairs.every(([a, b]) => a.name === b.name && a.size === b.size && a.isFunction === b.isFunction) &&
    pairs.every(([symbol, other], index) => {
      const a = base.at(symbol.address, theirs.extent(index));
      const b = head.at(other.address, ours.extent(index));
      // Not in the file: zeros when the program starts.
      if (a === null || b === null) return a === b;
      if (a.length !== b.length) return false;
      const where = { base: symbol.address, head: other.address, theirs, ours };
      if (!symbol.isFunction) return isSameData(a, b, where);
      return base.machine === 'amd64' ? isSameAmd64(a, b, where) : isSameArm64(a, b, where);
    }) &&
    isSameUnnamed(theirs, ours)
  );
}

/**
 * Data without a name: all of them, in their order, because code that names their place says nothing of what is there.
 * Symbols with names, those of the build among them, lie between them at other places when their sizes change.
 */
function isSameUnnamed(theirs: Places, ours: Places): boolean {
  let [i, j, inA, inB] = [0, 0, 0, 0];
  for (;;) {
    const [a, b] = [theirs.unnamed[i], ours.unnamed[j]];
    if (a === undefined || b === undefined) return a === b;
    if (a.section !== b.section) return false;
    const isWhole = inA === 0 && inB === 0 && a.whole.length === b.whole.length;
    const size = Math.min(a.bytes.length - inA, b.bytes.length - inB);
    const [x, y] = isWhole
      ? [a.whole, b.whole]
      : [a.bytes.subarray(inA, inA + size), b.bytes.subarray(inB, inB + size)];
    const [base, head] = isWhole ? [a.begin, b.begin] : [a.address + inA, b.address + inB];
    if (!isSameData(x, y, { base, head, theirs, ours })) return false;
    [inA, inB] = isWhole ? [a.bytes.length, b.bytes.length] : [inA + size, inB + size];
    if (inA >= a.bytes.length) [i, inA] = [i + 1, 0];
    if (inB >= b.bytes.length) [j, inB] = [j + 1, 0];
  }
}

/** Where two pieces lie, and what lies elsewhere. */
interface Where {
  readonly base: number;
  readonly head: number;
  readonly theirs: Places;
  readonly ours: Places;
}

/** As far from the beginning of the same symbol, or of the same data without a name. */
function isSamePlace({ theirs, ours }: Where, base: number, head: number): boolean {
  const [a, b] = [theirs.of(base), ours.of(head)];
  return (
    a !== null && b !== null && a.section === b.section && a.symbol === b.symbol && a.offset === b.offset
  );
}

/** Differing words have to be addresses of the same thing. */
function isSameData(a: Uint8Array, b: Uint8Array, where: Where): boolean {
  const [x, y] = [viewOf(a), viewOf(b)];
  for (let i = firstDifference(a, b, 0); i < a.length; i = firstDifference(a, b, i)) {
    const word = i - ((where.base + i) % 8);
    if (word < 0 || word + 8 > a.length) return false;
    const [from, to] = [x.getBigUint64(word, true), y.getBigUint64(word, true)];
    if (!isSamePlace(where, Number(from), Number(to))) return false;
    i = word + 8;
  }
  return true;
}

/**
 * Differing bytes have to lie in a 32-bit distance to the same thing. Distances count from the end of their
 * instruction, which can have a constant of up to 4 bytes behind the distance.
 */
function isSameAmd64(a: Uint8Array, b: Uint8Array, where: Where): boolean {
  const [x, y] = [viewOf(a), viewOf(b)];
  for (let i = firstDifference(a, b, 0); i < a.length; i = firstDifference(a, b, i)) {
    const at = [0, 1, 2, 3].map((back) => i - back).find((start) => isSameDistance(start));
    if (at === undefined) return false;
    i = at + 4;
  }
  return true;

  function isSameDistance(start: number): boolean {
    if (start < 0 || start + 4 > a.length) return false;
    const [from, to] = [x.getInt32(start, true), y.getInt32(start, true)];
    return [0, 1, 2, 4].some((constant) => {
      const end = start + 4 + constant;
      return isSamePlace(where, where.base + end + from, where.head + end + to);
    });
  }
}

/** Differing instructions have to be a call of the same function, or a pair that makes the address of the same thing. */
function isSameArm64(a: Uint8Array, b: Uint8Array, where: Where): boolean {
  const [x, y] = [viewOf(a), viewOf(b)];
  for (let i = firstDifference(a, b, 0); i < a.length; i = firstDifference(a, b, i)) {
    const at = i - (i % 4);
    const pair = [at, at - 4].find((start) => isSameAddress(start));
    if (isSameCall(at)) i = at + 4;
    else if (pair !== undefined) i = pair + 8;
    else return false;
  }
  return true;

  /** B and BL: 26 bits, in instructions. */
  function isSameCall(at: number): boolean {
    if (at + 4 > a.length) return false;
    const [from, to] = [x.getUint32(at, true), y.getUint32(at, true)];
    const isBranch = (word: number): boolean => (word & 0x7c000000) === 0x14000000;
    const distance = (word: number): number => ((word << 6) >> 6) * 4;
    if (!isBranch(from) || !isBranch(to) || from >>> 26 !== to >>> 26) return false;
    return isSamePlace(where, where.base + at + distance(from), where.head + at + distance(to));
  }

  /** ADRP, then ADD or a load or store with an offset, of the register that it made. */
  function isSameAddress(at: number): boolean {
    if (at < 0 || at + 8 > a.length) return false;
    const from = arm64Address(x.getUint32(at, true), x.getUint32(at + 4, true), where.base + at);
    const to = arm64Address(y.getUint32(at, true), y.getUint32(at + 4, true), where.head + at);
    return (
      from !== null && to !== null && from.kind === to.kind && isSamePlace(where, from.address, to.address)
    );
  }
}

/** The address that two instructions make, and all else that they say. Source: Arm ARM, C4.1 and C6.2. */
function arm64Address(page: number, use: number, at: number): { address: number; kind: string } | null {
  if ((page & 0x9f000000) >>> 0 !== 0x90000000) return null;
  const register = page & 31;
  if (((use >>> 5) & 31) !== register) return null;
  const pages = (((page >> 5) & 0x7ffff) << 2) | ((page >> 29) & 3);
  const start = Math.floor(at / 4096) * 4096 + ((pages << 11) >> 11) * 4096;
  const isAdd = (use & 0xffc00000) >>> 0 === 0x91000000;
  const isMemory = (use & 0x3b000000) === 0x39000000;
  if (!isAdd && !isMemory) return null;
  const bits = use >>> 30;
  // 128-bit vector registers say so elsewhere.
  const scale = isAdd ? 0 : bits === 0 && (use & 0x04800000) === 0x04800000 ? 4 : bits;
  const offset = ((use >>> 10) & 0xfff) << scale;
  return { address: start + offset, kind: `${register} ${(use & ~(0xfff << 10)) >>> 0}` };
}

function firstDifference(a: Uint8Array, b: Uint8Array, from: number): number {
  let i = from;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
