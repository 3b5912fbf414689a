// Baselines as the Action records them: on which events, what they hold, and what never becomes one.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Artifact } from '../forge/nouns.js';
import type { RecordOf } from '../../src/model/capture.js';
import { module, unpacked, type Stored } from './github-module.js';
import { Hosted, type JobRequest, type JobResult } from './hosted.js';
import { removeFolders } from './repository.js';
import { describeWithGo } from './with-go.js';

afterAll(removeFolders);

/** The newest artifact. */
function newest({ forge }: Hosted): Artifact {
  const artifact = forge.state.artifacts.at(-1);
  if (artifact === undefined) throw new Error('there is no artifact');
  return artifact;
}

const recordsOf = <T extends 'history' | 'profile' | 'package' | 'probe'>({ records }: Stored, type: T) =>
  records.filter((record): record is RecordOf<T> => record.type === type);

describeWithGo('a recorded baseline', () => {
  // Each recording of a benchmark takes its time.
  const inputs = { bench: 'Keep' };
  let hosted: Hosted;
  let first: string;
  let second: string;
  beforeAll(async () => {
    hosted = await Hosted.start(module());
    first = hosted.tip('main');
  });
  afterAll(async () => {
    expect(hosted.forge.log.violations).toEqual([]);
    await hosted.close();
  });

  it('holds all that a later gate and people need, after a push', async () => {
    const step = await hosted.mainJob('push', {
      actor: 'robin',
      inputs: { ...inputs, 'baseline-retention-days': '7', budget: 'sec/op=+50%' },
    });
    expect([step.code, step.log]).toEqual([0, expect.stringContaining('kept for 7 days')]);
    expect(step.log).not.toContain('starts anew');
    expect(Object.fromEntries(step.outputs)).toMatchObject({
      'baseline-sha': first,
      'baseline-run': String(step.run.id),
      artifact: newest(hosted).name,
      'artifact-path': 'pprof-gate/capture/single',
    });
    const { createdAt, expiresAt, name } = newest(hosted);
    expect(Math.round((Date.parse(expiresAt) - Date.parse(createdAt)) / 86_400_000)).toBe(7);
    expect(name).toMatch(/^pprof-gate-baseline-default-[a-z]+-[a-z0-9]+-[0-9a-f]{8}$/);

    const stored = await unpacked(newest(hosted));
    const { manifest, files } = stored;
    expect(manifest).toMatchObject({
      complete: true,
      side: 'single',
      seed: expect.any(Number),
      commit: { sha: first, dirty: false },
      go: { version: expect.stringMatching(/^go1\./), goos: process.platform },
      machine: { cpu: expect.any(String), cores: expect.any(Number) },
      options: { patterns: ['./...'], bench: 'Keep', tags: [], procs: 1 },
      origin: {
        repository: 'owner/repository',
        event: 'push',
        actor: 'robin',
        reason: '',
        run: step.run.id,
        attempt: 1,
        workflow: '.github/workflows/performance.yml',
        suite: 'default',
      },
    });
    expect(Object.keys(manifest.go.env)).toEqual(expect.arrayContaining(['CGO_ENABLED']));
    const build = [...files].find(([path]) => path.startsWith('build/'));
    expect(new TextDecoder().decode(build?.[1])).toMatch(/path\texample\.com\/m\/keep\.test/);
    // Two counts of every kind for every benchmark, because what one of them alone shows is set-up; several processes of
    // each where what is sampled scatters.
    const profiles = recordsOf(stored, 'profile').map(({ name: of, kind }) => `${of} ${kind}`);
    const processes = { block: 5, cpu: 3, heap: 1, mutex: 5 };
    expect([...profiles].sort()).toEqual(
      Object.entries(processes).flatMap(([kind, count]) =>
        Array.from({ length: 2 * count }, () => `BenchmarkKeep ${kind}`),
      ),
    );
    const counted = recordsOf(stored, 'probe').filter(({ pass }) => pass === 'goroutines');
    expect(counted.length).toBeGreaterThanOrEqual(2);
    expect(recordsOf(stored, 'history')).toEqual([]);
  }, 60_000);

  it('hands on what was measured before, from recording to recording', async () => {
    expect((await hosted.mainJob('schedule', { inputs })).code).toBe(0);
    expect(recordsOf(await unpacked(newest(hosted)), 'history')).toHaveLength(1);
    second = hosted.pushToMain(module({ mark: 'second' }));
    expect((await hosted.mainJob('push', { inputs })).code).toBe(0);
    const stored = await unpacked(newest(hosted));
    expect(stored.manifest.commit.sha).toBe(second);
    // Where time goes is not asked of what has no budget for it.
    expect(recordsOf(stored, 'profile').map(({ kind }) => kind)).toEqual(['heap', 'heap']);
    const history = recordsOf(stored, 'history');
    expect(history.map(({ name, sha }) => [name, sha])).toEqual([
      ['BenchmarkKeep', first],
      ['BenchmarkKeep', first],
    ]);
    expect(Object.keys(history[0]?.values ?? {}).sort()).toEqual(['B/op', 'allocs/op', 'sec/op']);
    // Counts only compare at equal iterations.
    expect(new Set(history.map(({ goVersion }) => goVersion))).toEqual(new Set([stored.manifest.go.version]));
  }, 60_000);

  it('is of the commit that a person names, which the clone does not have', async () => {
    hosted.repository.branches.set('v1.0', first);
    const before = hosted.forge.state.artifacts.length;
    const dispatch = { ref: 'v1.0', reason: 'the <b>release</b>', force: 'false' };
    const kept = await hosted.mainJob('workflow_dispatch', { actor: 'robin', inputs, dispatch });
    // There is one already.
    expect([kept.code, kept.log]).toEqual([0, expect.stringContaining('force: true')]);
    expect(kept.outputs.get('baseline-sha')).toBe(first);
    expect(hosted.forge.state.artifacts).toHaveLength(before);

    const forced = { ...dispatch, ref: first, force: true };
    const step = await hosted.mainJob('workflow_dispatch', { actor: 'robin', inputs, dispatch: forced });
    expect([step.code, step.log]).toEqual([0, expect.stringContaining('recorded by robin')]);
    // Under its usual name, and under one by which it is found from any run.
    const { name } = hosted.forge.state.artifacts[0] as Artifact;
    const stored = hosted.forge.state.artifacts.slice(before);
    expect(stored.map((artifact) => artifact.name)).toEqual([name, `${name}-${first.slice(0, 12)}`]);
    expect(step.outputs.get('artifact')).toBe(name);
    const { manifest } = await unpacked(newest(hosted));
    expect(manifest).toMatchObject({
      commit: { sha: first, chosen: 'given' },
      origin: { event: 'workflow_dispatch', actor: 'robin', reason: 'the <b>release</b>' },
    });
  }, 60_000);

  it('of a named commit is found although a push recorded one before it', async () => {
    const third = hosted.pushToMain(module({ mark: 'third' }));
    const pull = hosted.openPull('later', { 'README.md': 'words' });
    hosted.pushToMain({ 'README.md': 'other words' });
    const button = { inputs, dispatch: { ref: third } };
    const step = await hosted.mainJob('workflow_dispatch', button);
    expect([step.code, step.log]).toEqual([0, expect.stringContaining('Stored the baseline')]);
    const again = await hosted.mainJob('workflow_dispatch', button);
    expect([again.code, again.log]).toEqual([0, expect.stringContaining('force: true')]);
    const gated = await hosted.pullJob(pull, { inputs });
    expect([gated.code, gated.log]).toEqual([0, expect.any(String)]);
    expect(gated.outputs.get('baseline-sha')).toBe(third);
    expect(gated.outputs.get('baseline-run')).toBe(String(step.run.id));
  }, 60_000);

  it('says that its history starts anew when the one before cannot be looked for', async () => {
    const body = { message: 'Resource not accessible by integration' };
    const match = 'actions/list-artifacts-for-repo';
    hosted.forge.faults.add({ match, times: Infinity, do: { status: 403, body } });
    const step = await hosted.mainJob('push', { inputs });
    hosted.forge.faults.clear();
    expect([step.code, step.log]).toEqual([
      0,
      expect.stringMatching(/^::warning::The baseline before this one was not found: .*actions: read/m),
    ]);
    expect(step.summary).toContain('starts anew');
    expect(recordsOf(await unpacked(newest(hosted)), 'history')).toEqual([]);
  }, 60_000);

  it('is not of a commit that nobody knows', async () => {
    const step = await hosted.mainJob('workflow_dispatch', { dispatch: { ref: 'v9.9' } });
    expect([step.code, step.log]).toEqual([3, expect.stringContaining('no commit v9.9')]);
  }, 60_000);

  it('has another name where its numbers could not be compared', async () => {
    const names = [hosted.forge.state.artifacts[0]?.name ?? ''];
    for (const special of [{ tags: 'special' }, { pin: 'false' }, { key: 'other-suite' }]) {
      const step = await hosted.mainJob('push', { inputs: { ...inputs, ...special } });
      expect([step.code, step.log]).toEqual([0, expect.stringContaining('Stored the baseline')]);
      names.push(newest(hosted).name);
      // Nothing is handed on from one to the other.
      expect(recordsOf(await unpacked(newest(hosted)), 'history')).toEqual([]);
    }
    expect(new Set(names.map((name) => name.slice(-8))).size).toBe(3);
    expect(names[3]).toBe(names[0]?.replace('default', 'other-suite'));
  }, 120_000);

  it('is measured as committed', async () => {
    const workspace = hosted.checkout('main');
    writeFileSync(join(workspace, 'keep', 'keep.go'), 'not Go');
    const payload = { ref: 'refs/heads/main', repository: { default_branch: 'main' } };
    const commit = { sha: hosted.tip('main'), branch: 'main' };
    const step = await hosted.job('push', payload, workspace, commit, { inputs });
    expect([step.code, step.log]).toEqual([0, expect.stringContaining('Stored the baseline')]);
  }, 60_000);

  it('is not lost without a word', async () => {
    const deny = () => {
      hosted.forge.faults.clear();
      const body = { code: 'permission_denied', msg: 'no' };
      hosted.forge.faults.add({ match: 'results/CreateArtifact', do: { status: 403, body } });
    };
    deny();
    const failed = await hosted.mainJob('push', { inputs });
    expect([failed.code, failed.log]).toEqual([4, expect.stringMatching(/^::error::.*artifacts\/upload/m)]);
    deny();
    const warned = await hosted.mainJob('push', { inputs: { ...inputs, 'publish-failure': 'warn' } });
    expect([warned.code, warned.log]).toEqual([0, expect.stringMatching(/^::warning::.*artifacts\/upload/m)]);
    expect(warned.summary).toContain('artifacts/upload');
    expect(hosted.forge.faults.unplayed()).toEqual([]);
    hosted.forge.faults.clear();
  }, 60_000);
});

