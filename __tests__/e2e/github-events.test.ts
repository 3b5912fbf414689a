// What each event, token and server gets: the bundle with real git and Go, from checkout to the last comment.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pull } from '../forge/nouns.js';
import { copying, plain, reworded } from './finder-module.js';
import { Hosted, type JobRequest, type JobResult } from './hosted.js';
import { quickBudget } from './quick.js';
import { removeFolders, temporaryFolder } from './repository.js';
import { describeWithGo } from './with-go.js';

const fails = '### ✗ 1 benchmark breaks a budget';
const quickly = { 'time-budget': await quickBudget(2), budget: 'sec/op=none' };
const reading = { contents: 'read', actions: 'read', 'pull-requests': 'read' } as const;
const noticesOf = ({ log }: JobResult): readonly string[] => log.match(/^::notice::.*$/gm) ?? [];
const result = 'pprof-gate-result-default';
const page = 'pprof-gate-report-default.html';

/** A job on a stand-in of its own. */
interface Played {
  readonly hosted: Hosted;
  readonly pull: Pull;
  readonly step: JobResult;
}

async function pullOf(
  change: { readonly 'finder.go': string },
  request: JobRequest = {},
  options: {
    readonly from?: 'fork';
    readonly enterprise?: boolean;
    readonly before?: (hosted: Hosted, pull: Pull) => void;
  } = {},
): Promise<Played> {
  const { enterprise = false, from = 'ours', before } = options;
  const hosted = await Hosted.start(plain, { enterprise });
  const pull = hosted.openPull('topic', { 'finder.go': change['finder.go'] }, from);
  before?.(hosted, pull);
  const step = await hosted.pullJob(pull, { ...request, inputs: { ...quickly, ...request.inputs } });
  return { hosted, pull, step };
}

const company = { GITHUB_SERVER_URL: 'https://git.example.com' };

/** Three files start jobs; these run two at a time, as they wait for builds and processes. */
const plays = {
  readOnly: () => pullOf(copying, { permissions: reading }),
  contentsOnly: () => pullOf(copying, { permissions: { contents: 'read' } }),
  dependabot: () => pullOf(reworded, { permissions: reading, actor: 'dependabot[bot]' }),
  dependabotMay: () => pullOf(reworded, { actor: 'dependabot[bot]' }),
  locked: () =>
    pullOf(
      reworded,
      {},
      {
        before: ({ forge }) => {
          const message = 'Unable to create comment because issue is locked.';
          forge.faults.add({ match: 'issues/create-comment', do: { status: 403, body: { message } } });
        },
      },
    ),
  noSummary: () => pullOf(copying, { env: { GITHUB_STEP_SUMMARY: '/nowhere/summary.md' } }),
  emptySummary: () => pullOf(reworded, { env: { GITHUB_STEP_SUMMARY: '' } }),
  noToken: () => pullOf(reworded, { inputs: { token: '' } }),
  badToken: () => pullOf(reworded, { inputs: { token: 't\u00f6ken' } }),
  noRepository: () => pullOf(copying, { env: { GITHUB_REPOSITORY: '' } }),
  allDown: () =>
    pullOf(
      copying,
      {},
      {
        before: ({ forge }) => {
          forge.faults.add({ match: '*', times: Infinity, do: { status: 503 } });
        },
      },
    ),
  commentsDown: () =>
    pullOf(
      reworded,
      {},
      {
        before: ({ forge }) => {
          forge.faults.add({
            match: 'issues/create-comment',
            do: { status: 422, body: { message: 'locked' } },
          });
        },
      },
    ),
  conflict: () =>
    pullOf(
      reworded,
      {},
      {
        from: 'fork',
        before: ({ forge }) => {
          const taken = { code: 'already_exists', msg: 'an artifact with this name already exists' };
          forge.faults.add({
            match: 'results/CreateArtifact',
            where: ({ body }) => body.includes(`"${result}"`),
            do: { status: 409, body: taken },
          });
        },
      },
    ),
  enterprise: () =>
    pullOf(
      copying,
      { env: company },
      {
        enterprise: true,
        // The line that the merge has further down than the head of the pull request.
        before: (hosted, pull) => {
          hosted.pushToMain({ 'finder.go': `// Finds.\n//\n// Quickly.\n\n${plain['finder.go']}` });
          hosted.push(pull, { 'notes.txt': 'one more commit\n' });
        },
      },
    ),
  enterpriseFork: () => pullOf(reworded, { env: company }, { enterprise: true, from: 'fork' }),
  gitea: () => pullOf(copying, { env: { GITEA_ACTIONS: 'true' } }),
} as const;
type Name = keyof typeof plays;

