// A gate on whatever actions/checkout left: one commit, all of them, other heads, an origin that gives nothing more.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Pull } from '../forge/nouns.js';
import { module } from './github-module.js';
import { Hosted, outOf, type JobRequest, type JobResult } from './hosted.js';
import { benchmarkOf, git, readReport, removeFolders, temporaryFolder, type Files } from './repository.js';
import { describeWithGo } from './with-go.js';

afterAll(removeFolders);

/** A package beside keep, that others change. */
const beside = (allocations: number): Files => ({
  'beside/beside.go': `package beside

var Kept []byte

func Work() {
	for i := 0; i < ${allocations}; i++ {
		Kept = make([]byte, 64)
	}
}
`,
  'beside/beside_test.go': `package beside

import "testing"

func BenchmarkBeside(b *testing.B) {
	for i := 0; i < b.N; i++ {
		Work()
	}
}
`,
});
const other: Files = { 'keep/keep.go': module({ mark: 'other' })['keep/keep.go'] };

/** All that belongs to the user in a clone. */
function stateOf(workspace: string): object {
  const file = (path: string): string =>
    existsSync(join(workspace, '.git', path)) ? readFileSync(join(workspace, '.git', path), 'base64') : '';
  return {
    head: file('HEAD'),
    index: file('index'),
    fetched: file('FETCH_HEAD'),
    config: file('config'),
    refs: git(workspace, 'for-each-ref'),
    status: git(workspace, 'status', '--porcelain'),
    stash: git(workspace, 'stash', 'list'),
  };
}

const commitsIn = (workspace: string): number =>
  git(workspace, 'cat-file', '--batch-all-objects', '--batch-check')
    .split('\n')
    .filter((line) => line.includes(' commit ')).length;

