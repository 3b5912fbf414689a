import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outcomes, type Outcome } from '../../src/model/verdict.js';
import { markedComment, withoutMarker } from '../../src/publish/marker.js';
import { perform } from '../../src/publish/perform.js';
import { reconcileComment, type DesiredComment } from '../../src/publish/reconcile-comment.js';
import { bot, headSha, MemoryForge } from './memory-forge.js';

const desired: DesiredComment = {
  key: 'default',
  sha: headSha,
  run: 7,
  attempt: 1,
  variant: 'linux',
  outcome: 'exceeded',
  text: '### ✗ broken',
  fails: true,
  news: true,
};

const of = (rest: Partial<DesiredComment> = {}): DesiredComment => ({ ...desired, ...rest });
const body = (rest: Partial<DesiredComment> = {}) => markedComment(of(rest).text, of(rest));

async function publish(forge: MemoryForge, wanted: DesiredComment, when = 'always' as const): Promise<void> {
  const { ops } = reconcileComment(wanted, await forge.comments(), bot, when);
  await perform(ops, 1, forge);
}
const texts = (forge: MemoryForge) => forge.issue.map((comment) => withoutMarker(comment.body));

describe('the one comment', () => {
  it('is made, then updated in place, then left alone', async () => {
    const forge = new MemoryForge();
    await publish(forge, of());
    const [made] = forge.issue;
    await publish(forge, of({ run: 8, text: '### ✓ fine', outcome: 'within', sha: 'a'.repeat(40) }));
    expect(forge.issue.map(({ id }) => id)).toEqual([made?.id]);
    expect(texts(forge)).toEqual(['### ✓ fine']);
    forge.calls.length = 0;
    await publish(forge, of({ run: 9, text: '### ✓ fine', outcome: 'within', sha: 'a'.repeat(40) }));
    expect(forge.writes).toEqual([]);
    // The same words about another commit are news.
    await publish(forge, of({ run: 10, text: '### ✓ fine', outcome: 'within' }));
    expect(forge.writes).toEqual(['updateComment']);
  });

  // Anyone who quotes the marker would capture the update.
  it('is ours: neither a quote nor what others wrote is touched', async () => {
    const forge = new MemoryForge();
    forge.say(body({ run: 1 }), 'mallory');
    forge.say(body({ run: 1 }).replace(/^/gm, '> '), bot);
    forge.say(body({ run: 1, key: 'other' }));
    const before = forge.issue.map((comment) => ({ ...comment }));
    await publish(forge, of());
    expect(forge.writes).toEqual(['createComment']);
    expect(forge.issue.slice(0, 3)).toEqual(before);
  });

  it.each([
    ['always', false, false, true],
    ['on-change', false, true, true],
    ['on-change', true, false, false],
    ['on-failure', false, true, false],
    ['on-failure', true, false, true],
    ['never', true, true, false],
  ] as const)('is made with %s when it fails: %s, has news: %s → %s', (when, fails, news, made) => {
    const { ops } = reconcileComment(of({ fails, news }), [], bot, when);
    expect(ops.map((op) => op.do)).toEqual(made ? ['create-comment'] : []);
  });

  it('stays up to date once it is there, but with never', async () => {
    const forge = new MemoryForge();
    forge.say(body({ run: 1, text: 'x' }));
    const quiet = of({ fails: false, news: false });
    const there = await forge.comments();
    expect(reconcileComment(quiet, there, bot, 'on-failure').ops.map((op) => op.do)).toEqual([
      'update-comment',
    ]);
    expect(reconcileComment(quiet, there, bot, 'never').ops).toEqual([]);
  });

  it.each([
    { run: 8, attempt: 1 },
    { run: 7, attempt: 2 },
  ])('of a newer run is never overwritten: %j', async (newer) => {
    const forge = new MemoryForge();
    forge.say(body({ ...newer, text: 'newer' }));
    const plan = reconcileComment(of(), await forge.comments(), bot, 'always');
    expect(plan.ops).toEqual([]);
    expect(plan.standing).toMatchObject({ kind: 'newer-run', other: newer });
  });

  it('of another commit is overwritten, whatever its run: ours is the head', async () => {
    const forge = new MemoryForge();
    forge.say(body({ run: 8, text: 'taken back', sha: 'b'.repeat(40) }));
    const plan = reconcileComment(of(), await forge.comments(), bot, 'always');
    expect(plan).toMatchObject({ ops: [{ do: 'update-comment' }], standing: { kind: 'alone' } });
  });

  // Another workflow repeats, with our author, what somebody wrote.
  it.each([
    ['a run to come', { run: 999_999_999_999_999, sha: 'b'.repeat(40) }],
    ['this run', { variant: 'zzz' }],
    ['an old run', { run: 1 }],
  ])('is not one that repeats a marker of %s', async (_, marker) => {
    const forge = new MemoryForge();
    const echo = forge.say(`New title: ${body({ ...marker, text: 'words' })}`);
    forge.say(body({ run: 2, text: 'ours' }));
    const before = { ...echo };
    await publish(forge, of());
    expect(echo).toEqual(before);
    expect(texts(forge)).toEqual(['New title: words', '### ✗ broken']);
    forge.calls.length = 0;
    await publish(forge, of());
    expect(forge.writes).toEqual([]);
  });

  it('is made although somebody had a run to come repeated', async () => {
    const forge = new MemoryForge();
    forge.say(`New title: ${body({ run: 999_999_999_999_999, sha: 'b'.repeat(40), text: 'words' })}`);
    await publish(forge, of());
    expect(forge.writes).toEqual(['createComment']);
    expect(texts(forge)).toEqual(['New title: words', '### ✗ broken']);
  });

  it('that people edited is still the one', async () => {
    const forge = new MemoryForge();
    const edited = forge.say(`Please look!\n\n${body({ run: 1, text: 'old' })}`);
    await publish(forge, of());
    expect(forge.issue.map(({ id }) => id)).toEqual([edited.id]);
    expect(texts(forge)).toEqual(['### ✗ broken']);
  });

  it('of two jobs that met becomes one, the oldest, with what counts', async () => {
    const forge = new MemoryForge();
    const first = forge.say(body({ variant: 'windows', outcome: 'within', text: 'windows is fine' }));
    forge.say(body({ text: 'linux is not' }));
    await publish(forge, of({ text: 'linux is not' }));
    expect(forge.issue.map(({ id }) => id)).toEqual([first.id]);
    expect(texts(forge)).toEqual(['linux is not']);
    // The other job settles as well, and finds nothing to do.
    forge.calls.length = 0;
    await publish(forge, of({ variant: 'windows', outcome: 'within', text: 'windows is fine' }));
    expect(forge.writes).toEqual([]);
    expect(forge.issue).toHaveLength(1);
  });
});

