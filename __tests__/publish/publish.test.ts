import { describe, expect, it } from '@jest/globals';
import type { Forge } from '../../src/forge.js';
import type { Report } from '../../src/model/report.js';
import { commentText } from '../../src/publish/desired.js';
import {
  markedComment,
  readCommentMarker,
  readReviewMarker,
  type RunIdentity,
} from '../../src/publish/marker.js';
import { publish, type Published, type PublishRequest } from '../../src/publish/publish.js';
import {
  allWell,
  benchmark,
  change,
  culprit,
  growth,
  hostile,
  huge,
  report,
  story,
  unprovenOnly,
  verdict,
  withNames,
} from '../report/fixtures.js';
import { expectGolden } from './golden.js';
import { bot, headSha, MemoryForge, stillClock, type Fault } from './memory-forge.js';

const run: RunIdentity = { key: 'default', sha: headSha, run: 7, attempt: 1, variant: 'linux-amd64' };

const request = (of: Report, rest: Partial<PublishRequest> = {}): PublishRequest => ({
  pull: 1,
  run,
  report: of,
  patch: null,
  comment: 'always',
  reviewComments: true,
  source: null,
  page: null,
  ...rest,
});

/** `look.go` 39 to 44 are in the diff. */
const lookPatch = [
  '@@ -39,5 +39,6 @@ func Look(dirs []string) string {',
  ' \tfor _, dir := range dirs {',
  '-\t\tp := dir + name',
  '+\t\tname := clean(name)',
  '+\t\tp := filepath.Join(dir, name)',
  ' \t\tif ok(p) {',
  ' \t\t\treturn p',
  ' \t\t}',
].join('\n');

function forgeOf(): MemoryForge {
  const forge = new MemoryForge();
  forge.files = [{ path: 'look.go', status: 'modified', patch: lookPatch }];
  return forge;
}

const tell = (forge: Forge, of: Report, rest: Partial<PublishRequest> = {}) =>
  publish(request(of, rest), forge, stillClock());

const codes = ({ notices }: { readonly notices: readonly { readonly code: string }[] }) =>
  notices.map(({ code }) => code);

/** So many functions of `look.go` that allocate, each on its line from 39 on, and over again. */
function scattered(count: number): Report {
  return report(
    verdict(
      Array.from({ length: count }, (_, k) =>
        benchmark(`F/${String(k).padStart(2, '0')}`, [
          change('allocs/op', 10, 40 - k, {
            change: 'regression',
            budget: growth(0),
            outcome: 'exceeded',
            culprits: [culprit('allocs/op', 1, 31 - k, { function: `finder.F${k}`, line: 39 + (k % 6) })],
          }),
        ]),
      ),
    ),
  );
}

/** A line that may have made something slower: no reason to fail. */
function doubtful(): Report {
  return report(
    verdict([
      benchmark('Look', [
        change('allocs/op', 0, 3, {
          change: 'regression',
          budget: growth(0),
          outcome: 'unproven',
          culprits: [culprit('allocs/op', 0, 3)],
        }),
      ]),
    ]),
  );
}

