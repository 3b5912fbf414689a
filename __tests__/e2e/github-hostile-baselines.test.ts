// Baselines that somebody has planted to be compared with: by the right name, by every run that is none of those that
// record, and with bytes that are not what they should be. None is used, and people are told that there is none.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { zipOf, zipOfFiles } from '../baseline/zip-writer.js';
import type { Artifact, Run } from '../forge/nouns.js';
import { expectSafeComment, expectSafeLog } from './harmless.js';
import { module, packed, unpacked, type Stored } from './github-module.js';
import { Hosted, workflow, type JobResult } from './hosted.js';
import { removeFolders } from './repository.js';
import { describeWithGo } from './with-go.js';

describeWithGo('a planted baseline', () => {
  let hosted: Hosted;
  let genuine: Artifact;
  let stored: Stored;
  let main: string;
  let opened = 0;
  beforeAll(async () => {
    hosted = await Hosted.start(module());
    main = hosted.tip('main');
    const { log } = await hosted.mainJob('push', { inputs: { bench: 'Keep' } });
    const [artifact] = hosted.forge.state.artifacts;
    if (artifact === undefined) throw new Error(log);
    genuine = artifact;
    stored = await unpacked(artifact);
  }, 60_000);
  afterAll(async () => {
    await hosted.close();
    removeFolders();
  });
  beforeEach(() => {
    hosted.forge.state.artifacts.length = 0;
    hosted.forge.faults.clear();
    hosted.forge.log.clear();
  });

  /** One that would be the best of all, but for these. */
  const plant = (
    run: Partial<Run> = {},
    artifact: Partial<Pick<Artifact, 'zip' | 'expired' | 'digest'>> = {},
  ): Artifact => {
    const { state } = hosted.forge;
    const recorded = state.addRun({ repository: hosted.repository, sha: main, path: workflow, ...run });
    return state.addArtifact({ run: recorded, name: genuine.name, zip: genuine.zip, ...artifact });
  };

  /** The job of a pull request that changes no code, with debug logging. */
  const gate = async (): Promise<[JobResult, string]> => {
    const pull = hosted.openPull(`planted-${opened++}`, { 'README.md': String(opened) });
    const step = await hosted.pullJob(pull, { env: { RUNNER_DEBUG: '1' } });
    const body = pull.comments[0]?.body ?? '';
    expect(step.code === 0 ? '' : step.log).toBe('');
    expectSafeLog(step.log);
    expectSafeComment(body);
    expect(hosted.forge.log.violations).toEqual([]);
    expect(hosted.forge.faults.unplayed()).toEqual([]);
    return [step, body];
  };
  const passedOver = ({ log }: JobResult): Map<number, string> =>
    new Map(
      [...log.matchAll(/: artifact (\d+) of run .* passed over: (.*)$/gm)].map(([, id, why = '']) => [
        Number(id),
        why.trim(),
      ]),
    );

  it('is used when it is genuine, so that what follows is not refused for another reason', async () => {
    const { run } = plant();
    const [step] = await gate();
    expect(step.outputs.get('baseline-run')).toBe(String(run?.id));
  });

  it('is not downloaded when its run is none that records for the default branch', async () => {
    const { state } = hosted.forge;
    const fork = state.addFork(hosted.repository, 'planter');
    fork.branches.set('main', main);
    const why = new Map<Artifact, string>([
      [plant({ headRepository: fork }), 'foreign'],
      [plant({ headRepository: fork, event: 'pull_request' }), 'foreign'],
      [plant({ branch: 'planted' }), 'branch'],
      [plant({ branch: 'refs/heads/main' }), 'branch'],
      [plant({}, { expired: true }), 'expired'],
      [plant({ event: 'pull_request' }), 'event'],
      [plant({ event: 'pull_request_target' }), 'event'],
      [plant({ event: 'workflow_run' }), 'event'],
      [plant({ path: '.github/workflows/planted.yml' }), 'workflow'],
      [plant({ path: `planted/${workflow}` }), 'workflow'],
      [plant({ conclusion: 'failure' }), 'failed-run'],
      [plant({ conclusion: 'cancelled' }), 'failed-run'],
    ]);
    const [step, body] = await gate();
    expect(passedOver(step)).toEqual(new Map([...why].map(([{ id }, reason]) => [id, reason])));
    expect(hosted.forge.log.of('actions/download-artifact')).toEqual([]);
    expect(step.outputs.get('baseline-run')).toBe('');
    expect(body).toMatch(
      /there is no stored baseline .*nothing that the default branch recorded fits; `gh workflow run performance\.yml` makes one/,
    );
  });

  it('is not used when its bytes are others, or too many, or of another commit', async () => {
    const { manifest } = stored;
    const claiming = {
      ...stored,
      manifest: { ...manifest, commit: { ...manifest.commit, sha: '@octocat ::error::x' } },
    };
    const bomb = zipOf([
      ...zipOfFiles(stored.files),
      { name: 'bench/bomb.txt', data: Buffer.alloc(100 << 20) },
    ]);
    const why = new Map<Artifact, unknown>([
      [plant({}, { zip: packed(claiming) }), expect.stringContaining('commit')],
      [plant({}, { zip: bomb }), expect.stringContaining('artifact-invalid')],
      [plant({}, { digest: `sha256:${'0'.repeat(64)}` }), 'failed forge-failed digest'],
    ]);
    const [step, body] = await gate();
    expect(passedOver(step)).toEqual(new Map([...why].map(([{ id }, reason]) => [id, reason])));
    expect(body).toContain('what was recorded cannot be read');
  }, 60_000);

  it('is not fetched from elsewhere with our token, nor without end', async () => {
    const seen: IncomingHttpHeaders[] = [];
    let sent = 0;
    const elsewhere = createServer((request, response) => {
      seen.push(request.headers);
      const chunk = Buffer.alloc(1 << 20);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
        sent += chunk.length;
      };
      response.on('drain', more);
      more();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    try {
      const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/x.zip?sig=secret-signature`;
      const planted = plant();
      hosted.forge.faults.add({
        match: 'actions/download-artifact',
        times: Infinity,
        do: { status: 302, headers: { location } },
      });
      const [step, body] = await gate();
      expect(seen.length).toBeGreaterThan(0);
      for (const headers of seen)
        expect([headers.authorization, headers.cookie]).toEqual([undefined, undefined]);
      expect(JSON.stringify(seen)).not.toContain('ghs_standin');
      expect(sent).toBeLessThan(600 << 20);
      expect(passedOver(step).get(planted.id)).toBe('failed forge-failed too-large');
      expect(body).toContain('what was recorded cannot be read');
      expect(step.log).not.toContain('secret-signature');
    } finally {
      elsewhere.closeAllConnections();
      elsewhere.close();
    }
  }, 60_000);

  it('is not read from the machine itself', async () => {
    const planted = plant();
    const headers = { location: 'file:///etc/passwd' };
    hosted.forge.faults.add({
      match: 'actions/download-artifact',
      times: Infinity,
      do: { status: 302, headers },
    });
    const [step] = await gate();
    expect(passedOver(step).get(planted.id)).toBe('failed forge-failed invalid');
  });
});
