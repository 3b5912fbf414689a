// What a gate makes of stored baselines: which one it takes, what it is compared in, and what is said without one.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineHash } from '../../src/evidence/machine-hash.js';
import type { RecordOf } from '../../src/model/capture.js';
import type { Artifact, Pull } from '../forge/nouns.js';
import { module, packed, unpacked, type Stored, type Variant } from './github-module.js';
import { Hosted, outOf, workflow, type JobRequest, type JobResult } from './hosted.js';
import { benchmarkOf, metricOf, readReport, removeFolders, type Files } from './repository.js';
import { describeWithGo } from './with-go.js';

afterAll(removeFolders);

/** Keeps what was shown, for people: PPROFGATE_KEEP names a folder. */
function keep(name: string, ...texts: readonly string[]): void {
  const folder = process.env['PPROFGATE_KEEP'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.txt`), texts.join('\n-----\n'));
}

class Scene {
  private count = 0;

  private constructor(
    readonly hosted: Hosted,
    readonly artifact: Artifact,
    readonly stored: Stored,
  ) {}

  /** Main with a baseline of its only commit. */
  static async start(files: Files = module()): Promise<Scene> {
    const hosted = await Hosted.start(files);
    const step = await hosted.mainJob('push');
    const artifact = hosted.forge.state.artifacts[0];
    if (artifact === undefined) throw new Error(step.log);
    return new Scene(hosted, artifact, await unpacked(artifact));
  }

  close(): Promise<void> {
    expect(this.hosted.forge.log.violations).toEqual([]);
    return this.hosted.close();
  }

  /** Only these baselines are there from now on. */
  leave(...artifacts: readonly Artifact[]): void {
    const all = this.hosted.forge.state.artifacts;
    all.splice(0, all.length, ...artifacts);
  }

  /** A baseline of another commit, made of the recorded one. */
  another(sha: string, change: (stored: Stored) => Stored = (stored) => stored): Artifact {
    const { state } = this.hosted.forge;
    const run = state.addRun({ repository: this.hosted.repository, sha, event: 'push', path: workflow });
    const { manifest } = this.stored;
    const stored = { ...this.stored, manifest: { ...manifest, commit: { ...manifest.commit, sha } } };
    return state.addArtifact({ run, name: this.artifact.name, zip: packed(change(stored)) });
  }

  /** The comment on a new pull request, and its job. */
  async pull(name: string, files: Files, request: JobRequest = {}): Promise<[JobResult, string]> {
    this.hosted.forge.log.clear();
    const pull: Pull = this.hosted.openPull(`${name}-${this.count++}`, files);
    const step = await this.hosted.pullJob(pull, request);
    const comment = pull.comments[0]?.body ?? '';
    keep(name, comment, step.log, this.hosted.forge.log.short());
    return [step, comment];
  }
}

const other = (variant: Variant = {}): Files => ({
  'keep/keep.go': module({ mark: 'other', ...variant })['keep/keep.go'],
});

describeWithGo('a stored baseline beside base', () => {
  let scene: Scene;
  let first: string;
  beforeAll(async () => {
    scene = await Scene.start();
    first = scene.hosted.tip('main');
  }, 60_000);
  afterAll(() => scene.close());

  it('takes part in counts when it is that of the merge base', async () => {
    const [step, comment] = await scene.pull('merge-base', other());
    expect([step.code, step.log]).toEqual([0, expect.any(String)]);
    expect(comment).toContain(
      'counts also from the baseline artifact of the merge base, less than an hour old',
    );
    expect(step.outputs.get('baseline-sha')).toBe(first);
    expect(step.outputs.get('baseline-run')).toBe(String(scene.artifact.run?.id));
    expect(scene.hosted.forge.log.of('actions/download-artifact')).toHaveLength(1);
  }, 60_000);

  it('is that of the nearest commit before, with how far and how old', async () => {
    const unrelated = scene.another(scene.hosted.tip('merge-base-0'));
    const older = scene.another(first);
    scene.leave(unrelated, older);
    Object.assign(older, { createdAt: '2020-01-01T00:00:00Z' });
    scene.hosted.pushToMain({ 'README.md': 'one' });
    scene.hosted.pushToMain({ 'README.md': 'two' });
    const [step, comment] = await scene.pull('ancestor', other());
    expect([step.code, step.log]).toEqual([0, expect.any(String)]);
    expect(comment).toMatch(
      new RegExp(
        `counts also from the baseline artifact of \`${first.slice(0, 7)}\`, 2 commits before the merge base, [\\d,]+ days old`,
      ),
    );
    expect(step.outputs.get('baseline-run')).toBe(String(older.run?.id));
  }, 60_000);

  it('is the newest where no commit before has one', async () => {
    const elsewhere = scene.hosted.tip('merge-base-0');
    scene.leave(scene.another(elsewhere));
    const [step, comment] = await scene.pull('newest', other());
    expect(step.code).toBe(0);
    expect(comment).toContain(`of \`${elsewhere.slice(0, 7)}\`, the newest there is, no ancestor of head`);
  }, 60_000);

  it('is missed quietly, with the command that makes one', async () => {
    scene.leave();
    const [step, comment] = await scene.pull('none', other());
    expect([step.code, step.log]).toEqual([0, expect.any(String)]);
    // Times on a busy machine may leave a doubt; the baseline is none.
    expect(comment.split('\n')[0]).toMatch(/^### [✓~] (?!.*baseline)/);
    expect(comment).toContain(
      'there is no stored baseline beside the base measured here: none with this Go version, platform and settings; `gh workflow run performance.yml` makes one',
    );
  }, 60_000);

  it.each([
    ['expired', 'those that were recorded have expired'],
    ['forbidden', 'the job lacks the permission actions: read'],
    ['damaged', 'what was recorded cannot be read'],
    ['of another key', 'none with this Go version, platform and settings'],
  ])(
    'says why it is not used: %s',
    async (what, why) => {
      const baseline = scene.another(first);
      scene.leave(baseline);
      let request: JobRequest = {};
      if (what === 'expired') baseline.expired = true;
      if (what === 'forbidden') request = { permissions: { contents: 'read', 'pull-requests': 'write' } };
      if (what === 'of another key') request = { inputs: { key: 'other' } };
      if (what === 'damaged') {
        const run = scene.hosted.forge.state.addRun({
          repository: scene.hosted.repository,
          sha: first,
          path: workflow,
        });
        scene.leave(
          scene.hosted.forge.state.addArtifact({ run, name: baseline.name, zip: Buffer.from('PK no zip') }),
        );
      }
      const [step, comment] = await scene.pull(
        `because-${what.replaceAll(' ', '-')}`,
        { 'README.md': what },
        request,
      );
      expect([step.code, step.log]).toEqual([0, expect.any(String)]);
      expect(comment).toContain(why);
      // What it makes would not be seen either.
      expect(comment.includes('gh workflow run')).toBe(what !== 'forbidden');
    },
    60_000,
  );

  it.each([
    ['fail', 3, 'on-missing-baseline: fail asks for one'],
    ['pass', 0, ''],
  ])(
    'may have to be there: on-missing-baseline: %s',
    async (policy, code, said) => {
      scene.leave();
      const config = `on-missing-baseline: ${policy}\n`;
      const [step, comment] = await scene.pull(
        `missing-${policy}`,
        { 'strict.yml': config },
        { inputs: { config: 'strict.yml' } },
      );
      expect([step.code, step.log]).toEqual([code, expect.any(String)]);
      expect(comment).toContain(said);
      if (said === '') expect(comment).not.toContain('no stored baseline');
    },
    60_000,
  );

  it('is not looked for with baseline: paired, and one of an earlier run is not used', async () => {
    scene.leave(scene.another(first));
    const pull = scene.hosted.openPull('twice', other());
    const workspace = scene.hosted.checkout(`refs/pull/${pull.number}/merge`);
    const run = (baseline: string) => {
      const own = { id: scene.hosted.repository.id, full_name: 'owner/repository' };
      const sha = scene.hosted.tip('twice');
      const payload = {
        pull_request: {
          number: pull.number,
          head: { sha, ref: 'twice', repo: own },
          base: { sha: scene.hosted.tip('main'), ref: 'main', repo: own },
        },
      };
      return scene.hosted.job(
        'pull_request',
        payload,
        workspace,
        { sha, branch: 'twice' },
        { inputs: { baseline } },
      );
    };
    const before = await run('auto');
    expect([before.code, before.summary]).toEqual([0, expect.stringContaining('counts also from')]);
    scene.hosted.forge.log.clear();
    const after = await run('paired');
    keep('paired', after.summary, after.log, scene.hosted.forge.log.short());
    expect(after.code).toBe(0);
    expect(after.summary).not.toMatch(/baseline/);
    expect(scene.hosted.forge.log.short()).not.toMatch(/artifacts|runs/);
  }, 60_000);
});

