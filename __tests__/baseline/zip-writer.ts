// Zip archives by hand, so that each field can lie.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string | Buffer;
  readonly data?: Uint8Array | string;
  /** Deflate unless 'stored'. */
  readonly method?: 'stored' | 'deflated' | number;
  readonly flags?: number;
  /** Unix mode in the external attributes. */
  readonly mode?: number;
  readonly attributes?: number;
  /** In both headers. */
  readonly sums?: Partial<Sums>;
  /** Only in the local header. */
  readonly local?: Partial<Sums> & {
    readonly name?: string;
    readonly flags?: number;
    readonly method?: number;
  };
  readonly extra?: Buffer;
  /** Sums after the data: with or without signature, or spoilt ones. */
  readonly descriptor?: 'signed' | 'bare' | 'wrong';
  /** Data as they lie in the archive. */
  readonly packed?: Uint8Array;
  /** Of the local header; an entry with it has none of its own. */
  readonly offset?: number;
}

interface Sums {
  readonly crc: number;
  readonly packed: number;
  readonly bytes: number;
}

export interface ZipEnd {
  readonly comment?: string;
  readonly disk?: number;
  readonly entries?: number;
  readonly offset?: number;
  readonly bytes?: number;
  /** Between the directory and the end record. */
  readonly between?: Buffer;
}

export function zipOf(entries: readonly ZipEntry[], end: ZipEnd = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let length = 0;
  const put = (part: Uint8Array): void => {
    parts.push(Buffer.from(part));
    length += part.length;
  };
  for (const entry of entries) {
    const data = Buffer.from(entry.data ?? '');
    const method = entry.method === 'stored' ? 0 : typeof entry.method === 'number' ? entry.method : 8;
    const packed = Buffer.from(entry.packed ?? (method === 0 ? data : deflateRawSync(data)));
    const sums: Sums = { crc: crc32(data), packed: packed.length, bytes: data.length, ...entry.sums };
    const flags = (entry.flags ?? 0) | (entry.descriptor === undefined ? 0 : 8);
    const offset = entry.offset ?? length;
    if (entry.offset === undefined) {
      const ahead = entry.descriptor === undefined ? sums : { crc: 0, packed: 0, bytes: 0 };
      const { local = {} } = entry;
      put(
        header(local.name ?? entry.name, local.flags ?? flags, local.method ?? method, {
          ...ahead,
          ...local,
        }),
      );
      put(packed);
      if (entry.descriptor !== undefined) {
        const after = sumBytes(entry.descriptor === 'wrong' ? { ...sums, crc: sums.crc ^ 1 } : sums);
        if (entry.descriptor !== 'bare') put(Buffer.from('PK\x07\x08', 'latin1'));
        put(after);
      }
    }
    directory.push(listing(entry, flags, method, sums, offset));
  }
  const at = length;
  for (const part of directory) put(part);
  const bytes = length - at;
  if (end.between !== undefined) put(end.between);
  const comment = Buffer.from(end.comment ?? '');
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(end.disk ?? 0, 4);
  last.writeUInt16LE(end.entries ?? entries.length, 8);
  last.writeUInt16LE(end.entries ?? entries.length, 10);
  last.writeUInt32LE(end.bytes ?? bytes, 12);
  last.writeUInt32LE(end.offset ?? at, 16);
  last.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, last, comment]);
}

/** Files as they are. */
export function zipOfFiles(files: ReadonlyMap<string, Uint8Array>, folder = ''): ZipEntry[] {
  return [...files].map(([path, data]) => ({ name: folder + path, data }));
}

function header(name: string | Buffer, flags: number, method: number, sums: Sums): Buffer {
  const raw = Buffer.from(name);
  const fixed = Buffer.alloc(30);
  fixed.writeUInt32LE(0x04034b50, 0);
  fixed.writeUInt16LE(20, 4);
  fixed.writeUInt16LE(flags, 6);
  fixed.writeUInt16LE(method, 8);
  sumBytes(sums).copy(fixed, 14);
  fixed.writeUInt16LE(raw.length, 26);
  return Buffer.concat([fixed, raw]);
}

function listing(entry: ZipEntry, flags: number, method: number, sums: Sums, offset: number): Buffer {
  const raw = Buffer.from(entry.name);
  const extra = entry.extra ?? Buffer.alloc(0);
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(0x02014b50, 0);
  fixed.writeUInt16LE((3 << 8) | 20, 4);
  fixed.writeUInt16LE(20, 6);
  fixed.writeUInt16LE(flags, 8);
  fixed.writeUInt16LE(method, 10);
  sumBytes(sums).copy(fixed, 16);
  fixed.writeUInt16LE(raw.length, 28);
  fixed.writeUInt16LE(extra.length, 30);
  fixed.writeUInt32LE(entry.attributes ?? ((entry.mode ?? 0o100644) << 16) >>> 0, 38);
  fixed.writeUInt32LE(offset, 42);
  return Buffer.concat([fixed, raw, extra]);
}

function sumBytes({ crc, packed, bytes }: Sums): Buffer {
  const sums = Buffer.alloc(12);
  sums.writeUInt32LE(crc >>> 0, 0);
  sums.writeUInt32LE(packed, 4);
  sums.writeUInt32LE(bytes, 8);
  return sums;
}
