// Report mode believes GitHub and the base branch, and nothing that a result or an event claims: whose pull request it
// is, what the budgets are, and which artifacts belong to the run.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ForkResult, resultName, verdict } from './fork-result.js';
import { removeFolders, temporaryFolder } from './repository.js';
import { zipOfRaw } from './tampered.js';
import { describeWithGo } from './with-go.js';

afterAll(removeFolders);

describeWithGo('report mode', () => {
  let left: ForkResult;
  beforeAll(async () => {
    left = await ForkResult.start();
  }, 120_000);
  afterAll(() => left.hosted.close());
  beforeEach(() => {
    left.reset();
  });
  const expectNothingWritten = (): void => {
    expect(left.forge.log.writes()).toEqual([]);
  };

  describe('judges by the base branch', () => {
    it('and names what the capture was measured under instead', async () => {
      const zip = left.inBoth((c) =>
        c.files.set(
          'config.yml',
          Buffer.from('budgets: { allocs/op: none, B/op: none, sec/op: none }\non-unproven: pass\n'),
        ),
      );
      const step = await left.report({ [resultName]: zip });
      expect(step.code).toBe(0);
      const body = left.pull.comments[0]?.body ?? '';
      expect(left.headings).toEqual([verdict]);
      const open = body.split('<details>')[0] ?? '';
      expect(open).toContain('budgets.allocs/op');
      expect(open).toContain('on-unproven');
    });

    it('also where that configuration is none', async () => {
      const step = await left.report({
        [resultName]: left.inBoth((c) => c.files.set('config.yml', Buffer.from('a: &a [*a, *a]\n@octocat'))),
      });
      expect(step.code).toBe(0);
      expect(left.headings).toEqual([verdict]);
      expect(left.pull.comments[0]?.body).toContain('configuration');
    });

    it('and by nothing that the capture says about itself', async () => {
      const zip = left.inBoth((c) =>
        c.records('end', (r) => ({ ...r, verdict: 'within', passes: true, exitCode: 0 })),
      );
      await left.report({ [resultName]: zip });
      expect(left.headings).toEqual([verdict]);
    });
  });

  describe('writes on the pull request of the run only', () => {
    const commented = (): number[] =>
      left.forge.state.pulls.filter(({ comments }) => comments.length > 0).map(({ number }) => number);

    it('whatever capture and event say about others', async () => {
      const victim = left.hosted.openPull('victim', { 'README.md': 'x' });
      const zip = left.inBoth((c) => {
        const sha = victim.revisions[0]?.sha;
        c.manifest = {
          ...c.manifest,
          pull: victim.number,
          pull_request: { number: victim.number },
          commit: { sha, ref: `refs/pull/${victim.number}/merge`, chosen: 'given', dirty: false },
        };
      });
      const step = await left.report({ [resultName]: zip });
      expect(step.code).toBe(0);
      expect(commented()).toEqual([left.pull.number]);
      expect(left.pull.comments[0]?.body).toContain(` sha=${left.pull.revisions[0]?.sha ?? ''} run=`);
    });

    it('not on one of another repository with the same head', async () => {
      const { state } = left.forge;
      const other = state.addRepository('else/where', { private: false });
      state.addCommit(other, { sha: 'e'.repeat(40) });
      const foreign = state.addPull({
        repository: other,
        head: left.pull.head.ref,
        from: left.fork,
        files: [],
        number: 1,
      });
      const step = await left.report({ [resultName]: zipOfRaw(left.genuine) });
      expect(step.code).toBe(0);
      expect(commented()).toEqual([left.pull.number]);
      expect(foreign.comments).toEqual([]);
      state.pulls.splice(state.pulls.indexOf(foreign), 1);
    });

    it('not on that of another fork with the same commit', async () => {
      const { state } = left.forge;
      const thief = state.addFork(left.hosted.repository, 'thief');
      const sha = left.pull.revisions.at(-1)?.sha ?? '';
      thief.branches.set(left.pull.head.ref, sha);
      const copy = state.addPull({
        repository: left.hosted.repository,
        head: left.pull.head.ref,
        from: thief,
        files: [],
      });
      const step = await left.report(
        { [resultName]: zipOfRaw(left.genuine) },
        {},
        left.run({ headRepository: thief }),
      );
      expect(step.code).toBe(0);
      expect(commented()).toEqual([copy.number]);
      copy.state = 'closed';
      const without = await left.report(
        { [resultName]: zipOfRaw(left.genuine) },
        {},
        left.run({ headRepository: thief }),
      );
      expect([without.code, without.log]).toEqual([0, expect.stringContaining('nothing was written')]);
      expect(left.pull.comments).toEqual([]);
    });

    it('also when its branch is called as ours', async () => {
      const { state } = left.forge;
      const stranger = state.addFork(left.hosted.repository, 'mainer');
      const { sha } = state.addCommit(stranger, { branch: 'main' });
      const mine = state.addPull({
        repository: left.hosted.repository,
        head: 'main',
        from: stranger,
        files: [],
      });
      const run = left.run({ headRepository: stranger, sha, branch: 'main' });
      const step = await left.report({ [resultName]: zipOfRaw(left.genuine) }, {}, run);
      expect(step.code).toBe(0);
      expect(commented()).toContain(mine.number);
      expect(left.pull.comments).toEqual([]);
      mine.state = 'closed';
    });

    it('not once its head has moved, nor when it is closed', async () => {
      const sha = left.pull.revisions[0]?.sha ?? '';
      const old = left.run({ sha: left.hosted.tip('main') });
      const moved = await left.report({ [resultName]: zipOfRaw(left.genuine) }, {}, old);
      expect([moved.code, moved.log]).toEqual([0, expect.stringContaining('nothing was written')]);
      left.pull.state = 'closed';
      const closed = await left.report({ [resultName]: zipOfRaw(left.genuine) }, {}, left.run({ sha }));
      left.pull.state = 'open';
      expect(closed.code).toBe(0);
      expectNothingWritten();
    });

    it.each(['push', 'schedule', 'workflow_dispatch', 'pull_request_target', 'issue_comment'])(
      'not for a run of %s',
      async (event) => {
        const step = await left.report({ [resultName]: zipOfRaw(left.genuine) }, {}, left.run({ event }));
        expect([step.code, step.log]).toEqual([0, expect.stringContaining('nothing to report')]);
        expect(left.forge.log.requests).toEqual([]);
      },
    );

    it('from artifacts of that very run', async () => {
      const { state } = left.forge;
      const mine = left.run();
      const step = async () => {
        left.forge.log.clear();
        return left.report({}, {}, mine);
      };
      state.addArtifact({ run: left.run(), name: resultName, zip: zipOfRaw(left.genuine) });
      expect([(await step()).log, left.pull.comments]).toEqual([
        expect.stringContaining('left no result'),
        [],
      ]);
      state.addArtifact({ run: mine, name: resultName, zip: zipOfRaw(left.genuine), expired: true });
      expect([(await step()).log, left.pull.comments]).toEqual([
        expect.stringContaining('left no result'),
        [],
      ]);
      const good = state.addArtifact({ run: mine, name: resultName, zip: zipOfRaw(left.genuine) });
      good.digest = `sha256:${'0'.repeat(64)}`;
      expect([(await step()).code, left.pull.comments]).toEqual([4, []]);
    });

    it('and from names that are ours to the letter', async () => {
      const names = [
        'pprof-gate-result-',
        'pprof-gate-result-a b',
        'pprof-gate-result-\u202e',
        'pprof-gate-result--x',
        'xpprof-gate-result-default',
        'pprof-gate-result',
        'PPROF-GATE-RESULT-default',
        `pprof-gate-result-${'x'.repeat(65)}`,
        'pprof-gate-result-a@octocat',
        'pprof-gate-result-a -->',
      ];
      const step = await left.report(Object.fromEntries(names.map((name) => [name, zipOfRaw(left.genuine)])));
      expect([step.code, step.log]).toEqual([0, expect.stringContaining('left no result')]);
      expectNothingWritten();
    });

    it('at most ten results of hundreds', async () => {
      const zip = Buffer.from('no zip');
      const names = Array.from({ length: 300 }, (_, i) => `pprof-gate-result-s${String(i).padStart(3, '0')}`);
      const refused = await left.report(Object.fromEntries(names.map((name) => [name, zip])));
      expect(refused.code).toBe(4);
      expectNothingWritten();

      left.forge.log.clear();
      const few = names.slice(0, 12).map((name) => [name, zipOfRaw(left.genuine)] as const);
      const step = await left.report(Object.fromEntries(few), { inputs: { 'review-comments': 'false' } });
      expect([step.code, step.log]).toEqual([0, expect.stringContaining('more results than are reported')]);
      expect(left.forge.log.of('actions/download-artifact')).toHaveLength(10);
      expect(left.pull.comments).toHaveLength(10);
    }, 60_000);
  });

  it('runs no process and checks nothing out', async () => {
    // Git and Go are nowhere to be found.
    const step = await left.report({ [resultName]: left.zip }, { env: { PATH: temporaryFolder() } });
    expect([step.code, step.log]).toEqual([0, expect.any(String)]);
    expect(left.headings).toEqual([verdict]);
    // Nothing but the page that it leaves, which git is to see nothing of.
    const files = readdirSync(step.workspace, { recursive: true }).map(String).sort();
    expect(files).toEqual([
      'pprof-gate',
      'pprof-gate/.gitignore',
      expect.stringMatching(/^pprof-gate\/report-[\w-]+\.html$/),
    ]);
  });

  it('says what is wrong with an event that no runner sends', async () => {
    const run = left.run();
    const payload = {
      id: run.id,
      run_attempt: 1,
      event: 'pull_request',
      head_sha: run.sha,
      head_branch: 'main',
      head_repository: { id: 1, full_name: 'a/b' },
      html_url: '',
    };
    const wrong: object[] = [{ id: 1e300 }, { head_sha: '--upload-pack=x' }];
    for (const change of wrong) {
      const step = await left.hosted.job(
        'workflow_run',
        { workflow_run: { ...payload, ...change } },
        temporaryFolder(),
        { sha: run.sha, branch: 'main' },
        {},
      );
      expect([change, step.code, step.log]).toEqual([change, 2, expect.stringMatching(/^::error::/m)]);
    }
    const outside = { ...payload, head_repository: { id: 1, full_name: '../../users' } };
    const step = await left.hosted.job(
      'workflow_run',
      { workflow_run: outside },
      temporaryFolder(),
      { sha: run.sha, branch: 'main' },
      {},
    );
    expect(step.code).toBe(0);
    expect(left.forge.log.requests.filter(({ path }) => path.includes('users'))).toEqual([]);
    expectNothingWritten();
  }, 30_000);
});