describe('the story of a pull request', () => {
  it('is one comment that stays current, and a review comment that comes and goes', async () => {
    const forge = forgeOf();
    const first = await tell(forge, story());
    expect(first).toEqual({
      comment: { url: forge.issue[0]?.url, action: 'created' },
      notices: [],
      forbidden: null,
      failed: null,
    });
    expect(forge.reviews).toMatchObject([{ path: 'look.go', line: 41, author: bot }]);
    expectGolden('sticky-story.golden.md', forge.issue[0]?.body ?? '');
    expectGolden('line-story.golden.md', forge.reviews[0]?.body ?? '');

    forge.calls.length = 0;
    const again = await tell(forge, story(), { run: { ...run, attempt: 2 } });
    expect(forge.writes).toEqual([]);
    expect(again.comment.action).toBe('unchanged');

    forge.head = 'f'.repeat(40);
    const fixed = await tell(forge, allWell(), { run: { ...run, sha: forge.head, run: 8 } });
    expect(fixed).toMatchObject({ comment: { action: 'updated' } });
    expect(forge.reviews).toHaveLength(1);
    expect(forge.issue).toHaveLength(1);
    expect(forge.issue[0]?.body).toMatch(/^### ✓ /);
    expect(readReviewMarker(forge.reviews[0]?.body ?? '')?.state).toBe('resolved');
    expect(forge.resolvedThreads.size).toBe(1);
  });

  it('links the page, and is not written again where only that is another', async () => {
    const forge = forgeOf();
    const page = (id: number) => ({ page: `https://github.com/o/r/actions/runs/${id}/artifacts/${id}7` });
    await tell(forge, story());
    await tell(forge, story(), page(1));
    const [comment] = forge.issue;
    const footer = ' · [full report](https://github.com/o/r/actions/runs/1/artifacts/17)';
    expect((comment?.body ?? '').split('\n')).toContainEqual(expect.stringContaining(footer));
    forge.calls.length = 0;
    expect(await tell(forge, story(), page(2))).toMatchObject({ comment: { action: 'unchanged' } });
    expect(forge.writes).toEqual([]);
    await tell(forge, story());
    expect(forge.writes).toHaveLength(1);
    expect(comment?.body).not.toContain('full report');
  });

  it('asks no more than it needs: nothing about the diff when nothing got worse', async () => {
    const forge = forgeOf();
    await tell(forge, allWell());
    expect(forge.calls).toEqual([
      'pull',
      'viewer',
      'comments',
      'reviewComments',
      'comments',
      'pull',
      'createComment',
      'comments',
      'pull',
    ]);
  });

  it('made from an artifact says whose numbers they are', async () => {
    const forge = forgeOf();
    const source = { run: 123, url: 'https://github.com/o/r/actions/runs/123' };
    await tell(forge, story(), { source });
    expectGolden(
      'sticky-from-artifact.golden.md',
      (forge.issue[0]?.body ?? '').split('\n').slice(-12).join('\n'),
    );
    const odd = forgeOf();
    await tell(odd, story(), { source: { run: 123, url: 'https://x.example/) [y](javascript:' } });
    expect(odd.issue[0]?.body).toContain('own run 123:');
  });
});

describe('nothing is written', () => {
  it('on a pull request that is closed', async () => {
    const forge = forgeOf();
    forge.open = false;
    const result = await tell(forge, story());
    expect(forge.calls).toEqual(['pull']);
    expect(codes(result)).toEqual(['pull-closed']);
  });

  it('when the head is not what was measured', async () => {
    const forge = forgeOf();
    forge.head = 'f'.repeat(40);
    const result = await tell(forge, story());
    expect(forge.calls).toEqual(['pull']);
    expect(result.notices).toEqual([{ code: 'head-moved', facts: { measured: headSha, now: forge.head } }]);
  });

  it('when nothing is wanted', async () => {
    const forge = forgeOf();
    await tell(forge, story(), { comment: 'never', reviewComments: false });
    expect(forge.calls).toEqual([]);
  });

  it('after a newer run, on lines neither', async () => {
    const forge = forgeOf();
    await tell(forge, allWell(), { run: { ...run, run: 8 } });
    forge.calls.length = 0;
    const result = await tell(forge, story());
    expect(forge.writes).toEqual([]);
    expect(result.notices).toEqual([{ code: 'newer-run', facts: { run: 8 } }]);
  });

  it('on lines when they are switched off, whatever is there', async () => {
    const forge = forgeOf();
    await tell(forge, story());
    forge.calls.length = 0;
    await tell(forge, allWell(), { reviewComments: false, run: { ...run, run: 8 } });
    expect(forge.writes).toEqual(['updateComment']);
    expect(forge.issue[0]?.body).not.toContain('Review comments');
  });
});

describe('lines that have no place', () => {
  it('are listed in the comment', async () => {
    const forge = forgeOf();
    forge.files = [];
    await tell(forge, story());
    expect(forge.reviews).toEqual([]);
    expect(forge.issue[0]?.body).toContain('\n\n2 lines are not in the diff: `walk.go:88`, `look.go:41`.\n');
  });

  it('beyond the ten worst are listed in the comment', async () => {
    const forge = forgeOf();
    await tell(forge, scattered(13));
    expect(forge.reviews).toHaveLength(10);
    expect(forge.issue[0]?.body).toContain(
      'Review comments: on 10 lines of the diff; 3 more lines are only told here: `look.go:43`, `look.go:44`, `look.go:39`.',
    );
    forge.calls.length = 0;
    await tell(forge, scattered(13));
    expect(forge.writes).toEqual([]);
  });

  it('of a file without a patch are told at the file, and that is said', async () => {
    const forge = forgeOf();
    forge.files = [{ path: 'look.go', status: 'modified', patch: null }];
    await tell(forge, story());
    expect(forge.reviews).toMatchObject([{ path: 'look.go', line: null, onFile: true }]);
    expect(forge.reviews[0]?.body).toContain('on line 41 of this file');
    expect(forge.issue[0]?.body).toContain(
      'Review comments: on 1 file; 1 more line is not in the diff: `walk.go:88`.',
    );
  });

  it('of a function are told at its line in a hunk; the text is read once', async () => {
    const forge = forgeOf();
    const far = (line: number) => culprit('allocs/op', 0, line, { line });
    const lines = Array.from({ length: 20 }, () => '');
    forge.texts.set('look.go', [...lines.slice(0, 14), 'func Look() {', ...lines, ...lines, '}'].join('\n'));
    const of = report(
      verdict([
        benchmark('Look', [
          change('allocs/op', 0, 37, {
            change: 'regression',
            budget: growth(0),
            outcome: 'exceeded',
            culprits: [far(20), far(17)],
          }),
        ]),
      ]),
    );
    await tell(forge, of);
    expect(forge.calls.filter((call) => call === 'file')).toHaveLength(1);
    // Both lines end up at the same one, so one comment speaks for them.
    expect(forge.reviews).toMatchObject([{ line: 39 }]);
    expect(forge.reviews[0]?.body).toMatch(/on line 20 of this file[^]*on line 17 of this file/);
  });

  it('are found through our own diff when the merge was measured', async () => {
    const forge = forgeOf();
    const shifted = lookPatch.replace('+39,6', '+139,6').replace('-39,5', '-139,5');
    const patch = new TextEncoder().encode(
      `diff --git a/look.go b/look.go\n--- a/look.go\n+++ b/look.go\n${shifted}\n`,
    );
    const of = report(
      verdict([
        benchmark('Look', [
          change('allocs/op', 0, 3, {
            change: 'regression',
            budget: growth(0),
            outcome: 'exceeded',
            culprits: [culprit('allocs/op', 0, 3, { line: 141 })],
          }),
        ]),
      ]),
    );
    const merge = { ...of.manifests.head, commit: { ...of.manifests.head.commit, sha: 'c'.repeat(40) } };
    await tell(forge, { ...of, manifests: { ...of.manifests, head: merge } }, { patch });
    expect(forge.reviews).toMatchObject([{ line: 41, onFile: false }]);
  });

  it('are only told in the comment when the diff is too large', async () => {
    const forge = forgeOf();
    await tell(forge, story());
    forge.files = null;
    const result = await tell(forge, scattered(2), { run: { ...run, run: 8 } });
    expect(codes(result)).toEqual(['diff-too-large']);
    expect(forge.reviews).toHaveLength(1);
    expect(forge.issue[0]?.body).toContain('2 lines are only told here');
  });
});

/** How often the head was read before the first call of a method. */
const looksBefore = (forge: MemoryForge, method: keyof Forge): number =>
  forge.calls.slice(0, forge.calls.indexOf(method)).filter((call) => call === 'pull').length;

describe('a refusal (422)', () => {
  // reviewdog's fallback loops over a list that nothing fills.
  it('costs one look at the head, and the lines go to the comment', async () => {
    const forge = forgeOf().fail('createReview', 'every', { reason: 'invalid' });
    const result = await tell(forge, story());
    expect(forge.calls.filter((call) => call === 'createReview')).toHaveLength(1);
    expect(looksBefore(forge, 'createComment')).toBe(3);
    expect(forge.reviews).toEqual([]);
    expect(result).toMatchObject({
      comment: { action: 'created' },
      notices: [{ code: 'lines-refused', facts: { places: ['look.go:41'] } }],
      forbidden: null,
    });
    expect(forge.issue[0]?.body).toContain('1 line could not be commented on: `look.go:41`.');
  });

  it('of many costs that one look as well', async () => {
    const forge = forgeOf();
    forge.files = ['look.go', 'walk.go'].map((path) => ({ path, status: 'modified', patch: null }));
    forge.fail('createFileComment', 'every', { reason: 'invalid' });
    await tell(forge, scattered(4));
    expect(forge.calls.filter((call) => call === 'createFileComment')).toHaveLength(4);
    expect(looksBefore(forge, 'createComment')).toBe(3);
  });

  it('because the head moved meanwhile ends it', async () => {
    const forge = forgeOf();
    forge.before('createReview', 1, () => (forge.head = 'f'.repeat(40)));
    const result = await tell(forge, story());
    expect(codes(result)).toEqual(['head-moved']);
    expect(forge.issue).toEqual([]);
    expect(forge.reviews).toEqual([]);
  });
});

describe('a token that may not write', () => {
  it('is a result: what was to be said goes the way of forks', async () => {
    for (const method of ['createComment', 'comments', 'pull'] as const) {
      const forge = forgeOf().fail(method, 'every', { reason: 'forbidden' });
      const result = await tell(forge, allWell());
      expect(result).toMatchObject({
        forbidden: { code: 'forge-failed', facts: { operation: method } },
        comment: { url: null, action: 'none' },
      });
    }
  });

  it('on lines costs the lines only', async () => {
    const forge = forgeOf().fail('createReview', 'every', { reason: 'forbidden' });
    const result = await tell(forge, story());
    expect(result).toMatchObject({
      forbidden: null,
      comment: { action: 'created' },
    });
    expect(codes(result)).toEqual(['reviews-forbidden']);
    const alone = forgeOf().fail('createReview', 'every', { reason: 'forbidden' });
    expect(await tell(alone, story(), { comment: 'never' })).toMatchObject({
      forbidden: { facts: { operation: 'createReview' } },
      notices: [],
    });
  });

  it('may well not see threads', async () => {
    const forge = forgeOf();
    await tell(forge, story());
    forge.fail('threads', 'every', { reason: 'forbidden' });
    const result = await tell(forge, allWell(), { run: { ...run, run: 8 } });
    expect(readReviewMarker(forge.reviews[0]?.body ?? '')?.state).toBe('resolved');
    expect(result.notices).toEqual([]);
  });

  it('on a server without reviews is said once', async () => {
    const forge = forgeOf().fail('reviewComments', 'every', { reason: 'unsupported' });
    const result = await tell(forge, story());
    expect(result.comment.action).toBe('created');
    expect(result.notices).toEqual([{ code: 'reviews-unsupported', facts: { operation: 'reviewComments' } }]);
  });
});

/** What the caller has to throw, or what was thrown at once. */
const failure = (published: Promise<Published>): Promise<unknown> =>
  published.then(
    ({ failed }) => failed,
    (error: unknown) => error,
  );

describe('what GitHub fails at on lines', () => {
  it.each<[keyof Forge, string]>([
    ['pullFiles', 'unavailable'],
    ['reviewComments', 'torn'],
    ['createReview', 'gone'],
  ])('does not cost the comment: %s %s', async (method, reason) => {
    const forge = forgeOf().fail(method, 'every', { reason });
    const result = await tell(forge, story());
    expect(result).toMatchObject({
      comment: { action: 'created' },
      failed: { facts: { reason } },
    });
    expect(forge.issue[0]?.body).toContain(
      'GitHub failed at the comments on 2 lines: `walk.go:88`, `look.go:41`.',
    );
  });

  it('ends it when GitHub takes no more requests', async () => {
    const forge = forgeOf().fail('createReview', 'every', { reason: 'rate-limited' });
    await expect(tell(forge, story())).rejects.toMatchObject({ facts: { reason: 'rate-limited' } });
    expect(forge.issue).toEqual([]);
  });
});

describe('an answer that is lost', () => {
  it.each<[keyof Forge, Fault]>([
    ['createComment', 'lost'],
    ['createComment', 'unsure'],
    ['createReview', 'lost'],
    ['createReview', 'unsure'],
  ])('never makes a second comment: %s %s', async (method, fault) => {
    const forge = forgeOf().fail(method, 1, fault);
    const clock = stillClock();
    const result = await publish(request(story()), forge, clock);
    expect(forge.issue).toHaveLength(1);
    expect(forge.reviews).toHaveLength(1);
    expect(result).toMatchObject({
      comment: { url: forge.issue[0]?.url, action: 'created' },
      notices: [],
    });
    expect(clock.slept).toHaveLength(1);
    expect(forge.calls.filter((call) => call === method)).toHaveLength(fault === 'lost' ? 1 : 2);
  });

  it('of a comment on a file is looked for as well', async () => {
    const forge = forgeOf().fail('createFileComment', 1, 'lost').fail('createFileComment', 2, 'unsure');
    forge.files = [{ path: 'look.go', status: 'modified', patch: null }];
    await tell(forge, scattered(3));
    expect(forge.reviews).toHaveLength(3);
  });

  it.each<keyof Forge>(['createComment', 'createReview'])(
    'is given up after three tries: %s',
    async (method) => {
      const forge = forgeOf().fail(method, 'every', 'unsure');
      await expect(failure(tell(forge, story()))).resolves.toMatchObject({
        code: 'forge-failed',
        facts: { reason: 'unavailable' },
      });
      expect(forge.calls.filter((call) => call === method)).toHaveLength(3);
    },
  );

  it.each<keyof Forge>(['comments', 'pullFiles', 'updateComment', 'viewer'])(
    'otherwise is an error, not a silence: %s',
    async (method) => {
      const forge = forgeOf();
      await tell(forge, story());
      forge.fail(method, 'every', { reason: 'torn' });
      await expect(failure(tell(forge, scattered(1), { run: { ...run, run: 8 } }))).resolves.toMatchObject({
        facts: { reason: 'torn' },
      });
    },
  );
});

describe('jobs that meet', () => {
  it('settle on one comment', async () => {
    const forge = forgeOf();
    const [a, b] = await Promise.all([tell(forge, allWell()), tell(forge, allWell())]);
    expect(forge.issue).toHaveLength(1);
    expect(a.comment.url).toBe(forge.issue[0]?.url);
    expect(b.comment.url).toBe(forge.issue[0]?.url);
  });

  it('with one key say so, keep the worse, and resolve nothing of each other', async () => {
    const windows = { ...run, variant: 'windows-amd64' };
    for (const order of [
      [story(), allWell()],
      [allWell(), story()],
    ] as const) {
      const forge = forgeOf();
      const identity = (of: Report) => (of.verdict.passes ? windows : run);
      await tell(forge, order[0], { run: identity(order[0]) });
      const result = await tell(forge, order[1], { run: identity(order[1]) });
      expect(codes(result)).toEqual(['shared-key']);
      expect(forge.issue).toHaveLength(1);
      expect(readCommentMarker(forge.issue[0]?.body ?? '')?.outcome).toBe('exceeded');
      expect(forge.reviews.map(({ body }) => readReviewMarker(body)?.state)).toEqual(['open']);
    }
  });

  it.each([
    ['never', story()],
    ['on-failure', doubtful()],
  ] as const)('resolve nothing of each other without a comment either: %s', async (comment, of) => {
    const forge = forgeOf();
    const windows = { ...run, variant: 'windows-amd64' };
    const state = () => forge.reviews.map(({ body }) => readReviewMarker(body)?.state);
    await tell(forge, of, { comment });
    await tell(forge, allWell(), { comment, run: windows });
    expect([state(), forge.issue]).toEqual([['open'], []]);
    // The next commit, in which it is found again as it was.
    forge.head = 'f'.repeat(40);
    const next = { sha: forge.head, run: 8 };
    await tell(forge, of, { comment, run: { ...run, ...next } });
    await tell(forge, allWell(), { comment, run: { ...windows, ...next } });
    expect(state()).toEqual(['open']);
    // And one in which it is gone.
    forge.head = 'e'.repeat(40);
    await tell(forge, allWell(), { comment, run: { ...windows, sha: forge.head, run: 9 } });
    expect(state()).toEqual(['resolved']);
  });

  it('with two keys have two comments', async () => {
    const forge = forgeOf();
    await tell(forge, allWell());
    const result = await tell(forge, story(), { run: { ...run, key: 'windows', variant: 'windows' } });
    expect(forge.issue).toHaveLength(2);
    expect(codes(result)).toEqual([]);
  });

  it('a comment that somebody removed meanwhile is made anew', async () => {
    const forge = forgeOf();
    await tell(forge, allWell());
    forge.before('updateComment', 1, () => forge.issue.splice(0));
    const result = await tell(forge, unprovenOnly(), { run: { ...run, run: 8 } });
    expect(forge.issue).toHaveLength(1);
    expect(result.comment).toEqual({ url: forge.issue[0]?.url, action: 'created' });
  });

  it('never write over what a newer run wrote since the list was read', async () => {
    const forge = forgeOf();
    await tell(forge, allWell());
    const newer = markedComment('newer', { ...run, run: 9, outcome: 'within' });
    const [first] = forge.issue;
    if (first === undefined) throw new Error('no comment');
    forge.before('comment', 1, () => (first.body = newer));
    const result = await tell(forge, story(), { run: { ...run, run: 8 }, reviewComments: false });
    expect(forge.issue).toMatchObject([{ id: first.id, body: newer }]);
    expect(result).toMatchObject({
      comment: { action: 'unchanged' },
      notices: [{ code: 'newer-run', facts: { run: 9 } }],
    });
  });

  it.each(['createComment', 'updateComment'] as const)(
    'write nothing when the head moves before: %s',
    async (method) => {
      const forge = forgeOf();
      if (method === 'updateComment') await tell(forge, allWell());
      forge.calls.length = 0;
      forge.before('pull', 2, () => (forge.head = 'f'.repeat(40)));
      const result = await tell(forge, story(), { run: { ...run, run: 8 }, reviewComments: false });
      expect(forge.writes).toEqual([]);
      expect(result.notices).toEqual([{ code: 'head-moved', facts: { measured: headSha, now: forge.head } }]);
    },
  );

  it('of two commits: the older says that it was too late, and the newer mends what it wrote', async () => {
    const forge = forgeOf();
    await tell(forge, allWell());
    const [comment] = forge.issue;
    if (comment === undefined) throw new Error('no comment');
    const older = markedComment('older', { ...run, run: 8, outcome: 'within' });
    const next = { ...run, sha: 'f'.repeat(40), run: 9 };
    // Somebody pushes after the older run has looked; its update comes in between.
    forge.calls.length = 0;
    forge.before('updateComment', 1, () => (forge.head = next.sha));
    const late = await tell(forge, story(), { run: { ...run, run: 8 }, reviewComments: false });
    expect(late).toMatchObject({ comment: { action: 'updated' } });
    expect(late.notices).toEqual([
      { code: 'head-moved', facts: { measured: headSha, now: next.sha, written: true } },
    ]);
    // The newer one looks after it has written.
    forge.calls.length = 0;
    forge.before('comments', 3, () => (comment.body = older));
    await tell(forge, story(), { run: next, reviewComments: false });
    expect(forge.writes).toEqual(['updateComment', 'updateComment']);
    expect(readCommentMarker(comment.body)).toMatchObject({ run: 9, sha: next.sha });
  });

  it('a list that lags does not make a second comment', async () => {
    const forge = forgeOf();
    const stale: Forge = Object.assign(Object.create(forge) as Forge, {
      comments: () => Promise.resolve([]),
    });
    await tell(stale, allWell());
    expect(forge.issue).toHaveLength(1);
  });
});

describe('a finding that was not seen', () => {
  it('is not gone when a benchmark did not run', async () => {
    const forge = forgeOf();
    await tell(forge, story());
    const broken = report(verdict([benchmark('Look/miss', [], { status: 'failed' })]));
    await tell(forge, broken, { run: { ...run, run: 8 } });
    expect(readReviewMarker(forge.reviews[0]?.body ?? '')?.state).toBe('open');
  });
});

describe('within the limits of GitHub', () => {
  it.each([
    ['huge', huge()],
    ['hostile', withNames(hostile)],
    ['both', withNames(Array.from({ length: 300 }, (_, k) => `${'`|@x <!-- '.repeat(400)}${k}`))],
  ])('a %s report fits, rows and marker included', async (_, of) => {
    const forge = forgeOf();
    await tell(forge, of);
    const body = forge.issue[0]?.body ?? '';
    expect(body.length).toBeLessThan(65_000);
    expect(new TextEncoder().encode(body).length).toBeLessThan(200_000);
    // Bencher's alert rows vanish first; ours are the last to go.
    expect(body.split('\n')[0]).toMatch(/^### ✗ /);
    expect(body).toContain('| benchmark | metric | base | head | change | budget |');
    expect(readCommentMarker(body)).not.toBeNull();
  });

  it('there is always room for the marker', () => {
    const longest = { ...run, key: 'k'.repeat(64), sha: 'a'.repeat(64), variant: 'v'.repeat(64) };
    for (let chars = 59_000; chars < 63_000; chars += 25) {
      const body = markedComment(commentText(story(), ['x'.repeat(chars)]), {
        ...longest,
        outcome: 'exceeded',
      });
      expect(body.length).toBeLessThanOrEqual(65_000);
    }
  });
});
