import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createCaptureDirectories } from '../../src/adapters/capture-directory.js';
import { createRedactor } from '../../src/adapters/redactor.js';
import { captureSchemaVersion, type Manifest } from '../../src/model/capture.js';
import { decodeProfile } from '../../src/profile/decode.js';
import { handmade, whole } from '../profile/proto.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
let made = 0;
const fresh = (): string => join(folder, String(made++));
const home = '/home/someone-we-know';
const redactor = createRedactor(
  new Map([
    [home, '$HOME'],
    [`${home}/scratch/head`, '.'],
  ]),
);
const store = createCaptureDirectories(redactor);

const manifest: Manifest = {
  schema: captureSchemaVersion,
  tool: '0.1.0',
  complete: false,
  session: 's',
  seed: 1,
  side: 'head',
  commit: { sha: null, ref: 'HEAD', chosen: 'working-tree', dirty: true },
  startedAt: '2026-01-02T03:04:05.000Z',
  go: { version: 'go1.26.0', goos: 'linux', goarch: 'amd64', env: { GOFLAGS: `-modfile=${home}/x.mod` } },
  machine: { cpu: 'c', cores: 2, os: 'o', memoryBytes: 1, pinned: true },
  options: {
    patterns: [`${home}/scratch/head/a`],
    bench: '.',
    tags: [],
    procs: 1,
    pairs: 'alternating',
    timeBudgetMs: 1000,
  },
  modules: [],
  files: [],
};

/** All bytes below a folder in one text. */
function everything(directory: string): string {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const paths = names.map((name) => join(directory, name)).filter((path) => statSync(path).isFile());
  return paths.map((path) => readFileSync(path, 'latin1')).join('\n');
}

describe('a capture', () => {
  it('holds no folder of the machine, and its slices and checksums are right', async () => {
    const directory = fresh();
    const writer = await store.create(directory, manifest);
    expect(everything(directory)).not.toContain(home);
    const first = await writer.append('bench/0001.txt', `open ${home}/x\n`);
    const second = await writer.append('bench/0001.txt', Buffer.from(`\xff ${home}/y\n`, 'latin1'));
    expect([first, second]).toEqual([
      { file: 'bench/0001.txt', offset: 0, bytes: 'open $HOME/x\n'.length },
      { file: 'bench/0001.txt', offset: 'open $HOME/x\n'.length, bytes: '\xff $HOME/y\n'.length },
    ]);
    await writer.append('dumps/a.txt', `\t${home}/scratch/head/a.go:3 +0x1d\n`);
    await writer.append('config.yml', JSON.stringify({ packages: [`${home}/scratch/head/a`] }, null, 2));
    const child = join(folder, 'child.pb');
    writeFileSync(
      child,
      handmade({
        strings: [...whole.strings, `${home}/bin/x.test`],
        more: (p) => p.message(3, (m) => m.number(1, 1).number(5, 8)),
      }),
    );
    await writer.adopt('profiles/x.heap.pb.gz', child);
    expect(existsSync(child)).toBe(false);
    await writer.record({
      type: 'trouble',
      pkg: 'p',
      name: `BenchmarkX/${home}/y`,
      procs: 1,
      pass: 'screen',
      ending: 'failed',
      message: `${home}/scratch/head/a_test.go:7: no ${home}/z`,
      file: 'dumps/a.txt',
    });
    await writer.record({ type: 'caveat', code: 'relink-failed', facts: { message: `in ${home}` } });
    await writer.close(manifest);

    const { manifest: read, records, files } = await store.read(directory);
    expect(read).toMatchObject({
      go: { env: { GOFLAGS: '-modfile=$HOME/x.mod' } },
      options: { patterns: ['a'] },
    });
    expect(records).toMatchObject([
      { name: `BenchmarkX/${home}/y`, message: 'a_test.go:7: no $HOME/z', file: 'dumps/a.txt' },
      { facts: { message: 'in $HOME' } },
    ]);
    const text = (path: string): string => Buffer.from(files.get(path) ?? []).toString('latin1');
    expect(text('bench/0001.txt')).toBe('open $HOME/x\n\xff $HOME/y\n');
    expect(text('dumps/a.txt')).toBe('\ta.go:3 +0x1d\n');
    expect(text('config.yml')).toContain('"a"');
    expect(decodeProfile(files.get('profiles/x.heap.pb.gz') ?? new Uint8Array()).mappings[0]?.file).toBe(
      'x.test',
    );
    expect(everything(directory).replaceAll(`BenchmarkX/${home}/y`, '')).not.toContain(home);
  });

  it('has the patch as git wrote it', async () => {
    const directory = fresh();
    const writer = await store.create(directory, manifest);
    const patch = `--- base/a\n+++ head/a\n@@ -1 +1 @@\n-x\n+open("${home}/x")\n`;
    await writer.append('diff.patch', patch);
    await writer.close(manifest);
    expect(readFileSync(join(directory, 'diff.patch'), 'utf8')).toBe(patch);
  });

  it('has sources without folders of the machine and secrets, wherever in a line they stand', async () => {
    const secretive = createRedactor(new Map([[home, '$HOME']]));
    secretive.hide('a "quoted" secret');
    const directory = fresh();
    const writer = await createCaptureDirectories(secretive).create(directory, manifest);
    const sources = (place: string, secret: string): string =>
      JSON.stringify({ files: [{ text: `${place}/a\n${place}/b\n\topen("${place}/c")\n"${secret}"` }] });
    await writer.append('sources.json', sources(home, 'a "quoted" secret'));
    await writer.close(manifest);
    expect(readFileSync(join(directory, 'sources.json'), 'utf8')).toBe(sources('$HOME', '***'));
  });

  it('takes over no link, no pipe, no broken profile and none that is gone, and goes on', async () => {
    const directory = fresh();
    const writer = await store.create(directory, manifest);
    const secret = join(folder, 'secret.pb');
    writeFileSync(secret, handmade());
    const link = join(folder, 'link.pb');
    symlinkSync(secret, link);
    const pipe = join(folder, 'pipe.pb');
    execFileSync('mkfifo', [pipe]);
    const text = join(folder, 'text.pb');
    writeFileSync(text, `token of ${home}\n`);
    for (const from of [link, pipe, folder, text, join(folder, 'gone')]) {
      await expect(writer.adopt('profiles/x.pb.gz', from)).rejects.toMatchObject({ code: 'profile-invalid' });
    }
    expect(existsSync(join(directory, 'profiles/x.pb.gz'))).toBe(false);
    await writer.adopt('profiles/x.pb.gz', secret);
    await writer.close(manifest);
    expect([...(await store.read(directory)).files.keys()]).toEqual(['profiles/x.pb.gz']);
  });
});