describeWithGo('a checkout', () => {
  // No baseline plays a part here.
  const inputs = { baseline: 'paired' };
  let hosted: Hosted;
  let first: string;
  let pull: Pull;
  beforeAll(async () => {
    hosted = await Hosted.start({ ...module(), ...beside(1) });
    first = hosted.tip('main');
    pull = hosted.openPull('topic', other);
    // Main goes on and gets worse before the pull request is looked at again.
    hosted.pushToMain(beside(9));
    hosted.push(pull, { 'README.md': 'more words' });
  });
  afterAll(async () => {
    expect(hosted.forge.log.violations).toEqual([]);
    await hosted.close();
  });

  /** The job of the pull request, on a workspace of its own. */
  const gate = (workspace: string, request: JobRequest = {}): Promise<JobResult> => {
    hosted.forge.log.clear();
    const sha = hosted.tip('topic');
    const repo = { id: hosted.repository.id, full_name: 'owner/repository' };
    const payload = {
      pull_request: {
        number: pull.number,
        head: { sha, ref: 'topic', repo },
        base: { sha: hosted.tip('main'), ref: 'main', repo },
      },
    };
    const commit = { sha, branch: 'topic' };
    return hosted.job('pull_request', payload, workspace, commit, { inputs, ...request });
  };
  const asked = (): number => hosted.forge.log.of('repos/compare-commits-with-basehead').length;
  const compareIsBroken = (): void => {
    const body = { message: 'Not Found', documentation_url: '' };
    hosted.forge.faults.add({ match: 'repos/compare-commits-with-basehead', do: { status: 404, body } });
  };
  /** As fetch-depth: 0 leaves it. */
  const whole = (ref: string): string => {
    const origin = git(hosted.checkout('main'), 'remote', 'get-url', 'origin').trim();
    const workspace = temporaryFolder();
    git(workspace, 'clone', '--quiet', origin, '.');
    git(workspace, 'checkout', '--quiet', '--detach', ref);
    return workspace;
  };

  it('of the merge commit is compared with its first parent, and gets that commit alone', async () => {
    const workspace = hosted.checkout(`refs/pull/${pull.number}/merge`);
    const before = stateOf(workspace);
    const step = await gate(workspace);
    expect([step.code, step.log]).toEqual([0, expect.any(String)]);
    const report = readReport(outOf(step));
    expect(report.base.sha).toBe(hosted.tip('main'));
    // What main did is on both sides.
    expect(benchmarkOf(report, 'Beside').status).toBe('unchanged');
    expect(benchmarkOf(report, 'Keep').status).toBe('measured');
    expect(asked()).toBe(0);
    expect(stateOf(workspace)).toEqual(before);
    expect(commitsIn(workspace)).toBe(2);
  }, 60_000);

  it('of the head is compared with the merge base that GitHub tells', async () => {
    const workspace = hosted.checkout('topic');
    const before = stateOf(workspace);
    const step = await gate(workspace);
    expect([step.code, step.log]).toEqual([0, expect.any(String)]);
    const report = readReport(outOf(step));
    expect(report.base.sha).toBe(first);
    expect(benchmarkOf(report, 'Beside').status).toBe('unchanged');
    expect(asked()).toBe(1);
    expect(stateOf(workspace)).toEqual(before);
    expect(commitsIn(workspace)).toBe(2);
  }, 60_000);

  it('of the whole history needs no compare API', async () => {
    const workspace = whole('origin/topic');
    const before = stateOf(workspace);
    compareIsBroken();
    const step = await gate(workspace);
    expect([step.code, step.log]).toEqual([0, expect.any(String)]);
    expect(readReport(outOf(step)).base.sha).toBe(first);
    expect(hosted.forge.faults.unplayed()).toEqual([]);
    expect(stateOf(workspace)).toEqual(before);
    expect(existsSync(join(workspace, '.git', 'shallow'))).toBe(false);
  }, 60_000);

  it('without history and compare API says which line is missing', async () => {
    compareIsBroken();
    const step = await gate(hosted.checkout('topic'));
    expect([step.code, step.log]).toEqual([3, expect.stringMatching(/^::error::.*fetch-depth: 0/m)]);
  }, 60_000);

  it('whose origin wants credentials, or is gone, says which line is missing', async () => {
    const server: Server = createServer((_, response) => {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      for (const origin of [`http://127.0.0.1:${port}/o/r.git`, 'file:///nowhere/at/all']) {
        const workspace = hosted.checkout(`refs/pull/${pull.number}/merge`);
        git(workspace, 'remote', 'set-url', 'origin', origin);
        const step = await gate(workspace);
        expect([step.code, step.log]).toEqual([
          3,
          expect.stringMatching(/^::error::.*origin did not give it.*fetch-depth: 0.*persist-credentials/m),
        ]);
      }
    } finally {
      server.close();
    }
  }, 60_000);

  const pushed = (workspace: string, sha: string, request: JobRequest): Promise<JobResult> => {
    const payload = { ref: 'refs/heads/topic', repository: { default_branch: 'main' } };
    return hosted.job('push', payload, workspace, { sha, branch: 'topic' }, request);
  };

  it('of a push to another branch is compared with the parent, or with what is asked for', async () => {
    const tip = hosted.tip('topic');
    const step = await pushed(hosted.checkout('topic'), tip, { inputs });
    expect([step.code, step.summary]).toEqual([0, expect.stringContaining('parent of head')]);
    expect(readReport(outOf(step)).base.sha).toBe(hosted.tip('topic~1'));

    // A name that only GitHub knows.
    hosted.repository.branches.set('v1.0', hosted.tip('topic~1'));
    const named = await pushed(hosted.checkout('topic'), tip, { inputs: { ...inputs, base: 'v1.0' } });
    expect([named.code, named.log]).toEqual([0, expect.any(String)]);
    expect(readReport(outOf(named)).base.sha).toBe(hosted.tip('topic~1'));

    const headed = await pushed(hosted.checkout('main'), tip, { inputs: { ...inputs, head: 'topic' } });
    expect([headed.code, headed.log]).toEqual([0, expect.any(String)]);
    const { base, head } = readReport(outOf(headed));
    expect([base.sha, head.sha]).toEqual([hosted.tip('topic~1'), tip]);

    const wrong = await pushed(hosted.checkout('topic'), tip, { inputs: { ...inputs, base: 'v9.9' } });
    expect([wrong.code, wrong.log]).toEqual([
      3,
      expect.stringContaining('no commit v9.9 in this repository'),
    ]);
  }, 60_000);

  it('of the first commit has nothing to be compared with', async () => {
    const step = await pushed(hosted.checkout(first), first, { inputs });
    expect([step.code, step.log]).toEqual([3, expect.stringMatching(/^::error::.*first commit/m)]);
  }, 60_000);

  it('of a merge group is compared with what it is merged into', async () => {
    const ref = `refs/pull/${pull.number}/merge`;
    const payload = { merge_group: { base_sha: hosted.tip('main') } };
    const commit = { sha: hosted.tip('topic'), branch: 'gh-readonly-queue/main/pr-1' };
    const step = await hosted.job('merge_group', payload, hosted.checkout(ref), commit, { inputs });
    expect([step.code, step.summary]).toEqual([0, expect.stringContaining('✓')]);
    expect(readReport(outOf(step)).base.sha).toBe(hosted.tip('main'));
    expect(benchmarkOf(readReport(outOf(step)), 'Beside').status).toBe('unchanged');
  }, 60_000);
});

describeWithGo('two suites of one repository', () => {
  it('have a folder, a configuration, baselines and a comment each', async () => {
    const inner = Object.fromEntries(
      Object.entries(module()).map(([path, text]) => [`service/${path}`, text]),
    );
    const config = 'bench: Keep\nmin-effect: 30%\n';
    const hosted = await Hosted.start({
      ...module(),
      ...inner,
      'service/.github/pprof-gate.yml': `${config}budgets: { B/op: '<= 32B' }\n`,
    });
    const suites: Record<string, string>[] = [
      { key: 'all', packages: './keep' },
      { key: 'service', 'working-directory': 'service' },
    ];
    for (const inputs of suites) {
      const step = await hosted.mainJob('push', { inputs });
      expect([step.code, step.log]).toEqual([0, expect.stringContaining('Stored the baseline')]);
    }
    const names = hosted.forge.state.artifacts.map(({ name }) => name);
    expect(names).toEqual([expect.stringContaining('-all-'), expect.stringContaining('-service-')]);

    const keep = module({ mark: 'other' })['keep/keep.go'];
    const pull = hosted.openPull('both', { 'keep/keep.go': keep, 'service/keep/keep.go': keep });
    const codes: (number | null)[] = [];
    for (const inputs of suites) {
      const step = await hosted.pullJob(pull, { inputs });
      codes.push(step.code);
      expect(step.summary).toContain('counts also from the baseline artifact of the merge base');
    }
    expect(codes).toEqual([0, 1]);
    expect(pull.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      '### ✓ No benchmark breaks a budget',
      '### ✗ 1 benchmark breaks a budget',
    ]);
    expect(pull.comments[1]?.body).toContain('≤ 32 B');
    expect(hosted.forge.log.violations).toEqual([]);
    await hosted.close();
  }, 120_000);
});
