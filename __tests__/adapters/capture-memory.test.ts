// Captures that came in memory, from an archive that anybody may have made.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { captureDirectories as store } from '../../src/adapters/capture-directory.js';
import { captureSchemaVersion } from '../../src/model/capture.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
let made = 0;
const fresh = (): string => join(folder, String(made++), 'capture');

const header = {
  schema: captureSchemaVersion,
  tool: '0.1.0',
  complete: true,
  session: 's',
  seed: 1,
  side: 'single',
  commit: { sha: 'a'.repeat(40), ref: 'main', chosen: 'given', dirty: false },
  startedAt: '2026-01-02T03:04:05.000Z',
  go: { version: 'go1.26.0', goos: 'linux', goarch: 'amd64', env: { GOAMD64: 'v1' } },
  machine: { cpu: 'c', cores: 2, os: 'o', memoryBytes: 1, pinned: true },
  options: { patterns: ['./...'], bench: '.', tags: [], procs: 1, timeBudgetMs: 1000 },
  modules: [],
};
const run = (output: object, changes: object = {}): object => ({
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
  ...changes,
});

const raw = 'BenchmarkX 1 1 ns/op\n';
const whole = { file: 'bench/0001-X.txt', offset: 0, bytes: raw.length };

/** Files of a capture with this journal; its manifest as text, so that it can hold what no object can. */
function filesWith(
  journal: string,
  others: Readonly<Record<string, string>> = { 'bench/0001-X.txt': raw },
  manifest: (text: string) => string = (text) => text,
): Map<string, Uint8Array> {
  const files = new Map(
    Object.entries({ ...others, 'journal.jsonl': journal }).map(
      ([path, text]) => [path, Buffer.from(text)] as const,
    ),
  );
  const listed = [...files].map(([path, bytes]) => ({
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  return new Map([
    ...files,
    ['manifest.json', Buffer.from(manifest(JSON.stringify({ ...header, files: listed })))],
  ]);
}
const lines = (...records: readonly (object | string)[]): string =>
  records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join('');
const good = (): Map<string, Uint8Array> => filesWith(lines(run(whole)));
const invalid = (facts: object): object => ({ code: 'capture-invalid', facts: { directory: 'a', ...facts } });
const parsing = (files: ReadonlyMap<string, Uint8Array>) => () => store.parse('a', files);
const thrown = (files: ReadonlyMap<string, Uint8Array>): unknown => {
  try {
    return store.parse('a', files);
  } catch (error) {
    return error;
  }
};

describe('a capture in memory', () => {
  it('is read as the same capture in a folder, and kept as it is', async () => {
    const directory = fresh();
    await store.keep(directory, good());
    expect(store.parse('a', good())).toEqual(await store.read(directory));
    expect(store.parse('a', good())).toMatchObject({ manifest: header, records: [run(whole)] });
    for (const [path, bytes] of good()) expect(readFileSync(join(directory, path)).equals(bytes)).toBe(true);
  });

  it('may have been cut short, as in a folder', () => {
    const files = filesWith(`${lines(run(whole))}{"type":"r`, undefined, (text) =>
      text.replace('"complete":true', '"complete":false'),
    );
    expect(store.parse('a', files)).toMatchObject({ manifest: { complete: false }, records: [run(whole)] });
  });

  it('holds dumps of whole processes, each file once, and what was too large to dump', () => {
    const file = 'dumps/0001-X.standing.125.txt';
    const stood = (changes: object = {}): object => ({
      ...{ type: 'standing', pkg: 'p', name: 'BenchmarkX', procs: 1, iterations: 125, count: 3, file },
      ...changes,
    });
    const others = { [file]: 'SIGQUIT: quit\n' };
    const all = [stood(), stood({ iterations: 500, file: null })];
    expect(store.parse('a', filesWith(lines(...all), others))).toMatchObject({ records: all });
    const wrong: readonly (readonly [object[], object])[] = [
      [[stood({ file: 'dumps/0002.txt' })], { reason: 'missing', line: 1 }],
      [[stood(), stood()], { reason: 'schema', line: 2 }],
      [[stood({ count: -1 })], { reason: 'schema', line: 1 }],
      [Array.from({ length: 1001 }, () => stood({ file: null })), { reason: 'too-large', line: 1001 }],
    ];
    for (const [records, facts] of wrong) {
      expect(() => store.parse('a', filesWith(lines(...records), others))).toThrow(
        expect.objectContaining({ code: 'capture-invalid', facts: expect.objectContaining(facts) }),
      );
    }
  });

  it('holds what the compiler said of a source file, each file once', () => {
    const file = 'compiler/0001-a.go.jsonl';
    const said = (changes: object = {}): object => ({
      ...{ type: 'compiler', pkg: 'p', source: 'a.go', file },
      functions: [{ name: 'F', line: 1, endLine: 3 }],
      ...changes,
    });
    const others = { [file]: '{"version":0}\n' };
    expect(store.parse('a', filesWith(lines(said()), others))).toMatchObject({ records: [said()] });
    const wrong: readonly (readonly [object[], object])[] = [
      [[said({ file: 'compiler/0002-b.go.jsonl' })], { reason: 'missing', line: 1 }],
      [[said(), said({ source: 'b.go' })], { reason: 'schema', line: 2, detail: 'compiler: twice' }],
      [[said({ source: '../a.go' })], { reason: 'schema', line: 1 }],
      [[said({ functions: [{ name: 'F', line: 1, endLine: 1e9 }] })], { reason: 'schema', line: 1 }],
    ];
    for (const [records, facts] of wrong) {
      expect(thrown(filesWith(lines(...records), others))).toMatchObject({ code: 'capture-invalid', facts });
    }
  });

  it('holds profiles and probes, as many of a benchmark as runs, and each of their files once', () => {
    const id = { pkg: 'p', name: 'BenchmarkX', procs: 1 };
    const others: Record<string, string> = {};
    const file = (path: string): string => {
      others[path] = 'x';
      return path;
    };
    const profile = (name: string, before?: string): object => ({
      ...{ type: 'profile', ...id, kind: 'heap', iterations: 2, file: file(`profiles/${name}`) },
      ...(before === undefined ? {} : { before: file(`profiles/${before}`) }),
    });
    const probe = (begin: string, end: string, dumps: readonly (string | null)[] = [null, null]): object => ({
      ...{ type: 'probe', ...id, pass: 'goroutines', iterations: 2 },
      counters: { begin: file(`probe/${begin}`), end: file(`probe/${end}`) },
      goroutines: { begin: dumps[0], end: dumps[1] },
    });
    const dump = file('dumps/a');
    const fine = [profile('a', 'b'), profile('c'), probe('a', 'b', [dump, null]), probe('c', 'd')];
    expect(store.parse('a', filesWith(lines(...fine), others))).toMatchObject({ records: fine });
    const twice: readonly (readonly [string, object, object])[] = [
      ['profile', profile('a'), profile('b', 'a')],
      ['profile', profile('a', 'a'), profile('b')],
      ['probe', probe('a', 'b'), probe('c', 'b')],
      ['probe', probe('a', 'b', [dump, null]), probe('c', 'd', [null, dump])],
    ];
    for (const [type, ...records] of twice) {
      const facts = { reason: 'schema', detail: `${type}: twice` };
      expect(thrown(filesWith(lines(...records), others))).toMatchObject(invalid(facts));
    }
    const numbers = Array.from({ length: 1001 }, (_, nth) => nth);
    for (const records of [
      numbers.map((nth) => profile(`${nth}`)),
      numbers.map((nth) => probe(`b${nth}`, `e${nth}`)),
    ]) {
      const { records: read } = store.parse('a', filesWith(lines(...records.slice(1)), others));
      expect(read).toHaveLength(1000);
      expect(thrown(filesWith(lines(...records), others))).toMatchObject(
        invalid({ reason: 'too-large', line: 1001 }),
      );
    }
  });

  it('may be a view of larger bytes', () => {
    const shifted = [...good()].map(([path, bytes]) => {
      const larger = new Uint8Array(bytes.length + 9);
      larger.set(bytes, 4);
      return [path, larger.subarray(4, 4 + bytes.length)] as const;
    });
    expect(store.parse('a', new Map(shifted)).records).toEqual([run(whole)]);
  });

  it('is missing without a manifest', () => {
    const files = good();
    files.delete('manifest.json');
    expect(thrown(files)).toMatchObject({ code: 'capture-missing', facts: { directory: 'a' } });
    expect(parsing(new Map())).toThrow('capture-missing');
  });
});

describe('a capture in memory is refused', () => {
  const changed = (change: (files: Map<string, Uint8Array>) => void): Map<string, Uint8Array> => {
    const files = good();
    change(files);
    return files;
  };
  const listing = (path: string) => (text: string) =>
    text.replace('"files":[', `"files":[{"path":${JSON.stringify(path)},"bytes":0,"sha256":""},`);
  const cases: [string, ReadonlyMap<string, Uint8Array>, object][] = [
    [
      'with a file that is not listed',
      changed((f) => f.set('bench/2.txt', Buffer.from(''))),
      { file: 'bench/2.txt', reason: 'unlisted' },
    ],
    ['without a file that is', changed((f) => f.delete('bench/0001-X.txt')), { reason: 'missing' }],
    [
      'without a journal',
      changed((f) => f.delete('journal.jsonl')),
      { file: 'journal.jsonl', reason: 'missing' },
    ],
    [
      'with other bytes',
      changed((f) => f.set('bench/0001-X.txt', Buffer.from(raw.toUpperCase()))),
      { reason: 'checksum' },
    ],
    [
      'with a file of another kind',
      changed((f) => f.set('report.md', Buffer.from(''))),
      { file: 'report.md', reason: 'name' },
    ],
    ['with a path out of it', changed((f) => f.set('bench/../../x', Buffer.from(''))), { reason: 'name' }],
    ['with folders in folders', changed((f) => f.set('bench/a/b', Buffer.from(''))), { reason: 'name' }],
    [
      'with a listed path out of it',
      filesWith('', {}, listing('../x')),
      { file: 'manifest.json', reason: 'schema' },
    ],
    ['with one behind a line break', filesWith('', {}, listing('bench/a\n/../../x')), { reason: 'schema' }],
    [
      'with a file listed twice',
      filesWith('', {}, (text) => listing('config.yml')(listing('config.yml')(text))),
      { reason: 'missing' },
    ],
    [
      'with the journal listed twice',
      filesWith('', {}, (text) => text.replace(/"files":\[(.*)\]/, '"files":[$1,$1]')),
      { file: 'manifest.json', reason: 'schema' },
    ],
    [
      'with an infinite number',
      filesWith(lines(JSON.stringify(run(whole)).replace('1.5', '1e999'))),
      { reason: 'schema', line: 1 },
    ],
    [
      'with a count that is none',
      filesWith(lines(JSON.stringify(run(whole)).replace('"iterations":1', '"iterations":1e300'))),
      { reason: 'schema', line: 1 },
    ],
    [
      'with a name without end',
      filesWith(lines(run(whole, { name: 'x'.repeat(20_000) }))),
      { reason: 'schema', line: 1 },
    ],
    [
      'with values of wrong types',
      filesWith(lines(run(whole, { pkg: { toString: 'x' } }))),
      { reason: 'schema', line: 1 },
    ],
    [
      'with lists in lists in lists',
      filesWith(lines('['.repeat(200_000) + ']'.repeat(200_000))),
      { reason: 'schema', line: 1 },
    ],
    [
      'with a slice beyond the end',
      filesWith(lines(run({ ...whole, bytes: raw.length + 1 }))),
      { reason: 'cut', line: 1 },
    ],
    [
      'with a slice of nothing',
      filesWith(lines(run({ ...whole, file: 'bench/2.txt', bytes: 0 }))),
      { reason: 'cut', line: 1 },
    ],
    [
      'with a slice beyond numbers',
      filesWith(lines(run({ ...whole, offset: Number.MAX_SAFE_INTEGER }))),
      { reason: 'cut', line: 1 },
    ],
    [
      'with an infinite manifest',
      filesWith('', {}, (text) => text.replace('"seed":1', '"seed":1e999')),
      { file: 'manifest.json', reason: 'schema' },
    ],
    [
      'of a later version',
      filesWith('', {}, (text) => text.replace(captureSchemaVersion, 'pprof-gate/capture/2')),
      { reason: 'version' },
    ],
    [
      'with more than a manifest can be',
      changed((f) => f.set('manifest.json', Buffer.alloc((64 << 20) + 1, ' '))),
      { file: 'manifest.json', reason: 'too-large' },
    ],
    [
      'with more than a journal can be',
      filesWith(' '.repeat((128 << 20) + 1)),
      { file: 'journal.jsonl', reason: 'too-large' },
    ],
    [
      'with more than can be held',
      changed((f) => f.set('bench/2.txt', { length: 2 ** 30 } as Uint8Array)),
      { reason: 'too-large' },
    ],
  ];
  it.each(cases)('%s', (_, files, facts) => {
    expect(thrown(files)).toMatchObject(invalid(facts));
  });

  it('with keys of prototypes only as far as they do no harm', () => {
    const history = `{"type":"history","pkg":"p","name":"__proto__","procs":1,"sha":"","recordedAt":"","run":1,"goVersion":"","machine":"","iterations":1,"values":{"__proto__":{"polluted":1},"constructor":2}}`;
    const polluting = (text: string): string =>
      text
        .replace('"env":{', '"env":{"__proto__":{"polluted":"1"},')
        .replace('{"schema"', '{"__proto__":{"polluted":true},"schema"');
    const capture = store.parse('a', filesWith(lines(history), {}, polluting));
    const [record] = capture.records;
    expect(record).toMatchObject({ name: '__proto__', values: { constructor: 2 } });
    for (const object of [
      capture.manifest,
      capture.manifest.go.env,
      record,
      record?.type === 'history' ? record.values : null,
      {},
    ]) {
      expect((object as Record<string, unknown>)['polluted']).toBeUndefined();
    }
  });
});

describe('keep', () => {
  it('replaces an older capture, and nothing else', async () => {
    const directory = fresh();
    await store.keep(directory, filesWith('', { 'dumps/old.txt': 'old' }));
    await store.keep(directory, good());
    expect(readdirSync(directory).sort()).toEqual(['bench', 'journal.jsonl', 'manifest.json']);

    const other = fresh();
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, 'notes.txt'), 'mine');
    await expect(store.keep(other, good())).rejects.toMatchObject({
      code: 'file-unwritable',
      facts: { reason: 'not-a-capture', found: 'notes.txt' },
    });
    expect(readFileSync(join(other, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('that is cut short leaves what is seen to be so, and can be replaced', async () => {
    const directory = fresh();
    const files = new Map<string, Uint8Array>([['dumps/x', null as unknown as Uint8Array], ...good()]);
    await expect(store.keep(directory, files)).rejects.toThrow();
    await expect(store.read(directory)).rejects.toMatchObject({ code: 'capture-invalid' });
    await store.keep(directory, good());
    expect((await store.read(directory)).records).toHaveLength(1);
  });

  it.each(['../x', '/x', 'bench/../../x', 'x', 'bench', 'bench/..', 'bench\\x', 'C:/x'])(
    'has no place for %j',
    async (path) => {
      const directory = fresh();
      await expect(store.keep(directory, new Map([[path, Buffer.from('x')]]))).rejects.toThrow('no place');
      expect(existsSync(directory)).toBe(false);
    },
  );
});

describe('readIfThere', () => {
  it('gives null only where there is no folder', async () => {
    const directory = fresh();
    expect(await store.readIfThere(directory)).toBeNull();
    mkdirSync(directory, { recursive: true });
    await expect(store.readIfThere(directory)).rejects.toMatchObject({ code: 'capture-missing' });
    await store.keep(directory, good());
    expect(await store.readIfThere(directory)).toEqual(await store.read(directory));
  });
});