describeWithGo('what never becomes a baseline', () => {
  const breaking = (body: string) => ({
    ...module(),
    'keep/more_test.go': `package keep

import (
	"testing"
	"time"
)

func BenchmarkMore(b *testing.B) {
	for i := 0; i < b.N; i++ {
		time.Sleep(0)
${body}
	}
}
`,
  });
  const record = async (body: string, request: JobRequest = {}): Promise<[JobResult, number]> => {
    const hosted = await Hosted.start(breaking(body));
    try {
      const step = await hosted.mainJob('push', request);
      expect(hosted.forge.log.violations).toEqual([]);
      return [step, hosted.forge.state.artifacts.length];
    } finally {
      await hosted.close();
    }
  };

  describe.each([
    ['a benchmark that fails', '\t\tb.Fatal("no luck")', {}, 'BenchmarkMore'],
    ['a panic', '\t\tpanic("no luck")', {}, 'BenchmarkMore'],
    [
      'a run out of time',
      '\t\ttime.Sleep(700 * time.Millisecond)',
      { 'time-budget': '2s' },
      'stopped before its end',
    ],
  ])('%s', (_, body, inputs: Record<string, string>, named) => {
    it('stores nothing and says why', async () => {
      const [step, stored] = await record(body, { inputs: { bench: 'More', ...inputs } });
      expect([step.code, step.log]).toEqual([3, expect.stringMatching(/^::error::No baseline was stored/m)]);
      expect(step.log).toContain(named);
      expect(step.summary).toContain('No baseline was stored');
      expect(stored).toBe(0);
    }, 60_000);
  });
});
