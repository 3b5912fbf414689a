import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { appendFile, open, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { captureDirectories as store } from '../../src/adapters/capture-directory.js';
import { captureSchemaVersion, type CaptureRecord, type Manifest } from '../../src/model/capture.js';
import type { CaptureWriter } from '../../src/ports.js';
import { handmade } from '../profile/proto.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
let made = 0;
const fresh = (): string => join(folder, String(made++), 'capture');

const manifest: Manifest = {
  schema: captureSchemaVersion,
  tool: '0.1.0',
  complete: false,
  session: 's',
  seed: 1,
  side: 'head',
  commit: { sha: null, ref: 'HEAD', chosen: 'working-tree', dirty: true },
  startedAt: '2026-01-02T03:04:05.000Z',
  go: { version: 'go1.26.0', goos: 'linux', goarch: 'amd64', env: { GOAMD64: 'v1' } },
  machine: { cpu: 'c', cores: 2, os: 'o', memoryBytes: 1, pinned: true },
  options: { patterns: ['./...'], bench: '.', tags: [], procs: 1, pairs: 'alternating', timeBudgetMs: 1000 },
  modules: [],
  files: [],
};

const caveat = (note: string): CaptureRecord => ({ type: 'caveat', code: 'not-pinned', facts: { note } });
const run = (output: { file: string; offset: number; bytes: number }): CaptureRecord => ({
  type: 'run',
  pkg: 'p',
  name: 'BenchmarkX',
  procs: 1,
  pass: 'screen',
  slot: 0,
  layout: 0,
  second: false,
  iterations: 1,
  startedMs: 0,
  wallMs: 1.5,
  ending: 'ok',
  output,
});

const profile = handmade();

/** A writer that has written a little of everything. */
async function begin(directory: string): Promise<CaptureWriter> {
  const writer = await store.create(directory, manifest);
  await writer.record(run(await writer.append('bench/0001.txt', 'first é\n')));
  await writer.record(run(await writer.append('bench/0001.txt', Uint8Array.of(0xff, 10))));
  const child = join(directory, '..', 'child.pb.gz');
  await writeFile(child, profile);
  await writer.adopt('profiles/x.heap.pb.gz', child);
  expect(existsSync(child)).toBe(false);
  return writer;
}

async function complete(directory: string): Promise<string> {
  const writer = await begin(directory);
  await writer.close({ ...manifest, modules: [{ path: 'example.com/m', dir: '.' }] });
  return directory;
}

const journal = (directory: string): string => join(directory, 'journal.jsonl');
const invalid = (facts: object): object => ({ code: 'capture-invalid', facts });

describe('a capture written and read again', () => {
  it('is the same, with checksums', async () => {
    const read = await store.read(await complete(fresh()));
    expect(read.manifest).toEqual({
      ...manifest,
      complete: true,
      modules: [{ path: 'example.com/m', dir: '.' }],
      files: [
        { path: 'bench/0001.txt', bytes: 11, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        { path: 'journal.jsonl', bytes: expect.any(Number), sha256: expect.any(String) },
        { path: 'profiles/x.heap.pb.gz', bytes: profile.length, sha256: expect.any(String) },
      ],
    });
    expect(read.records).toEqual([
      run({ file: 'bench/0001.txt', offset: 0, bytes: 9 }),
      run({ file: 'bench/0001.txt', offset: 9, bytes: 2 }),
    ]);
    expect([...read.files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')])).toEqual([
      ['bench/0001.txt', 'first \xc3\xa9\n\xff\n'],
      ['profiles/x.heap.pb.gz', Buffer.from(profile).toString('latin1')],
    ]);
  });

  it('can be read while it grows', async () => {
    const directory = fresh();
    const writer = await store.create(directory, manifest);
    expect(await store.read(directory)).toMatchObject({
      manifest: { complete: false },
      records: [],
      files: new Map(),
    });
    await writer.record(caveat('one'));
    expect((await store.read(directory)).records).toEqual([caveat('one')]);
    await writer.close(manifest);
  });

  it('keeps the order of writes that are not waited for', async () => {
    const directory = fresh();
    const writer = await store.create(directory, manifest);
    const many = Array.from({ length: 50 }, (_, i) => i);
    const slices = many.map((i) => writer.append('dumps/all.txt', `${i}\n`));
    await Promise.all(many.map((i) => writer.record(caveat(String(i)))));
    let offset = 0;
    for (const [i, slice] of (await Promise.all(slices)).entries()) {
      expect(slice).toEqual({ file: 'dumps/all.txt', offset, bytes: `${i}\n`.length });
      offset += slice.bytes;
    }
    await writer.close(manifest);
    const { records, files } = await store.read(directory);
    expect(records).toEqual(many.map((i) => caveat(String(i))));
    expect(Buffer.from(files.get('dumps/all.txt') ?? []).toString()).toBe(many.map((i) => `${i}\n`).join(''));
  });

  it('keeps nothing open, so that a measurement that fails may just stop writing', async () => {
    const directory = fresh();
    const writer = await begin(directory);
    await expect(writer.append('bench/0001.txt', 'more')).resolves.toMatchObject({ offset: 11 });
    const descriptors = '/proc/self/fd';
    if (process.platform === 'linux') {
      const open = readdirSync(descriptors).map((name) => {
        const path = join(descriptors, name);
        return existsSync(path) ? readlinkSync(path) : '';
      });
      expect(open.filter((path) => path.startsWith(directory))).toEqual([]);
    }
  });

  it('refuses to write what could not be read', async () => {
    const writer = await store.create(fresh(), manifest);
    for (const file of [
      '../x',
      'bench/../../x',
      '/bench/x',
      'journal.jsonl',
      'manifest.json',
      'other/x',
      'bench//x',
      '',
    ]) {
      expect(() => writer.append(file, 'x')).toThrow('no place');
    }
    const nan = { ...run({ file: 'bench/x', offset: 0, bytes: 0 }), wallMs: NaN } as CaptureRecord;
    expect(() => writer.record(nan)).toThrow();
    await writer.close(manifest);
    await expect(writer.record(caveat('late'))).rejects.toThrow('is closed');
  });
});

describe('create', () => {
  it('replaces an older capture, complete or not, and nothing else', async () => {
    const directory = await complete(fresh());
    await begin(directory);
    expect(await store.wouldReplace(directory)).toBe(true);
    const writer = await store.create(directory, manifest);
    expect(writer.replaced).toBe(true);
    expect(readdirSync(directory).sort()).toEqual(['journal.jsonl', 'manifest.json']);
    await writer.close(manifest);
    expect((await store.read(directory)).records).toEqual([]);
  });

  it.each([
    ['another file', { 'notes.txt': 'mine' }, 'notes.txt'],
    [
      'a file beside a capture',
      { 'manifest.json': `{"schema":"${captureSchemaVersion}"}`, 'z.txt': 'mine' },
      'z.txt',
    ],
    ['a manifest of something else', { 'manifest.json': '{"name": "app"}' }, 'manifest.json'],
    ['folders of the same names', { 'bench/mine.go': 'package bench' }, 'bench'],
  ])('leaves %s alone', async (_, files: Record<string, string>, found) => {
    const directory = fresh();
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(directory, name, '..'), { recursive: true });
      writeFileSync(join(directory, name), content);
    }
    for (const work of [() => store.wouldReplace(directory), () => store.create(directory, manifest)]) {
      await expect(work()).rejects.toMatchObject({
        code: 'file-unwritable',
        facts: { path: directory, reason: 'not-a-capture', found },
      });
    }
    for (const [name, content] of Object.entries(files)) {
      expect(readFileSync(join(directory, name), 'utf8')).toBe(content);
    }
  });

  it('replaces nothing in a folder that is new or empty', async () => {
    const directory = fresh();
    expect(await store.wouldReplace(directory)).toBe(false);
    mkdirSync(directory, { recursive: true });
    expect(await store.wouldReplace(directory)).toBe(false);
    expect((await store.create(directory, manifest)).replaced).toBe(false);
  });

  it('says where it may not write', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(store.create(join(folder, 'file', 'capture'), manifest)).rejects.toMatchObject({
      code: 'file-unwritable',
      facts: { path: join(folder, 'file', 'capture'), detail: 'ENOTDIR' },
    });
  });
});

