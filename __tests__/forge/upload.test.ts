// The official client against the stand-in, as an action would run it.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fromBuffer } from 'yauzl';
import type { Run } from './nouns.js';
import { startScene, type Scene } from './scene.js';
import { artifactZip } from './setup.js';
import { digestOf } from './state.js';

const project = fileURLToPath(new URL('../../', import.meta.url));
const client = `
const { DefaultArtifactClient } = await import('@actions/artifact');
const [name, directory, ...files] = process.argv.slice(1);
const { id, size } = await new DefaultArtifactClient().uploadArtifact(name, files, directory, { retentionDays: 7 });
console.log('uploaded', id, size);
`;

let scene: Scene;
let run: Run;
let directory: string;
beforeEach(async () => {
  scene = await startScene();
  run = scene.forge.state.addRun({ repository: scene.repository, sha: scene.base });
  directory = mkdtempSync(join(tmpdir(), 'upload-'));
  writeFileSync(join(directory, 'a.txt'), 'hello '.repeat(1000));
  writeFileSync(join(directory, 'b.txt'), '');
});
afterEach(async () => {
  rmSync(directory, { recursive: true });
  await scene.forge.close();
});

async function upload(name: string, token = scene.forge.runtimeToken(run)): Promise<string> {
  const files = ['a.txt', 'b.txt'].map((file) => join(directory, file));
  const env = {
    ...process.env,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKSPACE: directory,
    ACTIONS_RESULTS_URL: scene.forge.resultsUrl,
    ACTIONS_RUNTIME_TOKEN: token,
  };
  const args = ['--input-type=module', '-e', client, name, directory, ...files];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: project, env });
  return stdout;
}

function namesIn(zip: Buffer): Promise<string[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(zip, {}, (error, file) => {
      if (error !== null) {
        reject(error);
        return;
      }
      const names: string[] = [];
      file.on('entry', ({ fileName }: { fileName: string }) => names.push(fileName));
      file.on('end', () => {
        resolve(names);
      });
      file.on('error', reject);
    });
  });
}

describe('an upload by the official client', () => {
  it('becomes an artifact of its run', async () => {
    const before = Date.now();
    const stdout = await upload('baseline');
    expect(scene.forge.log.violations).toEqual([]);
    const [artifact] = scene.forge.state.artifacts;
    if (artifact === undefined) throw new Error('no artifact');
    expect(stdout).toContain(`uploaded ${artifact.id} ${artifact.zip.length}`);
    expect([artifact.run, artifact.name, artifact.digest]).toEqual([run, 'baseline', digestOf(artifact.zip)]);
    expect((Date.parse(artifact.expiresAt) - before) / 86_400_000).toBeCloseTo(7, 1);
    expect(await namesIn(artifact.zip)).toEqual(['a.txt', 'b.txt']);
    const listed = await scene.call('GET', '~/actions/artifacts?name=baseline');
    expect(listed.at('artifacts.0.workflow_run.id')).toBe(run.id);
    const steps = scene.forge.log.requests.slice(0, 4);
    expect(steps.map(({ operation, authorized }) => [operation, authorized])).toEqual([
      ['results/CreateArtifact', true],
      ['blobs/put-block', false],
      ['blobs/put-blocklist', false],
      ['results/FinalizeArtifact', true],
    ]);
  });

  it('is refused when the run has one of that name', async () => {
    scene.forge.state.addArtifact({ run, name: 'baseline', zip: artifactZip({}) });
    await expect(upload('baseline')).rejects.toThrow(
      '(409) Conflict: an artifact with this name already exists',
    );
    expect(scene.forge.log.requests).toHaveLength(1);
    const next = scene.forge.state.addRun({ repository: scene.repository, sha: scene.base });
    await expect(upload('baseline', scene.forge.runtimeToken(next))).resolves.toContain('uploaded');
  });

  it('is not listed when it was never finalised', async () => {
    scene.forge.faults.add({ match: 'results/FinalizeArtifact', do: { status: 400, body: { msg: 'no' } } });
    await expect(upload('baseline')).rejects.toThrow('Failed to FinalizeArtifact');
    expect((await scene.call('GET', '~/actions/artifacts')).at('total_count')).toBe(0);
    expect(scene.forge.unfinishedUploads()).toEqual(['baseline']);
  });

  it('needs a runtime token', async () => {
    await expect(upload('baseline', `${scene.forge.runtimeToken(run)}x`)).rejects.toThrow('(401)');
  });
});

describe('the results service and the blob store', () => {
  const twirp = (call: string, body: object, token: string) =>
    fetch(`${scene.forge.resultsUrl}twirp/github.actions.results.api.v1.ArtifactService/${call}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('refuse another job, bad names, old versions, wrong sums and unknown calls', async () => {
    const token = scene.forge.runtimeToken(run);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      scp: string;
    };
    const [, backend, job] = claims.scp.split(':');
    const ids = { workflow_run_backend_id: backend, workflow_job_run_backend_id: job };
    const create = { ...ids, name: 'n', version: 4 };
    const statusOf = async (call: string, body: object) => (await twirp(call, body, token)).status;
    expect(await statusOf('CreateArtifact', { ...create, workflow_run_backend_id: 'x' })).toBe(400);
    expect(await statusOf('CreateArtifact', { ...create, name: 'a/b' })).toBe(400);
    expect(await statusOf('CreateArtifact', { ...create, version: 3 })).toBe(400);
    expect(await statusOf('CreateArtifact', { ...create, mime_type: 'text/html' })).toBe(400);
    expect(await statusOf('FinalizeArtifact', { ...ids, name: 'n', size: '0' })).toBe(404);
    expect(await statusOf('DeleteArtifact', { ...ids, name: 'n' })).toBe(404);
    const made = (await (await twirp('CreateArtifact', create, token)).json()) as {
      signed_upload_url: string;
    };
    expect(await statusOf('FinalizeArtifact', { ...ids, name: 'n', size: '0' })).toBe(400);
    const put = (query: string, body: string, type = 'application/zip') =>
      fetch(`${made.signed_upload_url}&${query}`, {
        method: 'PUT',
        body,
        headers: { 'x-ms-blob-content-type': type },
      }).then(({ status }) => status);
    expect(await put('comp=block&blockid=MDE%3D', 'ab')).toBe(201);
    expect(await put('comp=block&blockid=MDEyMw%3D%3D', 'ab')).toBe(400);
    const commit = (id: string) => `<BlockList><Latest>${id}</Latest></BlockList>`;
    expect(await put('comp=blocklist', commit('none'))).toBe(400);
    expect(await put('comp=blocklist', commit('MDE='), 'text/html')).toBe(201);
    expect(await statusOf('FinalizeArtifact', { ...ids, name: 'n', size: '2' })).toBe(400);
    expect(await put('comp=blocklist', commit('MDE='))).toBe(201);
    expect(await statusOf('FinalizeArtifact', { ...ids, name: 'n', size: '3' })).toBe(400);
    const done = { ...ids, name: 'n', size: '2' };
    expect(await statusOf('FinalizeArtifact', { ...done, hash: 'sha256:00' })).toBe(400);
    expect(await statusOf('FinalizeArtifact', done)).toBe(200);
    expect(scene.forge.state.artifacts[0]?.zip.toString()).toBe('ab');
    expect(scene.forge.log.violations).toHaveLength(11);
  });
});
