// The files of a zip archive as its central directory lists them, held against the local headers. Strict: no
// comment, no zip64 (nothing that may be read needs it), no second disk, no two files in the same bytes.
// Source: PKWARE APPNOTE.TXT 6.3.10, sections 4.3 and 4.4.
import { fromBufferPromise, type Entry } from 'yauzl';
import { by } from '../base/order.js';
import { GateError } from '../base/errors.js';

/** A file of the archive whose two headers agree. */
export interface ZipFile {
  readonly path: string;
  readonly deflated: boolean;
  /** Bytes as they lie in the archive. */
  readonly data: Uint8Array;
  /** As the headers tell: not believed before it is inflated. */
  readonly bytes: number;
  readonly crc32: number;
}

/** What is wrong with an artifact, for report/words/forge-errors.ts. */
export type ArchiveFault =
  | 'not-a-zip'
  | 'too-many-entries'
  | 'too-large'
  | 'ratio'
  | 'name'
  | 'duplicate'
  | 'not-a-file'
  | 'encrypted'
  | 'method'
  | 'header'
  | 'damaged';

/** Facts of `artifact-invalid`; names in archives can be 64 KB long. */
export function broken(name: string, reason: ArchiveFault, entry: string | null, cause?: unknown): GateError {
  const facts = { name, reason, ...(entry === null ? {} : { entry: entry.slice(0, 200) }) };
  return new GateError('artifact-invalid', facts, cause === undefined ? {} : { cause });
}

/**
 * The files in the order of the central directory; folders are checked and left out. `accepts` tells which paths
 * an archive of this kind may hold. Throws GateError `artifact-invalid`.
 */
export async function readDirectory(
  name: string,
  zip: Buffer,
  accepts: (path: string) => boolean,
  mostEntries: number,
): Promise<readonly ZipFile[]> {
  const directory = findDirectory(name, zip);
  if (directory.entries > mostEntries) throw broken(name, 'too-many-entries', null);
  const entries = await listEntries(name, zip);
  const listed = entries.reduce((sum, entry) => sum + headerBytes(entry), 0);
  if (listed !== directory.bytes) throw broken(name, 'header', null);

  const names = new Set<string>();
  const files: ZipFile[] = [];
  const spans: Span[] = [];
  for (const entry of entries) {
    const raw = entry.fileNameRaw.toString('latin1');
    const fail = (reason: ArchiveFault): GateError => broken(name, reason, raw);
    const isFolder = raw.endsWith('/');
    const path = isFolder ? raw.slice(0, -1) : raw;
    if (!isSafePath(path) || (!isFolder && !accepts(path))) throw fail('name');
    // Also on file systems that see no difference between upper and lower case.
    if (names.has(path.toLowerCase())) throw fail('duplicate');
    names.add(path.toLowerCase());
    if (!isPlain(entry, isFolder)) throw fail('not-a-file');
    if ((entry.generalPurposeBitFlag & encryptedBits) !== 0) throw fail('encrypted');
    if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated) throw fail('method');

    const span = locate(zip.subarray(0, directory.offset), entry);
    if (span === null || (isFolder && entry.uncompressedSize > 0)) throw fail('header');
    spans.push({ ...span, raw });
    if (!isFolder) {
      files.push({
        path,
        deflated: entry.compressionMethod === deflated,
        data: zip.subarray(span.dataStart, span.dataStart + entry.compressedSize),
        bytes: entry.uncompressedSize,
        crc32: entry.crc32,
      });
    }
  }
  let end = 0;
  for (const span of spans.sort(by(({ start }) => start))) {
    if (span.start < end) throw broken(name, 'header', span.raw);
    end = span.end;
  }
  return files;
}

const stored = 0;
const deflated = 8;
const descriptorBit = 0x8;
/** Traditional, strong, and of the directory itself. */
const encryptedBits = 0x1 | 0x40 | 0x2000;

interface Directory {
  readonly offset: number;
  readonly bytes: number;
  readonly entries: number;
}

