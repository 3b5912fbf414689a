// The official client as we drive it, against the stand-in's service for artifacts.
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fromBuffer, type Entry } from 'yauzl';
import { createArtifactUploads } from '../../src/adapters/github/artifact-uploads.js';
import type { Run } from '../forge/nouns.js';
import { startScene, type Scene } from '../forge/scene.js';
import { digestOf } from '../forge/state.js';
import { temporaryFolder } from './temporary.js';

const environment = { ...process.env };
const write = process.stdout.write.bind(process.stdout);
const folder = temporaryFolder();
const directory = join(folder, 'capture');
const at = (path: string) => join(directory, path);

let scene: Scene;
let run: Run;
let printed: string;

beforeEach(async () => {
  scene = await startScene();
  run = scene.forge.state.addRun({ repository: scene.repository, sha: scene.base });
  // The client reads its environment itself, and prints.
  Object.assign(process.env, {
    ACTIONS_RUNTIME_TOKEN: scene.forge.runtimeToken(run),
    ACTIONS_RESULTS_URL: scene.forge.resultsUrl,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RETENTION_DAYS: '90',
  });
  printed = '';
  process.stdout.write = (chunk: string | Uint8Array) => {
    printed += String(chunk);
    return true;
  };
  for (const [path, text] of Object.entries({ 'a.json': 'hello '.repeat(1000), 'raw/b.txt': '' })) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  }
});

afterEach(async () => {
  process.stdout.write = write;
  rmSync(directory, { recursive: true });
  await scene.forge.close();
  expect(scene.forge.log.violations).toEqual([]);
});

afterAll(() => {
  process.env = environment;
});

const files = () => [at('raw/b.txt'), at('a.json')];
const upload = (name = 'base', paths: readonly string[] = files(), days: number | null = null) =>
  createArtifactUploads().upload(name, directory, paths, days);
const failing = (facts: object) => ({
  code: 'forge-failed',
  facts: expect.objectContaining(facts) as unknown,
});

function entriesOf(zip: Buffer): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(zip, {}, (error, file) => {
      const entries: Entry[] = [];
      if (error !== null) {
        reject(error);
        return;
      }
      file.on('entry', (entry: Entry) => entries.push(entry));
      file.on('end', () => {
        resolve(entries);
      });
      file.on('error', reject);
    });
  });
}