describeWithGo('a stored baseline in place of base', () => {
  const inputs = { baseline: 'artifact' };
  let scene: Scene;
  let first: string;
  beforeAll(async () => {
    scene = await Scene.start(module({ timed: true }));
    first = scene.hosted.tip('main');
  }, 60_000);
  afterAll(() => scene.close());

  /** Earlier recordings of Spin, on this machine. */
  const withHistory =
    (recordings: number, factor: number) =>
    (stored: Stored): Stored => {
      const { manifest, records } = stored;
      const runs = records.filter((record): record is RecordOf<'run'> => record.type === 'run');
      const spin = runs.find(({ name }) => name === 'BenchmarkSpin');
      if (spin === undefined) throw new Error('no run of Spin');
      const { pkg, name, procs, iterations } = spin;
      const output = new TextDecoder().decode(stored.files.get(spin.output.file));
      const nanoseconds = Number(/([\d.]+) ns\/op/.exec(output)?.[1]);
      const history = Array.from({ length: recordings }, (_, index) => ({
        type: 'history' as const,
        pkg,
        name,
        procs,
        sha: first,
        recordedAt: manifest.startedAt,
        run: index + 1,
        goVersion: manifest.go.version,
        machine: machineHash(manifest),
        iterations,
        values: { 'sec/op': nanoseconds * 1e-9 * (1 + factor * ((index % 5) - 2)) },
      }));
      return { ...stored, records: [...history, ...records] };
    };

  it('names the lines that allocate, and measures head alone', async () => {
    const [step, comment] = await scene.pull('alone', other({ more: 1 }), { inputs });
    expect([step.code, step.log]).toEqual([1, expect.any(String)]);
    const report = readReport(outOf(step));
    expect(report.base.sha).toBe(first);
    const culprits = metricOf(report, 'Keep', 'allocs/op').culprits;
    expect(culprits).toMatchObject([{ file: 'keep/keep.go', line: 15, base: 1, head: 2 }]);
    expect(metricOf(report, 'Keep', 'allocs/op')).toMatchObject({ exact: true, outcome: 'exceeded' });
    expect(metricOf(report, 'Spin', 'sec/op')).toMatchObject({ outcome: 'unmeasured' });
    expect(comment).toMatch(
      /not compared, because how much this time varies from run to run is only known from 10 recordings/,
    );
    expect(comment).toContain(
      `base \`${first.slice(0, 7)}\` (baseline artifact of run ${scene.artifact.run?.id}, the merge base`,
    );
    expect(step.log).not.toMatch(/building: 0 of 2/);
  }, 60_000);

  it('fails for goroutines that head leaves behind, with the line that starts them', async () => {
    const [step, comment] = await scene.pull('leak', other({ leak: true }), { inputs });
    expect([step.code, step.log]).toEqual([1, expect.any(String)]);
    const report = readReport(outOf(step));
    const left = metricOf(report, 'Keep', 'goroutines-left/op');
    expect(left).toMatchObject({ outcome: 'exceeded', base: { center: 0 }, head: { center: 1 } });
    expect(left.culprits).toMatchObject([{ file: 'keep/keep.go', line: 17, base: 0, head: 1 }]);
    expect(comment).toContain('started at `keep/keep.go:17`');
    const spin = benchmarkOf(report, 'Spin').metrics.map(({ unit }) => unit);
    expect(spin).not.toContain('goroutines-left/op');
  }, 60_000);

  it('passes no goroutines where the baseline has not counted any', async () => {
    const uncounted = (stored: Stored): Stored => ({
      ...stored,
      records: stored.records.filter(({ type }) => type !== 'probe'),
    });
    scene.leave(scene.another(first, uncounted));
    const [step, comment] = await scene.pull('uncounted', other({ leak: true }), { inputs });
    expect(metricOf(readReport(outOf(step)), 'Keep', 'goroutines-left/op')).toMatchObject({
      outcome: 'unmeasured',
      culprits: [],
    });
    expect(comment).toContain('were not measured when base was recorded');
    scene.leave(scene.artifact);
  }, 60_000);

  it('runs nothing that is the same program', async () => {
    const [step, comment] = await scene.pull('same', { 'README.md': 'words' }, { inputs });
    expect([step.code, step.log]).toEqual([0, expect.not.stringMatching(/^(discovering|screening)/m)]);
    expect(comment.split('\n')[0]).toBe('### ✓ Nothing to compare: the code of the benchmarks is identical');
    expect(readReport(outOf(step)).benchmarks.map(({ name, status }) => [name, status])).toEqual([
      ['BenchmarkKeep', 'unchanged'],
      ['BenchmarkSpin', 'unchanged'],
    ]);
  }, 60_000);

  it('waits for code that is many times slower', async () => {
    const slow = { inputs: { ...inputs, bench: 'Keep' } };
    const [step, comment] = await scene.pull('slower', other({ turns: 30_000 }), slow);
    expect([step.code, step.log]).toEqual([0, expect.any(String)]);
    expect(comment).toMatch(/`Keep` sec\/op.*not compared, because/);
    // Counts are, at the iterations of the baseline.
    expect(metricOf(readReport(outOf(step)), 'Keep', 'allocs/op')).toMatchObject({ exact: true });
  }, 60_000);

  it('shows the lines since its own commit, or since the merge base where that is not to be had', async () => {
    scene.hosted.pushToMain({ 'keep/since.go': 'package keep\n' });
    const diffOf = (step: JobResult): string =>
      readFileSync(join(outOf(step), 'capture', 'head', 'diff.patch'), 'utf8');
    const [older, comment] = await scene.pull('older', other(), { inputs });
    expect(older.code).toBe(0);
    expect(comment).toContain(`base \`${first.slice(0, 7)}\` (baseline artifact of run`);
    expect(comment).toContain('1 commit before the merge base');
    expect(diffOf(older)).toContain('keep/since.go');
    expect(diffOf(older)).toContain('"other"');

    scene.leave(scene.another('1'.repeat(40)));
    const [lost] = await scene.pull('lost', other(), { inputs });
    expect([lost.code, lost.log]).toEqual([0, expect.any(String)]);
    expect(diffOf(lost)).not.toContain('keep/since.go');
    expect(diffOf(lost)).toContain('"other"');
  }, 60_000);

  it.each([
    ['doubts', 'beyond', 0.01, 16_000, 'unproven'],
    ['does not tell', 'within', 0.4, 2000, 'within'],
  ])(
    '%s a time %s what is usual between recordings',
    async (_, where, scatter, spins, outcome) => {
      scene.leave(scene.another(first, withHistory(12, scatter)));
      const spin = { inputs: { ...inputs, bench: 'Spin' } };
      const [step, comment] = await scene.pull(where, other({ spins }), spin);
      expect([step.code, step.log]).toEqual([0, expect.any(String)]);
      expect(metricOf(readReport(outOf(step)), 'Spin', 'sec/op')).toMatchObject({ outcome });
      expect(comment).toContain('over 12 recordings');
    },
    60_000,
  );

  it('still holds absolute limits when there is none', async () => {
    scene.leave();
    const limit = (most: string): Files => ({
      'limits.yml': `rules:\n  - { benchmark: Keep, budgets: { B/op: '<= ${most}' } }\n`,
    });
    const [bad, told] = await scene.pull(
      'limit',
      { ...other(), ...limit('32B') },
      { inputs: { ...inputs, config: 'limits.yml' } },
    );
    expect([bad.code, bad.log]).toEqual([1, expect.any(String)]);
    expect(told).toContain('with no baseline to compare with');
    const [good, said] = await scene.pull(
      'limit-kept',
      { ...other(), ...limit('64B') },
      { inputs: { ...inputs, config: 'limits.yml' } },
    );
    expect([good.code, good.log]).toEqual([0, expect.any(String)]);
    expect(said).toContain('`gh workflow run performance.yml` makes one');
    expect(benchmarkOf(readReport(outOf(good)), 'Keep').status).toBe('measured');
  }, 60_000);
});
