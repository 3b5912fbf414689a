import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { archiveLimits, readArchive, type ArchiveLimits } from '../../src/baseline/archive.js';
import type { GateError } from '../../src/base/errors.js';
import { zipOf, type ZipEnd, type ZipEntry } from './zip-writer.js';

const limits: ArchiveLimits = { entries: 50, bytes: 4 << 20, ratio: 100, freeBytes: 64 << 10 };
const anything = (): boolean => true;
const read = (zip: Uint8Array, accepts: (path: string) => boolean = anything) =>
  readArchive('a', zip, accepts, limits);
const texts = (files: ReadonlyMap<string, Uint8Array>): [string, string][] =>
  [...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]);
const fault = (reason: string, entry?: string): object => ({
  code: 'artifact-invalid',
  facts: { name: 'a', reason, ...(entry === undefined ? {} : { entry }) },
});

const two: readonly ZipEntry[] = [
  { name: 'manifest.json', data: '{}' },
  { name: 'bench/', method: 'stored', mode: 0o040755 },
  { name: 'bench/1.txt', data: 'one '.repeat(50) },
  { name: 'empty', data: '' },
  { name: 'stored', data: 'as it is', method: 'stored' },
];

describe('an archive that is well made', () => {
  const expected = [
    ['manifest.json', '{}'],
    ['bench/1.txt', 'one '.repeat(50)],
    ['empty', ''],
    ['stored', 'as it is'],
  ];

  it('gives its files, without folders', async () => {
    expect(texts(await read(zipOf(two)))).toEqual(expected);
    expect(texts(await read(zipOf([])))).toEqual([]);
  });

  it.each(['signed', 'bare'] as const)('may have been written as a stream, %s', async (descriptor) => {
    expect(texts(await read(zipOf(two.map((entry) => ({ ...entry, descriptor })))))).toEqual(expected);
  });

  it('may lie anywhere in a larger buffer', async () => {
    const zip = zipOf(two);
    const larger = new Uint8Array(zip.length + 20);
    larger.set(zip, 7);
    expect(texts(await read(larger.subarray(7, 7 + zip.length)))).toEqual(expected);
  });

  it('gives back any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), async (contents) => {
        const zip = zipOf(contents.map((data, index) => ({ name: `f/${index}`, data })));
        const files = await read(zip);
        expect([...files.values()].map((bytes) => [...bytes])).toEqual(contents.map((bytes) => [...bytes]));
      }),
      { numRuns: 50 },
    );
  });

  it('may be of the library that the official client packs with', async () => {
    const require = createRequire(import.meta.url);
    const folder = mkdtempSync(join(tmpdir(), 'pprof-gate-test-'));
    try {
      writeFileSync(join(folder, 'file'), 'from disk');
      const archiver = require('archiver') as {
        create(
          format: string,
          options: object,
        ): NodeJS.ReadableStream & {
          file(path: string, options: { name: string }): void;
          append(text: string, options: { name: string }): void;
          finalize(): Promise<void>;
        };
      };
      const zip = archiver.create('zip', { zlib: { level: 6 } });
      zip.file(join(folder, 'file'), { name: 'bench/1.txt' });
      zip.append('', { name: 'dumps/' });
      zip.append('text', { name: 'manifest.json' });
      void zip.finalize();
      const chunks: Buffer[] = [];
      for await (const chunk of zip) chunks.push(Buffer.from(chunk as Uint8Array));
      const files = new Map(texts(await read(Buffer.concat(chunks))));
      expect(files).toEqual(
        new Map([
          ['bench/1.txt', 'from disk'],
          ['manifest.json', 'text'],
        ]),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('names', () => {
  it.each([
    '/etc/passwd',
    '../x',
    'bench/../../x',
    'bench/..',
    './x',
    'bench//x',
    'bench\\x',
    'C:/x',
    'C:x',
    '',
    '/',
    '../',
    'x\0y',
    'x\ny',
    'naïve',
  ])('such as %j are refused', async (name) => {
    await expect(read(zipOf([{ name, data: 'x' }]))).rejects.toMatchObject(fault('name'));
  });

  it('that this kind of archive does not hold are refused', async () => {
    const accepts = (path: string): boolean => path === 'manifest.json';
    await expect(read(zipOf(two), accepts)).rejects.toMatchObject(fault('name', 'bench/1.txt'));
  });

  it.each([
    ['x', 'x'],
    ['bench/X', 'bench/x'],
    ['__proto__', '__PROTO__'],
  ])('%j and %j are one', async (...names) => {
    const zip = zipOf(names.map((name, index) => ({ name, data: String(index) })));
    await expect(read(zip)).rejects.toMatchObject(fault('duplicate', names[1]));
  });

  it('of prototypes are names as others', async () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty'];
    const files = await read(zipOf(names.map((name) => ({ name, data: name }))));
    expect(texts(files)).toEqual(names.map((name) => [name, name]));
    expect(({} as Record<string, unknown>)['bytes']).toBeUndefined();
  });

  it('are told in short', async () => {
    const error = (await read(zipOf([{ name: `../${'x'.repeat(60_000)}` }])).catch(
      (e: unknown) => e,
    )) as GateError;
    expect(String(error.facts['entry'])).toHaveLength(200);
  });
});

describe('size', () => {
  it('is bounded by the number of entries', async () => {
    const many = Array.from({ length: 51 }, (_, index) => ({ name: `f/${index}` }));
    await expect(read(zipOf(many))).rejects.toMatchObject(fault('too-many-entries'));
    expect((await read(zipOf(many.slice(1)))).size).toBe(50);
  });

  it('is bounded by all bytes together', async () => {
    const noise = Buffer.alloc(1 << 20, 'abcdefgh ijklm nop');
    const entries = Array.from(
      { length: 5 },
      (_, index) => ({ name: `f/${index}`, data: noise, method: 'stored' }) as const,
    );
    await expect(read(zipOf(entries))).rejects.toMatchObject(fault('too-large', 'f/4'));
    expect((await read(zipOf(entries.slice(1)))).size).toBe(4);
  });

  it('is bounded by the ratio of a file, beyond a size that harms nobody', async () => {
    await expect(read(zipOf([{ name: 'x', data: Buffer.alloc(1 << 20) }]))).rejects.toMatchObject(
      fault('ratio', 'x'),
    );
    expect((await read(zipOf([{ name: 'x', data: Buffer.alloc(limits.freeBytes) }]))).size).toBe(1);
  });

  it('is not believed: a bomb that calls itself small stops where it said', async () => {
    const bomb = deflateRawSync(Buffer.alloc(64 << 20));
    for (const bytes of [0, 1, 1000]) {
      const zip = zipOf([{ name: 'x', packed: bomb, sums: { bytes } }]);
      await expect(read(zip)).rejects.toMatchObject(fault('ratio', 'x'));
    }
  });

  it('is not believed: a file may not be shorter either', async () => {
    for (const method of ['stored', 'deflated'] as const) {
      const zip = zipOf([{ name: 'x', data: 'abc', method, sums: { bytes: 4 } }]);
      await expect(read(zip)).rejects.toMatchObject({ code: 'artifact-invalid' });
    }
  });

  it('of one inside another is not looked at: what is in it stays packed', async () => {
    const inner = zipOf([{ name: 'x', data: Buffer.alloc(60 << 10) }]);
    const files = await read(zipOf([{ name: 'inner.zip', data: inner }]));
    expect(Buffer.from(files.get('inner.zip') ?? []).equals(inner)).toBe(true);
  });

  it('has bounds by default that hold what a big module needs', () => {
    expect(archiveLimits).toMatchObject({
      entries: 20_000,
      bytes: 512 << 20,
      ratio: 1000,
      freeBytes: 1 << 20,
    });
  });
});

describe('an archive that is not what it seems', () => {
  const x: ZipEntry = { name: 'x', data: 'some text, some text, some text' };
  const zip64Locator = Buffer.concat([Buffer.from('PK\x06\x07', 'latin1'), Buffer.alloc(16)]);
  const cases: [string, readonly ZipEntry[], ZipEnd, object][] = [
    ['a symbolic link', [{ ...x, mode: 0o120777 }], {}, fault('not-a-file', 'x')],
    ['a device', [{ ...x, mode: 0o020666 }], {}, fault('not-a-file', 'x')],
    ['a pipe', [{ ...x, mode: 0o010666 }], {}, fault('not-a-file', 'x')],
    ['a file that is a folder', [{ ...x, mode: 0o040755 }], {}, fault('not-a-file', 'x')],
    ['a folder of DOS', [{ ...x, attributes: 0x10 }], {}, fault('not-a-file', 'x')],
    [
      'a folder that is a link',
      [{ name: 'x/', mode: 0o120777, method: 'stored' }],
      {},
      fault('not-a-file', 'x/'),
    ],
    ['a folder with content', [{ name: 'x/', mode: 0o040755, data: 'x' }], {}, fault('header', 'x/')],
    ['encryption', [{ ...x, flags: 1 }], {}, fault('encrypted', 'x')],
    ['a masked directory', [{ ...x, flags: 0x2000 }], {}, fault('encrypted', 'x')],
    ['strong encryption', [{ ...x, flags: 0x40 }], {}, fault('header')],
    ['another method', [{ ...x, method: 12 }], {}, fault('method', 'x')],
    ['another name in front of the data', [{ ...x, local: { name: 'y' } }], {}, fault('header', 'x')],
    ['another size in front of the data', [{ ...x, local: { bytes: 3 } }], {}, fault('header', 'x')],
    ['another packed size', [{ ...x, local: { packed: 3 } }], {}, fault('header', 'x')],
    ['another checksum', [{ ...x, local: { crc: 3 } }], {}, fault('header', 'x')],
    ['other flags', [{ ...x, local: { flags: 0x800 } }], {}, fault('header', 'x')],
    ['another method in front of the data', [{ ...x, local: { method: 0 } }], {}, fault('header', 'x')],
    ['wrong sums after the data', [{ ...x, descriptor: 'wrong' }], {}, fault('header', 'x')],
    ['a wrong checksum', [{ ...x, sums: { crc: 1 } }], {}, fault('damaged', 'x')],
    ['a wrong checksum, stored', [{ ...x, method: 'stored', sums: { crc: 1 } }], {}, fault('damaged', 'x')],
    ['data that do not inflate', [{ ...x, packed: Buffer.from([255, 1, 2, 3]) }], {}, fault('damaged', 'x')],
    [
      'data that stop early',
      [{ ...x, packed: deflateRawSync('some').subarray(0, 3) }],
      {},
      fault('damaged', 'x'),
    ],
    ['data beyond the directory', [{ ...x, sums: { packed: 1000 } }], {}, fault('header', 'x')],
    ['no local header', [{ ...x, offset: 0 }], {}, fault('header', 'x')],
    ['an offset out of the file', [x, { ...x, name: 'y', offset: 0xffff_fff0 }], {}, fault('header', 'y')],
    ['a zip64 field', [{ ...x, extra: Buffer.from([1, 0, 0, 0]) }], {}, fault('header', 'x')],
    ['a torn extra field', [{ ...x, extra: Buffer.from([9, 9, 200, 0]) }], {}, fault('header')],
    ['a zip64 locator', [x], { between: zip64Locator }, fault('header')],
    ['a second disk', [x], { disk: 1 }, fault('header')],
    ['more entries than told', [x, { ...x, name: 'y' }], { entries: 1 }, fault('header')],
    ['fewer entries than told', [x], { entries: 2 }, fault('header')],
    ['a directory elsewhere', [x], { offset: 3 }, fault('header')],
    ['a longer directory', [x], { bytes: 1000 }, fault('header')],
    ['a comment', [x], { comment: 'PK' }, fault('not-a-zip')],
  ];
  it.each(cases)('%s', async (_, entries, end, error) => {
    await expect(read(zipOf(entries, end))).rejects.toMatchObject(error);
  });

  it('a locator hidden in the last entry', async () => {
    const hidden = { ...x, extra: Buffer.concat([Buffer.from([9, 9, 20, 0]), zip64Locator]) };
    await expect(read(zipOf([hidden]))).rejects.toMatchObject(fault('header'));
  });

  it('two files in the same bytes', async () => {
    const inner = zipOf([{ name: 'in', data: 'inner', method: 'stored' }]);
    const outer: ZipEntry = { name: 'out', data: inner, method: 'stored' };
    // The inner file's local header lies within the outer one's data.
    const offset = 30 + 'out'.length;
    const zip = zipOf([outer, { name: 'in', data: 'inner', method: 'stored', offset }]);
    await expect(read(zip)).rejects.toMatchObject(fault('header', 'in'));
  });

  it('nothing, or no zip at all', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(22), Buffer.from('{"not": "a zip"}'.repeat(9))]) {
      await expect(read(bytes)).rejects.toMatchObject(fault('not-a-zip'));
    }
  });

  it('cut after any byte', async () => {
    const zip = zipOf(two);
    for (let length = 0; length < zip.length; length++) {
      await expect(read(zip.subarray(0, length))).rejects.toMatchObject({ code: 'artifact-invalid' });
    }
  });

  it('with any byte changed: it is refused, or gives the same bytes', async () => {
    const zip = zipOf(two);
    const whole = new Map(texts(await read(zip)));
    let refused = 0;
    for (let at = 0; at < zip.length; at++) {
      const spoilt = Buffer.from(zip);
      spoilt.writeUInt8((spoilt[at] ?? 0) ^ 0x21, at);
      try {
        for (const [path, text] of texts(await read(spoilt))) expect(whole.get(path)).toBe(text);
      } catch (error) {
        expect(error).toMatchObject({ code: 'artifact-invalid' });
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(zip.length / 2);
  });
});