const jobs = fc.record({
  run: fc.integer({ min: 1, max: 3 }),
  attempt: fc.integer({ min: 1, max: 2 }),
  variant: fc.constantFrom('linux', 'macos', 'windows'),
  outcome: fc.constantFrom<Outcome>(...outcomes),
});

describe('whoever comes when', () => {
  /** A variant of a run says one thing. */
  const distinct = fc
    .uniqueArray(jobs, {
      selector: ({ run, attempt, variant }) => `${run} ${attempt} ${variant}`,
      maxLength: 6,
    })
    .map((all) => all.map((job) => of({ ...job, text: JSON.stringify(job) })));

  it('twice gives nothing to do, and one comment is there', async () => {
    await fc.assert(
      fc.asyncProperty(distinct, fc.array(jobs, { maxLength: 4 }), async (all, there) => {
        const forge = new MemoryForge();
        for (const job of there) forge.say(body({ ...job, text: `old ${JSON.stringify(job)}` }));
        for (const job of all) {
          await publish(forge, job);
          const again = reconcileComment(job, await forge.comments(), bot, 'always');
          expect(again.ops).toEqual([]);
          expect(forge.issue).toHaveLength(1);
        }
      }),
    );
  });

  it('the order of jobs of a run does not decide what stays', async () => {
    await fc.assert(
      fc.asyncProperty(distinct, fc.infiniteStream(fc.nat()), async (all, random) => {
        const ends = [];
        for (const order of [all, [...all].reverse(), shuffled(all, random)]) {
          const forge = new MemoryForge();
          for (const job of order) await publish(forge, job);
          ends.push(texts(forge));
        }
        expect(ends[1]).toEqual(ends[0]);
        expect(ends[2]).toEqual(ends[0]);
      }),
    );
  });

  it('the order of the listing changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(jobs, { maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        async (there, random) => {
          const forge = new MemoryForge();
          for (const job of there) forge.say(body({ ...job, text: JSON.stringify(job) }));
          const listed = await forge.comments();
          const plan = reconcileComment(of(), listed, bot, 'always');
          expect(reconcileComment(of(), shuffled(listed, random), bot, 'always')).toEqual(plan);
        },
      ),
    );
  });
});

function shuffled<T>(items: readonly T[], random: Iterable<number>): T[] {
  const numbers = random[Symbol.iterator]();
  return items
    .map((item) => ({ item, at: Number(numbers.next().value) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