describe('a full disk', () => {
  it('is told by path, and what was there stays', async () => {
    const directory = fresh();
    const writer = await begin(directory);
    const path = join(directory, 'bench/0001.txt');
    const before = readFileSync(path);
    const handle = await open(path);
    const files = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    const append = jest.spyOn(files, 'appendFile').mockImplementationOnce(async function (this: FileHandle) {
      await this.write('half');
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });
    await expect(writer.append('bench/0001.txt', 'half and half')).rejects.toMatchObject({
      code: 'disk-full',
      facts: { path },
    });
    append.mockRestore();
    expect(readFileSync(path)).toEqual(before);
    await writer.record(caveat('after'));
    const { manifest: header, records } = await store.read(directory);
    expect(header.complete).toBe(false);
    expect(records).toHaveLength(3);
  });
});

/** The code under test runs as the same user: none of this may make the run wait or pass for a whole capture. */
describe('a capture that something else writes to', () => {
  const altered = (path: string): object => ({
    code: 'file-unwritable',
    facts: { path, reason: 'altered' },
  });
  const output = (directory: string): string => join(directory, 'bench/0001.txt');

  it.each([
    ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
    [
      'a link',
      (path: string) => {
        symlinkSync('/dev/null', path);
      },
    ],
    ['nothing', () => undefined],
    [
      'an empty file',
      (path: string) => {
        writeFileSync(path, '');
      },
    ],
    [
      'a longer file',
      (path: string) => {
        writeFileSync(path, 'x'.repeat(1000));
      },
    ],
  ])('is refused at the next write: %s in place of a file', async (_, put) => {
    const directory = fresh();
    const writer = await begin(directory);
    for (const path of [output(directory), journal(directory)]) {
      rmSync(path);
      put(path);
    }
    await expect(writer.append('bench/0001.txt', 'more')).rejects.toMatchObject(altered(output(directory)));
    await expect(writer.record(caveat('x'))).rejects.toMatchObject(altered(journal(directory)));
  });

  it('is refused where it lies in the place of a file that is still to come', async () => {
    const directory = fresh();
    const writer = await begin(directory);
    const planted = join(directory, 'bench/0002.txt');
    execFileSync('mkfifo', [planted]);
    await expect(writer.append('bench/0002.txt', 'x')).rejects.toMatchObject(altered(planted));
  });

  it.each([
    [
      'removed',
      (directory: string) => {
        rmSync(output(directory));
      },
    ],
    [
      'shortened',
      (directory: string) => {
        truncateSync(output(directory), 1);
      },
    ],
    [
      'added',
      (directory: string) => {
        writeFileSync(join(directory, 'bench/9.txt'), 'x');
      },
    ],
  ])('is refused at the end: a file was %s', async (_, change) => {
    const directory = fresh();
    const writer = await begin(directory);
    change(directory);
    await expect(writer.close(manifest)).rejects.toMatchObject({
      code: 'file-unwritable',
      facts: { reason: 'altered' },
    });
    const header: unknown = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
    expect(header).toMatchObject({ complete: false });
  });
});