describe('a file as it is', () => {
  const page = '<!doctype html>\n<p>é</p>\n';
  const send = (name: string, path = at('report.html')) =>
    createArtifactUploads().uploadFile(name, path, null);
  beforeEach(() => {
    writeFileSync(at('report.html'), page);
    process.env['RUNNER_TEMP'] = folder;
  });

  it('is served as what it is, under its own name, and leaves no copy', async () => {
    const before = readdirSync(folder);
    const { id, bytes } = await send('gate-go1.26~2.html');
    const [artifact] = scene.forge.state.artifacts;
    if (artifact === undefined) throw new Error('no artifact');
    expect([id, artifact.name, artifact.contentType]).toEqual([
      artifact.id,
      'gate-go1.26~2.html',
      'text/html',
    ]);
    expect([artifact.zip.toString(), bytes]).toEqual([page, artifact.zip.length]);
    const [create, block] = scene.forge.log.requests;
    expect(JSON.parse(create?.body.toString() ?? '')).toMatchObject({
      name: 'gate-go1.26~2.html',
      version: 7,
      mime_type: 'text/html',
    });
    expect(block?.body.toString()).toBe(page);
    const shown = await fetch(scene.forge.downloadUrl(id));
    expect([shown.headers.get('content-type'), await shown.text()]).toEqual(['text/html', page]);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('meets one of its name', async () => {
    await send('gate.html');
    await expect(send('gate.html')).rejects.toMatchObject(failing({ reason: 'conflict', status: 409 }));
  });

  it('is refused by a server that knows zips only', async () => {
    scene.forge.faults.add({ match: 'results/CreateArtifact', do: { status: 400, body: { msg: 'no' } } });
    await expect(send('gate.html')).rejects.toMatchObject(failing({ reason: 'invalid', status: 400 }));
  });

  it('is not waited for without end', async () => {
    const before = readdirSync(folder);
    scene.forge.faults.add({ match: 'results/CreateArtifact', do: 'slow' });
    const uploads = createArtifactUploads(process.env, 200);
    await expect(uploads.uploadFile('gate.html', at('report.html'), null)).rejects.toMatchObject(
      failing({ reason: 'unavailable', status: 0, detail: 'no end after 0.2 s' }),
    );
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each(['', 'a/b.html', '../b.html', 'a:b.html', 'a\n::error::b'])('cannot be called %p', async (name) => {
    await expect(send(name)).rejects.toMatchObject(failing({ reason: 'invalid' }));
    expect(scene.forge.log.requests).toEqual([]);
  });

  it('is a plain file that is there', async () => {
    symlinkSync(at('report.html'), at('link.html'));
    await expect(send('gate.html', at('link.html'))).rejects.toMatchObject(failing({ reason: 'invalid' }));
    await expect(send('gate.html', directory)).rejects.toMatchObject(failing({ reason: 'invalid' }));
    await expect(send('gate.html', at('missing'))).rejects.toMatchObject({ code: 'file-unreadable' });
    process.env['ACTIONS_RUNTIME_TOKEN'] = '';
    await expect(send('gate.html')).rejects.toMatchObject(failing({ reason: 'unsupported' }));
  });
});

describe('an upload', () => {
  it('has names relative to the folder, deflated', async () => {
    const { id, bytes } = await upload('base', files(), 7);
    const [artifact] = scene.forge.state.artifacts;
    if (artifact === undefined) throw new Error('no artifact');
    expect([id, bytes, artifact.digest]).toEqual([artifact.id, artifact.zip.length, digestOf(artifact.zip)]);
    const entries = await entriesOf(artifact.zip);
    expect(entries.map(({ fileName, compressionMethod }) => [fileName, compressionMethod])).toEqual([
      ['a.json', 8],
      ['raw/b.txt', 8],
    ]);
    expect(artifact.zip.length).toBeLessThan(1000);
    const days = (Date.parse(artifact.expiresAt) - Date.parse(artifact.createdAt)) / 86_400_000;
    expect(Math.round(days)).toBe(7);
  });

  it('prints no workflow command', async () => {
    await upload();
    expect(printed).toContain('Artifact base');
    // What it says for debugging is escaped by the toolkit, and the signature is a secret.
    const commands = printed.split('\n').filter((line) => line.trimStart().startsWith('::'));
    expect(commands.filter((line) => !/^::(add-mask|debug)::/.test(line))).toEqual([]);
  });

  it('meets one of its name', async () => {
    await upload();
    await expect(upload()).rejects.toMatchObject(
      failing({ operation: 'artifacts/upload', reason: 'conflict', status: 409 }),
    );
  });

  it('leaves nothing half done', async () => {
    scene.forge.faults.add({ match: 'results/FinalizeArtifact', do: { status: 400, body: { msg: 'no' } } });
    await expect(upload()).rejects.toMatchObject(failing({ reason: 'invalid', status: 400 }));
    expect(scene.forge.state.artifacts).toEqual([]);
  });

  it.each([
    ['ACTIONS_RUNTIME_TOKEN', ''],
    ['ACTIONS_RESULTS_URL', ''],
    ['GITHUB_SERVER_URL', 'https://git.example.org'],
    ['GITHUB_SERVER_URL', 'https://notgithub.com'],
  ])('is not possible with %s=%p', async (variable, value) => {
    process.env[variable] = value;
    await expect(upload()).rejects.toMatchObject(failing({ reason: 'unsupported', detail: variable }));
    expect([printed, scene.forge.log.requests]).toEqual(['', []]);
  });

  it.each(['', 'a/b', 'a\\b', 'a:b', 'a\n::error::b', 'a\u0085b'])('cannot be called %p', async (name) => {
    await expect(upload(name)).rejects.toMatchObject(failing({ reason: 'invalid' }));
    expect(printed).toBe('');
  });

  it('takes plain files of its folder only', async () => {
    writeFileSync(join(folder, 'outside'), '');
    mkdirSync(`${directory}-2`, { recursive: true });
    writeFileSync(join(`${directory}-2`, 'x'), '');
    symlinkSync(join(folder, 'outside'), at('link'));
    writeFileSync(at('a:b'), '');
    for (const file of ['../outside', '../capture-2/x', 'link', 'raw', 'a:b', '.']) {
      await expect(upload('base', [at(file)])).rejects.toMatchObject(failing({ reason: 'invalid' }));
    }
    await expect(upload('base', [])).rejects.toMatchObject(failing({ reason: 'invalid' }));
    await expect(upload('base', [at('missing')])).rejects.toMatchObject({ code: 'file-unreadable' });
    expect(scene.forge.log.requests).toEqual([]);
  });
});