describeWithGo('a pull request', () => {
  const played = new Map<Name, Played>();
  const of = (name: Name): Played => {
    const found = played.get(name);
    if (found === undefined) throw new Error(`${name} was not played`);
    return found;
  };
  beforeAll(async () => {
    const waiting = Object.keys(plays) as Name[];
    const lane = async (): Promise<void> => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
        played.set(name, await plays[name]());
    };
    await Promise.all([lane(), lane()]);
  }, 300_000);
  afterAll(async () => {
    for (const { hosted } of played.values()) await hosted.close();
    removeFolders();
  });

  it.each(Object.keys(plays) as Name[])('asks of GitHub only what there is: %s', (name) => {
    const { forge } = of(name).hosted;
    expect(forge.log.violations).toEqual([]);
    expect(forge.faults.unplayed()).toEqual([]);
    expect(forge.unfinishedUploads()).toEqual([]);
  });

  describe.each<[Name, RegExp, RegExp | null]>([
    ['readOnly', /may not write on the pull request: Resource not .*pull-requests: write/, /^### ✗/],
    ['contentsOnly', /may not write on the pull request: Resource not .*pull-requests: write/, /^### ✗/],
    ['dependabot', /Dependabot.*second workflow of the README/, /^### ✓/],
  ])('that may not comment (%s)', (name, why, heading) => {
    it('has the same gate and exit code, a summary, and one notice', () => {
      const { step, pull } = of(name);
      expect([step.code, step.log]).toEqual([name === 'dependabot' ? 0 : 1, expect.any(String)]);
      expect(noticesOf(step)).toEqual([expect.stringMatching(why)]);
      expect(step.summary).toMatch(heading ?? /./);
      expect(step.summary).toMatch(why);
      expect(step.log).not.toMatch(/^::error::/m);
      expect([pull.comments, pull.reviewComments]).toEqual([[], []]);
    });

    it('leaves a result, which another job reports', async () => {
      const { step, pull, hosted } = of(name);
      expect(hosted.forge.state.artifacts.map((artifact) => artifact.name)).toEqual([page, result]);
      expect(step.outputs.get('artifact')).toBe(result);
      const reported = await hosted.reportJob(step.run);
      expect([reported.code, reported.log]).toEqual([0, expect.not.stringContaining('::notice')]);
      expect(pull.comments.map(({ body }) => body.split('\n', 1)[0])).toEqual([
        expect.stringMatching(heading ?? /./),
      ]);
      expect(pull.reviewComments.map(({ line }) => line)).toEqual(name === 'dependabot' ? [] : [12]);
      expect(hosted.forge.log.violations).toEqual([]);
    });
  });

  it('of Dependabot gets its comment where the workflow lets it', () => {
    const { step, pull } = of('dependabotMay');
    expect([step.code, noticesOf(step)]).toEqual([0, []]);
    expect(pull.comments.map(({ body }) => body)).toEqual([expect.stringMatching(/^### ✓/)]);
  });

  it('that is locked is told in the words of GitHub', () => {
    const { step, hosted } = of('locked');
    expect([step.code, noticesOf(step)]).toEqual([0, [expect.stringContaining('issue is locked')]]);
    expect(hosted.forge.state.artifacts.map((artifact) => artifact.name)).toEqual([page, result]);
  });

  it('keeps its verdict and comment when the summary cannot be written', () => {
    const { step, pull } = of('noSummary');
    expect([step.code, step.log]).toEqual([
      1,
      expect.stringMatching(/^::error::pprof-gate: cannot write \/nowhere\/summary\.md/m),
    ]);
    expect(pull.comments.map(({ body }) => body.split('\n', 1)[0])).toEqual([fails]);
    const { step: empty } = of('emptySummary');
    expect([empty.code, empty.log]).toEqual([0, expect.not.stringContaining('::error')]);
  });

  it('without a token is gated and says so', () => {
    const { step, hosted } = of('noToken');
    expect([step.code, noticesOf(step)]).toEqual([0, [expect.stringContaining('input token is empty')]]);
    expect(hosted.forge.log.requests.filter(({ origin }) => origin === 'api')).toEqual([]);
  });

  it('is measured and told all the same with what can be no token', () => {
    const { step, hosted } = of('badToken');
    const words = 'the input token cannot be a token';
    expect([step.code, step.log]).toEqual([4, expect.stringContaining(`::error::pprof-gate: ${words}`)]);
    expect(step.log).not.toContain('t\u00f6ken');
    expect(step.outputs.get('passes')).toBe('true');
    expect(step.summary).toMatch(new RegExp(`^### ✓ [^]*\\*\\*Not published\\*\\*: ${words}`));
    expect(hosted.forge.log.requests.filter(({ origin }) => origin === 'api')).toEqual([]);
  });

  it('is measured and told all the same in a repository without a name', () => {
    const { step } = of('noRepository');
    expect([step.code, step.log]).toEqual([
      1,
      expect.stringContaining('::error::pprof-gate: GITHUB_REPOSITORY is not owner/name'),
    ]);
    expect(step.outputs.get('outcome')).toBe('exceeded');
    expect(step.summary.split('\n', 1)).toEqual([fails]);
  });

  it('fails by its verdict when all of GitHub is down', () => {
    const { step, pull } = of('allDown');
    expect([step.code, step.log]).toEqual([
      1,
      expect.stringMatching(/^::error::pprof-gate: .+ \(\S+\) got no answer \(503\)/m),
    ]);
    expect(step.outputs.get('outcome')).toBe('exceeded');
    expect(step.summary.split('\n', 1)).toEqual([fails]);
    expect(step.summary).toContain('**Not published**');
    expect(pull.comments).toEqual([]);
  });

  it('that passes gives 4 when its comment cannot be written', () => {
    const { step } = of('commentsDown');
    expect([step.code, step.log]).toEqual([4, expect.stringContaining('was not accepted (422): locked')]);
    expect(step.outputs.get('passes')).toBe('true');
    expect(step.summary).toMatch(/^### ✓ [^]*\*\*Not published\*\*/);
  });

  it('of a fork that passes gives 4 when its result cannot be kept', () => {
    const { step } = of('conflict');
    expect([step.code, step.log]).toEqual([
      4,
      expect.stringContaining('Give each job of a matrix its own key'),
    ]);
    expect(step.summary).toMatch(/^### ✓ [^]*\*\*Not published\*\*/);
  });

  describe('on an Enterprise Server', () => {
    it('gets its comments, on the line as it is in the pull request', () => {
      const { step, pull } = of('enterprise');
      expect([step.code, step.log]).toEqual([1, expect.any(String)]);
      expect(noticesOf(step)).toEqual([]);
      expect(step.log).toMatch(/^::error .*file=finder\.go,line=16/m);
      expect(pull.comments.map(({ body }) => body.split('\n', 1)[0])).toEqual([fails]);
      // The merge that was measured is nobody's commit.
      const [head = ''] = pull.revisions.slice(-1).map(({ sha }) => sha.slice(0, 7));
      expect(pull.comments[0]?.body).toMatch(new RegExp(`head \`${head}\`, merged as \`[0-9a-f]{7}\``));
      expect(pull.reviewComments.map(({ path, line }) => [path, line])).toEqual([['finder.go', 12]]);
    });

    it('from a fork leaves its result in a folder, and says what to do with it', () => {
      const { step, hosted } = of('enterpriseFork');
      expect([step.code, step.log]).toEqual([0, expect.not.stringContaining('::error')]);
      expect(noticesOf(step)).toEqual([
        expect.stringContaining('comes from a fork'),
        expect.stringContaining('takes no artifacts from actions'),
      ]);
      expect(hosted.forge.log.requests.filter(({ origin }) => origin === 'results')).toEqual([]);
      expect(step.summary).toContain(`Upload the file of the output report-html as`);
      expect(existsSync(join(step.workspace, step.outputs.get('report-html') ?? ''))).toBe(true);
      expect(step.outputs.get('artifact')).toBe(result);
      const folder = join(step.workspace, step.outputs.get('artifact-path') ?? '');
      expect(['base', 'head'].map((side) => existsSync(join(folder, side, 'journal.jsonl')))).toEqual([
        true,
        true,
      ]);
    });
  });

  it('on Gitea has summary, outputs and exit code, and one notice says what there is not', () => {
    const { step, hosted } = of('gitea');
    expect([step.code, step.summary.split('\n', 1)]).toEqual([1, [fails]]);
    expect(noticesOf(step)).toEqual([
      expect.stringMatching(/^::notice::Gitea: the summary, outputs and exit code work/),
    ]);
    expect(step.outputs.get('outcome')).toBe('exceeded');
    expect(step.summary).toContain(' · full report `pprof-gate/report.html`\n');
    expect(hosted.forge.log.requests).toEqual([]);
  });
});

describeWithGo('other events', () => {
  let hosted: Hosted;
  const finish = async (): Promise<void> => {
    await hosted.close();
    expect(hosted.forge.log.violations).toEqual([]);
  };
  afterAll(removeFolders);

  it('merge_group: gate, summary and page, nothing written', async () => {
    hosted = await Hosted.start(plain);
    const base = hosted.tip('main');
    const pull = hosted.openPull('queued', { 'finder.go': copying['finder.go'] });
    const ref = `refs/pull/${pull.number}/merge`;
    const payload = {
      merge_group: {
        head_sha: hosted.tip('queued'),
        head_ref: ref,
        base_ref: 'refs/heads/main',
        base_sha: base,
      },
    };
    const commit = { sha: hosted.tip('queued'), branch: 'queued' };
    const step = await hosted.job('merge_group', payload, hosted.checkout(ref), commit, { inputs: quickly });
    expect([step.code, step.summary.split('\n', 1)]).toEqual([1, [fails]]);
    expect(hosted.forge.log.writes()).toEqual([]);
    expect(hosted.forge.state.artifacts.map(({ name }) => name)).toEqual([page]);
    expect(step.summary).toContain(`[full report](${step.outputs.get('report-url')})`);
    await finish();
  }, 120_000);

  it.each([
    ['an Enterprise Server', { env: company }, /takes no artifacts from actions/],
    ['Forgejo', { env: { FORGEJO_ACTIONS: 'true' } }, /^::notice::Forgejo: /],
  ])(
    'a baseline on %s stays in a folder, and one notice says so',
    async (_, request, notice) => {
      hosted = await Hosted.start(plain, { enterprise: true });
      const step = await hosted.mainJob('schedule', { ...request, inputs: quickly });
      expect([step.code, step.log]).toEqual([0, expect.any(String)]);
      expect(noticesOf(step)).toEqual([expect.stringMatching(notice)]);
      expect(step.outputs.get('artifact')).toMatch(/^pprof-gate-baseline-default-/);
      const folder = join(step.workspace, step.outputs.get('artifact-path') ?? '');
      expect(existsSync(join(folder, 'manifest.json'))).toBe(true);
      expect(hosted.forge.state.artifacts).toEqual([]);
      await finish();
    },
    120_000,
  );

  it('pull_request_target: refuses, and says what to use', async () => {
    hosted = await Hosted.start(plain);
    const pull = hosted.openPull('strange', { 'finder.go': copying['finder.go'] }, 'fork');
    const commit = { sha: hosted.tip('main'), branch: 'main' };
    const payload = { pull_request: { number: pull.number } };
    const step = await hosted.job('pull_request_target', payload, temporaryFolder(), commit, {});
    expect([step.code, step.log]).toEqual([2, expect.stringMatching(/^::error::.*workflow_run/m)]);
    expect(hosted.forge.log.requests).toEqual([]);
    await finish();
  });
});