describe('a capture that was cut short', () => {
  it('loses at most its last line', async () => {
    const directory = fresh();
    await begin(directory);
    const whole = readFileSync(journal(directory));
    const first = whole.indexOf(10) + 1;
    for (let length = 0; length <= whole.length; length++) {
      writeFileSync(journal(directory), whole.subarray(0, length));
      const { records } = await store.read(directory);
      expect(records).toHaveLength(length < first ? 0 : length < whole.length ? 1 : 2);
    }
  });

  it('does not pass for a complete one', async () => {
    const directory = await complete(fresh());
    truncateSync(journal(directory), readFileSync(journal(directory)).length - 5);
    await expect(store.read(directory)).rejects.toMatchObject(
      invalid({ file: 'journal.jsonl', reason: 'checksum' }),
    );
  });
});

describe('a capture that is not there, or not whole, or not meant well', () => {
  it('is missing', async () => {
    const empty = fresh();
    mkdirSync(empty, { recursive: true });
    writeFileSync(join(empty, 'file'), '');
    for (const directory of [empty, join(empty, 'nothing'), join(empty, 'file')]) {
      await expect(store.read(directory)).rejects.toMatchObject({
        code: 'capture-missing',
        facts: { directory },
      });
    }
  });

  const edit =
    (change: (manifest: Record<string, unknown>) => void) =>
    (directory: string): void => {
      const path = join(directory, 'manifest.json');
      const json = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
      change(json);
      writeFileSync(path, JSON.stringify(json));
    };
  const addLine = (line: string) => async (directory: string) => {
    edit((json) => (json['complete'] = false))(directory);
    await appendFile(journal(directory), `${line}\n`);
  };

  const cases: [string, (directory: string) => unknown, object][] = [
    [
      'changed bytes',
      (d) => appendFile(join(d, 'bench/0001.txt'), ' '),
      { file: 'bench/0001.txt', reason: 'checksum' },
    ],
    [
      'same length, other bytes',
      (d) => writeFile(join(d, 'profiles/x.heap.pb.gz'), 'PROFILE'),
      { reason: 'checksum' },
    ],
    ['a lost file', (d) => rm(join(d, 'bench/0001.txt')), { file: 'bench/0001.txt', reason: 'missing' }],
    ['a lost journal', (d) => rm(journal(d)), { file: 'journal.jsonl', reason: 'missing' }],
    [
      'no JSON',
      (d) => writeFile(join(d, 'manifest.json'), '{'),
      { file: 'manifest.json', reason: 'not-json' },
    ],
    [
      'a later version',
      edit((json) => (json['schema'] = 'pprof-gate/capture/9')),
      { reason: 'version', found: 'pprof-gate/capture/9', expected: captureSchemaVersion },
    ],
    [
      'a wrong field',
      edit((json) => (json['seed'] = -1)),
      { file: 'manifest.json', reason: 'schema', detail: expect.stringMatching(/^seed: /) },
    ],
    [
      'a journal that is in no checksum',
      edit((json) => (json['files'] = [])),
      { file: 'journal.jsonl', reason: 'checksum' },
    ],
    [
      'a path out of the folder',
      edit((json) => (json['files'] = [{ path: '../../x', bytes: 1, sha256: '0' }])),
      { reason: 'schema', detail: expect.stringMatching(/^files\.0\.path: /) },
    ],
    ['a line that is no JSON', addLine('nonsense'), { file: 'journal.jsonl', reason: 'not-json', line: 3 }],
    ['a record of no known type', addLine('{"type":"other"}'), { reason: 'schema', line: 3 }],
    ['an empty line', addLine(''), { reason: 'not-json', line: 3 }],
    ['a line too long', addLine(JSON.stringify('x'.repeat(5 << 20))), { reason: 'line-too-long', line: 3 }],
    [
      'a slice beyond the end',
      addLine(JSON.stringify(run({ file: 'bench/0001.txt', offset: 10, bytes: 2 }))),
      { file: 'bench/0001.txt', reason: 'cut', line: 3 },
    ],
    [
      'a link',
      (d) => {
        rmSync(join(d, 'bench/0001.txt'));
        symlinkSync('/etc/passwd', join(d, 'bench/0001.txt'));
      },
      { file: 'bench/0001.txt', reason: 'not-a-file' },
    ],
    [
      'a linked folder',
      (d) => {
        rmSync(join(d, 'bench'), { recursive: true });
        symlinkSync('/etc', join(d, 'bench'));
      },
      { file: 'bench', reason: 'not-a-file' },
    ],
    [
      'folders without end',
      (d) => mkdirSync(join(d, 'bench/a/b/c/d/e/f'), { recursive: true }),
      { reason: 'not-a-file' },
    ],
    [
      'more bytes than we read',
      (d) => {
        writeFileSync(join(d, 'dumps'), '');
        truncateSync(join(d, 'dumps'), (512 << 20) + 1);
      },
      { file: 'dumps', reason: 'too-large' },
    ],
  ];
  it.each(cases)('%s', async (_, spoil, facts) => {
    const directory = await complete(fresh());
    await spoil(directory);
    await expect(store.read(directory)).rejects.toMatchObject(invalid({ directory, ...facts }));
  });

  it('cannot reach object prototypes', async () => {
    const directory = await complete(fresh());
    await addLine('{"type":"caveat","code":"x","facts":{"__proto__":"p","a":"b"}}')(directory);
    const { records } = await store.read(directory);
    expect(records[2]).toMatchObject({ facts: { a: 'b' } });
    expect(Object.getPrototypeOf((records[2] as { facts: object }).facts)).toBe(Object.prototype);
  });

  it('ignores what else lies in the folder', async () => {
    const directory = await complete(fresh());
    writeFileSync(join(directory, 'report.json'), '{}');
    symlinkSync('/etc', join(directory, 'etc'));
    expect([...(await store.read(directory)).files.keys()]).toEqual([
      'bench/0001.txt',
      'profiles/x.heap.pb.gz',
    ]);
  });
});
