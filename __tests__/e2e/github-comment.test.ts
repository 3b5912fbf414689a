// The one comment of a pull request, and that it stays one: real results of gates, reported by the bundle.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { artifactZip } from '../forge/setup.js';
import { copying, plain, reworded } from './finder-module.js';
import { recordResult, Reported, type Result } from './github-results.js';
import { removeFolders } from './repository.js';
import { describeWithGo } from './with-go.js';

const bot = 'github-actions[bot]';
const fails = '### ✗ 1 benchmark breaks a budget';
const passes = /^### ✓ /;
const refusedLine = {
  status: 422,
  body: { message: 'Unprocessable Entity', errors: ['Line could not be resolved'] },
};
const heading = (body = ''): string => body.split('\n', 1)[0] ?? '';

describeWithGo('one comment', () => {
  let worse: Result;
  let mended: Result;
  beforeAll(async () => {
    [worse, mended] = await Promise.all([recordResult(plain, copying), recordResult(plain, reworded)]);
  }, 120_000);

  let reported: Reported;
  const start = async (...parameters: Parameters<typeof Reported.start>): Promise<Reported> => {
    reported = await Reported.start(...parameters);
    return reported;
  };
  afterEach(async () => {
    const { log, faults } = reported.forge;
    await reported.hosted.close();
    expect(log.violations).toEqual([]);
    expect(faults.unplayed()).toEqual([]);
  });
  afterAll(removeFolders);

  describe('stays current', () => {
    it('is made, left as it is, updated, and its review comment is resolved', async () => {
      const { forge, pull } = await start(worse);
      const made = await reported.report();
      expect([made.code, made.log]).toEqual([0, expect.any(String)]);
      expect(pull.comments.map(({ author, body }) => [author, heading(body)])).toEqual([[bot, fails]]);
      expect(pull.reviewComments.map(({ path, line }) => [path, line])).toEqual([['finder.go', 12]]);
      expect(pull.reviews.map(({ state, commit }) => [state, commit])).toEqual([
        ['COMMENTED', reported.run.sha],
      ]);
      expect(made.outputs.get('comment-url')).toMatch(/#issuecomment-\d+$/);

      forge.log.clear();
      const again = await reported.report();
      expect(forge.log.writes()).toEqual([]);
      expect(again.outputs.get('comment-url')).toBe(made.outputs.get('comment-url'));

      const [comment] = pull.reviewComments;
      if (comment !== undefined) forge.state.addReply(pull, comment, 'robin', 'Why not a map?');
      reported.push(mended);
      const fixed = await reported.report({}, reported.finish(mended));
      expect(fixed.code).toBe(0);
      expect(reported.comments.map(heading)).toEqual([expect.stringMatching(passes)]);
      expect(forge.log.writes()).toEqual([
        'pulls/update-review-comment',
        'graphql/resolveReviewThread',
        'issues/update-comment',
      ]);
      expect(pull.reviewComments.map(({ body }) => heading(body))).toEqual([
        expect.stringMatching(/^\*\*Resolved\*\*: as of /),
        'Why not a map?',
      ]);
      expect(pull.reviewComments[0]?.body).toMatch(/^~~\*\*\+7 allocs\/op\*\*.*~~$/m);
      expect(pull.threads.map(({ resolved }) => resolved)).toEqual([true]);
    });

    it('strikes the text where the token may not resolve threads', async () => {
      const { pull } = await start(worse);
      await reported.report();
      reported.push(mended);
      const fixed = await reported.report({ resolvesThreads: false }, reported.finish(mended));
      expect([fixed.code, fixed.log]).toEqual([0, expect.not.stringContaining('::error')]);
      expect(pull.reviewComments[0]?.body).toMatch(/^\*\*Resolved\*\*/);
      expect(pull.threads.map(({ resolved }) => resolved)).toEqual([false]);
    });
  });

  describe('links the page', () => {
    const pages = () =>
      reported.forge.state.artifacts.filter(({ contentType }) => contentType === 'text/html');

    it('of each suite its own', async () => {
      const { run } = await start(worse, { key: 'x.Y_-1' });
      reported.forge.state.addArtifact({ run, name: 'pprof-gate-result-arm', zip: mended.zip });
      const step = await reported.report();
      expect(pages().map(({ name }) => name)).toEqual([
        'pprof-gate-report-arm.html',
        'pprof-gate-report-x.Y_-1.html',
      ]);
      const links = pages().map(
        ({ id }) =>
          `[full report](https://github.com/owner/repository/actions/runs/${step.run.id}/artifacts/${id})`,
      );
      expect(reported.comments.map((body) => links.filter((link) => body.includes(link)))).toEqual(
        links.map((link) => [link]),
      );
      for (const link of links) expect(step.summary).toContain(link);
    });

    it('or has none where the upload fails, and is written all the same', async () => {
      await start(worse);
      reported.fail('results/CreateArtifact', {
        status: 403,
        body: { code: 'permission_denied', msg: 'no' },
      });
      const step = await reported.report();
      expect([step.code, reported.comments.map(heading)]).toEqual([4, [fails]]);
      expect(step.log.match(/^::error::/gm)).toHaveLength(1);
      expect(step.log).toMatch(/^::error::.*uploading the artifact \(artifacts\/upload\) is not allowed/m);
      expect(reported.comments[0]).not.toContain('full report');
      expect(step.summary).toContain(' · full report `pprof-gate/report-default.html`\n');
      expect(step.summary).toMatch(/^### ✗ [^]*\*\*Not published\*\*/);
      const warned = await reported.report({ inputs: { 'publish-failure': 'warn' } });
      expect([warned.code, warned.outputs.get('report-url')]).toEqual([0, undefined]);
    });

    it('as a zip where the server takes nothing else', async () => {
      await start(worse);
      const refused = { status: 400, body: { code: 'invalid_argument', msg: 'mime_type' } };
      reported.fail('results/CreateArtifact', refused, 1);
      const step = await reported.report();
      expect(step.code).toBe(0);
      const zip = reported.forge.state.artifacts.at(-1);
      expect([zip?.name, zip?.contentType]).toEqual(['pprof-gate-report-default', 'application/zip']);
      expect(reported.comments[0]).toContain(`/artifacts/${zip?.id})`);
    });

    it('not on wish', async () => {
      const { forge } = await start(worse);
      const step = await reported.report({ inputs: { 'upload-report': 'false' } });
      expect([step.code, pages(), forge.log.of('results/CreateArtifact')]).toEqual([0, [], []]);
      expect(reported.comments[0]).not.toContain('full report');
    });
  });

  describe('among others', () => {
    it('is found on the second page by marker and author, not where it is quoted or forged', async () => {
      const { forge, pull } = await start(worse);
      await reported.report();
      const [ours] = pull.comments.splice(0);
      const body = ours?.body ?? '';
      const marker = body.trimEnd().split('\n').at(-1) ?? '';
      expect(marker).toMatch(/^<!-- pprof-gate comment v1 /);
      const others = [
        forge.state.addComment(pull, 'mallory', body),
        forge.state.addComment(pull, 'mallory', marker),
        forge.state.addComment(pull, null, body),
        forge.state.addComment(pull, bot, `> ${marker}`),
        forge.state.addComment(pull, bot, `${body}\nand more of another workflow`),
        ...Array.from({ length: 110 }, (_, i) => forge.state.addComment(pull, 'robin', `Remark ${i}`)),
      ].map((comment) => ({ ...comment }));
      if (ours !== undefined) pull.comments.push(ours);
      forge.state.addComment(pull, 'mallory', body);

      reported.push(mended);
      forge.log.clear();
      await reported.report({}, reported.finish(mended));
      expect(forge.log.writes().filter((operation) => operation.startsWith('issues/'))).toEqual([
        'issues/update-comment',
      ]);
      expect(heading(ours?.body)).toMatch(passes);
      expect(pull.comments.slice(0, others.length)).toEqual(others);
    });

    it('of an old race: the oldest stays, the other goes', async () => {
      const { forge, pull } = await start(worse);
      await reported.report();
      const [first] = pull.comments;
      forge.state.addComment(pull, bot, first?.body ?? '');
      reported.push(mended);
      await reported.report({}, reported.finish(mended));
      expect(pull.comments.map(({ id, body }) => [id, heading(body)])).toEqual([
        [first?.id, expect.stringMatching(passes)],
      ]);
    });

    it('of each suite its own', async () => {
      const { run } = await start(worse);
      reported.forge.state.addArtifact({ run, name: 'pprof-gate-result-arm', zip: mended.zip });
      await reported.report();
      expect(reported.comments.map(heading)).toEqual([expect.stringMatching(passes), fails]);
      await reported.report();
      expect(reported.comments).toHaveLength(2);
    });

    it.each([
      ['is no zip', Buffer.from('no zip'), 'is not usable: it is no zip archive'],
      ['holds no captures', artifactZip({ 'base/manifest.json': '{}' }), 'pprof-gate-result-arm/base'],
    ])('of each suite its own, also when what another one left %s', async (_, zip, says) => {
      const { run } = await start(worse);
      reported.forge.state.addArtifact({ run, name: 'pprof-gate-result-arm', zip });
      reported.forge.state.addArtifact({ run, name: 'pprof-gate-result-x86', zip });
      const step = await reported.report();
      expect([step.code, step.log]).toEqual([4, expect.stringContaining(says)]);
      expect(step.log.match(/^::error::/gm)).toHaveLength(2);
      expect(step.summary).toContain('**Not published**');
      expect(reported.comments.map(heading)).toEqual([fails]);
    });

    it('on the pull request that the run was for, where a branch is to go to two', async () => {
      const { forge, pull } = await start(worse);
      const { repository } = reported.hosted;
      forge.state.addCommit(repository, { branch: 'release', parents: [pull.base.sha] });
      const second = forge.state.addPull({ repository, head: 'topic', base: 'release', files: worse.diff });
      const unknown = await reported.report({ pulls: [pull.number, second.number] });
      const unnamed = await reported.report();
      for (const step of [unknown, unnamed])
        expect([step.code, step.log]).toEqual([
          0,
          expect.stringContaining('More than one open pull request'),
        ]);
      expect(forge.log.writes()).toEqual([]);
      const known = await reported.report({ pulls: [second.number] });
      expect([known.code, known.log]).toEqual([0, expect.any(String)]);
      expect([pull.comments.length, second.comments.length]).toEqual([0, 1]);
    });

    it('is not silenced or led astray by a marker in what another workflow repeats', async () => {
      const { forge, pull } = await start(worse);
      const marker = (of: string) =>
        `<!-- pprof-gate comment v1 key=default sha=${of.repeat(40)} run=999999999999999 attempt=1 variant=x outcome=within digest=${'0'.repeat(16)} -->`;
      forge.state.addComment(pull, bot, `New title: nice\n\n${marker('b')}`);
      await reported.report();
      forge.state.addComment(pull, bot, `New title: nicer\n\n${marker('c')}`);
      reported.push(mended);
      const step = await reported.report({}, reported.finish(mended));
      expect([step.code, step.log]).toEqual([0, expect.not.stringContaining('A newer run')]);
      expect(reported.comments.map(heading)).toEqual([
        'New title: nice',
        expect.stringMatching(passes),
        'New title: nicer',
      ]);
    });

    it('of a run that was tried again: its newest result counts', async () => {
      const { run } = await start(worse);
      reported.forge.state.addArtifact({ run, name: 'pprof-gate-result-default', zip: mended.zip });
      await reported.report();
      expect(reported.comments.map(heading)).toEqual([expect.stringMatching(passes)]);
    });
  });

  describe('of jobs that meet', () => {
    it('is one when two report at once', async () => {
      await start(worse);
      // Both read the list before either writes.
      reported.fail('issues/list-comments', { delayMs: 700 }, 4);
      const steps = await Promise.all([reported.report(), reported.report()]);
      expect(steps.map(({ code, log }) => [code, log])).toEqual([
        [0, expect.any(String)],
        [0, expect.any(String)],
      ]);
      expect(reported.comments.map(heading)).toEqual([fails]);
    });

    it('is one when another run writes between looking and writing', async () => {
      const { forge, pull } = await start(worse);
      await reported.report();
      const [comment] = pull.comments.splice(0);
      reported.before('issues/create-comment', 1, () =>
        forge.state.addComment(pull, bot, comment?.body ?? ''),
      );
      const step = await reported.report();
      expect(step.code).toBe(0);
      expect(forge.log.of('issues/create-comment')).toHaveLength(2);
      expect(reported.comments.map(heading)).toEqual([fails]);
      expect(step.outputs.get('comment-url')).toContain(`#issuecomment-${pull.comments[0]?.id}`);
    });

    it('is left alone when a newer run writes between looking and updating', async () => {
      const { forge, pull } = await start(worse);
      await reported.report();
      const [comment] = pull.comments;
      if (comment === undefined) throw new Error('nothing was written');
      const older = reported.finish(mended);
      const newer = comment.body.replace(/ run=\d+/, ' run=999999999');
      reported.before('issues/get-comment', 1, () => (comment.body = newer));
      const step = await reported.report({ inputs: { 'review-comments': 'false' } }, older);
      expect([step.code, step.log]).toEqual([0, expect.stringContaining('A newer run (999999999)')]);
      expect(forge.log.of('issues/update-comment')).toEqual([]);
      expect(reported.comments).toEqual([newer]);
    });

    it('is made anew when somebody removes it just before it is updated', async () => {
      const { pull } = await start(worse);
      await reported.report();
      reported.push(mended);
      reported.before('issues/update-comment', 1, () => pull.comments.splice(0));
      const step = await reported.report({}, reported.finish(mended));
      expect([step.code, reported.comments.map(heading)]).toEqual([0, [expect.stringMatching(passes)]]);
    });

    it('is left alone by a run that is older than what it tells', async () => {
      const { forge } = await start(worse);
      await reported.report({}, reported.finish(mended));
      const before = reported.comments;
      forge.log.clear();
      const older = await reported.report();
      expect([older.code, older.log]).toEqual([0, expect.stringContaining('A newer run')]);
      expect(forge.log.writes()).toEqual([]);
      expect(reported.comments).toEqual(before);
    });

    it('shows the worse of two jobs with one key, and says so', async () => {
      const { pull } = await start(worse);
      await reported.report();
      const [comment] = pull.comments;
      const [review] = pull.reviewComments;
      if (comment === undefined || review === undefined) throw new Error('nothing was written');
      // As another job of the same run would have written it.
      comment.body = comment.body.replace(/ variant=\S+/, ' variant=linux-arm64');
      const { run } = reported;
      reported.forge.state.addArtifact({ run, name: 'pprof-gate-result-default', zip: mended.zip });
      const sibling = await reported.report();
      expect([sibling.code, sibling.log]).toEqual([
        0,
        expect.stringContaining('publishes with the same key'),
      ]);
      expect(reported.comments.map(heading)).toEqual([fails]);
      expect(review.body).not.toMatch(/Resolved/);
    });
  });

  describe('of a commit that is no longer the head', () => {
    it('is not written', async () => {
      const { forge } = await start(worse);
      reported.push(mended);
      const step = await reported.report();
      expect([step.code, step.log]).toEqual([0, expect.stringContaining('No open pull request')]);
      expect(forge.log.writes()).toEqual([]);
    });

    it('is not written either when the head moves meanwhile', async () => {
      const { forge } = await start(worse);
      reported.before('actions/download-artifact', 1, () => {
        reported.push(mended);
      });
      const step = await reported.report();
      expect([step.code, step.log]).toEqual([0, expect.stringContaining('has moved on')]);
      expect(forge.log.writes()).toEqual([]);
    });

    it('is not written over either when the head moves just before', async () => {
      const { forge } = await start(worse);
      await reported.report();
      const before = reported.comments;
      reported.before('issues/get-comment', 1, () => {
        reported.push(mended);
      });
      const inputs = { 'review-comments': 'false' };
      const step = await reported.report({ inputs }, reported.finish(mended));
      expect([step.code, step.log]).toEqual([0, expect.stringContaining('has moved on')]);
      expect(forge.log.of('issues/update-comment')).toEqual([]);
      expect(reported.comments).toEqual(before);
    });

    it('costs one look at the head when the lines are refused', async () => {
      const { forge } = await start(worse);
      reported.before(
        'pulls/create-review',
        1,
        () => {
          reported.push(mended);
        },
        refusedLine,
      );
      const step = await reported.report();
      expect([step.code, step.log]).toEqual([0, expect.stringContaining('has moved on')]);
      expect(forge.log.of('pulls/get')).toHaveLength(2);
      expect(forge.log.of('pulls/create-review')).toHaveLength(1);
      expect(reported.comments).toEqual([]);
    });

    it.each(['before', 'meanwhile'])('nor of a pull request that was closed %s', async (when) => {
      const { forge, pull } = await start(worse);
      const close = () => {
        pull.state = 'closed';
      };
      if (when === 'before') close();
      else reported.before('actions/download-artifact', 1, close);
      const step = await reported.report();
      expect([step.code, step.log]).toEqual([
        0,
        expect.stringContaining(when === 'before' ? 'No open pull request' : 'is closed'),
      ]);
      expect(forge.log.writes()).toEqual([]);
    });
  });

  describe('on wish', () => {
    it.each([
      ['always', true],
      ['on-change', false],
      ['on-failure', false],
      ['never', false],
    ])('comment: %s, of a pull request that moves nothing', async (comment, made) => {
      await start(mended);
      const step = await reported.report({ inputs: { comment } });
      expect([step.code, reported.comments.length]).toEqual([0, made ? 1 : 0]);
    });

    it('comment: on-failure keeps one that is there up to date', async () => {
      await start(worse);
      const inputs = { comment: 'on-failure' };
      await reported.report({ inputs });
      reported.push(mended);
      await reported.report({ inputs }, reported.finish(mended));
      expect(reported.comments.map(heading)).toEqual([expect.stringMatching(passes)]);
    });

    it('comment: never leaves the comments on lines', async () => {
      const { pull } = await start(worse);
      const step = await reported.report({ inputs: { comment: 'never' } });
      expect([step.code, reported.comments, pull.reviewComments.length]).toEqual([0, [], 1]);
    });

    it('review-comments: false leaves the comment', async () => {
      const { forge, pull } = await start(worse);
      const step = await reported.report({ inputs: { 'review-comments': 'false' } });
      expect([step.code, reported.comments.length, pull.reviewComments]).toEqual([0, 1, []]);
      expect(forge.log.of('pulls/list-files')).toEqual([]);
    });
  });
});