/** The end record in the very last bytes, and directly before it the directory that it tells. */
function findDirectory(name: string, zip: Buffer): Directory {
  const end = zip.length - 22;
  if (end < 0 || zip.readUInt32LE(end) !== 0x06054b50) throw broken(name, 'not-a-zip', null);
  const entries = zip.readUInt16LE(end + 10);
  const bytes = zip.readUInt32LE(end + 12);
  const offset = zip.readUInt32LE(end + 16);
  const oneDisk = zip.readUInt32LE(end + 4) === 0 && zip.readUInt16LE(end + 8) === entries;
  const commented = zip.readUInt16LE(end + 20) !== 0;
  const zip64 = end >= 20 && zip.readUInt32LE(end - 20) === 0x07064b50;
  if (!oneDisk || commented || zip64 || offset + bytes !== end) throw broken(name, 'header', null);
  return { offset, bytes, entries };
}

async function listEntries(name: string, zip: Buffer): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  try {
    // Names are checked here, not decoded there.
    const reader = await fromBufferPromise(zip, { lazyEntries: true, decodeStrings: false });
    for await (const entry of reader.eachEntry()) entries.push(entry);
  } catch (error) {
    // Nothing but the archive can be wrong here; yauzl throws plain errors for all of it.
    throw broken(name, 'header', null, error);
  }
  return entries;
}

function headerBytes(entry: Entry): number {
  return 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
}

/** Relative, in printable ASCII, so that it is the same in every encoding and normal form. */
function isSafePath(path: string): boolean {
  if (!/^[\x20-\x7e]+$/.test(path) || /[\\:]/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** By its Unix mode, where it has one, and by the folder attribute of DOS: no link, device or pipe. */
function isPlain({ externalFileAttributes }: Entry, isFolder: boolean): boolean {
  const type = externalFileAttributes >>> 28;
  if (isFolder) return type === 0 || type === 0o4;
  return (type === 0 || type === 0o10) && (externalFileAttributes & 0x10) === 0;
}

interface Span {
  readonly raw: string;
  /** From the local header to the end of what belongs to the file. */
  readonly start: number;
  readonly end: number;
}

/** Where a file lies in the bytes before the directory; null when its local header is not there or disagrees. */
function locate(zip: Buffer, entry: Entry): (Omit<Span, 'raw'> & { readonly dataStart: number }) | null {
  const start = entry.relativeOffsetOfLocalHeader;
  if (entry.extraFields.some(({ id }) => id === zip64Extra) || start + 30 > zip.length) return null;
  if (zip.readUInt32LE(start) !== 0x04034b50) return null;
  if (zip.readUInt16LE(start + 6) !== entry.generalPurposeBitFlag) return null;
  if (zip.readUInt16LE(start + 8) !== entry.compressionMethod) return null;
  const nameEnd = start + 30 + zip.readUInt16LE(start + 26);
  const dataStart = nameEnd + zip.readUInt16LE(start + 28);
  const dataEnd = dataStart + entry.compressedSize;
  if (dataEnd > zip.length || !zip.subarray(start + 30, nameEnd).equals(entry.fileNameRaw)) return null;

  const sums = Buffer.alloc(12);
  sums.writeUInt32LE(entry.crc32, 0);
  sums.writeUInt32LE(entry.compressedSize, 4);
  sums.writeUInt32LE(entry.uncompressedSize, 8);
  const local = zip.subarray(start + 14, start + 26);
  if ((entry.generalPurposeBitFlag & descriptorBit) === 0)
    return local.equals(sums) ? { start, dataStart, end: dataEnd } : null;
  // Written as a stream: the sums follow the data, with or without a signature, and are zero in front of it.
  if (!local.equals(Buffer.alloc(12)) && !local.equals(sums)) return null;
  const signed = dataEnd + 4 <= zip.length && zip.readUInt32LE(dataEnd) === 0x08074b50;
  for (const from of signed ? [dataEnd + 4, dataEnd] : [dataEnd]) {
    if (zip.subarray(from, from + 12).equals(sums)) return { start, dataStart, end: from + 12 };
  }
  return null;
}

const zip64Extra = 0x0001;
